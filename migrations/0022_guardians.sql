-- Up Migration

-- A child may have two guardians. When one of them has asked for support for the child, the other is asked to read it and to sign
-- as well, in the same way as a partner is asked for her part; how it stands with the other is kept even when nobody is asked.
alter table co_applications add column role text not null default 'partner' check (role in ('partner', 'guardian'));
alter table co_applications alter column partner_number drop not null;
alter table co_applications drop constraint co_applications_state_check;
-- Of a guardian besides: that there is no other (sole), that the other cannot be reached, does not want to, or must not be contacted.
alter table co_applications add constraint co_applications_state_check check (state in ('invited', 'begun', 'signed', 'declined', 'lapsed', 'closed')
  or case role when 'partner' then state in ('returned', 'ended') else state in ('sole', 'unreachable', 'unwilling', 'protected') end);
-- Nobody can be waited for who has not been named.
alter table co_applications add check (partner_number is not null or role = 'guardian' and state in ('sole', 'unreachable', 'unwilling', 'protected'));
-- What the unit has noted about why the other cannot be reached.
alter table co_applications add column note_sealed bytea;
alter table co_applications add column noted_by uuid references staff (id);
alter table co_applications add column noted_at timestamptz check ((noted_at is null) = (noted_by is null));
create index co_applications_noted_by on co_applications (noted_by);
drop trigger co_applications_only_moved on co_applications;
create trigger co_applications_only_moved before update on co_applications for each row
  execute function only_marked('unit', 'partner_id', 'correction_sealed', 'state', 'asked_on', 'last_day', 'reminded', 'updated_at',
    'note_sealed', 'noted_by', 'noted_at');

-- Of a guardian it is seen by her who sent the request and by her who is asked, and by nobody else who represents the child. The
-- child is told what happens; how it stands between her guardians is not for her to carry.
alter policy seen on co_applications using (case actor_kind()
  when 'citizen' then case role
      when 'partner' then exists (select from case_parties p where p.case_id = co_applications.case_id and p.role = 'applicant')
      else exists (select from cases c where c.id = co_applications.case_id and c.asked_by = actor_id()) end
    or exists (select from persons p where p.personal_number = co_applications.partner_number
      and (p.id = actor_id() or p.merged_into = actor_id()))
  when 'staff' then unit = any (actor_units()) when 'system' then true when 'procedure' then true else false end);
alter policy by_applicant on co_applications with check (actor_kind() = 'citizen' and noted_by is null and case role
  when 'partner' then exists (select from case_parties p where p.case_id = co_applications.case_id and p.role = 'applicant')
  else exists (select from cases c where c.id = co_applications.case_id and c.asked_by = actor_id()) end);
-- She who sent the request asks once; what becomes of it is the other's to say, and the unit's to note.
alter policy moved on co_applications using (case actor_kind()
  when 'citizen' then (role = 'partner' and exists (select from case_parties p where p.case_id = co_applications.case_id and p.role = 'applicant'))
    or exists (select from persons p where p.personal_number = co_applications.partner_number
      and (p.id = actor_id() or p.merged_into = actor_id()))
  when 'staff' then unit = any (actor_units()) when 'system' then true when 'procedure' then true else false end);
-- A guardian is no applicant, whatever she has signed.
alter policy co_applicant on case_parties with check (actor_kind() = 'citizen' and person_id = actor_id()
  and role = 'coApplicant' and ended_at is null
  and exists (select from co_applications o join persons p on p.personal_number = o.partner_number
    where o.case_id = case_parties.case_id and o.role = 'partner' and o.state = 'signed' and (p.id = actor_id() or p.merged_into = actor_id())));

-- As before, whoever brings the case to an end.
create or replace function close_co_applications() returns trigger language plpgsql as $$
declare
  actor text := actor_kind();
begin
  perform set_config('app.actor_kind', 'procedure', true);
  update co_applications set state = 'closed', updated_at = new.updated_at
   where case_id = new.id and state in ('invited', 'begun', 'returned', 'lapsed');
  perform set_config('app.actor_kind', actor, true);
  return null;
end
$$;

-- A request of one's own that turns out to be the second guardian's becomes a part; what she had begun before stays beside it.
drop index applications_part_of;
create index applications_part_of on applications (part_of, person_id) where part_of is not null;
create unique index applications_one_part on applications (part_of, person_id) where part_of is not null and state = 'draft';

