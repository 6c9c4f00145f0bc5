import { addDays, isDay } from '../platform/days.ts';
import { type CostKind, type Municipality, costKinds } from '../platform/municipality.ts';

/*
 * How livelihood support (försörjningsstöd) is reckoned for one month: the national norm (riksnorm) and reasonable costs,
 * less incomes (socialtjänstlagen 2025:400, 12 kap. 1 and 7 §§; socialtjänstförordningen 2025:468, 12 kap.). A calculation
 * is a proposal for a person to judge, never a decision: the norm may be raised or lowered for special reasons, a cost
 * refused, an asset asked to be sold. Amounts are whole öre throughout; the tables are kronor, as they are published.
 */

// The tables ----------------------------------------------------------------------------------------------------------

export type NormAge = { from: number; to: number; amount: number; lunchElsewhere?: number };

/** Kronor a month. `lunchElsewhere` is for a child who has lunch elsewhere five days a week. */
export type NationalNorm = {
  validFrom: string;
  validTo: string;
  source: string;
  children: readonly NormAge[];
  single: number;
  couple: number;
  /** Shared costs for a household of 1, 2, … 7 persons. */
  household: readonly number[];
  /** The year's prisbasbelopp, kronor (socialförsäkringsbalken 2 kap. 6–8 §§). */
  baseAmount: number;
};

// Published amounts only. For a month without a row there is no norm here, and nothing is guessed.
const nationalNorms: readonly NationalNorm[] = [
  {
    validFrom: '2024-01-01',
    validTo: '2024-12-31',
    source: 'socialtjänstförordningen (2001:937) 2 kap. 1 §, lydelse enligt förordning (2023:630)',
    children: [
      { from: 0, to: 0, amount: 2640, lunchElsewhere: 2470 },
      { from: 1, to: 2, amount: 2940, lunchElsewhere: 2700 },
      { from: 3, to: 3, amount: 2620, lunchElsewhere: 2410 },
      { from: 4, to: 6, amount: 2940, lunchElsewhere: 2620 },
      { from: 7, to: 10, amount: 3680 },
      { from: 11, to: 14, amount: 4230 },
      { from: 15, to: 18, amount: 4780 },
      { from: 19, to: 20, amount: 4820 },
    ],
    single: 3800,
    couple: 6850,
    household: [1230, 1360, 1720, 1950, 2240, 2540, 2730],
    baseAmount: 57_300,
  },
  {
    validFrom: '2025-01-01',
    validTo: '2025-12-31',
    source: 'socialtjänstförordningen (2025:468) 12 kap. 2 §, ursprunglig lydelse',
    children: [
      { from: 0, to: 0, amount: 2720, lunchElsewhere: 2540 },
      { from: 1, to: 2, amount: 3030, lunchElsewhere: 2780 },
      { from: 3, to: 3, amount: 2700, lunchElsewhere: 2480 },
      { from: 4, to: 6, amount: 3030, lunchElsewhere: 2700 },
      { from: 7, to: 10, amount: 3790 },
      { from: 11, to: 14, amount: 4350 },
      { from: 15, to: 18, amount: 4920 },
      { from: 19, to: 20, amount: 4960 },
    ],
    single: 3910,
    couple: 7050,
    household: [1270, 1400, 1770, 2010, 2310, 2620, 2810],
    baseAmount: 58_800,
  },
  {
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    source: 'socialtjänstförordningen (2025:468) 12 kap. 2 §, lydelse enligt förordning (2025:1046)',
    children: [
      { from: 0, to: 0, amount: 2740, lunchElsewhere: 2560 },
      { from: 1, to: 2, amount: 3060, lunchElsewhere: 2800 },
      { from: 3, to: 3, amount: 2720, lunchElsewhere: 2500 },
      { from: 4, to: 6, amount: 3060, lunchElsewhere: 2720 },
      { from: 7, to: 10, amount: 3820 },
      { from: 11, to: 14, amount: 4390 },
      { from: 15, to: 18, amount: 4960 },
      { from: 19, to: 20, amount: 5000 },
    ],
    single: 3940,
    couple: 7100,
    household: [1280, 1410, 1790, 2030, 2330, 2640, 2830],
    // Förordningen (2025:872) om prisbasbelopp och förhöjt prisbasbelopp för år 2026.
    baseAmount: 59_200,
  },
];

