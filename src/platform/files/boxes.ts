import type { Source } from './source.ts';

// HEIC and MPEG-4 are boxes of boxes (ISO/IEC 14496-12 4.2): a length, four letters, and what the letters say.

/** Where a box begins, where what it holds begins, and where it ends, in bytes from the beginning of the file. */
export type Box = { type: string; start: number; body: number; end: number };

export const mostBoxes = 2_000;

/** The boxes within a stretch of a file. Undefined when they do not fit in it, or are more than `most`. */
export async function boxesOf(
  source: Source,
  start: number,
  stop: number,
  most = mostBoxes,
): Promise<Box[] | undefined> {
  const boxes: Box[] = [];
  for (let at = start; at < stop;) {
    const box = readBox(await source.read(at, Math.min(at + 16, stop)), at, stop);
    if (box === undefined || boxes.length === most) return undefined;
    boxes.push(box);
    at = box.end;
  }
  return boxes;
}

/** A box's head, at `at` of a whole that ends at `end`. */
export function readBox(head: Buffer, at: number, end: number): Box | undefined {
  if (head.length < 8) return undefined;
  const size = head.readUInt32BE(0);
  if (size === 1 && head.length < 16) return undefined;
  const length = size === 0 ? end - at : size === 1 ? Number(head.readBigUInt64BE(8)) : size;
  const body = at + (size === 1 ? 16 : 8);
  if (at + length < body || at + length > end) return undefined;
  return { type: head.subarray(4, 8).toString('latin1'), start: at, body, end: at + length };
}
