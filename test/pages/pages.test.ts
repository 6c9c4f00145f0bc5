import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../src/routes.ts';
import { Visitor } from '../support/client.ts';
import { givenApplication, givenCase, sharedLink, together } from '../support/given.ts';
import { type TestPortal, givenPortal } from '../support/portal.ts';

const johan = '198102062398';
const elin = '199503132384';
const tomas = '196803259297';
/** The administrator’s; everything else of the staff is shown to the manager. */
const employees = '/handlaggare/medarbetare';
let portal: TestPortal;
let citizen: Visitor;
let caseworker: Visitor;
let administrator: Visitor;
let ids: {
  caseId: string;
  draft: string;
  document: string;
  waiting: string;
  asked: string;
  guardian: string;
  mandate: string;
};

beforeAll(async () => {
  portal = await givenPortal();
  citizen = new Visitor(portal);
  caseworker = new Visitor(portal);
  administrator = new Visitor(portal);
  await administrator.logInStaff('anders.holm');
  const given = await givenCase(portal, citizen, caseworker, johan);
  // A case from before there were several sorts: what he applies for next is a first application too.
  const owner = new pg.Client({ connectionString: portal.ownerUrl.replace('agare:', 'postgres:') });
  await owner.connect();
  await owner.query('update cases set application_type = null where id = $1', [given.caseId]);
  await owner.end();
  // One whom the citizen waits for, and one who waits for him. Months are others than his own.
  const partner = new Visitor(portal);
  const december = { manad: { month: '2026-12', supportFor: 'living' } };
  const { caseId } = await givenApplication(partner, elin, { pages: { ...december, ...together('Johan Ek', johan) } });
  const asked = (await sharedLink(partner, caseId)).split('/')[2] ?? '';
  await givenApplication(partner, elin, {
    lss: 'FIRST',
    pages: {
      'vem-galler-det': { concerns: 'child' },
      'den-det-galler': { principalName: 'Noa Nyström', principalNumber: '201701012393' },
      'andra-vardnadshavaren': {
        otherGuardian: 'asked',
        otherGuardianName: 'Johan Ek',
        otherGuardianNumber: johan,
      },
    },
  });
  const mine = await givenApplication(citizen, johan, { pages: { ...december, ...together('Tomas Lidberg', tomas) } });
  await citizen.get('/ansokan/forsorjningsstod');
  await citizen.post('/ansokan/forsorjningsstod');
  const upload = { grund: 'TRUSTEE', namn: 'Samira Haddad', nummer: '198503149885', galler: 'livelihoodSupport' };
  const draft = citizen.page?.url.split('/')[2] ?? '';
  const guardian = /\/vardnadshavare\/([0-9a-f-]{36})/.exec((await citizen.get('/mina-sidor')).html)?.[1] ?? '';
  await citizen.get('/foretradare/anmal');
  await citizen.upload('/foretradare/anmal', upload, []);
  const mandate = citizen.page?.url.split('/')[2] ?? '';
  ids = { ...given, draft, waiting: mine.caseId, asked, guardian, mandate };
}, 120_000);

/** How each address with a parameter is filled in; one that is not here fails the test, so that no page goes unseen. */
function concrete(path: string): string[] {
  if (!path.includes(':')) return [path];
  if (path === '/ansokan/:id/:slug')
    return ['vad-har-andrats', 'pengar-i-dag', 'manadens-planering'].map((slug) => `/ansokan/${ids.draft}/${slug}`);
  if (path === '/arenden/:id/partner') return [path.replace(':id', ids.waiting)];
  if (path.startsWith('/ansokan/:id')) return [path.replace(':id', ids.draft)];
  if (path.includes('/arenden/:id')) return [path.replace(':id', ids.caseId)];
  if (path.startsWith(`${employees}/:id/`) || path.startsWith('/handlaggare/personer/:id/'))
    return [path.replace(':id', ids.document)];
  if (path.includes('/foretradare/:id')) return [path.replace(':id', ids.mandate)];
  if (path.startsWith('/medsokande/:id')) return [path.replace(':id', ids.asked)];
  if (path.startsWith('/vardnadshavare/:id')) return [path.replace(':id', ids.guardian)];
  if (path === '/handlaggare/enskilt/:id') return [path.replace(':id', ids.document)];
  if (path === '/handlaggare/nyhet/:id/ta-ner') return [path.replace(':id', ids.document)];
  if (path === '/samtycken/:id/ta-tillbaka' || path.startsWith('/mina-insatser/:id/'))
    return [path.replace(':id', ids.document)];
  if (path.includes('/dokument/:id')) return [path.replace(':id', ids.document)];
  throw new Error(`No example of ${path}`);
}

