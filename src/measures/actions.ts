import { beginApplication } from '../applications/actions.ts';
import {
  type Case,
  caseKey,
  lockCase,
  selectCase,
  selectCasesOfPerson,
  selectDecisionReaders,
  selectOptionalCase,
  updateUnreadByStaff,
} from '../cases/queries.ts';
import { saveCaseDraft } from '../investigations/queries.ts';
import { type Wish, insertWish, selectWishes } from '../meetings/queries.ts';
import { tell } from '../notifications/actions.ts';
import { demandReaders, tellOthersLater } from '../representation/actions.ts';
import { inspect, perform } from '../policy/perform.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import { addDays, dayOf } from '../platform/days.ts';
import type { Answers } from '../platform/forms/form.ts';
import type { Reader, Tx } from '../platform/db/db.ts';
import { Conflict, Forbidden, NotFound } from '../platform/http/errors.ts';
import { newId } from '../platform/ids.ts';
import {
  type AllowanceSettled,
  type Measure,
  type NewDelivery,
  type Plan,
  type ReportedMeasure,
  type Running,
  insertMeasure,
  insertPlan,
  selectMeasures,
  selectOptionalAllowance,
  selectMeasuresEnding,
  selectMeasuresOfUnit,
  selectOptionalMeasureFacts,
  selectOptionalPlan,
  selectRunning,
  updateDelivery,
  updateMeasureReminded,
  updateStopped,
} from './queries.ts';
import {
  type AskedOfMeasure,
  type MeasureDecision,
  type PlanContent,
  type Quarter,
  canBeAskedAbout,
  carriedOver,
  isGiven,
  isReported,
  mayAskAbout,
  nameInForms,
  reminderDue,
  reviewDay,
} from './rules.ts';

/** Somebody has written since what was changed here was read. */
export class Overtaken extends Conflict {}

/** Opens what has been granted in a case, and its plan. `gather` reads what else the page shows. */
export function readMeasures<T>(
  ctx: Ctx,
  caseId: string,
  gather: (reader: Reader, row: Case) => Promise<T>,
): Promise<{ row: Case; measures: Measure[]; plan: Plan | undefined; more: T }> {
  return perform(ctx, 'measure.read', {
    load: (tx) => selectCase(tx, caseId),
    act: async (tx, row) => {
      const key = caseKey(ctx, row);
      const measures = await selectMeasures(tx, key, row.id);
      const plan = await selectOptionalPlan(tx, key, row.id);
      return { result: { row, measures, plan, more: await gather(tx, row) }, audit: { chain: row.id } };
    },
  });
}

/**
 * Begins a request for more time of a measure, for a change of it or for its end, with what is known of it filled in. Gives the
 * request's id. Whoever acts for somebody else says in the request for whom. @throws NotFound when it is over, when it has no end
 * to move or is not hers to read, and what `beginApplication` throws
 */
export async function askAboutMeasure(ctx: Ctx, id: string, type: AskedOfMeasure): Promise<string> {
  const filled = await inspect<Answers>(ctx, 'measure.read', async (reader) => {
    const measure = await selectOptionalMeasureFacts(reader, id);
    if (!measure) throw new NotFound('measure');
    const row = await selectCase(reader, measure.caseId);
    const name = nameInForms(measure.item);
    if (name === undefined || !mayAskAbout(row) || !canBeAskedAbout(measure, type, dayOf(ctx.now)))
      throw new NotFound('nothing to ask for');
    const known = { measures: [name], ...(type === 'EXTEND' ? { endsOn: measure.validUntil } : {}) };
    return { resource: row, result: row.rights === null ? { ...known, concerns: 'me' } : known };
  });
  return beginApplication(ctx, 'lss', type, { from: { measureId: id, filled } });
}

/** How long after its end more time of a measure may be granted as its continuation, in days. */
const prolongedWithinDays = 180;

/** The measures of a case's applicant among which what is decided in it is about one. @see selectRunning */
export function runningOf(reader: Reader, ctx: Ctx, row: Case): Promise<Running[]> {
  const from = addDays(dayOf(ctx.now), -prolongedWithinDays);
  return selectRunning(reader, ctx.deps.vault, { applicantId: row.applicantId, besides: row.id, from });
}

/**
 * Carries a decision on one measure into what the person has: she has it, it takes the place of the one that is prolonged or
 * changed and who delivers goes along, or the one she has ends. @throws Conflict when the one it is about no longer runs
 */
