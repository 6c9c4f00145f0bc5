import { describe, expect, test } from 'vitest';
import { type LssSituation, dueDay, firstDueDay, lssNow, lssStepStates } from '../../src/cases/rules.ts';
import { loadMunicipality } from '../../src/platform/municipality.ts';

const calm: LssSituation = {
  type: 'FIRST',
  given: false,
  planShared: false,
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
    [{ state: 'DECIDED', standings: ['over'] }, 'over'],
    [{ type: 'END', state: 'DECIDED', given: true }, 'ended'],
    [{ type: 'END', state: 'DECIDED' }, 'refused'],
    [{ type: 'ADVANCE_RULING', state: 'DECIDED', given: true }, 'rulingGiven'],
    [{ type: 'ADVANCE_RULING', state: 'DECIDED' }, 'refused'],
    [{ type: 'ADVANCE_RULING', state: 'DECIDED', given: true, decisionUnread: true }, 'decisionUnread'],
    [{ type: 'INDIVIDUAL_PLAN', state: 'RECEIVED' }, 'planReceived'],
    [{ type: 'INDIVIDUAL_PLAN', state: 'RECEIVED', meeting: 'choose' }, 'meetingChoose'],
    [{ type: 'INDIVIDUAL_PLAN' }, 'planMaking'],
    [{ type: 'INDIVIDUAL_PLAN', planShared: true, meeting: 'booked' }, 'planShared'],
    [{ type: 'INDIVIDUAL_PLAN', state: 'SUPPLEMENT_REQUESTED', planShared: true }, 'supplement'],
    [{ type: 'INDIVIDUAL_PLAN', state: 'DECIDED', given: true, decisionUnread: true }, 'planAnswerUnread'],
    [{ type: 'INDIVIDUAL_PLAN', state: 'DECIDED', given: true }, 'planMaking'],
    [{ type: 'INDIVIDUAL_PLAN', state: 'DECIDED', given: true, planShared: true }, 'planShared'],
    [{ type: 'INDIVIDUAL_PLAN', state: 'DECIDED' }, 'refused'],
    [{ state: 'WITHDRAWN', meeting: 'booked' }, 'withdrawn'],
  ] satisfies [Partial<LssSituation>, string][])('%o: %s', (change, now) => {
    expect(lssNow({ ...calm, ...change })).toBe(now);
  });
});

describe('the six steps', () => {
  test.each([
    // Nothing is asked for yet.
    [{ state: 'RECEIVED' }, 'ifNeeded todo todo todo todo todo'],
    [{ state: 'SUPPLEMENT_REQUESTED' }, 'current todo ongoing todo todo todo'],
    [{ met: true }, 'done done current todo todo todo'],
    [{ meeting: 'choose', hearing: 'waits' }, 'done current ongoing todo todo todo'],
    [{ meeting: 'booked' }, 'done current ongoing todo todo todo'],
    [{ hearing: 'heard' }, 'done todo done current todo todo'],
    [{ state: 'DECIDED' }, 'done needless done done needless needless'],
    [{ state: 'DECIDED', met: true, standings: ['late'] }, 'done done done done current todo'],
    [{ state: 'DECIDED', standings: ['given'] }, 'done needless done done done current'],
    [{ state: 'DECIDED', decisionUnread: true, standings: ['waits'] }, 'done needless done current todo todo'],
    [{ state: 'DECIDED', standings: ['over'] }, 'done needless done done done done'],
    [{ state: 'WITHDRAWN' }, 'needless needless needless needless needless needless'],
  ] satisfies [Partial<LssSituation>, string][])('%o: %s', (change, states) => {
    expect(
      lssStepStates({ ...calm, ...change })
        .map(({ state }) => state)
        .join(' '),
    ).toBe(states);
  });

  const told = (change: Partial<LssSituation>) =>
    lssStepStates({ ...calm, ...change })
      .map(({ step, state }) => `${step} ${state}`)
      .join(', ');
  test('of an advance ruling end with the move', () => {
    const type = 'ADVANCE_RULING';
    expect(told({ type, met: true })).toBe(
      'supplement done, meeting done, investigation current, decision todo, move todo',
    );
    expect(told({ type, state: 'DECIDED', given: true, met: true })).toBe(
      'supplement done, meeting done, investigation done, decision done, move current',
    );
    expect(told({ type, state: 'DECIDED' })).toContain('decision done, move needless');
  });
  test('of a plan are a meeting, the plan and its follow-up, whether it is answered or not', () => {
    const type = 'INDIVIDUAL_PLAN';
    expect(told({ type, state: 'RECEIVED' })).toBe('meeting todo, plan todo, followUp todo');
    expect(told({ type })).toBe('meeting todo, plan current, followUp todo');
    expect(told({ type, state: 'DECIDED', given: true })).toBe('meeting todo, plan current, followUp todo');
    expect(told({ type, state: 'DECIDED', given: true, planShared: true })).toBe(
      'meeting done, plan done, followUp current',
    );
    expect(told({ type, state: 'DECIDED' })).toBe('meeting needless, plan needless, followUp needless');
  });
  test('of an end are no planning and no follow-up', () => {
    expect(told({ type: 'END', state: 'DECIDED', given: true })).toBe(
      'supplement done, meeting needless, investigation done, decision done',
    );
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
