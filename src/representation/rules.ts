import { ageOn, ages, bornOn } from '../people/rules.ts';
import { addDays, daysBetween } from '../platform/days.ts';

/**
 * By what right somebody acts for another: guardian of a child (föräldrabalken 6 kap.), god man (11 kap. 4 §), förvaltare
 * (11 kap. 7 §), förmyndare, framtidsfullmakt (lagen 2017:310), and ombud with a power of attorney (förvaltningslagen 14 §).
 */
export const bases = [
  'CUSTODIAN',
  'SPECIAL_REPRESENTATIVE',
  'TRUSTEE',
  'LEGAL_GUARDIAN',
  'LASTING_POWER',
  'AGENT',
] as const;
export type Basis = (typeof bases)[number];

/** What a mandate gives: to see how it goes, to write, to ask for support, to read decisions. */
export const rights = ['READ', 'WRITE', 'APPLY', 'DECISION'] as const;
export type Right = (typeof rights)[number];

export const states = ['OFFERED', 'CLAIMED', 'VERIFIED', 'REFUSED', 'REVOKED'] as const;
export type State = (typeof states)[number];

/** How it stands on a day: what has been checked counts from its first day until its last. */
export type Standing = Exclude<State, 'VERIFIED'> | 'ACTIVE' | 'COMING' | 'OVER';
export function standingOn(
  row: { state: State; validFrom: string; validUntil: string | null },
  today: string,
): Standing {
  if (row.state !== 'VERIFIED') return row.state;
  if (row.validUntil !== null && row.validUntil < today) return 'OVER';
  return row.validFrom > today ? 'COMING' : 'ACTIVE';
}

/**
 * Whether the one who represents may state it anew, with what was stated before filled in. Not what was given to her: she has
 * never been told the giver's number.
 */
export function canBeRenewed(
  row: { granted: boolean; state: State; validFrom: string; validUntil: string | null },
  today: string,
): boolean {
  return !row.granted && ['ACTIVE', 'OVER'].includes(standingOn(row, today));
}

/** What a court or the law has given is not taken back by a press here; a power of one's own giving is, at once. */
export function canEndHerself(basis: Basis): boolean {
  return basis === 'AGENT' || basis === 'LASTING_POWER' || basis === 'SPECIAL_REPRESENTATIVE';
}

/** Whether somebody is of age on a day, and can give a power of attorney. `day`: YYYY-MM-DD. */
export function isAdult(number: string, day: string): boolean {
  return ageOn(number, day) >= ages.adult;
}

/** The last day on which somebody is a child; the day after, a guardian's access is at an end. */
export function lastDayAsChild(number: string): string {
  const born = bornOn(number);
  const year = String(Number(born.slice(0, 4)) + ages.adult);
  // Whoever is born on a leap day is of age on the first of March.
  const day = born.slice(5) === '02-29' ? '03-01' : born.slice(5);
  return addDays(`${year}-${day}`, -1);
}

/** The last day that a mandate can have: what was said, and for a guardian no later than when the child is of age. */
export function lastDay(basis: Basis, number: string, said: string | undefined): string | undefined {
  if (basis !== 'CUSTODIAN' && basis !== 'LEGAL_GUARDIAN') return said;
  const end = lastDayAsChild(number);
  return said === undefined || said > end ? end : said;
}

/** Whether she whom it is about says that it is not right, and the unit has not answered her. */
export function isObjected(row: { objectedAt: Date | null; settledAt: Date | null }): boolean {
  return row.objectedAt !== null && row.settledAt === null;
}

/** Whether evidence has been sent since an employee last looked. What nobody has looked at is all new. */
export function hasNewEvidence(row: { sentAt: Date | null; lookedAt: Date | null }): boolean {
  return row.sentAt !== null && row.lookedAt !== null && row.sentAt > row.lookedAt;
}

/**
 * Whether a party of a case is known to be who may read of the person it is about: herself, or one who has been checked.
 * Whoever only states that she represents her (CLAIM) is not.
 */
export function isChecked({ rights: given }: { rights: readonly string[] | null }): boolean {
  return given?.includes('CLAIM') !== true;
}

/** The ids of those who read, as a form carries them. */
export function readNamed(typed: string | undefined): readonly string[] | undefined {
  return typed?.split(' ').filter((id) => id !== '');
}

export type ClaimFault = 'own' | 'adult' | 'child' | 'past';

/** Why a mandate cannot be as it is stated; undefined when it can. `today`: YYYY-MM-DD. */
export function claimFault(
  claim: { basis: Basis; number: string; until: string | undefined },
  ownNumbers: readonly string[],
  today: string,
): ClaimFault | undefined {
  if (ownNumbers.includes(claim.number)) return 'own';
  if (claim.until !== undefined && claim.until < today) return 'past';
  const child = !isAdult(claim.number, today);
  if (claim.basis === 'CUSTODIAN' && !child) return 'adult';
  // A child has no trustee and gives no power of attorney; a god man she can have.
  if (child && (claim.basis === 'TRUSTEE' || claim.basis === 'LASTING_POWER' || claim.basis === 'AGENT'))
    return 'child';
  return undefined;
}

/** Days before its last on which both are told that a mandate is about to end. */
export const reminderDays: readonly number[] = [30, 7];

/** How many of the reminders there should have been by a day. */
export function remindersBy(validUntil: string, today: string): number {
  return reminderDays.filter((days) => daysBetween(today, validUntil) <= days).length;
}
