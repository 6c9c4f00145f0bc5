import { type Language, type Part, inLanguages, toldOtherwise } from '../platform/language.ts';
import type { CaseKind } from '../platform/municipality.ts';

/** What of a case's log is told in words. `you` is the reader; the others are told by name. */
type Happening = {
  you: string;
  /** To the citizen, of somebody else. */
  citizen: (who: string) => string;
  /** To the caseworker, of anybody. */
  caseworker: (who: string) => string;
};

const sv = {
  kinds: { livelihoodSupport: 'Försörjningsstöd', lss: 'Stöd enligt LSS' },
  /** Short, for tables. */
  kindsShort: { livelihoodSupport: 'Försörjningsstöd', lss: 'LSS' },
  /** "Försörjningsstöd, december". */
  kindAndMonth: (kind: string, month: string) => `${kind}, ${month}`,
  /** Beside the application for the month there may be one for an extra cost, or only for something else than to live on. */
  extraCost: (name: string) => `${name}, extra kostnad`,
  otherSupport: (name: string) => `${name}, annat bistånd`,
  nameOf: (name: string, whose: string) => `${name}, för ${whose}`,
  number: (number: string) => `Ärende ${number}`,

  states: {
    RECEIVED: { citizen: 'Skickad', caseworker: 'Inkommen' },
    UNDER_INVESTIGATION: { citizen: 'Vi utreder', caseworker: 'Utredning' },
    SUPPLEMENT_REQUESTED: { citizen: 'Vi väntar på dig', caseworker: 'Väntar på komplettering' },
    DECIDED: { citizen: 'Beslut finns', caseworker: 'Beslutat' },
    WITHDRAWN: { citizen: 'Tillbakatagen', caseworker: 'Återtagen' },
  },
  /** The status word of a decided case that the citizen has not opened yet: the outcome is told on its own page. */
  decisionToRead: 'Beslut att läsa',

  somebody: {
    citizen: 'Medsökande',
    representative: 'Företrädaren',
    caseworker: 'En handläggare',
    applicant: 'Sökande',
    /** To one of two who apply together, of the other. */
    partner: 'Din partner',
    system: 'Medborgarsidan',
  },
  /** Of one who represents the reader, or whom the reader represents. */
  wroteToUs: (who: string) => `${who} skrev till oss.`,
  timeline: {
    'application.submit': {
      you: 'Du skickade ansökan.',
      citizen: (who) => `${who} skickade ansökan.`,
      caseworker: (who) => `${who} skickade ansökan.`,
    },
    'case.take': {
      you: 'Du tog ärendet.',
      citizen: (who) => `${who} läste din ansökan och blev din handläggare.`,
      caseworker: (who) => `${who} tog ärendet.`,
    },
    'case.withdraw': {
      you: 'Du tog tillbaka ansökan.',
      citizen: (who) => `${who} tog tillbaka ansökan.`,
      caseworker: (who) => `${who} tog tillbaka ansökan.`,
    },
    'case.decide': {
      you: 'Du beslutade.',
      citizen: (who) => `${who} beslutade i ditt ärende.`,
      caseworker: (who) => `${who} beslutade.`,
    },
    'message.send': {
      you: 'Du skrev ett meddelande.',
      citizen: (who) => `${who} skrev till dig.`,
      caseworker: (who) => `${who} skrev ett meddelande.`,
    },
    'supplement.request': {
      you: 'Du bad om en komplettering.',
      citizen: (who) => `${who} bad dig om ett svar.`,
      caseworker: (who) => `${who} bad om en komplettering.`,
    },
    'supplement.answer': {
      you: 'Du svarade på det vi bad om.',
      citizen: (who) => `${who} svarade på det vi bad om.`,
      caseworker: (who) => `${who} svarade på kompletteringen.`,
    },
    'partner.ask': {
      you: 'Du bad din partner läsa igen.',
      citizen: (who) => `${who} bad dig läsa igen.`,
      caseworker: (who) => `${who} bad sin partner läsa igen.`,
    },
    'partner.return': {
      you: 'Du skickade tillbaka ansökan.',
      citizen: () => 'Din partner skickade tillbaka ansökan.',
      caseworker: () => 'Partnern skickade tillbaka ansökan.',
    },
    'partner.decline': {
      you: 'Du tackade nej till att söka tillsammans.',
      citizen: () => 'Din partner söker inte tillsammans med dig.',
      caseworker: () => 'Partnern söker inte tillsammans med sökanden.',
    },
    'guardian.decline': {
      you: 'Du svarade nej på begäran.',
      citizen: () => 'En vårdnadshavare svarade.',
      caseworker: (who) => `${who} svarade nej på begäran.`,
    },
    'partner.end': {
      you: 'Du avslutade den gemensamma ansökan.',
      citizen: (who) => `${who} avslutade er gemensamma ansökan. Din egen ansökan går vidare.`,
      caseworker: (who) => `${who} avslutade den gemensamma ansökan.`,
    },
    'meeting.propose': {
      you: 'Du föreslog ett möte.',
      citizen: (who) => `${who} föreslog en tid för ett möte.`,
      caseworker: (who) => `${who} föreslog ett möte.`,
    },
    'meeting.move': {
      you: 'Du föreslog andra tider för ett möte.',
      citizen: (who) => `${who} föreslog andra tider för ett möte.`,
      caseworker: (who) => `${who} föreslog andra tider för ett möte.`,
    },
    'meeting.confirm': {
      you: 'Du valde en tid för ett möte.',
      citizen: (who) => `${who} valde en tid för ett möte.`,
      caseworker: (who) => `${who} valde en tid för ett möte.`,
    },
    'meeting.decline': {
      you: 'Du bad om en annan tid för ett möte.',
      citizen: (who) => `${who} bad om en annan tid för ett möte.`,
      caseworker: (who) => `${who} bad om en annan tid för ett möte.`,
    },
    'meeting.cancel': {
      you: 'Du avbokade ett möte.',
      citizen: (who) => `${who} avbokade ett möte.`,
      caseworker: (who) => `${who} avbokade ett möte.`,
    },
    'board.ask': {
      you: 'Du bad att få prata inför nämnden.',
      citizen: (who) => `${who} bad att få prata inför nämnden.`,
      caseworker: (who) => `${who} bad att få prata inför nämnden.`,
    },
    'investigation.share': {
      you: 'Du delade utredningen.',
      citizen: (who) => `${who} delade ett utkast till utredning med dig.`,
      caseworker: (who) => `${who} delade utredningen för synpunkter.`,
    },
    'investigation.comment': {
      you: 'Du svarade på utredningen.',
      citizen: (who) => `${who} svarade på utredningen.`,
      caseworker: (who) => `${who} svarade på utredningen.`,
    },
    'measure.deliver': {
      you: 'Du skrev om hur en insats ges.',
      citizen: (who) => `${who} skrev om hur en insats ges.`,
      caseworker: (who) => `${who} skrev om hur en insats ges.`,
    },
    'plan.ask': {
      you: 'Du bad om en individuell plan.',
      citizen: (who) => `${who} bad om en individuell plan.`,
      caseworker: (who) => `${who} bad om en individuell plan.`,
    },
    'plan.share': {
      you: 'Du delade en individuell plan.',
      citizen: (who) => `${who} delade en individuell plan med dig.`,
      caseworker: (who) => `${who} delade en individuell plan.`,
    },
    'document.move': {
      you: 'Du flyttade en fil.',
      citizen: (who) => `${who} flyttade en fil som du hade skickat.`,
      caseworker: (who) => `${who} flyttade en fil.`,
    },
    'document.transfer': {
      you: 'Du flyttade en fil.',
      citizen: (who) => `${who} flyttade en fil som du hade skickat.`,
      caseworker: (who) => `${who} flyttade en fil.`,
    },
    'account.settle': {
      you: 'Du antecknade vad personen sade om det nya kontot.',
      citizen: (who) => `${who} frågade dig om ditt nya konto.`,
      caseworker: (who) => `${who} frågade om det nya kontot.`,
    },
    'consent.withdraw': {
      you: 'Du tog tillbaka ett ja till att vi frågar någon.',
      citizen: () => 'Ett ja till att vi frågar någon togs tillbaka.',
      caseworker: () => 'Ett samtycke togs tillbaka.',
    },
  } satisfies Record<string, Happening>,
  /** Where a file that was moved came from, or lies now. */
  movedFrom: (number: string) => `Den kom från ärende ${number}.`,
  movedTo: (number: string) => `Den finns nu i ärende ${number}.`,
  /** A partner's part was sent. */
  partTimeline: {
    you: 'Du skickade din del av ansökan.',
    citizen: () => 'Din partner skickade sin del av ansökan.',
    caseworker: (who) => `${who} skickade sin del av ansökan.`,
  } satisfies Happening,
  /** A child's other guardian signed. */
  guardianTimeline: {
    you: 'Du skrev under begäran.',
    citizen: () => 'Den andra vårdnadshavaren skrev också under.',
    caseworker: (who) => `${who} skrev under begäran.`,
  } satisfies Happening,

  /** The six steps of a request for support under LSS. */
  lss: {
    heading: 'Så långt har det kommit',
    steps: {
      supplement: 'Komplettering',
      meeting: 'Möte',
      investigation: 'Utredning',
      decision: 'Beslut',
      planning: 'Planering',
      followUp: 'Uppföljning',
      plan: 'Plan',
      move: 'Flytten hit',
    },
    states: {
      done: 'Klart',
      current: 'Nu',
      ongoing: 'Pågår',
      todo: 'Kommer',
      ifNeeded: 'Om något saknas',
      needless: 'Blev inte aktuellt',
    },
    now: {
      received: {
        now: 'Vi läser din begäran och ser om något saknas.',
        next: 'Vi frågar om vi behöver veta mer, och hjälper dig med det som saknas.',
        when: () => 'Ingen lag säger en dag. Vi ska arbeta så snabbt vi kan (förvaltningslagen 9 §).',
      },
      supplement: {
        now: 'Du svarar på det vi har frågat om.',
        next: 'Vi läser ditt svar och arbetar vidare.',
        when: (day: string) => `${day} (förvaltningslagen 20 §).`,
      },
      meetingChoose: {
        now: 'Du väljer en tid för mötet.',
        next: 'Vi ses, och du berättar vad du behöver.',
        when: () => 'Välj när du kan.',
      },
      meetingOther: {
        now: 'Vi letar efter en annan tid för mötet.',
        next: 'Du får ett nytt förslag.',
        when: () => 'Hör av dig om det dröjer.',
      },
      meetingBooked: {
        now: 'Mötet är bokat.',
        next: 'Vi ses, och du berättar vad du behöver.',
        when: (day: string) => `${day}.`,
      },
      investigating: {
        now: 'Vi utreder vad du behöver.',
        next: 'Du får läsa utredningen och säga vad du tycker innan vi beslutar.',
        when: () => 'Vi beslutar så snart utredningen är klar. Hur lång tid det tar beror på vad vi behöver veta.',
      },
      comments: {
        now: 'Du läser utredningen och säger vad du tycker.',
        next: 'Vi läser det du har sagt och beslutar.',
        when: (day: string) => `${day} (förvaltningslagen 25 §).`,
      },
      deciding: {
        now: 'Vi fattar beslut.',
        next: 'Du får läsa beslutet här.',
        when: () => 'Så snart det är klart.',
      },
      decisionUnread: {
        now: 'Beslutet finns att läsa.',
        next: 'Du läser, och frågar om något är oklart.',
        when: () => 'Tiden för att överklaga räknas från dagen du läser det (förvaltningslagen 44 §).',
      },
      refused: {
        now: 'Beslutet är fattat.',
        next: 'Inget mer, om du inte vill ändra beslutet. Du kan begära stöd igen när du vill.',
        when: (day: string) => `Vi beslutade ${day}.`,
      },
      planning: {
        now: 'Vi ordnar det stöd du har fått ja till.',
        next: 'Stödet börjar. Du ser vem som ger det under Mina insatser.',
        when: (day: string) => `Har det inte börjat den ${day} måste vi rapportera det till IVO (LSS 28 f §).`,
      },
      planningLate: {
        now: 'Stödet har inte börjat, och det har gått mer än tre månader.',
        next: 'Kommunen rapporterar det. Skriv eller ring om du undrar.',
        when: (day: string) => `Tre månader gick ut ${day} (LSS 28 f §).`,
      },
      followUp: {
        now: 'Stödet pågår.',
        next: 'Vi följer upp hur det fungerar. Säg till om något ska ändras.',
        when: (day: string) =>
          day === ''
            ? 'Du kan be om en individuell plan när du vill (LSS 10 §).'
            : `Planen ses över senast ${day} (LSS 10 §).`,
      },
      over: {
        now: 'Stödet enligt det här beslutet är slut.',
        next: 'Gäller ett nytt beslut ser du det under Mina insatser. Du kan begära stöd igen när du vill.',
        when: () => 'Ärendet är avslutat.',
      },
      ended: {
        now: 'Beslutet är fattat. Stödet avslutas.',
        next: 'Under Mina insatser ser du vilken dag. Du kan begära stödet igen när du vill.',
        when: (day: string) => `Vi beslutade ${day}.`,
      },
      rulingGiven: {
        now: 'Du har fått ett förhandsbesked.',
        next: 'Skriv till oss när du vet vilken dag du flyttar. Då ordnar vi stödet.',
        when: () => 'Beskedet gäller i sex månader från den dag då stödet finns för dig (LSS 16 §).',
      },
      planReceived: {
        now: 'Vi har fått din begäran om en plan.',
        next: 'Vi hör av oss om när vi kan ses och göra planen tillsammans.',
        when: () => 'Hör av dig om det dröjer.',
      },
      planMaking: {
        now: 'Vi gör planen tillsammans med dig.',
        next: 'När planen är klar läser du den under Mina insatser.',
        when: () => 'Hör av dig om det dröjer.',
      },
      planAnswerUnread: {
        now: 'Vårt svar finns att läsa.',
        next: 'Du läser, och frågar om något är oklart.',
        when: () => 'När du har tid.',
      },
      planShared: {
        now: 'Planen är klar. Du läser den under Mina insatser.',
        next: 'Vi går igenom planen med dig. Säg till om något ska ändras innan dess.',
        when: (day: string) => `Planen ses över senast ${day} (LSS 10 §).`,
      },
      withdrawn: {
        now: 'Din begäran är tillbakatagen. Vi gör inget mer med den.',
        next: 'Du kan begära stöd igen när du vill.',
        when: () => 'Ärendet är avslutat.',
      },
    },
  },

  list: {
    title: 'Dina ärenden',
    heading: 'Dina ärenden',
    lead: 'Allt du har skickat till oss, det nyaste först.',
    open: 'Pågår',
    closed: 'Avslutade',
    none: 'Du har inga ärenden än. När du har skickat något ser du här hur det går.',
    apply: 'Sök försörjningsstöd',
    pager: 'Fler ärenden',
    newest: 'Till de nyaste',
    has: (who: string) => `${who} har ditt ärende.`,
    nobodyYet: 'Vi har ditt ärende.',
    former: 'Det du har skickat eller svarat i någon annans ansökan',
  },

  page: {
    back: 'Alla ärenden',
    title: (name: string, number: string) => `${name}, ärende ${number}`,
    needs: 'Behöver dig',
    happened: 'Det som har hänt',
    papers: 'Dina papper',
    messages: 'Meddelanden',
    decision: 'Beslut',
    changeMind: 'Ändra dig',
    coming: 'Kommer',
    readWhatYouSent: 'Läs det du skrev',
    readMessage: 'Läs meddelandet',
    readDecision: 'Läs beslutet',
    applicationPaper: 'Det du skickade, på en sida',
    applicationPdf: (day: string) => `Ansökan, bekräftad ${day}`,
    decisionPdf: 'Beslutet',
    kindPdf: 'PDF',
    kindPage: 'webbsida',
    yourCaseworker: 'Din handläggare',
    write: 'Skriv ett meddelande',
    writeTo: (who: string) => `Skriv till ${who}`,
    writeToUs: 'Skriv till oss',
    us: 'Socialtjänsten',
    unread: (count: number) =>
      count === 1 ? 'Du har ett nytt meddelande.' : `Du har ${String(count)} nya meddelanden.`,
    allMessages: 'Läs och skriv meddelanden',
    noMessages: 'Undrar du något, eller har något ändrats? Skriv. Bara de som arbetar med ditt ärende läser.',
    withdrawBefore: 'Har något ändrats, eller vill du inte söka längre? ',
    withdrawOr: ' eller ',
    withdraw: 'ta tillbaka ansökan',
    withdrawAfter: '. Det påverkar inte om du söker igen.',
  },

  headings: {
    RECEIVED: 'Din ansökan har kommit fram',
    UNDER_INVESTIGATION: 'Vi utreder din ansökan',
    SUPPLEMENT_REQUESTED: 'Vi väntar på ditt svar',
    WITHDRAWN: 'Ansökan är tillbakatagen',
    decisionUnread: 'Ditt beslut är klart',
  },
  acute: {
    heading: 'Din ansökan går först',
    next: 'Vi hör av oss till dig i dag eller nästa dag kontoret är öppet.',
  },
  /** When a partner is asked to apply together, to the one who asks. */
  partner: {
    waiting: {
      now: (day: string) => `Vi väntar på din partners del, senast ${day}. Din egen har kommit in.`,
      next: 'En handläggare läser båda delarna. Kommer inte din partners del går vi vidare med din.',
    },
    returned: {
      status: 'Väntar på dig',
      heading: 'Din partner har skickat tillbaka ansökan',
      now: 'Du rättar det som är fel i det ni har gemensamt, och frågar din partner igen.',
      next: 'Din partner svarar, och en handläggare läser båda delarna.',
      when: 'Så snart du kan. Din egen del har kommit in och är kvar hos oss.',
    },
    declined: {
      now: 'Din partner söker inte tillsammans med dig. Din ansökan är kvar hos oss.',
      next: 'En handläggare läser den och hör av sig om hur du kan söka ensam. Du kan också skriva eller ringa till oss.',
    },
  },
  now: {
    RECEIVED: 'Ansökan ligger hos oss. Ingen handläggare har den än.',
    UNDER_INVESTIGATION: (who: string) => `${who} går igenom det du har skickat.`,
    SUPPLEMENT_REQUESTED: 'Du svarar på det vi har frågat om.',
    SUPPLEMENT_REQUESTED_LATE: 'Dagen för ditt svar har passerat. Du kan fortfarande svara.',
    decisionUnread: 'Beslutet finns att läsa.',
    decisionRead: 'Beslutet är fattat.',
    WITHDRAWN: 'Vi gör inget mer med ansökan.',
  },
  next: {
    RECEIVED: (days: number) =>
      days === 1
        ? 'En handläggare läser den, oftast inom en arbetsdag.'
        : `En handläggare läser den, oftast inom ${String(days)} arbetsdagar.`,
    UNDER_INVESTIGATION: 'Vi beslutar, eller skriver om vi behöver veta mer.',
    SUPPLEMENT_REQUESTED: (who: string) => `${who} läser ditt svar och arbetar vidare.`,
    decisionUnread: 'Du läser, och frågar om något är oklart.',
    decisionRead: 'Inget mer, om du inte vill ändra beslutet.',
    WITHDRAWN: 'Du kan söka igen när du vill.',
  },
  when: {
    decisionBy: (day: string) => `Vi räknar med att besluta senast ${day}.`,
    today: 'I dag, eller nästa dag vi har öppet.',
    late: 'Det har tagit längre tid än vi räknade med. Ring eller skriv om du undrar.',
    noPromise: 'Vi beslutar så snart utredningen är klar. Hur lång tid det tar beror på vad vi behöver veta.',
    answerBy: (due: string) => `${due}.`,
    decided: (day: string) => `Vi beslutade ${day}.`,
    withdrawn: 'Ansökan är avslutad.',
  },
  due: {
    by: (day: string, left: string) => `Senast ${day}, ${left}`,
    daysLeft: (days: number) =>
      days === 0
        ? 'i dag är sista dagen'
        : days === 1
          ? '1\u00a0dag\u00a0kvar'
          : `${String(days)}\u00a0dagar\u00a0kvar`,
    passed: (day: string) => `Dagen var ${day}. Svara ändå.`,
    none: 'Så snart du kan',
  },
  needs: {
    answer: (who: string) => `Svara ${who}`,
    answerUs: 'Svara socialtjänsten',
    answerText: 'Vi har bett dig om något. Läs vad det gäller och svara i ditt ärende.',
    answerButton: 'Läs och svara',
    cannot: 'Jag kan inte få fram det',
    noRush: 'Hinner du inte? Säg till, så flyttar vi dagen. Ditt ärende stängs inte utan att vi har pratat med dig.',
    decision: 'Läs ditt beslut',
    decisionText: (name: string) => `${name}. Tiden för att överklaga räknas från dagen du läser det.`,
    decisionButton: 'Läs beslutet',
    partner: 'Rätta och fråga din partner igen',
    partnerText: 'Din partner har skickat tillbaka ansökan. Något som ni har gemensamt behöver rättas.',
    partnerButton: 'Rätta och fråga igen',
  },
  comingUp: {
    read: 'En handläggare läser ansökan.',
    answer: 'Ditt svar.',
    decision: (how: string) => `Beslut. ${how}`,
    toldBy: {
      none: 'Logga in här för att se när det är klart.',
      sms: 'Du får ett sms när det finns att läsa.',
      email: 'Du får ett mejl när det finns att läsa.',
      both: 'Du får sms och mejl när det finns att läsa.',
    },
  },

  withdraw: {
    title: (name: string) => `Ta tillbaka ansökan: ${name}`,
    heading: 'Vill du ta tillbaka ansökan?',
    over: (name: string, number: string) => `${name}. Ärende ${number}`,
    happens: 'Det här händer',
    points: [
      'Vi slutar arbeta med ansökan. Du får inget beslut.',
      'Det du har skickat finns kvar hos oss och du kan läsa det här.',
      'Du kan söka igen när du vill. Det räknas inte emot dig.',
    ],
    cannotUndo: 'Du kan inte ångra det här. Är du osäker, fråga först.',
    ask: 'Fråga först',
    confirm: 'Ja, ta tillbaka ansökan',
    stay: 'Nej, behåll ansökan',
    done: 'Ansökan är tillbakatagen',
    doneText: 'Vi gör inget mer med den. Du kan söka igen när du vill.',
    tooLate: 'Det gick inte att ta tillbaka ansökan',
    tooLateText: 'Något hände med ärendet före dig. Så här ser det ut nu. Skriv eller ring om det blev fel.',
  },
};

