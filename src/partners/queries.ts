import { z } from 'zod';
import type { Reader, Tx } from '../platform/db/db.ts';
import { sql, whole } from '../platform/db/sql.ts';
import { type BesideType, besideTypes, monthTypes, refusals } from '../cases/rules.ts';
import { NotFound } from '../platform/http/errors.ts';
import { type DataKey, type Vault, open, seal } from '../platform/vault.ts';
import {
  type Common,
  type Note,
  type PartState,
  type Role,
  commonShape,
  noteShape,
  guardianStates,
  partnerStates,
  roles,
} from './rules.ts';

const Columns = z.object({
  id: z.string(),
  caseId: z.string(),
  unit: z.string(),
  partnerId: z.string().nullable(),
  vaultKeyId: z.string(),
  masterKeyId: z.string(),
  wrapped: z.instanceof(Buffer),
  commonSealed: z.instanceof(Buffer),
  correctionSealed: z.instanceof(Buffer).nullable(),
  noteSealed: z.instanceof(Buffer).nullable(),
  notedBy: z.string().nullable(),
  month: z.string().nullable(),
  /** What it is a part of, when that is not the month's own application. */
  beside: z.enum(besideTypes).nullable(),
  askedOn: z.string(),
  lastDay: z.string(),
  reminded: z.number(),
  /** How many times she has named another than the one whom the case is about. */
  wrongNumbers: z.number(),
  /** The one who acts is the partner. */
  isPartner: z.boolean(),
  /** The partner's own draft or part, which only she and, when it is sent, the unit see. */
  partId: z.string().nullable(),
  partSent: z.boolean(),
});
const Row = z.discriminatedUnion('role', [
  Columns.extend({ role: z.literal('partner'), partnerNumber: z.string(), state: z.enum(partnerStates) }),
  Columns.extend({
    role: z.literal('guardian'),
    /** Null when nobody is asked: there is no other guardian, or none who can be. */
    partnerNumber: z.string().nullable(),
    state: z.enum(guardianStates),
  }),
]);

type Opened<R> = R extends unknown
  ? Omit<R, 'masterKeyId' | 'wrapped' | 'commonSealed' | 'correctionSealed' | 'noteSealed'>
  : never;
/** Somebody who is asked for a part of another's case, with what the two have in common opened. */
export type Asked = Opened<z.infer<typeof Row>> & {
  key: DataKey;
  common: Common;
  /** What the applicant has corrected since, in her own words. */
  correction: string | undefined;
  /** What an employee has noted about why she cannot be reached. For the unit only. */
  note: string | undefined;
};

/** The same, of one who is asked as this. */
export type AskedAs<R extends Role> = Extract<Asked, { role: R }>;
export function isAskedAs<R extends Role>(asked: Asked | undefined, role: R): asked is AskedAs<R> {
  return asked?.role === role;
}

const commonContext = (id: string) => `co-application.common:${id}`;
const correctionContext = (id: string) => `co-application.correction:${id}`;
const unitNoteContext = (id: string) => `co-application.note:${id}`;
const reasonContext = (id: string) => `partner-answer.reason:${id}`;
const noteContext = (id: string) => `safety-note.body:${id}`;

const isMe = sql`exists (select from persons p where p.personal_number = o.partner_number
  and actor_kind() = 'citizen' and (p.id = actor_id() or p.merged_into = actor_id()))`;
/** What the first one has added to her own case is no part of the one who is asked. */
const isHers = sql`a.person_id is distinct from (select c.asked_by from cases c where c.id = o.case_id)`;
const columns = sql`o.id, o.case_id as "caseId", o.unit, o.role, o.partner_number as "partnerNumber", o.partner_id as "partnerId",
  o.vault_key_id as "vaultKeyId", k.master_key_id as "masterKeyId", k.wrapped, o.common_sealed as "commonSealed",
  o.correction_sealed as "correctionSealed", o.note_sealed as "noteSealed",
  (select s.name from staff s where s.id = o.noted_by) as "notedBy", o.month, o.beside, o.state, o.asked_on as "askedOn", o.last_day as "lastDay", o.reminded,
  o.wrong_numbers as "wrongNumbers", ${isMe} as "isPartner",
  (select a.id from applications a where a.part_of = o.case_id and ${isHers} order by a.created_at desc limit 1) as "partId",
  exists (select from applications a where a.part_of = o.case_id and ${isHers} and a.state = 'submitted') as "partSent"`;

