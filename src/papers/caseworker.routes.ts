import type express from 'express';
import { z } from 'zod';
import { readCase } from '../cases/actions.ts';
import { NotWhole } from '../documents/actions.ts';
import { selectDocument } from '../documents/queries.ts';
import { inspect } from '../policy/perform.ts';
import type { Ctx } from '../platform/context.ts';
import { Conflict, Forbidden } from '../platform/http/errors.ts';
import { type Reply, type Route, get, page, post, redirect } from '../platform/http/route.ts';
import { isId } from '../platform/ids.ts';
import { kept } from '../platform/kept.ts';
import { idFrom, readingOf, showCase, unlessChanged } from '../casefile/caseworker.routes.ts';
import { staffCasePath } from '../queue/views.ts';
import { mayMove, moveFile, settlePaper } from './actions.ts';
import { selectOptionalSender, selectTargets } from './queries.ts';
import { notes, paperStates, reasonProblem } from './rules.ts';
import { type MoveFacts, type TypedMove, movePage, moveView } from './views.ts';

export const caseworkerRoutes: Route[] = [
  post('/handlaggare/arenden/:id/papper', 'paper.settle', settle),
  get('/handlaggare/dokument/:id/flytta', 'document.move', async (ctx, req) =>
    showMove(ctx, await gatherMove(ctx, req)),
  ),
  post('/handlaggare/dokument/:id/flytta', 'document.move', move),
];

/** Each button is a note: there is nothing to fill in wrong, and what cannot be read changes nothing. */
const Form = z.object({
  papper: z.string().transform((value, context) => {
    const [applicationId = '', place = ''] = value.split('.');
    if (isId(applicationId) && /^\d{1,2}$/.test(place)) return { applicationId, place: Number(place) };
    context.addIssue('not a paper');
    return z.NEVER;
  }),
  sett: z.enum(paperStates),
  hur: z.enum(notes),
});

function settle(ctx: Ctx, req: express.Request): Promise<Reply> {
  const id = idFrom(req);
  const posted = Form.safeParse(req.body ?? {});
  if (!posted.success) return Promise.resolve(redirect(staffCasePath(id)));
  const { papper, hur, sett } = posted.data;
  return unlessChanged(ctx, id, '#papper', () => settlePaper(ctx, id, papper, hur, sett));
}

// ── A file that came to the wrong case ────────────────────────────────────────────────────────────────────────────

/** The file with the case that it lies in, and the cases that it can be moved to. Looking at that is logged in the case. */
async function gatherMove(ctx: Ctx, req: express.Request): Promise<MoveFacts> {
  const id = idFrom(req);
  const { vault } = ctx.deps;
  const caseId = await inspect(ctx, 'document.move', async (reader) => {
    const { parties, unit, owningCase } = await selectDocument(reader, vault, id);
    return { resource: { parties, ...(unit === null ? {} : { unit }) }, result: owningCase };
  });
  if (caseId === null) throw new Forbidden('not in a case');
  return readCase(ctx, caseId, async (reader, row) => {
    const document = await selectDocument(reader, vault, id);
    const sender = document.messageId === null ? undefined : await selectOptionalSender(reader, document.messageId);
    const targets = sender ? await selectTargets(reader, sender.personId, row.id) : [];
    return { row, document, sender, targets: targets.filter(({ unit }) => mayMove(ctx, row.unit, unit)) };
  });
}

function showMove(ctx: Ctx, facts: MoveFacts, typed?: TypedMove): Reply {
  const { head, model } = movePage(facts, readingOf(ctx), typed);
  return page(moveView, head, model, typed ? 422 : 200);
}

const MoveForm = z.object({
  fran: z.string().catch(''),
  till: z.string().catch(''),
  skal: z.string().catch(''),
  /** The unit whose employees are to read it too, as the page has said. */
  laser: z.string().catch(''),
});

async function move(ctx: Ctx, req: express.Request): Promise<Reply> {
  const facts = await gatherMove(ctx, req);
  const { row, document, targets } = facts;
  const { fran, till, skal, laser } = MoveForm.parse(req.body ?? {});
  // It has been moved since the page was drawn: how the case that it was in stands now is what there is to see.
  if (fran !== row.id) return await showCase(ctx, isId(fran) ? fran : row.id, { conflict: 'changed' }, 409);
  const target = targets.find(({ id }) => id === till);
  const reason = skal.replace(/\r\n?/g, '\n').trim();
  const problem = reasonProblem(reason);
  const errors: TypedMove['errors'] = [
    ...(target ? [] : [{ field: 'till' as const, fault: 'where' as const }]),
    ...(problem ? [{ field: 'skal' as const, fault: problem }] : []),
  ];
  const typed = { to: target?.id ?? '', reason: kept(reason) };
  if (!target || errors.length > 0) return showMove(ctx, facts, { ...typed, errors });
  // Who could not read it before is named first, and it takes one more press.
  if (target.unit !== row.unit && laser !== target.unit)
    return showMove(ctx, facts, { ...typed, errors, crossing: target.unit });
  try {
    await moveFile(ctx, document.id, { from: row, to: target, reason });
  } catch (error) {
    if (error instanceof NotWhole)
      return showMove(ctx, facts, { ...typed, errors: [{ field: 'fil', fault: 'damaged' }] });
    if (error instanceof Conflict) return await showCase(ctx, row.id, { conflict: 'changed' }, 409);
    throw error;
  }
  return redirect(`${staffCasePath(row.id)}?klart=flyttad`);
}
