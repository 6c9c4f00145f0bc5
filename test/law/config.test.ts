import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, expect, inject, test } from 'vitest';
import { ConfigFaults, loadConfig } from '../../src/config.ts';
import { createBroker } from '../../src/dev/broker/broker.ts';

let good: Record<string, string>;

beforeAll(async () => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'medborgarsidan-config-'));
  const file = (name: string, content: string) => {
    writeFileSync(path.join(dir, name), content);
    return path.join(dir, name);
  };
  const broker = await createBroker({
    baseUrl: 'http://localhost:9',
    personas: { citizens: [], staff: [] },
    spMetadata: () => [],
  });
  const { privateKey, certificate } = inject('spKey');
  good = {
    BASE_URL: 'http://localhost:3000',
    DATABASE_URL: 'postgres://portal:x@localhost/portal',
    SESSION_SECRET: 'a secret that is at least as long as it has to be',
    MASTER_KEYS: `2026:${Buffer.alloc(32, 'some key').toString('base64')}`,
    VIRUS_SCAN: 'none',
    SAML_SP_KEY_FILE: file('key.pem', privateKey),
    SAML_SP_CERT_FILE: file('cert.pem', certificate),
    CITIZEN_IDP_METADATA_FILE: file('citizen.xml', broker.metadata.citizen),
    STAFF_IDP_METADATA_FILE: file('staff.xml', broker.metadata.staff),
  };
});

function faultsOf(change: Record<string, string | undefined>): readonly string[] {
  try {
    loadConfig({ ...good, ...change });
    return [];
  } catch (error) {
    if (error instanceof ConfigFaults) return error.faults;
    throw error;
  }
}

test('the named variables are enough', () => {
  expect(faultsOf({})).toEqual([]);
  const config = loadConfig(good);
  expect(config.port).toBe(3000);
  expect(config.municipality.name).toBe('Robertsfors kommun');
  expect(config.saml.citizen).toHaveLength(1);
});

test('everything that is missing is told at once', () => {
  const faults = faultsOf(Object.fromEntries(Object.keys(good).map((name) => [name, undefined])));
  for (const name of Object.keys(good)) expect(faults.join('\n')).toContain(`${name}: is missing`);
});

test.each([
  ['BASE_URL', 'http://medborgarsidan.example.se', 'https://'],
  ['BASE_URL', 'https://medborgarsidan.example.se/portal', 'without a path'],
  ['SESSION_SECRET', 'short', '32 characters'],
  ['MASTER_KEYS', '2026:c2hvcnQ=', '32 bytes'],
  ['MASTER_KEYS', `2026:${Buffer.alloc(32).toString('base64')}`, 'not random'],
  [
    'MASTER_KEYS',
    `a:${Buffer.alloc(32, 'k1').toString('base64')},a:${Buffer.alloc(32, 'k2').toString('base64')}`,
    'same id',
  ],
  ['DATABASE_URL', 'mysql://localhost/x', 'postgres://'],
  ['PORT', '99999', ''],
  ['SAML_SP_KEY_FILE', '/nowhere/key.pem', 'no such file'],
  ['CITIZEN_IDP_METADATA_FILE', '/nowhere/idp.xml', 'cannot be read'],
  ['MUNICIPALITY_FILE', '/nowhere/municipality.json', 'no such file'],
  ['TRUST_PROXY', 'many', ''],
  ['PROTECTED_IDENTITY_URL', 'registret', 'whole address'],
  ['VIRUS_SCAN', 'clamd', 'host:port or the path of a socket, or none'],
  ['VIRUS_SCAN', 'clamd:99999', ''],
])('%s = %s is refused', (name, value, words) => {
  const faults = faultsOf({ [name]: value });
  expect(faults.length).toBeGreaterThan(0);
  expect(faults.join('\n')).toContain(words);
  // A secret that is wrong must not be read out in the log of a failed start.
  if (name === 'SESSION_SECRET' || name === 'MASTER_KEYS') expect(faults.join('\n')).not.toContain(value);
});

test('who scans files is said, also that nobody does', () => {
  const scanner = (value: string) => loadConfig({ ...good, VIRUS_SCAN: value }).virusScan;
  expect(scanner('none')).toBeUndefined();
  expect(scanner('clamd:3310')).toEqual({ host: 'clamd', port: 3310 });
  expect(scanner('/run/clamav/clamd.ctl')).toEqual({ path: '/run/clamav/clamd.ctl' });
  expect(faultsOf({ VIRUS_SCAN: undefined })).toEqual([
    'VIRUS_SCAN: is missing (write none where nothing scans files)',
  ]);
});

test('https is demanded of a login provider when the portal itself is on https', () => {
  expect(faultsOf({ BASE_URL: 'https://medborgarsidan.example.se' }).join('\n')).toContain('not https');
});

test('asking who is protected takes a unit that protects, and one source', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'medborgarsidan-unit-'));
  const bundled = JSON.parse(readFileSync('src/municipalities/robertsfors.json', 'utf8')) as {
    units: { id: string }[];
  };
  const without = path.join(folder, 'municipality.json');
  writeFileSync(without, JSON.stringify({ ...bundled, units: bundled.units.filter(({ id }) => id !== 'skyddade') }));
  const file = { PROTECTED_IDENTITY_FILE: '/somewhere/numbers.txt' };
  expect(faultsOf(file)).toEqual([]);
  expect(faultsOf({ ...file, MUNICIPALITY_FILE: without }).join()).toContain('no unit');
  expect(faultsOf({ ...file, PROTECTED_IDENTITY_URL: 'https://register.example.se' }).join()).toContain(
    'set one of them',
  );
});
