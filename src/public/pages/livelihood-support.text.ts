import type { NationalNorm, NormAge } from '../../calculation/rules.ts';
import { type Language, inLanguages } from '../../platform/language.ts';
import { formatDay } from '../../platform/format.ts';
import { grouped, paths } from '../rules.ts';
import type { Article, Block, Facts } from '../rules.ts';

const sv = (f: Facts): Article => ({
  title: 'Försörjningsstöd: pengar till mat, hyra och räkningar',
  over: 'Försörjningsstöd',
  heading: 'Pengar till mat, hyra och räkningar',
  lead: 'Räcker pengarna inte, och kan du inte lösa det på annat sätt, har du rätt att söka försörjningsstöd. Alla får ansöka. Vi prövar varje ansökan för sig.',
  sections: [
    {
      id: 'akut',
      heading: 'Är det akut?',
      blocks: [
        {
          kind: 'text',
          text: `Har ni inte mat i dag, eller ingenstans att bo? Ring ${f.call.office}. Säg att det är akut. När kontoret är stängt ringer du socialjouren på ${f.call.emergencyDuty}.`,
        },
      ],
    },
    {
      id: 'ansok',
      heading: 'Ansök',
      lead: true,
      blocks: [
        {
          kind: 'text',
          text: 'Du söker för en månad i taget. Första gången tar det ungefär 20–30 minuter. Du får spara och fortsätta senare.',
        },
        {
          kind: 'button',
          href: paths.loginToApply,
          text: 'Logga in och ansök',
          quiet: { href: paths.contact, text: 'Jag kan inte logga in' },
        },
      ],
    },
    {
      id: 'vad',
      heading: 'Vad det är',
      blocks: [
        {
          kind: 'text',
          text: 'Försörjningsstöd är en del av det som i lagen heter ekonomiskt bistånd (socialtjänstlagen 2025:400, 12 kap. 1 §). Det är en tillfällig hjälp tills du kan försörja dig själv.',
        },
        {
          kind: 'list',
          items: [
            '**Riksnormen** är ett belopp för sådant som alla behöver: mat, kläder och skor, fritid och lek, hygien, barn- och ungdomsförsäkring, förbrukningsvaror, dagstidning och telefon.',
            '**Skäliga kostnader vid sidan av normen:** hyra, hushållsel, arbetsresor, hemförsäkring, a-kassa och fackavgift.',
            '**Annat du kan behöva**, till exempel läkarvård, medicin, akut tandvård, glasögon eller det nödvändigaste i ett hem. Skriv vad det gäller, så prövar vi det.',
          ],
        },
      ],
    },
    {
      id: 'vem',
      heading: 'Vem kan få det',
      blocks: [
        {
          kind: 'list',
          items: [
            'Du bor i kommunen. Är du här tillfälligt kan du ändå ha rätt till viss hjälp. Fråga oss.',
            'Du använder först dina egna pengar och ditt sparande. Ibland behöver något säljas.',
            'Du söker först det du kan få från andra, till exempel Försäkringskassan, a-kassan och CSN.',
            'Är ni gifta eller sambor räknas era pengar ihop, och ni söker tillsammans.',
            'Kan du arbeta söker du arbete eller är med i det som du och din handläggare planerar. Är du sjuk visar du läkarintyg.',
          ],
        },
        { kind: 'text', text: 'Är du osäker? Ansök ändå. Det är vi som ska pröva, inte du.' },
      ],
    },
    normSectionSv(f.norm, f),
    {
      id: 'ta-fram',
      heading: 'Ha till hands',
      blocks: [
        {
          kind: 'list',
          items: [
            'Kontoutdrag för tre månader',
            'Hyresavi och räkningar',
            'Lönebesked och besked från Försäkringskassan och a-kassan',
            'Din senaste deklaration',
            'Läkarintyg, om du är sjukskriven',
          ],
        },
        { kind: 'text', text: `[Hela listan](${paths.whatYouNeed}). Saknas något kan du skicka det senare.` },
      ],
    },
    {
      id: 'sedan',
      heading: 'När du har ansökt',
      blocks: [
        {
          kind: 'text',
          text: `När vi har allt som behövs får du beslut inom ${f.municipality.decisionDays} dagar. Du ser hur vi har räknat. [Läs mer om vad som händer](${paths.afterApplying}).`,
        },
        {
          kind: 'text',
          text: 'Vi har enligt lag rätt att få vissa uppgifter från Försäkringskassan, Pensionsmyndigheten, CSN, Arbetsförmedlingen, a-kassan och Skatteverket. Det behövs inget samtycke för det. Behöver vi fråga någon annan, till exempel din bank eller hyresvärd, frågar vi dig först.',
        },
        {
          kind: 'text',
          text: 'Berätta om något ändras. Den som lämnar fel uppgifter med flit, eller låter bli att berätta, kan få betala tillbaka och bli polisanmäld.',
        },
      ],
    },
  ],
});

