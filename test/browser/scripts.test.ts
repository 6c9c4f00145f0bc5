import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { givenPerson, logIn } from '../support/browser.ts';
import { Visitor } from '../support/client.ts';
import { type TestPortal, givenPortal } from '../support/portal.ts';

const johan = '198102062398';

let portal: TestPortal;
let draft: string;

beforeAll(async () => {
  portal = await givenPortal();
  const citizen = new Visitor(portal);
  await citizen.logIn(johan, '/ansokan/forsorjningsstod');
  await citizen.post('/ansokan/forsorjningsstod');
  draft = citizen.page?.url.split('/').slice(0, 3).join('/') ?? '';
});

/** The line under the progress that says what is saved. */
function savedLine(page: Page): Promise<string> {
  return page.locator('[data-saved]').innerText();
}

test('what is typed is saved by itself, and is there in another browser', { timeout: 60_000 }, async () => {
  const first = await givenPerson();
  await logIn(first.page, portal, johan, `${draft}/med-dina-ord`);
  const before = await savedLine(first.page);
  const saved = first.page.waitForResponse(
    (response) => response.request().method() === 'POST' && response.url().endsWith('/med-dina-ord'),
  );
  portal.wait(60_000);
  await first.page.locator('[name="ownWords"]').pressSequentially('Vi har mat till onsdag.');
  expect(await savedLine(first.page), 'nothing is called saved before it is').toBe(before);
  expect((await saved).status()).toBe(200);
  await first.page.locator('[data-saved]', { hasText: /9.01/ }).waitFor();
  expect(first.complaints).toEqual([]);
  await first.context.close();

  const second = await givenPerson();
  await logIn(second.page, portal, johan, `${draft}/med-dina-ord`);
  expect(await second.page.locator('[name="ownWords"]').inputValue()).toBe('Vi har mat till onsdag.');
  await second.context.close();
});

test('a press while a slow save is on its way is no conflict with oneself', { timeout: 60_000 }, async () => {
  const { page, context } = await givenPerson();
  await logIn(page, portal, johan, `${draft}/har-inkomster`);
  // The server has saved the first choice, but its answer takes a second to come over a slow line.
  let slow = 0;
  await page.route('**/har-inkomster', async (route) => {
    if (route.request().postData()?.includes('_autosave') !== true) return route.continue();
    slow += 1;
    const answer = await route.fetch();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return route.fulfill({ response: answer });
  });
  const onItsWay = page.waitForRequest((request) => request.postData()?.includes('_autosave') === true);
  await page.locator('[name="hasIncomes"][value="yes"]').check();
  await onItsWay;
  await page.locator('[name="hasIncomes"][value="no"]').check();
  await page.locator('.actions button[value="save"]').click();
  await page.waitForURL((url) => !url.pathname.endsWith('/har-inkomster'));
  expect(slow).toBe(1);
  await page.goto(`${portal.url}${draft}/har-inkomster`);
  expect(await page.locator('[name="hasIncomes"][value="no"]').isChecked()).toBe(true);
  await context.close();
});

test('a follow-up question shows with its answer, and always without scripts', { timeout: 60_000 }, async () => {
  const { page, context, complaints } = await givenPerson();
  await logIn(page, portal, johan, `${draft}/akut`);
  const words = page.locator('[name="urgentWords"]');
  expect(await words.isVisible()).toBe(false);
  await page.locator('[name="urgent"][value="yes"]').check();
  expect(await words.isVisible()).toBe(true);
  await page.locator('[name="urgent"][value="no"]').check();
  expect(await words.isVisible()).toBe(false);
  expect(complaints).toEqual([]);
  await context.close();

  const plain = await givenPerson({ scripts: false });
  await logIn(plain.page, portal, johan, `${draft}/akut`);
  expect(await plain.page.locator('[name="urgentWords"]').isVisible()).toBe(true);
  await plain.context.close();
});

test(
  'before the session ends one is asked, can stay, and is led away when it has ended',
  { timeout: 60_000 },
  async () => {
    const { page, context, complaints } = await givenPerson();
    await page.clock.install();
    await logIn(page, portal, johan);
    const dialog = page.locator('dialog.expiry');
    await page.clock.fastForward('24:00');
    expect(await dialog.isVisible()).toBe(false);
    await page.clock.fastForward('01:30');
    await dialog.waitFor();
    expect(await dialog.getByRole('heading').innerText()).not.toBe('');
    expect(
      await page.evaluate(() => document.activeElement?.closest('dialog') !== null),
      'the focus is in the dialog',
    ).toBe(true);
    await dialog.locator('form[data-extend] button').click();
    await dialog.waitFor({ state: 'hidden' });
    expect(page.url()).toBe(`${portal.url}/mina-sidor`);
    await page.clock.fastForward('31:00');
    await page.waitForURL(/\/logga-in\?skal=tid/);
    expect(complaints).toEqual([]);
    await context.close();
  },
);

