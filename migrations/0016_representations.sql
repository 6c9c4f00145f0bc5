-- Up Migration

-- Those who act for somebody else. Whose a case is, is always the person concerned; who represents her is a party of it beside
-- her, with rights and days of her own, so that every wall between parties holds for her too.

-- The day that it is for the application, set together with the actor. Nothing holds on a day that nobody has told.
create function actor_today() returns date language sql stable parallel safe
  as $$ select nullif(current_setting('app.today', true), '')::date $$;

-- The day somebody turns so many years old, by her number; what a samordningsnummer leaves out is the first (src/people/rules.ts).
-- Whoever is born on a leap day has her birthday on the first of March.
create function birthday(number text, years int) returns date language sql immutable parallel safe as $$
  select (make_date(substr(number, 1, 4)::int, greatest(substr(number, 5, 2)::int, 1),
      greatest(substr(number, 7, 2)::int - case when substr(number, 7, 2)::int >= 60 then 60 else 0 end, 1))
    - 1 + make_interval(years => years))::date + 1
$$;

create table representations (
  id uuid primary key,
  -- The person concerned, as whoever wrote it stated her. She need not be known here.
  principal_number text not null check (principal_number ~ '^[0-9]{12}$'),
  principal_name text not null,
  representative_number text not null check (representative_number ~ '^[0-9]{12}$'),
  representative_name text not null,
  -- Null until whoever was given a power of attorney has said yes.
  representative_id uuid references persons (id),
  basis text not null check (basis in ('CUSTODIAN', 'SPECIAL_REPRESENTATIVE', 'TRUSTEE', 'LEGAL_GUARDIAN', 'LASTING_POWER', 'AGENT')),
  -- The kinds of case that it covers.
  kinds text[] not null check (kinds <@ array['livelihoodSupport', 'lss'] and cardinality(kinds) > 0),
  rights text[] not null check (rights <@ array['READ', 'WRITE', 'APPLY', 'DECISION'] and 'READ' = any (rights)),
  valid_from date not null,
  -- The last day; null where there is none.
  valid_until date,
  -- `granted`: a power of attorney that the person herself has given here. OFFERED: it is not answered yet. CLAIMED: stated by the
  -- representative, and not checked yet. 
  granted boolean not null default false check (not granted or basis = 'AGENT'),
  state text not null check (state in ('OFFERED', 'CLAIMED', 'VERIFIED', 'REFUSED', 'REVOKED')),
  unit text not null,
  -- The request that it came with, whose files are its evidence.
  application_id uuid references applications (id),
  vault_key_id uuid not null references vault_keys (id),
  note_sealed bytea,
  reason_sealed bytea,
  created_at timestamptz not null,
  decided_by uuid references staff (id),
  decided_at timestamptz,
  revoked_by_person uuid references persons (id),
  revoked_by_staff uuid references staff (id),
  revoked_at timestamptz,
  -- How many times somebody has been told that it will end.
  reminded int not null default 0,
  check (principal_number <> representative_number),
  check (valid_until >= valid_from),
  check (state in ('OFFERED', 'REFUSED', 'REVOKED') or representative_id is not null),
  check (state <> 'OFFERED' or granted),
  check ((state = 'REVOKED') = (revoked_at is not null) and (revoked_at is null or num_nonnulls(revoked_by_person, revoked_by_staff) = 1))
);
create index representations_principal on representations (principal_number);
create index representations_representative_number on representations (representative_number);
create index representations_representative_id on representations (representative_id);
create index representations_application_id on representations (application_id);
create index representations_vault_key_id on representations (vault_key_id);
create index representations_decided_by on representations (decided_by);
create index representations_revoked_by_person on representations (revoked_by_person);
create index representations_revoked_by_staff on representations (revoked_by_staff);
create index representations_claimed on representations (unit, created_at) where state = 'CLAIMED';
create index representations_ending on representations (valid_until) where state = 'VERIFIED';
create trigger representations_only_moved before update on representations for each row when (actor_kind() <> 'procedure')
  execute function only_marked('representative_id', 'kinds', 'rights', 'valid_from', 'valid_until', 'state', 'unit', 'reason_sealed',
    'decided_by', 'decided_at', 'revoked_by_person', 'revoked_by_staff', 'revoked_at', 'reminded');

