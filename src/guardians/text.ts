import { capitalise } from '../platform/format.ts';
import { type Language, type Part, inLanguages } from '../platform/language.ts';
import type { GuardianState } from '../partners/rules.ts';

type Flagged = Exclude<GuardianState, 'signed' | 'sole' | 'closed'>;

const sv = {
  /** What a guardian signs: whose request of which day. */
  request: (child: string, by: string, day: string) => `Begäran enligt LSS för ${child}, skickad av ${by} ${day}`,

  /** On the overview: nothing of whose child, or of who asks. */
  needs: {
    begin: 'Du är tillfrågad som vårdnadshavare',
    text: 'Den andra vårdnadshavaren har begärt stöd för ert barn. Läs och svara för din egen del.',
  },

  /** What the other guardian is asked for. */
  asked: {
    over: 'LSS',
    title: 'Begäran om stöd för ert barn',
    lead: 'Barnets andra vårdnadshavare har begärt stöd enligt LSS. Ni bestämmer tillsammans, så vi frågar dig också.',
    whoHeading: 'Visa att det är ditt barn',
    whoText:
      'Vi visar inget förrän vi vet att frågan har kommit rätt. Skriv personnumret för barnet som du är vårdnadshavare för.',
    number: 'Barnets personnummer',
    show: 'Visa begäran',
    errors: {
      title: 'Det här behöver ändras',
      number: 'Skriv barnets personnummer med tolv siffror.',
      wrong:
        'Begäran gäller ett annat barn, eller så är numret fel skrivet. Kontrollera siffrorna. Har du inget barn som det kan gälla, svara att du inte är med på begäran, eller ring oss.',
    },
    about: (child: string) => `Stöd för ${child}`,
    by: (by: string, day: string) => `${by} skickade begäran ${day}.`,
    request: 'Begäran',
    told: 'Det här har den andra vårdnadshavaren skrivit om barnet och stödet. ”Du” betyder barnet. Hur vi når den andra, filer och det som är privat ser du inte här.',
    answerHeading: 'Ditt svar',
    until: (day: string) => `Svara senast ${day}.`,
    late: 'Sista dagen har gått. Du kan fortfarande svara, så länge vi inte har beslutat.',
    rules: [
      'Är du med på begäran skriver du under med din egen e-legitimation. Du kan lägga till något som bara handläggaren läser.',
      'Den andra vårdnadshavaren får veta vad du svarar, men inte vad du skriver till oss.',
      'Svarar du inte handlägger vi begäran ändå. Handläggaren ser då att ditt svar saknas.',
    ],
    sign: 'Jag är med, gå vidare och skriv under',
    decline: 'Jag är inte med på begäran',
    other: 'Vill du något annat?',
    alone: 'Är du inte trygg, eller vill du prata med oss själv?',
    read: 'Så gör vi när två vårdnadshavare inte är överens',
    states: {
      signed: 'Du har skrivit under. Tack. Du behöver inte skriva under igen.',
      declined: 'Du har svarat nej. Handläggaren läser ditt svar och kan höra av sig.',
      closed: 'Ärendet är avslutat. Du behöver inte göra något mer.',
      protected: 'Du har inget att svara på här. Du behöver inte göra något mer.',
      grown: 'Barnet har fyllt 18 år och bestämmer själv nu. Du behöver inte göra något mer.',
    },
    again: { title: 'Du har redan skrivit under', text: 'En vårdnadshavare skriver under en gång. Inget har ändrats.' },
    toCase: 'Till ärendet',
    tooLate: 'Det gick inte. Så här ser det ut nu.',
  },

  decline: {
    title: 'Jag är inte med på begäran',
    lead: 'Ditt svar går till handläggaren. Den andra vårdnadshavaren får veta att du har svarat nej. Begäran finns kvar och handläggs.',
    heading: 'Ditt svar',
    reason: 'Vill du berätta varför?',
    reasonHint:
      'Till exempel att du vill ha ett annat stöd för barnet, eller att frågan har kommit till fel person. En handläggare läser.',
    shown: 'Den andra vårdnadshavaren får läsa det jag har skrivit här',
    done: 'Skicka mitt nej',
    cancel: 'Tillbaka',
    tooLong: 'Skriv kortare.',
  },

  /** On the pages of the case. */
  section: {
    heading: 'Den andra vårdnadshavaren',
    somebody: 'den andra vårdnadshavaren',
    waits: (name: string) => `Vi väntar på ${name}, som ska läsa begäran och skriva under.`,
    /** In the receipt, when it has just been sent. */
    asked: (name: string) => `${capitalise(name)} får frågan här i portalen, och svarar med egen e-legitimation.`,
    remind: (day: string) => `Vi påminner ${day}.`,
    last: (day: string) => `Sista dag är ${day}.`,
    rule: (day: string) =>
      `Din begäran räknas som inkommen ${day}, den dag du skrev under. Efter sista dagen handlägger vi ändå, och handläggaren ser vem som saknas.`,
    signed: (name: string) => `${name} har skrivit under. Ni är båda med.`,
    declined: (name: string) => `${name} är inte med på begäran. Den finns kvar och handläggaren hör av sig till dig.`,
    reason: (words: string) => `Den andra skriver: ${words}`,
    lapsed: (name: string) =>
      `Sista dagen för ${name} har gått. Vi handlägger begäran ändå. Svaret tas med om det kommer innan vi har beslutat.`,
    unreachable:
      'Den andra går inte att nå. Vi handlägger begäran ändå, och handläggaren pratar med dig om vad som går att göra.',
    noted: (name: string) => `Vi har inte fått tag i ${name}. Vi handlägger begäran ändå.`,
    unwilling:
      'Du har skrivit att den andra inte vill. Vi handlägger begäran ändå, och handläggaren pratar med dig om vad som går att göra.',
    protected: 'Vi frågar inte den andra vårdnadshavaren, och ingen annan som företräder barnet ser ärendet här.',
    opened: 'Vi frågar inte den andra vårdnadshavaren. Andra som företräder barnet kan följa ärendet.',
    read: 'Så gör vi när det finns två vårdnadshavare',
    alone: 'Vill du prata med oss själv?',
    both: 'Ni är båda med',
    yours:
      'Du har skrivit under som barnets andra vårdnadshavare. Den andra läser inte det du har skrivit, och du läser inte den andras meddelanden.',
    yourAnswer: 'Läs det du skrev under',
  },
  /** Two who asked for the same thing at once. */
  joined: {
    title: 'Ni hade båda begärt samma sak',
    text: 'Den andra vårdnadshavaren hade redan skickat en likadan begäran för barnet. Vi har lagt ihop dem till ett ärende. Din räknas som din underskrift, och allt du har skrivit är med.',
  },

  /** What she says herself for whom a guardian has asked. */
  voice: {
    need: 'Säg vad du tycker',
    needText: 'Den som företräder dig har begärt stöd för dig. Du har fyllt 15 och får säga ja eller nej själv.',
    title: 'Vad tycker du om begäran?',
    lead: 'Den som företräder dig har begärt stöd enligt LSS för dig. Du har fyllt 15. Kan du själv ta ställning är det du som bestämmer om du vill ha stödet.',
    asked: 'Det här har begärts för dig',
    nothing: 'Ring oss om du vill veta vad som står i begäran.',
    yours: 'Ditt svar',
    promise:
      'Bara handläggaren läser ditt svar. Dina vårdnadshavare ser det inte. Du kan ändra dig så länge vi inte har beslutat.',
    question: 'Vad vill du?',
    answers: {
      yes: { label: 'Ja, jag vill ha stödet', hint: '' },
      no: { label: 'Nej, jag vill inte ha stödet', hint: 'Handläggaren pratar med dig innan något bestäms.' },
      talk: { label: 'Jag vill prata med någon först', hint: 'Handläggaren hör av sig till dig.' },
    },
    words: 'Vill du säga något mer?',
    wordsHint: 'Till exempel vad du vill ändra, eller hur vi når dig så att ingen annan hör.',
    send: 'Skicka mitt svar',
    errors: { title: 'Det här behöver ändras', answer: 'Välj vad du vill.', tooLong: 'Skriv kortare.' },
    done: { title: 'Tack, vi har fått ditt svar', text: 'Handläggaren läser det. Du kan ändra dig här.' },
    late: {
      title: 'Ärendet är avslutat',
      text: 'Ditt svar kom för sent och är inte sparat. Ring oss gärna och berätta.',
    },
    said: (words: string, day: string) => `Du svarade ${day}: ${words}`,
    heading: 'Vad du tycker',
    notSaid: 'Den som företräder dig har begärt stödet. Du får säga vad du tycker.',
    give: 'Säg vad du tycker',
    change: 'Ändra ditt svar',
    alone: 'Vill du prata med oss utan att någon annan hör?',
    back: 'Till ärendet',
  },

  /** Who decides, at every age, and what changes at fifteen and at eighteen. */
  own: {
    grown: {
      title: 'Du har fyllt 18: du bestämmer själv',
      lead: 'Från den dag du fyllde 18 har du ingen vårdnadshavare. Ingen annan ser dina ärenden här, och ingen kan söka åt dig utan att du har gett fullmakt.',
      heading: 'Vad som har ändrats',
      points: [
        'Dina ärenden är kvar och är dina. Beslut som redan har fattats gäller som förut.',
        'Den som var din vårdnadshavare kommer inte åt ärendena längre, inte heller det hon eller han själv har skickat.',
        'Vi hör av oss till dig själv. Kontrollera att vi har rätt telefonnummer och e-post.',
        'Är något fel, eller är något skickat som du inte vill? Skriv till din handläggare i ärendet.',
      ],
    },
    young: {
      title: 'Du har fyllt 15: dina rättigheter',
      lead: 'Nu är du gammal nog att själv begära stöd enligt LSS och att själv säga vad du tycker i ditt ärende.',
      heading: 'Det här gäller nu',
      points: [
        'Du begär själv stöd enligt LSS, om du kan ta ställning (LSS 8 §).',
        'Har din vårdnadshavare begärt stöd för dig får du säga ja, nej eller att du vill prata med någon. Bara handläggaren läser ditt svar.',
        'Du ser ditt ärende här och kan skriva till handläggaren. Dina vårdnadshavare läser inte dina meddelanden.',
        'Dina vårdnadshavare kan se hur det går i ärendet tills du fyller 18. Vill du inte det, berätta för handläggaren.',
        'Du får ha någon du litar på med dig, och du får ringa oss själv.',
      ],
    },
    child: {
      title: 'Du är under 15: du ska få veta',
      lead: 'Dina vårdnadshavare begär stöd för dig. Men det handlar om dig.',
      heading: 'Det här gäller',
      points: [
        'Du har rätt att få veta vad som händer och att säga vad du tycker.',
        'Det finns en plats för dina egna ord i begäran. Du kan bestämma att bara handläggaren läser dem.',
        'Du får ringa oss själv. Du behöver inte fråga någon om lov.',
        'När du fyller 15 begär du själv.',
      ],
    },
    whoHeading: 'Vem som kan se dina ärenden',
    sees: (name: string, day: string) => `${name}, vårdnadshavare, till och med ${day}`,
    saw: (name: string, day: string) => `${name} kunde se dem till och med ${day}. Nu ser hon eller han inget.`,
    nobody: 'Ingen vårdnadshavare ser dina ärenden här.',
    casesHeading: 'Dina ärenden',
    noCases: 'Du har inga ärenden här.',
    next: 'Vill du att någon hjälper dig?',
    nextText:
      'Du kan ge den du vill en fullmakt. Du väljer vad hon eller han får se och göra, och hur länge. Du kan ta tillbaka den när du vill.',
    grant: 'Ge någon fullmakt',
    all: 'Alla som företräder dig',
    profile: 'Kontrollera hur vi når dig',
    alone: 'Prata med oss utan att någon annan hör',
    lss: 'Begär stöd enligt LSS',
    about: 'Så fungerar det med vårdnadshavare',
    noticeTitle: 'Du har fyllt 18. Nu bestämmer du själv.',
    noticeText: 'Dina vårdnadshavare ser inte längre dina ärenden här. ',
    noticeLink: 'Läs vad som finns och vad du kan göra',
    door: 'Du har fyllt 15',
    doorText: 'Det här bestämmer du själv, och det här kan dina vårdnadshavare se.',
  },

  staff: {
    voice: {
      title: 'Den unga själv',
      none: 'Har inte svarat. Den som har fyllt 15 och kan ta ställning begär själv (LSS 8 §).',
      answers: { yes: 'Ja till stödet', no: 'Nej till stödet', talk: 'Vill prata med någon först' },
      words: 'Skriver',
      note: 'Vårdnadshavarna ser inte svaret. Nämn det inte i meddelanden till dem.',
      flags: {
        no: { strong: 'Den unga säger nej.', rest: 'Prata med henne eller honom innan något bestäms (LSS 8 §).' },
        talk: {
          strong: 'Den unga vill prata med någon.',
          rest: 'Läs under ”Den unga själv” hur du når henne eller honom.',
        },
        none: {
          strong: 'Den unga har inte sagt vad hon eller han tycker.',
          rest: 'Den som har fyllt 15 och kan ta ställning begär själv (LSS 8 §).',
        },
      },
    },
    heading: 'Den andra vårdnadshavaren',
    guardian: 'Vårdnadshavare',
    states: {
      invited: 'Tillfrågad, har inte svarat',
      begun: 'Har läst begäran, har inte skrivit under',
      signed: 'Har läst och skrivit under',
      declined: 'Har svarat nej',
      lapsed: 'Saknas. Sista dagen har gått',
      closed: 'Svarade inte innan ärendet avslutades',
      sole: 'Ensam vårdnadshavare, enligt den som begär',
      unreachable: 'Går inte att nå',
      unwilling: 'Vill inte, enligt den som begär',
      protected: 'Får inte kontaktas, enligt den som begär',
    } satisfies Record<GuardianState, string>,
    protectedByUnit: 'Får inte kontaktas, enligt enheten',
    facts: {
      state: 'Läge',
      first: 'Har skrivit under',
      written: 'Namn enligt den som begär',
      name: 'Vårdnadshavare',
      number: 'Personnummer',
      reach: 'Nås på',
      asked: 'Tillfrågad',
      last: 'Sista dag',
      reason: 'Skäl',
      reasonShown: 'Skäl, också för den som begär',
      note: 'Antecknat av enheten',
    },
    noted: (words: string, by: string) => `${words} (${by})`,
    missing: {
      invited: { strong: 'En vårdnadshavare har inte svarat.', rest: (day: string) => `Sista dag är ${day}.` },
      begun: {
        strong: 'En vårdnadshavare har läst men inte skrivit under.',
        rest: (day: string) => `Sista dag är ${day}.`,
      },
      lapsed: {
        strong: 'En vårdnadshavares underskrift saknas.',
        rest: (day: string) => `Sista dagen var ${day}. Begäran handläggs ändå.`,
      },
      declined: { strong: 'En vårdnadshavare är inte med på begäran.', rest: () => 'Läs skälet nedan.' },
      unreachable: { strong: 'En vårdnadshavare går inte att nå.', rest: () => 'Se vad som har skrivits.' },
      unwilling: {
        strong: 'En vårdnadshavare vill inte, enligt den som begär.',
        rest: () => 'Hen är inte tillfrågad här.',
      },
      protected: {
        strong: 'Kontakta inte den andra vårdnadshavaren.',
        rest: () => 'Läs under läget vem som har sagt det. Ingen annan företrädare för barnet ser ärendet.',
      },
    } satisfies Record<Flagged, { strong: string; rest: (day: string) => string }>,
    /** The same, when the case has been opened to others. */
    opened: {
      strong: 'Kontakta inte den andra vårdnadshavaren.',
      rest: () => 'Andra som företräder barnet kan följa ärendet.',
    },
    law: 'Två vårdnadshavare bestämmer tillsammans (föräldrabalken 6 kap. 11 och 13 §§).',
    board:
      'För kontaktperson, avlösarservice och korttidsvistelse kan nämnden besluta fast bara den ena är med, om barnets bästa kräver det (6 kap. 13 a §).',
    other: (number: string) => ({
      strong: 'Någon annan har begärt stöd för samma barn.',
      rest: `Se ärende ${number}. De har inte angett varandra, så inget är hoplagt. Berätta inte för den ena om den andra innan du har läst båda.`,
      link: `Öppna ${number}`,
    }),
    note: 'Varför går hen inte att nå?',
    noteHint: 'Bara enheten läser det. Hen kan fortfarande skriva under så länge ärendet är öppet.',
    noteDone: 'Anteckna att hen inte går att nå',
    noteError: 'Skriv varför hen inte går att nå.',
    open: 'Låt andra som företräder barnet följa ärendet',
    openNote:
      'Gör det bara när du vet att det inte skadar barnet eller den som begär. Det som någon har läst går inte att ta tillbaka.',
    close: 'Den andra får inte kontaktas: stäng ärendet för andra företrädare',
    closeNote:
      'Vi frågar och påminner inte den andra mer. Ingen annan än den som begär ser ärendet för barnet, inte heller den som har skrivit under. Du kan öppna det igen.',
  },
};

