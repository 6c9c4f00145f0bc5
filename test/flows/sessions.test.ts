import { createHmac } from 'node:crypto';
import pg from 'pg';
import { expect, test } from 'vitest';
import { endSessionsOf } from '../../src/identity/queries.ts';
import { taskList } from '../../src/jobs.ts';
import { type Page, Visitor } from '../support/client.ts';
import { givenApplication, somePdf } from '../support/given.ts';
import { type TestPortal, givenPortal, testMorning } from '../support/portal.ts';

const johan = '198102062398';
const ayaan = '199001012385';
const maria = '199001012385';
const minute = 60_000;

/** What the owner of the schema reads, past row-level security. */
async function asOwner<T extends pg.QueryResultRow>(portal: TestPortal, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: portal.ownerUrl });
  await client.connect();
  await client.query(`select set_config('app.actor_kind', 'system', false)`);
  const { rows } = await client.query<T>(text);
  await client.end();
  return rows;
}

async function personId(portal: TestPortal, number: string): Promise<string> {
  const [row] = await asOwner<{ id: string }>(portal, `select id from persons where personal_number = '${number}'`);
  return row?.id ?? '';
}

test('ending all sessions of somebody ends every one of them, also one with a request under way, and nobody else’s', async () => {
  const portal = await givenPortal();
  const [phone, laptop, other] = [new Visitor(portal), new Visitor(portal), new Visitor(portal)];
  await phone.logIn(johan);
  await laptop.logIn(johan);
  await other.logIn(maria);
  const id = await personId(portal, johan);
  const before = await asOwner<{ sid: string; sess: string }>(
    portal,
    `select sid, sess::text as sess from sessions where person_id = '${id}'`,
  );
  expect(before).toHaveLength(2);
  const ended = await portal.db.write({ kind: 'system', name: 'test' }, (tx) => endSessionsOf(tx, 'citizen', id));
  expect(ended).toBe(2);
  // The request that was under way writes its session back, as the library does it.
  for (const { sid, sess } of before)
    await portal.db.small.query(
      "insert into sessions (sess, expire, sid) select $1, now() + interval '1 day', $2 on conflict (sid) do update set sess = $1",
      [sess, sid],
    );
  expect((await phone.get('/mina-sidor')).url).toMatch(/^\/logga-in/);
  expect((await laptop.get('/mina-sidor')).url).toMatch(/^\/logga-in/);
  expect((await other.get('/mina-sidor')).url).toBe('/mina-sidor');
  expect((await phone.logIn(johan)).url).toBe('/mina-sidor');
});

test('a session lasts eight hours for a citizen and twelve for an employee, however busy they are', async () => {
  const portal = await givenPortal();
  const citizen = new Visitor(portal);
  const employee = new Visitor(portal);
  await citizen.logIn(johan);
  await employee.logInStaff('karin.sjodin');
  for (let n = 1; n < 8 * 4; n += 1) {
    portal.wait(15 * minute);
    await citizen.get('/mina-sidor');
    await employee.get('/handlaggare/ko');
  }
  expect(citizen.page?.html).toContain('Du loggas ut klockan 17.00 och behöver då logga in igen.');
  const extended = await citizen.raw().post('/fortsatt').type('form').send({ _csrf: citizen.csrf() });
  expect(extended.body).toEqual({ seconds: 15 * 60 });
  portal.wait(15 * minute);
  expect((await citizen.get('/mina-uppgifter')).url).toBe('/logga-in?till=%2Fmina-uppgifter');
  for (let n = 0; n < 4 * 4 - 1; n += 1) {
    await employee.get('/handlaggare/ko');
    portal.wait(15 * minute);
  }
  expect(employee.page?.url).toBe('/handlaggare/ko');
  await employee.get('/handlaggare/ko');
  portal.wait(15 * minute);
  expect((await employee.get('/handlaggare/ko', 303)).url).toContain('/personal/sso');
});

