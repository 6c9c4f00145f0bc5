import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { saveDraft } from '../../src/applications/actions.ts';
import { livelihoodSupportForm } from '../../src/applications/forms/livelihood-support.form.ts';
import { appliedOf } from '../../src/applications/rules.ts';
import { readingContext } from '../../src/applications/text.ts';
import { taskList } from '../../src/jobs.ts';
import type { Answers } from '../../src/platform/forms/form.ts';
import type { Ctx } from '../../src/platform/context.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { type Visitor as VisitorType, Visitor } from '../support/client.ts';
import { givenApplication, save, somePdf } from '../support/given.ts';
import { type TestPortal, givenPortal, testMorning } from '../support/portal.ts';
import { walk } from '../support/walker.ts';

const johan = '198102062398';
const ayaan = '199001012385';

test('a citizen logs in, answers every page, adds a file, confirms with e-legitimation and gets a case', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  const { caseId, base } = await givenApplication(visitor, johan, {
    files: [{ field: 'attachments', name: 'Kontoutdrag november.pdf', content: somePdf }],
  });

  expect(visitor.page?.url).toBe(`/arenden/${caseId}/kvitto`);
  expect(visitor.page?.html).toContain('RS 2026-0001');
  // The receipt of the file: its name, size, moment and fingerprint; the same stands on the page of the case.
  const fingerprint = createHash('sha256')
    .update(somePdf)
    .digest('hex')
    .replaceAll(/.{4}(?=.)/g, '$& ');
  for (const page of [visitor.page, await visitor.get(`/arenden/${caseId}`)]) {
    expect(page?.html).toContain('Kontoutdrag november.pdf');
    expect(page?.html).toMatch(/är 500.byte och kom in 24.november.2026, kl\. \d{1,2}\.\d\d/);
    expect(page?.html).toContain(fingerprint);
  }
  // What is kept says what was asked, and not what it is called for short; also what was read and declared.
  const lena = new Visitor(portal);
  await lena.logInStaff('lena.astrom', `/handlaggare/arenden/${caseId}`);
  for (const page of [await visitor.get(`/arenden/${caseId}/ansokan`), lena.page]) {
    expect(page?.html).toContain('Har du sparade pengar eller något annat av värde?');
    expect(page?.html).toContain('Uppgifterna är riktiga och fullständiga, så vitt jag vet.');
    expect(page?.html).toContain('dömas för bidragsbrott');
    expect(page?.html).not.toContain('Försäkran');
  }
  const submission = await visitor.get(`/arenden/${caseId}/ansokan`);
  expect(submission.html).toContain('Kontoutdrag november.pdf');
  const pdf = await visitor.get(`/arenden/${caseId}/ansokan.pdf`);
  expect(pdf.headers['content-type']).toBe('application/pdf');
  expect(pdf.body.subarray(0, 5).toString()).toBe('%PDF-');

  // The receipt in plain text is in the inbox, read already; what was sent stands in it word for word, and in no mail.
  expect((await visitor.get('/meddelanden')).html).toMatch(/Kvitto: Försörjningsstöd[^]{0,300}Läst/);
  const kept = (await visitor.get(`/arenden/${caseId}/meddelanden`)).html;
  const code = /<dt>Kontrollkod<\/dt><dd>([0-9A-F ]{19})</.exec(
    (await visitor.get(`/arenden/${caseId}/kvitto`)).html,
  )?.[1];
  expect(kept).toContain(`Kontrollkod: ${code ?? 'missing'}`);
  expect(kept).toContain('Ärendenummer: RS 2026-0001');
  expect(kept).toContain('Har du sparade pengar eller något annat av värde? Nej');
  expect(kept).toContain('Bankkonto: Clearingnummer 6789, Kontonummer 123456789');
  expect(kept).toContain('Kontoutdrag november.pdf');
  expect(lena.page?.html).not.toContain('Kontrollkod:');
  await portal.runJobs();
  expect(portal.mailbox.sent).toEqual([]);

  // Going back to the form leads to the case; finishing again gives the same case.
  expect((await visitor.get(`${base}/boende`)).url).toBe(`/arenden/${caseId}`);
  expect((await visitor.get(`${base}/slutfor`)).url).toBe(`/arenden/${caseId}/kvitto`);
});

