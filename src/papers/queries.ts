import { z } from 'zod';
import { selectSubmissionsOfCase } from '../applications/queries.ts';
import { papersToCome } from '../applications/rules.ts';
import type { Reader, Tx } from '../platform/db/db.ts';
import { sql } from '../platform/db/sql.ts';
import type { Vault } from '../platform/vault.ts';
import { type Paper, type PaperKey, type PaperState, paperStates, stateOf } from './rules.ts';

const Row = z.object({
  applicationId: z.string(),
  place: z.number(),
  state: z.enum(paperStates),
  messageId: z.string().nullable(),
  hasFile: z.boolean(),
  notedBy: z.string().nullable(),
  changedAt: z.date(),
});

/**
 * The papers that somebody in the case has said she sends, in the order of what was sent, and what has become of each: for a citizen
 * her own, for employees everybody's.
 */
export async function selectPapers(reader: Reader, vault: Vault, caseId: string): Promise<Paper[]> {
  const [sent, rows] = await Promise.all([
    selectSubmissionsOfCase(reader, vault, caseId),
    reader.rows(
      sql`select p.application_id as "applicationId", p.place, p.state, p.message_id as "messageId", s.name as "notedBy",
                 p.changed_at as "changedAt",
                 exists (select from documents d where d.message_id = p.message_id and d.uploaded_by_person is not null) as "hasFile"
            from promised_papers p left join staff s on s.id = p.noted_by where p.case_id = ${caseId}`,
      Row,
    ),
  ]);
  return sent.flatMap(({ applicationId, personId, personName, frozen }) =>
    papersToCome(frozen.answers).map(({ place, what }): Paper => {
      const row = rows.find((one) => one.applicationId === applicationId && one.place === place);
      const { messageId = null, notedBy = null, changedAt = null } = row ?? {};
      return { applicationId, place, what, personId, personName, state: stateOf(row), messageId, notedBy, changedAt };
    }),
  );
}

/** Notes what has become of a paper, over what was noted before. */
export async function upsertPaper(
  tx: Tx,
  row: PaperKey & {
    caseId: string;
    personId: string;
    state: PaperState;
    messageId: string | null;
    staffId: string | null;
    now: Date;
  },
): Promise<void> {
  await tx.run(sql`insert into promised_papers (application_id, place, case_id, person_id, state, message_id, noted_by, changed_at)
    values (${row.applicationId}, ${row.place}, ${row.caseId}, ${row.personId}, ${row.state}, ${row.messageId}, ${row.staffId}, ${row.now})
    on conflict (application_id, place) do update set state = excluded.state, message_id = excluded.message_id,
      noted_by = excluded.noted_by, changed_at = excluded.changed_at`);
}
