import type { Writable } from 'node:stream';
import pg from 'pg';
import type { Sql } from './sql.ts';

/* How statements travel: prepared, and in as few messages as can be. Writing to a socket costs more than a small query. */

const statementNames = new Map<string, string>();

function statementName(text: string): string {
  let name = statementNames.get(text);
  if (name === undefined) {
    name = `s${String(statementNames.size)}`;
    statementNames.set(text, name);
  }
  return name;
}

/** The statement as the driver takes it, planned once a connection. */
export function prepared({ text, values }: Pick<Sql, 'text' | 'values'>): pg.QueryConfig {
  return { name: statementName(text), text, values: [...values] };
}

/** Statements that are asked for while `ask` runs leave in one write. */
export function asOneMessage<T>(client: pg.PoolClient, ask: () => T): T {
  const stream = streamOf(client);
  stream.cork();
  try {
    return ask();
  } finally {
    stream.uncork();
  }
}

function streamOf(client: pg.PoolClient): Writable {
  return (client as unknown as { connection: { stream: Writable } }).connection.stream;
}

/** How many statements wait for each other at most. */
const seats = 4;

type Ride = { client: Promise<pg.PoolClient>; taken: number; done: number; closed: boolean };

/**
 * Lets what is asked for in the same turn of the event loop share a connection and a write. Each `ask` hands its
 * statements to the driver before its first `await`, and leaves no transaction open behind it.
 */
export function sharing(connect: () => Promise<pg.PoolClient>) {
  let current: Ride | undefined;

  return async function share<T>(ask: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const ride = current ?? depart();
    ride.taken += 1;
    if (ride.taken === seats) current = undefined;
    const client = await ride.client;
    try {
      return await ask(client);
    } finally {
      ride.done += 1;
      arrive(ride, client);
    }
  };

  function depart(): Ride {
    const ride: Ride = { client: connect(), taken: 0, done: 0, closed: false };
    const close = () => {
      if (current === ride) current = undefined;
      ride.closed = true;
    };
    ride.client.then((client) => {
      const stream = streamOf(client);
      stream.cork();
      setImmediate(() => {
        stream.uncork();
        close();
        arrive(ride, client);
      });
    }, close);
    current = ride;
    return ride;
  }

  function arrive(ride: Ride, client: pg.PoolClient): void {
    if (ride.closed && ride.done === ride.taken) client.release();
  }
}

/** What a query of the driver does to its connection. */
type Wire = {
  parsedStatements: Record<string, string>;
  submittedNamedStatements: Record<string, string>;
  parse(statement: { name: string; text: string }): void;
  bind(portal: { statement: string; values: unknown[] }): void;
  execute(portal: object): void;
};
type DriverQuery = {
  query_timeout?: number;
  callback: (error: Error | null, result: pg.QueryResult) => void;
  prepare(wire: Wire): void;
  handleCommandComplete(message: unknown, wire: Wire): void;
};
const Query = pg.Query as unknown as new (config: pg.QueryConfig) => DriverQuery;

/**
 * A statement with another right before it, and no end of message between: the database runs both in a transaction that
 * it begins and ends by itself.
 */
class Preceded extends Query {
  readonly #first: Sql;
  #firstIsDone = false;

  constructor(first: Sql, second: Sql) {
    super(prepared(second));
    this.#first = first;
  }
  override prepare(wire: Wire): void {
    const { text, values } = this.#first;
    const name = statementName(text);
    if (wire.parsedStatements[name] === undefined) {
      wire.parse({ name, text });
      wire.parsedStatements[name] = text;
    }
    wire.bind({ statement: name, values: [...values] });
    wire.execute({});
    super.prepare(wire);
  }
  override handleCommandComplete(message: unknown, wire: Wire): void {
    if (this.#firstIsDone) super.handleCommandComplete(message, wire);
    this.#firstIsDone = true;
  }
}

/**
 * Runs `second` in one transaction with `first`, which gives no rows: one message there, one back.
 * @param wait milliseconds, after which the connection is given up
 */
export function after<R extends pg.QueryResultRow>(
  client: pg.PoolClient,
  first: Sql,
  second: Sql,
  wait: number,
): Promise<pg.QueryResult<R>> {
  return new Promise((resolve, reject) => {
    const query = new Preceded(first, second);
    query.query_timeout = wait;
    query.callback = (error, result) => {
      if (error) reject(error);
      else resolve(result as pg.QueryResult<R>);
    };
    client.query(query as unknown as pg.Submittable);
  });
}
