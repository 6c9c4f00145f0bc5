import { expect, test } from 'vitest';
import { z } from 'zod';
import { sql } from '../../src/platform/db/sql.ts';
import { newId } from '../../src/platform/ids.ts';
import { Visitor } from '../support/client.ts';
import { givenApplication, somePdf } from '../support/given.ts';
import { givenPortal } from '../support/portal.ts';

const johan = '198102062398';

test('a search finds by number, personal number and name, and leaves only the number of hits in the log', async () => {
  const portal = await givenPortal();
  await givenApplication(new Visitor(portal), johan);
  const lena = new Visitor(portal);
  await lena.logInStaff('lena.astrom');
  for (const term of ['RS 2026-0001', '2026-1', johan, '810206-2398', 'johan', 'EK', 'ek joh']) {
    const found = await lena.post('/handlaggare/sok', { sok: term });
    expect(found.url, term).toBe('/handlaggare/sok');
    expect(found.html, term).toContain('1 ärende<');
  }
  for (const term of ['RS 2026-0002', '198503149885', 'han']) {
    const none = await lena.post('/handlaggare/sok', { sok: term });
    expect(none.html, term).toContain('Inget ärende hittades');
  }
  await lena.post('/handlaggare/sok', { sok: 'Storgatan 1' }, 422);
  expect(lena.value('sok')).toBe('Storgatan 1');

  const rows = await portal.db.read({ kind: 'system', name: 'test' }, (reader) =>
    reader.rows(
      sql`select detail from audit_events where action = 'case.search' order by id`,
      z.object({ detail: z.json() }),
    ),
  );
  expect(rows.map(({ detail }) => detail)).toEqual([
    ...Array.from({ length: 7 }, () => ({ hits: 1 })),
    { hits: 0 },
    { hits: 0 },
    { hits: 0 },
  ]);
});

test('what was typed is kept when a message or a decision cannot be taken', async () => {
  const portal = await givenPortal();
  const { caseId } = await givenApplication(new Visitor(portal), johan);
  const lena = new Visitor(portal);
  const path = `/handlaggare/arenden/${caseId}`;
  await lena.logInStaff('lena.astrom', path);

  // Nobody decides, or waits for an answer, in a case that nobody has.
  const early = await lena.get(`${path}/beslut`, 409);
  expect(early.html).toContain('Ta ärendet först');
  const asked = {
    text: 'Skicka din hyresavi.',
    svar: 'ja',
    'senast.day': '8',
    'senast.month': 'december',
    'senast.year': '2026',
  };
  const refused = await lena.upload(`${path}/meddelanden`, asked, [], 409);
  expect(refused.html).toContain('Ta ärendet först');
  expect(refused.html).toContain('Skicka din hyresavi.');
  await lena.get(path);
  await lena.post(`${path}/ta`, { har: '' });

  const past = await lena.upload(
    `${path}/meddelanden`,
    { ...asked, 'senast.day': '23', 'senast.month': '11' },
    [],
    422,
  );
  expect(past.html).toContain('Dagen har redan varit');
  expect(past.html).toContain('Skicka din hyresavi.');
  const wrong = await lena.upload(
    `${path}/meddelanden`,
    asked,
    [{ field: 'filer', name: 'program.exe', content: Buffer.from('MZ\u0000\u0001') }],
    422,
  );
  expect(wrong.html).toContain('program.exe');
  expect(wrong.html).toContain('Skicka din hyresavi.');
  const empty = await lena.upload(
    `${path}/meddelanden`,
    { ...asked, text: ' ' },
    [{ field: 'filer', name: 'a.pdf', content: somePdf }],
    422,
  );
  expect(empty.html).toContain('Välj filerna igen');

  const sent = await lena.upload(`${path}/meddelanden`, asked, [
    { field: 'filer', name: 'Blankett.pdf', content: somePdf },
  ]);
  expect(sent.html).toContain('Begäran är skickad');
  expect(sent.html).toContain('Blankett.pdf');
  expect(sent.html).toContain('svar senast tisdag 8');

  await lena.get(`${path}/beslut`);
  const typed = { utfall: 'GRANTED', belopp: 'femtusen', text: 'Du får pengar.', motivering: '' };
  const faulty = await lena.post(`${path}/beslut`, typed, 422);
  expect(faulty.html).toContain('Skriv beloppet i hela kronor');
  expect(lena.value('belopp')).toBe('femtusen');
  const decided = await lena.post(`${path}/beslut`, { ...typed, belopp: '5 802 kr' });
  expect(decided.html).toContain('Beslutet är fattat');
  expect(decided.html).toMatch(/5(&nbsp;|\u00a0)802/);
  const again = await lena.get(`${path}/beslut`);
  expect(again.url).toContain(path);
  expect(again.url).not.toContain('/beslut');
});

