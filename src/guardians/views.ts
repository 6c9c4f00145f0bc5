import { isOpenState } from '../cases/lifecycle.ts';
import type { Case, CaseListItem } from '../cases/queries.ts';
import type { DeadlineLevel } from '../cases/rules.ts';
import { type CaseSection, caseItem } from '../cases/views.ts';
import { ageGroup } from '../applications/rules.ts';
import type { Representation } from '../representation/queries.ts';
import { grantPath, listPath as representativesPath } from '../representation/views.ts';
import type { Municipality } from '../platform/municipality.ts';
import type { MeasureItem } from '../measures/rules.ts';
import type { InvitationRead } from '../partners/actions.ts';
import {
  type Asked,
  type AskedAs,
  type Declined,
  type Invitation,
  type PartnerAnswer,
  isAskedAs,
} from '../partners/queries.ts';
import { type CommonRow, type WordsProblem, canBeSent, canBeSigned, nextReminder } from '../partners/rules.ts';
import {
  type ActModel,
  type AnswerPage,
  type TypedWho,
  type WhoModel,
  alonePath,
  retryModel,
  triedFacts,
  triedFlags,
  whoModel,
} from '../partners/views.ts';
import { type Person, fullName } from '../people/queries.ts';
import type { ActionName } from '../policy/policy.ts';
import { dayOf, noonOf } from '../platform/days.ts';
import { capitalise, formatDate, formatDay, formatLongDate } from '../platform/format.ts';
import { showPersonalNumber } from '../platform/forms/values.ts';
import type { Head } from '../platform/http/route.ts';
import { type Language, tongueOf } from '../platform/language.ts';
import type {
  ErrorSummaryModel,
  Fact,
  FieldModel,
  Inline,
  NeedItem,
  NoticeModel,
  CaseItem,
  DoorItem,
} from '../platform/views/components.ts';
import { view } from '../platform/views/engine.ts';
import { paths } from '../public/rules.ts';
import { text as measuresText } from '../measures/text.ts';
import type { StandsRead, VoiceRead } from './actions.ts';
import type { OtherRequest, OwnRequest, Said } from './queries.ts';
import { type StandRow, agreementOf, guardianBases, isChild, itemsOfBoard, otherSide, voices } from './rules.ts';
import { type GuardiansText, text } from './text.ts';

export const askedPath = (id: string): string => `/vardnadshavare/${id}`;

const day = (iso: string, language: Language): string => formatDate(noonOf(iso), language);

// ── On the overview ───────────────────────────────────────────────────────────────────────────────────────────────

/** That one is asked as a guardian, without a word of whose or by whom. */
export function guardianNeeds(
  rows: readonly Invitation[],
  language: Language,
  now: Date,
  due: (lastDay: string) => string,
): NeedItem[] {
  const { needs: t } = text[language];
  return rows.map((row) => ({
    href: askedPath(row.id),
    title: t.begin,
    text: t.text,
    ...(row.lastDay < dayOf(now) ? {} : { due: due(row.lastDay) }),
  }));
}

// ── What the other guardian is asked for ──────────────────────────────────────────────────────────────────────────

export type AskedPage = {
  t: GuardiansText['asked'];
  title: string;
  lead: string;
  notice: NoticeModel | undefined;
  errors: ErrorSummaryModel | undefined;
  /** Before anything is shown: whose guardian one is. */
  who: WhoModel | undefined;
  parts: { title: string; rows: Fact[] }[];
  /** The answer, when there is one to give. */
  until: string | undefined;
  sign: string | undefined;
  decline: string | undefined;
  toCase: string | undefined;
  about: string;
  alone: string;
};
export const askedView = view<AskedPage>('guardians/citizen-asked');

