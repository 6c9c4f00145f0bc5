import type { AnswerValue, BankAccount, Field, SimpleField, SimpleValue } from './form.ts';
import { entriesOf } from './form.ts';

export type ErrorCode =
  | 'required'
  | 'tooLong'
  | 'notOption'
  | 'date'
  | 'datePart'
  | 'tooEarly'
  | 'tooLate'
  | 'month'
  | 'number'
  | 'tooSmall'
  | 'tooLarge'
  | 'money'
  | 'personalNumber'
  | 'personalNumberCheck'
  /** The date of birth alone, where the whole number is needed for what else is answered. */
  | 'wholeNumber'
  | 'coordination'
  | 'email'
  | 'phone'
  | 'clearing'
  | 'account'
  /** One's own number, where another's is asked for. Found by whoever knows who answers. */
  | 'ownNumber'
  | 'childNumber'
  /** By the number, somebody who is too old for what is asked. */
  | 'tooOld'
  | 'groupFull'
  | 'filesFull';

export type Params = Readonly<Record<string, string | number>>;

/** What reading needs to know of the world: the day in the municipality and the names of the months, per language. */
export type ParseContext = {
  /** YYYY-MM-DD */
  readonly today: string;
  readonly monthNames: readonly (readonly string[])[];
  /** YYYY-MM: the months there are to choose among, when the room knows better than the form. */
  readonly months?: readonly string[] | undefined;
};

export type Parsed =
  | { kind: 'blank' }
  | { kind: 'ok'; value: SimpleValue }
  /** `part` is the input at fault when the question has several, such as '.year'. */
  | { kind: 'bad'; code: ErrorCode; params?: Params; part?: string };

/** The posted values of the input whose name ends with `part` ('' for the only input). */
export type Inputs = (part: string) => readonly string[];

const bad = (code: ErrorCode, params?: Params, part?: string): Parsed => ({
  kind: 'bad',
  code,
  ...(params ? { params } : {}),
  ...(part === undefined ? {} : { part }),
});
const ok = (value: SimpleValue): Parsed => ({ kind: 'ok', value });
const blank: Parsed = { kind: 'blank' };

/** The inputs a kind is asked with, as endings of the input's name. */
export function partsOf(field: SimpleField): readonly string[] {
  switch (field.kind) {
    case 'date':
      return ['.day', '.month', '.year'];
    case 'month':
      return field.choices ? [''] : ['.month', '.year'];
    case 'bankAccount':
      return ['.clearing', '.account'];
    default:
      return [''];
  }
}

/** Reads what was posted for one question, tolerantly. Never throws. Files are not posted as text and read as blank. */
export function parseValue(field: SimpleField, inputs: Inputs, context: ParseContext): Parsed {
  const one = (part = '') => tidy(inputs(part).at(-1) ?? '');
  switch (field.kind) {
    case 'text':
      return limited(one().replace(/\s+/gu, ' '), field.max ?? 200);
    case 'longText':
      return limited(tidyLines(inputs('').at(-1) ?? ''), field.max ?? 6000);
    case 'radios':
      return one() === '' ? blank : field.options.includes(one()) ? ok(one()) : bad('notOption');
    case 'yesNo':
      return one() === '' ? blank : one() === 'yes' || one() === 'no' ? ok(one()) : bad('notOption');
    case 'checkboxes': {
      const chosen = new Set(
        inputs('')
          .map(tidy)
          .filter((value) => value !== ''),
      );
      if ([...chosen].some((value) => !field.options.includes(value))) return bad('notOption');
      return chosen.size === 0 ? blank : ok(field.options.filter((option) => chosen.has(option)));
    }
    case 'confirm':
      return one() === '' ? blank : ok(true);
    case 'date':
      return within(parseDate(one('.day'), one('.month'), one('.year'), context), field, context);
    case 'month':
      return field.choices
        ? parseMonthChoice(one(), field.choices, context)
        : parseMonth(one('.month'), one('.year'), context);
    case 'number':
      return parseNumber(one(), field.decimals ?? 0, field.min ?? 0, field.max ?? 1_000_000);
    case 'money':
      return parseMoney(one(), field.min ?? 0, field.max ?? 10_000_000_000);
    case 'personalNumber':
      return parsePersonalNumber(one(), field, context);
    case 'email':
      return parseEmail(one());
    case 'phone':
      return parsePhone(one());
    case 'bankAccount':
      return parseBankAccount(one('.clearing'), one('.account'));
    case 'file':
      return blank;
  }
}

