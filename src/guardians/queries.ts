import { z } from 'zod';
import type { Case } from '../cases/queries.ts';
import { type MeasureItem, measureItems } from '../measures/rules.ts';
import type { Reader, Tx } from '../platform/db/db.ts';
import { sql, whole } from '../platform/db/sql.ts';
import { type DataKey, open, seal } from '../platform/vault.ts';
import { type Common, commonShape } from '../partners/rules.ts';
import { type Side, type Stand, type Voice, sides, stands, voices } from './rules.ts';

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
export async function insertTold(
  tx: Tx,
  key: DataKey,
  { caseId, told, now }: { caseId: string; told: Common['told']; now: Date },
): Promise<void> {
  await tx.run(sql`insert into told_requests (case_id, told_at, told_sealed)
    values (${caseId}, ${now}, ${seal(key, JSON.stringify(told), toldContext(caseId))})`);
}

const ToldRow = z.object({ sealed: z.instanceof(Buffer) });

/** All that was asked for in a case. Undefined when nothing was kept that this actor may read. */
export async function selectOptionalTold(
  reader: Reader,
  key: DataKey,
  caseId: string,
): Promise<Common['told'] | undefined> {
  const rows = await reader.rows(
    sql`select told_sealed as sealed from told_requests where case_id = ${caseId} order by told_as`,
    ToldRow,
  );
  const all = rows.map(({ sealed }) =>
    commonShape.shape.told.parse(JSON.parse(open(key, sealed, toldContext(caseId)).toString('utf8'))),
  );
  return all.length === 0 ? undefined : { sv: all.flatMap(({ sv }) => sv), en: all.flatMap(({ en }) => en) };
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

/** Open cases in which a guardian has asked for the reader, who is a child of fifteen or more and has not said what she thinks of it all. */
export async function selectVoiceless(reader: Reader, limit: number): Promise<string[]> {
  const found = await reader.rows(
    sql`select c.id from cases c join persons p on p.id = c.applicant_id
         where c.applicant_id = actor_id() and c.kind = 'lss' and c.open and c.asked_by is not null
           and birthday(p.personal_number, 18) > actor_today() and not exists (select from own_voices v where v.case_id = c.id
             and v.answered_at >= coalesce(c.told_at, '-infinity'))
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

// ── Measure by measure ────────────────────────────────────────────────────────────────────────────────────────────

const standContext = (id: string, side: Side, item: MeasureItem) => `guardian-stand.told:${id}:${side}:${String(item)}`;

const StandShape = z.object({
  side: z.enum(sides),
  item: z.literal(measureItems),
  stand: z.enum(stands),
  sealed: z.instanceof(Buffer).nullable(),
});
/** What one of the two says of a measure; `told`: what she who asked for it has written of it. */
export type StandTold = Omit<z.infer<typeof StandShape>, 'sealed'> & { told: Common['told'] | undefined };

/** What the two say of each measure, of what this actor may know. */
export async function selectStands(reader: Reader, asked: { id: string; key: DataKey }): Promise<StandTold[]> {
  const rows = await reader.rows(
    sql`select side, item, stand, told_sealed as sealed from guardian_stands
         where co_application_id = ${asked.id} order by item, side`,
    StandShape,
  );
  return rows.map(({ sealed, ...row }) => {
    const told = sealed && open(asked.key, sealed, standContext(asked.id, row.side, row.item)).toString('utf8');
    return { ...row, told: told === null ? undefined : commonShape.shape.told.parse(JSON.parse(told)) };
  });
}

type NewStand = { side: Side; item: MeasureItem; stand: Stand; told?: Common['told']; now: Date };
const sealedTold = (asked: { id: string; key: DataKey }, { side, item, told }: NewStand) =>
  told === undefined ? null : seal(asked.key, JSON.stringify(told), standContext(asked.id, side, item));

export async function insertStand(tx: Tx, asked: { id: string; key: DataKey }, row: NewStand): Promise<void> {
  await tx.run(sql`insert into guardian_stands (co_application_id, side, item, stand, told_sealed, changed_at)
    values (${asked.id}, ${row.side}, ${row.item}, ${row.stand}, ${sealedTold(asked, row)}, ${row.now})`);
}

export async function updateStand(tx: Tx, asked: { id: string; key: DataKey }, row: NewStand): Promise<void> {
  await tx.run(sql`update guardian_stands set stand = ${row.stand}, told_sealed = ${sealedTold(asked, row)}, changed_at = ${row.now}
    where co_application_id = ${asked.id} and side = ${row.side} and item = ${row.item}`);
}

/** Open cases in which the reader, as a child's guardian, has not said what she thinks of something that only the other has asked for. */
export async function selectStandless(reader: Reader, limit: number): Promise<string[]> {
  const found = await reader.rows(
    sql`select c.id from co_applications o join cases c on c.id = o.case_id
         where o.role = 'guardian' and o.state = 'signed' and c.open
           and case guardian_side(o) when 'first' then o.first_waits when 'other' then o.other_waits end
         order by c.received_at, c.id limit ${whole(limit)}`,
    IdRow,
  );
  return found.map(({ id }) => id);
}

const OwnRequest = z.object({ id: z.string(), number: z.string(), coApplicationId: z.string() });
/** An open request for a child that the reader has sent, or signed as the child's other guardian. */
export type OwnRequest = z.infer<typeof OwnRequest>;

export function selectOwnRequests(reader: Reader, limit: number): Promise<OwnRequest[]> {
  return reader.rows(
    sql`select c.id, c.number, o.id as "coApplicationId" from co_applications o join cases c on c.id = o.case_id
         where o.role = 'guardian' and c.open and guardian_side(o) is not null
         order by c.received_at desc, c.id limit ${whole(limit)}`,
    OwnRequest,
  );
}
