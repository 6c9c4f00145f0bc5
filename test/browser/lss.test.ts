import { describe, expect, test } from 'vitest';
import { type Manner, expectNoSidewaysScroll, givenPerson, identify, logIn } from '../support/browser.ts';
import { givenPortal } from '../support/portal.ts';

const johan = '198102062398';

const manners: [string, Manner][] = [
  ['with scripts on a wide screen', { width: 1280 }],
  ['without scripts on a screen of 320 px', { width: 320, scripts: false }],
];

describe.each(manners)('%s', (name, manner) => {
  test('a whole request under LSS, from the start page to the receipt', { timeout: 300_000 }, async () => {
    const portal = await givenPortal();
    const { page, complaints } = await givenPerson(manner);
    await logIn(page, portal, johan);
    const seen: string[] = [];
    let presses = 0;
    const arrive = async () => {
      seen.push(new URL(page.url()).pathname.split('/').at(-1) ?? '');
      await expectNoSidewaysScroll(page);
    };
    const choose = async (selector: string) => {
      const box = page.locator(selector);
      if ((await box.count()) === 0) return;
      await box.check();
      presses += 1;
    };
    const press = async (selector: string) => {
      const here = page.url();
      await page.locator(selector).click();
      presses += 1;
      await page.waitForURL((url) => url.href !== here);
    };

    await page.goto(`${portal.url}/ansokan/lss`);
    await arrive();
    await press('main form:has(input[name="sort"][value="FIRST"]) button');
    for (;;) {
      await arrive();
      if (page.url().endsWith('/granska')) break;
      for (const [field, answer] of [
        ['concerns', 'me'],
        ['notifyBy', 'sms'],
        ['interpreter', 'no'],
        ['freeTimeHard', 'lonely'],
        ['aroundHard', 'goingOut'],
        ['measures', 'companion'],
        ['consentTo', 'school'],
        ['schoolAbout', 'daily'],
        ['schoolUntil', 'threeMonths'],
      ])
        await choose(`main input[name="${field ?? ''}"][value="${answer ?? ''}"]`);
      if ((await page.locator('#phone').count()) > 0) await page.locator('#phone').fill('070-174 06 05');
      if (page.url().endsWith('/vilket-stod'))
        expect(await page.locator('main').innerText()).toContain('Kontaktperson, för att du skrev');
      await press('.actions button[value="save"]');
    }
    await choose('#truth');
    await press('main form button[type="submit"]:has-text("Bekräfta")');
    await identify(page, portal, johan);
    await arrive();
    expect(seen.at(-1)).toBe('kvitto');
    process.stdout.write(`A request under LSS, ${name}: ${String(seen.length)} pages, ${String(presses)} presses\n`);
    expect(complaints).toEqual([]);
  });
});