/** The norm of a day, `YYYY-MM-DD`, or of a month, `YYYY-MM`; nothing when its amounts are not known here. */
export function normFor(time: string): NationalNorm | undefined {
  const day = time.length === 7 ? `${time}-01` : time;
  return nationalNorms.find((norm) => norm.validFrom <= day && day <= norm.validTo);
}

/**
 * What is known to be coming, and switched off: a rule counts when it has a published text of law in `source` and the month
 * has begun. Press and bills (prop. 2025/26:201) tell of these from 2027, but neither their wording nor their day is certain.
 */
export type LawChange = { from: string; source: string | undefined } & (
  | {
      kind: 'reduction';
      /** From this child on, the eldest being the first. */ child: number;
      percent: Record<HouseholdKind, number>;
    }
  /** The norm may no longer be raised in the single case. */
  | { kind: 'ceiling' }
);

export const lawChanges: readonly LawChange[] = [
  { kind: 'reduction', from: '2027-01', source: undefined, child: 4, percent: { single: 40, couple: 75 } },
  { kind: 'ceiling', from: '2027-01', source: undefined },
];

const sources = {
  sharedHome: 'socialtjänstförordningen (2025:468) 12 kap. 3 §',
  days: 'Socialstyrelsens allmänna råd (SOSFS 2013:1)',
  specialReasons: 'socialtjänstlagen (2025:400) 12 kap. 7 §',
  reasonable: 'socialtjänstlagen (2025:400) 12 kap. 7 §',
  otherNeeds: 'socialtjänstlagen (2025:400) 12 kap. 1 §',
  income: 'socialtjänstlagen (2025:400) 12 kap. 1 §',
  // The number of the section in the new law has not been confirmed; the rule stood in these of the old one.
  childsEarnings: 'socialtjänstlagen (2025:400) 12 kap., tidigare 4 kap. 1 a § socialtjänstlagen (2001:453)',
  jobStimulus: 'socialtjänstlagen (2025:400) 12 kap., tidigare 4 kap. 1 b § socialtjänstlagen (2001:453)',
} as const;

/** Of what an employee earns, so much is not counted after six months of support in a row, for two years. */
export const jobStimulusPercent = 25;

/** Parents support a child until 18, and one who goes to school until 21 (föräldrabalken 7 kap. 1 §). */
export const supportAges = { always: 18, inSchool: 21 } as const;

/** The costs that the law names as part of livelihood support; any other is judged by what the person needs. */
const namedCosts: ReadonlySet<CostKind> = new Set<CostKind>([
  'rent',
  'electricity',
  'homeInsurance',
  'unemploymentFund',
  'unionFee',
  'travel',
]);

/** Those of the application first; then what an employee learns from other authorities. */
export const incomeKinds = [
  'salary',
  'benefit',
  'transfers',
  'occupationalPension',
  'maintenance',
  'rentShare',
  'otherMunicipality',
  'childBenefit',
  'housingAllowance',
  'unemployment',
  'studyAid',
  'pension',
  'taxRefund',
  'surplus',
  'other',
] as const;
export type IncomeKind = (typeof incomeKinds)[number];

// What is asked -------------------------------------------------------------------------------------------------------

export type Child = {
  /** A day of birth, or whole years where that is all that is known. */
  age: { bornOn: string } | { years: number };
  /** Days of the month in this home: 30 or more, or nothing said, is all of it. */
  days?: number;
  /** Has lunch elsewhere five days a week. Makes a difference until 7 years. */
  lunchElsewhere?: boolean;
  /** From 18 years a child belongs to the household only while in basic or upper secondary school. */
  inSchool?: boolean;
  /** Öre of its own earnings that have not been counted earlier in the calendar year. */
  disregardedBefore?: number;
};

export type Holder = 'applicant' | 'partner' | { child: number };

