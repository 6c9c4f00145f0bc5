import { z } from 'zod';
import { measures } from '../applications/forms/lss-request.form.ts';
import type { ApplicationType } from '../cases/rules.ts';
import type { PartyRight } from '../policy/policy.ts';
import { addDays, addMonths, daysBetween, readDay } from '../platform/days.ts';

/**
 * The measures of LSS 9 § by their number there. Number 1, counselling, is the region's unless the municipality has taken
 * it over (2 and 17 §§).
 */
export const measureItems = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
export type MeasureItem = (typeof measureItems)[number];

/** Whether one who reads of a measure may ask for something else of it: the person herself, or who may ask for her. */
export function mayAskAbout({ rights }: { rights: readonly PartyRight[] | null }): boolean {
  return rights === null || rights.includes('APPLY');
}

export function itemsHere(handlesCounselling: boolean): readonly MeasureItem[] {
  return handlesCounselling ? measureItems : measureItems.filter((item) => item !== 1);
}

/** What a measure is called in the forms; nothing for the region's. */
export function nameInForms(item: MeasureItem): (typeof measures)[number] | undefined {
  return measures[item - 2];
}

/** The measures that a request names, in the words of its form, by their number. */
export function askedItems(answers: Readonly<Record<string, unknown>>): { item: MeasureItem; extent: string }[] {
  const asked = answers['measures'];
  if (!Array.isArray(asked)) return [];
  return measures.flatMap((name, at) => {
    const item = measureItems[at + 1];
    const extent = answers[`${name}Extent`];
    return asked.includes(name) && item !== undefined
      ? [{ item, extent: typeof extent === 'string' ? extent : '' }]
      : [];
  });
}

/** What is decided of one measure: bifall, delvis bifall, avslag, avskrivning. */
export const measureOutcomes = ['GRANTED', 'PARTIALLY_GRANTED', 'REJECTED', 'WRITTEN_OFF'] as const;
export type MeasureOutcome = (typeof measureOutcomes)[number];

export const isGiven = (outcome: MeasureOutcome): boolean => outcome === 'GRANTED' || outcome === 'PARTIALLY_GRANTED';

/** One measure as it was decided. Frozen with its decision. Days are `YYYY-MM-DD`. */
export const MeasureDecision = z.object({
  item: z.literal(measureItems),
  outcome: z.enum(measureOutcomes),
  /** How much, in words: "20 timmar i månaden". */
  extent: z.string(),
  from: z.string().nullable(),
  until: z.string().nullable(),
  /** Why it has an end. */
  whyUntil: z.string(),
  /** The running measure that is prolonged, changed or ended; null when none is known here. */
  concerns: z.string().nullable().default(null),
  /** It is ended: `from` is the first day without it. */
  ends: z.boolean().default(false),
});
export type MeasureDecision = z.infer<typeof MeasureDecision>;

/** The same as it was typed, not checked. */
const box = z.string().default('');
export const TypedMeasure = z.object({
  item: box,
  outcome: box,
  extent: box,
  from: box,
  until: box,
  whyUntil: box,
  concerns: box,
});
export type TypedMeasure = z.infer<typeof TypedMeasure>;
export type MeasureFault =
  'item' | 'outcome' | 'extent' | 'from' | 'until' | 'order' | 'whyUntil' | 'long' | 'concerns' | 'otherItem' | 'twice';

/** How many measures a decision can be about, and the longest box, in characters. */
export const mostMeasures = 12;
const longestBox = 1000;

/** What is asked of a measure that one has already. */
const aboutRunning: readonly (ApplicationType | null)[] = ['CHANGE', 'EXTEND', 'END'];
export function isAboutRunning(type: ApplicationType | null): boolean {
  return aboutRunning.includes(type);
}

/** What is chosen in the form when what is decided is about no measure that is known here. */
export const noneHere = 'none';

/**
 * One measure as it was typed: what it says, or what is missing. Nothing where nothing was chosen or written. `running`: the
 * person's measures among which one is prolonged, changed or ended.
 */
