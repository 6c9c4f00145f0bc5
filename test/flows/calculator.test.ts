import { beforeAll, expect, test } from 'vitest';
import pg from 'pg';
import { pino } from 'pino';
import { Visitor, type Fields } from '../support/client.ts';
import { type TestPortal, givenPortal } from '../support/portal.ts';

const address = '/rakna-pa-forsorjningsstod';
const sheet: Fields = { month: '2026-11', civilStatus: 'single' };
let portal: TestPortal;
let visitor: Visitor;

beforeAll(async () => {
  portal = await givenPortal();
  visitor = new Visitor(portal);
}, 120_000);

/** What a reader sees, with plain spaces. */
function words(html: string): string {
  return html
    .replace(/<!--.*?-->|<[^>]+>/gs, ' ')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/\s+/g, ' ');
}

/** Everything typed that the page still holds: names and values, ticked boxes and chosen options. */
function kept(html: string, name: string): string | undefined {
  const input = new RegExp(`<input[^>]*name="${name}"[^>]*>`, 'g');
  const tags = html.match(input) ?? [];
  const tag = tags.find((one) => !/type="(radio|checkbox)"/.test(one) || one.includes(' checked'));
  if (tag !== undefined) return /value="([^"]*)"/.exec(tag)?.[1];
  const select = new RegExp(`<select[^>]*name="${name}"[^>]*>(.*?)</select>`, 's').exec(html)?.[1];
  return /value="([^"]*)" selected/.exec(select ?? '')?.[1];
}

/** The ids of the children that stand on the page. */
function children(html: string): string[] {
  return [...html.matchAll(/name="children\.([^".]+)\.age"/g)].map(([, id = '']) => id);
}

test('anybody reckons without logging in, and is told that nothing is decided', async () => {
  const first = await visitor.get(address);
  expect(kept(first.html, 'month')).toBe('2026-11');
  expect(first.html).not.toContain('id="resultat"');
  const page = await visitor.postOpen(address, {
    ...sheet,
    'children.one.age': '8',
    'cost-rent': '6 500',
    'cost-electricity': '312,50',
    'cost-dentist': '',
    'income-childBenefit': '1 250 kr',
  });
  const said = words(page.html);
  // 3 940 + 3 820 + 1 410, and what is paid, less child benefit.
  expect(said).toContain('Ungefär 14 732,50 kronor för november 2026');
  for (const line of [
    'Riksnorm för en vuxen Mat, kläder, fritid, hygien och annat som alla behöver 3 940',
    'Riksnorm för barn 1, 8 år 3 820',
    'Riksnorm för hushållet, 2 personer Till exempel telefon, dagstidning och tvättmedel 1 410',
    'Riksnorm tillsammans 9 170',
    'Hyra eller avgift för bostaden 6 500',
    'El 312,50',
    'Barnbidrag och flerbarnstillägg −1 250',
    'Så mycket fattas 14 732,50',
    'Det här är inte ett beslut',
    'Kommunen har inga fasta gränser för kostnaderna här',
    'förordning (2025:1046)',
  ])
    expect(said).toContain(line);
  expect(said).not.toContain('Tandvård 0');
  // And all that was filled in stands in the form again.
  expect(kept(page.html, 'cost-rent')).toBe('6 500');
  expect(kept(page.html, 'children.one.age')).toBe('8');
});

