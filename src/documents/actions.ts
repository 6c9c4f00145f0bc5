import { createHash } from 'node:crypto';
import { insertAuditEvent } from '../audit/queries.ts';
import { perform } from '../policy/perform.ts';
import { type ActionName, type Resource, may } from '../policy/policy.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import type { Reader, Tx } from '../platform/db/db.ts';
import { uploadLimits } from '../platform/files/limits.ts';
import { type ReceivedFile, chunkBytes, chunkContext, sealContent } from '../platform/files/multipart.ts';
import { bytesOf, sourceOfPieces } from '../platform/files/source.ts';
import { Spool } from '../platform/files/spool.ts';
import { type Way, canBeTurned, turnPicture } from '../platform/files/turn.ts';
import type { FileFact } from '../platform/forms/models.ts';
import type { SummaryFile } from '../platform/forms/summary.ts';
import { Conflict, Forbidden, NotFound } from '../platform/http/errors.ts';
import { UnreadablePicture, picturesPdf } from '../platform/pdf/pictures.ts';
import { isId, newId } from '../platform/ids.ts';
import { type DataKey, open, seal } from '../platform/vault.ts';
import {
  type Document,
  type FileFault,
  type FileToCheck,
  deleteDocument,
  insertChunk,
  insertDocument,
  selectDamagedCount,
  selectDocument,
  selectDocumentsOfApplication,
  selectFilesToCheck,
  selectOptionalChunk,
  selectPieceToCheck,
  updateChunk,
  updatePlace,
  upsertChecks,
} from './queries.ts';
import { type CombineProblem, canBeCropped, canBePage, jpegName } from './rules.ts';

/** What a document is put under: a draft of one's own, a case, with or without a message, or a mandate that it is evidence for. */
export type Owner = { applicationId: string } | { caseId: string; messageId?: string } | { representationId: string };

/**
 * Stores received files inside the transaction of what they came with (a saved form page, a message), so that there is
 * no document without its act and no act without its document. Each gets its own row in the log.
 * The files must be sealed with the key of the application or case. Gives their ids, in order.
 */
export async function addDocuments(
  tx: Tx,
  ctx: Ctx,
  owner: Owner,
  resource: Resource,
  files: readonly ReceivedFile[],
): Promise<string[]> {
  allowed(ctx, 'document.add', resource);
  const by = actorId(ctx.actor) ?? null;
  for (const file of files) {
    await insertDocument(tx, file.key, {
      id: file.id,
      applicationId: 'applicationId' in owner ? owner.applicationId : null,
      caseId: 'caseId' in owner ? owner.caseId : null,
      messageId: 'caseId' in owner ? (owner.messageId ?? null) : null,
      representationId: 'representationId' in owner ? owner.representationId : null,
      uploadedByPerson: ctx.actor.kind === 'citizen' ? by : null,
      uploadedByStaff: ctx.actor.kind === 'staff' ? by : null,
      name: file.name,
      type: file.type,
      size: file.size,
      sha256: file.sha256,
      cleaned: file.cleaned,
      virusScan: file.scanned ? 'clean' : 'none',
      createdAt: ctx.now,
    });
    let position = 0;
    for await (const sealed of file.chunks()) {
      await insertChunk(tx, file.id, position, sealed);
      position += 1;
    }
    await note(tx, ctx, 'document.add', owner, {
      document: file.id,
      bytes: file.size,
      sha256: file.sha256.toString('hex'),
    });
  }
  return files.map((file) => file.id);
}

/** Takes a document out of a draft inside the transaction that changes the draft. One that is already gone is no fault. */
export async function removeFromDraft(
  tx: Tx,
  ctx: Ctx,
  applicationId: string,
  resource: Resource,
  id: string,
): Promise<void> {
  allowed(ctx, 'document.remove', resource);
  if (!isId(id) || !(await deleteDocument(tx, applicationId, id))) return;
  await note(tx, ctx, 'document.remove', { applicationId }, { document: id });
}

/**
 * Takes away what lies under a draft without being named in its answers (left behind by a second window, say), before
 * it is sent: the authority is to see what the person sees on the check page, and nothing else.
 */
export async function removeUnnamed(
  tx: Tx,
  ctx: Ctx,
  applicationId: string,
  resource: Resource,
  named: readonly string[],
): Promise<void> {
  for (const { id } of await selectDocumentsOfApplication(tx, ctx.deps.vault, applicationId)) {
    if (!named.includes(id)) await removeFromDraft(tx, ctx, applicationId, resource, id);
  }
}

