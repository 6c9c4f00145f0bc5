import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Unchecked, decideCase } from '../../src/decisions/actions.ts';
import type { Actor, Ctx } from '../../src/platform/context.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { updateProtection } from '../../src/people/queries.ts';
import { remindRepresentations } from '../../src/representation/actions.ts';
import { type Fields, Visitor } from '../support/client.ts';
import { givenApplication, givenSupportCase, somePdf } from '../support/given.ts';
import { plain } from '../support/html.ts';
import { type TestPortal, givenPortal } from '../support/portal.ts';

const samira = '198503149885';
const johan = '198102062398';
const ayaan = '199001012385';
const elin = '199503132384';
const tomas = '196803259297';
const mikael = '197201079295';
const child = '201701012393';

const day = 86_400_000;

const system = (portal: TestPortal): Ctx => ({
  db: portal.db,
  deps: portal.deps,
  actor: { kind: 'system', name: 'test' },
  now: portal.deps.clock(),
  language: 'sv',
  requestId: 'test',
});

/** What somebody states of whom she represents: Samira, of whom the municipality has a case. */
const stated = (over: Fields = {}): Fields => ({
  grund: 'SPECIAL_REPRESENTATIVE',
  namn: 'Samira Haddad',
  nummer: samira,
  galler: 'livelihoodSupport',
  ...over,
});

/** States it, with evidence. Gives the address of its page. */
async function claims(visitor: Visitor, number: string, over: Fields = {}): Promise<string> {
  await visitor.logIn(number, '/foretradare/anmal');
  await visitor.upload('/foretradare/anmal', stated(over), [
    { field: 'filer', name: 'Forordnande.pdf', content: somePdf },
  ]);
  return visitor.page?.url ?? '';
}

/** An employee who may checks it, and gives it these rights. */
async function checked(caseworker: Visitor, path: string, over: Fields = {}, expected = 200) {
  await caseworker.get(`/handlaggare${path}`);
  return caseworker.post(
    `/handlaggare${path}/godkann`,
    {
      far: ['WRITE', 'APPLY', 'DECISION'],
      'fran.day': '24',
      'fran.month': '11',
      'fran.year': '2026',
      register: 'ja',
      ...over,
    },
    expected,
  );
}

async function trail(portal: TestPortal, chain: string) {
  return portal.db.read({ kind: 'system', name: 'test' }, (reader) =>
    reader.rows(
      sql`select action, actor_id as actor, detail from audit_events where chain = ${chain} order by seq`,
      z.object({ action: z.string(), actor: z.string().nullable(), detail: z.record(z.string(), z.unknown()) }),
    ),
  );
}

async function personId(portal: TestPortal, number: string): Promise<string> {
  const { id } = await portal.db.read({ kind: 'system', name: 'test' }, (reader) =>
    reader.one(sql`select id from persons where personal_number = ${number}`, z.object({ id: z.string() })),
  );
  return id;
}

