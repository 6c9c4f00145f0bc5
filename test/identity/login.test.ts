import { randomBytes } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import type { Express } from 'express';
import pg from 'pg';
import { pino } from 'pino';
import request, { type Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import type { ResponseOptions } from '../../src/dev/broker/issue.ts';
import { signing } from '../../src/identity/actions.ts';
import { caseworkerRoutes } from '../../src/identity/caseworker.routes.ts';
import { publicRoutes } from '../../src/identity/citizen.routes.ts';
import { caseworkerRoutes as caseworkerSessions } from '../../src/sessions/caseworker.routes.ts';
import { publicRoutes as publicSessions } from '../../src/sessions/citizen.routes.ts';
import { oid } from '../../src/identity/rules.ts';
import { loadAssets } from '../../src/platform/assets.ts';
import { createDb, type Db } from '../../src/platform/db/db.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { SessionStore } from '../../src/platform/http/session-store.ts';
import { newId } from '../../src/platform/ids.ts';
import { loadMunicipality } from '../../src/platform/municipality.ts';
import { browserHash } from '../../src/platform/saml/chain.ts';
import type { Evidence } from '../../src/platform/saml/evidence.ts';
import { createVault, open } from '../../src/platform/vault.ts';
import { htmlFaults } from '../support/html.ts';
import { givenDatabase } from '../support/database.ts';
import {
  answer,
  browserToken,
  citizenAttributes,
  makeWorld,
  outstanding,
  staffAttributes,
  testNumber,
  type World,
} from '../support/idp.ts';

let world: World;
let db: Db;
let sessions: SessionStore;
let owner: pg.Client;
let deps: Deps;
let app: Express;
let appUrl: string;

beforeAll(async () => {
  world = await makeWorld();
  let ownerUrl: string;
  ({ ownerUrl, appUrl } = await givenDatabase());
  db = createDb(appUrl);
  // The tables hold their owner to the same rules, so the test looks in as one who is above them.
  owner = new pg.Client({ connectionString: ownerUrl.replace('agare:', 'postgres:') });
  await owner.connect();
  deps = {
    vault: createVault([{ id: 'one', bytes: randomBytes(32) }]),
    saml: { keys: world.serviceKeys, citizen: [world.citizenProvider], staff: [world.staffProvider] },
    municipality: { ...loadMunicipality(), acceptsCoordinationNumbers: false },
    log: pino({ level: 'silent' }),
    baseUrl: 'https://portal.example.se',
    sendMail: undefined,
    sendSms: undefined,
    idleMinutes: { citizen: 30, staff: 60 },
    sessionHours: { citizen: 8, staff: 12 },
    clock: () => world.now,
  };
  sessions = new SessionStore(db.small, appUrl);
  app = portalOver(db, sessions);
}, 60_000);

function portalOver(database: Db, store: SessionStore): Express {
  return createApp({
    db: database,
    deps,
    assets: loadAssets(),
    routes: {
      public: [...publicRoutes, ...publicSessions],
      citizen: [],
      staff: [...caseworkerRoutes, ...caseworkerSessions],
    },
    sessionSecret: 'x'.repeat(40),
    sessions: store,
    https: true,
    trustedProxies: 0,
    formTargets: () => [],
    readiness: () => Promise.resolve(undefined),
    warnings: () => Promise.resolve([]),
    news: () => Promise.resolve(undefined),
    limits: {
      login: { points: 1000, duration: 60 },
      browser: { points: 1000, duration: 60 },
      post: { points: 1000, duration: 60 },
    },
  });
}
afterAll(async () => {
  await owner.end();
  await sessions.close();
  await db.close();
});

/** A browser with a cookie jar, which knows that a post from another site brings no Lax cookies. */
class Browser {
  readonly cookies = new Map<string, { value: string; lax: boolean }>();

  async get(address: string): Promise<Response> {
    return this.#keep(await request(app).get(address).set('Cookie', this.#sent(false)));
  }
  async post(address: string, form: Record<string, string>, crossSite = true, portal = app): Promise<Response> {
    return this.#keep(await request(portal).post(address).set('Cookie', this.#sent(crossSite)).type('form').send(form));
  }
  #sent(crossSite: boolean): string {
    return [...this.cookies]
      .filter(([, { lax }]) => !(crossSite && lax))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
  }
  #keep(response: Response): Response {
    for (const line of (response.headers['set-cookie'] ?? []) as unknown as string[]) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      this.cookies.set(name, { value, lax: /SameSite=Lax/i.test(line) });
    }
    if (String(response.headers['content-type']).startsWith('text/html')) expect(htmlFaults(response.text)).toEqual([]);
    return response;
  }
}

