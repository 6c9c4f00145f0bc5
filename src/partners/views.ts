import { isOpenState } from '../cases/lifecycle.ts';
import type { Case } from '../cases/queries.ts';
import { type PartnerSection, besideName, caseName, casePath, messagesPath, sharePath } from '../cases/views.ts';
import { dayOf, noonOf } from '../platform/days.ts';
import { capitalise, formatDate, formatLongDate, formatMonth } from '../platform/format.ts';
import { showPersonalNumber } from '../platform/forms/values.ts';
import type { Head } from '../platform/http/route.ts';
import { type Language, tongueOf } from '../platform/language.ts';
import { type Municipality, telephoneHref } from '../platform/municipality.ts';
import type {
  CaseItem,
  ErrorSummaryModel,
  Fact,
  FieldModel,
  Inline,
  NeedItem,
  NoticeModel,
} from '../platform/views/components.ts';
import { view } from '../platform/views/engine.ts';
import type { About, InvitationRead, Reply } from './actions.ts';
import {
  type Asked,
  type AskedAs,
  type FormerPart,
  type Invitation,
  type PartnerAnswer,
  type SafetyNote,
  isAskedAs,
} from './queries.ts';
import {
  type CommonRow,
  type Role,
  type WordsProblem,
  canBeSent,
  isMissing,
  mostWrongNumbers,
  nextReminder,
} from './rules.ts';
import { type PartnersText, text } from './text.ts';

/** What the partner has sent, for herself, whether or not she still is a party of the case. */
export const ownPartPath = (id: string): string => `/medsokande/${id}/ansokan`;
export const invitationPath = (id: string): string => `/medsokande/${id}`;
export const alonePath = '/prata-med-oss';
export const notesPath = '/handlaggare/enskilt';

const month = (day: string, language: Language): string => formatMonth(noonOf(day), language);
const day = (iso: string, language: Language): string => formatDate(noonOf(iso), language);

// ── On the overview ───────────────────────────────────────────────────────────────────────────────────────────────

/** That one is asked for a part, without a word of who asks. */
export function invitationNeeds(
  rows: readonly Invitation[],
  language: Language,
  now: Date,
  due: (lastDay: string) => string,
): NeedItem[] {
  const { needs: t } = text[language];
  return rows.map((row) => ({
    href: invitationPath(row.id),
    title: row.state === 'invited' ? t.begin : t.goOn,
    text:
      row.month === null
        ? t.textPlain
        : t.text(caseName({ kind: 'livelihoodSupport', month: row.month, applicationType: row.beside }, language, now)),
    ...(row.lastDay < dayOf(now) ? {} : { due: due(row.lastDay) }),
  }));
}

// ── What the partner is asked for ─────────────────────────────────────────────────────────────────────────────────

export type CommonModel = { rows: Fact[]; entries: { title: string; rows: Fact[] }[] };

/** Where the one whom it is about is named, before anything is shown. */
export type WhoModel = { action: string; field: FieldModel };
/** What was typed there, and what was wrong with it. */
export type TypedWho = { typed: string; problem: 'number' | 'wrong' };

/** The field, or the notice that it has been tried too often; `name`: of the field, which is its id as well. */
export function whoModel(
  asked: Pick<AskedAs<Role>, 'wrongNumbers'>,
  { action, name, label }: { action: string; name: string; label: string },
  typed: TypedWho | undefined,
  errors: Record<TypedWho['problem'] | 'title', string>,
  language: Language,
): { who?: WhoModel; errors?: ErrorSummaryModel; notice?: NoticeModel } {
  const { who: t } = text[language];
  if (asked.wrongNumbers >= mostWrongNumbers)
    return { notice: { kind: 'problem', title: t.stopped.title, paragraphs: [t.stopped.text] } };
  const error = typed && errors[typed.problem];
  return {
    who: {
      action,
      field: {
        kind: 'text',
        id: name,
        name,
        label,
        hint: t.hint,
        inputmode: 'numeric',
        size: 14,
        value: typed?.typed ?? '',
        ...(error === undefined ? {} : { error }),
      },
    },
    ...(error === undefined ? {} : { errors: { title: errors.title, errors: [{ href: `#${name}`, message: error }] } }),
  };
}

