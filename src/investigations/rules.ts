import { z } from 'zod';
import { addDays, toWorkingDay } from '../platform/days.ts';

/** What an investigation is written in: how it has been, what is needed, how that is judged, what is proposed. */
export const investigationParts = ['background', 'needs', 'assessment', 'proposal'] as const;

const words = z.string().default('');
export const InvestigationContent = z.object({ background: words, needs: words, assessment: words, proposal: words });
export type InvestigationContent = z.infer<typeof InvestigationContent>;

/** The longest part, and the longest comment, in characters. */
export const longestPart = 20_000;
export const longestComment = 5000;

/** Days to say something about it that the form proposes: the law says only that the time must be enough. */
const proposedDays = 14;
/** The most days that can be given. */
const mostDays = 90;

export function proposedLastDay(today: string): string {
  return toWorkingDay(addDays(today, proposedDays));
}

/** What is wrong with the last day: it must lie ahead, since a party must have time to read (förvaltningslagen 25 §). */
export function lastDayFault(day: string | undefined, today: string): 'unread' | 'past' | 'far' | undefined {
  if (day === undefined) return 'unread';
  if (day <= today) return 'past';
  return day > addDays(today, mostDays) ? 'far' : undefined;
}

/**
 * How it stands with letting the parties say something before the decision (förvaltningslagen 25 §): nothing has been
 * shared, somebody still has time, or whoever was asked has answered or had the time that was set.
 */
export type Hearing = 'notShared' | 'waits' | 'heard';

export function hearing(
  shared: { lastDay: string } | undefined,
  parties: readonly string[],
  answeredBy: readonly string[],
  today: string,
): Hearing {
  if (!shared) return 'notShared';
  return today > shared.lastDay || parties.every((one) => answeredBy.includes(one)) ? 'heard' : 'waits';
}
