import { describe, expect, test } from 'vitest';
import { readNames, readPersonalNumber, readRoles, safeReturnPath } from '../../src/identity/rules.ts';

const today = new Date('2026-11-23T10:00:00Z');
const read = (value: string | undefined, options = {}) => {
  const outcome = readPersonalNumber(value, { coordinationNumbers: true, today, ...options });
  return outcome.ok ? outcome.number : outcome.fault;
};

test.each([
  ['199001012385', '199001012385'],
  ['191401682396', '191401682396'],
  ['194410792388', '194410792388'],
  // A samordningsnummer whose month of birth is not known; a personnummer always has its date.
  ['200900802398', '200900802398'],
  ['199000012385', 'date'],
  ['199001002385', 'date'],
  ['199013012385', 'date'],
  ['194413792388', 'date'],
  ['199001322385', 'date'],
  ['199001922385', 'date'],
  ['199001012386', 'check-digit'],
  ['194410792389', 'check-digit'],
  ['199002302385', 'date'],
  ['203001012385', 'date'],
  ['9001012385', 'form'],
  ['19900101-2385', 'form'],
  ['１９９００１０１２３８５', 'form'],
  ['199001012385 ', 'form'],
  [' 199001012385', 'form'],
  ['19900101 2385', 'form'],
  ['199001012385\n', 'form'],
  ['1990010123855', 'form'],
  ['', 'missing'],
  [undefined, 'missing'],
])('the number %s is read as %s', (value, expected) => {
  expect(read(value)).toBe(expected);
});
test('a hyphen is taken where the provider is known to send one', () => {
  expect(read('19900101-2385', { hyphen: true })).toBe('199001012385');
});
test('a coordination number is refused where the municipality does not serve it', () => {
  expect(read('191401682396', { coordinationNumbers: false })).toBe('coordination');
});

test.each([
  [undefined, '/hem'],
  ['/mina-sidor/arenden?sida=2', '/mina-sidor/arenden?sida=2'],
  ['//ond.example', '/hem'],
  ['/\\ond.example', '/hem'],
  ['/a\\b', '/hem'],
  ['/..//ond.example', '/hem'],
  ['https://ond.example', '/hem'],
  ['javascript:alert(1)', '/hem'],
  ['/a\r\nSet-Cookie: x', '/hem'],
  ['/\t/ond.example', '/hem'],
  ['/logga-ut', '/hem'],
  ['/saml/medborgare/login', '/hem'],
  // Addresses are found whether they are in capitals or not.
  ['/SAML/medborgare/login', '/hem'],
  ['/Handlaggare/Logga-ut', '/hem'],
  [['/a', '/b'], '/hem'],
])('the return path %s leads to %s', (value, expected) => {
  expect(safeReturnPath(value, '/hem')).toBe(expected);
});

describe('roles', () => {
  const units = ['ekonomi', 'lss'];
  const all = [...units.map((id) => ({ id, protects: false })), { id: 'skyddade', protects: true }];
  test.each([
    [['Handläggare'], { roles: ['caseworker'], units }],
    [['HANDLAGGARE-LSS'], { roles: ['caseworker'], units: ['lss'] }],
    [['medborgarsidan-enhetschef', 'x'], { roles: ['manager'], units }],
    [['administrator', 'caseworker'], { roles: ['administrator', 'caseworker'], units }],
    [['handlaggare-skola', 'superhandlaggare', 'handlaggare '], { roles: ['caseworker'], units }],
    [['superhandlaggare', 'handlaggare-skola'], { roles: [], units: [] }],
    [[], { roles: [], units: [] }],
    // The unit for protected persons is nobody's unless by name.
    [['handlaggare-skyddade'], { roles: ['caseworker'], units: ['skyddade'] }],
    [['handlaggare-lss', 'enhetschef-skyddade'], { roles: ['caseworker', 'manager'], units: ['lss', 'skyddade'] }],
  ])('%o gives %o', (values, expected) => {
    expect(readRoles(values, undefined, all)).toEqual(expected);
  });
  test('a configured map is the only one', () => {
    const groups = new Map([['sg-soc', { role: 'manager' as const, units: ['lss', 'annan'] }]]);
    expect(readRoles(['SG-Soc', 'handlaggare'], groups, all)).toEqual({ roles: ['manager'], units: ['lss'] });
  });
});

test('a whole name is split at the last space', () => {
  expect(readNames(undefined, undefined, 'Anna Maria Test')).toEqual({ givenName: 'Anna Maria', familyName: 'Test' });
  expect(readNames('Anna\u202e', 'Test', 'X Y')).toEqual({ givenName: 'Anna', familyName: 'Test' });
});