const en: typeof sv = {
  kinds: { livelihoodSupport: 'Livelihood support', lss: 'Support under LSS' },
  kindsShort: { livelihoodSupport: 'Livelihood support', lss: 'LSS' },
  kindAndMonth: (kind, month) => `${kind}, ${month}`,
  extraCost: (name) => `${name}, extra cost`,
  otherSupport: (name) => `${name}, other support`,
  nameOf: (name, whose) => `${name}, for ${whose}`,
  number: (number) => `Case ${number}`,

  states: {
    RECEIVED: { citizen: 'Sent', caseworker: 'Received' },
    UNDER_INVESTIGATION: { citizen: 'We are looking into it', caseworker: 'Under investigation' },
    SUPPLEMENT_REQUESTED: { citizen: 'We are waiting for you', caseworker: 'Waiting for supplement' },
    DECIDED: { citizen: 'Decision made', caseworker: 'Decided' },
    WITHDRAWN: { citizen: 'Taken back', caseworker: 'Withdrawn' },
  },
  decisionToRead: 'Decision to read',

  somebody: {
    citizen: 'The co-applicant',
    representative: 'The representative',
    caseworker: 'A caseworker',
    applicant: 'The applicant',
    partner: 'Your partner',
    system: 'Medborgarsidan',
  },
  wroteToUs: (who) => `${who} wrote to us.`,
  timeline: {
    'application.submit': {
      you: 'You sent the application.',
      citizen: (who) => `${who} sent the application.`,
      caseworker: (who) => `${who} sent the application.`,
    },
    'case.take': {
      you: 'You took the case.',
      citizen: (who) => `${who} read your application and became your caseworker.`,
      caseworker: (who) => `${who} took the case.`,
    },
    'case.withdraw': {
      you: 'You took the application back.',
      citizen: (who) => `${who} took the application back.`,
      caseworker: (who) => `${who} took the application back.`,
    },
    'case.decide': {
      you: 'You decided.',
      citizen: (who) => `${who} decided in your case.`,
      caseworker: (who) => `${who} decided.`,
    },
    'message.send': {
      you: 'You wrote a message.',
      citizen: (who) => `${who} wrote to you.`,
      caseworker: (who) => `${who} wrote a message.`,
    },
    'supplement.request': {
      you: 'You asked for a supplement.',
      citizen: (who) => `${who} asked you for an answer.`,
      caseworker: (who) => `${who} asked for a supplement.`,
    },
    'supplement.answer': {
      you: 'You answered what we asked for.',
      citizen: (who) => `${who} answered what we asked for.`,
      caseworker: (who) => `${who} answered the request.`,
    },
    'partner.ask': {
      you: 'You asked your partner to read again.',
      citizen: (who) => `${who} asked you to read again.`,
      caseworker: (who) => `${who} asked their partner to read again.`,
    },
    'partner.return': {
      you: 'You sent the application back.',
      citizen: () => 'Your partner sent the application back.',
      caseworker: () => 'The partner sent the application back.',
    },
    'partner.decline': {
      you: 'You declined to apply together.',
      citizen: () => 'Your partner is not applying together with you.',
      caseworker: () => 'The partner is not applying together with the applicant.',
    },
    'guardian.decline': {
      you: 'You said no to the request.',
      citizen: () => 'A guardian answered.',
      caseworker: (who) => `${who} said no to the request.`,
    },
    'partner.end': {
      you: 'You ended the joint application.',
      citizen: (who) => `${who} ended your joint application. Your own application goes on.`,
      caseworker: (who) => `${who} ended the joint application.`,
    },
    'meeting.propose': {
      you: 'You proposed a meeting.',
      citizen: (who) => `${who} proposed a time for a meeting.`,
      caseworker: (who) => `${who} proposed a meeting.`,
    },
    'meeting.move': {
      you: 'You proposed other times for a meeting.',
      citizen: (who) => `${who} proposed other times for a meeting.`,
      caseworker: (who) => `${who} proposed other times for a meeting.`,
    },
    'meeting.confirm': {
      you: 'You chose a time for a meeting.',
      citizen: (who) => `${who} chose a time for a meeting.`,
      caseworker: (who) => `${who} chose a time for a meeting.`,
    },
    'meeting.decline': {
      you: 'You asked for another time for a meeting.',
      citizen: (who) => `${who} asked for another time for a meeting.`,
      caseworker: (who) => `${who} asked for another time for a meeting.`,
    },
    'meeting.cancel': {
      you: 'You called off a meeting.',
      citizen: (who) => `${who} called off a meeting.`,
      caseworker: (who) => `${who} called off a meeting.`,
    },
    'board.ask': {
      you: 'You asked to speak before the board.',
      citizen: (who) => `${who} asked to speak before the board.`,
      caseworker: (who) => `${who} asked to speak before the board.`,
    },
    'investigation.share': {
      you: 'You shared the investigation.',
      citizen: (who) => `${who} shared a draft of the investigation with you.`,
      caseworker: (who) => `${who} shared the investigation for comments.`,
    },
    'investigation.comment': {
      you: 'You answered the investigation.',
      citizen: (who) => `${who} answered the investigation.`,
      caseworker: (who) => `${who} answered the investigation.`,
    },
    'measure.deliver': {
      you: 'You wrote about how a measure is given.',
      citizen: (who) => `${who} wrote about how a measure is given.`,
      caseworker: (who) => `${who} wrote about how a measure is given.`,
    },
    'plan.ask': {
      you: 'You asked for an individual plan.',
      citizen: (who) => `${who} asked for an individual plan.`,
      caseworker: (who) => `${who} asked for an individual plan.`,
    },
    'plan.share': {
      you: 'You shared an individual plan.',
      citizen: (who) => `${who} shared an individual plan with you.`,
      caseworker: (who) => `${who} shared an individual plan.`,
    },
    'document.move': {
      you: 'You moved a file.',
      citizen: (who) => `${who} moved a file that you had sent.`,
      caseworker: (who) => `${who} moved a file.`,
    },
    'document.transfer': {
      you: 'You moved a file.',
      citizen: (who) => `${who} moved a file that you had sent.`,
      caseworker: (who) => `${who} moved a file.`,
    },
    'account.settle': {
      you: 'You noted what the person said of the new account.',
      citizen: (who) => `${who} asked you about your new account.`,
      caseworker: (who) => `${who} asked about the new account.`,
    },
    'consent.withdraw': {
      you: 'You took back a yes to our asking somebody.',
      citizen: () => 'A yes to our asking somebody was taken back.',
      caseworker: () => 'A consent was taken back.',
    },
  },
  movedFrom: (number) => `It came from case ${number}.`,
  movedTo: (number) => `It is now in case ${number}.`,
  partTimeline: {
    you: 'You sent your part of the application.',
    citizen: () => 'Your partner sent their part of the application.',
    caseworker: (who) => `${who} sent their part of the application.`,
  },
  guardianTimeline: {
    you: 'You signed the request.',
    citizen: () => 'The other guardian signed as well.',
    caseworker: (who) => `${who} signed the request.`,
  },

  lss: {
    heading: 'How far it has come',
    steps: {
      supplement: 'Supplement',
      meeting: 'Meeting',
      investigation: 'Investigation',
      decision: 'Decision',
      planning: 'Planning',
      followUp: 'Follow-up',
      plan: 'Plan',
      move: 'The move here',
    },
    states: {
      done: 'Done',
      current: 'Now',
      ongoing: 'Under way',
      todo: 'To come',
      ifNeeded: 'If something is missing',
      needless: 'Was not needed',
    },
    now: {
      received: {
        now: 'We read your request and see if something is missing.',
        next: 'We ask if we need to know more, and help you with what is missing.',
        when: () => 'No law says a day. We are to work as fast as we can (Administrative Procedure Act, Section 9).',
      },
      supplement: {
        now: 'You answer what we have asked.',
        next: 'We read your answer and carry on.',
        when: (day) => `${day} (Administrative Procedure Act, Section 20).`,
      },
      meetingChoose: {
        now: 'You choose a time for the meeting.',
        next: 'We meet, and you tell us what you need.',
        when: () => 'Choose when you can.',
      },
      meetingOther: {
        now: 'We look for another time for the meeting.',
        next: 'You get a new proposal.',
        when: () => 'Tell us if it takes long.',
      },
      meetingBooked: {
        now: 'The meeting is booked.',
        next: 'We meet, and you tell us what you need.',
        when: (day) => `${day}.`,
      },
      investigating: {
        now: 'We investigate what you need.',
        next: 'You may read the investigation and say what you think before we decide.',
        when: () =>
          'We decide as soon as the investigation is done. How long it takes depends on what we need to know.',
      },
      comments: {
        now: 'You read the investigation and say what you think.',
        next: 'We read what you have said and decide.',
        when: (day) => `${day} (Administrative Procedure Act, Section 25).`,
      },
      deciding: {
        now: 'We decide.',
        next: 'You read the decision here.',
        when: () => 'As soon as it is ready.',
      },
      decisionUnread: {
        now: 'The decision is there to read.',
        next: 'You read, and ask if something is unclear.',
        when: () =>
          'The time to appeal is counted from the day you read it (Administrative Procedure Act, Section 44).',
      },
      refused: {
        now: 'The decision is made.',
        next: 'Nothing more, unless you want the decision changed. You can ask for support again when you want.',
        when: (day) => `We decided on ${day}.`,
      },
      planning: {
        now: 'We arrange the support that was granted to you.',
        next: 'The support begins. You see who gives it under My support.',
        when: (day) => `If it has not begun on ${day} we must report it to IVO (LSS Section 28 f).`,
      },
      planningLate: {
        now: 'The support has not begun, and more than three months have passed.',
        next: 'The municipality reports it. Write or call if you wonder.',
        when: (day) => `Three months ended on ${day} (LSS Section 28 f).`,
      },
      followUp: {
        now: 'The support is under way.',
        next: 'We follow up how it works. Tell us if something is to be changed.',
        when: (day) =>
          day === ''
            ? 'You can ask for an individual plan when you want (LSS Section 10).'
            : `The plan is looked over by ${day} (LSS Section 10).`,
      },
      over: {
        now: 'The support by this decision is over.',
        next: 'If a new decision holds you see it under My support. You can ask for support again when you want.',
        when: () => 'The case is closed.',
      },
      ended: {
        now: 'The decision is made. The support ends.',
        next: 'Under My support you see on which day. You can ask for the support again when you want.',
        when: (day) => `We decided on ${day}.`,
      },
      rulingGiven: {
        now: 'You have got an advance ruling.',
        next: 'Write to us when you know on which day you move. Then we arrange the support.',
        when: () => 'The ruling holds for six months from the day when the support is there for you (LSS Section 16).',
      },
      planReceived: {
        now: 'We have received your request for a plan.',
        next: 'We contact you about when we can meet and make the plan together.',
        when: () => 'Tell us if it takes long.',
      },
      planMaking: {
        now: 'We make the plan together with you.',
        next: 'When the plan is ready you read it under My support.',
        when: () => 'Tell us if it takes long.',
      },
      planAnswerUnread: {
        now: 'Our answer is there to read.',
        next: 'You read, and ask if something is unclear.',
        when: () => 'When you have time.',
      },
      planShared: {
        now: 'The plan is ready. You read it under My support.',
        next: 'We go through the plan with you. Tell us if something is to be changed before that.',
        when: (day) => `The plan is looked over by ${day} (LSS Section 10).`,
      },
      withdrawn: {
        now: 'Your request is taken back. We do nothing more with it.',
        next: 'You can ask for support again when you want.',
        when: () => 'The case is closed.',
      },
    },
  },

  list: {
    title: 'Your cases',
    heading: 'Your cases',
    lead: 'Everything you have sent to us, the newest first.',
    open: 'In progress',
    closed: 'Finished',
    none: 'You have no cases yet. When you have sent something you see here how it goes.',
    apply: 'Apply for livelihood support',
    pager: 'More cases',
    newest: 'To the newest',
    has: (who) => `${who} has your case.`,
    nobodyYet: 'We have your case.',
    former: 'What you have sent or answered in somebody else’s application',
  },

  page: {
    back: 'All cases',
    title: (name, number) => `${name}, case ${number}`,
    needs: 'Needs you',
    happened: 'What has happened',
    papers: 'Your papers',
    messages: 'Messages',
    decision: 'Decision',
    changeMind: 'Change your mind',
    coming: 'To come',
    readWhatYouSent: 'Read what you wrote',
    readMessage: 'Read the message',
    readDecision: 'Read the decision',
    applicationPaper: 'What you sent, on one page',
    applicationPdf: (day) => `Application, confirmed ${day}`,
    decisionPdf: 'The decision',
    kindPdf: 'PDF',
    kindPage: 'web page',
    yourCaseworker: 'Your caseworker',
    write: 'Write a message',
    writeTo: (who) => `Write to ${who}`,
    writeToUs: 'Write to us',
    us: 'The social services',
    unread: (count) => (count === 1 ? 'You have a new message.' : `You have ${String(count)} new messages.`),
    allMessages: 'Read and write messages',
    noMessages:
      'Are you wondering about something, or has something changed? Write. Only those who work with your case read it.',
    withdrawBefore: 'Has something changed, or do you not want to apply any more? ',
    withdrawOr: ' or ',
    withdraw: 'take the application back',
    withdrawAfter: '. It does not matter if you apply again.',
  },

  headings: {
    RECEIVED: 'Your application has arrived',
    UNDER_INVESTIGATION: 'We are looking into your application',
    SUPPLEMENT_REQUESTED: 'We are waiting for your answer',
    WITHDRAWN: 'The application is taken back',
    decisionUnread: 'Your decision is ready',
  },
  acute: {
    heading: 'Your application goes first',
    next: 'We get in touch with you today or the next day the office is open.',
  },
  partner: {
    waiting: {
      now: (day) => `We are waiting for your partner’s part, by ${day}. Your own has come in.`,
      next: 'A caseworker reads both parts. If your partner’s part does not come we go on with yours.',
    },
    returned: {
      status: 'Waiting for you',
      heading: 'Your partner has sent the application back',
      now: 'You correct what is wrong in what you have in common, and ask your partner again.',
      next: 'Your partner answers, and a caseworker reads both parts.',
      when: 'As soon as you can. Your own part has come in and stays with us.',
    },
    declined: {
      now: 'Your partner is not applying together with you. Your application stays with us.',
      next: 'A caseworker reads it and tells you how you can apply alone. You can also write to us or call.',
    },
  },
  now: {
    RECEIVED: 'The application is with us. No caseworker has it yet.',
    UNDER_INVESTIGATION: (who) => `${who} is going through what you have sent.`,
    SUPPLEMENT_REQUESTED: 'You answer what we have asked about.',
    SUPPLEMENT_REQUESTED_LATE: 'The day for your answer has passed. You can still answer.',
    decisionUnread: 'The decision is ready to read.',
    decisionRead: 'The decision is made.',
    WITHDRAWN: 'We do nothing more with the application.',
  },
  next: {
    RECEIVED: (days) =>
      days === 1
        ? 'A caseworker reads it, usually within one working day.'
        : `A caseworker reads it, usually within ${String(days)} working days.`,
    UNDER_INVESTIGATION: 'We decide, or write if we need to know more.',
    SUPPLEMENT_REQUESTED: (who) => `${who} reads your answer and carries on.`,
    decisionUnread: 'You read it, and ask if something is unclear.',
    decisionRead: 'Nothing more, unless you want the decision changed.',
    WITHDRAWN: 'You can apply again whenever you want.',
  },
  when: {
    decisionBy: (day) => `We expect to decide by ${day}.`,
    today: 'Today, or the next day we are open.',
    late: 'It has taken longer than we expected. Call or write if you are wondering.',
    noPromise: 'We decide as soon as the investigation is finished. How long it takes depends on what we need to know.',
    answerBy: (due) => `${due}.`,
    decided: (day) => `We decided on ${day}.`,
    withdrawn: 'The application is closed.',
  },
  due: {
    by: (day, left) => `By ${day}, ${left}`,
    daysLeft: (days) =>
      days === 0
        ? 'today is the last day'
        : days === 1
          ? '1\u00a0day\u00a0left'
          : `${String(days)}\u00a0days\u00a0left`,
    passed: (day) => `The day was ${day}. Answer anyway.`,
    none: 'As soon as you can',
  },
  needs: {
    answer: (who) => `Answer ${who}`,
    answerUs: 'Answer the social services',
    answerText: 'We have asked you for something. Read what it is about and answer in your case.',
    answerButton: 'Read and answer',
    cannot: 'I cannot get hold of it',
    noRush: 'Not enough time? Tell us, and we move the day. Your case is not closed without us having talked to you.',
    decision: 'Read your decision',
    decisionText: (name) => `${name}. The time to appeal is counted from the day you read it.`,
    decisionButton: 'Read the decision',
    partner: 'Correct it and ask your partner again',
    partnerText: 'Your partner has sent the application back. Something that you have in common needs to be corrected.',
    partnerButton: 'Correct and ask again',
  },
  comingUp: {
    read: 'A caseworker reads the application.',
    answer: 'Your answer.',
    decision: (how) => `Decision. ${how}`,
    toldBy: {
      none: 'Log in here to see when it is ready.',
      sms: 'You get a text message when there is something to read.',
      email: 'You get an e-mail when there is something to read.',
      both: 'You get a text message and an e-mail when there is something to read.',
    },
  },

  withdraw: {
    title: (name) => `Take the application back: ${name}`,
    heading: 'Do you want to take the application back?',
    over: (name, number) => `${name}. Case ${number}`,
    happens: 'This happens',
    points: [
      'We stop working with the application. You get no decision.',
      'What you have sent stays with us, and you can read it here.',
      'You can apply again whenever you want. It does not count against you.',
    ],
    cannotUndo: 'You cannot undo this. If you are unsure, ask first.',
    ask: 'Ask first',
    confirm: 'Yes, take the application back',
    stay: 'No, keep the application',
    done: 'The application is taken back',
    doneText: 'We do nothing more with it. You can apply again whenever you want.',
    tooLate: 'The application could not be taken back',
    tooLateText: 'Something happened in the case before you. This is how it looks now. Write or call if it went wrong.',
  },
};