-- Who may move it where. A representative can never say of herself that she has been checked.
create function representation_moves() returns trigger language plpgsql as $$
declare
  allowed boolean;
begin
  -- A guardian's is at an end when the child is of age, whatever was written.
  if new.basis in ('CUSTODIAN', 'LEGAL_GUARDIAN') then
    new.valid_until := least(new.valid_until, birthday(new.principal_number, 18) - 1);
  end if;
  if tg_op = 'INSERT' or actor_kind() = 'procedure' then
    return new;
  end if;
  if actor_kind() = 'citizen' then
    allowed := (to_jsonb(new) - array['state', 'revoked_at', 'revoked_by_person', 'representative_id'])
      = (to_jsonb(old) - array['state', 'revoked_at', 'revoked_by_person', 'representative_id'])
      and ((new.state = 'REVOKED' and old.state in ('OFFERED', 'CLAIMED', 'VERIFIED') and new.revoked_by_person = actor_id()
          and new.representative_id is not distinct from old.representative_id
          -- What a court or the law has given is not hers to take back here.
          and (old.representative_id = actor_id() or old.basis in ('AGENT', 'LASTING_POWER', 'SPECIAL_REPRESENTATIVE')))
        or (old.state = 'OFFERED' and new.state = 'VERIFIED' and new.representative_id = actor_id()
          and exists (select from persons p where p.personal_number = new.representative_number
            and (p.id = actor_id() or p.merged_into = actor_id()))));
  elsif actor_kind() = 'staff' then
    allowed := (old.state = 'CLAIMED' and new.state in ('VERIFIED', 'REFUSED') and new.decided_by = actor_id())
      or (old.state in ('OFFERED', 'CLAIMED', 'VERIFIED') and new.state = 'REVOKED' and new.revoked_by_staff = actor_id());
  else
    allowed := (to_jsonb(new) - array['reminded']) = (to_jsonb(old) - array['reminded']);
  end if;
  if not allowed then
    raise exception 'a representation is not moved from % to % by %', old.state, new.state, actor_kind() using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger representations_moves before insert or update on representations for each row execute function representation_moves();

-- Who sent a request for somebody else. What she sent stays hers to read, and is all that opens until she has been checked.
alter table cases add column asked_by uuid references persons (id) check (asked_by <> applicant_id);
create index cases_asked_by on cases (asked_by);

alter table case_parties drop constraint case_parties_role_check;
alter table case_parties add check (role in ('applicant', 'coApplicant', 'guardian', 'representative'));
alter table case_parties add column representation_id uuid references representations (id);
create index case_parties_representation_id on case_parties (representation_id);
-- The days on which it holds. She for whom a request was made is a party from infinity until it has been checked who made it.
alter table case_parties add column from_on date;
alter table case_parties add column until_on date;
-- Null: all that a party may. CLAIM: what she herself has sent and her own correspondence, and nothing else.
alter table case_parties add column rights text[] check (rights is null or rights = array['CLAIM']
  or ('READ' = any (rights) and rights <@ array['READ', 'WRITE', 'APPLY', 'DECISION']));
alter table case_parties add check ((role in ('guardian', 'representative')) = (rights is not null));
create function party_may(rights text[], one text) returns boolean language sql immutable parallel safe
  as $$ select rights is null or one = any (rights) or 'CLAIM' = any (rights) and one = 'WRITE' $$;

alter table representations enable row level security;
alter table representations force row level security;
-- She who is represented sees it once it has been checked, or given by herself, and from the day she is fifteen: a number may be
-- written by mistake, and nobody learns of another's life by it.
create policy seen on representations for select using (case actor_kind()
  when 'citizen' then representative_id = actor_id()
    or exists (select from persons p where (p.id = actor_id() or p.merged_into = actor_id())
      and (p.personal_number = representations.representative_number
        or (p.personal_number = representations.principal_number and birthday(representations.principal_number, 15) <= actor_today()
          and (granted or state = 'VERIFIED' or (state = 'REVOKED' and decided_at is not null)))))
  when 'staff' then unit = any (actor_units()) or exists (select from case_parties p where p.representation_id = representations.id)
  when 'system' then true when 'procedure' then true else false end);
create policy claimed on representations for insert with check (actor_kind() = 'citizen' and decided_by is null
  and exists (select from persons p where (p.id = actor_id() or p.merged_into = actor_id())
    and case when granted then state = 'OFFERED' and representative_id is null and p.personal_number = principal_number
      and birthday(principal_number, 18) <= actor_today()
      else state = 'CLAIMED' and representative_id = actor_id() and p.personal_number = representative_number end));
