import type express from 'express';
import type { Ctx } from '../platform/context.ts';
import { type Reply, type Route, get, page, post, redirect } from '../platform/http/route.ts';
import { idFrom, unlessChanged } from '../casefile/caseworker.routes.ts';
import { closeNote, endPartner, letTryAgain, readNotes } from './actions.ts';
import { notesPage, notesPath, notesView } from './views.ts';

export const caseworkerRoutes: Route[] = [
  post('/handlaggare/arenden/:id/partner/avsluta', 'partner.end', end),
  post('/handlaggare/arenden/:id/partner/forsok', 'partner.retry', retry),
  get(notesPath, 'safety.read', showNotes),
  post(`${notesPath}/:id`, 'safety.close', close),
];

function end(ctx: Ctx, req: express.Request): Promise<Reply> {
  const id = idFrom(req);
  return unlessChanged(ctx, id, '?klart=avslutat', () => endPartner(ctx, id));
}

function retry(ctx: Ctx, req: express.Request): Promise<Reply> {
  const id = idFrom(req);
  return unlessChanged(ctx, id, '#medsokande', () => letTryAgain(ctx, id, 'partner'));
}

async function showNotes(ctx: Ctx): Promise<Reply> {
  const { head, model } = notesPage(await readNotes(ctx), ctx.language);
  return page(notesView, head, model);
}

async function close(ctx: Ctx, req: express.Request): Promise<Reply> {
  await closeNote(ctx, idFrom(req));
  return redirect(notesPath);
}