export type CaseText = typeof sv;
/** Easy-read Swedish: what is said in shorter words. */
const easy: Part<CaseText> = {
  states: {
    RECEIVED: { citizen: 'Skickad' },
    UNDER_INVESTIGATION: { citizen: 'Vi arbetar med den' },
    SUPPLEMENT_REQUESTED: { citizen: 'Vi väntar på dig' },
    DECIDED: { citizen: 'Beslutet är klart' },
    WITHDRAWN: { citizen: 'Du har tagit tillbaka den' },
  },
  list: {
    lead: 'Här är allt du har skickat till oss. Det nyaste står först.',
    none: 'Du har inte skickat något än. Här ser du sedan hur det går.',
  },
  page: {
    needs: 'Det här ska du göra',
    coming: 'Det här händer sedan',
    noMessages: 'Undrar du något? Skriv till oss. Bara vi som arbetar med ditt ärende läser.',
    withdrawBefore: 'Har något ändrats? Vill du inte söka längre? ',
    withdrawAfter: '. Du kan söka igen.',
  },
  headings: {
    RECEIVED: 'Vi har fått din ansökan',
    UNDER_INVESTIGATION: 'Vi arbetar med din ansökan',
    decisionUnread: 'Vi har bestämt',
  },
  acute: {
    next: 'Vi ringer eller skriver till dig i dag eller i morgon. Har vi stängt? Då hör vi av oss när vi öppnar igen.',
  },
  partner: {
    waiting: {
      now: (day: string) => `Vi väntar på din partner, till ${day}. Din del har kommit till oss.`,
      next: 'En person hos oss läser båda delarna. Svarar inte din partner? Vi går vidare ändå.',
    },
    returned: {
      now: 'Något är fel. Du ska rätta det. Sedan frågar du din partner igen.',
      next: 'Din partner svarar. En person hos oss läser.',
      when: 'Så snart du kan. Vi har kvar din del.',
    },
    declined: {
      now: 'Din partner vill inte söka med dig. Vi har kvar din ansökan.',
      next: 'En person hos oss läser den och hör av sig. Du kan också ringa eller skriva till oss.',
    },
  },
  now: {
    RECEIVED: 'Vi har din ansökan. Ingen har börjat läsa den än.',
    UNDER_INVESTIGATION: (who: string) => `${who} läser det du har skickat.`,
    SUPPLEMENT_REQUESTED: 'Vi har frågat dig om något. Svara oss.',
    SUPPLEMENT_REQUESTED_LATE: 'Du skulle ha svarat tidigare. Du kan svara nu ändå.',
    decisionUnread: 'Du kan läsa vad vi har bestämt.',
    decisionRead: 'Vi har bestämt.',
    WITHDRAWN: 'Du har tagit tillbaka ansökan. Vi gör inget mer.',
  },
  next: {
    RECEIVED: (days: number) =>
      days === 1
        ? 'En handläggare läser den. Det tar oftast en dag.'
        : `En handläggare läser den. Det tar oftast ${String(days)} dagar. Vi läser inte på helger.`,
    UNDER_INVESTIGATION: 'Vi bestämmer. Behöver vi veta mer skriver vi till dig.',
    SUPPLEMENT_REQUESTED: (who: string) => `${who} läser ditt svar.`,
    decisionUnread: 'Läs beslutet. Fråga oss om något är svårt.',
    decisionRead: 'Du behöver inte göra något. Tycker du att det är fel? Då kan du säga det.',
    WITHDRAWN: 'Du kan söka igen.',
  },
  when: {
    decisionBy: (day: string) => `Vi tror att vi bestämmer senast ${day}.`,
    late: 'Det tar längre tid än vi trodde. Ring eller skriv om du undrar.',
    noPromise: 'Vi vet inte hur lång tid det tar. Fråga oss gärna.',
    decided: (day: string) => `Vi bestämde ${day}.`,
    withdrawn: 'Det är slut.',
  },
  needs: {
    answerText: 'Vi har frågat dig om något. Läs och svara.',
    cannot: 'Jag har det inte',
    noRush: 'Hinner du inte? Säg till. Då får du mer tid.',
    decisionText: (name: string) => `${name}. Tycker du att det är fel? Läs beslutet snart.`,
  },
  comingUp: {
    read: 'En handläggare läser din ansökan.',
    decision: (how: string) => `Vi bestämmer. ${how}`,
    toldBy: {
      none: 'Logga in här och se när det är klart.',
      sms: 'Du får ett sms när det är klart.',
      email: 'Du får ett mejl när det är klart.',
      both: 'Du får sms och mejl när det är klart.',
    },
  },
  lss: {
    steps: { plan: 'Planen', move: 'Du flyttar hit' },
    states: { ifNeeded: 'Bara om något saknas', needless: 'Behövdes inte' },
    now: {
      over: {
        now: 'Det här stödet är slut.',
        next: 'Har du fått ett nytt beslut? Du ser det under Mitt stöd.',
        when: () => 'Det är slut.',
      },
      ended: {
        now: 'Vi har bestämt. Stödet slutar.',
        next: 'Du ser vilken dag under Mitt stöd. Du kan be om stödet igen.',
        when: (day: string) => `Vi bestämde ${day}.`,
      },
      rulingGiven: {
        now: 'Vi har sagt ja. Du kan få stöd när du flyttar hit.',
        next: 'Skriv till oss när du vet vilken dag du flyttar.',
        when: () => 'Svaret gäller i 6 månader. Tiden börjar när stödet finns för dig.',
      },
      planReceived: {
        now: 'Du har bett om en plan.',
        next: 'Vi säger till när vi kan ses. Då gör vi planen med dig.',
        when: () => 'Tar det lång tid? Ring eller skriv.',
      },
      planMaking: {
        now: 'Vi gör planen med dig.',
        next: 'Du kan läsa den under Mitt stöd när den är klar.',
        when: () => 'Tar det lång tid? Ring eller skriv.',
      },
      planAnswerUnread: {
        now: 'Du kan läsa vårt svar.',
        next: 'Fråga oss om något är svårt.',
        when: () => 'När du vill.',
      },
      planShared: {
        now: 'Planen är klar. Du kan läsa den under Mitt stöd.',
        next: 'Vi läser planen igen med dig. Säg till om du vill ändra något.',
        when: (day: string) => `Vi läser den igen senast ${day}.`,
      },
    },
  },
  withdraw: {
    points: [
      'Vi slutar arbeta med din ansökan. Du får inget beslut.',
      'Du kan läsa det du har skickat här.',
      'Du kan söka igen när du vill.',
    ],
    cannotUndo: 'Du kan inte ångra dig efteråt. Är du osäker? Fråga oss först.',
    doneText: 'Vi gör inget mer. Du kan söka igen när du vill.',
  },
};

