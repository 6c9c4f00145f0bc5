import { type Outcome, outcomes } from '../cases/rules.ts';
import type express from 'express';
import { z } from 'zod';
import { type Submission, selectSubmission } from '../applications/queries.ts';
import { readCase } from '../cases/actions.ts';
import { nextState } from '../cases/lifecycle.ts';
import { type Case, caseKey, selectPartiesWith } from '../cases/queries.ts';
import { selectDocumentsOfCase } from '../documents/queries.ts';
import { type Said, selectStands, selectVoices } from '../guardians/queries.ts';
import { type StandRow, ownStandIn } from '../guardians/rules.ts';
import { selectMeetingFacts, selectWishes } from '../meetings/queries.ts';
import { hasBeen } from '../meetings/rules.ts';
import { selectAnsweredBy, selectShared } from '../investigations/queries.ts';
import { type Hearing, hearing } from '../investigations/rules.ts';
import {
  type MeasureDecision,
  type TypedMeasure,
  askedItems,
  isAboutRunning,
  isGiven,
  mostMeasures,
  outcomeOf,
  readMeasure,
} from '../measures/rules.ts';
import { runningOf } from '../measures/actions.ts';
import { type AllowanceSettled, type Running, selectOptionalAllowance, selectPlanFacts } from '../measures/queries.ts';
import { decisionFields } from '../measures/views.ts';
import { beginLogin, mayDecideNow } from '../identity/actions.ts';
import { isFresh } from '../identity/rules.ts';
import { selectOpenChanges } from '../accounts/queries.ts';
import { accountFlags } from '../accounts/views.ts';
import { sendOnward } from '../identity/views.ts';
import { isAskedAs, selectOptionalAsked, selectOptionalPart, selectParts } from '../partners/queries.ts';
import { selectOptionalPerson } from '../people/queries.ts';
import { selectPartiesToday } from '../representation/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { addDays, dayOf } from '../platform/days.ts';
import type { Reader } from '../platform/db/db.ts';
import { Conflict, Forbidden } from '../platform/http/errors.ts';
import { type Reply, type Route, get, page, post, redirect } from '../platform/http/route.ts';
import { kept } from '../platform/kept.ts';
import { idFrom, readingOf, selectBeside, showCase } from '../casefile/caseworker.routes.ts';
import { type Flag, staffCasePath } from '../queue/views.ts';
import { type SupportModel, type TypedDecision, type TypedSupport, decidePage, decideView } from './views.ts';
import { otherSupportFlags, ownViewFlags } from '../casefile/views.ts';
import { rememberBrowser, tokenFor } from '../platform/saml/browser.ts';
import { type NewDecision, StaleLogin, Unseen, decideCase, hasDecided, keepDecision } from './actions.ts';
import { selectHeard, selectOptionalDecisionDraft } from './queries.ts';
import {
  type AskedCost,
  type CostDecision,
  type DecisionDraft,
  amountRequired,
  askedCosts,
  decidesMeasures,
  longestDecision,
  readCosts,
  reasonsRequired,
} from './rules.ts';
import { costBox } from './views.ts';

export const caseworkerRoutes: Route[] = [
  get('/handlaggare/arenden/:id/beslut', 'case.decide', showForm),
  post('/handlaggare/arenden/:id/beslut', 'case.decide', decide),
];

const Form = z.object({
  utfall: z.enum(outcomes).optional().catch(undefined),
  belopp: z.string().max(50).catch(''),
  text: z.string().catch(''),
  motivering: z.string().catch(''),
  sett: z.coerce.number().int().nonnegative().optional().catch(undefined),
});

async function showForm(ctx: Ctx, req: express.Request): Promise<Reply> {
  return await showDecision(ctx, req, idFrom(req), undefined, 200);
}

/**
 * The form, with what was typed, now or before. Whoever it is drawn for has been told of what has come. A case that
 * nobody has taken, or that has its decision, is shown instead.
 */
