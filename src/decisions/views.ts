import { type Outcome } from '../cases/rules.ts';
import { livelihoodSupportText } from '../applications/forms/livelihood-support.text.ts';
import { text as applicationsText } from '../applications/text.ts';
import type { Case } from '../cases/queries.ts';
import { casePath, caseworker, decisionPath, caseName, messagesPath } from '../cases/views.ts';
import { text as measureText } from '../measures/text.ts';
import { daysBetween, dayOf, noonOf } from '../platform/days.ts';
import { capitalise, formatDay, formatLongDate, formatMoney, formatMonth } from '../platform/format.ts';
import { optionLabel } from '../platform/forms/words.ts';
import type { Head } from '../platform/http/route.ts';
import { type Language, tongueOf } from '../platform/language.ts';
import type { Municipality } from '../platform/municipality.ts';
import type { PdfBlock, PdfDoc } from '../platform/pdf.ts';
import type { Fact, FieldModel, Inline, PersonModel } from '../platform/views/components.ts';
import { view } from '../platform/views/engine.ts';
import type { Decision } from './queries.ts';
import { type AskedCost, type DecisionContent, type SeenContent, type TypedCosts, lastAppealDay } from './rules.ts';
import { type DecideText, type DecisionText, decideText, text, textOf } from './text.ts';
import { besideMonth, outcomes } from '../cases/rules.ts';
import { type MeasureItem, type TypedMeasure } from '../measures/rules.ts';
import { type MeasureText } from '../measures/text.ts';
import { amountRequired, legalBasis, longestDecision } from './rules.ts';
import type { StandRow } from '../guardians/rules.ts';
import { guardianFlags } from '../guardians/views.ts';
import type { Asked } from '../partners/queries.ts';
import { missingPart } from '../partners/views.ts';
import type { PartyToday } from '../representation/queries.ts';
import { text as representationText } from '../representation/text.ts';
import { readerName } from '../representation/views.ts';
import type { Person } from '../people/queries.ts';
import { formatDate, formatNumber, formatTime } from '../platform/format.ts';
import { showPersonalNumber } from '../platform/forms/values.ts';
import type { ErrorSummaryModel, NoticeModel } from '../platform/views/components.ts';
import { type Flag, type Reading, dayText, nameOf, staffCasePath, typeName } from '../queue/views.ts';

export type DecisionPage = {
  t: DecisionText;
  over: string;
  heading: string;
  lead: string;
  toCase: string;
  pdf: string;
  short: Inline[];
  /** What was accepted of the costs that were applied for. */
  costs: { heading: string; facts: Fact[] } | undefined;
  /** What was decided of each measure under LSS. */
  measures: { heading: string; facts: Fact[] } | undefined;
  text: string[];
  reasons: string[];
  law: string;
  appeal: {
    lead: Inline;
    steps: string[];
    basis: string;
    write: { href: string; text: string };
    ask: { href: string; text: string };
  };
  decidedBy: string;
  person: PersonModel;
};
export const decisionView = view<DecisionPage>('decisions/citizen-decision');

export type DecisionReading = { municipality: Municipality; language: Language; now: Date };

/** A decision as the citizen reads it: what it says first, why, and what to do when one does not agree. */
export function decisionPage(
  row: Case,
  decision: Decision,
  unread: number,
  reading: DecisionReading,
): { head: Head; model: DecisionPage } {
  const { municipality, language, now } = reading;
  const { content } = decision;
  const t = textOf(content.kind, language);
  const heading = decisionHeading(content, language);
  return {
    head: {
      title: `${t.title(heading)} (${content.caseNumber})`,
      current: 'cases',
      unread,
      representing: row.representing,
    },
    model: {
      t,
      over: t.over(subjectOf(content, language, now), content.caseNumber),
      heading,
      lead: planOf(content, language)?.lead ?? t.leads[toldAs(content)],
      toCase: casePath(row.id),
      pdf: `${decisionPath(row.id)}.pdf`,
      short: shortly(content, language),
      costs: content.costs?.length ? { heading: t.costs.heading, facts: costFacts(content, language) } : undefined,
      measures: content.measures?.length
        ? { heading: measureText[language].decided.heading, facts: measureFacts(content, language) }
        : undefined,
      text: paragraphs(content.text),
      reasons: paragraphs(content.reasons),
      law: t.lawText(content.legalBasis[tongueOf(language)]),
      appeal: appealOf(row, decision, language, now),
      decidedBy: t.decidedBy(
        content.decidedBy,
        content.board,
        capitalise(formatLongDate(noonOf(content.day), language)),
      ),
      person: caseworker(row, municipality, language),
    },
  };
}

