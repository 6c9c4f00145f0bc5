import type express from 'express';
import { z } from 'zod';
import { selectEvidence } from '../documents/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { Conflict } from '../platform/http/errors.ts';
import { type Reply, type Route, get, page, post, redirect } from '../platform/http/route.ts';
import { kept } from '../platform/kept.ts';
import { idFrom } from '../casefile/caseworker.routes.ts';
import {
  Impossible,
  Objected,
  endRepresentation,
  readRepresentation,
  refuseRepresentation,
  verifyRepresentation,
} from './actions.ts';
import { selectClaims } from './queries.ts';
import { rights } from './rules.ts';
import { text } from './text.ts';
import {
  type Fault,
  type TypedCheck,
  dayTyped,
  staffListPage,
  staffListPath,
  staffListView,
  staffOnePage,
  staffOnePath,
  staffOneView,
} from './views.ts';

export const caseworkerRoutes: Route[] = [
  get(staffListPath, 'representation.list', showList),
  get(`${staffListPath}/:id`, 'representation.read', (ctx, req) => showOne(ctx, idFrom(req))),
  post(`${staffListPath}/:id/godkann`, 'representation.verify', verify),
  post(`${staffListPath}/:id/neka`, 'representation.refuse', refuse),
  post(`${staffListPath}/:id/avsluta`, 'representation.end', (ctx, req) =>
    unlessChanged(ctx, idFrom(req), () => endRepresentation(ctx, idFrom(req))),
  ),
];

const readingOf = (ctx: Ctx) => ({ municipality: ctx.deps.municipality, language: ctx.language, now: ctx.now });

async function showList(ctx: Ctx): Promise<Reply> {
  const rows = await ctx.db.read(ctx.actor, (reader) => selectClaims(reader, ctx.deps.vault));
  const { head, model } = staffListPage(rows, readingOf(ctx));
  return page(staffListView, head, model);
}

async function showOne(
  ctx: Ctx,
  id: string,
  about: { typed?: TypedCheck; faults?: readonly Fault[]; changed?: boolean } = {},
): Promise<Reply> {
  const { row, more } = await readRepresentation(ctx, id, (reader, found) =>
    selectEvidence(reader, ctx.deps.vault, found),
  );
  const { head, model } = staffOnePage(row, more, readingOf(ctx), about);
  return page(staffOneView, head, model, about.changed ? 409 : about.faults ? 422 : 200);
}

async function unlessChanged(ctx: Ctx, id: string, act: () => Promise<void>): Promise<Reply> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return await showOne(ctx, id, { changed: true });
  }
  return redirect(staffOnePath(id));
}

const one = z.string().catch('');
const many = z
  .union([z.string().transform((value) => [value]), z.array(z.string())])
  .optional()
  .catch([])
  .transform((values) => values ?? []);
const Form = z.object({
  far: many,
  register: one,
  skal: one,
  utrett: one,
  'fran.day': one,
  'fran.month': one,
  'fran.year': one,
  'slut.day': one,
  'slut.month': one,
  'slut.year': one,
});

function typedOf(req: express.Request): TypedCheck {
  const form = Form.parse(req.body ?? {});
  return {
    rights: form.far,
    from: { day: form['fran.day'], month: form['fran.month'], year: form['fran.year'] },
    until: { day: form['slut.day'], month: form['slut.month'], year: form['slut.year'] },
    register: form.register === 'ja',
    settled: kept(form.utrett.trim()),
    reason: kept(form.skal.trim()),
  };
}

async function verify(ctx: Ctx, req: express.Request): Promise<Reply> {
  const id = idFrom(req);
  const { errors, staff } = text[ctx.language];
  const typed = typedOf(req);
  const faults: Fault[] = [];
  const validFrom = dayTyped(typed.from, ctx.now);
  const validUntil = dayTyped(typed.until, ctx.now);
  if (typeof validFrom !== 'string') faults.push({ field: 'fran', message: staff.errors.from });
  if (validUntil === null) faults.push({ field: 'slut', message: errors.until });
  if (!typed.register) faults.push({ field: 'register', message: staff.errors.register });
  if (faults.length > 0 || typeof validFrom !== 'string') return showOne(ctx, id, { typed, faults });
  const given = rights.filter((right) => right === 'READ' || typed.rights.includes(right));
  try {
    return await unlessChanged(ctx, id, () =>
      verifyRepresentation(ctx, id, {
        rights: given,
        validFrom,
        validUntil: validUntil ?? undefined,
        settled: typed.settled === '' ? undefined : typed.settled,
      }),
    );
  } catch (error) {
    if (error instanceof Objected)
      return showOne(ctx, id, { typed, faults: [{ field: 'utrett', message: staff.errors.settle }] });
    if (!(error instanceof Impossible)) throw error;
    return showOne(ctx, id, { typed, faults: [{ field: 'slut', message: errors.past }] });
  }
}

async function refuse(ctx: Ctx, req: express.Request): Promise<Reply> {
  const id = idFrom(req);
  const typed = typedOf(req);
  if (typed.reason === '') {
    const faults = [{ field: 'skal', message: text[ctx.language].staff.errors.reason }];
    return showOne(ctx, id, { faults });
  }
  return unlessChanged(ctx, id, () => refuseRepresentation(ctx, id, typed.reason));
}
