import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { citizens } from '../../src/dev/personas.ts';
import { expectNoSidewaysScroll, givenPerson, logIn } from '../support/browser.ts';
import { jpegOf, pdfOf, withNotes } from '../support/files.ts';
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

test('with scripts, a picture is cropped with the keys, and what is left takes its place', async () => {
  const portal = await givenPortal();
  const { page, complaints } = await givenPerson({ width: 320 });
  await logIn(page, portal, citizens[0]?.personalNumber ?? '', '/ansokan/forsorjningsstod');
  await page.locator('main form button[type="submit"]').first().click();
  const base = new URL(page.url()).pathname.split('/').slice(0, 3).join('/');
  await page.goto(`${portal.url}${base}/bilagor`);
  // Red above and blue below, and it lies on its side: the camera says that it is to be turned to the right.
  const made = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [200, 100];
    const pen = canvas.getContext('2d');
    for (const [colour, x] of [
      ['#f00', 0],
      ['#00f', 100],
    ] as const) {
      if (pen) pen.fillStyle = colour;
      pen?.fillRect(x, 0, 100, 100);
    }
    const blob = await new Promise<Blob | null>((done) => {
      canvas.toBlob(done, 'image/jpeg');
    });
    return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer())];
  });
  await page
    .locator('input[type="file"]')
    .setInputFiles([{ name: 'Hyresavi.jpg', mimeType: 'image/jpeg', buffer: withNotes(Buffer.from(made), 6) }]);
  await page.getByRole('button', { name: 'Lägg till filerna' }).click();
  await page.getByRole('button', { name: 'Titta och ändra Hyresavi.jpg' }).click();
  const picture = page.locator('.picture img');
  const first = await picture.getAttribute('src');
  await page.getByText('Skär bort', { exact: true }).waitFor();
  await expectNoSidewaysScroll(page);
  const save = page.getByRole('button', { name: 'Spara beskuren bild' });
  await save.click();
  expect(await page.getByRole('alert').textContent()).toContain('Du har inte skurit bort något än.');
  // No more can be cut from both sides than that a tenth is left.
  const [top, bottom] = [page.getByLabel('Uppe'), page.getByLabel('Nere')];
  await top.press('End');
  await bottom.press('ArrowRight');
  expect([await top.inputValue(), await bottom.inputValue()]).toEqual(['90', '0']);
  await top.fill('60');
  await page.getByLabel('Till vänster').press('PageUp');
  const left = Number(await page.getByLabel('Till vänster').inputValue());
  expect(left).toBeGreaterThan(0);
  const dark = await page.locator('.bright').evaluate((box) => {
    const [inner, outer] = [box.getBoundingClientRect(), box.parentElement?.getBoundingClientRect()];
    return outer ? [(inner.top - outer.top) / outer.height, (outer.right - inner.right) / outer.width] : [];
  });
  expect(dark[0]).toBeCloseTo(0.6, 1);
  expect(dark[1]).toBeCloseTo(0, 1);
  await save.click();
  await page.waitForFunction((old) => document.querySelector('.picture img')?.getAttribute('src') !== old, first);
  expect(await page.locator('.files li a').allTextContents()).toEqual(['Hyresavi.jpg']);
  const seen = await picture.evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    const canvas = document.createElement('canvas');
    const pen = canvas.getContext('2d');
    pen?.drawImage(image, 0, 0);
    return [image.naturalWidth, image.naturalHeight, ...(pen?.getImageData(20, 20, 1, 1).data ?? [])];
  });
  expect(seen.slice(0, 2)).toEqual([100 - left, 80]);
  expect(seen[2]).toBeLessThan(30);
  expect(seen[4]).toBeGreaterThan(220);
  // Too large for the browser to draw: it says so, and the picture stays.
  const now = await picture.getAttribute('src');
  await page.getByLabel('Uppe').fill('10');
  await page.evaluate(() => {
    HTMLCanvasElement.prototype.toBlob = (done) => {
      done(null);
    };
  });
  await save.click();
  expect(await page.getByRole('alert').textContent()).toContain('Bilden går inte att skära här.');
  expect(await picture.getAttribute('src')).toBe(now);
  expect(complaints).toEqual([]);
});
