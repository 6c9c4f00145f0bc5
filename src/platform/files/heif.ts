import { type Box, boxesOf, mostBoxes, readBox } from './boxes.ts';
import { type PictureProblem, isTooMany } from './pictures.ts';
import { type Piece, Pieces, type Source } from './source.ts';

// HEIC is a box of boxes (ISO/IEC 14496-12, 23008-12). `meta` names the items and where their bytes lie; pixels and
// camera notes lie side by side in `mdat`. What belongs to items that are pictures is kept, all else is blanked where it
// stands, so that every place in the table of contents stays true. Which way is up is a property of the picture itself.

const longestMeta = 1024 * 1024;
const pictures = ['hvc1', 'hev1', 'av01', 'jpeg', 'grid', 'iovl', 'iden', 'tmap'];

export async function cleanHeif(source: Source): Promise<Piece[] | PictureProblem> {
  const boxes = await boxesOf(source, 0, source.size);
  const meta = boxes?.find(({ type }) => type === 'meta');
  if (boxes === undefined || meta === undefined || meta.end - meta.start > longestMeta) return 'damaged';
  let found: Contents;
  try {
    found = readMeta(await source.read(meta.start, meta.end), meta);
  } catch (error) {
    // What lies outside of its box.
    if (error instanceof RangeError) return 'damaged';
    throw error;
  }
  if (found.sizes.some(([width, height]) => isTooMany(width, height))) return 'pixels';
  if (found.kept.length === 0) return 'damaged';
  const wholes: Stretch[] = [
    ...found.own,
    ...boxes.filter(({ type }) => type === 'ftyp').map(({ start, end }) => [start, end] as const),
  ];
  const data = boxes.filter(({ type }) => type === 'mdat');
  const within = [...data.map(({ body, end }) => [body, end] as const), ...found.inner];
  const kept = found.kept.flatMap(([start, end]) =>
    within.flatMap(([from, to]) =>
      start < to && end > from ? [[Math.max(start, from), Math.min(end, to)] as const] : [],
    ),
  );
  return blankAllBut(source, boxes, [...wholes, ...data.map(({ start, body }) => [start, body] as const), ...kept]);
}

type Stretch = readonly [start: number, end: number];

/** The file, blanked outside the stretches; boxes that nothing is kept of become free space. */
function blankAllBut(source: Source, boxes: readonly Box[], stretches: readonly Stretch[]): Piece[] {
  const pieces = new Pieces();
  let at = 0;
  const until = (place: number): void => {
    for (const { type, start, body, end } of boxes) {
      if (start < at || start >= place || ['ftyp', 'meta', 'mdat'].includes(type)) continue;
      pieces.blank(start - at);
      const head = Buffer.alloc(body - start);
      if (head.length === 16) head.writeBigUInt64BE(BigInt(end - start), 8);
      head.writeUInt32BE(head.length === 16 ? 1 : end - start, 0);
      head.write('free', 4, 'latin1');
      pieces.put(head);
      at = body;
    }
    pieces.blank(place - at);
    at = Math.max(at, place);
  };
  for (const [start, end] of stretches.toSorted(([a], [b]) => a - b)) {
    if (start > at) until(start);
    pieces.keep(at, end);
    at = Math.max(at, end);
  }
  until(boxes.at(-1)?.end ?? source.size);
  return pieces.list;
}

/** The boxes within a stretch of `bytes`. @throws RangeError when they do not fit. */
function boxesIn(bytes: Buffer, start: number, end: number): Box[] {
  const boxes: Box[] = [];
  for (let at = start; at < end;) {
    const box = readBox(bytes.subarray(at, Math.min(at + 16, end)), at, end);
    if (box === undefined || boxes.length === mostBoxes) throw new RangeError('a box does not fit');
    boxes.push(box);
    at = box.end;
  }
  return boxes;
}

