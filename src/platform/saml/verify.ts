import { SAML, SamlStatusError, Strategy, ValidateInResponseTo } from '@node-saml/passport-saml';
import type { PassportSamlConfig, VerifyWithoutRequest } from '@node-saml/passport-saml';
import { Passport } from 'passport';
import type { NextFunction, Request, Response } from 'express';
import { XMLSerializer } from '@xmldom/xmldom';
import { decrypt } from 'xml-encryption';
import { clockSkew, maxAge } from './assertion.ts';
import { children, parseXml } from './dom.ts';
import { ns } from './names.ts';
import type { ServiceKeys } from './keys.ts';
import type { Provider } from './providers.ts';
import { SamlRefusal } from './refusal.ts';

export type Verification = {
  provider: Provider;
  entityId: string;
  acsUrl: string;
  keys: ServiceKeys;
  /** The request the message answers; the caller has found it outstanding. */
  requestId: string;
  now: Date;
  /** The message carries a signature of its own: it is then held to it, also where none is demanded. */
  responseSigned: boolean;
};

/** node-saml takes the time from the machine; here it is passed in, as everywhere. */
class ClockedSaml extends SAML {
  readonly now: Date;

  constructor(options: PassportSamlConfig, now: Date) {
    super(options);
    this.now = now;
  }

  protected override checkTimestampsValidityError(
    _now: number,
    notBefore: string,
    notOnOrAfter: string,
    limit?: number,
  ) {
    return super.checkTimestampsValidityError(this.now.getTime(), notBefore, notOnOrAfter, limit);
  }
}

/**
 * Signatures, decryption, audience, times and InResponseTo by passport-saml in its strictest configuration.
 * Returns the exact text that was verified; nothing else of the message may be read afterwards.
 * Throws a refusal; `signature` when no certificate of the provider fits.
 */
export async function verifiedAssertion(samlResponse: string, verification: Verification): Promise<string> {
  const { keys } = verification;
  const decryptionKeys = [keys.current, ...keys.older];
  let last: unknown;
  for (const pair of decryptionKeys) {
    try {
      return await authenticate(samlResponse, verification, pair.privateKey);
    } catch (error) {
      last = error;
      if (error instanceof SamlStatusError || !isDecryptionFailure(error)) break;
    }
  }
  if (last instanceof SamlStatusError) throw new SamlRefusal('response.status');
  throw new SamlRefusal(`verification.${verificationFault(last)}`);
}

/** The assertion out of its encryption, signature and all; null when the answer carries it in clear. */
export async function decryptedAssertion(response: string, keys: ServiceKeys): Promise<string | null> {
  const [encrypted] = children(parseXml(response).documentElement, ns.assertion, 'EncryptedAssertion');
  if (!encrypted) return null;
  for (const { privateKey } of [keys.current, ...keys.older]) {
    const text = await new Promise<string | undefined>((resolve) => {
      decrypt(
        new XMLSerializer().serializeToString(encrypted),
        { key: privateKey },
        (error: Error | null, result?: string) => {
          resolve(error ? undefined : result);
        },
      );
    });
    if (text !== undefined) return text;
  }
  throw new SamlRefusal('verification.decryption');
}

/** Checks the signature of a response that carries an error; true when it is the provider's own word. */
export async function isSignedError(samlResponse: string, verification: Verification): Promise<boolean> {
  try {
    await authenticate(samlResponse, verification, verification.keys.current.privateKey);
    return false;
  } catch (error) {
    return error instanceof SamlStatusError;
  }
}

async function authenticate(samlResponse: string, verification: Verification, decryptionKey: string): Promise<string> {
  const { provider, entityId, acsUrl, requestId, now } = verification;
  const options: PassportSamlConfig = {
    name: 'saml',
    callbackUrl: acsUrl,
    issuer: entityId,
    audience: entityId,
    entryPoint: provider.ssoUrl,
    idpCert: provider.certificates,
    idpIssuer: provider.entityId,
    privateKey: verification.keys.current.privateKey,
    decryptionPvk: decryptionKey,
    signatureAlgorithm: 'sha256',
    digestAlgorithm: 'sha256',
    wantAuthnResponseSigned: provider.responseSigned || verification.responseSigned,
    wantAssertionsSigned: provider.assertionSigned,
    validateInResponseTo: ValidateInResponseTo.always,
    requestIdExpirationPeriodMs: 900_000,
    acceptedClockSkewMs: clockSkew,
    maxAssertionAgeMs: maxAge,
    racComparison: 'exact',
    authnContext: provider.requestedLevels,
    disableRequestedAuthnContext: !provider.requestedAuthnContext,
    forceAuthn: provider.forceAuthn,
    identifierFormat: provider.nameIdFormat,
    // The request has been found unused and fresh in our own table; it is consumed there too, in the transaction that
    // starts the session. Removing it here would let a stranger void somebody's login.
    cacheProvider: {
      saveAsync: () => Promise.resolve(null),
      getAsync: (id) => Promise.resolve(id === requestId ? new Date().toISOString() : null),
      removeAsync: () => Promise.resolve(null),
    },
  };
  // A strategy of its own for each message: passport writes its callbacks into the instance.
  const takeText: VerifyWithoutRequest = (profile, done) => {
    const xml = profile?.getAssertionXml?.();
    done(null, xml === undefined ? undefined : { xml });
  };
  const refuseLogout: VerifyWithoutRequest = (_profile, done) => {
    done(new Error('logout messages are not taken'));
  };
  const strategy = new Strategy(options, takeText, refuseLogout);
  strategy._saml = new ClockedSaml(options, now);
  // passport sees this one field and nothing of the real request, so that neither the query string nor another
  // message in the body can reach it.
  const request = { body: { SAMLResponse: samlResponse }, query: {}, headers: {}, method: 'POST', url: '/' };
  return new Promise<string>((resolve, reject) => {
    const done = (error: unknown, user?: unknown) => {
      if (error instanceof Error) reject(error);
      else if (typeof user === 'object' && user !== null && 'xml' in user && typeof user.xml === 'string')
        resolve(user.xml);
      else reject(new Error('no assertion'));
    };
    const handler = new Passport().authenticate(strategy, { session: false }, done) as (
      req: Request,
      res: Response,
      next: NextFunction,
    ) => void;
    handler(request as unknown as Request, {} as unknown as Response, (error?: unknown) => {
      reject(error instanceof Error ? error : new Error('not authenticated'));
    });
  });
}

function isDecryptionFailure(error: unknown): boolean {
  const message = error instanceof Error ? `${error.message} ${'code' in error ? String(error.code) : ''}` : '';
  return /oaep|decrypt|OSSL|authenticate data|padding/i.test(message);
}

// A few fixed words for the log instead of the library's message, which repeats values from the response.
function verificationFault(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  if (/audience/i.test(message)) return 'audience';
  if (/signature/i.test(message)) return 'signature';
  if (/expired|not yet valid|subject confirmation/i.test(message)) return 'time';
  if (/InResponseTo/i.test(message)) return 'in-response-to';
  if (isDecryptionFailure(error)) return 'decryption';
  return 'other';
}
