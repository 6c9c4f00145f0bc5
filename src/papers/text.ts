import { type Language, type Part, inLanguages } from '../platform/language.ts';
import type { Note, Stays } from './rules.ts';

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
  /** A file that came to the wrong case. */
  moved: {
    told: (name: string, number: string) => [
      `Filen ”${name}” kom till ärende ${number}, men hör till det här ärendet. Jag har flyttat den hit.`,
      'Du behöver inte skicka den igen.',
    ],
    out: (number: string, day: string) => `Flyttad till ärende ${number} den ${day}`,
    in: (number: string, day: string) => `Flyttad hit från ärende ${number} den ${day}`,
    by: (what: string, who: string, reason: string) => `${what} av ${who}. ${reason}`,
  },
  move: {
    link: 'Flytta till ett annat ärende',
    title: (name: string) => `Flytta filen: ${name}`,
    heading: 'Flytta en fil till ett annat ärende',
    back: 'Till ärendet',
    facts: { file: 'Fil', sender: 'Skickad av', came: 'Kom in', where: 'Ligger i' },
    lead: (who: string) =>
      `Filen hamnar bland meddelandena mellan ${who} och enheten i det andra ärendet. Bara ${who} och handläggarna ser den. Den som söker tillsammans med eller företräder någon annan i ärendet ser den inte.`,
    where: 'Vilket ärende hör filen till?',
    whereHint: (who: string) => `De öppna ärenden som ${who} själv kan skriva i, och som du arbetar med.`,
    reason: 'Varför flyttar du filen?',
    reasonHint: (who: string) =>
      `Läses av enheten i båda ärendena. ${who} ser att filen är flyttad, när och vart, men inte det här.`,
    send: 'Flytta filen',
    sendAnyway: (unit: string) => `Flytta, och låt ${unit} läsa`,
    answered:
      'Var filen svar på en komplettering? Den räknas fortfarande som besvarad. Begär den igen om något saknas.',
    crossing: {
      title: 'Andra får läsa filen',
      text: (there: string, here: string) =>
        `Ärendet hör till en annan enhet. Efter flytten kan alla handläggare på ${there} läsa filen, och ingen på ${here} som inte också arbetar där. Filen är inte flyttad än.`,
    },
    nowhere: (who: string) =>
      `${who} har inget annat öppet ärende som du kan flytta filen till. Be ${who} skicka den i rätt ärende.`,
    stays: {
      signed: 'Filen kan inte flyttas. Den skickades med en ansökan, och det som är bekräftat ändras inte.',
      ours: 'Filen kan inte flyttas. Det är enheten som har skickat den.',
      decided: 'Filen kan inte flyttas. Den kom före beslutet i ärendet, som kan bygga på den.',
    } satisfies Record<Stays, string>,
    errors: {
      summary: 'Filen är inte flyttad än',
      where: 'Välj vilket ärende filen hör till',
      empty: 'Skriv varför du flyttar filen',
      long: (max: string) => `Skriv högst ${max} tecken`,
      damaged: 'Filen är skadad och kan inte flyttas. Be den som skickade filen att skicka den igen.',
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
  moved: {
    told: (name, number) => [
      `The file “${name}” came to case ${number}, but belongs to this case. I have moved it here.`,
      'You do not need to send it again.',
    ],
    out: (number, day) => `Moved to case ${number} on ${day}`,
    in: (number, day) => `Moved here from case ${number} on ${day}`,
    by: (what, who, reason) => `${what} by ${who}. ${reason}`,
  },
  move: {
    link: 'Move to another case',
    title: (name) => `Move the file: ${name}`,
    heading: 'Move a file to another case',
    back: 'To the case',
    facts: { file: 'File', sender: 'Sent by', came: 'Came in', where: 'Lies in' },
    lead: (who) =>
      `The file comes among the messages between ${who} and the unit in the other case. Only ${who} and the caseworkers see it. Whoever applies together with or represents somebody else in the case does not.`,
    where: 'Which case does the file belong to?',
    whereHint: (who) => `The open cases that ${who} can write in, and that you work with.`,
    reason: 'Why do you move the file?',
    reasonHint: (who) =>
      `Read by the unit in both cases. ${who} sees that the file is moved, when and where to, but not this.`,
    send: 'Move the file',
    sendAnyway: (unit) => `Move, and let ${unit} read`,
    answered: 'Was the file an answer to a request? It still counts as answered. Ask again if something is missing.',
    crossing: {
      title: 'Others will be able to read the file',
      text: (there, here) =>
        `The case belongs to another unit. After the move every caseworker at ${there} can read the file, and nobody at ${here} who does not work there as well. The file is not moved yet.`,
    },
    nowhere: (who) =>
      `${who} has no other open case that you can move the file to. Ask ${who} to send it in the right case.`,
    stays: {
      signed: 'The file cannot be moved. It was sent with an application, and what is confirmed is not changed.',
      ours: 'The file cannot be moved. The unit has sent it.',
      decided: 'The file cannot be moved. It came before the decision in the case, which may rest on it.',
    },
    errors: {
      summary: 'The file is not moved yet',
      where: 'Choose which case the file belongs to',
      empty: 'Write why you move the file',
      long: (max) => `Write at most ${max} characters`,
      damaged: 'The file is damaged and cannot be moved. Ask the one who sent it to send it again.',
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
  moved: {
    told: (name: string, number: string) => [
      `Filen ”${name}” kom till ärende ${number}. Den hör till det här ärendet. Jag har flyttat den hit.`,
      'Du behöver inte göra något.',
    ],
  },
};

export const text: Record<Language, PapersText> = inLanguages({ sv, en, easy });
