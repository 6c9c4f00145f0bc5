import { type Language, type Part, inLanguages, toldOtherwise } from '../platform/language.ts';
import type { CaseKind } from '../platform/municipality.ts';
import type { CostFault } from './rules.ts';

const sv = {
  /** The law's word for an outcome, and what it means in plain words to each reader. */
  outcomes: {
    GRANTED: { law: 'Bifall', citizen: 'Beviljat', caseworker: 'Bifall', plain: 'Ja till det du sökt' },
    PARTIALLY_GRANTED: {
      law: 'Delvis bifall',
      citizen: 'Delvis beviljat',
      caseworker: 'Delvis bifall',
      plain: 'Ja till en del, nej till resten',
    },
    REJECTED: { law: 'Avslag', citizen: 'Nej', caseworker: 'Avslag', plain: 'Nej till det du sökt' },
    DISMISSED: {
      law: 'Avvisning',
      citizen: 'Inte prövad',
      caseworker: 'Avvisning',
      plain: 'Vi prövar inte det du sökt',
    },
    /** What was asked for has been taken back, or there is nothing to decide on any more. */
    WRITTEN_OFF: {
      law: 'Avskrivning',
      citizen: 'Avslutat utan beslut',
      caseworker: 'Avskrivning',
      plain: 'Ärendet är avslutat utan beslut',
    },
  },
  /** How the outcome is told as a headline. */
  headings: {
    amount: (money: string) => `Du får ${money}`,
    GRANTED: 'Ja till din ansökan',
    PARTIALLY_GRANTED: 'Ja till en del av din ansökan',
    REJECTED: 'Nej till din ansökan',
    DISMISSED: 'Vi prövar inte din ansökan',
    WRITTEN_OFF: 'Ärendet är avslutat utan beslut',
  },
  leads: {
    GRANTED: 'Vi säger ja till det du har sökt.',
    PARTIALLY_GRANTED: 'Vi säger ja till en del och nej till resten. Här står varför.',
    REJECTED: 'Här står varför, och vad du kan göra om du inte håller med.',
    DISMISSED: 'Vi har inte tagit ställning till om du har rätt till det du sökt. Här står varför.',
    WRITTEN_OFF:
      'Vi har varken sagt ja eller nej. Du kan begära stöd igen när du vill. Här står varför ärendet är avslutat.',
  },
  /** A yes to an individual plan (10 § LSS): it is no support that is granted. */
  plan: {
    citizen: 'Ja till en plan',
    caseworker: 'Ja till en plan',
    yes: 'Ja till en individuell plan',
    made: {
      heading: 'Din individuella plan är klar',
      lead: 'Du läser planen under Mina insatser. Den ses över minst en gång om året.',
      plain: 'Ja. Planen är gjord och du kan läsa den',
    },
    coming: {
      heading: 'Ja, vi gör en individuell plan med dig',
      lead: 'Planen är inte gjord än. Vi gör den tillsammans med dig, och du läser den under Mina insatser.',
      plain: 'Ja. Planen är inte gjord än',
    },
    decide: {
      made: 'En plan är delad i ärendet. Beslutet säger att den är klar.',
      coming: 'Ingen plan är delad än. Beslutet säger att den ska göras.',
      notYetTitle: 'Ingen plan är delad',
      notYet:
        'Gör planen tillsammans med den enskilde och dela den först, om det går. Annars ligger den kvar att göra när ärendet är beslutat.',
    },
  },
  title: (heading: string) => `Beslut: ${heading.charAt(0).toLowerCase()}${heading.slice(1)}`,
  over: (kind: string, number: string) => `Beslut om ${kind.charAt(0).toLowerCase()}${kind.slice(1)}. Ärende ${number}`,
  back: 'Ärendet',
  download: 'Ladda ner beslutet (PDF)',
  short: 'Kort sagt',
  shortly: {
    law: (law: string) => ` I lagen heter det ${law.toLowerCase()}.`,
    amount: (money: string, month: string | undefined) =>
      month === undefined ? `Du får ${money}.` : `Du får ${money} för ${month}.`,
    advanceRuling:
      'Det är ett förhandsbesked (16 § LSS). Du får stödet när du har flyttat hit. Beskedet gäller i sex månader från den dag då stödet finns för dig.',
    about: (who: readonly string[]) => `Beslutet gäller ${who.join(' och ')}.`,
  },
  costs: {
    heading: 'Kostnader som vi har räknat med',
    of: (approved: string, asked: string) => `${approved}. Du sökte ${asked}.`,
    apart: { label: 'Din partners egna kostnader', value: 'Står bara i din partners beslut' },
    /** To the one who decides. */
    decide: {
      heading: 'Godkända kostnader',
      lead: 'Det du skriver står i beslutet och visas i nästa månads ansökan. En tom ruta tas inte med. Skriv 0 för det som inte godkänns.',
      cost: (name: string, asked: string) => `${name}, söker ${asked}`,
      unit: 'kr',
      errors: {
        money: 'Skriv ett belopp i kronor, till exempel 6 200, eller lämna rutan tom.',
        more: 'Beloppet är mer än det som söks.',
      } satisfies Record<CostFault, string>,
    },
  },
  text: 'Det vi beslutade',
  reasons: 'Varför',
  law: 'Lagen vi följer',
  lawText: (basis: string) => `Beslutet bygger på ${basis}.`,
  disagree: 'Om du inte håller med',
  appeal: {
    before: (day: string) => `Du kan överklaga senast ${day}.`,
    counted: (weeks: string, where: string) =>
      ` Det är ${weeks} från dagen du läste beslutet ${where}. Det kostar inget, och det påverkar inte nästa ansökan.`,
    passed: (day: string) => `Tiden att överklaga gick ut ${day}.`,
    passedText: ' Skriv till oss om du tror att beslutet är fel, eller om något har ändrats. Du kan också söka igen.',
    /** Where decisions are read and letters sent, told on the page itself and on paper. */
    here: 'här',
    onSite: 'på Medborgarsidan',
    weeks: (weeks: number) => (weeks === 3 ? 'tre veckor' : `${String(weeks)} veckor`),
    steps: {
      write: (number: string) =>
        `Skriv vilket beslut du menar (ärende ${number}), hur du vill att det ändras och varför. Dina egna ord räcker. Skriv ditt namn och hur vi når dig.`,
      send: (address: string, where: string) =>
        `Skicka till oss, ${where} eller med post: ${address}. Det ska ha kommit till oss senast den dagen. Vi läser och kan ändra direkt.`,
      court: (court: string) => `Ändrar vi inte allt skickar vi det vidare till ${court}, som bestämmer.`,
    },
    basis: 'Så överklagar man står i förvaltningslagen (2017:900), 43–47 §§.',
    button: 'Skriv till oss',
    ask: (who: string) => `Fråga ${who} först`,
    askUs: 'Fråga oss först',
  },
  whoDecided: 'Vem beslutade',
  decidedBy: (who: string, board: string, day: string) => `${who}, på uppdrag av ${board}. ${day}.`,
  /** Words of the document on paper. */
  paper: {
    title: (number: string) => `Beslut ${number}`,
    fileName: (number: string) => `beslut-${number}`,
    page: (page: number, of: number) => `Sida ${String(page)} av ${String(of)}`,
    unshown: 'Något tecken i texten kunde inte skrivas ut. Hela texten finns på Medborgarsidan.',
    facts: {
      number: 'Ärende',
      who: 'Beslutet gäller',
      about: 'Ansökan',
      outcome: 'Beslut',
      day: 'Beslutsdag',
      decidedBy: 'Beslutat av',
    },
    whoDecided: (who: string, board: string) => `${who}, på uppdrag av ${board}`,
  },
};

