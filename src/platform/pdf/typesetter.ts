import { fontFiles } from './fonts.ts';
import type { Weight } from './fonts.ts';

export type Style = { weight: Weight; size: number };

/** A stretch of text in one font file. `actual` is what the reader is to hear when the letter shown is a stand-in. */
export type Run = { font: string; text: string; width: number; actual?: string };

/**
 * A line ready to draw. It ends with a space, so that a reader who listens does not get two words in one; `width` is
 * without it.
 */
export type Line = { runs: Run[]; width: number };

const stand: Readonly<Record<string, string>> = {
  '\u202f': '\u00a0',
  '\u2007': '\u00a0',
  '\u2011': '-',
  '\u2010': '-',
};
// Control characters other than line breaks, soft hyphens and marks that turn the direction of writing.
const unwanted = /(?!\n)[\p{Cc}\u00ad\u061c\u200c-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;

type OpenFont = { hasGlyphForCodePoint(code: number): boolean };

/** Chooses fonts, measures and breaks text into lines for one document. */
export class Typesetter {
  /** Whether some character had no letter in the fonts, and a stand-in was shown. */
  lacked = false;

  readonly #doc: PDFKit.PDFDocument;
  readonly #fonts: Record<Weight, { name: string; font: OpenFont }[]>;
  readonly #words = new Map<string, { runs: Run[]; width: number }>();

  constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc;
    const files = fontFiles();
    const open = (weight: Weight): { name: string; font: OpenFont }[] =>
      files[weight].map(({ name, bytes }) => {
        doc.registerFont(name, bytes);
        doc.font(name);
        // pdfkit keeps the opened font to itself; it alone knows which characters it has.
        return { name, font: (doc as unknown as { _font: { font: OpenFont } })._font.font };
      });
    this.#fonts = { regular: open('regular'), strong: open('strong') };
  }

  /** Breaks a text into lines no wider than `width` points. Line breaks in the text are kept. Never empty. */
  lines(text: string, style: Style, width: number): Line[] {
    const tidy = text
      .normalize('NFC')
      .replaceAll(/\r\n?|\u2028|\u2029/gu, '\n')
      .replaceAll('\t', ' ')
      .replaceAll(unwanted, '');
    return tidy.split('\n').flatMap((row) => this.#breakRow(row.trimEnd(), style, width));
  }

  /** The width in points of a text set on one line. */
  width(text: string, style: Style): number {
    return this.#pieces(text).reduce((sum, piece) => sum + this.#shape(piece, style).width, 0);
  }

  /** The width in points of the widest piece that is not broken unless it must be. */
  widestWord(text: string, style: Style): number {
    return Math.max(0, ...this.#pieces(text).map((piece) => this.#shape(piece.trimEnd(), style).width));
  }

  /** Puts a line on the page. `aside` is given each stand-in to draw, with what it stands for. */
  draw(
    line: Line,
    x: number,
    baseline: number,
    style: Style,
    aside?: (actual: string, draw: () => void) => void,
  ): void {
    let at = x;
    for (const run of line.runs) {
      const start = at;
      const draw = (): void => {
        this.#doc
          .font(run.font)
          .fontSize(style.size)
          .text(run.text, start, baseline, { lineBreak: false, baseline: 'alphabetic' });
      };
      if (run.actual !== undefined && aside !== undefined) aside(run.actual, draw);
      else draw();
      at += run.width;
    }
  }

  #breakRow(row: string, style: Style, width: number): Line[] {
    const lines: Line[] = [];
    let runs: Run[] = [];
    let used = 0;
    let inked = 0;
    const finish = (): void => {
      lines.push({ runs: joined(this.#endedWithSpace(runs, style)), width: inked });
      runs = [];
      used = 0;
      inked = 0;
    };
    for (const piece of this.#pieces(row)) {
      const bare = this.#shape(piece.trimEnd(), style);
      if (used > 0 && used + bare.width > width) finish();
      if (bare.width <= width) {
        const whole = this.#shape(piece, style);
        runs.push(...whole.runs);
        inked = used + bare.width;
        used += whole.width;
        continue;
      }
      // A word wider than the column (a web address, say) is cut between letters.
      for (const letter of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(piece)) {
        const shaped = this.#shape(letter.segment, style);
        if (used > 0 && letter.segment !== ' ' && used + shaped.width > width) finish();
        runs.push(...shaped.runs);
        used += shaped.width;
        if (letter.segment !== ' ') inked = used;
      }
    }
    if (runs.length > 0 || lines.length === 0) finish();
    return lines;
  }

  #endedWithSpace(runs: Run[], style: Style): Run[] {
    return runs.at(-1)?.text.endsWith(' ') === true ? runs : [...runs, ...this.#shape(' ', style).runs];
  }

  /** Cuts after spaces, and after a hyphen or slash between letters: never inside a date or a number. */
  #pieces(text: string): string[] {
    return text.split(/(?<= )(?! )|\u200b|(?<=\p{L}[-–/])(?=\p{L})/u);
  }

  #shape(piece: string, style: Style): { runs: Run[]; width: number } {
    const key = `${style.weight} ${style.size} ${piece}`;
    const known = this.#words.get(key);
    if (known !== undefined) return known;
    const runs: Run[] = [];
    for (const char of piece) {
      const run = this.#letter(char, style.weight);
      const last = runs.at(-1);
      if (last !== undefined && last.font === run.font && last.actual === undefined && run.actual === undefined) {
        last.text += run.text;
      } else if (last?.actual !== undefined && run.actual !== undefined && last.font === run.font) {
        last.text += run.text;
        last.actual += run.actual;
      } else runs.push(run);
    }
    for (const run of runs) run.width = this.#doc.font(run.font).fontSize(style.size).widthOfString(run.text);
    const shaped = { runs, width: runs.reduce((sum, run) => sum + run.width, 0) };
    this.#words.set(key, shaped);
    return shaped;
  }

  #letter(char: string, weight: Weight): Run {
    const wanted = stand[char] ?? char;
    const fonts = this.#fonts[weight];
    const has = (text: string): string | undefined =>
      fonts.find(({ font }) => font.hasGlyphForCodePoint(text.codePointAt(0) ?? 0))?.name;
    const own = has(wanted);
    if (own !== undefined) return { font: own, text: wanted, width: 0 };
    // The letter without its accent is readable; a letter of another script can only be pointed out.
    const base = String.fromCodePoint(wanted.normalize('NFD').codePointAt(0) ?? 0);
    const plain = base === wanted ? undefined : has(base);
    if (plain !== undefined) return { font: plain, text: base, width: 0, actual: char };
    this.lacked = true;
    return { font: has('?') ?? '', text: '?', width: 0, actual: char };
  }
}

/** Neighbours in the same font become one run: fewer operators, and kerning across pieces is left to each word. */
function joined(runs: Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last !== undefined && last.font === run.font && last.actual === undefined && run.actual === undefined) {
      last.text += run.text;
      last.width += run.width;
    } else out.push({ ...run });
  }
  return out;
}
