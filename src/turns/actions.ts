import { isOthersTurn, loadDraft, readApplication } from '../applications/actions.ts';
import { type Application, selectApplication, updateTurnEnded } from '../applications/queries.ts';
import { appliedByForm, sharedAbout } from '../applications/rules.ts';
import { tell } from '../notifications/actions.ts';
import { perform } from '../policy/perform.ts';
import type { Ctx } from '../platform/context.ts';
import type { Reader, Tx } from '../platform/db/db.ts';
import { Conflict, NotFound } from '../platform/http/errors.ts';
import { enqueue } from '../platform/jobs.ts';
import type { CaseKind } from '../platform/municipality.ts';
import { selectBefore, selectHelpers, selectSides, updateOwners, upsertGiven } from './queries.ts';
import { type Helper, helpersFor } from './rules.ts';

/** Those with whom its owner may share a draft today. A part of somebody else's case is nobody's but hers. */
export async function helpersOfDraft(reader: Reader, row: Application): Promise<Helper[]> {
  if (row.state !== 'draft' || row.partOf !== null) return [];
  return helpersFor(sharedAbout(row.draft, appliedByForm(row.formId)), await selectHelpers(reader, row.kind));
}

/** A draft, and with whom it may be shared. */
export function readHelpers(ctx: Ctx, id: string): Promise<{ row: Application; more: Helper[] }> {
  return readApplication(ctx, id, helpersOfDraft);
}

/** For what is out of sight: undefined instead. */
export function unlessMissing(error: unknown): undefined {
  if (!(error instanceof NotFound)) throw error;
}

/**
 * A draft in which it is not the turn of the one who acts: `row` while she may read it, else she was let in before. Undefined for
 * everybody else.
 */
export async function lostDraft(
  ctx: Ctx,
  id: string,
): Promise<{ kind: CaseKind; row: Application | undefined } | undefined> {
  const row = await ctx.db
    .read(ctx.actor, (reader) => selectApplication(reader, ctx.deps.vault, id))
    .catch(unlessMissing);
  if (row) return isOthersTurn(ctx, row) ? { kind: row.kind, row } : undefined;
  const before = await ctx.db.read(ctx.actor, (reader) => selectBefore(reader, id));
  return before && { kind: before.kind, row: undefined };
}

/** Nobody is there to share it with any more, or not this one. */
export class NotHer extends Conflict {}

/** Lets another go on with one's draft. @throws NotHer @throws Conflict when it is sent */
export function giveTurn(ctx: Ctx, id: string, helperId: string, note: string): Promise<void> {
  return perform(ctx, 'turn.give', {
    load: (tx) => loadDraft(tx, ctx, id),
    act: async (tx, { row }) => {
      if (row.state !== 'draft') throw new Conflict('already submitted');
      const helper = (await helpersOfDraft(tx, row)).find((one) => one.helperId === helperId);
      if (!helper) throw new NotHer('she may not be let in');
      await upsertGiven(tx, row, helper, note, ctx.now);
      await tellLater(tx, id, 'helper');
      return {
        result: undefined,
        audit: { chain: id, also: [helper.representationId], detail: { application: id, helper: helperId } },
      };
    },
  });
}

/** Takes the turn back; the other goes on reading. Pressed twice, it is taken once. */
export function takeTurn(ctx: Ctx, id: string, note: string): Promise<void> {
  return perform(ctx, 'turn.take', {
    load: (tx) => loadDraft(tx, ctx, id),
    act: async (tx, { row }) => {
      await updateOwners(tx, row, { note, returned: false, now: ctx.now });
      return { result: undefined, audit: { chain: id, detail: { helper: row.turn?.helperId } } };
    },
  });
}

/** Gives the turn back to her whose draft it is. */
export function returnTurn(ctx: Ctx, id: string, note: string): Promise<void> {
  return perform(ctx, 'turn.return', {
    load: (tx) => loadDraft(tx, ctx, id),
    act: async (tx, { row }) => {
      await updateOwners(tx, row, { note, returned: true, now: ctx.now });
      await tellLater(tx, id, 'owner');
      return { result: undefined, audit: { chain: id, detail: { helper: row.turn?.helperId } } };
    },
  });
}

/** Shares a draft no more: the other neither writes nor reads. What she has answered stands. */
export function endTurn(ctx: Ctx, id: string): Promise<void> {
  return perform(ctx, 'turn.end', {
    load: (tx) => loadDraft(tx, ctx, id),
    act: async (tx, { row }) => {
      await updateTurnEnded(tx, id, ctx.now);
      return { result: undefined, audit: { chain: id, detail: { helper: row.turn?.helperId } } };
    },
  });
}

export const tellTurnTask = 'tellTurn';
export const turnSides = ['owner', 'helper'] as const;
type Side = (typeof turnSides)[number];

/** Neither of the two sees how the other is reached: a job tells her. */
async function tellLater(tx: Tx, id: string, whom: Side): Promise<void> {
  await enqueue(tx, tellTurnTask, { application: id, whom });
}

/** Tells one of the two that there is something to read, if it is still her turn. */
export function tellOfTurn(ctx: Ctx, id: string, whom: Side): Promise<void> {
  return perform(ctx, 'turn.tell', {
    load: () => Promise.resolve({}),
    act: async (tx) => {
      const sides = await selectSides(tx, id);
      const isHers = sides !== undefined && sides.withHelper === (whom === 'helper');
      const reached = isHers && (await tell(tx, ctx, null, [sides[whom]])) > 0;
      return { result: undefined, audit: { chain: id, detail: { whom, reached } } };
    },
  });
}
