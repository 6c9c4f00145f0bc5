import { type Language, inLanguages } from '../../platform/language.ts';
import { mailLink, paths } from '../rules.ts';
import type { Article, Facts } from '../rules.ts';

// The day when somebody last went through the site as the statement says. Change it only after doing so.
const assessed = { sv: '24 november 2026', en: '24 November 2026' };

const sv = (f: Facts): Article => ({
  title: 'Tillgänglighetsredogörelse',
  heading: 'Tillgänglighet för Medborgarsidan',
  lead: `${f.municipality.name} står bakom den här webbplatsen. Vi vill att så många som möjligt ska kunna använda den. Här står hur vi uppfyller lagen om tillgänglighet till digital offentlig service, kända brister och hur du säger till.`,
  sections: [
    {
      id: 'hur-tillganglig',
      heading: 'Hur tillgänglig är webbplatsen?',
      lead: true,
      blocks: [
        {
          kind: 'text',
          text: 'Vi bedömer att webbplatsen är **delvis förenlig** med lagen. Vi har byggt den för att följa kraven i EN 301 549, som omfattar WCAG 2.1 nivå AA. Vi har testat själva. Ingen utomstående har granskat den än, och därför säger vi inte att allt är uppfyllt.',
        },
      ],
    },
    {
      id: 'alternativ',
      heading: 'Om något inte fungerar för dig',
      blocks: [
        {
          kind: 'text',
          text: `Du kan få samma hjälp och samma information på andra sätt: ring ${f.call.office}, kom till oss eller be om papper. Du kan be oss läsa upp eller skicka ett innehåll i en form som fungerar för dig. [Alla sätt att nå oss](${paths.contact}).`,
        },
      ],
    },
    {
      id: 'rapportera',
      heading: 'Säg till om brister',
      blocks: [
        {
          kind: 'text',
          text: `Hittar du något som vi inte har skrivit om här, eller behöver du innehåll som är undantaget från lagen? Ring ${f.call.office} eller skriv till ${mailLink(f.municipality.email)}. Berätta vilken sida det gäller och vad som inte fungerade. Vi svarar så snart vi kan. Skriv inget om ditt ärende i e-posten.`,
        },
        {
          kind: 'text',
          text: 'Säger vi nej till en begäran får du veta varför. Du kan få det skriftligt.',
        },
      ],
    },
    {
      id: 'tillsyn',
      heading: 'Tillsyn',
      blocks: [
        {
          kind: 'text',
          text: `${f.municipality.accessibilitySupervision.name.sv}, har ansvar för tillsynen över lagen. Är du inte nöjd med hur vi hanterar dina synpunkter kan du [anmäla det till tillsynsmyndigheten](${f.municipality.accessibilitySupervision.url}).`,
        },
      ],
    },
    {
      id: 'teknisk',
      heading: 'Teknisk information',
      blocks: [
        {
          kind: 'text',
          text: 'Webbplatsen är delvis förenlig med lagen om tillgänglighet till digital offentlig service, på grund av bristerna nedan.',
        },
      ],
    },
    {
      id: 'brister',
      heading: 'Innehåll som inte är tillgängligt',
      blocks: [
        {
          kind: 'facts',
          rows: [
            {
              label: 'Utan synförmåga',
              value: [
                'Filer som du eller andra har skickat in, till exempel foton och inskannade papper, kan sakna text som en skärmläsare kan läsa.',
                'Vi har inte hunnit prova alla sidor med alla vanliga skärmläsare.',
              ],
            },
            { label: 'Nedsatt syn', value: ['Inskannade papper kan inte förstoras utan att bli otydliga.'] },
            { label: 'Nedsatt färgseende', value: ['Inga kända brister.'] },
            {
              label: 'Utan hörsel, eller nedsatt hörsel',
              value: ['Här finns inget ljud. Informationen finns inte på teckenspråk.'],
            },
            {
              label: 'Utan röstförmåga',
              value: ['Inga kända brister på sidorna. Du kan skriva i stället för att ringa när du är inloggad.'],
            },
            { label: 'Nedsatt finmotorik, styrka eller rörlighet', value: ['Inga kända brister.'] },
            {
              label: 'Känslighet för flimmer',
              value: ['Inga kända brister. Inget blinkar eller rör sig av sig självt.'],
            },
            {
              label: 'Kognitiv nedsättning',
              value: ['Sidorna är skrivna med enkla ord, men de finns inte i en särskild lättläst version.'],
            },
          ],
        },
        {
          kind: 'text',
          text: 'Inloggningen med e-legitimation sker hos andra. De ansvarar för hur tillgängliga deras sidor och appar är. Vi har inte bedömt att något är oskäligt betungande att rätta till.',
        },
      ],
    },
    {
      id: 'test',
      heading: 'Hur vi har testat',
      blocks: [
        {
          kind: 'text',
          text: 'Vi har själva testat med verktyget axe, med enbart tangentbord, i 320 punkters bredd och utan JavaScript. Automatiska test hittar bara en del av felen.',
        },
        { kind: 'text', text: `Senaste bedömningen gjordes ${assessed.sv}. Redogörelsen uppdaterades ${assessed.sv}.` },
      ],
    },
  ],
});