test('closing the browser in the middle loses nothing: another browser goes on where one was', async () => {
  const portal = await givenPortal();
  const first = new Visitor(portal);
  const base = await begun(first);
  await first.post(`${base}/manad`, {
    _version: first.value('_version'),
    month: '2026-12',
    supportFor: 'living',
    _action: 'save',
  });
  expect(first.page?.url).toBe(`${base}/akut`);
  await first.post(`${base}/akut`, { _version: first.value('_version'), urgent: 'no', _action: 'save' });

  const second = new Visitor(portal);
  await second.logIn(johan, base);
  await second.get(`${base}/manad`);
  expect(second.page?.html).toMatch(/value="2026-12"[^>]*checked|checked[^>]*value="2026-12"/);
  // Starting again leads to the one that is begun.
  await second.get('/ansokan/forsorjningsstod');
  await second.post('/ansokan/forsorjningsstod');
  expect(second.page?.url).toBe(base);
});

test('what cannot be read is told about and kept as typed, and the rest is saved', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  const base = await begun(visitor);
  await visitor.get(`${base}/kontakt`);
  const page = await visitor.post(
    `${base}/kontakt`,
    { _version: visitor.value('_version'), phone: 'fyra femton', notifyBy: 'sms', _action: 'save' },
    422,
  );
  expect(page.html).toContain('fyra femton');
  expect(page.html).toContain('ds-error-summary');
  expect(page.html).toMatch(/<title>Fel: /);
  const again = await visitor.get(`${base}/kontakt`);
  expect(again.html).toContain('fyra femton');
  expect(again.html).toMatch(/value="sms"[^>]*checked/);
});

test('two tabs: the later one is told what the other saved, and nothing is overwritten silently', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  const base = await begun(visitor);
  await visitor.get(`${base}/kontakt`);
  const seen = visitor.value('_version');
  await visitor.post(`${base}/kontakt`, { _version: seen, phone: '070-174 06 05', notifyBy: 'sms', _action: 'save' });
  await visitor.get(`${base}/kontakt`);
  const late = await visitor.post(
    `${base}/kontakt`,
    { _version: seen, phone: '070-174 06 77', notifyBy: 'sms', _action: 'save' },
    409,
  );
  expect(late.html).toContain('070-174 06 05');
  expect(late.html).toContain('070-174 06 77');
  const kept = await visitor.get(`${base}/kontakt`);
  expect(kept.html).toContain('070-174 06 05');
  expect(kept.html).not.toContain('070-174 06 77');
});

test('answers changed after the confirmation began are not sent: the person reads through again', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  const { base, provider } = await givenApplication(visitor, johan, { stopAt: 'provider' });
  const other = new Visitor(portal);
  await other.logIn(johan, `${base}/med-dina-ord`);
  await other.post(`${base}/med-dina-ord`, {
    _version: other.value('_version'),
    ownWords: 'En sak till.',
    _action: 'save',
  });
  const back = await visitor.identify(provider, { number: johan }, 409);
  expect(back.html).toContain('En sak till.');
  await visitor.get('/arenden');
  expect(visitor.page?.html).not.toMatch(/\/arenden\/[0-9a-f-]{36}/);
});

