import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readingContext, text } from '../../src/applications/text.ts';
import { holds, visibility } from '../../src/platform/forms/conditions.ts';
import type { Answers, Condition, Draft, Form, GroupField, Page } from '../../src/platform/forms/form.ts';
import { allPages, defineForm, emptyDraft, faults, pageBySlug } from '../../src/platform/forms/form.ts';
import {
  askedAnswers,
  canonicalJson,
  draftShape,
  freeze,
  pageMark,
  readFrozen,
} from '../../src/platform/forms/freeze.ts';
import { errorSummary, pageBlocks } from '../../src/platform/forms/models.ts';
import type { Body } from '../../src/platform/forms/post.ts';
import { addFiles, applyPost, errorsOfRaw, readAction, readOpen } from '../../src/platform/forms/post.ts';
import {
  askedPages,
  firstUnfinished,
  formStatus,
  missingOn,
  pageAfter,
  pageBefore,
  pageStatus,
  stepOf,
} from '../../src/platform/forms/status.ts';
import { differences, summarise } from '../../src/platform/forms/summary.ts';
import type { FormWords, Words } from '../../src/platform/forms/words.ts';
import { wordFaults } from '../../src/platform/forms/words.ts';

const context = readingContext(new Date('2026-11-24T09:00:00Z'));

const form = defineForm({
  id: 'small',
  version: 3,
  sections: [
    {
      id: 'you',
      pages: [
        {
          id: 'name',
          slug: 'namn',
          fields: [
            { id: 'name', kind: 'text' },
            { id: 'nickname', kind: 'text', optional: true },
            { id: 'shoe', kind: 'number', recommended: true },
          ],
        },
        {
          id: 'pet',
          slug: 'djur',
          fields: [
            { id: 'pet', kind: 'radios', options: ['none', 'dog', 'cat'] },
            { id: 'breed', kind: 'text', onlyIf: { field: 'pet', is: 'dog' } },
          ],
        },
        {
          id: 'leash',
          slug: 'koppel',
          onlyIf: { all: [{ field: 'pet', is: 'dog' }, { not: { field: 'pet', is: 'cat' } }] },
          fields: [{ id: 'leash', kind: 'date' }],
        },
      ],
    },
    {
      id: 'money',
      pages: [
        { id: 'has-debts', slug: 'har-skulder', fields: [{ id: 'hasDebts', kind: 'yesNo' }] },
        {
          id: 'debts',
          slug: 'skulder',
          onlyIf: { field: 'hasDebts', is: 'yes' },
          fields: [
            {
              id: 'debts',
              kind: 'group',
              max: 3,
              titleFrom: ['what'],
              fields: [
                { id: 'what', kind: 'radios', options: ['rent', 'other'] },
                { id: 'otherWhat', kind: 'text', onlyIf: { field: 'what', is: 'other' } },
                { id: 'amount', kind: 'money' },
              ],
            },
          ],
        },
      ],
    },
    {
      id: 'cats',
      onlyIf: { field: 'pet', is: 'cat' },
      pages: [
        {
          id: 'cats',
          slug: 'katter',
          fields: [
            { id: 'papers', kind: 'file', optional: true, accept: '.pdf', max: 2 },
            { id: 'account', kind: 'bankAccount' },
          ],
        },
      ],
    },
    { id: 'end', review: true, pages: [{ id: 'end', slug: 'slut', fields: [{ id: 'truth', kind: 'confirm' }] }] },
  ],
});

const formWords: FormWords<typeof form> = {
  title: 'Liten blankett',
  sections: { you: { title: 'Du' }, money: { title: 'Pengar' }, cats: { title: 'Katter' }, end: { title: 'Slut' } },
  pages: {
    name: { title: 'Namn' },
    pet: { title: 'Djur' },
    leash: { title: 'Koppel' },
    'has-debts': { title: 'Har du skulder?' },
    debts: { title: 'Skulder' },
    cats: { title: 'Katter' },
    end: { title: 'Slut' },
  },
  fields: {
    name: { label: 'Vad heter du?', short: 'Namn', errors: { required: 'Skriv ditt namn.' } },
    nickname: { label: 'Smeknamn' },
    shoe: { label: 'Skostorlek' },
    pet: { label: 'Djur', options: { none: 'Inget', dog: 'Hund', cat: { label: 'Katt', hint: 'Även vilda' } } },
    breed: { label: 'Ras' },
    leash: { label: 'Kopplet köpt' },
    hasDebts: { label: 'Skulder' },
    debts: { label: 'Skulder', entry: 'Skuld', add: 'Lägg till en skuld till' },
    'debts.what': { label: 'Vad?', short: 'Skuld', options: { rent: 'Hyra', other: 'Annat' } },
    'debts.otherWhat': { label: 'Vad då?' },
    'debts.amount': { label: 'Hur mycket?', short: 'Belopp' },
    papers: { label: 'Papper' },
    account: { label: 'Konto' },
    truth: { label: 'Det är sant' },
  },
};
const words: Words = { form: formWords, common: text.sv.form };

