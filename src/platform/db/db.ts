import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import type { z } from 'zod';
import { type Actor, type Citizen, actorId } from '../context.ts';
import { dayOf } from '../days.ts';
import { Unavailable } from '../http/errors.ts';
import { Questions, only } from './glance.ts';
import { Memory, type Remembered, selectStanding, stamp } from './remembered.ts';
import { type Sql, sql } from './sql.ts';
import { after, asOneMessage, prepared, sharing } from './wire.ts';

/** Reads rows; every row is parsed by its shape. The transaction behind it is `read only`. */
export interface Reader {
  rows<T>(query: Sql, shape: z.ZodType<T>): Promise<T[]>;
  optional<T>(query: Sql, shape: z.ZodType<T>): Promise<T | undefined>;
  /** @throws when there is not exactly one row. */
  one<T>(query: Sql, shape: z.ZodType<T>): Promise<T>;
}

export interface Tx extends Reader {
  /** Runs a statement and gives the number of affected rows. */
  run(query: Sql): Promise<number>;
}

export type Db = {
  read<T>(actor: Actor, work: (reader: Reader) => Promise<T>): Promise<T>;
  /**
   * Reads what a page needs in one breath: `work` asks for everything before its first `await`, and all of it is one
   * statement. Asking for more later is an error. Not for content (bytea): rows come as JSON.
   */
  glance<T>(actor: Actor, work: (reader: Reader) => Promise<T>): Promise<T>;
  /**
   * A `glance` at somebody's own page, whose answer is remembered: it is given again, for at most a minute, as long as
   * nothing has been written that is about the person, her cases or everybody. What it reads must be noted when it changes
   * (migrations/0044_changes.sql). Nothing in the answer may be changed.
   * @param name of the question; whatever else it depends on than the actor and the day
   */
  remembered<T>(actor: Citizen, name: string, work: (reader: Reader) => Promise<T>): Promise<T>;
  /** Opens a write transaction. Only `policy/perform.ts` calls this. */
  write<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** For a library with small statements of its own: each is prepared, and those of one moment travel together. */
  readonly small: pg.Pool;
  /** For statements whose answer can be done without: given up after so many milliseconds, whatever it is that hangs. */
  impatient(milliseconds: number): pg.Pool;
  /** For what is nobody's page (jobs, figures). */
  readonly pool: pg.Pool;
  close(): Promise<void>;
};

pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);

/** How long a page waits for a connection or for the first answer before it becomes a 503, in milliseconds. */
const patience = 1500;
/** How long it waits for all of its rows. */
const answerPatience = 5000;

export type DbOptions = {
  /** How many connections stay when nobody asks anything. */
  min?: number;
  /** How many connections at most. */
  max?: number;
  clock?: () => Date;
  /** For tests: what is remembered is read anew all the same, and must be what it was. */
  doubt?: boolean;
};

/**
 * A pool of pipelined connections: statements are sent without waiting for the one before, so that `begin`, the actor,
 * the page's queries and `commit` share a round trip.
 */
export function createDb(url: string, options: DbOptions = {}): Db {
  const clock = options.clock ?? (() => new Date());
  const today = () => dayOf(clock());
  const pool = new pg.Pool({
    connectionString: url,
    // Two stay, so that whoever comes after a quiet while does not wait for everything to be planned again.
    min: options.min ?? 2,
    max: options.max ?? 10,
    connectionTimeoutMillis: patience,
    idleTimeoutMillis: 30_000,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
    pipeline: true,
    // A statement is planned once a connection, not once a request: with row-level security in it, planning takes longer
    // than the work itself. No page is so heavy that compiling it pays.
    options: '-c plan_cache_mode=force_generic_plan -c jit=off',
  });
  // An idle connection that breaks is replaced at the next request; without a listener it would end the process.
  pool.on('error', () => undefined);
  // One that breaks while it is in use tells its queries; the event itself would end the process, too.
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });

  async function connect(): Promise<pg.PoolClient> {
    try {
      return await pool.connect();
    } catch (error) {
      throw new Unavailable('database', { cause: error });
    }
  }

  async function read<T>(actor: Actor, work: (reader: Reader) => Promise<T>): Promise<T> {
    const client = await connect();
    const [begun, working] = asOneMessage(client, () => [
      begin(client, 'begin read only', actor, today()),
      work(connection(client)),
    ]);
    try {
      const result = await working;
      await begun;
      // The answer is complete; nobody needs to wait for the end of a transaction that wrote nothing.
      client.query('commit').then(
        () => {
          client.release();
        },
        (error: unknown) => {
          client.release(asError(error));
        },
      );
      return result;
    } catch (error) {
      await abandon(client);
      throw translated(error);
    }
  }

  const shared = sharing(connect);

  async function glance<T>(actor: Actor, work: (reader: Reader) => Promise<T>): Promise<T> {
    const asked = new Questions();
    const working = work(asked);
    working.catch(() => undefined);
    const query = asked.close();
    try {
      const { rows } = await shared((client) =>
        after<{ answers: unknown[] }>(client, asReader(actor, today()), query, answerPatience),
      );
      asked.answer(rows[0]?.answers ?? []);
    } catch (error) {
      asked.fail(error);
      throw translated(error);
    }
    return working;
  }

  const memory = new Memory();

  async function remembered<T>(actor: Citizen, name: string, work: (reader: Reader) => Promise<T>): Promise<T> {
    const now = clock();
    const key = `${name} ${actor.personId} ${dayOf(now)}`;
    const known = memory.get(key, now);
    if (known !== undefined && (await stands(known))) {
      if (options.doubt) await check(known, actor, work);
      return known.found as T;
    }
    return glance(actor, async (reader) => {
      const [standing, found] = await Promise.all([selectStanding(reader, actor.personId), work(reader)]);
      memory.set(key, { found, from: now.getTime(), ...standing });
      return found;
    });
  }

  /** Whether no transaction has written of it since. */
  async function stands({ about, stamp: before }: Remembered): Promise<boolean> {
    const query = { ...prepared(stamp(about)), query_timeout: patience } as pg.QueryConfig;
    try {
      const { rows } = await shared((client) => client.query<{ stamp: string }>(query));
      return rows[0]?.stamp === before;
    } catch (error) {
      throw translated(error);
    }
  }

  async function check(known: Remembered, actor: Citizen, work: (reader: Reader) => Promise<unknown>): Promise<void> {
    const anew = await glance(actor, work);
    if (!isDeepStrictEqual(anew, known.found) && (await stands(known)))
      throw new Error('What is remembered is not what stands: a change was not noted');
  }

  async function write<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await connect();
    const begun = begin(client, 'begin', actor, today());
    try {
      const result = await work(connection(client));
      await begun;
      await client.query('commit');
      client.release();
      return result;
    } catch (error) {
      await abandon(client);
      throw translated(error);
    }
  }

  const small = {
    query: (text: string, values: unknown[] = []) =>
      shared((client) => client.query({ ...prepared({ text, values }), query_timeout: patience } as pg.QueryConfig)),
  } as unknown as pg.Pool;

  function impatient(milliseconds: number): pg.Pool {
    const query = (config: pg.QueryConfig) => {
      const asked = pool.query({ ...config, query_timeout: milliseconds } as pg.QueryConfig);
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise((_resolve, reject) => {
        timer = setTimeout(() => {
          reject(new Unavailable('database'));
        }, milliseconds);
      });
      return Promise.race([asked, late]).finally(() => {
        clearTimeout(timer);
      });
    };
    return { query } as unknown as pg.Pool;
  }

  return { read, glance, remembered, write, small, impatient, pool, close: () => pool.end() };
}

