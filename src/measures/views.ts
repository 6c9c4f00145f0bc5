import type { Case } from '../cases/queries.ts';
import { type CaseSection, caseName, casePath, decisionPath, messagesPath } from '../cases/views.ts';
import type { Draft } from '../investigations/queries.ts';
import { paragraphsOf } from '../messages/rules.ts';
import type { Wish } from '../meetings/queries.ts';
import { dayOf, noonOf } from '../platform/days.ts';
import { formatDate, formatDay, formatLongDate, formatNumber, formatRelativeDateTime } from '../platform/format.ts';
import type { Head } from '../platform/http/route.ts';
import type { Language } from '../platform/language.ts';
import type { Municipality } from '../platform/municipality.ts';
import type { ErrorSummaryModel, Fact, FieldModel, Inline, NoticeModel } from '../platform/views/components.ts';
import { view } from '../platform/views/engine.ts';
import { type Flag, type Reading, staffCasePath, unitName } from '../queue/views.ts';
import { type SupportModel, type TypedSupport } from '../decisions/views.ts';
import type { Hearing } from '../investigations/rules.ts';
import type { PartyToday } from '../representation/queries.ts';
import { isChecked } from '../representation/rules.ts';
import { readByText } from '../representation/views.ts';
import type { Own } from './actions.ts';
import type { Measure, MeasureFacts, Plan, PlanFacts, ReportedMeasure, Running } from './queries.ts';
import {
  type DeliveryFault,
  type AskedOfMeasure,
  type PlanContent,
  type Quarter,
  type Standing,
  type TypedMeasure,
  askedOfMeasures,
  canBeAskedAbout,
  daysWaited,
  delays,
  endsSoon,
  isAboutRunning,
  itemsHere,
  mayAskAbout,
  measureOutcomes,
  mostMeasures,
  nameInForms,
  noneHere,
  planParts,
  quarterBeside,
  quarterOf,
  standingOn,
  waitOf,
} from './rules.ts';
import { type MeasureText, text } from './text.ts';

export const ownMeasuresPath = '/mina-insatser';
export const askPlanPath = (caseId: string): string => `${casePath(caseId)}/plan`;
export const staffMeasuresPath = (caseId: string): string => `${staffCasePath(caseId)}/insatser`;
export const staffPlanPath = (caseId: string): string => `${staffCasePath(caseId)}/plan`;
export const reportPath = '/handlaggare/ej-verkstallda';

const dayText = (day: string, language: Language): string => formatDay(noonOf(day), language);

function periodText({ validFrom, validUntil }: MeasureFacts, language: Language): string {
  const { citizen: t } = text[language];
  const from = dayText(validFrom, language);
  return validUntil === null ? t.openPeriod(from) : t.period(from, dayText(validUntil, language));
}

/** What each of several measures is called: where two are the same, with their days, so that each has a name of its own. */
function namesOf(measures: readonly MeasureFacts[], language: Language): ReadonlyMap<string, string> {
  const { items } = text[language];
  const told = measures.map((one) => {
    const alone = measures.every((other) => other.id === one.id || other.item !== one.item);
    return alone ? items[one.item] : `${items[one.item]}, ${uncapitalise(periodText(one, language))}`;
  });
  return new Map(
    measures.map(({ id }, at) => {
      const name = told[at] ?? '';
      const before = told.slice(0, at).filter((other) => other === name).length;
      return [id, before === 0 ? name : `${name} (${String(before + 1)})`];
    }),
  );
}

const uncapitalise = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

export type TextPart = { title: string; paragraphs: string[] };
const written = (content: PlanContent, titles: Record<(typeof planParts)[number], string>): TextPart[] =>
  planParts
    .map((part) => ({ title: titles[part], paragraphs: paragraphsOf(content[part]) }))
    .filter(({ paragraphs }) => paragraphs.length > 0);

// ── The citizen ───────────────────────────────────────────────────────────────────────────────────────────────────

type Around = { municipality: Municipality; language: Language; now: Date };