const page = (id: string): Page => {
  const found = allPages(form).find((page) => page.id === id);
  if (!found) throw new Error(`no page ${id}`);
  return found;
};
const post = (id: string, draft: Draft, body: Body) => applyPost(form, page(id), draft, body, context);
const fill = (answers: Answers): Draft => ({ answers, raw: {} });

describe('conditions', () => {
  const valueOf = (field: string) => ({ pet: 'dog', many: ['a', 'b'] })[field];
  const rows: [Condition, boolean][] = [
    [{ field: 'pet', is: 'dog' }, true],
    [{ field: 'pet', is: 'cat' }, false],
    [{ field: 'nothing', is: 'dog' }, false],
    [{ field: 'many', includes: 'b' }, true],
    [{ field: 'many', includes: 'c' }, false],
    [{ field: 'pet', includes: 'dog' }, false],
    [{ not: { field: 'pet', is: 'dog' } }, false],
    [{ not: { field: 'nothing', is: 'dog' } }, true],
    [{ all: [] }, true],
    [{ any: [] }, false],
    [
      {
        all: [
          { field: 'pet', is: 'dog' },
          { field: 'many', includes: 'c' },
        ],
      },
      false,
    ],
    [
      {
        any: [
          { field: 'pet', is: 'cat' },
          { field: 'many', includes: 'a' },
        ],
      },
      true,
    ],
  ];
  test.each(rows)('%j is %s', (condition, expected) => {
    expect(holds(condition, valueOf)).toBe(expected);
  });

  test('an answer to a question that is no longer asked does not open others', () => {
    const chain: Form = {
      id: 'chain',
      version: 1,
      sections: [
        {
          id: 's',
          pages: [
            { id: 'a', slug: 'a', fields: [{ id: 'a', kind: 'yesNo' }] },
            { id: 'b', slug: 'b', onlyIf: { field: 'a', is: 'yes' }, fields: [{ id: 'b', kind: 'yesNo' }] },
            { id: 'c', slug: 'c', onlyIf: { field: 'b', is: 'yes' }, fields: [{ id: 'c', kind: 'text' }] },
          ],
        },
      ],
    };
    const asked = (answers: Answers) => askedPages(chain, fill(answers)).map((candidate) => candidate.id);
    expect(asked({ a: 'yes', b: 'yes' })).toEqual(['a', 'b', 'c']);
    expect(asked({ a: 'no', b: 'yes' })).toEqual(['a']);
  });

  test('inside an entry too, an answer that is no longer asked does not open others', () => {
    const group: GroupField = {
      id: 'g',
      kind: 'group',
      titleFrom: ['a'],
      fields: [
        { id: 'a', kind: 'yesNo' },
        { id: 'b', kind: 'yesNo', onlyIf: { field: 'a', is: 'yes' } },
        { id: 'c', kind: 'text', onlyIf: { field: 'b', is: 'yes' } },
      ],
    };
    const nested: Form = {
      id: 'nested',
      version: 1,
      sections: [{ id: 's', pages: [{ id: 'p', slug: 'p', fields: [group] }] }],
    };
    expect(faults(nested)).toEqual([]);
    const asked = (values: Record<string, string>) =>
      group.fields
        .filter((part) => visibility(nested, {}).inEntry(group, { id: 'e', values }, part))
        .map((part) => part.id);
    expect(asked({ a: 'yes', b: 'yes' })).toEqual(['a', 'b', 'c']);
    expect(asked({ a: 'no', b: 'yes' })).toEqual(['a']);
  });

  test('a circle of conditions shows nothing and ends', () => {
    const circle: Form = {
      id: 'circle',
      version: 1,
      sections: [
        {
          id: 's',
          pages: [
            { id: 'a', slug: 'a', onlyIf: { field: 'b', is: 'yes' }, fields: [{ id: 'a', kind: 'yesNo' }] },
            { id: 'b', slug: 'b', onlyIf: { field: 'a', is: 'yes' }, fields: [{ id: 'b', kind: 'yesNo' }] },
          ],
        },
      ],
    };
    expect(askedPages(circle, fill({ a: 'yes', b: 'yes' }))).toEqual([]);
    expect(faults(circle)).toEqual(['page a depends on b, which is not declared before it']);
  });
});

