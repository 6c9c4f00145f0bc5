import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type ICruiseResult, type IForbiddenRuleType, cruise } from 'dependency-cruiser';
import { expect, test } from 'vitest';

/**
 * For books and verbs: a room may use those before it, never one after it. Doors may look into any room. Applications
 * stand on cases and not the other way round, because sending an application makes its case; a case knows where it came
 * from by id alone.
 */
const rooms = [
  'audit',
  'policy',
  'people',
  'notifications',
  'identity',
  'sessions',
  'documents',
  'cases',
  'representation',
  'applications',
  'turns',
  'partners',
  'guardians',
  'consents',
  'messages',
  'papers',
  'accounts',
  'meetings',
  'investigations',
  'measures',
  'decisions',
  'queue',
  'casefile',
  'overview',
];
const roof = '^src/[^/]+\\.ts$';

const forbidden: IForbiddenRuleType[] = [
  { name: 'no cycles', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  {
    // In the ground the context, the database and the outer systems are described by each other's types.
    name: 'no cycles of types either, above the ground',
    from: { pathNot: '^src/(platform|dev)/' },
    to: { circular: true },
  },
  {
    name: 'the ground stands on nothing of ours',
    from: { path: '^src/platform/' },
    to: { path: '^src/(?!platform/)' },
  },
  { name: 'only development uses development', from: { pathNot: '^src/dev/' }, to: { path: '^src/dev/' } },
  { name: 'nobody reaches up to the roof', from: { path: '^src/[^/]+/', pathNot: '^src/dev/' }, to: { path: roof } },
  {
    name: 'law is pure, without database, files and network',
    from: {
      path: ['/rules\\.ts$', '/lifecycle\\.ts$', '/text\\.ts$', '\\.text\\.ts$', '\\.form\\.ts$'],
      pathNot: '^src/dev/',
    },
    to: {
      path: [
        '^(node:)?(fs|net|tls|dns|http|https|child_process|timers)(/promises)?$',
        '^(node_modules/)?(pg|express|graphile-worker|pino)(/|$)',
        '^src/platform/(db/|http/|saml/(browser|service)|vault|jobs|assets|outside)',
        '/(queries|actions|views)\\.ts$',
        'routes\\.ts$',
      ],
    },
  },
  {
    name: 'books do not know verbs or doors',
    from: { path: '/queries\\.ts$' },
    to: { path: '/(actions|views|[a-z]+\\.routes)\\.ts$' },
  },
  {
    name: 'verbs do not know doors',
    from: { path: '/actions\\.ts$', pathNot: '^src/(dev|shell)/' },
    to: { path: '^src/.*/(views|[a-z]+\\.routes)\\.ts$' },
  },
  {
    name: 'what is shown knows no door',
    from: { path: '/views\\.ts$' },
    to: { path: '/[a-z]+\\.routes\\.ts$' },
  },
  {
    name: 'a door opens no other door, but the caseworkers’ open the case',
    from: { path: '^src/[^/]+/[a-z]+\\.routes\\.ts$' },
    to: { path: '/[a-z]+\\.routes\\.ts$', pathNot: '^src/casefile/caseworker\\.routes\\.ts$' },
  },
  {
    name: 'messages do not know decisions, nor decisions messages',
    from: { path: '^src/decisions/(queries|actions)\\.ts$' },
    to: { path: '^src/messages/(queries|actions)\\.ts$' },
  },
  {
    name: 'only the ground and the roof know the driver of the database',
    from: { path: '^src/[^/]+/', pathNot: '^src/(platform|dev)/' },
    to: { path: '^(node_modules/)?(pg|graphile-worker)(/|$)' },
  },
  {
    name: 'a citizen door never opens a caseworker door',
    from: { path: '/citizen\\.routes\\.ts$' },
    to: { path: '/caseworker\\.routes\\.ts$' },
  },
  {
    name: 'a caseworker door never opens a citizen door',
    from: { path: '/caseworker\\.routes\\.ts$' },
    to: { path: '/citizen\\.routes\\.ts$' },
  },
  ...rooms.slice(0, -1).map((room, at) => ({
    name: `${room} lies below ${rooms.slice(at + 1).join(', ')}`,
    from: { path: `^src/${room}/(queries|actions|perform|policy)\\.ts$` },
    // The lifecycle's events are policy actions, and one is below the other for that.
    to: { path: `^src/(${rooms.slice(at + 1).join('|')})/(queries|actions)\\.ts$` },
  })),
];

async function violations(folder: string, baseDir = process.cwd()): Promise<{ modules: number; found: string[] }> {
  const { output } = await cruise([folder], {
    baseDir,
    ruleSet: { forbidden: forbidden.map((rule) => ({ severity: 'error', ...rule })) },
    validate: true,
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
  });
  const result = output as ICruiseResult;
  return {
    modules: result.modules.filter((module) => module.source.startsWith('src/')).length,
    found: result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  };
}

test('imports go down only', async () => {
  const { modules, found } = await violations('src');
  expect(found).toEqual([]);
  expect(modules).toBeGreaterThan(150);
});

test('the rules can fail', async () => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'medborgarsidan-house-'));
  const files: Record<string, string> = {
    'src/platform/a.ts': "import '../cases/queries.ts';",
    'src/cases/queries.ts': "import './actions.ts';",
    'src/cases/actions.ts': "import '../messages/actions.ts'; import './views.ts'; import '../app.ts';",
    'src/cases/views.ts': 'export {};',
    'src/cases/rules.ts': "import 'node:fs';",
    'src/messages/actions.ts': "import '../dev/x.ts';",
    'src/messages/citizen.routes.ts': "import './caseworker.routes.ts';",
    'src/messages/caseworker.routes.ts':
      "import '../decisions/citizen.routes.ts'; import '../casefile/caseworker.routes.ts';",
    'src/messages/views.ts': "import './citizen.routes.ts'; import 'pg';",
    'src/decisions/actions.ts': "import '../messages/actions.ts';",
    'src/decisions/citizen.routes.ts': 'export {};',
    'src/casefile/caseworker.routes.ts': 'export {};',
    'src/queue/views.ts': "import type { A } from './text.ts'; export type B = A;",
    'src/queue/text.ts': "import type { B } from './views.ts'; export type A = B;",
    'src/people/queries.ts': "import './actions.ts';",
    'src/people/actions.ts': "import './queries.ts';",
    'src/dev/x.ts': 'export {};',
    'src/app.ts': 'export {};',
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.join(dir, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(dir, name), content);
  }
  const { found } = await violations('src', dir);
  const broken = new Set(found.map((one) => one.split(': ')[0]));
  // One rule a room, of which one stands for all: the others are made in the same way.
  const each = forbidden.map(({ name }) => name ?? '').filter((name) => !/ lies below /.test(name));
  for (const name of [...each, `cases lies below ${rooms.slice(rooms.indexOf('cases') + 1).join(', ')}`])
    expect(broken, found.join('\n')).toContain(name);
  // And what is allowed is let through.
  expect(found.filter((one) => one.endsWith('→ src/casefile/caseworker.routes.ts'))).toEqual([]);
});
