import { createVerify } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { SignedXml } from 'xml-crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { oid } from '../../src/identity/rules.ts';
import { attribute, children, only, parseXml, textOf } from '../../src/platform/saml/dom.ts';
import { ns } from '../../src/platform/saml/names.ts';
import {
  authnRequestXml,
  carry,
  newRequestId,
  type AuthnRequest,
  type Onward,
} from '../../src/platform/saml/request.ts';
import { makeWorld, testNumber, type World } from '../support/idp.ts';
import { schemaFaults } from '../support/xsd.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const loa3 = 'http://id.elegnamnden.se/loa/1.0/loa3';
const transient = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';
const redirectOnly = { ssoUrl: 'https://idp.example.se/sso', ssoPostUrl: undefined };
const both = { ssoUrl: 'https://idp.example.se/sso', ssoPostUrl: 'https://idp.example.se/sso-post?a=1&b=2' };
const message = 'Du bekräftar din ansökan om försörjningsstöd för december. Kontrollkod: 0f1e 2d3c 4b5a 6978';

function wish(change: Partial<AuthnRequest> = {}): AuthnRequest {
  return {
    id: newRequestId(),
    issuer: world.citizen.entityId,
    acsUrl: world.citizen.acsUrl,
    destination: both.ssoUrl,
    issueInstant: world.now,
    forceAuthn: true,
    levels: [loa3],
    nameIdFormat: transient,
    ...change,
  };
}

const everything: Partial<AuthnRequest> = {
  attributeConsumingServiceIndex: 2,
  userMessage: { text: message, language: 'sv' },
  principal: { name: oid.personalIdentityNumber, value: testNumber },
  idpList: ['http://id.swedenconnect.se/eidas/1.0/proxy-service/no'],
};

const send = (change: Partial<AuthnRequest>, to: { ssoUrl: string; ssoPostUrl: string | undefined }) =>
  carry(wish(change), to, world.serviceKeys.current.privateKey);

function xmlOf(onward: Onward): string {
  if (onward.binding === 'post') return Buffer.from(onward.samlRequest, 'base64').toString('utf8');
  const sent = new URL(onward.url).searchParams.get('SAMLRequest') ?? '';
  return inflateRawSync(Buffer.from(sent, 'base64')).toString('utf8');
}
const rootOf = (onward: Onward) => parseXml(xmlOf(onward)).documentElement;

