import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';

/** A private key with the certificate that publishes its public half; both PEM. */
export type KeyPair = { privateKey: string; certificate: string };

/** The service provider's keys: the newest first; older ones still decrypt until every peer has read the new metadata. */
export type ServiceKeys = { current: KeyPair; older: KeyPair[] };

/** What is wrong with a key pair, in words for the one who configures it; empty when it is good. */
export function keyFaults(pair: KeyPair): string[] {
  const faults: string[] = [];
  try {
    const certificate = new X509Certificate(pair.certificate);
    const key = createPrivateKey(pair.privateKey);
    if (key.asymmetricKeyType !== 'rsa') return ['The SAML key is not an RSA key'];
    if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) faults.push('The SAML key is shorter than 2048 bits');
    const published = certificate.publicKey.export({ type: 'spki', format: 'der' });
    const own = createPublicKey(key).export({ type: 'spki', format: 'der' });
    if (!published.equals(own)) faults.push('The SAML certificate does not belong to the SAML key');
  } catch {
    faults.push('The SAML key or certificate cannot be read as PEM');
  }
  return faults;
}

const day = 86_400_000;

/**
 * Which of our certificates have expired or soon will, in words for the one who runs the portal. Never a reason to stop:
 * the federation sees a certificate as a container for its key only (Deployment Profile 2.1.1.2), but other peers look.
 */
export function keyWarnings(keys: ServiceKeys, now: Date): string[] {
  return [keys.current, ...keys.older].flatMap((pair, index) => {
    const until = new Date(new X509Certificate(pair.certificate).validTo);
    if (until.getTime() > now.getTime() + 60 * day) return [];
    const verb = until > now ? 'expires' : 'expired';
    return [`SAML certificate ${String(index + 1)} ${verb} on ${until.toISOString().slice(0, 10)}`];
  });
}

/** PEM or bare base64 → the base64 body on one line. */
export function certificateBody(pem: string): string {
  return pem.replace(/-----[A-Z ]+-----/g, '').replace(/\s+/g, '');
}

export function pemOf(body: string): string {
  const lines = body.replace(/\s+/g, '').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
