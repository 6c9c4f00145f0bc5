-- Up Migration

-- What somebody is asked to take part in, when it is not the month's own application: two such questions for one month are told apart
-- before either is opened. It says nothing of anybody.
alter table co_applications add column beside text check (beside in ('SUPPLEMENTARY', 'OTHER'));
