import { describe, expect, test } from 'vitest';
import { type Reach, type Told, earlierReach } from '../../src/accounts/rules.ts';
import { livelihoodRenewalForm } from '../../src/applications/forms/livelihood-renewal.form.ts';
import { livelihoodSupplementForm } from '../../src/applications/forms/livelihood-supplement.form.ts';
import { livelihoodSupportPartnerForm } from '../../src/applications/forms/livelihood-support-partner.form.ts';
import { livelihoodSupportForm as form } from '../../src/applications/forms/livelihood-support.form.ts';
import { livelihoodSupportText } from '../../src/applications/forms/livelihood-support.text.ts';
import {
  type Earlier,
  isReckonable,
  type Proposal,
  appliedOf,
  asAskedToday,
  draftForHelper,
  formForHelper,
  newFromRenewal,
  offersOn,
  partOfLivelihoodSupport,
  proposalFrom,
  renewalFrom,
  withContactSaid,
  rentBeside,
  versionAfter,
  withKnown,
} from '../../src/applications/rules.ts';
import { readingContext, text } from '../../src/applications/text.ts';
import { calculationModel } from '../../src/calculation/views.ts';
import { type Answers, allPages, emptyDraft, entriesOf, faults, placeOf } from '../../src/platform/forms/form.ts';
import { visibility } from '../../src/platform/forms/conditions.ts';
import { askedAnswers, draftShape, freeze, readFrozen } from '../../src/platform/forms/freeze.ts';
import { errorSummary, pageBlocks } from '../../src/platform/forms/models.ts';
import { applyPost } from '../../src/platform/forms/post.ts';
import { askedPages, firstUnfinished, formStatus, reviewPages } from '../../src/platform/forms/status.ts';
import { summarise } from '../../src/platform/forms/summary.ts';
import type { FormWords, Words } from '../../src/platform/forms/words.ts';
import { wordFaults } from '../../src/platform/forms/words.ts';
import { languages } from '../../src/platform/language.ts';
import { loadMunicipality } from '../../src/platform/municipality.ts';
import type { WalkMode } from '../support/walker.ts';
import { walk } from '../support/walker.ts';

const context = readingContext(new Date('2026-11-24T09:00:00Z'));
const wordsIn = (language: (typeof languages)[number]): Words => ({
  form: livelihoodSupportText[language],
  common: text[language].form,
});
const chances: WalkMode[] = Array.from({ length: 24 }, (_, n) => n);
const modes: WalkMode[] = ['short', 'long', ...chances];

describe('the declaration', () => {
  test('has no faults', () => {
    expect(faults(form)).toEqual([]);
  });

  test.each(languages)('has words for everything, in %s', (language) => {
    expect(wordFaults(form, livelihoodSupportText[language])).toEqual([]);
  });

  test('a missing word does not compile', () => {
    const fields: Omit<FormWords<typeof form>['fields'], 'rent'> = livelihoodSupportText.sv.fields;
    // @ts-expect-error the question about rent has no words here
    const broken: FormWords<typeof form>['fields'] = fields;
    expect(broken).toBeDefined();
  });

  test('pages are small', () => {
    for (const page of allPages(form)) {
      expect(page.fields.length, page.id).toBeLessThanOrEqual(5);
      if (page.fields.some((field) => field.kind === 'group' && field.carried !== true))
        expect(page.fields, page.id).toHaveLength(1);
    }
  });

  test('every repeating group stands behind one question, so that nothing to report is one answer', () => {
    for (const page of allPages(form))
      for (const field of page.fields)
        if (field.kind === 'group' && field.carried !== true) expect(page.onlyIf, page.id).toMatchObject({ is: 'yes' });
  });

  test('the forms that take their pages from it are whole as well', () => {
    for (const other of [livelihoodRenewalForm, livelihoodSupplementForm, livelihoodSupportPartnerForm])
      expect(faults(other), other.id).toEqual([]);
  });

  test('attachments are never demanded', () => {
    for (const page of allPages(form))
      for (const field of page.fields) if (field.kind === 'file') expect(field.optional).toBe(true);
  });
});

