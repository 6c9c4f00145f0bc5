import { z } from 'zod';
import type { Reader, Tx } from '../platform/db/db.ts';
import { sql } from '../platform/db/sql.ts';
import { NotFound } from '../platform/http/errors.ts';

const Banner = z.object({ textSv: z.string(), textEn: z.string(), link: z.string().nullable() });
export type Banner = z.infer<typeof Banner>;

/** The news that stands on every page now: the one published last, when there are several. */
export function currentNews(reader: Reader, now: Date): Promise<Banner | undefined> {
  return reader.optional(
    sql`select text_sv as "textSv", text_en as "textEn", link
        from news
        where removed_at is null and starts_at <= ${now} and ends_at > ${now}
        order by created_at desc, id desc
        limit 1`,
    Banner,
  );
}

const News = z.object({
  id: z.string(),
  textSv: z.string(),
  textEn: z.string(),
  link: z.string().nullable(),
  startsAt: z.date(),
  endsAt: z.date(),
  createdAt: z.date(),
  createdBy: z.string(),
  removedAt: z.date().nullable(),
});
export type News = z.infer<typeof News>;

const columns = sql`n.id, n.text_sv as "textSv", n.text_en as "textEn", n.link, n.starts_at as "startsAt", n.ends_at as "endsAt",
  n.created_at as "createdAt", s.name as "createdBy", n.removed_at as "removedAt"`;

/** The latest news, whether it still stands or not, newest first. */
export function selectLatestNews(reader: Reader, limit: number): Promise<News[]> {
  return reader.rows(
    sql`select ${columns} from news n join staff s on s.id = n.created_by_staff
        order by n.created_at desc, n.id desc
        limit ${limit}`,
    News,
  );
}

const NewsRow = z.object({ id: z.string(), removedAt: z.date().nullable() });

/** Locks a piece of news that is to be taken down. Throws NotFound. */
export async function lockNews(tx: Tx, id: string): Promise<{ id: string; removedAt: Date | null }> {
  const news = await tx.optional(
    sql`select id, removed_at as "removedAt" from news where id = ${id} for update`,
    NewsRow,
  );
  if (news === undefined) throw new NotFound('news');
  return news;
}

export async function insertNews(
  tx: Tx,
  news: {
    id: string;
    textSv: string;
    textEn: string;
    link: string | null;
    startsAt: Date;
    endsAt: Date;
    createdBy: string;
    createdAt: Date;
  },
): Promise<void> {
  await tx.run(sql`insert into news (id, text_sv, text_en, link, starts_at, ends_at, created_by_staff, created_at)
    values (${news.id}, ${news.textSv}, ${news.textEn}, ${news.link}, ${news.startsAt}, ${news.endsAt},
            ${news.createdBy}, ${news.createdAt})`);
}

export async function removeNews(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.run(sql`update news set removed_at = ${at} where id = ${id} and removed_at is null`);
}
