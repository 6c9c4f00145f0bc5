import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { oid, readPreviousNumber, several } from '../../src/identity/rules.ts';
import type { Provider } from '../../src/platform/saml/providers.ts';
import { arrive, endingSessions, waits } from '../support/arrivals.ts';
import { Visitor } from '../support/client.ts';
import { givenApplication } from '../support/given.ts';
import { makeWorld, type World } from '../support/idp.ts';
import { type TestPortal, givenPortal, testMorning } from '../support/portal.ts';

/** Samordningsnummer, and the numbers that came instead. */
const earlier = '194410792388';
const later = '198102062398';
const stranger = '199001012385';

let portal: TestPortal;
let world: World;
let owner: pg.Client;
let broker: Provider[];

beforeAll(async () => {
  portal = await givenPortal();
  world = await makeWorld(testMorning);
  broker = portal.deps.saml.citizen;
  owner = new pg.Client({ connectionString: portal.ownerUrl.replace('agare:', 'postgres:') });
  await owner.connect();
}, 60_000);
afterAll(() => owner.end());

/** Logs in with what the provider is made to say: the number, and perhaps an earlier one. */
async function comeIn(number: string, previous?: string[], names = ['Amina', 'Prov']): Promise<Visitor> {
  const visitor = new Visitor(portal);
  portal.deps.saml.citizen = [world.citizenProvider];
  const attributes = [
    { name: oid.personalIdentityNumber, values: [number] },
    ...(names[0] === undefined ? [] : [{ name: oid.givenName, values: [names[0]] }]),
    ...(names[1] === undefined ? [] : [{ name: oid.surname, values: [names[1]] }]),
    ...(previous === undefined ? [] : [{ name: oid.previousPersonalIdentityNumber, values: previous }]),
  ];
  await arrive(visitor, portal, world, 'medborgare', { change: { attributes } });
  return visitor;
}
/** Applies as a person with the test e-legitimation, which sends no earlier number. */
function apply(visitor: Visitor, number: string): ReturnType<typeof givenApplication> {
  portal.deps.saml.citizen = broker;
  return givenApplication(visitor, number);
}
async function manager(): Promise<Visitor> {
  const visitor = new Visitor(portal);
  await visitor.logInStaff('karin.sjodin', '/handlaggare/personer');
  return visitor;
}
async function proposals(): Promise<{ id: string; state: string }[]> {
  return (
    await owner.query<{ id: string; state: string }>('select id, state from merge_proposals order by created_at, id')
  ).rows;
}
async function personOf(number: string): Promise<{ id: string; given_name: string; family_name: string }> {
  const { rows } = await owner.query<{ id: string; given_name: string; family_name: string }>(
    'select id, given_name, family_name from persons where personal_number = $1',
    [number],
  );
  if (!rows[0]) throw new Error(`nobody has ${number}`);
  return rows[0];
}
const notice = 'Dina tidigare ärenden';

describe('the name', () => {
  test('is that of the latest login, and what a login leaves out is not lost', async () => {
    await comeIn('197201079295', undefined, ['Mikael', 'Öhlund']);
    await comeIn('197201079295', undefined, ['Mikael', 'Öhlund Berg']);
    expect(await personOf('197201079295')).toMatchObject({ given_name: 'Mikael', family_name: 'Öhlund Berg' });
    const visitor = await comeIn('197201079295', undefined, []);
    expect(await personOf('197201079295')).toMatchObject({ given_name: 'Mikael', family_name: 'Öhlund Berg' });
    expect(visitor.page?.html).toContain('Hej Mikael');
  });
});

describe('an earlier number', () => {
  const read = (value: string | typeof several | undefined) => readPreviousNumber(value, later, { today: testMorning });
  test.each<[string | typeof several | undefined, string | undefined]>([
    [earlier, earlier],
    ['19441079-2388', undefined],
    ['194410792389', undefined],
    [stranger, undefined],
    ['', undefined],
    [undefined, undefined],
    [several, undefined],
  ])('%s is taken as %s: a whole samordningsnummer, and one', (value, expected) => {
    expect(read(value)).toBe(expected);
  });
  test('that is the number itself says nothing', () => {
    expect(readPreviousNumber(earlier, earlier, { today: testMorning })).toBeUndefined();
  });

  test.each<[string, string[]]>([
    ['that nobody had here', ['191401682396']],
    ['that is no samordningsnummer', [stranger]],
    ['with a wrong check digit', ['194410792389']],
    ['that is two', [earlier, '191401682396']],
  ])('%s lets one in and proposes nothing', async (_name, previous) => {
    await comeIn(stranger);
    const visitor = await comeIn('199301012382', previous);
    expect(visitor.page?.url).toBe('/mina-sidor');
    expect(visitor.page?.html).not.toContain(notice);
    expect(await proposals()).toEqual([]);
  });
});

