import { normFor } from '../../calculation/rules.ts';
import { type Language, inLanguages } from '../../platform/language.ts';
import { grouped } from '../rules.ts';
import type { Facts, Preview } from '../rules.ts';

// An invented household in an invented month: one adult and a child of nine. The amounts of the norm are the real ones
// for 2026, so that nobody learns a wrong figure here.
const norm = normFor('2026-11');
const amounts = {
  adult: norm?.single ?? 0,
  child: norm?.children.find(({ from, to }) => from <= 9 && 9 <= to)?.amount ?? 0,
  shared: norm?.household[1] ?? 0,
  rent: 7250,
  electricity: 480,
  insurance: 165,
  wage: 5840,
  housingAllowance: 2300,
  childBenefit: 1250,
  maintenance: 1673,
};

const sv = (f: Facts): Preview => ({
  title: 'Så ser sidorna ut när du har loggat in',
  heading: 'Så ser sidorna ut',
  lead: 'Här kan du titta på sidorna innan du loggar in. Allt på den här sidan är ett exempel: människorna, ärendet och beloppen i det är påhittade.',
  mark: 'Exempel',
  overview: {
    heading: '1. Översikten',
    text: 'Det första du ser när du har loggat in. Överst står det som behöver dig, och när.',
    needs: {
      heading: 'Behöver dig',
      title: 'Skicka in hyresavin för december',
      text: 'Försörjningsstöd för december. Utan hyresavin kan vi inte räkna med din hyra.',
      due: 'Senast torsdag 3\u00a0december',
    },
    cases: {
      heading: 'Dina ärenden',
      items: [
        {
          title: 'Försörjningsstöd, december',
          text: 'Robin Exempel har ditt ärende.',
          state: 'you',
          status: 'Vi väntar på dig',
          to: 'arendet',
        },
        {
          title: 'Ledsagarservice',
          text: 'Kim Exempel har ditt ärende.',
          state: 'us',
          status: 'Vi utreder',
          to: 'meddelandena',
        },
        {
          title: 'Försörjningsstöd, november',
          text: 'Beslutet finns att läsa.',
          state: 'done',
          status: 'Beviljat',
          to: 'beslutet',
        },
      ],
    },
  },
  form: {
    heading: '2. Ansökan',
    text: 'Du svarar på en sak i taget. Du ser hur långt du har kommit, och du kan gå tillbaka och ändra. Innan du skickar får du läsa allt och bekräfta det.',
    progress: 'Del 4 av 8',
    saved: 'Allt är sparat, kl. 14.32',
    question: 'Hur bor du?',
    hint: 'Svarsrutorna här går att prova. Inget sparas.',
    options: [
      { value: 'hyresratt', label: 'Hyresrätt' },
      { value: 'andrahand', label: 'Jag hyr i andra hand' },
      { value: 'annat', label: 'På ett annat sätt' },
    ],
    next: 'Spara och fortsätt',
  },
  case: {
    heading: '3. Ärendet',
    text: 'Fyra saker står alltid överst: vad som händer nu och sedan, vem som har ärendet och när det händer.',
    over: `Försörjningsstöd, december. Ärende ${f.municipality.caseNumberPrefix}\u00a02026-0000`,
    title: 'Vi väntar på din hyresavi',
    four: {
      now: 'Du skickar hyresavin för december.',
      next: 'Robin räknar och beslutar.',
      who: 'Robin Exempel, handläggare',
      when: `Inom ${f.municipality.decisionDays} dagar när hyresavin har kommit.`,
    },
    historyHeading: 'Det som har hänt',
    history: [
      { when: 'Måndag 30 november 8.47', text: 'Robin bad om din hyresavi.' },
      { when: 'Måndag 30 november 8.40', text: 'Robin Exempel läste din ansökan och blev din handläggare.' },
      { when: 'Lördag 28 november 14.52', text: 'Du skickade ansökan.' },
      { when: 'Kommer', text: 'Beslut. Du får ett sms när det finns att läsa.', next: true },
    ],
    filesHeading: 'Dina papper',
    files: [
      { name: 'Ansökan, bekräftad 28 november', meta: 'PDF, 84 kB' },
      { name: 'Kontoutdrag november', meta: 'PDF, 212 kB' },
    ],
  },
  messages: {
    heading: '4. Meddelandena',
    text: 'Du och din handläggare skriver till varandra i ärendet. Bara ni och de som arbetar med ärendet kan läsa.',
    thread: [
      {
        from: 'Du',
        me: true,
        when: 'Onsdag 25 november 20.15',
        paragraphs: ['Hej! Hur går det med ledsagningen? Jag skulle vilja komma i gång med simningen igen.'],
        note: 'Läst av Kim torsdag 26 november',
      },
      {
        from: 'Kim Exempel',
        when: 'Måndag 30 november 9.12',
        paragraphs: [
          'Hej! Tack för att du hör av dig. Jag vill träffa dig innan jag beslutar. Det tar ungefär en timme, och jag kan komma hem till dig.',
          'Passar torsdag 10 december klockan 15.30?',
        ],
      },
    ],
  },
  decision: {
    heading: '5. Beslutet',
    text: 'Beslutet börjar med svaret. Sedan ser du hur vi har räknat, varför, och hur du överklagar.',
    over: 'Beslut om försörjningsstöd, november',
    title: `Du får ${grouped(total())}\u00a0kronor`,
    needs: {
      caption: 'Exempel på beräkning: det ni behöver, kronor',
      label: 'Det ni behöver',
      amount: 'Kronor',
      sum: 'Ni behöver',
      rows: [
        {
          label: 'Riksnorm för dig',
          note: 'Mat, kläder, hygien, telefon och annat varje månad',
          kronor: amounts.adult,
        },
        { label: 'Riksnorm för ditt barn, 9 år', note: 'Också fritid och lek', kronor: amounts.child },
        { label: 'Gemensamt för två personer', note: 'Det som hushållet delar', kronor: amounts.shared },
        { label: 'Hyra', note: 'Hela hyran, enligt hyresavin', kronor: amounts.rent },
        { label: 'El', kronor: amounts.electricity },
        { label: 'Hemförsäkring', kronor: amounts.insurance },
      ],
    },
    has: {
      caption: 'Exempel på beräkning: inkomster som dras av, kronor',
      label: 'Pengar ni redan har fått',
      amount: 'Kronor',
      sum: 'Ni har',
      rows: [
        { label: 'Lön', note: 'Efter skatt', kronor: -amounts.wage },
        { label: 'Bostadsbidrag', kronor: -amounts.housingAllowance },
        { label: 'Barnbidrag', kronor: -amounts.childBenefit },
        { label: 'Underhållsstöd', kronor: -amounts.maintenance },
      ],
    },
    total: 'Du får',
    appealHeading: 'Om du inte håller med',
    appeal: `Du kan överklaga inom ${f.municipality.appealWeeks} veckor från dagen du fick beslutet. I ett riktigt beslut står vilken dag det är.`,
  },
  end: { heading: 'Vill du börja?', login: 'Logga in', needed: 'Det här behöver du' },
});