/** Opens a document: an act that is logged. The content is then read by `documentContent`. */
export function readDocument(ctx: Ctx, id: string): Promise<Document> {
  return perform(ctx, 'document.read', {
    load: (tx) => selectOwned(tx, ctx, id),
    act: (_tx, { row }) =>
      Promise.resolve({
        result: row,
        audit: { chain: row.owningCase ?? row.applicationId ?? row.id, detail: { document: row.id } },
      }),
  });
}

/**
 * The content of a document in clear, piece by piece, so that a slow line holds neither memory nor a connection. The
 * last piece is given only when size and hash are those of what was received; else it throws, and the receiver sees
 * that the file is not whole.
 */
export function documentContent(ctx: Ctx, document: Document): AsyncGenerator<Buffer> {
  return contentOf(document, (position) =>
    ctx.db.read(ctx.actor, (reader) => selectOptionalChunk(reader, document.id, position)),
  );
}

/** What is stored of a document is not what was received. */
export class NotWhole extends Error {}

/**
 * Moves a document to another case, sealed with that case's key piece by piece: what is left behind opens nothing of it, and whatever
 * becomes of the first case's key, it can be read. Inside the transaction that notes the move.
 * @throws NotWhole @throws Conflict when it does not lie where it lay any more
 */
export async function moveDocument(
  tx: Tx,
  document: Document,
  to: { caseId: string; messageId: string; key: DataKey },
): Promise<void> {
  let position = 0;
  for await (const piece of contentOf(document, (at) => selectOptionalChunk(tx, document.id, at))) {
    await updateChunk(tx, document.id, position, seal(to.key, piece, chunkContext(document.id, position)));
    position += 1;
  }
  if (!(await updatePlace(tx, document, to))) throw new Conflict('no longer there');
}

async function* contentOf(
  document: Document,
  piece: (position: number) => Promise<Buffer | undefined>,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let size = 0;
  let ready: Buffer | undefined;
  for (let position = 0; ; position += 1) {
    const sealed = await piece(position);
    if (sealed === undefined) break;
    if (ready !== undefined) yield ready;
    ready = open(document.key, sealed, chunkContext(document.id, position));
    hash.update(ready);
    size += ready.length;
  }
  if (size !== document.size || hash.digest('hex') !== document.sha256)
    throw new NotWhole('A stored document is not whole');
  if (ready !== undefined) yield ready;
}

/**
 * Makes one document of pictures under a draft, in the order given, a page for each; it takes their place. Gives its id, or
 * why there is none; then nothing is changed.
 */
export async function combinePictures(
  tx: Tx,
  ctx: Ctx,
  application: { id: string; key: DataKey },
  resource: Resource,
  ids: readonly string[],
  name: string,
): Promise<{ id: string } | { problem: CombineProblem }> {
  allowed(ctx, 'document.add', resource);
  const documents = await selectDocumentsOfApplication(tx, ctx.deps.vault, application.id);
  const pictures = ids.flatMap((id) => documents.find((one) => one.id === id && canBePage(one.type)) ?? []);
  if (pictures.length < 2) return { problem: { why: 'few' } };
  const { totalBytes } = uploadLimits(ctx.deps.municipality.uploads);
  if (pictures.reduce((sum, { size }) => sum + size, 0) > totalBytes) return { problem: { why: 'large' } };
  await using spool = await Spool.open();
  let last = '';
  const told = (picture: Document) => {
    last = picture.name;
  };
  try {
    const content = picturesPdf(wholes(tx, pictures, told), ctx.now);
    const sealed = await sealContent(content, application.key, spool);
    const made: ReceivedFile = {
      ...sealed,
      field: '',
      name,
      type: 'application/pdf',
      key: application.key,
      cleaned: pictures.some((one) => one.cleaned),
      scanned: pictures.every((one) => one.virusScan === 'clean'),
    };
    await addDocuments(tx, ctx, { applicationId: application.id }, resource, [made]);
    for (const { id } of pictures) await removeFromDraft(tx, ctx, application.id, resource, id);
    return { id: made.id };
  } catch (error) {
    if (!(error instanceof UnreadablePicture)) throw error;
    return { problem: error.why === 'large' ? { why: error.why } : { why: error.why, name: last } };
  }
}

/**
 * Turns a picture under a draft a quarter of a turn; it becomes a new document, which takes its place. Gives its id, or
 * undefined when there is no such picture; then nothing is changed.
 */
