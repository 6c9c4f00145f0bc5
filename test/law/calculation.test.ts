import { describe, expect, test } from 'vitest';
import { calculatorForm, calculatorInput } from '../../src/calculation/forms/calculator.form.ts';
import { calculatorText } from '../../src/calculation/forms/calculator.text.ts';
import {
  type Calculation,
  type CalculationInput,
  type Child,
  type LawChange,
  type Practice,
  ageIn,
  calculate,
  incomeKinds,
  lawChanges,
  normFor,
} from '../../src/calculation/rules.ts';
import { calculationModel } from '../../src/calculation/views.ts';
import { faults } from '../../src/platform/forms/form.ts';
import { wordFaults } from '../../src/platform/forms/words.ts';
import { costKinds, loadMunicipality, municipalitySchema } from '../../src/platform/municipality.ts';
import { walk } from '../support/walker.ts';

const practice: Practice = {
  childAge: 'firstDay',
  partTimeChildren: 'days',
  limits: [],
  randomChecks: { applications: [], papers: [], keepMonths: 3 },
};
const alone = [{}];
const couple = [{}, {}];

function input(month: string, part: Partial<CalculationInput> = {}): CalculationInput {
  return { month, adults: alone, children: [], costs: [], incomes: [], ...part };
}

/** Reckons, and fails when it could not be reckoned. */
function reckon(part: CalculationInput, how = practice, changes?: readonly LawChange[]): Calculation {
  const outcome = calculate(part, how, changes);
  if (outcome.kind !== 'calculated') throw new Error(JSON.stringify(outcome));
  return outcome;
}

const years = (age: number, more: Partial<Child> = {}): Child => ({
  age: { years: age },
  inSchool: age >= 18,
  ...more,
});
const line = (calculation: Calculation, id: string) => calculation.lines.find((one) => one.id === id);

/* Kronor a month, as published. 2024: förordning (2023:630) om ändring i socialtjänstförordningen (2001:937), 2 kap. 1 §.
   2025 and 2026: socialtjänstförordningen (2025:468), 12 kap. 2 §, first wording and förordning (2025:1046). */
const published = {
  2024: {
    children: [2640, 2940, 2940, 2620, 2940, 2940, 2940, 3680, 3680, 3680, 3680, 4230, 4230, 4230, 4230].concat([
      4780, 4780, 4780, 4780, 4820, 4820,
    ]),
    lunchElsewhere: [2470, 2700, 2700, 2410, 2620, 2620, 2620],
    adults: { single: 3800, couple: 6850 },
    household: [1230, 1360, 1720, 1950, 2240, 2540, 2730, 2920, 3110],
  },
  2025: {
    children: [2720, 3030, 3030, 2700, 3030, 3030, 3030, 3790, 3790, 3790, 3790, 4350, 4350, 4350, 4350].concat([
      4920, 4920, 4920, 4920, 4960, 4960,
    ]),
    lunchElsewhere: [2540, 2780, 2780, 2480, 2700, 2700, 2700],
    adults: { single: 3910, couple: 7050 },
    household: [1270, 1400, 1770, 2010, 2310, 2620, 2810, 3000, 3190],
  },
  2026: {
    children: [2740, 3060, 3060, 2720, 3060, 3060, 3060, 3820, 3820, 3820, 3820, 4390, 4390, 4390, 4390].concat([
      4960, 4960, 4960, 4960, 5000, 5000,
    ]),
    lunchElsewhere: [2560, 2800, 2800, 2500, 2720, 2720, 2720],
    adults: { single: 3940, couple: 7100 },
    household: [1280, 1410, 1790, 2030, 2330, 2640, 2830, 3020, 3210],
  },
};

