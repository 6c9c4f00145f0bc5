import type express from 'express';
import { z } from 'zod';
import { readCase } from '../cases/actions.ts';
import { nextState } from '../cases/lifecycle.ts';
import { type Case, caseKey } from '../cases/queries.ts';
import { selectDocumentsOfCase } from '../documents/queries.ts';
import { beginLogin, mayDecideNow } from '../identity/actions.ts';
import { isFresh } from '../identity/rules.ts';
import { sendOnward } from '../identity/views.ts';
import { selectOptionalAsked } from '../partners/queries.ts';
import { selectOptionalPerson } from '../people/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { Conflict, Forbidden } from '../platform/http/errors.ts';
import { type Reply, type Route, get, page, post, redirect } from '../platform/http/route.ts';
import { idFrom, readingOf, showCase } from '../queue/caseworker.routes.ts';
import { type TypedDecision, decidePage, decideView, staffCasePath } from '../queue/views.ts';
import { rememberBrowser, tokenFor } from '../platform/saml/browser.ts';
import { StaleLogin, Unseen, decideCase, hasDecided, keepDecision } from './actions.ts';
import { selectHeard, selectOptionalDecisionDraft } from './queries.ts';
import {
  type DecisionDraft,
  type Outcome,
  amountRequired,
  longestDecision,
  outcomes,
  reasonsRequired,
} from './rules.ts';

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
    const [person, asked, documents, kept, heard] = await Promise.all([
      selectOptionalPerson(reader, row.applicantId),
      selectOptionalAsked(reader, ctx.deps.vault, { caseId: row.id }),
      selectDocumentsOfCase(reader, ctx.deps.vault, row.id),
      selectOptionalDecisionDraft(reader, caseKey(ctx, row), row.id, reading.actor.staffId),
      selectHeard(reader, row.id),
    ]);
    return { row, person, asked, files: documents.length, kept, heard, fresh: mayDecideNow(ctx, login) };
  });
  const { row, kept } = facts;
  const over = nextState(row.state, 'case.decide') === undefined;
  // Sent away to log in, and back at once. A later login has nothing to do with it.
  const returned = kept !== undefined && login.loginAt > kept.writtenAt.getTime() && isFresh(+kept.writtenAt, ctx.now);
  const typed = posted ?? (kept && { ...kept, outcome: kept.outcome, errors: [], conflict: over, returned });
  if (typed === undefined && over) {
    if (row.state === 'DECIDED') return redirect(`${staffCasePath(id)}#beslut`);
    return await showCase(ctx, id, { conflict: row.state === 'RECEIVED' ? 'takeFirst' : 'changed' }, 409);
  }
  const { head, model } = decidePage(facts, reading, typed);
  return page(decideView, head, model, status);
}

async function decide(ctx: Ctx, req: express.Request): Promise<Reply> {
  const id = idFrom(req);
  const { row, heard } = await readCase(ctx, id, async (reader, found) => ({
    row: found,
    heard: await selectHeard(reader, found.id),
  }));
  const typed = readTyped(req, row, heard);
  const { outcome } = typed;
  const news = heard > typed.seen && nextState(row.state, 'case.decide') !== undefined;
  // She will want to go and read it.
  if (news) await keepDecision(ctx, id, draftOf({ ...typed, seen: heard }));
  if (typed.errors.length > 0 || outcome === undefined) return await showDecision(ctx, req, id, typed, 422);
  if (news) return await showDecision(ctx, req, id, typed, 409);
  const login = loginOf(req);
  if (!mayDecideNow(ctx, login)) return await logInAnew(ctx, req, id, typed);
  const amount = amountRequired(row.kind, outcome) ? (wholeKronor(typed.amount) ?? null) : null;
  const decision = { outcome, amount, text: typed.text, reasons: typed.reasons };
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

function draftOf({ outcome, amount, text, reasons, seen }: TypedDecision): DecisionDraft {
  return { outcome, amount, text, reasons, seen };
}

/**
 * What was typed, and what is missing for the outcome that was chosen. A form that does not say what its page had seen
 * has seen what there is, `heard`.
 */
function readTyped(req: express.Request, row: Case, heard: number): TypedDecision {
  const { utfall: outcome, belopp: amount, text, motivering, sett: seen = heard } = Form.parse(req.body ?? {});
  const typed = { outcome, amount, text: tidy(text), reasons: tidy(motivering) };
  return { ...typed, seen, errors: faultsOf(typed, row), conflict: false };
}

function faultsOf(
  { outcome, amount, text, reasons }: Omit<TypedDecision, 'seen' | 'errors' | 'conflict'>,
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
