import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { appliedBySlug } from '../../src/applications/rules.ts';
import { readingContext } from '../../src/applications/text.ts';
import { type Manner, expectNoSidewaysScroll, givenPerson, identify, logIn, logInStaff } from '../support/browser.ts';
import { somePdf } from '../support/given.ts';
import { givenPortal, testMorning } from '../support/portal.ts';
import { walk } from '../support/walker.ts';

const johan = '198102062398';

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

const manners: [string, Manner][] = [
  ['with scripts on a wide screen', { width: 1280 }],
  ['without scripts on a screen of 320 px', { width: 320, scripts: false }],
];

describe.each(manners)('%s', (_name, manner) => {
  test('one application travels from login to an answer', { timeout: 150_000 }, async () => {
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
    const applied = appliedBySlug('forsorjningsstod');
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
    await page.goto(`${base}/kontakt`);
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
    await page.goto(`${caseUrl}/meddelanden`);
    await page.locator('[name="text"]').fill('Här kommer den.');
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'Hyresavi.pdf', mimeType: 'application/pdf', buffer: somePdf });
    await page.locator('form[action$="/meddelanden"] button[type="submit"]').click();
    await page.getByText('Hyresavi.pdf').first().waitFor();

    const staffCase = lena.page.url().split(/[?#]/)[0] ?? '';
    await lena.page.goto(staffCase);
    expect(await lena.page.locator('main').innerText()).toContain('Här kommer den.');
    await lena.page.goto(`${staffCase}/beslut`);
    await expectNoSidewaysScroll(lena.page);
    await lena.page.locator('[name="utfall"][value="GRANTED"]').check();
    await lena.page.locator('[name="belopp"]').fill('5 802');
    await lena.page.locator('[name="text"]').fill('Du får 5 802 kronor för december.');
    await lena.page.locator('form[action$="/beslut"] button[type="submit"]').click();
    await lena.page.waitForURL((url) => !url.pathname.endsWith('/beslut'));

    await page.goto(`${caseUrl}/beslut`);
    expect(await page.locator('h1').innerText()).toMatch(/Du får 5.802.kronor/);
    expect(await page.locator('main').innerText()).toContain('Förvaltningsrätten i Umeå');
    await expectNoSidewaysScroll(page);
    expect([...complaints, ...lena.complaints]).toEqual([]);
  });
});

test(
  'with the keyboard alone: past the head of the page, through a form page, and a message out',
  { timeout: 90_000 },
  async () => {
    const portal = await givenPortal();
    const { page } = await givenPerson();
    await logIn(page, portal, johan, '/ansokan/forsorjningsstod');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('ds-skip-link');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.locator('main form[action="/ansokan/forsorjningsstod"] button').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/manad$/);
    await tabTo(page, '[name="month"]');
    await page.keyboard.press('Space');
    await tabTo(page, '.actions button[value="save"]');
    const outline = await page.evaluate(() =>
      document.activeElement ? getComputedStyle(document.activeElement).outlineWidth : '0px',
    );
    expect(Number.parseFloat(outline)).toBeGreaterThanOrEqual(2);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/akut$/);
  },
);

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not reach ${selector}`);
}

test('what is typed is saved by itself, and is there in another browser', { timeout: 60_000 }, async () => {
  const portal = await givenPortal();
  const first = await givenPerson();
  await logIn(first.page, portal, johan, '/ansokan/forsorjningsstod');
  await first.page.locator('main form[action="/ansokan/forsorjningsstod"] button').click();
  await first.page.waitForURL(/\/manad$/);
  const address = first.page.url().replace(/manad$/, 'med-dina-ord');
  await first.page.goto(address);
  const saved = first.page.waitForResponse(
    (response) => response.request().method() === 'POST' && response.url().endsWith('/med-dina-ord'),
  );
  await first.page.locator('[name="ownWords"]').pressSequentially('Vi har mat till onsdag.');
  expect((await saved).status()).toBe(200);
  await first.context.close();

  const second = await givenPerson();
  await logIn(second.page, portal, johan, new URL(address).pathname);
  expect(await second.page.locator('[name="ownWords"]').inputValue()).toBe('Vi har mat till onsdag.');
});
