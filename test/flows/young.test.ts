import { beforeAll, expect, test } from 'vitest';
import { ageOn, bornOn } from '../../src/people/rules.ts';
import { Visitor } from '../support/client.ts';
import { type TestPortal, givenPortal } from '../support/portal.ts';

const day = 86_400_000;
/** Eighteen the day after tomorrow. */
const almost = '200811262385';
/** Fifteen tomorrow. */
const fourteen = '201111252381';
const child = '201701012393';

let portal: TestPortal;
beforeAll(async () => {
  portal = await givenPortal();
});

test.each([
  ['200811262385', '2026-11-25', 17],
  ['200811262385', '2026-11-26', 18],
  ['202208692398', '2026-08-08', 3],
  ['202208692398', '2026-08-09', 4],
  // A samordningsnummer of one whose month of birth is not known.
  ['200900802398', '2027-01-19', 17],
  ['200900802398', '2027-01-20', 18],
])('%s is on %s %i years old', (number, on, expected) => {
  expect(ageOn(number, on)).toBe(expected);
});

test('what is not known of a birthday is taken as the first', () => {
  expect([bornOn('200900802398'), bornOn('202208692398'), bornOn('198102062398')]).toEqual([
    '2009-01-20',
    '2022-08-09',
    '1981-02-06',
  ]);
});

test('under 18 the door to livelihood support leads to what there is instead, and the application cannot be begun', async () => {
  const visitor = new Visitor(portal);
  const overview = await visitor.logIn(almost);
  expect(overview.html).toContain('Räcker inte pengarna hemma?');
  expect(overview.html).not.toContain('Sök försörjningsstöd');
  expect(overview.html).toContain('Du som har fyllt 15 begär själv stöd enligt LSS');

  const page = await visitor.get('/ansokan/forsorjningsstod');
  expect(page.html).toContain('Du är under 18 år');
  expect(page.html).toContain('href="tel:116111"');
  expect(page.html).toContain('Du har fyllt 15');
  expect(page.html).not.toContain('Börja ansökan');
  expect((await visitor.post('/ansokan/forsorjningsstod')).url).toBe('/ansokan/forsorjningsstod');
  expect((await visitor.get('/mina-sidor')).html).not.toContain('Inte skickad');
});

test('under 18 nobody gives a power of attorney here, and is told whom to call instead', async () => {
  const visitor = new Visitor(portal);
  await visitor.logIn(almost, '/foretradare');
  const list = visitor.page?.html ?? '';
  expect(list).toContain('Du kan ge fullmakt här när du har fyllt 18. Ring oss, så hjälper vi dig.');
  expect(list).not.toContain('href="/foretradare/fullmakt"');
  expect((await visitor.get('/foretradare/fullmakt')).url).toBe('/foretradare');
  const given = { namn: 'Johan Berg', nummer: '198102062398', galler: 'lss', vilja: 'ja' };
  const end = { 'slut.day': '1', 'slut.month': '3', 'slut.year': '2027' };
  expect((await visitor.post('/foretradare/fullmakt', { ...given, ...end })).url).toBe('/foretradare');
});

test('under 15 the guardian asks for support under LSS', async () => {
  for (const number of [fourteen, child]) {
    const visitor = new Visitor(portal);
    expect((await visitor.logIn(number)).html).toContain('Så begär din vårdnadshavare stöd enligt LSS för dig');
    const page = await visitor.get('/ansokan/forsorjningsstod');
    expect(page.html).toContain('Din vårdnadshavare begär stöd enligt LSS för dig');
    expect(page.html).not.toContain('Du har fyllt 15');
  }
});

test('on the birthday it is one’s own to apply', async () => {
  portal.wait(2 * day);
  const visitor = new Visitor(portal);
  expect((await visitor.logIn(almost)).html).toContain('Sök försörjningsstöd');
  expect((await visitor.get('/ansokan/forsorjningsstod')).html).toContain('Börja ansökan');
  expect((await visitor.post('/ansokan/forsorjningsstod')).url).toMatch(/^\/ansokan\/[0-9a-f-]{36}/);
  expect((await new Visitor(portal).logIn(fourteen)).html).toContain('Du som har fyllt 15');
});
