import { describe, expect, test, vi } from 'vitest';
import { livelihoodSupportForm as form } from '../../src/applications/forms/livelihood-support.form.ts';
import { livelihoodSupportText } from '../../src/applications/forms/livelihood-support.text.ts';
import { type Earlier, appliedByForm, offersOn } from '../../src/applications/rules.ts';
import { refusals } from '../../src/cases/rules.ts';
import { text as casesText } from '../../src/cases/text.ts';
import { readingContext, text as applicationsText } from '../../src/applications/text.ts';
import type { Submission } from '../../src/applications/queries.ts';
import type { DraftInput } from '../../src/applications/views.ts';
import {
  byTelephoneModel,
  byTelephoneView,
  checkModel,
  checkView,
  discardModel,
  discardView,
  formPageModel,
  formPageView,
  receiptModel,
  receiptView,
  startModel,
  startView,
  submissionModel,
  submissionPdf,
  submissionView,
  taskListModel,
  taskListView,
} from '../../src/applications/views.ts';
import { loadAssets } from '../../src/platform/assets.ts';
import type { Draft, Page } from '../../src/platform/forms/form.ts';
import { allPages, emptyDraft } from '../../src/platform/forms/form.ts';
import { applyPost } from '../../src/platform/forms/post.ts';
import { askedPages, reviewPages } from '../../src/platform/forms/status.ts';
import { type SummaryRow, differences } from '../../src/platform/forms/summary.ts';
import type { Head } from '../../src/platform/http/route.ts';
import type { Language } from '../../src/platform/language.ts';
import { languages } from '../../src/platform/language.ts';
import { loadMunicipality } from '../../src/platform/municipality.ts';
import type { View } from '../../src/platform/views/engine.ts';
import { createUi } from '../../src/platform/views/ui.ts';
import { text } from '../../src/shell/text.ts';
import { drawPage } from '../../src/shell/views.ts';
import { htmlFaults } from '../support/html.ts';
import { walk } from '../support/walker.ts';

// every page is drawn and read by a validator
vi.setConfig({ testTimeout: 60_000 });

const now = new Date('2026-11-24T13:32:00Z');
const context = readingContext(now);
const municipality = loadMunicipality();
const assets = loadAssets();
const whole = walk(form, 'long', context).draft;
/** A whole application for every page, in which that page is asked. */
const asking = new Map<Page, Draft>();
for (const mode of ['long', 0, 1, 2, 3] as const) {
  const { draft } = walk(form, mode, context);
  for (const each of askedPages(form, draft)) if (!asking.has(each)) asking.set(each, draft);
}

function draw<M>(language: Language, view: View<M>, { head, model }: { head: Head; model: M }, status = 200): string {
  const ui = createUi({ language, words: text[language].ui, assets, csrfToken: 'token' });
  const around = {
    side: 'citizen',
    language,
    municipality,
    actor: { kind: 'anonymous' },
    news: undefined,
    path: '/x',
    now,
    ends: undefined,
  } as const;
  return drawPage(around, head, status, view.render(model, ui), ui);
}

const input = (language: Language, draft: Draft): DraftInput => ({
  language,
  municipality,
  form,
  words: { form: livelihoodSupportText[language], common: applicationsText[language].form },
  draft,
  base: '/ansokan/a1',
  version: 7,
  savedAt: now,
  keptUntil: new Date('2027-02-22T11:00:00Z'),
});
const extra = { today: context.today, newEntryId: 'fresh' };
const page = (id: string): Page => {
  const found = allPages(form).find((page) => page.id === id);
  if (!found) throw new Error(`no page ${id}`);
  return found;
};

const home = { address: 'Ett längre svar', personsInHome: '2', rooms: '2', paysRent: 'yes', rent: '1 200,50' };
const housed = applyPost(form, page('home'), asking.get(page('home')) ?? emptyDraft, home, context).draft;

function expectWhole(html: string, where: string): void {
  expect(htmlFaults(html), where).toEqual([]);
  expect(html.match(/<h1/g), where).toHaveLength(1);
  expect(html, where).not.toMatch(/undefined|\[object|<style|\sstyle=|\{(?!name\})\w+\}/);
}