/** Measures that all were written off were once kept as dismissed, and are told as what they are. */
function toldAs({ outcome, measures = [] }: Pick<DecisionContent, 'outcome' | 'measures'>): Outcome {
  return measures.length > 0 && measures.every((one) => one.outcome === 'WRITTEN_OFF') ? 'WRITTEN_OFF' : outcome;
}

/** What is said of a yes to an individual plan: whether it is made, or to be made. */
function planOf({ outcome, plan }: Pick<DecisionContent, 'outcome' | 'plan'>, language: Language) {
  const given = outcome === 'GRANTED' || outcome === 'PARTIALLY_GRANTED';
  return given && plan ? text[language].plan[plan] : undefined;
}

/** The outcome in words: the money when there is money, else yes or no. */
export function decisionHeading(
  content: Pick<DecisionContent, 'kind' | 'outcome' | 'amount' | 'measures' | 'plan'>,
  language: Language,
): string {
  const plan = planOf(content, language);
  if (plan) return plan.heading;
  const { headings: t } = textOf(content.kind, language);
  const { outcome, amount } = content;
  const given = outcome === 'GRANTED' || outcome === 'PARTIALLY_GRANTED';
  return given && amount !== null && amount > 0 ? t.amount(formatMoney(amount * 100, language)) : t[toldAs(content)];
}

function shortly(content: DecisionContent, language: Language): Inline[] {
  const { shortly: t, outcomes } = textOf(content.kind, language);
  const { plain, law } = outcomes[toldAs(content)];
  const month = content.month === null ? undefined : formatMonth(noonOf(content.month), language);
  const plan = planOf(content, language);
  const lines: Inline[] = [plan ? [{ strong: `${plan.plain}.` }] : [{ strong: `${plain}.` }, t.law(law)]];
  if (content.amount !== null && content.amount > 0)
    lines.push(t.amount(formatMoney(content.amount * 100, language), month));
  if (content.advanceRuling && content.outcome !== 'REJECTED' && content.outcome !== 'DISMISSED')
    lines.push(t.advanceRuling);
  const who = whoIn(content);
  if (who.length > 0) lines.push(t.about(who));
  return lines;
}

/** Whom a decision is about: the one who applied and, where two apply together, the other. */
function whoIn({ applicant, coApplicant = '' }: DecisionContent): string[] {
  return [applicant, coApplicant].filter((name) => name !== '');
}

/** The last day to appeal, counted from the day the citizen first opened the decision (förvaltningslagen 44 §). */
export function appealDay(decision: Pick<Decision, 'firstOpenedAt' | 'content'>, now: Date): string {
  return lastAppealDay(dayOf(decision.firstOpenedAt ?? now), decision.content.appealWeeks);
}

function appealOf(row: Case, decision: Decision, language: Language, now: Date): DecisionPage['appeal'] {
  const { appeal: t } = textOf(row.kind, language);
  const { content } = decision;
  const last = appealDay(decision, now);
  const day = formatLongDate(noonOf(last), language);
  const passed = daysBetween(dayOf(now), last) < 0;
  const write = `${messagesPath(row.id)}#skriv`;
  return {
    lead: passed
      ? [{ strong: t.passed(day) }, t.passedText]
      : [{ strong: t.before(day) }, t.counted(t.weeks(content.appealWeeks), t.here)],
    steps: passed ? [] : appealSteps(content, t.here, language),
    basis: t.basis,
    write: { href: write, text: t.button },
    ask: { href: write, text: row.assignedName === null ? t.askUs : t.ask(row.assignedName) },
  };
}

