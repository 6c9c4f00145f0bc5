import type express from 'express';
import { selectTimeline } from '../audit/queries.ts';
import { selectDocumentsOfCase } from '../documents/queries.ts';
import { selectConsentsOfCase } from '../consents/queries.ts';
import { consentsSection } from '../consents/views.ts';
import { selectAnsweredBy, selectShared } from '../investigations/queries.ts';
import { investigationSection } from '../investigations/views.ts';
import { hearing } from '../investigations/rules.ts';
import { selectMeasureFacts, selectPlanFacts } from '../measures/queries.ts';
import { standingOn, waitOf } from '../measures/rules.ts';
import { measuresSections } from '../measures/views.ts';
import { selectMeetingFacts, selectWishes } from '../meetings/queries.ts';
import { type MeetingState, hasBeen, isAhead } from '../meetings/rules.ts';
import { boardSection, meetingsSection } from '../meetings/views.ts';
import { confirmWithdrawal } from '../messages/actions.ts';
import { selectMessageCounts, selectOptionalBody, selectUnreadCount } from '../messages/queries.ts';
import { selectOptionalPerson } from '../people/queries.ts';
import { type StandsRead, selectStandsRead } from '../guardians/actions.ts';
import { selectVoices } from '../guardians/queries.ts';
import { isChild } from '../guardians/rules.ts';
import { addedNotice, declinedItems, guardianSection, joinedNotice, voiceSection } from '../guardians/views.ts';
import {
  isAskedAs,
  selectAnswers,
  selectDeclined,
  selectFormerParts,
  selectOptionalAsked,
} from '../partners/queries.ts';
import { selectPapers } from '../papers/queries.ts';
import { promisedSection } from '../papers/views.ts';
import { formerItems, partnerSection } from '../partners/views.ts';
import { may } from '../policy/policy.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import { dayOf } from '../platform/days.ts';
import { readCursor } from '../platform/cursor.ts';
import type { Reader } from '../platform/db/db.ts';
import { Conflict, NotFound } from '../platform/http/errors.ts';
import { type Reply, type Route, get, page, post, redirect } from '../platform/http/route.ts';
import { isId } from '../platform/ids.ts';
import type { Language } from '../platform/language.ts';
import type { NoticeModel } from '../platform/views/components.ts';
import { selectMadeFor } from '../representation/queries.ts';
import { madeForSection, uncheckedNotice } from '../representation/views.ts';
import { readCase, withdrawCase } from './actions.ts';
import { isOpenState } from './lifecycle.ts';
import { type Case, caseKey, selectCasesOfPerson, selectPending } from './queries.ts';
import {
  type CaseFacts,
  type CaseSection,
  type SupportFacts,
  casePage,
  casePath,
  caseView,
  casesPage,
  casesPerPage,
  casesView,
  tooLateNotice,
  withdrawPage,
  withdrawView,
  withdrawnNotice,
} from './views.ts';

export const citizenRoutes: Route[] = [
  get('/arenden', 'overview.read', showCases),
  get('/arenden/:id', 'case.read', (ctx, req) => showCase(ctx, caseIdOf(req), req.query['klart'])),
  get('/arenden/:id/ta-tillbaka', 'case.withdraw', showWithdrawal),
  post('/arenden/:id/ta-tillbaka', 'case.withdraw', withdraw),
];

async function showCases(ctx: Ctx, req: express.Request): Promise<Reply> {
  const personId = personOf(ctx);
  const cursor = readCursor(req.query['efter']);
  const after = cursor && { receivedAt: new Date(cursor.at), id: cursor.id };
  const [rows, former, declined, unread] = await ctx.db.read(ctx.actor, (reader) =>
    Promise.all([
      selectCasesOfPerson(reader, personId, casesPerPage + 1, after),
      after === undefined ? selectFormerParts(reader, personId) : [],
      after === undefined ? selectDeclined(reader) : [],
      selectUnreadCount(reader, personId),
    ]),
  );
  const around = {
    municipality: ctx.deps.municipality,
    language: ctx.language,
    now: ctx.now,
    unread,
    later: after !== undefined,
    former: [...formerItems(former, ctx.language), ...declinedItems(declined, ctx.language)],
  };
  const { head, model } = casesPage(rows, around);
  return page(casesView, head, model);
}