test('every page of somebody who is logged in says when the session ends', async () => {
  const portal = await givenPortal();
  const citizen = new Visitor(portal);
  const employee = new Visitor(portal);
  await citizen.logIn(johan);
  await employee.logInStaff('karin.sjodin');
  for (const path of ['/mina-sidor', '/arenden', '/mina-uppgifter', '/kontakt'])
    expect((await citizen.get(path)).html).toContain('Du loggas ut klockan 9.30 om du inte gör något.');
  expect((await employee.get('/handlaggare/ko')).html).toContain('Du loggas ut klockan 10.00 om du inte gör något.');
});

/** Begins to write in a draft, and is away until the session has ended. */
async function givenLateAnswer(portal: TestPortal, visitor: Visitor): Promise<{ path: string; version: string }> {
  await visitor.logIn(johan, '/ansokan/forsorjningsstod');
  await visitor.post('/ansokan/forsorjningsstod');
  const path = `${visitor.page?.url.split('/').slice(0, 3).join('/') ?? ''}/med-dina-ord`;
  await visitor.get(path);
  const version = visitor.value('_version');
  portal.wait(31 * minute);
  return { path, version };
}

/** The fields of the first form on the page that posts to this address. */
function hiddenOf(html: string, action: string): Record<string, string> {
  const form = new RegExp(`<form method="post" action="${action}">.*?</form>`, 's').exec(html)?.[0] ?? '';
  return Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
}

async function kept(portal: TestPortal): Promise<number> {
  const [row] = await asOwner<{ n: number }>(portal, 'select count(*)::int as n from kept_forms');
  return row?.n ?? -1;
}

const words = 'Jag hann inte bli klar. Vi har mat till onsdag.';

test('a form that comes when the session has ended is kept sealed, and finished after the same person’s login', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  const { path, version } = await givenLateAnswer(portal, visitor);
  const login = await visitor.post(path, { ownWords: words, _version: version });
  expect(login.url).toBe('/logga-in?skal=sparat');
  expect(login.html).toContain('Det du skrev är inte borta.');
  const [row] = await asOwner<{ sealed: Buffer; all: string }>(
    portal,
    'select form_sealed as sealed, kept_forms::text as all from kept_forms',
  );
  expect(row?.sealed.includes('onsdag')).toBe(false);
  expect(row?.all).not.toContain('/ansokan/');

  const page = await visitor.logIn(johan);
  expect(page.url).toBe('/sparat?till=%2Fmina-sidor');
  expect(page.html).toContain('Det du skrev är inte skickat än');
  expect(page.html).toContain('Sparat klockan 9.31. Vi har kvar det till klockan 10.31.');
  expect(page.html).toContain('Ett svar i din ansökan');
  expect(page.html).toContain(words);
  const { _csrf: csrf, ...fields } = hiddenOf(page.html, path);
  expect(csrf).toBe(visitor.csrf());
  expect(fields).toMatchObject({ ownWords: words, _version: version });
  await visitor.post(path, fields);
  expect((await visitor.get(path)).html).toContain(words);
  expect(await kept(portal)).toBe(0);
  expect((await visitor.get('/sparat')).url).toBe('/mina-sidor');
  const log = await asOwner<{ action: string; detail: unknown }>(
    portal,
    `select action, detail from audit_events where action like 'form.%' order by at, seq`,
  );
  expect(log).toEqual([
    { action: 'form.keep', detail: { wanted: 'application.save' } },
    { action: 'form.finish', detail: {} },
  ]);
});

test('one question of a page that comes too late is finished as that question', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  await visitor.logIn(johan, '/ansokan/lss');
  const first = await visitor.post('/ansokan/lss', { sort: 'FIRST' });
  const path = `${first.url.split('/').slice(0, 3).join('/')}/nar-vi-mots`;
  await visitor.get(path);
  await visitor.post(path, {
    companion: 'Min syster',
    meetingWords: 'Nära bussen',
    _version: visitor.value('_version'),
  });
  await visitor.get(`/sprak?sprak=easy&till=${path}`);
  const asked = `${path}?fraga=companion`;
  await visitor.get(asked);
  const version = visitor.value('_version');
  portal.wait(31 * minute);
  await visitor.post(asked, { companion: 'Min bror', _version: version });
  const page = await visitor.logIn(johan);
  await visitor.post(asked, hiddenOf(page.html, asked.replace('?', '\\?')));
  await visitor.get(`/sprak?sprak=sv&till=${path}`);
  expect((await visitor.get(path)).html).toContain('Min bror');
  expect(visitor.page?.html).toContain('Nära bussen');
});

