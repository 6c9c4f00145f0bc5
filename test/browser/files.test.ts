import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { citizens } from '../../src/dev/personas.ts';
import { expectNoSidewaysScroll, givenPerson, logIn } from '../support/browser.ts';
import { jpegOf, pdfOf } from '../support/files.ts';
import { givenPortal } from '../support/portal.ts';

test('without scripts, on a narrow screen, photos are added, made into one PDF and removed', async () => {
  const portal = await givenPortal();
  const { page, complaints } = await givenPerson({ width: 320, scripts: false });
  await logIn(page, portal, citizens[0]?.personalNumber ?? '', '/ansokan/forsorjningsstod');
  await page.locator('main form button[type="submit"]').first().click();
  const base = new URL(page.url()).pathname.split('/').slice(0, 3).join('/');
  await page.goto(`${portal.url}${base}/bilagor`);
  await page
    .locator('input[type="file"]')
    .setInputFiles(
      [1, 2].map((n) => ({ name: `Hyresavi sida ${String(n)}.jpg`, mimeType: 'image/jpeg', buffer: jpegOf(40, 30) })),
    );
  await page.getByRole('button', { name: 'Lägg till filerna' }).click();
  await page.getByText('Gör en PDF av bilderna').click();
  await page.getByText('Så blir fotot bra').click();
  await expectNoSidewaysScroll(page);
  await page.getByLabel('Hyresavi sida 1.jpg').fill('2');
  await page.getByLabel('Hyresavi sida 2.jpg').fill('1');
  await page.getByRole('button', { name: 'Gör en PDF' }).click();
  expect(await page.locator('.files li a').allTextContents()).toEqual(['Bilder, 2 sidor.pdf']);
  await page.getByRole('button', { name: 'Ta bort Bilder, 2 sidor.pdf' }).click();
  expect(await page.locator('.files li').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('with scripts, a file that is too large is told of before it is sent', async () => {
  const portal = await givenPortal();
  const { page, complaints } = await givenPerson();
  await logIn(page, portal, citizens[0]?.personalNumber ?? '', '/ansokan/forsorjningsstod');
  await page.locator('main form button[type="submit"]').first().click();
  const base = new URL(page.url()).pathname.split('/').slice(0, 3).join('/');
  await page.goto(`${portal.url}${base}/bilagor`);
  const field = page.locator('input[type="file"]');
  const film = path.join(mkdtempSync(path.join(os.tmpdir(), 'film-')), 'Film.pdf');
  writeFileSync(film, pdfOf(25 * 1024 * 1024 + 1));
  await field.setInputFiles(film);
  expect(await page.getByRole('alert').textContent()).toBe(
    'Film.pdf är större än 25 MB och kommer inte med. Ta en ny bild med lägre upplösning, eller dela upp filen.',
  );
  expect(await field.inputValue()).toBe('');
  // Chosen together with one that is not: that one stays.
  const small = path.join(path.dirname(film), 'Hyresavi.pdf');
  writeFileSync(small, pdfOf(500));
  await field.setInputFiles([small, film]);
  expect(await page.getByRole('alert').textContent()).toMatch(/^Film\.pdf är/);
  expect(await field.evaluate((input: HTMLInputElement) => [...(input.files ?? [])].map(({ name }) => name))).toEqual([
    'Hyresavi.pdf',
  ]);
  expect(complaints).toEqual([]);
});
