import type { TimelineRow } from '../audit/queries.ts';
import { text as decisionText, textOf as decisionTextOf } from '../decisions/text.ts';
import { type Shown, documentItem, fileReceipts } from '../documents/views.ts';
import type { NotifyChannel } from '../people/queries.ts';
import { daysBetween, dayOf, noonOf } from '../platform/days.ts';
import { capitalise, formatDate, formatDay, formatMonth, formatRelativeDateTime } from '../platform/format.ts';
import type { Head } from '../platform/http/route.ts';
import type { Language } from '../platform/language.ts';
import { type Municipality, telephoneHref } from '../platform/municipality.ts';
import type {
  CaseItem,
  DetailsModel,
  FileItem,
  FourModel,
  Inline,
  NoticeModel,
  PagerModel,
  PartsModel,
  Piece,
  PersonModel,
  StatusState,
  StatusWordModel,
  TimelineItem,
} from '../platform/views/components.ts';
import { view } from '../platform/views/engine.ts';
import { isOpenState } from './lifecycle.ts';
import { type ApplicationType, type LssNow, type LssSituation, lssNow, lssStepStates, stateSeen } from './rules.ts';
import type { Case, CaseListItem, Pending } from './queries.ts';
import { type CaseText, type TimelineAction, text, textOf } from './text.ts';

/** What the words about a case are made of: a row of the list, or the case with what waits in it. */
export type Told = Pick<
  Case,
  'id' | 'number' | 'kind' | 'state' | 'month' | 'acute' | 'assignedName' | 'decidedAt' | 'applicationType'
> &
  Pending & { dueOn: string | null };

// ── Names and states, used by every page about cases ──────────────────────────────────────────────────────────────

/** "Försörjningsstöd, december, extra kostnad": what it is for stands there when it is not the month's own application. */
export function caseName(row: Pick<Case, 'kind' | 'month' | 'applicationType'>, language: Language, now: Date): string {
  const name = kindAndMonth(row, language, now);
  return besideName(name, row.applicationType, language);
}

/** The name of a month's application, with what it is for when that is something beside the month itself. */
export function besideName(name: string, type: ApplicationType | null, language: Language): string {
  const t = text[language];
  if (type === 'SUPPLEMENTARY') return t.extraCost(name);
  return type === 'OTHER' ? t.otherSupport(name) : name;
}

/** In lists, where cases of several people may stand side by side: with whose it is, when it is not the reader's own. */
export function listedName(
  row: Parameters<typeof caseName>[0] & { representing?: string | null | undefined },
  language: Language,
  now: Date,
): string {
  const name = caseName(row, language, now);
  return row.representing ? text[language].nameOf(name, row.representing) : name;
}

/** "Försörjningsstöd, december": with the year only when it is another one than now. */
export function kindAndMonth(row: Pick<Case, 'kind' | 'month'>, language: Language, now: Date): string {
  const t = text[language];
  const kind = t.kinds[row.kind];
  return row.month === null ? kind : t.kindAndMonth(kind, monthName(row.month, language, now));
}

function monthName(month: string, language: Language, now: Date): string {
  const whole = formatMonth(noonOf(month), language);
  return month.slice(0, 4) === dayOf(now).slice(0, 4) ? whole.replace(/\s*\d{4}$/, '') : whole;
}

/** Whether a decision lies unopened. Where one may not read it, there is none to open. */
export function isDecisionUnread(row: Pick<Told, 'state' | 'outcome' | 'openedAt'>): boolean {
  return row.state === 'DECIDED' && row.outcome !== null && row.openedAt === null;
}

const statusStates: Record<Case['state'], StatusState> = {
  RECEIVED: 'us',
  UNDER_INVESTIGATION: 'us',
  SUPPLEMENT_REQUESTED: 'you',
  DECIDED: 'done',
  WITHDRAWN: 'closed',
};

/** The word beside a case. An outcome is told only when its decision has been opened. A refusal is never called "done". */
export function caseStatus(row: Told, language: Language): StatusWordModel {
  const t = text[language];
  if (isDecisionUnread(row)) return { state: 'you', text: t.decisionToRead };
  if (partnerNow(row) === 'returned') return { state: 'you', text: t.partner.returned.status };
  if (row.state === 'DECIDED' && row.outcome !== null) {
    const given = isGiven(row.outcome);
    const { outcomes, plan } = decisionText[language];
    const text = given && row.applicationType === 'INDIVIDUAL_PLAN' ? plan.citizen : outcomes[row.outcome].citizen;
    return { state: given ? 'done' : 'closed', text };
  }
  return { state: statusStates[row.state], text: t.states[row.state].citizen };
}

