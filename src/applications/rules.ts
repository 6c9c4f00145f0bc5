import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { evidenceShape } from '../platform/saml/evidence.ts';
import { ageOn, ages, bornOn } from '../people/rules.ts';
import { type Basis, claimFault } from '../representation/rules.ts';
import { addDays } from '../platform/days.ts';
import {
  type Calculation,
  type Child,
  type IncomeKind,
  type InputFault,
  type Practice,
  calculate,
  incomeKinds,
} from '../calculation/rules.ts';
import type { CaseState } from '../cases/lifecycle.ts';
import {
  type ApplicationType,
  type Outcome,
  type LivelihoodType,
  type LssType,
  type Refusal,
  isRefused,
  takesMonth,
  lssTypes,
} from '../cases/rules.ts';
import type {
  AnswerValue,
  Answers,
  Draft,
  Field,
  Form,
  GroupEntry,
  Page,
  SimpleValue,
} from '../platform/forms/form.ts';
import { allPages, entriesOf, own, pageBySlug, placeOf } from '../platform/forms/form.ts';
import { visibility } from '../platform/forms/conditions.ts';
import { filesOf } from '../platform/forms/post.ts';
import { answeredInVain, missingOn } from '../platform/forms/status.ts';
import { canonicalJson } from '../platform/forms/freeze.ts';
import { differences, valueWords } from '../platform/forms/summary.ts';
import { isBankAccount } from '../platform/forms/values.ts';
import { type AnyFormWords, type Words, optionLabel } from '../platform/forms/words.ts';
import { type Language, tongueOf, tongues } from '../platform/language.ts';
import {
  type CaseKind,
  type CostKind,
  type Municipality,
  type PaperKind,
  costKinds,
} from '../platform/municipality.ts';
import { livelihoodRenewalForm } from './forms/livelihood-renewal.form.ts';
import { livelihoodRenewalText } from './forms/livelihood-renewal.text.ts';
import { livelihoodSupplementForm } from './forms/livelihood-supplement.form.ts';
import { livelihoodSupplementText } from './forms/livelihood-supplement.text.ts';
import { livelihoodSupportForm } from './forms/livelihood-support.form.ts';
import { livelihoodSupportText } from './forms/livelihood-support.text.ts';
import {
  commonCosts,
  livelihoodRenewalPartnerForm,
  livelihoodSupplementPartnerForm,
  livelihoodSupportPartnerForm,
} from './forms/livelihood-support-partner.form.ts';
import {
  livelihoodRenewalPartnerText,
  livelihoodSupplementPartnerText,
  livelihoodSupportPartnerText,
} from './forms/livelihood-support-partner.text.ts';
import { type Measure, lssRequestForm, measures } from './forms/lss-request.form.ts';
import { lssRequestText, measureWords } from './forms/lss-request.text.ts';
import { lssGuardianForm } from './forms/lss-guardian.form.ts';
import { lssGuardianText } from './forms/lss-guardian.text.ts';
import { lssAdvanceRulingForm, lssChangeForm, lssEndForm, lssExtendForm, lssPlanForm } from './forms/lss-other.form.ts';
import { lssOtherText } from './forms/lss-other.text.ts';
import { lssText } from './forms/lss.text.ts';
import { type EvidenceText, text } from './text.ts';

/** An application that can be made here: its form, and its place in the address. */
export type Applied = {
  kind: CaseKind;
  /** PART: what a partner, or a child's other guardian, fills in of somebody else's. PART_RENEWAL: when she did so before. PART_SUPPLEMENTARY: of an extra cost. */
  type: ApplicationType | PartType;
  slug: string;
  form: Form;
  words: (language: Language) => Words;
};

const partTypes = ['PART', 'PART_RENEWAL', 'PART_SUPPLEMENTARY'] as const;
type PartType = (typeof partTypes)[number];
export function isPartType(type: Applied['type']): type is PartType {
  return partTypes.some((one) => one === type);
}

/** Whether what was said last time stands there, to be answered for line by line. */
function isAgain(type: Applied['type']): boolean {
  return type === 'RENEWAL' || type === 'PART_RENEWAL';
}
/** Whether what was said last time of oneself stands there. */
function isKnownBefore(type: Applied['type']): boolean {
  return isAgain(type) || type === 'SUPPLEMENTARY' || type === 'PART_SUPPLEMENTARY';
}

const livelihood = (
  type: LivelihoodType | PartType,
  form: Form,
  words: Record<Language, AnyFormWords>,
  slug = 'forsorjningsstod',
): Applied => ({
  kind: 'livelihoodSupport',
  type,
  slug,
  form,
  words: (language) => ({ form: words[language], common: text[language].form }),
});

const lss = (type: LssType, form: Form, words: (language: Language) => AnyFormWords): Applied => ({
  kind: 'lss',
  type,
  slug: 'lss',
  form,
  words: (language) => ({ form: words(language), common: text[language].form }),
});

/** What a partner fills in when she is asked to; nobody begins it by herself. */
export const partOfLivelihoodSupport = livelihood(
  'PART',
  livelihoodSupportPartnerForm,
  livelihoodSupportPartnerText,
  'medsokande',
);

/** The same, for one who has told of her own in an application shortly before. */
export const renewedPartOfLivelihoodSupport = livelihood(
  'PART_RENEWAL',
  livelihoodRenewalPartnerForm,
  livelihoodRenewalPartnerText,
  'medsokande',
);

/** What a partner fills in of an extra cost that they apply for together. */
export const partOfExtraCost = livelihood(
  'PART_SUPPLEMENTARY',
  livelihoodSupplementPartnerForm,
  livelihoodSupplementPartnerText,
  'medsokande',
);

/** What a child's other guardian signs when she is asked to; nobody begins it by herself. */
export const partOfLss: Applied = {
  kind: 'lss',
  type: 'PART',
  slug: 'vardnadshavare',
  form: lssGuardianForm,
  words: (language) => ({ form: lssGuardianText[language], common: text[language].form }),
};

const applied: readonly Applied[] = [
  livelihood('NEW', livelihoodSupportForm, livelihoodSupportText),
  livelihood('RENEWAL', livelihoodRenewalForm, livelihoodRenewalText),
  livelihood('SUPPLEMENTARY', livelihoodSupplementForm, livelihoodSupplementText),
  partOfLivelihoodSupport,
  renewedPartOfLivelihoodSupport,
  partOfExtraCost,
  partOfLss,
  lss('FIRST', lssRequestForm, (language) => lssRequestText[language]),
  lss('CHANGE', lssChangeForm, (language) => lssOtherText[language].change),
  lss('EXTEND', lssExtendForm, (language) => lssOtherText[language].extend),
  lss('END', lssEndForm, (language) => lssOtherText[language].end),
  lss('ADVANCE_RULING', lssAdvanceRulingForm, (language) => lssOtherText[language].advanceRuling),
  lss('INDIVIDUAL_PLAN', lssPlanForm, (language) => lssOtherText[language].plan),
];

/** The kind of case that stands in an address. */
export function kindBySlug(slug: unknown): CaseKind | undefined {
  return applied.find((one) => one.slug === slug)?.kind;
}

