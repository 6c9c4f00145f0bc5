import type { Case } from '../cases/queries.ts';
import { type CaseSection, caseName, casePath } from '../cases/views.ts';
import { dayOf } from '../platform/days.ts';
import { capitalise, formatDate, formatNumber, formatTime } from '../platform/format.ts';
import type { Head } from '../platform/http/route.ts';
import type { Summary } from '../platform/forms/summary.ts';
import type { Language } from '../platform/language.ts';
import type { ErrorSummaryModel, Fact, FieldModel, NoticeModel } from '../platform/views/components.ts';
import { view } from '../platform/views/engine.ts';
import { type Flag, type Reading, staffCasePath } from '../queue/views.ts';
import type { PartyToday } from '../representation/queries.ts';
import { isChecked } from '../representation/rules.ts';
import { readByText, readerName, writtenField } from '../representation/views.ts';
import type { Meeting, MeetingFacts, Wish } from './queries.ts';
import {
  type TimeFault,
  type TypedTime,
  isAhead,
  lengths,
  longestAnswer,
  longestDetail,
  meetingKinds,
  meetingPlaces,
  mostTimes,
} from './rules.ts';
import { type MeetingText, text } from './text.ts';

export const meetingsPath = (caseId: string): string => `${casePath(caseId)}/moten`;
export const staffMeetingsPath = (caseId: string): string => `${staffCasePath(caseId)}/moten`;
export const boardPath = (caseId: string): string => `${casePath(caseId)}/namnden`;

/** "torsdag 3 december kl. 14.30" */
export function momentText(moment: Date, language: Language): string {
  return text[language].at(formatDate(moment, language), formatTime(moment, language));
}

// ── The citizen ───────────────────────────────────────────────────────────────────────────────────────────────────

export type MeetingItem = {
  id: string;
  heading: string;
  state: string;
  facts: Fact[];
  /** Where the answer is sent; none when there is nothing to answer. */
  form: { action: string; fields: FieldModel[]; send: string; summary: string | undefined } | undefined;
  calendar: string | undefined;
};
export type MeetingsPage = {
  t: MeetingText['citizen'];
  none: string;
  over: string;
  back: string;
  notice: NoticeModel | undefined;
  /** What she had written when it could not be taken. */
  written: FieldModel | undefined;
  errors: ErrorSummaryModel | undefined;
  items: MeetingItem[];
  /** Those that somebody has for the reader. */
  theirsHeading: string;
  theirsLead: string;
  theirs: { id: string; heading: string; facts: Fact[] }[];
  earlier: MeetingItem[];
};
export const meetingsView = view<MeetingsPage>('meetings/citizen-meetings');

/** An answer as it was typed, when it could not be taken. */
export type TypedAnswer = { meeting: string; choice: string; words: string; fault: 'choose' | 'long' };
export type MeetingDone = keyof MeetingText['citizen']['done'];

export function meetingsPage(
  {
    row,
    meetings,
    theirs,
    unread,
    mayAnswer,
  }: { row: Case; meetings: readonly Meeting[]; theirs: readonly MeetingFacts[]; unread: number; mayAnswer: boolean },
  { language, now }: { language: Language; now: Date },
  about: { typed?: TypedAnswer; done?: MeetingDone | undefined; changed?: { words: string } } = {},
): { head: Head; model: MeetingsPage } {
  const { citizen: t } = text[language];
  const name = caseName(row, language, now);
  const { typed, done, changed } = about;
  const item = (meeting: Meeting) => meetingItem(meeting, row, mayAnswer, { language, now }, typed);
  const waits = (meeting: MeetingFacts) => isAhead(meeting, now) || meeting.state === 'proposed';
  return {
    head: { title: t.title(name, row.number), current: 'cases', unread, representing: row.representing },
    model: {
      t,
      none: isChecked(row) ? t.none : t.unchecked,
      over: `${name}. ${row.number}`,
      back: casePath(row.id),
      notice: changed
        ? { kind: 'problem', title: t.changed.title, paragraphs: [t.changed.text] }
        : done && { kind: 'done', title: t.done[done].title, paragraphs: [t.done[done].text] },
      written: changed && changed.words !== '' ? writtenField(changed.words, language) : undefined,
      errors: typed && {
        title: t.errors.summary,
        errors: [
          {
            href: `#${typed.fault === 'choose' ? 'svar' : 'ord'}-${typed.meeting}`,
            message: faultText(typed.fault, language),
          },
        ],
      },
      items: meetings.filter(waits).map(item),
      theirsHeading: text[language].theirs.heading,
      theirsLead: text[language].theirs.lead,
      theirs: theirs.map((meeting) => heldMeeting(meeting, { language, now })).reverse(),
      earlier: meetings.filter((meeting) => !waits(meeting)).map(item),
    },
  };
}

