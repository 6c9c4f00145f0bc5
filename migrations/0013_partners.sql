-- Up Migration

-- Two persons may share a case: the one who applied, and her partner, who has sent a part of her own. Each has walls around
-- what is hers: what she wrote, sent and was asked about is seen by her and by the unit, and by nobody else in the household.

-- From when on a party no longer is one. What was is kept for the unit; she herself sees nothing more of the case.
alter table case_parties add column ended_at timestamptz;
create trigger case_parties_only_ended before update on case_parties for each row when (actor_kind() <> 'procedure')
  execute function only_marked('ended_at');
alter policy seen on case_parties using (case actor_kind()
  when 'citizen' then person_id = actor_id() and ended_at is null when 'staff' then unit = any (actor_units())
  when 'system' then true when 'procedure' then true else false end);
create policy ended on case_parties for update using (actor_kind() = 'staff' and unit = any (actor_units()));

-- Whose a message is: each party has a correspondence of her own. It follows the party when two numbers become one person.
drop trigger messages_only_marked on messages;
alter table messages add column person_id uuid;
alter table messages no force row level security;
select set_config('app.actor_kind', 'procedure', true);
update messages m set person_id = coalesce(
  (select coalesce(q.merged_into, q.id) from persons q where q.id = m.author_person),
  (select c.applicant_id from cases c where c.id = m.case_id));
select set_config('app.actor_kind', '', true);
alter table messages force row level security;
alter table messages alter column person_id set not null;
alter table messages add foreign key (case_id, person_id) references case_parties (case_id, person_id) on update cascade;
create index messages_person_id on messages (case_id, person_id, sent_at);
create trigger messages_only_marked before update on messages for each row when (actor_kind() <> 'procedure')
  execute function only_marked('read_at', 'answered_at');
create trigger messages_only_moved before update on messages for each row when (actor_kind() = 'procedure')
  execute function only_marked('person_id');

alter policy seen on messages using (case actor_kind() when 'citizen' then person_id = actor_id() when 'staff' then true else false end
  and exists (select from case_parties p where p.case_id = messages.case_id));
alter policy marked on messages using (case actor_kind() when 'citizen' then person_id = actor_id() when 'staff' then true else false end
  and exists (select from case_parties p where p.case_id = messages.case_id));
-- Nobody writes in another's name, nor to one who no longer is a party.
alter policy by_author on messages with check (
  (case actor_kind() when 'citizen' then author_person = actor_id() and person_id = actor_id()
    when 'staff' then author_staff = actor_id() else false end)
  and exists (select from case_parties p where p.case_id = messages.case_id and p.person_id = messages.person_id
    and p.ended_at is null));

-- The case whose second part this is. An application of one's own has none.
alter table applications add column part_of uuid references cases (id);
create unique index applications_part_of on applications (part_of, person_id) where part_of is not null;

-- A partner is asked for her part. Who she is stands in the first application as a number; she need not be known here.
create table co_applications (
  id uuid primary key,
  case_id uuid not null unique,
  unit text not null,
  partner_number text not null check (partner_number ~ '^[0-9]{12}$'),
  partner_id uuid references persons (id),
  vault_key_id uuid not null references vault_keys (id),
  -- What the two have in common, as the applicant stated it, and what she has corrected since: all that the partner is shown.
  common_sealed bytea not null,
  correction_sealed bytea,
  -- The case's month, which she may know before she may see the case.
  month date,
  state text not null check (state in ('invited', 'begun', 'signed', 'returned', 'declined', 'lapsed', 'ended', 'closed')),
  asked_on date not null,
  last_day date not null,
  -- How many times somebody has been reminded.
  reminded int not null default 0,
  updated_at timestamptz not null,
  foreign key (case_id, unit) references cases (id, unit) on update cascade
);
create index co_applications_case_id on co_applications (case_id, unit);
create index co_applications_partner_number on co_applications (partner_number);
create index co_applications_partner_id on co_applications (partner_id);
create index co_applications_vault_key_id on co_applications (vault_key_id);
create index co_applications_waiting on co_applications (last_day) where state in ('invited', 'begun');
create trigger co_applications_only_moved before update on co_applications for each row
  execute function only_marked('unit', 'partner_id', 'correction_sealed', 'state', 'asked_on', 'last_day', 'reminded', 'updated_at');

