import { z } from 'zod';
import type { Reader, Tx } from '../platform/db/db.ts';
import { sql, whole } from '../platform/db/sql.ts';
import { NotFound } from '../platform/http/errors.ts';
import { caseKinds } from '../platform/municipality.ts';
import { type DataKey, open, seal } from '../platform/vault.ts';
import { MeetingDetails, type WishKind, meetingKinds, meetingPlaces, meetingStates, wishKinds } from './rules.ts';

const Facts = z.object({
  id: z.string(),
  caseId: z.string(),
  /** Whose meeting it is. */
  personId: z.string(),
  kind: z.enum(meetingKinds),
  place: z.enum(meetingPlaces),
  state: z.enum(meetingStates),
  times: z.array(z.date()),
  startsAt: z.date().nullable(),
  minutes: z.number(),
  /** Who proposed it. */
  staffName: z.string().nullable(),
  /** Whose meeting it is represents the applicant. */
  represents: z.boolean(),
  /** Who represents the reader and has it for her; null when it is the reader's own, and for employees. */
  heldBy: z.string().nullable(),
  updatedAt: z.date(),
});
/** How a meeting stands, without what is sealed. */
export type MeetingFacts = z.infer<typeof Facts>;
const Row = Facts.extend({ detailsSealed: z.instanceof(Buffer), answerSealed: z.instanceof(Buffer).nullable() });
export type Meeting = MeetingFacts & { details: MeetingDetails; answer: string };

const facts = sql`m.id, m.case_id as "caseId", m.person_id as "personId", m.kind, m.place, m.state, m.times, m.starts_at as "startsAt",
  m.minutes, s.name as "staffName", m.updated_at as "updatedAt",
  m.represents is not null as represents, case when actor_kind() = 'citizen' and m.person_id <> actor_id() then coalesce((select max(r.representative_name) from representations r
    where r.representative_id = m.person_id and r.state in ('VERIFIED', 'REVOKED')), '') end as "heldBy"`;
const columns = sql`${facts}, m.details_sealed as "detailsSealed", m.answer_sealed as "answerSealed"`;
const from = sql`from meetings m left join staff s on s.id = m.proposed_by`;

const details = (id: string) => `meeting.details:${id}`;
const answer = (id: string) => `meeting.answer:${id}`;

function opened(key: DataKey, { detailsSealed, answerSealed, ...row }: z.infer<typeof Row>): Meeting {
  return {
    ...row,
    details: MeetingDetails.parse(JSON.parse(open(key, detailsSealed, details(row.id)).toString('utf8'))),
    answer: answerSealed === null ? '' : open(key, answerSealed, answer(row.id)).toString('utf8'),
  };
}

/** Those that the reader has herself; an employee has them all. */
const own = sql`(actor_kind() <> 'citizen' or m.person_id = actor_id())`;

/** The meetings of a case that the reader has, the newest last. */
export async function selectMeetings(reader: Reader, key: DataKey, caseId: string): Promise<Meeting[]> {
  const rows = await reader.rows(
    sql`select ${columns} ${from} where m.case_id = ${caseId} and ${own} order by m.created_at`,
    Row,
  );
  return rows.map((row) => opened(key, row));
}

/** How those stand that the reader may know of: her own, and those that somebody has for her. */
export function selectMeetingFacts(reader: Reader, caseId: string): Promise<MeetingFacts[]> {
  return reader.rows(sql`select ${facts} ${from} where m.case_id = ${caseId} order by m.created_at`, Facts);
}

const AheadRow = z.object({
  caseId: z.string(),
  kind: z.enum(caseKinds),
  month: z.string().nullable(),
  /** The last of the times to choose among. */
  lastTime: z.date(),
  /** When it has been booked. */
  startsAt: z.date().nullable(),
});
/** A meeting that waits for its person: for her to choose a time, or to come. */
export type AheadRow = z.infer<typeof AheadRow>;

/** The person's own meetings to choose a time for, and those booked until `until`, the soonest first. */
export function selectMeetingsAhead(
  reader: Reader,
  personId: string,
  { now, until, limit }: { now: Date; until: Date; limit: number },
): Promise<AheadRow[]> {
  return reader.rows(
    sql`select m.case_id as "caseId", c.kind, c.month, (select max(t) from unnest(m.times) t) as "lastTime", m.starts_at as "startsAt"
          from case_parties p join meetings m on m.case_id = p.case_id and m.person_id = p.person_id join cases c on c.id = p.case_id
         where p.person_id = ${personId} and (m.state = 'proposed' and ${now}::timestamptz < any (m.times)
            or m.state = 'confirmed' and m.starts_at between ${now} and ${until})
         order by m.starts_at nulls first, m.created_at limit ${whole(limit)}`,
    AheadRow,
  );
}