export type MeasureItemModel = {
  id: string;
  name: string;
  law: string;
  state: Inline;
  /** It has waited too long: told with weight. */
  late: boolean;
  facts: Fact[];
  /** It is about to end: told with weight. */
  ends: string | undefined;
  /** What can be asked about it: more time when it has an end, a change, that it ends. */
  ask: { action: string; text: string }[];
};
export type OwnMeasuresPage = {
  t: MeasureText['citizen'];
  plan: MeasureText['plan'];
  empty: boolean;
  /** Where support is asked for. */
  ask: { href: string; text: string };
  groups: {
    id: string;
    over: string;
    /** Whom the reader represents in it. */
    whose: string | undefined;
    decision: string | undefined;
    items: MeasureItemModel[];
    write: { href: string; text: string };
    planHeading: string;
    planText: string[];
    planParts: TextPart[];
    ask: string | undefined;
  }[];
};
export const ownMeasuresView = view<OwnMeasuresPage>('measures/citizen-measures');

/** All that a citizen has been granted, over her cases. */
export function ownMeasuresPage(
  { all, unread }: { all: readonly Own[]; unread: number },
  around: Around,
): { head: Head; model: OwnMeasuresPage } {
  const { language, now } = around;
  const { citizen: t, plan } = text[language];
  const names = namesOf(
    all.flatMap(({ measures }) => measures),
    language,
  );
  return {
    head: { title: t.title, current: 'cases', unread, representing: onlyOne(all) },
    model: {
      t,
      plan,
      empty: all.length === 0,
      ask: { href: '/ansokan/lss', text: t.ask },
      groups: all.map(({ row, measures, plan: shared, wishes }) => {
        const asked = wishes.some(({ kind }) => kind === 'plan');
        return {
          id: row.id,
          over: `${caseName(row, language, now)}. ${t.over(row.number)}`,
          whose: row.representing === null ? undefined : t.whose(row.representing),
          decision: row.state === 'DECIDED' ? decisionPath(row.id) : undefined,
          items: measures.map((measure) => measureItem(row, measure, names.get(measure.id) ?? '', around)),
          write: { href: `${messagesPath(row.id)}#skriv`, text: t.write },
          planHeading: all.length === 1 ? plan.heading : `${plan.heading}, ${uncapitalise(t.over(row.number))}`,
          planText: planLines(shared, wishes, { language, now }),
          planParts: shared ? written(shared.content, plan.parts) : [],
          ask: asked ? undefined : askPlanPath(row.id),
        };
      }),
    },
  };
}

/** Whom all of it is about, when all of it is about one whom the reader represents. */
function onlyOne(all: readonly Own[]): string | null {
  const [first, ...rest] = all.map(({ row }) => row.representing);
  return first !== undefined && rest.every((one) => one === first) ? first : null;
}

function measureItem(
  row: Case,
  measure: Measure,
  name: string,
  { municipality, language, now }: Around,
): MeasureItemModel {
  const { citizen: t, law } = text[language];
  const today = dayOf(now);
  const standing = standingOn(measure, today);
  const { delivery } = measure;
  const fact = (label: string, value: string): Fact[] => (value === '' ? [] : [{ label, value }]);
  const { careInspectorate } = municipality.links;
  const state = stateText(measure, standing, today, language);
  return {
    id: measure.id,
    name,
    law: law(measure.item),
    state: standing === 'late' ? [{ strong: state }, ' ', { href: careInspectorate.url, text: t.ivo }] : state,
    late: standing === 'late',
    facts: [
      ...fact(t.facts.extent, measure.extent),
      ...fact(t.facts.period, periodText(measure, language)),
      ...fact(t.facts.provider, delivery.provider || (standing === 'over' ? '' : t.notYet)),
      ...fact(t.facts.contact, delivery.contact),
      ...(measure.startedOn === null
        ? fact(t.facts.planned, measure.plannedOn === null ? '' : dayText(measure.plannedOn, language))
        : fact(t.facts.started, dayText(measure.startedOn, language))),
      ...(standing === 'given' || standing === 'over' ? [] : fact(t.facts.why, delivery.why)),
    ],
    ends:
      measure.validUntil !== null && endsSoon(measure, municipality.support.remindDays, today)
        ? t.ends(formatLongDate(noonOf(measure.validUntil), language))
        : undefined,
    ask:
      mayAskAbout(row) && nameInForms(measure.item) !== undefined
        ? askedOfMeasures
            .filter((type) => canBeAskedAbout(measure, type, today))
            .map((type) => ({ action: `${ownMeasuresPath}/${measure.id}/${askSlugs[type]}`, text: t.asks[type] }))
        : [],
  };
}

