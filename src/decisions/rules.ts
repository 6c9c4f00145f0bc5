import { z } from 'zod';
import { commonCosts } from '../applications/forms/livelihood-support-partner.form.ts';
import { costsOf } from '../applications/rules.ts';
import { type ApplicationType, type Outcome, outcomes } from '../cases/rules.ts';
import { MeasureDecision, TypedMeasure } from '../measures/rules.ts';
import { addDays, isHoliday } from '../platform/days.ts';
import type { Answers } from '../platform/forms/form.ts';
import { parseValue } from '../platform/forms/values.ts';
import { type CaseKind, caseKinds } from '../platform/municipality.ts';

/** A decision that does not give everything must say why (förvaltningslagen 2017:900, 32 §). */
export function reasonsRequired(outcome: Outcome): boolean {
  return outcome !== 'GRANTED';
}

/** What is refused, dismissed or written off gives nothing; a grant of livelihood support is an amount. */
export function amountRequired(kind: CaseKind, outcome: Outcome): boolean {
  return kind === 'livelihoodSupport' && (outcome === 'GRANTED' || outcome === 'PARTIALLY_GRANTED');
}

/** The longest decision text, and the longest reasons, in characters. */
export const longestDecision = 20_000;

/** What is accepted of a cost that was applied for. Sums are in öre. */
export const CostDecision = z.object({
  /** The line's id in the applicant's own application; a partner's line has the one in her part with a prefix. */
  id: z.string(),
  type: z.string(),
  words: z.string(),
  asked: z.number().int(),
  approved: z.number().int(),
});
export type CostDecision = z.infer<typeof CostDecision>;
export type AskedCost = Omit<CostDecision, 'approved'>;

/** Before the id of a line in a partner's part: the browser makes ids up, and the two may have the same. */
export const partnerPrefix = 'partner-';

/** The costs that are applied for: the applicant's, and then those that a partner has told of. */
export function askedCosts(answers: Answers, partners: Answers | undefined): AskedCost[] {
  const asked = (from: Answers, prefix: string): AskedCost[] =>
    costsOf(from).map(({ id, type, words, ore }) => ({ id: prefix + id, type, words, asked: ore }));
  return [...asked(answers, ''), ...(partners ? asked(partners, partnerPrefix) : [])];
}

export type CostFault = 'money' | 'more';
/** What was typed beside each cost. An empty box says nothing of its cost; nought says that nothing of it is accepted. */
export type TypedCosts = { typed: readonly string[]; errors: readonly { at: number; fault: CostFault }[] };

/** Reads what is accepted of each cost, in the costs' order. */
export function readCosts(
  costs: readonly AskedCost[],
  typed: readonly string[],
): { decided: CostDecision[]; costs: TypedCosts } {
  const decided: CostDecision[] = [];
  const errors: TypedCosts['errors'][number][] = [];
  costs.forEach((cost, at) => {
    const read = parseValue({ kind: 'money', id: 'approved' }, () => [typed[at] ?? ''], { today: '', monthNames: [] });
    if (read.kind === 'blank') return;
    if (read.kind === 'bad' || typeof read.value !== 'number') errors.push({ at, fault: 'money' });
    else if (read.value > cost.asked) errors.push({ at, fault: 'more' });
    else decided.push({ ...cost, approved: read.value });
  });
  return { decided, costs: { typed, errors } };
}

/** A decision as one of two in a household reads it. `costsApart`: the other has costs of her own in it. */
export type SeenContent = DecisionContent & { costsApart?: boolean };

/**
 * The decision is about both, but what a person has applied for by herself, medicine say, is not the other's to read: of the costs
 * each sees the common ones and her own.
 */
export function contentSeenBy(content: DecisionContent, isPartner: boolean): SeenContent {
  if (!content.costs) return content;
  const { costs } = content;
  const seen = costs.filter(({ id, type }) =>
    id.startsWith(partnerPrefix) ? isPartner : !isPartner || commonCosts.includes(type),
  );
  return { ...content, costs: seen, costsApart: seen.length < costs.length };
}

/** The provisions that decisions rest on, with the time they hold. Dates are days, `validTo` exclusive. */
type LegalBasis = {
  kind: CaseKind;
  /** When it is for one thing that is asked for only. */
  type?: ApplicationType;
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
    type: 'ADVANCE_RULING',
    text: { sv: '16 § andra stycket LSS (1993:387)', en: 'Section 16, second paragraph, of the LSS Act (1993:387)' },
    validFrom: '1994-01-01',
    validTo: undefined,
    source: 'SFS 1993:387',
  },
  {
    kind: 'lss',
    type: 'INDIVIDUAL_PLAN',
    text: { sv: '10 § LSS (1993:387)', en: 'Section 10 of the LSS Act (1993:387)' },
    validFrom: '1994-01-01',
    validTo: undefined,
    source: 'SFS 1993:387',
  },
  {
    kind: 'lss',
    text: { sv: '7 och 9 §§ LSS (1993:387)', en: 'Sections 7 and 9 of the LSS Act (1993:387)' },
    validFrom: '1994-01-01',
    validTo: undefined,
    source: 'SFS 1993:387',
  },
];

/** The provision that holds on a day for what was asked for. @throws when none is known for the day. */
export function legalBasis(kind: CaseKind, type: ApplicationType | null, day: string): { sv: string; en: string } {
  const holds = legalBases.filter(
    (one) => one.kind === kind && one.validFrom <= day && (one.validTo === undefined || day < one.validTo),
  );
  const basis = holds.find((one) => one.type === type) ?? holds.find((one) => one.type === undefined);
  if (!basis) throw new Error(`No legal basis is known for ${kind} on ${day}`);
  return basis.text;
}

/**
 * Whether what is granted is support from a day on, or its end. An advance ruling promises it to one who moves here (16 § LSS); a
 * plan gives none.
 */
export function decidesMeasures(type: ApplicationType | null): boolean {
  return type !== 'ADVANCE_RULING' && type !== 'INDIVIDUAL_PLAN';
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
  /** It is about an extra cost in a month that had an application before. */
  extraCost: z.boolean().optional(),
  /** It is about something else than to live on, which was applied for by itself. */
  otherSupport: z.boolean().optional(),
  applicant: z.string(),
  /** The other party, where two apply together. */
  coApplicant: z.string().optional(),
  /** Granted amount in whole kronor. */
  amount: z.number().int().nullable(),
  /** What is accepted of the costs that were applied for, as far as it is said. */
  costs: z.array(CostDecision).optional(),
  /** What is decided of each measure under LSS. */
  measures: z.array(MeasureDecision).optional(),
  /** It is an advance ruling to one who means to move here (16 § LSS). */
  advanceRuling: z.boolean().optional(),
  /** It answers a request for an individual plan (10 § LSS): whether the plan was shared then, or is still to be made. */
  plan: z.enum(['made', 'coming']).optional(),
  /** Why the parties were not let say something first (förvaltningslagen 25 §). */
  notHeard: z.string().optional(),
  /** Why it is decided before she who asked to has spoken before the board (8 a § LSS). */
  notSpoken: z.string().optional(),
  /** Why it is decided on another's word, when she whom it is about can take a stand herself or says no (8 § LSS). */
  againstOwn: z.string().optional(),
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
  costs: z.array(z.string()).default([]),
  measures: z.array(TypedMeasure).default([]),
  notHeard: z.string().default(''),
  notSpoken: z.string().default(''),
  againstOwn: z.string().default(''),
  /** How many messages from the citizen's side there were when the page was drawn. */
  seen: z.number().int(),
});
export type DecisionDraft = z.infer<typeof DecisionDraft>;
