import { type Applied, type OtherGuardian, ageGroup, appliedByForm } from '../applications/rules.ts';
import { ageOn } from '../people/rules.ts';
import type { Basis } from '../representation/rules.ts';
import { type Answers, allPages } from '../platform/forms/form.ts';
import type { Frozen } from '../platform/forms/freeze.ts';
import { measures } from '../applications/forms/lss-request.form.ts';
import { type MeasureItem, askedItems, nameInForms } from '../measures/rules.ts';
import { type SummaryRow, summarise } from '../platform/forms/summary.ts';
import { tongues } from '../platform/language.ts';
import type { Common, CommonRow, GuardianState } from '../partners/rules.ts';

/* Two guardians decide together for their child (föräldrabalken 6 kap. 11 och 13 §§). A request is taken in with the first one's
   signature and is never held up by the other: what happens when one does not take part is judged by the unit, and in some cases
   the board may decide all the same (6 kap. 13 a §). */

/** How it stands with the other guardian when the request has been sent, by what the first has stated. */
export const stated = {
  asked: 'invited',
  sole: 'sole',
  unreachable: 'unreachable',
  refuses: 'unwilling',
  protected: 'protected',
} as const satisfies Record<OtherGuardian['answer'], GuardianState>;

/** The measures of 9 § 4–6 LSS, on which the board may decide with one guardian's consent (föräldrabalken 6 kap. 13 a §). */
export const itemsOfBoard: readonly number[] = [4, 5, 6];

/** How she who asked is reached and met, what she says of the other guardian, and her own words to the unit stay with her. */
const hiddenPages: readonly string[] = [
  'other-guardian',
  'other-guardian-why',
  'contact',
  'interpreter',
  'meeting',
  'own-words',
];
/** Where somebody lives may be protected. The rest is put there by us, or known to whoever reads. */
const hiddenFields: readonly string[] = [
  ...['movesFrom', 'movesTo', 'concerns', 'principalNumber', 'principalAge'],
  ...['allowanceAt', 'suggestions', 'counsellingAt', 'counsellingHere', 'evidence', 'childWordsPrivate'],
];
/** What a child has said for the caseworker only. */
const privateFields: readonly string[] = ['childWords', 'childFiles'];

/**
 * All that a child's other guardian is shown of a request, part by part, in words: what is said of the child and of the support.
 * No files, no addresses, nothing of how the first is reached, and not the child's own words if they were for the unit only.
 */
export function toldOf(
  applied: Applied,
  answers: Answers,
  isWanted: (row: SummaryRow) => boolean = () => true,
): Common['told'] {
  const isPrivate = answers['childWordsPrivate'] === true;
  const isTold = (row: SummaryRow) =>
    isWanted(row) &&
    row.empty !== true &&
    row.files === undefined &&
    !hiddenPages.includes(row.page) &&
    !hiddenFields.includes(row.field) &&
    !(isPrivate && privateFields.includes(row.field));
  const parts = (tongue: (typeof tongues)[number]): CommonRow[] =>
    summarise(applied.form, answers, applied.words(tongue)).sections.flatMap(({ title, rows, told }) => {
      const shown = told ? [] : rows.filter(isTold).map(({ label, value }) => ({ label, value }));
      return shown.length === 0 ? [] : [{ label: title, value: [], entries: [{ title, rows: shown }] }];
    });
  return { sv: parts('sv'), en: parts('en') };
}

/** Where it is asked what is wanted: what she for whom it is asked is told, whoever wrote it. */
const askedPages: readonly string[] = [
  ...[
    'measures',
    'help-me',
    'counselling',
    'basic-needs',
    'change',
    'extend',
    'end',
    'plan',
    'moving',
    'ruling-measures',
    'other-measure',
  ],
  ...measures.map((measure) => `about-${measure}`),
];

/** What is asked for, in words, for her whom it is about: without what somebody else has written about her life. */
export function askedForOf(applied: Applied, answers: Answers): Common['told'] {
  const asked = new Set(
    allPages(applied.form).flatMap(({ id, fields }) =>
      askedPages.includes(id) ? fields.map((field) => field.id) : [],
    ),
  );
  return toldOf(applied, Object.fromEntries(Object.entries(answers).filter(([id]) => asked.has(id))));
}

