/** A file whose bytes can be asked for by place, so that it is never whole in memory. */
export type Source = {
  readonly size: number;
  /** The bytes from `start` to before `end`; fewer where the file ends. */
  read: (start: number, end: number) => Promise<Buffer>;
};

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
