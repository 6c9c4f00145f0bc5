import { addDays, addMonths, daysBetween, toWorkingDay } from '../platform/days.ts';
import type { CaseKind, Municipality } from '../platform/municipality.ts';
import type { CaseState } from './lifecycle.ts';

export type DeadlineLevel = 'late' | 'today' | 'soon' | 'plenty';

/** How near a due day is: `soon` is within three days. */
export function deadlineLevel(today: string, dueOn: string): DeadlineLevel {
  const days = daysBetween(today, dueOn);
  if (days < 0) return 'late';
  if (days === 0) return 'today';
  return days <= 3 ? 'soon' : 'plenty';
}

/** What a case is, as far as its clock goes. Days are `YYYY-MM-DD`; complete is the day the last answer came. */
export type Clocked = {
  kind: CaseKind;
  applicationType: ApplicationType | null;
  receivedOn: string;
  completeOn: string;
};

/**
 * The day by which the authority should have decided. Livelihood support is counted in days from when everything was there.
 * LSS is counted in months from when the request came in, and an answer in between moves nothing: so runs the time after
 * which a decision can be demanded (förvaltningslagen 12 §).
 */
export function dueDay(
  { kind, applicationType, receivedOn, completeOn }: Clocked,
  { decisionDays, support }: Pick<Municipality, 'decisionDays' | 'support'>,
): string {
  if (kind === 'livelihoodSupport') return toWorkingDay(addDays(completeOn, decisionDays));
  const months = applicationType === 'ADVANCE_RULING' ? support.advanceRulingMonths : support.decisionMonths;
  return toWorkingDay(addMonths(receivedOn, months));
}

/** The first day the authority should have acted: at once when somebody has no food or roof, else when it should decide. */
export function firstDueDay(
  row: Omit<Clocked, 'completeOn'> & { acute: boolean },
  municipality: Pick<Municipality, 'decisionDays' | 'support'>,
): string {
  return row.acute ? toWorkingDay(row.receivedOn) : dueDay({ ...row, completeOn: row.receivedOn }, municipality);
}

/**
 * The state and the day as one of the citizens of a case sees them: it waits for her when she herself is asked for something,
 * and never because another in the household is. What another was given as a day is no day of hers.
 */
export function stateSeen({ state, dueOn, asked }: { state: CaseState; dueOn: string | null; asked: boolean }): {
  state: CaseState;
  dueOn: string | null;
} {
  if (state === 'UNDER_INVESTIGATION' && asked) return { state: 'SUPPLEMENT_REQUESTED', dueOn };
  if (state === 'SUPPLEMENT_REQUESTED' && !asked) return { state: 'UNDER_INVESTIGATION', dueOn: null };
  return { state, dueOn };
}

/** The parts of a unit's queue that can be shown by themselves. */
export const queueFilters = ['open', 'mine', 'unassigned', 'replies', 'waiting', 'late', 'today'] as const;
export type QueueFilter = (typeof queueFilters)[number];

/**
 * What a case of livelihood support was begun by: an application for the first time, for a month after that, or for an extra
 * cost in a month that has one. A household has one application for a month; extra costs are as many as there are.
 */
export const livelihoodTypes = ['NEW', 'RENEWAL', 'SUPPLEMENTARY'] as const;
/**
 * What is asked for under LSS: support for the first time; to have what one has changed, prolonged or ended; an advance
 * ruling before one moves here (16 §); an individual plan (10 §). There may be several at once.
 */
export const lssTypes = ['FIRST', 'CHANGE', 'EXTEND', 'END', 'ADVANCE_RULING', 'INDIVIDUAL_PLAN'] as const;

export const applicationTypes = [...livelihoodTypes, ...lssTypes] as const;
export type LivelihoodType = (typeof livelihoodTypes)[number];
export type LssType = (typeof lssTypes)[number];
export type ApplicationType = (typeof applicationTypes)[number];

/** The steps of a request for support under LSS, as the citizen sees them. */
export const lssSteps = ['supplement', 'meeting', 'investigation', 'decision', 'planning', 'followUp'] as const;
export type LssStep = (typeof lssSteps)[number];

