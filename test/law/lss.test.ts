import { lssTypes } from '../../src/cases/rules.ts';
import { lssOtherText } from '../../src/applications/forms/lss-other.text.ts';
import { lssRequestText } from '../../src/applications/forms/lss-request.text.ts';
import { lssText } from '../../src/applications/forms/lss.text.ts';
import { describe, expect, test } from 'vitest';
import { text as applications } from '../../src/applications/text.ts';
import { text as consents } from '../../src/consents/text.ts';
import { text as identity } from '../../src/identity/text.ts';
import { text as investigations } from '../../src/investigations/text.ts';
import { text as measures } from '../../src/measures/text.ts';
import { text as meetings } from '../../src/meetings/text.ts';
import { loadMunicipality } from '../../src/platform/municipality.ts';
import { text as contact } from '../../src/public/pages/contact.text.ts';
import { factsFor } from '../../src/public/rules.ts';
import { text as representation } from '../../src/representation/text.ts';
import { lix, sentencesIn } from '../support/lix.ts';
import { lssRequestForm as form, measures as measuresOfLaw } from '../../src/applications/forms/lss-request.form.ts';
import {
  appliedOf,
  ageGroup,
  isTooYoung,
  lssEvidence,
  mayHaveAllowance,
  suggestionsFor,
  withKnown,
} from '../../src/applications/rules.ts';
import { readingContext } from '../../src/applications/text.ts';
import type { Answers } from '../../src/platform/forms/form.ts';
import { allPages, entriesOf, faults, placeOf } from '../../src/platform/forms/form.ts';
import { askedPages, formStatus } from '../../src/platform/forms/status.ts';
import { freeze, readFrozen } from '../../src/platform/forms/freeze.ts';
import { summarise } from '../../src/platform/forms/summary.ts';
import { wordFaults } from '../../src/platform/forms/words.ts';
import { languages } from '../../src/platform/language.ts';
import { type WalkMode, walk } from '../support/walker.ts';

const context = readingContext(new Date('2026-11-24T09:00:00Z'));
const modes: WalkMode[] = ['short', 'long', ...Array.from({ length: 24 }, (_, n) => n)];
const forms = lssTypes.flatMap((type) => appliedOf('lss', type) ?? []).map(({ form, words }) => ({ form, words }));