export function appliedOf(kind: CaseKind, type: ApplicationType): Applied | undefined {
  return applied.find((one) => one.kind === kind && one.type === type);
}

/** A page that some form of a kind has at an address, and the words it is asked in. */
export function pageOfKind(kind: CaseKind, slug: string): { page: Page; applied: Applied } | undefined {
  return applied
    .filter((one) => one.kind === kind)
    .flatMap((one) => {
      const page = pageBySlug(one.form, slug);
      return page ? [{ page, applied: one }] : [];
    })[0];
}

/** The form that an application was begun with. @throws when the house no longer has it. */
export function appliedByForm(formId: string): Applied {
  const found = applied.find((one) => one.form.id === formId);
  if (!found) throw new Error(`There is no form ${formId}`);
  return found;
}

// ── How long a draft is kept ──────────────────────────────────────────────────────────────────────────────────────

export type Keeping = Pick<Municipality, 'draftLifetimeDays' | 'draftWarningDays' | 'draftLongestDays'>;

/** Whether a draft that is kept until a day, the last one, will soon be removed: its owner is told, and can keep it longer. */
export function isSoonRemoved(keptUntil: string, today: string, { draftWarningDays }: Keeping): boolean {
  return keptUntil <= addDays(today, draftWarningDays);
}

/** The last day until which a draft can be kept from today on, when that is longer than it is kept; days are YYYY-MM-DD. */
export function longerUntil(
  draft: { savedOn: string; keptUntil: string },
  today: string,
  { draftLifetimeDays, draftLongestDays }: Keeping,
): string | undefined {
  const [asNew, longest] = [addDays(today, draftLifetimeDays), addDays(draft.savedOn, draftLongestDays)];
  const until = asNew < longest ? asNew : longest;
  return until > draft.keptUntil ? until : undefined;
}

// ── What can be applied for ───────────────────────────────────────────────────────────────────────────────────────

/** Whether the month (YYYY-MM-01) has an application already. An extra cost needs one, and is no other; nor is something else than to live on. */
export function isTaken(earlier: readonly Earlier[], month: string | null): boolean {
  return month !== null && earlier.some((one) => countsForMonth(one) && one.month === month);
}

const isForMonth = ({ state, type }: Earlier) => state !== 'WITHDRAWN' && takesMonth(type);
const countsForMonth = (one: Earlier) => isForMonth(one) && !isRefused(one.outcome);

/**
 * An application of the household's that has become a case. `own`: the person was the one who applied. `read`: she has opened the
 * decision.
 */
export type Earlier = {
  id: string;
  month: string | null;
  state: CaseState;
  type: ApplicationType | null;
  own: boolean;
  outcome: Outcome | null;
  read: boolean;
};

/** `month` is YYYY-MM. `refused`: what the household has got for the month already, which gave nothing. */
export type Offer = { month: string; type: LivelihoodType; refused?: { caseId: string; outcome: Refusal } };

/**
 * What can be applied for today (YYYY-MM-DD), by month, and when the next month opens. A month has one application, and
 * after that extra costs; the month after a known one is a renewal, unless the gap is longer than the municipality's limit.
 * Anybody may apply anew when circumstances have changed, so a month that was refused is offered again, also when it has just
 * passed: to her who has read the decision, since nobody is to learn what it says from what is offered.
 */
export function offersOn(
  earlier: readonly Earlier[],
  today: string,
  { applicationOpensDay, renewalGapMonths }: Pick<Municipality, 'applicationOpensDay' | 'renewalGapMonths'>,
): { offers: Offer[]; next: { month: string; from: string } } {
  const counted = earlier.filter((one) => one.month !== null && isForMonth(one));
  const of = (month: number) => counted.filter((one) => numberOfMonth(one.month ?? '') === month);
  const own = counted.filter((one) => one.own).map((one) => numberOfMonth(one.month ?? ''));
  const thisMonth = numberOfMonth(today);
  const last = Number(today.slice(8, 10)) >= applicationOpensDay ? thisMonth + 1 : thisMonth;
  const offers: Offer[] = [];
  for (let month = thisMonth - 1; month <= last; month += 1) {
    const refused = of(month).flatMap(({ id, outcome, read }) =>
      isRefused(outcome) && read ? [{ refused: { caseId: id, outcome } }] : [],
    );
    if (of(month).length > refused.length) offers.push({ month: monthOfNumber(month), type: 'SUPPLEMENTARY' });
    else if (month >= thisMonth || refused.length > 0) {
      const known = own.some((before) => isNear(month, before, renewalGapMonths));
      offers.push({ month: monthOfNumber(month), type: known ? 'RENEWAL' : 'NEW', ...refused[0] });
    }
  }
  const opens = `${monthOfNumber(last)}-${String(applicationOpensDay).padStart(2, '0')}`;
  return { offers, next: { month: monthOfNumber(last + 1), from: opens } };
}

const isNear = (month: number, other: number, gapMonths: number) => Math.abs(month - other) <= gapMonths;

/** Whether what was told for a month is near enough to another to be known then; months are YYYY-MM or days in them. */
export function isKnownFor(
  told: string,
  month: string,
  { renewalGapMonths }: Pick<Municipality, 'renewalGapMonths'>,
): boolean {
  return isNear(numberOfMonth(told), numberOfMonth(month), renewalGapMonths);
}

/**
 * The months (YYYY-MM) that an application which asks for its month can be for: those on offer that have none. When all of
 * them have one, that is told where it would be sent, and undefined is given here.
 */
export function monthsOpen(offers: readonly Offer[]): string[] | undefined {
  const months = offers.filter(({ type }) => type !== 'SUPPLEMENTARY').map(({ month }) => month);
  return months.length > 0 ? months : undefined;
}

function numberOfMonth(iso: string): number {
  return Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1;
}

function monthOfNumber(month: number): string {
  return `${String(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}`;
}

// ── What is known from last time ──────────────────────────────────────────────────────────────────────────────────

/** What a person has said of herself and her home, that stands until she says otherwise. */
const standing = [
  ...['phone', 'notifyBy', 'email', 'interpreter', 'interpreterLanguage', 'meetingNeeds'],
  ...['civilStatus', 'partnerName', 'partnerNumber', 'applyTogether', 'hasChildren', 'children'],
  ...['housingForm', 'address', 'personsInHome', 'rooms', 'paysRent', 'rent', 'whereStaying'],
  ...['planning', 'workedLastYear', 'partnerPlanning', 'partnerPlanningWords', 'payTo', 'account'],
];

/** Answers that this page has made needless. What is known from last time stands, asked for or not. */
export function needlessOn({ form, type }: Applied, page: Page, draft: Draft): string[] {
  return answeredInVain(form, page, draft).filter((id) => !isKnownBefore(type) || !standing.includes(id));
}

/** A sum that comes or goes: as it is now, whichever form it was told in. */
export type Line = {
  id: string;
  type: string;
  words: string;
  ore: number;
  who: string | null;
  /** YYYY-MM-DD, for an income that came on a day. */
  date: string | null;
  isNews: boolean;
};