describe.each(Object.entries(published))('the national norm of %s', (year, table) => {
  const month = `${year}-06`;

  test('gives each child the published amount of its age', () => {
    for (const [age, kronor] of table.children.entries()) {
      const calculation = reckon(input(month, { children: [years(age)] }));
      expect(line(calculation, 'child-1')?.ore, `${age} years`).toBe(kronor * 100);
    }
    expect(table.children).toHaveLength(21);
  });

  test('gives a child with lunch elsewhere the amount of the second column, until seven', () => {
    for (const [age, kronor] of table.children.entries()) {
      const calculation = reckon(input(month, { children: [years(age, { lunchElsewhere: true })] }));
      expect(line(calculation, 'child-1')?.ore, `${age} years`).toBe((table.lunchElsewhere[age] ?? kronor) * 100);
    }
  });

  test('gives adults the published amounts, a couple one amount together', () => {
    expect(line(reckon(input(month)), 'adults')?.ore).toBe(table.adults.single * 100);
    expect(line(reckon(input(month, { adults: couple })), 'adults')?.ore).toBe(table.adults.couple * 100);
  });

  test('gives a household of any size its shared costs', () => {
    for (const [at, kronor] of table.household.entries()) {
      const children = Array.from({ length: at }, () => years(8));
      expect(line(reckon(input(month, { children })), 'household')?.ore, `${at + 1} persons`).toBe(kronor * 100);
    }
  });

  test('names the ordinance it stands in', () => {
    expect(line(reckon(input(month)), 'adults')?.source).toMatch(
      { 2024: /2001:937.*2023:630/, 2025: /2025:468/, 2026: /2025:468.*2025:1046/ }[year] ?? /never/,
    );
  });
});

describe('the norm of a whole household', () => {
  test.each<[string, Partial<CalculationInput>, number]>([
    ['one adult', {}, 5220],
    ['a couple', { adults: couple }, 8510],
    ['one adult and a child of eight', { children: [years(8)] }, 9170],
    ['a couple with children of five and twelve', { adults: couple, children: [years(5), years(12)] }, 16_580],
    ['an adult in a household of five who is nobody’s sambo', { others: 4 }, 4406],
  ])('in 2026: %s', (_, household, kronor) => {
    expect(reckon(input('2026-11', household)).norm).toBe(kronor * 100);
  });

  test('for one in a shared household is reckoned as Socialstyrelsen’s published example', () => {
    // The example of 2014: 1 710 ÷ 5 + 2 950 = 3 292. With the amounts of 2025: 2 310 ÷ 5 + 3 910.
    const calculation = reckon(input('2025-03', { others: 4 }));
    expect(line(calculation, 'household')?.ore).toBe(46_200);
    expect(calculation.norm).toBe(437_200);
    expect(line(calculation, 'household')?.source).toContain('12 kap. 3 §');
  });

  test('shared with others counts the part that a family makes up', () => {
    // Two of four: half of 2 030.
    expect(line(reckon(input('2026-11', { children: [years(8)], others: 2 })), 'household')?.ore).toBe(101_500);
  });
});

