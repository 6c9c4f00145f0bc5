import { z } from 'zod';
import { MeasureDecision, TypedMeasure } from '../measures/rules.ts';
import { addDays, isHoliday } from '../platform/days.ts';
import { type CaseKind, caseKinds } from '../platform/municipality.ts';

/** Outcomes of a decision: bifall, delvis bifall, avslag, avvisning. */
export const outcomes = ['GRANTED', 'PARTIALLY_GRANTED', 'REJECTED', 'DISMISSED'] as const;
export type Outcome = (typeof outcomes)[number];

/** A decision that does not give everything must say why (förvaltningslagen 2017:900, 32 §). */
export function reasonsRequired(outcome: Outcome): boolean {
  return outcome !== 'GRANTED';
}

/** A refusal or dismissal gives nothing; a grant of livelihood support is an amount. */
export function amountRequired(kind: CaseKind, outcome: Outcome): boolean {
  return kind === 'livelihoodSupport' && (outcome === 'GRANTED' || outcome === 'PARTIALLY_GRANTED');
}

/** The longest decision text, and the longest reasons, in characters. */
export const longestDecision = 20_000;

/** The provisions that decisions rest on, with the time they hold. Dates are days, `validTo` exclusive. */
type LegalBasis = {
  kind: CaseKind;
  text: { sv: string; en: string };
  validFrom: string;
  validTo: string | undefined;
  source: string;
};
const legalBases: readonly LegalBasis[] = [
  {
    kind: 'livelihoodSupport',
    text: {
      sv: '12 kap. 1 § socialtjänstlagen (2025:400)',
      en: 'Chapter 12, Section 1 of the Social Services Act (2025:400)',
    },
    validFrom: '2025-07-01',
    validTo: undefined,
    source: 'SFS 2025:400; cited as the provision on ekonomiskt bistånd by the amending acts 2025:401–2025:504',
  },
  {
    kind: 'lss',
    text: { sv: '7 och 9 §§ LSS (1993:387)', en: 'Sections 7 and 9 of the LSS Act (1993:387)' },
    validFrom: '1994-01-01',
    validTo: undefined,
    source: 'SFS 1993:387',
  },
];

/** The provision that holds on a day. @throws when none is known for the day. */
export function legalBasis(kind: CaseKind, day: string): { sv: string; en: string } {
  const basis = legalBases.find(
    (one) => one.kind === kind && one.validFrom <= day && (one.validTo === undefined || day < one.validTo),
  );
  if (!basis) throw new Error(`No legal basis is known for ${kind} on ${day}`);
  return basis.text;
}

/**
 * The last day to appeal: `weeks` after the day the person got the decision (förvaltningslagen 44 §: three weeks). When
 * it falls on a Saturday, Sunday, Midsummer's, Christmas or New Year's Eve or a public holiday, the next working day
 * counts (lagen 1930:173).
 */
export function lastAppealDay(receivedOn: string, weeks: number): string {
  let day = addDays(receivedOn, weeks * 7);
  while (isHoliday(day)) day = addDays(day, 1);
  return day;
}

/** A decision as it was given. Frozen: pages and PDFs are drawn from this, whatever is changed afterwards. */
export const DecisionContent = z.object({
  outcome: z.enum(outcomes),
  caseNumber: z.string(),
  kind: z.enum(caseKinds),
  month: z.string().nullable(),
  applicant: z.string(),
  /** The other party, where two apply together. */
  coApplicant: z.string().optional(),
  /** Granted amount in whole kronor. */
  amount: z.number().int().nullable(),
  /** What is decided of each measure under LSS. */
  measures: z.array(MeasureDecision).optional(),
  /** Why the parties were not let say something first (förvaltningslagen 25 §). */
  notHeard: z.string().optional(),
  /** What is decided, in the caseworker's words to the citizen. */
  text: z.string(),
  reasons: z.string(),
  legalBasis: z.object({ sv: z.string(), en: z.string() }),
  board: z.string(),
  decidedBy: z.string(),
  court: z.string(),
  appealWeeks: z.number().int(),
  appealAddress: z.array(z.string()),
  /** The day of the decision. */
  day: z.string(),
});
export type DecisionContent = z.infer<typeof DecisionContent>;

/** How long a decision that was never made is kept, in days. */
export const keepDraftDays = 30;

/** A decision as it was typed, not checked. */
export const DecisionDraft = z.object({
  outcome: z.enum(outcomes).optional(),
  amount: z.string(),
  text: z.string(),
  reasons: z.string(),
  measures: z.array(TypedMeasure).default([]),
  notHeard: z.string().default(''),
  /** How many messages from the citizen's side there were when the page was drawn. */
  seen: z.number().int(),
});
export type DecisionDraft = z.infer<typeof DecisionDraft>;