export function askedPage(
  { asked, isOpen }: InvitationRead<'guardian'>,
  around: { language: Language; now: Date; unread: number },
  happened: { typed?: TypedWho; notice?: 'again' | 'tooLate' } = {},
): { head: Head; model: AskedPage } {
  const { language, now, unread } = around;
  const { asked: t } = text[language];
  const { id, state, common, lastDay } = asked;
  const { child } = common;
  const today = dayOf(now);
  const grown = child !== undefined && !isChild(child.number, today);
  const open = canBeSigned(asked) && isOpen && !grown;
  const declined = state === 'declined';
  // A stranger whose number was written by mistake has named no child, and is shown nothing.
  const shown = asked.partId !== null && open;
  const { typed, notice } = happened;
  const field = { action: askedPath(id), name: 'barn', label: t.number };
  const who = open && !shown ? whoModel(asked, field, typed, t.errors, language) : {};
  const over =
    grown && state !== 'signed'
      ? t.states.grown
      : state === 'signed' || state === 'declined' || state === 'closed' || state === 'protected' || state === 'refused'
        ? t.states[state]
        : undefined;
  return {
    head: { title: t.title, unread },
    model: {
      t,
      title: shown && child ? t.about(child.name) : t.title,
      lead: over ?? (shown ? t.by(common.by, formatLongDate(noonOf(asked.askedOn), language)) : t.lead),
      notice:
        notice === 'again'
          ? { kind: 'info', title: t.again.title, paragraphs: [t.again.text] }
          : notice === 'tooLate'
            ? { kind: 'problem', title: t.tooLate, paragraphs: [] }
            : who.notice,
      errors: who.errors,
      who: who.who,
      parts: shown ? partsOf(common.told[tongueOf(language)]) : [],
      until: open ? (declined ? t.changeMind : lastDay < today ? t.late : t.until(day(lastDay, language))) : undefined,
      sign: shown ? `/ansokan/${asked.partId ?? ''}` : undefined,
      decline: open && !declined ? `${askedPath(id)}/nej` : undefined,
      toCase: state === 'signed' ? `/arenden/${asked.caseId}` : undefined,
      about: paths.guardians,
      alone: `${alonePath}?medsokande=${id}`,
    },
  };
}

/** That one has said no, where one finds one's cases; there one may change one's mind. */
export function declinedItems(rows: readonly Declined[], language: Language): CaseItem[] {
  const { asked: t } = text[language];
  return rows.map(({ id, answeredAt }) => ({
    href: askedPath(id),
    title: t.title,
    text: t.declinedOn(formatDate(answeredAt, language)),
    status: { state: 'closed', text: t.declinedState },
  }));
}

export function partsOf(rows: readonly CommonRow[]): { title: string; rows: Fact[] }[] {
  return rows.flatMap(({ entries = [] }) => entries.map(({ title, rows: facts }) => ({ title, rows: facts })));
}

/** The question whether one does not agree, and why. */
export function declinePage(
  id: string,
  around: { language: Language; unread: number },
  typed: { reason: string; shown: boolean; problem?: WordsProblem | undefined } = { reason: '', shown: false },
): { head: Head; model: AnswerPage } {
  const { decline: t, asked } = text[around.language];
  const error = typed.problem === undefined ? undefined : t.tooLong;
  return {
    head: { title: t.title, unread: around.unread },
    model: {
      t: { answer: t.heading, cancel: t.cancel },
      title: t.title,
      lead: t.lead,
      errors:
        error === undefined ? undefined : { title: asked.errors.title, errors: [{ href: '#skal', message: error }] },
      action: `${askedPath(id)}/nej`,
      fields: [
        {
          kind: 'textarea',
          id: 'skal',
          name: 'skal',
          label: t.reason,
          hint: t.reasonHint,
          rows: 4,
          value: typed.reason,
          optional: true,
          ...(error === undefined ? {} : { error }),
        },
        { kind: 'checkbox', id: 'visa', name: 'visa', label: t.shown, checked: typed.shown },
      ],
      done: t.done,
      back: askedPath(id),
    },
  };
}

// ── On the pages of the case ──────────────────────────────────────────────────────────────────────────────────────

