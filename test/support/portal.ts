import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Logger, runOnce } from 'graphile-worker';
import { pino } from 'pino';
import { inject } from 'vitest';
import type { Config } from '../../src/config.ts';
import { type BrokerKeys, brokerKeys, createBroker } from '../../src/dev/broker/broker.ts';
import { createMailbox } from '../../src/dev/mailbox.ts';
import { citizens, staff } from '../../src/dev/personas.ts';
import { presets } from '../../src/identity/rules.ts';
import { taskList } from '../../src/jobs.ts';
import { loadAssets } from '../../src/platform/assets.ts';
import { type Db, createDb } from '../../src/platform/db/db.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { SessionStore } from '../../src/platform/http/session-store.ts';
import { type Municipality, loadMunicipality } from '../../src/platform/municipality.ts';
import type { KeyPair } from '../../src/platform/saml/keys.ts';
import { loadProviders } from '../../src/platform/saml/providers.ts';
import { createVault } from '../../src/platform/vault.ts';
import { buildApp } from '../../src/portal.ts';
import { atEnd } from './after.ts';
import { lentDatabase } from './database.ts';

/** The moment at which tests begin: a Tuesday morning in Sweden. */
export const testMorning = new Date('2026-11-24T09:00:00+01:00');

export type TestPortal = {
  url: string;
  db: Db;
  deps: Deps;
  ownerUrl: string;
  /** What the test e-legitimation signs with. */
  providerKey: KeyPair;
  mailbox: ReturnType<typeof createMailbox>;
  /** Lets time pass. */
  wait(milliseconds: number): void;
  /** Runs the jobs that have been enqueued, as a worker would. Gives how many. */
  runJobs(): Promise<number>;
  stop(): Promise<void>;
};

const assets = loadAssets();
/** Of all test e-legitimations of this worker: a key takes as long to make as several pages do. */
let keys: Promise<BrokerKeys> | undefined;

/** The whole portal on a port of its own, with the test e-legitimation, a mailbox and a clock that stands still. */
export async function givenPortal(
  options: {
    logins?: number;
    browserLogins?: number;
    databaseUrl?: string;
    publicUrl?: string;
    municipality?: Partial<Municipality>;
  } = {},
): Promise<TestPortal> {
  let now = testMorning.getTime();
  const clock = () => new Date(now);
  const { ownerUrl, appUrl, db, giveBack } =
    options.databaseUrl === undefined ? await lentDatabase(clock) : itsOwn(options.databaseUrl, clock);
  const municipality = { ...loadMunicipality(), ...options.municipality };

  const server = createServer();
  // A visitor's connection stays until the portal stops, however long the test takes to come back.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const url = `http://localhost:${String((server.address() as AddressInfo).port)}`;
  const brokerServer = createServer();
  await new Promise<void>((resolve) => brokerServer.listen(0, resolve));
  const brokerUrl = `http://localhost:${String((brokerServer.address() as AddressInfo).port)}`;
  const broker = await createBroker({
    baseUrl: brokerUrl,
    clock,
    personas: { citizens, staff },
    keys: await (keys ??= brokerKeys(testMorning)),
    spMetadata: () =>
      Promise.all(
        ['medborgare', 'underskrift', 'handlaggare'].map(async (side) =>
          (await fetch(`${url}/saml/${side}/metadata`)).text(),
        ),
      ),
  });
  brokerServer.on('request', broker.app);

  const dir = mkdtempSync(path.join(os.tmpdir(), 'medborgarsidan-idp-'));
  writeFileSync(path.join(dir, 'citizen.xml'), broker.metadata.citizen);
  writeFileSync(path.join(dir, 'staff.xml'), broker.metadata.staff);
  const providers = loadProviders(
    {
      citizenMetadataFile: path.join(dir, 'citizen.xml'),
      staffMetadataFile: path.join(dir, 'staff.xml'),
      providersFile: undefined,
      baseUrl: url,
    },
    presets,
  );
  if (providers.faults.length > 0) throw new Error(providers.faults.join('\n'));

  const mailbox = createMailbox(clock);
  const config: Config = {
    port: 0,
    baseUrl: options.publicUrl ?? url,
    databaseUrl: appUrl,
    migrationDatabaseUrl: undefined,
    sessionSecret: 'a secret for tests that is long enough',
    masterKeys: [{ id: 'test', bytes: Buffer.alloc(32, 'test master key') }],
    saml: { keys: { current: inject('spKey'), older: [] }, citizen: providers.citizen, staff: providers.staff },
    municipality,
    smtpUrl: undefined,
    mailFrom: municipality.email,
    smsGatewayUrl: undefined,
    virusScan: undefined,
    metricsPort: undefined,
    trustedProxies: 0,
    idleMinutes: { citizen: 30, staff: 60 },
    sessionHours: { citizen: 8, staff: 12 },
    logLevel: 'silent',
  };
  const deps: Deps = {
    vault: createVault(config.masterKeys),
    saml: config.saml,
    municipality,
    log: pino({ level: process.env['LOG_LEVEL'] ?? 'silent' }),
    baseUrl: config.baseUrl,
    sendMail: mailbox.sendMail,
    sendSms: mailbox.sendSms,
    idleMinutes: config.idleMinutes,
    sessionHours: config.sessionHours,
    clock,
  };
  const limits = {
    login: { points: options.logins ?? 10_000, duration: 60 },
    browser: { points: options.browserLogins ?? 10_000, duration: 60 },
    post: { points: 10_000, duration: 60 },
  };
  const sessions = new SessionStore(db.small, appUrl);
  server.on('request', buildApp(config, { db, deps, assets, sessions }, { limits }));

  let stopped = false;
  async function stop(): Promise<void> {
    if (stopped) return;
    stopped = true;
    for (const one of [server, brokerServer]) {
      one.close();
      one.closeAllConnections();
    }
    await sessions.close();
    await giveBack();
  }
  atEnd(stop);

  return {
    url,
    db,
    deps,
    ownerUrl,
    providerKey: broker.key,
    mailbox,
    wait(milliseconds) {
      now += milliseconds;
    },
    async runJobs() {
      const quiet = new Logger(() => () => undefined);
      const before = mailbox.sent.length;
      await runOnce({
        pgPool: db.pool,
        taskList: taskList(db, deps),
        noHandleSignals: true,
        noPreparedStatements: true,
        logger: quiet,
      });
      return mailbox.sent.length - before;
    },
    stop,
  };
}

/** The database that a test has, by a way of its own. */
function itsOwn(appUrl: string, clock: () => Date) {
  const db = createDb(appUrl, { clock, doubt: true, min: 0 });
  return { ownerUrl: '', appUrl, db, giveBack: () => db.close() };
}