type Side = 'medborgare' | 'handlaggare';

/** Begins a login and gives the id of the request that the provider got. */
async function begin(browser: Browser, side: Side, query = ''): Promise<string> {
  const sent = await browser.get(`/saml/${side}/login${query}`);
  expect(sent.status).toBe(303);
  const message = new URL(sent.headers['location'] ?? '').searchParams.get('SAMLRequest') ?? '';
  return / ID="(_[0-9a-f]{32})"/.exec(inflateRawSync(Buffer.from(message, 'base64')).toString())?.[1] ?? '';
}

async function answerTo(id: string, side: Side, change: Partial<ResponseOptions> = {}): Promise<string> {
  const kind = side === 'medborgare' ? 'citizen' : 'staff';
  return (await answer(world, outstanding(world, kind, { id }), change)).samlResponse;
}

async function logIn(
  browser: Browser,
  side: Side,
  change: Partial<ResponseOptions> = {},
  query = '',
): Promise<Response> {
  const id = await begin(browser, side, query);
  return browser.post(`/saml/${side}/acs`, { SAMLResponse: await answerTo(id, side, change) });
}

async function counted(statement: string): Promise<number> {
  const { rows } = await owner.query<{ n: string }>(statement);
  return Number(rows[0]?.n);
}

const sessionCookie = '__Host-medborgare';

