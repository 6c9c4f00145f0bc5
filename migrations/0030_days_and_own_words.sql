-- Up Migration

-- Who is a party by what she states only is so as long as she could be if it is true: a guardian until the day before the child is
-- of age, and everybody until the last day of her mandate.
create or replace function case_represented() returns trigger language plpgsql as $$
declare
  actor text := actor_kind();
  number text[];
  the representations;
begin
  perform set_config('app.actor_kind', 'procedure', true);
  select array_agg(q.personal_number) into number from persons q where new.applicant_id in (q.id, q.merged_into);
  if new.asked_by is not null then
    insert into case_parties (case_id, unit, person_id, role, from_on)
      values (new.id, new.unit, new.applicant_id, 'applicant', 'infinity');
    insert into case_parties (case_id, unit, person_id, role, rights, representation_id, until_on)
      select new.id, new.unit, new.asked_by, case r.basis when 'CUSTODIAN' then 'guardian' else 'representative' end, array['CLAIM'], r.id,
             r.valid_until
        from representations r where r.representative_id = new.asked_by and r.principal_number = any (number)
         and (r.state = 'CLAIMED' or (r.state = 'VERIFIED' and 'APPLY' = any (r.rights) and r.valid_from <= actor_today()))
         and coalesce(r.valid_until, 'infinity') >= actor_today() and new.kind = any (r.kinds)
       order by r.state desc, r.created_at desc limit 1;
    if not found then
      raise exception 'nobody asks for another without saying by what right' using errcode = 'insufficient_privilege';
    end if;
  end if;
  for the in select r.* from representations r where r.principal_number = any (number) and r.state = 'VERIFIED'
      and new.kind = any (r.kinds) and coalesce(r.valid_until, 'infinity') >= actor_today()
     order by cardinality(r.rights) loop
    perform represent(the, new.id);
  end loop;
  perform set_config('app.actor_kind', actor, true);
  return null;
end
$$;

create or replace function guardian_joins(the_case uuid) returns void language plpgsql as $$
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
  insert into case_parties (case_id, unit, person_id, role, rights, representation_id, until_on)
    select c.id, c.unit, actor_id(), 'guardian', array['CLAIM'], r.id, r.valid_until
      from cases c join representations r on r.representative_id = actor_id() and r.principal_number = any (numbers)
       and r.state in ('CLAIMED', 'VERIFIED') and c.kind = any (r.kinds)
     where c.id = the_case and coalesce(r.valid_until, 'infinity') >= actor_today() order by r.state desc, r.created_at desc limit 1
  on conflict (case_id, person_id) do update set rights = excluded.rights, representation_id = excluded.representation_id, role = excluded.role,
      from_on = null, until_on = excluded.until_on, ended_at = null
    where case_parties.ended_at is not null or case_parties.until_on < actor_today();
  for the in select r.* from representations r join cases c on c.id = the_case
      where r.representative_id = actor_id() and r.principal_number = any (numbers) and r.state = 'VERIFIED' and c.kind = any (r.kinds)
        and coalesce(r.valid_until, 'infinity') >= actor_today() order by cardinality(r.rights) loop
    perform represent(the, the_case);
  end loop;
  perform set_config('app.actor_kind', actor, true);
end
$$;

-- Whom a consent was given for, when she who gave it represents another: it is hers to see and to take back too.
alter table consents add column represents uuid references persons (id);
create index consents_represents on consents (represents);
create function consent_represents() returns trigger language plpgsql as $$
begin
  select c.applicant_id into new.represents from case_parties p join cases c on c.id = p.case_id
   where p.case_id = new.case_id and p.person_id = new.person_id and p.rights is not null;
  return new;
end
$$;
create trigger consents_represent before insert on consents for each row execute function consent_represents();

select set_config('app.actor_kind', 'procedure', true);
update case_parties p set until_on = r.valid_until from representations r
 where r.id = p.representation_id and p.rights = array['CLAIM'] and p.until_on is null and r.valid_until is not null;
alter table consents no force row level security;
update consents n set represents = c.applicant_id from cases c, case_parties p
 where c.id = n.case_id and p.case_id = n.case_id and p.person_id = n.person_id and p.rights is not null;
alter table consents force row level security;
select set_config('app.actor_kind', '', true);

alter policy seen on consents using (case actor_kind()
  when 'citizen' then person_id = actor_id()
    or exists (select from persons e where e.id = consents.represents and (e.id = actor_id() or e.merged_into = actor_id()))
  when 'staff' then true else false end
  and exists (select from case_parties p where p.case_id = consents.case_id));
alter policy taken_back on consents using (actor_kind() = 'citizen' and withdrawn_at is null and (person_id = actor_id()
    or exists (select from persons e where e.id = consents.represents and (e.id = actor_id() or e.merged_into = actor_id()))))
  with check (withdrawn_at is not null);

-- That somebody wants to speak before the board, or has taken back whom may be asked about her, is what she has said of herself:
-- in the history it is for her, for one for whom it was done, and for the unit.
alter policy own_steps on audit_events using (actor_kind() <> 'citizen' or detail ->> 'represents' = actor_id()::text
  or ((detail ->> 'meeting' is null or exists (select from meetings m where m.id = (detail ->> 'meeting')::uuid))
    and (detail ->> 'comment' is null
      or exists (select from investigation_comments c where c.id = (detail ->> 'comment')::uuid))
    and (action not in ('board.ask', 'consent.withdraw')
      or exists (select from persons e where e.id = audit_events.actor_id and (e.id = actor_id() or e.merged_into = actor_id())))));
