-- Up Migration

-- What happens after a request for support is sent: meetings, an investigation shared for comments, what was granted and
-- whether it has begun, an individual plan. Each hangs on a case, and asks case_parties who may see it.

-- Whose a meeting is: only she is told when and where. Where exactly, who comes along and what she answered is sealed.
create table meetings (
  id uuid primary key,
  case_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('talk', 'planning', 'followUp', 'board')),
  place text not null check (place in ('home', 'office', 'phone', 'video')),
  state text not null check (state in ('proposed', 'confirmed', 'otherTime', 'cancelled')),
  -- The moments she can choose among, and the one that was chosen.
  times timestamptz[] not null check (cardinality(times) between 1 and 3),
  starts_at timestamptz,
  minutes int not null check (minutes between 5 and 480),
  details_sealed bytea not null,
  answer_sealed bytea,
  proposed_by uuid not null references staff (id),
  reminded_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  foreign key (case_id, person_id) references case_parties (case_id, person_id) on update cascade,
  check (case state when 'confirmed' then starts_at is not null when 'cancelled' then true else starts_at is null end)
);
create index meetings_case_id on meetings (case_id, person_id, created_at);
create index meetings_proposed_by on meetings (proposed_by);
create index meetings_starts_at on meetings (starts_at) where state = 'confirmed' and reminded_at is null;
create trigger meetings_only_moved before update on meetings for each row when (actor_kind() <> 'procedure')
  execute function only_marked('kind', 'place', 'state', 'times', 'starts_at', 'minutes', 'details_sealed', 'answer_sealed',
    'reminded_at', 'updated_at');

alter table meetings enable row level security;
alter table meetings force row level security;
create policy seen on meetings for select using (case actor_kind()
  when 'citizen' then person_id = actor_id() when 'staff' then true when 'system' then true else false end
  and exists (select from case_parties p where p.case_id = meetings.case_id));
create policy proposed on meetings for insert with check (actor_kind() = 'staff' and proposed_by = actor_id()
  and exists (select from case_parties p where p.case_id = meetings.case_id and p.person_id = meetings.person_id
    and p.ended_at is null and (p.from_on is null or p.from_on <= actor_today())
    and (p.until_on is null or p.until_on >= actor_today())));
create policy moved on meetings for update using (case actor_kind()
  when 'citizen' then person_id = actor_id() when 'staff' then true when 'system' then true else false end
  and exists (select from case_parties p where p.case_id = meetings.case_id
    and (actor_kind() <> 'citizen' or party_may(p.rights, 'WRITE'))));

-- What somebody has asked for by one press: to speak before the board (LSS 8 a §), an individual plan (LSS 10 §).
create table wishes (
  case_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('board', 'plan')),
  asked_at timestamptz not null,
  primary key (case_id, person_id, kind),
  foreign key (case_id, person_id) references case_parties (case_id, person_id) on update cascade
);
create trigger wishes_kept before update on wishes for each row when (actor_kind() <> 'procedure')
  execute function refuse_change();

alter table wishes enable row level security;
alter table wishes force row level security;
create policy seen on wishes for select using (case actor_kind()
  when 'citizen' then person_id = actor_id() when 'staff' then true else false end
  and exists (select from case_parties p where p.case_id = wishes.case_id));
create policy asked on wishes for insert with check (actor_kind() = 'citizen' and person_id = actor_id()
  and exists (select from case_parties p where p.case_id = wishes.case_id and (p.rights is null or 'WRITE' = any (p.rights))));

-- What the unit is writing in a case and has not shown to anybody yet.
create table case_drafts (
  case_id uuid not null references cases (id),
  kind text not null check (kind in ('investigation', 'plan')),
  content_sealed bytea not null,
  version int not null default 1,
  written_by uuid not null references staff (id),
  updated_at timestamptz not null,
  primary key (case_id, kind)
);
create index case_drafts_written_by on case_drafts (written_by);

alter table case_drafts enable row level security;
alter table case_drafts force row level security;
create policy seen on case_drafts for select using (actor_kind() = 'staff'
  and exists (select from case_parties p where p.case_id = case_drafts.case_id));
create policy written on case_drafts for insert with check (actor_kind() = 'staff' and written_by = actor_id()
  and exists (select from case_parties p where p.case_id = case_drafts.case_id));
create policy rewritten on case_drafts for update using (actor_kind() = 'staff'
  and exists (select from case_parties p where p.case_id = case_drafts.case_id)) with check (written_by = actor_id());

-- An investigation as it was shown to the parties, with the last day to say something about it. Never changed: what is
-- written anew is shown anew.
create table investigations (
  id uuid primary key,
  case_id uuid not null references cases (id),
  content_sealed bytea not null,
  last_day date not null,
  shared_by uuid not null references staff (id),
  shared_at timestamptz not null,
  unique (id, case_id)
);
create index investigations_case_id on investigations (case_id, shared_at);
create index investigations_shared_by on investigations (shared_by);
create trigger investigations_kept before update or delete on investigations for each statement execute function refuse_change();

