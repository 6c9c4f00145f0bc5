import { SignedXml } from 'xml-crypto';
import { attribute, children } from './dom.ts';
import { checkSignature } from './envelope.ts';
import { ns } from './names.ts';

/**
 * The text of metadata that one of the pinned certificates has signed as a whole, exactly as it was signed; undefined
 * when none has. Nothing outside that text may be read afterwards. What the signature says of its own key is not listened to.
 */
export function verifiedMetadata(xml: string, root: Element, certificates: readonly string[]): string | undefined {
  const [signature, ...others] = children(root, ns.signature, 'Signature');
  if (!signature || others.length > 0 || !attribute(root, 'ID')) return undefined;
  try {
    checkSignature(signature, root);
  } catch {
    return undefined;
  }
  for (const publicCert of certificates) {
    const signed = new SignedXml({ publicCert, getCertFromKeyInfo: () => null });
    try {
      signed.loadSignature(signature);
      if (!signed.checkSignature(xml)) continue;
    } catch {
      continue;
    }
    const [text, ...more] = signed.getSignedReferences();
    if (text !== undefined && more.length === 0) return text;
  }
  return undefined;
}
