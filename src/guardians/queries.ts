import { z } from 'zod';
import type { Case } from '../cases/queries.ts';
import type { Reader, Tx } from '../platform/db/db.ts';
import { sql, whole } from '../platform/db/sql.ts';
import { type DataKey, open, seal } from '../platform/vault.ts';
import { type Common, commonShape } from '../partners/rules.ts';
import { type Voice, voices } from './rules.ts';

/** Waits for whoever else sends a request for the same child, so that of two who send at once the second finds the first. */
export async function lockChild(tx: Tx, number: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('guardians of ' || ${number}, 0))`);
}

/** The one who acts, who was asked and has signed, becomes a party of the child's case. */
export async function joinAsGuardian(tx: Tx, caseId: string): Promise<void> {
  await tx.run(sql`select guardian_joins(${caseId})`);
}

/** The unit lets the child's other representatives follow the case, or not (`walled`). */
export async function updateWalled(tx: Tx, caseId: string, walled: boolean): Promise<void> {
  await tx.run(sql`update cases set walled = ${walled} where id = ${caseId}`);
}

// ── What she says herself for whom it is asked ────────────────────────────────────────────────────────────────────

const toldContext = (caseId: string) => `told-request:${caseId}`;
const voiceContext = (id: string) => `own-voice.words:${id}`;

/** Keeps what was asked for, for her whom it is about. */
export async function insertTold(tx: Tx, key: DataKey, caseId: string, told: Common['told']): Promise<void> {
  await tx.run(sql`insert into told_requests (case_id, told_sealed)
    values (${caseId}, ${seal(key, JSON.stringify(told), toldContext(caseId))})`);
}

const ToldRow = z.object({ sealed: z.instanceof(Buffer) });

/** What was asked for in a case. Undefined when nothing was kept that this actor may read. */
export async function selectOptionalTold(
  reader: Reader,
  key: DataKey,
  caseId: string,
): Promise<Common['told'] | undefined> {
  const row = await reader.optional(
    sql`select told_sealed as sealed from told_requests where case_id = ${caseId}`,
    ToldRow,
  );
  return row && commonShape.shape.told.parse(JSON.parse(open(key, row.sealed, toldContext(caseId)).toString('utf8')));
}

export async function insertVoice(
  tx: Tx,
  key: DataKey,
  row: { id: string; caseId: string; personId: string; answer: Voice; words: string; at: Date },
): Promise<void> {
  const words = row.words === '' ? null : seal(key, row.words, voiceContext(row.id));
  await tx.run(sql`insert into own_voices (id, case_id, person_id, answer, words_sealed, answered_at)
    values (${row.id}, ${row.caseId}, ${row.personId}, ${row.answer}, ${words}, ${row.at})`);
}

const VoiceRow = z.object({
  id: z.string(),
  answer: z.enum(voices),
  sealed: z.instanceof(Buffer).nullable(),
  at: z.date(),
});
export type Said = { answer: Voice; words: string; at: Date };

/** What she has said, the latest first, of what this actor may read. */
export async function selectVoices(reader: Reader, key: DataKey, caseId: string): Promise<Said[]> {
  const found = await reader.rows(
    sql`select id, answer, words_sealed as sealed, answered_at as at from own_voices
         where case_id = ${caseId} order by said_as desc`,
    VoiceRow,
  );
  return found.map(({ id, answer, sealed, at }) => ({
    answer,
    words: sealed ? open(key, sealed, voiceContext(id)).toString('utf8') : '',
    at,
  }));
}

const IdRow = z.object({ id: z.string() });

/** Open cases in which a guardian has asked for the reader, who is a child of fifteen or more and has not said what she thinks. */
export async function selectVoiceless(reader: Reader, limit: number): Promise<string[]> {
  const found = await reader.rows(
    sql`select c.id from cases c join persons p on p.id = c.applicant_id
         where c.applicant_id = actor_id() and c.kind = 'lss' and c.open and c.asked_by is not null
           and birthday(p.personal_number, 18) > actor_today() and not exists (select from own_voices v where v.case_id = c.id)
         order by c.received_at, c.id limit ${whole(limit)}`,
    IdRow,
  );
  return found.map(({ id }) => id);
}

const IsHandedOverRow = z.object({ handed: z.boolean() });

/** Whether the reader has come of age in the last `days`, so that the right of somebody who was her guardian has ended. */
export async function selectIsHandedOver(reader: Reader, days: number): Promise<boolean> {
  const { handed } = await reader.one(
    sql`select exists (select from representations r
          where r.principal_number in (select p.personal_number from persons p where p.id = actor_id() or p.merged_into = actor_id())
            and r.basis in ('CUSTODIAN', 'LEGAL_GUARDIAN') and r.state = 'VERIFIED'
            and birthday(r.principal_number, 18) <= actor_today() and birthday(r.principal_number, 18) > actor_today() - ${days}::int
            and r.valid_until = birthday(r.principal_number, 18) - 1) as handed`,
    IsHandedOverRow,
  );
  return handed;
}

// ── Others who ask for the same child ─────────────────────────────────────────────────────────────────────────────

const OtherRequest = z.object({ id: z.string(), number: z.string() });
export type OtherRequest = z.infer<typeof OtherRequest>;

/** An open case in which somebody else has asked for the same child, in sight of the reader; the latest. */
export function selectOtherRequest(
  reader: Reader,
  row: Pick<Case, 'id' | 'kind' | 'applicantId' | 'askedBy'>,
): Promise<OtherRequest | undefined> {
  return reader.optional(
    sql`select c.id, c.number from cases c
         where c.applicant_id = ${row.applicantId} and c.kind = ${row.kind} and c.id <> ${row.id} and c.open
           and c.asked_by is not null and c.asked_by <> ${row.askedBy}
         order by c.received_at desc limit 1`,
    OtherRequest,
  );
}
