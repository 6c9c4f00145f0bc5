import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { warnOfRemoval } from '../../src/applications/actions.ts';
import { remindPartners } from '../../src/partners/actions.ts';
import type { Actor, Ctx } from '../../src/platform/context.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { type Fields, Visitor } from '../support/client.ts';
import { type GivenApplication, givenApplication, save, somePdf } from '../support/given.ts';
import { plain } from '../support/html.ts';
import { type TestPortal, givenPortal } from '../support/portal.ts';

const tomas = '196803259297';
const johan = '198102062398';
const samira = '198503149885';
const ayaan = '199001012385';
const elin = '199503132384';
const fatima = '198801012389';
const olena = '199301012382';
const mikael = '197201079295';
const bertil = '195709112790';
const child = '201701012393';
const small = '202208692398';
/** Fourteen: fifteen tomorrow. */
const fourteen = '201111252381';

const day = 86_400_000;

let portal: TestPortal;
beforeAll(async () => {
  portal = await givenPortal();
});

const system = (): Ctx => ({
  db: portal.db,
  deps: portal.deps,
  actor: { kind: 'system', name: 'test' },
  now: portal.deps.clock(),
  language: 'sv',
  requestId: 'test',
});

const rows = <T>(query: ReturnType<typeof sql>, shape: z.ZodType<T>): Promise<T[]> =>
  portal.db.read({ kind: 'system', name: 'test' }, (reader) => reader.rows(query, shape));
const trail = (chain: string) =>
  rows(
    sql`select action, detail from audit_events where chain = ${chain} order by seq`,
    z.object({ action: z.string(), detail: z.record(z.string(), z.unknown()) }),
  );

/** A guardian asks for support for a child. `other`: how it is with the child's other guardian. */
function asks(
  visitor: Visitor,
  number: string,
  [name, childNumber]: [string, string],
  other: Fields,
  more: Omit<NonNullable<Parameters<typeof givenApplication>[2]>, 'lss'> = {},
): Promise<GivenApplication> {
  return givenApplication(visitor, number, {
    lss: 'FIRST',
    ...more,
    pages: {
      'vem-galler-det': { concerns: 'child' },
      'den-det-galler': { principalName: name, principalNumber: childNumber },
      'andra-vardnadshavaren': other,
      'den-unga-sjalv': { youngCannotDecide: 'yes' },
      ...more.pages,
    },
  });
}
const named = (name: string, number: string): Fields => ({
  otherGuardian: 'asked',
  otherGuardianName: name,
  otherGuardianNumber: number,
});

const linkIn = (html: string) => /(\/vardnadshavare\/[0-9a-f-]{36})/.exec(html)?.[1] ?? '';

/** The other guardian shows whose guardian she is, answers and confirms by a login of her own. */
async function signs(visitor: Visitor, number: string, link: string, childNumber: string, as = number) {
  await visitor.get(link);
  await visitor.post(link, { barn: childNumber });
  const base = /href="(\/ansokan\/[0-9a-f-]{36})"/.exec(visitor.page?.html ?? '')?.[1] ?? '';
  await save(visitor, `${base}/ditt-svar`, { agrees: 'ja', guardianWords: 'Bara för handläggaren, från mig.' });
  await save(visitor, `${base}/kontakt`, { phone: '070-174 06 99', notifyBy: 'sms' });
  await save(visitor, `${base}/tolk`, { interpreter: 'no' });
  await visitor.get(`${base}/granska`);
  const toProvider = await visitor.post(`${base}/granska`, { _version: visitor.value('_version'), truth: 'ja' }, 303);
  await visitor.identify(toProvider.url, { number: as }, as === number ? 200 : 403);
  return base;
}