describe.each(languages)('in %s', (language) => {
  test('every page of the form is whole, filled in, empty and with errors', () => {
    expect(asking.size).toBe(allPages(form).length - reviewPages(form).length);
    for (const [each, whole] of asking) {
      const filled = formPageModel({ ...input(language, whole), page: each, errors: [], ...extra });
      expectWhole(draw(language, formPageView, filled), each.id);
      // the answers that led here stay, so that the page is still asked
      const cleared = {
        ...whole,
        answers: Object.fromEntries(
          Object.entries(whole.answers).filter(([id]) => !each.fields.some((field) => field.id === id)),
        ),
      };
      const posted = applyPost(form, each, cleared, {}, context);
      const faulty = formPageModel({ ...input(language, posted.draft), page: each, errors: posted.errors, ...extra });
      const html = draw(language, formPageView, faulty, 422);
      expectWhole(html, each.id);
      for (const [, id = ''] of html.matchAll(/<li><a href="#([^"]+)">/g))
        expect(html, `${each.id} ${id}`).toContain(`id="${id}"`);
    }
  });

  test('the other pages are whole', () => {
    const start = {
      language,
      municipality,
      action: '/ansokan/forsorjningsstod',
      drafts: [],
      asked: [],
      ...offersOn([], '2026-11-24', municipality),
    };
    const sent: Earlier = {
      ...{ id: 'c1', month: '2026-11-01', state: 'RECEIVED', type: 'NEW', own: true },
      ...{ outcome: null, read: false },
    };
    const begun = {
      href: '/ansokan/a1',
      updatedAt: now,
      month: '2026-12-01',
      draft: emptyDraft,
      applied: appliedByForm('livelihood-support-renewal'),
    };
    const { proposal } = taskListModel(input(language, whole), '/ansokan/a1/ta-bort').model;
    expect(proposal?.link.href).toBe('/ansokan/a1/granska#proposal-h');
    expect(proposal?.text).toMatch(/\d/);
    expect(taskListModel(input(language, emptyDraft), '/ansokan/a1/ta-bort').model.proposal).toBeUndefined();
    const pages = [
      draw(language, startView, { head: { title: 'x' }, model: startModel(start) }),
      draw(language, startView, {
        head: { title: 'x' },
        model: startModel({ ...start, ...offersOn([sent], '2026-11-24', municipality) }),
      }),
      ...refusals.map((outcome) =>
        draw(language, startView, {
          head: { title: 'x' },
          model: startModel({
            ...start,
            ...offersOn([{ ...sent, state: 'DECIDED', outcome, read: true }], '2026-11-24', municipality),
          }),
        }),
      ),
      draw(language, startView, {
        head: { title: 'x' },
        model: startModel({
          ...start,
          asked: [{ href: '/medsokande/1', title: 'Din partner', text: 'Svara' }],
          ...offersOn([sent], '2026-11-24', municipality),
          drafts: [begun],
        }),
      }),
      draw(language, byTelephoneView, byTelephoneModel(language, municipality)),
      draw(language, taskListView, taskListModel(input(language, emptyDraft), '/ansokan/a1/ta-bort')),
      draw(language, taskListView, taskListModel(input(language, whole), '/ansokan/a1/ta-bort')),
      draw(language, checkView, checkModel({ ...input(language, emptyDraft), errors: [], ...extra })),
      draw(language, checkView, checkModel({ ...input(language, whole), errors: [], ...extra })),
      draw(
        language,
        receiptView,
        receiptModel({
          language,
          municipality,
          caseNumber: 'RO-2026-0412',
          caseHref: '/arenden/c1',
          pdfHref: '/arenden/c1/ansokan.pdf',
          title: 'Ansökan',
          month: '2026-12',
          kind: 'livelihoodSupport',
          type: 'NEW',
          receivedAt: now,
          unit: 'Enheten',
          summary: { title: 'Ansökan', sections: [] },
          files: [
            {
              id: 'f1',
              name: 'hyresavi.pdf',
              type: 'application/pdf',
              size: 84_000,
              sha256: 'ab'.repeat(32),
              cleaned: false,
              virusScan: 'clean',
              createdAt: now,
            },
          ],
        }),
      ),
      draw(language, discardView, discardModel(language, 'Ansökan', '/a/ta-bort', '/a')),
    ];
    pages.forEach((html, at) => {
      expectWhole(html, `page ${at}`);
    });
  });
});

test('the Enter key saves: the first button of the form is never one that removes', () => {
  for (const [each, whole] of asking) {
    const html = draw('sv', formPageView, formPageModel({ ...input('sv', whole), page: each, errors: [], ...extra }));
    const inForm = html.slice(html.indexOf('<form method="post" action="/ansokan/a1/'));
    expect(/<button[^>]*value="([^"]*)"/.exec(inForm)?.[1], each.id).toBe('save');
  }
});