const en: typeof sv = {
  outcomes: {
    GRANTED: { law: 'Bifall', citizen: 'Granted', caseworker: 'Granted', plain: 'Yes to what you applied for' },
    PARTIALLY_GRANTED: {
      law: 'Delvis bifall',
      citizen: 'Partly granted',
      caseworker: 'Partly granted',
      plain: 'Yes to a part, no to the rest',
    },
    REJECTED: { law: 'Avslag', citizen: 'No', caseworker: 'Rejected', plain: 'No to what you applied for' },
    DISMISSED: {
      law: 'Avvisning',
      citizen: 'Not examined',
      caseworker: 'Dismissed',
      plain: 'We do not examine what you applied for',
    },
    WRITTEN_OFF: {
      law: 'Avskrivning',
      citizen: 'Closed without a decision',
      caseworker: 'Written off',
      plain: 'The case is closed without a decision',
    },
  },
  headings: {
    amount: (money) => `You get ${money}`,
    GRANTED: 'Yes to your application',
    PARTIALLY_GRANTED: 'Yes to a part of your application',
    REJECTED: 'No to your application',
    DISMISSED: 'We do not examine your application',
    WRITTEN_OFF: 'The case is closed without a decision',
  },
  leads: {
    GRANTED: 'We say yes to what you have applied for.',
    PARTIALLY_GRANTED: 'We say yes to a part and no to the rest. Here you can read why.',
    REJECTED: 'Here you can read why, and what you can do if you do not agree.',
    DISMISSED: 'We have not considered whether you have a right to what you applied for. Here you can read why.',
    WRITTEN_OFF:
      'We have said neither yes nor no. You can ask for support again whenever you like. Here you can read why the case is closed.',
  },
  plan: {
    citizen: 'Yes to a plan',
    caseworker: 'Yes to a plan',
    yes: 'Yes to an individual plan',
    made: {
      heading: 'Your individual plan is ready',
      lead: 'You read the plan under My support. It is looked over at least once a year.',
      plain: 'Yes. The plan is made and you can read it',
    },
    coming: {
      heading: 'Yes, we make an individual plan with you',
      lead: 'The plan is not made yet. We make it together with you, and you read it under My support.',
      plain: 'Yes. The plan is not made yet',
    },
    decide: {
      made: 'A plan is shared in the case. The decision says that it is ready.',
      coming: 'No plan is shared yet. The decision says that it is to be made.',
      notYetTitle: 'No plan is shared',
      notYet:
        'Make the plan together with the person and share it first, if you can. Otherwise it is left to be made when the case is decided.',
    },
  },
  title: (heading) => `Decision: ${heading.charAt(0).toLowerCase()}${heading.slice(1)}`,
  over: (kind, number) => `Decision on ${kind.charAt(0).toLowerCase()}${kind.slice(1)}. Case ${number}`,
  back: 'The case',
  download: 'Download the decision (PDF)',
  short: 'In short',
  shortly: {
    law: (law) => ` The legal word in Swedish is ${law.toLowerCase()}.`,
    amount: (money, month) => (month === undefined ? `You get ${money}.` : `You get ${money} for ${month}.`),
    advanceRuling:
      'It is an advance ruling (Section 16 of the LSS Act). You get the support when you have moved here. The ruling holds for six months from the day when the support is there for you.',
    about: (who) => `The decision concerns ${who.join(' and ')}.`,
  },
  costs: {
    heading: 'Costs that we have counted',
    of: (approved, asked) => `${approved}. You applied for ${asked}.`,
    apart: { label: 'Your partner’s own costs', value: 'Stand only in your partner’s decision' },
    decide: {
      heading: 'Accepted costs',
      lead: 'What you write stands in the decision and is shown in the next month’s application. An empty box is left out. Write 0 for what is not accepted.',
      cost: (name, asked) => `${name}, applies for ${asked}`,
      unit: 'kr',
      errors: {
        money: 'Write a sum in kronor, for example 6 200, or leave the box empty.',
        more: 'The sum is more than what is applied for.',
      },
    },
  },
  text: 'What we decided',
  reasons: 'Why',
  law: 'The law we follow',
  lawText: (basis) => `The decision rests on ${basis}.`,
  disagree: 'If you do not agree',
  appeal: {
    before: (day) => `You can appeal until ${day}.`,
    counted: (weeks, where) =>
      ` That is ${weeks} from the day you read the decision ${where}. It costs nothing, and it does not affect your next application.`,
    passed: (day) => `The time to appeal ended on ${day}.`,
    passedText:
      ' Write to us if you think that the decision is wrong, or if something has changed. You can also apply again.',
    here: 'here',
    onSite: 'on Medborgarsidan',
    weeks: (weeks) => (weeks === 3 ? 'three weeks' : `${String(weeks)} weeks`),
    steps: {
      write: (number) =>
        `Write which decision you mean (case ${number}), how you want it changed and why. Your own words are enough. Write your name and how we reach you.`,
      send: (address, where) =>
        `Send it to us, ${where} or by post: ${address}. It must have reached us by that day. We read it and can change the decision at once.`,
      court: (court) =>
        `If we do not change everything we pass it on to ${court}, the administrative court, which decides.`,
    },
    basis: 'How to appeal is laid down in the Administrative Procedure Act (2017:900), sections 43–47.',
    button: 'Write to us',
    ask: (who) => `Ask ${who} first`,
    askUs: 'Ask us first',
  },
  whoDecided: 'Who decided',
  decidedBy: (who, board, day) => `${who}, on behalf of ${board}. ${day}.`,
  paper: {
    title: (number) => `Decision ${number}`,
    fileName: (number) => `decision-${number}`,
    page: (page, of) => `Page ${String(page)} of ${String(of)}`,
    unshown: 'Some character in the text could not be printed. The whole text is on Medborgarsidan.',
    facts: {
      number: 'Case',
      who: 'The decision concerns',
      about: 'Application',
      outcome: 'Decision',
      day: 'Day of decision',
      decidedBy: 'Decided by',
    },
    whoDecided: (who, board) => `${who}, on behalf of ${board}`,
  },
};

