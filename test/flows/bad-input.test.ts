import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { livelihoodSupportForm } from '../../src/applications/forms/livelihood-support.form.ts';
import { readingContext } from '../../src/applications/text.ts';
import type { Field } from '../../src/platform/forms/form.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { escapeHtml } from '../../src/platform/views/escape.ts';
import { type Fields, type Page, Visitor } from '../support/client.ts';
import { save } from '../support/given.ts';
import { plain } from '../support/html.ts';
import { type TestPortal, givenPortal, testMorning } from '../support/portal.ts';
import { walk } from '../support/walker.ts';

// What people type, by mistake or on purpose, into an application: it is told in plain words, it stands there still, and
// nothing is half written. How each kind of answer is read is in test/law/forms-values.test.ts.

const johan = '198102062398';
let portal: TestPortal;
let visitor: Visitor;
let base: string;
const home = { address: 'Skolgatan 4', personsInHome: '4', rooms: '3', paysRent: 'yes', rent: '7 200' };
/** The pages of a draft in which as much as possible is asked. */
const steps = walk(livelihoodSupportForm, 'long', readingContext(testMorning)).steps.filter(
  ({ page }) => page.slug !== 'forsakran' && page.slug !== 'bilagor',
);

beforeAll(async () => {
  portal = await givenPortal();
  visitor = new Visitor(portal);
  await visitor.logIn(johan, '/ansokan/forsorjningsstod');
  await visitor.post('/ansokan/forsorjningsstod');
  base = visitor.page?.url.split('/').slice(0, 3).join('/') ?? '';
  for (const { page, body } of steps) await save(visitor, `${base}/${page.slug}`, body);
}, 180_000);

/** Saves a page, whether or not its answers can be taken, and opens it again. */
async function typed(slug: string, fields: Fields): Promise<{ told: Page; kept: Page }> {
  await visitor.get(`${base}/${slug}`);
  const posted = { _action: 'save', ...fields, _version: visitor.value('_version') };
  const told = await visitor.post(`${base}/${slug}`, posted, [200, 422]);
  return { told, kept: await visitor.get(`${base}/${slug}`) };
}

/** The inputs of each page in which one can write; of a group those of its first entry. */
const written = steps.map(({ page, body }) => {
  const choices = ['radios', 'yesNo', 'checkboxes', 'confirm', 'file'];
  const typedIn = (id: string, field: Field): string[] =>
    field.kind === 'group'
      ? field.fields.flatMap((part) => typedIn(`${id}.entry-1.${part.id}`, part))
      : choices.includes(field.kind)
        ? []
        : Object.keys(body).filter((name) => name === id || name.startsWith(`${id}.`));
  return { slug: page.slug, body, names: page.fields.flatMap((field) => typedIn(field.id, field)) };
});

describe.each<[string, string, string[]]>([
  ['nothing', '', []],
  ['markup', '<script>alert(1)</script>"\'&amp;', ['<script>alert(1)</script>"\'&amp;']],
  ['signs beyond the ordinary and right-to-left marks', '😀 \u202Eabc\u202C \u200Fשלום', ['😀', 'abc', 'שלום']],
  ['far too much', 'å'.repeat(9_000), ['å'.repeat(9_000)]],
])('%s wherever one can write', (_, value, shown) => {
  test('on every page is told of where it cannot be taken, and stands there as it was written', async () => {
    let pagesLookedAt = 0;
    for (const { slug, body, names } of written.filter(({ names }) => names.length > 0)) {
      const { told, kept } = await typed(slug, { ...body, ...Object.fromEntries(names.map((name) => [name, value])) });
      expect(told.html, slug).not.toContain('<script>alert');
      if (told.status === 422) {
        expect(told.html, slug).toContain('ds-error-summary');
        expect(told.html, slug).toMatch(/<title>Fel: /);
      }
      const boxes = new RegExp(
        `<(input type="(text|tel|email)"|input [^>]*type="(text|tel|email)"|textarea)[^>]*name="(${names.map((name) => name.replaceAll('.', '\\.')).join('|')})"`,
      );
      if (boxes.test(kept.html)) pagesLookedAt += 1;
      if (boxes.test(kept.html)) for (const part of shown) expect(kept.html, slug).toContain(escapeHtml(part));
      await typed(slug, body);
    }
    expect(pagesLookedAt).toBeGreaterThan(12);
  }, 240_000);
});