function isGiven(outcome: Told['outcome']): boolean {
  return outcome === 'GRANTED' || outcome === 'PARTIALLY_GRANTED';
}

/** What is happening, as the page's heading says it. */
export function caseHeading(row: Told, language: Language): string {
  const t = textOf(row.kind, language);
  if (partnerNow(row) === 'returned' && !isUrgent(row)) return t.partner.returned.heading;
  if (row.state === 'RECEIVED') return row.acute ? t.acute.heading : t.headings.RECEIVED;
  if (row.state !== 'DECIDED') return t.headings[row.state];
  if (row.openedAt === null || row.outcome === null) return t.headings.decisionUnread;
  const { headings, plan } = decisionTextOf(row.kind, language);
  return isGiven(row.outcome) && row.applicationType === 'INDIVIDUAL_PLAN' ? plan.yes : headings[row.outcome];
}

/** Who has the case: the caseworker, or the social services while nobody does. */
export function whoHas(row: Pick<Told, 'assignedName'>, language: Language): string {
  return row.assignedName ?? text[language].page.us;
}

/** "Senast torsdag 3 december, 3 dagar kvar". */
export function dueText(dueOn: string | null, language: Language, now: Date): string {
  const t = text[language].due;
  if (dueOn === null) return t.none;
  const left = daysBetween(dayOf(now), dueOn);
  const day = formatDate(noonOf(dueOn), language);
  return left < 0 ? t.passed(day) : t.by(day, t.daysLeft(left));
}

/** Now, next and when. Who stands apart, since pages show it with or without a number to call. */
export function caseSteps(
  row: Told,
  municipality: Pick<Municipality, 'firstReadWorkingDays'>,
  language: Language,
  now: Date,
): { now: string; next: string; when: string } {
  const t = textOf(row.kind, language);
  const who = whoHas(row, language);
  const partner = partnerNow(row);
  if (partner === 'returned') {
    const { now: what, next, when } = t.partner.returned;
    return isUrgent(row)
      ? { now: what, next: t.acute.next, when: promise(row, language, now) }
      : { now: what, next, when };
  }
  switch (row.state) {
    case 'RECEIVED':
      if (partner !== undefined)
        return {
          now: partnerWords(row, language),
          next: row.acute ? t.acute.next : t.partner[partner].next,
          when: promise(row, language, now),
        };
      return {
        now: t.now.RECEIVED,
        next: row.acute ? t.acute.next : t.next.RECEIVED(municipality.firstReadWorkingDays),
        when: promise(row, language, now),
      };
    case 'UNDER_INVESTIGATION':
      return {
        now: [t.now.UNDER_INVESTIGATION(who), ...(partner === 'waiting' ? [partnerWords(row, language)] : [])].join(
          ' ',
        ),
        next: t.next.UNDER_INVESTIGATION,
        when: promise(row, language, now),
      };
    case 'SUPPLEMENT_REQUESTED': {
      const due = row.answerBy ?? row.dueOn;
      return {
        now: isPast(due, now) ? t.now.SUPPLEMENT_REQUESTED_LATE : t.now.SUPPLEMENT_REQUESTED,
        next: t.next.SUPPLEMENT_REQUESTED(who),
        when: isPast(due, now) ? dueText(due, language, now) : t.when.answerBy(dueText(due, language, now)),
      };
    }
    case 'DECIDED': {
      const unread = isDecisionUnread(row);
      return {
        now: unread ? t.now.decisionUnread : t.now.decisionRead,
        next: unread ? t.next.decisionUnread : t.next.decisionRead,
        when: row.decidedAt ? t.when.decided(formatDate(row.decidedAt, language)) : t.when.noPromise,
      };
    }
    case 'WITHDRAWN':
      return { now: t.now.WITHDRAWN, next: t.next.WITHDRAWN, when: t.when.withdrawn };
  }
}

/** How it stands with the partner's part, when that is what is happening: never before what the reader herself is asked for. */
function partnerNow({ state, partner }: Told): 'waiting' | 'returned' | 'declined' | undefined {
  if (state === 'RECEIVED') return partner ?? undefined;
  return state === 'UNDER_INVESTIGATION' && partner !== null && partner !== 'declined' ? partner : undefined;
}

