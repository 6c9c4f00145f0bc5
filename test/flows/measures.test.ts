import pg from 'pg';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { decideCase } from '../../src/decisions/actions.ts';
import { remindMeasures } from '../../src/measures/actions.ts';
import { updateStopped } from '../../src/measures/queries.ts';
import type { Actor } from '../../src/platform/context.ts';
import type { Tx } from '../../src/platform/db/db.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { Visitor } from '../support/client.ts';
import { givenApplication, givenSupportCase, save } from '../support/given.ts';
import { givenPortal } from '../support/portal.ts';

const johan = '198102062398';
const elin = '199503132384';
const day = 86_400_000;
const plain = (html: string) => html.replace(/&nbsp;|\u00a0/g, ' ');

test('what is granted, who delivers it, what is late and what ends: told to both, and reported', async () => {
  const portal = await givenPortal();
  const citizen = new Visitor(portal);
  const jonas = new Visitor(portal);
  const caseId = await givenSupportCase(citizen, johan, jonas);
  const decide = `/handlaggare/arenden/${caseId}/beslut`;

  // Each measure that was asked for has a row, with what was asked for.
  const form = await jonas.get(decide);
  expect(form.html).toMatch(/<option value="3" selected>/);
  expect(jonas.value('extent-1')).toBe('20 timmar i månaden');
  const words = { text: 'Du får ledsagarservice.', motivering: 'Boende behövs inte.', rader: '3' };
  const companion = {
    'item-1': '3',
    'outcome-1': 'GRANTED',
    'extent-1': '20 timmar i månaden',
    'from-1': '2026-12-01',
    'until-1': '2027-05-31',
    'whyUntil-1': 'Behovet prövas om.',
  };
  const contact = { 'item-3': '4', 'outcome-3': 'GRANTED', 'extent-3': 'Varje vecka', 'from-3': '2026-12-01' };
  const until = { 'until-3': '2027-08-31', 'whyUntil-3': 'Behovet prövas om.' };
  const refused = { 'item-2': '9', 'outcome-2': 'REJECTED', ...contact, ...until };
  const added = await jonas.post(decide, { ...words, rader: '1', ...companion, utfall: 'GRANTED', _action: 'add' });
  expect(added.html).toContain('Insats 2');
  expect(added.html).toContain('Behovet prövas om.');
  for (const [fields, said] of [
    [{ utfall: 'GRANTED' }, 'Utfallet stämmer inte'],
    [{ utfall: 'PARTIALLY_GRANTED' }, 'Skriv varför parterna inte behöver'],
    [{ utfall: 'PARTIALLY_GRANTED', 'whyUntil-1': '' }, 'varför beslutet är tidsbegränsat'],
    [{ utfall: 'PARTIALLY_GRANTED', 'from-1': 'snart' }, 'Skriv från vilken dag'],
    [{ utfall: 'GRANTED', rader: '0' }, 'Skriv vilka insatser som beviljas'],
  ] as const) {
    await jonas.get(decide);
    const page = await jonas.post(decide, { ...words, ...companion, ...refused, ...fields }, 422);
    expect(page.html, said).toContain(said);
  }
  await jonas.get(decide);
  const why = { kommunicering: 'Sökanden har själv lämnat allt underlag.' };
  const sent = await jonas.post(decide, { ...words, ...companion, ...refused, ...why, utfall: 'PARTIALLY_GRANTED' });
  expect(sent.html).toContain('Sökanden har själv lämnat allt underlag.');

  const decision = plain((await citizen.get(`/arenden/${caseId}/beslut`)).html);
  expect(decision).toContain('Ja. 20 timmar i månaden. Från 1 december 2026 till 31 maj 2027');
  expect(decision).toContain('Tidsbegränsat: Behovet prövas om.');
  expect(decision).toContain('Bostad med särskild service för vuxna');
  expect((await citizen.get(`/arenden/${caseId}/beslut.pdf`)).headers['content-type']).toBe('application/pdf');
  const own = plain((await citizen.get('/mina-insatser')).html);
  // Granted from a later day, it is waited for from that day.
  expect(own).toContain('Har inte börjat än. Du har rätt till stödet från 1 december 2026.');
  expect(own).not.toContain('24 februari 2027');
  expect(own).not.toContain('Bostad med särskild service');
  expect((await citizen.get('/mina-sidor')).html).toContain('href="/mina-insatser"');

  // More time is asked for in a form that knows for whom, what, and when it ends.
  const extend =
    /action="(\/mina-insatser\/[^"]+\/forlang)"/.exec((await citizen.get('/mina-insatser')).html)?.[1] ?? '';
  const begun = (await citizen.post(extend)).url.split('/').slice(0, 3).join('/');
  expect((await citizen.get(`${begun}/vem-galler-det`)).html).toMatch(/value="me" checked/);
  const extended = await citizen.get(`${begun}/vad-ska-forlangas`);
  expect(extended.html).toMatch(/value="companion" checked/);
  expect([citizen.value('endsOn.day'), citizen.value('endsOn.month'), citizen.value('endsOn.year')]).toEqual([
    '31',
    '5',
    '2027',
  ]);
  // Pressed once more it is the same one, and that of the other measure is another.
  const page2 = (await citizen.get('/mina-insatser')).html;
  const other = [...page2.matchAll(/action="(\/mina-insatser\/[^"]+\/forlang)"/g)].map(([, path = '']) => path);
  const begunOther = (await citizen.post(other.find((path) => path !== extend) ?? '')).url;
  expect(begunOther).not.toContain(begun);
  expect((await citizen.get(`${begunOther.split('/').slice(0, 3).join('/')}/vad-ska-forlangas`)).html).toMatch(
    /value="contactPerson" checked/,
  );
  await citizen.get('/mina-insatser');
  expect((await citizen.post(extend)).url).toContain(begun);
  const steps = plain((await citizen.get(`/arenden/${caseId}`)).html);
  expect(steps).toContain('Vi ordnar det stöd du har fått ja till');
  expect(steps).toContain('(LSS 28 f §)');

  // The plan: asked for once, written, and shown.
  await citizen.get('/mina-insatser');
  for (let press = 0; press < 2; press += 1) await citizen.post(`/arenden/${caseId}/plan`);
  expect(citizen.page?.html).toContain('Du bad om en plan');
  expect((await jonas.get(`/handlaggare/arenden/${caseId}`)).html).toContain('Vill ha en individuell plan');
  const planPath = `/handlaggare/arenden/${caseId}/plan`;
  const plan = { goals: 'Simma varje vecka.', actions: 'Ledsagning från december.', who: 'Utföraren ringer.' };
  for (const action of ['save', 'share']) {
    await jonas.get(planPath);
    await jonas.post(planPath, { ...plan, _version: jonas.value('_version'), _action: action });
    expect((await citizen.get('/mina-insatser')).html.includes('Simma varje vecka.')).toBe(action === 'share');
  }

  // Who delivers, and when.
  const page = await jonas.get(`/handlaggare/arenden/${caseId}/insatser`);
  const action = /action="([^"]+insatser[^"]+)"/.exec(page.html)?.[1]?.replaceAll('&#x2F;', '/') ?? '';
  const version = jonas.value('_version');
  const delivery = { provider: 'Norrstöd', contact: 'Berit, 070-174 06 05', plannedOn: '2027-01-10', delay: 'staff' };
  await jonas.post(action, { ...delivery, why: 'Vi anställer.', _version: version });
  const stale = await jonas.post(action, { ...delivery, provider: 'Sydstöd', _version: version }, 409);
  expect(stale.html).toContain('Någon annan har sparat');
  expect(stale.html).toContain('Sydstöd');
  const wrong = await jonas.post(action, { ...delivery, startedOn: '2026-11-25', _version: '2' }, 422);
  expect(wrong.html).toContain('Dagen ligger framåt');
  const told = plain((await citizen.get('/mina-insatser')).html);
  for (const said of ['Norrstöd', 'Berit, 070-174 06 05', '10 januari 2027', 'Vi anställer.'])
    expect(told).toContain(said);

  const stranger = new Visitor(portal);
  await stranger.logIn(elin, '/mina-insatser');
  expect(stranger.page?.html).not.toContain('Norrstöd');
  await stranger.post(extend, {}, 404);
  expect((await stranger.get('/mina-sidor')).html).not.toContain('href="/mina-insatser"');
  await jonas.get('/handlaggare/ej-verkstallda', 403);
  expect((await jonas.get('/handlaggare')).html).not.toContain('ej-verkstallda');

  // It holds from its first day, and what is not done within three months of the decision is reported.
  portal.wait(7 * day);
  await citizen.logIn(johan, '/mina-insatser');
  expect(plain(citizen.page?.html ?? '')).toContain(
    'Beslutet gäller redan. Har stödet inte börjat den 24 februari 2027 måste vi rapportera det till IVO.',
  );

  // Three months and a day.
  portal.wait(86 * day);
  await citizen.logIn(johan, '/mina-insatser');
  expect(plain(citizen.page?.html ?? '')).toContain('Du har väntat mer än tre månader, sedan 24 november 2026');
  const karin = new Visitor(portal);
  await karin.logInStaff('karin.sjodin', `/handlaggare/arenden/${caseId}`);
  expect(karin.page?.html).toContain('inte verkställd på tre månader');
  expect((await karin.get('/handlaggare/ko?enhet=lss')).html).toContain('/handlaggare/ej-verkstallda?enhet=lss');
  const report = await karin.get('/handlaggare/ej-verkstallda?kvartal=2027-1&enhet=lss');
  expect(report.html).toContain('Det saknas personal');
  const { body, headers } = await karin.get('/handlaggare/ej-verkstallda.csv?kvartal=2027-1&enhet=lss');
  expect(headers['content-type']).toContain('text/csv');
  const file = body.toString('utf8');
  expect(file).toContain(
    ';Ledsagarservice (LSS 9 § 3);2026-11-24;Inte verkställd;2026-11-24;93;Det saknas personal;Nej',
  );
  expect(file).not.toMatch(/Ek|19810206|Norrstöd/);
  expect((await karin.get('/handlaggare/ej-verkstallda?kvartal=2026-4&enhet=lss')).html).toContain(
    'Inga beslut att rapportera',
  );
  await karin.get('/handlaggare/ej-verkstallda?enhet=skyddade', 403);

  // Ninety days before the end, and thirty.
  const ctx = () => ({
    db: portal.db,
    deps: portal.deps,
    actor: { kind: 'system', name: 'test' } as const,
    now: portal.deps.clock(),
    language: 'sv' as const,
    requestId: 'test',
  });
  expect(await remindMeasures(ctx())).toBe(0);
  portal.wait(6 * day);
  expect(await remindMeasures(ctx())).toBe(1);
  expect(await remindMeasures(ctx())).toBe(0);
  await citizen.logIn(johan, '/mina-insatser');
  expect(citizen.page?.html).toContain('Begär förlängning');
  portal.wait(60 * day);
  // Whoever may not read the decision any longer is not told that there is something to read.
  const owner = new pg.Client({ connectionString: portal.ownerUrl.replace('agare:', 'postgres:') });
  await owner.connect();
  await owner.query(`update persons set notify_by = '{sms}' where personal_number = any ($1)`, [[johan, elin]]);
  await owner.query(
    `insert into case_parties (case_id, unit, person_id, role, until_on, rights)
       select $1, 'lss', id, 'guardian', '2027-01-31', '{READ,WRITE,DECISION}' from persons where personal_number = $2`,
    [caseId, elin],
  );
  await owner.query('delete from notifications where case_id = $1', [caseId]);
  expect(await remindMeasures(ctx())).toBe(1);
  const { rows } = await owner.query(
    'select personal_number as told from notifications n join persons p on p.id = n.person_id where n.case_id = $1',
    [caseId],
  );
  await owner.end();
  expect(rows).toEqual([{ told: johan }]);
});

