import { type Language, inLanguages } from '../../platform/language.ts';
import { cookieNames, paths } from '../rules.ts';
import type { Article, Facts } from '../rules.ts';

const sv = (f: Facts): Article => ({
  title: 'Kakor (cookies)',
  heading: 'Kakor',
  lead: 'Vi använder bara kakor som behövs för att sidorna ska fungera. Därför behöver vi inte fråga om lov.',
  sections: [
    {
      id: 'vilka',
      heading: 'Kakorna vi använder',
      lead: true,
      blocks: [
        {
          kind: 'facts',
          rows: [
            {
              label: cookieNames.citizen,
              value: [
                'Håller dig inloggad och skyddar det du skickar. Sätts när du loggar in eller öppnar ett formulär.',
                'Finns kvar tills du loggar ut, eller en stund efter att du slutat använda sidan.',
              ],
            },
            {
              label: cookieNames.staff,
              value: [
                'Samma sak för kommunens personal. Sätts inte hos dig som söker stöd.',
                'Finns kvar tills personen loggar ut, eller en stund efter senaste användningen.',
              ],
            },
            {
              label: cookieNames.login,
              value: [
                'Vet att det är samma webbläsare som kommer tillbaka när du har visat vem du är, eller loggat ut. Sätts när du går dit.',
                'Finns kvar i en kvart.',
              ],
            },
            {
              label: cookieNames.kept,
              value: [
                'Hittar det du skrev, om du hann bli utloggad innan du skickade det. Sätts bara då.',
                'Finns kvar i en timme.',
              ],
            },
            {
              label: cookieNames.language,
              value: ['Minns vilket språk du har valt. Sätts när du byter språk.', 'Finns kvar i ett år.'],
            },
            {
              label: cookieNames.choice,
              value: [
                'Minns vilken e-legitimation du valde, om det finns flera att välja på. Säger inget om dig.',
                'Försvinner när du loggar ut eller stänger webbläsaren.',
              ],
            },
          ],
        },
        {
          kind: 'text',
          text: 'I webbläsaren kan namnen börja med __Host-. Kakorna är våra egna. Vi mäter inte vad du gör, och ingen annan får lägga kakor här.',
        },
      ],
    },
    {
      id: 'vad',
      heading: 'Vad är en kaka?',
      blocks: [
        {
          kind: 'text',
          text: 'En kaka är en liten text som webbläsaren sparar åt en webbplats. I våra kakor för inloggning står bara ett slumpat värde, aldrig ditt namn eller personnummer.',
        },
      ],
    },
    {
      id: 'stanga-av',
      heading: 'Stäng av eller ta bort',
      blocks: [
        {
          kind: 'text',
          text: `Du kan ta bort eller stänga av kakor i webbläsaren. Utan kakor kan du läsa informationen men inte logga in. Du kan ringa ${f.call.office} i stället.`,
        },
        {
          kind: 'text',
          text: `När du loggar in kommer du till den som har gett ut din e-legitimation. Där gäller deras regler. Läs också om [hur vi skyddar dina uppgifter](${paths.personalData}).`,
        },
      ],
    },
  ],
});

const en: typeof sv = (f) => ({
  title: 'Cookies',
  heading: 'Cookies',
  lead: 'We only use cookies that are needed for the pages to work. That is why we do not have to ask your permission.',
  sections: [
    {
      id: 'vilka',
      heading: 'The cookies we use',
      lead: true,
      blocks: [
        {
          kind: 'facts',
          rows: [
            {
              label: cookieNames.citizen,
              value: [
                'Keeps you logged in and protects what you send. Set when you log in or open a form.',
                'Kept until you log out, or a while after you stop using the page.',
              ],
            },
            {
              label: cookieNames.staff,
              value: [
                'The same for the municipality’s staff. Not set for you who apply for support.',
                'Kept until the person logs out, or a while after last use.',
              ],
            },
            {
              label: cookieNames.login,
              value: [
                'Knows that it is the same browser that comes back when you have shown who you are, or logged out. Set when you go there.',
                'Kept for a quarter of an hour.',
              ],
            },
            {
              label: cookieNames.kept,
              value: [
                'Finds what you wrote, if you had been logged out before you sent it. Set only then.',
                'Kept for an hour.',
              ],
            },
            {
              label: cookieNames.language,
              value: ['Remembers which language you have chosen. Set when you change language.', 'Kept for one year.'],
            },
            {
              label: cookieNames.choice,
              value: [
                'Remembers which e-ID you chose, if there are several to choose from. Says nothing about you.',
                'Goes away when you log out or close the browser.',
              ],
            },
          ],
        },
        {
          kind: 'text',
          text: 'In the browser the names may begin with __Host-. The cookies are our own. We do not measure what you do, and nobody else may set cookies here.',
        },
      ],
    },
    {
      id: 'vad',
      heading: 'What is a cookie?',
      blocks: [
        {
          kind: 'text',
          text: 'A cookie is a short text that the browser keeps for a website. Our login cookies only hold a random value, never your name or personal identity number.',
        },
      ],
    },
    {
      id: 'stanga-av',
      heading: 'Turn off or remove',
      blocks: [
        {
          kind: 'text',
          text: `You can remove cookies or turn them off in your browser. Without cookies you can read the information but not log in. You can call ${f.call.office} instead.`,
        },
        {
          kind: 'text',
          text: `When you log in you come to the one who issued your electronic ID. Their rules apply there. Read also about [how we protect your data](${paths.personalData}).`,
        },
      ],
    },
  ],
});

export const text: Record<Language, typeof sv> = inLanguages({ sv, en });
