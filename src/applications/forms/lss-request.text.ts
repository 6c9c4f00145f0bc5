import type { FieldWords, FormWords, OptionWords, PageWords } from '../../platform/forms/words.ts';
import { type Part, inLanguages } from '../../platform/language.ts';
import type { IconName } from '../../platform/views/icons.ts';
import type { Measure, Source, lssRequestForm } from './lss-request.form.ts';

type Words = FormWords<typeof lssRequestForm>;

/** A measure as it is told: `what` it is, an example, how much of it, what it costs (18–21 §§) and whom the law has in mind, as information. */
type MeasureWords = {
  name: string;
  what: string;
  example: string;
  extent: string;
  cost: string;
  who?: string;
  need: string;
  /** Only where it is said in pictures too. */
  symbol?: IconName;
};
type WishWords = Record<'need' | 'extent' | 'extentHint' | 'wishes' | 'start' | 'startHint', string> & {
  short: Record<'need' | 'extent' | 'wishes' | 'start', string>;
};
type ConsentWords = {
  about: string;
  options: Record<'diagnosis' | 'daily' | 'support', string>;
  until: string;
  untilShort: string;
  untilHint: string;
  untilOptions: Record<'threeMonths' | 'sixMonths' | 'oneYear', string>;
  sources: Record<Source, string>;
};

export const measureWords = inLanguages<Record<Measure, MeasureWords>>({
  sv: {
    assistance: {
      name: 'Personlig assistans',
      what: 'Någon som du har valt hjälper dig med det du inte klarar själv.',
      example: 'Till exempel att tvätta dig, äta, klä på dig eller göra dig förstådd.',
      extent: 'Till exempel morgon och kväll varje dag, eller 30 timmar i veckan.',
      cost: 'Det kostar inget.',
      who: 'Det ska sökas innan du når åldern för pension.',
      need: 'Vad behöver du hjälp med av en assistent?',
    },
    companion: {
      name: 'Ledsagarservice',
      what: 'Någon följer med dig ut.',
      example: 'Till exempel till affären, till en vän eller på bio.',
      extent: 'Till exempel en gång i veckan, eller till simningen på torsdagar.',
      cost: 'Det kostar inget. Du betalar din egen biljett.',
      need: 'Vad vill du ha sällskap till?',
    },
    contactPerson: {
      name: 'Kontaktperson',
      what: 'Någon att umgås med och prata med på fritiden.',
      example: 'Till exempel att fika, promenera eller få råd i vardagen.',
      extent: 'Till exempel en träff varannan vecka.',
      cost: 'Det kostar inget. Du betalar det du själv köper.',
      need: 'Vad vill du göra med en kontaktperson?',
    },
    relief: {
      name: 'Avlösarservice i hemmet',
      what: 'Någon tar över hemma, så att dina närmaste kan vila eller göra annat.',
      example: 'Till exempel några timmar i veckan eller en kväll ibland.',
      extent: 'Till exempel två kvällar i veckan.',
      cost: 'Det kostar inget.',
      need: 'När behöver någon ta över hemma?',
    },
    shortStay: {
      name: 'Korttidsvistelse',
      what: 'Du är en kort tid någon annanstans än hemma. Du får miljöombyte och dina närmaste får vila.',
      example: 'Till exempel en helg i månaden, på ett korttidshem eller på läger.',
      extent: 'Till exempel en helg i månaden, och en vecka på sommaren.',
      cost: 'Stödet kostar inget. Du kan få betala för maten.',
      need: 'Varför behöver du komma hemifrån ibland?',
    },
    afterSchool: {
      name: 'Korttidstillsyn',
      what: 'Någonstans att vara före och efter skolan och på loven.',
      example: 'Till exempel varje eftermiddag tills någon har kommit hem.',
      extent: 'Till exempel klockan 14 till 17 på skoldagar, och hela dagar på loven.',
      cost: 'Stödet kostar inget. Du kan få betala för maten.',
      who: 'För dig som är över 12 år och går i skolan.',
      need: 'Vilka tider behövs det någon?',
    },
    youthHome: {
      name: 'Boende för barn och unga',
      what: 'Du bor i en annan familj eller i en bostad med personal.',
      example: 'Till exempel för att hjälpen hemma inte räcker, eller för att gå i en skola långt bort.',
      extent: 'Till exempel hela året, eller de veckor det är skola.',
      cost: 'Stödet kostar inget. Föräldrar kan få betala en del av det som barnet kostar.',
      who: 'För barn och unga.',
      need: 'Varför behövs ett annat boende?',
    },
    adultHome: {
      name: 'Bostad för vuxna',
      what: 'En egen bostad med personal, eller en bostad som är anpassad för dig.',
      example: 'Till exempel en lägenhet i en gruppbostad, där det finns personal dygnet runt.',
      extent: 'Till exempel någon i närheten dygnet runt, eller någon som tittar in varje dag.',
      cost: 'Stödet kostar inget. Du betalar hyra och mat.',
      who: 'För dig som är vuxen.',
      need: 'Vad behöver du hjälp med där du bor?',
    },
    dailyActivities: {
      name: 'Daglig verksamhet',
      what: 'Något att göra på dagarna, tillsammans med andra.',
      example: 'Till exempel att arbeta på ett kafé, i en verkstad eller med musik.',
      extent: 'Till exempel fyra dagar i veckan, eller bara förmiddagar.',
      cost: 'Stödet kostar inget. Du kan få betala för maten.',
      who: 'För dig i arbetsför ålder som inte arbetar eller studerar, i grupp 1 eller 2.',
      need: 'Vad skulle du vilja göra på dagarna?',
    },
  },
  en: {
    assistance: {
      name: 'Personal assistance',
      what: 'Somebody you have chosen helps you with what you cannot do yourself.',
      example: 'For example to wash, eat, dress or make yourself understood.',
      extent: 'For example mornings and evenings every day, or 30 hours a week.',
      cost: 'It costs nothing.',
      who: 'You have to apply before you reach pension age.',
      need: 'What do you need an assistant’s help with?',
    },
    companion: {
      name: 'Companion service',
      what: 'Somebody goes out with you.',
      example: 'For example to the shop, to a friend or to the cinema.',
      extent: 'For example once a week, or to swimming on Thursdays.',
      cost: 'It costs nothing. You pay for your own ticket.',
      need: 'What do you want company for?',
    },
    contactPerson: {
      name: 'Contact person',
      what: 'Somebody to spend time and talk with in your free time.',
      example: 'For example to have coffee, go for a walk or get advice.',
      extent: 'For example one meeting every other week.',
      cost: 'It costs nothing. You pay for what you buy yourself.',
      need: 'What do you want to do with a contact person?',
    },
    relief: {
      name: 'Relief service in the home',
      what: 'Somebody takes over at home, so that those close to you can rest or do other things.',
      example: 'For example some hours a week, or an evening now and then.',
      extent: 'For example two evenings a week.',
      cost: 'It costs nothing.',
      need: 'When does somebody need to take over at home?',
    },
    shortStay: {
      name: 'Short-term stay',
      what: 'You are somewhere other than at home for a short time. You get a change, and those close to you can rest.',
      example: 'For example one weekend a month, in a short-stay home or at a camp.',
      extent: 'For example one weekend a month, and a week in the summer.',
      cost: 'The support costs nothing. You may have to pay for food.',
      need: 'Why do you need to get away from home now and then?',
    },
    afterSchool: {
      name: 'Short-term supervision',
      what: 'Somewhere to be before and after school and in the holidays.',
      example: 'For example every afternoon until somebody has come home.',
      extent: 'For example from 2 to 5 p.m. on school days, and whole days in the holidays.',
      cost: 'The support costs nothing. You may have to pay for food.',
      who: 'If you are over 12 and go to school.',
      need: 'At what times is somebody needed?',
    },
    youthHome: {
      name: 'Housing for children and young people',
      what: 'You live with another family or in a home with staff.',
      example: 'For example because the help at home is not enough, or to go to a school far away.',
      extent: 'For example all the year, or the weeks of school.',
      cost: 'The support costs nothing. Parents may have to pay part of what the child costs.',
      who: 'For children and young people.',
      need: 'Why is another home needed?',
    },
    adultHome: {
      name: 'Housing for adults',
      what: 'A home of your own with staff, or a home that is adapted for you.',
      example: 'For example a flat in a group home, where there are staff day and night.',
      extent: 'For example somebody near day and night, or somebody who looks in every day.',
      cost: 'The support costs nothing. You pay rent and food.',
      who: 'If you are an adult.',
      need: 'What do you need help with where you live?',
    },
    dailyActivities: {
      name: 'Daily activities',
      what: 'Something to do in the daytime, together with others.',
      example: 'For example to work in a café, in a workshop or with music.',
      extent: 'For example four days a week, or mornings only.',
      cost: 'The support costs nothing. You may have to pay for food.',
      who: 'If you are of working age and neither work nor study, in group 1 or 2.',
      need: 'What would you like to do in the daytime?',
    },
  },
  easy: {
    assistance: {
      symbol: 'heart',
      what: 'En person hjälper dig med det du inte kan göra själv. Du väljer vem det är.',
      example: 'Du kan få hjälp att äta, tvätta dig och klä på dig.',
      extent: 'Skriv så här: varje morgon och kväll.',
      cost: 'Det är gratis.',
      who: 'Du måste be om det innan du blir pensionär.',
      need: 'Vad behöver du hjälp med?',
    },
    companion: {
      symbol: 'bus',
      what: 'En person går med dig ut.',
      example: 'Ni kan gå till affären eller på bio.',
      extent: 'Skriv så här: en gång i veckan.',
      cost: 'Det är gratis. Du betalar din egen biljett.',
      need: 'Vad vill du ha sällskap till?',
    },
    contactPerson: {
      symbol: 'people',
      what: 'En person som du kan träffa och prata med.',
      example: 'Ni kan fika eller gå på promenad.',
      extent: 'Skriv så här: varannan vecka.',
      cost: 'Det är gratis. Du betalar din egen fika.',
      need: 'Vad vill du göra med personen?',
    },
    relief: {
      symbol: 'home',
      name: 'Avlösarservice',
      what: 'En person är hos dig hemma. Då kan din familj vila.',
      example: 'Det kan vara en kväll i veckan.',
      extent: 'Skriv så här: två kvällar i veckan.',
      cost: 'Det är gratis.',
      need: 'När behöver din familj vila?',
    },
    shortStay: {
      symbol: 'bed',
      what: 'Du bor på ett annat ställe en kort tid. Du får göra något nytt. Din familj får vila.',
      example: 'Det kan vara en helg i månaden.',
      extent: 'Skriv så här: en helg i månaden.',
      cost: 'Det är gratis. Maten kan kosta.',
      need: 'Varför vill du bo på ett annat ställe ibland?',
    },
    afterSchool: {
      symbol: 'book',
      what: 'Du har någonstans att vara före och efter skolan. Du kan vara där på lovet också.',
      example: 'Det kan vara varje dag efter skolan.',
      extent: 'Skriv så här: varje dag klockan 14 till 17.',
      cost: 'Det är gratis. Maten kan kosta.',
      who: 'Du ska vara över 12 år och gå i skolan.',
      need: 'När behöver du någonstans att vara?',
    },
    youthHome: {
      symbol: 'child',
      what: 'Du bor i en annan familj. Eller så bor du i ett hem med personal.',
      example: 'Det kan vara om hjälpen hemma inte räcker.',
      extent: 'Skriv så här: hela året.',
      cost: 'Det är gratis. Dina föräldrar kan få betala en del.',
      who: 'Det är för barn och unga.',
      need: 'Varför behöver du bo på ett annat sätt?',
    },
    adultHome: {
      symbol: 'key',
      what: 'Du har en egen bostad. Personal hjälper dig.',
      example: 'Det kan vara ett rum med kök i ett hus där det alltid finns personal.',
      extent: 'Skriv så här: någon ska vara nära hela dagen och natten.',
      cost: 'Stödet är gratis. Du betalar hyra och mat.',
      who: 'Det är för vuxna.',
      need: 'Vad behöver du hjälp med där du bor?',
    },
    dailyActivities: {
      symbol: 'sun',
      what: 'Du har något att göra på dagarna. Du är med andra.',
      example: 'Du kan jobba på ett kafé. Du kan också bygga saker eller spela musik.',
      extent: 'Skriv så här: fyra dagar i veckan.',
      cost: 'Det är gratis. Maten kan kosta.',
      who: 'Det är för dig som inte har ett jobb och inte går i skolan. Du ska höra till grupp 1 eller 2.',
      need: 'Vad vill du göra på dagarna?',
    },
  },
});

