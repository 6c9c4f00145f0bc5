import { beforeAll, expect, test } from 'vitest';
import { expectNoSidewaysScroll, givenPerson, identify, logIn, logInStaff } from '../support/browser.ts';
import { Visitor } from '../support/client.ts';
import { givenApplication } from '../support/given.ts';
import { type TestPortal, givenPortal } from '../support/portal.ts';

const johan = '198102062398';
const minute = 60_000;
const words = 'Vi har mat till onsdag. Jag hann inte skriva klart.';

let portal: TestPortal;
let draft: string;

beforeAll(async () => {
  portal = await givenPortal();
  const citizen = new Visitor(portal);
  await citizen.logIn(johan, '/ansokan/forsorjningsstod');
  await citizen.post('/ansokan/forsorjningsstod');
  draft = citizen.page?.url.split('/').slice(0, 3).join('/') ?? '';
});

test(
  'without scripts: a form sent too late is finished after the login, on a narrow screen',
  { timeout: 60_000 },
  async () => {
    const { page, context, complaints } = await givenPerson({ scripts: false, width: 320 });
    await logIn(page, portal, johan, `${draft}/med-dina-ord`);
    await page.locator('[name="ownWords"]').fill(words);
    portal.wait(31 * minute);
    await page.locator('.actions button[value="save"]').click();
    expect(page.url()).toBe(`${portal.url}/logga-in?skal=sparat`);
    await expectNoSidewaysScroll(page);
    await page.locator('.doors a').first().click();
    await identify(page, portal, johan);
    expect(new URL(page.url()).pathname).toBe('/sparat');
    expect(await page.locator('h1').innerText()).toBe('Det du skrev är inte skickat än');
    expect(await page.locator('.kept').innerText()).toContain(words);
    await expectNoSidewaysScroll(page);
    await page.getByRole('button', { name: 'Spara svaret' }).click();
    await page.goto(`${portal.url}${draft}/med-dina-ord`);
    expect(await page.locator('[name="ownWords"]').inputValue()).toBe(words);
    expect(complaints).toEqual([]);
    await context.close();
  },
);

test(
  'the dialog is announced, and near the latest end it asks for a new login instead of promising more time',
  { timeout: 60_000 },
  async () => {
    const { page, context, complaints } = await givenPerson();
    await page.clock.install();
    await logIn(page, portal, johan);
    const dialog = page.locator('dialog.expiry');
    await page.clock.fastForward('25:30');
    await dialog.waitFor();
    expect(await dialog.getAttribute('role')).toBe('alertdialog');
    // What lies behind it is as dark as it is itself, when the device is.
    expect(await dialog.evaluate((element) => getComputedStyle(element).borderInlineEndWidth)).toBe('1px');
    const described = (await dialog.getAttribute('aria-describedby')) ?? '';
    expect(await page.locator(`#${described}`).innerText()).toMatch(/^Inom fem minuter loggas du ut/);
    expect(await dialog.getByRole('link').isVisible()).toBe(false);
    await dialog.getByRole('button', { name: 'Ja, fortsätt' }).click();
    await dialog.waitFor({ state: 'hidden' });

    // Seven hours and three quarters of work.
    for (let n = 0; n < 16; n += 1) {
      portal.wait(29 * minute);
      await page.goto(`${portal.url}/arenden`);
    }
    await page.clock.fastForward('12:00');
    await dialog.waitFor();
    expect(await dialog.innerText()).toContain('behöver du visa vem du är igen');
    expect(await dialog.getByRole('button', { name: 'Ja, fortsätt' }).isVisible()).toBe(false);
    expect(await dialog.getByRole('link', { name: 'Logga in på nytt' }).getAttribute('href')).toBe(
      '/logga-in?till=%2Farenden',
    );
    expect(complaints).toEqual([]);
    await context.close();
  },
);

test(
  'a half-written decision is not lost when the page is left to itself, and is not made either',
  { timeout: 90_000 },
  async () => {
    const { caseId } = await givenApplication(new Visitor(portal), '199001012385');
    const employee = new Visitor(portal);
    await employee.logInStaff('karin.sjodin', `/handlaggare/arenden/${caseId}`);
    await employee.post(`/handlaggare/arenden/${caseId}/ta`, { har: '' });

    const { page, context, complaints } = await givenPerson();
    await page.clock.install();
    const path = `/handlaggare/arenden/${caseId}/beslut`;
    await logInStaff(page, portal, 'karin.sjodin', path);
    await page.locator('[name="utfall"][value="GRANTED"]').check();
    await page.locator('[name="text"]').fill('Du får det du har sökt.');
    portal.wait(61 * minute);
    await page.clock.fastForward('01:00:30');
    await page.waitForURL(/\/handlaggare\/logga-in\?skal=sparat/);
    expect(await page.locator('main').innerText()).toContain('Det du skrev är inte borta.');
    await page.locator('.doors a').first().click();
    await identify(page, portal, 'karin.sjodin');
    expect(new URL(page.url()).pathname).toBe('/handlaggare/sparat');
    const main = await page.locator('main').innerText();
    expect(main).toContain('Du får det du har sökt.');
    expect(main).toContain('Du hade inte skickat det.');
    expect(await page.getByRole('link', { name: 'Öppna sidan där du skrev' }).getAttribute('href')).toBe(path);
    // Nothing was decided by itself.
    expect((await new Visitor(portal).logInStaff('karin.sjodin', path)).url).toBe(path);
    await page.getByRole('button', { name: 'Ta bort det' }).click();
    await page.waitForURL(`${portal.url}/handlaggare`);
    expect(complaints).toEqual([]);
    await context.close();
  },
);

test(
  'an answer whose saving hears that the session has ended goes along to the login',
  { timeout: 60_000 },
  async () => {
    const { page, context } = await givenPerson();
    await logIn(page, portal, johan, `${draft}/kontakt`);
    portal.wait(31 * minute);
    await page.locator('#phone').fill('070-174 06 05');
    await page.waitForURL(/\/logga-in\?skal=sparat/);
    await page.locator('.doors a').first().click();
    await identify(page, portal, johan);
    await page.getByRole('button', { name: 'Spara svaret' }).click();
    await page.goto(`${portal.url}${draft}/kontakt`);
    expect(await page.locator('#phone').inputValue()).toContain('070-174 06 05');
    await context.close();
  },
);
