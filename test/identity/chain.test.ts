import { beforeAll, describe, expect, test } from 'vitest';
import { newMessageId, signElement, type ResponseOptions } from '../../src/dev/broker/issue.ts';
import { receive, type Incoming, type SamlRequest } from '../../src/platform/saml/chain.ts';
import { selfSignedKeyPair } from '../../src/dev/keys.ts';
import { oid } from '../../src/identity/rules.ts';
import { SamlRefusal } from '../../src/platform/saml/refusal.ts';
import { status } from '../../src/platform/saml/names.ts';
import {
  answer,
  citizenAttributes,
  incoming,
  loa3,
  makeWorld,
  outstanding,
  testNumber,
  type World,
} from '../support/idp.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const base64 = (xml: string) => Buffer.from(xml, 'utf8').toString('base64');
const store = (...requests: SamlRequest[]) => ({
  find: (id: string) => Promise.resolve(requests.find((one) => one.id === id)),
});

async function outcome(samlResponse: string, request: SamlRequest, change: Partial<Incoming> = {}): Promise<string> {
  try {
    const received = await receive(incoming(world, samlResponse, change), store(request));
    return `in: ${received.assertion.attributes.get(oid.personalIdentityNumber)?.join() ?? '-'}`;
  } catch (error) {
    if (error instanceof SamlRefusal) return error.code;
    throw error;
  }
}

async function afterChange(change: Partial<ResponseOptions>, request = outstanding(world)): Promise<string> {
  const { samlResponse } = await answer(world, request, change);
  return outcome(samlResponse, request);
}

const welcome = `in: ${testNumber}`;
const minutes = (n: number) => new Date(world.now.getTime() + n * 60_000);

describe('a sound answer', () => {
  test('is let in when the assertion is encrypted', async () => {
    expect(await afterChange({})).toBe(welcome);
  });
  test('is let in when the assertion is in clear', async () => {
    expect(await afterChange({ encryptTo: undefined })).toBe(welcome);
  });
  test('is let in within a minute of clock difference', async () => {
    expect(await afterChange({ issueInstant: minutes(0.9), notBefore: minutes(0.9), authnInstant: minutes(0.9) })).toBe(
      welcome,
    );
  });
  test('is let in when signed by the second of two published keys', async () => {
    const request = outstanding(world);
    const { samlResponse } = await answer(world, request);
    const provider = {
      ...world.citizenProvider,
      certificates: [world.strangerKey.certificate, world.idpKey.certificate],
    };
    expect(await outcome(samlResponse, request, { providers: [provider] })).toBe(welcome);
  });
  test('is decrypted with the older key during a change of keys', async () => {
    const request = outstanding(world);
    const { samlResponse } = await answer(world, request);
    const newer = await selfSignedKeyPair('newer', world.now);
    expect(await outcome(samlResponse, request, { keys: { current: newer, older: [world.serviceKeys.current] } })).toBe(
      welcome,
    );
  });
  test('may be broken over lines by the sender', async () => {
    const request = outstanding(world);
    const { samlResponse } = await answer(world, request);
    expect(await outcome((samlResponse.match(/.{1,76}/g) ?? []).join('\r\n'), request)).toBe(welcome);
  });
  test('caps the session when the provider says so', async () => {
    const request = outstanding(world);
    const { samlResponse } = await answer(world, request, { sessionNotOnOrAfter: minutes(20) });
    const received = await receive(incoming(world, samlResponse), store(request));
    expect(received.assertion.sessionNotOnOrAfter).toEqual(minutes(20));
  });
});