test('a draft from before the questions were changed opens, keeps what still counts and asks for the rest', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  const { base } = await givenApplication(visitor, johan, { stopAt: 'provider' });
  const id = base.split('/')[2] ?? '';
  const system = { kind: 'system', name: 'test' } as const;
  const { personId } = await portal.db.read(system, (reader) =>
    reader.one(sql`select person_id as "personId" from applications`, z.object({ personId: z.string() })),
  );
  // As an earlier version left it: a question that is gone, an option that is gone, and one that had not been asked.
  const ctx: Ctx = {
    db: portal.db,
    deps: portal.deps,
    actor: { kind: 'citizen', personId, name: 'Johan Ek' },
    now: portal.deps.clock(),
    language: 'sv',
    requestId: 'test',
  };
  await saveDraft(ctx, id, (_, row) => {
    const older: Answers = { ...row.draft.answers, housingForm: 'castle', ownsHorse: 'Hästen heter Brunte.' };
    delete older['hasMoney'];
    return Promise.resolve({ draft: { answers: older, raw: {} }, result: undefined });
  });
  await portal.db.write(system, (tx) => tx.run(sql`update applications set form_version = 0`));

  const tasks = await visitor.get(base);
  expect(tasks.html).toContain('Frågorna har ändrats sedan du började');
  expect((await visitor.get(`${base}/kontakt`)).html).toContain('070-174 06 05');
  expect((await visitor.get(`${base}/boende`)).html).not.toMatch(/checked|castle/);
  const check = await visitor.get(`${base}/granska`);
  expect(check.html).toContain('Det här behöver du svara på först');
  expect(check.html).toMatch(/href="[^"]*boende#/);
  expect(check.html).toMatch(/href="[^"]*tillgangar#|href="[^"]*dina-tillgangar#/);
  expect((await visitor.get(`${base}/slutfor`)).url).toBe(`${base}/granska`);

  const rest = walk(livelihoodSupportForm, 'short', readingContext(testMorning)).steps;
  for (const slug of ['boende', 'tillgangar'])
    await save(visitor, `${base}/${slug}`, rest.find(({ page }) => page.slug === slug)?.body ?? {});
  expect((await visitor.get(base)).html).not.toContain('Frågorna har ändrats');
  await visitor.get(`${base}/granska`);
  const toProvider = await visitor.post(`${base}/granska`, { _version: visitor.value('_version'), truth: 'ja' }, 303);
  const sent = (await visitor.identify(toProvider.url, { number: johan })).url.split('/')[2] ?? '';
  expect((await visitor.get(`/arenden/${sent}/ansokan`)).html).not.toMatch(/Brunte|castle/);
});

test('somebody else cannot confirm, and a cancelled confirmation leaves the draft as it was', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  const { base, provider } = await givenApplication(visitor, johan, { stopAt: 'provider' });
  await visitor.identify(provider, { number: ayaan }, 403);
  await visitor.get(`${base}/granska`);
  const again = await visitor.post(`${base}/granska`, { _version: visitor.value('_version'), truth: 'ja' }, 303);
  await visitor.identify(again.url, 'cancel', 400);
  await visitor.get(`${base}/granska`);
});

test('confirming too early leads to what is left, and changing what is sent leads to its case', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  const base = await begun(visitor);
  const early = await visitor.get(`${base}/slutfor`);
  expect(early.url).toBe(`${base}/granska`);
  expect(early.html).toContain('Det här behöver du svara på först');

  const { caseId, base: sent } = await givenApplication(visitor, johan);
  await visitor.get('/mina-uppgifter');
  for (const path of ['granska', 'ta-bort', 'kontakt']) {
    const page = await visitor.post(`${sent}/${path}`, { _version: '1', truth: 'ja' });
    expect(page.url, path).toBe(`/arenden/${caseId}`);
    await visitor.get('/mina-uppgifter');
  }
});

test('files beyond what there is room for are named and never stored', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  const base = await begun(visitor);
  const path = `${base}/bilagor`;
  const send = async (numbers: readonly number[], expected: number) => {
    await visitor.get(path);
    const files = numbers.map((n) => ({ field: 'attachments', name: `Papper ${n}.pdf`, content: somePdf }));
    return visitor.upload(path, { _version: visitor.value('_version'), _action: 'upload' }, files, expected);
  };
  const many = Array.from({ length: 28 }, (_, index) => index + 1);
  await send(many, 200);
  const full = await send([29, 30, 31, 32], 422);
  expect(full.html).toContain('”Papper 31.pdf” kom inte med');
  expect(full.html).toContain('”Papper 32.pdf” kom inte med');
  expect(full.html).not.toContain('”Papper 30.pdf”');
  const again = await visitor.get(path);
  expect(again.html).toContain('Papper 30.pdf');
  expect(again.html).not.toContain('Papper 31.pdf');
  const stored = await portal.db.read({ kind: 'system', name: 'test' }, (reader) =>
    reader.one(
      sql`select count(*)::int as n from audit_events where action = 'document.add'`,
      z.object({ n: z.number() }),
    ),
  );
  expect(stored.n).toBe(30);
});

