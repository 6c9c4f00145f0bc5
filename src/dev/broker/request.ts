import { createVerify } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { attribute, children, is, only, parseXml, textOf } from '../../platform/saml/dom.ts';
import { ns, rsaSha256 } from '../../platform/saml/names.ts';
import type { ServiceProvider } from './metadata.ts';

/** An AuthnRequest whose signature has been checked against the service provider's metadata. */
export type TrustedRequest = {
  id: string;
  service: ServiceProvider;
  acsUrl: string;
  forceAuthn: boolean;
  levels: string[];
  userMessage: string | undefined;
  relayState: string | undefined;
};

/** A request that came by HTTP-Redirect, its signature checked. Throws an Error with words for the developer. */
export function readSigned(
  rawQuery: string,
  name: 'AuthnRequest' | 'LogoutRequest',
  destination: string,
  services: readonly ServiceProvider[],
): { root: Element; service: ServiceProvider; relayState: string | undefined } {
  // The signature is over the parameters exactly as they were sent (SAML Bindings 3.4.4.1), so they are not re-encoded.
  const raw = new Map(rawQuery.split('&').map((part) => [part.split('=')[0] ?? '', part]));
  const value = (name: string) => {
    const part = raw.get(name);
    return part === undefined ? undefined : decodeURIComponent(part.slice(name.length + 1).replace(/\+/g, '%20'));
  };
  const message = value('SAMLRequest');
  if (message === undefined) throw new Error('SAMLRequest saknas');
  const xml = inflateRawSync(Buffer.from(message, 'base64'), { maxOutputLength: 100_000 }).toString('utf8');
  const root = parseXml(xml).documentElement;
  if (!is(root, ns.protocol, name)) throw new Error(`Meddelandet är ingen ${name}`);
  const issuer = textOf(only(root, ns.assertion, 'Issuer', 'request.issuer'), 'request.issuer');
  const service = services.find((one) => one.entityId === issuer);
  if (!service) throw new Error(`Okänd e-tjänst: ${issuer}`);

  if (value('SigAlg') !== rsaSha256) throw new Error('Begäran är inte undertecknad med RSA-SHA256');
  const signed = ['SAMLRequest', 'RelayState', 'SigAlg'].flatMap((name) => raw.get(name) ?? []).join('&');
  const signature = Buffer.from(value('Signature') ?? '', 'base64');
  const genuine = service.signingCertificates.some((certificate) =>
    createVerify('RSA-SHA256').update(signed).verify(certificate, signature),
  );
  if (!genuine) throw new Error('Begärans underskrift stämmer inte med e-tjänstens metadata');

  if (attribute(root, 'Destination') !== destination) throw new Error('Begäran är ställd till en annan adress');
  return { root, service, relayState: value('RelayState') };
}

/** Reads what came to the sign-on address. Throws an Error with words for the developer. */
export function readAuthnRequest(
  rawQuery: string,
  ssoUrl: string,
  services: readonly ServiceProvider[],
): TrustedRequest {
  const { root, service, relayState } = readSigned(rawQuery, 'AuthnRequest', ssoUrl, services);
  const acsUrl = attribute(root, 'AssertionConsumerServiceURL') ?? service.acsUrls[0] ?? '';
  if (!service.acsUrls.includes(acsUrl)) throw new Error('Svarsadressen finns inte i e-tjänstens metadata');
  const [context] = children(root, ns.protocol, 'RequestedAuthnContext');
  if (context && (attribute(context, 'Comparison') ?? 'exact') !== 'exact')
    throw new Error('Bara Comparison="exact" stöds');
  return {
    id: attribute(root, 'ID') ?? '',
    service,
    acsUrl,
    forceAuthn: attribute(root, 'ForceAuthn') === 'true',
    levels: context
      ? children(context, ns.assertion, 'AuthnContextClassRef').map((element) => textOf(element, 'request.level'))
      : [],
    userMessage: readUserMessage(root),
    relayState,
  };
}

function readUserMessage(root: Element): string | undefined {
  for (const extensions of children(root, ns.protocol, 'Extensions')) {
    for (const holder of children(extensions, ns.userMessage, 'UserMessage')) {
      const [message] = children(holder, ns.userMessage, 'Message');
      if (message) return Buffer.from(textOf(message, 'request.message'), 'base64').toString('utf8');
    }
  }
  return undefined;
}
