import { describe, expect, test } from 'vitest';
import {
  caseHeading,
  caseItem,
  caseName,
  caseStatus,
  caseSteps,
  casesPage,
  casesPerPage,
  dueText,
  timelineItems,
  type Told,
} from '../../src/cases/views.ts';
import type { Case, CaseListItem } from '../../src/cases/queries.ts';
import { text as applications } from '../../src/applications/text.ts';
import { text as people } from '../../src/people/text.ts';
import { needsOf, overviewPage } from '../../src/overview/views.ts';
import { messageProblem, paragraphsOf, tidyMessage } from '../../src/messages/rules.ts';
import { type ProfileInput, checkProfile } from '../../src/people/rules.ts';
import { loadMunicipality } from '../../src/platform/municipality.ts';
import type { Inline } from '../../src/platform/views/components.ts';

const now = new Date('2026-11-24T09:00:00+01:00');
const municipality = loadMunicipality();

function given(changes: Partial<Told & CaseListItem> = {}): Told & CaseListItem {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    number: 'RS 2026-0001',
    kind: 'livelihoodSupport',
    state: 'UNDER_INVESTIGATION',
    month: '2026-12-01',
    applicationType: 'NEW',
    acute: false,
    dueOn: '2026-12-03',
    assignedName: 'Lena Åström',
    receivedAt: new Date('2026-11-20T10:00:00+01:00'),
    decidedAt: null,
    answerBy: null,
    requestId: null,
    outcome: null,
    openedAt: null,
    partner: null,
    partnerDay: null,
    ...changes,
  };
}
const decided = { state: 'DECIDED', decidedAt: now, outcome: 'REJECTED' } as const;
const plain = (text: Inline) =>
  typeof text === 'string'
    ? text
    : text.map((piece) => (typeof piece === 'string' ? piece : 'strong' in piece ? piece.strong : piece.text)).join('');

describe('the name of a case', () => {
  test('has its month, and the year only when it is another', () => {
    expect(caseName(given(), 'sv', now)).toBe('Försörjningsstöd, december');
    expect(caseName(given({ month: '2027-01-01' }), 'sv', now)).toMatch(/^Försörjningsstöd, januari\s2027$/);
    expect(caseName(given({ kind: 'lss', month: null }), 'sv', now)).toBe('Stöd enligt LSS');
  });

  test('tells an extra cost from the application for the same month', () => {
    const extra = given({ applicationType: 'SUPPLEMENTARY' });
    expect(caseItem(extra, municipality, 'sv', now).title).toBe('Försörjningsstöd, december, extra kostnad');
    expect(caseItem(given(), municipality, 'sv', now).title).toBe('Försörjningsstöd, december');
    expect(caseName(extra, 'en', now)).toBe('Livelihood support, December, extra cost');
  });
});