describe('a child who is there some days', () => {
  test('costs a thirtieth of its personal part for each', () => {
    const calculation = reckon(input('2026-11', { children: [years(8, { days: 15 })] }));
    expect(line(calculation, 'child-1')?.ore).toBe(191_000);
    expect(line(calculation, 'child-1')?.source).toContain('SOSFS 2013:1');
    // Half the month one person, half the month two: (1 280 + 1 410) ÷ 2.
    expect(line(calculation, 'household')?.ore).toBe(134_500);
  });

  test('is a whole member of the household where that is the municipality’s practice', () => {
    const calculation = reckon(input('2026-11', { children: [years(8, { days: 15 })] }), {
      ...practice,
      partTimeChildren: 'whole',
    });
    expect(line(calculation, 'child-1')?.ore).toBe(191_000);
    expect(line(calculation, 'household')?.ore).toBe(141_000);
  });

  test('is there together with its brothers and sisters as far as their days go', () => {
    const children = [years(8, { days: 10 }), years(12, { days: 20 })];
    // Ten days alone, ten with one child, ten with two: (1 280 + 1 410 + 1 790) ÷ 3 = 1 493.333…
    expect(line(reckon(input('2026-11', { children })), 'household')?.ore).toBe(149_333);
    expect(line(reckon(input('2026-11', { children: children.toReversed() })), 'household')?.ore).toBe(149_333);
  });

  test('and in a shared household, has its days there too', () => {
    // Half the month one of two, half the month two of three: (1 410 ÷ 2 + 1 790 × 2 ÷ 3) ÷ 2 = 949.1666…
    const calculation = reckon(input('2026-11', { children: [years(8, { days: 15 })], others: 1 }));
    expect(line(calculation, 'household')?.ore).toBe(94_917);
  });

  test('is rounded to the nearest öre, half an öre upwards', () => {
    // 3 820 ÷ 30 = 127.3333… and 2 × 3 820 ÷ 30 = 254.6666…
    for (const [days, ore] of [
      [1, 12_733],
      [2, 25_467],
    ] as const)
      expect(line(reckon(input('2026-11', { children: [years(8, { days })] })), 'child-1')?.ore).toBe(ore);
    // 25 % of 10.02 kronor is 250.5 öre.
    const earned = reckon(
      input('2026-11', {
        adults: [{ jobStimulus: true }],
        incomes: [{ kind: 'salary', person: 'applicant', ore: 1002 }],
      }),
    );
    expect(line(earned, 'job-stimulus-applicant')?.ore).toBe(251);
  });

  test('all of the month is there all of the month, with 31 days too; none of it is not there at all', () => {
    const all = reckon(input('2026-10', { children: [years(8)] }));
    for (const days of [30, 31]) expect(reckon(input('2026-10', { children: [years(8, { days })] }))).toEqual(all);
    expect(reckon(input('2026-10', { children: [years(8, { days: 0 })] }))).toEqual(reckon(input('2026-10')));
  });
});

describe('the age of a child', () => {
  test.each([
    ['2026-11', '2019-11-01', 7],
    ['2026-11', '2019-11-02', 6],
    ['2026-11', '2019-10-31', 7],
    ['2026-11', '2026-11-20', 0],
    ['2026-03', '2020-02-29', 6],
    ['2026-02', '2020-02-29', 5],
  ])('in %s, born %s, is %i as it was on the first day', (month, bornOn, age) => {
    expect(ageIn(month, bornOn, 'firstDay')).toBe(age);
  });

  test('is that of the last day where that is the practice', () => {
    expect(ageIn('2026-11', '2019-11-30', 'lastDay')).toBe(7);
    expect(ageIn('2026-12', '2019-12-31', 'lastDay')).toBe(7);
    expect(ageIn('2024-02', '2020-02-29', 'lastDay')).toBe(4);
    const child = { age: { bornOn: '2019-11-30' } };
    expect(line(reckon(input('2026-11', { children: [child] })), 'child-1')?.ore).toBe(306_000);
    const last = { ...practice, childAge: 'lastDay' } as const;
    expect(line(reckon(input('2026-11', { children: [child] }), last), 'child-1')?.ore).toBe(382_000);
  });

  test('of one who turns 21 within the month is 20 until it ends', () => {
    const child = { age: { bornOn: '2005-11-15' }, inSchool: true };
    expect(line(reckon(input('2026-11', { children: [child] })), 'child-1')?.ore).toBe(500_000);
    expect(calculate(input('2026-12', { children: [child] }), practice)).toEqual({
      kind: 'faults',
      faults: [{ at: 'children.0', what: 'tooOld' }],
    });
  });
});