test('when another person logs in, what was kept is thrown away and never shown', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  const { path, version } = await givenLateAnswer(portal, visitor);
  await visitor.post(path, { ownWords: words, _version: version });
  expect(await kept(portal)).toBe(1);
  const page = await visitor.logIn(maria, '/mina-uppgifter');
  expect(page.url).toBe('/mina-uppgifter');
  expect(page.html).not.toContain('Det du skrev är inte skickat än');
  expect(await kept(portal)).toBe(0);
  const [event] = await asOwner<{ chain: string; detail: unknown }>(
    portal,
    `select chain, detail from audit_events where action = 'form.discard'`,
  );
  expect(event).toEqual({ chain: await personId(portal, johan), detail: { why: 'other-person' } });
  expect((await visitor.logIn(johan)).url).toBe('/mina-sidor');
});

test('the same person in another browser is not shown it: the browser’s half is missing', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  const { path, version } = await givenLateAnswer(portal, visitor);
  await visitor.post(path, { ownWords: words, _version: version });
  const elsewhere = new Visitor(portal);
  expect((await elsewhere.logIn(johan, '/sparat')).url).toBe('/mina-sidor');
  expect(await kept(portal)).toBe(1);
});

test('nothing can be planted: not from another site, not with a forged token, not by one who never had a session', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  const { path, version } = await givenLateAnswer(portal, visitor);
  const csrf = visitor.csrf();
  const send = (headers: Record<string, string>, token: string) =>
    visitor
      .raw()
      .post(path)
      .type('form')
      .set(headers)
      .send(new URLSearchParams({ ownWords: 'planterat av någon annan', _version: version, _csrf: token }).toString())
      .redirects(0)
      .ok(() => true);
  expect((await send({ Origin: 'https://evil.example' }, csrf)).status).toBe(403);
  expect((await send({ 'Sec-Fetch-Site': 'cross-site' }, csrf)).status).toBe(403);
  const forged = await send({}, `${csrf.slice(0, -1)}x`);
  expect([forged.status, forged.headers['location']]).toEqual([303, '/logga-in?skal=tid']);
  expect((await send({}, '')).headers['location']).toBe('/logga-in?skal=tid');
  const stranger = await new Visitor(portal)
    .raw()
    .post(path)
    .type('form')
    .send(new URLSearchParams({ ownWords: 'x y', _csrf: csrf }).toString())
    .redirects(0)
    .ok(() => true);
  expect(stranger.headers['location']).toBe('/logga-in?skal=tid');
  expect(await kept(portal)).toBe(0);
  // And the genuine one is kept all the same.
  await visitor.post(path, { ownWords: words, _version: version, _csrf: csrf });
  expect(await kept(portal)).toBe(1);
});

test('what is kept is thrown away within the hour, by itself too, and three forms are the most', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  const { path, version } = await givenLateAnswer(portal, visitor);
  const csrf = visitor.csrf();
  for (let n = 0; n < 5; n += 1) {
    await visitor
      .raw()
      .post(path)
      .type('form')
      .send(new URLSearchParams({ ownWords: `Försök nummer ${String(n)}`, _version: version, _csrf: csrf }).toString())
      .redirects(0)
      .ok(() => true);
    portal.wait(1000);
  }
  expect(await kept(portal)).toBe(3);
  const page = await visitor.logIn(johan);
  expect([...page.html.matchAll(/<blockquote class="kept">\n<p>([^<]*)/g)].map(([, one]) => one)).toEqual([
    'Försök nummer 4',
    'Försök nummer 3',
    'Försök nummer 2',
  ]);
  portal.wait(20 * minute);
  await visitor.get('/mina-sidor');
  portal.wait(20 * minute);
  await visitor.get('/mina-sidor');
  portal.wait(20 * minute);
  expect((await visitor.get('/sparat')).url).toBe('/mina-sidor');
  expect(await kept(portal)).toBe(3);
  const keys = () => asOwner<{ n: number }>(portal, 'select count(*)::int as n from vault_keys');
  const [before] = await keys();
  await taskList(portal.db, portal.deps)['expireKeptForms']?.({}, undefined as never);
  expect(await kept(portal)).toBe(0);
  expect((await keys())[0]?.n).toBe((before?.n ?? 0) - 3);
});