/** One month of one household. All amounts are öre; incomes are after tax. */
export type CalculationInput = {
  /** `YYYY-MM` */
  month: string;
  /** The applicant, and the husband, wife or sambo. */
  adults: readonly { jobStimulus?: boolean }[];
  children: readonly Child[];
  /** How many share the household without being of the family. */
  others?: number;
  costs: readonly { kind: CostKind; ore: number }[];
  /** `month`: YYYY-MM in which it came, when it is known; it is told and changes nothing. */
  incomes: readonly { kind: IncomeKind; person: Holder; ore: number; month?: string }[];
  /** Shown, never counted: whether something has to be sold or used is for the caseworker to judge. */
  assets?: readonly { ore: number }[];
  /** The norm raised or lowered for special reasons, by a caseworker. */
  adjustments?: readonly { ore: number }[];
};

/** What the municipality decides for itself: limits, and what neither law nor general advice says. */
export type Practice = Municipality['livelihoodSupport'];

// What is answered ----------------------------------------------------------------------------------------------------

export type HouseholdKind = 'single' | 'couple';

export type What =
  | { kind: HouseholdKind }
  | { kind: 'child'; number: number; years: number; lunchElsewhere: boolean; days: number }
  | { kind: 'household'; persons: number; others: number; byDays: boolean }
  | { kind: 'reduction'; number: number; percent: number }
  | { kind: 'adjustment' }
  /** `named` by the law; `limit` is the municipality's, in öre, where it has one. */
  | { kind: 'cost'; cost: CostKind; asked: number; named: boolean; limit: number | undefined }
  /**
   * `came`: the month (YYYY-MM) in which it came, when that is another than the one that is reckoned. Neither law nor advice says of
   * which month an income is, so every one is counted, and it is told on its line.
   */
  | { kind: 'income'; income: IncomeKind; person: Holder; came?: string }
  | { kind: 'childsEarnings'; number: number }
  | { kind: 'jobStimulus'; person: Holder };

/** One line of the calculation: what it adds (or, below zero, takes), and what it rests on. */
export type Line = { id: string; part: 'norm' | 'costs' | 'incomes'; ore: number; source: string; what: What };

export type Calculation = {
  month: string;
  lines: readonly Line[];
  /** Sums of the lines of each part; `incomes` is zero or less. */
  norm: number;
  costs: number;
  incomes: number;
  /** The sum of all lines. */
  balance: number;
  /** The support, if all is judged as it stands: the balance, never below zero. */
  result: number;
  /** What there is to live on beyond the norm and the costs, when nothing is missing. */
  surplus: number;
  /** Öre that a caseworker has to look at. */
  assets: number;
};

export type InputFault = {
  /** Such as `children.0`. */
  at: string;
  what:
    | 'month'
    | 'adults'
    | 'others'
    | 'age'
    | 'notBorn'
    | 'tooOld'
    | 'notSupported'
    | 'days'
    | 'amount'
    | 'kind'
    | 'person';
};

export type Outcome =
  | ({ kind: 'calculated' } & Calculation)
  /** There is no table for the month. */
  | { kind: 'noNorm'; month: string }
  | { kind: 'faults'; faults: readonly InputFault[] };

/** Reckons a month. Pure, and the same for a citizen's draft and a caseworker's proposal. */
export function calculate(
  input: CalculationInput,
  practice: Practice,
  changes: readonly LawChange[] = lawChanges,
): Outcome {
  const faults = inputFaults(input, practice);
  if (faults.length > 0) return { kind: 'faults', faults };
  const norm = normFor(input.month);
  if (norm === undefined) return { kind: 'noNorm', month: input.month };
  const inForce = changes.filter(({ from, source }) => source !== undefined && from <= input.month);
  const normed = normLines(input, practice, norm, inForce);
  const lines = [...normed, ...costLines(input, practice), ...incomeLines(input, norm)];
  const sum = (part?: Line['part']) =>
    lines.filter((line) => part === undefined || line.part === part).reduce((total, { ore }) => total + ore, 0);
  const balance = sum();
  return {
    kind: 'calculated',
    month: input.month,
    lines,
    norm: sum('norm'),
    costs: sum('costs'),
    incomes: sum('incomes'),
    balance,
    result: Math.max(balance, 0),
    surplus: Math.max(-balance, 0),
    assets: (input.assets ?? []).reduce((total, { ore }) => total + ore, 0),
  };
}

/**
 * How old a child is in a month. Neither law nor advice says on which day the age is read, so it is the municipality's
 * practice: on the first day (the usual, so that nothing changes within a month) or on the last. A child that is born
 * within the month is 0.
 */
