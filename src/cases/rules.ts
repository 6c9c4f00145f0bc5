import { addDays, daysBetween, toWorkingDay } from '../platform/days.ts';

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

/** The parts of a unit's queue that can be shown by themselves. */
export const queueFilters = ['open', 'mine', 'unassigned', 'replies', 'waiting', 'late', 'today'] as const;
export type QueueFilter = (typeof queueFilters)[number];

/**
 * What a case was begun by: an application for the first time, for a month after that, or for an extra cost in a month
 * that has one. A household has one application for a month; extra costs are as many as there are.
 */
export const applicationTypes = ['NEW', 'RENEWAL', 'SUPPLEMENTARY'] as const;
export type ApplicationType = (typeof applicationTypes)[number];
