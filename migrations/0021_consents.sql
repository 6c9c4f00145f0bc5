-- Up Migration

-- Whom the unit may ask, about what and until when, as the one who asked for support has said. Never a condition for anything.
-- It is hers alone to take back, and then the row stays: what was asked while it held was asked with right.
create table consents (
  id uuid primary key,
  case_id uuid not null,
  person_id uuid not null,
  source text not null check (source in ('healthCare', 'habilitation', 'school', 'insuranceAgency', 'otherMunicipality')),
  about text[] not null check (about <@ array['diagnosis', 'daily', 'support'] and cardinality(about) > 0),
  given_at timestamptz not null,
  -- The last day on which it holds.
  until date not null,
  withdrawn_at timestamptz,
  foreign key (case_id, person_id) references case_parties (case_id, person_id) on update cascade
);
create index consents_case_id on consents (case_id, person_id);
create index consents_person_id on consents (person_id, given_at);
create trigger consents_only_withdrawn before update on consents for each row when (actor_kind() <> 'procedure')
  execute function only_marked('withdrawn_at');

alter table consents enable row level security;
alter table consents force row level security;
create policy seen on consents for select using (case actor_kind() when 'citizen' then person_id = actor_id()
  when 'staff' then true else false end
  and exists (select from case_parties p where p.case_id = consents.case_id));
create policy given on consents for insert with check (actor_kind() = 'citizen' and person_id = actor_id()
  and withdrawn_at is null
  and exists (select from case_parties p where p.case_id = consents.case_id and p.person_id = actor_id()));
-- Taken back once, and never given anew in the same row.
create policy taken_back on consents for update using (actor_kind() = 'citizen' and person_id = actor_id()
  and withdrawn_at is null) with check (withdrawn_at is not null);
