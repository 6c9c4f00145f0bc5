import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { claims } from '../../src/identity/rules.ts';
import { crontab } from '../../src/jobs.ts';
import { formatDate, formatTime } from '../../src/platform/format.ts';
import { answerAt, arrive, requestAt } from '../support/arrivals.ts';
import { Visitor } from '../support/client.ts';
import { givenApplication, somePdf } from '../support/given.ts';
import { makeWorld, type World } from '../support/idp.ts';
import { type TestPortal, givenPortal, testMorning } from '../support/portal.ts';

const minute = 60_000;
const people = [
  '198102062398',
  '199001012385',
  '198801012389',
  '195709112790',
  '197201079295',
  '199301012382',
  '195704133106',
  '196803259297',
  '194410792388',
  '198001022386',
  '198503149885',
  '199503132384',
  '199801012387',
];
const employee = (subject: string) => [
  { name: claims.objectIdentifier, values: [subject] },
  { name: claims.givenName, values: ['Lena'] },
  { name: claims.surname, values: ['Prov'] },
  { name: claims.role, values: ['handlaggare'] },
];
const decision = {
  utfall: 'GRANTED',
  belopp: '5 802',
  text: 'Du får pengar till hyran på Ängsvägen.',
  motivering: '',
};

let portal: TestPortal;
let world: World;
let owner: pg.Client;
let caseId: string;
let lena: Visitor;
let citizen: Visitor;
let decide: string;

beforeAll(async () => {
  portal = await givenPortal();
  world = await makeWorld(testMorning);
  owner = new pg.Client({ connectionString: portal.ownerUrl.replace('agare:', 'postgres:') });
  await owner.connect();
}, 60_000);
afterAll(() => owner.end());

/** A case of her own, and Lena who has it and has just logged in. */
beforeEach(async () => {
  citizen = new Visitor(portal);
  ({ caseId } = await givenApplication(citizen, people.pop() ?? ''));
  portal.deps.saml.staff = [world.staffProvider];
  lena = new Visitor(portal);
  await logIn(lena, 'lena');
  await lena.get(`/handlaggare/arenden/${caseId}`);
  await lena.post(`/handlaggare/arenden/${caseId}/ta`, { har: '' });
  decide = `/handlaggare/arenden/${caseId}/beslut`;
  await lena.get(decide);
}, 60_000);

const logIn = (visitor: Visitor, subject: string, authnInstant?: Date) =>
  arrive(visitor, portal, world, 'handlaggare', {
    change: { attributes: employee(subject), ...(authnInstant ? { authnInstant } : {}) },
  });
const comeBack = (location: string, subject = 'lena', expected = 200, authnInstant?: Date) =>
  answerAt(lena, portal, world, 'handlaggare', location, {
    expected,
    change: { attributes: employee(subject), ...(authnInstant ? { authnInstant } : {}) },
  });
async function stateOf(id: string): Promise<string | undefined> {
  const { rows } = await owner.query<{ state: string }>('select state from cases where id = $1', [id]);
  return rows[0]?.state;
}

test('within a quarter of an hour of logging in one decides without more ado', async () => {
  portal.wait(14 * minute);
  expect((await lena.get(decide)).html).not.toContain('Du behöver logga in på nytt');
  expect((await lena.post(decide, decision)).html).toContain('Ängsvägen');
  expect(await stateOf(caseId)).toBe('DECIDED');
});

test('later one logs in anew, comes back to everything that was typed, and can then decide more cases', async () => {
  portal.wait(16 * minute);
  expect((await lena.get(decide)).html).toContain('Du behöver logga in på nytt innan beslutet fattas');
  const away = await lena.post(decide, decision, 303);
  expect(requestAt(away.url)).toContain('ForceAuthn="true"');
  expect(await stateOf(caseId)).toBe('UNDER_INVESTIGATION');
  const { rows } = await owner.query<{ content: Buffer }>('select content_sealed as content from decision_drafts');
  expect(rows).toHaveLength(1);
  expect(rows[0]?.content.includes('hyran')).toBe(false);

  portal.wait(minute);
  const back = await comeBack(away.url);
  expect(back.url).toBe(decide);
  expect(back.html).toContain('Du har loggat in på nytt');
  expect(back.html).toContain('Du får pengar till hyran på Ängsvägen.');
  expect(back.html).toMatch(/value="5 802"/);
  expect(back.html).toMatch(/value="GRANTED"[^>]* checked/);
  await lena.post(decide, decision);
  expect(await stateOf(caseId)).toBe('DECIDED');
  expect((await owner.query('select from decision_drafts')).rowCount).toBe(0);

  const { caseId: next } = await givenApplication(new Visitor(portal), people.pop() ?? '');
  await lena.get(`/handlaggare/arenden/${next}`);
  await lena.post(`/handlaggare/arenden/${next}/ta`, { har: '' });
  portal.wait(10 * minute);
  await lena.get(`/handlaggare/arenden/${next}/beslut`);
  await lena.post(`/handlaggare/arenden/${next}/beslut`, decision);
  expect(await stateOf(next)).toBe('DECIDED');
});