export function readMeasure(
  typed: TypedMeasure,
  { type, running }: { type: ApplicationType | null; running: readonly { id: string; item: MeasureItem }[] },
): { measure: MeasureDecision } | { faults: { field: keyof TypedMeasure; fault: MeasureFault }[] } | undefined {
  if (Object.values(typed).every((one) => one.trim() === '')) return undefined;
  const item = measureItems.find((one) => String(one) === typed.item);
  const outcome = measureOutcomes.find((one) => one === typed.outcome);
  const given = outcome !== undefined && isGiven(outcome);
  const ends = type === 'END';
  const goesOn = given && !ends;
  const concerned = running.find(({ id }) => id === typed.concerns);
  const mustChoose = given && isAboutRunning(type) && running.length > 0;
  const [from, until] = [readDay(typed.from), readDay(typed.until)];
  const extent = typed.extent.trim();
  const whyUntil = typed.whyUntil.trim();
  const faults: { field: keyof TypedMeasure; fault: MeasureFault }[] = [
    ...(item === undefined ? [{ field: 'item' as const, fault: 'item' as const }] : []),
    ...(outcome === undefined ? [{ field: 'outcome' as const, fault: 'outcome' as const }] : []),
    ...(mustChoose && concerned === undefined && typed.concerns !== noneHere
      ? [{ field: 'concerns' as const, fault: 'concerns' as const }]
      : []),
    ...(mustChoose && concerned !== undefined && item !== undefined && concerned.item !== item
      ? [{ field: 'concerns' as const, fault: 'otherItem' as const }]
      : []),
    ...(goesOn && extent === '' ? [{ field: 'extent' as const, fault: 'extent' as const }] : []),
    ...(given && from === undefined ? [{ field: 'from' as const, fault: 'from' as const }] : []),
    ...(goesOn && typed.until.trim() !== '' && until === undefined
      ? [{ field: 'until' as const, fault: 'until' as const }]
      : []),
    ...(goesOn && from !== undefined && until !== undefined && until < from
      ? [{ field: 'until' as const, fault: 'order' as const }]
      : []),
    ...(goesOn && typed.until.trim() !== '' && whyUntil === ''
      ? [{ field: 'whyUntil' as const, fault: 'whyUntil' as const }]
      : []),
    ...(['extent', 'whyUntil'] as const)
      .filter((field) => typed[field].length > longestBox)
      .map((field) => ({ field, fault: 'long' as const })),
  ];
  if (faults.length > 0 || item === undefined || outcome === undefined) return { faults };
  const nothing = { item, outcome, extent: '', from: null, until: null, whyUntil: '', concerns: null, ends: false };
  if (!given) return { measure: nothing };
  const decided = { ...nothing, from: from ?? null, concerns: mustChoose ? (concerned?.id ?? null) : null };
  return {
    measure: ends
      ? { ...decided, ends }
      : { ...decided, extent, until: until ?? null, whyUntil: until === undefined ? '' : whyUntil },
  };
}

/** The outcome of a decision on one measure or several: written off when every one is. */
export function outcomeOf(outcomes: readonly MeasureOutcome[]): MeasureOutcome {
  const decided = outcomes.filter((one) => one !== 'WRITTEN_OFF');
  if (decided.length === 0) return 'WRITTEN_OFF';
  if (decided.every((one) => one === 'GRANTED')) return 'GRANTED';
  return decided.some(isGiven) ? 'PARTIALLY_GRANTED' : 'REJECTED';
}

/** Why a measure has not begun: told in brief in the report (LSS 28 f §). */
export const delays = ['place', 'staff', 'provider', 'declined', 'later', 'unreached', 'other'] as const;
export type Delay = (typeof delays)[number];

/** Who delivers, and what is said about a delay: sealed. */
export const Delivery = z.object({ provider: z.string(), contact: z.string(), why: z.string() });
export type Delivery = z.infer<typeof Delivery>;

/** The days of a measure, `YYYY-MM-DD`. */
export type MeasureDays = {
  grantedOn: string;
  validUntil: string | null;
  startedOn: string | null;
  interruptedOn: string | null;
  resumedOn: string | null;
  endedOn: string | null;
  /** The day from which another has taken its place, by a later decision. */
  replacedOn: string | null;
  /** Which one it took the place of. */
  replaces: string | null;
};

/** Months within which a decision is to be carried out before it is reported (LSS 28 f–h §§). */
const reportedAfterMonths = 3;

/** A time in which a granted measure was not given: since the decision, or since it was interrupted. */
export type Wait = {
  kind: 'notStarted' | 'interrupted';
  since: string;
  /** The last day of the three months; the day after it is to be reported. */
  lastDay: string;
  /** The day it began, or began again; null while it has not. */
  until: string | null;
};