test('what is prolonged, changed or ended is the one that she has, and who delivers goes along', async () => {
  const portal = await givenPortal();
  const citizen = new Visitor(portal);
  const jonas = new Visitor(portal);
  const first = await givenSupportCase(citizen, johan, jonas);
  const decided = async (caseId: string, row: Record<string, string>, status?: number) => {
    await jonas.get(`/handlaggare/arenden/${caseId}/beslut`);
    const words = { utfall: 'GRANTED', text: 'Ja.', motivering: '', rader: '1', _version: jonas.value('_version') };
    const one = { 'item-1': '3', 'outcome-1': 'GRANTED', namnden: 'Allt beviljas.' };
    return plain(
      (await jonas.post(`/handlaggare/arenden/${caseId}/beslut`, { ...words, ...one, ...row }, status)).html,
    );
  };
  const taken = async (lss: 'EXTEND' | 'CHANGE' | 'END', pages: Record<string, Record<string, string | string[]>>) => {
    const { caseId } = await givenApplication(citizen, johan, { lss, pages });
    await jonas.get(`/handlaggare/arenden/${caseId}`);
    await jonas.post(`/handlaggare/arenden/${caseId}/ta`, { har: '' });
    return caseId;
  };
  const own = async () => plain((await citizen.get('/mina-insatser')).html);
  const offered = (html: string) => [...html.matchAll(/name="measures" value="(\w+)"/g)].map(([, name]) => name);

  // Nothing is known of what she has, so all of it is asked about.
  await citizen.get('/ansokan/lss');
  const blank = (await citizen.post('/ansokan/lss', { sort: 'CHANGE' })).url.split('/').slice(0, 3).join('/');
  await save(citizen, `${blank}/vem-galler-det`, { concerns: 'me' });
  expect(offered((await citizen.get(`${blank}/vad-ska-andras`)).html)).toHaveLength(10);

  await decided(first, { 'extent-1': '20 timmar', 'from-1': '2026-11-24', 'until-1': '2026-12-31', 'whyUntil-1': 'x' });
  const delivery = await jonas.get(`/handlaggare/arenden/${first}/insatser`);
  const deliver = (html: string, fields: Record<string, string>, status?: number) => {
    const action = /action="([^"]+insatser[^"]+)"/.exec(html)?.[1]?.replaceAll('&#x2F;', '/') ?? '';
    return jonas.post(action, { ...fields, _version: jonas.value('_version') }, status);
  };
  await deliver(delivery.html, { provider: 'Norrstöd', contact: 'Berit', startedOn: '2026-11-24' });
  expect(offered((await citizen.get(`${blank}/vad-ska-andras`)).html)).toEqual(['companion', 'other']);

  // More time: the row is filled in from what she has, and the one it is about must be said.
  const more = await taken('EXTEND', { 'vad-ska-forlangas': { measures: ['companion'], different: 'no' } });
  const form = (await jonas.get(`/handlaggare/arenden/${more}/beslut`)).html;
  const concerns = { 'concerns-1': /<option value="([0-9a-f-]{36})" selected>/.exec(form)?.[1] ?? '' };
  expect(concerns['concerns-1']).not.toBe('');
  expect([jonas.value('extent-1'), jonas.value('from-1')]).toEqual(['20 timmar', '2027-01-01']);
  const period = { 'extent-1': '20 timmar', 'from-1': '2027-01-01' };
  const until = { 'until-1': '2027-12-31', 'whyUntil-1': 'Behovet prövas om.' };
  expect(await decided(more, { ...period, ...until }, 422)).toContain('Välj vilken av insatserna beslutet gäller');
  await decided(more, { ...period, ...until, ...concerns });
  expect(await own()).toContain('Från 1 januari 2027 gäller ett nytt beslut.');
  expect(await own()).toContain('Du har stödet redan. Det här beslutet gäller från 1 januari 2027.');
  expect((await own()).match(/Norrstöd/g)).toHaveLength(2);
  // It does not end soon any more, and nobody is told so.
  expect(await own()).not.toContain('Insatsen tar slut');
  const ctx = {
    db: portal.db,
    deps: portal.deps,
    actor: { kind: 'system', name: 'test' } as const,
    now: portal.deps.clock(),
    language: 'sv' as const,
    requestId: 'test',
  };
  expect(await remindMeasures(ctx)).toBe(0);
  // The day that the decision has put there stands when the rest is changed.
  const going = await jonas.get(`/handlaggare/arenden/${more}/insatser`);
  await deliver(going.html, { provider: 'Norrstöd', contact: 'Sven', startedOn: '2027-01-01' });
  expect(await own()).toContain('Sven');

  // A change, asked for from the measure itself; of the one whose place is taken nothing more can be asked.
  const asks = [...(await own()).matchAll(/action="\/mina-insatser\/([^"/]+)\/(\w+)"/g)];
  expect(asks.map(([, , what]) => what)).toEqual(['forlang', 'andra', 'avsluta']);
  const newer = asks[0]?.[1] ?? '';
  for (const [what, page] of [
    ['andra', 'vad-ska-andras'],
    ['avsluta', 'vad-ska-avslutas'],
  ]) {
    await citizen.get('/mina-insatser');
    const begun = (await citizen.post(`/mina-insatser/${newer}/${what ?? ''}`)).url.split('/').slice(0, 3).join('/');
    expect((await citizen.get(`${begun}/${page ?? ''}`)).html).toMatch(/value="companion" checked/);
  }
  await citizen.post(`/mina-insatser/${concerns['concerns-1']}/andra`, {}, 404);
  const changed = await taken('CHANGE', { 'vad-ska-andras': { measures: ['companion'] } });
  const row2 = { rader: '2', 'item-2': '3', 'outcome-2': 'GRANTED', 'extent-2': '5 timmar', 'from-2': '2027-02-01' };
  const twice = { 'extent-1': '30 timmar', 'from-1': '2027-02-01', 'concerns-1': newer, ...row2, 'concerns-2': newer };
  expect(await decided(changed, twice, 422)).toContain('Insatsen finns redan på en annan rad.');
  // Nor is one continued whose place is taken: not by the form, behind it, or in the database.
  const former = { 'extent-1': '30 timmar', 'from-1': '2027-02-01', ...concerns };
  expect(await decided(changed, former, 422)).toContain('Välj vilken av insatserna beslutet gäller');
  const [employee] = await portal.db.read({ kind: 'system', name: 'test' }, (reader) =>
    reader.rows(sql`select id from staff where subject = 'jonas.viklund'`, z.object({ id: z.string() })),
  );
  const staffId = employee?.id ?? '';
  const unit: Actor = { kind: 'staff', staffId, name: 'Jonas', roles: ['caseworker'], units: ['lss'] };
  const granted = { item: 3, outcome: 'GRANTED', extent: '30 timmar', from: '2027-02-01', until: null } as const;
  const measure = { ...granted, whyUntil: '', concerns: concerns['concerns-1'], ends: false };
  const words = { outcome: 'GRANTED', amount: null, text: 'Ja.', reasons: '', measures: [measure] } as const;
  const login = { authnAt: portal.deps.clock().getTime(), idp: '' };
  await expect(decideCase({ ...ctx, actor: unit }, changed, words, 99, login)).rejects.toThrow('it no longer runs');
  const stop = (tx: Tx) => updateStopped(tx, newer, { endedOn: '2027-02-01' }, ctx.now);
  const both = portal.db.write(unit, async (tx) => {
    throw new Error(JSON.stringify([await stop(tx), await stop(tx)]));
  });
  await expect(both).rejects.toThrow('[true,false]');
  const again = portal.db.write(unit, (tx) =>
    tx.run(sql`insert into measures (id, case_id, decision_id, item, extent_sealed, granted_on, valid_from, updated_at, replaces)
      select gen_random_uuid(), case_id, decision_id, item, extent_sealed, granted_on, valid_from, updated_at, replaces from measures
       where replaces is not null`),
  );
  await expect(again).rejects.toThrow(/measures_replaces/);
  await decided(changed, { 'extent-1': '30 timmar', 'from-1': '2027-02-01', 'concerns-1': newer });
  expect(await own()).toContain('Från 1 februari 2027 gäller ett nytt beslut.');
  expect(await own()).toContain('30 timmar');

  // An end: no extent and no last day are asked for, and nothing new begins.
  const end = await taken('END', { 'vad-ska-avslutas': { measures: ['companion'] } });
  const endForm = (await jonas.get(`/handlaggare/arenden/${end}/beslut`)).html;
  expect(endForm).not.toContain('name="extent-1"');
  const last = /<option value="([0-9a-f-]{36})" selected>/.exec(endForm)?.[1] ?? '';
  expect(await decided(end, { rader: '0' }, 422)).toContain('Skriv vilka insatser som avslutas');
  await decided(end, { 'from-1': '2027-03-01', 'concerns-1': last });
  expect(plain((await citizen.get(`/arenden/${end}/beslut`)).html)).toContain('Ja. Avslutas 1 mars 2027');
  expect(await own()).toContain('Avslutas 1 mars 2027.');
  expect((await own()).match(/class="over">LSS 9 § 3/g)).toHaveLength(3);
  portal.wait(100 * day);
  await citizen.logIn(johan, '/mina-insatser');
  const after = plain(citizen.page?.html ?? '');
  expect(after).toContain('Avslutad 1 mars 2027.');
  expect(after).toContain('Ett nytt beslut gäller från 1 januari 2027.');
  expect(after).not.toContain('Pågår.');
  expect(after).not.toMatch(/mina-insatser\/[^"]+\/(forlang|andra|avsluta)/);
});