describe('what is happening', () => {
  test.each([
    [{ state: 'RECEIVED' }, 'Din ansökan har kommit fram'],
    [{ state: 'RECEIVED', acute: true }, 'Din ansökan går först'],
    [{ state: 'UNDER_INVESTIGATION' }, 'Vi utreder din ansökan'],
    [{ state: 'SUPPLEMENT_REQUESTED' }, 'Vi väntar på ditt svar'],
    [{ state: 'WITHDRAWN' }, 'Ansökan är tillbakatagen'],
    [decided, 'Ditt beslut är klart'],
    [{ ...decided, openedAt: now }, 'Nej till din ansökan'],
    [{ ...decided, outcome: 'GRANTED', openedAt: now }, 'Ja till din ansökan'],
    [{ kind: 'lss', month: null, state: 'RECEIVED' }, 'Din begäran har kommit fram'],
    [{ kind: 'lss', month: null, state: 'UNDER_INVESTIGATION' }, 'Vi utreder din begäran'],
    [{ kind: 'lss', month: null, state: 'WITHDRAWN' }, 'Du har tagit tillbaka din begäran'],
    [{ ...decided, kind: 'lss', month: null, openedAt: now }, 'Nej till din begäran'],
  ] as const)('%o is told as "%s"', (changes, heading) => {
    expect(caseHeading(given(changes), 'sv')).toBe(heading);
  });

  test('an outcome is not told before its decision has been opened', () => {
    expect(caseStatus(given(decided), 'sv')).toEqual({ state: 'you', text: 'Beslut att läsa' });
    expect(caseStatus(given({ ...decided, openedAt: now }), 'sv')).toEqual({ state: 'closed', text: 'Nej' });
    expect(caseStatus(given({ ...decided, outcome: 'GRANTED', openedAt: now }), 'sv')).toEqual({
      state: 'done',
      text: 'Beviljat',
    });
  });

  test('the day of a decision is promised only where the municipality has promised one', () => {
    expect(caseSteps(given(), municipality, 'sv', now).when).toMatch(
      /^Vi räknar med att besluta senast torsdag 3\sdecember\.$/,
    );
    expect(caseSteps(given({ kind: 'lss' }), municipality, 'sv', now).when).toMatch(
      /^Vi beslutar så snart utredningen är klar/,
    );
    expect(caseSteps(given({ dueOn: '2026-11-23' }), municipality, 'sv', now).when).toMatch(
      /^Det har tagit längre tid/,
    );
    expect(
      caseSteps(given({ state: 'RECEIVED', acute: true, dueOn: '2026-11-24' }), municipality, 'sv', now).when,
    ).toBe('I dag, eller nästa dag vi har öppet.');
  });

  test('a case nobody has is never said to be read by somebody', () => {
    const item = caseItem(given({ state: 'RECEIVED', assignedName: null }), municipality, 'sv', now);
    expect(item.text).toBe('En handläggare läser den, oftast inom 2 arbetsdagar.');
    expect(caseSteps(given({ assignedName: null }), municipality, 'sv', now).now).toBe(
      'Socialtjänsten går igenom det du har skickat.',
    );
  });
});

describe('a partner who is asked to apply together', () => {
  const asked = (partner: Told['partner'], changes: Partial<Told> = {}) =>
    given({ state: 'RECEIVED', assignedName: null, partner, partnerDay: '2026-12-04', ...changes });
  const steps = (row: Told) => caseSteps(row, municipality, 'sv', now);

  test('is waited for, and it is said until when', () => {
    expect(steps(asked('waiting')).now).toMatch(/^Vi väntar på din partners del, senast fredag 4\sdecember\./);
    expect(caseItem(asked('waiting'), municipality, 'sv', now).text).toMatch(/^Vi väntar på din partners del/);
    expect(steps(asked('waiting', { state: 'UNDER_INVESTIGATION' })).now).toMatch(
      /^Socialtjänsten går igenom det du har skickat\. Vi väntar på din partners del/,
    );
  });

  test('has sent it back: it waits for the reader, on her start page too', () => {
    const row = asked('returned');
    expect(caseStatus(row, 'sv')).toEqual({ state: 'you', text: 'Väntar på dig' });
    expect(caseHeading(row, 'sv')).toBe('Din partner har skickat tillbaka ansökan');
    expect(steps(row).now).toMatch(/^Du rättar/);
    const needs = needsOf({ cases: [given({ ...row })], drafts: [] }, municipality, 'sv', now);
    expect(needs).toMatchObject([{ title: 'Rätta och fråga din partner igen', href: `/arenden/${row.id}/partner` }]);
  });

  test('does not apply: the reader is told, until somebody has the case', () => {
    const needs = (row: Told) => needsOf({ cases: [given({ ...row })], drafts: [] }, municipality, 'sv', now);
    expect(steps(asked('declined')).next).toContain('hur du kan söka ensam');
    expect(needs(asked('declined'))).toMatchObject([{ title: 'Din partner söker inte tillsammans med dig' }]);
    const taken = asked('declined', { state: 'UNDER_INVESTIGATION' });
    expect(needs(taken)).toEqual([]);
    expect(steps(taken).now).toBe('Socialtjänsten går igenom det du har skickat.');
  });

  test('comes after having no food, and after what the reader herself is asked', () => {
    expect(caseHeading(asked('returned', { acute: true }), 'sv')).toBe('Din ansökan går först');
    expect(steps(asked('returned', { acute: true })).next).toMatch(/^Vi hör av oss till dig i dag/);
    expect(steps(asked('waiting', { state: 'SUPPLEMENT_REQUESTED' })).now).toBe('Du svarar på det vi har frågat om.');
  });
});