describe('one who says that she represents another', () => {
  let portal: TestPortal;
  let principal: Visitor;
  let representative: Visitor;
  let caseworker: Visitor;
  let caseId: string;
  let path: string;

  beforeAll(async () => {
    portal = await givenPortal();
    principal = new Visitor(portal);
    representative = new Visitor(portal);
    caseworker = new Visitor(portal);
    ({ caseId } = await givenApplication(principal, samira, {
      pages: { 'med-dina-ord': { ownWords: 'Bara handläggaren ska läsa det här.' } },
      files: [{ field: 'attachments', name: 'Samiras lon.pdf', content: somePdf }],
    }));
    await principal.get(`/arenden/${caseId}/meddelanden`);
    await principal.post(`/arenden/${caseId}/meddelanden`, { text: 'Det här är mellan er och mig.' });
    await caseworker.logInStaff('karin.sjodin', `/handlaggare/arenden/${caseId}`);
    await caseworker.post(`/handlaggare/arenden/${caseId}/ta`, { har: '' });
  }, 120_000);

  test.each([
    ['her own number', { nummer: johan }, 'Det är ditt eget personnummer'],
    ['a grown-up as a guardian’s child', { grund: 'CUSTODIAN' }, 'Personen har fyllt 18 år'],
    ['a child with an agent', { nummer: child, grund: 'AGENT' }, 'Personen är under 18 år'],
    [
      'a mandate that ended yesterday',
      { 'slut.day': '23', 'slut.month': '11', 'slut.year': '2026' },
      'Den dagen har redan varit',
    ],
    ['a number that is none', { nummer: '123' }, 'Skriv ett personnummer med tolv siffror'],
  ])('is told in plain words when it cannot be so: %s', async (_, over, words) => {
    await representative.logIn(johan, '/foretradare/anmal');
    const page = await representative.upload('/foretradare/anmal', stated({ mer: 'Mina ord', ...over }), [], 422);
    expect(plain(page.html)).toContain(words);
    expect(page.html).toContain('Samira Haddad');
    expect(page.html).toContain('Mina ord');
  });

  test('opens nothing by saying so, and she whom it is about reads at once who says it, of what, and nothing more', async () => {
    const formular = '7d0f3a52-6f0b-4b6e-9d55-2f1f5d3c8a11';
    path = await claims(representative, johan, { formular });
    // Pressed twice, it is stated once.
    expect(await claims(representative, johan, { formular })).toBe(path);
    const page = plain(representative.page?.html ?? '');
    expect(page.split('Forordnande.pdf')).toHaveLength(2);
    expect(page).toContain('Vi kontrollerar att du får företräda personen');
    expect(page).toContain('Forordnande.pdf');
    for (const one of ['', '/meddelanden', '/ansokan', '/kvitto', '/ansokan.pdf'])
      await representative.get(`/arenden/${caseId}${one}`, 404);
    const list = plain((await principal.get('/foretradare')).html);
    expect(list).toMatch(/Johan Ek.{0,60}Säger sig företräda dig\. God man\. Försörjningsstöd/s);
    const told = await principal.get(path);
    expect(plain(told.html)).toContain('Till dess ser Johan Ek ingenting om dig här');
    expect(told.html).not.toContain('Forordnande.pdf');
    // What gives nothing is not ended.
    expect(told.html).not.toContain('/avsluta"');
    await principal.post(`${path}/avsluta`, {}, 409);
    await principal.get(`${path}/intyg.pdf`, 404);
    expect(plain((await representative.get('/arenden')).html)).not.toContain('Försörjningsstöd november');
  });

  test('is checked by the unit whose work it is, and by no other', async () => {
    const other = new Visitor(portal);
    await other.logInStaff('jonas.viklund', '/handlaggare/foretradare');
    expect(plain(other.page?.html ?? '')).toContain('Ingen väntar på kontroll');
    await other.get(`/handlaggare${path}`, 403);
    await other.get('/handlaggare/foretradare');
    await other.post(`/handlaggare${path}/godkann`, { register: 'ja' }, 403);
    const queue = await caseworker.get('/handlaggare/ko');
    expect(plain(queue.html)).toContain('En företrädare att kontrollera');
    const one = await caseworker.get(`/handlaggare${path}`);
    expect(plain(one.html)).toContain('Forordnande.pdf');
    expect(plain(one.html)).toContain('850314-9885');
    expect(plain(one.html)).not.toContain('Kom in');
    const refused = await checked(caseworker, path, { register: '' }, 422);
    expect(plain(refused.html)).toContain('Kontrollera först');
    await representative.get(`/arenden/${caseId}`, 404);
    expect(plain((await checked(caseworker, path)).html)).toContain('Gäller');
    await portal.runJobs();
  });

  test('sends more evidence for as long as it waits, and the unit is told that it is new', async () => {
    const sender = new Visitor(portal);
    const later = await claims(sender, elin, { 'slut.day': '1', 'slut.month': '2', 'slut.year': '2027' });
    await caseworker.get(`/handlaggare${later}`);
    expect(plain((await caseworker.get('/handlaggare/foretradare')).html)).not.toContain('Nya filer');
    portal.wait(60_000);
    expect(plain((await sender.get(later)).html)).toContain('Vi behöver se ditt förordnande');
    expect(plain((await sender.upload(`${later}/bevis`, {}, [], 422)).html)).toContain('Välj minst en fil');
    const evidence = { field: 'filer', name: 'Registerutdrag.pdf', content: somePdf };
    const bad = { field: 'filer', name: 'program.exe', content: Buffer.from('MZ nothing') };
    const refused = plain((await sender.upload(`${later}/bevis`, {}, [evidence, bad], 422)).html);
    expect(refused).toContain('program.exe');
    expect(refused).toContain('Välj dina filer igen');
    const sent = await sender.upload(`${later}/bevis`, {}, [evidence]);
    expect(plain(sent.html)).toContain('Filerna är skickade');
    // Pressed twice, it has come once.
    await sender.upload(`${later}/bevis`, {}, [evidence]);
    expect(plain(sender.page?.html ?? '').split('Registerutdrag.pdf')).toHaveLength(2);
    const file = /\/dokument\/([0-9a-f-]{36})">Registerutdrag/.exec(sender.page?.html ?? '')?.[1] ?? '';

    // Nobody else adds to it or reads it, not even she whom it is about.
    for (const visitor of [representative, principal]) {
      await visitor.get('/foretradare/anmal');
      await visitor.upload(`${later}/bevis`, {}, [evidence], 404);
      await visitor.get(`/dokument/${file}`, 404);
    }
    expect(plain((await caseworker.get('/handlaggare/foretradare')).html)).toContain('Nya filer');
    const looked = plain((await caseworker.get(`/handlaggare${later}`)).html);
    expect(looked).toMatch(/Registerutdrag\.pdf PDF[^.]*Ny\. Kom in/);
    expect(plain((await caseworker.get(`/handlaggare${later}`)).html)).not.toContain('Ny. Kom in');
    expect(plain((await caseworker.get('/handlaggare/foretradare')).html)).not.toContain('Nya filer');
    const other = new Visitor(portal);
    await other.logInStaff('jonas.viklund');
    await other.get(`/handlaggare/dokument/${file}`, 403);
    const rows = await trail(portal, later.split('/').at(-1) ?? '');
    expect(rows.filter(({ action }) => action === 'representation.prove').map(({ detail }) => detail['files'])).toEqual(
      [1, 0],
    );

    // Once it has been checked there is nothing to add to.
    await caseworker.get(`/handlaggare${later}`);
    await caseworker.post(`/handlaggare${later}/neka`, { skal: 'Utdraget är för gammalt.' });
    expect((await sender.get('/foretradare/anmal')).html).not.toContain('/bevis');
    await sender.upload(`${later}/bevis`, {}, [{ ...evidence, name: 'Nytt.pdf' }], 409);
    expect((await sender.get(later)).html).not.toContain('Nytt.pdf');
  });

  test('then sees how it goes, in whose place on every page, and writes in a correspondence of her own', async () => {
    for (const one of ['', '/meddelanden'])
      expect(plain((await representative.get(`/arenden/${caseId}${one}`)).html)).toContain(
        'Du företräder Samira Haddad',
      );
    await representative.post(`/arenden/${caseId}/meddelanden`, { text: 'Jag är god man för Samira.' });
    expect(plain((await principal.get(`/arenden/${caseId}/meddelanden`)).html)).not.toContain('Jag är god man');
    const staff = plain((await caseworker.get(`/handlaggare/arenden/${caseId}`)).html);
    expect(staff).toContain('Jag är god man för Samira.');
    expect(staff).toContain('Johan Ek för Samira Haddad');
  });

  test('never sees what the one she represents has written, sent or said of herself', async () => {
    const messages = plain((await representative.get(`/arenden/${caseId}/meddelanden`)).html);
    expect(messages).not.toContain('mellan er och mig');
    const page = plain((await representative.get(`/arenden/${caseId}`)).html);
    expect(page).not.toMatch(/Samiras lon|070-174/);
    const file = /\/handlaggare\/dokument\/([0-9a-f-]{36})/.exec(
      (await caseworker.get(`/handlaggare/arenden/${caseId}`)).html,
    )?.[1];
    await representative.get(`/dokument/${file ?? ''}`, 404);
    for (const one of ['/ansokan', '/ansokan.pdf', '/kvitto', '/bevis.json', '/ta-tillbaka'])
      await representative.get(`/arenden/${caseId}${one}`, 404);
  });

  test('is in the log with both: who acted, and for whom', async () => {
    const rows = await trail(portal, caseId);
    const johanId = await personId(portal, johan);
    const his = rows.filter(({ actor, action }) => actor === johanId && action !== 'access.refuse');
    expect(his.map(({ action }) => action)).toContain('message.send');
    const samiraId = await personId(portal, samira);
    for (const { detail, action } of his) expect(detail['represents'], action).toBe(samiraId);
  });

  test('is ended at once by her whom it is about, with a page that was open as well, and she gets it on paper', async () => {
    expect((await representative.get('/mina-sidor')).html).toContain(caseId);
    await representative.get(`/arenden/${caseId}/meddelanden`);
    expect(plain((await principal.get('/foretradare')).html)).toContain('Johan Ek');
    await principal.get(path);
    expect(plain((await principal.post(`${path}/avsluta`)).html)).toContain('Det gäller från nu');
    const late = await representative.post(`/arenden/${caseId}/meddelanden`, { text: 'Ett långt brev.' }, 404);
    expect(plain(late.html)).toContain('Du företräder inte längre');
    expect(late.html).toContain('Ett långt brev.');
    await representative.get(`/arenden/${caseId}`, 404);
    expect((await representative.get('/mina-sidor')).html).not.toContain(caseId);
    const refused = await trail(portal, await personId(portal, johan));
    expect(refused.filter(({ action }) => action === 'access.refuse').length).toBeGreaterThan(0);
    expect((await principal.get(`${path}/intyg.pdf`)).headers['content-type']).toBe('application/pdf');
    await principal.get(path);
    expect(plain((await principal.post(`${path}/avsluta`, {}, 409)).html)).toContain('Det har redan ändrats');
  });

  test('who represents her before another law opens no livelihood support', async () => {
    const other = new Visitor(portal);
    const mandate = await claims(other, ayaan, { galler: 'lss', grund: 'TRUSTEE' });
    await checked(caseworker, mandate);
    expect(plain((await other.get(mandate)).html)).toContain('Gäller');
    await other.get(`/arenden/${caseId}`, 404);
    await other.get(`/arenden/${caseId}/meddelanden`, 404);
    // A court's decision is not taken back by a press.
    await principal.get(mandate);
    expect(plain(principal.page?.html ?? '')).toContain('en domstol eller lagen bestämt');
    await principal.post(`${mandate}/avsluta`, {}, 409);
    expect(plain((await other.get(mandate)).html)).toContain('Gäller');
  });

  test('sees nothing more from the day after the last, and both are told before', async () => {
    const other = new Visitor(portal);
    const mandate = await claims(other, elin);
    const last = { 'slut.day': '1', 'slut.month': '12', 'slut.year': '2026' };
    await checked(caseworker, mandate, last);
    await other.get(`/arenden/${caseId}`);
    expect(await remindRepresentations(system(portal))).toBe(1);
    expect(await remindRepresentations(system(portal))).toBe(0);
    portal.wait(7 * day);
    const onTheLast = new Visitor(portal);
    await onTheLast.logIn(elin, `/arenden/${caseId}`);
    expect(plain(onTheLast.page?.html ?? '')).toContain('Du företräder Samira Haddad');
    portal.wait(day);
    const after = new Visitor(portal);
    await after.logIn(elin);
    await after.get(`/arenden/${caseId}`, 404);
    expect(plain((await after.get(mandate)).html)).toContain('Tiden är ute');
  });
});

