import { describe, expect, test } from 'vitest';
import { livelihoodSupportForm } from '../../src/applications/forms/livelihood-support.form.ts';
import {
  livelihoodRenewalPartnerForm,
  livelihoodSupplementPartnerForm,
  livelihoodSupportPartnerForm as form,
} from '../../src/applications/forms/livelihood-support-partner.form.ts';
import {
  appliedByForm,
  extraCostFrom,
  partOfExtraCost,
  partOfLivelihoodSupport,
  renewedPartFrom,
  renewedPartOfLivelihoodSupport,
} from '../../src/applications/rules.ts';
import { readingContext } from '../../src/applications/text.ts';
import { commonOf, nextReminder, partnerIn, readWords, remindersBy } from '../../src/partners/rules.ts';
import { alonePage } from '../../src/partners/views.ts';
import { type Answers, allPages, faults } from '../../src/platform/forms/form.ts';
import { askedPages, formStatus } from '../../src/platform/forms/status.ts';
import { wordFaults } from '../../src/platform/forms/words.ts';
import { type Language, languages } from '../../src/platform/language.ts';
import { loadMunicipality } from '../../src/platform/municipality.ts';
import { qrSvg } from '../../src/platform/qr.ts';
import { walk } from '../support/walker.ts';

const context = readingContext(new Date('2026-11-24T09:00:00Z'));

