import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { brokerMetadata } from '../../src/dev/broker/metadata.ts';
import { selfSignedKeyPair } from '../../src/dev/keys.ts';
import type { KeyPair } from '../../src/platform/saml/keys.ts';
import { startPortal } from '../../src/portal.ts';
import { givenDatabase } from '../support/database.ts';

// The real start, from the environment.

const citizenIdp = 'https://legitimering.example.se/idp';
const staffIdp = 'https://adfs.example.se/idp';
let folder: string;
let env: Record<string, string>;
let idp: KeyPair;
const file = (name: string, content: string) => {
  writeFileSync(path.join(folder, name), content);
  return path.join(folder, name);
};
const entity = (entityId: string, validDays?: number) =>
  brokerMetadata({
    entityId,
    ssoUrl: `${entityId}/sso`,
    key: idp,
    displayName: { sv: 'Namn', en: 'Name' },
    assurance: [],
    userMessage: false,
  }).replace(
    '<md:EntityDescriptor',
    validDays === undefined ? '$&' : `$& validUntil="${new Date(Date.now() + validDays * 86_400_000).toISOString()}"`,
  );

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'start-'));
  const [own, database] = await Promise.all([
    selfSignedKeyPair('portal', new Date(Date.now() - 100 * 86_400_000), 30),
    givenDatabase(),
  ]);
  idp = await selfSignedKeyPair('idp');
  env = {
    BASE_URL: 'https://medborgarsidan.example.se',
    DATABASE_URL: database.appUrl,
    SESSION_SECRET: 'a secret that is at least as long as it has to be',
    MASTER_KEYS: `2026:${Buffer.alloc(32, 'some key').toString('base64')}`,
    VIRUS_SCAN: 'none',
    SAML_SP_KEY_FILE: file('key.pem', own.privateKey),
    SAML_SP_CERT_FILE: file('cert.pem', own.certificate),
    CITIZEN_IDP_METADATA_FILE: file('citizen.xml', entity(citizenIdp, 3)),
    STAFF_IDP_METADATA_FILE: file('staff.xml', entity(staffIdp)),
    IDENTITY_PROVIDERS_FILE: file(
      'providers.json',
      JSON.stringify({
        entityCategories: ['http://id.swedenconnect.se/contract/sc/eid-authorization-system'],
        [citizenIdp]: { assertionEncrypted: true, numberFormat: 'hyphen' },
      }),
    ),
  };
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('a start says what is out of the ordinary and what runs out, serves metadata, and follows the files', async () => {
  const lines: { idp?: string; exception?: string; warning?: string }[] = [];
  const log = pino({ level: 'info' }, { write: (line) => lines.push(JSON.parse(line) as (typeof lines)[number]) });
  const config = { ...loadConfig(env), port: 0 };
  const portal = await startPortal(config, { log, jobs: false, followEvery: 50 });
  try {
    const said = (key: 'exception' | 'warning') =>
      lines.flatMap((line) => (key in line ? [`${line.idp ?? ''} ${line[key] ?? ''}`] : []));
    expect(said('exception')).toContain(`${citizenIdp} numberFormat: numbers may be written with a hyphen`);
    expect(said('exception')).toContain(`${staffIdp} responseSigned: the response need not be signed`);
    expect(said('exception').filter((line) => line.startsWith(citizenIdp))).toHaveLength(1);
    const warnings = said('warning').map((line) => line.trim().replace(/\d{4}-\d\d-\d\d/, 'DAY'));
    expect(warnings).toEqual(['SAML certificate 1 expired on DAY', `metadata of ${citizenIdp} is valid until DAY`]);

    const ready = await fetch(`${portal.url}/readyz`);
    expect(ready.status).toBe(200);
    const body = await ready.text();
    expect(body.split('\n').map((line) => line.replace(/\d{4}-\d\d-\d\d/, 'DAY'))).toEqual(['ok', ...warnings]);
    expect(body).not.toContain(folder);

    for (const side of ['medborgare', 'underskrift', 'handlaggare']) {
      const metadata = await fetch(`${portal.url}/saml/${side}/metadata`);
      expect(metadata.headers.get('content-type')).toBe('application/samlmetadata+xml');
      expect((await metadata.text()).includes('eid-authorization-system')).toBe(side !== 'handlaggare');
    }
    expect((await fetch(`${portal.url}/saml/logotyp.svg`)).headers.get('content-type')).toBe('image/svg+xml');

    const other = 'https://annan.example.org/idp';
    file('providers.json', '{}');
    file('citizen.xml', entity(other));
    await vi.waitFor(async () => {
      expect(await (await fetch(`${portal.url}/logga-in`)).text()).toContain(encodeURIComponent(other));
    });
    // The browser is let there too.
    const policy = (await fetch(portal.url)).headers.get('content-security-policy');
    expect(policy).toMatch(/form-action 'self' https:\/\/annan\.example\.org https:\/\/adfs\.example\.se;/);
    expect(await (await fetch(`${portal.url}/readyz`)).text()).not.toContain('metadata of');
  } finally {
    await portal.stop();
  }
});

test('a start is refused with everything that is unsafe, at once', () => {
  const providers = file(
    'unsafe.json',
    JSON.stringify({
      federation: { staff: 'nowhere.pem' },
      [citizenIdp]: { levels: [], responseSigned: false, assertionSigned: false },
    }),
  );
  const citizen = file(
    'unsafe.xml',
    entity(citizenIdp, -1).replace('https://legitimering.example.se/idp/sso', 'http://legitimering.example.se/sso'),
  );
  let message = '';
  try {
    loadConfig({ ...env, IDENTITY_PROVIDERS_FILE: providers, CITIZEN_IDP_METADATA_FILE: citizen });
  } catch (error) {
    message = error instanceof Error ? error.message : '';
  }
  for (const words of [
    'the metadata was valid until',
    'either the response or the assertion must be signed',
    'name the levels of assurance that are accepted',
    'the sign-on address is not https',
    'nowhere.pem: cannot be read',
  ])
    expect(message).toContain(words);
});
