import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as x509 from '@peculiar/x509';
import { pino } from 'pino';
import { SignedXml } from 'xml-crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brokerMetadata } from '../../src/dev/broker/metadata.ts';
import { selfSignedKeyPair } from '../../src/dev/keys.ts';
import { presets } from '../../src/identity/rules.ts';
import { parseXml } from '../../src/platform/saml/dom.ts';
import { followProviders } from '../../src/platform/saml/follow.ts';
import type { KeyPair } from '../../src/platform/saml/keys.ts';
import { exceptions, isCurrent, loadProviders, providerWarnings } from '../../src/platform/saml/providers.ts';
import type { SamlService } from '../../src/platform/saml/service.ts';
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

function load(files: { citizen?: string; staff?: string; providers?: unknown }, now = world.now) {
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
    now,
  );
}
const days = (n: number) => new Date(world.now.getTime() + n * 86_400_000);
const until = (n: number) => `validUntil="${days(n).toISOString()}"`;
const sayings = (faults: readonly string[]) => faults.map((fault) => fault.replace(/^.*?\.(?:xml|json|pem): /, ''));

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

test('a certificate is a container for its key: that it has expired keeps nobody out', async () => {
  const key = await selfSignedKeyPair('old', days(-900), 30);
  const old = brokerMetadata({
    entityId: one,
    ssoUrl: `${one}/sso`,
    key,
    displayName: { sv: 'x', en: 'x' },
    assurance: [],
    userMessage: false,
  });
  expect(load({ citizen: old }).faults).toEqual([]);
});

test('a provider without an RSA key is told of at start, since nothing of it could be verified; a curve beside one does no harm', async () => {
  const curve = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = (await webcrypto.subtle.generateKey(curve, true, ['sign', 'verify'])) as CryptoKeyPair;
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    { name: 'CN=curve', signingAlgorithm: curve, keys },
    webcrypto as unknown as Crypto,
  );
  const body = certificate.toString('base64').replace(/\s/g, '');
  const rsa = /<ds:X509Certificate>[^<]+<\/ds:X509Certificate>/.exec(entity(one))?.[0] ?? '';
  const onCurve = `<ds:X509Certificate>${body}</ds:X509Certificate>`;
  expect(sayings(load({ citizen: entity(one).replace(rsa, onCurve) }).faults)).toEqual([
    `${one}: has no RSA signing key, and no other kind can be verified`,
  ]);
  expect(load({ citizen: entity(one).replace(rsa, rsa + onCurve) }).faults).toEqual([]);
});

test('a provider that takes forms as well, and wishes to know who is to sign, is read so', () => {
  const wish =
    '<psc:RequestedPrincipalSelection xmlns:psc="http://id.swedenconnect.se/authn/1.0/principal-selection/ns"><psc:MatchValue Name="urn:oid:1.2.752.29.4.13"/></psc:RequestedPrincipalSelection>';
  const post = `<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${one}/post"/>`;
  const [provider] = load({
    citizen: entity(one)
      .replace('</mdui:UIInfo>', `</mdui:UIInfo>${wish}`)
      .replace('</md:IDPSSODescriptor>', `${post}</md:IDPSSODescriptor>`),
  }).citizen;
  expect(provider).toMatchObject({
    ssoUrl: `${one}/sso`,
    ssoPostUrl: `${one}/post`,
    principalSelection: ['urn:oid:1.2.752.29.4.13'],
  });
  expect(load({ citizen: entity(one) }).citizen[0]).toMatchObject({ ssoPostUrl: undefined, principalSelection: [] });
});

