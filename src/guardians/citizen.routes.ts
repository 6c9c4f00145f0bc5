import type express from 'express';
import { z } from 'zod';
import { selectCasesOfPerson } from '../cases/queries.ts';
import { selectUnreadCount } from '../messages/queries.ts';
import { selectStanding } from '../people/queries.ts';
import { ageOn } from '../people/rules.ts';
import { dayOf } from '../platform/days.ts';
import { selectOwn } from '../representation/queries.ts';
import { answerInvitation, readInvitation } from '../partners/actions.ts';
import { canBeSent, readNumber, readWords } from '../partners/rules.ts';
import { answerView } from '../partners/views.ts';
import { may } from '../policy/policy.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import type { Reader } from '../platform/db/db.ts';
import { readCase } from '../cases/actions.ts';
import { casePath } from '../cases/views.ts';
import { Conflict, NotFound } from '../platform/http/errors.ts';
import { type Reply, type Route, get, page, post, redirect } from '../platform/http/route.ts';
import { isId } from '../platform/ids.ts';
import { measureItems } from '../measures/rules.ts';
import { answerStands, beginAnswer, giveVoice, readStands, readVoice } from './actions.ts';
import { voices } from './rules.ts';
import {
  type TypedVoice,
  askedPage,
  askedPath,
  askedView,
  ownPage,
  ownPath,
  ownView,
  declinePage,
  standField,
  standsPage,
  standsPath,
  standsView,
  voicePage,
  voicePath,
  voiceView,
} from './views.ts';

export const citizenRoutes: Route[] = [
  get(ownPath, 'overview.read', showOwn),
  get('/vardnadshavare/:id', 'guardian.read', (ctx, req) => showAsked(ctx, idOf(req))),
  post('/vardnadshavare/:id', 'guardian.begin', begin),
  get('/vardnadshavare/:id/nej', 'guardian.decline', showDecline),
  post('/vardnadshavare/:id/nej', 'guardian.decline', decline),
  get('/arenden/:id/din-rost', 'case.read', (ctx, req) =>
    showVoice(ctx, idOf(req), req.query['klart'] === 'ja' ? 'done' : undefined),
  ),
  post('/arenden/:id/din-rost', 'voice.give', give),
  get('/arenden/:id/ja-eller-nej', 'case.read', (ctx, req) =>
    unlessGone(ctx, idOf(req), () => showStands(ctx, idOf(req), req.query['klart'] === 'ja' ? 'done' : undefined)),
  ),
  post('/arenden/:id/ja-eller-nej', 'guardian.agree', (ctx, req) => unlessGone(ctx, idOf(req), () => agree(ctx, req))),
];

const unreadOf = (ctx: Ctx) => (reader: Reader) => selectUnreadCount(reader, actorId(ctx.actor) ?? '');

async function showAsked(
  ctx: Ctx,
  id: string,
  happened: Parameters<typeof askedPage>[2] = {},
  status = 200,
): Promise<Reply> {
  const read = await readInvitation(ctx, id, 'guardian', unreadOf(ctx));
  const { head, model } = askedPage(read, { language: ctx.language, now: ctx.now, unread: read.more }, happened);
  return page(askedView, head, model, status);
}

/** What came too late, or twice, is told on the page that says how it stands. */
async function unlessTooLate(ctx: Ctx, id: string, act: () => Promise<Reply>): Promise<Reply> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Conflict) return await showAsked(ctx, id, { notice: 'tooLate' }, 409);
    throw error;
  }
}

const WhoForm = z.object({ barn: z.string().catch('') });

async function begin(ctx: Ctx, req: express.Request): Promise<Reply> {
  const id = idOf(req);
  const { typed, number } = readNumber(WhoForm.parse(req.body ?? {}).barn, ctx.now);
  return unlessTooLate(ctx, id, async () => {
    const begun = await beginAnswer(ctx, id, number);
    if (begun === 'again') return showAsked(ctx, id, { notice: 'again' }, 409);
    if (begun === 'known') return redirect(askedPath(id));
    return showAsked(ctx, id, { typed: { typed, problem: number === undefined ? 'number' : 'wrong' } }, 422);
  });
}

async function showDecline(ctx: Ctx, req: express.Request): Promise<Reply> {
  const id = idOf(req);
  const { asked, more: unread } = await readInvitation(ctx, id, 'guardian', unreadOf(ctx));
  if (!canBeSent(asked.state)) return redirect(askedPath(id));
  const { head, model } = declinePage(id, { language: ctx.language, unread });
  return page(answerView, head, model);
}