const en: typeof sv = {
  request: (child, by, day) => `Request under LSS for ${child}, sent by ${by} on ${day}`,
  needs: {
    begin: 'You are asked as a guardian',
    text: 'The other guardian has asked for support for your child. Read and answer for yourself.',
  },
  asked: {
    over: 'LSS',
    title: 'Request for support for your child',
    lead: 'The child’s other guardian has asked for support under LSS. You decide together, so we ask you too.',
    whoHeading: 'Show that it is your child',
    whoText:
      'We show nothing until we know that the question has come to the right person. Write the personal identity number of the child whose guardian you are.',
    number: 'The child’s personal identity number',
    show: 'Show the request',
    errors: {
      title: 'This needs to be changed',
      number: 'Write the child’s personal identity number with twelve digits.',
      wrong:
        'The request is about another child, or the number is mistyped. Check the digits. If you have no child it can be about, answer that you do not agree to the request, or call us.',
    },
    about: (child) => `Support for ${child}`,
    by: (by, day) => `${by} sent the request on ${day}.`,
    request: 'The request',
    told: 'This is what the other guardian has written about the child and the support. “You” means the child. How we reach the other one, files and what is private are not shown here.',
    answerHeading: 'Your answer',
    until: (day) => `Answer no later than ${day}.`,
    late: 'The last day has passed. You can still answer as long as we have not decided.',
    rules: [
      'If you agree to the request you sign with your own e-identification. You can add something that only the caseworker reads.',
      'The other guardian is told what you answer, but not what you write to us.',
      'If you do not answer we handle the request anyway. The caseworker then sees that your answer is missing.',
    ],
    sign: 'I agree, go on and sign',
    decline: 'I do not agree to the request',
    other: 'Do you want something else?',
    alone: 'Are you not safe, or do you want to talk with us alone?',
    read: 'What we do when two guardians do not agree',
    states: {
      signed: 'You have signed. Thank you. You need not sign again.',
      declined: 'You have said no. The caseworker reads your answer and may contact you.',
      closed: 'The case is closed. You need not do anything more.',
      protected: 'There is nothing for you to answer here. You need not do anything more.',
      grown: 'The child is 18 and decides now. You need not do anything more.',
    },
    again: { title: 'You have already signed', text: 'A guardian signs once. Nothing has changed.' },
    toCase: 'To the case',
    tooLate: 'It did not work. This is how it stands now.',
  },
  decline: {
    title: 'I do not agree to the request',
    lead: 'Your answer goes to the caseworker. The other guardian is told that you have said no. The request remains and is handled.',
    heading: 'Your answer',
    reason: 'Do you want to tell us why?',
    reasonHint:
      'For example that you want another support for the child, or that the question has come to the wrong person. A caseworker reads it.',
    shown: 'The other guardian may read what I have written here',
    done: 'Send my no',
    cancel: 'Back',
    tooLong: 'Write less.',
  },
  section: {
    heading: 'The other guardian',
    somebody: 'the other guardian',
    waits: (name) => `We are waiting for ${name}, who is to read the request and sign.`,
    asked: (name) =>
      `${capitalise(name)} gets the question here in the portal, and answers with a separate e-identification.`,
    remind: (day) => `We send a reminder on ${day}.`,
    last: (day) => `The last day is ${day}.`,
    rule: (day) =>
      `Your request counts as received on ${day}, the day you signed. After the last day we handle it anyway, and the caseworker sees who is missing.`,
    signed: (name) => `${name} has signed. You are both part of it.`,
    declined: (name) => `${name} does not agree to the request. It remains, and the caseworker will contact you.`,
    reason: (words) => `The other one writes: ${words}`,
    lapsed: (name) =>
      `The last day for ${name} has passed. We handle the request anyway. The answer is included if it comes before we have decided.`,
    unreachable:
      'The other one cannot be reached. We handle the request anyway, and the caseworker talks with you about what can be done.',
    noted: (name) => `We have not been able to reach ${name}. We handle the request anyway.`,
    unwilling:
      'You have written that the other one does not want to. We handle the request anyway, and the caseworker talks with you about what can be done.',
    protected: 'We do not ask the other guardian, and nobody else who represents the child sees the case here.',
    opened: 'We do not ask the other guardian. Others who represent the child can follow the case.',
    read: 'What we do when there are two guardians',
    alone: 'Do you want to talk with us alone?',
    both: 'You are both part of it',
    yours:
      'You have signed as the child’s other guardian. The other one does not read what you have written, and you do not read the other one’s messages.',
    yourAnswer: 'Read what you signed',
  },
  joined: {
    title: 'You had both asked for the same thing',
    text: 'The other guardian had already sent the same request for the child. We have put them together into one case. Yours counts as your signature, and everything you have written is included.',
  },
  voice: {
    need: 'Say what you think',
    needText:
      'The one who represents you has asked for support for you. You are 15 or older and may say yes or no yourself.',
    title: 'What do you think of the request?',
    lead: 'The one who represents you has asked for support under LSS for you. You are 15 or older. If you can take a stand you decide whether you want the support.',
    asked: 'This has been asked for on your behalf',
    nothing: 'Call us if you want to know what the request says.',
    yours: 'Your answer',
    promise:
      'Only the caseworker reads your answer. Your guardians do not see it. You can change your mind as long as we have not decided.',
    question: 'What do you want?',
    answers: {
      yes: { label: 'Yes, I want the support', hint: '' },
      no: { label: 'No, I do not want the support', hint: 'The caseworker talks with you before anything is decided.' },
      talk: { label: 'I want to talk with somebody first', hint: 'The caseworker will contact you.' },
    },
    words: 'Do you want to say anything more?',
    wordsHint: 'For example what you want to change, or how we reach you so that nobody else hears.',
    send: 'Send my answer',
    errors: { title: 'This needs to be changed', answer: 'Choose what you want.', tooLong: 'Write less.' },
    done: { title: 'Thank you, we have your answer', text: 'The caseworker reads it. You can change your mind here.' },
    late: { title: 'The case is closed', text: 'Your answer came too late and is not saved. Do call us and tell us.' },
    said: (words, day) => `You answered on ${day}: ${words}`,
    heading: 'What you think',
    notSaid: 'The one who represents you has asked for the support. You may say what you think.',
    give: 'Say what you think',
    change: 'Change your answer',
    alone: 'Do you want to talk with us without anybody else hearing?',
    back: 'To the case',
  },
  own: {
    grown: {
      title: 'You are 18: you decide',
      lead: 'Since the day you turned 18 you have no guardian. Nobody else sees your cases here, and nobody can apply for you unless you have given a power of attorney.',
      heading: 'What has changed',
      points: [
        'Your cases are still here and are yours. Decisions that have been made hold as before.',
        'Whoever was your guardian can no longer open the cases, nor what she or he has sent.',
        'We contact you yourself. Check that we have the right phone number and e-mail.',
        'Is something wrong, or has something been sent that you do not want? Write to your caseworker in the case.',
      ],
    },
    young: {
      title: 'You are 15: your rights',
      lead: 'You are now old enough to ask for support under LSS yourself, and to say what you think in your case.',
      heading: 'This goes now',
      points: [
        'You ask for support under LSS yourself, if you can take a stand (LSS 8 §).',
        'If your guardian has asked for support for you, you may say yes, no or that you want to talk with somebody. Only the caseworker reads your answer.',
        'You see your case here and can write to the caseworker. Your guardians do not read your messages.',
        'Your guardians can see how the case is going until you are 18. If you do not want that, tell the caseworker.',
        'You may have somebody you trust with you, and you may call us yourself.',
      ],
    },
    child: {
      title: 'You are under 15: you are to know',
      lead: 'Your guardians ask for support for you. But it is about you.',
      heading: 'This goes',
      points: [
        'You have the right to know what happens and to say what you think.',
        'There is a place for your own words in the request. You can decide that only the caseworker reads them.',
        'You may call us yourself. You do not need anybody’s permission.',
        'When you turn 15 you ask yourself.',
      ],
    },
    whoHeading: 'Who can see your cases',
    sees: (name, day) => `${name}, guardian, until ${day}`,
    saw: (name, day) => `${name} could see them until ${day}. Now she or he sees nothing.`,
    nobody: 'No guardian sees your cases here.',
    casesHeading: 'Your cases',
    noCases: 'You have no cases here.',
    next: 'Do you want somebody to help you?',
    nextText:
      'You can give a power of attorney to whom you like. You choose what she or he may see and do, and for how long. You can take it back whenever you like.',
    grant: 'Give somebody a power of attorney',
    all: 'Everybody who represents you',
    profile: 'Check how we reach you',
    alone: 'Talk with us without anybody else hearing',
    lss: 'Ask for support under LSS',
    about: 'How it works with guardians',
    noticeTitle: 'You are 18. Now you decide.',
    noticeText: 'Your guardians no longer see your cases here. ',
    noticeLink: 'Read what there is and what you can do',
    door: 'You are 15 or older',
    doorText: 'What you decide yourself, and what your guardians can see.',
  },
  staff: {
    voice: {
      title: 'The young person',
      none: 'Has not answered. Anybody who is 15 and can take a stand asks for herself or himself (LSS 8 §).',
      answers: { yes: 'Yes to the support', no: 'No to the support', talk: 'Wants to talk with somebody first' },
      words: 'Writes',
      note: 'The guardians do not see the answer. Do not mention it in messages to them.',
      flags: {
        no: { strong: 'The young person says no.', rest: 'Talk with her or him before anything is decided (LSS 8 §).' },
        talk: {
          strong: 'The young person wants to talk with somebody.',
          rest: 'Read under “The young person” how to reach her or him.',
        },
        none: {
          strong: 'The young person has not said what she or he thinks.',
          rest: 'Anybody who is 15 and can take a stand asks for herself or himself (LSS 8 §).',
        },
      },
    },
    heading: 'The other guardian',
    guardian: 'Guardian',
    states: {
      invited: 'Asked, has not answered',
      begun: 'Has read the request, has not signed',
      signed: 'Has read and signed',
      declined: 'Has said no',
      lapsed: 'Missing. The last day has passed',
      closed: 'Did not answer before the case was closed',
      sole: 'The only guardian, according to the one who asks',
      unreachable: 'Cannot be reached',
      unwilling: 'Does not want to, according to the one who asks',
      protected: 'Must not be contacted, according to the one who asks',
    },
    protectedByUnit: 'Must not be contacted, according to the unit',
    facts: {
      state: 'State',
      first: 'Has signed',
      written: 'Name according to the one who asks',
      name: 'Guardian',
      number: 'Personal identity number',
      reach: 'Reached at',
      asked: 'Asked',
      last: 'Last day',
      reason: 'Reason',
      reasonShown: 'Reason, also for the one who asks',
      note: 'Noted by the unit',
    },
    noted: (words, by) => `${words} (${by})`,
    missing: {
      invited: { strong: 'A guardian has not answered.', rest: (day) => `The last day is ${day}.` },
      begun: { strong: 'A guardian has read but not signed.', rest: (day) => `The last day is ${day}.` },
      lapsed: {
        strong: 'A guardian’s signature is missing.',
        rest: (day) => `The last day was ${day}. The request is handled anyway.`,
      },
      declined: { strong: 'A guardian does not agree to the request.', rest: () => 'Read the reason below.' },
      unreachable: { strong: 'A guardian cannot be reached.', rest: () => 'See what has been written.' },
      unwilling: {
        strong: 'A guardian does not want to, according to the one who asks.',
        rest: () => 'This guardian has not been asked here.',
      },
      protected: {
        strong: 'Do not contact the other guardian.',
        rest: () => 'Read under the state who has said so. No other representative of the child sees the case.',
      },
    },
    opened: {
      strong: 'Do not contact the other guardian.',
      rest: () => 'Others who represent the child can follow the case.',
    },
    law: 'Two guardians decide together (föräldrabalken 6 kap. 11 and 13 §§).',
    board:
      'For a contact person, relief service and short stays the board can decide although only one agrees, if the best interests of the child demand it (6 kap. 13 a §).',
    other: (number) => ({
      strong: 'Somebody else has asked for support for the same child.',
      rest: `See case ${number}. They have not named each other, so nothing is put together. Do not tell one of the other before you have read both.`,
      link: `Open ${number}`,
    }),
    note: 'Why can the guardian not be reached?',
    noteHint: 'Only the unit reads it. The guardian can still sign as long as the case is open.',
    noteDone: 'Note that the guardian cannot be reached',
    noteError: 'Write why the guardian cannot be reached.',
    open: 'Let others who represent the child follow the case',
    openNote:
      'Do it only when you know that it does not harm the child or the one who asks. What somebody has read cannot be taken back.',
    close: 'The other must not be contacted: close the case to other representatives',
    closeNote:
      'We ask and remind the other no more. Nobody but the one who asks sees the case for the child, not even one who has signed. You can open it again.',
  },
};