/** Pages that answer with something else than a page, or lead elsewhere; each is tested where it belongs. */
const elsewhere = [
  /^\/saml\//,
  /^\/sprak$/,
  /\.(pdf|json|ics|csv)$/,
  /dokument/,
  /\/slutfor$/,
  /^\/handlaggare\/logga-in$/,
  /\/(logo|qr)\.svg$/,
  /ta-tillbaka$/,
  /(din-rost|ja-eller-nej)$/,
];

const paths = (side: 'public' | 'citizen' | 'staff') =>
  routes[side]
    .filter((route) => route.method === 'get' && !elsewhere.some((pattern) => pattern.test(route.path)))
    .map((route) => route.path);

const titles = new Map<string, string>();

async function look(visitor: Visitor, path: string, language: 'sv' | 'en'): Promise<void> {
  await visitor
    .raw()
    .get(`/sprak?${new URLSearchParams({ sprak: language, till: '/' }).toString()}`)
    .redirects(0);
  const page = await visitor.get(path);
  expect(page.html).toContain(`<html lang="${language}"`);
  // The staff home is the queue; a search that is loaded again, and a form for a decision that is made, lead elsewhere.
  const sameTitle = [/^\/handlaggare(\/ko)?$/, /^\/handlaggare\/arenden\/[0-9a-f-]+(#beslut)?$/];
  const title = /<title>([^<]+)<\/title>/.exec(page.html)?.[1] ?? '';
  expect(title.length).toBeGreaterThan(10);
  const same = titles.get(`${language} ${title}`);
  if (same !== undefined && page.url.split('?')[0] !== same && !sameTitle.some((pattern) => pattern.test(page.url)))
    expect.fail(`${page.url} and ${same} have the same title: ${title}`);
  titles.set(`${language} ${title}`, page.url.split('?')[0] ?? '');
}

describe.each(['sv', 'en'] as const)('in %s', (language) => {
  test.each(paths('public'))('%s', async (path) => {
    for (const one of concrete(path)) await look(new Visitor(portal), one, language);
  });
  test.each(paths('citizen'))('%s', async (path) => {
    for (const one of concrete(path)) await look(citizen, one, language);
  });
  test.each(paths('staff'))('%s', async (path) => {
    for (const one of concrete(path)) await look(path === employees ? administrator : caseworker, one, language);
  });
});

test('every door of the citizen and the staff is closed to one who is not signed in', async () => {
  for (const side of ['citizen', 'staff'] as const) {
    for (const route of routes[side].filter((one) => one.action !== 'public')) {
      for (const path of concrete(route.path)) {
        const visitor = new Visitor(portal).raw();
        const request = route.method === 'get' ? visitor.get(path) : visitor.post(path).type('form').send('x=1');
        const answer = await request.redirects(0).ok(() => true);
        expect(answer.status, path).toBe(303);
        expect((answer.headers as Record<string, string>)['location'], path).toMatch(
          side === 'staff' ? /^\/handlaggare\/logga-in/ : /^\/logga-in/,
        );
      }
    }
  }
});

/** Staff pages without anybody in them: one is logged out, or asked whether to be. */
const open = ['/handlaggare/utloggad', '/handlaggare/logga-ut'];

test('a citizen session opens no staff door, and a staff session no citizen door', async () => {
  for (const path of paths('staff').filter((one) => !open.includes(one))) {
    for (const one of concrete(path)) {
      const answer = await citizen
        .raw()
        .get(one)
        .redirects(0)
        .ok(() => true);
      expect((answer.headers as Record<string, string>)['location'], one).toMatch(/^\/handlaggare\/logga-in/);
    }
  }
  for (const path of paths('citizen')) {
    for (const one of concrete(path)) {
      const answer = await caseworker
        .raw()
        .get(one)
        .redirects(0)
        .ok(() => true);
      expect((answer.headers as Record<string, string>)['location'], one).toMatch(/^\/logga-in/);
    }
  }
});
