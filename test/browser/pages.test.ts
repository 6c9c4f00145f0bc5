import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { expectNoSidewaysScroll, givenPerson, logIn, logInStaff } from '../support/browser.ts';
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

/** What axe-core finds against WCAG 2.2 A and AA and its best practice, one line a fault. */
async function faultsOn(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const results = await page.evaluate<AxeResults>(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
  );
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${page.url()}: ${violation.id}: ${node.html.slice(0, 160)}`),
  );
}

/** Looks at each page in light and dark, then narrow, then with the letters spaced as WCAG 1.4.12 lets a reader space them. */
async function lookAt(page: Page, paths: readonly string[]): Promise<void> {
  const faults: string[] = [];
  for (const path of paths) {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(portal.url + path);
    faults.push(...(await faultsOn(page)));
    await page.emulateMedia({ colorScheme: 'dark' });
    faults.push(...(await faultsOn(page)).map((fault) => `dark: ${fault}`));
    await page.setViewportSize({ width: 320, height: 640 });
    await expectNoSidewaysScroll(page);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
      );
      document.adoptedStyleSheets = [sheet];
    });
    await expectNoSidewaysScroll(page);
  }
  expect(faults).toEqual([]);
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
    '/lss',
    '/kontakt',
    '/tillganglighet',
    '/logga-in',
    '/utloggad',
    '/finns-inte',
  ]);
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
    `${draft}/kontakt`,
    `${draft}/inkomster`,
    `${draft}/bilagor`,
    `${draft}/granska`,
  ]);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${portal.url}${draft}/kontakt`);
  await page.locator('#phone').fill('fyra');
  await page.locator('.actions button[value="save"]').click();
  await page.locator('.ds-error-summary').waitFor();
  expect(await faultsOn(page)).toEqual([]);
  expect(await page.evaluate(() => document.activeElement?.id), 'the summary of faults has the focus').toBe('fel');
  expect(complaints).toEqual([]);
  const asked = await givenPerson();
  await logIn(asked.page, portal, ayaan);
  await lookAt(asked.page, ['/mina-sidor', `/arenden/${open.caseId}`, `/arenden/${open.caseId}/meddelanden`]);
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
  expect(complaints).toEqual([]);
});
