-- Up Migration

-- A draft that two share: its owner, and one who acts for her or for whom she acts, by a mandate that the unit has checked. One of
-- them has the turn and writes; the other reads. There is no other way to let somebody in.
create table draft_turns (
  application_id uuid not null references applications (id) on delete cascade,
  -- Whose the draft is: she signs and sends.
  owner_id uuid not null references persons (id),
  helper_id uuid not null references persons (id),
  kind text not null check (kind in ('livelihoodSupport', 'lss')),
  representation_id uuid not null references representations (id),
  -- The helper is the one who represents; else the one who is represented.
  helper_acts boolean not null,
  with_helper boolean not null,
  -- The helper has given it back; not taken back by the owner.
  returned boolean not null default false,
  since timestamptz not null,
  -- What whoever passed the turn last wished of the other.
  note_sealed bytea,
  -- The questions that the helper has answered or changed.
  helped_sealed bytea,
  ended_at timestamptz,
  primary key (application_id, helper_id),
  check (owner_id <> helper_id),
  check (not (returned and with_helper))
);
create unique index draft_turns_one on draft_turns (application_id) where ended_at is null;
create index draft_turns_owner_id on draft_turns (owner_id);
create index draft_turns_helper_id on draft_turns (helper_id);
create index draft_turns_representation_id on draft_turns (representation_id);
create trigger draft_turns_noted after insert or update or delete on draft_turns
  for each row execute function note_change('owner_id', 'helper_id');

-- Whether it holds today: not ended, and by a mandate that is in force, gives the right to apply, and covers the law. So a mandate that
-- ends takes the draft with it, at midnight or at once, and the turn is the owner's again.
create function turn_stands(the draft_turns) returns boolean language plpgsql stable cost 500 as $$
begin
  return the.ended_at is null and exists (select from representations r where r.id = the.representation_id and r.state = 'VERIFIED'
    and the.kind = any (r.kinds) and 'APPLY' = any (r.rights) and r.valid_from <= actor_today()
    and coalesce(r.valid_until, 'infinity') >= actor_today());
end
$$;
-- Whether the actor is let into a draft of somebody else's, whether its helper has the turn, and whether the actor may write in it.
create function helps_with(the_application uuid) returns boolean language plpgsql stable strict cost 500 as $$
begin
  return exists (select from draft_turns t where t.application_id = the_application and is_self(t.helper_id) and turn_stands(t));
end
$$;
create function is_helpers_turn(the_application uuid) returns boolean language plpgsql stable strict cost 500 as $$
begin
  return exists (select from draft_turns t where t.application_id = the_application and t.with_helper and turn_stands(t));
end
$$;
create function writes_draft(the_application uuid) returns boolean language plpgsql stable strict cost 1000 as $$
begin
  return sees_draft(the_application)
    and (actor_kind() <> 'citizen' or helps_with(the_application) = is_helpers_turn(the_application));
end
$$;

-- With whom the actor may share a draft of a kind today, and by which mandate: those who act for her, and grown-ups for whom she acts.
-- Nobody whose identity is protected, or not asked about yet, and nothing tells that it is so.
create function draft_helpers(the_kind text) returns table (representation_id uuid, helper_id uuid, helper_acts boolean, name text,
  number text) language plpgsql as $$
declare
  actor text := actor_kind();
  me uuid := actor_id();
  mine text[];
begin
  if actor is distinct from 'citizen' then
    return;
  end if;
  perform set_config('app.actor_kind', 'procedure', true);
  select array_agg(p.personal_number) into mine from persons p where me in (p.id, p.merged_into);
  return query
    select distinct on (w.id, r.principal_number = any (mine)) r.id, w.id, r.principal_number = any (mine),
           case when r.principal_number = any (mine) then r.representative_name else r.principal_name end,
           case when r.principal_number = any (mine) then r.representative_number else r.principal_number end
      from representations r
      join persons h on h.personal_number = case when r.principal_number = any (mine) then r.representative_number else r.principal_number end
      join persons w on w.id = coalesce(h.merged_into, h.id)
     where r.state = 'VERIFIED' and the_kind = any (r.kinds) and 'APPLY' = any (r.rights) and r.valid_from <= actor_today()
       and coalesce(r.valid_until, 'infinity') >= actor_today()
       and (r.principal_number = any (mine) and birthday(r.principal_number, 15) <= actor_today()
         or r.representative_number = any (mine) and birthday(r.principal_number, 18) <= actor_today())
       and w.id <> me and w.protection = 'none' and h.protection = 'none'
       and not exists (select from persons p where me in (p.id, p.merged_into) and p.protection <> 'none')
     order by w.id, r.principal_number = any (mine), coalesce(r.valid_until, 'infinity') desc, r.id;
  perform set_config('app.actor_kind', actor, true);
end
$$;

-- Who may move it how: the owner gives the turn, takes it, and ends it; the helper notes what she has answered and gives it back.
create function draft_turn_moves() returns trigger language plpgsql as $$
declare
  allowed boolean;
  free text[];