/** Is a stored value a whole answer to this question? A value from an older version of the form may not be. */
export function isAnswer(field: Field, value: AnswerValue | undefined): boolean {
  if (value === undefined || value === null) return false;
  switch (field.kind) {
    case 'group':
      return entriesOf(value).length > 0;
    case 'radios':
      return typeof value === 'string' && field.options.includes(value);
    case 'yesNo':
      return value === 'yes' || value === 'no';
    case 'checkboxes':
      return (
        Array.isArray(value) &&
        value.length > 0 &&
        value.every((item) => typeof item === 'string' && field.options.includes(item))
      );
    case 'file':
      return Array.isArray(value) && value.length > 0;
    case 'confirm':
      return value === true;
    case 'number':
    case 'money':
      return typeof value === 'number';
    case 'bankAccount':
      return isBankAccount(value);
    default:
      return typeof value === 'string' && value !== '';
  }
}

export function isBankAccount(value: AnswerValue | undefined): value is BankAccount {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'clearing' in value;
}

/** A stored value as it stands in the inputs, by part. */
export function inputValues(field: SimpleField, value: SimpleValue | undefined): Record<string, string[]> {
  if (value === undefined || value === null || !isAnswer(field, value)) return {};
  if (field.kind === 'date' && typeof value === 'string') {
    const [year = '', month = '', day = ''] = value.split('-');
    return { '.day': [String(Number(day))], '.month': [String(Number(month))], '.year': [year] };
  }
  if (field.kind === 'month' && typeof value === 'string') {
    if (field.choices) return { '': [value] };
    const [year = '', month = ''] = value.split('-');
    return { '.month': [String(Number(month))], '.year': [year] };
  }
  if (isBankAccount(value)) return { '.clearing': [value.clearing], '.account': [value.account] };
  if (Array.isArray(value)) return { '': value };
  if (typeof value === 'number')
    return { '': [field.kind === 'money' ? moneyInput(value) : String(value).replace('.', ',')] };
  if (typeof value === 'boolean') return { '': value ? ['yes'] : [] };
  if (field.kind === 'personalNumber') return { '': [showPersonalNumber(value)] };
  if (field.kind === 'phone') return { '': [showPhone(value)] };
  return { '': [value] };
}

// ── Text ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** One line: composed letters, no control or direction-changing characters, no space around it. */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b\ufeff]/gu, ' ')
    .trim();
}

function tidyLines(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/[ \t]+$/gmu, '')
    .trim();
}

function limited(text: string, max: number): Parsed {
  if (text === '') return blank;
  const length = Array.from(text).length;
  return length > max ? bad('tooLong', { max, over: length - max }) : ok(text);
}

// ── Dates ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Does the day exist? Month and day count from one. */
export function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}

const iso = (year: number, month: number, day: number) =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

function parseDate(day: string, month: string, year: string, context: ParseContext): Parsed {
  if (day === '' && month === '' && year === '') return blank;
  if (month === '' && year === '') {
    const whole = splitDate(day);
    if (whole) return parseDate(whole.day, whole.month, whole.year, context);
  }
  if (day === '') return bad('datePart', { part: 'day' }, '.day');
  if (month === '') return bad('datePart', { part: 'month' }, '.month');
  if (year === '') return bad('datePart', { part: 'year' }, '.year');
  const d = /^\d{1,2}$/.test(day) ? Number(day) : 0;
  const m = monthNumber(month, context);
  const y = yearNumber(year, context);
  if (m === undefined) return bad('date', undefined, '.month');
  if (y === undefined) return bad('date', undefined, '.year');
  return isDay(y, m, d) ? ok(iso(y, m, d)) : bad('date', undefined, '.day');
}