function opened(vault: Vault, row: z.infer<typeof Row>): Asked {
  const { masterKeyId, wrapped, commonSealed, correctionSealed, noteSealed, ...rest } = row;
  const key = vault.unwrap({ id: row.vaultKeyId, masterKeyId, wrapped });
  const common = commonShape.parse(JSON.parse(open(key, commonSealed, commonContext(row.id)).toString('utf8')));
  const words = (sealed: Buffer | null, context: string) =>
    sealed ? open(key, sealed, context).toString('utf8') : undefined;
  return {
    ...rest,
    key,
    common,
    correction: words(correctionSealed, correctionContext(row.id)),
    note: words(noteSealed, unitNoteContext(row.id)),
  };
}

/** The partner who is asked, by its own id or the case's. Undefined when there is none for this actor. */
export async function selectOptionalAsked(
  reader: Reader,
  vault: Vault,
  by: { id: string } | { caseId: string },
): Promise<Asked | undefined> {
  const which = 'id' in by ? sql`o.id = ${by.id}` : sql`o.case_id = ${by.caseId}`;
  const row = await reader.optional(
    sql`select ${columns} from co_applications o join vault_keys k on k.id = o.vault_key_id where ${which}`,
    Row,
  );
  return row && opened(vault, row);
}

/** The same, locked for a change. The case must have been locked before. @throws NotFound when there is none. */
export async function lockAsked(tx: Tx, vault: Vault, id: string): Promise<Asked> {
  await tx.run(sql`select from co_applications where id = ${id} for update`);
  const row = await selectOptionalAsked(tx, vault, { id });
  if (!row) throw new NotFound('co-application');
  return row;
}

export async function insertAsked(
  tx: Tx,
  key: DataKey,
  row: {
    id: string;
    caseId: string;
    unit: string;
    role: Role;
    partnerNumber: string | null;
    state: PartState;
    month: string | null;
    beside: BesideType | null;
    common: Common;
    askedOn: string;
    lastDay: string;
    now: Date;
  },
): Promise<void> {
  await tx.run(sql`insert into co_applications (id, case_id, unit, role, partner_number, vault_key_id, common_sealed, month, beside, state, asked_on, last_day, updated_at)
    values (${row.id}, ${row.caseId}, ${row.unit}, ${row.role}, ${row.partnerNumber}, ${key.id},
            ${seal(key, JSON.stringify(row.common), commonContext(row.id))}, ${row.month}, ${row.beside}, ${row.state}, ${row.askedOn}, ${row.lastDay}, ${row.now})`);
}

export type AskedChange = Partial<{
  state: PartState;
  partnerId: string;
  askedOn: string;
  lastDay: string;
  reminded: number;
  correction: string;
}>;

export async function updateAsked(
  tx: Tx,
  row: { id: string; key: DataKey },
  change: AskedChange,
  now: Date,
): Promise<void> {
  const correction =
    change.correction === undefined ? null : seal(row.key, change.correction, correctionContext(row.id));
  await tx.run(sql`update co_applications set state = coalesce(${change.state ?? null}, state),
      partner_id = coalesce(${change.partnerId ?? null}::uuid, partner_id),
      asked_on = coalesce(${change.askedOn ?? null}::date, asked_on),
      last_day = coalesce(${change.lastDay ?? null}::date, last_day),
      reminded = coalesce(${change.reminded ?? null}::int, reminded),
      correction_sealed = coalesce(${correction}::bytea, correction_sealed),
      updated_at = ${now} where id = ${row.id}`);
}

/** An employee notes that somebody who is waited for cannot be reached, and why. */
export async function updateUnreachable(
  tx: Tx,
  row: { id: string; key: DataKey },
  note: string,
  by: string,
  now: Date,
): Promise<void> {
  await tx.run(sql`update co_applications set state = 'unreachable', note_sealed = ${seal(row.key, note, unitNoteContext(row.id))},
      noted_by = ${by}, noted_at = ${now}, updated_at = ${now} where id = ${row.id}`);
}

const Named = z.enum(['known', 'wrong', 'stopped']);
/** What came of naming the one whom a case is about by her number. `stopped`: it has been tried too often. */
export type Named = z.infer<typeof Named>;

const TriedRow = z.object({ named: Named });

/** Whoever is asked names the one whom the case is about. A wrong number is counted. */
export async function tryNumber(tx: Tx, id: string, number: string): Promise<Named> {
  const { named } = await tx.one(sql`select try_number(${id}, ${number}) as named`, TriedRow);
  return named;
}

/** An employee lets somebody try again who has named wrong numbers too often. */
export async function forgetWrongNumbers(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.run(sql`update co_applications set wrong_numbers = 0, updated_at = ${now} where id = ${id}`);
}

