import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runMigrations as migrateJobs } from 'graphile-worker';
import { runner } from 'node-pg-migrate';
import pg from 'pg';

const migrationsDir = fileURLToPath(new URL('../../../migrations', import.meta.url));

/** Tables that the application may only read from and add to. */
const appendOnly = ['audit_events', 'submissions', 'file_moves'];
/** Tables that only the owner touches, through its own functions. */
const ownersOnly = ['audit_heads'];

/**
 * Brings the schema up to date as its owner (advisory lock, forward only), installs the job queue's own schema, makes
 * the application's role if it is missing, and grants it what it needs and no more. Safe to run from many instances.
 */
export async function migrate(
  ownerUrl: string,
  runtimeUrl: string,
  log: (line: string) => void = () => undefined,
): Promise<void> {
  await runner({
    databaseUrl: ownerUrl,
    dir: migrationsDir,
    direction: 'up',
    migrationsTable: 'schema_migrations',
    ignorePattern: '(\\..*|README\\.md)',
    log,
    verbose: false,
  });
  await migrateJobs({ connectionString: ownerUrl });
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    // Instances that start together must not trip over each other's grants.
    await client.query(`select pg_advisory_xact_lock(hashtext('medborgarsidan.grants'))`);
    await grant(client, runtimeUrl);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

/** The name of the newest migration that this version of the portal brings. */
export function latestMigration(): string {
  const files = readdirSync(migrationsDir).filter((file) => file.endsWith('.sql'));
  return (
    files
      .sort()
      .at(-1)
      ?.replace(/\.sql$/, '') ?? ''
  );
}

async function grant(client: pg.Client, runtimeUrl: string): Promise<void> {
  const { username, password } = new URL(runtimeUrl);
  const role = decodeURIComponent(username);
  const quoted = pg.escapeIdentifier(role);
  const existing = await client.query<{ exists: boolean }>('select exists (select from pg_roles where rolname = $1)', [
    role,
  ]);
  if (!existing.rows[0]?.exists) {
    await client.query(`create role ${quoted} login password ${pg.escapeLiteral(decodeURIComponent(password))}`);
  }
  const owner = await client.query<{ same: boolean }>('select current_user = $1 as same', [role]);
  if (owner.rows[0]?.same) return;
  const tables = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = current_schema() and tablename <> 'schema_migrations'`,
  );
  await client.query(`grant usage on schema public to ${quoted}`);
  await client.query(`grant select on schema_migrations to ${quoted}`);
  for (const { name } of tables.rows) {
    const table = pg.escapeIdentifier(name);
    await client.query(`revoke all on ${table} from ${quoted}`);
    if (ownersOnly.includes(name)) continue;
    const rights = appendOnly.includes(name) ? 'select, insert' : 'select, insert, update, delete';
    await client.query(`grant ${rights} on ${table} to ${quoted}`);
  }
  await grantJobs(client, quoted);
}

/** The job queue keeps its tables in a schema of its own, with row-level security switched on and no policy. */
async function grantJobs(client: pg.Client, role: string): Promise<void> {
  await client.query(`grant usage on schema graphile_worker to ${role}`);
  await client.query(`grant select, insert, update, delete on all tables in schema graphile_worker to ${role}`);
  await client.query(`grant usage on all sequences in schema graphile_worker to ${role}`);
  await client.query(`grant execute on all functions in schema graphile_worker to ${role}`);
  const guarded = await client.query<{ name: string }>(
    `select relname as name from pg_class c where relnamespace = 'graphile_worker'::regnamespace and relkind = 'r' and relrowsecurity
       and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'application')`,
  );
  for (const { name } of guarded.rows) {
    await client.query(
      `create policy application on graphile_worker.${pg.escapeIdentifier(name)} using (true) with check (true)`,
    );
  }
}

/** What makes a database role unfit to run the portal: it could step around row-level security. Empty when fit. */
export async function unsafeRole(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ super: boolean; bypass: boolean; owns: boolean }>(
    `select r.rolsuper as super, r.rolbypassrls as bypass,
            exists (select from pg_tables where schemaname = current_schema() and tableowner = current_user) as owns
       from pg_roles r where r.rolname = current_user`,
  );
  const row = rows[0];
  const faults: string[] = [];
  if (row?.super) faults.push('DATABASE_URL: its role is a superuser, which row-level security does not hold');
  else if (row?.bypass) faults.push('DATABASE_URL: its role has BYPASSRLS, which row-level security does not hold');
  if (row?.owns)
    faults.push(
      'DATABASE_URL: its role owns the tables; use a role that owns nothing (MIGRATION_DATABASE_URL is the owner)',
    );
  return faults;
}
