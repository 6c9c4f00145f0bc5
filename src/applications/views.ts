import { text as caseText } from '../cases/text.ts';
import { type CaseSection, appealId, decisionPath } from '../cases/views.ts';
import { calculationModel } from '../calculation/views.ts';
import { type Shown, documentItem, fileReceipts, ownDocumentPath } from '../documents/views.ts';
import { noonOf } from '../platform/days.ts';
import { formatDate, formatLongDate, formatMoney, formatMonth, formatTime } from '../platform/format.ts';
import type { Draft, Form, Page, Section } from '../platform/forms/form.ts';
import { visibility } from '../platform/forms/conditions.ts';
import { askedAnswers } from '../platform/forms/freeze.ts';
import { entriesOf, hasPage, own, placeOf, questionWith, sectionOf } from '../platform/forms/form.ts';
import type { FileFact, PageBlock } from '../platform/forms/models.ts';
import { controlId, errorSummary, lineOf, pageBlocks } from '../platform/forms/models.ts';
import type { FieldError, Open } from '../platform/forms/post.ts';
import type { Missing } from '../platform/forms/status.ts';
import { firstUnfinished, formStatus, pageStatus, reviewPages, stepOf } from '../platform/forms/status.ts';
import type { Difference, Summary, SummaryEntry, SummaryFile, SummaryRow } from '../platform/forms/summary.ts';
import { entryTitle, summarise } from '../platform/forms/summary.ts';
import { showPersonalNumber } from '../platform/forms/values.ts';
import type { PageWords, Words } from '../platform/forms/words.ts';
import { fieldWords, optionLabel } from '../platform/forms/words.ts';
import type { Head } from '../platform/http/route.ts';
import { type Language, languageFrom, tongueOf } from '../platform/language.ts';
import type { Municipality } from '../platform/municipality.ts';
import type { PdfBlock, PdfDoc } from '../platform/pdf.ts';
import type { Application, Submission } from './queries.ts';
import {
  type Applied,
  type Known,
  type Offer,
  type Proposal,
  type Stop,
  appliedByForm,
  appliedOf,
  bornBefore,
  contactPages,
  contradictionIn,
  draftForHelper,
  formForHelper,
  draftsOfForm,
  asksOneAtATime,
  isAcute,
  principalIn,
  needlessOn,
  isPast,
  isReckonable,
  monthOf,
  papersToCome,
  partOfLivelihoodSupport,
  otherSupportIn,
  proposalFrom,
  renewedPartOfLivelihoodSupport,
  rentBeside,
  stopOf,
  withKnown,
} from './rules.ts';
import { lssText } from './forms/lss.text.ts';
import { type ApplicationType, type LssType, lssTypes } from '../cases/rules.ts';
import { type CaseKind, telephoneHref } from '../platform/municipality.ts';
import { ages } from '../people/rules.ts';
import type {
  CalculationModel,
  CaseItem,
  DetailsModel,
  ErrorSummaryModel,
  Fact,
  FileItem,
  Inline,
  NeedItem,
  NoticeModel,
  PartsModel,
  ProgressModel,
  UploadRules,
} from '../platform/views/components.ts';
import { view } from '../platform/views/engine.ts';
import type { IconName } from '../platform/views/icons.ts';
import type { ApplicationsText } from './text.ts';
import { text } from './text.ts';

export const startView = view<StartModel>('applications/start');
export const taskListView = view<TaskListModel>('applications/task-list');
export const formPageView = view<FormPageModel>('applications/form-page');
export const checkView = view<CheckModel>('applications/check');
export const receiptView = view<ReceiptModel>('applications/receipt');
export const discardView = view<DiscardModel>('applications/discard');

/** A draft application as its pages need it. Addresses: `base` is the task list, `base/<slug>` a page, `base/granska` the check page. */
export type DraftInput = {
  language: Language;
  municipality: Municipality;
  form: Form;
  words: Words;
  draft: Draft;
  base: string;
  /** What the answers were when the page was drawn: a count of saves or, better, `pageMark`. Sent along as `_version`. */
  version: number | string;
  /** When it was last saved; undefined before the first time, so that nothing is called saved that is not. */
  savedAt: Date | undefined;
  /** Until when an unsent application is kept. */
  keptUntil: Date;
  /** The first day of the month, when the form does not ask for it. */
  month?: string | null | undefined;
  /** Whom the reader helps, who is let into her draft; undefined for her whose it is. */
  helping?: string;
  /** Who "you" is in the questions, when one who acts for her answers them. */
  you?: string;
};

/** A draft as its pages are drawn from it, for its owner or for one who helps her. */
export function draftInput(
  row: Application,
  { isHelper, municipality, ...known }: Known & { municipality: Municipality; isHelper: boolean },
): DraftInput {
  const applied = appliedByForm(row.formId);
  const { form, words } = applied;
  const { language } = known;
  // What we have put among the answers is said in the language of the page, whichever it was begun or saved in.
  const draft = withKnown(row.draft, applied, { ...known, municipality });
  return {
    language,
    municipality,
    form: isHelper ? formForHelper(form) : form,
    words: words(language),
    draft: isHelper ? draftForHelper(draft, form) : draft,
    base: `/ansokan/${row.id}`,
    version: row.version,
    savedAt: row.version > 1 ? row.updatedAt : undefined,
    keptUntil: row.expiresAt,
    month: row.month,
    ...(isHelper ? { helping: row.turn?.ownerName ?? '' } : {}),
    ...(isHelper && row.turn?.helperActs ? { you: row.turn.ownerName } : {}),
  };
}

export const checkPath = (base: string): string => `${base}/granska`;
export const keepPath = (base: string): string => `${base}/spara-langre`;
/** Where a page stands, or one question of it. */
export const pagePath = (base: string, page: Page): string => {
  const asks = page.question && page.fields.find((field) => field.fixed !== true);
  return `${base}/${page.slug}${asks ? `?fraga=${asks.id}` : ''}`;
};

/** Where one goes on in what has just been begun, or was begun before. */
export function begunPath({
  id,
  formId,
  version,
  draft,
}: Pick<Application, 'id' | 'formId' | 'version' | 'draft'>): string {
  const first = version === 1 ? firstUnfinished(appliedByForm(formId).form, draft) : undefined;
  return first ? pagePath(`/ansokan/${id}`, first) : `/ansokan/${id}`;
}

// ── Before applying ───────────────────────────────────────────────────────────────────────────────────────────────

export type StartModel = {
  t: Omit<ApplicationsText['start'], 'urgentHours' | 'needAgain' | 'afraid' | 'talk'>;
  urgent: { phone: string; hours: string; emergencyPhone: string; emergencyHours: string };
  /** POST begins an application. */
  action: string;
  drafts: { href: string; title: string; text: string }[];
  /**
   * One button, or one thing at a time: by month, or by what one wants to do. `name` and `value` are posted. `another`: one is
   * begun, and this is one more. `refused`: that there was a no for the month, and what there is besides applying again.
   */
  offers: { name: string; value: string; title: string; text: string; another?: boolean; refused?: Inline }[];
  /** When as many of something are begun as may be. */
  full: string | undefined;
  offersTitle: string;
  /** That one is asked to apply together with somebody: it goes before an application of one's own. */
  asked: { title: string; note: string; needs: readonly NeedItem[] } | undefined;
  /** When the next month opens, and what to do when that is too late. */
  next: string | undefined;
  /** Whoever is afraid of her partner may say so before anything is begun. */
  afraid: Inline | undefined;
  /** Where to write or call instead. */
  other: Inline;
};