export function incomesOf(answers: Answers): Line[] {
  return [
    ...carriedLines(answers, 'lastIncomes', 'specification'),
    ...newLines(answers, 'hasIncomes', 'incomes', 'specification'),
  ];
}

export function costsOf(answers: Answers): Line[] {
  // An application for an extra cost has no question before its costs: there is always one.
  const asked = answers['hasCosts'] === undefined ? { ...answers, hasCosts: 'yes' } : answers;
  return [...carriedLines(answers, 'lastCosts', 'otherWhat'), ...newLines(asked, 'hasCosts', 'costs', 'otherWhat')];
}

/**
 * What is owned of value as it is now, as a first application tells it, with all that is known of each, whichever form it was told in.
 * Its value, in öre, is there when it has been told.
 */
export function ownedIn(answers: Answers): GroupEntry[] {
  const kept = entriesOf(own(answers, 'lastAssets')).flatMap(({ id, values }): GroupEntry[] => {
    const { change, lastValue, value } = values;
    if (change === 'gone') return [];
    const now = change === 'changed' ? value : lastValue;
    const known = without(values, ['change', 'lastValue', 'value', 'became']);
    return [{ id, values: typeof now === 'number' ? { ...known, value: now } : known }];
  });
  const isTold = answers['hasAssets'] === 'yes' || isBeforeLines(answers);
  return [...kept, ...(isTold ? entriesOf(own(answers, 'assets')) : [])];
}

/** A renewal from before assets stood there line by line: what was known was kept among those one has, whatever was answered. */
function isBeforeLines(answers: Answers): boolean {
  return Object.hasOwn(answers, 'lastIncomes') && !Object.hasOwn(answers, 'lastAssets');
}

function lastAssetsFrom(before: Answers): GroupEntry[] {
  return ownedIn(before).map(({ id, values }) => {
    const { value } = values;
    return {
      id,
      values: { ...without(values, ['value']), ...(typeof value === 'number' ? { lastValue: value } : {}) },
    };
  });
}

/**
 * What was begun with an earlier version of its form, as the form asks today. In a renewal the assets that were known become lines to
 * answer for. Whoever has said that there are some, and may have changed them, goes on with that.
 */
export function asAskedToday(draft: Draft, formId: string): Draft {
  const { answers } = draft;
  if (!isAgain(appliedByForm(formId).type) || !isBeforeLines(answers)) return draft;
  const asked =
    answers['hasAssets'] === 'yes'
      ? { ...answers, lastAssets: [] }
      : { ...without(answers, ['assets']), lastAssets: lastAssetsFrom(answers) };
  return { ...draft, answers: asked };
}

function carriedLines(answers: Answers, group: string, about: string): Line[] {
  return entriesOf(own(answers, group)).flatMap((entry) => {
    const { change, lastAmount, amount } = entry.values;
    if (change === 'gone') return [];
    const ore = change === 'changed' ? amount : lastAmount;
    return typeof ore === 'number' ? [line(entry, about, ore, change === 'changed')] : [];
  });
}

function newLines(answers: Answers, question: string, group: string, about: string): Line[] {
  if (answers[question] !== 'yes') return [];
  return entriesOf(own(answers, group)).flatMap((entry) => {
    const { amount } = entry.values;
    return typeof amount === 'number' ? [line(entry, about, amount, true)] : [];
  });
}

function line({ id, values }: GroupEntry, about: string, ore: number, isNews: boolean): Line {
  const said = (value: SimpleValue | undefined) => (typeof value === 'string' ? value : null);
  return {
    id,
    type: said(values['type']) ?? 'other',
    words: said(values[about]) ?? '',
    ore,
    who: said(values['who']),
    date: said(values['date']),
    isNews,
  };
}

/** An income and a cost may have the same id, since the browser makes them up; in a list of both they have not. */
const incomeId = (id: string) => `i-${id.replace(/^[ic]-/, '')}`;
const costId = (id: string) => `c-${id.replace(/^[ic]-/, '')}`;

/** Incomes of the same kind that came in several months are one income: the latest is what is known of it. */
function latestOf(incomes: readonly Line[]): Line[] {
  const kind = ({ type, words, who }: Line) => JSON.stringify([type, words, who]);
  const monthOfLine = ({ date }: Line) => date?.slice(0, 7) ?? '';
  return incomes.filter(
    (one) => !incomes.some((other) => kind(other) === kind(one) && monthOfLine(other) > monthOfLine(one)),
  );
}

/** What the unit accepted of each cost in the application before, by the line's id, in öre. */
export type Approved = ReadonlyMap<string, number>;

/** What was said last time, in words, as a renewal shows it beside its questions. */
function factsFrom(before: Answers, language: Language): Record<string, string> {
  const { carried: t, form: common } = text[language];
  const words: Words = { form: livelihoodSupportText[language], common };
  const said = (field: string): string[] => {
    const place = placeOf(livelihoodSupportForm, field);
    return place && place.field.kind !== 'group' ? valueWords(place.field, field, own(before, field), words) : [];
  };
  const together = before['civilStatus'] === 'cohabiting';
  const children = before['hasChildren'] === 'yes' ? entriesOf(before['children']) : [];
  const family = [
    ...(together ? [t.partner(said('partnerName').join(''))] : []),
    ...children.map(({ values }) => {
      const name = typeof values['name'] === 'string' ? values['name'] : t.child;
      return values['residence'] === 'part' && typeof values['daysInHome'] === 'number'
        ? t.childDays(name, values['daysInHome'])
        : name;
    }),
  ];
  const account = before['account'];
  const hasAccount = before['payTo'] === 'account' && account !== undefined && isBankAccount(account);
  const { workedLastYear } = before;
  const worked = workedLastYear === 'yes' || workedLastYear === 'no' ? [t.worked[workedLastYear]] : [];
  const facts: Record<string, readonly string[]> = {
    familyBefore: family.length > 0 ? family : [t.alone],
    housingBefore: [
      ...said('housingForm'),
      ...said('address'),
      ...(typeof before['personsInHome'] === 'number' ? [t.persons(before['personsInHome'])] : []),
      ...(rentOf(before) > 0 ? [t.rent(common.money(rentOf(before)))] : []),
      ...said('whereStaying'),
    ],
    contactBefore: [
      ...said('phone'),
      ...said('email'),
      ...said('interpreterLanguage'),
      ...(hasAccount ? [t.account(account.account.slice(-3))] : said('payTo')),
    ],
    workBefore: worked,
    planningBefore: [...said('planning'), ...worked],
    partnerPlanningBefore: together && before['applyTogether'] === 'no' ? said('partnerPlanning') : [],
  };
  return Object.fromEntries(
    Object.entries(facts).flatMap(([id, said]) => (said.length > 0 ? [[id, said.join('\n')]] : [])),
  );
}