/** A meeting of the case. @throws NotFound when there is none for this actor. */
export async function selectMeeting(reader: Reader, key: DataKey, caseId: string, id: string): Promise<Meeting> {
  const row = await reader.optional(
    sql`select ${columns} ${from} where m.id = ${id} and m.case_id = ${caseId} and ${own}`,
    Row,
  );
  if (!row) throw new NotFound('meeting');
  return opened(key, row);
}

export type Proposal = Pick<MeetingFacts, 'kind' | 'place' | 'minutes'> & {
  times: readonly Date[];
  details: MeetingDetails;
};

export async function insertMeeting(
  tx: Tx,
  key: DataKey,
  row: Proposal & { id: string; caseId: string; personId: string; proposedBy: string; now: Date },
): Promise<void> {
  await tx.run(sql`insert into meetings (id, case_id, person_id, kind, place, state, times, minutes, details_sealed, proposed_by, created_at, updated_at)
    values (${row.id}, ${row.caseId}, ${row.personId}, ${row.kind}, ${row.place}, 'proposed', ${[...row.times]}::timestamptz[], ${row.minutes},
            ${seal(key, JSON.stringify(row.details), details(row.id))}, ${row.proposedBy}, ${row.now}, ${row.now})`);
}

/** Proposes other times, or another place, of a meeting: what was chosen or answered before no longer holds. */
export async function updateMeetingProposed(
  tx: Tx,
  key: DataKey,
  row: Proposal & { id: string; now: Date },
): Promise<number> {
  return tx.run(sql`update meetings set kind = ${row.kind}, place = ${row.place}, state = 'proposed', times = ${[...row.times]}::timestamptz[],
      starts_at = null, minutes = ${row.minutes}, details_sealed = ${seal(key, JSON.stringify(row.details), details(row.id))},
      answer_sealed = null, reminded_at = null, updated_at = ${row.now}
    where id = ${row.id} and state <> 'cancelled'`);
}

/** The person has chosen one of the times. Gives whether it was still to be chosen. */
export async function updateMeetingConfirmed(tx: Tx, id: string, startsAt: Date, now: Date): Promise<boolean> {
  const changed = await tx.run(sql`update meetings set state = 'confirmed', starts_at = ${startsAt}, updated_at = ${now}
    where id = ${id} and state = 'proposed' and ${startsAt}::timestamptz = any (times)`);
  return changed === 1;
}

/** It will be at another time, or not at all; with words where she gave any. Gives whether it could be said. */
export async function updateMeetingAnswered(
  tx: Tx,
  key: DataKey,
  row: { id: string; state: 'otherTime' | 'cancelled'; words: string; now: Date },
): Promise<boolean> {
  const words = row.words === '' ? null : seal(key, row.words, answer(row.id));
  const changed = await tx.run(sql`update meetings set state = ${row.state},
      starts_at = case when ${row.state} = 'cancelled' then starts_at end,
      answer_sealed = coalesce(${words}::bytea, answer_sealed), updated_at = ${row.now}
    where id = ${row.id} and state <> 'cancelled'`);
  return changed === 1;
}

const Due = z.object({ id: z.string(), caseId: z.string(), personId: z.string() });

/** Meetings that begin between two moments, of which nobody has been reminded. */
export function selectMeetingsToRemind(reader: Reader, after: Date, before: Date): Promise<z.infer<typeof Due>[]> {
  return reader.rows(
    sql`select id, case_id as "caseId", person_id as "personId" from meetings
         where state = 'confirmed' and reminded_at is null and starts_at >= ${after} and starts_at < ${before} order by starts_at`,
    Due,
  );
}

/** Marks that she has been reminded, unless it has been moved meanwhile. */
export function updateMeetingReminded(tx: Tx, id: string, now: Date): Promise<number> {
  return tx.run(
    sql`update meetings set reminded_at = ${now} where id = ${id} and state = 'confirmed' and reminded_at is null`,
  );
}

const Wish = z.object({ personId: z.string(), kind: z.enum(wishKinds), askedAt: z.date() });
export type Wish = z.infer<typeof Wish>;

/** What has been asked for by one press in a case, as far as the reader may know. */
export function selectWishes(reader: Reader, caseId: string): Promise<Wish[]> {
  return reader.rows(
    sql`select person_id as "personId", kind, asked_at as "askedAt" from wishes where case_id = ${caseId} order by asked_at`,
    Wish,
  );
}

/** Gives whether it is new. */
export async function insertWish(
  tx: Tx,
  row: { caseId: string; personId: string; kind: WishKind; now: Date },
): Promise<boolean> {
  const added = await tx.run(sql`insert into wishes (case_id, person_id, kind, asked_at)
    values (${row.caseId}, ${row.personId}, ${row.kind}, ${row.now}) on conflict do nothing`);
  return added === 1;
}
