import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, inject, test } from 'vitest';
import { checkTemplates } from '../../src/dev/template-types.ts';
import { testNumbers } from '../support/numbers.ts';

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && existsSync(file));
const isText = (file: string) => !/\.(woff2?|png|pdf|ico)$|package-lock\.json$/.test(file);
const read = (file: string) => readFileSync(file, 'utf8');

test('templates are well typed, and give out nothing raw but components', () => {
  const { count, faults } = checkTemplates();
  expect(faults).toEqual([]);
  expect(count).toBeGreaterThan(40);
}, 120_000);

test('no style, script or handler stands inline in a template', () => {
  for (const file of tracked.filter((one) => one.endsWith('.ejs'))) {
    expect(read(file), file).not.toMatch(/\sstyle="|<style|<script(?![^>]*\ssrc=)|\son[a-z]+="|javascript:/);
  }
});

/** Whether twelve digits are a personal number or a coordination number: a date that exists, and the check digit. */
function isPersonalNumber(digits: string): boolean {
  const month = Number(digits.slice(4, 6));
  const day = Number(digits.slice(6, 8)) % 60;
  if (!/^(18|19|20)/.test(digits) || month < 1 || month > 12 || day < 1 || day > 31) return false;
  const sum = Array.from(digits.slice(2), Number).reduce((total, digit, at) => {
    const product = digit * (at % 2 === 0 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return sum % 10 === 0;
}

test("no personal numbers but Skatteverket's published test numbers", () => {
  const allowed = new Set(testNumbers);
  const allowedShort = new Set(testNumbers.map((number) => number.slice(2)));
  const found: string[] = [];
  for (const file of tracked.filter(isText)) {
    for (const [match] of read(file).matchAll(/(?<![\dA-Za-z.])(?:18|19|20)\d{6}-?\d{4}(?![\dA-Za-z])/g)) {
      const digits = match.replace('-', '');
      if (isPersonalNumber(digits) && !allowed.has(digits)) found.push(`${file}: ${match}`);
    }
    // As people write it: without the century. A plus for those who are past a hundred.
    for (const [match] of read(file).matchAll(/(?<![\dA-Za-z.-])\d{6}[-+]\d{4}(?![\dA-Za-z-])/g)) {
      const digits = match.replace(/[-+]/, '');
      if (isPersonalNumber(`19${digits}`) && !allowedShort.has(digits)) found.push(`${file}: ${match}`);
    }
  }
  expect(found).toEqual([]);
});

test('no telephone numbers but fictitious ones, the helplines and an authority’s', () => {
  const allowed =
    /^(0771-524 524|0980-?319 ?2\d\d|\+46980319 ?2\d\d|070-?174 ?06 ?\d\d|\+4670174 ?06 ?\d\d|\+4670174(06)\d\d|020-?50 ?50 ?50)$/;
  const found: string[] = [];
  for (const file of tracked.filter((one) => isText(one) && !one.startsWith('test/') && !one.endsWith('.css'))) {
    for (const [match] of read(file).matchAll(/(?<![\d.-])0\d{1,3}-\d{2,3}[ \d]{4,8}\d(?!\d)/g))
      if (!allowed.test(match.trim())) found.push(`${file}: ${match}`);
  }
  expect(found).toEqual([]);
});

test('what tests leave in the temporary folder goes with the run', () => {
  expect(path.relative(inject('lasting'), os.tmpdir())).toMatch(/^medborgarsidan-\w+\/tmp$/);
});