alter table co_applications enable row level security;
alter table co_applications force row level security;
create policy seen on co_applications for select using (case actor_kind()
  when 'citizen' then exists (select from case_parties p where p.case_id = co_applications.case_id and p.role = 'applicant')
    or exists (select from persons p where p.personal_number = co_applications.partner_number
      and (p.id = actor_id() or p.merged_into = actor_id()))
  when 'staff' then unit = any (actor_units()) when 'system' then true else false end);
create policy by_applicant on co_applications for insert with check (actor_kind() = 'citizen'
  and exists (select from case_parties p where p.case_id = co_applications.case_id and p.role = 'applicant'));
create policy moved on co_applications for update using (case actor_kind()
  when 'citizen' then exists (select from case_parties p where p.case_id = co_applications.case_id and p.role = 'applicant')
    or exists (select from persons p where p.personal_number = co_applications.partner_number
      and (p.id = actor_id() or p.merged_into = actor_id()))
  when 'staff' then unit = any (actor_units()) when 'system' then true else false end);

-- What the partner answered when she did not fill in her part. The applicant sees a reason only when it was meant for her.
create table partner_answers (
  id uuid primary key,
  co_application_id uuid not null references co_applications (id),
  kind text not null check (kind in ('returned', 'declined')),
  shown boolean not null,
  reason_sealed bytea,
  answered_at timestamptz not null
);
create index partner_answers_co_application_id on partner_answers (co_application_id, answered_at);
create trigger partner_answers_kept before update or delete on partner_answers for each statement execute function refuse_change();

alter table partner_answers enable row level security;
alter table partner_answers force row level security;
create policy seen on partner_answers for select using (case actor_kind()
  when 'citizen' then exists (select from co_applications o where o.id = partner_answers.co_application_id
    and (shown or exists (select from persons p where p.personal_number = o.partner_number
      and (p.id = actor_id() or p.merged_into = actor_id()))))
  when 'staff' then exists (select from co_applications o where o.id = partner_answers.co_application_id) else false end);
create policy by_partner on partner_answers for insert with check (actor_kind() = 'citizen'
  and exists (select from co_applications o join persons p on p.personal_number = o.partner_number
    where o.id = partner_answers.co_application_id and (p.id = actor_id() or p.merged_into = actor_id())));

-- She makes herself a party by what she has signed, and only if it is she who was asked.
create policy co_applicant on case_parties for insert with check (actor_kind() = 'citizen' and person_id = actor_id()
  and role = 'coApplicant' and ended_at is null
  and exists (select from co_applications o join persons p on p.personal_number = o.partner_number
    where o.case_id = case_parties.case_id and o.state = 'signed' and (p.id = actor_id() or p.merged_into = actor_id())));

-- One's own, and what one has sent under an earlier number; never the other's in the household.
alter policy own on applications with check (actor_kind() = 'citizen' and person_id = actor_id()
  and (part_of is null or exists (select from co_applications o join persons p on p.personal_number = o.partner_number
    where o.case_id = applications.part_of and (p.id = actor_id() or p.merged_into = actor_id()))));
alter policy by_case on applications using (state = 'submitted' and case actor_kind()
  when 'citizen' then exists (select from persons e where e.id = applications.person_id and e.merged_into = actor_id())
  when 'staff' then exists (select from cases c where c.application_id = applications.id)
    or exists (select from case_parties p where p.case_id = applications.part_of)
  else false end);
alter policy by_case on signatures using (actor_kind() = 'staff'
  and exists (select from applications a where a.id = signatures.application_id));

alter policy by_owner on documents using (case actor_kind()
  when 'citizen' then exists (select from applications a where a.id = documents.application_id)
    or exists (select from messages m where m.id = documents.message_id)
    or (message_id is null and exists (select from case_parties p where p.case_id = documents.case_id
      and (uploaded_by_person = actor_id() or (uploaded_by_person is null and p.role = 'applicant'))))
  when 'staff' then exists (select from applications a where a.id = documents.application_id)
    or exists (select from case_parties p where p.case_id = documents.case_id)
  else false end);
