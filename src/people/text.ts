import { type Language, inLanguages } from '../platform/language.ts';

const sv = {
  title: 'Mina uppgifter',
  lead: 'Så når vi dig när det har hänt något i ditt ärende.',
  you: 'Det här är du',
  youNote: 'Namn och personnummer kommer från din e-legitimation och kan inte ändras här.',
  consents: 'Vilka vi får fråga om dig',
  logins: 'Se dina inloggningar',
  name: 'Namn',
  personalNumber: 'Personnummer',
  reach: 'Så når vi dig',
  phone: 'Mobilnummer',
  phoneHint: 'Till exempel 070-174 06 05.',
  email: 'E-post',
  notify: 'Hur vill du få veta att något har hänt?',
  notifyHint:
    'Vi skriver aldrig vad det gäller, bara att det finns något att läsa. Väljer du inget får du logga in och titta.',
  channels: { sms: 'Sms', email: 'E-post' },
  language: 'Vilket språk ska sms och e-post vara på?',
  languages: { sv: 'Svenska', en: 'Engelska', easy: 'Lättläst svenska' },
  save: 'Spara',
  saved: 'Sparat',
  savedText: 'Det gäller från nästa gång vi hör av oss.',
  protected: 'Har du skyddade personuppgifter? Ring oss innan du fyller i något: ',
  errors: {
    title: (count: number): string => (count === 1 ? 'Ett svar behöver ändras' : 'Två svar behöver ändras'),
    note: 'Det du skrev finns kvar. Inget är sparat än.',
    phone: 'Skriv ett telefonnummer med riktnummer, till exempel 070-174 06 05.',
    phoneMissing: 'Skriv ditt mobilnummer, eller ta bort krysset för sms.',
    email: 'Skriv en e-postadress, till exempel namn@exempel.se.',
    emailMissing: 'Skriv din e-postadress, eller ta bort krysset för e-post.',
  },
};

const en: typeof sv = {
  title: 'My details',
  lead: 'How we reach you when something has happened in your case.',
  you: 'This is you',
  youNote: 'Your name and personal identity number come from your e-identification and cannot be changed here.',
  consents: 'Whom we may ask about you',
  logins: 'See your logins',
  name: 'Name',
  personalNumber: 'Personal identity number',
  reach: 'How we reach you',
  phone: 'Mobile number',
  phoneHint: 'For example 070-174 06 05.',
  email: 'E-mail',
  notify: 'How do you want to know that something has happened?',
  notifyHint:
    'We never write what it is about, only that there is something to read. If you choose nothing you log in and look.',
  channels: { sms: 'Text message', email: 'E-mail' },
  language: 'Which language should text messages and e-mails be in?',
  languages: { sv: 'Swedish', en: 'English', easy: 'Easy-read Swedish' },
  save: 'Save',
  saved: 'Saved',
  savedText: 'It holds from the next time we get in touch.',
  protected: 'Do you have protected personal data? Call us before you fill in anything: ',
  errors: {
    title: (count) => (count === 1 ? 'One answer needs to be changed' : 'Two answers need to be changed'),
    note: 'What you wrote is kept. Nothing is saved yet.',
    phone: 'Write a phone number with its area code, for example 070-174 06 05.',
    phoneMissing: 'Write your mobile number, or untick text message.',
    email: 'Write an e-mail address, for example name@example.com.',
    emailMissing: 'Write your e-mail address, or untick e-mail.',
  },
};

export type PeopleText = typeof sv;
export const text: Record<Language, PeopleText> = inLanguages({ sv, en });
