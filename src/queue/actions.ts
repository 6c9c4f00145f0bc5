import { type QueueRow, selectCasesBySearch } from '../cases/queries.ts';
import { perform } from '../policy/perform.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import { Forbidden } from '../platform/http/errors.ts';
import type { SearchTerm } from './rules.ts';

/** Finds cases in one's own units. Logged with the number of hits, never with what was searched for. */
export function searchCases(ctx: Ctx, term: SearchTerm): Promise<QueueRow[]> {
  return perform(ctx, 'case.search', {
    load: () => Promise.resolve({}),
    act: async (tx) => {
      const chain = actorId(ctx.actor);
      if (chain === undefined) throw new Forbidden('case.search');
      const rows = await selectCasesBySearch(tx, term);
      return { result: rows, audit: { chain, detail: { hits: rows.length } } };
    },
  });
}
