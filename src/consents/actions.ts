import type { Follow } from '../applications/actions.ts';
import { touchHousehold } from '../cases/queries.ts';
import { perform } from '../policy/perform.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import { dayOf } from '../platform/days.ts';
import { newId } from '../platform/ids.ts';
import { insertConsent, selectConsent, updateWithdrawn } from './queries.ts';
import { consentsIn } from './rules.ts';

/** What was said yes to in an application that has just been sent is kept where it can be taken back. */
export const keepConsents: Follow = async (tx, ctx, { row, caseId }) => {
  for (const consent of consentsIn(row.draft.answers, dayOf(ctx.now)))
    await insertConsent(tx, { ...consent, id: newId(), caseId, personId: row.personId, givenAt: ctx.now });
};

/** Takes a consent back at once, and lets the unit know. Pressing twice does nothing more. */
export function withdrawConsent(ctx: Ctx, id: string): Promise<void> {
  return perform(ctx, 'consent.withdraw', {
    load: async (tx) => {
      const row = await selectConsent(tx, id);
      // Whoever sees one may take it back: she who said it, and she for whom it was said.
      return { row, parties: [actorId(ctx.actor) ?? ''] };
    },
    act: async (tx, { row }) => {
      if (await updateWithdrawn(tx, row.id, ctx.now)) await touchHousehold(tx, row.caseId, true);
      return { result: undefined, audit: { chain: row.caseId, detail: { source: row.source } } };
    },
  });
}