describe('costs', () => {
  const limited: Practice = {
    ...practice,
    limits: [
      { from: '2025-01', to: '2025-12', source: 'old guideline', rentByPersons: [5000], costs: {} },
      { from: '2026-01', source: 'guideline', rentByPersons: [6000, 7000], costs: { homeInsurance: 200 } },
    ],
  };

  test('without a limit stand as they were asked, those of one kind together', () => {
    const calculation = reckon(
      input('2026-11', {
        costs: [
          { kind: 'medicine', ore: 12_050 },
          { kind: 'rent', ore: 700_000 },
          { kind: 'medicine', ore: 9_950 },
          { kind: 'dentist', ore: 0 },
        ],
      }),
    );
    expect(calculation.lines.filter(({ part }) => part === 'costs')).toMatchObject([
      { id: 'cost-rent', ore: 700_000, what: { named: true, limit: undefined } },
      { id: 'cost-medicine', ore: 22_000, what: { named: false, limit: undefined } },
    ]);
    expect(calculation.costs).toBe(722_000);
  });

  test.each<[string, string, Partial<CalculationInput>, number, number | undefined]>([
    ['one person', '2026-11', {}, 600_000, 600_000],
    ['two persons', '2026-11', { children: [years(3, { days: 2 })] }, 700_000, 700_000],
    ['more persons than the table tells of', '2026-11', { adults: couple, children: [years(3)] }, 800_000, undefined],
    ['a home shared with others', '2026-11', { others: 1 }, 800_000, undefined],
    ['an earlier year', '2025-12', {}, 500_000, 500_000],
    ['a year before the first guideline', '2024-12', {}, 800_000, undefined],
  ])('for rent have the municipality’s limit: %s', (_, month, household, ore, limit) => {
    const calculation = reckon(input(month, { ...household, costs: [{ kind: 'rent', ore: 800_000 }] }), limited);
    expect(line(calculation, 'cost-rent')).toMatchObject({ ore, what: { asked: 800_000, limit } });
    expect(line(calculation, 'cost-rent')?.source.includes('guideline')).toBe(limit !== undefined);
  });

  test('under the limit are not raised to it', () => {
    const costs = [{ kind: 'homeInsurance', ore: 15_000 }] as const;
    expect(line(reckon(input('2026-11', { costs }), limited), 'cost-homeInsurance')?.ore).toBe(15_000);
  });

  test('of every kind can be asked for', () => {
    const calculation = reckon(input('2026-11', { costs: costKinds.map((kind) => ({ kind, ore: 100 })) }));
    expect(calculation.costs).toBe(costKinds.length * 100);
  });
});

describe('incomes', () => {
  test('of every kind are taken off', () => {
    const incomes = incomeKinds.map((kind) => ({ kind, person: 'applicant', ore: 100 }) as const);
    expect(reckon(input('2026-11', { incomes })).incomes).toBe(-incomeKinds.length * 100);
  });

  test('of a child’s own work count only beyond a base amount in the year', () => {
    const earns = (ore: number, disregardedBefore?: number) =>
      reckon(
        input('2026-11', {
          children: [years(16, disregardedBefore === undefined ? {} : { disregardedBefore })],
          incomes: [
            { kind: 'salary', person: { child: 0 }, ore },
            { kind: 'studyAid', person: { child: 0 }, ore: 125_000 },
          ],
        }),
      ).incomes;
    expect(earns(1_000_000)).toBe(-125_000);
    // 59 200 kronor in 2026 (förordning 2025:872).
    expect(earns(5_920_000)).toBe(-125_000);
    expect(earns(6_000_000)).toBe(-205_000);
    expect(earns(1_000_000, 5_500_000)).toBe(-705_000);
    expect(earns(1_000_000, 9_000_000)).toBe(-1_125_000);
  });

  test('of work count to three quarters, for the one who has job stimulus, and nothing else of theirs', () => {
    const calculation = reckon(
      input('2026-11', {
        adults: [{ jobStimulus: true }, {}],
        incomes: [
          { kind: 'salary', person: 'applicant', ore: 400_000 },
          { kind: 'housingAllowance', person: 'applicant', ore: 100_000 },
          { kind: 'salary', person: 'partner', ore: 200_000 },
        ],
      }),
    );
    expect(line(calculation, 'job-stimulus-applicant')?.ore).toBe(100_000);
    expect(calculation.incomes).toBe(-600_000);
  });

  test('beyond what is needed leave nothing to pay, and say how much is over', () => {
    const calculation = reckon(input('2026-11', { incomes: [{ kind: 'pension', person: 'applicant', ore: 600_000 }] }));
    expect(calculation).toMatchObject({ balance: -78_000, result: 0, surplus: 78_000 });
  });
});