const wishes = inLanguages<WishWords>({
  sv: {
    need: 'behov',
    extent: 'Ungefär hur ofta eller hur mycket?',
    extentHint: 'Vet du inte kan du hoppa över frågan.',
    wishes: 'Är något särskilt viktigt för dig?',
    start: 'När vill du att det börjar?',
    startHint: 'Lämna tomt om du vill att det börjar så snart det går.',
    short: { need: 'behov', extent: 'hur mycket', wishes: 'önskemål', start: 'start' },
  },
  en: {
    need: 'need',
    extent: 'About how often or how much?',
    extentHint: 'If you do not know you can skip the question.',
    wishes: 'Is anything especially important to you?',
    start: 'When do you want it to begin?',
    startHint: 'Leave this empty if you want it to begin as soon as possible.',
    short: { need: 'need', extent: 'how much', wishes: 'wishes', start: 'start' },
  },
  easy: {
    extent: 'Hur ofta vill du ha det?',
    extentHint: 'Du får hoppa över frågan.',
    wishes: 'Är något extra viktigt för dig?',
    start: 'När vill du börja?',
    startHint: 'Skriv inget om du vill börja så fort det går.',
    short: { extent: 'hur ofta', wishes: 'viktigt' },
  },
});

const consents = inLanguages<ConsentWords>({
  sv: {
    about: 'Vad får vi fråga om?',
    options: {
      diagnosis: 'Diagnos och hur länge den varar',
      daily: 'Hur vardagen fungerar',
      support: 'Stöd som redan finns eller har sökts',
    },
    until: 'Hur länge får vi fråga?',
    untilShort: 'Gäller i',
    untilHint: 'Du kan ta tillbaka ditt ja när du vill, här i portalen.',
    untilOptions: { threeMonths: 'Tre månader', sixMonths: 'Sex månader', oneYear: 'Ett år' },
    sources: {
      healthCare: 'Vården (regionen)',
      habilitation: 'Habiliteringen',
      school: 'Skolan',
      insuranceAgency: 'Försäkringskassan',
      otherMunicipality: 'En annan kommun',
    },
  },
  en: {
    about: 'What may we ask about?',
    options: {
      diagnosis: 'Diagnosis and how long it lasts',
      daily: 'How daily life works',
      support: 'Support that exists or has been applied for',
    },
    until: 'For how long may we ask?',
    untilShort: 'Holds for',
    untilHint: 'You can take back your yes whenever you like, here in the portal.',
    untilOptions: { threeMonths: 'Three months', sixMonths: 'Six months', oneYear: 'One year' },
    sources: {
      healthCare: 'Health care (the region)',
      habilitation: 'The habilitation service',
      school: 'The school',
      insuranceAgency: 'The Swedish Social Insurance Agency (Försäkringskassan)',
      otherMunicipality: 'Another municipality',
    },
  },
  easy: {
    options: {
      diagnosis: 'Vilken diagnos jag har och hur länge den varar',
      daily: 'Hur jag har det i vardagen',
      support: 'Hjälp som jag har eller har bett om',
    },
    until: 'Hur länge får vi fråga?',
    untilHint: 'Du kan ändra dig när du vill. Då slutar vi fråga.',
    untilOptions: { threeMonths: '3 månader', sixMonths: '6 månader', oneYear: '1 år' },
    sources: { healthCare: 'Min läkare', otherMunicipality: 'Kommunen där jag bodde förut' },
  },
});

/** What the chooser says of a measure. */
function option({ name, what, example, cost, who, symbol }: MeasureWords): OptionWords {
  const hint = [what, example, cost, ...(who === undefined ? [] : [who])].join(' ');
  return { label: name, hint, ...(symbol === undefined ? {} : { symbol }) };
}

export function measureOptions(all: Record<Measure, MeasureWords>): Record<Measure, OptionWords> {
  return mapped(all, option);
}

type WishFields<M extends Measure> = Record<`${M}${'Need' | 'Extent' | 'Wishes' | 'Start'}`, FieldWords>;
/** The questions about the measures, which are the same for all but the first. */
function wishFields(all: Record<Measure, MeasureWords>, t: WishWords): WishFields<Measure> {
  const fields = (Object.keys(all) as Measure[]).flatMap((measure): [string, FieldWords][] => {
    const { name, need, extent } = all[measure];
    const short = (part: string) => `${name}: ${part}`;
    return [
      [`${measure}Need`, { label: need, short: short(t.short.need) }],
      [`${measure}Extent`, { label: t.extent, short: short(t.short.extent), hint: `${extent} ${t.extentHint}` }],
      [`${measure}Wishes`, { label: t.wishes, short: short(t.short.wishes) }],
      [`${measure}Start`, { label: t.start, short: short(t.short.start), hint: t.startHint }],
    ];
  });
  return Object.fromEntries(fields) as WishFields<Measure>;
}

type ConsentFields = Record<`${Source}About`, FieldWords & { options: ConsentWords['options'] }> &
  Record<`${Source}Until`, FieldWords & { options: ConsentWords['untilOptions'] }>;
function consentFields(t: ConsentWords): ConsentFields {
  const fields = Object.entries(t.sources).flatMap(([source, name]): [string, FieldWords & { options: object }][] => [
    [`${source}About`, { label: t.about, short: name, options: t.options }],
    [
      `${source}Until`,
      { label: t.until, short: `${name}: ${t.untilShort.toLowerCase()}`, hint: t.untilHint, options: t.untilOptions },
    ],
  ]);
  return Object.fromEntries(fields) as ConsentFields;
}

/** Pages that differ by a name and a sentence. */
function wishPages(all: Record<Measure, MeasureWords>): Record<`about-${Measure}`, PageWords> {
  return Object.fromEntries(
    Object.entries(all).map(([measure, { name, what, symbol }]): [string, PageWords] => [
      `about-${measure}`,
      { title: name, lead: what, ...(symbol === undefined ? {} : { symbol }) },
    ]),
  ) as Record<`about-${Measure}`, PageWords>;
}

function consentPages(t: ConsentWords, lead: string): Record<`consent-${Source}`, { title: string; lead: string }> {
  return Object.fromEntries(
    Object.entries(t.sources).map(([source, title]) => [`consent-${source}`, { title, lead }]),
  ) as Record<`consent-${Source}`, { title: string; lead: string }>;
}

function mapped<K extends string, A, B>(all: Record<K, A>, to: (one: A) => B): Record<K, B> {
  return Object.fromEntries(Object.entries<A>(all).map(([key, one]) => [key, to(one)])) as Record<K, B>;
}

