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

/** Applications for the cost of living of a month, for the first time or after that. A household has one for each. */
export const monthTypes = ['NEW', 'RENEWAL'] as const;
export function takesMonth(type: ApplicationType | null): boolean {
  return monthTypes.some((one) => one === type);
}

/** What is offered of livelihood support: a month, or an extra cost in a month that has an application. Extra costs are as many as there are. */
export const livelihoodTypes = [...monthTypes, 'SUPPLEMENTARY'] as const;
/**
 * What is asked for under LSS: support for the first time; to have what one has changed, prolonged or ended; an advance
 * ruling before one moves here (16 §); an individual plan (10 §). There may be several at once.
 */
export const lssTypes = ['FIRST', 'CHANGE', 'EXTEND', 'END', 'ADVANCE_RULING', 'INDIVIDUAL_PLAN'] as const;

/** What a case was begun by. OTHER: an application for the first time that is only for something else than to live on. */
export const applicationTypes = [...livelihoodTypes, 'OTHER', ...lssTypes] as const;
export type LivelihoodType = (typeof livelihoodTypes)[number];
export type LssType = (typeof lssTypes)[number];
export type ApplicationType = (typeof applicationTypes)[number];

/** What is applied for beside the cost of living of a month. */
export const besideTypes = ['SUPPLEMENTARY', 'OTHER'] as const;
export type BesideType = (typeof besideTypes)[number];
export function isBeside(type: ApplicationType | null): type is BesideType {
  return besideTypes.some((one) => one === type);
}

/** What was applied for, as it is noted where the case is not seen, when that is not the month itself; null when it is. */
export function besideMonth(noted: {
  extraCost?: boolean | undefined;
  otherSupport?: boolean | undefined;
}): BesideType | null {
  if (noted.extraCost === true) return 'SUPPLEMENTARY';
  return noted.otherSupport === true ? 'OTHER' : null;
}

/** Outcomes of a decision: bifall, delvis bifall, avslag, avvisning, avskrivning. */
export const outcomes = ['GRANTED', 'PARTIALLY_GRANTED', 'REJECTED', 'DISMISSED', 'WRITTEN_OFF'] as const;
export type Outcome = (typeof outcomes)[number];

/** Those that have given nothing: the month may be applied for again when circumstances have changed. */
export const refusals = ['REJECTED', 'DISMISSED', 'WRITTEN_OFF'] as const satisfies readonly Outcome[];
export type Refusal = (typeof refusals)[number];
export function isRefused(outcome: Outcome | null): outcome is Refusal {
  return refusals.some((one) => one === outcome);
}

/** The steps of a request under LSS, as the citizen sees them. */
export type LssStep =
  'supplement' | 'meeting' | 'investigation' | 'decision' | 'planning' | 'followUp' | 'plan' | 'move';

const support = ['supplement', 'meeting', 'investigation', 'decision', 'planning', 'followUp'] as const;
/** What there is to do depends on what is asked for: an end is not planned, and a plan is not investigated. */
const stepsByType: Partial<Record<ApplicationType, readonly LssStep[]>> = {
  END: ['supplement', 'meeting', 'investigation', 'decision'],
  ADVANCE_RULING: ['supplement', 'meeting', 'investigation', 'decision', 'move'],
  INDIVIDUAL_PLAN: ['meeting', 'plan', 'followUp'],
};
export function lssStepsOf(type: ApplicationType | null): readonly LssStep[] {
  return (type && stepsByType[type]) ?? support;
}