export type DecisionText = typeof sv;
/** Easy-read Swedish: what is said in shorter words. */
const easy: Part<DecisionText> = {
  outcomes: {
    GRANTED: { citizen: 'Ja', plain: 'Ja till det du bad om' },
    PARTIALLY_GRANTED: { citizen: 'Ja till en del', plain: 'Ja till en del, nej till resten' },
    REJECTED: { citizen: 'Nej', plain: 'Nej till det du bad om' },
  },
  plan: {
    made: {
      heading: 'Din plan är klar',
      lead: 'Du kan läsa den under Mitt stöd. Vi läser den igen varje år.',
      plain: 'Ja. Planen är klar',
    },
    coming: {
      heading: 'Ja, vi gör en plan med dig',
      lead: 'Planen är inte klar än. Vi gör den med dig. Sedan kan du läsa den under Mitt stöd.',
      plain: 'Ja. Planen är inte klar än',
    },
  },
  leads: {
    GRANTED: 'Vi säger ja till det du bad om.',
    PARTIALLY_GRANTED: 'Vi säger ja till en del. Vi säger nej till resten. Här står varför.',
    REJECTED: 'Här står varför. Här står också vad du kan göra om du tycker att det är fel.',
    DISMISSED: 'Vi har inte bestämt om du har rätt till stödet. Här står varför.',
    WRITTEN_OFF: 'Vi har inte sagt ja. Vi har inte sagt nej. Du kan be om stöd igen. Här står varför.',
  },
  shortly: {
    law: (law: string) => ` I lagen heter det ${law.toLowerCase()}.`,
    advanceRuling:
      'Det här är ett besked innan du flyttar. Det heter förhandsbesked. Du får stödet när du har flyttat hit. Beskedet gäller i sex månader. De räknas från den dag stödet finns för dig.',
  },
  costs: { heading: 'Det här får du pengar till' },
  text: 'Vad vi har bestämt',
  law: 'Lagen',
  disagree: 'Tycker du att det är fel?',
  appeal: {
    before: (day: string) => `Du kan överklaga till och med ${day}.`,
    counted: (weeks: string) =>
      ` Överklaga betyder att du säger att beslutet är fel. Du har ${weeks} på dig från dagen du läste beslutet. Det kostar inget. Du kan ändå söka igen.`,
    passed: (day: string) => `Du kunde överklaga till och med ${day}.`,
    passedText: ' Tror du att beslutet är fel? Har något ändrats? Skriv till oss. Du kan också söka igen.',
    steps: {
      write: (number: string) =>
        `Skriv att du vill ändra beslutet i ärende ${number}. Skriv vad du vill i stället och varför. Skriv ditt namn och din telefon.`,
      send: (address: string, where: string) =>
        `Skicka det till oss ${where}. Du kan också skicka ett brev till ${address}. Vi måste få det i tid. Vi läser och kan ändra oss.`,
      court: (court: string) =>
        `Ändrar vi inte allt? Då skickar vi det till ${court}. Det är en domstol. Den bestämmer.`,
    },
    ask: (who: string) => `Fråga ${who} först`,
  },
  whoDecided: 'Vem bestämde',
};

