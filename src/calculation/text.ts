import { formatMoney, formatMonth } from '../platform/format.ts';
import { noonOf } from '../platform/days.ts';
import { type Language, inLanguages } from '../platform/language.ts';
import type { CostKind } from '../platform/municipality.ts';
import type { Holder, IncomeKind, What } from './rules.ts';

/* What a calculation says, line by line, to the one it is about and to the caseworker. Laws keep their Swedish names. */

/** One line in words: what it is, and what there is to know about the amount. */
export type LineWords = { label: string; note?: string };

const monthOf = (month: string, language: Language) => formatMonth(noonOf(`${month}-01`), language);

const costsSv: Record<CostKind, string> = {
  rent: 'Hyra eller avgift för bostaden',
  electricity: 'El',
  homeInsurance: 'Hemförsäkring',
  internet: 'Internet',
  unemploymentFund: 'Avgift till a-kassa',
  unionFee: 'Avgift till facket',
  travel: 'Resor till arbete, studier eller praktik',
  careTravel: 'Sjukresor eller färdtjänst',
  healthCare: 'Läkarvård',
  medicine: 'Medicin på recept',
  dentist: 'Tandvård',
  municipalFees: 'Avgifter till kommunen',
  other: 'Annan kostnad',
};

const incomesSv: Record<IncomeKind, string> = {
  salary: 'Lön, efter skatt',
  benefit: 'Ersättning eller bidrag',
  transfers: 'Swish eller insättning på kontot',
  occupationalPension: 'Tjänstepension eller försäkring',
  maintenance: 'Underhåll för barn',
  rentShare: 'Del av hyran, från barn eller inneboende',
  otherMunicipality: 'Ekonomiskt bistånd från en annan kommun',
  childBenefit: 'Barnbidrag och flerbarnstillägg',
  housingAllowance: 'Bostadsbidrag eller bostadstillägg',
  unemployment: 'A-kassa eller aktivitetsstöd',
  studyAid: 'Pengar från CSN',
  pension: 'Pension',
  taxRefund: 'Skatt tillbaka',
  surplus: 'Pengar över från månaden före',
  other: 'Annan inkomst',
};

/** Who reads a calculation: those whose it is, or their caseworker. */
export type CalculationReader = 'citizen' | 'staff';

const holderSv = (person: Holder, reader: CalculationReader) =>
  person === 'applicant'
    ? { citizen: undefined, staff: 'Sökande' }[reader]
    : person === 'partner'
      ? { citizen: 'Din partner', staff: 'Partnern' }[reader]
      : `Barn ${person.child + 1}`;

function lineSv(what: What, reader: CalculationReader): LineWords {
  switch (what.kind) {
    case 'single':
      return { label: 'Riksnorm för en vuxen', note: 'Mat, kläder, fritid, hygien och annat som alla behöver' };
    case 'couple':
      return {
        label: 'Riksnorm för två vuxna som lever ihop',
        note: 'Mat, kläder, fritid, hygien och annat som alla behöver',
      };
    case 'child':
      return noted(`Riksnorm för barn ${what.number}, ${what.years} år`, [
        what.days < 30 ? `${what.days} av 30 dagar` : undefined,
        what.lunchElsewhere ? 'Äter lunch i förskolan eller skolan' : undefined,
      ]);
    case 'household':
      return noted(
        what.others > 0
          ? `Er del av det gemensamma, ${what.persons} av ${what.persons + what.others} i hushållet`
          : what.persons === 1
            ? 'Riksnorm för hushållet, 1 person'
            : `Riksnorm för hushållet, ${what.persons} personer`,
        [
          'Till exempel telefon, dagstidning och tvättmedel',
          what.byDays ? 'Barnen räknas de dagar de är där' : undefined,
        ],
      );
    case 'reduction':
      return { label: `Lägre riksnorm för barn ${what.number}`, note: `${what.percent} procent mindre` };
    case 'adjustment':
      return { label: 'Ändrad riksnorm', note: 'För att det finns särskilda skäl' };
    case 'cost':
      if (what.limit !== undefined && what.asked > what.limit)
        return {
          label: costsSv[what.cost],
          note: `Du betalar ${formatMoney(what.asked, 'sv')}. Kommunen räknar med högst ${formatMoney(what.limit, 'sv')}. Handläggaren kan se skäl till mer`,
        };
      return noted(costsSv[what.cost], [what.named ? undefined : 'Prövas efter vad du behöver']);
    case 'income':
      return noted(incomesSv[what.income], [
        holderSv(what.person, reader),
        what.came === undefined
          ? undefined
          : `Kom i ${monthOf(what.came, 'sv')}. Handläggaren avgör om pengarna räknas i den här månaden`,
      ]);
    case 'childsEarnings':
      return {
        label: `Egen lön som inte räknas, barn ${what.number}`,
        note: 'Upp till ett prisbasbelopp per år räknas inte',
      };
    case 'jobStimulus':
      return noted('Jobbstimulans', [holderSv(what.person, reader), 'En fjärdedel av lönen räknas inte']);
  }
}

