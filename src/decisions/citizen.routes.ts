import type express from 'express';
import type { Case } from '../cases/queries.ts';
import { selectUnreadCount } from '../messages/queries.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import { NotFound } from '../platform/http/errors.ts';
import { type Reply, type Route, bytes, get, page } from '../platform/http/route.ts';
import { isId } from '../platform/ids.ts';
import { renderPdf } from '../platform/pdf.ts';
import { readDecision } from './actions.ts';
import type { Decision } from './queries.ts';
import { contentSeenBy } from './rules.ts';
import { text } from './text.ts';
import { decisionPage, decisionPdf, decisionView } from './views.ts';

export const citizenRoutes: Route[] = [
  get('/arenden/:id/beslut', 'decision.read', showDecision),
  get('/arenden/:id/beslut.pdf', 'decision.read', downloadDecision),
];

async function showDecision(ctx: Ctx, req: express.Request): Promise<Reply> {
  const {
    row,
    decision,
    more: unread,
  } = await readDecision(ctx, caseIdOf(req), (reader) => selectUnreadCount(reader, actorId(ctx.actor) ?? ''));
  const { language, now, deps } = ctx;
  const { head, model } = decisionPage(row, seenBy(ctx, row, decision), unread, {
    municipality: deps.municipality,
    language,
    now,
  });
  return page(decisionView, head, model);
}

/** Opening the paper is opening the decision: the time to appeal begins by either. */
async function downloadDecision(ctx: Ctx, req: express.Request): Promise<Reply> {
  const { row, decision } = await readDecision(ctx, caseIdOf(req), () => Promise.resolve());
  const body = await renderPdf(decisionPdf(seenBy(ctx, row, decision), ctx.deps.municipality, ctx.language, ctx.now));
  // A case number has letters, a space and digits; a file's name gets a hyphen for the space.
  const name = text[ctx.language].paper.fileName(decision.content.caseNumber.replace(/[^A-Za-z0-9-]+/g, '-'));
  return bytes('application/pdf', body, { 'Content-Disposition': `attachment; filename="${name}.pdf"` });
}

/** What is the other's own in the decision about a household is left out. */
function seenBy({ actor }: Ctx, row: Case, decision: Decision): Decision {
  const isPartner =
    decision.content.coApplicant !== undefined && row.rights === null && row.applicantId !== actorId(actor);
  return { ...decision, content: contentSeenBy(decision.content, isPartner) };
}

function caseIdOf(req: express.Request): string {
  const { id } = req.params;
  if (!isId(id)) throw new NotFound('case');
  return id;
}