/** How it stands between the two, as the one who reads may know it. Nothing when there is only one. */
export function guardianSection(
  asked: AskedAs<'guardian'>,
  answers: readonly PartnerAnswer[],
  receivedAt: Date,
  {
    language,
    now,
    walled,
    stands,
  }: { language: Language; now: Date; walled: boolean; stands?: StandsRead | undefined },
): CaseSection[] {
  const { section: t } = text[language];
  const { state } = asked;
  const section = (heading: string, paragraphs: string[], links: CaseSection['links']): CaseSection[] => [
    { id: 'vardnadshavare', heading, paragraphs, links },
  ];
  const alone = { href: `${alonePath}?arende=${asked.caseId}`, text: t.alone };
  const read = { href: paths.guardians, text: t.read };
  const differing = stands && standLines(stands, language);
  if (asked.isPartner) {
    if (state !== 'signed') return [];
    const own = { href: `/arenden/${asked.caseId}/ansokan`, text: t.yourAnswer };
    if (!differing) return section(t.both, [t.yours], [own, alone]);
    const answer = answerLinks(asked.caseId, differing, language);
    return section(text[language].stands.section.heading, [...differing.lines, t.yours], [...answer, own, alone]);
  }
  const name = asked.common.partner || t.somebody;
  if (state === 'sole' || state === 'closed') return [];
  if (state === 'invited' || state === 'begun') {
    const reminder = nextReminder(asked.askedOn, asked.lastDay, dayOf(now));
    const days = [
      ...(reminder === undefined ? [] : [t.remind(day(reminder, language))]),
      t.last(day(asked.lastDay, language)),
    ];
    return section(t.heading, [t.waits(name), days.join(' '), t.rule(formatDate(receivedAt, language))], [read, alone]);
  }
  if (state === 'signed' && differing)
    return section(text[language].stands.section.heading, differing.lines, [
      ...answerLinks(asked.caseId, differing, language),
      read,
      alone,
    ]);
  const latest = answers[0];
  const said = state === 'declined' && latest?.shown && latest.reason !== '' ? [t.reason(latest.reason)] : [];
  const words = {
    signed: () => t.signed(name),
    declined: () => t.declined(name),
    lapsed: () => t.lapsed(name),
    unreachable: () => (asked.partnerNumber === null ? t.unreachable : t.noted(name)),
    unwilling: () => t.unwilling,
    refused: () => t.refused(name),
    protected: () => (walled ? t.protected : t.opened),
  }[state];
  return section(t.heading, [capitalise(words()), ...said], state === 'signed' ? [alone] : [read, alone]);
}

/** The same in the receipt, to the one who has just sent the request and is waiting for the other. */
export function guardianReceipt(
  asked: AskedAs<'guardian'>,
  receivedAt: Date,
  language: Language,
  now: Date,
): readonly Inline[] {
  if (asked.isPartner || !canBeSent(asked.state) || asked.partnerNumber === null) return [];
  const { section: t } = text[language];
  const sections = guardianSection(asked, [], receivedAt, { language, now, walled: false });
  return [t.asked(asked.common.partner || t.somebody), ...sections.flatMap(({ paragraphs }) => paragraphs)];
}

/** That two requests have been put together, told to the one whose came second. */
export function joinedNotice(caseId: string, stands: StandsRead | undefined, language: Language): NoticeModel {
  const { joined: t } = text[language];
  const own = stands && ownWaits(stands);
  if (!stands || agreementOf(stands.stands).alone.length === 0)
    return { kind: 'info', title: t.title, paragraphs: [t.text] };
  const { title, text: words, link, waits } = t.differs;
  const asks = own ? [{ href: standsPath(caseId), text: link }, '.'] : [waits];
  return { kind: 'info', title, paragraphs: [[words, ...asks]] };
}

/** That what one has sent is added to a case of one's own that was there. */
export function addedNotice(language: Language): NoticeModel {
  const { more: t } = text[language].joined;
  return { kind: 'info', title: t.title, paragraphs: [t.text] };
}

/** Before it is sent: that it will be. */
export function addsNotice(child: string, { number }: OwnRequest, language: Language): NoticeModel {
  return { kind: 'info', paragraphs: [text[language].joined.more.before(child, number)] };
}

// ── Measure by measure ────────────────────────────────────────────────────────────────────────────────────────────

export const standsPath = (caseId: string): string => `/arenden/${caseId}/ja-eller-nej`;

const itemNames = (items: readonly MeasureItem[], language: Language): string =>
  items.map((item) => measuresText[language].items[item]).join(', ');

/** Whether something waits for the reader's yes or no. */
const ownWaits = ({ side, stands }: StandsRead): boolean =>
  stands.some((one) => one.side === side && one.stand === 'waits');

/** Of what both say yes and of what only one, for one of them. Undefined when they say yes to the same. */
function standLines(read: StandsRead, language: Language): { lines: string[]; waits: boolean } | undefined {
  const { section: t } = text[language].stands;
  const { both, alone } = agreementOf(read.stands);
  if (alone.length === 0) return undefined;
  const name = read.names[otherSide(read.side)] || text[language].section.somebody;
  const line = (mine: boolean, other: 'waits' | 'no', say: (name: string, items: string) => string): string[] => {
    const items = alone.filter((one) => (one.by === read.side) === mine && one.other === other);
    return items.length === 0
      ? []
      : [
          say(
            name,
            itemNames(
              items.map(({ item }) => item),
              language,
            ),
          ),
        ];
  };
  return {
    lines: [
      ...(both.length === 0 ? [] : [t.both(itemNames(both, language))]),
      ...line(false, 'waits', t.theirs),
      ...line(false, 'no', t.theirsNo),
      ...line(true, 'waits', t.yours),
      ...line(true, 'no', t.yoursNo),
    ],
    waits: ownWaits(read),
  };
}