/** What she may know of a meeting that somebody else has for her: that it is, when, and with whom; where is between those who meet. */
function heldMeeting(
  { id, kind, place, state, startsAt, times, minutes: length, staffName, heldBy }: MeetingFacts,
  { language, now }: { language: Language; now: Date },
): { id: string; heading: string; facts: Fact[] } {
  const { citizen: t, theirs, places, minutes } = text[language];
  const fact = (label: string, value: string | string[]): Fact[] => (value.length === 0 ? [] : [{ label, value }]);
  const proposed = state === 'proposed' ? times.filter((time) => time > now) : [];
  return {
    id,
    heading: theirs.item(heldBy === null || heldBy === '' ? theirs.somebody : heldBy),
    facts: [
      ...fact(theirs.state, theirs.states[state === 'proposed' && proposed.length === 0 ? 'passed' : state]),
      ...fact(theirs.kind, theirs.kinds[kind]),
      ...fact(t.facts.when, startsAt === null ? '' : capitalise(momentText(startsAt, language))),
      ...fact(
        theirs.times,
        proposed.map((time) => capitalise(momentText(time, language))),
      ),
      ...fact(t.facts.length, minutes(length)),
      ...fact(t.facts.place, place === 'home' ? theirs.visit : places[place]),
      ...fact(t.facts.who, staffName ?? ''),
    ],
  };
}

function faultText(fault: TypedAnswer['fault'], language: Language): string {
  const { errors: t } = text[language].citizen;
  return fault === 'long' ? t.long(formatNumber(longestAnswer, language)) : t[fault];
}

function meetingItem(
  meeting: Meeting,
  row: Case,
  mayAnswer: boolean,
  { language, now }: { language: Language; now: Date },
  typed: TypedAnswer | undefined,
): MeetingItem {
  const { citizen: t, places, kinds, minutes } = text[language];
  const { details, startsAt, state } = meeting;
  const path = `${meetingsPath(row.id)}/${meeting.id}`;
  const ahead = isAhead(meeting, now);
  const fact = (label: string, value: string): Fact[] => (value === '' ? [] : [{ label, value }]);
  return {
    id: meeting.id,
    heading: kinds[meeting.kind],
    state: state === 'proposed' && !ahead ? t.states.passed : t.states[state],
    facts: [
      ...(startsAt === null ? [] : fact(t.facts.when, capitalise(momentText(startsAt, language)))),
      ...fact(t.facts.length, minutes(meeting.minutes)),
      ...fact(t.facts.place, places[meeting.place]),
      ...fact(t.facts.where, details.where),
      ...fact(t.facts.who, details.who || (meeting.staffName ?? '')),
      ...fact(t.facts.interpreter, details.interpreter),
      ...fact(t.answered, meeting.answer),
    ],
    form:
      mayAnswer && (state === 'proposed' || (state === 'confirmed' && ahead))
        ? answerForm(meeting, path, { language, now }, typed)
        : undefined,
    calendar: state === 'confirmed' && ahead ? `${path}/kalender.ics` : undefined,
  };
}

function answerForm(
  { id, state, times }: Meeting,
  path: string,
  { language, now }: { language: Language; now: Date },
  typed: TypedAnswer | undefined,
): MeetingItem['form'] {
  const { citizen: t } = text[language];
  const mine = typed?.meeting === id ? typed : undefined;
  const booked = state === 'confirmed';
  const error = mine && faultText(mine.fault, language);
  return {
    action: `${path}/svar`,
    summary: booked ? t.change : undefined,
    send: t.send,
    fields: [
      {
        kind: 'radios',
        id: `svar-${id}`,
        name: 'svar',
        label: booked ? t.change : t.choose,
        value: mine?.choice ?? '',
        options: [
          ...(booked ? [] : times.filter((time) => time > now)).map((time) => ({
            value: time.toISOString(),
            label: capitalise(momentText(time, language)),
          })),
          { value: 'annan', label: booked ? t.otherBooked : t.other },
          { value: 'avboka', label: t.cancel },
        ],
        ...(mine?.fault === 'choose' && error !== undefined ? { error } : {}),
      },
      {
        kind: 'textarea',
        id: `ord-${id}`,
        name: 'ord',
        label: t.words,
        hint: t.wordsHint,
        optional: true,
        rows: 3,
        value: mine?.words ?? '',
        ...(mine !== undefined && mine.fault !== 'choose' && error !== undefined ? { error } : {}),
      },
    ],
  };
}

