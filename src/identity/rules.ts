import type { StaffRole } from '../platform/context.ts';
import type { RequestKind } from '../platform/saml/chain.ts';
import type { AttributeService } from '../platform/saml/metadata.ts';
import type { AttributeKey, AttributeNames, Group, Manner, Presets, Provider } from '../platform/saml/providers.ts';
import { nameIdFormats } from '../platform/saml/names.ts';

// Levels and attribute names: Sweden Connect, Registry for identifiers and Attribute Specification 1.8.
const loa3 = 'http://id.elegnamnden.se/loa/1.0/loa3';
/** BankID by way of a broker that is not itself certified arrives as this one. */
const uncertifiedLoa3 = 'http://id.swedenconnect.se/loa/1.0/uncertified-loa3';

export const oid = {
  personalIdentityNumber: 'urn:oid:1.2.752.29.4.13',
  previousPersonalIdentityNumber: 'urn:oid:1.2.752.201.3.15',
  surname: 'urn:oid:2.5.4.4',
  givenName: 'urn:oid:2.5.4.42',
  displayName: 'urn:oid:2.16.840.1.113730.3.1.241',
  mail: 'urn:oid:0.9.2342.19200300.100.1.3',
  transactionIdentifier: 'urn:oid:1.2.752.201.3.2',
  userSignature: 'urn:oid:1.2.752.201.3.11',
  authServerSignature: 'urn:oid:1.2.752.201.3.13',
} as const;

const microsoft = 'http://schemas.microsoft.com/';
const soap = 'http://schemas.xmlsoap.org/';
export const claims = {
  givenName: `${soap}ws/2005/05/identity/claims/givenname`,
  surname: `${soap}ws/2005/05/identity/claims/surname`,
  name: `${soap}ws/2005/05/identity/claims/name`,
  email: `${soap}ws/2005/05/identity/claims/emailaddress`,
  upn: `${soap}ws/2005/05/identity/claims/upn`,
  displayName: `${microsoft}identity/claims/displayname`,
  objectIdentifier: `${microsoft}identity/claims/objectidentifier`,
  role: `${microsoft}ws/2008/06/identity/claims/role`,
  groups: `${microsoft}ws/2008/06/identity/claims/groups`,
  groupsOverage: `${microsoft}claims/groups.link`,
  groupsOverageOlder: `${microsoft}ws/2008/06/identity/claims/groups.link`,
  adfsGroup: `${soap}claims/Group`,
  authnMethods: `${microsoft}claims/authnmethodsreferences`,
  multipleAuthn: `${microsoft}claims/multipleauthn`,
} as const;

const swedishAttributes: AttributeNames = {
  number: [oid.personalIdentityNumber],
  previousNumber: [oid.previousPersonalIdentityNumber],
  givenName: [oid.givenName],
  familyName: [oid.surname],
  displayName: [oid.displayName],
  email: [oid.mail],
  subject: [oid.personalIdentityNumber],
  roles: [],
  authnMethods: [],
  transactionId: [oid.transactionIdentifier],
  userSignature: [oid.userSignature],
  authServerSignature: [oid.authServerSignature],
};
const citizenManner: Manner = {
  attributes: swedishAttributes,
  numberFormat: 'twelve',
  levels: [loa3, uncertifiedLoa3],
  assumedLevel: undefined,
  requestedAuthnContext: true,
  responseSigned: true,
  assertionSigned: true,
  assertionEncrypted: false,
  forceAuthn: true,
  decideWithoutFreshLogin: false,
  nameIdFormat: nameIdFormats.transient,
};

