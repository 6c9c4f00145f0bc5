import { z } from 'zod';
import { type ActionName, type PartyRight, partyRights } from '../policy/policy.ts';
import type { Ctx } from '../platform/context.ts';
import type { Reader, Tx } from '../platform/db/db.ts';
import { sql, whole } from '../platform/db/sql.ts';
import { Conflict, NotFound } from '../platform/http/errors.ts';
import { caseKinds } from '../platform/municipality.ts';
import type { DataKey } from '../platform/vault.ts';
import { type CaseState, caseStates, nextState } from './lifecycle.ts';
import { type Outcome, type QueueFilter, applicationTypes, stateSeen } from './rules.ts';

const Case = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.enum(caseKinds),
  unit: z.string(),
  state: z.enum(caseStates),
  applicationId: z.string(),
  applicantId: z.string(),
  /** Who sent the request for the applicant, when she did not herself. */
  askedBy: z.string().nullable(),
  /** The child's other guardian must not be contacted, as she who sent it says or the unit: nobody else who represents the child sees it. */
  walled: z.boolean(),
  /** Nobody has checked yet by what right it was sent for her; until then she is no party of it. Seen by employees. */
  unchecked: z.boolean(),
  /** What the reader may as a representative; null for one who acts for herself, and for employees. */
  rights: z.array(z.enum(partyRights)).nullable(),
  /** Whom the reader represents. */
  representing: z.string().nullable(),
  vaultKeyId: z.string(),
  masterKeyId: z.string(),
  wrapped: z.instanceof(Buffer),
  month: z.string().nullable(),
  applicationType: z.enum(applicationTypes).nullable(),
  acute: z.boolean(),
  waitingFor: z.enum(['authority', 'citizen', 'nobody']),
  dueOn: z.string(),
  unreadByStaff: z.boolean(),
  assignedTo: z.string().nullable(),
  assignedName: z.string().nullable(),
  assignedPhone: z.string().nullable(),
  receivedAt: z.date(),
  decidedAt: z.date().nullable(),
  parties: z.array(z.string()),
  /** Somebody in sight of the reader is asked for something: for a citizen herself, for an employee any of the parties. */
  asked: z.boolean(),
});
export type Case = z.infer<typeof Case>;

/** Which parties, as `p`, are parties today. */
export const inForce = sql`p.ended_at is null and (p.from_on is null or p.from_on <= actor_today()) and (p.until_on is null or p.until_on >= actor_today())`;
/** As what the reader is a party. Nothing for an employee. */
const ownRow = sql`left join lateral (select q.rights, (select r.principal_name from representations r where r.id = q.representation_id) as representing
    from case_parties q where q.case_id = c.id and q.person_id = actor_id()) own on true`;
const columns = sql`c.id, c.number, c.kind, c.unit, c.state, c.application_id as "applicationId", c.applicant_id as "applicantId", c.asked_by as "askedBy", c.walled,
  c.asked_by is not null and exists (select from case_parties p where p.case_id = c.id and p.from_on = 'infinity') as unchecked,
  own.rights, own.representing,
  c.vault_key_id as "vaultKeyId", k.master_key_id as "masterKeyId", k.wrapped, c.month, c.application_type as "applicationType", c.acute, c.waiting_for as "waitingFor",
  c.due_on as "dueOn", c.unread_by_staff as "unreadByStaff", c.assigned_to as "assignedTo", s.name as "assignedName",
  s.phone as "assignedPhone", c.received_at as "receivedAt", c.decided_at as "decidedAt",
  array(select p.person_id::text from case_parties p where p.case_id = c.id and ${inForce} order by p.role) as parties,
  exists (select from messages m where m.case_id = c.id and m.answer_by is not null and m.answered_at is null) as asked`;

export function selectOptionalCase(reader: Reader, id: string): Promise<Case | undefined> {
  return reader.optional(
    sql`select ${columns} from cases c join vault_keys k on k.id = c.vault_key_id left join staff s on s.id = c.assigned_to ${ownRow}
         where c.id = ${id}`,
    Case,
  );
}

/** The numbers of those among the cases that the actor can see. */
export function selectCaseNumbers(reader: Reader, ids: readonly string[]): Promise<{ id: string; number: string }[]> {
  return reader.rows(
    sql`select id, number from cases where id = any(${ids}::uuid[])`,
    Case.pick({ id: true, number: true }),
  );
}

const ClosedCase = Case.pick({ id: true, number: true, state: true }).extend({ closedAt: z.date() });
export type ClosedCase = z.infer<typeof ClosedCase>;