describe('a draft that nobody works on', () => {
  const day = 86_400_000;
  const stands = (portal: TestPortal) =>
    portal.db.read({ kind: 'system', name: 'test' }, (reader) =>
      reader.optional(
        sql`select expires_at as "until" from applications where state = 'draft'`,
        z.object({ until: z.date() }),
      ),
    );
  const night = async (portal: TestPortal, ...jobs: string[]) => {
    for (const job of jobs) await taskList(portal.db, portal.deps)[job]?.({}, undefined as never);
    return portal.runJobs();
  };

  test('is told of once before it is removed, in words that say nothing, and can be kept longer', async () => {
    const portal = await givenPortal();
    const visitor = new Visitor(portal);
    const base = await begun(visitor);
    await visitor.get('/mina-uppgifter');
    await visitor.post('/mina-uppgifter', { telefon: '070-174 06 05', epost: '', besked: 'sms', sprak: 'sv' });
    await visitor.get(base);
    expect(visitor.page?.html).not.toContain('spara-langre');

    portal.wait(75 * day);
    expect(await night(portal, 'warnOfRemoval')).toBe(0);
    portal.wait(day);
    expect(await night(portal, 'warnOfRemoval')).toBe(1);
    expect(portal.mailbox.sent[0]?.text).toContain('Du har något att läsa');
    expect(portal.mailbox.sent[0]?.text).not.toMatch(/ansökan|försörjning|tas bort/);
    portal.wait(day);
    expect(await night(portal, 'warnOfRemoval', 'expireDrafts')).toBe(0);

    const overview = await visitor.logIn(johan, '/mina-sidor');
    expect(overview.html).toContain('Gör klart din ansökan');
    expect(overview.html).toMatch(/Vi sparar den till 22\sfebruari/);
    const kept = await visitor.post(`${base}/spara-langre`);
    expect(kept.html).toMatch(/Vi sparar det du har skrivit till måndag 10\smaj/);
    expect((await visitor.get('/mina-sidor')).html).not.toContain('spara-langre');

    // It is told of anew before that day, and what she then saves is kept.
    portal.wait(77 * day);
    expect(await night(portal, 'warnOfRemoval')).toBe(1);
    await visitor.logIn(johan, `${base}/akut`);
    await visitor.post(`${base}/akut`, { _version: visitor.value('_version'), urgent: 'no', _action: 'save' });
    portal.wait(100 * day);
    await night(portal, 'expireDrafts');
    expect(await stands(portal)).toBeDefined();
    expect(await night(portal, 'warnOfRemoval')).toBe(1);
  });

  test('is removed the night after the day that its owner was told of, and the log says only that', async () => {
    const portal = await givenPortal();
    const visitor = new Visitor(portal);
    const base = await begun(visitor);
    portal.wait(76 * day);
    await night(portal, 'warnOfRemoval');
    portal.wait(14 * day);
    await night(portal, 'expireDrafts');
    expect(await stands(portal)).toBeDefined();
    portal.wait(day);
    await night(portal, 'expireDrafts');
    expect(await stands(portal)).toBeUndefined();
    await visitor.logIn(johan);
    await visitor.get(base, 404);
    const log = await portal.db.read({ kind: 'system', name: 'test' }, (reader) =>
      reader.rows(
        sql`select action, detail from audit_events where action like 'draft.%' order by id`,
        z.object({ action: z.string(), detail: z.unknown() }),
      ),
    );
    expect(log).toEqual([
      { action: 'draft.warn', detail: { told: true } },
      { action: 'draft.expire', detail: { removed: true } },
    ]);
  });

  test('is never removed before its owner has been told and had the whole time since', async () => {
    const portal = await givenPortal();
    await begun(new Visitor(portal));
    portal.wait(120 * day);
    await night(portal, 'expireDrafts', 'warnOfRemoval', 'expireDrafts');
    expect((await stands(portal))?.until).toEqual(new Date('2027-04-07T12:00:00Z'));
    // Not even by a statement that forgets to ask.
    await portal.db.write({ kind: 'system', name: 'test' }, (tx) =>
      tx.run(sql`update applications set warned_at = null`),
    );
    const gone = await portal.db.write({ kind: 'system', name: 'test' }, (tx) => tx.run(sql`delete from applications`));
    expect(gone).toBe(0);
  });
});

