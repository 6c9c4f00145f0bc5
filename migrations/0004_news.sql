-- Up Migration

-- Urgent news above every page before login and for citizens. Never removed, only taken down: what stood there when
-- somebody could not reach the office must be possible to show afterwards.
create table news (
  id uuid primary key,
  text_sv text not null check (char_length(text_sv) between 1 and 300),
  text_en text not null check (char_length(text_en) between 1 and 300),
  link text check (link ~ '^(/([^/\\]|$)|https://)'),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  created_by_staff uuid not null references staff (id),
  created_at timestamptz not null,
  removed_at timestamptz,
  check (ends_at > starts_at)
);
create index news_ends_at on news (ends_at desc, id) where removed_at is null;
create index news_created_at on news (created_at desc, id desc);
create index news_created_by_staff on news (created_by_staff);

alter table news enable row level security;
alter table news force row level security;

create policy everybody on news for select using (true);
create policy by_staff_insert on news for insert
  with check (actor_kind() = 'staff' and created_by_staff = actor_id());
create policy by_staff_update on news for update using (actor_kind() = 'staff');
