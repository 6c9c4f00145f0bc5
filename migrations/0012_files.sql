-- Up Migration

-- What is stored can differ from what was sent: the place and the camera's notes are taken out of pictures. Size and
-- checksum are of what is stored.
alter table documents add column cleaned boolean not null default false;
-- 'none': nothing scanned it, because the municipality has said that it has no scanner.
alter table documents add column virus_scan text not null default 'none' check (virus_scan in ('none', 'clean'));