// ── Measure by measure ────────────────────────────────────────────────────────────────────────────────────────────

/** Which of a child's two guardians: she who sent the request that made the case, or the other. */
export const sides = ['first', 'other'] as const;
export type Side = (typeof sides)[number];
export const otherSide = (side: Side): Side => (side === 'first' ? 'other' : 'first');

/** What a guardian says of a measure: she has asked for it herself, or is asked what she thinks of it and has answered or not. */
export const stands = ['asked', 'waits', 'yes', 'no'] as const;
export type Stand = (typeof stands)[number];
export type StandRow = { side: Side; item: MeasureItem; stand: Stand };

/** What a request says of each measure that it names, in words, for the child's other guardian. */
export function askedOf(applied: Applied, answers: Answers): { item: MeasureItem; told: Common['told'] }[] {
  const pages = allPages(applied.form).map(({ id }) => id);
  return askedItems(answers).map(({ item }) => {
    const own = `about-${nameInForms(item) ?? ''}`;
    // A short form asks of all the measures that it is about on one page.
    const isAbout = ({ page, field }: SummaryRow) =>
      pages.includes(own) ? page === own : askedPages.includes(page) && field !== 'measures';
    return { item, told: toldOf(applied, answers, isAbout) };
  });
}

/** Of what measures both say yes, and of which only one does: who asked, and what the other says (föräldrabalken 6 kap. 11 §). */
export type Agreement = { both: MeasureItem[]; alone: { item: MeasureItem; by: Side; other: 'waits' | 'no' }[] };
export function agreementOf(rows: readonly StandRow[]): Agreement {
  const agreement: Agreement = { both: [], alone: [] };
  const items = [...new Set(rows.map(({ item }) => item))].sort((a, b) => a - b);
  for (const item of items) {
    const of = (side: Side) => rows.find((row) => row.item === item && row.side === side)?.stand ?? 'waits';
    const agrees = (stand: Stand) => stand === 'asked' || stand === 'yes';
    const missing = sides.find((side) => !agrees(of(side)));
    if (missing === undefined) agreement.both.push(item);
    else agreement.alone.push({ item, by: otherSide(missing), other: of(missing) === 'no' ? 'no' : 'waits' });
  }
  return agreement;
}

/**
 * What a request for somebody else says of whether she can take a stand herself (8 § LSS), where it is not clear that she cannot:
 * that she can and has not asked for it, that it is not known, or that it is not said what she wants.
 */
export function ownStandIn({ form, version, answers }: Frozen): 'yes' | 'unsure' | 'words' | undefined {
  const { concerns, principalAge, ownStand, ownViewWords: words, ownWord } = answers;
  const wasAsked = appliedByForm(form).kind === 'lss' && version >= firstWithOwnView;
  if (!wasAsked || concerns !== 'other' || (principalAge !== 'adult' && principalAge !== 'from15')) return undefined;
  if (ownStand === 'yes') return ownWord === 'power' ? undefined : 'yes';
  if (ownStand !== 'no') return 'unsure';
  return words === undefined ? 'words' : undefined;
}
/** Requests of forms before this one were not asked. */
const firstWithOwnView = 2;

/** What a young person says of what has been asked for: yes, no, or that she wants to talk with somebody first. */
export const voices = ['yes', 'no', 'talk'] as const;
export type Voice = (typeof voices)[number];

/** Whether somebody has a guardian on a day (YYYY-MM-DD). */
export function isChild(number: string, today: string): boolean {
  return ageGroup(ageOn(number, today)) !== 'adult';
}

/** By what rights somebody decides for a child; they end the day the child is of age. */
export const guardianBases: readonly Basis[] = ['CUSTODIAN', 'LEGAL_GUARDIAN'];
/** For how many days after coming of age it is told on the start page that the guardians see nothing more. */
export const grownDays = 90;
