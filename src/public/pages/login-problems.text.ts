import { type Language, inLanguages } from '../../platform/language.ts';
import { paths } from '../rules.ts';
import type { Article, Facts } from '../rules.ts';

const sv = (f: Facts): Article => {
  const { bankIdSupport, frejaSupport } = f.municipality.links;
  return {
    title: 'Problem att logga in',
    heading: 'Problem att logga in',
    lead: 'Börja hos den som har gett ut din e-legitimation. De kan testa om den fungerar och hjälpa dig om du har glömt koden.',
    sections: [
      {
        id: 'utfardare',
        heading: 'Hjälp från utfärdaren',
        lead: true,
        blocks: [
          {
            kind: 'facts',
            rows: [
              {
                label: 'BankID',
                value: [
                  `Din bank hjälper dig. Svar på vanliga frågor finns på [${bankIdSupport.name.sv}](${bankIdSupport.url}).`,
                ],
              },
              {
                label: 'Freja',
                value: [`Du får hjälp i appen och på [${frejaSupport.name.sv}](${frejaSupport.url}).`],
              },
              { label: 'Annan', value: ['Vänd dig till den som gav dig e-legitimationen.'] },
            ],
          },
        ],
        side: [`Kommer ansökan att bli sen? Ring ${f.call.office}, så tar vi den på ett annat sätt.`],
      },
      {
        id: 'vanligt',
        heading: 'Vanliga fel',
        blocks: [
          {
            kind: 'details',
            summary: 'Jag har glömt min kod',
            paragraphs: [
              'Vi kan inte se eller byta din kod. Du skaffar en ny hos den som gav ut e-legitimationen. Ett BankID får du nytt av din bank.',
            ],
          },
          {
            kind: 'details',
            summary: 'Appen öppnas inte',
            paragraphs: [
              'Öppna appen själv och se om den väntar på dig. Händer inget, gå tillbaka hit och välj att logga in med en annan enhet.',
              'Se efter att både appen och webbläsaren är uppdaterade.',
            ],
          },
          {
            kind: 'details',
            summary: 'Jag kommer tillbaka utan att vara inloggad',
            paragraphs: [
              'Sidan måste få spara en kaka för att veta att det är du. Tillåt kakor för den här webbplatsen och försök igen. Öppna inte länken inifrån en annan app, utan i din vanliga webbläsare.',
              'Låg inloggningen länge och väntade kan tiden ha gått ut. Börja om från början.',
            ],
          },
          {
            kind: 'details',
            summary: 'Det står att inloggningen avbröts',
            paragraphs: ['Då trycktes det på Avbryt, eller så hann tiden gå ut. Inget har hänt. Försök igen.'],
          },
          {
            kind: 'details',
            summary: 'Jag ser fel person',
            paragraphs: [
              'Logga ut direkt. Någon annan kan ha varit inloggad i samma webbläsare. Logga in igen med din egen e-legitimation. Blir det fel ändå, ring oss.',
            ],
          },
        ],
      },
      {
        id: 'skyddad',
        heading: 'Skyddade personuppgifter',
        blocks: [
          {
            kind: 'text',
            text: `**Logga inte in än.** Ring ${f.call.office} och säg att du har skyddade personuppgifter, så kommer vi överens om ett säkert sätt. Du behöver inte berätta varför.`,
          },
          {
            kind: 'text',
            text: 'Lämna inte adress eller telefonnummer i e-post, och inte heller i ett meddelande innan vi har pratat.',
          },
        ],
      },
      {
        id: 'samordningsnummer',
        heading: 'Samordningsnummer',
        blocks: [
          {
            kind: 'text',
            text: f.municipality.acceptsCoordinationNumbers
              ? `Har din e-legitimation ett samordningsnummer kan du logga in. Vilka e-legitimationer som kan ha det avgör utfärdaren. Annars ring ${f.call.office} eller kom till oss med ditt pass.`
              : `Du kan inte logga in med samordningsnummer här. Ring ${f.call.office} eller kom till oss med ditt pass.`,
          },
        ],
      },
      {
        id: 'delad',
        heading: 'Delad dator eller telefon',
        blocks: [
          {
            kind: 'list',
            items: [
              'Logga ut när du är klar, och stäng webbläsaren.',
              'Spara inte beslut och andra filer på en dator som andra använder.',
              'Läser någon dina sms eller din e-post? Stäng av aviseringarna på dina sidor. I dem står aldrig vad ditt ärende gäller, men de kommer från kommunen.',
              'Någon kan se vilka sidor du har besökt i webbläsarens historik. Du kan öppna ett privat fönster först.',
            ],
          },
        ],
      },
      {
        id: 'andra-satt',
        heading: 'Andra sätt',
        blocks: [
          {
            kind: 'text',
            text: `Du kan ansöka på papper, ringa eller komma hit. Det går precis lika bra. [Alla sätt att nå oss](${paths.contact}).`,
          },
        ],
      },
    ],
  };
};

