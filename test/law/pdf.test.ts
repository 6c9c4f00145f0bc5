import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { renderPdf } from '../../src/platform/pdf.ts';
import type { PdfBlock, PdfDoc } from '../../src/platform/pdf.ts';

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

type Parsed = {
  /** All objects but the insides of compressed streams. */
  text: string;
  metadata: string;
  /** Content streams in page order. */
  pages: string[];
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