export function startModel(
  input: Beginning & { offers: readonly Offer[]; next: { month: string; from: string }; asked: readonly NeedItem[] },
): StartModel {
  const { language } = input;
  const t = text[language];
  const again = input.offers.every(({ type }) => type !== 'NEW');
  return {
    // How long it takes is told beside each, and most of what a first one needs is known.
    ...beginModel(input, again ? { ...t.start, about: t.start.about.slice(1), need: t.start.needAgain } : t.start),
    offers: input.offers.every(({ type, refused }) => type === 'NEW' && !refused)
      ? []
      : input.offers
          .filter(
            ({ month, type }) =>
              !input.drafts.some((draft) => draft.applied.type === type && draft.month === `${month}-01`),
          )
          .map(({ month, type, refused }) => ({
            name: 'manad',
            value: month,
            title: (refused ? t.offers.begin.RENEWAL : t.offers.begin[type])(t.form.monthOf(month)),
            text: t.offers.about[type],
            ...(refused ? { refused: refusedLine(refused, t.form.monthOf(month), t) } : {}),
          })),
    offersTitle: t.offers.title,
    asked:
      input.asked.length === 0 ? undefined : { title: t.offers.asked, note: t.offers.askedNote, needs: input.asked },
    full: undefined,
    afraid: [t.start.afraid, { href: alonePath, text: t.start.talk }],
    next: `${t.offers.next(t.form.monthOf(input.next.month), t.form.date(input.next.from))} ${t.offers.urgent}`,
  };
}

function refusedLine(
  { caseId, outcome }: NonNullable<Offer['refused']>,
  month: string,
  { offers: { refused: t } }: ApplicationsText,
): Inline {
  return [
    `${t.was[outcome](month)} ${t.again} `,
    { href: `${decisionPath(caseId)}#${appealId}`, text: t.appeal },
    t.both,
  ];
}

type Beginning = {
  language: Language;
  municipality: Municipality;
  action: string;
  drafts: readonly { href: string; updatedAt: Date; month: string | null; applied: Applied; draft: Draft }[];
};

/** Before asking for support under LSS: what one wants to do. */
export function lssStartModel(input: Beginning): StartModel {
  const { start, types, offersTitle, another } = lssText[input.language];
  const begun = (type: LssType) => input.drafts.filter(({ applied }) => applied.type === type).length;
  const offered = lssTypes.filter((type) => appliedOf('lss', type) !== undefined);
  const full = offered.filter((type) => begun(type) >= draftsOfForm);
  return {
    ...beginModel(input, start),
    offers: offered
      .filter((type) => !full.includes(type))
      .map((type) => {
        const { button, about } = types[type];
        const offer = { name: 'sort', value: type };
        return begun(type) === 0
          ? { ...offer, title: button, text: about }
          : { ...offer, title: another.button(button), text: `${about} ${another.about}`, another: true };
      }),
    offersTitle,
    asked: undefined,
    full: full.length === 0 ? undefined : another.full(full.map((type) => types[type].button).join(', '), draftsOfForm),
    afraid: undefined,
    next: undefined,
  };
}

/** Whom and which support a draft is about, as far as it is said. Undefined when nothing is. */
export function aboutDraft({ kind, words }: Applied, { answers }: Draft, language: Language): string | undefined {
  if (kind !== 'lss') return undefined;
  const { another } = lssText[language];
  const { concerns, principalName: name, measures } = answers;
  const whom = concerns === 'me' ? another.yourself : concerns !== undefined && typeof name === 'string' ? name : '';
  const what = Array.isArray(measures)
    ? measures.flatMap((measure) =>
        typeof measure === 'string' ? [optionLabel(words(language), 'measures', measure)] : [],
      )
    : [];
  const said = [...(whom === '' ? [] : [whom]), ...what];
  return said.length === 0 ? undefined : another.concerns(said.join(', '));
}

function beginModel(
  { language, municipality, action, drafts }: Beginning,
  start: StartModel['t'],
): Omit<StartModel, 'offers' | 'offersTitle' | 'asked' | 'full' | 'afraid' | 'next'> {
  const t = text[language];
  const { socialServices, socialEmergency } = municipality.phones;
  return {
    t: start,
    urgent: {
      phone: socialServices.number,
      hours: t.start.urgentHours(socialServices.hours[language]),
      emergencyPhone: socialEmergency.number,
      emergencyHours: t.start.urgentHours(socialEmergency.hours[language]),
    },
    action,
    drafts: drafts.map(({ href, updatedAt, month, applied, draft }) => {
      const { title } = applied.words(language).form;
      const about = aboutDraft(applied, draft, language);
      const saved = t.drafts.savedAt(formatDate(updatedAt, language));
      return {
        href,
        title: month === null ? title : t.offers.draftFor(title, t.form.monthOf(month)),
        text: about === undefined ? saved : `${about}. ${saved}`,
      };
    }),
    other: [`${start.right} `, call(socialServices.number)],
  };
}

export type ByTelephoneModel = { t: ApplicationsText['offers']; people: Fact[] };
export const byTelephoneView = view<ByTelephoneModel>('applications/by-telephone');

/** How one applies together with a caseworker. It says nothing of why. */
export function byTelephoneModel(
  language: Language,
  { phones }: Municipality,
): { head: Head; model: ByTelephoneModel } {
  const { offers: t, young } = text[language];
  const reach = (label: string, line: { number: string; hours: Record<Language, string> }): Fact => ({
    label,
    value: [[call(line.number), `. ${line.hours[language]}`]],
  });
  return {
    head: { title: t.contact },
    model: { t, people: [reach(young.office, phones.socialServices), reach(young.duty, phones.socialEmergency)] },
  };
}

export type YoungModel = {
  t: Record<'over' | 'title' | 'lead' | 'waysTitle' | 'talkTitle' | 'talk' | 'lssTitle', string>;
  ways: string[];
  people: Fact[];
  lss: Inline;
};
export const youngView = view<YoungModel>('applications/too-young');

/** What there is for a child who needs money or support, instead of an application. */
export function youngModel(
  kind: CaseKind,
  language: Language,
  municipality: Municipality,
  age: number,
): { head: Head; model: YoungModel } {
  const { young } = text[language];
  const t = kind === 'lss' ? { ...young, ...lssText[language].young } : young;
  const { phones, helplines } = municipality;
  const voice = age >= ages.ownVoice;
  const reach = (label: string, line: { number: string; hours: Record<Language, string> }): Fact => ({
    label,
    value: [[call(line.number), `. ${line.hours[language]}`]],
  });
  return {
    head: { title: t.title },
    model: {
      t,
      ways: [...t.ways, ...(voice ? [t.ownVoice] : [])],
      people: [
        reach(t.office, phones.socialServices),
        reach(t.duty, phones.socialEmergency),
        reach(helplines.childrensHelpline.name[language], helplines.childrensHelpline),
        reach(helplines.emergency.name[language], helplines.emergency),
      ],
      lss: [
        kind === 'lss' ? lssText[language].young.voice : voice ? t.lssVoice : t.lssChild,
        { href: '/lss', text: t.lssLink },
        '.',
      ],
    },
  };
}

