-- Up Migration

-- Two guardians decide together, measure by measure: what each of them has asked for herself, and what she has answered of that which
-- only the other has asked for. Nobody's signature says yes to more than she has read or asked for.
create table guardian_stands (
  co_application_id uuid not null references co_applications (id),
  -- Hers who sent the request that made the case (first), or the child's other guardian's.
  side text not null check (side in ('first', 'other')),
  -- The measure's number in 9 § LSS.
  item smallint not null check (item between 1 and 10),
  -- waits: the other has asked for it, and she has not answered.
  stand text not null check (stand in ('asked', 'waits', 'yes', 'no')),
  -- What she who asked for it has written of it, for the other to read.
  told_sealed bytea check ((told_sealed is not null) = (stand = 'asked')),
  changed_at timestamptz not null,
  primary key (co_application_id, side, item)
);
create trigger guardian_stands_only_moved before update on guardian_stands for each row
  execute function only_marked('stand', 'told_sealed', 'changed_at');
alter table guardian_stands enable row level security;
alter table guardian_stands force row level security;

-- As which of the two the one who acts is one of them; the other has no side before she has signed.
create function guardian_side(o co_applications) returns text language sql stable as $$
  select case when o.role <> 'guardian' or actor_kind() <> 'citizen' then null
    when exists (select from cases c where c.id = o.case_id and c.asked_by = actor_id()) then 'first'
    when o.state = 'signed' and exists (select from persons p where p.personal_number = o.partner_number
      and (p.id = actor_id() or p.merged_into = actor_id())) then 'other' end
$$;
-- Before the other has signed, or when she must not be contacted, the first one sees of it what is her own.
create policy seen on guardian_stands for select using (case actor_kind()
  when 'citizen' then exists (select from co_applications o where o.id = guardian_stands.co_application_id
    and guardian_side(o) is not null and (o.state = 'signed' or side = 'first' and stand = 'asked' or side = 'other' and stand = 'waits'))
  when 'staff' then exists (select from co_applications o where o.id = guardian_stands.co_application_id)
  when 'procedure' then true else false end);
create policy added on guardian_stands for insert with check (actor_kind() = 'citizen'
  and exists (select from co_applications o where o.id = guardian_stands.co_application_id
    and (guardian_side(o) = side or guardian_side(o) is not null and stand = 'waits')));
create policy moved on guardian_stands for update using (actor_kind() = 'citizen'
  and exists (select from co_applications o where o.id = guardian_stands.co_application_id and guardian_side(o) = side))
  with check (stand <> 'waits');

-- Which of the two is waited for, where it is looked for on her own page.
alter table co_applications add column first_waits boolean not null default false;
alter table co_applications add column other_waits boolean not null default false;
drop trigger co_applications_only_moved on co_applications;
create trigger co_applications_only_moved before update on co_applications for each row
  execute function only_marked('unit', 'partner_id', 'correction_sealed', 'state', 'asked_on', 'last_day', 'reminded', 'updated_at',
    'note_sealed', 'noted_by', 'noted_at', 'wrong_numbers', 'first_waits', 'other_waits');
create function guardian_stand_moved() returns trigger language plpgsql as $$
declare
  actor text := actor_kind();
begin
  perform set_config('app.actor_kind', 'procedure', true);
  update co_applications o set
      first_waits = exists (select from guardian_stands s where s.co_application_id = o.id and s.side = 'first' and s.stand = 'waits'),
      other_waits = exists (select from guardian_stands s where s.co_application_id = o.id and s.side = 'other' and s.stand = 'waits')
   where o.id = new.co_application_id;
  perform set_config('app.actor_kind', actor, true);
  return null;
end
$$;
create trigger guardian_stands_moved after insert or update on guardian_stands for each row execute function guardian_stand_moved();

-- A guardian who has sent a request for the child, or has signed the other's, and sends one more of the same sort while the case is
-- open, adds to it: hers who made the case is a part of it too then.
alter policy own on applications with check (actor_kind() = 'citizen' and person_id = actor_id()
  and (part_of is null or exists (select from co_applications o join persons p on p.personal_number = o.partner_number
      where o.case_id = applications.part_of and (p.id = actor_id() or p.merged_into = actor_id()))
    or exists (select from cases c where c.id = applications.part_of and c.asked_by = actor_id())));

-- What is wished for in a request is said at the moment that it comes in, whichever of them it is.
alter policy asked on wishes with check (actor_kind() = 'citizen' and person_id = actor_id()
  and exists (select from case_parties p where p.case_id = wishes.case_id and (p.rights is null or p.rights && array['WRITE', 'APPLY']
    or ('CLAIM' = any (p.rights) and exists (select from applications a where a.person_id = actor_id() and a.submitted_at = wishes.asked_at
      and (a.part_of = wishes.case_id or exists (select from cases c where c.id = wishes.case_id and c.application_id = a.id)))))));
drop policy by_guardian on wishes;

-- What has been added is told to her whom it is about, and she is asked again what she thinks.
alter table told_requests drop constraint told_requests_pkey;
alter table told_requests add column told_at timestamptz not null default '-infinity';
alter table told_requests add column told_as bigint primary key generated always as identity;
create index told_requests_case_id on told_requests (case_id, told_as);
alter table cases add column told_at timestamptz;
create function request_told() returns trigger language plpgsql as $$
declare
  actor text := actor_kind();
begin
  perform set_config('app.actor_kind', 'procedure', true);
  update cases set told_at = new.told_at where id = new.case_id;
  perform set_config('app.actor_kind', actor, true);
  return null;
end
$$;
create trigger told_requests_told after insert on told_requests for each row execute function request_told();
alter policy by_asker on told_requests with check (actor_kind() = 'citizen'
  and (exists (select from cases c where c.id = told_requests.case_id and c.asked_by = actor_id())
    or exists (select from co_applications o where o.case_id = told_requests.case_id and guardian_side(o) is not null)));
