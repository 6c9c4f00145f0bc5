import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { jpegExif, orientationOnly } from '../../src/platform/files/exif.ts';
import { renderPdf } from '../../src/platform/pdf.ts';
import type { PdfBlock, PdfDoc } from '../../src/platform/pdf.ts';
import { picturesPdf } from '../../src/platform/pdf/pictures.ts';
import { jpegOf, pngChunk, pngOf } from '../support/files.ts';

const long = 'Jag har sökt arbete sedan i våras och väntar på besked. '.repeat(120);

function document(blocks: PdfBlock[], over: Partial<PdfDoc> = {}): PdfDoc {
  return {
    title: 'Kvitto',
    language: 'sv',
    createdAt: new Date('2026-12-01T09:00:00Z'),
    header: { sender: 'Robertsfors kommun', reference: 'RS 2026-0041' },
    words: { page: (page, of) => `Sida ${page} av ${of}`, unshown: 'Några tecken saknas här.' },
    blocks,
    ...over,
  };
}

const everything: PdfBlock[] = [
  { kind: 'heading', level: 1, text: 'Du har skickat din ansökan' },
  { kind: 'paragraph', text: 'Vi läser den i morgon.', strong: true },
  { kind: 'heading', level: 2, text: 'Dina svar' },
  {
    kind: 'facts',
    rows: [
      { label: 'Namn', value: ['Łukasz Åkesson'] },
      { label: 'Berätta', value: [long, 'Slut'] },
    ],
  },
  { kind: 'rule' },
  { kind: 'list', ordered: true, items: ['Ett', 'Två'] },
  { kind: 'list', ordered: false, items: ['Hyresavi'] },
  {
    kind: 'table',
    caption: 'Så räknade vi',
    head: ['Post', 'Belopp'],
    rows: Array.from({ length: 60 }, (_, index) => [`Post ${index + 1}`, `${index} 000 kronor`]),
    total: ['Summa', '5 802 kronor'],
    align: ['left', 'right'],
  },
];