describe('two guardians of a child', () => {
  let first: Visitor;
  let second: Visitor;
  let jonas: Visitor;
  let caseId: string;
  let link: string;

  beforeAll(async () => {
    [first, second, jonas] = [new Visitor(portal), new Visitor(portal), new Visitor(portal)];
    ({ caseId } = await asks(first, tomas, ['Alva Lidberg', child], named('Johan Ek', johan), {
      pages: {
        'vilket-stod': { measures: ['relief'] },
        'nar-vi-mots': { companion: 'Min syster Greta', meetingWords: 'Ring efter fem.' },
        'barnets-egna-ord': { childWords: 'Jag vill vara hos mormor.', childWordsPrivate: 'ja' },
        'med-dina-ord': { ownWords: 'Alva behöver lugn.' },
      },
      files: [{ field: 'attachments', name: 'Intyg om Alva.pdf', content: somePdf }],
    }));
  }, 120_000);

  test('the form gives back the number of oneself and of the child, and keeps what was typed', async () => {
    const visitor = new Visitor(portal);
    await visitor.logIn(mikael, '/ansokan/lss');
    const base = (await visitor.post('/ansokan/lss', { sort: 'FIRST' })).url.split('/').slice(0, 3).join('/');
    await save(visitor, `${base}/vem-galler-det`, { concerns: 'child' });
    await save(visitor, `${base}/den-det-galler`, { principalName: 'Vera', principalNumber: child });
    for (const [number, words] of [
      [mikael, 'Det är ditt eget personnummer'],
      [child, 'Det är barnets personnummer'],
    ] as const) {
      await visitor.get(`${base}/andra-vardnadshavaren`);
      const fields = { ...named('Den Andra', number), _version: visitor.value('_version'), _action: 'save' };
      const page = await visitor.post(`${base}/andra-vardnadshavaren`, fields, 422);
      expect(plain(page.html)).toContain(words);
      expect(page.html).toContain('Den Andra');
    }
  });

  test('the receipt of the first says who is asked, until when, and what happens meanwhile', async () => {
    const page = plain((await first.get(`/arenden/${caseId}/kvitto`)).html);
    expect(page).toContain('Vi har fått din begäran');
    expect(page).toMatch(/Vad händer nu\?.{0,20}Johan Ek får frågan här i portalen/s);
    expect(page).toContain('Sista dag är tisdag 8 december.');
    expect(page).toContain('Efter sista dagen handlägger vi ändå');
  });

  test('the first signature makes the case, and its page says who is waited for, until when, and the rule', async () => {
    const page = plain((await first.get(`/arenden/${caseId}`)).html);
    expect(page).toContain('Vi väntar på Johan Ek');
    expect(page).toContain('Vi påminner fredag 27 november.');
    expect(page).toContain('Sista dag är tisdag 8 december.');
    expect(page).toContain('räknas som inkommen tisdag 24 november');
    expect(page).toContain('Efter sista dagen handlägger vi ändå');
    expect(page).not.toMatch(/810206|2398/);
  });

  test('the other finds it on the start page, without a word of whose child or by whom, and nobody else finds it', async () => {
    const page = await second.logIn(johan);
    link = linkIn(page.html);
    expect(link).not.toBe('');
    expect(plain(page.html)).toContain('Du är tillfrågad som vårdnadshavare');
    expect(page.html).not.toMatch(/Tomas|Alva/);
    const third = new Visitor(portal);
    expect(linkIn((await third.logIn(ayaan)).html)).toBe('');
    for (const visitor of [third, first]) {
      for (const path of [link, `${link}/nej`]) await visitor.get(path, 404);
      await visitor.get('/mina-uppgifter');
      await visitor.post(link, { barn: child }, 404);
      await visitor.get('/mina-uppgifter');
      await visitor.post(`${link}/nej`, { skal: '' }, 404);
    }
    // The door of partners is not that of guardians.
    await second.get(link.replace('vardnadshavare', 'medsokande'), 404);
  });

  test('nothing is shown before the child has been named, and a guardian of another child gets no further', async () => {
    const before = plain((await second.get(link)).html);
    expect(before).toContain('Skriv personnumret för barnet');
    expect(before).not.toMatch(/Tomas|Alva|lugn/);
    for (const [typed, words] of [
      ['123', 'Skriv barnets personnummer med tolv siffror'],
      [small, 'Begäran gäller ett annat barn'],
    ] as const) {
      await second.get(link);
      const page = await second.post(link, { barn: typed }, 422);
      expect(plain(page.html)).toContain(words);
      expect(page.html).toContain(`value="${typed}"`);
      expect(page.html).not.toMatch(/Tomas|Alva|lugn/);
    }
    expect((await trail(caseId)).filter(({ detail }) => detail['wrong'] === true)).toHaveLength(2);
    await second.get(`/arenden/${caseId}`, 404);
  });

  test('a child is not guessed: after five wrong numbers the right one opens nothing, until the unit lets him try again', async () => {
    for (const number of [fourteen, tomas, johan, elin]) {
      await second.get(link);
      await second.post(link, { barn: number }, 422);
    }
    expect(plain(second.page?.html ?? '')).toContain('Du kan inte försöka igen här');
    await second.get('/mina-uppgifter');
    const right = await second.post(link, { barn: child }, 422);
    expect(right.html).not.toMatch(/Tomas|Alva|lugn/);
    const path = `/handlaggare/arenden/${caseId}/vardnadshavare/forsok`;
    await jonas.logInStaff('jonas.viklund', `/handlaggare/arenden/${caseId}`);
    const staff = plain(jonas.page?.html ?? '');
    expect(staff).toContain('Den tillfrågade har skrivit fel personnummer för många gånger.');
    expect(staff).toContain('5 försök. Kan inte försöka mer');
    await jonas.post(path);
    await jonas.post(path, {}, 409);
    expect((await trail(caseId)).filter(({ action }) => action === 'guardian.retry')).toHaveLength(1);
  });

  test('then what is said of the child and the support is shown, and nothing of how the first is reached or of what is private', async () => {
    await second.get(link);
    const page = plain((await second.post(link, { barn: child })).html);
    expect(page).toContain('Stöd för Alva Lidberg');
    expect(page).toContain('Tomas Lidberg skickade begäran');
    expect(page).toContain('Avlösarservice');
    expect(page).not.toContain('Alva behöver lugn.');
    expect(page).not.toMatch(/174 06 05|Greta|efter fem|mormor|Intyg om Alva/);
    for (const path of ['', '/meddelanden', '/ansokan', '/kvitto']) await second.get(`/arenden/${caseId}${path}`, 404);
  });

  test('the other signs by a login of his own, once; nobody signs for him, and twice is told plainly and put in the log', async () => {
    const base = await signs(second, johan, link, child, tomas);
    await second.get(`${base}/granska`);
    const toProvider = await second.post(`${base}/granska`, { _version: second.value('_version'), truth: 'ja' }, 303);
    await second.identify(toProvider.url, { number: johan });
    expect(second.page?.url).toBe(`/arenden/${caseId}/kvitto`);
    const receipt = plain(second.page?.html ?? '');
    expect(receipt).toContain('Vi har fått ditt svar');
    expect(receipt).toContain('men inte vad du har skrivit till oss');
    expect(receipt).not.toMatch(/Vi har fått din|får frågan här|räknas som inkommen/);
    await second.get(`${base}/slutfor`);
    expect(second.page?.url).toBe(`/arenden/${caseId}/kvitto`);
    expect(plain((await second.get(link)).html)).toContain('Du har skrivit under. Tack.');
    const again = await second.post(link, { barn: child }, 409);
    expect(plain(again.html)).toContain('Du har redan skrivit under');
    const log = await trail(caseId);
    expect(log.filter(({ action, detail }) => action === 'guardian.begin' && detail['again'] === true)).toHaveLength(2);
    expect(log.filter(({ action, detail }) => action === 'application.submit' && detail['part'])).toHaveLength(1);
    expect(linkIn((await second.get('/mina-sidor')).html)).toBe('');
  });

  test('both are told, and each reads only what he or she has written', async () => {
    await portal.runJobs();
    const hers = plain((await first.get(`/arenden/${caseId}`)).html);
    expect(hers).toContain('Johan Ek har skrivit under. Ni är båda med.');
    const his = plain((await second.get(`/arenden/${caseId}`)).html);
    expect(his).toContain('Ni är båda med');
    expect(his).toContain('Du företräder Alva Lidberg');
    expect(plain((await second.get(`/arenden/${caseId}/ansokan`)).html)).toContain('Bara för handläggaren, från mig.');
    expect(plain((await first.get(`/arenden/${caseId}/ansokan`)).html)).not.toContain('från mig');
    for (const path of ['', '/ansokan', '/kvitto', '/meddelanden'])
      expect(plain((await second.get(`/arenden/${caseId}${path}`)).html), path).not.toMatch(
        /mormor|Greta|Intyg om Alva|174 06 05/,
      );
    // It is hers who sent it to take back.
    await second.get(`/arenden/${caseId}/ta-tillbaka`, 404);
  });

  test('the unit sees who has signed, by what right it is stated, and what each has written', async () => {
    await jonas.logInStaff('jonas.viklund', `/handlaggare/arenden/${caseId}`);
    const page = plain(jonas.page?.html ?? '');
    expect(page).toContain('Har läst och skrivit under');
    expect(page).toContain('Bara för handläggaren, från mig.');
    expect(page).toContain('Jag vill vara hos mormor.');
    expect(page).toContain('Johan Ek för Alva Lidberg');
    expect(page).toContain('Johan Ek skrev under begäran.');
    expect(page).toContain('Tomas Lidberg skickade begäran.');
    expect(page).toMatch(/Nås genom Tomas Lidberg, som har begärt stödet:\s+070-174 06 05/);
    expect(page).not.toContain('Telefon och e-post saknas');
    expect(page).not.toContain('En vårdnadshavare har');
    const claims = await rows(
      sql`select state, basis from representations where representative_number = ${johan}`,
      z.object({ state: z.string(), basis: z.string() }),
    );
    expect(claims).toEqual([{ state: 'CLAIMED', basis: 'CUSTODIAN' }]);
  });
});