test('two numbers become one person when a manager has said so, and not before', async () => {
  const before = new Visitor(portal);
  const { caseId } = await apply(before, earlier);
  await before.get('/ansokan/forsorjningsstod');
  await before.post('/ansokan/forsorjningsstod');
  const draft = before.page?.url.split('/').slice(0, 3).join('/') ?? '';

  const person = await comeIn(later, [earlier]);
  expect(person.page?.html).toContain(notice);
  expect(person.page?.html).toContain('när vi har kontrollerat att det är ditt');
  expect(person.page?.html).not.toContain('RS 2026-');
  await person.get(`/arenden/${caseId}`, 404);
  await person.get(draft, 404);
  // Asked once, however often she logs in, and whoever logs in at the same moment.
  await Promise.all([comeIn(later, [earlier]), comeIn(later, [earlier]), comeIn(later, [earlier])]);
  const [asked, ...more] = await proposals();
  expect([asked?.state, more]).toEqual(['proposed', []]);
  const path = `/handlaggare/personer/${asked?.id ?? ''}`;

  // Only a manager is asked.
  const caseworker = new Visitor(portal);
  await caseworker.logInStaff('lena.astrom');
  await caseworker.get('/handlaggare/personer', 403);
  await caseworker.get('/handlaggare');
  await caseworker.post(`${path}/ja`, { kontrollerat: 'ja' }, 403);

  const karin = await manager();
  expect(karin.page?.html).toContain('19810206-2398');
  expect(karin.page?.html).toContain('19441079-2388');
  const unchecked = await karin.post(`${path}/ja`, {}, 422);
  expect(unchecked.html).toContain('Kontrollera i folkbokföringen och kryssa i rutan');
  expect((await proposals())[0]?.state).toBe('proposed');

  // Two managers press at once: one is told that it is answered.
  const second = await manager();
  const answers = await Promise.all(
    [karin, second].map((one) =>
      one
        .raw()
        .post(`${path}/ja`)
        .type('form')
        .send({ _csrf: one.csrf(), kontrollerat: 'ja' })
        .redirects(0)
        .ok(() => true),
    ),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  await karin.get('/handlaggare/personer');
  expect((await karin.post(`${path}/nej`, {}, 409)).html).toContain('Någon annan har redan svarat');

  // Everything is hers now, and the place of the earlier number is closed.
  const overview = await person.get('/mina-sidor');
  expect(overview.html).not.toContain(notice);
  expect((await person.get(`/arenden/${caseId}`)).html).toContain('RS 2026-0001');
  expect((await person.get(`/arenden/${caseId}/ansokan`)).html).toContain('RS 2026-0001');
  await person.get(draft);
  const { status } = await before
    .raw()
    .get('/mina-sidor')
    .redirects(0)
    .ok(() => true);
  expect(status).toBe(303);

  const [old, now] = [await personOf(earlier), await personOf(later)];
  const { rows: logged } = await owner.query<{ chain: string }>(
    `select chain from audit_events where action = 'person.merge' and detail ->> 'confirmed' = 'true'`,
  );
  expect(logged.map(({ chain }) => chain).toSorted()).toEqual([old.id, now.id].toSorted());
  // Who signed and wrote then stays as it was signed and written.
  const { rows: kept } = await owner.query<{ person_id: string }>(
    `select s.person_id from signatures s join cases c on c.application_id = s.application_id where c.id = $1`,
    [caseId],
  );
  expect(kept).toEqual([{ person_id: old.id }]);

  // Staff see the case under the new number.
  const seen = await karin.get(`/handlaggare/arenden/${caseId}`);
  expect(seen.html).toContain('19810206-2398');

  // An e-legitimation that still carries the earlier number opens her own place, and signs there.
  await person.get(`/arenden/${caseId}`);
  await person.post(`/arenden/${caseId}/ta-tillbaka`);
  const again = new Visitor(portal);
  const { caseId: next } = await apply(again, earlier);
  expect(again.page?.url).toBe(`/arenden/${next}/kvitto`);
  await person.get(`/arenden/${next}`);
  expect(await proposals()).toHaveLength(1);
}, 60_000);

test('whoever logs in by an earlier number while it is being merged has to log in once more', async () => {
  const [before, after] = ['200900802398', '198801012389'];
  await comeIn(before);
  await comeIn(after);
  const [old, now] = [await personOf(before), await personOf(after)];
  // Stands for a manager's answer that has ended all sessions of the earlier number, but not come to its end.
  const other = new pg.Client({ connectionString: portal.ownerUrl.replace('agare:', 'postgres:') });
  await other.connect();
  await other.query('begin');
  await endingSessions(other, 'citizen', old.id);
  const coming = comeIn(before);
  await waits(owner, coming);
  await other.query('update persons set merged_into = $2 where id = $1', [old.id, now.id]);
  await other.query('commit');
  await other.end();
  const visitor = await coming;
  expect(visitor.page?.url).toBe('/logga-in?skal=andrat&till=%2Fmina-sidor');
  expect((await visitor.get('/mina-sidor')).url).toMatch(/^\/logga-in/);
  expect((await comeIn(before)).page?.url).toBe('/mina-sidor');
});

test('a number that is merged already is not proposed to anybody else', async () => {
  const other = await comeIn('195704133106', [earlier]);
  expect(other.page?.html).not.toContain(notice);
  expect(await proposals()).toHaveLength(1);
});

test('two persons that a manager keeps apart stay so, are not asked about again, and it is told kindly', async () => {
  const held = '191401682396';
  const { caseId } = await apply(new Visitor(portal), held);
  const person = await comeIn('196803259297', [held]);
  const karin = await manager();
  const id = (await proposals()).find(({ state }) => state === 'proposed')?.id ?? '';
  expect((await karin.post(`/handlaggare/personer/${id}/nej`)).html).toContain('två olika personer');
  expect((await person.get('/mina-sidor')).html).toContain('Vi kunde inte koppla ihop');
  await person.get(`/arenden/${caseId}`, 404);
  await comeIn('196803259297', [held]);
  expect((await proposals()).filter(({ state }) => state === 'proposed')).toEqual([]);
  portal.wait(31 * 86_400_000);
  expect((await comeIn('196803259297')).page?.html).not.toContain('Vi kunde inte koppla ihop');
});

test('of two who claim the same earlier number only one can get it', async () => {
  const claimed = '202208692398';
  await comeIn(claimed);
  await comeIn('198801012389', [claimed]);
  await comeIn('195709112790', [claimed]);
  const karin = await manager();
  const open = (await proposals()).filter(({ state }) => state === 'proposed');
  expect(open).toHaveLength(2);
  await karin.post(`/handlaggare/personer/${open[0]?.id ?? ''}/ja`, { kontrollerat: 'ja' });
  const late = await karin.post(`/handlaggare/personer/${open[1]?.id ?? ''}/ja`, { kontrollerat: 'ja' }, 409);
  expect(late.html).toContain('redan förts ihop med en annan person');
  const { rows } = await owner.query('select state from merge_proposals where id = $1', [open[1]?.id]);
  expect(rows).toEqual([{ state: 'proposed' }]);
  await karin.post(`/handlaggare/personer/${open[1]?.id ?? ''}/nej`);
});

test('a foreign e-ID without a Swedish number is shown another way, and a number that is only guessed at opens nothing', async () => {
  portal.deps.saml.citizen = [world.citizenProvider];
  await comeIn(stranger);
  const attributes = [
    { name: 'urn:oid:1.2.752.201.3.4', values: ['NO:5068907693'] },
    { name: 'urn:oid:1.2.752.201.3.5', values: ['A'] },
    // mappedPersonalIdentityNumber: how sure the mapping is stands in another attribute, and is not weighed here.
    { name: 'urn:oid:1.2.752.201.3.16', values: [stranger] },
  ];
  const visitor = new Visitor(portal);
  const page = await arrive(visitor, portal, world, 'medborgare', { change: { attributes }, expected: 400 });
  expect(page.html).toMatch(/Har du en utländsk <span class="nb">e-legitimation<\/span> och inget svenskt nummer\?/);
  expect(page.html).toContain('href="/logga-in#l2"');
  const { status } = await visitor
    .raw()
    .get('/mina-sidor')
    .redirects(0)
    .ok(() => true);
  expect(status).toBe(303);
});