describe('a document for printing and for listening', () => {
  test('is tagged, in its language, with its title shown and marked as accessible', async () => {
    const { text } = read(await renderPdf(document(everything)));
    expect(text).toContain('/Lang (sv)');
    expect(text).toMatch(/\/MarkInfo \d+ 0 R/);
    expect(text).toContain('/Marked true');
    expect(text).toMatch(/\/StructTreeRoot \d+ 0 R/);
    expect(text).toContain('/DisplayDocTitle true');
    expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(text).toMatch(/\/Outlines \d+ 0 R/);
  });

  test('has a structure tree that a screen reader can walk', async () => {
    const { text } = read(await renderPdf(document(everything)));
    const tags = [...text.matchAll(/\/S \/(\w+)\n/g)].map((match) => match[1]);
    for (const tag of [
      'Document',
      'Sect',
      'H1',
      'H2',
      'P',
      'L',
      'LI',
      'Lbl',
      'LBody',
      'Table',
      'Caption',
      'THead',
      'TBody',
    ]) {
      expect(tags, tag).toContain(tag);
    }
    expect(tags.filter((tag) => tag === 'TR')).toHaveLength(62);
    expect(text).toContain('/Scope /Column');
    expect(text).toContain('/Scope /Row');
    expect(text).toContain('/ListNumbering /Decimal');
  });

  test('marks everything that is drawn as content or as artifact', async () => {
    const { pages } = read(await renderPdf(document(everything)));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) {
      expect(page).toContain('/Artifact');
      let open = 0;
      for (const [word] of page.matchAll(/\bB(?:DC|MC)\b|\bEMC\b|\bBT\b/g)) {
        if (word === 'EMC') open -= 1;
        else if (word === 'BT') expect(open).toBe(1);
        else open += 1;
        expect(open).toBeLessThanOrEqual(1);
      }
      expect(open).toBe(0);
    }
  });

  test('says the same words in the same order, over page breaks, with the page number on each page', async () => {
    const { pages, shown } = read(await renderPdf(document(everything)));
    const whole = shown.join(' ').replaceAll(/\s+/g, ' ');
    expect(whole).toContain('Łukasz Åkesson');
    expect(whole).toContain('5 802 kronor');
    expect(whole.match(/väntar på besked/g)).toHaveLength(120);
    shown.forEach((page, index) => {
      expect(page).toContain(`Sida ${index + 1} av ${pages.length}`);
      expect(page).toContain('Robertsfors kommun');
      expect(page).toContain('RS 2026-0041');
    });
  });

  test('keeps every line inside the page, and no two lines of a column on each other', async () => {
    const { pages } = read(await renderPdf(document(everything)));
    for (const page of pages) {
      const places = [...page.matchAll(/1 0 0 1 ([\d.]+) ([\d.]+) Tm/g)].map(([, x, y]) => ({
        x: Number(x),
        y: Number(y),
      }));
      for (const { x, y } of places) {
        expect(x).toBeGreaterThanOrEqual(68);
        expect(x).toBeLessThan(528);
        expect(y).toBeGreaterThan(40);
        expect(y).toBeLessThan(800);
      }
      const lefts = Map.groupBy(places, ({ x }) => x);
      for (const column of lefts.values()) {
        const ys = column.map(({ y }) => y).sort((a, b) => a - b);
        ys.slice(1).forEach((y, index) => {
          expect(y - (ys[index] ?? 0)).toBeGreaterThan(10);
        });
      }
    }
  });

  test('embeds every font it uses', async () => {
    const { text } = read(await renderPdf(document(everything)));
    const fonts = [...text.matchAll(/\/Type \/FontDescriptor\n\/FontName \/([^\n]+)/g)].map((match) => match[1]);
    expect(fonts.length).toBeGreaterThanOrEqual(3);
    expect(text.match(/\/FontFile2 \d+ 0 R/g)).toHaveLength(fonts.length);
    expect(text).not.toMatch(/\/Subtype \/Type1\b/);
  });

  test('is the same bytes for the same content', async () => {
    const [first, second] = await Promise.all([renderPdf(document(everything)), renderPdf(document(everything))]);
    expect(first.equals(second)).toBe(true);
    const other = await renderPdf(document(everything, { createdAt: new Date('2026-12-02T09:00:00Z') }));
    expect(first.equals(other)).toBe(false);
  });

  test('carries no personal data outside the pages', async () => {
    const { metadata, text } = read(await renderPdf(document(everything)));
    expect(metadata).toContain('Kvitto');
    expect(metadata).not.toContain('Åkesson');
    expect(text).not.toContain('/Author');
  });

  test('keeps its metadata readable whatever the title holds', async () => {
    const { metadata } = read(await renderPdf(document([], { title: 'Mat & hyra <december>' })));
    expect(metadata).toContain('Mat &amp; hyra &lt;december&gt;');
  });

  test.each([
    ['a letter with a rare accent is shown without it, and read as written', 'Skolt ǩ', 'Skolt k', 'ǩ', false],
    ['a letter of another script is pointed out, and read as written', 'Hej Привет', 'Hej ??????', 'Привет', true],
  ])('%s', async (_, written, seen, heard, told) => {
    const { text, shown } = read(await renderPdf(document([{ kind: 'paragraph', text: written }])));
    expect(shown.join('')).toContain(seen);
    expect(text).toContain(`/ActualText (${utf16(heard)})`);
    expect(shown.join('').includes('Några tecken saknas här.')).toBe(told);
  });

  test('takes away marks that would turn the writing around', async () => {
    const { shown } = read(await renderPdf(document([{ kind: 'paragraph', text: 'a\u202eb\u0000c\u00ad' }])));
    expect(shown.join('')).toContain('abc');
  });

  test('breaks a word that is wider than the page', async () => {
    const { shown } = read(await renderPdf(document([{ kind: 'paragraph', text: 'x'.repeat(400) }])));
    expect(shown.join('').match(/x/g)).toHaveLength(400);
    expect(shown.join('')).not.toContain('x'.repeat(200));
  });

  test('manages with nothing in it', async () => {
    const empty: PdfBlock[] = [
      { kind: 'paragraph', text: '' },
      { kind: 'facts', rows: [] },
      { kind: 'facts', rows: [{ label: 'Tomt', value: [] }] },
      { kind: 'list', ordered: true, items: [] },
      { kind: 'table', caption: 'Tom', head: ['A', 'B'], rows: [] },
    ];
    expect(read(await renderPdf(document(empty))).pages).toHaveLength(1);
    expect(read(await renderPdf(document([]))).pages).toHaveLength(1);
  });
});

