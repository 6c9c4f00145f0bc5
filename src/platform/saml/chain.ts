import { createHash, timingSafeEqual } from 'node:crypto';
import { decodeMessage, parseXml } from './dom.ts';
import { clockSkew, maxAge, readAssertion, type Assertion } from './assertion.ts';
import { checkNames, checkSignatures, readEnvelope, type Envelope } from './envelope.ts';
import type { ServiceKeys } from './keys.ts';
import { status } from './names.ts';
import type { Provider } from './providers.ts';
import { must, SamlRefusal, type RefusalKind } from './refusal.ts';
import { decryptedAssertion, verifiedAssertion, isSignedError } from './verify.ts';

export const requestKinds = ['citizen', 'staff', 'sign'] as const;
export type RequestKind = (typeof requestKinds)[number];
/** How long a person may take at the provider, ms. */
export const requestLifetime = 900_000;

/** One of our outstanding requests. */
export type SamlRequest = {
  id: string;
  kind: RequestKind;
  idpEntityId: string;
  browserHash: string;
  levels: string[];
  forceAuthn: boolean;
  returnTo: string;
  subjectPersonId: string | null;
  applicationId: string | null;
  contentHash: string | null;
  /** The employee who is asked to log in anew. */
  subjectStaffId: string | null;
  createdAt: Date;
  usedAt: Date | null;
};

/** Where requests are looked up. Consuming them is the caller's, in the transaction that starts the session. */
export type RequestStore = { find(id: string): Promise<SamlRequest | undefined> };

export type Endpoint = { kind: RequestKind; entityId: string; acsUrl: string; logoutUrl?: string };

export type Incoming = {
  endpoint: Endpoint;
  providers: Provider[];
  keys: ServiceKeys;
  samlResponse: unknown;
  /** What stood after the ACS address, with its question mark; empty as a rule. */
  query?: string;
  /** The token in the browser's pre-login cookie. */
  browserToken: string | undefined;
  now: Date;
};

export type Received = {
  request: SamlRequest;
  provider: Provider;
  assertion: Assertion;
  level: string | undefined;
  envelope: Envelope;
};

/** What is stored instead of the browser's token. */
export function browserHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/**
 * The chain for a posted SAML response: lexical gate → strict envelope → our outstanding request and the provider it
 * was sent to → signatures (passport-saml) → strict assertion → level → browser. Throws SamlRefusal. What comes back
 * still has to be consumed: request and assertion, each once, in one transaction.
 */
export async function receive(incoming: Incoming, store: RequestStore): Promise<Received> {
  const { endpoint } = incoming;
  const envelope = reading(() => readEnvelope(decodeMessage(incoming.samlResponse)));
  const compact = Buffer.from(envelope.xml, 'utf8').toString('base64');

  const request = await store.find(envelope.inResponseTo);
  must(request !== undefined && request.kind === endpoint.kind, 'request.unknown', 'expired');
  try {
    return await checkAnswer(incoming, envelope, compact, request);
  } catch (error) {
    if (
      error instanceof SamlRefusal &&
      incoming.browserToken !== undefined &&
      sameBrowser(incoming.browserToken, request)
    ) {
      error.request = { id: request.id, returnTo: request.returnTo };
    }
    throw error;
  }
}

async function checkAnswer(
  incoming: Incoming,
  envelope: Envelope,
  compact: string,
  request: SamlRequest,
): Promise<Received> {
  const { endpoint, keys } = incoming;
  const now = incoming.now.getTime();
  must(request.createdAt.getTime() > now - requestLifetime, 'request.old', 'expired');
  const provider = incoming.providers.find((candidate) => candidate.entityId === request.idpEntityId);
  must(provider !== undefined, 'provider.unknown');
  const deliveredTo = endpoint.acsUrl + allowedQuery(incoming.query, provider);
  checkEnvelope(envelope, provider, [endpoint.acsUrl, deliveredTo], now);

  const verification = {
    provider,
    entityId: endpoint.entityId,
    acsUrl: endpoint.acsUrl,
    keys,
    requestId: request.id,
    now: incoming.now,
    responseSigned: envelope.signed,
  };
  if (envelope.outcome.kind === 'error') {
    // Nobody vouches for it: it may stand for something that went wrong, but not for what.
    must(envelope.signed, 'status.unsigned', 'failed');
    must(await isSignedError(compact, verification), 'verification.signature');
    const [kind, code] = statusMeaning(envelope.outcome.codes);
    throw new SamlRefusal(`status.${code}`, kind);
  }
  must(envelope.outcome.encrypted || !provider.assertionEncrypted, 'assertion.clear-text');
  const text = await verifiedAssertion(compact, verification);
  await checkSealed(envelope, keys);
  const assertion = reading(() =>
    readAssertion(text, {
      issuer: provider.entityId,
      audience: endpoint.entityId,
      acsUrl: endpoint.acsUrl,
      deliveredTo,
      requestId: request.id,
      requestCreatedAt: request.createdAt.getTime(),
      forceAuthn: request.forceAuthn,
      now,
    }),
  );
  const level = reachedLevel(provider, assertion, request.levels);
  must(request.levels.length === 0 || level !== undefined, 'assertion.level', 'level');
  // A request that has been answered already: told apart from a stranger's only now, when the message is known to be genuine.
  must(request.usedAt === null, 'request.used', 'expired');
  must(
    incoming.browserToken !== undefined && sameBrowser(incoming.browserToken, request),
    'browser.other',
    'other-browser',
  );
  return { request, provider, assertion, level, envelope };
}

