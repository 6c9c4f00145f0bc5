import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import sparticuz, { inflate } from '@sparticuz/chromium';
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';
import { expect, inject } from 'vitest';
import { atEnd } from './after.ts';
import type { TestPortal } from './portal.ts';

let browser: Promise<Browser> | undefined;

/** A real Chromium out of an npm package; one a worker, which ends with it. */
export function givenBrowser(): Promise<Browser> {
  browser ??= start();
  return browser;
}

// Meant for a cloud function: one process ends with its first context, and the rest lets pages do what browsers forbid.
const unwanted = [
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--allow-running-insecure-content',
  "--headless='shell'",
];

async function start(): Promise<Browser> {
  const dir = await unpack();
  // Nothing here is drawn in three dimensions, and without it a page is drawn faster.
  sparticuz.setGraphicsMode = false;
  return chromium.launch({
    executablePath: path.join(dir, 'chromium'),
    args: [
      ...sparticuz.args.filter((one) => !unwanted.includes(one)),
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    env: {
      ...environment(),
      // The machine's own libraries first, then those that the package brings for a machine that has none.
      LD_LIBRARY_PATH: ['/lib/x86_64-linux-gnu', '/usr/lib/x86_64-linux-gnu', '/usr/lib64', `${dir}/al2023/lib`].join(
        ':',
      ),
      ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: path.join(dir, 'fonts') }),
    },
    headless: true,
  });
}

/**
 * Unpacks the browser once a version, whole or not at all: test files run side by side, and a run can be stopped halfway.
 * The package itself unpacks to fixed names in the temporary folder and takes what it finds there.
 */
async function unpack(): Promise<string> {
  const bin = path.join(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin');
  const { version } = JSON.parse(readFileSync(path.join(bin, '../package.json'), 'utf8')) as { version: string };
  const temporary = os.tmpdir();
  const dir = path.join(inject('lasting'), `medborgarsidan-chromium-${version}`);
  if (existsSync(dir)) return dir;
  const half = `${dir}.${String(process.pid)}`;
  mkdirSync(half);
  process.env['TMPDIR'] = half;
  try {
    for (const name of ['chromium.br', 'swiftshader.tar.br', 'al2023.tar.br', 'fonts.tar.br'])
      await inflate(path.join(bin, name));
    const fonts = path.join(half, 'fonts', 'fonts.conf');
    writeFileSync(fonts, readFileSync(fonts, 'utf8').replaceAll('/tmp/fonts', path.join(dir, 'fonts')));
  } finally {
    process.env['TMPDIR'] = temporary;
  }
  try {
    renameSync(half, dir);
  } catch {
    // The file beside this one was first.
    rmSync(half, { recursive: true });
  }
  return dir;
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
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
  atEnd(() => context.close());
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // A page that answers with a fault on purpose is reported by the browser, too.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('response', (response) => {
    const part = response.request().resourceType();
    if (response.status() >= 400 && ['stylesheet', 'script', 'font', 'image'].includes(part))
      complaints.push(`${page.url()}: ${String(response.status())} for ${response.url()}`);
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

/** The computed focus ring of what has the focus, in CSS pixels. */
export function focusRing(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
    return outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth);
  });
}

/** Presses Tab until the focus stands on what is wanted, and sees to it that the way there can be seen. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) {
      expect(await focusRing(page), `${selector} on ${page.url()} has a focus ring`).toBeGreaterThanOrEqual(2);
      return;
    }
  }
  throw new Error(`The keyboard does not reach ${selector} on ${page.url()}`);
}
