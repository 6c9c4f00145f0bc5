import { insertAuditEvent } from '../audit/queries.ts';
import { isOpenState } from '../cases/lifecycle.ts';
import { type Case, lockCase } from '../cases/queries.ts';
import { perform } from '../policy/perform.ts';
import { may } from '../policy/policy.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import type { Tx } from '../platform/db/db.ts';
import { Conflict, Forbidden } from '../platform/http/errors.ts';
import { selectPapers, upsertPaper } from './queries.ts';
import { type Note, type PaperKey, type PaperState, awaited, chosenOf } from './rules.ts';

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
