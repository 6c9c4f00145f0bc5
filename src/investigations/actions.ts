import { type Case, caseKey, lockCase, selectCase, updateUnreadByStaff } from '../cases/queries.ts';
import { isOpenState } from '../cases/lifecycle.ts';
import { tell } from '../notifications/actions.ts';
import { demandReaders, tellOthersLater } from '../representation/actions.ts';
import { perform } from '../policy/perform.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import { dayOf } from '../platform/days.ts';
import { type Reader, isDuplicate } from '../platform/db/db.ts';
import { Conflict } from '../platform/http/errors.ts';
import { newId } from '../platform/ids.ts';
import {
  type Comment,
  type Investigation,
  insertComment,
  insertInvestigation,
  saveCaseDraft,
  selectComments,
  selectInvestigations,
  selectShared,
} from './queries.ts';
import type { InvestigationContent } from './rules.ts';

/** Somebody has saved another version since this one was read. */
export class Overtaken extends Conflict {}

/**
 * Opens the investigation as it was shown, with what has been said about it. That a party has opened it stands in the
 * log, and is what the unit sees of when it reached her. `gather` reads what else the page shows.
 */
export function readInvestigation<T>(
  ctx: Ctx,
  caseId: string,
  gather: (reader: Reader, row: Case) => Promise<T>,
): Promise<{ row: Case; investigations: Investigation[]; comments: Comment[]; more: T }> {
  return perform(ctx, 'investigation.read', {
    load: (tx) => selectCase(tx, caseId),
    act: async (tx, row) => {
      const key = caseKey(ctx, row);
      const investigations = await selectInvestigations(tx, key, row.id);
      const comments = await selectComments(tx, key, row.id);
      const [latest] = investigations;
      return {
        result: { row, investigations, comments, more: await gather(tx, row) },
        audit: { chain: row.id, detail: latest ? { investigation: latest.id } : {} },
      };
    },
  });
}

/** Saves what is written so far. `version` is the one that was read. @throws Overtaken */
export function writeInvestigation(
  ctx: Ctx,
  caseId: string,
  content: InvestigationContent,
  version: number,
): Promise<void> {
  return perform(ctx, 'investigation.write', {
    load: (tx) => lockCase(tx, caseId),
    act: async (tx, row) => {
      const staffId = actorId(ctx.actor) ?? '';
      const draft = { caseId: row.id, kind: 'investigation' as const, content, version, staffId, now: ctx.now };
      if (!(await saveCaseDraft(tx, caseKey(ctx, row), draft))) throw new Overtaken('saved by somebody else');
      return { result: undefined, audit: { chain: row.id } };
    },
  });
}

/**
 * Shows the investigation to the parties, who have until the last day to say something about it (förvaltningslagen 25 §).
 * What was written is saved as well. `readers`: those whom the page named, where it did. @throws Overtaken @throws OtherReaders
 * @throws Conflict when the case is at an end
 */
export function shareInvestigation(
  ctx: Ctx,
  caseId: string,
  {
    content,
    version,
    lastDay,
    readers,
  }: { content: InvestigationContent; version: number; lastDay: string; readers?: readonly string[] | undefined },
): Promise<void> {
  return perform(ctx, 'investigation.share', {
    load: (tx) => lockCase(tx, caseId),
    act: async (tx, row) => {
      const staffId = actorId(ctx.actor) ?? '';
      const key = caseKey(ctx, row);
      if (!isOpenState(row.state)) throw new Conflict('at an end');
      const can = await demandReaders(tx, row.id, readers);
      const draft = { caseId: row.id, kind: 'investigation' as const, content, version, staffId, now: ctx.now };
      if (!(await saveCaseDraft(tx, key, draft))) throw new Overtaken('saved by somebody else');
      const id = newId();
      await insertInvestigation(tx, key, { id, caseId: row.id, content, lastDay, sharedBy: staffId, now: ctx.now });
      await tell(tx, ctx, row.id, can);
      return { result: undefined, audit: { chain: row.id, detail: { investigation: id, lastDay } } };
    },
  });
}

/**
 * A party says what she thinks of it, or that she has nothing to add (`body` null): as often as she wants until the last
 * day. `id` is the comment's own to be: sent twice it is one. @throws Conflict when another has been shown since, the
 * day has passed or the case is decided
 */
export async function commentInvestigation(
  ctx: Ctx,
  caseId: string,
  { id, investigationId, body }: { id: string; investigationId: string; body: string | null },
): Promise<void> {
  try {
    await perform(ctx, 'investigation.comment', {
      load: (tx) => lockCase(tx, caseId),
      act: async (tx, row) => {
        const personId = actorId(ctx.actor) ?? '';
        const [latest] = await selectShared(tx, row.id);
        const isOpen = isOpenState(row.state);
        if (latest?.id !== investigationId || latest.lastDay < dayOf(ctx.now) || !isOpen)
          throw new Conflict('too late');
        await insertComment(tx, caseKey(ctx, row), {
          id,
          investigationId,
          caseId: row.id,
          personId,
          body,
          now: ctx.now,
        });
        await updateUnreadByStaff(tx, row.id, true);
        await tellOthersLater(tx, ctx, row);
        return { result: undefined, audit: { chain: row.id, detail: { comment: id, words: body !== null } } };
      },
    });
  } catch (error) {
    if (!isDuplicate(error, 'investigation_comments_pkey')) throw error;
  }
}
