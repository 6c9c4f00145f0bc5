import sparticuz from '@sparticuz/chromium';
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import type { TestPortal } from './portal.ts';

let browser: Promise<Browser> | undefined;

/** A real Chromium out of an npm package; one a test file. */
export function givenBrowser(): Promise<Browser> {
  browser ??= start();
  return browser;
}

async function start(): Promise<Browser> {
  const started = await chromium.launch({
    executablePath: await sparticuz.executablePath(),
    // In a single process the browser would end with its first context.
    args: [
      ...sparticuz.args.filter((one) => one !== '--single-process'),
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    headless: true,
  });
  afterAll(() => started.close());
  return started;
}

export type Manner = { width?: number; scripts?: boolean; dark?: boolean };

/** A person at a screen of their own. Whatever a page complains of in its console fails the test. */
export async function givenPerson(
  manner: Manner = {},
): Promise<{ context: BrowserContext; page: Page; complaints: string[] }> {
  const context = await (
    await givenBrowser()
  ).newContext({
    viewport: { width: manner.width ?? 1280, height: 900 },
    javaScriptEnabled: manner.scripts ?? true,
    colorScheme: manner.dark === true ? 'dark' : 'light',
    locale: 'sv-SE',
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // A page that answers with a fault on purpose is reported by the browser, too.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  return { context, page, complaints };
}

/** Chooses a person at the test e-legitimation and goes back to the portal, with scripts or without. */
export async function identify(page: Page, portal: TestPortal, person: string): Promise<void> {
  await page.locator(`input[name="person"][value="${person}"]`).check();
  await page.locator('form button[type="submit"]').first().click();
  // Without scripts the answer is sent on by a press.
  const send = page.locator('form[data-send] button');
  await Promise.race([page.waitForURL(`${portal.url}/**`), send.click().catch(() => undefined)]);
  await page.waitForURL(`${portal.url}/**`);
}

export async function logIn(page: Page, portal: TestPortal, number: string, to = '/mina-sidor'): Promise<void> {
  await page.goto(`${portal.url}/logga-in?till=${encodeURIComponent(to)}`);
  await page.locator('.doors a').first().click();
  await identify(page, portal, number);
}

export async function logInStaff(page: Page, portal: TestPortal, subject: string, to = '/handlaggare'): Promise<void> {
  await page.goto(`${portal.url}/handlaggare/logga-in?till=${encodeURIComponent(to)}`);
  await identify(page, portal, subject);
}

/** Nothing hangs out at the side: no page has to be read by scrolling to and fro. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }));
  expect(scroll, `${page.url()} is ${String(scroll)} px wide on a screen of ${String(client)}`).toBeLessThanOrEqual(
    client,
  );
}
