import type { Submission } from '../applications/queries.ts';
import { askedFacts, underHeading } from '../applications/views.ts';
import type { TimelineRow } from '../audit/queries.ts';
import { isOpenState, nextState } from '../cases/lifecycle.ts';
import type { Case, ClosedCase } from '../cases/queries.ts';
import { text as caseText, textOf as caseTextOf } from '../cases/text.ts';
import { kindAndMonth, partWords, withPlace } from '../cases/views.ts';
import type { Decision } from '../decisions/queries.ts';
import { costFacts, measureFacts } from '../decisions/views.ts';
import type { AllowanceSettled } from '../measures/queries.ts';
import { allowanceAnswers, askedItems } from '../measures/rules.ts';
import { text as measureText } from '../measures/text.ts';
import { text as decisionText } from '../decisions/text.ts';
import { aboutPages, ownView } from '../applications/forms/lss-request.form.ts';
import { isSameAccount } from '../accounts/rules.ts';
import { ageGroup, appliedByForm, mayHaveAllowance, otherSupportIn, proposalFrom } from '../applications/rules.ts';
import { calculationModel } from '../calculation/views.ts';
import type { Said } from '../guardians/queries.ts';
import { type StandRow, ownStandIn } from '../guardians/rules.ts';
import { guardianFacts, guardianFlags, guardianModel, noteError, voiceFlags, voiceModel } from '../guardians/views.ts';
import { ageOn } from '../people/rules.ts';
import { text as guardiansText } from '../guardians/text.ts';
import {
  type Asked,
  type AskedAs,
  type OtherCase,
  type PartnerAnswer,
  type SafetyNote,
  isAskedAs,
} from '../partners/queries.ts';
import { type WordsProblem } from '../partners/rules.ts';
import type { ConsentRow } from '../consents/queries.ts';
import { text as consentsText } from '../consents/text.ts';
import { consentFacts } from '../consents/views.ts';
import { text as partnersText } from '../partners/text.ts';
import { missingPart, type ActModel, type NoteModel, noteModel, retryModel, triedFacts } from '../partners/views.ts';
import type { PartyToday, Representation } from '../representation/queries.ts';
import { text as representationText } from '../representation/text.ts';
import { readByText, readerName, staffItem, staffOnePath, uncheckedReaderNotice } from '../representation/views.ts';
import type { Document } from '../documents/queries.ts';
import { documentItem, problemText, uploadField } from '../documents/views.ts';
import type { Message } from '../messages/queries.ts';
import { type MessageProblem, longestMessage, paragraphsOf } from '../messages/rules.ts';
import { type Person, fullName } from '../people/queries.ts';
import { type ActionName, may } from '../policy/policy.ts';
import { addDays, dayOf, noonOf, toWorkingDay } from '../platform/days.ts';
import type { RefusedFile } from '../platform/files/multipart.ts';
import {
  capitalise,
  formatDate,
  formatLongDate,
  formatMoney,
  formatNumber,
  formatRelativeDateTime,
  formatTime,
} from '../platform/format.ts';
import type { Frozen } from '../platform/forms/freeze.ts';
import type { SummaryRow } from '../platform/forms/summary.ts';
import { showPersonalNumber, showPhone } from '../platform/forms/values.ts';
import type { Head } from '../platform/http/route.ts';
import { keptCharacters } from '../platform/kept.ts';
import { type Language, type Tongue, languageFrom, tongueOf, tongues } from '../platform/language.ts';
import { protectingUnit } from '../platform/municipality.ts';
import type {
  CalculationModel,
  ButtonModel,
  CaseItem,
  DeadlineModel,
  DetailsModel,
  ErrorSummaryModel,
  Fact,
  FieldModel,
  FileItem,
  Inline,
  Piece,
  NoticeModel,
  ThreadItem,
  TimelineItem,
} from '../platform/views/components.ts';
import { view } from '../platform/views/engine.ts';
import { type Flag, type Reading, nameOf, queuePath, staffCasePath, typeName, deadline } from '../queue/views.ts';
import { type CasefileText, text } from './text.ts';

export type AnswerPart =
  | { kind: 'facts'; rows: Fact[] }
  | { kind: 'entry'; title: string; rows: Fact[] }
  | { kind: 'files'; label: string; files: FileItem[] };
export type AnswerSection = { id: string; title: string; told: DetailsModel | undefined; parts: AnswerPart[] };
export type DecisionModel = { rows: Fact[]; outcome: string };

