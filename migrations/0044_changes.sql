-- Up Migration

-- What has been written lately, so that an instance may give again what it has just read, and know that it still stands: for
-- each person and each case, the transactions that wrote anything of theirs. One that sees the same transactions as before sees the
-- same rows as before. (The newest of them would not do: an older one may end after it.)
--
-- Ids only, and nothing that opens anything. Nobody waits for anybody: each transaction has rows of its own, and those that are
-- over are removed by whoever comes next, unless somebody is at it already.
create table changes (
  about uuid not null,
  xact xid8 not null default pg_current_xact_id(),
  at timestamptz not null default now(),
  primary key (about, xact)
);

-- The arguments are the columns that tell whom or what a row is about; without any, it is noted for everybody.
create function note_change() returns trigger language plpgsql as $$
declare
  place text;
  one uuid;
  ids uuid[] := '{}';
begin
  foreach place in array coalesce(tg_argv, '{}') loop
    if tg_op <> 'INSERT' then
      execute format('select ($1).%I', place) into one using old;
      ids := ids || one;
    end if;
    if tg_op <> 'DELETE' then
      execute format('select ($1).%I', place) into one using new;
      ids := ids || one;
    end if;
  end loop;
  if tg_nargs = 0 then
    ids := array['00000000-0000-0000-0000-000000000000'::uuid];
  end if;
  delete from changes where ctid in (
    select ctid from changes where about = any (ids) and at < now() - interval '1 hour' for update skip locked);
  insert into changes (about) select distinct id from unnest(ids) id where id is not null on conflict do nothing;
  return null;
end
$$;

create trigger case_parties_noted after insert or update or delete on case_parties
  for each row execute function note_change('case_id', 'person_id');
create trigger cases_noted after insert or update or delete on cases
  for each row execute function note_change('id', 'applicant_id', 'asked_by');
create trigger decisions_noted after insert or update or delete on decisions
  for each row execute function note_change('case_id');
create trigger investigations_noted after insert or update or delete on investigations
  for each row execute function note_change('case_id');
create trigger investigation_comments_noted after insert or update or delete on investigation_comments
  for each row execute function note_change('case_id', 'person_id');
create trigger measures_noted after insert or update or delete on measures
  for each row execute function note_change('case_id');
create trigger meetings_noted after insert or update or delete on meetings
  for each row execute function note_change('case_id', 'person_id');
create trigger messages_noted after insert or update or delete on messages
  for each row execute function note_change('case_id', 'person_id');
create trigger own_voices_noted after insert or update or delete on own_voices
  for each row execute function note_change('case_id', 'person_id');
create trigger applications_noted after insert or update or delete on applications
  for each row execute function note_change('person_id');
create trigger persons_noted after insert or update or delete on persons
  for each row execute function note_change('id', 'merged_into');
create trigger merge_proposals_noted after insert or update or delete on merge_proposals
  for each row execute function note_change('person_id', 'earlier_person_id');

-- They are found by somebody's number, who may not be known by an id yet; and they are few.
create trigger co_applications_noted after insert or update or delete on co_applications for each row execute function note_change();
create trigger representations_noted after insert or update or delete on representations for each row execute function note_change();
-- A name that stands at many cases.
create trigger staff_noted after update on staff for each row when (old.name is distinct from new.name) execute function note_change();