export function ageIn(month: string, bornOn: string, childAge: Practice['childAge']): number {
  const day = childAge === 'firstDay' ? `${month}-01` : lastDayOf(month);
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (day.slice(5) < bornOn.slice(5) ? 1 : 0);
  return Math.max(years, 0);
}

// The norm ------------------------------------------------------------------------------------------------------------

/** A month has thirty days when a child's days are counted, whatever the calendar says. */
const daysOfMonth = 30;

function normLines(
  input: CalculationInput,
  practice: Practice,
  norm: NationalNorm,
  changes: readonly LawChange[],
): Line[] {
  const kind = kindOf(input);
  const lines: Line[] = [
    { id: 'adults', part: 'norm', ore: norm[kind] * 100, source: norm.source, what: { kind } },
    ...input.children.flatMap((child, at) => childLine(child, at, input.month, practice, norm)),
    householdLine(input, practice, norm),
  ];
  for (const change of changes) if (change.kind === 'reduction') lines.push(...reductions(lines, kind, change));
  const ceiling = changes.some((change) => change.kind === 'ceiling');
  for (const [at, { ore }] of (input.adjustments ?? []).entries()) {
    // A norm is never less than nothing.
    const least = -lines.reduce((sum, line) => sum + line.ore, 0);
    const allowed = Math.max(ceiling ? Math.min(ore, 0) : ore, least);
    const what = { kind: 'adjustment' } as const;
    if (allowed !== 0)
      lines.push({ id: `adjustment-${at + 1}`, part: 'norm', ore: allowed, source: sources.specialReasons, what });
  }
  return lines;
}

/** The personal part of a child, by the number of days in the home (SOSFS 2013:1). */
function childLine(child: Child, at: number, month: string, practice: Practice, norm: NationalNorm): Line[] {
  const days = daysOf(child);
  const years = yearsOf(child, month, practice);
  const row = norm.children.find(({ from, to }) => from <= years && years <= to);
  if (row === undefined || days === 0) return [];
  const lunchElsewhere = child.lunchElsewhere === true && row.lunchElsewhere !== undefined;
  const amount = lunchElsewhere ? (row.lunchElsewhere ?? row.amount) : row.amount;
  return [
    {
      id: `child-${at + 1}`,
      part: 'norm',
      ore: rounded([[amount * 100 * days, daysOfMonth]]),
      source: days < daysOfMonth ? `${norm.source}; ${sources.days}` : norm.source,
      what: { kind: 'child', number: at + 1, years, lunchElsewhere, days },
    },
  ];
}

/**
 * The household's shared costs. Three rules in one: each day costs a thirtieth of the amount for as many as are at home
 * that day; brothers and sisters are taken to be there at the same time as far as their days go; and of a household that is
 * shared with others the family bears the part that it makes up. The ordinance says the last of a single adult (12 kap. 3 §:
 * the quotient of the shared costs and the number of members); for a family it is the same thought. Counting the shared
 * costs by days follows the general advice ("beräkna kostnaderna efter det antal dagar"); a municipality whose practice is
 * to count the child as a whole member says `whole`.
 */
function householdLine(input: CalculationInput, practice: Practice, norm: NationalNorm): Line {
  const adults = input.adults.length;
  const others = input.others ?? 0;
  const present = input.children.map(daysOf).filter((days) => days > 0);
  const byDays = practice.partTimeChildren === 'days' && present.some((days) => days < daysOfMonth);
  // The most days first: with so many children at home, until the next one's days are over.
  const days = present.map((one) => (byDays ? one : daysOfMonth)).toSorted((one, other) => other - one);
  const share = (children: number, count: number): [number, number] => {
    const own = adults + children;
    return [sharedCosts(norm, own + others) * 100 * own * count, (own + others) * daysOfMonth];
  };
  const parts = [daysOfMonth, ...days].map((until, children) => share(children, until - (days[children] ?? 0)));
  return {
    id: 'household',
    part: 'norm',
    ore: rounded(parts),
    source: [norm.source, ...(others > 0 ? [sources.sharedHome] : []), ...(byDays ? [sources.days] : [])].join('; '),
    what: { kind: 'household', persons: adults + present.length, others, byDays },
  };
}

