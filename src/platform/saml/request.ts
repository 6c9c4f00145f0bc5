import { createSign, randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { SignedXml } from 'xml-crypto';
import { create } from 'xmlbuilder';
import { bindings, envelopedSignature, exclusiveC14n, ns, rsaSha256, sha256 } from './names.ts';

export type AuthnRequest = {
  id: string;
  issuer: string;
  acsUrl: string;
  destination: string;
  issueInstant: Date;
  forceAuthn: boolean;
  /** Asked for with Comparison="exact"; empty = the provider chooses. */
  levels: string[];
  nameIdFormat: string | undefined;
  attributeConsumingServiceIndex?: number | undefined;
  /** Shown by the provider before the person identifies herself; only for providers that declare support. */
  userMessage?: { text: string; language: string } | undefined;
  /** Who is to identify herself, where we know; only for providers that ask to be told. */
  principal?: { name: string; value: string } | undefined;
  /** Behind a proxy: the providers that it may choose among. */
  idpList?: readonly string[] | undefined;
};

/** How the browser carries a signed request to the provider. */
export type Onward =
  | { binding: 'redirect'; url: string }
  /** `samlRequest` is base64, for a form that is posted to `action`. */
  | { binding: 'post'; action: string; samlRequest: string };

/** Longer addresses than this get lost on the way (Deployment Profile 5.2). */
const longestAddress = 2000;

/** `_` + 32 hex digits: 128 bits of chance and a valid NCName. */
export function newRequestId(): string {
  return `_${randomBytes(16).toString('hex')}`;
}

/**
 * The AuthnRequest as XML. Made here and not by node-saml because ForceAuthn must be explicit also when false,
 * the user message differs from request to request, and the exact text is kept as evidence.
 */
export function authnRequestXml(request: AuthnRequest): string {
  const root = create('samlp:AuthnRequest', { headless: true }).att({
    'xmlns:samlp': ns.protocol,
    'xmlns:saml': ns.assertion,
    ID: request.id,
    Version: '2.0',
    IssueInstant: request.issueInstant.toISOString().replace(/\.\d+Z$/, 'Z'),
    Destination: request.destination,
    ForceAuthn: request.forceAuthn ? 'true' : 'false',
    IsPassive: 'false',
    ProtocolBinding: bindings.post,
    AssertionConsumerServiceURL: request.acsUrl,
  });
  if (request.attributeConsumingServiceIndex !== undefined) {
    root.att('AttributeConsumingServiceIndex', String(request.attributeConsumingServiceIndex));
  }
  root.ele('saml:Issuer').txt(request.issuer);
  const extensions = (request.userMessage ?? request.principal) ? root.ele('samlp:Extensions') : undefined;
  if (request.userMessage) {
    extensions
      ?.ele('umsg:UserMessage', { 'xmlns:umsg': ns.userMessage, mimeType: 'text/plain' })
      .ele('umsg:Message', { 'xml:lang': request.userMessage.language })
      .txt(Buffer.from(request.userMessage.text, 'utf8').toString('base64'));
  }
  if (request.principal) {
    extensions
      ?.ele('psc:PrincipalSelection', { 'xmlns:psc': ns.principalSelection })
      .ele('psc:MatchValue', { Name: request.principal.name })
      .txt(request.principal.value);
  }
  if (request.nameIdFormat !== undefined) {
    root.ele('samlp:NameIDPolicy', { Format: request.nameIdFormat, AllowCreate: 'true' });
  }
  if (request.levels.length > 0) {
    const context = root.ele('samlp:RequestedAuthnContext', { Comparison: 'exact' });
    for (const level of request.levels) context.ele('saml:AuthnContextClassRef').txt(level);
  }
  if (request.idpList && request.idpList.length > 0) {
    const list = root.ele('samlp:Scoping').ele('samlp:IDPList');
    for (const entityId of request.idpList) list.ele('samlp:IDPEntry', { ProviderID: entityId });
  }
  return root.end();
}

/**
 * Signs a request and chooses how it travels: by address, or by a form when the provider takes one and the address would
 * be too long, or would lay somebody's number in histories and logs on the way.
 */
export function carry(
  request: Omit<AuthnRequest, 'destination'>,
  provider: { ssoUrl: string; ssoPostUrl: string | undefined },
  privateKey: string,
): Onward {
  const url = signedRedirect(
    authnRequestXml({ ...request, destination: provider.ssoUrl }),
    provider.ssoUrl,
    privateKey,
  );
  const action = provider.ssoPostUrl;
  if (action === undefined || (url.length <= longestAddress && !request.principal)) return { binding: 'redirect', url };
  const xml = signedText(authnRequestXml({ ...request, destination: action }), privateKey);
  return { binding: 'post', action, samlRequest: Buffer.from(xml, 'utf8').toString('base64') };
}

/** What was sent, as it is kept for evidence: the whole address, or the signed XML. */
export function sentText(onward: Onward): string {
  return onward.binding === 'redirect' ? onward.url : Buffer.from(onward.samlRequest, 'base64').toString('utf8');
}

/** The request with its signature inside (SAML Core 5.4), which the schema wants after the Issuer. */
function signedText(xml: string, privateKey: string): string {
  const signer = new SignedXml({
    privateKey,
    signatureAlgorithm: rsaSha256,
    canonicalizationAlgorithm: exclusiveC14n,
    getKeyInfoContent: () => null,
  });
  signer.addReference({ xpath: '/*', transforms: [envelopedSignature, exclusiveC14n], digestAlgorithm: sha256 });
  signer.computeSignature(xml, {
    prefix: 'ds',
    location: { reference: "/*/*[local-name(.)='Issuer']", action: 'after' },
  });
  return signer.getSignedXml();
}

/**
 * The address that sends the browser to the provider, signed with RSA-SHA256 over the query (SAML Bindings 3.4.4.1).
 * A message is a request unless it is said to be an answer; what the provider sent along goes back with that.
 */
export function signedRedirect(
  xml: string,
  destination: string,
  privateKey: string,
  answer?: { relayState: string | undefined },
): string {
  const message = deflateRawSync(Buffer.from(xml, 'utf8')).toString('base64');
  const relay = answer?.relayState === undefined ? '' : `&RelayState=${encodeURIComponent(answer.relayState)}`;
  const field = answer ? 'SAMLResponse' : 'SAMLRequest';
  const query = `${field}=${encodeURIComponent(message)}${relay}&SigAlg=${encodeURIComponent(rsaSha256)}`;
  const signature = createSign('RSA-SHA256').update(query).sign(privateKey, 'base64');
  return `${destination}${destination.includes('?') ? '&' : '?'}${query}&Signature=${encodeURIComponent(signature)}`;
}
