import { describe, expect, test } from 'vitest';
import { orientationOf, orientationOnly } from '../../src/platform/files/exif.ts';
import { inspectContent } from '../../src/platform/files/inspect.ts';
import { mostPixels } from '../../src/platform/files/limits.ts';
import { type Source, bytesOf } from '../../src/platform/files/source.ts';
import { type Way, canBeTurned, turnPicture } from '../../src/platform/files/turn.ts';
import type { MediaType } from '../../src/platform/files/types.ts';
import {
  exifOf,
  heicOf,
  jpegOf,
  m4aOf,
  madeAt,
  pdfOf,
  place,
  pngChunk,
  pngOf,
  webpOf,
  withNotes,
  xmp,
} from '../support/files.ts';

/** A file in memory, that tells the longest stretch that was asked for. */
function sourceOf(bytes: Buffer): Source & { longest: () => number } {
  let longest = 0;
  return {
    size: bytes.length,
    read: (start, end) => {
      longest = Math.max(longest, end - start);
      return Promise.resolve(bytes.subarray(start, end));
    },
    longest: () => longest,
  };
}

/** What is stored of a file: its bytes, or why it is not taken. */
async function stored(type: MediaType, bytes: Buffer): Promise<Buffer | string> {
  const source = sourceOf(bytes);
  const inspected = await inspectContent(type, source);
  if (inspected === undefined) return bytes;
  if (typeof inspected === 'string') return inspected;
  const parts: Buffer[] = [];
  for await (const part of bytesOf(source, inspected)) parts.push(part);
  return Buffer.concat(parts);
}

async function cleaned(type: MediaType, bytes: Buffer): Promise<Buffer> {
  const kept = await stored(type, bytes);
  if (typeof kept === 'string') throw new Error(kept);
  return kept;
}

const personal = [place, 'Telefonmakaren', 'xmpmeta', 'Photoshop', 'MPF', 'ftypmp42'];
function expectNothingPersonal(bytes: Buffer): void {
  for (const word of personal) expect(bytes.includes(word), word).toBe(false);
}

describe('which way is up', () => {
  test('is read in both byte orders, and taken as nothing special where it cannot be read', () => {
    for (const turned of [1, 3, 6, 8]) {
      expect(orientationOf(exifOf(turned))).toBe(turned);
      expect(orientationOf(orientationOnly(turned))).toBe(turned);
    }
    expect(orientationOf(exifOf(9))).toBe(1);
    expect(orientationOf(exifOf(6).subarray(0, 20))).toBe(1);
    expect(orientationOf(Buffer.from('II*\0\u00ff\u00ff\u00ff\u00ff\0\0\0\0\0\0', 'latin1'))).toBe(1);
    expect(orientationOf(Buffer.alloc(0))).toBe(1);
  });
});

