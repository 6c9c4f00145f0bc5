import type { LssType } from '../../cases/rules.ts';
import { type Part, inLanguages } from '../../platform/language.ts';

/* What is said around the LSS forms: before one begins, what follows from the answers, and after it is sent. */

const sv = {
  start: {
    over: 'LSS',
    title: 'Begär stöd enligt LSS',
    lead: 'LSS är stöd för att du ska kunna leva som andra. Du berättar om din vardag. Du behöver inte veta vad stödet heter.',
    urgentTitle: 'Kan det inte vänta?',
    urgent: 'Händer något som inte kan vänta? Ring oss,',
    emergency: 'Andra tider: ring socialjouren,',
    aboutTitle: 'Innan du börjar',
    about: [
      'Du svarar på en fråga i taget. Nästan alla går att hoppa över. Det tar 20 till 40 minuter.',
      'Allt sparas medan du skriver. Du kan sluta när du vill och fortsätta senare.',
      'Sparat är inte skickat. Vi ser ingenting förrän du har bekräftat med e-legitimation.',
      'Från 15 år begär man själv. Någon du litar på får sitta bredvid och hjälpa till. Låna inte ut din e-legitimation.',
    ],
    needTitle: 'Bra att ha till hands',
    need: [
      'Intyg om din diagnos och hur länge den varar, om du har',
      'Papper som visar ditt uppdrag, om du begär för någon annan',
    ],
    needNote: 'Saknar du något? Begär ändå. Vi hjälper dig att få fram det som behövs.',
    whoTitle: 'Vem kan se det du skriver?',
    who: [
      'Bara du, tills du skickar.',
      'Sedan de som handlägger ditt ärende. De har tystnadsplikt. Varje gång någon öppnar ärendet antecknas det.',
    ],
    rightTitle: 'Andra sätt',
    right: 'Du kan också begära på papper, på telefon eller hos oss, och får samma beslut.',
    begin: 'Börja',
    drafts: 'Du har en påbörjad begäran',
    continue: 'Fortsätt',
  },
  offersTitle: 'Vad vill du göra?',
  /** When something is begun: one more for somebody else, or about another support. */
  another: {
    concerns: (whomAndWhat: string) => `Gäller ${whomAndWhat}`,
    yourself: 'dig själv',
    button: (button: string) => `Börja en ny: ${button}`,
    about: 'Du har redan börjat. Gäller det någon annan, eller ett annat stöd, kan du börja en ny.',
    full: (what: string, most: number) =>
      `Du har ${String(most)} påbörjade av samma sort (${what}). Skicka eller ta bort en av dem om du vill börja en ny.`,
  },
  types: {
    FIRST: {
      name: 'Begäran om stöd',
      button: 'Begär stöd',
      about: 'Du vill ha stöd för första gången, eller ett stöd till.',
    },
    CHANGE: {
      name: 'Ändring',
      button: 'Ändra ett stöd',
      about: 'Du har ett stöd och vill ha det på ett annat sätt.',
    },
    EXTEND: {
      name: 'Förlängning',
      button: 'Förläng ett stöd',
      about: 'Ditt stöd tar snart slut och du behöver det längre.',
    },
    END: {
      name: 'Avslut',
      button: 'Avsluta ett stöd',
      about: 'Du vill inte ha stödet längre. Du kan begära det igen senare.',
    },
    ADVANCE_RULING: {
      name: 'Förhandsbesked',
      button: 'Få besked innan du flyttar hit',
      about:
        'Du bor i en annan kommun och vill veta vilket stöd du kan få här. Beskedet gäller i sex månader från den dag då stödet finns att få här.',
    },
    INDIVIDUAL_PLAN: {
      name: 'Individuell plan',
      button: 'Be om en individuell plan',
      about: 'Du har stöd och vill ha en plan för det, som ni gör tillsammans.',
    },
  } satisfies Record<LssType, { name: string; button: string; about: string }>,
  young: {
    over: 'LSS',
    title: 'Du är under 15 år',
    lead: 'Då är det dina vårdnadshavare som begär stöd för dig. Men det handlar om dig. Du har rätt att få veta, och att säga vad du tycker.',
    ways: [
      'Prata med din vårdnadshavare. Hon eller han kan begära stöd åt dig.',
      'Vill du säga något själv? Be att få skriva eller rita i begäran. Det finns en plats för dina ord.',
      'Du får ringa oss själv. Du behöver inte fråga någon om lov.',
    ],
    talk: 'Det finns vuxna som kan hjälpa till. Du bestämmer vad du vill berätta.',
    voice: 'När du fyller 15 begär du själv. ',
  },
  suggestion: (name: string, because: string) => `${name}, för att du skrev: ${because}`,
  /** What was answered, as a suggestion says it. */
  reasons: {
    'homeHard.hygiene': 'tvätta mig eller gå på toaletten',
    'homeHard.clothes': 'klä på mig',
    'homeHard.meals': 'äta och dricka',
    'homeHard.alone': 'jag kan inte vara ensam',
    'homeHard.rest': 'de som hjälper mig behöver vila',
    'homeHard.otherHome': 'jag behöver bo på ett annat sätt',
    'daysHard.nothingToDo': 'jag har inget att göra på dagarna',
    'daysHard.beforeAndAfter': 'någonstans att vara före eller efter skolan',
    'daysHard.work': 'klara ett arbete',
    'aroundHard.goingOut': 'gå ut själv',
    'aroundHard.findingTheWay': 'hitta och åka buss',
    'aroundHard.errands': 'handla eller gå till läkaren',
    'communicationHard.speaking': 'göra mig förstådd',
    'nightHard.help': 'hjälp på natten',
    'nightHard.near': 'att någon är nära på natten',
    'nightHard.family': 'min familj får inte sova',
    'freeTimeHard.lonely': 'någon att umgås med',
    'freeTimeHard.activities': 'komma iväg på det jag vill göra',
    'freeTimeHard.change': 'komma hemifrån ibland',
  },
  counsellingAt: (region: string, url: string) => `Det begär du hos ${region}, inte här: ${url}`,
  allowanceAt: (agency: string, url: string, number: string) =>
    `Assistansersättning söker du hos ${agency}: ${url} eller telefon ${number}`,
  evidence: {
    diagnosis: 'Intyg om din diagnos och hur länge den varar',
    psychologist: 'Utredning från psykolog',
    dailyLife: 'Bedömning från arbetsterapeut, eller annan som vet hur vardagen fungerar',
    insuranceAgency: 'Beslut eller brev från Försäkringskassan',
    schoolTimes: 'Tider för skolan och loven',
  },
  stop: {
    young: {
      title: 'Den unga begär själv',
      paragraphs: [
        'Den som har fyllt 15 och kan ta ställning begär själv stöd. Då är det hennes eller hans egen begäran, och ingen annans.',
        'Så kan ni göra: den unga loggar in här med sin egen e-legitimation. Du får sitta bredvid och hjälpa till. Finns ingen e-legitimation går det lika bra på papper, på telefon eller hos oss.',
      ],
    },
    adult: {
      title: 'Personen har fyllt 18 år',
      paragraphs: [
        'Den som har fyllt 18 har ingen vårdnadshavare längre. Personen begär själv, eller ger någon fullmakt.',
        'Har du ett uppdrag eller en fullmakt, ändra svaret på frågan om vem det gäller. Det du har skrivit står kvar.',
      ],
    },
    child: {
      title: 'Personen är under 18 år',
      paragraphs: [
        'Den som har fyllt 15 och kan ta ställning begär själv. För andra barn begär vårdnadshavare, god man eller förmyndare.',
        'Företräder du barnet, ändra svaret på frågan om hur du företräder. Det du har skrivit står kvar.',
      ],
    },
    past: {
      title: 'Ditt uppdrag har gått ut',
      paragraphs: [
        'Den sista dagen du skrev har redan varit. Är uppdraget förlängt, skriv den nya dagen. Det du har skrivit står kvar.',
      ],
    },
    call: 'Ring',
  },
  receipt: {
    title: 'Vi har fått din begäran',
    lead: 'Nu är det vår tur. Saknas något skriver vi till dig. Spara gärna ärendenumret.',
    next: (workingDays: number) => [
      `En handläggare läser din begäran inom ${workingDays === 1 ? 'en arbetsdag' : `${String(workingDays)} arbetsdagar`} och tar kontakt på det sätt du har valt.`,
      'Oftast ses ni och pratar om din vardag. Du får ha någon med dig, och tolk om du behöver.',
      'Behöver vi veta mer säger vi vad, och hjälper dig att få fram det.',
      'Hur lång tid det tar beror på vad du begär. Fråga din handläggare när du kan få beslut.',
      'Har du sagt ja till att vi frågar andra? Under Mina uppgifter kan du ta tillbaka det när du vill.',
    ],
    pdf: 'Ladda ner din begäran (PDF)',
  },
  /** To one who has said that the basic needs take more than twenty hours a week, and has not applied at the agency. */
  allowance: {
    before:
      'Du har svarat att de grundläggande behoven tar mer än 20 timmar i veckan. Då kan du få assistansersättning: sök hos ',
    or: ', telefon ',
    after: '. Du kan vänta på svar från oss båda samtidigt.',
  },
  /** What comes next, where it is something else than after a request for support. */
  nextOf: {
    END: (workingDays: number) => [
      `En handläggare läser din begäran inom ${workingDays === 1 ? 'en arbetsdag' : `${String(workingDays)} arbetsdagar`} och tar kontakt på det sätt du har valt.`,
      'Du har kvar ditt stöd tills vi har beslutat vilken dag det slutar.',
      'Du kan begära stödet igen när du vill.',
    ],
    ADVANCE_RULING: (workingDays: number) => [
      `En handläggare läser din begäran inom ${workingDays === 1 ? 'en arbetsdag' : `${String(workingDays)} arbetsdagar`} och tar kontakt på det sätt du har valt.`,
      'Ni pratar om vad du behöver när du bor här. Det går bra på telefon eller på video, om du bor långt bort. Du får ha någon med dig, och tolk om du behöver.',
      'Behöver vi veta mer säger vi vad, och hjälper dig att få fram det.',
      'Sedan får du ett förhandsbesked. Det gäller i sex månader från den dag då stödet finns för dig här (LSS 16 §).',
      'Har du stöd i din kommun har du kvar det tills du flyttar.',
    ],
    INDIVIDUAL_PLAN: (workingDays: number) => [
      `En handläggare läser din begäran inom ${workingDays === 1 ? 'en arbetsdag' : `${String(workingDays)} arbetsdagar`} och tar kontakt på det sätt du har valt.`,
      'Ni ses och gör planen tillsammans. Du säger vilka som ska vara med.',
      'När planen är klar läser du den under Mina insatser.',
      'Planen ses över minst en gång om året (LSS 10 §).',
    ],
  },
  /** To the child's other guardian, who has signed a part of her own. */
  answerReceipt: {
    title: 'Vi har fått ditt svar',
    lead: 'Tack. Du behöver inte göra något mer nu. Spara gärna ärendenumret.',
    next: (workingDays: number) => [
      'Den andra vårdnadshavaren får veta att du har skrivit under, men inte vad du har skrivit till oss.',
      `En handläggare läser ditt svar inom ${workingDays === 1 ? 'en arbetsdag' : `${String(workingDays)} arbetsdagar`} och hör av sig om något behöver frågas.`,
      'Du kan skriva till handläggaren i ärendet, och följa hur det går.',
    ],
    pdf: 'Ladda ner ditt svar (PDF)',
  },
  then: (workingDays: number) =>
    `Du får ett kvitto direkt. En handläggare läser din begäran inom ${workingDays === 1 ? 'en arbetsdag' : `${String(workingDays)} arbetsdagar`}.`,
};
export type LssText = typeof sv;

