import type express from 'express';
import { z } from 'zod';
import { selectUnreadCount } from '../messages/queries.ts';
import { tidyMessage } from '../messages/rules.ts';
import { unlessOver } from '../representation/actions.ts';
import { overPage, overView } from '../representation/views.ts';
import { may } from '../policy/policy.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import { Conflict, NotFound } from '../platform/http/errors.ts';
import { type Reply, type Route, get, page, post, redirect } from '../platform/http/route.ts';
import { derivedId, isId, newId } from '../platform/ids.ts';
import { kept } from '../platform/kept.ts';
import { commentInvestigation, readInvestigation } from './actions.ts';
import { longestComment } from './rules.ts';
import { type TypedComment, investigationPage, investigationPath, investigationView } from './views.ts';

export const citizenRoutes: Route[] = [
  get('/arenden/:id/utredning', 'investigation.read', (ctx, req) =>
    showInvestigation(ctx, idOf(req), { done: req.query['klart'] === 'ja' }),
  ),
  post('/arenden/:id/utredning', 'investigation.comment', comment),
];

async function showInvestigation(
  ctx: Ctx,
  caseId: string,
  about: { typed?: TypedComment; done?: boolean },
): Promise<Reply> {
  const { more: unread, ...facts } = await readInvestigation(ctx, caseId, (reader) =>
    selectUnreadCount(reader, actorId(ctx.actor) ?? ''),
  );
  const mayComment = may(ctx.actor, 'investigation.comment', facts.row);
  const { head, model } = investigationPage({ ...facts, unread, mayComment, formId: newId() }, ctx, about);
  return page(investigationView, head, model, about.typed ? (about.typed.fault === 'late' ? 409 : 422) : 200);
}

const Form = z.object({
  formular: z.string().refine(isId).catch(newId),
  utredning: z.string().catch(''),
  synpunkter: z.string().catch(''),
  _action: z.string().catch(''),
});

function comment(ctx: Ctx, req: express.Request): Promise<Reply> {
  const caseId = idOf(req);
  const form = Form.parse(req.body ?? {});
  return unlessOver(
    ctx,
    caseId,
    () => commentWith(ctx, caseId, form),
    (whom) => {
      const { head, model } = overPage(whom, kept(tidyMessage(form.synpunkter)), ctx.language);
      return page(overView, head, model, 404);
    },
  );
}

async function commentWith(ctx: Ctx, caseId: string, form: z.infer<typeof Form>): Promise<Reply> {
  const { formular, utredning, synpunkter, _action: action } = form;
  const words = tidyMessage(synpunkter);
  // Whoever has written something has something to add, whichever button was pressed.
  const nothing = action === 'nothing' && words === '';
  const fault = words.length > longestComment ? 'long' : words === '' && !nothing ? 'empty' : undefined;
  if (fault !== undefined) return await showInvestigation(ctx, caseId, { typed: { body: kept(words), fault } });
  const body = nothing ? null : words;
  try {
    if (!isId(utredning)) throw new Conflict('no investigation');
    await commentInvestigation(ctx, caseId, { id: derivedId(formular, words), investigationId: utredning, body });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return await showInvestigation(ctx, caseId, { typed: { body: words, fault: 'late' } });
  }
  return redirect(`${investigationPath(caseId)}?klart=ja`);
}

function idOf(req: express.Request): string {
  const { id } = req.params;
  if (!isId(id)) throw new NotFound('case');
  return id;
}