export async function turnDocument(
  tx: Tx,
  ctx: Ctx,
  application: { id: string; key: DataKey },
  resource: Resource,
  id: string,
  way: Way,
): Promise<string | undefined> {
  allowed(ctx, 'document.add', resource);
  const documents = await selectDocumentsOfApplication(tx, ctx.deps.vault, application.id);
  const picture = documents.find((one) => one.id === id);
  if (picture === undefined) return undefined;
  const source = sourceOfPieces(picture.size, chunkBytes, async (position) => {
    const sealed = await selectOptionalChunk(tx, picture.id, position);
    if (sealed === undefined) throw new Error('A stored document is not whole');
    return open(picture.key, sealed, chunkContext(picture.id, position));
  });
  const pieces = await turnPicture(picture.type, source, way);
  if (pieces === undefined) return undefined;
  await using spool = await Spool.open();
  const made: ReceivedFile = {
    ...(await sealContent(bytesOf(source, pieces), application.key, spool)),
    field: '',
    name: picture.name,
    type: picture.type,
    key: application.key,
    cleaned: picture.cleaned,
    scanned: picture.virusScan === 'clean',
  };
  await addDocuments(tx, ctx, { applicationId: application.id }, resource, [made]);
  await removeFromDraft(tx, ctx, application.id, resource, picture.id);
  return made.id;
}

/**
 * Puts a picture that its owner has cropped in the place of the one under a draft that it was made of: one JPEG, which has come in
 * as every file does. The first one is removed when the new one is stored. Gives the new one's id, or undefined when it
 * is not so; then nothing is changed.
 */
export async function replacePicture(
  tx: Tx,
  ctx: Ctx,
  applicationId: string,
  resource: Resource,
  id: string,
  cropped: readonly ReceivedFile[],
): Promise<string | undefined> {
  allowed(ctx, 'document.add', resource);
  const documents = await selectDocumentsOfApplication(tx, ctx.deps.vault, applicationId);
  const picture = documents.find((one) => one.id === id && canBeCropped(one.type));
  const [made, ...more] = cropped;
  if (picture === undefined || made?.type !== 'image/jpeg' || more.length > 0) return undefined;
  const file = { ...made, name: jpegName(picture.name), cleaned: picture.cleaned || made.cleaned };
  await addDocuments(tx, ctx, { applicationId }, resource, [file]);
  await removeFromDraft(tx, ctx, applicationId, resource, picture.id);
  return made.id;
}

/** Pictures whole, one after the other; each is told of before it is read. */
async function* wholes(
  tx: Tx,
  pictures: readonly Document[],
  tell: (picture: Document) => void,
): AsyncGenerator<Buffer> {
  for (const picture of pictures) {
    tell(picture);
    const parts: Buffer[] = [];
    for await (const part of contentOf(picture, (position) => selectOptionalChunk(tx, picture.id, position)))
      parts.push(part);
    yield Buffer.concat(parts);
  }
}

/** How many files are read back between two rows in the log. */
const batch = 100;
/** A night's work, ms; what is left waits first in line the next night. */
const longestNight = 3 * 3_600_000;

/**
 * Reads stored files back, opens every piece and compares size and checksum. One that is damaged is told of in the log of
 * the portal, in the case's own log the first time, and at /readyz for as long as it is so.
 */
export async function verifyDocuments(ctx: Ctx): Promise<{ checked: number; damaged: number }> {
  const begun = ctx.deps.clock().getTime();
  let [checked, damaged] = [0, 0];
  while (ctx.deps.clock().getTime() - begun < longestNight) {
    const files = await ctx.db.read(ctx.actor, (reader) => selectFilesToCheck(reader, ctx.now, batch));
    if (files.length === 0) break;
    const whole: string[] = [];
    for (const file of files) {
      const fault = await faultOf(ctx, file);
      if (fault === undefined) whole.push(file.id);
      else {
        damaged += 1;
        ctx.deps.log.warn({ document: file.id, fault }, 'a stored file is damaged');
        await noteFault(ctx, file, fault);
      }
    }
    checked += files.length;
    await perform(ctx, 'document.verify', {
      load: () => Promise.resolve({}),
      act: async (tx) => {
        await upsertChecks(tx, whole, null, ctx.now);
        return { result: undefined, audit: { chain: newId(), detail: { whole: whole.length, of: files.length } } };
      },
    });
  }
  return { checked, damaged };
}

