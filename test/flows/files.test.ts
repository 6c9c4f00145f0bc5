import { readdirSync } from 'node:fs';
import os from 'node:os';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { citizens } from '../../src/dev/personas.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { orientationOnly } from '../../src/platform/files/exif.ts';
import { Visitor } from '../support/client.ts';
import { jpegOf, pdfOf, place, pngOf, webpOf, withNotes } from '../support/files.ts';
import { givenApplication } from '../support/given.ts';
import { type TestPortal, givenPortal } from '../support/portal.ts';

const [samira = '', bertil = ''] = citizens.map((one) => one.personalNumber);
const zip = Buffer.from('PK\u0003\u0004 a packed folder', 'latin1');
const long = `../../${'a/../'.repeat(40)}${'Räkning '.repeat(38)}.pdf`;
const locked = Buffer.from(pdfOf(900).toString('latin1').replace('/Root', '/Encrypt 9 0 R/Root'), 'latin1');

let portal: TestPortal;
beforeAll(async () => {
  portal = await givenPortal();
});

const count = (table: 'documents' | 'document_chunks') =>
  portal.db
    .read({ kind: 'system', name: 'test' }, (reader) =>
      reader.one(
        table === 'documents'
          ? sql`select count(*)::int as n from documents`
          : sql`select count(*)::int as n from document_chunks`,
        z.object({ n: z.number() }),
      ),
    )
    .then(({ n }) => n);
const spooled = () => readdirSync(os.tmpdir()).filter((name) => name.startsWith('upload-'));

