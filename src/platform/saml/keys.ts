import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';

/** A private key with the certificate that publishes its public half; both PEM. */
export type KeyPair = { privateKey: string; certificate: string };

/** The service provider's keys: the newest first; older ones still decrypt until every peer has read the new metadata. */
export type ServiceKeys = { current: KeyPair; older: KeyPair[] };

/** What is wrong with a key pair, in words for the one who configures it; empty when it is good. */
export function keyFaults(pair: KeyPair, now: Date): string[] {
  const faults: string[] = [];
  try {
    const certificate = new X509Certificate(pair.certificate);
    const key = createPrivateKey(pair.privateKey);
    if (key.asymmetricKeyType !== 'rsa') return ['The SAML key is not an RSA key'];
    if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) faults.push('The SAML key is shorter than 2048 bits');
    const published = certificate.publicKey.export({ type: 'spki', format: 'der' });
    const own = createPublicKey(key).export({ type: 'spki', format: 'der' });
    if (!published.equals(own)) faults.push('The SAML certificate does not belong to the SAML key');
    if (new Date(certificate.validTo) < now) faults.push('The SAML certificate has expired');
  } catch {
    faults.push('The SAML key or certificate cannot be read as PEM');
  }
  return faults;
}

/** PEM or bare base64 → the base64 body on one line. */
export function certificateBody(pem: string): string {
  return pem.replace(/-----[A-Z ]+-----/g, '').replace(/\s+/g, '');
}

export function pemOf(body: string): string {
  const lines = body.replace(/\s+/g, '').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
