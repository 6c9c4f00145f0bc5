import type express from 'express';
import { z } from 'zod';
import type { ApprovedOf } from '../applications/actions.ts';
import { selectApplication } from '../applications/queries.ts';
import { begunPath } from '../applications/views.ts';
import { readCase } from '../cases/actions.ts';
import { caseKey, selectOptionalCase } from '../cases/queries.ts';
import { sharePath } from '../cases/views.ts';
import { selectApprovedCosts, selectApprovedOfPart } from '../decisions/queries.ts';
import { selectUnreadCount } from '../messages/queries.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import { Conflict, NotFound } from '../platform/http/errors.ts';
import { type Reply, type Route, bytes, get, page, post, redirect } from '../platform/http/route.ts';
import { isId } from '../platform/ids.ts';
import { qrSvg } from '../platform/qr.ts';
import {
  type About,
  type Reply as Answer,
  answerInvitation,
  askAgain,
  beginPart,
  readInvitation,
  tellInConfidence,
} from './actions.ts';
import { isAskedAs, selectAnswers, selectOptionalAsked } from './queries.ts';
import { canBeSent, readNumber, readWords } from './rules.ts';
import {
  alonePage,
  alonePath,
  aloneView,
  answerPage,
  answerView,
  invitationPage,
  invitationPath,
  invitationView,
  partnerSection,
  sharePage,
  shareView,
} from './views.ts';

export const citizenRoutes: Route[] = [
  get('/medsokande/:id', 'partner.read', (ctx, req) => showInvitation(ctx, idOf(req))),
  post('/medsokande/:id', 'partner.begin', begin),
  get('/medsokande/:id/skicka-tillbaka', 'partner.return', (ctx, req) => showAnswer(ctx, idOf(req), 'returned')),
  post('/medsokande/:id/skicka-tillbaka', 'partner.return', (ctx, req) => answer(ctx, req, 'returned')),
  get('/medsokande/:id/soker-inte', 'partner.decline', (ctx, req) => showAnswer(ctx, idOf(req), 'declined')),
  post('/medsokande/:id/soker-inte', 'partner.decline', (ctx, req) => answer(ctx, req, 'declined')),
  get('/arenden/:id/partner', 'partner.ask', (ctx, req) => showShare(ctx, idOf(req), req.query['klart'] === 'ja')),
  post('/arenden/:id/partner', 'partner.ask', ask),
  get('/arenden/:id/partner/qr.svg', 'partner.ask', showQr),
  get(alonePath, 'safety.tell', showAlone),
  post(alonePath, 'safety.tell', tellAlone),
];

// ── The partner ───────────────────────────────────────────────────────────────────────────────────────────────────

const unreadOf = (ctx: Ctx) => (reader: Parameters<typeof selectUnreadCount>[0]) =>
  selectUnreadCount(reader, actorId(ctx.actor) ?? '');

async function showInvitation(
  ctx: Ctx,
  id: string,
  happened: Parameters<typeof invitationPage>[2] = {},
  status = 200,
): Promise<Reply> {
  const read = await readInvitation(ctx, id, 'partner', async (reader, { partId, partSent }) => ({
    unread: await unreadOf(ctx)(reader),
    part: partId === null || partSent ? undefined : await selectApplication(reader, ctx.deps.vault, partId),
  }));
  const { unread, part } = read.more;
  const goOn = part && begunPath(part);
  const around = { language: ctx.language, now: ctx.now, unread, goOn };
  const { head, model } = invitationPage(read, around, happened);
  return page(invitationView, head, model, status);
}

/** What came too late, or twice, is told on the page that says how it stands. */
async function unlessTooLate(ctx: Ctx, id: string, act: () => Promise<Reply | undefined>): Promise<Reply> {
  try {
    return (await act()) ?? redirect(invitationPath(id));
  } catch (error) {
    if (error instanceof Conflict) return await showInvitation(ctx, id, { tooLate: true }, 409);
    throw error;
  }
}

const WhoForm = z.object({ sokande: z.string().catch('') });

function begin(ctx: Ctx, req: express.Request): Promise<Reply> {
  const id = idOf(req);
  const { typed, number } = readNumber(WhoForm.parse(req.body ?? {}).sokande, ctx.now);
  return unlessTooLate(ctx, id, async () => {
    if ((await beginPart(ctx, id, number, approvedFor(ctx))) === 'known') return undefined;
    return showInvitation(ctx, id, { typed: { typed, problem: number === undefined ? 'number' : 'wrong' } }, 422);
  });
}

/** What the unit accepted of the costs that she told of last time, in a part or in an application of her own. */
const approvedFor =
  (ctx: Ctx): ApprovedOf =>
  async (reader, before) => {
    if (before.partOf === null) return selectApprovedCosts(reader, before);
    const row = await selectOptionalCase(reader, before.partOf);
    return row ? selectApprovedOfPart(reader, row.id, caseKey(ctx, row)) : new Map();
  };

async function showAnswer(ctx: Ctx, id: string, kind: Answer['kind']): Promise<Reply> {
  const { asked, more: unread } = await readInvitation(ctx, id, 'partner', unreadOf(ctx));
  if (!canBeSent(asked.state)) return redirect(invitationPath(id));
  const { head, model } = answerPage(id, kind, { language: ctx.language, unread });
  return page(answerView, head, model);
}

