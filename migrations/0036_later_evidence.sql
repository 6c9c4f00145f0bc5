-- Up Migration

-- When the unit last looked at a mandate, so that what has been sent since is told of.
create policy by_mandates_unit on audit_events for select using (actor_kind() = 'staff' and audit_events.action = 'representation.read'
  and audit_events.actor_kind = 'staff' and exists (select from representations r where r.id = audit_events.chain));
