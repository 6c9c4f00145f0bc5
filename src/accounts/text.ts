import { type Part, inLanguages } from '../platform/language.ts';

const sv = {
  /** To the one who has sent the application. */
  told: (number: string, phone: string) => [
    `Ansökan i ärende ${number} har ett annat konto än förut.`,
    'Vi betalar inte till det nya kontot förrän vi har frågat dig om det är rätt. Vi frågar på det sätt som vi hade att nå dig på förut. Vi frågar aldrig efter koder, och vi ber dig aldrig logga in medan vi talar i telefon.',
    `Är det inte du som har bytt konto? Ring oss genast på ${phone}. Ring också din bank, någon kan ha använt din e-legitimation.`,
  ],
  settled: {
    confirmed: ['Du har sagt att ditt nya konto är rätt. Får du pengar betalar vi till det kontot.'],
    denied: [
      'Du har sagt att det inte var du som bytte konto i ansökan. Vi betalar inte till det kontot.',
      'Ring din bank, någon kan ha använt din e-legitimation.',
    ],
  },
  staff: {
    title: (number: string) => `Nytt konto i ärende ${number}`,
    heading: 'Nytt konto',
    lead: 'Kontot i ansökan är ett annat än det som gällde förut. Det räknas först när personen själv har sagt att det är rätt.',
    back: 'Till ärendet',
    none: 'Ansökan har inget nytt konto att fråga om.',
    ask: 'Ring numret från förut, inte det som står i den nya ansökan. Fråga om personen har bytt konto. Läs inte upp kontonumret, be personen säga det.',
    askEarlier:
      'Telefonen eller e-posten byttes kort före kontot. Ring numret från innan dess, inget av de nyare. Fråga om personen har bytt både det och kontot. Läs inte upp kontonumret, be personen säga det.',
    changed: { phone: 'Telefon, nyss bytt', email: 'E-post, nyss bytt' },
    earlier: { phone: 'Telefon, innan dess', email: 'E-post, innan dess' },
    noPhone: 'Det fanns inget telefonnummer förut. Fråga personen på plats, mot en legitimation.',
    phone: 'Telefon, från förut',
    email: 'E-post, från förut',
    told: 'Fick veta det',
    toldBy: { sms: 'Sms till numret från förut', email: 'E-post till adressen från förut', letter: 'I portalen' },
    state: 'Läge',
    open: 'Inte bekräftat',
    settled: {
      phone: 'Bekräftat på telefon',
      visit: 'Bekräftat på plats',
      denied: 'Personen har inte bytt konto',
    },
    by: (what: string, who: string, day: string) => `${what}. ${who}, ${day}.`,
    answers: {
      phone: 'Rätt konto, jag ringde numret från förut',
      visit: 'Rätt konto, personen var här',
      denied: 'Personen har inte bytt konto',
    },
    done: 'Det är antecknat',
    doneText: 'Personen har fått ett meddelande om det.',
    first: 'Någon annan hann före',
    firstText: 'Här ser du vad som är antecknat.',
    flags: {
      open: {
        strong: 'Nytt konto, inte bekräftat.',
        rest: 'Betala inte till det förrän personen har sagt att det är rätt.',
      },
      denied: { strong: 'Fel konto.', rest: 'Personen säger att någon annan har bytt kontot. Betala inte till det.' },
      link: 'Fråga och anteckna',
    },
  },
};
export type AccountsText = typeof sv;

const en: AccountsText = {
  told: (number, phone) => [
    `The application in case ${number} has another account than before.`,
    'We do not pay to the new account until we have asked you whether it is right. We ask in the way that we had to reach you before. We never ask for codes, and we never ask you to log in while we talk on the telephone.',
    `Was it not you who changed the account? Call us at once on ${phone}. Call your bank as well, somebody may have used your e-identification.`,
  ],
  settled: {
    confirmed: ['You have said that your new account is right. If you get money, we pay it to that account.'],
    denied: [
      'You have said that it was not you who changed the account in the application. We do not pay to that account.',
      'Call your bank, somebody may have used your e-identification.',
    ],
  },
  staff: {
    title: (number) => `New account in case ${number}`,
    heading: 'New account',
    lead: 'The account in the application is another than the one that held before. It counts when the person has said herself that it is right.',
    back: 'To the case',
    none: 'The application has no new account to ask about.',
    ask: 'Call the number from before, not the one in the new application. Ask whether the person has changed account. Do not read the number of the account out, let the person say it.',
    askEarlier:
      'The telephone or the e-mail was changed shortly before the account. Call the number from before that, neither of the newer ones. Ask whether the person has changed both that and the account. Do not read the number of the account out, let the person say it.',
    changed: { phone: 'Telephone, changed lately', email: 'E-mail, changed lately' },
    earlier: { phone: 'Telephone, before that', email: 'E-mail, before that' },
    noPhone: 'There was no telephone number before. Ask the person when she is here, against an identity document.',
    phone: 'Telephone, from before',
    email: 'E-mail, from before',
    told: 'Was told',
    toldBy: {
      sms: 'Text message to the number from before',
      email: 'E-mail to the address from before',
      letter: 'In the portal',
    },
    state: 'Status',
    open: 'Not confirmed',
    settled: {
      phone: 'Confirmed on the telephone',
      visit: 'Confirmed in person',
      denied: 'The person has not changed account',
    },
    by: (what, who, day) => `${what}. ${who}, ${day}.`,
    answers: {
      phone: 'The right account, I called the number from before',
      visit: 'The right account, the person was here',
      denied: 'The person has not changed account',
    },
    done: 'It is noted',
    doneText: 'The person has got a message about it.',
    first: 'Somebody else was first',
    firstText: 'Here you see what is noted.',
    flags: {
      open: {
        strong: 'New account, not confirmed.',
        rest: 'Do not pay to it until the person has said that it is right.',
      },
      denied: {
        strong: 'Wrong account.',
        rest: 'The person says that somebody else changed the account. Do not pay to it.',
      },
      link: 'Ask and note',
    },
  },
};

const easy: Part<AccountsText> = {
  told: (number: string, phone: string) => [
    `Du har skickat en ansökan. Den har nummer ${number}. Där står ett nytt konto.`,
    'Först frågar vi dig om kontot är rätt. Sedan kan vi betala dit. Vi frågar aldrig efter koder.',
    `Har du inte bytt konto? Ring oss nu: ${phone}. Ring också din bank.`,
  ],
  settled: {
    confirmed: ['Du har sagt att ditt nya konto är rätt. Om du får pengar kommer de dit.'],
    denied: ['Du har sagt att du inte har bytt konto. Vi betalar inte dit.', 'Ring din bank.'],
  },
};

export const text = inLanguages<AccountsText>({ sv, en, easy });
