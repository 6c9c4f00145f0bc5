import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { expectNoSidewaysScroll, focusRing, givenPerson, logIn, logInStaff } from '../support/browser.ts';
import { Visitor } from '../support/client.ts';
import { givenApplication, givenCase } from '../support/given.ts';
import { type TestPortal, givenPortal } from '../support/portal.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const johan = '198102062398';
const ayaan = '199001012385';

let portal: TestPortal;
let ids: { caseId: string; draft: string };
let open: { caseId: string };

beforeAll(async () => {
  portal = await givenPortal();
  ids = await givenCase(portal, new Visitor(portal), new Visitor(portal), johan);
  const other = new Visitor(portal);
  open = await givenApplication(other, ayaan);
  const lena = new Visitor(portal);
  await lena.logInStaff('lena.astrom', `/handlaggare/arenden/${open.caseId}`);
  await lena.post(`/handlaggare/arenden/${open.caseId}/ta`, { har: '' });
  await lena.post(`/handlaggare/arenden/${open.caseId}/meddelanden`, {
    text: 'Hej! Jag behöver din hyresavi.',
    svar: 'ja',
    'senast.day': '8',
    'senast.month': '12',
    'senast.year': '2026',
  });
}, 120_000);

/**
 * What axe-core finds against WCAG 2.2 A and AA and its best practice, one line a fault. In the dark only the colours are
 * others.
 */
