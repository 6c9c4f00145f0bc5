import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';

/**
 * The portal's own letter (Hanken Grotesk, OFL) as static weights. The package cuts each weight into files by
 * alphabet, so a text is set with the first file that has the character: `Łukasz Åkesson` needs two of them.
 */
export type Weight = 'regular' | 'strong';

const alphabets = ['latin', 'latin-ext', 'vietnamese', 'cyrillic-ext'] as const;
const weights: Record<Weight, string> = { regular: '400', strong: '600' };

/** One font file: the name it is registered under in a document, and the bytes. */
export type FontFile = { name: string; bytes: Buffer };

const require = createRequire(import.meta.url);
let read: Record<Weight, FontFile[]> | undefined;

/** The font files of both weights, in the order in which they are asked for a character. Read once. */
export function fontFiles(): Record<Weight, FontFile[]> {
  read ??= { regular: filesOf('regular'), strong: filesOf('strong') };
  return read;
}

function filesOf(weight: Weight): FontFile[] {
  return alphabets.map((alphabet) => ({
    name: `${weight}-${alphabet}`,
    bytes: unpacked(
      readFileSync(
        require.resolve(`@fontsource/hanken-grotesk/files/hanken-grotesk-${alphabet}-${weights[weight]}-normal.woff`),
      ),
    ),
  }));
}

/**
 * A WOFF file as the plain TrueType file it was packed from (W3C WOFF 1.0 §4–5). The font reader would otherwise
 * inflate a table anew for every letter, which takes most of the time of making a document.
 */
function unpacked(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const directory = Buffer.alloc(12 + 16 * count);
  woff.copy(directory, 0, 4, 8);
  directory.writeUInt16BE(count, 4);
  const power = Math.floor(Math.log2(count));
  directory.writeUInt16BE(16 * 2 ** power, 6);
  directory.writeUInt16BE(power, 8);
  directory.writeUInt16BE(16 * (count - 2 ** power), 10);
  const parts: Buffer[] = [directory];
  let offset = directory.length;
  for (let index = 0; index < count; index++) {
    const entry = 44 + 20 * index;
    const start = woff.readUInt32BE(entry + 4);
    const packedLength = woff.readUInt32BE(entry + 8);
    const length = woff.readUInt32BE(entry + 12);
    const packed = woff.subarray(start, start + packedLength);
    const table = packedLength < length ? inflateSync(packed) : packed;
    const row = 12 + 16 * index;
    woff.copy(directory, row, entry, entry + 4);
    woff.copy(directory, row + 4, entry + 16, entry + 20);
    directory.writeUInt32BE(offset, row + 8);
    directory.writeUInt32BE(length, row + 12);
    const padding = (4 - (length % 4)) % 4;
    parts.push(table, Buffer.alloc(padding));
    offset += length + padding;
  }
  return Buffer.concat(parts);
}