function normSectionSv(norm: NationalNorm | undefined, f: Facts): Article['sections'][number] {
  const more = f.municipality.links.nationalNorm;
  const blocks: Block[] =
    norm === undefined
      ? [
          {
            kind: 'text',
            text: `Det beror på hur många ni är, vad ni har för kostnader och vilka pengar ni får. Årets belopp hittar du hos [${more.name.sv}](${more.url}).`,
          },
        ]
      : [
          {
            kind: 'text',
            text: 'Vi lägger ihop normen för varje person, normen för hushållet och de skäliga kostnaderna. Sedan drar vi av pengarna ni får. Det som fattas är försörjningsstödet. Beloppen är kronor per månad.',
          },
          {
            kind: 'text',
            text: `Vill du se ungefär vad det blir för er? [Räkna på försörjningsstöd](${paths.calculator}).`,
          },
          {
            kind: 'table',
            table: {
              caption: `Riksnormen ${norm.validFrom.slice(0, 4)}: vuxna`,
              head: { label: 'Vuxna', amount: 'Kronor' },
              rows: [
                { label: 'Ensamstående', amount: grouped(norm.single) },
                { label: 'Sambor eller gifta, tillsammans', amount: grouped(norm.couple) },
              ],
            },
          },
          {
            kind: 'table',
            table: {
              caption: `Riksnormen ${norm.validFrom.slice(0, 4)}: barn och unga`,
              head: { label: 'Barn och unga', amount: 'Kronor' },
              rows: norm.children.map((child) => ({
                label: `${agesOf(child)} år`,
                amount: grouped(child.amount),
                ...(child.lunchElsewhere === undefined
                  ? {}
                  : { note: `Utan lunch fem dagar i veckan: ${grouped(child.lunchElsewhere)}` }),
              })),
            },
          },
          {
            kind: 'table',
            table: {
              caption: `Riksnormen ${norm.validFrom.slice(0, 4)}: gemensamt för hushållet`,
              head: { label: 'Gemensamt för hushållet', amount: 'Kronor' },
              rows: norm.household.map((amount, index) => ({
                label: index === 0 ? '1 person' : `${index + 1} personer`,
                amount: grouped(amount),
              })),
            },
          },
          {
            kind: 'details',
            summary: 'Ett exempel: en vuxen och ett barn på åtta år',
            paragraphs: [exampleSv(norm)],
          },
          {
            kind: 'text',
            text: `Källa: ${norm.source}. Är ni fler än sju läggs skillnaden mellan sex och sju personer till för var och en. Beloppet kan bli högre eller lägre om det finns särskilda skäl. Beloppen gäller till och med ${formatDay(new Date(`${norm.validTo}T12:00:00Z`), 'sv')}. [${more.name.sv}](${more.url}).`,
          },
        ];
  return { id: 'hur-mycket', heading: 'Hur mycket', blocks };
}

