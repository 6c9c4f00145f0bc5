/** Days are `YYYY-MM-DD` in Europe/Stockholm; moments are `Date`. Pure. */

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