const sv: Words = {
  title: 'Begäran om stöd enligt LSS',
  sections: {
    who: { title: 'Vem det gäller' },
    'own-view': { title: 'Personens egen vilja' },
    contact: { title: 'Så når och möter vi dig' },
    life: { title: 'Din vardag' },
    disability: { title: 'Din funktionsnedsättning' },
    support: { title: 'Stödet du vill ha' },
    voice: { title: 'Barnets egen röst' },
    consents: { title: 'Om vi får fråga andra' },
    more: { title: 'Något mer' },
    declaration: { title: 'Bekräfta' },
  },
  pages: {
    concerns: {
      title: 'Vem gäller det?',
      lead: 'Från 15 år begär man själv. Ingen behöver låna ut sin e-legitimation.',
      help: [
        {
          summary: 'Behöver du hjälp att fylla i?',
          paragraphs: [
            'Någon du litar på får sitta bredvid och hjälpa till. Det är ändå du som begär.',
            'Du kan också ringa eller komma till oss, så fyller vi i tillsammans.',
          ],
        },
      ],
    },
    principal: {
      title: 'Den det gäller',
      lead: 'I resten av frågorna betyder ”du” den som ska få stödet.',
    },
    basis: { title: 'Hur företräder du?', lead: 'Vi frågar för att veta att du får begära stöd för den det gäller.' },
    mandate: {
      title: 'Visa ditt uppdrag',
      lead: 'Det kan vara ett registerutdrag, ett förordnande eller en fullmakt. Du kan lämna det senare.',
    },
    young: {
      title: 'Den unga bestämmer själv från 15 år',
      lead: 'Den som har fyllt 15 begär själv stöd. Det gäller inte den som tydligt inte kan ta ställning.',
      paragraphs: [
        'Kan den unga själv säga ja eller nej till stödet? Då loggar hon eller han in och begär själv. Du får sitta bredvid och hjälpa till.',
      ],
    },
    'own-view': {
      title: 'Vad vill personen själv?',
      lead: 'Stöd ges när den som ska få det själv vill ha det (LSS 8 §). Därför frågar vi vad hon eller han vill.',
    },
    'own-stand': {
      title: 'Kan personen ta ställning själv?',
      lead: 'Den som kan det begär själv. För den som tydligt inte kan ta ställning kan du begära, om du är till exempel god man (LSS 8 §). Du kan skicka begäran hur du än svarar.',
    },
    'other-guardian': {
      title: 'Barnets andra vårdnadshavare',
      lead: 'Har barnet två vårdnadshavare ska båda vara med på begäran. Du kan alltid skicka den, hur du än svarar.',
      help: [
        {
          summary: 'Vad får den andra läsa?',
          paragraphs: [
            'Det du skriver om barnet och om stödet. Inte hur vi når dig, inte dina filer och inte det du svarar på den här frågan.',
            'Den andra läser, skriver under själv eller säger nej. Svarar den andra inte i tid handlägger vi ändå.',
            'Är du rädd, eller har ni skyddade personuppgifter? Välj att den andra inte får kontaktas. Då får den andra inget veta av oss.',
          ],
        },
      ],
    },
    'other-guardian-why': {
      title: 'Vad har hänt?',
      lead: 'Berätta kort, så kan vi se vad som går att göra.',
    },
    contact: {
      title: 'Hur når vi dig?',
      lead: 'En handläggare tar kontakt. Vi skriver aldrig vad det gäller i sms eller e-post.',
    },
    interpreter: { title: 'Vill du ha tolk?', lead: 'Du har rätt till tolk när du pratar med oss. Det kostar inget.' },
    meeting: {
      title: 'När vi möts',
      lead: 'Det här hjälper oss att göra mötet bra för dig.',
    },
    home: {
      title: 'Hemma',
      lead: 'Vad är svårt hemma? Är inget svårt går du bara vidare.',
    },
    days: { title: 'Skola, arbete och dagar', lead: 'Vad är svårt på dagarna? Är inget svårt går du bara vidare.' },
    'getting-around': {
      title: 'Ta sig runt',
      lead: 'Vad är svårt när du ska någonstans? Är inget svårt går du bara vidare.',
    },
    communication: {
      title: 'Prata och förstå',
      lead: 'Vad är svårt när du möter andra? Är inget svårt går du bara vidare.',
    },
    night: { title: 'Natten', lead: 'Hur är nätterna? Är inget svårt går du bara vidare.' },
    'free-time': { title: 'Fritiden', lead: 'Vad är svårt på fritiden? Är inget svårt går du bara vidare.' },
    disability: {
      title: 'Din funktionsnedsättning',
      lead: 'Berätta med dina ord. Du behöver inte kunna namnet på din diagnos.',
    },
    group: {
      title: 'Vilken grupp hör du till?',
      lead: 'LSS gäller för tre grupper. Vet du inte gör det inget. Handläggaren bedömer det.',
    },
    'support-now': { title: 'Stöd du har i dag', lead: 'Det du redan har påverkar inte din rätt att begära mer.' },
    measures: {
      title: 'Vilket stöd vill du ha?',
      lead: 'Du kan välja flera. Väljer du fel gör det inget, vi hjälper dig att hitta rätt.',
      help: [
        {
          summary: 'Vad menas med ”kostar inget”?',
          paragraphs: [
            'Stöd enligt LSS är gratis. Det du själv använder, som mat, hyra och biljetter, kan du få betala.',
          ],
        },
      ],
    },
    'help-me': { title: 'Vad vill du ska bli bättre?', lead: 'Då kan vi föreslå stöd som passar dig.' },
    counselling: {
      title: 'Råd och stöd',
      lead: 'Samtal med någon som har särskild kunskap om funktionsnedsättningar, till exempel en kurator.',
    },
    ...wishPages(measureWords.sv),
    'basic-needs': {
      title: 'Grundläggande behov',
      lead: 'Rätten till personlig assistans beror på vilka av de här behoven du har (LSS 9 a §).',
      paragraphs: [
        'Behöver du hjälp med dem i mer än 20 timmar i veckan? Då kan du få assistansersättning från Försäkringskassan. Du kan söka där och här samtidigt.',
      ],
    },
    'child-informed': {
      title: 'Vet barnet om det här?',
      lead: 'Barn har rätt att få veta vad som händer, på ett sätt som de förstår (LSS 8 §).',
    },
    'child-words': {
      title: 'Med barnets egna ord',
      lead: 'Vad tycker barnet? Det kan skriva eller rita, eller be dig skriva.',
    },
    consents: {
      title: 'Får vi fråga någon annan?',
      lead: 'Det kan gå fortare om vi får fråga andra. Du bestämmer. Säger du nej prövar vi din begäran ändå.',
    },
    ...consentPages(consents.sv, 'Vi frågar bara om det som behövs för din begäran.'),
    board: {
      title: 'Berätta för nämnden',
      lead: 'Du har rätt att berätta muntligt för dem som beslutar, innan de beslutar (LSS 8 a §). Du behöver inte.',
    },
    'own-words': { title: 'Med dina ord', lead: 'Här kan du berätta det som inte fick plats någon annanstans.' },
    attachments: {
      title: 'Papper',
      lead: 'Du kan skicka din begäran utan papper och lämna dem senare.',
      paragraphs: ['Har du redan stöd enligt LSS behövs oftast inga nya intyg.'],
    },
    declaration: {
      title: 'Bekräfta att uppgifterna stämmer',
      paragraphs: [
        'Blev något fel, eller ändras något? Skriv till oss så rättar vi. Du kan ta tillbaka din begäran när du vill.',
      ],
    },
  },
  fields: {
    concerns: {
      label: 'Vem ska få stödet?',
      short: 'Gäller',
      options: {
        me: 'Jag själv',
        child: { label: 'Ett barn som jag är vårdnadshavare för', hint: 'Barnet är under 18 år.' },
        other: { label: 'Någon annan', hint: 'Du är god man, förvaltare eller ombud, eller har en framtidsfullmakt.' },
      },
      errors: { required: 'Välj vem som ska få stödet.' },
    },
    principalName: { label: 'Namn', errors: { required: 'Skriv namnet på den som ska få stödet.' } },
    principalNumber: {
      label: 'Personnummer',
      hint: 'Tio eller tolv siffror. Samordningsnummer går också bra.',
      errors: {
        required: 'Skriv personnumret för den som ska få stödet.',
        ownNumber: 'Det är ditt eget personnummer. Gäller det dig själv? Gå tillbaka och välj ”Jag själv”.',
        childNumber: 'Det är numret som du har skrivit för den andra vårdnadshavaren. Skriv barnets.',
      },
    },
    principalAge: {
      label: 'Ålder',
      options: { under15: 'Under 15 år', from15: '15 till 17 år', adult: '18 år eller mer' },
    },
    basis: {
      label: 'Vad är du för den det gäller?',
      short: 'Företräder som',
      options: {
        specialRepresentative: 'God man',
        trustee: 'Förvaltare',
        legalGuardian: 'Förmyndare',
        lastingPower: {
          label: 'Jag har en framtidsfullmakt',
          hint: 'En fullmakt som gäller när någon inte längre kan bestämma själv.',
        },
        agent: { label: 'Ombud', hint: 'Personen har gett dig en skriftlig fullmakt.' },
      },
      errors: { required: 'Välj vad du är för den det gäller.' },
    },
    mandateFiles: { label: 'Lägg till papper som visar ditt uppdrag', short: 'Papper om uppdraget' },
    mandateUntil: {
      label: 'Till vilken dag gäller uppdraget?',
      short: 'Uppdraget gäller till',
      hint: 'Lämna tomt om det inte har något slut.',
    },
    youngCannotDecide: {
      label: 'Är det tydligt att den unga inte kan ta ställning själv?',
      short: 'Kan inte ta ställning själv',
      hint: 'Till exempel för att hon eller han inte kan förstå vad frågan gäller.',
      errors: { required: 'Svara ja eller nej.' },
    },
    ownViewAsked: {
      label: 'Har hon eller han fått frågan?',
      short: 'Har fått frågan',
      options: { yes: 'Ja', notYet: 'Inte än', cannot: 'Det går inte att fråga' },
    },
    ownViewWords: {
      label: 'Vad vill hon eller han?',
      short: 'Personens egen vilja',
      hint: 'Skriv gärna precis som personen säger. Visar hon eller han det på ett annat sätt, berätta hur.',
    },
    ownStand: {
      label: 'Kan hon eller han själv säga ja eller nej till stödet?',
      short: 'Kan ta ställning själv',
      options: { yes: 'Ja', no: 'Nej, det är tydligt att det inte går', unsure: 'Jag är osäker' },
    },
    ownWord: {
      label: 'Då behöver vi höra det från personen. Hur?',
      short: 'Personens eget ord',
      options: {
        herself: 'Personen loggar in och begär själv',
        power: 'Det står i fullmakten',
        paper: 'På papper, som jag lämnar',
        ask: 'Handläggaren pratar med personen',
      },
    },
    otherGuardian: {
      label: 'Hur är det med den andra vårdnadshavaren?',
      short: 'Andra vårdnadshavaren',
      options: {
        asked: { label: 'Vi är två, fråga den andra', hint: 'Hon eller han får läsa begäran och skriva under själv.' },
        sole: 'Jag är ensam vårdnadshavare',
        unreachable: 'Den andra går inte att nå',
        refuses: 'Den andra vill inte',
        protected: {
          label: 'Den andra får inte kontaktas',
          hint: 'Till exempel för att du eller barnet har skyddade personuppgifter eller är rädda.',
        },
      },
      errors: { required: 'Välj hur det är.' },
    },
    otherGuardianName: {
      label: 'Den andra vårdnadshavarens namn',
      short: 'Namn',
      errors: { required: 'Skriv namnet på den andra vårdnadshavaren.' },
    },
    otherGuardianNumber: {
      label: 'Den andra vårdnadshavarens personnummer',
      short: 'Personnummer',
      errors: {
        required: 'Skriv personnumret för den andra vårdnadshavaren.',
        ownNumber: 'Det är ditt eget personnummer. Skriv den andra vårdnadshavarens.',
        childNumber: 'Det är barnets personnummer. Skriv den andra vårdnadshavarens.',
      },
    },
    otherGuardianWhy: {
      label: 'Berätta hur det är',
      short: 'Varför inte båda',
      hint: 'Till exempel när ni hade kontakt senast, eller vad den andra tycker.',
    },
    phone: {
      label: 'Telefonnummer',
      hint: 'Har du ingen telefon, skriv numret till någon du litar på.',
      short: 'Telefon',
      errors: { required: 'Skriv ett telefonnummer, så att vi kan nå dig.' },
    },
    notifyBy: {
      label: 'Hur vill du få veta att det finns något att läsa?',
      short: 'Besked om nyheter',
      options: { sms: 'Sms', email: 'E-post', letter: 'Brev på posten' },
      errors: { required: 'Välj hur du vill få veta att något har hänt.' },
    },
    email: { label: 'E-postadress', short: 'E-post', errors: { required: 'Skriv din e-postadress.' } },
    interpreter: {
      label: 'Vill du ha tolk när vi pratar med dig?',
      short: 'Tolk',
      errors: { required: 'Svara ja eller nej.' },
    },
    interpreterLanguage: {
      label: 'Vilket språk?',
      hint: 'Till exempel svenskt teckenspråk, arabiska eller nordsamiska.',
      short: 'Språk',
      errors: { required: 'Skriv vilket språk tolken ska kunna.' },
    },
    meetingNeeds: {
      label: 'Vad behöver vi tänka på?',
      short: 'Att tänka på',
      options: {
        pictures: 'Bilder, tecken eller annat stöd när jag kommunicerar (AKK)',
        largePrint: 'Stor text',
        easyRead: 'Lättläst text',
        hearing: 'Jag hör dåligt',
        calm: 'Lugnt rum och korta möten',
        atHome: 'Jag vill ses hemma',
        wheelchair: 'Jag använder rullstol',
      },
    },
    companion: {
      label: 'Vem vill du ha med dig?',
      short: 'Vill ha med sig',
      hint: 'Till exempel mamma, en vän eller din kontaktperson.',
    },
    meetingWords: { label: 'Är det något annat vi ska tänka på?', short: 'Annat att tänka på' },
    homeHard: {
      label: 'Vad behöver du hjälp med hemma?',
      short: 'Hemma',
      options: {
        hygiene: 'Tvätta mig eller gå på toaletten',
        clothes: 'Klä på mig',
        meals: 'Äta och dricka',
        housework: 'Laga mat, städa och tvätta',
        alone: 'Jag kan inte vara ensam',
        rest: 'De som hjälper mig behöver vila',
        otherHome: 'Jag behöver bo på ett annat sätt',
      },
    },
    homeWords: { label: 'Vill du berätta mer?', short: 'Mer om hemma' },
    daysHard: {
      label: 'Vad behöver du hjälp med på dagarna?',
      short: 'Skola, arbete och dagar',
      options: {
        nothingToDo: 'Jag har inget att göra på dagarna',
        beforeAndAfter: 'Någonstans att vara före eller efter skolan',
        school: 'Klara skolan',
        work: 'Klara ett arbete',
      },
    },
    daysWords: { label: 'Vill du berätta mer?', short: 'Mer om dagarna' },
    aroundHard: {
      label: 'Vad behöver du hjälp med när du ska någonstans?',
      short: 'Ta sig runt',
      options: {
        moving: 'Förflytta mig, också hemma',
        goingOut: 'Gå ut själv',
        findingTheWay: 'Hitta och åka buss',
        errands: 'Handla eller gå till läkaren',
      },
    },
    aroundWords: { label: 'Vill du berätta mer?', short: 'Mer om att ta sig runt' },
    communicationHard: {
      label: 'Vad behöver du hjälp med när du möter andra?',
      short: 'Prata och förstå',
      options: {
        speaking: 'Göra mig förstådd',
        understanding: 'Förstå vad andra menar',
        reading: 'Läsa brev, ringa och använda dator',
      },
    },
    communicationWords: { label: 'Vill du berätta mer?', short: 'Mer om att prata och förstå' },
    nightHard: {
      label: 'Vad behöver du på natten?',
      short: 'Natten',
      options: {
        help: 'Hjälp på natten',
        near: 'Att någon är nära',
        family: 'Min familj får inte sova',
      },
    },
    nightWords: { label: 'Vill du berätta mer?', short: 'Mer om natten' },
    freeTimeHard: {
      label: 'Vad behöver du på fritiden?',
      short: 'Fritiden',
      options: {
        lonely: 'Någon att umgås med',
        activities: 'Komma iväg på det jag vill göra',
        change: 'Komma hemifrån ibland',
      },
    },
    freeTimeWords: { label: 'Vill du berätta mer?', short: 'Mer om fritiden' },
    disabilityWords: {
      label: 'Vilken funktionsnedsättning har du, och hur märks den?',
      short: 'Funktionsnedsättning',
    },
    disabilitySince: { label: 'Sedan när?', short: 'Sedan', hint: 'Det räcker ungefär, till exempel ”hela livet”.' },
    group: {
      label: 'Stämmer någon av de här in på dig?',
      short: 'Grupp (personkrets)',
      options: {
        first: { label: 'Grupp 1', hint: 'Intellektuell funktionsnedsättning, autism eller något som liknar autism.' },
        second: {
          label: 'Grupp 2',
          hint: 'Hjärnskada som vuxen, som gör det svårt att tänka och förstå för resten av livet.',
        },
        third: {
          label: 'Grupp 3',
          hint: 'En annan stor funktionsnedsättning som är varaktig, inte beror på vanligt åldrande och gör vardagen mycket svår.',
        },
        unknown: 'Vet inte',
      },
    },
    supportNow: {
      label: 'Vilket stöd har du?',
      short: 'Stöd i dag',
      options: {
        lss: 'Stöd enligt LSS',
        socialServices: 'Annat stöd från kommunen, till exempel hemtjänst eller boendestöd',
        assistanceBenefit: 'Assistansersättning från Försäkringskassan',
        healthCare: 'Hjälp från sjukvården eller habiliteringen',
        school: 'Extra stöd i skolan',
        family: 'Familj eller vänner hjälper mig',
      },
    },
    supportNowWords: { label: 'Vill du berätta mer?', short: 'Mer om stödet i dag' },
    suggestions: { label: 'Det här kan passa, efter det du har berättat', short: 'Kan passa efter svaren' },
    measures: {
      label: 'Välj det du vill ha',
      short: 'Begär',
      options: {
        ...measureOptions(measureWords.sv),
        helpMe: { label: 'Jag vet inte vilket, hjälp mig', hint: 'Handläggaren hjälper dig att välja.' },
      },
      errors: { required: 'Välj minst ett stöd, eller ”Jag vet inte vilket, hjälp mig”.' },
    },
    counsellingAt: { label: 'Råd och stöd' },
    counsellingHere: { label: 'Råd och stöd går att begära här', short: 'Råd och stöd här' },
    betterWords: {
      label: 'Berätta vad du vill ska bli bättre',
      short: 'Vill ska bli bättre',
      hint: 'Till exempel ”jag vill komma ut mer” eller ”mamma orkar inte”.',
    },
    counselling: {
      label: 'Vill du ha råd och stöd?',
      short: 'Råd och stöd',
      errors: { required: 'Svara ja eller nej.' },
    },
    counsellingNeed: { label: 'Vad vill du ha råd om?', short: 'Råd och stöd: behov' },
    ...wishFields(measureWords.sv, wishes.sv),
    basicNeeds: {
      label: 'Vad behöver du en annan persons hjälp med?',
      short: 'Grundläggande behov',
      options: {
        breathing: 'Att andas',
        hygiene: 'Att sköta min hygien',
        meals: 'Att äta',
        clothes: 'Att klä av och på mig',
        communication: 'Att kommunicera med andra',
        harm: 'Att inte skada mig själv, någon annan eller saker, på grund av en psykisk funktionsnedsättning',
        medical: 'Att någon finns där hela tiden för att min hälsa annars är i fara',
      },
    },
    basicHours: {
      label: 'Hur mycket tid tar det, ungefär?',
      short: 'Tid för grundläggande behov',
      options: { under20: 'Högst 20 timmar i veckan', over20: 'Mer än 20 timmar i veckan', unknown: 'Vet inte' },
    },
    allowanceAt: { label: 'Så söker du assistansersättning', short: 'Assistansersättning söks hos' },
    insuranceAgency: {
      label: 'Har du sökt assistansersättning?',
      short: 'Assistansersättning',
      options: { granted: 'Ja, jag har den', applied: 'Ja, jag väntar på svar', no: 'Nej' },
    },
    childInformed: {
      label: 'Har barnet fått veta?',
      short: 'Barnet vet',
      options: { yes: 'Ja', notYet: 'Inte än', cannot: 'Barnet kan inte förstå det' },
    },
    childInformedHow: {
      label: 'Hur har ni berättat?',
      short: 'Hur barnet fick veta',
      hint: 'Till exempel med bilder eller i ett samtal.',
    },
    childWords: {
      label: 'Vad säger eller visar barnet?',
      short: 'Barnets ord',
      hint: 'Skriv gärna precis som barnet sa.',
    },
    childFiles: {
      label: 'Lägg till en teckning, ett foto eller en inspelning',
      short: 'Från barnet',
      hint: 'Barnet får tala in det i stället för att skriva. Spela in med mobilen, och välj filen här.',
    },
    childWordsPrivate: {
      label: 'Barnet vill att bara handläggaren läser det här',
      short: 'Bara för handläggaren',
      hint: 'Då visar vi det inte för barnets andra vårdnadshavare.',
    },
    consentTo: { label: 'Vem får vi fråga?', short: 'Får fråga', options: consents.sv.sources },
    ...consentFields(consents.sv),
    speakBeforeBoard: { label: 'Jag vill berätta muntligt innan ni beslutar', short: 'Vill berätta för nämnden' },
    ownWords: { label: 'Skriv fritt', short: 'Med egna ord' },
    evidence: { label: 'Det här brukar vi behöva', entry: 'Papper', add: 'Papper' },
    'evidence.what': { label: 'Papper' },
    'evidence.answer': {
      label: 'Hur lämnar du det?',
      short: 'Hur du lämnar det',
      options: { here: 'Jag lägger till det här på sidan', have: 'Ni har det redan', later: 'Jag skickar det senare' },
    },
    attachments: { label: 'Lägg till filer', short: 'Papper', hint: 'Du kan lämna fler senare.' },
    truth: {
      label: 'Uppgifterna är riktiga, så vitt jag vet.',
      short: 'Försäkran',
      errors: { required: 'Kryssa i rutan om uppgifterna stämmer. Ändra annars det som är fel först.' },
    },
  },
};