/** An employee notes that somebody must not be contacted. What has been noted about her before stands. */
export async function updateProtected(tx: Tx, id: string, by: string, now: Date): Promise<void> {
  await tx.run(sql`update co_applications set state = 'protected', noted_by = coalesce(noted_by, ${by}), noted_at = coalesce(noted_at, ${now}),
      updated_at = ${now} where id = ${id}`);
}

const Invitation = z.object({
  id: z.string(),
  role: z.enum(roles),
  month: z.string().nullable(),
  beside: z.enum(besideTypes).nullable(),
  state: z.enum(guardianStates).or(z.enum(partnerStates)),
  lastDay: z.string(),
});
/** That one is asked for a part, without a word of whose. */
export type Invitation = z.infer<typeof Invitation>;

/** What waits for a person as somebody's partner or a child's other guardian, the oldest first. */
export function selectInvitations(reader: Reader, limit: number): Promise<Invitation[]> {
  return reader.rows(
    sql`select o.id, o.role, o.month, o.beside, o.state, o.last_day as "lastDay" from co_applications o
         where o.partner_number in (select p.personal_number from persons p where p.id = actor_id() or p.merged_into = actor_id())
           and o.state in ('invited', 'begun', 'lapsed', 'unreachable') order by o.last_day, o.id limit ${whole(limit)}`,
    Invitation,
  );
}

const FormerPart = z.object({
  id: z.string(),
  month: z.string().nullable(),
  beside: z.enum(besideTypes).nullable(),
  sentAt: z.date(),
});
/** What one has sent as somebody's partner, to a case that one is no longer a party of. */
export type FormerPart = z.infer<typeof FormerPart>;

export function selectFormerParts(reader: Reader, personId: string): Promise<FormerPart[]> {
  return reader.rows(
    sql`select o.id, o.month, o.beside, a.submitted_at as "sentAt" from applications a join co_applications o on o.case_id = a.part_of
         where a.person_id = ${personId} and a.state = 'submitted' and o.role = 'partner' and o.state = 'ended' order by a.submitted_at desc limit 20`,
    FormerPart,
  );
}

const Declined = z.object({ id: z.string(), answeredAt: z.date() });
/** That one has said no as a child's other guardian. */
export type Declined = z.infer<typeof Declined>;

export function selectDeclined(reader: Reader): Promise<Declined[]> {
  return reader.rows(
    sql`select o.id, o.updated_at as "answeredAt" from co_applications o
         where o.partner_number in (select p.personal_number from persons p where p.id = actor_id() or p.merged_into = actor_id())
           and o.role = 'guardian' and o.state = 'declined' order by o.updated_at desc limit 20`,
    Declined,
  );
}

const PartRow = z.object({
  id: z.string(),
  keyId: z.string(),
  masterKeyId: z.string(),
  wrapped: z.instanceof(Buffer),
  personId: z.string(),
  formId: z.string(),
});
export type Part = { id: string; key: DataKey; personId: string; formId: string };

/** The parts that have been sent to a case, the latest first; of them, those that this actor may read. */
export async function selectParts(reader: Reader, vault: Vault, caseId: string): Promise<Part[]> {
  const rows = await reader.rows(
    sql`select a.id, a.person_id as "personId", a.form_id as "formId", k.id as "keyId", k.master_key_id as "masterKeyId", k.wrapped
          from applications a join vault_keys k on k.id = a.vault_key_id
         where a.part_of = ${caseId} and a.state = 'submitted' order by a.submitted_at desc, a.id`,
    PartRow,
  );
  return rows.map(({ keyId, masterKeyId, wrapped, ...part }) => ({
    ...part,
    key: vault.unwrap({ id: keyId, masterKeyId, wrapped }),
  }));
}

/** The partner's part that has been sent to a case. Undefined when there is none that this actor may read. */
export async function selectOptionalPart(reader: Reader, vault: Vault, caseId: string): Promise<Part | undefined> {
  const [part] = await selectParts(reader, vault, caseId);
  return part;
}

export async function insertAnswer(
  tx: Tx,
  key: DataKey,
  row: {
    id: string;
    askedId: string;
    kind: 'returned' | 'declined';
    shown: boolean;
    reason: string;
    answeredAt: Date;
  },
): Promise<void> {
  const reason = row.reason === '' ? null : seal(key, row.reason, reasonContext(row.id));
  await tx.run(sql`insert into partner_answers (id, co_application_id, kind, shown, reason_sealed, answered_at)
    values (${row.id}, ${row.askedId}, ${row.kind}, ${row.shown}, ${reason}, ${row.answeredAt})`);
}

