import type express from 'express';
import { z } from 'zod';
import { letTryAgain } from '../partners/actions.ts';
import { readWords } from '../partners/rules.ts';
import type { Ctx } from '../platform/context.ts';
import { type Reply, type Route, post } from '../platform/http/route.ts';
import { idFrom, showCase, unlessChanged } from '../casefile/caseworker.routes.ts';
import { closeToOthers, noteUnreachable, openToOthers } from './actions.ts';

export const caseworkerRoutes: Route[] = [
  post('/handlaggare/arenden/:id/vardnadshavare', 'guardian.note', note),
  post('/handlaggare/arenden/:id/vardnadshavare/forsok', 'guardian.retry', (ctx, req) =>
    on(ctx, req, (_, id) => letTryAgain(ctx, id, 'guardian')),
  ),
  post('/handlaggare/arenden/:id/vardnadshavare/stang', 'guardian.close', (ctx, req) => on(ctx, req, closeToOthers)),
  post('/handlaggare/arenden/:id/vardnadshavare/oppna', 'guardian.open', (ctx, req) => on(ctx, req, openToOthers)),
];

const NoteForm = z.object({ anteckning: z.string().catch('') });

async function note(ctx: Ctx, req: express.Request): Promise<Reply> {
  const id = idFrom(req);
  const { words, problem } = readWords(NoteForm.parse(req.body ?? {}).anteckning, true);
  if (problem !== undefined) return showCase(ctx, id, { note: { words, problem } }, 422);
  return unlessChanged(ctx, id, '#medsokande', () => noteUnreachable(ctx, id, words));
}

function on(ctx: Ctx, req: express.Request, act: (ctx: Ctx, id: string) => Promise<void>): Promise<Reply> {
  const id = idFrom(req);
  return unlessChanged(ctx, id, '#medsokande', () => act(ctx, id));
}