const classes = 'urn:oasis:names:tc:SAML:2.0:ac:classes:';
/** Levels of an employee's login that say more than a password: two factors, a card or a certificate. */
const strongStaffLevels = [
  claims.multipleAuthn,
  'https://refeds.org/profile/mfa',
  'http://id.sambi.se/loa/loa3',
  loa3,
  uncertifiedLoa3,
  ...['SmartcardPKI', 'Smartcard', 'SoftwarePKI', 'TLSClient', 'X509'].map((name) => classes + name),
  ...['MobileTwoFactorContract', 'MobileTwoFactorUnregistered', 'TimeSyncToken'].map((name) => classes + name),
];
/** What AD FS and Entra ID send when a password or the login to Windows was enough, or when they do not say. */
const weakStaffLevels = [
  ...['Password', 'PasswordProtectedTransport', 'Kerberos', 'unspecified'].map((name) => classes + name),
  'urn:federation:authentication:windows',
];
const staffManner: Manner = {
  ...citizenManner,
  attributes: {
    number: [],
    previousNumber: [],
    givenName: [claims.givenName],
    familyName: [claims.surname],
    displayName: [claims.displayName, claims.name],
    email: [claims.email],
    subject: [claims.objectIdentifier, claims.upn, nameIdSubject()],
    roles: [claims.role, claims.groups, claims.adfsGroup],
    authnMethods: [claims.authnMethods],
    transactionId: [],
    userSignature: [],
    authServerSignature: [],
  },
  levels: [...strongStaffLevels, ...weakStaffLevels],
  requestedAuthnContext: false,
  // AD FS and Entra ID sign the assertion only, unless told otherwise. Everything is then read from it.
  responseSigned: false,
  // Signed in at work already: single sign-on is fine for staff.
  forceAuthn: false,
  nameIdFormat: null,
};

/** What is known of each kind of provider; anything can be said otherwise in the identity providers' file. */
export const presets: Presets = {
  'sweden-connect': citizenManner,
  // Both the older names and the OID names of CGI's broker; levels are not requested there.
  cgi: {
    ...citizenManner,
    attributes: withNames({
      number: ['Subject_SerialNumber'],
      givenName: ['Subject_GivenName'],
      familyName: ['Subject_Surname'],
      displayName: ['Subject_CommonName'],
    }),
    requestedAuthnContext: false,
    nameIdFormat: null,
  },
  signicat: {
    ...citizenManner,
    attributes: withNames({
      number: ['nin', 'national-identity'],
      givenName: ['firstName', 'given-name'],
      familyName: ['lastName', 'surname'],
      displayName: ['name', 'common-name'],
    }),
    nameIdFormat: null,
  },
  phenixid: {
    ...citizenManner,
    attributes: withNames({
      number: ['userPersonalNumber'],
      givenName: ['userGivenName'],
      familyName: ['userSurName'],
    }),
    nameIdFormat: null,
  },
  entra: staffManner,
  adfs: staffManner,
  custom: {
    ...citizenManner,
    attributes: {
      number: [],
      previousNumber: [],
      givenName: [],
      familyName: [],
      displayName: [],
      email: [],
      subject: [],
      roles: [],
      authnMethods: [],
      transactionId: [],
      userSignature: [],
      authServerSignature: [],
    },
    nameIdFormat: null,
  },
};

/** What those who run the portal ought to know of how employees log in; nothing when there is nothing to say. */
export function staffWarnings(providers: readonly Provider[]): string[] {
  return providers.flatMap((provider) => [
    ...(provider.levels.length === 0
      ? [`${provider.entityId}: no level of assurance is demanded of employees; set levels`]
      : provider.levels.some((level) => weakStaffLevels.includes(level))
        ? [`${provider.entityId}: employees get in with a password alone; set levels to those with two factors`]
        : []),
    ...(provider.decideWithoutFreshLogin
      ? [`${provider.entityId}: cases are decided without a fresh login (decideWithoutFreshLogin)`]
      : []),
  ]);
}

/** How long after proving who she is an employee may decide cases, and a citizen give somebody a power of attorney, ms. */
export const freshLogin = 15 * 60_000;

/** Whether somebody proved who she is so lately that she may do what rests on it. A clock a little ahead is not held against her. */
export function isFresh(authnAt: number, now: Date): boolean {
  return now.getTime() - authnAt <= freshLogin;
}

function withNames(names: Partial<AttributeNames>): AttributeNames {
  const merged = { ...swedishAttributes };
  for (const [key, values] of Object.entries(names) as [keyof AttributeNames, string[]][]) {
    merged[key] = [...values, ...swedishAttributes[key]];
  }
  return merged;
}

/**
 * Entity categories that tell discovery services which providers suit us: one for each level that is accepted (Entity
 * Categories 1.9, 2), what kind of service we are (4.2), and whether a samordningsnummer may be sent (6.2).
 */
export function entityCategories(levels: readonly string[], coordinationNumbers: boolean): string[] {
  const found = new Set<string>();
  for (const level of levels) {
    const step = /\/loa\/1\.0\/(?:uncertified-)?loa([234])$/.exec(level)?.[1];
    if (step !== undefined) found.add(`http://id.elegnamnden.se/ec/1.0/loa${step}-pnr`);
    if (/\/loa\/1\.0\/(?:uncertified-)?eidas-/.test(level))
      found.add('http://id.elegnamnden.se/ec/1.0/eidas-naturalperson');
  }
  return [
    ...[...found].sort(),
    'http://id.elegnamnden.se/st/1.0/public-sector-sp',
    ...(coordinationNumbers ? ['http://id.swedenconnect.se/general-ec/1.0/accepts-coordination-number'] : []),
  ];
}