export type StaffCasePage = {
  t: CasefileText;
  back: string;
  heading: string;
  over: Inline;
  deadline: DeadlineModel | undefined;
  status: string[];
  notice: NoticeModel | undefined;
  errors: ErrorSummaryModel | undefined;
  /** Taking needs who had it when the page was drawn. */
  take: { action: string; seen: string; button: ButtonModel } | undefined;
  links: ButtonModel[];
  flags: Flag[];
  decision: DecisionModel | undefined;
  /** What the household's answers come to, both parts together. */
  proposal: { heading: string; notes: string[]; calculation: CalculationModel | undefined } | undefined;
  sent: string;
  sections: AnswerSection[];
  /** The language that was asked and answered in, when it is another than the page's. */
  sectionsLanguage: Tongue | undefined;
  /** The other in the household, or the child's other guardian. */
  partner: PartnerModel | undefined;
  documents: FileItem[];
  papers: PapersModel | undefined;
  /** Whom the unit may ask: for a case under LSS. */
  consents: { title: string; rows: Fact[]; none: string } | undefined;
  /** What the young person herself has said, when a guardian has asked for her. */
  voice: { title: string; rows: Fact[]; note: string } | undefined;
  /** One correspondence for each party. */
  threads: { id: string; title: string | undefined; messages: ThreadItem[] }[];
  notes: NoteModel[];
  /** Those who represent the applicant, or say that they do. */
  representatives: { heading: string; items: CaseItem[] } | undefined;
  alone: string;
  form:
    | {
        action: string;
        id: string;
        to: FieldModel | undefined;
        /** By whom it is read, where that is not to be chosen. */
        reader: { id: string; text: string } | undefined;
        warning: NoticeModel | undefined;
        body: FieldModel;
        answer: FieldModel | undefined;
        files: FieldModel;
      }
    | undefined;
  timeline: TimelineItem[];
  /** Where work that belongs to the kind of case goes on. */
  work: { heading: string; links: readonly { href: string; text: string }[] } | undefined;
};

/** Of files that were moved: what is told by each, and where those that may be are. */
export type MovesModel = {
  /** Where a file is moved, by its id. */
  links: ReadonlyMap<string, Pick<FileItem, 'link'>>;
  /** Whence a file came that was moved here, by its id. */
  came: ReadonlyMap<string, Pick<FileItem, 'note'>>;
  /** What was sent with a message and has been moved from here, by the message's id. */
  gone: ReadonlyMap<string, readonly FileItem[]>;
};

/** The papers that were to be sent, one by one. */
export type PapersModel = {
  heading: string;
  action: string;
  rows: {
    id: string;
    /** How it stands on this page, sent along with a press. */
    state: string;
    name: string;
    stands: string;
    files: FileItem[];
    presses: { value: string; text: string }[];
  }[];
};

/** Another who has a part in the case: the partner in a household, or the child's other guardian. */
export type PartnerModel = {
  heading: string;
  rows: Fact[];
  sent: string | undefined;
  sections: AnswerSection[];
  sectionsLanguage: Tongue | undefined;
  acts: ActModel[];
  /** Where an employee notes that somebody who is waited for cannot be reached. */
  unreachable: { action: string; field: FieldModel; text: string } | undefined;
};
export const staffCaseView = view<StaffCasePage>('casefile/case');

export type StaffCaseFacts = {
  row: Case;
  person: Person | undefined;
  /** Who has asked for the person, when she has not herself. */
  asker?: Person | undefined;
  submission: Submission;
  documents: readonly Document[];
  messages: readonly Message[];
  timeline: readonly TimelineRow[];
  decision: Decision | undefined;
  partner?: StaffPartner | undefined;
  /** Other applications for the same month that may be the same household's. */
  household?: readonly OtherCase[];
  /** Another case of the household's that was closed lately. */
  closed?: ClosedCase | undefined;
  representatives?: readonly Representation[];
  /** Those whom the unit can write to. */
  parties: readonly PartyToday[];
  /** What somebody in the case has told in confidence. */
  notes?: readonly SafetyNote[];
  /** Whom the unit may ask. */
  consents?: readonly ConsentRow[];
  /** What the one whom the case is about has said of a request that a guardian made. */
  voices?: readonly Said[];
  /** What has been done about one who may have a right to assistance allowance. */
  allowance?: AllowanceSettled | undefined;
  /** What the form for a message is known by. */
  formId: string;
  /** Files that were moved, and where one moves those that came to the wrong case. */
  moves?: MovesModel | undefined;
  /** What has become of the papers that were to be sent. */
  papers?: PapersModel | undefined;
  /** What other rooms have to say of any case. */
  flags?: readonly Flag[];
  /** What other rooms have to say of the case: where their work goes on, and what to think of. */
  beside?: { links: readonly { href: string; text: string }[]; flags: readonly Flag[] } | undefined;
};

/** The other in the household, as far as the unit knows. */
export type StaffPartner = {
  asked: Asked;
  answers: readonly PartnerAnswer[];
  other: OtherCase | undefined;
  person: Person | undefined;
  /** What she has sent, the latest first; more than one only of a child's guardian. */
  submissions: readonly Submission[];
  /** What she who made the case has added to it, as a child's guardian. */
  added: readonly Submission[];
  /** What a child's two guardians say of each measure. */
  stands: readonly StandRow[];
};

/** A message as it was typed, when it could not be sent. */
export type TypedMessage = {
  body: string;
  /** To whom, of two. */
  to: string;
  asks: boolean;
  day: string;
  month: string;
  year: string;
  errors: { field: 'till' | 'text' | 'senast' | 'filer'; message: string }[];
};

/** What just happened, and how the page is to stand: `asks` has the form ready for a request. */
export type Happened = {
  done?: keyof CasefileText['case']['done'];
  typed?: TypedMessage;
  conflict?: 'taken' | 'changed' | 'takeFirst';
  asks?: boolean;
  /** What was to be noted of somebody who cannot be reached, when it could not be. */
  note?: { words: string; problem: WordsProblem };
};

