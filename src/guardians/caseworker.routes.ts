import type express from 'express';
import { z } from 'zod';
import { readWords } from '../partners/rules.ts';
import type { Ctx } from '../platform/context.ts';
import { Conflict } from '../platform/http/errors.ts';
import { type Reply, type Route, post, redirect } from '../platform/http/route.ts';
import { idFrom, showCase } from '../queue/caseworker.routes.ts';
import { staffCasePath } from '../queue/views.ts';
import { closeToOthers, noteUnreachable, openToOthers } from './actions.ts';

export const caseworkerRoutes: Route[] = [
  post('/handlaggare/arenden/:id/vardnadshavare', 'guardian.note', note),
  post('/handlaggare/arenden/:id/vardnadshavare/stang', 'guardian.close', (ctx, req) => on(ctx, req, closeToOthers)),
  post('/handlaggare/arenden/:id/vardnadshavare/oppna', 'guardian.open', (ctx, req) => on(ctx, req, openToOthers)),
];

const NoteForm = z.object({ anteckning: z.string().catch('') });

async function note(ctx: Ctx, req: express.Request): Promise<Reply> {
  const id = idFrom(req);
  const { words, problem } = readWords(NoteForm.parse(req.body ?? {}).anteckning, true);
  if (problem !== undefined) return showCase(ctx, id, { note: { words, problem } }, 422);
  return unlessChanged(ctx, id, () => noteUnreachable(ctx, id, words));
}

function on(ctx: Ctx, req: express.Request, act: (ctx: Ctx, id: string) => Promise<void>): Promise<Reply> {
  const id = idFrom(req);
  return unlessChanged(ctx, id, () => act(ctx, id));
}

async function unlessChanged(ctx: Ctx, id: string, act: () => Promise<void>): Promise<Reply> {
  try {
    await act();
  } catch (error) {
    if (error instanceof Conflict) return await showCase(ctx, id, { conflict: 'changed' }, 409);
    throw error;
  }
  return redirect(`${staffCasePath(id)}#medsokande`);
}