test('children are added and taken away by buttons, and what is filled in stays', async () => {
  const added = await visitor.postOpen(address, { ...sheet, 'cost-rent': '5000', _action: 'add:children' });
  const [first = ''] = children(added.html);
  expect(children(added.html)).toHaveLength(1);
  expect(kept(added.html, 'cost-rent')).toBe('5 000');
  expect(added.html).not.toContain('id="resultat"');
  const one = {
    ...sheet,
    [`children.${first}.age`]: '5',
    [`children.${first}.days`]: '15',
    [`children.${first}.lunchElsewhere`]: 'ja',
  };
  const again = await visitor.postOpen(address, { ...one, _action: 'add:children' });
  const [, second = ''] = children(again.html);
  expect(children(again.html)).toHaveLength(2);
  expect(kept(again.html, `children.${first}.days`)).toBe('15');
  expect(kept(again.html, `children.${first}.lunchElsewhere`)).toBe('ja');
  const two = { ...one, [`children.${second}.age`]: '19' };
  const both = await visitor.postOpen(address, two);
  expect(words(both.html)).toContain(
    'Riksnorm för barn 1, 5 år 15 av 30 dagar. Äter lunch i förskolan eller skolan 1 360',
  );
  expect(words(both.html)).toContain('Riksnorm för barn 2, 19 år 5 000');
  const removed = await visitor.postOpen(address, { ...two, _action: `remove:children:${first}` });
  expect(children(removed.html)).toEqual([second]);
  expect(kept(removed.html, `children.${second}.age`)).toBe('19');
  // A child that was added and not filled in is nothing.
  const blank = await visitor.postOpen(address, { ...sheet, 'children.x.age': '', 'children.x.days': '' });
  expect(words(blank.html)).toContain('Ungefär 5 220 kronor');
});

test('while children are added nothing is demanded', async () => {
  const page = await visitor.postOpen(address, { _action: 'add:children' });
  expect(page.html).not.toContain('ds-error-summary');
  const wrong = await visitor.postOpen(address, { 'cost-rent': 'sju tusen', _action: 'add:children' }, 422);
  expect(children(wrong.html)).toHaveLength(1);
  expect(kept(wrong.html, 'cost-rent')).toBe('sju tusen');
});

test('what cannot be read stays as it was typed, and is explained', async () => {
  const page = await visitor.postOpen(
    address,
    {
      month: '2026-11',
      others: 'två',
      'children.one.age': '',
      'children.one.days': '32',
      'cost-rent': 'sju tusen',
      'income-salary': '-5',
    },
    422,
  );
  const said = words(page.html);
  for (const message of [
    'Sex svar behöver ändras',
    'Svara på frågan ”Lever du ihop med någon?”',
    'Andra i hushållet: skriv med siffror, till exempel 1.',
    'Välj hur gammalt barnet är.',
    'Dagar hos dig: skriv högst 31 dagar.',
    'Hyra eller avgift för bostaden: skriv beloppet med siffror, till exempel 1 200',
    'Lön, efter skatt: skriv 0 eller mer.',
    'Allt annat du har skrivit står kvar.',
  ])
    expect(said).toContain(message);
  expect(page.html).toContain('<title>Fel: ');
  for (const [name, typed] of [
    ['others', 'två'],
    ['children.one.days', '32'],
    ['cost-rent', 'sju tusen'],
    ['income-salary', '-5'],
  ] as const)
    expect(kept(page.html, name)).toBe(typed);
  // Every link in the summary leads to a control.
  const links = [...page.html.matchAll(/<li><a[^>]* href="#([^"]+)"/g)].map(([, id = '']) => id);
  for (const id of ['others', 'children-one-days', 'cost-rent', 'income-salary']) expect(links).toContain(id);
  for (const id of links) expect(page.html).toContain(`id="${id}"`);
});

test('nonsense is answered with a page', async () => {
  for (const fields of [
    {},
    { month: '1999-01', civilStatus: 'many' },
    { ...sheet, 'children.__proto__.age': '3', constructor: 'x', __proto__: 'y' },
    { ...sheet, 'children.one.age': '21' },
    { ...sheet, 'cost-rent': ['1', '2x'] },
    { ...sheet, 'cost-rent': '9'.repeat(40) },
    { ...sheet, others: '20.5' },
  ] as Fields[])
    expect([200, 422]).toContain((await visitor.postOpen(address, fields, [200, 422])).status);
  const many = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`children.c${at}.age`, '3']));
  const page = await visitor.postOpen(address, { ...sheet, ...many }, 422);
  expect(words(page.html)).toContain('Här går det att räkna på högst 15 barn.');
});