alter policy by_citizen on documents with check (actor_kind() = 'citizen' and uploaded_by_person = actor_id()
  and (exists (select from applications a where a.id = documents.application_id and a.state = 'draft')
    or (exists (select from case_parties p where p.case_id = documents.case_id)
      and (message_id is null or exists (select from messages m where m.id = documents.message_id)))));

-- The history of the household is for both; who was written to, asked and answered only for her whose correspondence it is.
alter policy by_party on audit_events using (actor_kind() = 'citizen' and on_timeline
  and exists (select from case_parties p where p.case_id = audit_events.chain)
  and (detail ->> 'message' is null or exists (select from messages m where m.id = (detail ->> 'message')::uuid)));

-- Each has her own day from which the time to appeal is counted.
alter table decisions add column co_opened_at timestamptz;
drop trigger decisions_only_opened on decisions;
create trigger decisions_only_opened before update on decisions for each row
  execute function only_marked('first_opened_at', 'co_opened_at');

-- A case that is at an end waits for nobody's part.
create function close_co_applications() returns trigger language plpgsql as $$
begin
  update co_applications set state = 'closed', updated_at = new.updated_at
   where case_id = new.id and state in ('invited', 'begun', 'returned', 'lapsed');
  return null;
end
$$;
create trigger cases_closed after update on cases for each row when (old.open and not new.open)
  execute function close_co_applications();

-- Locks a case that the one who acts may not see, before her own row of it, so that whoever ends it and whoever joins it wait
-- for each other in the same order. Gives whether it is open. `news`: there is something for the unit to read.
create function touch_household(household uuid, news boolean) returns boolean language plpgsql as $$
declare
  actor text := actor_kind();
  is_open boolean;
begin
  perform set_config('app.actor_kind', 'procedure', true);
  select c.open into is_open from cases c where c.id = household for update;
  if news then update cases c set unread_by_staff = true where c.id = household and not c.unread_by_staff; end if;
  perform set_config('app.actor_kind', actor, true);
  return coalesce(is_open, false);
end
$$;

-- What somebody has told the unit in confidence: that she cannot apply together, or is not safe. No citizen sees it again, not
-- even she who told, since somebody may look over her shoulder.
create table safety_notes (
  id uuid primary key,
  unit text not null,
  case_id uuid,
  application_id uuid references applications (id) on delete set null,
  person_id uuid not null references persons (id),
  vault_key_id uuid not null references vault_keys (id),
  body_sealed bytea not null,
  created_at timestamptz not null,
  handled_by uuid references staff (id),
  handled_at timestamptz,
  foreign key (case_id, unit) references cases (id, unit) on update cascade,
  check ((handled_by is null) = (handled_at is null))
);
create index safety_notes_open on safety_notes (unit, created_at) where handled_at is null;
create index safety_notes_case_id on safety_notes (case_id, unit);
create index safety_notes_application_id on safety_notes (application_id);
create index safety_notes_person_id on safety_notes (person_id);
create index safety_notes_vault_key_id on safety_notes (vault_key_id);
create index safety_notes_handled_by on safety_notes (handled_by);
create trigger safety_notes_only_handled before update on safety_notes for each row
  execute function only_marked('handled_by', 'handled_at', 'unit', 'application_id');

alter table safety_notes enable row level security;
alter table safety_notes force row level security;
create policy told on safety_notes for insert with check (actor_kind() = 'citizen' and person_id = actor_id()
  and (application_id is null or exists (select from applications a where a.id = safety_notes.application_id))
  and (case_id is null or exists (select from case_parties p where p.case_id = safety_notes.case_id)
    or exists (select from co_applications o where o.case_id = safety_notes.case_id)));
create policy seen on safety_notes for select using (actor_kind() = 'staff' and unit = any (actor_units()));
create policy handled on safety_notes for update using (actor_kind() = 'staff' and unit = any (actor_units()))
  with check (handled_by = actor_id());
