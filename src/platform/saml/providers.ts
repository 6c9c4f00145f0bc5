import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { staffRoles } from '../context.ts';
import { readProviderMetadata, type PublishedProvider } from './provider-metadata.ts';

/** What we read from an assertion, by our own names; the value is the attribute names to look for, the first found wins. */
export const attributeKeys = [
  'number',
  'previousNumber',
  'givenName',
  'familyName',
  'displayName',
  'email',
  'subject',
  'roles',
  'authnMethods',
  'transactionId',
  'userSignature',
  'authServerSignature',
] as const;
export type AttributeKey = (typeof attributeKeys)[number];
export type AttributeNames = Record<AttributeKey, string[]>;

export const presetNames = ['sweden-connect', 'cgi', 'signicat', 'phenixid', 'entra', 'adfs', 'custom'] as const;
export type PresetName = (typeof presetNames)[number];

/** How to treat a provider: everything in which brokers differ. */
export type Manner = {
  attributes: AttributeNames;
  /** `twelve`: only twelve digits. `hyphen`: also YYYYMMDD-NNNN. */
  numberFormat: 'twelve' | 'hyphen';
  /**
   * Levels of assurance accepted, exactly as written: an AuthnContextClassRef, or a value of the attribute `authnMethods`.
   * Empty: the level is not looked at (staff only).
   */
  levels: string[];
  /** For a provider that states no useful level: treat every answer as this one. An explicit decision, written to the log. */
  assumedLevel: string | undefined;
  /** Whether the request names the levels (RequestedAuthnContext). */
  requestedAuthnContext: boolean;
  responseSigned: boolean;
  assertionSigned: boolean;
  /** Whether an assertion in clear text is refused. */
  assertionEncrypted: boolean;
  forceAuthn: boolean;
  /** Staff: deciding a case without having just logged in. An explicit decision, written to the log at start. */
  decideWithoutFreshLogin: boolean;
  /** NameIDPolicy format asked for; null leaves the policy out. */
  nameIdFormat: string | null;
};
export type Presets = Record<PresetName, Manner>;

export type Group = { role: (typeof staffRoles)[number]; units: string[] | undefined };

export type Provider = Manner & {
  entityId: string;
  side: 'citizen' | 'staff';
  preset: PresetName;
  ssoUrl: string;
  ssoPostUrl: string | undefined;
  /** After this the provider is not used until its metadata has been fetched anew. */
  validUntil: Date | undefined;
  /** Single logout, where the provider has it; `begin`: one who logs out here is logged out there too. */
  logout?: { url: string; responseUrl: string; begin: boolean };
  certificates: string[];
  displayName: { sv: string; en: string };
  /** The levels to ask for: those accepted that the provider can give. */
  requestedLevels: string[];
  supportsUserMessage: boolean;
  /** Attributes by which the provider wishes to be told who is to sign. */
  principalSelection: string[];
  /** A set of attributes in our metadata that the request asks for by its number. */
  attributeConsumingServiceIndex: number | undefined;
  /** Behind a proxy: the providers that it may choose among (Scoping, IDPList). */
  idpList: string[];
  /** Query parameters that the provider may add to the address that it answers to. */
  acsParameters: string[];
  metadataHash: string;
  /** Group or role value, in lower case → what it gives. Undefined: the built-in names. */
  groups: Map<string, Group> | undefined;
};

const names = z.union([
  z
    .string()
    .min(1)
    .transform((name) => [name]),
  z.array(z.string().min(1)).min(1),
]);

/** One entry of the identity providers' file; the key is the provider's entityID. */
export const providerSettings = z.strictObject({
  preset: z.enum(presetNames).optional(),
  displayName: z.strictObject({ sv: z.string().min(1), en: z.string().min(1) }).optional(),
  attributes: z.partialRecord(z.enum(attributeKeys), names).optional(),
  numberFormat: z.enum(['twelve', 'hyphen']).optional(),
  levels: z.array(z.string().min(1)).optional(),
  requestedLevels: z.array(z.string().min(1)).min(1).optional(),
  assumedLevel: z.string().min(1).optional(),
  requestedAuthnContext: z.boolean().optional(),
  responseSigned: z.boolean().optional(),
  assertionSigned: z.boolean().optional(),
  assertionEncrypted: z.boolean().optional(),
  forceAuthn: z.boolean().optional(),
  singleLogout: z.boolean().optional(),
  decideWithoutFreshLogin: z.boolean().optional(),
  nameIdFormat: z.string().min(1).nullable().optional(),
  // Zero is the signing service's own.
  attributeConsumingServiceIndex: z.int().min(1).max(65_535).optional(),
  idpList: z.array(z.url()).min(1).optional(),
  acsParameters: z
    .array(z.string().regex(/^(?!SAML|RelayState)[A-Za-z][A-Za-z0-9_-]{0,31}$/, 'write the name of a query parameter'))
    .optional(),
  groups: z
    .record(
      z.string().min(1),
      z.strictObject({ role: z.enum(staffRoles), units: z.array(z.string().min(1)).min(1).optional() }),
    )
    .optional(),
});
/**
 * The whole identity providers' file. Beside the providers, which have an address as their name:
 * `federation`: PEM files with the certificates that the metadata of a side must be signed by;
 * `entityCategories`: for our own metadata, such as the contracts that the municipality has joined.
 */
