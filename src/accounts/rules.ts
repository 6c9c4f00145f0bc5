import { z } from 'zod';
import { type Answers, own } from '../platform/forms/form.ts';
import { isBankAccount } from '../platform/forms/values.ts';
import { type Language, languages } from '../platform/language.ts';

/** Where money is to go, as one string of digits; null: there is no account. Undefined when it was not asked. */
export function accountIn(answers: Answers): string | null | undefined {
  const how = own(answers, 'payTo');
  const account = own(answers, 'account');
  if (how === 'noAccount') return null;
  if (how !== 'account' || !account || !isBankAccount(account)) return undefined;
  return `${account.clearing}${account.account}`.replace(/\D/g, '');
}

/** Whether money would go to another account than before. One who no longer has any is asked about it anyway. */
export function isAnotherAccount(before: Answers, now: Answers): boolean {
  const account = accountIn(now);
  return typeof account === 'string' && account !== accountIn(before);
}

/** Whether two in a household have told of the same account: then what is in it may be counted twice. */
export function isSameAccount(one: Answers, other: Answers): boolean {
  const account = accountIn(one);
  return typeof account === 'string' && account === accountIn(other);
}

/** How somebody was reached when she last said so, and in what language. */
export type Reach = {
  phone: string | null;
  email: string | null;
  by: 'sms' | 'email' | 'letter';
  language: Language;
};
const reachShape = z.strictObject({
  phone: z.string().nullable(),
  email: z.string().nullable(),
  by: z.enum(['sms', 'email', 'letter']),
  language: z.enum(languages),
}) satisfies z.ZodType<Reach>;

/** How she was reached when she gave the account that counts; `earlier`: until shortly before, when that was elsewhere. */
export type ReachBefore = Reach & { earlier?: Reach | undefined };
export const reachBeforeShape: z.ZodType<ReachBefore> = reachShape.extend({ earlier: reachShape.optional() });

/** How long an address must have been hers before it is trusted alone, ms. */
const trustedAfter = 90 * 86_400_000;

/** What somebody has sent, that says where she is reached. */
export type Told = { reach: Reach; at: Date };

/**
 * Where she was reached before her address was changed, when that was done shortly before the account. Whoever acts in her name may
 * change the one in one application and the other in the next. `told`: what she has sent, the latest first.
 */
export function earlierReach(told: readonly Told[], now: Date): Reach | undefined {
  const [latest] = told;
  if (!latest) return undefined;
  const isOther = ({ reach }: Told) => reach.phone !== latest.reach.phone || reach.email !== latest.reach.email;
  const at = told.findIndex(isOther);
  const since = told[at - 1]?.at ?? latest.at;
  return at > 0 && now.getTime() - since.getTime() < trustedAfter ? told[at]?.reach : undefined;
}

/** How the one who gave these answers wanted to be reached. */
export function reachIn(answers: Answers, language: Language): Reach {
  const said = (id: string) => {
    const value = own(answers, id);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const by = said('notifyBy');
  return { phone: said('phone'), email: said('email'), by: by === 'sms' || by === 'email' ? by : 'letter', language };
}

/** Whether somebody was asked how she is reached. */
export function saysReach(answers: Answers): boolean {
  return own(answers, 'notifyBy') !== undefined;
}

/** What came of asking her: how she was asked and said yes, or that it was not she. */
export const answers = ['phone', 'visit', 'denied'] as const;
export type Answer = (typeof answers)[number];
