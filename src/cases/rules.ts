import { addDays, daysBetween, toWorkingDay } from '../platform/days.ts';
import type { CaseState } from './lifecycle.ts';

export type DeadlineLevel = 'late' | 'today' | 'soon' | 'plenty';

/** How near a due day is: `soon` is within three days. */
export function deadlineLevel(today: string, dueOn: string): DeadlineLevel {
  const days = daysBetween(today, dueOn);
  if (days < 0) return 'late';
  if (days === 0) return 'today';
  return days <= 3 ? 'soon' : 'plenty';
}

/** The first day the authority should have acted: at once when somebody has no food or roof, else within the promise. */
export function firstDueDay(receivedOn: string, acute: boolean, decisionDays: number): string {
  return acute ? toWorkingDay(receivedOn) : toWorkingDay(addDays(receivedOn, decisionDays));
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
