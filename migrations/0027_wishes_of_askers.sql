-- Up Migration

-- One who asks for somebody else says in the request itself that she wants to speak before the board; her right to act in the
-- case is checked later, but the wish must not be lost meanwhile.
drop policy asked on wishes;
create policy asked on wishes for insert with check (actor_kind() = 'citizen' and person_id = actor_id()
  and (exists (select from case_parties p where p.case_id = wishes.case_id and (p.rights is null or 'WRITE' = any (p.rights)))
    or exists (select from cases c where c.id = wishes.case_id and c.asked_by = actor_id())));
