import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBroker, type Broker } from '../../src/dev/broker/broker.ts';
import { oid, presets } from '../../src/identity/rules.ts';
import { receive, type Endpoint, type SamlRequest } from '../../src/platform/saml/chain.ts';
import { serviceMetadata } from '../../src/platform/saml/metadata.ts';
import { loadProviders, type LoadedProviders } from '../../src/platform/saml/providers.ts';
import { SamlRefusal } from '../../src/platform/saml/refusal.ts';
import { authnRequestXml, signedRedirect } from '../../src/platform/saml/request.ts';
import { htmlFaults } from '../support/html.ts';
import { browserToken, makeWorld, outstanding, testNumber, type World } from '../support/idp.ts';

let world: World;
let broker: Broker;
let loaded: LoadedProviders;
let folder: string;

beforeAll(async () => {
  world = await makeWorld();
  broker = await createBroker({
    baseUrl: 'http://localhost:4400',
    spMetadata: () => [world.citizen, world.staff].map(metadataOf),
    personas: {
      citizens: [{ personalNumber: testNumber, givenName: 'Test', familyName: 'Testsson' }],
      staff: [
        {
          subject: 'anstalld-1',
          givenName: 'Hanna',
          familyName: 'Handläggare',
          email: 'hanna@example.se',
          roles: ['handlaggare'],
        },
      ],
    },
    clock: () => world.now,
  });
  folder = mkdtempSync(path.join(tmpdir(), 'broker-'));
  writeFileSync(path.join(folder, 'citizen.xml'), broker.metadata.citizen);
  writeFileSync(path.join(folder, 'staff.xml'), broker.metadata.staff);
  loaded = loadProviders(
    {
      citizenMetadataFile: path.join(folder, 'citizen.xml'),
      staffMetadataFile: path.join(folder, 'staff.xml'),
      providersFile: undefined,
      baseUrl: 'http://localhost:3000',
    },
    presets,
    world.now,
  );
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function metadataOf(endpoint: Endpoint): string {
  return serviceMetadata({
    ...endpoint,
    keys: world.serviceKeys,
    displayName: { sv: 'Medborgarsidan', en: 'Medborgarsidan' },
    description: { sv: 'Ansök', en: 'Apply' },
    logo: { url: 'https://portal.example.se/logo.svg', width: 10, height: 10 },
    organization: { name: 'Kommunen', url: 'https://portal.example.se', number: undefined },
    contacts: { technical: 'teknik@example.se', support: 'kontakt@example.se' },
    entityCategories: ['http://id.elegnamnden.se/ec/1.0/loa3-pnr'],
    attributeServices: [],
  });
}

function begin(side: 'citizen' | 'staff', change: { key?: string; levels?: string[]; message?: string } = {}) {
  const [provider] = loaded[side];
  if (!provider) throw new Error('no provider');
  const row = outstanding(world, side, { idpEntityId: provider.entityId, levels: provider.levels });
  const endpoint = world[side];
  const xml = authnRequestXml({
    id: row.id,
    issuer: endpoint.entityId,
    acsUrl: endpoint.acsUrl,
    destination: provider.ssoUrl,
    issueInstant: world.now,
    forceAuthn: provider.forceAuthn,
    levels: change.levels ?? (provider.requestedAuthnContext ? provider.requestedLevels : []),
    nameIdFormat: provider.nameIdFormat ?? undefined,
    userMessage: change.message === undefined ? undefined : { text: change.message, language: 'sv' },
  });
  const url = signedRedirect(xml, provider.ssoUrl, change.key ?? world.serviceKeys.current.privateKey);
  return { row, url: url.replace('http://localhost:4400', ''), endpoint, provider };
}

async function answered(begun: ReturnType<typeof begin>, form: Record<string, string>): Promise<string> {
  const shown = await request(broker.app).get(begun.url).expect(200);
  const ticket = /name="begaran" value="([^"]+)"/.exec(shown.text)?.[1] ?? '';
  const action = /<form method="post" action="([^"]+)"/.exec(shown.text)?.[1] ?? '';
  const sent = await request(broker.app)
    .post(action)
    .type('form')
    .send({ begaran: ticket, ...form })
    .expect(200);
  expect([...htmlFaults(shown.text), ...htmlFaults(sent.text)]).toEqual([]);
  expect(sent.text).toContain(`action="${begun.endpoint.acsUrl}"`);
  return /name="SAMLResponse" value="([^"]+)"/.exec(sent.text)?.[1] ?? '';
}