export const providersFile = z
  .object({
    federation: z
      .strictObject({ citizen: z.string().min(1).optional(), staff: z.string().min(1).optional() })
      .optional(),
    entityCategories: z.array(z.url()).optional(),
  })
  .catchall(providerSettings);
type Settings = z.infer<typeof providerSettings>;
type ProvidersFile = z.infer<typeof providersFile>;

export type ProviderFiles = {
  citizenMetadataFile: string | undefined;
  staffMetadataFile: string | undefined;
  providersFile: string | undefined;
  baseUrl: string;
};
export type LoadedProviders = {
  citizen: Provider[];
  staff: Provider[];
  entityCategories: string[];
  /** Everything that was read, so that a change can be seen. */
  files: string[];
  faults: string[];
};

/** Reads the three files; every fault is told, with the file it is in, so that a start can list them all at once. */
export function loadProviders(files: ProviderFiles, presets: Presets, now = new Date()): LoadedProviders {
  const faults: string[] = [];
  const seen: string[] = [];
  const text = (file: string | undefined) => {
    if (file === undefined) return undefined;
    seen.push(file);
    try {
      return readFileSync(file, 'utf8');
    } catch {
      faults.push(`${file}: cannot be read`);
      return undefined;
    }
  };
  const { federation, entityCategories, ...settings } = readSettings(
    text(files.providersFile),
    files.providersFile ?? '',
    faults,
  );
  const signers = (name: 'citizen' | 'staff'): string[] | undefined => {
    const certificates = federation?.[name];
    if (certificates === undefined) return undefined;
    const file = path.resolve(path.dirname(files.providersFile ?? ''), certificates);
    const found = text(file)?.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    if (found.length === 0) faults.push(`${file}: holds no certificate in PEM`);
    return found;
  };
  const side = (name: 'citizen' | 'staff', file: string | undefined) => {
    const trusted = signers(name);
    const xml = text(file);
    if (xml === undefined) return [];
    const read = readProviderMetadata(xml, now, trusted);
    faults.push(...read.faults.map((fault) => `${file ?? ''}: ${fault}`));
    return read.providers
      .filter((published) => !published.entityCategories.includes('http://refeds.org/category/hide-from-discovery'))
      .map((published) => combine(name, published, settings[published.entityId] ?? {}, presets, faults));
  };
  const citizen = side('citizen', files.citizenMetadataFile);
  const staff = side('staff', files.staffMetadataFile);
  const known = new Set([...citizen, ...staff].map((provider) => provider.entityId));
  for (const entityId of Object.keys(settings)) {
    if (!known.has(entityId)) faults.push(`${files.providersFile ?? ''}: ${entityId} stands in no metadata file`);
  }
  if (files.baseUrl.startsWith('https:')) {
    for (const { entityId, ssoUrl, ssoPostUrl, logout } of [...citizen, ...staff]) {
      if (![ssoUrl, ssoPostUrl ?? ssoUrl].every((url) => url.startsWith('https:')))
        faults.push(`${entityId}: the sign-on address is not https`);
      if (logout && ![logout.url, logout.responseUrl].every((url) => url.startsWith('https:')))
        faults.push(`${entityId}: the logout address is not https`);
    }
  }
  return { citizen, staff, entityCategories: entityCategories ?? [], files: seen, faults };
}

/** Whether the provider's metadata still holds. */
export function isCurrent(provider: Provider, now: Date): boolean {
  return provider.validUntil === undefined || provider.validUntil > now;
}

const week = 7 * 86_400_000;

/** Providers whose metadata has run out, or will within a week, in words for the one who runs the portal. */
export function providerWarnings(providers: readonly Provider[], now: Date): string[] {
  return providers.flatMap(({ entityId, validUntil }) => {
    if (validUntil === undefined || validUntil.getTime() > now.getTime() + week) return [];
    const until = validUntil.toISOString().slice(0, 10);
    return [
      validUntil > now
        ? `metadata of ${entityId} is valid until ${until}`
        : `metadata of ${entityId} was valid until ${until}; nobody can log in with it`,
    ];
  });
}