describe('what a caseworker adds', () => {
  test('is that the norm is higher or lower, never less than nothing', () => {
    expect(reckon(input('2026-11', { adjustments: [{ ore: 50_000 }, { ore: -20_000 }] })).norm).toBe(552_000);
    expect(reckon(input('2026-11', { adjustments: [{ ore: -99_999_900 }] })).norm).toBe(0);
  });

  test('is assets, shown and not counted', () => {
    const calculation = reckon(input('2026-11', { assets: [{ ore: 1_000_000 }, { ore: 500 }] }));
    expect(calculation).toMatchObject({ assets: 1_000_500, result: 522_000 });
  });
});

describe('what is coming', () => {
  test('is switched off until its text is published', () => {
    for (const change of lawChanges) expect(change).toMatchObject({ source: undefined, from: '2027-01' });
    const big = { adults: couple, children: [years(2), years(4), years(6), years(8)], adjustments: [{ ore: 100 }] };
    const passed = lawChanges.map((change) => ({ ...change, from: '2026-01' }));
    expect(reckon(input('2026-11', big), practice, passed)).toEqual(reckon(input('2026-11', big), practice, []));
  });

  test('counts from its month when its text is: less from the fourth child, and no higher norm', () => {
    const inForce = lawChanges.map((change) => ({ ...change, from: '2026-11', source: 'SFS' }));
    const big = { children: [years(2), years(4), years(6), years(8)], adjustments: [{ ore: 100 }] };
    // The youngest, two years: 40 % of 3 060, and 75 % for a couple.
    const single = reckon(input('2026-11', big), practice, inForce);
    expect(line(single, 'reduction-1')).toMatchObject({ ore: -122_400, source: 'SFS' });
    expect(single.lines.filter(({ what }) => what.kind === 'reduction' || what.kind === 'adjustment')).toHaveLength(1);
    expect(line(reckon(input('2026-11', { ...big, adults: couple }), practice, inForce), 'reduction-1')?.ore).toBe(
      -229_500,
    );
    expect(line(reckon(input('2026-10', big), practice, inForce), 'reduction-1')).toBeUndefined();
  });

  test.each(['2023-12', '2027-01', '1999-05'])('is not guessed: %s has no norm', (month) => {
    expect(calculate(input(month), practice)).toEqual({ kind: 'noNorm', month });
    expect(normFor(month)).toBeUndefined();
  });
});

describe('every calculation', () => {
  /** Households of many shapes, the same each time. */
  function* households(): Generator<CalculationInput> {
    for (const month of ['2024-02', '2025-07', '2026-12'])
      for (const adults of [alone, couple])
        for (const others of [0, 1, 6])
          for (let count = 0; count <= 9; count++)
            for (const days of [30, 7, 1])
              yield input(month, {
                adults,
                others,
                children: Array.from({ length: count }, (_, at) =>
                  years((at * 5 + days) % 21, { days: Math.min(30, days + at), lunchElsewhere: at % 2 === 0 }),
                ),
                costs: [
                  { kind: 'rent', ore: 543_210 + count },
                  { kind: 'other', ore: 33 },
                ],
                incomes: [{ kind: 'salary', person: 'applicant', ore: 100_001 * count }],
              });
  }
  const all = [...households()];

  test('is whole öre, its lines add up, and its norm is never below zero', () => {
    expect(all.length).toBeGreaterThan(500);
    for (const household of all) {
      const calculation = reckon(household);
      const sum = calculation.lines.reduce((total, { ore }) => total + ore, 0);
      for (const { ore } of calculation.lines) expect(Number.isSafeInteger(ore)).toBe(true);
      expect(calculation.balance).toBe(sum);
      expect(calculation.norm + calculation.costs + calculation.incomes).toBe(sum);
      expect(calculation.result).toBe(Math.max(0, sum));
      expect(calculation.norm).toBeGreaterThan(0);
      expect(new Set(calculation.lines.map(({ id }) => id)).size).toBe(calculation.lines.length);
      for (const { source } of calculation.lines) expect(source.length).toBeGreaterThan(10);
    }
  });

  test('gives more for one more child, and for one more day', () => {
    for (const household of all) {
      const before = reckon(household).norm;
      expect(reckon({ ...household, children: [...household.children, years(0, { days: 1 })] }).norm).toBeGreaterThan(
        before,
      );
      const longer = household.children.map((child) => ({ ...child, days: Math.min(30, (child.days ?? 30) + 1) }));
      expect(reckon({ ...household, children: longer }).norm).toBeGreaterThanOrEqual(before);
    }
  });
});