export function staffCasePage(
  facts: StaffCaseFacts,
  reading: Reading,
  happened: Happened = {},
): { head: Head; model: StaffCasePage } {
  const { row, person, decision } = facts;
  const { actor, language, now } = reading;
  const t = text[language];
  const name = nameOf(person, language);
  const today = dayOf(now);
  const can = (action: ActionName) => may(actor, action, row);
  const { typed } = happened;
  return {
    head: { title: t.case.title(name, row.number), current: 'queue' },
    model: {
      t,
      back: queuePath,
      heading: name,
      over: overLine(facts, reading),
      deadline: isOpenState(row.state) ? deadline(row.dueOn, today, language) : undefined,
      status: [
        caseText[language].states[row.state].caseworker + untilText(row, language),
        row.assignedTo === actor.staffId
          ? t.case.assignedYou
          : row.assignedName === null
            ? t.case.unassigned
            : t.case.assigned(row.assignedName),
      ],
      notice: noticeOf(row, happened, reading),
      errors: caseErrors(happened, language),
      take:
        can('case.take') && nextState(row.state, 'case.take') !== undefined && row.assignedTo !== actor.staffId
          ? {
              action: `${staffCasePath(row.id)}/ta`,
              seen: row.assignedTo ?? '',
              button: row.assignedTo === null ? { text: t.case.take } : { text: t.case.takeOver, variant: 'secondary' },
            }
          : undefined,
      links: caseLinks(row, can, t, actor.staffId),
      flags: [
        ...(row.unit === protectingUnit(reading.municipality) ? [{ level: 'late' as const, ...t.case.protected }] : []),
        ...flagsOf(row, today, t),
        ...otherSupportFlags(row, facts.submission, language),
        ...householdFlags(row, facts.submission, language),
        ...closedFlags(facts, reading),
        ...partnerFlags(facts, language),
        ...uncheckedFlags(facts, language),
        ...guardianFlags(
          {
            asked: facts.partner?.asked,
            other: facts.partner?.other,
            row,
            items: itemsOf(facts),
            stands: facts.partner?.stands ?? [],
          },
          language,
        ),
        ...(facts.flags ?? []),
        ...(isOpenState(row.state) ? ownViewFlags(facts, today, language) : []),
        ...(facts.beside?.flags ?? []),
      ],
      decision: decision && decisionModel(decision, language, now),
      proposal: householdProposal(facts, reading),
      sent: sentText(facts.submission, language),
      sections: [
        ...answerSections(facts.submission, facts.documents, language),
        ...addedSections(facts.partner?.added ?? [], facts.partner?.asked.common.by ?? '', facts.documents, language),
      ],
      sectionsLanguage: otherLanguage(facts.submission, language),
      documents: facts.documents.map((document) => ({
        ...documentItem(document, language, 'staff'),
        ...facts.moves?.links.get(document.id),
        ...facts.moves?.came.get(document.id),
      })),
      papers: facts.papers,
      consents:
        row.kind === 'lss'
          ? {
              title: consentsText[language].staff.title,
              rows: consentFacts(facts.consents ?? [], language, now),
              none: consentsText[language].staff.none,
            }
          : undefined,
      partner:
        facts.partner && facts.partner.asked.state !== 'sole'
          ? otherModel(facts, facts.partner, can, reading, happened)
          : undefined,
      voice: hasVoice(facts, today) ? voiceModel(facts.voices ?? [], language) : undefined,
      threads: threadsOf(facts, reading),
      alone: partnersText[language].notes.title,
      representatives:
        (facts.representatives ?? []).length === 0
          ? undefined
          : {
              heading: representationText[language].staff.section,
              items: (facts.representatives ?? []).map((one) => staffItem(one, reading)),
            },
      notes: (facts.notes ?? []).map((note) => noteModel(note, language)),
      form: can('message.send') ? messageForm(facts, reading, typed, happened.asks ?? false) : undefined,
      timeline: facts.timeline.flatMap((event) => timelineItem(event, facts, reading)),
      work: facts.beside && { heading: t.case.work, links: facts.beside.links },
    },
  };
}

/**
 * What the household's answers come to, if all is judged as they stand: the applicant's and, when it has come, the partner's part.
 * No citizen is shown it, since each could work out from it what the other has.
 */
function householdProposal(
  { row, submission, partner }: StaffCaseFacts,
  { language, municipality }: Reading,
): StaffCasePage['proposal'] {
  if (row.kind !== 'livelihoodSupport') return undefined;
  const { form, answers } = submission.frozen;
  const part = partner?.asked.role === 'partner' ? partner.submissions[0]?.frozen.answers : undefined;
  const proposal = proposalFrom({ answers }, appliedByForm(form), municipality.livelihoodSupport, part);
  if (!proposal) return undefined;
  const { proposal: t } = text[language].case;
  const heading = t.heading;
  if (proposal.kind === 'noNorm') return { heading, notes: [t.noNorm], calculation: undefined };
  const apart = isAskedAs(partner?.asked, 'partner') && part === undefined;
  return {
    heading,
    notes: [
      ...(otherSupportIn(answers) === undefined ? [] : [t.other]),
      ...(part ? [t.both] : apart ? [t.apart] : []),
      ...(proposal.leftOut > 0 ? [t.leftOut(proposal.leftOut)] : []),
    ],
    calculation: calculationModel(proposal.calculation, language, 'staff'),
  };
}