/** A whole date written in the first box: 2026-11-27, 20261127, 27/11 2026, 27.11.2026, 27 november 2026. */
function splitDate(text: string): { day: string; month: string; year: string } | undefined {
  const big = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text) ?? /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/.exec(text);
  if (big) return { year: big[1] ?? '', month: big[2] ?? '', day: big[3] ?? '' };
  const small = /^(\d{1,2})[\s./-]+(\d{1,2}|\p{L}+)\.?[\s./-]+(\d{2}|\d{4})$/u.exec(text);
  return small ? { day: small[1] ?? '', month: small[2] ?? '', year: small[3] ?? '' } : undefined;
}

function monthNumber(text: string, context: ParseContext): number | undefined {
  if (/^\d{1,2}$/.test(text)) return Number(text) >= 1 && Number(text) <= 12 ? Number(text) : undefined;
  const wanted = text.toLowerCase().replace(/\.$/, '');
  if (Array.from(wanted).length < 3) return undefined;
  for (const names of context.monthNames) {
    const at = names.findIndex((name) => name.toLowerCase().startsWith(wanted));
    if (at >= 0) return at + 1;
  }
  return undefined;
}

/** Four digits, or two: then the year that lies at most ten years ahead. */
function yearNumber(text: string, context: ParseContext): number | undefined {
  if (/^\d{4}$/.test(text)) return Number(text) >= 1850 && Number(text) <= 2200 ? Number(text) : undefined;
  if (!/^\d{2}$/.test(text)) return undefined;
  const now = Number(context.today.slice(0, 4));
  const year = Math.floor(now / 100) * 100 + Number(text);
  return year > now + 10 ? year - 100 : year;
}

/** The same day a year before, YYYY-MM-DD; compared only, so the 29th of February may stand there. */
function yearBefore(day: string): string {
  return `${String(Number(day.slice(0, 4)) - 1)}${day.slice(4)}`;
}

function within(parsed: Parsed, field: SimpleField & { kind: 'date' }, context: ParseContext): Parsed {
  if (parsed.kind !== 'ok' || typeof parsed.value !== 'string') return parsed;
  if (field.notAfter && parsed.value > context.today) return bad('tooLate', undefined, '.day');
  if (field.notBefore === 'today' && parsed.value < context.today) return bad('tooEarly', undefined, '.day');
  if (field.notBefore === 'yearAgo' && parsed.value < yearBefore(context.today))
    return bad('tooEarly', undefined, '.day');
  return parsed;
}

function parseMonth(month: string, year: string, context: ParseContext): Parsed {
  if (month === '' && year === '') return blank;
  const m = monthNumber(month, context);
  const y = yearNumber(year, context);
  if (m === undefined) return bad('month', undefined, '.month');
  if (y === undefined) return bad('month', undefined, '.year');
  return ok(iso(y, m, 1).slice(0, 7));
}

/** The months on offer, YYYY-MM: those that the room names, else counted from the month of `today`. */
export function monthChoices(
  choices: { from: number; to: number },
  { today, months: named }: Pick<ParseContext, 'today' | 'months'>,
): readonly string[] {
  if (named) return named;
  const start = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  const months: string[] = [];
  for (let n = start + choices.from; n <= start + choices.to; n++)
    months.push(iso(Math.floor(n / 12), (n % 12) + 1, 1).slice(0, 7));
  return months;
}

function parseMonthChoice(text: string, choices: { from: number; to: number }, context: ParseContext): Parsed {
  if (text === '') return blank;
  return monthChoices(choices, context).includes(text) ? ok(text) : bad('notOption');
}

// ── Numbers ───────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Reads 1200, 1 200, 1.200, 1200,50, 1 200,5 and 1,200.50 as a decimal string; undefined when it is not a number. One mark followed
 * by exactly three digits separates thousands, since nobody writes three decimals of a krona.
 */