const en: typeof sv = (f) => {
  const { bankIdSupport, frejaSupport } = f.municipality.links;
  return {
    title: 'Problems logging in',
    heading: 'Problems logging in',
    lead: 'Begin with the one who issued your electronic ID. They can test whether it works, and help you if you have forgotten your code.',
    sections: [
      {
        id: 'utfardare',
        heading: 'Help from the issuer',
        lead: true,
        blocks: [
          {
            kind: 'facts',
            rows: [
              {
                label: 'BankID',
                value: [
                  `Your bank helps you. Answers to common questions are found at [${bankIdSupport.name.en}](${bankIdSupport.url}).`,
                ],
              },
              {
                label: 'Freja',
                value: [`You get help in the app and on [${frejaSupport.name.en}](${frejaSupport.url}).`],
              },
              { label: 'Other', value: ['Turn to the one who gave you the electronic ID.'] },
            ],
          },
        ],
        side: [`Will your application be late? Call ${f.call.office} and we will take it in another way.`],
      },
      {
        id: 'vanligt',
        heading: 'Common problems',
        blocks: [
          {
            kind: 'details',
            summary: 'I have forgotten my code',
            paragraphs: [
              'We cannot see or change your code. You get a new one from the one who issued your electronic ID. A new BankID comes from your bank.',
            ],
          },
          {
            kind: 'details',
            summary: 'The app does not open',
            paragraphs: [
              'Open the app yourself and see whether it is waiting for you. If nothing happens, come back here and choose to log in with another device.',
              'Check that both the app and the browser are up to date.',
            ],
          },
          {
            kind: 'details',
            summary: 'I come back without being logged in',
            paragraphs: [
              'The page must be allowed to save a cookie to know that it is you. Allow cookies for this website and try again. Open the link in your ordinary browser, not inside another app.',
              'If the login was left waiting for long, the time may have run out. Start again from the beginning.',
            ],
          },
          {
            kind: 'details',
            summary: 'It says that the login was cancelled',
            paragraphs: ['Then Cancel was pressed, or the time ran out. Nothing has happened. Try again.'],
          },
          {
            kind: 'details',
            summary: 'I see the wrong person',
            paragraphs: [
              'Log out at once. Somebody else may have been logged in in the same browser. Log in again with your own electronic ID. If it is still wrong, call us.',
            ],
          },
        ],
      },
      {
        id: 'skyddad',
        heading: 'Protected personal data',
        blocks: [
          {
            kind: 'text',
            text: `**Do not log in yet.** Call ${f.call.office} and say that you have protected personal data (skyddade personuppgifter), and we will agree on a safe way. You do not have to say why.`,
          },
          {
            kind: 'text',
            text: 'Do not give your address or phone number by e-mail, nor in a message before we have talked.',
          },
        ],
      },
      {
        id: 'samordningsnummer',
        heading: 'Coordination number',
        blocks: [
          {
            kind: 'text',
            text: f.municipality.acceptsCoordinationNumbers
              ? `If your electronic ID has a coordination number (samordningsnummer) you can log in. The issuer decides which electronic IDs can have one. Otherwise call ${f.call.office} or come to us with your passport.`
              : `You cannot log in with a coordination number (samordningsnummer) here. Call ${f.call.office} or come to us with your passport.`,
          },
        ],
      },
      {
        id: 'delad',
        heading: 'Shared computer or phone',
        blocks: [
          {
            kind: 'list',
            items: [
              'Log out when you are done, and close the browser.',
              'Do not save decisions or other files on a computer that others use.',
              'Does somebody read your text messages or e-mail? Turn off the notices on your pages. They never say what your case is about, but they come from the municipality.',
              'Somebody can see which pages you have visited in the history of the browser. You can open a private window first.',
            ],
          },
        ],
      },
      {
        id: 'andra-satt',
        heading: 'Other ways',
        blocks: [
          {
            kind: 'text',
            text: `You can apply on paper, call or come here. It works just as well. [All ways to reach us](${paths.contact}).`,
          },
        ],
      },
    ],
  };
};

export const text: Record<Language, typeof sv> = inLanguages({ sv, en });
