import { describe, expect, test } from 'vitest';
import { livelihoodRenewalForm } from '../../src/applications/forms/livelihood-renewal.form.ts';
import { livelihoodSupplementForm } from '../../src/applications/forms/livelihood-supplement.form.ts';
import { livelihoodSupportPartnerForm } from '../../src/applications/forms/livelihood-support-partner.form.ts';
import { livelihoodSupportForm as form } from '../../src/applications/forms/livelihood-support.form.ts';
import { livelihoodSupportText } from '../../src/applications/forms/livelihood-support.text.ts';
import { readingContext, text } from '../../src/applications/text.ts';
import { allPages, emptyDraft, faults } from '../../src/platform/forms/form.ts';
import { draftShape, freeze, readFrozen } from '../../src/platform/forms/freeze.ts';
import { errorSummary, pageBlocks } from '../../src/platform/forms/models.ts';
import { applyPost } from '../../src/platform/forms/post.ts';
import { askedPages, firstUnfinished, formStatus, reviewPages } from '../../src/platform/forms/status.ts';
import { summarise } from '../../src/platform/forms/summary.ts';
import type { FormWords, Words } from '../../src/platform/forms/words.ts';
import { wordFaults } from '../../src/platform/forms/words.ts';
import { languages } from '../../src/platform/language.ts';
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
    const body = { 'incomes.e1.type': 'salary', 'incomes.e1.amount': '5 840', 'incomes.e1.date.day': '2026-11-25' };
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