const askSlugs: Record<AskedOfMeasure, string> = { EXTEND: 'forlang', CHANGE: 'andra', END: 'avsluta' };

/** How it stands, in words to the person. */
function stateText(measure: MeasureFacts, standing: Standing, today: string, language: Language): string {
  const { states: t } = text[language].citizen;
  const { kind, since, lastDay } = waitOf(measure);
  const { endedOn, replacedOn } = measure;
  if (standing === 'over') {
    if (replacedOn !== null && replacedOn <= today) return t.replaced(dayText(replacedOn, language));
    return t.over(dayText(endedOn ?? measure.validUntil ?? lastDay, language));
  }
  if (endedOn !== null) return t.ending(dayText(endedOn, language));
  if (replacedOn !== null) return t.replacing(dayText(replacedOn, language));
  if (standing === 'given') return measure.validFrom > today ? t.goesOn(dayText(measure.validFrom, language)) : t.given;
  if (standing === 'late') return t.late(dayText(since, language));
  // What is granted from a later day is nobody's to wait for yet.
  if (kind === 'notStarted' && measure.validFrom > today) return t.ahead(dayText(measure.validFrom, language));
  return (kind === 'interrupted' ? t.waitsAgain : t.waits)(dayText(lastDay, language));
}

function planLines(
  plan: PlanFacts | undefined,
  wishes: readonly Wish[],
  { language, now }: { language: Language; now: Date },
): string[] {
  const { plan: t } = text[language];
  const asked = wishes.find(({ kind }) => kind === 'plan');
  if (plan)
    return [
      t.shared(formatDay(plan.sharedAt, language), dayText(plan.reviewOn, language)),
      ...(plan.reviewOn < dayOf(now) ? [t.reviewPassed] : []),
    ];
  return [t.offer, ...(asked ? [t.asked(formatDate(asked.askedAt, language))] : [])];
}

/** What has been granted, on the page of the case; nothing when nothing has. */
export function measuresSections(
  caseId: string,
  {
    measures,
    plan,
    wishes,
    mayAsk,
  }: { measures: readonly MeasureFacts[]; plan: PlanFacts | undefined; wishes: readonly Wish[]; mayAsk: boolean },
  { municipality, language, now }: Around,
): CaseSection[] {
  const asked = wishes.some(({ kind }) => kind === 'plan');
  if (measures.length === 0 && !asked && !plan) return [];
  const { section: t, plan: planText } = text[language];
  const today = dayOf(now);
  const count = (standing: Standing) => measures.filter((one) => standingOn(one, today) === standing).length;
  const lines = [
    ...(count('late') > 0 ? [t.late] : []),
    ...(count('waits') > 0 ? [t.waits(count('waits'))] : []),
    ...(count('given') > 0 ? [t.given] : []),
    ...(measures.some((one) => endsSoon(one, municipality.support.remindDays, today)) ? [t.ends] : []),
  ];
  const granted = {
    id: 'insatser',
    heading: t.heading,
    paragraphs: lines,
    links: [{ href: ownMeasuresPath, text: t.link }],
  };
  return [
    ...(measures.length === 0 ? [] : [granted]),
    {
      id: 'plan',
      heading: planText.heading,
      paragraphs: planLines(plan, wishes, { language, now }),
      links: plan ? [{ href: `${ownMeasuresPath}#plan-${caseId}`, text: planText.heading }] : [],
      ...(asked || plan || !mayAsk ? {} : { press: { action: askPlanPath(caseId), text: planText.button } }),
    },
  ];
}

// ── The staff: who delivers, and when ─────────────────────────────────────────────────────────────────────────────

export const deliveryDays = ['plannedOn', 'startedOn', 'interruptedOn', 'resumedOn', 'endedOn'] as const;
export type DeliveryDay = (typeof deliveryDays)[number];

