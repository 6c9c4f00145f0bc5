import { expect, test } from 'vitest';
import type { GroupEntry } from '../../src/platform/forms/form.ts';
import { papersToCome } from '../../src/applications/rules.ts';
import { mayCross, reasonProblem, stateOf, whyStays } from '../../src/papers/rules.ts';

const [before, decided, after] = ['2026-11-23', '2026-11-24', '2026-11-25'].map((day) => new Date(`${day}T12:00:00Z`));

test.each([
  ['came with the application', { messageId: null, fromStaff: false }, null, 'signed'],
  ['is the unit’s own', { messageId: 'm', fromStaff: true }, null, 'ours'],
  ['came in a case that is not decided', { messageId: 'm', fromStaff: false }, null, undefined],
  ['came after the decision', { messageId: 'm', fromStaff: false }, before, undefined],
  ['came in the same moment', { messageId: 'm', fromStaff: false }, decided, 'decided'],
  ['came before the decision', { messageId: 'm', fromStaff: false }, after, 'decided'],
] as const)('a file that %s', (_, file, decidedAt, stays) => {
  expect(whyStays({ ...file, createdAt: decided ?? new Date() }, decidedAt ?? null)).toBe(stays);
});

test('a file goes to another unit by one who heads both, and never into or out of the one that protects', () => {
  expect(mayCross('lss', 'lss', false, 'protects')).toBe(true);
  expect(mayCross('protects', 'protects', false, 'protects')).toBe(true);
  expect(mayCross('lss', 'money', false, 'protects')).toBe(false);
  expect(mayCross('lss', 'money', true, 'protects')).toBe(true);
  expect(mayCross('lss', 'money', true, undefined)).toBe(true);
  expect(mayCross('lss', 'protects', true, 'protects')).toBe(false);
  expect(mayCross('protects', 'lss', true, 'protects')).toBe(false);
});

test('a reason is something, and not too long', () => {
  expect(reasonProblem(' \n')).toBe('empty');
  expect(reasonProblem('a'.repeat(500))).toBeUndefined();
  expect(reasonProblem('a'.repeat(501))).toBe('long');
});

test('papers to come are those that were promised, each with its place among all that were asked for', () => {
  const evidence: GroupEntry[] = [
    { id: 'diagnosis', values: { what: 'Intyg', answer: 'have' } },
    { id: 'dailyLife', values: { what: 'Bedömning', answer: 'later' } },
    { id: 'schoolTimes', values: { what: 'Schema', answer: 'here' } },
    { id: 'psychologist', values: { what: 'Utlåtande' } },
  ];
  expect(papersToCome({ evidence })).toEqual([
    { place: 2, what: 'Schema', how: 'here' },
    { place: 1, what: 'Bedömning', how: 'later' },
  ]);
  // With a file beside it, what was to come along may have come.
  expect(papersToCome({ evidence, attachments: ['id'] })).toEqual([{ place: 1, what: 'Bedömning', how: 'later' }]);
});

test('a paper whose file has been moved away is awaited again', () => {
  expect(stateOf(undefined)).toBe('awaited');
  expect(stateOf({ state: 'sent', hasFile: true })).toBe('sent');
  expect(stateOf({ state: 'sent', hasFile: false })).toBe('awaited');
  expect(stateOf({ state: 'came', hasFile: false })).toBe('came');
});
