import { perform } from '../policy/perform.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import type { Reader, Tx } from '../platform/db/db.ts';
import { Conflict } from '../platform/http/errors.ts';
import { type Case, lockCase, moveCase, selectCase, updateUnreadByStaff } from './queries.ts';

/**
 * Opens a case: looking is an act, and is logged. `gather` reads what the page shows, in the same transaction. When an
 * employee opens it, it no longer counts as unread.
 */
export function readCase<T>(ctx: Ctx, caseId: string, gather: (reader: Reader, row: Case) => Promise<T>): Promise<T> {
  return perform(ctx, 'case.read', {
    load: (tx) => selectCase(tx, caseId),
    act: async (tx, row) => {
      const result = await gather(tx, row);
      if (ctx.actor.kind === 'staff' && row.unreadByStaff) await updateUnreadByStaff(tx, row.id, false);
      return { result, audit: { chain: row.id } };
    },
  });
}

/**
 * The caseworker becomes the one who has the case. `seen` is who had it when the page was drawn: when somebody else was
 * faster, it is a Conflict, and nothing changes.
 */
export function takeCase(ctx: Ctx, caseId: string, seen: string | null): Promise<void> {
  return perform(ctx, 'case.take', {
    load: (tx) => lockCase(tx, caseId),
    act: async (tx, row) => {
      const staffId = actorId(ctx.actor);
      if (staffId === undefined || row.assignedTo !== seen) throw new Conflict('taken by somebody else');
      await moveCase(tx, ctx, row, 'case.take', { assignedTo: staffId });
      return { result: undefined, audit: { chain: row.id, detail: { before: row.assignedTo } } };
    },
  });
}

/** The citizen takes the application back. It does not affect a later one. `after` follows in the same act. */
export function withdrawCase(
  ctx: Ctx,
  caseId: string,
  after: (tx: Tx, ctx: Ctx, row: Case) => Promise<void>,
): Promise<void> {
  return perform(ctx, 'case.withdraw', {
    load: (tx) => lockCase(tx, caseId),
    act: async (tx, row) => {
      await moveCase(tx, ctx, row, 'case.withdraw', { waitingFor: 'nobody', unreadByStaff: true });
      await after(tx, ctx, row);
      return { result: undefined, audit: { chain: row.id } };
    },
  });
}