test('what was typed comes back, escaped, with its error beside it', () => {
  const typed = '"><script>1</script> två';
  const posted = applyPost(form, page('home'), housed, { paysRent: 'yes', rent: typed }, context);
  const html = draw(
    'sv',
    formPageView,
    formPageModel({ ...input('sv', posted.draft), page: page('home'), errors: posted.errors, ...extra }),
    422,
  );
  expect(html).toContain('value="&quot;&gt;&lt;script&gt;1&lt;/script&gt; två"');
  expect(html).toContain('Skriv beloppet med siffror');
  expect(html).toContain('utom tre svar');
  expect(html).toContain('<title>Fel: Ditt hem, del 4 av 11');
});

test('two tabs: the page shows both values and keeps mine in the boxes', () => {
  const mine = applyPost(
    form,
    page('home'),
    housed,
    { address: 'Skolgatan 4', personsInHome: '2', rooms: '2', paysRent: 'yes', rent: '7 250' },
    context,
  ).draft;
  const found = differences(page('home'), housed, mine, input('sv', whole).words);
  const html = draw(
    'sv',
    formPageView,
    formPageModel({ ...input('sv', mine), page: page('home'), errors: [], differences: found, ...extra }),
    409,
  );
  expectWhole(html, 'conflict');
  expect(html).toContain('Sidan är sparad från ett annat fönster');
  expect(html).toContain('value="Skolgatan 4"');
  expect(html).toContain('1\u00a0200,50\u00a0kronor');
});

test('only a whole form can be confirmed, and the button says what it does', () => {
  const locked = draw('sv', checkView, checkModel({ ...input('sv', emptyDraft), errors: [], ...extra }));
  expect(locked).not.toContain('Bekräfta med e-legitimation');
  expect(locked).toContain('href="/ansokan/a1/kontakt#phone"');
  const ready = draw('sv', checkView, checkModel({ ...input('sv', whole), errors: [], ...extra }));
  expect(ready).toContain('Bekräfta med e-legitimation');
  expect(ready).toContain('bidragsbrott');
  expect(ready).toContain('href="/ansokan/a1/inkomster"');
  const unticked = applyPost(form, reviewPages(form)[0] ?? page('month'), whole, {}, context);
  expect(unticked.errors.map((error) => error.name)).toEqual(['truth']);
});

test('whoever has no food is told that the unit gets in touch at once, and never the ordinary days', () => {
  const answered = (urgent: string) => ({ ...whole, answers: { ...whole.answers, urgent } });
  const sent = { caseNumber: 'RO-2026-0412', caseHref: '/arenden/c1', pdfHref: '/arenden/c1/ansokan.pdf' };
  const receipt = (language: Language, acute: boolean, isPart: boolean) =>
    JSON.stringify(
      receiptModel({
        ...{ language, municipality, ...sent, title: 'Ansökan', kind: 'livelihoodSupport', type: 'NEW' },
        ...{ receivedAt: now, unit: 'Enheten', summary: { title: 'Ansökan', sections: [] }, files: [], acute, isPart },
      }).model.next,
    );
  for (const language of languages) {
    const check = (urgent: string) =>
      checkModel({ ...input(language, answered(urgent)), errors: [], ...extra }).model.then;
    const soon = casesText[language].acute.next;
    const days = /två arbetsdagar|inom 2 dagar|two working days|10 da/;
    expect(check('yes')).toContain(soon);
    expect(check('yes')).not.toMatch(days);
    expect(check('no')).toMatch(days);
    for (const isPart of [false, true]) {
      expect(receipt(language, true, isPart)).toContain(soon);
      expect(receipt(language, true, isPart)).not.toMatch(days);
      expect(receipt(language, false, isPart)).toMatch(days);
    }
  }
});

test('the telephone number stands just before the question of whether it is urgent, in every form that asks', () => {
  const asks = ['livelihood-support-new', 'livelihood-support-renewal', 'livelihood-support-supplement'].map((id) => {
    const { form, words } = appliedByForm(id);
    const page = allPages(form).find(({ fields }) => fields.some((field) => field.id === 'urgent'));
    if (!page) throw new Error(`${id} does not ask`);
    const draft = { ...input('sv', emptyDraft), form, words: words('sv') };
    return draw('sv', formPageView, formPageModel({ ...draft, page, errors: [], ...extra }));
  });
  for (const html of asks)
    expect(html).toMatch(
      /<p>Är det akut\? <a [^>]*href="tel:[^>]*>Ring [^<]*<\/a>[^<]*<\/p>\s*<fieldset(?:(?!<\/fieldset)[^])*name="urgent"/,
    );
});