const loginKeys: AttributeKey[] = ['number', 'givenName', 'familyName', 'displayName'];
const staffKeys: AttributeKey[] = ['subject', 'givenName', 'familyName', 'displayName', 'email', 'roles'];
const evidenceKeys: AttributeKey[] = ['transactionId', 'userSignature', 'authServerSignature'];

/**
 * The sets of attributes that our metadata asks for. Signing asks everybody for the person's own signature over the text
 * that was shown (BankID Profile 2.1 and 5.1); a provider that wants a number in the request gets a set of its own, with
 * the names that it calls things by.
 */
export function attributeServices(kind: RequestKind, providers: readonly Provider[]): AttributeService[] {
  const sets = new Map<number, Map<string, string>>();
  const ask = (index: number, keys: readonly AttributeKey[], names: AttributeNames) => {
    const set = sets.get(index) ?? new Map<string, string>();
    for (const key of keys) for (const name of names[key]) if (name !== nameIdSubject()) set.set(name, key);
    sets.set(index, set);
  };
  if (kind === 'sign') ask(0, evidenceKeys, swedishAttributes);
  const keys = { citizen: loginKeys, staff: staffKeys, sign: [...loginKeys, ...evidenceKeys] }[kind];
  for (const { attributeConsumingServiceIndex: index, attributes } of providers)
    if (index !== undefined) ask(index, keys, attributes);
  return [...sets].map(([index, set]) => ({
    index,
    attributes: [...set].map(([name, friendlyName]) => ({ name, friendlyName })),
  }));
}

/** Stands for the assertion's NameID in a list of attribute names. */
export function nameIdSubject(): string {
  return 'NameID';
}

export type NumberFault = 'missing' | 'form' | 'date' | 'check-digit' | 'coordination';

/**
 * A personnummer or samordningsnummer as it is stored: twelve digits, a possible date, the right check digit
 * (modulus 10 over the last ten; folkbokföringslagen 18 §). A samordningsnummer has the day raised by 60; where the
 * birthday is not known, month or day is nought (lagen 2022:1697 om samordningsnummer; Skatteverket publishes such test numbers).
 */
export function readPersonalNumber(
  value: string | undefined,
  options: { coordinationNumbers: boolean; hyphen?: boolean; today: Date },
): { ok: true; number: string } | { ok: false; fault: NumberFault } {
  if (value === undefined || value === '') return { ok: false, fault: 'missing' };
  const shape = options.hyphen ? /^(\d{8})-?(\d{4})$/ : /^(\d{8})(\d{4})$/;
  const parts = shape.exec(value);
  if (!parts) return { ok: false, fault: 'form' };
  const number = `${parts[1] ?? ''}${parts[2] ?? ''}`;
  const [year, month, day] = [number.slice(0, 4), number.slice(4, 6), number.slice(6, 8)].map(Number) as [
    number,
    number,
    number,
  ];
  const coordination = day >= 60;
  // What is not known is taken as the first.
  const [bornMonth, bornDay] = coordination ? [month || 1, day - 60 || 1] : [month, day];
  const date = new Date(Date.UTC(year, bornMonth - 1, bornDay));
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === bornMonth - 1 && date.getUTCDate() === bornDay;
  if (!real || year < 1850 || date.getTime() > options.today.getTime() + 86_400_000)
    return { ok: false, fault: 'date' };
  let sum = 0;
  for (const [index, digit] of Array.from(number.slice(2)).entries()) {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1);
    sum += product > 9 ? product - 9 : product;
  }
  if (sum % 10 !== 0) return { ok: false, fault: 'check-digit' };
  if (coordination && !options.coordinationNumbers) return { ok: false, fault: 'coordination' };
  return { ok: true, number };
}

/**
 * The samordningsnummer that somebody had before the number of this login (Attribute Specification 1.8, 3.2.6): one value,
 * and whole. Undefined when it is none, or is the same number. The municipality need not serve such numbers any longer.
 */