describe('a day to answer by', () => {
  test.each([
    ['2026-12-03', /^Senast torsdag 3\sdecember, 9\sdagar\skvar$/],
    ['2026-11-25', /^Senast onsdag 25\snovember, 1\sdag\skvar$/],
    ['2026-11-24', /^Senast tisdag 24\snovember, i dag är sista dagen$/],
    ['2026-11-20', /^Dagen var fredag 20\snovember\. Svara ändå\.$/],
  ])('%s', (day, words) => {
    expect(dueText(day, 'sv', now)).toMatch(words);
  });
});

describe('what waits for the reader', () => {
  const draft = (days: number) => ({
    id: '00000000-0000-4000-8000-000000000009',
    kind: 'livelihoodSupport' as const,
    formId: 'livelihood-support-new',
    month: null,
    part: false,
    updatedAt: now,
    expiresAt: new Date(now.getTime() + days * 86_400_000),
  });

  test('drafts under LSS are told apart by what is asked for', () => {
    const asked = (formId: string) => ({ ...draft(3), kind: 'lss' as const, formId });
    const needs = needsOf({ cases: [], drafts: [asked('lss-extend'), asked('lss-request')] }, municipality, 'sv', now);
    expect(new Set(needs.map(({ title }) => title)).size).toBe(2);
    expect(needs.map(({ title }) => title).join()).not.toContain('försörjning');
  });

  test('answers come first by their day, then decisions, then drafts that will soon be removed', () => {
    const cases = [
      given({ id: '00000000-0000-4000-8000-000000000002', ...decided }),
      given({ state: 'SUPPLEMENT_REQUESTED', answerBy: '2026-12-08', requestId: 'b' }),
      given({ state: 'SUPPLEMENT_REQUESTED', answerBy: '2026-11-30', requestId: 'a' }),
      given(),
    ];
    const needs = needsOf({ cases, drafts: [draft(3), draft(30)] }, municipality, 'sv', now);
    expect(needs.map(({ title }) => title)).toEqual([
      'Svara Lena Åström',
      'Svara Lena Åström',
      'Läs ditt beslut',
      'Gör klart din ansökan: försörjningsstöd',
    ]);
    expect(needs.map(({ href }) => href.split('/').at(-1))).toEqual([
      'meddelanden#m-a',
      'meddelanden#m-b',
      'beslut',
      '00000000-0000-4000-8000-000000000009',
    ]);
  });

  test('a draft that will soon be removed says when, and has a press to keep it longer until it is a year old', () => {
    const needOf = (savedDaysAgo: number) =>
      needsOf(
        { cases: [], drafts: [{ ...draft(14), updatedAt: new Date(now.getTime() - savedDaysAgo * 86_400_000) }] },
        municipality,
        'sv',
        now,
      )[0];
    expect(needOf(76)?.press?.action).toBe('/ansokan/00000000-0000-4000-8000-000000000009/spara-langre');
    expect(needOf(76)?.text).toMatch(/^Den är inte skickad\. Vi sparar den till 8\sdecember/);
    expect(needOf(350)?.press).toBeDefined();
    expect(needOf(351)?.press).toBeUndefined();
    expect(needOf(351)?.text).toMatch(/Sparar du något i den är den kvar längre\.$/);
    expect(needsOf({ cases: [], drafts: [draft(15)] }, municipality, 'sv', now)).toEqual([]);
  });

  const standing = { personalNumber: '198503149885', proposal: null, decidedAt: null };

  test('the greeting counts it, and is calm when there is nothing', () => {
    const facts = {
      name: 'Samira Haddad',
      cases: [given({ state: 'SUPPLEMENT_REQUESTED' })],
      drafts: [],
      inbox: [],
      unread: 1,
      standing,
    };
    const busy = overviewPage(facts, municipality, 'sv', now).model;
    expect(`${busy.hello} ${busy.what}`).toBe('Hej Samira. En sak väntar på dig.');
    const calm = overviewPage({ ...facts, cases: [given()], unread: 0 }, municipality, 'sv', now).model;
    expect(`${calm.hello} ${calm.what}`).toBe('Hej Samira. Inget väntar på dig.');
    const begun = overviewPage({ ...facts, cases: [given()], drafts: [draft(30)], unread: 0 }, municipality, 'sv', now);
    expect(`${begun.model.hello} ${begun.model.what}`).toBe('Hej Samira. Du har en påbörjad ansökan.');
    const english = overviewPage({ ...facts, cases: [given()], unread: 2 }, municipality, 'en', now).model;
    expect(`${english.hello} ${english.what}`).toBe('Hello Samira. You have 2 new messages.');
  });

  test('a case that waits is shown however old it is', () => {
    const cases = [...Array.from({ length: 9 }, () => given()), given({ state: 'SUPPLEMENT_REQUESTED' })];
    const { model } = overviewPage(
      { name: 'Samira', cases, drafts: [], inbox: [], unread: 0, standing },
      municipality,
      'sv',
      now,
    );
    expect(model.cases).toHaveLength(6);
  });
});

