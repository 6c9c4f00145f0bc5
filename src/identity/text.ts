import { type Language, type Part, inLanguages } from '../platform/language.ts';
import type { RequestKind } from '../platform/saml/chain.ts';
import type { RefusalKind } from '../platform/saml/refusal.ts';

type Refusal = { heading: string; paragraphs: string[] };

const sv = {
  login: {
    title: 'Logga in',
    lead: 'Visa vem du är med e-legitimation. Då kan ingen annan se eller ändra det du skriver.',
    choose: 'Välj sätt',
    door: 'Du visar vem du är och kommer sedan tillbaka hit.',
    last: 'Du valde den här förra gången.',
    none: 'Det går inte att logga in just nu. Ring oss, så hjälper vi dig.',
    borrowed: 'Lånar du telefon eller dator?',
    borrowedText: 'Logga ut när du är klar och stäng webbläsaren.',
    discreet: 'Våra sms och mejl säger aldrig vad ditt ärende gäller.',
    without: 'Har du ingen e-legitimation?',
    withoutText: 'Du har samma rätt till hjälp. Välj det som är lättast för dig:',
    call: 'Ring',
    interpreter: 'Säg till om du vill ha tolk.',
    visit: 'Kom hit',
    visitText: 'Vi hjälper dig att fylla i.',
    paper: 'Papper',
    paperText: 'Be oss skicka ansökan hem till dig.',
    agent: 'Ombud',
    agentText:
      'Någon du litar på kan begära stöd enligt LSS åt dig, eller hjälpa dig att fylla i, med fullmakt. Ring, så berättar vi hur.',
    get: 'Skaffa e-legitimation',
    trouble: 'Fungerar det inte?',
    forgotten: 'Jag har glömt koden till mitt BankID',
    forgottenText:
      'Din bank hjälper dig att få ett nytt. Under tiden kan du ringa oss, så att din ansökan inte blir sen.',
    protected: 'Jag har skyddade personuppgifter',
    protectedText: (phone: string) =>
      `Logga inte in än. Ring ${phone} och säg att du har skyddade uppgifter, så ordnar vi ett säkert sätt.`,
    coordination: 'Jag har samordningsnummer',
    coordinationYes:
      'Du kan logga in om din e-legitimation har ditt samordningsnummer, till exempel Freja. Annars: kom till oss med ditt pass.',
    coordinationNo:
      'Då går det tyvärr inte att logga in här än. Ring oss eller kom hit, så hjälper vi dig på annat sätt.',
    stuck: 'Jag kom inte tillbaka hit',
    stuckText: 'Då avbröts inloggningen på vägen. Gå till den här sidan igen och välj e-legitimation en gång till.',
  },
  loggedOut: {
    title: 'Du är utloggad',
    time: 'Logga in igen när du vill fortsätta. Det du har sparat finns kvar.',
    kept: 'Det du skrev är inte borta. Logga in igen inom en timme här i samma webbläsare, så får du det tillbaka.',
    changed: 'Det du får se här ändrades medan du loggade in. Logga in igen, så blir det rätt.',
  },
  staffLogin: {
    title: 'Logga in som handläggare',
    lead: 'Du loggar in med ditt tjänstekonto.',
    choose: 'Välj inloggning',
    none: 'Ingen inloggning för medarbetare är inställd. Kontakta den som sköter systemet.',
    door: 'Du skickas till inloggningen och kommer sedan tillbaka hit.',
  },
  repost: {
    title: 'Ett steg kvar',
    text: 'Du har visat vem du är. Tryck på knappen för att komma in.',
    button: 'Fortsätt',
  },
  onward: {
    title: 'Du skickas vidare',
    text: 'Tryck på knappen för att visa vem du är. Sedan kommer du tillbaka hit.',
    button: 'Fortsätt',
  },
  refusal: {
    todo: 'Så här gör du',
    // Before and after the number to call.
    help: (code: string): [string, string] => ['Behöver du hjälp? Ring ', ` och säg koden ${code}.`],
    staffReference: (code: string) => `Säg koden ${code} när du ber om hjälp.`,
    retry: 'Försök igen',
    choose: 'Välj en annan e-legitimation',
    again: 'Logga in igen',
    toApplication: 'Till ansökan',
    toMyPages: 'Till Mina sidor',
    toDecision: 'Till beslutet',
    toQueue: 'Till min kö',
    other: 'Andra sätt att söka hjälp',
    kinds: {
      cancelled: {
        heading: 'Du avbröt',
        paragraphs: ['Ingenting har hänt. Det du har sparat finns kvar.', 'Du kan börja om när du vill.'],
      },
      suspicious: {
        heading: 'Inloggningen avbröts för säkerhets skull',
        paragraphs: [
          'Det kan bli så om en annan inloggning redan var igång i din app. Öppna appen, avbryt den, vänta en stund och försök igen.',
          'Bad någon dig att logga in, eller var det inte du? Avbryt då, och kontakta den som gav dig din e-legitimation.',
        ],
      },
      fraud: {
        heading: 'Inloggningen stoppades',
        paragraphs: [
          'Din e-legitimation sade nej av säkerhetsskäl. Ingen har kommit in, och ingenting har ändrats här.',
          'Kontakta den som gav dig din e-legitimation, till exempel din bank. Vill du fortsätta med ditt ärende under tiden hjälper vi dig på ett annat sätt.',
        ],
      },
      failed: {
        heading: 'Det gick inte att visa vem du är',
        paragraphs: ['Din e-legitimation svarade inte ja. Kontrollera att den fungerar och försök igen.'],
      },
      'unknown-person': {
        heading: 'Din e-legitimation kändes inte igen',
        paragraphs: [
          'Den tjänst du valde hittade inte din e-legitimation. Den kan vara spärrad, för gammal eller utfärdad av någon annan.',
          'Har du ingen annan? Ring oss, så hjälper vi dig på annat sätt.',
        ],
      },
      unsupported: {
        heading: 'Inloggningen fungerar inte som den ska',
        paragraphs: [
          'Felet ligger hos oss eller hos den tjänst du valde, inte hos dig. Att försöka igen hjälper nog inte just nu.',
          'Välj en annan e-legitimation om du kan. Ring oss annars, så blir din ansökan inte sen.',
        ],
      },
      level: {
        heading: 'Den e-legitimationen räcker inte här',
        paragraphs: [
          'Vi behöver vara säkrare på att det är du. Det blir vi med till exempel BankID eller Freja+.',
          'Har du ingen sådan? Ring oss eller kom hit, så hjälper vi dig på annat sätt.',
        ],
      },
      expired: {
        heading: 'Det tog för lång tid',
        paragraphs: ['Inloggningen gäller en kort stund och bara en gång. Börja om, så går det.'],
      },
      'other-browser': {
        heading: 'Inloggningen började någon annanstans',
        paragraphs: [
          'Den började i en annan flik, webbläsare eller telefon. För din säkerhet måste du börja och sluta i samma.',
          'Börja om här.',
        ],
      },
      'number-missing': {
        heading: 'Vi fick inget personnummer',
        paragraphs: [
          'Din e-legitimation skickade inget personnummer som vi kan läsa. Då vet vi inte säkert vem du är.',
          'Prova en annan e-legitimation, eller hör av dig till oss.',
          'Har du en utländsk e-legitimation och inget svenskt nummer? Du har samma rätt att söka. Ring oss eller kom hit, så hjälper vi dig att fylla i.',
        ],
      },
      'number-unserved': {
        heading: 'Samordningsnummer fungerar inte här än',
        paragraphs: ['Du har samma rätt till hjälp. Ring oss eller kom hit, så ordnar vi det på annat sätt.'],
      },
      'no-role': {
        heading: 'Du har ingen behörighet här',
        paragraphs: [
          'Inloggningen fungerade, men ditt konto har ingen roll i Medborgarsidan.',
          'Be din chef beställa behörighet av den som sköter konton i kommunen. Logga sedan in igen.',
        ],
      },
      'group-overage': {
        heading: 'Ditt konto har för många grupper',
        paragraphs: [
          'Inloggningen fungerade. Men ditt konto är med i så många grupper att kommunens inloggning inte skickar dem hit. Då ser vi inte vilken roll du har.',
          'Du kan inte rätta det själv. Be den som sköter inloggningen att skicka roller i stället för grupper till Medborgarsidan.',
        ],
      },
      'shut-out': {
        heading: 'Du kommer inte in just nu',
        paragraphs: [
          'Inloggningen fungerade, men en administratör har stängt av ditt konto i Medborgarsidan.',
          'Prata med din chef om du tror att det är fel.',
        ],
      },
      'other-employee': {
        heading: 'Det var en annan person',
        paragraphs: [
          'Den som fattar beslutet måste själv logga in på nytt. Inget är beslutat, och det som är skrivet finns kvar.',
          'Gå till beslutet och logga in med ditt eget konto.',
        ],
      },
      'other-person': {
        heading: 'Det var en annan person',
        paragraphs: [
          'Ansökan måste bekräftas av den som är inloggad.',
          'Gå tillbaka och bekräfta med din egen e-legitimation.',
        ],
      },
      'other-session': {
        heading: 'Någon annan är inloggad här',
        paragraphs: [
          'Någon annan loggade in i den här webbläsaren medan du bekräftade. Din bekräftelse har kommit fram.',
          'Logga in igen inom en halvtimme, så skickas ansökan.',
        ],
      },
      technical: {
        heading: 'Det gick inte att logga in',
        paragraphs: ['Något gick fel på vägen. Du har inte gjort något fel.', 'Försök igen om en stund.'],
      },
    } satisfies Record<RefusalKind, Refusal> as Record<RefusalKind, Refusal>,
    /** Where somebody who confirms an application needs other words than one who logs in. */
    signKinds: {
      cancelled: { heading: 'Du avbröt', paragraphs: ['Du kan läsa igenom ansökan och bekräfta när du vill.'] },
      suspicious: {
        heading: 'Bekräftelsen avbröts för säkerhets skull',
        paragraphs: [
          'Det kan bli så om något annat redan var igång i din app. Öppna appen, avbryt det, vänta en stund och försök igen.',
        ],
      },
      fraud: {
        heading: 'Bekräftelsen stoppades',
        paragraphs: [
          'Din e-legitimation sade nej av säkerhetsskäl.',
          'Kontakta den som gav dig din e-legitimation, till exempel din bank. Ring oss, så blir din ansökan inte sen.',
        ],
      },
      expired: {
        heading: 'Det tog för lång tid',
        paragraphs: [
          'Du behöver bekräfta inom en kvart, och varje gång gäller bara en gång. Gå tillbaka och bekräfta på nytt.',
        ],
      },
      'other-browser': {
        heading: 'Bekräftelsen började någon annanstans',
        paragraphs: [
          'Den började i en annan flik, webbläsare eller telefon. För din säkerhet måste du börja och sluta i samma.',
        ],
      },
      unsupported: {
        heading: 'Det går inte att bekräfta just nu',
        paragraphs: [
          'Felet ligger hos oss eller hos din e-legitimation, inte hos dig. Ring oss, så blir din ansökan inte sen.',
        ],
      },
      technical: {
        heading: 'Det gick inte att bekräfta',
        paragraphs: ['Något gick fel på vägen. Du har inte gjort något fel. Gå tillbaka och bekräfta på nytt.'],
      },
    } as Partial<Record<RefusalKind, Refusal>>,
    unsent: 'Ansökan är inte skickad. Allt du har skrivit finns kvar.',
    /** Where an employee needs other words than a citizen. */
    staffKinds: {
      level: {
        heading: 'Du behöver logga in i två steg',
        paragraphs: [
          'För att skydda uppgifterna räcker det inte med lösenord. Logga in med två steg, till exempel med app, kort eller nyckel.',
          'Försök igen och välj det sättet. Får du ingen sådan fråga, så behöver ditt konto ändras.',
        ],
      },
      failed: {
        heading: 'Det gick inte att logga in',
        paragraphs: ['Kommunens inloggning svarade inte ja. Försök igen.'],
      },
      cancelled: {
        heading: 'Du avbröt',
        paragraphs: ['Inget har hänt. Det du har sparat eller skrivit finns kvar.'],
      },
    } as Partial<Record<RefusalKind, Refusal>>,
  },
  merges: {
    title: 'Samma person?',
    lead: 'Någon har loggat in med ett nytt nummer och hade enligt inloggningen förut ett samordningsnummer som finns här. Kontrollera i folkbokföringen innan du svarar.',
    effect:
      'Svarar du ja flyttas ärenden och utkast till det nya numret, och personen ser dem där. Det går inte att ångra. Svarar du nej flyttas inget. Personen får veta vad du svarade.',
    none: 'Det finns inget att svara på just nu.',
    who: (name: string, number: string) => (name === '' ? number : `${name}, ${number}`),
    when: (moment: string) => `Nytt nummer sedan ${moment}`,
    now: 'Nytt nummer',
    earlier: 'Tidigare samordningsnummer',
    name: 'Namn',
    number: 'Nummer',
    first: 'Här första gången',
    last: 'Loggade in senast',
    never: 'Aldrig',
    cases: 'Ärenden som du ser',
    caseCount: (count: number) => (count === 0 ? 'Inga' : String(count)),
    checked: 'Jag har kontrollerat i folkbokföringen att det är samma person',
    uncheckedError: 'Kontrollera i folkbokföringen och kryssa i rutan, eller svara nej.',
    summary: 'Kryssa i att du har kontrollerat',
    yes: 'Ja, samma person',
    no: 'Nej, två olika personer',
    joined: { title: 'Klart', paragraphs: ['Ärendena finns nu under det nya numret.'] },
    kept: { title: 'Klart', paragraphs: ['Inget har flyttats. De är två olika personer här.'] },
    conflict: {
      title: 'Det gick inte',
      paragraphs: ['Någon annan har redan svarat, eller så har numret redan förts ihop med en annan person.'],
    },
  },
  employees: {
    title: 'Medarbetare',
    lead: 'Alla som har loggat in här för att arbeta. Roller och enheter kommer från kommunens inloggning, på nytt varje gång.',
    inside: 'Har tillträde',
    outside: 'Utestängda',
    outsideNone: 'Ingen är utestängd.',
    rule: 'Den som stängs ute loggas ut överallt på en gång, och kommer inte in igen förrän du släpper in personen. Om någon får färre roller i kommunens inloggning märks det vid nästa inloggning.',
    lastLogin: (day: string) => `Loggade in senast ${day}`,
    since: (day: string) => `Utestängd ${day}`,
    noRoles: 'Har ingen roll nu',
    noUnits: 'Ser inga ärenden',
    you: 'Det är du',
    shutOut: 'Stäng ute',
    letIn: 'Släpp in igen',
    isOut: (name: string) => ({ title: `${name} är utestängd`, paragraphs: ['Allt som var öppet har loggats ut.'] }),
    isIn: (name: string) => ({
      title: `${name} har tillträde igen`,
      paragraphs: ['Roller och enheter kommer vid nästa inloggning.'],
    }),
  },
  metadata: {
    service: (kind: RequestKind, municipality: string) =>
      ({
        citizen: `Medborgarsidan, ${municipality}`,
        sign: `Medborgarsidan, ${municipality}: bekräfta ansökan`,
        staff: `Medborgarsidan för handläggare, ${municipality}`,
      })[kind],
    serviceDescription: (kind: RequestKind, municipality: string) =>
      ({
        citizen: `Ansök om försörjningsstöd och LSS-insatser och följ ditt ärende hos ${municipality}.`,
        sign: `Bekräfta din ansökan till ${municipality} med e-legitimation.`,
        staff: `Handläggning av ansökningar till ${municipality}.`,
      })[kind],
  },
};

