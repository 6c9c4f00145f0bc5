import { type Language, inLanguages } from '../../platform/language.ts';
import { paths } from '../rules.ts';
import type { Facts, QuestionGroup, Questions } from '../rules.ts';

const sv = (f: Facts): Questions => ({
  title: 'Frågor och svar',
  heading: 'Frågor och svar',
  lead: `Hittar du inte svaret? Ring ${f.call.office}.`,
  contents: 'Innehåll',
  groups: [
    {
      id: 'ansoka',
      heading: 'Ansöka',
      questions: [
        {
          question: 'Vem får ansöka?',
          answer: [
            'Alla får ansöka. Vi är skyldiga att pröva din ansökan. Du behöver inte vara säker på att du har rätt till stödet.',
          ],
        },
        {
          question: 'Kan jag ansöka på natten eller en helg?',
          answer: [
            'Ja. Medborgarsidan är öppen dygnet runt. Ansökan räknas som inkommen den dag du skickar den, även om det är natt eller helg.',
          ],
        },
        {
          question: 'Kan jag sluta mitt i och fortsätta senare?',
          answer: [
            `Ja. Det du har skrivit sparas när du går vidare, i ${f.municipality.draftLifetimeDays} dagar. Ingen hos oss läser det förrän du har skickat.`,
          ],
        },
        {
          question: 'Måste jag ha alla papper klara?',
          answer: [
            `Nej. Skicka ansökan ändå, så säger vi vad som behövs. [Det här är bra att ha framme](${paths.whatYouNeed}).`,
          ],
        },
        {
          question: 'Jag skickade och såg att något blev fel. Vad gör jag?',
          answer: [
            'Logga in, öppna ärendet och skriv ett meddelande om vad som ska ändras. Eller ring. Det du skickade ändras inte, men vi lägger till din rättelse.',
          ],
        },
        {
          question: 'Kan jag ta tillbaka min ansökan?',
          answer: ['Ja, så länge vi inte har beslutat. Det påverkar inte om du söker igen.'],
        },
      ],
    },
    {
      id: 'pengar',
      heading: 'Försörjningsstöd',
      questions: [
        {
          question: 'Hur mycket pengar kan jag få?',
          answer: [
            `Det beror på hur många ni är, vad ni har för kostnader och vilka pengar ni får. [Så räknar vi](${paths.livelihoodSupport}#hur-mycket). Du kan också [räkna själv](${paths.calculator}).`,
          ],
        },
        {
          question: 'När kan jag söka för nästa månad?',
          answer: [
            f.municipality.applicationOpensDay === 1
              ? 'Från den 1:a i månaden före. Du söker för en månad i taget.'
              : `Från den ${f.municipality.applicationOpensDay} i månaden före. Du söker för en månad i taget.`,
          ],
        },
        {
          question: 'Hur snabbt får jag svar?',
          answer: [
            `Inom ${f.municipality.decisionDays} dagar från den dag då vi har allt som behövs. Saknas något säger vi till. Är det akut, ring ${f.call.office}.`,
          ],
        },
        {
          question: 'Måste min sambo också söka?',
          answer: [
            'Ja. Är ni gifta eller sambor räknas era pengar ihop. Ni söker tillsammans, i en gemensam ansökan. En av er fyller i och skickar den, och vi kontaktar den andra.',
          ],
        },
        {
          question: 'Får jag ha pengar på banken eller en bil?',
          answer: [
            'Du ska först använda egna pengar och sparande. Har du något som kan säljas kan det behövas. Berätta hur det är, så gör vi en bedömning i just ditt fall.',
          ],
        },
        {
          question: 'Frågar ni Försäkringskassan och andra om mig?',
          answer: [
            'Ja. Enligt lag får vi vissa uppgifter från Försäkringskassan, Pensionsmyndigheten, CSN, Arbetsförmedlingen, a-kassorna och Skatteverket. Behöver vi fråga någon annan, till exempel din bank, frågar vi dig först.',
          ],
        },
        {
          question: 'Vad händer om jag får pengar efter att jag har skickat?',
          answer: [
            'Berätta det så snart du kan, i ett meddelande eller på telefon. Den som låter bli att berätta kan få betala tillbaka och bli polisanmäld. Säger du till innan pengarna betalas ut blir det rätt från början.',
          ],
        },
      ],
    },
    {
      id: 'lss',
      heading: 'LSS',
      questions: [
        {
          question: 'Jag vet inte vilket stöd jag ska söka. Vad gör jag?',
          answer: [
            `Skriv vad du behöver hjälp med i vardagen. Handläggaren hjälper dig att hitta rätt stöd. [Stöden med enkla ord](${paths.lss}#stod).`,
          ],
        },
        {
          question: 'Vilken personkrets hör jag till?',
          answer: ['Du behöver inte veta det. Handläggaren bedömer det. Svara ”vet inte” om du är osäker.'],
        },
        {
          question: 'Kan jag söka åt mitt barn?',
          answer: [
            'Ja, om barnet är under 15 år. Har barnet två vårdnadshavare behöver båda vara med. Från 15 år söker barnet själv, om det förstår vad ansökan gäller.',
          ],
        },
        {
          question: 'Kan en god man söka åt mig?',
          answer: [
            'Ja, om du inte själv kan ta ställning. God man, förvaltare och den som har en framtidsfullmakt visar sitt förordnande eller sin fullmakt.',
          ],
        },
        {
          question: 'Kostar stödet något?',
          answer: [
            'Det kostar inget att ansöka, och stödet i sig är i regel utan avgift. Du kan få betala till exempel hyra och mat. Fråga din handläggare vad som gäller för just det stödet.',
          ],
        },
      ],
    },
    {
      id: 'logga-in',
      heading: 'Logga in och e-legitimation',
      questions: [
        {
          question: 'Måste jag ha e-legitimation?',
          answer: [
            `Ja, för att logga in här. Har du ingen kan du ansöka på papper, ringa eller komma hit. Det går precis lika bra. [Så skaffar du e-legitimation](${paths.getElectronicId}).`,
          ],
        },
        {
          question: 'Hur gammal måste jag vara?',
          answer: [
            'Den som ger ut e-legitimationen bestämmer åldersgränsen. LSS kan du söka själv från 15 år. Försörjningsstöd söks av vuxna, för hela familjen.',
          ],
        },
        {
          question: 'Jag har glömt min kod. Kan ni hjälpa mig?',
          answer: [
            `Nej, vi ser aldrig din kod. Vänd dig till den som gav ut e-legitimationen, till exempel din bank. [Mer hjälp](${paths.loginProblems}).`,
          ],
        },
        {
          question: 'Jag har samordningsnummer. Kan jag logga in?',
          answer: [
            f.municipality.acceptsCoordinationNumbers
              ? 'Ja, om din e-legitimation har ett samordningsnummer. Annars ring eller kom till oss med ditt pass.'
              : 'Nej. Ring eller kom till oss med ditt pass.',
          ],
        },
        {
          question: 'Jag har skyddade personuppgifter. Hur gör jag?',
          answer: [
            `Logga inte in än. Ring ${f.call.office} och säg att du har skyddade uppgifter, så kommer vi överens om ett säkert sätt.`,
          ],
        },
      ],
    },
    {
      id: 'arendet',
      heading: 'Ditt ärende',
      questions: [
        {
          question: 'Hur vet jag att ansökan har kommit fram?',
          answer: [
            'Du får ett kvitto med dag, klockslag och ärendenummer så snart den är skickad. Ser du inget kvitto är den inte skickad.',
          ],
        },
        {
          question: 'Vem är min handläggare?',
          answer: ['Det ser du när du loggar in och öppnar ärendet. Är ingen utsedd än står det där.'],
        },
        {
          question: 'Varför fick jag ett sms från er?',
          answer: [
            'För att det finns något att läsa när du loggar in. Vi skriver aldrig i sms eller e-post vad det gäller. Vi skickar aldrig en länk som ber om din kod.',
          ],
        },
        {
          question: 'Vad händer om jag får avslag?',
          answer: [
            `Avslag betyder nej till det du har sökt. Du får veta varför, och du kan överklaga inom ${f.municipality.appealWeeks} veckor från att du fick beslutet. Du kan också söka igen, till exempel om något har ändrats.`,
          ],
        },
        {
          question: 'Hur överklagar jag?',
          answer: [
            `Skriv vilket beslut det gäller, vad du vill ändra och varför, och skicka det till oss. Dina egna ord räcker. Ändrar vi inte beslutet som du vill skickar vi det vidare till ${f.municipality.court}.`,
          ],
        },
        {
          question: 'Det går för långsamt. Vad kan jag göra?',
          answer: [
            'Fråga din handläggare. Har det gått sex månader utan beslut kan du skriftligt begära att vi avgör ärendet. Då ska du få svar inom fyra veckor (förvaltningslagen 12 §).',
          ],
        },
      ],
    },
    {
      id: 'uppgifter',
      heading: 'Dina uppgifter',
      questions: [
        {
          question: 'Vem får se mina uppgifter?',
          answer: [
            `Du, och de som arbetar med ditt ärende. Vi skriver upp vem som har läst. [Så skyddar vi dina uppgifter](${paths.personalData}).`,
          ],
        },
        {
          question: 'Får min hyresvärd, arbetsgivare eller familj veta att jag söker?',
          answer: [
            'Inte av oss, om du inte har sagt ja eller om lagen kräver det. Är du gift eller sambo gäller ansökan er båda, och då kontaktar vi din partner. Här ser din partner ingenting.',
          ],
        },
        {
          question: 'Kan jag få tolk?',
          answer: [
            `Ja, och det kostar inget. Skriv det i ansökan eller säg till när du ringer. Det gäller också teckenspråk. [Mer om kontakt](${paths.contact}#tolk).`,
          ],
        },
      ],
    },
  ] satisfies QuestionGroup[],
});

