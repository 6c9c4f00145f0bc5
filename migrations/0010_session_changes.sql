-- Up Migration

-- Tells every instance of the portal that a session has been changed or ended, so that none goes on with what it
-- remembers. The session's id opens it, so only a digest of it is said.
create function tell_session_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('session_changed', encode(sha256(convert_to(old.sid, 'UTF8')), 'hex'));
  return null;
end
$$;
create trigger sessions_changed after update or delete on sessions for each row execute function tell_session_changed();
