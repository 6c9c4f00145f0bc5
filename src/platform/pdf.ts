import PDFDocument from 'pdfkit';
import { type Language, tongueOf } from './language.ts';
import { Typesetter } from './pdf/typesetter.ts';
import type { Line, Style } from './pdf/typesetter.ts';

export type PdfBlock =
  | { kind: 'heading'; level: 1 | 2; text: string }
  | { kind: 'paragraph'; text: string; strong?: boolean }
  | { kind: 'facts'; rows: { label: string; value: string[] }[] }
  | { kind: 'list'; ordered: boolean; items: string[] }
  | {
      kind: 'table';
      caption: string;
      head: string[];
      rows: string[][];
      /** The last row, set off and in strong letters. */
      total?: string[];
      /** Per column; 'left' when not said. Amounts belong to the right. */
      align?: ('left' | 'right')[];
    }
  | { kind: 'rule' };

export type PdfDoc = {
  /** Shown as the window's title. It is metadata: no name, number or answer belongs in it. */
  title: string;
  language: Language;
  /** The time the content is from, not the time of printing: equal documents give equal bytes. */
  createdAt: Date;
  header: { sender: string; reference?: string };
  words: {
    /** "Sida 1 av 3" */
    page: (page: number, of: number) => string;
    /** A last line, written only if some character has no letter in the document's fonts. */
    unshown?: string;
  };
  blocks: PdfBlock[];
};

/**
 * Sets a document on A4 pages as tagged PDF: structure tree, language, title, embedded fonts, bookmarks; header and
 * footer are artifacts. Deterministic: the same `doc` gives the same bytes (DOS-lagen, EN 301 549 chapter 10).
 */
export async function renderPdf(doc: PdfDoc): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    font: '',
    pdfVersion: '1.7',
    subset: 'PDF/UA' as PDFKit.Mixins.PDFSubsets,
    tagged: true,
    lang: tongueOf(doc.language),
    displayTitle: true,
    autoFirstPage: false,
    bufferPages: true,
    info: { Title: doc.title, Creator: doc.header.sender, Producer: 'PDFKit', CreationDate: doc.createdAt },
  });
  escapeMetadata(pdf);
  const done = collect(pdf);
  new Sheet(pdf, doc).write();
  pdf.end();
  return done;
}

const width = 595.28;
const height = 841.89;
const left = 68;
const right = width - 68;
const top = 104;
const bottom = height - 84;
const measure = right - left;

const ink = '#1B2730';
const inkSecond = '#515C65';
const headingInk = '#0B3350';
const rule = '#D6D2C9';

type Look = Style & { leading: number; colour: string };
const looks = {
  body: { weight: 'regular', size: 10.5, leading: 15.5, colour: ink },
  strong: { weight: 'strong', size: 10.5, leading: 15.5, colour: ink },
  label: { weight: 'regular', size: 10.5, leading: 15.5, colour: inkSecond },
  h1: { weight: 'strong', size: 23, leading: 28, colour: headingInk },
  h2: { weight: 'strong', size: 14, leading: 19, colour: headingInk },
  small: { weight: 'regular', size: 8.5, leading: 12, colour: inkSecond },
} as const satisfies Record<string, Look>;

type Element = PDFKit.PDFStructureElement;
/** Text to be drawn under one structure element, in one column. */
type Column = { element: Element; tag: string; lines: Line[]; look: Look; x: number; right?: number };

/** A growing document: where the pen is, which section is open, and when a page is full. */
class Sheet {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #doc: PdfDoc;
  readonly #type: Typesetter;
  readonly #root: Element;
  #section: Element;
  #y = 0;
  #atTop = true;

