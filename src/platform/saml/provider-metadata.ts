import { createHash, X509Certificate } from 'node:crypto';
import { DOMParser } from '@xmldom/xmldom';
import { attribute, children, elements, is, textOf } from './dom.ts';
import { pemOf } from './keys.ts';
import { verifiedMetadata } from './metadata-signature.ts';
import { bindings, ns } from './names.ts';

/** What a provider says about itself in its metadata. */
export type PublishedProvider = {
  entityId: string;
  /** Single sign-on address for HTTP-Redirect. */
  ssoUrl: string;
  /** The same for HTTP-POST, which carries what would make an address too long. */
  ssoPostUrl: string | undefined;
  /** After this nothing of it may be used. */
  validUntil: Date | undefined;
  /** Single logout for HTTP-Redirect: where requests and answers go. */
  logout: { url: string; responseUrl: string } | undefined;
  /** PEM; several during a change of keys. Only containers for keys: their dates and chains are not looked at. */
  certificates: string[];
  displayName: { sv?: string; en?: string };
  entityCategories: string[];
  /** Levels of assurance that the provider is certified for; empty when it does not say. */
  assurance: string[];
  /** Attributes of a person that is known already, which the provider wishes to have in a request. */
  principalSelection: string[];
  /** SHA-256 of the document that all this stands in, for the evidence of what was trusted and when. */
  metadataHash: string;
};

const categoryNames = new Set(['http://macedir.org/entity-category', 'http://macedir.org/entity-category-support']);
const assuranceName = 'urn:oasis:names:tc:SAML:attribute:assurance-certification';

/**
 * Reads metadata as brokers publish it: one EntityDescriptor, or EntitiesDescriptor holding many. Entities that are
 * not identity providers are passed over. Faults are told in words, one per thing to mend. With `signers`, the pinned
 * certificates of a federation, only what one of them has signed is read.
 */
export function readProviderMetadata(
  xml: string,
  now: Date,
  signers?: readonly string[],
): { providers: PublishedProvider[]; faults: string[] } {
  const faults: string[] = [];
  let root = parseMetadata(xml);
  if (!root) return { providers: [], faults: ['is not well-formed XML, or holds a document type declaration'] };
  if (signers !== undefined) {
    const text = verifiedMetadata(xml.replace(/^\ufeff/, ''), root, signers);
    root = text === undefined ? undefined : parseMetadata(text);
    if (!root) return { providers: [], faults: ['is not signed by the federation'] };
  }
  const providers: PublishedProvider[] = [];
  for (const { entity, dates } of entities(root)) {
    const descriptor = children(entity, ns.metadata, 'IDPSSODescriptor')[0];
    if (!descriptor) continue;
    const entityId = attribute(entity, 'entityID') ?? '';
    const name = entityId || 'a provider without entityID';
    if (entityId === '') faults.push('holds a provider without entityID');
    const validUntil = earliest([...dates, attribute(descriptor, 'validUntil')]);
    if (validUntil !== undefined && !(validUntil.getTime() > now.getTime())) {
      faults.push(`${name}: the metadata was valid until ${written(validUntil)}; fetch it anew`);
    }
    const [ssoUrl = '', ssoPostUrl] = [bindings.redirect, bindings.post].map((binding) =>
      signOnAddress(descriptor, binding),
    );
    if (!isWebAddress(ssoUrl)) faults.push(`${name}: has no SingleSignOnService with the binding HTTP-Redirect`);
    const certificates = signingCertificates(descriptor);
    if (certificates.length === 0) faults.push(`${name}: has no signing certificate`);
    faults.push(...certificateFaults(certificates).map((fault) => `${name}: ${fault}`));
    if (providers.some((other) => other.entityId === entityId)) faults.push(`${name}: stands twice`);
    providers.push({
      entityId,
      ssoUrl,
      ssoPostUrl: ssoPostUrl !== undefined && isWebAddress(ssoPostUrl) ? ssoPostUrl : undefined,
      validUntil,
      logout: singleLogout(descriptor),
      certificates,
      displayName: displayName(descriptor, entity),
      principalSelection: principalSelection(descriptor),
      ...entityAttributes(entity),
      metadataHash: createHash('sha256').update(xml).digest('hex'),
    });
  }
  if (providers.length === 0 && faults.length === 0) faults.push('holds no identity provider');
  return { providers, faults };
}

function singleLogout(descriptor: Element): PublishedProvider['logout'] {
  const service = children(descriptor, ns.metadata, 'SingleLogoutService').find(
    (one) => attribute(one, 'Binding') === bindings.redirect,
  );
  const url = (service && attribute(service, 'Location')) ?? '';
  const responseUrl = (service && attribute(service, 'ResponseLocation')) ?? url;
  return isWebAddress(url) && isWebAddress(responseUrl) ? { url, responseUrl } : undefined;
}

