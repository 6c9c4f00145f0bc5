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

/** `over`: she who said it for another represents her no more. */
export type ConsentState = 'holds' | 'withdrawn' | 'ended' | 'over';

/** How a consent stands on a day. */
export function consentState(
  { until, withdrawnAt, mandateOver }: { until: string; withdrawnAt: Date | null; mandateOver: boolean },
  today: string,
): ConsentState {
  if (withdrawnAt !== null) return 'withdrawn';
  if (until < today) return 'ended';
  return mandateOver ? 'over' : 'holds';
}