/** Who acts, and on which day, as row-level security reads it (migrations/0001_ground.sql). */
function settingsOf(actor: Actor, today: string) {
  const staff = actor.kind === 'staff' ? actor : undefined;
  const seesCases = staff?.roles.some((role) => role !== 'administrator') ?? false;
  return {
    actor_kind: actor.kind,
    actor_id: actorId(actor) ?? '',
    actor_units: staff && seesCases ? staff.units.join(',') : '',
    actor_roles: staff ? staff.roles.join(',') : '',
    today,
  };
}

/** Makes the transaction that it stands in read only, and the actor's. Gives no rows: no setting is null. */
function asReader(actor: Actor, day: string): Sql {
  const { actor_kind, actor_id, actor_units, actor_roles, today } = settingsOf(actor, day);
  return sql`select where num_nulls(set_config('transaction_read_only', 'on', true), set_config('app.actor_kind', ${actor_kind}, true),
    set_config('app.actor_id', ${actor_id}, true), set_config('app.actor_units', ${actor_units}, true),
    set_config('app.actor_roles', ${actor_roles}, true), set_config('app.today', ${today}, true)) > 0`;
}

/** Begins the transaction and tells the database who acts, in one message. */
function begin(client: pg.PoolClient, how: string, actor: Actor, today: string): Promise<unknown> {
  const assignments = Object.entries(settingsOf(actor, today))
    .map(([name, value]) => `set local app.${name} = ${pg.escapeLiteral(value)}`)
    .join('; ');
  const begun = client.query({ text: `${how}; ${assignments}`, query_timeout: patience } as pg.QueryConfig);
  begun.catch(() => undefined);
  return begun;
}

function connection(client: pg.PoolClient): Tx {
  const execute = (query: Sql) => client.query(prepared(query));
  async function rows<T>(query: Sql, shape: z.ZodType<T>): Promise<T[]> {
    const result = await execute(query);
    return result.rows.map((row) => shape.parse(row));
  }
  return {
    rows,
    async optional(query, shape) {
      return (await rows(query, shape))[0];
    },
    async one(query, shape) {
      return only(await rows(query, shape));
    },
    async run(query) {
      return (await execute(query)).rowCount ?? 0;
    },
  };
}

async function abandon(client: pg.PoolClient): Promise<void> {
  try {
    await client.query({ text: 'rollback', query_timeout: patience } as pg.QueryConfig);
    client.release();
  } catch (error) {
    client.release(asError(error));
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

const connectionTrouble = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08003',
  '08001',
  '53300',
]);

/** Makes "the database is not there" one error, whichever way the driver puts it. */
function translated(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string' && connectionTrouble.has(code)) return new Unavailable('database', { cause: error });
  if (
    /^(Connection terminated|Query read timeout|Client has encountered a connection error|timeout exceeded)/.test(
      error.message,
    )
  ) {
    return new Unavailable('database', { cause: error });
  }
  return error;
}

/** Whether an error is the database's word that a unique constraint of this name was met. */
export function isDuplicate(error: unknown, constraint?: string): boolean {
  const fault = error as { code?: unknown; constraint?: unknown };
  return fault.code === '23505' && (constraint === undefined || fault.constraint === constraint);
}

export { translated as translateDatabaseError };
