-- Up Migration

-- Who only states that she represents somebody is asked for what shows it, and nothing else: no meeting is proposed to her or
-- answered by her, until it has been checked.
alter policy proposed on meetings with check (actor_kind() = 'staff' and proposed_by = actor_id()
  and exists (select from case_parties p where p.case_id = meetings.case_id and p.person_id = meetings.person_id
    and p.ended_at is null and (p.from_on is null or p.from_on <= actor_today())
    and (p.until_on is null or p.until_on >= actor_today()) and (p.rights is null or 'READ' = any (p.rights))));
alter policy moved on meetings using (case actor_kind()
  when 'citizen' then person_id = actor_id() when 'staff' then true when 'system' then true else false end
  and exists (select from case_parties p where p.case_id = meetings.case_id
    and (actor_kind() <> 'citizen' or p.rights is null or 'WRITE' = any (p.rights))));

-- What she wants besides is said in the request, at the moment that it comes in, and by nothing she presses later.
alter policy asked on wishes with check (actor_kind() = 'citizen' and person_id = actor_id()
  and exists (select from case_parties p where p.case_id = wishes.case_id and (p.rights is null or p.rights && array['WRITE', 'APPLY']
    or ('CLAIM' = any (p.rights)
      and exists (select from cases c where c.id = wishes.case_id and c.received_at = wishes.asked_at)))));
alter policy by_guardian on wishes with check (actor_kind() = 'citizen' and person_id = actor_id()
  and exists (select from co_applications o join persons p on p.personal_number = o.partner_number
    where o.case_id = wishes.case_id and o.role = 'guardian' and o.state = 'signed' and o.updated_at = wishes.asked_at
      and (p.id = actor_id() or p.merged_into = actor_id())));

-- What is shared is shared with somebody: there is a party today who can read it.
create function somebody_reads(the_case uuid) returns boolean language sql stable as $$
  select exists (select from case_parties p where p.case_id = the_case and p.ended_at is null
    and (p.from_on is null or p.from_on <= actor_today()) and (p.until_on is null or p.until_on >= actor_today())
    and party_may(p.rights, 'READ'))
$$;
alter policy shared on investigations with check (actor_kind() = 'staff' and shared_by = actor_id() and somebody_reads(case_id));
alter policy shared on individual_plans with check (actor_kind() = 'staff' and shared_by = actor_id() and somebody_reads(case_id));