export const text: Record<Language, DecisionText> = inLanguages({ sv, en, easy });

/** Under LSS support is asked for: it is a request (begäran) and no application. */
const requests = toldOtherwise(text, {
  sv: {
    outcomes: {
      GRANTED: { plain: 'Ja till det du har begärt' },
      REJECTED: { plain: 'Nej till det du har begärt' },
      DISMISSED: { plain: 'Vi prövar inte det du har begärt' },
    },
    headings: {
      GRANTED: 'Ja till din begäran',
      PARTIALLY_GRANTED: 'Ja till en del av din begäran',
      REJECTED: 'Nej till din begäran',
      DISMISSED: 'Vi prövar inte din begäran',
    },
    leads: {
      GRANTED: 'Vi säger ja till det du har begärt.',
      DISMISSED: 'Vi har inte tagit ställning till om du har rätt till det du har begärt. Här står varför.',
    },
    appeal: {
      counted: (weeks, where) => ` Det är ${weeks} från dagen du läste beslutet ${where}. Det kostar inget.`,
      passedText:
        ' Skriv till oss om du tror att beslutet är fel, eller om något har ändrats. Du kan också begära stöd igen.',
    },
    paper: { facts: { about: 'Begäran' } },
  },
  en: {
    outcomes: {
      GRANTED: { plain: 'Yes to what you asked for' },
      REJECTED: { plain: 'No to what you asked for' },
      DISMISSED: { plain: 'We do not examine what you asked for' },
    },
    headings: {
      GRANTED: 'Yes to your request',
      PARTIALLY_GRANTED: 'Yes to a part of your request',
      REJECTED: 'No to your request',
      DISMISSED: 'We do not examine your request',
    },
    leads: {
      GRANTED: 'We say yes to what you have asked for.',
      DISMISSED: 'We have not considered whether you have a right to what you asked for. Here you can read why.',
    },
    appeal: {
      counted: (weeks, where) => ` That is ${weeks} from the day you read the decision ${where}. It costs nothing.`,
      passedText:
        ' Write to us if you think that the decision is wrong, or if something has changed. You can also ask for support again.',
    },
    paper: { facts: { about: 'Request' } },
  },
  easy: {
    headings: {
      GRANTED: 'Ja till det du bad om',
      PARTIALLY_GRANTED: 'Ja till en del av det du bad om',
      REJECTED: 'Nej till det du bad om',
      DISMISSED: 'Vi svarar inte på det du bad om',
    },
    appeal: {
      counted: (weeks) =>
        ` Överklaga betyder att du säger att beslutet är fel. Du har ${weeks} på dig från dagen du läste beslutet. Det kostar inget. Du kan ändå be om stöd igen.`,
      passedText: ' Tror du att beslutet är fel? Har något ändrats? Skriv till oss. Du kan också be om stöd igen.',
    },
  },
});

