import { createVerify } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { SignedXml } from 'xml-crypto';
import { create } from 'xmlbuilder';
import { clockSkew, maxAge } from './assertion.ts';
import { attribute, children, decodeMessage, instant, is, only, parseXml, textOf } from './dom.ts';
import { checkNames, checkSignatures, readIssuer } from './envelope.ts';
import { allowed, ns, status } from './names.ts';
import type { Provider } from './providers.ts';
import { must, SamlRefusal } from './refusal.ts';

/** What a message about logging out came in: the query exactly as it was sent, or the fields of a posted form. */
export type IncomingLogout =
  { binding: 'redirect'; query: string } | { binding: 'post'; fields: Readonly<Record<string, unknown>> };

export type LogoutMessage = { provider: Provider; relayState: string | undefined } & (
  | { kind: 'request'; id: string; nameId: string; sessionIndexes: string[]; usableUntil: Date }
  | { kind: 'response'; inResponseTo: string; succeeded: boolean }
);

export type LogoutExpectation = {
  /** Where it must be addressed to. */
  logoutUrl: string;
  providers: readonly Provider[];
  now: Date;
};

const fieldNames = { SAMLRequest: 'LogoutRequest', SAMLResponse: 'LogoutResponse' } as const;

/** Whether a query or a form holds a SAML message at all. */
export function holdsLogout(incoming: IncomingLogout): boolean {
  return incoming.binding === 'redirect'
    ? /(?:^|&)SAML(?:Request|Response)=/.test(incoming.query)
    : incoming.fields['SAMLRequest'] !== undefined || incoming.fields['SAMLResponse'] !== undefined;
}

/**
 * Reads a LogoutRequest or LogoutResponse (SAML Core 3.7, Bindings 3.4 and 3.5). The signature is always required: over
 * the raw query, or enveloped in the posted message; node-saml takes a query without one as good. Nothing of the message
 * but its Issuer is looked at before that. Throws SamlRefusal. A request must still be consumed, once.
 */
export function readLogout(incoming: IncomingLogout, expected: LogoutExpectation): LogoutMessage {
  try {
    return incoming.binding === 'redirect' ? fromQuery(incoming.query, expected) : fromForm(incoming.fields, expected);
  } catch (error) {
    if (error instanceof SamlRefusal) throw error;
    throw new SamlRefusal('logout.unreadable');
  }
}

function fromQuery(query: string, expected: LogoutExpectation): LogoutMessage {
  const parts = query.split('&').map((part) => [part.split('=', 1)[0] ?? '', part] as const);
  const raw = new Map(parts);
  // Of two with the same name, one would be verified and perhaps the other read.
  must(raw.size === parts.length, 'logout.parameter');
  const value = (name: string) => {
    const part = raw.get(name);
    return part === undefined ? undefined : decodeURIComponent(part.slice(name.length + 1).replaceAll('+', '%20'));
  };
  const [field, other] = raw.has('SAMLRequest')
    ? (['SAMLRequest', 'SAMLResponse'] as const)
    : (['SAMLResponse', 'SAMLRequest'] as const);
  must(raw.has(field) && !raw.has(other), 'logout.parameter');
  const deflated = Buffer.from(value(field) ?? '', 'base64');
  const xml = new TextDecoder('utf-8', { fatal: true }).decode(inflateRawSync(deflated, { maxOutputLength: 100_000 }));
  const root = parseXml(xml).documentElement;
  checkShape(root, field, []);
  const provider = providerOf(root, expected.providers);

  const algorithm = value('SigAlg');
  const signature = value('Signature');
  must(algorithm !== undefined && signature !== undefined && signature !== '', 'logout.unsigned');
  const hash = /^http:\/\/www\.w3\.org\/2001\/04\/xmldsig-more#rsa-sha(256|384|512)$/.exec(algorithm)?.[1];
  must(hash !== undefined && allowed.signature.has(algorithm), 'algorithm.refused');
  // Over the parameters as they were sent, in this order (SAML Bindings 3.4.4.1).
  const signed = [field, 'RelayState', 'SigAlg'].flatMap((name) => raw.get(name) ?? []).join('&');
  const genuine = provider.certificates.some((certificate) =>
    createVerify(`RSA-SHA${hash}`).update(signed).verify(certificate, signature, 'base64'),
  );
  must(genuine, 'logout.signature');
  return { provider, relayState: value('RelayState'), ...readVerified(root, expected) };
}

function fromForm(fields: Readonly<Record<string, unknown>>, expected: LogoutExpectation): LogoutMessage {
  const field = fields['SAMLRequest'] === undefined ? 'SAMLResponse' : 'SAMLRequest';
  must(field === 'SAMLResponse' || fields['SAMLResponse'] === undefined, 'logout.parameter');
  const xml = decodeMessage(fields[field]);
  const root = parseXml(xml).documentElement;
  checkShape(root, field, [fieldNames[field]]);
  const signature = children(root, ns.signature, 'Signature')[0];
  must(signature !== undefined, 'logout.unsigned');
  const provider = providerOf(root, expected.providers);
  const text = provider.certificates.map((certificate) => verifiedText(xml, signature, certificate)).find(Boolean);
  must(text !== undefined, 'logout.signature');
  // From here on only what was verified.
  const verified = parseXml(text).documentElement;
  checkShape(verified, field, []);
  must(providerOf(verified, [provider]) === provider, 'logout.issuer');
  const { RelayState: relayState } = fields;
  return {
    provider,
    relayState: typeof relayState === 'string' ? relayState : undefined,
    ...readVerified(verified, expected),
  };
}