describe('a declaration', () => {
  test('without faults', () => {
    expect(faults(form)).toEqual([]);
  });

  const broken = (fields: Form['sections'][number]['pages'][number]['fields']): Form => ({
    id: 'broken',
    version: 1,
    sections: [{ id: 's', pages: [{ id: 'p', slug: 'p', fields }] }],
  });
  const rows: [string, Form, string][] = [
    [
      'the same name twice',
      broken([
        { id: 'a', kind: 'text' },
        { id: 'a', kind: 'text' },
      ]),
      'field a is declared twice',
    ],
    [
      'an unknown option',
      broken([
        { id: 'a', kind: 'yesNo' },
        { id: 'b', kind: 'text', onlyIf: { field: 'a', is: 'maybe' } },
      ]),
      'field b waits for a to be maybe, which is not an option',
    ],
    [
      'a kind that cannot be compared',
      broken([
        { id: 'a', kind: 'text' },
        { id: 'b', kind: 'text', onlyIf: { field: 'a', is: 'x' } },
      ]),
      'field b depends on a in a way that its kind does not allow',
    ],
    [
      'a follow-up that needs a script',
      broken([
        { id: 'a', kind: 'checkboxes', options: ['x'] },
        { id: 'b', kind: 'text', onlyIf: { field: 'a', includes: 'x' } },
      ]),
      'b depends on a question on its own page that it cannot be shown under',
    ],
    [
      'a title from nowhere',
      broken([{ id: 'g', kind: 'group', titleFrom: ['y'], fields: [{ id: 'x', kind: 'text' }] }]),
      'g takes its title from y, which it has not',
    ],
  ];
  test.each(rows)('with %s', (_name, declared, expected) => {
    expect(faults(declared)).toContain(expected);
  });

  test('pages are found by their address', () => {
    expect(pageBySlug(form, 'djur')?.id).toBe('pet');
    expect(pageBySlug(form, 'constructor')).toBeUndefined();
  });

  test('words are whole, and missing or needless ones are told', () => {
    expect(wordFaults(form, formWords)).toEqual([]);
    const fields = { ...formWords.fields, extra: { label: 'x' } };
    Reflect.deleteProperty(fields, 'breed');
    expect(wordFaults(form, { ...formWords, fields })).toEqual([
      'field breed has no label',
      'field extra is not in the form',
    ]);
  });
});

