import { appliedByForm } from '../applications/rules.ts';
import { daysOf } from '../applications/actions.ts';
import { type Keeping, isSoonRemoved, longerUntil } from '../applications/rules.ts';
import { keepPath } from '../applications/views.ts';
import type { CaseListItem } from '../cases/queries.ts';
import {
  caseItem,
  caseName,
  listedName,
  casePath,
  decisionPath,
  dueText,
  isDecisionUnread,
  requestPath,
  sharePath,
  whoHas,
  kindAndMonth,
} from '../cases/views.ts';
import type { Unanswered } from '../investigations/queries.ts';
import { investigationPath } from '../investigations/views.ts';
import type { AheadRow } from '../meetings/queries.ts';
import { meetingsPath, momentText } from '../meetings/views.ts';
import type { InboxRow } from '../messages/queries.ts';
import { inboxItem } from '../messages/views.ts';
import { daysBetween, dayOf } from '../platform/days.ts';
import { formatDate, formatDay } from '../platform/format.ts';
import type { Head } from '../platform/http/route.ts';
import type { Language } from '../platform/language.ts';
import type { Standing } from '../people/queries.ts';
import { ageOn, ages } from '../people/rules.ts';
import { type Municipality, telephoneHref } from '../platform/municipality.ts';
import type { CaseItem, DoorItem, NeedItem, NoticeModel } from '../platform/views/components.ts';
import { view } from '../platform/views/engine.ts';
import { ownMeasuresPath } from '../measures/views.ts';
import type { Invitation } from '../partners/queries.ts';
import type { ClaimOnMe, Offer } from '../representation/queries.ts';
import { claimNeeds, listPath, offerNeeds } from '../representation/views.ts';
import { grownNotice, guardianNeeds, ownDoor, standNeeds, voiceNeeds } from '../guardians/views.ts';
import { invitationNeeds } from '../partners/views.ts';
import type { SharedRow } from '../turns/queries.ts';
import type { DraftRow } from './queries.ts';
import { text as turnText } from '../turns/text.ts';
import { type OverviewText, text } from './text.ts';

export type OverviewPage = {
  t: OverviewText;
  notice: NoticeModel | undefined;
  hello: string;
  what: string;
  needs: NeedItem[];
  cases: CaseItem[];
  drafts: CaseItem[];
  messages: CaseItem[];
  doors: DoorItem[];
};
export const overviewView = view<OverviewPage>('overview/overview');

export type OverviewFacts = {
  name: string;
  cases: readonly CaseListItem[];
  drafts: readonly DraftRow[];
  /** Drafts of others that she is let into. */
  helping?: readonly SharedRow[];
  inbox: readonly InboxRow[];
  unread: number;
  standing: Standing;
  /** What waits for the reader as somebody's partner, or as a child's other guardian. */
  invitations?: readonly Invitation[];
  /** Powers of attorney that the reader has been given and not answered. */
  offers?: readonly Offer[];
  /** Those who say that they represent the reader, whom nobody has checked yet. */
  claims?: readonly ClaimOnMe[];
  /** Cases in which a guardian has asked for the reader, who may say what she thinks. */
  voiceless?: readonly string[];
  /** Cases in which the child's other guardian has asked for something that the reader has not said yes or no to. */
  standless?: readonly string[];
  /** The reader has come of age lately, and those who were her guardians see nothing more. */
  handedOver?: boolean;
  /** Times to choose among, and meetings that will soon be. */
  meetings?: readonly AheadRow[];
  /** Investigations that the reader may say something about. */
  shared?: readonly Unanswered[];
  /** Something has been granted under LSS. */
  measures?: boolean;
};

/** For how long it is told that an earlier number was not found to be hers. */
const toldDays = 30;
/** How many cases the page shows; those that wait for the reader are shown however old. */
const shownCases = 5;

export function overviewPage(
  facts: OverviewFacts,
  municipality: Municipality,
  language: Language,
  now: Date,
): { head: Head; model: OverviewPage } {
  const t = text[language];
  const needs = needsOf(facts, municipality, language, now);
  const first = facts.name.split(' ')[0] ?? '';
  const shown = facts.cases.filter(
    (row, index) =>
      index < shownCases || row.state === 'SUPPLEMENT_REQUESTED' || row.partner === 'returned' || isDecisionUnread(row),
  );
  return {
    head: { title: t.title, current: 'overview', unread: facts.unread },
    model: {
      t,
      notice:
        earlierNumber(facts.standing, municipality, language, now) ??
        (facts.handedOver ? grownNotice(language) : undefined),
      hello: first === '' ? t.helloAnybody : t.hello(first),
      what: whatOf(facts, needs.length, t),
      needs,
      cases: shown.map((row) => caseItem(row, municipality, language, now)),
      drafts: [
        ...facts.drafts.map((row) => draftItem(row, language, now)),
        ...(facts.helping ?? []).flatMap((row) => (row.withHelper ? [] : sharedItem(row, language, now))),
      ],
      messages: facts.inbox.map((row) => inboxItem(row, language, now)),
      doors: doorsOf(facts, t, ageOn(facts.standing.personalNumber, dayOf(now)), language),
    },
  };
}

