import { describe, expect, test } from 'vitest';
import {
  type MeasureDays,
  askedItems,
  canBeAskedAbout,
  carriedOver,
  deliveryFaults,
  isReported,
  itemsHere,
  outcomeOf,
  quarterBeside,
  quarterOf,
  readMeasure,
  readQuarter,
  reminderDue,
  reviewDay,
  standingOn,
  waitOf,
} from '../../src/measures/rules.ts';
import { addMonths, readDay } from '../../src/platform/days.ts';

const granted: MeasureDays = {
  grantedOn: '2026-01-15',
  validUntil: null,
  startedOn: null,
  interruptedOn: null,
  resumedOn: null,
  endedOn: null,
  replacedOn: null,
  replaces: null,
};

describe('three months', () => {
  // Lagen (1930:173) 1 §: the day with the same number, or the last of a month that has no such day.
  test.each([
    ['2026-01-15', '2026-04-15'],
    ['2025-11-30', '2026-02-28'],
    ['2027-11-30', '2028-02-29'],
    ['2026-10-31', '2027-01-31'],
    ['2026-11-24', '2027-02-24'],
    ['2026-08-31', '2026-11-30'],
  ])('from %s end on %s', (from, to) => {
    expect(addMonths(from, 3)).toBe(to);
    expect(waitOf({ ...granted, grantedOn: from }).lastDay).toBe(to);
  });

  test.each([
    [{}, '2026-04-15', 'waits'],
    [{}, '2026-04-16', 'late'],
    [{ startedOn: '2026-04-20' }, '2026-04-19', 'late'],
    [{ startedOn: '2026-04-20' }, '2026-04-20', 'given'],
    [{ startedOn: '2026-02-01', interruptedOn: '2026-05-10' }, '2026-08-10', 'waits'],
    [{ startedOn: '2026-02-01', interruptedOn: '2026-05-10' }, '2026-08-11', 'late'],
    [{ startedOn: '2026-02-01', interruptedOn: '2026-05-10', resumedOn: '2026-09-01' }, '2026-09-01', 'given'],
    [{ validUntil: '2026-03-31' }, '2026-04-01', 'over'],
    [{ startedOn: '2026-02-01', endedOn: '2026-06-01' }, '2026-06-01', 'over'],
    [{ startedOn: '2026-02-01', replacedOn: '2026-06-01' }, '2026-05-31', 'given'],
    [{ startedOn: '2026-02-01', replacedOn: '2026-06-01' }, '2026-06-01', 'over'],
    [{ startedOn: '2026-06-01', replaces: 'one' }, '2026-04-16', 'given'],
    [{ startedOn: '2026-06-01', interruptedOn: '2026-06-10', replaces: 'one' }, '2026-09-11', 'late'],
  ] satisfies [Partial<MeasureDays>, string, string][])('%o on %s: %s', (change, day, standing) => {
    expect(standingOn({ ...granted, ...change }, day)).toBe(standing);
  });
});

describe('the report of a quarter', () => {
  const second = readQuarter('2026-2');
  if (!second) throw new Error();

  test('a quarter has its days', () => {
    expect(second).toEqual({ name: '2026-2', from: '2026-04-01', to: '2026-06-30' });
    expect(quarterOf('2026-12-31').name).toBe('2026-4');
    expect(quarterBeside(second, -2).name).toBe('2025-4');
    expect(quarterBeside(second, 3).name).toBe('2027-1');
    for (const wrong of ['2026-5', '26-1', '', undefined, ['2026-1']]) expect(readQuarter(wrong)).toBeUndefined();
  });

  test.each([
    ['waits for more than three months at its end', {}, '2026-12-01', true],
    ['the three months have not passed yet', {}, '2026-04-15', false],
    ['they passed on this very day', {}, '2026-04-16', true],
    ['began in time', { startedOn: '2026-04-15' }, '2026-12-01', false],
    ['began late, in the quarter', { startedOn: '2026-05-20' }, '2026-12-01', true],
    ['began late, after it', { startedOn: '2026-08-01' }, '2026-12-01', true],
    ['was decided too late in the quarter before', { grantedOn: '2026-03-31' }, '2026-12-01', false],
    ['began late, before the quarter', { grantedOn: '2025-10-01', startedOn: '2026-02-01' }, '2026-12-01', false],
    [
      'was interrupted for more than three months',
      { startedOn: '2026-01-20', interruptedOn: '2026-02-01' },
      '2026-12-01',
      true,
    ],
    ['ended before the three months had passed', { endedOn: '2026-03-01' }, '2026-12-01', false],
    ['ran out before the quarter', { grantedOn: '2025-10-01', validUntil: '2026-02-28' }, '2026-12-01', false],
  ] satisfies [string, Partial<MeasureDays>, string, boolean][])('what %s', (_, change, today, reported) => {
    expect(isReported({ ...granted, ...change }, second, today)).toBe(reported);
  });
});