async function showDecision(
  ctx: Ctx,
  req: express.Request,
  id: string,
  posted: TypedDecision | undefined,
  status: number,
): Promise<Reply> {
  const reading = readingOf(ctx);
  const login = loginOf(req);
  const facts = await readCase(ctx, id, async (reader, row) => {
    const [person, parties, asked, accounts, documents, kept, heard] = await Promise.all([
      selectOptionalPerson(reader, row.applicantId),
      selectPartiesToday(reader, row.id),
      selectOptionalAsked(reader, ctx.deps.vault, { caseId: row.id }),
      selectOpenChanges(reader, row.id),
      selectDocumentsOfCase(reader, ctx.deps.vault, row.id),
      selectOptionalDecisionDraft(reader, caseKey(ctx, row), row.id, reading.actor.staffId),
      selectHeard(reader, row.id),
    ]);
    const { costs, flags: other } = await selectAskedFor(reader, ctx, row);
    const about = row.kind === 'lss' ? await selectSupport(reader, ctx, row) : undefined;
    const beside = row.kind === 'lss' ? await selectBeside(reader, ctx, row) : undefined;
    const own = about
      ? ownViewFlags({ ...about, row, person, partner: asked && { asked } }, dayOf(ctx.now), reading.language)
      : [];
    const flags = [...other, ...own, ...(beside?.flags ?? []), ...accountFlags(row.id, accounts, reading.language)];
    return {
      row,
      person,
      parties,
      asked,
      flags,
      files: documents.length,
      kept,
      heard,
      costs,
      about,
      fresh: mayDecideNow(ctx, login),
    };
  });
  const { row, kept, about } = facts;
  const over = nextState(row.state, 'case.decide') === undefined;
  // Sent away to log in, and back at once. A later login has nothing to do with it.
  const returned = kept !== undefined && login.loginAt > kept.writtenAt.getTime() && isFresh(+kept.writtenAt, ctx.now);
  const typed: TypedDecision | undefined =
    posted ??
    (kept && {
      ...kept,
      outcome: kept.outcome,
      errors: [],
      conflict: over,
      returned,
      costs: { typed: kept.costs, errors: [] },
      support: {
        measures: kept.measures,
        notHeard: kept.notHeard,
        notSpoken: kept.notSpoken,
        againstOwn: kept.againstOwn,
        errors: [],
      },
    });
  if (typed === undefined && over) {
    if (row.state === 'DECIDED') return redirect(`${staffCasePath(id)}#beslut`);
    return await showCase(ctx, id, { conflict: row.state === 'RECEIVED' ? 'takeFirst' : 'changed' }, 409);
  }
  const support = about && supportModel(about, typed?.support, ctx);
  const { head, model } = decidePage({ ...facts, support }, reading, typed);
  return page(decideView, head, model, status);
}

