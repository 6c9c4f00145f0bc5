import { randomBytes } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { encrypt } from 'xml-encryption';
import { create } from 'xmlbuilder';
import type { KeyPair } from '../../platform/saml/keys.ts';
import {
  aes256Gcm,
  attributeNameUri,
  bearer,
  envelopedSignature,
  exclusiveC14n,
  nameIdFormats,
  ns,
  rsaOaep,
  rsaSha256,
  sha256,
  status,
} from '../../platform/saml/names.ts';

/** Everything a response can say; tests change one thing at a time. */
export type ResponseOptions = {
  key: KeyPair;
  issuer: string;
  audience: string;
  acsUrl: string;
  inResponseTo: string | undefined;
  now: Date;
  level: string;
  attributes: { name: string; values: string[] }[];
  nameId?: { value: string; format: string };
  /** Certificate to encrypt to; without it the assertion goes in clear. */
  encryptTo?: string | undefined;
  /** Second-level status; the response then carries no assertion. */
  error?: { top: string; second?: string; message?: string };

  signResponse?: boolean;
  signAssertion?: boolean;
  signatureAlgorithm?: string;
  digestAlgorithm?: string;
  /** Prefixes that are signed though no name uses them, such as the one in `xsi:type="xs:string"`. */
  inclusiveNamespaces?: string[];
  destination?: string;
  recipient?: string;
  responseIssuer?: string;
  confirmationInResponseTo?: string;
  issueInstant?: Date;
  notBefore?: Date;
  notOnOrAfter?: Date;
  authnInstant?: Date;
  sessionNotOnOrAfter?: Date;
  assertionId?: string;
  confirmationMethod?: string;
  contentEncryption?: string;
  /** Changes the assertion's XML before it is signed. */
  editAssertion?: (xml: string) => string;
  /** Changes the response's XML before it is signed. */
  editResponse?: (xml: string) => string;
};

export type Issued = { xml: string; samlResponse: string; assertionXml: string };

export function newMessageId(): string {
  return `_${randomBytes(20).toString('hex')}`;
}

/** Makes a SAML response: signed assertion → encrypted → signed response. */
export async function issueResponse(options: ResponseOptions): Promise<Issued> {
  const { key } = options;
  const algorithms = {
    signature: options.signatureAlgorithm ?? rsaSha256,
    digest: options.digestAlgorithm ?? sha256,
    inclusiveNamespaces: options.inclusiveNamespaces ?? [],
  };
  let assertion = '';
  if (!options.error) {
    assertion = (options.editAssertion ?? same)(assertionXml(options));
    if (options.signAssertion !== false) assertion = signElement(assertion, 'Assertion', key, algorithms);
  }
  const carried =
    options.encryptTo && assertion
      ? await encryptAssertion(assertion, options.encryptTo, options.contentEncryption)
      : assertion;
  let response = (options.editResponse ?? same)(responseXml(options, carried));
  if (options.signResponse !== false) response = signElement(response, 'Response', key, algorithms);
  return { xml: response, samlResponse: Buffer.from(response, 'utf8').toString('base64'), assertionXml: assertion };
}

/** Signs an element of the document in the way SAML asks: enveloped, exclusive canonicalisation, after the Issuer. */
export function signElement(
  xml: string,
  element: 'Assertion' | 'Response' | 'LogoutRequest' | 'LogoutResponse',
  key: KeyPair,
  algorithms = { signature: rsaSha256, digest: sha256, inclusiveNamespaces: [] as string[] },
): string {
  const signer = new SignedXml({
    privateKey: key.privateKey,
    publicCert: key.certificate,
    signatureAlgorithm: algorithms.signature,
    canonicalizationAlgorithm: exclusiveC14n,
  });
  const path = element === 'Assertion' ? `//*[local-name(.)='Assertion']` : `/*[local-name(.)='${element}']`;
  signer.addReference({
    xpath: path,
    transforms: [envelopedSignature, exclusiveC14n],
    digestAlgorithm: algorithms.digest,
    inclusiveNamespacesPrefixList: algorithms.inclusiveNamespaces,
  });
  signer.computeSignature(xml, {
    prefix: 'ds',
    location: { reference: `${path}/*[local-name(.)='Issuer']`, action: 'after' },
  });
  return signer.getSignedXml();
}

