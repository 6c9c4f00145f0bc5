import { perHour } from './days.ts';
import { type Language, inLanguages, tongueOf } from './language.ts';

/* Dates, times, money and sizes as people write them. The time zone is always Europe/Stockholm; parts that belong
   together are held by no-break spaces. */

const timeZone = 'Europe/Stockholm';
const gap = '\u00a0';
const locales = { sv: 'sv-SE', en: 'en-GB' };

type Parts = { year: string; day: string; weekday: string; monthName: string };

function formatters(options: Intl.DateTimeFormatOptions): Record<Language, Intl.DateTimeFormat> {
  return inLanguages({
    sv: new Intl.DateTimeFormat(locales.sv, { timeZone, ...options }),
    en: new Intl.DateTimeFormat(locales.en, { timeZone, ...options }),
  });
}

const dayFormat = formatters({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const monthFormat = formatters({ month: 'long', year: 'numeric' });
const monthPerHour: Record<Language, (date: Date) => string> = inLanguages({
  sv: perHour((date) => monthFormat.sv.format(date)),
  en: perHour((date) => monthFormat.en.format(date)),
});
const relativeFormat: Record<Language, Intl.RelativeTimeFormat> = inLanguages({
  sv: new Intl.RelativeTimeFormat(locales.sv, { numeric: 'auto' }),
  en: new Intl.RelativeTimeFormat(locales.en, { numeric: 'auto' }),
});
const clockFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
});
const isoFormat = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });

const partsPerHour: Record<Language, (date: Date) => Parts> = inLanguages({
  sv: perHour((date) => takeApart(date, 'sv')),
  en: perHour((date) => takeApart(date, 'en')),
});

function partsOf(date: Date, language: Language): Parts {
  return partsPerHour[language](date);
}

function takeApart(date: Date, language: Language): Parts {
  const parts = { year: '', day: '', weekday: '', monthName: '' };
  for (const { type, value } of dayFormat[language].formatToParts(date)) {
    if (type === 'year' || type === 'day' || type === 'weekday') parts[type] = value;
    if (type === 'month') parts.monthName = value;
  }
  return parts;
}

/** The calendar day in Sweden, `2026-12-03`: for comparing days and for `datetime` attributes. */
export const isoDate: (date: Date) => string = perHour((date) => isoFormat.format(date));

/** "torsdag 3 december", "Thursday 3 December". */
export function formatDate(date: Date, language: Language): string {
  const { weekday, day, monthName } = partsOf(date, language);
  return `${weekday} ${day}${gap}${monthName}`;
}

/** "torsdag 3 december 2026": for decisions, receipts and everything that is kept. */
export function formatLongDate(date: Date, language: Language): string {
  return `${formatDate(date, language)}${gap}${partsOf(date, language).year}`;
}

/** "3 december 2026". */
export function formatDay(date: Date, language: Language): string {
  const { day, monthName, year } = partsOf(date, language);
  return `${day}${gap}${monthName}${gap}${year}`;
}

/** "december 2026". */
export function formatMonth(date: Date, language: Language): string {
  return monthPerHour[language](date);
}

/** "14.32" in Swedish, "14:32" in English. */
export function formatTime(date: Date, language: Language): string {
  const clock = clockFormat.format(date).replace(/^0(?=\d)/, '');
  return tongueOf(language) === 'sv' ? clock.replace(':', '.') : clock;
}

/** "torsdag 3 december 14.32". */
export function formatDateTime(date: Date, language: Language): string {
  return `${formatDate(date, language)} ${formatTime(date, language)}`;
}

/** "i dag", "i går", "i morgon" or the date with its weekday. */
export function formatRelativeDay(date: Date, now: Date, language: Language): string {
  const distance = daysBetween(now, date);
  return Math.abs(distance) > 1 ? formatDate(date, language) : relativeFormat[language].format(distance, 'day');
}

/** "i dag 8.47", "lördag 28 november 14.52". */
export function formatRelativeDateTime(date: Date, now: Date, language: Language): string {
  return `${formatRelativeDay(date, now, language)} ${formatTime(date, language)}`;
}

/** Calendar days in Sweden from one moment to another; negative when `to` is earlier. */
export function daysBetween(from: Date, to: Date): number {
  return Math.round((Date.parse(isoDate(to)) - Date.parse(isoDate(from))) / 86_400_000);
}

/** First letter large: for a date that begins a line. */
export function capitalise(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** A whole or broken number with Swedish or English signs: 5 802, −120,50. */
export function formatNumber(value: number, language: Language, decimals = 0): string {
  const fixed = Math.abs(value).toFixed(decimals);
  const [whole = '0', broken] = fixed.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, tongueOf(language) === 'sv' ? gap : ',');
  const sign = value < 0 && Number(fixed) !== 0 ? '\u2212' : '';
  return broken === undefined ? sign + grouped : sign + grouped + (tongueOf(language) === 'sv' ? ',' : '.') + broken;
}

/** Amount in öre, without unit, for tables: "5 802", "120,50" (öre only when there are any). */
export function formatAmount(ore: number, language: Language): string {
  return formatNumber(ore / 100, language, ore % 100 === 0 ? 0 : 2);
}

/** Amount in öre: "5 802 kronor", "1 krona", "120,50 kronor". */
export function formatMoney(ore: number, language: Language): string {
  // The currency keeps its Swedish name in every language.
  const unit = Math.abs(ore) === 100 ? 'krona' : 'kronor';
  return `${formatAmount(ore, language)}${gap}${unit}`;
}

/** "340 kB", "1,1 MB". */
export function formatBytes(bytes: number, language: Language): string {
  if (bytes < 1000) return `${bytes}${gap}byte`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)}${gap}kB`;
  return `${formatNumber(bytes / 1_000_000, language, bytes < 99_950_000 ? 1 : 0)}${gap}MB`;
}