describe('a posted page', () => {
  test('good answers are stored, empty optional ones are marked as seen, and it goes on', () => {
    const result = post('name', emptyDraft, { name: ' Åsa ', nickname: '', shoe: '38' });
    expect(result).toMatchObject({
      then: 'next',
      errors: [],
      draft: { answers: { name: 'Åsa', nickname: null, shoe: 38 } },
    });
  });

  test('a bad answer is kept as typed, the rest is saved, and the old answer no longer counts', () => {
    const before = fill({ name: 'Åsa', shoe: 38 });
    const result = post('name', before, { name: 'Bo', nickname: '', shoe: 'trettio åtta' });
    expect(result.then).toBe('invalid');
    expect(result.errors).toEqual([{ path: 'shoe', name: 'shoe', part: '', code: 'number', params: { decimals: 0 } }]);
    expect(result.draft).toEqual({ answers: { name: 'Bo', nickname: null }, raw: { shoe: ['trettio åtta'] } });
    expect(before.answers).toEqual({ name: 'Åsa', shoe: 38 });
    const better = post('name', result.draft, { name: 'Bo', nickname: '', shoe: '38' });
    expect(better.draft).toEqual({ answers: { name: 'Bo', nickname: null, shoe: 38 }, raw: {} });
  });

  test('a missing answer is an error; a wanted or optional one is not', () => {
    expect(post('name', emptyDraft, { name: '  ' }).errors.map((error) => [error.name, error.code])).toEqual([
      ['name', 'required'],
    ]);
  });

  test('finishing later demands nothing and loses nothing', () => {
    const result = post('name', emptyDraft, { _action: 'later', name: '', shoe: 'x' });
    expect(result).toMatchObject({ then: 'leave', errors: [], draft: { raw: { shoe: ['x'] } } });
    expect(post('name', emptyDraft, { _action: 'back', name: '', shoe: 'x' })).toMatchObject({
      then: 'before',
      errors: [],
      draft: { raw: { shoe: ['x'] } },
    });
    expect(errorsOfRaw(page('name'), result.draft.raw, context).map((error) => error.code)).toEqual(['number']);
  });

  test('a follow-up counts only under its option, but what was typed is kept', () => {
    const dog = post('pet', emptyDraft, { pet: 'dog', breed: '' });
    expect(dog.errors.map((error) => error.name)).toEqual(['breed']);
    const none = post('pet', emptyDraft, { pet: 'none', breed: 'tax' });
    expect(none).toMatchObject({ then: 'next', draft: { answers: { pet: 'none', breed: 'tax' } } });
    expect(askedAnswers(form, none.draft.answers)).toEqual({ pet: 'none' });
  });

  test('names that the form does not have are ignored', () => {
    const result = post('name', emptyDraft, { name: 'Bo', truth: 'ja', __proto__: 'x', constructor: 'x' });
    expect(Object.keys(result.draft.answers)).toEqual(['name', 'nickname', 'shoe']);
  });

  test('an error asks for an answer to a question and for the rest of a label, with figures as they are read', () => {
    const told = (id: string, draft: Draft, body: Body, language: 'sv' | 'en' = 'sv') =>
      errorSummary(
        post(id, draft, body).errors,
        { form: formWords, common: text[language].form },
        text[language].errorTitle,
      )?.errors.map(({ message }) => message);
    const debts = { 'debts.e1.what': '', 'debts.e1.amount': '-1' };
    expect(told('debts', fill({ hasDebts: 'yes' }), debts)).toEqual(['Svara på frågan ”Vad?”', 'Skriv 0 eller mer.']);
    expect(told('leash', fill({ pet: 'dog' }), {})).toEqual(['Fyll i ”Kopplet köpt”']);
    expect(told('leash', fill({ pet: 'dog' }), {}, 'en')).toEqual(['Fill in “Kopplet köpt”']);
    expect(told('name', fill({}), { name: 'x'.repeat(12_000), shoe: '1000001' })).toEqual([
      'Korta texten lite. Den får ha högst 200 tecken, och är 11\u00a0800 för lång.',
      'Skriv högst 1\u00a0000\u00a0000. Stämmer det inte? Hör av dig till oss.',
    ]);
    expect(told('name', fill({}), { name: 'x', shoe: '1000001' }, 'en')).toEqual([
      'Write at most 1,000,000. Is that not right? Get in touch with us.',
    ]);
  });

  test('a text that is far too long is kept to be shortened, and it is told when some of it had to go', () => {
    const errors = (result: ReturnType<typeof post>) =>
      errorSummary(result.errors, words, text.sv.errorTitle)?.errors.map(({ message }) => message);
    const long = post('name', emptyDraft, { name: '😀'.repeat(100_000) });
    expect(long.draft.raw['name']).toEqual(['😀'.repeat(100_000)]);
    expect(errors(long)).toEqual(['Korta texten lite. Den får ha högst 200 tecken, och är 99\u00a0800 för lång.']);
    const longer = post('name', emptyDraft, { name: `${'😀'.repeat(100_000)}å` });
    expect(longer.draft.raw['name']).toEqual(['😀'.repeat(100_000)]);
    expect(errors(longer)).toEqual([
      'Korta texten lite. Den får ha högst 200 tecken, och är 99\u00a0801 för lång. Vi kunde bara behålla de första 100\u00a0000 tecknen.',
    ]);
  });

  test('an error points to the box at fault', () => {
    const dated = post('leash', fill({ pet: 'dog', breed: 'tax' }), {
      'leash.day': '3',
      'leash.month': '3',
      'leash.year': 'i år',
    });
    expect(errorSummary(dated.errors, words, text.sv.errorTitle)).toEqual({
      title: 'Ett svar behöver ändras',
      errors: [{ href: '#leash-year', message: 'Skriv ett datum som finns, till exempel 10 december 2026.' }],
    });
    const day = post('leash', fill({ pet: 'dog', breed: 'tax' }), {
      'leash.day': '33',
      'leash.month': '3',
      'leash.year': '2026',
    });
    expect(day.errors[0]).toMatchObject({ name: 'leash', part: '' });
  });

  test('the field’s own words win, and {label} is filled in', () => {
    const missing = post('name', emptyDraft, {});
    expect(errorSummary(missing.errors, words, text.sv.errorTitle)?.errors[0]?.message).toBe('Skriv ditt namn.');
    const other = post('has-debts', emptyDraft, {});
    expect(errorSummary(other.errors, words, text.sv.errorTitle)?.errors[0]?.message).toBe('Fyll i ”Skulder”');
  });
});