/** What was typed of one measure, when it could not be saved. */
export type TypedDelivery = {
  id: string;
  provider: string;
  contact: string;
  why: string;
  delay: string;
  days: Record<DeliveryDay, string>;
  errors: readonly { field: DeliveryDay | 'why'; fault: DeliveryFault }[];
  overtaken?: boolean;
};
export type StaffMeasureItem = {
  id: string;
  name: string;
  law: string;
  facts: Fact[];
  action: string;
  version: string;
  fields: FieldModel[];
};
export type StaffMeasuresPage = {
  t: MeasureText['staff'];
  over: string;
  back: string;
  notice: NoticeModel | undefined;
  errors: ErrorSummaryModel | undefined;
  items: StaffMeasureItem[];
};
export const staffMeasuresView = view<StaffMeasuresPage>('measures/caseworker-measures');

export function staffMeasuresPage(
  { row, name, measures }: { row: Case; name: string; measures: readonly Measure[] },
  { language, now }: Pick<Reading, 'language' | 'now'>,
  about: { typed?: TypedDelivery; done?: boolean } = {},
): { head: Head; model: StaffMeasuresPage } {
  const { staff: t } = text[language];
  const { typed, done } = about;
  const names = namesOf(measures, language);
  return {
    head: { title: t.title(name, row.number), current: 'queue' },
    model: {
      t,
      over: `${name}. ${row.number}. ${caseName(row, language, now)}`,
      back: staffCasePath(row.id),
      notice: typed?.overtaken
        ? { kind: 'problem', paragraphs: [t.overtaken] }
        : done
          ? { kind: 'done', paragraphs: [t.done.sparat] }
          : undefined,
      errors:
        typed === undefined || typed.errors.length === 0
          ? undefined
          : {
              title: t.errors.summary,
              errors: typed.errors.map(({ field, fault }) => ({
                href: `#${field}-${typed.id}`,
                message: t.errors[fault],
              })),
            },
      items: measures.map((measure) =>
        staffMeasureItem(measure, names.get(measure.id) ?? '', typed?.id === measure.id ? typed : undefined, {
          language,
          now,
        }),
      ),
    },
  };
}

function staffMeasureItem(
  measure: Measure,
  name: string,
  typed: TypedDelivery | undefined,
  { language, now }: Pick<Reading, 'language' | 'now'>,
): StaffMeasureItem {
  const { staff: t, law, delays: reasons } = text[language];
  const { id, delivery } = measure;
  const standing = standingOn(measure, dayOf(now));
  const lastDay = dayText(waitOf(measure).lastDay, language);
  const { endedOn, replacedOn } = measure;
  const stops =
    replacedOn !== null
      ? t.states.replaced(dayText(replacedOn, language))
      : endedOn !== null
        ? t.states.ended(dayText(endedOn, language))
        : undefined;
  const stands = standing === 'waits' || standing === 'late' ? t.states[standing](lastDay) : t.states[standing];
  const state = [...(standing === 'over' && stops !== undefined ? [] : [stands]), ...(stops ? [stops] : [])];
  const error = (field: DeliveryDay | 'why') => {
    const found = typed?.errors.find((one) => one.field === field);
    return found === undefined ? {} : { error: t.errors[found.fault] };
  };
  const box = (field: 'provider' | 'contact', hint?: string): FieldModel => ({
    kind: 'text',
    id: `${field}-${id}`,
    name: field,
    label: t.form[field],
    optional: true,
    value: typed?.[field] ?? delivery[field],
    ...(hint === undefined ? {} : { hint }),
  });
  return {
    id,
    name,
    law: law(measure.item),
    facts: [
      { label: t.facts.extent, value: measure.extent },
      { label: t.facts.granted, value: dayText(measure.grantedOn, language) },
      { label: t.facts.period, value: periodText(measure, language) },
      { label: t.facts.state, value: state },
    ],
    action: `${staffMeasuresPath(measure.caseId)}/${id}`,
    version: String(measure.version),
    fields: [
      box('provider'),
      box('contact', t.form.contactHint),
      ...deliveryDays.map((field): FieldModel => ({
        kind: 'text',
        id: `${field}-${id}`,
        name: field,
        label: t.form[field],
        hint: t.form.dayHint,
        size: 10,
        optional: true,
        value: typed?.days[field] ?? measure[field] ?? '',
        ...error(field),
      })),
      {
        kind: 'select',
        id: `delay-${id}`,
        name: 'delay',
        label: t.form.delay,
        optional: true,
        value: typed?.delay ?? measure.delay ?? '',
        options: [{ value: '', label: t.form.noDelay }, ...delays.map((value) => ({ value, label: reasons[value] }))],
      },
      {
        kind: 'textarea',
        id: `why-${id}`,
        name: 'why',
        label: t.form.why,
        hint: t.form.whyHint,
        rows: 2,
        optional: true,
        value: typed?.why ?? delivery.why,
        ...error('why'),
      },
    ],
  };
}