/** No food, no roof, no power, and nobody has read of it: that comes before what two have in common. */
const isUrgent = ({ acute, state }: Told): boolean => acute && state === 'RECEIVED';

function partnerWords({ partner, partnerDay }: Told, language: Language): string {
  const { partner: t } = text[language];
  if (partner === 'declined') return t.declined.now;
  return t.waiting.now(partnerDay === null ? '' : formatDate(noonOf(partnerDay), language));
}

function isPast(day: string | null, now: Date): boolean {
  return day !== null && day < dayOf(now);
}

/** When a decision can be expected. Only livelihood support has a day that the municipality has promised. */
function promise(row: Told, language: Language, now: Date): string {
  const t = text[language].when;
  const today = dayOf(now);
  if (row.dueOn === null) return t.noPromise;
  if (row.acute && row.state === 'RECEIVED')
    return row.dueOn < today
      ? t.late
      : row.dueOn === today
        ? t.today
        : `${capitalise(formatDate(noonOf(row.dueOn), language))}.`;
  if (row.kind !== 'livelihoodSupport') return t.noPromise;
  if (row.dueOn < today) return t.late;
  return t.decisionBy(formatDate(noonOf(row.dueOn), language));
}

/** A case in a list: its name, its state in a word, and one line of who has it and what comes next. */
export function caseItem(
  row: Told & { representing?: string | null | undefined },
  municipality: Municipality,
  language: Language,
  now: Date,
): CaseItem {
  return {
    href: casePath(row.id),
    title: listedName(row, language, now),
    text: caseLine(row, municipality, language, now),
    status: caseStatus(row, language),
  };
}

function caseLine(row: Told, municipality: Municipality, language: Language, now: Date): string {
  const steps = caseSteps(row, municipality, language, now);
  const { next, when } = steps;
  if (partnerNow(row) !== undefined) return steps.now;
  if (row.state === 'RECEIVED') return next;
  if (row.state === 'DECIDED' || row.state === 'WITHDRAWN') return when;
  const { list: t } = text[language];
  return `${row.assignedName === null ? t.nobodyYet : t.has(row.assignedName)} ${when}`;
}

export const casePath = (id: string): string => `/arenden/${id}`;
export const messagesPath = (id: string): string => `/arenden/${id}/meddelanden`;
/** Where one who has asked a partner to apply together shares the link, or corrects what they have in common. */
export const sharePath = (id: string): string => `/arenden/${id}/partner`;
export const decisionPath = (id: string): string => `/arenden/${id}/beslut`;
/** Where the decision says how it is appealed. */
export const appealId = 'd5';

// ── All cases ─────────────────────────────────────────────────────────────────────────────────────────────────────

export type CasesPage = {
  t: CaseText['list'];
  groups: { id: string; title: string; items: CaseItem[] }[];
  empty: boolean;
  pager: PagerModel | undefined;
};
export const casesView = view<CasesPage>('cases/citizen-list');

/** How many cases a page of the list shows. */
export const casesPerPage = 50;

/** `rows` may hold one more than a page, as a sign that there are more. `later`: the page is not the first. */
export function casesPage(
  rows: readonly CaseListItem[],
  around: {
    municipality: Municipality;
    language: Language;
    now: Date;
    unread: number;
    later: boolean;
    former?: CaseItem[];
  },
): { head: Head; model: CasesPage } {
  const { municipality, language, now, unread, later, former = [] } = around;
  const { list: t } = text[language];
  const shown = rows.slice(0, casesPerPage);
  const last = shown.at(-1);
  const more = rows.length > casesPerPage && last !== undefined;
  const isOpen = (row: CaseListItem) => isOpenState(row.state) || isDecisionUnread(row);
  const group = (id: string, title: string, some: CaseListItem[]) => ({
    id,
    title,
    items: some.map((row) => caseItem(row, municipality, language, now)),
  });
  return {
    head: { title: t.title, current: 'cases', unread },
    model: {
      t,
      groups: [
        group('pagar', t.open, shown.filter(isOpen)),
        group(
          'avslutade',
          t.closed,
          shown.filter((row) => !isOpen(row)),
        ),
        {
          id: 'medsokande',
          title: t.former,
          items: former,
        },
      ].filter(({ items }) => items.length > 0),
      empty: shown.length === 0 && former.length === 0 && !later,
      pager:
        more || later
          ? {
              label: t.pager,
              ...(later ? { previous: '/arenden' } : {}),
              ...(more ? { next: `/arenden?efter=${last.receivedAt.toISOString()}_${last.id}` } : {}),
            }
          : undefined,
    },
  };
}