async function showCase(ctx: Ctx, id: string, happened: unknown): Promise<Reply> {
  const facts = await gatherCase(ctx, id);
  return drawCase(ctx, facts, noticeOf(facts, happened, ctx.language), 200);
}

/** What has just happened, or else what holds as long as it is not checked by what right the reader asks. */
function noticeOf(
  { row, stands }: { row: Case; stands?: StandsRead | undefined },
  happened: unknown,
  language: Language,
): NoticeModel | undefined {
  if (happened === 'tillbaka' && row.state === 'WITHDRAWN') return withdrawnNotice(row, language);
  if (happened === 'ihop' && row.kind === 'lss') return joinedNotice(row.id, stands, language);
  if (happened === 'tillagd' && row.kind === 'lss') return addedNotice(language);
  return isOpenState(row.state) && row.rights?.includes('CLAIM') ? uncheckedNotice(language) : undefined;
}

function gatherCase(ctx: Ctx, id: string): Promise<CaseFacts & { stands?: StandsRead | undefined }> {
  const personId = personOf(ctx);
  return readCase(ctx, id, async (reader, row) => {
    const [pending, timeline, documents, messages, person, unread, asked, made, papers] = await Promise.all([
      selectPending(reader, row.id),
      selectTimeline(reader, row.id),
      selectDocumentsOfCase(reader, ctx.deps.vault, row.id),
      selectMessageCounts(reader, row.id),
      selectOptionalPerson(reader, personId),
      selectUnreadCount(reader, personId),
      selectOptionalAsked(reader, ctx.deps.vault, { caseId: row.id }),
      row.askedBy !== null && row.applicantId === personId ? selectMadeFor(reader, row.id) : undefined,
      isOpenState(row.state) ? selectPapers(reader, ctx.deps.vault, row.id) : [],
    ]);
    const promised = promisedSection(row.id, papers, documents, ctx.language);
    const answers = asked ? await selectAnswers(reader, asked) : [];
    const around = { language: ctx.language, now: ctx.now };
    const told = [answers, row.receivedAt, ctx.language, ctx.now] as const;
    const partner = isAskedAs(asked, 'partner') ? partnerSection(asked, ...told) : undefined;
    const stands = await selectStandsRead(reader, ctx, asked);
    const guardian = isAskedAs(asked, 'guardian')
      ? guardianSection(asked, answers, row.receivedAt, { ...around, walled: row.walled, stands })
      : [];
    const asksHer = row.kind === 'lss' && row.askedBy !== null && row.applicantId === personId;
    const voice =
      asksHer && person && isChild(person.personalNumber, dayOf(ctx.now))
        ? voiceSection(
            row.id,
            await selectVoices(reader, caseKey(ctx, row), row.id),
            isOpenState(row.state),
            ctx.language,
          )
        : [];
    const support = row.kind === 'lss' ? await selectSupport(ctx, reader, row) : undefined;
    const request =
      pending.requestId === null ? undefined : await selectOptionalBody(reader, caseKey(ctx, row), pending.requestId);
    return {
      row,
      pending,
      request,
      timeline,
      documents,
      messages,
      notifyBy: person?.notifyBy ?? [],
      unread,
      partner,
      stands,
      ...support,
      sections: [
        ...(promised ? [promised] : []),
        ...(made ? madeForSection(row.id, made, ctx.deps.municipality, ctx.language) : []),
        ...voice,
        ...guardian,
        ...(support?.sections ?? []),
      ],
    };
  });
}

