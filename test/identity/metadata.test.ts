import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { beforeAll, describe, expect, test } from 'vitest';
import { selfSignedKeyPair } from '../../src/dev/keys.ts';
import { readMetadata } from '../../src/identity/actions.ts';
import { oid } from '../../src/identity/rules.ts';
import type { Ctx } from '../../src/platform/context.ts';
import { type Municipality, loadMunicipality } from '../../src/platform/municipality.ts';
import { receive, requestKinds, type RequestKind } from '../../src/platform/saml/chain.ts';
import { attribute, children, only, parseXml, textOf, walk } from '../../src/platform/saml/dom.ts';
import { certificateBody, keyWarnings } from '../../src/platform/saml/keys.ts';
import { declared, ns } from '../../src/platform/saml/names.ts';
import type { Provider } from '../../src/platform/saml/providers.ts';
import type { SamlService } from '../../src/platform/saml/service.ts';
import { answer, incoming, makeWorld, outstanding, testNumber, type World } from '../support/idp.ts';
import { schemaFaults } from '../support/xsd.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

type Change = { saml?: Partial<SamlService>; municipality?: Partial<Municipality>; provider?: Partial<Provider> };

function metadata(kind: RequestKind, change: Change = {}): string {
  const provider = { ...world.citizenProvider, ...change.provider };
  const deps = {
    saml: { keys: world.serviceKeys, citizen: [provider], staff: [world.staffProvider], ...change.saml },
    municipality: { ...loadMunicipality(), ...change.municipality },
    baseUrl: 'https://portal.example.se',
    log: pino({ level: 'silent' }),
  };
  return readMetadata({ deps, now: world.now, language: 'sv', requestId: 'test' } as unknown as Ctx, kind);
}

const root = (kind: RequestKind, change?: Change) => parseXml(metadata(kind, change)).documentElement;
const descriptorOf = (entity: Element) => only(entity, ns.metadata, 'SPSSODescriptor', 'descriptor');
const named = (within: Element, name: string) => [...walk(within)].filter((element) => element.localName === name);
const texts = (within: Element, name: string) => named(within, name).map((element) => textOf(element, 'text'));
const algorithms = (within: Element, name: string) => named(within, name).map((one) => attribute(one, 'Algorithm'));
const categories = (change?: Change) => texts(root('citizen', change), 'AttributeValue');