describe('when one does not take part', () => {
  test('a no goes to the unit with its reason, and the first is told that it is no; the request goes on', async () => {
    const [first, other, jonas] = [new Visitor(portal), new Visitor(portal), new Visitor(portal)];
    const { caseId } = await asks(first, samira, ['Leo Haddad', small], named('Ayaan Warsame', ayaan), {
      pages: { 'vilket-stod': { measures: ['contactPerson'] } },
    });
    const link = linkIn((await other.logIn(ayaan)).html);
    await other.get(`${link}/nej`);
    const long = await other.post(`${link}/nej`, { skal: 'a'.repeat(3001) }, 422);
    expect(long.html).toContain('aaaa');
    await other.post(`${link}/nej`, { skal: 'Jag vill något annat för Leo.' });
    expect(plain(other.page?.html ?? '')).toContain('Du har svarat nej.');
    await other.get(link);
    await other.post(`${link}/nej`, { skal: '' }, 409);
    await other.get(`/arenden/${caseId}`, 404);
    const page = plain((await first.get(`/arenden/${caseId}`)).html);
    expect(page).toContain('Ayaan Warsame är inte med på begäran');
    expect(page).not.toContain('något annat för Leo');
    await jonas.logInStaff('jonas.viklund', `/handlaggare/arenden/${caseId}`);
    const staff = plain(jonas.page?.html ?? '');
    expect(staff).toContain('En vårdnadshavare är inte med på begäran.');
    expect(staff).toContain('Jag vill något annat för Leo.');
    expect(staff).toContain('6 kap. 13 a §');
    await jonas.post(`/handlaggare/arenden/${caseId}/ta`, { har: '' });
    expect(plain((await jonas.get(`/handlaggare/arenden/${caseId}/beslut`)).html)).toContain('är inte med på begäran');
    // She finds it among her cases and may change her mind as long as the case is open; then both and the unit are told.
    const list = await other.get('/arenden');
    expect(plain(list.html)).toContain('Du svarade nej');
    expect(list.html).toContain(`href="${link}"`);
    expect(plain((await other.get(link)).html)).toContain('Ångrar du dig kan du skriva under');
    expect(plain(other.page?.html ?? '')).not.toMatch(/Leo|Samira/);
    await portal.runJobs();
    const sent = portal.mailbox.sent.length;
    await signs(other, ayaan, link, small);
    await portal.runJobs();
    expect(portal.mailbox.sent.length).toBeGreaterThan(sent);
    expect(plain((await first.get(`/arenden/${caseId}`)).html)).toContain('Ayaan Warsame har skrivit under.');
    const after = plain((await jonas.get(`/handlaggare/arenden/${caseId}`)).html);
    expect(after).toContain('Har läst och skrivit under');
    expect(after).not.toContain('En vårdnadshavare är inte med på begäran.');
  });

  test('a no stands when the case is closed', async () => {
    const [first, other] = [new Visitor(portal), new Visitor(portal)];
    const { caseId } = await asks(first, olena, ['Mira', child], named('Fatima Rahimi', fatima));
    const link = linkIn((await other.logIn(fatima)).html);
    await other.get(`${link}/nej`);
    await other.post(`${link}/nej`, { skal: '' });
    expect(other.page?.html).toContain('name="barn"');
    await first.get(`/arenden/${caseId}/ta-tillbaka`);
    await first.post(`/arenden/${caseId}/ta-tillbaka`);
    const page = await other.get(link);
    expect(plain(page.html)).toContain('Du har svarat nej.');
    expect(page.html).not.toMatch(/name="barn"|Ångrar du dig/);
    await other.get('/mina-uppgifter');
    await other.post(link, { barn: child }, 409);
  });

  test('reminders, a last day, and then it goes on; the unit notes why, and one who turns up may still sign', async () => {
    const [first, jonas] = [new Visitor(portal), new Visitor(portal)];
    const { caseId } = await asks(first, elin, ['Noa Nyström', child], named('Mikael', mikael));
    expect(await remindPartners(system())).toBe(0);
    portal.wait(3 * day);
    expect(await remindPartners(system())).toBe(1);
    expect(await remindPartners(system())).toBe(0);
    portal.wait(4 * day);
    expect(await remindPartners(system())).toBe(1);
    portal.wait(8 * day);
    expect(await remindPartners(system())).toBe(1);
    expect((await trail(caseId)).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['guardian.remind', 'guardian.lapse']),
    );
    await first.logIn(elin, `/arenden/${caseId}`);
    expect(plain(first.page?.html ?? '')).toContain('Sista dagen för Mikael har gått. Vi handlägger begäran ändå.');
    await jonas.logInStaff('jonas.viklund', `/handlaggare/arenden/${caseId}`);
    expect(plain(jonas.page?.html ?? '')).toContain('En vårdnadshavares underskrift saknas.');
    const path = `/handlaggare/arenden/${caseId}/vardnadshavare`;
    const empty = await jonas.post(path, { anteckning: ' ' }, 422);
    expect(plain(empty.html)).toContain('Skriv varför hen inte går att nå.');
    await jonas.post(path, { anteckning: 'Brev kom i retur.' });
    const noted = plain((await jonas.get(`/handlaggare/arenden/${caseId}`)).html);
    expect(noted).toContain('En vårdnadshavare går inte att nå.');
    expect(noted).toContain('Brev kom i retur. (Jonas Viklund)');
    await jonas.post(path, { anteckning: 'Igen.' }, 409);
    const page = plain((await first.get(`/arenden/${caseId}`)).html);
    expect(page).toContain('Vi har inte fått tag i Mikael.');
    expect(page).not.toContain('retur');
    const late = new Visitor(portal);
    const link = linkIn((await late.logIn(mikael)).html);
    await signs(late, mikael, link, child);
    expect(late.page?.url).toBe(`/arenden/${caseId}/kvitto`);
    expect(plain((await jonas.get(`/handlaggare/arenden/${caseId}`)).html)).toContain('Har läst och skrivit under');
  });

  test.each([
    [
      'unreachable',
      'Den andra går inte att nå. Vi handlägger begäran ändå',
      'En vårdnadshavare går inte att nå.',
      'Vi sågs för fyra år sedan.',
    ],
    ['refuses', 'Du har skrivit att den andra inte vill', 'En vårdnadshavare vill inte, enligt den som begär.', ''],
  ])('it can always be sent, and the unit sees it: %s', async (answer, told, flag, why) => {
    const [first, jonas] = [new Visitor(portal), new Visitor(portal)];
    const { caseId } = await asks(
      first,
      fatima,
      ['Idris', small],
      { otherGuardian: answer },
      {
        pages: { 'varfor-inte-bada': { otherGuardianWhy: why } },
      },
    );
    expect(plain((await first.get(`/arenden/${caseId}`)).html)).toContain(told);
    await jonas.logInStaff('jonas.viklund', `/handlaggare/arenden/${caseId}`);
    expect(plain(jonas.page?.html ?? '')).toContain(flag);
    expect(plain(jonas.page?.html ?? '')).toContain(why);
  });

  test('one who must not be contacted is told nothing, and sees nothing though checked as a guardian, until the unit says so', async () => {
    const [first, other, jonas] = [new Visitor(portal), new Visitor(portal), new Visitor(portal)];
    // Bertil has been checked as a guardian of Sam before.
    await asks(other, bertil, ['Sam', fourteen], { otherGuardian: 'sole' });
    await checks(jonas, bertil, fourteen);
    const { caseId } = await asks(first, olena, ['Sam', fourteen], { otherGuardian: 'protected' });
    expect(plain((await first.get(`/arenden/${caseId}`)).html)).toContain('Vi frågar inte den andra');
    await other.get(`/arenden/${caseId}`, 404);
    expect(linkIn((await other.get('/mina-sidor')).html)).toBe('');
    expect((await other.get('/arenden')).html).not.toContain(caseId);
    await jonas.get(`/handlaggare/arenden/${caseId}`);
    const page = plain(jonas.page?.html ?? '');
    expect(page).toContain('Kontakta inte den andra vårdnadshavaren.');
    expect(page).toContain('Någon annan har begärt stöd för samma barn.');
    // Whose word it is: not the first one's, nor the database's for anybody but the unit.
    const citizen = portal.db.write({ kind: 'system', name: 'test' }, (tx) =>
      tx.run(sql`update cases set walled = false where id = ${caseId}`),
    );
    expect(await citizen.catch((error: unknown) => String(error))).not.toBe(1);
    await other.get(`/arenden/${caseId}`, 404);
    await jonas.get(`/handlaggare/arenden/${caseId}`);
    await jonas.post(`/handlaggare/arenden/${caseId}/vardnadshavare/oppna`);
    await other.get(`/arenden/${caseId}`);
    await jonas.get(`/handlaggare/arenden/${caseId}`);
    await jonas.post(`/handlaggare/arenden/${caseId}/vardnadshavare/oppna`, {}, 409);
  });
});

