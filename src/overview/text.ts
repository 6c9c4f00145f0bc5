import { type Language, type Part, inLanguages } from '../platform/language.ts';

const counted = [
  'Inget',
  'En sak',
  'Två saker',
  'Tre saker',
  'Fyra saker',
  'Fem saker',
  'Sex saker',
  'Sju saker',
  'Åtta saker',
  'Nio saker',
];
const countedInEnglish = [
  'Nothing',
  'One thing',
  'Two things',
  'Three things',
  'Four things',
  'Five things',
  'Six things',
  'Seven things',
  'Eight things',
  'Nine things',
];

const sv = {
  title: 'Översikt',
  hello: (name: string) => `Hej ${name}.`,
  helloAnybody: 'Hej.',
  waits: (count: number) => `${counted[count] ?? `${String(count)} saker`} väntar på dig.`,
  news: (count: number) => (count === 1 ? 'Du har ett nytt meddelande.' : `Du har ${String(count)} nya meddelanden.`),
  begun: 'Du har en påbörjad ansökan.',
  calm: 'Inget väntar på dig.',
  earlier: {
    title: 'Dina tidigare ärenden',
    waits:
      'Du har fått ett nytt nummer. Det du har skickat förut visas här när vi har kontrollerat att det är ditt. Du kan söka och skriva som vanligt under tiden.',
    hurry: 'Är det bråttom? Ring ',
    apart: 'Vi kunde inte koppla ihop ditt nya nummer med det som har skickats förut. Är något ditt? Ring ',
  },
  needs: {
    heading: 'Behöver dig',
    answer: (who: string) => `Svara ${who}`,
    answerText: (name: string) => `${name}. Vi har bett dig om något och behöver ditt svar för att komma vidare.`,
    investigation: 'Läs utredningen och säg vad du tycker',
    investigationText: (name: string) => `${name}. Vi vill höra dig innan vi beslutar.`,
    meeting: 'Välj en tid att ses',
    meetingText: (name: string) => `${name}. Vi har föreslagit tider.`,
    booked: (when: string) => `Möte ${when}`,
    bookedText: (name: string) => `${name}. Kan du inte, be om en annan tid.`,
    decision: 'Läs ditt beslut',
    decisionText: (name: string, who: string) => `${name}. ${who} har beslutat.`,
    draft: (name: string) => `Gör klart din ansökan: ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
    part: (name: string) => `Gör klart din del av ansökan: ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
    draftText: (until: string) =>
      `Den är inte skickad. Vi sparar den till ${until}, sedan tas den bort. Vill du inte söka längre behöver du inte göra något.`,
    draftLast: (until: string) =>
      `Den är inte skickad. Vi sparar den till ${until}, sedan tas den bort. Sparar du något i den är den kvar längre.`,
    keep: 'Spara den längre',
  },
  cases: {
    heading: 'Dina ärenden',
    none: 'Du har inga ärenden än. När du har skickat en ansökan ser du här hur det går.',
    all: 'Alla dina ärenden',
  },
  drafts: {
    heading: 'Påbörjat',
    state: 'Inte skickad',
    text: (saved: string, kept: string) => `Sparad ${saved}. Vi sparar den till ${kept}, sedan tas den bort.`,
  },
  messages: {
    heading: 'Meddelanden',
    none: 'Du har inga meddelanden. Vi skriver här när något händer i ditt ärende.',
    all: 'Alla meddelanden',
  },
  doors: {
    heading: 'Det här kan du göra',
    apply: 'Sök försörjningsstöd',
    applyText: 'Pengar till mat, hyra och räkningar. Du kan göra lite i taget.',
    lss: 'Stöd vid funktionsnedsättning',
    lssText: 'Begär stöd enligt LSS, eller ändra det du har.',
    measures: 'Mina insatser',
    measuresText: 'Det stöd du har fått ja till: vem som ger det, och hur länge.',
    lssYoung: 'Du som har fyllt 15 begär själv stöd enligt LSS.',
    lssChild: 'Så begär din vårdnadshavare stöd enligt LSS för dig.',
    money: 'Räcker inte pengarna hemma?',
    moneyText: 'Så kan du göra som är under 18 år, och vem du kan prata med.',
    write: 'Skriv till oss',
    writeText: 'Ditt meddelande läses bara av dem som arbetar med ditt ärende.',
    contact: 'Prata med oss',
    contactText: 'Ring, kom hit eller skriv brev. Ditt eget ärende kan du skriva i när du har sökt.',
    representatives: 'Företrädare',
    representativesText: 'Hjälper du någon, eller hjälper någon dig? Här säger du vem som får göra vad.',
    profile: 'Ändra hur vi når dig',
    profileText: 'Telefon, e-post och hur du vill få veta att något har hänt.',
  },
};