describe('a group', () => {
  const open = fill({ hasDebts: 'yes' });
  const first = { 'debts.e1.what': 'rent', 'debts.e1.otherWhat': '', 'debts.e1.amount': '1 200' };
  const one = post('debts', open, first).draft;

  test('an entry is stored under the id of its inputs, and once however often it is posted', () => {
    expect(one.answers.debts).toEqual([{ id: 'e1', values: { what: 'rent', otherWhat: null, amount: 120_000 } }]);
    expect(post('debts', one, first).draft).toEqual(one);
  });

  test('nothing filled in is an error on the questions of the blank entry, and stores no entry', () => {
    const result = post('debts', open, { 'debts.n.what': '', 'debts.n.amount': '' });
    expect(result.errors.map((error) => [error.name, error.code])).toEqual([
      ['debts.n.what', 'required'],
      ['debts.n.amount', 'required'],
    ]);
    expect(result.draft.answers.debts).toEqual([]);
    expect(post('debts', open, {}).errors.map((error) => [error.name, error.code])).toEqual([['debts', 'required']]);
  });

  test('a group that is not asked is read but never complained about', () => {
    const result = post('debts', fill({ hasDebts: 'no' }), { 'debts.e1.what': 'rent', 'debts.e1.amount': 'x' });
    expect(result).toMatchObject({ then: 'next', errors: [], draft: { raw: { 'debts.e1.amount': ['x'] } } });
  });

  test('a blank entry beside a filled one is no error', () => {
    const result = post('debts', one, { 'debts.n.what': '', 'debts.n.amount': '' });
    expect(result).toMatchObject({ then: 'next', errors: [] });
    expect(result.draft.answers.debts).toHaveLength(1);
  });

  test('add saves what stands open first, and opens a new entry', () => {
    const result = post('debts', open, { ...first, _action: 'add:debts' });
    expect(result).toMatchObject({ then: 'stay', open: { group: 'debts', entry: 'new' } });
    expect(result.draft.answers.debts).toHaveLength(1);
    const wrong = post('debts', open, { 'debts.e1.what': 'rent', 'debts.e1.amount': 'x', _action: 'add:debts' });
    expect(wrong.then).toBe('invalid');
    expect(wrong.draft).toMatchObject({
      answers: { debts: [{ id: 'e1', values: { what: 'rent' } }] },
      raw: { 'debts.e1.amount': ['x'] },
    });
    expect(post('debts', open, { 'debts.n.what': '', 'debts.n.amount': '', _action: 'add:debts' })).toMatchObject({
      then: 'stay',
      errors: [],
    });
  });

  test('edit opens an entry', () => {
    expect(post('debts', one, { _action: 'edit:debts:e1' })).toMatchObject({
      then: 'stay',
      open: { group: 'debts', entry: 'e1' },
    });
  });

  test('remove takes the entry out with what was typed in it, and is calm about one that is gone', () => {
    const two = post('debts', one, { 'debts.e2.what': 'rent', 'debts.e2.amount': 'x' }).draft;
    const result = post('debts', two, { 'debts.e2.what': 'rent', 'debts.e2.amount': 'x', _action: 'remove:debts:e2' });
    expect(result).toMatchObject({ then: 'stay', errors: [], draft: { answers: { debts: [{ id: 'e1' }] }, raw: {} } });
    expect(post('debts', one, { _action: 'remove:debts:gone' }).draft.answers.debts).toHaveLength(1);
  });

  test('no more entries than the form allows', () => {
    const body = Object.fromEntries(
      ['a', 'b', 'c', 'd'].flatMap((id) => [
        [`debts.${id}.what`, 'rent'],
        [`debts.${id}.amount`, '1'],
      ]),
    );
    const result = post('debts', open, body);
    expect(result.errors).toMatchObject([{ name: 'debts', code: 'groupFull', params: { max: 3 } }]);
    expect(result.draft.answers.debts).toHaveLength(3);
  });

  test('where there is room for no more, that stands in the place of the button', () => {
    const below = (...ids: string[]) => {
      const body = ids.flatMap((id) => [
        [`debts.${id}.what`, 'rent'],
        [`debts.${id}.amount`, '1'],
      ]);
      const { draft } = post('debts', open, Object.fromEntries(body) as Body);
      const blocks = pageBlocks(form, page('debts'), draft, [], words, { today: context.today, newEntryId: 'n' });
      return blocks.flatMap((block) => (block.kind === 'group' ? [block.add?.value, block.full] : []));
    };
    expect(below('a', 'b')).toEqual(['add:debts', undefined]);
    expect(below('a', 'b', 'c')).toEqual([
      undefined,
      'Det går att lägga till högst 3. Skriv resten under ”Med dina ord”.',
    ]);
  });

  test('ids that could not come from us are ignored', () => {
    const result = post('debts', one, {
      'debts.__proto__.what': 'rent',
      'debts..what': 'rent',
      'debts.a b.what': 'rent',
    });
    expect(result.draft.answers.debts).toHaveLength(1);
  });

  test('actions that the page does not have are a plain save', () => {
    expect(readAction(page('debts'), { _action: 'add:pets' })).toEqual({ kind: 'save' });
    expect(readAction(page('debts'), { _action: 'remove:debts:<b>' })).toEqual({ kind: 'save' });
    expect(readAction(page('debts'), { _action: ['later', 'edit:debts:e1'] })).toEqual({
      kind: 'edit',
      group: 'debts',
      entry: 'e1',
    });
    expect(readOpen(page('debts'), 'debts:new')).toEqual({ group: 'debts', entry: 'new' });
    expect(readOpen(page('debts'), 'pets:new')).toBeUndefined();
    expect(readOpen(page('debts'), ['debts:new'])).toBeUndefined();
  });

  test('done entries are closed, the unfinished and the wanted one open', () => {
    const states = (draft: Draft, body?: Body, entry?: string) => {
      const errors = body ? post('debts', draft, body).errors : [];
      const blocks = pageBlocks(form, page('debts'), draft, errors, words, {
        today: context.today,
        newEntryId: 'fresh',
        open: entry === undefined ? undefined : { group: 'debts', entry },
      });
      return blocks.flatMap((block) =>
        block.kind === 'group' ? block.entries.map((item) => `${item.anchor} ${item.state}`) : [],
      );
    };
    expect(states(open)).toEqual(['debts-fresh open']);
    expect(states(one)).toEqual(['debts-e1 done']);
    expect(states(one, undefined, 'e1')).toEqual(['debts-e1 open']);
    expect(states(one, undefined, 'new')).toEqual(['debts-e1 done', 'debts-new open']);
    expect(states(open, { 'debts.n.what': '' })).toEqual(['debts-n open']);
    const half = post('debts', open, { 'debts.e1.what': 'rent', 'debts.e1.amount': 'x' }).draft;
    expect(states(half)).toEqual(['debts-e1 open']);
  });
});

