-- Up Migration

-- The signature of one whom the unit has found not to be the child's guardian counts no more. Whoever asked for the child is told so,
-- and the unit sees that a guardian is missing.
alter table co_applications drop constraint co_applications_state_check;
alter table co_applications add constraint co_applications_state_check check (state in ('invited', 'begun', 'signed', 'declined', 'lapsed', 'closed')
  or case role when 'partner' then state in ('returned', 'ended') else state in ('sole', 'unreachable', 'unwilling', 'protected', 'refused') end);

create function refuse_signature() returns trigger language plpgsql as $$
declare
  actor text := actor_kind();
begin
  perform set_config('app.actor_kind', 'procedure', true);
  update co_applications o set state = 'refused', updated_at = coalesce(new.decided_at, o.updated_at)
    from applications a where a.id = new.application_id and a.part_of = o.case_id and o.role = 'guardian' and o.state = 'signed';
  perform set_config('app.actor_kind', actor, true);
  return null;
end
$$;
create trigger representations_refuse_signature after update of state on representations for each row
  when (new.state = 'REFUSED' and old.state <> 'REFUSED') execute function refuse_signature();