export type InvitationPage = {
  t: PartnersText['invitation'];
  notice: NoticeModel | undefined;
  errors: ErrorSummaryModel | undefined;
  over: string;
  heading: string;
  lead: string;
  /** How it stands, when nothing can be done any more. */
  state: string;
  common: CommonModel | undefined;
  correction: string[];
  /** By when to answer; nothing when she cannot, having applied by herself. */
  until: string | undefined;
  who: WhoModel | undefined;
  goOn: { href: string; text: string } | undefined;
  own: NoticeModel | undefined;
  back: string;
  decline: string;
  alone: string;
};
export const invitationView = view<InvitationPage>('partners/citizen-invitation');

export function invitationPage(
  { asked, own }: InvitationRead,
  around: { language: Language; now: Date; unread: number; goOn: string | undefined },
  happened: { typed?: TypedWho; tooLate?: boolean } = {},
): { head: Head; model: InvitationPage } {
  const { language, now, unread } = around;
  const { invitation: t, answer } = text[language];
  const { id, state, common, lastDay } = asked;
  const sendable = canBeSent(state);
  const begun = asked.partId !== null;
  const field = { action: invitationPath(id), name: 'sokande', label: t.number };
  const who = sendable && !begun && !own ? whoModel(asked, field, happened.typed, t.errors, language) : {};
  return {
    head: { title: t.title, unread },
    model: {
      t,
      notice: happened.tooLate ? { kind: 'problem', title: answer.tooLate, paragraphs: [] } : who.notice,
      errors: who.errors,
      over: partOver(asked, language),
      lead: asked.beside === null ? t.lead : t.besideLeads[asked.beside],
      // A stranger whose number was written by mistake has named nobody, and is shown nothing of the household or of who asks.
      heading: t.heading((begun && common.by) || t.somebody),
      state: t.states[state],
      common: begun && sendable ? commonModel(common.told[tongueOf(language)]) : undefined,
      correction:
        sendable && begun && asked.correction !== undefined
          ? asked.correction.split('\n').filter((line) => line !== '')
          : [],
      until: own ? undefined : lastDay < dayOf(now) ? t.late : t.by(day(lastDay, language)),
      who: who.who,
      goOn:
        state === 'signed'
          ? { href: casePath(asked.caseId), text: t.toCase }
          : asked.isPartner && asked.partSent
            ? { href: ownPartPath(id), text: t.toPart }
            : sendable && begun
              ? { href: around.goOn ?? `/ansokan/${asked.partId}`, text: t.goOn }
              : undefined,
      own:
        own && sendable
          ? {
              kind: 'info',
              title: t.ownTitle,
              paragraphs: [t.own(own.number), [{ href: `${messagesPath(own.id)}#skriv`, text: t.ownLink }]],
            }
          : undefined,
      back: sendable && begun ? `${invitationPath(id)}/skicka-tillbaka` : '',
      decline: sendable ? `${invitationPath(id)}/soker-inte` : '',
      alone: `${alonePath}?medsokande=${id}`,
    },
  };
}

/** What a part is a part of: "Försörjningsstöd, november 2026", with what it is for when that is not the month itself. */
export function partOver(asked: Pick<Asked, 'month' | 'beside'>, language: Language): string {
  const { invitation: t } = text[language];
  if (asked.month === null) return t.title;
  return besideName(t.over(month(asked.month, language)), asked.beside, language);
}

/** What one has sent in cases that one is no longer a party of, for the list of one's cases. */
export function formerItems(parts: readonly FormerPart[], language: Language): CaseItem[] {
  const { invitation: t } = text[language];
  return parts.map((part) => ({
    href: ownPartPath(part.id),
    title: partOver(part, language),
    text: t.former(formatDate(part.sentAt, language)),
    status: { state: 'closed', text: t.formerState },
  }));
}