// ── One case ──────────────────────────────────────────────────────────────────────────────────────────────────────

export type CasePage = {
  t: CaseText['page'];
  over: string;
  heading: string;
  notice: NoticeModel | undefined;
  four: FourModel;
  need:
    | {
        title: string;
        text: string[];
        due: string | undefined;
        button: { href: string; text: string };
        other: { href: string; text: string } | undefined;
        note: string | undefined;
      }
    | undefined;
  person: PersonModel;
  timeline: TimelineItem[];
  papers: FileItem[];
  receipts: DetailsModel | undefined;
  messages: { text: string; link: { href: string; text: string } };
  decision: { href: string; text: string } | undefined;
  partner: PartnerSection | undefined;
  sections: readonly CaseSection[];
  /** The steps of a request for support under LSS. */
  steps: PartsModel | undefined;
  changeMind: Inline | undefined;
};

/** How it stands between two who apply together, as the one who reads may know it. */
export type PartnerSection = {
  heading: string;
  paragraphs: string[];
  link: { href: string; text: string } | undefined;
  /** Where one may speak alone. */
  alone: { href: string; text: string };
};

/** What another room has to say on the page of a case: how it stands, where to go on, and what one press does. */
export type CaseSection = {
  id: string;
  heading: string;
  paragraphs: readonly Inline[];
  links: readonly { href: string; text: string }[];
  press?: { action: string; text: string };
};
export const caseView = view<CasePage>('cases/citizen-case');

export type CaseFacts = {
  row: Case;
  pending: Pending;
  /** What the oldest unanswered request says. */
  request: string | undefined;
  timeline: readonly TimelineRow[];
  documents: readonly Shown[];
  messages: { total: number; unread: number };
  /** How the citizen wants to be told. */
  notifyBy: readonly NotifyChannel[];
  unread: number;
  partner?: PartnerSection | undefined;
  /** What other rooms have to say. */
  sections?: readonly CaseSection[];
  /** How far a request for support under LSS has come. */
  support?: SupportFacts;
};
/** What has happened in a request for support, and the days that matter now. */
export type SupportFacts = Omit<LssSituation, 'type' | 'state' | 'decisionUnread' | 'given'> & {
  meetingAt: Date | undefined;
  /** The last day to comment, of three months without support, and to look over the plan. */
  commentBy: string | undefined;
  startBy: string | undefined;
  reviewBy: string | undefined;
};
export type Reading = { personId: string; municipality: Municipality; language: Language; now: Date };

export function casePage(facts: CaseFacts, reading: Reading, notice?: NoticeModel): { head: Head; model: CasePage } {
  const { municipality, language, now } = reading;
  const t = text[language];
  const seen = stateSeen({ ...facts.row, asked: facts.pending.requestId !== null });
  const row: Told = { ...facts.row, ...facts.pending, ...seen };
  const name = caseName(row, language, now);
  const support = facts.support && supportSteps(row, facts.support, language, now);
  const steps = support?.four ?? caseSteps(row, municipality, language, now);
  return {
    head: {
      title: t.page.title(name, row.number),
      current: 'cases',
      unread: facts.unread,
      representing: facts.row.representing,
    },
    model: {
      t: t.page,
      over: `${name}. ${t.number(row.number)}`,
      heading: caseHeading(row, language),
      notice,
      four: { now: steps.now, next: steps.next, who: whoPieces(facts.row, municipality, language), when: steps.when },
      need: needOf(row, facts.request, language, now),
      person: caseworker(facts.row, municipality, language),
      timeline: timelineItems({ ...facts, row: { ...facts.row, state: seen.state } }, reading),
      papers: papers(facts, reading),
      receipts: fileReceipts(facts.documents, language),
      messages: messagesOf(facts, language),
      decision:
        row.state === 'DECIDED' && (mayReadDecision(facts.row) || facts.pending.outcome !== null)
          ? { href: decisionPath(row.id), text: t.page.readDecision }
          : undefined,
      partner: facts.partner,
      sections: facts.sections ?? [],
      steps: support?.parts,
      changeMind: isOpenState(row.state) ? changeMind(facts.row, reading) : undefined,
    },
  };
}

