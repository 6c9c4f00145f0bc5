import { type Language, type Part, inLanguages } from '../platform/language.ts';

const sv = {
  /** On the page of the draft, to her whose turn it is. */
  mine: {
    title: 'Din tur: läs igenom och skicka',
    returned: (name: string, day: string) => `${name} lämnade tillbaka ${day}. Bara du kan skriva under och skicka.`,
    shared: (name: string) => `${name} kan läsa det du fyller i, men inte ändra.`,
    sharedTitle: (name: string) => `Du delar det här med ${name}`,
  },
  helping: {
    title: 'Din tur att fylla i',
    lead: (name: string) =>
      `Fyll i det du kan, och lämna tillbaka till ${name} när du är klar. Bara ${name} kan skriva under och skicka.`,
    allDone: 'Alla delar är klara. Nu kan du läsa igenom och lämna tillbaka.',
    check: 'Läs igenom och lämna tillbaka',
    checkLead: (name: string) =>
      `Det här har du och ${name} fyllt i. Stämmer allt? Du kan ändra ända tills du lämnar tillbaka.`,
    left: 'Det här kan också besvaras',
    leftText: 'De här frågorna är inte besvarade. Det går att skicka ändå, men då kan det ta längre tid.',
  },
  note: (name: string, note: string) => `${name} skriver: ”${note}”`,
  /** To the one who reads while the other fills in. */
  theirs: {
    title: (name: string, day: string) => `${name} fyller i nu, sedan ${day}`,
    owner: 'Du kan läsa men inte ändra så länge. Du kan ta tillbaka turen när du vill. Inget försvinner.',
    helper: (name: string) => `Du kan läsa men inte ändra. Vi säger till om ${name} vill att du fyller i mer.`,
    answers: 'Det som är ifyllt hittills',
    none: 'Inget är ifyllt än.',
    take: 'Ta tillbaka turen',
    takeText: 'Då kan bara du ändra.',
    back: 'Mina sidor',
  },
  end: {
    heading: 'Sluta dela',
    text: (name: string) => `Då kan ${name} varken läsa eller fylla i mer här. Det som är ifyllt finns kvar hos dig.`,
    button: 'Sluta dela',
    done: 'Du delar inte det här längre',
    doneText: 'Bara du kan läsa och fylla i. Allt som är ifyllt finns kvar.',
    taken: 'Nu är det din tur igen',
    takenText: 'Allt som är ifyllt finns kvar.',
  },
  give: {
    link: 'Låt någon annan fortsätta fylla i',
    title: 'Låt någon annan fortsätta',
    lead: 'Den andra fyller i och du läser. Du kan ta tillbaka turen när du vill. Bara du kan skriva under och skicka.',
    whom: 'Vem ska fortsätta?',
    choose: 'Välj vem som ska fortsätta.',
    acts: 'Företräder dig',
    about: 'Den det gäller',
    readsTitle: 'Vad den andra får läsa',
    reads: (who: string) =>
      `${who} får läsa allt du har skrivit hittills, också om hälsa, pengar, konto och andra i familjen, och öppna filerna. ${who} får också ändra och ta bort.`,
    readsNot: (who: string) =>
      `${who} får inte se ditt telefonnummer, din e-post eller hur vi ska säga till dig. Det fyller bara du i.`,
    chosen: 'Den du väljer',
    note: 'Vad vill du ha hjälp med?',
    button: 'Lämna över',
    gone: 'Det gick inte att lämna över',
    goneText: 'Välj igen, om någon finns att välja. Inget har ändrats.',
    back: 'Tillbaka',
  },
  return: {
    link: (name: string) => `Lämna tillbaka till ${name}`,
    title: (name: string) => `Lämna tillbaka till ${name}`,
    lead: (name: string) =>
      `${name} läser igenom det du har fyllt i, ändrar om något är fel och skickar. Du kan fortfarande läsa.`,
    note: (name: string) => `Vill du säga något till ${name}?`,
    button: 'Lämna tillbaka',
  },
  noteHint: (most: number) =>
    `Du behöver inte skriva något. Högst ${String(most)} tecken. Ni två kan läsa det, ingen annan.`,
  tooLong: (most: number, over: number) =>
    `Korta texten lite. Den får ha högst ${String(most)} tecken, och är ${String(over)} för lång.`,
  errorTitle: 'Något behöver ändras',
  errorNote: 'Det du skrev finns kvar. Inget har ändrats.',
  /** A page that only she whose draft it is fills in. */
  owners: {
    title: (name: string) => `Det här fyller ${name} i`,
    lead: (name: string) => `Hur ${name} nås och vem det gäller är det bara ${name} som svarar på.`,
    back: 'Tillbaka till alla delar',
  },
  /** A page left open by the one who has lost the turn. */
  lost: {
    title: (name: string) => `Det är inte din tur längre. ${name} fyller i nu`,
    lead: 'Det du skrev nyss är inte sparat. Här står det, så att du kan kopiera det.',
    leadEmpty: 'Du kan läsa det som är ifyllt.',
    gone: 'Du kan inte längre läsa eller fylla i det här',
    goneLead: 'Det delas inte med dig nu, eller så är det skickat.',
    wrote: 'Det här skrev du',
    note: 'Det du ville säga',
    files: 'Filer som du lade till nyss är inte heller sparade.',
    read: 'Läs det som är ifyllt',
  },
  /** To the owner, before she signs. */
  changed: {
    title: (name: string) => `Det här har ${name} fyllt i eller ändrat`,
    lead: 'Läs det extra noga. Du skriver under att det stämmer.',
  },
  overview: {
    mine: (what: string) => `Din tur: ${what}`,
    mineText: (name: string) => `${name} har lämnat tillbaka. Läs igenom och skicka.`,
    helping: (name: string) => `${name} vill att du fyller i`,
    helpingText: (what: string, day: string) => `${what}. Din tur sedan ${day}.`,
    theirs: (name: string, day: string) => `${name} fyller i nu, sedan ${day}.`,
    title: (what: string, name: string) => `${what}, ${name}`,
    state: 'Delas',
  },
};
export type TurnsText = typeof sv;
const en: TurnsText = {
  mine: {
    title: 'Your turn: read through and send',
    returned: (name, day) => `${name} gave it back on ${day}. Only you can sign and send.`,
    shared: (name) => `${name} can read what you fill in, but not change it.`,
    sharedTitle: (name) => `You share this with ${name}`,
  },
  helping: {
    title: 'Your turn to fill in',
    lead: (name) =>
      `Fill in what you can, and give it back to ${name} when you are done. Only ${name} can sign and send.`,
    allDone: 'All parts are done. Now you can read through and give it back.',
    check: 'Read through and give it back',
    checkLead: (name) =>
      `This is what you and ${name} have filled in. Is it all right? You can change it until you give it back.`,
    left: 'This can be answered too',
    leftText: 'These questions are not answered. It can be sent all the same, but then it may take longer.',
  },
  note: (name, note) => `${name} writes: “${note}”`,
  theirs: {
    title: (name, day) => `${name} is filling in now, since ${day}`,
    owner:
      'You can read but not change anything meanwhile. You can take the turn back whenever you want. Nothing is lost.',
    helper: (name) => `You can read but not change anything. We tell you if ${name} wants you to fill in more.`,
    answers: 'What is filled in so far',
    none: 'Nothing is filled in yet.',
    take: 'Take back the turn',
    takeText: 'Then only you can change anything.',
    back: 'My pages',
  },
  end: {
    heading: 'Stop sharing',
    text: (name) => `Then ${name} can neither read nor fill in anything more here. What is filled in stays with you.`,
    button: 'Stop sharing',
    done: 'You no longer share this',
    doneText: 'Only you can read and fill in. Everything that is filled in is still here.',
    taken: 'Now it is your turn again',
    takenText: 'Everything that is filled in is still here.',
  },
  give: {
    link: 'Let somebody else go on filling in',
    title: 'Let somebody else go on',
    lead: 'The other one fills in and you read. You can take the turn back whenever you want. Only you can sign and send.',
    whom: 'Who should go on?',
    choose: 'Choose who should go on.',
    acts: 'Represents you',
    about: 'The one it is about',
    readsTitle: 'What the other one may read',
    reads: (who) =>
      `${who} may read everything you have written so far, also about health, money, accounts and others in the family, and open the files. ${who} may also change and remove.`,
    readsNot: (who) =>
      `${who} may not see your telephone number, your email or how we are to tell you things. Only you fill that in.`,
    chosen: 'The one you choose',
    note: 'What do you want help with?',
    button: 'Hand over',
    gone: 'It could not be handed over',
    goneText: 'Choose again, if there is somebody to choose. Nothing has been changed.',
    back: 'Back',
  },
  return: {
    link: (name) => `Give it back to ${name}`,
    title: (name) => `Give it back to ${name}`,
    lead: (name) =>
      `${name} reads through what you have filled in, changes it if something is wrong, and sends it. You can still read.`,
    note: (name) => `Do you want to say something to ${name}?`,
    button: 'Give it back',
  },
  noteHint: (most) =>
    `You do not have to write anything. At most ${String(most)} characters. You two can read it, nobody else.`,
  tooLong: (most, over) =>
    `Make the text a little shorter. It may have at most ${String(most)} characters, and is ${String(over)} too long.`,
  errorTitle: 'Something needs to be changed',
  errorNote: 'What you wrote is still here. Nothing has been changed.',
  owners: {
    title: (name) => `${name} fills this in`,
    lead: (name) => `How ${name} is reached and whom it is about are for ${name} only to answer.`,
    back: 'Back to all parts',
  },
  lost: {
    title: (name) => `It is not your turn any more. ${name} is filling in now`,
    lead: 'What you wrote just now is not saved. It stands here so that you can copy it.',
    leadEmpty: 'You can read what is filled in.',
    gone: 'You can no longer read or fill in this',
    goneLead: 'It is not shared with you now, or it has been sent.',
    wrote: 'This is what you wrote',
    note: 'What you wanted to say',
    files: 'Files that you added just now are not saved either.',
    read: 'Read what is filled in',
  },
  changed: {
    title: (name) => `This is what ${name} has filled in or changed`,
    lead: 'Read it with extra care. You sign that it is right.',
  },
  overview: {
    mine: (what) => `Your turn: ${what}`,
    mineText: (name) => `${name} has given it back. Read through and send.`,
    helping: (name) => `${name} wants you to fill in`,
    helpingText: (what, day) => `${what}. Your turn since ${day}.`,
    theirs: (name, day) => `${name} is filling in now, since ${day}.`,
    title: (what, name) => `${what}, ${name}`,
    state: 'Shared',
  },
};
const easy: Part<TurnsText> = {
  mine: {
    title: 'Din tur: läs och skicka',
    returned: (name, day) => `${name} blev klar ${day}. Nu kan du läsa. Bara du kan skicka.`,
    shared: (name) => `${name} kan läsa. Men ${name} kan inte ändra.`,
  },
  helping: {
    lead: (name) => `Skriv det du kan. Lämna sedan tillbaka till ${name}. Bara ${name} kan skicka.`,
    allDone: 'Ni har svarat på allt. Läs. Lämna sedan tillbaka.',
    check: 'Läs och lämna tillbaka',
    checkLead: (name) => `Det här har du och ${name} skrivit. Är allt rätt? Du kan ändra.`,
    left: 'Det här är inte besvarat',
    leftText: 'Ni kan skicka ändå. Men det kan ta längre tid.',
  },
  theirs: {
    owner: 'Du kan läsa. Du kan inte ändra nu. Vill du skriva själv? Ta tillbaka turen. Inget försvinner.',
    helper: (name) => `Du kan läsa. Du kan inte ändra. Vi säger till om ${name} vill ha mer hjälp.`,
    answers: 'Det här har ni skrivit',
    none: 'Ni har inte skrivit något än.',
  },
  end: {
    text: (name) => `Då kan ${name} inte läsa mer. ${name} kan inte heller skriva. Det ni har skrivit finns kvar.`,
    doneText: 'Nu kan bara du läsa och skriva. Det ni har skrivit finns kvar.',
    takenText: 'Det ni har skrivit finns kvar.',
  },
  give: {
    link: 'Låt någon annan skriva',
    title: 'Låt någon annan skriva',
    lead: 'Den andra skriver. Du kan läsa. Du kan ta tillbaka turen när du vill. Bara du kan skicka.',
    whom: 'Vem ska skriva?',
    choose: 'Välj vem som ska skriva.',
    reads: (who) =>
      `${who} får läsa allt du har skrivit. Också om hur du mår, dina pengar och din familj. ${who} får öppna filerna. ${who} får ändra och ta bort.`,
    readsNot: (who) => `${who} får inte se ditt telefonnummer eller din e-post.`,
    note: 'Vad vill du ha hjälp med?',
    goneText: 'Välj igen, om det finns någon att välja. Inget är ändrat.',
  },
  return: {
    lead: (name) => `${name} läser det du har skrivit och skickar. Du kan läsa.`,
  },
  noteHint: () => 'Du behöver inte skriva något. Bara ni två kan läsa det.',
  tooLong: (most) => `Skriv kortare. Det får vara ${String(most)} tecken.`,
  owners: {
    title: (name) => `Det här svarar ${name} på`,
    lead: (name) => `Bara ${name} får svara på den här sidan.`,
    back: 'Tillbaka',
  },
  lost: {
    title: (name) => `Det är inte din tur nu. Nu skriver ${name}`,
    lead: 'Vi har inte sparat det du skrev nyss. Det står här. Du kan kopiera det.',
    leadEmpty: 'Du kan läsa det ni har skrivit.',
    gone: 'Du kan inte läsa eller skriva här mer',
    goneLead: 'Ni delar det inte nu. Eller så är det skickat.',
    files: 'Vi har inte sparat filerna du lade till nyss.',
    read: 'Läs det ni har skrivit',
  },
  changed: {
    title: (name) => `Det här har ${name} skrivit eller ändrat`,
    lead: 'Läs det noga. Det är du som säger att det stämmer.',
  },
  overview: {
    mineText: (name) => `${name} är klar. Läs och skicka.`,
    helping: (name) => `${name} vill att du skriver`,
  },
};

export const text: Record<Language, TurnsText> = inLanguages({ sv, en, easy });