test('one is reminded once at each number of days, and not of what has ended', () => {
  const due = (today: string, reminded: number | null) =>
    reminderDue({ validUntil: '2026-12-31', reminded }, [90, 30], today);
  expect(due('2026-10-01', null)).toBeUndefined();
  expect(due('2026-10-02', null)).toBe(90);
  expect(due('2026-10-03', 90)).toBeUndefined();
  expect(due('2026-12-01', 90)).toBe(30);
  expect(due('2026-12-02', 30)).toBeUndefined();
  expect(due('2026-12-20', null)).toBe(30);
  expect(due('2027-01-01', 90)).toBeUndefined();
  expect(reminderDue({ validUntil: null, reminded: null }, [90], '2026-12-01')).toBeUndefined();
});

test('what is granted, refused and written off gives the outcome of the whole', () => {
  expect(outcomeOf(['GRANTED', 'GRANTED'])).toBe('GRANTED');
  expect(outcomeOf(['GRANTED', 'WRITTEN_OFF'])).toBe('GRANTED');
  expect(outcomeOf(['GRANTED', 'REJECTED'])).toBe('PARTIALLY_GRANTED');
  expect(outcomeOf(['PARTIALLY_GRANTED'])).toBe('PARTIALLY_GRANTED');
  expect(outcomeOf(['REJECTED', 'WRITTEN_OFF'])).toBe('REJECTED');
  expect(outcomeOf(['WRITTEN_OFF'])).toBe('WRITTEN_OFF');
});

describe('a measure as it is typed', () => {
  const period = { from: '2026-12-01', until: '', whyUntil: '' };
  const typed = { item: '3', outcome: 'GRANTED', extent: '20 timmar', ...period, concerns: '' };
  const first = { type: 'FIRST', running: [] } as const;
  test('is read', () => {
    expect(readMeasure(typed, first)).toEqual({
      measure: {
        ...{ item: 3, outcome: 'GRANTED', extent: '20 timmar', from: '2026-12-01', until: null, whyUntil: '' },
        ...{ concerns: null, ends: false },
      },
    });
    const refused = { ...typed, outcome: 'REJECTED' };
    expect(readMeasure(refused, first)).toMatchObject({ measure: { extent: '', from: null } });
    const blank = { item: '', outcome: '', extent: ' ', from: '', until: '', whyUntil: '', concerns: '' };
    expect(readMeasure(blank, first)).toBeUndefined();
  });
  const running = [
    { id: 'one', item: 3 },
    { id: 'two', item: 4 },
  ] as const;
  test('says which of what the person has it is about', () => {
    const read = (concerns: string, type: 'CHANGE' | 'END' | 'FIRST' = 'CHANGE') =>
      readMeasure({ ...typed, concerns }, { type, running });
    expect(read('one')).toMatchObject({ measure: { concerns: 'one', ends: false, extent: '20 timmar' } });
    expect(read('none')).toMatchObject({ measure: { concerns: null } });
    expect(read('')).toEqual({ faults: [{ field: 'concerns', fault: 'concerns' }] });
    expect(read('hers')).toEqual({ faults: [{ field: 'concerns', fault: 'concerns' }] });
    expect(read('two')).toEqual({ faults: [{ field: 'concerns', fault: 'otherItem' }] });
    expect(read('one', 'FIRST')).toMatchObject({ measure: { concerns: null } });
    expect(readMeasure(typed, { type: 'EXTEND', running: [] })).toMatchObject({ measure: { concerns: null } });
    const ends = { ...typed, extent: '', concerns: 'one' };
    expect(readMeasure(ends, { type: 'END', running })).toMatchObject({
      measure: { concerns: 'one', ends: true, from: '2026-12-01', until: null },
    });
    expect(readMeasure({ ...ends, outcome: 'REJECTED' }, { type: 'END', running })).toMatchObject({
      measure: { concerns: null, ends: false },
    });
  });
  test.each([
    [{ item: '11' }, 'item'],
    [{ outcome: '' }, 'outcome'],
    [{ extent: '' }, 'extent'],
    [{ from: '2026-02-30' }, 'from'],
    [{ until: 'x', whyUntil: 'y' }, 'until'],
    [{ until: '2027-12-01' }, 'whyUntil'],
    [{ until: '2026-11-30', whyUntil: 'x' }, 'order'],
    [{ extent: 'x'.repeat(1001) }, 'long'],
  ])('%o: %s', (change, fault) => {
    expect(readMeasure({ ...typed, ...change }, first)).toMatchObject({ faults: [{ fault }] });
  });
});

