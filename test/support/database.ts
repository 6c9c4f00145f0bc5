import pg from 'pg';
import { inject } from 'vitest';
import { type Db, createDb } from '../../src/platform/db/db.ts';
import { newId } from '../../src/platform/ids.ts';

export type DatabaseUrls = { ownerUrl: string; appUrl: string };

/** A database of its own, copied from the migrated template. */
export async function givenDatabase(): Promise<DatabaseUrls> {
  const { owner, app } = inject('postgres');
  const name = `prov_${newId().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: owner.replace('/$', '/postgres') });
  await client.connect();
  await client.query(`create database ${name} template mall`);
  await client.end();
  return { ownerUrl: owner.replace('/$', `/${name}`), appUrl: app.replace('/$', `/${name}`) };
}

/** Emptied, until the next portal of this worker takes them. */
const waiting: Emptied[] = [];

/**
 * A database for a portal: a copy of the template, or one that an earlier portal had and that is as the template again. Planning
 * every statement anew, with row-level security in it, takes the database longer than all that a test asks of it, and a connection that
 * stays has done that. After `giveBack` whoever still holds `db` gets an error.
 */
export async function lentDatabase(
  clock: () => Date,
): Promise<DatabaseUrls & { db: Db; giveBack: () => Promise<void> }> {
  const one = waiting.pop() ?? (await Emptied.begin());
  one.clock = clock;
  let over = false;
  const still = <T extends object>(part: T): T =>
    new Proxy(part, {
      get(target, name) {
        if (over) throw new Error('The portal has been stopped');
        const found: unknown = Reflect.get(target, name);
        return name === 'small' && typeof found === 'object' && found !== null ? still(found) : found;
      },
    });
  return {
    ownerUrl: one.ownerUrl,
    appUrl: one.appUrl,
    db: still(one.db),
    async giveBack() {
      over = true;
      if (await one.empty()) waiting.push(one);
      else await one.end();
    },
  };
}

/** How the portal's own connections are told from those that a test has left behind. */
const application = 'portal';

/** What a change of the schema leaves a trace in: each row of it is a version, by its place and its transaction. */
const catalogues = [
  ...['class', 'attribute', 'attrdef', 'constraint', 'index', 'trigger', 'policy', 'proc', 'type', 'enum', 'namespace'],
  ...['rewrite', 'event_trigger', 'default_acl', 'sequence', 'extension', 'inherits', 'db_role_setting'],
].map((name) => `pg_${name}`);

class Emptied {
  clock = () => new Date();
  readonly db: Db;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly #admin: pg.Client;
  /** Those that are empty in the template, and the sequences that it has not used. */
  #tables: string[] = [];
  #sequences: string[] = [];
  /** Asks for a sum of the rows that stay: the schema’s, and those of tables that are not empty in the template; and what it was. */
  #standing = '';
  #as = '';

  private constructor({ ownerUrl, appUrl }: DatabaseUrls) {
    this.ownerUrl = ownerUrl;
    this.appUrl = appUrl;
    this.db = createDb(`${appUrl}?application_name=${application}`, { clock: () => this.clock(), doubt: true });
    // Whom neither row-level security nor a trigger holds.
    this.#admin = new pg.Client({ connectionString: ownerUrl.replace('agare:', 'postgres:') });
    // Broken by a test: it cannot be emptied, and is not used again.
    this.#admin.on('error', () => undefined);
  }

  static async begin(): Promise<Emptied> {
    const one = new Emptied(await givenDatabase());
    await one.#admin.connect();
    await one.#admin.query('set session_replication_role = replica');
    const tables = await one.#names(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%'`,
    );
    const filled = await one.#names(
      tables.map((name) => `select '${name}' as name where exists (select from ${name})`).join(' union all '),
    );
    one.#tables = tables.filter((name) => !filled.includes(name));
    one.#sequences = await one.#names(
      `select format('%I.%I', schemaname, sequencename) as name from pg_sequences where last_value is null`,
    );
    one.#standing = `select sum(hashtextextended(concat(tableoid, ctid, xmin), 0)::numeric)::text as name from (${[
      ...catalogues,
      ...filled,
    ]
      .map((name) => `select tableoid, ctid, xmin from ${name}`)
      .join(' union all ')}) standing`;
    one.#as = (await one.#names(one.#standing)).join();
    return one;
  }

  /** Makes it what the template is. Gives false when something is in the way: the schema was changed, somebody is still there. */
  async empty(): Promise<boolean> {
    try {
      if (!(await this.#isLeft()) || (await this.#names(this.#standing)).join() !== this.#as) return false;
      await this.#admin.query(this.#tables.map((name) => `delete from ${name}`).join('; '));
      await this.#admin.query(
        `select setval(name::regclass, start_value, false) from pg_sequences, format('%I.%I', schemaname, sequencename) as name
          where last_value is not null and name = any($1)`,
        [this.#sequences],
      );
      return true;
    } catch {
      return false;
    }
  }

  async end(): Promise<void> {
    await this.db.close();
    await this.#admin.end();
  }

  /** Whether everybody has gone: what a request was doing is done, and what a test opened is closed. Waits a little for that. */
  async #isLeft(): Promise<boolean> {
    const { pool } = this.db;
    for (let tries = 0; tries < 20; tries += 1) {
      const others = await this.#names(
        `select pid::text as name from pg_stat_activity where datname = current_database() and backend_type = 'client backend'
          and pid <> pg_backend_pid() and application_name <> '${application}'`,
      );
      if (others.length === 0 && pool.idleCount === pool.totalCount && pool.waitingCount === 0) return true;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return false;
  }

  async #names(query: string): Promise<string[]> {
    return (await this.#admin.query<{ name: string }>(query)).rows.map(({ name }) => name);
  }
}