async function decide(ctx: Ctx, req: express.Request): Promise<Reply> {
  const id = idFrom(req);
  const { row, heard, costs, about } = await readCase(ctx, id, async (reader, found) => ({
    row: found,
    heard: await selectHeard(reader, found.id),
    costs: (await selectAskedFor(reader, ctx, found)).costs,
    about: found.kind === 'lss' ? await selectSupport(reader, ctx, found) : undefined,
  }));
  const { decided, ...read } = readTyped(req, row, heard, costs, about);
  const adds = about !== undefined && AddForm.parse(req.body ?? {})._action === 'add';
  if (adds) return await showDecision(ctx, req, id, withRow(read), 200);
  const typed: TypedDecision = read;
  const { outcome } = typed;
  const news = heard > typed.seen && nextState(row.state, 'case.decide') !== undefined;
  // She will want to go and read it.
  if (news) await keepDecision(ctx, id, draftOf({ ...typed, seen: heard }));
  if (
    typed.errors.length + typed.costs.errors.length + (typed.support?.errors ?? []).length > 0 ||
    outcome === undefined
  )
    return await showDecision(ctx, req, id, typed, 422);
  if (news) return await showDecision(ctx, req, id, typed, 409);
  const login = loginOf(req);
  if (!mayDecideNow(ctx, login)) return await logInAnew(ctx, req, id, typed);
  const amount = amountRequired(row.kind, outcome) ? (wholeKronor(typed.amount) ?? null) : null;
  const decision: NewDecision = { outcome, amount, text: typed.text, reasons: typed.reasons };
  if (costs.length > 0) Object.assign(decision, { costs: decided.costs });
  if (typed.support) {
    const { notHeard, notSpoken, againstOwn } = typed.support;
    Object.assign(decision, { measures: decided.measures, notHeard, notSpoken, againstOwn });
  }
  try {
    await decideCase(ctx, id, decision, typed.seen, login);
  } catch (error) {
    if (error instanceof StaleLogin) return await logInAnew(ctx, req, id, typed);
    // It came this very moment: read anew, it is told.
    if (error instanceof Unseen) return await decide(ctx, req);
    if (!(error instanceof Conflict)) throw error;
    // Pressed twice: it is decided, as she wanted.
    if (!(await hasDecided(ctx, id, decision)))
      return await showDecision(ctx, req, id, { ...typed, conflict: true }, 409);
  }
  return redirect(`${staffCasePath(id)}?klart=beslut#beslut`);
}

function loginOf(req: express.Request) {
  const { staff } = req.session;
  if (!staff) throw new Forbidden('staff');
  return staff;
}

/** To the provider, where nothing that is remembered counts, and back to the form with everything still in it. */
async function logInAnew(ctx: Ctx, req: express.Request, id: string, typed: TypedDecision): Promise<Reply> {
  await keepDecision(ctx, id, draftOf(typed));
  const { staffId, idp } = loginOf(req);
  const { baseUrl } = ctx.deps;
  const browserToken = tokenFor(req, baseUrl);
  const returnTo = `${staffCasePath(id)}/beslut`;
  const begun = await beginLogin(ctx, { side: 'staff', idp, returnTo, browserToken, again: staffId });
  if (!begun) throw new Conflict('the provider is gone');
  rememberBrowser(req, baseUrl, browserToken);
  return sendOnward(ctx, begun);
}

function draftOf({ outcome, amount, text, reasons, seen, costs, support }: TypedDecision): DecisionDraft {
  const { measures = [], notHeard = '', notSpoken = '', againstOwn = '' } = support ?? {};
  const why = { notHeard, notSpoken, againstOwn };
  return { outcome, amount, text, reasons, seen, costs: [...costs.typed], measures: [...measures], ...why };
}

/**
 * What was typed, and what is missing for the outcome that was chosen. A form that does not say what its page had seen
 * has seen what there is, `heard`.
 */
function readTyped(
  req: express.Request,
  row: Case,
  heard: number,
  asked: readonly AskedCost[],
  about: Support | undefined,
): TypedDecision & { decided: { costs: CostDecision[]; measures: MeasureDecision[] } } {
  const { utfall: outcome, belopp: amount, text, motivering, sett: seen = heard } = Form.parse(req.body ?? {});
  const typed = { outcome, amount, text: tidy(text), reasons: tidy(motivering) };
  const { decided: measures, support } =
    about === undefined ? { decided: [] } : readSupport(req.body, outcome, row, about);
  const { decided, costs } = readCosts(asked, typedCosts(req.body, asked.length));
  const errors = faultsOf(typed, row);
  return {
    ...typed,
    seen,
    errors,
    conflict: false,
    decided: { costs: decided, measures },
    costs,
    ...(support && { support }),
  };
}

// ── Costs of livelihood support: what is accepted of each ─────────────────────────────────────────────────────────

/**
 * What is applied for: the costs as they were sent, the partner's after the applicant's (what has been sent is never changed, so their
 * order stands), and that it is something else than to live on.
 */