function appealSteps(content: DecisionContent, where: string, language: Language): string[] {
  const { steps: t } = text[language].appeal;
  return [t.write(content.caseNumber), t.send(content.appealAddress.join(', '), where), t.court(content.court)];
}

/** What was decided of each measure under LSS: how much, from when and until when. */
export function measureFacts({ measures = [] }: Pick<DecisionContent, 'measures'>, language: Language): Fact[] {
  const { items, law, outcomes, decided: t, citizen } = measureText[language];
  const day = (one: string) => formatDay(noonOf(one), language);
  return measures.map(({ item, outcome, extent, from, until, whyUntil, ends }) => {
    const period =
      from === null
        ? ''
        : ends
          ? t.ends(day(from))
          : until === null
            ? citizen.openPeriod(day(from))
            : citizen.period(day(from), day(until));
    return {
      label: `${items[item]} (${law(item)})`,
      value: [t.line(outcomes[outcome].citizen, extent, period), ...(whyUntil === '' ? [] : [t.why(whyUntil)])],
    };
  });
}

/** The input for what is accepted of a cost, by its place. */
export const costBox = (at: number): string => `kostnad-${String(at + 1)}`;

const costName = ({ type, words }: AskedCost, language: Language): string =>
  [
    optionLabel({ form: livelihoodSupportText[language], common: applicationsText[language].form }, 'costs.type', type),
    words,
  ]
    .filter((part) => part !== '')
    .join(', ');

/** What was accepted of each cost, and of how much. */
export function costFacts(
  { costs = [], costsApart }: Pick<SeenContent, 'costs' | 'costsApart'>,
  language: Language,
): Fact[] {
  const { costs: t } = text[language];
  const facts = costs.map((cost) => {
    const [approved, asked] = [cost.approved, cost.asked].map((ore) => formatMoney(ore, language)) as [string, string];
    return { label: costName(cost, language), value: cost.approved === cost.asked ? approved : t.of(approved, asked) };
  });
  return costsApart ? [...facts, t.apart] : facts;
}

export type CostsModel = { heading: string; lead: string; fields: FieldModel[] };

/** A box beside each cost that was applied for. */
export function costsModel(
  asked: readonly AskedCost[],
  { typed, errors }: TypedCosts,
  language: Language,
): CostsModel | undefined {
  const { decide: t } = text[language].costs;
  if (asked.length === 0) return undefined;
  return {
    heading: t.heading,
    lead: t.lead,
    fields: asked.map((cost, at): FieldModel => {
      const error = errors.find((one) => one.at === at);
      return {
        kind: 'text',
        id: costBox(at),
        name: costBox(at),
        label: t.cost(costName(cost, language), formatMoney(cost.asked, language)),
        affix: t.unit,
        inputmode: 'decimal',
        size: 9,
        optional: true,
        value: typed[at] ?? '',
        ...(error ? { error: t.errors[error.fault] } : {}),
      };
    }),
  };
}

function paragraphs(words: string): string[] {
  return words.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
}

/** What it is about: the same words as the case has. */
function subjectOf(content: DecisionContent, language: Language, now: Date): string {
  return caseName({ ...content, applicationType: besideMonth(content) }, language, now);
}