  constructor(pdf: PDFKit.PDFDocument, doc: PdfDoc) {
    this.#pdf = pdf;
    this.#doc = doc;
    this.#newPage();
    this.#type = new Typesetter(pdf);
    this.#root = pdf.struct('Document');
    pdf.addStructure(this.#root);
    this.#section = this.#root;
  }

  write(): void {
    for (const block of this.#doc.blocks) this.#block(block);
    if (this.#type.lacked && this.#doc.words.unshown !== undefined) {
      this.#rule();
      this.#text('P', this.#doc.words.unshown, looks.label);
    }
    this.#root.end();
    this.#furniture();
  }

  #block(block: PdfBlock): void {
    switch (block.kind) {
      case 'heading':
        this.#heading(block.level, block.text);
        return;
      case 'paragraph':
        this.#text('P', block.text, block.strong === true ? looks.strong : looks.body);
        return;
      case 'facts':
        this.#facts(block.rows);
        return;
      case 'list':
        this.#list(block.ordered, block.items);
        return;
      case 'table':
        this.#table(block);
        return;
      case 'rule':
        this.#rule();
    }
  }

  #heading(level: 1 | 2, text: string): void {
    const look = level === 1 ? looks.h1 : looks.h2;
    const lines = this.#type.lines(text, look, measure);
    // A heading never stands alone at the foot of a page: three lines of what it heads come along.
    this.#room(30 + lines.length * look.leading + 3 * looks.body.leading);
    if (level === 2) {
      this.#gap(16);
      this.#line(this.#y, 0.75, rule);
      this.#y += 12;
    }
    this.#section = level === 2 ? this.#child(this.#root, 'Sect') : this.#root;
    const element = this.#child(this.#section, level === 1 ? 'H1' : 'H2');
    this.#pdf.outline.addItem(text.replaceAll(/\s+/gu, ' '));
    this.#columns([{ element, tag: level === 1 ? 'H1' : 'H2', lines, look, x: left }]);
    this.#y += level === 1 ? 12 : 8;
  }

