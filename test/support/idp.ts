import { issueResponse, type Issued, type ResponseOptions } from '../../src/dev/broker/issue.ts';
import { selfSignedKeyPair } from '../../src/dev/keys.ts';
import { claims, oid, presets } from '../../src/identity/rules.ts';
import { browserHash, type Endpoint, type Incoming, type SamlRequest } from '../../src/platform/saml/chain.ts';
import type { KeyPair, ServiceKeys } from '../../src/platform/saml/keys.ts';
import type { Provider } from '../../src/platform/saml/providers.ts';
import { newRequestId } from '../../src/platform/saml/request.ts';

/** A service provider with one citizen and one staff provider, all keys made here. */
export type World = {
  now: Date;
  serviceKeys: ServiceKeys;
  idpKey: KeyPair;
  strangerKey: KeyPair;
  citizenProvider: Provider;
  staffProvider: Provider;
  citizen: Endpoint;
  staff: Endpoint;
};

export const testNumber = '199001012385';
export const browserToken = 'a-browser-token';
export const loa3 = 'http://id.elegnamnden.se/loa/1.0/loa3';

const baseUrl = 'https://portal.example.se';

export async function makeWorld(now = new Date('2026-11-23T10:00:00Z')): Promise<World> {
  const [service, idpKey, strangerKey] = await Promise.all([
    selfSignedKeyPair('portal', now),
    selfSignedKeyPair('idp', now),
    selfSignedKeyPair('stranger', now),
  ]);
  const published = {
    ssoUrl: 'https://idp.example.se/sso',
    ssoPostUrl: undefined,
    validUntil: undefined,
    principalSelection: [],
    attributeConsumingServiceIndex: undefined,
    idpList: [],
    acsParameters: [],
    certificates: [idpKey.certificate],
    displayName: { sv: 'Test', en: 'Test' },
    supportsUserMessage: true,
    metadataHash: 'a'.repeat(64),
    groups: undefined,
  };
  const citizenProvider: Provider = {
    ...presets['sweden-connect'],
    ...published,
    entityId: 'https://idp.example.se/citizen',
    side: 'citizen',
    preset: 'sweden-connect',
    requestedLevels: presets['sweden-connect'].levels,
  };
  const staffProvider: Provider = {
    ...presets.adfs,
    ...published,
    entityId: 'https://idp.example.se/staff',
    side: 'staff',
    preset: 'adfs',
    requestedLevels: [],
  };
  return {
    now,
    serviceKeys: { current: service, older: [] },
    idpKey,
    strangerKey,
    citizenProvider,
    staffProvider,
    citizen: {
      kind: 'citizen',
      entityId: `${baseUrl}/saml/medborgare/metadata`,
      acsUrl: `${baseUrl}/saml/medborgare/acs`,
    },
    staff: {
      kind: 'staff',
      entityId: `${baseUrl}/saml/handlaggare/metadata`,
      acsUrl: `${baseUrl}/saml/handlaggare/acs`,
    },
  };
}

/** An outstanding request, sent a minute ago by the browser that holds `browserToken`. */
export function outstanding(
  world: World,
  side: 'citizen' | 'staff' = 'citizen',
  change: Partial<SamlRequest> = {},
): SamlRequest {
  const provider = side === 'citizen' ? world.citizenProvider : world.staffProvider;
  return {
    id: newRequestId(),
    kind: side,
    idpEntityId: provider.entityId,
    browserHash: browserHash(browserToken),
    levels: provider.requestedLevels,
    forceAuthn: provider.forceAuthn,
    returnTo: '/mina-sidor',
    subjectPersonId: null,
    applicationId: null,
    contentHash: null,
    subjectStaffId: null,
    createdAt: new Date(world.now.getTime() - 60_000),
    usedAt: null,
    ...change,
  };
}

export const citizenAttributes = [
  { name: oid.personalIdentityNumber, values: [testNumber] },
  { name: oid.givenName, values: ['Test'] },
  { name: oid.surname, values: ['Testsson'] },
];

export const staffAttributes = [
  { name: claims.objectIdentifier, values: ['11111111-2222-4333-8444-555555555555'] },
  { name: claims.givenName, values: ['Hanna'] },
  { name: claims.surname, values: ['Handläggare'] },
  { name: claims.role, values: ['handlaggare'] },
];

/** The provider's answer to a request; `change` makes it hostile, or only different. */
export function answer(world: World, request: SamlRequest, change: Partial<ResponseOptions> = {}): Promise<Issued> {
  const staff = request.kind === 'staff';
  const endpoint = staff ? world.staff : world.citizen;
  return issueResponse({
    key: world.idpKey,
    issuer: staff ? world.staffProvider.entityId : world.citizenProvider.entityId,
    audience: endpoint.entityId,
    acsUrl: endpoint.acsUrl,
    inResponseTo: request.id,
    now: world.now,
    level: staff ? 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport' : loa3,
    attributes: staff ? staffAttributes : citizenAttributes,
    encryptTo: world.serviceKeys.current.certificate,
    signResponse: !staff,
    ...change,
  });
}

/** What the chain is given when the browser posts `samlResponse`. */
export function incoming(world: World, samlResponse: string, change: Partial<Incoming> = {}): Incoming {
  return {
    endpoint: world.citizen,
    providers: [world.citizenProvider],
    keys: world.serviceKeys,
    samlResponse,
    browserToken,
    now: world.now,
    ...change,
  };
}