/** The decision on paper, as it was given, with how to appeal. The title has no name in it. */
export function decisionPdf(
  decision: Decision,
  municipality: Pick<Municipality, 'name'>,
  language: Language,
  now: Date,
): PdfDoc {
  const { content } = decision;
  const t = textOf(content.kind, language);
  const day = formatLongDate(noonOf(content.day), language);
  const lastDay = formatLongDate(noonOf(appealDay(decision, now)), language);
  const spoken = (words: string): PdfBlock[] =>
    paragraphs(words).map((paragraph) => ({ kind: 'paragraph', text: paragraph }));
  const outcome = t.outcomes[toldAs(content)];
  const plan = planOf(content, language);
  return {
    title: t.paper.title(content.caseNumber),
    language,
    createdAt: decision.decidedAt,
    header: { sender: municipality.name, reference: content.caseNumber },
    words: { page: t.paper.page, unshown: t.paper.unshown },
    blocks: [
      { kind: 'heading', level: 1, text: decisionHeading(content, language) },
      {
        kind: 'facts',
        rows: [
          { label: t.paper.facts.number, value: [content.caseNumber] },
          { label: t.paper.facts.who, value: whoIn(content) },
          { label: t.paper.facts.about, value: [subjectOf(content, language, decision.decidedAt)] },
          {
            label: t.paper.facts.outcome,
            value: [plan ? `${plan.plain}.` : `${outcome.law}. ${outcome.plain}.`],
          },
          { label: t.paper.facts.day, value: [day] },
          { label: t.paper.facts.decidedBy, value: [t.paper.whoDecided(content.decidedBy, content.board)] },
        ],
      },
      ...(content.costs?.length
        ? [
            { kind: 'heading' as const, level: 2 as const, text: t.costs.heading },
            {
              kind: 'facts' as const,
              rows: costFacts(content, language).map(({ label, value }) => ({
                label,
                value: [value].flat().map(String),
              })),
            },
          ]
        : []),
      ...(content.measures?.length
        ? [
            { kind: 'heading' as const, level: 2 as const, text: measureText[language].decided.heading },
            {
              kind: 'facts' as const,
              rows: measureFacts(content, language).map(({ label, value }) => ({
                label,
                value: [value].flat().map(String),
              })),
            },
          ]
        : []),
      { kind: 'heading', level: 2, text: t.text },
      ...spoken(content.text),
      ...(content.reasons.trim() === ''
        ? []
        : [{ kind: 'heading' as const, level: 2 as const, text: t.reasons }, ...spoken(content.reasons)]),
      { kind: 'heading', level: 2, text: t.law },
      { kind: 'paragraph', text: t.lawText(content.legalBasis[tongueOf(language)]) },
      { kind: 'heading', level: 2, text: t.disagree },
      {
        kind: 'paragraph',
        text: t.appeal.before(lastDay) + t.appeal.counted(t.appeal.weeks(content.appealWeeks), t.appeal.onSite),
      },
      { kind: 'list', ordered: true, items: appealSteps(content, t.appeal.onSite, language) },
      { kind: 'paragraph', text: t.appeal.basis },
    ],
  };
}

// ── The decision form ─────────────────────────────────────────────────────────────────────────────────────────────

export type TypedDecision = {
  outcome: Outcome | undefined;
  amount: string;
  text: string;
  reasons: string;
  errors: {
    field: 'utfall' | 'belopp' | 'text' | 'motivering';
    fault: Exclude<keyof DecideText['errors'], 'summary'>;
  }[];
  /** What was typed beside each cost that was applied for. */
  costs: TypedCosts;
  /** What was typed of each measure under LSS, and why nobody needs to be heard first. */
  support?: TypedSupport;
  /** Somebody else was first. */
  conflict: boolean;
  /** How many messages from the citizen's side there were when it was typed. */
  seen: number;
  /** When it was written, if that was before. */
  writtenAt?: Date;
  /** Written just before the employee was sent to log in anew. */
  returned?: boolean;
};

export type TypedSupport = {
  measures: readonly TypedMeasure[];
  notHeard: string;
  /** Why it is decided before somebody has spoken before the board, and on another's word than hers whom it is about. */
  notSpoken: string;
  againstOwn: string;
  errors: readonly { field: string; fault: keyof MeasureText['decide']['errors'] }[];
};
/** The part of the form that belongs to support under LSS: a decision on each measure. */
export type SupportModel = {
  heading: string;
  lead: string;
  count: string;
  rows: readonly { title: string; fields: readonly FieldModel[] }[];
  add: string | undefined;
  hearing: FieldModel | undefined;
  /** Where something must be explained before one goes on. */
  despite: readonly FieldModel[];
};

