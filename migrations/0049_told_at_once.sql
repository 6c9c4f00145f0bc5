-- Up Migration

-- She whom somebody says that she represents is told at once, and not only when it has been checked, unless it may tell her of
-- somebody who must not be found: one whose identity is protected, or who has said that another must not be contacted.
alter table representations add column told_at_once boolean not null default false;

-- Whether she who is represented knows of it.
create function told_of(the representations) returns boolean language sql immutable parallel safe as $$
  select the.granted or the.told_at_once or the.state = 'VERIFIED' or (the.state = 'REVOKED' and the.decided_at is not null)
$$;
alter policy seen on representations using (case actor_kind()
  when 'citizen' then representative_id = actor_id() or is_own_number(representative_number)
    or (birthday(principal_number, 15) <= actor_today() and told_of(representations) and is_own_number(principal_number))
  when 'staff' then unit = any (actor_units()) or exists (select from case_parties p where p.representation_id = representations.id)
  when 'system' then true when 'procedure' then true else false end);

-- That it is not right, as she says whom it is about. In a table of its own: whoever states it is never to see that somebody with
-- the number is here at all.
create table objections (
  representation_id uuid primary key references representations (id),
  person_id uuid not null references persons (id),
  words_sealed bytea,
  said_at timestamptz not null,
  -- What the unit has found of it, for her to read.
  settled_sealed bytea,
  settled_by uuid references staff (id),
  settled_at timestamptz,
  check (num_nulls(settled_sealed, settled_by, settled_at) in (0, 3))
);
create index objections_person_id on objections (person_id);
create index objections_settled_by on objections (settled_by);
create trigger objections_only_moved before update on objections for each row
  execute function only_marked('settled_sealed', 'settled_by', 'settled_at');
create trigger objections_noted after insert or update or delete on objections for each row execute function note_change('person_id');
alter table objections enable row level security;
alter table objections force row level security;
create policy seen on objections for select using (case actor_kind()
  when 'citizen' then is_self(person_id) when 'staff' then sees_representation(representation_id) else false end);
create policy said on objections for insert with check (actor_kind() = 'citizen' and person_id = actor_id() and settled_at is null
  and exists (select from representations r
    where r.id = objections.representation_id and r.state = 'CLAIMED' and is_own_number(r.principal_number)));
create policy settled on objections for update using (actor_kind() = 'staff' and settled_at is null
    and exists (select from representations r where r.id = objections.representation_id and r.unit = any (actor_units())))
  with check (settled_by = actor_id());

-- As before; what is stated tells her of it unless the one who states it is protected, she cannot end what gives nothing yet, and
-- nobody says yes to it over her word before the unit has answered that.
create or replace function representation_moves() returns trigger language plpgsql as $$
declare
  allowed boolean;
begin
  -- A guardian's is at an end when the child is of age, whatever was written.
  if new.basis in ('CUSTODIAN', 'LEGAL_GUARDIAN') then
    new.valid_until := least(new.valid_until, birthday(new.principal_number, 18) - 1);
  end if;
  if tg_op = 'INSERT' then
    new.told_at_once := new.told_at_once and not new.granted and not is_protected(new.representative_id);
    return new;
  end if;
  if actor_kind() = 'procedure' then
    return new;
  end if;
  if actor_kind() = 'citizen' then
    allowed := (to_jsonb(new) - array['state', 'revoked_at', 'revoked_by_person', 'representative_id'])
      = (to_jsonb(old) - array['state', 'revoked_at', 'revoked_by_person', 'representative_id'])
      and ((new.state = 'REVOKED' and old.state in ('OFFERED', 'CLAIMED', 'VERIFIED') and new.revoked_by_person = actor_id()
          and new.representative_id is not distinct from old.representative_id
          -- What a court or the law has given is not hers to take back here; nor what is not given yet.
          and (old.representative_id = actor_id()
            or (old.state <> 'CLAIMED' and old.basis in ('AGENT', 'LASTING_POWER', 'SPECIAL_REPRESENTATIVE'))))
        or (old.state = 'OFFERED' and new.state = 'VERIFIED' and new.representative_id = actor_id()
          and is_own_number(new.representative_number)));
  elsif actor_kind() = 'staff' then
    allowed := (old.state = 'CLAIMED' and new.decided_by = actor_id() and (new.state = 'REFUSED' or (new.state = 'VERIFIED'
          and not exists (select from objections o where o.representation_id = new.id and o.settled_at is null))))
      or (old.state in ('OFFERED', 'CLAIMED', 'VERIFIED') and new.state = 'REVOKED' and new.revoked_by_staff = actor_id());
  else
    allowed := (to_jsonb(new) - array['reminded']) = (to_jsonb(old) - array['reminded']);
  end if;
  if not allowed then
    raise exception 'a representation is not moved from % to % by %', old.state, new.state, actor_kind() using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;

-- How she was told of it is in the log of the mandate, for the unit that checks it.
alter policy by_mandates_unit on audit_events using (actor_kind() = 'staff'
  and (audit_events.action = 'representation.tell' or (audit_events.action = 'representation.read' and audit_events.actor_kind = 'staff'))
  and sees_representation(chain));