  #text(tag: string, text: string, look: Look): void {
    const element = this.#child(this.#section, tag);
    this.#columns([{ element, tag, lines: this.#type.lines(text, look, measure), look, x: left }]);
    this.#y += 8;
  }

  #facts(rows: { label: string; value: string[] }[]): void {
    if (rows.length === 0) return;
    const list = this.#child(this.#section, 'L');
    const split = left + 178;
    for (const { label, value } of rows) {
      const item = this.#child(list, 'LI');
      const term: Column = {
        element: this.#child(item, 'Lbl'),
        tag: 'Lbl',
        lines: this.#type.lines(label, looks.label, split - left - 18),
        look: looks.label,
        x: left,
      };
      const lines = value.flatMap((text) => this.#type.lines(text, looks.body, right - split));
      this.#columns([term, { element: this.#child(item, 'LBody'), tag: 'LBody', lines, look: looks.body, x: split }]);
      this.#y += 6;
    }
    this.#y += 4;
  }

  #list(ordered: boolean, items: string[]): void {
    if (items.length === 0) return;
    const list = this.#child(this.#section, 'L');
    (list as unknown as { dictionary: { data: Record<string, unknown> } }).dictionary.data['A'] = {
      O: 'List',
      ListNumbering: ordered ? 'Decimal' : 'Disc',
    };
    const indent = ordered ? 14 + 6 * String(items.length).length : 16;
    items.forEach((text, index) => {
      const item = this.#child(list, 'LI');
      const mark = ordered ? `${index + 1}.` : '•';
      this.#columns([
        {
          element: this.#child(item, 'Lbl'),
          tag: 'Lbl',
          lines: this.#type.lines(mark, looks.body, indent),
          look: looks.body,
          x: left,
        },
        {
          element: this.#child(item, 'LBody'),
          tag: 'LBody',
          lines: this.#type.lines(text, looks.body, measure - indent),
          look: looks.body,
          x: left + indent,
        },
      ]);
      this.#y += 3;
    });
    this.#y += 6;
  }

  #table(block: PdfBlock & { kind: 'table' }): void {
    const table = this.#child(this.#section, 'Table');
    const widths = this.#widths(block);
    const starts = widths.map((_, column) => left + total(widths.slice(0, column)) + gutter * column);
    const cells = (row: string[], look: Look): Omit<Column, 'element' | 'tag'>[] =>
      widths.map((cell, column) => {
        const start = starts[column] ?? left;
        const lines = this.#type.lines(row[column] ?? '', look, cell);
        const toRight = block.align?.[column] === 'right';
        return { lines, look, x: start, ...(toRight ? { right: start + cell } : {}) };
      });
    const tagged = (row: string[], look: Look, parent: Element, head: boolean): Column[] => {
      const tr = this.#child(parent, 'TR');
      return cells(row, look).map((cell, column) => {
        const tag = head || column === 0 ? 'TH' : 'TD';
        const scope = head ? 'Column' : 'Row';
        return { ...cell, tag, element: this.#child(tr, tag, tag === 'TH' ? { scope } : {}) };
      });
    };

    this.#room(6 * looks.body.leading);
    this.#gap(4);
    const caption = this.#child(table, 'Caption');
    const captionLines = this.#type.lines(block.caption, looks.strong, measure);
    this.#columns([{ element: caption, tag: 'Caption', lines: captionLines, look: looks.strong, x: left }]);
    this.#y += 5;
    this.#columns(tagged(block.head, looks.label, this.#child(table, 'THead'), true));
    this.#y += 3;
    this.#line(this.#y, 1, headingInk);
    this.#y += 4;

    // On a new page the head is shown again to those who see, not read again to those who listen.
    const repeatHead = (): void => {
      const head = cells(block.head, looks.label);
      this.#artifact(() => {
        for (const cell of head)
          cell.lines.forEach((line, index) => {
            this.#drawLine(cell, line, index);
          });
      });
      this.#y += Math.max(...head.map((cell) => cell.lines.length)) * looks.label.leading + 3;
      this.#line(this.#y, 1, headingInk);
      this.#y += 4;
    };

    const body = block.rows.length > 0 ? this.#child(table, 'TBody') : undefined;
    block.rows.forEach((row, index) => {
      if (body === undefined) return;
      this.#columns(tagged(row, looks.body, body, false), repeatHead);
      this.#y += 3;
      if (index < block.rows.length - 1) this.#line(this.#y, 0.5, rule);
      this.#y += 4;
    });
    if (block.total !== undefined) {
      this.#room(looks.strong.leading + 12);
      this.#line(this.#y, 1, headingInk);
      this.#y += 4;
      this.#columns(tagged(block.total, looks.strong, this.#child(table, 'TFoot'), false), repeatHead);
      this.#y += 3;
    }
    this.#line(this.#y, 1, headingInk);
    this.#y += 14;
  }

  /** Columns are as wide as what stands in them. What is left over goes to the first; what lacks, the widest give. */
  #widths(block: PdfBlock & { kind: 'table' }): number[] {
    const available = measure - gutter * (block.head.length - 1);
    const all = [block.head, ...block.rows, ...(block.total === undefined ? [] : [block.total])];
    const over = (of: (text: string) => number): number[] =>
      block.head.map((_, column) => Math.ceil(Math.max(...all.map((row) => of(row[column] ?? '')))) + 1);
    const natural = over((text) => this.#type.width(text, looks.strong));
    const narrowest = over((text) => this.#type.widestWord(text, looks.strong));
    const least = total(narrowest);
    if (least >= available) return narrowest.map((w) => (w / least) * available);
    const capped = (cap: number): number[] =>
      natural.map((w, column) => Math.max(narrowest[column] ?? 0, Math.min(w, cap)));
    let cap = Math.max(...natural);
    while (total(capped(cap)) > available) cap -= 1;
    const widths = capped(cap);
    const spare = available - total(widths);
    return widths.map((w, column) => (column === 0 ? w + spare : w));
  }

  #rule(): void {
    this.#room(30);
    if (this.#atTop) return;
    this.#gap(6);
    this.#line(this.#y, 0.75, rule);
    this.#y += 14;
  }

  /**
   * Draws texts side by side and moves below the tallest. Short ones stay whole; one that is longer than what is left
   * of the page goes on at the top of the next, with at least two lines on either side of the break.
   */
  #columns(columns: Column[], onNewPage?: () => void): void {
    const rows = Math.max(...columns.map((column) => column.lines.length));
    const leading = Math.max(...columns.map((column) => column.look.leading));
    if (rows <= 4) this.#room(rows * leading, onNewPage);
    for (let from = 0; from < rows;) {
      let fit = Math.floor((bottom - this.#y) / leading + 0.001);
      const rest = rows - from;
      if (fit < rest && rest - fit < 2) fit -= 1;
      if (fit < Math.min(rest, 2)) {
        this.#newPage();
        onNewPage?.();
        continue;
      }
      const to = Math.min(rows, from + fit);
      for (const column of columns) this.#draw(column, from, to);
      this.#y += (to - from) * leading;
      this.#atTop = false;
      from = to;
    }
  }

  #draw(column: Column, from: number, to: number): void {
    const lines = column.lines.slice(from, to);
    if (lines.length === 0) return;
    let content = this.#pdf.markStructureContent(column.tag);
    const end = (): void => {
      this.#pdf.endMarkedContent();
      column.element.add(content);
    };
    const aside = (actual: string, draw: () => void): void => {
      end();
      const span = this.#child(column.element, 'Span', { actual });
      const marked = this.#pdf.markStructureContent('Span');
      draw();
      this.#pdf.endMarkedContent();
      span.add(marked);
      content = this.#pdf.markStructureContent(column.tag);
    };
    lines.forEach((line, index) => {
      this.#drawLine(column, line, index, aside);
    });
    end();
  }

  #drawLine(
    column: Omit<Column, 'element' | 'tag'>,
    line: Line,
    index: number,
    aside?: (actual: string, draw: () => void) => void,
  ): void {
    const { look } = column;
    const x = column.right === undefined ? column.x : column.right - line.width;
    this.#pdf.fillColor(look.colour);
    this.#type.draw(line, x, this.#y + index * look.leading + look.leading * 0.5 + look.size * 0.35, look, aside);
  }

  #child(parent: Element, tag: string, options: { scope?: string; actual?: string } = {}): Element {
    const element = this.#pdf.struct(tag, options);
    parent.add(element);
    return element;
  }

  #room(needed: number, onNewPage?: () => void): void {
    if (this.#y + needed <= bottom) return;
    this.#newPage();
    onNewPage?.();
  }

  #gap(points: number): void {
    if (!this.#atTop) this.#y += points;
  }

  #newPage(): void {
    this.#pdf.addPage();
    this.#y = top;
    this.#atTop = true;
  }

  #line(y: number, weight: number, colour: string): void {
    this.#artifact(() => {
      this.#pdf.save().lineWidth(weight).strokeColor(colour).moveTo(left, y).lineTo(right, y).stroke().restore();
    });
  }

  #artifact(draw: () => void, type = 'Layout'): void {
    this.#pdf.markContent('Artifact', { type } as PDFKit.Mixins.MarkingOptions);
    draw();
    this.#pdf.endMarkedContent();
  }

  /** Header and footer, written when the number of pages is known. */
  #furniture(): void {
    const { start, count } = this.#pdf.bufferedPageRange();
    const { sender, reference } = this.#doc.header;
    for (let index = 0; index < count; index++) {
      this.#pdf.switchToPage(start + index);
      this.#artifact(() => {
        this.#small(sender, 56, 'left', { ...looks.small, weight: 'strong', colour: headingInk });
        if (reference !== undefined) this.#small(reference, 56, 'right', looks.small);
        this.#pdf.save().lineWidth(0.75).strokeColor(rule).moveTo(left, 70).lineTo(right, 70).stroke().restore();
        this.#small(this.#doc.words.page(index + 1, count), height - 48, 'right', looks.small);
      }, 'Pagination');
    }
  }

  #small(text: string, baseline: number, side: 'left' | 'right', look: Look): void {
    const line = this.#type.lines(text, look, measure * 0.6)[0];
    if (line === undefined) return;
    this.#pdf.fillColor(look.colour);
    this.#type.draw(line, side === 'left' ? left : right - line.width, baseline, look);
  }
}

const gutter = 16;

function total(numbers: number[]): number {
  return numbers.reduce((sum, n) => sum + n, 0);
}

/** pdfkit writes the title into the XML metadata as it stands; `A & B` would make the XML unreadable. */
function escapeMetadata(pdf: PDFKit.PDFDocument): void {
  const inner = pdf as unknown as { _addInfo: () => void };
  const addInfo = inner._addInfo.bind(pdf);
  inner._addInfo = () => {
    const plain = { ...pdf.info };
    const escaped = (text = ''): string =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    Object.assign(pdf.info, { Title: escaped(plain.Title), Creator: escaped(plain.Creator) });
    addInfo();
    Object.assign(pdf.info, plain);
  };
}

async function collect(pdf: PDFKit.PDFDocument): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of pdf) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