const en: Words = {
  title: 'Request for support under LSS',
  sections: {
    who: { title: 'Whom it is about' },
    contact: { title: 'How we reach and meet you' },
    life: { title: 'Your daily life' },
    disability: { title: 'Your disability' },
    support: { title: 'The support you want' },
    'own-view': { title: 'What the person wants' },
    voice: { title: 'The child’s own voice' },
    consents: { title: 'Whether we may ask others' },
    more: { title: 'Anything more' },
    declaration: { title: 'Confirm' },
  },
  pages: {
    concerns: {
      title: 'Whom is it about?',
      lead: 'From the age of 15 one asks for oneself. Nobody needs to lend out their e-identification.',
      help: [
        {
          summary: 'Do you need help filling this in?',
          paragraphs: [
            'Somebody you trust may sit beside you and help. It is still you who asks.',
            'You can also call or come to us, and we fill it in together.',
          ],
        },
      ],
    },
    principal: {
      title: 'The person it is about',
      lead: 'In the rest of the questions “you” means the person who is to have the support.',
    },
    basis: {
      title: 'How do you represent the person?',
      lead: 'We ask to know that you may ask for support for somebody else.',
    },
    mandate: {
      title: 'Show your mandate',
      lead: 'It can be a register extract, a court order or a power of attorney. You can send it later.',
    },
    young: {
      title: 'From 15 the young person decides',
      lead: 'Anybody who is 15 or older asks for support herself or himself, unless it is clear that she or he cannot take a stand.',
      paragraphs: [
        'Can the young person say yes or no to the support? Then she or he logs in and asks. You may sit beside and help.',
      ],
    },
    'own-view': {
      title: 'What does the person want?',
      lead: 'Support is given when the person who is to have it wants it (LSS, section 8). So we ask what she or he wants.',
    },
    'own-stand': {
      title: 'Can the person take a stand?',
      lead: 'Whoever can does the asking. For somebody who clearly cannot take a stand you can ask, if you are for example a god man (LSS, section 8). You can send the request whatever you answer.',
    },
    'other-guardian': {
      title: 'The child’s other guardian',
      lead: 'If the child has two guardians, both are to be part of the request. You can always send it, whatever you answer.',
      help: [
        {
          summary: 'What may the other one read?',
          paragraphs: [
            'What you write about the child and the support. Not how we reach you, not your files and not what you answer here.',
            'The other one reads, signs for herself or himself, or says no. If there is no answer in time we handle the request anyway.',
            'Are you afraid, or do you have protected personal data? Choose that the other one must not be contacted. Then we tell the other one nothing.',
          ],
        },
      ],
    },
    'other-guardian-why': {
      title: 'What has happened?',
      lead: 'Tell us in a few words, and we will see what can be done.',
    },
    contact: {
      title: 'How do we reach you?',
      lead: 'A caseworker will be in touch. We never write what it is about in a text message or e-mail.',
    },
    interpreter: {
      title: 'Do you want an interpreter?',
      lead: 'You have the right to an interpreter when you talk with us. It costs nothing.',
    },
    meeting: { title: 'When we meet', lead: 'This helps us to make the meeting good for you.' },
    home: { title: 'At home', lead: 'What is hard at home? If nothing is, just go on.' },
    days: { title: 'School, work and days', lead: 'What is hard in the daytime? If nothing is, just go on.' },
    'getting-around': {
      title: 'Getting around',
      lead: 'What is hard when you go somewhere? If nothing is, just go on.',
    },
    communication: {
      title: 'Talking and understanding',
      lead: 'What is hard when you meet others? If nothing is, just go on.',
    },
    night: { title: 'The night', lead: 'How are the nights? If nothing is hard, just go on.' },
    'free-time': { title: 'Free time', lead: 'What is hard in your free time? If nothing is, just go on.' },
    disability: {
      title: 'Your disability',
      lead: 'Tell us in your own words. You need not know the name of your diagnosis.',
    },
    group: {
      title: 'Which group do you belong to?',
      lead: 'LSS is for three groups. If you do not know, it does not matter. The caseworker assesses that.',
    },
    'support-now': {
      title: 'Support you have today',
      lead: 'What you already have does not affect your right to ask for more.',
    },
    measures: {
      title: 'Which support do you want?',
      lead: 'You can choose several. If you choose wrong it does not matter, we help you find the right one.',
      help: [
        {
          summary: 'What does “costs nothing” mean?',
          paragraphs: [
            'Support under LSS is free. What you use yourself, such as food, rent and tickets, you may have to pay for.',
          ],
        },
      ],
    },
    'help-me': { title: 'What do you want to be better?', lead: 'Then we can suggest support that suits you.' },
    counselling: {
      title: 'Counselling and other personal support',
      lead: 'Talks with somebody who has special knowledge of disabilities, for example a counsellor.',
    },
    ...wishPages(measureWords.en),
    'basic-needs': {
      title: 'Basic needs',
      lead: 'The right to personal assistance depends on which of these needs you have (LSS, section 9 a).',
      paragraphs: [
        'Do you need help with them for more than 20 hours a week? Then you may get assistance compensation from the Swedish Social Insurance Agency (Försäkringskassan). You can apply there and here at the same time.',
      ],
    },
    'child-informed': {
      title: 'Does the child know about this?',
      lead: 'Children have the right to know what happens, in a way that they understand (LSS, section 8).',
    },
    'child-words': {
      title: 'In the child’s own words',
      lead: 'What does the child think? It can write or draw, or ask you to write.',
    },
    consents: {
      title: 'May we ask somebody else?',
      lead: 'It can be quicker if we may ask others. You decide. If you say no we examine your request all the same.',
    },
    ...consentPages(consents.en, 'We only ask about what your request needs.'),
    board: {
      title: 'Tell the board',
      lead: 'You have the right to speak to those who decide before they decide (LSS, section 8 a). You do not have to.',
    },
    'own-words': { title: 'In your own words', lead: 'Here you can tell us what did not fit anywhere else.' },
    attachments: {
      title: 'Papers',
      lead: 'You can send your request without papers and send them later.',
      paragraphs: ['If you already have support under LSS, no new certificates are usually needed.'],
    },
    declaration: {
      title: 'Confirm that the information is right',
      paragraphs: [
        'Did something go wrong, or does something change? Write to us and we will correct it. You can take back your request whenever you like.',
      ],
    },
  },
  fields: {
    concerns: {
      label: 'Who is to have the support?',
      short: 'About',
      options: {
        me: 'Myself',
        child: { label: 'A child whose guardian I am', hint: 'The child is under 18.' },
        other: {
          label: 'Somebody else',
          hint: 'You are a special representative (god man), trustee (förvaltare) or agent, or hold a lasting power of attorney.',
        },
      },
      errors: { required: 'Choose who is to have the support.' },
    },
    principalName: { label: 'Name', errors: { required: 'Write the name of the person who is to have the support.' } },
    principalNumber: {
      label: 'Personal identity number',
      hint: 'Ten or twelve digits. A coordination number works too.',
      errors: {
        required: 'Write the personal identity number of the person who is to have the support.',
        ownNumber: 'That is your own number. Is it about yourself? Go back and choose “Myself”.',
        childNumber: 'That is the number you have written for the other guardian. Write the child’s.',
      },
    },
    principalAge: { label: 'Age', options: { under15: 'Under 15', from15: '15 to 17', adult: '18 or more' } },
    basis: {
      label: 'What are you to the person it is about?',
      short: 'Represents as',
      options: {
        specialRepresentative: 'Special representative (god man)',
        trustee: 'Trustee (förvaltare)',
        legalGuardian: 'Legal guardian (förmyndare)',
        lastingPower: {
          label: 'I hold a lasting power of attorney (framtidsfullmakt)',
          hint: 'A power of attorney that holds when somebody can no longer decide.',
        },
        agent: { label: 'Agent (ombud)', hint: 'The person has given you a written power of attorney.' },
      },
      errors: { required: 'Choose what you are to the person it is about.' },
    },
    mandateFiles: { label: 'Add papers that show your mandate', short: 'Papers on the mandate' },
    mandateUntil: {
      label: 'Until which day does the mandate hold?',
      short: 'The mandate holds until',
      hint: 'Leave this empty if it has no end.',
    },
    youngCannotDecide: {
      label: 'Is it clear that the young person cannot take a stand?',
      short: 'Cannot take a stand',
      hint: 'For example because she or he cannot understand what it is about.',
      errors: { required: 'Answer yes or no.' },
    },
    ownViewAsked: {
      label: 'Has she or he been asked?',
      short: 'Has been asked',
      options: { yes: 'Yes', notYet: 'Not yet', cannot: 'It is not possible to ask' },
    },
    ownViewWords: {
      label: 'What does she or he want?',
      short: 'What the person wants',
      hint: 'Please write exactly as the person says it. If she or he shows it in another way, tell us how.',
    },
    ownStand: {
      label: 'Can she or he say yes or no to the support?',
      short: 'Can take a stand',
      options: { yes: 'Yes', no: 'No, it is clear that it is not possible', unsure: 'I am not sure' },
    },
    ownWord: {
      label: 'Then we need to hear it from the person. How?',
      short: 'The person’s own word',
      options: {
        herself: 'The person logs in and asks',
        power: 'It is in the power of attorney',
        paper: 'On paper, which I hand in',
        ask: 'The caseworker talks with the person',
      },
    },
    otherGuardian: {
      label: 'How is it with the other guardian?',
      short: 'The other guardian',
      options: {
        asked: { label: 'We are two, ask the other one', hint: 'She or he may read the request and sign it.' },
        sole: 'I am the only guardian',
        unreachable: 'The other one cannot be reached',
        refuses: 'The other one does not want to',
        protected: {
          label: 'The other one must not be contacted',
          hint: 'For example because you or the child have protected personal data or are afraid.',
        },
      },
      errors: { required: 'Choose how it is.' },
    },
    otherGuardianName: {
      label: 'The other guardian’s name',
      short: 'Name',
      errors: { required: 'Write the name of the other guardian.' },
    },
    otherGuardianNumber: {
      label: 'The other guardian’s personal identity number',
      short: 'Personal identity number',
      errors: {
        required: 'Write the personal identity number of the other guardian.',
        ownNumber: 'That is your own number. Write the other guardian’s.',
        childNumber: 'That is the child’s number. Write the other guardian’s.',
      },
    },
    otherGuardianWhy: {
      label: 'Tell us how it is',
      short: 'Why not both',
      hint: 'For example when you were last in touch, or what the other one thinks.',
    },
    phone: {
      label: 'Phone number',
      hint: 'If you have no phone, write the number of somebody you trust.',
      short: 'Phone',
      errors: { required: 'Write a phone number, so that we can reach you.' },
    },
    notifyBy: {
      label: 'How do you want to know that there is something to read?',
      short: 'Told of news',
      options: { sms: 'Text message', email: 'E-mail', letter: 'Letter by post' },
      errors: { required: 'Choose how you want to know that something has happened.' },
    },
    email: { label: 'E-mail address', short: 'E-mail', errors: { required: 'Write your e-mail address.' } },
    interpreter: {
      label: 'Do you want an interpreter when we talk with you?',
      short: 'Interpreter',
      errors: { required: 'Answer yes or no.' },
    },
    interpreterLanguage: {
      label: 'Which language?',
      hint: 'For example Swedish sign language, Arabic or Northern Sámi.',
      short: 'Language',
      errors: { required: 'Write which language the interpreter is to know.' },
    },
    meetingNeeds: {
      label: 'What do we need to think of?',
      short: 'To think of',
      options: {
        pictures: 'Pictures, signs or other support when I communicate (AAC)',
        largePrint: 'Large print',
        easyRead: 'Easy-to-read text',
        hearing: 'I hear badly',
        calm: 'A calm room and short meetings',
        atHome: 'I want to meet at home',
        wheelchair: 'I use a wheelchair',
      },
    },
    companion: {
      label: 'Whom do you want with you?',
      short: 'Wants with them',
      hint: 'For example your mother, a friend or your contact person.',
    },
    meetingWords: { label: 'Is there anything else to think of?', short: 'Other to think of' },
    homeHard: {
      label: 'What do you need help with at home?',
      short: 'At home',
      options: {
        hygiene: 'Washing or going to the toilet',
        clothes: 'Getting dressed',
        meals: 'Eating and drinking',
        housework: 'Cooking, cleaning and laundry',
        alone: 'I cannot be alone',
        rest: 'Those who help me need to rest',
        otherHome: 'I need to live in another way',
      },
    },
    homeWords: { label: 'Do you want to tell us more?', short: 'More about home' },
    daysHard: {
      label: 'What do you need help with in the daytime?',
      short: 'School, work and days',
      options: {
        nothingToDo: 'I have nothing to do in the daytime',
        beforeAndAfter: 'Somewhere to be before or after school',
        school: 'Managing school',
        work: 'Managing a job',
      },
    },
    daysWords: { label: 'Do you want to tell us more?', short: 'More about the days' },
    aroundHard: {
      label: 'What do you need help with when you go somewhere?',
      short: 'Getting around',
      options: {
        moving: 'Moving, at home too',
        goingOut: 'Going out by myself',
        findingTheWay: 'Finding the way and taking the bus',
        errands: 'Shopping or seeing the doctor',
      },
    },
    aroundWords: { label: 'Do you want to tell us more?', short: 'More about getting around' },
    communicationHard: {
      label: 'What do you need help with when you meet others?',
      short: 'Talking and understanding',
      options: {
        speaking: 'Making myself understood',
        understanding: 'Understanding what others mean',
        reading: 'Reading letters, calling and using a computer',
      },
    },
    communicationWords: { label: 'Do you want to tell us more?', short: 'More about talking and understanding' },
    nightHard: {
      label: 'What do you need at night?',
      short: 'The night',
      options: { help: 'Help at night', near: 'Somebody near', family: 'My family cannot sleep' },
    },
    nightWords: { label: 'Do you want to tell us more?', short: 'More about the night' },
    freeTimeHard: {
      label: 'What do you need in your free time?',
      short: 'Free time',
      options: {
        lonely: 'Somebody to spend time with',
        activities: 'Getting to what I want to do',
        change: 'Getting away from home now and then',
      },
    },
    freeTimeWords: { label: 'Do you want to tell us more?', short: 'More about free time' },
    disabilityWords: { label: 'Which disability do you have, and how does it show?', short: 'Disability' },
    disabilitySince: { label: 'Since when?', short: 'Since', hint: 'Roughly is enough, for example “all my life”.' },
    group: {
      label: 'Is any of these right for you?',
      short: 'Group (personkrets)',
      options: {
        first: { label: 'Group 1', hint: 'Intellectual disability, autism or something similar to autism.' },
        second: {
          label: 'Group 2',
          hint: 'A brain injury as an adult that makes it hard to think and understand for the rest of life.',
        },
        third: {
          label: 'Group 3',
          hint: 'Another major disability that is lasting, is not due to normal ageing and makes daily life very hard.',
        },
        unknown: 'I do not know',
      },
    },
    supportNow: {
      label: 'Which support do you have?',
      short: 'Support today',
      options: {
        lss: 'Support under LSS',
        socialServices: 'Other support from the municipality, for example home help',
        assistanceBenefit: 'Assistance compensation from Försäkringskassan',
        healthCare: 'Help from health care or the habilitation service',
        school: 'Extra support at school',
        family: 'Family or friends help me',
      },
    },
    supportNowWords: { label: 'Do you want to tell us more?', short: 'More about the support today' },
    suggestions: { label: 'This may suit, from what you have told us', short: 'May suit from the answers' },
    measures: {
      label: 'Choose what you want',
      short: 'Asks for',
      options: {
        ...measureOptions(measureWords.en),
        helpMe: { label: 'I do not know which, help me', hint: 'The caseworker helps you to choose.' },
      },
      errors: { required: 'Choose at least one support, or “I do not know which, help me”.' },
    },
    counsellingAt: { label: 'Counselling and other personal support (råd och stöd)' },
    counsellingHere: { label: 'Counselling can be asked for here', short: 'Counselling here' },
    betterWords: {
      label: 'Tell us what you want to be better',
      short: 'Wants to be better',
      hint: 'For example “I want to get out more” or “my mother is tired”.',
    },
    counselling: { label: 'Do you want counselling?', short: 'Counselling', errors: { required: 'Answer yes or no.' } },
    counsellingNeed: { label: 'What do you want advice about?', short: 'Counselling: need' },
    ...wishFields(measureWords.en, wishes.en),
    basicNeeds: {
      label: 'What do you need another person’s help with?',
      short: 'Basic needs',
      options: {
        breathing: 'Breathing',
        hygiene: 'Personal hygiene',
        meals: 'Eating',
        clothes: 'Dressing and undressing',
        communication: 'Communicating with others',
        harm: 'Not harming myself, somebody else or things, because of a mental disability',
        medical: 'That somebody is there all the time because my health is otherwise in danger',
      },
    },
    basicHours: {
      label: 'About how much time does it take?',
      short: 'Time for basic needs',
      options: { under20: 'At most 20 hours a week', over20: 'More than 20 hours a week', unknown: 'I do not know' },
    },
    allowanceAt: { label: 'How to apply for assistance allowance', short: 'Assistance allowance is applied for at' },
    insuranceAgency: {
      label: 'Have you applied for assistance compensation?',
      short: 'Assistance compensation',
      options: { granted: 'Yes, I have it', applied: 'Yes, I am waiting for an answer', no: 'No' },
    },
    childInformed: {
      label: 'Has the child been told?',
      short: 'The child knows',
      options: { yes: 'Yes', notYet: 'Not yet', cannot: 'The child cannot understand it' },
    },
    childInformedHow: {
      label: 'How have you told the child?',
      short: 'How the child was told',
      hint: 'For example with pictures or in a talk.',
    },
    childWords: {
      label: 'What does the child say or show?',
      short: 'The child’s words',
      hint: 'Please write exactly what the child said.',
    },
    childFiles: {
      label: 'Add a drawing, a photo or a recording',
      short: 'From the child',
      hint: 'The child may say it instead of writing. Record it with the phone, and choose the file here.',
    },
    childWordsPrivate: {
      label: 'The child wants only the caseworker to read this',
      short: 'Only for the caseworker',
      hint: 'Then we do not show it to the child’s other guardian.',
    },
    consentTo: { label: 'Whom may we ask?', short: 'May ask', options: consents.en.sources },
    ...consentFields(consents.en),
    speakBeforeBoard: { label: 'I want to tell you in speech before you decide', short: 'Wants to speak to the board' },
    ownWords: { label: 'Write freely', short: 'In own words' },
    evidence: { label: 'This is what we usually need', entry: 'Paper', add: 'Paper' },
    'evidence.what': { label: 'Paper' },
    'evidence.answer': {
      label: 'How will you send it?',
      short: 'Sent',
      options: { here: 'I add it on this page', have: 'You already have it', later: 'I will send it later' },
    },
    attachments: { label: 'Add files', short: 'Papers', hint: 'You can add more later.' },
    truth: {
      label: 'The information is right, as far as I know.',
      short: 'Declaration',
      errors: { required: 'Tick the box if the information is right. Otherwise, first change what is wrong.' },
    },
  },
};

