import type express from 'express';
import type { Ctx } from '../platform/context.ts';
import { Conflict } from '../platform/http/errors.ts';
import { type Reply, type Route, get, page, post, redirect } from '../platform/http/route.ts';
import { idFrom, showCase } from '../queue/caseworker.routes.ts';
import { staffCasePath } from '../queue/views.ts';
import { closeNote, endPartner, readNotes } from './actions.ts';
import { notesPage, notesPath, notesView } from './views.ts';

export const caseworkerRoutes: Route[] = [
  post('/handlaggare/arenden/:id/partner/avsluta', 'partner.end', end),
  get(notesPath, 'safety.read', showNotes),
  post(`${notesPath}/:id`, 'safety.close', close),
];

async function end(ctx: Ctx, req: express.Request): Promise<Reply> {
  const id = idFrom(req);
  try {
    await endPartner(ctx, id);
  } catch (error) {
    if (error instanceof Conflict) return await showCase(ctx, id, { conflict: 'changed' }, 409);
    throw error;
  }
  return redirect(`${staffCasePath(id)}?klart=avslutat`);
}

async function showNotes(ctx: Ctx): Promise<Reply> {
  const { head, model } = notesPage(await readNotes(ctx), ctx.language);
  return page(notesView, head, model);
}

async function close(ctx: Ctx, req: express.Request): Promise<Reply> {
  await closeNote(ctx, idFrom(req));
  return redirect(notesPath);
}