/** What belongs to a request for support under LSS only: how far it has come, and what other rooms have to say. */
async function selectSupport(
  ctx: Ctx,
  reader: Reader,
  row: Case,
): Promise<{ sections: CaseSection[]; support: SupportFacts }> {
  const [meetings, wishes, shared, answered, measures, plans, consents] = await Promise.all([
    selectMeetingFacts(reader, row.id),
    selectWishes(reader, row.id),
    selectShared(reader, row.id),
    selectAnsweredBy(reader, row.id),
    selectMeasureFacts(reader, row.id),
    selectPlanFacts(reader, row.id),
    selectConsentsOfCase(reader, row.id),
  ]);
  const { language, now, deps } = ctx;
  const today = dayOf(now);
  const me = personOf(ctx);
  const ahead = meetings.filter((meeting) => meeting.heldBy === null && isAhead(meeting, now));
  const has = (state: MeetingState) => ahead.some((meeting) => meeting.state === state);
  const waiting = measures.filter((one) => ['waits', 'late'].includes(standingOn(one, today)));
  const [plan] = plans;
  return {
    sections: [
      ...measuresSections(
        row.id,
        { measures, plan, wishes, mayAsk: may(ctx.actor, 'plan.ask', row) },
        { municipality: deps.municipality, language, now },
      ),
      ...investigationSection(row.id, { shared, answered: answered.length > 0 }, ctx),
      meetingsSection(row, meetings, ctx),
      ...(isOpenState(row.state)
        ? [boardSection(row, { meetings, wishes, mayAsk: may(ctx.actor, 'board.ask', row) }, ctx)]
        : []),
      ...consentsSection(consents, language, now),
    ],
    support: {
      meeting: has('proposed') ? 'choose' : has('confirmed') ? 'booked' : has('otherTime') ? 'otherTime' : undefined,
      met: meetings.some((meeting) => hasBeen(meeting, now)),
      // To her it is heard when she herself has answered.
      hearing: hearing(
        shared[0],
        [me],
        answered.map(({ personId }) => personId),
        today,
      ),
      standings: measures.map((one) => standingOn(one, today)),
      planShared: plan !== undefined,
      meetingAt: ahead
        .flatMap(({ startsAt }) => (startsAt === null ? [] : [startsAt]))
        .toSorted((a, b) => +a - +b)
        .at(0),
      commentBy: shared[0]?.lastDay,
      startBy: waiting
        .map((one) => waitOf(one).lastDay)
        .toSorted()
        .at(0),
      reviewBy: plan?.reviewOn,
    },
  };
}

function drawCase(ctx: Ctx, facts: CaseFacts, notice: NoticeModel | undefined, status: number): Reply {
  const { deps, language, now } = ctx;
  const reading = { personId: personOf(ctx), municipality: deps.municipality, language, now };
  const { head, model } = casePage(facts, reading, notice);
  return page(caseView, head, model, status);
}

/** The question whether one is sure. Of a case that is at an end already, its page tells how it stands. */
async function showWithdrawal(ctx: Ctx, req: express.Request): Promise<Reply> {
  const { row, unread } = await readCase(ctx, caseIdOf(req), async (reader, found) => {
    if (!may(ctx.actor, 'case.withdraw', found)) throw new NotFound('case');
    return { row: found, unread: await selectUnreadCount(reader, personOf(ctx)) };
  });
  if (!isOpenState(row.state)) return redirect(casePath(row.id));
  const { head, model } = withdrawPage(row, unread, ctx.language, ctx.now);
  return page(withdrawView, head, model);
}

async function withdraw(ctx: Ctx, req: express.Request): Promise<Reply> {
  const id = caseIdOf(req);
  try {
    await withdrawCase(ctx, id, confirmWithdrawal);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const facts = await gatherCase(ctx, id);
    // Pressed twice: it is done, and there is nothing to be sorry about.
    if (facts.row.state !== 'WITHDRAWN') return drawCase(ctx, facts, tooLateNotice(facts.row, ctx.language), 409);
  }
  return redirect(`${casePath(id)}?klart=tillbaka`);
}

function caseIdOf(req: express.Request): string {
  const { id } = req.params;
  if (!isId(id)) throw new NotFound('case');
  return id;
}

function personOf(ctx: Ctx): string {
  const id = actorId(ctx.actor);
  if (id === undefined) throw new NotFound('person');
  return id;
}
