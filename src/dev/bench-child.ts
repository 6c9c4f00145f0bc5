import { mkdtempSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import connectPgSimple from 'connect-pg-simple';
import express from 'express';
import session from 'express-session';
import helmet from 'helmet';
import pg from 'pg';
import { presets } from '../identity/rules.ts';
import { loadMunicipality } from '../platform/municipality.ts';
import type { KeyPair } from '../platform/saml/keys.ts';
import { loadProviders } from '../platform/saml/providers.ts';
import { makeLog, startPortal } from '../portal.ts';

/** What the bench asks a process of its own to serve. */
export type Order =
  | {
      kind: 'portal';
      port: number;
      databaseUrl: string;
      secret: string;
      masterKey: string;
      keys: KeyPair;
      metadata: { citizen: string; staff: string };
    }
  | {
      kind: 'bare' | 'textbook';
      databaseUrl: string;
      secret: string;
      /** Bytes that the page is to have, about. */
      size: number;
    };

declare module 'express-session' {
  interface SessionData {
    user?: string;
  }
}

async function main(order: Order): Promise<void> {
  const served = order.kind === 'portal' ? await servePortal(order) : await servePlain(order);
  process.send?.({ url: served.url });
  process.once('disconnect', () => void served.stop().then(() => process.exit(0)));
}

type Served = { url: string; stop(): Promise<void> };

/** The portal as in production, but for the test e-legitimation at the other end. */
async function servePortal(order: Extract<Order, { kind: 'portal' }>): Promise<Served> {
  const municipality = loadMunicipality();
  const baseUrl = `http://localhost:${String(order.port)}`;
  const { citizen, staff, faults } = loadProviders(
    {
      citizenMetadataFile: order.metadata.citizen,
      staffMetadataFile: order.metadata.staff,
      providersFile: undefined,
      baseUrl,
    },
    presets,
  );
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return startPortal(
    {
      port: order.port,
      baseUrl,
      databaseUrl: order.databaseUrl,
      migrationDatabaseUrl: undefined,
      sessionSecret: order.secret,
      masterKeys: [{ id: 'bench', bytes: Buffer.from(order.masterKey, 'base64') }],
      saml: { keys: { current: order.keys, older: [] }, citizen, staff },
      municipality,
      smtpUrl: undefined,
      mailFrom: municipality.email,
      smsGatewayUrl: undefined,
      virusScan: undefined,
      metricsPort: undefined,
      trustedProxies: 0,
      idleMinutes: { citizen: 30, staff: 60 },
      sessionHours: { citizen: 8, staff: 12 },
      logLevel: 'warn',
    },
    {
      log: makeLog('warn'),
      jobs: false,
      limits: {
        login: { points: 600, duration: 60 },
        browser: { points: 600, duration: 60 },
        post: { points: 2400, duration: 60 },
      },
    },
  );
}

type PlainRow = { id: number; title: string; state: string; updated_at: Date };

/**
 * What the portal is measured against: one page with one prepared query and ten rows through Express and EJS; as
 * `textbook` also helmet, express-session and connect-pg-simple as their READMEs show them.
 */
async function servePlain(order: Exclude<Order, { kind: 'portal' }>): Promise<Served> {
  const pool = new pg.Pool({ connectionString: order.databaseUrl });
  const folder = mkdtempSync(path.join(os.tmpdir(), 'medborgarsidan-bench-'));
  writeFileSync(path.join(folder, 'page.ejs'), plainTemplate(order.size));
  const app = express();
  app.set('view engine', 'ejs');
  app.set('views', folder);
  if (order.kind === 'textbook') {
    app.use(helmet());
    const PgSession = connectPgSimple(session);
    app.use(
      session({
        store: new PgSession({ pool, tableName: 'user_sessions', createTableIfMissing: true }),
        secret: order.secret,
        resave: false,
        saveUninitialized: false,
        cookie: { maxAge: 30 * 24 * 60 * 60 * 1000 },
      }),
    );
    app.get('/login', (req, res) => {
      req.session.user = 'Johan Ek';
      res.redirect('/');
    });
  }
  app.get('/', async (req, res) => {
    const user = order.kind === 'textbook' ? req.session.user : 'Johan Ek';
    if (user === undefined) {
      res.redirect('/login');
      return;
    }
    const { rows } = await pool.query<PlainRow>({
      name: 'rows',
      text: 'select id, title, state, updated_at from bench_rows where owner = $1 order by updated_at desc limit 10',
      values: [1],
    });
    res.render('page', { user, rows });
  });
  return new Promise((resolve, reject) => {
    const server = app.listen(0, (error?: Error) => {
      if (error) reject(error);
      const { port } = server.address() as AddressInfo;
      resolve({
        url: `http://localhost:${String(port)}`,
        async stop() {
          server.close();
          server.closeAllConnections();
          await pool.end();
        },
      });
    });
  });
}

/** A page with a table of ten rows, made as long as ours by words that never change. */
function plainTemplate(size: number): string {
  const paragraph =
    '<p>Här står sådant som är likadant för alla: adresser, telefonnummer och länkar till andra sidor.</p>\n';
  const rowSize = 200;
  const filler = paragraph.repeat(Math.max(0, Math.round((size - 600 - 10 * rowSize) / Buffer.byteLength(paragraph))));
  return `<!DOCTYPE html>
<html lang="sv">
<head><meta charset="utf-8"><title>Mina sidor</title><meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body>
<header><a href="/">Medborgarsidan</a> <span><%= user %></span></header>
<main>
<h1>Hej <%= user %></h1>
<table>
<thead><tr><th>Ärende</th><th>Status</th><th>Ändrat</th></tr></thead>
<tbody>
<% for (const row of rows) { %>
<tr><td><a href="/arenden/<%= row.id %>"><%= row.title %></a></td><td><%= row.state %></td><td><time datetime="<%= row.updated_at.toISOString() %>"><%= row.updated_at.toISOString().slice(0, 10) %></time></td></tr>
<% } %>
</tbody>
</table>
</main>
<footer>
${filler}</footer>
</body>
</html>
`;
}

main(JSON.parse(process.argv[2] ?? '{}') as Order).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
