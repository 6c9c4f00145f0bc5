import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import busboy from 'busboy';
import { HttpError, Malformed, TooLarge, Unavailable } from '../http/errors.ts';
import { newId } from '../ids.ts';
import { keptCharacters } from '../kept.ts';
import { seal } from '../vault.ts';
import type { DataKey } from '../vault.ts';
import { displayName } from './names.ts';
import { Spool } from './spool.ts';
import type { Place } from './spool.ts';
import { documentInZip, guessType, headBytes, isText, tailBytes } from './types.ts';
import type { Guess, MediaType } from './types.ts';

/** Sizes in bytes. */
export type UploadLimits = {
  fileBytes: number;
  files: number;
  /** All files of one request together. */
  totalBytes: number;
  fieldBytes: number;
  fields: number;
  /** All fields of one request together. */
  allFieldsBytes: number;
};

const megabyte = 1024 * 1024;
export const uploadLimits: UploadLimits = {
  fileBytes: 20 * megabyte,
  files: 10,
  totalBytes: 60 * megabyte,
  // Whatever is cut here is longer than what is kept, in any writing.
  fieldBytes: 4 * (keptCharacters + 1),
  fields: 400,
  allFieldsBytes: 8 * megabyte,
};

/** Files are sealed in pieces of this many bytes, so that none is ever whole in memory. */
export const chunkBytes = 256 * 1024;

/** What a sealed piece is bound to: it opens in its own place of its own file, and nowhere else. */
export function chunkContext(fileId: string, position: number): string {
  return `document.chunk:${fileId}:${position}`;
}

export type FileProblem = 'tooLarge' | 'totalTooLarge' | 'tooMany' | 'empty' | 'type' | 'noRoom';

export type ReceivedFile = {
  /** The id that the document is to be stored under: its pieces are sealed to it. */
  id: string;
  field: string;
  name: string;
  size: number;
  /** Of the clear content. */
  sha256: Buffer;
  type: MediaType;
  key: DataKey;
  /** The sealed pieces in order. Can be read until `dispose`. */
  chunks: () => AsyncIterable<Buffer>;
};
export type RefusedFile = { field: string; name: string; problem: FileProblem };

export type Multipart = AsyncDisposable & {
  fields: Record<string, string | string[]>;
  files: (ReceivedFile | RefusedFile)[];
  /** Lets go of the spooled content. Also called by `await using`. */
  dispose: () => Promise<void>;
};

export function isReceived(file: ReceivedFile | RefusedFile): file is ReceivedFile {
  return !('problem' in file);
}

export type UploadOptions = {
  /**
   * The key to seal the files with. Asked once, before the first file, and given the fields that stand before it in the
   * form: the place to check the form's token. What it throws is thrown, after the rest of the request is drained.
   */
  dataKeyFor: (fieldsSoFar: Record<string, string | string[]>) => Promise<DataKey>;
  spoolDir?: string;
};

/**
 * Reads a multipart form. Files are cut up, sealed and spooled as they arrive; nothing is ever on disk in clear. A file
 * that cannot be taken is reported beside the others, so that what else was typed is kept.
 * @throws Malformed when the body cannot be read or ends too early, TooLarge when it is beyond all reason.
 */
export async function readMultipart(
  req: IncomingMessage,
  limits: UploadLimits,
  options: UploadOptions,
): Promise<Multipart> {
  // Somewhat too large a file is drained and told about; ten times too much is not waited for.
  const patience = 10 * limits.totalBytes;
  if (Number(req.headers['content-length'] ?? 0) > patience) throw new TooLarge();
  const reading = new Reading(limits, options);
  try {
    await reading.read(req, patience);
    return reading.result();
  } catch (error) {
    await reading.dispose();
    throw error;
  }
}

class Reading {
  readonly #limits: UploadLimits;
  readonly #options: UploadOptions;
  readonly #fields = new Map<string, string | string[]>();
  readonly #files: (ReceivedFile | RefusedFile | undefined)[] = [];
  #key: Promise<DataKey> | undefined;
  #spool: Promise<Spool> | undefined;
  #begun = 0;
  #fieldsBytes = 0;
  #total = 0;

