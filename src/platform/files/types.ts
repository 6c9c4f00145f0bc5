import { fileTypeFromBuffer } from 'file-type';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const openText = 'application/vnd.oasis.opendocument.text';

/** What can be received, and the name endings that belong to it, the usual one first. */
const known = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'image/heic': ['heic', 'heif'],
  'image/heif': ['heif', 'heic'],
  'image/webp': ['webp'],
  'text/plain': ['txt', 'text', 'csv', 'md', 'log'],
  [word]: ['docx'],
  [openText]: ['odt'],
  'audio/mp4': ['m4a', 'mp4', 'aac'],
  'audio/mpeg': ['mp3'],
  'audio/ogg': ['ogg', 'opus', 'oga'],
  'audio/wav': ['wav'],
  'audio/webm': ['webm', 'weba'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

export type MediaType = keyof typeof known;
export const mediaTypes = Object.keys(known) as [MediaType, ...MediaType[]];

/** Whether it is a sound recording: taken only where one is asked for. */
export function isRecording(type: MediaType): boolean {
  return type.startsWith('audio/');
}

/** For the `accept` attribute of a file field. */
export const accept = mediaTypes
  .filter((type) => !isRecording(type))
  .flatMap((type) => known[type].slice(0, 2).map((ending) => `.${ending}`))
  .filter((ending, index, all) => all.indexOf(ending) === index && !['.txt', '.text', '.jpe'].includes(ending))
  .join(',');

/** The same where sound recordings are taken too. */
export const acceptRecordings = [
  accept,
  ...mediaTypes.filter(isRecording).flatMap((type) => known[type].slice(0, 2).map((ending) => `.${ending}`)),
  'audio/*',
].join(',');

export function extensionsOf(type: MediaType): readonly [string, ...string[]] {
  return known[type];
}

/** How many bytes of the beginning tell what a file is. */
export const headBytes = 4100;
/** How many bytes of the end are wanted of a zip: its table of contents stands there. */
export const tailBytes = 128 * 1024;

export type Guess =
  | { kind: 'known'; type: MediaType }
  /** It may hold pictures as well as sound: `soundIn` tells. */
  | { kind: 'container'; type: 'audio/mp4' | 'audio/webm' }
  | { kind: 'zip' }
  | { kind: 'text' }
  | { kind: 'refused' };

/**
 * Tells what a file is from its first bytes, whatever its name or the browser says. A zip is only a document once its
 * table of contents has been read (`documentInZip`), and text only once all of it has been seen (`isText`).
 */
export async function guessType(head: Buffer): Promise<Guess> {
  if (head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return { kind: 'zip' };
  // What the cover of a song leaves no room for: the sound begins after it.
  const found = (await detect(head)) ?? (head.subarray(0, 3).toString('latin1') === 'ID3' ? 'audio/mpeg' : undefined);
  if (found !== undefined) {
    const sound = sounds.find(({ mimes }) => mimes.some((mime) => found === mime || found.startsWith(`${mime};`)));
    if (sound) return sound.guess;
    const type = mediaTypes.find((one) => one === found);
    return type === undefined ? { kind: 'refused' } : { kind: 'known', type };
  }
  return isText(head) && !isMarkup(head) ? { kind: 'text' } : { kind: 'refused' };
}

async function detect(head: Buffer): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(head))?.mime;
  } catch {
    // A head cut in the middle of what the detector was reading: what it is remains unknown.
    return undefined;
  }
}

/** What the detector calls sound, and what may be sound only. */
const sounds: readonly { mimes: readonly string[]; guess: Guess }[] = [
  { mimes: ['audio/x-m4a', 'audio/mp4'], guess: { kind: 'container', type: 'audio/mp4' } },
  // Many telephones mark their recordings as any MPEG-4 file.
  { mimes: ['video/mp4'], guess: { kind: 'container', type: 'audio/mp4' } },
  { mimes: ['video/webm', 'audio/webm'], guess: { kind: 'container', type: 'audio/webm' } },
  { mimes: ['audio/mpeg'], guess: { kind: 'known', type: 'audio/mpeg' } },
  { mimes: ['audio/ogg'], guess: { kind: 'known', type: 'audio/ogg' } },
  { mimes: ['audio/wav', 'audio/vnd.wave'], guess: { kind: 'known', type: 'audio/wav' } },
];

/**
 * The sound that a container holds, or undefined when it holds moving pictures, or nothing that is known as sound. MPEG-4 says
 * of each track by its handler what it is (ISO/IEC 14496-12 8.4.3), in the table of contents at either end; WebM names the
 * codec of each track before the first block (RFC 9559 5.1.4).
 */
export function soundIn(type: 'audio/mp4' | 'audio/webm', head: Buffer, tail: Buffer): MediaType | undefined {
  const said = `${head.toString('latin1')}${tail.toString('latin1')}`;
  const [sound, picture] =
    type === 'audio/mp4'
      ? [/hdlr[\s\S]{8}soun/u, /hdlr[\s\S]{8}(?:vide|auxv)/u]
      : [/A_(?:OPUS|VORBIS)/u, /V_(?:VP8|VP9|AV1|MPEG|THEORA|UNCOMPRESSED|MS)/u];
  return sound.test(said) && !picture.test(said) ? type : undefined;
}

/** No bytes that plain text does not have. Holds for UTF-8 and for the older one-byte alphabets. */
export function isText(bytes: Buffer): boolean {
  for (const byte of bytes) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c) return false;
    if (byte === 0x7f) return false;
  }
  return true;
}

/** Web pages, drawings and scripts are text as well, but a browser or a shell would do things with them. */
function isMarkup(head: Buffer): boolean {
  const start = head
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/u, '')
    .trimStart()
    .toLowerCase();
  return (
    start.startsWith('<') ||
    start.startsWith('#!') ||
    /<(?:!doctype|html|head|body|script|svg|iframe|object|embed|img|math|style|link|meta)\b/u.test(start)
  );
}

/**
 * The text document that a zip is, judged by its table of contents, or undefined for any other zip.
 * `tail` is the end of the file, `head` its beginning. Documents that carry macros are refused.
 */
export function documentInZip(head: Buffer, tail: Buffer): MediaType | undefined {
  const names = namesInZip(tail);
  if (names.some((name) => /(?:^|\/)(?:vbaproject\.bin|basic\/|scripts\/)/iu.test(name))) return undefined;
  if (names.includes('[Content_Types].xml') && names.includes('word/document.xml')) return word;
  // OpenDocument puts the type first and unpacked, for exactly this purpose (part 3 of the standard, §3.3).
  const declared = head.subarray(30, 38 + openText.length).toString('latin1');
  if (declared === `mimetype${openText}` && names.includes('content.xml')) return openText;
  return undefined;
}

function namesInZip(tail: Buffer): string[] {
  const end = tail.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  if (end < 0 || end + 22 > tail.length) return [];
  let at = end - tail.readUInt32LE(end + 12);
  const names: string[] = [];
  while (at >= 0 && at + 46 <= end && tail.readUInt32LE(at) === 0x02014b50) {
    const name = tail.readUInt16LE(at + 28);
    names.push(tail.subarray(at + 46, at + 46 + name).toString('utf8'));
    at += 46 + name + tail.readUInt16LE(at + 30) + tail.readUInt16LE(at + 32);
  }
  return names;
}
