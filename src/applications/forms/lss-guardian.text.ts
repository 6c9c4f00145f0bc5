import type { FormWords } from '../../platform/forms/words.ts';
import { type Language, inLanguages } from '../../platform/language.ts';
import type { lssGuardianForm } from './lss-guardian.form.ts';
import { lssRequestText } from './lss-request.text.ts';

type Words = FormWords<typeof lssGuardianForm>;

/** How one is reached is asked in the words of the request. */
const shared = (language: Language) => {
  const { pages, fields } = lssRequestText[language];
  return {
    pages: { contact: pages.contact, interpreter: pages.interpreter, declaration: pages.declaration },
    fields: {
      phone: fields.phone,
      notifyBy: fields.notifyBy,
      email: fields.email,
      interpreter: fields.interpreter,
      interpreterLanguage: fields.interpreterLanguage,
      truth: fields.truth,
    },
  };
};

const sv: Words = {
  title: 'Ditt svar som vårdnadshavare',
  sections: {
    consent: { title: 'Ditt svar' },
    contact: { title: 'Så når vi dig' },
    declaration: { title: 'Bekräfta' },
  },
  pages: {
    ...shared('sv').pages,
    consent: {
      title: 'Är du med på begäran?',
      lead: 'Du svarar för dig själv. Den andra vårdnadshavaren läser inte det du skriver här, och ser inte hur vi når dig.',
    },
  },
  fields: {
    ...shared('sv').fields,
    request: { label: 'Det gäller' },
    requestCode: {
      label: 'Kod för det du har läst',
      hint: 'Koden visar att ingen har ändrat begäran sedan du läste den.',
    },
    agrees: {
      label: 'Jag har läst begäran och är med på den',
      short: 'Är med på begäran',
      errors: { required: 'Kryssa i om du är med på begäran. Annars går du tillbaka och svarar nej.' },
    },
    guardianWords: {
      label: 'Vill du lägga till något, eller ser du något på ett annat sätt?',
      short: 'Med egna ord',
      hint: 'Bara handläggaren läser det.',
    },
  },
};

const en: Words = {
  title: 'Your answer as a guardian',
  sections: {
    consent: { title: 'Your answer' },
    contact: { title: 'How we reach you' },
    declaration: { title: 'Confirm' },
  },
  pages: {
    ...shared('en').pages,
    consent: {
      title: 'Do you agree to the request?',
      lead: 'You answer for yourself. The other guardian does not read what you write here, and does not see how we reach you.',
    },
  },
  fields: {
    ...shared('en').fields,
    request: { label: 'It is about' },
    requestCode: {
      label: 'Code of what you have read',
      hint: 'The code shows that nobody has changed the request since you read it.',
    },
    agrees: {
      label: 'I have read the request and agree to it',
      short: 'Agrees to the request',
      errors: { required: 'Tick the box if you agree to the request. Otherwise go back and say no.' },
    },
    guardianWords: {
      label: 'Do you want to add something, or do you see something in another way?',
      short: 'In own words',
      hint: 'Only the caseworker reads it.',
    },
  },
};

const easy: Words = {
  title: 'Ditt svar',
  sections: { ...sv.sections, contact: { title: 'Så får vi tag i dig' } },
  pages: {
    ...shared('easy').pages,
    consent: {
      title: 'Säger du ja?',
      lead: 'Du svarar bara för dig. Den andra föräldern läser inte det du skriver här.',
    },
  },
  fields: {
    ...sv.fields,
    ...shared('easy').fields,
    requestCode: { label: 'Kod', hint: 'Koden visar att allt är som när du läste det.' },
    agrees: {
      label: 'Jag har läst allt och säger ja',
      short: 'Säger ja',
      errors: { required: 'Säger du ja? Kryssa i rutan. Säger du nej? Gå tillbaka och svara nej.' },
    },
    guardianWords: { label: 'Vill du säga något mer?', short: 'Egna ord', hint: 'Bara vi som arbetar här läser det.' },
  },
};

export const lssGuardianText: Record<Language, Words> = inLanguages({ sv, en, easy });