const sv = {
  norm: 'Riksnorm',
  normSum: 'Riksnorm tillsammans',
  costs: 'Kostnader',
  costsSum: 'Kostnader tillsammans',
  incomes: 'Pengar som kommer in',
  incomesSum: 'Pengar tillsammans',
  amount: 'Kronor',
  caption: (part: string, month: string) => `${part}, ${monthOf(month, 'sv')}, kronor`,
  missing: 'Så mycket fattas',
  nothingMissing: 'Inget fattas',
  surplus: (ore: number) => `${formatMoney(ore, 'sv')} över`,
  notDecision: 'Det här är inte ett beslut',
  judged: 'Det är en preliminär räkning. En handläggare prövar allt för sig, och beslutet kan bli ett annat.',
  noLimits: 'Kommunen har inga fasta gränser för kostnaderna här. Handläggaren bedömer om de är skäliga.',
  assets: (ore: number) =>
    `Tillgångar på ${formatMoney(ore, 'sv')} är inte inräknade. Handläggaren bedömer om de ska användas först.`,
  sources: 'Vad räkningen bygger på',
  rounding: 'Varje rad avrundas till närmaste öre. Lagen säger inget om avrundning.',
  calculator: {
    title: 'Räkna på försörjningsstöd',
    lead: 'Se ungefär hur mycket ditt hushåll kan få en månad. Du behöver inte logga in, och inget av det du skriver sparas.',
    errorNote: 'Allt annat du har skrivit står kvar.',
    result: 'Resultat',
    about: (ore: number, month: string) => `Ungefär ${formatMoney(ore, 'sv')} för ${monthOf(month, 'sv')}`,
    enough: (month: string) => `Pengarna ser ut att räcka i ${monthOf(month, 'sv')}`,
    noNorm: (month: string) => `Beloppen för ${monthOf(month, 'sv')} är inte bestämda`,
    noNormText:
      'Vi kan inte räkna på den månaden förrän riksnormen är publicerad, och vi gissar inte. Välj en annan månad, eller ansök ändå.',
    notIncluded: 'Det här är inte med',
    notIncludedList: [
      'Sparade pengar, bil, bostad och annat som du äger. Handläggaren bedömer om det ska användas först.',
      'Det som gäller just dig. Riksnormen kan bli högre, och ibland lägre, om det finns särskilda skäl.',
      'Jobbstimulans. Har du haft försörjningsstöd i sex månader i rad räknas inte hela lönen.',
      'Pengar som dina barn tjänar själva. De räknas inte förrän de är fler än ett prisbasbelopp på ett år.',
    ],
    next: 'Nästa steg',
    nextText:
      'Det är bara en handläggare som kan pröva din rätt. Ansök även om räkningen visar noll, om du behöver hjälp.',
    apply: 'Logga in och ansök',
    read: 'Läs om försörjningsstöd',
    again: 'Ändra det du vill och räkna igen.',
    submit: 'Räkna',
    kept: 'Inget sparas. När du stänger sidan är det borta.',
  },
  cost: costsSv,
  income: incomesSv,
  line: lineSv,
};

const costsEn: Record<CostKind, string> = {
  rent: 'Rent or fee for your home',
  electricity: 'Electricity',
  homeInsurance: 'Home insurance',
  internet: 'Internet',
  unemploymentFund: 'Fee to an unemployment fund',
  unionFee: 'Fee to a union',
  travel: 'Travel to work, studies or practice',
  careTravel: 'Travel to health care, or mobility service',
  healthCare: 'Doctor’s fees',
  medicine: 'Prescription medicine',
  dentist: 'Dental care',
  municipalFees: 'Fees to the municipality',
  other: 'Other cost',
};

const incomesEn: Record<IncomeKind, string> = {
  salary: 'Wages, after tax',
  benefit: 'Benefit or allowance',
  transfers: 'Swish or a deposit to the account',
  occupationalPension: 'Occupational pension or insurance',
  maintenance: 'Maintenance for children',
  rentShare: 'Share of the rent, from a child or lodger',
  otherMunicipality: 'Financial assistance from another municipality',
  childBenefit: 'Child benefit and large family supplement',
  housingAllowance: 'Housing allowance or supplement',
  unemployment: 'Unemployment benefit or activity support',
  studyAid: 'Money from CSN',
  pension: 'Pension',
  taxRefund: 'Tax refund',
  surplus: 'Money left from the month before',
  other: 'Other income',
};

const holderEn = (person: Holder, reader: CalculationReader) =>
  person === 'applicant'
    ? { citizen: undefined, staff: 'Applicant' }[reader]
    : person === 'partner'
      ? { citizen: 'Your partner', staff: 'The partner' }[reader]
      : `Child ${person.child + 1}`;

