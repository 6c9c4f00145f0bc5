-- Up Migration

-- The roles of the employee who acts, for the few tables that belong to a role and not to a unit.
create function actor_roles() returns text[] language sql stable parallel safe
  as $$ select string_to_array(nullif(current_setting('app.actor_roles', true), ''), ',') $$;

-- Employees whom an administrator has shut out of the portal, whatever their groups say. Never removed: letting somebody
-- in again is noted in the same row.
create table staff_exclusions (
  id uuid primary key,
  staff_id uuid not null references staff (id),
  excluded_by uuid not null references staff (id),
  excluded_at timestamptz not null,
  readmitted_by uuid references staff (id),
  readmitted_at timestamptz,
  check (staff_id <> excluded_by),
  check ((readmitted_at is null) = (readmitted_by is null))
);
create unique index staff_exclusions_open on staff_exclusions (staff_id) where readmitted_at is null;
create index staff_exclusions_staff_id on staff_exclusions (staff_id);
create index staff_exclusions_excluded_by on staff_exclusions (excluded_by);
create index staff_exclusions_readmitted_by on staff_exclusions (readmitted_by);
create trigger staff_exclusions_only_readmitted before update on staff_exclusions
  for each row execute function only_marked('readmitted_by', 'readmitted_at');

alter table staff_exclusions enable row level security;
alter table staff_exclusions force row level security;
create policy seen on staff_exclusions for select using (actor_kind() = 'system'
  or (actor_kind() = 'staff' and 'administrator' = any (actor_roles())));
create policy by_administrator on staff_exclusions for insert with check (actor_kind() = 'staff'
  and 'administrator' = any (actor_roles()) and excluded_by = actor_id());
create policy readmitted on staff_exclusions for update using (actor_kind() = 'staff'
  and 'administrator' = any (actor_roles())) with check (readmitted_by = actor_id());

-- For ending all sessions of one person.
create index if not exists sessions_citizen on sessions ((sess -> 'citizen' ->> 'personId'));
create index if not exists sessions_staff on sessions ((sess -> 'staff' ->> 'staffId'));

-- An employee who is asked to log in anew must be the same one.
alter table saml_requests add column subject_staff_id uuid references staff (id);
alter table saml_requests add check (subject_staff_id is null or kind = 'staff');
create index saml_requests_subject_staff_id on saml_requests (subject_staff_id);

-- What an employee has written of a decision, while logging in anew. Sealed with the key of the case.
create table decision_drafts (
  case_id uuid not null references cases (id) on delete cascade,
  staff_id uuid not null references staff (id),
  content_sealed bytea not null,
  updated_at timestamptz not null,
  primary key (case_id, staff_id)
);
create index decision_drafts_staff_id on decision_drafts (staff_id);

alter table decision_drafts enable row level security;
alter table decision_drafts force row level security;
create policy own on decision_drafts using (actor_kind() = 'staff' and staff_id = actor_id()
  and exists (select from case_parties p where p.case_id = decision_drafts.case_id));

-- Whether the population register protects the person (sekretessmarkering, skyddad folkbokföring). `unknown`: the register
-- could not be asked, and the person is treated as protected until it can.
alter table persons add column protection text not null default 'none' check (protection in ('none', 'protected', 'unknown'));
alter table persons add column protection_asked_at timestamptz;
-- The person that this one turned out to be: an earlier samordningsnummer of somebody who now has a personnummer.
alter table persons add column merged_into uuid references persons (id) check (merged_into <> id);
create index persons_merged_into on persons (merged_into);
create index persons_protection on persons (protection_asked_at) where protection = 'unknown';

-- The login said that a person has had another number, which is known here. An employee decides whether it is the same person.
create table merge_proposals (
  id uuid primary key,
  person_id uuid not null references persons (id),
  earlier_person_id uuid not null references persons (id),
  -- The unit whose managers see it; null: the managers of any.
  unit text,
  state text not null default 'proposed' check (state in ('proposed', 'confirmed', 'rejected')),
  created_at timestamptz not null,
  decided_by uuid references staff (id),
  decided_at timestamptz,
  check (person_id <> earlier_person_id),
  check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  unique (person_id, earlier_person_id)
);
create index merge_proposals_earlier_person_id on merge_proposals (earlier_person_id);
create index merge_proposals_decided_by on merge_proposals (decided_by);
create index merge_proposals_proposed on merge_proposals (created_at) where state = 'proposed';
create trigger merge_proposals_only_decided before update on merge_proposals
  for each row execute function only_marked('state', 'decided_by', 'decided_at', 'unit');

alter table merge_proposals enable row level security;
alter table merge_proposals force row level security;
create policy by_system on merge_proposals for select using (actor_kind() = 'system');
create policy by_login on merge_proposals for insert with check (actor_kind() = 'system');
create policy by_procedure on merge_proposals using (actor_kind() = 'procedure');
create policy own on merge_proposals for select using (actor_kind() = 'citizen' and person_id = actor_id());
create policy seen on merge_proposals for select using (actor_kind() = 'staff' and 'manager' = any (actor_roles())
  and (unit is null or unit = any (actor_units())));
create policy decided on merge_proposals for update using (actor_kind() = 'staff' and 'manager' = any (actor_roles())
  and (unit is null or unit = any (actor_units()))) with check (decided_by = actor_id());

-- Whoever is to say whether two are the same must see both. A manager only: `case`, so that nobody else pays for it.
create policy in_proposal on persons for select using (case when actor_kind() = 'staff' and 'manager' = any (actor_roles())
  then exists (select from merge_proposals m where m.state = 'proposed' and persons.id in (m.person_id, m.earlier_person_id))
  else false end);
-- What was written under the earlier number keeps its author.
create policy earlier_self on persons for select using (actor_kind() = 'citizen' and merged_into = actor_id());
create policy earlier_party on persons for select using (actor_kind() = 'staff' and merged_into is not null
  and exists (select from case_parties p where p.person_id = persons.merged_into));

-- Nobody who acts is called `procedure`: only the two functions below are, while they run. They do what no one actor may.
alter policy seen on case_parties using (case actor_kind()
  when 'citizen' then person_id = actor_id() when 'staff' then unit = any (actor_units()) when 'system' then true
  when 'procedure' then true else false end);
create policy by_procedure on case_parties for update using (actor_kind() = 'procedure');
alter policy seen on cases using (case (select actor_kind())
  when 'citizen' then applicant_id = actor_id()
    or exists (select from case_parties p where p.case_id = cases.id and p.person_id = actor_id())
  when 'staff' then unit = any ((select actor_units())::text[]) when 'system' then true when 'procedure' then true
  else false end);
alter policy changed on cases using (case actor_kind()
  when 'citizen' then exists (select from case_parties p where p.case_id = cases.id and p.person_id = actor_id())
  when 'staff' then unit = any (actor_units()) when 'procedure' then true else false end);
create policy by_procedure on persons using (actor_kind() = 'procedure');
create policy by_procedure on applications using (actor_kind() = 'procedure');

-- Moves the cases of a person to the unit for protected persons when one of the parties is protected, and back to the unit
-- of their kind when none is any longer. Everything that hangs on a case is seen by its unit only. Gives how many moved.
create function place_cases(person uuid, protecting text, ordinary jsonb) returns int
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
  perform set_config('app.actor_kind', actor, true);
  return moved;
end
$$;

-- Gives the cases and drafts of the earlier person to the one it turned out to be. What has been signed, sent and written
-- is not touched: who did it then stays in it. Gives how many cases moved; null when one of the two is merged already.
create function merge_persons(proposal uuid) returns int language plpgsql as $$
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