/** How the meetings stand, on the page of the case. */
export function meetingsSection(
  row: Pick<Case, 'id' | 'rights'>,
  meetings: readonly MeetingFacts[],
  { language, now }: { language: Language; now: Date },
): CaseSection {
  const { section: t, theirs } = text[language];
  const allAhead = meetings.filter((meeting) => isAhead(meeting, now));
  const ahead = allAhead.filter(({ heldBy }) => heldBy === null);
  const next = ahead
    .flatMap(({ startsAt }) => (startsAt === null ? [] : [startsAt]))
    .sort((a, b) => +a - +b)
    .at(0);
  const lines = [
    ...(ahead.some(({ state }) => state === 'proposed') ? [t.choose] : []),
    ...(next === undefined ? [] : [t.booked(momentText(next, language))]),
    ...(ahead.some(({ state }) => state === 'otherTime') ? [t.waits] : []),
    ...allAhead.flatMap(({ heldBy, startsAt }) =>
      heldBy === null || startsAt === null
        ? []
        : [theirs.booked(heldBy === '' ? theirs.somebody : heldBy, momentText(startsAt, language))],
    ),
  ];
  return {
    id: 'moten',
    heading: t.heading,
    paragraphs: lines.length > 0 ? lines : [isChecked(row) ? t.none : t.unchecked],
    links: meetings.length === 0 ? [] : [{ href: meetingsPath(row.id), text: t.link }],
  };
}

/**
 * The right to speak before the board (LSS 8 a §): one press, while nothing is decided. One who is not checked is told what it
 * waits for.
 */
export function boardSection(
  row: Pick<Case, 'id' | 'rights'>,
  { meetings, wishes, mayAsk }: { meetings: readonly MeetingFacts[]; wishes: readonly Wish[]; mayAsk: boolean },
  { language, now }: { language: Language; now: Date },
): CaseSection {
  const { board: t } = text[language];
  const asked = wishes.find(({ kind }) => kind === 'board');
  const booked = meetings.some((meeting) => meeting.kind === 'board' && isAhead(meeting, now));
  return {
    id: 'namnden',
    heading: t.heading,
    paragraphs: [
      t.text,
      ...(asked ? [t.asked(formatDate(asked.askedAt, language))] : []),
      ...(booked ? [t.booked] : []),
      ...(isChecked(row) ? [] : [asked ? t.uncheckedAsked : t.unchecked]),
    ],
    links: [],
    ...(asked || booked || !mayAsk ? {} : { press: { action: boardPath(row.id), text: t.button } }),
  };
}

// ── The staff ─────────────────────────────────────────────────────────────────────────────────────────────────────

export type StaffMeetingItem = {
  id: string;
  heading: string;
  facts: Fact[];
  move: string | undefined;
  cancel: string | undefined;
};
export type StaffMeetingsPage = {
  t: MeetingText['staff'];
  over: string;
  back: string;
  notice: NoticeModel | undefined;
  errors: ErrorSummaryModel | undefined;
  items: StaffMeetingItem[];
  /** What was said in the application of how one wants to meet and be spoken with. */
  wished: Fact[];
  /** Why no meeting can be proposed to anybody. */
  nobody: NoticeModel | undefined;
  heading: string;
  form:
    | {
        action: string;
        id: string;
        moves: string;
        /** By whom it is read, where that is not to be chosen. */
        reader: { id: string; text: string } | undefined;
        fields: FieldModel[];
        times: FieldModel[];
      }
    | undefined;
};
export const staffMeetingsView = view<StaffMeetingsPage>('meetings/caseworker-meetings');

/** A proposal as it was typed. */
export type TypedProposal = {
  /** The meeting that is moved, if one is. */
  moves: string;
  to: string;
  kind: string;
  place: string;
  where: string;
  who: string;
  interpreter: string;
  minutes: string;
  times: readonly TypedTime[];
  errors: readonly { field: string; fault: TimeFault | 'to' | 'kind' | 'place' | 'long' }[];
};

export type StaffMeetingsFacts = {
  row: Case;
  name: string;
  meetings: readonly Meeting[];
  parties: readonly PartyToday[];
  /** What was sent in the application. */
  sent: Summary;
  formId: string;
};

