import { type Language, inLanguages } from '../platform/language.ts';

/** What a page says when something stands in the way: what it is, and what to do next. Never whose fault. */
type Words = { title: string; heading: string; paragraphs: string[] };

const sv = {
  todo: 'Så här gör du',
  reference: (code: string) => `Säg koden ${code} när du ringer. Den visar oss vad som hände, men inte vad du skrev.`,
  staffReference: (code: string) =>
    `Säg koden ${code} om du ber om hjälp. Den visar vad som hände, men inte vad du skrev.`,
  /** Before the name of whom an employee can ask. */
  ask: (name: string) => `Den du kan fråga är ${name}`,
  call: { label: 'Ring', hours: (hours: string) => `, ${hours.slice(0, 1).toLowerCase()}${hours.slice(1)}` },
  start: 'Till startsidan',
  myPages: 'Till Mina sidor',
  queue: 'Till min kö',
  contact: 'Kontakta oss',
  pages: {
    malformed: {
      title: 'Vi kunde inte läsa det som skickades',
      heading: 'Vi kunde inte läsa det som skickades',
      paragraphs: [
        'Gå tillbaka, ladda om sidan och försök en gång till. Har sidan varit öppen länge behövs det nästan alltid.',
        'Det du har sparat tidigare finns kvar.',
      ],
    },
    forbidden: {
      title: 'Du kan inte öppna den här sidan',
      heading: 'Du kan inte öppna den här sidan',
      paragraphs: [
        'Sidan hör till någon annan, eller så behöver du en annan behörighet.',
        'Tror du att du borde kunna se den? Ring eller skriv till oss, så tittar vi på det.',
      ],
    },
    stale: {
      title: 'Sidan hade blivit för gammal',
      heading: 'Sidan hade blivit för gammal',
      paragraphs: [
        'Det du skickade kom inte fram. Så kan det bli om du har loggat in på nytt i en annan flik, eller om sidan har stått öppen länge.',
        'Gå tillbaka. Står det du skrev kvar, så kopiera det. Ladda sedan om sidan och skicka igen. Det som redan var sparat finns kvar.',
      ],
    },
    notFound: {
      title: 'Sidan finns inte',
      heading: 'Sidan finns inte',
      paragraphs: [
        'Adressen kan vara felskriven, eller så har sidan flyttat.',
        'Letar du efter ett ärende eller ett papper? Logga in, så hittar du det under Mina sidor.',
      ],
    },
    notHere: {
      title: 'Här finns inget att öppna',
      heading: 'Här finns inget att öppna',
      paragraphs: [
        'Adressen används bara när man trycker på en knapp. Den visar ingen sida.',
        'Gå tillbaka till sidan där knappen finns. Det du har sparat finns kvar.',
      ],
    },
    conflict: {
      title: 'Något ändrades medan du hade sidan öppen',
      heading: 'Något ändrades medan du hade sidan öppen',
      paragraphs: [
        'Någon annan, eller du själv i en annan flik, hann före. Därför sparades inte det senaste du gjorde här.',
        'Gå tillbaka och ladda om sidan. Då ser du hur det är nu, och kan göra om det som fattas.',
      ],
    },
    tooLarge: {
      title: 'Det du skickade är för stort',
      heading: 'Det du skickade är för stort',
      paragraphs: [
        'Är det en fil? Ta en ny bild med lägre upplösning, eller dela upp papperen i flera filer. Är det en text? Korta den. Gå sedan tillbaka och försök igen.',
        'Går det inte? Lämna papperen i kommunhuset eller skicka dem med post. Det går precis lika bra.',
      ],
    },
    invalid: {
      title: 'Det gick inte att göra',
      heading: 'Det gick inte att göra',
      paragraphs: [
        'Gå tillbaka och titta på det du fyllde i. Något där går inte ihop.',
        'Hittar du inte vad? Ring oss, så hjälps vi åt.',
      ],
    },
    tooMany: {
      title: 'Vänta en stund',
      heading: 'Vänta en stund och försök igen',
      paragraphs: [
        'Det kom många försök på kort tid. Vänta någon minut och ladda om sidan, så går det.',
        'Du har inte förlorat något av det du har sparat.',
      ],
    },
    broken: {
      title: 'Något gick sönder hos oss',
      heading: 'Något gick sönder hos oss',
      paragraphs: [
        'Det beror inte på dig. Vi har fått veta att det hände.',
        'Vänta någon minut och försök igen. Det du har sparat finns kvar.',
        'Är det bråttom, till exempel om ni inte har mat i dag? Ring. Säg att det är akut.',
      ],
    },
    unavailable: {
      title: 'Sidan vilar just nu',
      heading: 'Sidan vilar just nu',
      paragraphs: [
        'Vi arbetar med den, eller så är det väldigt många här samtidigt. Försök igen om en stund.',
        'Det du har sparat finns kvar. Är det bråttom, ring oss.',
      ],
    },
  } satisfies Record<string, Words>,
  /** Where one who is logged in needs other words. */
  citizen: {
    notFound: {
      title: 'Sidan finns inte',
      heading: 'Sidan finns inte',
      paragraphs: [
        'Adressen kan vara felskriven, eller så har sidan flyttat.',
        'Letar du efter ett ärende eller ett papper? Du hittar det under Mina sidor.',
      ],
    },
  } as Partial<Record<string, Words>>,
  /** Where an employee needs other words than a citizen. */
  staff: {
    forbidden: {
      title: 'Du har inte behörighet till det här',
      heading: 'Du har inte behörighet till det här',
      paragraphs: [
        'Det hör till någon annan, eller så krävs en annan roll. Att du försökte öppna det har loggats.',
        'Behöver du det i ditt arbete? Prata med din chef.',
      ],
    },
    notFound: {
      title: 'Sidan finns inte',
      heading: 'Sidan finns inte',
      paragraphs: [
        'Adressen kan vara felskriven, eller så har sidan flyttat.',
        'Letar du efter ett ärende? Sök på ärendenummer eller personnummer från din kö.',
      ],
    },
    tooLarge: {
      title: 'Det du skickade är för stort',
      heading: 'Det du skickade är för stort',
      paragraphs: [
        'Är det en fil? Dela upp den i flera, eller gör den mindre. Är det en text? Korta den.',
        'Gå sedan tillbaka och försök igen.',
      ],
    },
    invalid: {
      title: 'Det gick inte att göra',
      heading: 'Det gick inte att göra',
      paragraphs: ['Något i det som skickades går inte ihop.', 'Gå tillbaka och titta på det du fyllde i.'],
    },
    broken: {
      title: 'Något gick sönder i portalen',
      heading: 'Något gick sönder i portalen',
      paragraphs: [
        'Det beror inte på dig, och det har noterats.',
        'Vänta någon minut och försök igen. Det du har sparat finns kvar.',
      ],
    },
    unavailable: {
      title: 'Portalen vilar just nu',
      heading: 'Portalen vilar just nu',
      paragraphs: [
        'Någon arbetar med den, eller så är det väldigt många här samtidigt.',
        'Försök igen om en stund. Det du har sparat finns kvar.',
      ],
    },
  } as Partial<Record<string, Words>>,
};

