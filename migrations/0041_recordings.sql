-- Up Migration

-- A child's own voice may be a sound recording (LSS 8 §). Which questions take one is said where files are received.
alter table documents drop constraint documents_media_type_check;
alter table documents add constraint documents_media_type_check check (media_type in (
  'application/pdf', 'image/jpeg', 'image/png', 'image/heic', 'image/heif', 'image/webp', 'image/gif', 'text/plain',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.oasis.opendocument.text',
  'audio/mp4', 'audio/mpeg', 'audio/ogg', 'audio/wav', 'audio/webm'));
