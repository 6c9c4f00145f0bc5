import { type Language, inLanguages } from '../platform/language.ts';

/** Never a word of what it is about: a text message lies open on a locked telephone. */
const sv = {
  subject: 'Du har något att läsa på Medborgarsidan',
  body: (site: string, address: string) =>
    `Hej! Du har något att läsa på Medborgarsidan, ${site}. Gå själv in på ${address} och logga in. Vi skickar aldrig länkar till inloggning och frågar aldrig efter koder.`,
  discreet: {
    subject: 'Du har något att läsa',
    body: 'Hej! Du har något att läsa. Logga in som du brukar.',
  },
  /** What has changed stands in the portal only. */
  changed: {
    subject: 'En uppgift om dig har ändrats på Medborgarsidan',
    body: (site: string, phone: string) =>
      `Hej! En viktig uppgift om dig har ändrats på Medborgarsidan, ${site}. Var det inte du? Ring oss på ${phone}. Vi skickar aldrig länkar till inloggning och frågar aldrig efter koder.`,
    discreet: {
      subject: 'En uppgift om dig har ändrats',
      body: 'Hej! En viktig uppgift om dig har ändrats. Var det inte du? Ring oss.',
    },
  },
};
const en: typeof sv = {
  subject: 'You have something to read on Medborgarsidan',
  body: (site: string, address: string) =>
    `Hello! You have something to read on Medborgarsidan, ${site}. Go to ${address} yourself and log in. We never send log-in links and never ask for codes.`,
  discreet: {
    subject: 'You have something to read',
    body: 'Hello! You have something to read. Log in as you usually do.',
  },
  changed: {
    subject: 'Something about you has been changed on Medborgarsidan',
    body: (site, phone) =>
      `Hello! Something important about you has been changed on Medborgarsidan, ${site}. Was it not you? Call us on ${phone}. We never send log-in links and never ask for codes.`,
    discreet: {
      subject: 'Something about you has been changed',
      body: 'Hello! Something important about you has been changed. Was it not you? Call us.',
    },
  },
};

export const text: Record<Language, typeof sv> = inLanguages({ sv, en });