// ── One page of the form ──────────────────────────────────────────────────────────────────────────────────────────

export type FormPageModel = {
  t: ApplicationsText;
  action: string;
  multipart: boolean;
  version: number | string;
  /** "Ansökan om försörjningsstöd, december 2026" */
  over: string;
  title: string;
  /** Which of the page's questions it is, where one thing is asked at a time. */
  question?: string;
  symbol?: IconName;
  lead?: string;
  paragraphs: readonly string[];
  /** Where to call when it is urgent, before the question of whether it is, and that question's id. */
  urgent?: { text: Inline; before: string };
  section: string;
  progress: ProgressModel;
  errors?: ErrorSummaryModel;
  conflict?: ConflictModel;
  /** Answers elsewhere that no longer count, and their ids, so that it is told once. */
  needless: { notice: NoticeModel; ids: string } | undefined;
  blocks: PageBlock[];
  help: DetailsModel[];
  /** Where one may say that one cannot apply together. */
  alone: { href: string; text: string } | undefined;
  keptUntil: string;
  parts: PartsModel;
};

export type ConflictModel = { title: string; lead: string; rows: Fact[] };

export type FormPageInput = DraftInput & {
  page: Page;
  errors: readonly FieldError[];
  /** YYYY-MM-DD */
  today: string;
  newEntryId: string;
  /** The months there are to choose among, where the page asks for one. */
  months?: readonly string[] | undefined;
  /** By a question's id, the options worth offering. */
  offered?: Readonly<Record<string, readonly string[]>> | undefined;
  open?: Open | undefined;
  files?: ReadonlyMap<string, FileFact> | undefined;
  upload?: UploadRules | undefined;
  /** Files that could not be taken, and what to do. */
  problems?: readonly string[] | undefined;
  /** Instead of how many files could not be taken. */
  problemTitle?: string | undefined;
  /** What another tab has saved in between. */
  differences?: readonly Difference[] | undefined;
};

export function formPageModel(input: FormPageInput): { head: Head; model: FormPageModel } {
  const { language, form, words, draft, page, errors, base } = input;
  const t = text[language];
  const said = pageWords(words, page);
  const step = stepOf(form, draft, page);
  const conflict = input.differences && input.differences.length > 0 ? conflictModel(input.differences, t) : undefined;
  const problems = (input.problems ?? []).map((message) => ({ href: `#${fileFieldOf(page)}`, message }));
  const about = (error: FieldError) => lineOf(error, page, draft.answers, words);
  const found = errorSummary(errors, words, t.errorTitle, t.errorNote, about);
  const summary = withProblems(found, problems, t, input.problemTitle);
  const isLater = page.question !== undefined && page.question.n > 1;
  const place = [...(page.question ? [t.question(page.question.n, page.question.of)] : []), t.step(step.n, step.of)];
  const title = [said.title, ...place.map((one) => one.toLowerCase())].join(', ');
  return {
    head: { title },
    model: {
      t,
      action: pagePath(base, page),
      multipart: page.fields.some((field) => field.kind === 'file'),
      version: input.version,
      over: overline(input),
      title: said.title,
      ...(page.question ? { question: t.question(page.question.n, page.question.of) } : {}),
      ...(said.symbol === undefined ? {} : { symbol: said.symbol }),
      // What is said of the page is said once.
      ...(said.lead === undefined || isLater ? {} : { lead: said.lead }),
      paragraphs: [...you(input), ...(isLater ? [] : (said.paragraphs ?? []))],
      ...(page.fields.some(({ id }) => id === 'urgent')
        ? { urgent: { text: urgentLine(input), before: controlId('urgent') } }
        : {}),
      section: words.form.sections[sectionOf(form, page)?.id ?? '']?.title ?? '',
      progress: progressModel(input, page, errors.length, conflict !== undefined),
      ...(summary ? { errors: summary } : {}),
      ...(conflict ? { conflict } : {}),
      needless: needlessModel(input),
      blocks: pageBlocks(form, page, draft, errors, words, {
        today: input.today,
        newEntryId: input.newEntryId,
        open: input.open,
        months: input.months,
        offered: input.offered,
        ...(input.files ? { files: input.files } : {}),
        filePath: ownDocumentPath,
        upload: input.upload,
      }),
      help: (said.help ?? []).map(({ summary: question, paragraphs }) => ({ summary: question, paragraphs })),
      // Told by her whose draft it is, and nobody else.
      alone:
        input.helping === undefined && speaksOfPartner(page, draft)
          ? { href: `${alonePath}?ansokan=${base.split('/').at(-1) ?? ''}`, text: t.alone }
          : undefined,
      keptUntil: t.keptUntil(formatDate(input.keptUntil, language)),
      parts: partsModel(input, page),
    },
  };
}

/** Where the questions are put to the one that it is about, and another answers them. */
const putToOther = { sections: ['life', 'disability', 'support', 'ask', 'moving'], pages: ['meeting'] };

/** Who "you" is on the page, when somebody asks for another. */
function you({ form, draft, page, language, you: owner }: FormPageInput): string[] {
  if (owner !== undefined) return [text[language].you.other(owner)];
  const name = principalIn(draft, appliedByForm(form.id))?.name;
  if (name === undefined) return [];
  const t = text[language].you;
  if (page.id === 'contact') return [t.writer(name)];
  const section = sectionOf(form, page)?.id ?? '';
  return putToOther.sections.includes(section) || putToOther.pages.includes(page.id) ? [t.other(name)] : [];
}

function needlessModel({ form, page, draft, words, language }: FormPageInput): FormPageModel['needless'] {
  const ids = needlessOn(appliedByForm(form.id), page, draft);
  if (ids.length === 0) return undefined;
  const { title, lead } = text[language].needless;
  const labels = ids.map((id) => fieldWords(words, id)).map(({ short, label }) => short ?? label);
  return { ids: ids.join(' '), notice: { kind: 'info', title, paragraphs: [lead, `${labels.join('. ')}.`] } };
}

/** Where somebody says that she wants to speak alone. */
const alonePath = '/prata-med-oss';

/** Pages where the other in the household is spoken of, and those about the household when there is another in it. */
function speaksOfPartner({ id }: Page, { answers }: Draft): boolean {
  if (id === 'partner' || id === 'partner-planning') return true;
  return answers['civilStatus'] === 'cohabiting' && ['changes', 'still-right', 'has-children', 'children'].includes(id);
}

function fileFieldOf(page: Page): string {
  return controlId(page.fields.find((field) => field.kind === 'file')?.id ?? '');
}

/** Puts the files that were not taken after the answers that need to be changed. */
function withProblems(
  found: ErrorSummaryModel | undefined,
  problems: readonly { href: string; message: string }[],
  t: ApplicationsText,
  title = t.fileProblems(problems.length),
): ErrorSummaryModel | undefined {
  if (problems.length === 0) return found;
  const all = [...(found?.errors ?? []), ...problems];
  return { title, errors: all, note: t.errorNote };
}