/** What the unit has to think of: what is late, what ends, a plan that is wanted or is to be looked over. */
export function measureFlags(
  {
    measures,
    plan,
    wishes,
  }: { measures: readonly MeasureFacts[]; plan: PlanFacts | undefined; wishes: readonly Wish[] },
  { municipality, language, now }: Around,
): Flag[] {
  const { flags: t, items } = text[language];
  const today = dayOf(now);
  return [
    ...measures
      .filter((one) => standingOn(one, today) === 'late')
      .map(({ item }) => ({ level: 'late' as const, ...t.late(items[item]) })),
    ...measures
      .filter((one) => endsSoon(one, municipality.support.remindDays, today))
      .map(({ item, validUntil }) => ({
        level: 'soon' as const,
        ...t.ends(items[item], dayText(validUntil ?? today, language)),
      })),
    ...(!plan && wishes.some(({ kind }) => kind === 'plan') ? [{ level: 'today' as const, ...t.plan }] : []),
    ...(plan && plan.reviewOn <= today ? [{ level: 'today' as const, ...t.review }] : []),
  ];
}

// ── The staff: the plan ───────────────────────────────────────────────────────────────────────────────────────────

export type TypedPlan = { content: PlanContent; fault: 'empty' | 'long' | 'overtaken' | 'readers'; field: string };
export type StaffPlanPage = {
  t: MeasureText['staffPlan'];
  over: string;
  back: string;
  backText: string;
  notice: NoticeModel | undefined;
  errors: ErrorSummaryModel | undefined;
  asked: string;
  saved: string | undefined;
  form: {
    action: string;
    version: string;
    fields: FieldModel[];
    /** By whom it is read when it is shared, and their ids; none when nobody can read it. */
    readers: { text: string; ids: string };
  };
  shared: { text: string; parts: TextPart[] } | undefined;
};
export const staffPlanView = view<StaffPlanPage>('measures/caseworker-plan');
/** The longest part of a plan, in characters. */
export const longestPlanPart = 20_000;

export function staffPlanPage(
  facts: {
    row: Case;
    name: string;
    draft: Draft<PlanContent> | undefined;
    plan: Plan | undefined;
    wishes: readonly Wish[];
    parties: readonly PartyToday[];
  },
  { language, now }: Pick<Reading, 'language' | 'now'>,
  about: { typed?: TypedPlan; done?: keyof MeasureText['staff']['done'] | undefined } = {},
): { head: Head; model: StaffPlanPage } {
  const { row, name, draft, plan, wishes, parties } = facts;
  const { staffPlan: t, staff } = text[language];
  const { typed, done } = about;
  const content = typed?.content ?? draft?.content ?? { goals: '', actions: '', who: '' };
  const asked = wishes.find(({ kind }) => kind === 'plan');
  const fault =
    typed === undefined || typed.fault === 'overtaken'
      ? undefined
      : typed.fault === 'long'
        ? t.long(formatNumber(longestPlanPart, language))
        : t[typed.fault];
  const readers = parties.filter(isChecked);
  return {
    head: { title: t.title(name, row.number), current: 'queue' },
    model: {
      t,
      over: `${name}. ${row.number}. ${caseName(row, language, now)}`,
      back: staffCasePath(row.id),
      backText: staff.back,
      notice:
        typed?.fault === 'overtaken'
          ? { kind: 'problem', paragraphs: [staff.overtaken] }
          : done && { kind: 'done', paragraphs: [staff.done[done]] },
      errors:
        fault === undefined
          ? undefined
          : { title: t.summary, errors: [{ href: `#${typed?.field ?? ''}`, message: fault }] },
      asked: asked ? t.asked(formatDate(asked.askedAt, language)) : t.notAsked,
      saved: draft && formatRelativeDateTime(draft.updatedAt, now, language),
      form: {
        action: staffPlanPath(row.id),
        version: String(draft?.version ?? 0),
        readers: { text: readByText(readers, language), ids: readers.map(({ id }) => id).join(' ') },
        fields: planParts.map((part) => ({
          kind: 'textarea',
          id: part,
          name: part,
          label: t.parts[part],
          rows: 4,
          optional: true,
          value: content[part],
          ...(typed?.field === part && fault !== undefined ? { error: fault } : {}),
        })),
      },
      shared: plan && {
        text: t.sharedOn(plan.sharedBy ?? '', formatDay(plan.sharedAt, language), dayText(plan.reviewOn, language)),
        parts: written(plan.content, t.parts),
      },
    },
  };
}