describe('what cannot be reckoned', () => {
  const baby = { age: { years: 0 } };
  test.each<[string, Partial<CalculationInput>, object]>([
    ['no month', { month: '2026-13' }, { at: 'month', what: 'month' }],
    ['words for a month', { month: 'november' }, { at: 'month', what: 'month' }],
    ['nobody', { adults: [] }, { at: 'adults', what: 'adults' }],
    ['three adults', { adults: [{}, {}, {}] }, { at: 'adults', what: 'adults' }],
    ['half another', { others: 0.5 }, { at: 'others', what: 'others' }],
    ['fewer than no others', { others: -1 }, { at: 'others', what: 'others' }],
    ['a day that does not exist', { children: [{ age: { bornOn: '2020-02-30' } }] }, { at: 'children.0', what: 'age' }],
    ['half a year', { children: [{ age: { years: 2.5 } }] }, { at: 'children.0', what: 'age' }],
    ['a child of next month', { children: [{ age: { bornOn: '2026-12-01' } }] }, { at: 'children.0', what: 'notBorn' }],
    ['a child of 21', { children: [years(21)] }, { at: 'children.0', what: 'tooOld' }],
    [
      'one of 19 who has left school',
      { children: [{ age: { years: 19 } }] },
      { at: 'children.0', what: 'notSupported' },
    ],
    [
      'one of 18 who has left school',
      { children: [{ age: { years: 18 } }] },
      { at: 'children.0', what: 'notSupported' },
    ],
    ['32 days', { children: [{ ...baby, days: 32 }] }, { at: 'children.0', what: 'days' }],
    ['a part of a day', { children: [{ ...baby, days: 1.5 }] }, { at: 'children.0', what: 'days' }],
    ['a cost below nothing', { costs: [{ kind: 'rent', ore: -1 }] }, { at: 'costs.0', what: 'amount' }],
    ['a part of an öre', { costs: [{ kind: 'rent', ore: 0.5 }] }, { at: 'costs.0', what: 'amount' }],
    ['no number', { costs: [{ kind: 'rent', ore: Number.NaN }] }, { at: 'costs.0', what: 'amount' }],
    ['more than there is', { costs: [{ kind: 'rent', ore: 1e15 }] }, { at: 'costs.0', what: 'amount' }],
    ['an unknown cost', { costs: [{ kind: 'yacht' as 'rent', ore: 1 }] }, { at: 'costs.0', what: 'kind' }],
    [
      'an unknown income',
      { incomes: [{ kind: 'loot' as 'salary', person: 'applicant', ore: 1 }] },
      { at: 'incomes.0', what: 'kind' },
    ],
    [
      'the income of nobody’s partner',
      { incomes: [{ kind: 'salary', person: 'partner', ore: 1 }] },
      { at: 'incomes.0', what: 'person' },
    ],
    [
      'the income of a child that is not there',
      { children: [baby], incomes: [{ kind: 'salary', person: { child: 1 }, ore: 1 }] },
      { at: 'incomes.0', what: 'person' },
    ],
    ['an asset below nothing', { assets: [{ ore: -1 }] }, { at: 'assets.0', what: 'amount' }],
    ['a part of an öre more', { adjustments: [{ ore: 0.1 }] }, { at: 'adjustments.0', what: 'amount' }],
  ])('is told of: %s', (_, part, fault) => {
    expect(calculate(input('2026-11', part), practice)).toEqual({ kind: 'faults', faults: [fault] });
  });
});