create policy moved on representations for update using (case actor_kind()
  when 'citizen' then true when 'staff' then unit = any (actor_units()) when 'system' then true when 'procedure' then true
  else false end);

alter policy seen on case_parties using (case actor_kind()
  when 'citizen' then person_id = actor_id() and ended_at is null and (from_on is null or from_on <= actor_today())
    and (until_on is null or until_on >= actor_today())
  when 'staff' then unit = any (actor_units()) when 'system' then true when 'procedure' then true else false end);
create policy by_procedure_added on case_parties for insert with check (actor_kind() = 'procedure');
-- The applicant of a case that somebody else has asked for adds herself to nothing.
alter policy own_case on case_parties with check (actor_kind() = 'citizen' and person_id = actor_id() and role = 'applicant'
  and representation_id is null
  and exists (select from cases c where c.id = case_parties.case_id and c.applicant_id = actor_id() and c.asked_by is null));

alter policy seen on cases using (case (select actor_kind())
  when 'citizen' then (applicant_id = actor_id() and asked_by is null)
    or exists (select from case_parties p where p.case_id = cases.id and p.person_id = actor_id())
  when 'staff' then unit = any ((select actor_units())::text[]) when 'system' then true when 'procedure' then true
  else false end);
alter policy changed on cases using (case actor_kind()
  when 'citizen' then exists (select from case_parties p where p.case_id = cases.id and p.person_id = actor_id()
    and party_may(p.rights, 'WRITE'))
  when 'staff' then unit = any (actor_units()) when 'procedure' then true else false end);
alter policy by_applicant on cases with check (actor_kind() = 'citizen'
  and case when asked_by is null then applicant_id = actor_id() else asked_by = actor_id() end);

alter policy by_author on messages with check (
  (case actor_kind() when 'citizen' then author_person = actor_id() and person_id = actor_id()
    when 'staff' then author_staff = actor_id() else false end)
  and exists (select from case_parties p where p.case_id = messages.case_id and p.person_id = messages.person_id
    and p.ended_at is null and (p.from_on is null or p.from_on <= actor_today())
    and (p.until_on is null or p.until_on >= actor_today())
    and (actor_kind() = 'staff' or party_may(p.rights, 'WRITE'))));

-- A request that is dismissed is dismissed for her who made it; every other decision is for those who may read decisions.
alter policy by_case on decisions using (case actor_kind()
  when 'citizen' then exists (select from case_parties p where p.case_id = decisions.case_id
    and (party_may(p.rights, 'DECISION') or ('CLAIM' = any (p.rights) and outcome = 'DISMISSED')))
  when 'staff' then exists (select from case_parties p where p.case_id = decisions.case_id) else false end);
alter policy opened on decisions using (actor_kind() = 'citizen'
  and exists (select from case_parties p where p.case_id = decisions.case_id
    and (party_may(p.rights, 'DECISION') or ('CLAIM' = any (p.rights) and outcome = 'DISMISSED'))));
-- When the first of those who represent her opened it.
alter table decisions add column representative_opened_at timestamptz;
drop trigger decisions_only_opened on decisions;
create trigger decisions_only_opened before update on decisions for each row
  execute function only_marked('first_opened_at', 'co_opened_at', 'representative_opened_at');

alter policy by_party on audit_events using (actor_kind() = 'citizen' and on_timeline
  and exists (select from case_parties p where p.case_id = audit_events.chain
    and (party_may(p.rights, 'READ') or audit_events.actor_id = actor_id()))
  and (detail ->> 'message' is null or exists (select from messages m where m.id = (detail ->> 'message')::uuid)));

-- Evidence that belongs to no application and no case.
alter table documents add column representation_id uuid references representations (id);
create index documents_representation_id on documents (representation_id);
alter table documents drop constraint documents_check;
alter table documents add constraint documents_one_owner check (num_nonnulls(application_id, case_id, representation_id) = 1);
alter policy by_owner on documents using (case actor_kind()
  when 'citizen' then exists (select from applications a where a.id = documents.application_id)
    or exists (select from messages m where m.id = documents.message_id)
    or (message_id is null and exists (select from case_parties p where p.case_id = documents.case_id
      and (uploaded_by_person = actor_id() or (uploaded_by_person is null and p.role = 'applicant'))))
    or (uploaded_by_person = actor_id() and exists (select from representations r where r.id = documents.representation_id))
  when 'staff' then exists (select from applications a where a.id = documents.application_id)
    or exists (select from case_parties p where p.case_id = documents.case_id)
    or exists (select from representations r where r.id = documents.representation_id)
  else false end);