describe('files', () => {
  test('are added up to the limit, shown when known, and removed', () => {
    const field = page('cats').fields[0];
    if (!field) throw new Error('no field');
    const base = fill({ pet: 'cat' });
    const added = addFiles(field, base, ['a', 'b', 'a']);
    expect(added).toMatchObject({ errors: [], draft: { answers: { papers: ['a', 'b'] } } });
    expect(addFiles(field, added.draft, ['c']).errors).toMatchObject([{ code: 'filesFull', params: { max: 2 } }]);
    const removed = post('cats', added.draft, { _action: 'remove:papers:a' });
    expect(removed).toMatchObject({ then: 'stay', draft: { answers: { papers: ['b'] } } });
    const blocks = pageBlocks(form, page('cats'), added.draft, [], words, {
      today: context.today,
      newEntryId: 'n',
      files: new Map([['a', { id: 'a', name: 'intyg.pdf', bytes: 84_000 }]]),
    });
    expect(blocks[0]).toMatchObject({ field: { kind: 'file', received: [{ id: 'a', name: 'intyg.pdf' }] } });
  });
});

describe('status', () => {
  /** Seen on a page that was saved, and not answered. */
  const leftEmpty = { nickname: null, shoe: null };
  const rows: [string, Draft, string][] = [
    ['name', emptyDraft, 'notStarted'],
    // Read as one question at a time: the others of the page are still to come, though they may be left empty.
    ['name', fill({ name: 'Bo' }), 'started'],
    ['name', fill({ name: 'Bo', nickname: null }), 'started'],
    ['name', fill({ name: 'Bo', ...leftEmpty }), 'done'],
    ['name', fill({ nickname: 'B' }), 'started'],
    ['name', fill({ name: null, nickname: null }), 'started'],
    ['name', { answers: { name: 'Bo' }, raw: { shoe: ['x'] } }, 'started'],
    ['pet', fill({ pet: 'dog' }), 'started'],
    ['pet', fill({ pet: 'cat' }), 'done'],
    ['pet', fill({ pet: 'parrot' }), 'started'],
    ['pet', { answers: { pet: 'cat' }, raw: { breed: ['?'] } }, 'done'],
    ['leash', emptyDraft, 'notNeeded'],
    ['leash', fill({ pet: 'dog' }), 'notStarted'],
    ['debts', fill({ hasDebts: 'no', debts: [{ id: 'e1', values: {} }] }), 'notNeeded'],
    ['debts', fill({ hasDebts: 'yes' }), 'notStarted'],
    ['debts', fill({ hasDebts: 'yes', debts: [] }), 'started'],
    ['debts', fill({ hasDebts: 'yes', debts: [{ id: 'e1', values: { what: 'rent' } }] }), 'started'],
    ['debts', fill({ hasDebts: 'yes', debts: [{ id: 'e1', values: { what: 'rent', amount: 1 } }] }), 'done'],
    ['debts', fill({ hasDebts: 'yes', debts: [{ id: 'e1', values: { what: 'other', amount: 1 } }] }), 'started'],
  ];
  test.each(rows)('page %s with %j is %s', (id, draft, expected) => {
    expect(pageStatus(form, page(id), draft)).toBe(expected);
  });

  test('of the whole form, with what is missing and what is only wanted', () => {
    const draft = fill({ name: 'Bo', ...leftEmpty, pet: 'none' });
    const status = formStatus(form, draft);
    expect(status.sections.map((section) => [section.section.id, section.status])).toEqual([
      ['you', 'done'],
      ['money', 'notStarted'],
      ['cats', 'notNeeded'],
    ]);
    expect(status.complete).toBe(false);
    expect(status.missing.map((gap) => gap.name)).toEqual(['hasDebts']);
    expect(status.recommended.map((gap) => gap.name)).toEqual(['shoe']);
    const whole = fill({ ...draft.answers, hasDebts: 'no' });
    expect(formStatus(form, whole)).toMatchObject({ complete: true, missing: [] });
    expect(missingOn(form, page('end'), whole).map((gap) => gap.name)).toEqual(['truth']);
  });

  test('what is missing in an entry is named with the entry', () => {
    const draft = fill({ name: 'Bo', pet: 'none', hasDebts: 'yes', debts: [{ id: 'e1', values: { what: 'other' } }] });
    expect(formStatus(form, draft).missing.map((gap) => gap.name)).toEqual(['debts.e1.otherWhat', 'debts.e1.amount']);
  });

  test('the way through the pages skips what is not asked', () => {
    const dog = fill({ pet: 'dog', breed: 'tax' });
    const walk = (draft: Draft, from: string) => pageAfter(form, draft, page(from))?.id;
    expect(walk(dog, 'pet')).toBe('leash');
    expect(walk(fill({ pet: 'cat' }), 'pet')).toBe('has-debts');
    expect(walk(fill({ pet: 'cat' }), 'has-debts')).toBe('cats');
    expect(walk(fill({ pet: 'none' }), 'has-debts')).toBeUndefined();
    expect(pageBefore(form, fill({ pet: 'cat' }), page('has-debts'))?.id).toBe('pet');
    expect(firstUnfinished(form, fill({ name: 'Bo', ...leftEmpty, pet: 'none' }))?.id).toBe('has-debts');
    expect(firstUnfinished(form, fill({ name: 'Bo', ...leftEmpty, pet: 'none', hasDebts: 'no' }))).toBeUndefined();
    expect(stepOf(form, fill({ pet: 'none' }), page('debts'))).toEqual({ n: 2, of: 3 });
    expect(stepOf(form, fill({ pet: 'cat' }))).toEqual({ n: 4, of: 4 });
  });
});

