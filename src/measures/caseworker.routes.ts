import type express from 'express';
import { z } from 'zod';
import { caseKey } from '../cases/queries.ts';
import { selectOptionalDraft } from '../investigations/queries.ts';
import { tidyMessage } from '../messages/rules.ts';
import { selectWishes } from '../meetings/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { dayOf, readDay } from '../platform/days.ts';
import { Forbidden } from '../platform/http/errors.ts';
import { type Reply, type Route, bytes, get, page, post, redirect } from '../platform/http/route.ts';
import { isId } from '../platform/ids.ts';
import { kept } from '../platform/kept.ts';
import { fullName, selectOptionalPerson } from '../people/queries.ts';
import { idFrom, readingOf, unlessChanged } from '../casefile/caseworker.routes.ts';
import { OtherReaders } from '../representation/actions.ts';
import { selectPartiesToday } from '../representation/queries.ts';
import { readNamed } from '../representation/rules.ts';
import {
  Overtaken,
  deliverMeasure,
  readMeasures,
  readReport,
  settleAllowance,
  sharePlan,
  writePlan,
} from './actions.ts';
import { PlanContent, allowanceAnswers, delays, deliveryFaults, planParts, readQuarter } from './rules.ts';
import { text } from './text.ts';
import {
  type DeliveryDay,
  type ReportFacts,
  type TypedDelivery,
  type TypedPlan,
  currentQuarter,
  deliveryDays,
  longestPlanPart,
  reportFile,
  reportPage,
  reportPath,
  reportView,
  staffMeasuresPage,
  staffMeasuresPath,
  staffMeasuresView,
  staffPlanPage,
  staffPlanPath,
  staffPlanView,
} from './views.ts';

export const caseworkerRoutes: Route[] = [
  get('/handlaggare/arenden/:id/insatser', 'measure.read', (ctx, req) =>
    showMeasures(ctx, idFrom(req), { done: req.query['klart'] === 'sparat' }),
  ),
  post('/handlaggare/arenden/:id/insatser/:measure', 'measure.deliver', deliver),
  post('/handlaggare/arenden/:id/forsakringskassan', 'allowance.settle', settle),
  get('/handlaggare/arenden/:id/plan', 'measure.read', (ctx, req) =>
    showPlan(ctx, idFrom(req), { done: PlanDone.parse(req.query['klart']) }),
  ),
  post('/handlaggare/arenden/:id/plan', 'plan.write', write),
  get(reportPath, 'measure.report', showReport),
  get(`${reportPath}.csv`, 'measure.report', downloadReport),
];

// ── Who delivers, and when ────────────────────────────────────────────────────────────────────────────────────────

async function showMeasures(
  ctx: Ctx,
  caseId: string,
  about: { typed?: TypedDelivery; done?: boolean },
): Promise<Reply> {
  const {
    row,
    measures,
    more: person,
  } = await readMeasures(ctx, caseId, (reader, found) => selectOptionalPerson(reader, found.applicantId));
  const name = person ? fullName(person) : '';
  const { head, model } = staffMeasuresPage({ row, name, measures }, ctx, about);
  return page(staffMeasuresView, head, model, about.typed ? (about.typed.overtaken ? 409 : 422) : 200);
}

/** The longest words about a delivery, in characters. */
const longestWords = 2000;
const line = z
  .string()
  .catch('')
  .transform((words) => kept(words).trim());
const Form = z.object({
  provider: line,
  contact: line,
  why: line,
  delay: line,
  plannedOn: line,
  startedOn: line,
  interruptedOn: line,
  resumedOn: line,
  endedOn: line,
  _version: z.coerce.number().int().nonnegative().catch(0),
});

async function deliver(ctx: Ctx, req: express.Request): Promise<Reply> {
  const caseId = idFrom(req);
  const { measure: id } = req.params;
  if (!isId(id)) throw new Forbidden('no such measure');
  const { provider, contact, why, delay, _version: version, ...typedDays } = Form.parse(req.body ?? {});
  const days = readDays(typedDays);
  const { measures } = await readMeasures(ctx, caseId, () => Promise.resolve());
  const stored = measures.find((one) => one.id === id);
  const tooLong = [provider, contact, why].some((words) => words.length > longestWords);
  const errors: TypedDelivery['errors'] = [
    ...deliveryDays
      .filter((field) => typedDays[field] !== '' && days[field] === null)
      .map((field) => ({ field, fault: 'unread' as const })),
    ...deliveryFaults(days, dayOf(ctx.now), stored),
    ...(tooLong ? [{ field: 'why' as const, fault: 'why' as const }] : []),
  ];
  const typed: TypedDelivery = { id, provider, contact, why, delay, days: typedDays, errors };
  if (errors.length > 0) return await showMeasures(ctx, caseId, { typed });
  const reason = delays.find((one) => one === delay) ?? null;
  try {
    await deliverMeasure(ctx, caseId, { id, ...days, delay: reason, version, delivery: { provider, contact, why } });
  } catch (error) {
    if (error instanceof Overtaken) return await showMeasures(ctx, caseId, { typed: { ...typed, overtaken: true } });
    throw error;
  }
  return redirect(`${staffMeasuresPath(caseId)}?klart=sparat`);
}

