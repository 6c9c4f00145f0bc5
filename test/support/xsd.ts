import { readFileSync } from 'node:fs';
import { validateXML } from 'xmllint-wasm';

// One schema that imports the others, those first that others lean on: a namespace that is known is not fetched again
// from the address that stands in the published schema.
const parts = [
  ['http://www.w3.org/XML/1998/namespace', 'xml.xsd'],
  ['http://www.w3.org/2000/09/xmldsig#', 'xmldsig-core-schema.xsd'],
  ['http://www.w3.org/2001/04/xmlenc#', 'xenc-schema.xsd'],
  ['urn:oasis:names:tc:SAML:2.0:assertion', 'saml-schema-assertion-2.0.xsd'],
  ['urn:oasis:names:tc:SAML:2.0:protocol', 'saml-schema-protocol-2.0.xsd'],
  ['urn:oasis:names:tc:SAML:2.0:metadata', 'saml-schema-metadata-2.0.xsd'],
  ['urn:oasis:names:tc:SAML:metadata:attribute', 'sstc-metadata-attr.xsd'],
  ['urn:oasis:names:tc:SAML:metadata:ui', 'sstc-saml-metadata-ui-v1.0.xsd'],
  ['urn:oasis:names:tc:SAML:metadata:algsupport', 'sstc-saml-metadata-algsupport-v1.0.xsd'],
] as const;

const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${parts
  .map(([namespace, file]) => `<xs:import namespace="${namespace}" schemaLocation="${file}"/>`)
  .join('')}</xs:schema>`;
const preload = parts.map(([, file]) => ({
  fileName: file,
  contents: readFileSync(new URL(`schemas/${file}`, import.meta.url), 'utf8'),
}));

/** What is wrong with metadata or a message by the published schemas, line by line; empty when it is valid. */
export async function schemaFaults(xml: string): Promise<string[]> {
  const { valid, errors } = await validateXML({
    xml: [{ fileName: 'document.xml', contents: xml }],
    schema: [{ fileName: 'all.xsd', contents: schema }],
    preload,
  });
  return valid ? [] : errors.map(({ message, loc }) => `${String(loc?.lineNumber ?? '-')}: ${message}`);
}