function decimal(text: string, thousandsMark: boolean): string | undefined {
  let rest = text
    .replace(/[\u2212\u2013]/gu, '-')
    .replace(/[\s']+/gu, ' ')
    .trim();
  const negative = /^-\s?/.test(rest);
  if (negative) rest = rest.replace(/^-\s?/, '');
  if (rest.includes(' ')) {
    if (!/^\d{1,3}( \d{3})+([.,:]\d{1,2})?$/.test(rest)) return undefined;
    rest = rest.replaceAll(' ', '');
  }
  if (thousandsMark) {
    if (/^\d{1,3}(\.\d{3})+(,\d{1,2})?$/.test(rest)) rest = rest.replaceAll('.', '');
    else if (/^\d{1,3}(,\d{3})+(\.\d{1,2})?$/.test(rest)) rest = rest.replaceAll(',', '');
  }
  rest = rest.replace(/[,:]/, '.');
  return /^\d+(\.\d+)?$/.test(rest) ? (negative ? `-${rest}` : rest) : undefined;
}

function parseNumber(text: string, decimals: number, min: number, max: number): Parsed {
  if (text === '') return blank;
  const read = decimal(text, false);
  if (read === undefined || (read.split('.')[1] ?? '').length > decimals) return bad('number', { decimals });
  const value = Number(read);
  if (value < min) return bad('tooSmall', { min });
  return value > max ? bad('tooLarge', { max }) : ok(value);
}

function parseMoney(text: string, min: number, max: number): Parsed {
  if (text === '') return blank;
  const bare = text
    .toLowerCase()
    .replace(/\s*(kronor|krona|kr|sek)\.?$/u, '')
    .replace(/^(kr|sek)\.?\s*/u, '')
    .replace(/[:,.]\s?[-–]+$/u, '');
  const read = decimal(bare, true);
  const parts = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(read ?? '');
  if (!parts) return bad('money');
  const ore = Number(parts[2]) * 100 + Number((parts[3] ?? '').padEnd(2, '0'));
  const value = parts[1] === '-' && ore > 0 ? -ore : ore;
  if (value < min) return bad('tooSmall', { min: min / 100 });
  return value > max ? bad('tooLarge', { max: max / 100 }) : ok(value);
}

/** 584050 → "5 840,50" and 584000 → "5 840", as a person would write it in the box. */
function moneyInput(ore: number): string {
  const kronor = String(Math.floor(Math.abs(ore) / 100)).replace(/\B(?=(\d{3})+$)/g, ' ');
  const rest = Math.abs(ore) % 100;
  return `${ore < 0 ? '-' : ''}${kronor}${rest === 0 ? '' : `,${String(rest).padStart(2, '0')}`}`;
}

// ── Personal numbers ──────────────────────────────────────────────────────────────────────────────────────────────

/** Modulus 10 with weights 2 and 1 over nine digits and the check digit (folkbokföringslagen 18 §). */
export function hasCheckDigit(tenDigits: string): boolean {
  let sum = 0;
  for (const [at, digit] of Array.from(tenDigits).entries()) {
    const product = Number(digit) * (at % 2 === 0 ? 2 : 1);
    sum += product > 9 ? product - 9 : product;
  }
  return tenDigits.length === 10 && sum % 10 === 0;
}

function parsePersonalNumber(
  text: string,
  options: { coordination?: boolean; birthDate?: boolean; youngerThan?: number },
  context: ParseContext,
): Parsed {
  if (text === '') return blank;
  const born = (day: string, value: string): Parsed =>
    options.youngerThan !== undefined && addYears(day, options.youngerThan) <= context.today
      ? bad('tooOld', { years: options.youngerThan })
      : ok(value);
  const bare = text.replace(/[\s\u2010-\u2015\u2212]/gu, (mark) => (mark.trim() === '' ? '' : '-'));
  if (options.birthDate) {
    const date = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(bare);
    if (date) {
      const day = [Number(date[1]), Number(date[2]), Number(date[3])] as const;
      if (!isDay(...day)) return bad('personalNumber');
      const birthday = iso(...day);
      return birthday > context.today ? bad('tooLate') : born(birthday, birthday.replaceAll('-', ''));
    }
  }
  const match = /^(\d{2})?(\d{2})-?(\d{2})-?(\d{2})([-+]?)(\d{4})$/.exec(bare);
  if (!match) return bad('personalNumber');
  const [, century, yy = '', mm = '', dd = '', sign, last = ''] = match;
  const day = Number(dd) > 60 ? Number(dd) - 60 : Number(dd);
  const monthDay = `${mm}-${String(day).padStart(2, '0')}`;
  let year: number;
  if (century !== undefined) year = Number(`${century}${yy}`);
  else {
    year = Math.floor(Number(context.today.slice(0, 4)) / 100) * 100 + Number(yy);
    if (`${String(year)}-${monthDay}` > context.today) year -= 100;
    if (sign === '+') year -= 100;
  }
  if (year < 1850 || !isDay(year, Number(mm), day)) return bad('personalNumber');
  if (iso(year, Number(mm), day) > context.today) return bad('personalNumber');
  if (!hasCheckDigit(`${yy}${mm}${dd}${last}`)) return bad('personalNumberCheck');
  if (Number(dd) > 60 && !options.coordination) return bad('coordination');
  return born(iso(year, Number(mm), day), `${String(year)}${mm}${dd}${last}`);
}

/** The same day so many years later, as text: for comparing only, since 29 February is not every year. */
const addYears = (day: string, years: number): string => `${String(Number(day.slice(0, 4)) + years)}${day.slice(4)}`;

/** 12 digits → 8 digits, hyphen, 4; a birth date alone → YYYY-MM-DD. */
export function showPersonalNumber(value: string): string {
  return value.length === 8
    ? `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6)}`
    : `${value.slice(0, 8)}-${value.slice(8)}`;
}

// ── Ways to reach a person ────────────────────────────────────────────────────────────────────────────────────────

function parseEmail(text: string): Parsed {
  if (text === '') return blank;
  const bare = text.replace(/^mailto:/i, '');
  const good = /^[^\s@<>,;:"()[\]\\]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?\.[\p{L}]{2,}$/u.test(bare);
  return good && bare.length <= 254 && !bare.includes('..') ? ok(bare) : bad('email');
}

/** Stored as + and digits; a number that begins with 0 is Swedish. */
function parsePhone(text: string): Parsed {
  if (text === '') return blank;
  const bare = text
    .replace(/^tel:/i, '')
    .replace(/\(0\)/, '')
    .replace(/[\s\u2010-\u2015\u2212().\-/]/gu, '')
    .replace(/^00/, '+');
  const international = bare.startsWith('+') ? bare : bare.startsWith('0') ? `+46${bare.slice(1)}` : '';
  if (!/^\+[1-9]\d{6,14}$/.test(international)) return bad('phone');
  if (!international.startsWith('+46')) return ok(international);
  const national = international.slice(3).replace(/^0/, '');
  if (!/^[1-9]\d{6,9}$/.test(national) || (/^7[02369]/.test(national) && national.length !== 9)) return bad('phone');
  return ok(`+46${national}`);
}

const shortAreas = /^(1[013689]|2[0136]|3[1356]|4[0246]|54|6[03]|7[02369]|90)/;

/** +46701740605 → 070-174 06 05; foreign numbers are shown as stored. */
export function showPhone(value: string): string {
  if (!value.startsWith('+46')) return value;
  const national = value.slice(3);
  const area = national.startsWith('8') ? 1 : shortAreas.test(national) ? 2 : 3;
  const rest = national.slice(area);
  const groups: Record<number, RegExp> = { 5: /(...)(..)/, 6: /(...)(...)/, 7: /(...)(..)(..)/, 8: /(...)(...)(..)/ };
  const shape = groups[rest.length];
  return `0${national.slice(0, area)}-${shape ? (shape.exec(rest)?.slice(1).join(' ') ?? rest) : rest}`;
}

/** Clearing: four digits, or five where it begins with 8. Whether the account exists is for the bank to say. */
function parseBankAccount(clearing: string, account: string): Parsed {
  if (clearing === '' && account === '') return blank;
  const c = clearing.replace(/[\s-]/gu, '');
  const a = account.replace(/[\s-]/gu, '');
  if (!/^[1-9]\d{3}$/.test(c) && !/^8\d{4}$/.test(c)) return bad('clearing', undefined, '.clearing');
  if (!/^\d{5,12}$/.test(a)) return bad('account', undefined, '.account');
  return ok({ clearing: c, account: a });
}