test('a half-written decision is kept for the employee, and a message with a file says that the file must be chosen again', async () => {
  const portal = await givenPortal();
  const { caseId } = await givenApplication(new Visitor(portal), johan);
  const employee = new Visitor(portal);
  await employee.logInStaff('karin.sjodin', `/handlaggare/arenden/${caseId}`);
  await employee.post(`/handlaggare/arenden/${caseId}/ta`, { har: '' });
  const path = `/handlaggare/arenden/${caseId}/beslut`;
  await employee.get(path);
  portal.wait(61 * minute);
  const decision = {
    utfall: 'GRANTED',
    belopp: '5 802',
    text: 'Du får det du söker.',
    motivering: 'Alla kostnader är styrkta.',
  };
  const login = await employee.post(path, decision);
  expect(login.url).toBe('/handlaggare/logga-in?skal=sparat');
  let page = await employee.logInStaff('karin.sjodin');
  expect(page.url).toBe('/handlaggare/sparat?till=%2Fhandlaggare');
  expect(page.html).toContain('Öppna beslutet med det du skrev');
  // A decision is not made unseen: the form opens with all of it, and asks for the outcome once more.
  const again = await employee.post(path, hiddenOf(page.html, path), 422);
  for (const written of ['5 802', decision.text, decision.motivering]) expect(again.html).toContain(written);
  // It is kept until it has been made.
  expect(await kept(portal)).toBe(1);
  await employee.post(path, { ...decision, _behallet: employee.value('_behallet') });
  expect(await kept(portal)).toBe(0);
  expect(employee.page?.url).toContain(`/handlaggare/arenden/${caseId}?klart=beslut`);

  const messages = `/handlaggare/arenden/${caseId}/meddelanden`;
  portal.wait(61 * minute);
  await employee.upload(messages, { text: 'Hej! Här kommer beslutet.', svar: 'nej' }, [
    { field: 'filer', name: 'Beslutet.pdf', content: somePdf },
  ]);
  page = await employee.logInStaff('karin.sjodin');
  expect(page.html).toContain('Hej! Här kommer beslutet.');
  expect(page.html).toContain('Filer kan vi inte spara. Välj dem igen på sidan där du skrev: Beslutet.pdf.');
  // Another employee at the same desk is shown nothing.
  expect((await employee.logInStaff('lena.astrom')).url).toBe('/handlaggare');
  expect(await kept(portal)).toBe(0);
});

test('one can throw away what was kept', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  const { path, version } = await givenLateAnswer(portal, visitor);
  await visitor.post(path, { ownWords: words, _version: version });
  const page = await visitor.logIn(johan);
  await visitor.post('/sparat/kasta', hiddenOf(page.html, '/sparat/kasta'));
  expect(visitor.page?.url).toBe('/mina-sidor');
  expect(await kept(portal)).toBe(0);
});

test('after the end a page leads to login and back to itself, and an answer saved by a script hears of it', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  const { path, version } = await givenLateAnswer(portal, visitor);
  const csrf = visitor.csrf();
  const saved = await visitor
    .raw()
    .post(path)
    .type('form')
    .set('Accept', 'application/json')
    .send(new URLSearchParams({ ownWords: words, _version: version, _csrf: csrf, _autosave: '1' }).toString())
    .redirects(0)
    .ok(() => true);
  expect(saved.status).toBe(401);
  expect(await kept(portal)).toBe(0);
  const login = await visitor.get(path);
  expect(login.url).toBe(`/logga-in?${new URLSearchParams({ till: path }).toString()}`);
  expect((await visitor.logIn(johan, path)).url).toBe(path);
});

