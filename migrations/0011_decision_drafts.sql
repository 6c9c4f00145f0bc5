-- Up Migration

-- What was written of a decision that nobody made is removed after a while.
create policy expiring on decision_drafts for select using (actor_kind() = 'system');
create policy expired on decision_drafts for delete using (actor_kind() = 'system');
