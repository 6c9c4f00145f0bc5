-- Up Migration

-- A file that came to the wrong case and was moved to another case of hers who sent it: who moved it, when, from where, and why.
-- In the other case it lies in her own correspondence too, which nobody but she and the unit reads: so no citizen can read more than before.
create table file_moves (
  id uuid primary key,
  document_id uuid not null references documents (id),
  -- Who sent it.
  person_id uuid not null references persons (id),
  from_case uuid not null references cases (id),
  from_message uuid not null references messages (id),
  to_case uuid not null references cases (id),
  to_message uuid not null references messages (id),
  -- What is told of it in each of the two cases, with that case's key: what the file is called, the other case's number, and why.
  from_sealed bytea not null,
  to_sealed bytea not null,
  moved_by uuid not null references staff (id),
  moved_at timestamptz not null,
  -- The transaction that it is moved in, and no other.
  xact xid8 not null default pg_current_xact_id(),
  check (from_case <> to_case)
);
create index file_moves_document_id on file_moves (document_id);
create index file_moves_person_id on file_moves (person_id);
create index file_moves_from_case on file_moves (from_case);
create index file_moves_from_message on file_moves (from_message);
create index file_moves_to_case on file_moves (to_case);
create index file_moves_to_message on file_moves (to_message);
create index file_moves_moved_by on file_moves (moved_by);
create trigger file_moves_append_only before update or delete or truncate on file_moves for each statement execute function refuse_change();

-- Whether the file may be moved so: what came with a message of hers, and not what was signed with an application or what the unit
-- has sent; no file that a decision rests on; and only to a case that is open and where she could send it herself today.
create function has_place_for(the file_moves) returns boolean language plpgsql stable cost 1000 as $$
begin
  return exists (select from documents d join messages m on m.id = d.message_id join cases f on f.id = d.case_id
      where d.id = the.document_id and d.case_id = the.from_case and d.message_id = the.from_message
        and d.uploaded_by_person is not null and m.person_id = the.person_id
        and (f.decided_at is null or d.created_at > f.decided_at))
    and exists (select from cases t join case_parties p on p.case_id = t.id
      join messages m on m.case_id = t.id and m.person_id = p.person_id
      where t.id = the.to_case and t.open and p.person_id = the.person_id and p.ended_at is null
        and (p.from_on is null or p.from_on <= actor_today()) and (p.until_on is null or p.until_on >= actor_today())
        and party_may(p.rights, 'WRITE') and m.id = the.to_message and m.author_staff = the.moved_by);
end
$$;
-- Whether the actor has said, in this very transaction, that the file is moved; `from_there` as it lies there, else as it will.
create function has_moved(the documents, from_there boolean) returns boolean language plpgsql stable cost 500 as $$
begin
  return exists (select from file_moves f where f.document_id = the.id and f.moved_by = actor_id()
    and f.xact = pg_current_xact_id_if_assigned()
    and case when from_there then f.from_case = the.case_id and f.from_message = the.message_id
      else f.to_case = the.case_id and f.to_message = the.message_id end);
end
$$;
create function is_moving(the_document uuid) returns boolean language plpgsql stable strict cost 500 as $$
begin
  return exists (select from file_moves f where f.document_id = the_document and f.moved_by = actor_id()
    and f.xact = pg_current_xact_id_if_assigned());
end
$$;

alter table file_moves enable row level security;
alter table file_moves force row level security;
create policy seen on file_moves for select using (case actor_kind()
  when 'citizen' then is_self(person_id) when 'staff' then true else false end
  and exists (select from case_parties p where p.case_id in (file_moves.from_case, file_moves.to_case)));
create policy by_unit on file_moves for insert with check (actor_kind() = 'staff' and moved_by = actor_id()
  and has_place_for(file_moves));

-- What was received is changed in nothing but where it lies, and the key that it is sealed with.
create policy moved on documents for update using (actor_kind() = 'staff' and has_moved(documents, true))
  with check (actor_kind() = 'staff' and has_moved(documents, false));
create trigger documents_only_moved before update on documents for each row
  execute function only_marked('case_id', 'message_id', 'vault_key_id', 'name_sealed');
create policy moved on document_chunks for update using (actor_kind() = 'staff' and is_moving(document_id))
  with check (actor_kind() = 'staff' and is_moving(document_id));
create trigger document_chunks_only_moved before update on document_chunks for each row execute function only_marked('sealed');
