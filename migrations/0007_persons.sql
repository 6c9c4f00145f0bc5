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
