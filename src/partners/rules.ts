import { z } from 'zod';
import { readingContext } from '../applications/text.ts';
import { commonCosts } from '../applications/forms/livelihood-support-partner.form.ts';
import { addDays, daysBetween } from '../platform/days.ts';
import type { AnswerValue, Answers, Form } from '../platform/forms/form.ts';
import { entriesOf, own } from '../platform/forms/form.ts';
import { type SummaryRow, summarise } from '../platform/forms/summary.ts';
import { parseValue } from '../platform/forms/values.ts';
import type { Words } from '../platform/forms/words.ts';
import { kept } from '../platform/kept.ts';
import { type Language, tongues } from '../platform/language.ts';

/** As what somebody is asked for a part of another's case: her partner in a household, or the child's other guardian. */
export const roles = ['partner', 'guardian'] as const;
export type Role = (typeof roles)[number];

/**
 * How a partner's part stands. `lapsed`: the last day has passed and the unit goes on without it, but it is taken in as long
 * as the case is open. `ended`: the unit has ended that the two apply together. `closed`: the case came to an end before it.
 */
export const partnerStates = [
  'invited',
  'begun',
  'signed',
  'returned',
  'declined',
  'lapsed',
  'ended',
  'closed',
] as const;
export type PartnerState = (typeof partnerStates)[number];
/**
 * How it stands with a child's other guardian besides, as the first has stated or the unit noted: there is none, she cannot be
 * reached, does not want to, must not be contacted, or has signed and is not the child's guardian. One who cannot be reached may turn up as long as the case is open.
 */
export const guardianStates = [
  ...(['invited', 'begun', 'signed', 'declined', 'lapsed', 'closed'] as const),
  ...(['sole', 'unreachable', 'unwilling', 'protected', 'refused'] as const),
] as const;
export type GuardianState = (typeof guardianStates)[number];
export type PartState = PartnerState | GuardianState;

/** States in which the part can be begun, filled in and sent. */
const openParts: readonly PartState[] = ['invited', 'begun', 'lapsed', 'unreachable'];
export function canBeSent(state: PartState): boolean {
  return openParts.includes(state);
}

/** The same, and a guardian who has said no: she may change her mind as long as the case is open. */
export function canBeSigned({ role, state }: { role: Role; state: PartState }): boolean {
  return canBeSent(state) || (role === 'guardian' && state === 'declined');
}

/** How many wrong numbers are taken from one who is asked, as the database counts them (`try_number`). */
export const mostWrongNumbers = 5;

/** What was typed as the number of the one whom a case is about, tidied, and the number when it is whole. */
export function readNumber(written: string, now: Date): { typed: string; number: string | undefined } {
  const typed = kept(written).slice(0, 40);
  const field = { kind: 'personalNumber', id: 'nummer', coordination: true } as const;
  const parsed = parseValue(field, () => [typed], readingContext(now));
  return { typed, number: parsed.kind === 'ok' && typeof parsed.value === 'string' ? parsed.value : undefined };
}

/** States in which the unit has not got the part, and might. */
const missingStates = ['invited', 'begun', 'returned', 'lapsed'] as const;
export type MissingState = (typeof missingStates)[number];
export function isMissing(state: PartState): state is MissingState {
  return missingStates.some((one) => one === state);
}

/** Whom an applicant wants to apply together with; undefined when she applies alone, or the number is not whole. */
export function partnerIn(answers: Answers): { name: string; number: string } | undefined {
  const number = numberOfPartner(answers);
  const name = own(answers, 'partnerName');
  if (number === undefined || own(answers, 'applyTogether') !== 'yes') return undefined;
  return { name: typeof name === 'string' ? name.trim() : '', number };
}

/** The number of the one whom an applicant lives with, whether they apply together or not; undefined when it is not whole. */
export function numberOfPartner(answers: Answers): string | undefined {
  const number = own(answers, 'partnerNumber');
  if (own(answers, 'civilStatus') !== 'cohabiting') return undefined;
  return typeof number === 'string' && /^\d{12}$/.test(number) ? number : undefined;
}

/** Days after which somebody is reminded, counted from the day the partner was asked. */
export const reminderDays: readonly number[] = [3, 7];

/** How many reminders there should have been by a day. */
export function remindersBy(askedOn: string, today: string): number {
  return reminderDays.filter((days) => daysBetween(askedOn, today) >= days).length;
}

