import { describe, expect, test } from 'vitest';
import { type Situation, nextStep, readQueueCursor, readSearch, writeCursor } from '../../src/queue/rules.ts';

const today = '2026-11-24';
const calm: Situation = {
  state: 'RECEIVED',
  acute: false,
  unreadByStaff: false,
  assignedTo: null,
  dueOn: '2026-12-01',
};

describe('next step', () => {
  test.each([
    [{ state: 'RECEIVED', acute: true, unreadByStaff: true }, 'acute'],
    [{ state: 'RECEIVED', unreadByStaff: true }, 'readApplication'],
    [{ state: 'RECEIVED' }, 'take'],
    [{ state: 'UNDER_INVESTIGATION', unreadByStaff: true }, 'readMessage'],
    [{ state: 'UNDER_INVESTIGATION', acute: true }, 'investigate'],
    [{ state: 'SUPPLEMENT_REQUESTED', unreadByStaff: true }, 'readMessage'],
    [{ state: 'SUPPLEMENT_REQUESTED', dueOn: '2026-11-24' }, 'wait'],
    [{ state: 'SUPPLEMENT_REQUESTED', dueOn: '2026-11-23' }, 'remind'],
    [{ state: 'DECIDED', unreadByStaff: true }, 'readMessage'],
    [{ state: 'DECIDED' }, 'nothing'],
    [{ state: 'WITHDRAWN', unreadByStaff: true }, 'readWithdrawal'],
    [{ state: 'WITHDRAWN' }, 'nothing'],
  ] satisfies [Partial<Situation>, string][])('%o: %s', (change, step) => {
    expect(nextStep({ ...calm, ...change }, today)).toBe(step);
  });
});

describe('search', () => {
  test.each([
    ['RS 2026-0042', { number: 'RS 2026-0042' }],
    ['rs2026-0042', { number: 'RS 2026-0042' }],
    [' 2026-42 ', { number: 'RS 2026-0042' }],
    ['2026-12345', { number: 'RS 2026-12345' }],
    ['19850314-9885', { personalNumber: '198503149885' }],
    ['198503149885', { personalNumber: '198503149885' }],
    ['850314-9885', { personalNumber: '198503149885' }],
    ['8503149885', { personalNumber: '198503149885' }],
    ['Haddad', { name: 'Haddad' }],
    ['  Samira   Haddad ', { name: 'Samira Haddad' }],
    ['Ek', { name: 'Ek' }],
    ['', undefined],
    ['x', undefined],
    ['%', undefined],
    ['12345', undefined],
    ['Skolgatan 4', undefined],
  ])('%s', (written, term) => {
    expect(readSearch(written, 'RS', today)).toEqual(term);
  });

  test('ten digits belong to the latest century in which the person is born already', () => {
    expect(readSearch('170101-2393', 'RS', today)).toEqual({ personalNumber: '201701012393' });
    expect(readSearch('270108-9167', 'RS', today)).toEqual({ personalNumber: '192701089167' });
    expect(readSearch('900101+9802', 'RS', today)).toEqual({ personalNumber: '189001019802' });
  });
});

describe('cursor', () => {
  const place = { dueOn: '2026-12-03', id: '10000000-0000-4000-8000-000000000001' };
  test('goes out and comes back', () => {
    expect(readQueueCursor(writeCursor(place))).toEqual(place);
  });
  test.each([
    undefined,
    '',
    '2026-12-03',
    `2026-13-03_${place.id}`,
    `2026-12-03T00:00:00Z_${place.id}`,
    `0000-01-01_${place.id}`,
    `1899-12-31_${place.id}`,
    `9999-01-01_${place.id}`,
    '2026-12-03_1',
    ['a'],
  ])('%o is none', (value) => {
    expect(readQueueCursor(value)).toBeUndefined();
  });
});
