-- Up Migration

-- Whether a person's identity is protected, or may be, for one who cannot see her.
create function is_protected(person uuid) returns boolean language plpgsql as $$
declare
  actor text := actor_kind();
  found boolean;
begin
  perform set_config('app.actor_kind', 'procedure', true);
  select p.protection <> 'none' into found from persons p where p.id = person;
  perform set_config('app.actor_kind', actor, true);
  return coalesce(found, true);
end
$$;

-- What was asked for in her name is hers to read, whole, once she is a party of the case. Not what was sent while she was a child:
-- of that she reads what was asked for (told_requests), and not what a guardian has said of the other or of where they live. Nor what
-- somebody sent whose identity is protected: it may tell where to find her.
alter policy by_case on applications using (state = 'submitted' and case actor_kind()
  when 'citizen' then exists (select from persons e where e.id = applications.person_id and e.merged_into = actor_id())
    or exists (select from cases c join case_parties p on p.case_id = c.id join persons q on q.id = p.person_id
      where c.application_id = applications.id and c.asked_by is not null and p.person_id = actor_id() and p.role = 'applicant'
        and birthday(q.personal_number, 18) <= (applications.submitted_at at time zone 'Europe/Stockholm')::date
        and not is_protected(c.asked_by))
  when 'staff' then exists (select from cases c where c.application_id = applications.id)
    or exists (select from case_parties p where p.case_id = applications.part_of)
  else false end);

-- Whom a meeting was for, when it is with somebody who represents her: she sees when it is, and with whom.
alter table meetings add column represents uuid references persons (id);
create index meetings_represents on meetings (represents);
create function meeting_represents() returns trigger language plpgsql as $$
begin
  select c.applicant_id into new.represents from case_parties p join cases c on c.id = p.case_id
   where p.case_id = new.case_id and p.person_id = new.person_id and p.rights is not null;
  return new;
end
$$;
create trigger meetings_represent before insert on meetings for each row execute function meeting_represents();

select set_config('app.actor_kind', 'procedure', true);
alter table meetings no force row level security;
update meetings m set represents = c.applicant_id from cases c, case_parties p
 where c.id = m.case_id and p.case_id = m.case_id and p.person_id = m.person_id and p.rights is not null;
alter table meetings force row level security;
select set_config('app.actor_kind', '', true);

-- Where and when one meets whose identity is protected, or who has said that another must not be contacted, stays with her.
alter policy seen on meetings using (case actor_kind()
  when 'citizen' then person_id = actor_id()
    or (represents is not null and exists (select from persons e where e.id = represents and (e.id = actor_id() or e.merged_into = actor_id()))
      and exists (select from cases c where c.id = meetings.case_id and not c.walled) and not is_protected(person_id))
  when 'staff' then true when 'system' then true else false end
  and exists (select from case_parties p where p.case_id = meetings.case_id));