describe('metadata', () => {
  test.each(requestKinds)('of %s is valid by the published schemas', async (kind) => {
    expect(await schemaFaults(metadata(kind))).toEqual([]);
    const everything: Change = {
      saml: {
        keys: { current: world.serviceKeys.current, older: [world.strangerKey] },
        entityCategories: ['http://id.swedenconnect.se/contract/sc/eid-authorization-system'],
        staff: [{ ...world.staffProvider, attributeConsumingServiceIndex: 4 }],
      },
      municipality: { organizationNumber: '212000-1234' },
      provider: {
        attributeConsumingServiceIndex: 3,
        attributes: { ...world.citizenProvider.attributes, number: ['nin'] },
      },
    };
    expect(await schemaFaults(metadata(kind, everything))).toEqual([]);
  });

  test('that breaks the schema would be found out', async () => {
    const broken = metadata('citizen')
      .replace(/<md:NameIDFormat>.*?<\/md:NameIDFormat>/, '')
      .replace('</md:Organization>', '</md:Organization><md:NameIDFormat>x</md:NameIDFormat>');
    expect((await schemaFaults(broken)).join('\n')).toContain('NameIDFormat');
  });

  test('has no document type, comment or processing instruction, and is UTF-8', () => {
    for (const kind of requestKinds) {
      const xml = metadata(kind);
      expect(xml).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>/);
      expect(xml.slice(5)).not.toMatch(/<!|<\?/);
      expect(xml).toContain('Medborgarsidan');
    }
  });

  test('has one entityID for each side, and an answer address on https that is the default', () => {
    const sides = requestKinds.map((kind) => {
      const entity = root(kind);
      const [acs, ...others] = named(entity, 'AssertionConsumerService');
      expect(others).toEqual([]);
      expect(acs && ['Binding', 'index', 'isDefault'].map((name) => attribute(acs, name))).toEqual([
        'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
        '0',
        'true',
      ]);
      return [attribute(entity, 'entityID'), acs && attribute(acs, 'Location')];
    });
    expect(sides).toEqual([
      ['https://portal.example.se/saml/medborgare/metadata', 'https://portal.example.se/saml/medborgare/acs'],
      ['https://portal.example.se/saml/handlaggare/metadata', 'https://portal.example.se/saml/handlaggare/acs'],
      ['https://portal.example.se/saml/underskrift/metadata', 'https://portal.example.se/saml/underskrift/acs'],
    ]);
  });

  test('says that requests are signed, that assertions are to be, and takes both kinds of NameID', () => {
    const descriptor = descriptorOf(root('citizen'));
    expect(attribute(descriptor, 'AuthnRequestsSigned')).toBe('true');
    expect(attribute(descriptor, 'WantAssertionsSigned')).toBe('true');
    expect(texts(descriptor, 'NameIDFormat')).toEqual([
      'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
      'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
    ]);
  });

  test('tells who we are, in both languages, with a logo of the size that it has', () => {
    const info = only(only(descriptorOf(root('citizen')), ns.metadata, 'Extensions', 'x'), ns.ui, 'UIInfo', 'x');
    for (const name of ['DisplayName', 'Description']) {
      const languages = children(info, ns.ui, name).map((element) => element.getAttribute('xml:lang'));
      expect(languages).toEqual(['sv', 'en']);
    }
    const [logo] = children(info, ns.ui, 'Logo');
    expect(logo?.textContent).toBe('https://portal.example.se/saml/logotyp.svg');
    const file = readFileSync('public/images/mark.svg', 'utf8');
    const size = ['width', 'height'].map((name) => logo && attribute(logo, name));
    expect(file).toContain(`width="${size[0] ?? ''}" height="${size[1] ?? ''}" viewBox="0 0 ${size.join(' ')}"`);
  });

  test('names the organisation, with its number when the municipality has said it', () => {
    const organization = (change?: Change) => only(root('citizen', change), ns.metadata, 'Organization', 'x');
    expect(texts(organization(), 'OrganizationName')).toEqual(['Robertsfors kommun', 'Robertsfors kommun']);
    expect(texts(organization(), 'OrganizationDisplayName')).toHaveLength(2);
    expect(texts(organization(), 'OrganizationURL')[0]).toBe('https://portal.example.se');
    expect(named(organization(), 'OrganizationNumber')).toEqual([]);
    const [number] = named(organization({ municipality: { organizationNumber: '212000-1234' } }), 'OrganizationNumber');
    expect([number?.namespaceURI, number?.textContent]).toEqual([
      'http://id.swedenconnect.se/authn/1.0/md-org-ext/ns',
      '2120001234',
    ]);
  });

  test('names a technical contact and support, which the municipality can choose', () => {
    const contacts = (change?: Change) =>
      children(root('citizen', change), ns.metadata, 'ContactPerson').map((contact) => [
        attribute(contact, 'contactType'),
        texts(contact, 'EmailAddress')[0],
      ]);
    expect(contacts()).toEqual([
      ['technical', 'mailto:socialtjansten@robertsfors.example'],
      ['support', 'mailto:socialtjansten@robertsfors.example'],
    ]);
    expect(contacts({ municipality: { loginContacts: { technical: 'drift@kommunen.example' } } })).toEqual([
      ['technical', 'mailto:drift@kommunen.example'],
      ['support', 'mailto:socialtjansten@robertsfors.example'],
    ]);
  });

  test('asks the signing side only for the signature of the person, and requires nothing', () => {
    expect(named(root('citizen'), 'AttributeConsumingService')).toEqual([]);
    const wanted = named(root('sign'), 'RequestedAttribute');
    expect(wanted.map((one) => [attribute(one, 'Name'), attribute(one, 'isRequired')])).toEqual([
      [oid.transactionIdentifier, 'false'],
      [oid.userSignature, 'false'],
      [oid.authServerSignature, 'false'],
    ]);
  });

  test('has the set of attributes that a provider is asked for by number, in the names of that provider', () => {
    const attributes = { ...world.citizenProvider.attributes, number: ['nin'], givenName: ['firstName'] };
    const change: Change = { provider: { attributeConsumingServiceIndex: 7, attributes } };
    for (const kind of ['citizen', 'sign'] as const) {
      const set = named(root(kind, change), 'AttributeConsumingService').find((one) => attribute(one, 'index') === '7');
      const wanted = set ? named(set, 'RequestedAttribute') : [];
      expect(wanted.map((one) => [attribute(one, 'Name'), attribute(one, 'NameFormat')])).toContainEqual([
        'nin',
        'urn:oasis:names:tc:SAML:2.0:attrname-format:basic',
      ]);
      expect(wanted.map((one) => attribute(one, 'isRequired'))).not.toContain('true');
    }
  });
});

