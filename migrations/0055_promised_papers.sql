-- Up Migration

-- What has become of a paper that somebody has said she sends: the message of hers that it came with, or what the unit has noted of
-- it. One that nothing has been said of has no row, and is awaited. Which paper it is says its place among those that she was asked
-- for, in what she sent: by its name it would tell of an illness.
create table promised_papers (
  application_id uuid not null references applications (id),
  place int not null check (place between 0 and 99),
  case_id uuid not null references cases (id),
  -- Who is to send it.
  person_id uuid not null references persons (id),
  state text not null check (state in ('sent', 'came', 'notNeeded', 'awaited')),
  message_id uuid references messages (id),
  noted_by uuid references staff (id),
  changed_at timestamptz not null,
  primary key (application_id, place),
  -- She says that it is sent, and the unit all else.
  check ((state = 'sent') = (message_id is not null)),
  check ((state = 'sent') = (noted_by is null))
);
create index promised_papers_case_id on promised_papers (case_id);
create index promised_papers_person_id on promised_papers (person_id);
create index promised_papers_message_id on promised_papers (message_id);
create index promised_papers_noted_by on promised_papers (noted_by);
create trigger promised_papers_only_noted before update on promised_papers for each row
  execute function only_marked('state', 'message_id', 'noted_by', 'changed_at');

-- Whether somebody has sent this application, as the first or as a part of this case, which is still open.
create function has_sent(the_application uuid, the_person uuid, the_case uuid) returns boolean language plpgsql stable strict cost 500 as $$
begin
  return exists (select from cases c join applications a on a.id = the_application
    where c.id = the_case and c.open and a.person_id = the_person and a.state = 'submitted'
      and (a.id = c.application_id or a.part_of = c.id));
end
$$;

alter table promised_papers enable row level security;
alter table promised_papers force row level security;
-- Each sees her own, as long as she is a party; the unit sees everybody's.
create policy seen on promised_papers for select using (case actor_kind()
  when 'citizen' then is_self(person_id) when 'staff' then true else false end
  and exists (select from case_parties p where p.case_id = promised_papers.case_id));
create policy noted on promised_papers for insert with check (has_sent(application_id, person_id, case_id) and case actor_kind()
  when 'citizen' then is_self(person_id) and state = 'sent' and exists (select from messages m
    where m.id = message_id and m.case_id = promised_papers.case_id and m.author_person = actor_id())
  when 'staff' then state <> 'sent' and noted_by = actor_id()
    and exists (select from case_parties p where p.case_id = promised_papers.case_id)
  else false end);
create policy noted_anew on promised_papers for update using (case actor_kind()
    when 'citizen' then is_self(person_id) when 'staff' then true else false end
    and exists (select from case_parties p where p.case_id = promised_papers.case_id))
  with check (has_sent(application_id, person_id, case_id) and case actor_kind()
    when 'citizen' then is_self(person_id) and state = 'sent' and exists (select from messages m
      where m.id = message_id and m.case_id = promised_papers.case_id and m.author_person = actor_id())
    when 'staff' then state <> 'sent' and noted_by = actor_id() else false end);