function answerLinks(caseId: string, { waits }: { waits: boolean }, language: Language): CaseSection['links'] {
  const { section: t } = text[language].stands;
  return [{ href: standsPath(caseId), text: waits ? t.link : t.change }];
}

/** That the other has asked for something that one has not, and that one may say yes or no. */
export function standNeeds(caseIds: readonly string[], language: Language): NeedItem[] {
  const { stands: t } = text[language];
  return caseIds.map((id) => ({ href: standsPath(id), title: t.need, text: t.needText }));
}

export type StandsPage = {
  t: GuardiansText['stands'];
  lead: string;
  notice: NoticeModel | undefined;
  errors: ErrorSummaryModel | undefined;
  items: { id: string; title: string; rows: Fact[]; field: FieldModel | undefined; said: string | undefined }[];
  action: string;
  send: string | undefined;
  back: string;
  alone: string;
};
export const standsView = view<StandsPage>('guardians/citizen-stands');

export const standField = (item: MeasureItem): string => `svar-${String(item)}`;

export function standsPage(
  read: StandsRead & { row: Case },
  around: { language: Language; unread: number; mayAnswer: boolean; happened?: 'done' | 'late' | 'none' | undefined },
): { head: Head; model: StandsPage } {
  const { language, unread, happened } = around;
  const { stands: t, section } = text[language];
  const { row, side, stands, names, child } = read;
  const open = isOpenState(row.state) && around.mayAnswer;
  // What only the other has asked for, answered or not.
  const asked = stands.filter((one) => one.side === side && one.stand !== 'asked');
  const notice = happened === 'done' || happened === 'late' ? t[happened] : undefined;
  const [first] = asked;
  return {
    head: { title: t.title, current: 'cases', unread, representing: row.representing },
    model: {
      t,
      lead: asked.length === 0 ? t.none : t.lead(names[otherSide(side)] || section.somebody, child),
      notice: notice && {
        kind: happened === 'done' ? 'done' : 'problem',
        title: notice.title,
        paragraphs: [notice.text],
      },
      errors:
        happened === 'none' && first
          ? { title: t.errors.title, errors: [{ href: `#${standField(first.item)}`, message: t.errors.none }] }
          : undefined,
      items: asked.map(({ item, stand }) => {
        const title = measuresText[language].items[item];
        const told = stands.find((one) => one.side === otherSide(side) && one.item === item)?.told;
        return {
          id: String(item),
          title,
          rows: told ? partsOf(told[tongueOf(language)]).flatMap(({ rows }) => rows) : [],
          field: open
            ? {
                kind: 'radios',
                id: standField(item),
                name: standField(item),
                label: t.question(title),
                value: stand === 'waits' ? '' : stand,
                options: [
                  { value: 'yes', label: t.yes },
                  { value: 'no', label: t.no },
                ],
                ...(happened === 'none' && item === first?.item ? { error: t.errors.none } : {}),
              }
            : undefined,
          said: open || stand === 'asked' ? undefined : t.said[stand],
        };
      }),
      action: standsPath(row.id),
      send: open && asked.length > 0 ? t.send : undefined,
      back: `/arenden/${row.id}`,
      alone: `${alonePath}?arende=${row.id}`,
    },
  };
}

// ── What she says herself for whom it is asked ────────────────────────────────────────────────────────────────────

export const voicePath = (caseId: string): string => `/arenden/${caseId}/din-rost`;

/** That a guardian has asked for one, and that one may say what one thinks. */
export function voiceNeeds(caseIds: readonly string[], language: Language): NeedItem[] {
  const { voice: t } = text[language];
  return caseIds.map((id) => ({ href: voicePath(id), title: t.need, text: t.needText }));
}

