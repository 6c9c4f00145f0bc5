// Of everything that a camera writes beside a picture (the place, the time, the owner's name, a smaller copy of the
// picture), one thing is needed to see it: which way is up.

const orientationTag = 0x0112;

/** Which way is up, 1–8, of Exif data that begin with the TIFF header; 1, as it lies, where it cannot be told. */
export function orientationOf(tiff: Buffer): number {
  const order = tiff.subarray(0, 2).toString('latin1');
  if (tiff.length < 14 || (order !== 'II' && order !== 'MM')) return 1;
  const short = (at: number) => (order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = order === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return 1;
  const entries = short(directory);
  for (let n = 0, at = directory + 2; n < entries && at + 12 <= tiff.length; n += 1, at += 12) {
    if (short(at) !== orientationTag) continue;
    const turned = short(at + 8);
    return turned >= 1 && turned <= 8 ? turned : 1;
  }
  return 1;
}

/** Exif data that say which way is up and nothing else: a header, and a directory of one entry. */
export function orientationOnly(turned: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(orientationTag, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(turned, 18);
  return tiff;
}

/** The same, as a segment of a JPEG. */
export function jpegExif(turned: number): Buffer {
  return Buffer.concat([Buffer.from('\u00ff\u00e1\0\u0022Exif\0\0', 'latin1'), orientationOnly(turned)]);
}
