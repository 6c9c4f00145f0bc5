import { type Draft, defineForm, entriesOf, own } from '../../platform/forms/form.ts';
import { costKinds } from '../../platform/municipality.ts';
import { type CalculationInput, type Child, supportAges } from '../rules.ts';

/* The open calculator: one sheet, so few questions that nobody can be known by them. Nothing of it is kept. */

/** The incomes that are asked for, of both adults together. */
export const askedIncomes = [
  'salary',
  'unemployment',
  'benefit',
  'pension',
  'studyAid',
  'childBenefit',
  'housingAllowance',
  'maintenance',
  'other',
] as const;

/** From 18 years, those who are still in school. */
const childAges = Array.from({ length: supportAges.inSchool }, (_, age) => String(age));

const amount = { kind: 'money', max: 100_000_000, recommended: true } as const;

export const calculatorForm = defineForm({
  id: 'calculator',
  version: 1,
  sections: [
    {
      id: 'calculator',
      pages: [
        {
          id: 'household',
          slug: 'hushallet',
          fields: [
            { id: 'month', kind: 'month', choices: { from: 0, to: 1 } },
            { id: 'civilStatus', kind: 'radios', options: ['single', 'cohabiting'] },
            { id: 'others', kind: 'number', min: 0, max: 20, recommended: true },
          ],
        },
        {
          id: 'children',
          slug: 'barnen',
          fields: [
            {
              id: 'children',
              kind: 'group',
              max: 15,
              recommended: true,
              titleFrom: ['age'],
              fields: [
                { id: 'age', kind: 'radios', as: 'select', options: childAges },
                { id: 'days', kind: 'number', min: 1, max: 31, recommended: true },
                { id: 'lunchElsewhere', kind: 'confirm', recommended: true },
              ],
            },
          ],
        },
        {
          id: 'costs',
          slug: 'kostnaderna',
          fields: costKinds.map((kind) => ({ id: `cost-${kind}` as const, ...amount })),
        },
        {
          id: 'incomes',
          slug: 'pengarna',
          fields: askedIncomes.map((kind) => ({ id: `income-${kind}` as const, ...amount })),
        },
      ],
    },
  ],
});

/** What was filled in, as it is reckoned with. The form must have been read without faults. */
export function calculatorInput({ answers }: Draft): CalculationInput {
  const number = (id: string) => {
    const value = own(answers, id);
    return typeof value === 'number' ? value : 0;
  };
  const month = own(answers, 'month');
  return {
    month: typeof month === 'string' ? month : '',
    adults: own(answers, 'civilStatus') === 'cohabiting' ? [{}, {}] : [{}],
    others: number('others'),
    children: entriesOf(own(answers, 'children')).map(({ values }): Child => {
      const years = Number(own(values, 'age'));
      const days = own(values, 'days');
      return {
        age: { years },
        inSchool: years >= supportAges.always,
        lunchElsewhere: own(values, 'lunchElsewhere') === true,
        ...(typeof days === 'number' ? { days } : {}),
      };
    }),
    costs: costKinds.map((kind) => ({ kind, ore: number(`cost-${kind}`) })),
    incomes: askedIncomes.map((kind) => ({ kind, person: 'applicant', ore: number(`income-${kind}`) })),
  };
}