describe('of a JPEG', () => {
  test('the picture is kept to the last byte, and which way is up, and nothing else', async () => {
    const plain = jpegOf(40, 30);
    const kept = await cleaned('image/jpeg', withNotes(plain, 6));
    expectNothingPersonal(kept);
    const exif = Buffer.concat([Buffer.from('ffe10022457869660000', 'hex'), orientationOnly(6)]);
    expect(kept.equals(Buffer.concat([plain.subarray(0, 2), exif, plain.subarray(2)]))).toBe(true);
  });

  test('that lies as it should, nothing is left of the notes', async () => {
    const plain = jpegOf(40, 30);
    expect((await cleaned('image/jpeg', withNotes(plain, 1))).equals(plain)).toBe(true);
  });

  test('that has no notes, nothing is changed', async () => {
    const plain = jpegOf(40, 30);
    expect(await inspectContent('image/jpeg', sourceOf(plain))).toBeUndefined();
  });

  test('a colour profile and the note of how colours are written are kept', async () => {
    const plain = jpegOf(40, 30);
    const icc = Buffer.from('ffe20010', 'hex');
    const profile = Buffer.concat([icc, Buffer.from('ICC_PROFILE\0'), Buffer.alloc(2)]);
    const adobe = Buffer.concat([Buffer.from('ffee000e', 'hex'), Buffer.from('Adobe'), Buffer.alloc(7)]);
    const whole = Buffer.concat([plain.subarray(0, 2), profile, adobe, plain.subarray(2)]);
    expect((await cleaned('image/jpeg', whole)).equals(whole)).toBe(true);
  });

  test('a large one is read in small stretches, with markers wherever they fall', async () => {
    const scan = Buffer.concat([Buffer.alloc(65_535, 1), Buffer.from('ff00', 'hex'), Buffer.alloc(400_000, 2)]);
    const source = sourceOf(withNotes(jpegOf(40, 30, scan), 1));
    const pieces = await inspectContent('image/jpeg', source);
    const parts: Buffer[] = [];
    for await (const part of bytesOf(source, Array.isArray(pieces) ? pieces : [])) parts.push(part);
    expect(Buffer.concat(parts).equals(jpegOf(40, 30, scan))).toBe(true);
    expect(source.longest()).toBeLessThanOrEqual(256 * 1024);
  });

  test('one that was cut off while drawing is kept as far as it goes; one with nothing drawn is damaged', async () => {
    const cut = jpegOf(40, 30, Buffer.alloc(1000, 1)).subarray(0, -500);
    expect((await cleaned('image/jpeg', cut)).equals(cut)).toBe(true);
    expect(await stored('image/jpeg', jpegOf(40, 30).subarray(0, 25))).toBe('damaged');
    expect(await stored('image/jpeg', Buffer.from('ffd8ffe0', 'hex'))).toBe('damaged');
    expect(await stored('image/jpeg', Buffer.from('ffd8ffd9', 'hex'))).toBe('damaged');
    expect(await stored('image/jpeg', Buffer.concat([Buffer.from('ffd8', 'hex'), Buffer.alloc(300_000, 0xff)]))).toBe(
      'damaged',
    );
  });
});