test('every kind of file that cannot be taken is told of by name, and nothing else is lost', async () => {
  const visitor = new Visitor(portal);
  await visitor.logIn(samira, '/ansokan/forsorjningsstod');
  await visitor.post('/ansokan/forsorjningsstod');
  const path = `${visitor.page?.url.split('/').slice(0, 3).join('/') ?? ''}/bilagor`;
  const send = async (files: [string, Buffer][], expected: number) => {
    await visitor.get(path);
    return visitor.upload(
      path,
      { _version: visitor.value('_version'), _action: 'upload' },
      files.map(([name, content]) => ({ field: 'attachments', name, content })),
      expected,
    );
  };
  const before = await visitor.get(path);
  expect(before.html).toContain('Högst 25 MB var, och högst 30 filer.');
  expect(before.html).toContain(
    'data-too-large="{name} är större än 25 MB och kommer inte med. Ta en ny bild med lägre upplösning, eller dela upp filen."',
  );
  expect(before.html).toContain('Så blir fotot bra');
  await send([['Redan här.pdf', pdfOf(500)]], 200);

  const page = await send(
    [
      [long, pdfOf(600)],
      ['tom.pdf', Buffer.alloc(0)],
      ['stor.pdf', pdfOf(26 * 1024 * 1024)],
      ['bild.pdf', pngOf(4, 3)],
      ['mapp.pdf', zip],
      ['last.pdf', locked],
      ['trasig.pdf', pdfOf(5000).subarray(0, 3000)],
      ['bomb.jpg', jpegOf(20_000, 10_000)],
    ],
    422,
  );
  for (const words of [
    '”tom.pdf” är tom.',
    '”stor.pdf” är större än 25 MB och kommer inte med.',
    'Vi kan inte ta emot den sortens fil: ”mapp.pdf”',
    '”last.pdf” är låst med lösenord. Spara en kopia utan lösenord, eller ta en bild av sidorna',
    '”trasig.pdf” är skadad och går inte att öppna.',
    'Bilden ”bomb.jpg” har för många bildpunkter.',
  ])
    expect(page.html).toContain(words);
  const after = await visitor.get(path);
  for (const name of ['Redan här.pdf', 'bild.pdf']) {
    expect(after.html).toContain(`">${name}</a>`);
    // The button says what it removes.
    expect(after.html).toMatch(new RegExp(`value="remove:attachments:[^"]+"[^>]*>[^]*?${name}`, 'u'));
  }
  // The long name has no path, and its ending.
  expect(after.html).toMatch(/">Räkning [^<]{100,140}\.pdf<\/a>/u);
  expect(after.html).not.toContain('../');
  for (const name of ['tom', 'stor', 'mapp', 'last', 'trasig', 'bomb']) expect(after.html).not.toContain(`">${name}.`);
  expect(await count('documents')).toBe(3);

  // What is there is looked at before it is sent, by its owner and nobody else.
  const place = /href="(\/dokument\/[0-9a-f-]{36})">Redan här\.pdf/u.exec(after.html)?.[1] ?? 'none';
  const opened = await visitor.get(place);
  expect(opened.body.equals(pdfOf(500))).toBe(true);
  expect(opened.headers['content-disposition']).toContain('attachment');
  expect(opened.headers['content-security-policy']).toContain('sandbox');
  expect((await visitor.get(path.replace(/bilagor$/u, 'granska'))).html).toContain(`<a href="${place}">Redan här.pdf`);
  const stranger = new Visitor(portal);
  await stranger.logIn(bertil);
  await stranger.get(place, 404);
  const clerk = new Visitor(portal);
  await clerk.logInStaff('karin.sjodin');
  await clerk.get(`/handlaggare${place}`, 403);
  expect(spooled()).toEqual([]);
});

test('in a message, what was written stays when a file is refused, and the field says what is too large', async () => {
  const visitor = new Visitor(portal);
  const { caseId } = await givenApplication(visitor, bertil);
  const path = `/arenden/${caseId}/meddelanden`;
  const page = await visitor.get(path);
  expect(page.html).toContain('data-too-large="{name} är större än 25 MB');
  const refused = await visitor.upload(
    path,
    { text: 'Här kommer papperen.', formular: visitor.value('formular') },
    [{ field: 'filer', name: 'last.pdf', content: locked }],
    422,
  );
  expect(refused.html).toContain('Här kommer papperen.');
  expect(refused.html).toContain('”last.pdf” är låst med lösenord.');
  const lena = new Visitor(portal);
  const staff = await lena.logInStaff('lena.astrom', `/handlaggare/arenden/${caseId}`);
  expect(staff.html).toContain('data-too-large="{name} är större än 25 MB');
});

test('a photo is stored without the place, and the receipt says so', async () => {
  const visitor = new Visitor(portal);
  const sent = withNotes(jpegOf(400, 300), 6);
  const { base, caseId } = await givenApplication(visitor, citizens[2]?.personalNumber ?? '', {
    files: [{ field: 'attachments', name: 'Kvitto.jpg', content: sent }],
  });
  const page = await visitor.get(`/arenden/${caseId}`);
  expect(page.html).toContain('Vi har tagit bort plats, tid och annat som kameran sparar i bilden.');
  expect(page.html).toContain('Den är inte kontrollerad mot virus.');
  const id = /\/dokument\/([0-9a-f-]{36})/.exec(page.html)?.[1] ?? '';
  const kept = await visitor.get(`/dokument/${id}`);
  expect(kept.headers['content-type']).toBe('image/jpeg');
  expect(kept.body.includes(place)).toBe(false);
  expect(kept.body.length).toBe(jpegOf(400, 300).length + 36);
  // What has been sent is neither turned nor cropped any more.
  await visitor.get(`/arenden/${caseId}`);
  const late = await visitor.post(`${base}/bilagor`, { _version: '1', _action: `right:attachments:${id}` });
  expect(late.url).toBe(`/arenden/${caseId}`);
  await visitor.get(`/arenden/${caseId}`);
  const cropped = [{ field: '_cropped', name: 'x.jpg', content: jpegOf(4, 3) }];
  await visitor.upload(`${base}/bilagor`, { _version: '1', _action: `crop:attachments:${id}` }, cropped);
  expect((await visitor.get(`/dokument/${id}`)).body.equals(kept.body)).toBe(true);
});

test('several photos become one document, in the order chosen, and a photo that is left out stays', async () => {
  const visitor = new Visitor(portal);
  await visitor.logIn(citizens[3]?.personalNumber ?? '', '/ansokan/forsorjningsstod');
  await visitor.post('/ansokan/forsorjningsstod');
  const base = visitor.page?.url.split('/').slice(0, 3).join('/') ?? '';
  const path = `${base}/bilagor`;
  // Its pixels come in seven rounds, which is told in its head; what it is checked by there is not looked at.
  const woven = pngOf(4, 3);
  woven.writeUInt8(1, 28);
  const photos = [1, 2, 3].map((n) => withNotes(jpegOf(40, 30, Buffer.alloc(400_000, `side ${n} `)), 1));
  await visitor.get(path);
  expect(visitor.page?.html).not.toContain('Gör en PDF av bilderna');
  await visitor.upload(path, { _version: visitor.value('_version'), _action: 'upload' }, [
    ...photos.map((content, index) => ({ field: 'attachments', name: `Sida ${index + 1}.jpg`, content })),
    { field: 'attachments', name: 'Skärmbild.png', content: pngOf(4, 3) },
    { field: 'attachments', name: 'Vävd.png', content: woven },
    { field: 'attachments', name: 'Kvitto.webp', content: webpOf(4, 3, []) },
  ]);
  const page = await visitor.get(path);
  expect(page.html).toContain('Gör en PDF av bilderna');
  expect(page.html).toContain('Andra bilder skickar du som de är.');
  const inputs = [...page.html.matchAll(/name="(_order\.[^"]+)" value="(\d)"/gu)].map(([, name = '', value]) => ({
    name,
    value,
  }));
  expect(inputs.map(({ value }) => value)).toEqual(['1', '2', '3', '4', '5']);
  const [one = '', two = '', three = '', screen = '', unfit = ''] = inputs.map(({ name }) => name);
  const combine = (order: Record<string, string>, expected?: number) =>
    visitor.post(path, { _version: visitor.value('_version'), _action: 'combine:attachments', ...order }, expected);

  const few = await combine({ [one]: '1', [two]: '', [three]: 'x' }, 422);
  expect(few.html).toContain('Bilderna blev ingen PDF');
  expect(few.html).toContain('Skriv en siffra vid minst två bilder');
  const unread = await combine({ [one]: '1', [unfit]: '2', [two]: '3' }, 422);
  expect(unread.html).toContain(
    '”Vävd.png” går inte att lägga i en PDF. Alla bilder ligger kvar, och du kan skicka den som den är.',
  );
  expect((await visitor.get(path)).html.match(/name="_order\./gu)).toHaveLength(5);
  await combine({ [one]: '2', [two]: '', [three]: '1', [screen]: '3' });
  const after = await visitor.get(path);
  const names = [...after.html.matchAll(/">([^<]+)<\/a> <span>/gu)].map(([, name]) => name);
  expect(names).toEqual(['Bilder, 3 sidor.pdf', 'Sida 2.jpg', 'Vävd.png', 'Kvitto.webp']);
  const id = /remove:attachments:([0-9a-f-]{36})/u.exec(after.html)?.[1] ?? '';
  const { headers, body } = await visitor.get(`/dokument/${id}`);
  expect(headers['content-type']).toBe('application/pdf');
  const text = body.toString('latin1');
  expect(text.match(/\/Filter \/DCTDecode/gu)).toHaveLength(2);
  expect(text.match(/\/Predictor 15/gu)).toHaveLength(1);
  expect(text).toContain('/Count 3');
  const [third = Buffer.alloc(0), first = Buffer.alloc(0)] = [3, 1].map((n) =>
    jpegOf(40, 30, Buffer.alloc(400_000, `side ${n} `)),
  );
  expect(body.indexOf(third)).toBeGreaterThan(0);
  expect(body.indexOf(first)).toBeGreaterThan(body.indexOf(third));
  expect(text).not.toContain(place);

  // Another person's picture cannot be drawn in.
  const other = new Visitor(portal);
  await other.logIn(citizens[4]?.personalNumber ?? '', '/ansokan/forsorjningsstod');
  await other.post('/ansokan/forsorjningsstod');
  const theirs = `${other.page?.url.split('/').slice(0, 3).join('/') ?? ''}/bilagor`;
  await other.get(theirs);
  const order = { [two]: '1', [`_order.${id}`]: '2' };
  await other.post(theirs, { _version: other.value('_version'), _action: 'combine:attachments', ...order }, 422);
  expect((await other.get(theirs)).html).not.toContain('sidor.pdf');
});

test('a picture is looked at and turned where it lies, what was typed stays, and nobody else can do it', async () => {
  const visitor = new Visitor(portal);
  await visitor.logIn(citizens[3]?.personalNumber ?? '', '/ansokan/lss');
  await visitor.post('/ansokan/lss', { sort: 'FIRST' });
  const path = `${visitor.page?.url.split('/').slice(0, 3).join('/') ?? ''}/bilagor`;
  const act = (action: string, fields = {}, at = path, expected?: number) =>
    visitor.post(at, { _version: visitor.value('_version'), _action: action, ...fields }, expected);
  const ids = () =>
    [...(visitor.page?.html ?? '').matchAll(/"remove:attachments:([0-9a-f-]{36})"/gu)].map(([, id]) => id);
  const photo = jpegOf(40, 30, Buffer.alloc(600_000, 'hyra '));
  await visitor.get(path);
  await visitor.upload(path, { _version: visitor.value('_version'), _action: 'upload' }, [
    { field: 'attachments', name: 'Först.pdf', content: pdfOf(500) },
    { field: 'attachments', name: 'Hyra <1>.jpg', content: withNotes(photo, 1) },
    { field: 'attachments', name: 'Skärmbild.png', content: pngOf(4, 3) },
  ]);
  const [first = '', hyra = '', screen = ''] = ids();
  // What cannot be turned has no such button, and no picture is fetched before it is asked for.
  expect(visitor.page?.html).not.toContain(`look:attachments:${first}`);
  expect(visitor.page?.html).not.toContain('<img');

  await act(`look:attachments:${hyra}`);
  const looked = visitor.page?.html ?? '';
  expect(visitor.page?.url).toBe(`${path}?oppen=attachments%3A${hyra}#attachments-${hyra}`);
  expect(looked).toContain(`<img src="/dokument/${hyra}" alt="Hyra &lt;1&gt;.jpg">`);
  expect(looked).toContain(`id="attachments-${hyra}"`);

  const paper = /name="(evidence\.[^"]+\.answer)"/u.exec(looked)?.[1] ?? '';
  await act(`right:attachments:${hyra}`, { [paper]: 'later' });
  expect(visitor.page?.html).toMatch(new RegExp(`name="${paper}" value="later"[^>]* checked`, 'u'));
  const [, turned = ''] = ids();
  expect(ids()).toEqual([first, turned, screen]);
  expect(turned).not.toBe(hyra);
  expect(visitor.page?.html).toContain(`<img src="/dokument/${turned}"`);
  expect(visitor.page?.html).toContain('>Hyra &lt;1&gt;.jpg</a> <span>');
  await act(`left:attachments:${screen}`);
  const [, , other = ''] = ids();
  await act('look:attachments');
  expect(visitor.page?.html).not.toContain('<img');
  expect(ids()).toEqual([first, turned, other]);

  // Its size and its checksum are of what it now is, in all its pieces.
  const kept = await visitor.get(`/dokument/${turned}`);
  expect(kept.headers['content-type']).toBe('image/jpeg');
  expect(kept.body.length).toBe(photo.length + 36);
  expect(kept.body.includes(orientationOnly(6))).toBe(true);
  expect((await visitor.get(`/dokument/${other}`)).body.includes(orientationOnly(8))).toBe(true);
  await visitor.get(`/dokument/${hyra}`, 404);
  const events = await portal.db.read({ kind: 'system', name: 'test' }, (reader) =>
    reader.rows(
      sql`select action from audit_events where chain = ${path.split('/')[2] ?? ''} and detail->>'document' in (${hyra}, ${turned}) and action <> 'document.read' order by id`,
      z.object({ action: z.string() }),
    ),
  );
  expect(events.map(({ action }) => action)).toEqual(['document.add', 'document.add', 'document.remove']);

  // What is not there, or cannot be turned, stays as it is.
  await visitor.get(path);
  for (const action of [
    `right:attachments:${hyra}`,
    `right:attachments:${first}`,
    'right:attachments:x',
    'right:attachments',
  ]) {
    await act(action);
    expect(ids()).toEqual([first, turned, other]);
  }
  const stranger = new Visitor(portal);
  await stranger.logIn(citizens[4]?.personalNumber ?? '', '/ansokan/lss');
  await stranger.post('/ansokan/lss', { sort: 'FIRST' });
  const theirs = `${stranger.page?.url.split('/').slice(0, 3).join('/') ?? ''}/bilagor`;
  await stranger.get(theirs);
  for (const [at, expected] of [
    [theirs, 200],
    [path, 404],
  ] as const)
    await stranger.post(at, { _version: stranger.value('_version'), _action: `right:attachments:${turned}` }, expected);
  await visitor.get(path);
  expect(ids()).toEqual([first, turned, other]);
});

