import { boxesOf } from './boxes.ts';
import { mostParts } from './pictures.ts';
import { type Piece, Pieces, type Source, bytesOf } from './source.ts';

// A recording in MPEG-4 (ISO/IEC 14496-12) notes where, when and with what it was made beside the sound: in `udta` (QuickTime's
// ©xyz, 3GPP's loci), `meta` (ilst of iTunes), `uuid`. What belongs to the sound is kept; all else becomes free space where it
// stands, so that every place in the table of contents stays true.

/** Boxes that hold others, in which notes may stand. */
const holders = ['moov', 'trak', 'mdia', 'minf', 'moof', 'traf'];
/** What a player needs: the sound, where it lies and how it is packed. */
const sound = new Set(
  'ftyp styp sidx ssix mdat mfra edts tref hdlr elng smhd nmhd dinf stbl iods mvex mfhd tfhd tfdt trun sdtp sbgp sgpd subs saiz saio'.split(
    ' ',
  ),
);
/** Heads that begin with when they were written and changed. */
const dated = ['mvhd', 'tkhd', 'mdhd'];
const space = ['free', 'skip', 'wide'];

/** What is kept of a recording: the same file, without its notes. */
export async function cleanM4a(source: Source): Promise<Piece[] | 'damaged'> {
  const pieces = new Pieces();
  return (await keepSound(source, pieces, { start: 0, stop: source.size, left: mostParts })) === undefined
    ? 'damaged'
    : pieces.list;
}

type Stretch = { start: number; stop: number; left: number };

/** Gives how many more boxes there may be, or undefined when they do not fit. */
async function keepSound(source: Source, pieces: Pieces, { start, stop, left }: Stretch): Promise<number | undefined> {
  const boxes = await boxesOf(source, start, stop, left);
  if (boxes === undefined) return undefined;
  let rest = left - boxes.length;
  for (const { type, start: at, body, end } of boxes) {
    if (holders.includes(type)) {
      pieces.keep(at, body);
      const after = await keepSound(source, pieces, { start: body, stop: end, left: rest });
      if (after === undefined) return undefined;
      rest = after;
    } else if (dated.includes(type)) {
      const [version] = await source.read(body, Math.min(body + 1, end));
      const days = body + 4 + (version === 1 ? 16 : 8);
      if (days > end) return undefined;
      pieces.keep(at, body + 4);
      if (await isBlank(source, body + 4, days)) pieces.keep(body + 4, days);
      else pieces.blank(days - body - 4);
      pieces.keep(days, end);
    } else if (sound.has(type) || (space.includes(type) && (await isBlank(source, body, end)))) pieces.keep(at, end);
    else {
      pieces.keep(at, at + 4);
      pieces.put(Buffer.from('free'));
      pieces.keep(at + 8, body);
      pieces.blank(end - body);
    }
  }
  return rest;
}

async function isBlank(source: Source, start: number, end: number): Promise<boolean> {
  for await (const bytes of bytesOf(source, [{ start, end }])) if (bytes.some((byte) => byte !== 0)) return false;
  return true;
}
