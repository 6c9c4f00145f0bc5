/** Names fixed by SAML 2.0, XML Signature and XML Encryption. */
export const ns = {
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  metadata: 'urn:oasis:names:tc:SAML:2.0:metadata',
  ui: 'urn:oasis:names:tc:SAML:metadata:ui',
  attributes: 'urn:oasis:names:tc:SAML:metadata:attribute',
  algorithms: 'urn:oasis:names:tc:SAML:metadata:algsupport',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
  encryption: 'http://www.w3.org/2001/04/xmlenc#',
  userMessage: 'http://id.swedenconnect.se/authn/1.0/user-message/ns',
  principalSelection: 'http://id.swedenconnect.se/authn/1.0/principal-selection/ns',
  organization: 'http://id.swedenconnect.se/authn/1.0/md-org-ext/ns',
} as const;

export const bindings = {
  redirect: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect',
  post: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
} as const;

export const status = {
  success: 'urn:oasis:names:tc:SAML:2.0:status:Success',
  requester: 'urn:oasis:names:tc:SAML:2.0:status:Requester',
  responder: 'urn:oasis:names:tc:SAML:2.0:status:Responder',
  versionMismatch: 'urn:oasis:names:tc:SAML:2.0:status:VersionMismatch',
  authnFailed: 'urn:oasis:names:tc:SAML:2.0:status:AuthnFailed',
  noAuthnContext: 'urn:oasis:names:tc:SAML:2.0:status:NoAuthnContext',
  unknownPrincipal: 'urn:oasis:names:tc:SAML:2.0:status:UnknownPrincipal',
  requestUnsupported: 'urn:oasis:names:tc:SAML:2.0:status:RequestUnsupported',
  cancel: 'http://id.elegnamnden.se/status/1.0/cancel',
  fraud: 'http://id.elegnamnden.se/status/1.0/fraud',
  possibleFraud: 'http://id.elegnamnden.se/status/1.0/possibleFraud',
} as const;

export const nameIdFormats = {
  transient: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
  persistent: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
  entity: 'urn:oasis:names:tc:SAML:2.0:nameid-format:entity',
} as const;

export const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';
export const attributeNameUri = 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri';
export const attributeNameBasic = 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic';
export const exclusiveC14n = 'http://www.w3.org/2001/10/xml-exc-c14n#';
/** The same with comments, which no message of ours may hold: both are legal (SAML Core 5.4.3), and here they are one. */
export const exclusiveC14nWithComments = 'http://www.w3.org/2001/10/xml-exc-c14n#WithComments';
export const envelopedSignature = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
export const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const rsaSha512 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512';
const sha1 = 'http://www.w3.org/2000/09/xmldsig#sha1';
export const sha256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
const sha512 = 'http://www.w3.org/2001/04/xmlenc#sha512';
export const rsaOaep = 'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p';
export const aes256Gcm = 'http://www.w3.org/2009/xmlenc11#aes256-gcm';

/**
 * What our metadata says that we take: exactly that which the library can verify and decrypt, the best first, so that a
 * provider which reads it never chooses something that fails. The digest of RSA-OAEP is not a signature's: SHA-1 is
 * the only one that all sides agree on how to write.
 */
export const declared = {
  signature: [rsaSha256, rsaSha512],
  digest: [sha256, sha512],
  contentEncryption: [
    aes256Gcm,
    'http://www.w3.org/2009/xmlenc11#aes128-gcm',
    'http://www.w3.org/2001/04/xmlenc#aes256-cbc',
    'http://www.w3.org/2001/04/xmlenc#aes128-cbc',
  ],
  keyEncryption: rsaOaep,
  oaepDigest: sha1,
} as const;

/** What may sign and encrypt; everything else is refused before any cryptography is done. SHA-1, RSA 1.5 and 3DES are out. */
export const allowed = {
  signature: new Set([
    rsaSha256,
    'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384',
    rsaSha512,
    'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256',
    'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384',
    'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512',
  ]),
  digest: new Set([sha256, 'http://www.w3.org/2001/04/xmldsig-more#sha384', sha512]),
  transform: new Set<string>([envelopedSignature, exclusiveC14n, exclusiveC14nWithComments]),
  canonicalization: new Set<string>([exclusiveC14n, exclusiveC14nWithComments]),
  contentEncryption: new Set([
    'http://www.w3.org/2001/04/xmlenc#aes128-cbc',
    'http://www.w3.org/2001/04/xmlenc#aes192-cbc',
    'http://www.w3.org/2001/04/xmlenc#aes256-cbc',
    'http://www.w3.org/2009/xmlenc11#aes128-gcm',
    'http://www.w3.org/2009/xmlenc11#aes192-gcm',
    aes256Gcm,
  ]),
  keyEncryption: new Set([rsaOaep, 'http://www.w3.org/2009/xmlenc11#rsa-oaep']),
  // The digest inside OAEP is not a signature digest: SHA-1 is the legal default there.
  oaepDigest: new Set([sha1, sha256, 'http://www.w3.org/2000/09/xmldsig#sha256']),
};
