import type { FormWords } from '../../platform/forms/words.ts';
import { type Language, inLanguages } from '../../platform/language.ts';
import type { livelihoodSupplementForm } from './livelihood-supplement.form.ts';
import { livelihoodRenewalText } from './livelihood-renewal.text.ts';
import { livelihoodSupportText } from './livelihood-support.text.ts';

type Words = FormWords<typeof livelihoodSupplementForm>;

const { sv: first, en: firstEn } = livelihoodSupportText;
const { sv: again, en: againEn } = livelihoodRenewalText;

const sv: Words = {
  title: 'Ansökan om en extra kostnad',
  sections: {
    start: { title: 'Läget nu' },
    costs: { title: 'Kostnaden' },
    you: { title: 'Om dig' },
    contact: again.sections.contact,
    more: first.sections.more,
    declaration: first.sections.declaration,
  },
  pages: {
    ...first.pages,
    costs: {
      title: 'Vad behöver du pengar till?',
      lead: 'Du har redan sökt för månaden. Här söker du för det som kom till. Inkomster och annat behöver du inte skriva igen.',
    },
    'still-right': {
      title: 'Stämmer det här?',
      lead: 'Här står det vi vet om dig. Svara bara på om det fortfarande stämmer.',
    },
  },
  fields: {
    ...first.fields,
    civilStatus: again.fields.civilStatus,
    familyBefore: again.fields.familyBefore,
    householdChanged: {
      label: 'Har något ändrats i hushållet?',
      short: 'Ändrat hushåll',
      hint: 'Till exempel att du har flyttat ihop med någon, flyttat isär eller fått barn.',
    },
    householdChange: {
      label: 'Vad har ändrats?',
      short: 'Ändringen',
      hint: 'Bor du ihop med någon annan nu, eller ensam? Då gör du en ny ansökan för nästa månad.',
      errors: { required: 'Skriv vad som har ändrats i hushållet. Några ord räcker.' },
    },
    applyTogether: {
      label: 'Söker du tillsammans med din partner?',
      short: 'Söker tillsammans',
      hint: 'Ja: din partner får frågan på sin egen sida och bekräftar själv. Vad kostnaden är ser din partner bara om den gäller hemmet, men ni läser båda beslutet. Nej: bara du söker.',
      errors: { required: 'Välj om du söker tillsammans med din partner.' },
    },
    partnerName: { label: 'Din partners namn', short: 'Partnerns namn' },
    partnerNumber: {
      label: 'Din partners personnummer',
      short: 'Partnerns personnummer',
      hint: 'Tolv siffror. Det är med numret vi frågar din partner.',
    },
    workBefore: { label: 'Ditt arbete, enligt det du skrev tidigare', short: 'Arbete' },
    contactBefore: again.fields.contactBefore,
    contactKnown: { label: 'Vi har dina uppgifter sedan tidigare', short: 'Uppgifter sedan tidigare' },
    contactChanged: again.fields.contactChanged,
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
    you: { title: 'About you' },
    contact: againEn.sections.contact,
    more: firstEn.sections.more,
    declaration: firstEn.sections.declaration,
  },
  pages: {
    ...firstEn.pages,
    costs: {
      title: 'What do you need money for?',
      lead: 'You have already applied for this month. Here you apply for what has come up since. You need not write your income again.',
    },
    'still-right': {
      title: 'Is this still right?',
      lead: 'This is what we know about you. Just answer whether it is still right.',
    },
  },
  fields: {
    ...firstEn.fields,
    civilStatus: againEn.fields.civilStatus,
    familyBefore: againEn.fields.familyBefore,
    householdChanged: {
      label: 'Has anything changed in the household?',
      short: 'Household changed',
      hint: 'For example that you have moved in with somebody, moved apart or had a child.',
    },
    householdChange: {
      label: 'What has changed?',
      short: 'The change',
      hint: 'Do you live with somebody else now, or alone? Then you make a new application for next month.',
      errors: { required: 'Write what has changed in the household. A few words are enough.' },
    },
    applyTogether: {
      label: 'Do you apply together with your partner?',
      short: 'Apply together',
      hint: 'Yes: your partner gets the question on a page of her or his own, and confirms it. Your partner sees what the cost is only if it is for the home, but you both read the decision. No: only you apply.',
      errors: { required: 'Choose whether you apply together with your partner.' },
    },
    partnerName: { label: 'Your partner’s name', short: 'Partner’s name' },
    partnerNumber: {
      label: 'Your partner’s personal identity number',
      short: 'Partner’s number',
      hint: 'Twelve digits. We ask your partner by that number.',
    },
    workBefore: { label: 'Your work, as you wrote before', short: 'Work' },
    contactBefore: againEn.fields.contactBefore,
    contactKnown: { label: 'We have your details from before', short: 'Details from before' },
    contactChanged: againEn.fields.contactChanged,
    'costs.specification': {
      label: 'Why do you need it now?',
      short: 'Why',
      hint: 'A few words are enough. For example that your glasses have broken.',
    },
  },
};

export const livelihoodSupplementText: Record<Language, Words> = inLanguages({ sv, en });