export type DecidePage = {
  t: DecideText;
  back: string;
  over: string;
  notice: NoticeModel | undefined;
  /** What is not there yet, and what deciding without it means. */
  warnings: NoticeModel[];
  errors: ErrorSummaryModel | undefined;
  action: string;
  /** Says when the form is sent what the page had seen. */
  seen: string;
  outcome: FieldModel;
  amount: FieldModel | undefined;
  costs: CostsModel | undefined;
  support: SupportModel | undefined;
  words: FieldModel[];
  /** What is said when deciding needs a new login first. */
  anew: string | undefined;
  included: Fact[];
  beside: Fact[];
};
export const decideView = view<DecidePage>('decisions/caseworker-decide');

/** `heard`: how many messages the citizen's side has sent. `fresh`: the login is so late that it suffices for a decision. */
export type DecideFacts = {
  row: Case;
  person: Person | undefined;
  /** The other in the household, or the child's other guardian, who is asked for a part of her own. */
  asked: Asked | undefined;
  /** The costs that are applied for. */
  costs: readonly AskedCost[];
  /** What was asked for under LSS, and what a child's two guardians say of it. */
  about?:
    | {
        items: readonly { item: MeasureItem }[];
        stands: readonly StandRow[];
        /** Of a request for an individual plan, whether it is shared. */
        plan: 'made' | 'coming' | undefined;
      }
    | undefined;
  /** What other rooms say is to be thought of first. */
  flags: readonly Flag[];
  files: number;
  heard: number;
  fresh: boolean;
  support?: SupportModel | undefined;
  parties: readonly PartyToday[];
};

/** Who reads a decision: those who may, and she who asked, of one that is dismissed before she has been checked. */
function readsDecision({ id, rights }: PartyToday, { unchecked, askedBy }: Case): boolean {
  return rights === null || rights.includes('DECISION') || (unchecked && id === askedBy);
}

