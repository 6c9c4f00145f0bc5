import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, expect, test } from 'vitest';
import type { Provider } from '../../src/platform/saml/providers.ts';
import { atEnd } from '../support/after.ts';
import { expectNoSidewaysScroll, givenPerson } from '../support/browser.ts';
import { type TestPortal, givenPortal } from '../support/portal.ts';

let portal: TestPortal;
let usual: Provider;
beforeAll(async () => {
  portal = await givenPortal();
  const [first] = portal.deps.saml.citizen;
  if (!first) throw new Error('no provider');
  usual = first;
});

test(
  'several e-legitimations are a list to choose from on a narrow telephone, by keyboard',
  { timeout: 60_000 },
  async () => {
    const named = (id: string, sv: string, en: string): Provider => ({
      ...usual,
      entityId: `https://${id}.example.se/idp`,
      displayName: { sv, en },
    });
    portal.deps.saml.citizen = [
      named('bankid', 'BankID', 'BankID'),
      named('freja', 'Freja', 'Freja'),
      named('eidas', 'E-legitimation från ett annat land inom Europeiska unionen', 'An e-ID from another country'),
    ];
    for (const scripts of [true, false]) {
      const { page, complaints } = await givenPerson({ width: 320, scripts });
      await page.goto(`${portal.url}/logga-in`);
      await expectNoSidewaysScroll(page);
      const doors = page.locator('a[href*="/saml/medborgare/login"]');
      expect(await doors.count()).toBe(3);
      for (const door of await doors.all()) {
        const box = await door.boundingBox();
        expect(box && box.height >= 44 && box.x >= 0 && box.x + box.width <= 320).toBe(true);
        await door.focus();
        expect(await door.evaluate((element) => element === document.activeElement)).toBe(true);
      }
      expect(complaints).toEqual([]);
    }
    portal.deps.saml.citizen = [usual];
  },
);

test(
  'a request that travels in a form arrives, with scripts by itself and without by a press',
  { timeout: 60_000 },
  async () => {
    const received: string[] = [];
    const provider = createServer((req, res) => {
      let body = '';
      req.on('data', (part: Buffer) => (body += part.toString('utf8')));
      req.on('end', () => {
        received.push(`${req.method ?? ''} ${new URLSearchParams(body).get('SAMLRequest')?.slice(0, 4) ?? ''}`);
        res.setHeader('Content-Type', 'text/html; charset=utf-8').end('<!doctype html><title>Leverantör</title>');
      });
    });
    await new Promise<void>((resolve) => provider.listen(0, resolve));
    atEnd(() => provider.close());
    const address = `http://localhost:${String((provider.address() as AddressInfo).port)}/sso`;
    // So many levels that no address would hold them.
    const requestedLevels = Array.from(
      { length: 60 },
      (_, at) => `urn:example:${String((at + 7) ** 9)}:${String((at + 3) ** 7)}`,
    );
    portal.deps.saml.citizen = [{ ...usual, ssoPostUrl: address, requestedLevels, levels: requestedLevels }];
    for (const scripts of [true, false]) {
      const { page, complaints } = await givenPerson({ width: 320, scripts });
      await page.goto(`${portal.url}/saml/medborgare/login`);
      if (!scripts) {
        await expectNoSidewaysScroll(page);
        await page.getByRole('button', { name: 'Fortsätt' }).click();
      }
      await page.waitForURL(address);
      expect(complaints).toEqual([]);
    }
    expect(received).toEqual(['POST PHNh', 'POST PHNh']);
    portal.deps.saml.citizen = [usual];
  },
);