/** What one has said, on the page of the case. */
export function voiceSection(caseId: string, said: readonly Said[], open: boolean, language: Language): CaseSection[] {
  const { voice: t } = text[language];
  const [latest] = said;
  if (!latest && !open) return [];
  const paragraphs = latest
    ? [t.said(t.answers[latest.answer].label, formatDate(latest.at, language)), t.promise]
    : [t.notSaid, t.promise];
  const links = open ? [{ href: voicePath(caseId), text: latest ? t.change : t.give }] : [];
  return [{ id: 'din-rost', heading: t.heading, paragraphs, links }];
}

export type VoicePage = {
  t: GuardiansText['voice'];
  notice: NoticeModel | undefined;
  errors: ErrorSummaryModel | undefined;
  parts: { title: string; rows: Fact[] }[];
  said: string[];
  form: { action: string; fields: FieldModel[] } | undefined;
  back: string;
  alone: string;
};
export const voiceView = view<VoicePage>('guardians/citizen-voice');

export type TypedVoice = { answer: string; words: string; problems: ('answer' | 'tooLong')[] };

export function voicePage(
  { row, told, said }: VoiceRead,
  around: { language: Language; unread: number; happened?: 'done' | 'late' | undefined },
  typed: TypedVoice = { answer: '', words: '', problems: [] },
): { head: Head; model: VoicePage } {
  const { language, unread, happened } = around;
  const { voice: t } = text[language];
  const errorOf = (problem: 'answer' | 'tooLong') =>
    typed.problems.includes(problem) ? { error: t.errors[problem] } : {};
  const open = isOpenState(row.state);
  const [latest] = said;
  return {
    head: { title: t.title, current: 'cases', unread },
    model: {
      t,
      notice:
        happened === undefined
          ? undefined
          : {
              kind: happened === 'done' ? 'done' : 'problem',
              title: t[happened].title,
              paragraphs: [t[happened].text],
            },
      errors:
        typed.problems.length === 0
          ? undefined
          : {
              title: t.errors.title,
              errors: typed.problems.map((problem) => ({
                href: problem === 'answer' ? '#svar' : '#ord',
                message: t.errors[problem],
              })),
            },
      parts: told ? partsOf(told[tongueOf(language)]) : [],
      said: latest
        ? [t.said(t.answers[latest.answer].label, formatDate(latest.at, language)), ...linesOf(latest.words)]
        : [],
      form: open
        ? {
            action: voicePath(row.id),
            fields: [
              {
                kind: 'radios',
                id: 'svar',
                name: 'svar',
                label: t.question,
                value: typed.answer,
                options: voices.map((value) => {
                  const { label, hint } = t.answers[value];
                  return { value, label, ...(hint === '' ? {} : { hint }) };
                }),
                ...errorOf('answer'),
              },
              {
                kind: 'textarea',
                id: 'ord',
                name: 'ord',
                label: t.words,
                hint: t.wordsHint,
                rows: 4,
                value: typed.words,
                optional: true,
                ...errorOf('tooLong'),
              },
            ],
          }
        : undefined,
      back: `/arenden/${row.id}`,
      alone: `${alonePath}?arende=${row.id}`,
    },
  };
}

// ── Who decides, at every age ─────────────────────────────────────────────────────────────────────────────────────

export const ownPath = '/vardnadshavare';

/** That one has come of age lately, and that those who were one's guardians see nothing more. */
export function grownNotice(language: Language): NoticeModel {
  const { own: t } = text[language];
  return { kind: 'info', title: t.noticeTitle, paragraphs: [[t.noticeText, { href: ownPath, text: t.noticeLink }]] };
}

/** Where one who is fifteen reads of her rights. */
export function ownDoor(language: Language): DoorItem {
  const { own: t } = text[language];
  return { href: ownPath, title: t.door, text: t.doorText };
}

export type OwnPage = {
  t: Omit<GuardiansText['own'], 'grown' | 'young' | 'child'>;
  words: GuardiansText['own']['grown'];
  who: string[];
  cases: CaseItem[];
  /** For one who is of age: how she lets somebody help her. */
  grant: string | undefined;
  links: { href: string; text: string }[];
};
export const ownView = view<OwnPage>('guardians/citizen-own');