/** The latest of the household's other cases of the same kind that were closed after a moment, of those in sight. */
export function selectOptionalClosed(reader: Reader, row: Case, after: Date): Promise<ClosedCase | undefined> {
  return reader.optional(
    sql`select c.id, c.number, c.state, coalesce(c.decided_at, c.updated_at) as "closedAt"
          from case_parties p join cases c on c.id = p.case_id
         where p.person_id in (select q.person_id from case_parties q
                 where q.case_id = ${row.id} and q.role in ('applicant', 'coApplicant') and q.ended_at is null)
           and p.role in ('applicant', 'coApplicant') and c.id <> ${row.id} and c.kind = ${row.kind} and not c.open
           and coalesce(c.decided_at, c.updated_at) >= ${after}
         order by "closedAt" desc limit 1`,
    ClosedCase,
  );
}

/** The case, locked for a change. @throws NotFound when there is none for this actor. */
export async function lockCase(tx: Tx, id: string): Promise<Case> {
  const found = await tx.optional(
    sql`select ${columns} from cases c join vault_keys k on k.id = c.vault_key_id left join staff s on s.id = c.assigned_to ${ownRow}
         where c.id = ${id} for update of c`,
    Case,
  );
  if (!found) throw new NotFound('case');
  return found;
}

/** The case without a lock. @throws NotFound when there is none for this actor. */
export async function selectCase(reader: Reader, id: string): Promise<Case> {
  const found = await selectOptionalCase(reader, id);
  if (!found) throw new NotFound('case');
  return found;
}

/** The key that opens the content of the case. */
export function caseKey(ctx: Ctx, row: Case): DataKey {
  return ctx.deps.vault.unwrap({ id: row.vaultKeyId, masterKeyId: row.masterKeyId, wrapped: row.wrapped });
}

export type NewCase = {
  id: string;
  number: string;
  kind: Case['kind'];
  unit: string;
  applicationId: string;
  applicantId: string;
  /** Who sends it for the applicant; null when she does so herself. */
  askedBy: string | null;
  /** Nobody else who represents the applicant is to be a party of it. */
  walled: boolean;
  vaultKeyId: string;
  month: string | null;
  /** What was applied for; null where a kind has only one sort of application. */
  applicationType: Case['applicationType'];
  acute: boolean;
  dueOn: string;
  receivedAt: Date;
};

/** Makes the case and its party. Of one that is sent for somebody else, the database says who is a party and from when. */
export async function insertCase(tx: Tx, row: NewCase): Promise<void> {
  await tx.run(sql`insert into cases (id, number, kind, unit, state, application_id, applicant_id, asked_by, walled, vault_key_id, month, application_type, acute, due_on, received_at, updated_at)
    values (${row.id}, ${row.number}, ${row.kind}, ${row.unit}, 'RECEIVED', ${row.applicationId}, ${row.applicantId}, ${row.askedBy}, ${row.walled}, ${row.vaultKeyId},
            ${row.month}, ${row.applicationType}, ${row.acute}, ${row.dueOn}, ${row.receivedAt}, ${row.receivedAt})`);
  if (row.askedBy !== null) return;
  await tx.run(
    sql`insert into case_parties (case_id, unit, person_id, role) values (${row.id}, ${row.unit}, ${row.applicantId}, 'applicant')`,
  );
}

/** Those of the parties who may read the decision. */
export function selectDecisionReaders(reader: Reader, caseId: string): Promise<string[]> {
  return selectPartiesWith(reader, caseId, 'DECISION');
}

const IdRow = z.object({ id: z.string() });

/** Those of the parties who act for themselves, or have a right as somebody's representative. */
export async function selectPartiesWith(reader: Reader, caseId: string, right: PartyRight): Promise<string[]> {
  const rows = await reader.rows(
    sql`select p.person_id as id from case_parties p where p.case_id = ${caseId} and ${inForce} and party_may(p.rights, ${right})`,
    IdRow,
  );
  return rows.map(({ id }) => id);
}

const NextCaseNumberRow = z.object({ last: z.number() });

/** The next case number of the year, without gaps: the counter's row is locked until the act is committed. */
export async function nextCaseNumber(tx: Tx, prefix: string, year: number): Promise<string> {
  const { last } = await tx.one(
    sql`insert into case_number_counters (year, last) values (${year}, 1)
        on conflict (year) do update set last = case_number_counters.last + 1 returning last`,
    NextCaseNumberRow,
  );
  return `${prefix} ${String(year)}-${String(last).padStart(4, '0')}`;
}

export type CaseChange = Partial<{
  assignedTo: string;
  waitingFor: Case['waitingFor'];
  dueOn: string;
  unreadByStaff: boolean;
  decidedAt: Date;
  /** What the decision comes to. */
  outcome: Outcome;
}>;