describe('a power of attorney of one’s own giving', () => {
  let portal: TestPortal;
  let principal: Visitor;
  let agent: Visitor;
  let caseId: string;
  let path: string;

  beforeAll(async () => {
    portal = await givenPortal();
    principal = new Visitor(portal);
    agent = new Visitor(portal);
    ({ caseId } = await givenApplication(principal, samira));
  }, 120_000);

  test('is given to a number, for so long and for so much', async () => {
    await principal.get('/foretradare/fullmakt');
    const given = {
      namn: 'Tomas Lidberg',
      nummer: tomas,
      galler: 'livelihoodSupport',
      'slut.day': '1',
      'slut.month': '3',
    };
    const page = await principal.post('/foretradare/fullmakt', { ...given, 'slut.year': '2027' }, 422);
    expect(plain(page.html)).toContain('Kryssa i att du gör det av egen vilja');
    const whole = { ...given, 'slut.year': '2027', vilja: 'ja', formular: principal.value('formular') };
    // Pressed twice, it is given once, and both presses end on its page.
    const pressed = await Promise.all([1, 2].map(() => principal.post('/foretradare/fullmakt', whole)));
    path = pressed[0]?.url ?? '';
    expect(pressed.map(({ url }) => url)).toEqual([path, path]);
    expect(plain(pressed[1]?.html ?? '')).toContain('Väntar på ja');
    const sent = await portal.db.read({ kind: 'system', name: 'test' }, (reader) =>
      reader.rows(sql`select id from representations`, z.object({ id: z.string() })),
    );
    expect(sent).toEqual([{ id: path.split('/').at(-1) }]);
    expect((await trail(portal, sent[0]?.id ?? '')).map(({ action }) => action).slice(0, 1)).toEqual([
      'representation.grant',
    ]);
  });

  test('is given only by one who has just shown who she is, and what she has filled in comes back with her', async () => {
    portal.wait(16 * 60_000);
    await principal.get('/foretradare/fullmakt');
    const given = {
      namn: 'Elin Nyström',
      nummer: elin,
      galler: 'livelihoodSupport',
      'slut.day': '1',
      'slut.month': '3',
      'slut.year': '2027',
      vilja: 'ja',
    };
    const away = await principal.post('/foretradare/fullmakt', given, 303);
    expect(away.url).not.toContain(portal.url);
    const nobody = await portal.db.read({ kind: 'system', name: 'test' }, (reader) =>
      reader.rows(
        sql`select id from representations where representative_number = ${elin}`,
        z.object({ id: z.string() }),
      ),
    );
    expect(nobody).toEqual([]);
    await principal.identify(away.url, { number: samira });
    expect(plain(principal.page?.html ?? '')).toContain('En fullmakt');
    expect(principal.page?.html).toContain('Elin Nyström');
    const again = await principal.post('/foretradare/fullmakt', { ...given, _behallet: principal.value('_behallet') });
    expect(plain(again.html)).toContain('Väntar på ja');
    await principal.get(again.url);
    await principal.post(`${again.url}/avsluta`);
  });

  test('holds when the agent has said yes, and nobody else can', async () => {
    const third = new Visitor(portal);
    await third.logIn(ayaan);
    await third.get(path, 404);
    await third.get('/mina-sidor');
    await third.post(`${path}/ja`, {}, 404);
    await agent.logIn(tomas);
    expect(plain(agent.page?.html ?? '')).toContain('Samira Haddad har gett dig fullmakt');
    await agent.get(`/arenden/${caseId}`, 404);
    const offer = plain((await agent.get(path)).html);
    expect(offer).toContain('Nej, jag vill inte vara ombud');
    expect(offer).toContain('Samira Haddad får veta att du har tackat nej. Du behöver inte säga varför.');
    expect(offer).not.toMatch(/Avsluta nu|Du ser då inget mer/);
    await agent.post(`${path}/ja`);
    expect(plain((await agent.get(path)).html)).toMatch(/Avsluta nu.*Du ser då inget mer av ärendena/s);
    expect(plain((await agent.get(`/arenden/${caseId}`)).html)).toContain('Du företräder Samira Haddad');
  });

  test('tells the agent nothing of the giver but her name', async () => {
    await agent.get(`/foretradare/anmal?fornya=${path.split('/').at(-1) ?? ''}`, 404);
  });

  test('gives what it says and nothing else', async () => {
    await agent.get(`/arenden/${caseId}/meddelanden`);
    await agent.post(`/arenden/${caseId}/meddelanden`, { text: 'Jag skriver ändå.' }, 404);
    const refused = plain(agent.page?.html ?? '');
    expect(refused).toContain('Du kan inte göra det här för Samira Haddad');
    expect(refused).not.toContain('Du företräder inte längre');
    const caseworker = new Visitor(portal);
    await caseworker.logInStaff('karin.sjodin', `/handlaggare/arenden/${caseId}`);
    await caseworker.post(`/handlaggare/arenden/${caseId}/ta`, { har: '' });
    await caseworker.get(`/handlaggare/arenden/${caseId}/beslut`);
    await caseworker.post(`/handlaggare/arenden/${caseId}/beslut`, {
      utfall: 'GRANTED',
      belopp: '5 802',
      text: 'Du får 5 802 kronor.',
      motivering: '',
    });
    await agent.get(`/arenden/${caseId}/beslut`, 404);
    await agent.get(`/arenden/${caseId}/beslut.pdf`, 404);
    expect(plain((await agent.get(`/arenden/${caseId}`)).html)).not.toContain('5 802');
    expect(plain((await principal.get(`/arenden/${caseId}/beslut`)).html)).toContain('5 802 kronor');
  });
});

