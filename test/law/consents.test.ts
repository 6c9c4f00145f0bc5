import { describe, expect, test } from 'vitest';
import { consentState, consentsIn } from '../../src/consents/rules.ts';
import { addMonths } from '../../src/platform/days.ts';

describe('what has been said yes to', () => {
  const school = { consentTo: ['school'], schoolAbout: ['support', 'daily'], schoolUntil: 'threeMonths' };

  test('is per source, with what may be asked and a last day counted from the day it is sent', () => {
    expect(
      consentsIn(
        { ...school, consentTo: ['school', 'healthCare'], healthCareAbout: ['diagnosis'], healthCareUntil: 'oneYear' },
        '2026-11-30',
      ),
    ).toEqual([
      { source: 'healthCare', about: ['diagnosis'], until: '2027-11-30' },
      { source: 'school', about: ['daily', 'support'], until: '2027-02-28' },
    ]);
  });

  test.each([
    [{}],
    [{ ...school, consentTo: null }],
    [{ ...school, consentTo: ['habilitation'] }],
    [{ ...school, schoolAbout: [] }],
    [{ ...school, schoolUntil: 'forever' }],
  ])('%j is no consent', (answers) => {
    expect(consentsIn(answers, '2026-11-24')).toEqual([]);
  });

  test.each([
    [null, '2026-11-24', false, 'holds'],
    [null, '2026-11-24', true, 'over'],
    [null, '2026-11-23', true, 'ended'],
    [new Date('2026-11-20T12:00:00Z'), '2027-01-01', true, 'withdrawn'],
  ] as const)('withdrawn %j, until %s and the mandate over %s: %s', (withdrawnAt, until, mandateOver, state) => {
    expect(consentState({ withdrawnAt, until, mandateOver }, '2026-11-24')).toBe(state);
  });
});

test.each([
  ['2026-11-30', 3, '2027-02-28'],
  ['2027-11-30', 3, '2028-02-29'],
  ['2026-12-31', 6, '2027-06-30'],
  ['2026-01-15', 12, '2027-01-15'],
])('%s and %i months is %s', (day, months, later) => {
  expect(addMonths(day, months)).toBe(later);
});