test('whoever cannot speak before her partner may say so on every page about a couple’s household, and before she begins', () => {
  const onPage = (id: string, civilStatus: string, of = 'livelihood-support-renewal') => {
    const { form, words } = appliedByForm(of);
    const page = allPages(form).find((one) => one.id === id);
    if (!page) throw new Error(`no page ${id}`);
    const draft = { ...emptyDraft, answers: { civilStatus, familyChange: 'children', hasChildren: 'yes' } };
    const around = { ...input('sv', draft), form, words: words('sv') };
    return draw('sv', formPageView, formPageModel({ ...around, page, errors: [], ...extra }));
  };
  for (const id of ['changes', 'has-children', 'children']) {
    expect(onPage(id, 'cohabiting'), id).toContain('href="/prata-med-oss?ansokan=a1"');
    expect(onPage(id, 'single'), id).not.toContain('/prata-med-oss');
  }
  expect(onPage('balance', 'cohabiting')).not.toContain('/prata-med-oss');
  const beside = 'livelihood-support-supplement';
  expect(onPage('still-right', 'cohabiting', beside)).toContain('href="/prata-med-oss?ansokan=a1"');
  expect(onPage('still-right', 'single', beside)).not.toContain('/prata-med-oss');
  const around = { language: 'sv', municipality, action: '/ansokan/forsorjningsstod', drafts: [], asked: [] } as const;
  const start = draw('sv', startView, {
    head: { title: 'x' },
    model: startModel({ ...around, ...offersOn([], '2026-11-24', municipality) }),
  });
  expect(start).toContain('Är du rädd för din partner?');
  expect(start).toContain('<a href="/prata-med-oss">Prata med oss utan att någon annan hör</a>');
});

test('a child that is older than the one who applies is asked about before it is sent, and stops nothing', () => {
  const entry = { id: 'barn1', values: { name: 'Alva', number: '199001012385' } };
  const draft = (hasChildren: string) => ({ ...whole, answers: { ...whole.answers, hasChildren, children: [entry] } });
  const read = (applicantNumber: string, hasChildren = 'yes') =>
    draw('sv', checkView, checkModel({ ...input('sv', draft(hasChildren)), errors: [], ...extra, applicantNumber }));
  const asked = read('199503132384');
  expect(asked).toContain('Enligt numret är barnet äldre än du.');
  expect(asked).toContain('href="/ansokan/a1/barn"');
  expect(read('198102062398')).not.toContain('äldre än du');
  expect(read('199503132384', 'no')).not.toContain('äldre än du');
});

test('work without pay, and pay without work, are asked about kindly, and stop nothing', () => {
  const salary = (who: string) => [{ id: 'i', values: { type: 'salary', amount: 100, who } }];
  const read = (answers: Draft['answers'], of = 'livelihood-support-new') => {
    const { form: asked, words } = appliedByForm(of);
    const draft = { ...whole, answers: { ...whole.answers, hasIncomes: 'no', incomes: [], ...answers } };
    return draw(
      'sv',
      checkView,
      checkModel({ ...input('sv', draft), form: asked, words: words('sv'), errors: [], ...extra }),
    );
  };
  const [noPay, noWork] = ['Har du fått någon lön?', 'Arbetar du nu?'];
  expect(read({ planning: ['work', 'studies'] })).toContain(noPay);
  expect(read({ planning: ['work'] })).toContain('href="/ansokan/a1/har-inkomster"');
  const paid = { hasIncomes: 'yes', incomes: salary('applicant') };
  expect(read({ planning: ['studies'], ...paid })).toContain(noWork);
  expect(read({ planning: ['studies'], ...paid })).toContain('href="/ansokan/a1/planering"');
  // In a renewal the plan stands as it was, and is changed on another page; a line of last month's is pay as well.
  const last = [{ id: 'l', values: { type: 'salary', lastAmount: 100, change: 'same' } }];
  const renewed = read({ planning: ['studies'], lastIncomes: last }, 'livelihood-support-renewal');
  expect(renewed).toContain(noWork);
  expect(renewed).toContain('href="/ansokan/a1/manadens-planering"');
  const agree: Draft['answers'][] = [
    { planning: ['work'], ...paid },
    { planning: ['studies'] },
    { planning: [], ...paid },
    // The other one's pay is no sign of one's own work.
    {
      planning: ['studies'],
      civilStatus: 'cohabiting',
      applyTogether: 'no',
      hasIncomes: 'yes',
      incomes: salary('partner'),
    },
  ];
  for (const answers of agree) for (const title of [noPay, noWork]) expect(read(answers)).not.toContain(title);
});