function commonModel(rows: readonly CommonRow[]): CommonModel {
  return {
    rows: rows.filter((row) => !row.entries).map(({ label, value }) => ({ label, value })),
    entries: rows.flatMap((row) =>
      (row.entries ?? []).map((entry) => ({
        title: `${row.label}: ${entry.title}`,
        rows: entry.rows.filter((fact) => fact.value.join(', ') !== entry.title),
      })),
    ),
  };
}

// ── Sending it back, or declining ─────────────────────────────────────────────────────────────────────────────────

export type AnswerPage = {
  t: Pick<PartnersText['answer'], 'answer' | 'cancel'>;
  title: string;
  lead: string;
  errors: ErrorSummaryModel | undefined;
  action: string;
  fields: FieldModel[];
  done: string;
  back: string;
};
export const answerView = view<AnswerPage>('partners/citizen-answer');

const answerPaths = { returned: 'skicka-tillbaka', declined: 'soker-inte' } as const;

export function answerPage(
  id: string,
  kind: Reply['kind'],
  around: { language: Language; unread: number },
  typed: { reason: string; shown: boolean; problem?: WordsProblem | undefined } = { reason: '', shown: false },
): { head: Head; model: AnswerPage } {
  const { answer: t } = text[around.language];
  const words = t[kind];
  const error = typed.problem === undefined ? undefined : t.errors[typed.problem];
  return {
    head: { title: words.title, unread: around.unread },
    model: {
      t,
      title: words.title,
      lead: words.lead,
      errors: error === undefined ? undefined : { title: t.errors.title, errors: [{ href: '#skal', message: error }] },
      action: `${invitationPath(id)}/${answerPaths[kind]}`,
      fields: [
        {
          kind: 'textarea',
          id: 'skal',
          name: 'skal',
          label: words.reason,
          hint: t.reasonHint,
          rows: 4,
          value: typed.reason,
          optional: kind === 'declined',
          ...(error === undefined ? {} : { error }),
        },
        { kind: 'checkbox', id: 'visa', name: 'visa', label: t.shown, checked: typed.shown },
      ],
      done: words.done,
      back: invitationPath(id),
    },
  };
}

// ── On the applicant's side ───────────────────────────────────────────────────────────────────────────────────────

/** How it stands with the partner's part. The applicant is told with the name that she herself wrote. */
export function partnerSection(
  asked: AskedAs<'partner'>,
  answers: readonly PartnerAnswer[],
  receivedAt: Date,
  language: Language,
  now: Date,
): PartnerSection | undefined {
  const { waiting: t } = text[language];
  const name = asked.common.partner || t.somebody;
  const alone = { href: `${alonePath}?arende=${asked.caseId}`, text: t.alone };
  if (asked.isPartner) return { heading: t.together, paragraphs: [t.togetherText], link: undefined, alone };
  if (asked.state === 'closed') return undefined;
  if (asked.state === 'invited' || asked.state === 'begun') {
    const reminder = nextReminder(asked.askedOn, asked.lastDay, dayOf(now));
    const days = [
      ...(reminder === undefined ? [] : [t.remind(day(reminder, language))]),
      t.last(day(asked.lastDay, language)),
    ];
    return {
      heading: t.heading,
      paragraphs: [t.waits(name), days.join(' '), t.rule(formatDate(receivedAt, language))],
      link: { href: sharePath(asked.caseId), text: t.share },
      alone,
    };
  }
  const latest = answers[0];
  const said = latest?.shown && latest.reason !== '' && latest.kind === asked.state ? [t.reason(latest.reason)] : [];
  return {
    heading: t.heading,
    paragraphs: [capitalise(t.states[asked.state](name)), ...said, ...(asked.state === 'lapsed' ? [t.stillOpen] : [])],
    link:
      asked.state === 'returned'
        ? { href: sharePath(asked.caseId), text: t.fix }
        : asked.state === 'lapsed'
          ? { href: sharePath(asked.caseId), text: t.share }
          : undefined,
    alone,
  };
}

/** The same in the receipt, to the one who has just applied: whom it waits for, and how to share the link. */
export function partnerReceipt(
  asked: AskedAs<'partner'>,
  receivedAt: Date,
  language: Language,
  now: Date,
): readonly Inline[] {
  const section = canBeSent(asked.state) ? partnerSection(asked, [], receivedAt, language, now) : undefined;
  if (asked.isPartner || section?.link === undefined) return [];
  return [text[language].waiting.asked, [section.link], ...section.paragraphs];
}

