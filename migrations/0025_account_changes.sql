-- Up Migration

-- What the portal itself puts in somebody's correspondence, in the act by which it came about: the receipt of what she has sent,
-- and that it has another account than the one before.
alter table messages add column kind text not null default 'letter' check (kind in ('letter', 'receipt', 'account'));
alter table messages drop constraint messages_check;
alter table messages add constraint messages_author
  check (num_nonnulls(author_person, author_staff) = case when kind = 'letter' then 1 else 0 end);
alter table messages add constraint messages_of_ours
  check (kind = 'letter' or (direction = 'toCitizen' and answer_by is null));
alter policy by_author on messages with check (
  (case actor_kind() when 'citizen' then person_id = actor_id() and case when kind = 'letter' then author_person = actor_id() else true end
    when 'staff' then author_staff = actor_id() else false end)
  and exists (select from case_parties p where p.case_id = messages.case_id and p.person_id = messages.person_id
    and p.ended_at is null and (p.from_on is null or p.from_on <= actor_today())
    and (p.until_on is null or p.until_on >= actor_today())
    and (actor_kind() = 'staff' or kind <> 'letter' or party_may(p.rights, 'WRITE'))));

-- That an application has another account than the last one that counted. It counts when an employee has asked the person, on a
-- way that was known before. No number of an account stands here: the two are in the applications.
create table account_changes (
  -- The message that tells her of it has the same.
  id uuid primary key,
  case_id uuid not null,
  person_id uuid not null,
  application_id uuid not null unique references applications (id),
  -- How she was reached before, sealed with the application's key.
  before_sealed bytea not null,
  created_at timestamptz not null,
  told_at timestamptz,
  outcome text check (outcome in ('confirmed', 'denied')),
  how text check (how in ('phone', 'visit')),
  settled_by uuid references staff (id),
  settled_at timestamptz,
  foreign key (case_id, person_id) references case_parties (case_id, person_id) on update cascade,
  check (num_nonnulls(outcome, how, settled_by, settled_at) in (0, 4))
);
create index account_changes_case_id on account_changes (case_id, person_id);
create index account_changes_settled_by on account_changes (settled_by);
create trigger account_changes_only_settled before update on account_changes for each row when (actor_kind() <> 'procedure')
  execute function only_marked('told_at', 'outcome', 'how', 'settled_by', 'settled_at');

alter table account_changes enable row level security;
alter table account_changes force row level security;
create policy seen on account_changes for select using (case actor_kind() when 'citizen' then person_id = actor_id()
  when 'staff' then exists (select from case_parties p where p.case_id = account_changes.case_id) when 'system' then true else false end);
create policy noted on account_changes for insert with check (actor_kind() = 'citizen' and person_id = actor_id()
  and num_nonnulls(told_at, outcome) = 0
  and exists (select from applications a where a.id = account_changes.application_id and a.person_id = actor_id())
  and exists (select from case_parties p where p.case_id = account_changes.case_id and p.person_id = actor_id()));
-- Settled once, in the name of the one who asked her.
create policy settled on account_changes for update using (actor_kind() = 'staff' and outcome is null
  and exists (select from case_parties p where p.case_id = account_changes.case_id)) with check (settled_by = actor_id());
create policy told on account_changes for update using (actor_kind() = 'system') with check (actor_kind() = 'system' and outcome is null);
