import { type NationalNorm, normFor } from '../calculation/rules.ts';
import { dayOf } from '../platform/days.ts';
import { telephoneHref } from '../platform/municipality.ts';
import type { Municipality } from '../platform/municipality.ts';

// What an information page is made of. The pages are data, so that one template draws most of them, a test can compare
// the languages part by part, and every link can be followed.

/** Plain words with two marks only: `[label](address)` for a link and `**words**` for what must be seen first. */
export type Marked = string;

/** Pieces as the components take them. */
export type Piece = string | { strong: string } | { href: string; text: string };

/** Amounts with a name each; the note stands under the name. */
export type Table = {
  caption: string;
  head: { label: string; amount: string };
  rows: { label: string; note?: string; amount: string }[];
};

export type Block =
  | { kind: 'text'; text: Marked }
  | { kind: 'list'; items: Marked[] }
  | { kind: 'steps'; items: { title: string; text: Marked }[] }
  | { kind: 'numbered'; items: Marked[] }
  | { kind: 'facts'; rows: { label: string; value: Marked[] }[] }
  | { kind: 'table'; table: Table }
  | { kind: 'doors'; doors: { href: string; title: string; description: string }[] }
  | { kind: 'details'; summary: string; paragraphs: Marked[] }
  | { kind: 'heading'; text: string }
  | { kind: 'button'; href: string; text: string; quiet?: { href: string; text: string } };

export type Section = {
  id: string;
  heading: string;
  /** The one section of a page that begins with a heavy rule. */
  lead?: boolean;
  /** The text may use the whole width: doors, steps and tables. */
  wide?: boolean;
  blocks: Block[];
  side?: Marked[];
};

export type Article = {
  /** Unique among all pages: what the window and the search engine call it. */
  title: string;
  heading: string;
  over?: string;
  lead: Marked;
  sections: Section[];
};

export type Question = { question: string; answer: Marked[] };
export type QuestionGroup = { id: string; heading: string; questions: Question[] };
export type Questions = {
  title: string;
  heading: string;
  lead: Marked;
  /** Names the list of groups at the top. */
  contents: string;
  groups: QuestionGroup[];
};

export type Start = {
  title: string;
  headline: string[];
  lead: string;
  login: string;
  cannotLogIn: string;
  acute: { heading: string; numbers: { number: string; href: string; what: string }[] };
  apply: { heading: string; doors: { href: string; title: string; description: string }[]; without: Marked };
  steps: { heading: string; items: { title: string; text: string }[] };
  know: { heading: string; links: { href: string; text: string }[] };
  language: { heading: string; other: string };
};

/** The pages behind the login, drawn with an invented case. Amounts are kronor. */
export type Preview = {
  title: string;
  heading: string;
  lead: string;
  mark: string;
  overview: {
    heading: string;
    text: string;
    needs: { heading: string; title: string; text: string; due: string };
    cases: {
      heading: string;
      items: { title: string; text: string; state: 'you' | 'us' | 'done'; status: string; to: string }[];
    };
  };
  form: {
    heading: string;
    text: string;
    progress: string;
    saved: string;
    question: string;
    hint: string;
    options: { value: string; label: string }[];
    next: string;
  };
  case: {
    heading: string;
    text: string;
    over: string;
    title: string;
    four: { now: string; next: string; who: string; when: string };
    historyHeading: string;
    history: { when: string; text: string; next?: boolean }[];
    filesHeading: string;
    files: { name: string; meta: string }[];
  };
  messages: {
    heading: string;
    text: string;
    thread: { from: string; me?: boolean; when: string; paragraphs: string[]; note?: string }[];
  };
  decision: {
    heading: string;
    text: string;
    over: string;
    title: string;
    needs: {
      caption: string;
      label: string;
      amount: string;
      sum: string;
      rows: { label: string; note?: string; kronor: number }[];
    };
    has: {
      caption: string;
      label: string;
      amount: string;
      sum: string;
      rows: { label: string; note?: string; kronor: number }[];
    };
    total: string;
    appealHeading: string;
    appeal: string;
  };
  end: { heading: string; login: string; needed: string };
};

/** What the texts need to know about this municipality and this day. */
export type Facts = {
  municipality: Municipality;
  norm: NationalNorm | undefined;
  /** Numbers to press, as marked words. */
  call: { office: Marked; emergencyDuty: Marked; alarm: Marked; womensHelpline: Marked; childrensHelpline: Marked };
};