/** The steps of a request under LSS, and in words what happens now, what then and when. */
function supportSteps(
  row: Told,
  facts: SupportFacts,
  language: Language,
  now: Date,
): { four: { now: string; next: string; when: string }; parts: PartsModel } {
  const { lss: t } = text[language];
  const given = isGiven(row.outcome);
  const { applicationType: type, state } = row;
  const situation = { ...facts, type, state, given, decisionUnread: isDecisionUnread(row) };
  const what = lssNow(situation);
  const plain = (day: string | undefined) => (day === undefined ? '' : formatDay(noonOf(day), language));
  const days: Partial<Record<LssNow, string>> = {
    supplement: dueText(row.answerBy ?? row.dueOn, language, now),
    meetingBooked: facts.meetingAt && capitalise(formatRelativeDateTime(facts.meetingAt, now, language)),
    comments: facts.commentBy && dueText(facts.commentBy, language, now),
    refused: row.decidedAt ? formatDate(row.decidedAt, language) : '',
    ended: row.decidedAt ? formatDate(row.decidedAt, language) : '',
    planShared: plain(facts.reviewBy),
    planning: plain(facts.startBy),
    planningLate: plain(facts.startBy),
    followUp: plain(facts.reviewBy),
  };
  const words = t.now[what];
  return {
    four: { now: words.now, next: words.next, when: words.when(days[what] ?? '') },
    parts: {
      title: t.heading,
      id: 'steg',
      items: lssStepStates(situation).map(({ step, state: stands }) => ({
        text: t.steps[step],
        state: stands === 'done' || stands === 'current' ? stands : 'todo',
        stateText: t.states[stands],
      })),
    },
  };
}

function whoPieces(row: Case, municipality: Municipality, language: Language): Inline {
  const number = row.assignedPhone ?? municipality.phones.socialServices.number;
  return [`${whoHas(row, language)}, `, { href: telephoneHref(number), text: number }];
}

function needOf(row: Told, request: string | undefined, language: Language, now: Date): CasePage['need'] {
  const { needs: t } = text[language];
  if (row.state === 'SUPPLEMENT_REQUESTED') {
    return {
      title: row.assignedName === null ? t.answerUs : t.answer(row.assignedName),
      text: request === undefined ? [t.answerText] : beginning(request),
      due: dueText(row.answerBy ?? row.dueOn, language, now),
      button: { href: requestPath(row), text: t.answerButton },
      other: { href: `${messagesPath(row.id)}#skriv`, text: t.cannot },
      note: t.noRush,
    };
  }
  if (row.partner === 'returned' && isOpenState(row.state)) {
    return {
      title: t.partner,
      text: [t.partnerText],
      due: undefined,
      button: { href: sharePath(row.id), text: t.partnerButton },
      other: undefined,
      note: undefined,
    };
  }
  if (!isDecisionUnread(row)) return undefined;
  return {
    title: t.decision,
    text: [t.decisionText(caseName(row, language, now))],
    due: undefined,
    button: { href: decisionPath(row.id), text: t.decisionButton },
    other: undefined,
    note: undefined,
  };
}

/** The beginning of a message, cut between two words: the rest is read in its place. */
function beginning(words: string): string[] {
  const whole = words.length <= shownOfRequest ? words : `${words.slice(0, shownOfRequest).replace(/\s+\S*$/, '')} …`;
  return whole.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
}
const shownOfRequest = 600;

/** The message that asks, in its thread. */
export function requestPath(row: Pick<Told, 'id' | 'requestId'>): string {
  return messagesPath(row.id) + (row.requestId === null ? '' : `#m-${row.requestId}`);
}

/** The one to turn to: the caseworker with a number of their own, or the office. */
export function caseworker(row: Case, municipality: Municipality, language: Language): PersonModel {
  const { page: t } = text[language];
  const office = municipality.phones.socialServices;
  const link = { href: `${messagesPath(row.id)}#skriv`, text: t.write };
  return row.assignedName === null
    ? { name: t.us, phone: office.number, hours: office.hours[language], link }
    : {
        name: row.assignedName,
        role: t.yourCaseworker,
        phone: row.assignedPhone ?? office.number,
        ...(row.assignedPhone === null ? { hours: office.hours[language] } : {}),
        link,
      };
}

