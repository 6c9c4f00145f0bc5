import { describe, expect, test } from 'vitest';
import { type Manner, expectNoSidewaysScroll, givenPerson, identify, logIn } from '../support/browser.ts';
import { Visitor } from '../support/client.ts';
import { givenApplication } from '../support/given.ts';
import { givenPortal } from '../support/portal.ts';

const johan = '198102062398';

const manners: [string, Manner][] = [
  ['with scripts on a wide screen', { width: 1280 }],
  ['without scripts on a screen of 320 px', { width: 320, scripts: false }],
];

describe.each(manners)('%s', (name, manner) => {
  test(
    'a month where nothing has changed is at most eight pages, the signature included',
    { timeout: 300_000 },
    async () => {
      const portal = await givenPortal();
      await givenApplication(new Visitor(portal), johan, { mode: 3 });
      const { page, complaints } = await givenPerson(manner);
      await logIn(page, portal, johan);
      const began = Date.now();
      const seen: string[] = [];
      let presses = 0;
      const arrive = async () => {
        seen.push(new URL(page.url()).pathname.split('/').at(-1) ?? '');
        await expectNoSidewaysScroll(page);
      };
      const choose = async (selector: string) => {
        for (const radio of await page.locator(selector).all()) {
          await radio.check();
          presses += 1;
        }
      };
      const press = async (selector: string) => {
        const here = page.url();
        await page.locator(selector).click();
        presses += 1;
        await page.waitForURL((url) => url.href !== here);
      };

      await page.goto(`${portal.url}/ansokan/forsorjningsstod`);
      await arrive();
      await press('main form:has(input[name="manad"][value="2026-12"]) button');
      for (;;) {
        await arrive();
        if (page.url().endsWith('/granska')) break;
        // Everything is as it was, and nothing is new.
        await choose('main input[type="radio"][value="same"]');
        for (const question of [
          'homeChanged',
          'contactChanged',
          'urgent',
          'hasIncomes',
          'hasPendingBenefits',
          'hasAssets',
        ])
          await choose(`main input[name="${question}"][value="no"]`);
        for (const question of ['hasCosts', 'planningChanged', 'hasJobApplications'])
          await choose(`main input[name="${question}"][value="no"]`);
        await choose('main input[name="staysInMunicipality"][value="yes"]');
        await choose('main input[name="hasMoney"][value="yes"]');
        if ((await page.locator('#balance').count()) > 0) await page.locator('#balance').fill('340');
        await press('.actions button[value="save"]');
      }
      await choose('#truth');
      await press('main form button[type="submit"]:has-text("Bekräfta")');
      await identify(page, portal, johan);
      await arrive();
      expect(seen.at(-1)).toBe('kvitto');
      expect(seen, seen.join(' ')).toHaveLength(8);
      const seconds = ((Date.now() - began) / 1000).toFixed(1);
      process.stdout.write(
        `An unchanged month, ${name}: ${String(seen.length)} pages, ${String(presses)} presses, ${seconds} s by machine\n`,
      );
      expect(complaints).toEqual([]);
    },
  );
});