/** What becomes of what was sent under an earlier number: it is here when the municipality has checked that. */
function earlierNumber(
  { proposal, decidedAt }: Standing,
  municipality: Municipality,
  language: Language,
  now: Date,
): NoticeModel | undefined {
  const { earlier: t } = text[language];
  const { number } = municipality.phones.socialServices;
  const call = { href: telephoneHref(number), text: number };
  if (proposal === 'proposed') return { kind: 'info', title: t.title, paragraphs: [t.waits, [t.hurry, call, '.']] };
  const lately = decidedAt !== null && daysBetween(dayOf(decidedAt), dayOf(now)) <= toldDays;
  return proposal === 'rejected' && lately
    ? { kind: 'info', title: t.title, paragraphs: [[t.apart, call, '.']] }
    : undefined;
}

/** In one sentence, the most important first. */
function whatOf({ unread, drafts }: OverviewFacts, needs: number, t: OverviewText): string {
  if (needs > 0) return t.waits(needs);
  if (unread > 0) return t.news(unread);
  const [first] = drafts;
  return first ? t.begun[first.kind] : t.calm;
}

/** What waits for the reader: answers first, by their day, then decisions, then drafts that will soon be removed. */
export function needsOf(
  {
    cases,
    drafts,
    helping = [],
    invitations = [],
    offers = [],
    claims = [],
    voiceless = [],
    standless = [],
    meetings = [],
    shared = [],
  }: Pick<
    OverviewFacts,
    | 'cases'
    | 'drafts'
    | 'helping'
    | 'invitations'
    | 'offers'
    | 'claims'
    | 'voiceless'
    | 'standless'
    | 'meetings'
    | 'shared'
  >,
  municipality: Keeping,
  language: Language,
  now: Date,
): NeedItem[] {
  const { needs: t } = text[language];
  const today = dayOf(now);
  const answers = cases
    .filter((row) => row.state === 'SUPPLEMENT_REQUESTED')
    .map((row) => ({ row, due: row.answerBy ?? row.dueOn }))
    .sort((a, b) => (a.due ?? '').localeCompare(b.due ?? ''));
  return [
    ...answers.map(({ row, due }) => ({
      href: requestPath(row),
      title: t.answer(lowerUs(row, language)),
      text: t.answerText(listedName(row, language, now)),
      due: dueText(due, language, now),
    })),
    ...shared.map((row) => ({
      href: investigationPath(row.caseId),
      title: t.investigation,
      text: t.investigationText(kindAndMonth(row, language, now)),
      due: dueText(row.lastDay, language, now),
    })),
    ...meetings.map((row) => ({
      href: meetingsPath(row.caseId),
      title: row.startsAt === null ? t.meeting : t.booked(momentText(row.startsAt, language)),
      text: (row.startsAt === null ? t.meetingText : t.bookedText)(kindAndMonth(row, language, now)),
    })),
    ...cases
      .filter(({ partner }) => partner === 'returned')
      .map((row) => ({
        href: sharePath(row.id),
        title: t.returned,
        text: t.returnedText(listedName(row, language, now)),
      })),
    // Until somebody has the case, who then speaks with her.
    ...cases
      .filter(({ state, partner }) => partner === 'declined' && state === 'RECEIVED')
      .map((row) => ({
        href: casePath(row.id),
        title: t.declined,
        text: t.declinedText(listedName(row, language, now)),
      })),
    ...invitationNeeds(
      invitations.filter(({ role }) => role === 'partner'),
      language,
      now,
      (day) => dueText(day, language, now),
    ),
    ...guardianNeeds(
      invitations.filter(({ role }) => role === 'guardian'),
      language,
      now,
      (day) => dueText(day, language, now),
    ),
    ...voiceNeeds(voiceless, language),
    ...standNeeds(standless, language),
    ...claimNeeds(claims, language),
    ...offerNeeds(offers, language),
    ...cases.filter(isDecisionUnread).map((row) => ({
      href: decisionPath(row.id),
      title: row.representing ? t.decisionOf(row.representing) : t.decision,
      text: t.decisionText(listedName(row, language, now), whoHas(row, language)),
    })),
    ...drafts.filter(({ returned }) => returned === true).map((row) => returnedNeed(row, language, now)),
    ...helping.filter(({ withHelper }) => withHelper).map((row) => helpingNeed(row, language, now)),
    ...drafts
      .filter((row) => isSoonRemoved(dayOf(row.expiresAt), today, municipality))
      .map((row) => draftNeed(row, municipality, language, now)),
  ];
}