describe.each(forms)('the declaration of $form.id', ({ form, words }) => {
  test('has no faults, and words for everything', () => {
    expect(faults(form)).toEqual([]);
    for (const language of languages) expect(wordFaults(form, words(language).form)).toEqual([]);
  });

  test('pages are small, and papers are never demanded', () => {
    for (const page of allPages(form)) {
      expect(page.fields.filter((field) => field.fixed !== true).length, page.id).toBeLessThanOrEqual(4);
      for (const field of page.fields)
        if (field.kind === 'file') expect(field.optional ?? field.recommended, field.id).toBe(true);
    }
  });

  test.each(modes)('answering %s it becomes whole and reads well in every language', (mode) => {
    const { draft } = walk(form, mode, context);
    expect(formStatus(form, draft)).toMatchObject({ complete: true, missing: [] });
    for (const language of languages) {
      const said = words(language);
      expect(JSON.stringify(summarise(form, draft.answers, said))).not.toMatch(/undefined|\[object|\{\w+\}|null|NaN/);
      expect(readFrozen(freeze(form, draft.answers, said)).language).toBe(language);
    }
  });

  test('taken together the walks ask every question', () => {
    const asked = new Set(modes.flatMap((mode) => walk(form, mode, context).steps.flatMap((step) => step.asked)));
    // What is put there by the room, and what depends on it, a walk does not have.
    const known = ['allowanceAt', 'principalAge', 'suggestions', 'counsellingAt', 'counsellingHere', 'evidence'];
    const ownView = ['ownViewAsked', 'ownViewWords', 'ownStand', 'ownWord'];
    const behind = ['youngCannotDecide', 'counselling', 'counsellingNeed', ...ownView];
    const declared = allPages(form).flatMap((page) => page.fields.map((field) => field.id));
    expect(declared.filter((id) => !asked.has(id) && !known.includes(id) && !behind.includes(id))).toEqual([]);
  });
});

describe.each(forms)('in $form.id', ({ form }) => {
  const voices = ['own-view', 'own-stand', 'child-informed', 'child-words'];
  test.each([
    [{ concerns: 'me' }, []],
    [{ concerns: 'child', principalAge: 'under15' }, ['child-informed', 'child-words']],
    [{ concerns: 'child', principalAge: 'from15' }, ['child-informed', 'child-words']],
    [{ concerns: 'other', principalAge: 'under15' }, ['child-informed', 'child-words']],
    [{ concerns: 'other', principalAge: 'from15' }, ['own-view', 'own-stand']],
    [{ concerns: 'other', principalAge: 'adult' }, ['own-view', 'own-stand']],
  ] as [Answers, string[]][])('the one whom it is about is heard: %j', (answers, are) => {
    const pages = askedPages(form, { answers, raw: {} }).map(({ id }) => id);
    expect(pages.filter((id) => voices.includes(id))).toEqual(are);
  });
});

const asked = (answers: Answers) => askedPages(form, { answers, raw: {} }).map(({ id }) => id);

describe('what is asked', () => {
  test('of oneself nothing about guardians, mandates or children', () => {
    const pages = asked({ concerns: 'me' });
    for (const id of ['principal', 'basis', 'mandate', 'young', 'other-guardian', 'child-informed', 'child-words'])
      expect(pages).not.toContain(id);
  });

  test.each([
    [
      { concerns: 'child' },
      ['principal', 'other-guardian', 'child-informed', 'child-words'],
      ['basis', 'mandate', 'young'],
    ],
    [{ concerns: 'child', principalAge: 'from15' }, ['young'], ['basis']],
    [{ concerns: 'child', principalAge: 'under15' }, ['other-guardian'], ['young']],
    [{ concerns: 'child', otherGuardian: 'refuses' }, ['other-guardian-why'], []],
    [{ concerns: 'child', otherGuardian: 'sole' }, [], ['other-guardian-why']],
    [{ concerns: 'other' }, ['principal', 'basis', 'mandate'], ['other-guardian', 'child-words']],
    [{ measures: ['assistance'] }, ['about-assistance', 'basic-needs'], ['about-companion', 'help-me']],
    [{ measures: ['relief', 'helpMe'] }, ['about-relief', 'help-me'], ['basic-needs']],
    [{ counsellingHere: 'yes' }, ['counselling'], []],
    [{ counsellingAt: 'Regionen' }, [], ['counselling']],
    [{ consentTo: ['school'] }, ['consent-school'], ['consent-healthCare']],
  ] as [Answers, string[], string[]][])('%j', (answers, are, areNot) => {
    const pages = asked(answers);
    for (const id of are) expect(pages).toContain(id);
    for (const id of areNot) expect(pages).not.toContain(id);
  });
});

describe.each(forms)('what a meeting needs, in $form.id', ({ form }) => {
  test('is asked: an interpreter, how one talks, and who comes along', () => {
    const ids = allPages(form).flatMap(({ fields }) => fields.map(({ id }) => id));
    expect(ids).toEqual(expect.arrayContaining(['interpreter', 'interpreterLanguage', 'meetingNeeds', 'companion']));
  });
});

test('how a paper reaches us is remembered when what called for it is chosen again', () => {
  const known = { language: 'sv', today: '2026-11-24', municipality: loadMunicipality() } as const;
  const request = appliedOf('lss', 'FIRST');
  if (!request) throw new Error();
  const put = (of: Answers) => withKnown({ answers: of, raw: {} }, request, known);
  const asks = put({ measures: ['afterSchool'] }).answers;
  const evidence = entriesOf(asks['evidence']).map(({ id, values }) => ({
    id,
    values: { ...values, answer: 'later' },
  }));
  const without = put({ ...asks, evidence, measures: ['companion'] }).answers;
  expect(entriesOf(without['evidence']).map(({ id }) => id)).not.toContain('schoolTimes');
  expect(entriesOf(put({ ...without, measures: ['afterSchool'] }).answers['evidence'])).toEqual(evidence);
});

test('whoever moves here is asked of each measure, and whom we may ask, as one who asks for the first time', () => {
  const ruling = appliedOf('lss', 'ADVANCE_RULING');
  if (!ruling) throw new Error();
  const pages = (answers: Answers) => askedPages(ruling.form, { answers, raw: {} }).map(({ id }) => id);
  const answers = { measures: ['assistance', 'companion'], consentTo: ['otherMunicipality'], counsellingHere: 'yes' };
  expect(pages(answers)).toEqual(
    expect.arrayContaining([
      ...['about-assistance', 'basic-needs', 'about-companion', 'consents', 'consent-otherMunicipality'],
      ...['counselling', 'meeting'],
    ]),
  );
  expect(pages({ measures: ['companion'] })).not.toContain('basic-needs');
  // Whose the first measure is.
  const { answers: known } = withKnown({ answers: {}, raw: {} }, ruling, {
    language: 'sv',
    today: '2026-11-24',
    municipality: loadMunicipality(),
  });
  expect(known['counsellingAt']).toContain('Region Västerbotten');
  expect(known['allowanceAt']).toContain('https://www.forsakringskassan.se/ eller telefon 0771-524 524');
});

test('of how much of each measure there is an example of its own', () => {
  for (const { form: asking, words } of forms.filter((one) => placeOf(one.form, 'companionExtent')))
    for (const language of languages) {
      const { fields } = words(language).form;
      const hints = measuresOfLaw.map((measure) => fields[`${measure}Extent`]?.hint);
      expect(new Set(hints).size, `${asking.id} in ${language}`).toBe(measuresOfLaw.length);
    }
});

test.each([
  [{ measures: ['assistance'], basicHours: 'over20' }, true],
  [{ measures: ['assistance'], basicHours: 'over20', insuranceAgency: 'no' }, true],
  [{ measures: ['assistance'], basicHours: 'over20', insuranceAgency: 'applied' }, false],
  [{ measures: ['assistance'], basicHours: 'over20', insuranceAgency: 'granted' }, false],
  [{ measures: ['assistance'], basicHours: 'under20' }, false],
  [{ measures: ['assistance'] }, false],
  [{ measures: ['companion'], basicHours: 'over20' }, false],
] as [Answers, boolean][])('%j: Försäkringskassan is to be told %s', (answers, is) => {
  expect(mayHaveAllowance(answers)).toBe(is);
});

describe('suggestions', () => {
  const suggested = (answers: Answers) => suggestionsFor(answers).map(({ measure }) => measure);

  test.each([
    [{}, []],
    [{ homeHard: ['hygiene'] }, ['assistance']],
    [{ homeHard: ['housework'] }, []],
    [{ aroundHard: ['errands'] }, ['companion']],
    [{ freeTimeHard: ['lonely'] }, ['contactPerson']],
    [{ homeHard: ['rest'] }, ['relief', 'shortStay']],
    [{ daysHard: ['beforeAndAfter'] }, ['afterSchool']],
    [{ daysHard: ['nothingToDo'] }, ['dailyActivities']],
    [{ homeHard: ['otherHome'] }, ['adultHome']],
    [{ concerns: 'child', homeHard: ['otherHome'], daysHard: ['nothingToDo'] }, ['youthHome']],
    [{ daysHard: ['school'], homeHard: ['otherHome'] }, ['youthHome', 'adultHome']],
    [{ nightHard: ['help', 'family'], freeTimeHard: ['change'] }, ['assistance', 'relief', 'shortStay']],
  ] as [Answers, string[]][])('%j give %j', (answers, measures) => {
    expect(suggested(answers)).toEqual(measures);
  });

  test('each says what was answered that speaks for it', () => {
    expect(suggestionsFor({ homeHard: ['rest', 'meals'], nightHard: ['family'] })).toEqual([
      { measure: 'assistance', because: ['homeHard.meals'] },
      { measure: 'relief', because: ['homeHard.rest', 'nightHard.family'] },
      { measure: 'shortStay', because: ['homeHard.rest', 'nightHard.family'] },
    ]);
  });
});

describe('papers', () => {
  test.each([
    [{ measures: ['companion'] }, ['diagnosis']],
    [{ measures: ['companion'], supportNow: ['lss'] }, []],
    [{ measures: ['dailyActivities'] }, ['diagnosis', 'psychologist']],
    [{ measures: ['companion'], group: 'first' }, ['diagnosis', 'psychologist']],
    [{ measures: ['adultHome'], supportNow: ['lss'] }, ['dailyLife']],
    [{ measures: ['assistance'], insuranceAgency: 'applied' }, ['diagnosis', 'dailyLife', 'insuranceAgency']],
    [{ measures: ['companion'], insuranceAgency: 'applied' }, ['diagnosis']],
    [{ measures: ['afterSchool'] }, ['diagnosis', 'schoolTimes']],
  ] as [Answers, string[]][])('%j need %j', (answers, papers) => {
    expect(lssEvidence(answers)).toEqual(papers);
  });
});

test('everything that can be asked for has a form of its own, and the shorter ones are short for oneself', () => {
  expect(forms).toHaveLength(6);
  const asked = (type: (typeof lssTypes)[number]) =>
    walk(appliedOf('lss', type)?.form ?? form, 'short', context).steps.length;
  expect(['CHANGE', 'EXTEND', 'END', 'INDIVIDUAL_PLAN'].map((type) => asked(type as 'END'))).toEqual([8, 8, 6, 6]);
});

describe('age', () => {
  test.each([
    [14, 'under15'],
    [15, 'from15'],
    [17, 'from15'],
    [18, 'adult'],
  ] as const)('%i is %s', (age, group) => {
    expect(ageGroup(age)).toBe(group);
  });

  test.each([
    ['lss', '2026-11-24', true],
    ['lss', '2026-11-25', false],
    ['livelihoodSupport', '2029-11-24', true],
    ['livelihoodSupport', '2029-11-25', false],
  ] as const)('%s on %s is a guardian’s: %s', (kind, on, young) => {
    expect(isTooYoung(kind, { personalNumber: '201111252381' }, on)).toBe(young);
  });
});

/** Of a room's words those that are named; or those that citizens read. */
function only(words: Record<'sv' | 'easy', object>, ...names: string[]) {
  const of = (all: object) => Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
  return { sv: of(words.sv), easy: of(words.easy) };
}
const citizens = (words: Record<'sv' | 'easy', object>) =>
  only(
    words,
    'citizen',
    'section',
    'board',
    'plan',
    'list',
    'one',
    'claim',
    'grant',
    'needs',
    'title',
    'lead',
    'none',
    'mayAsk',
    'done',
    'doneText',
  );

const facts = factsFor(loadMunicipality(), new Date('2026-11-24T09:00:00+01:00'));
/** What an article says, without its addresses. */
const told = (article: unknown) => sentencesIn(article).map((one) => one.replaceAll(/\]\([^)]*\)/g, ']'));

