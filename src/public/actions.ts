import type { Ctx } from '../platform/context.ts';
import { Forbidden } from '../platform/http/errors.ts';
import { newId } from '../platform/ids.ts';
import { perform } from '../policy/perform.ts';
import { insertNews, lockNews, removeNews } from './queries.ts';
import type { NewsItem } from './rules.ts';

/** Puts news above every page from now until its end. */
export function publishNews(ctx: Ctx, item: NewsItem): Promise<string> {
  return perform(ctx, 'news.publish', {
    load: () => Promise.resolve({}),
    act: async (tx) => {
      if (ctx.actor.kind !== 'staff') throw new Forbidden('news.publish');
      const id = newId();
      await insertNews(tx, { ...item, id, startsAt: ctx.now, createdBy: ctx.actor.staffId, createdAt: ctx.now });
      return { result: id, audit: { chain: id, detail: { until: item.endsAt.toISOString() } } };
    },
  });
}

/** Takes news down. Done twice it stays as the first time. */
export function takeDownNews(ctx: Ctx, id: string): Promise<void> {
  return perform(ctx, 'news.publish', {
    load: async (tx) => {
      await lockNews(tx, id);
      return {};
    },
    act: async (tx) => {
      await removeNews(tx, id, ctx.now);
      return { result: undefined, audit: { chain: id, detail: { takenDown: true } } };
    },
  });
}