function parseMetadata(xml: string): Element | undefined {
  // Metadata comes from the operator's disk, so comments are welcome; a document type never is.
  if (xml.includes('<!DOCTYPE') || xml.includes('<!ENTITY')) return undefined;
  const refuse = (message: string): never => {
    throw new Error(message);
  };
  try {
    const document = new DOMParser({
      locator: {},
      errorHandler: { warning: refuse, error: refuse, fatalError: refuse },
    }).parseFromString(xml.replace(/^\ufeff/, ''), 'text/xml');
    const root = document.documentElement as Element | null;
    return root ?? undefined;
  } catch {
    return undefined;
  }
}

type Dates = (string | undefined)[];

/** Every entity with the dates that bound it: its own and those of all that it stands in. */
function* entities(root: Element, outer: Dates = []): Generator<{ entity: Element; dates: Dates }> {
  const dates = [...outer, attribute(root, 'validUntil')];
  if (is(root, ns.metadata, 'EntityDescriptor')) yield { entity: root, dates };
  else if (is(root, ns.metadata, 'EntitiesDescriptor'))
    for (const child of elements(root)) yield* entities(child, dates);
}

/** A date that cannot be read has passed. */
function earliest(dates: Dates): Date | undefined {
  const times = dates.flatMap((date) => (date === undefined ? [] : [Date.parse(date) || 0]));
  return times.length === 0 ? undefined : new Date(Math.min(...times));
}

function written(date: Date): string {
  return date.toISOString().slice(0, 16).replace('T', ' ');
}

function signOnAddress(descriptor: Element, binding: string): string | undefined {
  const service = children(descriptor, ns.metadata, 'SingleSignOnService').find(
    (one) => attribute(one, 'Binding') === binding,
  );
  return service && attribute(service, 'Location');
}

/** Principal Selection in SAML Authentication Requests 2.2. */
function principalSelection(descriptor: Element): string[] {
  return children(descriptor, ns.metadata, 'Extensions')
    .flatMap((extensions) => children(extensions, ns.principalSelection, 'RequestedPrincipalSelection'))
    .flatMap((wish) => children(wish, ns.principalSelection, 'MatchValue'))
    .flatMap((match) => attribute(match, 'Name') ?? []);
}

function signingCertificates(descriptor: Element): string[] {
  const found: string[] = [];
  for (const key of children(descriptor, ns.metadata, 'KeyDescriptor')) {
    if ((attribute(key, 'use') ?? 'signing') !== 'signing') continue;
    for (const info of children(key, ns.signature, 'KeyInfo')) {
      for (const data of children(info, ns.signature, 'X509Data')) {
        for (const certificate of children(data, ns.signature, 'X509Certificate')) {
          found.push(pemOf(textOf(certificate, 'metadata.certificate')));
        }
      }
    }
  }
  return found;
}

/** A key that nothing can be verified with is better known at start than at the first sign-in. */
function certificateFaults(certificates: string[]): string[] {
  const faults: string[] = [];
  const kinds = new Set<string>();
  for (const pem of certificates) {
    try {
      const key = new X509Certificate(pem).publicKey;
      kinds.add(key.asymmetricKeyType ?? '');
      if (key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) {
        faults.push('a signing key is shorter than 2048 bits');
      }
    } catch {
      faults.push('a signing certificate cannot be read');
    }
  }
  // xml-crypto verifies RSA only; an elliptic key beside an RSA key does no harm.
  if (kinds.size > 0 && !kinds.has('rsa')) faults.push('has no RSA signing key, and no other kind can be verified');
  return faults;
}

function displayName(descriptor: Element, entity: Element): { sv?: string; en?: string } {
  const names: { sv?: string; en?: string } = {};
  const take = (element: Element) => {
    const language = element.getAttribute('xml:lang') ?? '';
    const text = element.textContent.trim();
    if (text === '') return;
    if (language === 'sv' && names.sv === undefined) names.sv = text;
    if (language === 'en' && names.en === undefined) names.en = text;
  };
  for (const extensions of children(descriptor, ns.metadata, 'Extensions')) {
    for (const info of children(extensions, ns.ui, 'UIInfo')) children(info, ns.ui, 'DisplayName').forEach(take);
  }
  for (const organization of children(entity, ns.metadata, 'Organization')) {
    children(organization, ns.metadata, 'OrganizationDisplayName').forEach(take);
  }
  return names;
}

function entityAttributes(entity: Element): { entityCategories: string[]; assurance: string[] } {
  const entityCategories: string[] = [];
  const assurance: string[] = [];
  for (const extensions of children(entity, ns.metadata, 'Extensions')) {
    for (const holder of children(extensions, ns.attributes, 'EntityAttributes')) {
      for (const named of children(holder, ns.assertion, 'Attribute')) {
        const name = attribute(named, 'Name') ?? '';
        const values = children(named, ns.assertion, 'AttributeValue').map((value) => value.textContent.trim());
        if (categoryNames.has(name)) entityCategories.push(...values);
        if (name === assuranceName) assurance.push(...values);
      }
    }
  }
  return { entityCategories, assurance };
}

function isWebAddress(value: string): boolean {
  return /^https?:\/\//.test(value) && URL.canParse(value);
}