const AnswerRow = z.object({
  id: z.string(),
  kind: z.enum(['returned', 'declined']),
  shown: z.boolean(),
  reasonSealed: z.instanceof(Buffer).nullable(),
  answeredAt: z.date(),
});
export type PartnerAnswer = Omit<z.infer<typeof AnswerRow>, 'reasonSealed'> & { reason: string };

/** What the partner has answered instead of sending her part, newest first; of it, what this actor may read. */
export async function selectAnswers(reader: Reader, asked: Pick<Asked, 'id' | 'key'>): Promise<PartnerAnswer[]> {
  const rows = await reader.rows(
    sql`select id, kind, shown, reason_sealed as "reasonSealed", answered_at as "answeredAt" from partner_answers
         where co_application_id = ${asked.id} order by answered_at desc, id`,
    AnswerRow,
  );
  return rows.map(({ reasonSealed, ...row }) => ({
    ...row,
    reason: reasonSealed ? open(asked.key, reasonSealed, reasonContext(row.id)).toString('utf8') : '',
  }));
}

const OtherCase = z.object({ id: z.string(), number: z.string() });
export type OtherCase = z.infer<typeof OtherCase>;

const takesItsMonth = sql`c.application_type = any(${[...monthTypes]})`;

/**
 * The partner's own application for the same month, which is one too many for a household. Of what this actor may see. An extra cost
 * is one besides, and so is something else than to live on: there may be any number of them, and whoever of the two has applied for
 * the month.
 */
export function selectOptionalOwnCase(
  reader: Reader,
  asked: Pick<Asked, 'caseId' | 'partnerNumber' | 'month' | 'beside'>,
): Promise<OtherCase | undefined> {
  if (asked.beside !== null) return Promise.resolve(undefined);
  return reader.optional(
    sql`select c.id, c.number from cases c
         where c.kind = 'livelihoodSupport' and c.month = ${asked.month}::date and c.id <> ${asked.caseId} and c.state <> 'WITHDRAWN'
           and ${takesItsMonth} and coalesce(c.outcome, '') <> all(${[...refusals]})
           and c.applicant_id in (select coalesce(p.merged_into, p.id) from persons p where p.personal_number = ${asked.partnerNumber})
         order by c.received_at desc limit 1`,
    OtherCase,
  );
}

/**
 * Other applications for the month of a case which may be the same household's, of what this actor may see, the latest first
 * and three at most: those of the person whom its applicant has given as her partner (`named`, twelve digits), and those whose
 * applicant has asked its applicant to apply together. One that only names her in its answers is not found: they are sealed.
 */
export function selectSameHousehold(
  reader: Reader,
  row: { id: string; month: string | null; applicantId: string },
  named: string | undefined,
): Promise<OtherCase[]> {
  return reader.rows(
    sql`select c.id, c.number from cases c
         where c.id in (
                 select p.case_id from persons n join case_parties p on p.person_id = coalesce(n.merged_into, n.id)
                  where n.personal_number = ${named ?? ''} and p.role in ('applicant', 'coApplicant') and p.ended_at is null
                 union
                 select o.case_id from persons n join co_applications o on o.partner_number = n.personal_number
                  where (n.id = ${row.applicantId} or n.merged_into = ${row.applicantId}) and o.role = 'partner' and o.state <> 'ended')
           and c.kind = 'livelihoodSupport' and c.month = ${row.month}::date and c.id <> ${row.id} and c.state <> 'WITHDRAWN'
           and ${takesItsMonth} and coalesce(c.outcome, '') <> all(${[...refusals]})
         order by c.received_at desc limit 3`,
    OtherCase,
  );
}

const Waiting = z.object({
  id: z.string(),
  caseId: z.string(),
  role: z.enum(roles),
  askedOn: z.string(),
  lastDay: z.string(),
  reminded: z.number(),
});
export type Waiting = z.infer<typeof Waiting>;

/** Parts that somebody waits for. */
export function selectWaiting(reader: Reader): Promise<Waiting[]> {
  return reader.rows(
    sql`select id, case_id as "caseId", role, asked_on as "askedOn", last_day as "lastDay", reminded from co_applications
         where state in ('invited', 'begun') order by last_day, id`,
    Waiting,
  );
}

/**
 * Who is told: the one who is asked, if she is known here and may be contacted, the one who asks, and of a request for a child the child herself, from
 * the day she follows the case.
 */
export function selectHousehold(
  reader: Reader,
  id: string,
): Promise<
  { caseId: string; role: Role; partnerId: string | null; applicantId: string; childId: string | null } | undefined
