import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Config } from '../config.ts';
import { presets } from '../identity/rules.ts';
import { migrate } from '../platform/db/migrate.ts';
import { loadMunicipality } from '../platform/municipality.ts';
import { loadProviders } from '../platform/saml/providers.ts';
import { makeLog, startPortal } from '../portal.ts';
import { createBroker } from './broker/broker.ts';
import { developmentPages } from './pages.ts';
import { selfSignedKeyPair } from './keys.ts';
import { createMailbox } from './mailbox.ts';
import { citizens, staff } from './personas.ts';
import { ensureDatabase, freePort, startPostgres } from './postgres.ts';
import { seed } from './seed.ts';

const dataDir = path.resolve(import.meta.dirname, '../../.data');

/** Everything that the demo needs on one machine: database, test e-legitimation, a believable municipality, the portal. */
async function main(): Promise<void> {
  if (process.env['NODE_ENV'] === 'production') throw new Error('The demo does not run in production.');
  mkdirSync(dataDir, { recursive: true });
  const port = Number(process.env['PORT'] ?? 3000);
  const baseUrl = `http://localhost:${String(port)}`;
  const database = await findDatabase();
  await migrate(database.ownerUrl, database.appUrl);

  const brokerPort = await portFor(port + 1);
  const brokerUrl = `http://localhost:${String(brokerPort)}`;
  const sides = ['medborgare', 'underskrift', 'handlaggare'];
  const broker = await createBroker({
    baseUrl: brokerUrl,
    personas: { citizens, staff },
    spMetadata: () => Promise.all(sides.map(async (side) => (await fetch(`${baseUrl}/saml/${side}/metadata`)).text())),
  });
  const brokerServer = broker.app.listen(brokerPort);

  const files = { citizen: path.join(dataDir, 'citizen-idp.xml'), staff: path.join(dataDir, 'staff-idp.xml') };
  writeFileSync(files.citizen, broker.metadata.citizen);
  writeFileSync(files.staff, broker.metadata.staff);
  const providers = loadProviders(
    { citizenMetadataFile: files.citizen, staffMetadataFile: files.staff, providersFile: undefined, baseUrl },
    presets,
  );
  if (providers.faults.length > 0) throw new Error(providers.faults.join('\n'));

  const secrets = demoSecrets();
  const municipality = loadMunicipality(process.env['MUNICIPALITY_FILE']);
  const config: Config = {
    port,
    baseUrl,
    databaseUrl: database.appUrl,
    migrationDatabaseUrl: undefined,
    sessionSecret: secrets.sessionSecret,
    masterKeys: [{ id: 'demo', bytes: Buffer.from(secrets.masterKey, 'base64') }],
    saml: {
      keys: { current: await selfSignedKeyPair('Medborgarsidan, demo'), older: [] },
      citizen: providers.citizen,
      staff: providers.staff,
    },
    municipality,
    smtpUrl: undefined,
    mailFrom: municipality.email,
    smsGatewayUrl: undefined,
    virusScan: undefined,
    metricsPort: undefined,
    trustedProxies: 0,
    idleMinutes: { citizen: 30, staff: 60 },
    sessionHours: { citizen: 8, staff: 12 },
    logLevel: process.env['LOG_LEVEL'] ?? 'warn',
  };
  const mailbox = createMailbox();
  const portal = await startPortal(config, {
    log: makeLog(config.logLevel),
    deps: { sendMail: mailbox.sendMail, sendSms: mailbox.sendSms },
    extra: developmentPages(mailbox),
    limits: {
      login: { points: 600, duration: 60 },
      browser: { points: 600, duration: 60 },
      post: { points: 2400, duration: 60 },
    },
  });
  const filled = await seed(portal.db, portal.deps, providers.staff[0]?.entityId ?? '');

  const { port: listening } = brokerServer.address() as AddressInfo;
  console.log(
    [
      '',
      `Medborgarsidan: ${baseUrl}`,
      '',
      filled
        ? 'A believable municipality has been filled in.'
        : 'The municipality from the last run is kept (remove .data to begin anew).',
      '',
      `Citizens log in at   ${baseUrl}/logga-in`,
      ...citizens.map(
        (one) => `  ${`${one.givenName} ${one.familyName}`.padEnd(22)} ${one.personalNumber}  ${one.about ?? ''}`,
      ),
      '',
      `Caseworkers log in at ${baseUrl}/handlaggare`,
      ...staff.map((one) => `  ${`${one.givenName} ${one.familyName}`.padEnd(22)} ${one.about ?? ''}`),
      '',
      `Sent SMS and e-mail   ${baseUrl}/dev/brevlada`,
      `Components            ${baseUrl}/dev/komponenter`,
      `Test e-legitimation   http://localhost:${String(listening)}`,
      '',
      'Stop with Ctrl+C.',
    ].join('\n'),
  );

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    brokerServer.close();
    brokerServer.closeAllConnections();
    await portal.stop();
    await database.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
}

type DemoDatabase = { ownerUrl: string; appUrl: string; stop(): Promise<void> };

/** The database that the environment names, else an embedded one. The portal's role is made beside the owner's. */
async function findDatabase(): Promise<DemoDatabase> {
  const given = process.env['DATABASE_URL'];
  if (given) {
    const owner = process.env['MIGRATION_DATABASE_URL'];
    if (owner) return { ownerUrl: owner, appUrl: given, stop: () => Promise.resolve() };
    const app = new URL(given);
    app.username = 'medborgarsidan_demo';
    app.password = 'medborgarsidan_demo';
    return { ownerUrl: given, appUrl: app.toString(), stop: () => Promise.resolve() };
  }
  const postgres = await startPostgres(path.join(dataDir, 'postgres'));
  await ensureDatabase(postgres, 'medborgarsidan');
  return {
    ownerUrl: postgres.ownerUrl('medborgarsidan'),
    appUrl: postgres.appUrl('medborgarsidan'),
    stop: () => postgres.stop(),
  };
}

/** Kept between runs, since what the last run sealed is opened with them. */
function demoSecrets(): { sessionSecret: string; masterKey: string } {
  const file = path.join(dataDir, 'secrets.json');
  if (!existsSync(file)) {
    const fresh = { sessionSecret: randomBytes(32).toString('hex'), masterKey: randomBytes(32).toString('base64') };
    writeFileSync(file, JSON.stringify(fresh), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8')) as { sessionSecret: string; masterKey: string };
}

/** The wanted port when it is free: the test e-legitimation's names hang on its address. */
async function portFor(wanted: number): Promise<number> {
  const { createServer } = await import('node:net');
  const free = await new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen(wanted, () =>
      probe.close(() => {
        resolve(true);
      }),
    );
  });
  return free ? wanted : freePort();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
