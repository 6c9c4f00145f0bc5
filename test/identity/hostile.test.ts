import { createHmac, createPublicKey } from 'node:crypto';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { newMessageId, signElement, type ResponseOptions } from '../../src/dev/broker/issue.ts';
import { claims, oid } from '../../src/identity/rules.ts';
import { receive, type Incoming, type SamlRequest } from '../../src/platform/saml/chain.ts';
import { certificateBody } from '../../src/platform/saml/keys.ts';
import { nameIdFormats, status } from '../../src/platform/saml/names.ts';
import { SamlRefusal } from '../../src/platform/saml/refusal.ts';
import {
  answer,
  citizenAttributes,
  incoming,
  makeWorld,
  outstanding,
  staffAttributes,
  testNumber,
  type World,
} from '../support/idp.ts';

// Everything that has been seen to fool service providers, each tried on a message that would otherwise be let in.

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const forged = '198001022386';
const subject = staffAttributes[0]?.values[0] ?? '';
const forgedSubject = '99999999-2222-4333-8444-555555555555';
const base64 = (xml: string) => Buffer.from(xml, 'utf8').toString('base64');

async function outcome(samlResponse: unknown, request: SamlRequest, change: Partial<Incoming> = {}): Promise<string> {
  const side =
    request.kind === 'staff' ? { endpoint: world.staff, providers: [world.staffProvider] } : ({} as Partial<Incoming>);
  try {
    const received = await receive(incoming(world, '', { ...side, samlResponse, ...change }), {
      find: (id) => Promise.resolve(id === request.id ? request : undefined),
    });
    const name = request.kind === 'staff' ? claims.objectIdentifier : oid.personalIdentityNumber;
    return `in: ${received.assertion.attributes.get(name)?.join() ?? '-'}`;
  } catch (error) {
    if (error instanceof SamlRefusal) return error.code;
    throw error;
  }
}

/** What comes of the message after its text has been changed, outside every signature. */
async function afterEdit(
  edit: (xml: string) => string,
  change: Partial<ResponseOptions> = { encryptTo: undefined },
  kind: 'citizen' | 'staff' = 'citizen',
): Promise<string> {
  const request = outstanding(world, kind);
  const { xml } = await answer(world, request, change);
  const edited = edit(xml);
  expect(edited).not.toBe(xml);
  return outcome(base64(edited), request);
}

/** What comes of an assertion that the provider itself signed in this form. */
async function afterSigning(edit: (xml: string) => string, change: Partial<ResponseOptions> = {}): Promise<string> {
  const request = outstanding(world);
  let touched = false;
  const { samlResponse } = await answer(world, request, {
    editAssertion: (xml) => {
      const edited = edit(xml);
      touched = edited !== xml;
      return edited;
    },
    ...change,
  });
  expect(touched).toBe(true);
  return outcome(samlResponse, request);
}

const welcome = `in: ${testNumber}`;
const signaturePattern = /<ds:Signature [\s\S]*?<\/ds:Signature>/;