  constructor(limits: UploadLimits, options: UploadOptions) {
    this.#limits = limits;
    this.#options = options;
  }

  result(): Multipart {
    const dispose = (): Promise<void> => this.dispose();
    return {
      fields: Object.fromEntries(this.#fields),
      files: this.#files.filter((file) => file !== undefined),
      dispose,
      [Symbol.asyncDispose]: dispose,
    };
  }

  async dispose(): Promise<void> {
    const spool = await this.#spool?.catch(() => undefined);
    this.#spool = undefined;
    await spool?.close();
  }

  async read(req: IncomingMessage, patience: number): Promise<void> {
    const parser = this.#parser(req);
    const work: Promise<void>[] = [];
    let seen = 0;
    await new Promise<void>((resolve, reject) => {
      const stop = (error: unknown): void => {
        req.unpipe(parser);
        parser.destroy();
        // Read to the end, so that the answer can be received by those who are still sending.
        req.resume();
        reject(asHttpError(error));
      };
      req.on('data', (part: Buffer) => {
        seen += part.length;
        if (seen > patience) {
          stop(new TooLarge());
          req.destroy();
        }
      });
      req.on('error', (error) => {
        stop(new Malformed('the request was aborted', { cause: error }));
      });
      req.on('close', () => {
        if (!req.complete) stop(new Malformed('the request was aborted'));
      });
      parser.on('error', (error) => {
        stop(new Malformed('unreadable form', { cause: error }));
      });
      parser.on('fieldsLimit', () => {
        stop(new Malformed('too many fields'));
      });
      parser.on('partsLimit', () => {
        stop(new Malformed('too many parts'));
      });
      parser.on('field', (name, value) => {
        this.#fieldsBytes += Buffer.byteLength(value);
        if (this.#fieldsBytes > this.#limits.allFieldsBytes) stop(new TooLarge());
        else this.#field(name, value);
      });
      parser.on('file', (field, stream, info) => {
        // The parser tells of a body that ends too early on this stream as well as by itself; once is enough.
        stream.on('error', () => undefined);
        // One at a time: what the earlier files took decides what room there is.
        const file = (work.at(-1) ?? Promise.resolve()).then(() => this.#file(field, stream, info.filename));
        file.catch((error: unknown) => {
          stream.resume();
          stop(error);
        });
        work.push(file);
      });
      parser.on('close', () => {
        Promise.all(work).then(() => {
          resolve();
        }, reject);
      });
      req.pipe(parser);
    });
  }

  #parser(req: IncomingMessage): busboy.Busboy {
    try {
      return busboy({
        headers: req.headers,
        defParamCharset: 'utf8',
        limits: {
          fieldNameSize: 200,
          fieldSize: this.#limits.fieldBytes,
          fields: this.#limits.fields,
          // Above what is kept, so that each file too many can be told about.
          parts: this.#limits.fields + 10 * this.#limits.files,
          headerPairs: 50,
        },
      });
    } catch (error) {
      req.resume();
      throw new Malformed('not a multipart form', { cause: error });
    }
  }

  #field(name: string, value: string): void {
    const before = this.#fields.get(name);
    if (before === undefined) this.#fields.set(name, value);
    else this.#fields.set(name, [...(Array.isArray(before) ? before : [before]), value]);
  }

  async #file(field: string, stream: Readable, rawName: unknown): Promise<void> {
    // The place is taken at once, so that the list keeps the order of the form.
    const place = this.#files.push(undefined) - 1;
    const name = displayName(typeof rawName === 'string' ? rawName : '');
    const intake = new Intake();
    let refused: FileProblem | undefined;
    for await (const part of stream as AsyncIterable<Buffer>) {
      if (refused === undefined && intake.size === 0) refused = await this.#begin(intake);
      if (refused !== undefined) continue;
      if (this.#total + intake.size + part.length > this.#limits.totalBytes) refused = 'totalTooLarge';
      // A file too large by itself is told so, also when it was the one that filled the form.
      if (intake.size + part.length > this.#limits.fileBytes) refused = 'tooLarge';
      refused ??= await intake.take(part);
    }
    // A file field where nothing was chosen arrives as a file without name or content.
    if (intake.size === 0 && refused === undefined && name === '') return;
    const finished = refused ?? (intake.size === 0 ? 'empty' : await intake.finish());
    const entry = typeof finished === 'string' ? { problem: finished } : finished;
    // What is refused takes no room from the files after it.
    if (typeof finished !== 'string') this.#total += finished.size;
    this.#files[place] = { field, name: name || 'file', ...entry };
  }

  async #begin(intake: Intake): Promise<FileProblem | undefined> {
    this.#begun += 1;
    if (this.#begun > this.#limits.files) return 'tooMany';
    this.#key ??= this.#options.dataKeyFor(Object.fromEntries(this.#fields));
    const key = await this.#key;
    this.#spool ??= Spool.open(this.#options.spoolDir);
    intake.begin(key, await this.#spool);
    return undefined;
  }
}

/** One file on its way in: counted, hashed, judged, cut up and sealed. */
class Intake {
  size = 0;
  readonly #id = newId();
  readonly #hash = createHash('sha256');
  readonly #places: Place[] = [];
  #key: DataKey | undefined;
  #spool: Spool | undefined;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #head = Buffer.alloc(0);
  #tail = Buffer.alloc(0);
  #guess: Guess | undefined;

  begin(key: DataKey, spool: Spool): void {
    this.#key = key;
    this.#spool = spool;
  }

  /** Takes the next bytes, or says why the file cannot be taken. */
  async take(part: Buffer): Promise<FileProblem | undefined> {
    this.size += part.length;
    this.#hash.update(part);
    if (this.#head.length < headBytes) {
      this.#head = Buffer.concat([this.#head, part.subarray(0, headBytes - this.#head.length)]);
      if (this.#head.length === headBytes) this.#guess = await guessType(this.#head);
    }
    if (this.#guess?.kind === 'refused') return 'type';
    if (this.#guess?.kind === 'text' && !isText(part)) return 'type';
    if (this.#guess === undefined || this.#guess.kind === 'zip') this.#tail = keepTail(this.#tail, part);
    this.#waiting.push(part);
    this.#waitingBytes += part.length;
    while (this.#waitingBytes >= chunkBytes) await this.#cut(chunkBytes);
    return undefined;
  }

  async finish(): Promise<Omit<ReceivedFile, 'field' | 'name'> | FileProblem> {
    this.#guess ??= await guessType(this.#head);
    const type = this.#type(this.#guess);
    if (type === undefined) return 'type';
    if (this.#waitingBytes > 0) await this.#cut(this.#waitingBytes);
    const { key, spool } = this.#means();
    const places = this.#places;
    return { id: this.#id, size: this.size, sha256: this.#hash.digest(), type, key, chunks: () => spool.read(places) };
  }

  #type(guess: Guess): MediaType | undefined {
    if (guess.kind === 'known') return guess.type;
    if (guess.kind === 'zip') return documentInZip(this.#head, this.#tail);
    return guess.kind === 'text' ? 'text/plain' : undefined;
  }

  async #cut(bytes: number): Promise<void> {
    const { key, spool } = this.#means();
    const all = Buffer.concat(this.#waiting);
    const piece = all.subarray(0, bytes);
    this.#waiting = all.length > bytes ? [all.subarray(bytes)] : [];
    this.#waitingBytes = all.length - bytes;
    const sealed = seal(key, piece, chunkContext(this.#id, this.#places.length));
    this.#places.push(await spool.add(sealed));
  }

  #means(): { key: DataKey; spool: Spool } {
    if (this.#key === undefined || this.#spool === undefined) throw new Error('The file has not begun');
    return { key: this.#key, spool: this.#spool };
  }
}

function keepTail(tail: Buffer<ArrayBuffer>, part: Buffer): Buffer<ArrayBuffer> {
  if (part.length >= tailBytes) return Buffer.from(part.subarray(part.length - tailBytes));
  const both = Buffer.concat([tail, part]);
  return both.length > tailBytes ? Buffer.from(both.subarray(both.length - tailBytes)) : both;
}

function asHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  // A full disk or a key that cannot be had: not the sender's fault.
  return new Unavailable('the upload could not be received', { cause: error });
}