const AnswerForm = z.object({ skal: z.string().catch(''), visa: z.string().optional().catch(undefined) });

async function answer(ctx: Ctx, req: express.Request, kind: Answer['kind']): Promise<Reply> {
  const id = idOf(req);
  const { skal, visa } = AnswerForm.parse(req.body ?? {});
  const { words: reason, problem } = readWords(skal, kind === 'returned');
  const shown = visa === 'ja';
  if (problem !== undefined) {
    const { more: unread } = await readInvitation(ctx, id, 'partner', unreadOf(ctx));
    const { head, model } = answerPage(id, kind, { language: ctx.language, unread }, { reason, shown, problem });
    return page(answerView, head, model, 422);
  }
  return unlessTooLate(ctx, id, async () => {
    await answerInvitation(ctx, id, 'partner', { kind, reason, shown });
    return undefined;
  });
}

// ── The applicant ─────────────────────────────────────────────────────────────────────────────────────────────────

function readShare(ctx: Ctx, caseId: string) {
  return readCase(ctx, caseId, async (reader, row) => {
    const asked = await selectOptionalAsked(reader, ctx.deps.vault, { caseId: row.id });
    // The other's page of the case has no such part.
    if (!isAskedAs(asked, 'partner') || row.applicantId !== actorId(ctx.actor)) throw new NotFound('co-application');
    const answers = await selectAnswers(reader, asked);
    const section = partnerSection(asked, answers, row.receivedAt, ctx.language, ctx.now);
    return { asked, section, unread: await selectUnreadCount(reader, actorId(ctx.actor) ?? '') };
  });
}

async function showShare(ctx: Ctx, caseId: string, again: boolean): Promise<Reply> {
  const { asked, section, unread } = await readShare(ctx, caseId);
  const around = { baseUrl: ctx.deps.baseUrl, language: ctx.language, unread, asked: again };
  const { head, model } = sharePage({ asked, section }, around);
  return page(shareView, head, model);
}

const AskForm = z.object({ rattat: z.string().catch('') });

async function ask(ctx: Ctx, req: express.Request): Promise<Reply> {
  const caseId = idOf(req);
  const { words: correction, problem } = readWords(AskForm.parse(req.body ?? {}).rattat, true);
  if (problem !== undefined) {
    const { asked, section, unread } = await readShare(ctx, caseId);
    const around = { baseUrl: ctx.deps.baseUrl, language: ctx.language, unread };
    const { head, model } = sharePage({ asked, section }, around, { correction, problem });
    return page(shareView, head, model, 422);
  }
  try {
    await askAgain(ctx, caseId, correction);
  } catch (error) {
    // Pressed twice, or the case has moved: its page tells how it stands.
    if (!(error instanceof Conflict)) throw error;
    return redirect(sharePath(caseId));
  }
  return redirect(`${sharePath(caseId)}?klart=ja`);
}

async function showQr(ctx: Ctx, req: express.Request): Promise<Reply> {
  const { asked } = await readShare(ctx, idOf(req));
  if (!canBeSent(asked.state)) throw new NotFound('nothing to share');
  return bytes('image/svg+xml', Buffer.from(qrSvg(`${ctx.deps.baseUrl}${invitationPath(asked.id)}`)));
}

// ── In confidence ─────────────────────────────────────────────────────────────────────────────────────────────────

const pointer = z.string().refine(isId).optional().catch(undefined);
const Pointers = z.object({ ansokan: pointer, arende: pointer, medsokande: pointer });
const AloneForm = Pointers.extend({ na: z.string().catch(''), ord: z.string().catch('') });

function aboutOf({ ansokan, arende, medsokande }: z.infer<typeof Pointers>): About {
  return {
    ...(ansokan === undefined ? {} : { application: ansokan }),
    ...(arende === undefined ? {} : { case: arende }),
    ...(medsokande === undefined ? {} : { asked: medsokande }),
  };
}

/** Nothing is read or written for this page: that somebody has looked at it is nobody's to know. */
function showAlone(ctx: Ctx, req: express.Request): Promise<Reply> {
  const about = aboutOf(Pointers.parse(req.query));
  const { head, model } = alonePage(
    about,
    ctx.deps.municipality,
    ctx.language,
    ...(req.query['klart'] === 'ja' ? (['done'] as const) : []),
  );
  return Promise.resolve(page(aloneView, head, model));
}

async function tellAlone(ctx: Ctx, req: express.Request): Promise<Reply> {
  const form = AloneForm.parse(req.body ?? {});
  const reach = readWords(form.na, form.ord.trim() === '');
  const words = readWords(form.ord, false);
  const problem = reach.problem ?? words.problem;
  if (problem !== undefined) {
    const typed = { reach: reach.words, words: words.words, problem };
    const { head, model } = alonePage(aboutOf(form), ctx.deps.municipality, ctx.language, typed);
    return page(aloneView, head, model, 422);
  }
  await tellInConfidence(ctx, aboutOf(form), { reach: reach.words, words: words.words });
  return redirect(`${alonePath}?klart=ja`);
}

function idOf(req: express.Request): string {
  const { id } = req.params;
  if (!isId(id)) throw new NotFound('co-application');
  return id;
}
