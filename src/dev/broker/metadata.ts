import { attribute, children, only, parseXml, textOf, walk } from '../../platform/saml/dom.ts';
import { certificateBody, pemOf, type KeyPair } from '../../platform/saml/keys.ts';
import { attributeNameUri, bindings, nameIdFormats, ns } from '../../platform/saml/names.ts';
import { create } from 'xmlbuilder';

/** What the broker knows of a service provider, from its metadata. */
export type ServiceProvider = {
  entityId: string;
  acsUrls: string[];
  /** Where answers about logging out go. */
  logoutUrl: string | undefined;
  signingCertificates: string[];
  encryptionCertificate: string | undefined;
  displayName: string;
};

export function readServiceMetadata(xml: string): ServiceProvider {
  const root = parseXml(xml).documentElement;
  const descriptor = only(root, ns.metadata, 'SPSSODescriptor', 'sp.descriptor');
  const certificates = (use: string) =>
    children(descriptor, ns.metadata, 'KeyDescriptor')
      .filter((key) => (attribute(key, 'use') ?? use) === use)
      .flatMap((key) => [...walk(key)].filter((element) => element.localName === 'X509Certificate'))
      .map((element) => pemOf(textOf(element, 'sp.certificate')));
  const name = [...walk(descriptor)].find((element) => element.localName === 'DisplayName');
  return {
    entityId: attribute(root, 'entityID') ?? '',
    acsUrls: children(descriptor, ns.metadata, 'AssertionConsumerService').map(
      (acs) => attribute(acs, 'Location') ?? '',
    ),
    logoutUrl: children(descriptor, ns.metadata, 'SingleLogoutService')
      .filter((service) => attribute(service, 'Binding') === bindings.redirect)
      .map((service) => attribute(service, 'Location'))[0],
    signingCertificates: certificates('signing'),
    encryptionCertificate: certificates('encryption')[0],
    displayName: name ? textOf(name, 'sp.name') : '',
  };
}

/** The broker's own metadata, as a broker would publish it. */
export function brokerMetadata(broker: {
  entityId: string;
  ssoUrl: string;
  logoutUrl?: string;
  key: KeyPair;
  displayName: { sv: string; en: string };
  assurance: string[];
  userMessage: boolean;
}): string {
  const root = create('md:EntityDescriptor', { version: '1.0', encoding: 'UTF-8' }).att({
    'xmlns:md': ns.metadata,
    'xmlns:ds': ns.signature,
    'xmlns:saml': ns.assertion,
    'xmlns:mdattr': ns.attributes,
    'xmlns:mdui': ns.ui,
    entityID: broker.entityId,
  });
  if (broker.assurance.length > 0) {
    const attributes = root.ele('md:Extensions').ele('mdattr:EntityAttributes');
    const add = (name: string, values: string[]) => {
      const named = attributes.ele('saml:Attribute', { Name: name, NameFormat: attributeNameUri });
      for (const value of values) named.ele('saml:AttributeValue').txt(value);
    };
    add('urn:oasis:names:tc:SAML:attribute:assurance-certification', broker.assurance);
    if (broker.userMessage) {
      add('http://macedir.org/entity-category', ['http://id.swedenconnect.se/general-ec/1.0/supports-user-message']);
    }
  }
  const descriptor = root.ele('md:IDPSSODescriptor', {
    protocolSupportEnumeration: ns.protocol,
    WantAuthnRequestsSigned: 'true',
  });
  const info = descriptor.ele('md:Extensions').ele('mdui:UIInfo');
  for (const language of ['sv', 'en'] as const) {
    info.ele('mdui:DisplayName', { 'xml:lang': language }).txt(broker.displayName[language]);
  }
  descriptor
    .ele('md:KeyDescriptor', { use: 'signing' })
    .ele('ds:KeyInfo')
    .ele('ds:X509Data')
    .ele('ds:X509Certificate')
    .txt(certificateBody(broker.key.certificate));
  if (broker.logoutUrl !== undefined) {
    descriptor.ele('md:SingleLogoutService', { Binding: bindings.redirect, Location: broker.logoutUrl });
  }
  descriptor.ele('md:NameIDFormat').txt(nameIdFormats.transient);
  descriptor.ele('md:NameIDFormat').txt(nameIdFormats.persistent);
  descriptor.ele('md:SingleSignOnService', { Binding: bindings.redirect, Location: broker.ssoUrl });
  return root.end({ pretty: true });
}