describe('the same request from both at once', () => {
  test('is one case: the second is the second signature, with all that was written, and both are told', async () => {
    const [one, two] = [new Visitor(portal), new Visitor(portal)];
    const stops = { stopAt: 'provider' as const };
    const a = await asks(one, samira, ['Maja', fourteen], named('Fatima', fatima), {
      ...stops,
      pages: { 'med-dina-ord': { ownWords: 'Samiras ord om Maja.' } },
    });
    const b = await asks(two, fatima, ['Maja', fourteen], named('Samira', samira), {
      ...stops,
      pages: { 'med-dina-ord': { ownWords: 'Fatimas ord om Maja.' } },
    });
    await Promise.all([one.identify(a.provider, { number: samira }), two.identify(b.provider, { number: fatima })]);
    const cases = await rows(
      sql`select c.id from cases c join persons p on p.id = c.applicant_id where p.personal_number = ${fourteen}
           and c.asked_by in (select id from persons where personal_number in (${samira}, ${fatima}))`,
      z.object({ id: z.string() }),
    );
    expect(cases).toHaveLength(1);
    const caseId = cases[0]?.id ?? '';
    const [early, late] = one.page?.url.endsWith('/kvitto') ? [one, two] : [two, one];
    expect(early.page?.url).toBe(`/arenden/${caseId}/kvitto`);
    expect(late.page?.url).toBe(`/arenden/${caseId}?klart=ihop`);
    expect(plain(late.page?.html ?? '')).toContain('Ni hade båda begärt samma sak');
    expect(plain((await early.get(`/arenden/${caseId}`)).html)).toContain('har skrivit under. Ni är båda med.');
    const joined = (await trail(caseId)).filter(({ detail }) => detail['joined'] === true);
    expect(joined.map(({ action }) => action)).toEqual(['application.submit']);
    const jonas = new Visitor(portal);
    await jonas.logInStaff('jonas.viklund', `/handlaggare/arenden/${caseId}`);
    const page = plain(jonas.page?.html ?? '');
    expect(page).toContain('Samiras ord om Maja.');
    expect(page).toContain('Fatimas ord om Maja.');
    // Each reads her own.
    const own = early === one ? 'Samiras ord' : 'Fatimas ord';
    const sent = plain((await early.get(`/arenden/${caseId}/ansokan`)).html);
    expect(sent).toContain(own);
    expect(sent).not.toContain(own === 'Samiras ord' ? 'Fatimas ord' : 'Samiras ord');
  });
});