alter policy by_citizen on documents with check (actor_kind() = 'citizen' and uploaded_by_person = actor_id()
  and (exists (select from applications a where a.id = documents.application_id and a.state = 'draft')
    or exists (select from representations r where r.id = documents.representation_id and r.state = 'CLAIMED'
      and r.representative_id = actor_id())
    or (exists (select from case_parties p where p.case_id = documents.case_id and party_may(p.rights, 'WRITE'))
      and (message_id is null or exists (select from messages m where m.id = documents.message_id)))));

-- Finds the person with a number, or notes down who she is said to be; what her own login says comes in its place.
create function person_concerned(fresh uuid, number text, name text, protected_until_asked boolean, at timestamptz) returns uuid language plpgsql as $$
declare
  actor text := actor_kind();
  found uuid;
begin
  perform set_config('app.actor_kind', 'procedure', true);
  insert into persons (id, personal_number, family_name, protection, created_at, updated_at)
    values (fresh, number, name, case when protected_until_asked then 'unknown' else 'none' end, at, at)
    on conflict (personal_number) do nothing;
  select coalesce(p.merged_into, p.id) into strict found from persons p where p.personal_number = number;
  perform set_config('app.actor_kind', actor, true);
  return found;
end
$$;

-- Makes whoever represents somebody a party of those of her cases that it covers: of one case, or of all that are open.
create function represent(the representations, only_case uuid) returns void language plpgsql as $$
begin
  insert into case_parties (case_id, unit, person_id, role, representation_id, from_on, until_on, rights)
    select c.id, c.unit, the.representative_id, case the.basis when 'CUSTODIAN' then 'guardian' else 'representative' end,
           the.id, the.valid_from, the.valid_until, the.rights
      from persons q join cases c on c.applicant_id = coalesce(q.merged_into, q.id)
     where q.personal_number = the.principal_number and c.kind = any (the.kinds) and (c.open or c.id = only_case)
       and (only_case is null or c.id = only_case)
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

create function representation_moved() returns trigger language plpgsql as $$
declare
  actor text := actor_kind();
  other representations;
begin
  perform set_config('app.actor_kind', 'procedure', true);
  if new.state = 'VERIFIED' then
    perform represent(new, null);
  elsif new.state = 'REVOKED' then
    update case_parties set ended_at = new.revoked_at where representation_id = new.id and ended_at is null;
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
create trigger representations_moved after update of state on representations for each row execute function representation_moved();

-- A case has those who represent its applicant among its parties from the beginning.
create function case_represented() returns trigger language plpgsql as $$
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
    insert into case_parties (case_id, unit, person_id, role, rights, representation_id)
      select new.id, new.unit, new.asked_by, case r.basis when 'CUSTODIAN' then 'guardian' else 'representative' end, array['CLAIM'], r.id
        from representations r where r.representative_id = new.asked_by and r.principal_number = any (number)
         and (r.state = 'CLAIMED' or (r.state = 'VERIFIED' and 'APPLY' = any (r.rights) and r.valid_from <= actor_today()
           and coalesce(r.valid_until, 'infinity') >= actor_today())) and new.kind = any (r.kinds)
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
create trigger cases_represented after insert on cases for each row execute function case_represented();

-- Before it has been checked by what right somebody asks, all that can be decided is that nothing is.
create function decision_checked() returns trigger language plpgsql as $$
begin
  if new.outcome <> 'DISMISSED' and exists (select from case_parties p where p.case_id = new.case_id and p.role = 'applicant'
      and p.from_on = 'infinity') then
    raise exception 'the right to ask for another has not been checked' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger decisions_checked before insert on decisions for each row execute function decision_checked();

-- The mandate by which the one who acts has had a place in a case, when she has it no longer.
create function mandate_before(the_case uuid) returns uuid language plpgsql as $$
declare
  actor text := actor_kind();
  found uuid;
