import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Actor } from '../../src/platform/context.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { newId } from '../../src/platform/ids.ts';
import { currentNews, insertNews, selectLatestNews } from '../../src/public/queries.ts';
import { Visitor } from '../support/client.ts';
import { type TestPortal, givenPortal, testMorning } from '../support/portal.ts';

const fields = {
  textSv: 'Kontoret är stängt i eftermiddag.',
  textEn: 'The office is closed this afternoon.',
  link: '/kontakt',
  'until.day': '24',
  'until.month': '11',
  'until.year': '2026',
  time: '17.00',
};
let portal: TestPortal;

beforeAll(async () => {
  portal = await givenPortal();
}, 120_000);

const anonymous: Actor = { kind: 'anonymous' };
const standing = (at: Date) => portal.db.read(anonymous, (reader) => currentNews(reader, at));

test('a manager publishes news, which ends by itself or is taken down', async () => {
  const manager = new Visitor(portal);
  await manager.logInStaff('karin.sjodin', '/handlaggare/nyhet');
  await manager.post('/handlaggare/nyhet', fields);
  expect(manager.page?.html).toContain(fields.textSv);
  expect(await standing(testMorning)).toEqual({ textSv: fields.textSv, textEn: fields.textEn, link: '/kontakt' });
  expect(await standing(new Date('2026-11-24T15:59:59Z'))).toBeDefined();
  expect(await standing(new Date('2026-11-24T16:00:00Z'))).toBeUndefined();

  const takeDown = /action="([^"]+\/ta-ner)"/.exec(manager.page?.html ?? '')?.[1] ?? '';
  await manager.post(takeDown);
  expect(manager.page?.html).not.toContain('/ta-ner"');
  expect(await standing(testMorning)).toBeUndefined();
});

test('what was typed stays, with what to correct', async () => {
  const manager = new Visitor(portal);
  await manager.logInStaff('karin.sjodin', '/handlaggare/nyhet');
  await manager.post('/handlaggare/nyhet', { ...fields, textEn: '', time: 'fem' }, 422);
  const html = manager.page?.html ?? '';
  expect(html).toContain(fields.textSv);
  expect(html).toContain('value="fem"');
  expect(html).toContain('href="#textEn"');
  expect(html).toContain('href="#time"');
});

test('a caseworker may not, and is told so', async () => {
  const caseworker = new Visitor(portal);
  await caseworker.logInStaff('lena.astrom');
  await caseworker.get('/handlaggare/nyhet', 403);
});

test('the database lets only publishers write it, in their own name, and nobody change or remove it', async () => {
  const system: Actor = { kind: 'system', name: 'test' };
  const named = async (subject: string): Promise<Extract<Actor, { kind: 'staff' }>> => {
    const { id } = await portal.db.read(system, (reader) =>
      reader.one(sql`select id from staff where subject = ${subject}`, z.object({ id: z.string() })),
    );
    return { kind: 'staff', staffId: id, name: '', roles: [], units: [] };
  };
  const [manager, caseworker] = [await named('karin.sjodin'), await named('lena.astrom')];
  const news = {
    id: newId(),
    textSv: 'a',
    textEn: 'b',
    link: null,
    startsAt: testMorning,
    endsAt: new Date(testMorning.getTime() + 1000),
    createdBy: manager.staffId,
    createdAt: testMorning,
  };
  const citizen: Actor = { kind: 'citizen', personId: newId(), name: '' };
  const colleague: Actor = { kind: 'staff', staffId: newId(), name: '', roles: ['manager'], units: [] };
  for (const actor of [anonymous, citizen, colleague, caseworker]) {
    await expect(portal.db.write(actor, (tx) => insertNews(tx, news))).rejects.toThrow('row-level security');
  }
  const own = { ...news, id: newId(), createdBy: caseworker.staffId };
  await expect(portal.db.write(caseworker, (tx) => insertNews(tx, own))).rejects.toThrow('row-level security');
  for (const actor of [citizen, caseworker])
    expect(await portal.db.write(actor, (tx) => tx.run(sql`update news set removed_at = null`))).toBe(0);
  await expect(portal.db.write(manager, (tx) => tx.run(sql`update news set text_sv = 'x'`))).rejects.toThrow();
  expect(await portal.db.write(colleague, (tx) => tx.run(sql`delete from news`))).toBe(0);
  const kept = await portal.db.read(colleague, (reader) => selectLatestNews(reader, 5));
  expect(kept.map((each) => each.textSv)).toEqual([fields.textSv]);
});
