import { z } from 'zod';
import { selectSubmissionsOfCase } from '../applications/queries.ts';
import { papersToCome } from '../applications/rules.ts';
import type { Reader, Tx } from '../platform/db/db.ts';
import { sql } from '../platform/db/sql.ts';
import { type DataKey, type Vault, open, seal } from '../platform/vault.ts';
import { inForce } from '../cases/queries.ts';
import { applicationTypes } from '../cases/rules.ts';
import { caseKinds } from '../platform/municipality.ts';
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

// ── A file that came to the wrong case ────────────────────────────────────────────────────────────────────────────

const SenderRow = z.object({ personId: z.string(), name: z.string() });

/** Whose correspondence a message is part of, with her name. */
export function selectOptionalSender(
  reader: Reader,
  messageId: string,
): Promise<{ personId: string; name: string } | undefined> {
  return reader.optional(
    sql`select m.person_id as "personId", trim(p.given_name || ' ' || p.family_name) as name
          from messages m join persons p on p.id = m.person_id where m.id = ${messageId}`,
    SenderRow,
  );
}

const TargetRow = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.enum(caseKinds),
  month: z.string().nullable(),
  applicationType: z.enum(applicationTypes).nullable(),
  unit: z.string(),
});
/** A case that a file can be moved to. */
export type Target = z.infer<typeof TargetRow>;

/**
 * The other open cases in sight that a person is a party of and may write in today, the latest first: to no other can what she sent
 * be moved, since what has come to a closed case is nobody's work any more.
 */
export function selectTargets(reader: Reader, personId: string, caseId: string): Promise<Target[]> {
  return reader.rows(
    sql`select c.id, c.number, c.kind, c.month, c.application_type as "applicationType", c.unit
          from case_parties p join cases c on c.id = p.case_id
         where p.person_id = ${personId} and ${inForce} and party_may(p.rights, 'WRITE') and c.open and c.id <> ${caseId}
         order by c.received_at desc, c.id limit 50`,
    TargetRow,
  );
}

/** Those in a case who have another open case in sight, in which they may write today. */
export async function selectWithOtherCase(reader: Reader, caseId: string): Promise<string[]> {
  const rows = await reader.rows(
    sql`select distinct p.person_id as id from case_parties q join case_parties p on p.person_id = q.person_id and p.case_id <> q.case_id
          join cases c on c.id = p.case_id
         where q.case_id = ${caseId} and ${inForce} and party_may(p.rights, 'WRITE') and c.open`,
    z.object({ id: z.string() }),
  );
  return rows.map(({ id }) => id);
}

const MoveWords = z.object({ name: z.string(), number: z.string(), reason: z.string() });
const MoveRow = z.object({
  id: z.string(),
  documentId: z.string(),
  went: z.enum(['in', 'out']),
  messageId: z.string(),
  movedBy: z.string().nullable(),
  movedById: z.string(),
  movedAt: z.date(),
  sealed: z.instanceof(Buffer),
});
/** A file that was moved into or out of a case, with what it is called, the other case's number and why. */
export type Move = Omit<z.infer<typeof MoveRow>, 'sealed'> & z.infer<typeof MoveWords>;

const moveContext = (id: string, went: Move['went']) => `file-move.${went}:${id}`;

/** The files that were moved into or out of a case, in the order that they were: for a citizen her own. */
export async function selectMoves(reader: Reader, key: DataKey, caseId: string): Promise<Move[]> {
  const rows = await reader.rows(
    sql`select f.id, f.document_id as "documentId", case when f.to_case = ${caseId} then 'in' else 'out' end as went,
               case when f.to_case = ${caseId} then f.to_message else f.from_message end as "messageId",
               s.name as "movedBy", f.moved_by as "movedById", f.moved_at as "movedAt",
               case when f.to_case = ${caseId} then f.to_sealed else f.from_sealed end as sealed
          from file_moves f left join staff s on s.id = f.moved_by
         where f.from_case = ${caseId} or f.to_case = ${caseId} order by f.moved_at, f.id`,
    MoveRow,
  );
  return rows.map(({ sealed, ...row }) => {
    const words = open(key, sealed, moveContext(row.id, row.went)).toString('utf8');
    return { ...row, ...MoveWords.parse(JSON.parse(words)) };
  });
}

/** A case that a file is moved from or to: its key, its number, and the message there that the file lies under. */
export type Place = { caseId: string; key: DataKey; number: string; messageId: string };

export async function insertMove(
  tx: Tx,
  {
    from,
    to,
    ...row
  }: {
    id: string;
    documentId: string;
    personId: string;
    from: Place;
    to: Place;
    name: string;
    reason: string;
    staffId: string;
    now: Date;
  },
): Promise<void> {
  const sealed = (went: Move['went'], here: Place, other: Place) =>
    seal(
      here.key,
      JSON.stringify({ name: row.name, number: other.number, reason: row.reason }),
      moveContext(row.id, went),
    );
  await tx.run(sql`insert into file_moves (id, document_id, person_id, from_case, from_message, to_case, to_message, from_sealed,
      to_sealed, moved_by, moved_at)
    values (${row.id}, ${row.documentId}, ${row.personId}, ${from.caseId}, ${from.messageId}, ${to.caseId}, ${to.messageId},
            ${sealed('out', from, to)}, ${sealed('in', to, from)}, ${row.staffId}, ${row.now})`);
}