> {
  return reader.optional(
    sql`select o.case_id as "caseId", o.role, coalesce(c.asked_by, c.applicant_id) as "applicantId",
               (select coalesce(p.merged_into, p.id) from persons p where p.personal_number = o.partner_number and o.state <> 'protected') as "partnerId",
               (select p.person_id from case_parties p where o.role = 'guardian' and p.case_id = o.case_id and p.role = 'applicant'
                 and p.ended_at is null and p.from_on <= actor_today()) as "childId"
          from co_applications o join cases c on c.id = o.case_id where o.id = ${id}`,
    z.object({
      caseId: z.string(),
      role: z.enum(roles),
      partnerId: z.string().nullable(),
      applicantId: z.string(),
      childId: z.string().nullable(),
    }),
  );
}

// ── What is told in confidence ────────────────────────────────────────────────────────────────────────────────────

export async function insertNote(
  tx: Tx,
  key: DataKey,
  row: {
    id: string;
    unit: string;
    caseId: string | null;
    applicationId: string | null;
    personId: string;
    note: Note;
    createdAt: Date;
  },
): Promise<void> {
  await tx.run(sql`insert into safety_notes (id, unit, case_id, application_id, person_id, vault_key_id, body_sealed, created_at)
    values (${row.id}, ${row.unit}, ${row.caseId}, ${row.applicationId}, ${row.personId}, ${key.id},
            ${seal(key, JSON.stringify(row.note), noteContext(row.id))}, ${row.createdAt})`);
}

const NoteRow = z.object({
  id: z.string(),
  unit: z.string(),
  caseId: z.string().nullable(),
  bodySealed: z.instanceof(Buffer),
  keyId: z.string(),
  masterKeyId: z.string(),
  wrapped: z.instanceof(Buffer),
  createdAt: z.date(),
  handledAt: z.date().nullable(),
  handledName: z.string().nullable(),
});
export type SafetyNote = Omit<z.infer<typeof NoteRow>, 'bodySealed' | 'keyId' | 'masterKeyId' | 'wrapped'> & Note;

/** What has been told in confidence and not been seen to, oldest first; or all of one case, seen to or not. */
export async function selectNotes(reader: Reader, vault: Vault, caseId?: string): Promise<SafetyNote[]> {
  const which =
    caseId === undefined
      ? sql`n.handled_at is null`
      : sql`(n.case_id = ${caseId} or n.application_id = (select c.application_id from cases c where c.id = ${caseId}))`;
  const rows = await reader.rows(
    sql`select n.id, n.unit, coalesce(n.case_id, (select c.id from cases c where c.application_id = n.application_id)) as "caseId",
               n.body_sealed as "bodySealed", k.id as "keyId", k.master_key_id as "masterKeyId", k.wrapped,
               n.created_at as "createdAt", n.handled_at as "handledAt", s.name as "handledName"
          from safety_notes n join vault_keys k on k.id = n.vault_key_id left join staff s on s.id = n.handled_by
         where ${which} order by n.created_at, n.id limit 200`,
    NoteRow,
  );
  return rows.map(({ bodySealed, keyId, masterKeyId, wrapped, ...row }) => {
    const key = vault.unwrap({ id: keyId, masterKeyId, wrapped });
    return { ...row, ...noteShape.parse(JSON.parse(open(key, bodySealed, noteContext(row.id)).toString('utf8'))) };
  });
}

/** How many there are in a unit that nobody has seen to; stops at 100. */
export async function selectNoteCount(reader: Reader, unit: string): Promise<number> {
  const { n } = await reader.one(
    sql`select count(*)::int as n from (select from safety_notes where unit = ${unit} and handled_at is null limit 100) as hit`,
    z.object({ n: z.number() }),
  );
  return n;
}

/** One that nobody has seen to, locked. @throws NotFound when there is none for this actor. */
export async function lockNote(tx: Tx, id: string): Promise<{ id: string; unit: string; handled: boolean }> {
  const row = await tx.optional(
    sql`select id, unit, handled_at is not null as handled from safety_notes where id = ${id} for update`,
    z.object({ id: z.string(), unit: z.string(), handled: z.boolean() }),
  );
  if (!row) throw new NotFound('safety note');
  return row;
}

export async function updateHandled(tx: Tx, id: string, by: string, now: Date): Promise<void> {
  await tx.run(
    sql`update safety_notes set handled_by = ${by}, handled_at = ${now} where id = ${id} and handled_at is null`,
  );
}

/** Whose an application is. Undefined when it is not in sight. */
export async function selectOptionalOwner(reader: Reader, applicationId: string): Promise<string | undefined> {
  const row = await reader.optional(
    sql`select person_id as id from applications where id = ${applicationId}`,
    z.object({ id: z.string() }),
  );
  return row?.id;
}