async function selectAskedFor(reader: Reader, ctx: Ctx, row: Case): Promise<{ costs: AskedCost[]; flags: Flag[] }> {
  if (row.kind !== 'livelihoodSupport') return { costs: [], flags: [] };
  const part = await selectOptionalPart(reader, ctx.deps.vault, row.id);
  const [own, partners] = await Promise.all([
    selectSubmission(reader, caseKey(ctx, row), row.applicationId),
    part && selectSubmission(reader, part.key, part.id),
  ]);
  return {
    costs: askedCosts(own.frozen.answers, partners?.frozen.answers),
    flags: otherSupportFlags(row, own, ctx.language),
  };
}

function typedCosts(body: unknown, count: number): string[] {
  const boxes = z.record(z.string(), z.unknown()).catch({}).parse(body);
  return Array.from({ length: count }, (_, at) => kept(tidy(z.string().max(50).catch('').parse(boxes[costBox(at)]))));
}

// ── Support under LSS: a decision on each measure ─────────────────────────────────────────────────────────────────

/** What the form needs to know: what was asked for, and whether the parties have been heard. */
type Support = {
  items: ReturnType<typeof askedItems>;
  heard: Hearing;
  submission: Submission;
  voices: readonly Said[];
  /** What has been done about one who may have a right to assistance allowance. */
  allowance: AllowanceSettled | undefined;
  type: Case['applicationType'];
  /** What the person has, where something is to be prolonged, changed or ended. */
  running: readonly Running[];
  /** Of a request for an individual plan, whether it is shared. */
  plan: 'made' | 'coming' | undefined;
  stands: readonly StandRow[];
  /** Somebody has asked to speak before the board, and no such meeting has been. */
  unspoken: boolean;
  /** She whom it is about can take a stand herself, though another has asked, or says no. */
  ownStand: boolean;
};

async function selectSupport(reader: Reader, ctx: Ctx, row: Case): Promise<Support> {
  const key = caseKey(ctx, row);
  const asksPlan = row.applicationType === 'INDIVIDUAL_PLAN';
  const [submission, shared, answered, readers, voices, running, plans, meetings, wishes, allowance] =
    await Promise.all([
      selectSubmission(reader, key, row.applicationId),
      selectShared(reader, row.id),
      selectAnsweredBy(reader, row.id),
      selectPartiesWith(reader, row.id, 'READ'),
      row.askedBy === null ? [] : selectVoices(reader, key, row.id),
      isAboutRunning(row.applicationType) ? runningOf(reader, ctx, row) : [],
      asksPlan ? selectPlanFacts(reader, row.id) : [],
      selectMeetingFacts(reader, row.id),
      selectWishes(reader, row.id),
      selectOptionalAllowance(reader, row.id),
    ]);
  const spoken = meetings.some((meeting) => meeting.kind === 'board' && hasBeen(meeting, ctx.now));
  const unspoken = !spoken && wishes.some(({ kind }) => kind === 'board');
  const ownStand = ownStandIn(submission.frozen) === 'yes' || voices[0]?.answer === 'no';
  const answeredBy = answered.map(({ personId }) => personId);
  const heard = hearing(shared[0], readers, answeredBy, dayOf(ctx.now));
  const asked =
    row.askedBy === null ? undefined : await selectOptionalAsked(reader, ctx.deps.vault, { caseId: row.id });
  const parts = asked ? await selectParts(reader, ctx.deps.vault, row.id) : [];
  const added = await Promise.all(parts.map(({ key: own, id }) => selectSubmission(reader, own, id)));
  // What a child's guardians have asked for besides is decided as well.
  const items = [submission, ...added].flatMap(({ frozen }) => askedItems(frozen.answers)).filter(isFirst);
  const stands = isAskedAs(asked, 'guardian') ? await selectStands(reader, asked) : [];
  const plan = asksPlan ? (plans.length > 0 ? 'made' : 'coming') : undefined;
  const type = row.applicationType;
  return { items, heard, submission, voices, allowance, type, running, plan, stands, unspoken, ownStand };
}