function conflictModel(differences: readonly Difference[], t: ApplicationsText): ConflictModel {
  return {
    title: t.conflict.title,
    lead: t.conflict.lead,
    rows: differences.map(({ label, theirs, mine }) => ({
      label,
      value: [
        [`${t.conflict.theirs}: `, { strong: theirs.join(', ') }],
        [`${t.conflict.mine}: `, { strong: mine.join(', ') }],
      ],
    })),
  };
}

function progressModel(input: DraftInput, page: Page | undefined, errors: number, conflict: boolean): ProgressModel {
  const t = text[input.language];
  const { n, of } = stepOf(input.form, input.draft, page);
  const time = input.savedAt && formatTime(input.savedAt, input.language);
  const saved = time === undefined || conflict ? undefined : errors > 0 ? t.savedExcept(time, errors) : t.saved(time);
  return {
    n,
    of,
    text: `${t.step(n, of)}.`,
    ...(saved === undefined ? {} : { saved }),
    ...(page ? { all: { href: '#parts', text: t.allParts } } : {}),
  };
}

/** What the page to read through is called: one who helps sends nothing. */
function reviewWords({ helping, language }: DraftInput): string {
  const t = text[language];
  return helping === undefined ? t.review : t.reviewHelping;
}

function partsModel(input: DraftInput, page: Page | undefined): PartsModel {
  const { form, draft, base, words } = input;
  const t = text[input.language];
  const status = formStatus(form, draft);
  const items: PartsModel['items'] = status.sections
    .filter((section) => section.status !== 'notNeeded')
    .map(({ section, status: state, pages }) => {
      const current = page !== undefined && hasPage(section, page);
      const asked = pages.filter((one) => one.status !== 'notNeeded');
      const to = asked.find((one) => one.status !== 'done') ?? asked[0];
      return {
        text: sectionTitle(words, section),
        ...(to ? { href: pagePath(base, to.page) } : {}),
        state: current ? 'current' : state === 'done' ? 'done' : 'todo',
        stateText: current ? t.state.here : t.state[state],
      };
    });
  items.push(
    page === undefined
      ? { text: reviewWords(input), state: 'current', stateText: t.state.here }
      : status.complete
        ? { text: reviewWords(input), href: checkPath(base), state: 'todo', stateText: t.state.open }
        : { text: reviewWords(input), state: 'locked', stateText: t.state.locked },
  );
  return { title: t.partsTitle, items };
}

// ── The task list ─────────────────────────────────────────────────────────────────────────────────────────────────

export type TaskListModel = {
  t: ApplicationsText;
  over: string;
  left: string;
  items: CaseItem[];
  next: { href: string; text: string };
  /** Where it is removed, and where another is let go on with it: the owner's own. */
  discard: string | undefined;
  /** That two share it, to the one whose turn it is, and where she passes the turn. */
  turn?: { notice: NoticeModel | undefined; link: { href: string; text: string } | undefined } | undefined;
  keptUntil: string;
  /** Keeps it longer, when it will soon be removed. */
  keep: { action: string; text: string } | undefined;
  urgent: Inline;
  notice: NoticeModel | undefined;
  /** What it comes to so far, and where it is reckoned line by line. */
  proposal: { text: string; notes: Inline[]; link: { href: string; text: string } } | undefined;
};

/** `discard` is the address that asks whether the application should be removed. */
export function taskListModel(
  input: DraftInput,
  discard: string,
  told: {
    newFamily?: boolean;
    newVersion?: boolean;
    kept?: boolean;
    removal?: Removal | undefined;
    allDone?: string | undefined;
  } = {},
): { head: Head; model: TaskListModel } {
  const { form, draft, words, base, language } = input;
  const t = text[language];
  const status = formStatus(form, draft);
  const asked = status.sections.filter((section) => section.status !== 'notNeeded');
  const left = asked.filter((section) => section.status !== 'done').length;
  const next = firstUnfinished(form, draft);
  return {
    head: { title: t.tasks.title },
    model: {
      t,
      over: overline(input),
      left: left === 0 ? (told.allDone ?? t.tasks.allDone) : t.tasks.left(left),
      items: [
        ...asked.map(({ section, status: state, pages }): CaseItem => {
          const open = pages.filter((one) => one.status !== 'notNeeded');
          const to = open.find((one) => one.status !== 'done') ?? open[0];
          return {
            href: to ? pagePath(base, to.page) : base,
            title: sectionTitle(words, section),
            text: open
              .slice(0, 3)
              .map((one) => pageWords(words, one.page).title)
              .join(' · '),
            status: { state: state === 'done' ? 'done' : 'draft', text: t.state[state] },
          };
        }),
      ],
      next: next
        ? { href: pagePath(base, next), text: t.tasks.continue }
        : { href: checkPath(base), text: reviewWords(input) },
      discard: input.helping === undefined ? discard : undefined,
      keptUntil: t.keptUntil(formatDate(input.keptUntil, language)),
      keep: told.removal?.longer === true ? { action: keepPath(base), text: t.drafts.keep } : undefined,
      urgent: urgentLine(input),
      notice: told.newFamily
        ? { kind: 'info', title: t.newFamily.title, paragraphs: [t.newFamily.lead] }
        : told.newVersion
          ? { kind: 'info', title: t.newVersion.title, paragraphs: [t.newVersion.lead] }
          : keepingNotice(input, told),
      proposal: soFar(input),
    },
  };
}

function soFar(input: DraftInput): TaskListModel['proposal'] {
  const { draft, form, municipality, language, base } = input;
  const { proposal: t } = text[language].check;
  const proposal = proposalFrom(draft, appliedByForm(form.id), municipality.livelihoodSupport);
  if (proposal?.kind !== 'calculated' || !isReckonable(form, draft)) return undefined;
  const { result, month } = proposal.calculation;
  return {
    text: t.soFar(formatMoney(result, language), formatMonth(noonOf(`${month}-01`), language)),
    notes: proposalNotes(proposal, input),
    link: { href: `${checkPath(base)}#proposal-h`, text: t.how },
  };
}

/** That it will soon be removed. `longer`: it can be kept longer by a press; else only by saving something in it. */
export type Removal = { longer: boolean };

function keepingNotice(
  { keptUntil, language }: DraftInput,
  { kept, removal }: { kept?: boolean; removal?: Removal | undefined },
): NoticeModel | undefined {
  const { drafts: t } = text[language];
  const day = formatLongDate(keptUntil, language);
  if (removal) return { kind: 'info', title: t.soonRemoved(day), paragraphs: [removal.longer ? t.canBeKept : t.last] };
  return kept ? { kind: 'done', title: t.kept(day), paragraphs: [t.notSent] } : undefined;
}

// ── Check your answers ────────────────────────────────────────────────────────────────────────────────────────────

