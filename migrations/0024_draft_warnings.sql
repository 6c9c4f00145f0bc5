-- Up Migration

-- When the owner of a draft was told that it will be removed. What is saved, or kept longer, is to be told of anew.
alter table applications add column warned_at timestamptz;

-- No job takes away what somebody has written before she has been told. One that cannot tell removes nothing.
create policy warned on applications as restrictive for delete using (actor_kind() <> 'system' or warned_at is not null);