/** A measure that two have asked for is one. */
const isFirst = ({ item }: { item: number }, at: number, all: readonly { item: number }[]) =>
  all.findIndex((one) => one.item === item) === at;

const blankMeasure: TypedMeasure = {
  item: '',
  outcome: '',
  extent: '',
  from: '',
  until: '',
  whyUntil: '',
  concerns: '',
};

/**
 * The form as it is first drawn has a row for each measure that was asked for, with the one that the person has when it is the
 * only one of its kind: more time begins the day after its last.
 */
function supportModel(about: Support, typed: TypedSupport | undefined, ctx: Ctx): SupportModel {
  const { items, heard, type, running, submission, unspoken, ownStand } = about;
  const today = dayOf(ctx.now);
  const { from: wanted } = submission.frozen.answers;
  const asked = items.map(({ item, extent }) => {
    const [one, ...others] = running.filter((measure) => measure.item === item);
    const before = others.length === 0 ? one : undefined;
    const prolongs = type === 'EXTEND' && before ? before : undefined;
    const after = prolongs?.validUntil ? addDays(prolongs.validUntil, 1) : undefined;
    return {
      ...blankMeasure,
      item: String(item),
      extent: prolongs?.extent ?? extent,
      from: after ?? (typeof wanted === 'string' && isAboutRunning(type) ? wanted : today),
      concerns: before?.id ?? '',
    };
  });
  const rows = typed?.measures.length ? typed.measures : asked.length > 0 ? asked : [blankMeasure];
  const { notHeard = '', notSpoken = '', againstOwn = '', errors = [] } = typed ?? {};
  const shown = { measures: rows, notHeard, notSpoken, againstOwn, errors };
  const { municipalityHandlesCounselling: handlesCounselling } = ctx.deps.municipality.features;
  return decisionFields({ typed: shown, heard, handlesCounselling, type, running, unspoken, ownStand }, ctx.language);
}

const AddForm = z.object({ _action: z.string().catch('') });
const SupportForm = z.object({
  rader: z.coerce.number().int().min(0).max(mostMeasures).catch(0),
  kommunicering: z.string().catch(''),
  namnden: z.string().catch(''),
  'egen-vilja': z.string().catch(''),
});

function withRow(typed: TypedDecision): TypedDecision {
  const { measures = [], notHeard = '', notSpoken = '', againstOwn = '' } = typed.support ?? {};
  const why = { notHeard, notSpoken, againstOwn };
  return { ...typed, errors: [], support: { measures: [...measures, blankMeasure], ...why, errors: [] } };
}

