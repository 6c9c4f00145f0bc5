-- Up Migration

-- What is asked for under LSS: support for the first time, a change of, more of or an end to what one has, an advance ruling
-- before one moves here (16 § LSS), or an individual plan (10 § LSS).
alter table cases drop constraint cases_application_type_check;
alter table cases add constraint cases_application_type_check check (application_type in
  ('NEW', 'RENEWAL', 'SUPPLEMENTARY', 'FIRST', 'CHANGE', 'EXTEND', 'END', 'ADVANCE_RULING', 'INDIVIDUAL_PLAN'));
