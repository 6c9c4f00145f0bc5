import { type Case, caseKey, lockCase, moveCase } from '../cases/queries.ts';
import { tell } from '../notifications/actions.ts';
import { fullName, selectOptionalPerson } from '../people/queries.ts';
import { perform } from '../policy/perform.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import { dayOf } from '../platform/days.ts';
import type { Reader } from '../platform/db/db.ts';
import { Conflict, NotFound } from '../platform/http/errors.ts';
import { newId } from '../platform/ids.ts';
import { type Decision, insertDecision, selectOptionalDecision, updateDecisionOpened } from './queries.ts';
import { type Outcome, legalBasis } from './rules.ts';

export type NewDecision = { outcome: Outcome; amount: number | null; text: string; reasons: string };

/** Decides the case: the decision is frozen in words, the case moves, the parties are told that there is something to read. */
export function decideCase(ctx: Ctx, caseId: string, decision: NewDecision): Promise<string> {
  return perform(ctx, 'case.decide', {
    load: (tx) => lockCase(tx, caseId),
    act: async (tx, row) => {
      const staffId = actorId(ctx.actor);
      if (staffId === undefined || ctx.actor.kind !== 'staff') throw new Conflict('not an employee');
      const applicant = await selectOptionalPerson(tx, row.applicantId);
      const { municipality } = ctx.deps;
      const day = dayOf(ctx.now);
      const id = newId();
      await moveCase(tx, ctx, row, 'case.decide', { waitingFor: 'nobody', unreadByStaff: false, decidedAt: ctx.now });
      await insertDecision(tx, caseKey(ctx, row), {
        id,
        caseId: row.id,
        decidedBy: staffId,
        decidedAt: ctx.now,
        content: {
          ...decision,
          caseNumber: row.number,
          kind: row.kind,
          month: row.month,
          applicant: applicant ? fullName(applicant) : '',
          legalBasis: legalBasis(row.kind, day),
          board: municipality.responsibleBoard,
          decidedBy: ctx.actor.name,
          court: municipality.court,
          appealWeeks: municipality.appealWeeks,
          appealAddress: postalLines(ctx),
          day,
        },
      });
      await tell(tx, ctx, row.id, row.parties);
      return { result: id, audit: { chain: row.id, detail: { decision: id, outcome: decision.outcome } } };
    },
  });
}

/**
 * Opens the decision. The first time the citizen does so is recorded: the time to appeal is counted from the day one got
 * it. `gather` reads what else the page shows.
 */
export function readDecision<T>(
  ctx: Ctx,
  caseId: string,
  gather: (reader: Reader) => Promise<T>,
): Promise<{ row: Case; decision: Decision; more: T }> {
  return perform(ctx, 'decision.read', {
    load: (tx) => lockCase(tx, caseId),
    act: async (tx, row) => {
      const decision = await selectOptionalDecision(tx, caseKey(ctx, row), row.id);
      if (!decision) throw new NotFound('decision');
      const first = ctx.actor.kind === 'citizen' && decision.firstOpenedAt === null;
      if (first) await updateDecisionOpened(tx, decision.id, ctx.now);
      const opened = first ? { ...decision, firstOpenedAt: ctx.now } : decision;
      return {
        result: { row, decision: opened, more: await gather(tx) },
        audit: { chain: row.id, detail: { decision: decision.id, first } },
      };
    },
  });
}

function postalLines(ctx: Ctx): string[] {
  const { postalAddress: address } = ctx.deps.municipality;
  return [
    address.recipient,
    ...(address.street === undefined ? [] : [address.street]),
    `${address.postalCode} ${address.city}`,
  ];
}
