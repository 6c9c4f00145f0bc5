import { z } from 'zod';
import { evidenceShape } from '../platform/saml/evidence.ts';
import { ageOn, ages } from '../people/rules.ts';
import type { Draft, Form } from '../platform/forms/form.ts';
import type { Words } from '../platform/forms/words.ts';
import type { Language } from '../platform/language.ts';
import type { CaseKind } from '../platform/municipality.ts';
import { livelihoodSupportForm } from './forms/livelihood-support.form.ts';
import { livelihoodSupportText } from './forms/livelihood-support.text.ts';
import { livelihoodSupportPartnerForm } from './forms/livelihood-support-partner.form.ts';
import { livelihoodSupportPartnerText } from './forms/livelihood-support-partner.text.ts';
import { text } from './text.ts';

/** An application that can be made here: its form, and its place in the address. */
export type Applied = { kind: CaseKind; slug: string; form: Form; words: (language: Language) => Words };

/** What a partner fills in when she is asked to; nobody begins it by herself. */
export const partOfLivelihoodSupport: Applied = {
  kind: 'livelihoodSupport',
  slug: 'medsokande',
  form: livelihoodSupportPartnerForm,
  words: (language) => ({ form: livelihoodSupportPartnerText[language], common: text[language].form }),
};

const applied: readonly Applied[] = [
  {
    kind: 'livelihoodSupport',
    slug: 'forsorjningsstod',
    form: livelihoodSupportForm,
    words: (language) => ({ form: livelihoodSupportText[language], common: text[language].form }),
  },
  partOfLivelihoodSupport,
];

export function appliedBySlug(slug: unknown): Applied | undefined {
  return applied.find((one) => one.slug === slug);
}

/** The form that an application was begun with. @throws when the house no longer has it. */
export function appliedByForm(formId: string): Applied {
  const found = applied.find((one) => one.form.id === formId);
  if (!found) throw new Error(`There is no form ${formId}`);
  return found;
}

/** The first day of the month that is applied for; null when the form has no such question. */
export function monthOf(draft: Draft): string | null {
  const { month } = draft.answers;
  return typeof month === 'string' && /^\d{4}-\d{2}$/.test(month) ? `${month}-01` : null;
}

/** No food, no roof, no power: goes first in the queue. */
export function isAcute(draft: Draft): boolean {
  const { urgent } = draft.answers;
  return urgent === true || urgent === 'yes';
}

/** How the person asked to be reached in the application. */
export function contactFrom(draft: Draft): {
  phone: string | null;
  email: string | null;
  notifyBy: ('sms' | 'email')[];
} {
  const { phone, email, notifyBy } = draft.answers;
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  return {
    phone: text(phone),
    email: text(email),
    notifyBy: notifyBy === 'sms' || notifyBy === 'email' ? [notifyBy] : [],
  };
}

/** What a citizen downloads to show that she confirmed: how to read it, the words, and the evidence. */
export const proofShape = z.object({
  about: z.array(z.string()).optional(),
  words: z.string(),
  evidence: evidenceShape,
});

/** Whether livelihood support is a guardian's to apply for. */
export function isTooYoung(person: { personalNumber: string }, today: string): boolean {
  return ageOn(person.personalNumber, today) < ages.livelihoodSupport;
}