// ── Deciding ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** The part of the form for a decision that is about measures: a row for each, and why nobody is heard first. */
export function decisionFields(
  {
    typed,
    heard,
    handlesCounselling,
    type,
    running,
    unspoken,
    ownStand,
  }: {
    typed: TypedSupport;
    heard: Hearing;
    handlesCounselling: boolean;
    type: Case['applicationType'];
    running: readonly Running[];
    /** Somebody who wants to speak before the board has not; she whom it is about can take a stand herself, or says no. */
    unspoken: boolean;
    ownStand: boolean;
  },
  language: Language,
): SupportModel {
  const { decide: t, items, outcomes } = text[language];
  const error = (field: string) => {
    const found = typed.errors.find((one) => one.field === field);
    return found === undefined ? {} : { error: t.errors[found.fault] };
  };
  const why = (id: string, label: string, hint: string, value: string): FieldModel => ({
    kind: 'textarea',
    id,
    name: id,
    label,
    hint,
    rows: 2,
    value,
    ...error(id),
  });
  const row = (measure: TypedMeasure, nth: number): SupportModel['rows'][number] => {
    const box = (name: keyof TypedMeasure, size?: number, hint?: string): FieldModel => ({
      kind: 'text',
      id: `${name}-${String(nth)}`,
      name: `${name}-${String(nth)}`,
      label: type === 'END' && name === 'from' ? t.endsFrom : t.fields[name],
      value: measure[name],
      ...(size === undefined ? {} : { size }),
      ...(hint === undefined ? {} : { hint }),
      ...(name === 'until' || name === 'whyUntil' ? { optional: true } : {}),
      ...error(`${name}-${String(nth)}`),
    });
    const choice = (
      name: 'item' | 'outcome' | 'concerns',
      options: { value: string; label: string }[],
    ): FieldModel => ({
      kind: 'select',
      id: `${name}-${String(nth)}`,
      name: `${name}-${String(nth)}`,
      label: t.fields[name],
      value: measure[name],
      options: [{ value: '', label: t.choose }, ...options],
      ...error(`${name}-${String(nth)}`),
    });
    return {
      title: t.nth(nth),
      fields: [
        choice(
          'item',
          itemsHere(handlesCounselling).map((item) => ({
            value: String(item),
            label: `${String(item)}. ${items[item]}`,
          })),
        ),
        choice(
          'outcome',
          measureOutcomes.map((value) => ({ value, label: outcomes[value].caseworker })),
        ),
        ...(isAboutRunning(type) && running.length > 0
          ? [
              choice('concerns', [
                ...running.map((one) => ({
                  value: one.id,
                  label: `${items[one.item]}. ${periodText(one, language)}. ${one.number}`,
                })),
                { value: noneHere, label: t.noneHere },
              ]),
            ]
          : []),
        ...(type === 'END' ? [] : [box('extent', undefined, t.extentHint)]),
        box('from', 10, t.dayHint),
        ...(type === 'END' ? [] : [box('until', 10, t.untilHint), box('whyUntil')]),
      ],
    };
  };
  return {
    heading: t.heading,
    lead: isAboutRunning(type) ? `${t.lead} ${t.leads[type === 'END' ? 'ends' : 'goesOn']}` : t.lead,
    count: type === 'INDIVIDUAL_PLAN' ? '0' : String(typed.measures.length),
    // A plan is no measure.
    rows: type === 'INDIVIDUAL_PLAN' ? [] : typed.measures.map((measure, at) => row(measure, at + 1)),
    add: typed.measures.length < mostMeasures && type !== 'INDIVIDUAL_PLAN' ? t.add : undefined,
    hearing: heard === 'heard' ? undefined : why('kommunicering', t.notHeard, t.notHeardHint[heard], typed.notHeard),
    despite: [
      ...(unspoken ? [why('namnden', t.notSpoken, t.notSpokenHint, typed.notSpoken)] : []),
      ...(ownStand ? [why('egen-vilja', t.againstOwn, t.againstOwnHint, typed.againstOwn)] : []),
    ],
  };
}