describe('the date until which metadata is valid', () => {
  const dated = (outer: number, inner: number) =>
    many(entity(one).replace('<md:EntityDescriptor', `<md:EntityDescriptor ${until(inner)}`)).replace(
      '<md:EntitiesDescriptor',
      `<md:EntitiesDescriptor ${until(outer)}`,
    );
  test('is the first of its own and of all that it stands in', () => {
    for (const metadata of [dated(20, 10), dated(10, 20)]) {
      expect(load({ citizen: metadata }).citizen[0]?.validUntil).toEqual(days(10));
    }
    const descriptor = entity(one).replace('<md:IDPSSODescriptor', `<md:IDPSSODescriptor ${until(3)}`);
    expect(load({ citizen: descriptor }).citizen[0]?.validUntil).toEqual(days(3));
  });
  test('stops a start when it has passed, or cannot be read', () => {
    expect(sayings(load({ citizen: dated(20, -1) }).faults)).toEqual([
      `${one}: the metadata was valid until 2026-11-22 10:00; fetch it anew`,
    ]);
    const unreadable = entity(one).replace('<md:EntityDescriptor', '<md:EntityDescriptor validUntil="soon"');
    expect(load({ citizen: unreadable }).faults).toHaveLength(1);
  });
  test('is warned of a week before, and ends the use of the provider', () => {
    const { citizen } = load({ citizen: dated(20, 20) });
    const [provider] = citizen;
    expect(provider && [days(19), days(20)].map((now) => isCurrent(provider, now))).toEqual([true, false]);
    expect(providerWarnings(citizen, days(12))).toEqual([]);
    expect(providerWarnings(citizen, days(14))).toEqual([`metadata of ${one} is valid until 2026-12-13`]);
    expect(providerWarnings(citizen, days(21))[0]).toContain('nobody can log in with it');
  });
});

describe('metadata of a federation', () => {
  let federation: KeyPair;
  beforeAll(async () => {
    federation = await selfSignedKeyPair('federation', world.now);
    writeFileSync(path.join(folder, 'federation.pem'), world.strangerKey.certificate + federation.certificate);
  });

  function signed(xml: string, key = federation, algorithm = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256') {
    const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
    const signer = new SignedXml({
      privateKey: key.privateKey,
      publicCert: key.certificate,
      signatureAlgorithm: algorithm,
      canonicalizationAlgorithm: exclusive,
    });
    signer.addReference({
      xpath: '/*',
      transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', exclusive],
      digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
    });
    signer.computeSignature(xml, { prefix: 'ds', location: { reference: '/*', action: 'prepend' } });
    return signer.getSignedXml();
  }
  const whole = () =>
    many(entity(one), entity(two)).replace('<md:EntitiesDescriptor', '<md:EntitiesDescriptor ID="_all"');
  const pinned = { federation: { citizen: 'federation.pem' } };
  const idps = (citizen: string) => {
    const read = load({ citizen, providers: pinned });
    return read.faults.length > 0 ? sayings(read.faults) : read.citizen.map(({ entityId }) => entityId);
  };
  const refused = ['is not signed by the federation'];

  test('is read when one of the pinned certificates has signed it', () => {
    expect(idps(signed(whole()))).toEqual([one, two]);
    expect(idps(signed(entity(one).replace('<md:EntityDescriptor', '<md:EntityDescriptor ID="_one"')))).toEqual([one]);
  });
  test('is refused unsigned, signed by another, changed afterwards, or signed with SHA-1', () => {
    expect(idps(whole())).toEqual(refused);
    expect(idps(signed(whole(), world.idpKey))).toEqual(refused);
    expect(idps(signed(whole()).replace(`${one}/sso`, `${one}/evil`))).toEqual(refused);
    expect(idps(signed(whole(), federation, 'http://www.w3.org/2000/09/xmldsig#rsa-sha1'))).toEqual(refused);
  });
  test('is refused when what was signed is only a part of it', () => {
    const part = signed(entity(one).replace('<md:EntityDescriptor', '<md:EntityDescriptor ID="_one"'));
    const signature = /<ds:Signature[\s\S]*<\/ds:Signature>/.exec(part)?.[0] ?? '';
    const wrapped = many(part.replace(signature, ''), entity(two)).replace(
      '<md:EntitiesDescriptor',
      '<md:EntitiesDescriptor ID="_all"',
    );
    expect(idps(many(part, entity(two)))).toEqual(refused);
    expect(idps(wrapped.replace('<md:EntityDescriptor', `${signature}<md:EntityDescriptor`))).toEqual(refused);
  });
  test('is not read without the certificate', () => {
    const read = load({ citizen: whole(), providers: { federation: { citizen: 'nowhere.pem' } } });
    expect(sayings(read.faults)).toContain('cannot be read');
    expect(read.citizen).toEqual([]);
  });
});

