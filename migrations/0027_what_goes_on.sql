-- Up Migration

-- Whoever sends a request says in it what she wants besides, an individual plan too, before it has been checked who she is.
alter policy asked on wishes with check (actor_kind() = 'citizen' and person_id = actor_id()
  and exists (select from case_parties p where p.case_id = wishes.case_id
    and (p.rights is null or p.rights && array['WRITE', 'APPLY', 'CLAIM'])));
alter policy by_guardian on wishes with check (actor_kind() = 'citizen' and person_id = actor_id()
  and exists (select from co_applications o join persons p on p.personal_number = o.partner_number
    where o.case_id = wishes.case_id and o.role = 'guardian' and o.state = 'signed' and (p.id = actor_id() or p.merged_into = actor_id())));

-- A case is decided, and the support that was granted in it goes on: whoever represents the person from now on has to see it, ask
-- for more of it and be told when it ends, as much as the one before her.
alter policy seen on measures using (actor_kind() in ('citizen', 'staff', 'system', 'procedure')
  and exists (select from case_parties p where p.case_id = measures.case_id
    and (actor_kind() <> 'citizen' or party_may(p.rights, 'DECISION'))));
create or replace function represent(the representations, only_case uuid) returns void language plpgsql as $$
begin
  insert into case_parties (case_id, unit, person_id, role, representation_id, from_on, until_on, rights)
    select c.id, c.unit, the.representative_id, case the.basis when 'CUSTODIAN' then 'guardian' else 'representative' end,
           the.id, the.valid_from, the.valid_until, the.rights
      from persons q join cases c on c.applicant_id = coalesce(q.merged_into, q.id)
     where q.personal_number = the.principal_number and c.kind = any (the.kinds)
       and (c.open or c.id = only_case or exists (select from measures m where m.case_id = c.id and m.ended_on is null
         and coalesce(m.valid_until, 'infinity') >= actor_today()))
       and (only_case is null or c.id = only_case) and (not c.walled or c.asked_by = the.representative_id)
  on conflict (case_id, person_id) do update set role = excluded.role, representation_id = excluded.representation_id,
      from_on = excluded.from_on, until_on = excluded.until_on, rights = excluded.rights, ended_at = null
    -- Of two mandates the wider one holds, and what was only stated gives way to a right to apply.
    where case_parties.rights is not null and (case_parties.ended_at is not null or case_parties.until_on < actor_today()
      or case when 'CLAIM' = any (case_parties.rights) then 'APPLY' = any (excluded.rights)
        else cardinality(excluded.rights) >= cardinality(case_parties.rights) end);
  if not 'APPLY' = any (the.rights) then
    return;
  end if;
  -- Now it is known that the request was for her, and not for somebody whose number was mistaken for hers.
  update case_parties p set from_on = birthday(the.principal_number, 15)
    from cases c, persons q
   where p.case_id = c.id and p.role = 'applicant' and p.from_on = 'infinity' and c.asked_by = the.representative_id
     and q.personal_number = the.principal_number and c.applicant_id = coalesce(q.merged_into, q.id) and c.kind = any (the.kinds);
end
$$;

-- What is decided before it has been checked who asks is for her who asked, and for no other who says that she represents.
alter policy by_case on decisions using (case actor_kind()
  when 'citizen' then exists (select from case_parties p where p.case_id = decisions.case_id
    and (party_may(p.rights, 'DECISION') or ('CLAIM' = any (p.rights) and outcome = 'DISMISSED'
      and exists (select from cases c where c.id = decisions.case_id and c.asked_by = actor_id()))))
  when 'staff' then exists (select from case_parties p where p.case_id = decisions.case_id) else false end);
alter policy opened on decisions using (actor_kind() = 'citizen'
  and exists (select from case_parties p where p.case_id = decisions.case_id
    and (party_may(p.rights, 'DECISION') or ('CLAIM' = any (p.rights) and outcome = 'DISMISSED'
      and exists (select from cases c where c.id = decisions.case_id and c.asked_by = actor_id())))));

-- Whoever is found not to represent the person is no party any more, but for her who asked: she reads what became of it.
create or replace function representation_moved() returns trigger language plpgsql as $$
declare
  actor text := actor_kind();
  other representations;
begin
  perform set_config('app.actor_kind', 'procedure', true);
  if new.state = 'VERIFIED' then
    perform represent(new, null);
  elsif new.state in ('REVOKED', 'REFUSED') then
    update case_parties p set ended_at = coalesce(new.revoked_at, new.decided_at)
     where p.representation_id = new.id and p.ended_at is null
       and (new.state = 'REVOKED' or not exists (select from cases c where c.id = p.case_id and c.asked_by = p.person_id));
    -- What she may by another right stands.
    for other in select r.* from representations r where r.representative_id = new.representative_id
        and r.principal_number = new.principal_number and r.state = 'VERIFIED' and coalesce(r.valid_until, 'infinity') >= actor_today() loop
      perform represent(other, null);
    end loop;
  end if;
  perform set_config('app.actor_kind', actor, true);
  return null;
end
$$;