begin
  if actor <> 'citizen' then
    return null;
  end if;
  perform set_config('app.actor_kind', 'procedure', true);
  select p.representation_id into found from case_parties p where p.case_id = the_case and p.person_id = actor_id();
  perform set_config('app.actor_kind', actor, true);
  return found;
end
$$;

-- As before, and what somebody says about whom she represents follows.
create or replace function place_cases(person uuid, protecting text, ordinary jsonb) returns int
  language plpgsql as $$
declare
  actor text := actor_kind();
  moved int;
begin
  perform set_config('app.actor_kind', 'procedure', true);
  update cases c set unit = placed.unit
    from (select k.id, case
              when exists (select from case_parties p join persons q on p.person_id in (q.id, q.merged_into)
                where p.case_id = k.id and q.protection <> 'none') then protecting
              when k.unit = protecting then coalesce(ordinary ->> k.kind, k.unit)
              else k.unit end as unit
            from cases k where k.id in (select p.case_id from case_parties p where p.person_id = person)) placed
   where c.id = placed.id and c.unit <> placed.unit;
  get diagnostics moved = row_count;
  update merge_proposals m set unit = case
      when exists (select from persons q where q.id in (m.person_id, m.earlier_person_id) and q.protection <> 'none')
      then protecting end
   where person in (m.person_id, m.earlier_person_id) and m.state = 'proposed';
  update representations r set unit = placed.unit
    from (select s.id, case
              when exists (select from persons q where q.personal_number in (s.principal_number, s.representative_number)
                and q.protection <> 'none') then protecting
              when s.unit = protecting then coalesce(ordinary ->> s.kinds[1], s.unit)
              else s.unit end as unit
            from representations s join persons q on q.personal_number in (s.principal_number, s.representative_number)
           where person in (q.id, q.merged_into)) placed
   where r.id = placed.id and r.unit <> placed.unit;
  perform set_config('app.actor_kind', actor, true);
  return moved;
end
$$;

-- As before, and whoever represents or has asked for somebody does so under her new number.
create or replace function merge_persons(proposal uuid) returns int language plpgsql as $$
declare
  actor text := actor_kind();
  the merge_proposals;
  moved int;
begin
  perform set_config('app.actor_kind', 'procedure', true);
  select * into strict the from merge_proposals where id = proposal and state = 'confirmed';
  perform from persons where id in (the.person_id, the.earlier_person_id) order by id for update;
  if not exists (select from persons where id in (the.person_id, the.earlier_person_id) and merged_into is not null) then
    update case_parties p set person_id = the.person_id where p.person_id = the.earlier_person_id
      and not exists (select from case_parties o where o.case_id = p.case_id and o.person_id = the.person_id);
    update cases set applicant_id = the.person_id where applicant_id = the.earlier_person_id;
    get diagnostics moved = row_count;
    update cases set asked_by = the.person_id where asked_by = the.earlier_person_id and applicant_id <> the.person_id;
    update representations set representative_id = the.person_id where representative_id = the.earlier_person_id;
    update applications set person_id = the.person_id where person_id = the.earlier_person_id and state = 'draft';
    update persons n set phone = coalesce(n.phone, e.phone), email = coalesce(n.email, e.email),
        notify_by = case when n.notify_by = '{}' then e.notify_by else n.notify_by end
      from persons e where n.id = the.person_id and e.id = the.earlier_person_id;
    update persons set merged_into = the.person_id where id = the.earlier_person_id or merged_into = the.earlier_person_id;
  end if;
  perform set_config('app.actor_kind', actor, true);
  return moved;
end
$$;

-- As before, and evidence that belongs to no case is of the history of what it is evidence for.
create or replace function files_to_check(before timestamptz, most int)
  returns table (id uuid, chain uuid, size_bytes bigint, sha256 text, vault_key_id uuid) language plpgsql as $$
begin
  if actor_kind() <> 'system' then
    return;
  end if;
  perform set_config('app.actor_kind', 'procedure', true);
  return query
    select d.id, coalesce(d.case_id, c.id, d.application_id, d.representation_id), d.size_bytes, encode(d.sha256, 'hex'), d.vault_key_id
      from documents d left join cases c on c.application_id = d.application_id
      left join document_checks k on k.document_id = d.id
     where k.checked_at is null or k.checked_at < before
     order by k.checked_at nulls first, d.id limit most;
  perform set_config('app.actor_kind', 'system', true);
end
$$;