export type GuardiansText = typeof sv;
const easy: Part<GuardiansText> = {
  needs: {
    begin: 'Vi vill fråga dig om ditt barn',
    text: 'Den andra föräldern har bett om stöd till ert barn. Läs och säg vad du tycker.',
  },
  asked: {
    title: 'Stöd till ert barn',
    lead: 'Den andra föräldern har bett om stöd till ert barn. Ni bestämmer båda. Därför frågar vi dig.',
    whoHeading: 'Vilket är ditt barn?',
    whoText: 'Vi visar inget förrän vi vet att det är rätt. Skriv ditt barns personnummer.',
    show: 'Visa',
    errors: {
      number: 'Skriv barnets personnummer. Det är tolv siffror.',
      wrong: 'Det är inte rätt barn, eller så är det fel siffra. Titta på siffrorna igen. Ring oss om det inte går.',
    },
    told: 'Det här har den andra skrivit om barnet. Ordet ”du” betyder barnet.',
    late: 'Tiden är slut, men du kan svara ändå. Vi har inte bestämt än.',
    rules: [
      'Säger du ja? Då skriver du under med din e-legitimation. Du kan skriva något som bara vi läser.',
      'Den andra får veta om du säger ja eller nej.',
      'Svarar du inte? Vi går vidare ändå. Då ser vi att du inte har svarat.',
    ],
    sign: 'Jag säger ja',
    decline: 'Jag säger nej',
    alone: 'Är du rädd? Vill du prata med oss själv?',
    read: 'Om ni inte tycker lika',
    states: {
      signed: 'Du har sagt ja. Tack. Du behöver inte göra mer.',
      declined: 'Du har sagt nej. Vi läser det du skrev. Vi kanske ringer dig.',
      closed: 'Det är slut. Du behöver inte göra mer.',
      protected: 'Du ska inte svara på något här. Du behöver inte göra mer.',
      grown: 'Barnet är 18 år och bestämmer själv. Du behöver inte göra mer.',
    },
    again: { title: 'Du har redan sagt ja', text: 'Du behöver bara göra det en gång.' },
  },
  decline: {
    title: 'Jag säger nej',
    lead: 'Vi läser ditt svar. Den andra får veta att du sa nej. Vi går vidare ändå.',
    reasonHint: 'Du kan skriva varför. Bara vi läser, om du inte säger annat.',
    shown: 'Den andra får läsa det jag skriver',
    done: 'Skicka',
  },
  section: {
    heading: 'Den andra föräldern',
    somebody: 'den andra föräldern',
    waits: (name: string) => `Vi väntar på att ${name} ska läsa och säga ja.`,
    asked: (name: string) => `Vi frågar ${name} här. ${capitalise(name)} svarar själv.`,
    rule: () => 'Vi har fått det du skickade. Svarar den andra inte? Vi går vidare ändå.',
    signed: (name: string) => `${name} har sagt ja.`,
    declined: (name: string) => `${name} har sagt nej. Vi pratar med dig om vad vi kan göra.`,
    lapsed: (name: string) => `${name} har inte svarat i tid. Vi går vidare ändå.`,
    unreachable: 'Vi får inte tag i den andra. Vi går vidare ändå. Vi pratar med dig.',
    noted: (name: string) => `Vi har inte fått tag i ${name}. Vi går vidare ändå.`,
    unwilling: 'Den andra vill inte. Vi går vidare ändå. Vi pratar med dig.',
    protected: 'Vi pratar inte med den andra. Den andra kan inte se det här.',
    opened: 'Vi pratar inte med den andra. Andra som hjälper barnet kan se det här.',
    read: 'Så gör vi när ni är två',
    both: 'Ni har båda sagt ja',
    yours: 'Du har sagt ja. Den andra kan inte läsa det du har skrivit.',
    yourAnswer: 'Läs det du skrev',
  },
  voice: {
    needText: 'Din förälder eller din gode man har bett om stöd till dig. Du får säga ja eller nej.',
    title: 'Vad tycker du?',
    lead: 'Din förälder eller din gode man har bett om stöd till dig. Du är 15 år eller äldre. Du får säga vad du vill.',
    asked: 'Det här har din förälder eller din gode man bett om',
    nothing: 'Ring oss om du vill veta mer.',
    promise: 'Bara vi läser ditt svar. Dina föräldrar ser det inte. Du kan ändra dig.',
    answers: {
      yes: { label: 'Ja, jag vill' },
      no: { label: 'Nej, jag vill inte', hint: 'Vi pratar med dig först.' },
      talk: { label: 'Jag vill prata med någon', hint: 'Vi ringer eller skriver till dig.' },
    },
    wordsHint: 'Du kan skriva hur vi får tag i dig, så att ingen annan hör.',
    done: { title: 'Tack! Vi har fått ditt svar', text: 'Vi läser det. Du kan ändra dig här.' },
    late: { title: 'Det är redan klart', text: 'Ditt svar kom för sent. Ring oss gärna.' },
    notSaid: 'Din förälder eller din gode man har bett om stödet. Du får säga vad du tycker.',
    alone: 'Vill du prata med bara oss?',
  },
  own: {
    grown: {
      title: 'Du är 18 år. Du bestämmer',
      lead: 'Du är 18 år. Då har du ingen vårdnadshavare. Ingen annan ser dina ärenden här.',
      heading: 'Det här är nytt',
      points: [
        'Allt finns kvar. Det är ditt nu.',
        'Dina föräldrar kan inte se det längre.',
        'Vi ringer och skriver till dig. Titta efter att vi har rätt nummer.',
        'Är något fel? Skriv till oss.',
      ],
    },
    young: {
      title: 'Du är 15 år. Det här gäller',
      lead: 'Nu får du själv be om stöd. Du får själv säga vad du tycker.',
      points: [
        'Du kan själv be om stöd.',
        'Har din förälder bett om stöd till dig? Du får säga ja eller nej. Bara vi läser det.',
        'Du kan skriva till oss. Dina föräldrar läser inte det.',
        'Dina föräldrar kan se hur det går tills du är 18 år. Vill du inte det? Säg det till oss.',
        'Du får ha någon med dig. Du får ringa oss själv.',
      ],
    },
    child: {
      title: 'Du är inte 15 år än',
      lead: 'Dina föräldrar ber om stöd till dig. Men det handlar om dig.',
      points: [
        'Du ska få veta allt. Du får säga vad du tycker.',
        'Det finns en plats för dina ord. Du bestämmer vem som läser dem.',
        'Du får ringa oss själv.',
        'När du är 15 år ber du själv.',
      ],
    },
    whoHeading: 'Vem kan se?',
    saw: (name: string, day: string) => `${name} kunde se till ${day}. Nu ser ${name} inget.`,
    nobody: 'Ingen förälder kan se dina ärenden här.',
    casesHeading: 'Det du har hos oss',
    noCases: 'Du har inget hos oss.',
    nextText: 'Du kan säga att någon får hjälpa dig. Du bestämmer vem, och hur länge. Du kan ändra dig.',
    alone: 'Prata med bara oss',
    noticeTitle: 'Du är 18 år. Nu bestämmer du.',
    noticeText: 'Dina föräldrar kan inte se dina ärenden här längre. ',
    noticeLink: 'Läs mer',
    door: 'Du är 15 år',
    doorText: 'Det här bestämmer du själv.',
  },
  joined: {
    title: 'Ni har båda bett om samma sak',
    text: 'Den andra föräldern skickade först. Vi har lagt ihop det ni skrev. Allt du skrev är med.',
  },
};

export const text: Record<Language, GuardiansText> = inLanguages({ sv, en, easy });
