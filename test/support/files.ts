import { randomBytes } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

/** A whole PDF of one page that is exactly so many bytes; what fills it stands between the page and the end. */
export function pdfOf(size: number, filling: Buffer | string = 'x'): Buffer {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
  ];
  const head = `%PDF-1.7\n${objects.map((object, n) => `${n + 1} 0 obj${object}endobj\n`).join('')}%`;
  const places = objects.map((_, n) => head.indexOf(`${n + 1} 0 obj`));
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const end = (at: number) =>
    `\nxref\n0 4\n0000000000 65535 f \n${rows}trailer<</Size 4/Root 1 0 R>>\nstartxref\n${String(at).padStart(10, '0')}\n%%EOF\n`;
  const room = size - head.length - end(0).length;
  if (room < 0) throw new Error('So small a PDF there is not');
  return Buffer.concat([Buffer.from(head), Buffer.alloc(room, filling), Buffer.from(end(size - end(0).length + 1))]);
}

export const randomPdf = (size: number): Buffer => pdfOf(size, randomBytes(Math.min(size, 65_536)));

/** What a telephone writes beside a picture: its maker, which way is up, and the place. */
export const place = 'N 64 11 27 E 20 51 9';
export function exifOf(turned: number): Buffer {
  const maker = Buffer.from('Telefonmakaren\0');
  const entries = 3;
  const after = 8 + 2 + entries * 12 + 4;
  const entry = (tag: number, type: number, count: number, value: number) => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16LE(tag, 0);
    bytes.writeUInt16LE(type, 2);
    bytes.writeUInt32LE(count, 4);
    bytes.writeUInt32LE(value, 8);
    return bytes;
  };
  const head = Buffer.from('II*\0\u0008\0\0\0\u0003\0', 'latin1');
  return Buffer.concat([
    head,
    entry(0x010f, 2, maker.length, after),
    entry(0x0112, 3, 1, turned),
    entry(0x8825, 4, 1, after + maker.length),
    Buffer.alloc(4),
    maker,
    Buffer.from(`\0\0${place}`),
  ]);
}
export const xmp = Buffer.from(
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description exif:GPS="${place}"/></x:xmpmeta>`,
);

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};

/** Puts into a JPEG what telephones and programs put there. */
export function withNotes(jpeg: Buffer, turned: number): Buffer {
  return Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exifOf(turned)])),
    segment(0xe1, Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), xmp])),
    segment(0xed, Buffer.from(`Photoshop 3.0\0${place}`)),
    segment(0xe2, Buffer.from(`MPF\0${place}`)),
    segment(0xfe, Buffer.from(place)),
    jpeg.subarray(2),
    // A film of the moment, hung on after the end.
    Buffer.from(`\0\0\0\u0018ftypmp42${place}`),
  ]);
}

/** A JPEG without a picture in it, of any size that its head says. */
export function jpegOf(width: number, height: number, scan = Buffer.from('00ff00d0ff', 'hex')): Buffer {
  const frame = Buffer.alloc(9);
  frame.writeUInt8(8, 0);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  frame.writeUInt8(1, 5);
  return Buffer.concat([
    Buffer.from('ffd8', 'hex'),
    segment(0xe0, Buffer.from('4a46494600010100000100010000', 'hex')),
    segment(0xc0, frame),
    segment(0xda, Buffer.from('0101000000', 'hex')),
    scan,
    Buffer.from('ffd9', 'hex'),
  ]);
}

export function pngChunk(type: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, 'latin1');
  data.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}

/** A PNG of one colour. */
export function pngOf(
  width: number,
  height: number,
  before: readonly Buffer[] = [],
  after: readonly Buffer[] = [],
): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = width * height > 1_000_000 ? Buffer.alloc(10) : Buffer.alloc(height * (width + 1));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const data = pngChunk('IDAT', deflateSync(rows));
  return Buffer.concat([
    signature,
    pngChunk('IHDR', head),
    ...before,
    data,
    ...after,
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

const riffChunk = (type: string, data: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
};

/** A WebP with notes, around the picture of another, or around one that is only said to be there. */
export function webpOf(width: number, height: number, notes: readonly [string, Buffer][], plain?: Buffer): Buffer {
  const extended = plain?.subarray(12, 16).toString() === 'VP8X';
  const canvas = Buffer.alloc(10);
  canvas.writeUInt8((extended ? plain.readUInt8(20) : 0) | 0x0c, 0);
  canvas.writeUIntLE(width - 1, 4, 3);
  canvas.writeUIntLE(height - 1, 7, 3);
  const picture =
    plain?.subarray(extended ? 30 : 12) ?? riffChunk('VP8 ', Buffer.from('0000009d012a0100010000', 'hex'));
  const chunks = [riffChunk('VP8X', canvas), picture, ...notes.map(([type, data]) => riffChunk(type, data))];
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
  const head = Buffer.from('RIFF\0\0\0\0');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

const box = (type: string, ...bodies: Buffer[]): Buffer => {
  const body = Buffer.concat(bodies);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};
const u16 = (value: number): Buffer => Buffer.from([value >> 8, value & 255]);
const u32 = (value: number): Buffer =>
  Buffer.from([value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255]);

/** A HEIC as a telephone lays it out: two tiles and a grid, Exif and XMP among the data, and a film hung on. */
export function heicOf(width: number, height: number): Buffer {
  const tiles = [Buffer.from('tile one'), Buffer.from('tile two')];
  const exif = Buffer.concat([u32(0), exifOf(6)]);
  const data = [tiles[0], exif, tiles[1], xmp].filter((one) => one !== undefined);
  const grid = Buffer.from('0000000102000100', 'hex');
  const item = (id: number, type: string) => box('infe', u32(2 << 24), u16(id), u16(0), Buffer.from(`${type}\0`));
  const ftyp = box('ftyp', Buffer.from('heic\0\0\0\0mif1heic'));
  const meta = (from: number): Buffer => {
    let at = from;
    const places = [1, 3, 2, 4].map((id, index) => {
      const length = data[index]?.length ?? 0;
      const row = Buffer.concat([u16(id), u16(0), u16(0), u16(1), u32(at), u32(length)]);
      at += length;
      return row;
    });
    places.push(Buffer.concat([u16(5), u16(1), u16(0), u16(1), u32(0), u32(grid.length)]));
    const size = box('ispe', u32(0), u32(width), u32(height));
    return box(
      'meta',
      u32(0),
      box('iinf', u32(0), u16(5), item(1, 'hvc1'), item(2, 'hvc1'), item(3, 'Exif'), item(4, 'mime'), item(5, 'grid')),
      box('iprp', box('ipco', size)),
      box('iloc', u32(1 << 24), u16(0x4400), u16(5), ...places),
      box('idat', grid, Buffer.from(place)),
    );
  };
  const from = ftyp.length + meta(0).length + 8;
  return Buffer.concat([ftyp, meta(from), box('mdat', ...data, Buffer.from(place)), box('mpvd', Buffer.from(place))]);
}

/** What a track of MPEG-4 is: `soun` or `vide`. */
export const handler = (kind: 'soun' | 'vide'): Buffer =>
  box('hdlr', Buffer.concat([Buffer.alloc(8), Buffer.from(kind), Buffer.alloc(13)]));

/**
 * A recording as telephones lay it out, with the place in each way that they write it, and when it was made. The table of
 * contents tells where the sound lies from the beginning of the file.
 */
export function m4aOf(sound: Buffer, version: 0 | 1 = 0): Buffer {
  const when = Buffer.from(version === 0 ? madeAt.repeat(2) : `\0\0\0\0${madeAt}`.repeat(2));
  const dated = (type: string) => box(type, u32(version << 24), when, Buffer.alloc(80, 'k'));
  const notes = [
    box('udta', box('\u00a9xyz', u16(place.length), u16(0x15c7), Buffer.from(place)), box('loci', Buffer.from(place))),
    box('meta', u32(0), box('ilst', box('\u00a9nam', Buffer.from(place)))),
    box('uuid', Buffer.alloc(16, 'u'), xmp),
  ];
  const media = box(
    'mdia',
    dated('mdhd'),
    handler('soun'),
    box('minf', box('stbl', box('stco', u32(0), u32(1), u32(44)))),
  );
  return Buffer.concat([
    box('ftyp', Buffer.from('M4A \0\0\0\0M4A mp42isom')),
    box('free'),
    box('mdat', sound),
    box('moov', dated('mvhd'), box('trak', dated('tkhd'), media, ...notes), ...notes),
    box('skip', Buffer.from(place)),
    ...notes,
  ]);
}
/** The time in a recording that `m4aOf` makes: seconds since 1904. */
export const madeAt = 'tid!';

/** The beginnings of short recordings, as telephones and browsers make them. */
export const sounds = {
  wav: Buffer.from('RIFF$\u0000\u0000\u0000WAVEfmt \u0010\u0000\u0000\u0000\u0001\u0000\u0001\u0000', 'latin1'),
  ogg: Buffer.concat([
    Buffer.from('OggS\u0000\u0002', 'latin1'),
    Buffer.alloc(20),
    Buffer.from('\u0001\u0013OpusHead\u0001\u0001', 'latin1'),
    Buffer.alloc(40),
  ]),
  m4a: Buffer.concat([
    box('ftyp', Buffer.from('M4A \0\0\0\0M4A mp42isom')),
    box('mdat', Buffer.alloc(200, 'x')),
    box('moov', box('trak', box('mdia', handler('soun')))),
  ]),
  mp4: Buffer.concat([
    box('ftyp', Buffer.from('mp42\0\0\0\0isommp42')),
    box('moov', box('trak', box('mdia', handler('soun')))),
    box('mdat', Buffer.alloc(200, 'x')),
  ]),
  webm: Buffer.concat([
    Buffer.from(
      '1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806701ffffffffffffff',
      'hex',
    ),
    Buffer.from('\u0086\u0086A_OPUS', 'latin1'),
    Buffer.alloc(40),
  ]),
};