const DeclineForm = z.object({ skal: z.string().catch(''), visa: z.string().optional().catch(undefined) });

async function decline(ctx: Ctx, req: express.Request): Promise<Reply> {
  const id = idOf(req);
  const { skal, visa } = DeclineForm.parse(req.body ?? {});
  const { words: reason, problem } = readWords(skal, false);
  const shown = visa === 'ja';
  if (problem !== undefined) {
    const { more: unread } = await readInvitation(ctx, id, 'guardian', unreadOf(ctx));
    const { head, model } = declinePage(id, { language: ctx.language, unread }, { reason, shown, problem });
    return page(answerView, head, model, 422);
  }
  return unlessTooLate(ctx, id, async () => {
    await answerInvitation(ctx, id, 'guardian', { kind: 'declined', reason, shown });
    return redirect(askedPath(id));
  });
}

/** How many cases are shown; the rest are in the list of all. */
const casesShown = 30;

async function showOwn(ctx: Ctx): Promise<Reply> {
  const personId = actorId(ctx.actor) ?? '';
  const [standing, mandates, cases, unread] = await ctx.db.read(ctx.actor, (reader) =>
    Promise.all([
      selectStanding(reader, personId),
      selectOwn(reader, ctx.deps.vault),
      selectCasesOfPerson(reader, personId, casesShown),
      selectUnreadCount(reader, personId),
    ]),
  );
  const age = ageOn(standing.personalNumber, dayOf(ctx.now));
  const around = { municipality: ctx.deps.municipality, language: ctx.language, now: ctx.now, unread };
  const { head, model } = ownPage({ age, mandates, cases }, around);
  return page(ownView, head, model);
}

async function showVoice(
  ctx: Ctx,
  id: string,
  happened?: 'done' | 'late',
  typed?: TypedVoice,
  status = 200,
): Promise<Reply> {
  const read = await readVoice(ctx, id, unreadOf(ctx));
  const { head, model } = voicePage(read, { language: ctx.language, unread: read.more, happened }, typed);
  return page(voiceView, head, model, status);
}

const VoiceForm = z.object({ svar: z.string().catch(''), ord: z.string().catch('') });

async function give(ctx: Ctx, req: express.Request): Promise<Reply> {
  const id = idOf(req);
  const { svar, ord } = VoiceForm.parse(req.body ?? {});
  const { words, problem } = readWords(ord, false);
  const answer = voices.find((one) => one === svar);
  const problems = [...(answer === undefined ? ['answer' as const] : []), ...(problem ? ['tooLong' as const] : [])];
  if (answer === undefined || problem !== undefined)
    return showVoice(ctx, id, undefined, { answer: svar, words, problems }, 422);
  try {
    await giveVoice(ctx, id, { answer, words });
  } catch (error) {
    if (error instanceof Conflict) return await showVoice(ctx, id, 'late', undefined, 409);
    throw error;
  }
  return redirect(`${voicePath(id)}?klart=ja`);
}

/** There is nothing to say yes or no to: what has become of it stands on the page of the case, for one who may read that. */
async function unlessGone(ctx: Ctx, id: string, act: () => Promise<Reply>): Promise<Reply> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    await readCase(ctx, id, () => Promise.resolve());
    return redirect(casePath(id));
  }
}

async function showStands(ctx: Ctx, id: string, happened?: 'done' | 'late' | 'none', status = 200): Promise<Reply> {
  const read = await readStands(ctx, id, unreadOf(ctx));
  const mayAnswer = may(ctx.actor, 'guardian.agree', read.row);
  const { head, model } = standsPage(read, { language: ctx.language, unread: read.more, mayAnswer, happened });
  return page(standsView, head, model, status);
}

const Answer = z.enum(['yes', 'no']);

async function agree(ctx: Ctx, req: express.Request): Promise<Reply> {
  const id = idOf(req);
  const fields = z
    .record(z.string(), z.unknown())
    .catch({})
    .parse(req.body ?? {});
  const answers = new Map(
    measureItems.flatMap((item) => {
      const answer = Answer.safeParse(fields[standField(item)]);
      return answer.success ? [[item, answer.data] as const] : [];
    }),
  );
  if (answers.size === 0) return showStands(ctx, id, 'none', 422);
  try {
    await answerStands(ctx, id, answers);
  } catch (error) {
    if (error instanceof Conflict) return await showStands(ctx, id, 'late', 409);
    throw error;
  }
  return redirect(`${standsPath(id)}?klart=ja`);
}

function idOf(req: express.Request): string {
  const { id } = req.params;
  if (!isId(id)) throw new NotFound('co-application');
  return id;
}
