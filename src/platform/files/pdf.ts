import type { Source } from './source.ts';

export type PdfProblem = 'locked' | 'damaged';

const step = 256 * 1024;
/** What is looked for lies within so many bytes, wherever the file happens to be cut. */
const overlap = 4096;
/** Readers look for the way in among the last thousand bytes; scanners hang a little on after it. */
const tail = 4096;
/** More ways in than any file has in one step. */
const most = 100;

/**
 * Whether a PDF can be read by somebody else: it is not locked with a password (or by a right that only some readers
 * can take), it has its end, and there are pages. Nothing of it is unpacked.
 */
export async function pdfProblem(source: Source): Promise<PdfProblem | undefined> {
  let [pages, entry] = [false, false];
  for (let at = 0; at < source.size; at += step) {
    const text = (await source.read(at, at + step + overlap)).toString('latin1');
    if (entryDictionaries(text).some((dictionary) => /\/Encrypt\b/u.test(dictionary))) return 'locked';
    // In newer files the pages may lie packed together with other objects.
    pages ||= /\/Type\s{0,20}\/(?:Page|ObjStm)\b/u.test(text);
    entry ||= /\btrailer\b|\/Type\s{0,20}\/XRef\b/u.test(text);
  }
  const end = (await source.read(Math.max(0, source.size - tail), source.size)).toString('latin1');
  return pages && entry && /startxref\s+\d/u.test(end) ? undefined : 'damaged';
}

/** The dictionaries that a reader begins with: after the word trailer, and in front of a table of places. */
function entryDictionaries(text: string): string[] {
  const after = [...text.matchAll(/\btrailer\b/gu).take(most)].map(({ index }) =>
    before('startxref', text.slice(index, index + overlap)),
  );
  const around = [...text.matchAll(/\/XRef\b/gu).take(most)].map(({ index }) => {
    const head = text.slice(Math.max(0, index - overlap), index);
    return head.slice(head.lastIndexOf('obj') + 1) + before('stream', text.slice(index, index + overlap));
  });
  return [...after, ...around];
}

function before(word: string, text: string): string {
  const end = text.indexOf(word);
  return end < 0 ? text : text.slice(0, end);
}
