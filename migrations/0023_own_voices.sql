-- Up Migration

-- From fifteen a person asks for support under LSS herself (8 §). When a guardian has asked for her, what was asked for is told to
-- her, and she says what she thinks of it. Her guardians read neither.

-- What was asked for, in words, sealed with the case's key. Written with the request by whoever sends it.
create table told_requests (
  case_id uuid primary key references cases (id),
  told_sealed bytea not null
);
create trigger told_requests_kept before update or delete on told_requests for each statement execute function refuse_change();
alter table told_requests enable row level security;
alter table told_requests force row level security;
create policy seen on told_requests for select using (case actor_kind()
  when 'citizen' then exists (select from case_parties p where p.case_id = told_requests.case_id and p.role = 'applicant')
  when 'staff' then exists (select from case_parties p where p.case_id = told_requests.case_id) else false end);
create policy by_asker on told_requests for insert with check (actor_kind() = 'citizen'
  and exists (select from cases c where c.id = told_requests.case_id and c.asked_by = actor_id()));

-- What she has said. She may change her mind: the latest counts, and the others stay.
create table own_voices (
  id uuid primary key,
  -- In which order they were said, should two moments be the same.
  said_as bigint not null generated always as identity,
  case_id uuid not null,
  person_id uuid not null,
  answer text not null check (answer in ('yes', 'no', 'talk')),
  words_sealed bytea,
  answered_at timestamptz not null,
  foreign key (case_id, person_id) references case_parties (case_id, person_id) on update cascade
);
create index own_voices_case_id on own_voices (case_id, person_id, said_as);
create function voice_moves() returns trigger language plpgsql as $$
begin
  if actor_kind() <> 'procedure' or (to_jsonb(new) - 'person_id') <> (to_jsonb(old) - 'person_id') then
    raise exception 'what somebody has said is not changed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger own_voices_kept before update on own_voices for each row execute function voice_moves();
alter table own_voices enable row level security;
alter table own_voices force row level security;
create policy seen on own_voices for select using (case actor_kind() when 'citizen' then person_id = actor_id() when 'staff' then true
  else false end and exists (select from case_parties p where p.case_id = own_voices.case_id));
create policy said on own_voices for insert with check (actor_kind() = 'citizen' and person_id = actor_id()
  and exists (select from case_parties p where p.case_id = own_voices.case_id and p.person_id = actor_id() and p.role = 'applicant'));

-- A second guardian whose request has become her part of the first says in it, as the first may, that she wants to speak before
-- the board; her right to act is checked later.
create policy by_guardian on wishes for insert with check (actor_kind() = 'citizen' and person_id = actor_id() and kind = 'board'
  and exists (select from co_applications o join persons p on p.personal_number = o.partner_number
    where o.case_id = wishes.case_id and o.role = 'guardian' and o.state = 'signed' and (p.id = actor_id() or p.merged_into = actor_id())));
