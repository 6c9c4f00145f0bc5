-- Up Migration

-- A person may have begun several requests of the same form: one for each child, say, or for each measure that ends. Which
-- measure a request for more time was begun from says which of them is meant when the same button is pressed again.
alter table applications add column measure_id uuid references measures (id);
create index applications_measure_id on applications (measure_id) where measure_id is not null;
