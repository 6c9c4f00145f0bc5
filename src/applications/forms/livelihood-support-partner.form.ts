import type { Field, Form, GroupField, Page } from '../../platform/forms/form.ts';
import { livelihoodRenewalForm } from './livelihood-renewal.form.ts';
import { livelihoodSupplementForm } from './livelihood-supplement.form.ts';
import { livelihoodSupportForm } from './livelihood-support.form.ts';

/* The partner's part of an application for livelihood support: what is hers alone, asked as in the applicant's. Month, home and
   household are what the two have in common and are not asked again. The first time all of it is asked; after that what she
   herself said last time stands there line by line, as in a renewal. For an extra cost she is asked for hers, if she has any. */

const pages = [
  ...['contact', 'language'],
  ...['livelihood', 'planning', 'work', 'job-seeking', 'job-applications', 'sick-leave', 'studies', 'other-planning'],
  ...['has-incomes', 'incomes', 'has-benefits', 'benefits', 'has-assets', 'assets'],
  ...['has-costs', 'costs', 'payment', 'own-words', 'attachments', 'declaration'],
];

/** Of whom an answer tells is no question where all of them tell of oneself. */
const left: readonly string[] = ['who', 'partnerPlanningBefore', 'partnerPlanningChanged'];

/** Costs of the home, which the two have in common: they are stated once, in the first part. */
export const commonCosts: readonly string[] = ['rent', 'electricity', 'homeInsurance', 'internet'];

function ownPart(page: Page): Page {
  const fields = page.fields.filter((field) => !left.includes(field.id));
  return { ...page, fields: fields.map((field) => withoutCommonCosts(withoutWho(field))) };
}

function withoutWho(field: Field): Field {
  if (field.kind !== 'group') return field;
  const titleFrom = field.titleFrom.filter((part) => !left.includes(part));
  return { ...field, titleFrom, fields: field.fields.filter((part) => !left.includes(part.id)) } satisfies GroupField;
}

function withoutCommonCosts(field: Field): Field {
  if (field.kind !== 'group' || (field.id !== 'costs' && field.id !== 'lastCosts')) return field;
  const fields = field.fields.map((part) =>
    part.kind === 'radios' && part.id === 'type'
      ? { ...part, options: part.options.filter((option) => !commonCosts.includes(option)) }
      : part,
  );
  return { ...field, fields };
}

function ownForm(id: string, { version, sections }: Form, asks: (page: Page) => Page | undefined): Form {
  return {
    id,
    version,
    sections: sections
      .map((section) => ({ ...section, pages: section.pages.flatMap((page) => asks(page) ?? []).map(ownPart) }))
      .filter((section) => section.pages.length > 0),
  };
}

export const livelihoodSupportPartnerForm: Form = ownForm(
  'livelihood-support-partner',
  livelihoodSupportForm,
  (page) => (pages.includes(page.id) ? page : undefined),
);

const sectionOf = (id: string) => livelihoodRenewalForm.sections.filter((section) => section.id === id);
const changes = livelihoodRenewalForm.sections[0].pages[0].fields;
const [month, ...contact] = ['month', 'contactBefore', 'contactChanged'].flatMap((id) =>
  changes.filter((field) => field.id === id),
);

const withMonth = (page: Page): Page => ({ ...page, fields: [...(month ? [month] : []), ...page.fields] });

/** Of what has changed only how she is reached is hers, and has no page of its own: an unchanged month is one page less. */
function withChanges(page: Page): Page | undefined {
  if (page.id === 'partner-planning') return undefined;
  if (page.id === 'last-incomes') return withMonth(page);
  if (page.id !== 'this-month') return page;
  const at = page.fields.findIndex(({ id }) => id === 'ownWords');
  return { ...page, fields: [...page.fields.slice(0, at), ...contact, ...page.fields.slice(at)] };
}

export const livelihoodRenewalPartnerForm: Form = ownForm(
  'livelihood-renewal-partner',
  {
    ...livelihoodRenewalForm,
    sections: ['incomes', 'assets', 'costs', 'planning', 'contact', 'more', 'declaration'].flatMap(sectionOf),
  },
  withChanges,
);

const inExtra = (id: string) => livelihoodSupplementForm.sections.filter((section) => section.id === id);
const firstCosts = livelihoodSupportForm.sections.filter(({ id }) => id === 'costs');
/** Of what may have changed, how she is reached is hers: the household is told of by the one who asks her. */
const hers = ['workBefore', 'contactBefore', 'contactChanged'];
const known = livelihoodSupplementForm.sections[2].pages[0].fields.filter(({ id }) => id === 'contactKnown');

export const livelihoodSupplementPartnerForm: Form = ownForm(
  'livelihood-supplement-partner',
  {
    ...livelihoodSupplementForm,
    sections: [...firstCosts, ...['you', 'contact', 'more', 'declaration'].flatMap(inExtra)],
  },
  (page) => {
    if (page.id === 'has-costs') return withMonth({ ...page, fields: [...known, ...page.fields] });
    if (page.id !== 'still-right') return page;
    const fields = page.fields.filter(({ id }) => hers.includes(id));
    return { ...page, onlyIf: { field: 'contactKnown', is: 'yes' }, fields };
  },
);