/** Kronor for a household of any size: beyond seven, the step from six to seven for each (12 kap. 3 §). */
function sharedCosts({ household }: NationalNorm, persons: number): number {
  const [six = 0, seven = 0] = household.slice(-2);
  return household[persons - 1] ?? seven + (persons - household.length) * (seven - six);
}

function reductions(
  lines: readonly Line[],
  kind: HouseholdKind,
  change: Extract<LawChange, { kind: 'reduction' }>,
): Line[] {
  const years = ({ what }: Line) => (what.kind === 'child' ? what.years : 0);
  return lines
    .filter(({ what }) => what.kind === 'child')
    .toSorted((one, other) => years(other) - years(one))
    .slice(change.child - 1)
    .flatMap(({ ore, what }) => {
      if (what.kind !== 'child') return [];
      const percent = change.percent[kind];
      return [
        {
          id: `reduction-${what.number}`,
          part: 'norm',
          ore: -rounded([[ore * percent, 100]]),
          source: change.source ?? '',
          what: { kind: 'reduction', number: what.number, percent },
        } satisfies Line,
      ];
    });
}

// Costs and incomes ---------------------------------------------------------------------------------------------------

/** One line a kind, up to the municipality's limit where there is one. Where there is none, the cost stands as it was asked. */
function costLines(input: CalculationInput, practice: Practice): Line[] {
  return costKinds.flatMap((cost) => {
    const asked = input.costs.filter(({ kind }) => kind === cost).reduce((sum, { ore }) => sum + ore, 0);
    if (asked === 0) return [];
    const limit = limitFor(cost, input, practice);
    const ore = Math.min(asked, limit?.ore ?? asked);
    const named = namedCosts.has(cost);
    const law = named ? sources.reasonable : sources.otherNeeds;
    return [
      {
        id: `cost-${cost}`,
        part: 'costs',
        ore,
        source: limit === undefined ? law : `${law}; ${limit.source}`,
        what: { kind: 'cost', cost, asked, named, limit: limit?.ore },
      } satisfies Line,
    ];
  });
}

/**
 * The municipality's limit for a cost in a month. A limit for rent is for a home of one's own: what is reasonable to pay for a
 * part of one is judged, as is the rent of a household larger than the table.
 */
function limitFor(
  cost: CostKind,
  input: CalculationInput,
  { limits }: Practice,
): { ore: number; source: string } | undefined {
  const period = limits.find(({ from, to }) => from <= input.month && (to === undefined || input.month <= to));
  if (period === undefined) return undefined;
  const persons = input.adults.length + input.children.filter((child) => daysOf(child) > 0).length;
  const ownHome = (input.others ?? 0) === 0;
  const kronor = cost === 'rent' ? (ownHome ? period.rentByPersons[persons - 1] : undefined) : period.costs[cost];
  return kronor === undefined ? undefined : { ore: kronor * 100, source: period.source };
}

function incomeLines(input: CalculationInput, norm: NationalNorm): Line[] {
  const incomes = input.incomes.filter(({ ore }) => ore > 0);
  const counted = incomes.map(({ kind, person, ore, month }, at): Line => ({
    id: `income-${at + 1}`,
    part: 'incomes',
    ore: -ore,
    source: sources.income,
    what: {
      ...{ kind: 'income', income: kind, person },
      ...(month === undefined || month === input.month ? {} : { came: month }),
    },
  }));
  const earned = (of: (person: Holder) => boolean) =>
    incomes.filter(({ kind, person }) => kind === 'salary' && of(person)).reduce((sum, { ore }) => sum + ore, 0);
  const adults = input.adults.flatMap(({ jobStimulus }, at): Line[] => {
    const person = at === 0 ? 'applicant' : 'partner';
    const salary = earned((one) => one === person);
    if (jobStimulus !== true || salary === 0) return [];
    return [
      {
        id: `job-stimulus-${person}`,
        part: 'incomes',
        ore: rounded([[salary * jobStimulusPercent, 100]]),
        source: sources.jobStimulus,
        what: { kind: 'jobStimulus', person },
      },
    ];
  });
  // A child's own earnings do not count until they are more than a base amount in the calendar year.
  const children = input.children.flatMap((child, at): Line[] => {
    const left = Math.max(norm.baseAmount * 100 - (child.disregardedBefore ?? 0), 0);
    const ore = Math.min(
      earned((person) => typeof person === 'object' && person.child === at),
      left,
    );
    if (ore === 0) return [];
    const what = { kind: 'childsEarnings', number: at + 1 } as const;
    return [{ id: `childs-earnings-${at + 1}`, part: 'incomes', ore, source: sources.childsEarnings, what }];
  });
  return [...counted, ...adults, ...children];
}

