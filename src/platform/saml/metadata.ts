import { create } from 'xmlbuilder';
import { certificateBody, type ServiceKeys } from './keys.ts';
import { attributeNameBasic, attributeNameUri, bindings, declared, nameIdFormats, ns } from './names.ts';

type Words = { sv: string; en: string };

/** What our own metadata says about one of our service providers. */
export type ServiceDescription = {
  entityId: string;
  acsUrl: string;
  logoutUrl?: string;
  keys: ServiceKeys;
  displayName: Words;
  description: Words;
  logo: { url: string; width: number; height: number };
  /** `number`: ten digits. */
  organization: { name: string; url: string; number: string | undefined };
  /** E-mail addresses that work for years: of functions, not of persons. */
  contacts: { technical: string; support: string };
  entityCategories: string[];
  attributeServices: AttributeService[];
};

/** A set of attributes beyond those of the entity categories, none of them required, for requests that name its index. */
export type AttributeService = { index: number; attributes: { name: string; friendlyName: string }[] };

/** SAML metadata of one service provider, XSD-valid (element order matters). */
export function serviceMetadata(service: ServiceDescription): string {
  const root = create('md:EntityDescriptor', { version: '1.0', encoding: 'UTF-8' }).att({
    'xmlns:md': ns.metadata,
    'xmlns:ds': ns.signature,
    'xmlns:saml': ns.assertion,
    'xmlns:mdattr': ns.attributes,
    'xmlns:mdui': ns.ui,
    'xmlns:alg': ns.algorithms,
    'xmlns:mdorgext': ns.organization,
    entityID: service.entityId,
  });
  const extensions = root.ele('md:Extensions');
  if (service.entityCategories.length > 0) {
    const categories = extensions
      .ele('mdattr:EntityAttributes')
      .ele('saml:Attribute', { Name: 'http://macedir.org/entity-category', NameFormat: attributeNameUri });
    for (const category of service.entityCategories) categories.ele('saml:AttributeValue').txt(category);
  }
  for (const algorithm of declared.digest) extensions.ele('alg:DigestMethod', { Algorithm: algorithm });
  for (const algorithm of declared.signature)
    extensions.ele('alg:SigningMethod', { Algorithm: algorithm, MinKeySize: '2048' });

  const descriptor = root.ele('md:SPSSODescriptor', {
    protocolSupportEnumeration: ns.protocol,
    AuthnRequestsSigned: 'true',
    WantAssertionsSigned: 'true',
  });
  const info = descriptor.ele('md:Extensions').ele('mdui:UIInfo');
  for (const language of ['sv', 'en'] as const) {
    info.ele('mdui:DisplayName', { 'xml:lang': language }).txt(service.displayName[language]);
  }
  for (const language of ['sv', 'en'] as const) {
    info.ele('mdui:Description', { 'xml:lang': language }).txt(service.description[language]);
  }
  const { url, width, height } = service.logo;
  info.ele('mdui:Logo', { width: String(width), height: String(height) }).txt(url);

  const publish = (use: 'signing' | 'encryption', certificate: string) => {
    const key = descriptor.ele('md:KeyDescriptor', { use });
    key.ele('ds:KeyInfo').ele('ds:X509Data').ele('ds:X509Certificate').txt(certificateBody(certificate));
    if (use === 'encryption') {
      for (const algorithm of declared.contentEncryption) key.ele('md:EncryptionMethod', { Algorithm: algorithm });
      key
        .ele('md:EncryptionMethod', { Algorithm: declared.keyEncryption })
        .ele('ds:DigestMethod', { Algorithm: declared.oaepDigest });
    }
  };
  // During a change of keys both sign, but peers are only told to encrypt to the newest.
  for (const pair of [service.keys.current, ...service.keys.older]) publish('signing', pair.certificate);
  publish('encryption', service.keys.current.certificate);

  for (const binding of service.logoutUrl === undefined ? [] : [bindings.redirect, bindings.post]) {
    descriptor.ele('md:SingleLogoutService', { Binding: binding, Location: service.logoutUrl });
  }
  descriptor.ele('md:NameIDFormat').txt(nameIdFormats.persistent);
  descriptor.ele('md:NameIDFormat').txt(nameIdFormats.transient);
  descriptor.ele('md:AssertionConsumerService', {
    Binding: bindings.post,
    Location: service.acsUrl,
    index: '0',
    isDefault: 'true',
  });
  for (const { index, attributes } of service.attributeServices) {
    const consuming = descriptor.ele('md:AttributeConsumingService', {
      index: String(index),
      isDefault: String(index === service.attributeServices[0]?.index),
    });
    consuming.ele('md:ServiceName', { 'xml:lang': 'sv' }).txt(service.displayName.sv);
    consuming.ele('md:ServiceName', { 'xml:lang': 'en' }).txt(service.displayName.en);
    for (const { name, friendlyName } of attributes) {
      consuming.ele('md:RequestedAttribute', {
        Name: name,
        NameFormat: /^(?:urn|https?):/.test(name) ? attributeNameUri : attributeNameBasic,
        FriendlyName: friendlyName,
        isRequired: 'false',
      });
    }
  }
  const organization = root.ele('md:Organization');
  if (service.organization.number !== undefined)
    organization.ele('md:Extensions').ele('mdorgext:OrganizationNumber').txt(service.organization.number);
  for (const language of ['sv', 'en'])
    organization.ele('md:OrganizationName', { 'xml:lang': language }).txt(service.organization.name);
  for (const language of ['sv', 'en'])
    organization.ele('md:OrganizationDisplayName', { 'xml:lang': language }).txt(service.organization.name);
  for (const language of ['sv', 'en'])
    organization.ele('md:OrganizationURL', { 'xml:lang': language }).txt(service.organization.url);
  for (const contactType of ['technical', 'support'] as const) {
    const contact = root.ele('md:ContactPerson', { contactType });
    contact.ele('md:Company').txt(service.organization.name);
    contact.ele('md:EmailAddress').txt(`mailto:${service.contacts[contactType]}`);
  }
  return root.end({ pretty: true });
}