describe('entity categories', () => {
  const publicSector = 'http://id.elegnamnden.se/st/1.0/public-sector-sp';
  const none = { acceptsCoordinationNumbers: false };
  test('follow the levels that are accepted', () => {
    expect(categories({ municipality: none })).toEqual(['http://id.elegnamnden.se/ec/1.0/loa3-pnr', publicSector]);
    const levels = [
      'http://id.swedenconnect.se/loa/1.0/uncertified-loa3',
      'http://id.elegnamnden.se/loa/1.0/loa4',
      'http://id.elegnamnden.se/loa/1.0/eidas-nf-sub',
    ];
    expect(categories({ municipality: none, provider: { levels } })).toEqual([
      'http://id.elegnamnden.se/ec/1.0/eidas-naturalperson',
      'http://id.elegnamnden.se/ec/1.0/loa3-pnr',
      'http://id.elegnamnden.se/ec/1.0/loa4-pnr',
      publicSector,
    ]);
  });
  test('say that a samordningsnummer may be sent only where it is accepted', () => {
    const accepts = 'http://id.swedenconnect.se/general-ec/1.0/accepts-coordination-number';
    expect(categories({ municipality: { acceptsCoordinationNumbers: true } })).toContain(accepts);
    expect(categories({ municipality: none })).not.toContain(accepts);
  });
  test('name the contracts that are configured, and stand in one attribute', () => {
    const contract = 'http://id.swedenconnect.se/contract/sc/eid-authorization-system';
    expect(categories({ saml: { entityCategories: [contract] } })).toContain(contract);
    expect(
      children(
        only(only(root('citizen'), ns.metadata, 'Extensions', 'x'), ns.attributes, 'EntityAttributes', 'x'),
        ns.assertion,
        'Attribute',
      ),
    ).toHaveLength(1);
  });
  test('are not claimed by the side of the staff', () => {
    expect(texts(root('staff'), 'AttributeValue')).toEqual([]);
  });
});

describe('keys', () => {
  const uses = (change?: Change) =>
    named(descriptorOf(root('citizen', change)), 'KeyDescriptor').map((key) => [
      attribute(key, 'use'),
      texts(key, 'X509Certificate')[0],
    ]);
  test('one is published for signing and for encryption', () => {
    const own = certificateBody(world.serviceKeys.current.certificate);
    expect(uses()).toEqual([
      ['signing', own],
      ['encryption', own],
    ]);
  });
  test('during a change both are published for signing, the first alone for encryption, and the other still decrypts', async () => {
    const newer = await selfSignedKeyPair('newer', world.now);
    const keys = { current: newer, older: [world.serviceKeys.current] };
    const [first, second] = [newer, world.serviceKeys.current].map(({ certificate }) => certificateBody(certificate));
    expect(uses({ saml: { keys } })).toEqual([
      ['signing', first],
      ['signing', second],
      ['encryption', first],
    ]);
    for (const encryptTo of [newer.certificate, world.serviceKeys.current.certificate]) {
      expect(await comesIn({ encryptTo }, { keys })).toBe(testNumber);
    }
  });
  test('that expire are told of, and stop nothing', async () => {
    const at = async (days: number) => {
      const older = await selfSignedKeyPair('older', world.now, days);
      return keyWarnings({ current: world.serviceKeys.current, older: [older] }, world.now);
    };
    expect(await at(90)).toEqual([]);
    expect(await at(30)).toEqual(['SAML certificate 2 expires on 2026-12-23']);
    expect(await at(-3)).toEqual(['SAML certificate 2 expired on 2026-11-20']);
  });
});

async function comesIn(
  change: Parameters<typeof answer>[2],
  options: Parameters<typeof incoming>[2] = {},
): Promise<string | undefined> {
  const request = outstanding(world);
  const { samlResponse } = await answer(world, request, change);
  const { assertion } = await receive(incoming(world, samlResponse, options), { find: () => Promise.resolve(request) });
  return assertion.attributes.get(oid.personalIdentityNumber)?.[0];
}

describe('what the metadata says that we take, we take', () => {
  test('it is these', () => {
    const entity = root('citizen');
    expect(algorithms(entity, 'SigningMethod')).toEqual([...declared.signature]);
    expect(algorithms(entity, 'DigestMethod')).toEqual([...declared.digest, declared.oaepDigest]);
    expect(algorithms(entity, 'EncryptionMethod')).toEqual([...declared.contentEncryption, declared.keyEncryption]);
  });
  test.each(declared.contentEncryption)('an assertion encrypted with %s', async (contentEncryption) => {
    expect(await comesIn({ contentEncryption })).toBe(testNumber);
  });
  test.each(declared.signature.flatMap((one) => declared.digest.map((digest) => [one, digest])))(
    'a message signed with %s over %s',
    async (signatureAlgorithm, digestAlgorithm) => {
      expect(await comesIn({ signatureAlgorithm, digestAlgorithm })).toBe(testNumber);
    },
  );
});