describe('a request that somebody sends for another', () => {
  let portal: TestPortal;
  let asker: Visitor;
  let jonas: Visitor;
  let caseId: string;

  beforeAll(async () => {
    portal = await givenPortal();
    asker = new Visitor(portal);
    jonas = new Visitor(portal);
    ({ caseId } = await givenApplication(asker, johan, {
      lss: 'FIRST',
      pages: {
        'vem-galler-det': { concerns: 'other' },
        'den-det-galler': { principalName: 'Samira Haddad', principalNumber: samira },
        'hur-du-foretrader': { basis: 'specialRepresentative' },
        'ditt-uppdrag': {},
        samtycke: { consentTo: ['school'] },
        'fraga-skolan': { schoolAbout: ['daily'], schoolUntil: 'threeMonths' },
        'med-dina-ord': { ownWords: 'Samira behöver någon som följer med.' },
        kontakt: { phone: '070-174 06 77', notifyBy: 'sms' },
      },
      files: [{ field: 'attachments', name: 'Intyg om Samira.pdf', content: somePdf }],
    }));
  }, 120_000);

  const mandateOf = async () => {
    const rows = await portal.db.read({ kind: 'system', name: 'test' }, (reader) =>
      reader.rows(sql`select id from representations where state = 'CLAIMED'`, z.object({ id: z.string() })),
    );
    return `/foretradare/${rows[0]?.id ?? ''}`;
  };

  test('gives a receipt that says in whose place, and she can read what she sent', async () => {
    expect(caseId).toMatch(/^[0-9a-f-]{36}$/);
    for (const one of ['', '/kvitto', '/ansokan', '/meddelanden'])
      expect(plain((await asker.get(`/arenden/${caseId}${one}`)).html), one).toContain('Du företräder Samira Haddad');
    const page = plain((await asker.get(`/arenden/${caseId}`)).html);
    expect(page).toContain('Vi kontrollerar att du får företräda personen');
    expect(plain((await asker.get(`/arenden/${caseId}/kvitto`)).html)).toContain(
      'Vi kontrollerar att du får företräda personen',
    );
    // She said in the request that she wants to speak before the board: it is known, and not asked again.
    expect(page).toContain('Vi föreslår en tid innan beslutet');
  });

  test('is the case of her whom it is about, of whom nothing is known by it and who learns that it is sent, not what it says', async () => {
    await jonas.logInStaff('jonas.viklund', `/handlaggare/arenden/${caseId}`);
    const page = plain(jonas.page?.html ?? '');
    expect(page).toContain('Samira Haddad');
    expect(page).toContain('är inte kontrollerad');
    // What she asked for by a press is not lost while her right is checked.
    expect(page).toContain('Vill prata inför nämnden.');
    const principal = new Visitor(portal);
    await principal.logIn(samira);
    await principal.get(`/arenden/${caseId}`, 404);
    expect(plain((await principal.get('/arenden')).html)).not.toContain('LSS');
    expect(plain((await principal.get('/mina-sidor')).html)).toMatch(
      /Johan Ek säger sig företräda dig.{0,20}God man\. Läs vad det gäller/s,
    );
    const told = plain((await principal.get(await mandateOf())).html);
    expect(told).toContain('En begäran om stöd enligt LSS har också skickats i ditt namn');
    expect(told).not.toContain('Samira behöver någon');
  });

  test('says whom may be asked, and nobody may be before it has been checked who says so', async () => {
    await jonas.logInStaff('jonas.viklund', `/handlaggare/arenden/${caseId}`);
    const page = plain(jonas.page?.html ?? '');
    expect(page).toMatch(/Sagt av någon som inte är kontrollerad: Johan .{0,40}Väntar på kontroll: får inte användas/s);
    expect(page).not.toMatch(/Gäller, till och med/);
    const own = plain((await asker.get(`/arenden/${caseId}`)).html);
    expect(own).toContain('Samtycken för Samira Haddad');
    expect(own).toMatch(/Du har sagt ja för Samira Haddad till att vi frågar: Skolan. Vi frågar inte förrän/);
    expect(own).not.toContain('Vilka vi får fråga om dig');
    const list = await asker.get('/samtycken');
    expect(plain(list.html)).toContain('Väntar på kontroll. Vi frågar inte ännu');
    expect(list.html).toContain('/ta-tillbaka"');
  });

  test('is written about to its sender, who is named as not checked, and nothing else is sent to him', async () => {
    const page = plain((await jonas.get(`/handlaggare/arenden/${caseId}`)).html);
    expect(page).toContain('Läses av: Johan Ek (god man, inte kontrollerad)');
    expect(page).toMatch(/Läsaren är inte kontrollerad: Johan Ek[\s\S]*Skriv inget om personen/);
    expect(page).toContain('En tid kan föreslås när den som har skickat begäran är kontrollerad');
    const till = jonas.value('till');
    await jonas.post(`/handlaggare/arenden/${caseId}/meddelanden`, {
      text: 'Skicka ditt förordnande.',
      till,
      svar: 'nej',
    });
    expect(plain((await asker.get(`/arenden/${caseId}/meddelanden`)).html)).toContain('Skicka ditt förordnande.');
    // What was to be read by one who no longer can is not sent to whoever can.
    const gone = await personId(portal, samira);
    await jonas.get(`/handlaggare/arenden/${caseId}`);
    const other = await jonas.post(
      `/handlaggare/arenden/${caseId}/meddelanden`,
      { text: 'Om Samira.', till: gone, svar: 'nej' },
      422,
    );
    expect(plain(other.html)).toContain('Den som skulle läsa kan inte göra det längre');
    expect(other.html).toContain('Om Samira.');

    const meetings = `/handlaggare/arenden/${caseId}/moten`;
    const none = await jonas.get(meetings);
    expect(plain(none.html)).toContain('Möte kan inte föreslås än');
    expect(none.html).not.toContain('name="plats"');
    const proposal = {
      typ: 'talk',
      plats: 'home',
      var: 'Skolgatan 4 B',
      minuter: '60',
      dag: '2026-12-03',
      tid: '14.30',
    };
    for (const named of ['', till]) {
      const refused = await jonas.post(meetings, { mote: '', ...proposal, till: named }, 422);
      expect(refused.html).toContain('Skolgatan 4 B');
    }

    const investigation = `/handlaggare/arenden/${caseId}/utredning`;
    const draft = await jonas.get(investigation);
    expect(plain(draft.html)).toContain('Ingen kan läsa det nu');
    expect(draft.html).not.toContain('value="share"');
    const shared = { background: 'Bor hemma.', 'sista-dag': '2026-12-15', _version: '0', _action: 'share' };
    const refused = await jonas.post(investigation, shared, 422);
    expect(plain(refused.html)).toContain('Den är inte delad: vem som kan läsa har ändrats, eller ingen kan');
    expect(refused.html).toContain('Bor hemma.');
    expect(plain((await jonas.get(investigation)).html)).toContain('Utredningen är inte delad än');
  });

  test('lets its sender meet nobody and ask for nothing more before it has been checked, and says why', async () => {
    const page = await asker.get(`/arenden/${caseId}`);
    expect(plain(page.html)).toContain('Möten bokar vi när vi har kontrollerat att du får företräda personen.');
    expect(plain(page.html)).toContain('Först kontrollerar vi att du får företräda personen.');
    expect(page.html).not.toContain(`action="/arenden/${caseId}/namnden"`);
    expect(plain((await asker.get(`/arenden/${caseId}/moten`)).html)).toContain(
      'Vi föreslår en tid när vi har kontrollerat',
    );
    const asked = await asker.post(`/arenden/${caseId}/namnden`, {}, 404);
    expect(plain(asked.html)).toContain('Du kan inte göra det här för Samira Haddad');
    expect(plain(asked.html)).toContain('Vi har inte kontrollerat än att du får företräda personen');
  });

  test('is not decided before it has been checked, but can be dismissed', async () => {
    await jonas.get(`/handlaggare/arenden/${caseId}`);
    await jonas.post(`/handlaggare/arenden/${caseId}/ta`, { har: '' });
    const decision = { utfall: 'GRANTED', belopp: '', text: 'Du får ledsagarservice.', motivering: 'Behovet finns.' };
    await jonas.get(`/handlaggare/arenden/${caseId}/beslut`);
    const refused = await jonas.post(`/handlaggare/arenden/${caseId}/beslut`, decision, 422);
    expect(plain(refused.html)).toContain('Kontrollera först vem som får företräda sökanden');
    expect(refused.html).toContain('Du får ledsagarservice.');
    // Nor behind the page, by a form that was read when nothing had to be checked.
    const [employee] = await portal.db.read({ kind: 'system', name: 'test' }, (reader) =>
      reader.rows(sql`select id from staff where subject = 'jonas.viklund'`, z.object({ id: z.string() })),
    );
    const staffId = employee?.id ?? '';
    const unit: Actor = { kind: 'staff', staffId, name: 'Jonas Viklund', roles: ['caseworker'], units: ['lss'] };
    const login = { authnAt: portal.deps.clock().getTime(), idp: '' };
    const words = { outcome: 'GRANTED', amount: null, text: 'Ja.', reasons: '' } as const;
    const behind = decideCase({ ...system(portal), actor: unit }, caseId, words, 99, login);
    await expect(behind).rejects.toThrow(Unchecked);
    // Nor by the database, whoever asks it.
    const attempt = portal.db.write({ kind: 'system', name: 'test' }, (tx) =>
      tx.run(sql`insert into decisions (id, case_id, outcome, content_sealed, content_hash, decided_by, decided_at)
        values (gen_random_uuid(), ${caseId}, 'GRANTED', ${Buffer.of(1)}, ${Buffer.of(1)}, (select id from staff limit 1), now())`),
    );
    await expect(attempt).rejects.toThrow(/has not been checked/);
  });

  test('opens for both when it has been checked, each with her own', async () => {
    await checked(jonas, await mandateOf());
    // Whoever sends something sees by whom it is read from now on.
    const readers = 'Läses av: Samira Haddad, Johan Ek (god man)';
    expect(plain((await jonas.get(`/handlaggare/arenden/${caseId}/utredning`)).html)).toContain(readers);
    expect(plain((await jonas.get(`/handlaggare/arenden/${caseId}/beslut`)).html)).toMatch(
      /Läses av\s+Samira Haddad\s+Johan Ek \(god man\)/,
    );
    // A page that was drawn before he could read shares nothing with him.
    for (const [page, written] of [
      ['utredning', { background: 'Bor hos sin syster.', 'sista-dag': '2026-12-15' }],
      ['plan', { goals: 'Bor hos sin syster.' }],
    ] as const) {
      const path = `/handlaggare/arenden/${caseId}/${page}`;
      await jonas.get(path);
      const before = { ...written, lasare: await personId(portal, samira), _version: jonas.value('_version') };
      const refused = await jonas.post(path, { ...before, _action: 'share' }, 422);
      expect(plain(refused.html), page).toContain('Den är inte delad: vem som kan läsa har ändrats');
      expect(refused.html).toContain('Bor hos sin syster.');
      expect((await asker.get(`/arenden/${caseId}/utredning`)).html).not.toContain('Bor hos sin syster.');
    }
    const choices = plain((await jonas.get(`/handlaggare/arenden/${caseId}/moten`)).html);
    expect(choices).toMatch(/Samira Haddad[\s\S]*Johan Ek \(god man\)[\s\S]*Vad gäller mötet/);
    expect(plain((await jonas.get(`/handlaggare/arenden/${caseId}`)).html)).not.toContain('inte kontrollerad');
    const principal = new Visitor(portal);
    await principal.logIn(samira, `/arenden/${caseId}`);
    const page = plain(principal.page?.html ?? '');
    expect(page).toMatch(/Johan \S+ skickade begäran/);
    expect(page).not.toContain('Du företräder');
    // What was said for her holds from now on, and each reads who said it.
    expect(page).toMatch(/Johan \S+ har sagt ja för dig till att vi frågar: Skolan\./);
    expect(page).not.toContain('Du har sagt ja');
    expect(plain((await principal.get('/samtycken')).html)).toMatch(/Vem sa ja.{0,40}Johan /s);
    expect(plain((await asker.get(`/arenden/${caseId}`)).html)).toMatch(
      /Du har sagt ja för Samira Haddad till att vi frågar: Skolan\.(?! Vi frågar inte)/,
    );
    expect(plain((await jonas.get(`/handlaggare/arenden/${caseId}`)).html)).toMatch(
      /Sagt av företrädare: Johan .{0,40}Gäller, till och med/s,
    );
    await principal.get(`/arenden/${caseId}/meddelanden`);
    await principal.post(`/arenden/${caseId}/meddelanden`, { text: 'Mina egna ord.' });
    expect(plain((await asker.get(`/arenden/${caseId}/meddelanden`)).html)).not.toContain('Mina egna ord');
    const decision = { utfall: 'GRANTED', belopp: '', text: 'Du får ledsagarservice.', motivering: 'Behovet finns.' };
    await jonas.get(`/handlaggare/arenden/${caseId}/beslut`);
    await jonas.post(`/handlaggare/arenden/${caseId}/beslut`, decision, [200, 422]);
  });

  test('is read by her whom it is about, with its files, all but how its sender is reached', async () => {
    const principal = new Visitor(portal);
    const page = plain((await principal.logIn(samira, `/arenden/${caseId}`)).html);
    expect(page).toContain('Det Johan Ek begärde för dig');
    const sent = await principal.get(`/arenden/${caseId}/kvitto`);
    expect(sent.url).toBe(`/arenden/${caseId}/ansokan`);
    expect(plain(sent.html)).toContain('Johan Ek skickade det här för dig');
    expect(plain(sent.html)).toContain('Samira behöver någon som följer med.');
    const own = await asker.get(`/arenden/${caseId}/ansokan`);
    expect(own.html).toContain('174 06 77');
    expect(sent.html).not.toContain('174 06 77');
    // The letter is packed; that she gets it is enough.
    await principal.get(`/arenden/${caseId}/ansokan.pdf`);
    const file = /\/dokument\/[0-9a-f-]{36}/.exec((await principal.get(`/arenden/${caseId}`)).html)?.[0] ?? '';
    expect((await principal.get(file)).status).toBe(200);
    // His confirmation is his, and so is the form.
    await principal.get(`/arenden/${caseId}/bevis.json`, 404);
    const [application] = await portal.db.read({ kind: 'system', name: 'test' }, (reader) =>
      reader.rows(sql`select c.application_id as id from cases c where c.id = ${caseId}`, z.object({ id: z.string() })),
    );
    await principal.get(`/ansokan/${application?.id ?? ''}`, 404);
    // Nobody else reads it, not one with a checked mandate beside his.
    const other = new Visitor(portal);
    const mandate = await claims(other, ayaan, { galler: 'lss' });
    await checked(jonas, mandate);
    await other.get(`/arenden/${caseId}`);
    for (const door of ['/ansokan', '/kvitto', '/ansokan.pdf']) await other.get(`/arenden/${caseId}${door}`, 404);
    await other.get(file, 404);
  });

  test('stays unread where it may tell where somebody is whose identity is protected', async () => {
    const principal = new Visitor(portal);
    await principal.logIn(samira, `/arenden/${caseId}/ansokan`);
    const protect = (protection: 'none' | 'protected') =>
      portal.db.write({ kind: 'system', name: 'test' }, async (tx) => {
        const { id } = await tx.one(
          sql`select id from persons where personal_number = ${johan}`,
          z.object({ id: z.string() }),
        );
        await updateProtection(tx, id, protection, portal.deps.clock());
      });
    await protect('protected');
    for (const door of ['/ansokan', '/ansokan.pdf']) await principal.get(`/arenden/${caseId}${door}`, 404);
    expect(plain((await principal.get(`/arenden/${caseId}`)).html)).toContain('Den går inte att läsa här');
    await protect('none');
    await principal.get(`/arenden/${caseId}/ansokan`);
  });

  test('by one whose mandate is checked is theirs from the beginning', async () => {
    const again = new Visitor(portal);
    const second = await givenApplication(again, johan, {
      lss: 'FIRST',
      pages: {
        'vem-galler-det': { concerns: 'other' },
        'den-det-galler': { principalName: 'Samira Haddad', principalNumber: samira },
        'hur-du-foretrader': { basis: 'specialRepresentative' },
        'ditt-uppdrag': {},
      },
    });
    const principal = new Visitor(portal);
    await principal.logIn(samira, `/arenden/${second.caseId}`);
    expect(plain(principal.page?.html ?? '')).toMatch(/Johan \S+ skickade begäran/);
    await jonas.get('/handlaggare/foretradare');
    expect(plain(jonas.page?.html ?? '')).toContain('Ingen väntar på kontroll');
  });

  test('for a child is a guardian’s until the child is of age, and the child’s own from fifteen', async () => {
    const guardian = new Visitor(portal);
    const fourteen = '201111252381';
    const { caseId: childs } = await givenApplication(guardian, tomas, {
      lss: 'FIRST',
      pages: {
        'vem-galler-det': { concerns: 'child' },
        'den-det-galler': { principalName: 'Alva Lidberg', principalNumber: fourteen },
        'andra-vardnadshavaren': { otherGuardian: 'sole' },
        'med-dina-ord': { ownWords: 'Om Alva, från Tomas.' },
      },
    });
    await checked(jonas, await mandateOf());
    expect(plain((await guardian.get(`/arenden/${childs}`)).html)).toContain('Du företräder Alva Lidberg');
    const young = new Visitor(portal);
    await young.logIn(fourteen);
    await young.get(`/arenden/${childs}`, 404);
    // Fifteen the next day: it is hers to follow.
    portal.wait(day);
    const fifteen = new Visitor(portal);
    await fifteen.logIn(fourteen, `/arenden/${childs}`);
    expect(fifteen.page?.status).toBe(200);
    expect(plain((await fifteen.get('/foretradare')).html)).toContain('Tomas Lidberg');
    // What was asked for, and not what was written about her.
    const told = plain((await fifteen.get(`/arenden/${childs}/ansokan`)).html);
    expect(told).toContain('Du var inte 18 år när det här skickades');
    expect(told).toMatch(/Begär.{0,20}Personlig assistans/s);
    expect(told).not.toContain('Om Alva, från Tomas');
    await fifteen.get(`/arenden/${childs}/ansokan.pdf`, 404);
    // And of age: the guardian's access is at an end, and nobody had to do anything.
    portal.wait(3 * 365 * day);
    const lastDay = new Visitor(portal);
    await lastDay.logIn(tomas, `/arenden/${childs}`);
    expect(lastDay.page?.status).toBe(200);
    portal.wait(day);
    const after = new Visitor(portal);
    await after.logIn(tomas);
    await after.get(`/arenden/${childs}`, 404);
    const grown = new Visitor(portal);
    await grown.logIn(fourteen, `/arenden/${childs}`);
    expect(grown.page?.status).toBe(200);
    const still = plain((await grown.get(`/arenden/${childs}/ansokan`)).html);
    expect(still).toContain('Du var inte 18 år när det här skickades');
    expect(still).not.toContain('Om Alva, från Tomas');
  });
});