export function factsFor(municipality: Municipality, now: Date): Facts {
  const { phones, helplines } = municipality;
  return {
    municipality,
    norm: normFor(dayOf(now)),
    call: {
      office: phoneLink(phones.socialServices.number),
      emergencyDuty: phoneLink(phones.socialEmergency.number),
      alarm: phoneLink(helplines.emergency.number),
      womensHelpline: phoneLink(helplines.womensHelpline.number),
      childrensHelpline: phoneLink(helplines.childrensHelpline.number),
    },
  };
}

// Addresses -----------------------------------------------------------------------------------------------------------

/** Where the information pages stand, and the places behind the login that they point to. */
export const paths = {
  start: '/',
  whatYouCanDo: '/vad-du-kan-gora',
  whatYouNeed: '/det-har-behover-du',
  howToLogIn: '/sa-loggar-du-in',
  getElectronicId: '/skaffa-e-legitimation',
  afterApplying: '/nar-du-har-ansokt',
  loginProblems: '/problem-att-logga-in',
  questions: '/fragor-och-svar',
  preview: '/sa-ser-sidorna-ut',
  livelihoodSupport: '/forsorjningsstod',
  calculator: '/rakna-pa-forsorjningsstod',
  lss: '/lss',
  guardians: '/lss/vardnadshavare',
  contact: '/kontakt',
  accessibility: '/tillganglighet',
  personalData: '/personuppgifter',
  cookies: '/kakor',
  language: '/sprak',
  login: '/logga-in',
  loginToApply: '/logga-in?till=%2Fansokan%2Fforsorjningsstod',
  loginToApplyForLss: '/logga-in?till=%2Fansokan%2Flss',
  loginToCases: '/logga-in?till=%2Farenden',
  loginToMessages: '/logga-in?till=%2Fmeddelanden',
  staffNews: '/handlaggare/nyhet',
} as const;

/** Every cookie the site sets, as the page about cookies lists them. */
export const cookieNames = {
  citizen: 'medborgare',
  staff: 'handlaggare',
  language: 'sprak',
  /** Which e-legitimation was chosen last. */
  choice: 'e-legitimation',
  login: 'inloggning, utloggning',
  kept: 'behallet, behallet-handlaggare',
} as const;

// A path of ours: one slash first (two would be another site), no backslash, no control characters.
// eslint-disable-next-line no-control-regex -- control characters are what it keeps out
const ownPath = /^\/(?![/\\])[^\\\u0000-\u001f\u007f]*$/;

/** The path to return to after a change of language. Anything that could lead to another site becomes the start page. */
export function safeReturnPath(wanted: unknown): string {
  return typeof wanted === 'string' && wanted.length <= 500 && ownPath.test(wanted) ? wanted : paths.start;
}

// Marked words --------------------------------------------------------------------------------------------------------

const mark = /\[([^\]]+)\]\(([^)\s]+)\)|\*\*([^*]+)\*\*/g;
const allowedAddress = /^(?:\/(?!\/)|https:\/\/|tel:|mailto:|#)/;

/** Cuts marked words into pieces for the template. Throws on an address that is neither ours, https, tel nor mailto. */
export function pieces(marked: Marked): Piece[] {
  const found: Piece[] = [];
  let end = 0;
  for (const match of marked.matchAll(mark)) {
    if (match.index > end) found.push(marked.slice(end, match.index));
    const [whole, label, href, strong] = match;
    if (label !== undefined && href !== undefined) found.push({ href: checked(href), text: label });
    else found.push({ strong: strong ?? whole });
    end = match.index + whole.length;
  }
  if (end < marked.length) found.push(marked.slice(end));
  return found;
}

function checked(href: string): string {
  if (!allowedAddress.test(href))
    throw new Error(`An information page links to ${href}, which is not an allowed address.`);
  return href;
}

/** A number to press, as marked words. The spaces do not break, so that a number is never cut in two. */
export function phoneLink(number: string): Marked {
  return `[${unbroken(number)}](${telephoneHref(number)})`;
}

export function mailLink(address: string): Marked {
  return `[${address}](mailto:${address})`;
}

export function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}

/** 3820 → "3 820", with a space that does not break. */
export function grouped(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
}

// Urgent news ---------------------------------------------------------------------------------------------------------

