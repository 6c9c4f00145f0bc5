import { createSign, randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { create } from 'xmlbuilder';
import { bindings, ns, rsaSha256 } from './names.ts';

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
};

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
  if (request.userMessage) {
    root
      .ele('samlp:Extensions')
      .ele('umsg:UserMessage', { 'xmlns:umsg': ns.userMessage, mimeType: 'text/plain' })
      .ele('umsg:Message', { 'xml:lang': request.userMessage.language })
      .txt(Buffer.from(request.userMessage.text, 'utf8').toString('base64'));
  }
  if (request.nameIdFormat !== undefined) {
    root.ele('samlp:NameIDPolicy', { Format: request.nameIdFormat, AllowCreate: 'true' });
  }
  if (request.levels.length > 0) {
    const context = root.ele('samlp:RequestedAuthnContext', { Comparison: 'exact' });
    for (const level of request.levels) context.ele('saml:AuthnContextClassRef').txt(level);
  }
  return root.end();
}

/** The address that sends the browser to the provider, signed with RSA-SHA256 over the query (SAML Bindings 3.4.4.1). */
export function signedRedirect(xml: string, destination: string, privateKey: string): string {
  const message = deflateRawSync(Buffer.from(xml, 'utf8')).toString('base64');
  const query = `SAMLRequest=${encodeURIComponent(message)}&SigAlg=${encodeURIComponent(rsaSha256)}`;
  const signature = createSign('RSA-SHA256').update(query).sign(privateKey, 'base64');
  return `${destination}${destination.includes('?') ? '&' : '?'}${query}&Signature=${encodeURIComponent(signature)}`;
}
