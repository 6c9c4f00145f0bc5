-- Up Migration

-- Whether the actor sees a row, for the policies of what hangs on it. Written out in those, what it takes to see the one became a
-- part of every statement that reads the other, and of what hangs on that: a connection planned for longer than it worked.
-- A function is planned once, and row-level security holds within it as it does outside.
create function sees_application(one uuid) returns boolean language plpgsql stable strict cost 500 as $$
begin
  return exists (select from applications a where a.id = one);
end
$$;
create function sees_message(one uuid) returns boolean language plpgsql stable strict cost 500 as $$
begin
  return exists (select from messages m where m.id = one);
end
$$;
create function sees_representation(one uuid) returns boolean language plpgsql stable strict cost 500 as $$
begin
  return exists (select from representations r where r.id = one);
end
$$;
create function sees_meeting(one uuid) returns boolean language plpgsql stable strict cost 500 as $$
begin
  return exists (select from meetings m where m.id = one);
end
$$;
create function sees_co_application(one uuid) returns boolean language plpgsql stable strict cost 500 as $$
begin
  return exists (select from co_applications o where o.id = one);
end
$$;
create function sees_document(one uuid) returns boolean language plpgsql stable strict cost 1000 as $$
begin
  return exists (select from documents d where d.id = one);
end
$$;
-- Whether the actor is a person, also one who was taken for another before; and whether a number is hers.
create function is_self(one uuid) returns boolean language plpgsql stable strict cost 200 as $$
begin
  return one = actor_id() or exists (select from persons p where p.id = one and p.merged_into = actor_id());
end
$$;
create function is_own_number(one text) returns boolean language plpgsql stable strict cost 200 as $$
begin
  return exists (select from persons p where p.personal_number = one and (p.id = actor_id() or p.merged_into = actor_id()));
end
$$;
-- Whether it is a draft that the actor sees.
create function sees_draft(one uuid) returns boolean language plpgsql stable strict cost 500 as $$
begin
  return exists (select from applications a where a.id = one and a.state = 'draft');
end
$$;
-- Whether the actor has stated this mandate, and nobody has decided on it.
create function has_claimed(the_representation uuid) returns boolean language plpgsql stable strict cost 500 as $$
begin
  return exists (select from representations r
    where r.id = the_representation and r.state = 'CLAIMED' and r.representative_id = actor_id());
end
$$;
-- Whether the actor is the one who laid a file there.
create function has_uploaded(the_document uuid) returns boolean language plpgsql stable strict cost 500 as $$
begin
  return exists (select from documents d
    where d.id = the_document and coalesce(d.uploaded_by_person, d.uploaded_by_staff) = actor_id());
end
$$;
-- Whether the actor is whom an invitation to apply together is for, one of a case or this one.
create function is_asked_in(the_case uuid) returns boolean language plpgsql stable strict cost 500 as $$
begin
  return exists (select from co_applications o where o.case_id = the_case and is_own_number(o.partner_number));
end
$$;
create function is_asked(the_co_application uuid) returns boolean language plpgsql stable strict cost 500 as $$
begin
  return exists (select from co_applications o where o.id = the_co_application and is_own_number(o.partner_number));
end
$$;
-- Whether the actor sees what a guardian has said of it: before the other has signed, or when she must not be contacted, the first one
-- sees of it what is her own.
create function sees_stand(s guardian_stands) returns boolean language plpgsql stable cost 500 as $$
begin
  return exists (select from co_applications o where o.id = s.co_application_id and guardian_side(o) is not null
    and (o.state = 'signed' or s.side = 'first' and s.stand = 'asked' or s.side = 'other' and s.stand = 'waits'));
end
$$;

alter policy by_application on submissions using (sees_application(application_id));
alter policy by_case on signatures using (actor_kind() = 'staff' and sees_application(application_id));

alter policy by_owner on documents using (case actor_kind()
  when 'citizen' then sees_application(application_id) or sees_message(message_id)
    or (message_id is null and exists (select from case_parties p where p.case_id = documents.case_id
      and (documents.uploaded_by_person = actor_id() or (documents.uploaded_by_person is null and p.role = 'applicant'))))
    or (uploaded_by_person = actor_id() and sees_representation(representation_id))
  when 'staff' then sees_application(application_id)
    or exists (select from case_parties p where p.case_id = documents.case_id)
    or sees_representation(representation_id)
  else false end);
