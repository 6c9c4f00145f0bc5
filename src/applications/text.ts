import { formatAmount, formatBytes, formatMoney, isoDate } from '../platform/format.ts';
import type { CommonWords } from '../platform/forms/words.ts';
import type { ParseContext } from '../platform/forms/values.ts';
import { type Language, type Part, inLanguages } from '../platform/language.ts';

const monthNames: Record<Language, readonly string[]> = inLanguages({
  sv: [
    'januari',
    'februari',
    'mars',
    'april',
    'maj',
    'juni',
    'juli',
    'augusti',
    'september',
    'oktober',
    'november',
    'december',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
});

/** What reading a posted form needs to know of the world: the day in Sweden, and months in every language. */
export function readingContext(now: Date): ParseContext {
  return { today: isoDate(now), monthNames: Object.values(monthNames) };
}

// Dates in frozen answers are put together here and not by the runtime, so that the words never change with it.
function dates(language: Language): Pick<CommonWords, 'date' | 'monthOf' | 'monthNames'> {
  const names = monthNames[language];
  const monthOf = (iso: string) => `${names[Number(iso.slice(5, 7)) - 1] ?? ''}\u00a0${iso.slice(0, 4)}`;
  return { monthNames: names, monthOf, date: (iso) => `${String(Number(iso.slice(8, 10)))}\u00a0${monthOf(iso)}` };
}

const sv = {
  form: {
    language: 'sv',
    yes: 'Ja',
    no: 'Nej',
    confirmed: 'Ja, bekräftat',
    notAnswered: 'Inget svar',
    chooseOne: 'Välj',
    edit: 'Ändra',
    remove: 'Ta bort',
    day: 'Dag',
    month: 'Månad',
    year: 'År',
    clearing: 'Clearingnummer',
    account: 'Kontonummer',
    krona: 'kr',
    ...dates('sv'),
    money: (ore) => formatMoney(ore, 'sv'),
    number: (value) => formatAmount(value * 100, 'sv'),
    size: (bytes) => formatBytes(bytes, 'sv'),
    fillIn: 'Fyll i ”{label}”',
    cut: 'Vi kunde bara behålla de första {kept} tecknen.',
    errors: {
      required: 'Svara på frågan ”{label}”',
      tooLong: 'Korta texten lite. Den får ha högst {max} tecken, och är {over} för lång.',
      notOption: 'Välj ett av alternativen.',
      date: 'Skriv ett datum som finns, till exempel 10 december 2026.',
      datePart: 'Skriv både dag, månad och år. Gissa om du inte vet.',
      tooEarly: 'Skriv en dag som inte har varit än.',
      tooLate: 'Skriv en dag som redan har varit.',
      month: 'Skriv månad och år, till exempel december 2026.',
      number: 'Skriv med siffror, till exempel 3.',
      tooSmall: 'Skriv {min} eller mer.',
      tooLarge: 'Skriv högst {max}. Stämmer det inte? Hör av dig till oss.',
      money: 'Skriv beloppet med siffror, till exempel 1 200 eller 1 200,50.',
      personalNumber: 'Skriv personnumret med tio eller tolv siffror, år, månad och dag först.',
      personalNumberCheck: 'Någon siffra i personnumret verkar vara fel. Titta en gång till.',
      wholeNumber: 'Skriv hela personnumret, med tio eller tolv siffror.',
      ownNumber: 'Det är ditt eget personnummer. Skriv din partners.',
      tooOld: 'Enligt numret är barnet {years} år eller äldre. Titta en gång till på numret, eller ta bort barnet.',
      childNumber: 'Det är barnets personnummer. Skriv den andra personens.',
      coordination: 'Skriv ett personnummer. Samordningsnummer går inte att använda här.',
      email: 'Skriv hela e-postadressen, med @ och punkt.',
      phone: 'Skriv hela telefonnumret, med riktnummer. Börja med + och landets nummer om det är utländskt.',
      clearing: 'Skriv clearingnumret med fyra siffror, eller fem om det börjar på 8.',
      account: 'Skriv kontonumret med bara siffror, utan clearingnumret.',
      groupFull: 'Det går att lägga till högst {max}. Skriv resten under ”Med dina ord”.',
      filesFull: 'Det går att lägga till högst {max} filer här. Du kan skicka fler senare.',
    },
  } satisfies CommonWords,

  errorTitle: (count: number) => (count === 1 ? 'Ett svar behöver ändras' : `${countWord(count)} svar behöver ändras`),
  fileProblems: (count: number) =>
    count === 1 ? 'En fil kom inte med' : `${countWord(count, 'sv')} filer kom inte med`,
  errorNote: 'Allt annat är sparat.',
  /** What is signed, and stands in what was sent. */
  helped: (name: string) => `${name} hjälpte till att fylla i.`,
  helpTitle: 'Hjälp',
  step: (n: number, of: number) => `Del ${n} av ${of}`,
  question: (n: number, of: number) => `Fråga ${n} av ${of}`,
  /** Who "you" is, for one who asks for somebody else. */
  you: {
    other: (name: string) => `På den här sidan är ”du” ${name}.`,
    writer: (name: string) => `På den här sidan är ”du” den som skriver, inte ${name}.`,
  },
  allParts: 'Alla delar',
  partsTitle: 'Alla delar',
  saved: (time: string) => `Allt är sparat, kl. ${time}`,
  savedExcept: (time: string, count: number) =>
    `Sparat kl. ${time}, utom ${count === 1 ? 'ett svar' : `${countWord(count).toLowerCase()} svar`}`,
  saveAndContinue: 'Spara och fortsätt',
  later: 'Gör klart senare',
  upload: 'Lägg till filerna',
  notSaved: 'Inte sparat. Vi försöker igen.',
  savingStopped: 'Inte sparat. Tryck på Spara och fortsätt, så visar vi varför.',
  back: 'Tillbaka',
  keptUntil: (day: string) => `Du kan stänga sidan när du vill. Vi sparar det du har skrivit till ${day}.`,
  alone: 'Kan du inte söka tillsammans? Prata med oss',
  savedIsNotSent: 'Sparat är inte skickat. Vi ser det först när du har bekräftat.',
  state: {
    notStarted: 'Inte påbörjad',
    started: 'Påbörjad',
    done: 'Klar',
    notNeeded: 'Behövs inte',
    here: 'Du är här',
    locked: 'Öppnas när resten är klart',
    open: 'Redo',
  },
  review: 'Granska och bekräfta',
  reviewHelping: 'Läs igenom och lämna tillbaka',
  monthOf: (title: string, month: string) => `${title}, ${month}`,
  urgentNote: (phone: string) => ({ before: 'Är det akut? ', link: `Ring ${phone}`, after: '. Säg att det är akut.' }),

  conflict: {
    title: 'Sidan är sparad från ett annat fönster',
    lead: 'Du har sparat andra svar här efter att du öppnade sidan, i ett annat fönster eller på en annan enhet. Ingenting är bortkastat. Dina svar står kvar här nedanför. Sparar du nu gäller de.',
    theirs: 'Sparat i det andra fönstret',
    mine: 'Ditt svar här',
  },

  start: {
    over: 'Ekonomiskt bistånd',
    title: 'Sök försörjningsstöd',
    lead: 'Försörjningsstöd är pengar till mat, hyra och räkningar, när du inte kan försörja dig på något annat sätt just nu.',
    urgentTitle: 'Är det akut?',
    urgent: 'Har du inte mat i dag, eller ingenstans att sova? Vänta inte på ansökan. Ring',
    urgentHours: (hours: string) => `${hours}.`,
    emergency: 'Andra tider: ring socialjouren,',
    aboutTitle: 'Innan du börjar',
    about: [
      'Det tar ungefär 20 minuter. Du svarar på frågor om dig, ditt hem, inkomster och kostnader.',
      'Allt sparas medan du skriver. Du kan sluta när du vill och fortsätta senare, på en annan telefon eller dator.',
      'Sparat är inte skickat. Vi ser ingenting förrän du har läst igenom och bekräftat med e-legitimation.',
    ],
    needTitle: 'Bra att ha till hands',
    need: [
      'Kontoutdrag för de senaste tre månaderna',
      'Hyresavi och räkningar du söker för',
      'Lönebesked och besked om ersättningar',
      'Clearingnummer och kontonummer',
      'Personnummer för dem du bor med',
    ],
    /** When one has applied before. */
    needAgain: [
      'Hur mycket pengar du har på dina konton i dag',
      'Besked om inkomster som är nya eller har ändrats',
      'Räkningar som är nya',
    ],
    needNote: 'Saknar du något? Sök ändå. Du kan lämna papper senare.',
    whoTitle: 'Vem kan se det du skriver?',
    who: [
      'Bara du, tills du skickar ansökan.',
      'Sedan de som handlägger ditt ärende hos socialtjänsten. De har tystnadsplikt. Varje gång någon öppnar ärendet antecknas det.',
      'Är du gift eller sambo gäller ansökan er båda. När du har skickat din del ber vi din partner om sin. Då ser din partner vem som har sökt och det ni har gemensamt, till exempel hemmet, barnen och hyran. Dina inkomster, dina egna ord, dina filer och dina meddelanden ser bara du och vi.',
    ],
    afraid: 'Är du rädd för din partner? Ring oss innan du skickar, eller skriv till oss här: ',
    talk: 'Prata med oss utan att någon annan hör',
    rightTitle: 'Andra sätt',
    right: 'Du kan också söka på papper, på telefon eller hos oss, och få samma beslut. Alla har rätt att söka.',
    begin: 'Börja ansökan',
    drafts: 'Du har en påbörjad ansökan',
    continue: 'Fortsätt',
  },

  young: {
    over: 'Försörjningsstöd',
    title: 'Du är under 18 år',
    lead: 'Då är det din vårdnadshavare som söker försörjningsstöd, för hela familjen. Du kan inte söka själv här. Men du har rätt att få hjälp.',
    waysTitle: 'Så kan du göra',
    ways: [
      'Prata med din vårdnadshavare. Hon eller han kan söka här, och det som du behöver räknas med.',
      'Bor du inte hemma, eller går det inte att prata där? Ring oss. Du behöver inte fråga någon om lov.',
      'Du behöver inte säga vad du heter för att fråga.',
    ],
    ownVoice: 'Du har fyllt 15. Då får du själv be om hjälp och säga vad du tycker i det som gäller dig.',
    talkTitle: 'Prata med någon',
    talk: 'Det är inte ditt fel om pengarna inte räcker. Det finns vuxna som kan hjälpa till.',
    office: 'Socialtjänsten',
    duty: 'Socialjouren',
    lssTitle: 'Stöd vid funktionsnedsättning',
    lssVoice: 'Från 15 år begär du själv stöd enligt LSS. ',
    lssChild: 'Din vårdnadshavare begär stöd enligt LSS för dig. ',
    lssLink: 'Så går det till',
  },

  tasks: {
    title: 'Alla svar',
    lead: 'Ta delarna i vilken ordning du vill.',
    left: (count: number) => (count === 1 ? 'En del är kvar.' : `${countWord(count)} delar är kvar.`),
    allDone: 'Alla delar är klara. Nu kan du läsa igenom och bekräfta.',
    continue: 'Fortsätt där du slutade',
    discard: 'Ta bort det du har skrivit',
  },

  check: {
    title: 'Läs igenom och bekräfta',
    lead: 'Det här skickar du till oss. Stämmer allt? Du kan ändra ända tills du bekräftar, och rätta efteråt om något blev fel.',
    change: 'Ändra',
    missingTitle: 'Det här behöver du svara på först',
    recommendedTitle: 'Du kan skicka ändå',
    recommended:
      'De här frågorna har du inte svarat på. Det går bra att skicka ansökan, men vi kan behöva fråga dig, och då tar det längre tid.',
    withoutFile:
      'Du har svarat att du lägger till de här papperen, men det finns ingen fil. Du kan skicka ansökan ändå, och papperen sedan i ärendet. Det kan ta längre tid innan du får beslut.',
    proposalTitle: 'Så kan det bli',
    proposal: {
      other:
        'Du söker bara för något annat än att leva på den här månaden. Det bedömer handläggaren för sig. Räkningen visar vad en hel månad blir med det du har svarat.',
      partner:
        'Här är bara det du har svarat räknat. Din partner fyller i sina inkomster och kostnader själv, och summan blir en annan när de är med. Den visar vi inte, för av den skulle ni kunna räkna ut vad den andra har. Handläggaren räknar på båda delarna.',
      part: 'Vi visar ingen summa här, för av den skulle ni kunna räkna ut vad den andra har. Handläggaren räknar på båda delarna när de har kommit, och ni läser båda beslutet.',
      soFar: (money: string, month: string) =>
        `Av det du har svarat hittills blir det ungefär ${money} för ${month}. Det är inte ett beslut, och det ändras när du svarar på mer.`,
      how: 'Se hur vi har räknat',
      leftOut: (children: number) =>
        children === 1
          ? 'Ett barn som har fyllt 18 år är inte inräknat. Barn räknas med så länge de går i gymnasiet, längst tills de fyller 21. Skriv barnets skola under Barn om barnet går där.'
          : `${String(children)} barn som har fyllt 18 år är inte inräknade. Barn räknas med så länge de går i gymnasiet, längst tills de fyller 21. Skriv barnens skola under Barn om de går där.`,
      severalMonths:
        'Du har skrivit inkomster från mer än en månad. Alla är med i räkningen. Handläggaren ser vilka som hör till månaden, så det kan fattas mer än det står här.',
      childsEarnings:
        'Pengar som ett barn tjänar själv räknas oftast inte. Här är alla pengar som du har skrivit med. Handläggaren tar bort dem som inte ska räknas.',
      jobStimulus:
        'Har du haft försörjningsstöd i sex månader i rad räknas inte hela lönen. Här är hela lönen med. Handläggaren räknar om den.',
      others:
        'Fler bor i bostaden än de du söker för. Därför är bara er del av det som delas i ett hushåll med. Har ni inte samma hushåll, berätta det under ”Något mer vi ska veta”. Handläggaren bedömer det.',
      noNorm: (month: string) =>
        `Beloppen i riksnormen för ${month} är inte bestämda än. Därför kan vi inte räkna ut något. Du kan skicka ansökan ändå.`,
    },
    hints: {
      noRent: {
        title: 'Söker du för hyran?',
        text: (home: string) =>
          `Du har skrivit att bostaden kostar ${home} i månaden. Den finns inte bland kostnaderna du söker för.`,
      },
      otherRent: {
        title: 'Är det rätt hyra?',
        text: (home: string, applied: string) =>
          `Du har skrivit att bostaden kostar ${home} i månaden. Bland kostnaderna står ${applied}.`,
      },
      toCosts: 'Gå till kostnaderna',
      noWage: {
        title: 'Har du fått någon lön?',
        text: 'Du har svarat att du arbetar. Bland inkomsterna står ingen lön. Har du inte fått lön än är det rätt som det står.',
        link: 'Gå till inkomsterna',
      },
      noWork: {
        title: 'Arbetar du nu?',
        text: 'Du har skrivit en lön bland inkomsterna. I din planering står inte att du arbetar. Har arbetet slutat är det rätt som det står.',
        link: 'Gå till planeringen',
      },
      older: {
        title: 'Är barnets nummer rätt?',
        text: 'Enligt numret är barnet äldre än du.',
        link: 'Gå till barnen',
      },
      past: {
        title: (month: string) => `Ansökan gäller ${month}, som har gått`,
        text: 'Du kan skicka den ändå. Vill du ha pengar för en senare månad söker du för den i stället.',
      },
    },
    confirmTitle: 'Bekräfta',
    sign: 'Bekräfta med e-legitimation',
    signMessage: (what: string, municipality: string, code: string) =>
      `Du bekräftar: ${what}. ${municipality}. Kontrollkod: ${code}`,
    signNote: 'Du går till e-legitimationen och kommer sedan tillbaka hit.',
    thenTitle: 'Sedan då?',
    /** `acute`: when the unit gets in touch instead. */
    then: (days: number, acute?: string) =>
      `Du får ett kvitto direkt. ${acute ?? `En handläggare läser ansökan inom ${days === 1 ? 'en arbetsdag' : `${countWord(days).toLowerCase()} arbetsdagar`}.`}`,
    locked: 'Du kan bekräfta när allt är besvarat.',
    stopped: 'Det här kan inte skickas härifrån. Högst upp på sidan står varför och vad du kan göra i stället.',
    changed: 'Svaren har ändrats sedan du öppnade sidan. Läs igenom dem igen innan du bekräftar.',
  },

  receipt: {
    over: 'Kvitto',
    title: 'Vi har fått din ansökan',
    lead: 'Nu är det vår tur. Saknas något skriver vi till dig. Spara gärna ärendenumret.',
    caseNumber: 'Ärendenummer',
    received: 'Kom in',
    receivedAt: (day: string, time: string) => `${day}, kl. ${time}`,
    kind: 'Gäller',
    nextTitle: 'Vad händer nu?',
    /** `acute`: when the unit gets in touch instead; what is acute does not wait for the days of a decision. */
    next: (workingDays: number, decisionDays: number, acute?: string) => [
      acute ??
        `En handläggare läser din ansökan inom ${workingDays === 1 ? 'en arbetsdag' : `${countWord(workingDays).toLowerCase()} arbetsdagar`} och tar kontakt på det sätt du har valt.`,
      'Behöver vi veta mer skriver vi till dig här. Du får alltid veta vad, och till vilken dag.',
      ...(acute === undefined ? [`När vi har allt vi behöver får du beslut, oftast inom ${decisionDays} dagar.`] : []),
    ],
    contactTitle: 'Vem kontaktar mig?',
    contact: (unit: string) =>
      `En handläggare på ${unit}. Vi ringer eller skriver till de kontaktuppgifter du har lämnat.`,
    filesTitle: 'Filer vi har fått',
    keepTitle: 'Spara, skicka inte',
    noFiles: 'Du skickade inga filer. Du kan lämna dem i ärendet när du vill.',
    copyTitle: 'Din kopia',
    confirmed: 'Bekräftad',
    confirmedBy: (name: string, at: string, provider: string) => `Av ${name} med e-legitimation (${provider}), ${at}`,
    code: 'Kontrollkod',
    proofTitle: 'Bevis på att du bekräftade',
    proofNote:
      'Filen visar vad du bekräftade med e-legitimation, och när. Den behövs bara om någon ifrågasätter det du skickade. Den innehåller ditt personnummer och alla dina svar.',
    proof: 'Ladda ner beviset (JSON)',
    proofAbout: (municipality: string) => [
      `Det här är beviset på att du bekräftade det du skickade till ${municipality} med e-legitimation. Det är en legitimering där texten visades för dig, inte en avancerad elektronisk underskrift.`,
      'Under "words" står dina svar med de ord som du bekräftade. Under "evidence" står frågan till din e-legitimation, svaret med dess underskrift, och det intyg som underskriften kan kontrolleras mot.',
      'Kontrollkoden är de första sexton tecknen av kontrollsumman (SHA-256) av orden. Den stod också i texten som du bekräftade.',
      'Den som har portalens program kan kontrollera beviset med: npm run signature:verify -- fil.json',
      'Beviset innehåller ditt personnummer och alla dina svar. Spara det på ett säkert ställe.',
    ],
    pdf: 'Ladda ner som PDF',
    toCase: 'Gå till ditt ärende',
    wrong: 'Blev något fel? Skriv till oss i ärendet, så rättar vi.',
  },
  /** To a partner, who has sent a part of her own. */
  partReceipt: {
    title: 'Vi har fått din del',
    lead: 'Nu är det vår tur. Saknas något skriver vi till dig. Spara gärna ärendenumret.',
    next: (workingDays: number, decisionDays: number, acute?: string) => [
      'Din partner får veta att du har skickat din del, men inte vad du har skrivit.',
      acute ??
        `En handläggare läser båda delarna inom ${workingDays === 1 ? 'en arbetsdag' : `${countWord(workingDays).toLowerCase()} arbetsdagar`} och tar kontakt på det sätt du har valt.`,
      'Behöver vi veta mer skriver vi till dig här. Du får alltid veta vad, och till vilken dag.',
      ...(acute === undefined ? [`När vi har allt vi behöver får ni beslut, oftast inom ${decisionDays} dagar.`] : []),
    ],
    pdf: 'Ladda ner din del (PDF)',
    toCase: 'Gå till ert ärende',
  },

  submission: {
    over: (number: string) => `Ärende ${number}`,
    sent: (day: string, time: string) => `Du skickade den ${day} klockan ${time} och bekräftade med e-legitimation.`,
    printed: (day: string, time: string) => `Skickad ${day} klockan ${time}. Bekräftad med e-legitimation.`,
    /** Of what somebody else has sent in the reader's name. */
    madeFor: (who: string) => `Det ${who === '' ? 'någon annan' : who} begärde för dig`,
    sentForYou: (who: string, day: string, time: string) =>
      `${who === '' ? 'Någon annan' : who} skickade det här för dig ${day} klockan ${time}.`,
    leftOut: (who: string) =>
      `Det här är allt som skickades, utom hur vi når ${who === '' ? 'den som skickade det' : who}. Stämmer något inte? Skriv till oss i ärendet eller ring.`,
    askedForOnly:
      'Du var inte 18 år när det här skickades. Därför ser du här vad som begärdes och inte allt som skrevs. Vill du läsa resten, ring ',
    applicant: 'Sökande',
    whose: 'Begärt för',
    sentBy: 'Skickat av',
    personalNumber: 'Personnummer',
    proof: 'Kontrollsumma (SHA-256)',
    proofNote: 'Så här löd det när det bekräftades. Kontrollsumman visar att inget har ändrats sedan dess.',
    download: 'Ladda ner som PDF',
    back: 'Till ärendet',
    backToAll: 'Dina ärenden',
    proofFile: 'Bevis på att du bekräftade',
    verify: 'Kontrollera din bekräftelse',
    genuine: 'Din bekräftelse stämmer',
    genuineText:
      'Vi har kontrollerat den nu. Orden här är de som du bekräftade, och intyget från e-legitimationen är äkta och hör till dem.',
    notGenuine: 'Något i din bekräftelse stämmer inte',
    notGenuineText: 'Vi kan inte visa att orden är de som du bekräftade. Det är inte ditt fel. Ring oss: ',
    page: (n: number, of: number) => `Sida ${String(n)} av ${String(of)}`,
    unshown: 'Några tecken kan inte visas i den här filen. De finns kvar i portalen.',
  },

  drafts: {
    savedAt: (day: string) => `Sparad ${day}. Inte skickad.`,
    soonRemoved: (day: string) => `Vi sparar det du har skrivit till ${day}, sedan tas det bort`,
    canBeKept: 'Det är inte skickat. Vill du ha kvar det kan du spara det längre, längst ned på sidan.',
    last: 'Det är inte skickat. Sparar du något mer är det kvar längre.',
    keep: 'Spara det längre',
    kept: (day: string) => `Vi sparar det du har skrivit till ${day}`,
    notSent: 'Det är inte skickat än.',
    discardQuestion: 'Vill du ta bort det du har skrivit?',
    discardNote: 'Alla svar och filer försvinner. Det går inte att ångra.',
    discardYes: 'Ja, ta bort',
    discardNo: 'Nej, behåll det',
  },

  /** What was said last time, in few words. */
  carried: {
    alone: 'Bara du',
    partner: (name: string) => (name === '' ? 'Din partner' : `${name}, din partner`),
    child: 'Ett barn',
    childDays: (name: string, days: number) => `${name}, ungefär ${days} dagar i månaden`,
    persons: (count: number) => (count === 1 ? 'En person i bostaden' : `${count} personer i bostaden`),
    rent: (money: string) => `${money} i månaden`,
    account: (last: string) => `Bankkonto som slutar på ${last}`,
    worked: {
      yes: 'Har arbetat under de senaste tolv månaderna',
      no: 'Har inte arbetat under de senaste tolv månaderna',
    },
  },

  evidence: {
    otherSupport: 'Räkning, kvitto eller kostnadsförslag på det du söker för',
    statements: 'Kontoutdrag för de senaste tre månaderna, alla konton',
    home: 'Hyresavi eller hyreskontrakt',
    income: (what: string) => `Besked om inkomsten: ${what}`,
    cost: (what: string) => `Räkning eller kvitto: ${what}`,
    certificate: 'Läkarintyg',
    keepUntil: (day: string) => `Spara till och med ${day}. Vi kan be att få se det, och då hör vi av oss här.`,
  },

  offers: {
    asked: 'Svara här först',
    askedNote:
      'Ett hushåll har en ansökan per månad. Fyller du i din del av den behöver du inte börja en egen ansökan för månaden.',
    title: 'Det här kan du söka nu',
    begin: {
      NEW: (month: string) => `Sök för ${month}`,
      RENEWAL: (month: string) => `Sök igen för ${month}`,
      SUPPLEMENTARY: (month: string) => `Sök för en extra kostnad i ${month}`,
    },
    about: {
      NEW: 'Du svarar på frågor om dig, ditt hem, inkomster och kostnader. Det tar ungefär 20 minuter.',
      RENEWAL:
        'Vi har kvar det du skrev sist. Du berättar vad som har ändrats. Det går fort om det mesta är som förut.',
      SUPPLEMENTARY:
        'Du har redan en ansökan för månaden. Har det kommit till en kostnad, söker du för bara den. Har du fått ett beslut, läs det först. Är det ett nej kan du sedan söka igen här.',
    },
    next: (month: string, from: string) => `Från och med ${from} kan du söka för ${month}.`,
    urgent: 'Behöver du hjälp snabbare än så? Ring oss, eller sök för en extra kostnad och skriv att det är akut.',
    draftFor: (title: string, month: string) => `${title}, ${month}`,
    contact: 'Så söker du',
    contactLead: 'En handläggare gör ansökan med dig. Ring eller besök oss, så hjälper vi dig.',
    reach: 'Så når du oss',
    contactSame: 'Du har samma rätt till stöd, och får beslut lika fort.',
    refused: {
      was: {
        REJECTED: (month: string) => `Du har fått avslag för ${month}.`,
        DISMISSED: (month: string) => `Vi kunde inte pröva din ansökan för ${month}.`,
        WRITTEN_OFF: (month: string) => `Din ansökan för ${month} är avskriven.`,
      },
      again: 'Har något ändrats sedan dess kan du söka igen. Är beslutet fel kan du i stället',
      appeal: 'överklaga det',
      both: '. Du kan också göra båda.',
    },
    takenTitle: 'Månaden har redan en ansökan',
    taken:
      'Någon i hushållet har redan skickat en ansökan för den månaden. Ingenting av det du har skrivit är borta. Har det kommit till en kostnad kan du söka för den.',
    takenLink: 'Se vad du kan söka',
  },

  needless: {
    title: 'Det här räknas inte längre',
    lead: 'Efter det du svarade behövs inte de här svaren. De skickas inte med. Ändrar du tillbaka finns de kvar.',
  },
  newFamily: {
    title: 'Det blir en ny ansökan',
    lead: 'Eftersom ni är andra personer i hushållet behöver vi veta lite mer. Det du redan har svarat är med.',
  },
  newVersion: {
    title: 'Frågorna har ändrats sedan du började',
    lead: 'Dina svar finns kvar. Titta på de delar som inte är klara.',
  },
};

const en: typeof sv = {
  form: {
    language: 'en',
    yes: 'Yes',
    no: 'No',
    confirmed: 'Yes, confirmed',
    notAnswered: 'No answer',
    chooseOne: 'Choose',
    edit: 'Change',
    remove: 'Remove',
    day: 'Day',
    month: 'Month',
    year: 'Year',
    clearing: 'Clearing number',
    account: 'Account number',
    krona: 'kr',
    ...dates('en'),
    money: (ore) => formatMoney(ore, 'en'),
    number: (value) => formatAmount(value * 100, 'en'),
    size: (bytes) => formatBytes(bytes, 'en'),
    fillIn: 'Fill in “{label}”',
    cut: 'We could keep only the first {kept} characters.',
    errors: {
      required: 'Answer the question “{label}”',
      tooLong: 'Shorten the text a little. It may have at most {max} characters, and is {over} too long.',
      notOption: 'Choose one of the options.',
      date: 'Write a date that exists, for example 10 December 2026.',
      datePart: 'Write day, month and year. Guess if you do not know.',
      tooEarly: 'Write a day that has not been yet.',
      tooLate: 'Write a day that has already been.',
      month: 'Write month and year, for example December 2026.',
      number: 'Write with digits, for example 3.',
      tooSmall: 'Write {min} or more.',
      tooLarge: 'Write at most {max}. Is that not right? Get in touch with us.',
      money: 'Write the amount with digits, for example 1 200 or 1 200,50.',
      personalNumber: 'Write the personal identity number with ten or twelve digits, year, month and day first.',
      personalNumberCheck: 'A digit in the personal identity number seems to be wrong. Have another look.',
      wholeNumber: 'Write the whole personal identity number, ten or twelve digits.',
      ownNumber: 'That is your own personal identity number. Write your partner’s.',
      tooOld: 'By the number the child is {years} or older. Look at the number once more, or remove the child.',
      childNumber: 'That is the child’s personal identity number. Write the other person’s.',
      coordination: 'Write a personal identity number. A coordination number cannot be used here.',
      email: 'Write the whole e-mail address, with @ and a dot.',
      phone: 'Write the whole phone number, with area code. Begin with + and the country’s number if it is foreign.',
      clearing: 'Write the clearing number with four digits, or five if it begins with 8.',
      account: 'Write the account number with digits only, without the clearing number.',
      groupFull: 'You can add at most {max}. Write the rest under “In your own words”.',
      filesFull: 'You can add at most {max} files here. You can send more later.',
    },
  },

  errorTitle: (count) =>
    count === 1 ? 'One answer needs to be changed' : `${countWord(count, 'en')} answers need to be changed`,
  fileProblems: (count) =>
    count === 1 ? 'One file was not received' : `${countWord(count, 'en')} files were not received`,
  errorNote: 'Everything else is saved.',
  helped: (name) => `${name} helped to fill it in.`,
  helpTitle: 'Help',
  step: (n, of) => `Part ${n} of ${of}`,
  question: (n, of) => `Question ${n} of ${of}`,
  you: {
    other: (name) => `On this page “you” is ${name}.`,
    writer: (name) => `On this page “you” is the one who writes, not ${name}.`,
  },
  allParts: 'All parts',
  partsTitle: 'All parts',
  saved: (time) => `Everything is saved, ${time}`,
  savedExcept: (time, count) =>
    `Saved at ${time}, except ${count === 1 ? 'one answer' : `${countWord(count, 'en').toLowerCase()} answers`}`,
  saveAndContinue: 'Save and continue',
  later: 'Finish later',
  upload: 'Add the files',
  notSaved: 'Not saved. We will try again.',
  savingStopped: 'Not saved. Press Save and continue, and we will show why.',
  back: 'Back',
  keptUntil: (day) => `You can close the page whenever you like. We keep the application until ${day}.`,
  alone: 'Can you not apply together? Talk to us',
  savedIsNotSent: 'Saved is not sent. We see the application only when you have confirmed it.',
  state: {
    notStarted: 'Not started',
    started: 'Started',
    done: 'Done',
    notNeeded: 'Not needed',
    here: 'You are here',
    locked: 'Opens when the rest is done',
    open: 'Ready',
  },
  review: 'Check and confirm',
  reviewHelping: 'Read through and give it back',
  monthOf: (title, month) => `${title}, ${month}`,
  urgentNote: (phone) => ({ before: 'Is it urgent? ', link: `Call ${phone}`, after: '. Say that it is urgent.' }),

  conflict: {
    title: 'The page has been saved from another window',
    lead: 'You saved other answers here after you opened the page, in another window or on another device. Nothing is lost. Your answers are still below. If you save now, they apply.',
    theirs: 'Saved in the other window',
    mine: 'Your answer here',
  },

  start: {
    over: 'Financial assistance',
    title: 'Apply for livelihood support',
    lead: 'Livelihood support (försörjningsstöd) is money for food, rent and bills when you cannot support yourself in any other way right now.',
    urgentTitle: 'Is it urgent?',
    urgent: 'No food today, or nowhere to sleep? Do not wait for the application. Call',
    urgentHours: (hours) => `${hours}.`,
    emergency: 'Other times: call the social emergency service,',
    aboutTitle: 'Before you begin',
    about: [
      'It takes about 20 minutes. You answer questions about you, your home, income and costs.',
      'Everything is saved while you write. You can stop whenever you like and continue later, on another phone or computer.',
      'Saved is not sent. We see nothing until you have read it through and confirmed with e-identification.',
    ],
    needTitle: 'Good to have at hand',
    need: [
      'Bank statements for the last three months',
      'Rent notice and bills you are applying for',
      'Payslips and letters about benefits',
      'Clearing number and account number',
      'Personal identity numbers of those you live with',
    ],
    needAgain: [
      'How much money you have in your accounts today',
      'Notices of income that is new or has changed',
      'Bills that are new',
    ],
    needNote: 'Is something missing? Apply anyway. You can hand in papers later.',
    whoTitle: 'Who can see what you write?',
    who: [
      'Only you, until you send the application.',
      'Then those who handle your case at social services. They are bound by secrecy. Each time someone opens the case, it is recorded.',
      'If you are married or live with a partner, the application is for both of you. When you have sent your part, we ask your partner for the other. Your partner then sees who has applied and what you have in common, such as the home, the children and the rent. Your incomes, your own words, your files and your messages are seen only by you and us.',
    ],
    afraid: 'Are you afraid of your partner? Call us before you send it, or write to us here: ',
    talk: 'Talk to us without anybody else hearing',
    rightTitle: 'Other ways',
    right:
      'You can also apply on paper, by phone or at our office, and get the same decision. Everyone has the right to apply.',
    begin: 'Begin the application',
    drafts: 'You have an application that you have begun',
    continue: 'Continue',
  },

  young: {
    over: 'Livelihood support',
    title: 'You are under 18',
    lead: 'Then your guardian applies for livelihood support, for the whole family. You cannot apply here yourself. But you have the right to get help.',
    waysTitle: 'What you can do',
    ways: [
      'Talk to your guardian. He or she can apply here, and what you need is counted.',
      'Do you not live at home, or can you not talk there? Call us. You do not need anybody’s permission.',
      'You do not have to say your name to ask.',
    ],
    ownVoice: 'You are 15 or older. Then you may ask for help yourself and say what you think in what is about you.',
    talkTitle: 'Talk to somebody',
    talk: 'It is not your fault if there is not enough money. There are adults who can help.',
    office: 'Social services',
    duty: 'Social emergency service',
    lssTitle: 'Support for people with disabilities',
    lssVoice: 'From the age of 15 you ask for support under LSS yourself. ',
    lssChild: 'Your guardian asks for support under LSS for you. ',
    lssLink: 'How it is done',
  },

  tasks: {
    title: 'Your application',
    lead: 'Take the parts in any order you like.',
    left: (count) => (count === 1 ? 'One part is left.' : `${countWord(count, 'en')} parts are left.`),
    allDone: 'All parts are done. Now you can read it through and confirm.',
    continue: 'Continue where you stopped',
    discard: 'Remove the application',
  },

  check: {
    title: 'Read through and confirm',
    lead: 'This is what you send to us. Is everything right? You can change until you confirm, and correct afterwards if something went wrong.',
    change: 'Change',
    missingTitle: 'You need to answer this first',
    recommendedTitle: 'You can send it anyway',
    recommended:
      'You have not answered these questions. You can send the application, but we may need to ask you, and then it takes longer.',
    withoutFile:
      'You have answered that you add these papers, but there is no file. You can send the application anyway, and the papers afterwards in the case. It may take longer before you get a decision.',
    proposalTitle: 'What it may come to',
    proposal: {
      other:
        'You apply only for something else than to live on this month. The caseworker judges that by itself. The sum shows what a whole month comes to by what you have answered.',
      partner:
        'Only what you have answered is reckoned here. Your partner fills in their own income and costs, and the sum is another when they are included. We do not show that one, since each of you could work out from it what the other has. The caseworker reckons on both parts.',
      part: 'We show no sum here, since each of you could work out from it what the other has. The caseworker reckons on both parts when they have come, and you both read the decision.',
      soFar: (money, month) =>
        `By what you have answered so far it comes to about ${money} for ${month}. It is not a decision, and it changes as you answer more.`,
      how: 'See how we have reckoned',
      leftOut: (children) =>
        children === 1
          ? 'One child who is over 18 is not included. Children are counted as long as they go to upper secondary school, until they are 21 at the longest. Write the child’s school under Children if it goes there.'
          : `${String(children)} children who are over 18 are not included. Children are counted as long as they go to upper secondary school, until they are 21 at the longest. Write their school under Children if they go there.`,
      severalMonths:
        'You have written income from more than one month. All of it is counted here. The caseworker sees what belongs to the month, so more may be missing than it says here.',
      childsEarnings:
        'Money that a child earns itself mostly does not count. All the money that you have written is included here. The caseworker takes away what should not count.',
      jobStimulus:
        'If you have had livelihood support for six months in a row, not all of your wages count. All of them are included here. The caseworker reckons anew.',
      others:
        'More people live in the home than those you apply for. So only your part of what a household shares is included. If you are not one household, tell us under “Anything else”. The caseworker judges it.',
      noNorm: (month) =>
        `The amounts of the national norm for ${month} are not decided yet, so we cannot reckon. You can send the application all the same.`,
    },
    hints: {
      noRent: {
        title: 'Do you apply for the rent?',
        text: (home) =>
          `You have written that the home costs ${home} a month. It is not among the costs that you apply for.`,
      },
      otherRent: {
        title: 'Is the rent right?',
        text: (home, applied) =>
          `You have written that the home costs ${home} a month. Among the costs it says ${applied}.`,
      },
      toCosts: 'Go to the costs',
      noWage: {
        title: 'Have you been paid?',
        text: 'You have answered that you work. There is no pay among your income. If you have not been paid yet, it is right as it stands.',
        link: 'Go to your income',
      },
      noWork: {
        title: 'Do you work now?',
        text: 'You have written pay among your income. Your plan does not say that you work. If the work has ended, it is right as it stands.',
        link: 'Go to your plan',
      },
      older: {
        title: 'Is the child’s number right?',
        text: 'By the number the child is older than you.',
        link: 'Go to the children',
      },
      past: {
        title: (month) => `The application is for ${month}, which is over`,
        text: 'You can send it all the same. If you want money for a later month, apply for that one instead.',
      },
    },
    confirmTitle: 'Confirm',
    sign: 'Confirm with e-identification',
    signMessage: (what, municipality, code) => `You confirm: ${what}. ${municipality}. Control code: ${code}`,
    signNote: 'You go to your e-identification and then come back here.',
    thenTitle: 'And then?',
    then: (days, acute) =>
      `You get a receipt at once. ${acute ?? `A caseworker reads the application within ${days === 1 ? 'one working day' : `${countWord(days, 'en').toLowerCase()} working days`}.`}`,
    locked: 'You can confirm when everything is answered.',
    stopped: 'This cannot be sent from here. The top of the page says why, and what you can do instead.',
    changed: 'The answers have changed since you opened the page. Read them through again before you confirm.',
  },

  receipt: {
    over: 'Receipt',
    title: 'We have received your application',
    lead: 'Now it is our turn. If something is missing, we will write to you. Please keep the case number.',
    caseNumber: 'Case number',
    received: 'Received',
    receivedAt: (day, time) => `${day}, ${time}`,
    kind: 'About',
    nextTitle: 'What happens now?',
    next: (workingDays, decisionDays, acute) => [
      acute ??
        `A caseworker reads your application within ${workingDays === 1 ? 'one working day' : `${countWord(workingDays, 'en').toLowerCase()} working days`} and contacts you in the way you have chosen.`,
      'If we need to know more, we write to you here. You always get to know what, and by which day.',
      ...(acute === undefined
        ? [`When we have everything we need you get a decision, usually within ${decisionDays} days.`]
        : []),
    ],
    contactTitle: 'Who will contact me?',
    contact: (unit) => `A caseworker at ${unit}. We call or write using the contact details you have given.`,
    filesTitle: 'Files we have received',
    keepTitle: 'Keep, do not send',
    noFiles: 'You did not send any files. You can hand them in on the case page whenever you like.',
    copyTitle: 'Your copy',
    confirmed: 'Confirmed',
    confirmedBy: (name, at, provider) => `By ${name} with e-identification (${provider}), ${at}`,
    code: 'Control code',
    proofTitle: 'Proof that you confirmed',
    proofNote:
      'The file shows what you confirmed with your e-ID, and when. It is only needed if somebody questions your application. It holds your personal identity number and the whole application.',
    proof: 'Download the proof (JSON)',
    proofAbout: (municipality) => [
      `This is the proof that you confirmed your application to ${municipality} with e-identification. It is a login with the text shown to you, not an advanced electronic signature.`,
      'Under "words" stands the application in the words that you confirmed. Under "evidence" stand the question to your e-ID, the answer with its signature, and the certificate that the signature can be checked against.',
      'The control code is the first sixteen signs of the checksum (SHA-256) of the words. It also stood in the text that you confirmed.',
      'Whoever has the program of the portal can check the proof with: npm run signature:verify -- file.json',
      'The proof holds your personal identity number and your whole application. Keep it in a safe place.',
    ],
    pdf: 'Download the application (PDF)',
    toCase: 'Go to your case',
    wrong: 'Did something go wrong? Write to us on the case page, and we will correct it.',
  },
  partReceipt: {
    title: 'We have received your part',
    lead: 'Now it is our turn. If something is missing, we will write to you. Please keep the case number.',
    next: (workingDays, decisionDays, acute) => [
      'Your partner is told that you have sent your part, but not what you have written.',
      acute ??
        `A caseworker reads both parts within ${workingDays === 1 ? 'one working day' : `${countWord(workingDays, 'en').toLowerCase()} working days`} and contacts you in the way you have chosen.`,
      'If we need to know more, we write to you here. You always get to know what, and by which day.',
      ...(acute === undefined
        ? [`When we have everything we need you both get a decision, usually within ${decisionDays} days.`]
        : []),
    ],
    pdf: 'Download your part (PDF)',
    toCase: 'Go to your joint case',
  },

  submission: {
    over: (number) => `Case ${number}`,
    sent: (day, time) => `You sent it on ${day} at ${time} and confirmed with e-identification.`,
    printed: (day, time) => `Sent ${day} at ${time}. Confirmed with e-identification.`,
    madeFor: (who) => `What ${who === '' ? 'somebody else' : who} asked for on your behalf`,
    sentForYou: (who, day, time) =>
      `${who === '' ? 'Somebody else' : who} sent this on your behalf on ${day} at ${time}.`,
    leftOut: (who) =>
      `This is all that was sent, except how we reach ${who === '' ? 'the person who sent it' : who}. Is something wrong? Write to us in the case, or call.`,
    askedForOnly:
      'You were not 18 when this was sent. That is why you see here what was asked for, and not everything that was written. If you want to read the rest, call ',
    applicant: 'Applicant',
    whose: 'Asked for on behalf of',
    sentBy: 'Sent by',
    personalNumber: 'Personal identity number',
    proof: 'Checksum (SHA-256)',
    proofNote:
      'This is what the application said when it was confirmed. The checksum shows that nothing has changed since.',
    download: 'Download the application (PDF)',
    back: 'To the case',
    backToAll: 'Your cases',
    proofFile: 'Proof of your signature',
    verify: 'Check your signature',
    genuine: 'Your signature holds',
    genuineText:
      'We have checked it now. The words here are those that you signed, and what the e-identification certified is genuine and belongs to them.',
    notGenuine: 'Something in your signature does not hold',
    notGenuineText: 'We cannot show that the words are those that you signed. It is not your fault. Call us: ',
    page: (n, of) => `Page ${String(n)} of ${String(of)}`,
    unshown: 'Some characters cannot be shown in this file. They are kept in the portal.',
  },

  drafts: {
    savedAt: (day) => `Saved ${day}. Not sent.`,
    soonRemoved: (day) => `We keep the application until ${day}, then it is removed`,
    canBeKept: 'It is not sent. If you want to have it, you can keep it longer, at the end of the page.',
    last: 'It is not sent. If you save something in it, it is kept longer.',
    keep: 'Keep it longer',
    kept: (day) => `We keep the application until ${day}`,
    notSent: 'It is not sent yet.',
    discardQuestion: 'Do you want to remove the application?',
    discardNote: 'All answers and files in it disappear. This cannot be undone.',
    discardYes: 'Yes, remove it',
    discardNo: 'No, keep it',
  },

  carried: {
    alone: 'Only you',
    partner: (name) => (name === '' ? 'Your partner' : `${name}, your partner`),
    child: 'A child',
    childDays: (name, days) => `${name}, about ${days} days a month`,
    persons: (count) => (count === 1 ? 'One person in the home' : `${count} people in the home`),
    rent: (money) => `${money} a month`,
    account: (last) => `Bank account ending in ${last}`,
    worked: { yes: 'Has worked in the last twelve months', no: 'Has not worked in the last twelve months' },
  },

  evidence: {
    otherSupport: 'Bill, receipt or estimate for what you apply for',
    statements: 'Bank statements for the last three months, all accounts',
    home: 'Rent notice or rental contract',
    income: (what) => `Notice of the income: ${what}`,
    cost: (what) => `Bill or receipt: ${what}`,
    certificate: 'Medical certificate',
    keepUntil: (day) => `Keep until ${day}. We may ask to see it, and then you will hear from us here.`,
  },

  offers: {
    asked: 'Answer here first',
    askedNote:
      'A household has one application a month. If you fill in your part of it you need not begin one of your own for the month.',
    title: 'What you can apply for now',
    begin: {
      NEW: (month) => `Apply for ${month}`,
      RENEWAL: (month) => `Apply again for ${month}`,
      SUPPLEMENTARY: (month) => `Apply for an extra cost in ${month}`,
    },
    about: {
      NEW: 'You answer questions about yourself, your home, income and costs. It takes about 20 minutes.',
      RENEWAL:
        'We still have what you wrote last time. You tell us what has changed. It is quick when most is as before.',
      SUPPLEMENTARY:
        'You already have an application for the month. If a cost has come up, you apply for just that. If you have got a decision, read it first. If it is a no, you can then apply again here.',
    },
    next: (month, from) => `From ${from} you can apply for ${month}.`,
    urgent: 'Do you need help sooner? Call us, or apply for an extra cost and write that it is urgent.',
    draftFor: (title, month) => `${title}, ${month}`,
    contact: 'How you apply',
    contactLead: 'A caseworker makes the application with you. Call or visit us, and we will help you.',
    reach: 'How to reach us',
    contactSame: 'You have the same right to support, and get a decision just as quickly.',
    refused: {
      was: {
        REJECTED: (month) => `You have had a refusal for ${month}.`,
        DISMISSED: (month) => `We could not examine your application for ${month}.`,
        WRITTEN_OFF: (month) => `Your application for ${month} has been closed without a decision on it.`,
      },
      again: 'If something has changed since then, you can apply again. If the decision is wrong, you can instead',
      appeal: 'appeal it',
      both: '. You can also do both.',
    },
    takenTitle: 'The month already has an application',
    taken:
      'Somebody in the household has already sent an application for that month. Nothing that you have written is lost. If a cost has come up, you can apply for that.',
    takenLink: 'See what you can apply for',
  },

  needless: {
    title: 'This no longer counts',
    lead: 'After what you answered, these answers are not needed. They are not sent. If you change back, they are still here.',
  },
  newFamily: {
    title: 'It becomes a new application',
    lead: 'Since you are other people in the household, we need to know a little more. What you have answered is brought along.',
  },
  newVersion: {
    title: 'The questions have changed since you began',
    lead: 'Your answers are still here. Look at the parts that are not done.',
  },
};

export type ApplicationsText = typeof sv;
export type EvidenceText = ApplicationsText['evidence'];
const easy: Part<ApplicationsText> = {
  you: {
    other: (name) => `När vi skriver du menar vi ${name}.`,
    writer: (name) => `När vi skriver du menar vi dig som skriver. Vi menar inte ${name}.`,
  },
  form: {
    language: 'easy',
    confirmed: 'Ja',
    notAnswered: 'Du har inte svarat',
    fillIn: 'Svara på ”{label}”',
    cut: 'Det blev för långt. Vi sparade {kept} tecken.',
    errors: {
      required: 'Svara på ”{label}”',
      tooLong: 'Skriv kortare. Det får vara {max} tecken.',
      notOption: 'Välj något i listan.',
      date: 'Skriv en dag som finns. Till exempel 10 december 2026.',
      datePart: 'Skriv dag, månad och år. Vet du inte? Gissa.',
      tooEarly: 'Skriv en dag som inte har varit än.',
      tooLate: 'Skriv en dag som har varit.',
      number: 'Skriv med siffror. Till exempel 3.',
      tooLarge: 'Skriv högst {max}. Är det fel? Ring oss.',
      personalNumber: 'Skriv ditt nummer med tio eller tolv siffror. Börja med året.',
      personalNumberCheck: 'Någon siffra är fel. Titta en gång till.',
      childNumber: 'Det är barnets nummer. Skriv den andras.',
      email: 'Skriv hela adressen. Den har @ och punkt.',
      phone: 'Skriv hela numret.',
      groupFull: 'Du kan ha {max} här. Skriv resten med dina egna ord.',
      filesFull: 'Du kan ha {max} filer här. Du kan skicka fler sedan.',
    },
  },
  errorTitle: (count: number) => (count === 1 ? 'Ett svar är inte rätt' : `${String(count)} svar är inte rätt`),
  errorNote: 'Allt annat är sparat.',
  saveAndContinue: 'Spara och gå vidare',
  savingStopped: 'Inte sparat. Tryck på Spara och gå vidare. Då visar vi varför.',
  later: 'Sluta nu och gör mer sedan',
  notSaved: 'Vi kunde inte spara. Vi försöker igen.',
  keptUntil: (day: string) => `Du kan sluta när du vill. Vi sparar till ${day}.`,
  savedIsNotSent: 'Du har sparat. Du har inte skickat. Vi ser inget än.',
  state: {
    notStarted: 'Inte börjat',
    started: 'Börjat',
    notNeeded: 'Behövs inte',
    locked: 'Gör resten först',
    open: 'Du kan börja',
  },
  review: 'Läs och skicka',
  reviewHelping: 'Läs och lämna tillbaka',
  conflict: {
    title: 'Du har skrivit på två ställen',
    lead: 'Du har sparat andra svar på en annan sida. Inget är borta. Sparar du nu är det de här svaren som gäller.',
    theirs: 'Det andra svaret',
    mine: 'Svaret här',
  },
  tasks: {
    title: 'Alla svar',
    lead: 'Börja var du vill.',
    left: (count: number) => (count === 1 ? 'En del är kvar.' : `${String(count)} delar är kvar.`),
    allDone: 'Du har svarat på allt. Nu kan du läsa och skicka.',
    continue: 'Gå vidare där du slutade',
    discard: 'Ta bort allt jag har skrivit',
  },
  check: {
    title: 'Läs och skicka',
    lead: 'Det här skickar du till oss. Är allt rätt? Du kan ändra nu. Du kan också ändra sedan.',
    missingTitle: 'Svara på det här först',
    recommendedTitle: 'Du kan skicka ändå',
    recommended: 'Du har inte svarat på allt. Du kan skicka ändå. Då kanske vi frågar dig sedan.',
    withoutFile:
      'Du har svarat att du skickar de här papperen nu. Men det finns ingen fil. Du kan skicka ändå. Skicka papperen sedan. Det kan ta längre tid.',
    confirmTitle: 'Skicka',
    sign: 'Skicka med BankID',
    signNote: 'Du visar vem du är. Sedan kommer du hit igen.',
    thenTitle: 'Vad händer sedan?',
    then: (days: number, acute?: string) =>
      `Vi har fått det direkt. ${acute ?? `Vi läser inom ${String(days)} dagar.`}`,
    locked: 'Svara på allt. Sedan kan du skicka.',
    stopped: 'Du kan inte skicka det här. Längst upp står vad du kan göra.',
    changed: 'Du har ändrat något. Läs en gång till innan du skickar.',
  },
  submission: {
    madeFor: (who: string) => `Det ${who === '' ? 'någon annan' : who} bad om för dig`,
    leftOut: (who: string) =>
      `Här står allt som skickades. Men inte hur vi når ${who === '' ? 'den som skickade det' : who}. Är något fel? Skriv till oss eller ring.`,
    askedForOnly: 'Du var inte 18 år då. Därför ser du bara vilket stöd det gäller. Vill du läsa allt? Ring ',
  },
  drafts: {
    soonRemoved: (day: string) => `Vi tar bort det du har skrivit efter ${day}`,
    canBeKept: 'Du har inte skickat det. Vill du ha kvar det? Tryck på Spara det längre. Knappen är längst ned.',
    last: 'Du har inte skickat det. Spara något mer. Då är det kvar längre.',
    notSent: 'Du har inte skickat det än.',
  },
};

export const text: Record<Language, ApplicationsText> = inLanguages({ sv, en, easy });

/** Small numbers as words with a capital first, larger ones with digits. */
function countWord(count: number, language: Language = 'sv'): string {
  const words = inLanguages({
    sv: ['Inga', 'Ett', 'Två', 'Tre', 'Fyra', 'Fem', 'Sex', 'Sju', 'Åtta', 'Nio', 'Tio', 'Elva', 'Tolv'],
    en: ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve'],
  });
  return words[language][count] ?? String(count);
}