/**
 * The only place that writes a state. The state it was in is part of the condition, so that of two who act at once
 * the second gets a Conflict.
 */
export async function moveCase(
  tx: Tx,
  ctx: Ctx,
  row: Case,
  event: ActionName,
  change: CaseChange = {},
): Promise<CaseState> {
  const to = nextState(row.state, event);
  if (to === undefined) throw new Conflict(`${event} in ${row.state}`);
  const moved = await tx.run(sql`update cases set state = ${to},
      assigned_to = coalesce(${change.assignedTo ?? null}::uuid, assigned_to),
      waiting_for = coalesce(${change.waitingFor ?? null}, waiting_for),
      due_on = coalesce(${change.dueOn ?? null}::date, due_on),
      unread_by_staff = coalesce(${change.unreadByStaff ?? null}::boolean, unread_by_staff),
      decided_at = coalesce(${change.decidedAt ?? null}::timestamptz, decided_at),
      outcome = coalesce(${change.outcome ?? null}, outcome),
      updated_at = ${ctx.now}
    where id = ${row.id} and state = ${row.state}`);
  if (moved !== 1) throw new Conflict(`${event}: no longer ${row.state}`);
  return to;
}

export async function updateUnreadByStaff(tx: Tx, id: string, unread: boolean): Promise<void> {
  await tx.run(sql`update cases set unread_by_staff = ${unread} where id = ${id}`);
}

const TouchHouseholdRow = z.object({ open: z.boolean() });

/**
 * Locks a case that the one who acts may not see: hers who is asked for a part of it. Gives whether it is open. Always
 * before what hangs on the case is locked, so that nobody waits in a circle. `news`: the unit has something to read.
 */
export async function touchHousehold(tx: Tx, caseId: string, news: boolean): Promise<boolean> {
  const { open } = await tx.one(sql`select touch_household(${caseId}, ${news}) as open`, TouchHouseholdRow);
  return open;
}

/** Adds the partner, who has sent her part. */
export async function insertCoApplicant(
  tx: Tx,
  row: { caseId: string; unit: string; personId: string },
): Promise<void> {
  await tx.run(
    sql`insert into case_parties (case_id, unit, person_id, role) values (${row.caseId}, ${row.unit}, ${row.personId}, 'coApplicant')`,
  );
}

/** The partner, as long as she is a party. */
export async function selectOptionalCoApplicant(reader: Reader, caseId: string): Promise<string | undefined> {
  const row = await reader.optional(
    sql`select p.person_id as id from case_parties p
         where p.case_id = ${caseId} and p.role = 'coApplicant' and p.ended_at is null`,
    IdRow,
  );
  return row?.id;
}

/** From now on she is no party. Gives whether she was. */
export async function endCoApplicant(tx: Tx, caseId: string, now: Date): Promise<boolean> {
  const ended = await tx.run(
    sql`update case_parties set ended_at = ${now} where case_id = ${caseId} and role = 'coApplicant' and ended_at is null`,
  );
  return ended > 0;
}

/** From now on nobody represents the applicant in the case but her who sent it. Gives how many did. */
export function endOtherRepresentatives(tx: Tx, caseId: string, askedBy: string, now: Date): Promise<number> {
  return tx.run(
    sql`update case_parties set ended_at = ${now} where case_id = ${caseId} and rights is not null and person_id <> ${askedBy} and ended_at is null`,
  );
}

/** What stands in the case that the citizen must know at once. */
const Pending = z.object({
  /** The day of the oldest request that nobody has answered. */
  answerBy: z.string().nullable(),
  requestId: z.string().nullable(),
  outcome: z.enum(['GRANTED', 'PARTIALLY_GRANTED', 'REJECTED', 'DISMISSED', 'WRITTEN_OFF']).nullable(),
  /** When the citizen first opened the decision. */
  openedAt: z.date().nullable(),
  /** How it stands with the part of a partner whom the reader has asked, as long as it matters; with the last day for it. */
  partner: z.enum(['waiting', 'returned', 'declined']).nullable(),
  partnerDay: z.string().nullable(),
});
export type Pending = z.infer<typeof Pending>;

/** When the reader opened the decision `d`, as the party that she is; else when the applicant did. */
export const openedBy = sql`case (select q.role from case_parties q where q.case_id = d.case_id and q.person_id = actor_id())
  when 'coApplicant' then d.co_opened_at when 'guardian' then d.representative_opened_at
  when 'representative' then d.representative_opened_at else d.first_opened_at end`;

