import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { lifecycleDiagram } from '../../src/cases/lifecycle.ts';
import { routes } from '../../src/routes.ts';

const guides = [
  'README.md',
  'src/README.md',
  'migrations/README.md',
  'test/README.md',
  '.github/CONTRIBUTING.md',
  '.github/SECURITY.md',
];
const read = (file: string) => readFileSync(file, 'utf8');
const readme = read('README.md');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

const config = read('src/config.ts');
const environment = config.slice(config.indexOf('const Environment'), config.indexOf('/** Reads the configuration'));
/** Each setting, and how it is declared. */
const settings = new Map(
  [...environment.matchAll(/^ {2}([A-Z_]+): ((?:.|\n {2,})*?),$/gm)].map(([, name = '', shape = '']) => [name, shape]),
);
/** Each setting that README tells of, and its default. */
const told = new Map(
  [...readme.matchAll(/^\| `([A-Z_]+)` .*\| ([^|]+?) +\|$/gm)].map(([, name = '', value = '']) => [name, value]),
);

/** What GitHub makes of a heading, for links into a page. */
function anchors(page: string): string[] {
  return [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Where a link in the page leads nowhere. */
function brokenLinks(file: string, page: string): string[] {
  return [...page.matchAll(/\]\(([^)\s]*)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^https?:/.test(target))
    .filter((target) => {
      const [to = '', anchor] = target.split('#');
      const found = to === '' ? file : path.join(path.dirname(file), to);
      if (!existsSync(found)) return true;
      return anchor !== undefined && !anchors(to === '' ? page : read(found)).includes(anchor);
    });
}

describe('the written guidance', () => {
  test('is where it is looked for, and nowhere else', () => {
    const found = globSync(['*.md', '{src,views,public,migrations,test,.github,.ci}/**/*.md']);
    expect(found.toSorted()).toEqual(guides.toSorted());
  });

  test('has links that lead somewhere, headings too', () => {
    for (const file of guides) expect(brokenLinks(file, read(file)), file).toEqual([]);
    expect(brokenLinks('README.md', '# One\n[a](#one) [b](#two) [c](src/none.ts) [d](src/README.md#none)')).toEqual([
      '#two',
      'src/none.ts',
      'src/README.md#none',
    ]);
  });

  test('names files and folders that exist', () => {
    for (const file of guides) {
      for (const [, name = ''] of read(file).matchAll(/`((?:src|views|public|migrations|test)\/[\w./-]*)`/g))
        expect(existsSync(name), `${file}: ${name}`).toBe(true);
    }
  });

  test('names commands that exist, and README.md names them all', () => {
    for (const file of guides) {
      for (const [, name = ''] of read(file).matchAll(/\bnpm run ([a-z:-]+)/g))
        expect(Object.keys(scripts), file).toContain(name);
    }
    const table = [...readme.matchAll(/^\| `npm (?:run )?([a-z:-]+)`/gm)].map(([, name]) => name);
    expect(table.toSorted()).toEqual(Object.keys(scripts).toSorted());
  });

  test('names files of the portal that a command can run', () => {
    for (const file of guides) {
      for (const [, script = ''] of read(file).matchAll(/\bnode (\S+\.ts)/g))
        expect(existsSync(script), `${file}: ${script}`).toBe(true);
    }
  });
});

describe('the settings in README.md', () => {
  test('are those that the portal reads, no more and no fewer', () => {
    expect(settings.size).toBeGreaterThan(15);
    expect([...told.keys()].toSorted()).toEqual([...settings.keys()].toSorted());
  });

  test('have the defaults that the portal has, and those without are said to be required', () => {
    for (const [name, shape] of settings) {
      const fallback = /\.default\('?([^')]+)'?\)/.exec(shape)?.[1];
      const optional = fallback !== undefined || /optional/.test(shape);
      if (fallback !== undefined) expect(told.get(name), name).toBe(fallback);
      expect(told.get(name) === '**required**', name).toBe(!optional);
    }
  });

  test('are the only ones that its text names', () => {
    const elsewhere = new Set([
      // Of docker-compose.yml alone.
      'OWNER_DATABASE_PASSWORD',
      'PORTAL_DATABASE_PASSWORD',
      'SETTINGS_FOLDER',
    ]);
    for (const [name] of readme.matchAll(/\b[A-Z]+(?:_[A-Z]+)+\b/g))
      if (!elsewhere.has(name)) expect([...settings.keys()]).toContain(name);
    for (const name of elsewhere) expect(read('docker-compose.yml')).toContain(`\${${name}:?`);
  });
});

test('the metadata addresses in README.md are those of the routes', () => {
  const served = [...routes.public, ...routes.citizen, ...routes.staff]
    .map((route) => route.path)
    .filter((address) => address.endsWith('/metadata'));
  const named = [...readme.matchAll(/`BASE_URL(\/saml\/[a-z]+\/metadata)`/g)].map(([, address]) => address);
  expect(named.toSorted()).toEqual(served.toSorted());
});

test("the diagram in src/README.md is the lifecycle's", () => {
  const diagrams = [...read('src/README.md').matchAll(/^```mermaid\n([^`]*)\n```$/gm)].map(([, diagram]) => diagram);
  expect(diagrams).toEqual([lifecycleDiagram()]);
});
