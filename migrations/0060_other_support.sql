-- Up Migration

-- An application for the first time may be for something else than to live on (livsföring i övrigt, 12 kap. 1 § socialtjänstlagen).
-- It does not take its month, for which the household may apply beside it, and there may be several of them (cases_one_a_month).
-- What came in before this was known stands as it is.
alter table cases drop constraint cases_application_type_check;
alter table cases add constraint cases_application_type_check check (application_type in
  ('NEW', 'RENEWAL', 'SUPPLEMENTARY', 'OTHER', 'FIRST', 'CHANGE', 'EXTEND', 'END', 'ADVANCE_RULING', 'INDIVIDUAL_PLAN'));
