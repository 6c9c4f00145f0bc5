import { crc32 } from 'node:zlib';
import { jpegExif, orientationOf, orientationOnly } from './exif.ts';
import { mostPixels } from './limits.ts';
import { type Piece, Pieces, type Source } from './source.ts';

// A picture is kept as it is, to the last pixel, but without what stands beside it: where and when it was taken, with
// what, by whom, and what a program has noted. What is kept is named; anything else is left out. Nothing is decoded.

export type PictureProblem = 'damaged' | 'pixels';

/** More parts than any camera writes. */
export const mostParts = 50_000;
export const longestExif = 64 * 1024;

/** Whether a browser should be spared a picture of this size. */
export function isTooMany(width: number, height: number): boolean {
  return width * height > mostPixels;
}

/** Segments that the pixels need: JFIF, an ICC profile, Adobe's note of how colours are written. */
async function belongs(source: Source, marker: number, at: number): Promise<boolean> {
  if (marker < 0xe0 || (marker > 0xef && marker !== 0xfe)) return true;
  const names: Record<number, string> = { 0xe0: 'JFIF\0', 0xe2: 'ICC_PROFILE\0', 0xee: 'Adobe' };
  const name = names[marker];
  return name !== undefined && (await source.read(at, at + name.length)).toString('latin1') === name;
}

/** A JPEG's segments up to the end of the picture; what a telephone hangs on after that (a film, say) is left out. */
export async function cleanJpeg(source: Source): Promise<Piece[] | PictureProblem> {
  const pieces = new Pieces();
  pieces.keep(0, 2);
  let at = 2;
  let [sized, drawn, turned] = [false, false, false];
  for (let parts = 0; parts < mostParts; parts += 1) {
    const head = await source.read(at, at + 4);
    const marker = head[1] ?? 0;
    if (head[0] !== 0xff || marker === 0) return drawn ? pieces.list : 'damaged';
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) {
      pieces.keep(at, at + 2);
      return drawn ? pieces.list : 'damaged';
    }
    if (head.length < 4) return 'damaged';
    const end = at + 2 + head.readUInt16BE(2);
    if (end < at + 4 || end > source.size) return drawn ? pieces.list : 'damaged';
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const size = await source.read(at + 5, at + 9);
      if (size.length < 4) return 'damaged';
      if (isTooMany(size.readUInt16BE(2), size.readUInt16BE(0))) return 'pixels';
      sized = true;
    }
    if (marker === 0xe1 && !turned) {
      const body = await source.read(at + 4, end);
      if (body.subarray(0, 6).toString('latin1') === 'Exif\0\0') {
        turned = true;
        const orientation = orientationOf(body.subarray(6));
        if (orientation !== 1) pieces.put(jpegExif(orientation));
      }
    } else if (await belongs(source, marker, at + 4)) pieces.keep(at, end);
    at = end;
    if (marker === 0xda) {
      if (!sized) return 'damaged';
      drawn = true;
      const next = await endOfScan(source, end);
      pieces.keep(end, next);
      at = next;
    }
  }
  return 'damaged';
}

/** Where the next marker stands, or the file ends. In a scan, FF is followed by 00 or by a restart marker. */
async function endOfScan(source: Source, from: number): Promise<number> {
  const step = 64 * 1024;
  for (let at = from; at < source.size; at += step) {
    // One byte more: a marker may lie across.
    const bytes = await source.read(at, at + step + 1);
    for (let i = bytes.indexOf(0xff); i >= 0 && i + 1 < bytes.length; i += 1) {
      if (bytes[i] !== 0xff) continue;
      const next = bytes[i + 1] ?? 0;
      if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at + i;
    }
  }
  return source.size;
}

const pngKept = [
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'cICP',
  'sBIT',
  'bKGD',
  'pHYs',
];

export async function cleanPng(source: Source): Promise<Piece[] | PictureProblem> {
  const pieces = new Pieces();
  pieces.keep(0, 8);
  let at = 8;
  for (let parts = 0; parts < mostParts; parts += 1) {
    const head = await source.read(at, at + 16);
    if (head.length < 12) return 'damaged';
    const type = head.subarray(4, 8).toString('latin1');
    const end = at + 12 + head.readUInt32BE(0);
    if (end > source.size || (parts === 0) !== (type === 'IHDR')) return 'damaged';
    if (parts === 0 && end !== at + 25) return 'damaged';
    if (parts === 0 && isTooMany(head.readUInt32BE(8), head.readUInt32BE(12))) return 'pixels';
    if (type === 'eXIf') {
      const turned = orientationOf(await source.read(at + 8, Math.min(end - 4, at + 8 + longestExif)));
      if (turned !== 1) pieces.put(pngChunk('eXIf', orientationOnly(turned)));
    } else if (pngKept.includes(type)) pieces.keep(at, end);
    at = end;
    if (type === 'IEND') return pieces.list;
  }
  return 'damaged';
}

export function pngChunk(type: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, 'latin1');
  data.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}

const webpKept = ['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP', 'ANIM', 'ANMF'];

/** What is taken out of a WebP is blanked where it stands: its length and its table of contents stay true. */
export async function cleanWebp(source: Source): Promise<Piece[] | PictureProblem> {
  const pieces = new Pieces();
  const riff = await source.read(0, 12);
  if (riff.length < 12) return 'damaged';
  const all = riff.readUInt32LE(4) + 8;
  if (all > source.size) return 'damaged';
  pieces.keep(0, 12);
  let [at, drawn] = [12, false];
  for (let parts = 0; at < all && parts < mostParts; parts += 1) {
    const head = await source.read(at, at + 18);
    if (head.length < 8) return 'damaged';
    const type = head.subarray(0, 4).toString('latin1');
    const length = head.readUInt32LE(4);
    const end = at + 8 + length + (length % 2);
    if (end > all) return 'damaged';
    const size = webpSize(type, head.subarray(8));
    if (size && isTooMany(...size)) return 'pixels';
    drawn ||= ['VP8 ', 'VP8L', 'ANMF'].includes(type);
    if (webpKept.includes(type)) pieces.keep(at, end);
    else {
      pieces.keep(at, at + 8);
      const turned = type === 'EXIF' ? await webpOrientation(source, at + 8, at + 8 + length) : Buffer.alloc(0);
      if (turned.length > 0) pieces.put(turned);
      pieces.blank(end - at - 8 - turned.length);
    }
    at = end;
  }
  return drawn && at === all ? pieces.list : 'damaged';
}

async function webpOrientation(source: Source, start: number, end: number): Promise<Buffer> {
  const exif = await source.read(start, Math.min(end, start + longestExif));
  // Some programs write the header that is JPEG's.
  const tiff = exif.subarray(0, 6).toString('latin1') === 'Exif\0\0' ? exif.subarray(6) : exif;
  const bytes = orientationOnly(orientationOf(tiff));
  return bytes.length <= end - start ? bytes : Buffer.alloc(0);
}

function webpSize(type: string, body: Buffer): [number, number] | undefined {
  if (body.length < 10) return undefined;
  if (type === 'VP8X') return [body.readUIntLE(4, 3) + 1, body.readUIntLE(7, 3) + 1];
  if (type === 'VP8 ') return [body.readUInt16LE(6) & 0x3fff, body.readUInt16LE(8) & 0x3fff];
  if (type !== 'VP8L') return undefined;
  const bits = body.readUInt32LE(1);
  return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
}
