import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentDisposition, displayName, downloadName } from '../../src/platform/files/names.ts';
import { type UploadLimits, uploadLimits as limitsOf } from '../../src/platform/files/limits.ts';
import { chunkBytes, chunkContext, isReceived, readMultipart } from '../../src/platform/files/multipart.ts';
import type { Multipart } from '../../src/platform/files/multipart.ts';
import { documentInZip, guessType, isText, soundIn } from '../../src/platform/files/types.ts';
import { HttpError } from '../../src/platform/http/errors.ts';
import { kept } from '../../src/platform/kept.ts';
import { open } from '../../src/platform/vault.ts';
import type { DataKey } from '../../src/platform/vault.ts';
import { handler, pdfOf, randomPdf, sounds } from '../support/files.ts';

const key: DataKey = { id: '3f0c1f5e-0000-4000-8000-000000000001', bytes: randomBytes(32) };
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const pdf = (size = 600): Buffer => pdfOf(size + 9);
const uploadLimits = limitsOf({ megabytes: 25, files: 30 });

type Part = { field: string; value: string } | { field: string; filename: string; content: Buffer; type?: string };
type Seen = { form: Multipart; contents: Map<string, Buffer>; names: string[] };

let url: URL;
let spoolDir: string;
let limits: UploadLimits = uploadLimits;
let last: Promise<Seen>;
let dataKeyFor: (fields: Record<string, string | string[]>) => Promise<DataKey> = () => Promise.resolve(key);

const server = createServer((req, res) => {
  last = take();
  last.then(
    () => res.end('ok'),
    (error: unknown) => {
      res.statusCode = error instanceof HttpError ? error.status : 500;
      res.end('refused');
    },
  );
  async function take(): Promise<Seen> {
    await using form = await readMultipart(req, limits, { dataKeyFor, spoolDir, recordings: ['voice'] });
    const names = await readdir(spoolDir);
    const contents = new Map<string, Buffer>();
    for (const file of form.files.filter(isReceived)) {
      const parts: Buffer[] = [];
      for await (const sealed of file.chunks()) parts.push(open(file.key, sealed, chunkContext(file.id, parts.length)));
      contents.set(file.name, Buffer.concat(parts));
    }
    return { form, contents, names };
  }
});

beforeAll(async () => {
  spoolDir = await mkdtemp(join(tmpdir(), 'spool-test-'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
afterAll(() => server.close());

const boundary = 'grans1234';
function body(parts: Part[]): Buffer {
  const out: Buffer[] = [];
  for (const part of parts) {
    const file = 'content' in part;
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${part.field}"${file ? `; filename="${part.filename}"` : ''}\r\n`;
    out.push(Buffer.from(head + (file ? `Content-Type: ${part.type ?? 'application/octet-stream'}\r\n\r\n` : '\r\n')));
    out.push(file ? part.content : Buffer.from(part.value), Buffer.from('\r\n'));
  }
  return Buffer.concat([...out, Buffer.from(`--${boundary}--\r\n`)]);
}

async function send(content: Buffer, headers: Record<string, string> = {}): Promise<number> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, ...headers },
    body: new Uint8Array(content),
  });
  await response.text();
  return response.status;
}

async function received(parts: Part[]): Promise<Seen> {
  expect(await send(body(parts))).toBe(200);
  return last;
}

