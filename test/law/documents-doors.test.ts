import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { citizens } from '../../src/dev/personas.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { newId } from '../../src/platform/ids.ts';
import { Visitor } from '../support/client.ts';
import { pdfOf } from '../support/files.ts';
import { givenApplication } from '../support/given.ts';
import { type TestPortal, givenPortal } from '../support/portal.ts';

const pdf = pdfOf(700_009, 'hyra ');
const [samira = '', bertil = '', ayaan = ''] = citizens.map((one) => one.personalNumber);

let portal: TestPortal;
let base: string;
const owner = async (): Promise<Visitor> => {
  const visitor = new Visitor(portal);
  await visitor.logIn(samira);
  return visitor;
};

beforeAll(async () => {
  portal = await givenPortal();
  const visitor = await owner();
  await visitor.get('/ansokan/forsorjningsstod');
  const first = await visitor.post('/ansokan/forsorjningsstod');
  base = first.url.split('/').slice(0, 3).join('/');
});

describe('a file on its way in and out', () => {
  test('is sent with a form page, shown there, and comes back as it was, as a file to keep', async () => {
    const visitor = await owner();
    await visitor.get(`${base}/bilagor`);
    await visitor.upload(`${base}/bilagor`, { _version: visitor.value('_version') }, [
      { field: 'attachments', name: 'hyresavi å.pdf', content: pdf, type: 'image/png' },
    ]);
    const page = await visitor.get(`${base}/bilagor`);
    expect(page.html).toContain('hyresavi å.pdf');

    const id = await newest();
    const got = await visitor.get(`/dokument/${id}`);
    expect(got.body.equals(pdf)).toBe(true);
    expect(got.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(pdf.length),
      'content-disposition': `attachment; filename="hyresavi a.pdf"; filename*=UTF-8''hyresavi%20%C3%A5.pdf`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(got.headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);

    const other = new Visitor(portal);
    await other.logIn(bertil);
    await other.get(`/dokument/${id}`, 404);
    await other.get(`/dokument/${newId()}`, 404);
    await other.get('/dokument/x', 404);
    const caseworker = new Visitor(portal);
    await caseworker.logInStaff('lena.astrom');
    await caseworker.get(`/handlaggare/dokument/${id}`, 403);
    await caseworker.get(`/handlaggare/dokument/${id}/visa`, 403);
  });

  test('that cannot be taken is told about, and the others are kept', async () => {
    const visitor = await owner();
    const told = await visitor.get(`${base}/bilagor`);
    expect(told.html).toContain(
      'Högst 25 MB var, och högst 30 filer. Ett foto av pappret går bra. Du kan lämna fler senare.',
    );
    const page = await visitor.upload(
      `${base}/bilagor`,
      { _version: visitor.value('_version') },
      [
        { field: 'attachments', name: 'sida.html', content: Buffer.from('<!doctype html><p>hej') },
        { field: 'attachments', name: 'kontoutdrag.pdf', content: pdf },
      ],
      422,
    );
    expect(page.html).toContain('Vi kan inte ta emot den sortens fil: ”sida.html”');
    expect(page.html).toContain('kontoutdrag.pdf');
    await visitor.upload(
      `${base}/bilagor`,
      { _version: visitor.value('_version') },
      [{ field: 'attachments', name: 'film.pdf', content: pdfOf(26 * 1024 * 1024) }],
      422,
    );
    expect(visitor.page?.html).toContain(
      '”film.pdf” är större än 25 MB och kommer inte med. Ta en ny bild med lägre upplösning, eller dela upp filen, och lägg till den igen.',
    );
  });
});

test('a caseworker of the unit looks at a file in the browser, and fetches what a browser cannot show', async () => {
  const visitor = new Visitor(portal);
  const { caseId } = await givenApplication(visitor, ayaan, {
    files: [{ field: 'attachments', name: 'hyra.pdf', content: pdf }],
  });
  const mine = await visitor.get(`/arenden/${caseId}`);
  const id = /\/dokument\/([0-9a-f-]{36})/.exec(mine.html)?.[1] ?? '';
  const lena = new Visitor(portal);
  const shown = await lena.logInStaff('lena.astrom', `/handlaggare/dokument/${id}/visa`);
  expect(shown.body.equals(pdf)).toBe(true);
  expect(shown.headers['content-disposition']).toMatch(/^inline; /);
  expect(shown.headers['content-security-policy']).toMatch(/^default-src 'none'; /);
  const kept = await lena.get(`/handlaggare/dokument/${id}`);
  expect(kept.headers['content-disposition']).toMatch(/^attachment; /);
  const jonas = new Visitor(portal);
  await expect(jonas.logInStaff('jonas.viklund', `/handlaggare/dokument/${id}`)).rejects.toThrow('403');
});

function newest(): Promise<string> {
  return portal.db
    .read({ kind: 'system', name: 'test' }, (reader) =>
      reader.one(sql`select id from documents order by created_at desc limit 1`, z.object({ id: z.string() })),
    )
    .then(({ id }) => id);
}
