import { createHash } from 'node:crypto';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { purgeOrphans } from '../../src/applications/actions.ts';
import { selectApplication } from '../../src/applications/queries.ts';
import { citizens } from '../../src/dev/personas.ts';
import { addDocuments, verifyDocuments } from '../../src/documents/actions.ts';
import { crontab } from '../../src/jobs.ts';
import type { Ctx } from '../../src/platform/context.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { type ReceivedFile, chunkContext } from '../../src/platform/files/multipart.ts';
import { newId } from '../../src/platform/ids.ts';
import { createVault, seal } from '../../src/platform/vault.ts';
import { Visitor } from '../support/client.ts';
import { pdfOf } from '../support/files.ts';
import { givenApplication } from '../support/given.ts';
import { type TestPortal, givenPortal } from '../support/portal.ts';

const [samira = '', bertil = ''] = citizens.map((one) => one.personalNumber);
const day = 86_400_000;

let portal: TestPortal;
let owner: pg.Client;
let caseId: string;
let lines: string[] = [];

const system = (): Ctx => ({
  db: portal.db,
  deps: portal.deps,
  actor: { kind: 'system', name: 'test' },
  now: portal.deps.clock(),
  language: 'sv',
  requestId: 'test',
});
const ready = async () => (await (await fetch(`${portal.url}/readyz`)).text()).split('\n');
const run = async (statement: string) => {
  await owner.query(`select set_config('app.actor_kind', 'procedure', false)`);
  await owner.query(`alter table document_chunks no force row level security`);
  await owner.query(statement);
  await owner.query(`alter table document_chunks force row level security`);
};
const events = () =>
  portal.db.read({ kind: 'system', name: 'test' }, (reader) =>
    reader.rows(
      sql`select detail from audit_events where chain = ${caseId} and action = 'document.verify' order by id`,
      z.object({ detail: z.record(z.string(), z.unknown()) }),
    ),
  );

beforeAll(async () => {
  portal = await givenPortal();
  portal.deps.log = pino({ level: 'warn' }, { write: (line) => lines.push(line) });
  owner = new pg.Client({ connectionString: portal.ownerUrl });
  await owner.connect();
  const visitor = new Visitor(portal);
  ({ caseId } = await givenApplication(visitor, samira, {
    files: ['Hyra.pdf', 'Lön.pdf'].map((name) => ({ field: 'attachments', name, content: pdfOf(600_000) })),
  }));
});
afterAll(() => owner.end());

describe('stored files are read back at night', () => {
  test('when they are whole, nothing is said, and each is read once a night', async () => {
    expect(crontab).toMatch(/^7 1 \* \* \* verifyDocuments$/m);
    expect(await verifyDocuments(system())).toEqual({ checked: 2, damaged: 0 });
    expect(await verifyDocuments(system())).toEqual({ checked: 0, damaged: 0 });
    portal.wait(day);
    expect(await verifyDocuments(system())).toEqual({ checked: 2, damaged: 0 });
    expect(lines).toEqual([]);
    expect(await ready()).toEqual(['ok']);
  });

  test.each([
    [
      'has been altered',
      'altered',
      `update document_chunks set sealed = set_byte(sealed, 700, get_byte(sealed, 700) # 1)`,
    ],
    ['lacks a piece', 'missing', 'delete from document_chunks'],
  ])('one that %s is told of, in both logs and at /readyz, until it is mended', async (_, fault, damage) => {
    await run('create table kept as select * from document_chunks');
    const one = `(select document_id from document_chunks order by document_id limit 1)`;
    await run(`${damage} where position = 1 and document_id = ${one}`);
    lines = [];
    const before = (await events()).length;
    for (let night = 0; night < 2; night += 1) {
      portal.wait(day);
      expect(await verifyDocuments(system())).toEqual({ checked: 2, damaged: 1 });
      const found = lines.filter((line) => line.includes('damaged'));
      expect(found).toHaveLength(night + 1);
      expect(found.join('')).toContain(`"fault":"${fault}"`);
      expect(lines.join('')).not.toMatch(/Hyra|Lön/);
      expect((await ready()).join('\n')).toBe('ok\n1 stored file(s) are damaged: see the log, and restore them');
    }
    // The case's own log tells of it once.
    expect((await events()).slice(before).map(({ detail }) => detail['fault'])).toEqual([fault]);
    await run('delete from document_chunks');
    await run('insert into document_chunks select * from kept');
    await run('drop table kept');
    portal.wait(day);
    expect(await verifyDocuments(system())).toEqual({ checked: 2, damaged: 0 });
    expect(await ready()).toEqual(['ok']);
  });

  test('a file whose key cannot be opened is told of', async () => {
    const { vault } = portal.deps;
    portal.deps.vault = createVault([{ id: 'other', bytes: Buffer.alloc(32, 1) }]);
    lines = [];
    portal.wait(day);
    expect(await verifyDocuments(system())).toEqual({ checked: 2, damaged: 2 });
    expect(lines.join('')).toContain('"fault":"unreadable"');
    portal.deps.vault = vault;
    portal.wait(day);
    expect(await verifyDocuments(system())).toEqual({ checked: 2, damaged: 0 });
  });
});