describe('the signature', () => {
  const cases: [string, () => Partial<ResponseOptions>, string][] = [
    ['response not signed', () => ({ signResponse: false }), 'response.unsigned'],
    ['assertion not signed', () => ({ signAssertion: false }), 'verification.signature'],
    [
      'assertion not signed, in clear',
      () => ({ signAssertion: false, encryptTo: undefined }),
      'verification.signature',
    ],
    ['signed by a stranger', () => ({ key: world.strangerKey }), 'verification.signature'],
    ['RSA-SHA1', () => ({ signatureAlgorithm: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' }), 'algorithm.refused'],
    ['SHA-1 digest', () => ({ digestAlgorithm: 'http://www.w3.org/2000/09/xmldsig#sha1' }), 'algorithm.refused'],
    ['3DES', () => ({ contentEncryption: 'http://www.w3.org/2001/04/xmlenc#tripledes-cbc' }), 'algorithm.refused'],
  ];
  test.each(cases)('%s is refused', async (_name, change, code) => {
    expect(await afterChange(change())).toBe(code);
  });

  test('a SHA-1 signature hidden inside the encryption is refused', async () => {
    const request = outstanding(world);
    const inner = await answer(world, request, {
      encryptTo: undefined,
      signatureAlgorithm: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
    });
    const sealed = await answer(world, request, { editAssertion: () => inner.assertionXml, signAssertion: false });
    expect(await outcome(sealed.samlResponse, request)).toBe('algorithm.refused');
  });

  test('a changed attribute breaks it', async () => {
    const request = outstanding(world);
    const { xml } = await answer(world, request, { encryptTo: undefined });
    expect(await outcome(base64(xml.replace(testNumber, '198001022386')), request)).toBe('verification.signature');
  });
});

test.each([`<?xml version="1.0" encoding="UTF-8"?>`, `<?xml version='1.0' encoding='UTF-8'?>\n`])(
  'an XML declaration is taken: %s',
  async (declaration) => {
    const request = outstanding(world);
    const { xml } = await answer(world, request);
    expect(await outcome(base64(declaration + xml), request)).toBe(welcome);
  },
);

describe('who it is from and for', () => {
  const other = 'https://other.example.se/x';
  const cases: [string, Partial<ResponseOptions>, string][] = [
    ['wrong audience', { audience: other }, 'verification.audience'],
    ['wrong recipient', { recipient: other }, 'assertion.recipient'],
    ['wrong destination', { destination: other }, 'response.destination'],
    [
      'wrong issuer of the assertion',
      { issuer: other, responseIssuer: 'https://idp.example.se/citizen' },
      'assertion.issuer',
    ],
    ['wrong issuer of the response', { responseIssuer: other }, 'response.issuer'],
    [
      'confirmation that is not bearer',
      { confirmationMethod: 'urn:oasis:names:tc:SAML:2.0:cm:holder-of-key' },
      'assertion.confirmation-method',
    ],
    ['InResponseTo that we never sent', { inResponseTo: `_${'0'.repeat(32)}` }, 'request.unknown'],
    ['no InResponseTo', { inResponseTo: undefined }, 'response.unsolicited'],
    [
      'other InResponseTo in the confirmation',
      { confirmationInResponseTo: `_${'0'.repeat(32)}` },
      'verification.in-response-to',
    ],
    ['low level', { level: 'http://id.elegnamnden.se/loa/1.0/loa2' }, 'assertion.level'],
    ['level that only begins alike', { level: `${loa3}x` }, 'assertion.level'],
  ];
  test.each(cases)('%s is refused', async (_name, change, code) => {
    expect(await afterChange(change)).toBe(code);
  });

  test('another browser is refused', async () => {
    const request = outstanding(world);
    const { samlResponse } = await answer(world, request);
    expect(await outcome(samlResponse, request, { browserToken: 'someone-else' })).toBe('browser.other');
    expect(await outcome(samlResponse, request, { browserToken: undefined })).toBe('browser.other');
  });
  test('an answer to a used request is refused', async () => {
    expect(await afterChange({}, outstanding(world, 'citizen', { usedAt: world.now }))).toBe('request.used');
  });
  test('an answer that took too long is refused', async () => {
    expect(await afterChange({}, outstanding(world, 'citizen', { createdAt: minutes(-16) }))).toBe('request.old');
  });
  test('an answer to a staff request is refused at the citizens’ door', async () => {
    expect(await afterChange({}, outstanding(world, 'citizen', { kind: 'staff' }))).not.toMatch(/^in/);
  });
});

describe('time', () => {
  const cases: [string, () => Partial<ResponseOptions>, string][] = [
    ['expired', () => ({ notOnOrAfter: minutes(-2) }), 'verification.time'],
    ['not yet valid', () => ({ notBefore: minutes(2) }), 'verification.time'],
    ['from the future', () => ({ issueInstant: minutes(2) }), 'response.future'],
    ['too old', () => ({ issueInstant: minutes(-7) }), 'response.old'],
    ['authenticated before the request', () => ({ authnInstant: minutes(-5) }), 'assertion.authn-old'],
    ['session already over', () => ({ sessionNotOnOrAfter: minutes(-2) }), 'assertion.session-over'],
  ];
  test.each(cases)('%s is refused', async (_name, change, code) => {
    expect(await afterChange(change())).toBe(code);
  });
});

describe('what is inside', () => {
  test('an attribute that stands twice is refused', async () => {
    const attributes = [...citizenAttributes, { name: oid.personalIdentityNumber, values: ['198001022386'] }];
    expect(await afterChange({ attributes })).toBe('assertion.attribute-duplicate');
  });
  test.each([
    ['AuthnStatement', /<saml:AuthnStatement.*<\/saml:AuthnStatement>/, 'assertion.authn-statement'],
    ['Conditions', /<saml:Conditions.*<\/saml:Conditions>/, 'verification.audience'],
    ['Subject', /<saml:Subject>.*<\/saml:Subject>/, 'assertion.subject'],
  ])('%s may not be missing', async (_name, part, code) => {
    expect(await afterChange({ editAssertion: (xml) => xml.replace(part, '') })).toBe(code);
  });
  test('Recipient may not be missing', async () => {
    expect(await afterChange({ editAssertion: (xml) => xml.replace(/ Recipient="[^"]*"/, '') })).toBe(
      'assertion.recipient',
    );
  });
});

describe('the XML', () => {
  const edits: [string, (xml: string) => string, string][] = [
    ['a document type', (xml) => `<!DOCTYPE x [<!ENTITY e "1">]>${xml}`, 'xml.markup-declaration'],
    ['a comment in the number', (xml) => xml.replace(testNumber, `${testNumber}<!-- -->`), 'xml.markup-declaration'],
    ['a CDATA section', (xml) => xml.replace(testNumber, `<![CDATA[${testNumber}]]>`), 'xml.markup-declaration'],
    [
      'a processing instruction',
      (xml) => xml.replace(testNumber, `${testNumber}<?x y?>`),
      'xml.processing-instruction',
    ],
    ['a named entity', (xml) => xml.replace(testNumber, '&number;'), 'xml.entity'],
    ['two roots', (xml) => `${xml}${xml}`, 'xml.malformed'],
    [
      'a deep nest',
      (xml) => xml.replace('<samlp:Status>', `${'<a>'.repeat(50)}${'</a>'.repeat(50)}<samlp:Status>`),
      'xml.deep',
    ],
    [
      'a relative namespace',
      (xml) => xml.replace('<samlp:Status>', '<samlp:Status xmlns:x="1">'),
      'namespace.relative',
    ],
    [
      'two of one ID',
      (xml) => xml.replace('<samlp:Status>', `<samlp:Status ID="${/ ID="([^"]+)"/.exec(xml)?.[1] ?? ''}">`),
      'id.duplicate',
    ],
  ];
  test.each(edits)('%s is refused', async (_name, edit, code) => {
    const request = outstanding(world);
    const { xml } = await answer(world, request, { encryptTo: undefined });
    expect(await outcome(base64(edit(xml)), request)).toBe(code);
  });
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['an empty value', ''],
    ['what is not base64', 'not base64!'],
    ['bytes that are not text', '/////w=='],
    ['two values', ['a', 'b']],
    ['something very large', 'A'.repeat(400_000)],
  ])('%s is no message', async (_name, value) => {
    const request = outstanding(world);
    await expect(receive(incoming(world, '', { samlResponse: value }), store(request))).rejects.toThrow(SamlRefusal);
  });
});

describe('signature wrapping', () => {
  const forged = '198001022386';
  async function parts() {
    const request = outstanding(world);
    const { xml, assertionXml } = await answer(world, request, { encryptTo: undefined });
    const evil = assertionXml
      .replace(testNumber, forged)
      .replace(/ID="[^"]+"/, `ID="${newMessageId()}"`)
      .replace(/<ds:Signature.*<\/ds:Signature>/s, '');
    return { request, xml, assertionXml, evil };
  }
  test('a forged assertion before the real one', async () => {
    const { request, xml, assertionXml, evil } = await parts();
    expect(await outcome(base64(xml.replace(assertionXml, evil + assertionXml)), request)).toBe('response.assertions');
  });
  test('a forged assertion after the real one', async () => {
    const { request, xml, assertionXml, evil } = await parts();
    expect(await outcome(base64(xml.replace(assertionXml, assertionXml + evil)), request)).toBe('response.assertions');
  });
  test('the real assertion hidden in an extension', async () => {
    const { request, xml, assertionXml, evil } = await parts();
    const wrapped = xml
      .replace(assertionXml, evil)
      .replace('<samlp:Status>', `<samlp:Extensions>${assertionXml}</samlp:Extensions><samlp:Status>`);
    expect(await outcome(base64(wrapped), request)).toBe('response.nested');
  });
  test('the real response inside the signature of a forged one', async () => {
    const { request, xml, assertionXml, evil } = await parts();
    const object = `<ds:Object>${xml}</ds:Object></ds:Signature>`;
    const outer = xml
      .replace(assertionXml, evil)
      .replace('</ds:Signature>', object)
      .replace(/ ID="[^"]+"/, ` ID="${newMessageId()}"`);
    expect(await outcome(base64(outer), request)).not.toMatch(/^in/);
  });
  test('a forged assertion around the signature of the real one', async () => {
    const { request, xml, assertionXml } = await parts();
    const signature = /<ds:Signature.*?<\/ds:Signature>/s.exec(assertionXml)?.[0] ?? '';
    const evil = assertionXml
      .replace(testNumber, forged)
      .replace(
        signature,
        signature.replace('</ds:Signature>', `<ds:Object>${assertionXml}</ds:Object></ds:Signature>`),
      );
    expect(await outcome(base64(xml.replace(assertionXml, evil)), request)).not.toMatch(/^in/);
  });
  test('one signed assertion in another signed response', async () => {
    const { request, assertionXml } = await parts();
    const second = outstanding(world);
    const { samlResponse } = await answer(world, second, {
      editAssertion: () => assertionXml,
      signAssertion: false,
      encryptTo: undefined,
    });
    expect(await outcome(samlResponse, second)).not.toMatch(/^in/);
    expect(request.id).not.toBe(second.id);
  });
});

describe('an error from the provider', () => {
  test.each([
    [status.cancel, 'cancelled', 'status.cancel'],
    [status.possibleFraud, 'suspicious', 'status.possible-fraud'],
    [status.noAuthnContext, 'level', 'status.no-authn-context'],
    [status.authnFailed, 'failed', 'status.authn-failed'],
  ])('%s is told apart', async (second, kind, code) => {
    const request = outstanding(world);
    const { samlResponse } = await answer(world, request, { error: { top: status.responder, second } });
    await expect(receive(incoming(world, samlResponse), store(request))).rejects.toMatchObject({ kind, code });
  });
  test('is believed only when signed', async () => {
    expect(await afterChange({ error: { top: status.responder, second: status.cancel }, signResponse: false })).toBe(
      'response.unsigned',
    );
    expect(await afterChange({ error: { top: status.responder, second: status.cancel }, key: world.strangerKey })).toBe(
      'verification.signature',
    );
  });
  test('with an assertion is refused', async () => {
    expect(await afterChange({ editResponse: (xml) => xml.replace(status.success, status.responder) })).toBe(
      'response.status-and-assertion',
    );
  });
});

describe('staff', () => {
  const staffSide = () => ({ endpoint: world.staff, providers: [world.staffProvider] });
  test('an assertion signed in an unsigned response is enough', async () => {
    const request = outstanding(world, 'staff');
    const { samlResponse } = await answer(world, request);
    expect(await outcome(samlResponse, request, staffSide())).toBe('in: -');
    const clear = await answer(world, request, { encryptTo: undefined });
    expect(await outcome(clear.samlResponse, request, staffSide())).toBe('in: -');
  });
  test('a response signed as well is fine', async () => {
    const request = outstanding(world, 'staff');
    const { samlResponse } = await answer(world, request, { signResponse: true });
    expect(await outcome(samlResponse, request, staffSide())).toBe('in: -');
  });
  test.each<[string, Partial<ResponseOptions>]>([
    ['an unsigned assertion', { signAssertion: false }],
    ['an unsigned assertion in a signed response', { signAssertion: false, signResponse: true }],
    ['no InResponseTo in the assertion', { editAssertion: (xml) => xml.replace(/ InResponseTo="[^"]*"/, '') }],
    ['another destination', { destination: 'https://other.example.se/acs' }],
    ['another audience', { audience: 'https://other.example.se/sp' }],
  ])('%s is refused', async (_name, change) => {
    const request = outstanding(world, 'staff');
    const { samlResponse } = await answer(world, request, change);
    expect(await outcome(samlResponse, request, staffSide())).not.toMatch(/^in/);
  });
  test('a citizen’s answer does not open the staff door', async () => {
    const request = outstanding(world);
    const { samlResponse } = await answer(world, request);
    expect(await outcome(samlResponse, request, staffSide())).toBe('request.unknown');
  });
});

test('a response signed after the fact, by the right key, is let in', async () => {
  const request = outstanding(world);
  const { xml } = await answer(world, request, { signResponse: false, encryptTo: undefined });
  expect(await outcome(base64(signElement(xml, 'Response', world.idpKey)), request)).toBe(welcome);
});