const en: typeof sv = (f) => ({
  title: 'Accessibility statement',
  heading: 'Accessibility of Medborgarsidan',
  lead: `${f.municipality.name} is behind this website. We want as many as possible to be able to use it. Here we say how we meet the Act on Accessibility of Digital Public Services, which shortcomings we know of and how you tell us.`,
  sections: [
    {
      id: 'hur-tillganglig',
      heading: 'How accessible is the website?',
      lead: true,
      blocks: [
        {
          kind: 'text',
          text: 'We assess the website as **partially compliant** with the law. It is built to meet EN 301 549, which includes WCAG 2.1 level AA. We have tested it ourselves. Nobody outside has reviewed it yet, and so we do not say that everything is met.',
        },
      ],
    },
    {
      id: 'alternativ',
      heading: 'If something does not work for you',
      blocks: [
        {
          kind: 'text',
          text: `You can get the same help and the same information in other ways: call ${f.call.office}, come to us or ask for paper. You can ask us to read something aloud or to send it in a form that works for you. [All ways to reach us](${paths.contact}).`,
        },
      ],
    },
    {
      id: 'rapportera',
      heading: 'Tell us about shortcomings',
      blocks: [
        {
          kind: 'text',
          text: `Do you find something that we have not written about here, or do you need content that the law exempts? Call ${f.call.office} or write to ${mailLink(f.municipality.email)}. Say which page it is and what did not work. We answer as soon as we can. Write nothing about your case in the e-mail.`,
        },
        {
          kind: 'text',
          text: 'If we say no to a request you will be told why. You can have it in writing.',
        },
      ],
    },
    {
      id: 'tillsyn',
      heading: 'Supervision',
      blocks: [
        {
          kind: 'text',
          text: `${f.municipality.accessibilitySupervision.name.en} supervises the law. If you are not content with how we handle your feedback you can [report it to the supervisory authority](${f.municipality.accessibilitySupervision.url}).`,
        },
      ],
    },
    {
      id: 'teknisk',
      heading: 'Technical information',
      blocks: [
        {
          kind: 'text',
          text: 'The website is partially compliant with the Act on Accessibility of Digital Public Services (2018:1937), because of the shortcomings below.',
        },
      ],
    },
    {
      id: 'brister',
      heading: 'Content that is not accessible',
      blocks: [
        {
          kind: 'facts',
          rows: [
            {
              label: 'Without sight',
              value: [
                'Files that you or others have sent in, such as photos and scanned papers, may lack text that a screen reader can read.',
                'We have not yet tried every page with every common screen reader.',
              ],
            },
            { label: 'Limited sight', value: ['Scanned papers cannot be enlarged without becoming blurred.'] },
            { label: 'Limited colour vision', value: ['No known shortcomings.'] },
            {
              label: 'Without hearing, or limited hearing',
              value: ['There is no sound here. The information is not available in sign language.'],
            },
            {
              label: 'Without speech',
              value: ['No known shortcomings on the pages. You can write instead of calling when you are logged in.'],
            },
            { label: 'Limited dexterity, strength or mobility', value: ['No known shortcomings.'] },
            { label: 'Sensitivity to flicker', value: ['No known shortcomings. Nothing flashes or moves by itself.'] },
            {
              label: 'Cognitive disability',
              value: ['The pages are written in plain words, but there is no separate easy-to-read version.'],
            },
          ],
        },
        {
          kind: 'text',
          text: 'Logging in with an electronic ID takes place with others. They are responsible for how accessible their pages and apps are. We have not assessed anything as disproportionately burdensome to put right.',
        },
      ],
    },
    {
      id: 'test',
      heading: 'How we have tested',
      blocks: [
        {
          kind: 'text',
          text: 'We have tested ourselves with the tool axe, with only a keyboard, at a width of 320 pixels and without JavaScript. Automatic tests find only some of the faults.',
        },
        {
          kind: 'text',
          text: `The latest assessment was made on ${assessed.en}. The statement was updated on ${assessed.en}.`,
        },
      ],
    },
  ],
});

export const text: Record<Language, typeof sv> = inLanguages({ sv, en });