/** What is wrong with a stored file. */
async function faultOf(ctx: Ctx, file: FileToCheck): Promise<FileFault | undefined> {
  let key: DataKey;
  try {
    key = ctx.deps.vault.unwrap({ id: file.vaultKeyId, masterKeyId: file.masterKeyId, wrapped: file.wrapped });
  } catch {
    return 'unreadable';
  }
  const hash = createHash('sha256');
  let size = 0;
  for (let position = 0; size < file.size; position += 1) {
    const sealed = await ctx.db.read(ctx.actor, (reader) => selectPieceToCheck(reader, file.id, position));
    if (sealed === undefined) return 'missing';
    try {
      const piece = open(key, sealed, chunkContext(file.id, position));
      hash.update(piece);
      size += piece.length;
    } catch {
      return 'altered';
    }
  }
  return size === file.size && hash.digest('hex') === file.sha256 ? undefined : 'altered';
}

/** In the log of the case it belongs to, when it was not known before. */
async function noteFault(ctx: Ctx, file: FileToCheck, fault: FileFault): Promise<void> {
  await perform(ctx, 'document.verify', {
    load: () => Promise.resolve({}),
    act: async (tx) => {
      await upsertChecks(tx, [file.id], fault, ctx.now);
      const chain = file.fault === fault ? newId() : file.chain;
      return { result: undefined, audit: { chain, detail: { document: file.id, fault } } };
    },
  });
}

/** What should be looked at soon: files that were damaged when they were last read back. */
export async function documentWarnings(ctx: Pick<Ctx, 'db'>): Promise<string[]> {
  const damaged = await ctx.db.read({ kind: 'system', name: 'readyz' }, selectDamagedCount);
  return damaged === 0 ? [] : [`${String(damaged)} stored file(s) are damaged: see the log, and restore them`];
}

/**
 * Takes away what no answer of a draft names and that came before `before`, inside the transaction that has the draft
 * locked. Gives how many.
 */
export async function purgeUnnamed(
  tx: Tx,
  ctx: Ctx,
  applicationId: string,
  named: readonly string[],
  before: Date,
): Promise<number> {
  allowed(ctx, 'document.purge', {});
  const unnamed = await selectUnnamed(tx, ctx, applicationId, named, before);
  for (const id of unnamed) await deleteDocument(tx, applicationId, id);
  return unnamed.length;
}

/** The files under a draft that no answer names and that came before `before`. */
export async function selectUnnamed(
  reader: Reader,
  ctx: Ctx,
  applicationId: string,
  named: readonly string[],
  before: Date,
): Promise<string[]> {
  const documents = await selectDocumentsOfApplication(reader, ctx.deps.vault, applicationId);
  return documents.filter(({ id, createdAt }) => createdAt < before && !named.includes(id)).map(({ id }) => id);
}

/** What summaries and frozen submissions say about an application's files, by document id. */
export async function filesOfApplication(
  reader: Reader,
  ctx: Ctx,
  applicationId: string,
): Promise<ReadonlyMap<string, SummaryFile & FileFact>> {
  const documents = await selectDocumentsOfApplication(reader, ctx.deps.vault, applicationId);
  return new Map(
    documents.map(({ id, name, size, sha256, type }) => [
      id,
      {
        id,
        name,
        bytes: size,
        sha256,
        ...(canBePage(type) ? { page: true } : {}),
        ...(canBeCropped(type) ? { picture: { turns: canBeTurned(type) } } : {}),
      },
    ]),
  );
}

async function selectOwned(tx: Tx, ctx: Ctx, id: string) {
  if (!isId(id)) throw new NotFound('document');
  const row = await selectDocument(tx, ctx.deps.vault, id);
  return { row, parties: row.parties, ...(row.unit === null ? {} : { unit: row.unit }) };
}

function allowed(ctx: Ctx, action: ActionName, resource: Resource): void {
  if (!may(ctx.actor, action, resource)) throw new Forbidden(action);
}

function chainOf(owner: Owner): string {
  if ('applicationId' in owner) return owner.applicationId;
  return 'caseId' in owner ? owner.caseId : owner.representationId;
}

function note(
  tx: Tx,
  ctx: Ctx,
  action: ActionName,
  owner: Owner,
  detail: Readonly<Record<string, string | number>>,
): Promise<void> {
  return insertAuditEvent(tx, {
    chain: chainOf(owner),
    at: ctx.now,
    action,
    actorKind: ctx.actor.kind,
    actorId: actorId(ctx.actor),
    onTimeline: false,
    detail,
    requestId: ctx.requestId,
  });
}
