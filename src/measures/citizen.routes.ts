import type express from 'express';
import { NotOffered, TooYoung, readApplication } from '../applications/actions.ts';
import { begunPath } from '../applications/views.ts';
import { selectUnreadCount } from '../messages/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { Conflict, NotFound } from '../platform/http/errors.ts';
import { type Reply, type Route, get, page, post, redirect } from '../platform/http/route.ts';
import { isId } from '../platform/ids.ts';
import { askAboutMeasure, askForPlan, readOwnMeasures } from './actions.ts';
import type { AskedOfMeasure } from './rules.ts';
import { ownMeasuresPage, ownMeasuresPath, ownMeasuresView } from './views.ts';

export const citizenRoutes: Route[] = [
  get(ownMeasuresPath, 'measure.read', showOwn),
  post(`${ownMeasuresPath}/:id/forlang`, 'application.begin', askAbout('EXTEND')),
  post(`${ownMeasuresPath}/:id/andra`, 'application.begin', askAbout('CHANGE')),
  post(`${ownMeasuresPath}/:id/avsluta`, 'application.begin', askAbout('END')),
  post('/arenden/:id/plan', 'plan.ask', ask),
];

async function showOwn(ctx: Ctx): Promise<Reply> {
  const { all, more: unread } = await readOwnMeasures(ctx, selectUnreadCount);
  const { language, now, deps } = ctx;
  const { head, model } = ownMeasuresPage({ all, unread }, { municipality: deps.municipality, language, now });
  return page(ownMeasuresView, head, model);
}

function askAbout(type: AskedOfMeasure) {
  return async (ctx: Ctx, req: express.Request): Promise<Reply> => {
    const { id } = req.params;
    if (!isId(id)) throw new NotFound('measure');
    try {
      const { row } = await readApplication(ctx, await askAboutMeasure(ctx, id, type), () => Promise.resolve());
      return redirect(begunPath(row));
    } catch (error) {
      if (error instanceof TooYoung || error instanceof NotOffered) return redirect('/ansokan/lss');
      throw error;
    }
  };
}

async function ask(ctx: Ctx, req: express.Request): Promise<Reply> {
  const { id } = req.params;
  if (!isId(id)) throw new NotFound('case');
  try {
    await askForPlan(ctx, id);
  } catch (error) {
    // Pressed twice, or nothing is granted: the page tells how it stands.
    if (!(error instanceof Conflict)) throw error;
  }
  return redirect(`${ownMeasuresPath}#plan-${id}`);
}
