import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { brokerMetadata } from '../../src/dev/broker/metadata.ts';
import { presets } from '../../src/identity/rules.ts';
import { parseXml } from '../../src/platform/saml/dom.ts';
import { loadProviders } from '../../src/platform/saml/providers.ts';
import { makeWorld, type World } from '../support/idp.ts';

let world: World;
let folder: string;
beforeAll(async () => {
  world = await makeWorld();
  folder = mkdtempSync(path.join(tmpdir(), 'providers-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const one = 'https://one.example.se/idp';
const two = 'https://two.example.se/idp';
const entity = (entityId: string, assurance: string[] = []) =>
  brokerMetadata({
    entityId,
    ssoUrl: `${entityId}/sso`,
    key: world.idpKey,
    displayName: { sv: `Namn ${entityId}`, en: 'Name' },
    assurance,
    userMessage: false,
  }).replace(/^<\?xml[^>]*\?>\s*/, '');
const many = (...entities: string[]) =>
  `<?xml version="1.0"?><!-- federation --><md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">${entities.join('')}</md:EntitiesDescriptor>`;

function load(files: { citizen?: string; staff?: string; providers?: unknown }) {
  const write = (name: string, content: string | undefined) => {
    if (content === undefined) return undefined;
    writeFileSync(path.join(folder, name), content);
    return path.join(folder, name);
  };
  return loadProviders(
    {
      citizenMetadataFile: write('citizen.xml', files.citizen),
      staffMetadataFile: write('staff.xml', files.staff),
      providersFile: write(
        'providers.json',
        files.providers === undefined ? undefined : JSON.stringify(files.providers),
      ),
      baseUrl: 'https://portal.example.se',
    },
    presets,
    world.now,
  );
}

test('one or many providers are read, and a new signing key beside the old', () => {
  const certificate = /<md:KeyDescriptor[\s\S]*<\/md:KeyDescriptor>/.exec(entity(one))?.[0] ?? '';
  const read = load({
    citizen: many(many(entity(one).replace(certificate, certificate + certificate)).replace(/^.*-->/, ''), entity(two)),
  });
  expect(read.faults).toEqual([]);
  expect(read.citizen.map(({ entityId, certificates }) => [entityId, certificates.length])).toEqual([
    [one, 2],
    [two, 1],
  ]);
});

test('a citizen provider is held to the Swedish profile, a staff provider to what AD FS sends', () => {
  const read = load({ citizen: entity(one), staff: entity(two) });
  expect(read.citizen[0]).toMatchObject({
    responseSigned: true,
    assertionSigned: true,
    forceAuthn: true,
    requestedAuthnContext: true,
  });
  expect(read.citizen[0]?.levels).toEqual([
    'http://id.elegnamnden.se/loa/1.0/loa3',
    'http://id.swedenconnect.se/loa/1.0/uncertified-loa3',
  ]);
  expect(read.staff[0]).toMatchObject({
    responseSigned: false,
    assertionSigned: true,
    forceAuthn: false,
    requestedAuthnContext: false,
  });
});

test('only levels that the provider is certified for are asked for', () => {
  const read = load({ citizen: entity(one, ['http://id.elegnamnden.se/loa/1.0/loa3']) });
  expect(read.citizen[0]?.requestedLevels).toEqual(['http://id.elegnamnden.se/loa/1.0/loa3']);
});

test('settings change one provider', () => {
  const read = load({
    citizen: many(entity(one), entity(two)),
    providers: { [two]: { preset: 'cgi', displayName: { sv: 'BankID', en: 'BankID' }, assertionEncrypted: true } },
  });
  expect(read.citizen[1]).toMatchObject({ displayName: { sv: 'BankID' }, assertionEncrypted: true, preset: 'cgi' });
  expect(read.citizen[1]?.attributes.number[0]).toBe('Subject_SerialNumber');
  expect(read.citizen[0]?.assertionEncrypted).toBe(false);
});

test('all faults are told at once', () => {
  const read = load({
    citizen: entity(one).replace('HTTP-Redirect', 'HTTP-Artifact'),
    staff: entity(two),
    providers: {
      [one]: { levels: [], assertionSigned: false, responseSigned: false },
      [two]: { assertionSigned: false, responseSigned: true },
      'https://three.example.se': {},
    },
  });
  expect(read.faults.map((fault) => fault.replace(/^.*?(providers\.json|citizen\.xml): /, ''))).toEqual([
    `${one}: has no SingleSignOnService with the binding HTTP-Redirect`,
    `${one}: either the response or the assertion must be signed`,
    `${one}: name the levels of assurance that are accepted`,
    `${two}: the assertion of a staff provider must be signed`,
    'https://three.example.se stands in no metadata file',
    `${one}: the sign-on address is not https`,
  ]);
  expect(load({ citizen: entity(one), providers: { [one]: { acceptedClockSkewMs: -1 } } }).faults).toHaveLength(1);
});

test('a certificate that cannot be read is told', () => {
  const broken = entity(one).replace(/<ds:X509Certificate>[^<]{20}/, '<ds:X509Certificate>');
  expect(load({ citizen: broken }).faults).toEqual([expect.stringContaining('a signing certificate cannot be read')]);
});

test('files that are not metadata are told', () => {
  expect(load({ citizen: '<a>' }).faults).toHaveLength(1);
  expect(load({ citizen: `<!DOCTYPE a>${entity(one)}` }).faults).toHaveLength(1);
  expect(load({ citizen: many() }).faults).toEqual([expect.stringContaining('holds no identity provider')]);
});

test('broker metadata passes our own strict reader', () => {
  expect(parseXml(entity(one)).documentElement.localName).toBe('EntityDescriptor');
});