function assertionXml(options: ResponseOptions): string {
  const { now } = options;
  const at = (date: Date) => date.toISOString();
  const until = options.notOnOrAfter ?? new Date(now.getTime() + 300_000);
  const root = create('saml:Assertion', { headless: true }).att({
    'xmlns:saml': ns.assertion,
    'xmlns:xs': 'http://www.w3.org/2001/XMLSchema',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    ID: options.assertionId ?? newMessageId(),
    Version: '2.0',
    IssueInstant: at(options.issueInstant ?? now),
  });
  root.ele('saml:Issuer').txt(options.issuer);
  const subject = root.ele('saml:Subject');
  const nameId = options.nameId ?? { value: newMessageId(), format: nameIdFormats.transient };
  subject.ele('saml:NameID', { Format: nameId.format }).txt(nameId.value);
  const confirmed = options.confirmationInResponseTo ?? options.inResponseTo;
  subject
    .ele('saml:SubjectConfirmation', { Method: options.confirmationMethod ?? bearer })
    .ele('saml:SubjectConfirmationData', {
      NotOnOrAfter: at(until),
      Recipient: options.recipient ?? options.acsUrl,
      ...(confirmed === undefined ? {} : { InResponseTo: confirmed }),
    });
  root
    .ele('saml:Conditions', {
      NotBefore: at(options.notBefore ?? new Date(now.getTime() - 5000)),
      NotOnOrAfter: at(until),
    })
    .ele('saml:AudienceRestriction')
    .ele('saml:Audience')
    .txt(options.audience);
  const statement = root.ele('saml:AuthnStatement', {
    AuthnInstant: at(options.authnInstant ?? now),
    SessionIndex: newMessageId(),
    ...(options.sessionNotOnOrAfter ? { SessionNotOnOrAfter: at(options.sessionNotOnOrAfter) } : {}),
  });
  statement.ele('saml:AuthnContext').ele('saml:AuthnContextClassRef').txt(options.level);
  if (options.attributes.length > 0) {
    const attributes = root.ele('saml:AttributeStatement');
    for (const { name, values } of options.attributes) {
      const attribute = attributes.ele('saml:Attribute', { Name: name, NameFormat: attributeNameUri });
      for (const value of values) attribute.ele('saml:AttributeValue', { 'xsi:type': 'xs:string' }).txt(value);
    }
  }
  return root.end();
}

function responseXml(options: ResponseOptions, assertion: string): string {
  const root = create('samlp:Response', { headless: true }).att({
    'xmlns:samlp': ns.protocol,
    'xmlns:saml': ns.assertion,
    ID: newMessageId(),
    Version: '2.0',
    IssueInstant: (options.issueInstant ?? options.now).toISOString(),
    Destination: options.destination ?? options.acsUrl,
    ...(options.inResponseTo === undefined ? {} : { InResponseTo: options.inResponseTo }),
  });
  root.ele('saml:Issuer').txt(options.responseIssuer ?? options.issuer);
  const outcome = root.ele('samlp:Status');
  const code = outcome.ele('samlp:StatusCode', { Value: options.error?.top ?? status.success });
  if (options.error?.second) code.ele('samlp:StatusCode', { Value: options.error.second });
  if (options.error?.message) outcome.ele('samlp:StatusMessage').txt(options.error.message);
  if (assertion !== '') root.raw(assertion);
  return root.end();
}

function encryptAssertion(assertion: string, certificate: string, algorithm = aes256Gcm): Promise<string> {
  return new Promise((resolve, reject) => {
    encrypt(
      assertion,
      {
        rsa_pub: certificate,
        pem: certificate,
        encryptionAlgorithm: algorithm as typeof aes256Gcm,
        keyEncryptionAlgorithm: rsaOaep,
        warnInsecureAlgorithm: false,
      },
      (error: Error | null, result) => {
        if (error) reject(error);
        else resolve(`<saml:EncryptedAssertion>${result.trim()}</saml:EncryptedAssertion>`);
      },
    );
  });
}

function same(xml: string): string {
  return xml;
}
