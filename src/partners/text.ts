import { type Language, type Part, inLanguages } from '../platform/language.ts';
import type { BesideType } from '../cases/rules.ts';
import type { MissingState, PartnerState } from './rules.ts';

/** What it means to decide without the partner's part. */
const deciding =
  'Beslutar du innan delen har kommit bygger beslutet bara på den sökandes uppgifter, och den medsökande är inte part i det.';
const decidingInEnglish =
  'If you decide before the part has come, the decision rests on what the applicant has told only, and the co-applicant is no party to it.';

const sv = {
  /** On the overview. */
  needs: {
    begin: 'Din partner vill söka tillsammans med dig',
    goOn: 'Gör klart din del av ansökan',
    text: (name: string) => `${name}. Svara för din egen del. Ni ser inte varandras uppgifter.`,
    textPlain: 'Svara för din egen del. Ni ser inte varandras uppgifter.',
  },

  /** What the partner is asked for. */
  invitation: {
    title: 'Sök försörjningsstöd tillsammans',
    over: (month: string) => `Försörjningsstöd, ${month}`,
    heading: (by: string) => `${by} vill söka tillsammans med dig`,
    somebody: 'Din partner',
    whoHeading: 'Visa att frågan har kommit rätt',
    whoText:
      'Vi visar inte vem som frågar förrän vi vet att frågan har kommit rätt. Skriv personnumret för den som du bor och söker tillsammans med.',
    number: 'Din partners personnummer',
    errors: {
      title: 'Det här behöver ändras',
      number: 'Skriv din partners personnummer med tolv siffror.',
      wrong:
        'Frågan kommer från någon annan, eller så är numret fel skrivet. Kontrollera siffrorna. Bor du inte tillsammans med någon, svara att du inte söker tillsammans, eller ring oss.',
    },
    lead: 'Gifta och sambor söker tillsammans. Du fyller i din egen del och bekräftar själv.',
    besideLeads: {
      SUPPLEMENTARY:
        'Din partner söker för en extra kostnad. Vad den är visar vi bara om den gäller hemmet. Du bekräftar själv att ni söker tillsammans, och kan skriva om du också har en extra kostnad.',
      OTHER:
        'Din partner söker bara för något annat än att leva på. Gifta och sambor söker tillsammans. Du fyller i din egen del och bekräftar själv.',
    } satisfies Record<BesideType, string>,
    seenHeading: 'Vad ni ser av varandra',
    seen: [
      'Din partner ser inte dina inkomster, hur vi når dig, det du skriver med egna ord, dina filer eller dina meddelanden.',
      'Du ser inte heller din partners. Ni ser båda vad ni har gemensamt, var ärendet är och vad vi beslutar.',
      'En handläggare läser båda delarna.',
    ],
    common: 'Det ni har gemensamt',
    commonLead: 'Så här har din partner skrivit. Stämmer det inte, skicka tillbaka ansökan.',
    correction: 'Rättat av din partner',
    by: (day: string) => `Svara senast ${day}, så räknas din del med från början. Hinner du inte, skicka ändå.`,
    late: 'Sista dagen har gått, men vi har inte beslutat än. Du kan fortfarande skicka din del.',
    begin: 'Visa ansökan',
    goOn: 'Fortsätt med min del',
    back: 'Något stämmer inte, skicka tillbaka',
    decline: 'Jag söker inte tillsammans',
    other: 'Vill du något annat?',
    alone: 'Är du inte trygg, eller vill du prata med oss utan din partner?',
    own: (number: string) =>
      `Du har redan en egen ansökan för samma månad, ärende ${number}. Ett hushåll har en ansökan per månad. Skriv till oss i ditt ärende, så reder vi ut det tillsammans.`,
    ownTitle: 'Du har redan sökt den här månaden',
    ownLink: 'Skriv i ditt ärende',
    states: {
      invited: '',
      begun: '',
      lapsed: '',
      signed: 'Du har skickat din del. Tack.',
      returned: 'Du har skickat tillbaka ansökan. Vi hör av oss här när din partner har rättat den.',
      declined: 'Du har svarat att du inte söker tillsammans. Du behöver inte göra något mer.',
      ended: 'Det här är avslutat. Du behöver inte göra något mer. Ring oss om du undrar.',
      closed: 'Det här är avslutat. Du behöver inte göra något mer. Ring oss om du undrar.',
    } satisfies Record<PartnerState, string>,
    toCase: 'Till ert ärende',
    toPart: 'Läs din del',
    former: (day: string) => `Du skickade din del ${day}. Ärendet är inte längre ditt.`,
    formerState: 'Avslutad',
  },

  /** Naming the one whom it is about, before anything is shown. */
  who: {
    hint: 'Tolv siffror, till exempel ååååmmdd-nnnn',
    stopped: {
      title: 'Du kan inte försöka igen här',
      text: 'Numret har blivit fel för många gånger. Ring oss, så hjälper vi dig. Vi kan låta dig försöka igen.',
    },
  },

  /** Sending it back, or declining. */
  answer: {
    returned: {
      title: 'Skicka tillbaka ansökan',
      lead: 'Gör det om något som ni har gemensamt är fel. Din partner får rätta och fråga dig igen.',
      reason: 'Vad stämmer inte?',
      done: 'Skicka tillbaka',
    },
    declined: {
      title: 'Sök inte tillsammans',
      lead: 'Du bestämmer själv. Din partner får bara veta att ni inte söker tillsammans. Du kan inte ångra det här.',
      reason: 'Vill du berätta varför?',
      done: 'Jag söker inte tillsammans',
    },
    answer: 'Ditt svar',
    reasonHint: 'En handläggare läser. Din partner läser bara om du kryssar i rutan.',
    shown: 'Min partner får läsa det jag har skrivit här',
    cancel: 'Tillbaka',
    errors: { title: 'Det här behöver ändras', empty: 'Skriv vad som inte stämmer.', tooLong: 'Skriv kortare.' },
    tooLate: 'Det gick inte. Så här ser det ut nu.',
  },

  /** On the applicant's page of her case. */
  waiting: {
    heading: 'Din partner',
    somebody: 'din partner',
    waits: (name: string) => `Vi väntar på ${name}, som ska fylla i sin del och bekräfta den.`,
    /** In the receipt, when it has just been sent. */
    asked: 'Din partner får frågan på sin egen sida här. Dela gärna länken också, så går det fortare.',
    remind: (day: string) => `Vi påminner ${day}.`,
    last: (day: string) => `Sista dag är ${day}.`,
    rule: (day: string) =>
      `Din ansökan räknas som inkommen ${day}, den dag du bekräftade den. Efter sista dagen går vi vidare utan din partners del.`,
    share: 'Visa länk och QR-kod att dela',
    states: {
      invited: undefined,
      begun: undefined,
      signed: (name: string) => `${name} har skickat sin del.`,
      returned: (name: string) => `${name} har skickat tillbaka ansökan. Något som ni har gemensamt behöver rättas.`,
      declined: () =>
        'Din partner söker inte tillsammans med dig. Din ansökan finns hos oss och vi hör av oss till dig.',
      lapsed: (name: string) => `Sista dagen för ${name} har gått. Vi går vidare med din del.`,
      ended: () => 'Ni söker inte längre tillsammans. Din egen ansökan går vidare.',
      closed: undefined,
    },
    reason: (words: string) => `Din partner skriver: ${words}`,
    fix: 'Rätta och fråga igen',
    together: 'Ni söker tillsammans',
    togetherText:
      'Du ser var ärendet är och vad vi beslutar för er. Det du har skickat och skriver till oss ser bara du och vi.',
    alone: 'Vill du prata med oss utan din partner?',
    stillOpen: 'Skickar din partner sin del innan vi har beslutat tar vi med den.',
  },

  /** The applicant's page with the link, or with what is to be corrected. */
  share: {
    title: 'Dela med din partner',
    lead: 'Din partner loggar in själv, och hittar det också på sin egen sida här. Där skriver din partner ditt personnummer, så att frågan inte visas för fel person.',
    back: 'Till ditt ärende',
    link: 'Länk',
    copy: 'Kopiera länken',
    copied: 'Länken är kopierad.',
    linkNote:
      'I länken står inget om er. Den fungerar bara när den du har skrivit som partner loggar in. För alla andra, även dig, finns inte sidan.',
    qr: 'QR-kod',
    qrNote: 'Din partner riktar mobilens kamera mot koden.',
    qrAlt: 'QR-kod med samma länk',
    again: 'Rätta och fråga din partner igen',
    againLead: 'Skriv vad som ska vara rättat. Din partner och handläggaren läser det du skriver här.',
    correct: 'Rätta',
    correction: 'Vad ska det stå i stället?',
    correctionHint: 'Till exempel: Hyran är 7 200 kronor.',
    send: 'Fråga igen',
    private: 'Vill du skriva något som bara handläggaren läser?',
    privateLink: 'Skriv ett meddelande',
    asked: 'Din partner är tillfrågad igen',
    errors: { title: 'Det här behöver ändras', empty: 'Skriv vad som ska vara rättat.', tooLong: 'Skriv kortare.' },
    nothing: 'Här finns inget att göra just nu.',
  },

  /** Where somebody says that she wants to speak alone. */
  alone: {
    title: 'Prata med oss utan att någon annan hör',
    lead: 'Här kan du säga att du inte kan söka tillsammans, inte är trygg, eller vill prata med oss ensam.',
    promise: [
      'Det du skriver läses bara av handläggare på enheten.',
      'Det står inte i din ansökan, i ditt ärende, på kvittot eller i något som vi skickar. Ingen annan i hushållet kan se att du har skrivit.',
      'Du behöver inte berätta mer än du vill.',
    ],
    write: 'Berätta för oss',
    reach: 'Hur når vi dig utan att någon annan märker det?',
    reachHint: 'Till exempel ett telefonnummer och en tid på dagen. Skriv om vi inte får lämna meddelande.',
    words: 'Vill du berätta något?',
    send: 'Skicka till handläggaren',
    errors: {
      title: 'Det här behöver ändras',
      empty: 'Skriv hur vi når dig, eller något du vill säga.',
      tooLong: 'Skriv kortare.',
    },
    done: 'Tack. Vi har fått det du skrev.',
    doneText: 'En handläggare hör av sig på det sätt du skrev. Du kan stänga sidan nu.',
    nowHeading: 'Behöver du hjälp nu?',
    call: (name: string) => `${name}: `,
    emergencyDuty: 'Socialjouren',
    leave: 'Knappen Lämna sidan snabbt tar dig genast härifrån. Den finns överst på sidan.',
    home: 'Till översikten',
  },

  staff: {
    heading: 'Den medsökandes del',
    none: (name: string) => `Den sökande har skrivit: ${name}`,
    states: {
      invited: 'Tillfrågad, har inte börjat',
      begun: 'Har börjat, inte skickat',
      signed: 'Har bekräftat och skickat sin del',
      returned: 'Har skickat tillbaka ansökan till den sökande',
      declined: 'Söker inte tillsammans',
      lapsed: 'Saknas. Sista dagen har gått',
      ended: 'Avslutad av handläggare',
      closed: 'Kom aldrig. Ärendet är avslutat',
    } satisfies Record<PartnerState, string>,
    facts: {
      state: 'Läge',
      written: 'Namn enligt den sökande',
      number: 'Personnummer',
      reach: 'Nås på',
      asked: 'Tillfrågad',
      last: 'Sista dag',
      correction: 'Rättat av den sökande',
      reason: 'Skäl',
      reasonShown: 'Skäl, också för den sökande',
      signed: 'Bekräftad',
      opened: 'Beslutet öppnat',
    },
    noContact: 'Inga kontaktuppgifter',
    missing: {
      invited: {
        strong: 'Den medsökandes del har inte kommit.',
        rest: (day: string) => `Tillfrågad, med sista dag ${day}. ${deciding}`,
      },
      begun: {
        strong: 'Den medsökandes del är påbörjad men inte skickad.',
        rest: (day: string) => `Sista dag är ${day}. ${deciding}`,
      },
      returned: {
        strong: 'Den medsökande har skickat tillbaka ansökan.',
        rest: () => `Den sökande behöver rätta den och fråga igen. ${deciding}`,
      },
      lapsed: {
        strong: 'Den medsökandes del saknas.',
        rest: (day: string) => `Sista dagen var ${day}. Ärendet handläggs utan den. ${deciding}`,
      },
    } satisfies Record<MissingState, { strong: string; rest: (day: string) => string }>,
    other: (number: string) => ({
      strong: 'Den medsökande har en egen ansökan för samma månad.',
      rest: `Se ärende ${number}. Ett hushåll har en ansökan per månad.`,
    }),
    sameHousehold: (number: string) => ({
      strong: 'Kan vara samma hushåll:',
      rest: 'en annan ansökan gäller samma månad.',
      link: `Ärende ${number}`,
    }),
    sameAccount: {
      strong: 'Båda har skrivit samma konto.',
      rest: 'Har båda räknat med det som finns på kontot är det med två gånger. Fråga var och en för sig, de ser inte varandras svar.',
    },
    note: {
      strong: 'Någon i ärendet vill prata enskilt.',
      rest: 'Läs längst ner på sidan innan du tar kontakt. Nämn det aldrig i meddelanden till hushållet.',
    },
    tried: {
      label: 'Fel personnummer',
      value: (times: number, most: number) =>
        times < most ? `${String(times)} av ${String(most)} försök` : `${String(times)} försök. Kan inte försöka mer`,
      strong: 'Den tillfrågade har skrivit fel personnummer för många gånger.',
      rest: 'Frågan kan ha kommit till fel person. Tala med den som begär innan du låter den tillfrågade försöka igen.',
    },
    retry: 'Låt den tillfrågade försöka igen med personnumret',
    retryNote: 'Gör det bara när du vet att det är rätt person.',
    end: 'Avsluta att de söker tillsammans',
    endNote:
      'Vid separation eller när det inte längre är ett hushåll. Den medsökande ser därefter bara det hon eller han själv har skickat. Det som finns är kvar hos er.',
    to: 'Till vem?',
    thread: (name: string) => `Meddelanden med ${name}`,
    coApplicant: 'Medsökande',
  },

  notes: {
    title: 'Vill prata enskilt',
    lead: 'Det här har någon berättat i förtroende. Ingen i hushållet kan se det. Ta kontakt bara på det sätt som står här.',
    empty: 'Ingen väntar.',
    back: 'Kön',
    reach: 'Nås så här',
    noReach: 'Inget skrivet',
    words: 'Skriver',
    number: 'Personnummer',
    when: 'Skrivet',
    case: 'Till ärendet',
    done: 'Jag har tagit hand om det',
    doneHidden: (name: string) => name,
    handled: (who: string, day: string) => `${who} tog hand om det ${day}.`,
    link: (count: number) =>
      count === 1 ? 'En person vill prata enskilt' : `${String(count)} personer vill prata enskilt`,
  },
};

