import { attribute, children, elements, exactText, instant, is, only, parseXml, textOf, walk } from './dom.ts';
import { allowed, envelopedSignature, nameIdFormats, ns, status } from './names.ts';
import { must } from './refusal.ts';

/** The outer message, read strictly but not yet verified: nothing here may be believed before the signature is. */
export type Envelope = {
  xml: string;
  id: string;
  issueInstant: number;
  inResponseTo: string;
  destination: string | undefined;
  issuer: string | undefined;
  signed: boolean;
  outcome: { kind: 'success'; encrypted: boolean } | { kind: 'error'; codes: string[] };
};

/**
 * Reads the shape of a Response: known elements only, unique IDs, one assertion in its place, signatures in theirs and
 * made with algorithms that are still good. Refuses what cannot be a message of a sound provider before any
 * cryptography is done.
 */
export function readEnvelope(xml: string): Envelope {
  const root = parseXml(xml).documentElement;
  must(is(root, ns.protocol, 'Response'), 'response.root');
  must(attribute(root, 'Version') === '2.0', 'response.version');
  checkNames(root);
  checkSignatures(root);
  checkEncryption(root);

  const known = new Map<string, string>([
    ['Issuer', ns.assertion],
    ['Signature', ns.signature],
    ['Extensions', ns.protocol],
    ['Status', ns.protocol],
    ['Assertion', ns.assertion],
    ['EncryptedAssertion', ns.assertion],
  ]);
  for (const child of elements(root)) must(known.get(child.localName) === child.namespaceURI, 'response.element');
  const plain = children(root, ns.assertion, 'Assertion').length;
  const encrypted = children(root, ns.assertion, 'EncryptedAssertion').length;
  let everywhere = 0;
  for (const element of walk(root)) {
    if (
      ['Assertion', 'EncryptedAssertion', 'Response', 'EncryptedID', 'EncryptedAttribute'].includes(element.localName)
    )
      everywhere += 1;
  }
  must(everywhere === 1 + plain + encrypted, 'response.nested');
  must(plain + encrypted <= 1, 'response.assertions');

  const codes = statusCodes(only(root, ns.protocol, 'Status', 'response.status'));
  const issuers = children(root, ns.assertion, 'Issuer');
  must(issuers.length <= 1, 'response.issuer');
  const [issuer] = issuers;
  const succeeded = codes[0] === status.success;
  must(succeeded ? plain + encrypted === 1 : plain + encrypted === 0, 'response.status-and-assertion');
  const inResponseTo = attribute(root, 'InResponseTo');
  must(inResponseTo !== undefined && /^_[0-9a-f]{32}$/.test(inResponseTo), 'response.unsolicited');
  return {
    xml,
    id: attribute(root, 'ID') ?? '',
    issueInstant: instant(attribute(root, 'IssueInstant'), 'response.issue-instant'),
    inResponseTo,
    destination: attribute(root, 'Destination'),
    issuer: issuer && readIssuer(issuer),
    signed: children(root, ns.signature, 'Signature').length === 1,
    outcome: succeeded ? { kind: 'success', encrypted: encrypted === 1 } : { kind: 'error', codes },
  };
}

/** entityID in an Issuer element. */
export function readIssuer(element: Element): string {
  const format = attribute(element, 'Format');
  must(format === undefined || format === nameIdFormats.entity, 'issuer.format');
  return exactText(element, 'issuer.text');
}

/** IDs are unique and plain; namespaces are absolute (a relative one can make a canonicalisation come out empty). */
export function checkNames(root: Element): void {
  const seen = new Set<string>();
  for (const element of walk(root)) {
    for (const name of ['ID', 'Id', 'id']) {
      const id = attribute(element, name);
      if (id === undefined) continue;
      must(/^[A-Za-z_][A-Za-z0-9_.-]{0,255}$/.test(id), 'id.form');
      must(!seen.has(id), 'id.duplicate');
      seen.add(id);
    }
    for (const { name, value } of Array.from(element.attributes)) {
      if (name === 'xmlns' || name.startsWith('xmlns:'))
        must(/^(?:https?:\/\/|urn:)/.test(value), 'namespace.relative');
      must(name !== 'xml:id' && name !== 'xml:base', 'xml.attribute');
    }
  }
}

