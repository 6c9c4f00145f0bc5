import { describe, expect, test } from 'vitest';
import { type LssSituation, lssNow, lssStepStates } from '../../src/cases/rules.ts';

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
