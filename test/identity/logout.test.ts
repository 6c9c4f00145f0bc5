import { createSign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { signElement } from '../../src/dev/broker/issue.ts';
import { selfSignedKeyPair } from '../../src/dev/keys.ts';
import type { KeyPair } from '../../src/platform/saml/keys.ts';
import { logoutRequestXml, logoutResponseXml, readLogout } from '../../src/platform/saml/logout.ts';
import type { Provider } from '../../src/platform/saml/providers.ts';
import { newRequestId, signedRedirect } from '../../src/platform/saml/request.ts';
import { Visitor } from '../support/client.ts';
import { type TestPortal, givenPortal } from '../support/portal.ts';

const johan = '198102062398';
const maria = '199001012385';

let portal: TestPortal;
let provider: Provider;
let staffProvider: Provider;
let stranger: KeyPair;
let owner: pg.Client;

beforeAll(async () => {
  portal = await givenPortal();
  [provider, staffProvider] = [portal.deps.saml.citizen[0], portal.deps.saml.staff[0]] as [Provider, Provider];
  stranger = await selfSignedKeyPair('stranger', portal.deps.clock());
  owner = new pg.Client({ connectionString: portal.ownerUrl });
  await owner.connect();
  await owner.query(`select set_config('app.actor_kind', 'system', false)`);
  return () => owner.end();
});

type Subject = { nameId: string; format: string; sessionIndex: string };

/** What the provider called the session that began last. */
async function lastSubject(side: 'citizen' | 'staff' = 'citizen'): Promise<Subject> {
  const { rows } = await owner.query<{ subject: Subject }>(
    `select sess #> array[$1, 'subject'] as subject from sessions where sess #> array[$1, 'subject'] is not null
      order by (sess #>> array[$1, 'loginAt'])::bigint desc limit 1`,
    [side],
  );
  if (!rows[0]) throw new Error('There is no session');
  return rows[0].subject;
}

async function refusals(): Promise<string[]> {
  const { rows } = await owner.query<{ code: string }>(
    `select detail ->> 'code' as code from audit_events where action = 'logout.refuse' order by at, hash`,
  );
  return rows.map(({ code }) => code);
}

function logoutUrl(): string {
  return `${portal.url}/saml/medborgare/logout`;
}

type Change = Partial<Parameters<typeof logoutRequestXml>[0]> & {
  key?: KeyPair;
  edit?: (xml: string) => string;
};

function requestXml(subject: Subject, change: Change = {}): string {
  const xml = logoutRequestXml({
    id: newRequestId(),
    issuer: provider.entityId,
    destination: logoutUrl(),
    issueInstant: portal.deps.clock(),
    subject,
    ...change,
  });
  return (change.edit ?? ((same) => same))(xml);
}

/** The path and query of a request by HTTP-Redirect, signed by the provider unless said otherwise. */
function byRedirect(subject: Subject, change: Change = {}): string {
  const key = change.key ?? portal.providerKey;
  return signedRedirect(requestXml(subject, change), logoutUrl(), key.privateKey).slice(portal.url.length);
}

async function logIn(number = johan): Promise<{ visitor: Visitor; subject: Subject }> {
  portal.wait(1000);
  const visitor = new Visitor(portal);
  await visitor.logIn(number);
  return { visitor, subject: await lastSubject() };
}

const isIn = async (visitor: Visitor) => (await visitor.get('/mina-sidor')).url === '/mina-sidor';

test('a signed request from the provider ends the session that it names and no other, and is answered with a signed response', async () => {
  const { visitor, subject } = await logIn();
  const other = await logIn(maria);
  const elsewhere = await logIn();
  const answer = await visitor
    .raw()
    .get(`${byRedirect(subject)}&RelayState=`)
    .redirects(0)
    .ok(() => true);
  // A relay state that was not signed makes it another message.
  expect(answer.status).toBe(400);
  const good = await visitor.raw().get(byRedirect(subject)).redirects(0);
  expect(good.status).toBe(303);
  const to = new URL(good.headers['location'] ?? '');
  expect(`${to.origin}${to.pathname}`).toBe(provider.logout?.responseUrl);
  const response = readLogout(
    { binding: 'redirect', query: to.search.slice(1) },
    {
      logoutUrl: provider.logout?.responseUrl ?? '',
      // Read as the provider would: we are the one that it trusts.
      providers: [
        {
          ...provider,
          entityId: `${portal.url}/saml/medborgare/metadata`,
          certificates: [portal.deps.saml.keys.current.certificate],
        },
      ],
      now: portal.deps.clock(),
    },
  );
  expect(response).toMatchObject({ kind: 'response', succeeded: true });
  expect(await isIn(visitor)).toBe(false);
  expect(await isIn(other.visitor)).toBe(true);
  expect(await isIn(elsewhere.visitor)).toBe(true);
});

test('a posted request with an enveloped signature is obeyed, from whatever browser it comes', async () => {
  const { visitor, subject } = await logIn();
  const xml = signElement(requestXml(subject), 'LogoutRequest', portal.providerKey);
  const answer = await new Visitor(portal)
    .raw()
    .post('/saml/medborgare/logout')
    .type('form')
    .set('Origin', 'https://idp.example.se')
    .send({ SAMLRequest: Buffer.from(xml).toString('base64') })
    .redirects(0);
  expect(answer.status).toBe(303);
  expect(await isIn(visitor)).toBe(false);
});

const hour = 3_600_000;
const refused: Record<string, [code: string, (subject: Subject) => string]> = {
  'has no signature': ['logout.unsigned', (subject) => byRedirect(subject).replace(/&Signature=.*$/, '')],
  'has an empty signature': [
    'logout.unsigned',
    (subject) => byRedirect(subject).replace(/&Signature=.*$/, '&Signature='),
  ],
  'has neither signature nor algorithm': [
    'logout.unsigned',
    (subject) => byRedirect(subject).replace(/&SigAlg=.*$/, ''),
  ],
  'is signed by a stranger': ['logout.signature', (subject) => byRedirect(subject, { key: stranger })],
  'is signed with SHA-1': [
    'algorithm.refused',
    (subject) => {
      const message = encodeURIComponent(deflateRawSync(requestXml(subject)).toString('base64'));
      const query = `SAMLRequest=${message}&SigAlg=${encodeURIComponent('http://www.w3.org/2000/09/xmldsig#rsa-sha1')}`;
      const signature = createSign('RSA-SHA1').update(query).sign(portal.providerKey.privateKey, 'base64');
      return `/saml/medborgare/logout?${query}&Signature=${encodeURIComponent(signature)}`;
    },
  ],
  'is for another address': [
    'logout.destination',
    (subject) => byRedirect(subject, { destination: `${portal.url}/saml/handlaggare/logout` }),
  ],
  'is without an address': [
    'logout.destination',
    (subject) => byRedirect(subject, { edit: (xml) => xml.replace(/ Destination="[^"]*"/, '') }),
  ],
  'is from another issuer': ['logout.issuer', (subject) => byRedirect(subject, { issuer: 'https://annan.example.se' })],
  'is an hour old': [
    'logout.old',
    (subject) => byRedirect(subject, { issueInstant: new Date(portal.deps.clock().getTime() - hour) }),
  ],
  'is from the future': [
    'logout.future',
    (subject) => byRedirect(subject, { issueInstant: new Date(portal.deps.clock().getTime() + hour) }),
  ],
  'has expired': [
    'logout.over',
    (subject) =>
      byRedirect(subject, {
        edit: (xml) => xml.replace(/NotOnOrAfter="[^"]*"/, 'NotOnOrAfter="2026-11-24T07:00:00Z"'),
      }),
  ],
  'has two of a parameter': [
    'logout.parameter',
    (subject) => `${byRedirect(subject)}&${byRedirect(subject).split('?')[1] ?? ''}`,
  ],
  'has a request and an answer in one': ['logout.parameter', (subject) => `${byRedirect(subject)}&SAMLResponse=x`],
  'holds a document type': [
    'xml.markup-declaration',
    (subject) => byRedirect(subject, { edit: (xml) => `<!DOCTYPE x>${xml}` }),
  ],
  'names nobody': ['logout.name-id', (subject) => byRedirect({ ...subject, nameId: '' })],
  'cannot be read': ['logout.unreadable', () => '/saml/medborgare/logout?SAMLRequest=x&SigAlg=y&Signature=z'],
};

test.each(Object.keys(refused))(
  'a request by redirect that %s is refused and noted, and nobody is logged out',
  async (name) => {
    const [code, make] = refused[name] ?? ['', () => ''];
    const { visitor, subject } = await logIn();
    const before = (await refusals()).length;
    const page = await visitor.get(make(subject), 400);
    expect(page.html).toContain('Utloggningen gick inte att läsa');
    expect(page.html).toContain('Du är fortfarande inloggad här.');
    const after = await refusals();
    expect(after).toHaveLength(before + 1);
    expect(after.at(-1)).toBe(code);
    expect(await isIn(visitor)).toBe(true);
  },
);

const posted: Record<string, [code: string, (subject: Subject) => string]> = {
  'has no signature': ['logout.unsigned', (subject) => requestXml(subject)],
  'is signed by a stranger': [
    'logout.signature',
    (subject) => signElement(requestXml(subject), 'LogoutRequest', stranger),
  ],
  'was altered after it was signed': [
    'logout.signature',
    (subject) =>
      signElement(requestXml({ ...subject, nameId: 'somebody-else' }), 'LogoutRequest', portal.providerKey).replace(
        'somebody-else',
        subject.nameId,
      ),
  ],
  'carries a signed request inside another': [
    'logout.unsigned',
    (subject) => {
      const inner = signElement(requestXml({ ...subject, nameId: 'x' }), 'LogoutRequest', portal.providerKey);
      return requestXml(subject, {
        edit: (xml) => xml.replace('</saml:Issuer>', `</saml:Issuer><samlp:Extensions>${inner}</samlp:Extensions>`),
      });
    },
  ],
  'is signed with SHA-1': [
    'algorithm.refused',
    (subject) =>
      signElement(requestXml(subject), 'LogoutRequest', portal.providerKey, {
        signature: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
        digest: 'http://www.w3.org/2000/09/xmldsig#sha1',
        inclusiveNamespaces: [],
      }),
  ],
  'is for another address': [
    'logout.destination',
    (subject) =>
      signElement(
        requestXml(subject, { destination: 'https://annan.example.se/logout' }),
        'LogoutRequest',
        portal.providerKey,
      ),
  ],
};

test.each(Object.keys(posted))(
  'a posted request that %s is refused and noted, and nobody is logged out',
  async (name) => {
    const [code, make] = posted[name] ?? ['', () => ''];
    const { visitor, subject } = await logIn();
    const before = (await refusals()).length;
    const answer = await new Visitor(portal)
      .raw()
      .post('/saml/medborgare/logout')
      .type('form')
      .send({ SAMLRequest: Buffer.from(make(subject)).toString('base64') })
      .redirects(0)
      .ok(() => true);
    expect(answer.status).toBe(400);
    const after = await refusals();
    expect(after).toHaveLength(before + 1);
    expect(after.at(-1)).toBe(code);
    expect(await isIn(visitor)).toBe(true);
  },
);

test('a request is obeyed once: sent again it is refused, even for a session that has begun since', async () => {
  const { visitor, subject } = await logIn();
  const request = byRedirect(subject);
  expect((await visitor.raw().get(request).redirects(0)).status).toBe(303);
  await visitor.logIn(johan);
  await visitor.get(request, 400);
  expect(await refusals()).toContain('logout.replayed');
  expect(await isIn(visitor)).toBe(true);
});

test('the citizens’ provider cannot log an employee out, nor can a message for one side be used at the other', async () => {
  const employee = new Visitor(portal);
  await employee.logInStaff('karin.sjodin');
  const subject = await lastSubject('staff');
  expect((await employee.raw().get(byRedirect(subject)).redirects(0)).status).toBe(303);
  expect((await employee.get('/handlaggare/ko')).url).toBe('/handlaggare/ko');
  const destination = `${portal.url}/saml/handlaggare/logout`;
  const own = (issuer: string) =>
    signedRedirect(requestXml(subject, { destination, issuer }), destination, portal.providerKey.privateKey).slice(
      portal.url.length,
    );
  await employee.get(own(provider.entityId), 400);
  expect((await employee.raw().get(own(staffProvider.entityId)).redirects(0)).status).toBe(303);
  expect((await employee.get('/handlaggare/ko', 303)).url).toContain('/personal/sso');
});

test('logging out asks the provider to end its session too, where that is wanted, and believes only a signed answer to it', async () => {
  const { visitor, subject } = await logIn();
  const { logout } = provider;
  if (!logout) throw new Error('The provider has no single logout');
  logout.begin = true;
  try {
    const away = await visitor.post('/logga-ut', {}, 303);
    expect(away.url).toMatch(/\/medborgare\/slo\?SAMLRequest=/);
    expect(await isIn(visitor)).toBe(false);
    const back = await fetch(away.url, { redirect: 'manual' });
    const to = (back.headers.get('location') ?? '').slice(portal.url.length);
    expect(to).toMatch(/^\/saml\/medborgare\/logout\?SAMLResponse=/);
    // In another browser it says nothing of the provider, and neither does a response that nobody signed.
    expect((await new Visitor(portal).get(to)).html).not.toContain('Du är också utloggad');
    await visitor.get(to.replace(/&Signature=.*/, ''), 400);
    const forged = logoutResponseXml({
      id: newRequestId(),
      issuer: provider.entityId,
      destination: logoutUrl(),
      issueInstant: portal.deps.clock(),
      inResponseTo: 'x',
    });
    await visitor.get(
      signedRedirect(forged, logoutUrl(), stranger.privateKey, { relayState: undefined }).slice(portal.url.length),
      400,
    );
    expect((await visitor.get(to)).html).toContain('Du är också utloggad hos Testlegitimering.');
    expect(subject.sessionIndex).not.toBe('');
  } finally {
    logout.begin = false;
  }
});

test('without single logout the page says truthfully that one may still be logged in elsewhere', async () => {
  const { visitor } = await logIn();
  const page = await visitor.post('/logga-ut');
  expect(page.url).toBe('/utloggad');
  expect(page.html).toContain('kan fortfarande vara inloggad på andra tjänster');
  expect(page.html).toContain('Stäng alla fönster i webbläsaren.');
  expect(page.html).toContain('Lämna sidan snabbt');
});

test('our metadata says where logout goes, for those who log in and not for signing', async () => {
  for (const [side, there] of [
    ['medborgare', true],
    ['handlaggare', true],
    ['underskrift', false],
  ] as const) {
    const xml = await (await fetch(`${portal.url}/saml/${side}/metadata`)).text();
    expect(xml.includes(`Location="${portal.url}/saml/${side}/logout"`), side).toBe(there);
  }
});
