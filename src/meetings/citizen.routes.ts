import type express from 'express';
import { z } from 'zod';
import { casePath } from '../cases/views.ts';
import { selectUnreadCount } from '../messages/queries.ts';
import { tidyMessage } from '../messages/rules.ts';
import { unlessOver } from '../representation/actions.ts';
import type { RepresentedBefore } from '../representation/queries.ts';
import { overPage, overView } from '../representation/views.ts';
import { may } from '../policy/policy.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import { Conflict, NotFound } from '../platform/http/errors.ts';
import { type Reply, type Route, bytes, get, page, post, redirect } from '../platform/http/route.ts';
import { isId } from '../platform/ids.ts';
import { kept } from '../platform/kept.ts';
import { askForBoard, askOtherTime, cancelMeeting, confirmMeeting, readMeetings } from './actions.ts';
import { calendarFile, isAhead, longestAnswer } from './rules.ts';
import { text } from './text.ts';
import { type MeetingDone, type TypedAnswer, meetingsPage, meetingsPath, meetingsView } from './views.ts';

export const citizenRoutes: Route[] = [
  get('/arenden/:id/moten', 'meeting.read', (ctx, req) =>
    showMeetings(ctx, idOf(req), { done: Done.parse(req.query['klart']) }),
  ),
  post('/arenden/:id/moten/:meeting/svar', 'meeting.confirm', answer),
  get('/arenden/:id/moten/:meeting/kalender.ics', 'meeting.read', download),
  post('/arenden/:id/namnden', 'board.ask', ask),
];

const Done = z.enum(['bokat', 'annan', 'byte', 'avbokat', 'namnd']).optional().catch(undefined);

async function showMeetings(
  ctx: Ctx,
  caseId: string,
  about: { typed?: TypedAnswer; done?: MeetingDone | undefined; changed?: { words: string } },
): Promise<Reply> {
  const {
    row,
    meetings,
    theirs,
    more: unread,
  } = await readMeetings(ctx, caseId, (reader) => selectUnreadCount(reader, actorId(ctx.actor) ?? ''));
  const mayAnswer = may(ctx.actor, 'meeting.confirm', row);
  const { head, model } = meetingsPage({ row, meetings, theirs, unread, mayAnswer }, ctx, about);
  return page(meetingsView, head, model, about.typed ? 422 : about.changed ? 409 : 200);
}

const Form = z.object({ svar: z.string().catch(''), ord: z.string().catch('') });

function answer(ctx: Ctx, req: express.Request): Promise<Reply> {
  const [caseId, meeting] = [idOf(req), meetingOf(req)];
  const { svar, ord } = Form.parse(req.body ?? {});
  const words = tidyMessage(ord);
  return unlessOver(
    ctx,
    caseId,
    () => answerWith(ctx, caseId, meeting, svar, words),
    (whom) => tooLate(ctx, whom, words),
  );
}

/** Her mandate ended while the page was open: she is told so, with what she wrote. */
function tooLate(ctx: Ctx, whom: RepresentedBefore, words = ''): Reply {
  const { head, model } = overPage(whom, kept(words), ctx.language);
  return page(overView, head, model, 404);
}

async function answerWith(ctx: Ctx, caseId: string, meeting: string, choice: string, words: string): Promise<Reply> {
  const startsAt = new Date(choice);
  const chosen = choice === 'annan' || choice === 'avboka' || !Number.isNaN(startsAt.getTime());
  // That no time suits is an answer by itself; when another would is told by whoever can.
  const fault = !chosen ? 'choose' : words.length > longestAnswer ? 'long' : undefined;
  if (fault !== undefined)
    return await showMeetings(ctx, caseId, { typed: { meeting, choice, words: kept(words), fault } });
  let done: MeetingDone = choice === 'annan' ? 'annan' : choice === 'avboka' ? 'avbokat' : 'bokat';
  try {
    if (done === 'annan') {
      if (await askOtherTime(ctx, caseId, meeting, words)) done = 'byte';
    } else if (done === 'avbokat') await cancelMeeting(ctx, caseId, meeting, words);
    else await confirmMeeting(ctx, caseId, meeting, startsAt);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    // Pressed twice: it is as she wanted. Another time can be asked for again, so that one is never there already.
    const { meetings } = await readMeetings(ctx, caseId, () => Promise.resolve());
    const now = meetings.find(({ id }) => id === meeting);
    const same =
      done === 'bokat'
        ? now?.state === 'confirmed' && now.startsAt?.getTime() === +startsAt
        : done === 'avbokat' && now?.state === 'cancelled';
    if (!same) return await showMeetings(ctx, caseId, { changed: { words: kept(words) } });
  }
  return redirect(`${meetingsPath(caseId)}?klart=${done}`);
}

async function download(ctx: Ctx, req: express.Request): Promise<Reply> {
  const [caseId, id] = [idOf(req), meetingOf(req)];
  const { meetings } = await readMeetings(ctx, caseId, () => Promise.resolve());
  const meeting = meetings.find((one) => one.id === id);
  if (!meeting?.startsAt || !isAhead(meeting, ctx.now)) throw new NotFound('no such meeting ahead');
  const { startsAt, minutes } = meeting;
  const file = calendarFile(
    { id, startsAt, minutes },
    { title: text[ctx.language].calendar, host: new URL(ctx.deps.baseUrl).host, now: ctx.now },
  );
  return bytes('text/calendar; charset=utf-8', Buffer.from(file), {
    'Content-Disposition': 'attachment; filename="mote.ics"',
  });
}

function ask(ctx: Ctx, req: express.Request): Promise<Reply> {
  const caseId = idOf(req);
  return unlessOver(
    ctx,
    caseId,
    () => askOnce(ctx, caseId),
    (whom) => tooLate(ctx, whom),
  );
}

async function askOnce(ctx: Ctx, caseId: string): Promise<Reply> {
  try {
    await askForBoard(ctx, caseId);
  } catch (error) {
    // Pressed twice, or decided meanwhile: the case tells how it stands.
    if (!(error instanceof Conflict)) throw error;
    return redirect(`${casePath(caseId)}#namnden`);
  }
  return redirect(`${casePath(caseId)}?klart=namnd#namnden`);
}

function idOf(req: express.Request): string {
  const { id } = req.params;
  if (!isId(id)) throw new NotFound('case');
  return id;
}

function meetingOf(req: express.Request): string {
  const { meeting } = req.params;
  if (!isId(meeting)) throw new NotFound('meeting');
  return meeting;
}