describe('a citizen', () => {
  test('comes in, and to the page that was asked for', async () => {
    const browser = new Browser();
    const response = await logIn(browser, 'medborgare', {}, '?till=/mina-sidor/arenden');
    expect(response.status).toBe(303);
    expect(response.headers['location']).toBe('/mina-sidor/arenden');
    expect(browser.cookies.has(sessionCookie)).toBe(true);
    const { rows } = await owner.query(`select given_name from persons where personal_number = $1`, [testNumber]);
    expect(rows).toEqual([{ given_name: 'Test' }]);
    expect(await counted(`select count(*) as n from audit_events where action = 'login.complete'`)).toBe(1);
  });
  test('is the same person the next time, under the new name', async () => {
    const attributes = citizenAttributes.map((one) =>
      one.name === oid.surname ? { ...one, values: ['Nyberg'] } : one,
    );
    await logIn(new Browser(), 'medborgare', { attributes });
    const { rows } = await owner.query(`select family_name from persons`);
    expect(rows).toEqual([{ family_name: 'Nyberg' }]);
  });
  test('gets a new session id at sign-in', async () => {
    const browser = new Browser();
    await logIn(browser, 'medborgare');
    const before = browser.cookies.get(sessionCookie)?.value;
    await logIn(browser, 'medborgare');
    expect(browser.cookies.get(sessionCookie)?.value).not.toBe(before);
  });
  test('can log in from two tabs', async () => {
    const browser = new Browser();
    const [one, two] = [await begin(browser, 'medborgare'), await begin(browser, 'medborgare')];
    expect(
      (await browser.post('/saml/medborgare/acs', { SAMLResponse: await answerTo(one, 'medborgare') })).status,
    ).toBe(303);
    expect(two).not.toBe(one);
  });
  test('an answer is worth one session, also when posted twice at once', async () => {
    const browser = new Browser();
    const id = await begin(browser, 'medborgare');
    const SAMLResponse = await answerTo(id, 'medborgare');
    const all = await Promise.all([1, 2, 3, 4].map(() => browser.post('/saml/medborgare/acs', { SAMLResponse })));
    expect(all.map(({ status }) => status).sort()).toEqual([303, 400, 400, 400]);
  });
  test('an answer is worth one session, also when it is posted to two portals over one database', async () => {
    const second = createDb(appUrl);
    const others = new SessionStore(second.small, appUrl);
    try {
      const portals = [app, portalOver(second, others)];
      const browser = new Browser();
      const id = await begin(browser, 'medborgare');
      const SAMLResponse = await answerTo(id, 'medborgare');
      const begun = 'select count(*) as n from sessions';
      const completed = `select count(*) as n from audit_events where action = 'login.complete'`;
      const [before, done] = [await counted(begun), await counted(completed)];
      const all = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          browser.post('/saml/medborgare/acs', { SAMLResponse }, true, portals[index % 2]),
        ),
      );
      // A slow machine may answer 503; what counts is that nobody else comes in.
      expect(all.filter(({ status }) => ![303, 400, 503].includes(status))).toEqual([]);
      expect(all.filter(({ status }) => status === 303).length).toBeLessThanOrEqual(1);
      expect(await counted(completed)).toBe(done + 1);
      expect(await counted(begun)).toBeLessThanOrEqual(before + 1);
    } finally {
      await others.close();
      await second.close();
    }
  });
  test('an assertion is worth one session, also in another response', async () => {
    const browser = new Browser();
    const assertionId = `_${'a'.repeat(40)}`;
    expect((await logIn(browser, 'medborgare', { assertionId })).status).toBe(303);
    expect((await logIn(browser, 'medborgare', { assertionId })).status).toBe(400);
  });
  const [again, another] = ['Försök igen', 'Välj en annan e-legitimation'];
  test.each<[string, Partial<ResponseOptions>, number, string]>([
    ['no number', { attributes: citizenAttributes.slice(1) }, 400, another],
    [
      'two numbers',
      { attributes: [{ name: oid.personalIdentityNumber, values: [testNumber, '198001022386'] }] },
      400,
      another,
    ],
    ['a wrong number', { attributes: [{ name: oid.personalIdentityNumber, values: ['199001012386'] }] }, 400, another],
    [
      'a coordination number where it is not served',
      { attributes: [{ name: oid.personalIdentityNumber, values: ['191401682396'] }] },
      400,
      again,
    ],
    ['a low level', { level: 'http://id.elegnamnden.se/loa/1.0/loa2' }, 403, another],
    ['an unsigned response', { signResponse: false }, 400, again],
  ])('%s is refused with a page, and no session', async (_name, change, status, way) => {
    const browser = new Browser();
    const response = await logIn(browser, 'medborgare', change);
    expect(response.status).toBe(status);
    expect(response.text).toContain(way);
    const main = /<main[\s\S]*<\/main>/.exec(response.text)?.[0] ?? '';
    expect(main).not.toMatch(/signature|signatur|audience|assertion|SAML/i);
    expect(browser.cookies.has(sessionCookie)).toBe(false);
  });
});

