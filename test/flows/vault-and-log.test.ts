import pg from 'pg';
import { expect, test } from 'vitest';
import { selectChainFaults } from '../../src/audit/queries.ts';
import { createDb } from '../../src/platform/db/db.ts';
import { rewrapKeys } from '../../src/platform/db/keys.ts';
import { createVault, open, seal } from '../../src/platform/vault.ts';
import { Visitor } from '../support/client.ts';
import { givenApplication, somePdf } from '../support/given.ts';
import { givenPortal } from '../support/portal.ts';

const system = { kind: 'system', name: 'test' } as const;
const johan = '198102062398';

test('sealed content opens only with its key, in its place, unaltered', () => {
  const vault = createVault([{ id: 'a', bytes: Buffer.alloc(32, 'a key') }]);
  const { key } = vault.newDataKey();
  const sealed = seal(key, 'hemligt', 'message.body:1');
  expect(open(key, sealed, 'message.body:1').toString()).toBe('hemligt');
  expect(() => open(key, sealed, 'message.body:2')).toThrow();
  expect(() => open(vault.newDataKey().key, sealed, 'message.body:1')).toThrow();
  const altered = Buffer.from(sealed);
  altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1;
  expect(() => open(key, altered, 'message.body:1')).toThrow();
});

test('a new master key takes over, the old one can go, and everything still opens', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  const { caseId } = await givenApplication(visitor, johan);
  const old = { id: 'test', bytes: Buffer.alloc(32, 'test master key') };
  const fresh = { id: 'new', bytes: Buffer.alloc(32, 'another master key') };
  const both = createVault([fresh, old]);
  expect(await portal.db.write(system, (tx) => rewrapKeys(tx, both, 100))).toBeGreaterThan(0);
  expect(await portal.db.write(system, (tx) => rewrapKeys(tx, both, 100))).toBe(0);
  // The portal as it runs only knows the old key: what was rewrapped is closed to it, and nothing leaks.
  await visitor.get(`/arenden/${caseId}/ansokan`, 500);
  portal.deps.vault = createVault([fresh]);
  await visitor.get(`/arenden/${caseId}/ansokan`);
});

test('nothing of what was written stands in clear anywhere in the database', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  const marker = 'lavendelfärgad traktor';
  await visitor.logIn(johan, '/ansokan/forsorjningsstod');
  await visitor.post('/ansokan/forsorjningsstod');
  const base = visitor.page?.url.split('/').slice(0, 3).join('/') ?? '';
  await visitor.get(`${base}/med-dina-ord`);
  await visitor.post(`${base}/med-dina-ord`, {
    _version: visitor.value('_version'),
    ownWords: marker,
    _action: 'save',
  });
  await visitor.get(`${base}/bilagor`);
  await visitor.upload(`${base}/bilagor`, { _version: visitor.value('_version'), _action: 'upload' }, [
    { field: 'attachments', name: `${marker}.txt`, content: Buffer.from(`${marker}\n`) },
    { field: 'attachments', name: `${marker}.pdf`, content: Buffer.concat([somePdf, Buffer.from(marker)]) },
  ]);
  expect(visitor.page?.html).toContain(`${marker}.pdf`);

  const client = new pg.Client({ connectionString: portal.ownerUrl });
  await client.connect();
  const tables = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public'`,
  );
  let read = 0;
  for (const { name } of tables.rows) {
    await client.query(`alter table ${name} no force row level security`);
    const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t`);
    for (const { row } of rows) {
      read += 1;
      expect(row, name).not.toContain(marker);
      expect(row, name).not.toContain(Buffer.from(marker).toString('hex'));
    }
  }
  await client.end();
  expect(read).toBeGreaterThan(10);
});

test('the log holds, and every way of altering it is found', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  await givenApplication(visitor, johan);
  const owner = createDb(portal.ownerUrl, { max: 2 });
  const faults = () => owner.read(system, selectChainFaults);
  expect(await faults()).toEqual([]);
  const asOwner = async (statement: string) => {
    const client = new pg.Client({ connectionString: portal.ownerUrl });
    await client.connect();
    await client.query('alter table audit_events disable trigger audit_events_append_only');
    await client.query(
      `begin; select set_config('app.actor_kind', 'system', true); alter table audit_events no force row level security; ${statement}; alter table audit_events force row level security; commit`,
    );
    await client.end();
  };
  await asOwner(
    `update audit_events set action = 'case.read' where id = (select min(id) from audit_events where action = 'application.save')`,
  );
  expect((await faults()).map((fault) => fault.fault)).toContain('altered');
  await asOwner(
    `update audit_events set action = 'application.save' where id = (select min(id) from audit_events where action = 'case.read')`,
  );
  expect(await faults()).toEqual([]);
  await asOwner(
    `delete from audit_events where id = (select max(id) from audit_events where action = 'application.save')`,
  );
  expect((await faults()).length).toBeGreaterThan(0);
  await owner.close();
});
