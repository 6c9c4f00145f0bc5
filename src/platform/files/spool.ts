import { randomUUID } from 'node:crypto';
import { open, unlink } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Place = { offset: number; length: number };

/**
 * A temporary file without a name: it is unlinked as soon as it is open, so that nothing remains when the process ends,
 * however it ends. Only sealed content is put in it.
 */
export class Spool {
  readonly #handle: FileHandle;
  #end = 0;

  private constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  static async open(folder = tmpdir()): Promise<Spool> {
    const path = join(folder, `upload-${randomUUID()}`);
    const handle = await open(path, 'wx+', 0o600);
    try {
      await unlink(path);
    } catch (error) {
      await handle.close();
      throw error;
    }
    return new Spool(handle);
  }

  /** What was put there is no longer wanted, and is written over. */
  rewind(): void {
    this.#end = 0;
  }

  async add(sealed: Buffer): Promise<Place> {
    const place = { offset: this.#end, length: sealed.length };
    this.#end += sealed.length;
    for (let written = 0; written < sealed.length;) {
      const { bytesWritten } = await this.#handle.write(
        sealed,
        written,
        sealed.length - written,
        place.offset + written,
      );
      written += bytesWritten;
    }
    return place;
  }

  async *read(places: readonly Place[]): AsyncGenerator<Buffer> {
    for (const { offset, length } of places) {
      const sealed = Buffer.alloc(length);
      for (let got = 0; got < length;) {
        const { bytesRead } = await this.#handle.read(sealed, got, length - got, offset + got);
        if (bytesRead === 0) throw new Error('The spooled file is shorter than what was put in it');
        got += bytesRead;
      }
      yield sealed;
    }
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
