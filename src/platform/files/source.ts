/** A file whose bytes can be asked for by place, so that it is never whole in memory. */
export type Source = {
  readonly size: number;
  /** The bytes from `start` to before `end`; fewer where the file ends. */
  read: (start: number, end: number) => Promise<Buffer>;
};

/** A file that lies in pieces of `bytes` each, the last one maybe shorter. The piece that was opened last is remembered. */
export function sourceOfPieces(size: number, bytes: number, piece: (position: number) => Promise<Buffer>): Source {
  let last: { position: number; bytes: Buffer } = { position: -1, bytes: Buffer.alloc(0) };
  return {
    size,
    read: async (start, end) => {
      const parts: Buffer[] = [];
      const until = Math.min(end, size);
      for (let at = start; at < until;) {
        const position = Math.floor(at / bytes);
        if (last.position !== position) last = { position, bytes: await piece(position) };
        const part = last.bytes.subarray(at % bytes, (at % bytes) + until - at);
        if (part.length === 0) throw new Error('A piece is shorter than it should be');
        parts.push(part);
        at += part.length;
      }
      return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
    },
  };
}

/** What a file is made into: stretches of it, new bytes, and nothing where something was. */
export type Piece = { start: number; end: number } | { bytes: Buffer } | { zeros: number };

/** Pieces in order; stretches that follow on each other become one. */
export class Pieces {
  readonly list: Piece[] = [];

  keep(start: number, end: number): void {
    const last = this.list.at(-1);
    if (end <= start) return;
    if (last !== undefined && 'start' in last && last.end === start) last.end = end;
    else this.list.push({ start, end });
  }

  put(bytes: Buffer): void {
    this.list.push({ bytes });
  }

  blank(zeros: number): void {
    if (zeros > 0) this.list.push({ zeros });
  }
}

const stretch = 256 * 1024;

/** The bytes that the pieces stand for, a little at a time. */
export async function* bytesOf(source: Source, pieces: readonly Piece[]): AsyncGenerator<Buffer> {
  for (const piece of pieces) {
    if ('bytes' in piece) yield piece.bytes;
    else if ('zeros' in piece) {
      for (let left = piece.zeros; left > 0; left -= stretch) yield Buffer.alloc(Math.min(left, stretch));
    } else {
      for (let at = piece.start; at < piece.end; at += stretch) {
        yield await source.read(at, Math.min(at + stretch, piece.end));
      }
    }
  }
}
