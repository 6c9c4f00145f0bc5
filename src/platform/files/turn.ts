import { jpegExif, orientationOf, orientationOnly } from './exif.ts';
import { longestExif, mostParts, pngChunk } from './pictures.ts';
import { type Piece, Pieces, type Source } from './source.ts';
import type { MediaType } from './types.ts';

// A picture is turned by saying anew which way is up: the pixels stay as they were, to the last bit, and nothing is
// decoded. What is turned has been cleaned before (pictures.ts), so nothing else stands in its notes.

export type Way = 'right' | 'left';

/** Whether a picture of this kind can be turned by what is written beside it. WebP can say it, but browsers do not listen. */
export function canBeTurned(type: MediaType): boolean {
  return turners[type] !== undefined;
}

/**
 * What a stored picture is made of when it is turned a quarter further: the same file after four. Undefined when it is of
 * another kind, or is not laid out as a cleaned one.
 */
export async function turnPicture(type: MediaType, source: Source, way: Way): Promise<Piece[] | undefined> {
  return turners[type]?.(source, (orientation) => turned(orientation, way));
}

/** What each way up (1–8, Exif 2.32, 4.6.4 A) becomes by a quarter of a turn to the right. 2, 4, 5 and 7 are mirrored. */
const toTheRight: Record<number, number> = { 1: 6, 6: 3, 3: 8, 8: 1, 2: 7, 7: 4, 4: 5, 5: 2 };

function turned(orientation: number, way: Way): number {
  const right = toTheRight[orientation] ?? 1;
  return way === 'right' ? right : turned(turned(right, 'right'), 'right');
}

type Turn = (orientation: number) => number;
const turners: Partial<Record<MediaType, (source: Source, turn: Turn) => Promise<Piece[] | undefined>>> = {
  'image/jpeg': turnJpeg,
  'image/png': turnPng,
};

/** Where a new note belongs, and where the one that was read stands, after that. */
type Found = { orientation: number; place: number; note?: readonly [start: number, end: number] };

/** The file with another note; with none, when the picture is seen as it lies. */
function noted(source: Source, { orientation, place, note }: Found, made: (orientation: number) => Buffer): Piece[] {
  const [start, end] = note ?? [place, place];
  const pieces = new Pieces();
  pieces.keep(0, place);
  if (orientation !== 1) pieces.put(made(orientation));
  pieces.keep(place, start);
  pieces.keep(end, source.size);
  return pieces.list;
}

/** The note is a segment before the picture, after JFIF's own. */
async function turnJpeg(source: Source, turn: Turn): Promise<Piece[] | undefined> {
  const found: Found = { orientation: 1, place: 0 };
  for (let at = 2, parts = 0; parts < mostParts; parts += 1) {
    const head = await source.read(at, at + 10);
    if (head.length < 10 || head[0] !== 0xff) return undefined;
    const end = at + 2 + head.readUInt16BE(2);
    const isNote = head[1] === 0xe1 && head.subarray(4).toString('latin1') === 'Exif\0\0';
    if (head[1] !== 0xe0) found.place ||= at;
    if (isNote) {
      found.note = [at, end];
      found.orientation = orientationOf(await source.read(at + 10, end));
    }
    if (isNote || head[1] === 0xda) return noted(source, { ...found, orientation: turn(found.orientation) }, jpegExif);
    at = end;
  }
  return undefined;
}

/** The note is a chunk before the picture, which is where browsers look for it (PNG, third edition, 11.3.4.5). */
async function turnPng(source: Source, turn: Turn): Promise<Piece[] | undefined> {
  const found: Found = { orientation: 1, place: 0 };
  for (let at = 8, parts = 0; parts < mostParts; parts += 1) {
    const head = await source.read(at, at + 8);
    if (head.length < 8) return undefined;
    const type = head.subarray(4).toString('latin1');
    const end = at + 12 + head.readUInt32BE(0);
    if (type === 'IDAT' || type === 'eXIf') found.place ||= at;
    if (type === 'eXIf') {
      found.note = [at, end];
      found.orientation = orientationOf(await source.read(at + 8, Math.min(end - 4, at + 8 + longestExif)));
    }
    if (type === 'IEND')
      return noted(source, { ...found, orientation: turn(found.orientation) }, (orientation) =>
        pngChunk('eXIf', orientationOnly(orientation)),
      );
    at = end;
  }
  return undefined;
}
