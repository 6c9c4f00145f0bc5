import type { FormWords } from '../../platform/forms/words.ts';
import { type Language, inLanguages } from '../../platform/language.ts';
import type { livelihoodSupplementForm } from './livelihood-supplement.form.ts';
import { livelihoodSupportText } from './livelihood-support.text.ts';

type Words = FormWords<typeof livelihoodSupplementForm>;

const { sv: first, en: firstEn } = livelihoodSupportText;

const sv: Words = {
  title: 'Ansökan om en extra kostnad',
  sections: {
    start: { title: 'Läget nu' },
    costs: { title: 'Kostnaden' },
    more: first.sections.more,
    declaration: first.sections.declaration,
  },
  pages: {
    ...first.pages,
    costs: {
      title: 'Vad behöver du pengar till?',
      lead: 'Du har redan sökt för månaden. Här söker du för det som kom till. Inkomster och annat behöver du inte skriva igen.',
    },
  },
  fields: {
    ...first.fields,
    'costs.specification': {
      label: 'Varför behöver du det nu?',
      short: 'Varför',
      hint: 'Några ord räcker. Till exempel att glasögonen har gått sönder.',
    },
  },
};

const en: Words = {
  title: 'Application for an extra cost',
  sections: {
    start: { title: 'Your situation now' },
    costs: { title: 'The cost' },
    more: firstEn.sections.more,
    declaration: firstEn.sections.declaration,
  },
  pages: {
    ...firstEn.pages,
    costs: {
      title: 'What do you need money for?',
      lead: 'You have already applied for this month. Here you apply for what has come up since. You need not write your income again.',
    },
  },
  fields: {
    ...firstEn.fields,
    'costs.specification': {
      label: 'Why do you need it now?',
      short: 'Why',
      hint: 'A few words are enough. For example that your glasses have broken.',
    },
  },
};

export const livelihoodSupplementText: Record<Language, Words> = inLanguages({ sv, en });
