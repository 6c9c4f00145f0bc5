-- Up Migration

-- What was applied for: the first time, a month after that, or an extra cost in a month that has an application.
alter table cases add column application_type text check (application_type in ('NEW', 'RENEWAL', 'SUPPLEMENTARY'));

-- A household has one application for a month; extra costs are as many as there are.
create unique index cases_one_a_month on cases (applicant_id, month)
  where application_type in ('NEW', 'RENEWAL') and state <> 'WITHDRAWN';