export async function carryOut(
  tx: Tx,
  ctx: Ctx,
  row: Case,
  { item, outcome, extent, from, until, concerns, ends }: MeasureDecision,
  decisionId: string,
): Promise<void> {
  if (!isGiven(outcome) || from === null) return;
  const before = concerns === null ? undefined : (await runningOf(tx, ctx, row)).find(({ id }) => id === concerns);
  const day = dayOf(ctx.now);
  if (concerns !== null) {
    const stopped =
      before && (await updateStopped(tx, before.id, ends ? { endedOn: from } : { replacedOn: from }, ctx.now));
    if (!stopped) throw new Conflict('it no longer runs');
  }
  if (ends) return;
  const period = { grantedOn: day, validFrom: from, validUntil: until };
  await insertMeasure(tx, caseKey(ctx, row), {
    ...{ id: newId(), caseId: row.id, decisionId, item, extent, ...period, now: ctx.now },
    ...(before ? { after: { ...carriedOver(before, from, day), replaces: before.id } } : {}),
  });
}

/** What a person has in one case: what was granted, the plan, and what she has asked for. */
export type Own = { row: Case; measures: Measure[]; plan: Plan | undefined; wishes: Wish[] };

/** How many of her cases are looked through. */
const casesLookedAt = 50;

/** Opens all that a citizen has been granted, over all her cases; it stands in the log of each. */
export function readOwnMeasures<T>(
  ctx: Ctx,
  gather: (reader: Reader, personId: string) => Promise<T>,
): Promise<{ all: Own[]; more: T }> {
  return perform(ctx, 'measure.read', {
    load: () => {
      const id = actorId(ctx.actor);
      if (id === undefined) throw new NotFound('person');
      return Promise.resolve({ id, parties: [id] });
    },
    act: async (tx, { id }) => {
      const cases = await selectCasesOfPerson(tx, id, casesLookedAt);
      const all: Own[] = [];
      for (const one of cases.filter(({ kind }) => kind === 'lss')) {
        const row = await selectOptionalCase(tx, one.id);
        if (!row) continue;
        const key = caseKey(ctx, row);
        const measures = await selectMeasures(tx, key, row.id);
        const plan = await selectOptionalPlan(tx, key, row.id);
        const wishes = await selectWishes(tx, row.id);
        // A plan is asked for by itself too, in a case that grants nothing.
        if (measures.length > 0 || plan || wishes.some(({ kind }) => kind === 'plan'))
          all.push({ row, measures, plan, wishes });
      }
      const more = await gather(tx, id);
      return { result: { all, more }, audit: { chain: id, also: all.map(({ row }) => row.id) } };
    },
  });
}

/**
 * Writes who delivers a measure and when it begins, and tells the parties that there is something to read.
 * @throws Overtaken
 */
export function deliverMeasure(ctx: Ctx, caseId: string, delivery: NewDelivery): Promise<void> {
  return perform(ctx, 'measure.deliver', {
    load: (tx) => lockCase(tx, caseId),
    act: async (tx, row) => {
      if (!(await updateDelivery(tx, caseKey(ctx, row), row.id, delivery, ctx.now)))
        throw new Overtaken('written meanwhile');
      await tell(tx, ctx, row.id, await selectDecisionReaders(tx, row.id));
      const { id, plannedOn, startedOn, interruptedOn, resumedOn, endedOn, delay } = delivery;
      const detail = { measure: id, plannedOn, startedOn, interruptedOn, resumedOn, endedOn, delay };
      return { result: undefined, audit: { chain: row.id, detail } };
    },
  });
}

/**
 * What a unit has granted that belongs in a quarter's report (LSS 28 f–h §§): not given within three months. Logged with
 * the number of rows.
 */
export function readReport(ctx: Ctx, unit: string, quarter: Quarter): Promise<ReportedMeasure[]> {
  return perform(ctx, 'measure.report', {
    load: () => Promise.resolve({ unit }),
    act: async (tx) => {
      const chain = actorId(ctx.actor);
      if (chain === undefined) throw new Forbidden('measure.report');
      const today = dayOf(ctx.now);
      const all = await selectMeasuresOfUnit(tx, unit, quarter.to);
      const rows = all.filter((measure) => isReported(measure, quarter, today));
      return { result: rows, audit: { chain, detail: { unit, quarter: quarter.name, rows: rows.length } } };
    },
  });
}

