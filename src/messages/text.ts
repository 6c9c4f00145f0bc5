import { type Language, type Part, inLanguages } from '../platform/language.ts';

const sv = {
  receipt: {
    at: (day: string, time: string) => `${day}, kl. ${time}`,
    lead: (what: string, number: string, at: string, code: string) =>
      `Vi har fått det du skickade: ${what.charAt(0).toLowerCase()}${what.slice(1)}.\nÄrendenummer: ${number}\nKom in: ${at}\nKontrollkod: ${code}`,
    withdrawn: (what: string, number: string, at: string) => `${what}.\nÄrendenummer: ${number}\nTogs tillbaka: ${at}`,
    more: 'Visa allt du skickade',
  },
  inbox: {
    title: 'Dina meddelanden',
    heading: 'Meddelanden',
    lead: 'Det vi har skrivit till dig, i alla dina ärenden. Du skriver till oss inne i ditt ärende.',
    none: 'Du har inga meddelanden. Vi skriver här när något händer i ditt ärende.',
    noneLink: 'Dina ärenden',
    from: (who: string, about: string) => `${who}: ${about}`,
    receipt: (about: string) => `Kvitto: ${about}`,
    us: 'Socialtjänsten',
    fresh: 'Nytt',
    read: 'Läst',
    wants: (due: string) => `Vill ha ditt svar. ${due}`,
    answered: 'Du har svarat.',
    write: 'Skriv till oss',
    writeHelp: 'Välj vilket ärende det gäller.',
    pager: 'Fler meddelanden',
  },
  thread: {
    back: 'Alla meddelanden',
    title: (name: string, number: string) => `Meddelanden: ${name}, ärende ${number}`,
    heading: (name: string) => `Meddelanden om ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
    whoReads: (number: string, who: string) =>
      `Ärende ${number}. Bara du och de som arbetar med ditt ärende läser här. ${who}`,
    has: (who: string) => `${who} har ärendet.`,
    nobodyYet: 'Ingen handläggare har ärendet än.',
    toCase: 'Till ärendet',
    none: 'Här finns inga meddelanden än.',
    you: 'Du',
    coApplicant: 'Medsökande',
    caseworker: 'Handläggaren',
    portal: 'Automatiskt meddelande',
    fresh: 'Nytt',
    readBy: (who: string, day: string) => `Läst av ${who} ${day}`,
    read: (day: string) => `Läst ${day}`,
    asksFor: (due: string) => `Vi behöver ditt svar. ${due}`,
    answered: (day: string) => `Du svarade ${day}.`,
  },
  form: {
    heading: 'Skriv',
    headingAnswer: 'Ditt svar',
    label: 'Vad vill du skriva?',
    labelAnswer: 'Skriv ditt svar',
    hint: 'Skriv på vilket språk du vill.',
    file: 'Lägg till bild eller fil',
    send: 'Skicka meddelandet',
    sendAnswer: 'Skicka svaret',
    side: (who: string) => `${who} läser det du skriver, på vardagar. Är det bråttom, ring `,
    sideUs: 'Vi läser det du skriver, på vardagar. Är det bråttom, ring ',
    noAnswer: 'Hinner du inte, eller har du inte det vi bad om? Skriv det, så hjälps vi åt.',
    DECIDED:
      'Ärendet är avgjort, men du kan fortfarande skriva. Vi läser och svarar. Vill du överklaga, skriv att du vill ändra beslutet och varför. Behöver du stöd igen börjar du på nytt från Översikt.',
    WITHDRAWN:
      'Det som skickades är tillbakataget, men du kan fortfarande skriva. Vi läser och svarar. Behöver du stöd igen börjar du på nytt från Översikt.',
  },
  errors: {
    title: 'Meddelandet är inte skickat än',
    empty: 'Skriv något, eller lägg till en fil.',
    tooLong: (max: string) => `Texten är längre än ${max} tecken. Korta den, eller dela upp den på två meddelanden.`,
    cut: (kept: string) => `Vi kunde bara behålla de första ${kept} tecknen.`,
    note: 'Det du skrev finns kvar. Filer måste du välja igen.',
  },
  sent: {
    title: 'Skickat',
    message: 'Ditt meddelande har kommit fram. Du får veta här när vi svarar.',
    answer: 'Ditt svar har kommit fram. Vi arbetar vidare med ditt ärende.',
  },
};

const en: typeof sv = {
  receipt: {
    at: (day, time) => `${day}, ${time}`,
    lead: (what, number, at, code) =>
      `We have received what you sent: ${what.charAt(0).toLowerCase()}${what.slice(1)}.\nCase number: ${number}\nReceived: ${at}\nControl code: ${code}`,
    withdrawn: (what, number, at) => `${what}.\nCase number: ${number}\nTaken back: ${at}`,
    more: 'Show all that you sent',
  },
  inbox: {
    title: 'Your messages',
    heading: 'Messages',
    lead: 'What we have written to you, in all your cases. You write to us inside your case.',
    none: 'You have no messages. We write here when something happens in your case.',
    noneLink: 'Your cases',
    from: (who, about) => `${who}: ${about}`,
    receipt: (about) => `Receipt: ${about}`,
    us: 'The social services',
    fresh: 'New',
    read: 'Read',
    wants: (due) => `Wants your answer. ${due}`,
    answered: 'You have answered.',
    write: 'Write to us',
    writeHelp: 'Choose which case it is about.',
    pager: 'More messages',
  },
  thread: {
    back: 'All messages',
    title: (name, number) => `Messages: ${name}, case ${number}`,
    heading: (name) => `Messages about ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
    whoReads: (number, who) => `Case ${number}. Only you and those who work with your case read here. ${who}`,
    has: (who) => `${who} has the case.`,
    nobodyYet: 'No caseworker has the case yet.',
    toCase: 'To the case',
    none: 'There are no messages here yet.',
    you: 'You',
    coApplicant: 'The co-applicant',
    caseworker: 'The caseworker',
    portal: 'Automatic message',
    fresh: 'New',
    readBy: (who, day) => `Read by ${who} ${day}`,
    read: (day) => `Read ${day}`,
    asksFor: (due) => `We need your answer. ${due}`,
    answered: (day) => `You answered ${day}.`,
  },
  form: {
    heading: 'Write',
    headingAnswer: 'Your answer',
    label: 'What do you want to write?',
    labelAnswer: 'Write your answer',
    hint: 'Write in any language you want.',
    file: 'Add a picture or a file',
    send: 'Send the message',
    sendAnswer: 'Send the answer',
    side: (who) => `${who} reads what you write, on weekdays. If it is urgent, call `,
    sideUs: 'We read what you write, on weekdays. If it is urgent, call ',
    noAnswer: 'Not enough time, or do you not have what we asked for? Write that, and we help each other.',
    DECIDED:
      'The case is decided, but you can still write. We read and answer. If you want to appeal, write that you want the decision changed and why. If you need support again, begin anew from Overview.',
    WITHDRAWN:
      'What was sent has been taken back, but you can still write. We read and answer. If you need support again, begin anew from Overview.',
  },
  errors: {
    title: 'The message is not sent yet',
    empty: 'Write something, or add a file.',
    tooLong: (max) => `The text is longer than ${max} characters. Shorten it, or split it into two messages.`,
    cut: (kept) => `We could keep only the first ${kept} characters.`,
    note: 'What you wrote is kept. Files must be chosen again.',
  },
  sent: {
    title: 'Sent',
    message: 'Your message has arrived. You will see here when we answer.',
    answer: 'Your answer has arrived. We carry on with your case.',
  },
};

