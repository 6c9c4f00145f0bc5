import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import autocannon from 'autocannon';
import { createDb } from '../platform/db/db.ts';
import { migrate } from '../platform/db/migrate.ts';
import { loadMunicipality } from '../platform/municipality.ts';
import { createVault } from '../platform/vault.ts';
import { makeLog } from '../portal.ts';
import type { Order } from './bench-child.ts';
import { type Weighed, ask, signIn, weighFirstVisit, weighPages } from './bench-pages.ts';
import { fillPerson, fillPlain, fillQueue } from './bench-world.ts';
import { createBroker } from './broker/broker.ts';
import { selfSignedKeyPair } from './keys.ts';
import { citizens, staff } from './personas.ts';
import { type LocalPostgres, ensureDatabase, freePort, startPostgres } from './postgres.ts';
import { seed } from './seed.ts';

/*
 * How fast the portal is, against pages that anybody would write with the same parts, and against itself with a
 * thousand times as many cases. Every server is one process, and one at a time is loaded, from this process; they take
 * turns, so that what else the machine does falls on all of them. Figures are for comparing with each other.
 *
 *   npm run bench              about five minutes
 *   npm run bench -- --quick   short rounds, 50 000 cases instead of a million
 *   npm run bench -- --json    the last line is one line of JSON
 *   npm run bench -- --profile CPU profiles of the servers, in .cache/profiles
 */

const flags = new Set(process.argv.slice(2));
const quick = flags.has('--quick');
const plan = {
  connections: 20,
  rounds: quick ? 2 : 3,
  /** Seconds. */
  warmUp: quick ? 1 : 3,
  duration: quick ? 2 : 6,
  many: quick ? 50_000 : 1_000_000,
  few: 1000,
};
const caseworker = 'lena.astrom';
/** The persona without cases of her own gets ten. */
const citizen = '198102062398';

/** The pages that ours are measured against do not compress, so ours is asked for both as it is and as browsers ask. */
const targets = ['bare', 'textbook', 'minaSidor', 'minaSidorGzip', 'queue1k', 'queue1m'] as const;
type Target = (typeof targets)[number];
type Place = { url: string; cookie: string; accept?: string };
type Sample = { rps: number; p50: number; p99: number };

const folder = mkdtempSync(path.join(os.tmpdir(), 'medborgarsidan-bench-'));
const children: ChildProcess[] = [];
const servers: Server[] = [];