export function staffMeetingsPage(
  { row, name, meetings, parties, sent, formId }: StaffMeetingsFacts,
  { language, now }: Pick<Reading, 'language' | 'now'>,
  typed: TypedProposal,
  about: { done?: keyof MeetingText['staff']['done'] | undefined; changed?: boolean; notSent?: boolean } = {},
): { head: Head; model: StaffMeetingsPage } {
  const { staff: t } = text[language];
  const path = staffMeetingsPath(row.id);
  const say = (fault: TypedProposal['errors'][number]['fault']) =>
    fault === 'long' ? t.errors.long(formatNumber(longestDetail, language)) : t.errors[fault];
  const moving = typed.moves !== '';
  // Nobody meets one who only says that she represents her, as if she did.
  const can = parties.filter(isChecked);
  const moved = meetings.find(({ id }) => id === typed.moves);
  const [reader] = moved ? can.filter(({ id }) => id === moved.personId) : can.length === 1 ? can : [];
  const isWritten = typed.errors.length > 0 || about.notSent === true;
  return {
    head: { title: t.title(name, row.number), current: 'queue' },
    model: {
      t,
      over: `${name}. ${row.number}. ${caseName(row, language, now)}`,
      back: staffCasePath(row.id),
      notice: about.notSent
        ? { kind: 'problem', title: t.notSent.title, paragraphs: [t.notSent.text] }
        : about.changed
          ? { kind: 'problem', paragraphs: [t.changed] }
          : about.done && { kind: 'done', paragraphs: [t.done[about.done]] },
      errors:
        typed.errors.length === 0
          ? undefined
          : {
              title: t.errors.summary,
              errors: typed.errors.map(({ field, fault }) => ({
                href: field === 'till' && can.length < 2 ? '#foresla' : `#${field}`,
                message: say(fault),
              })),
            },
      items: meetings.map((meeting) => staffMeetingItem(meeting, path, parties, { language, now })).reverse(),
      wished: wishedOf(sent),
      heading: moving ? t.form.headingMove : t.form.heading,
      nobody: can.length > 0 ? undefined : nobodyNotice(row, language),
      form:
        can.length === 0 && !isWritten
          ? undefined
          : {
              action: path,
              id: formId,
              moves: typed.moves,
              reader: reader && { id: reader.id, text: readByText([reader], language) },
              fields: proposalFields(typed, can, say, language),
              times: timeFields(typed, say, language),
            },
    },
  };
}

function nobodyNotice({ unchecked }: Case, language: Language): NoticeModel {
  const { noReader: t } = text[language].staff;
  return { kind: 'info', title: t.title, paragraphs: [unchecked ? t.text : t.over] };
}

/** What tells how one wants to meet, whatever the form: an interpreter, support in talking, who comes along. */
const toldOfMeeting = ['interpreter', 'interpreterLanguage', 'meetingNeeds', 'companion', 'meetingWords'];

function wishedOf({ sections }: Summary): Fact[] {
  return sections
    .flatMap(({ rows }) => rows)
    .filter(({ field, empty }) => toldOfMeeting.includes(field) && !empty)
    .map(({ label, value }) => ({ label, value }));
}

/** What kind of meeting it is and when, so that each has a name of its own; one that is called off says so. */
function headingOf({ kind, startsAt, times, state }: Meeting, t: MeetingText['staff'], language: Language): string {
  const moment = startsAt ?? times[0];
  const when = moment === undefined ? '' : `, ${momentText(moment, language)}`;
  return t.form.kinds[kind] + when + (state === 'cancelled' ? ` (${t.states.cancelled.toLowerCase()})` : '');
}

function staffMeetingItem(
  meeting: Meeting,
  path: string,
  parties: StaffMeetingsFacts['parties'],
  { language, now }: Pick<Reading, 'language' | 'now'>,
): StaffMeetingItem {
  const { staff: t, minutes } = text[language];
  const { details, startsAt, state } = meeting;
  const fact = (label: string, value: string): Fact[] => (value === '' ? [] : [{ label, value }]);
  const stands = state === 'proposed' || isAhead(meeting, now);
  const party = parties.find(({ id }) => id === meeting.personId);
  return {
    id: meeting.id,
    heading: headingOf(meeting, t, language),
    facts: [
      ...fact(t.facts.state, t.states[state]),
      ...fact(t.facts.words, meeting.answer),
      ...fact(t.facts.who, party ? readerName(party, language) : ''),
      startsAt === null
        ? { label: t.facts.times, value: meeting.times.map((time) => capitalise(momentText(time, language))) }
        : { label: t.facts.when, value: capitalise(momentText(startsAt, language)) },
      ...fact(t.facts.length, minutes(meeting.minutes)),
      ...fact(t.facts.place, t.form.places[meeting.place]),
      ...fact(t.facts.where, details.where),
      ...fact(t.facts.along, details.who),
      ...fact(t.facts.interpreter, details.interpreter),
    ],
    move: stands && party && isChecked(party) ? `${path}?flytta=${meeting.id}#foresla` : undefined,
    cancel: stands ? `${path}/${meeting.id}/avboka` : undefined,
  };
}

