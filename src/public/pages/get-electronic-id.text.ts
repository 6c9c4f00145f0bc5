import { type Language, inLanguages } from '../../platform/language.ts';
import { paths } from '../rules.ts';
import type { Article, Facts } from '../rules.ts';

const sv = (f: Facts): Article => {
  const { bankId, freja, idCard } = f.municipality.links;
  return {
    title: 'Så skaffar du e-legitimation',
    heading: 'Skaffa e-legitimation',
    lead: 'En e-legitimation är ett id-kort på nätet. Du får den av den som utfärdar den, inte av kommunen.',
    sections: [
      {
        id: 'valj',
        heading: 'Tre vägar',
        lead: true,
        blocks: [
          { kind: 'heading', text: 'BankID' },
          {
            kind: 'text',
            text: `Du får BankID av din bank. Du behöver ett svenskt personnummer och vara kund i en bank som ger ut BankID. Banken bestämmer åldersgränsen, så den är olika hos olika banker. Är du under 18 år behöver dina vårdnadshavare säga ja. [Läs mer hos ${bankId.name.sv}](${bankId.url}).`,
          },
          { kind: 'heading', text: 'Freja' },
          {
            kind: 'text',
            text: `Freja är en app som du skaffar själv. Vilka id-handlingar som godtas och vilken ålder du behöver ha står på [Frejas webbplats](${freja.url}).`,
          },
          { kind: 'heading', text: 'Id-kort från Skatteverket' },
          {
            kind: 'text',
            text: `Saknar du id-handling kan du börja med att skaffa ett id-kort. Vem som kan få det, från vilken ålder, vad det kostar och om det har en e-legitimation står hos [${idCard.name.sv}](${idCard.url}). Med ett id-kort kan du sedan visa vem du är när du skaffar en annan e-legitimation.`,
          },
        ],
        side: [
          `Alla e-legitimationer fungerar inte överallt. Vilka du kan använda hos oss ser du när du trycker på [Logga in](${paths.login}).`,
        ],
      },
      {
        id: 'alder',
        heading: 'Ålder',
        blocks: [
          {
            kind: 'text',
            text: 'Varje utfärdare har sin egen åldersgräns. Se efter på utfärdarens webbplats.',
          },
          {
            kind: 'list',
            items: [
              '**LSS:** från 15 år kan du söka själv, om du förstår vad ansökan gäller. För yngre barn söker vårdnadshavarna.',
              '**Försörjningsstöd:** familjen söker tillsammans, så det är vuxna som söker. Är du under 18 och klarar dig inte, ring oss.',
            ],
          },
        ],
      },
      {
        id: 'utan-personnummer',
        heading: 'Inget personnummer',
        blocks: [
          {
            kind: 'text',
            text: f.municipality.acceptsCoordinationNumbers
              ? `Har du en e-legitimation med samordningsnummer kan du logga in med den. Annars ring ${f.call.office} eller kom till oss. Ta med pass eller annan id-handling om du har.`
              : `Ring ${f.call.office} eller kom till oss. Ta med pass eller annan id-handling om du har.`,
          },
        ],
      },
      {
        id: 'vanta-inte',
        heading: 'Vänta inte på e-legitimation',
        blocks: [
          {
            kind: 'text',
            text: `Behöver du hjälp nu kan du ansöka på papper, ringa ${f.call.office} eller komma hit. Det går precis lika bra. Någon du litar på kan också söka åt dig med fullmakt. [Alla sätt att nå oss](${paths.contact}).`,
          },
        ],
      },
    ],
  };
};

const en: typeof sv = (f) => {
  const { bankId, freja, idCard } = f.municipality.links;
  return {
    title: 'How to get an electronic ID',
    heading: 'Get an electronic ID',
    lead: 'An electronic ID (e-legitimation) is an identity card for the internet. You get it from the one who issues it, not from the municipality.',
    sections: [
      {
        id: 'valj',
        heading: 'Three ways',
        lead: true,
        blocks: [
          { kind: 'heading', text: 'BankID' },
          {
            kind: 'text',
            text: `You get BankID from your bank. You need a Swedish personal identity number and to be a customer of a bank that issues BankID. The bank sets the age limit, so it differs between banks. If you are under 18 your guardians must agree. [Read more at ${bankId.name.en}](${bankId.url}).`,
          },
          { kind: 'heading', text: 'Freja' },
          {
            kind: 'text',
            text: `Freja is an app that you get yourself. Which identity documents are accepted and how old you need to be is stated on [Freja’s website](${freja.url}).`,
          },
          { kind: 'heading', text: 'Identity card from the Swedish Tax Agency' },
          {
            kind: 'text',
            text: `If you have no identity document you can begin with an identity card. Who can get it, from what age, what it costs and whether it carries an electronic ID is stated by [${idCard.name.en}](${idCard.url}). With an identity card you can then show who you are when you get another electronic ID.`,
          },
        ],
        side: [
          `Not every electronic ID works everywhere. You see which ones you can use with us when you press [Log in](${paths.login}).`,
        ],
      },
      {
        id: 'alder',
        heading: 'Age',
        blocks: [
          {
            kind: 'text',
            text: 'Each issuer has its own age limit. Look on the website of the issuer.',
          },
          {
            kind: 'list',
            items: [
              '**LSS:** from the age of 15 you can apply yourself, if you understand what the application is about. For younger children the guardians apply.',
              '**Livelihood support:** the family applies together, so it is adults who apply. If you are under 18 and cannot manage, call us.',
            ],
          },
        ],
      },
      {
        id: 'utan-personnummer',
        heading: 'No personal identity number',
        blocks: [
          {
            kind: 'text',
            text: f.municipality.acceptsCoordinationNumbers
              ? `If you have an electronic ID with a coordination number (samordningsnummer) you can log in with it. Otherwise call ${f.call.office} or come to us. Bring a passport or other identity document if you have one.`
              : `Call ${f.call.office} or come to us. Bring a passport or other identity document if you have one.`,
          },
        ],
      },
      {
        id: 'vanta-inte',
        heading: 'Do not wait for an electronic ID',
        blocks: [
          {
            kind: 'text',
            text: `If you need help now you can apply on paper, call ${f.call.office} or come here. It works just as well. Somebody you trust can also apply for you with a power of attorney. [All ways to reach us](${paths.contact}).`,
          },
        ],
      },
    ],
  };
};

export const text: Record<Language, typeof sv> = inLanguages({ sv, en });