async function main(): Promise<void> {
  const began = Date.now();
  const loadBefore = os.loadavg()[0] ?? 0;
  const postgres = await startPostgres(path.join(folder, 'postgres'), { temporary: true });
  try {
    const few = await openPortal(postgres, 'few');
    // Before the rows come that have no content to show.
    const weights = await weigh(few.url);
    await fillQueue(postgres.adminUrl('few'), plan.few, caseworker);
    await fillPerson(postgres.adminUrl('few'), citizen, caseworker);
    const many = await openPortal(postgres, 'many');
    say(`Filling in ${thousands(plan.many)} cases …`);
    await fillQueue(postgres.adminUrl('many'), plan.many, caseworker);
    const filled = seconds(began);

    const places: Record<Target, Place> = {
      minaSidor: { url: `${few.url}/mina-sidor`, cookie: few.citizen },
      minaSidorGzip: { url: `${few.url}/mina-sidor`, cookie: few.citizen, accept: 'gzip, deflate, br, zstd' },
      queue1k: { url: `${few.url}/handlaggare/ko`, cookie: few.staff },
      queue1m: { url: `${many.url}/handlaggare/ko`, cookie: many.staff },
      ...(await openPlain(postgres, await sizeOf({ url: `${few.url}/mina-sidor`, cookie: few.citizen }))),
    };
    say(
      `Ready after ${filled} s. Each page is asked for by ${String(plan.connections)} connections, ${String(plan.rounds)} rounds of ${String(plan.duration)} s.`,
    );
    const samples = await measure(places);
    for (const [target, url] of [
      ['minaSidor', '/mina-sidor'],
      ['queue1k', '/handlaggare/ko'],
    ] as const) {
      const { cookie } = places[target];
      weights.pages.push({ path: url, bytes: (await ask(few.url + url, { cookie, accept: 'gzip' })).body.length });
    }
    report(samples, weights, await sizes(places), loadBefore, began);
  } finally {
    for (const child of children) await ended(child);
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A portal with a database and a test e-legitimation of its own, in which a citizen and a caseworker are signed in. */
async function openPortal(
  postgres: LocalPostgres,
  name: string,
): Promise<{ url: string; citizen: string; staff: string }> {
  await ensureDatabase(postgres, name);
  const databaseUrl = postgres.appUrl(name);
  await migrate(postgres.ownerUrl(name), databaseUrl);
  const port = await freePort();
  const url = `http://localhost:${String(port)}`;

  const brokerPort = await freePort();
  const brokerUrl = `http://localhost:${String(brokerPort)}`;
  const sides = ['medborgare', 'underskrift', 'handlaggare'];
  const broker = await createBroker({
    baseUrl: brokerUrl,
    personas: { citizens, staff },
    spMetadata: () => Promise.all(sides.map(async (side) => (await fetch(`${url}/saml/${side}/metadata`)).text())),
  });
  const server = createServer(broker.app);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(brokerPort, resolve));
  const metadata = { citizen: path.join(folder, `${name}-citizen.xml`), staff: path.join(folder, `${name}-staff.xml`) };
  writeFileSync(metadata.citizen, broker.metadata.citizen);
  writeFileSync(metadata.staff, broker.metadata.staff);

  const masterKey = randomBytes(32).toString('base64');
  await settle(url, databaseUrl, masterKey, `${brokerUrl}/personal/metadata`);
  const keys = await selfSignedKeyPair('Medborgarsidan, bench');
  await start({
    kind: 'portal',
    port,
    databaseUrl,
    secret: randomBytes(32).toString('hex'),
    masterKey,
    keys,
    metadata,
  });
  return {
    url,
    citizen: await signIn(url, 'medborgare', citizen),
    staff: await signIn(url, 'handlaggare', caseworker),
  };
}

/** A few cases with real content, so that there is something on every page. */
async function settle(baseUrl: string, databaseUrl: string, masterKey: string, staffProvider: string): Promise<void> {
  const db = createDb(databaseUrl, { max: 2 });
  await seed(
    db,
    {
      vault: createVault([{ id: 'bench', bytes: Buffer.from(masterKey, 'base64') }]),
      saml: { keys: { current: { privateKey: '', certificate: '' }, older: [] }, citizen: [], staff: [] },
      municipality: loadMunicipality(),
      log: makeLog('silent'),
      baseUrl,
      sendMail: undefined,
      sendSms: undefined,
      idleMinutes: { citizen: 30, staff: 60 },
      sessionHours: { citizen: 8, staff: 12 },
      clock: () => new Date(),
    },
    staffProvider,
  );
  await db.close();
}

async function openPlain(postgres: LocalPostgres, size: number): Promise<{ bare: Place; textbook: Place }> {
  await ensureDatabase(postgres, 'plain');
  const databaseUrl = postgres.appUrl('plain');
  await fillPlain(postgres.adminUrl('plain'), new URL(databaseUrl).username);
  const secret = randomBytes(32).toString('hex');
  const bare = await start({ kind: 'bare', databaseUrl, secret, size });
  const textbook = await start({ kind: 'textbook', databaseUrl, secret, size });
  const cookie = (await ask(`${textbook}/login`)).headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  return { bare: { url: `${bare}/`, cookie: '' }, textbook: { url: `${textbook}/`, cookie } };
}

/** Starts a server in a process of its own and waits until it listens. Gives its address. */
function start(order: Order): Promise<string> {
  const profile = flags.has('--profile')
    ? [
        '--cpu-prof',
        '--cpu-prof-dir=.cache/profiles',
        `--cpu-prof-name=${order.kind}-${String(children.length)}.cpuprofile`,
      ]
    : [];
  const child = fork(path.join(import.meta.dirname, 'bench-child.ts'), [JSON.stringify(order)], {
    env: { ...process.env, NODE_ENV: 'production' },
    execArgv: ['--disable-warning=ExperimentalWarning', ...profile],
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    child.once('message', (message) => {
      resolve((message as { url: string }).url);
    });
    child.once('exit', (code) => {
      reject(new Error(`The server "${order.kind}" ended (${String(code)})`));
    });
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) {
      resolve();
      return;
    }
    const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.disconnect();
  });
}

async function measure(places: Record<Target, Place>): Promise<Record<Target, Sample[]>> {
  const samples = Object.fromEntries(targets.map((target) => [target, []])) as unknown as Record<Target, Sample[]>;
  for (const target of targets) await load(places[target], plan.warmUp);
  for (let round = 0; round < plan.rounds; round += 1) {
    // Every other round backwards, so that nobody always comes after the same neighbour.
    for (const target of round % 2 === 0 ? targets : targets.toReversed()) {
      samples[target].push(await load(places[target], plan.duration));
    }
  }
  return samples;
}

