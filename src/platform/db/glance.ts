import { z } from 'zod';
import type { Reader } from './db.ts';
import { type Sql, bundle } from './sql.ts';

/** What a glance asks for: many questions that become one statement, whose answers are parsed as ordinary rows. */
export class Questions implements Reader {
  #asked: { query: Sql; answer: (rows: unknown[]) => void; fail: (error: unknown) => void }[] = [];
  #closed = false;

  async rows<T>(query: Sql, shape: z.ZodType<T>): Promise<T[]> {
    if (this.#closed) throw new Error('A glance asks for everything at once; use read');
    const rows = await new Promise<unknown[]>((answer, fail) => {
      this.#asked.push({ query, answer, fail });
    });
    const dates = datesOf(shape);
    return rows.map((row) => shape.parse(dates.length === 0 ? row : withDates(row as Record<string, unknown>, dates)));
  }
  async optional<T>(query: Sql, shape: z.ZodType<T>): Promise<T | undefined> {
    return (await this.rows(query, shape))[0];
  }
  async one<T>(query: Sql, shape: z.ZodType<T>): Promise<T> {
    return only(await this.rows(query, shape));
  }

  close(): Sql {
    this.#closed = true;
    return bundle(this.#asked.map(({ query }) => query));
  }
  answer(answers: readonly unknown[]): void {
    this.#asked.forEach(({ answer }, index) => {
      answer((answers[index] as unknown[] | null | undefined) ?? []);
    });
  }
  fail(error: unknown): void {
    for (const { fail } of this.#asked) fail(error);
  }
}

/** The names of the columns that are moments: JSON has no type for them. */
const knownDates = new WeakMap<z.ZodType, string[]>();

function datesOf(shape: z.ZodType): string[] {
  let dates = knownDates.get(shape);
  if (dates === undefined) {
    const fields = shape instanceof z.ZodObject ? Object.entries(shape.shape) : [];
    dates = fields.filter(([, field]) => isMoment(field)).map(([name]) => name);
    knownDates.set(shape, dates);
  }
  return dates;
}

function isMoment(field: unknown): boolean {
  if (field instanceof z.ZodNullable || field instanceof z.ZodOptional) return isMoment(field.unwrap());
  return field instanceof z.ZodDate;
}

function withDates(row: Record<string, unknown>, dates: readonly string[]): Record<string, unknown> {
  for (const name of dates) {
    const value = row[name];
    if (typeof value === 'string') row[name] = new Date(value);
  }
  return row;
}

export function only<T>(found: readonly T[]): T {
  if (found.length !== 1 || found[0] === undefined) throw new Error(`Expected one row, got ${String(found.length)}`);
  return found[0];
}