const child = (values: Fields): Fields =>
  Object.fromEntries(
    Object.entries({ name: 'Alva', number: '201701012393', residence: 'full', lunch: 'yes', ...values }).map(
      ([part, value]) => [`children.barn1.${part}`, value],
    ),
  );
const income = (at: number): Fields => ({
  [`incomes.rad${String(at)}.type`]: 'salary',
  [`incomes.rad${String(at)}.amount`]: String(100 + at),
  [`incomes.rad${String(at)}.date.day`]: '3',
  [`incomes.rad${String(at)}.date.month`]: '11',
  [`incomes.rad${String(at)}.date.year`]: '2026',
  [`incomes.rad${String(at)}.who`]: 'applicant',
});

test.each<[string, string, Fields, string, string]>([
  ['an amount below nothing', 'hemmet', { paysRent: 'yes', rent: '-5' }, 'Skriv 0 eller mer.', '-5'],
  [
    'an amount as a computer writes it',
    'hemmet',
    { paysRent: 'yes', rent: '1e9' },
    'Skriv beloppet med siffror',
    '1e9',
  ],
  [
    'a child that is older than children are',
    'barn',
    child({ number: '198001022386' }),
    '21 år eller äldre',
    '19800102',
  ],
  [
    'a day that does not exist',
    'inkomster',
    { ...income(1), 'incomes.rad1.date.day': '31' },
    'Skriv ett datum som finns',
    '31',
  ],
  [
    'one’s own number as the partner’s',
    'hushall',
    { civilStatus: 'cohabiting', partnerName: 'Johan', partnerNumber: johan, applyTogether: 'yes' },
    'Det är ditt eget personnummer',
    johan.slice(0, 8),
  ],
  [
    'only the day of birth of a partner who is to be asked',
    'hushall',
    { civilStatus: 'cohabiting', partnerName: 'Samira', partnerNumber: '1985-03-14', applyTogether: 'yes' },
    'det är med numret vi frågar din partner',
    '1985-03-14',
  ],
])('%s is told of in plain words and kept', async (_, slug, fields, words, kept) => {
  const own = steps.find(({ page }) => page.slug === slug)?.body ?? home;
  const group = Object.keys(fields)[0]?.split('.')[0] ?? '';
  const others = Object.fromEntries(Object.entries(own).filter(([name]) => !name.startsWith(`${group}.`)));
  if (slug === 'hemmet') await save(visitor, `${base}/boende`, { housingForm: 'rental' });
  const after = await typed(slug, { ...others, ...fields });
  expect(after.told.status).toBe(422);
  expect(plain(after.told.html)).toContain(words);
  expect(after.told.html).toContain(kept);
  expect(after.kept.html).toContain(kept);
  await typed(slug, own);
});

test('an amount is read however it is parted, and shown as it will be reckoned', async () => {
  await save(visitor, `${base}/boende`, { housingForm: 'rental' });
  const { told } = await typed('hemmet', { ...home, rent: '1.200,50' });
  expect(told.status).toBe(200);
  expect(plain((await visitor.get(`${base}/granska`)).html)).toMatch(/1\s200,50/);
});

test('forty incomes more are taken as far as there is room, it is told where the rest goes, and none that fits is lost', async () => {
  const forty = Object.assign({}, ...Array.from({ length: 40 }, (_, at) => income(at + 1))) as Fields;
  const { told, kept } = await typed('inkomster', forty);
  expect(told.status).toBe(422);
  expect(plain(told.html)).toContain('Det går att lägga till högst 30.');
  const shown = plain(kept.html);
  for (const amount of [101, 110, 120]) expect(shown).toContain(`${String(amount)} kronor`);
});

test('after all of it there is one draft, no case, and nothing that anybody else sees', async () => {
  const counted = await portal.db.read({ kind: 'system', name: 'test' }, (reader) =>
    reader.one(
      sql`select (select count(*)::int from applications) as drafts, (select count(*)::int from cases) as cases,
                 (select count(*)::int from notifications) as told`,
      z.object({ drafts: z.number(), cases: z.number(), told: z.number() }),
    ),
  );
  expect(counted).toEqual({ drafts: 1, cases: 0, told: 0 });
});