const en: LssText = {
  start: {
    over: 'LSS',
    title: 'Ask for support under LSS',
    lead: 'LSS is support so that you can live like others. You tell us about your daily life. You need not know what the support is called.',
    urgentTitle: 'Can it not wait?',
    urgent: 'Is something happening that cannot wait? Call us,',
    emergency: 'Other times: call the social emergency service,',
    aboutTitle: 'Before you begin',
    about: [
      'You answer one question at a time. Nearly all can be skipped. It takes 20 to 40 minutes.',
      'Everything is saved while you write. You can stop whenever you like and go on later.',
      'Saved is not sent. We see nothing until you have confirmed with e-identification.',
      'From the age of 15 one asks for oneself. Somebody you trust may sit beside you and help. Do not lend out your e-identification.',
    ],
    needTitle: 'Good to have at hand',
    need: [
      'A certificate of your diagnosis and how long it lasts, if you have one',
      'Papers that show your mandate, if you ask for somebody else',
    ],
    needNote: 'Is something missing? Ask anyway. We help you to get what is needed.',
    whoTitle: 'Who can see what you write?',
    who: [
      'Only you, until you send it.',
      'Then those who handle your case. They are bound by secrecy. Each time someone opens the case, it is recorded.',
    ],
    rightTitle: 'Other ways',
    right: 'You can also ask on paper, by phone or at our office, and get the same decision.',
    begin: 'Begin',
    drafts: 'You have a request that you have begun',
    continue: 'Continue',
  },
  offersTitle: 'What do you want to do?',
  another: {
    concerns: (whomAndWhat) => `About ${whomAndWhat}`,
    yourself: 'yourself',
    button: (button) => `Begin a new one: ${button}`,
    about: 'You have begun already. If it is for somebody else, or about another support, you can begin a new one.',
    full: (what, most) =>
      `You have begun ${String(most)} of the same kind (${what}). Send or remove one of them if you want to begin a new one.`,
  },
  types: {
    FIRST: {
      name: 'Request for support',
      button: 'Ask for support',
      about: 'You want support for the first time, or one more kind of support.',
    },
    CHANGE: {
      name: 'Change',
      button: 'Change a support',
      about: 'You have a support and want it in another way.',
    },
    EXTEND: { name: 'Extension', button: 'Extend a support', about: 'Your support ends soon and you need it longer.' },
    END: {
      name: 'End',
      button: 'End a support',
      about: 'You no longer want the support. You can ask for it again later.',
    },
    ADVANCE_RULING: {
      name: 'Advance ruling',
      button: 'Get an answer before you move here',
      about:
        'You live in another municipality and want to know which support you can get here. The answer holds for six months from the day on which the support is available to you here.',
    },
    INDIVIDUAL_PLAN: {
      name: 'Individual plan',
      button: 'Ask for an individual plan',
      about: 'You have support and want a plan for it, which you make together with us.',
    },
  },
  young: {
    over: 'LSS',
    title: 'You are under 15',
    lead: 'Then your guardians ask for support for you. But it is about you. You have the right to know, and to say what you think.',
    ways: [
      'Talk to your guardian. He or she can ask for support for you.',
      'Do you want to say something yourself? Ask to write or draw in the request. There is a place for your words.',
      'You may call us yourself. You do not need anybody’s permission.',
    ],
    talk: 'There are adults who can help. You decide what you want to tell.',
    voice: 'When you turn 15 you ask for yourself. ',
  },
  suggestion: (name, because) => `${name}, because you wrote: ${because}`,
  reasons: {
    'homeHard.hygiene': 'washing or going to the toilet',
    'homeHard.clothes': 'getting dressed',
    'homeHard.meals': 'eating and drinking',
    'homeHard.alone': 'I cannot be alone',
    'homeHard.rest': 'those who help me need to rest',
    'homeHard.otherHome': 'I need to live in another way',
    'daysHard.nothingToDo': 'I have nothing to do in the daytime',
    'daysHard.beforeAndAfter': 'somewhere to be before or after school',
    'daysHard.work': 'managing a job',
    'aroundHard.goingOut': 'going out by myself',
    'aroundHard.findingTheWay': 'finding the way and taking the bus',
    'aroundHard.errands': 'shopping or seeing the doctor',
    'communicationHard.speaking': 'making myself understood',
    'nightHard.help': 'help at night',
    'nightHard.near': 'somebody near at night',
    'nightHard.family': 'my family cannot sleep',
    'freeTimeHard.lonely': 'somebody to spend time with',
    'freeTimeHard.activities': 'getting to what I want to do',
    'freeTimeHard.change': 'getting away from home now and then',
  },
  counsellingAt: (region, url) => `You ask ${region} for that, not us: ${url}`,
  allowanceAt: (agency, url, number) =>
    `You apply for assistance allowance at ${agency}: ${url} or telephone ${number}`,
  evidence: {
    diagnosis: 'A certificate of your diagnosis and how long it lasts',
    psychologist: 'An assessment by a psychologist',
    dailyLife: 'An assessment by an occupational therapist, or somebody else who knows how daily life works',
    insuranceAgency: 'A decision or letter from the Swedish Social Insurance Agency',
    schoolTimes: 'The times of school and holidays',
  },
  stop: {
    young: {
      title: 'The young person asks for herself or himself',
      paragraphs: [
        'Anybody who is 15 or older and can take a stand asks for support. Then it is that person’s own request, and nobody else’s.',
        'This is how: the young person logs in here with an e-identification of her or his own. You may sit beside and help. Without e-identification it works just as well on paper, by phone or at our office.',
      ],
    },
    adult: {
      title: 'The person is 18 or older',
      paragraphs: [
        'Whoever is 18 has no guardian any more. The person asks herself or himself, or gives somebody a power of attorney.',
        'If you have an assignment or a power of attorney, change the answer about whom it concerns. What you have written is kept.',
      ],
    },
    child: {
      title: 'The person is under 18',
      paragraphs: [
        'Anybody who is 15 or older and can take a stand asks. For other children a guardian, a god man or a legal guardian asks.',
        'If you represent the child, change the answer about how you represent. What you have written is kept.',
      ],
    },
    past: {
      title: 'Your assignment is over',
      paragraphs: [
        'The last day that you wrote has passed. If the assignment has been extended, write the new day. What you have written is kept.',
      ],
    },
    call: 'Call',
  },
  receipt: {
    title: 'We have received your request',
    lead: 'Now it is our turn. If something is missing, we will write to you. Please keep the case number.',
    next: (workingDays) => [
      `A caseworker reads your request within ${workingDays === 1 ? 'one working day' : `${String(workingDays)} working days`} and contacts you in the way you have chosen.`,
      'Usually you meet and talk about your daily life. You may bring somebody, and have an interpreter if you need one.',
      'If we need to know more we say what, and help you to get it.',
      'How long it takes depends on what you ask for. Ask your caseworker when you can expect a decision.',
      'Have you said yes to our asking others? Under My details you can take it back whenever you like.',
    ],
    pdf: 'Download your request (PDF)',
  },
  allowance: {
    before:
      'You have answered that the basic needs take more than 20 hours a week. Then you may get assistance allowance: apply at ',
    or: ', telephone ',
    after: '. You can wait for an answer from both of us at the same time.',
  },
  nextOf: {
    END: (workingDays) => [
      `A caseworker reads your request within ${workingDays === 1 ? 'one working day' : `${String(workingDays)} working days`} and contacts you in the way you have chosen.`,
      'You keep your support until we have decided on which day it ends.',
      'You can ask for the support again whenever you like.',
    ],
    ADVANCE_RULING: (workingDays) => [
      `A caseworker reads your request within ${workingDays === 1 ? 'one working day' : `${String(workingDays)} working days`} and contacts you in the way you have chosen.`,
      'You talk about what you need when you live here. By phone or video if you live far away. You may bring somebody, and have an interpreter if you need one.',
      'If we need to know more we say what, and help you to get it.',
      'Then you get an advance ruling. It holds for six months from the day on which the support is available to you here (LSS, section 16).',
      'If you have support in your municipality you keep it until you move.',
    ],
    INDIVIDUAL_PLAN: (workingDays) => [
      `A caseworker reads your request within ${workingDays === 1 ? 'one working day' : `${String(workingDays)} working days`} and contacts you in the way you have chosen.`,
      'You meet and make the plan together. You say who is to take part.',
      'When the plan is ready you read it under My support.',
      'The plan is looked over at least once a year (LSS, section 10).',
    ],
  },
  answerReceipt: {
    title: 'We have received your answer',
    lead: 'Thank you. You need not do anything more now. Please keep the case number.',
    next: (workingDays) => [
      'The other guardian is told that you have signed, but not what you have written to us.',
      `A caseworker reads your answer within ${workingDays === 1 ? 'one working day' : `${String(workingDays)} working days`} and contacts you if there is something to ask.`,
      'You can write to the caseworker in the case, and follow how it goes.',
    ],
    pdf: 'Download your answer (PDF)',
  },
  then: (workingDays) =>
    `You get a receipt at once. A caseworker reads your request within ${workingDays === 1 ? 'one working day' : `${String(workingDays)} working days`}.`,
};

