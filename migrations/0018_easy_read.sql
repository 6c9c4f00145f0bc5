-- Up Migration

-- Easy-read Swedish is a language of its own here.
alter table persons drop constraint persons_language_check;
alter table persons add constraint persons_language_check check (language in ('sv', 'en', 'easy'));
alter table applications drop constraint applications_language_check;
alter table applications add constraint applications_language_check check (language in ('sv', 'en', 'easy'));
