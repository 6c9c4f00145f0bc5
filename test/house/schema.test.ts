import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseStates, openStates } from '../../src/cases/lifecycle.ts';
import { selectOverview } from '../../src/overview/queries.ts';
import { Questions } from '../../src/platform/db/glance.ts';
import { newId } from '../../src/platform/ids.ts';
import { givenDatabase, lentDatabase } from '../support/database.ts';

let owner: pg.Client;
let app: pg.Client;

beforeAll(async () => {
  const { ownerUrl, appUrl } = await givenDatabase();
  owner = new pg.Client({ connectionString: ownerUrl });
  app = new pg.Client({ connectionString: appUrl });
  await Promise.all([owner.connect(), app.connect()]);
});
afterAll(async () => {
  await Promise.all([owner.end(), app.end()]);
});

/** Tables without row-level security, each with its reason. */
const forgiven: Record<string, string> = {
  audit_heads: 'ends of the chains: hashes only, and the application has no right to it at all',
  case_number_counters: 'a number a year',
  changes: 'ids of persons and cases and of transactions; read before the actor is set',
  rate_limits: 'keyed digests of addresses and counts; kept by a library that sets no actor',
  saml_assertions: 'ids of used assertions, opaque',
  saml_requests: 'ids of rows and providers; read before anybody is signed in',
  schema_migrations: 'names of files',
  sessions: 'read before the actor is known, by an unguessable key; kept by a library that sets no actor',
  vault_keys: 'wrapped keys, of no use without the master key',
};

async function names(text: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(text);
  return rows.map((row) => row.name);
}

test('tables are plural snake_case and moments have a time zone', async () => {
  const tables = await names(`select tablename as name from pg_tables where schemaname = 'public'`);
  expect(tables.length).toBeGreaterThan(15);
  for (const table of tables) expect(table).toMatch(/^[a-z]+(_[a-z]+)*s$|^staff$|^news$/);
  expect(
    await names(`select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and data_type = 'timestamp without time zone' and table_name <> 'schema_migrations'`),
  ).toEqual([]);
});

