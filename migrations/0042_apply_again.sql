-- Up Migration

-- What the decision came to, beside the state: whoever was refused may apply again for the same month when circumstances have changed.
-- Null as long as nothing is decided, and when a version of the portal decided that did not write it; then the month stays taken.
alter table cases add column outcome text
  check (outcome in ('GRANTED', 'PARTIALLY_GRANTED', 'REJECTED', 'DISMISSED', 'WRITTEN_OFF'));

alter table cases no force row level security;
alter table decisions no force row level security;
update cases set outcome = (select d.outcome from decisions d where d.case_id = cases.id order by d.decided_at desc limit 1)
 where state = 'DECIDED';
alter table decisions force row level security;
alter table cases force row level security;

-- A household has one application for a month that is open or has given something.
drop index cases_one_a_month;
create unique index cases_one_a_month on cases (applicant_id, month)
  where application_type in ('NEW', 'RENEWAL') and state <> 'WITHDRAWN'
    and coalesce(outcome, '') not in ('REJECTED', 'DISMISSED', 'WRITTEN_OFF');