-- She who sent it says that the child's other guardian must not be contacted. Then nobody else who represents the child is a party
-- of the case, whatever was checked before, until the unit says so.
alter table cases add column walled boolean not null default false check (not walled or asked_by is not null);
create function only_unit_opens() returns trigger language plpgsql as $$
begin
  if new.walled or actor_kind() <> 'staff' then
    raise exception 'a case is opened to other representatives by its unit only' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger cases_only_unit_opens before update on cases for each row when (old.walled is distinct from new.walled)
  execute function only_unit_opens();

-- As before, but for a case that is walled off.
create or replace function represent(the representations, only_case uuid) returns void language plpgsql as $$
begin
  insert into case_parties (case_id, unit, person_id, role, representation_id, from_on, until_on, rights)
    select c.id, c.unit, the.representative_id, case the.basis when 'CUSTODIAN' then 'guardian' else 'representative' end,
           the.id, the.valid_from, the.valid_until, the.rights
      from persons q join cases c on c.applicant_id = coalesce(q.merged_into, q.id)
     where q.personal_number = the.principal_number and c.kind = any (the.kinds) and (c.open or c.id = only_case)
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

-- Those who represent the child are parties of a case that has been opened to them.
create function case_opened() returns trigger language plpgsql as $$
declare
  actor text := actor_kind();
  the representations;
begin
  perform set_config('app.actor_kind', 'procedure', true);
  for the in select r.* from representations r join persons q on q.personal_number = r.principal_number
      where new.applicant_id in (q.id, q.merged_into) and r.state = 'VERIFIED' and new.kind = any (r.kinds)
        and coalesce(r.valid_until, 'infinity') >= actor_today() order by cardinality(r.rights) loop
    perform represent(the, new.id);
  end loop;
  perform set_config('app.actor_kind', actor, true);
  return null;
end
$$;
create trigger cases_opened after update on cases for each row when (old.walled and not new.walled) execute function case_opened();

-- Makes the guardian who was asked, and has signed, a party of the child's case: by what she states, and by more if that has been
-- checked before.
create function guardian_joins(the_case uuid) returns void language plpgsql as $$
declare
  actor text := actor_kind();
  numbers text[];
  the representations;
begin
  if actor <> 'citizen' or not exists (select from co_applications o join persons p on p.personal_number = o.partner_number
      where o.case_id = the_case and o.role = 'guardian' and o.state = 'signed' and (p.id = actor_id() or p.merged_into = actor_id())) then
    raise exception 'nobody joins a case who has not been asked and signed' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('app.actor_kind', 'procedure', true);
  select array_agg(q.personal_number) into numbers from cases c join persons q on c.applicant_id in (q.id, q.merged_into) where c.id = the_case;
  insert into case_parties (case_id, unit, person_id, role, rights, representation_id)
    select c.id, c.unit, actor_id(), 'guardian', array['CLAIM'], r.id
      from cases c join representations r on r.representative_id = actor_id() and r.principal_number = any (numbers)
       and r.state in ('CLAIMED', 'VERIFIED') and c.kind = any (r.kinds)
     where c.id = the_case order by r.state desc, r.created_at desc limit 1
  on conflict (case_id, person_id) do update set rights = excluded.rights, representation_id = excluded.representation_id, role = excluded.role,
      from_on = null, until_on = null, ended_at = null
    where case_parties.ended_at is not null or case_parties.until_on < actor_today();
  for the in select r.* from representations r join cases c on c.id = the_case
      where r.representative_id = actor_id() and r.principal_number = any (numbers) and r.state = 'VERIFIED' and c.kind = any (r.kinds)
        and coalesce(r.valid_until, 'infinity') >= actor_today() order by cardinality(r.rights) loop
    perform represent(the, the_case);
  end loop;
  perform set_config('app.actor_kind', actor, true);
end
$$;

-- Whoever asks for somebody else may say with it that she wants to speak before the board, before it has been checked who she is.
alter policy asked on wishes with check (actor_kind() = 'citizen' and person_id = actor_id()
  and exists (select from case_parties p where p.case_id = wishes.case_id
    and (p.rights is null or 'WRITE' = any (p.rights) or ('CLAIM' = any (p.rights) and kind = 'board'))));