const en: typeof sv = {
  login: {
    title: 'Log in',
    lead: 'Show who you are with an e-ID. Then nobody else can see or change what you write.',
    choose: 'Choose a way',
    door: 'You show who you are and then come back here.',
    last: 'You chose this one last time.',
    none: 'Logging in does not work right now. Call us and we will help you.',
    borrowed: 'Is the phone or computer borrowed?',
    borrowedText: 'Log out when you are done and close the browser.',
    discreet: 'Our text messages and e-mails never say what your case is about.',
    without: 'Do you have no e-ID?',
    withoutText: 'You have the same right to help. Choose what is easiest for you:',
    call: 'Call',
    interpreter: 'Tell us if you want an interpreter.',
    visit: 'Come here',
    visitText: 'We help you fill in the application.',
    paper: 'Paper',
    paperText: 'Ask us to send the application to your home.',
    agent: 'Someone else',
    agentText:
      'Someone you trust can request support under LSS for you, or help you fill in, with a power of attorney. Call us and we will tell you how.',
    get: 'Get an e-ID',
    trouble: 'Does it not work?',
    forgotten: 'I have forgotten the code of my BankID',
    forgottenText: 'Your bank helps you get a new one. Call us in the meantime, so that your application is not late.',
    protected: 'I have protected personal data',
    protectedText: (phone) =>
      `Do not log in yet. Call ${phone} and say that you have protected data, and we will find a safe way.`,
    coordination: 'I have a coordination number',
    coordinationYes:
      'You can log in if your e-ID carries your coordination number, Freja for example. Otherwise, come to us with your passport.',
    coordinationNo:
      'Unfortunately you cannot log in here yet. Call us or come here, and we will help you in another way.',
    stuck: 'I did not come back here',
    stuckText: 'Then the login was interrupted on the way. Come to this page again and choose your e-ID once more.',
  },
  loggedOut: {
    title: 'You are logged out',
    time: 'Log in again when you want to go on. What you have saved is kept.',
    kept: 'What you wrote is not gone. Log in again within an hour in this same browser, and you get it back.',
    changed: 'What you may see here changed while you were logging in. Log in again, and it will be right.',
  },
  staffLogin: {
    title: 'Log in as a caseworker',
    lead: 'You log in with your work account.',
    choose: 'Choose login',
    none: 'No login for staff has been set up. Contact whoever runs the system.',
    door: 'You are sent to the login and then come back here.',
  },
  repost: {
    title: 'One step left',
    text: 'You have shown who you are. Press the button to come in.',
    button: 'Continue',
  },
  onward: {
    title: 'You are sent onward',
    text: 'Press the button to show who you are. Then you come back here.',
    button: 'Continue',
  },
  refusal: {
    todo: 'What you can do',
    help: (code) => ['Do you need help? Call ', ` and say the code ${code}.`],
    staffReference: (code) => `Say the code ${code} when you ask for help.`,
    retry: 'Try again',
    choose: 'Choose another e-ID',
    again: 'Log in again',
    toApplication: 'To the application',
    toMyPages: 'To My pages',
    toDecision: 'To the decision',
    toQueue: 'To my queue',
    other: 'Other ways to ask for help',
    kinds: {
      cancelled: {
        heading: 'You cancelled',
        paragraphs: [
          'Nothing has happened. What you have saved is still there.',
          'You can start again whenever you like.',
        ],
      },
      suspicious: {
        heading: 'The login was interrupted, to be safe',
        paragraphs: [
          'That can happen when another login was already under way in your app. Open the app, cancel it, wait a while and try again.',
          'Did somebody ask you to log in, or was it not you? Then cancel, and contact whoever gave you your e-ID.',
        ],
      },
      fraud: {
        heading: 'The login was stopped',
        paragraphs: [
          'Your e-ID said no for reasons of security. Nobody has come in, and nothing has been changed here.',
          'Contact whoever gave you your e-ID, your bank for example. If you want to go on with your case meanwhile, we will help you in another way.',
        ],
      },
      failed: {
        heading: 'You could not be identified',
        paragraphs: ['Your e-ID did not say yes. Check that it works and try again.'],
      },
      'unknown-person': {
        heading: 'Your e-ID was not recognised',
        paragraphs: [
          'The service you chose did not find your e-ID. It may be blocked, too old or issued by somebody else.',
          'Do you have no other? Call us, and we will help you in another way.',
        ],
      },
      unsupported: {
        heading: 'The login does not work as it should',
        paragraphs: [
          'The fault is ours or that of the service you chose, not yours. Trying again will probably not help right now.',
          'Choose another e-ID if you can. Otherwise call us, so that your application is not late.',
        ],
      },
      level: {
        heading: 'That e-ID is not enough here',
        paragraphs: [
          'We need to be more certain that it is you. BankID or Freja+, for example, makes us so.',
          'Do you have none of them? Call us or come here, and we will help you in another way.',
        ],
      },
      expired: {
        heading: 'It took too long',
        paragraphs: ['A login is valid for a short while and only once. Start again and it will work.'],
      },
      'other-browser': {
        heading: 'The login began somewhere else',
        paragraphs: [
          'It began in another tab, browser or phone. For your safety you must begin and end in the same one.',
          'Start again here.',
        ],
      },
      'number-missing': {
        heading: 'We got no personal identity number',
        paragraphs: [
          'Your e-ID sent no personal identity number that we can read, so we cannot be sure who you are.',
          'Try another e-ID, or contact us.',
          'Do you have a foreign e-ID and no Swedish number? You have the same right to apply. Call us or come here, and we will help you fill in the application.',
        ],
      },
      'number-unserved': {
        heading: 'Coordination numbers do not work here yet',
        paragraphs: ['You have the same right to help. Call us or come here, and we will do it in another way.'],
      },
      'no-role': {
        heading: 'You have no access here',
        paragraphs: [
          'The login worked, but your account has no role in Medborgarsidan.',
          'Ask your manager to order access from those who run the municipality’s accounts. Then log in again.',
        ],
      },
      'group-overage': {
        heading: 'Your account has too many groups',
        paragraphs: [
          'The login worked. But your account is in so many groups that the municipality’s login does not send them here, so we cannot see which role you have.',
          'You cannot mend that yourself. Ask those who run the login to send roles instead of groups to Medborgarsidan.',
        ],
      },
      'shut-out': {
        heading: 'You cannot get in right now',
        paragraphs: [
          'The login worked, but an administrator has closed your account in Medborgarsidan.',
          'Talk to your manager if you think that is wrong.',
        ],
      },
      'other-employee': {
        heading: 'That was another person',
        paragraphs: [
          'Whoever makes the decision must log in anew themselves. Nothing has been decided, and what is written is still there.',
          'Go to the decision and log in with your own account.',
        ],
      },
      'other-person': {
        heading: 'That was another person',
        paragraphs: [
          'The application must be confirmed by the person who is logged in.',
          'Go back and confirm with your own e-ID.',
        ],
      },
      'other-session': {
        heading: 'Somebody else is logged in here',
        paragraphs: [
          'Somebody else logged in in this browser while you were confirming. Your confirmation has arrived.',
          'Log in again within half an hour, and the application is sent.',
        ],
      },
      technical: {
        heading: 'You could not be logged in',
        paragraphs: ['Something went wrong on the way. You have done nothing wrong.', 'Try again in a while.'],
      },
    },
    signKinds: {
      cancelled: {
        heading: 'You cancelled',
        paragraphs: ['You can read through the application and confirm whenever you like.'],
      },
      suspicious: {
        heading: 'The confirmation was interrupted, to be safe',
        paragraphs: [
          'That can happen when something else was already under way in your app. Open the app, cancel it, wait a while and try again.',
        ],
      },
      fraud: {
        heading: 'The confirmation was stopped',
        paragraphs: [
          'Your e-ID said no for reasons of security.',
          'Contact whoever gave you your e-ID, your bank for example. Call us, so that your application is not late.',
        ],
      },
      expired: {
        heading: 'It took too long',
        paragraphs: [
          'You need to confirm within a quarter of an hour, and each time counts once. Go back and confirm anew.',
        ],
      },
      'other-browser': {
        heading: 'The confirmation began somewhere else',
        paragraphs: [
          'It began in another tab, browser or phone. For your safety you must begin and end in the same one.',
        ],
      },
      unsupported: {
        heading: 'It is not possible to confirm right now',
        paragraphs: ['The fault is ours or your e-ID’s, not yours. Call us, so that your application is not late.'],
      },
      technical: {
        heading: 'The application could not be confirmed',
        paragraphs: ['Something went wrong on the way. You have done nothing wrong. Go back and confirm anew.'],
      },
    },
    unsent: 'The application has not been sent. Everything you have written is still there.',
    staffKinds: {
      level: {
        heading: 'You need to log in with two steps',
        paragraphs: [
          'A password is not enough to protect the data here. Log in with two steps, with an app, a card or a key for example.',
          'Try again and choose that way. If you are not asked, your account needs to be changed.',
        ],
      },
      failed: {
        heading: 'You could not be logged in',
        paragraphs: ['The municipality’s login did not say yes. Try again.'],
      },
      cancelled: {
        heading: 'You cancelled',
        paragraphs: ['Nothing has happened. What you have saved or written is still there.'],
      },
    },
  },
  merges: {
    title: 'The same person?',
    lead: 'Somebody has logged in with a new number. The login says that the person used to have a coordination number that is known here. Check the population register before you answer.',
    effect:
      'If you say yes, cases and drafts move to the new number, and the person sees them. It cannot be undone. If you say no, nothing moves. The person is told what you answered.',
    none: 'There is nothing to answer right now.',
    who: (name, number) => (name === '' ? number : `${name}, ${number}`),
    when: (moment) => `New number since ${moment}`,
    now: 'New number',
    earlier: 'Earlier coordination number',
    name: 'Name',
    number: 'Number',
    first: 'First here',
    last: 'Last logged in',
    never: 'Never',
    cases: 'Cases that you see',
    caseCount: (count) => (count === 0 ? 'None' : String(count)),
    checked: 'I have checked in the population register that it is the same person',
    uncheckedError: 'Check the population register and tick the box, or say no.',
    summary: 'Tick that you have checked',
    yes: 'Yes, the same person',
    no: 'No, two different persons',
    joined: { title: 'Done', paragraphs: ['The cases are now under the new number.'] },
    kept: { title: 'Done', paragraphs: ['Nothing has moved. They are two different persons here.'] },
    conflict: {
      title: 'That did not work',
      paragraphs: ['Somebody else has answered already, or the number has been joined with another person.'],
    },
  },
  employees: {
    title: 'Employees',
    lead: 'Everybody who has logged in here to work. Roles and units come from the municipality’s login, anew each time.',
    inside: 'Have access',
    outside: 'Shut out',
    outsideNone: 'Nobody is shut out.',
    rule: 'Whoever is shut out is logged out everywhere at once, and does not get in again until you let them. If somebody gets fewer roles in the municipality’s login, that takes effect at the next login.',
    lastLogin: (day) => `Last logged in ${day}`,
    since: (day) => `Shut out ${day}`,
    noRoles: 'Has no role now',
    noUnits: 'Sees no cases',
    you: 'This is you',
    shutOut: 'Shut out',
    letIn: 'Let in again',
    isOut: (name) => ({ title: `${name} is shut out`, paragraphs: ['Everything that was open has been logged out.'] }),
    isIn: (name) => ({ title: `${name} has access again`, paragraphs: ['Roles and units come at the next login.'] }),
  },
  metadata: {
    service: (kind, municipality) =>
      ({
        citizen: `Medborgarsidan, ${municipality}`,
        sign: `Medborgarsidan, ${municipality}: confirm an application`,
        staff: `Medborgarsidan for caseworkers, ${municipality}`,
      })[kind],
    serviceDescription: (kind, municipality) =>
      ({
        citizen: `Apply for social assistance and LSS support and follow your case at ${municipality}.`,
        sign: `Confirm your application to ${municipality} with an e-ID.`,
        staff: `Handling of applications to ${municipality}.`,
      })[kind],
  },
};

