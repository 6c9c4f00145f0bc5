import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  addDocuments,
  documentContent,
  filesOfApplication,
  readDocument,
  removeFromDraft,
  removeUnnamed,
} from '../../src/documents/actions.ts';
import { selectDocumentsOfCase } from '../../src/documents/queries.ts';
import { canBeShown, fileHeaders, fingerprint } from '../../src/documents/rules.ts';
import { documentItem, fileReceipts, problemText, uploadField } from '../../src/documents/views.ts';
import type { Actor, Ctx, StaffRole } from '../../src/platform/context.ts';
import { type Db, createDb } from '../../src/platform/db/db.ts';
import { insertDataKey } from '../../src/platform/db/keys.ts';
import { sql } from '../../src/platform/db/sql.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { type FileProblem, type ReceivedFile, chunkContext } from '../../src/platform/files/multipart.ts';
import { Forbidden, NotFound } from '../../src/platform/http/errors.ts';
import { newId } from '../../src/platform/ids.ts';
import { languages } from '../../src/platform/language.ts';
import { type DataKey, createVault, seal } from '../../src/platform/vault.ts';
import { givenDatabase } from '../support/database.ts';

const now = new Date('2026-11-24T08:00:00Z');
const vault = createVault([{ id: 'test', bytes: Buffer.alloc(32, 7) }]);
const samira = citizen('Samira');
const bertil = citizen('Bertil');
const lena = employee('Lena', ['caseworker'], ['forsorjning']);
const jonas = employee('Jonas', ['caseworker'], ['lss']);
const karin = employee('Karin', ['manager'], ['forsorjning', 'lss']);
const anders = employee('Anders', ['administrator'], ['forsorjning', 'lss']);

const uploads = { megabytes: 25, files: 30 };

let db: Db;
let key: DataKey;
let applicationId: string;
let caseId: string;

beforeAll(async () => {
  db = createDb((await givenDatabase()).appUrl);
  await db.write({ kind: 'system', name: 'test' }, async (tx) => {
    const numbers = ['198503149885', '195709112790'];
    for (const [index, person] of [samira, bertil].entries()) {
      await tx.run(sql`insert into persons (id, personal_number, given_name, created_at, updated_at)
        values (${idOf(person)}, ${numbers[index]}, ${person.kind}, ${now}, ${now})`);
    }
    for (const one of [lena, jonas, karin, anders]) {
      await tx.run(sql`insert into staff (id, idp_entity_id, subject, name, roles, units, created_at)
        values (${idOf(one)}, 'idp', ${idOf(one)}, ${one.name}, ${one.roles}, ${one.units}, ${now})`);
    }
  });
});
afterAll(() => db.close());

/** A draft of Samira's, or, when sent, with a case in the livelihood unit. */
async function givenApplication(sent: boolean): Promise<void> {
  applicationId = newId();
  caseId = newId();
  await db.write(samira, async (tx) => {
    key = await insertDataKey(tx, vault);
    await tx.run(sql`insert into applications (id, person_id, kind, form_id, form_version, language, vault_key_id, answers_sealed, created_at, updated_at, expires_at)
      values (${applicationId}, ${idOf(samira)}, 'livelihoodSupport', 'f', 1, 'sv', ${key.id}, '', ${now}, ${now}, ${now})`);
  });
  if (sent) await send();
}

async function send(): Promise<void> {
  await db.write(samira, async (tx) => {
    await tx.run(sql`update applications set state = 'submitted', submitted_at = ${now} where id = ${applicationId}`);
    await tx.run(sql`insert into cases (id, number, kind, unit, state, application_id, applicant_id, vault_key_id, due_on, received_at, updated_at)
      values (${caseId}, ${caseId}, 'livelihoodSupport', 'forsorjning', 'RECEIVED', ${applicationId}, ${idOf(samira)}, ${key.id}, '2026-12-08', ${now}, ${now})`);
    await tx.run(
      sql`insert into case_parties (case_id, unit, person_id, role) values (${caseId}, 'forsorjning', ${idOf(samira)}, 'applicant')`,
    );
  });
}

const content = Buffer.from('Hyresavi för december. '.repeat(40));

function file(name = 'hyresavi.txt', pieces = [content.subarray(0, 500), content.subarray(500)]): ReceivedFile {
  const id = newId();
  const whole = Buffer.concat(pieces);
  const sealed = pieces.map((piece, position) => seal(key, piece, chunkContext(id, position)));
  return {
    id,
    field: 'attachments',
    name,
    size: whole.length,
    sha256: createHash('sha256').update(whole).digest(),
    type: 'text/plain',
    key,
    cleaned: false,
    scanned: false,
    chunks: () => sequence(sealed),
  };
}