describe('a form with files', () => {
  test('gives the fields and the files, in the order of the form', async () => {
    const { form, contents } = await received([
      { field: 'namn', value: 'Åsa' },
      { field: 'val', value: 'a' },
      { field: 'val', value: 'b' },
      { field: '__proto__', value: 'x' },
      { field: 'bilaga', filename: 'hyresavi.pdf', content: pdf() },
      { field: 'bilaga', filename: 'kvitto å.png', content: png },
    ]);
    expect(form.fields['namn']).toBe('Åsa');
    expect(form.fields['val']).toEqual(['a', 'b']);
    expect(Object.getPrototypeOf(form.fields)).toBe(Object.prototype);
    expect(form.files).toMatchObject([
      {
        field: 'bilaga',
        name: 'hyresavi.pdf',
        size: 609,
        type: 'application/pdf',
        sha256: createHash('sha256').update(pdf()).digest(),
      },
      { field: 'bilaga', name: 'kvitto å.png', size: png.length, type: 'image/png' },
    ]);
    expect(contents.get('hyresavi.pdf')?.equals(pdf())).toBe(true);
    expect(contents.get('kvitto å.png')?.equals(png)).toBe(true);
  });

  test('cuts a large file in sealed pieces that open only in their own place', async () => {
    const content = randomPdf(3 * chunkBytes + 9);
    dataKeyFor = () => Promise.resolve(key);
    const { form, contents, names } = await received([{ field: 'f', filename: 'stor.pdf', content }]);
    expect(contents.get('stor.pdf')?.equals(content)).toBe(true);
    const [file] = form.files;
    expect(file).toMatchObject({ size: content.length });
    expect(names, 'the spool has no name in the folder').toEqual([]);
    // After the form is let go of there is nothing left to read.
    await expect(async () => {
      if (file !== undefined && isReceived(file)) for await (const sealed of file.chunks()) open(key, sealed, 'x');
    }).rejects.toThrow();
  });

  test('seals: the clear content is not in what is spooled, and a piece does not open elsewhere', async () => {
    const content = Buffer.from('Hemligt innehåll om min hyra. '.repeat(20));
    let raw: Buffer | undefined;
    let context = '';
    const other = createServer((req, res) => {
      void (async () => {
        await using form = await readMultipart(req, limits, { dataKeyFor, spoolDir });
        for (const file of form.files.filter(isReceived)) {
          context = chunkContext(file.id, 0);
          for await (const sealed of file.chunks()) raw = sealed;
        }
        res.end();
      })();
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    await fetch(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`, {
      method: 'POST',
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      body: new Uint8Array(body([{ field: 'f', filename: 'a.txt', content }])),
    });
    other.close();
    if (raw === undefined) throw new Error('nothing was spooled');
    const sealed = raw;
    expect(sealed.includes('Hemligt')).toBe(false);
    expect(open(key, sealed, context).equals(content)).toBe(true);
    expect(() => open(key, sealed, chunkContext('other', 0))).toThrow();
  });

  test('a file over the limit is told about and the rest is kept', async () => {
    limits = { ...uploadLimits, fileBytes: 100_000 };
    const { form } = await received([
      { field: 'fore', value: 'kvar' },
      { field: 'f', filename: 'stor.pdf', content: pdf(300_000) },
      { field: 'f', filename: 'precis.pdf', content: pdf(100_000 - 9) },
      { field: 'efter', value: 'också kvar' },
    ]);
    limits = uploadLimits;
    expect(form.fields).toEqual({ fore: 'kvar', efter: 'också kvar' });
    expect(form.files).toMatchObject([
      { name: 'stor.pdf', problem: 'tooLarge' },
      { name: 'precis.pdf', size: 100_000 },
    ]);
  });

  test('so many files that they are too large together; what is refused takes no room', async () => {
    limits = { ...uploadLimits, totalBytes: 50_000 };
    const { form } = await received([
      { field: 'f', filename: '1.pdf', content: pdf(30_000) },
      { field: 'f', filename: '2.pdf', content: pdf(30_000) },
      { field: 'f', filename: '3.pdf', content: pdf(10_000) },
    ]);
    limits = uploadLimits;
    expect(form.files).toMatchObject([{ size: 30_009 }, { name: '2.pdf', problem: 'totalTooLarge' }, { size: 10_009 }]);
  });

  test('too many files', async () => {
    limits = { ...uploadLimits, files: 2 };
    const { form } = await received([1, 2, 3, 4].map((n) => ({ field: 'f', filename: `${n}.png`, content: png })));
    limits = uploadLimits;
    expect(form.files.map((file) => ('problem' in file ? file.problem : 'taken'))).toEqual([
      'taken',
      'taken',
      'tooMany',
      'tooMany',
    ]);
  });

  test('no file chosen is no file; an empty file is told about', async () => {
    const { form } = await received([
      { field: 'f', filename: '', content: Buffer.alloc(0) },
      { field: 'f', filename: 'tom.pdf', content: Buffer.alloc(0) },
    ]);
    expect(form.files).toEqual([{ field: 'f', name: 'tom.pdf', problem: 'empty' }]);
  });

  test('the type is told by the content, whatever the name says', async () => {
    const { form } = await received([
      { field: 'f', filename: 'bild.pdf', content: png, type: 'application/pdf' },
      {
        field: 'f',
        filename: 'sida.pdf',
        content: Buffer.from('<!doctype html><script>alert(1)</script>'),
        type: 'application/pdf',
      },
      { field: 'f', filename: 'text.txt', content: Buffer.concat([Buffer.alloc(5000, 'a'), Buffer.of(0)]) },
    ]);
    expect(form.files).toMatchObject([{ type: 'image/png' }, { problem: 'type' }, { problem: 'type' }]);
  });

  test('of a field that is too long, at least as much arrives as is kept, in any writing', async () => {
    const { form } = await received([
      { field: 'lang', value: '😀'.repeat(100_100) },
      { field: 'kort', value: 'x'.repeat(9) },
    ]);
    const arrived = form.fields['lang'] as string;
    expect(kept(arrived)).toBe('😀'.repeat(100_000));
    expect(kept(arrived)).not.toBe(arrived);
    expect(form.fields['kort']).toHaveLength(9);
  });

  test('fields that are beyond all reason together are not read', async () => {
    limits = { ...uploadLimits, allFieldsBytes: 20 };
    const fields = [1, 2, 3].map((n) => ({ field: `f${n}`, value: 'x'.repeat(9) }));
    expect(await send(body(fields.slice(1)))).toBe(200);
    expect(await send(body(fields))).toBe(413);
    limits = uploadLimits;
  });

  test('the key is asked for once, before the first file, with the fields so far; its refusal is the answer', async () => {
    let asked: Record<string, string | string[]>[] = [];
    dataKeyFor = (fields) => {
      asked.push(fields);
      return Promise.resolve(key);
    };
    const two: Part[] = [
      { field: 'token', value: 't' },
      { field: 'f', filename: '1.png', content: png },
      { field: 'f', filename: '2.png', content: png },
    ];
    await received(two);
    expect(asked).toEqual([{ token: 't' }]);
    asked = [];
    await received([{ field: 'token', value: 't' }]);
    expect(asked).toEqual([]);
    dataKeyFor = () => Promise.reject(new HttpError(403, 'token'));
    expect(await send(body([...two, { field: 'f', filename: '3.pdf', content: pdf(5_000_000) }]))).toBe(403);
    dataKeyFor = () => Promise.reject(new Error('no vault'));
    expect(await send(body(two))).toBe(503);
    dataKeyFor = () => Promise.resolve(key);
  });

  test.each([
    ['a body that ends too early', body([{ field: 'f', filename: 'a.png', content: png }]).subarray(0, 120), {}, 400],
    ['a body that is no form', Buffer.from('hej'), {}, 400],
    ['another content type', Buffer.from('{}'), { 'content-type': 'application/json' }, 400],
    ['no boundary', Buffer.from('x'), { 'content-type': 'multipart/form-data' }, 400],
  ])('%s is refused in words, not by a broken connection', async (_, content, headers, status) => {
    expect(await send(content, headers)).toBe(status);
    expect(await readdir(spoolDir)).toEqual([]);
  });

  test('a flood of fields is refused', async () => {
    limits = { ...uploadLimits, fields: 5 };
    expect(await send(body(Array.from({ length: 50 }, (_, n) => ({ field: `f${n}`, value: 'x' }))))).toBe(400);
    limits = uploadLimits;
  });

  test('an aborted request leaves nothing behind', async () => {
    const whole = body([{ field: 'f', filename: 'a.pdf', content: pdf(2_000_000) }]);
    const client = request(url, {
      method: 'POST',
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'content-length': whole.length },
    });
    client.on('error', () => undefined);
    const arrived = new Promise<void>((resolve) =>
      server.once('request', () => {
        resolve();
      }),
    );
    client.write(whole.subarray(0, 1_000_000));
    await arrived;
    await new Promise((resolve) => setTimeout(resolve, 50));
    client.destroy();
    await expect(last).rejects.toMatchObject({ status: 400 });
    expect(await readdir(spoolDir)).toEqual([]);
  });
});

test('a sound recording is taken only where one is asked for, and a film nowhere', async () => {
  const film = Buffer.concat([sounds.mp4, handler('vide')]);
  const { form } = await received([
    { field: 'voice', filename: 'Röst.m4a', content: sounds.m4a },
    { field: 'voice', filename: 'Röst.webm', content: sounds.webm },
    { field: 'voice', filename: 'film.m4a', content: film },
    { field: 'paper', filename: 'papper.pdf', content: sounds.wav },
    { field: 'paper', filename: 'röst.m4a', content: sounds.m4a },
  ]);
  expect(form.files.map((file) => (isReceived(file) ? file.type : file.problem))).toEqual([
    ...['audio/mp4', 'audio/webm', 'type', 'type', 'type'],
  ]);
});

describe('what a file is', () => {
  test.each([
    ['PDF', pdf(), { kind: 'known', type: 'application/pdf' }],
    ['PNG', png, { kind: 'known', type: 'image/png' }],
    ['JPEG', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), { kind: 'known', type: 'image/jpeg' }],
    ['GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000', 'latin1'), { kind: 'refused' }],
    ['WEBP', Buffer.from('RIFF\u0000\u0001\u0000\u0000WEBPVP8 ', 'latin1'), { kind: 'known', type: 'image/webp' }],
    [
      'HEIC',
      Buffer.from('\u0000\u0000\u0000\u0018ftypheic\u0000\u0000\u0000\u0000mif1heic', 'latin1'),
      { kind: 'known', type: 'image/heic' },
    ],
    ['text', Buffer.from('Hej!\r\nJag har betalat hyran. 5 < 6'), { kind: 'text' }],
    ['text in an older alphabet', Buffer.from('Räkning för el', 'latin1'), { kind: 'text' }],
    ['a zip', Buffer.from('PK\u0003\u0004 something', 'latin1'), { kind: 'zip' }],
    ['a web page', Buffer.from('\ufeff  <!DOCTYPE html>'), { kind: 'refused' }],
    ['a web page with something before', Buffer.from('hej <script>alert(1)</script>'), { kind: 'refused' }],
    ['SVG', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), { kind: 'refused' }],
    ['a Windows program', Buffer.from('MZ\u0090\u0000\u0003\u0000\u0000\u0000', 'latin1'), { kind: 'refused' }],
    ['a Linux program', Buffer.from('\u007fELF\u0002\u0001\u0001\u0000', 'latin1'), { kind: 'refused' }],
    ['a script', Buffer.from('#!/bin/sh\nrm -rf ~'), { kind: 'refused' }],
    ['an older Word file', Buffer.from('d0cf11e0a1b11ae10000000000000000', 'hex'), { kind: 'refused' }],
    ['bytes without meaning', Buffer.from('0001020304050607', 'hex'), { kind: 'refused' }],
    ['WAV', sounds.wav, { kind: 'known', type: 'audio/wav' }],
    ['MP3', Buffer.from('fffb9064', 'hex'), { kind: 'known', type: 'audio/mpeg' }],
    [
      'MP3 with a large cover',
      Buffer.from('ID3\u0003\u0000\u0000\u0000\u0001\u0000\u0000', 'latin1'),
      { kind: 'known', type: 'audio/mpeg' },
    ],
    ['Ogg', sounds.ogg, { kind: 'known', type: 'audio/ogg' }],
    ['M4A', sounds.m4a, { kind: 'container', type: 'audio/mp4' }],
    ['MPEG-4 of a telephone', sounds.mp4, { kind: 'container', type: 'audio/mp4' }],
    ['WebM', sounds.webm, { kind: 'container', type: 'audio/webm' }],
  ])('%s', async (_, head, guess) => {
    expect(await guessType(head)).toEqual(guess);
  });

  test.each([
    ['a recording', 'audio/mp4', sounds.mp4, 'audio/mp4'],
    ['a recording whose table stands last', 'audio/mp4', sounds.m4a, 'audio/mp4'],
    ['a film', 'audio/mp4', Buffer.concat([sounds.mp4, handler('vide')]), undefined],
    ['a film without sound', 'audio/mp4', handler('vide'), undefined],
    ['a recording in WebM', 'audio/webm', sounds.webm, 'audio/webm'],
    ['a film in WebM', 'audio/webm', Buffer.concat([sounds.webm, Buffer.from('V_VP9')]), undefined],
    ['a page that calls itself one', 'audio/webm', Buffer.from('<script>'), undefined],
  ] as const)('%s', (_, type, bytes, is) => {
    expect(soundIn(type, bytes.subarray(0, 64), bytes)).toBe(is);
  });

  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  const odt = 'application/vnd.oasis.opendocument.text';
  test.each([
    [
      'a Word document',
      [
        ['[Content_Types].xml', '<x/>'],
        ['word/document.xml', '<x/>'],
      ],
      word,
    ],
    [
      'a Word document whose table of types stands last',
      [
        ['word/document.xml', '<x/>'],
        ['[Content_Types].xml', '<x/>'],
      ],
      word,
    ],
    [
      'an OpenDocument text',
      [
        ['mimetype', odt],
        ['content.xml', '<x/>'],
      ],
      odt,
    ],
    [
      'a Word document with macros',
      [
        ['[Content_Types].xml', ''],
        ['word/document.xml', ''],
        ['word/vbaProject.bin', ''],
      ],
      undefined,
    ],
    [
      'an OpenDocument text with macros',
      [
        ['mimetype', odt],
        ['content.xml', ''],
        ['Basic/Standard/Module1.xml', ''],
      ],
      undefined,
    ],
    [
      'a spreadsheet',
      [
        ['[Content_Types].xml', ''],
        ['xl/workbook.xml', ''],
      ],
      undefined,
    ],
    ['any other zip', [['program.exe', 'MZ']], undefined],
  ] as [string, [string, string][], string | undefined][])('%s', (_, entries, type) => {
    const file = zip(entries);
    expect(documentInZip(file.subarray(0, 4100), file.subarray(-128 * 1024))).toBe(type);
  });

  test('a zip that is cut or forged is not a document', () => {
    const file = zip([
      ['[Content_Types].xml', ''],
      ['word/document.xml', ''],
    ]);
    for (let end = 0; end < file.length; end += 7)
      expect(documentInZip(file.subarray(0, end), file.subarray(0, end))).toBeUndefined();
    file.writeUInt32LE(0xffffffff, file.length - 10);
    expect(documentInZip(file, file)).toBeUndefined();
  });

  test('text has no bytes of other kinds', () => {
    expect(isText(Buffer.from('a\tb\r\nå'))).toBe(true);
    expect(isText(Buffer.from('a\u001bb'))).toBe(false);
  });
});

describe('what a file is called', () => {
  test.each([
    ['hyresavi.pdf', 'hyresavi.pdf'],
    ['C:\\Users\\Asa\\hyra.pdf', 'hyra.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['..', ''],
    ['', ''],
    ['A\u030asa.pdf', 'Åsa.pdf'],
    ['bild\u202egpj.exe', 'bildgpj.exe'],
    ['a\u0000b\r\nc.pdf', 'abc.pdf'],
    ['  mycket   luft .pdf ', 'mycket luft .pdf'],
    [`${'å'.repeat(200)}.pdf`, `${'å'.repeat(146)}.pdf`],
  ])('%j is shown as %j', (raw, shown) => {
    expect(displayName(raw)).toBe(shown);
  });

  test.each([
    ['hyra.pdf', 'application/pdf', 'hyra.pdf'],
    ['HYRA.PDF', 'application/pdf', 'HYRA.PDF'],
    ['faktura.exe', 'application/pdf', 'faktura.exe.pdf'],
    ['bild.jpeg', 'image/jpeg', 'bild.jpeg'],
    ['', 'image/png', 'file.png'],
  ] as const)('%j with %s inside is saved as %j', (name, type, saved) => {
    expect(downloadName(name, type)).toBe(saved);
  });

  test('a header can be made of any name', () => {
    expect(contentDisposition('attachment', 'hyra å "1".pdf')).toBe(
      `attachment; filename="hyra a _1_.pdf"; filename*=UTF-8''hyra%20%C3%A5%20%221%22.pdf`,
    );
  });
});

/** A small zip: packed entries, or unpacked for `mimetype`, then the table of contents. */
function zip(entries: [string, string][]): Buffer {
  const parts: Buffer[] = [];
  const table: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of entries) {
    const packed = name === 'mimetype' ? Buffer.from(text) : deflateRawSync(Buffer.from(text));
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(name === 'mimetype' ? 0 : 8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt16LE(name.length, 26);
    const row = Buffer.alloc(46);
    row.writeUInt32LE(0x02014b50, 0);
    row.writeUInt32LE(packed.length, 20);
    row.writeUInt16LE(name.length, 28);
    row.writeUInt32LE(offset, 42);
    parts.push(head, Buffer.from(name), packed);
    table.push(row, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(table);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end]);
}
