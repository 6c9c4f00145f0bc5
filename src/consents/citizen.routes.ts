import type express from 'express';
import { selectUnreadCount } from '../messages/queries.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import { NotFound } from '../platform/http/errors.ts';
import { type Reply, type Route, get, page, post, redirect } from '../platform/http/route.ts';
import { isId } from '../platform/ids.ts';
import { withdrawConsent } from './actions.ts';
import { selectConsents } from './queries.ts';
import { consentsPage, consentsPath, consentsView } from './views.ts';

export const citizenRoutes: Route[] = [
  get(consentsPath, 'consent.read', showConsents),
  post(`${consentsPath}/:id/ta-tillbaka`, 'consent.withdraw', takeBack),
];

async function showConsents(ctx: Ctx, req: express.Request): Promise<Reply> {
  const personId = actorId(ctx.actor) ?? '';
  const [rows, unread] = await ctx.db.glance(ctx.actor, (reader) =>
    Promise.all([selectConsents(reader, personId), selectUnreadCount(reader, personId)]),
  );
  const { head, model } = consentsPage(rows, {
    language: ctx.language,
    now: ctx.now,
    unread,
    done: req.query['klart'] === 'ja',
  });
  return page(consentsView, head, model);
}

async function takeBack(ctx: Ctx, req: express.Request): Promise<Reply> {
  const { id } = req.params;
  if (!isId(id)) throw new NotFound('consent');
  await withdrawConsent(ctx, id);
  return redirect(`${consentsPath}?klart=ja`);
}
