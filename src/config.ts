import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { presets } from './identity/rules.ts';
import type { ScannerAddress } from './platform/files/clamd.ts';
import { type Municipality, loadMunicipality, protectingUnit } from './platform/municipality.ts';
import { type ServiceKeys, keyFaults } from './platform/saml/keys.ts';
import { loadProviders, type ProviderFiles } from './platform/saml/providers.ts';
import type { SamlService } from './platform/saml/service.ts';

export type Config = {
  port: number;
  baseUrl: string;
  databaseUrl: string;
  /** The owner of the schema; when given, the portal migrates at start. */
  migrationDatabaseUrl: string | undefined;
  sessionSecret: string;
  masterKeys: { id: string; bytes: Buffer }[];
  saml: SamlService;
  /** Where the providers were read, to be followed while the portal runs. */
  providerFiles?: ProviderFiles;
  municipality: Municipality;
  smtpUrl: string | undefined;
  mailFrom: string;
  smsGatewayUrl: string | undefined;
  /** Where it is asked whether a person has protected identity: a gateway or a file. */
  protectedIdentity?: { url: string | undefined; file: string | undefined };
  /** Undefined when it is said that there is no scanner. */
  virusScan: ScannerAddress | undefined;
  metricsPort: number | undefined;
  /** How many proxies stand in front and add to X-Forwarded-For. */
  trustedProxies: number;
  idleMinutes: { citizen: number; staff: number };
  sessionHours: { citizen: number; staff: number };
  logLevel: string;
};

/** Everything that is wrong with the environment, one line each. */
export class ConfigFaults extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(
      `The configuration has ${String(faults.length)} fault(s):\n${faults.map((fault) => `- ${fault}`).join('\n')}`,
    );
    this.faults = faults;
  }
}

const optionalText = z
  .string()
  .trim()
  .transform((value) => (value === '' ? undefined : value))
  .optional();
const port = z.coerce.number().int().min(1).max(65_535);
const minutes = z.coerce.number().int().min(5).max(720);
const hours = z.coerce.number().int().min(1).max(12);
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'write a postgres:// address');