/** The latest time of waiting of a measure: the one since the decision, or since it was interrupted last. */
export function waitOf({ grantedOn, startedOn, interruptedOn, resumedOn }: MeasureDays): Wait {
  const wait = (kind: Wait['kind'], since: string, until: string | null): Wait => ({
    kind,
    since,
    until,
    // Counted in months, the time ends on the day with the same number (lagen 1930:173 1 §).
    lastDay: addMonths(since, reportedAfterMonths),
  });
  if (startedOn === null || interruptedOn === null) return wait('notStarted', grantedOn, startedOn);
  return wait('interrupted', interruptedOn, resumedOn);
}

/** Whether, on a day, it should be given and is not: it has neither begun nor come to an end. */
function isOver({ validUntil, endedOn, replacedOn }: MeasureDays, day: string): boolean {
  return (
    (endedOn !== null && endedOn <= day) ||
    (replacedOn !== null && replacedOn <= day) ||
    (validUntil !== null && validUntil < day)
  );
}

/** It goes on without a pause from the decision before, and is given all the time. */
function hasGoneOn({ replaces, startedOn, interruptedOn }: MeasureDays): boolean {
  return replaces !== null && startedOn !== null && interruptedOn === null;
}

export type Standing = 'waits' | 'late' | 'given' | 'over';

/** How a measure stands on a day: it waits, has waited more than three months, is given, or is over. */
export function standingOn(measure: MeasureDays, day: string): Standing {
  if (isOver(measure, day)) return 'over';
  if (hasGoneOn(measure)) return 'given';
  const { until, lastDay } = waitOf(measure);
  if (until !== null && until <= day) return 'given';
  return day > lastDay ? 'late' : 'waits';
}

/** What goes along from a measure to the one that takes its place on `from`, decided on `today`. */
export function carriedOver(
  before: MeasureDays & { plannedOn: string | null; delay: Delay | null; delivery: Delivery },
  from: string,
  today: string,
): { startedOn: string | null; plannedOn: string | null; delay: Delay | null; delivery: Delivery } {
  const last = addDays(from, -1);
  const gap = before.validUntil !== null && before.validUntil < last;
  const given = !gap && standingOn(before, last < today ? last : today) === 'given';
  const { provider, contact, why } = before.delivery;
  return given
    ? { startedOn: from, plannedOn: null, delay: null, delivery: { provider, contact, why: '' } }
    : {
        startedOn: null,
        plannedOn: before.startedOn === null ? before.plannedOn : null,
        delay: before.delay,
        delivery: { provider, contact, why },
      };
}

/** What can be asked about a measure that one has. */
export const askedOfMeasures = ['EXTEND', 'CHANGE', 'END'] as const;
export type AskedOfMeasure = (typeof askedOfMeasures)[number];

/** Whether, on a day, it can be asked about a measure: it is not over or about to be, and of more time, it has an end. */
export function canBeAskedAbout(measure: MeasureDays, type: AskedOfMeasure, day: string): boolean {
  const goesOn = measure.endedOn === null && measure.replacedOn === null && !isOver(measure, day);
  return goesOn && (type !== 'EXTEND' || measure.validUntil !== null);
}

/** A quarter of a year, with its first and last day. */
export type Quarter = { name: string; from: string; to: string };

/** "2026-4"; undefined when it is none. */
export function readQuarter(value: unknown): Quarter | undefined {
  const parts = typeof value === 'string' ? /^(20\d{2})-([1-4])$/.exec(value) : null;
  if (!parts) return undefined;
  const from = `${parts[1] ?? ''}-${String(Number(parts[2]) * 3 - 2).padStart(2, '0')}-01`;
  return { name: parts[0], from, to: addDays(addMonths(from, 3), -1) };
}

export function quarterOf(day: string): Quarter {
  const name = `${day.slice(0, 4)}-${String(Math.ceil(Number(day.slice(5, 7)) / 3))}`;
  return readQuarter(name) ?? { name, from: day, to: day };
}

/** The quarter before, or after. */
export function quarterBeside({ from }: Quarter, quarters: number): Quarter {
  return quarterOf(addMonths(from, quarters * 3));
}

