import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestHandler } from 'express';
import type { Runner } from 'graphile-worker';
import { type Logger, pino } from 'pino';
import { type AppParts, createApp } from './app.ts';
import type { Config } from './config.ts';
import { presets } from './identity/rules.ts';
import { documentWarnings } from './documents/actions.ts';
import { crontab, taskList } from './jobs.ts';
import { type Assets, loadAssets } from './platform/assets.ts';
import { inLanguages } from './platform/language.ts';
import { type Db, createDb } from './platform/db/db.ts';
import { latestMigration } from './platform/db/migrate.ts';
import type { Deps } from './platform/deps.ts';
import { clamdScanner } from './platform/files/clamd.ts';
import { SessionStore } from './platform/http/session-store.ts';
import { startJobs } from './platform/jobs.ts';
import { serveMetrics } from './platform/metrics.ts';
import { followProviders, samlWarnings } from './platform/saml/follow.ts';
import { type Provider, loadProviders } from './platform/saml/providers.ts';
import { protectionByFile, protectionByGateway, smsSender, smtpSender } from './platform/outside.ts';
import { createVault } from './platform/vault.ts';
import { compileViews } from './platform/views/engine.ts';
import { currentNews } from './public/queries.ts';
import { routes } from './routes.ts';
import type { News } from './shell/views.ts';

export type Portal = { url: string; db: Db; deps: Deps; stop(): Promise<void> };

export type PortalOptions = {
  /** Put in place of the outer systems: tests and the demo. */
  deps?: Partial<Deps>;
  extra?: RequestHandler;
  log?: Logger;
  limits?: AppParts['limits'];
  /** Jobs are run by this process. */
  jobs?: boolean;
  /** How often the providers' files are looked at, ms. */
  followEvery?: number;
};

// A login is two or three of these; forty people at the library may well begin in the same minute.
const defaultLimits = {
  login: { points: 300, duration: 60 },
  browser: { points: 20, duration: 60 },
  post: { points: 240, duration: 60 },
};

/** Starts the portal and answers when it listens. */
export async function startPortal(config: Config, options: PortalOptions = {}): Promise<Portal> {
  const log = options.log ?? makeLog(config.logLevel);
  const deps: Deps = { ...makeDeps(config, log), ...options.deps };
  const db = createDb(config.databaseUrl, { clock: deps.clock });
  const assets = loadAssets();
  assets.warm();
  compileViews();
  const sessions = new SessionStore(db.small, config.databaseUrl);
  const app = buildApp(config, { db, deps, assets, sessions }, options);
  const server = createServer(app);
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 20_000;
  server.requestTimeout = 10 * 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, resolve);
  });
  const runner = options.jobs === false ? undefined : await startJobsPatiently(config, db, deps, log);
  const metrics = config.metricsPort === undefined ? undefined : await serveMetrics(config.metricsPort, db.pool);
  const following = startFollowing(config, deps, options.followEvery ?? 60_000);
  const { port } = server.address() as AddressInfo;
  log.info({ port, baseUrl: config.baseUrl }, 'listening');

  async function stop(): Promise<void> {
    clearInterval(following);
    // No new connections; those in flight are answered; jobs under way are finished or handed back.
    const closed = new Promise<void>((resolve) =>
      server.close(() => {
        resolve();
      }),
    );
    // A browser keeps its connection; once it has its answer there is nothing more to wait for.
    const sweep = setInterval(() => {
      server.closeIdleConnections();
    }, 100);
    await Promise.all([closed, runner?.stop(), metrics?.stop()]);
    clearInterval(sweep);
    await sessions.close();
    await db.close();
  }
  return { url: `http://localhost:${String(port)}`, db, deps, stop };
}

/** The outer world as the configuration names it. */
export function makeDeps(config: Config, log: Logger): Deps {
  return {
    vault: createVault(config.masterKeys),
    saml: config.saml,
    municipality: config.municipality,
    log,
    baseUrl: config.baseUrl,
    sendMail: config.smtpUrl === undefined ? undefined : smtpSender(config.smtpUrl, config.mailFrom),
    sendSms: config.smsGatewayUrl === undefined ? undefined : smsSender(config.smsGatewayUrl),
    askProtection: protectionSource(config),
    scanner: config.virusScan && clamdScanner(config.virusScan),
    idleMinutes: config.idleMinutes,
    sessionHours: config.sessionHours,
    clock: () => new Date(),
  };
}

