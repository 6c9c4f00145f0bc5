-- Up Migration

-- Only those who publish news write it or take it down, as the policy says of `news.publish`; and taking down is all that
-- ever happens to a row.
create function publishes_news(employee uuid) returns boolean language sql stable as $$
  select exists (select from staff s where s.id = employee and s.roles && array['manager', 'administrator'])
$$;
alter policy by_staff_insert on news
  with check (actor_kind() = 'staff' and created_by_staff = actor_id() and publishes_news(actor_id()));
alter policy by_staff_update on news using (actor_kind() = 'staff' and publishes_news(actor_id()));
create trigger news_only_taken_down before update on news for each row execute function only_marked('removed_at');
