import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import busboy from 'busboy';
import { HttpError, Malformed, TooLarge, Unavailable } from '../http/errors.ts';
import { newId } from '../ids.ts';
import { open, seal } from '../vault.ts';
import type { DataKey } from '../vault.ts';
import type { Scan, Scanner } from './clamd.ts';
import { type ContentProblem, inspectContent } from './inspect.ts';
import { type UploadLimits, patience } from './limits.ts';
import { displayName } from './names.ts';
import { type Source, bytesOf, sourceOfPieces } from './source.ts';
import { Spool } from './spool.ts';
import type { Place } from './spool.ts';
import { documentInZip, guessType, headBytes, isRecording, isText, soundIn, tailBytes } from './types.ts';
import type { Guess, MediaType } from './types.ts';

/** Files are sealed in pieces of this many bytes, so that none is ever whole in memory. */
export const chunkBytes = 256 * 1024;

/** What a sealed piece is bound to: it opens in its own place of its own file, and nowhere else. */
export function chunkContext(fileId: string, position: number): string {
  return `document.chunk:${fileId}:${position}`;
}

export type FileProblem =
  | 'tooLarge'
  | 'totalTooLarge'
  | 'tooMany'
  | 'empty'
  | 'type'
  | 'noRoom'
  | ContentProblem
  /** Something that a virus scanner knows was in it. */
  | 'infected'
  /** There is a scanner, but it gave no answer. */
  | 'unchecked';