/**
 * That it is not clear, or not so, that she cannot take a stand for whom somebody else has asked: then support is hers to ask for
 * (LSS 8 §).
 */
function standFlags(frozen: Frozen, language: Language): Flag[] {
  const { stand: t } = text[language].case;
  const own = ownStandIn(frozen);
  if (own === undefined) return [];
  return [{ level: own === 'yes' ? 'late' : 'soon', ...t[own] }];
}

/** That the municipality is to tell Försäkringskassan of one who may have a right to assistance allowance (LSS 15 § 8). */
function allowanceFlags({ submission, allowance, row }: OwnViewFacts, language: Language): Flag[] {
  const { form, answers } = submission.frozen;
  if (appliedByForm(form).kind !== 'lss' || !mayHaveAllowance(answers)) return [];
  const { settled, answers: words, strong, rest } = text[language].case.allowance;
  if (allowance) {
    const { how, by, at } = allowance;
    return [{ level: 'plenty', strong: settled.strong, rest: settled[how](by ?? '', formatDate(at, language)) }];
  }
  const choices = allowanceAnswers.map((value) => ({ value, text: words[value] }));
  const presses = { action: `${staffCasePath(row.id)}/forsakringskassan`, name: 'hur', choices };
  return [{ level: 'soon', strong, rest, presses }];
}

type OwnViewFacts = Pick<StaffCaseFacts, 'submission' | 'person' | 'voices' | 'allowance'> & {
  row: Pick<Case, 'id'>;
  partner?: { asked: Asked } | undefined;
};

/** What the one whom it is about thinks of it herself, and what is not known of that (8 § LSS). Before a decision it weighs the most. */
export function ownViewFlags(facts: OwnViewFacts, today: string, language: Language): Flag[] {
  return [
    ...standFlags(facts.submission.frozen, language),
    ...allowanceFlags(facts, language),
    ...(hasVoice(facts, today) ? voiceFlags(facts.voices ?? [], language) : []),
  ];
}

function hasVoice({ person, partner, voices = [] }: OwnViewFacts, today: string): boolean {
  if (voices.length > 0) return true;
  return (
    isAskedAs(partner?.asked, 'guardian') &&
    person !== undefined &&
    ageGroup(ageOn(person.personalNumber, today)) === 'from15'
  );
}

function caseErrors({ typed, note }: Happened, language: Language): ErrorSummaryModel | undefined {
  const errors = [
    ...(typed?.errors ?? []).map(({ field, message }) => ({ href: `#${field}`, message })),
    ...(note ? [{ href: '#anteckning', message: noteError(note.problem, language) }] : []),
  ];
  return errors.length === 0 ? undefined : { title: text[language].message.errors.summary, errors };
}

/** That it is not checked by what right the request was sent, and what that means. */
function uncheckedFlags({ row, representatives = [] }: StaffCaseFacts, language: Language): Flag[] {
  const { staff: t } = representationText[language];
  const [claim] = representatives.filter(({ state }) => state === 'CLAIMED');
  if (!row.unchecked || !isOpenState(row.state)) return [];
  const link = claim && { link: { href: staffOnePath(claim.id), text: t.look } };
  return [{ level: 'late', strong: `${t.section}:`, rest: t.unchecked, ...link }];
}

function partnerFlags(
  { row, submission, partner, household = [], notes = [] }: StaffCaseFacts,
  language: Language,
): Flag[] {
  const { staff: t } = partnersText[language];
  return [
    ...(notes.some((note) => note.handledAt === null) ? [{ level: 'late' as const, ...t.note }] : []),
    ...missingPart(row, partner?.asked, language),
    ...(partner?.other && partner.asked.role === 'partner'
      ? [{ level: 'soon' as const, ...t.other(partner.other.number) }]
      : []),
    ...household
      .filter(({ id }) => id !== partner?.other?.id)
      .map(({ id, number }): Flag => {
        const { strong, rest, link } = t.sameHousehold(number);
        return { level: 'soon', strong, rest, link: { href: staffCasePath(id), text: link } };
      }),
    ...(partner?.submissions[0] && isSameAccount(submission.frozen.answers, partner.submissions[0].frozen.answers)
      ? [{ level: 'soon' as const, ...t.sameAccount }]
      : []),
  ];
}

/** What was decided so lately that a new application may belong to it. */
function closedFlags({ row, closed }: StaffCaseFacts, { language, now }: Reading): Flag[] {
  if (!closed || !isOpenState(row.state)) return [];
  const { recent: t } = text[language].case;
  const state = caseText[language].states[closed.state].caseworker;
  return [
    {
      level: 'soon',
      strong: t.strong,
      rest: t.rest(state, capitalise(formatRelativeDateTime(closed.closedAt, now, language))),
      link: { href: staffCasePath(closed.id), text: t.link(closed.number) },
    },
  ];
}

/** What the co-applicant is called: as she is known here, else as the applicant wrote. */
function partnerName({ asked, person }: StaffPartner, language: Language): string {
  const { coApplicant } = partnersText[language].staff;
  const unnamed = asked.role === 'guardian' ? guardiansText[language].staff.guardian : coApplicant;
  return (person && fullName(person)) || asked.common.partner || unnamed;
}