describe('the summary', () => {
  const draft = fill({
    name: 'Åsa',
    nickname: null,
    shoe: 38,
    pet: 'cat',
    breed: 'tax',
    hasDebts: 'yes',
    debts: [
      { id: 'e1', values: { what: 'rent', amount: 120_050, otherWhat: 'kvar från förut' } },
      { id: 'e2', values: {} },
    ],
    papers: ['a', 'gone'],
    account: { clearing: '6789', account: '123456789' },
    truth: true,
  });
  const files = new Map([['a', { id: 'a', name: 'intyg.pdf', bytes: 84_000, sha256: 'abc' }]]);
  const summary = summarise(form, draft.answers, words, { files });

  test('says what was asked and answered, and nothing else', () => {
    expect(summary.sections.map((section) => section.title)).toEqual(['Du', 'Pengar', 'Katter', 'Slut']);
    expect(summary.sections[0]?.rows.map((row) => [row.label, row.question, row.value])).toEqual([
      ['Namn', 'Vad heter du?', ['Åsa']],
      ['Smeknamn', undefined, ['Inget svar']],
      ['Skostorlek', undefined, ['38']],
      ['Djur', undefined, ['Katt']],
    ]);
    expect(summary.sections[1]?.rows[1]?.entries).toEqual([
      {
        id: 'e1',
        title: 'Hyra',
        rows: [
          { field: 'what', page: 'debts', label: 'Skuld', question: 'Vad?', value: ['Hyra'] },
          {
            field: 'amount',
            page: 'debts',
            label: 'Belopp',
            question: 'Hur mycket?',
            value: ['1\u00a0200,50\u00a0kronor'],
          },
        ],
      },
      {
        id: 'e2',
        title: 'Skuld 2',
        rows: [
          { field: 'what', page: 'debts', label: 'Skuld', question: 'Vad?', value: ['Inget svar'], empty: true },
          {
            field: 'amount',
            page: 'debts',
            label: 'Belopp',
            question: 'Hur mycket?',
            value: ['Inget svar'],
            empty: true,
          },
        ],
      },
    ]);
    expect(summary.sections[2]?.rows[0]?.files).toEqual([files.get('a')]);
  });

  test('is frozen to the same bytes whatever the order, and read back', () => {
    const frozen = freeze(form, draft.answers, words, { files });
    const turned = Object.fromEntries(Object.entries(draft.answers).reverse());
    expect(freeze(form, turned, words, { files })).toBe(frozen);
    expect(freeze(form, { ...draft.answers, name: 'A\u030asa' }, words, { files })).toBe(frozen);
    expect(freeze(form, { ...draft.answers, shoe: 39 }, words, { files })).not.toBe(frozen);
    expect(readFrozen(frozen)).toMatchObject({ form: 'small', version: 3, language: 'sv', summary });
    expect(readFrozen(frozen).answers).not.toHaveProperty('breed');
    expect(() => readFrozen('{"form":"x"}')).toThrow();
    // the frozen bytes are signed: if this changes, what was signed before can no longer be made again
    expect(createHash('sha256').update(frozen).digest('hex')).toMatchInlineSnapshot(
      `"3e6cece437bddcb52044b20df4cf5a1c37c272fc44fd3b1a8dcdc821f851f888"`,
    );
  });

  test('canonical JSON', () => {
    expect(canonicalJson({ b: [1, null, true], a: { d: undefined, c: 'e\u0301' } })).toBe(
      '{"a":{"c":"é"},"b":[1,null,true]}',
    );
    expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError);
    expect(() => canonicalJson(() => 1)).toThrow(TypeError);
  });

  test('a stored draft is read by its shape', () => {
    expect(draftShape.parse(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
    expect(draftShape.safeParse({ answers: { a: { b: 1 } }, raw: {} }).success).toBe(false);
  });
});

test('two tabs: both values are told, entry by entry', () => {
  const theirs = fill({ hasDebts: 'yes', debts: [{ id: 'e1', values: { what: 'rent', amount: 100 } }] });
  const mine: Draft = {
    answers: {
      hasDebts: 'yes',
      debts: [
        { id: 'e1', values: { what: 'rent' } },
        { id: 'e2', values: { what: 'other' } },
      ],
    },
    raw: { 'debts.e1.amount': ['två'] },
  };
  expect(differences(page('debts'), theirs, mine, words)).toEqual([
    { path: 'debts.e1.amount', label: 'Hyra: Belopp', theirs: ['1\u00a0krona'], mine: ['två'] },
    { path: 'debts.e2.what', label: 'Annat: Skuld', theirs: ['Inget svar'], mine: ['Annat'] },
  ]);
  expect(differences(page('debts'), theirs, theirs, words)).toEqual([]);
});

test('the mark of a page changes with what is stored for it, and with nothing else', () => {
  const mark = (draft: Draft) => pageMark(page('debts'), draft);
  const stored = fill({ debts: [{ id: 'e1', values: { amount: 1, what: 'rent' } }] });
  expect(mark(fill({ name: 'Bo', debts: [{ id: 'e1', values: { what: 'rent', amount: 1 } }] }))).toBe(mark(stored));
  expect(mark({ answers: { ...stored.answers, hasDebts: 'yes' }, raw: { shoe: ['x'] } })).toBe(mark(stored));
  expect(mark({ ...stored, raw: { 'debts.e1.amount': ['x'] } })).not.toBe(mark(stored));
  expect(mark(fill({ debts: [{ id: 'e1', values: { what: 'rent', amount: 2 } }] }))).not.toBe(mark(stored));
});

test('a follow-up is drawn under its option, and only when its other conditions hold', () => {
  const blocks = pageBlocks(form, page('pet'), emptyDraft, [], words, { today: context.today, newEntryId: 'n' });
  expect(blocks).toHaveLength(1);
  expect(blocks[0]).toMatchObject({
    field: {
      kind: 'radios',
      options: [{ value: 'none' }, { value: 'dog', follow: [{ name: 'breed' }] }, { value: 'cat', hint: 'Även vilda' }],
    },
  });
  expect(visibility(form, {}).page(page('pet'))).toBe(true);
});
