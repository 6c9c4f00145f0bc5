/** Days are `YYYY-MM-DD` in Europe/Stockholm; moments are `Date`. Pure. */

const stockholmClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'medium',
});
const stockholmDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' });

/**
 * The day a moment falls on in Sweden. What is sent to an authority is received the day it reaches the system, at any
 * hour (förvaltningslagen 22 §).
 */
export const dayOf: (moment: Date) => string = perHour((moment) => stockholmDay.format(moment));

/**
 * Remembers what is made of a moment for the rest of its hour: Sweden's offsets are whole hours, so that all of the hour
 * falls on the same day. Calendars are slow, and pages ask for the same few days again and again.
 */
export function perHour<T>(make: (moment: Date) => T): (moment: Date) => T {
  const known = new Map<number, T>();
  return (moment) => {
    const hour = Math.floor(moment.getTime() / 3_600_000);
    let made = known.get(hour);
    if (made === undefined) {
      if (known.size >= 5000) known.clear();
      made = make(moment);
      known.set(hour, made);
    }
    return made;
  };
}

/** Noon of a day in UTC: a moment that falls on the same day in Sweden, for formatting. */
export function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

export function isDay(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(noonOf(value).getTime()) && addDays(value, 0) === value;
}

export function addDays(day: string, days: number): string {
  const date = noonOf(day);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/**
 * The day so many months later: the one with the same number, or the last of a month that has no such day (lagen 1930:173
 * 1 §).
 */
export function addMonths(day: string, months: number): string {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(year)}-${two(month)}-${two(Math.min(Number(day.slice(8)), last))}`;
}

/** A day as somebody has typed it in one box, `2026-12-03` with or without hyphens; undefined when it is none. */
export function readDay(typed: string): string | undefined {
  const parts = /^(\d{4})[-./ ]?(\d{1,2})[-./ ]?(\d{1,2})$/.exec(typed.trim());
  if (!parts) return undefined;
  const day = `${parts[1] ?? ''}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[3] ?? '').padStart(2, '0')}`;
  return isDay(day) ? day : undefined;
}

/** The moment when clocks in Sweden show a time, `14:30`, on a day. */
export function momentOf(day: string, time: string): Date {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  // What the clock shows an hour or two off is what is to be taken away.
  const shown = (at: number) => Date.parse(`${stockholmClock.format(at).replace(' ', 'T')}Z`);
  const guess = wanted - (shown(wanted) - wanted);
  return new Date(guess - (shown(guess) - wanted));
}

/** Whole days from one day to another; negative when `to` has passed. */
export function daysBetween(from: string, to: string): number {
  return Math.round((noonOf(to).getTime() - noonOf(from).getTime()) / 86_400_000);
}

/** The day itself, or the next one on which an office is open. */
export function toWorkingDay(day: string): string {
  let result = day;
  while (isHoliday(result)) result = addDays(result, 1);
  return result;
}

/** Sundays, Saturdays and the days that Swedish law counts with them (lagen 1989:253 and 1930:173). */
export function isHoliday(day: string): boolean {
  const date = new Date(`${day}T12:00:00Z`);
  const weekday = date.getUTCDay();
  if (weekday === 0 || weekday === 6) return true;
  const monthDay = day.slice(5);
  if (['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'].includes(monthDay)) return true;
  // Midsummer's Eve: the Friday between 19 and 25 June.
  if (weekday === 5 && monthDay >= '06-19' && monthDay <= '06-25') return true;
  const easter = easterSunday(Number(day.slice(0, 4)));
  return [-2, 1, 39].some((offset) => addDays(easter, offset) === day);
}

/** The Gregorian Easter Sunday of a year (the anonymous algorithm). */
function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const dayOfMonth = ((h + l - 7 * m + 114) % 31) + 1;
  return `${String(year)}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}