describe('the list of cases', () => {
  test('goes on after the last one of the page, and only when there is more', () => {
    const around = { municipality, language: 'sv' as const, now, unread: 0, later: false };
    const whole = casesPage(
      Array.from({ length: casesPerPage }, () => given()),
      around,
    ).model;
    expect(whole.pager).toBeUndefined();
    const more = casesPage(
      Array.from({ length: casesPerPage + 1 }, () => given()),
      around,
    ).model;
    expect(more.groups.flatMap(({ items }) => items)).toHaveLength(casesPerPage);
    expect(more.pager?.next).toBe('/arenden?efter=2026-11-20T09:00:00.000Z_00000000-0000-4000-8000-000000000001');
  });
});

describe('the history', () => {
  const person = '00000000-0000-4000-8000-00000000000a';
  const event = (action: string, actorId: string, minute: number, detail = {}) => ({
    at: new Date(now.getTime() + minute * 60_000),
    action,
    actorKind: actorId === person ? 'citizen' : 'staff',
    actorId,
    actorName: actorId === person ? null : 'Lena Åström',
    detail,
  });
  const told = (timeline: ReturnType<typeof event>[], state: Case['state'] = 'UNDER_INVESTIGATION') =>
    timelineItems(
      { row: given({ state }) as unknown as Case, timeline, notifyBy: ['sms'], pending: given() },
      { personId: person, municipality, language: 'sv', now },
    ).map(({ text }) => plain(text));

  test('says who did what, with the reader as "du"', () => {
    const lena = '00000000-0000-4000-8000-00000000000b';
    expect(
      told([
        event('supplement.answer', person, 4, { message: 'x' }),
        event('supplement.request', lena, 3),
        event('case.take', lena, 2),
        event('application.submit', person, 1),
      ]),
    ).toEqual([
      'Du svarade på det vi bad om. Läs meddelandet',
      'Lena Åström bad dig om ett svar.',
      'Lena Åström läste din ansökan och blev din handläggare.',
      'Du skickade ansökan. Läs det du skrev',
      'Beslut. Du får ett sms när det finns att läsa.',
    ]);
  });

  test('calls the other of two who apply together the partner of the one who reads', () => {
    const other = '00000000-0000-4000-8000-00000000000c';
    const couple = { rights: null, askedBy: null };
    const citizens = (event: { action: string; actorId: string; detail?: Record<string, unknown> }, at = 1) => ({
      ...{ at: new Date(now.getTime() + at * 60_000), actorKind: 'citizen', actorName: null, detail: {} },
      ...event,
    });
    const asPartner = timelineItems(
      {
        row: { ...given({ state: 'WITHDRAWN' }), ...couple, applicantId: other } as unknown as Case,
        timeline: [
          citizens({ action: 'partner.ask', actorId: other }, 2),
          citizens({ action: 'application.submit', actorId: other }),
        ],
        notifyBy: [],
        pending: given(),
      },
      { personId: person, municipality, language: 'sv', now },
    ).map(({ text }) => plain(text));
    expect(asPartner).toEqual(['Din partner bad dig läsa igen.', 'Din partner skickade ansökan.']);
  });

  test('tells messages that follow on each other from the same person as one, and leaves out what has no words', () => {
    const lines = told(
      [
        event('message.send', person, 4),
        event('message.send', person, 3),
        event('message.send', 'other', 2),
        event('case.read', person, 1),
      ],
      'WITHDRAWN',
    );
    expect(lines).toEqual(['Du skrev ett meddelande.', 'Lena Åström skrev till dig.']);
  });
});

