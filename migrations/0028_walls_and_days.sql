-- Up Migration

-- The unit may close a case to the child's other representatives after it was sent, as well as open it again.
create or replace function only_unit_opens() returns trigger language plpgsql as $$
begin
  if actor_kind() <> 'staff' then
    raise exception 'a case is opened and closed to other representatives by its unit only' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;

-- As before; whoever closes a case and whoever checks a mandate at the same moment wait for each other.
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
       for share of c
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