export type SharePage = {
  t: PartnersText['share'];
  title: string;
  lead: string;
  back: string;
  notice: NoticeModel | undefined;
  errors: ErrorSummaryModel | undefined;
  /** The address to share, while somebody is waited for, in the pieces between which it may be broken. */
  link: readonly string[] | undefined;
  qr: string;
  form: { action: string; said: string[]; field: FieldModel; messages: string } | undefined;
};
export const shareView = view<SharePage>('partners/citizen-share');

export function sharePage(
  { asked, section }: { asked: AskedAs<'partner'>; section: PartnerSection | undefined },
  around: { baseUrl: string; language: Language; unread: number; asked?: boolean },
  typed: { correction: string; problem?: WordsProblem | undefined } = { correction: '' },
): { head: Head; model: SharePage } {
  const { share: t } = text[around.language];
  const returned = asked.state === 'returned';
  const error = typed.problem === undefined ? undefined : t.errors[typed.problem];
  const title = returned ? t.again : t.title;
  return {
    head: { title, current: 'cases', unread: around.unread },
    model: {
      t,
      title,
      lead: returned ? t.againLead : canBeSent(asked.state) ? t.lead : t.nothing,
      back: casePath(asked.caseId),
      notice: around.asked ? { kind: 'done', title: t.asked, paragraphs: [] } : undefined,
      errors:
        error === undefined ? undefined : { title: t.errors.title, errors: [{ href: '#rattat', message: error }] },
      link: canBeSent(asked.state) ? `${around.baseUrl}${invitationPath(asked.id)}`.split(/(?<=[/-])/) : undefined,
      qr: `${sharePath(asked.caseId)}/qr.svg`,
      form: returned
        ? {
            action: sharePath(asked.caseId),
            said: section?.paragraphs ?? [],
            field: {
              kind: 'textarea',
              id: 'rattat',
              name: 'rattat',
              label: t.correction,
              hint: t.correctionHint,
              rows: 4,
              value: typed.correction,
              ...(error === undefined ? {} : { error }),
            },
            messages: `${messagesPath(asked.caseId)}#skriv`,
          }
        : undefined,
    },
  };
}

// ── The employees' ────────────────────────────────────────────────────────────────────────────────────────────────

/** What an employee may do about the one who is asked, by a press. */
export type ActModel = { action: string; text: string; note: string };

/** How many times she who is asked has named another than the one whom the case is about. */
export function triedFacts({ wrongNumbers }: Pick<AskedAs<Role>, 'wrongNumbers'>, language: Language): Fact[] {
  const { tried: t } = text[language].staff;
  return wrongNumbers === 0 ? [] : [{ label: t.label, value: t.value(wrongNumbers, mostWrongNumbers) }];
}

const isStopped = ({ wrongNumbers, state }: Pick<Asked, 'wrongNumbers' | 'state'>) =>
  wrongNumbers >= mostWrongNumbers && canBeSent(state);

/** That she has tried too often, and may be somebody else. */
export function triedFlags(
  asked: Pick<Asked, 'wrongNumbers' | 'state'>,
  language: Language,
): { level: 'late'; strong: string; rest: string }[] {
  const { strong, rest } = text[language].staff.tried;
  return isStopped(asked) ? [{ level: 'late', strong, rest }] : [];
}

/** How an employee lets her try again. */
export function retryModel(
  asked: Pick<Asked, 'wrongNumbers' | 'state'>,
  action: string,
  language: Language,
): ActModel[] {
  const { retry, retryNote } = text[language].staff;
  return isStopped(asked) ? [{ action, text: retry, note: retryNote }] : [];
}

// ── In confidence ─────────────────────────────────────────────────────────────────────────────────────────────────

export type AlonePage = {
  t: PartnersText['alone'];
  errors: ErrorSummaryModel | undefined;
  hidden: { name: string; value: string }[];
  fields: FieldModel[];
  now: Inline[];
  /** It has been sent. */
  done: boolean;
};
export const aloneView = view<AlonePage>('partners/citizen-alone');

