import { type Source, sources } from '../applications/forms/lss-request.form.ts';
import { addMonths } from '../platform/days.ts';
import type { Answers } from '../platform/forms/form.ts';
import { own } from '../platform/forms/form.ts';

export const subjects = ['diagnosis', 'daily', 'support'] as const;
export type Subject = (typeof subjects)[number];

/** Whom may be asked, about what, and the last day (YYYY-MM-DD). */
export type Consent = { source: Source; about: Subject[]; until: string };

/** For how many months a consent is given. */
const months: Readonly<Record<string, number>> = { threeMonths: 3, sixMonths: 6, oneYear: 12 };

/** What has been said yes to in an application that is sent on a day (YYYY-MM-DD). Without a subject or an end it is no consent. */
export function consentsIn(answers: Answers, today: string): Consent[] {
  const said = (id: string) => own(answers, id);
  const to = said('consentTo');
  return sources.flatMap((source): Consent[] => {
    if (!Array.isArray(to) || !to.some((one) => one === source)) return [];
    const chosen = said(`${source}About`);
    const about = subjects.filter((subject) => Array.isArray(chosen) && chosen.some((one) => one === subject));
    const until = said(`${source}Until`);
    const length = typeof until === 'string' ? months[until] : undefined;
    return about.length === 0 || length === undefined ? [] : [{ source, about, until: addMonths(today, length) }];
  });
}

/**
 * By what right it was said for another, today. `holds`: a checked right to ask for this kind of support; `coming`: the same, from
 * a later day; `waits`: stated and not checked; `over`: none, or none any more.
 */
export const mandates = ['holds', 'coming', 'waits', 'over'] as const;
export type Mandate = (typeof mandates)[number];

/** As the mandate of her who said it for another, or at an end by itself. Only what `holds` may be used. */
export type ConsentState = Mandate | 'withdrawn' | 'ended';

/** How a consent stands on a day. `mandate`: null when she said it of herself. */
export function consentState(
  { until, withdrawnAt, mandate }: { until: string; withdrawnAt: Date | null; mandate: Mandate | null },
  today: string,
): ConsentState {
  if (withdrawnAt !== null) return 'withdrawn';
  if (until < today) return 'ended';
  return mandate ?? 'holds';
}

/** Whether it may be used, or will be when the right to say it is checked: then there is something to take back. */
export function canBeTakenBack(state: ConsentState): boolean {
  return state === 'holds' || state === 'coming' || state === 'waits';
}
