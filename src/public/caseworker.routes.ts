import type express from 'express';
import { z } from 'zod';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/http/errors.ts';
import { get, page, post, redirect } from '../platform/http/route.ts';
import type { Reply, Route } from '../platform/http/route.ts';
import { publishNews, takeDownNews } from './actions.ts';
import { selectLatestNews } from './queries.ts';
import { type NewsCheck, type NewsInput, checkNews, paths } from './rules.ts';
import { emptyNews, newsPage, newsView } from './views.ts';

/** How many pieces of news the page tells of. */
const shownNews = 20;

const typed = z.string().max(5000).catch('');
const NewsBody = z.object({
  textSv: typed,
  textEn: typed,
  link: typed,
  'until.day': typed,
  'until.month': typed,
  'until.year': typed,
  time: typed,
});

/** Urgent news: what stands, what stood, and a form for something new. */
export const caseworkerRoutes: Route[] = [
  get(paths.staffNews, 'news.publish', (ctx) => showNews(ctx, emptyNews)),
  post(paths.staffNews, 'news.publish', async (ctx, req) => {
    const input = readInput(req);
    const check = checkNews(input, ctx.now);
    if (!check.ok) return await showNews(ctx, input, check);
    await publishNews(ctx, check.item);
    return redirect(paths.staffNews);
  }),
  post(`${paths.staffNews}/:id/ta-ner`, 'news.publish', async (ctx, req) => {
    const id = z.uuid().safeParse(req.params['id']);
    if (!id.success) throw new NotFound('news');
    await takeDownNews(ctx, id.data);
    return redirect(paths.staffNews);
  }),
];

async function showNews(ctx: Ctx, input: NewsInput, check?: Extract<NewsCheck, { ok: false }>): Promise<Reply> {
  const latest = await ctx.db.read(ctx.actor, (reader) => selectLatestNews(reader, shownNews));
  const { head, model } = newsPage(latest, ctx.now, ctx.language, input, check);
  return page(newsView, head, model, check === undefined ? 200 : 422);
}

function readInput(req: express.Request): NewsInput {
  const body = NewsBody.parse(req.body ?? {});
  return {
    textSv: body.textSv,
    textEn: body.textEn,
    link: body.link,
    day: body['until.day'],
    month: body['until.month'],
    year: body['until.year'],
    time: body.time,
  };
}