test('the home page tells each role who it is and what it can do', async () => {
  const portal = await givenPortal();
  const karin = new Visitor(portal);
  const manager = await karin.logInStaff('karin.sjodin');
  expect(manager.html).toContain('Karin Sjödin, enhetschef');
  expect(manager.html).toContain('/handlaggare/ko?enhet=lss');
  await karin.get('/handlaggare/ko?enhet=lss&urval=waiting');
  await karin.get('/handlaggare/ko?enhet=okand', 403);
  const anders = new Visitor(portal);
  const administrator = await anders.logInStaff('anders.holm');
  expect(administrator.html).toContain('Anders Holm, administratör');
  expect(administrator.html).toContain('href="/handlaggare/nyhet"');
  await anders.get('/handlaggare/ko', 403);
});

test('a list that is asked to go on from where nothing can be begins from its start', async () => {
  const portal = await givenPortal();
  const citizen = new Visitor(portal);
  const { caseId } = await givenApplication(citizen, johan);
  const lena = new Visitor(portal);
  await lena.logInStaff('lena.astrom');
  for (const at of ['-271821-04-20T00:00:00Z', '+275760-09-13T00:00:00Z', '0000-01-01', '9999-12-31', '2026-02-30']) {
    const after = `efter=${encodeURIComponent(at)}_00000000-0000-4000-8000-000000000000`;
    expect((await lena.get(`/handlaggare/ko?${after}`)).html, at).toContain(caseId);
    await citizen.get(`/arenden?${after}`);
    await citizen.get(`/meddelanden?${after}`);
  }
});

test('pressing decide twice decides once, and both presses lead to the decision', async () => {
  const portal = await givenPortal();
  const { caseId } = await givenApplication(new Visitor(portal), johan);
  const path = `/handlaggare/arenden/${caseId}`;
  const lena = new Visitor(portal);
  await lena.logInStaff('lena.astrom', path);
  await lena.post(`${path}/ta`, { har: '' });
  await lena.get(`${path}/beslut`);
  const decision = { utfall: 'GRANTED', belopp: '5 802', text: 'Du får\r\npengar.', motivering: '' };
  const press = () =>
    lena
      .raw()
      .post(`${path}/beslut`)
      .type('form')
      .send({ _csrf: lena.csrf(), ...decision })
      .redirects(0);
  const answers = [...(await Promise.all([press(), press(), press()])), await press()];
  for (const answer of answers) {
    expect(answer.status).toBe(303);
    expect((answer.headers as Record<string, string>)['location']).toBe(`${path}?klart=beslut#beslut`);
  }
  // Other words, or another person, are told that it is decided.
  await lena.post(`${path}/beslut`, { ...decision, text: 'Du får inga pengar.' }, 409);
  const karin = new Visitor(portal);
  await karin.logInStaff('karin.sjodin', path);
  await karin.post(`${path}/beslut`, decision, 409);
});

test('the number that came with the application is shown to the employee as people write it', async () => {
  const portal = await givenPortal();
  const { caseId } = await givenApplication(new Visitor(portal), johan, { mode: 'long' });
  const lena = new Visitor(portal);
  const page = await lena.logInStaff('lena.astrom', `/handlaggare/arenden/${caseId}`);
  const over = /<p class="over">.*?<\/p>/.exec(page.html)?.[0];
  expect(over).toMatch(/href="tel:\+46701740605"[^>]*>070-174 06 05<\/a>/);
});

test('every refusal of somebody who is logged in is in the log', async () => {
  const portal = await givenPortal();
  const citizen = new Visitor(portal);
  const { caseId } = await givenApplication(citizen, johan);
  const [lena, anders] = [new Visitor(portal), new Visitor(portal)];
  await lena.logInStaff('lena.astrom');
  await anders.logInStaff('anders.holm', '/handlaggare/nyhet');
  const tries: [Visitor, string, number][] = [
    [anders, `/handlaggare/arenden/${caseId}`, 403],
    [anders, '/handlaggare/ko', 403],
    [anders, `/handlaggare/dokument/${caseId}`, 403],
    [lena, '/handlaggare/nyhet', 403],
    [lena, '/handlaggare/arenden/inget-id', 403],
    [lena, `/handlaggare/arenden/${newId()}`, 403],
    [citizen, '/arenden/inget-id', 404],
    [citizen, `/arenden/${newId()}`, 404],
  ];
  const count = () =>
    portal.db.read({ kind: 'system', name: 'test' }, async (reader) => {
      const found = sql`select count(*)::int as refused from audit_events where action = 'access.refuse'`;
      return (await reader.one(found, z.object({ refused: z.number() }))).refused;
    });
  let before = await count();
  for (const [visitor, path, status] of tries) {
    await visitor.get(path, status);
    expect(await count(), path).toBe(before + 1);
    before += 1;
  }
  // What is nowhere is nobody's.
  await lena.get('/handlaggare/finns-inte', 404);
  expect(await count()).toBe(before);
});