function messagesOf({ row, messages }: CaseFacts, language: Language): CasePage['messages'] {
  const { page: t } = text[language];
  const href = messagesPath(row.id);
  if (messages.total === 0) {
    const label = row.assignedName === null ? t.writeToUs : t.writeTo(row.assignedName);
    return { text: t.noMessages, link: { href: `${href}#skriv`, text: label } };
  }
  return { text: messages.unread > 0 ? t.unread(messages.unread) : '', link: { href, text: t.allMessages } };
}

/** A representative reads decisions when she has the right to; one who is not checked, that her request was dismissed. */
function mayReadDecision({ rights }: Case): boolean {
  return rights === null || rights.includes('DECISION');
}

function papers(
  { row, documents, timeline }: Pick<CaseFacts, 'row' | 'documents' | 'timeline'>,
  { personId, language }: Reading,
): FileItem[] {
  const { page: t } = textOf(row.kind, language);
  const href = casePath(row.id);
  // Where one of the two acts for the other, what was sent is read by her who sent it.
  const theirs = row.rights !== null || row.askedBy !== null;
  // A part is confirmed on a day of its own.
  const part = timeline.find(
    ({ action, actorId, detail }) => action === 'application.submit' && actorId === personId && detail['part'] === true,
  );
  const confirmedAt = part && personId !== row.applicantId ? part.at : row.receivedAt;
  const sent: FileItem[] = [
    { name: t.applicationPaper, href: `${href}/ansokan`, meta: t.kindPage, icon: 'doc' },
    {
      name: t.applicationPdf(formatDay(confirmedAt, language)),
      href: `${href}/ansokan.pdf`,
      meta: t.kindPdf,
      icon: 'doc',
    },
  ];
  return [
    ...(theirs && row.askedBy !== personId ? [] : sent),
    ...(row.state === 'DECIDED' && mayReadDecision(row)
      ? [{ name: t.decisionPdf, href: `${href}/beslut.pdf`, meta: t.kindPdf, icon: 'doc' as const }]
      : []),
    ...documents.map((document) => documentItem(document, language, 'citizen')),
  ];
}

function changeMind(row: Case, { personId, language }: Reading): Piece[] {
  const { page: t } = textOf(row.kind, language);
  const write = row.assignedName === null ? t.writeToUs : t.writeTo(row.assignedName);
  const ask = { href: `${messagesPath(row.id)}#skriv`, text: write };
  // The application is hers who made it: the other in the household cannot take it from her.
  if (row.applicantId !== personId && row.askedBy !== personId) return [t.withdrawBefore, ask, '.'];
  return [
    t.withdrawBefore,
    ask,
    t.withdrawOr,
    { href: `${casePath(row.id)}/ta-tillbaka`, text: t.withdraw },
    t.withdrawAfter,
  ];
}

/**
 * The history, newest first; last comes what is still to come. Messages that the same person sent one after the other
 * are told as one.
 */
export function timelineItems(
  facts: Pick<CaseFacts, 'row' | 'timeline' | 'notifyBy' | 'pending'>,
  reading: Reading,
): TimelineItem[] {
  const { row } = facts;
  const { language } = reading;
  const coming = comingUp(facts, language);
  const grouped = facts.timeline.filter((event, index) => {
    const newer = facts.timeline[index - 1];
    return !(event.action === 'message.send' && newer?.action === 'message.send' && newer.actorId === event.actorId);
  });
  return [...grouped.flatMap((event) => timelineItem(row, event, reading)), ...coming];
}

function comingUp({ row, notifyBy }: Pick<CaseFacts, 'row' | 'notifyBy'>, language: Language): TimelineItem[] {
  const t = textOf(row.kind, language);
  const how = notifyBy.length > 1 ? 'both' : (notifyBy[0] ?? 'none');
  const next = {
    RECEIVED: t.comingUp.read,
    UNDER_INVESTIGATION: t.comingUp.decision(t.comingUp.toldBy[how]),
    SUPPLEMENT_REQUESTED: t.comingUp.answer,
    DECIDED: undefined,
    WITHDRAWN: undefined,
  }[row.state];
  return next === undefined ? [] : [{ when: t.page.coming, text: next, next: true }];
}