/** In what a provider is treated more leniently than the Swedish profile has it; each is a decision, and is put in the log. */
export function exceptions(provider: Provider): string[] {
  const citizen = provider.side === 'citizen';
  const claims: [boolean, string][] = [
    [!provider.responseSigned, 'responseSigned: the response need not be signed'],
    [!provider.assertionSigned, 'assertionSigned: the assertion need not be signed'],
    [!provider.assertionEncrypted, 'assertionEncrypted: the assertion may come in clear'],
    [citizen && !provider.forceAuthn, 'forceAuthn: an earlier login at the provider is enough'],
    [citizen && !provider.requestedAuthnContext, 'requestedAuthnContext: the request names no levels'],
    [!citizen && provider.levels.length === 0, 'levels: any level of assurance is accepted'],
    [provider.assumedLevel !== undefined, `assumedLevel: every answer counts as ${provider.assumedLevel ?? ''}`],
    [provider.numberFormat === 'hyphen', 'numberFormat: numbers may be written with a hyphen'],
    [provider.acsParameters.length > 0, `acsParameters: the answer may come with ${provider.acsParameters.join(', ')}`],
  ];
  return claims.flatMap(([holds, words]) => (holds ? [words] : []));
}

function readSettings(text: string | undefined, file: string, faults: string[]): ProvidersFile {
  if (text === undefined) return {};
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    faults.push(`${file}: is not JSON`);
    return {};
  }
  const parsed = providersFile.safeParse(json);
  if (parsed.success) return parsed.data;
  faults.push(...parsed.error.issues.map((issue) => `${file}: ${issue.path.join(' → ')}: ${issue.message}`));
  return {};
}

function combine(
  side: 'citizen' | 'staff',
  published: PublishedProvider,
  settings: Settings,
  presets: Presets,
  faults: string[],
): Provider {
  const preset = settings.preset ?? (side === 'citizen' ? 'sweden-connect' : 'adfs');
  const base = presets[preset];
  const levels = settings.levels ?? base.levels;
  const declared = levels.filter((level) => published.assurance.includes(level));
  const host = URL.canParse(published.entityId) ? new URL(published.entityId).hostname : published.entityId;
  const provider: Provider = {
    entityId: published.entityId,
    side,
    preset,
    ssoUrl: published.ssoUrl,
    ssoPostUrl: published.ssoPostUrl,
    validUntil: published.validUntil,
    ...(published.logout ? { logout: { ...published.logout, begin: settings.singleLogout ?? false } } : {}),
    certificates: published.certificates,
    displayName: settings.displayName ?? {
      sv: published.displayName.sv ?? published.displayName.en ?? host,
      en: published.displayName.en ?? published.displayName.sv ?? host,
    },
    attributes: { ...base.attributes, ...settings.attributes },
    numberFormat: settings.numberFormat ?? base.numberFormat,
    levels,
    requestedLevels: settings.requestedLevels ?? (declared.length > 0 ? declared : levels),
    assumedLevel: settings.assumedLevel ?? base.assumedLevel,
    requestedAuthnContext: settings.requestedAuthnContext ?? base.requestedAuthnContext,
    responseSigned: settings.responseSigned ?? base.responseSigned,
    assertionSigned: settings.assertionSigned ?? base.assertionSigned,
    assertionEncrypted: settings.assertionEncrypted ?? base.assertionEncrypted,
    forceAuthn: settings.forceAuthn ?? (side === 'citizen' || base.forceAuthn),
    decideWithoutFreshLogin: settings.decideWithoutFreshLogin ?? base.decideWithoutFreshLogin,
    nameIdFormat: settings.nameIdFormat === undefined ? base.nameIdFormat : settings.nameIdFormat,
    supportsUserMessage: published.entityCategories.includes(
      'http://id.swedenconnect.se/general-ec/1.0/supports-user-message',
    ),
    principalSelection: published.principalSelection,
    attributeConsumingServiceIndex: settings.attributeConsumingServiceIndex,
    idpList: settings.idpList ?? [],
    acsParameters: settings.acsParameters ?? [],
    metadataHash: published.metadataHash,
    groups:
      settings.groups &&
      new Map(
        Object.entries(settings.groups).map(([key, group]) => [
          key.toLowerCase(),
          { role: group.role, units: group.units },
        ]),
      ),
  };
  const fault = (words: string) => faults.push(`${provider.entityId}: ${words}`);
  if (settings.singleLogout && !published.logout)
    fault('has no SingleLogoutService with the binding HTTP-Redirect, so singleLogout cannot be done');
  if (!provider.assertionSigned && !provider.responseSigned)
    fault('either the response or the assertion must be signed');
  if (side === 'staff' && !provider.assertionSigned) fault('the assertion of a staff provider must be signed');
  if (side === 'citizen' && levels.length === 0) fault('name the levels of assurance that are accepted');
  if (provider.assumedLevel !== undefined && !levels.includes(provider.assumedLevel)) {
    fault('the assumed level is not among the accepted levels');
  }
  if (provider.requestedLevels.some((level) => !levels.includes(level))) fault('a requested level is not accepted');
  if (side === 'citizen' && provider.attributes.number.length === 0) fault('name the attribute that holds the number');
  if (side === 'staff' && provider.attributes.subject.length === 0) fault('name the attribute that holds the subject');
  return provider;
}