describe('support under LSS of one who is represented', () => {
  let portal: TestPortal;
  let principal: Visitor;
  let godMan: Visitor;
  let jonas: Visitor;
  let caseId: string;
  let path: string;
  let meeting: string;
  /** What he has asked for her. */
  let askedFor: string;
  const phone = '070-174 06 55';

  /** Pages that a representative reaches in a case. */
  const pages = ['', '/meddelanden', '/moten', '/utredning'];

  beforeAll(async () => {
    portal = await givenPortal();
    principal = new Visitor(portal);
    godMan = new Visitor(portal);
    jonas = new Visitor(portal);
    caseId = await givenSupportCase(principal, samira, jonas);
    await principal.get('/mina-uppgifter');
    await principal.post('/mina-uppgifter', { telefon: phone, besked: 'sms', sprak: 'sv' });
    path = await claims(godMan, johan, { galler: 'lss' });
    await checked(jonas, path);
    const staff = `/handlaggare/arenden/${caseId}`;
    await jonas.get(`${staff}/utredning`);
    await jonas.post(`${staff}/utredning`, {
      background: 'Samira behöver stöd.',
      'sista-dag': '2026-12-08',
      _version: jonas.value('_version'),
      _action: 'share',
    });
    await jonas.get(`${staff}/moten`);
    await jonas.post(`${staff}/moten`, {
      formular: jonas.value('formular'),
      mote: '',
      till: await personId(portal, johan),
      typ: 'talk',
      plats: 'office',
      var: 'Rum Älven',
      med: 'Jonas Viklund',
      tolk: '',
      minuter: '60',
      dag: '2026-12-03',
      tid: '14.30',
    });
    meeting = /moten\/([0-9a-f-]{36})\/svar/.exec((await godMan.get(`/arenden/${caseId}/moten`)).html)?.[1] ?? '';
    await portal.runJobs();
  }, 120_000);

  /** How many times she has been told since the last time. */
  let told = 0;
  async function isTold(): Promise<boolean> {
    await portal.runJobs();
    const to = portal.mailbox.sent.filter((one) =>
      JSON.stringify(one).replaceAll(/[ -]/g, '').includes('701740655'),
    ).length;
    const more = to > told;
    told = to;
    return more;
  }

  test('is shown with whom it is about on every page that a representative reaches', async () => {
    for (const one of pages)
      expect(plain((await godMan.get(`/arenden/${caseId}${one}`)).html), one).toContain('Du företräder Samira Haddad');
    await isTold();
  });

  test('one who may only see is shown no form to answer in, and nobody who represents her sees what she has said of herself', async () => {
    const reader = new Visitor(portal);
    const readers = await claims(reader, ayaan, { galler: 'lss' });
    await checked(jonas, readers, { far: [] });
    await jonas.get(`/handlaggare/arenden/${caseId}/moten`);
    await jonas.post(`/handlaggare/arenden/${caseId}/moten`, {
      ...{ formular: jonas.value('formular'), mote: '', till: await personId(portal, ayaan), typ: 'followUp' },
      ...{ plats: 'office', var: 'Biblioteket', med: '', tolk: '', minuter: '60', dag: '2026-12-03', tid: '9.30' },
    });
    for (const [door, shown, form] of [
      ['/utredning', 'Samira behöver stöd.', 'name="synpunkter"'],
      ['/moten', 'Biblioteket', 'name="svar"'],
    ] as const) {
      const page = await reader.get(`/arenden/${caseId}${door}`);
      expect(plain(page.html)).toContain(shown);
      expect(page.html).not.toContain(form);
      expect((await godMan.get(`/arenden/${caseId}${door}`)).html).toContain(form);
    }
    await principal.get(`/arenden/${caseId}`);
    await principal.post(`/arenden/${caseId}/namnden`);
    const asked = 'bad att få prata inför nämnden';
    for (const visitor of [reader, godMan])
      expect(plain((await visitor.get(`/arenden/${caseId}`)).html)).not.toContain(asked);
    expect(plain((await principal.get(`/arenden/${caseId}`)).html)).toContain(`Du ${asked}`);
    expect(plain((await jonas.get(`/handlaggare/arenden/${caseId}`)).html)).toContain(asked);
    await reader.get(readers);
    await reader.post(`${readers}/avsluta`);
    await isTold();
  });

  test('what he has a meeting about for her is told to her: that it is, when and with whom, and nothing of where', async () => {
    const proposed = plain((await principal.get(`/arenden/${caseId}/moten`)).html);
    expect(proposed).toMatch(/Johan Ek och vi.{0,80}Vi har föreslagit tider.{0,200}14\.30/s);
    expect(proposed).not.toContain('Rum Älven');
    expect(plain((await godMan.get(`/arenden/${caseId}/moten`)).html)).toContain('Rum Älven');
    await jonas.get(`/handlaggare/arenden/${caseId}/moten`);
    await jonas.post(`/handlaggare/arenden/${caseId}/moten`, {
      ...{ formular: jonas.value('formular'), mote: '', till: await personId(portal, johan), typ: 'followUp' },
      ...{ plats: 'home', var: 'Bygatan 9', med: '', tolk: '', minuter: '30', dag: '2026-12-04', tid: '10.15' },
    });
    const page = await godMan.get(`/arenden/${caseId}/moten`);
    const own = [...page.html.matchAll(/moten\/([0-9a-f-]{36})\/svar/g)].map(([, id = '']) => id);
    const booked = own.find((id) => id !== meeting) ?? '';
    // It is his to answer.
    const time = { svar: '2026-12-04T09:15:00.000Z', ord: '' };
    await principal.get(`/arenden/${caseId}/moten`);
    await principal.post(`/arenden/${caseId}/moten/${booked}/svar`, time, 404);
    await principal.get(`/arenden/${caseId}/moten/${booked}/kalender.ics`, 404);
    await godMan.get(`/arenden/${caseId}/moten`);
    await isTold();
    await godMan.post(`/arenden/${caseId}/moten/${booked}/svar`, time);
    expect(await isTold()).toBe(true);
    expect(plain((await principal.get(`/arenden/${caseId}`)).html)).toMatch(
      /Johan Ek har ett möte med oss fredag 4 december kl\. 10\.15/,
    );
    const seen = plain((await principal.get(`/arenden/${caseId}/moten`)).html);
    expect(seen).toMatch(/Bokat.{0,40}Uppföljning.{0,80}Fredag 4 december kl\. 10\.15/s);
    expect(seen).not.toContain('Bygatan');
    await jonas.get(`/handlaggare/arenden/${caseId}/moten`);
    await jonas.post(`/handlaggare/arenden/${caseId}/moten/${booked}/avboka`);
    expect(await isTold()).toBe(true);
    expect(plain((await principal.get(`/arenden/${caseId}/moten`)).html)).toContain('Avbokat');
  });

  test.each([
    ['writes', '/meddelanden', () => ({ text: 'Hemliga ord.' }), 'skrev till oss'],
    [
      'answers the investigation',
      '/utredning',
      () => ({ synpunkter: 'Hemliga ord.', formular: godMan.value('formular'), utredning: godMan.value('utredning') }),
      'svarade på utredningen',
    ],
    [
      'asks for another time',
      '/moten',
      () => ({ svar: 'annan', ord: 'Hemliga ord.' }),
      'bad om en annan tid för ett möte',
    ],
    ['asks to speak before the board', '/namnden', () => ({}), 'bad att få prata inför nämnden'],
  ] as const)(
    'whoever represents her %s, and she is told that it was done and not what was said',
    async (_, door, fields, words) => {
      await godMan.get(`/arenden/${caseId}${door === '/namnden' ? '' : door}`);
      await godMan.post(`/arenden/${caseId}${door === '/moten' ? `/moten/${meeting}/svar` : door}`, fields());
      expect(await isTold()).toBe(true);
      const history = plain((await principal.get(`/arenden/${caseId}`)).html);
      // By name: she knows who it is.
      expect(history).toMatch(new RegExp(`Johan \\S+ ${words}`));
      for (const one of pages)
        expect(plain((await principal.get(`/arenden/${caseId}${one}`)).html), one).not.toContain('Hemliga ord');
    },
  );

  test('a request that is begun for her and removed is told to her, and so is one that is sent and taken back', async () => {
    const forHer = {
      'vem-galler-det': { concerns: 'other' },
      'den-det-galler': { principalName: 'Samira Haddad', principalNumber: samira },
      'hur-du-foretrader': { basis: 'specialRepresentative' },
      'ditt-uppdrag': {},
      samtycke: { consentTo: ['school', 'insuranceAgency'] },
      'fraga-forsakringskassan': { insuranceAgencyAbout: ['support'], insuranceAgencyUntil: 'oneYear' },
      'fraga-skolan': { schoolAbout: ['daily'], schoolUntil: 'threeMonths' },
    };
    const { base } = await givenApplication(godMan, johan, { lss: 'FIRST', pages: forHer, stopAt: 'provider' });
    await godMan.get(`${base}/ta-bort`);
    await godMan.post(`${base}/ta-bort`);
    expect(await isTold()).toBe(true);
    expect(plain((await principal.get(path)).html)).toContain('Hen tog bort en begäran som hen hade börjat på för dig');
    expect(plain((await godMan.get(path)).html)).toContain('Du tog bort en begäran som du hade börjat på');

    const sent = await givenApplication(godMan, johan, { lss: 'FIRST', pages: forHer });
    expect(await isTold()).toBe(true);
    for (const one of ['', '/kvitto', '/ansokan', '/ta-tillbaka'])
      expect(plain((await godMan.get(`/arenden/${sent.caseId}${one}`)).html), one).toContain(
        'Du företräder Samira Haddad',
      );
    expect(plain((await godMan.get(`/arenden/${sent.caseId}/kvitto`)).html)).toMatch(/Begärt för.{0,60}Samira Haddad/);
    expect(plain((await godMan.get('/samtycken')).html)).toMatch(/Du företräder.{0,60}Samira Haddad/);
    // What he has said yes to for her, she sees and may take back.
    const consents = await principal.get('/samtycken');
    expect(plain(consents.html)).toMatch(/Vem sa ja.{0,40}Johan /s);
    const school = /aria-labelledby="s-([0-9a-f-]{36})"><h2[^>]*>Skolan</.exec(consents.html)?.[1] ?? '';
    await principal.post(`/samtycken/${school}/ta-tillbaka`);
    for (const visitor of [principal, godMan])
      expect(plain((await visitor.get('/samtycken')).html)).toMatch(/Skolan.{0,200}Tillbakataget/s);
    const stranger = new Visitor(portal);
    expect(plain((await stranger.logIn(tomas, '/samtycken')).html)).not.toContain('Skolan');
    askedFor = sent.caseId;
    await godMan.get(`/arenden/${sent.caseId}/ta-tillbaka`);
    await godMan.post(`/arenden/${sent.caseId}/ta-tillbaka`);
    expect(await isTold()).toBe(true);
    expect(plain((await principal.get(`/arenden/${sent.caseId}`)).html)).toMatch(/Johan \S+ tog tillbaka/);
  });

  test('is not opened by a mandate that covers money only', async () => {
    const other = new Visitor(portal);
    const karin = new Visitor(portal);
    await karin.logInStaff('karin.sjodin');
    const money = await claims(other, elin, { galler: 'livelihoodSupport' });
    await checked(karin, money);
    for (const one of pages) await other.get(`/arenden/${caseId}${one}`, 404);
    expect(plain((await other.get('/arenden')).html)).not.toContain('LSS');
  });

  test('is closed at once when she ends it, with a page open: nothing that was typed is lost', async () => {
    const open = new Visitor(portal);
    await open.logIn(johan, `/arenden/${caseId}/utredning`);
    const shown = { formular: open.value('formular'), utredning: open.value('utredning') };
    await principal.get(path);
    await principal.post(`${path}/avsluta`);
    for (const [door, fields] of [
      ['/utredning', { ...shown, synpunkter: 'Långa synpunkter.' }],
      [`/moten/${meeting}/svar`, { svar: 'annan', ord: 'Långa synpunkter.' }],
      ['/meddelanden', { text: 'Långa synpunkter.' }],
    ] as const) {
      const late = await open.post(`/arenden/${caseId}${door}`, fields, 404);
      expect(plain(late.html), door).toContain('Du företräder inte längre Samira Haddad');
      expect(late.html, door).toContain('Långa synpunkter.');
    }
    expect(plain((await open.post(`/arenden/${caseId}/namnden`, {}, 404)).html)).toContain('Inget har skickats');
    // What he has said yes to for her ends with his mandate, for her and for the unit.
    const over = /Gäller inte. Den som sa ja får inte företräda/;
    // A new mandate for money only brings it back for nobody.
    const karin = new Visitor(portal);
    await karin.logInStaff('karin.sjodin');
    await checked(karin, await claims(new Visitor(portal), johan, { galler: 'livelihoodSupport' }));
    for (const [visitor, where] of [
      [principal, '/samtycken'],
      [jonas, `/handlaggare/arenden/${askedFor}`],
    ] as const)
      expect(plain((await visitor.get(where)).html), where).toMatch(over);
    for (const one of pages) await open.get(`/arenden/${caseId}${one}`, 404);
    const refused = (await trail(portal, await personId(portal, johan))).filter(
      ({ action }) => action === 'access.refuse',
    );
    expect(refused.map(({ detail }) => detail['wanted'])).toEqual(
      expect.arrayContaining(['investigation.comment', 'meeting.decline', 'message.send', 'board.ask', 'case.read']),
    );
  });
});

