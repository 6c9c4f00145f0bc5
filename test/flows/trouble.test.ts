import { spawn } from 'node:child_process';
import net from 'node:net';
import { expect, inject, test } from 'vitest';
import { createDb } from '../../src/platform/db/db.ts';
import { unsafeRole } from '../../src/platform/db/migrate.ts';
import { Visitor } from '../support/client.ts';
import { givenDatabase } from '../support/database.ts';
import { givenPortal } from '../support/portal.ts';

const johan = '198102062398';

/** A line to the database that can be cut and mended. */
async function givenLine(url: string): Promise<{ url: string; cut(): void; mend(): Promise<void>; hang(): void }> {
  const target = new URL(url);
  const sockets = new Set<net.Socket>();
  let hanging = false;
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    if (hanging) return;
    const upstream = net.connect(Number(target.port), target.hostname);
    sockets.add(upstream);
    upstream.on('error', () => socket.destroy());
    socket.pipe(upstream);
    upstream.pipe(socket);
    socket.on('close', () => upstream.destroy());
    upstream.on('close', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String(port);
  const drop = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  return {
    url: through.toString(),
    cut() {
      server.close();
      drop();
    },
    mend: () => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve)),
    hang() {
      hanging = true;
      for (const socket of sockets) socket.pause();
      for (const socket of sockets) socket.unpipe();
    },
  };
}

test('a database that goes away gives a 503 page within two seconds, and everything works again when it is back', async () => {
  const { appUrl } = await givenDatabase();
  const line = await givenLine(appUrl);
  const portal = await givenPortal({ databaseUrl: line.url });
  const visitor = new Visitor(portal);
  await visitor.logIn(johan);

  line.cut();
  for (const path of ['/mina-sidor', '/ansokan/forsorjningsstod', '/mina-sidor']) {
    const began = performance.now();
    const page = await visitor.get(path, 503);
    expect(performance.now() - began).toBeLessThan(2000);
    expect(page.html).toContain('0980-319 200');
  }
  expect((await fetch(`${portal.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${portal.url}/readyz`)).status).toBe(503);
  // Pages that need no database are there all the same, for one who was logged in as well.
  await new Visitor(portal).get('/kontakt');
  for (const path of ['/', '/kontakt', '/logga-in']) await visitor.get(path);

  await line.mend();
  await visitor.get('/mina-sidor');
  expect((await fetch(`${portal.url}/readyz`)).status).toBe(200);
});

test('information is there though the database has been away since before the first page', async () => {
  const { appUrl } = await givenDatabase();
  const line = await givenLine(appUrl);
  const portal = await givenPortal({ databaseUrl: line.url });
  line.cut();
  for (const path of ['/', '/kontakt', '/']) await new Visitor(portal).get(path);
  await line.mend();
  await new Visitor(portal).logIn(johan);
});

test('a database that stops answering gives a 503 page within two seconds too', async () => {
  const { appUrl } = await givenDatabase();
  const line = await givenLine(appUrl);
  const portal = await givenPortal({ databaseUrl: line.url });
  const visitor = new Visitor(portal);
  await visitor.logIn(johan);
  line.hang();
  for (const path of ['/mina-sidor', '/saml/medborgare/login', '/kontakt', '/saml/medborgare/login']) {
    const began = performance.now();
    if (path === '/kontakt') await new Visitor(portal).get(path);
    else await visitor.get(path, 503);
    expect(performance.now() - began, path).toBeLessThan(2500);
  }
  const began = performance.now();
  expect((await fetch(`${portal.url}/readyz`)).status).toBe(503);
  expect(performance.now() - began).toBeLessThan(2500);
});

test('a role that could step around row-level security is refused', async () => {
  const { ownerUrl, appUrl } = await givenDatabase();
  const faults = async (url: string) => {
    const db = createDb(url, { max: 1 });
    const found = await unsafeRole(db.pool);
    await db.close();
    return found;
  };
  expect(await faults(appUrl)).toEqual([]);
  expect((await faults(ownerUrl)).join()).toContain('owns the tables');
  const superuser = new URL(inject('postgres').owner.replace('/$', '/postgres'));
  superuser.username = 'postgres';
  expect((await faults(superuser.toString())).join()).toContain('superuser');
});