/** What has happened in a request under LSS. */
export type LssSituation = {
  type: ApplicationType | null;
  /** As the citizen sees it. */
  state: CaseState;
  decisionUnread: boolean;
  /** It has been decided, and not against what was asked for. */
  given: boolean;
  /** Of the meetings that lie ahead: one whose time is to be chosen, one for which another time is asked, the next that is booked. */
  meeting: 'choose' | 'otherTime' | 'booked' | undefined;
  /** A meeting has been. */
  met: boolean;
  /** The investigation: whether it has been shown, and whether there still is time to comment on it. */
  hearing: 'notShared' | 'waits' | 'heard';
  /** How what was granted stands; empty when nothing was. */
  standings: readonly ('waits' | 'late' | 'given' | 'over')[];
  /** An individual plan has been shared in it. */
  planShared: boolean;
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
  | 'over'
  | 'ended'
  | 'rulingGiven'
  | 'planReceived'
  | 'planMaking'
  | 'planAnswerUnread'
  | 'planShared'
  | 'withdrawn';

const stepOf: Record<LssNow, LssStep | undefined> = {
  received: undefined,
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
  over: undefined,
  ended: undefined,
  rulingGiven: 'move',
  planReceived: undefined,
  planMaking: 'plan',
  planAnswerUnread: 'plan',
  planShared: 'followUp',
  withdrawn: undefined,
};

/** What happens now in a request under LSS: what waits for the citizen comes first. */
export function lssNow(situation: LssSituation): LssNow {
  const { type, state, meeting, hearing } = situation;
  if (state === 'WITHDRAWN') return 'withdrawn';
  if (type === 'INDIVIDUAL_PLAN') return planNow(situation);
  if (state === 'DECIDED') return decidedNow(situation);
  if (state === 'SUPPLEMENT_REQUESTED') return 'supplement';
  if (meeting === 'choose') return 'meetingChoose';
  if (hearing === 'waits') return 'comments';
  if (meeting !== undefined) return meeting === 'booked' ? 'meetingBooked' : 'meetingOther';
  if (state === 'RECEIVED') return 'received';
  return hearing === 'heard' ? 'deciding' : 'investigating';
}

function decidedNow({ type, decisionUnread, given, standings }: LssSituation): LssNow {
  if (decisionUnread) return 'decisionUnread';
  if (given && type === 'ADVANCE_RULING') return 'rulingGiven';
  if (given && type === 'END') return 'ended';
  if (standings.length === 0) return 'refused';
  if (standings.includes('late')) return 'planningLate';
  if (standings.includes('waits')) return 'planning';
  return standings.includes('given') ? 'followUp' : 'over';
}

/** A plan is made in a meeting and shared; that the request has been answered is no end of it. */
function planNow({ state, decisionUnread, given, meeting, planShared }: LssSituation): LssNow {
  if (state === 'DECIDED' && decisionUnread) return 'planAnswerUnread';
  if (state === 'DECIDED' && !given) return 'refused';
  if (state === 'SUPPLEMENT_REQUESTED') return 'supplement';
  if (planShared) return 'planShared';
  if (meeting !== undefined)
    return meeting === 'choose' ? 'meetingChoose' : meeting === 'booked' ? 'meetingBooked' : 'meetingOther';
  return state === 'RECEIVED' ? 'planReceived' : 'planMaking';
}

/**
 * `ongoing`: it goes on beside what happens now. `ifNeeded`: it comes only if something is missing. `needless`: it will not come,
 * since the request has come to its end without it.
 */
export type LssStepState = 'done' | 'current' | 'ongoing' | 'todo' | 'ifNeeded' | 'needless';

/** The steps in their order, worked out from what has happened. They may come in another order than they are told in. */
export function lssStepStates(situation: LssSituation): { step: LssStep; state: LssStepState }[] {
  const now = lssNow(situation);
  const current = stepOf[now];
  const { type, state, given, met, hearing, standings, planShared } = situation;
  const decided = state === 'DECIDED';
  const over = decided || state === 'WITHDRAWN';
  const isRead = decided && now !== 'decisionUnread' && now !== 'planAnswerUnread';
  const taken = state === 'UNDER_INVESTIGATION' || state === 'SUPPLEMENT_REQUESTED';
  const done: Record<LssStep, boolean> = {
    supplement: state === 'UNDER_INVESTIGATION' || decided,
    meeting: met || (type === 'INDIVIDUAL_PLAN' && planShared),
    investigation: decided || (hearing === 'heard' && !over),
    decision: isRead,
    planning: standings.length > 0 && !standings.includes('waits') && !standings.includes('late'),
    followUp: now === 'over',
    plan: planShared,
    move: false,
  };
  // What follows on a yes is still to come when the case is decided.
  const follows: Record<LssStep, boolean> = {
    supplement: false,
    meeting: type === 'INDIVIDUAL_PLAN' && given,
    investigation: false,
    decision: false,
    planning: standings.length > 0,
    followUp: standings.length > 0 || (type === 'INDIVIDUAL_PLAN' && given),
    plan: given,
    move: given,
  };
  const told = (step: LssStep): LssStepState => {
    if (step === current) return 'current';
    if (done[step]) return 'done';
    if (over && !(decided && follows[step])) return 'needless';
    if (step === 'investigation' && taken) return 'ongoing';
    return step === 'supplement' ? 'ifNeeded' : 'todo';
  };
  return lssStepsOf(type).map((step) => ({ step, state: told(step) }));
}