/** The words about decisions in cases of a kind. */
export function textOf(kind: CaseKind, language: Language): DecisionText {
  return (kind === 'lss' ? requests : text)[language];
}

// ── To employees, on the form where they decide ───────────────────────────────────────────────────────────────────

const decideSv = {
  title: (name: string) => `Besluta: ${name}`,
  heading: 'Besluta',
  back: 'Till ärendet',
  outcome: 'Utfall',
  plain: {
    GRANTED: 'Ja till allt som söks.',
    PARTIALLY_GRANTED: 'Ja till en del, nej till resten.',
    REJECTED: 'Prövat, men nej.',
    DISMISSED: 'Går inte att pröva, till exempel för att ansökan gäller en annan kommun.',
    WRITTEN_OFF: 'Det finns inget att besluta om längre, till exempel för att sökanden har tagit tillbaka det.',
  },
  amount: 'Beviljat belopp',
  amountHint: 'Hela kronor. Fyll i vid bifall och delvis bifall.',
  unit: 'kr',
  text: 'Beslutet till sökanden',
  textHint: 'Vad du beslutar, med enkla ord. Det här läser sökanden först.',
  reasons: 'Motivering',
  reasonsHint:
    'Varför: vad i ansökan och i lagen som avgör. Måste finnas om sökanden inte får allt (förvaltningslagen 32 §).',
  included: 'Det här följer med beslutet',
  basis: 'Lagrum',
  board: 'Beslutar för',
  by: 'Beslutsfattare',
  appeal: 'Överklagande',
  appealText: (weeks: number, court: string) =>
    `Skriftligt till oss inom ${weeks === 3 ? 'tre' : String(weeks)} veckor från den dag sökanden läste beslutet. ${court} prövar.`,
  post: 'Postadress',
  beside: 'Ärendet i korthet',
  facts: {
    who: 'Sökande',
    number: 'Ärende',
    about: 'Gäller',
    type: 'Slag',
    received: 'Kom in',
    files: 'Handlingar',
    applied: 'Ansökan',
  },
  fileCount: (count: number) => (count === 1 ? '1 fil' : `${String(count)} filer`),
  readApplication: 'Läs ansökan',
  submit: 'Fatta beslutet',
  final: 'Beslutet kan inte ändras här efteråt. Sökanden får veta att det finns att läsa.',
  anew: 'Du behöver logga in på nytt innan beslutet fattas. Det du har skrivit finns kvar, och sedan kan du besluta i en kvart.',
  written: (day: string, time: string) => `Det här skrev du ${day} kl. ${time}.`,
  returned: {
    title: 'Du har loggat in på nytt',
    text: 'Beslutet är inte fattat än: läs igenom och fatta det.',
  },
  kept: { title: 'Det du skrev finns kvar', text: 'Beslutet är inte fattat.' },
  news: {
    title: 'Det har kommit något nytt i ärendet',
    text: 'Beslutet är inte fattat. Läs det nya innan du beslutar.',
    read: 'Läs meddelandena',
    kept: 'Det du har skrivit finns kvar när du kommer tillbaka. Ändrar det nya ingenting kan du fatta beslutet nu.',
  },
  errors: {
    summary: 'Något behöver rättas',
    outcome: 'Välj ett utfall',
    amount: 'Skriv beloppet i hela kronor, till exempel 5802',
    unchecked: 'Kontrollera först vem som får företräda sökanden. Till dess kan du bara välja avvisning',
    text: 'Skriv vad du beslutar',
    reasons: 'Skriv varför sökanden inte får allt',
    long: (max: string) => `Texten är för lång. Skriv högst ${max} tecken`,
  },
  already: 'Ärendet har redan ett beslut, eller kan inte beslutas nu',
  alreadyText: 'Något hände i ärendet före dig. Det du skrev står kvar nedan. Läs ärendet innan du går vidare.',
};