describe('different requests from both', () => {
  const asCitizen = async (number: string): Promise<Actor> => {
    const found = await rows(
      sql`select id from persons where personal_number = ${number}`,
      z.object({ id: z.string() }),
    );
    return { kind: 'citizen', personId: found[0]?.id ?? '', name: '' };
  };
  const stands = async (number: string) =>
    portal.db.read(await asCitizen(number), (reader) =>
      reader.rows(
        sql`select s.side, s.item, s.stand from guardian_stands s join co_applications o on o.id = s.co_application_id
              where o.case_id = ${caseId} order by s.item, s.side`,
        z.object({ side: z.string(), item: z.number(), stand: z.string() }),
      ),
    );
  /** Whether the database lets somebody write it. Nothing of it remains. */
  const lets = async (actor: Actor, statement: ReturnType<typeof sql>): Promise<boolean> => {
    const undone = new Error('undone');
    let written = 0;
    const tried = portal.db.write(actor, async (tx) => {
      written = await tx.run(statement);
      throw undone;
    });
    const error: unknown = await tried.catch((thrown: unknown) => thrown);
    if (error !== undone && !/row-level security/.test(String(error))) throw error;
    return written > 0;
  };
  const kevin = '201505272391';
  const wants = (measure: string, slug: string, extent: string) => ({
    'vilket-stod': { measures: ['companion', measure] },
    [slug]: { [`${measure}Extent`]: extent, [`${measure}Need`]: `Därför ${extent}.` },
  });
  let one: Visitor;
  let two: Visitor;
  let jonas: Visitor;
  let caseId: string;

  beforeAll(async () => {
    [one, two, jonas] = [new Visitor(portal), new Visitor(portal), new Visitor(portal)];
    ({ caseId } = await asks(one, mikael, ['Kevin', kevin], named('Bertil', bertil), {
      pages: wants('contactPerson', 'kontaktperson', 'varannan vecka'),
    }));
    const { caseId: second } = await asks(two, bertil, ['Kevin', kevin], named('Mikael', mikael), {
      pages: {
        ...wants('shortStay', 'korttidsvistelse', 'en helg i månaden'),
        'med-dina-ord': { ownWords: 'Bertils ord.' },
      },
    });
    expect(second).toBe(caseId);
  }, 120_000);
  const page = `/ja-eller-nej`;

  test('a signature says yes to what both have asked for, and each is asked of the rest', async () => {
    const notice = plain(two.page?.html ?? '');
    expect(notice).toContain('Ni hade båda skickat en begäran, men inte om samma sak');
    expect(notice).not.toContain('Ni är båda med.');
    expect(plain((await one.get(`/arenden/${caseId}`)).html)).toMatch(
      /Ni är båda med på: Ledsagarservice\.[\s\S]*har också begärt: Korttidsvistelse utanför hemmet\. Du har inte svarat\.[\s\S]*Du har också begärt: Kontaktperson\. Vi väntar på svar/,
    );
    expect(plain((await one.get('/mina-sidor')).html)).toContain('Säg ja eller nej');
    // What the other has written of the measure, and nothing else of what he has written.
    const shown = plain((await one.get(`/arenden/${caseId}${page}`)).html);
    expect(shown).toContain('en helg i månaden');
    expect(shown).toContain('Därför en helg i månaden.');
    expect(shown).not.toMatch(/Bertils ord|varannan vecka|070-174/);
    const path = `/arenden/${caseId}${page}`;
    const english = await one.get(`/sprak?${new URLSearchParams({ sprak: 'en', till: path }).toString()}`);
    expect(plain(english.html)).toContain('What the other guardian has asked for');
    expect(english.html).toContain('<html lang="en"');
    await one.get(`/sprak?${new URLSearchParams({ sprak: 'sv', till: path }).toString()}`);
    expect(await stands(mikael)).toEqual([
      { side: 'first', item: 3, stand: 'asked' },
      { side: 'other', item: 3, stand: 'asked' },
      { side: 'first', item: 4, stand: 'asked' },
      { side: 'other', item: 4, stand: 'waits' },
      { side: 'first', item: 6, stand: 'waits' },
      { side: 'other', item: 6, stand: 'asked' },
    ]);
    expect(await stands(bertil)).toEqual(await stands(mikael));
    await jonas.logInStaff('jonas.viklund', `/handlaggare/arenden/${caseId}`);
    const staff = plain(jonas.page?.html ?? '');
    expect(staff).toMatch(
      /Vårdnadshavarna är inte båda med på allt\..*Kontaktperson, Korttidsvistelse utanför hemmet/s,
    );
    expect(staff).toMatch(/Båda är med på\s+Ledsagarservice/);
    expect(staff).toMatch(/Kontaktperson: begärt av [^.]+\. [^.]+ har inte svarat\./);
    expect(staff).toContain('Bertils ord.');
  });

  test('is nobody else’s to see or to answer, and each answers for herself', async () => {
    const stranger = new Visitor(portal);
    await stranger.logIn(elin);
    await stranger.get(`/arenden/${caseId}${page}`, 404);
    await stranger.get('/mina-uppgifter');
    await stranger.post(`/arenden/${caseId}${page}`, { 'svar-6': 'yes' }, 404);
    expect(await stands(elin)).toEqual([]);
    const empty = await one.post(`/arenden/${caseId}${page}`, {}, 422);
    expect(plain(empty.html)).toContain('Välj ja eller nej på minst en sak.');
    // What she has asked for herself, or the other is asked about, is not hers to answer.
    await one.post(`/arenden/${caseId}${page}`, { 'svar-3': 'no', 'svar-4': 'yes' });
    expect((await stands(mikael)).filter(({ stand }) => stand === 'waits')).toHaveLength(2);
    // Nor does the database let anybody else say it for her, or her unsay what she has asked for.
    const staff = (units: string[]): Actor => ({ kind: 'staff', staffId: caseId, name: '', roles: ['manager'], units });
    const [first, other, nobody] = [await asCitizen(mikael), await asCitizen(bertil), await asCitizen(elin)];
    const able = async (statement: ReturnType<typeof sql>) => {
      const answers: boolean[] = [];
      for (const actor of [first, other, nobody, staff(['lss'])]) answers.push(await lets(actor, statement));
      return answers;
    };
    const says = sql`update guardian_stands set stand = 'yes', changed_at = now() where side = 'first' and item = 6`;
    expect(await able(says)).toEqual([true, false, false, false]);
    const unsays = sql`update guardian_stands set stand = 'waits', told_sealed = null where side = 'first' and item = 3`;
    expect(await able(unsays)).toEqual([false, false, false, false]);
    const adds = (side: string, stand: string) =>
      able(sql`insert into guardian_stands (co_application_id, side, item, stand, changed_at)
        select id, ${side}, 10, ${stand}, now() from co_applications where case_id = ${caseId}`);
    expect(await adds('first', 'yes')).toEqual([true, false, false, false]);
    expect(await adds('other', 'yes')).toEqual([false, true, false, false]);
    expect(await adds('other', 'waits')).toEqual([true, true, false, false]);
    // What is sent besides, and what is told of it to the child, is written by those two only.
    const told = sql`insert into told_requests (case_id, told_sealed) values (${caseId}, ${Buffer.of(1)})`;
    expect(await able(told)).toEqual([true, true, false, false]);
    const part = sql`insert into applications (id, person_id, kind, form_id, form_version, language, vault_key_id, answers_sealed,
        created_at, updated_at, expires_at, part_of)
      select gen_random_uuid(), actor_id(), 'lss', 'part', 1, 'sv', (select id from vault_keys limit 1), ${Buffer.of(1)}, now(), now(),
        now(), ${caseId} where actor_kind() = 'citizen'`;
    expect(await able(part)).toEqual([true, true, false, false]);
  });

  test('yes and no are told to the other and to the unit, may be changed, and stand with the decision', async () => {
    await one.get(`/arenden/${caseId}${page}`);
    expect(plain((await one.post(`/arenden/${caseId}${page}`, { 'svar-6': 'yes' })).html)).toContain(
      'Tack, vi har fått ditt svar',
    );
    await two.get(`/arenden/${caseId}${page}`);
    await two.post(`/arenden/${caseId}${page}`, { 'svar-4': 'no' });
    expect(plain((await one.get(`/arenden/${caseId}`)).html)).toMatch(
      /Du har begärt: Kontaktperson\. \S+ är inte med på det\./,
    );
    expect(
      (await trail(caseId)).filter(({ action }) => action === 'guardian.agree').map(({ detail }) => detail['items']),
    ).toEqual(['', '6:yes', '4:no']);
    await jonas.get(`/handlaggare/arenden/${caseId}`);
    await jonas.post(`/handlaggare/arenden/${caseId}/ta`, { har: '' });
    const decide = (await jonas.get(`/handlaggare/arenden/${caseId}/beslut`)).html;
    expect(plain(decide)).toContain('Bara en är med på: Kontaktperson.');
    // Every measure that either has asked for is there to be decided.
    for (const item of ['3', '4', '6']) expect(decide).toMatch(new RegExp(`<option value="${item}" selected`));
    const sett = jonas.value('sett');
    await two.get(`/arenden/${caseId}${page}`);
    await two.post(`/arenden/${caseId}${page}`, { 'svar-4': 'yes' });
    expect(plain((await two.get(`/arenden/${caseId}`)).html)).toContain('Ni är båda med');
    const late = await jonas.post(
      `/handlaggare/arenden/${caseId}/beslut`,
      { utfall: 'GRANTED', text: 'Ja.', rader: '0', sett },
      422,
    );
    expect(plain(late.html)).toContain('Det har kommit något nytt i ärendet');
    expect(plain((await jonas.get(`/handlaggare/arenden/${caseId}`)).html)).not.toContain('inte båda med på allt');
  });

  test('what one of them asks for besides is added to the case, told before it is sent, and asked of the other', async () => {
    const more = { 'vilket-stod': { measures: ['relief'] }, avlosarservice: { reliefExtent: 'tre timmar' } };
    const added = await asks(one, mikael, ['Kevin', kevin], named('Bertil', bertil), {
      pages: more,
      stopAt: 'provider',
    });
    expect(plain((await one.get(`${added.base}/granska`)).html)).toContain(
      'Den här läggs till i det ärendet när du skickar.',
    );
    const confirm = { _version: one.value('_version'), truth: 'ja' };
    const toProvider = await one.post(`${added.base}/granska`, confirm, 303);
    const sent = await one.identify(toProvider.url, { number: mikael });
    expect(sent.url).toBe(`/arenden/${caseId}?klart=tillagd`);
    expect(plain(sent.html)).toContain('Din begäran är tillagd i ärendet');
    expect((await stands(bertil)).filter(({ item }) => item === 5)).toEqual([
      { side: 'first', item: 5, stand: 'asked' },
      { side: 'other', item: 5, stand: 'waits' },
    ]);
    expect(plain((await jonas.get(`/handlaggare/arenden/${caseId}`)).html)).toMatch(
      /Tillagt av Mikael[\s\S]*tre timmar/,
    );
    const again = await asks(two, bertil, ['Kevin', kevin], named('Mikael', mikael), { pages: more });
    expect(again.caseId).toBe(caseId);
    expect((await stands(mikael)).filter(({ item }) => item === 5).map(({ stand }) => stand)).toEqual([
      'asked',
      'asked',
    ]);
    // Each still reads what she herself has sent.
    expect(plain((await two.get(`/arenden/${caseId}/meddelanden`)).html)).toContain('Bertils ord.');
  });

  test('what one says must not reach the other makes a case of its own', async () => {
    const apart = await asks(one, mikael, ['Kevin', kevin], { otherGuardian: 'protected' });
    expect(apart.caseId).not.toBe(caseId);
  });

  test('is over for one whose word is not taken, and for both when the case is closed', async () => {
    const path = `/arenden/${caseId}${page}`;
    const before = await stands(mikael);
    const found = await rows(
      sql`select id from representations where representative_number = ${bertil} and principal_number = ${kevin} and state = 'CLAIMED'`,
      z.object({ id: z.string() }),
    );
    await one.get(path);
    await two.get(path);
    await jonas.get(`/handlaggare/foretradare/${found[0]?.id ?? ''}`);
    await jonas.post(`/handlaggare/foretradare/${found[0]?.id ?? ''}/neka`, { skal: 'Han är inte vårdnadshavare.' });
    await two.post(path, { 'svar-4': 'no' }, 404);
    await two.get(path, 404);
    // His signature counts no more: he is told so, and so are the other guardian and the unit.
    const asked =
      (await two.get('/mina-sidor')).html +
      (await rows(sql`select id from co_applications where case_id = ${caseId}`, z.object({ id: z.string() })).then(
        async ([one]) => (await two.get(`/vardnadshavare/${one?.id ?? ''}`)).html,
      ));
    expect(plain(asked)).toContain('Därför räknas inte underskriften.');
    expect(asked).not.toContain(`href="/arenden/${caseId}"`);
    const hers = plain((await one.get(`/arenden/${caseId}`)).html);
    expect(hers).toContain('så den underskriften räknas inte');
    expect(hers).not.toMatch(/Ni är båda med|har skrivit under\./);
    const units = plain((await jonas.get(`/handlaggare/arenden/${caseId}`)).html);
    expect(units).toContain('En underskrift räknas inte: den som skrev under är inte godkänd som vårdnadshavare.');
    expect(units).not.toContain('Båda är med på');
    // Nor in the database, whichever way she comes.
    expect(await stands(bertil)).toEqual([]);
    const unsays = sql`update guardian_stands set stand = 'no', changed_at = now() where side = 'other' and stand = 'yes'`;
    expect(await lets(await asCitizen(bertil), unsays)).toBe(false);
    expect((await two.get('/mina-sidor')).html).not.toContain(caseId);
    const took = new Visitor(portal);
    await took.logIn(mikael, `/arenden/${caseId}/ta-tillbaka`);
    await took.post(`/arenden/${caseId}/ta-tillbaka`);
    // There is nothing to say yes or no to any more, and nothing of it is written.
    const late = await one.post(path, { 'svar-6': 'no' });
    expect(late.url).toBe(`/arenden/${caseId}`);
    for (const stand of await stands(mikael)) expect(before).toContainEqual(stand);
  });
});

