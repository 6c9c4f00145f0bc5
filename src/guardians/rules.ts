import { type Applied, type OtherGuardian, ageGroup } from '../applications/rules.ts';
import { ageOn } from '../people/rules.ts';
import type { Basis } from '../representation/rules.ts';
import { type Answers, allPages } from '../platform/forms/form.ts';
import { measures } from '../applications/forms/lss-request.form.ts';
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
export function toldOf(applied: Applied, answers: Answers): Common['told'] {
  const isPrivate = answers['childWordsPrivate'] === true;
  const isTold = (row: SummaryRow) =>
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