describe('the browser', () => {
  test('another browser is shown the way once, then refused', async () => {
    const id = await begin(new Browser(), 'medborgare');
    const SAMLResponse = await answerTo(id, 'medborgare');
    const thief = new Browser();
    const first = await thief.post('/saml/medborgare/acs', { SAMLResponse });
    expect(first.status).toBe(200);
    expect(first.text).toContain('name="omgang"');
    const second = await thief.post('/saml/medborgare/acs', { SAMLResponse, omgang: '2' }, false);
    expect(second.status).toBe(403);
    expect(second.text).toContain('annan flik, webbläsare');
  });
  test('a victim with a login of her own is not signed in as somebody else', async () => {
    const id = await begin(new Browser(), 'medborgare');
    const victim = new Browser();
    await begin(victim, 'medborgare');
    const response = await victim.post('/saml/medborgare/acs', { SAMLResponse: await answerTo(id, 'medborgare') });
    expect(response.status).toBe(403);
    expect(victim.cookies.has(sessionCookie)).toBe(false);
  });
  test('the cookie is tied to the host and goes along from the provider', async () => {
    const response = await request(app).get('/saml/medborgare/login');
    expect(String(response.headers['set-cookie'])).toMatch(
      /^__Host-inloggning=[\w-]{32}; Max-Age=900; Path=\/; .*HttpOnly; Secure; SameSite=None/,
    );
  });
  test('a query at the ACS is refused', async () => {
    const browser = new Browser();
    const id = await begin(browser, 'medborgare');
    expect(
      (await browser.post('/saml/medborgare/acs?x=1', { SAMLResponse: await answerTo(id, 'medborgare') })).status,
    ).toBe(400);
    expect((await browser.get('/saml/medborgare/acs?SAMLResponse=x')).status).toBe(405);
  });
  test('an answer comes as a plain form and in no other way', async () => {
    const browser = new Browser();
    const id = await begin(browser, 'medborgare');
    const SAMLResponse = await answerTo(id, 'medborgare');
    const cookie = `__Host-inloggning=${browser.cookies.get('__Host-inloggning')?.value ?? ''}`;
    const acs = () => request(app).post('/saml/medborgare/acs').set('Cookie', cookie);
    const form = `SAMLResponse=${encodeURIComponent(SAMLResponse)}`;
    const others = [
      await acs().field('SAMLResponse', SAMLResponse),
      await acs().type('json').send({ SAMLResponse }),
      await acs().type('text/plain').send(form),
      await acs().type('form').send(`${form}&${form}`),
      await acs().type('form').send({ 'SAMLResponse[]': SAMLResponse }),
      await acs().type('form').send({ samlresponse: SAMLResponse }),
      await acs().type('form').send({ SAMLRequest: SAMLResponse }),
      await request(app).put('/saml/medborgare/acs').set('Cookie', cookie).type('form').send(form),
      await request(app).get(`/saml/medborgare/acs?${form}`).set('Cookie', cookie),
    ];
    for (const { status, headers } of others) {
      expect([400, 405]).toContain(status);
      expect(JSON.stringify(headers)).not.toContain(sessionCookie);
    }
    // None of them has used the request up.
    expect((await browser.post('/saml/medborgare/acs', { SAMLResponse })).status).toBe(303);
  });
  test.each(['//ond.example', '/\\ond.example', '/%5cond.example', 'https://ond.example', '/a\r\nSet-Cookie: x=y'])(
    'RelayState leads nowhere: %s',
    async (RelayState) => {
      const browser = new Browser();
      const id = await begin(browser, 'medborgare');
      const SAMLResponse = await answerTo(id, 'medborgare');
      const response = await browser.post('/saml/medborgare/acs', { SAMLResponse, RelayState });
      expect(response.headers['location']).toBe('/mina-sidor');
    },
  );
  test('a refusal says nothing of what was wrong, and the log says it without a number', async () => {
    const lines: string[] = [];
    const { log } = deps;
    deps.log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
    try {
      const texts = new Set<string>();
      for (const change of [
        { audience: 'https://annan.example.se' },
        { signResponse: false },
        { destination: 'https://annan.example.se' },
        { key: world.strangerKey },
      ]) {
        const { status, text } = await logIn(new Browser(), 'medborgare', change);
        expect(status).toBe(400);
        texts.add(/<main[\s\S]*<\/main>/.exec(text)?.[0].replace(/koden [0-9A-Z]+/, '') ?? '');
      }
      expect(texts.size).toBe(1);
    } finally {
      deps.log = log;
    }
    const codes = lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ event }) => event === 'login.refuse')
      .map(({ code }) => code);
    expect(codes).toEqual([
      'verification.audience',
      'response.unsigned',
      'response.destination',
      'verification.signature',
    ]);
    expect(lines.join('')).not.toContain(testNumber);
  });
  test('a return path to another site is not followed', async () => {
    for (const till of ['//ond.example', 'https://ond.example', '/\\ond.example']) {
      const response = await logIn(new Browser(), 'medborgare', {}, `?till=${encodeURIComponent(till)}`);
      expect(response.headers['location']).toBe('/mina-sidor');
    }
  });
});