/** The answers that a renewal begins with, from those of the application before it. `month` is YYYY-MM. */
export function renewalFrom(before: Answers, month: string, language: Language, approved: Approved): Answers {
  const kept = Object.fromEntries(standing.flatMap((id) => (Object.hasOwn(before, id) ? [[id, before[id]]] : [])));
  const lines = (group: 'lastIncomes' | 'lastCosts', about: string, from: readonly Line[]): GroupEntry[] =>
    from.map(({ id, type, words: saying, ore, who }) => ({
      id: group === 'lastIncomes' ? incomeId(id) : costId(id),
      values: {
        type,
        lastAmount: ore,
        ...(group === 'lastCosts' && approved.has(id) ? { lastApproved: approved.get(id) ?? 0 } : {}),
        ...(saying === '' ? {} : { [about]: saying }),
        ...(who === null ? {} : { who }),
      },
    }));
  // Kept in each language, where no form asks: a page shows them in its own (`inWords`).
  const factsIn = tongues.map((id) => ({ id, values: factsFrom(before, id) }));
  const seeksWork = includes(before['planning'], 'jobSeeking');
  return inWords(
    {
      ...kept,
      month,
      lastIncomes: lines('lastIncomes', 'specification', latestOf(incomesOf(before))),
      lastAssets: lastAssetsFrom(before),
      lastCosts: lines('lastCosts', 'otherWhat', costsOf(before)),
      factsIn,
      ...(seeksWork ? { seeksWork: 'yes' } : {}),
    },
    language,
  );
}

/** Answers with what was said last time told in a language. */
function inWords(answers: Answers, language: Language): Answers {
  const tongue = tongueOf(language);
  return { ...answers, ...entriesOf(own(answers, 'factsIn')).find(({ id }) => id === tongue)?.values };
}

/**
 * The answers that a partner's renewed part begins with, from what she herself told before: in a part, or as an applicant. Of the
 * latter nothing is taken that the two have in common, nor anything that tells of the other. `month` is YYYY-MM.
 */
export function renewedPartFrom(before: Answers, month: string, language: Language, approved: Approved): Answers {
  const { form } = renewedPartOfLivelihoodSupport;
  const mine = (group: AnswerValue | undefined): GroupEntry[] =>
    entriesOf(group)
      .filter(({ values }) => values['who'] !== 'partner')
      .map(({ id, values }) => ({
        id,
        values: Object.fromEntries(Object.entries(values).filter(([part]) => part !== 'who')),
      }));
  const said = renewalFrom(before, month, language, approved);
  const own = {
    ...said,
    lastIncomes: mine(said['lastIncomes']),
    lastAssets: mine(said['lastAssets']),
    lastCosts: mine(said['lastCosts']).filter(({ values }) => !commonCosts.some((cost) => cost === values['type'])),
  };
  const factsIn = entriesOf(said['factsIn']).map(({ id, values }) => ({ id, values: askedIn(form, values) }));
  return { ...askedIn(form, own), factsIn };
}

/** Of what was told, what a form asks or shows. */
function askedIn<T>(form: Form, told: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(told).filter(([id]) => placeOf(form, id) !== undefined));
}

/** What stands of how one is reached and paid, and of whom one lives with. */
const you = [
  ...['phone', 'notifyBy', 'email', 'interpreter', 'interpreterLanguage', 'meetingNeeds', 'payTo', 'account'],
  ...['civilStatus', 'partnerName', 'partnerNumber'],
];
const contact = ['interpreter', 'interpreterLanguage', 'meetingNeeds'];
const payment = ['payTo', 'account'];

/**
 * The answers that an application for an extra cost, or a partner's part of one, begins with, from what she told last of herself.
 * `month` is YYYY-MM.
 */
export function extraCostFrom(before: Answers, month: string, language: Language, { form }: Applied): Answers {
  const kept = only(askedIn(form, before), you);
  const factsIn = tongues.map((id) => ({ id, values: askedIn(form, factsFrom(before, id)) }));
  // Whoever has never told where money is to go is asked for all of it.
  const contactKnown: Answers = before['payTo'] === undefined ? {} : { contactKnown: 'yes' };
  return inWords({ ...kept, ...contactKnown, month, factsIn }, language);
}

/**
 * What was told before, with contact and account as they were said last, the latest first: in whichever application, and not where
 * nothing was to be changed. An account that does not count stands nowhere.
 */
export function withContactSaid(
  before: Answers,
  sent: readonly { formId: string; answers: Answers; counts: boolean }[],
): Answers {
  const said = sent.filter(({ formId, answers }) => {
    const { form } = appliedByForm(formId);
    const place = placeOf(form, 'payTo');
    return place !== undefined && visibility(form, answers).field(place.field);
  });
  return {
    ...without(before, [...contact, ...payment]),
    ...only(said[0]?.answers ?? before, contact),
    ...only(said.find(({ counts }) => counts)?.answers ?? before, payment),
  };
}

/** Which version a draft is when this has been saved of it. A save that changes nothing is none, so that no page becomes old by it. */
export function versionAfter(row: { version: number; draft: Draft }, draft: Draft): number {
  return row.version + (isDeepStrictEqual(draft, row.draft) ? 0 : 1);
}

/** What a renewal turned out to be a new application for: other people in the household. What was answered stands. */
export function newFromRenewal(answers: Answers): Answers {
  const before = [
    'familyBefore',
    'housingBefore',
    'contactBefore',
    'planningBefore',
    'workBefore',
    'partnerPlanningBefore',
    'factsIn',
  ];
  return without(asFirst(answers), ['civilStatus', 'partnerName', 'partnerNumber', 'applyTogether', ...before]);
}

/** The answers of a renewal as a first application would have them: every sum as it is now. */
export function asFirst(answers: Answers): Answers {
  const incomes = incomesOf(answers).map(asEntry('specification'));
  const costs = costsOf(answers).map(asEntry('otherWhat'));
  const assets = ownedIn(answers);
  return {
    // The lines of last time are among the others now: in both places they would be counted twice.
    ...without(answers, ['lastIncomes', 'lastAssets', 'lastCosts']),
    ...(incomes.length > 0 ? { hasIncomes: 'yes', incomes } : {}),
    ...(assets.length > 0 ? { hasAssets: 'yes', assets } : {}),
    ...(costs.length > 0 ? { hasCosts: 'yes', costs } : {}),
  };
}

const asEntry =
  (about: string) =>
  ({ id, type, words, ore, who, date }: Line): GroupEntry => ({
    id,
    values: {
      type,
      amount: ore,
      ...(words === '' ? {} : { [about]: words }),
      ...(who === null ? {} : { who }),
      ...(date === null ? {} : { date }),
    },
  });

// ── The sum ───────────────────────────────────────────────────────────────────────────────────────────────────────

export type Proposal =
  | {
      kind: 'calculated';
      calculation: Calculation;
      /** Children whom the parents may not have to support any more. */
      leftOut: number;
      /** The incomes came in more months than one, and all are counted. */
      severalMonths: boolean;
      /** Somebody has earned wages, of which not all may count. */
      earned: boolean;
      /** More live in the home than it is applied for. */
      others: boolean;
    }
  | { kind: 'noNorm'; month: string };

/**
 * What the answers come to, if all is judged as it stands; undefined while too little is answered, and for an extra cost.
 * A partner who fills in a part of her own is counted, but not what she has not told yet. `part`: what she has told, which is only
 * for the unit to add to the first one's: from a sum of both, each could work out what the other has.
 */