describe('a message', () => {
  test('needs words or a file', () => {
    expect(messageProblem('  \n ', 0)).toBe('empty');
    expect(messageProblem('', 1)).toBeUndefined();
    expect(messageProblem('Hej', 0)).toBeUndefined();
    expect(messageProblem('å'.repeat(5000), 0)).toBeUndefined();
    expect(messageProblem('å'.repeat(5001), 0)).toBe('tooLong');
    expect(messageProblem('😀'.repeat(100_000), 0)).toBe('tooLong');
    expect(messageProblem('å'.repeat(100_001), 0)).toBe('cut');
  });
  test('is kept with newlines of one kind and shown in paragraphs', () => {
    expect(tidyMessage(' Hej\r\n\r\nTack\rdå ')).toBe('Hej\n\nTack\ndå');
    expect(paragraphsOf('Hej\n\n\nTack\ndå')).toEqual(['Hej', 'Tack\ndå']);
  });
});

describe('ways to reach a person', () => {
  const input: ProfileInput = { phone: '', email: '', notifyBy: [], language: 'sv' };
  test('errors are counted with the words that the rest of the portal counts with', () => {
    expect([1, 2].map(people.sv.errors.title)).toEqual(['Ett svar behöver ändras', 'Två svar behöver ändras']);
    expect([1, 2].map(people.sv.errors.title)).toEqual([1, 2].map(applications.sv.errorTitle));
    expect([1, 2].map(people.en.errors.title)).toEqual([1, 2].map(applications.en.errorTitle));
  });

  test.each(['070-174 06 05', '0701740605', '+46 (0)70 174 06 05', '0046701740605'])(
    '%s is one and the same number',
    (phone) => {
      const check = checkProfile({ ...input, phone, notifyBy: ['sms'] });
      expect(check).toMatchObject({ ok: true, profile: { phone: '+46701740605' } });
    },
  );
  test('whoever wants a text message needs a number, and whoever wants e-mail an address', () => {
    expect(checkProfile({ ...input, notifyBy: ['sms', 'email'] })).toEqual({
      ok: false,
      problems: ['phoneMissing', 'emailMissing'],
    });
    expect(checkProfile({ ...input, phone: '12', email: 'nej' })).toEqual({ ok: false, problems: ['phone', 'email'] });
    expect(checkProfile({ ...input, notifyBy: [] })).toMatchObject({ ok: true, profile: { phone: null, email: null } });
  });
});