const en: typeof sv = {
  todo: 'What you can do',
  reference: (code) => `Say the code ${code} when you call. It shows us what happened, but not what you wrote.`,
  staffReference: (code) => `Say the code ${code} if you ask for help. It shows what happened, but not what you wrote.`,
  ask: (name) => `You can ask ${name}`,
  call: { label: 'Call', hours: (hours) => `, ${hours.slice(0, 1).toLowerCase()}${hours.slice(1)}` },
  start: 'To the start page',
  myPages: 'To My pages',
  queue: 'To my queue',
  contact: 'Contact us',
  pages: {
    malformed: {
      title: 'We could not read what was sent',
      heading: 'We could not read what was sent',
      paragraphs: [
        'Go back, reload the page and try once more. If the page has been open for long, that is almost always needed.',
        'What you saved earlier is kept.',
      ],
    },
    forbidden: {
      title: 'You cannot open this page',
      heading: 'You cannot open this page',
      paragraphs: [
        'The page belongs to somebody else, or you need another permission.',
        'Do you think you should be able to see it? Call or write to us, and we will look into it.',
      ],
    },
    stale: {
      title: 'The page had grown too old',
      heading: 'The page had grown too old',
      paragraphs: [
        'What you sent did not arrive. That can happen when you have logged in anew in another tab, or when the page has been open for long.',
        'Go back. If what you wrote is still there, copy it. Then load the page again and send it once more. What was saved already is still there.',
      ],
    },
    notFound: {
      title: 'The page does not exist',
      heading: 'The page does not exist',
      paragraphs: [
        'The address may be misspelt, or the page has moved.',
        'Are you looking for a case or a paper? Log in, and you will find it under My pages.',
      ],
    },
    notHere: {
      title: 'There is nothing to open here',
      heading: 'There is nothing to open here',
      paragraphs: [
        'The address is only used when a button is pressed. It shows no page.',
        'Go back to the page with the button. What you have saved is kept.',
      ],
    },
    conflict: {
      title: 'Something changed while you had the page open',
      heading: 'Something changed while you had the page open',
      paragraphs: [
        'Somebody else, or you in another tab, was first. So the last thing you did here was not saved.',
        'Go back and reload the page. You will see how it is now, and can redo what is missing.',
      ],
    },
    tooLarge: {
      title: 'What you sent is too large',
      heading: 'What you sent is too large',
      paragraphs: [
        'Is it a file? Take a new picture with lower resolution, or divide the papers into several files. Is it a text? Make it shorter. Then go back and try again.',
        'Still not working? Leave the papers at the municipal offices or send them by post. That is just as good.',
      ],
    },
    invalid: {
      title: 'That could not be done',
      heading: 'That could not be done',
      paragraphs: [
        'Go back and look at what you filled in. Something there does not add up.',
        'Cannot find what? Call us, and we will work it out together.',
      ],
    },
    tooMany: {
      title: 'Wait a while',
      heading: 'Wait a while and try again',
      paragraphs: [
        'There were many attempts in a short time. Wait a minute and reload the page, and it will work.',
        'You have not lost anything that you have saved.',
      ],
    },
    broken: {
      title: 'Something broke on our side',
      heading: 'Something broke on our side',
      paragraphs: [
        'It is not because of you. We have been told that it happened.',
        'Wait a minute and try again. What you have saved is kept.',
        'Is it urgent, for instance if you have no food today? Call. Say that it is urgent.',
      ],
    },
    unavailable: {
      title: 'The site is resting',
      heading: 'The site is resting',
      paragraphs: [
        'We are working on it, or very many people are here at once. Try again in a while.',
        'What you have saved is kept. If it is urgent, call us.',
      ],
    },
  },
  citizen: {
    notFound: {
      title: 'The page does not exist',
      heading: 'The page does not exist',
      paragraphs: [
        'The address may be misspelt, or the page has moved.',
        'Are you looking for a case or a paper? You will find it under My pages.',
      ],
    },
  },
  staff: {
    forbidden: {
      title: 'You do not have access to this',
      heading: 'You do not have access to this',
      paragraphs: [
        'It belongs to somebody else, or another role is needed. Your attempt to open it has been logged.',
        'Do you need it for your work? Talk to your manager.',
      ],
    },
    notFound: {
      title: 'The page does not exist',
      heading: 'The page does not exist',
      paragraphs: [
        'The address may be misspelt, or the page has moved.',
        'Are you looking for a case? Search for its number or a personal identity number from your queue.',
      ],
    },
    tooLarge: {
      title: 'What you sent is too large',
      heading: 'What you sent is too large',
      paragraphs: [
        'Is it a file? Divide it into several, or make it smaller. Is it a text? Make it shorter.',
        'Then go back and try again.',
      ],
    },
    invalid: {
      title: 'That could not be done',
      heading: 'That could not be done',
      paragraphs: ['Something in what was sent does not add up.', 'Go back and look at what you filled in.'],
    },
    broken: {
      title: 'Something broke in the portal',
      heading: 'Something broke in the portal',
      paragraphs: [
        'It is not because of you, and it has been noted.',
        'Wait a minute and try again. What you have saved is kept.',
      ],
    },
    unavailable: {
      title: 'The portal is resting',
      heading: 'The portal is resting',
      paragraphs: [
        'Somebody is working on it, or very many people are here at once.',
        'Try again in a while. What you have saved is kept.',
      ],
    },
  },
};

export const text: Record<Language, typeof sv> = inLanguages({ sv, en });
