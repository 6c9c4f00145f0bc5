import { type Language, inLanguages } from '../../platform/language.ts';
import { paths } from '../rules.ts';
import type { Article, Facts } from '../rules.ts';

const sv = (f: Facts): Article => ({
  title: 'Det här händer när du har ansökt',
  heading: 'När du har ansökt',
  lead: 'En handläggare kontaktar dig på de kontaktuppgifter som du har lämnat här på Medborgarsidan. Se därför till att telefonnummer och e-post stämmer.',
  sections: [
    {
      id: 'steg',
      heading: 'Så går det till',
      lead: true,
      wide: true,
      blocks: [
        {
          kind: 'steps',
          items: [
            {
              title: 'Du får ett kvitto',
              text: 'Där står dag, klockslag och ditt ärendenummer. Ansökan räknas som inkommen den dag du skickar den, även kvällar och helger.',
            },
            {
              title: 'Vi läser',
              text: `Vårt mål är att en handläggare läser inom ${f.municipality.firstReadWorkingDays} arbetsdagar. Du ser vem som har ditt ärende.`,
            },
            {
              title: 'Vi frågar',
              text: 'Saknas något säger vi vad, och hur länge du har på dig. Ibland vill vi träffas eller prata i telefon.',
            },
            {
              title: 'Du får läsa först',
              text: 'Har vi hämtat uppgifter från andra som spelar roll får du i regel läsa dem och svara innan vi beslutar.',
            },
            { title: 'Du får beslut', text: 'Beslutet och skälen finns att läsa här. Du ser hur du överklagar.' },
          ],
        },
      ],
    },
    {
      id: 'tider',
      heading: 'Hur lång tid tar det?',
      blocks: [
        {
          kind: 'facts',
          rows: [
            {
              label: 'Försörjningsstöd',
              value: [`Upp till ${f.municipality.decisionDays} dagar från den dag då vi har allt som behövs.`],
            },
            {
              label: 'LSS',
              value: [
                'Det beror på vad du söker och vad vi behöver ta reda på. Fråga din handläggare när du kan få beslut.',
              ],
            },
          ],
        },
        {
          kind: 'text',
          text: 'Blir det försenat ska vi berätta det och varför. Har det gått sex månader kan du skriftligt begära att vi avgör ärendet. Då ska vi besluta, eller säga nej till din begäran, inom fyra veckor (förvaltningslagen 11 och 12 §§).',
        },
      ],
      side: [`Är det bråttom, till exempel för att pengarna till mat är slut? Vänta inte. Ring ${f.call.office}.`],
    },
    {
      id: 'folj',
      heading: 'Du kan följa ärendet',
      blocks: [
        {
          kind: 'text',
          text: 'När du loggar in ser du vad som händer nu, vad som händer sedan, vem som har ärendet och om vi väntar på dig. Du kan få sms eller e-post när något händer.',
        },
        {
          kind: 'button',
          href: paths.loginToCases,
          text: 'Logga in och se ditt ärende',
          quiet: { href: paths.preview, text: 'Se hur sidorna ser ut' },
        },
      ],
    },
    {
      id: 'andra',
      heading: 'Om något ändras',
      blocks: [
        {
          kind: 'text',
          text: 'Berätta så snart som möjligt om något ändras, till exempel om du får pengar, flyttar eller får barn. Skriv ett meddelande i ärendet eller ring.',
        },
        {
          kind: 'text',
          text: 'Uppgifterna ska vara riktiga och fullständiga. Den som lämnar fel uppgifter med flit, eller låter bli att berätta om ändringar, kan få betala tillbaka och bli polisanmäld. Skrev du fel? Säg till, så rättar vi.',
        },
        { kind: 'text', text: 'Du kan ta tillbaka ansökan. Det påverkar inte om du söker igen.' },
      ],
    },
    {
      id: 'nej',
      heading: 'Om du inte håller med',
      blocks: [
        {
          kind: 'text',
          text: `Du kan överklaga inom ${f.municipality.appealWeeks} veckor från den dag du fick beslutet. Det kostar inget. Du skickar överklagandet till oss. Ändrar vi inte beslutet så som du vill skickar vi det vidare till ${f.municipality.court}.`,
        },
      ],
    },
  ],
});