alter table investigations enable row level security;
alter table investigations force row level security;
create policy seen on investigations for select using (actor_kind() in ('citizen', 'staff')
  and exists (select from case_parties p where p.case_id = investigations.case_id
    and (actor_kind() = 'staff' or party_may(p.rights, 'READ'))));
create policy shared on investigations for insert with check (actor_kind() = 'staff' and shared_by = actor_id()
  and exists (select from case_parties p where p.case_id = investigations.case_id));

-- What a party has said about it: hers and the unit's. Without words: she has nothing to add.
create table investigation_comments (
  id uuid primary key,
  investigation_id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  body_sealed bytea,
  sent_at timestamptz not null,
  foreign key (investigation_id, case_id) references investigations (id, case_id),
  foreign key (case_id, person_id) references case_parties (case_id, person_id) on update cascade
);
create index investigation_comments_investigation_id on investigation_comments (investigation_id, case_id, sent_at);
create index investigation_comments_case_id on investigation_comments (case_id, person_id);
create trigger investigation_comments_kept before update on investigation_comments for each row
  when (actor_kind() <> 'procedure') execute function refuse_change();
create trigger investigation_comments_never_removed before delete on investigation_comments for each statement
  execute function refuse_change();

alter table investigation_comments enable row level security;
alter table investigation_comments force row level security;
create policy seen on investigation_comments for select using (case actor_kind()
  when 'citizen' then person_id = actor_id() when 'staff' then true else false end
  and exists (select from case_parties p where p.case_id = investigation_comments.case_id));
create policy by_author on investigation_comments for insert with check (actor_kind() = 'citizen' and person_id = actor_id()
  and exists (select from case_parties p where p.case_id = investigation_comments.case_id
    and (p.rights is null or 'WRITE' = any (p.rights))));

-- Measures that were granted, by the number in LSS 9 §, and whether they have begun. Which measure, dates and the kind of
-- reason stand in clear, for the flags and the quarterly report (LSS 28 f–h §§); how much and who delivers is sealed.
create table measures (
  id uuid primary key,
  case_id uuid not null references cases (id),
  decision_id uuid not null references decisions (id),
  item int not null check (item between 1 and 10),
  extent_sealed bytea not null,
  granted_on date not null,
  valid_from date not null,
  valid_until date check (valid_until >= valid_from),
  delivery_sealed bytea,
  planned_on date,
  started_on date,
  interrupted_on date check (interrupted_on >= started_on),
  resumed_on date check (resumed_on >= interrupted_on),
  ended_on date,
  delay text check (delay in ('place', 'staff', 'provider', 'declined', 'later', 'unreached', 'other')),
  -- The least number of days before its end that the person has been reminded at.
  reminded_days int,
  version int not null default 1,
  updated_at timestamptz not null
);
create index measures_case_id on measures (case_id, granted_on);
create index measures_decision_id on measures (decision_id);
create index measures_ending on measures (valid_until) where valid_until is not null and ended_on is null;
create trigger measures_only_delivered before update on measures for each row
  execute function only_marked('delivery_sealed', 'planned_on', 'started_on', 'interrupted_on', 'resumed_on', 'ended_on', 'delay',
    'reminded_days', 'version', 'updated_at');

alter table measures enable row level security;
alter table measures force row level security;
create policy seen on measures for select using (actor_kind() in ('citizen', 'staff', 'system')
  and exists (select from case_parties p where p.case_id = measures.case_id
    and (actor_kind() <> 'citizen' or party_may(p.rights, 'DECISION'))));
create policy granted on measures for insert with check (actor_kind() = 'staff'
  and exists (select from case_parties p where p.case_id = measures.case_id));
create policy delivered on measures for update using (actor_kind() in ('staff', 'system')
  and exists (select from case_parties p where p.case_id = measures.case_id));

-- An individual plan as it was shown to the parties (LSS 10 §). Never changed: a plan that is looked over is shown anew.
create table individual_plans (
  id uuid primary key,
  case_id uuid not null references cases (id),
  content_sealed bytea not null,
  review_on date not null,
  shared_by uuid not null references staff (id),
  shared_at timestamptz not null
);
create index individual_plans_case_id on individual_plans (case_id, shared_at);
create index individual_plans_shared_by on individual_plans (shared_by);
create trigger individual_plans_kept before update or delete on individual_plans for each statement execute function refuse_change();

alter table individual_plans enable row level security;
alter table individual_plans force row level security;
create policy seen on individual_plans for select using (actor_kind() in ('citizen', 'staff')
  and exists (select from case_parties p where p.case_id = individual_plans.case_id
    and (actor_kind() = 'staff' or party_may(p.rights, 'READ'))));
create policy shared on individual_plans for insert with check (actor_kind() = 'staff' and shared_by = actor_id()
  and exists (select from case_parties p where p.case_id = individual_plans.case_id));

-- When somebody meets the unit, and what she has said about the investigation, is told in the history to her only.
create policy own_steps on audit_events as restrictive for select using (actor_kind() <> 'citizen'
  or ((detail ->> 'meeting' is null or exists (select from meetings m where m.id = (detail ->> 'meeting')::uuid))
    and (detail ->> 'comment' is null
      or exists (select from investigation_comments c where c.id = (detail ->> 'comment')::uuid))));
