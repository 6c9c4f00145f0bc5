import { type Language, inLanguages } from '../../platform/language.ts';
import { paths } from '../rules.ts';
import type { Article, Facts } from '../rules.ts';

const sv = (f: Facts): Article => ({
  title: 'Det här kan du göra på Medborgarsidan',
  heading: 'Det här kan du göra här',
  lead: 'Medborgarsidan är öppen dygnet runt, alla dagar. Du kan ansöka, skriva till din handläggare och följa ditt ärende när det passar dig.',
  sections: [
    {
      id: 'ansok',
      heading: 'Ansök',
      lead: true,
      wide: true,
      blocks: [
        {
          kind: 'doors',
          doors: [
            {
              href: paths.livelihoodSupport,
              title: 'Pengar till mat, hyra och räkningar',
              description: 'Försörjningsstöd. Du söker för en månad i taget.',
            },
            {
              href: paths.lss,
              title: 'Stöd vid funktionsnedsättning',
              description: 'LSS. Till exempel ledsagning, avlösning, personlig assistans eller en bostad.',
            },
          ],
        },
        {
          kind: 'text',
          text: `Det du skriver sparas. Du kan sluta mitt i och fortsätta en annan dag, i upp till ${f.municipality.draftLifetimeDays} dagar. Ingen annan läser innan du har skickat.`,
        },
      ],
    },
    {
      id: 'meddelanden',
      heading: 'Skriv säkert',
      blocks: [
        {
          kind: 'text',
          text: 'Du kan skicka säkra meddelanden till den handläggare som har ditt ärende, och lägga till bilder och filer. Bara du och de som arbetar med ärendet kan läsa.',
        },
        {
          kind: 'text',
          text: 'När du får svar kan vi säga till med sms eller e-post. I det står bara att det finns något att läsa, aldrig vad det handlar om.',
        },
      ],
    },
    {
      id: 'folj',
      heading: 'Följ ditt ärende',
      blocks: [
        {
          kind: 'list',
          items: [
            'Se vad som händer nu och vad som händer sedan.',
            'Se vem som är din handläggare.',
            'Skicka in papper som saknas, ett foto med telefonen räcker.',
            'Läs beslutet och hur vi har tänkt.',
            'Läs hur du överklagar om du inte håller med.',
          ],
        },
        { kind: 'text', text: `Vill du titta innan du loggar in? [Så ser sidorna ut](${paths.preview}).` },
      ],
    },
    {
      id: 'inte-har',
      heading: 'Det här gör du inte här',
      blocks: [
        {
          kind: 'list',
          items: [
            `**Fara för liv:** ring ${f.call.alarm}.`,
            `**Ingen mat eller ingenstans att sova i dag:** ring ${f.call.office}. När kontoret är stängt, ring socialjouren på ${f.call.emergencyDuty}.`,
            `**Annat stöd från socialtjänsten**, till exempel hemtjänst: ring ${f.call.office} så hjälper vi dig rätt.`,
          ],
        },
      ],
    },
    {
      id: 'borja',
      heading: 'Börja',
      blocks: [
        {
          kind: 'button',
          href: paths.login,
          text: 'Logga in',
          quiet: { href: paths.whatYouNeed, text: 'Det här behöver du' },
        },
      ],
    },
  ],
});

const en: typeof sv = (f) => ({
  title: 'What you can do on Medborgarsidan',
  heading: 'What you can do here',
  lead: 'Medborgarsidan is open day and night, every day. You can apply, write to your caseworker and follow your case whenever it suits you.',
  sections: [
    {
      id: 'ansok',
      heading: 'Apply',
      lead: true,
      wide: true,
      blocks: [
        {
          kind: 'doors',
          doors: [
            {
              href: paths.livelihoodSupport,
              title: 'Money for food, rent and bills',
              description: 'Livelihood support (försörjningsstöd). You apply for one month at a time.',
            },
            {
              href: paths.lss,
              title: 'Support for people with disabilities',
              description: 'LSS. For example a companion, relief for your family, personal assistance or housing.',
            },
          ],
        },
        {
          kind: 'text',
          text: `What you write is saved. You can stop halfway and go on another day, for up to ${f.municipality.draftLifetimeDays} days. Nobody else reads it before you have sent it.`,
        },
      ],
    },
    {
      id: 'meddelanden',
      heading: 'Write safely',
      blocks: [
        {
          kind: 'text',
          text: 'You can send secure messages to the caseworker who has your case, with pictures and files. Only you and those who work on the case can read them.',
        },
        {
          kind: 'text',
          text: 'When there is an answer we can tell you by text message or e-mail. It only says that there is something to read, never what it is about.',
        },
      ],
    },
    {
      id: 'folj',
      heading: 'Follow your case',
      blocks: [
        {
          kind: 'list',
          items: [
            'See what is happening now and what comes next.',
            'See who your caseworker is.',
            'Send papers that are missing. A photo from your phone is enough.',
            'Read the decision and how we reasoned.',
            'Read how to appeal if you do not agree.',
          ],
        },
        {
          kind: 'text',
          text: `Would you like to look before you log in? [What the pages look like](${paths.preview}).`,
        },
      ],
    },
    {
      id: 'inte-har',
      heading: 'What you cannot do here',
      blocks: [
        {
          kind: 'list',
          items: [
            `**Danger to life:** call ${f.call.alarm}.`,
            `**No food, or nowhere to sleep today:** call ${f.call.office}. When the office is closed, call the social emergency service on ${f.call.emergencyDuty}.`,
            `**Other support from the social services**, such as home care: call ${f.call.office} and we will help you find the right place.`,
          ],
        },
      ],
    },
    {
      id: 'borja',
      heading: 'Begin',
      blocks: [
        {
          kind: 'button',
          href: paths.login,
          text: 'Log in',
          quiet: { href: paths.whatYouNeed, text: 'What you need' },
        },
      ],
    },
  ],
});

export const text: Record<Language, typeof sv> = inLanguages({ sv, en });
