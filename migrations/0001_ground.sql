-- Up Migration

-- Who acts is told by the application at the start of each transaction (src/platform/db/db.ts).
create function actor_kind() returns text language sql stable parallel safe
  as $$ select coalesce(current_setting('app.actor_kind', true), '') $$;
create function actor_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.actor_id', true), '')::uuid $$;
create function actor_units() returns text[] language sql stable parallel safe
  as $$ select string_to_array(nullif(current_setting('app.actor_units', true), ''), ',') $$;

-- Data keys, wrapped by a master key that the database never sees. Deleting a row makes what it sealed unreadable.
create table vault_keys (
  id uuid primary key,
  master_key_id text not null,
  wrapped bytea not null,
  created_at timestamptz not null default now()
);

-- A name as it is searched for: small letters (whatever the database's locale), in the order of code points.
create function name_words(name text) returns text language sql immutable parallel safe
  as $$ select lower(translate(trim(name), 'ÅÄÖÆØÉÈÊËÁÀÂÃÜÚÙÛÍÌÎÏÓÒÔÕÑÇŠŽČĆĐŁÝ', 'åäöæøéèêëáàâãüúùûíìîïóòôõñçšžčćđłý')) collate "C" $$;

create table persons (
  id uuid primary key,
  personal_number text not null unique check (personal_number ~ '^[0-9]{12}$'),
  given_name text not null default '',
  family_name text not null default '',
  -- For search. Columns, since the planner never takes an expression past row-level security to an index.
  name_given_first text collate "C" not null generated always as (name_words(given_name || ' ' || family_name)) stored,
  name_family_first text collate "C" not null generated always as (name_words(family_name || ' ' || given_name)) stored,
  phone text,
  email text,
  notify_by text[] not null default '{}' check (notify_by <@ array['sms', 'email']),
  language text not null default 'sv' check (language in ('sv', 'en')),
  last_login_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create index persons_name_given_first on persons (name_given_first);
create index persons_name_family_first on persons (name_family_first);

create table staff (
  id uuid primary key,
  idp_entity_id text not null,
  subject text not null,
  name text not null,
  email text,
  phone text,
  roles text[] not null check (roles <@ array['caseworker', 'manager', 'administrator']),
  units text[] not null,
  last_login_at timestamptz,
  created_at timestamptz not null,
  unique (idp_entity_id, subject)
);

create table applications (
  id uuid primary key,
  person_id uuid not null references persons (id),
  kind text not null check (kind in ('livelihoodSupport', 'lss')),
  form_id text not null,
  form_version int not null,
  language text not null check (language in ('sv', 'en')),
  vault_key_id uuid not null references vault_keys (id),
  answers_sealed bytea not null,
  -- Counts the saves: a page that was drawn from an older version may not overwrite a newer one unseen.
  version int not null default 1,
  state text not null default 'draft' check (state in ('draft', 'submitted')),
  month date check (extract(day from month) = 1),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null,
  submitted_at timestamptz,
  check ((state = 'submitted') = (submitted_at is not null))
);
create index applications_person_id on applications (person_id, state, updated_at desc);
create index applications_vault_key_id on applications (vault_key_id);
create index applications_expires_at on applications (expires_at) where state = 'draft';

create table case_number_counters (
  year int primary key,
  last int not null
);

create table cases (
  id uuid primary key,
  number text not null unique,
  kind text not null check (kind in ('livelihoodSupport', 'lss')),
  unit text not null,
  state text not null check (state in ('RECEIVED', 'UNDER_INVESTIGATION', 'SUPPLEMENT_REQUESTED', 'DECIDED', 'WITHDRAWN')),
  -- Whether it stands in somebody's queue.
  open boolean not null generated always as (state in ('RECEIVED', 'UNDER_INVESTIGATION', 'SUPPLEMENT_REQUESTED')) stored,
  application_id uuid not null unique references applications (id),
  applicant_id uuid not null references persons (id),
  vault_key_id uuid not null references vault_keys (id),
  month date,
  acute boolean not null default false,
  waiting_for text not null default 'authority' check (waiting_for in ('authority', 'citizen', 'nobody')),
  -- The day by which the one it waits for should have acted.
  due_on date not null,
  unread_by_staff boolean not null default true,
  assigned_to uuid references staff (id),
  received_at timestamptz not null,
  decided_at timestamptz,
  updated_at timestamptz not null,
  unique (id, unit)
);
-- The queue: open cases of a unit by due day. Partial, so that finished cases cost nothing.
create index cases_queue on cases (unit, due_on, id) where open;
create index cases_queue_assigned on cases (assigned_to, unit, due_on, id) where open;
create index cases_queue_unread on cases (unit, due_on, id) where unread_by_staff;
create index cases_queue_unassigned on cases (unit, due_on, id) where open and assigned_to is null;
create index cases_queue_waiting on cases (unit, due_on, id) where open and waiting_for = 'citizen';
create index cases_applicant_id on cases (applicant_id, received_at desc);
create index cases_vault_key_id on cases (vault_key_id);

-- Whose case it is. The unit stands here too, so that its row-level security never has to look into cases.
create table case_parties (
  case_id uuid not null,
  unit text not null,
  person_id uuid not null references persons (id),
  role text not null check (role in ('applicant', 'coApplicant')),
  primary key (case_id, person_id),
  foreign key (case_id, unit) references cases (id, unit) on update cascade
);
create index case_parties_person_id on case_parties (person_id, case_id);
create index case_parties_case_id on case_parties (case_id, unit);

-- What was asked and answered, in words, exactly as it was signed. Never updated.
create table submissions (
  id uuid primary key,
  application_id uuid not null unique references applications (id),
  frozen_sealed bytea not null,
  content_hash bytea not null,
  form_id text not null,
  form_version int not null,
  language text not null,
  submitted_at timestamptz not null
);

create table messages (
  id uuid primary key,
  case_id uuid not null references cases (id),
  direction text not null check (direction in ('toCitizen', 'toCaseworker')),
  author_person uuid references persons (id),
  author_staff uuid references staff (id),
  body_sealed bytea not null,
  -- Set when an answer is asked for.
  answer_by date,
  answered_at timestamptz,
  sent_at timestamptz not null,
  read_at timestamptz,
  check (num_nonnulls(author_person, author_staff) = 1)
);
create index messages_case_id on messages (case_id, sent_at);
create index messages_unread on messages (case_id) where read_at is null;
create index messages_author_person on messages (author_person);
create index messages_author_staff on messages (author_staff);

create table decisions (
  id uuid primary key,
  case_id uuid not null references cases (id),
  outcome text not null check (outcome in ('GRANTED', 'PARTIALLY_GRANTED', 'REJECTED', 'DISMISSED')),
  -- The decision as it was given, in words, and what it rests on.
  content_sealed bytea not null,
  content_hash bytea not null,
  decided_by uuid not null references staff (id),
  decided_at timestamptz not null,
  first_opened_at timestamptz
);
create index decisions_case_id on decisions (case_id, decided_at);
create index decisions_decided_by on decisions (decided_by);

-- What was sent to tell a person that there is something to read; never what.
create table notifications (
  id uuid primary key,
  person_id uuid not null references persons (id),
  case_id uuid references cases (id),
  channel text not null check (channel in ('sms', 'email')),
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed')),
  created_at timestamptz not null,
  sent_at timestamptz
);
create index notifications_person_id on notifications (person_id, created_at desc);
create index notifications_case_id on notifications (case_id);

-- The log: who did what, when, chained per case (or application, person, employee) by hash.
create table audit_heads (
  chain uuid primary key,
  seq int not null,
  hash bytea not null
);
create table audit_events (
  id bigint generated always as identity primary key,
  chain uuid not null,
  seq int not null,
  at timestamptz not null,
  action text not null,
  actor_kind text not null,
  actor_id uuid,
  -- Whether the citizen sees it in the case's history.
  on_timeline boolean not null default false,
  detail jsonb not null default '{}',
  request_id text not null,
  prev_hash bytea not null,
  hash bytea not null,
  unique (chain, seq)
);
create index audit_events_actor_id on audit_events (actor_id, at desc);
create index audit_events_action on audit_events (action, at desc);

create function audit_digest(e audit_events) returns bytea language sql stable as $$
  select sha256(convert_to(concat_ws('|', e.chain, e.seq, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.action,
    e.actor_kind, coalesce(e.actor_id::text, '-'), e.on_timeline, e.detail::text, e.request_id, encode(e.prev_hash, 'hex')), 'UTF8'))
$$;

-- Runs as the owner: the application can neither set a place in the chain nor touch the heads.
create function audit_chain() returns trigger language plpgsql security definer set search_path from current as $$
declare
  head audit_heads;
begin
  insert into audit_heads (chain, seq, hash) values (new.chain, 0, '\x') on conflict (chain) do nothing;
  select * into strict head from audit_heads where chain = new.chain for update;
  new.seq := head.seq + 1;
  new.prev_hash := head.hash;
  new.hash := audit_digest(new);
  update audit_heads set seq = new.seq, hash = new.hash where chain = new.chain;
  return new;
end
$$;
create trigger audit_chain before insert on audit_events for each row execute function audit_chain();

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_events_append_only before update or delete or truncate on audit_events
  for each statement execute function refuse_change();
create trigger submissions_append_only before update on submissions for each statement execute function refuse_change();

-- Library tables: sessions (connect-pg-simple) and limits (rate-limiter-flexible).
create table sessions (
  sid varchar not null primary key,
  sess json not null,
  expire timestamptz not null
);
create index sessions_expire on sessions (expire);
create table rate_limits (
  key varchar(255) primary key,
  points int not null default 0,
  expire bigint
);

-- What has been written is never rewritten: it is only marked as read, answered or opened.
create function only_marked() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - tg_argv) <> (to_jsonb(old) - tg_argv) then
    raise exception 'of a row of % only % may change', tg_table_name, array_to_string(tg_argv, ', ')
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger messages_only_marked before update on messages for each row execute function only_marked('read_at', 'answered_at');
create trigger decisions_only_opened before update on decisions for each row execute function only_marked('first_opened_at');
-- What has been sent is sent.
create trigger applications_sent before update on applications for each row when (old.state = 'submitted')
  execute function refuse_change();

alter table persons enable row level security;
alter table persons force row level security;
alter table staff enable row level security;
alter table staff force row level security;
alter table applications enable row level security;
alter table applications force row level security;
alter table cases enable row level security;
alter table cases force row level security;
alter table case_parties enable row level security;
alter table case_parties force row level security;
alter table submissions enable row level security;
alter table submissions force row level security;
alter table messages enable row level security;
alter table messages force row level security;
alter table decisions enable row level security;
alter table decisions force row level security;
alter table notifications enable row level security;
alter table notifications force row level security;
alter table audit_events enable row level security;
alter table audit_events force row level security;

-- The actor stands bare in the policies: a sub-select around it would be worked out once a statement, but each of the many
-- that a page's statement then has costs more to set up than the setting costs to read for its few rows.
create policy seen on case_parties for select using (case actor_kind()
  when 'citizen' then person_id = actor_id() when 'staff' then unit = any (actor_units()) when 'system' then true else false end);
-- Nobody makes herself a party of somebody else's case.
create policy own_case on case_parties for insert with check (actor_kind() = 'citizen' and person_id = actor_id()
  and exists (select from cases c where c.id = case_parties.case_id and c.applicant_id = actor_id()));

-- One `case` instead of several policies: the planner then expects every second row to pass instead of one in thousands.
-- With a limit it walks the queue's index and stops, instead of reading all of the unit's cases first.
-- Here the actor is worked out once a statement: the counts above a queue read hundreds of rows.
create policy seen on cases for select using (case (select actor_kind())
  when 'citizen' then applicant_id = actor_id()
    or exists (select from case_parties p where p.case_id = cases.id and p.person_id = actor_id())
  when 'staff' then unit = any ((select actor_units())::text[]) when 'system' then true else false end);
create policy changed on cases for update using (case actor_kind()
  when 'citizen' then exists (select from case_parties p where p.case_id = cases.id and p.person_id = actor_id())
  when 'staff' then unit = any (actor_units()) else false end);
create policy by_applicant on cases for insert
  with check (actor_kind() = 'citizen' and applicant_id = actor_id());

create policy self on persons using (actor_kind() = 'citizen' and id = actor_id());
create policy by_party on persons for select using (actor_kind() = 'staff'
  and exists (select from case_parties p where p.person_id = persons.id));
create policy by_system on persons using (actor_kind() = 'system');

create policy names on staff for select using (actor_kind() in ('citizen', 'staff', 'system'));
create policy by_system on staff using (actor_kind() = 'system');

create policy own on applications using (actor_kind() = 'citizen' and person_id = actor_id());
-- A draft is never the authority's to read.
create policy by_case on applications for select using (state = 'submitted' and actor_kind() in ('staff', 'citizen')
  and exists (select from cases c where c.application_id = applications.id));
create policy by_system on applications using (actor_kind() = 'system');

create policy by_application on submissions for select
  using (exists (select from applications a where a.id = submissions.application_id));
create policy by_applicant on submissions for insert with check (actor_kind() = 'citizen'
  and exists (select from applications a where a.id = submissions.application_id and a.person_id = actor_id()));
-- What hangs on a case is seen by whoever sees one of its parties: a citizen herself, an employee those of the unit.
create policy seen on messages for select using (actor_kind() in ('citizen', 'staff')
  and exists (select from case_parties p where p.case_id = messages.case_id));
-- Nobody writes in another's name.
create policy by_author on messages for insert with check (
  (case actor_kind() when 'citizen' then author_person = actor_id() when 'staff' then author_staff = actor_id() else false end)
  and exists (select from case_parties p where p.case_id = messages.case_id));
create policy marked on messages for update using (actor_kind() in ('citizen', 'staff')
  and exists (select from case_parties p where p.case_id = messages.case_id));
create policy by_case on decisions for select using (actor_kind() in ('citizen', 'staff')
  and exists (select from case_parties p where p.case_id = decisions.case_id));
create policy by_decider on decisions for insert with check (actor_kind() = 'staff' and decided_by = actor_id()
  and exists (select from case_parties p where p.case_id = decisions.case_id));
create policy opened on decisions for update using (actor_kind() = 'citizen'
  and exists (select from case_parties p where p.case_id = decisions.case_id));

create policy own on notifications for select using (actor_kind() = 'citizen' and person_id = actor_id());
create policy by_case on notifications using (actor_kind() = 'staff'
  and exists (select from case_parties p where p.case_id = notifications.case_id));
create policy by_citizen on notifications for insert
  with check (actor_kind() = 'citizen' and person_id = actor_id());
create policy by_system on notifications using (actor_kind() = 'system');

create policy anybody_writes on audit_events for insert with check (true);
create policy by_party on audit_events for select using (actor_kind() = 'citizen' and on_timeline
  and exists (select from case_parties p where p.case_id = audit_events.chain));
create policy by_unit on audit_events for select using (actor_kind() = 'staff'
  and exists (select from case_parties p where p.case_id = audit_events.chain));
create policy by_system on audit_events for select using (actor_kind() = 'system');