function otherModel(
  facts: StaffCaseFacts,
  partner: StaffPartner,
  can: (action: ActionName) => boolean,
  reading: Reading,
  { note }: Happened,
): PartnerModel {
  const { asked } = partner;
  if (asked.role === 'partner') return partnerModel(facts, { ...partner, asked }, can, reading);
  const { row, documents } = facts;
  const { language } = reading;
  const { person, submissions } = partner;
  const [latest, ...earlier] = submissions;
  const part = partOf(latest, documents, language);
  const name = partnerName(partner, language);
  return {
    ...guardianModel({ ...partner, asked, row }, can, language, note),
    rows: guardianFacts({ ...partner, asked, reach: reachOf(person) }, language),
    ...part,
    sections: [...part.sections, ...addedSections(earlier, name, documents, language, 'del-')],
  };
}

/** How somebody is reached, as far as she has said. */
function reachOf(person: Person | undefined): string[] {
  return [...(person?.phone ? [showPhone(person.phone)] : []), ...(person?.email ? [person.email] : [])];
}

/** The same, to be followed. */
function linksTo(person: Person | undefined): Inline[] {
  return [
    ...(person?.phone ? [[{ href: `tel:${person.phone.replace(/[^+\d]/g, '')}`, text: showPhone(person.phone) }]] : []),
    ...(person?.email ? [[{ href: `mailto:${person.email}`, text: person.email }]] : []),
  ];
}

/** What was asked for in the case, by whichever of its requests. */
function itemsOf({ submission, partner }: Pick<StaffCaseFacts, 'submission' | 'partner'>) {
  const all = [submission, ...(partner?.added ?? []), ...(partner?.submissions ?? [])];
  return all.flatMap(({ frozen }) => askedItems(frozen.answers));
}

/** What somebody has sent besides, each under a heading that says by whom and when. */
function addedSections(
  submissions: readonly Submission[],
  by: string,
  documents: readonly Document[],
  language: Language,
  prefix = '',
): AnswerSection[] {
  return submissions.flatMap((submission, at) => {
    const own = `${prefix}till-${String(at + 1)}-`;
    const title = guardiansText[language].staff.stands.added(by, sentText(submission, language));
    return [
      { id: `${own}0`, title, told: undefined, parts: [] },
      ...answerSections(submission, documents, language, own),
    ];
  });
}

const sentText = ({ submittedAt }: Submission, language: Language): string =>
  text[language].case.applicationSent(formatLongDate(submittedAt, language), formatTime(submittedAt, language));

/** What has been sent as a part of the case. */
function partOf(
  submission: Submission | undefined,
  documents: readonly Document[],
  language: Language,
): Pick<PartnerModel, 'sent' | 'sections' | 'sectionsLanguage'> {
  return {
    sent: submission && sentText(submission, language),
    sections: submission ? answerSections(submission, documents, language, 'del-') : [],
    sectionsLanguage: submission && otherLanguage(submission, language),
  };
}

function partnerModel(
  { row, documents, decision }: StaffCaseFacts,
  partner: StaffPartner & { asked: AskedAs<'partner'> },
  can: (action: ActionName) => boolean,
  { language, now }: Reading,
): PartnerModel {
  const { staff: t } = partnersText[language];
  const { asked, answers, person, submissions } = partner;
  const day = (iso: string) => formatLongDate(noonOf(iso), language);
  const reach = reachOf(person);
  const opened =
    decision &&
    (decision.coOpenedAt === null
      ? text[language].case.notOpened
      : capitalise(formatRelativeDateTime(decision.coOpenedAt, now, language)));
  const ends = isOpenState(row.state) && asked.state !== 'ended' && can('partner.end');
  return {
    heading: t.heading,
    rows: [
      { label: t.facts.state, value: t.states[asked.state] },
      { label: t.facts.written, value: asked.common.partner },
      ...(person ? [{ label: partnersText[language].staff.coApplicant, value: fullName(person) }] : []),
      { label: t.facts.number, value: showPersonalNumber(asked.partnerNumber) },
      ...(person ? [{ label: t.facts.reach, value: reach.length === 0 ? t.noContact : reach }] : []),
      { label: t.facts.asked, value: day(asked.askedOn) },
      { label: t.facts.last, value: day(asked.lastDay) },
      ...triedFacts(asked, language),
      ...(asked.correction === undefined ? [] : [{ label: t.facts.correction, value: linesOf(asked.correction) }]),
      ...answers
        .filter(({ reason }) => reason !== '')
        .map(({ reason, shown }) => ({ label: shown ? t.facts.reasonShown : t.facts.reason, value: linesOf(reason) })),
      ...(opened && asked.state === 'signed' ? [{ label: t.facts.opened, value: opened }] : []),
    ],
    ...partOf(submissions[0], documents, language),
    acts: [
      ...(isOpenState(row.state) && can('partner.retry')
        ? retryModel(asked, `${staffCasePath(row.id)}/partner/forsok`, language)
        : []),
      ...(ends ? [{ action: `${staffCasePath(row.id)}/partner/avsluta`, text: t.end, note: t.endNote }] : []),
    ],
    unreachable: undefined,
  };
}

