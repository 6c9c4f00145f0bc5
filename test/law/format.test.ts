import { describe, expect, it } from 'vitest';
import {
  capitalise,
  daysBetween,
  formatAmount,
  formatBytes,
  formatDate,
  formatDateTime,
  formatDay,
  formatLongDate,
  formatMoney,
  formatMonth,
  formatRelativeDateTime,
  formatRelativeDay,
  formatTime,
  isoDate,
} from '../../src/platform/format.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const thursday = new Date('2026-12-03T13:32:00Z');

describe('dates', () => {
  it('carry their weekday, in Swedish time', () => {
    expect(plain(formatDate(thursday, 'sv'))).toBe('torsdag 3 december');
    expect(plain(formatDate(thursday, 'en'))).toBe('Thursday 3 December');
    expect(plain(formatLongDate(thursday, 'sv'))).toBe('torsdag 3 december 2026');
    expect(plain(formatDateTime(thursday, 'sv'))).toBe('torsdag 3 december 14.32');
    expect(plain(formatDay(thursday, 'en'))).toBe('3 December 2026');
    expect(formatMonth(thursday, 'sv')).toBe('december 2026');
    expect(capitalise(formatDate(thursday, 'sv'))).toMatch(/^Torsdag/);
  });

  it.each([
    ['2026-06-30T22:30:00Z', '2026-07-01', '0.30'],
    ['2026-12-31T22:30:00Z', '2026-12-31', '23.30'],
    ['2026-12-31T23:30:00Z', '2027-01-01', '0.30'],
    ['2026-03-29T01:00:00Z', '2026-03-29', '3.00'],
  ])('%s is %s at %s in Sweden', (moment, day, clock) => {
    expect(isoDate(new Date(moment))).toBe(day);
    expect(formatTime(new Date(moment), 'sv')).toBe(clock);
  });

  it('keeps day and month on one line', () => {
    expect(formatDate(thursday, 'sv')).toContain('3\u00a0december');
  });
});

describe('days near now', () => {
  const now = new Date('2026-11-30T22:59:00Z');
  it.each([
    ['2026-11-30T07:47:00Z', 'i dag', 'today'],
    ['2026-11-29T23:30:00Z', 'i dag', 'today'],
    ['2026-11-29T12:00:00Z', 'i går', 'yesterday'],
    ['2026-11-30T23:30:00Z', 'i morgon', 'tomorrow'],
    ['2026-11-28T13:52:00Z', 'lördag 28 november', 'Saturday 28 November'],
  ])('%s', (moment, swedish, english) => {
    expect(plain(formatRelativeDay(new Date(moment), now, 'sv'))).toBe(swedish);
    expect(plain(formatRelativeDay(new Date(moment), now, 'en'))).toBe(english);
  });

  it('adds the time', () => {
    expect(formatRelativeDateTime(new Date('2026-11-30T07:47:00Z'), now, 'sv')).toBe('i dag 8.47');
  });

  it('counts calendar days across the change of clocks', () => {
    expect(daysBetween(new Date('2026-10-24T21:00:00Z'), new Date('2026-10-25T23:30:00Z'))).toBe(2);
    expect(daysBetween(now, new Date('2026-11-28T12:00:00Z'))).toBe(-2);
  });
});

describe('money and sizes', () => {
  it.each([
    [580_200, 'sv', '5 802 kronor'],
    [580_200, 'en', '5,802 kronor'],
    [100, 'sv', '1 krona'],
    [12_050, 'sv', '120,50 kronor'],
    [-1_106_300, 'sv', '−11 063 kronor'],
    [0, 'sv', '0 kronor'],
    [123_456_789, 'sv', '1 234 567,89 kronor'],
  ] as const)('%i öre', (ore, language, text) => {
    expect(plain(formatMoney(ore, language))).toBe(text);
  });

  it('never breaks an amount over two lines', () => {
    expect(formatMoney(580_200, 'sv')).not.toContain(' ');
    expect(formatAmount(580_200, 'sv')).toBe('5\u00a0802');
  });

  it.each([
    [512, '512 byte'],
    [84_000, '84 kB'],
    [999_499, '999 kB'],
    [999_500, '1,0 MB'],
    [1_100_000, '1,1 MB'],
    [120_000_000, '120 MB'],
  ])('%i bytes', (size, text) => {
    expect(plain(formatBytes(size, 'sv'))).toBe(text);
  });
});