const pending = sql`r.answer_by as "answerBy", r.id as "requestId", d.outcome, d.opened as "openedAt",
               o.partner, o.last_day as "partnerDay"`;
// Each is looked for only in the states in which it matters. Of two in a household, each is asked and reads by herself.
const pendingOf = sql`left join lateral (select m.id, m.answer_by from messages m
          where c.state in ('UNDER_INVESTIGATION', 'SUPPLEMENT_REQUESTED') and m.case_id = c.id
            and m.answer_by is not null and m.answered_at is null
          order by m.answer_by, m.sent_at limit 1) r on true
        left join lateral (select d.outcome, ${openedBy} as opened
            from decisions d
          where c.state = 'DECIDED' and d.case_id = c.id order by d.decided_at desc limit 1) d on true
        left join lateral (select o.last_day,
              case o.state when 'returned' then 'returned' when 'declined' then 'declined' else 'waiting' end as partner
            from co_applications o
          where c.state in ('RECEIVED', 'UNDER_INVESTIGATION', 'SUPPLEMENT_REQUESTED') and o.case_id = c.id and o.role = 'partner'
            and c.applicant_id = actor_id() and o.state in ('invited', 'begun', 'returned', 'declined')
          limit 1) o on true`;

const CaseListItem = Case.pick({
  id: true,
  number: true,
  kind: true,
  state: true,
  month: true,
  applicationType: true,
  acute: true,
  dueOn: true,
  assignedName: true,
  receivedAt: true,
  decidedAt: true,
})
  .extend(Pending.shape)
  .extend({ representing: z.string().nullish() })
  // None when it would be the day of another in the household.
  .extend({ dueOn: z.string().nullable() });
export type CaseListItem = z.infer<typeof CaseListItem>;
/** Where a page of the citizen's cases goes on: after the last case of the page before. */
export type CaseCursor = { receivedAt: Date; id: string };

/** Whose a case is, by name, for one who is a party of it (`p`) by a mandate; null in one's own. */
export const representing = sql`(select r.principal_name from representations r where r.id = p.representation_id) as representing`;

/** The citizen's cases, newest first; continues after the cursor. */
export async function selectCasesOfPerson(
  reader: Reader,
  personId: string,
  limit: number,
  after?: CaseCursor,
): Promise<CaseListItem[]> {
  const cursor = after ? sql`and (c.received_at, c.id) < (${after.receivedAt}::timestamptz, ${after.id}::uuid)` : sql``;
  const rows = await reader.rows(
    sql`select c.id, c.number, c.kind, c.state, c.month, c.application_type as "applicationType", c.acute, c.due_on as "dueOn", s.name as "assignedName",
               c.received_at as "receivedAt", c.decided_at as "decidedAt", ${representing}, ${pending}
          from case_parties p join cases c on c.id = p.case_id left join staff s on s.id = c.assigned_to ${pendingOf}
         where p.person_id = ${personId} ${cursor} order by c.received_at desc, c.id desc limit ${whole(limit)}`,
    CaseListItem,
  );
  return rows.map((row) => ({ ...row, ...stateSeen({ ...row, asked: row.requestId !== null }) }));
}

/** What waits in one case. */
export function selectPending(reader: Reader, caseId: string): Promise<Pending> {
  return reader.one(sql`select ${pending} from cases c ${pendingOf} where c.id = ${caseId}`, Pending);
}

const QueueRow = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.enum(caseKinds),
  state: z.enum(caseStates),
  month: z.string().nullable(),
  applicationType: z.enum(applicationTypes).nullable(),
  acute: z.boolean(),
  waitingFor: z.enum(['authority', 'citizen', 'nobody']),
  dueOn: z.string(),
  unreadByStaff: z.boolean(),
  assignedTo: z.string().nullable(),
  assignedName: z.string().nullable(),
  givenName: z.string(),
  familyName: z.string(),
  /** Somebody in the case has told in confidence that she wants to speak alone. */
  alone: z.boolean(),
});
export type QueueRow = z.infer<typeof QueueRow>;
const alone = sql`exists (select from safety_notes n where n.handled_at is null
  and (n.case_id = c.id or n.application_id = c.application_id)) as alone`;
export type QueueCursor = { dueOn: string; id: string };

export type QueuePage = {
  staffId: string;
  unit: string;
  filter: QueueFilter;
  /** `YYYY-MM-DD` */
  today: string;
  after: QueueCursor | undefined;
  limit: number;
};

