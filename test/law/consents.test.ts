import { describe, expect, test } from 'vitest';
import { canBeTakenBack, consentState, consentsIn } from '../../src/consents/rules.ts';
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
    [null, '2026-11-24', null, 'holds', true],
    [null, '2026-11-24', 'holds', 'holds', true],
    [null, '2026-11-24', 'waits', 'waits', true],
    [null, '2026-11-24', 'coming', 'coming', true],
    [null, '2026-11-24', 'over', 'over', false],
    [null, '2026-11-23', 'waits', 'ended', false],
    [new Date('2026-11-20T12:00:00Z'), '2027-01-01', 'waits', 'withdrawn', false],
  ] as const)('withdrawn %j, until %s and the mandate %s: %s', (withdrawnAt, until, mandate, state, takenBack) => {
    expect(consentState({ withdrawnAt, until, mandate }, '2026-11-24')).toBe(state);
    expect(canBeTakenBack(state)).toBe(takenBack);
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