export const newsLimits = { text: 300, days: 60 } as const;

export type NewsInput = {
  textSv: string;
  textEn: string;
  link: string;
  day: string;
  month: string;
  year: string;
  time: string;
};

export type NewsFault =
  | 'textSvMissing'
  | 'textSvLong'
  | 'textEnMissing'
  | 'textEnLong'
  | 'linkWrong'
  | 'untilWrong'
  | 'untilPast'
  | 'untilFar'
  | 'timeWrong';

export type NewsItem = { textSv: string; textEn: string; link: string | null; endsAt: Date };

export type NewsCheck =
  | { ok: true; item: NewsItem }
  | { ok: false; faults: Partial<Record<'textSv' | 'textEn' | 'link' | 'until' | 'time', NewsFault>> };

/** Checks what was typed in the form for urgent news. Both languages are asked for: nobody should miss a closed office. */
export function checkNews(input: NewsInput, now: Date): NewsCheck {
  const faults: Extract<NewsCheck, { ok: false }>['faults'] = {};
  const textSv = oneLine(input.textSv);
  const textEn = oneLine(input.textEn);
  const link = input.link.trim();
  if (textSv === '') faults.textSv = 'textSvMissing';
  else if (textSv.length > newsLimits.text) faults.textSv = 'textSvLong';
  if (textEn === '') faults.textEn = 'textEnMissing';
  else if (textEn.length > newsLimits.text) faults.textEn = 'textEnLong';
  if (link !== '' && !isNewsLink(link)) faults.link = 'linkWrong';
  const clock = readClock(input.time);
  if (clock === undefined) faults.time = 'timeWrong';
  const endsAt = swedishMoment(input, clock ?? { hour: 12, minute: 0 });
  if (endsAt === undefined) faults.until = 'untilWrong';
  else if (clock !== undefined && endsAt <= now) faults.until = 'untilPast';
  else if (endsAt.getTime() - now.getTime() > newsLimits.days * 86_400_000) faults.until = 'untilFar';
  if (Object.keys(faults).length > 0 || endsAt === undefined) return { ok: false, faults };
  return { ok: true, item: { textSv, textEn, link: link === '' ? null : link, endsAt } };
}

function isNewsLink(link: string): boolean {
  if (link.length > 500) return false;
  return safeReturnPath(link) === link || (URL.canParse(link) && new URL(link).protocol === 'https:');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function readClock(typed: string): { hour: number; minute: number } | undefined {
  const match = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(typed.trim());
  if (match === null) return undefined;
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? '0');
  return hour <= 23 && minute <= 59 ? { hour, minute } : undefined;
}

function swedishMoment(
  date: { day: string; month: string; year: string },
  clock: { hour: number; minute: number },
): Date | undefined {
  const year = wholeNumber(date.year);
  const month = monthNumber(date.month);
  const day = wholeNumber(date.day);
  const asUtc = new Date(Date.UTC(year, month - 1, day, clock.hour, clock.minute));
  if (Number.isNaN(asUtc.getTime()) || year < 2000) return undefined;
  if (asUtc.getUTCDate() !== day || asUtc.getUTCMonth() !== month - 1) return undefined;
  // Sweden is one or two hours ahead of UTC: the moment that reads as this local time is the one we want.
  const wanted = localReading(asUtc, 'UTC');
  return [1, 2]
    .map((hours) => new Date(asUtc.getTime() - hours * 3_600_000))
    .find((moment) => localReading(moment, 'Europe/Stockholm') === wanted);
}

function wholeNumber(typed: string): number {
  return /^\s*\d{1,4}\s*$/.test(typed) ? Number(typed) : Number.NaN;
}

const monthStarts = ['jan', 'feb', 'mar', 'apr', 'ma[jy]', 'jun', 'jul', 'aug', 'sep', 'o[kc]t', 'nov', 'dec'];

/** A month as people write it: 12, december or dec. */
function monthNumber(typed: string): number {
  const name = typed.trim().toLowerCase();
  const found = monthStarts.findIndex((start) => new RegExp(`^${start}[a-z]*\\.?$`).test(name));
  return found === -1 ? wholeNumber(typed) : found + 1;
}

const readings = new Map<string, Intl.DateTimeFormat>();

function localReading(moment: Date, timeZone: string): string {
  let format = readings.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
    readings.set(timeZone, format);
  }
  return format.format(moment);
}