export function readPreviousNumber(
  value: string | typeof several | undefined,
  current: string,
  options: { hyphen?: boolean; today: Date },
): string | undefined {
  if (value === undefined || value === several) return undefined;
  const read = readPersonalNumber(value, { ...options, coordinationNumbers: true });
  return read.ok && Number(read.number.slice(6, 8)) >= 60 && read.number !== current ? read.number : undefined;
}

/** Stands for more values than one, where only one makes sense. */
export const several = Symbol('several');

/** The first attribute of the list that is there; undefined when none is. More than one value of it is a fault. */
export function single(
  attributes: ReadonlyMap<string, string[]>,
  names: readonly string[],
): string | undefined | typeof several {
  for (const name of names) {
    const values = attributes.get(name);
    if (values === undefined || values.length === 0) continue;
    const [value] = values;
    if (values.length > 1) return several;
    if (value !== undefined && value !== '') return value;
  }
  return undefined;
}

/** Given name and surname; a provider that only sends a whole name has it split at the last space. */
export function readNames(
  given: string | undefined,
  family: string | undefined,
  whole: string | undefined,
): { givenName: string; familyName: string } {
  const clean = (text: string) =>
    text
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 200);
  if (given !== undefined || family !== undefined)
    return { givenName: clean(given ?? ''), familyName: clean(family ?? '') };
  const name = clean(whole ?? '');
  const space = name.lastIndexOf(' ');
  return space < 0
    ? { givenName: '', familyName: name }
    : { givenName: name.slice(0, space), familyName: name.slice(space + 1) };
}

/** The names that give a role where nothing is configured. Compared without regard to case, whole and exactly. */
export const defaultGroups: ReadonlyMap<string, StaffRole> = new Map<string, StaffRole>([
  ['handlaggare', 'caseworker'],
  ['handläggare', 'caseworker'],
  ['caseworker', 'caseworker'],
  ['medborgarsidan-handlaggare', 'caseworker'],
  ['enhetschef', 'manager'],
  ['manager', 'manager'],
  ['medborgarsidan-enhetschef', 'manager'],
  ['administrator', 'administrator'],
  ['medborgarsidan-administrator', 'administrator'],
]);

/**
 * Roles and units from the groups or roles that the provider sends. `all` are the units of the municipality: who has not
 * been given some by name has them all, but never the one for protected persons. A built-in name followed by `-<unit>` narrows it to that unit. No known group: no role, and no way in.
 */
export function readRoles(
  values: readonly string[],
  groups: ReadonlyMap<string, Group> | undefined,
  all: readonly { id: string; protects: boolean }[],
): { roles: StaffRole[]; units: string[] } {
  const units = all.map(({ id }) => id);
  const open = all.filter(({ protects }) => !protects).map(({ id }) => id);
  const roles = new Set<StaffRole>();
  const reach = new Set<string>();
  const grant = (role: StaffRole, where: readonly string[]) => {
    roles.add(role);
    for (const unit of where) if (units.includes(unit)) reach.add(unit);
  };
  for (const raw of values) {
    const value = raw.trim().toLowerCase().normalize('NFC');
    if (groups) {
      const group = groups.get(value);
      if (group) grant(group.role, group.units ?? open);
      continue;
    }
    const role = defaultGroups.get(value);
    if (role) grant(role, open);
    for (const unit of units) {
      const narrowed = value.endsWith(`-${unit}`) ? defaultGroups.get(value.slice(0, -unit.length - 1)) : undefined;
      if (narrowed) grant(narrowed, [unit]);
    }
  }
  return { roles: [...roles], units: units.filter((unit) => reach.has(unit)) };
}

export type Reach = { roles: readonly string[]; units: readonly string[] };

/** Whether something of what one had is gone. */
export function isLess(now: Reach, had: Reach): boolean {
  return (['roles', 'units'] as const).some((kind) => had[kind].some((one) => !now[kind].includes(one)));
}

/** Where to go after signing in: a path of our own, or `home`. Never another site, never a control character. */
export function safeReturnPath(value: unknown, home: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is refused
  if (typeof value !== 'string' || value.length > 500 || !/^\/(?![/\\])[^\u0000-\u001f\u007f\\]*$/.test(value))
    return home;
  const url = URL.canParse(value, 'http://own.invalid') ? new URL(value, 'http://own.invalid') : undefined;
  if (url?.origin !== 'http://own.invalid') return home;
  const path = `${url.pathname}${url.search}${url.hash}`;
  return path.startsWith('//') || /^\/(?:saml|logga-|handlaggare\/logga-)/i.test(path) ? home : path;
}