const Environment = z.object({
  PORT: port.default(3000),
  BASE_URL: z.url({
    protocol: /^https?$/,
    error: 'write the public address, such as https://medborgarsidan.example.se',
  }),
  DATABASE_URL: postgresUrl,
  MIGRATION_DATABASE_URL: postgresUrl.optional(),
  SESSION_SECRET: z.string().min(32, 'use at least 32 characters'),
  MASTER_KEYS: z.string().min(1),
  SAML_SP_KEY_FILE: z.string().min(1),
  SAML_SP_CERT_FILE: z.string().min(1),
  CITIZEN_IDP_METADATA_FILE: z.string().min(1),
  STAFF_IDP_METADATA_FILE: z.string().min(1),
  IDENTITY_PROVIDERS_FILE: optionalText,
  MUNICIPALITY_FILE: optionalText,
  SMTP_URL: optionalText,
  MAIL_FROM: optionalText,
  SMS_GATEWAY_URL: optionalText,
  PROTECTED_IDENTITY_URL: z.url({ protocol: /^https?$/, error: 'write a whole address' }).optional(),
  PROTECTED_IDENTITY_FILE: optionalText,
  VIRUS_SCAN: z.string().min(1),
  METRICS_PORT: port.optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  CITIZEN_IDLE_MINUTES: minutes.default(30),
  STAFF_IDLE_MINUTES: minutes.default(60),
  CITIZEN_SESSION_HOURS: hours.default(8),
  STAFF_SESSION_HOURS: hours.default(12),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

/** Reads the configuration from the environment. @throws ConfigFaults that lists every fault at once. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const faults: string[] = [];
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const outcome = Environment.safeParse(present);
  if (!outcome.success) {
    for (const issue of outcome.error.issues) {
      const name = String(issue.path[0]);
      const missing = name === 'VIRUS_SCAN' ? 'is missing (write none where nothing scans files)' : 'is missing';
      faults.push(`${name}: ${present[name] === undefined ? missing : issue.message}`);
    }
  }
  const attempt = <T>(name: string, work: (value: string) => T): T | undefined => {
    const value = present[name];
    if (value === undefined) return undefined;
    try {
      return work(value);
    } catch (error) {
      faults.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  };

  const baseUrl = attempt('BASE_URL', readBaseUrl);
  const masterKeys = attempt('MASTER_KEYS', readMasterKeys);
  const privateKeys = attempt('SAML_SP_KEY_FILE', (files) => readPems(files, 'PRIVATE KEY'));
  const certificates = attempt('SAML_SP_CERT_FILE', (files) => readPems(files, 'CERTIFICATE'));
  const keys = pairUp(privateKeys, certificates, faults);
  const virusScan = attempt('VIRUS_SCAN', readScanner);
  const municipality = readMunicipality(present['MUNICIPALITY_FILE'], faults);
  const [protectionUrl, protectionFile] = [present['PROTECTED_IDENTITY_URL'], present['PROTECTED_IDENTITY_FILE']];
  const protectionNames = 'PROTECTED_IDENTITY_URL, PROTECTED_IDENTITY_FILE';
  if (protectionUrl !== undefined && protectionFile !== undefined) faults.push(`${protectionNames}: set one of them`);
  if ((protectionUrl ?? protectionFile) !== undefined && municipality && protectingUnit(municipality) === undefined)
    faults.push(`${protectionNames}: no unit in the municipality's file has "protects": true`);
  const providerFiles = {
    citizenMetadataFile: present['CITIZEN_IDP_METADATA_FILE'],
    staffMetadataFile: present['STAFF_IDP_METADATA_FILE'],
    providersFile: present['IDENTITY_PROVIDERS_FILE'],
    baseUrl: baseUrl ?? '',
  };
  const providers = loadProviders(providerFiles, presets);
  faults.push(...providers.faults);

  if (!outcome.success || faults.length > 0 || !baseUrl || !masterKeys || !keys || !municipality) {
    throw new ConfigFaults([...new Set(faults)]);
  }
  const values = outcome.data;
  return {
    port: values.PORT,
    baseUrl,
    databaseUrl: values.DATABASE_URL,
    migrationDatabaseUrl: values.MIGRATION_DATABASE_URL,
    sessionSecret: values.SESSION_SECRET,
    masterKeys,
    saml: {
      keys,
      citizen: providers.citizen,
      staff: providers.staff,
      entityCategories: providers.entityCategories,
    },
    providerFiles,
    municipality,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM ?? municipality.email,
    smsGatewayUrl: values.SMS_GATEWAY_URL,
    protectedIdentity: { url: values.PROTECTED_IDENTITY_URL, file: values.PROTECTED_IDENTITY_FILE },
    virusScan,
    metricsPort: values.METRICS_PORT,
    trustedProxies: values.TRUST_PROXY,
    idleMinutes: { citizen: values.CITIZEN_IDLE_MINUTES, staff: values.STAFF_IDLE_MINUTES },
    sessionHours: { citizen: values.CITIZEN_SESSION_HOURS, staff: values.STAFF_SESSION_HOURS },
    logLevel: values.LOG_LEVEL,
  };
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Without the trailing slash. Plain http is for a loopback host only. */
function readBaseUrl(value: string): string {
  const url = new URL(value);
  if (url.protocol !== 'https:' && !loopback.has(url.hostname)) {
    throw new Error('must begin with https:// (http is accepted for localhost only)');
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    throw new Error('must be an address without a path');
  return url.origin;
}

/** `id:base64` of 32 bytes, comma-separated; the first one seals. */
function readMasterKeys(value: string): { id: string; bytes: Buffer }[] {
  const keys = value.split(',').map((entry) => {
    const [id = '', encoded = ''] = entry.trim().split(':');
    const bytes = Buffer.from(encoded, 'base64');
    if (!/^[A-Za-z0-9._-]{1,64}$/.test(id)) throw new Error('each key is written id:base64');
    if (bytes.length !== 32) throw new Error(`key ${id} must be 32 bytes in base64`);
    if (bytes.every((byte) => byte === bytes[0])) throw new Error(`key ${id} is not random`);
    return { id, bytes };
  });
  if (new Set(keys.map((one) => one.id)).size !== keys.length) throw new Error('two keys have the same id');
  return keys;
}

/** One file, or several with commas between while keys are changed: the newest first. */
function readPems(files: string, kind: string): string[] {
  return files.split(',').map((file) => {
    const text = readFileSync(file.trim(), 'utf8');
    if (!text.includes(`${kind}-----`)) throw new Error(`${file.trim()} holds no ${kind} in PEM`);
    return text;
  });
}

function pairUp(privateKeys: string[] = [], certificates: string[] = [], faults: string[]): ServiceKeys | undefined {
  const names = 'SAML_SP_KEY_FILE, SAML_SP_CERT_FILE';
  if (privateKeys.length !== certificates.length) {
    faults.push(`${names}: there must be one certificate to each key`);
    return undefined;
  }
  const pairs = privateKeys.map((privateKey, index) => ({ privateKey, certificate: certificates[index] ?? '' }));
  faults.push(...pairs.flatMap((pair) => keyFaults(pair)).map((fault) => `${names}: ${fault}`));
  const [current, ...older] = pairs;
  return current && { current, older };
}

/** Where clamd listens. That there is no scanner has to be said. */
function readScanner(value: string): ScannerAddress | undefined {
  if (value === 'none') return undefined;
  if (value.startsWith('/')) return { path: value };
  const [, host, number] = /^(?:clamd:\/\/)?([^\s:/]+):(\d+)$/u.exec(value) ?? [];
  if (host === undefined) throw new Error('write host:port or the path of a socket, or none where nothing scans files');
  return { host, port: port.parse(number) };
}

function readMunicipality(file: string | undefined, faults: string[]): Municipality | undefined {
  try {
    return loadMunicipality(file);
  } catch (error) {
    faults.push(`MUNICIPALITY_FILE: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}
