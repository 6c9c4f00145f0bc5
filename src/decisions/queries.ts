import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Reader, Tx } from '../platform/db/db.ts';
import { sql } from '../platform/db/sql.ts';
import { openedBy } from '../cases/queries.ts';
import { outcomes } from '../cases/rules.ts';
import { type DataKey, open, seal } from '../platform/vault.ts';
import type { ActionName } from '../policy/policy.ts';
import { DecisionContent, DecisionDraft, type SeenContent, partnerPrefix } from './rules.ts';

const Row = z.object({
  id: z.string(),
  caseId: z.string(),
  outcome: z.enum(outcomes),
  contentSealed: z.instanceof(Buffer),
  decidedBy: z.string(),
  decidedAt: z.date(),
  /** When the reader first opened it, if she is a party; else when the applicant did. */
  firstOpenedAt: z.date().nullable(),
  /** When the partner did, if there is one. */
  coOpenedAt: z.date().nullable(),
});
export type Decision = Omit<z.infer<typeof Row>, 'contentSealed'> & { content: SeenContent };

const CaseId = z.object({ id: z.string() });

const context = (id: string) => `decision.content:${id}`;

/** The latest decision in a case, opened with the case's key. */
export async function selectOptionalDecision(
  reader: Reader,
  key: DataKey,
  caseId: string,
): Promise<Decision | undefined> {
  const row = await reader.optional(
    sql`select id, case_id as "caseId", outcome, content_sealed as "contentSealed", decided_by as "decidedBy", decided_at as "decidedAt",
               ${openedBy} as "firstOpenedAt", co_opened_at as "coOpenedAt"
          from decisions d where case_id = ${caseId} order by decided_at desc limit 1`,
    Row,
  );
  if (!row) return undefined;
  const { contentSealed, ...rest } = row;
  const content = DecisionContent.parse(JSON.parse(open(key, contentSealed, context(row.id)).toString('utf8')));
  return { ...rest, content };
}

/**
 * What was accepted of each cost of an application, by the line's id, in öre. Empty when it is not decided, or not said, or
 * when the reader has not opened the decision: she is to read it where it stands whole.
 */
export async function selectApprovedCosts(
  reader: Reader,
  { id, key }: { id: string; key: DataKey },
): Promise<ReadonlyMap<string, number>> {
  const found = await reader.optional(sql`select c.id from cases c where c.application_id = ${id}`, CaseId);
  return found ? approvedIn(await selectOptionalDecision(reader, key, found.id), '') : new Map();
}

/** The same of a partner's part, for the partner. `key` is the case's, in which the decision is about both. */
export async function selectApprovedOfPart(
  reader: Reader,
  caseId: string,
  key: DataKey,
): Promise<ReadonlyMap<string, number>> {
  return approvedIn(await selectOptionalDecision(reader, key, caseId), partnerPrefix);
}

function approvedIn(decision: Decision | undefined, prefix: string): ReadonlyMap<string, number> {
  const costs = decision?.firstOpenedAt ? (decision.content.costs ?? []) : [];
  return new Map(
    costs.flatMap(({ id, approved }) => (id.startsWith(prefix) ? [[id.slice(prefix.length), approved]] : [])),
  );
}

export async function insertDecision(
  tx: Tx,
  key: DataKey,
  row: { id: string; caseId: string; decidedBy: string; decidedAt: Date; content: DecisionContent },
): Promise<void> {
  const content = JSON.stringify(row.content);
  await tx.run(sql`insert into decisions (id, case_id, outcome, content_sealed, content_hash, decided_by, decided_at)
    values (${row.id}, ${row.caseId}, ${row.content.outcome}, ${seal(key, content, context(row.id))},
            ${createHash('sha256').update(content).digest()}, ${row.decidedBy}, ${row.decidedAt})`);
}

const draftContext = (caseId: string, staffId: string) => `decision.draft:${caseId}:${staffId}`;

/** A decision that has been written and not made, and when. */
export type KeptDecision = DecisionDraft & { writtenAt: Date };

