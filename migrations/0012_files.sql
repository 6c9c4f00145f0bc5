-- Up Migration

-- What is stored can differ from what was sent: the place and the camera's notes are taken out of pictures. Size and
-- checksum are of what is stored.
alter table documents add column cleaned boolean not null default false;
-- 'none': nothing scanned it, because the municipality has said that it has no scanner.
alter table documents add column virus_scan text not null default 'none' check (virus_scan in ('none', 'clean'));

-- When a stored file was last read back against its checksum, and what was wrong.
create table document_checks (
  document_id uuid primary key references documents (id) on delete cascade,
  checked_at timestamptz not null,
  fault text check (fault in ('missing', 'altered', 'unreadable'))
);
create index document_checks_checked_at on document_checks (checked_at);
create index document_checks_fault on document_checks (document_id) where fault is not null;
alter table document_checks enable row level security;
alter table document_checks force row level security;
create policy by_system on document_checks using (actor_kind() = 'system');
create policy by_procedure on document_checks for select using (actor_kind() = 'procedure');

-- Nobody who acts sees files that are not theirs, the nightly job no more than others. It gets what it needs by these two:
-- sizes, sums and sealed pieces, without names.
create policy by_procedure on documents for select using (actor_kind() = 'procedure');

-- The files that have not been read back since `before`, those that have waited longest first.
create function files_to_check(before timestamptz, most int)
  returns table (id uuid, chain uuid, size_bytes bigint, sha256 text, vault_key_id uuid) language plpgsql as $$
begin
  if actor_kind() <> 'system' then
    return;
  end if;
  perform set_config('app.actor_kind', 'procedure', true);
  return query
    select d.id, coalesce(d.case_id, c.id, d.application_id), d.size_bytes, encode(d.sha256, 'hex'), d.vault_key_id
      from documents d left join cases c on c.application_id = d.application_id
      left join document_checks k on k.document_id = d.id
     where k.checked_at is null or k.checked_at < before
     order by k.checked_at nulls first, d.id limit most;
  perform set_config('app.actor_kind', 'system', true);
end
$$;

create function piece_to_check(document uuid, place int) returns bytea language plpgsql as $$
declare
  piece bytea;
begin
  if actor_kind() <> 'system' then
    return null;
  end if;
  perform set_config('app.actor_kind', 'procedure', true);
  select c.sealed into piece from document_chunks c where c.document_id = document and c.position = place;
  perform set_config('app.actor_kind', 'system', true);
  return piece;
end
$$;