/** One page of a unit's queue, most urgent first; continues after the cursor. Never by offset. */
export function selectQueue(
  reader: Reader,
  { staffId, unit, filter, today, after, limit }: QueuePage,
): Promise<QueueRow[]> {
  const conditions = {
    open: sql`c.open`,
    mine: sql`c.open and c.assigned_to = ${staffId}`,
    unassigned: sql`c.open and c.assigned_to is null`,
    replies: sql`c.unread_by_staff`,
    waiting: sql`c.open and c.waiting_for = 'citizen'`,
    late: sql`c.open and c.due_on < ${today}::date`,
    today: sql`c.open and c.due_on = ${today}::date`,
  } as const satisfies Record<QueueFilter, unknown>;
  const cursor = after ? sql`and (c.due_on, c.id) > (${after.dueOn}::date, ${after.id}::uuid)` : sql``;
  // The page is cut first, so that names are looked up for its rows only.
  return reader.rows(
    sql`with page as materialized (
          select c.* from cases c where c.unit = ${unit} and ${conditions[filter]} ${cursor} order by c.due_on, c.id limit ${whole(limit)})
        select c.id, c.number, c.kind, c.state, c.month, c.application_type as "applicationType", c.acute, c.waiting_for as "waitingFor",
               c.due_on as "dueOn", c.unread_by_staff as "unreadByStaff", c.assigned_to as "assignedTo", s.name as "assignedName",
               p.given_name as "givenName", p.family_name as "familyName", ${alone}
          from page c join persons p on p.id = c.applicant_id left join staff s on s.id = c.assigned_to
         order by c.due_on, c.id`,
    QueueRow,
  );
}

const Counts = z.object({
  late: z.number(),
  today: z.number(),
  replies: z.number(),
  unassigned: z.number(),
  waiting: z.number(),
});
export type QueueCounts = z.infer<typeof Counts>;

/**
 * What stands above the queue. Each count stops at 100, so that a large unit costs no more than a small one; it goes by
 * the queue's order, since without one the planner reads a whole index before it counts.
 */
export function selectQueueCounts(reader: Reader, unit: string, today: string): Promise<QueueCounts> {
  const upTo100 = (condition: ReturnType<typeof sql>) =>
    sql`(select count(*)::int from (select from cases c where c.unit = ${unit} and ${condition} order by c.due_on, c.id limit 100) as hit)`;
  return reader.one(
    sql`select ${upTo100(sql`c.open and c.due_on < ${today}::date`)} as late,
               ${upTo100(sql`c.open and c.due_on = ${today}::date`)} as today,
               ${upTo100(sql`c.unread_by_staff`)} as replies,
               ${upTo100(sql`c.open and c.assigned_to is null`)} as unassigned,
               ${upTo100(sql`c.open and c.waiting_for = 'citizen'`)} as waiting`,
    Counts,
  );
}

/**
 * Cases by case number, personal number (12 digits) or the beginning of a name, given or family name first: the only
 * terms that social services may search people by (förordning 2001:637 15 §). At most 50, open ones first.
 */
export function selectCasesBySearch(
  reader: Reader,
  term: { number: string } | { personalNumber: string } | { name: string },
): Promise<QueueRow[]> {
  const found = 'number' in term ? sql`select c.id from cases c where c.number = ${term.number}` : casesOfPersons(term);
  return reader.rows(
    sql`with found as materialized (${found})
        select c.id, c.number, c.kind, c.state, c.month, c.application_type as "applicationType", c.acute, c.waiting_for as "waitingFor",
               c.due_on as "dueOn", c.unread_by_staff as "unreadByStaff", c.assigned_to as "assignedTo", s.name as "assignedName",
               p.given_name as "givenName", p.family_name as "familyName", ${alone}
          from found join cases c on c.id = found.id join persons p on p.id = c.applicant_id left join staff s on s.id = c.assigned_to
         order by c.open desc, c.due_on, c.id limit 50`,
    QueueRow,
  );
}

function casesOfPersons(term: { personalNumber: string } | { name: string }) {
  if ('personalNumber' in term)
    return sql`select c.case_id as id from persons p join case_parties c on c.person_id = p.id where p.personal_number = ${term.personalNumber}`;
  // A range and not `like`: a comparison that cannot leak a row may use the index in spite of row-level security.
  const from = sql`name_words(${term.name})`;
  const to = sql`name_words(${term.name}) || ${lastLetter}`;
  return sql`select distinct c.case_id as id from (
      select p.id from persons p where (p.name_given_first >= ${from} and p.name_given_first < ${to})
          or (p.name_family_first >= ${from} and p.name_family_first < ${to}) limit 200) p
    join case_parties c on c.person_id = p.id`;
}

/** After every letter in the order of code points. */
const lastLetter = '\uffff';
