import { type Form, allPages } from '../../platform/forms/form.ts';
import type { AnyFormWords, FieldWords, OptionWords, PageWords } from '../../platform/forms/words.ts';
import { type Language, inLanguages } from '../../platform/language.ts';
import { livelihoodRenewalText } from './livelihood-renewal.text.ts';
import { livelihoodSupplementText } from './livelihood-supplement.text.ts';
import {
  commonCosts,
  livelihoodRenewalPartnerForm,
  livelihoodSupplementPartnerForm,
  livelihoodSupportPartnerForm,
} from './livelihood-support-partner.form.ts';
import { livelihoodSupportText } from './livelihood-support.text.ts';

type Own = {
  title: string;
  pages: Record<string, Partial<PageWords>>;
  fields: Record<string, Partial<FieldWords>>;
  truth: string;
};

/** What is said otherwise to the one who fills in a part. Everything else is said in the words of the applicant's. */
const own: Record<Language, Own> = inLanguages({
  sv: {
    title: 'Din del av ansökan om försörjningsstöd',
    pages: {
      contact: {
        lead: 'Vi hör av oss till dig själv. Din partner ser inte hur du nås, och läser inte det vi skriver till dig.',
      },
      'has-costs': {
        title: 'Har du egna kostnader?',
        lead: 'Hyra, el, hemförsäkring och internet står redan i det ni har gemensamt. Skriv bara det som är ditt.',
      },
      payment: {
        title: 'Har du ett konto?',
        lead: 'Vi betalar oftast till den som sökte först. Skriv ändå ditt konto, om du vill att vi delar på pengarna.',
      },
    },
    fields: {
      hasIncomes: {
        hint: 'Till exempel lön, bidrag, a-kassa eller swish. Skriv bara det som är ditt. Din partner skriver sitt.',
      },
      hasMoney: { hint: 'Räkna bara dina egna konton. Din partner skriver om sina.' },
      hasAssets: {
        hint: 'Till exempel sparkonto, fonder, bil, bostadsrätt, hus, företag eller kryptovaluta. Vanliga saker i hemmet räknas inte. Skriv bara det som är ditt.',
      },
    },
    truth: 'Du svarar för det du själv har skrivit. Din partner ser det inte.',
  },
  en: {
    title: 'Your part of the application for livelihood support',
    pages: {
      contact: {
        lead: 'We contact you yourself. Your partner does not see how to reach you, and does not read what we write to you.',
      },
      'has-costs': {
        title: 'Do you have costs of your own?',
        lead: 'Rent, electricity, home insurance and internet are already in what you have in common. Write only what is yours.',
      },
      payment: {
        title: 'Do you have an account?',
        lead: 'We usually pay to the one who applied first. Write your account anyway if you want us to divide the money.',
      },
    },
    fields: {
      hasIncomes: {
        hint: 'For example wages, benefits, unemployment benefit or Swish. Write only what is yours. Your partner writes the rest.',
      },
      hasMoney: { hint: 'Count only your own accounts. Your partner writes about the others.' },
      hasAssets: {
        hint: 'For example a savings account, funds, a car, a flat, a house, a company or cryptocurrency. Ordinary things at home do not count. Write only what is yours.',
      },
    },
    truth: 'You answer for what you yourself have written. Your partner does not see it.',
  },
});

/** The same when she was asked before, and what she said then stands there. */
const ownAgain: Record<Language, Pick<Own, 'title' | 'pages' | 'fields'>> = inLanguages({
  sv: {
    title: 'Din del av återansökan om försörjningsstöd',
    pages: {
      'last-incomes': {
        lead: 'Här står det du själv skrev förra gången. Din partner har inte sett det. Hur blev det den här gången, sedan början av förra månaden?',
      },
      'last-costs': {
        lead: 'Det här sökte du för förra gången. Hyra, el, hemförsäkring och internet står i det ni har gemensamt.',
      },
    },
    fields: {
      hasIncomes: {
        hint: 'Till exempel lön, bidrag, swish, en gåva eller något du har sålt, som inte står här ovanför. Skriv bara det som är ditt. Din partner skriver sitt.',
      },
      lastAssets: { hint: 'Här står det du själv skrev förra gången. Din partner har inte sett det.' },
      hasAssets: {
        hint: 'Allt av värde som inte står här ovanför, till exempel sparkonto, fonder, bil, bostadsrätt, hus, företag eller kryptovaluta. Vanliga saker i hemmet räknas inte. Skriv bara det som är ditt.',
      },
    },
  },
  en: {
    title: 'Your part of the renewed application for livelihood support',
    pages: {
      'last-incomes': {
        lead: 'This is what you yourself wrote last time. Your partner has not seen it. How is it this time, since the beginning of last month?',
      },
      'last-costs': {
        lead: 'This is what you applied for last time. Rent, electricity, home insurance and internet are in what you have in common.',
      },
    },
    fields: {
      hasIncomes: {
        hint: 'For example pay, benefits, Swish, a gift or something you have sold, that is not listed above. Write only what is yours. Your partner writes the rest.',
      },
      lastAssets: { hint: 'This is what you yourself wrote last time. Your partner has not seen it.' },
      hasAssets: {
        hint: 'Anything of value that is not listed above, for example a savings account, funds, a car, a flat, a house, a company or cryptocurrency. Ordinary things at home do not count. Write only what is yours.',
      },
    },
  },
});

