import type { Request } from 'express';
import { z } from 'zod';
import { isHelper, isOthersTurn, known } from '../applications/actions.ts';
import type { Application } from '../applications/queries.ts';
import { draftInput } from '../applications/views.ts';
import { tidyMessage } from '../messages/rules.ts';
import type { Ctx } from '../platform/context.ts';
import { Conflict, NotFound } from '../platform/http/errors.ts';
import { type Reply, get, page, post, redirect } from '../platform/http/route.ts';
import { isId } from '../platform/ids.ts';
import { kept } from '../platform/kept.ts';
import { NotHer, endTurn, giveTurn, lostDraft, readHelpers, returnTurn, takeTurn } from './actions.ts';
import { type Helper, longestNote } from './rules.ts';
import { text } from './text.ts';
import { type TypedNote, draftPath, givePage, lostPage, passView, plainView, returnPage } from './views.ts';

/** Before those of `applications`, whose pages of a form have any name. */
export const citizenRoutes = [
  get('/ansokan/:id/tur', 'application.read', showPass),
  post('/ansokan/:id/tur', 'turn.give', give),
  post('/ansokan/:id/tur/ta-tillbaka', 'turn.take', take),
  post('/ansokan/:id/tur/lamna', 'turn.return', giveBack),
  post('/ansokan/:id/tur/sluta', 'turn.end', end),
];

const Params = z.object({ id: z.string().refine(isId) });

function idFrom(req: Request): string {
  const params = Params.safeParse(req.params);
  if (!params.success) throw new NotFound('application');
  return params.data.id;
}

const NoteForm = z.object({ ord: z.string().catch(''), vem: z.string().optional().catch(undefined) });

function typedIn(req: Request): TypedNote {
  const { ord, vem } = NoteForm.parse(req.body ?? {});
  const note = kept(tidyMessage(ord));
  return { note, whom: vem, ...(note.length > longestNote ? { fault: 'long' as const } : {}) };
}

async function showPass(ctx: Ctx, req: Request): Promise<Reply> {
  const { row, more } = await readHelpers(ctx, idFrom(req));
  return drawPass(ctx, row, more, { note: '' });
}

/** The page on which the turn is passed; where it is not the reader's to pass, the draft itself. */
function drawPass(ctx: Ctx, row: Application, helpers: readonly Helper[], typed: TypedNote, status = 200): Reply {
  if (row.state !== 'draft' || isOthersTurn(ctx, row)) return redirect(draftPath(row.id));
  const { municipality } = ctx.deps;
  const input = draftInput(row, { ...known(ctx), municipality, isHelper: isHelper(ctx, row) });
  if (row.turn && isHelper(ctx, row)) {
    const { head, model } = returnPage(row, row.turn, input, typed);
    return page(passView, { ...head, representing: row.turn.helperActs ? row.turn.ownerName : null }, model, status);
  }
  if (!row.turn && helpers.length === 0 && typed.fault === undefined) return redirect(draftPath(row.id));
  const { head, model } = givePage(row, input, helpers, typed);
  return page(passView, head, model, status);
}

async function give(ctx: Ctx, req: Request): Promise<Reply> {
  const id = idFrom(req);
  const typed = typedIn(req);
  const faulty = async (fault: TypedNote['fault'], status: number) => {
    const { row, more } = await readHelpers(ctx, id);
    return drawPass(ctx, row, more, { ...typed, fault }, status);
  };
  if (typed.fault) return await faulty(typed.fault, 422);
  if (typed.whom === undefined || !isId(typed.whom)) return await faulty('whom', 422);
  try {
    await giveTurn(ctx, id, typed.whom, typed.note);
  } catch (error) {
    if (error instanceof NotHer) return await faulty('gone', 409);
    if (!(error instanceof Conflict)) throw error;
  }
  return redirect(draftPath(id));
}

async function take(ctx: Ctx, req: Request): Promise<Reply> {
  const id = idFrom(req);
  const { note } = typedIn(req);
  await takeTurn(ctx, id, note);
  return redirect(`${draftPath(id)}?tur=tagen`);
}

async function giveBack(ctx: Ctx, req: Request): Promise<Reply> {
  const id = idFrom(req);
  const typed = typedIn(req);
  try {
    if (typed.fault) {
      const { row, more } = await readHelpers(ctx, id);
      return drawPass(ctx, row, more, typed, 422);
    }
    await returnTurn(ctx, id, typed.note);
  } catch (error) {
    // It is not hers to pass any more: what she wrote is shown.
    const lost = error instanceof NotFound ? await lostDraft(ctx, id) : undefined;
    if (!lost) throw error;
    const { note: label } = text[ctx.language].lost;
    const wrote = typed.note === '' ? [] : [{ path: 'ord', label, theirs: [], mine: typed.note.split('\n') }];
    const { head, model } = lostPage(lost.row, wrote, { isHelper: true, language: ctx.language });
    return page(plainView, head, model, 409);
  }
  return redirect(draftPath(id));
}

async function end(ctx: Ctx, req: Request): Promise<Reply> {
  const id = idFrom(req);
  await endTurn(ctx, id);
  return redirect(`${draftPath(id)}?tur=slut`);
}