test('the end that the provider set is the session’s end, however busy one is', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  await visitor.logIn(johan);
  const until = testMorning.getTime() + 40 * minute;
  await asOwner(
    portal,
    `update sessions set sess = jsonb_set(sess::jsonb, '{citizen,notAfter}', '${String(until)}')::json`,
  );
  portal.wait(20 * minute);
  expect((await visitor.get('/mina-sidor')).html).toContain('Du loggas ut klockan 9.40 och behöver då logga in igen.');
  portal.wait(19 * minute);
  await visitor.get('/mina-uppgifter');
  portal.wait(minute);
  expect((await visitor.get('/mina-uppgifter')).url).toMatch(/^\/logga-in/);
});

test('one sees one’s own logins and what to do about an unknown one, and can log out everywhere', async () => {
  const portal = await givenPortal();
  const [phone, laptop, other] = [new Visitor(portal), new Visitor(portal), new Visitor(portal)];
  await other.logIn(maria);
  await phone.logIn(johan);
  portal.wait(5 * minute);
  await laptop.logIn(johan, '/mina-uppgifter');
  expect(laptop.page?.html).toContain('href="/mina-uppgifter/inloggningar"');
  const page = await laptop.get('/mina-uppgifter/inloggningar');
  const listed = [...page.html.matchAll(/<dt>([^<]*)<\/dt><dd>([^<]*)/g)].map(([, when, what]) => [when, what]);
  expect(listed).toEqual([
    ['tisdag 24\u00a0november', 'Loggade in klockan 9.05 med Testlegitimering'],
    ['tisdag 24\u00a0november', 'Loggade in klockan 9.00 med Testlegitimering'],
  ]);
  expect(page.html).toContain('Känner du inte igen en inloggning?');
  await laptop.post('/logga-ut-overallt');
  expect(laptop.page?.url).toBe('/utloggad');
  for (const one of [phone, laptop]) expect((await one.get('/mina-sidor')).url).toMatch(/^\/logga-in/);
  expect((await other.get('/mina-sidor')).url).toBe('/mina-sidor');
  await phone.logIn(johan);
  expect((await phone.get('/mina-uppgifter/inloggningar')).html).toContain('Utloggad överallt');
});

test('an employee has the same: own logins, and out everywhere', async () => {
  const portal = await givenPortal();
  const [desk, home] = [new Visitor(portal), new Visitor(portal)];
  await desk.logInStaff('karin.sjodin');
  await home.logInStaff('karin.sjodin');
  expect(home.page?.html).toContain('href="/handlaggare/inloggningar"');
  expect((await home.get('/handlaggare/inloggningar')).html).toContain(
    'Loggade in klockan 9.00 med Testkonto för medarbetare',
  );
  await home.post('/handlaggare/logga-ut-overallt');
  expect(home.page?.url).toBe('/handlaggare/utloggad');
  expect((await desk.get('/handlaggare/ko', 303)).url).toContain('/personal/sso');
});

test('pressing log out in a tab whose session has ended logs out', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  await visitor.logIn(johan);
  portal.wait(31 * minute);
  await visitor.post('/logga-ut');
  expect(visitor.page?.url).toBe('/utloggad');
});

test('an address that is only pressed is no page: that of logging out asks, the others say so', async () => {
  const portal = await givenPortal();
  const [citizen, employee, nobody] = [new Visitor(portal), new Visitor(portal), new Visitor(portal)];
  await citizen.logIn(johan);
  await employee.logInStaff('karin.sjodin');
  for (const [visitor, path] of [
    [citizen, '/logga-ut'],
    [employee, '/handlaggare/logga-ut'],
  ] as const) {
    const page = await visitor.get(path);
    expect(page.html).toContain('Vill du logga ut?');
    // Nothing is done before the button is pressed.
    await visitor.get(path === '/logga-ut' ? '/mina-sidor' : '/handlaggare/ko');
    await visitor.get(path);
    expect((await visitor.post(path)).html).toContain('Du är utloggad');
    expect((await nobody.get(path)).url).toBe(path === '/logga-ut' ? '/utloggad' : '/handlaggare/utloggad');
  }
  const other = await nobody.get('/sparat/kasta', 405);
  expect(other.html).toContain('Här finns inget att öppna');
});