/** Easy-read Swedish. */
const easy: Part<LssText> = {
  start: {
    title: 'Be om stöd',
    lead: 'LSS är en lag. Den säger att du kan få stöd så att du kan leva som andra. Du säger vad som är svårt. Du behöver inte veta vad stödet heter.',
    urgentTitle: 'Kan du inte vänta?',
    urgent: 'Har det hänt något? Måste du få hjälp nu? Ring oss,',
    emergency: 'Är det kväll, natt eller helg? Ring socialjouren,',
    about: [
      'Du svarar på en fråga i taget. Du får hoppa över nästan alla. Det tar 20 till 40 minuter.',
      'Allt sparas. Du kan sluta när du vill. Du kan skriva mer en annan dag.',
      'Vi ser inget förrän du har sagt ja med din e-legitimation.',
      'Är du 15 år eller mer? Då ber du själv. Någon du litar på får sitta bredvid dig. Låna inte ut din e-legitimation.',
    ],
    needTitle: 'Bra att ha',
    need: ['Papper från läkaren, om du har', 'Papper som visar att du får fråga för en annan person'],
    needNote: 'Saknar du något? Det gör inget. Vi hjälper dig.',
    whoTitle: 'Vem får läsa?',
    who: [
      'Bara du, tills du skickar.',
      'Sedan de som arbetar med dig. De får inte säga något till andra. Vi skriver upp varje gång någon läser.',
    ],
    right: 'Du kan också skriva på papper, ringa eller komma hit. Det blir samma svar.',
    drafts: 'Du har börjat skriva',
    continue: 'Skriv mer',
  },
  types: {
    FIRST: { button: 'Be om stöd', about: 'Du vill ha stöd. Det kan vara nytt, eller mer än du har.' },
    CHANGE: { button: 'Ändra stödet', about: 'Du har stöd. Du vill ha det på ett annat sätt.' },
    EXTEND: { button: 'Ha stödet längre', about: 'Ditt stöd tar snart slut. Du vill ha det längre.' },
    END: { button: 'Sluta med stödet', about: 'Du vill inte ha stödet mer. Du kan be om det igen.' },
    ADVANCE_RULING: {
      button: 'Jag vill flytta hit',
      about:
        'Du bor på ett annat ställe. Du vill veta vad du kan få här. Svaret gäller i 6 månader. Tiden börjar när stödet finns för dig här.',
    },
    INDIVIDUAL_PLAN: { button: 'Be om en plan', about: 'Du har stöd. Du vill ha en plan för det.' },
  },
  another: {
    concerns: (whomAndWhat) => `Det är om ${whomAndWhat}`,
    button: (button) => `Börja en ny: ${button}`,
    about: 'Du har redan börjat skriva. Är det om någon annan? Då kan du börja en ny.',
    full: (what, most) =>
      `Du har börjat på ${String(most)} (${what}). Skicka en eller ta bort en. Sedan kan du börja en ny.`,
  },
  young: {
    title: 'Du är inte 15 år än',
    lead: 'Då ber dina föräldrar om stöd till dig. Men det handlar om dig. Du ska få veta allt. Du får säga vad du tycker.',
    ways: [
      'Prata med din förälder. Din förälder kan be om stöd till dig.',
      'Vill du säga något själv? Det finns en plats för dina ord. Du kan skriva eller rita.',
      'Du får ringa oss själv. Du behöver inte fråga om lov.',
    ],
    talk: 'Det finns vuxna som kan hjälpa dig. Du säger bara det du vill.',
    voice: 'När du blir 15 år ber du själv. ',
  },
  suggestion: (name, because) => `${name}. Du skrev: ${because}`,
  reasons: {
    'homeHard.hygiene': 'tvätta mig och gå på toa',
    'homeHard.rest': 'min familj behöver vila',
    'homeHard.otherHome': 'jag vill bo på ett annat sätt',
    'daysHard.nothingToDo': 'jag har inget att göra',
    'daysHard.beforeAndAfter': 'jag måste vara någonstans före eller efter skolan',
    'daysHard.work': 'det är svårt att ha ett jobb',
    'aroundHard.errands': 'handla mat eller gå till läkaren',
    'communicationHard.speaking': 'andra förstår inte vad jag säger',
    'nightHard.near': 'någon som är nära på natten',
    'freeTimeHard.lonely': 'någon att vara med',
    'freeTimeHard.activities': 'hjälp att komma ut och göra saker',
    'freeTimeHard.change': 'vara borta hemifrån ibland',
  },
  counsellingAt: (region, url) => `Det får du från ${region}. Fråga dem: ${url}`,
  allowanceAt: (agency, url, number) => `Du ber ${agency} om pengar till assistans: ${url} eller ring ${number}`,
  evidence: {
    diagnosis: 'Papper från läkaren om vad du har och hur länge det varar',
    psychologist: 'Papper från en psykolog',
    dailyLife: 'Papper från någon som vet vad som är svårt för dig',
    insuranceAgency: 'Brev från Försäkringskassan',
    schoolTimes: 'Tider när du går i skolan',
  },
  stop: {
    young: {
      title: 'Den unga ber själv',
      paragraphs: [
        'Den som är 15 år och kan bestämma ber själv om stöd.',
        'Gör så här: den unga loggar in här. Du får sitta bredvid och hjälpa till. Det går bra att ringa också. Ni kan också komma hit.',
      ],
    },
    adult: {
      title: 'Personen har fyllt 18 år',
      paragraphs: [
        'Den som är 18 år ber själv om stöd. Personen kan också ge någon en fullmakt. En fullmakt säger vad den andra får göra.',
        'Har du ett uppdrag? Ändra då ditt svar. Det du har skrivit är kvar.',
      ],
    },
    child: {
      title: 'Personen är under 18 år',
      paragraphs: [
        'Den som är 15 år och kan bestämma ber själv om stöd.',
        'Annars: ändra ditt svar på frågan om vad du är för personen. Det du har skrivit är kvar.',
      ],
    },
    past: {
      title: 'Ditt uppdrag är slut',
      paragraphs: [
        'Dagen du skrev har redan varit. Gäller uppdraget längre? Skriv då den nya dagen. Det du har skrivit är kvar.',
      ],
    },
  },
  receipt: {
    title: 'Vi har fått det du skrev',
    lead: 'Nu är det vår tur. Saknas något? Då skriver vi till dig. Spara numret.',
    next: (workingDays) => [
      `En person hos oss läser det du skrev inom ${workingDays === 1 ? '1 dag' : `${String(workingDays)} dagar`}. Lördag och söndag räknas inte. Sedan ringer eller skriver vi.`,
      'Ofta ses ni och pratar. Du får ha någon med dig. Du får ha tolk.',
      'Behöver vi veta mer? Då säger vi vad. Vi hjälper dig.',
      'Det kan ta olika lång tid. Fråga oss när du får svar.',
      'Får vi fråga andra om dig? Du kan ändra dig när du vill. Gå till Mina uppgifter.',
    ],
    pdf: 'Spara det du skrev (PDF)',
  },
  allowance: {
    before: 'Behöver du hjälp mer än 20 timmar i veckan? Då kan du få pengar till assistans. Be om dem hos ',
    or: ', telefon ',
    after: '. Du kan be dem och oss på samma gång.',
  },
  nextOf: {
    END: (workingDays) => [
      `En person hos oss läser det du skrev inom ${workingDays === 1 ? '1 dag' : `${String(workingDays)} dagar`}. Lördag och söndag räknas inte. Sedan ringer eller skriver vi.`,
      'Du har kvar ditt stöd tills vi har bestämt.',
      'Du kan be om stödet igen när du vill.',
    ],
    ADVANCE_RULING: (workingDays) => [
      `En person hos oss läser det du skrev inom ${workingDays === 1 ? '1 dag' : `${String(workingDays)} dagar`}. Lördag och söndag räknas inte. Sedan ringer eller skriver vi.`,
      'Vi pratar om vad du behöver här. Bor du långt bort? Då kan vi ringa. Du får ha någon med dig. Du får ha tolk.',
      'Behöver vi veta mer? Då säger vi vad. Vi hjälper dig.',
      'Sedan får du svar. Svaret gäller i 6 månader. Tiden börjar när stödet finns för dig här.',
      'Har du stöd där du bor nu? Du har kvar det tills du flyttar.',
    ],
    INDIVIDUAL_PLAN: (workingDays) => [
      `En person hos oss läser det du skrev inom ${workingDays === 1 ? '1 dag' : `${String(workingDays)} dagar`}. Lördag och söndag räknas inte. Sedan ringer eller skriver vi.`,
      'Vi ses och gör planen med dig. Du säger vilka som ska vara med.',
      'Du kan läsa planen under Mitt stöd när den är klar.',
      'Varje år läser vi den igen.',
    ],
  },
  answerReceipt: {
    lead: 'Tack. Du behöver inte göra mer nu. Spara numret.',
    next: (workingDays) => [
      'Den andra får veta att du har sagt ja. Den andra får inte läsa det du skrev till oss.',
      `En person hos oss läser ditt svar inom ${workingDays === 1 ? '1 dag' : `${String(workingDays)} dagar`}. Lördag och söndag räknas inte. Vi ringer eller skriver om vi undrar något.`,
      'Du kan skriva till oss. Du kan också se hur det går.',
    ],
    pdf: 'Spara ditt svar (PDF)',
  },
  then: (workingDays) =>
    `Du ser direkt att vi har fått det. En person läser det inom ${workingDays === 1 ? '1 dag' : `${String(workingDays)} dagar`}. Lördag och söndag räknas inte.`,
};

export const lssText = inLanguages<LssText>({ sv, en, easy });
