import { once } from 'node:events';
import { createDeflate, createInflate } from 'node:zlib';
import { orientationOf } from '../files/exif.ts';

// A PNG has its pixels packed in the way that a PDF has (ISO 32000-1, 7.4.4.4: predictor 15), so they go in as they are. One
// that lets something shine through has colour and that mixed, pixel by pixel, which a PDF has apart: they are parted as
// they stand, filters and all, since a filter takes each byte of a pixel by itself (PNG, third edition, 9.2). Everything is
// unpacked once, a little at a time, to see that it is as much as its head says: no more, and no less.

/** A PNG read for a PDF. Sizes in pixels. */
export type Png = {
  width: number;
  height: number;
  /** Which way is up, 1–8. */
  orientation: number;
  bits: number;
  colors: 1 | 3;
  /** Red, green and blue of each colour there is, on white paper. */
  palette?: Buffer;
  /** The colour that is not to be drawn. */
  unseen?: number[];
  packed: Buffer;
  /** How much of each pixel is to be seen, with as many bits. */
  alpha?: Buffer;
};

export function isPng(bytes: Buffer): boolean {
  return bytes.subarray(0, 8).equals(signature);
}
const signature = Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1');

/** Channels by type of colour (PNG, third edition, 11.2.1): the last of two or four is how much is to be seen. */
const channels: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** How many pixels it says that it has; no more are unpacked. */
export function pixelsOf(png: Buffer): number {
  return png.length < 24 ? 0 : png.readUInt32BE(16) * png.readUInt32BE(20);
}

/** @throws Error when it is not a whole PNG, or is woven (interlaced), which a PDF has no way to say. */
export async function readPng(bytes: Buffer): Promise<Png> {
  const chunks = chunksOf(bytes);
  const head = chunks[0]?.data ?? Buffer.alloc(0);
  if (head.length !== 13) throw new RangeError('no head');
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const [bits, type, ...ways] = [...head.subarray(8)] as [number, number, ...number[]];
  const all = channels[type];
  if (all === undefined || ![1, 2, 4, 8, 16].includes(bits) || (all > 1 && bits < 8) || (type === 3 && bits > 8))
    throw new RangeError('no such colours');
  if (ways.some((way) => way !== 0)) throw new RangeError('woven, or packed in an unknown way');
  if (width * height === 0) throw new RangeError('no such size');
  const one = (name: string) => chunks.find((chunk) => chunk.name === name)?.data;
  const packed = Buffer.concat(chunks.filter(({ name }) => name === 'IDAT').map(({ data }) => data));
  const row = 1 + Math.ceil((width * all * bits) / 8);
  const last = all === 2 || all === 4 ? bits / 8 : 0;
  const parts = await partsOf(packed, { height, row, pixel: (all * bits) / 8, last });
  const [palette, clear] = [one('PLTE'), one('tRNS')];
  if (type === 3 && (!palette?.length || palette.length > 768 || palette.length % 3 > 0))
    throw new RangeError('no colours');
  return {
    width,
    height,
    orientation: orientationOf(one('eXIf') ?? Buffer.alloc(0)),
    bits,
    colors: all > 2 ? 3 : 1,
    ...(type === 3 && palette ? { palette: onWhite(palette, clear) } : {}),
    ...(clear && type < 3 ? { unseen: Array.from({ length: all }, (_, n) => clear.readUInt16BE(2 * n)) } : {}),
    packed,
    ...parts,
  };
}

function chunksOf(bytes: Buffer): { name: string; data: Buffer }[] {
  const chunks: { name: string; data: Buffer }[] = [];
  for (let at = signature.length; at + 12 <= bytes.length;) {
    const data = at + 8;
    const end = data + bytes.readUInt32BE(at);
    if (end + 4 > bytes.length) throw new RangeError('a chunk does not fit');
    chunks.push({ name: bytes.subarray(at + 4, data).toString('latin1'), data: bytes.subarray(data, end) });
    at = end + 4;
  }
  return chunks;
}

/** Each colour as it is seen on white paper. */
function onWhite(palette: Buffer, clear: Buffer = Buffer.alloc(0)): Buffer {
  return Buffer.from(palette.map((value, at) => 255 - ((255 - value) * (clear[Math.floor(at / 3)] ?? 255)) / 255));
}

/**
 * Unpacks rows of `row` bytes, each beginning with its filter, and counts them. Where the last bytes of each pixel are how
 * much is to be seen, gives colour and that apart, packed anew.
 */
async function partsOf(
  packed: Buffer,
  { height, row, pixel, last }: { height: number; row: number; pixel: number; last: number },
): Promise<{ packed: Buffer; alpha: Buffer } | undefined> {
  const inflater = createInflate({ chunkSize: 64 * 1024 });
  inflater.end(packed);
  const [color, alpha] = [new Packer(), new Packer()];
  let [seen, at] = [0, 0];
  for await (const part of inflater as AsyncIterable<Buffer>) {
    seen += part.length;
    if (seen > height * row) throw new RangeError('more than it says');
    if (last === 0) continue;
    const [colors, alphas] = [Buffer.allocUnsafe(part.length), Buffer.allocUnsafe(part.length)];
    let [c, a] = [0, 0];
    for (const byte of part) {
      if (at === 0 || (at - 1) % pixel < pixel - last) colors[c++] = byte;
      if (at === 0 || (at - 1) % pixel >= pixel - last) alphas[a++] = byte;
      at = at + 1 === row ? 0 : at + 1;
    }
    await color.add(colors.subarray(0, c));
    await alpha.add(alphas.subarray(0, a));
  }
  if (seen < height * row) throw new RangeError('less than it says');
  return last === 0 ? undefined : { packed: await color.end(), alpha: await alpha.end() };
}

class Packer {
  readonly #deflate = createDeflate();
  readonly #parts: Buffer[] = [];

  constructor() {
    this.#deflate.on('data', (part: Buffer) => this.#parts.push(part));
  }

  async add(bytes: Buffer): Promise<void> {
    if (!this.#deflate.write(bytes)) await once(this.#deflate, 'drain');
  }

  async end(): Promise<Buffer> {
    const ended = once(this.#deflate, 'end');
    this.#deflate.end();
    await ended;
    return Buffer.concat(this.#parts);
  }
}