describe('how easy it is to read', () => {
  const texts = {
    request: { sv: lssRequestText.sv, easy: lssRequestText.easy },
    around: { sv: lssText.sv, easy: lssText.easy },
    ...Object.fromEntries(
      (['change', 'extend', 'end', 'advanceRuling', 'plan'] as const).map((one) => [
        one,
        { sv: lssOtherText.sv[one], easy: lssOtherText.easy[one] },
      ]),
    ),
    // What a citizen meets around a request: employees' words are no easy-read words.
    meetings: citizens(meetings),
    investigations: citizens(investigations),
    measures: citizens(measures),
    representation: citizens(representation),
    consents: citizens(consents),
    'task list and check page': only(applications, 'tasks', 'check', 'state', 'conflict'),
    login: only(identity, 'login', 'loggedOut', 'repost', 'onward'),
    contact: { sv: told(contact.sv(facts)), easy: told(contact.easy(facts)) },
  };

  test.each(Object.entries(texts))(
    '%s: easy-read Swedish is under 30 and below the standard text',
    (name, { sv, easy }) => {
      const [standard, plain] = [lix(sentencesIn(sv)), lix(sentencesIn(easy))];
      console.log(`LIX ${name}: standard ${standard.toFixed(1)}, easy-read ${plain.toFixed(1)}`);
      expect(plain).toBeLessThan(30);
      expect(plain).toBeLessThan(standard);
    },
  );

  test('a text of known readability is measured right', () => {
    // Ten words in two sentences, two of them longer than six letters: 10/2 + 100·2/10.
    expect(lix(['Katten sitter på mattan. Den funderar länge på sin middagsmat.'])).toBeCloseTo(25);
  });
});