test('one who was signed in at work long ago has to, though the portal was just entered', async () => {
  await logIn(lena, 'lena', new Date(portal.deps.clock().getTime() - 60 * minute));
  await lena.get(decide);
  const away = await lena.post(decide, decision, 303);
  // A provider that does not ask anew, though it was told to, is not believed.
  const refused = await comeBack(away.url, 'lena', 400, new Date(portal.deps.clock().getTime() - 60 * minute));
  expect(refused.html).toContain('Det tog för lång tid');
  await lena.get(decide);
  expect((await lena.post(decide, decision, 303)).status).toBe(303);
  expect(await stateOf(caseId)).toBe('UNDER_INVESTIGATION');
});

test('another employee does not do, and nothing is lost', async () => {
  portal.wait(16 * minute);
  await lena.get(decide);
  const away = await lena.post(decide, decision, 303);
  const refused = await comeBack(away.url, 'hanna', 403);
  expect(refused.html).toContain('Det var en annan person');
  expect(refused.html).toMatch(new RegExp(`href="${decide}"[^>]*>Till beslutet</a>`));
  // Nobody else can help with that.
  expect(refused.html).not.toMatch(/Säg koden|Den du kan fråga|Försök igen/);
  const still = await lena.get(decide);
  expect(still.html).toContain('Det du skrev finns kvar');
  expect(still.html).toContain('Ängsvägen');
  expect(await stateOf(caseId)).toBe('UNDER_INVESTIGATION');
  const hanna = new Visitor(portal);
  await logIn(hanna, 'hanna');
  expect((await hanna.get(decide)).html).not.toContain('Ängsvägen');
});

test('faults in what was typed are told before anybody is sent away', async () => {
  portal.wait(16 * minute);
  await lena.get(decide);
  await lena.post(decide, { ...decision, text: '' }, 422);
});

test('a provider that is excepted by name is not asked', async () => {
  portal.deps.saml.staff = [{ ...world.staffProvider, decideWithoutFreshLogin: true }];
  portal.wait(40 * minute);
  await lena.get(decide);
  await lena.post(decide, decision);
  expect(await stateOf(caseId)).toBe('DECIDED');
});

const news = 'Det har kommit något nytt i ärendet';
async function citizenWrites(): Promise<void> {
  await citizen.get(`/arenden/${caseId}/meddelanden`);
  await citizen.upload(`/arenden/${caseId}/meddelanden`, { text: 'Jag har blivit vräkt.' }, [
    { field: 'filer', name: 'Uppsägning.pdf', content: somePdf },
  ]);
}

test('what the citizen sends while the page lies open is told before anything is decided, and nothing is lost', async () => {
  await lena.get(decide);
  const sett = lena.value('sett');
  await citizenWrites();
  const told = await lena.post(decide, { ...decision, sett }, 409);
  expect(told.html).toContain(news);
  expect(told.html).toContain(`href="/handlaggare/arenden/${caseId}#messages-h"`);
  expect(told.html).toContain('Ängsvägen');
  expect(told.html).toMatch(/value="5 802"/);
  expect(await stateOf(caseId)).toBe('UNDER_INVESTIGATION');

  const read = await lena.get(`/handlaggare/arenden/${caseId}`);
  expect(read.html).toContain('Jag har blivit vräkt.');
  expect(read.html).toContain('id="messages-h"');
  const back = await lena.get(decide);
  expect(back.html).toContain('Ängsvägen');
  expect(back.html).toContain('Det du skrev finns kvar');
  expect(back.html).not.toContain(news);
  await lena.post(decide, { ...decision, sett: lena.value('sett') });
  expect(await stateOf(caseId)).toBe('DECIDED');
});

