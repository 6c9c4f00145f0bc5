import type { Language } from '../platform/language.ts';

const sv = {
  kept: {
    title: 'Det du skrev är inte skickat än',
    lead: 'Du hann bli utloggad, eller så hade sidan stått öppen för länge. Vi har sparat det åt dig. Titta igenom det och välj vad som ska hända.',
    unsent: 'Du hade inte skickat det.',
    // What it was, and the button that sends it again.
    forms: {
      'application.save': { what: 'Ett svar i din ansökan', send: 'Spara svaret' },
      'application.sign': { what: 'Din ansökan, redo att bekräftas', send: 'Gå vidare och bekräfta' },
      'message.send': { what: 'Ett meddelande', send: 'Skicka meddelandet' },
      'profile.change': { what: 'Hur vi når dig', send: 'Spara uppgifterna' },
      'case.withdraw': { what: 'Att du tar tillbaka ansökan', send: 'Ta tillbaka ansökan' },
      'case.decide': { what: 'Ett beslut', send: 'Öppna beslutet med det du skrev' },
      'news.publish': { what: 'Driftinformation', send: 'Publicera' },
    } as Record<string, { what: string; send: string } | undefined>,
    other: { what: 'Ett formulär', send: 'Skicka' },
    oneOf: (what: string, n: number, of: number) => `${what} (${String(n)} av ${String(of)})`,
    keptAt: (time: string, until: string) => `Sparat klockan ${time}. Vi har kvar det till klockan ${until}.`,
    inCase: (number: string) => `Hör till ärende ${number}.`,
    words: 'Det här skrev du',
    files: (names: string) => `Filer kan vi inte spara. Välj dem igen på sidan där du skrev: ${names}.`,
    page: 'Öppna sidan där du skrev',
    discard: 'Ta bort det',
    leave: 'Bestäm senare',
  },
  logout: {
    alsoThere: (provider: string) => `Du är också utloggad hos ${provider}.`,
    notThere: (provider: string) => `${provider} sa inte att du är utloggad där. Stäng webbläsaren, så är du säker.`,
    refused: 'Utloggningen gick inte att läsa',
    stillIn: 'Någon bad oss logga ut dig, men vi kunde inte vara säkra på vem. Du är fortfarande inloggad här.',
    notIn: 'Någon bad oss logga ut dig, men vi kunde inte vara säkra på vem. Du är inte inloggad här.',
    button: 'Logga ut',
    stay: 'Stanna kvar',
    start: 'Till startsidan',
  },
  logins: {
    title: 'Dina inloggningar',
    lead: 'Här ser du när du har loggat in och ut.',
    list: 'När',
    acts: {
      'login.complete': (time: string) => `Loggade in klockan ${time}`,
      logout: (time: string) => `Loggade ut klockan ${time}`,
      'session.end': (time: string) => `Utloggad överallt klockan ${time}`,
    } as Record<string, ((time: string) => string) | undefined>,
    with: (provider: string) => `med ${provider}`,
    none: 'Det finns inga inloggningar att visa.',
    unknown: 'Känner du inte igen en inloggning?',
    unknownText: [
      'Logga ut överallt med knappen här.',
      'Kontakta sedan den som gav dig din e-legitimation, till exempel banken, och be dem spärra den.',
    ],
    unknownStaff: ['Logga ut överallt med knappen här.', 'Kontakta sedan den som sköter konton i kommunen.'],
    call: 'Ring oss också, så ser vi efter att inget har ändrats: ',
    everywhere: 'Logga ut överallt',
    everywhereText: 'Du loggas ut här och på alla andra telefoner och datorer. Det du har sparat finns kvar.',
    button: 'Logga ut överallt',
  },
};

const en: typeof sv = {
  kept: {
    title: 'What you wrote has not been sent yet',
    lead: 'You had been logged out, or the page had been open for too long. We have kept it for you. Look through it and choose what should happen.',
    unsent: 'You had not sent it.',
    forms: {
      'application.save': { what: 'An answer in your application', send: 'Save the answer' },
      'application.sign': { what: 'Your application, ready to be confirmed', send: 'Go on and confirm' },
      'message.send': { what: 'A message', send: 'Send the message' },
      'profile.change': { what: 'How we reach you', send: 'Save the details' },
      'case.withdraw': { what: 'That you take back your application', send: 'Take back the application' },
      'case.decide': { what: 'A decision', send: 'Open the decision with what you wrote' },
      'news.publish': { what: 'A service notice', send: 'Publish' },
    },
    other: { what: 'A form', send: 'Send' },
    oneOf: (what, n, of) => `${what} (${String(n)} of ${String(of)})`,
    keptAt: (time, until) => `Kept at ${time}. We have it until ${until}.`,
    inCase: (number) => `Belongs to case ${number}.`,
    words: 'This is what you wrote',
    files: (names) => `We cannot keep files. Choose them again on the page where you wrote: ${names}.`,
    page: 'Open the page where you wrote',
    discard: 'Remove it',
    leave: 'Decide later',
  },
  logout: {
    alsoThere: (provider) => `You are logged out of ${provider}, too.`,
    notThere: (provider) => `${provider} did not say that you are logged out there. Close the browser to be safe.`,
    refused: 'The logout could not be read',
    stillIn: 'Somebody asked us to log you out, but we could not be sure who. You are still logged in here.',
    notIn: 'Somebody asked us to log you out, but we could not be sure who. You are not logged in here.',
    button: 'Log out',
    stay: 'Stay',
    start: 'To the start page',
  },
  logins: {
    title: 'Your logins',
    lead: 'Here you see when you have logged in and out.',
    list: 'When',
    acts: {
      'login.complete': (time: string) => `Logged in at ${time}`,
      logout: (time: string) => `Logged out at ${time}`,
      'session.end': (time: string) => `Logged out everywhere at ${time}`,
    },
    with: (provider) => `with ${provider}`,
    none: 'There are no logins to show.',
    unknown: 'Is there a login that you do not recognise?',
    unknownText: [
      'Log out everywhere with the button here.',
      'Then contact whoever gave you your e-ID, your bank for example, and ask them to block it.',
    ],
    unknownStaff: [
      'Log out everywhere with the button here.',
      'Then contact those who run the municipality’s accounts.',
    ],
    call: 'Call us, too, and we will check that nothing has been changed: ',
    everywhere: 'Log out everywhere',
    everywhereText: 'You are logged out here and on all other phones and computers. What you have saved is kept.',
    button: 'Log out everywhere',
  },
};

export const text: Record<Language, typeof sv> = { sv, en };
export type SessionsText = typeof sv;