test('before the first save nothing is called saved', () => {
  const html = draw(
    'sv',
    formPageView,
    formPageModel({ ...input('sv', emptyDraft), savedAt: undefined, page: page('month'), errors: [], ...extra }),
  );
  expect(html).not.toContain('Allt är sparat');
});

test('an entry is read and printed under what it is called by, which is not said once more', () => {
  const named = { field: 'type', page: 'incomes', label: 'Inkomst', value: ['Lön'] };
  const amount = { field: 'amount', page: 'incomes', label: 'Belopp', value: ['5\u00a0840 kronor'] };
  const empty = { field: 'date', page: 'incomes', label: 'Dag', value: ['Inget svar'], empty: true as const };
  const section = (rows: SummaryRow[]) => ({ id: 'incomes', title: 'Inkomster', rows });
  const group = (entry: { title: string; rows: SummaryRow[] }): SummaryRow => ({
    field: 'incomes',
    page: 'incomes',
    label: 'Inkomster',
    value: [],
    entries: [{ id: 'a', ...entry }],
  });
  const submission = (rows: SummaryRow[]): Submission => ({
    frozen: {
      form: form.id,
      version: 1,
      language: 'sv',
      answers: {},
      summary: { title: 'Försörjningsstöd', sections: [section(rows)] },
    },
    words: '',
    contentHash: '0'.repeat(64),
    submittedAt: now,
  });
  const sent = submission([group({ title: 'Lön', rows: [named, amount, empty] })]);
  const facts = { over: 'Ärende RS 2026-0001', pdfHref: '/b', back: { href: '/a', text: 'Till ärendet' } };
  const { model } = submissionModel({ language: 'sv', submission: sent, ...facts });
  expect(model.sections[0]?.parts).toEqual([
    { kind: 'entry', title: 'Inkomst: Lön', rows: [{ label: 'Belopp', value: '5\u00a0840 kronor' }] },
  ]);
  const applicant = { name: 'Johan Ek', personalNumber: '198102062398' };
  const { blocks } = submissionPdf({ submission: sent, reference: () => 'RS 2026-0001', municipality, applicant });
  expect(blocks).toContainEqual({ kind: 'paragraph', text: 'Inkomst: Lön', strong: true });
  expect(blocks).toContainEqual({ kind: 'facts', rows: [{ label: 'Belopp', value: ['5\u00a0840 kronor'] }] });
  // An entry without such an answer keeps its heading; one with nothing else is a heading alone, and a valid page.
  const untitled = submissionModel({
    language: 'sv',
    submission: submission([group({ title: 'Inkomst 1', rows: [amount] }), group({ title: 'Lön', rows: [named] })]),
    ...facts,
  });
  expect(untitled.model.sections[0]?.parts).toMatchObject([
    { title: 'Inkomst 1', rows: [{ label: 'Belopp' }] },
    { title: 'Inkomst: Lön', rows: [] },
  ]);
  expect(htmlFaults(draw('sv', submissionView, untitled))).toEqual([]);
});

test('the printed application shows the personal number as people write it', () => {
  const { blocks } = submissionPdf({
    submission: {
      frozen: { form: form.id, version: 1, language: 'sv', answers: {}, summary: { title: 'Ansökan', sections: [] } },
      words: '',
      contentHash: '0'.repeat(64),
      submittedAt: now,
    },
    reference: () => 'RS 2026-0001',
    municipality,
    applicant: { name: 'Johan Ek', personalNumber: '198102062398' },
  });
  expect(JSON.stringify(blocks)).toContain('"19810206-2398"');
});

test('it is told who sees the application: the partner is asked for a part and sees what the two have in common', () => {
  expect(applicationsText.sv.start.who.join(' ')).toContain('din partner vem som har sökt och det ni har gemensamt');
  expect(applicationsText.sv.start.who.join(' ')).toContain('Dina inkomster, dina egna ord, dina filer');
  expect(applicationsText.en.start.who.join(' ')).toContain('who has applied and what you have in common');
  expect(applicationsText.en.start.who.join(' ')).toContain('Your incomes, your own words, your files');
  const all = JSON.stringify([applicationsText, livelihoodSupportText]);
  expect(all).not.toMatch(/partner också ansökan|söker tillsammans med dig|med sin egen e-leg/);
  expect(all).not.toMatch(/partner also sees|applies together with you|with their own e-id/);
});
