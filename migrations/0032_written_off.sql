-- Up Migration

-- What was taken back is written off (avskrivning): not the same as what cannot be examined (avvisning), as which it was kept before.
alter table decisions drop constraint decisions_outcome_check;
alter table decisions add constraint decisions_outcome_check
  check (outcome in ('GRANTED', 'PARTIALLY_GRANTED', 'REJECTED', 'DISMISSED', 'WRITTEN_OFF'));