const mine = { parties: [idOf(samira)] };
const add = (actor: Actor, received: ReceivedFile, owner: Parameters<typeof addDocuments>[2] = { applicationId }) =>
  db.write(actor, (tx) => addDocuments(tx, as(actor), owner, { ...mine, unit: 'forsorjning' }, [received]));

async function readAll(actor: Actor, id: string): Promise<Buffer> {
  const ctx = as(actor);
  const parts: Buffer[] = [];
  for await (const part of documentContent(ctx, await readDocument(ctx, id))) parts.push(part);
  return Buffer.concat(parts);
}

describe('document.read', () => {
  test('in a draft: the person who wrote it, and nobody else', async () => {
    await givenApplication(false);
    const [id = ''] = await add(samira, file());
    expect((await readAll(samira, id)).equals(content)).toBe(true);
    await expect(readAll(bertil, id)).rejects.toBeInstanceOf(NotFound);
    for (const one of [lena, jonas, karin, anders])
      await expect(readAll(one, id), one.name).rejects.toBeInstanceOf(Forbidden);
  });

  test('when sent: the person, and those of the unit who handle cases', async () => {
    await givenApplication(false);
    const [id = ''] = await add(samira, file());
    await send();
    for (const one of [samira, lena, karin]) expect((await readAll(one, id)).equals(content), one.name).toBe(true);
    await expect(readAll(bertil, id)).rejects.toBeInstanceOf(NotFound);
    for (const one of [jonas, anders]) await expect(readAll(one, id), one.name).rejects.toBeInstanceOf(Forbidden);
  });

  test('an id that is none is answered as an unknown one', async () => {
    for (const id of [newId(), 'x', "'; drop table documents"]) {
      await expect(readAll(samira, id)).rejects.toBeInstanceOf(NotFound);
      await expect(readAll(lena, id)).rejects.toBeInstanceOf(Forbidden);
    }
  });

  test('is logged with the case, and a refusal with the one who asked', async () => {
    await givenApplication(false);
    const [id = ''] = await add(samira, file());
    await send();
    await readAll(lena, id);
    await readAll(jonas, id).catch(() => undefined);
    const events = await db.read({ kind: 'system', name: 'test' }, (reader) =>
      reader.rows(
        sql`select action, chain, detail from audit_events where chain in (${caseId}, ${applicationId}, ${idOf(jonas)}) order by id`,
        z.object({ action: z.string(), chain: z.string(), detail: z.record(z.string(), z.unknown()) }),
      ),
    );
    expect(events).toContainEqual({
      action: 'document.add',
      chain: applicationId,
      detail: { document: id, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') },
    });
    expect(events).toContainEqual({ action: 'document.read', chain: caseId, detail: { document: id } });
    expect(events.some((event) => event.chain === idOf(jonas) && event.action === 'access.refuse')).toBe(true);
    expect(JSON.stringify(events)).not.toContain('hyresavi');
  });
});

describe('document.add', () => {
  test('nothing readable is stored', async () => {
    await givenApplication(false);
    const [id = ''] = await add(samira, file('hemlig hyra.txt'));
    const { found } = await db.read(samira, (reader) =>
      reader.one(
        sql`select d.name_sealed || string_agg(c.sealed, '' order by c.position) as found from documents d
              join document_chunks c on c.document_id = d.id where d.id = ${id} group by d.id`,
        z.object({ found: z.instanceof(Buffer) }),
      ),
    );
    expect(found.includes('hemlig')).toBe(false);
    expect(found.includes('december')).toBe(false);
  });

  test('not to the application of another, not to one that is sent, not by staff to an application', async () => {
    await givenApplication(false);
    await expect(add(bertil, file())).rejects.toThrow();
    await expect(
      db.write(bertil, (tx) => addDocuments(tx, as(bertil), { applicationId }, { parties: [idOf(bertil)] }, [file()])),
    ).rejects.toThrow(/row-level security/);
    await send();
    await expect(add(samira, file())).rejects.toThrow(/row-level security/);
    await expect(add(lena, file())).rejects.toThrow(/row-level security/);
  });

  test('to a case: by its people and its unit; all are listed together', async () => {
    await givenApplication(false);
    const [first] = await add(samira, file('ansokan.txt'));
    await send();
    const [second] = await add(samira, file('svar.txt'), { caseId });
    const [third] = await add(lena, file('kallelse.txt'), { caseId });
    await expect(add(jonas, file(), { caseId })).rejects.toThrow();
    const list = (actor: Actor) => db.read(actor, (reader) => selectDocumentsOfCase(reader, vault, caseId));
    expect((await list(samira)).map(({ id }) => id).sort()).toEqual([first, second, third].sort());
    expect((await list(lena)).find(({ id }) => id === third)).toMatchObject({ name: 'kallelse.txt', fromStaff: true });
    for (const one of [bertil, jonas, anders]) expect(await list(one), one.name).toEqual([]);
  });

  test('a stored document cannot be changed by anybody', async () => {
    await givenApplication(false);
    const [id = ''] = await add(samira, file());
    for (const actor of [samira, lena] as const) {
      expect(await db.write(actor, (tx) => tx.run(sql`update documents set size_bytes = 1 where id = ${id}`))).toBe(0);
      expect(
        await db.write(actor, (tx) => tx.run(sql`update document_chunks set sealed = '' where document_id = ${id}`)),
      ).toBe(0);
    }
  });
});

describe('document.remove', () => {
  test('from a draft, content and all; not from what was sent', async () => {
    await givenApplication(false);
    const [one = ''] = await add(samira, file());
    const [two = ''] = await add(samira, file());
    const [three = ''] = await add(samira, file());
    const left = async () => {
      const rows = await db.read(samira, (reader) =>
        reader.rows(
          sql`select document_id as id from document_chunks where document_id in (${one}, ${two}, ${three})`,
          z.object({ id: z.string() }),
        ),
      );
      return new Set(rows.map(({ id }) => id));
    };
    const remove = (actor: Actor, id: string) =>
      db.write(actor, (tx) => removeFromDraft(tx, as(actor), applicationId, { parties: [idOf(actor)] }, id));
    await remove(bertil, one);
    expect(await left()).toEqual(new Set([one, two, three]));
    await remove(samira, one);
    await remove(samira, two);
    await remove(samira, two);
    expect(await left()).toEqual(new Set([three]));
    await send();
    await remove(samira, three);
    expect(await left()).toEqual(new Set([three]));
    expect(await db.write(lena, (tx) => tx.run(sql`delete from document_chunks where document_id = ${three}`))).toBe(0);
    expect((await readAll(samira, three)).equals(content)).toBe(true);
  });

  test('what no answer names is left out of what is sent', async () => {
    await givenApplication(false);
    const [named = ''] = await add(samira, file('med.txt'));
    await add(samira, file('utan.txt'));
    await db.write(samira, (tx) => removeUnnamed(tx, as(samira), applicationId, mine, [named]));
    const files = await db.read(samira, (reader) => filesOfApplication(reader, as(samira), applicationId));
    expect([...files.values()]).toEqual([
      { id: named, name: 'med.txt', bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') },
    ]);
  });

  test('an expired draft is removed by the system, a sent one is not its to touch', async () => {
    await givenApplication(false);
    const [id = ''] = await add(samira, file());
    const system: Actor = { kind: 'system', name: 'test' };
    const clear = () =>
      db.write(system, async (tx) => {
        await tx.run(
          sql`delete from document_chunks where document_id in (select d.id from documents d where d.application_id = ${applicationId})`,
        );
        return tx.run(sql`delete from documents where application_id = ${applicationId}`);
      });
    expect(await clear()).toBe(1);
    const [kept = ''] = await add(samira, file());
    await send();
    expect(await clear()).toBe(0);
    expect(id).not.toBe(kept);
    expect((await readAll(samira, kept)).equals(content)).toBe(true);
  });
});

describe('the content', () => {
  test.each([
    ['a piece is missing', [content.subarray(0, 500)]],
    ['the hash is another', [content.subarray(0, 500), Buffer.from(content.subarray(500)).fill('x')]],
  ])('is not given whole when %s', async (_, stored) => {
    await givenApplication(false);
    const received = file();
    received.chunks = () => sealedPieces(received.id, stored);
    const [id = ''] = await add(samira, received);
    await expect(readAll(samira, id)).rejects.toThrow('not whole');
  });

  test('does not open when pieces have changed places', async () => {
    await givenApplication(false);
    const received = file();
    const pieces: Buffer[] = [];
    for await (const piece of received.chunks()) pieces.unshift(piece);
    received.chunks = () => sequence(pieces);
    const [id = ''] = await add(samira, received);
    await expect(readAll(samira, id)).rejects.toThrow();
  });
});

describe('on the page', () => {
  const shown = {
    id: newId(),
    name: 'hyra.pdf',
    type: 'application/pdf',
    size: 84_000,
    sha256: 'ab'.repeat(32),
    cleaned: false,
    virusScan: 'clean',
    createdAt: now,
  } as const;

  test('a fingerprint is in groups that can be read out', () => {
    expect(fingerprint('e3b0c44298fc1c14')).toBe('e3b0 c442 98fc 1c14');
    const [line] = fileReceipts([shown], 'sv')?.paragraphs ?? [];
    expect(line).toEqual([
      { strong: 'hyra.pdf' },
      ` är 84\u00a0kB och kom in 24\u00a0november\u00a02026, kl. 9.00. Den är kontrollerad mot virus, och inget hittades. Fingeravtryck (SHA-256): ${Array.from({ length: 16 }, () => 'abab').join(' ')}`,
    ]);
    const [other] = fileReceipts([{ ...shown, cleaned: true, virusScan: 'none' }], 'sv')?.paragraphs ?? [];
    const said = JSON.stringify(other);
    expect(said).toContain('Den är inte kontrollerad mot virus.');
    expect(said).toContain('Fingeravtrycket är bildens utan det.');
    expect(fileReceipts([], 'sv')).toBeUndefined();
  });

  test('a caseworker looks at what a browser can show, and fetches the rest', () => {
    expect(documentItem(shown, 'sv', 'staff')).toMatchObject({
      href: `/handlaggare/dokument/${shown.id}/visa`,
      meta: 'PDF, 84\u00a0kB',
    });
    expect(documentItem({ ...shown, type: 'image/heic' }, 'sv', 'staff').href).toBe(
      `/handlaggare/dokument/${shown.id}`,
    );
    expect(documentItem(shown, 'en', 'citizen').href).toBe(`/dokument/${shown.id}`);
    expect(canBeShown('text/plain')).toBe(false);
  });

  test('files are never pages of ours', () => {
    for (const headers of [fileHeaders('application/pdf', 'attachment'), fileHeaders('image/png', 'inline')]) {
      expect(headers['Content-Security-Policy']).toMatch(/^sandbox; default-src 'none'/);
      expect(headers['X-Content-Type-Options']).toBe('nosniff');
    }
    expect(fileHeaders('application/pdf', 'inline')['Content-Security-Policy']).toMatch(/^default-src 'none'/);
  });

  test.each(languages)('every problem is told with the name of the file and what to do (%s)', (language) => {
    for (const problem of [
      'tooLarge',
      'totalTooLarge',
      'tooMany',
      'empty',
      'type',
      'damaged',
      'locked',
      'pixels',
      'infected',
      'unchecked',
    ] satisfies FileProblem[]) {
      const told = problemText({ field: 'f', name: 'hyra.pdf', problem }, language, uploads);
      expect(told).toContain('hyra.pdf');
      expect(told).toMatch(/[Ll]ägg till|[Aa]dd /);
    }
    const field = uploadField(language, uploads);
    expect(field.hint).toContain('25 MB');
    expect(field.hint).toContain('30');
    expect(field.tooLarge).toMatch(/^\{name\} .*25 MB/);
    expect(field.maxBytes).toBe(25 * 1024 * 1024);
  });
});

function citizen(name: string): Actor & { kind: 'citizen' } {
  return { kind: 'citizen', personId: newId(), name };
}

function employee(name: string, roles: StaffRole[], units: string[]): Actor & { kind: 'staff' } {
  return { kind: 'staff', staffId: newId(), name, roles, units };
}

function idOf(actor: Actor): string {
  if (actor.kind === 'citizen') return actor.personId;
  return actor.kind === 'staff' ? actor.staffId : '';
}

function as(actor: Actor): Ctx {
  const deps = { vault, log: pino({ level: 'silent' }) } as unknown as Deps;
  return { db, actor, now, language: 'sv', requestId: 'test', deps };
}

function sealedPieces(id: string, pieces: Buffer[]): AsyncIterable<Buffer> {
  return sequence(pieces.map((piece, position) => seal(key, piece, chunkContext(id, position))));
}

// eslint-disable-next-line @typescript-eslint/require-await -- the shape of a spooled file
async function* sequence(pieces: Buffer[]): AsyncGenerator<Buffer> {
  yield* pieces;
}
