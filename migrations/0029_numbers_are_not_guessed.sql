-- Up Migration

-- Whoever is asked names the one whom the case is about by her number before anything is shown: the one who is asked may be so by a
-- mistake. How many times she has named another is counted, and after five she tries no more until the unit lets her.
alter table co_applications add column wrong_numbers int not null default 0 check (wrong_numbers between 0 and 5);
drop trigger co_applications_only_moved on co_applications;
create trigger co_applications_only_moved before update on co_applications for each row
  execute function only_marked('unit', 'partner_id', 'correction_sealed', 'state', 'asked_on', 'last_day', 'reminded', 'updated_at',
    'note_sealed', 'noted_by', 'noted_at', 'wrong_numbers');

create function wrong_numbers_move() returns trigger language plpgsql as $$
begin
  if actor_kind() <> 'procedure' and not (actor_kind() = 'staff' and new.wrong_numbers = 0) then
    raise exception 'wrong numbers are counted by the database and forgotten by the unit' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger co_applications_wrong_numbers before update on co_applications for each row
  when (old.wrong_numbers is distinct from new.wrong_numbers) execute function wrong_numbers_move();

-- Whether the number is the one's whom the case is about, under any number she has had, tried by whoever is asked and may not see
-- the case: known, wrong, or stopped, whatever the number, when she has tried too often.
create function try_number(the_asked uuid, tried_number text) returns text language plpgsql as $$
declare
  actor text := actor_kind();
  tried int;
  the_case uuid;
  known boolean;
begin
  if actor <> 'citizen' or not exists (select from co_applications o join persons p on p.personal_number = o.partner_number
      where o.id = the_asked and (p.id = actor_id() or p.merged_into = actor_id())) then
    raise exception 'nobody tries a number who has not been asked' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('app.actor_kind', 'procedure', true);
  select o.wrong_numbers, o.case_id into tried, the_case from co_applications o where o.id = the_asked for update;
  known := tried < 5 and exists (select from cases c join persons q on c.applicant_id in (q.id, q.merged_into)
    where c.id = the_case and q.personal_number = tried_number);
  if not known and tried < 5 then
    tried := tried + 1;
    update co_applications set wrong_numbers = tried where id = the_asked;
  end if;
  perform set_config('app.actor_kind', actor, true);
  return case when known then 'known' when tried < 5 then 'wrong' else 'stopped' end;
end
$$;