/** A draft that will soon be removed, with one press to keep it longer, as long as it can be. */
function draftNeed(row: DraftRow, municipality: Keeping, language: Language, now: Date): NeedItem {
  const { needs: t } = text[language];
  const { keptUntil } = daysOf(row);
  const canBeKept = longerUntil(daysOf(row), dayOf(now), municipality) !== undefined;
  const until = formatDay(row.expiresAt, language);
  return {
    href: `/ansokan/${row.id}`,
    title: (row.part ? t.part : row.kind === 'lss' ? t.request : t.draft)(draftName(row, language, now)),
    text: canBeKept ? t.draftText(until) : t.draftLast(until),
    due: dueText(keptUntil, language, now),
    ...(canBeKept ? { press: { action: keepPath(`/ansokan/${row.id}`), text: t.keep } } : {}),
  };
}

/** A draft of hers that the other has filled in and given back. */
function returnedNeed(row: DraftRow, language: Language, now: Date): NeedItem {
  const { overview: t } = turnText[language];
  return {
    href: `/ansokan/${row.id}`,
    title: t.mine(draftName(row, language, now)),
    text: t.mineText(row.sharedWith ?? ''),
  };
}

/** A draft of somebody else's in which she has the turn. */
function helpingNeed(row: SharedRow, language: Language, now: Date): NeedItem {
  const { overview: t } = turnText[language];
  return {
    href: `/ansokan/${row.id}`,
    title: t.helping(row.name),
    text: t.helpingText(draftName(row, language, now), formatDay(row.since, language)),
  };
}

/** A draft of somebody else's that its owner fills in herself now. */
function sharedItem(row: SharedRow, language: Language, now: Date): CaseItem {
  const { overview: t } = turnText[language];
  return {
    href: `/ansokan/${row.id}`,
    title: t.title(draftName(row, language, now), row.name),
    text: t.theirs(row.name, formatDay(row.since, language)),
    status: { state: 'draft', text: t.state },
  };
}

/** A name keeps its capital inside a sentence; "Socialtjänsten" does not. */
function lowerUs(row: CaseListItem, language: Language): string {
  const name = whoHas(row, language);
  return row.assignedName === null ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** By month where it has one. What is asked for under LSS is told apart by the form; whom it is about is sealed. */
function draftName(row: Pick<DraftRow, 'kind' | 'formId' | 'month'>, language: Language, now: Date): string {
  const { type, words } = appliedByForm(row.formId);
  if (row.kind === 'lss') return words(language).form.title;
  return caseName({ ...row, applicationType: type === 'SUPPLEMENTARY' ? type : null }, language, now);
}

function draftItem(row: DraftRow, language: Language, now: Date): CaseItem {
  const { drafts: t } = text[language];
  return {
    href: `/ansokan/${row.id}`,
    title: draftName(row, language, now),
    text:
      row.withHelper && row.since
        ? turnText[language].overview.theirs(row.sharedWith ?? '', formatDay(row.since, language))
        : t.text(formatDate(row.updatedAt, language), formatDay(row.expiresAt, language)),
    status: { state: 'draft', text: t.state },
  };
}

function doorsOf(
  { cases, drafts, measures }: OverviewFacts,
  { doors: t }: OverviewText,
  age: number,
  language: Language,
): DoorItem[] {
  const begun = drafts.some((row) => row.kind === 'livelihoodSupport');
  const young = age < ages.livelihoodSupport;
  return [
    ...(begun
      ? []
      : [
          {
            href: '/ansokan/forsorjningsstod',
            title: young ? t.money : t.apply,
            text: young ? t.moneyText : t.applyText,
          },
        ]),
    {
      href: age < ages.ownVoice ? '/lss' : '/ansokan/lss',
      title: t.lss,
      text: !young ? t.lssText : age < ages.ownVoice ? t.lssChild : t.lssYoung,
    },
    ...(young && age >= ages.ownVoice ? [ownDoor(language)] : []),
    ...(measures ? [{ href: ownMeasuresPath, title: t.measures, text: t.measuresText }] : []),
    cases.length === 0
      ? { href: '/kontakt', title: t.contact, text: t.contactText }
      : { href: '/meddelanden', title: t.write, text: t.writeText },
    { href: listPath, title: t.representatives, text: t.representativesText },
    { href: '/mina-uppgifter', title: t.profile, text: t.profileText },
  ];
}