describe('the municipality’s own limits', () => {
  const municipality = loadMunicipality();
  const withLimits = (limits: unknown) =>
    municipalitySchema.safeParse({ ...municipality, livelihoodSupport: { limits } }).success;

  test('are none until they have been published', () => {
    expect(municipality.livelihoodSupport).toEqual(practice);
  });

  test('need a source, a month, whole kronor and periods that do not overlap', () => {
    const period = { from: '2026-01', source: 'guideline', rentByPersons: [6000], costs: { electricity: 500 } };
    expect(withLimits([period])).toBe(true);
    expect(
      withLimits([
        { ...period, to: '2026-06' },
        { ...period, from: '2026-07' },
      ]),
    ).toBe(true);
    expect(withLimits([{ ...period, source: '' }])).toBe(false);
    expect(withLimits([{ from: '2026-01', rentByPersons: [6000] }])).toBe(false);
    expect(withLimits([{ ...period, from: '2026' }])).toBe(false);
    expect(withLimits([{ ...period, rentByPersons: [6000.5] }])).toBe(false);
    expect(withLimits([{ ...period, costs: { yacht: 1 } }])).toBe(false);
    expect(withLimits([{ ...period, costs: { rent: 1 } }])).toBe(false);
    expect(withLimits([period, { ...period, from: '2026-07' }])).toBe(false);
    expect(
      withLimits([
        { ...period, from: '2026-07' },
        { ...period, to: '2026-06' },
      ]),
    ).toBe(false);
  });
});

describe('a calculation in words', () => {
  const limited: Practice = {
    ...practice,
    limits: [{ from: '2026-01', source: 'Riktlinjen', rentByPersons: [], costs: { electricity: 400 } }],
  };
  const family = reckon(
    input('2026-11', {
      adults: [{ jobStimulus: true }, {}],
      children: [years(5, { lunchElsewhere: true, days: 15 }), years(16)],
      others: 1,
      adjustments: [{ ore: 10_000 }],
      assets: [{ ore: 500_000 }],
      costs: [
        { kind: 'rent', ore: 720_000 },
        { kind: 'electricity', ore: 45_050 },
        { kind: 'dentist', ore: 30_000 },
      ],
      incomes: [
        { kind: 'salary', person: 'applicant', ore: 400_000 },
        { kind: 'salary', person: { child: 1 }, ore: 100_000 },
        { kind: 'childBenefit', person: 'partner', ore: 250_000 },
      ],
    }),
    limited,
  );

  test('explains each line, and says that nothing is decided', () => {
    const { notice, tables, sources } = calculationModel(family, 'sv');
    expect(notice.title).toBe('Det här är inte ett beslut');
    expect(JSON.stringify(notice.paragraphs)).toContain('inga fasta gränser');
    expect(JSON.stringify(notice.paragraphs)).toContain('5\u00a0000\u00a0kronor');
    const rows = tables.flatMap((table) => table.rows.map(({ label, note, amount }) => [label, note, amount]));
    expect(rows.map((row) => row.map((cell) => cell?.replaceAll('\u00a0', ' ')))).toEqual([
      ['Riksnorm för två vuxna som lever ihop', 'Mat, kläder, fritid, hygien och annat som alla behöver', '7 100'],
      ['Riksnorm för barn 1, 5 år', '15 av 30 dagar. Äter lunch i förskolan eller skolan', '1 360'],
      ['Riksnorm för barn 2, 16 år', undefined, '4 960'],
      [
        'Er del av det gemensamma, 4 av 5 i hushållet',
        'Till exempel telefon, dagstidning och tvättmedel. Barnen räknas de dagar de är där',
        '1 693,25',
      ],
      ['Ändrad riksnorm', 'För att det finns särskilda skäl', '100'],
      ['Hyra eller avgift för bostaden', undefined, '7 200'],
      [
        'El',
        'Du betalar 450,50 kronor. Kommunen räknar med högst 400 kronor. Handläggaren kan se skäl till mer',
        '400',
      ],
      ['Tandvård', 'Prövas efter vad du behöver', '300'],
      ['Lön, efter skatt', undefined, '−4 000'],
      ['Lön, efter skatt', 'Barn 2', '−1 000'],
      ['Barnbidrag och flerbarnstillägg', 'Din partner', '−2 500'],
      ['Jobbstimulans', 'En fjärdedel av lönen räknas inte', '1 000'],
      ['Egen lön som inte räknas, barn 2', 'Upp till ett prisbasbelopp per år räknas inte', '1 000'],
    ]);
    expect(tables.map(({ total }) => total?.label)).toEqual([undefined, undefined, 'Så mycket fattas']);
    expect(sources.paragraphs).toContain('Riktlinjen');
  });

  test('says as much in English', () => {
    const [sv, en] = [calculationModel(family, 'sv'), calculationModel(family, 'en')];
    const shape = ({ tables, notice, sources }: typeof sv) => [
      tables.map(({ rows }) => rows.map(({ note }) => note === undefined)),
      notice.paragraphs.length,
      sources.paragraphs.length,
    ];
    expect(shape(en)).toEqual(shape(sv));
    const labels = en.tables.flatMap(({ rows }) => rows.map(({ label }) => label)).join(' ');
    expect(labels).not.toMatch(/[åäö]/i);
  });

  test('says when the money is enough, and how much is over', () => {
    const rich = reckon(input('2026-11', { incomes: [{ kind: 'pension', person: 'applicant', ore: 600_000 }] }));
    expect(calculationModel(rich, 'sv').tables.at(-1)?.total).toEqual({
      label: 'Inget fattas',
      note: '780\u00a0kronor över',
      amount: '0',
    });
    const even = reckon(input('2026-11', { incomes: [{ kind: 'pension', person: 'applicant', ore: 522_000 }] }));
    expect(calculationModel(even, 'sv').tables.at(-1)?.total).toEqual({ label: 'Inget fattas', amount: '0' });
  });
});