test('a picture that was cropped takes the place of the first one, only in her own draft and only as one JPEG', async () => {
  const visitor = new Visitor(portal);
  await visitor.logIn(citizens[5]?.personalNumber ?? '', '/ansokan/lss');
  await visitor.post('/ansokan/lss', { sort: 'FIRST' });
  const base = visitor.page?.url.split('/').slice(0, 3).join('/') ?? '';
  const path = `${base}/bilagor`;
  const ids = () =>
    [...(visitor.page?.html ?? '').matchAll(/"remove:attachments:([0-9a-f-]{36})"/gu)].map(([, id]) => id ?? '');
  const crop = (id: string, contents: Buffer[], fields = {}, expected?: number) =>
    visitor.upload(
      path,
      { _version: visitor.value('_version'), _action: `crop:attachments:${id}`, ...fields },
      contents.map((content) => ({ field: '_cropped', name: 'x.exe', content })),
      expected,
    );
  await visitor.get(path);
  await visitor.upload(path, { _version: visitor.value('_version'), _action: 'upload' }, [
    { field: 'attachments', name: 'Först.pdf', content: pdfOf(500) },
    { field: 'attachments', name: 'Skärmbild.PNG', content: pngOf(40, 30) },
    { field: 'attachments', name: 'Sist.webp', content: webpOf(4, 3, []) },
  ]);
  const [first = '', screen = '', last = ''] = ids();
  // A WebP is looked at, but cannot be turned.
  await visitor.post(path, { _version: visitor.value('_version'), _action: `look:attachments:${last}` });
  expect(visitor.page?.html).toContain(`<img src="/dokument/${last}"`);
  expect(visitor.page?.html).not.toContain(`"right:attachments:${last}"`);
  expect(visitor.page?.html).toMatch(/<template data-crop[^>]*>[\s\S]*Spara beskuren bild/u);

  const paper = /name="(evidence\.[^"]+\.answer)"/u.exec(visitor.page?.html ?? '')?.[1] ?? '';
  const small = jpegOf(20, 10);
  await crop(screen, [withNotes(small, 1)], { [paper]: 'later' });
  expect(visitor.page?.html).toMatch(new RegExp(`name="${paper}" value="later"[^>]* checked`, 'u'));
  const [, made = ''] = ids();
  expect(ids()).toEqual([first, made, last]);
  expect(made).not.toBe(screen);
  expect(visitor.page?.html).toContain(`<img src="/dokument/${made}" alt="Skärmbild.jpg">`);
  const kept = await visitor.get(`/dokument/${made}`);
  expect(kept.headers['content-type']).toBe('image/jpeg');
  expect(kept.body.equals(small)).toBe(true);
  await visitor.get(`/dokument/${screen}`, 404);

  // Not one JPEG, not a picture, or not there: all stays as it is.
  await visitor.get(path);
  for (const [id, contents] of [
    [made, []],
    [made, [small, small]],
    [made, [pngOf(4, 3)]],
    [made, [pdfOf(500)]],
    [first, [small]],
    [screen, [small]],
    ['x', [small]],
  ] as const) {
    await crop(id, [...contents]);
    expect(ids()).toEqual([first, made, last]);
  }
  await crop(made, [small.subarray(0, 30)], {}, 422);
  expect(visitor.page?.html).toContain('är skadad och går inte att öppna');
  expect(ids()).toEqual([first, made, last]);

  const stranger = new Visitor(portal);
  await stranger.logIn(citizens[4]?.personalNumber ?? '', '/ansokan/lss');
  await stranger.post('/ansokan/lss', { sort: 'FIRST', ny: 'ja' });
  const theirs = `${stranger.page?.url.split('/').slice(0, 3).join('/') ?? ''}/bilagor`;
  await stranger.get(theirs);
  for (const [at, expected] of [
    [theirs, 200],
    [path, 404],
  ] as const)
    await stranger.upload(
      at,
      { _version: stranger.value('_version'), _action: `crop:attachments:${made}` },
      [{ field: '_cropped', name: 'x.jpg', content: small }],
      expected,
    );
  await visitor.get(path);
  expect(ids()).toEqual([first, made, last]);
});