async function received(begun: ReturnType<typeof begin>, samlResponse: string) {
  const rows: SamlRequest[] = [begun.row];
  return receive(
    {
      endpoint: begun.endpoint,
      providers: [begun.provider],
      keys: world.serviceKeys,
      samlResponse,
      browserToken,
      now: world.now,
    },
    { find: (id) => Promise.resolve(rows.find((row) => row.id === id)) },
  );
}

test('its metadata is read without a fault and without a word of configuration', () => {
  expect(loaded.faults).toEqual([]);
  expect(loaded.citizen.map(({ displayName, supportsUserMessage }) => ({ displayName, supportsUserMessage }))).toEqual([
    { displayName: { sv: 'Testlegitimering', en: 'Test e-ID' }, supportsUserMessage: true },
  ]);
  expect(loaded.staff).toHaveLength(1);
});

describe('the whole way round', () => {
  test('a chosen citizen comes back', async () => {
    const begun = begin('citizen');
    const { assertion } = await received(begun, await answered(begun, { person: testNumber }));
    expect(assertion.attributes.get(oid.personalIdentityNumber)).toEqual([testNumber]);
  });
  test('a typed test number comes back', async () => {
    const begun = begin('citizen');
    const { assertion } = await received(begun, await answered(begun, { nummer: '19980101-2387', fornamn: 'Åsa' }));
    expect(assertion.attributes.get(oid.personalIdentityNumber)).toEqual(['199801012387']);
    expect(assertion.attributes.get(oid.givenName)).toEqual(['Åsa']);
  });
  test('an employee comes back with roles', async () => {
    const begun = begin('staff');
    const { assertion } = await received(begun, await answered(begun, { person: 'anstalld-1' }));
    expect([...assertion.attributes.values()].flat()).toContain('handlaggare');
  });
  test.each<[Record<string, string>, string]>([
    [{ avbryt: 'ja' }, 'cancelled'],
    [{ person: testNumber, utfall: 'low-level' }, 'level'],
    [{ person: testNumber, utfall: 'fraud' }, 'suspicious'],
    [{ person: testNumber, utfall: 'expired' }, 'technical'],
    [{ person: testNumber, utfall: 'wrong-audience' }, 'technical'],
    [{ person: testNumber, utfall: 'unsigned' }, 'technical'],
  ])('%o is refused as %s', async (form, kind) => {
    const begun = begin('citizen');
    const samlResponse = await answered(begun, form);
    await expect(received(begun, samlResponse)).rejects.toMatchObject({ kind });
    await expect(received(begun, samlResponse)).rejects.toBeInstanceOf(SamlRefusal);
  });
  test('a level that it does not have is answered with an error', async () => {
    const begun = begin('citizen', { levels: ['http://id.elegnamnden.se/loa/1.0/loa4'] });
    await expect(received(begun, await answered(begun, { person: testNumber }))).rejects.toMatchObject({
      kind: 'level',
    });
  });
});

describe('at its door', () => {
  test('the text of the service is shown, and escaped', async () => {
    const { url } = begin('citizen', { message: 'Du bekräftar din ansökan <b>nu</b>' });
    const { text } = await request(broker.app).get(url).expect(200);
    expect(text).toContain('Du bekräftar din ansökan &lt;b&gt;nu&lt;/b&gt;');
    expect(text).toContain('Testlegitimering');
    expect(htmlFaults(text)).toEqual([]);
  });
  test('a request signed by a stranger is refused', async () => {
    await request(broker.app)
      .get(begin('citizen', { key: world.strangerKey.privateKey }).url)
      .expect(400);
  });
  test('an unsigned request is refused', async () => {
    await request(broker.app)
      .get(begin('citizen').url.replace(/&Signature=.*/, ''))
      .expect(400);
  });
  test('a wrong number is asked for again', async () => {
    const shown = await request(broker.app).get(begin('citizen').url);
    const ticket = /name="begaran" value="([^"]+)"/.exec(shown.text)?.[1] ?? '';
    await request(broker.app)
      .post('/medborgare/svar')
      .type('form')
      .send({ begaran: ticket, nummer: '199001012386' })
      .expect(422);
  });
  test('it does not start in production, nor on a public host', async () => {
    const options = { spMetadata: () => [], personas: { citizens: [], staff: [] } };
    await expect(createBroker({ ...options, baseUrl: 'https://login.example.se' })).rejects.toThrow('marked as a demo');
    const before = process.env['NODE_ENV'];
    process.env['NODE_ENV'] = 'production';
    try {
      await expect(createBroker({ ...options, baseUrl: 'http://localhost:4400' })).rejects.toThrow('production');
    } finally {
      process.env['NODE_ENV'] = before;
    }
  });
});
