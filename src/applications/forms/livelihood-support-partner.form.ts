import type { Field, Form, GroupField, Page } from '../../platform/forms/form.ts';
import { livelihoodSupportForm } from './livelihood-support.form.ts';

/* The partner's part of an application for livelihood support: what is hers alone, asked as in the first one. Month, home and
   household are what the two have in common and are not asked again. */

const pages = [
  ...['contact', 'language'],
  ...['livelihood', 'planning', 'work', 'job-seeking', 'job-applications', 'sick-leave', 'studies', 'other-planning'],
  ...['has-incomes', 'incomes', 'has-benefits', 'benefits', 'has-assets', 'assets'],
  ...['has-costs', 'costs', 'payment', 'own-words', 'attachments', 'declaration'],
];

/** Of whom an answer tells is no question where all of them tell of oneself. */
const left: readonly string[] = ['who'];

/** Costs of the home, which the two have in common: they are stated once, in the first part. */
export const commonCosts: readonly string[] = ['rent', 'electricity', 'homeInsurance', 'internet'];

function ownPart(page: Page): Page {
  const fields = page.fields.filter((field) => !left.includes(field.id));
  return { ...page, fields: page.id === 'costs' ? fields.map(ownCosts) : fields.map(withoutWho) };
}

function withoutWho(field: Field): Field {
  if (field.kind !== 'group') return field;
  return { ...field, fields: field.fields.filter((part) => !left.includes(part.id)) } satisfies GroupField;
}

function ownCosts(field: Field): Field {
  if (field.kind !== 'group') return field;
  const fields = field.fields.map((part) =>
    part.kind === 'radios' && part.id === 'type'
      ? { ...part, options: part.options.filter((option) => !commonCosts.includes(option)) }
      : part,
  );
  return { ...field, fields };
}

const main: Form = livelihoodSupportForm;

export const livelihoodSupportPartnerForm: Form = {
  id: 'livelihood-support-partner',
  version: main.version,
  sections: main.sections
    .map((section) => ({ ...section, pages: section.pages.filter(({ id }) => pages.includes(id)).map(ownPart) }))
    .filter((section) => section.pages.length > 0),
};