export function proposalFrom(
  { answers }: Pick<Draft, 'answers'>,
  { type }: Applied,
  practice: Practice,
  part: Answers = {},
): Proposal | undefined {
  const { month, civilStatus } = answers;
  if (type === 'SUPPLEMENTARY' || isPartType(type) || typeof month !== 'string' || civilStatus === undefined)
    return undefined;
  const children = answers['hasChildren'] === 'yes' ? entriesOf(answers['children']) : [];
  const adults = civilStatus === 'cohabiting' ? [{}, {}] : [{}];
  const persons = answers['personsInHome'];
  const incomes = [...incomesOf(answers), ...incomesOf(part).map((income): Line => ({ ...income, who: 'partner' }))];
  const counted = children.flatMap(({ values }): Child[] => {
    const bornOn = birthDay(values['number']);
    if (bornOn === undefined) return [];
    const { residence, daysInHome, school } = values;
    return [
      {
        age: { bornOn },
        lunchElsewhere: values['lunch'] === 'yes',
        inSchool: typeof school === 'string' && school !== '',
        ...(residence === 'part' && typeof daysInHome === 'number' ? { days: daysInHome } : {}),
      },
    ];
  });
  const reckon = (supported: readonly Child[]) =>
    calculate(
      {
        month,
        adults,
        children: supported,
        others: typeof persons === 'number' ? Math.max(0, persons - adults.length - supported.length) : 0,
        costs: [...costsOf(answers), ...costsOf({ hasCosts: 'no', ...part })].flatMap(({ type: kind, ore }) =>
          isCostKind(kind) ? [{ kind, ore }] : [],
        ),
        incomes: incomes.map(({ type: kind, ore, who, date }) => ({
          kind: isIncomeKind(kind) ? kind : 'other',
          person: who === 'partner' ? 'partner' : 'applicant',
          ore,
          ...(date === null ? {} : { month: date.slice(0, 7) }),
        })),
        assets: [...assetsOf(answers), ...assetsOf(part)].map((ore) => ({ ore })),
      },
      practice,
    );
  const whole = reckon(counted);
  const grown = whole.kind === 'faults' ? whole.faults.filter(({ what }) => notSupported.includes(what)) : [];
  const supported = counted.filter((_, at) => !grown.some((fault) => fault.at === `children.${String(at)}`));
  const outcome = grown.length > 0 ? reckon(supported) : whole;
  if (outcome.kind === 'faults') return undefined;
  if (outcome.kind === 'noNorm') return outcome;
  const months = new Set(incomes.flatMap(({ date }) => date?.slice(0, 7) ?? []));
  return {
    kind: 'calculated',
    calculation: outcome,
    leftOut: counted.length - supported.length,
    severalMonths: months.size > 1,
    earned: incomes.some(({ type: kind }) => kind === 'salary'),
    others: typeof persons === 'number' && persons > adults.length + supported.length,
  };
}

const notSupported: readonly InputFault['what'][] = ['notSupported', 'tooOld'];

/** What there is in accounts and of value, in öre. Below nought is a debt to the bank, and no asset. */
function assetsOf(answers: Answers): number[] {
  const owned = ownedIn(answers).map(({ values }) => values['value']);
  const balance = answers['hasMoney'] === 'no' ? 0 : answers['balance'];
  return [balance, ...owned].filter((ore): ore is number => typeof ore === 'number' && ore > 0);
}

const moneyOfMonth = ['lastIncomes', 'hasIncomes', 'incomes', 'lastCosts', 'hasCosts', 'costs'];

/** Whether a month's incomes and costs are answered, so that what they come to is worth saying before the rest is. */
export function isReckonable(form: Form, draft: Draft): boolean {
  return allPages(form)
    .filter(({ fields }) => fields.some(({ id }) => moneyOfMonth.includes(id)))
    .every((page) => missingOn(form, page, draft).length === 0);
}

/** Whether the month that is applied for is over today (YYYY-MM-DD). */
export function isPast(draft: Draft, today: string): boolean {
  const month = monthOf(draft);
  return month !== null && month.slice(0, 7) < today.slice(0, 7);
}

/** How what is paid for the home agrees with what is applied for, in öre; undefined when it does, or is not known. */
export function rentBeside(answers: Answers, { type }: Applied): { home: number; applied: number } | undefined {
  const rent = rentOf(answers);
  if ((type !== 'NEW' && type !== 'RENEWAL') || rent === 0) return undefined;
  // Nothing is said of what has not been asked yet, nor to one who manages the rent herself.
  if (answers['hasCosts'] === undefined || otherSupportIn(answers) !== undefined) return undefined;
  const applied = costsOf(answers).reduce((sum, { type: kind, ore }) => sum + (kind === 'rent' ? ore : 0), 0);
  return applied === rent ? undefined : { home: rent, applied };
}

/**
 * What seems not to go together in what one has answered of work and wages: `noWage`, one works and has told of no wage; `noWork`, one
 * has had a wage and does not say that one works. Either may be right, and nothing is said before both are answered.
 */
export function contradictionIn(answers: Answers): 'noWage' | 'noWork' | undefined {
  const { planning, hasIncomes } = answers;
  if (!Array.isArray(planning) || planning.length === 0 || typeof hasIncomes !== 'string') return undefined;
  const earns = incomesOf(answers).some(({ type, who }) => type === 'salary' && who !== 'partner');
  const works = includes(planning, 'work');
  return works === earns ? undefined : works ? 'noWage' : 'noWork';
}

/** What is applied for instead of the cost of living, in the applicant's words; undefined when that is what it is. */
export function otherSupportIn({ supportFor, otherSupport }: Answers): string | undefined {
  if (supportFor !== 'other') return undefined;
  return typeof otherSupport === 'string' ? otherSupport : '';
}

/** What is paid for the home in a month, in öre. */
function rentOf({ rent, paysRent, housingForm }: Answers): number {
  return typeof rent === 'number' && paysRent !== 'no' && housingForm !== 'none' ? rent : 0;
}

const isCostKind = (kind: string): kind is CostKind => costKinds.some((one) => one === kind);
const isIncomeKind = (kind: string): kind is IncomeKind => incomeKinds.some((one) => one === kind);

/** YYYY-MM-DD of a number of eight or twelve digits; a coordination number has 60 added to its day. */
function birthDay(number: SimpleValue | undefined): string | undefined {
  if (typeof number !== 'string' || !/^\d{8}/.test(number)) return undefined;
  const day = Number(number.slice(6, 8));
  return `${number.slice(0, 4)}-${number.slice(4, 6)}-${String(day > 60 ? day - 60 : day).padStart(2, '0')}`;
}

// ── Evidence ──────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Puts there what the answers call for: which papers, line by line. How each reaches us is kept when the line stands.
 * In a renewal only what is new or changed is asked for.
 */