/** What has happened in a request for support. Days are `YYYY-MM-DD`. */
export type LssSituation = {
  /** As the citizen sees it. */
  state: CaseState;
  decisionUnread: boolean;
  /** Of the meetings that lie ahead: one whose time is to be chosen, one for which another time is asked, the next that is booked. */
  meeting: 'choose' | 'otherTime' | 'booked' | undefined;
  /** A meeting has been. */
  met: boolean;
  /** The investigation: whether it has been shown, and whether there still is time to comment on it. */
  hearing: 'notShared' | 'waits' | 'heard';
  /** How what was granted stands; empty when nothing was. */
  standings: readonly ('waits' | 'late' | 'given' | 'over')[];
};

/** What happens now, more closely than the step. */
export type LssNow =
  | 'received'
  | 'supplement'
  | 'meetingChoose'
  | 'meetingOther'
  | 'meetingBooked'
  | 'investigating'
  | 'comments'
  | 'deciding'
  | 'decisionUnread'
  | 'refused'
  | 'planning'
  | 'planningLate'
  | 'followUp'
  | 'withdrawn';

const stepOf: Record<LssNow, LssStep | undefined> = {
  received: 'supplement',
  supplement: 'supplement',
  meetingChoose: 'meeting',
  meetingOther: 'meeting',
  meetingBooked: 'meeting',
  investigating: 'investigation',
  comments: 'investigation',
  deciding: 'decision',
  decisionUnread: 'decision',
  refused: undefined,
  planning: 'planning',
  planningLate: 'planning',
  followUp: 'followUp',
  withdrawn: undefined,
};

/** What happens now in a request for support: what waits for the citizen comes first. */
export function lssNow({ state, decisionUnread, meeting, hearing, standings }: LssSituation): LssNow {
  if (state === 'WITHDRAWN') return 'withdrawn';
  if (state === 'DECIDED') {
    if (decisionUnread) return 'decisionUnread';
    if (standings.length === 0) return 'refused';
    if (standings.includes('late')) return 'planningLate';
    return standings.includes('waits') ? 'planning' : 'followUp';
  }
  if (state === 'SUPPLEMENT_REQUESTED') return 'supplement';
  if (meeting === 'choose') return 'meetingChoose';
  if (hearing === 'waits') return 'comments';
  if (meeting !== undefined) return meeting === 'booked' ? 'meetingBooked' : 'meetingOther';
  if (state === 'RECEIVED') return 'received';
  return hearing === 'heard' ? 'deciding' : 'investigating';
}

/** `needless`: it will not come, since the request has come to its end without it. */
export type LssStepState = 'done' | 'current' | 'todo' | 'needless';

/** The six steps, worked out from what has happened. Steps may come in another order than they are told in. */
export function lssStepStates(situation: LssSituation): Record<LssStep, LssStepState> {
  const now = lssNow(situation);
  const current = stepOf[now];
  const { state, met, hearing, standings } = situation;
  const over = state === 'DECIDED' || state === 'WITHDRAWN';
  const decided = state === 'DECIDED';
  const done: Record<LssStep, boolean> = {
    supplement: state !== 'RECEIVED' && state !== 'SUPPLEMENT_REQUESTED' && state !== 'WITHDRAWN',
    meeting: met,
    investigation: decided || (hearing === 'heard' && !over),
    decision: decided && now !== 'decisionUnread',
    planning: standings.length > 0 && !standings.includes('waits') && !standings.includes('late'),
    followUp: false,
  };
  const told = (step: LssStep): LssStepState => {
    if (step === current) return 'current';
    if (done[step]) return 'done';
    const given = step === 'planning' || step === 'followUp' ? standings.length > 0 : false;
    return over && !given ? 'needless' : 'todo';
  };
  return {
    supplement: told('supplement'),
    meeting: told('meeting'),
    investigation: told('investigation'),
    decision: told('decision'),
    planning: told('planning'),
    followUp: told('followUp'),
  };
}
