-- Up Migration

-- What was uploaded, by whom and to what. The file itself lies in pieces, each sealed and bound to its place.
create table documents (
  id uuid primary key,
  vault_key_id uuid not null references vault_keys (id),
  -- A document belongs to an application (and through it to the case that it becomes) or directly to a case.
  application_id uuid references applications (id),
  case_id uuid references cases (id),
  message_id uuid references messages (id),
  uploaded_by_person uuid references persons (id),
  uploaded_by_staff uuid references staff (id),
  name_sealed bytea not null,
  media_type text not null check (media_type in (
    'application/pdf', 'image/jpeg', 'image/png', 'image/heic', 'image/heif', 'image/webp', 'image/gif', 'text/plain',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.oasis.opendocument.text')),
  size_bytes bigint not null check (size_bytes > 0),
  -- Of the clear content, so that it can be shown that nothing has been changed.
  sha256 bytea not null check (length(sha256) = 32),
  created_at timestamptz not null,
  check (num_nonnulls(application_id, case_id) = 1),
  check (message_id is null or case_id is not null),
  check (num_nonnulls(uploaded_by_person, uploaded_by_staff) = 1)
);
create index documents_vault_key_id on documents (vault_key_id);
create index documents_application_id on documents (application_id, created_at);
create index documents_case_id on documents (case_id, created_at);
create index documents_message_id on documents (message_id);
create index documents_uploaded_by_person on documents (uploaded_by_person);
create index documents_uploaded_by_staff on documents (uploaded_by_staff);

create table document_chunks (
  document_id uuid not null references documents (id),
  position int not null check (position >= 0),
  sealed bytea not null,
  primary key (document_id, position)
);
-- What is sealed does not become smaller by packing; trying costs time.
alter table document_chunks alter column sealed set storage external;

alter table documents enable row level security;
alter table documents force row level security;
alter table document_chunks enable row level security;
alter table document_chunks force row level security;

-- Who sees the application or the case sees its documents: their own row-level security holds inside these conditions.
-- There is no policy for update: what was received is never changed.
create policy by_owner on documents for select using (actor_kind() in ('citizen', 'staff')
  and (exists (select from applications a where a.id = documents.application_id)
    or exists (select from case_parties p where p.case_id = documents.case_id)));
create policy by_citizen on documents for insert with check (actor_kind() = 'citizen'
  and uploaded_by_person = actor_id()
  and (exists (select from applications a where a.id = documents.application_id and a.state = 'draft')
    or exists (select from case_parties p where p.case_id = documents.case_id)));
create policy by_staff on documents for insert with check (actor_kind() = 'staff'
  and uploaded_by_staff = actor_id()
  and exists (select from case_parties p where p.case_id = documents.case_id));
-- Only what has not been sent can be taken back.
create policy from_draft on documents for delete using (actor_kind() = 'citizen'
  and exists (select from applications a where a.id = documents.application_id and a.state = 'draft'));
create policy by_system on documents using (actor_kind() = 'system'
  and exists (select from applications a where a.id = documents.application_id and a.state = 'draft'));

create policy by_document on document_chunks for select
  using (exists (select from documents d where d.id = document_chunks.document_id));
create policy by_uploader on document_chunks for insert
  with check (exists (select from documents d where d.id = document_chunks.document_id
    and coalesce(d.uploaded_by_person, d.uploaded_by_staff) = actor_id()));
create policy from_draft on document_chunks for delete
  using (exists (select from documents d join applications a on a.id = d.application_id
    where d.id = document_chunks.document_id and a.state = 'draft'));