function withEvidence(draft: Draft, { type, words }: Applied, { language, municipality }: Known): Draft {
  const answers = inWords(draft.answers, language);
  const { evidence: t, form: common } = text[language];
  const called = evidenceFor(answers, type, words(language), t);
  const until = keptUntil(answers['month'], type, municipality.livelihoodSupport);
  const isKept = ({ paper }: Paper) =>
    until !== undefined && municipality.livelihoodSupport.randomChecks.papers.includes(paper);
  const kept = called.filter(isKept);
  const needed = called.filter((paper) => !isKept(paper));
  const keep: Answers =
    until === undefined || kept.length === 0
      ? {}
      : { keep: [t.keepUntil(common.date(until)), ...kept.map(({ what }) => what)].join('\n') };
  const rest = without(answers, ['needsEvidence', 'keep', 'evidenceAside']);
  // What is attached goes along, whatever became of the line that it was for: it falls away by being taken away.
  const asks = called.length > 0 || filesOf(answers, 'attachments').length > 0;
  return {
    ...draft,
    answers: { ...rest, ...withPapers(answers, needed), ...keep, ...(asks ? { needsEvidence: 'yes' } : {}) },
  };
}

/**
 * The papers that are called for, each with how it reaches us. What was answered of the others is laid aside, where no form asks
 * and nothing is sent from, until their line stands again.
 */
function withPapers(answers: Answers, papers: readonly Pick<Paper, 'id' | 'what'>[]): Answers {
  const before = ['evidence', 'evidenceAside'].flatMap((id) => entriesOf(own(answers, id)));
  const evidence = papers.map(({ id, what }): GroupEntry => ({
    id,
    values: { ...before.find((entry) => entry.id === id)?.values, what },
  }));
  const aside = before.flatMap(({ id, values: { answer } }): GroupEntry[] =>
    typeof answer !== 'string' || papers.some((paper) => paper.id === id) ? [] : [{ id, values: { answer } }],
  );
  return { evidence, ...(aside.length > 0 ? { evidenceAside: aside } : {}) };
}

/** A paper that was to come, by its place among those that were asked for. `here`: she has said that it comes along. */
export type PaperToCome = { place: number; what: string; how: 'here' | 'later' };

/**
 * The papers that somebody has said she sends and that no file came with, from answers to what was asked: `later`, and `here` when
 * nothing at all is attached. Which paper a file is of is not known until it is sent by itself.
 */
export function papersToCome(answers: Answers): PaperToCome[] {
  const attached = filesOf(answers, 'attachments').length > 0;
  const papers = entriesOf(own(answers, 'evidence')).flatMap(({ values: { answer, what } }, place): PaperToCome[] =>
    typeof what === 'string' && (answer === 'later' || (answer === 'here' && !attached))
      ? [{ place, what, how: answer }]
      : [],
  );
  // Those that she thinks are sent come first.
  return papers.toSorted((a, b) => a.how.localeCompare(b.how));
}

type Paper = { id: string; paper: PaperKind; what: string };

/**
 * The last day (YYYY-MM-DD) that papers are kept instead of sent, where the municipality checks such applications at random.
 * A partner sends hers the first time as in a first application, and after that keeps them as in a renewal.
 */
function keptUntil(
  month: AnswerValue | undefined,
  type: Applied['type'],
  { randomChecks }: Practice,
): string | undefined {
  const like = type === 'PART_RENEWAL' ? 'RENEWAL' : type;
  if (typeof month !== 'string' || !randomChecks.applications.some((one) => one === like)) return undefined;
  return addDays(`${monthOfNumber(numberOfMonth(month) + randomChecks.keepMonths + 1)}-01`, -1);
}

function evidenceFor(answers: Answers, type: Applied['type'], words: Words, t: EvidenceText): Paper[] {
  const named = (path: string, one: Line) =>
    [optionLabel(words, path, one.type), one.words, words.common.money(one.ore)]
      .filter((part) => part !== '')
      .join(', ');
  const incomes = incomesOf(answers).filter((one) => one.isNews);
  const costs = costsOf(answers).filter((one) => one.isNews);
  const moved = type === 'NEW' ? answers['housingForm'] !== 'none' : answers['homeChanged'] === 'yes';
  // Whoever applies only for something else manages the rent herself.
  const other = type === 'NEW' && otherSupportIn(answers) !== undefined;
  // The paper on a home that is rented shows its rent too.
  const home =
    !other &&
    type !== 'SUPPLEMENTARY' &&
    moved &&
    rented.includes(answers['housingForm']) &&
    answers['paysRent'] !== 'no';
  return [
    ...(type === 'NEW' || type === 'PART'
      ? [{ id: 'statements', paper: 'statements' as const, what: t.statements }]
      : []),
    ...(home ? [{ id: 'home', paper: 'home' as const, what: t.home }] : []),
    ...(other ? [{ id: 'other', paper: 'cost' as const, what: t.otherSupport }] : []),
    ...incomes
      .filter((one) => shownByPaper.includes(one.type))
      .map((one) => ({ id: incomeId(one.id), paper: 'income' as const, what: t.income(named('incomes.type', one)) })),
    ...costs
      .filter((one) => one.type !== 'rent' || (!home && !other))
      .map((one) => ({ id: costId(one.id), paper: 'cost' as const, what: t.cost(named('costs.type', one)) })),
    // Whoever was on sick leave last time as well has shown it then.
    ...(answers['sickCertificate'] === 'yes' &&
    includes(answers['planning'], 'sick') &&
    (!isAgain(type) || answers['planningChanged'] === 'yes')
      ? [{ id: 'certificate', paper: 'certificate' as const, what: t.certificate }]
      : []),
  ];
}
const rented: unknown[] = ['rental', 'sublet', 'lodger', 'rentedHouse'];
/** Incomes that come with a paper of their own; the others are seen in the bank statement. */
const shownByPaper = ['salary', 'benefit', 'occupationalPension', 'maintenance', 'otherMunicipality'];

function only(answers: Answers, ids: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => ids.includes(id)));
}

function without<T>(record: Readonly<Record<string, T>>, ids: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([id]) => !ids.includes(id)));
}

function includes(value: AnswerValue | undefined, item: string): boolean {
  return Array.isArray(value) && value.some((one) => one === item);
}

/** The first day of the month that is applied for; null when the form has no such question. */
export function monthOf(draft: Draft): string | null {
  const { month } = draft.answers;
  return typeof month === 'string' && /^\d{4}-\d{2}$/.test(month) ? `${month}-01` : null;
}

/** No food, no roof, no power: goes first in the queue. */
export function isAcute(draft: Draft): boolean {
  const { urgent } = draft.answers;
  return urgent === true || urgent === 'yes';
}

/** How the person asked to be reached in the application. */
export function contactFrom(draft: Draft): {
  phone: string | null;
  email: string | null;
  notifyBy: ('sms' | 'email')[];
} {
  const { phone, email, notifyBy } = draft.answers;
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  return {
    phone: text(phone),
    email: text(email),
    notifyBy: notifyBy === 'sms' || notifyBy === 'email' ? [notifyBy] : [],
  };
}

/** What a citizen downloads to show that she confirmed: how to read it, the words, and the evidence. */
export const proofShape = z.object({
  about: z.array(z.string()).optional(),
  words: z.string(),
  evidence: evidenceShape,
});