/** The messages of each party by themselves, the applicant's first. */
function threadsOf(facts: StaffCaseFacts, reading: Reading): StaffCasePage['threads'] {
  const { staff: t } = partnersText[reading.language];
  // What was sent stands on the page itself.
  const all = facts.messages.filter(({ kind }) => kind !== 'receipt');
  const persons = [...new Set([...facts.row.parties, ...all.map(({ personId }) => personId)])];
  return persons.map((personId) => ({
    id: personId,
    title: persons.length > 1 ? t.thread(partyName(personId, facts, reading.language)) : undefined,
    messages: all
      .filter((message) => message.personId === personId)
      .map((message) => threadItem(message, facts, reading)),
  }));
}

function partyName(
  personId: string,
  { row, person, partner, representatives = [] }: StaffCaseFacts,
  language: Language,
): string {
  const representing = representatives.find((one) => one.representativeId === personId);
  if (representing && personId !== row.applicantId)
    return `${representing.representativeName} (${representationText[language].bases[representing.basis].toLowerCase()})`;
  return personId === row.applicantId || !partner ? nameOf(person, language) : partnerName(partner, language);
}

/** `asker`: who asked for her, and through whom she is reached when she has not said herself how. */
function overLine(
  { row, person, asker }: Pick<StaffCaseFacts, 'row' | 'person' | 'asker'>,
  { language, now }: Reading,
): Inline {
  const t = text[language].case;
  const own = linksTo(person);
  const through = own.length === 0 && asker !== undefined;
  const contact = through ? linksTo(asker) : own;
  const type = typeName(row, language);
  const facts = [
    row.number,
    kindAndMonth(row, language, now),
    ...(type === undefined ? [] : [type]),
    ...(person ? [showPersonalNumber(person.personalNumber)] : []),
  ];
  return [
    `${facts.join('. ')}. `,
    ...(through ? [t.through(fullName(asker))] : []),
    ...(contact.length === 0
      ? [t.noContact]
      : contact.flatMap((item, index): Piece[] => [
          ...(index === 0 ? [] : [', ']),
          ...(typeof item === 'string' ? [item] : item),
        ])),
    ...(person && person.language !== 'sv' ? [`. ${t.language[person.language]}`] : []),
  ].flat();
}

function untilText(row: Case, language: Language): string {
  const t = text[language].case;
  if (!isOpenState(row.state)) return '';
  const day = formatDate(noonOf(row.dueOn), language);
  return `, ${row.state === 'SUPPLEMENT_REQUESTED' ? t.waitingUntil(day) : t.decideBy(day)}`;
}

function caseLinks(row: Case, can: (action: ActionName) => boolean, t: CasefileText, staffId: string): ButtonModel[] {
  const links: ButtonModel[] = [];
  if (can('case.decide') && nextState(row.state, 'case.decide') !== undefined) {
    const variant = row.assignedTo === staffId ? 'primary' : 'secondary';
    links.push({ text: t.case.decide, href: `${staffCasePath(row.id)}/beslut`, variant });
  }
  if (can('supplement.request') && nextState(row.state, 'supplement.request') !== undefined) {
    links.push({ text: t.case.request, href: `${staffCasePath(row.id)}?begar=1#skriv`, variant: 'secondary' });
  }
  if (can('message.send')) links.push({ text: t.case.write, href: '#skriv', variant: 'secondary' });
  return links;
}

/** That what is applied for is something else than the cost of living, and what it is. */
export function otherSupportFlags(row: Case, { frozen }: Submission, language: Language): Flag[] {
  const words = row.kind === 'livelihoodSupport' ? otherSupportIn(frozen.answers) : undefined;
  if (words === undefined || !isOpenState(row.state)) return [];
  const { other: t } = text[language].case;
  return [{ level: 'soon', strong: t.strong, rest: words === '' ? t.none : words }];
}

/** That the household is another than in the month's own application, as told beside an extra cost. */
function householdFlags(row: Case, { frozen }: Submission, language: Language): Flag[] {
  const { householdChanged, householdChange: words } = frozen.answers;
  if (householdChanged !== 'yes' || !isOpenState(row.state)) return [];
  return [{ level: 'soon', strong: text[language].case.household, rest: typeof words === 'string' ? words : '' }];
}

function flagsOf(row: Case, today: string, t: CasefileText): Flag[] {
  if (!isOpenState(row.state)) return [];
  const passed = row.dueOn < today;
  return [
    ...(row.acute && row.state !== 'SUPPLEMENT_REQUESTED' ? [{ level: 'late' as const, ...t.case.acute }] : []),
    ...(passed
      ? [{ level: 'late' as const, ...(row.state === 'SUPPLEMENT_REQUESTED' ? t.case.noReply : t.case.late) }]
      : []),
  ];
}

function noticeOf(row: Case, { done, conflict }: Happened, { actor, language }: Reading): NoticeModel | undefined {
  const t = text[language].case;
  const problem = (title: string, words: string): NoticeModel => ({ kind: 'problem', title, paragraphs: [words] });
  const finished = (what: keyof typeof t.done): NoticeModel => ({
    kind: 'done',
    title: t.done[what],
    paragraphs: [t.doneText[what]],
  });
  if (conflict === undefined) return done === undefined ? undefined : finished(done);
  if (conflict === 'takeFirst') return problem(t.conflict.takeFirst, t.conflict.takeFirstText);
  if (conflict === 'taken' && isOpenState(row.state)) {
    // The second of two presses comes here as well.
    if (row.assignedTo === actor.staffId) return finished('tagit');
    if (row.assignedName !== null) return problem(t.conflict.taken(row.assignedName), t.conflict.takenText);
  }
  return problem(t.conflict.changed, t.conflict.changedText);
}