const en: typeof sv = {
  title: 'Overview',
  hello: (name) => `Hello ${name}.`,
  helloAnybody: 'Hello.',
  waits: (count) =>
    `${countedInEnglish[count] ?? `${String(count)} things`} ${count === 1 ? 'is' : 'are'} waiting for you.`,
  news: (count) => (count === 1 ? 'You have a new message.' : `You have ${String(count)} new messages.`),
  begun: 'You have an application that you have begun.',
  calm: 'Nothing is waiting for you.',
  earlier: {
    title: 'Your earlier cases',
    waits:
      'You have a new number. What you have sent before is shown here when we have checked that it is yours. You can apply and write as usual in the meantime.',
    hurry: 'Is it urgent? Call ',
    apart: 'We could not connect your new number with what was sent before. Is something of it yours? Call ',
  },
  needs: {
    heading: 'Needs you',
    answer: (who) => `Answer ${who}`,
    answerText: (name) => `${name}. We have asked you for something and need your answer to carry on.`,
    investigation: 'Read the investigation and say what you think',
    investigationText: (name) => `${name}. We want to hear you before we decide.`,
    meeting: 'Choose a time to meet',
    meetingText: (name) => `${name}. We have proposed times.`,
    booked: (when) => `Meeting ${when}`,
    bookedText: (name) => `${name}. If you cannot come, ask for another time.`,
    decision: 'Read your decision',
    decisionText: (name, who) => `${name}. ${who} has decided.`,
    draft: (name) => `Finish your application: ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
    part: (name) => `Finish your part of the application: ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
    draftText: (until) =>
      `It is not sent. We keep it until ${until}, then it is removed. If you do not want to apply any more you need not do anything.`,
    draftLast: (until) =>
      `It is not sent. We keep it until ${until}, then it is removed. If you save something in it, it is kept longer.`,
    keep: 'Keep it longer',
  },
  cases: {
    heading: 'Your cases',
    none: 'You have no cases yet. When you have sent an application you see here how it goes.',
    all: 'All your cases',
  },
  drafts: {
    heading: 'Begun',
    state: 'Not sent',
    text: (saved, kept) => `Saved ${saved}. We keep it until ${kept}, then it is removed.`,
  },
  messages: {
    heading: 'Messages',
    none: 'You have no messages. We write here when something happens in your case.',
    all: 'All messages',
  },
  doors: {
    heading: 'What you can do',
    apply: 'Apply for livelihood support',
    applyText: 'Money for food, rent and bills. You can do a little at a time.',
    lss: 'Support for disabled people',
    lssText: 'Ask for support under LSS, or change what you have.',
    measures: 'My measures',
    measuresText: 'The support you have been granted: who gives it, and for how long.',
    lssYoung: 'You who are 15 or older ask for support under LSS yourself.',
    lssChild: 'How your guardian asks for support under LSS for you.',
    money: 'Is there not enough money at home?',
    moneyText: 'What you can do when you are under 18, and whom you can talk to.',
    write: 'Write to us',
    writeText: 'Your message is read only by those who work with your case.',
    contact: 'Talk to us',
    contactText: 'Call, come here or send a letter. When you have applied you can write in your own case.',
    representatives: 'Representatives',
    representativesText: 'Do you help somebody, or does somebody help you? Here you say who may do what.',
    profile: 'Change how we reach you',
    profileText: 'Phone, e-mail and how you want to know that something has happened.',
  },
};

export type OverviewText = typeof sv;
/** Easy-read Swedish: what is said in shorter words. */
const easy: Part<OverviewText> = {
  waits: (count: number) => (count === 1 ? 'En sak väntar på dig.' : `${String(count)} saker väntar på dig.`),
  begun: 'Du har börjat på en ansökan. Den är inte skickad.',
  calm: 'Du behöver inte göra något nu.',
  earlier: {
    waits: 'Du har fått ett nytt nummer. Vi kontrollerar vem du är. Sedan ser du dina gamla ärenden här.',
    hurry: 'Har du bråttom? Ring ',
    apart: 'Vi hittade inte dina gamla ärenden. Ring oss: ',
  },
  needs: {
    heading: 'Det här ska du göra',
    answerText: (name: string) => `${name}. Vi har frågat dig om något. Vi behöver ditt svar.`,
    investigation: 'Läs vad vi har skrivit om dig',
    investigationText: (name: string) => `${name}. Säg vad du tycker. Vi bestämmer sedan.`,
    meeting: 'Välj en tid att träffas',
    meetingText: (name: string) => `${name}. Vi har tider som du kan välja.`,
    bookedText: (name: string) => `${name}. Kan du inte? Säg det till oss.`,
    decision: 'Läs ditt beslut',
    decisionText: (name: string, who: string) => `${name}. ${who} har bestämt.`,
    draft: (name: string) => `Skriv klart: ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
    part: (name: string) => `Skriv klart din del: ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
    draftText: (until: string) =>
      `Du har inte skickat den. Vi tar bort den efter ${until}. Vill du inte söka? Då behöver du inte göra något.`,
    draftLast: (until: string) =>
      `Du har inte skickat den. Vi tar bort den efter ${until}. Sparar du något i den är den kvar längre.`,
    keep: 'Spara den längre',
  },
  cases: { none: 'Du har inte skickat något än. Här ser du sedan hur det går.' },
  drafts: {
    text: (saved: string, kept: string) => `Du sparade ${saved}. Vi tar bort den ${kept}.`,
  },
  messages: { none: 'Du har inga meddelanden. Vi skriver till dig här.' },
  doors: {
    applyText: 'Pengar till mat, hyra och räkningar.',
    lss: 'Stöd till dig som har en funktionsnedsättning',
    lssText: 'Stödet heter LSS. Så gör du för att få det.',
    measures: 'Mitt stöd',
    measuresText: 'Det stöd du har fått. Vem ger det? Hur länge?',
    lssYoung: 'Du är 15 år eller äldre. Du kan själv be om stöd.',
    lssChild: 'Din vårdnadshavare kan be om stöd åt dig.',
    moneyText: 'Är du under 18 år? Så kan du göra.',
    writeText: 'Bara vi som arbetar med ditt ärende läser.',
    contactText: 'Ring, kom hit eller skriv ett brev.',
    profileText: 'Ändra din telefon eller e-post.',
  },
};

export const text: Record<Language, OverviewText> = inLanguages({ sv, en, easy });