export type CheckModel = {
  t: ApplicationsText;
  over: string;
  errors?: ErrorSummaryModel;
  conflict?: ConflictModel;
  taken: NoticeModel | undefined;
  /** Why it cannot be sent from here, and how it is done instead. */
  stop: NoticeModel | undefined;
  /** What may have been meant otherwise. */
  hints: NoticeModel[];
  /** What it comes to if all is judged as it stands, or why that is not known. */
  proposal: { notes: Inline[]; calculation: CalculationModel | undefined } | undefined;
  progress: ProgressModel;
  sections: CheckSection[];
  /** What must be answered before the application can be sent. */
  missing: { href: string; text: string }[];
  /** What could be answered. */
  recommended: { href: string; text: string }[];
  /** Papers that were to be added on their page, where there is no file. */
  withoutFile: { href: string; text: string }[];
  declaration: { title: string; paragraphs: readonly string[]; blocks: PageBlock[] };
  action: string;
  version: number | string;
  ready: boolean;
  back: string;
  then: string;
  urgent: Inline;
  /** What others have answered, page by page. */
  changed?: { title: string; lead: string; pages: Fact[] }[];
  /** Where one who helps gives it back: she sends nothing. */
  giveBack?: { title: string; href: string; text: string; lead: string };
};
export type CheckSection = {
  id: string;
  title: string;
  change?: Change;
  parts: (CheckPart | ({ kind: 'change' } & Change))[];
};
export type Change = { href: string; hidden: string };
export type CheckPart =
  | { kind: 'facts'; rows: Fact[] }
  | { kind: 'entry'; title: string; rows: Fact[] }
  | { kind: 'files'; label: string; files: FileItem[] };

export type CheckInput = DraftInput & {
  errors: readonly FieldError[];
  today: string;
  newEntryId: string;
  files?: ReadonlyMap<string, SummaryFile> | undefined;
  /** True when the answers were changed elsewhere after this page was shown. */
  changed?: boolean | undefined;
  /** True when the household has an application for the month. */
  taken?: boolean | undefined;
  /** Of the one who applies, twelve digits; undefined when she is not known. */
  applicantNumber?: string | undefined;
};

export function checkModel(input: CheckInput): { head: Head; model: CheckModel } {
  const { form, draft, words, language, base, errors } = input;
  const t = text[language];
  const status = formStatus(form, draft);
  const applied = appliedByForm(form.id);
  const stop = stopOf(draft, applied, input.today);
  const summary = errorSummary(errors, words, t.errorTitle);
  const review = reviewPages(form);
  const said = review[0] ? pageWords(words, review[0]) : undefined;
  const before = status.sections
    .filter((section) => section.status !== 'notNeeded')
    .at(-1)
    ?.pages.filter((one) => one.status !== 'notNeeded')
    .at(-1);
  return {
    head: { title: t.check.title },
    model: {
      t,
      over: overline(input),
      ...(summary ? { errors: summary } : {}),
      ...(input.changed ? { conflict: { title: t.conflict.title, lead: t.check.changed, rows: [] } } : {}),
      hints: stop ? [] : hintsOf(input),
      proposal: proposalModel(input),
      stop: stop && stopModel(stop, input),
      taken: input.taken
        ? {
            kind: 'problem',
            title: t.offers.takenTitle,
            paragraphs: [t.offers.taken, [{ href: '/ansokan/forsorjningsstod', text: t.offers.takenLink }]],
          }
        : undefined,
      progress: progressModel(input, undefined, 0, input.changed === true),
      sections: checkSections(input),
      missing: stop ? [] : status.missing.map((gap) => gapLink(gap, input)),
      recommended: stop ? [] : status.recommended.map((gap) => gapLink(gap, input)),
      withoutFile: stop ? [] : papersWithoutFile(input),
      declaration: {
        title: said?.title ?? t.check.confirmTitle,
        paragraphs: said?.paragraphs ?? [],
        // confirming is an act: the box is never ticked beforehand
        blocks: review.flatMap((page) =>
          pageBlocks(form, page, { answers: omit(draft.answers, page), raw: draft.raw }, errors, words, {
            today: input.today,
            newEntryId: input.newEntryId,
          }),
        ),
      },
      action: checkPath(base),
      version: input.version,
      ready: status.complete && stop === undefined,
      back: before ? pagePath(base, before.page) : base,
      then: (applied.kind === 'lss' ? lssText[language] : t.check).then(
        input.municipality.firstReadWorkingDays,
        isAcute(draft) ? caseText[language].acute.next : undefined,
      ),
      urgent: urgentLine(input),
    },
  };
}

function papersWithoutFile({ form, draft, base, language }: CheckInput): CheckModel['withoutFile'] {
  const place = placeOf(form, 'attachments');
  if (!place) return [];
  const asked = asksOneAtATime(form, language) ? questionWith(place.page, 'attachments') : place.page;
  const href = `${pagePath(base, asked)}#${controlId('attachments')}`;
  return papersToCome(askedAnswers(form, draft.answers)).flatMap(({ how, what }) =>
    how === 'here' ? [{ href, text: what }] : [],
  );
}

function stopModel(stop: Stop, { language, municipality }: CheckInput): NoticeModel {
  const { stop: t } = lssText[language];
  const { number, hours } = municipality.phones.socialServices;
  return {
    kind: 'info',
    title: t[stop].title,
    paragraphs: [...t[stop].paragraphs, [`${t.call} `, call(number), `. ${hours[language]}.`]],
  };
}

function proposalModel(input: CheckInput): CheckModel['proposal'] {
  const { form, draft, municipality, language } = input;
  const { proposal: t } = text[language].check;
  if (form.id === partOfLivelihoodSupport.form.id || form.id === renewedPartOfLivelihoodSupport.form.id)
    return { notes: [t.part], calculation: undefined };
  const proposal = proposalFrom(draft, appliedByForm(form.id), municipality.livelihoodSupport);
  if (!proposal || !isReckonable(form, draft)) return undefined;
  if (proposal.kind === 'noNorm')
    return { notes: [t.noNorm(formatMonth(noonOf(`${proposal.month}-01`), language))], calculation: undefined };
  return { notes: proposalNotes(proposal, input), calculation: calculationModel(proposal.calculation, language) };
}

function proposalNotes(
  { leftOut, severalMonths, earned, others }: Extract<Proposal, { kind: 'calculated' }>,
  { draft, language }: DraftInput,
): Inline[] {
  const { proposal: t } = text[language].check;
  const partner = draft.answers['civilStatus'] === 'cohabiting' && draft.answers['applyTogether'] === 'yes';
  return [
    ...(otherSupportIn(draft.answers) === undefined ? [] : [t.other]),
    ...(partner ? [t.partner] : []),
    ...(leftOut > 0 ? [t.leftOut(leftOut)] : []),
    ...(severalMonths ? [t.severalMonths] : []),
    ...(earned ? [t.jobStimulus] : []),
    ...(earned && draft.answers['hasChildren'] === 'yes' ? [t.childsEarnings] : []),
    ...(others ? [t.others] : []),
  ];
}

