import type { FieldWords, FormWords, OptionWords } from '../../platform/forms/words.ts';
import { type Language, inLanguages, tongueOf } from '../../platform/language.ts';
import { costKinds } from '../../platform/municipality.ts';
import { supportAges } from '../rules.ts';
import { text } from '../text.ts';
import { askedIncomes, type calculatorForm } from './calculator.form.ts';

type Words = FormWords<typeof calculatorForm>;

// In the list of what to change, each amount is called by its name.
const amountErrors = {
  sv: {
    money: '{label}: skriv beloppet med siffror, till exempel 1 200 eller 1 200,50.',
    tooSmall: '{label}: skriv {min} eller mer.',
    tooLarge: '{label}: skriv högst {max}.',
  },
  en: {
    money: '{label}: write the amount with digits, for example 1 200 or 1 200.50.',
    tooSmall: '{label}: write {min} or more.',
    tooLarge: '{label}: write at most {max}.',
  },
};

const sv: Words = {
  title: 'Räkna på försörjningsstöd',
  sections: { calculator: { title: 'Räkna på försörjningsstöd' } },
  pages: {
    household: { title: 'Hushållet' },
    children: {
      title: 'Barnen',
      lead: 'Lägg till de barn som bor hos dig, hela tiden eller vissa dagar. Har du inga barn går du vidare.',
    },
    costs: { title: 'Kostnader', lead: 'Det du betalar under månaden. Lämna tomt det du inte har.' },
    incomes: {
      title: 'Pengar',
      lead: 'Det du och din partner får under månaden, efter skatt. Lämna tomt det ni inte får.',
    },
  },
  fields: {
    month: { label: 'Vilken månad gäller det?' },
    civilStatus: {
      label: 'Lever du ihop med någon?',
      options: { single: 'Nej, jag är ensam vuxen', cohabiting: 'Ja, jag är gift eller sambo' },
    },
    others: {
      label: 'Hur många andra delar du hushåll med?',
      hint: 'Till exempel en vän eller ett syskon. Räkna inte med din partner eller barnen nedan. Lämna tomt om ni inte är fler.',
      errors: {
        number: 'Andra i hushållet: skriv med siffror, till exempel 1.',
        tooSmall: 'Andra i hushållet: skriv {min} eller mer.',
        tooLarge: 'Andra i hushållet: skriv högst {max}.',
      },
    },
    children: {
      label: 'Barnen',
      entry: 'Barn',
      add: 'Lägg till ett barn',
      errors: { groupFull: 'Här går det att räkna på högst {max} barn.' },
    },
    'children.age': {
      label: 'Hur gammalt är barnet?',
      hint: 'Den som har fyllt 18 räknas med om hen går i gymnasiet eller liknande.',
      options: ages(
        (age) => `${age} år`,
        (age) => `${age} år, går i skolan`,
      ),
      errors: { required: 'Välj hur gammalt barnet är.' },
    },
    'children.days': {
      label: 'Hur många dagar i månaden bor barnet hos dig?',
      hint: 'Lämna tomt om barnet bor hos dig hela tiden.',
      errors: {
        number: 'Dagar hos dig: skriv med siffror, till exempel 14.',
        tooSmall: 'Dagar hos dig: skriv {min} eller mer, eller ta bort barnet.',
        tooLarge: 'Dagar hos dig: skriv högst {max} dagar.',
      },
    },
    'children.lunchElsewhere': {
      label: 'Äter lunch i förskolan eller skolan fem dagar i veckan',
      hint: 'Det gör skillnad för barn under sju år.',
    },
    ...costs('sv'),
    ...incomes('sv'),
  },
};

const en: Words = {
  title: 'Calculate livelihood support',
  sections: { calculator: { title: 'Calculate livelihood support' } },
  pages: {
    household: { title: 'The household' },
    children: {
      title: 'The children',
      lead: 'Add the children who live with you, all the time or some days. If you have no children, go on.',
    },
    costs: { title: 'Costs', lead: 'What you pay during the month. Leave empty what you do not have.' },
    incomes: {
      title: 'Money',
      lead: 'What you and your partner get during the month, after tax. Leave empty what you do not get.',
    },
  },
  fields: {
    month: { label: 'Which month is it about?' },
    civilStatus: {
      label: 'Do you live as a couple with somebody?',
      options: { single: 'No, I am a single adult', cohabiting: 'Yes, I am married or live with a partner' },
    },
    others: {
      label: 'How many others do you share a household with?',
      hint: 'For example a friend or a sibling. Do not count your partner or the children below. Leave empty if there are no more of you.',
      errors: {
        number: 'Others in the household: write with digits, for example 1.',
        tooSmall: 'Others in the household: write {min} or more.',
        tooLarge: 'Others in the household: write at most {max}.',
      },
    },
    children: {
      label: 'The children',
      entry: 'Child',
      add: 'Add a child',
      errors: { groupFull: 'You can calculate for at most {max} children here.' },
    },
    'children.age': {
      label: 'How old is the child?',
      hint: 'One who has turned 18 counts while in upper secondary school or the like.',
      options: ages(
        (age) => (age === '1' ? '1 year' : `${age} years`),
        (age) => `${age} years, in school`,
      ),
      errors: { required: 'Choose how old the child is.' },
    },
    'children.days': {
      label: 'How many days a month does the child live with you?',
      hint: 'Leave empty if the child lives with you all the time.',
      errors: {
        number: 'Days with you: write with digits, for example 14.',
        tooSmall: 'Days with you: write {min} or more, or remove the child.',
        tooLarge: 'Days with you: write at most {max} days.',
      },
    },
    'children.lunchElsewhere': {
      label: 'Has lunch at preschool or school five days a week',
      hint: 'It makes a difference for children under seven.',
    },
    ...costs('en'),
    ...incomes('en'),
  },
};

function ages(child: (age: string) => string, pupil: (age: string) => string): Record<string, OptionWords> {
  return Object.fromEntries(
    Array.from({ length: supportAges.inSchool }, (_, age) => [
      String(age),
      (age < supportAges.always ? child : pupil)(String(age)),
    ]),
  );
}

/** The questions have the names that the lines of the result have. */
function costs(language: Language) {
  type Key = `cost-${(typeof costKinds)[number]}`;
  return named<Key>(
    costKinds.map((kind) => [`cost-${kind}`, text[language].cost[kind]]),
    language,
  );
}

function incomes(language: Language) {
  type Key = `income-${(typeof askedIncomes)[number]}`;
  return named<Key>(
    askedIncomes.map((kind) => [`income-${kind}`, text[language].income[kind]]),
    language,
  );
}

function named<Key extends string>(
  labels: readonly (readonly [Key, string])[],
  language: Language,
): Record<Key, FieldWords> {
  const errors = amountErrors[tongueOf(language)];
  return Object.fromEntries(labels.map(([key, label]) => [key, { label, errors }])) as Record<Key, FieldWords>;
}

export const calculatorText: Record<Language, Words> = inLanguages({ sv, en });
