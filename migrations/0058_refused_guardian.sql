-- Up Migration

-- One whose claim to be the child's other guardian the unit has refused is no side of it any more, in the database as in the actions;
-- unless she has become a party by another right since.
create or replace function guardian_side(o co_applications) returns text language sql stable as $$
  select case when o.role <> 'guardian' or actor_kind() <> 'citizen' then null
    when exists (select from cases c where c.id = o.case_id and c.asked_by = actor_id()) then 'first'
    when o.state = 'signed' and exists (select from persons p where p.personal_number = o.partner_number
        and (p.id = actor_id() or p.merged_into = actor_id()))
      and (exists (select from case_parties p where p.case_id = o.case_id and p.person_id = actor_id())
        or not exists (select from representations r join applications a on a.id = r.application_id
          where a.part_of = o.case_id and r.representative_id = actor_id() and r.state in ('REFUSED', 'REVOKED'))) then 'other' end
$$;