function lineEn(what: What, reader: CalculationReader): LineWords {
  switch (what.kind) {
    case 'single':
      return {
        label: 'National norm for one adult',
        note: 'Food, clothes, leisure, hygiene and other things that everybody needs',
      };
    case 'couple':
      return {
        label: 'National norm for two adults who live as a couple',
        note: 'Food, clothes, leisure, hygiene and other things that everybody needs',
      };
    case 'child':
      return noted(`National norm for child ${what.number}, aged ${what.years}`, [
        what.days < 30 ? `${what.days} of 30 days` : undefined,
        what.lunchElsewhere ? 'Has lunch at preschool or school' : undefined,
      ]);
    case 'household':
      return noted(
        what.others > 0
          ? `Your part of what is shared, ${what.persons} of ${what.persons + what.others} in the household`
          : what.persons === 1
            ? 'National norm for the household, 1 person'
            : `National norm for the household, ${what.persons} persons`,
        [
          'For example telephone, newspaper and detergent',
          what.byDays ? 'The children count on the days when they are there' : undefined,
        ],
      );
    case 'reduction':
      return { label: `Lower national norm for child ${what.number}`, note: `${what.percent} per cent less` };
    case 'adjustment':
      return { label: 'Changed national norm', note: 'Because there are special reasons' };
    case 'cost':
      if (what.limit !== undefined && what.asked > what.limit)
        return {
          label: costsEn[what.cost],
          note: `You pay ${formatMoney(what.asked, 'en')}. The municipality counts at most ${formatMoney(what.limit, 'en')}. The caseworker may see reasons for more`,
        };
      return noted(costsEn[what.cost], [what.named ? undefined : 'Considered by what you need']);
    case 'income':
      return noted(incomesEn[what.income], [
        holderEn(what.person, reader),
        what.came === undefined
          ? undefined
          : `Came in ${monthOf(what.came, 'en')}. The caseworker decides whether it counts in this month`,
      ]);
    case 'childsEarnings':
      return {
        label: `Own wages that do not count, child ${what.number}`,
        note: 'Up to one base amount (prisbasbelopp) a year does not count',
      };
    case 'jobStimulus':
      return noted('Job stimulus (jobbstimulans)', [
        holderEn(what.person, reader),
        'A quarter of the wages does not count',
      ]);
  }
}

const en: typeof sv = {
  norm: 'National norm',
  normSum: 'National norm in all',
  costs: 'Costs',
  costsSum: 'Costs in all',
  incomes: 'Money that comes in',
  incomesSum: 'Money in all',
  amount: 'Kronor',
  caption: (part, month) => `${part}, ${monthOf(month, 'en')}, kronor`,
  missing: 'This much is missing',
  nothingMissing: 'Nothing is missing',
  surplus: (ore) => `${formatMoney(ore, 'en')} left over`,
  notDecision: 'This is not a decision',
  judged:
    'It is a preliminary calculation. A caseworker considers everything for itself, and the decision may be another.',
  noLimits:
    'The municipality has no fixed limits for the costs here. The caseworker judges whether they are reasonable.',
  assets: (ore) =>
    `Assets of ${formatMoney(ore, 'en')} are not included. The caseworker judges whether they are to be used first.`,
  sources: 'What the calculation rests on',
  rounding: 'Each line is rounded to the nearest öre. The law says nothing about rounding.',
  calculator: {
    title: 'Calculate livelihood support',
    lead: 'See about how much your household can get in a month. You do not need to log in, and nothing that you write is saved.',
    errorNote: 'Everything else that you have written is still there.',
    result: 'Result',
    about: (ore, month) => `About ${formatMoney(ore, 'en')} for ${monthOf(month, 'en')}`,
    enough: (month) => `The money seems to be enough in ${monthOf(month, 'en')}`,
    noNorm: (month) => `The amounts for ${monthOf(month, 'en')} have not been decided`,
    noNormText:
      'We cannot calculate for that month before the national norm is published, and we do not guess. Choose another month, or apply anyway.',
    notIncluded: 'This is not included',
    notIncludedList: [
      'Savings, car, home and other things that you own. The caseworker judges whether they are to be used first.',
      'What is special for you. The national norm can be higher, and sometimes lower, if there are special reasons.',
      'Job stimulus (jobbstimulans). If you have had livelihood support for six months in a row, not all of your wages count.',
      'Money that your children earn themselves. It does not count until it is more than a base amount (prisbasbelopp) in a year.',
    ],
    next: 'Next step',
    nextText:
      'Only a caseworker can consider your right. If you need help, apply even if the calculation says nothing is missing.',
    apply: 'Log in and apply',
    read: 'Read about livelihood support',
    again: 'Change what you like and calculate again.',
    submit: 'Calculate',
    kept: 'Nothing is saved. When you close the page it is gone.',
  },
  cost: costsEn,
  income: incomesEn,
  line: lineEn,
};

function noted(label: string, notes: readonly (string | undefined)[]): LineWords {
  const said = notes.filter((note) => note !== undefined);
  return said.length === 0 ? { label } : { label, note: said.join('. ') };
}

export const text: Record<Language, typeof sv> = inLanguages({ sv, en });