/** The unit has looked in the register: whoever has stated that she is a guardian of the child is one. */
async function checks(jonas: Visitor, guardian: string, childNumber: string): Promise<void> {
  const found = await rows(
    sql`select id from representations where representative_number = ${guardian} and principal_number = ${childNumber} and state = 'CLAIMED'`,
    z.object({ id: z.string() }),
  );
  const path = `/handlaggare/foretradare/${found[0]?.id ?? ''}`;
  await jonas.logInStaff('jonas.viklund', path);
  await jonas.post(`${path}/godkann`, {
    ...{ far: ['WRITE', 'APPLY', 'DECISION'], register: 'ja' },
    ...{ 'fran.day': '24', 'fran.month': '11', 'fran.year': '2026' },
  });
}

describe('one who is fifteen and for whom a guardian has asked', () => {
  const sixteen = '201011252382';
  let guardian: Visitor;
  let young: Visitor;
  let jonas: Visitor;
  let caseId: string;

  beforeAll(async () => {
    [guardian, young, jonas] = [new Visitor(portal), new Visitor(portal), new Visitor(portal)];
    ({ caseId } = await asks(
      guardian,
      bertil,
      ['Kim', sixteen],
      { otherGuardian: 'sole' },
      {
        pages: {
          'vilket-stod': { measures: ['companion'] },
          ledsagarservice: { companionExtent: 'Två kvällar i veckan' },
          'med-dina-ord': { ownWords: 'Kim är arg på mig.' },
        },
      },
    ));
  }, 60_000);

  test('is asked nothing before it is known that it is she', async () => {
    expect(plain((await young.logIn(sixteen)).html)).not.toContain('Säg vad du tycker');
    await young.get(`/arenden/${caseId}/din-rost`, 404);
    await young.get('/mina-uppgifter');
    await young.post(`/arenden/${caseId}/din-rost`, { svar: 'yes' }, 404);
  });

  test('is then asked what she thinks, of what was asked for and without what was written about her', async () => {
    await checks(jonas, bertil, sixteen);
    expect(plain((await young.get('/mina-sidor')).html)).toContain('Säg vad du tycker');
    expect(plain((await young.get(`/arenden/${caseId}`)).html)).toContain('Du får säga vad du tycker');
    const page = plain((await young.get(`/arenden/${caseId}/din-rost`)).html);
    expect(page).toContain('Ledsagarservice');
    expect(page).toContain('Två kvällar i veckan');
    expect(page).toContain('Stödet du vill ha');
    expect(page).not.toMatch(/arg på mig|174 06 05/);
    const staff = plain((await jonas.get(`/handlaggare/arenden/${caseId}`)).html);
    expect(staff).toContain('Den unga har inte sagt vad hon eller han tycker.');
    const empty = await young.post(`/arenden/${caseId}/din-rost`, { svar: '', ord: 'Jag vet inte.' }, 422);
    expect(plain(empty.html)).toContain('Välj vad du vill.');
    expect(empty.html).toContain('Jag vet inte.');
  });

  test('says no, or that she wants to talk, to the unit only, and may change her mind', async () => {
    const path = `/arenden/${caseId}/din-rost`;
    await young.post(path, { svar: 'no', ord: 'Ring mig på rasten.' });
    expect(plain(young.page?.html ?? '')).toContain('Tack, vi har fått ditt svar');
    const staff = plain((await jonas.get(`/handlaggare/arenden/${caseId}`)).html);
    expect(staff).toContain('Den unga säger nej.');
    expect(staff).toContain('Ring mig på rasten.');
    for (const one of ['', '/meddelanden', '/ansokan'])
      expect(plain((await guardian.get(`/arenden/${caseId}${one}`)).html), one).not.toMatch(
        /rasten|Nej, jag vill inte|Vad du tycker/,
      );
    await guardian.get(path, 404);
    await guardian.get('/mina-uppgifter');
    await guardian.post(path, { svar: 'yes', ord: '' }, 404);
    expect(plain((await young.get('/mina-sidor')).html)).not.toContain('Säg vad du tycker');
    // Nobody decides on a page that was drawn before she changed her mind.
    const decide = `/handlaggare/arenden/${caseId}/beslut`;
    await jonas.get(`/handlaggare/arenden/${caseId}`);
    await jonas.post(`/handlaggare/arenden/${caseId}/ta`);
    await jonas.get(decide);
    const sett = jonas.value('sett');
    // Against her no, support is granted only for a reason that is written down.
    const grants = { utfall: 'GRANTED', text: 'Kim får stödet.', motivering: '', rader: '1', namnden: 'Det brådskar.' };
    const row = { 'item-1': '3', 'outcome-1': 'GRANTED', 'extent-1': 'Två kvällar', 'from-1': '2026-12-01' };
    const against = await jonas.post(decide, { ...grants, ...row, sett }, 422);
    expect(plain(against.html)).toContain('Skriv varför du beslutar på någon annans begäran');
    expect(against.html).toContain('Kim får stödet.');
    await young.get(path);
    await young.post(path, { svar: 'talk', ord: '' });
    const typed = { utfall: 'REJECTED', text: 'Du får inte stödet.', motivering: 'Behovet tillgodoses.', rader: '1' };
    const rejected = { 'item-1': '3', 'outcome-1': 'REJECTED' };
    const unseen = await jonas.post(
      decide,
      { ...typed, ...rejected, kommunicering: 'Det brådskar.', namnden: 'Det brådskar.', sett },
      409,
    );
    expect(unseen.html).toContain('Det har kommit något nytt i ärendet');
    // She says no no longer.
    expect(unseen.html).not.toContain('name="egen-vilja"');
    const changed = plain((await jonas.get(`/handlaggare/arenden/${caseId}`)).html);
    expect(changed).toContain('Den unga vill prata med någon.');
    expect(changed).not.toContain('Den unga säger nej.');
    expect(changed).toContain('Ring mig på rasten.');
  });

  test('is told plainly when her answer comes too late', async () => {
    await young.get(`/arenden/${caseId}/din-rost`);
    await guardian.get(`/arenden/${caseId}/ta-tillbaka`);
    await guardian.post(`/arenden/${caseId}/ta-tillbaka`);
    const late = await young.post(`/arenden/${caseId}/din-rost`, { svar: 'yes', ord: 'Ändå.' }, 409);
    expect(plain(late.html)).toContain('Ditt svar kom för sent');
    // What she has said can still be read, and why there is nothing to answer in.
    const over = plain((await young.get(`/arenden/${caseId}/din-rost`)).html);
    expect(over).toContain('Ärendet är avslutat, så här kan du inte svara längre.');
    expect(over).toMatch(/Du svarade[^.]*: Jag vill prata med någon först/);
  });

  test('reads what she decides herself and who sees her case, as a child of her age does', async () => {
    expect((await young.get('/mina-sidor')).html).toContain('href="/vardnadshavare"');
    const page = plain((await young.get('/vardnadshavare')).html);
    expect(page).toContain('Du har fyllt 15: dina rättigheter');
    expect(page).toMatch(/Bertil \S+, vårdnadshavare, till och med 24 november 2028/);
    expect(page).not.toContain('Ge någon fullmakt');
    const small = new Visitor(portal);
    await small.logIn(child, '/vardnadshavare');
    expect(plain(small.page?.html ?? '')).toContain('Du är under 15: du ska få veta');
  });

  test('is told when her other guardian has answered, and both guardians when the last day has passed', async () => {
    const reached = async (visitor: Visitor, phone: string) => {
      await visitor.get('/mina-uppgifter');
      await visitor.post('/mina-uppgifter', { telefon: phone, besked: 'sms', sprak: 'sv' });
    };
    const told = async () => {
      const before = portal.mailbox.sent.length;
      // What a job has enqueued is sent by the next.
      for (let round = 0; round < 3; round += 1) await portal.runJobs();
      // The latest lies first.
      const { sent } = portal.mailbox;
      return sent.slice(0, sent.length - before).map(({ to }) => to.replace(/\D/g, '').slice(-9));
    };
    await reached(young, '070-174 06 77');
    const other = new Visitor(portal);
    await asks(new Visitor(portal), bertil, ['Kim', sixteen], named('Elin Nyström', elin));
    await told();
    const link = linkIn((await other.logIn(elin)).html);
    await other.get(`${link}/nej`);
    await other.post(`${link}/nej`, { skal: 'Inte nu.' });
    expect((await told()).toSorted()).toEqual(['701740605', '701740677']);
    const asked = new Visitor(portal);
    await asked.logIn(ayaan);
    await reached(asked, '070-174 06 88');
    await asks(new Visitor(portal), bertil, ['Kim', sixteen], named('Ayaan Warsame', ayaan));
    await told();
    portal.wait(15 * day);
    await remindPartners(system());
    expect((await told()).toSorted()).toEqual(['701740605', '701740688']);
    young = new Visitor(portal);
    await young.logIn(sixteen);
  });

  test('takes over on the day she is eighteen: the guardian sees nothing more, and she is told what there is and what she can do', async () => {
    // Two who have only stated that they are her guardians are so until then as well.
    const [one, other] = [new Visitor(portal), new Visitor(portal)];
    const { caseId: stated } = await asks(one, elin, ['Kim', sixteen], named('Johan', johan));
    await signs(other, johan, linkIn((await other.logIn(johan)).html), sixteen);
    const parties = await rows(
      sql`select until_on as until from case_parties where case_id = ${stated} and rights = array['CLAIM']`,
      z.object({ until: z.string().nullable() }),
    );
    expect(parties).toEqual([{ until: '2028-11-24' }, { until: '2028-11-24' }]);
    portal.wait(Date.UTC(2028, 10, 24, 11) - portal.deps.clock().getTime());
    for (const number of [elin, johan]) await new Visitor(portal).logIn(number, `/arenden/${stated}`);
    const before = new Visitor(portal);
    await before.logIn(bertil, `/arenden/${caseId}`);
    expect(before.page?.status).toBe(200);
    portal.wait(day);
    for (const number of [elin, johan]) {
      const visitor = new Visitor(portal);
      await visitor.logIn(number);
      await visitor.get(`/arenden/${stated}`, 404);
    }
    const after = new Visitor(portal);
    await after.logIn(bertil);
    for (const one of ['', '/meddelanden', '/ansokan', '/kvitto']) await after.get(`/arenden/${caseId}${one}`, 404);
    const grown = new Visitor(portal);
    expect(plain((await grown.logIn(sixteen)).html)).toContain('Du har fyllt 18. Nu bestämmer du själv.');
    const page = await grown.get('/vardnadshavare');
    expect(plain(page.html)).toContain('Du har fyllt 18: du bestämmer själv');
    expect(plain(page.html)).toMatch(
      /Bertil \S+ kunde se dem till och med 24 november 2028\. Nu ser hon eller han inget\./,
    );
    expect(page.html).toContain(`href="/arenden/${caseId}"`);
    expect(page.html).toContain('href="/foretradare/fullmakt"');
    await grown.get(`/arenden/${caseId}`);
    portal.wait(90 * day);
    expect(plain((await new Visitor(portal).logIn(sixteen)).html)).not.toContain('Nu bestämmer du själv.');
  });
});

