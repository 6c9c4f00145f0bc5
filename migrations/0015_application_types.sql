-- Up Migration

-- What was applied for: the first time, a month after that, or an extra cost in a month that has an application.
alter table cases add column application_type text check (application_type in ('NEW', 'RENEWAL', 'SUPPLEMENTARY'));

-- What came in before there were several sorts was for the first time, as far as anybody knows.
alter table cases no force row level security;
update cases set application_type = 'NEW' where id in (
  select distinct on (applicant_id, month) id from cases where kind = 'livelihoodSupport' and state <> 'WITHDRAWN'
   order by applicant_id, month, received_at);
alter table cases force row level security;

-- A household has one application for a month; extra costs are as many as there are.
create unique index cases_one_a_month on cases (applicant_id, month)
  where application_type in ('NEW', 'RENEWAL') and state <> 'WITHDRAWN';
