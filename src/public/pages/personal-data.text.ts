import { type Language, inLanguages } from '../../platform/language.ts';
import { mailLink, paths } from '../rules.ts';
import type { Article, Facts } from '../rules.ts';

const sv = (f: Facts): Article => {
  const { name, responsibleBoard, retention, draftLifetimeDays, draftWarningDays, email, links } = f.municipality;
  return {
    title: 'Så skyddar vi dina personuppgifter',
    heading: 'Så skyddar vi dina uppgifter',
    lead: `${responsibleBoard} i ${name} är personuppgiftsansvarig. Det du berättar omfattas av socialtjänstsekretess.`,
    sections: [
      {
        id: 'kort',
        heading: 'Kort sagt',
        lead: true,
        blocks: [
          {
            kind: 'list',
            items: [
              'Vi använder dina uppgifter för att pröva det du söker, fatta beslut och ge dig stödet.',
              'Bara den som behöver dem i sitt arbete med ditt ärende får läsa dem.',
              'Vi skriver upp vem som har läst vad, och kontrollerar det.',
              'Det du skriver och de filer du skickar sparas krypterat.',
              'Vi säljer aldrig uppgifter och visar ingen reklam.',
            ],
          },
        ],
      },
      {
        id: 'vilka',
        heading: 'Vilka uppgifter',
        blocks: [
          {
            kind: 'text',
            text: 'Ditt namn och personnummer från e-legitimationen, dina kontaktuppgifter, det du skriver i ansökan och meddelanden, filer du skickar, uppgifter vi hämtar i ärendet, och våra beslut. Det kan vara känsliga uppgifter, till exempel om din hälsa.',
          },
          {
            kind: 'text',
            text: 'Vi sparar också tekniska uppgifter som behövs för säkerheten, till exempel när någon loggade in.',
          },
        ],
      },
      {
        id: 'grund',
        heading: 'Varför vi får',
        blocks: [
          {
            kind: 'text',
            text: 'Vi behandlar uppgifterna för att det är nödvändigt för socialtjänstens uppgifter enligt lag: socialtjänstlagen (2025:400), lagen (1993:387) om stöd och service till vissa funktionshindrade och lagen (2001:454) om behandling av personuppgifter inom socialtjänsten. Det bygger alltså inte på ditt samtycke. Därför kan du inte heller invända mot att uppgifterna behandlas i ditt ärende.',
          },
          {
            kind: 'text',
            text: 'När vi behöver ditt ja, till exempel för att fråga din läkare, frågar vi särskilt. Ett sådant ja kan du ta tillbaka.',
          },
        ],
      },
      {
        id: 'vem',
        heading: 'Vem som kan läsa',
        blocks: [
          {
            kind: 'list',
            items: [
              '**Du**, och den som har rätt att företräda dig.',
              '**Din handläggare** och de på enheten som behöver det för att arbeta med ditt ärende.',
              '**Din partner** ser ingenting här. Gäller ansökan er båda kontaktar vi din partner själva.',
              '**Domstolen**, om du överklagar.',
              '**Den som sköter driften åt oss** får bara göra det vi har bestämt i avtal.',
            ],
          },
          {
            kind: 'text',
            text: 'Socialtjänstens uppgifter är hemliga om det inte står klart att de kan lämnas ut utan att du eller någon närstående lider men (offentlighets- och sekretesslagen 26 kap. 1 §). Uppgifterna ska inte föras över till länder utanför EU och EES.',
          },
        ],
      },
      {
        id: 'hur-lange',
        heading: 'Hur länge',
        blocks: [
          {
            kind: 'facts',
            rows: [
              {
                label: 'Ditt ärende',
                value: [
                  `${retention.years} år efter den sista anteckningen i akten. Sedan tas uppgifterna bort, senast året efter.`,
                ],
              },
              {
                label: 'Undantag',
                value: [
                  `En del måste sparas enligt lag. Det gäller vissa uppgifter om barn som har placerats, och för forskning uppgifter om personer som är födda den ${listed(retention.keptBirthDays, 'och')} i en månad.`,
                ],
              },
              {
                label: 'Påbörjad ansökan',
                value: [
                  `${draftLifetimeDays} dagar efter att du sparade i den, om du inte skickar den. Vi säger till ${draftWarningDays} dagar innan den tas bort, och då kan du spara den längre. Ingen hos oss läser den under tiden.`,
                ],
              },
            ],
          },
        ],
      },
      {
        id: 'rattigheter',
        heading: 'Dina rättigheter',
        blocks: [
          {
            kind: 'list',
            items: [
              'Få veta vilka uppgifter vi har om dig, och få en kopia.',
              'Få fel uppgifter rättade. Tycker du att något i akten är fel ska det antecknas.',
              'Begära att behandlingen begränsas, i vissa fall.',
              'Ta del av det som finns i ditt ärende.',
              'Klaga hos tillsynsmyndigheten.',
            ],
          },
          {
            kind: 'text',
            text: `Vi får normalt inte ta bort uppgifter ur ett ärende i förtid, eftersom lagen säger hur länge de ska sparas. Ring ${f.call.office} eller skriv till ${mailLink(email)} för att använda dina rättigheter eller nå dataskyddsombudet. Skriv inget känsligt i e-posten.`,
          },
          {
            kind: 'text',
            text: `Tillsynsmyndighet: [${links.dataProtectionAuthority.name.sv}](${links.dataProtectionAuthority.url}).`,
          },
        ],
      },
      {
        id: 'sakerhet',
        heading: 'Så skyddar vi',
        blocks: [
          {
            kind: 'list',
            items: [
              'Du loggar in med e-legitimation.',
              'Allt som skickas mellan dig och oss är krypterat.',
              'Svar, meddelanden, beslut och filer sparas krypterat, med en egen nyckel för varje ärende.',
              'Sms och e-post från oss säger aldrig vad ärendet gäller.',
            ],
          },
          { kind: 'text', text: `Här finns också information om [kakor](${paths.cookies}).` },
        ],
      },
    ],
  };
};

