import { type Language, type Part, inLanguages } from '../platform/language.ts';
import type { Note } from './rules.ts';

const sv = {
  citizen: {
    heading: 'Papper du har sagt att du skickar',
    lead: 'De här papperen var inte med. Skriv till oss och lägg till dem som filer, till exempel ett foto. Har du dem inte, skriv det.',
    link: 'Skicka papperen här',
    done: 'Vi väntar inte på fler papper från dig.',
    states: {
      sent: (day: string) => `Du skickade det ${day}.`,
      came: (day: string) => `Vi har fått det. Antecknat ${day}.`,
      notNeeded: (day: string) => `Du behöver inte skicka det längre. Antecknat ${day}.`,
    },
  },
  form: {
    label: 'Vilka papper skickar du nu?',
    labelOne: 'Skickar du pappret nu?',
    hint: 'Du har sagt att du skickar de här. Kryssa i det som är med, så vet vi att det har kommit. Du kan låta bli.',
    hintOne: 'Du har sagt att du skickar det här. Ta bort krysset om filen är något annat.',
    lacksFile: 'Du har kryssat för ett papper, men det finns ingen fil. Lägg till filen, eller ta bort krysset.',
  },
  staff: {
    heading: 'Papper som skulle skickas',
    states: {
      awaited: 'Har inte kommit.',
      sent: (day: string) => `Kom ${day}, enligt den som skickade.`,
      came: (who: string, day: string) => `Har kommit, enligt ${who} ${day}.`,
      notNeeded: (who: string, day: string) => `Behövs inte längre, enligt ${who} ${day}.`,
    },
    notes: { came: 'Har kommit', notNeeded: 'Behövs inte längre', awaited: 'Ångra' } satisfies Record<Note, string>,
    notThat: 'Är inte det pappret',
    flag: {
      strong: 'Papper som inte har kommit.',
      rest: (who: string, what: string) => `${who} har svarat att de skickas: ${what}.`,
      link: 'Se papperen',
    },
  },
};

const en: typeof sv = {
  citizen: {
    heading: 'Papers you have said you will send',
    lead: 'These papers were not included. Write to us and add them as files, a photo for example. If you do not have them, write that.',
    link: 'Send the papers here',
    done: 'We are not waiting for any more papers from you.',
    states: {
      sent: (day) => `You sent it ${day}.`,
      came: (day) => `We have got it. Noted ${day}.`,
      notNeeded: (day) => `You do not need to send it any more. Noted ${day}.`,
    },
  },
  form: {
    label: 'Which papers are you sending now?',
    labelOne: 'Are you sending the paper now?',
    hint: 'You have said you will send these. Tick those that are included, so that we know they have come. You need not.',
    hintOne: 'You have said you will send this. Untick it if the file is something else.',
    lacksFile: 'You have ticked a paper, but there is no file. Add the file, or untick it.',
  },
  staff: {
    heading: 'Papers that were to be sent',
    states: {
      awaited: 'Has not come.',
      sent: (day) => `Came ${day}, says the one who sent it.`,
      came: (who, day) => `Has come, noted by ${who} ${day}.`,
      notNeeded: (who, day) => `Not needed any more, noted by ${who} ${day}.`,
    },
    notes: { came: 'Has come', notNeeded: 'Not needed any more', awaited: 'Undo' },
    notThat: 'Is not that paper',
    flag: {
      strong: 'Papers that have not come.',
      rest: (who, what) => `${who} has answered that they will be sent: ${what}.`,
      link: 'See the papers',
    },
  },
};

export type PapersText = typeof sv;

/** Easy-read Swedish. */
const easy: Part<PapersText> = {
  citizen: {
    heading: 'Papper du ska skicka',
    lead: 'Vi har inte fått de här papperen. Skriv till oss. Lägg till papperen som foton eller filer. Har du dem inte? Skriv det.',
    link: 'Skicka papperen',
    done: 'Du behöver inte skicka fler papper.',
    states: {
      sent: (day: string) => `Du skickade det ${day}.`,
      came: () => 'Vi har fått det.',
      notNeeded: () => 'Du behöver inte skicka det.',
    },
  },
  form: {
    label: 'Vilka papper skickar du?',
    labelOne: 'Skickar du det här pappret?',
    hint: 'Kryssa för de papper du skickar nu. Du måste inte kryssa.',
    hintOne: 'Är filen något annat? Ta bort krysset.',
    lacksFile: 'Det finns ingen fil. Lägg till filen. Eller ta bort krysset.',
  },
};

export const text: Record<Language, PapersText> = inLanguages({ sv, en, easy });
