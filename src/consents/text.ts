import type { Source } from '../applications/forms/lss-request.form.ts';
import { type Part, inLanguages } from '../platform/language.ts';
import type { ConsentState, Subject } from './rules.ts';

const sv = {
  title: 'Dina samtycken',
  lead: 'Här ser du vilka vi får fråga om dig. Du kan ta tillbaka ditt ja när du vill. Det påverkar inte din rätt till stöd.',
  none: 'Du har inte sagt ja till att vi frågar någon.',
  takeBack: 'Ta tillbaka',
  done: 'Ditt ja är tillbakataget',
  doneText: 'Vi frågar inte mer. Det vi redan har fått veta finns kvar i ditt ärende.',
  link: 'Vilka vi får fråga om dig',
  /** On the page of the case. */
  mayAsk: (who: string) => `Du har sagt ja till att vi frågar: ${who}.`,
  case: 'Ärende',
  whose: 'Du företräder',
  who: 'Vem sa ja',
  representative: 'Någon som företräder den det gäller',
  about: 'Om',
  given: 'Sa ja',
  until: 'Gäller till',
  state: 'Läge',
  states: {
    holds: 'Gäller',
    withdrawn: 'Tillbakataget',
    ended: 'Har gått ut',
    over: 'Gäller inte. Den som sa ja företräder inte längre',
  } satisfies Record<ConsentState, string>,
  withdrawnOn: (day: string) => `Tillbakataget ${day}`,
  sources: {
    healthCare: 'Vården (regionen)',
    habilitation: 'Habiliteringen',
    school: 'Skolan',
    insuranceAgency: 'Försäkringskassan',
    otherMunicipality: 'En annan kommun',
  } satisfies Record<Source, string>,
  subjects: {
    diagnosis: 'Diagnos och hur länge den varar',
    daily: 'Hur vardagen fungerar',
    support: 'Stöd som redan finns eller har sökts',
  } satisfies Record<Subject, string>,
  /** On the employees' page of the case. */
  staff: {
    title: 'Samtycken',
    none: 'Inga samtycken. Fråga den enskilda innan uppgifter hämtas från andra.',
    line: (state: string, until: string) => `${state}, till och med ${until}`,
  },
};
export type ConsentsText = typeof sv;

const en: ConsentsText = {
  title: 'Your consents',
  lead: 'Here you see whom we may ask about you. You can take back your yes whenever you like. It does not affect your right to support.',
  none: 'You have not said yes to our asking anybody.',
  takeBack: 'Take back',
  done: 'Your yes has been taken back',
  doneText: 'We ask no more. What we have already been told is still in your case.',
  link: 'Whom we may ask about you',
  mayAsk: (who) => `You have said that we may ask: ${who}.`,
  case: 'Case',
  whose: 'You represent',
  who: 'Who said yes',
  representative: 'Somebody who represents the person',
  about: 'About',
  given: 'Said yes',
  until: 'Holds until',
  state: 'Status',
  states: {
    holds: 'Holds',
    withdrawn: 'Taken back',
    ended: 'Has run out',
    over: 'Does not hold. Whoever said yes no longer represents',
  },
  withdrawnOn: (day) => `Taken back ${day}`,
  sources: {
    healthCare: 'Health care (the region)',
    habilitation: 'The habilitation service',
    school: 'The school',
    insuranceAgency: 'The Swedish Social Insurance Agency (Försäkringskassan)',
    otherMunicipality: 'Another municipality',
  },
  subjects: {
    diagnosis: 'Diagnosis and how long it lasts',
    daily: 'How daily life works',
    support: 'Support that exists or has been applied for',
  },
  staff: {
    title: 'Consents',
    none: 'No consents. Ask the person before information is collected from others.',
    line: (state, until) => `${state}, until ${until}`,
  },
};

const easy: Part<ConsentsText> = {
  title: 'Vem vi får fråga',
  lead: 'Här ser du vem vi får fråga om dig. Du kan ändra dig när du vill. Du kan få stöd ändå.',
  none: 'Vi får inte fråga någon om dig.',
  takeBack: 'Sluta fråga',
  done: 'Vi slutar fråga',
  doneText: 'Det vi redan vet har vi kvar.',
  link: 'Vem vi får fråga om dig',
  mayAsk: (who: string) => `Vi får fråga: ${who}.`,
  states: {
    withdrawn: 'Du har ändrat dig',
    ended: 'Det har tagit slut',
    over: 'Gäller inte mer. Den som sa ja hjälper dig inte längre',
  },
  sources: { healthCare: 'Din läkare', otherMunicipality: 'Kommunen där du bodde förut' },
  subjects: {
    diagnosis: 'Vad läkaren säger om dig',
    daily: 'Hur du har det på dagarna',
    support: 'Hjälp som du har nu',
  },
};

export const text = inLanguages<ConsentsText>({ sv, en, easy });