/** All that a page or a log tells of a child or of who asks. */
const ofChild = /Noa|Elin|Nyström/;

describe('one who must not be contacted, as the unit finds after the request was sent', () => {
  const mentioned = async (visitor: Visitor, caseId: string) =>
    `${(await visitor.get('/mina-sidor')).html}${(await visitor.get('/arenden')).html}`.includes(caseId);

  test('is asked and reminded no more, can send nothing that is begun, and learns nothing by it', async () => {
    const [first, other, jonas, late] = [
      new Visitor(portal),
      new Visitor(portal),
      new Visitor(portal),
      new Visitor(portal),
    ];
    const { caseId } = await asks(first, elin, ['Noa Nyström', small], named('Mikael', mikael));
    await portal.runJobs();
    const link = linkIn((await other.logIn(mikael)).html);
    // She has begun, and has the page open on which she confirms.
    await other.get(link);
    await other.post(link, { barn: small });
    const base = /href="(\/ansokan\/[0-9a-f-]{36})"/.exec(other.page?.html ?? '')?.[1] ?? '';
    await save(other, `${base}/ditt-svar`, { agrees: 'ja', guardianWords: '' });
    await save(other, `${base}/kontakt`, { phone: '070-174 06 99', notifyBy: 'sms' });
    await save(other, `${base}/tolk`, { interpreter: 'no' });
    await other.get(`${base}/granska`);
    const toProvider = await other.post(`${base}/granska`, { _version: other.value('_version'), truth: 'ja' }, 303);
    await jonas.logInStaff('jonas.viklund', `/handlaggare/arenden/${caseId}`);
    expect(plain(jonas.page?.html ?? '')).toContain('Den andra får inte kontaktas: stäng ärendet');
    const path = `/handlaggare/arenden/${caseId}/vardnadshavare`;
    await jonas.post(`${path}/stang`);
    const staff = plain(jonas.page?.html ?? '');
    expect(staff).toContain('Får inte kontaktas, enligt enheten');
    expect(staff).toContain('Kontakta inte den andra vårdnadshavaren.');
    await jonas.post(`${path}/stang`, {}, 409);
    await other.identify(toProvider.url, { number: mikael });
    expect(plain(other.page?.html ?? '')).toContain('Du har inget att svara på här.');
    for (const where of [link, `${link}/nej`]) {
      const page = plain((await other.get(where)).html);
      expect(page, where).toContain('Du har inget att svara på här.');
      expect(page, where).not.toMatch(ofChild);
    }
    await other.get('/mina-uppgifter');
    await other.post(link, { barn: small }, 409);
    await other.get('/mina-uppgifter');
    await other.post(`${link}/nej`, { skal: '' }, 409);
    expect(linkIn((await late.logIn(mikael)).html)).toBe('');
    await other.get(`/arenden/${caseId}`, 404);
    await other.get('/mina-uppgifter');
    await other.post('/mina-uppgifter', { telefon: '070-174 06 99', besked: 'sms', sprak: 'sv' });
    await portal.runJobs();
    const sent = portal.mailbox.sent.length;
    portal.wait(3 * day);
    await remindPartners(system());
    for (let round = 0; round < 2; round += 1) await portal.runJobs();
    const told = portal.mailbox.sent
      .slice(0, portal.mailbox.sent.length - sent)
      .map(({ to }) => to.replace(/\D/g, '').slice(-9));
    expect(told).not.toContain('701740699');
    portal.wait(160 * day);
    await warnOfRemoval(system());
    const part = base.split('/').pop() ?? '';
    expect((await trail(part)).filter(({ action }) => action === 'draft.warn')).toEqual([
      { action: 'draft.warn', detail: { told: false } },
    ]);
    await late.logIn(mikael);
    expect(late.page?.html).not.toContain(base);
    await first.logIn(elin, `/arenden/${caseId}`);
    const hers = plain(first.page?.html ?? '');
    expect(hers).toContain('Vi frågar inte den andra vårdnadshavaren');
    expect(hers).not.toContain('Vi väntar på');
    const [closing] = (await trail(caseId)).filter(({ action }) => action === 'guardian.close');
    expect(closing?.detail).toMatchObject({ before: 'begun', ended: 0 });
  }, 60_000);

  test('sees the case no more though signed and checked, until the unit opens it, and nobody else can do either', async () => {
    const [first, other, jonas] = [new Visitor(portal), new Visitor(portal), new Visitor(portal)];
    const { caseId } = await asks(first, samira, ['Ida', small], named('Olena', olena));
    await signs(other, olena, linkIn((await other.logIn(olena)).html), small);
    await checks(jonas, olena, small);
    await other.get(`/arenden/${caseId}`);
    expect(await mentioned(other, caseId)).toBe(true);
    const path = `/handlaggare/arenden/${caseId}/vardnadshavare`;
    const stranger = new Visitor(portal);
    await stranger.logInStaff('lena.astrom');
    await stranger.post(`${path}/stang`, {}, [403, 404]);
    await other.get('/mina-uppgifter');
    expect((await other.post(`${path}/stang`)).url).toContain('/handlaggare/logga-in');
    expect((await trail(caseId)).filter(({ action }) => action === 'guardian.close')).toEqual([]);
    await jonas.get(`/handlaggare/arenden/${caseId}`);
    // Pressed twice: it is closed once.
    const pressed = await Promise.all([
      jonas.post(`${path}/stang`, {}, [200, 409]),
      jonas.post(`${path}/stang`, {}, [200, 409]),
    ]);
    expect(pressed.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await trail(caseId)).filter(({ action }) => action === 'guardian.close')).toHaveLength(1);
    for (const one of ['', '/meddelanden', '/ansokan', '/kvitto']) await other.get(`/arenden/${caseId}${one}`, 404);
    expect(await mentioned(other, caseId)).toBe(false);
    await first.get(`/arenden/${caseId}`);
    // What is checked anew does not open it, and neither does anybody but the unit.
    await jonas.get(`/handlaggare/arenden/${caseId}`);
    await jonas.post(`${path}/oppna`);
    await other.get(`/arenden/${caseId}`);
    expect(plain((await first.get(`/arenden/${caseId}`)).html)).toContain('Olena');
    expect(plain((await jonas.get(`/handlaggare/arenden/${caseId}`)).html)).not.toContain(
      'Kontakta inte den andra vårdnadshavaren.',
    );
    await jonas.get(`/handlaggare/arenden/${caseId}`);
    await jonas.post(`${path}/stang`);
    await other.get(`/arenden/${caseId}`, 404);
    const walls = portal.db.write({ kind: 'system', name: 'test' }, (tx) =>
      tx.run(sql`update cases set walled = false where id = ${caseId}`),
    );
    expect(await walls.catch((error: unknown) => String(error))).not.toBe(1);
  }, 60_000);
});