function exampleSv(norm: NationalNorm): string {
  const { child, household, sum } = example(norm);
  return `${grouped(norm.single)} för den vuxna, ${grouped(child)} för barnet och ${grouped(household)} gemensamt för två personer blir ${grouped(sum)} kronor. Till det läggs till exempel hyra och el. Sedan dras inkomster, barnbidrag och andra bidrag av.`;
}

const en: typeof sv = (f) => ({
  title: 'Livelihood support: money for food, rent and bills',
  over: 'Livelihood support (försörjningsstöd)',
  heading: 'Money for food, rent and bills',
  lead: 'If the money is not enough, and you cannot solve it in another way, you have the right to apply for livelihood support. Everybody may apply. We look at each application on its own.',
  sections: [
    {
      id: 'akut',
      heading: 'Is it urgent?',
      blocks: [
        {
          kind: 'text',
          text: `No food today, or nowhere to live? Call ${f.call.office}. Say that it is urgent. When the office is closed, call the social emergency service on ${f.call.emergencyDuty}.`,
        },
      ],
    },
    {
      id: 'ansok',
      heading: 'Apply',
      lead: true,
      blocks: [
        {
          kind: 'text',
          text: 'You apply for one month at a time. The first time takes about 20–30 minutes. You can save and go on later.',
        },
        {
          kind: 'button',
          href: paths.loginToApply,
          text: 'Log in and apply',
          quiet: { href: paths.contact, text: 'I cannot log in' },
        },
      ],
    },
    {
      id: 'vad',
      heading: 'What it is',
      blocks: [
        {
          kind: 'text',
          text: 'Livelihood support is part of what the law calls financial assistance (ekonomiskt bistånd; Social Services Act 2025:400, chapter 12, section 1). It is temporary help until you can support yourself.',
        },
        {
          kind: 'list',
          items: [
            '**The national norm (riksnorm)** is an amount for what everybody needs: food, clothes and shoes, leisure and play, hygiene, insurance for children and young people, household supplies, a newspaper and telephone.',
            '**Reasonable costs beside the norm:** rent, household electricity, travel to work, home insurance, unemployment fund and union fee.',
            '**Other things you may need**, such as medical care, medicine, urgent dental care, glasses or the most necessary things in a home. Write what it is and we will consider it.',
          ],
        },
      ],
    },
    {
      id: 'vem',
      heading: 'Who can get it',
      blocks: [
        {
          kind: 'list',
          items: [
            'You live in the municipality. If you are here for a short time you may still have a right to some help. Ask us.',
            'You first use your own money and savings. Sometimes something needs to be sold.',
            'You first apply for what you can get from others, such as Försäkringskassan, your unemployment fund and CSN.',
            'If you are married or live together as a couple your money is counted together, and you apply together.',
            'If you can work you look for work, or take part in what you and your caseworker plan. If you are ill you show a doctor’s certificate.',
          ],
        },
        { kind: 'text', text: 'Not sure? Apply anyway. It is for us to decide, not for you.' },
      ],
    },
    normSectionEn(f.norm, f),
    {
      id: 'ta-fram',
      heading: 'Have at hand',
      blocks: [
        {
          kind: 'list',
          items: [
            'Bank statements for three months',
            'Rent bill and other bills',
            'Pay slips and letters from Försäkringskassan and your unemployment fund',
            'Your latest tax return',
            'A doctor’s certificate, if you are on sick leave',
          ],
        },
        {
          kind: 'text',
          text: `[The whole list](${paths.whatYouNeed}). If something is missing you can send it later.`,
        },
      ],
    },
    {
      id: 'sedan',
      heading: 'When you have applied',
      blocks: [
        {
          kind: 'text',
          text: `When we have everything we need you get a decision within ${f.municipality.decisionDays} days. You see how we counted. [Read more about what happens](${paths.afterApplying}).`,
        },
        {
          kind: 'text',
          text: 'By law we have the right to get certain information from Försäkringskassan, Pensionsmyndigheten, CSN, Arbetsförmedlingen, the unemployment funds and Skatteverket. No consent is needed for that. If we need to ask somebody else, such as your bank or landlord, we ask you first.',
        },
        {
          kind: 'text',
          text: 'Tell us if something changes. A person who gives wrong information on purpose, or does not tell us about changes, may have to pay back and be reported to the police.',
        },
      ],
    },
  ],
});