type Say = (fault: TypedProposal['errors'][number]['fault']) => string;

function errorOf(typed: TypedProposal, field: string, say: Say): { error?: string } {
  const found = typed.errors.find((one) => one.field === field);
  return found === undefined ? {} : { error: say(found.fault) };
}

function proposalFields(
  typed: TypedProposal,
  parties: StaffMeetingsFacts['parties'],
  say: Say,
  language: Language,
): FieldModel[] {
  const { staff, minutes } = text[language];
  const { form: t } = staff;
  const words = (id: string, label: string, value: string, hint?: string): FieldModel => ({
    kind: 'text',
    id,
    name: id,
    label,
    value,
    optional: true,
    ...(hint === undefined ? {} : { hint }),
    ...errorOf(typed, id, say),
  });
  return [
    // Of two none is chosen beforehand: what is meant for one must not reach the other. A meeting stays with whom it is.
    ...(parties.length < 2 || typed.moves !== ''
      ? []
      : [
          {
            kind: 'radios' as const,
            id: 'till',
            name: 'till',
            label: t.to,
            value: typed.to,
            options: parties.map((party) => ({ value: party.id, label: readerName(party, language) })),
            ...errorOf(typed, 'till', say),
          },
        ]),
    {
      kind: 'select',
      id: 'typ',
      name: 'typ',
      label: t.kind,
      value: typed.kind,
      options: meetingKinds.map((value) => ({ value, label: t.kinds[value] })),
      ...errorOf(typed, 'typ', say),
    },
    {
      kind: 'radios',
      id: 'plats',
      name: 'plats',
      label: t.place,
      value: typed.place,
      options: meetingPlaces.map((value) => ({ value, label: t.places[value] })),
      ...errorOf(typed, 'plats', say),
    },
    words('var', t.where, typed.where, t.whereHint),
    words('med', t.along, typed.who),
    words('tolk', t.interpreter, typed.interpreter),
    {
      kind: 'select',
      id: 'minuter',
      name: 'minuter',
      label: t.minutes,
      value: typed.minutes,
      options: lengths.map((value) => ({ value: String(value), label: minutes(value) })),
    },
  ];
}

function timeFields(typed: TypedProposal, say: Say, language: Language): FieldModel[] {
  const { form: t } = text[language].staff;
  return Array.from({ length: mostTimes }, (_, at) => at).flatMap((at): FieldModel[] => {
    const nth = at + 1;
    const suffix = at === 0 ? '' : `-${String(nth)}`;
    const box = (id: string, label: string, value: string, size: number): FieldModel => ({
      kind: 'text',
      id: `${id}${suffix}`,
      name: `${id}${suffix}`,
      label,
      value,
      size,
      ...(at === 0 ? {} : { optional: true }),
      ...(at === 0 && id === 'dag' ? errorOf(typed, 'dag', say) : {}),
    });
    return [
      box('dag', t.day(nth), typed.times[at]?.day ?? '', 10),
      box('tid', t.time(nth), typed.times[at]?.time ?? '', 5),
    ];
  });
}

/** The form with nothing typed, or with the meeting that is to be moved. */
export function blankProposal(meeting?: Meeting): TypedProposal {
  return {
    moves: meeting?.id ?? '',
    to: '',
    kind: meeting?.kind ?? 'talk',
    place: meeting?.place ?? '',
    where: meeting?.details.where ?? '',
    who: meeting?.details.who ?? '',
    interpreter: meeting?.details.interpreter ?? '',
    minutes: String(meeting?.minutes ?? 60),
    times: (meeting?.times ?? []).map((time) => ({ day: dayOf(time), time: formatTime(time, 'sv') })),
    errors: [],
  };
}

/** What the unit has to think of: somebody waits for a time, or wants to speak before the board. */
export function meetingFlags(
  {
    meetings,
    wishes,
    open,
    unchecked,
  }: { meetings: readonly MeetingFacts[]; wishes: readonly Wish[]; open: boolean; unchecked: boolean },
  language: Language,
): Flag[] {
  const { flags: t } = text[language];
  const board =
    wishes.some(({ kind }) => kind === 'board') &&
    !meetings.some(({ kind, state }) => kind === 'board' && state !== 'cancelled');
  return [
    ...(meetings.some(({ state }) => state === 'otherTime') ? [{ level: 'today' as const, ...t.otherTime }] : []),
    ...(board && open ? [{ level: 'today' as const, ...(unchecked ? t.boardUnchecked : t.board) }] : []),
  ];
}