/** What is asked about before it is sent, and stops nothing. */
function hintsOf({ form, draft, base, today, language, applicantNumber }: CheckInput): NoticeModel[] {
  const { hints: t } = text[language].check;
  const hints: NoticeModel[] = [];
  const rent = rentBeside(draft.answers, appliedByForm(form.id));
  if (rent) {
    const money = (ore: number) => formatMoney(ore, language);
    const told = rent.applied === 0 ? t.noRent : t.otherRent;
    const costs =
      placeOf(form, 'lastCosts') && entriesOf(draft.answers['lastCosts']).length > 0 ? 'lastCosts' : 'hasCosts';
    const place = placeOf(form, costs);
    hints.push({
      kind: 'info',
      title: told.title,
      paragraphs: [
        told.text(money(rent.home), money(rent.applied)),
        ...(place ? [[{ href: pagePath(base, place.page), text: t.toCosts }]] : []),
      ],
    });
  }
  const contradiction = contradictionIn(draft.answers);
  // In a renewal the plan is asked for only when it has changed.
  const about = { noWage: ['hasIncomes'], noWork: ['planningChanged', 'planning'] } as const;
  const place = contradiction && about[contradiction].flatMap((id) => placeOf(form, id) ?? [])[0];
  if (place)
    hints.push({
      kind: 'info',
      title: t[contradiction].title,
      paragraphs: [t[contradiction].text, [{ href: pagePath(base, place.page), text: t[contradiction].link }]],
    });
  const children = placeOf(form, 'children');
  if (children && visibility(form, draft.answers).field(children.field) && bornBefore(draft.answers, applicantNumber))
    hints.push({
      kind: 'info',
      title: t.older.title,
      paragraphs: [t.older.text, [{ href: pagePath(base, children.page), text: t.older.link }]],
    });
  const month = monthOf(draft);
  if (month !== null && isPast(draft, today))
    hints.push({
      kind: 'info',
      title: t.past.title(formatMonth(noonOf(month), language)),
      paragraphs: [t.past.text, [{ href: '/ansokan/forsorjningsstod', text: text[language].offers.takenLink }]],
    });
  return hints;
}

/** The answers so far. Pages that nobody has opened are left out: what they lack is listed above. */
export function checkSections(
  input: DraftInput & Pick<CheckInput, 'files'>,
  { change: withLinks }: { change: boolean } = { change: true },
): CheckSection[] {
  const { form, draft, words, base } = input;
  const t = text[input.language];
  const summary = summarise(form, draft.answers, words, input.files ? { files: input.files } : {});
  // Short headings are no easy-read words.
  const fact = asksOneAtATime(form, input.language) ? askedFacts(summary) : shortFact;
  return form.sections.flatMap((declared): CheckSection[] => {
    if (declared.review) return [];
    const title = sectionTitle(words, declared);
    const rows = summary.sections.find((section) => section.id === declared.id)?.rows ?? [];
    const pages = declared.pages.filter(
      (page) => pageStatus(form, page, draft) !== 'notStarted' && rows.some((row) => row.page === page.id),
    );
    const only = pages.length === 1 ? pages[0] : undefined;
    if (pages.length === 0) return [];
    const shown = { id: declared.id, title };
    if (only) {
      return [
        {
          ...shown,
          ...(withLinks ? { change: { href: pagePath(base, only), hidden: title } } : {}),
          parts: parts(
            rows.filter((row) => row.page === only.id),
            fact,
            ownDocumentPath,
          ),
        },
      ];
    }
    const made: CheckSection['parts'] = [];
    for (const page of pages) {
      const change = { href: pagePath(base, page), hidden: pageWords(words, page).title };
      const [first, ...others] = parts(
        rows.filter((row) => row.page === page.id),
        fact,
        ownDocumentPath,
      );
      const last = made.at(-1);
      if (first?.kind !== 'facts') {
        made.push(...(first ? [first] : []), ...others, ...(withLinks ? [{ kind: 'change' as const, ...change }] : []));
        continue;
      }
      const [one, ...rest] = first.rows;
      const facts = one && withLinks ? [withChange(one, t.check.change, change), ...rest] : first.rows;
      if (last?.kind === 'facts') last.rows.push(...facts);
      else made.push({ kind: 'facts', rows: facts });
      made.push(...others);
    }
    return [{ ...shown, parts: made }];
  });
}

/** The first answer of a page bears the way back to it. */
function withChange(row: Fact, label: string, { href, hidden }: Change): Fact {
  const lines: readonly Inline[] = typeof row.value === 'string' ? [row.value] : row.value;
  const said = lines.at(-1) ?? '';
  const link = { href, text: label, hidden };
  return { ...row, value: [...lines.slice(0, -1), [...(typeof said === 'string' ? [said] : said), '\u2003', link]] };
}

/** Rows of answers as facts, with entries and files in their place between them; `open`: where a file is opened. */
function parts(
  rows: readonly SummaryRow[],
  fact: (row: SummaryRow) => Fact,
  open?: (id: string) => string,
): CheckPart[] {
  const made: CheckPart[] = [];
  for (const row of rows) {
    if (row.entries) {
      for (const entry of row.entries.map(underHeading))
        made.push({ kind: 'entry', title: entry.title, rows: entry.rows.map(fact) });
      continue;
    }
    if (row.files) {
      made.push({
        kind: 'files',
        label: row.label,
        files: row.files.map(({ id, name }) => ({ name, ...(open ? { href: open(id) } : {}) })),
      });
      continue;
    }
    const last = made.at(-1);
    if (last?.kind === 'facts') last.rows.push(fact(row));
    else made.push({ kind: 'facts', rows: [fact(row)] });
  }
  return made;
}

/**
 * An entry as it is read: what is answered, under its heading. The answer that the entry is called by stands in the
 * heading with its question, and not once more below.
 */
export function underHeading({ title, rows }: SummaryEntry): { title: string; rows: SummaryRow[] } {
  const answered = rows.filter((row) => !row.empty);
  const named = answered.find((row) => row.value.join(', ') === title);
  return named
    ? { title: `${named.label}: ${title}`, rows: answered.filter((row) => row !== named) }
    : { title, rows: answered };
}

/** An answer as a fact under the short name of its question; a long text keeps its paragraphs. */
function shortFact(row: SummaryRow): Fact {
  const lines = row.value.flatMap((value) => value.split('\n').filter((line) => line !== ''));
  return { label: row.label, value: lines.length === 1 ? (lines[0] ?? '') : lines };
}

/**
 * The same under the words that were asked: what has been confirmed is never told in others. Where the same words were asked
 * about several things, the heading of the answer says which.
 */
export function askedFacts({ sections }: Pick<Summary, 'sections'>): (row: SummaryRow) => Fact {
  const questions = sections.flatMap(({ rows }) => rows.map(({ question }) => question));
  const repeated = new Set(questions.filter((question, index) => questions.indexOf(question) !== index));
  return (row) => {
    const { question = row.label } = row;
    return { ...shortFact(row), label: repeated.has(row.question) ? row.label : question };
  };
}