describe('staff', () => {
  test('come in with the roles of this sign-in', async () => {
    const browser = new Browser();
    const response = await logIn(browser, 'handlaggare');
    expect([response.status, response.headers['location']]).toEqual([303, '/handlaggare']);
    expect(browser.cookies.has('__Host-handlaggare')).toBe(true);
    const { rows } = await owner.query(`select name, roles from staff`);
    expect(rows).toEqual([{ name: 'Hanna Handläggare', roles: ['caseworker'] }]);
  });
  test('without a role are told whom to ask', async () => {
    const browser = new Browser();
    const response = await logIn(browser, 'handlaggare', { attributes: staffAttributes.slice(0, 3) });
    expect(response.status).toBe(403);
    expect(response.text).toContain('Be din chef');
    expect(browser.cookies.has('__Host-handlaggare')).toBe(false);
  });
  test('are sent straight on when there is one provider', async () => {
    const response = await request(app).get('/handlaggare/logga-in?till=/handlaggare/arenden');
    expect(response.headers['location']).toMatch(/^https:\/\/idp\.example\.se\/sso\?SAMLRequest=/);
  });
});

describe('signing out', () => {
  test('ends the session, and says what may still be open', async () => {
    const browser = new Browser();
    await logIn(browser, 'medborgare');
    const asked = await browser.get('/saml/medborgare/logout');
    expect(asked.status).toBe(200);
    const csrf = /name="([^"]*csrf[^"]*)" value="([^"]+)"/i.exec(asked.text);
    const out = await browser.post('/logga-ut', { [csrf?.[1] ?? '']: csrf?.[2] ?? '' }, false);
    expect([out.status, out.headers['location']]).toEqual([303, '/utloggad']);
    expect((await browser.get('/saml/medborgare/logout')).headers['location']).toBe('/utloggad');
    expect((await browser.get('/utloggad')).text).toContain('BankID');
  });
  test('a stranger’s link or message does not sign anybody out', async () => {
    const browser = new Browser();
    await logIn(browser, 'medborgare');
    await browser.get('/saml/medborgare/logout?SAMLRequest=abc');
    await browser.post('/saml/medborgare/logout', { SAMLRequest: 'abc' });
    expect((await browser.get('/saml/medborgare/logout')).status).toBe(200);
  });
});