const decideEn: typeof decideSv = {
  title: (name) => `Decide: ${name}`,
  heading: 'Decide',
  back: 'To the case',
  outcome: 'Outcome',
  plain: {
    GRANTED: 'Yes to everything applied for.',
    PARTIALLY_GRANTED: 'Yes to a part, no to the rest.',
    REJECTED: 'Examined, but no.',
    DISMISSED: 'Cannot be examined, for example since the application concerns another municipality.',
    WRITTEN_OFF: 'There is nothing to decide on any more, for example since the applicant has taken it back.',
  },
  amount: 'Amount granted',
  amountHint: 'Whole kronor. Fill in when all or a part is granted.',
  unit: 'kr',
  text: 'The decision to the applicant',
  textHint: 'What you decide, in plain words. This is what the applicant reads first.',
  reasons: 'Reasons',
  reasonsHint:
    'Why: what in the application and the law that settles it. Required unless everything is granted (Administrative Procedure Act, section 32).',
  included: 'This goes with the decision',
  basis: 'Legal basis',
  board: 'Decides for',
  by: 'Decision-maker',
  appeal: 'Appeal',
  appealText: (weeks, court) =>
    `In writing to us within ${weeks === 3 ? 'three' : String(weeks)} weeks from the day the applicant read the decision. ${court} examines it.`,
  post: 'Postal address',
  beside: 'The case in short',
  facts: {
    who: 'Applicant',
    number: 'Case',
    about: 'About',
    type: 'Sort',
    received: 'Came in',
    files: 'Documents',
    applied: 'Application',
  },
  fileCount: (count) => (count === 1 ? '1 file' : `${String(count)} files`),
  readApplication: 'Read the application',
  submit: 'Make the decision',
  final: 'The decision cannot be changed here afterwards. The applicant is told that it is there to read.',
  anew: 'You need to log in anew before the decision is made. What you have written is kept, and then you can decide for fifteen minutes.',
  written: (day, time) => `You wrote this on ${day} at ${time}.`,
  returned: {
    title: 'You have logged in anew',
    text: 'The decision has not been made yet: read it through and make it.',
  },
  kept: { title: 'What you wrote is still there', text: 'The decision has not been made.' },
  news: {
    title: 'Something new has come in the case',
    text: 'The decision has not been made. Read what is new before you decide.',
    read: 'Read the messages',
    kept: 'What you have written is still there when you come back. If what is new changes nothing you can make the decision now.',
  },
  errors: {
    summary: 'Something needs to be corrected',
    outcome: 'Choose an outcome',
    amount: 'Write the amount in whole kronor, for example 5802',
    unchecked: 'Check first who may represent the applicant. Until then you can only dismiss',
    text: 'Write what you decide',
    reasons: 'Write why the applicant does not get everything',
    long: (max) => `The text is too long. Write at most ${max} characters`,
  },
  already: 'The case already has a decision, or cannot be decided now',
  alreadyText:
    'Something happened in the case before you. What you wrote is kept below. Read the case before you go on.',
};

export type DecideText = typeof decideSv;
export const decideText: Record<Language, DecideText> = inLanguages({ sv: decideSv, en: decideEn });