/** Tells those whose measure will soon end that there is something to read. Gives how many measures. */
export async function remindMeasures(ctx: Ctx): Promise<number> {
  const { remindDays } = ctx.deps.municipality.support;
  const today = dayOf(ctx.now);
  const ending = await ctx.db.read(ctx.actor, (reader) =>
    selectMeasuresEnding(reader, today, addDays(today, Math.max(0, ...remindDays))),
  );
  let told = 0;
  for (const measure of ending) {
    const days = reminderDue(measure, remindDays, today);
    if (days === undefined) continue;
    await perform(ctx, 'measure.remind', {
      load: () => Promise.resolve({}),
      act: async (tx) => {
        if (await updateMeasureReminded(tx, measure.id, days, ctx.now))
          await tell(tx, ctx, measure.caseId, await selectDecisionReaders(tx, measure.caseId));
        return { result: undefined, audit: { chain: measure.caseId, detail: { measure: measure.id, days } } };
      },
    });
    told += 1;
  }
  return told;
}

/** The person asks for an individual plan (LSS 10 §). @throws Conflict when she has, or nothing has been granted */
export function askForPlan(ctx: Ctx, caseId: string): Promise<void> {
  return perform(ctx, 'plan.ask', {
    load: (tx) => lockCase(tx, caseId),
    act: async (tx, row) => {
      const personId = actorId(ctx.actor) ?? '';
      const granted = await selectMeasures(tx, caseKey(ctx, row), row.id);
      const asked =
        granted.length > 0 && (await insertWish(tx, { caseId: row.id, personId, kind: 'plan', now: ctx.now }));
      if (!asked) throw new Conflict('asked already, or nothing granted');
      await updateUnreadByStaff(tx, row.id, true);
      await tellOthersLater(tx, ctx, row);
      return { result: undefined, audit: { chain: row.id } };
    },
  });
}

type WrittenPlan = { content: PlanContent; version: number };

/** Saves what is written of a plan so far. @throws Overtaken */
export function writePlan(ctx: Ctx, caseId: string, { content, version }: WrittenPlan): Promise<void> {
  return perform(ctx, 'plan.write', {
    load: (tx) => lockCase(tx, caseId),
    act: async (tx, row) => {
      const staffId = actorId(ctx.actor) ?? '';
      const draft = { caseId: row.id, kind: 'plan' as const, content, version, staffId, now: ctx.now };
      if (!(await saveCaseDraft(tx, caseKey(ctx, row), draft))) throw new Overtaken('saved by somebody else');
      return { result: undefined, audit: { chain: row.id } };
    },
  });
}

/**
 * Shows the plan to the parties; within a year it is to be looked over. `readers`: those whom the page named, where it did.
 * @throws Overtaken @throws OtherReaders
 */
export function sharePlan(
  ctx: Ctx,
  caseId: string,
  { content, version, readers }: WrittenPlan & { readers?: readonly string[] | undefined },
): Promise<void> {
  return perform(ctx, 'plan.share', {
    load: (tx) => lockCase(tx, caseId),
    act: async (tx, row) => {
      const staffId = actorId(ctx.actor) ?? '';
      const key = caseKey(ctx, row);
      const can = await demandReaders(tx, row.id, readers);
      const draft = { caseId: row.id, kind: 'plan' as const, content, version, staffId, now: ctx.now };
      if (!(await saveCaseDraft(tx, key, draft))) throw new Overtaken('saved by somebody else');
      const reviewOn = reviewDay(dayOf(ctx.now));
      await insertPlan(tx, key, { id: newId(), caseId: row.id, content, reviewOn, sharedBy: staffId, now: ctx.now });
      await tell(tx, ctx, row.id, can);
      return { result: undefined, audit: { chain: row.id, detail: { reviewOn } } };
    },
  });
}

/**
 * Notes that Försäkringskassan has been told of one who may have a right to assistance allowance (LSS 15 § 8), or need not be. It
 * stands in the log. @throws Conflict when somebody was first
 */
export function settleAllowance(ctx: Ctx, caseId: string, how: AllowanceSettled['how']): Promise<void> {
  return perform(ctx, 'allowance.settle', {
    load: (tx) => lockCase(tx, caseId),
    act: async (tx, row) => {
      if (await selectOptionalAllowance(tx, row.id)) throw new Conflict('settled already');
      return { result: undefined, audit: { chain: row.id, detail: { how } } };
    },
  });
}
