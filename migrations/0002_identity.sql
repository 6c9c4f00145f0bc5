-- Up Migration

-- Sign-in and signing requests that wait for the provider's answer. No personal data but the ids of rows.
create table saml_requests (
  id text primary key check (id ~ '^_[0-9a-f]{32}$'),
  kind text not null check (kind in ('citizen', 'staff', 'sign')),
  idp_entity_id text not null,
  browser_hash text not null,
  levels text[] not null,
  force_authn boolean not null,
  return_to text not null,
  subject_person_id uuid references persons (id),
  application_id uuid references applications (id) on delete cascade,
  content_hash text,
  -- For signing: the address with the signed request, and the words that the provider was asked to show.
  sent text,
  message text,
  created_at timestamptz not null,
  used_at timestamptz,
  check ((kind = 'sign') = (subject_person_id is not null and application_id is not null and content_hash is not null))
);
create index saml_requests_created_at on saml_requests (created_at);
create index saml_requests_subject_person_id on saml_requests (subject_person_id);
create index saml_requests_application_id on saml_requests (application_id);

-- Assertions that have been used, until they have expired: each opens one session.
create table saml_assertions (
  id text primary key,
  expires_at timestamptz not null
);
create index saml_assertions_expires_at on saml_assertions (expires_at);

-- A person's confirmation of an application with e-legitimation, and the evidence of it.
create table signatures (
  id uuid primary key,
  application_id uuid not null references applications (id) on delete cascade,
  person_id uuid not null references persons (id),
  content_hash text not null,
  signed_at timestamptz not null,
  idp text not null,
  level text not null,
  request_id text not null unique,
  -- Sealed with the application's data key: disposal of the case makes it unreadable.
  evidence_sealed bytea not null,
  -- Set by the submission that it belongs to.
  used_at timestamptz
);
create index signatures_application_id on signatures (application_id, person_id);
create index signatures_person_id on signatures (person_id);

alter table signatures enable row level security;
alter table signatures force row level security;
create policy own on signatures for select
  using (actor_kind() = 'citizen' and person_id = actor_id());
create policy own_insert on signatures for insert
  with check (actor_kind() = 'citizen' and person_id = actor_id());
create policy own_use on signatures for update
  using (actor_kind() = 'citizen' and person_id = actor_id());
create policy by_case on signatures for select using (actor_kind() = 'staff'
  and exists (select from cases c where c.application_id = signatures.application_id));
create policy by_system on signatures for select using (actor_kind() = 'system');

create function signatures_only_used() returns trigger language plpgsql as $$
begin
  if old.used_at is not null or (to_jsonb(new) - 'used_at') <> (to_jsonb(old) - 'used_at') then
    raise exception 'a signature is used once and never changed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger signatures_only_used before update on signatures for each row execute function signatures_only_used();