const en: typeof sv = {
  needs: {
    begin: 'Your partner wants to apply together with you',
    goOn: 'Finish your part of the application',
    text: (name) => `${name}. Answer for your own part. You do not see each other’s information.`,
    textPlain: 'Answer for your own part. You do not see each other’s information.',
  },

  invitation: {
    title: 'Apply for livelihood support together',
    over: (month) => `Livelihood support, ${month}`,
    heading: (by) => `${by} wants to apply together with you`,
    somebody: 'Your partner',
    whoHeading: 'Show that the question has come right',
    whoText:
      'We do not show who asks before we know that the question has come right. Write the personal identity number of the one you live and apply together with.',
    number: 'Your partner’s personal identity number',
    errors: {
      title: 'This needs to be changed',
      number: 'Write your partner’s personal identity number with twelve digits.',
      wrong:
        'The question comes from somebody else, or the number is not right. Check the digits. If you live with nobody, answer that you are not applying together, or call us.',
    },
    lead: 'Married couples and cohabitants apply together. You fill in your own part and sign it yourself.',
    besideLeads: {
      SUPPLEMENTARY:
        'Your partner applies for an extra cost. We show what it is only if it is for the home. You confirm yourself that you apply together, and can write if you have an extra cost too.',
      OTHER:
        'Your partner applies only for something else than to live on. Married couples and cohabitants apply together. You fill in your own part and sign it yourself.',
    },
    seenHeading: 'What you see of each other',
    seen: [
      'Your partner does not see your incomes, how we reach you, what you write in your own words, your files or your messages.',
      'Nor do you see your partner’s. You both see what you have in common, where the case is and what we decide.',
      'A caseworker reads both parts.',
    ],
    common: 'What you have in common',
    commonLead: 'This is what your partner has written. If it is not right, send the application back.',
    correction: 'Corrected by your partner',
    by: (day) => `Answer by ${day}, and your part counts from the beginning. If you do not make it, send it anyway.`,
    late: 'The last day has passed, but we have not decided yet. You can still send your part.',
    begin: 'Show the application',
    goOn: 'Continue with my part',
    back: 'Something is not right, send it back',
    decline: 'I am not applying together',
    other: 'Do you want something else?',
    alone: 'Are you not safe, or do you want to talk to us without your partner?',
    own: (number) =>
      `You already have an application of your own for the same month, case ${number}. A household has one application a month. Write to us in your case, and we sort it out together.`,
    ownTitle: 'You have already applied this month',
    ownLink: 'Write in your case',
    states: {
      invited: '',
      begun: '',
      lapsed: '',
      signed: 'You have sent your part. Thank you.',
      returned: 'You have sent the application back. We tell you here when your partner has corrected it.',
      declined: 'You have answered that you are not applying together. You need not do anything more.',
      ended: 'This has ended. You need not do anything more. Call us if you wonder about anything.',
      closed: 'This has ended. You need not do anything more. Call us if you wonder about anything.',
    },
    toCase: 'To your joint case',
    toPart: 'Read your part',
    former: (day) => `You sent your part on ${day}. The case is no longer yours.`,
    formerState: 'Ended',
  },

  who: {
    hint: 'Twelve digits, for example yyyymmdd-nnnn',
    stopped: {
      title: 'You cannot try again here',
      text: 'The number has been wrong too many times. Call us, and we help you. We can let you try again.',
    },
  },

  answer: {
    returned: {
      title: 'Send the application back',
      lead: 'Do this if something that you have in common is wrong. Your partner may correct it and ask you again.',
      reason: 'What is not right?',
      done: 'Send back',
    },
    declined: {
      title: 'Do not apply together',
      lead: 'You decide for yourself. Your partner is told only that you are not applying together. You cannot undo this.',
      reason: 'Do you want to tell us why?',
      done: 'I am not applying together',
    },
    answer: 'Your answer',
    reasonHint: 'A caseworker reads it. Your partner reads it only if you tick the box.',
    shown: 'My partner may read what I have written here',
    cancel: 'Back',
    errors: { title: 'This needs to be changed', empty: 'Write what is not right.', tooLong: 'Write less.' },
    tooLate: 'That was not possible. This is how it stands now.',
  },

  waiting: {
    heading: 'Your partner',
    somebody: 'your partner',
    waits: (name) => `We are waiting for ${name}, who is to fill in a part and sign it.`,
    asked: 'Your partner gets the question on a page of her or his own here. Share the link too, and it goes faster.',
    remind: (day) => `We send a reminder on ${day}.`,
    last: (day) => `The last day is ${day}.`,
    rule: (day) =>
      `Your application counts as received on ${day}, the day you signed it. After the last day we go on without your partner’s part.`,
    share: 'Show a link and a QR code to share',
    states: {
      invited: undefined,
      begun: undefined,
      signed: (name) => `${name} has sent their part.`,
      returned: (name) =>
        `${name} has sent the application back. Something that you have in common needs to be corrected.`,
      declined: () => 'Your partner is not applying together with you. We have your application and will contact you.',
      lapsed: (name) => `The last day for ${name} has passed. We go on with your part.`,
      ended: () => 'You are no longer applying together. Your own application goes on.',
      closed: undefined,
    },
    reason: (words) => `Your partner writes: ${words}`,
    fix: 'Correct it and ask again',
    together: 'You apply together',
    togetherText:
      'You see where the case is and what we decide for the two of you. What you have sent and write to us is seen only by you and us.',
    alone: 'Do you want to talk to us without your partner?',
    stillOpen: 'If your partner sends their part before we have decided, we include it.',
  },

  share: {
    title: 'Share with your partner',
    lead: 'Your partner logs in with their own e-identification, and also finds it on their own page here. There your partner writes your personal identity number, so that the question is not shown to the wrong person.',
    back: 'To your case',
    link: 'Link',
    copy: 'Copy the link',
    copied: 'The link is copied.',
    linkNote:
      'The link says nothing about you. It works only when the one you have written as your partner logs in. For everybody else, you included, there is no such page.',
    qr: 'QR code',
    qrNote: 'Your partner points the telephone’s camera at the code.',
    qrAlt: 'QR code with the same link',
    again: 'Correct it and ask your partner again',
    againLead: 'Write what is to be corrected. Your partner and the caseworker read what you write here.',
    correct: 'Correct',
    correction: 'What should it say instead?',
    correctionHint: 'For example: The rent is SEK 7,200.',
    send: 'Ask again',
    private: 'Do you want to write something that only the caseworker reads?',
    privateLink: 'Write a message',
    asked: 'Your partner has been asked again',
    errors: { title: 'This needs to be changed', empty: 'Write what is to be corrected.', tooLong: 'Write less.' },
    nothing: 'There is nothing to do here at the moment.',
  },

  alone: {
    title: 'Talk to us without anybody else hearing',
    lead: 'Here you can say that you cannot apply together, are not safe, or want to talk to us alone.',
    promise: [
      'What you write is read only by caseworkers of the unit.',
      'It is not in your application, in your case, on the receipt or in anything that we send. Nobody else in the household can see that you have written.',
      'You need not tell more than you want to.',
    ],
    write: 'Tell us',
    reach: 'How do we reach you without anybody else noticing?',
    reachHint: 'For example a telephone number and a time of day. Write if we must not leave a message.',
    words: 'Do you want to tell us something?',
    send: 'Send to the caseworker',
    errors: {
      title: 'This needs to be changed',
      empty: 'Write how we reach you, or something you want to say.',
      tooLong: 'Write less.',
    },
    done: 'Thank you. We have got what you wrote.',
    doneText: 'A caseworker contacts you in the way you wrote. You can close the page now.',
    nowHeading: 'Do you need help now?',
    call: (name) => `${name}: `,
    emergencyDuty: 'The social emergency service',
    leave: 'The button Leave this site quickly takes you away at once. It is at the top of the page.',
    home: 'To the overview',
  },

  staff: {
    heading: 'The co-applicant’s part',
    none: (name) => `The applicant has written: ${name}`,
    states: {
      invited: 'Asked, has not begun',
      begun: 'Has begun, not sent',
      signed: 'Has signed and sent a part',
      returned: 'Has sent the application back to the applicant',
      declined: 'Is not applying together',
      lapsed: 'Missing. The last day has passed',
      ended: 'Ended by a caseworker',
      closed: 'Never came. The case is closed',
    },
    facts: {
      state: 'State',
      written: 'Name according to the applicant',
      number: 'Personal identity number',
      reach: 'Reached at',
      asked: 'Asked',
      last: 'Last day',
      correction: 'Corrected by the applicant',
      reason: 'Reason',
      reasonShown: 'Reason, also for the applicant',
      signed: 'Signed',
      opened: 'Decision opened',
    },
    noContact: 'No contact details',
    missing: {
      invited: {
        strong: 'The co-applicant’s part has not come.',
        rest: (day) => `Asked, with ${day} as the last day. ${decidingInEnglish}`,
      },
      begun: {
        strong: 'The co-applicant’s part is begun but not sent.',
        rest: (day) => `The last day is ${day}. ${decidingInEnglish}`,
      },
      returned: {
        strong: 'The co-applicant has sent the application back.',
        rest: () => `The applicant needs to correct it and ask again. ${decidingInEnglish}`,
      },
      lapsed: {
        strong: 'The co-applicant’s part is missing.',
        rest: (day) => `The last day was ${day}. The case is handled without it. ${decidingInEnglish}`,
      },
    },
    other: (number) => ({
      strong: 'The co-applicant has an application of their own for the same month.',
      rest: `See case ${number}. A household has one application a month.`,
    }),
    sameHousehold: (number) => ({
      strong: 'May be the same household:',
      rest: 'another application is for the same month.',
      link: `Case ${number}`,
    }),
    sameAccount: {
      strong: 'Both have written the same account.',
      rest: 'If both have counted what is in the account, it is there twice. Ask each separately, they do not see each other’s answers.',
    },
    note: {
      strong: 'Somebody in the case wants to speak alone.',
      rest: 'Read at the bottom of the page before you make contact. Never mention it in messages to the household.',
    },
    tried: {
      label: 'Wrong personal identity number',
      value: (times, most) =>
        times < most ? `${String(times)} of ${String(most)} tries` : `${String(times)} tries. Can try no more`,
      strong: 'The one who is asked has written a wrong personal identity number too many times.',
      rest: 'The question may have come to the wrong person. Talk with the one who asks before you let the other try again.',
    },
    retry: 'Let the one who is asked try again with the number',
    retryNote: 'Do it only when you know that it is the right person.',
    end: 'End that they apply together',
    endNote:
      'When they separate or are no longer one household. The co-applicant then sees only what they have sent themselves. What there is stays with you.',
    to: 'To whom?',
    thread: (name) => `Messages with ${name}`,
    coApplicant: 'Co-applicant',
  },

  notes: {
    title: 'Want to speak alone',
    lead: 'This has been told in confidence. Nobody in the household can see it. Make contact only in the way that is written here.',
    empty: 'Nobody is waiting.',
    back: 'The queue',
    reach: 'Reached like this',
    noReach: 'Nothing written',
    words: 'Writes',
    number: 'Personal identity number',
    when: 'Written',
    case: 'To the case',
    done: 'I have seen to it',
    doneHidden: (name) => name,
    handled: (who, day) => `${who} saw to it on ${day}.`,
    link: (count) => (count === 1 ? 'One person wants to speak alone' : `${String(count)} people want to speak alone`),
  },
};

/** What a child's other guardian reads as well. */
const easy: Part<PartnersText> = {
  who: {
    hint: 'Numret har tolv siffror',
    stopped: {
      title: 'Du kan inte försöka mer här',
      text: 'Numret var fel många gånger. Ring oss. Vi hjälper dig. Sedan kan du försöka igen.',
    },
  },
};

export type PartnersText = typeof sv;
export const text: Record<Language, PartnersText> = inLanguages({ sv, en, easy });
