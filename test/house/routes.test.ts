import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { nextState, openStates, transitions } from '../../src/cases/lifecycle.ts';
import { isAction, policy } from '../../src/policy/policy.ts';
import { text } from '../../src/policy/text.ts';
import { routes } from '../../src/routes.ts';

const all = [...routes.public, ...routes.citizen, ...routes.staff];
const actions = Object.keys(policy);

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(folder, file));
}

test('every door names an action that the policy knows, or is public', () => {
  expect(all.length).toBeGreaterThan(50);
  for (const route of all) if (route.action !== 'public') expect(isAction(route.action), route.path).toBe(true);
  for (const route of [...routes.citizen, ...routes.staff]) {
    // Logging in and out are the only doors of the two sides that stand open.
    if (route.action === 'public') expect(route.path).toMatch(/^\/(saml|handlaggare\/(logga-in|logga-ut|utloggad))/);
  }
});

test('only a form that is open to everybody can do without a token, since it keeps nothing', () => {
  const open = all.filter(({ keepsNothing }) => keepsNothing);
  expect(open.map(({ method, path, action }) => [method, path, action])).toEqual([
    ['post', '/rakna-pa-forsorjningsstod', 'public'],
  ]);
});

test('no two doors have the same method and address', () => {
  const addresses = all.map((route) => `${route.method} ${route.path}`);
  expect(new Set(addresses).size).toBe(addresses.length);
});

test('every staff door lies under /handlaggare or the staff side of SAML, and nothing else does', () => {
  const isStaff = (address: string) => /^\/(handlaggare|saml\/handlaggare)(\/|$)/.test(address);
  for (const route of routes.staff) expect(isStaff(route.path), route.path).toBe(true);
  for (const route of [...routes.public, ...routes.citizen]) expect(isStaff(route.path), route.path).toBe(false);
});

test('every action is done somewhere, and nothing is done that the policy does not know', () => {
  const code = sources('src')
    // To be named in the law, a text or a view is not to be done.
    .filter((file) => !/\/(policy|rules|lifecycle|text|views)\.ts$|^src\/dev\//.test(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  for (const action of actions) expect(code.includes(`'${action}'`), `${action} is never done`).toBe(true);
  const done = [...code.matchAll(/\b(?:perform|inspect)(?:<[^(]*>)?\(\s*\w+(?:\([^)]*\))?,\s*'([a-z.]+)'/g)];
  expect(done.length).toBeGreaterThan(20);
  for (const [, action] of done) expect(actions).toContain(action);
});

test('only moveCase writes the state of a case', () => {
  const writers = sources('src').filter((file) => /update\s+cases\s+set\s+state\b/i.test(readFileSync(file, 'utf8')));
  expect(writers).toEqual(['src/cases/queries.ts']);
  const code = readFileSync('src/cases/queries.ts', 'utf8');
  expect(code.match(/update\s+cases\s+set\s+state\b/gi)).toHaveLength(1);
});

test('only perform opens a write transaction', () => {
  const offenders = sources('src')
    .filter((file) => !/src\/(policy\/perform|platform\/db\/db|platform\/context)\.ts$|src\/dev\//.test(file))
    .filter((file) => /\bdb\.write\(/.test(readFileSync(file, 'utf8')));
  expect(offenders).toEqual([]);
});

test('every action has a name in every language', () => {
  for (const words of Object.values(text)) expect(Object.keys(words).toSorted()).toEqual(actions.toSorted());
});

test('a room has seven file names', () => {
  const allowed = /^(rules|queries|actions|citizen\.routes|caseworker\.routes|views|text)\.ts$/;
  const other = new Set(['platform', 'dev', 'municipalities', 'policy']);
  for (const room of readdirSync('src', { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !other.has(entry.name),
  )) {
    for (const file of readdirSync(path.join('src', room.name), { withFileTypes: true })) {
      if (file.isFile() && !(room.name === 'cases' && file.name === 'lifecycle.ts'))
        expect(file.name, room.name).toMatch(allowed);
    }
  }
});

test('time and chance are passed in: only the roof, the ground and development ask for them', () => {
  const offenders = sources('src')
    .filter((file) => !/src\/(platform|dev)\/|src\/(app|portal|jobs|config|server|rotate-keys)\.ts$/.test(file))
    .filter((file) => /\bDate\.now\(\)|new Date\(\)|Math\.random\(\)|randomUUID\(/.test(readFileSync(file, 'utf8')));
  expect(offenders).toEqual([]);
});

test('the lifecycle has no dead ends but its ends', () => {
  for (const state of openStates) expect(transitions.some(({ from, to }) => from === state && to !== state)).toBe(true);
  expect(nextState('DECIDED', 'case.decide')).toBeUndefined();
  expect(nextState('RECEIVED', 'case.decide')).toBeUndefined();
});
