import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { purgeLogins } from '../../src/identity/actions.ts';
import { Visitor } from '../support/client.ts';
import { givenPortal, type TestPortal } from '../support/portal.ts';

const login = '/saml/medborgare/login';

describe('a flood', () => {
  let portal: TestPortal;
  beforeAll(async () => {
    // One login is two of these.
    portal = await givenPortal({ logins: 100, browserLogins: 6 });
  });
  const times = async (visitor: Visitor, n: number) => {
    const seen: { status: number; wait: string | undefined; text: string }[] = [];
    for (let i = 0; i < n; i += 1) {
      const { status, headers, text } = await visitor
        .raw()
        .get(login)
        .redirects(0)
        .ok(() => true);
      seen.push({ status, wait: headers['retry-after'], text });
    }
    return seen;
  };

  test('from one browser is slowed, with a page that says so and when to come back', async () => {
    const visitor = new Visitor(portal);
    // The first time the browser has no name yet.
    const seen = await times(visitor, 9);
    expect(seen.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303, 303, 303, 429, 429]);
    const last = seen.at(-1);
    expect(Number(last?.wait)).toBeGreaterThan(0);
    expect(Number(last?.wait)).toBeLessThanOrEqual(60);
    expect(last?.text).toContain('Vänta en stund och försök igen');
  });
  test('does not lock out forty people behind the same address', async () => {
    for (let i = 0; i < 40; i += 1) {
      const person = new Visitor(portal);
      await person.logIn('198102062398');
    }
  }, 120_000);
  test('from one address is slowed in the end, at the door for answers too', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 30; i += 1) {
      const { status } = await new Visitor(portal)
        .raw()
        .post('/saml/medborgare/acs')
        .type('form')
        .send({ SAMLResponse: 'x', omgang: '2' })
        .ok(() => true);
      statuses.push(status);
    }
    expect(statuses[0]).toBe(400);
    expect(statuses.at(-1)).toBe(429);
    // Reading about how to log in is never counted.
    await new Visitor(portal).get('/logga-in');
  });
});

test('requests and assertions that are over are removed by a job, and no others', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  await visitor.logIn('198102062398');
  const owner = new pg.Client({ connectionString: portal.ownerUrl.replace('agare:', 'postgres:') });
  await owner.connect();
  const counted = async () => {
    const { rows } = await owner.query<{ requests: number; assertions: number }>(
      `select (select count(*)::int from saml_requests) as requests, (select count(*)::int from saml_assertions) as assertions`,
    );
    return rows[0];
  };
  const purge = () =>
    purgeLogins({
      db: portal.db,
      deps: portal.deps,
      actor: { kind: 'system', name: 'purgeLogins' },
      now: portal.deps.clock(),
      language: 'sv',
      requestId: 'test',
    });
  try {
    expect(await purge()).toBe(0);
    expect(await counted()).toEqual({ requests: 1, assertions: 1 });
    portal.wait(10 * 60_000);
    expect(await purge()).toBe(1);
    expect(await counted()).toEqual({ requests: 1, assertions: 0 });
    portal.wait(24 * 3_600_000);
    await new Visitor(portal).logIn('198102062398');
    expect(await purge()).toBe(1);
    expect(await counted()).toEqual({ requests: 1, assertions: 1 });
  } finally {
    await owner.end();
  }
});