function readDays(typed: Record<DeliveryDay, string>): Record<DeliveryDay, string | null> {
  return {
    plannedOn: readDay(typed.plannedOn) ?? null,
    startedOn: readDay(typed.startedOn) ?? null,
    interruptedOn: readDay(typed.interruptedOn) ?? null,
    resumedOn: readDay(typed.resumedOn) ?? null,
    endedOn: readDay(typed.endedOn) ?? null,
  };
}

// ── The plan ──────────────────────────────────────────────────────────────────────────────────────────────────────

const PlanDone = z.enum(['sparat', 'delat']).optional().catch(undefined);

async function showPlan(
  ctx: Ctx,
  caseId: string,
  about: { typed?: TypedPlan; done?: z.infer<typeof PlanDone> },
): Promise<Reply> {
  const { row, plan, more } = await readMeasures(ctx, caseId, (reader, found) =>
    Promise.all([
      selectOptionalDraft(reader, caseKey(ctx, found), found.id, 'plan', PlanContent),
      selectWishes(reader, found.id),
      selectPartiesToday(reader, found.id),
      selectOptionalPerson(reader, found.applicantId),
    ]),
  );
  const [draft, wishes, parties, person] = more;
  const name = person ? fullName(person) : '';
  const { head, model } = staffPlanPage({ row, name, draft, plan, wishes, parties }, ctx, about);
  return page(staffPlanView, head, model, about.typed ? (about.typed.fault === 'overtaken' ? 409 : 422) : 200);
}

const words = z.string().catch('').transform(tidyMessage);
const PlanForm = z.object({
  goals: words,
  actions: words,
  who: words,
  lasare: z.string().optional().catch(undefined),
  _version: z.coerce.number().int().nonnegative().catch(0),
  _action: z.string().catch('save'),
});

async function write(ctx: Ctx, req: express.Request): Promise<Reply> {
  const caseId = idFrom(req);
  const { _version: version, _action: action, lasare, ...content } = PlanForm.parse(req.body ?? {});
  const shares = action === 'share';
  const long = planParts.find((part) => content[part].length > longestPlanPart);
  const empty = shares && planParts.every((part) => content[part] === '');
  if (long !== undefined || empty) {
    const shown = { goals: kept(content.goals), actions: kept(content.actions), who: kept(content.who) };
    const typed: TypedPlan = { content: shown, fault: long === undefined ? 'empty' : 'long', field: long ?? 'goals' };
    return await showPlan(ctx, caseId, { typed });
  }
  try {
    if (shares) await sharePlan(ctx, caseId, { content, version, readers: readNamed(lasare) });
    else await writePlan(ctx, caseId, { content, version });
  } catch (error) {
    if (error instanceof OtherReaders)
      return await showPlan(ctx, caseId, { typed: { content, fault: 'readers', field: 'lasare' } });
    if (!(error instanceof Overtaken)) throw error;
    return await showPlan(ctx, caseId, { typed: { content, fault: 'overtaken', field: 'goals' } });
  }
  return redirect(`${staffPlanPath(caseId)}?klart=${shares ? 'delat' : 'sparat'}`);
}

// ── The report ────────────────────────────────────────────────────────────────────────────────────────────────────

async function gatherReport(ctx: Ctx, req: express.Request): Promise<ReportFacts> {
  const { actor, municipality } = readingOf(ctx);
  const units = municipality.units.map(({ id }) => id).filter((id) => actor.units.includes(id));
  const handles = municipality.units.find(({ id, handles: kinds }) => units.includes(id) && kinds.includes('lss'))?.id;
  const asked = req.query['enhet'];
  const unit = asked === undefined ? (handles ?? units[0]) : units.find((id) => id === asked);
  if (unit === undefined) throw new Forbidden('unit');
  const quarter = readQuarter(req.query['kvartal']) ?? currentQuarter(ctx.now);
  return { unit, units, quarter, rows: await readReport(ctx, unit, quarter) };
}

async function showReport(ctx: Ctx, req: express.Request): Promise<Reply> {
  const { head, model } = reportPage(await gatherReport(ctx, req), readingOf(ctx));
  return page(reportView, head, model);
}

async function downloadReport(ctx: Ctx, req: express.Request): Promise<Reply> {
  const facts = await gatherReport(ctx, req);
  const name = `${text[ctx.language].report.fileName(facts.quarter.name)}.csv`;
  return bytes('text/csv; charset=utf-8', Buffer.from(reportFile(facts, ctx)), {
    'Content-Disposition': `attachment; filename="${name}"`,
  });
}

const AllowanceForm = z.object({ hur: z.enum(allowanceAnswers).optional().catch(undefined) });

/** One of two presses; one that names neither changes nothing. */
function settle(ctx: Ctx, req: express.Request): Promise<Reply> {
  const id = idFrom(req);
  const { hur } = AllowanceForm.parse(req.body ?? {});
  return unlessChanged(ctx, id, '#think', () =>
    hur === undefined ? Promise.resolve() : settleAllowance(ctx, id, hur),
  );
}
