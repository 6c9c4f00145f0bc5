import { insertAuditEvent } from '../audit/queries.ts';
import { isOpenState } from '../cases/lifecycle.ts';
import { type Case, caseKey, lockCase, updateUnreadByStaff } from '../cases/queries.ts';
import { moveDocument } from '../documents/actions.ts';
import { selectDocument } from '../documents/queries.ts';
import { insertMessage } from '../messages/queries.ts';
import { tell } from '../notifications/actions.ts';
import { selectOptionalPerson } from '../people/queries.ts';
import { perform } from '../policy/perform.ts';
import { may } from '../policy/policy.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import type { Tx } from '../platform/db/db.ts';
import { Conflict, Forbidden } from '../platform/http/errors.ts';
import { newId } from '../platform/ids.ts';
import { protectingUnit } from '../platform/municipality.ts';
import { insertMove, selectOptionalSender, selectPapers, selectTargets, upsertPaper } from './queries.ts';
import { type Note, type PaperKey, type PaperState, awaited, chosenOf, mayCross, whyStays } from './rules.ts';
import { text } from './text.ts';

/**
 * Notes which of the papers that she has said she sends came with a message with files, inside the transaction that sends it. One
 * that is awaited no more, or is nobody's, is passed over: the message is sent all the same.
 */
export async function sendPapers(
  tx: Tx,
  ctx: Ctx,
  row: Case,
  message: { id: string },
  values: readonly string[],
): Promise<void> {
  if (values.length === 0 || !isOpenState(row.state)) return;
  if (!may(ctx.actor, 'paper.send', row)) throw new Forbidden('paper.send');
  for (const { applicationId, place, personId } of chosenOf(
    awaited(await selectPapers(tx, ctx.deps.vault, row.id)),
    values,
  )) {
    await upsertPaper(tx, {
      ...{ applicationId, place, personId, caseId: row.id, state: 'sent' as const },
      ...{ messageId: message.id, staffId: null, now: ctx.now },
    });
    await insertAuditEvent(tx, {
      ...{ chain: row.id, at: ctx.now, action: 'paper.send', actorKind: ctx.actor.kind, actorId: actorId(ctx.actor) },
      onTimeline: false,
      detail: { application: applicationId, place, message: message.id },
      requestId: ctx.requestId,
    });
  }
}

/**
 * The unit notes of a paper that it has come or is not needed, or takes that back. `seen` is how it stood on the page that was
 * pressed on. @throws Conflict when it stands otherwise by now, is no such paper, or the case is closed
 */
export function settlePaper(ctx: Ctx, caseId: string, key: PaperKey, note: Note, seen: PaperState): Promise<void> {
  return perform(ctx, 'paper.settle', {
    load: (tx) => lockCase(tx, caseId),
    act: async (tx, row) => {
      const staffId = actorId(ctx.actor);
      const { applicationId, place } = key;
      const paper = (await selectPapers(tx, ctx.deps.vault, row.id)).find(
        (one) => one.applicationId === applicationId && one.place === place,
      );
      // The second of two presses on the same button changes nothing more.
      const stands = paper?.state === seen || paper?.state === note;
      if (staffId === undefined || !paper || !stands || !isOpenState(row.state)) throw new Conflict('not as it stood');
      const { personId } = paper;
      const state = { state: note, messageId: null, staffId, now: ctx.now };
      await upsertPaper(tx, { applicationId, place, personId, caseId: row.id, ...state });
      return { result: undefined, audit: { chain: row.id, detail: { application: applicationId, place, note } } };
    },
  });
}

/** The act that moves a file: from one unit's case to another's it is a manager's. */
const moving = (from: string, to: string) => (from === to ? 'document.move' : 'document.transfer');

/** Whether the one who acts may move a file from a case of one unit to one of another's, or within a unit. */
export function mayMove({ actor, deps }: Ctx, from: string, to: string): boolean {
  const action = moving(from, to);
  const able = may(actor, action, { unit: from }) && may(actor, action, { unit: to });
  return able && mayCross(from, to, able, protectingUnit(deps.municipality));
}

/**
 * Moves a file that a citizen has sent with a message to another open case of hers, into her own correspondence there, where nobody
 * else on the citizens' side reads it. She is told there; it stands in the log and the history of both cases, and why in both, for
 * the unit. `from` and `to` are the cases as they were shown.
 * @throws Conflict when the file, or either of the cases, is not as it was @throws NotWhole when what is stored is damaged
 */
export function moveFile(
  ctx: Ctx,
  documentId: string,
  { from, to, reason }: { from: Pick<Case, 'id' | 'unit'>; to: Pick<Case, 'id' | 'unit'>; reason: string },
): Promise<void> {
  const action = moving(from.unit, to.unit);
  return perform(ctx, action, {
    // Always in the same order, so that two who move files between the same cases do not wait for each other.
    load: async (tx) => {
      const rows = new Map<string, Case>();
      for (const id of [from.id, to.id].toSorted()) rows.set(id, await lockCase(tx, id));
      const [source, target] = [rows.get(from.id), rows.get(to.id)];
      if (!source || !target || source === target) throw new Conflict('not two cases');
      return { ...source, source, target };
    },
    act: async (tx, { source, target }) => {
      const staffId = actorId(ctx.actor);
      if (source.unit !== from.unit || target.unit !== to.unit) throw new Conflict('in another unit by now');
      if (!mayMove(ctx, source.unit, target.unit)) throw new Forbidden(action);
      const document = await selectDocument(tx, ctx.deps.vault, documentId);
      const { messageId } = document;
      const stays = whyStays(document, source.decidedAt) !== undefined;
      if (staffId === undefined || messageId === null || stays || document.caseId !== source.id)
        throw new Conflict('not a file that can be moved from there');
      const sender = await selectOptionalSender(tx, messageId);
      const targets = sender ? await selectTargets(tx, sender.personId, source.id) : [];
      if (!sender || !targets.some(({ id }) => id === target.id)) throw new Conflict('not an open case of hers');
      const { personId } = sender;
      const person = await selectOptionalPerson(tx, personId);
      const there = { caseId: target.id, key: caseKey(ctx, target), number: target.number, messageId: newId() };
      const here = { caseId: source.id, key: caseKey(ctx, source), number: source.number, messageId };
      await insertMessage(tx, there.key, {
        ...{ id: there.messageId, caseId: target.id, personId, authorPerson: null, authorStaff: staffId },
        body: text[person?.language ?? 'sv'].moved.told(document.name, source.number).join('\n\n'),
        answerBy: null,
        sentAt: ctx.now,
      });
      const move = newId();
      await insertMove(tx, {
        ...{
          id: move,
          documentId,
          personId,
          from: here,
          to: there,
          name: document.name,
          reason,
          staffId,
          now: ctx.now,
        },
      });
      await moveDocument(tx, document, there);
      if (target.assignedTo !== staffId) await updateUnreadByStaff(tx, target.id, true);
      await tell(tx, ctx, target.id, [personId]);
      const about = { document: documentId, move };
      await insertAuditEvent(tx, {
        ...{ chain: target.id, at: ctx.now, action, actorKind: ctx.actor.kind, actorId: staffId, onTimeline: true },
        detail: { ...about, message: there.messageId, from: source.id, number: source.number },
        requestId: ctx.requestId,
      });
      return {
        result: undefined,
        audit: { chain: source.id, detail: { ...about, message: messageId, to: target.id, number: target.number } },
      };
    },
  });
}
