import { z } from 'zod';
import { sealNote } from '../applications/queries.ts';
import type { Application } from '../applications/queries.ts';
import type { Reader, Tx } from '../platform/db/db.ts';
import { sql } from '../platform/db/sql.ts';
import { type CaseKind, caseKinds } from '../platform/municipality.ts';
import type { Helper } from './rules.ts';

const HelperRow = z.object({
  representationId: z.string(),
  helperId: z.string(),
  helperActs: z.boolean(),
  name: z.string(),
  number: z.string(),
});

/** With whom the one who acts may share a draft of a kind today. */
export function selectHelpers(reader: Reader, kind: CaseKind): Promise<Helper[]> {
  return reader.rows(
    sql`select representation_id as "representationId", helper_id as "helperId", helper_acts as "helperActs", name, number
          from draft_helpers(${kind}) order by name, helper_id`,
    HelperRow,
  );
}

/** The helper has the turn; nobody else shares the draft. */
export async function upsertGiven(tx: Tx, row: Application, helper: Helper, note: string, now: Date): Promise<void> {
  await tx.run(sql`update draft_turns set ended_at = ${now}
    where application_id = ${row.id} and helper_id <> ${helper.helperId} and ended_at is null`);
  await tx.run(sql`insert into draft_turns (application_id, owner_id, helper_id, kind, representation_id, helper_acts, with_helper, since, note_sealed)
    values (${row.id}, ${row.personId}, ${helper.helperId}, ${row.kind}, ${helper.representationId}, ${helper.helperActs}, true, ${now},
      ${sealNote(row, note)})
    on conflict (application_id, helper_id) do update set representation_id = excluded.representation_id,
      helper_acts = excluded.helper_acts, with_helper = true, returned = false, since = excluded.since,
      note_sealed = excluded.note_sealed, ended_at = null`);
}

/** The owner has the turn again: given back, or taken. */
export async function updateOwners(
  tx: Tx,
  row: Application,
  { note, returned, now }: { note: string; returned: boolean; now: Date },
): Promise<void> {
  await tx.run(sql`update draft_turns set with_helper = false, returned = ${returned}, since = ${now}, note_sealed = ${sealNote(row, note)}
    where application_id = ${row.id} and ended_at is null and with_helper`);
}

const Sides = z.object({ owner: z.string(), helper: z.string(), withHelper: z.boolean() });

/** The two who share a draft today, and whose turn it is. For the system only. */
export function selectSides(reader: Reader, id: string): Promise<z.infer<typeof Sides> | undefined> {
  return reader.optional(
    sql`select coalesce(o.merged_into, o.id) as owner, coalesce(h.merged_into, h.id) as helper, t.with_helper as "withHelper"
          from draft_turns t join persons o on o.id = t.owner_id join persons h on h.id = t.helper_id
         where t.application_id = ${id} and turn_stands(t)`,
    Sides,
  );
}

const Before = z.object({ kind: z.enum(caseKinds) });

/** That the one who acts has been let into a draft of somebody else's, which she may see no more. */
export function selectBefore(reader: Reader, id: string): Promise<z.infer<typeof Before> | undefined> {
  return reader.optional(
    sql`select t.kind from draft_turns t where t.application_id = ${id} and is_self(t.helper_id)`,
    Before,
  );
}

const SharedRow = z.object({
  id: z.string(),
  kind: z.enum(caseKinds),
  formId: z.string(),
  month: z.string().nullable(),
  name: z.string(),
  withHelper: z.boolean(),
  since: z.date(),
});
/** A draft of somebody else's that the reader is let into. */
export type SharedRow = z.infer<typeof SharedRow>;

/** The drafts that others share with the reader today, those in which she has the turn first. */
export function selectShared(reader: Reader, personId: string): Promise<SharedRow[]> {
  return reader.rows(
    sql`select a.id, a.kind, a.form_id as "formId", a.month, t.with_helper as "withHelper", t.since,
               case when t.helper_acts then r.principal_name else r.representative_name end as name
          from draft_turns t join applications a on a.id = t.application_id join representations r on r.id = t.representation_id
         where t.helper_id in (select p.id from persons p where p.id = ${personId} or p.merged_into = ${personId})
           and a.state = 'draft' and turn_stands(t) order by t.with_helper desc, t.since desc limit 5`,
    SharedRow,
  );
}