// ── The report ────────────────────────────────────────────────────────────────────────────────────────────────────

export type ReportPage = {
  t: MeasureText['report'];
  quarter: string;
  units: { text: string; href: string; current: boolean }[];
  count: string;
  rows: { href: string; cells: string[] }[];
  earlier: string;
  later: string | undefined;
  file: string;
};
export const reportView = view<ReportPage>('measures/caseworker-report');

export type ReportFacts = {
  unit: string;
  units: readonly string[];
  quarter: Quarter;
  rows: readonly ReportedMeasure[];
};

export function reportPage(
  { unit, units, quarter, rows }: ReportFacts,
  { municipality, language, now }: Reading,
): { head: Head; model: ReportPage } {
  const { report: t } = text[language];
  const at = (which: Quarter, of = unit) => `${reportPath}?kvartal=${which.name}&enhet=${of}`;
  const later = quarterBeside(quarter, 1);
  const [year = '', nth = ''] = quarter.name.split('-');
  return {
    head: { title: `${t.title}: ${t.quarter(nth, year)}`, current: 'queue' },
    model: {
      t,
      quarter: t.quarter(nth, year),
      units: units.map((id) => ({
        text: unitName(municipality, id, language),
        href: at(quarter, id),
        current: id === unit,
      })),
      count: rows.length === 0 ? t.none : t.count(rows.length),
      rows: rows.map((row) => ({
        href: staffCasePath(row.caseId),
        cells: reportCells(row, quarter, { language, now }),
      })),
      earlier: at(quarterBeside(quarter, -1)),
      later: later.from > dayOf(now) ? undefined : at(later),
      file: `${reportPath}.csv?kvartal=${quarter.name}&enhet=${unit}`,
    },
  };
}

/** One decision, as it is reported. Days as they are, since the report is read by machines as well. */
function reportCells(
  row: ReportedMeasure,
  quarter: Quarter,
  { language, now }: Pick<Reading, 'language' | 'now'>,
): string[] {
  const { report: t, items, law, delays: reasons } = text[language];
  const { kind, since, until } = waitOf(row);
  const today = dayOf(now);
  const end = today < quarter.to ? today : quarter.to;
  return [
    row.number,
    `${items[row.item]} (${law(row.item)})`,
    row.grantedOn,
    t.kinds[kind],
    since,
    String(daysWaited(row, end)),
    row.delay === null ? t.noDelay : reasons[row.delay],
    until !== null && until <= end ? until : t.notStarted,
  ];
}

/**
 * The report as a file for a spreadsheet: semicolons, since a comma is the Swedish decimal sign. No name and no number of
 * a person: the law asks for neither.
 */
export function reportFile(
  { rows, quarter }: ReportFacts,
  { language, now }: Pick<Reading, 'language' | 'now'>,
): string {
  const { report: t } = text[language];
  const cell = (value: string) => {
    // What a spreadsheet would take for a formula is made words.
    const words = /^[=+\-@\t]/.test(value) ? `'${value}` : value;
    return /[";\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
  };
  const lines = [Object.values(t.columns), ...rows.map((row) => reportCells(row, quarter, { language, now }))];
  return `\ufeff${lines.map((line) => line.map(cell).join(';')).join('\r\n')}\r\n`;
}

export function currentQuarter(now: Date): Quarter {
  return quarterOf(dayOf(now));
}