test('one who has been told decides by the next press, and each new thing is told', async () => {
  await lena.get(decide);
  const sett = lena.value('sett');
  await citizenWrites();
  // Beside a fault it is told as well.
  const faulty = await lena.post(decide, { ...decision, text: '', sett }, 422);
  expect(faulty.html).toContain(news);
  expect(faulty.html).toContain('Skriv vad du beslutar');
  await citizenWrites();
  await lena.post(decide, { ...decision, sett: lena.value('sett') }, 409);
  await lena.post(decide, { ...decision, sett: lena.value('sett') });
  expect(await stateOf(caseId)).toBe('DECIDED');
});

test('of a message and a decision at the same moment, no decision is made on what was not seen', async () => {
  await citizen.get(`/arenden/${caseId}/meddelanden`);
  await lena.get(decide);
  const sett = lena.value('sett');
  // The message has the case, and the decision has already looked for news when it waits for it.
  await owner.query('begin');
  await owner.query('select from cases where id = $1 for update', [caseId]);
  const pressed = lena.post(decide, { ...decision, sett }, 409);
  await expect
    .poll(
      async () =>
        (
          await owner.query(
            "select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
          )
        ).rowCount,
    )
    .toBe(1);
  await owner.query(
    `insert into messages (id, case_id, person_id, direction, author_person, body_sealed, sent_at)
      select gen_random_uuid(), id, applicant_id, 'toCaseworker', applicant_id, '\\x01', now() from cases where id = $1`,
    [caseId],
  );
  await owner.query('commit');
  expect((await pressed).html).toContain(news);
  expect(await stateOf(caseId)).toBe('UNDER_INVESTIGATION');
});

test('what comes while one logs in anew is told on the way back', async () => {
  portal.wait(16 * minute);
  await lena.get(decide);
  const away = await lena.post(decide, { ...decision, sett: lena.value('sett') }, 303);
  await citizenWrites();
  portal.wait(minute);
  const back = await comeBack(away.url);
  expect(back.html).toContain(news);
  expect(back.html).toContain('Ängsvägen');
  await lena.post(decide, { ...decision, sett: lena.value('sett') });
  expect(await stateOf(caseId)).toBe('DECIDED');
});

test('what comes before one is sent to log in anew is told at once', async () => {
  portal.wait(16 * minute);
  await lena.get(decide);
  const sett = lena.value('sett');
  await citizenWrites();
  expect((await lena.post(decide, { ...decision, sett }, 409)).html).toContain(news);
  await lena.post(decide, { ...decision, sett: lena.value('sett') }, 303);
});

test('what was written is shown with its day, for thirty days, and only right after logging in anew is that said', async () => {
  await owner.query('delete from decision_drafts');
  portal.wait(16 * minute);
  await lena.get(decide);
  const away = await lena.post(decide, decision, 303);
  const at = portal.deps.clock();
  const written = `Det här skrev du ${formatDate(at, 'sv')} kl. ${formatTime(at, 'sv')}.`;
  portal.wait(minute);
  const back = await comeBack(away.url);
  expect(back.html).toContain('Du har loggat in på nytt');
  expect(back.html).toContain(written);

  const day = 24 * 60 * minute;
  portal.wait(30 * day - minute);
  await runNightly();
  await logIn(lena, 'lena');
  const later = await lena.get(decide);
  expect(later.html).toContain('Ängsvägen');
  expect(later.html).toContain(written);
  expect(later.html).not.toContain('Du har loggat in på nytt');

  portal.wait(minute);
  await runNightly();
  expect((await owner.query('select from decision_drafts')).rowCount).toBe(0);
  const { rows } = await owner.query(
    "select actor_kind, detail ? 'decisionBy' as whose from audit_events where chain = $1 and action = 'draft.expire'",
    [caseId],
  );
  expect(rows).toEqual([{ actor_kind: 'system', whose: true }]);
  expect((await lena.get(decide)).html).not.toContain('Ängsvägen');
});

/** What the portal's clock would have started at night. */
async function runNightly(): Promise<void> {
  expect(crontab).toMatch(/^27 3 \* \* \* expireDecisionDrafts$/m);
  await owner.query("select graphile_worker.add_job('expireDecisionDrafts')");
  await portal.runJobs();
}
