import { createHash, createVerify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { SignedXml } from 'xml-crypto';
import { z } from 'zod';
import { clockSkew, readAssertion, type Assertion } from './assertion.ts';
import { attribute, children, instant, is, only, parseXml, textOf, walk } from './dom.ts';
import { readEnvelope } from './envelope.ts';
import { ns, rsaSha256 } from './names.ts';
import { must } from './refusal.ts';

const Moment = z.iso.datetime();

/**
 * What is kept of a person's confirmation, so that it can be shown to be genuine by this alone, without our keys, our
 * database or the provider. Neither the person's address on the network nor her browser is in it, as in the log.
 */
export const evidenceShape = z.strictObject({
  version: z.literal(1),
  /** A new login with the text shown. Another way of signing would be another word here, and other evidence. */
  method: z.literal('authentication'),
  software: z.string(),
  signatureId: z.string(),
  applicationId: z.string(),
  personId: z.string(),
  /** The words that were frozen, by their hash; `keptAs` says where they lie. */
  content: z.strictObject({ algorithm: z.literal('SHA-256'), hash: z.string(), keptAs: z.string() }),
  request: z.strictObject({
    id: z.string(),
    createdAt: Moment,
    /** The address with the signed query, or the signed XML where it was posted. */
    sent: z.string(),
    /** Our own certificate at the time, by which the request's signature is checked. */
    certificate: z.string(),
    /** The text that the provider was asked to show; null where it has not declared that it can (`messageDeclared`). */
    message: z.string().nullable(),
    messageDeclared: z.boolean(),
    language: z.string(),
  }),
  /** The provider's answer as it came, base64. */
  response: z.string(),
  /** The assertion as it was inside the encryption; null when it stands in clear in the answer. */
  assertion: z.string().nullable(),
  provider: z.strictObject({
    entityId: z.string(),
    /** The one of its certificates that the signature fits. */
    certificate: z.string(),
    /** SHA-256 of the metadata that the certificate was taken from. */
    metadataHash: z.string(),
  }),
  level: z.string(),
  authnInstant: Moment,
  receivedAt: Moment,
  /** The attributes that the portal went by: whose confirmation it is. */
  attributes: z.array(z.strictObject({ name: z.string(), values: z.array(z.string()) })),
  transactionId: z.string().nullable(),
  /** The person's own signature, where the provider releases it (BankID profile 2.1), and the answer about her certificate. */
  userSignature: z.string().nullable(),
  authServerSignature: z.string().nullable(),
  /** Whether the text in the person's own signature is the one that was sent. Its certificate chain is not looked at. */
  shownText: z.enum(['same', 'other', 'unreadable', 'absent']),
  chainVerified: z.literal(false),
  /** Our request's id in the log. */
  requestId: z.string(),
});
export type Evidence = z.infer<typeof evidenceShape>;

/** Name and version of what wrote the evidence. */
export const software = z
  .object({ name: z.string(), version: z.string() })
  .transform(({ name, version }) => `${name} ${version}`)
  .parse(JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')));

export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The code that is shown beside the text, and by which a person can tell one application from another: 64 bits of the hash. */
export function controlCode(hash: string): string {
  return hash
    .slice(0, 16)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1 ');
}

/** The one of the certificates that the assertion's own signature fits; undefined when it has none that does. */
export function assertionSigner(
  evidence: Pick<Evidence, 'assertion' | 'response'>,
  certificates: readonly string[],
): string | undefined {
  return certificates.find((certificate) => signedAssertion(evidence, certificate) !== undefined);
}

/** Compares the text inside the person's own signature with the one that was sent (BankID signature profile). */
export function shownText(userSignature: string | null, message: string | null): Evidence['shownText'] {
  if (userSignature === null) return 'absent';
  try {
    const root = parseXml(Buffer.from(userSignature, 'base64').toString('utf8')).documentElement;
    const [visible] = [...walk(root)].filter((element) => element.localName === 'usrVisibleData');
    must(visible !== undefined, 'evidence.visible');
    const text = Buffer.from(textOf(visible, 'evidence.visible'), 'base64').toString('utf8');
    return text.trim() === message?.trim() ? 'same' : 'other';
  } catch {
    return 'unreadable';
  }
}

/** One thing that was checked, in words for the one who asks. */
export type Finding = { holds: boolean; text: string };

/**
 * Verifies a confirmation from nothing but its evidence and the words that were confirmed: the words' hash, our own
 * request and what it showed, the provider's signature over the answer, and that the one belongs to the other.
 */
export function verifyEvidence(evidence: Evidence, words: string): Finding[] {
  const { content, request, provider } = evidence;
  const findings: Finding[] = [];
  const check = (text: string, look: () => boolean) => {
    let holds: boolean;
    try {
      holds = look();
    } catch {
      holds = false;
    }
    findings.push({ holds, text });
  };

  check('The words have the hash that was confirmed.', () => sha256Of(words) === content.hash);
  const asked = readRequest(request);
  check('The request is signed by the portal’s certificate.', () => asked !== undefined);
  check(
    'The request has the id that is stated, asks for a new login, and was made at the time that is stated.',
    () =>
      asked?.id === request.id && asked.forceAuthn && Math.abs(asked.issuedAt - Date.parse(request.createdAt)) < 1000,
  );
  check('The request shows the text that is stated, in the language that is stated.', () =>
    request.messageDeclared
      ? asked?.message !== undefined && asked.message === request.message && asked.language === request.language
      : asked !== undefined && asked.message === undefined && request.message === null,
  );
  if (request.messageDeclared) {
    check(
      'The text holds the control code of the words.',
      () => request.message?.includes(controlCode(content.hash)) ?? false,
    );
  }

  const envelope = attempt(() => readEnvelope(Buffer.from(evidence.response, 'base64').toString('utf8')));
  check('The answer is whole, and answers this request.', () => envelope?.inResponseTo === request.id);
  if (envelope?.signed === true) {
    check(
      'The answer is signed by the provider’s certificate.',
      () => signedText(envelope.xml, (root) => root, provider.certificate) !== undefined,
    );
  }
  const signed = attempt(() => signedAssertion(evidence, provider.certificate));
  check('The assertion is signed by the provider’s certificate.', () => signed !== undefined);
  const assertion: Assertion | undefined =
    signed === undefined || asked === undefined
      ? undefined
      : attempt(() =>
          readAssertion(signed, {
            issuer: provider.entityId,
            audience: asked.issuer,
            acsUrl: asked.acsUrl,
            // A provider may be allowed to add parameters to the address; it then says so in its answer.
            deliveredTo: envelope?.destination?.startsWith(`${asked.acsUrl}?`) ? envelope.destination : asked.acsUrl,
            requestId: request.id,
            requestCreatedAt: asked.issuedAt,
            forceAuthn: true,
            now: Date.parse(evidence.receivedAt),
          }),
        );
  check(
    'The assertion answers this request, is meant for the portal, and was valid when it came.',
    () => assertion !== undefined,
  );
  check(
    'The person identified herself after she was asked, at the time that is stated.',
    () =>
      assertion?.authnInstant === Date.parse(evidence.authnInstant) &&
      asked !== undefined &&
      assertion.authnInstant >= asked.issuedAt - clockSkew,
  );
  check(
    'The level of assurance is the one that is stated, and one that was asked for.',
    () =>
      asked !== undefined &&
      (asked.levels.length === 0 || (assertion?.level === evidence.level && asked.levels.includes(evidence.level))),
  );
  check(
    'The attributes that are stated stand in the assertion.',
    () =>
      evidence.attributes.length > 0 &&
      evidence.attributes.every(({ name, values }) => sameList(assertion?.attributes.get(name), values)),
  );
  for (const value of [evidence.transactionId, evidence.userSignature, evidence.authServerSignature]) {
    if (value === null) continue;
    check('What is stated of the transaction and of the person’s own signature stands in the assertion.', () =>
      [...(assertion?.attributes.values() ?? [])].some((values) => values.includes(value)),
    );
  }
  if (evidence.userSignature !== null && evidence.shownText !== 'unreadable') {
    check(
      'The text inside the person’s own signature is the one that was sent.',
      () => evidence.shownText === 'same' && shownText(evidence.userSignature, request.message) === 'same',
    );
  }
  return findings;
}

type Asked = {
  id: string;
  issuer: string;
  acsUrl: string;
  issuedAt: number;
  forceAuthn: boolean;
  levels: string[];
  message: string | undefined;
  language: string | undefined;
};

/** Our own request, when its signature fits our certificate. */
export function readRequest(request: Pick<Evidence['request'], 'sent' | 'certificate'>): Asked | undefined {
  return attempt(() => {
    const xml = request.sent.startsWith('<')
      ? signedText(request.sent, (root) => root, request.certificate)
      : signedQuery(request.sent, request.certificate);
    must(xml !== undefined, 'evidence.request');
    const root = parseXml(xml).documentElement;
    must(is(root, ns.protocol, 'AuthnRequest'), 'evidence.request');
    const [context] = children(root, ns.protocol, 'RequestedAuthnContext');
    const message = [...walk(root)].find((element) => is(element, ns.userMessage, 'Message'));
    return {
      id: attribute(root, 'ID') ?? '',
      issuer: textOf(only(root, ns.assertion, 'Issuer', 'evidence.request'), 'evidence.request'),
      acsUrl: attribute(root, 'AssertionConsumerServiceURL') ?? '',
      issuedAt: instant(attribute(root, 'IssueInstant'), 'evidence.request'),
      forceAuthn: attribute(root, 'ForceAuthn') === 'true',
      levels: context
        ? children(context, ns.assertion, 'AuthnContextClassRef').map((level) => textOf(level, 'evidence.request'))
        : [],
      message: message && Buffer.from(textOf(message, 'evidence.request'), 'base64').toString('utf8'),
      language: message && attribute(message, 'xml:lang'),
    };
  });
}

/** The request in an address, when its query is signed (SAML Bindings 3.4.4.1: the parameters exactly as they were sent). */
function signedQuery(address: string, certificate: string): string | undefined {
  const query = /[?&](SAMLRequest=([^&]+)&SigAlg=([^&]+))&Signature=([^&]+)$/.exec(address);
  const [, signed, message, method, signature] = query ?? [];
  if (signed === undefined || decodeURIComponent(method ?? '') !== rsaSha256) return undefined;
  const genuine = createVerify('RSA-SHA256')
    .update(signed)
    .verify(certificate, decodeURIComponent(signature ?? ''), 'base64');
  if (!genuine) return undefined;
  const packed = Buffer.from(decodeURIComponent(message ?? ''), 'base64');
  return inflateRawSync(packed, { maxOutputLength: 200_000 }).toString('utf8');
}

function signedAssertion(evidence: Pick<Evidence, 'assertion' | 'response'>, certificate: string): string | undefined {
  if (evidence.assertion !== null) return signedText(evidence.assertion, (root) => root, certificate);
  const response = Buffer.from(evidence.response, 'base64').toString('utf8');
  return signedText(response, (root) => only(root, ns.assertion, 'Assertion', 'evidence.assertion'), certificate);
}

/** The bytes that the signature in an element is over, when it is over that element and fits the certificate. */
function signedText(xml: string, choose: (root: Element) => Element, certificate: string): string | undefined {
  const text = xml.replace(/\r\n?/g, '\n');
  const element = choose(parseXml(text).documentElement);
  const [signature, more] = children(element, ns.signature, 'Signature');
  if (signature === undefined || more !== undefined) return undefined;
  const verifier = new SignedXml({ publicCert: certificate, getCertFromKeyInfo: () => null });
  verifier.loadSignature(signature);
  const [reference] = verifier.getReferences();
  if (reference?.uri !== `#${attribute(element, 'ID') ?? ''}`) return undefined;
  try {
    return verifier.checkSignature(text) ? verifier.getSignedReferences()[0] : undefined;
  } catch {
    return undefined;
  }
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function sameList(found: readonly string[] | undefined, stated: readonly string[]): boolean {
  return found?.length === stated.length && stated.every((value, index) => value === found[index]);
}