alter policy by_citizen on documents with check (actor_kind() = 'citizen' and uploaded_by_person = actor_id()
  and (sees_draft(application_id) or has_claimed(representation_id)
    or (exists (select from case_parties p where p.case_id = documents.case_id and party_may(p.rights, 'WRITE'))
      and (message_id is null or sees_message(message_id)))));
alter policy by_system on documents using (actor_kind() = 'system' and sees_draft(application_id));
alter policy from_draft on documents using (actor_kind() = 'citizen' and sees_draft(application_id));
alter policy by_document on document_chunks using (sees_document(document_id));
alter policy by_uploader on document_chunks with check (has_uploaded(document_id));
alter policy from_draft on document_chunks using (
  exists (select from documents d where d.id = document_chunks.document_id and sees_draft(d.application_id)));

alter policy own on applications with check (actor_kind() = 'citizen' and person_id = actor_id()
  and (part_of is null or is_asked_in(part_of)
    or exists (select from cases c where c.id = applications.part_of and c.asked_by = actor_id())));

alter policy seen on partner_answers using (case actor_kind()
  when 'citizen' then (shown and sees_co_application(co_application_id)) or is_asked(co_application_id)
  when 'staff' then sees_co_application(co_application_id)
  else false end);
alter policy by_partner on partner_answers with check (actor_kind() = 'citizen' and is_asked(co_application_id));

alter policy seen on guardian_stands using (case actor_kind()
  when 'citizen' then sees_stand(guardian_stands)
  when 'staff' then sees_co_application(co_application_id)
  when 'procedure' then true else false end);

alter policy by_mandate on audit_events using (actor_kind() = 'citizen' and action = 'application.discard'
  and sees_representation(chain));
alter policy by_mandates_unit on audit_events using (actor_kind() = 'staff' and action = 'representation.read'
  and actor_kind = 'staff' and sees_representation(chain));
alter policy by_party on audit_events using (actor_kind() = 'citizen' and on_timeline
  and exists (select from case_parties p where p.case_id = audit_events.chain
    and (party_may(p.rights, 'READ') or audit_events.actor_id = actor_id()))
  and (detail ->> 'message' is null or detail ->> 'represents' = actor_id()::text or sees_message((detail ->> 'message')::uuid)));
alter policy own_steps on audit_events using (actor_kind() <> 'citizen' or detail ->> 'represents' = actor_id()::text
  or ((detail ->> 'meeting' is null or sees_meeting((detail ->> 'meeting')::uuid))
    and (detail ->> 'comment' is null
      or exists (select from investigation_comments c where c.id = (detail ->> 'comment')::uuid))
    and (action not in ('board.ask', 'consent.withdraw')
      or is_self(audit_events.actor_id))));

alter policy seen on co_applications using (case actor_kind()
  when 'citizen' then case role
      when 'partner' then exists (select from case_parties p where p.case_id = co_applications.case_id and p.role = 'applicant')
      else exists (select from cases c where c.id = co_applications.case_id and c.asked_by = actor_id()) end
    or is_own_number(partner_number)
  when 'staff' then unit = any (actor_units()) when 'system' then true when 'procedure' then true else false end);
alter policy moved on co_applications using (case actor_kind()
  when 'citizen' then (role = 'partner'
      and exists (select from case_parties p where p.case_id = co_applications.case_id and p.role = 'applicant'))
    or is_own_number(partner_number)
  when 'staff' then unit = any (actor_units()) when 'system' then true when 'procedure' then true else false end);
alter policy seen on consents using (case actor_kind()
  when 'citizen' then person_id = actor_id() or is_self(represents) when 'staff' then true else false end
  and exists (select from case_parties p where p.case_id = consents.case_id));
alter policy taken_back on consents using (actor_kind() = 'citizen' and withdrawn_at is null
  and (person_id = actor_id() or is_self(represents)));