/** The day of the next reminder; undefined when there is none before the last day. */
export function nextReminder(askedOn: string, lastDay: string, today: string): string | undefined {
  return reminderDays.map((days) => addDays(askedOn, days)).find((day) => day > today && day <= lastDay);
}

const fact = z.object({ label: z.string(), value: z.array(z.string()) });
const commonRow = fact.extend({
  entries: z.array(z.object({ title: z.string(), rows: z.array(fact) })).optional(),
});
export type CommonRow = z.infer<typeof commonRow>;

/** All that a partner is shown of the first application: what the two have in common, in words. */
export const commonShape = z.object({
  /** Who asks. */
  by: z.string(),
  /** The partner's name as the applicant wrote it: shown to her and to the unit. */
  partner: z.string(),
  /** Of a request for a child: what her other guardian is known by, which is compared and never shown. */
  child: z
    .object({
      number: z.string(),
      name: z.string(),
      /** The number of her who asks. */
      byNumber: z.string(),
      /** What is asked for, as the form's id. */
      form: z.string(),
      /** The measures that she has asked for by signing it, by their number: not known of requests from before it was kept. */
      items: z.array(z.number()).optional(),
    })
    .optional(),
  told: z.object({ sv: z.array(commonRow), en: z.array(commonRow) }),
});
export type Common = z.infer<typeof commonShape>;

/** Answers of the household. Everything that is not named here is the applicant's own. */
const commonFields: readonly string[] = [
  ...['month', 'supportFor', 'hasChildren', 'children'],
  ...['housingForm', 'address', 'personsInHome', 'rooms', 'paysRent', 'rent'],
  ...['hasCosts', 'costs'],
];
/** What is told of each child and each cost. */
const commonParts: Readonly<Record<string, readonly string[]>> = {
  children: ['name', 'residence', 'arrangement', 'daysInHome'],
  costs: ['type', 'amount', 'due'],
};

/**
 * What the two have in common, out of the first application's answers. `hideAddress`: one of them is protected, and where she
 * lives must not be read by anybody who says that they live together.
 */
export function commonOf(
  form: Form,
  answers: Answers,
  words: (language: Language) => Words,
  hideAddress: boolean,
): Common['told'] {
  const shared = Object.fromEntries(
    Object.entries(answers)
      .filter(([id]) => commonFields.includes(id) && !(hideAddress && id === 'address'))
      .map(([id, value]) => [id, sharedValue(id, value)]),
  );
  const rows = (language: Language) =>
    summarise(form, shared, words(language))
      .sections.flatMap((section) => section.rows)
      .filter((row) => commonFields.includes(row.field) && row.field !== 'hasCosts' && row.empty !== true)
      .map(commonRowOf);
  return Object.fromEntries(tongues.map((tongue) => [tongue, rows(tongue)])) as Common['told'];
}

function sharedValue(id: string, value: AnswerValue): AnswerValue {
  const parts = own(commonParts, id);
  if (parts === undefined) return value;
  return entriesOf(value)
    .filter((entry) => id !== 'costs' || commonCosts.some((cost) => cost === entry.values['type']))
    .map((entry) => ({
      ...entry,
      values: Object.fromEntries(Object.entries(entry.values).filter(([part]) => parts.includes(part))),
    }));
}

function commonRowOf(row: SummaryRow): CommonRow {
  const facts = (rows: readonly SummaryRow[]) =>
    rows.filter((one) => one.empty !== true).map(({ label, value }) => ({ label, value }));
  return {
    label: row.label,
    value: row.entries ? [] : row.value,
    ...(row.entries ? { entries: row.entries.map(({ title, rows }) => ({ title, rows: facts(rows) })) } : {}),
  };
}

/** The longest reason, correction or note, in characters. */
export const longestWords = 3000;

export type WordsProblem = 'empty' | 'tooLong';

/** What somebody wrote, tidied, and what is wrong with it. */
export function readWords(written: string, demanded: boolean): { words: string; problem: WordsProblem | undefined } {
  const words = kept(written.replace(/\r\n?/g, '\n').trim());
  if (words === '') return { words, problem: demanded ? 'empty' : undefined };
  return { words, problem: words.length > longestWords ? 'tooLong' : undefined };
}

/** What somebody tells the unit in confidence: how she can be reached unnoticed, and what she wants to say. */
export const noteShape = z.object({
  name: z.string(),
  personalNumber: z.string(),
  reach: z.string(),
  words: z.string(),
});
export type Note = z.infer<typeof noteShape>;