test("a neighbour's draft, page, receipt and papers are not there", async () => {
  const portal = await givenPortal();
  const owner = new Visitor(portal);
  const { caseId } = await givenApplication(owner, johan);
  const base = await begun(owner);
  const neighbour = new Visitor(portal);
  await neighbour.logIn(ayaan);
  for (const path of [base, `${base}/kontakt`, `${base}/granska`, `${base}/slutfor`, `${base}/ta-bort`])
    await neighbour.get(path, 404);
  for (const path of ['kvitto', 'ansokan', 'ansokan.pdf', 'meddelanden', 'beslut'])
    await neighbour.get(`/arenden/${caseId}/${path}`, 404);
  await neighbour.get(`/arenden/${caseId}`, 404);
  await neighbour.get('/ansokan/forsorjningsstod');
  await neighbour.post(`${base}/kontakt`, { phone: '070-174 06 05', _version: '1' }, 404);
  await neighbour.get('/ansokan/forsorjningsstod');
  for (const path of ['ta-bort', 'spara-langre']) await neighbour.post(`${base}/${path}`, {}, 404);
});

test('pressing send twice at the same time gives one case', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  const { base, provider } = await givenApplication(visitor, johan, { stopAt: 'provider' });
  const { caseId } = await finishInParallel(visitor, provider, base);
  const list = await visitor.get('/arenden');
  expect(new Set(list.html.match(/\/arenden\/[0-9a-f-]{36}/g))).toEqual(new Set([`/arenden/${caseId}`]));
});

async function begun(visitor: VisitorType): Promise<string> {
  await visitor.logIn(johan, '/ansokan/forsorjningsstod');
  await visitor.post('/ansokan/forsorjningsstod');
  return visitor.page?.url.split('/').slice(0, 3).join('/') ?? '';
}

async function finishInParallel(visitor: VisitorType, provider: string, base: string): Promise<{ caseId: string }> {
  await visitor.identify(provider, { number: johan });
  const answers = await Promise.all([1, 2, 3].map(() => visitor.raw().get(`${base}/slutfor`).redirects(0)));
  const targets = new Set(answers.map((answer) => (answer.headers as Record<string, string>)['location']));
  expect(targets.size).toBe(1);
  return { caseId: [...targets][0]?.split('/')[2] ?? '' };
}

test('the walker reaches the end of the form in both directions', () => {
  const applied = appliedOf('livelihoodSupport', 'NEW');
  if (!applied) throw new Error('no form');
  for (const mode of ['short', 'long'] as const)
    expect(walk(applied.form, mode, readingContext(testMorning)).steps.length).toBeGreaterThan(10);
});

test('coming back from the e-legitimation several times at once gives one case, and says so every time', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  const { base, provider } = await givenApplication(visitor, johan, { stopAt: 'provider' });
  const finish = `${base}/slutfor`;
  const { back } = await visitor.answer(provider, { number: johan });
  expect(back.headers['location']).toBe(finish);
  const pages = await Promise.all(Array.from({ length: 8 }, () => visitor.get(finish)));
  expect(new Set(pages.map((page) => page.url)).size).toBe(1);
  expect(pages[0]?.url).toMatch(/^\/arenden\/[0-9a-f-]{36}\/kvitto$/);
});

test('logins and confirmations that were begun in two tabs can both be finished', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  const begin = async (to: string) =>
    (
      await visitor
        .raw()
        .get(`/saml/medborgare/login?${new URLSearchParams({ till: to }).toString()}`)
        .redirects(0)
    ).headers['location'] ?? '';
  const [one, other] = [await begin('/mina-sidor'), await begin('/arenden')];
  expect((await visitor.identify(one, { number: johan })).url).toBe('/mina-sidor');
  expect((await visitor.identify(other, { number: johan })).url).toBe('/arenden');
});

test('two applications with the same answers are not the same words', async () => {
  const portal = await givenPortal();
  const codes: string[] = [];
  for (const number of [johan, ayaan]) {
    const visitor = new Visitor(portal);
    await givenApplication(visitor, number);
    codes.push(/<dt>Kontrollkod<\/dt><dd>([0-9A-F ]{19})<\/dd>/.exec(visitor.page?.html ?? '')?.[1] ?? '');
  }
  expect(codes[0]).not.toBe('');
  expect(codes[0]).not.toBe(codes[1]);
});
