import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/http/errors.ts';
import { type Reply, type Route, get, page } from '../platform/http/route.ts';
import { selectOverview } from './queries.ts';
import { overviewPage, overviewView } from './views.ts';

export const citizenRoutes: Route[] = [get('/mina-sidor', 'overview.read', showOverview)];

async function showOverview(ctx: Ctx): Promise<Reply> {
  const { actor, language, now, deps } = ctx;
  if (actor.kind !== 'citizen') throw new NotFound('person');
  const { personId, name } = actor;
  const facts = await ctx.db.remembered(actor, 'overview', (reader) => selectOverview(reader, personId, now));
  const { head, model } = overviewPage({ name, ...facts }, deps.municipality, language, now);
  return page(overviewView, head, model);
}