export function decidePage(
  { row, person, parties, asked, costs, about, flags, files, heard, fresh, support }: DecideFacts,
  reading: Reading,
  typed?: TypedDecision,
): { head: Head; model: DecidePage } {
  const { actor, municipality, language, now } = reading;
  const t = decideText[language];
  const name = nameOf(person, language);
  const { outcomes: outcomeWords, plan: planWords } = text[language];
  const yesTo = about?.plan && { label: planWords.caseworker, hint: planWords.decide[about.plan] };
  const say = (fault: TypedDecision['errors'][number]['fault']) =>
    fault === 'long' ? t.errors.long(formatNumber(longestDecision, language)) : t.errors[fault];
  const error = (field: TypedDecision['errors'][number]['field']) => {
    const found = typed?.errors.find((one) => one.field === field);
    return found === undefined ? {} : { error: say(found.fault) };
  };
  const { postalAddress: post } = municipality;
  const warnings = [
    ...missingPart(row, asked, language),
    ...guardianFlags({ asked, row, items: about?.items ?? [], stands: about?.stands ?? [] }, language),
    ...(about?.plan === 'coming' ? [{ strong: planWords.decide.notYetTitle, rest: planWords.decide.notYet }] : []),
    ...flags,
  ];
  const type = typeName(row, language);
  const readers = parties.filter((one) => readsDecision(one, row)).map((one) => readerName(one, language));
  const costsAsked = costsModel(costs, typed?.costs ?? { typed: [], errors: [] }, language);
  const faulty = (costsAsked?.fields ?? []).flatMap(({ id, error: message }) =>
    message === undefined ? [] : [{ href: `#${id}`, message }],
  );
  return {
    head: { title: t.title(name), current: 'queue' },
    model: {
      t,
      back: staffCasePath(row.id),
      over: `${name}. ${row.number}. ${caseName(row, language, now)}`,
      notice: typed && decideNotice(row, heard, typed, reading),
      warnings: warnings.map(({ strong, rest }) => ({ kind: 'info', title: strong, paragraphs: [rest] })),
      errors:
        typed === undefined || typed.errors.length + faulty.length + (typed.support?.errors ?? []).length === 0
          ? undefined
          : {
              title: t.errors.summary,
              errors: [
                ...typed.errors.map(({ field, fault }) => ({ href: `#${field}`, message: say(fault) })),
                ...faulty,
                ...(typed.support?.errors ?? []).map(({ field, fault }) => ({
                  href: `#${field}`,
                  message: measureText[language].decide.errors[fault],
                })),
              ],
            },
      action: `${staffCasePath(row.id)}/beslut`,
      seen: String(heard),
      outcome: {
        kind: 'radios',
        id: 'utfall',
        name: 'utfall',
        label: t.outcome,
        value: typed?.outcome ?? '',
        options: outcomes.map((value) => ({
          value,
          label: outcomeWords[value].caseworker,
          hint: t.plain[value],
          ...(value === 'GRANTED' ? yesTo : undefined),
        })),
        ...error('utfall'),
      },
      amount: amountRequired(row.kind, 'GRANTED')
        ? {
            kind: 'text',
            id: 'belopp',
            name: 'belopp',
            label: t.amount,
            hint: t.amountHint,
            affix: t.unit,
            inputmode: 'numeric',
            size: 9,
            value: typed?.amount ?? '',
            ...error('belopp'),
          }
        : undefined,
      costs: costsAsked,
      support,
      words: [
        {
          kind: 'textarea',
          id: 'text',
          name: 'text',
          label: t.text,
          hint: t.textHint,
          rows: 5,
          value: typed?.text ?? '',
          ...error('text'),
        },
        {
          kind: 'textarea',
          id: 'motivering',
          name: 'motivering',
          label: t.reasons,
          hint: t.reasonsHint,
          rows: 7,
          value: typed?.reasons ?? '',
          ...error('motivering'),
        },
      ],
      anew: fresh ? undefined : t.anew,
      included: [
        { label: t.basis, value: legalBasis(row.kind, row.applicationType, dayOf(now))[tongueOf(language)] },
        {
          label: t.board,
          value: language === 'en' ? municipality.responsibleBoardInEnglish : municipality.responsibleBoard,
        },
        { label: t.by, value: actor.name },
        { label: t.appeal, value: t.appealText(municipality.appealWeeks, municipality.court) },
        {
          label: t.post,
          value: [
            post.recipient,
            ...(post.street === undefined ? [] : [post.street]),
            `${post.postalCode} ${post.city}`,
          ],
        },
      ],
      beside: [
        { label: t.facts.who, value: person ? [name, showPersonalNumber(person.personalNumber)] : name },
        {
          label: representationText[language].staff.reads,
          value: readers.length === 0 ? representationText[language].staff.noReader : readers,
        },
        { label: t.facts.number, value: row.number },
        { label: t.facts.about, value: caseName(row, language, now) },
        ...(type === undefined ? [] : [{ label: t.facts.type, value: type }]),
        { label: t.facts.received, value: dayText(row.receivedAt, language) },
        { label: t.facts.files, value: t.fileCount(files) },
        {
          label: t.facts.applied,
          value: [[{ href: `${staffCasePath(row.id)}#ansokan`, text: t.readApplication }]],
        },
      ],
    },
  };
}

/** What stands above what was typed: that it cannot be decided, that something has come, or whence the words are. */
function decideNotice(row: Case, heard: number, typed: TypedDecision, { language }: Reading): NoticeModel | undefined {
  const t = decideText[language];
  const { writtenAt } = typed;
  const written = writtenAt && t.written(formatDate(writtenAt, language), formatTime(writtenAt, language));
  if (typed.conflict)
    return {
      kind: 'problem',
      title: t.already,
      paragraphs: [t.alreadyText, ...(written === undefined ? [] : [written])],
    };
  if (heard > typed.seen) {
    const read = { href: `${staffCasePath(row.id)}#messages-h`, text: t.news.read };
    return { kind: 'problem', title: t.news.title, paragraphs: [[t.news.text, ' ', read], written ?? t.news.kept] };
  }
  if (written === undefined) return undefined;
  const { title, text: then } = typed.returned ? t.returned : t.kept;
  return { kind: 'info', title, paragraphs: [`${written} ${then}`] };
}
