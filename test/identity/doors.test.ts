import { inflateRawSync } from 'node:zlib';
import { SignedXml } from 'xml-crypto';
import { afterEach, beforeAll, expect, inject, test } from 'vitest';
import { issueResponse, type ResponseOptions } from '../../src/dev/broker/issue.ts';
import { oid, presets } from '../../src/identity/rules.ts';
import { attribute, only, parseXml, walk } from '../../src/platform/saml/dom.ts';
import { ns } from '../../src/platform/saml/names.ts';
import type { Provider } from '../../src/platform/saml/providers.ts';
import { Visitor, type Page } from '../support/client.ts';
import { givenApplication } from '../support/given.ts';
import { citizenAttributes, loa3, makeWorld, testNumber, type World } from '../support/idp.ts';
import { type TestPortal, givenPortal, testMorning } from '../support/portal.ts';

// The whole portal, with providers that do what the test e-legitimation does not.

const hyphenated = `${testNumber.slice(0, 8)}-${testNumber.slice(8)}`;

let portal: TestPortal;
let world: World;
let usual: Provider;
beforeAll(async () => {
  portal = await givenPortal();
  world = await makeWorld(testMorning);
  const [first] = portal.deps.saml.citizen;
  if (!first) throw new Error('no provider');
  usual = first;
});
afterEach(() => {
  portal.deps.saml.citizen = [usual];
});

const bankId = () => ({
  ...usual,
  entityId: 'https://bankid.example.se/idp',
  displayName: { sv: 'BankID', en: 'BankID' },
});
const freja = () => ({ ...usual, entityId: 'https://freja.example.se/idp', displayName: { sv: 'Freja', en: 'Freja' } });
const foreign = () => ({
  ...usual,
  entityId: 'https://eidas.example.se/idp',
  displayName: { sv: 'E-legitimation från annat land', en: 'Foreign e-ID' },
});
const doorsOf = (page: Page) =>
  [...page.html.matchAll(/href="(\/saml\/medborgare\/login[^"]+)"/g)].map(([, href]) =>
    (href ?? '').replaceAll('&amp;', '&').replaceAll('&#x3D;', '='),
  );
const nameOf = (href: string | undefined) => new URL(href ?? '', portal.url).searchParams.get('idp');

/** What the form on a page carries. */
function formOf(page: Page): { action: string; fields: Map<string, string> } {
  const action = /<form method="post" action="([^"]+)" data-repost/.exec(page.html)?.[1] ?? '';
  const hidden = [...page.html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return { action, fields: new Map(hidden.map(([, name, value]) => [name ?? '', value ?? ''])) };
}

function answerOf(
  provider: Provider,
  inResponseTo: string,
  kind: 'medborgare' | 'underskrift',
  change: Partial<ResponseOptions> = {},
) {
  return issueResponse({
    key: world.idpKey,
    issuer: provider.entityId,
    audience: `${portal.url}/saml/${kind}/metadata`,
    acsUrl: `${portal.url}/saml/${kind}/acs`,
    inResponseTo,
    now: portal.deps.clock(),
    level: loa3,
    attributes: citizenAttributes,
    encryptTo: inject('spKey').certificate,
    ...change,
  });
}

test('with several providers one chooses, and the one chosen last comes first until one logs out', async () => {
  portal.deps.saml.citizen = [bankId(), freja(), foreign()];
  const visitor = new Visitor(portal);
  const page = await visitor.get('/logga-in?till=%2Fmina-sidor%2Fbesked');
  const doors = doorsOf(page);
  expect(doors.map(nameOf)).toEqual([bankId(), freja(), foreign()].map(({ entityId }) => entityId));
  expect(new URL(doors[1] ?? '', portal.url).searchParams.get('till')).toBe('/mina-sidor/besked');
  for (const words of ['BankID', 'Freja', 'E-legitimation från annat land']) expect(page.html).toContain(words);
  expect(page.html).not.toContain('Du valde den här förra gången.');

  const sent = await visitor
    .raw()
    .get(doors[1] ?? '')
    .redirects(0);
  const cookie =
    (sent.headers['set-cookie'] as unknown as string[]).find((one) => one.startsWith('e-legitimation=')) ?? '';
  expect(cookie).toMatch(/^e-legitimation=[\w-]{12}; Path=\/logga-in; HttpOnly; SameSite=Lax$/);
  const again = await visitor.get('/logga-in');
  expect(doorsOf(again).map(nameOf)).toEqual([freja(), bankId(), foreign()].map(({ entityId }) => entityId));
  expect(again.html.match(/Du valde den här förra gången\./g)).toHaveLength(1);

  await visitor.get('/utloggad');
  expect((await visitor.get('/logga-in')).html).not.toContain('Du valde den här förra gången.');
});