export type ReceivedFile = {
  /** The id that the document is to be stored under: its pieces are sealed to it. */
  id: string;
  field: string;
  name: string;
  /** Of what is stored, in clear; the same goes for the sum. */
  size: number;
  sha256: Buffer;
  type: MediaType;
  /** Something was taken out (place, time, camera), so that it is not to the byte what was sent. */
  cleaned: boolean;
  /** A virus scanner has looked at it and found nothing. */
  scanned: boolean;
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

export type ScanTrouble = { found: string } | { fault: string };

export type UploadOptions = {
  /**
   * The key to seal the files with. Asked once, before the first file, and given the fields that stand before it in the
   * form: the place to check the form's token. What it throws is thrown, after the rest of the request is drained.
   */
  dataKeyFor: (fieldsSoFar: Record<string, string | string[]>) => Promise<DataKey>;
  scanner?: Scanner | undefined;
  /** The file fields in which sound recordings are taken too. */
  recordings?: readonly string[];
  /** Told of what a scanner found, and of one that gave no answer. */
  onScan?: (trouble: ScanTrouble) => void;
  spoolDir?: string;
};

/**
 * Reads a multipart form. Files are cut up, sealed and spooled as they arrive; nothing is ever on disk in clear. One at a
 * time is then looked through and cleaned, which takes about a megabyte of memory whatever its size. A file that cannot be taken is reported beside the others, so that what else was typed is kept.
 * @throws Malformed when the body cannot be read or ends too early, TooLarge when it is beyond all reason.
 */
export async function readMultipart(
  req: IncomingMessage,
  limits: UploadLimits,
  options: UploadOptions,
): Promise<Multipart> {
  const longest = patience * limits.totalBytes;
  if (Number(req.headers['content-length'] ?? 0) > longest) throw new TooLarge();
  const reading = new Reading(limits, options);
  try {
    await reading.read(req, longest);
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
  /** For what has come in but is not yet looked through. */
  #scratch: Promise<Spool> | undefined;
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
    const spools = [this.#spool, this.#scratch];
    this.#spool = this.#scratch = undefined;
    for (const spool of spools) await (await spool?.catch(() => undefined))?.close();
  }

  async read(req: IncomingMessage, longest: number): Promise<void> {
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
        if (seen > longest) {
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
    const intake = new Intake(this.#options.onScan, this.#options.recordings?.includes(field) ?? false);
    let refused: FileProblem | undefined;
    try {
      for await (const part of stream as AsyncIterable<Buffer>) {
        if (refused === undefined && intake.size === 0) refused = await this.#begin(intake);
        if (refused !== undefined) continue;
        if (this.#total + intake.size + part.length > this.#limits.totalBytes) refused = 'totalTooLarge';
        // A file too large by itself is told so, also when it was the one that filled the form.
        if (intake.size + part.length > this.#limits.fileBytes) refused = 'tooLarge';
        refused ??= await intake.take(part);
        if (refused !== undefined) intake.abandon();
      }
    } catch (error) {
      intake.abandon();
      throw error;
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
    this.#scratch ??= Spool.open(this.#options.spoolDir);
    return intake.begin(key, await this.#spool, await this.#scratch, this.#options.scanner);
  }
}

/**
 * One file on its way in: counted, judged, scanned and put aside, sealed with a key that is never stored; then looked
 * through, cleaned and sealed with the key of the application.
 */
class Intake {
  size = 0;
  readonly #onScan: UploadOptions['onScan'];
  readonly #takesSound: boolean;
  #waiting: Waiting | undefined;
  #key: DataKey | undefined;
  #spool: Spool | undefined;
  #scan: Scan | undefined;
  #head = Buffer.alloc(0);
  #tail = Buffer.alloc(0);
  #guess: Guess | undefined;

  constructor(onScan: UploadOptions['onScan'], takesSound: boolean) {
    this.#onScan = onScan;
    this.#takesSound = takesSound;
  }

  async begin(
    key: DataKey,
    spool: Spool,
    scratch: Spool,
    scanner: Scanner | undefined,
  ): Promise<FileProblem | undefined> {
    this.#key = key;
    this.#spool = spool;
    scratch.rewind();
    this.#waiting = new Waiting({ id: newId(), bytes: randomBytes(32) }, scratch, newId());
    if (scanner === undefined) return undefined;
    try {
      this.#scan = await scanner();
      return undefined;
    } catch (error) {
      return this.#unchecked(error);
    }
  }

  /** Takes the next bytes, or says why the file cannot be taken. */
  async take(part: Buffer): Promise<FileProblem | undefined> {
    this.size += part.length;
    if (this.#head.length < headBytes) {
      this.#head = Buffer.concat([this.#head, part.subarray(0, headBytes - this.#head.length)]);
      if (this.#head.length === headBytes) this.#guess = await guessType(this.#head);
    }
    if (this.#guess?.kind === 'refused' || this.#isSoundInVain()) return 'type';
    if (this.#guess?.kind === 'text' && !isText(part)) return 'type';
    if (this.#guess === undefined || this.#guess.kind === 'zip' || this.#guess.kind === 'container')
      this.#tail = keepTail(this.#tail, part);
    try {
      await this.#scan?.write(part);
    } catch (error) {
      return this.#unchecked(error);
    }
    await this.#waiting?.add(part);
    return undefined;
  }

  async finish(): Promise<Omit<ReceivedFile, 'field' | 'name'> | FileProblem> {
    const [key, spool, waiting] = [this.#key, this.#spool, this.#waiting];
    if (key === undefined || spool === undefined || waiting === undefined) throw new Error('The file has not begun');
    this.#guess ??= await guessType(this.#head);
    const type = this.#type(this.#guess);
    if (type === undefined || this.#isSoundInVain()) {
      this.abandon();
      return 'type';
    }
    const scanned = await this.#scanned();
    if (typeof scanned === 'string') return scanned;
    await waiting.end();
    const source = waiting.source();
    const inspected = await inspectContent(type, source);
    if (typeof inspected === 'string') return inspected;
    const pieces = inspected ?? [{ start: 0, end: source.size }];
    const stored = await sealContent(bytesOf(source, pieces), key, spool);
    return { ...stored, type, key, cleaned: inspected !== undefined, scanned };
  }

  /** Lets go of the scanner: the file is not taken. */
  abandon(): void {
    this.#scan?.abandon();
    this.#scan = undefined;
  }

  async #scanned(): Promise<boolean | FileProblem> {
    const scan = this.#scan;
    if (scan === undefined) return false;
    try {
      const found = await scan.finish();
      if (found === undefined) return true;
      this.#onScan?.({ found });
      return 'infected';
    } catch (error) {
      return this.#unchecked(error);
    }
  }

  #unchecked(error: unknown): FileProblem {
    this.#onScan?.({ fault: error instanceof Error ? error.message : 'unknown' });
    return 'unchecked';
  }

  /** It is a recording, or may be one, where none is taken. */
  #isSoundInVain(): boolean {
    return !this.#takesSound && this.#guess !== undefined && 'type' in this.#guess && isRecording(this.#guess.type);
  }

  #type(guess: Guess): MediaType | undefined {
    if (guess.kind === 'known') return guess.type;
    if (guess.kind === 'container') return soundIn(guess.type, this.#head, this.#tail);
    if (guess.kind === 'zip') return documentInZip(this.#head, this.#tail);
    return guess.kind === 'text' ? 'text/plain' : undefined;
  }
}

/** Seals content that is to be stored. */
export async function sealContent(content: AsyncIterable<Buffer>, key: DataKey, spool: Spool) {
  const kept = new Waiting(key, spool, newId());
  const hash = createHash('sha256');
  for await (const bytes of content) {
    hash.update(bytes);
    await kept.add(bytes);
  }
  await kept.end();
  return { id: kept.id, size: kept.size, sha256: hash.digest(), chunks: () => spool.read(kept.places) };
}

/** Bytes on their way to a spool: cut up and sealed as they come. */
class Waiting {
  readonly id: string;
  readonly places: Place[] = [];
  size = 0;
  readonly #key: DataKey;
  readonly #spool: Spool;
  #parts: Buffer[] = [];
  #bytes = 0;

  constructor(key: DataKey, spool: Spool, id: string) {
    this.#key = key;
    this.#spool = spool;
    this.id = id;
  }

  async add(part: Buffer): Promise<void> {
    this.size += part.length;
    this.#parts.push(part);
    this.#bytes += part.length;
    while (this.#bytes >= chunkBytes) await this.#cut(chunkBytes);
  }

  async end(): Promise<void> {
    if (this.#bytes > 0) await this.#cut(this.#bytes);
  }

  /** What has been put there, to be read from any place. */
  source(): Source {
    return sourceOfPieces(this.size, chunkBytes, (piece) => this.#open(piece));
  }

  async #open(piece: number): Promise<Buffer<ArrayBuffer>> {
    const place = this.places[piece];
    if (place === undefined) throw new Error('There is no such piece');
    for await (const sealed of this.#spool.read([place]))
      return Buffer.from(open(this.#key, sealed, chunkContext(this.id, piece)));
    throw new Error('There is no such piece');
  }

  async #cut(bytes: number): Promise<void> {
    const all = Buffer.concat(this.#parts);
    const piece = all.subarray(0, bytes);
    this.#parts = all.length > bytes ? [all.subarray(bytes)] : [];
    this.#bytes = all.length - bytes;
    const sealed = seal(this.#key, piece, chunkContext(this.id, this.places.length));
    this.places.push(await this.#spool.add(sealed));
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