/** Whether the municipality has persons with protected identity apply by themselves. When it is not known, they do not. */
export function mayApplyHere(
  { protection }: { protection: 'none' | 'protected' | 'unknown' },
  { protectedApplyHere }: { protectedApplyHere: boolean },
): boolean {
  return protectedApplyHere || protection === 'none';
}

/** Whether it is a guardian's to apply for: livelihood support until one is of age, support under LSS until one is 15 (8 §). */
export function isTooYoung(kind: CaseKind, person: { personalNumber: string }, today: string): boolean {
  return ageOn(person.personalNumber, today) < (kind === 'lss' ? ages.ownVoice : ages.livelihoodSupport);
}

// ── LSS ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export function lssTypeFrom(asked: string | undefined): LssType {
  return lssTypes.find((type) => type === asked) ?? 'FIRST';
}

/** What is put among the answers, besides what was answered: from the answers, the day (YYYY-MM-DD) and the municipality. */
export type Known = {
  language: Language;
  today: string;
  municipality: Pick<Municipality, 'features' | 'links' | 'livelihoodSupport' | 'insuranceAgency'>;
};

/** Puts among the answers what follows from them, or from where and when they are given. */
export function withKnown(draft: Draft, applied: Applied, known: Known): Draft {
  return applied.kind === 'lss' ? withLssKnown(draft, applied, known) : withEvidence(draft, applied, known);
}

function withLssKnown(draft: Draft, { form }: Applied, { language, today, municipality }: Known): Draft {
  const { answers } = draft;
  const t = lssText[language];
  const number = answers['principalNumber'];
  const wholeNumber = typeof number === 'string' && /^\d{12}$/.test(number);
  const suggested = suggestionsFor(answers).map(({ measure, because }) =>
    t.suggestion(measureWords[language][measure].name, because.map((reason) => t.reasons[reason]).join(', ')),
  );
  const { region } = municipality.links;
  const agency = municipality.insuranceAgency;
  const here = municipality.features.municipalityHandlesCounselling;
  const papers = lssEvidence(answers).map((id) => ({ id, what: t.evidence[id] }));
  const known: Answers = {
    ...(wholeNumber ? { principalAge: ageGroup(ageOn(number, today)) } : {}),
    ...(suggested.length > 0 ? { suggestions: suggested.join('\n') } : {}),
    allowanceAt: t.allowanceAt(agency.name[tongueOf(language)], agency.url, agency.number),
    ...(here ? { counsellingHere: 'yes' } : { counsellingAt: t.counsellingAt(region.name[language], region.url) }),
  };
  const put = Object.entries(known).filter(([id]) => placeOf(form, id) !== undefined);
  const asked = placeOf(form, 'evidence') ? withPapers(answers, papers) : {};
  return { ...draft, answers: { ...without(answers, lssKnown), ...Object.fromEntries(put), ...asked } };
}
const lssKnown = [
  ...['allowanceAt', 'principalAge', 'suggestions', 'counsellingAt', 'counsellingHere'],
  ...['evidence', 'evidenceAside'],
];

/** How many requests of one form a person may have begun and not sent. */
export const draftsOfForm = 5;

/** How she who sends it is reached is hers, whomever it is for and whoever helps her. */
export const contactPages: readonly string[] = ['contact'];
/** Pages that only she whose draft it is answers: how she is reached, and whom it is about. */
const ownersPages: readonly string[] = [...contactPages, 'concerns', 'principal', 'basis', 'mandate'];
export const isOwnersPage = ({ id }: Pick<Page, 'id'>): boolean => ownersPages.includes(id);

/** What a renewal tells of how she is reached, and asks about it, on a page with other questions. */
const contactTold = 'contactBefore';
const contactAsked = 'contactChanged';

const helpersForms = new WeakMap<Form, Form>();
/** A form without what one who helps does not see. */
export function formForHelper(form: Form): Form {
  const known = helpersForms.get(form);
  if (known) return known;
  const sections = form.sections
    .map((section) => ({
      ...section,
      pages: section.pages
        .filter(({ id }) => !contactPages.includes(id))
        .map((page) => ({
          ...page,
          fields: page.fields.filter(({ id }) => id !== contactTold && id !== contactAsked),
        })),
    }))
    .filter(({ pages }) => pages.length > 0);
  const made: Form = { ...form, sections };
  helpersForms.set(form, made);
  return made;
}

const fieldsOn = (form: Form, isOn: (page: Page) => boolean): string[] =>
  allPages(form)
    .filter(isOn)
    .flatMap(({ fields }) => fields.map(({ id }) => id));

/** What one who helps reads of a draft: all but how its owner is reached. */
export function draftForHelper({ answers, raw }: Draft, form: Form): Draft {
  const left = [...fieldsOn(form, ({ id }) => contactPages.includes(id)), contactTold, contactAsked];
  const seen = <T>(record: Readonly<Record<string, T>>) =>
    Object.fromEntries(
      Object.entries(record).filter(([name]) => !left.some((id) => name === id || name.startsWith(`${id}.`))),
    );
  return { answers: seen(answers), raw: seen(raw) };
}

/** Whether two drafts say the same of what only the owner answers. */
export function sayTheSameOfOwner(one: Draft, other: Draft, form: Form): boolean {
  const ids = [...fieldsOn(form, isOwnersPage), contactAsked];
  const said = ({ answers, raw }: Draft) =>
    canonicalJson([answers, raw].map((record) => ids.map((id) => own<unknown>(record, id) ?? null)));
  return said(one) === said(other);
}

/** Whom a draft is about, for the one with whom it is shared: `me`, or the number of another; undefined until it is said. */
export function sharedAbout(draft: Draft, { kind }: Applied): string | undefined {
  return kind === 'lss' ? whomOf(draft) : 'me';
}

/** The questions that are answered otherwise in the later of two drafts, by their ids. What the portal has put there is nobody's answer. */
export function answeredOtherwise(before: Draft, after: Draft, { form, words }: Applied): string[] {
  const isPut = (field: Field, path: string) =>
    field.kind === 'group'
      ? field.fields.find(({ id }) => path.endsWith(`.${id}`))?.fixed === true
      : field.fixed === true;
  return allPages(form).flatMap((page) => {
    const found = differences(page, before, after, words('sv'));
    return page.fields
      .filter((field) =>
        field.kind === 'file'
          ? filesOf(before.answers, field.id).join() !== filesOf(after.answers, field.id).join()
          : found.some(({ path }) => (path === field.id || path.startsWith(`${field.id}.`)) && !isPut(field, path)),
      )
      .map(({ id }) => id);
  });
}

/** For whom a draft is, once it is stated: oneself, or the number of another; undefined until then. */
export function whomOf({ answers }: Draft): string | undefined {
  const { concerns, principalNumber: number } = answers;
  if (concerns === 'me') return 'me';
  return concerns !== undefined && typeof number === 'string' && /^\d{12}$/.test(number) ? number : undefined;
}

export type AgeGroup = 'under15' | 'from15' | 'adult';
export function ageGroup(age: number): AgeGroup {
  return age < ages.ownVoice ? 'under15' : age < 18 ? 'from15' : 'adult';
}