test('a provider whose metadata has run out is neither offered nor believed', async () => {
  const provider = { ...bankId(), certificates: [world.idpKey.certificate] };
  portal.deps.saml.citizen = [provider, freja()];
  const visitor = new Visitor(portal);
  const begun = await visitor
    .raw()
    .get(`/saml/medborgare/login?idp=${encodeURIComponent(provider.entityId)}`)
    .redirects(0);
  const id = requestId(begun.headers['location'] ?? '');
  portal.deps.saml.citizen = [{ ...provider, validUntil: new Date(portal.deps.clock().getTime() - 1000) }, freja()];
  expect(doorsOf(await visitor.get('/logga-in')).map(nameOf)).toEqual([freja().entityId]);
  await visitor.get(`/saml/medborgare/login?idp=${encodeURIComponent(provider.entityId)}`, 404);
  const { samlResponse } = await answerOf(provider, id, 'medborgare');
  const refused = await visitor
    .raw()
    .post('/saml/medborgare/acs')
    .type('form')
    .ok(() => true)
    .send({ SAMLResponse: samlResponse });
  expect(refused.status).toBe(400);

  expect(await (await fetch(`${portal.url}/readyz`)).text()).toBe(
    `ok\nmetadata of ${provider.entityId} was valid until 2026-11-24; nobody can log in with it`,
  );
  portal.deps.saml.citizen = [provider];
  const { samlResponse: sound } = await answerOf(provider, id, 'medborgare');
  const back = await visitor.raw().post('/saml/medborgare/acs').type('form').send({ SAMLResponse: sound }).redirects(0);
  expect([back.status, back.headers['location']]).toEqual([303, '/mina-sidor']);
});