const en: typeof sv = (f) => ({
  title: 'Questions and answers',
  heading: 'Questions and answers',
  lead: `Is your answer not here? Call ${f.call.office}.`,
  contents: 'Contents',
  groups: [
    {
      id: 'ansoka',
      heading: 'Applying',
      questions: [
        {
          question: 'Who may apply?',
          answer: [
            'Everybody may apply. We have a duty to consider your application. You do not need to be sure that you have a right to the support.',
          ],
        },
        {
          question: 'Can I apply at night or on a weekend?',
          answer: [
            'Yes. Medborgarsidan is open day and night. Your application counts as received on the day you send it, also at night and on weekends.',
          ],
        },
        {
          question: 'Can I stop halfway and go on later?',
          answer: [
            `Yes. What you have written is saved when you go on, for ${f.municipality.draftLifetimeDays} days. Nobody here reads it until you have sent it.`,
          ],
        },
        {
          question: 'Must I have every paper ready?',
          answer: [
            `No. Send your application anyway, and we tell you what is needed. [This is good to have at hand](${paths.whatYouNeed}).`,
          ],
        },
        {
          question: 'I sent it and saw that something is wrong. What do I do?',
          answer: [
            'Log in, open the case and write a message about what should be changed. Or call. What you sent does not change, but we add your correction.',
          ],
        },
        {
          question: 'Can I withdraw my application?',
          answer: ['Yes, as long as we have not decided. It makes no difference if you apply again.'],
        },
      ],
    },
    {
      id: 'pengar',
      heading: 'Livelihood support',
      questions: [
        {
          question: 'How much money can I get?',
          answer: [
            `It depends on how many you are, which costs you have and what money you get. [How we count](${paths.livelihoodSupport}#hur-mycket). You can also [calculate yourself](${paths.calculator}).`,
          ],
        },
        {
          question: 'When can I apply for next month?',
          answer: [
            f.municipality.applicationOpensDay === 1
              ? 'From the 1st of the month before. You apply for one month at a time.'
              : `From day ${f.municipality.applicationOpensDay} of the month before. You apply for one month at a time.`,
          ],
        },
        {
          question: 'How soon do I get an answer?',
          answer: [
            `Within ${f.municipality.decisionDays} days from the day when we have everything we need. If something is missing we tell you. If it is urgent, call ${f.call.office}.`,
          ],
        },
        {
          question: 'Must my partner apply too?',
          answer: [
            'Yes. If you are married or live together as a couple your money is counted together. You apply together, in one application. One of you fills it in and sends it, and we contact the other.',
          ],
        },
        {
          question: 'May I have money in the bank or a car?',
          answer: [
            'You are to use your own money and savings first. If you have something that can be sold, that may be needed. Tell us how it is and we will assess it in your own case.',
          ],
        },
        {
          question: 'Do you ask Försäkringskassan and others about me?',
          answer: [
            'Yes. By law we get certain information from Försäkringskassan, Pensionsmyndigheten, CSN, Arbetsförmedlingen, the unemployment funds and Skatteverket. If we need to ask somebody else, such as your bank, we ask you first.',
          ],
        },
        {
          question: 'What if I get money after I have sent it?',
          answer: [
            'Tell us as soon as you can, in a message or by phone. A person who does not tell us may have to pay back and be reported to the police. If you tell us before the money is paid, it will be right from the start.',
          ],
        },
      ],
    },
    {
      id: 'lss',
      heading: 'LSS',
      questions: [
        {
          question: 'I do not know which support to apply for. What do I do?',
          answer: [
            `Write what you need help with in daily life. The caseworker helps you find the right support. [The kinds of support in plain words](${paths.lss}#stod).`,
          ],
        },
        {
          question: 'Which group (personkrets) do I belong to?',
          answer: ['You do not need to know. The caseworker assesses it. Answer “don’t know” if you are not sure.'],
        },
        {
          question: 'Can I apply for my child?',
          answer: [
            'Yes, if the child is under 15. If the child has two guardians both need to take part. From 15 the child applies in person, if it understands what the application is about.',
          ],
        },
        {
          question: 'Can a special representative (god man) apply for me?',
          answer: [
            'Yes, if you cannot take a position yourself. A special representative (god man), a trustee (förvaltare) and the holder of a lasting power of attorney (framtidsfullmakt) show their appointment or power of attorney.',
          ],
        },
        {
          question: 'Does the support cost anything?',
          answer: [
            'Applying costs nothing, and the support itself is as a rule free of charge. You may pay for rent and food, for example. Ask your caseworker what applies to that support.',
          ],
        },
      ],
    },
    {
      id: 'logga-in',
      heading: 'Logging in and electronic ID',
      questions: [
        {
          question: 'Must I have an electronic ID?',
          answer: [
            `Yes, to log in here. If you have none you can apply on paper, call or come here. It works just as well. [How to get an electronic ID](${paths.getElectronicId}).`,
          ],
        },
        {
          question: 'How old must I be?',
          answer: [
            'The one who issues the electronic ID sets the age limit. You can apply for LSS yourself from 15. Livelihood support is applied for by adults, for the whole family.',
          ],
        },
        {
          question: 'I have forgotten my code. Can you help me?',
          answer: [
            `No, we never see your code. Turn to the one who issued the electronic ID, such as your bank. [More help](${paths.loginProblems}).`,
          ],
        },
        {
          question: 'I have a coordination number. Can I log in?',
          answer: [
            f.municipality.acceptsCoordinationNumbers
              ? 'Yes, if your electronic ID has a coordination number (samordningsnummer). Otherwise call or come to us with your passport.'
              : 'No. Call or come to us with your passport.',
          ],
        },
        {
          question: 'I have protected personal data. What do I do?',
          answer: [
            `Do not log in yet. Call ${f.call.office} and say that you have protected personal data (skyddade personuppgifter), and we will agree on a safe way.`,
          ],
        },
      ],
    },
    {
      id: 'arendet',
      heading: 'Your case',
      questions: [
        {
          question: 'How do I know that my application has arrived?',
          answer: [
            'You get a receipt with the day, the time and a case number as soon as it is sent. If you see no receipt it has not been sent.',
          ],
        },
        {
          question: 'Who is my caseworker?',
          answer: ['You see that when you log in and open the case. If nobody has been appointed yet, it says so.'],
        },
        {
          question: 'Why did I get a text message from you?',
          answer: [
            'Because there is something to read when you log in. We never write in a text message or e-mail what it is about. We never send a link that asks for your code.',
          ],
        },
        {
          question: 'What happens if my application is rejected?',
          answer: [
            `Rejection (avslag) means no to what you applied for. You are told why, and you can appeal within ${f.municipality.appealWeeks} weeks from when you received the decision. You can also apply again, for example if something has changed.`,
          ],
        },
        {
          question: 'How do I appeal?',
          answer: [
            `Write which decision it is about, what you want to change and why, and send it to us. Your own words are enough. If we do not change the decision as you wish, we send it on to the administrative court, ${f.municipality.court}.`,
          ],
        },
        {
          question: 'It takes too long. What can I do?',
          answer: [
            'Ask your caseworker. When six months have passed without a decision you can ask us in writing to decide the case. You must then get an answer within four weeks (Administrative Procedure Act, section 12).',
          ],
        },
      ],
    },
    {
      id: 'uppgifter',
      heading: 'Your data',
      questions: [
        {
          question: 'Who can see my data?',
          answer: [
            `You, and those who work on your case. We record who has read it. [How we protect your data](${paths.personalData}).`,
          ],
        },
        {
          question: 'Will my landlord, employer or family know that I apply?',
          answer: [
            'Not from us, unless you have said yes or the law demands it. If you are married or live with a partner, the application is for both of you, and we contact your partner. Your partner sees nothing here.',
          ],
        },
        {
          question: 'Can I have an interpreter?',
          answer: [
            `Yes, and it costs nothing. Write it in your application or tell us when you call. That includes sign language. [More about contact](${paths.contact}#tolk).`,
          ],
        },
      ],
    },
  ],
});

export const text: Record<Language, typeof sv> = inLanguages({ sv, en });
