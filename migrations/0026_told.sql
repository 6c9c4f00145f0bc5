-- Up Migration

-- Whoever is represented sees in her case's history that something has been done for her, and by whom. What was written, sent or
-- said there stays between the one who did it and the unit.
alter policy by_party on audit_events using (actor_kind() = 'citizen' and on_timeline
  and exists (select from case_parties p where p.case_id = audit_events.chain
    and (party_may(p.rights, 'READ') or audit_events.actor_id = actor_id()))
  and (detail ->> 'message' is null or detail ->> 'represents' = actor_id()::text
    or exists (select from messages m where m.id = (detail ->> 'message')::uuid)));
alter policy own_steps on audit_events using (actor_kind() <> 'citizen' or detail ->> 'represents' = actor_id()::text
  or ((detail ->> 'meeting' is null or exists (select from meetings m where m.id = (detail ->> 'meeting')::uuid))
    and (detail ->> 'comment' is null
      or exists (select from investigation_comments c where c.id = (detail ->> 'comment')::uuid))));

-- What is done by a mandate and belongs to no case: a request that was begun for her, and removed before it was sent.
create policy by_mandate on audit_events for select using (actor_kind() = 'citizen' and action = 'application.discard'
  and exists (select from representations r where r.id = audit_events.chain));