test('one who is logged in is not told to log in to find her case', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  const hint = (page: Page) => /Letar du efter ett ärende[^<]*/.exec(page.html)?.[0];
  expect(hint(await visitor.get('/finns-inte', 404))).toContain('Logga in');
  await visitor.logIn(johan);
  expect(hint(await visitor.get('/finns-inte', 404))).not.toContain('Logga in');
  await visitor.logInStaff('karin.sjodin');
  expect(hint(await visitor.get('/handlaggare/finns-inte', 404))).toContain('Sök på ärendenummer');
});

test('a page that ended by itself does not log an employee in again', async () => {
  const portal = await givenPortal();
  const employee = new Visitor(portal);
  await employee.logInStaff('karin.sjodin');
  portal.wait(61 * minute);
  const page = await employee.get('/handlaggare/logga-in?skal=tid');
  // She may as well have logged out herself.
  expect(page.html).toContain('Du är utloggad');
  expect(page.html).not.toMatch(/varit borta|gått en stund/);
});

test('what is sent from a page that has grown old comes back to be sent again, but only when the browser says it is ours', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  const { caseId } = await givenApplication(visitor, johan);
  const path = `/arenden/${caseId}/meddelanden`;
  await visitor.get(path);
  const marks = { _csrf: visitor.csrf(), _vems: visitor.value('_vems') };
  // In another tab: the session is another, and so is its token.
  await visitor.logIn(johan);
  const fields = { ...marks, text: 'Jag skrev det här länge.' };
  for (const type of ['form', 'multipart'] as const) {
    const post = (headers: Record<string, string>) => {
      const request = visitor
        .raw()
        .post(path)
        .set(headers)
        .redirects(0)
        .ok(() => true);
      if (type === 'form') return request.type('form').send(fields);
      for (const [name, value] of Object.entries(fields)) request.field(name, value);
      return request;
    };
    const plain = await post({});
    expect(plain.status).toBe(403);
    expect(plain.text).toContain('Sidan hade blivit för gammal');
    expect((await post({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    const kept = await post({ 'Sec-Fetch-Site': 'same-origin' });
    expect(kept.headers['location']).toBe('/sparat');
    const page = await visitor.get('/sparat');
    expect(page.html).toContain('Jag skrev det här länge.');
    expect(page.html).toMatch(/Hör till ärende RS 2026-\d{4}\./);
    await visitor.post('/sparat/kasta');
  }
});

test('what one person left in a page is neither shown to nor sent by the next one in the same browser', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  await visitor.logIn(johan);
  await visitor.get('/mina-uppgifter');
  const fields = { _csrf: visitor.csrf(), _vems: visitor.value('_vems'), telefon: '070-174 06 05', besked: 'sms' };
  await visitor.logIn(ayaan);
  const post = (more: Record<string, string>) =>
    visitor
      .raw()
      .post('/mina-uppgifter')
      .set('Sec-Fetch-Site', 'same-origin')
      .redirects(0)
      .ok(() => true)
      .type('form')
      .send({ ...fields, ...more });
  expect((await post({})).status).toBe(403);
  expect((await post({ _behall: '/mina-uppgifter' })).status).toBe(403);
  expect((await visitor.get('/sparat')).url).toBe('/mina-sidor');
});

test('a page that is left to itself has nothing kept without the token of the session, whatever the form', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  const { caseId } = await givenApplication(visitor, johan);
  for (const path of [`/arenden/${caseId}/meddelanden`, '/mina-uppgifter']) {
    for (const _csrf of ['', 'x'.repeat(64)]) {
      const answer = await visitor
        .raw()
        .post(path)
        .redirects(0)
        .ok(() => true)
        .type('form')
        .send({ _csrf, _behall: '/x', text: 'Planterat här', telefon: '070-174 06 05' });
      expect(answer.status, path).toBe(403);
    }
  }
  expect((await visitor.get('/sparat')).url).toBe('/mina-sidor');
});

test('one spelling of an address is counted and served, and a cookie of the one side opens nothing at the other', async () => {
  const portal = await givenPortal();
  for (const path of ['/SAML/medborgare/login', '/HANDLAGGARE/ko', '/Mina-sidor'])
    expect((await fetch(portal.url + path, { redirect: 'manual' })).status, path).toBe(404);
  const slash = await fetch(`${portal.url}/saml/medborgare/login/`, { redirect: 'manual' });
  expect([slash.status, slash.headers.get('location')]).toEqual([303, '/saml/medborgare/login']);
  const kerstin = new Visitor(portal);
  await kerstin.logInStaff('lena.astrom', '/handlaggare/ko');
  const [row] = await asOwner<{ sid: string }>(portal, 'select sid from sessions where staff_id is not null');
  const sid = row?.sid ?? '';
  const value = (secret: string) =>
    `s%3A${sid}.${encodeURIComponent(createHmac('sha256', secret).update(sid).digest('base64').replace(/=+$/, ''))}`;
  const status = async (cookie: string, path: string) =>
    (await fetch(portal.url + path, { headers: { cookie }, redirect: 'manual' })).status;
  const secret = 'a secret for tests that is long enough';
  expect(await status(`handlaggare=${value(`${secret} staff`)}`, '/handlaggare/ko')).toBe(200);
  expect(await status(`handlaggare=${value(`${secret} citizen`)}`, '/handlaggare/ko')).toBe(303);
  expect(await status(`handlaggare=${value(secret)}`, '/handlaggare/ko')).toBe(303);
});

test('a kept form that is sent again with a fault in it is kept until it has been taken', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  await visitor.logIn(johan);
  await visitor.get('/mina-uppgifter');
  portal.wait(31 * 60_000);
  await visitor.post('/mina-uppgifter', { telefon: 'inget nummer alls', besked: 'sms' });
  const page = await visitor.logIn(johan);
  const fields = hiddenOf(page.html, '/mina-uppgifter');
  expect(fields['telefon']).toBe('inget nummer alls');
  const faulty = await visitor.post('/mina-uppgifter', fields, 422);
  expect(await kept(portal)).toBe(1);
  expect(visitor.value('_behallet')).toBe(fields['_behallet']);
  expect(faulty.html).toContain('inget nummer alls');
  await visitor.post('/mina-uppgifter', { _behallet: visitor.value('_behallet'), telefon: '070-174 06 05' });
  expect(await kept(portal)).toBe(0);
});

