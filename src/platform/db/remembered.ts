import { z } from 'zod';
import type { Reader } from './db.ts';
import { type Sql, sql } from './sql.ts';

/** How long something is remembered, ms: a bound on what the passing of time changes, such as a meeting that begins. */
const lifetime = 60_000;
const most = 2000;

/** What every change of is noted without an id (migrations/0044_changes.sql). */
const everybody = '00000000-0000-0000-0000-000000000000';

const Standing = z.object({ cases: z.array(z.string()), stamp: z.string() });

/** What somebody has read, what it was about, and which transactions had written of that. */
export type Remembered = { found: unknown; about: string[]; stamp: string; from: number };

/**
 * What was read for somebody's own page, until anything of it is written. Whether it has been is asked of the database each
 * time, with one look into an index: nothing is given that had been changed when the page was asked for.
 */
export class Memory {
  readonly #known = new Map<string, Remembered>();

  /** @param key names what was asked for, by whom, and the day that row-level security went by */
  get(key: string, now: Date): Remembered | undefined {
    const known = this.#known.get(key);
    const age = now.getTime() - (known?.from ?? 0);
    return age >= 0 && age < lifetime ? known : undefined;
  }

  set(key: string, remembered: Remembered): void {
    this.#known.delete(key);
    const [oldest] = this.#known.keys();
    if (this.#known.size >= most && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(key, freeze(remembered));
  }
}

/**
 * What an answer is about that is read in the same statement: the person, her cases, and everybody; and the transactions that have
 * written of them.
 */
export async function selectStanding(reader: Reader, personId: string): Promise<Pick<Remembered, 'about' | 'stamp'>> {
  const { cases, stamp } = await reader.one(
    sql`with mine as materialized (select p.case_id as id from case_parties p where p.person_id = ${personId})
        select array(select id from mine) as cases, (${stampOf(
          sql`select id from mine union all select unnest(array[${personId}, ${everybody}]::uuid[])`,
        )}) as stamp`,
    Standing,
  );
  return { about: [personId, everybody, ...cases], stamp };
}

/** The transactions that have written of these, as one text. */
export function stamp(about: readonly string[]): Sql {
  return sql`${stampOf(sql`select unnest(${about}::uuid[])`)}`;
}

function stampOf(ids: Sql): Sql {
  return sql`select coalesce(string_agg(distinct xact::text, ' '), '') as stamp from changes where about in (${ids})`;
}

/** What one request is given is not changed by it for the next. */
function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const one of Object.values(value)) freeze(one);
  return value;
}