describe('signature wrapping', () => {
  type Parts = { xml: string; assertion: string; bare: string; evil: string; signature: string };

  function partsOf(xml: string, assertion: string): Parts {
    const signature = signaturePattern.exec(assertion)?.[0] ?? '';
    const bare = assertion.replace(signature, '');
    const evil = bare
      .replace(testNumber, forged)
      .replace(subject, forgedSubject)
      .replace(/ ID="[^"]+"/, ` ID="${newMessageId()}"`);
    expect(evil).toMatch(new RegExp(`${forged}|${forgedSubject}`));
    return { xml, assertion, bare, evil, signature };
  }
  const inside = (signature: string, what: string) =>
    signature.replace('</ds:Signature>', `<ds:Object>${what}</ds:Object></ds:Signature>`);
  const newId = (xml: string) => xml.replace(/ ID="[^"]+"/, ` ID="${newMessageId()}"`);

  // The signed assertion is kept whole somewhere, and a forged one stands where it is looked for.
  const assertionWrapping: [string, (parts: Parts) => string][] = [
    ['3: forged, then genuine', ({ xml, assertion, evil }) => xml.replace(assertion, evil + assertion)],
    [
      '4: genuine inside forged',
      ({ xml, assertion, evil }) =>
        xml.replace(assertion, evil.replace('</saml:Assertion>', `${assertion}</saml:Assertion>`)),
    ],
    [
      '5: forged with the genuine signature, then genuine without',
      ({ xml, assertion, bare, evil, signature }) =>
        xml.replace(assertion, evil.replace('</saml:Issuer>', `</saml:Issuer>${signature}`) + bare),
    ],
    [
      '6: genuine in the signature of forged',
      ({ xml, assertion, bare, evil, signature }) =>
        xml.replace(
          assertion,
          evil.replace(
            '</saml:Issuer>',
            `</saml:Issuer>${signature.replace('</ds:Signature>', `${bare}</ds:Signature>`)}`,
          ),
        ),
    ],
    [
      '7: forged in Extensions, before genuine',
      ({ xml, evil }) => xml.replace('<samlp:Status>', `<samlp:Extensions>${evil}</samlp:Extensions><samlp:Status>`),
    ],
    [
      '8: genuine in an Object of the signature of forged',
      ({ xml, assertion, bare, evil, signature }) =>
        xml.replace(assertion, evil.replace('</saml:Issuer>', `</saml:Issuer>${inside(signature, bare)}`)),
    ],
    [
      'forged, with genuine in StatusDetail',
      ({ xml, assertion, evil }) =>
        xml
          .replace(assertion, evil)
          .replace('</samlp:Status>', `<samlp:StatusDetail>${assertion}</samlp:StatusDetail></samlp:Status>`),
    ],
    [
      'forged, with genuine in Advice',
      ({ xml, assertion, evil }) =>
        xml.replace(
          assertion,
          evil.replace('<saml:AuthnStatement', `<saml:Advice>${assertion}</saml:Advice><saml:AuthnStatement`),
        ),
    ],
    [
      'forged, with genuine in an attribute value',
      ({ xml, assertion, evil }) =>
        xml.replace(
          assertion,
          evil.replace(
            '</saml:AttributeStatement>',
            `<saml:Attribute Name="x"><saml:AttributeValue>${assertion}</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>`,
          ),
        ),
    ],
    [
      'forged under the ID of genuine',
      ({ xml, assertion, evil }) =>
        xml.replace(assertion, evil.replace(/ ID="[^"]+"/, / ID="[^"]+"/.exec(assertion)?.[0] ?? '') + assertion),
    ],
  ];

  test.each(assertionWrapping)('%s, in a signed response', async (_name, wrap) => {
    const request = outstanding(world);
    const { xml, assertionXml } = await answer(world, request, { encryptTo: undefined });
    expect(await outcome(base64(wrap(partsOf(xml, assertionXml))), request)).not.toMatch(/^in/);
  });

  // Here nothing but the assertion is signed, so the whole response around it is the attacker's own.
  test.each(assertionWrapping)('%s, in an unsigned response', async (_name, wrap) => {
    const request = outstanding(world, 'staff');
    const { xml, assertionXml } = await answer(world, request, { encryptTo: undefined });
    expect(await outcome(base64(xml), request)).toBe(`in: ${subject}`);
    expect(await outcome(base64(wrap(partsOf(xml, assertionXml))), request)).not.toMatch(/^in/);
  });

  // Our certificate is public: anybody can encrypt to us.
  test.each(assertionWrapping.filter(([name]) => !/Extensions|StatusDetail/.test(name)))(
    '%s, encrypted by the attacker',
    async (_name, wrap) => {
      const request = outstanding(world, 'staff');
      const clear = await answer(world, request, { encryptTo: undefined });
      const { assertionXml } = clear;
      const wrapped = wrap(partsOf(assertionXml, assertionXml));
      const { samlResponse } = await answer(world, request, { editAssertion: () => wrapped, signAssertion: false });
      expect(await outcome(samlResponse, request)).not.toMatch(/^in/);
    },
  );

  const responseWrapping: [string, (xml: string, evil: string, signature: string) => string][] = [
    [
      '1: genuine response in the signature of a forged one',
      (xml, evil, signature) =>
        newId(evil).replace(
          '</saml:Issuer>',
          `</saml:Issuer>${signature.replace('</ds:Signature>', `${xml.replace(signature, '')}</ds:Signature>`)}`,
        ),
    ],
    [
      '2: genuine response beside the signature of a forged one',
      (xml, evil, signature) =>
        newId(evil).replace('</saml:Issuer>', `</saml:Issuer>${xml.replace(signature, '')}${signature}`),
    ],
    [
      'genuine response in Extensions of a forged one',
      (xml, evil) => newId(evil).replace('<samlp:Status>', `<samlp:Extensions>${xml}</samlp:Extensions><samlp:Status>`),
    ],
    ['genuine response after a forged one', (xml, evil) => evil + xml],
    [
      'forged response under the ID of the genuine one',
      (xml, evil, signature) => evil.replace('</saml:Issuer>', `</saml:Issuer>${inside(signature, xml)}`),
    ],
  ];
  test.each(responseWrapping)('%s', async (_name, wrap) => {
    const request = outstanding(world);
    const { xml } = await answer(world, request, { encryptTo: undefined });
    const signature = signaturePattern.exec(xml)?.[0] ?? '';
    const evil = xml.replace(signature, '').replace(testNumber, forged);
    expect(evil).toContain(forged);
    expect(await outcome(base64(wrap(xml, evil, signature)), request)).not.toMatch(/^in/);
  });
});

