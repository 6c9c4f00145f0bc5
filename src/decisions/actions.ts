import { type Outcome } from '../cases/rules.ts';
import { readCase } from '../cases/actions.ts';
import {
  type Case,
  caseKey,
  lockCase,
  moveCase,
  selectCase,
  selectDecisionReaders,
  selectOptionalCoApplicant,
} from '../cases/queries.ts';
import { type EmployeeLogin, mayDecideNow } from '../identity/actions.ts';
import { carryOut } from '../measures/actions.ts';
import { selectPlanFacts } from '../measures/queries.ts';
import type { MeasureDecision } from '../measures/rules.ts';
import { tell } from '../notifications/actions.ts';
import { fullName, selectOptionalPerson } from '../people/queries.ts';
import { perform } from '../policy/perform.ts';
import { selectStatedName } from '../representation/queries.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import { dayOf } from '../platform/days.ts';
import type { Reader } from '../platform/db/db.ts';
import { Conflict, NotFound } from '../platform/http/errors.ts';
import { newId } from '../platform/ids.ts';
import {
  type Decision,
  deleteDecisionDraft,
  deleteDecisionDraftBefore,
  insertDecision,
  selectDecisionDraftsBefore,
  selectHeard,
  selectOptionalDecision,
  updateDecisionOpened,
  upsertDecisionDraft,
} from './queries.ts';
import { type CostDecision, type DecisionDraft, decidesMeasures, keepDraftDays, legalBasis } from './rules.ts';

export type NewDecision = {
  outcome: Outcome;
  amount: number | null;
  text: string;
  reasons: string;
  /** What is accepted of the costs that were applied for, as far as it is said. */
  costs?: readonly CostDecision[];
  /** What is decided of each measure under LSS. */
  measures?: readonly MeasureDecision[];
  /** Why the parties were not let say something first; empty where they were. */
  notHeard?: string;
  /** Why it is decided before somebody has spoken before the board, or on another's word; empty where it is not. */
  notSpoken?: string;
  againstOwn?: string;
};

/** The employee must log in anew before this can be decided. */
export class StaleLogin extends Conflict {}

/** It is not checked yet by what right somebody asks for another: until then a request can only be dismissed. */
export class Unchecked extends Conflict {}

/** Something has come from the citizen that the employee has not been told of. */
export class Unseen extends Conflict {}

/**
 * Decides the case: the decision is frozen in words, the case moves, the parties are told that there is something to
 * read. It rests on a login of a short while ago, and on all that the citizen has sent: `seen` is how many messages
 * there were when the page was drawn. @throws StaleLogin @throws Unseen @throws Unchecked
 */
export function decideCase(
  ctx: Ctx,
  caseId: string,
  decision: NewDecision,
  seen: number,
  login: EmployeeLogin,
): Promise<string> {
  return perform(ctx, 'case.decide', {
    load: (tx) => lockCase(tx, caseId),
    act: async (tx, row) => {
      const staffId = actorId(ctx.actor);
      if (staffId === undefined || ctx.actor.kind !== 'staff') throw new Conflict('not an employee');
      if (!mayDecideNow(ctx, login)) throw new StaleLogin('the login is too old');
      if (row.unchecked && decision.outcome !== 'DISMISSED') throw new Unchecked('the representative is not checked');
      const applicant = await selectOptionalPerson(tx, row.applicantId);
      const stated = row.unchecked ? await selectStatedName(tx, row.id) : undefined;
      const other = await selectOptionalCoApplicant(tx, row.id);
      const coApplicant = other && (await selectOptionalPerson(tx, other));
      const { municipality } = ctx.deps;
      const day = dayOf(ctx.now);
      const id = newId();
      await moveCase(tx, ctx, row, 'case.decide', {
        ...{ waitingFor: 'nobody', unreadByStaff: false, decidedAt: ctx.now },
        outcome: decision.outcome,
      });
      if ((await selectHeard(tx, row.id)) > seen) throw new Unseen('something new has come');
      await insertDecision(tx, caseKey(ctx, row), {
        id,
        caseId: row.id,
        decidedBy: staffId,
        decidedAt: ctx.now,
        content: {
          ...decision,
          costs: decision.costs && [...decision.costs],
          measures: decision.measures && [...decision.measures],
          caseNumber: row.number,
          kind: row.kind,
          month: row.month,
          ...(row.applicationType === 'SUPPLEMENTARY' ? { extraCost: true } : {}),
          ...(row.applicationType === 'OTHER' ? { otherSupport: true } : {}),
          // Nobody learns whose a number is by asking in her name.
          applicant: stated ?? (applicant ? fullName(applicant) : ''),
          ...(coApplicant ? { coApplicant: fullName(coApplicant) } : {}),
          ...(row.applicationType === 'ADVANCE_RULING' ? { advanceRuling: true } : {}),
          ...(row.applicationType === 'INDIVIDUAL_PLAN'
            ? { plan: (await selectPlanFacts(tx, row.id)).length > 0 ? ('made' as const) : ('coming' as const) }
            : {}),
          legalBasis: legalBasis(row.kind, row.applicationType, day),
          board: municipality.responsibleBoard,
          decidedBy: ctx.actor.name,
          court: municipality.court,
          appealWeeks: municipality.appealWeeks,
          appealAddress: postalLines(ctx),
          day,
        },
      });
      const carried = decidesMeasures(row.applicationType) ? (decision.measures ?? []) : [];
      for (const measure of carried) await carryOut(tx, ctx, row, measure, id);
      await deleteDecisionDraft(tx, row.id, staffId);
      await tell(tx, ctx, row.id, row.unchecked ? row.parties : await selectDecisionReaders(tx, row.id));
      const despite = [...(decision.notSpoken ? ['board'] : []), ...(decision.againstOwn ? ['ownStand'] : [])].join(
        ' ',
      );
      const detail = {
        decision: id,
        outcome: decision.outcome,
        loggedIn: new Date(login.authnAt).toISOString(),
        // The reasons themselves stand in the decision, sealed.
        ...(despite === '' ? {} : { despite }),
      };
      return { result: id, audit: { chain: row.id, detail } };
    },
  });
}

