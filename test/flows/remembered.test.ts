import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Citizen } from '../../src/platform/context.ts';
import { type Db, createDb } from '../../src/platform/db/db.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { newId } from '../../src/platform/ids.ts';
import { givenDatabase } from '../support/database.ts';

let db: Db;
let owner: pg.Client;
let other: pg.Client;
let now = new Date('2026-11-30T12:00:00Z');
const [anna, bertil, caseId, staffId] = [newId(), newId(), newId(), newId()];

beforeAll(async () => {
  const { ownerUrl, appUrl } = await givenDatabase();
  db = createDb(appUrl, { clock: () => now });
  [owner, other] = [new pg.Client(ownerUrl), new pg.Client(ownerUrl)];
  for (const client of [owner, other]) {
    await client.connect();
    await client.query(`set app.actor_kind = 'system'`);
  }
  await owner.query(
    `insert into persons (id, personal_number, created_at, updated_at)
     values ($1, '198801012389', now(), now()), ($2, '195709112790', now(), now())`,
    [anna, bertil],
  );
  await owner.query(
    `insert into staff (id, idp_entity_id, subject, name, roles, units, created_at)
     values ($1, 'test', 'lena', 'Lena', '{caseworker}', '{lss}', now())`,
    [staffId],
  );
});
afterAll(async () => {
  await Promise.all([db.close(), owner.end(), other.end()]);
});

/** How often the answer was looked for. */
let asked = 0;
const Row = z.object({ phone: z.string().nullable(), cases: z.number() });

/** What a person's page reads, as the portal would. */
function look(personId = anna) {
  const actor: Citizen = { kind: 'citizen', personId, name: 'Anna' };
  return db.remembered(actor, 'test', (reader) => {
    asked += 1;
    return reader.one(
      sql`select phone, (select count(*)::int from case_parties p where p.person_id = persons.id) as cases from persons where id = ${personId}`,
      Row,
    );
  });
}

const act = (kind: string, id = '') =>
  owner.query(`select set_config('app.actor_kind', $1, false), set_config('app.actor_id', $2, false)`, [kind, id]);

/** How often the answer is looked for when somebody asks again. */
async function again(personId = anna): Promise<number> {
  const before = asked;
  await look(personId);
  return asked - before;
}

const telephone = (client: pg.Client, phone: string, id = anna) =>
  client.query('update persons set phone = $1 where id = $2', [phone, id]);

test('what was read is given again until something of the person’s is written', async () => {
  expect(await look()).toEqual({ phone: null, cases: 0 });
  expect(await again()).toBe(0);
  await telephone(owner, '0701740605');
  expect(await look()).toEqual({ phone: '0701740605', cases: 0 });
  expect(await again()).toBe(0);
});

test('another person’s is another’s', async () => {
  expect(await look(bertil)).toEqual({ phone: null, cases: 0 });
  await telephone(owner, '0701740606', bertil);
  expect([await again(), await again(bertil)]).toEqual([0, 1]);
});

test('a transaction that began earlier and ends later is not passed over', async () => {
  await owner.query('begin');
  await telephone(owner, '0701740607');
  await telephone(other, '0701740608', bertil);
  await other.query('update persons set email = null where id = $1', [bertil]);
  // Later than the one that is open, and about the same person.
  await other.query('insert into changes (about) values ($1)', [anna]);
  expect(await again()).toBe(1);
  expect(await again()).toBe(0);
  await owner.query('commit');
  expect(await look()).toEqual({ phone: '0701740607', cases: 0 });
});

test('a case of hers, from its first moment, and whatever is written in it', async () => {
  const [key, application] = [newId(), newId()];
  await owner.query('begin');
  await act('citizen', bertil);
  await owner.query(`insert into vault_keys (id, master_key_id, wrapped) values ($1, 'test', '\\x00')`, [key]);
  await owner.query(
    `insert into applications (id, person_id, kind, form_id, form_version, language, vault_key_id, answers_sealed, state, created_at,
                               updated_at, expires_at, submitted_at)
     values ($1, $2, 'lss', 'test', 1, 'sv', $3, '\\x00', 'submitted', now(), now(), now(), now())`,
    [application, bertil, key],
  );
  await owner.query(
    `insert into cases (id, number, kind, unit, state, application_id, applicant_id, vault_key_id, waiting_for, due_on, received_at, updated_at)
     values ($1, 'PRV 2026-0000001', 'lss', 'lss', 'RECEIVED', $2, $3, $4, 'authority', current_date, now(), now())`,
    [caseId, application, bertil, key],
  );
  await owner.query('commit');
  expect(await again()).toBe(0);
  // The database lets only a procedure of its own add somebody to a case later.
  await act('procedure');
  await owner.query(
    `insert into case_parties (case_id, unit, person_id, role) values ($1, 'lss', $2, 'applicant') on conflict do nothing`,
    [caseId, anna],
  );
  await act('system');
  expect(await look()).toMatchObject({ cases: 1 });
  expect(await again()).toBe(0);
  await act('staff', staffId);
  await owner.query(`set app.actor_units = 'lss'`);
  await owner.query('update cases set acute = true where id = $1', [caseId]);
  await act('system');
  expect(await again()).toBe(1);
});

test('a name that stands at many cases is everybody’s; that somebody was here is nobody’s', async () => {
  await owner.query('update staff set last_login_at = now() where id = $1', [staffId]);
  expect(await again()).toBe(0);
  await owner.query(`update staff set name = 'Lena Åström' where id = $1`, [staffId]);
  expect(await again()).toBe(1);
});

test('it is remembered for a minute, and never past midnight', async () => {
  now = new Date(now.getTime() + 59_000);
  expect(await again()).toBe(0);
  now = new Date(now.getTime() + 2000);
  expect(await again()).toBe(1);
  now = new Date('2026-11-30T22:59:50Z');
  await look();
  now = new Date('2026-11-30T23:00:10Z');
  expect(await again()).toBe(1);
});

test('one request cannot change what the next is given', async () => {
  const row = await look();
  expect(() => {
    row.phone = '112';
  }).toThrow(TypeError);
});

test('what was noted an hour ago is removed by the next who writes, and waits for nobody', async () => {
  await owner.query(`update changes set at = now() - interval '2 hours'`);
  await other.query('begin');
  // Somebody else is about to remove the same.
  await other.query('select from changes where about = $1 for update', [bertil]);
  await telephone(owner, '0701740609', bertil);
  await other.query('rollback');
  const left = async () =>
    (await owner.query<{ n: number }>('select count(*)::int as n from changes where about = $1', [bertil])).rows[0]?.n;
  expect(await left()).toBeGreaterThan(1);
  await telephone(owner, '0701740610', bertil);
  expect(await left()).toBe(2);
});