/** `age`: whole years today. `mandates`: all in which the reader is one of the two. */
export function ownPage(
  { age, mandates, cases }: { age: number; mandates: readonly Representation[]; cases: readonly CaseListItem[] },
  around: { municipality: Municipality; language: Language; now: Date; unread: number },
): { head: Head; model: OwnPage } {
  const { municipality, language, now, unread } = around;
  const { own: t } = text[language];
  const group = ageGroup(age);
  const words = { adult: t.grown, from15: t.young, under15: t.child }[group];
  const who = mandates
    .filter(({ mine, state, basis }) => mine === 'principal' && state === 'VERIFIED' && guardianBases.includes(basis))
    .map(({ representativeName, validUntil }) => {
      const until = validUntil === null ? '' : formatDay(noonOf(validUntil), language);
      return (validUntil !== null && validUntil < dayOf(now) ? t.saw : t.sees)(representativeName, until);
    });
  const alone = { href: alonePath, text: t.alone };
  const about = { href: paths.guardians, text: t.about };
  return {
    head: { title: words.title, unread },
    model: {
      t,
      words,
      who: who.length === 0 ? [t.nobody] : who,
      cases: cases.map((row) => caseItem(row, municipality, language, now)),
      grant: group === 'adult' ? grantPath : undefined,
      links: {
        adult: [
          { href: '/ansokan/lss', text: t.lss },
          { href: representativesPath, text: t.all },
          { href: '/mina-uppgifter', text: t.profile },
          alone,
        ],
        from15: [{ href: '/ansokan/lss', text: t.lss }, { href: '/mina-uppgifter', text: t.profile }, about, alone],
        under15: [about, alone],
      }[group],
    },
  };
}

// ── The employees' ────────────────────────────────────────────────────────────────────────────────────────────────

type Told = { asked: AskedAs<'guardian'>; answers: readonly PartnerAnswer[]; person: Person | undefined };

/** Who has signed, who is missing, and why, as far as the unit knows. `reach`: how the other is reached. */
export function guardianFacts(
  { asked, answers, person, reach, stands }: Told & { reach: string[]; stands: readonly StandRow[] },
  language: Language,
): Fact[] {
  const { staff: t } = text[language];
  const { both, alone } = agreementOf(asked.state === 'signed' ? stands : []);
  const names = { first: asked.common.by, other: nameOf(asked, person) };
  const long = (iso: string) => formatLongDate(noonOf(iso), language);
  const named = asked.partnerNumber !== null;
  return [
    { label: t.facts.first, value: [asked.common.by, ...(asked.partSent ? [nameOf(asked, person)] : [])] },
    { label: t.facts.state, value: byUnit(asked) ? t.protectedByUnit : t.states[asked.state] },
    ...(both.length === 0
      ? []
      : [{ label: t.stands.both, value: both.map((item) => measuresText[language].items[item]) }]),
    ...(alone.length === 0
      ? []
      : [
          {
            label: t.stands.alone,
            value: alone.map(({ item, by, other }) =>
              t.stands.line(measuresText[language].items[item], names[by], names[otherSide(by)], other),
            ),
          },
        ]),
    ...(named ? [{ label: t.facts.written, value: asked.common.partner }] : []),
    ...(person ? [{ label: t.facts.name, value: fullName(person) }] : []),
    ...(asked.partnerNumber === null
      ? []
      : [{ label: t.facts.number, value: showPersonalNumber(asked.partnerNumber) }]),
    ...(person && reach.length > 0 ? [{ label: t.facts.reach, value: reach }] : []),
    ...(named
      ? [
          { label: t.facts.asked, value: long(asked.askedOn) },
          { label: t.facts.last, value: long(asked.lastDay) },
        ]
      : []),
    ...triedFacts(asked, language),
    ...(asked.note === undefined
      ? []
      : [{ label: t.facts.note, value: linesOf(t.noted(asked.note, asked.notedBy ?? '')) }]),
    ...answers
      .filter(({ reason }) => reason !== '')
      .map(({ reason, shown }) => ({ label: shown ? t.facts.reasonShown : t.facts.reason, value: linesOf(reason) })),
  ];
}

/** That she must not be contacted is what the unit has found, and not only what was stated with the request. */
function byUnit({ state, notedBy }: AskedAs<'guardian'>): boolean {
  return state === 'protected' && notedBy !== null;
}

function nameOf(asked: AskedAs<'guardian'>, person: Person | undefined): string {
  return (person && fullName(person)) || asked.common.partner;
}

function linesOf(words: string): string[] {
  return words.split('\n').filter((line) => line.trim() !== '');
}

