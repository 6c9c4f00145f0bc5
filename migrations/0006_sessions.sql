-- Up Migration

-- Whose a session is, and what the provider calls it: read out of what the library stores, so that all sessions of
-- somebody can be ended at once.
alter table sessions
  add column person_id uuid generated always as ((sess #>> '{citizen,personId}')::uuid) stored,
  add column staff_id uuid generated always as ((sess #>> '{staff,staffId}')::uuid) stored,
  add column name_id text generated always as (coalesce(sess #>> '{citizen,subject,nameId}', sess #>> '{staff,subject,nameId}')) stored;
create index sessions_person_id on sessions (person_id) where person_id is not null;
create index sessions_staff_id on sessions (staff_id) where staff_id is not null;
create index sessions_name_id on sessions (name_id) where name_id is not null;

-- A session that has been ended by somebody else is emptied and left until its time is out. The library writes the whole
-- session back at the end of a request that used it; one that was under way must not bring it to life again.
create function stay_ended() returns trigger language plpgsql as $$
begin
  return null;
end
$$;
create trigger sessions_stay_ended before update on sessions for each row when ((old.sess ->> 'ended') is not null)
  execute function stay_ended();

-- What somebody sent when the session had ended: sealed, until the same person has logged in again.
create table kept_forms (
  id uuid primary key,
  person_id uuid references persons (id) on delete cascade,
  staff_id uuid references staff (id) on delete cascade,
  -- Hash of a token that only the browser has.
  browser_hash text not null,
  action text not null,
  vault_key_id uuid not null references vault_keys (id),
  -- Address and fields.
  form_sealed bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  check (num_nonnulls(person_id, staff_id) = 1)
);
create index kept_forms_person_id on kept_forms (person_id, created_at);
create index kept_forms_staff_id on kept_forms (staff_id, created_at);
create index kept_forms_browser_hash on kept_forms (browser_hash);
create index kept_forms_vault_key_id on kept_forms (vault_key_id);
create index kept_forms_expires_at on kept_forms (expires_at);

alter table kept_forms enable row level security;
alter table kept_forms force row level security;
create policy own on kept_forms for select using (case actor_kind()
  when 'citizen' then person_id = actor_id() when 'staff' then staff_id = actor_id() else false end);
create policy own_done on kept_forms for delete using (case actor_kind()
  when 'citizen' then person_id = actor_id() when 'staff' then staff_id = actor_id() else false end);
-- Nobody is logged in when a form is kept, nor may anybody else see one that is thrown away.
create policy by_system on kept_forms using (actor_kind() = 'system');

-- One sees one's own logins and logouts.
create policy own_logins on audit_events for select using (actor_kind() in ('citizen', 'staff') and chain = actor_id()
  and action in ('login.complete', 'logout', 'session.end'));
