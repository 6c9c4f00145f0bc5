import type express from 'express';
import { z } from 'zod';
import { readCase } from '../cases/actions.ts';
import type { Ctx } from '../platform/context.ts';
import { Conflict } from '../platform/http/errors.ts';
import { type Reply, type Route, get, page, post, redirect } from '../platform/http/route.ts';
import { isId } from '../platform/ids.ts';
import { idFrom, readingOf } from '../casefile/caseworker.routes.ts';
import { settleAccount } from './actions.ts';
import { selectChanges } from './queries.ts';
import { answers } from './rules.ts';
import { accountPage, accountView, staffAccountPath } from './views.ts';

export const caseworkerRoutes: Route[] = [
  get('/handlaggare/arenden/:id/konto', 'case.read', (ctx, req) =>
    showAccount(ctx, idFrom(req), req.query['klart'] === '1' ? 'done' : undefined),
  ),
  post('/handlaggare/arenden/:id/konto', 'account.settle', settle),
];

async function showAccount(ctx: Ctx, id: string, happened?: 'done' | 'first', status = 200): Promise<Reply> {
  const reading = readingOf(ctx);
  const { row, changes } = await readCase(ctx, id, async (reader, found) => ({
    row: found,
    changes: await selectChanges(reader, ctx.deps.vault, { caseId: found.id }),
  }));
  const { head, model } = accountPage(row, changes, reading, happened);
  return page(accountView, head, model, status);
}

/** Each button is an answer: there is nothing to fill in wrong, and what cannot be read changes nothing. */
const Form = z.object({ byte: z.string().refine(isId), svar: z.enum(answers) });

async function settle(ctx: Ctx, req: express.Request): Promise<Reply> {
  const id = idFrom(req);
  const posted = Form.safeParse(req.body ?? {});
  if (!posted.success) return redirect(staffAccountPath(id));
  try {
    await settleAccount(ctx, id, posted.data.byte, posted.data.svar);
  } catch (error) {
    if (error instanceof Conflict) return await showAccount(ctx, id, 'first', 409);
    throw error;
  }
  return redirect(`${staffAccountPath(id)}?klart=1`);
}
