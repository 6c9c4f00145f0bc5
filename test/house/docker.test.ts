import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import { patience, uploadLimits } from '../../src/platform/files/limits.ts';
import { loadMunicipality } from '../../src/platform/municipality.ts';

type Service = {
  image?: string;
  build?: string;
  command?: string[];
  environment?: Record<string, string | number>;
  healthcheck?: { test?: string[]; disable?: boolean };
  ports?: string[];
  tmpfs?: string[];
  user?: string;
  privileged?: boolean;
};
type Compose = { services: Record<string, Service>; configs: Record<string, { content: string }> };

const { load } = createRequire(import.meta.url)('js-yaml') as { load: (text: string) => unknown };
const source = readFileSync('docker-compose.yml', 'utf8');
const compose = load(source) as Compose;
const services = Object.entries(compose.services);

/** Holds a Compose file to the published schema; what it finds, one line each. */
function schemaFaults(file: unknown): string[] {
  const schema = JSON.parse(readFileSync('test/support/compose-spec.json', 'utf8')) as Record<string, unknown>;
  // The same draft that the validator knows by its older address.
  schema['$schema'] = 'http://json-schema.org/draft-07/schema#';
  const validator = new Ajv({ allErrors: true, unknownFormats: 'ignore' });
  if (validator.validate(schema, file)) return [];
  return (validator.errors ?? []).map((fault) => `${fault.dataPath}: ${fault.message ?? ''}`);
}

describe('docker-compose.yml', () => {
  test('is what the published Compose Specification says', () => {
    expect(schemaFaults(compose)).toEqual([]);
    expect(schemaFaults({ services: { portal: { imege: 'x' } } })).not.toEqual([]);
  });

  test('has two portals behind a proxy, PostgreSQL 18, a mailbox and a virus scanner', () => {
    expect(services.filter(([, { image, command }]) => image === 'medborgarsidan' && !command)).toHaveLength(2);
    expect(compose.configs['caddyfile']?.content).toContain('reverse_proxy portal-1:3000 portal-2:3000');
    const images = services.map(([, { image }]) => image);
    for (const image of ['postgres:18', 'axllent/mailpit:v1', 'clamav/clamav:1.4', 'caddy:2'])
      expect(images).toContain(image);
  });

  test('pins every image to a version and asks every service how it is', () => {
    for (const [name, { image = '', healthcheck }] of services) {
      if (image !== 'medborgarsidan') expect(image, name).toMatch(/:v?\d+(\.\d+)*$/);
      // The migration runs once and ends: whether it did well is its exit code.
      if (name === 'migrate') expect(healthcheck?.disable).toBe(true);
      else expect(healthcheck?.test?.length, name).toBeGreaterThan(0);
    }
  });

  test('lets through what the portal wants to tell people that it is too much, and has room for it', () => {
    const { totalBytes } = uploadLimits(loadMunicipality().uploads);
    const size = /max_size (\d+)MB/.exec(compose.configs['caddyfile']?.content ?? '')?.[1];
    expect(Number(size) * 1_000_000).toBeGreaterThan(2 * totalBytes);
    expect(Number(size) * 1_000_000).toBeLessThan(patience * totalBytes);
    const room = /\/tmp:size=(\d+)g/.exec(compose.services['portal-1']?.tmpfs?.[0] ?? '')?.[1];
    expect(Number(room) * 2 ** 30).toBeGreaterThan(4 * totalBytes);
  });

  test('holds no secrets: they come from the environment, and nothing starts without them', () => {
    for (const [, { environment = {} }] of services) {
      for (const [name, value] of Object.entries(environment)) {
        if (/PASSWORD|SECRET|MASTER_KEYS|DATABASE_URL/.test(name))
          expect(String(value), name).toMatch(/\$\{[A-Z_]+:\?/);
      }
    }
    expect(source).not.toMatch(/-----BEGIN|[A-Za-z0-9+/]{40,}={0,2}\b/);
  });

  test("keeps the owner's password from the portals, and the database from the outside", () => {
    for (const [name, { environment = {}, ports = [] }] of services) {
      if (name.startsWith('portal-')) expect(Object.keys(environment)).not.toContain('MIGRATION_DATABASE_URL');
      for (const port of ports) if (name !== 'proxy') expect(port, name).toMatch(/^127\.0\.0\.1:/);
    }
    expect(compose.services['database']?.ports).toBeUndefined();
  });

  test('passes on every setting that the portal has, and no other', () => {
    const config = readFileSync('src/config.ts', 'utf8');
    const schema = config.slice(config.indexOf('const Environment'), config.indexOf('/** Reads the configuration'));
    const known = [...schema.matchAll(/^\s{2}([A-Z_]+):/gm)].map(([, name = '']) => name);
    const passed = Object.keys(compose.services['portal-1']?.environment ?? {});
    // The port inside is always the same, and the owner is for `migrate`.
    const elsewhere = ['PORT', 'MIGRATION_DATABASE_URL'];
    expect(passed.toSorted()).toEqual(known.filter((name) => !elsewhere.includes(name)).toSorted());
  });
});

describe('Dockerfile', () => {
  const lines = readFileSync('Dockerfile', 'utf8')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const steps = lines.map((line) => line.split(/\s+/)[0]);

  test('is made of plain steps that can be run by hand', () => {
    for (const step of steps)
      expect(['FROM', 'ENV', 'WORKDIR', 'COPY', 'RUN', 'USER', 'EXPOSE', 'HEALTHCHECK', 'CMD']).toContain(step);
    expect(lines[0]).toBe('FROM node:24-slim');
    expect(lines.some((line) => line.startsWith('RUN npm ci --omit=dev'))).toBe(true);
  });

  test('runs as nobody special, and what it copies cannot be changed by the one who runs', () => {
    expect(lines).toContain('USER node');
    expect(steps.lastIndexOf('COPY')).toBeLessThan(steps.indexOf('USER'));
    expect(lines.join('\n')).not.toContain('--chown');
  });

  test('tells how it is, and starts what `npm start` starts', () => {
    expect(steps).toContain('HEALTHCHECK');
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const command = JSON.parse(lines.find((line) => line.startsWith('CMD'))?.slice(4) ?? '[]') as string[];
    expect(`exec ${command.join(' ')}`).toBe(scripts['start']);
  });

  test('leaves development and secrets outside the image', () => {
    const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
    expect(ignored).toContain('*');
    expect(ignored).toContain('src/dev');
    for (const line of lines.filter((one) => one.startsWith('COPY'))) {
      for (const path of line.split(/\s+/).slice(1, -1)) expect(ignored, path).toContain(`!${path}`);
    }
  });
});