/** The application in the order and the words that the applicant saw. */
function answerSections(
  { frozen }: Submission,
  documents: readonly Document[],
  language: Language,
  prefix = '',
): AnswerSection[] {
  const t = text[language].case;
  const known = new Map(documents.map((document) => [document.id, document]));
  const part = (row: SummaryRow): AnswerPart[] => {
    if (row.entries) {
      return row.entries
        .map(underHeading)
        .map((entry) => ({ kind: 'entry', title: entry.title, rows: entry.rows.map(fact) }));
    }
    if (row.files && row.files.length > 0) {
      const files = row.files.map(({ id, name }) => {
        const document = known.get(id);
        return document ? documentItem(document, language, 'staff') : { name };
      });
      return [{ kind: 'files', label: row.label, files }];
    }
    return [{ kind: 'facts', rows: [fact(row)] }];
  };
  const asked = askedFacts(frozen.summary);
  // Which measure an answer is about stands in the heading too.
  const fact = (row: SummaryRow): Fact =>
    aboutPages.includes(row.page) ? { ...asked(row), label: row.label } : asked(row);
  // What she wants herself for whom it is asked is read first.
  const first = frozen.summary.sections.filter(({ id }) => id === ownView.id);
  const rest = frozen.summary.sections.filter(({ id }) => id !== ownView.id);
  return [...first, ...rest].map(({ id, title, told, rows }) => ({
    id: prefix + id,
    title,
    told: told && { summary: t.told, paragraphs: told },
    parts: joined([...rows.filter(({ empty }) => !empty).flatMap(part), ...unanswered(rows, t)]),
  }));
}

/** What was asked and not answered, on one line: it is to be known, not to be read through. */
function unanswered(rows: readonly SummaryRow[], t: CasefileText['case']): AnswerPart[] {
  const labels = rows.filter(({ empty }) => empty).map(({ label }) => label);
  return labels.length === 0 ? [] : [{ kind: 'facts', rows: [{ label: t.unanswered, value: labels.join(' · ') }] }];
}

function otherLanguage({ frozen }: Submission, language: Language): Tongue | undefined {
  return tongues.find((one) => one === tongueOf(languageFrom(frozen.language)) && one !== tongueOf(language));
}

/** Facts that stand beside each other become one list. */
function joined(parts: readonly AnswerPart[]): AnswerPart[] {
  const made: AnswerPart[] = [];
  for (const part of parts) {
    const last = made.at(-1);
    if (part.kind === 'facts' && last?.kind === 'facts') last.rows.push(...part.rows);
    else made.push(part);
  }
  return made;
}

function threadItem(message: Message, facts: StaffCaseFacts, reading: Reading): ThreadItem {
  const { actor, language, now } = reading;
  const t = text[language].case;
  const outgoing = message.direction === 'toCitizen';
  const me = message.authorStaff === actor.staffId;
  const files = [
    ...facts.documents
      .filter((document) => document.messageId === message.id)
      .map((document) => ({ ...documentItem(document, language, 'staff'), ...facts.moves?.came.get(document.id) })),
    ...(facts.moves?.gone.get(message.id) ?? []),
  ];
  const read = message.readAt === null ? t.notRead : t.readBy(formatRelativeDateTime(message.readAt, now, language));
  const asks =
    message.answerBy === null
      ? []
      : [
          `${t.requested(formatDate(noonOf(message.answerBy), language))}${message.answeredAt === null ? '' : ` ${t.answered}`}`,
        ];
  const note = outgoing ? [...asks, read].join(' ') : undefined;
  return {
    id: `m-${message.id}`,
    from: me ? t.you : (message.authorName ?? (message.kind !== 'letter' ? t.automatic : outgoing ? '' : t.applicant)),
    me: outgoing,
    when: capitalise(formatRelativeDateTime(message.sentAt, now, language)),
    datetime: message.sentAt.toISOString(),
    paragraphs: paragraphsOf(message.body),
    ...(!outgoing && message.readAt === null ? { fresh: t.fresh } : {}),
    ...(files.length === 0 ? {} : { files }),
    ...(note === undefined ? {} : { note }),
  };
}

/** Days until the answer that the form proposes. */
const proposedDays = 14;