function gapLink(gap: Missing, input: DraftInput): { href: string; text: string } {
  const { words, draft, base } = input;
  const { short, label } = fieldWords(words, gap.path);
  const [field = ''] = gap.path.split('.');
  const page = asksOneAtATime(input.form, input.language) ? questionWith(gap.page, field) : gap.page;
  const href = `${pagePath(base, page)}#${controlId(gap.name)}`;
  if (gap.entry === undefined) return { href, text: short ?? label };
  const group = gap.page.fields.find((field) => field.kind === 'group' && gap.path.startsWith(`${field.id}.`));
  if (group?.kind !== 'group') return { href, text: short ?? label };
  const entries = entriesOf(own(draft.answers, group.id));
  const at = entries.findIndex((entry) => entry.id === gap.entry);
  const entry = entries[at];
  return { href, text: entry ? `${entryTitle(group, entry, at, words)}: ${short ?? label}` : (short ?? label) };
}

// ── The receipt ───────────────────────────────────────────────────────────────────────────────────────────────────

export type ReceiptModel = {
  t: Omit<ApplicationsText['receipt'], 'next'>;
  facts: Fact[];
  next: Inline[];
  contact: string;
  files: FileItem[];
  /** What she has said that she sends, and where. */
  promised: CaseSection | undefined;
  /** What is kept at home and not sent, and until when. */
  keep: { until: string; papers: string[] } | undefined;
  receipts: DetailsModel | undefined;
  pdf: string;
  proof: string | undefined;
  caseHref: string;
  urgent: Inline;
};

export function receiptModel(input: {
  language: Language;
  municipality: Municipality;
  caseNumber: string;
  caseHref: string;
  pdfHref: string;
  /** Title of the application and, when it has one, the month YYYY-MM. */
  title: string;
  month?: string | undefined;
  kind: CaseKind;
  type: ApplicationType | null;
  /** For whom it was sent, when somebody sent it for another. */
  representing?: string | null;
  /** What a partner, or a child's other guardian, has sent when she was asked, and not what began the case. */
  isPart?: boolean;
  /** No food, roof or power: the unit gets in touch before it would read it. */
  acute?: boolean;
  /** She may have a right to assistance allowance, and has not applied for it. */
  allowance?: boolean;
  /** How it stands with somebody else who is to sign, in words. */
  others?: readonly Inline[];
  /** Those who helped her to answer. */
  helpedBy?: readonly string[] | undefined;
  receivedAt: Date;
  /** Who confirmed it, when, with what; only the one who did sees it. */
  confirmation?: { name: string; at: Date; provider: string; code: string; proofHref: string } | undefined;
  unit: string;
  summary: Summary;
  promised?: CaseSection | undefined;
  files: readonly Shown[];
}): { head: Head; model: ReceiptModel } {
  const { language, municipality, confirmation } = input;
  const { receipt: usual, partReceipt, form } = text[language];
  const { receipt, answerReceipt, nextOf } = lssText[language];
  const request = {
    ...receipt,
    next: (input.type && own<(typeof receipt)['next']>(nextOf, input.type)) ?? receipt.next,
  };
  const [first, part] = input.kind === 'lss' ? [request, answerReceipt] : [{}, partReceipt];
  const { next, ...t } = { ...usual, ...(input.isPart === true ? part : first) };
  const at = (date: Date) => t.receivedAt(formatLongDate(date, language), formatTime(date, language));
  const name = input.month === undefined ? input.title : `${input.title}, ${form.monthOf(input.month)}`;
  return {
    head: { title: t.title },
    model: {
      t,
      facts: [
        { label: t.caseNumber, value: input.caseNumber },
        { label: t.received, value: at(input.receivedAt) },
        { label: t.kind, value: input.type === 'OTHER' ? caseText[language].otherSupport(name) : name },
        ...(input.representing ? [{ label: text[language].submission.whose, value: input.representing }] : []),
        ...(input.helpedBy && input.helpedBy.length > 0
          ? [{ label: text[language].helpTitle, value: input.helpedBy.map((name) => text[language].helped(name)) }]
          : []),
        ...(confirmation
          ? [
              {
                label: t.confirmed,
                value: t.confirmedBy(confirmation.name, at(confirmation.at), confirmation.provider),
              },
              { label: t.code, value: confirmation.code },
            ]
          : []),
      ],
      next: [
        ...(input.others ?? []),
        ...next(
          municipality.firstReadWorkingDays,
          municipality.decisionDays,
          input.acute === true ? caseText[language].acute.next : undefined,
        ),
        ...(input.allowance === true ? [allowanceLine(municipality, language)] : []),
      ],
      contact: t.contact(input.unit),
      files: input.files.map((file) => documentItem(file, language, 'citizen')),
      promised: input.promised,
      keep: keptPapers(input.summary),
      receipts: fileReceipts(input.files, language),
      pdf: input.pdfHref,
      proof: confirmation?.proofHref,
      caseHref: input.caseHref,
      urgent: urgentLine(input),
    },
  };
}

function allowanceLine({ insuranceAgency: agency }: Municipality, language: Language): Inline {
  const { allowance: t } = lssText[language];
  const link = { href: agency.url, text: agency.name[tongueOf(language)] };
  return [t.before, link, t.or, call(agency.number), t.after];
}

/** The papers that are kept and not sent, as it was put when the application was confirmed. */
function keptPapers({ sections }: Summary): ReceiptModel['keep'] {
  const row = sections.flatMap((section) => section.rows).find(({ field, empty }) => field === 'keep' && !empty);
  const [until, ...papers] = row?.value.join('\n').split('\n') ?? [];
  return until === undefined ? undefined : { until, papers };
}

// ── What was sent ─────────────────────────────────────────────────────────────────────────────────────────────────

export type SubmissionModel = {
  t: ApplicationsText['submission'];
  over: string;
  title: string;
  lead: string;
  sections: { id: string; title: string; told: string[]; parts: CheckPart[] }[];
  /** What is not shown of it, and why. */
  left: Inline | undefined;
  /** Of all that was sent. */
  proof: string | undefined;
  proofHref: string | undefined;
  /** Where one has one's own confirmation checked, and what came of it when one has. */
  verify: { href: string; text: string } | undefined;
  verified: NoticeModel | undefined;
  pdf: string | undefined;
  back: { href: string; text: string };
};
export const submissionView = view<SubmissionModel>('applications/submission');

/** The application as it was confirmed, in the words and the order that were signed. */
export function submissionModel(input: {
  language: Language;
  submission: Submission;
  /** What stands above it: the case's number, or what it was a part of. */
  over: string;
  pdfHref: string;
  /** One's own confirmation: where its evidence is, whether it holds when one has asked, and whom to call when not. */
  confirmed?: { href: string; proofHref: string; holds: boolean | undefined; phone: string } | undefined;
  back: { href: string; text: string };
}): { head: Head; model: SubmissionModel } {
  const { language, submission, confirmed } = input;
  const { submission: t } = text[language];
  const { summary } = submission.frozen;
  const fact = askedFacts(summary);
  return {
    head: { title: summary.title, current: 'cases' },
    model: {
      t,
      over: input.over,
      title: summary.title,
      lead: t.sent(formatLongDate(submission.submittedAt, language), formatTime(submission.submittedAt, language)),
      sections: summary.sections.map((section) => ({
        id: section.id,
        title: section.title,
        told: section.told ?? [],
        parts: parts(section.rows, fact),
      })),
      left: undefined,
      proof: grouped(submission.contentHash),
      proofHref: confirmed?.proofHref,
      verify: confirmed && { href: `${confirmed.href}?kontroll#proof-h`, text: t.verify },
      verified: confirmed?.holds === undefined ? undefined : verifiedNotice(confirmed.holds, confirmed.phone, language),
      pdf: input.pdfHref,
      back: input.back,
    },
  };
}

