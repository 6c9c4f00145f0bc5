import { createHash } from 'node:crypto';
import { insertAuditEvent } from '../audit/queries.ts';
import { perform } from '../policy/perform.ts';
import { type ActionName, type Resource, may } from '../policy/policy.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import type { Reader, Tx } from '../platform/db/db.ts';
import { type ReceivedFile, chunkContext } from '../platform/files/multipart.ts';
import type { SummaryFile } from '../platform/forms/summary.ts';
import { Forbidden, NotFound } from '../platform/http/errors.ts';
import { isId } from '../platform/ids.ts';
import { open } from '../platform/vault.ts';
import {
  type Document,
  deleteDocument,
  insertChunk,
  insertDocument,
  selectDocument,
  selectDocumentsOfApplication,
  selectOptionalChunk,
} from './queries.ts';

/** What a document is put under: a draft of one's own, or a case, with or without a message. */
export type Owner = { applicationId: string } | { caseId: string; messageId?: string };

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
      uploadedByPerson: ctx.actor.kind === 'citizen' ? by : null,
      uploadedByStaff: ctx.actor.kind === 'staff' ? by : null,
      name: file.name,
      type: file.type,
      size: file.size,
      sha256: file.sha256,
      createdAt: ctx.now,
    });
    let position = 0;
    for await (const sealed of file.chunks()) {
      await insertChunk(tx, file.id, position, sealed);
      position += 1;
      cleaned: file.cleaned,
      virusScan: file.scanned ? 'clean' : 'none',
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
export async function* documentContent(ctx: Ctx, document: Document): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let size = 0;
  let ready: Buffer | undefined;
  for (let position = 0; ; position += 1) {
    const sealed = await ctx.db.read(ctx.actor, (reader) => selectOptionalChunk(reader, document.id, position));
    if (sealed === undefined) break;
    if (ready !== undefined) yield ready;
    ready = open(document.key, sealed, chunkContext(document.id, position));
    hash.update(ready);
    size += ready.length;
  }
  if (size !== document.size || hash.digest('hex') !== document.sha256)
    throw new Error('A stored document is not whole');
  if (ready !== undefined) yield ready;
}

/** What summaries and frozen submissions say about an application's files, by document id. */
export async function filesOfApplication(
  reader: Reader,
  ctx: Ctx,
  applicationId: string,
): Promise<ReadonlyMap<string, SummaryFile>> {
  const documents = await selectDocumentsOfApplication(reader, ctx.deps.vault, applicationId);
  return new Map(documents.map(({ id, name, size, sha256 }) => [id, { id, name, bytes: size, sha256 }]));
}

async function selectOwned(tx: Tx, ctx: Ctx, id: string) {
  if (!isId(id)) throw new NotFound('document');
  const row = await selectDocument(tx, ctx.deps.vault, id);
  return { row, parties: row.parties, ...(row.unit === null ? {} : { unit: row.unit }) };
}

function allowed(ctx: Ctx, action: ActionName, resource: Resource): void {
  if (!may(ctx.actor, action, resource)) throw new Forbidden(action);
}

function note(
  tx: Tx,
  ctx: Ctx,
  action: ActionName,
  owner: Owner,
  detail: Readonly<Record<string, string | number>>,
): Promise<void> {
  return insertAuditEvent(tx, {
    chain: 'applicationId' in owner ? owner.applicationId : owner.caseId,
    at: ctx.now,
    action,
    actorKind: ctx.actor.kind,
    actorId: actorId(ctx.actor),
    onTimeline: false,
    detail,
    requestId: ctx.requestId,
  });
}
