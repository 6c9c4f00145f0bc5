import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { appliedOf } from '../../src/applications/rules.ts';
import { readingContext } from '../../src/applications/text.ts';
import {
  type Manner,
  expectNoSidewaysScroll,
  givenPerson,
  identify,
  logIn,
  logInStaff,
  tabTo,
} from '../support/browser.ts';
import { Visitor } from '../support/client.ts';
import { givenApplication, somePdf } from '../support/given.ts';
import { givenPortal, testMorning } from '../support/portal.ts';
import { walk } from '../support/walker.ts';

const johan = '198102062398';
const ayaan = '199001012385';

/** Puts a page's answers in by the inputs that a person sees. */
async function fillIn(page: Page, body: Record<string, string | string[]>, slug: string): Promise<void> {
  for (const [name, value] of Object.entries(body)) {
    if (name.startsWith('_')) continue;
    for (const one of typeof value === 'string' ? [value] : value) {
      const inputs = page.locator(`[name="${name}"]`);
      if ((await inputs.count()) === 0) continue;
      const type = await inputs.first().getAttribute('type');
      if (type === 'radio' || type === 'checkbox') await page.locator(`[name="${name}"][value="${one}"]`).check();
      else if ((await inputs.first().evaluate((element) => element.tagName)) === 'SELECT')
        await inputs.first().selectOption(one);
      else await inputs.first().fill(one);
    }
  }
  if (slug === 'bilagor')
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'Kontoutdrag.pdf', mimeType: 'application/pdf', buffer: somePdf });
}

/** The walker names a group's entry by itself; on the page a new one has a name of its own. */
function inPlace(body: Record<string, string | string[]>, names: readonly string[]): Record<string, string | string[]> {
  const open = new Map<string, string>();
  for (const name of names) {
    const [group = '', entry = '', field = ''] = name.split('.');
    if (field !== '') open.set(group, entry);
  }
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      const [group = '', entry, ...rest] = name.split('.');
      const id = open.get(group);
      return entry !== undefined && rest.length > 0 && id !== undefined
        ? [[group, id, ...rest].join('.'), value]
        : [name, value];
    }),
  );
}

/** Follows a link to a file and gives the file. It comes as one to keep, not as a page of the portal. */
async function openFile(page: Page, selector: string, name: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator(selector).first().click()]);
  if (name !== '') expect(download.suggestedFilename()).toBe(name);
  return readFileSync(await download.path());
}

const manners: [string, Manner][] = [
  ['with scripts on a wide screen', { width: 1280 }],
  ['without scripts on a screen of 320 px', { width: 320, scripts: false }],
];