test('a month whose norm is not published is not guessed', async () => {
  const winter = await givenPortal();
  winter.wait(10 * 86_400_000);
  const page = await new Visitor(winter).postOpen(address, { month: '2027-01', civilStatus: 'single' });
  expect(words(page.html)).toContain('Beloppen för januari 2027 är inte bestämda');
  expect(page.html).toContain('socialstyrelsen.se');
  expect(page.html).not.toContain('class="ds-table calc"');
});

test('money that is enough is said to be, and applying is still the way', async () => {
  const page = await visitor.postOpen(address, { ...sheet, 'income-pension': '9000' });
  const said = words(page.html);
  expect(said).toContain('Pengarna ser ut att räcka i november 2026');
  expect(said).toContain('Inget fattas 3 780 kronor över 0');
  expect(page.html).toContain('/logga-in?till=%2Fansokan%2Fforsorjningsstod');
});

test('the limits that a municipality has published are used and explained', async () => {
  const { municipality } = portal.deps;
  const before = municipality.livelihoodSupport.limits;
  municipality.livelihoodSupport.limits = [
    { from: '2026-01', source: 'Kommunens riktlinjer', rentByPersons: [5500], costs: {} },
  ];
  try {
    const said = words((await visitor.postOpen(address, { ...sheet, 'cost-rent': '7000' })).html);
    expect(said).toContain('Du betalar 7 000 kronor. Kommunen räknar med högst 5 500 kronor.');
    expect(said).toContain('Ungefär 10 720 kronor');
    expect(said).toContain('Kommunens riktlinjer');
    expect(said).not.toContain('inga fasta gränser');
  } finally {
    municipality.livelihoodSupport.limits = before;
  }
});

test('in English too', async () => {
  const reader = new Visitor(portal);
  await reader.raw().get('/sprak?sprak=en&till=/').redirects(0);
  const page = await reader.postOpen(address, { ...sheet, 'children.one.age': '1', 'cost-rent': '5000' });
  const said = words(page.html);
  expect(said).toContain('About 13,410 kronor for November 2026');
  expect(said).toContain('National norm for child 1, aged 1 3,060');
  expect(said).toContain('This is not a decision');
});

test('nothing of it is kept: no session, no cookie, no row, no address, no line in the log', async () => {
  const lines: string[] = [];
  const quiet = await givenPortal();
  quiet.deps.log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const owner = new pg.Client({ connectionString: quiet.ownerUrl });
  await owner.connect();
  const tables = async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    const counts: [string, number][] = [];
    for (const { name } of rows.filter((row) => row.name !== 'rate_limits')) {
      const { rows: found } = await owner.query<{ n: number }>(`select count(*)::int as n from "${name}"`);
      counts.push([name, found[0]?.n ?? 0]);
    }
    return counts;
  };
  const before = await tables();
  const stranger = new Visitor(quiet);
  const opened = await stranger.get(address);
  const answered = await stranger.postOpen(address, { ...sheet, 'cost-rent': '7654', 'children.one.age': '8' });
  for (const page of [opened, answered]) {
    expect(page.headers['set-cookie']).toBeUndefined();
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.html).not.toContain('name="_csrf"');
    expect(page.html).toMatch(/<form method="post" action="\/rakna-pa-forsorjningsstod#resultat"/);
  }
  expect(answered.headers['location']).toBeUndefined();
  expect(await tables()).toEqual(before);
  await owner.end();
  await stranger.postOpen('/finns-inte?sak=7654', { 'cost-rent': '7654' }, 404);
  expect(lines.join('\n')).toContain('request refused');
  expect(lines.join('\n')).not.toContain('7654');
});

test('a form of another site is refused, as everywhere', async () => {
  const answer = await visitor
    .raw()
    .post(address)
    .set('Sec-Fetch-Site', 'cross-site')
    .type('form')
    .send('month=2026-11&civilStatus=single')
    .ok(() => true);
  expect(answer.status).toBe(403);
});
