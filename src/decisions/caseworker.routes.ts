import type express from 'express';
import { z } from 'zod';
import { readCase } from '../cases/actions.ts';
import { nextState } from '../cases/lifecycle.ts';
import type { Case } from '../cases/queries.ts';
import { selectDocumentsOfCase } from '../documents/queries.ts';
import { selectOptionalPerson } from '../people/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { Conflict } from '../platform/http/errors.ts';
import { type Reply, type Route, get, page, post, redirect } from '../platform/http/route.ts';
import { idFrom, readingOf, showCase } from '../queue/caseworker.routes.ts';
import { type TypedDecision, decidePage, decideView, staffCasePath } from '../queue/views.ts';
import { decideCase } from './actions.ts';
import { type Outcome, amountRequired, longestDecision, outcomes, reasonsRequired } from './rules.ts';

export const caseworkerRoutes: Route[] = [
  get('/handlaggare/arenden/:id/beslut', 'case.decide', showForm),
  post('/handlaggare/arenden/:id/beslut', 'case.decide', decide),
];

const Form = z.object({
  utfall: z.enum(outcomes).optional().catch(undefined),
  belopp: z.string().max(50).catch(''),
  text: z.string().catch(''),
  motivering: z.string().catch(''),
});

async function showForm(ctx: Ctx, req: express.Request): Promise<Reply> {
  return await showDecision(ctx, idFrom(req), undefined, 200);
}

/** The form, with what was typed. A case that nobody has taken, or that has its decision, is shown instead. */
async function showDecision(ctx: Ctx, id: string, typed: TypedDecision | undefined, status: number): Promise<Reply> {
  const reading = readingOf(ctx);
  const facts = await readCase(ctx, id, async (reader, row) => {
    const [person, documents] = await Promise.all([
      selectOptionalPerson(reader, row.applicantId),
      selectDocumentsOfCase(reader, ctx.deps.vault, row.id),
    ]);
    return { row, person, files: documents.length };
  });
  const { row } = facts;
  if (typed === undefined && nextState(row.state, 'case.decide') === undefined) {
    if (row.state === 'DECIDED') return redirect(`${staffCasePath(id)}#beslut`);
    return await showCase(ctx, id, { conflict: row.state === 'RECEIVED' ? 'takeFirst' : 'changed' }, 409);
  }
  const { head, model } = decidePage(facts, reading, typed);
  return page(decideView, head, model, status);
}

async function decide(ctx: Ctx, req: express.Request): Promise<Reply> {
  const id = idFrom(req);
  const row = await readCase(ctx, id, (_reader, found) => Promise.resolve(found));
  const typed = readTyped(req, row);
  const { outcome } = typed;
  if (typed.errors.length > 0 || outcome === undefined) return await showDecision(ctx, id, typed, 422);
  try {
    const amount = amountRequired(row.kind, outcome) ? (wholeKronor(typed.amount) ?? null) : null;
    await decideCase(ctx, id, { outcome, amount, text: typed.text, reasons: typed.reasons });
  } catch (error) {
    if (error instanceof Conflict) return await showDecision(ctx, id, { ...typed, conflict: true }, 409);
    throw error;
  }
  return redirect(`${staffCasePath(id)}?klart=beslut#beslut`);
}

/** What was typed, and what is missing for the outcome that was chosen. */
function readTyped(req: express.Request, row: Case): TypedDecision {
  const { utfall: outcome, belopp: amount, text, motivering } = Form.parse(req.body ?? {});
  const typed = { outcome, amount, text: tidy(text), reasons: tidy(motivering) };
  return { ...typed, errors: faultsOf(typed, row), conflict: false };
}

function faultsOf(
  { outcome, amount, text, reasons }: Omit<TypedDecision, 'errors' | 'conflict'>,
  row: Case,
): TypedDecision['errors'] {
  const faults: TypedDecision['errors'] = [];
  if (outcome === undefined) faults.push({ field: 'utfall', fault: 'outcome' });
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