// Small things --------------------------------------------------------------------------------------------------------

/**
 * The one place where anything is rounded. The law has no rule for it: every line is rounded to the nearest whole öre, half
 * an öre upwards, so that the lines that are shown always add up to the result.
 */
function rounded(parts: readonly (readonly [numerator: number, denominator: number])[]): number {
  let [top, bottom] = [0n, 1n];
  for (const [numerator, denominator] of parts) {
    top = top * BigInt(denominator) + BigInt(numerator) * bottom;
    bottom *= BigInt(denominator);
  }
  return Number((2n * top + bottom) / (2n * bottom));
}

function kindOf({ adults }: CalculationInput): HouseholdKind {
  return adults.length === 2 ? 'couple' : 'single';
}

function daysOf({ days = daysOfMonth }: Child): number {
  return Math.min(days, daysOfMonth);
}

function yearsOf({ age }: Child, month: string, { childAge }: Practice): number {
  return 'years' in age ? age.years : ageIn(month, age.bornOn, childAge);
}

function lastDayOf(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  return addDays(`${next}-01`, -1);
}

/** The largest amount that is taken in, öre: sums of them are still exact. */
const mostOre = 100_000_000_000;
const mostEntries = 500;
const mostPersons = 60;

function isAmount(ore: number): boolean {
  return Number.isInteger(ore) && ore >= 0 && ore <= mostOre;
}

function isCount(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= most;
}

function inputFaults(input: CalculationInput, practice: Practice): InputFault[] {
  const { month, adults, children, others = 0, costs, incomes, assets = [], adjustments = [] } = input;
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return [{ at: 'month', what: 'month' }];
  const found: InputFault[] = [];
  const check = (holds: boolean, at: string, what: InputFault['what']) => {
    if (!holds) found.push({ at, what });
    return holds;
  };
  check(adults.length === 1 || adults.length === 2, 'adults', 'adults');
  check(isCount(others, mostPersons), 'others', 'others');
  check(children.length <= mostPersons, 'children', 'age');
  for (const [at, child] of children.entries()) {
    const where = `children.${at}`;
    check(isCount(child.days ?? 0, 31), where, 'days');
    check(isAmount(child.disregardedBefore ?? 0), where, 'amount');
    const known = 'years' in child.age ? isCount(child.age.years, 150) : isDay(child.age.bornOn);
    if (!check(known, where, 'age')) continue;
    if ('bornOn' in child.age && !check(child.age.bornOn <= lastDayOf(month), where, 'notBorn')) continue;
    const years = yearsOf(child, month, practice);
    if (check(years < supportAges.inSchool, where, 'tooOld'))
      check(years < supportAges.always || child.inSchool === true, where, 'notSupported');
  }
  const holds = (person: Holder) =>
    person === 'applicant' ||
    (person === 'partner' && adults.length === 2) ||
    (typeof person === 'object' && Number.isInteger(person.child) && children[person.child] !== undefined);
  for (const [at, { kind, ore }] of costs.slice(0, mostEntries).entries()) {
    check(isAmount(ore), `costs.${at}`, 'amount');
    check(costKinds.includes(kind), `costs.${at}`, 'kind');
  }
  for (const [at, { kind, person, ore }] of incomes.slice(0, mostEntries).entries()) {
    check(isAmount(ore), `incomes.${at}`, 'amount');
    check(incomeKinds.includes(kind), `incomes.${at}`, 'kind');
    check(holds(person), `incomes.${at}`, 'person');
  }
  for (const [at, { ore }] of assets.slice(0, mostEntries).entries()) check(isAmount(ore), `assets.${at}`, 'amount');
  for (const [at, { ore }] of adjustments.slice(0, mostEntries).entries())
    check(isAmount(Math.abs(ore)), `adjustments.${at}`, 'amount');
  for (const [at, list] of Object.entries({ costs, incomes, assets, adjustments }))
    check(list.length <= mostEntries, at, 'amount');
  return found;
}