export type MessageText = typeof sv;
/** Easy-read Swedish: what is said in shorter words. */
const easy: Part<MessageText> = {
  inbox: {
    lead: 'Här står det vi har skrivit till dig. Vill du skriva till oss? Gå till ditt ärende.',
    none: 'Du har inga meddelanden. Vi skriver till dig här.',
    writeHelp: 'Välj vad det handlar om.',
  },
  thread: {
    whoReads: (number: string, who: string) =>
      `Ärende ${number}. Bara du och vi som arbetar med ditt ärende läser här. ${who}`,
    has: (who: string) => `${who} är din handläggare.`,
    nobodyYet: 'Du har ingen handläggare än.',
  },
  form: {
    side: (who: string) => `${who} läser det du skriver. Vi läser måndag till fredag. Har du bråttom? Ring `,
    sideUs: 'Vi läser måndag till fredag. Har du bråttom? Ring ',
    noAnswer: 'Hinner du inte? Har du inte det vi frågade om? Skriv det. Vi hjälper dig.',
    DECIDED:
      'Vi har redan bestämt. Du kan skriva ändå. Vi svarar. Tycker du att beslutet är fel? Skriv vad du vill ändra och varför.',
    WITHDRAWN: 'Du har tagit tillbaka det du skickade. Du kan skriva ändå. Vi svarar.',
  },
  errors: {
    title: 'Meddelandet är inte skickat',
    tooLong: (max: string) => `Texten är för lång. Skriv högst ${max} tecken. Du kan skicka två meddelanden.`,
    note: 'Din text finns kvar. Du måste välja filer en gång till.',
  },
  sent: {
    message: 'Vi har fått ditt meddelande. Vårt svar kommer här.',
    answer: 'Vi har fått ditt svar. Tack.',
  },
};

export const text: Record<Language, MessageText> = inLanguages({ sv, en, easy });