/** Exactly the text that the signature is over; undefined when this key did not make it. */
function verifiedText(xml: string, signature: Element, certificate: string): string | undefined {
  const verifier = new SignedXml({ publicCert: certificate, getCertFromKeyInfo: () => null });
  try {
    verifier.loadSignature(signature);
    if (!verifier.checkSignature(xml)) return undefined;
    const texts = verifier.getSignedReferences();
    return texts.length === 1 ? texts[0] : undefined;
  } catch {
    return undefined;
  }
}

function checkShape(root: Element, field: keyof typeof fieldNames, signedIn: string[]): void {
  must(is(root, ns.protocol, fieldNames[field]), 'logout.root');
  must(attribute(root, 'Version') === '2.0', 'logout.version');
  checkNames(root);
  checkSignatures(
    root,
    signedIn.map((name) => [ns.protocol, name]),
  );
}

function providerOf(root: Element, providers: readonly Provider[]): Provider {
  const issuer = readIssuer(only(root, ns.assertion, 'Issuer', 'logout.issuer'));
  const provider = providers.find((one) => one.entityId === issuer);
  must(provider !== undefined, 'logout.issuer');
  return provider;
}

type Verified =
  | { kind: 'request'; id: string; nameId: string; sessionIndexes: string[]; usableUntil: Date }
  | { kind: 'response'; inResponseTo: string; succeeded: boolean };

function readVerified(root: Element, { logoutUrl, now }: LogoutExpectation): Verified {
  const time = now.getTime();
  must(attribute(root, 'Destination') === logoutUrl, 'logout.destination');
  const issued = instant(attribute(root, 'IssueInstant'), 'logout.issue-instant');
  must(issued <= time + clockSkew, 'logout.future');
  must(issued >= time - maxAge - clockSkew, 'logout.old', 'expired');
  if (root.localName === 'LogoutResponse') {
    const code = only(only(root, ns.protocol, 'Status', 'logout.status'), ns.protocol, 'StatusCode', 'logout.status');
    return {
      kind: 'response',
      inResponseTo: attribute(root, 'InResponseTo') ?? '',
      // Partly logged out has a second code, and is not done.
      succeeded: attribute(code, 'Value') === status.success && children(code, ns.protocol, 'StatusCode').length === 0,
    };
  }
  const until = attribute(root, 'NotOnOrAfter');
  must(until === undefined || instant(until, 'logout.not-on-or-after') > time - clockSkew, 'logout.over', 'expired');
  const id = attribute(root, 'ID');
  must(id !== undefined, 'logout.id');
  const nameId = textOf(only(root, ns.assertion, 'NameID', 'logout.name-id'), 'logout.name-id');
  must(nameId !== '', 'logout.name-id');
  return {
    kind: 'request',
    id,
    nameId,
    sessionIndexes: children(root, ns.protocol, 'SessionIndex').map((one) => textOf(one, 'logout.session-index')),
    // Two minutes longer than any clock would accept it.
    usableUntil: new Date(issued + maxAge + 2 * clockSkew + 120_000),
  };
}

export type LogoutRequest = {
  id: string;
  issuer: string;
  destination: string;
  issueInstant: Date;
  subject: { nameId: string; format?: string; sessionIndex?: string };
};

/** Asks the provider to end its session too (SAML Core 3.7.1). */
export function logoutRequestXml(request: LogoutRequest): string {
  const root = message('LogoutRequest', request);
  root.att('NotOnOrAfter', new Date(request.issueInstant.getTime() + maxAge).toISOString());
  const { nameId, format, sessionIndex } = request.subject;
  root.ele('saml:NameID', format === undefined ? {} : { Format: format }).txt(nameId);
  if (sessionIndex !== undefined) root.ele('samlp:SessionIndex').txt(sessionIndex);
  return root.end();
}

/** Tells the provider that we have ended what it named. */
export function logoutResponseXml(response: {
  id: string;
  issuer: string;
  destination: string;
  issueInstant: Date;
  inResponseTo: string;
}): string {
  const root = message('LogoutResponse', response);
  root.att('InResponseTo', response.inResponseTo);
  root.ele('samlp:Status').ele('samlp:StatusCode', { Value: status.success });
  return root.end();
}

function message(
  name: 'LogoutRequest' | 'LogoutResponse',
  { id, issuer, destination, issueInstant }: { id: string; issuer: string; destination: string; issueInstant: Date },
) {
  const root = create(`samlp:${name}`, { headless: true }).att({
    'xmlns:samlp': ns.protocol,
    'xmlns:saml': ns.assertion,
    ID: id,
    Version: '2.0',
    IssueInstant: issueInstant.toISOString(),
    Destination: destination,
  });
  root.ele('saml:Issuer').txt(issuer);
  return root;
}
