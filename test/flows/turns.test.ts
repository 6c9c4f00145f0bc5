import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { appliedOf } from '../../src/applications/rules.ts';
import { updateProtection } from '../../src/people/queries.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { type Fields, Visitor } from '../support/client.ts';
import { fillIn, givenApplication, somePdf } from '../support/given.ts';
import { plain } from '../support/html.ts';
import { type TestPortal, givenPortal } from '../support/portal.ts';

const samira = '198503149885';
const johan = '198102062398';
const elin = '199503132384';

const day = 86_400_000;
const system = { kind: 'system', name: 'test' } as const;

const trail = (portal: TestPortal, chain: string) =>
  portal.db.read(system, (reader) =>
    reader.rows(
      sql`select action, actor_id as actor, detail from audit_events where chain = ${chain} order by seq`,
      z.object({ action: z.string(), actor: z.string().nullable(), detail: z.record(z.string(), z.unknown()) }),
    ),
  );

async function personId(portal: TestPortal, number: string): Promise<string> {
  const { id } = await portal.db.read(system, (reader) =>
    reader.one(sql`select id from persons where personal_number = ${number}`, z.object({ id: z.string() })),
  );
  return id;
}

/** States that one represents Samira. Gives the address of the mandate. */
async function claims(visitor: Visitor, number: string, over: Fields = {}): Promise<string> {
  await visitor.logIn(number, '/foretradare/anmal');
  await visitor.upload(
    '/foretradare/anmal',
    { grund: 'SPECIAL_REPRESENTATIVE', namn: 'Samira Haddad', nummer: samira, galler: 'livelihoodSupport', ...over },
    [],
  );
  return visitor.page?.url ?? '';
}

/** The unit has looked, and gives it these rights. */
async function checks(caseworker: Visitor, path: string, over: Fields = {}): Promise<void> {
  await caseworker.get(`/handlaggare${path}`);
  await caseworker.post(`/handlaggare${path}/godkann`, {
    far: ['WRITE', 'APPLY', 'DECISION'],
    'fran.day': '24',
    'fran.month': '11',
    'fran.year': '2026',
    register: 'ja',
    ...over,
  });
}

async function reachedBySms(visitor: Visitor, number: string, telefon: string): Promise<void> {
  await visitor.logIn(number, '/mina-uppgifter');
  await visitor.post('/mina-uppgifter', { telefon, epost: '', besked: 'sms', sprak: 'sv' });
}

const words = (visitor: Visitor) => plain(visitor.page?.html ?? '');