function words(form: Form, all: AnyFormWords, { title, pages, fields: ownFields, truth }: Own): AnyFormWords {
  const kept = <T>(record: Readonly<Record<string, T>>, ids: ReadonlySet<string>) =>
    Object.fromEntries(Object.entries(record).filter(([id]) => ids.has(id)));
  const sections = new Set(form.sections.map(({ id }) => id));
  const asked = allPages(form);
  const fields = new Set(
    asked.flatMap((page) =>
      page.fields.flatMap((field) => [
        field.id,
        ...(field.kind === 'group' ? field.fields.map((part) => `${field.id}.${part.id}`) : []),
      ]),
    ),
  );
  const said = (page: PageWords, id: string): PageWords => ({
    ...page,
    ...pages[id],
    ...(id === 'declaration' ? { paragraphs: [truth, ...(page.paragraphs ?? [])] } : {}),
  });
  return {
    title,
    sections: kept(all.sections, sections),
    pages: Object.fromEntries(
      Object.entries(kept(all.pages, new Set(asked.map(({ id }) => id)))).map(([id, page]) => [id, said(page, id)]),
    ),
    fields: Object.fromEntries(
      Object.entries(kept(all.fields, fields)).map(([path, field]) => [
        path,
        (path === 'costs.type' || path === 'lastCosts.type') && field.options
          ? { ...field, options: withoutCommon(field.options) }
          : { ...field, ...ownFields[path] },
      ]),
    ),
  };
}

function withoutCommon(options: Readonly<Record<string, OptionWords>>): Record<string, OptionWords> {
  return Object.fromEntries(Object.entries(options).filter(([option]) => !commonCosts.includes(option)));
}

const first = (language: Language) =>
  words(livelihoodSupportPartnerForm, livelihoodSupportText[language], own[language]);
export const livelihoodSupportPartnerText: Record<Language, AnyFormWords> = {
  sv: first('sv'),
  en: first('en'),
  easy: first('easy'),
};

const again = (language: Language) => {
  const { title, pages, fields } = ownAgain[language];
  const { contact, payment } = own[language].pages;
  return words(livelihoodRenewalPartnerForm, livelihoodRenewalText[language], {
    title,
    pages: { ...(contact ? { contact } : {}), ...(payment ? { payment } : {}), ...pages },
    fields: { ...own[language].fields, ...fields },
    truth: own[language].truth,
  });
};
export const livelihoodRenewalPartnerText: Record<Language, AnyFormWords> = {
  sv: again('sv'),
  en: again('en'),
  easy: again('easy'),
};

/** The same, for an extra cost. */
const ownExtra: Record<Language, Pick<Own, 'title' | 'pages' | 'fields'>> = inLanguages({
  sv: {
    title: 'Din del av ansökan om en extra kostnad',
    pages: {
      'has-costs': {
        title: 'Har du också en extra kostnad?',
        lead: 'Din partner söker för en extra kostnad. Har du en egen skriver du den här. Annars svarar du bara nej. Vad din är ser din partner inte, men hur mycket den kostar kan gå att räkna ut av beslutet, som ni båda läser.',
      },
      costs: { title: 'Vad behöver du pengar till?', lead: 'Skriv bara det som är ditt.' },
    },
    fields: {
      hasCosts: {
        label: 'Har du en egen extra kostnad den här månaden?',
        short: 'Egen extra kostnad',
        hint: 'Till exempel medicin, glasögon eller tandvård.',
      },
    },
  },
  en: {
    title: 'Your part of the application for an extra cost',
    pages: {
      'has-costs': {
        title: 'Do you have an extra cost too?',
        lead: 'Your partner applies for an extra cost. If you have one of your own, write it here. If not, just answer no. Your partner does not see what yours is, but may be able to work out how much from the decision, which you both read.',
      },
      costs: { title: 'What do you need money for?', lead: 'Write only what is yours.' },
    },
    fields: {
      hasCosts: {
        label: 'Do you have an extra cost of your own this month?',
        short: 'Own extra cost',
        hint: 'For example medicine, glasses or dental care.',
      },
    },
  },
});

const extra = (language: Language) => {
  const { title, pages, fields } = ownExtra[language];
  const { contact, payment } = own[language].pages;
  return words(livelihoodSupplementPartnerForm, livelihoodSupplementText[language], {
    title,
    pages: { ...(contact ? { contact } : {}), ...(payment ? { payment } : {}), ...pages },
    fields,
    truth: own[language].truth,
  });
};
export const livelihoodSupplementPartnerText: Record<Language, AnyFormWords> = {
  sv: extra('sv'),
  en: extra('en'),
  easy: extra('easy'),
};