describe('pictures on pages', () => {
  const [width, height] = [5, 10];
  /** How a pixel is made: red, green, blue and how much is to be seen. */
  const pixel = (x: number, y: number) => [40 * x, 20 * y, 255 - 30 * x, x < 2 ? 255 : 60 + y];
  /** A PNG of these pixels whose rows use every filter there is, of one type of colour and so many bits. */
  function drawn(type: 2 | 6, bits: 8 | 16, before: Buffer[] = [], change: { woven?: 1; rows?: Buffer } = {}): Buffer {
    const head = Buffer.alloc(13);
    head.writeUInt32BE(width, 0);
    head.writeUInt32BE(height, 4);
    head.set([bits, type, 0, 0, change.woven ?? 0], 8);
    const colors = type === 2 ? 3 : 4;
    const rows = Array.from({ length: height }, (_, y) =>
      Buffer.from(
        Array.from({ length: width }, (__, x) => pixel(x, y).slice(0, colors))
          .flat()
          .flatMap((value) => (bits === 8 ? [value] : [value, 255 - value])),
      ),
    );
    const packed = deflateSync(change.rows ?? filtered(rows, (colors * bits) / 8, -1));
    return Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      pngChunk('IHDR', head),
      ...before,
      pngChunk('IDAT', packed.subarray(0, 20)),
      pngChunk('IDAT', packed.subarray(20)),
      pngChunk('IEND', Buffer.alloc(0)),
    ]);
  }
  /** Puts filters on rows (`sign` -1) or takes them off (1), as the standard tells it. */
  function filtered(rows: readonly Buffer[], size: number, sign: 1 | -1): Buffer {
    let above = Buffer.alloc(rows[0]?.length ?? 0);
    const done = rows.map((row, y) => {
      const kind = sign < 0 ? y % 5 : (row[0] ?? 0);
      const from = sign < 0 ? row : row.subarray(1);
      const to = Buffer.alloc(from.length);
      const plain = sign < 0 ? from : to;
      for (let i = 0; i < from.length; i += 1) {
        const [left = 0, up = 0, corner = 0] = [plain[i - size], above[i], above[i - size]];
        const far = [left, up, corner].map((one) => Math.abs(left + up - corner - one));
        const nearest = [left, up, corner][far.indexOf(Math.min(...far))] ?? 0;
        const guess = [0, left, up, (left + up) >> 1, nearest][kind] ?? 0;
        to[i] = (from[i] ?? 0) + sign * guess;
      }
      above = Buffer.from(plain);
      return sign < 0 ? Buffer.concat([Buffer.from([kind]), to]) : to;
    });
    return Buffer.concat(done);
  }
  const unfiltered = (rows: Buffer, size: number) => {
    const length = rows.length / height;
    return filtered(
      Array.from({ length: height }, (_, y) => rows.subarray(y * length, (y + 1) * length)),
      size,
      1,
    );
  };
  async function made(...pictures: Buffer[]) {
    const parts: Buffer[] = [];
    const all = (async function* () {
      for (const picture of pictures) yield await Promise.resolve(picture);
    })();
    for await (const part of picturesPdf(all, new Date('2026-12-01T09:00:00Z'))) parts.push(part);
    return read(Buffer.concat(parts));
  }
  const pagesOf = (...pictures: Buffer[]) => made(...pictures).then(({ pages }) => pages.length);
  const everywhere = (values: (x: number, y: number) => number[]) =>
    Buffer.from(Array.from({ length: width * height }, (_, n) => values(n % width, Math.floor(n / width))).flat());

  test('a PNG goes in as it is, and one that lets something shine through has that apart', async () => {
    const { images } = await made(drawn(2, 8), drawn(6, 8), drawn(6, 16));
    expect(images.map(({ dictionary }) => / \/(Device\w+)/u.exec(dictionary)?.[1])).toEqual([
      'DeviceRGB',
      'DeviceGray',
      'DeviceRGB',
      'DeviceGray',
      'DeviceRGB',
    ]);
    const [plain, mask, color, mask16, color16] = images.map(({ rows }) => rows);
    const colors = everywhere((x, y) => pixel(x, y).slice(0, 3));
    expect(unfiltered(plain ?? Buffer.alloc(0), 3)).toEqual(colors);
    expect(unfiltered(color ?? Buffer.alloc(0), 3)).toEqual(colors);
    expect(unfiltered(mask ?? Buffer.alloc(0), 1)).toEqual(everywhere((x, y) => pixel(x, y).slice(3)));
    const wide = (from: number, to: number) => (x: number, y: number) =>
      pixel(x, y)
        .slice(from, to)
        .flatMap((value) => [value, 255 - value]);
    expect(unfiltered(color16 ?? Buffer.alloc(0), 6)).toEqual(everywhere(wide(0, 3)));
    expect(unfiltered(mask16 ?? Buffer.alloc(0), 2)).toEqual(everywhere(wide(3, 4)));
    expect(images[2]?.dictionary).toMatch(/\/SMask \d+ 0 R/u);
    expect(images[4]?.dictionary).toContain('/BitsPerComponent 16');
    expect(images[0]?.dictionary).toMatch(/\/Predictor 15[^]*\/Colors 3[^]*\/Columns 5/u);
  });

  test('a PNG that is turned lies so on its page, as a photo does', async () => {
    const turned = (orientation: number) => drawn(2, 8, [pngChunk('eXIf', orientationOnly(orientation))]);
    const exif = (orientation: number) => {
      const plain = jpegOf(width, height);
      return Buffer.concat([plain.subarray(0, 20), jpegExif(orientation), plain.subarray(20)]);
    };
    const { pages } = await made(drawn(2, 8), ...[6, 3, 8].flatMap((way) => [turned(way), exif(way)]));
    const drawing = pages.map((content) => content.replaceAll(/\/[A-Z]\d+ Do/gu, ''));
    expect(new Set(drawing).size).toBe(4);
    for (const n of [1, 3, 5]) expect(drawing[n]).toBe(drawing[n + 1]);
  });

  test('colours of a palette that shine through are mixed with white, and a colour that is not to be seen is not', async () => {
    const palette = [pngChunk('PLTE', Buffer.from([200, 0, 100, 10, 20, 30])), pngChunk('tRNS', Buffer.from([51]))];
    const head = Buffer.from('00000002000000010203000000', 'hex');
    const two = Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      pngChunk('IHDR', head),
      ...palette,
      pngChunk('IDAT', deflateSync(Buffer.from([0, 0x10]))),
      pngChunk('IEND', Buffer.alloc(0)),
    ]);
    const { images, streams } = await made(two, drawn(2, 8, [pngChunk('tRNS', Buffer.from([0, 1, 0, 2, 0, 3]))]));
    expect(images[0]?.dictionary).toMatch(/\[\/Indexed \/DeviceRGB 1 \d+ 0 R\]/u);
    expect(streams).toContainEqual(Buffer.from([244, 204, 224, 10, 20, 30]));
    expect(images[1]?.dictionary).toContain('/Mask [1 1 2 2 3 3]');
  });

  test('what is woven, damaged, or not as much as it says, becomes no page', async () => {
    const bomb = deflateSync(Buffer.alloc(50_000_000));
    const many = pngOf(4, 3, [], [pngChunk('IDAT', bomb)]);
    for (const picture of [
      drawn(2, 8, [], { woven: 1 }),
      drawn(6, 8, [], { rows: Buffer.alloc(height * (width * 4 + 1) - 1) }),
      drawn(2, 8, [], { rows: Buffer.alloc(50_000_000) }),
      drawn(2, 8).subarray(0, -30),
      Buffer.concat([many.subarray(0, 33), pngChunk('IDAT', bomb), many.subarray(-12)]),
      Buffer.from('89504e470d0a1a0a', 'hex'),
      Buffer.from('ffd8', 'hex'),
    ])
      await expect(pagesOf(jpegOf(4, 3), picture)).rejects.toMatchObject({ why: 'unreadable' });
    const large = Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      pngChunk('IHDR', Buffer.from('00001388000012c00100000000', 'hex')),
      pngChunk('IDAT', deflateSync(Buffer.alloc(4800 * (1 + 5000 / 8)))),
      pngChunk('IEND', Buffer.alloc(0)),
    ]);
    expect(await pagesOf(large, large, large, large)).toBe(4);
    await expect(pagesOf(large, large, large, large, large)).rejects.toMatchObject({ why: 'large' });
    await expect(pagesOf(jpegOf(9000, 9000), pngOf(5000, 4801))).rejects.toMatchObject({ why: 'pixels' });
  });
});