test('whoever is checked after the decision sees the support that goes on, and a case that is over stays closed', async () => {
  const portal = await givenPortal();
  const principal = new Visitor(portal);
  const jonas = new Visitor(portal);
  const caseId = await givenSupportCase(principal, samira, jonas);
  const decide = `/handlaggare/arenden/${caseId}/beslut`;
  await jonas.get(decide);
  await jonas.post(decide, {
    utfall: 'GRANTED',
    text: 'Du får ledsagarservice.',
    motivering: '',
    rader: '1',
    'item-1': '3',
    'outcome-1': 'GRANTED',
    'extent-1': '20 timmar i månaden',
    'from-1': '2026-12-01',
    'until-1': '',
  });
  const godMan = new Visitor(portal);
  const path = await claims(godMan, johan, { galler: 'lss' });
  await godMan.get(`/arenden/${caseId}`, 404);
  await checked(jonas, path);
  const own = plain((await godMan.get('/mina-insatser')).html);
  expect(own).toContain('20 timmar i månaden');
  expect(own).toContain('Samira Haddad');
  expect(plain((await godMan.get(`/arenden/${caseId}/beslut`)).html)).toContain('Du får ledsagarservice.');
});

test('a plan is asked for in the name of somebody else before it is checked who asks, who learns no name by a number', async () => {
  const portal = await givenPortal();
  await new Visitor(portal).logIn(samira);
  const asker = new Visitor(portal);
  const { caseId } = await givenApplication(asker, johan, {
    lss: 'INDIVIDUAL_PLAN',
    pages: {
      'vem-galler-det': { concerns: 'other' },
      'den-det-galler': { principalName: 'Någon Okänd', principalNumber: samira },
      'hur-du-foretrader': { basis: 'specialRepresentative' },
      'ditt-uppdrag': {},
    },
  });
  expect(asker.page?.url).toBe(`/arenden/${caseId}/kvitto`);
  const jonas = new Visitor(portal);
  await jonas.logInStaff('jonas.viklund', `/handlaggare/arenden/${caseId}`);
  await jonas.post(`/handlaggare/arenden/${caseId}/ta`, { har: '' });
  await jonas.get(`/handlaggare/arenden/${caseId}/beslut`);
  await jonas.post(`/handlaggare/arenden/${caseId}/beslut`, {
    utfall: 'DISMISSED',
    text: 'Vi prövar inte begäran.',
    motivering: 'Det är inte visat att du får begära.',
    kommunicering: 'Den enskilde berörs inte.',
    rader: '0',
  });
  const decision = plain((await asker.get(`/arenden/${caseId}/beslut`)).html);
  expect(decision).toContain('Vi prövar inte begäran.');
  expect(decision).toContain('Någon Okänd');
  expect(decision).not.toContain('Haddad');
});