/** Easy-read Swedish: one thought in a sentence, and words that everybody knows. */
const easy: Part<Words> = {
  title: 'Jag vill ha stöd enligt LSS',
  sections: {
    who: { title: 'Vem ska få stödet' },
    contact: { title: 'Så pratar vi med dig' },
    life: { title: 'Så lever du' },
    disability: { title: 'Vad du har svårt för' },
    support: { title: 'Det här vill du ha' },
    'own-view': { title: 'Vad personen vill' },
    voice: { title: 'Vad barnet säger' },
    consents: { title: 'Vem får vi fråga' },
    more: { title: 'Något mer' },
    declaration: { title: 'Säg ja och skicka' },
  },
  pages: {
    concerns: {
      symbol: 'person',
      title: 'Vem ska få stödet?',
      lead: 'Är du 15 år eller mer? Då ber du själv om stöd. Låna inte ut ditt Bank-id.',
      help: [
        {
          summary: 'Vill du ha hjälp att skriva?',
          paragraphs: [
            'En person som du litar på kan sitta bredvid dig. Det är ändå du som bestämmer.',
            'Du kan också ringa oss eller komma hit. Då skriver vi det här med dig.',
          ],
        },
      ],
    },
    principal: { symbol: 'person', title: 'Den som ska få stödet', lead: 'Svara för den personen från och med nu.' },
    basis: { symbol: 'doc', title: 'Varför frågar du för den personen?', lead: 'Vi måste veta att du får göra det.' },
    mandate: {
      symbol: 'doc',
      title: 'Visa att du får fråga',
      lead: 'Det kan stå i ett beslut eller i en fullmakt. Du kan skicka det en annan dag.',
    },
    young: {
      symbol: 'person',
      title: 'Från 15 år bestämmer man själv',
      lead: 'Den unga ska själv be om stöd. Det gäller inte den som inte alls kan förstå frågan.',
      paragraphs: ['Kan den unga säga ja eller nej? Då loggar den unga in själv. Du får sitta bredvid.'],
    },
    'own-view': {
      symbol: 'person',
      title: 'Vad vill personen?',
      lead: 'Du får bara stöd om du vill. Därför frågar vi vad personen själv vill.',
    },
    'own-stand': {
      symbol: 'help',
      title: 'Kan personen säga ja eller nej?',
      lead: 'Den som kan ber själv om stöd. Kan personen inte det? Då kan du be, om du får göra det för personen. Du kan skicka hur du än svarar.',
    },
    'other-guardian': {
      symbol: 'people',
      title: 'Har barnet en förälder till?',
      lead: 'Båda ska säga ja. Vi menar den som bestämmer över barnet. Det heter vårdnadshavare. Du kan skicka ändå.',
      help: [
        {
          summary: 'Vad får den andra läsa?',
          paragraphs: [
            'Det du skriver om barnet. Inte ditt telefonnummer, inte dina filer och inte det du svarar här.',
            'Den andra säger ja eller nej. Svarar den andra inte? Vi går vidare ändå.',
            'Är du rädd för den andra? Välj att vi inte får prata med den andra. Då säger vi inget.',
          ],
        },
      ],
    },
    'other-guardian-why': { symbol: 'pen', title: 'Vad har hänt?', lead: 'Skriv några ord. Sedan hjälper vi dig.' },
    contact: {
      symbol: 'phone',
      title: 'Hur når vi dig?',
      lead: 'Vi ringer eller skriver till dig. Vi säger inte till andra vad det gäller.',
    },
    interpreter: {
      symbol: 'talk',
      title: 'Behöver du tolk?',
      lead: 'En tolk säger det du säger på svenska. Det är gratis.',
    },
    meeting: { symbol: 'people', title: 'När vi träffas', lead: 'Säg vad som är bra för dig.' },
    home: { symbol: 'home', title: 'Hemma', lead: 'Vad är svårt hemma? Är inget svårt? Gå bara vidare.' },
    days: { symbol: 'sun', title: 'På dagarna', lead: 'Vad är svårt på dagarna? Är inget svårt? Gå bara vidare.' },
    'getting-around': {
      symbol: 'bus',
      title: 'När du ska ut',
      lead: 'Vad är svårt när du ska ut? Är inget svårt? Gå bara vidare.',
    },
    communication: {
      symbol: 'talk',
      title: 'Prata och förstå',
      lead: 'Vad är svårt när du träffar andra? Är inget svårt? Gå bara vidare.',
    },
    night: { symbol: 'moon', title: 'På natten', lead: 'Vad är svårt på natten? Är inget svårt? Gå bara vidare.' },
    'free-time': {
      symbol: 'music',
      title: 'När du är ledig',
      lead: 'Vad är svårt när du är ledig? Är inget svårt? Gå bara vidare.',
    },
    disability: {
      symbol: 'heart',
      title: 'Vad du har svårt för',
      lead: 'Skriv som du vill. Du behöver inte veta vad det heter.',
    },
    group: {
      symbol: 'people',
      title: 'Vilken grupp är du med i?',
      lead: 'LSS är för tre grupper. Vet du inte? Det gör inget. Vi tar reda på det.',
    },
    'support-now': {
      symbol: 'heart',
      title: 'Hjälp som du har nu',
      lead: 'Du får be om mer hjälp. Det gör inget vad du har nu.',
    },
    measures: {
      symbol: 'list',
      title: 'Vad vill du ha?',
      lead: 'Du kan välja flera saker. Väljer du fel? Det gör inget. Vi hjälper dig.',
      help: [
        {
          summary: 'Vad är gratis?',
          paragraphs: ['Stödet är gratis. Du kan få betala för mat, hyra och biljett.'],
        },
      ],
    },
    'help-me': {
      symbol: 'help',
      title: 'Vad vill du ska bli bättre?',
      lead: 'Då vet vi vad som kan vara bra för dig.',
    },
    counselling: {
      symbol: 'talk',
      title: 'Råd och stöd',
      lead: 'Du får prata med en person som kan mycket om det du har svårt för.',
    },
    ...wishPages(measureWords.easy),
    'basic-needs': {
      symbol: 'heart',
      title: 'Hjälp som du måste ha',
      lead: 'Vi frågar om det här för att du vill ha en assistent.',
      paragraphs: [
        'Behöver du hjälp mer än 20 timmar i veckan? Då kan du få pengar från Försäkringskassan. Du kan fråga både dem och oss.',
      ],
    },
    'child-informed': {
      symbol: 'child',
      title: 'Vet barnet om det här?',
      lead: 'Barn ska få veta vad som händer. Säg det så att barnet förstår.',
    },
    'child-words': {
      symbol: 'child',
      title: 'Vad säger barnet?',
      lead: 'Barnet kan skriva eller rita.',
    },
    consents: {
      symbol: 'help',
      title: 'Får vi fråga andra om dig?',
      lead: 'Då kan det gå fortare. Du bestämmer. Säger du nej? Du kan få stöd ändå.',
    },
    ...consentPages(consents.easy, 'Vi frågar bara om det vi måste veta.'),
    board: {
      symbol: 'people',
      title: 'Vill du prata med dem som bestämmer?',
      lead: 'Du får prata med dem innan de bestämmer. Du måste inte.',
    },
    'own-words': { symbol: 'pen', title: 'Vill du säga något mer?', lead: 'Skriv det här.' },
    attachments: {
      symbol: 'clip',
      title: 'Papper',
      lead: 'Du kan skicka papper nu eller en annan dag.',
      paragraphs: ['Har du redan stöd från LSS? Då behöver du oftast inga nya papper.'],
    },
    declaration: {
      symbol: 'check',
      title: 'Är allt rätt?',
      paragraphs: ['Blev det fel? Skriv till oss. Då ändrar vi. Du kan ångra dig när du vill.'],
    },
  },
  fields: {
    concerns: {
      options: {
        me: 'Jag',
        child: { label: 'Mitt barn', hint: 'Barnet är inte 18 år än.' },
        other: { label: 'En annan person', hint: 'Du är god man eller förvaltare. Eller så har du en fullmakt.' },
      },
    },
    principalNumber: { hint: 'Skriv alla siffror.' },
    basis: {
      label: 'Vad är du för personen?',
      options: {
        lastingPower: { label: 'Jag har en framtidsfullmakt', hint: 'Den gäller när personen inte kan bestämma mer.' },
        agent: { label: 'Ombud', hint: 'Personen har skrivit att du får göra det.' },
      },
    },
    mandateFiles: { label: 'Lägg till papper som visar det' },
    mandateUntil: { label: 'Hur länge får du göra det?', hint: 'Skriv inget om det inte tar slut.' },
    youngCannotDecide: {
      label: 'Är det så att den unga inte kan bestämma?',
      hint: 'Den unga kan inte förstå vad frågan gäller.',
    },
    ownViewAsked: { label: 'Har du frågat personen?', options: { cannot: 'Det går inte' } },
    ownViewWords: {
      label: 'Vad säger personen?',
      hint: 'Skriv så som personen sa det. Kan personen inte prata? Skriv hur personen visar vad den vill.',
    },
    ownStand: {
      label: 'Kan personen säga ja eller nej till stödet?',
      options: { no: 'Nej, det går inte', unsure: 'Jag vet inte' },
    },
    ownWord: {
      label: 'Då vill vi höra det från personen. Hur?',
      options: {
        herself: 'Personen loggar in själv',
        paper: 'På ett papper',
        ask: 'Ni pratar med personen',
      },
    },
    otherGuardian: {
      label: 'Är ni två som bestämmer om barnet?',
      options: {
        asked: { label: 'Ja, vi är två. Fråga den andra', hint: 'Den andra får läsa allt och säga ja själv.' },
        sole: 'Nej, det är bara jag',
        unreachable: 'Vi får inte tag i den andra',
        refuses: 'Den andra vill inte',
        protected: { label: 'Ni får inte prata med den andra', hint: 'Till exempel för att du är rädd.' },
      },
    },
    otherGuardianName: { label: 'Vad heter den andra?' },
    otherGuardianNumber: { label: 'Vad har den andra för personnummer?' },
    otherGuardianWhy: { hint: 'Skriv vad den andra tycker, eller när ni sågs sist.' },
    phone: { hint: 'Har du ingen telefon? Skriv numret till någon du litar på.' },
    notifyBy: { label: 'Hur ska vi säga att du har något att läsa?' },
    interpreter: { label: 'Vill du ha tolk?' },
    interpreterLanguage: { hint: 'Det kan vara tecken-språk eller ett annat språk.' },
    meetingNeeds: {
      options: {
        pictures: 'Jag vill ha bilder eller tecken',
        largePrint: 'Jag vill ha stor text',
        easyRead: 'Jag vill ha lätt text',
        calm: 'Jag vill ha lugnt och kort',
        atHome: 'Jag vill ses hemma',
        wheelchair: 'Jag har rullstol',
      },
    },
    companion: { label: 'Vem ska vara med dig?', hint: 'Det kan vara din mamma eller en vän.' },
    meetingWords: { label: 'Vill du säga något mer?' },
    homeHard: {
      label: 'Vad vill du ha hjälp med?',
      options: {
        hygiene: 'Tvätta mig och gå på toa',
        housework: 'Laga mat och städa',
        alone: 'Jag kan inte vara ensam',
        rest: 'Min familj behöver vila',
        otherHome: 'Jag vill bo på ett annat sätt',
      },
    },
    homeWords: { label: 'Vill du säga mer?' },
    daysHard: {
      label: 'Vad vill du ha hjälp med?',
      options: {
        nothingToDo: 'Jag har inget att göra',
        beforeAndAfter: 'Jag måste vara någonstans före eller efter skolan',
        school: 'Det är svårt i skolan',
        work: 'Det är svårt att ha ett jobb',
      },
    },
    daysWords: { label: 'Vill du säga mer?' },
    aroundHard: {
      label: 'Vad vill du ha hjälp med?',
      options: {
        moving: 'Röra mig, även hemma',
        goingOut: 'Gå ut själv',
        findingTheWay: 'Hitta och åka buss',
        errands: 'Handla mat eller gå till läkaren',
      },
    },
    aroundWords: { label: 'Vill du säga mer?' },
    communicationHard: {
      label: 'Vad vill du ha hjälp med?',
      options: {
        speaking: 'Andra förstår inte vad jag säger',
        understanding: 'Jag förstår inte vad andra säger',
        reading: 'Läsa brev och ringa',
      },
    },
    communicationWords: { label: 'Vill du säga mer?' },
    nightHard: {
      label: 'Vad vill du ha på natten?',
      options: { help: 'Hjälp', near: 'Någon som är nära', family: 'Min familj får inte sova' },
    },
    nightWords: { label: 'Vill du säga mer?' },
    freeTimeHard: {
      label: 'Vad vill du ha?',
      options: {
        lonely: 'Någon att vara med',
        activities: 'Hjälp att komma ut och göra saker',
        change: 'Vara borta hemifrån ibland',
      },
    },
    freeTimeWords: { label: 'Vill du säga mer?' },
    disabilityWords: { label: 'Vad är svårt för dig?' },
    disabilitySince: { label: 'Hur länge har det varit så?', hint: 'Skriv så här: alltid.' },
    group: {
      label: 'Är du med i någon av de här grupperna?',
      options: {
        first: { label: 'Grupp 1', hint: 'Du har autism. Eller så har du svårt att lära dig saker.' },
        second: { label: 'Grupp 2', hint: 'Du fick en skada i hjärnan när du var vuxen. Nu är det svårt att tänka.' },
        third: {
          label: 'Grupp 3',
          hint: 'Du har något annat som är svårt. Det går inte över. Det gör varje dag svår.',
        },
      },
    },
    supportNow: {
      label: 'Vilken hjälp har du?',
      options: {
        lss: 'Stöd från LSS',
        socialServices: 'Annan hjälp från kommunen',
        assistanceBenefit: 'Pengar till en assistent',
        healthCare: 'Hjälp från en läkare',
        school: 'Mer hjälp i skolan',
        family: 'Min familj hjälper mig',
      },
    },
    supportNowWords: { label: 'Vill du säga mer?' },
    suggestions: { label: 'Det här kan vara bra för dig' },
    measures: {
      label: 'Välj det du vill ha',
      options: {
        ...measureOptions(measureWords.easy),
        helpMe: { label: 'Jag vet inte. Hjälp mig', hint: 'Du får hjälp att välja.', symbol: 'help' },
      },
      errors: { required: 'Välj en sak. Du kan också välja ”Jag vet inte. Hjälp mig”.' },
    },
    counsellingHere: { label: 'Du kan be om råd och stöd här' },
    betterWords: { label: 'Vad vill du ska bli bättre?', hint: 'Skriv så här: jag vill ut mer.' },
    counsellingNeed: { label: 'Vad vill du prata om?' },
    ...wishFields(measureWords.easy, wishes.easy),
    basicNeeds: {
      label: 'Vad måste du ha hjälp med?',
      options: {
        hygiene: 'Att tvätta mig och gå på toa',
        clothes: 'Att klä på mig',
        communication: 'Att prata med andra',
        harm: 'Att jag inte gör mig själv eller andra illa',
        medical: 'Att någon alltid är med mig, för jag kan bli mycket sjuk',
      },
    },
    basicHours: {
      label: 'Hur lång tid tar det?',
      options: { under20: '20 timmar i veckan eller mindre', over20: 'Mer än 20 timmar i veckan' },
    },
    allowanceAt: { label: 'Här ber du om pengar till assistans' },
    insuranceAgency: {
      label: 'Har du bett om pengar till en assistent?',
      options: { granted: 'Ja, jag får pengar', applied: 'Ja, jag väntar på svar' },
    },
    childInformed: { options: { notYet: 'Nej, inte än' } },
    childInformedHow: { label: 'Hur sa ni det?', hint: 'Ni kan ha visat bilder.' },
    childWords: { label: 'Vad säger barnet?', hint: 'Skriv så som barnet sa det.' },
    childFiles: {
      label: 'Lägg till en bild eller en inspelning',
      hint: 'Barnet får prata i stället för att skriva. Spela in med mobilen. Välj sedan filen här.',
    },
    childWordsPrivate: {
      label: 'Bara den som arbetar med oss får läsa',
      hint: 'Då visar vi det inte för barnets andra förälder.',
    },
    consentTo: { options: consents.easy.sources },
    ...consentFields(consents.easy),
    speakBeforeBoard: { label: 'Jag vill prata med dem som bestämmer' },
    ownWords: { label: 'Skriv vad du vill' },
    evidence: { label: 'Papper som kan vara bra' },
    'evidence.answer': {
      label: 'Hur får vi det?',
      options: { here: 'Jag skickar det nu', have: 'Ni har det', later: 'Jag skickar det en annan dag' },
    },
    attachments: { label: 'Lägg till papper', hint: 'Du kan skicka mer en annan dag.' },
    truth: {
      label: 'Det jag har skrivit är sant.',
      errors: { required: 'Tryck i rutan om allt är sant. Är något fel? Ändra det först.' },
    },
  },
};

export const lssRequestText = inLanguages<Words>({ sv, en, easy });
