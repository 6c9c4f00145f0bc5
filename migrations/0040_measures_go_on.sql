-- Up Migration

-- What is prolonged or changed goes on in another measure, by a decision of its own: which one it takes the place of, and the
-- day from which another has taken its place.
alter table measures add column replaces uuid references measures (id);
alter table measures add column replaced_on date;
create unique index measures_replaces on measures (replaces) where replaces is not null;
drop trigger measures_only_delivered on measures;
create trigger measures_only_delivered before update on measures for each row
  execute function only_marked('delivery_sealed', 'planned_on', 'started_on', 'interrupted_on', 'resumed_on', 'ended_on', 'delay',
    'reminded_days', 'version', 'updated_at', 'replaced_on');
