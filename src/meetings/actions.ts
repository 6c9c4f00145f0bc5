import { type Case, caseKey, lockCase, selectCase, selectPartiesWith, updateUnreadByStaff } from '../cases/queries.ts';
import { tell } from '../notifications/actions.ts';
import { tellOthersLater, tellRepresentedLater } from '../representation/actions.ts';
import { perform } from '../policy/perform.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import { addDays, dayOf, momentOf } from '../platform/days.ts';
import { type Reader, type Tx, isDuplicate } from '../platform/db/db.ts';
import { Conflict } from '../platform/http/errors.ts';
import {
  type Meeting,
  type MeetingFacts,
  type Proposal,
  insertMeeting,
  insertWish,
  selectMeeting,
  selectMeetingFacts,
  selectMeetings,
  selectMeetingsToRemind,
  updateMeetingAnswered,
  updateMeetingConfirmed,
  updateMeetingProposed,
  updateMeetingReminded,
} from './queries.ts';
import { isAhead } from './rules.ts';

/**
 * Opens the meetings of a case: looking is an act. `theirs`: how those stand that somebody has for the reader. `gather` reads
 * what else the page shows.
 */
export function readMeetings<T>(
  ctx: Ctx,
  caseId: string,
  gather: (reader: Reader, row: Case) => Promise<T>,
): Promise<{ row: Case; meetings: Meeting[]; theirs: MeetingFacts[]; more: T }> {
  return perform(ctx, 'meeting.read', {
    load: (tx) => selectCase(tx, caseId),
    act: async (tx, row) => {
      const meetings = await selectMeetings(tx, caseKey(ctx, row), row.id);
      const theirs = (await selectMeetingFacts(tx, row.id)).filter(({ heldBy }) => heldBy !== null);
      return { result: { row, meetings, theirs, more: await gather(tx, row) }, audit: { chain: row.id } };
    },
  });
}

/** Whether somebody can be met: a party of whom it is known that she may act in the case. */
async function canBeMet(tx: Tx, row: Case, personId: string): Promise<boolean> {
  return (await selectPartiesWith(tx, row.id, 'READ')).includes(personId);
}

/**
 * Proposes a meeting to one of the parties, and tells her that there is something to read. `id` is the meeting's own to
 * be: the same form sent twice is one meeting. @throws Conflict when she is no party, or nobody has checked that she
 * represents one
 */
export async function proposeMeeting(
  ctx: Ctx,
  caseId: string,
  to: string,
  id: string,
  proposal: Proposal,
): Promise<void> {
  try {
    await perform(ctx, 'meeting.propose', {
      load: (tx) => lockCase(tx, caseId),
      act: async (tx, row) => {
        const proposedBy = actorId(ctx.actor);
        if (proposedBy === undefined || !(await canBeMet(tx, row, to))) throw new Conflict('not a party to meet');
        await insertMeeting(tx, caseKey(ctx, row), {
          ...proposal,
          id,
          caseId: row.id,
          personId: to,
          proposedBy,
          now: ctx.now,
        });
        await tell(tx, ctx, row.id, [to]);
        return { result: undefined, audit: { chain: row.id, detail: { meeting: id } } };
      },
    });
  } catch (error) {
    if (!isDuplicate(error, 'meetings_pkey')) throw error;
  }
}

/** Proposes other times. @throws Conflict when it has been called off meanwhile, or whose it is can be met no more */
export function moveMeeting(ctx: Ctx, caseId: string, id: string, proposal: Proposal): Promise<void> {
  return perform(ctx, 'meeting.move', {
    load: (tx) => lockCase(tx, caseId),
    act: async (tx, row) => {
      const key = caseKey(ctx, row);
      const { personId, state, represents } = await selectMeeting(tx, key, row.id, id);
      if (!(await canBeMet(tx, row, personId))) throw new Conflict('not a party to meet');
      if ((await updateMeetingProposed(tx, key, { ...proposal, id, now: ctx.now })) !== 1)
        throw new Conflict('called off');
      await tell(tx, ctx, row.id, [personId]);
      if (state === 'confirmed' && represents) await tellRepresentedLater(tx, row.id, personId);
      return { result: undefined, audit: { chain: row.id, detail: { meeting: id } } };
    },
  });
}