/**
 * The level of the login that is among the accepted ones; where none is asked for, the one that is stated. AD FS and
 * Entra ID tell of a second factor in an attribute, beside the class.
 */
function reachedLevel(provider: Provider, assertion: Assertion, accepted: readonly string[]): string | undefined {
  const stated = provider.assumedLevel ?? assertion.level;
  if (accepted.length === 0) return stated;
  const methods = provider.attributes.authnMethods.flatMap((name) => assertion.attributes.get(name) ?? []);
  return [stated, ...methods].find((level) => level !== undefined && accepted.includes(level));
}

/** A fault of the reader itself is the message's fault: it is refused like any other, never an error page of ours. */
function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof SamlRefusal) throw error;
    throw new SamlRefusal('message.unreadable');
  }
}

/** The query that the answer came with: none but parameters that the provider has been allowed to add. */
function allowedQuery(query: string | undefined, provider: Provider): string {
  if (query === undefined || query === '') return '';
  must(/^\?[A-Za-z0-9_=&-]{1,200}$/.test(query), 'acs.query');
  for (const name of new URLSearchParams(query).keys()) must(provider.acsParameters.includes(name), 'acs.query');
  return query;
}

function checkEnvelope(envelope: Envelope, provider: Provider, addresses: string[], now: number): void {
  // The Issuer may be left out of the outer message only where that message is not what is signed.
  must(
    envelope.issuer === provider.entityId || (envelope.issuer === undefined && !provider.responseSigned),
    'response.issuer',
  );
  must(
    envelope.destination === undefined ? !envelope.signed : addresses.includes(envelope.destination),
    'response.destination',
  );
  must(envelope.issueInstant <= now + clockSkew, 'response.future');
  must(envelope.issueInstant >= now - maxAge - clockSkew, 'response.old', 'expired');
  must(envelope.signed || !provider.responseSigned, 'response.unsigned');
}

/**
 * What lay inside the encryption is held to what is demanded in clear. The library hands over the bytes that the
 * signature is over, in which the signature itself, and the algorithm that it was made with, no longer stand.
 */
async function checkSealed(envelope: Envelope, keys: ServiceKeys): Promise<void> {
  const text = await decryptedAssertion(envelope.xml, keys);
  if (text === null) return;
  reading(() => {
    const root = parseXml(text).documentElement;
    checkNames(root);
    checkSignatures(root);
  });
}

function sameBrowser(token: string, request: SamlRequest): boolean {
  const [own, kept] = [Buffer.from(browserHash(token)), Buffer.from(request.browserHash)];
  return own.length === kept.length && timingSafeEqual(own, kept);
}

/** What a provider's error means, for the page and for the log. Unknown codes of our own federation fall to `failed`. */
function statusMeaning(codes: string[]): [RefusalKind, string] {
  const meanings: [string, RefusalKind, string][] = [
    [status.cancel, 'cancelled', 'cancel'],
    [status.fraud, 'fraud', 'fraud'],
    [status.possibleFraud, 'suspicious', 'possible-fraud'],
    [status.noAuthnContext, 'level', 'no-authn-context'],
    [status.authnFailed, 'failed', 'authn-failed'],
    [status.unknownPrincipal, 'unknown-person', 'unknown-principal'],
    [status.requestUnsupported, 'unsupported', 'request-unsupported'],
    [status.versionMismatch, 'unsupported', 'version-mismatch'],
  ];
  for (const [uri, kind, code] of meanings) if (codes.includes(uri)) return [kind, code];
  return ['failed', 'other'];
}
