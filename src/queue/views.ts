import { isOpenState } from '../cases/lifecycle.ts';
import type { Case, QueueCounts, QueueRow } from '../cases/queries.ts';
import { type DeadlineLevel, type QueueFilter, deadlineLevel } from '../cases/rules.ts';
import { text as caseText } from '../cases/text.ts';
import { kindAndMonth } from '../cases/views.ts';
import { text as partnersText } from '../partners/text.ts';
import { notesPath } from '../partners/views.ts';
import { text as representationText } from '../representation/text.ts';
import { staffListPath } from '../representation/views.ts';
import { type Person, fullName } from '../people/queries.ts';
import { may } from '../policy/policy.ts';
import type { Actor, StaffRole } from '../platform/context.ts';
import { dayOf, daysBetween, noonOf } from '../platform/days.ts';
import { capitalise, formatDate, formatLongDate, isoDate } from '../platform/format.ts';
import type { Head } from '../platform/http/route.ts';
import { type Language } from '../platform/language.ts';
import { type Municipality } from '../platform/municipality.ts';
import type {
  CounterItem,
  DeadlineModel,
  DoorItem,
  ErrorSummaryModel,
  FieldModel,
} from '../platform/views/components.ts';
import { view } from '../platform/views/engine.ts';
import { nextStep, writeCursor } from './rules.ts';
import { type QueueText, text } from './text.ts';

/** Who looks, and when: what every page here needs. */
export type Reading = {
  actor: Extract<Actor, { kind: 'staff' }>;
  municipality: Municipality;
  language: Language;
  now: Date;
};

export const queuePath = '/handlaggare/ko';
export const staffCasePath = (id: string): string => `/handlaggare/arenden/${id}`;

export type Flag = {
  level: DeadlineLevel;
  strong: string;
  rest: string;
  link?: { href: string; text: string };
  /** What ticks it off, on the page of the case: one of these presses. */
  presses?: { action: string; name: string; choices: readonly { value: string; text: string }[] };
};

export function nameOf(person: Person | undefined, language: Language): string {
  return (person && fullName(person)) || text[language].queue.unnamed;
}

/** "Kom in" and such, for the summary beside a form: day and month of a moment. */
export function dayText(moment: Date, language: Language): string {
  return formatLongDate(noonOf(isoDate(moment)), language);
}

// ── Rows ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export type RowModel = {
  href: string;
  name: string;
  number: string;
  /** Undefined when nothing more is due. */
  deadline: DeadlineModel | undefined;
  closed: string;
  about: string;
  /** For the first time, again, or for an extra cost; undefined where a kind has one sort of application. */
  type: string | undefined;
  state: string;
  who: string;
  next: string;
  /** The row is the reader's own work. */
  mine: boolean;
};

function rowModel(row: QueueRow, { actor, language, now }: Reading): RowModel {
  const t = text[language];
  const today = dayOf(now);
  return {
    href: staffCasePath(row.id),
    name: fullName(row) || t.queue.unnamed,
    number: row.number,
    deadline: isOpenState(row.state) ? deadline(row.dueOn, today, language) : undefined,
    closed: t.due.closed,
    about: kindAndMonth(row, language, now),
    type: typeName(row, language),
    state: caseText[language].states[row.state].caseworker,
    who: row.assignedTo === actor.staffId ? t.queue.you : (row.assignedName ?? t.queue.nobody),
    next: t.steps[nextStep(row, today)],
    mine: row.assignedTo === actor.staffId,
  };
}

export function typeName({ applicationType }: Pick<Case, 'applicationType'>, language: Language): string | undefined {
  return applicationType === null ? undefined : text[language].types[applicationType];
}

/** How near a due day is: shape, word and days. */
export function deadline(dueOn: string, today: string, language: Language): DeadlineModel {
  const t = text[language];
  const level: DeadlineLevel = deadlineLevel(today, dueOn);
  const days = daysBetween(today, dueOn);
  const detail = level === 'late' ? t.due.lateBy(-days) : level === 'today' ? undefined : t.due.left(days);
  return { level, text: t.due[level], ...(detail === undefined ? {} : { detail }) };
}

// ── The queue ─────────────────────────────────────────────────────────────────────────────────────────────────────

export type Link = { href: string; text: string; current: boolean };
export type QueuePage = {
  t: QueueText;
  heading: string;
  over: string;
  /** Name and roles, on the home page. */
  you: string | undefined;
  units: Link[];
  counters: CounterItem[];
  filters: Link[];
  search: FieldModel;
  /** Somebody wants to speak alone. */
  alone: { href: string; text: string } | undefined;
  claims: { href: string; text: string } | undefined;
  /** What is granted and not given in time, for whoever reports it. */
  report: { href: string; text: string } | undefined;
  rows: RowModel[];
  empty: { text: string; href: string | undefined } | undefined;
  next: { href: string; text: string } | undefined;
  start: string | undefined;
};
export const queueView = view<QueuePage>('queue/queue');

/** Rows on a page of the queue. */
export const queuePageSize = 25;

export type QueueFacts = {
  unit: string;
  units: readonly string[];
  filter: QueueFilter;
  /** One more than is shown, when there is more. */
  rows: readonly QueueRow[];
  counts: QueueCounts;
  /** How many have told something in confidence that nobody has seen to. */
  notes: number;
  /** How many say that they represent somebody and wait to be checked. */
  claims: number;
  report?: { href: string; text: string } | undefined;
  /** The page is a later one. */
  later: boolean;
};

