import type { Language } from '../platform/language.ts';
import type { UiWords } from '../platform/views/components.ts';
import type { ShellWords } from '../platform/views/shell.ts';

const components: Record<Language, UiWords> = {
  sv: {
    optional: '(frivilligt)',
    error: 'Fel:',
    now: 'Nu',
    next: 'Sedan',
    who: 'Vem',
    when: 'När',
    previousPage: 'Föregående sida',
    nextPage: 'Nästa sida',
  },
  en: {
    optional: '(optional)',
    error: 'Error:',
    now: 'Now',
    next: 'Then',
    who: 'Who',
    when: 'When',
    previousPage: 'Previous page',
    nextPage: 'Next page',
  },
};

const sv = {
  site: 'Medborgarsidan',
  shell: {
    skip: 'Hoppa till innehållet',
    tools: 'Verktyg',
    account: 'Konto',
    logOut: 'Logga ut',
    quickExit: 'Lämna sidan snabbt',
    news: 'Viktigt just nu',
  } satisfies ShellWords,
  components: components.sv,
  /** Said before the title of a page whose form has errors. */
  errorTitle: (title: string) => `Fel: ${title}`,
  newsLink: 'Läs mer',
  /** The other language, in that language. */
  otherLanguage: { language: 'en' as Language, name: 'English' },
  nav: {
    citizen: {
      label: 'Mina sidor',
      overview: 'Översikt',
      cases: 'Ärenden',
      messages: 'Meddelanden',
      decisions: 'Beslut',
    },
    staff: {
      label: 'Handläggare',
      queue: 'Min kö',
      unit: 'Enhetens kö',
      messages: 'Meddelanden',
      news: 'Nyhet på startsidan',
      log: 'Logg',
    },
    unread: (n: number): string => (n === 1 ? 'nytt' : 'nya'),
  },
  session: {
    text: (time: string) => `Du loggas ut klockan ${time} om du inte gör något.`,
    title: 'Vill du vara kvar?',
    warning: 'Om några minuter loggas du ut, för att ingen annan ska kunna läsa. Det du har sparat finns kvar.',
    stay: 'Ja, jag är kvar',
  },
  role: { caseworker: 'handläggare', manager: 'enhetschef', administrator: 'administratör' },
  footer: {
    contact: 'Kontakt',
    services: (municipality: string) => `Socialtjänsten i ${municipality}`,
    emergency: 'Socialjouren',
    about: 'Om sidan',
    accessibility: 'Tillgänglighetsredogörelse',
    privacy: 'Så skyddar vi dina uppgifter',
    cookies: 'Kakor (cookies)',
    help: 'Hjälp',
    questions: 'Vanliga frågor',
    troubles: 'Problem att logga in',
    contactUs: 'Kontakta oss',
    fine: (municipality: string) => `${municipality}. Sidan är byggd med öppen källkod.`,
    staff: 'Medborgarsidan för handläggare. Allt du öppnar loggas.',
  },
};

const en: typeof sv = {
  site: 'Medborgarsidan',
  shell: {
    skip: 'Skip to the content',
    tools: 'Tools',
    account: 'Account',
    logOut: 'Log out',
    quickExit: 'Leave this site quickly',
    news: 'Important right now',
  },
  components: components.en,
  errorTitle: (title) => `Error: ${title}`,
  newsLink: 'Read more',
  otherLanguage: { language: 'sv', name: 'Svenska' },
  nav: {
    citizen: { label: 'My pages', overview: 'Overview', cases: 'Cases', messages: 'Messages', decisions: 'Decisions' },
    staff: {
      label: 'Caseworker',
      queue: 'My queue',
      unit: 'Unit queue',
      messages: 'Messages',
      news: 'News on the start page',
      log: 'Log',
    },
    unread: () => 'new',
  },
  session: {
    text: (time) => `You will be logged out at ${time} unless you do something.`,
    title: 'Do you want to stay?',
    warning: 'You will be logged out in a few minutes, so that nobody else can read. What you have saved is kept.',
    stay: 'Yes, I am still here',
  },
  role: { caseworker: 'caseworker', manager: 'unit manager', administrator: 'administrator' },
  footer: {
    contact: 'Contact',
    services: (municipality) => `Social services in ${municipality}`,
    emergency: 'Social emergency service',
    about: 'About the site',
    accessibility: 'Accessibility statement',
    privacy: 'How we protect your data',
    cookies: 'Cookies',
    help: 'Help',
    questions: 'Common questions',
    troubles: 'Problems logging in',
    contactUs: 'Contact us',
    fine: (municipality) => `${municipality}. This site is built with open source.`,
    staff: 'Medborgarsidan for caseworkers. Everything you open is logged.',
  },
};

export const text: Record<Language, typeof sv> = { sv, en };