describe('signatures that are not', () => {
  test.each<[string, (xml: string) => string, string]>([
    ['both removed', (xml) => xml.replace(signaturePattern, '').replace(signaturePattern, ''), 'response.unsigned'],
    ['the response’s removed', (xml) => xml.replace(signaturePattern, ''), 'response.unsigned'],
    [
      'an empty one',
      (xml) => xml.replace(signaturePattern, '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>'),
      'signature.parts',
    ],
    ['an empty SignatureValue', (xml) => xml.replace(/(<ds:SignatureValue>)[^<]*/, '$1'), 'verification.signature'],
    [
      'two SignedInfo',
      (xml) => xml.replace(/<ds:SignedInfo>[\s\S]*?<\/ds:SignedInfo>/, (info) => info + info),
      'signature.parts',
    ],
    [
      'two References',
      (xml) => xml.replace(/<ds:Reference [\s\S]*?<\/ds:Reference>/, (reference) => reference + reference),
      'signature.signed-info',
    ],
    [
      'two DigestValues',
      (xml) => xml.replace(/<ds:DigestValue>[^<]*<\/ds:DigestValue>/, (value) => value + value),
      'signature.digest',
    ],
    ['no Reference', (xml) => xml.replace(/<ds:Reference [\s\S]*?<\/ds:Reference>/, ''), 'signature.signed-info'],
    ['a Reference to the whole document', (xml) => xml.replace(/URI="#[^"]*"/, 'URI=""'), 'signature.reference'],
    [
      'a Reference to elsewhere',
      (xml) => xml.replace(/URI="#[^"]*"/, 'URI="https://ond.example/x"'),
      'signature.reference',
    ],
    [
      'a Reference by XPointer',
      (xml) => xml.replace(/URI="#([^"]*)"/, `URI="#xpointer(id('$1'))"`),
      'signature.reference',
    ],
    [
      'a comment in DigestValue',
      (xml) => xml.replace(/<ds:DigestValue>/, '<ds:DigestValue><!--AAAA-->'),
      'xml.markup-declaration',
    ],
    ['two signatures', (xml) => xml.replace(signaturePattern, (one) => one + one), 'signature.several'],
    [
      'a signature in another namespace',
      (xml) => xml.replace('http://www.w3.org/2000/09/xmldsig#', 'http://www.w3.org/2001/09/xmldsig#'),
      'signature.namespace',
    ],
    [
      'an XSLT transform',
      (xml) =>
        xml.replace(
          'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
          'http://www.w3.org/TR/1999/REC-xslt-19991116',
        ),
      'algorithm.refused',
    ],
    [
      'an XPath transform',
      (xml) =>
        xml.replace(
          /(<ds:Transform Algorithm=")http:\/\/www.w3.org\/2001\/10[^"]*/,
          '$1http://www.w3.org/TR/1999/REC-xpath-19991116',
        ),
      'algorithm.refused',
    ],
    [
      'a third transform',
      (xml) => xml.replace(/<ds:Transform [^>]*\/>/, (one) => `${one}${one}`),
      'signature.transforms',
    ],
    [
      'an inclusive canonicalisation',
      (xml) =>
        xml.replace('http://www.w3.org/2001/10/xml-exc-c14n#', 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'),
      'algorithm.refused',
    ],
  ])('%s', async (_name, edit, code) => {
    expect(await afterEdit(edit)).toBe(code);
  });

  test.each([
    'http://www.w3.org/2000/09/xmldsig#hmac-sha1',
    'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256',
    'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
    'http://www.w3.org/2000/09/xmldsig#dsa-sha1',
    'http://www.w3.org/2001/04/xmldsig-more#rsa-md5',
    'http://www.w3.org/2007/05/xmldsig-more#rsa-ripemd160',
    'none',
    '',
  ])('the algorithm %s in place of the right one', async (algorithm) => {
    expect(await afterEdit((xml) => xml.replace(/(SignatureMethod Algorithm=")[^"]*/, `$1${algorithm}`))).toBe(
      'algorithm.refused',
    );
  });

  test('a digest that says none', async () => {
    expect(await afterEdit((xml) => xml.replace(/(DigestMethod Algorithm=")[^"]*/, '$1none'))).toBe(
      'algorithm.refused',
    );
  });

  test('an HMAC with the provider’s public key as its secret', async () => {
    const publicKey = createPublicKey(world.idpKey.certificate).export({ type: 'spki', format: 'pem' });
    const code = await afterEdit((xml) => {
      const info = /<ds:SignedInfo>[\s\S]*?<\/ds:SignedInfo>/.exec(xml)?.[0] ?? '';
      const mac = createHmac('sha256', publicKey).update(info).digest('base64');
      return xml
        .replace(/(SignatureMethod Algorithm=")[^"]*/, '$1http://www.w3.org/2001/04/xmldsig-more#hmac-sha256')
        .replace(/(<ds:SignatureValue>)[^<]*/, `$1${mac}`);
    });
    expect(code).toBe('algorithm.refused');
  });

  test('a stranger’s key, whose certificate comes along in KeyInfo', async () => {
    const request = outstanding(world);
    const { xml } = await answer(world, request, { key: world.strangerKey, encryptTo: undefined });
    expect(xml).toContain(certificateBody(world.strangerKey.certificate));
    expect(await outcome(base64(xml), request)).toBe('verification.signature');
  });
  test('a stranger’s key, with the provider’s certificate in KeyInfo', async () => {
    const request = outstanding(world);
    const key = { privateKey: world.strangerKey.privateKey, certificate: world.idpKey.certificate };
    const { samlResponse } = await answer(world, request, { key });
    expect(await outcome(samlResponse, request)).toBe('verification.signature');
  });
  test('the portal’s own key', async () => {
    const request = outstanding(world);
    const { samlResponse } = await answer(world, request, { key: world.serviceKeys.current });
    expect(await outcome(samlResponse, request)).toBe('verification.signature');
  });
  test('a genuine assertion in a response that a stranger signed', async () => {
    const request = outstanding(world);
    const { xml } = await answer(world, request, { signResponse: false });
    expect(await outcome(base64(signElement(xml, 'Response', world.strangerKey)), request)).toBe(
      'verification.signature',
    );
    // Also where a signature on the response is not demanded: what is there is held to.
    const staff = outstanding(world, 'staff');
    const { xml: unsigned } = await answer(world, staff);
    expect(await outcome(base64(signElement(unsigned, 'Response', world.strangerKey)), staff)).toBe(
      'verification.signature',
    );
  });
  test.each(['citizen', 'staff'] as const)(
    'an assertion signed with SHA-1, in clear and encrypted (%s)',
    async (kind) => {
      const sha1 = 'http://www.w3.org/2000/09/xmldsig#';
      for (const weakness of [{ signatureAlgorithm: `${sha1}rsa-sha1` }, { digestAlgorithm: `${sha1}sha1` }]) {
        const request = outstanding(world, kind);
        const weak = await answer(world, request, { encryptTo: undefined, signResponse: false, ...weakness });
        for (const encryptTo of [undefined, world.serviceKeys.current.certificate]) {
          const { samlResponse } = await answer(world, request, {
            editAssertion: () => weak.assertionXml,
            signAssertion: false,
            encryptTo,
          });
          expect(await outcome(samlResponse, request)).toBe('algorithm.refused');
        }
      }
    },
  );
});

describe('old encryption', () => {
  test.each([
    [
      '3DES',
      /(EncryptedData[\s\S]*?EncryptionMethod Algorithm=")[^"]*/,
      'http://www.w3.org/2001/04/xmlenc#tripledes-cbc',
    ],
    ['RSA 1.5', /(EncryptedKey[\s\S]*?EncryptionMethod Algorithm=")[^"]*/, 'http://www.w3.org/2001/04/xmlenc#rsa-1_5'],
    ['none', /(EncryptedData[\s\S]*?EncryptionMethod Algorithm=")[^"]*/, 'none'],
    ['an MD5 digest in OAEP', /(<DigestMethod Algorithm=")[^"]*/, 'http://www.w3.org/2001/04/xmldsig-more#md5'],
  ])('%s is refused, though the response is signed', async (_name, pattern, algorithm) => {
    const request = outstanding(world);
    const { xml } = await answer(world, request, { signResponse: false });
    const edited = xml.replace(pattern, `$1${algorithm}`);
    expect(edited).toContain(algorithm);
    expect(await outcome(base64(signElement(edited, 'Response', world.idpKey)), request)).toBe('algorithm.refused');
  });
  test.each(['EncryptedID', 'EncryptedAttribute'])('%s is refused', async (name) => {
    const data = '<xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#"/>';
    const element = `<saml:${name}>${data}</saml:${name}>`;
    const put = (xml: string) =>
      name === 'EncryptedID'
        ? xml.replace(/<saml:NameID[\s\S]*?<\/saml:NameID>/, element)
        : xml.replace('</saml:AttributeStatement>', `${element}</saml:AttributeStatement>`);
    expect(await afterSigning(put)).toBe('assertion.nested');
    expect(await afterSigning(put, { encryptTo: undefined })).not.toMatch(/^in/);
  });
  test('two encrypted assertions, and two keys for one', async () => {
    const twice = (xml: string) =>
      xml.replace(/<saml:EncryptedAssertion>[\s\S]*<\/saml:EncryptedAssertion>/, (one) => one + one);
    expect(await afterEdit(twice, {})).toBe('response.assertions');
  });
  test('what was encrypted to somebody else', async () => {
    const request = outstanding(world);
    const { samlResponse } = await answer(world, request, { encryptTo: world.strangerKey.certificate });
    expect(await outcome(samlResponse, request)).toBe('verification.decryption');
  });
});

describe('one reader sees this, another that', () => {
  const number = (xml: string, text: string) => xml.replace(testNumber, text);
  test.each<[string, (xml: string) => string, string]>([
    ['a comment in an attribute value', (xml) => number(xml, `${forged}<!---->`), 'xml.markup-declaration'],
    [
      'a comment in NameID',
      (xml) => xml.replace('</saml:NameID>', '<!-- x -->.ond</saml:NameID>'),
      'xml.markup-declaration',
    ],
    ['CDATA', (xml) => number(xml, `<![CDATA[${forged}]]>`), 'xml.markup-declaration'],
    ['a processing instruction', (xml) => number(xml, `<?a b?>${forged}`), 'xml.processing-instruction'],
    ['a DTD', (xml) => `<!DOCTYPE a>${xml}`, 'xml.markup-declaration'],
    ['a DTD that makes IDs', (xml) => `<!DOCTYPE a [<!ATTLIST a x ID #IMPLIED>]>${xml}`, 'xml.markup-declaration'],
    [
      'an external entity',
      (xml) => `<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>${number(xml, '&e;')}`,
      'xml.markup-declaration',
    ],
    [
      'entities that multiply',
      (xml) => `<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${number(xml, '&b;')}`,
      'xml.markup-declaration',
    ],
    ['a character that XML does not have', (xml) => number(xml, '&#0;'), 'xml.control-character'],
    ['half a surrogate pair', (xml) => number(xml, '&#xD800;'), 'xml.control-character'],
    ['a no-width space by number', (xml) => number(xml, '&#xFEFF;'), 'xml.control-character'],
    [
      'a prefix declared twice',
      (xml) => xml.replace(' xmlns:saml=', ' xmlns:saml="urn:x" xmlns:saml='),
      'xml.malformed',
    ],
    ['an attribute twice', (xml) => xml.replace(' ID=', ' ID="_x" ID='), 'xml.malformed'],
    ['xml:id', (xml) => xml.replace('<samlp:Status>', '<samlp:Status xml:id="_x">'), 'xml.attribute'],
    [
      'xml:base',
      (xml) => xml.replace('<samlp:Status>', '<samlp:Status xml:base="https://ond.example/">'),
      'xml.attribute',
    ],
    [
      'an ID under another spelling that is the same',
      (xml) => xml.replace('<samlp:Status>', `<samlp:Status Id="${/ ID="([^"]+)"/.exec(xml)?.[1] ?? ''}">`),
      'id.duplicate',
    ],
    [
      'a namespace without an address',
      (xml) => xml.replace('<samlp:Status>', '<samlp:Status xmlns="">'),
      'namespace.relative',
    ],
    [
      'Response in another namespace',
      (xml) => xml.replace('urn:oasis:names:tc:SAML:2.0:protocol', 'urn:oasis:names:tc:SAML:1.0:protocol'),
      'response.root',
    ],
    [
      'the assertion’s prefix bound to something else',
      (xml) => xml.replace('xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"', 'xmlns:saml="urn:ond"'),
      'response.element',
    ],
    [
      'an assertion without a namespace among the right ones',
      (xml) => xml.replace('<samlp:Status>', '<Assertion/><samlp:Status>'),
      'response.element',
    ],
    ['SAML 1.1', (xml) => xml.replace('Version="2.0"', 'Version="1.1"'), 'response.version'],
    ['text beside the root', (xml) => `${xml}ond`, 'xml.roots'],
    ['another encoding', (xml) => `<?xml version="1.0" encoding="UTF-16"?>${xml}`, 'xml.processing-instruction'],
    ['a byte order mark', (xml) => `\ufeff${xml}`, 'xml.control-character'],
    ['white space before the declaration', (xml) => ` <?xml version="1.0"?>${xml}`, 'xml.processing-instruction'],
    ['a tag that never ends', (xml) => xml.replace('</samlp:Response>', ''), 'xml.malformed'],
    ['very many elements', (xml) => xml.replace('<samlp:Status>', `${'<a/>'.repeat(4000)}<samlp:Status>`), 'xml.deep'],
    [
      'very many attributes',
      (xml) => xml.replace('<samlp:Status>', `<samlp:Status${' a="b"'.repeat(9000)}>`),
      'xml.malformed',
    ],
  ])('%s', async (_name, edit, code) => {
    expect(await afterEdit(edit)).toBe(code);
  });

  test.each<[string, (xml: string) => string]>([
    ['a comment', (xml) => number(xml, `${testNumber}<!---->`)],
    ['a processing instruction', (xml) => number(xml, `${testNumber}<?x y?>`)],
    ['CDATA', (xml) => number(xml, `<![CDATA[${testNumber}]]>`)],
  ])('%s that the provider itself signed, encrypted, is refused', async (_name, edit) => {
    expect(await afterSigning(edit)).toMatch(/^xml\./);
  });

  test.each<[string, (bytes: Buffer) => unknown]>([
    ['UTF-16', (bytes) => Buffer.from(bytes.toString('utf8'), 'utf16le').toString('base64')],
    ['deflated', (bytes) => deflateRawSync(bytes).toString('base64')],
    ['packed', (bytes) => gzipSync(bytes).toString('base64')],
    ['base64 twice', (bytes) => Buffer.from(bytes.toString('base64')).toString('base64')],
    ['base64 with junk in it', (bytes) => bytes.toString('base64').replace(/^(.{40})/, '$1*')],
    ['base64 with something after its end', (bytes) => `${bytes.toString('base64')}AAAA=`],
    [
      'base64 of another alphabet',
      (bytes) => bytes.toString('base64').replace('/', '_').replace('+', '-').replace(/^P/, '-'),
    ],
    ['a data address', (bytes) => `data:text/xml;base64,${bytes.toString('base64')}`],
    ['bytes that are not UTF-8', (bytes) => Buffer.concat([bytes, Buffer.of(0xc3, 0x28)]).toString('base64')],
    ['an overlong UTF-8 sequence', (bytes) => Buffer.concat([Buffer.of(0xc0, 0xbc), bytes]).toString('base64')],
    ['a list', (bytes) => [bytes.toString('base64')]],
    ['an object', (bytes) => ({ xml: bytes.toString('base64') })],
    ['something huge', (bytes) => bytes.toString('base64').repeat(60)],
  ])('%s is no message', async (_name, encode) => {
    const request = outstanding(world);
    const { xml } = await answer(world, request);
    expect(await outcome(encode(Buffer.from(xml)), request)).toMatch(/^(message|xml)\./);
  });
});

describe('who it is from and for, nearly', () => {
  const acs = 'https://portal.example.se/saml/medborgare/acs';
  const audience = 'https://portal.example.se/saml/medborgare/metadata';
  const issuer = 'https://idp.example.se/citizen';
  const nearly = (right: string): [string, string][] => [
    ['empty', ''],
    ['with a slash after it', `${right}/`],
    ['in capitals', right.toUpperCase()],
    ['with white space before it', ` ${right}`],
    ['with a line break after it', `${right}&#10;`],
    ['with a letter that looks alike', right.replace('e', 'е')],
    ['with a no-break space', `${right}\u00a0`],
    ['with something after it', `${right}.ond.example`],
    ['with a query', `${right}?x=1`],
    ['over http', right.replace('https', 'http')],
    ['with its port', right.replace('.example.se/', '.example.se:443/')],
    ['on another door', right.replace('medborgare', 'underskrift').replace('/citizen', '/staff')],
  ];
  test.each(nearly(acs))('Destination %s', async (_name, value) => {
    const request = outstanding(world);
    const { samlResponse } = await answer(world, request, {
      editResponse: (xml) => xml.replace(/ Destination="[^"]*"/, ` Destination="${value}"`),
    });
    expect(await outcome(samlResponse, request)).toBe('response.destination');
  });
  test.each(nearly(acs))('Recipient %s', async (_name, value) => {
    expect(await afterSigning((xml) => xml.replace(/ Recipient="[^"]*"/, ` Recipient="${value}"`))).toBe(
      'assertion.recipient',
    );
  });
  test.each(nearly(audience))('Audience %s', async (_name, value) => {
    expect(await afterSigning((xml) => xml.replace(/(<saml:Audience>)[^<]*/, `$1${value}`))).toMatch(
      /^(verification|assertion)\.audience$/,
    );
  });
  test.each(nearly(issuer))('Issuer of the assertion %s', async (_name, value) => {
    expect(await afterSigning((xml) => xml.replace(/(<saml:Issuer>)[^<]*/, `$1${value}`))).toBe('assertion.issuer');
  });
  test.each(nearly(issuer))('Issuer of the response %s', async (_name, value) => {
    const request = outstanding(world);
    const { samlResponse } = await answer(world, request, {
      editResponse: (xml) => xml.replace(/(<saml:Issuer>)[^<]*/, `$1${value}`),
    });
    expect(await outcome(samlResponse, request)).toBe('response.issuer');
  });
  test.each(nearly('http://id.elegnamnden.se/loa/1.0/loa3').slice(0, 9))('level %s', async (_name, value) => {
    expect(await afterSigning((xml) => xml.replace(/(<saml:AuthnContextClassRef>)[^<]*/, `$1${value}`))).toBe(
      'assertion.level',
    );
  });

  test.each<[string, RegExp, string, string]>([
    ['Audience', /<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/, '', 'verification.audience'],
    ['Issuer', /<saml:Issuer>[^<]*<\/saml:Issuer>/, '', 'assertion.issuer'],
    [
      'NotOnOrAfter of the confirmation',
      / NotOnOrAfter="[^"]*"(?= Recipient)/,
      '',
      'assertion.confirmation-not-on-or-after',
    ],
    ['InResponseTo of the confirmation', / InResponseTo="[^"]*"/, '', 'assertion.in-response-to'],
    ['the confirmation', /<saml:SubjectConfirmation .*<\/saml:SubjectConfirmation>/, '', 'assertion.confirmation'],
    ['NotBefore of Conditions', / NotBefore="[^"]*"/, '', 'assertion.not-yet'],
    ['NotOnOrAfter of Conditions', /(<saml:Conditions [^>]*) NotOnOrAfter="[^"]*"/, '$1', 'assertion.not-on-or-after'],
    ['AuthnInstant', / AuthnInstant="[^"]*"/, '', 'assertion.authn-instant'],
    ['AuthnContext', /<saml:AuthnContext>.*<\/saml:AuthnContext>/, '', 'assertion.authn-context'],
    ['the level', /<saml:AuthnContextClassRef>.*<\/saml:AuthnContextClassRef>/, '', 'assertion.level'],
    ['Version', / Version="2.0"/, '', 'assertion.version'],
    ['IssueInstant', / IssueInstant="[^"]*"/, '', 'assertion.issue-instant'],
  ])('%s may not be missing', async (name, pattern, instead, code) => {
    // An assertion without an Issuer has no place for its signature: the response's then has to do.
    const provider = { ...world.citizenProvider, assertionSigned: name !== 'Issuer' };
    const request = outstanding(world);
    const { samlResponse } = await answer(world, request, {
      editAssertion: (xml) => xml.replace(pattern, instead),
      signAssertion: provider.assertionSigned,
    });
    const seen = await outcome(samlResponse, request, { providers: [provider] });
    expect([code, 'verification.other', 'verification.time']).toContain(seen);
  });

  test.each<[string, (xml: string) => string, string]>([
    [
      'a second audience restriction that is not ours',
      (xml) =>
        xml.replace(
          '</saml:Conditions>',
          '<saml:AudienceRestriction><saml:Audience>https://annan.example.se</saml:Audience></saml:AudienceRestriction></saml:Conditions>',
        ),
      'verification.audience',
    ],
    [
      'a condition that nobody knows',
      (xml) => xml.replace('</saml:Conditions>', '<saml:Condition xmlns:d="urn:d" xsi:type="d:T"/></saml:Conditions>'),
      'assertion.condition',
    ],
    [
      'two statements',
      (xml) => xml.replace(/<saml:AuthnStatement.*<\/saml:AuthnStatement>/, (one) => one + one),
      'assertion.authn-statement',
    ],
    [
      'two levels',
      (xml) => xml.replace(/<saml:AuthnContextClassRef>.*<\/saml:AuthnContextClassRef>/, (one) => one + one),
      'assertion.level',
    ],
    [
      'two attribute statements',
      (xml) => xml.replace(/<saml:AttributeStatement.*<\/saml:AttributeStatement>/, (one) => one + one),
      'assertion.attribute-statement',
    ],
    ['two subjects', (xml) => xml.replace(/<saml:Subject>.*<\/saml:Subject>/, (one) => one + one), 'assertion.subject'],
    [
      'two confirmations',
      (xml) => xml.replace(/<saml:SubjectConfirmation .*<\/saml:SubjectConfirmation>/, (one) => one + one),
      'assertion.confirmation',
    ],
    ['two names', (xml) => xml.replace(/<saml:NameID.*<\/saml:NameID>/, (one) => one + one), 'assertion.name-id'],
    [
      'a confirmation that begins later',
      (xml) =>
        xml.replace(
          '<saml:SubjectConfirmationData ',
          '<saml:SubjectConfirmationData NotBefore="2026-11-23T09:00:00Z" ',
        ),
      'assertion.confirmation-not-before',
    ],
    [
      'an assertion as advice',
      (xml) =>
        xml.replace(
          '<saml:AuthnStatement',
          '<saml:Advice><saml:EncryptedAssertion/></saml:Advice><saml:AuthnStatement',
        ),
      'assertion.nested',
    ],
    [
      'a statement of another kind',
      (xml) => xml.replace('<saml:AuthnStatement', '<saml:Statement/><saml:AuthnStatement'),
      'assertion.element',
    ],
    [
      'a time without a zone',
      (xml) => xml.replace(/ AuthnInstant="[^"]*"/, ' AuthnInstant="2026-11-23T10:00:00"'),
      'assertion.authn-instant',
    ],
    [
      'a time that is no time',
      (xml) => xml.replace(/ AuthnInstant="[^"]*"/, ' AuthnInstant="2026-13-45T10:00:00Z"'),
      'assertion.authn-instant',
    ],
    [
      'an attribute by its friendly name only',
      (xml) => xml.replace(/Name="urn:oid:1.2.752.29.4.13"/, 'Name="x" FriendlyName="urn:oid:1.2.752.29.4.13"'),
      'in: -',
    ],
    [
      'an attribute without a name',
      (xml) => xml.replace(/Name="urn:oid:1.2.752.29.4.13"/, 'FriendlyName="x"'),
      'assertion.attribute-name',
    ],
    [
      'the number in an element of its own',
      (xml) => xml.replace(testNumber, `<x xmlns="urn:x">${testNumber}</x>`),
      'in: ',
    ],
  ])('%s', async (_name, edit, code) => {
    const seen = await afterSigning(edit);
    expect([code, 'verification.other', 'verification.time']).toContain(seen);
  });

  test.each<[string, 'citizen' | 'staff' | 'sign', 'citizen' | 'staff' | 'sign']>([
    ['a citizen’s answer at the staff door', 'citizen', 'staff'],
    ['an employee’s answer at the citizens’ door', 'staff', 'citizen'],
    ['a citizen’s answer at the signing door', 'citizen', 'sign'],
    ['a signing answer at the citizens’ door', 'sign', 'citizen'],
  ])('%s', async (_name, from, to) => {
    const request = outstanding(world, from === 'staff' ? 'staff' : 'citizen', { kind: from });
    const { samlResponse } = await answer(world, request);
    const base = 'https://portal.example.se/saml';
    const doors = {
      citizen: world.citizen,
      staff: world.staff,
      sign: { kind: 'sign' as const, entityId: `${base}/underskrift/metadata`, acsUrl: `${base}/underskrift/acs` },
    };
    expect(
      await outcome(samlResponse, request, {
        endpoint: doors[to],
        providers: [world.citizenProvider, world.staffProvider],
      }),
    ).toBe('request.unknown');
  });

  test('the answer of another provider than the one that was asked', async () => {
    const other = {
      ...world.citizenProvider,
      entityId: 'https://annan.example.se/idp',
      certificates: [world.strangerKey.certificate],
    };
    const request = outstanding(world);
    const { samlResponse } = await answer(world, request, { key: world.strangerKey, issuer: other.entityId });
    expect(await outcome(samlResponse, request, { providers: [world.citizenProvider, other] })).toBe('response.issuer');
    const { samlResponse: named } = await answer(world, request, { key: world.strangerKey });
    expect(await outcome(named, request, { providers: [world.citizenProvider, other] })).toBe('verification.signature');
  });
});

describe('an error', () => {
  const second = async (top: string, code: string | undefined, change: Partial<ResponseOptions> = {}) => {
    const request = outstanding(world);
    const { samlResponse } = await answer(world, request, {
      error: { top, ...(code === undefined ? {} : { second: code }) },
      ...change,
    });
    try {
      await receive(incoming(world, samlResponse), { find: () => Promise.resolve(request) });
      return 'in';
    } catch (error) {
      if (error instanceof SamlRefusal) return `${error.kind} ${error.code}`;
      throw error;
    }
  };
  test.each([
    [status.responder, status.cancel, 'cancelled status.cancel'],
    [status.requester, status.cancel, 'cancelled status.cancel'],
    [status.responder, status.fraud, 'fraud status.fraud'],
    [status.responder, status.possibleFraud, 'suspicious status.possible-fraud'],
    [status.responder, status.authnFailed, 'failed status.authn-failed'],
    [status.responder, status.noAuthnContext, 'level status.no-authn-context'],
    [status.requester, status.noAuthnContext, 'level status.no-authn-context'],
    [status.responder, status.unknownPrincipal, 'unknown-person status.unknown-principal'],
    [status.requester, status.requestUnsupported, 'unsupported status.request-unsupported'],
    [status.versionMismatch, undefined, 'unsupported status.version-mismatch'],
    [status.responder, undefined, 'failed status.other'],
    [status.responder, 'urn:ond:Success', 'failed status.other'],
  ])('%s, %s', async (top, code, seen) => {
    expect(await second(top, code)).toBe(seen);
  });
  test('that claims to be a success of another kind opens nothing', async () => {
    expect(await second('urn:ond:Success', undefined)).not.toMatch(/^in/);
    expect(await second(status.success, undefined)).toBe('technical response.status-and-assertion');
  });
  test('that nobody signed is told as a failure, whatever it says', async () => {
    const request = outstanding(world, 'staff');
    const { samlResponse } = await answer(world, request, { error: { top: status.responder, second: status.fraud } });
    expect(await outcome(samlResponse, request)).toBe('status.unsigned');
    const { samlResponse: stranger } = await answer(world, request, {
      error: { top: status.responder, second: status.fraud },
      signResponse: true,
      key: world.strangerKey,
    });
    expect(await outcome(stranger, request)).toBe('verification.signature');
  });
});

describe('unusual, but legal', () => {
  /** The same message under other prefixes, as .NET, OpenSAML and others write it. */
  const swedenConnect = (xml: string) =>
    xml
      .replace(
        /<saml:NameID Format="[^"]*">/,
        `<saml:NameID Format="${nameIdFormats.persistent}" NameQualifier="https://idp.example.se/citizen" SPNameQualifier="https://portal.example.se/saml/medborgare/metadata">`,
      )
      .replace('<saml:SubjectConfirmationData ', '<saml:SubjectConfirmationData Address="192.0.2.1" ')
      .replace('<saml:AuthnContext>', '<saml:SubjectLocality Address="192.0.2.1"/><saml:AuthnContext>')
      .replace(
        '</saml:AuthnContext>',
        '<saml:AuthenticatingAuthority>https://bankid.example.se</saml:AuthenticatingAuthority></saml:AuthnContext>',
      )
      .replace(/Name="urn:oid:2.5.4.42"/, 'Name="urn:oid:2.5.4.42" FriendlyName="givenName"');
  test.each<[string, Partial<ResponseOptions>]>([
    ['what a Swedish provider sends', { editAssertion: swedenConnect }],
    ['the same in clear', { editAssertion: swedenConnect, encryptTo: undefined }],
    ['uncertified-loa3', { level: 'http://id.swedenconnect.se/loa/1.0/uncertified-loa3' }],
    [
      'RSA-SHA512 over SHA-512',
      {
        signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
        digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha512',
      },
    ],
    ['AES-128-GCM', { contentEncryption: 'http://www.w3.org/2009/xmlenc11#aes128-gcm' }],
    ['AES-256-GCM', { contentEncryption: 'http://www.w3.org/2009/xmlenc11#aes256-gcm' }],
    ['AES-128-CBC', { contentEncryption: 'http://www.w3.org/2001/04/xmlenc#aes128-cbc' }],
    ['AES-256-CBC', { contentEncryption: 'http://www.w3.org/2001/04/xmlenc#aes256-cbc' }],
    [
      'pretty-printed',
      {
        editAssertion: (xml) => xml.replace(/></g, '>\n  <'),
        encryptTo: undefined,
      },
    ],
    ['line breaks of Windows', { editAssertion: (xml) => xml.replace(/></g, '>\r\n<'), encryptTo: undefined }],
    [
      'one time use and a proxy restriction',
      {
        editAssertion: (xml) =>
          xml.replace('</saml:Conditions>', '<saml:OneTimeUse/><saml:ProxyRestriction Count="0"/></saml:Conditions>'),
      },
    ],
    [
      'several audiences',
      {
        editAssertion: (xml) =>
          xml.replace('<saml:Audience>', '<saml:Audience>https://annan.example.se</saml:Audience><saml:Audience>'),
      },
    ],
    ['no NameID', { editAssertion: (xml) => xml.replace(/<saml:NameID.*<\/saml:NameID>/, '') }],
    ['a value without a type', { editAssertion: (xml) => xml.replaceAll(' xsi:type="xs:string"', '') }],
    [
      'a number written by its signs',
      { editAssertion: (xml) => xml.replace(testNumber, `&#x31;&#57;${testNumber.slice(2)}`) },
    ],
    [
      'names with signs of all kinds',
      {
        attributes: [...citizenAttributes.slice(0, 2), { name: oid.surname, values: ['Åström-O’Neill & “Å” <ö> 🙂'] }],
      },
    ],
    [
      'an attribute that we know nothing of, with many values',
      { attributes: [...citizenAttributes, { name: 'urn:oid:1.1.1', values: ['a', 'b', ''] }] },
    ],
    [
      'a message to the person',
      {
        editResponse: (xml) =>
          xml.replace('</samlp:Status>', '<samlp:StatusMessage>Välkommen</samlp:StatusMessage></samlp:Status>'),
      },
    ],
    [
      'an extension',
      {
        editResponse: (xml) =>
          xml.replace(
            '<samlp:Status>',
            '<samlp:Extensions><x:y xmlns:x="urn:x">1</x:y></samlp:Extensions><samlp:Status>',
          ),
      },
    ],
    [
      'Consent',
      {
        editResponse: (xml) =>
          xml.replace(' Version=', ' Consent="urn:oasis:names:tc:SAML:2.0:consent:unspecified" Version='),
      },
    ],
    ['times without fractions', { editAssertion: (xml) => xml.replace(/\.\d{3}Z/g, 'Z') }],
    [
      'times in Swedish time',
      { editAssertion: (xml) => xml.replace(/ AuthnInstant="[^"]*"/, ' AuthnInstant="2026-11-23T11:00:00.000+01:00"') },
    ],
    [
      'Format on the Issuer',
      { editAssertion: (xml) => xml.replace('<saml:Issuer>', `<saml:Issuer Format="${nameIdFormats.entity}">`) },
    ],
  ])('%s', async (_name, change) => {
    const request = outstanding(world);
    const { samlResponse } = await answer(world, request, change);
    expect(await outcome(samlResponse, request)).toBe(welcome);
  });

  test.each([undefined, 'encrypted'])('the prefixes of others (%s)', async (encrypted) => {
    const others = (xml: string) => xml.replaceAll('saml:', 'saml2:').replaceAll(':saml=', ':saml2=');
    const request = outstanding(world);
    const { samlResponse } = await answer(world, request, {
      editAssertion: others,
      editResponse: (xml) => xml.replaceAll('samlp:', 'p:').replaceAll(':samlp=', ':p='),
      ...(encrypted === undefined ? { encryptTo: undefined } : {}),
    });
    expect(await outcome(samlResponse, request)).toBe(welcome);
  });
  test('no prefixes at all', async () => {
    const request = outstanding(world);
    const bare = (prefix: string) => (xml: string) =>
      xml.replaceAll(`<${prefix}:`, '<').replaceAll(`</${prefix}:`, '</').replaceAll(`xmlns:${prefix}=`, 'xmlns=');
    const { samlResponse } = await answer(world, request, { editAssertion: bare('saml'), encryptTo: undefined });
    expect(await outcome(samlResponse, request)).toBe(welcome);
  });
  test('the key beside the data, found by RetrievalMethod', async () => {
    const request = outstanding(world);
    const { samlResponse } = await answer(world, request, {
      editResponse: (xml) => {
        const key = /<e:EncryptedKey[\s\S]*?<\/e:EncryptedKey>/.exec(xml)?.[0] ?? '';
        expect(key).not.toBe('');
        return xml
          .replace(
            key,
            '<ds:RetrievalMethod xmlns:ds="http://www.w3.org/2000/09/xmldsig#" Type="http://www.w3.org/2001/04/xmlenc#EncryptedKey" URI="#_key"/>',
          )
          .replace(
            '</saml:EncryptedAssertion>',
            `${key.replace('<e:EncryptedKey ', '<e:EncryptedKey Id="_key" ')}</saml:EncryptedAssertion>`,
          );
      },
    });
    expect(await outcome(samlResponse, request)).toBe(welcome);
  });
  test('a signature with InclusiveNamespaces, as OpenSAML makes it', async () => {
    const request = outstanding(world);
    const { samlResponse } = await answer(world, request, { inclusiveNamespaces: ['xs'] });
    expect(Buffer.from(samlResponse, 'base64').toString()).toContain('InclusiveNamespaces');
    expect(await outcome(samlResponse, request)).toBe(welcome);
    const clear = await answer(world, request, { inclusiveNamespaces: ['xs'], encryptTo: undefined });
    expect(await outcome(clear.samlResponse, request)).toBe(welcome);
  });
  test('a signature without KeyInfo', async () => {
    const request = outstanding(world);
    const key = { ...world.idpKey, certificate: '' };
    const { samlResponse } = await answer(world, request, { key, encryptTo: undefined });
    expect(Buffer.from(samlResponse, 'base64').toString()).not.toContain('KeyInfo');
    expect(await outcome(samlResponse, request)).toBe(welcome);
  });
  test('what Entra ID sends: the assertion signed, the rest taken from it', async () => {
    const request = outstanding(world, 'staff');
    const { samlResponse } = await answer(world, request, {
      encryptTo: undefined,
      editResponse: (xml) => xml.replace(/ Destination="[^"]*"/, ` Destination="${world.staff.acsUrl}"`),
      nameId: { value: 'hanna@example.se', format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress' },
    });
    expect(await outcome(samlResponse, request)).toBe(`in: ${subject}`);
  });
  test.each<[string, (xml: string) => string, string]>([
    ['Recipient', (xml) => xml.replace(/ Recipient="[^"]*"/, ''), 'assertion.recipient'],
    ['InResponseTo', (xml) => xml.replace(/ InResponseTo="[^"]*"/, ''), 'assertion.in-response-to'],
    [
      'a Recipient of ours',
      (xml) => xml.replace(/ Recipient="[^"]*"/, ' Recipient="https://annan.example.se/acs"'),
      'assertion.recipient',
    ],
  ])('where only the assertion is signed, %s must stand in it', async (_name, edit, code) => {
    const request = outstanding(world, 'staff');
    const { samlResponse } = await answer(world, request, { editAssertion: edit });
    expect(await outcome(samlResponse, request)).toBe(code);
  });
});