/** What an employee may do about it. */
export function guardianModel(
  { asked, row }: { asked: AskedAs<'guardian'>; row: Case },
  can: (action: ActionName) => boolean,
  language: Language,
  typed?: { words: string; problem: WordsProblem },
): {
  heading: string;
  acts: ActModel[];
  unreachable: { action: string; field: FieldModel; text: string } | undefined;
} {
  const { staff: t } = text[language];
  const path = `/handlaggare/arenden/${row.id}/vardnadshavare`;
  const isOpen = isOpenState(row.state);
  const waited = isOpen && canBeSent(asked.state) && asked.state !== 'unreachable' && can('guardian.note');
  return {
    heading: t.heading,
    acts: [
      ...(isOpen && can('guardian.retry') ? retryModel(asked, `${path}/forsok`, language) : []),
      ...(row.walled && can('guardian.open') ? [{ action: `${path}/oppna`, text: t.open, note: t.openNote }] : []),
      ...(!row.walled && can('guardian.close') ? [{ action: `${path}/stang`, text: t.close, note: t.closeNote }] : []),
    ],
    unreachable: waited
      ? {
          action: path,
          field: {
            kind: 'textarea',
            id: 'anteckning',
            name: 'anteckning',
            label: t.note,
            hint: t.noteHint,
            rows: 3,
            value: typed?.words ?? '',
            ...(typed ? { error: noteError(typed.problem, language) } : {}),
          },
          text: t.noteDone,
        }
      : undefined,
  };
}

/** What is wrong with what was to be noted. */
export function noteError(problem: WordsProblem, language: Language): string {
  const { staff, decline } = text[language];
  return problem === 'empty' ? staff.noteError : decline.tooLong;
}

type Flag = { level: DeadlineLevel; strong: string; rest: string; link?: { href: string; text: string } };

/** That somebody is missing, and what the law says then of what is asked for (`items`); and that somebody else has asked for the same child. */
export function guardianFlags(
  {
    asked,
    other,
    row,
    items,
    stands,
  }: {
    asked: Asked | undefined;
    other?: OtherRequest | undefined;
    row: Case;
    items: readonly { item: MeasureItem }[];
    stands: readonly StandRow[];
  },
  language: Language,
): Flag[] {
  const { staff: t } = text[language];
  if (!isAskedAs(asked, 'guardian') || !isOpenState(row.state)) return [];
  const { state } = asked;
  const flags: Flag[] = triedFlags(asked, language);
  if (state !== 'signed' && state !== 'sole' && state !== 'closed') {
    const { strong, rest } = state === 'protected' && !row.walled ? t.opened : t.missing[state];
    const ofBoard = items.some(({ item }) => itemsOfBoard.includes(item));
    flags.push({
      level: state === 'invited' || state === 'begun' ? 'soon' : 'late',
      strong,
      rest: [rest(formatLongDate(noonOf(asked.lastDay), language)), t.law, ...(ofBoard ? [t.board] : [])].join(' '),
    });
  }
  const { alone } = agreementOf(state === 'signed' ? stands : []);
  if (alone.length > 0) {
    const ofBoard = alone.some(({ item }) => itemsOfBoard.includes(item));
    const names = itemNames(
      alone.map(({ item }) => item),
      language,
    );
    flags.push({
      level: alone.some((one) => one.other === 'no') ? 'late' : 'soon',
      strong: t.stands.flag.strong,
      rest: [t.stands.flag.rest(names), t.law, ...(ofBoard ? [t.board] : [])].join(' '),
    });
  }
  if (other) {
    const { strong, rest, link } = t.other(other.number);
    flags.push({ level: 'late', strong, rest, link: { href: `/handlaggare/arenden/${other.id}`, text: link } });
  }
  return flags;
}

/** What the young person has said, when a guardian has asked for her: nothing for a child who is not fifteen. */
export function voiceModel(said: readonly Said[], language: Language): { title: string; rows: Fact[]; note: string } {
  const { voice: t } = text[language].staff;
  return {
    title: t.title,
    note: said.length === 0 ? t.none : t.note,
    rows: said.flatMap(({ answer, words, at }) => [
      { label: formatLongDate(at, language), value: t.answers[answer] },
      ...(words === '' ? [] : [{ label: t.words, value: linesOf(words) }]),
    ]),
  };
}

export function voiceFlags(said: readonly Said[], language: Language): Flag[] {
  const { flags: t } = text[language].staff.voice;
  const answer = said[0]?.answer;
  if (answer === 'yes') return [];
  return [answer === undefined ? { level: 'soon', ...t.none } : { level: 'late', ...t[answer] }];
}