/** What was typed of each measure, and what is missing or does not agree with the outcome as a whole. */
function readSupport(
  body: unknown,
  outcome: Outcome | undefined,
  row: Case,
  { heard, type, running, unspoken, ownStand }: Support,
): { decided: MeasureDecision[]; support: TypedSupport } {
  const { rader, kommunicering, namnden, 'egen-vilja': ownWill } = SupportForm.parse(body ?? {});
  const boxes = z.record(z.string(), z.unknown()).catch({}).parse(body);
  const value = (name: string) => kept(z.string().catch('').parse(boxes[name]));
  const typed = Array.from({ length: rader }, (_, at): TypedMeasure => {
    const of = (name: keyof TypedMeasure) => value(`${name}-${String(at + 1)}`);
    return {
      item: of('item'),
      outcome: of('outcome'),
      extent: of('extent'),
      from: of('from'),
      until: of('until'),
      whyUntil: of('whyUntil'),
      concerns: of('concerns'),
    };
  });
  const read = typed.map((one) => readMeasure(one, { type, running }));
  const decided = read.flatMap((one) => (one && 'measure' in one ? [one.measure] : []));
  const notHeard = kept(tidy(kommunicering));
  const notSpoken = unspoken ? kept(tidy(namnden)) : '';
  const againstOwn = ownStand ? kept(tidy(ownWill)) : '';
  const faults: TypedSupport['errors'] = read.flatMap((one, at) =>
    one && 'faults' in one
      ? one.faults.map(({ field, fault }) => ({ field: `${field}-${String(at + 1)}`, fault }))
      : [],
  );
  const gives = outcome === 'GRANTED' || outcome === 'PARTIALLY_GRANTED';
  // An advance ruling and a plan give no measure; an end needs one when there is one here to end.
  const wanted = gives && decidesMeasures(type) && (type !== 'END' || running.length > 0);
  const concerned = read.map((one) => (one && 'measure' in one ? one.measure.concerns : null));
  const twice = concerned.findIndex((id, at) => id !== null && concerned.indexOf(id) < at);
  const whole = decided.length === 0 ? undefined : outcomeOf(decided.map((one) => one.outcome));
  // Of one whose right to ask is not checked nothing but a dismissal can be decided.
  const fits = outcome === whole || (row.unchecked && whole === 'WRITTEN_OFF' && outcome === 'DISMISSED');
  // What is granted whole, or not tried, rests on nothing that a party could have spoken against.
  const refuses = outcome === 'REJECTED' || outcome === 'PARTIALLY_GRANTED';
  const needsHearing = heard !== 'heard' && refuses && notHeard === '';
  const errors: TypedSupport['errors'] = [
    ...faults,
    ...(faults.length === 0 && wanted && !decided.some((one) => isGiven(one.outcome))
      ? [{ field: 'item-1', fault: type === 'END' ? ('noneEnds' as const) : ('none' as const) }]
      : []),
    ...(faults.length === 0 && twice >= 0 ? [{ field: `concerns-${String(twice + 1)}`, fault: 'twice' as const }] : []),
    ...(faults.length === 0 && whole !== undefined && outcome !== undefined && !fits
      ? [{ field: 'utfall', fault: 'mismatch' as const }]
      : []),
    ...(needsHearing ? [{ field: 'kommunicering', fault: 'notHeard' as const }] : []),
    // What is tried goes on over them only for a reason that is written down.
    ...(unspoken && (gives || refuses) && notSpoken === '' ? [{ field: 'namnden', fault: 'notSpoken' as const }] : []),
    ...(ownStand && gives && againstOwn === '' ? [{ field: 'egen-vilja', fault: 'againstOwn' as const }] : []),
  ];
  return { decided, support: { measures: typed, notHeard, notSpoken, againstOwn, errors } };
}

function faultsOf(
  { outcome, amount, text, reasons }: Omit<TypedDecision, 'seen' | 'errors' | 'conflict' | 'costs'>,
  row: Case,
): TypedDecision['errors'] {
  const faults: TypedDecision['errors'] = [];
  if (outcome === undefined) faults.push({ field: 'utfall', fault: 'outcome' });
  if (row.unchecked && outcome !== undefined && outcome !== 'DISMISSED')
    faults.push({ field: 'utfall', fault: 'unchecked' });
  if (isAmountWanted(row, outcome) && wholeKronor(amount) === undefined)
    faults.push({ field: 'belopp', fault: 'amount' });
  if (text === '') faults.push({ field: 'text', fault: 'text' });
  if (text.length > longestDecision) faults.push({ field: 'text', fault: 'long' });
  if (outcome !== undefined && reasonsRequired(outcome) && reasons === '')
    faults.push({ field: 'motivering', fault: 'reasons' });
  if (reasons.length > longestDecision) faults.push({ field: 'motivering', fault: 'long' });
  return faults;
}

function isAmountWanted(row: Case, outcome: Outcome | undefined): boolean {
  return outcome !== undefined && amountRequired(row.kind, outcome);
}

/** "5 802", "5802 kr": whole kronor above nothing. */
function wholeKronor(written: string): number | undefined {
  const digits = written.replace(/[\s.]|kr(onor)?\b|:-/giu, '');
  const amount = /^\d{1,7}$/.test(digits) ? Number(digits) : 0;
  return amount > 0 ? amount : undefined;
}

function tidy(words: string): string {
  return words.replace(/\r\n?/g, '\n').trim();
}