/** What somebody has said is hard, as a suggestion refers to it: the question and the answer to it. */
export type Reason = keyof (typeof lssText)['sv']['reasons'];

/**
 * Which answers speak for which measure (9 § 2–10 LSS). A suggestion is a help to choose and never a gate: whoever asks for
 * something else has it examined just the same, and personkrets and age are the caseworker's to judge.
 */
const speaksFor: Readonly<Record<Measure, readonly Reason[]>> = {
  assistance: [
    'homeHard.hygiene',
    'homeHard.clothes',
    'homeHard.meals',
    'communicationHard.speaking',
    'nightHard.help',
  ],
  companion: ['aroundHard.goingOut', 'aroundHard.findingTheWay', 'aroundHard.errands', 'freeTimeHard.activities'],
  contactPerson: ['freeTimeHard.lonely'],
  relief: ['homeHard.rest', 'nightHard.family'],
  shortStay: ['homeHard.rest', 'nightHard.family', 'freeTimeHard.change'],
  afterSchool: ['daysHard.beforeAndAfter'],
  youthHome: ['homeHard.otherHome'],
  adultHome: ['homeHard.otherHome', 'homeHard.alone', 'nightHard.near'],
  dailyActivities: ['daysHard.nothingToDo', 'daysHard.work'],
};

/** The measures that may help, in the order of the law, each with what was answered that speaks for it. */
export function suggestionsFor(answers: Answers): { measure: Measure; because: Reason[] }[] {
  const child = answers['concerns'] === 'child';
  const pupil = child || ['beforeAndAfter', 'school'].some((one) => includes(own(answers, 'daysHard'), one));
  return measures
    .filter((measure) => (measure === 'youthHome' ? pupil : !child || !forAdults.includes(measure)))
    .map((measure) => ({
      measure,
      because: speaksFor[measure].filter((reason) => {
        const [question = '', answer = ''] = reason.split('.');
        return includes(own(answers, question), answer);
      }),
    }))
    .filter(({ because }) => because.length > 0);
}
const forAdults: readonly Measure[] = ['adultHome', 'dailyActivities'];

/** The papers that what is asked for usually needs. Whoever has support under LSS has shown diagnosis and duration before. */
export function lssEvidence(answers: Answers): LssPaper[] {
  const asks = (measure: Measure) => includes(answers['measures'], measure);
  const known = includes(answers['supportNow'], 'lss');
  const papers: [LssPaper, boolean][] = [
    ['diagnosis', !known],
    [
      'psychologist',
      !known && (asks('dailyActivities') || answers['group'] === 'first' || answers['group'] === 'second'),
    ],
    ['dailyLife', asks('assistance') || asks('adultHome') || asks('youthHome')],
    ['insuranceAgency', asks('assistance') && ['granted', 'applied'].some((one) => one === answers['insuranceAgency'])],
    ['schoolTimes', asks('afterSchool')],
  ];
  return papers.filter(([, needed]) => needed).map(([paper]) => paper);
}
export type LssPaper = keyof (typeof lssText)['sv']['evidence'];

/**
 * Whether the one it is about may have a right to assistance allowance, as it is answered, and has neither got nor applied for it:
 * more than twenty hours a week of basic needs (socialförsäkringsbalken 51 kap. 3 §). The municipality then tells
 * Försäkringskassan (LSS 15 § 8).
 */
export function mayHaveAllowance(answers: Answers): boolean {
  const { basicHours, insuranceAgency } = answers;
  const hasAsked = insuranceAgency === 'granted' || insuranceAgency === 'applied';
  return includes(answers['measures'], 'assistance') && basicHours === 'over20' && !hasAsked;
}

/** Whether a child that is told of is born on the same day as the one with this number, or before. */
export function bornBefore(answers: Answers, number: string | undefined): boolean {
  if (number === undefined) return false;
  return entriesOf(own(answers, 'children')).some(({ values }) => {
    const child = own(values, 'number');
    return typeof child === 'string' && child !== '' && bornOn(child) <= bornOn(number);
  });
}

/** Of a request for somebody else: who she is, as stated, and by what right it is made. */
export type Principal = { name: string; number: string; basis: Basis; until: string | undefined };

/** For whom a request is made, when it is not for oneself; undefined when it is, or her number is not whole. */
export function principalIn({ answers }: Draft, { kind, form }: Applied): Principal | undefined {
  const said = (id: string) => {
    const place = placeOf(form, id);
    const value = own(answers, id);
    return place && typeof value === 'string' && visibility(form, answers).field(place.field)
      ? value.trim()
      : undefined;
  };
  const number = said('principalNumber');
  if (kind !== 'lss' || number === undefined || !/^\d{12}$/.test(number)) return undefined;
  const basis = answers['concerns'] === 'child' ? 'CUSTODIAN' : bases[said('basis') ?? ''];
  return basis && { name: said('principalName') ?? '', number, basis, until: said('mandateUntil') };
}

/**
 * Of a request that a guardian makes for a child: how it is with the child's other guardian, as stated. `asked` comes with her
 * name and number. Undefined when the request is no guardian's.
 */
export type OtherGuardian =
  { answer: 'asked'; name: string; number: string } | { answer: 'sole' | 'unreachable' | 'refuses' | 'protected' };
export function otherGuardianIn(draft: Draft, applied: Applied): OtherGuardian | undefined {
  if (principalIn(draft, applied)?.basis !== 'CUSTODIAN') return undefined;
  const { otherGuardian: answer, otherGuardianName: name, otherGuardianNumber: number } = draft.answers;
  if (answer === 'sole' || answer === 'unreachable' || answer === 'refuses' || answer === 'protected')
    return { answer };
  if (answer !== 'asked' || typeof number !== 'string' || !/^\d{12}$/.test(number)) return undefined;
  return { answer, name: typeof name === 'string' ? name.trim() : '', number };
}

const bases: Readonly<Record<string, Basis>> = {
  specialRepresentative: 'SPECIAL_REPRESENTATIVE',
  trustee: 'TRUSTEE',
  legalGuardian: 'LEGAL_GUARDIAN',
  lastingPower: 'LASTING_POWER',
  agent: 'AGENT',
};

/**
 * Why a request cannot be sent as it is answered: a young person who can take a stand asks herself (LSS 8 §), or the mandate is
 * none today (YYYY-MM-DD).
 */
export type Stop = 'young' | 'adult' | 'child' | 'past';
/** In easy-read one thing is asked at a time, in the forms that are written in it. */
export function asksOneAtATime(form: Form, language: Language): boolean {
  return language === 'easy' && appliedByForm(form.id).kind === 'lss';
}

export function stopOf(draft: Draft, applied: Applied, today: string): Stop | undefined {
  const { answers } = draft;
  const { kind, form } = applied;
  if (kind !== 'lss') return undefined;
  const young = placeOf(form, 'youngCannotDecide');
  if (young && answers['youngCannotDecide'] === 'no' && visibility(form, answers).field(young.field)) return 'young';
  const principal = principalIn(draft, applied);
  const fault = principal && claimFault(principal, [], today);
  return fault === 'own' ? undefined : fault;
}