describe.each(manners)('%s', (_name, manner) => {
  test('one application travels from login to an answer', { timeout: 300_000 }, async () => {
    const portal = await givenPortal();
    const { page, complaints } = await givenPerson(manner);
    await page.goto(portal.url);
    expect(await page.locator('h1').innerText()).toContain('Be om hjälp');
    await page.getByRole('link', { name: 'Logga in', exact: true }).first().click();
    await page.locator('.doors a').first().click();
    await identify(page, portal, johan);
    expect(page.url()).toBe(`${portal.url}/mina-sidor`);
    expect(await page.locator('h1').innerText()).toContain('Johan');
    await expectNoSidewaysScroll(page);

    await page.locator('a[href="/ansokan/forsorjningsstod"]').first().click();
    await page.locator('main form[action="/ansokan/forsorjningsstod"] button[type="submit"]').click();
    await page.waitForURL(/\/manad$/);
    const base = page.url().split('/').slice(0, 5).join('/');
    const applied = appliedOf('livelihoodSupport', 'NEW');
    if (!applied) throw new Error('no form');
    for (const step of walk(applied.form, 'short', readingContext(testMorning)).steps) {
      if (step.page.slug === 'forsakran') continue;
      expect(page.url().split('?')[0], 'the form leads from page to page').toBe(`${base}/${step.page.slug}`);
      await expectNoSidewaysScroll(page);
      const names = await page
        .locator('form [name]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('name') ?? ''));
      await fillIn(page, inPlace(step.body, names), step.page.slug);
      const here = page.url();
      await page.locator('.actions button[value="save"]').click();
      await page.waitForURL((url) => url.href !== here);
    }
    // Reads through, changes one answer, comes back.
    expect(page.url()).toBe(`${base}/granska`);
    await page.locator('main a[href$="/kontakt"]').first().click();
    await page.waitForURL(/\/kontakt$/);
    await page.locator('#phone').fill('070-174 06 99');
    await page.locator('.actions button[value="save"]').click();
    await page.waitForURL((url) => !url.pathname.endsWith('/kontakt'));
    await page.goto(`${base}/granska`);
    expect(await page.locator('main').innerText()).toContain('070-174 06 99');
    await expectNoSidewaysScroll(page);
    await page.locator('#truth').check();
    await page.locator('main form button[type="submit"]').last().click();
    expect(await page.locator('.message').innerText()).toMatch(/Kontrollkod: [0-9A-F ]{19}/);
    await identify(page, portal, johan);
    expect(page.url()).toMatch(/\/arenden\/[0-9a-f-]{36}\/kvitto$/);
    expect(await page.locator('main').innerText()).toContain('RS 2026-0001');
    await expectNoSidewaysScroll(page);
    const caseUrl = page.url().replace('/kvitto', '');

    const lena = await givenPerson(manner);
    await logInStaff(lena.page, portal, 'lena.astrom');
    await expectNoSidewaysScroll(lena.page);
    await lena.page.getByRole('link', { name: 'Johan Ek' }).click();
    await lena.page.waitForURL(/\/handlaggare\/arenden\//);
    await expectNoSidewaysScroll(lena.page);
    expect(await lena.page.locator('main').innerText()).toContain('070-174 06 99');
    expect(await lena.page.locator('main').innerText()).toContain('Kontoutdrag.pdf');
    await openFile(lena.page, 'a[href^="/handlaggare/dokument/"]', 'Kontoutdrag.pdf');
    await lena.page.locator('form[action$="/ta"] button').click();
    await lena.page.waitForURL(/klart=tagit/);
    await lena.page.locator('[name="text"]').fill('Hej Johan! Jag behöver din hyresavi.');
    await lena.page.locator('[name="svar"][value="ja"]').check();
    for (const [part, value] of Object.entries({ day: '8', month: '12', year: '2026' }))
      await lena.page.locator(`[name="senast.${part}"]`).fill(value);
    await lena.page.locator('form[action$="/meddelanden"] button[type="submit"]').click();
    await lena.page.waitForURL(/klart=komplettering/);

    await page.goto(caseUrl);
    expect(await page.locator('.needs-sec').innerText()).toContain('hyresavi');
    await expectNoSidewaysScroll(page);
    await page.locator('.needs-sec a[href*="/meddelanden"]').first().click();
    await page.waitForURL(/\/meddelanden/);
    expect(await page.locator('main').innerText()).toContain('Hej Johan! Jag behöver din hyresavi.');
    await page.locator('[name="text"]').fill('Här kommer den.');
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'Hyresavi.pdf', mimeType: 'application/pdf', buffer: somePdf });
    await page.locator('form[action$="/meddelanden"] button[type="submit"]').click();
    await page.getByText('Hyresavi.pdf').first().waitFor();

    const staffCase = lena.page.url().split(/[?#]/)[0] ?? '';
    await lena.page.goto(staffCase);
    expect(await lena.page.locator('main').innerText()).toContain('Här kommer den.');
    await lena.page.locator(`main a[href$="/beslut"]`).first().click();
    await lena.page.waitForURL(/\/beslut$/);
    await expectNoSidewaysScroll(lena.page);
    await lena.page.locator('[name="utfall"][value="GRANTED"]').check();
    await lena.page.locator('[name="belopp"]').fill('5 802');
    await lena.page.locator('[name="text"]').fill('Du får 5 802 kronor för december.');
    await lena.page.locator('form[action$="/beslut"] button[type="submit"]').click();
    await lena.page.waitForURL((url) => !url.pathname.endsWith('/beslut'));

    await page.goto(`${portal.url}/mina-sidor`);
    await page.locator('.needs-sec a').first().click();
    await page.waitForURL(/\/beslut$/);
    expect(await page.locator('h1').innerText()).toMatch(/Du får 5.802.kronor/);
    expect(await page.locator('main').innerText()).toContain('Förvaltningsrätten i Umeå');
    await expectNoSidewaysScroll(page);
    const pdf = await openFile(page, 'a[href$="/beslut.pdf"]', '');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect([...complaints, ...lena.complaints]).toEqual([]);
  });
});

test('with the keyboard alone: log in, answer a page, send a message', { timeout: 90_000 }, async () => {
  const portal = await givenPortal();
  const { caseId } = await givenApplication(new Visitor(portal), ayaan);
  const { page, complaints } = await givenPerson();
  const press = (key: string) => page.keyboard.press(key);

  await page.goto(portal.url);
  await press('Tab');
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('ds-skip-link');
  await press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  await tabTo(page, 'a[href^="/logga-in"]');
  await press('Enter');
  await page.waitForURL(/\/logga-in/);
  await tabTo(page, '.doors a');
  await press('Enter');
  await page.locator('input[name="person"]').first().waitFor();
  await tabTo(page, 'input[name="person"]');
  for (let presses = 0; presses < 20; presses += 1) {
    if (await page.evaluate((number) => document.activeElement?.matches(`[value="${number}"]`), johan)) break;
    await press('ArrowDown');
  }
  await tabTo(page, 'form button[type="submit"]');
  await press('Enter');
  await page.waitForURL(`${portal.url}/mina-sidor`);
  expect(await page.locator('h1').innerText()).toContain('Johan');

  await tabTo(page, 'main a[href="/ansokan/forsorjningsstod"]');
  await press('Enter');
  await page.waitForURL(/\/ansokan\/forsorjningsstod$/);
  await tabTo(page, 'main form[action="/ansokan/forsorjningsstod"] button');
  await press('Enter');
  await page.waitForURL(/\/manad$/);
  await tabTo(page, '[name="month"]');
  await press('Space');
  await tabTo(page, '[name="supportFor"]');
  await press('Space');
  await tabTo(page, '.actions button[value="save"]');
  await press('Enter');
  await page.waitForURL(/\/akut$/);
  expect(complaints).toEqual([]);

  const writer = await givenPerson();
  await logIn(writer.page, portal, ayaan, `/arenden/${caseId}/meddelanden`);
  await tabTo(writer.page, 'main [name="text"]');
  await writer.page.keyboard.type('Hej! När får jag veta mer?');
  await tabTo(writer.page, 'form[action$="/meddelanden"] button[type="submit"]');
  await writer.page.keyboard.press('Enter');
  await writer.page.locator('.thread').getByText('När får jag veta mer?').waitFor();
  expect(writer.complaints).toEqual([]);
});