function verifiedNotice(holds: boolean, phone: string, language: Language): NoticeModel {
  const { submission: t } = text[language];
  return holds
    ? { kind: 'done', title: t.genuine, paragraphs: [t.genuineText] }
    : { kind: 'problem', title: t.notGenuine, paragraphs: [[t.notGenuineText, call(phone), '.']] };
}

/** All that was said in somebody's name, for her whom it is about. */
export function saidInHerName({ frozen, ...submission }: Submission): Submission {
  const sections = frozen.summary.sections.map((section) => ({
    ...section,
    rows: section.rows.filter(({ page }) => !contactPages.includes(page)),
  }));
  const summary = { ...frozen.summary, sections: sections.filter(({ rows }) => rows.length > 0) };
  return { ...submission, frozen: { ...frozen, summary } };
}

/** What somebody else has sent in the reader's name. `told`: what was asked for, part by part, when she was a child then. */
export function madeForModel(input: {
  language: Language;
  /** Who sent it. */
  by: string;
  sent: { submission: Submission } | { told: readonly { title: string; rows: Fact[] }[]; receivedAt: Date };
  over: string;
  path: string;
  municipality: Municipality;
}): { head: Head; model: SubmissionModel } {
  const { language, by, sent, municipality } = input;
  const { submission: t } = text[language];
  const back = { href: input.path, text: t.back };
  const around = { language, over: input.over, pdfHref: `${input.path}/ansokan.pdf`, back };
  const lead = (at: Date) => t.sentForYou(by, formatLongDate(at, language), formatTime(at, language));
  if ('submission' in sent) {
    const { head, model } = submissionModel({ ...around, submission: saidInHerName(sent.submission) });
    const left = t.leftOut(by);
    return { head, model: { ...model, lead: lead(sent.submission.submittedAt), left, proof: undefined } };
  }
  const { number } = municipality.phones.socialServices;
  return {
    head: { title: t.madeFor(by), current: 'cases' },
    model: {
      t,
      over: input.over,
      title: t.madeFor(by),
      lead: lead(sent.receivedAt),
      sections: sent.told.map(({ title, rows }, at) => ({
        id: String(at + 1),
        title,
        told: [],
        parts: [{ kind: 'facts', rows }],
      })),
      left: [t.askedForOnly, call(number), '.'],
      proof: undefined,
      proofHref: undefined,
      verify: undefined,
      verified: undefined,
      pdf: undefined,
      back,
    },
  };
}

/** The same as a letter. The words are those that were confirmed; only what stands around them is drawn here. */
export function submissionPdf(input: {
  submission: Submission;
  reference: (language: Language) => string;
  municipality: Municipality;
  /** Who sent it; no number to her in whose name another has. */
  applicant: { name: string; personalNumber?: string } | undefined;
  /** For whom it was sent, when somebody sent it for another. */
  representing?: string | null;
}): PdfDoc {
  const { submission, municipality, applicant, representing = null } = input;
  const language = languageFrom(submission.frozen.language);
  const { submission: t } = text[language];
  const { summary } = submission.frozen;
  const rowFacts = (row: SummaryRow) => ({
    label: row.question ?? row.label,
    value: row.files?.map((file) => file.name) ?? row.value,
  });
  return {
    title: summary.title,
    language,
    createdAt: submission.submittedAt,
    header: { sender: municipality.name, reference: input.reference(language) },
    words: { page: t.page, unshown: t.unshown },
    blocks: [
      { kind: 'heading', level: 1, text: summary.title },
      {
        kind: 'paragraph',
        text: t.printed(formatLongDate(submission.submittedAt, language), formatTime(submission.submittedAt, language)),
      },
      {
        kind: 'facts',
        rows: applicant
          ? [
              ...(representing === null ? [] : [{ label: t.whose, value: [representing] }]),
              { label: representing === null ? t.applicant : t.sentBy, value: [applicant.name] },
              ...(applicant.personalNumber === undefined
                ? []
                : [{ label: t.personalNumber, value: [showPersonalNumber(applicant.personalNumber)] }]),
            ]
          : [],
      },
      ...summary.sections.flatMap((section): PdfBlock[] => [
        { kind: 'heading', level: 2, text: section.title },
        ...(section.told ?? []).map((told): PdfBlock => ({ kind: 'paragraph', text: told })),
        ...section.rows.flatMap((row): PdfBlock[] =>
          row.entries
            ? row.entries.map(underHeading).flatMap((entry): PdfBlock[] => [
                { kind: 'paragraph', text: entry.title, strong: true },
                { kind: 'facts', rows: entry.rows.map(rowFacts) },
              ])
            : [{ kind: 'facts', rows: [rowFacts(row)] }],
        ),
      ]),
      { kind: 'rule' },
      { kind: 'paragraph', text: t.proofNote },
      { kind: 'facts', rows: [{ label: t.proof, value: [grouped(submission.contentHash)] }] },
    ],
  };
}

/** A hash in groups that can be read out and compared. */
function grouped(hash: string): string {
  return hash.replace(/(.{8})(?=.)/g, '$1 ');
}

// ── Taking a draft away ───────────────────────────────────────────────────────────────────────────────────────────

export type DiscardModel = { t: ApplicationsText['drafts']; title: string; action: string; back: string };

export function discardModel(
  language: Language,
  title: string,
  action: string,
  back: string,
): { head: Head; model: DiscardModel } {
  const { drafts: t } = text[language];
  return { head: { title: t.discardQuestion }, model: { t, title, action, back } };
}

// ── Shared ────────────────────────────────────────────────────────────────────────────────────────────────────────

function omit(answers: Draft['answers'], page: Page): Draft['answers'] {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !page.fields.some((field) => field.id === id)));
}

function pageWords(words: Words, page: Page): PageWords {
  return words.form.pages[page.id] ?? { title: page.id };
}

function sectionTitle(words: Words, section: Section): string {
  return words.form.sections[section.id]?.title ?? section.id;
}

/** The application's name with its month, once that is answered, and that it is only for something else where it is. */
export function overline({ language, words, draft, ...input }: DraftInput): string {
  const month = draft.answers['month'] ?? input.month?.slice(0, 7);
  const isMonth = typeof month === 'string' && /^\d{4}-\d{2}$/.test(month);
  const name = isMonth ? text[language].monthOf(words.form.title, words.common.monthOf(month)) : words.form.title;
  return otherSupportIn(draft.answers) === undefined ? name : caseText[language].otherSupport(name);
}

function call(number: string): { href: string; text: string } {
  return { href: telephoneHref(number), text: number };
}

function urgentLine({ language, municipality }: { language: Language; municipality: Municipality }): Inline {
  const { number } = municipality.phones.socialServices;
  const { before, link, after } = text[language].urgentNote(number);
  return [before, { href: telephoneHref(number), text: link }, after];
}