/** Whoever of the two sides calls it off, the other is told. */
export function cancelMeeting(ctx: Ctx, caseId: string, id: string, words: string): Promise<void> {
  return perform(ctx, 'meeting.cancel', {
    load: (tx) => lockCase(tx, caseId),
    act: async (tx, row) => {
      const key = caseKey(ctx, row);
      const meeting = await selectMeeting(tx, key, row.id, id);
      const stands = isAhead(meeting, ctx.now) || meeting.state === 'proposed';
      if (!stands || !(await updateMeetingAnswered(tx, key, { id, state: 'cancelled', words, now: ctx.now })))
        throw new Conflict('over, or called off already');
      if (ctx.actor.kind === 'staff') {
        await tell(tx, ctx, row.id, [meeting.personId]);
        if (meeting.state === 'confirmed' && meeting.represents)
          await tellRepresentedLater(tx, row.id, meeting.personId);
      } else {
        await updateUnreadByStaff(tx, row.id, true);
        await tellOthersLater(tx, ctx, row);
      }
      return { result: undefined, audit: { chain: row.id, detail: { meeting: id } } };
    },
  });
}

/** The person chooses one of the times. @throws Conflict when it is no longer one of them, or has passed */
export function confirmMeeting(ctx: Ctx, caseId: string, id: string, startsAt: Date): Promise<void> {
  return perform(ctx, 'meeting.confirm', {
    load: (tx) => lockCase(tx, caseId),
    act: async (tx, row) => {
      await selectMeeting(tx, caseKey(ctx, row), row.id, id);
      if (startsAt <= ctx.now || !(await updateMeetingConfirmed(tx, id, startsAt, ctx.now)))
        throw new Conflict('no longer proposed');
      await updateUnreadByStaff(tx, row.id, true);
      await tellOthersLater(tx, ctx, row);
      return { result: undefined, audit: { chain: row.id, detail: { meeting: id } } };
    },
  });
}

/** None of the times suits her: she says which would. Gives whether a time was booked, which holds no longer. */
export function askOtherTime(ctx: Ctx, caseId: string, id: string, words: string): Promise<boolean> {
  return perform(ctx, 'meeting.decline', {
    load: (tx) => lockCase(tx, caseId),
    act: async (tx, row) => {
      const key = caseKey(ctx, row);
      const meeting = await selectMeeting(tx, key, row.id, id);
      const over = meeting.state === 'confirmed' && !isAhead(meeting, ctx.now);
      if (over || !(await updateMeetingAnswered(tx, key, { id, state: 'otherTime', words, now: ctx.now })))
        throw new Conflict('over, or called off already');
      await updateUnreadByStaff(tx, row.id, true);
      await tellOthersLater(tx, ctx, row);
      return { result: meeting.state === 'confirmed', audit: { chain: row.id, detail: { meeting: id } } };
    },
  });
}

/** Reminds those who have a meeting tomorrow that there is something to read. Gives how many. */
export async function remindMeetings(ctx: Ctx): Promise<number> {
  const tomorrow = addDays(dayOf(ctx.now), 1);
  const [after, before] = [momentOf(tomorrow, '00:00'), momentOf(addDays(tomorrow, 1), '00:00')];
  const due = await ctx.db.read(ctx.actor, (reader) => selectMeetingsToRemind(reader, after, before));
  for (const { id, caseId, personId } of due) {
    await perform(ctx, 'meeting.remind', {
      load: () => Promise.resolve({}),
      act: async (tx) => {
        if ((await updateMeetingReminded(tx, id, ctx.now)) === 1) await tell(tx, ctx, caseId, [personId]);
        return { result: undefined, audit: { chain: caseId, detail: { meeting: id } } };
      },
    });
  }
  return due.length;
}

/** The person asks to speak before the board that decides (LSS 8 a §). @throws Conflict when she has, or it is decided */
export function askForBoard(ctx: Ctx, caseId: string): Promise<void> {
  return perform(ctx, 'board.ask', {
    load: (tx) => lockCase(tx, caseId),
    act: async (tx, row) => {
      const personId = actorId(ctx.actor);
      if (personId === undefined || row.state === 'DECIDED' || row.state === 'WITHDRAWN') throw new Conflict('over');
      if (!(await insertWish(tx, { caseId: row.id, personId, kind: 'board', now: ctx.now })))
        throw new Conflict('asked already');
      await updateUnreadByStaff(tx, row.id, true);
      await tellOthersLater(tx, ctx, row);
      return { result: undefined, audit: { chain: row.id } };
    },
  });
}