describe('a person fills it in', () => {
  test.each(modes)('answering %s, the form becomes whole and reads well in both languages', (mode) => {
    const { draft } = walk(form, mode, context);
    expect(formStatus(form, draft)).toMatchObject({ complete: true, missing: [] });
    expect(firstUnfinished(form, draft)).toBeUndefined();
    expect(draft.raw).toEqual({});
    expect(draftShape.parse(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
    for (const language of languages) {
      const words = wordsIn(language);
      const plain = JSON.stringify(summarise(form, draft.answers, words));
      expect(plain).not.toMatch(/undefined|\[object|\{\w+\}|null|NaN/);
      expect(readFrozen(freeze(form, draft.answers, words)).language).toBe(language);
    }
  });

  test('taken together the walks ask every question', () => {
    const asked = new Set(modes.flatMap((mode) => walk(form, mode, context).steps.flatMap((step) => step.asked)));
    // What the answers call for is put there by the room, which a walk does not have.
    const declared = allPages(form).flatMap((page) =>
      page.fields
        .filter((field) => (field.kind === 'group' ? field.carried !== true : field.fixed !== true))
        .flatMap((field) =>
          field.kind === 'group' ? [field.id, ...field.fields.map((part) => `${field.id}.${part.id}`)] : [field.id],
        ),
    );
    expect([...declared].filter((path) => !asked.has(path))).toEqual([]);
  });

  test('with nothing to report it is a short form', () => {
    const { draft, steps } = walk(form, 'short', context);
    const asked = steps.map((step) => step.page.id);
    for (const page of ['children', 'incomes', 'benefits', 'assets', 'costs', 'partner-planning', 'job-applications'])
      expect(asked).not.toContain(page);
    expect(steps.length).toBeLessThanOrEqual(20);
    expect(draft.answers).not.toHaveProperty('incomes');
  });

  test('leaving a page empty is answered in words that tell what to do', () => {
    const { draft } = walk(form, 'long', context);
    for (const language of languages)
      for (const page of [...askedPages(form, draft), ...reviewPages(form)]) {
        const { errors, then } = applyPost(form, page, emptyDraft, {}, context);
        const summary = errorSummary(errors, wordsIn(language), text[language].errorTitle);
        for (const error of summary?.errors ?? []) {
          expect(error.message, `${page.id} ${error.href}`).not.toMatch(/undefined|\{\w+\}|ogiltig|invalid/i);
          expect(error.message.length, error.href).toBeGreaterThan(10);
        }
        expect(then === 'invalid', page.id).toBe(errors.length > 0);
      }
  });

  test('every page has models with a label and its own id for every box', () => {
    for (const mode of modes) {
      const { draft } = walk(form, mode, context);
      for (const page of askedPages(form, draft)) {
        const blocks = pageBlocks(form, page, draft, [], wordsIn('sv'), { today: context.today, newEntryId: 'fresh' });
        const ids: string[] = [];
        JSON.stringify(blocks, (_key, value: unknown) => {
          if (typeof value === 'object' && value !== null && 'kind' in value && 'id' in value && 'name' in value) {
            ids.push(String(value.id));
            expect('label' in value && value.label, String(value.id)).toBeTruthy();
          }
          return value;
        });
        expect(new Set(ids).size, `${page.id} ${ids.join()}`).toBe(ids.length);
      }
    }
  });
});

describe('what depends on what', () => {
  const asked = (answers: Record<string, string | string[]>) =>
    askedPages(form, { answers, raw: {} }).map((page) => page.id);

  test.each([
    [{ hasChildren: 'yes' }, 'children'],
    [{ hasIncomes: 'yes' }, 'incomes'],
    [{ hasPendingBenefits: 'yes' }, 'benefits'],
    [{ hasAssets: 'yes' }, 'assets'],
    [{ hasCosts: 'yes' }, 'costs'],
    [{ housingForm: 'none' }, 'no-home'],
    [{ housingForm: 'rental' }, 'home'],
    [{ planning: ['work'] }, 'work'],
    [{ planning: ['sick', 'studies'] }, 'studies'],
    [{ planning: ['sick'] }, 'sick-leave'],
    [{ civilStatus: 'cohabiting', applyTogether: 'no' }, 'partner-planning'],
    [{ planning: ['jobSeeking'], hasJobApplications: 'yes' }, 'job-applications'],
  ])('%j asks %s', (answers, page) => {
    expect(asked(answers)).toContain(page);
  });

  test.each([
    [{ hasChildren: 'no' }, 'children'],
    [{}, 'incomes'],
    [{ housingForm: 'none' }, 'home'],
    [{ housingForm: 'rental' }, 'no-home'],
    [{ civilStatus: 'single' }, 'partner-planning'],
    [{ civilStatus: 'cohabiting', applyTogether: 'yes' }, 'partner-planning'],
    [{ planning: ['work'], hasJobApplications: 'yes' }, 'job-applications'],
  ])('%j does not ask %s', (answers, page) => {
    expect(asked(answers)).not.toContain(page);
  });

  test('a person who lives alone is never asked whose money it is', () => {
    const body = { 'incomes.e1.type': 'salary', 'incomes.e1.amount': '5 840', 'incomes.e1.date.day': '2026-11-20' };
    const incomes = allPages(form).find((page) => page.id === 'incomes');
    if (!incomes) throw new Error('no page');
    const alone = { answers: { civilStatus: 'single', hasIncomes: 'yes' }, raw: {} };
    const couple = { answers: { civilStatus: 'cohabiting', applyTogether: 'no', hasIncomes: 'yes' }, raw: {} };
    expect(applyPost(form, incomes, alone, body, context).errors).toEqual([]);
    expect(applyPost(form, incomes, couple, body, context).errors.map((error) => error.name)).toEqual([
      'incomes.e1.who',
    ]);
  });
});

test.each([
  ['24', '11', '2026', undefined],
  ['24', '11', '2025', undefined],
  ['25', '11', '2026', 'tooLate'],
  ['3', '11', '2099', 'tooLate'],
  ['23', '11', '2025', 'tooEarly'],
  ['3', '11', '1900', 'tooEarly'],
])('money is said to have come on a day of the last year: %s %s %s', (day, month, year, code) => {
  const incomes = allPages(form).find((page) => page.id === 'incomes');
  if (!incomes) throw new Error('no page');
  const body = { 'incomes.e1.type': 'salary', 'incomes.e1.amount': '5 840' };
  const date = { 'incomes.e1.date.day': day, 'incomes.e1.date.month': month, 'incomes.e1.date.year': year };
  const alone = { answers: { civilStatus: 'single', hasIncomes: 'yes' }, raw: {} };
  const { errors } = applyPost(form, incomes, alone, { ...body, ...date }, context);
  expect(errors.map((error) => error.code)).toEqual(code === undefined ? [] : [code]);
});

describe('what is said of the answers', () => {
  const municipality = loadMunicipality();
  const first = appliedOf('livelihoodSupport', 'NEW');
  const renewal = appliedOf('livelihoodSupport', 'RENEWAL');
  if (!first || !renewal) throw new Error('There is no such form');
  const line = (id: string, values: Answers) => ({ id, values: values as Record<string, string | number> });
  const salary = (id: string, date: string, amount = 400_000) => line(id, { type: 'salary', amount, date });
  const answers: Answers = {
    month: '2026-11',
    civilStatus: 'single',
    housingForm: 'rental',
    rent: 720_000,
    hasIncomes: 'yes',
    incomes: [salary('a', '2026-11-25')],
    hasCosts: 'yes',
    costs: [line('c', { type: 'rent', amount: 720_000 })],
  };
  const reckon = (of: Answers, applied = first): Proposal | undefined =>
    proposalFrom({ answers: of }, applied, municipality.livelihoodSupport);
  type Calculated = Extract<Proposal, { kind: 'calculated' }>;
  const sums = (proposal: Proposal | undefined) =>
    proposal?.kind === 'calculated' ? [proposal.calculation.costs, proposal.calculation.incomes] : [];

  test('whether one applies together is told in a renewal by her who lives with somebody', () => {
    for (const [civilStatus, told] of [
      ['single', false],
      ['cohabiting', true],
    ] as const) {
      const again = renewalFrom({ ...answers, civilStatus, applyTogether: 'no' }, '2026-12', 'sv', new Map());
      const place = placeOf(renewal.form, 'applyTogether');
      expect(place && visibility(renewal.form, again).field(place.field)).toBe(told);
    }
  });

  test('an account stands as it was said last: where it was asked for, and not where nothing was to be changed', () => {
    const said = (formId: string, payTo: string, more: Answers = {}, counts = true) => ({
      formId: `livelihood-support-${formId}`,
      answers: { payTo, ...more },
      counts,
    });
    const now = (...sent: ReturnType<typeof said>[]) => withContactSaid({ payTo: 'before' }, sent)['payTo'];
    expect(now()).toBe('before');
    expect(now(said('renewal', 'typed', { contactChanged: 'no' }), said('new', 'first'))).toBe('first');
    expect(now(said('renewal', 'changed', { contactChanged: 'yes' }), said('new', 'first'))).toBe('changed');
    // A renewal that became a new application asked for it, whatever had been answered before that.
    expect(now(said('new', 'anew', { contactChanged: 'no' }), said('new', 'first'))).toBe('anew');
    expect(
      now(said('supplement', 'other', { contactKnown: 'yes', contactChanged: 'yes' }, false), said('new', 'first')),
    ).toBe('first');
  });

  test('a renewal that becomes a new application counts each sum once', () => {
    const again = renewalFrom(answers, '2026-12', 'sv', new Map());
    const same = (group: string): Answers => ({
      [group]: entriesOf(again[group]).map(({ id, values }) => ({ id, values: { ...values, change: 'same' } })),
    });
    const answered = { ...again, ...same('lastIncomes'), ...same('lastCosts'), hasIncomes: 'no', hasCosts: 'no' };
    expect(sums(reckon(answered, renewal))).toEqual([720_000, -400_000]);
    const anew = newFromRenewal(answered);
    expect(sums(reckon({ ...anew, civilStatus: 'single' }))).toEqual([720_000, -400_000]);
    // And what is known the month after is no longer either.
    expect(entriesOf(renewalFrom(anew, '2027-01', 'sv', new Map())['lastCosts'])).toHaveLength(1);
  });

  test('who applies for both is asked whether the partner’s plan has changed, and only then what it is', () => {
    const both = { ...answers, civilStatus: 'cohabiting', applyTogether: 'no', partnerPlanning: ['studies'] };
    const again = renewalFrom(both, '2026-12', 'sv', new Map());
    expect(again).toMatchObject({ partnerPlanning: ['studies'], partnerPlanningBefore: 'Studerar eller läser sfi' });
    const asks = (more: Answers) =>
      askedPages(renewal.form, { answers: { ...again, ...more }, raw: {} }).map(({ slug }) => slug);
    expect(asks({ partnerPlanningChanged: 'yes' })).toContain('partnerns-planering');
    expect(asks({ partnerPlanningChanged: 'no' })).not.toContain('partnerns-planering');
    // One who fills in a part of her own tells it herself.
    expect(renewalFrom({ ...both, applyTogether: 'yes' }, '2026-12', 'sv', new Map())).not.toHaveProperty(
      'partnerPlanningBefore',
    );
  });

  test('the same income in two months is told of, and is one income the month after', () => {
    const two = { ...answers, incomes: [salary('a', '2026-10-25'), salary('b', '2026-11-25', 410_000)] };
    expect(reckon(two)).toMatchObject({ severalMonths: true });
    expect(reckon(answers)).toMatchObject({ severalMonths: false });
    const known = (of: Answers) => entriesOf(renewalFrom(of, '2026-12', 'sv', new Map())['lastIncomes']);
    expect(known(two).map(({ values }) => values['lastAmount'])).toEqual([410_000]);
    // Two in one month are two, and so are two people's.
    expect(known({ ...two, incomes: [salary('a', '2026-11-03'), salary('b', '2026-11-25')] })).toHaveLength(2);
  });

  test('wages, of which not all may count, and others who live in the home are told of', () => {
    expect(reckon(answers)).toMatchObject({ earned: true, others: false });
    const gift = { ...answers, incomes: [line('g', { type: 'gift', amount: 10_000, date: '2026-11-03' })] };
    expect(reckon({ ...gift, personsInHome: 1 })).toMatchObject({ earned: false, others: false });
    expect(reckon({ ...gift, personsInHome: 2 })).toMatchObject({ earned: false, others: true });
  });

  test('an income of another month is counted, and told of on its line', () => {
    const { calculation } = { ...(reckon({ ...answers, incomes: [salary('a', '2026-10-25')] }) as Calculated) };
    const [income] = calculation.lines.filter(({ part }) => part === 'incomes');
    expect(income).toMatchObject({ ore: -400_000, what: { came: '2026-10' } });
    const said = (of: Calculated['calculation']) =>
      calculationModel(of, 'sv')
        .tables.at(-1)
        ?.rows.map(({ note }) => note);
    expect(said(calculation)?.[0]).toBe('Kom i oktober 2026. Handläggaren avgör om pengarna räknas i den här månaden');
    expect(said((reckon(answers) as Calculated).calculation)).toEqual([undefined]);
  });

  test('for the unit a partner’s part is added to the first one’s, each line with whose it is', () => {
    const part = {
      hasIncomes: 'yes',
      incomes: [salary('a', '2026-11-20', 333_300)],
      lastCosts: [line('c-c', { type: 'medicine', lastAmount: 22_200, change: 'same' })],
      hasCosts: 'no',
      balance: 100,
    };
    const couple = { ...answers, civilStatus: 'cohabiting', applyTogether: 'yes', balance: 1000 };
    const both = proposalFrom({ answers: couple }, first, municipality.livelihoodSupport, part);
    expect(sums(both)).toEqual([742_200, -733_300]);
    expect(both).toMatchObject({ calculation: { assets: 1100 } });
    expect(sums(reckon(couple))).toEqual([720_000, -400_000]);
    const { tables } = calculationModel((both as Calculated).calculation, 'sv', 'staff');
    expect(tables.at(-1)?.rows.map(({ note }) => note)).toEqual(['Sökande', 'Partnern']);
  });

  test('what it comes to so far is told when incomes and costs are answered', () => {
    const isTold = (of: Answers, applied = first) => isReckonable(applied.form, { answers: of, raw: {} });
    expect(isTold(answers)).toBe(true);
    expect(isTold({ month: '2026-11', civilStatus: 'single', hasIncomes: 'no' })).toBe(false);
    // That there are costs says nothing of how much.
    expect(isTold({ ...answers, costs: [] })).toBe(false);
    expect(isTold({ ...answers, incomes: [line('a', { type: 'salary' })] })).toBe(false);
    const again = renewalFrom(answers, '2026-12', 'sv', new Map());
    expect(isTold({ ...again, hasIncomes: 'no', hasCosts: 'no' }, renewal)).toBe(false);
  });

  test('one who has fallen ill since the month before is asked for a certificate, and one who was ill is not asked again', () => {
    const papers = (of: Answers) =>
      entriesOf(
        withKnown({ answers: of, raw: {} }, renewal, { language: 'sv', today: '2026-11-24', municipality }).answers[
          'evidence'
        ],
      ).map(({ values }) => values['what']);
    const ill = { planning: ['sick'], sickCertificate: 'yes' };
    expect(papers({ ...ill, planningChanged: 'yes' })).toEqual(['Läkarintyg']);
    expect(papers({ ...ill, planningChanged: 'no' })).toEqual([]);
    const asked = (of: Answers) => askedPages(renewal.form, { answers: of, raw: {} }).map(({ id }) => id);
    expect(asked({ ...ill, planningChanged: 'yes' })).toContain('sick-leave');
    expect(asked({ ...ill, planningChanged: 'no' })).not.toContain('sick-leave');
    expect(asked({ planning: ['work'], planningChanged: 'yes' })).not.toContain('sick-leave');
  });

  test('what is attached goes along when the line that it was for is taken away, and how a paper comes is remembered', () => {
    const put = (of: Answers): Answers =>
      withKnown({ answers: of, raw: {} }, renewal, { language: 'sv', today: '2026-11-24', municipality }).answers;
    const asked = (of: Answers) => askedPages(renewal.form, { answers: of, raw: {} }).map(({ id }) => id);
    const said = (of: Answers) =>
      askedAnswers(renewal.form, of)['evidence'] as { id: string; values: object }[] | undefined;
    const income = { hasIncomes: 'yes', incomes: [line('a', { type: 'salary', amount: 100 })] };
    const ill = { planningChanged: 'yes', planning: ['sick'], sickCertificate: 'yes' };
    const called = put({ ...income, ...ill });
    const papers = entriesOf(called['evidence']).map(({ id, values }) => ({
      id,
      values: { ...values, answer: 'here' },
    }));
    expect(papers.map(({ id }) => id)).toEqual(['i-a', 'certificate']);
    const answered = put({ ...called, evidence: papers, attachments: ['f'] });
    // The file is sent for as long as it is there.
    const well = put({ ...answered, hasIncomes: 'no', planning: ['work'] });
    expect(said(well)).toBeUndefined();
    expect(asked(well)).toContain('attachments');
    expect(askedAnswers(renewal.form, well)).toMatchObject({ attachments: ['f'] });
    expect(asked(put({ ...well, attachments: [] }))).not.toContain('attachments');
    // Nobody reads how the papers would have come, and it stands there again with them.
    expect(askedAnswers(renewal.form, well)).not.toHaveProperty('evidenceAside');
    expect(said(put({ ...well, planning: ['sick'] }))).toMatchObject([
      { id: 'certificate', values: { answer: 'here' } },
    ]);
    expect(said(put({ ...put({ ...well, planning: ['sick'] }), hasIncomes: 'yes' }))).toEqual(said(answered));
  });

  test('one who has turned 18 and does not go to school is left out, and that is told; so is a month without a norm', () => {
    const child = (more: Answers) => ({
      ...answers,
      hasChildren: 'yes',
      children: [line('b', { number: '20061101', ...more })],
    });
    expect(reckon(child({}))).toMatchObject({ leftOut: 1, calculation: { norm: reckonedNorm(answers) } });
    expect(reckon(child({ school: 'Gymnasiet' }))).toMatchObject({ leftOut: 0 });
    expect(reckon({ ...answers, month: '2027-01' })).toEqual({ kind: 'noNorm', month: '2027-01' });
  });

  const reckonedNorm = (of: Answers) => {
    const proposal = reckon(of);
    return proposal?.kind === 'calculated' ? proposal.calculation.norm : undefined;
  };

  test('money in accounts and what is owned is told of, and not counted', () => {
    const rich = {
      ...answers,
      balance: 50_000_000,
      hasAssets: 'yes',
      assets: [line('x', { type: 'vehicle', value: 1_000_000 })],
    };
    expect(reckon(rich)).toMatchObject({ calculation: { assets: 51_000_000 } });
    expect(reckon({ ...rich, balance: -10_000, hasAssets: 'no' })).toMatchObject({ calculation: { assets: 0 } });
    // A sum that stands beside a no is no sum.
    expect(reckon({ ...rich, hasMoney: 'no', hasAssets: 'no' })).toMatchObject({ calculation: { assets: 0 } });
    expect(sums(reckon(rich))).toEqual(sums(reckon(answers)));
  });

  describe('what is owned', () => {
    const car = { type: 'vehicle', registration: 'ABC 123', vehicleBought: '2019', description: 'Volvo V70' };
    const flat = { type: 'property', propertyBought: '2011', propertyPrice: 90_000_000, description: 'Hus' };
    const owning: Answers = {
      ...answers,
      hasAssets: 'yes',
      assets: [
        line('car', { ...car, value: 2_000_000 }),
        line('flat', flat),
        line('cash', { type: 'savings', value: 500 }),
      ],
    };
    const again = renewalFrom(owning, '2026-12', 'sv', new Map());
    const answered = (...said: Answers[]): Answers => ({
      ...again,
      hasAssets: 'no',
      lastAssets: entriesOf(again['lastAssets']).map(({ id, values }, at) => ({
        id,
        values: { ...values, ...(said[at] as typeof values) },
      })),
    });
    const same = { change: 'same' };
    const balance = allPages(renewal.form).find(({ id }) => id === 'balance');
    const missing = (of: Answers) =>
      formStatus(renewal.form, { answers: of, raw: {} }).missing.flatMap(({ page, name }) =>
        page.id === 'balance' ? [name] : [],
      );

    test('stands there line by line in a renewal with all that is known of it, and each is to be answered for', () => {
      expect(again['lastAssets']).toEqual([
        line('car', { ...car, lastValue: 2_000_000 }),
        line('flat', flat),
        line('cash', { type: 'savings', lastValue: 500 }),
      ]);
      expect(again).not.toHaveProperty('assets');
      const names = ['car', 'flat', 'cash'].map((id) => `lastAssets.${id}.change`);
      expect(missing({ ...again, hasMoney: 'no', hasAssets: 'no' })).toEqual(names);
      expect(missing({ ...answered(same, same, { change: 'gone' }), hasMoney: 'no' })).toEqual([]);
      // Neither what another value is, nor what became of it, stops anybody.
      expect(missing({ ...answered(same, { change: 'changed' }, same), hasMoney: 'no' })).toEqual([]);
      // Nobody is asked for lines that there are none of.
      const bare = renewalFrom({ ...owning, hasAssets: 'no' }, '2026-12', 'sv', new Map());
      expect(missing({ ...bare, hasMoney: 'no' })).toEqual(['hasAssets']);
      expect(balance?.fields.map(({ id }) => id)).toEqual(['hasMoney', 'balance', 'lastAssets', 'hasAssets']);
    });

    test('is counted as it is now, and goes on to the next month and into a new application with nothing lost', () => {
      const { hasAssets, assets } = { hasAssets: 'yes', assets: [line('bike', { type: 'vehicle', value: 70_000 })] };
      const said = answered({ change: 'changed', value: 1_500_000 }, same, { change: 'gone', became: 'Slut' });
      const now = [line('car', { ...car, value: 1_500_000 }), line('flat', flat)];
      const counted = (of: Answers) => {
        const proposal = reckon({ ...of, civilStatus: 'single' }, renewal);
        return proposal?.kind === 'calculated' ? proposal.calculation.assets : undefined;
      };
      expect(counted(said)).toBe(1_500_000);
      expect(counted({ ...said, hasAssets, assets })).toBe(1_570_000);
      expect(counted(answered(same, same, same))).toBe(2_000_500);
      const next = renewalFrom({ ...said, hasAssets, assets }, '2027-01', 'sv', new Map());
      expect(next['lastAssets']).toEqual([
        line('car', { ...car, lastValue: 1_500_000 }),
        line('flat', flat),
        line('bike', { type: 'vehicle', lastValue: 70_000 }),
      ]);
      const anew = newFromRenewal({ ...said, hasAssets, assets });
      expect(anew).toMatchObject({ hasAssets: 'yes', assets: [...now, ...assets] });
      expect(anew).not.toHaveProperty('lastAssets');
      expect(newFromRenewal(said)['assets']).toEqual(now);
      // Not answered yet is not gone.
      expect(newFromRenewal(again)['assets']).toEqual(owning['assets']);
    });

    test('is told to the unit as it was, as it is and what became of it', () => {
      const said = answered(same, { change: 'changed', value: 80_000_000 }, { change: 'gone', became: 'Uttaget' });
      const { sections } = summarise(renewal.form, said, renewal.words('sv'));
      const lines = sections
        .flatMap(({ rows }) => rows)
        .flatMap(({ entries = [] }) => entries)
        .map(({ title, rows }) => [title, ...rows.map(({ label, value }) => `${label}: ${value.join()}`)].join(' / '));
      expect(lines).toContain(
        'Fordon, Volvo V70, 20\u00a0000\u00a0kronor / Reg.nummer: ABC 123 / Köpt år: 2019 / Nu: Ja, som förra gången',
      );
      expect(lines).toContain(
        'Bostadsrätt, hus eller mark, Hus / Köpt år: 2011 / Pris vid köpet: 900\u00a0000\u00a0kronor / Nu: Ja, men värdet är ett annat / Värde nu: 800\u00a0000\u00a0kronor',
      );
      expect(lines).toContain(
        'Sparade pengar, fonder eller aktier, 5\u00a0kronor / Nu: Nej, det finns inte kvar / Vad som hände: Uttaget',
      );
    });

    test('a renewal that was begun or sent when assets were told in one line loses none of them', () => {
      const others = Object.fromEntries(Object.entries(again).filter(([id]) => id !== 'lastAssets'));
      const older: Answers = { ...others, assets: owning['assets'] ?? [], assetsBefore: 'Fordon' };
      const opened = (more: Answers) =>
        asAskedToday({ answers: { ...older, ...more }, raw: {} }, renewal.form.id).answers;
      for (const more of [{}, { hasAssets: 'no' }] as Answers[]) {
        expect(opened(more)['lastAssets']).toEqual(again['lastAssets']);
        expect(opened(more)).not.toHaveProperty('assets');
        expect(renewalFrom({ ...older, ...more }, '2027-01', 'sv', new Map())['lastAssets']).toEqual(
          again['lastAssets'],
        );
      }
      // Whoever has said yes may have changed them: they stand as she left them, and are counted once.
      const changed = { hasAssets: 'yes', assets: [line('car', { ...car, value: 100 })] };
      expect(opened(changed)).toMatchObject({ ...changed, lastAssets: [] });
      expect(renewalFrom(opened(changed), '2027-01', 'sv', new Map())['lastAssets']).toEqual([
        line('car', { ...car, lastValue: 100 }),
      ]);
      // What is asked for the first time, and what is begun today, stands as it is.
      for (const [draft, id] of [
        [{ answers: owning, raw: {} }, form.id],
        [{ answers: again, raw: {} }, renewal.form.id],
      ] as const)
        expect(asAskedToday(draft, id)).toBe(draft);
    });
  });

  test('a rent that is not applied for, or with another sum, is asked about', () => {
    expect(rentBeside(answers, first)).toBeUndefined();
    expect(rentBeside({ ...answers, hasCosts: 'no', costs: [] }, first)).toEqual({ home: 720_000, applied: 0 });
    expect(rentBeside({ ...answers, costs: [line('c', { type: 'rent', amount: 990_000 })] }, first)).toMatchObject({
      applied: 990_000,
    });
    // Not before it has been asked, nor of one without a home.
    expect(rentBeside({ ...answers, hasCosts: undefined as never, costs: [] }, first)).toBeUndefined();
    expect(rentBeside({ ...answers, housingForm: 'none', hasCosts: 'no' }, first)).toBeUndefined();
    expect(rentBeside({ ...answers, paysRent: 'no', hasCosts: 'no' }, first)).toBeUndefined();
    expect(rentBeside({ ...answers, supportFor: 'other', hasCosts: 'no' }, first)).toBeUndefined();
    expect(renewalFrom({ ...answers, paysRent: 'no' }, '2026-12', 'sv', new Map())['housingBefore']).not.toMatch(/7/);
  });

  test('papers are asked for on a changed rent, on the fee for a home one owns, and of a partner’s accounts', () => {
    const papers = (of: Answers, applied = first) =>
      entriesOf(
        withKnown({ answers: of, raw: {} }, applied, { language: 'sv', today: '2026-11-24', municipality }).answers[
          'evidence'
        ],
      ).map(({ values }) => (typeof values['what'] === 'string' ? values['what'] : ''));
    expect(papers(answers)).toContain('Hyresavi eller hyreskontrakt');
    expect(papers(answers).join()).not.toContain('Hyra,');
    // One who applies only for something else manages the rent herself, also when she tells of it among her costs.
    expect(papers({ ...answers, supportFor: 'other' })).toEqual([
      'Kontoutdrag för de senaste tre månaderna, alla konton',
      'Räkning, kvitto eller kostnadsförslag på det du söker för',
      'Besked om inkomsten: Lön, 4\u00a0000\u00a0kronor',
    ]);
    expect(papers(answers).join()).not.toContain('kostnadsförslag');
    expect(papers({ ...answers, paysRent: 'no' })).not.toContain('Hyresavi eller hyreskontrakt');
    expect(papers({ ...answers, housingForm: 'tenantOwned' }).join()).toContain('Räkning eller kvitto: Hyra');
    const again = renewalFrom(answers, '2026-12', 'sv', new Map());
    const [rent] = entriesOf(again['lastCosts']);
    const raised = { ...rent?.values, change: 'changed', amount: 990_000 };
    expect(papers({ ...again, lastCosts: [{ id: 'c-c', values: raised }] }, renewal).join()).toContain(
      'Hyra, 9\u00a0900',
    );
    expect(papers({ ...again, lastCosts: [{ id: 'c-c', values: { ...raised, change: 'same' } }] }, renewal)).toEqual(
      [],
    );
    expect(papers({}, partOfLivelihoodSupport)).toContain('Kontoutdrag för de senaste tre månaderna, alla konton');
  });

  test('a save that changes nothing makes no new version', () => {
    const row = { version: 4, draft: { answers, raw: {} } };
    expect(versionAfter(row, { answers: { ...answers }, raw: {} })).toBe(4);
    expect(versionAfter(row, { answers: { ...answers, rent: 1 }, raw: {} })).toBe(5);
  });
});

describe('what can be applied for', () => {
  const rules = { applicationOpensDay: 20, renewalGapMonths: 3 };
  const sent: Earlier = {
    ...{ id: 'c1', month: '2026-11-01', state: 'DECIDED', type: 'NEW', own: true, outcome: 'GRANTED', read: true },
  };
  const refused = { ...sent, outcome: 'REJECTED' } as const;
  const said = (earlier: readonly Earlier[], today: string) =>
    offersOn(earlier, today, rules).offers.map(
      ({ month, type, refused: no }) => `${month} ${type} ${no?.outcome ?? ''}`,
    );

  test.each<[string, readonly Earlier[], string, string[]]>([
    ['nothing is sent', [], '2026-11-12', ['2026-11 NEW ']],
    ['a month that was granted gives way to extra costs', [sent], '2026-11-12', ['2026-11 SUPPLEMENTARY ']],
    ['one that was refused can be applied for again', [refused], '2026-11-12', ['2026-11 RENEWAL REJECTED']],
    [
      'so can one that was dismissed, or written off',
      [
        { ...refused, outcome: 'DISMISSED' },
        { ...refused, month: '2026-12-01', outcome: 'WRITTEN_OFF' },
      ],
      '2026-11-24',
      ['2026-11 RENEWAL DISMISSED', '2026-12 RENEWAL WRITTEN_OFF'],
    ],
    ['as a partner it is a new one', [{ ...refused, own: false }], '2026-11-12', ['2026-11 NEW REJECTED']],
    [
      'not before she has read the decision: what is offered is not to tell what it says',
      [{ ...refused, read: false }],
      '2026-11-12',
      ['2026-11 SUPPLEMENTARY '],
    ],
    ['once she has applied anew the month is taken', [refused, sent], '2026-11-12', ['2026-11 SUPPLEMENTARY ']],
    [
      'so it is while that is not decided',
      [{ ...sent, state: 'RECEIVED', outcome: null, read: false }, refused],
      '2026-11-12',
      ['2026-11 SUPPLEMENTARY '],
    ],
    [
      'a month that has passed is offered when it was refused, and not otherwise',
      [refused, { ...refused, month: '2026-10-01' }],
      '2026-12-05',
      ['2026-11 RENEWAL REJECTED', '2026-12 RENEWAL '],
    ],
    [
      'what was taken back leaves the month as it was',
      [{ ...sent, state: 'WITHDRAWN', outcome: null }],
      '2026-11-12',
      ['2026-11 NEW '],
    ],
    [
      'something else than to live on takes no month, is nothing that a renewal begins from, and says nothing when it is refused',
      [
        { ...sent, type: 'OTHER' },
        { ...refused, type: 'OTHER', month: '2026-12-01' },
      ],
      '2026-11-24',
      ['2026-11 NEW ', '2026-12 NEW '],
    ],
    [
      'nor does it give back a month that is taken',
      [{ ...sent, type: 'OTHER' }, sent],
      '2026-11-12',
      ['2026-11 SUPPLEMENTARY '],
    ],
  ])('%s', (_what, earlier, today, expected) => {
    expect(said(earlier, today)).toEqual(expected);
  });
});

describe('another account after another telephone', () => {
  const reach = (phone: string): Reach => ({ phone, email: null, by: 'sms', language: 'sv' });
  const told = (phone: string, day: string): Told => ({ reach: reach(phone), at: new Date(`${day}T09:00:00Z`) });
  const now = new Date('2026-12-01T09:00:00Z');
  test.each<[string, readonly Told[], string | undefined]>([
    ['nothing was said before', [], undefined],
    ['the same number all along', [told('1', '2026-11-01'), told('1', '2026-10-01')], undefined],
    ['it was changed a month ago', [told('2', '2026-11-01'), told('1', '2026-10-01')], '1'],
    [
      'it was changed and then said once more',
      [told('2', '2026-11-01'), told('2', '2026-10-01'), told('1', '2026-09-01')],
      '1',
    ],
    [
      'it has been hers since before summer',
      [told('2', '2026-11-01'), told('2', '2026-05-01'), told('1', '2026-04-01')],
      undefined,
    ],
    [
      'twice: the one before the last',
      [told('3', '2026-11-01'), told('2', '2026-10-01'), told('1', '2026-01-01')],
      '2',
    ],
  ])('%s', (_what, sent, expected) => {
    expect(earlierReach(sent, now)?.phone ?? undefined).toBe(expected);
  });
});

test('one who helps with a renewal reads nothing of how its owner is reached, and is not asked about it', () => {
  const answers = { homeChanged: 'no', contactBefore: '070-174 06 05', contactChanged: 'yes', phone: '0701740605' };
  const seen = draftForHelper({ answers, raw: { email: ['a@'], homeChanged: ['no'] } }, livelihoodRenewalForm);
  expect(seen).toEqual({ answers: { homeChanged: 'no' }, raw: { homeChanged: ['no'] } });
  const asked = allPages(formForHelper(livelihoodRenewalForm)).flatMap(({ fields }) => fields.map(({ id }) => id));
  expect(asked).toContain('homeChanged');
  for (const id of ['contactBefore', 'contactChanged', 'phone', 'email', 'notifyBy']) expect(asked).not.toContain(id);
});