describe('the open calculator', () => {
  test('is declared without faults, and has all its words in both languages', () => {
    expect(faults(calculatorForm)).toEqual([]);
    for (const words of Object.values(calculatorText)) expect(wordFaults(calculatorForm, words)).toEqual([]);
  });

  test('asks for nothing that cannot be reckoned', () => {
    const context = { today: '2026-11-24', monthNames: [] };
    for (const mode of ['short', 'long', 1, 2, 3, 4, 5] as const) {
      const { draft } = walk(calculatorForm, mode, context);
      expect(calculate(calculatorInput(draft), practice).kind, String(mode)).toBe('calculated');
    }
    const draft = { answers: { month: '2026-11', civilStatus: 'single', others: 20 }, raw: {} };
    for (const age of Array.from({ length: 21 }, (_, at) => String(at))) {
      const children = [{ id: 'x', values: { age, days: 31, lunchElsewhere: true } }];
      const outcome = calculate(calculatorInput({ ...draft, answers: { ...draft.answers, children } }), practice);
      expect(outcome.kind, age).toBe('calculated');
    }
  });

  test('reckons with what was answered', () => {
    const draft = {
      answers: {
        month: '2026-12',
        civilStatus: 'cohabiting',
        others: 2,
        children: [{ id: 'x', values: { age: '19', days: null, lunchElsewhere: null } }],
        'cost-rent': 700_000,
        'cost-internet': null,
        'income-salary': 1_000_000,
      },
      raw: {},
    };
    const read = calculatorInput(draft);
    expect({
      ...read,
      costs: read.costs.filter(({ ore }) => ore > 0),
      incomes: read.incomes.filter(({ ore }) => ore > 0),
    }).toEqual({
      month: '2026-12',
      adults: [{}, {}],
      others: 2,
      children: [{ age: { years: 19 }, inSchool: true, lunchElsewhere: false }],
      costs: [{ kind: 'rent', ore: 700_000 }],
      incomes: [{ kind: 'salary', person: 'applicant', ore: 1_000_000 }],
    });
  });
});
