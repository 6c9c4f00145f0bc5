import type express from 'express';
import { z } from 'zod';
import { selectQueue, selectQueueCounts } from '../cases/queries.ts';
import { type QueueFilter, queueFilters } from '../cases/rules.ts';
import { selectNoteCount } from '../partners/queries.ts';
import { text as measuresText } from '../measures/text.ts';
import { reportPath } from '../measures/views.ts';
import { selectClaimCount } from '../representation/queries.ts';
import { may } from '../policy/policy.ts';
import type { Ctx } from '../platform/context.ts';
import { dayOf } from '../platform/days.ts';
import { Forbidden } from '../platform/http/errors.ts';
import { type Reply, type Route, get, page, post, redirect } from '../platform/http/route.ts';
import { readingOf } from '../casefile/caseworker.routes.ts';
import { searchCases } from './actions.ts';
import { readQueueCursor, readSearch } from './rules.ts';
import {
  type Reading,
  homePage,
  homeView,
  queuePage,
  queuePageSize,
  queuePath,
  queueView,
  searchPage,
  searchView,
} from './views.ts';

export const caseworkerRoutes: Route[] = [
  get('/handlaggare', 'staff.home', showHome),
  get(queuePath, 'queue.read', (ctx, req) => showQueue(ctx, req, false)),
  post('/handlaggare/sok', 'case.search', search),
  // Where a browser comes after a reload or a login: the term is never in an address, so the search begins anew.
  get('/handlaggare/sok', 'case.search', () => Promise.resolve(redirect(queuePath))),
];

function showHome(ctx: Ctx, req: express.Request): Promise<Reply> {
  const reading = readingOf(ctx);
  if (may(ctx.actor, 'queue.read') && unitsOf(reading).length > 0) return showQueue(ctx, req, true);
  const { head, model } = homePage(reading);
  return Promise.resolve(page(homeView, head, model));
}

/** The units whose queues the employee may see, in the municipality's order. */
function unitsOf({ actor, municipality }: Reading): string[] {
  return municipality.units.map(({ id }) => id).filter((id) => actor.units.includes(id));
}

const Filter = z.enum(queueFilters).catch('open');

async function showQueue(ctx: Ctx, req: express.Request, home: boolean): Promise<Reply> {
  const reading = readingOf(ctx);
  const units = unitsOf(reading);
  const asked = req.query['enhet'];
  const unit = asked === undefined ? units[0] : units.find((id) => id === asked);
  if (unit === undefined) {
    if (asked !== undefined) throw new Forbidden('unit');
    const { head, model } = homePage(reading);
    return page(homeView, head, model);
  }
  const filter: QueueFilter = Filter.parse(req.query['urval']);
  const after = readQueueCursor(req.query['efter']);
  const today = dayOf(ctx.now);
  const { staffId } = reading.actor;
  const [rows, counts, notes, claims] = await ctx.db.glance(ctx.actor, (reader) =>
    Promise.all([
      selectQueue(reader, { staffId, unit, filter, today, after, limit: queuePageSize + 1 }),
      selectQueueCounts(reader, unit, today),
      selectNoteCount(reader, unit),
      selectClaimCount(reader, unit),
    ]),
  );
  const { head, model } = queuePage(
    { unit, units, filter, rows, counts, notes, claims, report: reportLink(reading, unit), later: after !== undefined },
    reading,
    home,
  );
  return page(queueView, head, model);
}

/** Where a manager sees what is granted and not given: in units that handle LSS, and the one with every kind. */
function reportLink({ actor, municipality, language }: Reading, unit: string) {
  const grants = municipality.units.some(
    ({ id, protects, handles }) => id === unit && (protects || handles.includes('lss')),
  );
  return grants && may(actor, 'measure.report', { unit })
    ? { href: `${reportPath}?enhet=${unit}`, text: measuresText[language].report.nav }
    : undefined;
}

const SearchForm = z.object({ sok: z.string().max(200).catch('') });

async function search(ctx: Ctx, req: express.Request): Promise<Reply> {
  const { sok } = SearchForm.parse(req.body ?? {});
  const term = readSearch(sok, ctx.deps.municipality.caseNumberPrefix, dayOf(ctx.now));
  const rows = term && (await searchCases(ctx, term));
  const { head, model } = searchPage(sok, rows, readingOf(ctx));
  return page(searchView, head, model, rows === undefined ? 422 : 200);
}