describe('the partner’s part', () => {
  test('is a form without faults, with words for everything', () => {
    for (const one of [partOfLivelihoodSupport, renewedPartOfLivelihoodSupport, partOfExtraCost]) {
      expect(faults(one.form)).toEqual([]);
      for (const language of languages) expect(wordFaults(one.form, one.words(language).form)).toEqual([]);
    }
  });

  test('asks for what is her own, and for nothing of what the two have in common', () => {
    const pages = allPages(form).map(({ id }) => id);
    for (const own of [
      'contact',
      'planning',
      'incomes',
      'benefits',
      'assets',
      'costs',
      'payment',
      'attachments',
      'declaration',
    ])
      expect(pages).toContain(own);
    for (const common of ['month', 'partner', 'partner-planning', 'children', 'housing', 'home'])
      expect(pages).not.toContain(common);
    expect(JSON.stringify(form)).not.toMatch(/"id":"who"|"partner/);
    expect(JSON.stringify(form)).not.toMatch(/"rent"|"homeInsurance"/);
  });

  test('asks of her own money, and the first one of her partner’s only when there is no part for it', () => {
    const said = (words: (typeof partOfLivelihoodSupport)['words']) =>
      ['hasIncomes', 'hasMoney', 'hasAssets'].map((id) => {
        const { label, hint = '' } = words('sv').form.fields[id] ?? { label: '' };
        return { label, hint };
      });
    for (const { label, hint } of said(partOfLivelihoodSupport.words)) {
      expect(label).not.toMatch(/hushållet|era|partner/);
      expect(hint).toMatch(/Skriv bara det som är ditt|bara dina egna konton/);
    }
    for (const id of ['livelihood-support-new', 'livelihood-support-renewal'])
      for (const { label, hint } of said(appliedByForm(id).words)) {
        expect(label).not.toMatch(/hushållet|era|partner/);
        expect(hint).toContain('Söker du ensam för dig och din partner räknar du med din partners också.');
      }
  });

  test.each(['short', 'long', 1, 2, 3, 4] as const)('can be filled in, answering %s', (mode) => {
    for (const one of [form, livelihoodRenewalPartnerForm, livelihoodSupplementPartnerForm])
      expect(formStatus(one, walk(one, mode, context).draft)).toMatchObject({ complete: true, missing: [] });
  });

  test('asks of an extra cost how she is reached when nothing is known of her, and else only whether it is still so', () => {
    const { form: asked } = partOfExtraCost;
    const pages = (answers: Answers) =>
      askedPages(asked, { answers: extraCostFrom(answers, '2026-11', 'sv', partOfExtraCost), raw: {} }).map(
        ({ id }) => id,
      );
    expect(pages({})).toEqual(['has-costs', 'contact', 'language', 'payment', 'own-words', 'attachments']);
    const known = { phone: '070-174 06 05', payTo: 'noAccount', workedLastYear: 'no' };
    expect(pages(known)).toEqual(['has-costs', 'still-right', 'own-words', 'attachments']);
  });

  test('begins the next month with what is hers alone, also when it was told in an application of her own', () => {
    const income = (who: string, amount: number) => ({ type: 'salary', amount, date: '2026-10-25', who });
    const before = {
      ...{ month: '2026-10', civilStatus: 'cohabiting', applyTogether: 'no', partnerName: 'Johan Ek' },
      ...{ hasChildren: 'yes', children: [{ id: 'b', values: { name: 'Alva' } }], address: 'Kvarngatan 7' },
      hasIncomes: 'yes',
      incomes: [
        { id: 'a', values: income('applicant', 100) },
        { id: 'b', values: income('partner', 200) },
      ],
      hasAssets: 'yes',
      hasCosts: 'yes',
      costs: [
        { id: 'a', values: { type: 'rent', amount: 300 } },
        { id: 'b', values: { type: 'dentist', amount: 400 } },
      ],
      assets: [
        {
          id: 'a',
          values: { type: 'vehicle', registration: 'ABC 123', description: 'Volvo', value: 500, who: 'applicant' },
        },
        {
          id: 'b',
          values: { type: 'savings', registration: '', description: 'Johans konto', value: 5, who: 'partner' },
        },
      ],
      ...{ phone: '070-174 06 05', planning: ['jobSeeking'] },
    };
    const facts = (planningBefore: string) => ({ planningBefore, contactBefore: '070-174 06 05' });
    const began = renewedPartFrom(before, '2026-11', 'sv', new Map([['b', 50]]));
    expect(began).toEqual({
      month: '2026-11',
      phone: '070-174 06 05',
      planning: ['jobSeeking'],
      seeksWork: 'yes',
      planningBefore: 'Jag söker arbete',
      contactBefore: '070-174 06 05',
      // The same facts in each language, and no other.
      factsIn: [
        { id: 'sv', values: facts('Jag söker arbete') },
        { id: 'en', values: facts('I am looking for work') },
      ],
      lastIncomes: [{ id: 'i-a', values: { type: 'salary', lastAmount: 100 } }],
      lastAssets: [
        { id: 'a', values: { type: 'vehicle', registration: 'ABC 123', description: 'Volvo', lastValue: 500 } },
      ],
      lastCosts: [{ id: 'c-b', values: { type: 'dentist', lastAmount: 400, lastApproved: 50 } }],
    });
  });
});

describe('who is asked', () => {
  const whole = {
    civilStatus: 'cohabiting',
    partnerName: ' Johan Ek ',
    partnerNumber: '198102062398',
    applyTogether: 'yes',
  };
  test.each([
    ['both apply together', whole, { name: 'Johan Ek', number: '198102062398' }],
    ['she applies alone', { ...whole, applyTogether: 'no' }, undefined],
    ['nothing is said of that', { ...whole, applyTogether: null }, undefined],
    ['she lives alone', { ...whole, civilStatus: 'single' }, undefined],
    ['only the day of birth is known', { ...whole, partnerNumber: '19810206' }, undefined],
  ])('when %s', (_when, answers, expected) => {
    expect(partnerIn(answers)).toEqual(expected);
  });

  // Nobody is asked by a day of birth, and nobody is lost: the application is not sent so.
  test.each([
    ['yes', '19810206', ['partnerNumber']],
    ['yes', '198102062398', []],
    ['no', '19810206', []],
  ])('answering %s with the number %s, there is missing %s', (applyTogether, partnerNumber, missing) => {
    const { answers } = walk(livelihoodSupportForm, 'short', context).draft;
    const draft = {
      answers: { ...answers, ...whole, applyTogether, partnerNumber, partnerPlanning: ['work'] },
      raw: {},
    };
    expect(formStatus(livelihoodSupportForm, draft).missing.map(({ name }) => name)).toEqual(missing);
  });
});

test('what the two have in common is the household’s, and no word of what is the applicant’s own', () => {
  const { draft } = walk(livelihoodSupportForm, 'long', context);
  const answers = {
    ...draft.answers,
    housingForm: 'rental',
    address: 'Storgatan 13',
    personsInHome: 2,
    rooms: 2,
    rent: 720_000,
  };
  const words = (language: Language) => appliedByForm(livelihoodSupportForm.id).words(language);
  const told = commonOf(livelihoodSupportForm, answers, words, false);
  const labels = told.sv.map(({ label }) => label);
  expect(labels).toContain('Adress');
  expect(labels).toContain('Månad');
  // Whatever is not of the household is left out, also when a question is added to the form later.
  const allowed = [
    'Månad',
    'Barn',
    'Bostad',
    'Adress',
    'Personer i bostaden',
    'Antal rum',
    'Hyra i månaden',
    'Kostnader',
    'Söker för',
  ];
  for (const label of labels) expect(allowed).toContain(label);
  const plain = JSON.stringify(told);
  for (const own of ['sokande@example.com', '174 06 05', '198001022386', 'Ett längre svar', '6789'])
    expect(plain).not.toContain(own);
  const costs = told.sv.find(({ label }) => label === 'Kostnader');
  expect(costs?.entries?.length).toBeGreaterThan(0);
  expect(costs?.entries?.every(({ title }) => /Hyra|El|Hemförsäkring|Internet|hyra/i.test(title))).toBe(true);
  expect(told.en.length).toBe(told.sv.length);
  // It is read by both: "you" would be the other.
  expect(JSON.stringify(told.sv)).toContain('Bor i hemmet');
  expect(JSON.stringify(told)).not.toMatch(/hos dig|with you/);
  // Where a protected person lives is not told, not even to the one who is said to live there.
  const hidden = commonOf(livelihoodSupportForm, answers, words, true);
  expect(hidden.sv.map(({ label }) => label)).not.toContain('Adress');
});

test('where one speaks alone there are numbers to call at night as well', () => {
  const municipality = loadMunicipality();
  const { socialEmergency } = municipality.phones;
  for (const language of languages) {
    const said = JSON.stringify(alonePage({}, municipality, language).model.now);
    expect(said).toContain(`"text":"${socialEmergency.number}"`);
    expect(said).toContain(socialEmergency.hours[language]);
  }
});

test('one is reminded after three and after seven days', () => {
  const days = ['2026-11-24', '2026-11-26', '2026-11-27', '2026-11-30', '2026-12-01', '2026-12-04'];
  expect(days.map((day) => remindersBy('2026-11-24', day))).toEqual([0, 0, 1, 1, 2, 2]);
  const next = (today: string, last = '2026-12-04') => nextReminder('2026-11-24', last, today);
  expect([next('2026-11-24'), next('2026-11-27'), next('2026-12-01')]).toEqual(['2026-11-27', '2026-12-01', undefined]);
  expect(next('2026-11-27', '2026-11-28')).toBeUndefined();
});

test('what is written is tidied, and is neither empty nor endless', () => {
  expect(readWords('  Hyran\r\när fel ', true)).toEqual({ words: 'Hyran\när fel', problem: undefined });
  expect(readWords(' ', true).problem).toBe('empty');
  expect(readWords('', false).problem).toBeUndefined();
  expect(readWords('a'.repeat(3001), false).problem).toBe('tooLong');
});

test('a QR code is a picture with three finders and white around it', () => {
  const svg = qrSvg('https://medborgarsidan.example/medsokande/00000000-0000-4000-8000-000000000000');
  const size = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
  const dark = new Set([...svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x ?? ''} ${y ?? ''}`));
  const at = (x: number, y: number) => dark.has(`${String(x)} ${String(y)}`);
  const finder = (x: number, y: number) =>
    Array.from({ length: 7 }, (_, row) =>
      Array.from({ length: 7 }, (_, column) => (at(x + column, y + row) ? '#' : '.')).join(''),
    );
  const expected = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######'];
  expect(finder(4, 4)).toEqual(expected);
  expect(finder(size - 11, 4)).toEqual(expected);
  expect(finder(4, size - 11)).toEqual(expected);
  for (let n = 0; n < size; n += 1)
    for (const edge of [0, 3, size - 4, size - 1]) expect(at(n, edge) || at(edge, n)).toBe(false);
  expect(svg).not.toMatch(/style|script/);
});