const en: typeof sv = (f) => ({
  title: 'What the pages look like when you have logged in',
  heading: 'What the pages look like',
  lead: 'Here you can look at the pages before you log in. Everything on this page is an example: the people, the case and the amounts in it are invented.',
  mark: 'Example',
  overview: {
    heading: '1. The overview',
    text: 'The first thing you see when you have logged in. At the top is what needs you, and when.',
    needs: {
      heading: 'Needs you',
      title: 'Send the rent bill for December',
      text: 'Livelihood support for December. Without the rent bill we cannot count your rent.',
      due: 'By Thursday 3\u00a0December',
    },
    cases: {
      heading: 'Your cases',
      items: [
        {
          title: 'Livelihood support, December',
          text: 'Robin Exempel has your case.',
          state: 'you',
          status: 'We are waiting for you',
          to: 'arendet',
        },
        {
          title: 'Companion service',
          text: 'Kim Exempel has your case.',
          state: 'us',
          status: 'We are looking into it',
          to: 'meddelandena',
        },
        {
          title: 'Livelihood support, November',
          text: 'The decision is ready to read.',
          state: 'done',
          status: 'Granted',
          to: 'beslutet',
        },
      ],
    },
  },
  form: {
    heading: '2. The application',
    text: 'You answer one thing at a time. You see how far you have come, and you can go back and change. Before you send it you can read everything, and you sign.',
    progress: 'Part 4 of 8',
    saved: 'Everything is saved, 14:32',
    question: 'How do you live?',
    hint: 'You can try the answers here. Nothing is saved.',
    options: [
      { value: 'hyresratt', label: 'I rent my home' },
      { value: 'andrahand', label: 'I sublet' },
      { value: 'annat', label: 'In another way' },
    ],
    next: 'Save and go on',
  },
  case: {
    heading: '3. The case',
    text: 'Four things always stand at the top: what is happening now and next, who has the case and when it happens.',
    over: `Livelihood support, December. Case ${f.municipality.caseNumberPrefix}\u00a02026-0000`,
    title: 'We are waiting for your rent bill',
    four: {
      now: 'You send the rent bill for December.',
      next: 'Robin counts and decides.',
      who: 'Robin Exempel, caseworker',
      when: `Within ${f.municipality.decisionDays} days when the rent bill has come.`,
    },
    historyHeading: 'What has happened',
    history: [
      { when: 'Monday 30 November 8:47', text: 'Robin asked for your rent bill.' },
      { when: 'Monday 30 November 8:40', text: 'Robin Exempel read your application and became your caseworker.' },
      { when: 'Saturday 28 November 14:52', text: 'You sent the application.' },
      { when: 'Next', text: 'A decision. You get a text message when it is ready to read.', next: true },
    ],
    filesHeading: 'Your papers',
    files: [
      { name: 'Application, confirmed 28 November', meta: 'PDF, 84 kB' },
      { name: 'Bank statement November', meta: 'PDF, 212 kB' },
    ],
  },
  messages: {
    heading: '4. The messages',
    text: 'You and your caseworker write to each other in the case. Only you and those who work on the case can read.',
    thread: [
      {
        from: 'You',
        me: true,
        when: 'Wednesday 25 November 20:15',
        paragraphs: ['Hello! How is it going with the companion? I would like to start swimming again.'],
        note: 'Read by Kim Thursday 26 November',
      },
      {
        from: 'Kim Exempel',
        when: 'Monday 30 November 9:12',
        paragraphs: [
          'Hello! Thank you for writing. I would like to meet you before I decide. It takes about an hour, and I can come to your home.',
          'Would Thursday 10 December at 15:30 suit you?',
        ],
      },
    ],
  },
  decision: {
    heading: '5. The decision',
    text: 'The decision begins with the answer. Then you see how we counted, why, and how to appeal.',
    over: 'Decision on livelihood support, November',
    title: `You get ${grouped(total())}\u00a0kronor`,
    needs: {
      caption: 'Example of a calculation: what you need, kronor',
      label: 'What you need',
      amount: 'Kronor',
      sum: 'You need',
      rows: [
        {
          label: 'National norm for you',
          note: 'Food, clothes, hygiene, telephone and other things every month',
          kronor: amounts.adult,
        },
        { label: 'National norm for your child, aged 9', note: 'Leisure and play too', kronor: amounts.child },
        { label: 'Shared by two persons', note: 'What the household shares', kronor: amounts.shared },
        { label: 'Rent', note: 'The whole rent, as in the rent bill', kronor: amounts.rent },
        { label: 'Electricity', kronor: amounts.electricity },
        { label: 'Home insurance', kronor: amounts.insurance },
      ],
    },
    has: {
      caption: 'Example of a calculation: income that is subtracted, kronor',
      label: 'Money you have already received',
      amount: 'Kronor',
      sum: 'You have',
      rows: [
        { label: 'Wage', note: 'After tax', kronor: -amounts.wage },
        { label: 'Housing allowance', kronor: -amounts.housingAllowance },
        { label: 'Child benefit', kronor: -amounts.childBenefit },
        { label: 'Maintenance support', kronor: -amounts.maintenance },
      ],
    },
    total: 'You get',
    appealHeading: 'If you do not agree',
    appeal: `You can appeal within ${f.municipality.appealWeeks} weeks from the day you received the decision. A real decision says which day that is.`,
  },
  end: { heading: 'Ready to begin?', login: 'Log in', needed: 'What you need' },
});

function total(): number {
  const { adult, child, shared, rent, electricity, insurance, wage, housingAllowance, childBenefit, maintenance } =
    amounts;
  return adult + child + shared + rent + electricity + insurance - wage - housingAllowance - childBenefit - maintenance;
}

export const text: Record<Language, typeof sv> = inLanguages({ sv, en });