const en: typeof sv = (f) => {
  const { name, responsibleBoardInEnglish, retention, draftLifetimeDays, draftWarningDays, email, links } =
    f.municipality;
  return {
    title: 'How we protect your personal data',
    heading: 'How we protect your data',
    lead: `The controller of your personal data is ${responsibleBoardInEnglish} of ${name}. What you tell us is protected by secrecy in the social services.`,
    sections: [
      {
        id: 'kort',
        heading: 'In short',
        lead: true,
        blocks: [
          {
            kind: 'list',
            items: [
              'We use your data to consider what you apply for, to decide and to give you the support.',
              'Only those who need it in their work with your case may read it.',
              'We record who has read what, and check it.',
              'What you write and the files you send are stored encrypted.',
              'We never sell data and show no advertisements.',
            ],
          },
        ],
      },
      {
        id: 'vilka',
        heading: 'Which data',
        blocks: [
          {
            kind: 'text',
            text: 'Your name and personal identity number from your electronic ID, your contact details, what you write in applications and messages, files you send, information that we collect in the case, and our decisions. It can be sensitive data, for example about your health.',
          },
          {
            kind: 'text',
            text: 'We also store technical data that security needs, for example when somebody logged in.',
          },
        ],
      },
      {
        id: 'grund',
        heading: 'Why we may',
        blocks: [
          {
            kind: 'text',
            text: 'We process the data because it is necessary for the duties of the social services by law: the Social Services Act (2025:400), the Act concerning Support and Service for Persons with Certain Functional Impairments (1993:387) and the Act on Processing of Personal Data in the Social Services (2001:454). So it does not rest on your consent, and you cannot object to the data being processed in your case.',
          },
          {
            kind: 'text',
            text: 'When we need your yes, for example to ask your doctor, we ask separately. You can take such a yes back.',
          },
        ],
      },
      {
        id: 'vem',
        heading: 'Who can read',
        blocks: [
          {
            kind: 'list',
            items: [
              '**You**, and a person who has the right to represent you.',
              '**Your caseworker** and those in the unit who need it to work on your case.',
              '**Your partner** sees nothing here. When the application is for both of you, we contact your partner ourselves.',
              '**The court**, if you appeal.',
              '**Those who run the service for us** may only do what we have agreed in a contract.',
            ],
          },
          {
            kind: 'text',
            text: 'Data in the social services is secret unless it is clear that it can be given out without harm to you or somebody close to you (Public Access to Information and Secrecy Act, chapter 26, section 1). The data must not be transferred to countries outside the EU and EEA.',
          },
        ],
      },
      {
        id: 'hur-lange',
        heading: 'How long',
        blocks: [
          {
            kind: 'facts',
            rows: [
              {
                label: 'Your case',
                value: [
                  `${retention.years} years after the last note in the case file. Then the data is removed, at the latest in the following year.`,
                ],
              },
              {
                label: 'Exceptions',
                value: [
                  `Some data must be kept by law: certain data about children who have been placed, and for research, data about persons born on day ${listed(retention.keptBirthDays, 'and')} of a month.`,
                ],
              },
              {
                label: 'Unsent application',
                value: [
                  `${draftLifetimeDays} days after you saved in it, if you do not send it. We tell you ${draftWarningDays} days before it is removed, and you can then keep it longer. Nobody here reads it meanwhile.`,
                ],
              },
            ],
          },
        ],
      },
      {
        id: 'rattigheter',
        heading: 'Your rights',
        blocks: [
          {
            kind: 'list',
            items: [
              'To know which data we have about you, and to get a copy.',
              'To have wrong data corrected. If you think that something in the file is wrong, that must be noted.',
              'To ask for the processing to be restricted, in some cases.',
              'To see what is in your case.',
              'To complain to the supervisory authority.',
            ],
          },
          {
            kind: 'text',
            text: `We are normally not allowed to remove data from a case early, since the law says how long it must be kept. Call ${f.call.office} or write to ${mailLink(email)} to use your rights or to reach the data protection officer. Write nothing sensitive in the e-mail.`,
          },
          {
            kind: 'text',
            text: `Supervisory authority: [${links.dataProtectionAuthority.name.en}](${links.dataProtectionAuthority.url}).`,
          },
        ],
      },
      {
        id: 'sakerhet',
        heading: 'How we protect',
        blocks: [
          {
            kind: 'list',
            items: [
              'You log in with an electronic ID.',
              'Everything sent between you and us is encrypted.',
              'Answers, messages, decisions and files are stored encrypted, with a separate key for each case.',
              'Text messages and e-mails from us never say what the case is about.',
            ],
          },
          { kind: 'text', text: `There is also information about [cookies](${paths.cookies}).` },
        ],
      },
    ],
  };
};

/** 5, 15, 25 → "5, 15 och 25". */
function listed(days: number[], and: string): string {
  if (days.length < 2) return days.join('');
  return `${days.slice(0, -1).join(', ')} ${and} ${String(days.at(-1))}`;
}

export const text: Record<Language, typeof sv> = inLanguages({ sv, en });