async function load({ url, cookie, accept }: Place, duration: number): Promise<Sample> {
  const result = await autocannon({
    url,
    connections: plan.connections,
    duration,
    headers: {
      ...(accept === undefined ? {} : { 'accept-encoding': accept }),
      ...(cookie === '' ? {} : { cookie }),
    },
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${String(result.non2xx)} answers were not 2xx, ${String(result.errors)} failed`);
  }
  return { rps: result['2xx'] / result.duration, p50: result.latency.p50, p99: result.latency.p99 };
}

async function sizeOf({ url, cookie, accept }: Place): Promise<number> {
  const { status, body } = await ask(url, { cookie, ...(accept === undefined ? {} : { accept }) });
  if (status !== 200) throw new Error(`${url}: ${String(status)}`);
  return body.length;
}

async function sizes(places: Record<Target, Place>): Promise<Record<Target, number>> {
  const all = {} as Record<Target, number>;
  for (const target of targets) all[target] = await sizeOf(places[target]);
  return all;
}

type Weights = { pages: Weighed[]; faults: string[]; firstVisit: number };

/** Every page that each of the test persons can reach, in both languages. */
async function weigh(portal: string): Promise<Weights> {
  const visitors = [{ from: ['/'], cookie: '' }];
  for (const one of citizens) {
    visitors.push({
      from: ['/mina-sidor', '/arenden'],
      cookie: await signIn(portal, 'medborgare', one.personalNumber),
    });
  }
  for (const one of staff)
    visitors.push({ from: ['/handlaggare'], cookie: await signIn(portal, 'handlaggare', one.subject) });
  const pages: Weighed[] = [];
  const faults: string[] = [];
  for (const { from, cookie } of visitors) {
    for (const language of ['sprak=sv', 'sprak=en']) {
      const outcome = await weighPages(portal, from, [cookie, language].filter(Boolean).join('; '));
      pages.push(...outcome.pages);
      faults.push(...outcome.faults);
    }
  }
  const firstVisit = (await weighFirstVisit(portal)).reduce((sum, { bytes }) => sum + bytes, 0);
  return { pages, faults, firstVisit };
}

function report(
  samples: Record<Target, Sample[]>,
  weights: Weights,
  bytes: Record<Target, number>,
  loadBefore: number,
  began: number,
): void {
  const names: Record<Target, string> = {
    bare: 'bare Express + EJS, one query',
    textbook: '+ helmet, sessions, by the book',
    minaSidor: 'Mina sidor, ten cases',
    minaSidorGzip: 'the same, compressed',
    queue1k: `queue, ${thousands(plan.few)} cases`,
    queue1m: `queue, ${thousands(plan.many)} cases`,
  };
  const result = Object.fromEntries(targets.map((target) => [target, middle(samples[target])])) as Record<
    Target,
    Sample
  >;
  say('');
  say(
    `${'page'.padEnd(34)}${'req/s'.padStart(8)}${'median'.padStart(10)}${'99th'.padStart(10)}${'HTML'.padStart(10)}   rounds`,
  );
  for (const target of targets) {
    const { rps, p50, p99 } = result[target];
    const rounds = samples[target].map((sample) => Math.round(sample.rps)).join(' ');
    say(
      names[target].padEnd(34) +
        String(Math.round(rps)).padStart(8) +
        `${String(p50)} ms`.padStart(10) +
        `${String(p99)} ms`.padStart(10) +
        `${kilobytes(bytes[target])} kB`.padStart(10) +
        `   ${rounds}`,
    );
  }
  const heaviest = weights.pages.toSorted((a, b) => b.bytes - a.bytes).slice(0, 3);
  const ratio = (a: Target, b: Target) => (result[a].rps / result[b].rps).toFixed(2);
  say('');
  say(`Mina sidor / bare       ${ratio('minaSidor', 'bare')}   (at least 0.5)`);
  say(`Mina sidor / textbook   ${ratio('minaSidor', 'textbook')}   (more than 1)`);
  say(`queue, few / many       ${ratio('queue1k', 'queue1m')}   (at most 1.3)`);
  say(
    `Heaviest HTML           ${kilobytes(heaviest[0]?.bytes ?? 0)} kB compressed, of ${String(weights.pages.length)} pages (at most 14)`,
  );
  for (const one of heaviest) say(`                        ${kilobytes(one.bytes)} kB ${one.path}`);
  say(`First visit             ${kilobytes(weights.firstVisit)} kB compressed (at most 60)`);
  for (const fault of new Set(weights.faults)) say(`FAULT ${fault}`);
  const spread = Math.max(...targets.map((target) => spreadOf(samples[target])));
  if (loadBefore > os.availableParallelism() / 2 || spread > 0.15) {
    say(
      `The machine was noisy: load ${loadBefore.toFixed(1)} on ${String(os.availableParallelism())} cores before the start, rounds differ by up to ${String(Math.round(spread * 100))} %.`,
    );
  }
  say(`${seconds(began)} s in all.`);
  if (flags.has('--json')) {
    console.log(
      JSON.stringify({
        ...result,
        htmlMaxKb: Number(kilobytes(heaviest[0]?.bytes ?? 0)),
        firstVisitKb: Number(kilobytes(weights.firstVisit)),
      }),
    );
  }
}

/** The median of each figure over the rounds. */
function middle(samples: readonly Sample[]): Sample {
  const of = (key: keyof Sample) => {
    const sorted = samples.map((sample) => sample[key]).sort((a, b) => a - b);
    const half = sorted.length / 2;
    return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half) - 1] ?? 0)) / 2;
  };
  return { rps: Math.round(of('rps')), p50: of('p50'), p99: of('p99') };
}

function spreadOf(samples: readonly Sample[]): number {
  const all = samples.map((sample) => sample.rps);
  return (Math.max(...all) - Math.min(...all)) / middle(samples).rps;
}

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
const thousands = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, ' ');
const seconds = (since: number) => String(Math.round((Date.now() - since) / 1000));
const say = (line: string) => {
  console.log(line);
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