/**
 * Whether a measure belongs in a quarter's report: in the quarter, or by its end, the three months had passed and it was
 * not given (28 f §); or it was late, and began in the quarter (28 g §).
 * @param today nothing is reported of days to come
 */
export function isReported(measure: MeasureDays, quarter: Quarter, today: string): boolean {
  const { lastDay, until } = waitOf(measure);
  const end = today < quarter.to ? today : quarter.to;
  // What ended without having begun is no longer waited for.
  const stopped = [until, measure.endedOn, measure.replacedOn, measure.validUntil && addDays(measure.validUntil, 1)]
    .filter((one) => one !== null)
    .toSorted()
    .at(0);
  const late = !hasGoneOn(measure) && end > lastDay && (stopped === undefined || stopped > lastDay);
  return late && (stopped === undefined || stopped >= quarter.from);
}

/** Days from the decision, or the interruption, until it began or the day of the report. */
export function daysWaited(measure: MeasureDays, day: string): number {
  const { since, until } = waitOf(measure);
  return daysBetween(since, until !== null && until < day ? until : day);
}

/**
 * How many days before the end a reminder is due, of those that the municipality has set: the least that has been reached
 * and not been reminded at. Undefined when none is.
 */
export function reminderDue(
  { validUntil, reminded }: { validUntil: string | null; reminded: number | null },
  remindDays: readonly number[],
  today: string,
): number | undefined {
  if (validUntil === null || validUntil < today) return undefined;
  const left = daysBetween(today, validUntil);
  const due = remindDays
    .filter((days) => left <= days)
    .toSorted((a, b) => a - b)
    .at(0);
  return due !== undefined && (reminded === null || due < reminded) ? due : undefined;
}

/** Whether the end is so near that it is told. */
export function endsSoon(measure: MeasureDays, remindDays: readonly number[], today: string): boolean {
  if (isOver(measure, today) || measure.endedOn !== null || measure.replacedOn !== null) return false;
  return reminderDue({ validUntil: measure.validUntil, reminded: null }, remindDays, today) !== undefined;
}

export type DeliveryFault = 'unread' | 'startedFuture' | 'interruptedFirst' | 'resumedFirst' | 'why';

type DeliveryDays = Pick<MeasureDays, 'startedOn' | 'interruptedOn' | 'resumedOn' | 'endedOn'>;

/**
 * What is wrong with the days of a delivery, by field: what has happened cannot lie ahead, nor come before what it follows. A day
 * ahead that stands there already is a decision's: on which it goes on after another, or ends.
 */
export function deliveryFaults(
  days: DeliveryDays,
  today: string,
  stored?: DeliveryDays,
): { field: 'startedOn' | 'interruptedOn' | 'resumedOn' | 'endedOn'; fault: DeliveryFault }[] {
  const { startedOn, interruptedOn, resumedOn, endedOn } = days;
  const ahead = (['startedOn', 'interruptedOn', 'resumedOn', 'endedOn'] as const)
    .filter((field) => (days[field] ?? '') > today && days[field] !== stored?.[field])
    .map((field) => ({ field, fault: 'startedFuture' as const }));
  return [
    ...ahead,
    ...(interruptedOn !== null && (startedOn === null || interruptedOn < startedOn)
      ? [{ field: 'interruptedOn' as const, fault: 'interruptedFirst' as const }]
      : []),
    ...(resumedOn !== null && (interruptedOn === null || resumedOn < interruptedOn)
      ? [{ field: 'resumedOn' as const, fault: 'resumedFirst' as const }]
      : []),
    ...(endedOn !== null && startedOn !== null && endedOn < startedOn
      ? [{ field: 'endedOn' as const, fault: 'interruptedFirst' as const }]
      : []),
  ];
}

/** An individual plan in words: what is to be reached, who does what and when (LSS 10 §). */
export const planParts = ['goals', 'actions', 'who'] as const;
const words = z.string().default('');
export const PlanContent = z.object({ goals: words, actions: words, who: words });
export type PlanContent = z.infer<typeof PlanContent>;

/** The day by which a plan is to be looked over: at least once a year (LSS 10 §). */
export function reviewDay(sharedOn: string): string {
  return addMonths(sharedOn, 12);
}

/** What becomes of the duty to tell Försäkringskassan of one who may have a right to assistance allowance (LSS 15 § 8). */
export const allowanceAnswers = ['reported', 'notNeeded'] as const;