test(
  'a provider that asks who is to sign is told in a form, and the confirmed answer is taken',
  { timeout: 60_000 },
  async () => {
    const visitor = new Visitor(portal);
    const { base } = await givenApplication(visitor, testNumber, { stopAt: 'provider' });
    const provider: Provider = {
      ...usual,
      certificates: [world.idpKey.certificate],
      ssoPostUrl: 'https://idp.example.se/sso/post',
      principalSelection: [oid.personalIdentityNumber],
    };
    portal.deps.saml.citizen = [provider];
    await visitor.get(`${base}/granska`);
    const page = await visitor.post(`${base}/granska`, { _version: visitor.value('_version'), truth: 'ja' });
    // Without a script the button does it, and the policy of the page lets it.
    expect(page.html).toContain('Tryck på knappen för att visa vem du är.');
    expect(page.html).toMatch(/<button[^>]*>\s*(?:<[^>]+>\s*)*Fortsätt/);
    expect(page.headers['content-security-policy']).toMatch(/form-action 'self'[^;]* https:\/\/idp\.example\.se/);

    const { action, fields } = formOf(page);
    expect(action).toBe(provider.ssoPostUrl);
    const xml = Buffer.from(fields.get('SAMLRequest') ?? '', 'base64').toString('utf8');
    const root = parseXml(xml).documentElement;
    const signed = new SignedXml({ publicCert: inject('spKey').certificate, getCertFromKeyInfo: () => null });
    signed.loadSignature(only(root, ns.signature, 'Signature', 'signature'));
    expect(signed.checkSignature(xml)).toBe(true);
    expect(attribute(root, 'ForceAuthn')).toBe('true');
    expect([...walk(root)].find((one) => one.localName === 'MatchValue')?.textContent).toBe(testNumber);
    // What is shown before one has shown who one is names nobody.
    const message = [...walk(root)].find((one) => one.localName === 'Message')?.textContent ?? '';
    expect(Buffer.from(message, 'base64').toString('utf8')).not.toMatch(/\d{8}/);

    const { samlResponse } = await answerOf(provider, attribute(root, 'ID') ?? '', 'underskrift');
    const done = await visitor.post('/saml/underskrift/acs', { SAMLResponse: samlResponse });
    expect(done.url).toMatch(/^\/arenden\//);
  },
);

test('a provider that does not ask, or takes no forms, is not told who is to sign', { timeout: 60_000 }, async () => {
  const visitor = new Visitor(portal);
  const { base } = await givenApplication(visitor, '198102062398', { stopAt: 'provider' });
  for (const change of [
    { ssoPostUrl: 'https://idp.example.se/sso/post', principalSelection: [] },
    { ssoPostUrl: undefined, principalSelection: [oid.personalIdentityNumber] },
  ]) {
    portal.deps.saml.citizen = [{ ...usual, ...change }];
    await visitor.get(`${base}/granska`);
    const { url } = await visitor.post(`${base}/granska`, { _version: visitor.value('_version'), truth: 'ja' }, 303);
    expect(requestXml(url)).not.toContain('198102062398');
  }
});

const plain = (attributes: Record<string, string>) => ({
  attributes: Object.entries(attributes).map(([name, value]) => ({ name, values: [value] })),
});
const openFed = {
  number: ['https://openfed.se/attributes/personalIdentityNumber'],
  givenName: ['https://openfed.se/attributes/givenName'],
};
test.each<[string, Partial<Provider>, Record<string, string>, number]>([
  [
    'CGI, in the older names',
    presets.cgi,
    { Subject_SerialNumber: testNumber, Subject_GivenName: 'Åsa', Subject_Surname: 'Ek' },
    303,
  ],
  [
    'CGI, in the names of the framework',
    presets.cgi,
    { [oid.personalIdentityNumber]: testNumber, [oid.givenName]: 'Åsa' },
    303,
  ],
  ['Signicat', presets.signicat, { nin: testNumber, firstName: 'Åsa', lastName: 'Ek' }, 303],
  ['Signicat, the older hub', presets.signicat, { 'national-identity': testNumber, 'given-name': 'Åsa' }, 303],
  ['PhenixID', presets.phenixid, { userPersonalNumber: testNumber, userGivenName: 'Åsa' }, 303],
  [
    'a provider in names of its own',
    { attributes: { ...presets.custom.attributes, ...openFed } },
    { 'https://openfed.se/attributes/personalIdentityNumber': testNumber },
    303,
  ],
  [
    'a provider that writes a hyphen, where that is allowed',
    { numberFormat: 'hyphen' },
    { [oid.personalIdentityNumber]: hyphenated },
    303,
  ],
  ['a provider that writes a hyphen, where it is not', {}, { [oid.personalIdentityNumber]: hyphenated }, 400],
  ['a name that is not configured', presets.custom, { [oid.personalIdentityNumber]: testNumber }, 400],
])('the number of %s is read by its name', async (_name, manner, attributes, expected) => {
  const provider = { ...usual, levels: [loa3], ...manner, certificates: [world.idpKey.certificate] };
  portal.deps.saml.citizen = [provider];
  const visitor = new Visitor(portal);
  const begun = await visitor.raw().get('/saml/medborgare/login').redirects(0);
  const id = requestId(begun.headers['location'] ?? '');
  const { samlResponse } = await answerOf(provider, id, 'medborgare', plain(attributes));
  const post = visitor.raw().post('/saml/medborgare/acs').type('form').redirects(0);
  expect((await post.ok(() => true).send({ SAMLResponse: samlResponse })).status).toBe(expected);
});

test('only a provider that can show a message is sent one', { timeout: 60_000 }, async () => {
  const visitor = new Visitor(portal);
  const { base } = await givenApplication(visitor, '198102062398', { stopAt: 'provider' });
  for (const supportsUserMessage of [true, false]) {
    portal.deps.saml.citizen = [{ ...usual, supportsUserMessage }];
    await visitor.get(`${base}/granska`);
    const { url } = await visitor.post(`${base}/granska`, { _version: visitor.value('_version'), truth: 'ja' }, 303);
    expect(requestXml(url).includes('UserMessage')).toBe(supportsUserMessage);
    expect(requestXml(url)).toContain('ForceAuthn="true"');
    // That one is for signature services only (Deployment Profile 7).
    expect(requestXml(url)).not.toContain('SignMessage');
    expect(url.length).toBeLessThanOrEqual(2000);
  }
});

test.each([
  ['?lang=sv', '?lang=sv', 303],
  ['?lang=sv', '', 303],
  ['?lang=sv', '?lang=en', 400],
  ['?lang=sv&x=1', '?lang=sv&x=1', 400],
  ['?SAMLResponse=x', '', 400],
])('an answer that comes to the address with %s and is made out to %s: %i', async (query, madeOutTo, expected) => {
  const provider = { ...usual, certificates: [world.idpKey.certificate], acsParameters: ['lang'] };
  portal.deps.saml.citizen = [provider];
  const visitor = new Visitor(portal);
  const begun = await visitor.raw().get('/saml/medborgare/login').redirects(0);
  const acsUrl = `${portal.url}/saml/medborgare/acs${madeOutTo}`;
  const { samlResponse } = await answerOf(provider, requestId(begun.headers['location'] ?? ''), 'medborgare', {
    acsUrl,
  });
  const post = visitor.raw().post(`/saml/medborgare/acs${query}`).type('form').redirects(0);
  expect((await post.ok(() => true).send({ SAMLResponse: samlResponse })).status).toBe(expected);
});

function requestXml(location: string): string {
  return inflateRawSync(Buffer.from(new URL(location).searchParams.get('SAMLRequest') ?? '', 'base64')).toString(
    'utf8',
  );
}
function requestId(location: string): string {
  return / ID="([^"]+)"/.exec(requestXml(location))?.[1] ?? '';
}