export function alonePage(
  about: About,
  municipality: Municipality,
  language: Language,
  typed: { reach: string; words: string; problem?: WordsProblem | undefined } | 'done' = { reach: '', words: '' },
): { head: Head; model: AlonePage } {
  const { alone: t } = text[language];
  const { phones, helplines } = municipality;
  const form = typed === 'done' ? { reach: '', words: '' } : typed;
  const error = 'problem' in form && form.problem !== undefined ? t.errors[form.problem] : undefined;
  const call = (name: string, number: string, hours?: string): Inline => [
    t.call(name),
    { href: telephoneHref(number), text: number },
    ...(hours === undefined ? [] : [`. ${hours}.`]),
  ];
  const named = { ansokan: about.application, arende: about.case, medsokande: about.asked };
  return {
    head: { title: t.title },
    model: {
      t,
      errors: error === undefined ? undefined : { title: t.errors.title, errors: [{ href: '#na', message: error }] },
      hidden: Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])),
      fields: [
        {
          kind: 'textarea',
          id: 'na',
          name: 'na',
          label: t.reach,
          hint: t.reachHint,
          rows: 2,
          value: form.reach,
          ...(error === undefined ? {} : { error }),
        },
        { kind: 'textarea', id: 'ord', name: 'ord', label: t.words, rows: 5, value: form.words, optional: true },
      ],
      now: [
        call(helplines.emergency.name[language], helplines.emergency.number),
        call(helplines.womensHelpline.name[language], helplines.womensHelpline.number),
        call(municipality.name, phones.socialServices.number, phones.socialServices.hours[language]),
        call(t.emergencyDuty, phones.socialEmergency.number, phones.socialEmergency.hours[language]),
      ],
      done: typed === 'done',
    },
  };
}

export type NoteModel = {
  id: string;
  name: string;
  rows: Fact[];
  caseHref: string | undefined;
  /** Who has seen to it. */
  handled: string | undefined;
  action: string;
  done: string;
};

export function noteModel(note: SafetyNote, language: Language): NoteModel {
  const { notes: t } = text[language];
  const lines = (words: string) => words.split('\n').filter((line) => line.trim() !== '');
  return {
    id: note.id,
    name: note.name,
    rows: [
      { label: t.when, value: formatLongDate(note.createdAt, language) },
      { label: t.number, value: showPersonalNumber(note.personalNumber) },
      { label: t.reach, value: note.reach === '' ? t.noReach : lines(note.reach) },
      ...(note.words === '' ? [] : [{ label: t.words, value: lines(note.words) }]),
    ],
    caseHref: note.caseId === null ? undefined : `/handlaggare/arenden/${note.caseId}`,
    handled:
      note.handledAt === null ? undefined : t.handled(note.handledName ?? '', formatLongDate(note.handledAt, language)),
    action: `${notesPath}/${note.id}`,
    done: t.done,
  };
}

export type NotesPage = { t: PartnersText['notes']; notes: NoteModel[]; back: string };
export const notesView = view<NotesPage>('partners/staff-notes');

export function notesPage(notes: readonly SafetyNote[], language: Language): { head: Head; model: NotesPage } {
  const { notes: t } = text[language];
  return {
    head: { title: t.title, current: 'queue' },
    model: { t, notes: notes.map((note) => noteModel(note, language)), back: '/handlaggare/ko' },
  };
}

/** That the partner's part is missing, why, and what that means, as long as the case is open. */
export function missingPart(
  row: Case,
  asked: Asked | undefined,
  language: Language,
): { level: 'late' | 'soon'; strong: string; rest: string }[] {
  const { missing } = text[language].staff;
  if (!isAskedAs(asked, 'partner') || !isOpenState(row.state) || !isMissing(asked.state)) return [];
  const { strong, rest } = missing[asked.state];
  const day = formatLongDate(noonOf(asked.lastDay), language);
  return [
    ...triedFlags(asked, language),
    { level: asked.state === 'lapsed' ? 'late' : 'soon', strong, rest: rest(day) },
  ];
}