test('npm start refuses to begin without its configuration, with the whole list, and never with a stack', async () => {
  const child = spawn(process.execPath, ['src/server.ts'], { env: { PATH: process.env['PATH'] } });
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const code = await new Promise((resolve) => child.on('exit', resolve));
  expect(code).toBe(1);
  for (const name of [
    'BASE_URL',
    'DATABASE_URL',
    'SESSION_SECRET',
    'MASTER_KEYS',
    'SAML_SP_KEY_FILE',
    'CITIZEN_IDP_METADATA_FILE',
  ])
    expect(said).toContain(`${name}: is missing`);
  expect(said).not.toContain('    at ');
});

test('a flood of login starts is slowed with a page that says when to come back, and nothing else is', async () => {
  const portal = await givenPortal({ logins: 5 });
  const visitor = new Visitor(portal);
  for (let n = 0; n < 5; n += 1) await visitor.raw().get('/saml/medborgare/login').redirects(0);
  const page = await visitor.get('/saml/medborgare/login', 429);
  expect(Number(page.headers['retry-after'])).toBeGreaterThan(0);
  await visitor.get('/kontakt');
});

test('posts without the token, from another site or with a foreign origin are refused', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  await visitor.logIn(johan, '/ansokan/forsorjningsstod');
  await visitor.post('/ansokan/forsorjningsstod', { _csrf: 'x' }, 403);
  await visitor.get('/ansokan/forsorjningsstod');
  const token = visitor.csrf();
  const foreign = await visitor
    .raw()
    .post('/ansokan/forsorjningsstod')
    .type('form')
    .set('Origin', 'https://evil.example')
    .send(`_csrf=${token}`)
    .redirects(0)
    .ok(() => true);
  expect(foreign.status).toBe(403);
  const cross = await visitor
    .raw()
    .post('/ansokan/forsorjningsstod')
    .type('form')
    .set('Sec-Fetch-Site', 'cross-site')
    .send(`_csrf=${token}`)
    .redirects(0)
    .ok(() => true);
  expect(cross.status).toBe(403);
  await visitor.post('/ansokan/forsorjningsstod', { _csrf: token });
});

test('addresses and bodies that make no sense get a page in plain words', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  await visitor.get('/finns-inte', 404);
  await visitor.get('/arenden/%E0%A4%A', 400);
  await visitor.logIn(johan, '/ansokan/forsorjningsstod');
  await visitor.post('/ansokan/forsorjningsstod', { much: 'x'.repeat(1_200_000) }, 413);
  await visitor.get('/ansokan/forsorjningsstod');
  const csrf = visitor.csrf();
  await visitor.post(
    '/ansokan/forsorjningsstod',
    Object.fromEntries(Array.from({ length: 1200 }, (_, n) => [`f${String(n)}`, 'x'])),
    413,
  );
  expect(csrf).toBeTruthy();
  for (const path of ['/arenden/1', "/arenden/' or 1=1--", '/ansokan/x/kontakt', '/dokument/..%2f..%2fetc'])
    await visitor.get(path, 404);
});

test('an idle session ends: the page leads to log in and back', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  await visitor.logIn(johan);
  portal.wait(29 * 60_000);
  await visitor.get('/mina-sidor');
  portal.wait(29 * 60_000);
  await visitor.get('/mina-sidor');
  portal.wait(31 * 60_000);
  const page = await visitor.get('/mina-sidor');
  expect(page.url).toMatch(/^\/logga-in\?till=%2Fmina-sidor/);
});

test('a session survives many requests at once', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  await visitor.logIn(johan, '/ansokan/forsorjningsstod');
  for (let round = 0; round < 5; round += 1) {
    portal.wait(90_000);
    const answers = await Promise.all(
      ['/mina-sidor', '/arenden', '/meddelanden', '/mina-uppgifter', '/ansokan/forsorjningsstod'].flatMap((path) =>
        [1, 2, 3, 4].map(() =>
          visitor
            .raw()
            .get(path)
            .redirects(0)
            .ok(() => true),
        ),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 200));
  }
});

test('an address that there is, asked in another way, says which ways there are none', async () => {
  const portal = await givenPortal();
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS'])
    expect((await fetch(`${portal.url}/kontakt`, { method })).status, method).toBe(405);
  expect((await fetch(`${portal.url}/kontakt`, { method: 'HEAD' })).status).toBe(200);
  expect((await fetch(`${portal.url}/finns-inte`, { method: 'PUT' })).status).toBe(404);
});
