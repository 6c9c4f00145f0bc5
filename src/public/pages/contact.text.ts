import { type Language, inLanguages } from '../../platform/language.ts';
import { mailLink, paths, unbroken } from '../rules.ts';
import type { Article, Facts } from '../rules.ts';

const sv = (f: Facts): Article => {
  const { phones, helplines, visitingAddress: visit, postalAddress: post, email } = f.municipality;
  const postal = [post.recipient, post.street, `${unbroken(post.postalCode)} ${post.city}`].filter(
    (line) => line !== undefined,
  );
  return {
    title: 'Kontakta socialtjänsten',
    heading: 'Kontakt',
    lead: 'Du väljer själv hur du vill nå oss. Telefon, besök och papper går precis lika bra som Medborgarsidan.',
    sections: [
      {
        id: 'akut',
        heading: 'Hjälp i dag',
        lead: true,
        blocks: [
          {
            kind: 'facts',
            rows: [
              { label: 'Fara för liv', value: [`${f.call.alarm}, dygnet runt`] },
              {
                label: 'Ingen mat eller bostad',
                value: [`${f.call.office}, ${lower(phones.socialServices.hours.sv)}. Säg att det är akut.`],
              },
              { label: 'Socialjouren', value: [`${f.call.emergencyDuty}, ${lower(phones.socialEmergency.hours.sv)}`] },
              {
                label: helplines.womensHelpline.name.sv,
                value: [
                  `${f.call.womensHelpline}, ${lower(helplines.womensHelpline.hours.sv)}. För dig som är utsatt för våld. Du kan vara anonym.`,
                ],
              },
              {
                label: helplines.childrensHelpline.name.sv,
                value: [`${f.call.childrensHelpline}, ${lower(helplines.childrensHelpline.hours.sv)}`],
              },
            ],
          },
        ],
      },
      {
        id: 'ring',
        heading: 'Ring',
        blocks: [
          {
            kind: 'text',
            text: `${f.call.office}, ${lower(phones.socialServices.hours.sv)}. Har du redan ett ärende kan du säga ditt ärendenummer i stället för ditt personnummer.`,
          },
        ],
      },
      {
        id: 'besok',
        heading: 'Kom hit',
        blocks: [
          {
            kind: 'text',
            text: `${visit.place.sv}, ${visit.street}, ${visit.city}. ${visit.hours.sv}. Vi kan hjälpa dig att fylla i ansökan. Ring gärna innan om du vill träffa någon särskild.`,
          },
        ],
      },
      {
        id: 'skriv',
        heading: 'Skriv',
        blocks: [
          {
            kind: 'text',
            text: `Säkrast är att [logga in](${paths.loginToMessages}) och skriva i ditt ärende. E-post är inte säkert: skriv inget om din hälsa, din ekonomi eller ditt ärende till ${mailLink(email)}.`,
          },
        ],
      },
      {
        id: 'papper',
        heading: 'Ansök på papper',
        blocks: [
          {
            kind: 'text',
            text: `Ring ${f.call.office} så skickar vi en blankett hem till dig, eller hämta den hos oss. Du kan också skriva på ett vanligt papper: vem du är, hur vi når dig, vad du söker och varför.`,
          },
          { kind: 'text', text: `Skicka till: ${postal.join(', ')}.` },
        ],
      },
      {
        id: 'tolk',
        heading: 'Tolk',
        blocks: [
          {
            kind: 'text',
            text: 'Behöver du tolk ordnar vi det. Det gäller också teckenspråk och om du har svårt att se, höra eller tala (förvaltningslagen 13 §). Det kostar inget för dig. Säg till när du ringer, eller skriv det i ansökan.',
          },
        ],
      },
      {
        id: 'ombud',
        heading: 'Låt någon hjälpa dig',
        blocks: [
          {
            kind: 'text',
            text: `Du får ha med dig någon, och du kan ge någon fullmakt att sköta kontakten. Har du god man eller förvaltare kan hen hjälpa dig. Ring ${f.call.office} så berättar vi hur.`,
          },
        ],
      },
      {
        id: 'skyddade-uppgifter',
        heading: 'Skyddade uppgifter',
        blocks: [
          {
            kind: 'text',
            text: `Har du skyddade personuppgifter? Ring ${f.call.office} och säg det, innan du loggar in eller skriver. Vi kommer överens om ett säkert sätt.`,
          },
        ],
      },
      {
        id: 'synpunkt',
        heading: 'Lämna en synpunkt',
        blocks: [
          {
            kind: 'text',
            text: `Berätta vad som är bra och dåligt: ring ${f.call.office} eller skriv till ${mailLink(email)}. Du behöver inte säga vem du är.`,
          },
          {
            kind: 'text',
            text: `Är du inte nöjd med hur vi har skött något kan du också vända dig till [${f.municipality.links.careInspectorate.name.sv}](${f.municipality.links.careInspectorate.url}) eller [${f.municipality.links.ombudsman.name.sv}](${f.municipality.links.ombudsman.url}). De kan inte ändra ett beslut. Det gör du genom att överklaga.`,
          },
        ],
      },
    ],
  };
};