describe('confirming an application', () => {
  async function draft(
    personId: string,
  ): Promise<{ applicationId: string; key: ReturnType<Deps['vault']['newDataKey']> }> {
    const key = deps.vault.newDataKey();
    const applicationId = newId();
    await owner.query('insert into vault_keys values ($1, $2, $3)', [key.row.id, key.row.masterKeyId, key.row.wrapped]);
    await owner.query(
      `insert into applications (id, person_id, kind, form_id, form_version, language, vault_key_id, answers_sealed, created_at, updated_at, expires_at)
       values ($1, $2, 'livelihoodSupport', 'x', 1, 'sv', $3, '', $4, $4, $4)`,
      [applicationId, personId, key.row.id, world.now],
    );
    return { applicationId, key };
  }
  async function sign(change: Partial<ResponseOptions> = {}) {
    await logIn(new Browser(), 'medborgare');
    const { rows } = await owner.query<{ id: string }>('select id from persons where personal_number = $1', [
      testNumber,
    ]);
    const personId = rows[0]?.id ?? '';
    const { applicationId, key } = await draft(personId);
    const token = 'T'.repeat(32);
    const begun = await signing.begin(
      {
        db,
        deps,
        now: world.now,
        language: 'sv',
        requestId: 'test',
        actor: { kind: 'citizen', personId, name: 'Test' },
      },
      {
        applicationId,
        contentHash: 'abc123',
        personId,
        returnTo: `/mina-sidor/ansokan/${applicationId}`,
        message: 'Du bekräftar din ansökan.',
        idp: world.citizenProvider.entityId,
        browserToken: token,
      },
    );
    const message = new URL(begun?.binding === 'redirect' ? begun.url : '').searchParams.get('SAMLRequest') ?? '';
    const xml = inflateRawSync(Buffer.from(message, 'base64')).toString();
    const id = / ID="([^"]+)"/.exec(xml)?.[1] ?? '';
    const own = 'https://portal.example.se/saml/underskrift';
    const { samlResponse } = await answer(
      world,
      outstanding(world, 'citizen', { id, browserHash: browserHash(browserToken) }),
      {
        audience: `${own}/metadata`,
        acsUrl: `${own}/acs`,
        ...change,
      },
    );
    const response = await request(app)
      .post('/saml/underskrift/acs')
      .set('Cookie', `__Host-inloggning=${token}`)
      .type('form')
      .send({ SAMLResponse: samlResponse });
    return { response, applicationId, key, xml };
  }
  test('asks anew, shows the text, and leaves sealed evidence', async () => {
    const { response, applicationId, key, xml } = await sign();
    expect(xml).toContain('ForceAuthn="true"');
    expect(xml).toContain(Buffer.from('Du bekräftar din ansökan.').toString('base64'));
    expect([response.status, response.headers['location']]).toEqual([303, `/mina-sidor/ansokan/${applicationId}`]);
    const { rows } = await owner.query<{ id: string; content_hash: string; evidence_sealed: Buffer }>(
      'select * from signatures',
    );
    expect(rows.map((row) => row.content_hash)).toEqual(['abc123']);
    const [row] = rows;
    const evidence = JSON.parse(
      open(key.key, row?.evidence_sealed ?? Buffer.of(), `signature.evidence:${row?.id ?? ''}`).toString(),
    ) as Evidence;
    expect(evidence.assertion).toContain(testNumber);
    expect(evidence.request.message).toBe('Du bekräftar din ansökan.');
    await expect(owner.query(`update signatures set content_hash = 'x'`)).rejects.toThrow('never changed');
  });
  test('another person cannot confirm', async () => {
    const attributes = [{ name: oid.personalIdentityNumber, values: ['198001022386'] }];
    const { response, applicationId } = await sign({ attributes });
    expect(response.status).toBe(403);
    expect(response.text).toContain('en annan person');
    expect(response.text).toContain(`/mina-sidor/ansokan/${applicationId}`);
    expect(await counted('select count(*) as n from signatures')).toBe(1);
  });
});

test.each(['medborgare', 'underskrift', 'handlaggare'])('metadata of %s is served', async (side) => {
  const response = await request(app).get(`/saml/${side}/metadata`).buffer().expect(200);
  const xml = response.text || (response.body as Buffer).toString();
  expect(xml).toContain(`entityID="https://portal.example.se/saml/${side}/metadata"`);
  expect(xml).toContain(`Location="https://portal.example.se/saml/${side}/acs"`);
});

test('the pages around signing in are whole, in both languages', async () => {
  for (const language of ['sv', 'en']) {
    for (const address of ['/logga-in', '/utloggad', '/handlaggare/utloggad']) {
      const { text } = await request(app).get(address).set('Cookie', `sprak=${language}`).expect(200);
      expect(text).toContain(`<html lang="${language}"`);
      expect(htmlFaults(text)).toEqual([]);
    }
  }
  expect((await request(app).get('/saml/logotyp.svg').expect(200)).headers['content-type']).toBe('image/svg+xml');
});

test('the login page has a door for each provider, and other ways', async () => {
  const { text } = await new Browser().get('/logga-in');
  expect(text).toContain('/saml/medborgare/login?idp=https%3A%2F%2Fidp.example.se%2Fcitizen&amp;till=%2Fmina-sidor');
  expect(text).toContain('0980-319 2');
});
