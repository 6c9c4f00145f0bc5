import { type Language, inLanguages } from '../../platform/language.ts';
import { paths } from '../rules.ts';
import type { Article, Facts } from '../rules.ts';

const sv = (f: Facts): Article => ({
  title: 'Så loggar du in med e-legitimation',
  heading: 'Så loggar du in',
  lead: 'Du visar vem du är med e-legitimation. Då kan ingen annan se eller ändra det du skriver.',
  sections: [
    {
      id: 'steg',
      heading: 'Steg för steg',
      lead: true,
      wide: true,
      blocks: [
        {
          kind: 'steps',
          items: [
            { title: 'Tryck på Logga in', text: 'Knappen finns på startsidan och längst ned här.' },
            {
              title: 'Välj din e-legitimation',
              text: 'Du ser vilka som går att använda. Välj den du har.',
            },
            {
              title: 'Visa vem du är',
              text: 'Appen ber om din kod, ditt fingeravtryck eller ditt ansikte. Vi får aldrig se koden.',
            },
            { title: 'Du är inne', text: 'Du kommer tillbaka hit och ser dina ärenden.' },
          ],
        },
        {
          kind: 'button',
          href: paths.login,
          text: 'Logga in',
          quiet: { href: paths.loginProblems, text: 'Det fungerar inte' },
        },
      ],
    },
    {
      id: 'kolla',
      heading: 'Innan du skriver koden',
      blocks: [
        {
          kind: 'list',
          items: [
            `Se att det är du som har startat inloggningen, och att appen säger att du loggar in hos ${f.municipality.name}.`,
            'Logga aldrig in för att någon ringer och ber dig. Vi ringer aldrig och ber dig använda din e-legitimation.',
            'Ge aldrig din kod till någon, inte ens till oss.',
          ],
        },
      ],
    },
    {
      id: 'lanad',
      heading: 'Lånad telefon eller dator',
      blocks: [
        {
          kind: 'text',
          text: 'Logga ut när du är klar, och stäng webbläsaren. Vi loggar ut dig om du inte gör något på en stund, men det är säkrast att göra det själv.',
        },
        {
          kind: 'text',
          text: 'Knappen ”Lämna sidan snabbt” tar dig till en annan webbplats. Den tömmer inte webbläsarens historik.',
        },
      ],
    },
    {
      id: 'utan',
      heading: 'Kan du inte logga in?',
      blocks: [
        {
          kind: 'text',
          text: `Du har samma rätt till hjälp. Ring ${f.call.office}, kom till oss eller ansök på papper. [Alla sätt att nå oss](${paths.contact}).`,
        },
      ],
    },
  ],
});

const en: typeof sv = (f) => ({
  title: 'How to log in with an electronic ID',
  heading: 'How to log in',
  lead: 'You show who you are with an electronic ID. Then nobody else can see or change what you write.',
  sections: [
    {
      id: 'steg',
      heading: 'Step by step',
      lead: true,
      wide: true,
      blocks: [
        {
          kind: 'steps',
          items: [
            { title: 'Press Log in', text: 'The button is on the start page and further down here.' },
            {
              title: 'Choose your electronic ID',
              text: 'You see which ones you can use. Choose the one you have.',
            },
            {
              title: 'Show who you are',
              text: 'The app asks for your code, your fingerprint or your face. We never see the code.',
            },
            { title: 'You are in', text: 'You come back here and see your cases.' },
          ],
        },
        {
          kind: 'button',
          href: paths.login,
          text: 'Log in',
          quiet: { href: paths.loginProblems, text: 'It does not work' },
        },
      ],
    },
    {
      id: 'kolla',
      heading: 'Before you enter your code',
      blocks: [
        {
          kind: 'list',
          items: [
            `Check that it was you who started logging in, and that the app says you are logging in to ${f.municipality.name}.`,
            'Never log in because somebody calls and asks you to. We never call and ask you to use your electronic ID.',
            'Never give your code to anybody, not even to us.',
          ],
        },
      ],
    },
    {
      id: 'lanad',
      heading: 'Borrowed phone or computer',
      blocks: [
        {
          kind: 'text',
          text: 'Log out when you are done, and close the browser. We log you out if you do nothing for a while, but it is safest to do it yourself.',
        },
        {
          kind: 'text',
          text: 'The button “Leave quickly” takes you to another website. It does not clear the history of the browser.',
        },
      ],
    },
    {
      id: 'utan',
      heading: 'Unable to log in?',
      blocks: [
        {
          kind: 'text',
          text: `You have the same right to help. Call ${f.call.office}, come to us or apply on paper. [All ways to reach us](${paths.contact}).`,
        },
      ],
    },
  ],
});

/** Easy-read Swedish. */
const easy: typeof sv = (f) => ({
  title: 'Logga in med e-legitimation, steg för steg',
  heading: 'Så loggar du in',
  lead: 'Du visar vem du är med e-legitimation. BankID är en e-legitimation. Då kan ingen annan läsa det du skriver.',
  sections: [
    {
      id: 'steg',
      heading: 'Gör så här',
      lead: true,
      wide: true,
      blocks: [
        {
          kind: 'steps',
          items: [
            { title: 'Tryck på Logga in', text: 'Knappen finns här nere.' },
            { title: 'Välj din e-legitimation', text: 'Välj den som du har.' },
            { title: 'Skriv din kod', text: 'Du skriver koden i appen i din telefon. Vi ser inte koden.' },
            { title: 'Klart', text: 'Nu är du inne.' },
          ],
        },
        {
          kind: 'button',
          href: paths.login,
          text: 'Logga in',
          quiet: { href: paths.loginProblems, text: 'Det fungerar inte' },
        },
      ],
    },
    {
      id: 'kolla',
      heading: 'Tänk på det här',
      blocks: [
        {
          kind: 'list',
          items: [
            `I appen ska det stå ${f.municipality.name}.`,
            'Ber någon dig att logga in på telefon? Gör det inte. Vi ringer aldrig och ber om det.',
            'Säg inte din kod till någon. Säg den inte till oss heller.',
            'Låna inte ut din e-legitimation. Behöver någon hjälpa dig? Fråga oss hur.',
          ],
        },
      ],
    },
    {
      id: 'lanad',
      heading: 'Har du lånat telefonen eller datorn?',
      blocks: [{ kind: 'text', text: 'Logga ut när du är klar.' }],
    },
    {
      id: 'utan',
      heading: 'Kan du inte logga in?',
      blocks: [
        {
          kind: 'text',
          text: `Ring ${f.call.office} eller kom till oss. Du kan också skriva på papper. [Så når du oss](${paths.contact}).`,
        },
      ],
    },
  ],
});

export const text: Record<Language, typeof sv> = inLanguages({ sv, en, easy });