describe('of a PNG', () => {
  const notes = [
    pngChunk('eXIf', exifOf(8)),
    pngChunk('tEXt', Buffer.from(`Comment\0${place}`)),
    pngChunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${xmp.toString()}`)),
    pngChunk('zTXt', Buffer.from(place)),
    pngChunk('tIME', Buffer.alloc(7)),
    pngChunk('prIv', Buffer.from(place)),
  ];
  test('the picture is kept, and which way is up, wherever the notes stand', async () => {
    const turned = pngChunk('eXIf', orientationOnly(8));
    const before = await cleaned('image/png', Buffer.concat([pngOf(4, 3, notes), Buffer.from(place)]));
    expect(before.equals(pngOf(4, 3, [turned]))).toBe(true);
    const after = await cleaned('image/png', pngOf(4, 3, [], notes));
    expect(after.equals(pngOf(4, 3, [], [turned]))).toBe(true);
    expect(await inspectContent('image/png', sourceOf(pngOf(4, 3)))).toBeUndefined();
  });

  test('that does not begin or end as it should is damaged', async () => {
    const plain = pngOf(4, 3);
    expect(await stored('image/png', plain.subarray(0, -12))).toBe('damaged');
    expect(await stored('image/png', Buffer.concat([plain.subarray(0, 8), plain.subarray(33)]))).toBe('damaged');
    expect(await stored('image/png', plain.subarray(0, 10))).toBe('damaged');
  });
});

describe('of a WebP', () => {
  test('notes are blanked where they stand, and which way is up is kept', async () => {
    const whole = webpOf(4, 3, [
      ['EXIF', exifOf(6)],
      ['XMP ', xmp],
      ['ABCD', Buffer.from(place)],
    ]);
    const kept = await cleaned('image/webp', Buffer.concat([whole, Buffer.from(place)]));
    expectNothingPersonal(kept);
    expect(kept.length).toBe(whole.length);
    const exif = kept.subarray(kept.indexOf('EXIF') + 8);
    expect(orientationOf(exif)).toBe(6);
    // JPEG's way of beginning stands in some files.
    const other = webpOf(4, 3, [['EXIF', Buffer.concat([Buffer.from('Exif\0\0'), exifOf(3)])]]);
    const turned = await cleaned('image/webp', other);
    expect(orientationOf(turned.subarray(turned.indexOf('EXIF') + 8))).toBe(3);
  });

  test('that is shorter than it says, or has no picture, is damaged', async () => {
    const whole = webpOf(4, 3, []);
    expect(await stored('image/webp', whole.subarray(0, -1))).toBe('damaged');
    expect(await stored('image/webp', whole.subarray(0, 11))).toBe('damaged');
    const bare = Buffer.from('RIFF\u0004\0\0\0WEBP', 'latin1');
    expect(await stored('image/webp', bare)).toBe('damaged');
  });
});

describe('a turn', () => {
  const turn = async (type: MediaType, bytes: Buffer, way: Way): Promise<Buffer> => {
    const source = sourceOf(bytes);
    const parts: Buffer[] = [];
    for await (const part of bytesOf(source, (await turnPicture(type, source, way)) ?? [])) parts.push(part);
    return Buffer.concat(parts);
  };
  const told = (bytes: Buffer) => orientationOf(bytes.subarray(Math.max(0, bytes.indexOf('MM\0*'))));
  const jpeg = jpegOf(40, 30);
  const jpegTurned = (orientation: number) =>
    Buffer.concat([
      jpeg.subarray(0, 20),
      Buffer.from('ffe10022457869660000', 'hex'),
      orientationOnly(orientation),
      jpeg.subarray(20),
    ]);
  const pngTurned = (orientation: number) => pngOf(4, 3, [pngChunk('eXIf', orientationOnly(orientation))]);

  test('says anew which way is up, and the picture is what it was to the last byte', async () => {
    expect((await turn('image/jpeg', jpeg, 'right')).equals(jpegTurned(6))).toBe(true);
    expect((await turn('image/jpeg', jpeg, 'left')).equals(jpegTurned(8))).toBe(true);
    expect((await turn('image/png', pngOf(4, 3), 'right')).equals(pngTurned(6))).toBe(true);
    // Wherever the note stood, it comes before the picture, once.
    const late = pngOf(4, 3, [], [pngChunk('eXIf', orientationOnly(6))]);
    expect((await turn('image/png', late, 'right')).equals(pngTurned(3))).toBe(true);
    const early = await cleaned('image/jpeg', withNotes(jpeg, 6));
    expect((await turn('image/jpeg', early, 'left')).equals(jpeg)).toBe(true);
  });

  test.each<[MediaType, Buffer]>([
    ['image/jpeg', jpeg],
    ['image/png', pngOf(4, 3)],
  ])('of a %s, four times either way, gives the same file', async (type, plain) => {
    for (const [way, orientations] of [
      ['right', [6, 3, 8, 1]],
      ['left', [8, 3, 6, 1]],
    ] as const) {
      let bytes = plain;
      for (const orientation of orientations) {
        bytes = await turn(type, bytes, way);
        expect(told(bytes)).toBe(orientation);
        // What is turned is as clean as it was: sent again, it is kept as it is.
        expect((await cleaned(type, bytes)).equals(bytes)).toBe(true);
      }
      expect(bytes.equals(plain)).toBe(true);
    }
  });

  test('of a mirrored picture keeps it mirrored', async () => {
    for (const [before, right] of [
      [2, 7],
      [7, 4],
      [4, 5],
      [5, 2],
    ] as const) {
      expect(told(await turn('image/jpeg', jpegTurned(before), 'right'))).toBe(right);
      expect(told(await turn('image/jpeg', jpegTurned(right), 'left'))).toBe(before);
    }
  });

  test('is not made of other files, nor of what is not laid out as a picture', async () => {
    for (const type of ['image/webp', 'image/heic', 'application/pdf'] as const) {
      expect(canBeTurned(type)).toBe(false);
      expect(await turnPicture(type, sourceOf(jpeg), 'right')).toBeUndefined();
    }
    expect(await turnPicture('image/jpeg', sourceOf(jpeg.subarray(0, 24)), 'right')).toBeUndefined();
    expect(await turnPicture('image/jpeg', sourceOf(Buffer.alloc(300)), 'right')).toBeUndefined();
    expect(await turnPicture('image/png', sourceOf(pngOf(4, 3).subarray(0, -12)), 'right')).toBeUndefined();
  });
});

describe('of a HEIC', () => {
  test('what belongs to pictures is kept in its place, and all else is blanked', async () => {
    const whole = heicOf(4000, 3000);
    expect(whole.includes(place)).toBe(true);
    const kept = await cleaned('image/heic', whole);
    expectNothingPersonal(kept);
    expect(kept.length).toBe(whole.length);
    for (const word of ['tile one', 'tile two', 'ispe', 'iloc', 'infe'])
      expect(kept.indexOf(word), word).toBe(whole.indexOf(word));
    const grid = Buffer.from('0000000102000100', 'hex');
    expect(kept.indexOf(grid)).toBe(whole.indexOf(grid));
    expect(kept.includes('mpvd')).toBe(false);
    expect(kept.includes('free')).toBe(true);
    // Cleaned once more there is nothing to take away.
    expect((await cleaned('image/heic', kept)).equals(kept)).toBe(true);
  });

  test('that is cut off, or without a table of contents, is damaged', async () => {
    const whole = heicOf(4000, 3000);
    for (const length of [20, 60, 200, whole.length - 1])
      expect(await stored('image/heic', whole.subarray(0, length)), String(length)).toBe('damaged');
    const renamed = Buffer.from(whole.toString('latin1').replace('iloc', 'xloc'), 'latin1');
    expect(await stored('image/heic', renamed)).toBe('damaged');
  });
});

describe('of a recording in MPEG-4', () => {
  const sound = Buffer.from('how it sounds, with udta and meta in it');

  test.each([0, 1] as const)(
    'the sound is kept in its place, and all else is blanked (version %d)',
    async (version) => {
      const whole = m4aOf(sound, version);
      const kept = await cleaned('audio/mp4', whole);
      expectNothingPersonal(kept);
      expect(kept.includes(madeAt)).toBe(false);
      expect(kept.length).toBe(whole.length);
      expect(kept.subarray(44, 44 + sound.length).equals(sound)).toBe(true);
      const words = ['ftyp', 'mdat', 'moov', 'trak', 'mdia', 'mdhd', 'mvhd', 'tkhd', 'hdlr', 'minf', 'stbl', 'stco'];
      for (const word of words) expect(kept.indexOf(word), word).toBe(whole.indexOf(word));
      // What a dated head tells besides, such as how long the sound is, stays to the last byte.
      const facts = Buffer.alloc(80, 'k');
      for (const word of ['mvhd', 'tkhd', 'mdhd']) {
        const at = kept.indexOf(word) + 8 + (version === 0 ? 8 : 16);
        expect(kept.subarray(at, at + 80).equals(facts), word).toBe(true);
      }
      for (const word of ['uuid', 'loci', 'ilst', 'skip']) expect(kept.includes(word), word).toBe(false);
      // Cleaned once more there is nothing to take away.
      expect(await inspectContent('audio/mp4', sourceOf(kept))).toBeUndefined();
    },
  );

  test('whose boxes are longer than what they lie in, or too many, is damaged', async () => {
    const whole = m4aOf(sound);
    for (const length of [20, 60, 300, whole.length - 1])
      expect(await stored('audio/mp4', whole.subarray(0, length)), String(length)).toBe('damaged');
    const longer = Buffer.from(whole);
    longer.writeUInt32BE(whole.length, whole.indexOf('mdia') - 4);
    expect(await stored('audio/mp4', longer)).toBe('damaged');
    const short = Buffer.concat([whole.subarray(0, 28), Buffer.from('\0\0\0\u0014moov\0\0\0\u000cmvhd\0\0\0\0')]);
    expect(await stored('audio/mp4', short)).toBe('damaged');
    const half = Buffer.concat([
      Buffer.from('\0\u0003\u00a9\u0088moov', 'latin1'),
      Buffer.from('0000000866726565'.repeat(30_000), 'hex'),
    ]);
    expect(await stored('audio/mp4', half)).toBeInstanceOf(Buffer);
    expect(await stored('audio/mp4', Buffer.concat([half, half]))).toBe('damaged');
    const deep = Buffer.alloc(8 * 60_000);
    for (let n = 0; n < 60_000; n += 1) {
      deep.writeUInt32BE(deep.length - n * 8, n * 8);
      deep.write('moov', n * 8 + 4, 'latin1');
    }
    expect(await stored('audio/mp4', deep)).toBe('damaged');
  });
});

test('a picture of two hundred million pixels is refused by its head, and the largest of a telephone is taken', async () => {
  const [width, height] = [16_000, 12_500];
  expect(width * height).toBeGreaterThan(mostPixels);
  const bombs: [MediaType, (width: number, height: number) => Buffer][] = [
    ['image/jpeg', jpegOf],
    ['image/png', pngOf],
    ['image/webp', (w, h) => webpOf(w, h, [])],
    ['image/heic', heicOf],
  ];
  for (const [type, made] of bombs) {
    expect(await stored(type, made(width, height)), type).toBe('pixels');
    expect(await stored(type, made(12_000, 9_000)), type).toBeInstanceOf(Buffer);
  }
});

describe('a PDF', () => {
  const whole = pdfOf(1_000_000);
  const text = (change: (text: string) => string) => Buffer.from(change(whole.toString('latin1')), 'latin1');
  const packed = Buffer.from(
    '%PDF-1.7\n1 0 obj<</Type/ObjStm/N 3/First 20/Length 9>>stream\nxxxxxxxxx\nendstream endobj\n2 0 obj<</Type/XRef/Size 3/Root 1 0 R/W[1 2 1]/Length 4>>stream\nxxxx\nendstream endobj\nstartxref\n90\n%%EOF\n',
  );
  test('that is whole is kept as it is, in the older way and the newer', async () => {
    expect(await inspectContent('application/pdf', sourceOf(whole))).toBeUndefined();
    expect(await inspectContent('application/pdf', sourceOf(packed))).toBeUndefined();
  });

  test('that is locked with a password is told apart', async () => {
    expect(
      await stored(
        'application/pdf',
        text((all) => all.replace('/Root', '/Encrypt 9 0 R/Root')),
      ),
    ).toBe('locked');
    const locked = Buffer.from(packed.toString().replace('/XRef', '/XRef/Encrypt 9 0 R'));
    expect(await stored('application/pdf', locked)).toBe('locked');
    const before = Buffer.from(packed.toString().replace('<</Type/XRef', '<</Encrypt 9 0 R/Type/XRef'));
    expect(await stored('application/pdf', before)).toBe('locked');
    // The word by itself, in what somebody has written, locks nothing.
    expect(
      await stored(
        'application/pdf',
        text((all) => all.replace('xxxxxxxxxx', '/Encrypt  ')),
      ),
    ).toBeInstanceOf(Buffer);
  });

  test('without its end, its way in or its pages is damaged', async () => {
    expect(await stored('application/pdf', whole.subarray(0, -200))).toBe('damaged');
    expect(
      await stored(
        'application/pdf',
        text((all) => all.replace('startxref', 'startxxxx')),
      ),
    ).toBe('damaged');
    expect(
      await stored(
        'application/pdf',
        text((all) => all.replace('/Type/Page/', '/Type/Xage/')),
      ),
    ).toBe('damaged');
    expect(
      await stored(
        'application/pdf',
        text((all) => all.replace('trailer', 'xrailer')),
      ),
    ).toBe('damaged');
  });

  test('made to be slow to look through is not', async () => {
    const many = Buffer.from(`%PDF-1.7\n${'trailer /XRef /Type '.repeat(500_000)}`);
    const begun = performance.now();
    expect(await stored('application/pdf', many)).toBe('damaged');
    expect(performance.now() - begun).toBeLessThan(3000);
  });
});