function protectionSource({ protectedIdentity }: Config): Deps['askProtection'] {
  const { url, file } = protectedIdentity ?? {};
  if (url !== undefined) return protectionByGateway(url);
  return file === undefined ? undefined : protectionByFile(file);
}

type Standing = { db: Db; deps: Deps; assets: Assets; sessions: SessionStore };

export function buildApp(config: Config, standing: Standing, options: PortalOptions = {}) {
  const { db, deps } = standing;
  return createApp({
    ...standing,
    routes,
    sessionSecret: config.sessionSecret,
    https: config.baseUrl.startsWith('https:'),
    trustedProxies: config.trustedProxies,
    formTargets: () => formTargets(deps),
    readiness: () => readiness(db),
    warnings: async () => [...samlWarnings(deps.saml, deps.clock()), ...(await documentWarnings({ db }))],
    news: cachedNews(db, deps),
    limits: options.limits ?? defaultLimits,
    ...(options.extra ? { extra: options.extra } : {}),
  });
}

function formTargets({ saml }: Deps): string[] {
  return [...new Set([...originsOf(saml.citizen), ...originsOf(saml.staff)])];
}

/** Every answer names them, and they are the same until the providers are read anew. */
const knownOrigins = new WeakMap<readonly Provider[], string[]>();

function originsOf(providers: readonly Provider[]): string[] {
  let origins = knownOrigins.get(providers);
  if (origins === undefined) {
    origins = providers
      .flatMap(({ ssoUrl, ssoPostUrl, logout }) => [
        ssoUrl,
        ssoPostUrl ?? ssoUrl,
        ...(logout?.begin ? [logout.url] : []),
      ])
      .map((address) => new URL(address).origin);
    knownOrigins.set(providers, origins);
  }
  return origins;
}

/** Now and then: have the providers' files changed, does anything run out? */
function startFollowing({ providerFiles }: Config, deps: Deps, every: number): NodeJS.Timeout | undefined {
  if (!providerFiles) return undefined;
  const followed = followProviders(deps.saml, (now) => loadProviders(providerFiles, presets, now), deps.log);
  followed.check(deps.clock());
  return setInterval(() => {
    followed.check(deps.clock());
  }, every).unref();
}

export function makeLog(level: string): Logger {
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
}

/** The jobs wait for the database as the pages do: a start while it is away is not the end. */
async function startJobsPatiently(config: Config, db: Db, deps: Deps, log: Logger): Promise<{ stop(): Promise<void> }> {
  let stopped = false;
  let runner: Runner | undefined;
  const attempt = async (): Promise<void> => {
    while (!stopped && !runner) {
      try {
        runner = await startJobs(config.databaseUrl, taskList(db, deps), crontab, log);
      } catch (error) {
        log.warn({ fault: error instanceof Error ? error.message : 'unknown' }, 'jobs could not start; trying again');
        await new Promise((resolve) => setTimeout(resolve, 3000));
      }
    }
  };
  const first = attempt();
  await Promise.race([first, new Promise((resolve) => setTimeout(resolve, 2000))]);
  return {
    async stop() {
      stopped = true;
      await runner?.stop();
    },
  };
}

async function readiness(db: Db): Promise<string | undefined> {
  try {
    // A newer schema is fine: while an upgrade rolls out, the older instances go on.
    const expected = latestMigration();
    const found = await db.impatient(1500).query({
      text: 'select from schema_migrations where name = $1',
      values: [expected],
    });
    return found.rowCount === 1 ? undefined : `migration ${expected} is missing`;
  } catch {
    return 'the database does not answer';
  }
}

const newsLifetime = 30_000;

/**
 * The urgent-news banner, read at most every half minute. Only the first page waits for it: a database that is away, or
 * slow, must not take the other pages with it.
 */
function cachedNews(db: Db, deps: Deps): () => Promise<News | undefined> {
  let known: Promise<News | undefined> | undefined;
  /** What was read last, for when it cannot be read anew: never the very promise that waits for it. */
  let last: News | undefined;
  let readAt = -Infinity;
  async function look(): Promise<News | undefined> {
    try {
      const row = await db.read({ kind: 'anonymous' }, (reader) => currentNews(reader, deps.clock()));
      last = row && { text: inLanguages({ sv: row.textSv, en: row.textEn }), link: row.link };
    } catch {
      deps.log.warn('news could not be read');
    }
    return last;
  }
  return () => {
    if (Date.now() - readAt < newsLifetime && known) return known;
    readAt = Date.now();
    const fresh = look();
    known ??= fresh;
    void fresh.then((found) => {
      known = Promise.resolve(found);
    });
    return known;
  };
}