describe('what is out of the ordinary', () => {
  test('is named one by one', () => {
    const read = load({
      citizen: many(entity(one), entity(two)),
      staff: entity('https://three.example.se/idp'),
      providers: {
        [one]: { assertionEncrypted: true },
        [two]: {
          preset: 'cgi',
          numberFormat: 'hyphen',
          assumedLevel: 'http://id.elegnamnden.se/loa/1.0/loa3',
          forceAuthn: false,
          acsParameters: ['lang'],
        },
      },
    });
    expect(read.faults).toEqual([]);
    const words = (provider: (typeof read.citizen)[number] | undefined) =>
      provider && exceptions(provider).map((exception) => exception.split(':')[0]);
    expect(words(read.citizen[0])).toEqual([]);
    expect(words(read.citizen[1])).toEqual([
      'assertionEncrypted',
      'forceAuthn',
      'requestedAuthnContext',
      'assumedLevel',
      'numberFormat',
      'acsParameters',
    ]);
    expect(words(read.staff[0])).toContain('responseSigned');
  });
  test.each<[string, unknown]>([
    ['a clock that may go backwards', { acceptedClockSkewMs: -1 }],
    ['an audience', { audience: '' }],
    ['an older signature', { signatureAlgorithm: 'sha1' }],
    ['a preset that does not exist', { preset: 'bankid' }],
    ['no attribute for the number', { attributes: { number: [] } }],
    ['a message in the address', { acsParameters: ['SAMLResponse'] }],
    ['a level that is asked for and not accepted', { requestedLevels: ['urn:x'] }],
    ['a level that is assumed and not accepted', { assumedLevel: 'urn:x' }],
    ['the number zero, which is taken', { attributeConsumingServiceIndex: 0 }],
  ])('%s cannot be configured', (_name, settings) => {
    expect(load({ citizen: entity(one), providers: { [one]: settings } }).faults).toHaveLength(1);
  });
});

describe('while the portal runs', () => {
  function follow() {
    const lines: { level: number; faults?: string[]; warning?: string; exception?: string }[] = [];
    const log = pino({ level: 'info' }, { write: (line) => lines.push(JSON.parse(line) as never) });
    const service: SamlService = { keys: world.serviceKeys, citizen: [], staff: [] };
    const files = {
      citizenMetadataFile: path.join(folder, 'followed.xml'),
      staffMetadataFile: undefined,
      providersFile: undefined,
      baseUrl: 'https://portal.example.se',
    };
    const write = (xml: string) => {
      writeFileSync(files.citizenMetadataFile, xml);
    };
    const followed = followProviders(service, (now) => loadProviders(files, presets, now), log);
    const known = () => service.citizen.map(({ entityId }) => entityId);
    return { lines, write, followed, known };
  }

  test('metadata that has been fetched anew is taken into use, and the last good is kept when it is not good', () => {
    const { lines, write, followed, known } = follow();
    write(entity(one));
    followed.check(world.now);
    expect(known()).toEqual([one]);
    expect(lines.map(({ exception }) => exception?.split(':')[0])).toContain('assertionEncrypted');
    write(many(entity(one), entity(two)));
    followed.check(world.now);
    expect(known()).toEqual([one, two]);
    write(entity(one).slice(0, 900));
    followed.check(world.now);
    expect(known()).toEqual([one, two]);
    expect(lines.at(-1)).toMatchObject({ level: 50, faults: [expect.stringContaining('not well-formed')] });
    const count = lines.length;
    followed.check(world.now);
    expect(lines).toHaveLength(count);
    write(entity(two));
    followed.check(world.now);
    expect(known()).toEqual([two]);
  });

  test('what runs out is told once a day', () => {
    const { lines, write, followed } = follow();
    write(entity(one).replace('<md:EntityDescriptor', `<md:EntityDescriptor ${until(20)}`));
    const warnings = () => lines.flatMap(({ warning }) => warning ?? []).length;
    const at = (n: number) => {
      followed.check(days(n));
      return warnings();
    };
    expect([0, 14, 14.5, 15.1, 21].map(at)).toEqual([0, 1, 1, 2, 3]);
  });
});