async function faultsOn(page: Page, where: 'light' | 'dark' = 'light'): Promise<string[]> {
  await page.emulateMedia({ colorScheme: where });
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  const only =
    where === 'dark'
      ? { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }
      : { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
  const options = JSON.stringify({ runOnly: only, resultTypes: ['violations'] });
  const results = await page.evaluate<AxeResults>(`axe.run(document, ${options})`);
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${page.url()} (${where}): ${violation.id}: ${node.html.slice(0, 160)}`),
  );
}

const wide = { width: 1280, height: 900 };
const narrow = { width: 320, height: 640 };

/** Looks at the page in light and dark, narrow, and with the letters spaced as WCAG 1.4.12 lets a reader space them. */
async function look(page: Page): Promise<string[]> {
  const faults = [...(await faultsOn(page)), ...(await faultsOn(page, 'dark'))];
  await page.setViewportSize(narrow);
  await expectNoSidewaysScroll(page);
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
    );
    document.adoptedStyleSheets = [sheet];
  });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(wide);
  await expectNoSidewaysScroll(page);
  return faults;
}

async function lookAt(page: Page, paths: readonly string[]): Promise<void> {
  const faults: string[] = [];
  for (const path of paths) {
    await page.goto(portal.url + path);
    faults.push(...(await look(page)));
  }
  expect(faults).toEqual([]);
}

/** Every stop of the Tab key can be seen: a ring of its own, and nothing in front of it (WCAG 2.4.7, 2.4.11). */
async function walkByTab(page: Page, path: string): Promise<void> {
  await page.goto(portal.url + path);
  const seen = new Set<string>();
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return undefined;
      const box = element.getBoundingClientRect();
      const [x, y] = [box.left + Math.min(box.width / 2, 10), box.top + box.height / 2];
      const front = document.elementFromPoint(x, y);
      // A choice may be drawn by its label, and a link may break over two lines.
      const free =
        front === null ||
        front.contains(element) ||
        element.contains(front) ||
        (front instanceof HTMLLabelElement && front.control === element);
      return { name: element.outerHTML.slice(0, 120), free, inside: box.bottom > 0 && box.top < innerHeight };
    });
    if (!stop) break;
    const ring = await focusRing(page);
    expect({ ...stop, ring: ring >= 2 }, path).toEqual({ name: stop.name, free: true, inside: true, ring: true });
    seen.add(stop.name);
  }
  expect(seen.size, `${path} has something to reach`).toBeGreaterThan(5);
}

test('the pages before login', { timeout: 300_000 }, async () => {
  const { page, complaints } = await givenPerson();
  await lookAt(page, [
    '/',
    '/vad-du-kan-gora',
    '/det-har-behover-du',
    '/fragor-och-svar',
    '/sa-ser-sidorna-ut',
    '/forsorjningsstod',
    '/rakna-pa-forsorjningsstod',
    '/lss',
    '/kontakt',
    '/tillganglighet',
    '/logga-in',
    '/utloggad',
    '/finns-inte',
  ]);
  for (const path of ['/', '/logga-in']) await walkByTab(page, path);
  expect(complaints).toEqual([]);
});

test('the calculator, with children and faults in it, and with its result', { timeout: 120_000 }, async () => {
  const { page, complaints } = await givenPerson();
  await page.goto(`${portal.url}/rakna-pa-forsorjningsstod`);
  for (const age of ['5', '19']) {
    await page.getByRole('button', { name: 'Lägg till ett barn' }).click();
    await page.getByLabel('Hur gammalt är barnet?').last().selectOption(age);
  }
  await page.getByLabel('Hyra eller avgift för bostaden').fill('sju tusen');
  await page.keyboard.press('Enter');
  await page.getByText('Två svar behöver ändras').waitFor();
  expect(await look(page)).toEqual([]);
  await page.getByLabel('Nej, jag är ensam vuxen').check();
  await page.getByLabel('Hyra eller avgift för bostaden').fill('7 000');
  await page.keyboard.press('Enter');
  // 3 940 + 3 060 + 5 000 + 1 790 and the rent.
  await page.getByText('Ungefär 20\u00a0790\u00a0kronor').waitFor();
  expect(new URL(page.url()).search).toBe('');
  expect(await look(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test("the citizen's pages", { timeout: 300_000 }, async () => {
  const { page, complaints } = await givenPerson();
  await logIn(page, portal, johan);
  const draft = `/ansokan/${ids.draft}`;
  const decided = `/arenden/${ids.caseId}`;
  await lookAt(page, [
    '/mina-sidor',
    '/arenden',
    decided,
    `${decided}/beslut`,
    `${decided}/meddelanden`,
    `${decided}/kvitto`,
    `${decided}/ansokan`,
    '/meddelanden',
    '/mina-uppgifter',
    '/ansokan/forsorjningsstod',
    draft,
    `${draft}/vad-har-andrats`,
    `${draft}/manadens-planering`,
    `${draft}/granska`,
  ]);

  await page.goto(`${portal.url}${draft}/pengar-i-dag`);
  await page.locator('[name="hasMoney"][value="yes"]').check();
  await page.locator('#balance').fill('fyra');
  await page.locator('.actions button[value="save"]').click();
  await page.locator('.ds-error-summary').waitFor();
  expect(await look(page)).toEqual([]);

  // A group, empty and with an entry.
  await page.goto(`${portal.url}${draft}/forra-manadens-inkomster`);
  await page.locator('[name="hasIncomes"][value="yes"]').check();
  await page.locator('[name="hasPendingBenefits"][value="no"]').check();
  await page.locator('.actions button[value="save"]').click();
  await page.waitForURL(/\/inkomster/);
  expect(await look(page)).toEqual([]);
  await page.locator('[name$=".type"][value="salary"]').check();
  await page.locator('[name$=".amount"]').fill('4 200');
  for (const [part, value] of Object.entries({ day: '17', month: '11', year: '2026' })) {
    const input = page.locator(`[name$=".date.${part}"]`);
    if ((await input.evaluate((element) => element.tagName)) === 'SELECT') await input.selectOption(value);
    else await input.fill(value);
  }
  await page.locator('.actions button[value="save"]').click();
  await page.waitForURL((url) => !url.pathname.endsWith('/inkomster'));
  await lookAt(page, [`${draft}/inkomster`]);
  await walkByTab(page, `${draft}/inkomster`);
  expect(complaints).toEqual([]);

  const asked = await givenPerson();
  await logIn(asked.page, portal, ayaan);
  await lookAt(asked.page, ['/mina-sidor', `/arenden/${open.caseId}`, `/arenden/${open.caseId}/meddelanden`]);
  await walkByTab(asked.page, `/arenden/${open.caseId}`);
  expect(asked.complaints).toEqual([]);
});

test('the text of a page that says what is in the way stands in the letter, not in the margin', async () => {
  const { page } = await givenPerson();
  const width = async (path: string, selector: string) => {
    await page.goto(portal.url + path);
    return await page
      .locator(selector)
      .first()
      .evaluate((element) => element.getBoundingClientRect().width);
  };
  // About 66 characters: never squeezed, never from edge to edge.
  for (const path of ['/finns-inte', '/sparat/kasta', '/utloggad']) {
    const wide = await width(path, '.sec > .body');
    expect(wide, path).toBeGreaterThan(500);
    expect(wide, path).toBeLessThan(700);
  }
  await page.goto(`${portal.url}/saml/medborgare/login`);
  await page.locator('[name=avbryt]').click();
  await page.locator('h1').getByText('Du avbröt').waitFor();
  const refused = await page.locator('.sec > .body').evaluate((element) => element.getBoundingClientRect().width);
  expect(refused).toBeGreaterThan(500);
  expect(refused).toBeLessThan(700);
});

test('some pages in English', { timeout: 120_000 }, async () => {
  const { page, complaints } = await givenPerson();
  await page.goto(portal.url);
  await page.getByRole('link', { name: 'English' }).first().click();
  await page.locator('html[lang="en"]').waitFor();
  await lookAt(page, ['/', '/forsorjningsstod', '/logga-in']);
  await logIn(page, portal, ayaan);
  await lookAt(page, ['/mina-sidor', `/arenden/${open.caseId}`]);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(complaints).toEqual([]);
});

test('the skip link leads past the head of the page', { timeout: 60_000 }, async () => {
  const { page } = await givenPerson();
  for (const path of ['/', '/forsorjningsstod', '/logga-in']) {
    await page.goto(portal.url + path);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id), path).toBe('main');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null), path).toBe(true);
  }
});

test("the caseworker's pages", { timeout: 300_000 }, async () => {
  const { page, complaints } = await givenPerson();
  await logInStaff(page, portal, 'karin.sjodin');
  await lookAt(page, [
    '/handlaggare',
    '/handlaggare/ko?urval=waiting',
    `/handlaggare/arenden/${ids.caseId}`,
    `/handlaggare/arenden/${open.caseId}`,
    `/handlaggare/arenden/${open.caseId}/beslut`,
    '/handlaggare/nyhet',
  ]);
  await walkByTab(page, `/handlaggare/arenden/${open.caseId}/beslut`);
  expect(complaints).toEqual([]);
});