export const text: Record<Language, CaseText> = inLanguages({ sv, en, easy });

/** Under LSS support is asked for: it is a request (begäran) and no application. */
const requests = toldOtherwise(text, {
  sv: {
    timeline: {
      'application.submit': {
        you: 'Du skickade din begäran.',
        citizen: (who) => `${who} skickade begäran.`,
        caseworker: (who) => `${who} skickade begäran.`,
      },
      'case.take': { citizen: (who) => `${who} läste din begäran och blev din handläggare.` },
      'case.withdraw': {
        you: 'Du tog tillbaka din begäran.',
        citizen: (who) => `${who} tog tillbaka begäran.`,
        caseworker: (who) => `${who} tog tillbaka begäran.`,
      },
    },
    page: {
      applicationPdf: (day) => `Begäran, bekräftad ${day}`,
      withdrawBefore: 'Har något ändrats, eller vill du inte ha stödet längre? ',
      withdraw: 'ta tillbaka din begäran',
      withdrawAfter: '. Du kan begära stöd igen när du vill.',
    },
    headings: {
      RECEIVED: 'Din begäran har kommit fram',
      UNDER_INVESTIGATION: 'Vi utreder din begäran',
      WITHDRAWN: 'Du har tagit tillbaka din begäran',
    },
    now: {
      RECEIVED: 'Din begäran ligger hos oss. Ingen handläggare har den än.',
      WITHDRAWN: 'Din begäran är tillbakatagen. Vi gör inget mer med den.',
    },
    next: { WITHDRAWN: 'Du kan begära stöd igen när du vill.' },
    when: { withdrawn: 'Ärendet är avslutat.' },
    comingUp: { read: 'En handläggare läser din begäran.' },
    withdraw: {
      title: (name) => `Ta tillbaka begäran: ${name}`,
      heading: 'Vill du ta tillbaka din begäran?',
      points: [
        'Vi slutar arbeta med din begäran. Du får inget beslut.',
        'Det du har skickat finns kvar hos oss och du kan läsa det här.',
        'Du kan begära stöd igen när du vill. Det räknas inte emot dig.',
      ],
      confirm: 'Ja, ta tillbaka begäran',
      stay: 'Nej, behåll begäran',
      done: 'Din begäran är tillbakatagen',
      doneText: 'Vi gör inget mer med den. Du kan begära stöd igen när du vill.',
      tooLate: 'Det gick inte att ta tillbaka begäran',
    },
  },
  en: {
    timeline: {
      'application.submit': {
        you: 'You sent your request.',
        citizen: (who) => `${who} sent the request.`,
        caseworker: (who) => `${who} sent the request.`,
      },
      'case.take': { citizen: (who) => `${who} read your request and became your caseworker.` },
      'case.withdraw': {
        you: 'You took your request back.',
        citizen: (who) => `${who} took the request back.`,
        caseworker: (who) => `${who} took the request back.`,
      },
    },
    page: {
      applicationPdf: (day) => `Request, confirmed ${day}`,
      withdrawBefore: 'Has something changed, or do you not want the support any more? ',
      withdraw: 'take your request back',
      withdrawAfter: '. You can ask for support again whenever you like.',
    },
    headings: {
      RECEIVED: 'Your request has arrived',
      UNDER_INVESTIGATION: 'We are investigating your request',
      WITHDRAWN: 'You have taken your request back',
    },
    now: {
      RECEIVED: 'Your request is with us. No caseworker has it yet.',
      WITHDRAWN: 'Your request is taken back. We do nothing more with it.',
    },
    next: { WITHDRAWN: 'You can ask for support again whenever you want.' },
    when: { withdrawn: 'The case is closed.' },
    comingUp: { read: 'A caseworker reads your request.' },
    withdraw: {
      title: (name) => `Take the request back: ${name}`,
      heading: 'Do you want to take your request back?',
      points: [
        'We stop working with your request. You get no decision.',
        'What you have sent stays with us, and you can read it here.',
        'You can ask for support again whenever you want. It does not count against you.',
      ],
      confirm: 'Yes, take the request back',
      stay: 'No, keep the request',
      done: 'Your request is taken back',
      doneText: 'We do nothing more with it. You can ask for support again whenever you want.',
      tooLate: 'The request could not be taken back',
    },
  },
  easy: {
    timeline: {
      'application.submit': { you: 'Du skickade det du skrev.', citizen: (who) => `${who} skickade det.` },
      'case.take': { citizen: (who) => `${who} läste det du skrev och blev din handläggare.` },
      'case.withdraw': { you: 'Du tog tillbaka det.', citizen: (who) => `${who} tog tillbaka det.` },
    },
    page: {
      applicationPdf: (day) => `Det du skickade ${day}`,
      withdrawBefore: 'Har något ändrats? Vill du inte ha stödet längre? ',
      withdraw: 'ta tillbaka det du bad om',
      withdrawAfter: '. Du kan be om stöd igen.',
    },
    headings: {
      RECEIVED: 'Vi har fått det du skrev',
      UNDER_INVESTIGATION: 'Vi arbetar med det du bad om',
      WITHDRAWN: 'Du har tagit tillbaka det',
    },
    now: {
      RECEIVED: 'Vi har fått det du skrev. Ingen har börjat läsa det än.',
      WITHDRAWN: 'Du har tagit tillbaka det. Vi gör inget mer.',
    },
    next: { WITHDRAWN: 'Du kan be om stöd igen.' },
    when: { withdrawn: 'Det är slut.' },
    comingUp: { read: 'En handläggare läser det du skrev.' },
    withdraw: {
      title: (name) => `Ta tillbaka: ${name}`,
      heading: 'Vill du ta tillbaka det du bad om?',
      points: [
        'Vi slutar arbeta med det. Du får inget beslut.',
        'Du kan läsa det du har skickat här.',
        'Du kan be om stöd igen när du vill.',
      ],
      confirm: 'Ja, ta tillbaka det',
      stay: 'Nej, jag vill ha kvar det',
      done: 'Du har tagit tillbaka det',
      doneText: 'Vi gör inget mer. Du kan be om stöd igen när du vill.',
      tooLate: 'Det gick inte att ta tillbaka det',
    },
  },
});

/** The words about cases of a kind. */
export function textOf(kind: CaseKind, language: Language): CaseText {
  return (kind === 'lss' ? requests : text)[language];
}
export type TimelineAction = keyof CaseText['timeline'];