test('a fault in the summary leads to its field', { timeout: 60_000 }, async () => {
  const { page, context } = await givenPerson();
  await logIn(page, portal, johan, `${draft}/kontakt`);
  await page.locator('#phone').fill('fyra');
  await page.locator('.actions button[value="save"]').click();
  await page.locator('.ds-error-summary').waitFor();
  expect(await page.title()).toMatch(/^Fel:/);
  expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-error-summary'))).toBe(true);
  await page.locator('.ds-error-summary a').first().press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('phone');
  expect(await page.locator('#phone').inputValue()).toBe('fyra');
  await context.close();
});

test(
  'a page is read aloud by a voice of the device, piece by piece, and falls silent when left',
  { timeout: 60_000 },
  async () => {
    const { page, context, complaints } = await givenPerson();
    // The browser has no voices of its own: one that reads far away is offered before one that is in the device.
    await page.addInitScript(() => {
      const said: { text: string; voice: string }[] = [];
      const speech = Object.assign(new EventTarget(), {
        said,
        cancelled: 0,
        getVoices: () => [
          { name: 'far away', lang: 'sv-SE', localService: false },
          { name: 'here', lang: 'sv-SE', localService: true },
        ],
        speak: (piece: { text: string; voice: { name: string } }) => {
          said.push({ text: piece.text, voice: piece.voice.name });
        },
        cancel() {
          this.cancelled += 1;
          sessionStorage.setItem('cancelled', String(this.cancelled));
        },
      });
      class Piece extends EventTarget {
        text: string;
        constructor(text: string) {
          super();
          this.text = text;
        }
      }
      Object.defineProperty(window, 'speechSynthesis', { value: speech });
      Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Piece });
    });
    await logIn(page, portal, johan, `${draft}/med-dina-ord`);
    await page.locator('[name="ownWords"]').fill('Det här är mitt.');
    const listen = page.locator('[data-listen]');
    expect(await listen.innerText()).toBe('Lyssna');
    await listen.click();
    expect(await listen.innerText()).toBe('Sluta läsa');
    type Heard = { said: { text: string; voice: string }[] };
    const heard = await page.evaluate(() => (window.speechSynthesis as unknown as Heard).said);
    const pieces = heard.map(({ text }) => text.trim());
    expect(new Set(heard.map(({ voice }) => voice))).toEqual(new Set(['here']));
    const title = await page.locator('h1').innerText();
    expect(pieces).toContain(title);
    expect(pieces.indexOf(title)).toBeLessThan(pieces.indexOf(await page.locator('label[for="ownWords"]').innerText()));
    // Neither what somebody typed, nor what stands around the page.
    expect(pieces.join(' ')).not.toContain('Det här är mitt.');
    expect(pieces.join(' ')).not.toContain('Logga ut');
    expect(await page.locator('[data-reading]').count()).toBe(1);
    await listen.click();
    expect(await listen.innerText()).toBe('Lyssna');
    expect(await page.locator('[data-reading]').count()).toBe(0);
    await listen.click();
    const before = Number(await page.evaluate(() => sessionStorage.getItem('cancelled')));
    await page.goto(`${portal.url}/mina-sidor`);
    expect(Number(await page.evaluate(() => sessionStorage.getItem('cancelled')))).toBeGreaterThan(before);
    expect(complaints).toEqual([]);
    await context.close();
  },
);

test('without a voice of its own the device is not offered to read', { timeout: 60_000 }, async () => {
  const { page, context } = await givenPerson();
  await page.addInitScript(() => {
    const speech = Object.assign(new EventTarget(), {
      getVoices: () => [{ name: 'far away', lang: 'sv-SE', localService: false }],
    });
    Object.defineProperty(window, 'speechSynthesis', { value: speech });
  });
  await page.goto(`${portal.url}/lss`);
  expect(await page.locator('[data-listen]').isVisible()).toBe(false);
  await context.close();
});