const signedElements = [
  [ns.protocol, 'Response'],
  [ns.assertion, 'Assertion'],
] as const;

/**
 * Every signature stands directly in what it signs, refers to it and nothing else, and uses allowed algorithms.
 * `places` are the elements that may be signed.
 */
export function checkSignatures(
  root: Element,
  places: readonly (readonly [namespace: string, name: string])[] = signedElements,
): void {
  for (const element of walk(root)) {
    if (element.localName !== 'Signature') continue;
    must(element.namespaceURI === ns.signature, 'signature.namespace');
    const parent = element.parentNode as Element | null;
    must(parent !== null && places.some(([namespace, name]) => is(parent, namespace, name)), 'signature.place');
    checkSignature(element, parent);
  }
}

/** The shape of one signature: over the whole of `parent`, in which it stands, and nothing else. */
export function checkSignature(element: Element, parent: Element): void {
  must(children(parent, ns.signature, 'Signature').length === 1, 'signature.several');
  const names = elements(element).map((child) => child.localName);
  must(names.join(' ').replace(/ KeyInfo$/, '') === 'SignedInfo SignatureValue', 'signature.parts');
  const info = only(element, ns.signature, 'SignedInfo', 'signature.signed-info');
  algorithm(only(info, ns.signature, 'CanonicalizationMethod', 'signature.c14n'), allowed.canonicalization);
  algorithm(only(info, ns.signature, 'SignatureMethod', 'signature.method'), allowed.signature);
  must(elements(info).length === 3, 'signature.signed-info');
  const reference = only(info, ns.signature, 'Reference', 'signature.reference');
  must(attribute(reference, 'URI') === `#${attribute(parent, 'ID') ?? ''}`, 'signature.reference');
  const transforms = children(
    only(reference, ns.signature, 'Transforms', 'signature.transforms'),
    ns.signature,
    'Transform',
  );
  must(transforms.length >= 1 && transforms.length <= 2, 'signature.transforms');
  for (const transform of transforms) algorithm(transform, allowed.transform);
  must(
    transforms[0] !== undefined && attribute(transforms[0], 'Algorithm') === envelopedSignature,
    'signature.transforms',
  );
  algorithm(only(reference, ns.signature, 'DigestMethod', 'signature.digest'), allowed.digest);
  textOf(only(reference, ns.signature, 'DigestValue', 'signature.digest'), 'signature.digest');
  textOf(only(element, ns.signature, 'SignatureValue', 'signature.value'), 'signature.value');
}

function checkEncryption(root: Element): void {
  for (const element of walk(root)) {
    if (is(element, ns.encryption, 'EncryptedData') || is(element, ns.encryption, 'EncryptedKey')) {
      const method = only(element, ns.encryption, 'EncryptionMethod', 'encryption.method');
      const content = element.localName === 'EncryptedData';
      algorithm(method, content ? allowed.contentEncryption : allowed.keyEncryption);
      for (const digest of children(method, ns.signature, 'DigestMethod')) algorithm(digest, allowed.oaepDigest);
    }
    if (is(element, ns.assertion, 'EncryptedAssertion')) {
      only(element, ns.encryption, 'EncryptedData', 'encryption.data');
      let inside = 0;
      for (const inner of walk(element)) if (inner.localName === 'EncryptedData') inside += 1;
      must(inside === 1, 'encryption.data');
    }
  }
}

function algorithm(element: Element, list: ReadonlySet<string>): void {
  must(list.has(attribute(element, 'Algorithm') ?? ''), 'algorithm.refused');
}

function statusCodes(element: Element): string[] {
  const codes: string[] = [];
  let code: Element | undefined = only(element, ns.protocol, 'StatusCode', 'response.status');
  while (code !== undefined && codes.length < 4) {
    codes.push(attribute(code, 'Value') ?? '');
    code = children(code, ns.protocol, 'StatusCode')[0];
  }
  return codes;
}