function normSectionEn(norm: NationalNorm | undefined, f: Facts): Article['sections'][number] {
  const more = f.municipality.links.nationalNorm;
  const blocks: Block[] =
    norm === undefined
      ? [
          {
            kind: 'text',
            text: `It depends on how many you are, which costs you have and what money you get. You find the amounts for this year here: [${more.name.en}](${more.url}).`,
          },
        ]
      : [
          {
            kind: 'text',
            text: 'We add the norm for each person, the norm for the household and the reasonable costs. Then we subtract the money you get. What is missing is the livelihood support. The amounts are kronor a month.',
          },
          {
            kind: 'text',
            text: `Would you like to see about what it comes to for you? [Calculate livelihood support](${paths.calculator}).`,
          },
          {
            kind: 'table',
            table: {
              caption: `The national norm ${norm.validFrom.slice(0, 4)}: adults`,
              head: { label: 'Adults', amount: 'Kronor' },
              rows: [
                { label: 'Single', amount: grouped(norm.single) },
                { label: 'Married or living together, both', amount: grouped(norm.couple) },
              ],
            },
          },
          {
            kind: 'table',
            table: {
              caption: `The national norm ${norm.validFrom.slice(0, 4)}: children and young people`,
              head: { label: 'Children and young people', amount: 'Kronor' },
              rows: norm.children.map((child) => ({
                label: `Age ${agesOf(child)}`,
                amount: grouped(child.amount),
                ...(child.lunchElsewhere === undefined
                  ? {}
                  : { note: `Without lunch five days a week: ${grouped(child.lunchElsewhere)}` }),
              })),
            },
          },
          {
            kind: 'table',
            table: {
              caption: `The national norm ${norm.validFrom.slice(0, 4)}: shared by the household`,
              head: { label: 'Shared by the household', amount: 'Kronor' },
              rows: norm.household.map((amount, index) => ({
                label: index === 0 ? '1 person' : `${index + 1} persons`,
                amount: grouped(amount),
              })),
            },
          },
          {
            kind: 'details',
            summary: 'An example: one adult and one child aged eight',
            paragraphs: [exampleEn(norm)],
          },
          {
            kind: 'text',
            text: `Source: ${norm.source}. If you are more than seven, the difference between six and seven persons is added for each one. The amount can be higher or lower if there are special reasons. The amounts apply up to and including ${formatDay(new Date(`${norm.validTo}T12:00:00Z`), 'en')}. [${more.name.en}](${more.url}).`,
          },
        ];
  return { id: 'hur-mycket', heading: 'How much', blocks };
}

function exampleEn(norm: NationalNorm): string {
  const { child, household, sum } = example(norm);
  return `${grouped(norm.single)} for the adult, ${grouped(child)} for the child and ${grouped(household)} shared by two persons makes ${grouped(sum)} kronor. Rent and electricity, for example, are added. Then income, child benefit and other benefits are subtracted.`;
}

function example(norm: NationalNorm): { child: number; household: number; sum: number } {
  const child = norm.children.find(({ from, to }) => from <= 8 && 8 <= to)?.amount ?? 0;
  const household = norm.household[1] ?? 0;
  return { child, household, sum: norm.single + child + household };
}

/** "3", "4–6". */
function agesOf({ from, to }: NormAge): string {
  return from === to ? String(from) : `${from}–${to}`;
}

export const text: Record<Language, typeof sv> = inLanguages({ sv, en });