export function queuePage(facts: QueueFacts, reading: Reading, home: boolean): { head: Head; model: QueuePage } {
  const { actor, municipality, language, now } = reading;
  const t = text[language];
  const { unit, filter, counts } = facts;
  const shown = facts.rows.slice(0, queuePageSize);
  const last = shown.at(-1);
  const address = (part: { urval?: QueueFilter; enhet?: string; efter?: string }) => {
    const query = new URLSearchParams({
      ...(facts.units.length > 1 ? { enhet: part.enhet ?? unit } : {}),
      ...((part.urval ?? filter) === 'open' ? {} : { urval: part.urval ?? filter }),
      ...(part.efter === undefined ? {} : { efter: part.efter }),
    }).toString();
    return query === '' ? queuePath : `${queuePath}?${query}`;
  };
  const counter = (urval: QueueFilter, n: number, level?: 'late' | 'today'): CounterItem => ({
    href: address({ urval }),
    n: n > 99 ? '99+' : n,
    text: t.queue.count[urval as keyof typeof t.queue.count],
    ...(level !== undefined && n > 0 ? { level } : {}),
  });
  const heading = filter === 'mine' ? t.queue.mine : t.queue.all;
  return {
    head: { title: heading, current: filter === 'mine' ? 'mine' : 'queue' },
    model: {
      t,
      heading,
      over: t.queue.over(capitalise(formatDate(now, language)), unitName(municipality, unit, language)),
      you: home ? whoIs(actor, language) : undefined,
      units:
        facts.units.length > 1
          ? facts.units.map((id) => ({
              href: address({ enhet: id }),
              text: unitName(municipality, id, language),
              current: id === unit,
            }))
          : [],
      counters: [
        counter('late', counts.late, 'late'),
        counter('today', counts.today, 'today'),
        counter('replies', counts.replies),
        counter('unassigned', counts.unassigned),
        counter('waiting', counts.waiting),
      ],
      filters: (['open', 'mine', 'unassigned', 'replies', 'waiting'] as const).map((urval) => ({
        href: address({ urval }),
        text: t.queue.filter[urval],
        current: urval === filter,
      })),
      search: searchField(language, ''),
      alone: facts.notes === 0 ? undefined : { href: notesPath, text: partnersText[language].notes.link(facts.notes) },
      claims:
        facts.claims === 0
          ? undefined
          : { href: staffListPath, text: representationText[language].staff.link(facts.claims) },
      report: facts.report,
      rows: shown.map((row) => rowModel(row, reading)),
      empty:
        shown.length > 0
          ? undefined
          : { text: t.queue.empty[filter], href: filter === 'open' ? undefined : address({ urval: 'open' }) },
      next:
        facts.rows.length > queuePageSize && last
          ? { href: address({ efter: writeCursor(last) }), text: t.queue.nextRows(queuePageSize) }
          : undefined,
      start: facts.later ? address({}) : undefined,
    },
  };
}

export function unitName(municipality: Municipality, id: string, language: Language): string {
  return municipality.units.find((unit) => unit.id === id)?.name[language] ?? id;
}

function whoIs(actor: Reading['actor'], language: Language): string {
  const t = text[language];
  return t.home.you(actor.name, actor.roles.map((role: StaffRole) => t.roles[role]).join(', '));
}

function searchField(language: Language, value: string, error?: string): FieldModel {
  return {
    kind: 'text',
    id: 'sok',
    name: 'sok',
    type: 'search',
    label: text[language].search.label,
    value,
    autocomplete: 'off',
    maxlength: 100,
    ...(error === undefined ? {} : { error }),
  };
}

// ── The home of those who have no queue ───────────────────────────────────────────────────────────────────────────

export type HomePage = { heading: string; you: string; lead: string; doors: DoorItem[] };
export const homeView = view<HomePage>('queue/home');

export function homePage({ actor, language }: Reading): { head: Head; model: HomePage } {
  const t = text[language].home;
  const publishes = may(actor, 'news.publish');
  return {
    head: { title: t.title, current: 'home' },
    model: {
      heading: t.title,
      you: whoIs(actor, language),
      lead: may(actor, 'queue.read') ? t.noUnit : t.lead,
      doors: publishes ? [{ href: '/handlaggare/nyhet', ...t.doors.news }] : [],
    },
  };
}

// ── Search ────────────────────────────────────────────────────────────────────────────────────────────────────────

export type SearchPage = {
  t: QueueText;
  field: FieldModel;
  errors: ErrorSummaryModel | undefined;
  hits: string | undefined;
  note: string | undefined;
  rows: RowModel[];
};
export const searchView = view<SearchPage>('queue/search');

/** The most rows a search gives. */
const searchLimit = 50;

/** @param rows undefined when what was written could not be searched for */
export function searchPage(
  written: string,
  rows: readonly QueueRow[] | undefined,
  reading: Reading,
): { head: Head; model: SearchPage } {
  const t = text[reading.language];
  const error = rows === undefined ? t.search.wrong : undefined;
  return {
    head: { title: t.search.title, current: 'queue' },
    model: {
      t,
      field: searchField(reading.language, written, error),
      errors: error === undefined ? undefined : { title: t.search.summary, errors: [{ href: '#sok', message: error }] },
      hits: rows === undefined ? undefined : t.search.hits(rows.length),
      note:
        rows === undefined
          ? undefined
          : rows.length === 0
            ? t.search.none
            : rows.length >= searchLimit
              ? t.search.capped(searchLimit)
              : undefined,
      rows: (rows ?? []).map((row) => rowModel(row, reading)),
    },
  };
}