test('a file that no answer names is removed after a day; what is named, and what is sent, stays', async () => {
  const visitor = new Visitor(portal);
  await visitor.logIn(bertil, '/ansokan/forsorjningsstod');
  await visitor.post('/ansokan/forsorjningsstod');
  const draft = visitor.page?.url.split('/')[2] ?? '';
  await visitor.get(`/ansokan/${draft}/bilagor`);
  await visitor.upload(`/ansokan/${draft}/bilagor`, { _version: visitor.value('_version'), _action: 'upload' }, [
    { field: 'attachments', name: 'Nämnd.pdf', content: pdfOf(500) },
  ]);
  const { personId } = await portal.db.read({ kind: 'system', name: 'test' }, (reader) =>
    selectApplication(reader, portal.deps.vault, draft),
  );
  const person: Ctx = { ...system(), actor: { kind: 'citizen', personId, name: '' } };
  const orphan = await portal.db.write(person.actor, async (tx) => {
    const { key } = await selectApplication(tx, portal.deps.vault, draft);
    const content = Buffer.from('left behind');
    const id = newId();
    const sealed = seal(key, content, chunkContext(id, 0));
    const file: ReceivedFile = {
      id,
      field: 'attachments',
      name: 'kvar.txt',
      size: content.length,
      sha256: createHash('sha256').update(content).digest(),
      type: 'text/plain',
      cleaned: false,
      scanned: false,
      key,
      // eslint-disable-next-line @typescript-eslint/require-await -- the shape of a spooled file
      async *chunks() {
        yield sealed;
      },
    };
    await addDocuments(tx, person, { applicationId: draft }, { parties: [personId] }, [file]);
    return id;
  });
  const count = () =>
    portal.db.read(person.actor, (reader) =>
      reader.one(
        sql`select count(*)::int as n, count(*) filter (where id = ${orphan})::int as orphans from documents`,
        z.object({ n: z.number(), orphans: z.number() }),
      ),
    );
  expect(crontab).toMatch(/^37 3 \* \* \* purgeOrphans$/m);
  portal.wait(day - 1000);
  expect(await purgeOrphans(system())).toBe(0);
  expect(await count()).toEqual({ n: 2, orphans: 1 });
  portal.wait(2000);
  expect(await purgeOrphans(system())).toBe(1);
  expect(await count()).toEqual({ n: 1, orphans: 0 });
  expect(await purgeOrphans(system())).toBe(0);
  await visitor.logIn(bertil);
  const page = await visitor.get(`/ansokan/${draft}/bilagor`);
  expect(page.html).toContain('Nämnd.pdf');
});
