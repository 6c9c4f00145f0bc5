import type { Source } from '../applications/forms/lss-request.form.ts';
import { type Part, inLanguages } from '../platform/language.ts';
import type { ConsentState, Subject } from './rules.ts';

const sv = {
  title: 'Dina samtycken',
  lead: 'Här ser du vilka vi får fråga om dig. Du kan ta tillbaka ditt ja när du vill. Det påverkar inte din rätt till stöd.',
  /** To one who has said yes for somebody else too. */
  leadOthers:
    'Här ser du vilka vi får fråga om dig och om den du företräder. Du kan ta tillbaka ett ja när du vill. Det påverkar inte rätten till stöd.',
  none: 'Du har inte sagt ja till att vi frågar någon.',
  takeBack: 'Ta tillbaka',
  done: 'Ditt ja är tillbakataget',
  doneText: 'Vi frågar inte mer. Det vi redan har fått veta finns kvar i ärendet.',
  link: 'Vilka vi får fråga om dig',
  /** On the page of the case. */
  mayAsk: (who: string) => `Du har sagt ja till att vi frågar: ${who}.`,
  /** To her for whom it was said. */
  mayAskBy: (name: string, who: string) => `${name} har sagt ja för dig till att vi frågar: ${who}.`,
  /** To her who has said it for somebody else. */
  titleFor: (name: string) => `Samtycken för ${name}`,
  mayAskFor: (name: string, who: string) => `Du har sagt ja för ${name} till att vi frågar: ${who}.`,
  waitsFor: (name: string, who: string) =>
    `Du har sagt ja för ${name} till att vi frågar: ${who}. Vi frågar inte förrän vi har kontrollerat att du får företräda ${name} och ditt uppdrag har börjat.`,
  noneFor: (name: string) => `Inget ja som du har sagt för ${name} gäller nu.`,
  linkFor: (name: string) => `Vilka vi får fråga om ${name}`,
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
    waits: 'Väntar på kontroll. Vi frågar inte ännu',
    coming: 'Uppdraget har inte börjat. Vi frågar inte ännu',
    over: 'Gäller inte. Den som sa ja får inte företräda',
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
    said: (name: string) => `Sagt av företrädare: ${name}`,
    saidUnchecked: (name: string) => `Sagt av någon som inte är kontrollerad: ${name}`,
    waits: 'Väntar på kontroll: får inte användas',
    coming: 'Uppdraget har inte börjat: får inte användas',
  },
};
export type ConsentsText = typeof sv;

const en: ConsentsText = {
  title: 'Your consents',
  lead: 'Here you see whom we may ask about you. You can take back your yes whenever you like. It does not affect your right to support.',
  leadOthers:
    'Here you see whom we may ask about you and about the person you represent. You can take back a yes whenever you like. It does not affect the right to support.',
  none: 'You have not said yes to our asking anybody.',
  takeBack: 'Take back',
  done: 'Your yes has been taken back',
  doneText: 'We ask no more. What we have already been told is still in the case.',
  link: 'Whom we may ask about you',
  mayAsk: (who) => `You have said that we may ask: ${who}.`,
  mayAskBy: (name, who) => `${name} has said for you that we may ask: ${who}.`,
  titleFor: (name) => `Consents for ${name}`,
  mayAskFor: (name, who) => `You have said for ${name} that we may ask: ${who}.`,
  waitsFor: (name, who) =>
    `You have said for ${name} that we may ask: ${who}. We do not ask until we have checked that you may represent ${name} and your mandate has begun.`,
  noneFor: (name) => `No yes that you have said for ${name} holds now.`,
  linkFor: (name) => `Whom we may ask about ${name}`,
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
    waits: 'Waiting to be checked. We do not ask yet',
    coming: 'The mandate has not begun. We do not ask yet',
    over: 'Does not hold. Whoever said yes may not represent',
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
    said: (name) => `Said by a representative: ${name}`,
    saidUnchecked: (name) => `Said by somebody who has not been checked: ${name}`,
    waits: 'Waiting to be checked: may not be used',
    coming: 'The mandate has not begun: may not be used',
  },
};

const easy: Part<ConsentsText> = {
  title: 'Vem vi får fråga',
  lead: 'Här ser du vem vi får fråga om dig. Du kan ändra dig när du vill. Du kan få stöd ändå.',
  leadOthers:
    'Här ser du vem vi får fråga om dig och om den du hjälper. Du kan ändra dig när du vill. Det går att få stöd ändå.',
  none: 'Vi får inte fråga någon om dig.',
  takeBack: 'Sluta fråga',
  done: 'Vi slutar fråga',
  doneText: 'Det vi redan vet har vi kvar.',
  link: 'Vem vi får fråga om dig',
  mayAsk: (who: string) => `Vi får fråga: ${who}.`,
  mayAskBy: (name: string, who: string) => `${name} har sagt ja för dig. Vi får fråga: ${who}.`,
  titleFor: (name: string) => `Vem vi får fråga om ${name}`,
  mayAskFor: (name: string, who: string) => `Du har sagt ja för ${name}. Vi får fråga: ${who}.`,
  waitsFor: (name: string, who: string) =>
    `Du har sagt ja för ${name}. Du vill att vi frågar: ${who}. Först ser vi efter om du får hjälpa ${name}. Vi frågar inte förrän vi vet det och hjälpen har börjat.`,
  noneFor: (name: string) => `Vi får inte fråga någon om ${name} nu.`,
  linkFor: (name: string) => `Vem vi får fråga om ${name}`,
  states: {
    withdrawn: 'Du har ändrat dig',
    ended: 'Det har tagit slut',
    waits: 'Vi ser efter om den som sa ja får hjälpa. Vi frågar inte än',
    coming: 'Hjälpen har inte börjat. Vi frågar inte än',
    over: 'Gäller inte. Den som sa ja får inte hjälpa',
  },
  sources: { healthCare: 'Din läkare', otherMunicipality: 'Kommunen där du bodde förut' },
  subjects: {
    diagnosis: 'Vilken diagnos du har och hur länge den varar',
    daily: 'Hur du har det i vardagen',
    support: 'Hjälp som du har eller har bett om',
  },
};

export const text = inLanguages<ConsentsText>({ sv, en, easy });
