import session, { type SessionData } from 'express-session';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { SessionStore } from '../../src/platform/http/session-store.ts';
import { givenDatabase } from '../support/database.ts';

let urls: { ownerUrl: string; appUrl: string };
let owner: pg.Client;
let pool: pg.Pool;
/** Two instances of the portal, as far as sessions go, and how many statements each has sent. */
let here: SessionStore;
let there: SessionStore;
const sent = { here: 0, there: 0 };
/** Runs between the moment the database has answered and the moment that is known here. */
let meanwhile: (() => Promise<unknown>) | undefined;

beforeAll(async () => {
  urls = await givenDatabase();
  owner = new pg.Client({ connectionString: urls.ownerUrl });
  await owner.connect();
  pool = new pg.Pool({ connectionString: urls.appUrl });
  here = new SessionStore(counting('here'), urls.appUrl);
  there = new SessionStore(counting('there'), urls.appUrl);
});
afterAll(async () => {
  await Promise.all([here.close(), there.close()]);
  await Promise.all([pool.end(), owner.end()]);
});

function counting(name: keyof typeof sent): pg.Pool {
  const query = async (text: string, values: unknown[]) => {
    sent[name] += 1;
    const answer = await pool.query(text, values);
    await meanwhile?.();
    return answer;
  };
  return { query } as unknown as pg.Pool;
}

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));
const read = (store: SessionStore, sid: string) =>
  new Promise<SessionData | null | undefined>((resolve, reject) => {
    store.get(sid, (error, found) => {
      if (error) reject(asError(error));
      else resolve(found);
    });
  });
const write = (store: SessionStore, sid: string, lastSeen: number) =>
  new Promise<void>((resolve, reject) => {
    const changed = { cookie: new session.Cookie(), lastSeen };
    store.set(sid, changed, (error) => {
      if (error) reject(asError(error));
      else resolve();
    });
  });
const seen = async (store: SessionStore, sid: string) => {
  const found = await read(store, sid);
  return found?.lastSeen;
};

/** Reads until it is remembered. */
const remembered = (store: SessionStore, name: keyof typeof sent, sid: string) =>
  vi.waitFor(async () => {
    await read(store, sid);
    const before = sent[name];
    await read(store, sid);
    expect(sent[name]).toBe(before);
  }, 5000);

test('a session that was just read is not asked for again, and each request has a copy of its own', async () => {
  await write(here, 'a', 1);
  await remembered(here, 'here', 'a');
  const found = await read(here, 'a');
  if (found) found.lastSeen = 9;
  expect(await seen(here, 'a')).toBe(1);
});

test('what one instance changes or ends, the others forget at once', async () => {
  await write(here, 'b', 1);
  await remembered(there, 'there', 'b');
  await write(here, 'b', 2);
  expect(await seen(here, 'b')).toBe(2);
  await vi.waitFor(async () => {
    expect(await seen(there, 'b')).toBe(2);
  });
  await remembered(here, 'here', 'b');
  await remembered(there, 'there', 'b');
  await owner.query(`delete from sessions where sid = 'b'`);
  for (const store of [here, there]) {
    await vi.waitFor(async () => {
      expect(await read(store, 'b')).toBeFalsy();
    });
  }
});

test('what was read while it changed is not remembered', async () => {
  await write(here, 'c', 1);
  await remembered(here, 'here', 'a');
  meanwhile = async () => {
    meanwhile = undefined;
    const before = sent.there;
    await write(there, 'c', 2);
    expect(sent.there).toBe(before + 1);
    // Until the word of it has come.
    await new Promise((resolve) => setTimeout(resolve, 200));
  };
  expect(await seen(here, 'c')).toBe(1);
  expect(await seen(here, 'c')).toBe(2);
});

test('while changes cannot be heard nothing is remembered, and afterwards it is again', async () => {
  await write(here, 'd', 1);
  await remembered(here, 'here', 'd');
  const admin = new URL(urls.ownerUrl);
  admin.username = 'postgres';
  const superuser = new pg.Client({ connectionString: admin.toString() });
  await superuser.connect();
  const { rows } = await superuser.query<{ ended: boolean }>(
    `select pg_terminate_backend(pid) as ended from pg_stat_activity
      where datname = current_database() and query = 'listen session_changed'`,
  );
  await superuser.end();
  expect(rows).toHaveLength(2);
  await vi.waitFor(async () => {
    const before = sent.here;
    await read(here, 'd');
    expect(sent.here).toBe(before + 1);
  });
  await owner.query(`update sessions set sess = jsonb_set(sess::jsonb, '{lastSeen}', '2') where sid = 'd'`);
  expect(await seen(here, 'd')).toBe(2);
  await remembered(here, 'here', 'd');

  const deaf = new SessionStore(counting('there'), urls.appUrl.replace(/:\d+\//, ':1/'));
  for (let time = 0; time < 3; time += 1) {
    const before = sent.there;
    expect(await seen(deaf, 'd')).toBe(2);
    expect(sent.there).toBe(before + 1);
  }
  await deaf.close();
});

test('the id of a session, which opens it, is not said aloud', async () => {
  const listener = new pg.Client({ connectionString: urls.appUrl });
  await listener.connect();
  const heard: string[] = [];
  listener.on('notification', ({ payload = '' }) => heard.push(payload));
  await listener.query('listen session_changed');
  await write(here, 'a secret id', 1);
  await write(here, 'a secret id', 2);
  await vi.waitFor(() => {
    expect(heard).toHaveLength(1);
  });
  expect(heard[0]).toMatch(/^[0-9a-f]{64}$/);
  await listener.end();
});

test('a session that has ended is not brought to life by a request that was under way', async () => {
  await write(here, 'e', 1);
  const underWay = await read(there, 'e');
  await new Promise<void>((resolve) => {
    here.destroy('e', () => {
      resolve();
    });
  });
  await write(there, 'e', 2);
  expect(underWay?.ended).toBeUndefined();
  for (const store of [here, there]) expect(await read(store, 'e')).toMatchObject({ ended: true, lastSeen: 1 });
});