const en: typeof sv = (f) => ({
  title: 'What happens when you have applied',
  heading: 'When you have applied',
  lead: 'A caseworker contacts you by the contact details that you have given here on Medborgarsidan. So please make sure that your phone number and e-mail are right.',
  sections: [
    {
      id: 'steg',
      heading: 'How it works',
      lead: true,
      wide: true,
      blocks: [
        {
          kind: 'steps',
          items: [
            {
              title: 'You get a receipt',
              text: 'It shows the day, the time and your case number. Your application counts as received on the day you send it, evenings and weekends included.',
            },
            {
              title: 'We read',
              text: `Our aim is that a caseworker reads it within ${f.municipality.firstReadWorkingDays} working days. You see who has your case.`,
            },
            {
              title: 'We ask',
              text: 'If something is missing we say what, and how long you have. Sometimes we want to meet or talk on the phone.',
            },
            {
              title: 'You get to read first',
              text: 'If we have collected information from others that matters, you can normally read it and answer before we decide.',
            },
            {
              title: 'You get a decision',
              text: 'The decision and the reasons can be read here. You see how to appeal.',
            },
          ],
        },
      ],
    },
    {
      id: 'tider',
      heading: 'How long does it take?',
      blocks: [
        {
          kind: 'facts',
          rows: [
            {
              label: 'Livelihood support',
              value: [`Up to ${f.municipality.decisionDays} days from the day when we have everything we need.`],
            },
            {
              label: 'LSS',
              value: [
                'It depends on what you apply for and what we need to find out. Ask your caseworker when you can expect a decision.',
              ],
            },
          ],
        },
        {
          kind: 'text',
          text: 'If it is delayed we must tell you so, and why. When six months have passed you can ask us in writing to decide the case. We must then decide, or say no to your request, within four weeks (Administrative Procedure Act, sections 11 and 12).',
        },
      ],
      side: [`Is it urgent, for example because the money for food is gone? Do not wait. Call ${f.call.office}.`],
    },
    {
      id: 'folj',
      heading: 'You can follow your case',
      blocks: [
        {
          kind: 'text',
          text: 'When you log in you see what is happening now, what comes next, who has your case and whether we are waiting for you. You can get a text message or an e-mail when something happens.',
        },
        {
          kind: 'button',
          href: paths.loginToCases,
          text: 'Log in and see your case',
          quiet: { href: paths.preview, text: 'See what the pages look like' },
        },
      ],
    },
    {
      id: 'andra',
      heading: 'If something changes',
      blocks: [
        {
          kind: 'text',
          text: 'Tell us as soon as you can if something changes, for example if you get money, move or have a child. Write a message in the case or call.',
        },
        {
          kind: 'text',
          text: 'What you tell us must be true and complete. A person who gives wrong information on purpose, or does not tell us about changes, may have to pay back and be reported to the police. Did you make a mistake? Tell us and we will correct it.',
        },
        { kind: 'text', text: 'You can withdraw your application. It makes no difference if you apply again.' },
      ],
    },
    {
      id: 'nej',
      heading: 'If you do not agree',
      blocks: [
        {
          kind: 'text',
          text: `You can appeal within ${f.municipality.appealWeeks} weeks from the day you received the decision. It costs nothing. You send the appeal to us. If we do not change the decision as you wish, we send it on to the administrative court, ${f.municipality.court}.`,
        },
      ],
    },
  ],
});

/** Easy-read Swedish. */
const easy: typeof sv = (f) => ({
  title: 'Det här händer när du har skickat',
  heading: 'När du har skickat',
  lead: 'En handläggare ringer eller skriver till dig. Se till att din telefon och din e-post är rätt.',
  sections: [
    {
      id: 'steg',
      heading: 'Så går det till',
      lead: true,
      wide: true,
      blocks: [
        {
          kind: 'steps',
          items: [
            { title: 'Du får ett kvitto', text: 'Kvittot visar att vi har fått det. Där står också ett nummer.' },
            { title: 'Vi läser', text: 'En handläggare läser. Du ser här vem det är.' },
            { title: 'Vi frågar', text: 'Behöver vi veta mer? Då frågar vi dig. Ibland vill vi träffa dig.' },
            { title: 'Du får läsa först', text: 'Har andra berättat något om dig? Då får du läsa det och svara.' },
            { title: 'Vi bestämmer', text: 'Här står vad vi har bestämt och varför.' },
          ],
        },
      ],
    },
    {
      id: 'tider',
      heading: 'Hur lång tid tar det?',
      blocks: [
        {
          kind: 'facts',
          rows: [
            { label: 'Pengar', value: [`Högst ${f.municipality.decisionDays} dagar när vi har fått allt.`] },
            { label: 'LSS', value: ['Det kan ta olika lång tid. Fråga din handläggare.'] },
          ],
        },
        {
          kind: 'text',
          text: 'Tar det mer än sex månader? Då kan du skriva till oss att vi ska bestämma. Vi måste svara inom fyra veckor.',
        },
      ],
      side: [`Har du inga pengar till mat? Vänta inte. Ring ${f.call.office}.`],
    },
    {
      id: 'folj',
      heading: 'Se hur det går',
      blocks: [
        { kind: 'text', text: 'Logga in. Då ser du vad som händer. Du ser också om vi väntar på dig.' },
        {
          kind: 'button',
          href: paths.loginToCases,
          text: 'Logga in och se hur det går',
          quiet: { href: paths.preview, text: 'Se hur sidorna ser ut' },
        },
      ],
    },
    {
      id: 'andra',
      heading: 'Om något ändras',
      blocks: [
        { kind: 'text', text: 'Får du pengar? Flyttar du? Får du barn? Berätta det för oss.' },
        {
          kind: 'text',
          text: 'Det du skriver ska vara sant. Skrev du fel? Säg till. Den som ljuger kan få betala tillbaka pengar. Vi kan också anmäla det till polisen.',
        },
        { kind: 'text', text: 'Vill du inte söka längre? Då kan du ta tillbaka din ansökan. Du kan söka igen.' },
      ],
    },
    {
      id: 'nej',
      heading: 'Tycker du att det är fel?',
      blocks: [
        {
          kind: 'text',
          text: `Du kan överklaga. Det betyder att du säger att beslutet är fel. Du har ${f.municipality.appealWeeks} veckor på dig. Det kostar inget. Skriv till oss. Ändrar vi oss inte? Då får ${f.municipality.court} bestämma. Det är en domstol.`,
        },
      ],
    },
  ],
});

export const text: Record<Language, typeof sv> = inLanguages({ sv, en, easy });