test('what is sent from a page of which one has logged out, here or from elsewhere, is kept for the same person', async () => {
  const portal = await givenPortal();
  for (const out of ['/logga-ut', '/logga-ut-overallt']) {
    const [one, other] = [new Visitor(portal), new Visitor(portal)];
    const { caseId } = await givenApplication(one, out === '/logga-ut' ? johan : ayaan);
    const number = out === '/logga-ut' ? johan : ayaan;
    const path = `/arenden/${caseId}/meddelanden`;
    await one.get(path);
    const page = one.page;
    if (out === '/logga-ut') await one.post(out);
    else {
      await other.logIn(number, '/mina-uppgifter/inloggningar');
      await other.post(out);
    }
    // Nobody gets in, and nothing can be planted: the token must be that session's own.
    await one.get('/mina-sidor');
    expect(one.page?.url).toContain('/logga-in');
    const planted = await one
      .raw()
      .post(path)
      .redirects(0)
      .type('form')
      .send({ _csrf: 'x'.repeat(64), text: 'Planterat.' });
    expect(planted.headers['location']).toBe('/logga-in?skal=tid');
    one.page = page;
    const login = await one.upload(path, { text: 'Jag skrev det här länge.' }, []);
    expect(login.url).toBe('/logga-in?skal=sparat');
    const back = await one.logIn(number);
    expect(back.html).toContain('Jag skrev det här länge.');
    expect(back.html).not.toContain('Planterat.');
  }
});
