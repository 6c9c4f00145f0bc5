import { type Language, inLanguages } from '../../platform/language.ts';
import { telephoneHref } from '../../platform/municipality.ts';
import { paths, unbroken } from '../rules.ts';
import type { Facts, Start } from '../rules.ts';

const sv = (f: Facts): Start => {
  const { phones, helplines, visitingAddress, firstReadWorkingDays } = f.municipality;
  return {
    title: 'Be om hjälp. Vi svarar',
    headline: ['Be om hjälp.', 'Vi svarar.'],
    lead: 'Här söker du pengar till mat och hyra, och stöd vid funktionsnedsättning. Du ser vem som har ditt ärende och vad som händer. Öppet dygnet runt.',
    login: 'Logga in',
    cannotLogIn: 'Jag kan inte logga in',
    acute: {
      heading: 'Behöver du hjälp i dag?',
      numbers: [
        number(helplines.emergency.number, 'Fara för liv. Dygnet runt'),
        number(phones.socialServices.number, `Ingen mat eller bostad. ${phones.socialServices.hours.sv}`),
        number(phones.socialEmergency.number, `Socialjouren. ${phones.socialEmergency.hours.sv}`),
        number(helplines.womensHelpline.number, 'Kvinnofridslinjen. Dygnet runt'),
        number(helplines.childrensHelpline.number, 'Bris, för dig under 18 år'),
      ],
    },
    apply: {
      heading: 'Det här kan du göra',
      doors: [
        {
          href: paths.livelihoodSupport,
          title: 'Pengar till mat, hyra och räkningar',
          description: 'Försörjningsstöd. Du söker för en månad i taget.',
        },
        {
          href: paths.lss,
          title: 'Stöd vid funktionsnedsättning',
          description: 'LSS. Till exempel ledsagning, avlösning, assistans eller bostad.',
        },
        {
          href: paths.loginToCases,
          title: 'Se hur det går för ditt ärende',
          description: 'Du loggar in och ser vad som händer nu och sedan.',
        },
        {
          href: paths.loginToMessages,
          title: 'Skriv till din handläggare',
          description: 'Du loggar in och skickar ett säkert meddelande.',
        },
      ],
      without: `**Kan du inte logga in?** Du kan ansöka på papper, ringa ${f.call.office} eller komma till ${definite(visitingAddress.place.sv)}. Det går precis lika bra. [Så når du oss](${paths.contact}).`,
    },
    steps: {
      heading: 'Så går det till',
      items: [
        { title: 'Du berättar', text: 'Du svarar på frågor, en sak i taget. Det du skriver sparas när du går vidare.' },
        {
          title: 'Vi läser',
          text: `Vårt mål är att läsa inom ${firstReadWorkingDays} arbetsdagar. En handläggare kontaktar dig, och du får veta vem det är.`,
        },
        { title: 'Vi frågar', text: 'Saknas något säger vi exakt vad, och hur länge du har på dig.' },
        { title: 'Du får beslut', text: 'Du ser hur vi har tänkt. Du kan överklaga om du inte håller med.' },
      ],
    },
    know: {
      heading: 'Bra att veta',
      links: [
        { href: paths.whatYouCanDo, text: 'Det här kan du göra här' },
        { href: paths.whatYouNeed, text: 'Det här behöver du' },
        { href: paths.howToLogIn, text: 'Så loggar du in' },
        { href: paths.getElectronicId, text: 'Så skaffar du e-legitimation' },
        { href: paths.loginProblems, text: 'Problem att logga in' },
        { href: paths.afterApplying, text: 'Vad händer när jag har ansökt?' },
        { href: `${paths.livelihoodSupport}#hur-mycket`, text: 'Hur mycket pengar kan jag få?' },
        { href: paths.calculator, text: 'Räkna på försörjningsstöd' },
        { href: paths.preview, text: 'Se sidorna innan du loggar in' },
        { href: paths.personalData, text: 'Vem får se mina uppgifter?' },
        { href: `${paths.contact}#skyddade-uppgifter`, text: 'Jag har skyddade personuppgifter' },
        { href: `${paths.contact}#tolk`, text: 'Du har rätt till tolk' },
        { href: paths.questions, text: 'Fler frågor och svar' },
      ],
    },
    language: {
      heading: 'På ditt språk',
      other: 'Sidorna finns på svenska, lättläst svenska och engelska. Talar du ett annat språk ordnar vi tolk.',
    },
  };
};