function messageForm(
  facts: StaffCaseFacts,
  { language, municipality, now }: Reading,
  typed: TypedMessage | undefined,
  asks: boolean,
): NonNullable<StaffCasePage['form']> {
  const { row, formId, parties } = facts;
  const t = text[language].message;
  const [year = '', month = '', day = ''] = toWorkingDay(addDays(dayOf(now), proposedDays)).split('-');
  const error = (field: TypedMessage['errors'][number]['field']) => {
    const messages = (typed?.errors ?? []).filter((one) => one.field === field).map(({ message }) => message);
    return messages.length === 0 ? {} : { error: messages.join(' ') };
  };
  const by: FieldModel = {
    kind: 'date',
    id: 'senast',
    name: 'senast',
    label: t.by,
    parts: t.parts,
    day: typed?.day ?? String(Number(day)),
    month: typed?.month ?? String(Number(month)),
    year: typed?.year ?? year,
    ...error('senast'),
  };
  return {
    action: `${staffCasePath(row.id)}/meddelanden`,
    id: formId,
    // Of two, none is chosen beforehand: what is meant for one must not reach the other.
    to:
      parties.length < 2
        ? undefined
        : {
            kind: 'radios',
            id: 'till',
            name: 'till',
            label: partnersText[language].staff.to,
            value: typed?.to ?? '',
            options: parties.map((party) => ({ value: party.id, label: readerName(party, language) })),
            ...error('till'),
          },
    reader: parties.length < 2 ? { id: parties[0]?.id ?? '', text: readByText(parties, language) } : undefined,
    warning: uncheckedReaderNotice(parties, language),
    body: {
      kind: 'textarea',
      id: 'text',
      name: 'text',
      label: t.text,
      hint: t.textHint,
      rows: 5,
      value: typed?.body ?? '',
      ...error('text'),
    },
    answer:
      nextState(row.state, 'supplement.request') === undefined
        ? undefined
        : {
            kind: 'radios',
            id: 'svar',
            name: 'svar',
            label: t.answer,
            value: (typed?.asks ?? asks) ? 'ja' : 'nej',
            options: [
              { value: 'nej', label: t.no },
              { value: 'ja', label: t.yes, hint: t.yesHint, follow: [by] },
            ],
          },
    files: {
      kind: 'file',
      id: 'filer',
      name: 'filer',
      label: t.files,
      ...uploadField(language, municipality.uploads),
      optional: true,
      multiple: true,
      received: [],
      ...error('filer'),
    },
  };
}

/** What was wrong with files, and with the text. */
export function fileProblems(
  files: readonly RefusedFile[],
  { language, municipality }: Pick<Reading, 'language' | 'municipality'>,
): string[] {
  return files.map((file) => problemText(file, language, municipality.uploads));
}
export function messageProblemText(problem: MessageProblem, language: Language): string {
  const t = text[language].message.errors;
  if (problem === 'empty') return t.text;
  const long = t.long(formatNumber(longestMessage, language));
  return problem === 'cut' ? `${long}. ${t.cut(formatNumber(keptCharacters, language))}` : long;
}

function timelineItem(event: TimelineRow, facts: StaffCaseFacts, { actor, language, now }: Reading): TimelineItem[] {
  const told = caseTextOf(facts.row.kind, language);
  const { timeline, somebody } = told;
  if (!isTold(event.action, timeline)) return [];
  const words = event.detail['part'] === true ? partWords(facts.row, told) : timeline[event.action];
  const { partner } = facts;
  const representative = (facts.representatives ?? []).find(
    (one) => one.representativeId !== null && one.representativeId === event.actorId,
  );
  const byPartner = partner !== undefined && event.actorId !== null && event.actorId === partner.asked.partnerId;
  const who =
    event.actorKind === 'citizen'
      ? byPartner
        ? partnerName(partner, language)
        : (representative?.representativeName ?? nameOf(facts.person, language))
      : event.actorKind === 'staff'
        ? (event.actorName ?? somebody.caseworker)
        : somebody.system;
  return [
    {
      when: capitalise(formatRelativeDateTime(event.at, now, language)),
      datetime: event.at.toISOString(),
      text: withPlace(event.actorId === actor.staffId ? words.you : words.caseworker(who), event, told),
    },
  ];
}

function isTold<T extends object>(action: string, words: T): action is string & keyof T {
  return Object.hasOwn(words, action);
}

function decisionModel(
  { content, outcome, decidedAt, firstOpenedAt }: Decision,
  language: Language,
  now: Date,
): DecisionModel {
  const t = text[language].case;
  const { outcomes: words, plan } = decisionText[language];
  const said = outcome === 'GRANTED' && content.plan ? plan[content.plan].plain : words[outcome].caseworker;
  return {
    outcome: said,
    rows: [
      { label: t.outcome, value: said },
      ...(content.amount === null ? [] : [{ label: t.amount, value: formatMoney(content.amount * 100, language) }]),
      ...costFacts(content, language),
      ...measureFacts(content, language),
      { label: t.decisionText, value: linesOf(content.text) },
      { label: t.reasons, value: content.reasons === '' ? t.noneGiven : linesOf(content.reasons) },
      ...(['notHeard', 'notSpoken', 'againstOwn'] as const).flatMap((field) => {
        const words = content[field] ?? '';
        return words === '' ? [] : [{ label: measureText[language].decided[field], value: linesOf(words) }];
      }),
      { label: t.basis, value: content.legalBasis[tongueOf(language)] },
      { label: t.decidedBy, value: t.byAndDay(content.decidedBy, formatLongDate(decidedAt, language)) },
      {
        label: t.opened,
        value: firstOpenedAt === null ? t.notOpened : capitalise(formatRelativeDateTime(firstOpenedAt, now, language)),
      },
    ],
  };
}

function linesOf(words: string): string[] {
  return words.split('\n').filter((line) => line.trim() !== '');
}