describe('what somebody says of whom she represents', () => {
  let portal: TestPortal;
  let principal: Visitor;
  let karin: Visitor;

  beforeAll(async () => {
    portal = await givenPortal();
    [principal, karin] = [new Visitor(portal), new Visitor(portal)];
    await principal.logIn(samira, '/mina-uppgifter');
    await principal.post('/mina-uppgifter', { telefon: '070-174 06 55', besked: 'sms', sprak: 'sv' });
    await karin.logInStaff('karin.sjodin');
    await portal.runJobs();
  });

  /** As the one who states it sees it, without what is of the moment. */
  const ownView = async (claimant: Visitor, path: string) =>
    plain((await claimant.get(path)).html).replaceAll(/klockan \d+\.\d+/g, '');

  test('reaches her at once, in words that say nothing, and stands on her own page until she answers', async () => {
    const claimant = new Visitor(portal);
    const path = await claims(claimant, johan);
    expect(await portal.runJobs()).toBe(1);
    const [message] = portal.mailbox.sent.slice(-1);
    expect(JSON.stringify(message)).toContain('Du har något att läsa');
    expect(JSON.stringify(message)).not.toMatch(/Johan|företräd/);
    expect(plain((await principal.get('/mina-sidor')).html)).toContain('Johan Ek säger sig företräda dig');
    const before = await ownView(claimant, path);

    const long = await principal.get(path);
    expect(long.html).toContain('/stammer-inte');
    const tooLong = await principal.post(`${path}/stammer-inte`, { ord: `Mycket ${'å'.repeat(3001)}` }, 422);
    expect(tooLong.html).toContain('Mycket åå');
    await principal.post(`${path}/stammer-inte`, { ord: 'Jag vet inte vem det är.' });
    expect(plain(principal.page?.html ?? '')).toContain('Nu vet vi att det inte stämmer');
    expect(plain(principal.page?.html ?? '')).toContain('Jag vet inte vem det är.');
    await principal.post(`${path}/stammer-inte`, { ord: 'En gång till.' }, 409);
    expect(plain((await principal.get('/mina-sidor')).html)).not.toContain('Johan Ek säger sig');
    expect(plain((await principal.get('/foretradare')).html)).toContain('Du har sagt att det inte stämmer');
    // He sees nothing of it, and is not told.
    expect(await portal.runJobs()).toBe(0);
    expect(await ownView(claimant, path)).toBe(before);
    await claimant.post(`${path}/stammer-inte`, {}, 404);
    const stranger = new Visitor(portal);
    await stranger.logIn(elin, '/foretradare');
    await stranger.post(`${path}/stammer-inte`, {}, 404);

    // The unit is told, and nothing is opened over her word without an answer to her.
    const list = plain((await karin.get('/handlaggare/foretradare')).html);
    expect(list).toContain('Den det gäller säger att det inte stämmer');
    const one = plain((await karin.get(`/handlaggare${path}`)).html);
    expect(one).toContain('Jag vet inte vem det är.');
    expect(one).toContain('Skriv inte att personen själv har sagt något');
    const refused = await checked(karin, path, {}, 422);
    expect(plain(refused.html)).toContain('Skriv vad ni har kommit fram till');
    expect(plain((await checked(karin, path, { utrett: 'Vi har talat med dig och överförmyndaren.' })).html)).toContain(
      'Gäller',
    );
    expect(plain((await principal.get(path)).html)).toContain('Vi har talat med dig och överförmyndaren.');
    expect(plain((await claimant.get(path)).html)).not.toContain('överförmyndaren.');
  });

  test('is told as it ends, and why only to the one who stated it', async () => {
    const claimant = new Visitor(portal);
    const path = await claims(claimant, ayaan);
    await portal.runJobs();
    await principal.get(path);
    await principal.post(`${path}/stammer-inte`, {});
    await karin.get(`/handlaggare${path}`);
    await karin.post(`/handlaggare${path}/neka`, { skal: 'Fullmakten saknas.' });
    expect(await portal.runJobs()).toBeGreaterThan(0);
    expect(plain((await claimant.get(path)).html)).toContain('Fullmakten saknas.');
    const page = plain((await principal.get(path)).html);
    expect(page).toContain('Inte godkänd');
    expect(page).not.toContain('Fullmakten saknas.');
    await principal.post(`${path}/stammer-inte`, {}, 409);
  });

  test('waits for one who has not been here: the unit is told to write to her, and she reads it when she comes', async () => {
    const claimant = new Visitor(portal);
    const path = await claims(claimant, johan, { namn: 'Tomas Lidberg', nummer: tomas });
    expect(await portal.runJobs()).toBe(0);
    expect(plain((await karin.get(`/handlaggare${path}`)).html)).toMatch(
      /har inte nåtts här.{0,250}Skriv ett brev till folkbokföringsadressen/s,
    );
    const late = new Visitor(portal);
    expect(plain((await late.logIn(tomas, '/mina-sidor')).html)).toContain('Johan Ek säger sig företräda dig');
    // Of her who has been reached nothing of the sort is said.
    const other = await claims(new Visitor(portal), elin);
    await portal.runJobs();
    expect(plain((await karin.get(`/handlaggare${other}`)).html)).not.toContain('har inte nåtts här');
  });

  test('is not told before it is checked where it may tell of somebody who must not be found', async () => {
    const setProtection = async (said: 'none' | 'protected') => {
      const id = await personId(portal, johan);
      await portal.db.write({ kind: 'system', name: 'test' }, (tx) =>
        updateProtection(tx, id, said, portal.deps.clock()),
      );
    };
    const claimant = new Visitor(portal);
    await claimant.logIn(johan, '/foretradare/anmal');
    await setProtection('protected');
    await claimant.upload('/foretradare/anmal', stated({ galler: 'lss' }), []);
    const path = claimant.page?.url ?? '';
    expect(await portal.runJobs()).toBe(0);
    await principal.get(path, 404);
    expect(plain((await principal.get('/mina-sidor')).html)).not.toContain('Johan Ek');
    await setProtection('none');

    // A child of fifteen, by a guardian who says that the other must not be contacted, and by one who does not.
    portal.wait(day);
    const young = '201111252381';
    const about = (otherGuardian: string) => ({
      'vem-galler-det': { concerns: 'child' },
      'den-det-galler': { principalName: 'Alva Lidberg', principalNumber: young },
      'andra-vardnadshavaren': { otherGuardian },
      'den-unga-sjalv': { youngCannotDecide: 'yes' },
    });
    const child = new Visitor(portal);
    await child.logIn(young);
    await givenApplication(new Visitor(portal), tomas, { lss: 'FIRST', pages: about('protected') });
    expect(plain((await child.get('/foretradare')).html)).toContain('Ingen företräder dig här');
    await givenApplication(new Visitor(portal), mikael, { lss: 'FIRST', pages: about('sole') });
    const told = plain((await child.get('/foretradare')).html);
    expect(told).toMatch(/Säger sig företräda dig\. Vårdnadshavare/);
    expect(told).not.toContain('Tomas');
  });
});