/** Keeps what has been written of a decision while the employee logs in anew, or reads what has come. Only she sees it. */
export function keepDecision(ctx: Ctx, caseId: string, draft: DecisionDraft): Promise<void> {
  return perform(ctx, 'decision.keep', {
    load: (tx) => selectCase(tx, caseId),
    act: async (tx, row) => {
      const staffId = actorId(ctx.actor) ?? '';
      await upsertDecisionDraft(tx, caseKey(ctx, row), { caseId: row.id, staffId, draft, now: ctx.now });
      return { result: undefined, audit: { chain: row.id } };
    },
  });
}

/** Removes what was written of decisions that nobody made, each with a row in the log. Gives how many there were. */
export async function expireDecisionDrafts(ctx: Ctx): Promise<number> {
  const before = new Date(ctx.now.getTime() - keepDraftDays * 86_400_000);
  const due = await ctx.db.read(ctx.actor, (reader) => selectDecisionDraftsBefore(reader, before));
  for (const { caseId, staffId } of due) {
    await perform(ctx, 'draft.expire', {
      load: () => Promise.resolve({}),
      act: async (tx) => {
        // The job is tried again, and then leaves it alone.
        if ((await deleteDecisionDraftBefore(tx, caseId, staffId, before)) !== 1) throw new Conflict('written anew');
        return { result: undefined, audit: { chain: caseId, detail: { decisionBy: staffId } } };
      },
    });
  }
  return due.length;
}

/** Whether the case has this very decision, by this very employee: what a second press of the button finds. */
export function hasDecided(
  ctx: Ctx,
  caseId: string,
  { outcome, amount, text, reasons, costs = [], measures = [] }: NewDecision,
): Promise<boolean> {
  return readCase(ctx, caseId, async (reader, row) => {
    const found = await selectOptionalDecision(reader, caseKey(ctx, row), row.id);
    if (!found || found.decidedBy !== actorId(ctx.actor)) return false;
    const { content } = found;
    return (
      content.outcome === outcome &&
      content.amount === amount &&
      content.text === text &&
      content.reasons === reasons &&
      JSON.stringify(content.costs ?? []) === JSON.stringify(costs) &&
      JSON.stringify(content.measures ?? []) === JSON.stringify(measures)
    );
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
    load: (tx) => selectCase(tx, caseId),
    act: async (tx, row) => {
      const decision = await selectOptionalDecision(tx, caseKey(ctx, row), row.id);
      if (!decision) throw new NotFound('decision');
      const by =
        row.rights !== null ? 'representative' : actorId(ctx.actor) === row.applicantId ? 'applicant' : 'coApplicant';
      // Of two presses at once, one is the first.
      const first =
        ctx.actor.kind === 'citizen' &&
        decision.firstOpenedAt === null &&
        (await updateDecisionOpened(tx, decision.id, by, ctx.now)) === 1;
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