begin
  if actor_kind() = 'procedure' then
    return new;
  end if;
  if is_self(old.owner_id) then
    free := array['representation_id', 'helper_acts', 'with_helper', 'returned', 'since', 'note_sealed', 'ended_at'];
    allowed := not new.returned or old.returned;
    if new.representation_id <> old.representation_id or (new.ended_at is null and (new.with_helper and not old.with_helper
        or old.ended_at is not null)) then
      allowed := allowed and exists (select from draft_helpers(new.kind) h where h.representation_id = new.representation_id
        and h.helper_id = new.helper_id and h.helper_acts = new.helper_acts);
    end if;
  else
    free := array['with_helper', 'returned', 'since', 'note_sealed', 'helped_sealed'];
    allowed := old.with_helper and turn_stands(old);
  end if;
  if not allowed or (to_jsonb(new) - free) <> (to_jsonb(old) - free) then
    raise exception 'the turn is not the actor''s to move' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger draft_turns_moves before update on draft_turns for each row execute function draft_turn_moves();

alter table draft_turns enable row level security;
alter table draft_turns force row level security;
-- Also when it is over: the owner is to see who has helped her, and the helper why a page of hers no longer opens.
create policy seen on draft_turns for select using (case actor_kind()
  when 'citizen' then is_self(owner_id) or is_self(helper_id) when 'system' then true when 'procedure' then true else false end);
create policy given on draft_turns for insert with check (actor_kind() = 'citizen' and owner_id = actor_id()
  and ended_at is null and helped_sealed is null
  and exists (select from applications a where a.id = draft_turns.application_id and a.person_id = actor_id() and a.state = 'draft'
    and a.part_of is null and a.kind = draft_turns.kind)
  and exists (select from draft_helpers(draft_turns.kind) h where h.representation_id = draft_turns.representation_id
    and h.helper_id = draft_turns.helper_id and h.helper_acts = draft_turns.helper_acts));
create policy moved on draft_turns for update using (case actor_kind()
  when 'citizen' then is_self(owner_id) or is_self(helper_id) when 'procedure' then true else false end);

-- Somebody who must not be found shares nothing any more, from the moment that it is known.
create function end_turns() returns trigger language plpgsql as $$
declare
  actor text := actor_kind();
begin
  perform set_config('app.actor_kind', 'procedure', true);
  update draft_turns set ended_at = coalesce(new.protection_asked_at, new.updated_at) where new.id in (owner_id, helper_id) and ended_at is null;
  perform set_config('app.actor_kind', actor, true);
  return null;
end
$$;
create trigger persons_end_turns after update of protection on persons for each row when (new.protection <> 'none')
  execute function end_turns();

create policy shared on applications for select using (actor_kind() = 'citizen' and state = 'draft' and helps_with(id));
create policy by_helper on applications for update
  using (actor_kind() = 'citizen' and state = 'draft' and helps_with(id) and is_helpers_turn(id))
  with check (actor_kind() = 'citizen' and state = 'draft' and helps_with(id) and is_helpers_turn(id));
-- Only the one who has the turn writes; the owner keeps her draft for longer all the same.
create function draft_in_turn() returns trigger language plpgsql as $$
declare
  free text[];
begin
  if actor_kind() is distinct from 'citizen' or old.state <> 'draft' then
    return coalesce(new, old);
  end if;
  if not is_self(old.person_id) then
    free := array['answers_sealed', 'language', 'form_id', 'form_version', 'version', 'updated_at', 'expires_at', 'warned_at'];
  elsif is_helpers_turn(old.id) then
    free := array['expires_at', 'warned_at'];
  else
    return coalesce(new, old);
  end if;
  if tg_op = 'DELETE' or (to_jsonb(new) - free) <> (to_jsonb(old) - free) then
    raise exception 'it is not the actor''s turn' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger applications_in_turn before update or delete on applications for each row execute function draft_in_turn();
-- What it is called stands on the page of the other, too.
create function note_shared() returns trigger language plpgsql as $$
begin
  update draft_turns set since = since where application_id = new.id;
  return null;
end
$$;
create trigger applications_shared_noted after update of form_id on applications for each row when (new.form_id <> old.form_id)
  execute function note_shared();

alter policy by_applicant on submissions with check (actor_kind() = 'citizen' and writes_draft(application_id)
  and exists (select from applications a where a.id = submissions.application_id and a.person_id = actor_id()));
-- What is told in confidence is told by her whose draft it is.
alter policy told on safety_notes with check (actor_kind() = 'citizen' and person_id = actor_id()
  and (application_id is null or exists (select from applications a where a.id = safety_notes.application_id and is_self(a.person_id)))
  and (case_id is null or exists (select from case_parties p where p.case_id = safety_notes.case_id)
    or exists (select from co_applications o where o.case_id = safety_notes.case_id)));

alter policy by_citizen on documents with check (actor_kind() = 'citizen' and uploaded_by_person = actor_id()
  and (writes_draft(application_id) or has_claimed(representation_id)
    or (exists (select from case_parties p where p.case_id = documents.case_id and party_may(p.rights, 'WRITE'))
      and (message_id is null or sees_message(message_id)))));
alter policy from_draft on documents using (actor_kind() = 'citizen' and writes_draft(application_id));
alter policy from_draft on document_chunks using (
  exists (select from documents d where d.id = document_chunks.document_id and writes_draft(d.application_id)));
