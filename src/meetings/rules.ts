import { z } from 'zod';
import { addDays, dayOf, momentOf, readDay } from '../platform/days.ts';

/** What a meeting is for: to talk about the request, to plan the support, to follow it up, to speak before the board. */
export const meetingKinds = ['talk', 'planning', 'followUp', 'board'] as const;
export const meetingPlaces = ['home', 'office', 'phone', 'video'] as const;
export const meetingStates = ['proposed', 'confirmed', 'otherTime', 'cancelled'] as const;
export type MeetingState = (typeof meetingStates)[number];

/** What a person can ask for by one press: to speak before the board (LSS 8 a §), an individual plan (LSS 10 §). */
export const wishKinds = ['board', 'plan'] as const;
export type WishKind = (typeof wishKinds)[number];

/** Where exactly, who comes along, and what interpreter is there: sealed. */
export const MeetingDetails = z.object({ where: z.string(), who: z.string(), interpreter: z.string() });
export type MeetingDetails = z.infer<typeof MeetingDetails>;

/** How many times can be proposed at once. */
export const mostTimes = 3;
export const lengths = [15, 30, 45, 60, 90, 120] as const;
/** The longest answer and the longest note of a place, in characters. */
export const longestAnswer = 2000;
export const longestDetail = 300;
/** The most days ahead that a meeting can be proposed. */
const farthest = 366;

/** A day and a time as they were typed. */
export type TypedTime = { day: string; time: string };
export type TimeFault = 'unread' | 'past' | 'far';

/** "14.30", "14:30", "9": a time of day as `HH:MM`; undefined when it is none. */
export function readTime(typed: string): string | undefined {
  const parts = /^(\d{1,2})(?:[.: ]?(\d{2}))?$/.exec(typed.trim());
  if (!parts || Number(parts[1]) > 23 || Number(parts[2] ?? 0) > 59) return undefined;
  return `${(parts[1] ?? '').padStart(2, '0')}:${parts[2] ?? '00'}`;
}

/** The moments that were typed, the earliest first, each once; rows with nothing in them are nothing. */
export function readTimes(typed: readonly TypedTime[], now: Date): { times: Date[]; fault: TimeFault | undefined } {
  const times = new Map<number, Date>();
  for (const { day, time } of typed.filter((one) => one.day.trim() !== '' || one.time.trim() !== '')) {
    const [onDay, at] = [readDay(day), readTime(time)];
    if (onDay === undefined || at === undefined) return { times: [], fault: 'unread' };
    const moment = momentOf(onDay, at);
    if (moment <= now) return { times: [], fault: 'past' };
    if (onDay > addDays(dayOf(now), farthest)) return { times: [], fault: 'far' };
    times.set(+moment, moment);
  }
  const all = [...times.values()].sort((a, b) => +a - +b);
  return { times: all, fault: all.length === 0 ? 'unread' : undefined };
}

type Planned = { state: MeetingState; startsAt: Date | null; minutes: number; times: readonly Date[] };

/** Whether it lies ahead, or waits for a time: the others have been, or will not be. */
export function isAhead({ state, startsAt, minutes, times }: Planned, now: Date): boolean {
  if (state === 'cancelled') return false;
  if (state === 'otherTime') return true;
  if (state === 'proposed') return times.some((time) => time > now);
  return startsAt !== null && +startsAt + minutes * 60_000 > +now;
}

/** Whether it took place, as far as anybody knows. */
export function hasBeen(meeting: Planned, now: Date): boolean {
  return meeting.state === 'confirmed' && !isAhead(meeting, now);
}

/**
 * The meeting for a calendar (RFC 5545). A calendar is seen by others: it tells neither what it is about nor where.
 * @param title a word that tells nothing
 */
export function calendarFile(
  { id, startsAt, minutes }: { id: string; startsAt: Date; minutes: number },
  { title, host, now }: { title: string; host: string; now: Date },
): string {
  const utc = (moment: Date) => moment.toISOString().replace(/[-:]|\.\d{3}/g, '');
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Medborgarsidan//SV',
    'BEGIN:VEVENT',
    `UID:${id}@${host}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(startsAt)}`,
    `DTEND:${utc(new Date(+startsAt + minutes * 60_000))}`,
    `SUMMARY:${title}`,
    'CLASS:PRIVATE',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}
