import { describe, expect, test } from 'vitest';
import { type LssSituation, dueDay, firstDueDay, lssNow, lssStepStates } from '../../src/cases/rules.ts';
import { loadMunicipality } from '../../src/platform/municipality.ts';

const calm: LssSituation = {
  state: 'UNDER_INVESTIGATION',
  decisionUnread: false,
  meeting: undefined,
  met: false,
  hearing: 'notShared',
  standings: [],
};

describe('what happens now in a request for support', () => {
  test.each([
    [{ state: 'RECEIVED' }, 'received'],
    [{ state: 'SUPPLEMENT_REQUESTED', meeting: 'choose' }, 'supplement'],
    [{ meeting: 'choose', hearing: 'waits' }, 'meetingChoose'],
    [{ meeting: 'booked', hearing: 'waits' }, 'comments'],
    [{ meeting: 'booked' }, 'meetingBooked'],
    [{ meeting: 'otherTime' }, 'meetingOther'],
    [{}, 'investigating'],
    [{ hearing: 'heard' }, 'deciding'],
    [{ state: 'DECIDED', decisionUnread: true, standings: ['late'] }, 'decisionUnread'],
    [{ state: 'DECIDED' }, 'refused'],
    [{ state: 'DECIDED', standings: ['given', 'waits'] }, 'planning'],
    [{ state: 'DECIDED', standings: ['given', 'waits', 'late'] }, 'planningLate'],
    [{ state: 'DECIDED', standings: ['given', 'over'] }, 'followUp'],
    [{ state: 'WITHDRAWN', meeting: 'booked' }, 'withdrawn'],
  ] satisfies [Partial<LssSituation>, string][])('%o: %s', (change, now) => {
    expect(lssNow({ ...calm, ...change })).toBe(now);
  });
});

describe('the six steps', () => {
  test.each([
    [{ state: 'RECEIVED' }, 'current todo todo todo todo todo'],
    [{ met: true }, 'done done current todo todo todo'],
    [{ hearing: 'heard' }, 'done todo done current todo todo'],
    [{ state: 'DECIDED' }, 'done needless done done needless needless'],
    [{ state: 'DECIDED', met: true, standings: ['late'] }, 'done done done done current todo'],
    [{ state: 'DECIDED', standings: ['given'] }, 'done needless done done done current'],
    [{ state: 'DECIDED', decisionUnread: true, standings: ['waits'] }, 'done needless done current todo todo'],
    [{ state: 'WITHDRAWN' }, 'needless needless needless needless needless needless'],
  ] satisfies [Partial<LssSituation>, string][])('%o: %s', (change, states) => {
    expect(Object.values(lssStepStates({ ...calm, ...change })).join(' ')).toBe(states);
  });
});

describe('the day by which it should be decided', () => {
  const file = loadMunicipality();
  const municipality = { decisionDays: 10, support: { ...file.support, decisionMonths: 3, advanceRulingMonths: 6 } };

  test.each([
    ['livelihoodSupport', 'NEW', false, '2026-12-04'],
    ['livelihoodSupport', 'NEW', true, '2026-11-24'],
    ['lss', 'FIRST', false, '2027-02-24'],
    ['lss', 'EXTEND', false, '2027-02-24'],
    ['lss', 'ADVANCE_RULING', false, '2027-05-24'],
  ] as const)('%s %s, acute %s, that comes in on 24 November: %s', (kind, applicationType, acute, day) => {
    expect(firstDueDay({ kind, applicationType, receivedOn: '2026-11-24', acute }, municipality)).toBe(day);
  });

  test.each([
    ['livelihoodSupport', 'NEW', '2026-12-28'],
    ['lss', 'FIRST', '2027-02-24'],
    ['lss', 'ADVANCE_RULING', '2027-05-24'],
  ] as const)('%s %s, when the last answer comes on 18 December: %s', (kind, applicationType, day) => {
    const days = { receivedOn: '2026-11-24', completeOn: '2026-12-18' };
    expect(dueDay({ kind, applicationType, ...days }, municipality)).toBe(day);
  });

  test('is a day on which the office is open', () => {
    const row = { kind: 'lss', applicationType: 'FIRST', receivedOn: '2026-09-27', acute: false } as const;
    expect(firstDueDay(row, municipality)).toBe('2026-12-28');
  });
});