/** What the employee has written of a decision and not made yet. */
export async function selectOptionalDecisionDraft(
  reader: Reader,
  key: DataKey,
  caseId: string,
  staffId: string,
): Promise<KeptDecision | undefined> {
  const row = await reader.optional(
    sql`select content_sealed as "contentSealed", updated_at as "writtenAt"
          from decision_drafts where case_id = ${caseId} and staff_id = ${staffId}`,
    z.object({ contentSealed: z.instanceof(Buffer), writtenAt: z.date() }),
  );
  if (!row) return undefined;
  const content = open(key, row.contentSealed, draftContext(caseId, staffId)).toString('utf8');
  return { ...DecisionDraft.parse(JSON.parse(content)), writtenAt: row.writtenAt };
}

export async function upsertDecisionDraft(
  tx: Tx,
  key: DataKey,
  row: { caseId: string; staffId: string; draft: DecisionDraft; now: Date },
): Promise<void> {
  const sealed = seal(key, JSON.stringify(row.draft), draftContext(row.caseId, row.staffId));
  await tx.run(sql`insert into decision_drafts (case_id, staff_id, content_sealed, updated_at)
    values (${row.caseId}, ${row.staffId}, ${sealed}, ${row.now})
    on conflict (case_id, staff_id) do update set content_sealed = excluded.content_sealed, updated_at = excluded.updated_at`);
}

export async function deleteDecisionDraft(tx: Tx, caseId: string, staffId: string): Promise<void> {
  await tx.run(sql`delete from decision_drafts where case_id = ${caseId} and staff_id = ${staffId}`);
}

/** Whose drafts, of which cases, were last written before a moment. */
export function selectDecisionDraftsBefore(
  reader: Reader,
  before: Date,
): Promise<{ caseId: string; staffId: string }[]> {
  return reader.rows(
    sql`select case_id as "caseId", staff_id as "staffId" from decision_drafts where updated_at < ${before}`,
    z.object({ caseId: z.string(), staffId: z.string() }),
  );
}

/** Removes the draft, unless it has been written anew. Gives how many were removed. */
export function deleteDecisionDraftBefore(tx: Tx, caseId: string, staffId: string, before: Date): Promise<number> {
  return tx.run(
    sql`delete from decision_drafts where case_id = ${caseId} and staff_id = ${staffId} and updated_at < ${before}`,
  );
}

/** What a citizen says by a press, and has no row of its own that is never changed: the log counts it. */
const presses: ActionName[] = [
  'meeting.confirm',
  'meeting.decline',
  'meeting.cancel',
  'board.ask',
  'plan.ask',
  'consent.withdraw',
  'guardian.agree',
];

/**
 * How much the citizens' side has sent in a case: messages, a partner's or guardian's part or answer, comments on the
 * investigation, what a young person thinks of a request made for her, and what was answered by a press. Nothing of it is ever removed, so a larger number means that something has come, however
 * slowly it was sent.
 */
export async function selectHeard(reader: Reader, caseId: string): Promise<number> {
  const { heard } = await reader.one(
    sql`select ((select count(*) from messages where case_id = ${caseId} and direction = 'toCaseworker')
          + (select count(*) from applications where part_of = ${caseId} and state = 'submitted')
          + (select count(*) from partner_answers a join co_applications o on o.id = a.co_application_id
              where o.case_id = ${caseId})
          + (select count(*) from investigation_comments where case_id = ${caseId})
          + (select count(*) from own_voices where case_id = ${caseId})
          + (select count(*) from file_moves where from_case = ${caseId} or to_case = ${caseId})
          + (select count(*) from audit_events where chain = ${caseId} and actor_kind = 'citizen' and action = any(${presses})))::int as heard`,
    z.object({ heard: z.number() }),
  );
  return heard;
}

export type OpenedBy = 'applicant' | 'coApplicant' | 'representative';
/** Records the first time each of the parties opened the decision: evidence for when her time to appeal began. */
export function updateDecisionOpened(tx: Tx, id: string, by: OpenedBy, now: Date): Promise<number> {
  const opened = {
    applicant: sql`first_opened_at`,
    coApplicant: sql`co_opened_at`,
    representative: sql`representative_opened_at`,
  }[by];
  return tx.run(sql`update decisions set ${opened} = ${now} where id = ${id} and ${opened} is null`);
}