test('every table with personal data has row-level security, and forced', async () => {
  const bare =
    await names(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
    and not (relrowsecurity and relforcerowsecurity)`);
  // Both ways: a table that has been given its policies is no longer forgiven.
  expect(bare.toSorted()).toEqual(Object.keys(forgiven).toSorted());
});

test('every foreign key has an index that begins with it', async () => {
  expect(
    await names(`select c.conrelid::regclass || ' (' || c.conname || ')' as name from pg_constraint c
      where c.contype = 'f' and c.connamespace = 'public'::regnamespace
        and not exists (select from pg_index i where i.indrelid = c.conrelid
          and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey and c.conkey @> (i.indkey::int2[])[0:cardinality(c.conkey) - 1])`),
  ).toEqual([]);
});

test("the application's role owns nothing and is nobody special", async () => {
  const { rows } = await app.query<{ special: boolean; owns: number }>(
    `select (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb) as special,
            (select count(*)::int from pg_tables where tableowner = current_user) as owns from pg_roles where rolname = current_user`,
  );
  expect(rows[0]).toEqual({ special: false, owns: 0 });
});

test('no policy lets anybody in without asking who acts, but where everybody may', async () => {
  const open = await names(`select polrelid::regclass || '.' || polname as name from pg_policy
    where polrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
      and coalesce(pg_get_expr(polqual, polrelid), '') || coalesce(pg_get_expr(polwithcheck, polrelid), '')
        !~ 'actor_kind|actor_id|FROM \\(*(applications|cases|case_parties|documents)|(sees|is|has)_[a-z_]+\\('`);
  expect(open.toSorted()).toEqual(['audit_events.anybody_writes', 'news.everybody']);
});

test('what the application may do with each table is no more than it needs', async () => {
  const { rows } = await owner.query<{ table: string; rights: string }>(
    `select relname as table, string_agg(lower(privilege_type), ' ' order by privilege_type) as rights
      from pg_class, aclexplode(relacl) where relnamespace = 'public'::regnamespace and relkind = 'r'
        and grantee = $1::regrole group by relname`,
    [(await app.query<{ name: string }>('select current_user as name')).rows[0]?.name],
  );
  const rights = new Map(rows.map((row) => [row.table, row.rights]));
  expect(rights.get('audit_events')).toBe('insert select');
  expect(rights.get('submissions')).toBe('insert select');
  expect(rights.get('schema_migrations')).toBe('select');
  expect(rights.has('audit_heads')).toBe(false);
  for (const [table, given] of rights) expect(given, table).not.toMatch(/truncate|references|trigger|maintain/);
});

test('the log and the submissions are only added to: by grant for the application, by trigger for the owner', async () => {
  const refusal = /permission denied|never changed or removed/;
  for (const statement of [
    'update audit_events set action = action',
    'delete from audit_events',
    'truncate audit_events',
    'select from audit_heads',
    'update submissions set language = language',
    'delete from submissions',
    'alter table cases disable row level security',
    'drop policy seen on cases',
  ])
    await expect(app.query(statement), statement).rejects.toThrow(/permission denied|must be owner/);
  for (const statement of [
    'update audit_events set action = action',
    'delete from audit_events',
    'truncate audit_events',
  ])
    await expect(owner.query(statement), statement).rejects.toThrow(refusal);
});

test("the database's list of states is the lifecycle's", async () => {
  const [check = ''] = await names(`select pg_get_constraintdef(oid) as name from pg_constraint
    where conrelid = 'cases'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%RECEIVED%'`);
  const states = [...check.matchAll(/'([A-Z_]+)'/g)].map(([, state]) => state);
  expect(states.toSorted()).toEqual([...caseStates].toSorted());
  const [generated = ''] = await names(`select pg_get_expr(adbin, adrelid) as name from pg_attrdef
    where adrelid = 'cases'::regclass and pg_get_expr(adbin, adrelid) like '%RECEIVED%'`);
  const open = [...generated.matchAll(/'([A-Z_]+)'/g)].map(([, state]) => state);
  expect(open.toSorted()).toEqual([...openStates].toSorted());
});

test('what is read for a page that is remembered is noted when it changes', async () => {
  const asked = new Questions();
  selectOverview(asked, newId(), new Date()).catch(() => undefined);
  // As the application, so that what its policies read is in the plan too.
  const { rows } = await app
    .query<{ plan: unknown }>(
      `select set_config('app.actor_kind', 'citizen', false), set_config('app.actor_id', $1, false)`,
      [newId()],
    )
    .then(() => app.query<{ plan: unknown }>({ text: `explain (generic_plan, format json) ${asked.close().text}` }));
  const read = new Set([...JSON.stringify(rows).matchAll(/"Relation Name":"(\w+)"/g)].map(([, table]) => table));
  // What a function reads that is called for each row stands in no plan.
  const called = new Set([...JSON.stringify(rows).matchAll(/(\w+)\(/g)].map(([, name]) => name));
  const functions = await owner.query<{ name: string; body: string }>(
    `select proname as name, prosrc as body from pg_proc where pronamespace = 'public'::regnamespace`,
  );
  const inside = functions.rows.filter(({ name }) => called.has(name)).map(({ body }) => body);
  expect(inside.length).toBeGreaterThan(0);
  for (const body of inside)
    for (const [, table] of body.matchAll(/\b(?:from|join) (\w+)/g)) if (table !== undefined) read.add(table);
  // Whatever is done with a row; of an employee only the name is shown.
  const noted =
    await names(`select t.tgrelid::regclass::text as name from pg_trigger t join pg_proc f on f.oid = t.tgfoid
    where f.proname = 'note_change' and t.tgenabled = 'O'
      and (t.tgtype::int & 28 = 28 and t.tgqual is null or t.tgrelid = 'staff'::regclass)`);
  expect(read.size).toBeGreaterThan(10);
  expect([...read].filter((table) => table === undefined || !noted.includes(table))).toEqual([]);
});

test('a database that a portal has had is lent again as the template is, and never when somebody changed its schema', async () => {
  const superuser = async (url: string) => {
    const client = new pg.Client({ connectionString: url.replace('agare:', 'postgres:') });
    await client.connect();
    return client;
  };
  async function contents(url: string): Promise<string[]> {
    const client = await superuser(url);
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'graphile_worker') order by 1`,
    );
    const counted = tables.map(({ name }) => `select '${name} ' || count(*) as fact from ${name}`).join(' union all ');
    const { rows } = await client.query<{ fact: string }>(
      `${counted} union all select sequencename || ' ' || coalesce(last_value, 0) from pg_sequences order by 1`,
    );
    await client.end();
    return rows.map(({ fact }) => fact);
  }
  const now = () => new Date('2026-11-24T09:00:00+01:00');
  const template = await contents((await givenDatabase()).ownerUrl);
  expect(template.length).toBeGreaterThan(50);

  const first = await lentDatabase(now);
  const writer = await superuser(first.ownerUrl);
  await writer.query(`insert into persons (id, personal_number, given_name, family_name, created_at, updated_at)
    values (gen_random_uuid(), '198102062398', 'Johan', 'Ek', now(), now())`);
  await writer.query(`select graphile_worker.add_job('notify'), nextval('audit_events_id_seq')`);
  await writer.end();
  expect(await contents(first.ownerUrl)).not.toEqual(template);
  await first.giveBack();
  expect(() => first.db.read({ kind: 'anonymous' }, () => Promise.resolve())).toThrow('stopped');
  expect(() => first.db.small).toThrow('stopped');

  const second = await lentDatabase(now);
  expect(second.ownerUrl).toBe(first.ownerUrl);
  expect(await contents(second.ownerUrl)).toEqual(template);
  const changer = await superuser(second.ownerUrl);
  await changer.query('alter table persons no force row level security');
  await changer.query('alter table persons force row level security');
  await changer.end();
  await second.giveBack();

  // Nor while a test that is over still looks at it.
  const third = await lentDatabase(now);
  expect(third.ownerUrl).not.toBe(second.ownerUrl);
  const looker = await superuser(third.ownerUrl);
  await third.giveBack();
  const fourth = await lentDatabase(now);
  expect(fourth.ownerUrl).not.toBe(third.ownerUrl);
  await looker.end();
  await fourth.giveBack();
});