describe('a request', () => {
  test.each<[string, Partial<AuthnRequest>]>([
    ['with as little as can be', { levels: [], nameIdFormat: undefined }],
    ['for logging in', {}],
    ['with a message', { userMessage: { text: message, language: 'sv' } }],
    ['with everything', everything],
  ])('%s is valid by the published schemas, by address and by form', async (_name, change) => {
    expect(await schemaFaults(authnRequestXml(wish(change)))).toEqual([]);
    expect(await schemaFaults(xmlOf(send(change, redirectOnly)))).toEqual([]);
    const posted = send({ ...change, principal: { name: 'x', value: 'y' } }, both);
    expect(posted.binding).toBe('post');
    expect(await schemaFaults(xmlOf(posted))).toEqual([]);
  });

  test('says to whom, from whom, where to answer, and always whether to ask anew', () => {
    for (const forceAuthn of [true, false]) {
      const root = rootOf(send({ forceAuthn }, redirectOnly));
      expect(attribute(root, 'ForceAuthn')).toBe(String(forceAuthn));
      expect(attribute(root, 'Destination')).toBe('https://idp.example.se/sso');
      expect(attribute(root, 'AssertionConsumerServiceURL')).toBe(world.citizen.acsUrl);
      expect(attribute(root, 'AssertionConsumerServiceIndex')).toBeUndefined();
      expect(textOf(only(root, ns.assertion, 'Issuer', 'x'), 'x')).toBe(world.citizen.entityId);
      expect(xmlOf(send({ forceAuthn }, redirectOnly))).not.toContain('<!');
    }
  });

  test('asks for exactly the levels, or for none', () => {
    const levels = [loa3, 'http://id.swedenconnect.se/loa/1.0/uncertified-loa3'];
    const context = only(rootOf(send({ levels }, redirectOnly)), ns.protocol, 'RequestedAuthnContext', 'x');
    expect(attribute(context, 'Comparison')).toBe('exact');
    expect(children(context, ns.assertion, 'AuthnContextClassRef').map((one) => textOf(one, 'x'))).toEqual(levels);
    expect(children(rootOf(send({ levels: [] }, redirectOnly)), ns.protocol, 'RequestedAuthnContext')).toEqual([]);
  });

  test('has an id of 128 random bits that XML takes as a name', () => {
    const ids = Array.from({ length: 200 }, newRequestId);
    expect(new Set(ids).size).toBe(200);
    for (const id of ids) expect(id).toMatch(/^_[0-9a-f]{32}$/);
  });

  test('carries the message, who is to sign, and the providers behind a proxy, as the framework writes them', () => {
    const root = rootOf(send(everything, both));
    const extensions = only(root, ns.protocol, 'Extensions', 'x');
    const shown = only(extensions, 'http://id.swedenconnect.se/authn/1.0/user-message/ns', 'UserMessage', 'x');
    expect(attribute(shown, 'mimeType')).toBe('text/plain');
    const [text] = children(shown, ns.userMessage, 'Message');
    expect(text?.getAttribute('xml:lang')).toBe('sv');
    expect(Buffer.from(text?.textContent ?? '', 'base64').toString('utf8')).toBe(message);
    const selection = only(
      extensions,
      'http://id.swedenconnect.se/authn/1.0/principal-selection/ns',
      'PrincipalSelection',
      'x',
    );
    const match = only(selection, ns.principalSelection, 'MatchValue', 'x');
    expect([attribute(match, 'Name'), match.textContent]).toEqual(['urn:oid:1.2.752.29.4.13', testNumber]);
    const list = only(only(root, ns.protocol, 'Scoping', 'x'), ns.protocol, 'IDPList', 'x');
    expect(children(list, ns.protocol, 'IDPEntry').map((entry) => attribute(entry, 'ProviderID'))).toEqual(
      everything.idpList,
    );
    expect(attribute(root, 'AttributeConsumingServiceIndex')).toBe('2');
    expect(children(rootOf(send({}, both)), ns.protocol, 'Extensions')).toEqual([]);
    expect(children(rootOf(send({}, both)), ns.protocol, 'Scoping')).toEqual([]);
  });
});

describe('on its way', () => {
  test('it goes by address, signed over what stands there', () => {
    const onward = send({}, both);
    if (onward.binding !== 'redirect') throw new Error('by address, please');
    expect(onward.url.length).toBeLessThanOrEqual(2000);
    const [signed = '', signature = ''] = (onward.url.split('?')[1] ?? '').split('&Signature=');
    expect(signed).toContain(`SigAlg=${encodeURIComponent('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256')}`);
    const verify = createVerify('RSA-SHA256').update(signed);
    const bytes = Buffer.from(decodeURIComponent(signature), 'base64');
    expect(verify.verify(world.serviceKeys.current.certificate, bytes)).toBe(true);
  });

  test('it goes by form when the address would be too long, with a signature inside', () => {
    const long = { userMessage: { text: Array.from({ length: 90 }, newRequestId).join(' '), language: 'sv' } };
    expect(send(long, redirectOnly).binding).toBe('redirect');
    const onward = send(long, both);
    if (onward.binding !== 'post') throw new Error('by form, please');
    expect(onward.action).toBe(both.ssoPostUrl);
    const xml = xmlOf(onward);
    const root = parseXml(xml).documentElement;
    expect(attribute(root, 'Destination')).toBe(both.ssoPostUrl);
    const signed = new SignedXml({ publicCert: world.serviceKeys.current.certificate, getCertFromKeyInfo: () => null });
    signed.loadSignature(only(root, ns.signature, 'Signature', 'x'));
    expect(signed.checkSignature(xml)).toBe(true);
    expect(signed.getSignedReferences()[0]).toContain(`ID="${attribute(root, 'ID') ?? ''}"`);
    expect(xml).toContain('xmldsig-more#rsa-sha256');
    expect(xml).not.toContain('#sha1');
  });

  test('a personal number never stands in an address when there is another way', () => {
    expect(send({ principal: everything.principal }, both).binding).toBe('post');
  });
});
