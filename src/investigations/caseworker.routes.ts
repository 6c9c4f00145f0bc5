import type express from 'express';
import { z } from 'zod';
import { caseKey } from '../cases/queries.ts';
import { tidyMessage } from '../messages/rules.ts';
import type { Ctx } from '../platform/context.ts';
import { dayOf, readDay } from '../platform/days.ts';
import { Conflict } from '../platform/http/errors.ts';
import { type Reply, type Route, get, page, post, redirect } from '../platform/http/route.ts';
import { kept } from '../platform/kept.ts';
import { fullName, selectOptionalPerson } from '../people/queries.ts';
import { idFrom, showCase } from '../casefile/caseworker.routes.ts';
import { OtherReaders } from '../representation/actions.ts';
import { selectPartiesToday } from '../representation/queries.ts';
import { readNamed } from '../representation/rules.ts';
import { Overtaken, readInvestigation, shareInvestigation, writeInvestigation } from './actions.ts';
import { selectOpenings, selectOptionalDraft } from './queries.ts';
import { InvestigationContent, investigationParts, lastDayFault, longestPart } from './rules.ts';
import {
  type TypedInvestigation,
  staffInvestigationPage,
  staffInvestigationPath,
  staffInvestigationView,
} from './views.ts';

export const caseworkerRoutes: Route[] = [
  get('/handlaggare/arenden/:id/utredning', 'investigation.read', (ctx, req) =>
    showInvestigation(ctx, idFrom(req), { done: Done.parse(req.query['klart']) }),
  ),
  post('/handlaggare/arenden/:id/utredning', 'investigation.write', write),
];

const Done = z.enum(['sparat', 'delat']).optional().catch(undefined);

async function showInvestigation(
  ctx: Ctx,
  caseId: string,
  about: { typed?: TypedInvestigation; done?: z.infer<typeof Done> },
): Promise<Reply> {
  const { row, investigations, comments, more } = await readInvestigation(ctx, caseId, (reader, found) =>
    Promise.all([
      selectOptionalDraft(reader, caseKey(ctx, found), found.id, 'investigation', InvestigationContent),
      selectOpenings(reader, found.id),
      selectPartiesToday(reader, found.id),
      selectOptionalPerson(reader, found.applicantId),
    ]),
  );
  const [draft, openings, parties, person] = more;
  const name = person ? fullName(person) : '';
  const facts = { row, name, draft, investigations, comments, openings, parties };
  const { head, model } = staffInvestigationPage(facts, ctx, about);
  return page(staffInvestigationView, head, model, about.typed ? (about.typed.overtaken ? 409 : 422) : 200);
}

const words = z.string().catch('').transform(tidyMessage);
const Form = z.object({
  background: words,
  needs: words,
  assessment: words,
  proposal: words,
  'sista-dag': z.string().catch(''),
  lasare: z.string().optional().catch(undefined),
  _version: z.coerce.number().int().nonnegative().catch(0),
  _action: z.string().catch('save'),
});

async function write(ctx: Ctx, req: express.Request): Promise<Reply> {
  const caseId = idFrom(req);
  const { _version: version, _action: action, 'sista-dag': typedDay, lasare, ...content } = Form.parse(req.body ?? {});
  const shares = action === 'share';
  const lastDay = readDay(typedDay);
  const dayFault = shares ? lastDayFault(lastDay, dayOf(ctx.now)) : undefined;
  const errors: TypedInvestigation['errors'] = [
    ...investigationParts
      .filter((part) => content[part].length > longestPart)
      .map((field) => ({ field, fault: 'long' as const })),
    ...(shares && investigationParts.every((part) => content[part] === '')
      ? [{ field: 'background', fault: 'empty' as const }]
      : []),
    ...(dayFault === undefined ? [] : [{ field: 'sista-dag', fault: dayFault }]),
  ];
  const typed: TypedInvestigation = { content: keptParts(content), version, lastDay: kept(typedDay), errors };
  if (errors.length > 0) return await showInvestigation(ctx, caseId, { typed });
  try {
    if (shares && lastDay !== undefined)
      await shareInvestigation(ctx, caseId, { content, version, lastDay, readers: readNamed(lasare) });
    else await writeInvestigation(ctx, caseId, content, version);
  } catch (error) {
    if (error instanceof Overtaken)
      return await showInvestigation(ctx, caseId, { typed: { ...typed, overtaken: true } });
    if (error instanceof OtherReaders) {
      const field = { field: 'lasare', fault: 'readers' as const };
      return await showInvestigation(ctx, caseId, { typed: { ...typed, errors: [field] } });
    }
    if (error instanceof Conflict) return await showCase(ctx, caseId, { conflict: 'changed' }, 409);
    throw error;
  }
  return redirect(`${staffInvestigationPath(caseId)}?klart=${shares ? 'delat' : 'sparat'}`);
}

function keptParts(content: InvestigationContent): InvestigationContent {
  return {
    background: kept(content.background),
    needs: kept(content.needs),
    assessment: kept(content.assessment),
    proposal: kept(content.proposal),
  };
}