describe('a draft of her own that she lets the one who acts for her go on with', () => {
  let portal: TestPortal;
  let owner: Visitor;
  let helper: Visitor;
  let caseworker: Visitor;
  let mandate: string;
  let id: string;
  let base: string;

  /** Hands the draft over to Johan. */
  const give = async (ord = '') => {
    await owner.get(`${base}/tur`);
    return owner.post(`${base}/tur`, { vem: await personId(portal, johan), ord });
  };

  beforeAll(async () => {
    portal = await givenPortal();
    [owner, helper, caseworker] = [new Visitor(portal), new Visitor(portal), new Visitor(portal)];
    await caseworker.logInStaff('karin.sjodin');
    await reachedBySms(helper, johan, '070-174 06 33');
    await reachedBySms(owner, samira, '070-174 06 05');
    await owner.get('/ansokan/forsorjningsstod');
    await owner.post('/ansokan/forsorjningsstod', {});
    base = owner.page?.url.split('/').slice(0, 3).join('/') ?? '';
    id = base.split('/')[2] ?? '';
    const applied = appliedOf('livelihoodSupport', 'NEW');
    if (!applied) throw new Error('There is no such form');
    await fillIn(owner, base, applied.form, {
      pages: {
        kontakt: { phone: '070-174 06 05', notifyBy: 'sms' },
        'med-dina-ord': { ownWords: 'Hyran har blivit för hög.' },
      },
    });
  }, 120_000);

  test('is offered to nobody before the unit has checked by what right she acts, and only if it lets her apply', async () => {
    expect(words(owner)).not.toContain('Låt någon annan fortsätta');
    mandate = await claims(helper, johan);
    const reader = new Visitor(portal);
    const reads = await claims(reader, elin);
    await checks(caseworker, reads, { far: ['WRITE', 'DECISION'] });
    await owner.get(base);
    expect(words(owner)).not.toContain('Låt någon annan fortsätta');
    // Not by its address either.
    for (const number of [johan, elin]) {
      await owner.get(`${base}/tur`);
      expect(owner.page?.url).toBe(base);
      const refused = await owner.post(`${base}/tur`, { vem: await personId(portal, number) }, 409);
      expect(plain(refused.html)).toContain('Det gick inte att lämna över');
    }
    await helper.get(base, 404);
    await checks(caseworker, mandate);
    await owner.get(base);
    expect(words(owner)).toContain('Låt någon annan fortsätta fylla i');
    await portal.runJobs();
  });

  test('says before the press what the other may read, and keeps a note that is too long to be shortened', async () => {
    await owner.get(`${base}/tur`);
    expect(words(owner)).toContain('Johan Ek får läsa allt du har skrivit hittills, också om hälsa, pengar, konto');
    expect(words(owner)).toContain('Johan Ek får inte se ditt telefonnummer');
    expect(words(owner)).not.toContain('Elin');
    const long = 'Hjälp mig. '.repeat(50);
    const refused = await owner.post(`${base}/tur`, { vem: await personId(portal, johan), ord: long }, 422);
    expect(plain(refused.html)).toContain('Den får ha högst 500 tecken, och är 49 för lång');
    expect(plain(refused.html)).toContain('Hjälp mig. Hjälp mig.');
    const noOne = await owner.post(`${base}/tur`, { ord: 'Ingen vald' }, 422);
    expect(plain(noOne.html)).toContain('Välj vem som ska fortsätta');
    expect(plain(noOne.html)).toContain('Ingen vald');
  });

  test('is then his to fill in and hers to read, and he is told in words that say nothing', async () => {
    const sent = portal.mailbox.sent.length;
    await give('Jag förstår inte frågorna om inkomster.');
    expect(words(owner)).toMatch(/Johan Ek fyller i nu, sedan 24\snovember\s2026/);
    expect(words(owner)).toContain('Hyran har blivit för hög.');
    await portal.runJobs();
    const told = portal.mailbox.sent.slice(0, portal.mailbox.sent.length - sent);
    expect(told.map((one) => JSON.stringify(one)).join()).toContain('701740633');
    expect(JSON.stringify(told)).not.toMatch(/Samira|Johan|ansökan|försörjning|tur/);
    const mine = plain((await owner.get('/mina-sidor')).html);
    expect(mine).toMatch(/Johan Ek fyller i nu, sedan 24\snovember\s2026/);
    await helper.get('/mina-sidor');
    expect(words(helper)).toContain('Samira Haddad vill att du fyller i');
    await helper.get(base);
    expect(words(helper)).toContain('Din tur att fylla i');
    expect(words(helper)).toContain('Samira Haddad skriver: ”Jag förstår inte frågorna om inkomster.”');
    expect(words(helper)).toContain('Du företräder Samira Haddad');
    // She can neither write nor send, wherever she has a page open.
    for (const one of ['/hushall', '/granska']) {
      await owner.get(`${base}${one}`);
      expect(owner.page?.url).toBe(base);
    }
    await owner.post(`${base}/granska`, { _version: '99', truth: 'ja' }, 409);
    await owner.post(`${base}/ta-bort`, {}, 409);
    await owner.get(`${base}/slutfor`, 404);
    await owner.get(base);
    expect(words(owner)).toContain('Hyran har blivit för hög.');
  });

  test('tells him nothing of how she is reached, and leaves that to her', async () => {
    for (const one of ['', '/granska', '/med-dina-ord', '/bilagor']) {
      const page = await helper.get(`${base}${one}`);
      expect(page.html).not.toMatch(/174\s?06\s?05|0701740605/);
    }
    const contact = await helper.get(`${base}/kontakt`);
    expect(plain(contact.html)).toContain('Det här fyller Samira Haddad i');
    expect(contact.html).not.toMatch(/174\s?06\s?05|0701740605/);
    await helper.post(`${base}/kontakt`, { phone: '070-174 06 33', notifyBy: 'sms', _action: 'save' }, 409);
    // What a page of his own carries along is not stored either.
    await helper.get(`${base}/med-dina-ord`);
    await helper.post(`${base}/med-dina-ord`, {
      _action: 'save',
      _version: helper.value('_version'),
      ownWords: 'Hyran har blivit för hög. Den är 9 200 kronor.',
      phone: '070-174 06 33',
    });
  });

  test('takes the files that he adds and lets him remove them, and he confirms nothing', async () => {
    await helper.get(`${base}/bilagor`);
    await helper.upload(`${base}/bilagor`, { _version: helper.value('_version'), _action: 'upload' }, [
      { field: 'attachments', name: 'Hyresavi.pdf', content: somePdf },
      { field: 'attachments', name: 'Fel papper.pdf', content: somePdf },
    ]);
    expect(words(helper)).toContain('Fel papper.pdf');
    const remove = /value="(remove(?:File)?:attachments:[0-9a-f-]+)"[^>]*>[^<]*<[^>]*>[^<]*Fel papper/.exec(
      helper.page?.html ?? '',
    )?.[1];
    const second = [...(helper.page?.html ?? '').matchAll(/value="(remove[^"]*:attachments:[0-9a-f-]+)"/g)][1]?.[1];
    await helper.post(`${base}/bilagor`, { _version: helper.value('_version'), _action: remove ?? second ?? '' });
    expect(words(helper)).not.toContain('Fel papper.pdf');
    // Both open what lies there.
    const file = /\/dokument\/[0-9a-f-]{36}/.exec(helper.page?.html ?? '')?.[0] ?? '';
    for (const one of [helper, owner]) expect((await one.raw().get(file)).status).toBe(200);
    await helper.get(`${base}/granska`);
    expect(words(helper)).toContain('Lämna tillbaka till Samira Haddad');
    expect(words(helper)).not.toContain('Jag försäkrar');
    await helper.post(`${base}/granska`, { _version: '99', truth: 'ja' }, 404);
    await helper.get(`${base}/slutfor`, 404);
    await helper.get(base);
    expect(helper.page?.html).not.toContain('/ta-bort');
    await helper.post(`${base}/ta-bort`, {}, 404);
    await helper.post(`${base}/tur`, { vem: await personId(portal, elin) }, 404);
    await helper.post(`${base}/tur/ta-tillbaka`, {}, 404);
    await helper.post(`${base}/tur/sluta`, {}, 404);
  });

  test('is taken back by her whenever she wants, and a page that he has open keeps what he typed for himself', async () => {
    await helper.get(`${base}/med-dina-ord`);
    const version = helper.value('_version');
    await owner.get(base);
    await owner.post(`${base}/tur/ta-tillbaka`, { ord: 'Jag vill skriva en sak först.' });
    expect(words(owner)).toContain('Nu är det din tur igen');
    const late = { _action: 'save', _version: version, ownWords: 'Jag skriver för Samira att hyran höjdes i maj.' };
    const kept = await helper.post(`${base}/med-dina-ord`, late, 409);
    expect(plain(kept.html)).toContain('Det är inte din tur längre. Samira Haddad fyller i nu');
    expect(plain(kept.html)).toContain('Jag skriver för Samira att hyran höjdes i maj.');
    expect(plain(kept.html)).toContain('inte sparat');
    await helper.post(`${base}/med-dina-ord`, { ...late, _autosave: '1' }, 409);
    await helper.get(base);
    expect(words(helper)).toMatch(/Samira Haddad fyller i nu, sedan 24\snovember\s2026/);
    expect(words(helper)).toContain('Samira Haddad skriver: ”Jag vill skriva en sak först.”');
    expect(words(helper)).toContain('Den är 9 200 kronor.');
    expect(helper.page?.html).not.toMatch(/174\s?06\s?05|0701740605/);
    expect(plain((await helper.get('/mina-sidor')).html)).toMatch(/Samira Haddad fyller i nu/);
    await owner.get(`${base}/med-dina-ord`);
    expect(words(owner)).not.toContain('höjdes i maj');
    const passed = await helper.post(`${base}/tur/lamna`, { ord: 'Klart nu.' }, 409);
    expect(plain(passed.html)).toContain('Samira Haddad fyller i nu');
    expect(plain(passed.html)).toContain('Klart nu.');
  });

  test('is closed to him at once when the mandate ends, with his page open, and nothing that he has filled in is lost', async () => {
    await give();
    await helper.get(`${base}/med-dina-ord`);
    const version = helper.value('_version');
    await caseworker.get(`/handlaggare${mandate}`);
    await caseworker.post(`/handlaggare${mandate}/avsluta`, {});
    const late = { _action: 'save', _version: version, ownWords: 'Det här hann jag inte spara.' };
    const over = await helper.post(`${base}/med-dina-ord`, late, 409);
    expect(plain(over.html)).toContain('Du kan inte längre läsa eller fylla i det här');
    expect(plain(over.html)).toContain('Det här hann jag inte spara.');
    expect(plain(over.html)).not.toContain('Samira');
    const noted = await helper.post(`${base}/tur/lamna`, { ord: 'Ett ord till Samira' }, 409);
    expect(plain(noted.html)).toContain('Ett ord till Samira');
    await helper.get(base, 404);
    expect(words(helper)).toContain('Du kan inte längre läsa eller fylla i det här');
    expect(plain((await helper.get('/mina-sidor')).html)).not.toContain('Samira');
    await owner.get(base);
    expect(words(owner)).not.toContain('fyller i nu');
    await owner.get(`${base}/med-dina-ord`);
    expect(words(owner)).toContain('Den är 9 200 kronor.');
    // Nobody else finds anything there.
    const stranger = new Visitor(portal);
    await stranger.logIn(elin);
    await stranger.get(base, 404);
    expect(words(stranger)).not.toContain('Du kan inte längre läsa');
  });

  test('is shared with nobody whose identity is protected, nor by her, and neither is told why', async () => {
    mandate = await claims(helper, johan);
    await checks(caseworker, mandate, {
      'slut.day': '26',
      'slut.month': '11',
      'slut.year': '2026',
      'till.day': '26',
      'till.month': '11',
      'till.year': '2026',
    });
    const protect = async (number: string, said: 'none' | 'protected' | 'unknown') => {
      const of = await personId(portal, number);
      await portal.db.write(system, (tx) => updateProtection(tx, of, said, portal.deps.clock()));
    };
    for (const [number, said] of [
      [johan, 'protected'],
      [johan, 'unknown'],
      [samira, 'protected'],
    ] as const) {
      await give();
      await helper.get(base);
      expect(words(helper)).toContain('Din tur att fylla i');
      await protect(number, said);
      await helper.get(base, 404);
      expect(words(helper)).not.toMatch(/skyddad/i);
      await owner.get(base);
      expect(words(owner)).not.toMatch(/fyller i nu|Låt någon annan|skyddad/i);
      await owner.post(`${base}/tur`, { vem: await personId(portal, johan) }, 409);
      // What is known to be over stays over.
      await portal.db.write(system, (tx) =>
        tx.run(sql`update persons set protection = 'none' where personal_number = ${number}`),
      );
      await helper.get(base, 404);
    }
  });

  test('goes back to her with a word, and she sees what he has filled in before she signs', async () => {
    await give();
    await helper.get(`${base}/med-dina-ord`);
    await helper.post(`${base}/med-dina-ord`, {
      _action: 'save',
      _version: helper.value('_version'),
      ownWords: 'Hyran har blivit för hög. Den är 9 300 kronor.',
    });
    const sent = portal.mailbox.sent.length;
    await helper.get(`${base}/tur`);
    await helper.post(`${base}/tur/lamna`, { ord: 'Kolla hyran en gång till.' });
    expect(words(helper)).toContain('Samira Haddad fyller i nu');
    await portal.runJobs();
    const told = JSON.stringify(portal.mailbox.sent.slice(0, portal.mailbox.sent.length - sent));
    expect(told).toContain('701740605');
    expect(told).not.toMatch(/Samira|Johan|ansökan|tur/);
    await owner.get('/mina-sidor');
    expect(words(owner)).toContain('Din tur: ');
    expect(words(owner)).toContain('Johan Ek har lämnat tillbaka. Läs igenom och skicka.');
    await owner.get(base);
    expect(words(owner)).toContain('Din tur: läs igenom och skicka');
    expect(words(owner)).toContain('Johan Ek skriver: ”Kolla hyran en gång till.”');
    await owner.get(`${base}/granska`);
    expect(words(owner)).toContain('Det här har Johan Ek fyllt i eller ändrat');
    const changed = /aria-labelledby="changed-0".*?<\/section>/s.exec(owner.page?.html ?? '')?.[0] ?? '';
    expect(changed).toContain(`${base}/med-dina-ord`);
    expect(changed).toContain(`${base}/bilagor`);
    expect(changed).not.toContain(`${base}/kontakt`);
    expect(changed).not.toContain(`${base}/hushall`);
    expect(words(owner)).toContain('Johan Ek hjälpte till att fylla i.');
  });

  test('ends for him at midnight after the last day of the mandate', async () => {
    await give();
    await helper.get(base);
    portal.wait(3 * day);
    await helper.logIn(johan);
    expect(words(helper)).not.toContain('Samira');
    await helper.get(base, 404);
    await owner.logIn(samira, base);
    expect(words(owner)).not.toContain('fyller i nu');
  });

  test('is sent by her alone, and what is sent says who helped her', async () => {
    await owner.get(`${base}/granska`);
    const onward = await owner.post(`${base}/granska`, { _version: owner.value('_version'), truth: 'ja' }, 303);
    await owner.identify(onward.url, { number: samira });
    expect(words(owner)).toContain('Johan Ek hjälpte till att fylla i.');
    const caseId = owner.page?.url.split('/')[2] ?? '';
    await owner.get(`/arenden/${caseId}/ansokan`);
    expect(words(owner)).toContain('Johan Ek hjälpte till att fylla i.');
    await caseworker.logInStaff('karin.sjodin', `/handlaggare/arenden/${caseId}`);
    expect(words(caseworker)).toContain('Johan Ek hjälpte till att fylla i.');
    await helper.get(base, 404);
    expect(words(helper)).toContain('Du kan inte längre läsa eller fylla i det här');
  });

  test('is in the log with both: who wrote, and in whose draft', async () => {
    const [his, hers] = [await personId(portal, johan), await personId(portal, samira)];
    const events = await trail(portal, id);
    expect(events.filter(({ action }) => action === 'turn.give')).not.toEqual([]);
    for (const { action, actor, detail } of events) {
      if (action === 'turn.give' || action === 'turn.take')
        expect([action, actor, detail['helper']]).toEqual([action, hers, his]);
      if (action === 'turn.return') expect([actor, detail['helps']]).toEqual([his, hers]);
      if (action === 'application.save') expect(detail['helps']).toBe(actor === his ? hers : undefined);
    }
    expect(events.some(({ action, actor }) => action === 'application.save' && actor === his)).toBe(true);
  });
});