function timelineItem(row: Case, event: TimelineRow, { language, personId, now }: Reading): TimelineItem[] {
  const t = textOf(row.kind, language);
  if (!isTold(event.action, t)) return [];
  const words = event.detail['part'] === true ? partWords(row, t) : t.timeline[event.action];
  const representative = typeof event.detail['represents'] === 'string' || event.actorId === row.askedBy;
  const apart = row.kind !== 'livelihoodSupport' || row.rights !== null || row.askedBy !== null;
  const other = representative
    ? t.somebody.representative
    : apart
      ? event.actorId === row.applicantId
        ? t.somebody.applicant
        : t.somebody.citizen
      : t.somebody.partner;
  const name = event.actorName ?? (event.actorKind === 'citizen' ? other : t.somebody.caseworker);
  // What one side has written is read by that side.
  const theirs =
    typeof event.detail['message'] === 'string' && event.actorKind === 'citizen' && event.actorId !== personId;
  const told = theirs && event.action === 'message.send' ? t.wroteToUs(name) : words.citizen(name);
  const sentence = withPlace(event.actorId === personId ? words.you : told, event, t);
  const mine =
    event.actorId === personId ||
    (row.askedBy === null && (event.detail['part'] === true) === (row.applicantId !== personId));
  const link = theirs || (event.action === 'application.submit' && !mine) ? undefined : linkOf(row, event, t);
  return [
    {
      when: capitalise(formatRelativeDateTime(event.at, now, language)),
      datetime: event.at.toISOString(),
      text: link ? [{ strong: sentence }, ' ', link] : [{ strong: sentence }],
    },
  ];
}

/** What has happened, and of a file that was moved also where it came from or lies now. */
export function withPlace(sentence: string, { detail }: TimelineRow, t: CaseText): string {
  const { number, from } = detail;
  if (typeof number !== 'string') return sentence;
  return `${sentence} ${typeof from === 'string' ? t.movedFrom(number) : t.movedTo(number)}`;
}

/** A part of a household's application is a partner's; of a request for a child it is her other guardian's signature. */
export function partWords({ kind }: Pick<Case, 'kind'>, t: CaseText): CaseText['partTimeline'] {
  return kind === 'lss' ? t.guardianTimeline : t.partTimeline;
}

function isTold(action: string, t: CaseText): action is TimelineAction {
  return Object.hasOwn(t.timeline, action);
}

function linkOf(row: Case, event: TimelineRow, t: CaseText): Piece | undefined {
  const { message } = event.detail;
  if (event.action === 'application.submit')
    return { href: `${casePath(row.id)}/ansokan`, text: t.page.readWhatYouSent };
  if (event.action === 'case.decide') return { href: decisionPath(row.id), text: t.page.readDecision };
  if (typeof message === 'string') return { href: `${messagesPath(row.id)}#m-${message}`, text: t.page.readMessage };
  return undefined;
}

// ── Taking back ───────────────────────────────────────────────────────────────────────────────────────────────────

export type WithdrawPage = {
  t: CaseText['withdraw'];
  over: string;
  action: string;
  ask: { href: string; text: string };
  back: string;
};
export const withdrawView = view<WithdrawPage>('cases/citizen-withdraw');

export function withdrawPage(
  row: Case,
  unread: number,
  language: Language,
  now: Date,
): { head: Head; model: WithdrawPage } {
  const { withdraw: t } = textOf(row.kind, language);
  const name = caseName(row, language, now);
  return {
    head: { title: t.title(name), current: 'cases', unread, representing: row.representing },
    model: {
      t,
      over: t.over(name, row.number),
      action: `${casePath(row.id)}/ta-tillbaka`,
      ask: { href: `${messagesPath(row.id)}#skriv`, text: t.ask },
      back: casePath(row.id),
    },
  };
}

export function withdrawnNotice({ kind }: Pick<Case, 'kind'>, language: Language): NoticeModel {
  const { withdraw: t } = textOf(kind, language);
  return { kind: 'done', title: t.done, paragraphs: [t.doneText] };
}

/** Somebody was first: the case is shown as it is now. */
export function tooLateNotice({ kind }: Pick<Case, 'kind'>, language: Language): NoticeModel {
  const { withdraw: t } = textOf(kind, language);
  return { kind: 'problem', title: t.tooLate, paragraphs: [t.tooLateText] };
}