const en: typeof sv = (f) => {
  const { phones, helplines, visitingAddress, firstReadWorkingDays } = f.municipality;
  return {
    title: 'Ask for help. We answer',
    headline: ['Ask for help.', 'We answer.'],
    lead: 'Here you apply for money for food and rent, and for disability support. You see who has your case and what is happening. Open day and night.',
    login: 'Log in',
    cannotLogIn: 'I cannot log in',
    acute: {
      heading: 'Do you need help today?',
      numbers: [
        number(helplines.emergency.number, 'Danger to life. Day and night'),
        number(phones.socialServices.number, `No food or home. ${phones.socialServices.hours.en}`),
        number(phones.socialEmergency.number, `Social emergency service. ${phones.socialEmergency.hours.en}`),
        number(helplines.womensHelpline.number, 'Women’s helpline. Day and night'),
        number(helplines.childrensHelpline.number, 'Bris, if you are under 18'),
      ],
    },
    apply: {
      heading: 'What you can do here',
      doors: [
        {
          href: paths.livelihoodSupport,
          title: 'Money for food, rent and bills',
          description: 'Livelihood support. You apply for one month at a time.',
        },
        {
          href: paths.lss,
          title: 'Support for people with disabilities',
          description: 'LSS. For example a companion, relief, assistance or housing.',
        },
        {
          href: paths.loginToCases,
          title: 'See how your case is going',
          description: 'You log in and see what is happening now and next.',
        },
        {
          href: paths.loginToMessages,
          title: 'Write to your caseworker',
          description: 'You log in and send a secure message.',
        },
      ],
      without: `**Unable to log in?** You can apply on paper, call ${f.call.office} or come to ${definite(visitingAddress.place.en)}. It works just as well. [How to reach us](${paths.contact}).`,
    },
    steps: {
      heading: 'How it works',
      items: [
        {
          title: 'You tell us',
          text: 'You answer questions, one thing at a time. What you write is saved when you go on.',
        },
        {
          title: 'We read',
          text: `Our aim is to read it within ${firstReadWorkingDays} working days. A caseworker contacts you, and you are told who it is.`,
        },
        { title: 'We ask', text: 'If something is missing we say exactly what, and how long you have.' },
        { title: 'You get a decision', text: 'You see how we reasoned. You can appeal if you do not agree.' },
      ],
    },
    know: {
      heading: 'Good to know',
      links: [
        { href: paths.whatYouCanDo, text: 'What you can do here' },
        { href: paths.whatYouNeed, text: 'What you need' },
        { href: paths.howToLogIn, text: 'How to log in' },
        { href: paths.getElectronicId, text: 'How to get an electronic ID' },
        { href: paths.loginProblems, text: 'Problems logging in' },
        { href: paths.afterApplying, text: 'What happens when I have applied?' },
        { href: `${paths.livelihoodSupport}#hur-mycket`, text: 'How much money can I get?' },
        { href: paths.calculator, text: 'Calculate livelihood support' },
        { href: paths.preview, text: 'See the pages before you log in' },
        { href: paths.personalData, text: 'Who can see my data?' },
        { href: `${paths.contact}#skyddade-uppgifter`, text: 'I have protected personal data' },
        { href: `${paths.contact}#tolk`, text: 'You have the right to an interpreter' },
        { href: paths.questions, text: 'More questions and answers' },
      ],
    },
    language: {
      heading: 'In your language',
      other:
        'The pages are in Swedish, easy-read Swedish and English. If you speak another language we arrange an interpreter.',
    },
  };
};

function number(typed: string, what: string): Start['acute']['numbers'][number] {
  return { number: unbroken(typed), href: telephoneHref(typed), what };
}

/** "Kommunhuset" inside a sentence: "kommunhuset". */
function definite(place: string): string {
  return place.charAt(0).toLowerCase() + place.slice(1);
}

/** Easy-read Swedish. */
const easy: typeof sv = (f) => {
  const { phones, helplines, visitingAddress } = f.municipality;
  const swedish = sv(f);
  const [money, support, cases, messages] = swedish.apply.doors;
  const door = (one: (typeof swedish.apply.doors)[number] | undefined, title: string, description: string) =>
    one ? [{ ...one, title, description }] : [];
  return {
    ...swedish,
    lead: 'Behöver du pengar till mat och hyra? Har du en funktionsnedsättning och behöver stöd? Här kan du be om hjälp. Du kan göra det när du vill, även på natten.',
    acute: {
      heading: 'Behöver du hjälp nu?',
      numbers: [
        number(helplines.emergency.number, 'Det är fara för någons liv. Ring när du vill'),
        number(phones.socialServices.number, `Du har ingen mat eller bostad. ${phones.socialServices.hours.easy}`),
        number(
          phones.socialEmergency.number,
          `Vi har stängt och du måste ha hjälp. ${phones.socialEmergency.hours.easy}`,
        ),
        number(helplines.womensHelpline.number, 'Någon slår eller hotar dig. Ring när du vill'),
        number(helplines.childrensHelpline.number, 'Du är under 18 år och vill prata med någon'),
      ],
    },
    apply: {
      heading: 'Det här kan du göra',
      doors: [
        ...door(money, 'Be om pengar till mat, hyra och räkningar', 'Det heter försörjningsstöd.'),
        ...door(
          support,
          'Be om stöd för att du har en funktionsnedsättning',
          'Det heter LSS. Du kan till exempel få någon som följer med dig ut.',
        ),
        ...door(cases, 'Se hur det går', 'Har du skickat något till oss? Logga in och se vad som händer.'),
        ...door(messages, 'Skriv till din handläggare', 'Handläggaren är den som hjälper dig. Ingen annan kan läsa.'),
      ],
      without: `**Kan du inte logga in?** Ring ${f.call.office} eller kom till ${definite(visitingAddress.place.easy)}. Du kan också skriva på papper. [Så når du oss](${paths.contact}).`,
    },
    steps: {
      heading: 'Så går det till',
      items: [
        { title: 'Du berättar', text: 'Du svarar på frågor. Det är en fråga i taget. Du kan ta paus.' },
        { title: 'Vi läser', text: 'En handläggare läser det du har skrivit. Du får veta vem det är.' },
        { title: 'Vi frågar', text: 'Behöver vi veta mer? Då frågar vi dig.' },
        { title: 'Vi bestämmer', text: 'Du får ett beslut. Där står vad vi har bestämt och varför.' },
      ],
    },
    language: {
      heading: 'På ditt språk',
      other: 'Sidorna finns på svenska, lättläst svenska och engelska. Talar du ett annat språk? Vi ordnar en tolk.',
    },
  };
};

export const text: Record<Language, typeof sv> = inLanguages({ sv, en, easy });