const en: typeof sv = (f) => {
  const { phones, helplines, visitingAddress: visit, postalAddress: post, email } = f.municipality;
  const postal = [post.recipient, post.street, `${unbroken(post.postalCode)} ${post.city}`].filter(
    (line) => line !== undefined,
  );
  return {
    title: 'Contact the social services',
    heading: 'Contact',
    lead: 'You choose how you want to reach us. Phone, a visit and paper work just as well as Medborgarsidan.',
    sections: [
      {
        id: 'akut',
        heading: 'Help today',
        lead: true,
        blocks: [
          {
            kind: 'facts',
            rows: [
              { label: 'Danger to life', value: [`${f.call.alarm}, day and night`] },
              {
                label: 'No food or home',
                value: [`${f.call.office}, ${lower(phones.socialServices.hours.en)}. Say that it is urgent.`],
              },
              {
                label: 'Social emergency service',
                value: [`${f.call.emergencyDuty}, ${lower(phones.socialEmergency.hours.en)}`],
              },
              {
                label: helplines.womensHelpline.name.en,
                value: [
                  `${f.call.womensHelpline}, ${lower(helplines.womensHelpline.hours.en)}. If somebody is violent towards you. You can be anonymous.`,
                ],
              },
              {
                label: helplines.childrensHelpline.name.en,
                value: [`${f.call.childrensHelpline}, ${lower(helplines.childrensHelpline.hours.en)}`],
              },
            ],
          },
        ],
      },
      {
        id: 'ring',
        heading: 'Call',
        blocks: [
          {
            kind: 'text',
            text: `${f.call.office}, ${lower(phones.socialServices.hours.en)}. If you already have a case you can say your case number instead of your personal identity number.`,
          },
        ],
      },
      {
        id: 'besok',
        heading: 'Come here',
        blocks: [
          {
            kind: 'text',
            text: `${visit.place.en}, ${visit.street}, ${visit.city}. ${visit.hours.en}. We can help you fill in your application. Please call first if you want to meet somebody in particular.`,
          },
        ],
      },
      {
        id: 'skriv',
        heading: 'Write',
        blocks: [
          {
            kind: 'text',
            text: `The safest way is to [log in](${paths.loginToMessages}) and write in your case. E-mail is not secure: write nothing about your health, your money or your case to ${mailLink(email)}.`,
          },
        ],
      },
      {
        id: 'papper',
        heading: 'Apply on paper',
        blocks: [
          {
            kind: 'text',
            text: `Call ${f.call.office} and we send a form home to you, or pick it up from us. You can also write on an ordinary sheet of paper: who you are, how we reach you, what you apply for and why.`,
          },
          { kind: 'text', text: `Send it to: ${postal.join(', ')}.` },
        ],
      },
      {
        id: 'tolk',
        heading: 'Interpreter',
        blocks: [
          {
            kind: 'text',
            text: 'If you need an interpreter we arrange it. That includes sign language, and if it is hard for you to see, hear or speak (Administrative Procedure Act, section 13). It costs you nothing. Tell us when you call, or write it in your application.',
          },
        ],
      },
      {
        id: 'ombud',
        heading: 'Let somebody help you',
        blocks: [
          {
            kind: 'text',
            text: `You may bring somebody with you, and you can give somebody a power of attorney to handle the contact. If you have a special representative (god man) or trustee (förvaltare), that person can help you. Call ${f.call.office} and we will tell you how.`,
          },
        ],
      },
      {
        id: 'skyddade-uppgifter',
        heading: 'Protected data',
        blocks: [
          {
            kind: 'text',
            text: `Do you have protected personal data (skyddade personuppgifter)? Call ${f.call.office} and say so, before you log in or write. We will agree on a safe way.`,
          },
        ],
      },
      {
        id: 'synpunkt',
        heading: 'Give feedback',
        blocks: [
          {
            kind: 'text',
            text: `Tell us what is good and what is bad: call ${f.call.office} or write to ${mailLink(email)}. You do not have to say who you are.`,
          },
          {
            kind: 'text',
            text: `If you are not content with how we have handled something you can also turn to [${f.municipality.links.careInspectorate.name.en}](${f.municipality.links.careInspectorate.url}) or [${f.municipality.links.ombudsman.name.en}](${f.municipality.links.ombudsman.url}). They cannot change a decision. You do that by appealing.`,
          },
        ],
      },
    ],
  };
};

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