describe('a request that is made for somebody else', () => {
  let portal: TestPortal;
  let asker: Visitor;
  let principal: Visitor;
  let base: string;

  beforeAll(async () => {
    portal = await givenPortal();
    [asker, principal] = [new Visitor(portal), new Visitor(portal)];
    const jonas = new Visitor(portal);
    await principal.logIn(samira);
    const mandate = await claims(asker, johan, { galler: 'lss' });
    await jonas.logInStaff('jonas.viklund');
    await checks(jonas, mandate);
    await asker.get('/ansokan/lss');
    await asker.post('/ansokan/lss', { sort: 'FIRST' });
    base = asker.page?.url.split('/').slice(0, 3).join('/') ?? '';
  }, 120_000);

  test('is shared with her whom it is about, and with nobody before that is said', async () => {
    await asker.get(base);
    expect(words(asker)).not.toContain('Låt någon annan fortsätta');
    const applied = appliedOf('lss', 'FIRST');
    if (!applied) throw new Error('There is no such form');
    await fillIn(asker, base, applied.form, {
      pages: {
        'vem-galler-det': { concerns: 'other' },
        'den-det-galler': { principalName: 'Samira Haddad', principalNumber: samira },
        'hur-du-foretrader': { basis: 'specialRepresentative' },
        'ditt-uppdrag': {},
        'med-dina-ord': { ownWords: 'Samira behöver någon som följer med.' },
        kontakt: { phone: '070-174 06 77', notifyBy: 'sms' },
      },
    });
    await asker.get(`${base}/tur`);
    expect(words(asker)).toContain('Den det gäller');
    await asker.post(`${base}/tur`, { vem: await personId(portal, samira), ord: '' });
    await principal.get(base);
    expect(words(principal)).toContain('Din tur att fylla i');
    expect(words(principal)).not.toContain('Du företräder');
    for (const one of ['', '/granska', '/kontakt', '/den-det-galler', '/med-dina-ord']) {
      const page = await principal.get(`${base}${one}`);
      expect(page.html, one).not.toMatch(/174\s?06\s?77|0701740677/);
    }
    await principal.get(`${base}/med-dina-ord`);
    await principal.post(`${base}/med-dina-ord`, {
      _action: 'save',
      _version: principal.value('_version'),
      ownWords: 'Jag vill gå på fotboll.',
    });
    // Whom it is about is not hers to change.
    await principal.post(
      `${base}/den-det-galler`,
      { _action: 'save', principalName: 'Elin', principalNumber: elin },
      409,
    );
    await principal.get(`${base}/tur`);
    await principal.post(`${base}/tur/lamna`, { ord: '' });
  });

  test('is hers to read no more when it is about somebody else', async () => {
    await asker.get(`${base}/granska`);
    expect(words(asker)).toContain('Det här har Samira Haddad fyllt i eller ändrat');
    await principal.get(base);
    expect(words(principal)).toContain('Jag vill gå på fotboll.');
    await asker.get(`${base}/den-det-galler`);
    await asker.post(`${base}/den-det-galler`, {
      _action: 'save',
      _version: asker.value('_version'),
      principalName: 'Elin Nyström',
      principalNumber: elin,
    });
    await principal.get(base, 404);
    await asker.get(base);
    expect(words(asker)).not.toMatch(/Samira Haddad kan läsa|Låt någon annan/);
  });

  test('is shared no more at a press of hers, and what the other has filled in stands', async () => {
    const again = await givenApplication(new Visitor(portal), samira, { lss: 'FIRST', stopAt: 'provider' });
    await principal.get(again.base);
    await principal.get(`${again.base}/tur`);
    await principal.post(`${again.base}/tur`, { vem: await personId(portal, johan), ord: '' });
    // Not by an address of somebody else's draft.
    await asker.get(again.base);
    expect(words(asker)).toContain('Din tur att fylla i');
    await asker.post(`${again.base}/spara-langre`, {}, 404);
    await principal.get(again.base);
    await principal.post(`${again.base}/tur/sluta`, {});
    expect(words(principal)).toContain('Du delar inte det här längre');
    await asker.get(again.base, 404);
    await principal.get(`${again.base}/granska`);
    expect(words(principal)).not.toContain('hjälpte till att fylla i');
  });
});
