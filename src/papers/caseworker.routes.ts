import type express from 'express';
import { z } from 'zod';
import type { Ctx } from '../platform/context.ts';
import { type Reply, type Route, post, redirect } from '../platform/http/route.ts';
import { isId } from '../platform/ids.ts';
import { idFrom, unlessChanged } from '../queue/caseworker.routes.ts';
import { staffCasePath } from '../queue/views.ts';
import { settlePaper } from './actions.ts';
import { notes, paperStates } from './rules.ts';

export const caseworkerRoutes: Route[] = [post('/handlaggare/arenden/:id/papper', 'paper.settle', settle)];

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
