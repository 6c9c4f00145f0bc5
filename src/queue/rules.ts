import type { CaseState } from '../cases/lifecycle.ts';
import { readCursor } from '../platform/cursor.ts';
import { isDay } from '../platform/days.ts';

/** What the one who works with a case has to do next. The words stand in `text.ts`. */
export type Step =
  | 'alone'
  | 'acute'
  | 'readApplication'
  | 'take'
  | 'readMessage'
  | 'investigate'
  | 'remind'
  | 'wait'
  | 'readWithdrawal'
  | 'nothing';

export type Situation = {
  state: CaseState;
  acute: boolean;
  unreadByStaff: boolean;
  assignedTo: string | null;
  /** Days, `YYYY-MM-DD`. */
  dueOn: string;
  /** Somebody wants to speak alone. */
  alone?: boolean;
};

/** The next step in a case, from what the queue knows of it. */
export function nextStep(row: Situation, today: string): Step {
  if (row.alone) return 'alone';
  switch (row.state) {
    case 'RECEIVED':
      if (row.acute) return 'acute';
      return row.unreadByStaff ? 'readApplication' : 'take';
    case 'UNDER_INVESTIGATION':
      return row.unreadByStaff ? 'readMessage' : 'investigate';
    case 'SUPPLEMENT_REQUESTED':
      if (row.unreadByStaff) return 'readMessage';
      return row.dueOn < today ? 'remind' : 'wait';
    case 'DECIDED':
      return row.unreadByStaff ? 'readMessage' : 'nothing';
    case 'WITHDRAWN':
      return row.unreadByStaff ? 'readWithdrawal' : 'nothing';
  }
}

export type SearchTerm = { number: string } | { personalNumber: string } | { name: string };

/**
 * What was written in the search box, as one of the three things that may be searched by (förordning 2001:637 15 §).
 * Undefined when it is none of them.
 * @param prefix of the municipality's case numbers
 * @param today settles the century of a personal number with ten digits
 */
export function readSearch(written: string, prefix: string, today: string): SearchTerm | undefined {
  const term = written.normalize('NFC').trim().replace(/\s+/gu, ' ');
  const number = /^(?:\p{L}{1,4} ?)?(\d{4})-(\d{1,6})$/u.exec(term);
  // Four digits before the hyphen is a year; a personal number has six or eight.
  if (number?.[1] !== undefined && number[2] !== undefined)
    return { number: `${prefix} ${number[1]}-${number[2].padStart(4, '0')}` };
  const digits = term.replace(/[\s+-]/g, '');
  if (/^\d{12}$/.test(digits)) return { personalNumber: digits };
  if (/^\d{10}$/.test(digits)) return { personalNumber: withCentury(digits, term.includes('+'), today) };
  return /\p{L}.*\p{L}/u.test(term) && !/\d/.test(term) && term.length <= 100 ? { name: term } : undefined;
}

/** Ten digits as twelve: the latest century in which the person is born already; a plus says a hundred years or more. */
function withCentury(digits: string, plus: boolean, today: string): string {
  const century = Number(today.slice(0, 2));
  const day = String(Number(digits.slice(4, 6)) % 60).padStart(2, '0');
  const born = `${String(century)}${digits.slice(0, 2)}-${digits.slice(2, 4)}-${day}`;
  const back = (born > today ? 1 : 0) + (plus ? 1 : 0);
  return `${String(century - back)}${digits}`;
}

export type Cursor = { dueOn: string; id: string };

/** Where in the queue to go on: `2026-12-03_<id>`. Undefined when it is missing or has another shape. */
export function readQueueCursor(value: unknown): Cursor | undefined {
  const cursor = readCursor(value);
  return cursor && isDay(cursor.at) ? { dueOn: cursor.at, id: cursor.id } : undefined;
}

export function writeCursor({ dueOn, id }: Cursor): string {
  return `${dueOn}_${id}`;
}