type Contents = {
  /** What is kept of `meta` itself: all but the data within it. */
  own: Stretch[];
  /** The data within `meta`. */
  inner: Stretch[];
  /** Where the bytes of the pictures lie. */
  kept: Stretch[];
  sizes: [number, number][];
};

/** Reads the table of contents. `place` is where it stands in the file. @throws RangeError when it is not whole. */
function readMeta(bytes: Buffer, place: Box): Contents {
  const boxes = boxesIn(bytes, place.body - place.start + 4, bytes.length);
  const box = (type: string) => boxes.find((one) => one.type === type);
  const [names, places, data] = [box('iinf'), box('iloc'), box('idat')];
  if (!names || !places) throw new RangeError('no table of contents');
  const shown = new Set(itemsOf(bytes, names).flatMap(({ id, type }) => (pictures.includes(type) ? [id] : [])));
  const at = (inside: number) => inside + place.start;
  const inner: Stretch[] = data ? [[at(data.body), at(data.end)]] : [];
  return {
    own: data
      ? [
          [place.start, at(data.body)],
          [at(data.end), place.end],
        ]
      : [[place.start, place.end]],
    inner,
    kept: placesOf(bytes, places)
      .filter(({ id }) => shown.has(id))
      .map(({ within, start, length }) => {
        const from = within ? start + (inner[0]?.[0] ?? 0) : start;
        return [from, from + length];
      }),
    sizes: boxes
      .filter(({ type }) => type === 'iprp')
      .flatMap(({ body, end }) => boxesIn(bytes, body, end))
      .filter(({ type }) => type === 'ipco')
      .flatMap(({ body, end }) => boxesIn(bytes, body, end))
      .filter(({ type }) => type === 'ispe')
      .map(({ body }) => [bytes.readUInt32BE(body + 4), bytes.readUInt32BE(body + 8)]),
  };
}

function itemsOf(bytes: Buffer, { body, end }: Box): { id: number; type: string }[] {
  const entries = boxesIn(bytes, body + (bytes.readUInt8(body) === 0 ? 6 : 8), end);
  return entries
    .filter(({ type }) => type === 'infe')
    .map((entry) => {
      const wide = bytes.readUInt8(entry.body) >= 3;
      const id = wide ? bytes.readUInt32BE(entry.body + 4) : bytes.readUInt16BE(entry.body + 4);
      const type = entry.body + (wide ? 10 : 8);
      return { id, type: bytes.subarray(type, type + 4).toString('latin1') };
    });
}

/** Where each item's bytes lie: from the beginning of the file, or `within` the data of `meta`. */
function placesOf(bytes: Buffer, box: Box): { id: number; within: boolean; start: number; length: number }[] {
  const version = bytes.readUInt8(box.body);
  let at = box.body + 4;
  const number = (size: number): number => {
    if (size === 0) return 0;
    const value = size === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, size);
    at += size;
    return value;
  };
  const sizes = number(2);
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexSize = version > 0 ? sizes & 15 : 0;
  if ([offsetSize, lengthSize, baseSize, indexSize].some((size) => ![0, 4, 8].includes(size)))
    throw new RangeError('an unknown way to write places');
  const found: { id: number; within: boolean; start: number; length: number }[] = [];
  const count = number(version < 2 ? 2 : 4);
  for (let n = 0; n < count; n += 1) {
    const id = number(version < 2 ? 2 : 4);
    const method = version > 0 ? number(2) & 15 : 0;
    number(2);
    const base = number(baseSize);
    const extents = number(2);
    for (let m = 0; m < extents; m += 1) {
      number(indexSize);
      const start = base + number(offsetSize);
      const length = number(lengthSize);
      // Places inside other items are not used by cameras; without a length it is not known what is kept.
      if (method > 1 || length === 0 || found.length > mostBoxes) throw new RangeError('an unknown place');
      found.push({ id, within: method === 1, start, length });
    }
  }
  return found;
}