const easy: typeof sv = (f) => {
  const { phones, visitingAddress: visit, email } = f.municipality;
  return {
    title: 'Prata med oss',
    heading: 'Prata med oss',
    lead: 'Du väljer hur. Du kan ringa, komma hit eller skriva. Du får samma hjälp.',
    sections: [
      {
        id: 'akut',
        heading: 'Hjälp i dag',
        lead: true,
        blocks: [
          {
            kind: 'facts',
            rows: [
              { label: 'Någon är i fara', value: [`${f.call.alarm}, dag och natt`] },
              { label: 'Du har ingen mat', value: [`${f.call.office}, ${lower(phones.socialServices.hours.easy)}`] },
              {
                label: 'Natt och helg',
                value: [`${f.call.emergencyDuty}, ${lower(phones.socialEmergency.hours.easy)}`],
              },
              { label: 'Någon slår dig', value: [`${f.call.womensHelpline}. Du måste inte säga vad du heter.`] },
              { label: 'Du är under 18 år', value: [f.call.childrensHelpline] },
            ],
          },
        ],
      },
      {
        id: 'ring',
        heading: 'Ring',
        blocks: [
          {
            kind: 'text',
            text: `${f.call.office}, ${lower(phones.socialServices.hours.easy)}. Har du ett nummer från oss? Säg det.`,
          },
        ],
      },
      {
        id: 'besok',
        heading: 'Kom hit',
        blocks: [
          {
            kind: 'text',
            text: `${visit.place.easy}, ${visit.street}, ${visit.city}. ${visit.hours.easy}. Vi hjälper dig att skriva.`,
          },
        ],
      },
      {
        id: 'skriv',
        heading: 'Skriv',
        blocks: [
          {
            kind: 'text',
            text: `[Logga in](${paths.loginToMessages}) och skriv till oss. Då läser ingen annan. Skriv inte om dig själv i ett mejl till ${mailLink(email)}.`,
          },
        ],
      },
      {
        id: 'papper',
        heading: 'Papper',
        blocks: [{ kind: 'text', text: `Ring ${f.call.office}. Vi kan skicka papper hem till dig.` }],
      },
      {
        id: 'tolk',
        heading: 'Tolk',
        blocks: [
          { kind: 'text', text: 'Vill du ha tolk? Säg till. Du kan också få tolk på teckenspråk. Det kostar inget.' },
        ],
      },
      {
        id: 'ombud',
        heading: 'Någon kan hjälpa dig',
        blocks: [
          {
            kind: 'text',
            text: `Du får ta med dig någon. Någon kan också prata för dig. Ring ${f.call.office}, så säger vi hur.`,
          },
        ],
      },
      {
        id: 'skyddade-uppgifter',
        heading: 'Ingen får veta var du bor',
        blocks: [{ kind: 'text', text: `Har du skyddade uppgifter? Ring ${f.call.office}. Logga inte in först.` }],
      },
      {
        id: 'synpunkt',
        heading: 'Säg vad du tycker',
        blocks: [
          {
            kind: 'text',
            text: `Är något bra eller dåligt? Ring ${f.call.office} eller skriv till ${mailLink(email)}. Du måste inte säga vad du heter.`,
          },
        ],
      },
    ],
  };
};

export const text: Record<Language, typeof sv> = inLanguages({ sv, en, easy });