type Parsed = {
  /** Pieces of content and data, unpacked. */
  streams: Buffer[];
  /** All objects but the insides of compressed streams. */
  text: string;
  metadata: string;
  /** Content streams in page order. */
  pages: string[];
  /** Pictures and their masks, unpacked, in the order they were written. */
  images: { dictionary: string; rows: Buffer }[];
  /** The words shown on each page, through the fonts' own tables from letter to character. */
  shown: string[];
};

/** A reader of the PDFs that we write: uncompressed objects, Flate streams, Identity-H fonts with ToUnicode. */
function read(pdf: Buffer): Parsed {
  const raw = pdf.toString('latin1');
  const objects = new Map<number, { dictionary: string; stream: string }>();
  for (const match of raw.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const start = match.index + match[0].length;
    const rest = raw.slice(start);
    const streamAt = rest.search(/>>\nstream\n/);
    const endAt = rest.indexOf('endobj');
    if (streamAt >= 0 && streamAt < endAt) {
      const dictionary = rest.slice(0, streamAt + 2);
      const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
      const from = start + streamAt + '>>\nstream\n'.length;
      const bytes = pdf.subarray(from, from + length);
      const stream = dictionary.includes('/FlateDecode') ? inflateSync(bytes) : bytes;
      objects.set(Number(match[1]), { dictionary, stream: stream.toString('latin1') });
    } else objects.set(Number(match[1]), { dictionary: rest.slice(0, endAt), stream: '' });
  }
  const object = (reference: string | undefined) => objects.get(Number(reference)) ?? { dictionary: '', stream: '' };
  const all = [...objects.values()];
  const kids = /\/Type \/Pages\n\/Count \d+\n\/Kids \[([^\]]*)\]/.exec(raw)?.[1] ?? '';
  const pageObjects = [...kids.matchAll(/(\d+) 0 R/g)].map((match) => object(match[1]).dictionary);
  const pages: string[] = [];
  const shown: string[] = [];
  for (const page of pageObjects) {
    const content = object(/\/Contents (\d+) 0 R/.exec(page)?.[1]).stream;
    const resources = object(/\/Resources (\d+) 0 R/.exec(page)?.[1]).dictionary;
    const fonts = new Map<string, string[]>();
    for (const font of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const cmap = object(/\/ToUnicode (\d+) 0 R/.exec(object(font[2]).dictionary)?.[1]).stream;
      const ranges = [...cmap.matchAll(/\[([^\]]*)\]/g)].flatMap((range) => [
        ...(range[1] ?? '').matchAll(/<([^>]*)>/g),
      ]);
      fonts.set(
        font[1] ?? '',
        ranges.map((hex) =>
          Buffer.from((hex[1] ?? '').replaceAll(' ', ''), 'hex')
            .swap16()
            .toString('utf16le'),
        ),
      );
    }
    let words = '';
    let letters: string[] = [];
    for (const part of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[((?:<[^>]*>|[\s\d.-])*)\] TJ/g)) {
      if (part[1] !== undefined) letters = fonts.get(part[1]) ?? [];
      for (const hex of (part[2] ?? '').matchAll(/<([0-9a-f]+)>/g)) {
        for (const [glyph] of (hex[1] ?? '').matchAll(/.{4}/g)) words += letters[parseInt(glyph, 16)] ?? '';
      }
    }
    pages.push(content);
    shown.push(words);
  }
  const metadata = Buffer.from(
    all.find(({ dictionary }) => dictionary.includes('/Type /Metadata'))?.stream ?? '',
    'latin1',
  );
  return {
    text: all.map(({ dictionary, stream }) => dictionary + (stream.startsWith('<?xpacket') ? stream : '')).join('\n'),
    metadata: metadata.toString('utf8'),
    pages,
    streams: all.map(({ stream }) => Buffer.from(stream, 'latin1')),
    images: all
      .filter(({ dictionary }) => dictionary.includes('/Subtype /Image'))
      .map(({ dictionary, stream }) => ({ dictionary, rows: Buffer.from(stream, 'latin1') })),
    shown,
  };
}

function utf16(text: string): string {
  const bytes = Buffer.from(text, 'utf16le').swap16();
  const escaped: Record<string, string> = {
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
    '\b': '\\b',
    '\f': '\\f',
    '\\': '\\\\',
    '(': '\\(',
    ')': '\\)',
  };
  return `\u00fe\u00ff${bytes.toString('latin1')}`.replace(/[\n\r\t\b\f()\\]/g, (char) => escaped[char] ?? char);
}