/** Easy-read Swedish: what is said to one who is about to come in. */
const easy: Part<typeof sv> = {
  login: {
    lead: 'Visa vem du är. Då kan ingen annan läsa det du skriver.',
    choose: 'Välj hur du gör',
    door: 'Du visar vem du är. Sedan kommer du hit igen.',
    last: 'Så gjorde du förra gången.',
    none: 'Du kan inte logga in nu. Ring oss, så hjälper vi dig.',
    borrowed: 'Är det någon annans telefon eller dator?',
    borrowedText: 'Logga ut när du är klar. Stäng sidan.',
    discreet: 'När vi skickar sms står det inte vad det gäller.',
    without: 'Har du inget BankID?',
    withoutText: 'Du får samma hjälp ändå. Välj det som är lätt för dig:',
    interpreter: 'Säg till om du vill ha tolk.',
    visitText: 'Vi hjälper dig att skriva.',
    paperText: 'Vi kan skicka papper hem till dig.',
    agent: 'Någon hjälper dig',
    agentText: 'Du kan ge någon en fullmakt. Ring, så säger vi hur.',
    get: 'Så får du BankID',
    trouble: 'Går det inte?',
    forgotten: 'Jag minns inte min kod',
    forgottenText: 'Din bank kan hjälpa dig. Ring oss under tiden.',
    protected: 'Ingen får veta var jag bor',
    protectedText: (phone: string) => `Logga inte in än. Ring ${phone}. Säg att du har skyddade uppgifter.`,
    stuck: 'Jag kom inte hit igen',
    stuckText: 'Då gick något fel. Kom hit igen och välj en gång till.',
  },
  loggedOut: {
    time: 'Logga in igen när du vill. Det du har sparat är kvar.',
    kept: 'Det du skrev är kvar. Logga in här igen inom en timme.',
    changed: 'Logga in igen, så blir det rätt.',
  },
  repost: { title: 'Nästan klar', text: 'Tryck på knappen för att komma in.', button: 'Gå vidare' },
  onward: {
    title: 'Nu går du vidare',
    text: 'Tryck på knappen och visa vem du är. Sedan kommer du hit igen.',
    button: 'Gå vidare',
  },
};

export const text: Record<Language, typeof sv> = inLanguages({ sv, en, easy });
export type IdentityText = typeof sv;