describe('when another takes its place', () => {
  const delivery = { provider: 'Norrstöd', contact: '', why: 'Vi letar.' };
  const before = { ...granted, validUntil: '2026-05-31', plannedOn: '2026-04-01', delay: 'staff', delivery } as const;
  const given = { ...before, startedOn: '2026-02-01' };
  const goesOn = { plannedOn: null, delay: null, delivery: { ...delivery, why: '' } };
  test.each([
    ['goes on', given, '2026-06-01', { startedOn: '2026-06-01', ...goesOn }],
    ['is changed while it is given', given, '2026-05-20', { startedOn: '2026-05-20', ...goesOn }],
    ['is taken up after a gap', given, '2026-06-02', { startedOn: null, plannedOn: null, delivery }],
    ['was interrupted', { ...given, interruptedOn: '2026-04-20' }, '2026-06-01', { startedOn: null, delivery }],
    ['had not begun', before, '2026-06-01', { startedOn: null, plannedOn: '2026-04-01', delay: 'staff', delivery }],
  ])('what %s', (_, measure, from, carried) => {
    expect(carriedOver(measure, from, '2026-05-10')).toMatchObject(carried);
  });

  test('nothing more is asked about it', () => {
    const asks = (change: Partial<MeasureDays>, type: 'EXTEND' | 'CHANGE' | 'END') =>
      canBeAskedAbout({ ...granted, ...change }, type, '2026-05-10');
    expect(asks({}, 'CHANGE')).toBe(true);
    expect(asks({}, 'EXTEND')).toBe(false);
    expect(asks({ validUntil: '2026-05-31' }, 'EXTEND')).toBe(true);
    expect(asks({ validUntil: '2026-05-09' }, 'END')).toBe(false);
    expect(asks({ replacedOn: '2026-06-01' }, 'CHANGE')).toBe(false);
    expect(asks({ endedOn: '2026-06-01' }, 'END')).toBe(false);
  });

  test('it is late no longer', () => {
    const quarter = readQuarter('2026-3');
    if (!quarter) throw new Error();
    expect(isReported({ ...granted, replacedOn: '2026-06-01' }, quarter, '2026-09-30')).toBe(false);
    expect(isReported(granted, quarter, '2026-09-30')).toBe(true);
    // More time that was granted long before it begins.
    expect(isReported({ ...granted, startedOn: '2026-08-01' }, quarter, '2026-09-30')).toBe(true);
    expect(isReported({ ...granted, startedOn: '2026-08-01', replaces: 'one' }, quarter, '2026-09-30')).toBe(false);
  });
});

test('what has happened cannot lie ahead, nor come before what it follows', () => {
  const days = { startedOn: null, interruptedOn: null, resumedOn: null, endedOn: null };
  const faults = (change: Partial<typeof days> | Record<string, string>) =>
    deliveryFaults({ ...days, ...change }, '2026-11-24').map(({ field, fault }) => `${field} ${fault}`);
  expect(faults({ startedOn: '2026-11-24' })).toEqual([]);
  expect(faults({ startedOn: '2026-11-25' })).toEqual(['startedOn startedFuture']);
  expect(faults({ interruptedOn: '2026-11-01' })).toEqual(['interruptedOn interruptedFirst']);
  expect(faults({ startedOn: '2026-11-02', interruptedOn: '2026-11-01' })).toEqual(['interruptedOn interruptedFirst']);
  expect(faults({ startedOn: '2026-10-02', resumedOn: '2026-11-01' })).toEqual(['resumedOn resumedFirst']);
  expect(faults({ startedOn: '2026-10-02', endedOn: '2026-09-01' })).toEqual(['endedOn interruptedFirst']);
  // What a decision has put there stands.
  const ends = { ...days, endedOn: '2026-12-24' };
  expect(deliveryFaults(ends, '2026-11-24', ends)).toEqual([]);
  expect(deliveryFaults(ends, '2026-11-24', { ...ends, endedOn: '2026-12-25' })).toHaveLength(1);
});

test('what a request names is known by its number in the law, and the first is the region’s', () => {
  expect(askedItems({ measures: ['companion', 'dailyActivities', 'helpMe'], companionExtent: '20 timmar' })).toEqual([
    { item: 3, extent: '20 timmar' },
    { item: 10, extent: '' },
  ]);
  expect(askedItems({})).toEqual([]);
  expect(itemsHere(false)).not.toContain(1);
  expect(itemsHere(true)).toContain(1);
});

test('a plan is looked over within a year, and days are read as people write them', () => {
  expect(reviewDay('2026-11-24')).toBe('2027-11-24');
  expect(reviewDay('2028-02-29')).toBe('2029-02-28');
  for (const typed of ['2026-12-03', '20261203', ' 2026-12-3 ', '2026.12.03'])
    expect(readDay(typed)).toBe('2026-12-03');
  for (const typed of ['2026-02-30', '3/12', '']) expect(readDay(typed)).toBeUndefined();
});
