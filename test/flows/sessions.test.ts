import pg from 'pg';
import { expect, test } from 'vitest';
import { endSessionsOf } from '../../src/identity/queries.ts';
import { Visitor } from '../support/client.ts';
import { type TestPortal, givenPortal } from '../support/portal.ts';

const johan = '198102062398';
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
