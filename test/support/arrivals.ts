import { inflateRawSync } from 'node:zlib';
import type pg from 'pg';
import type { ResponseOptions } from '../../src/dev/broker/issue.ts';
import type { Page, Visitor } from './client.ts';
import { answer, makeWorld, outstanding, type World } from './idp.ts';
import { type TestPortal, givenPortal, testMorning } from './portal.ts';

/** The portal with providers whose every word is written by the test. */
export async function givenWorld(): Promise<{ portal: TestPortal; world: World }> {
  const [portal, world] = [await givenPortal(), await makeWorld(testMorning)];
  portal.deps.saml.citizen = [world.citizenProvider];
  portal.deps.saml.staff = [world.staffProvider];
  return { portal, world };
}

export type Arrival = { to?: string; expected?: number; change?: Partial<ResponseOptions> };

/** Goes to log in, and comes back with what the test says. */
export async function arrive(
  visitor: Visitor,
  portal: TestPortal,
  world: World,
  side: 'medborgare' | 'handlaggare',
  arrival: Arrival = {},
): Promise<Page> {
  const till = arrival.to ?? (side === 'medborgare' ? '/mina-sidor' : '/handlaggare');
  const started = await visitor
    .raw()
    .get(`/saml/${side}/login?${new URLSearchParams({ till }).toString()}`)
    .redirects(0);
  return answerAt(visitor, portal, world, side, String(started.headers['location']), arrival);
}

/** Answers a request that the portal has sent the browser away with. */
export async function answerAt(
  visitor: Visitor,
  portal: TestPortal,
  world: World,
  side: 'medborgare' | 'handlaggare',
  location: string,
  { expected = 200, change = {} }: Arrival = {},
): Promise<Page> {
  const id = / ID="(_[0-9a-f]{32})"/.exec(requestAt(location))?.[1] ?? '';
  const own = `${portal.url}/saml/${side}`;
  const { samlResponse } = await answer(
    world,
    outstanding(world, side === 'medborgare' ? 'citizen' : 'staff', { id }),
    {
      audience: `${own}/metadata`,
      acsUrl: `${own}/acs`,
      encryptTo: portal.deps.saml.keys.current.certificate,
      now: portal.deps.clock(),
      ...change,
    },
  );
  return visitor.bring(`/saml/${side}/acs`, samlResponse, expected);
}

/** The request in the address that a browser is sent to. */
export function requestAt(location: string): string {
  const message = new URL(location).searchParams.get('SAMLRequest') ?? '';
  return inflateRawSync(Buffer.from(message, 'base64')).toString();
}

/** Ends somebody's sessions in a transaction that the test holds open, as the portal does when she is to have no more. */
export async function endingSessions(client: pg.Client, side: 'citizen' | 'staff', id: string): Promise<void> {
  const whose = side === 'citizen' ? 'person_id' : 'staff_id';
  await client.query('select pg_advisory_xact_lock(hashtextextended($1::text, 0))', [id]);
  await client.query(`update sessions set sess = (sess::jsonb || '{"ended": true}')::json where ${whose} = $1`, [id]);
}

/** Waits until a login stands still because somebody's sessions are being ended, or has come in all the same. */
export async function waits(client: pg.Client, coming: Promise<unknown>): Promise<void> {
  const login = { arrived: false };
  void coming.finally(() => (login.arrived = true)).catch(() => undefined);
  const waiting = `select from pg_locks where locktype = 'advisory' and not granted
    and database = (select oid from pg_database where datname = current_database())`;
  while (!login.arrived && (await client.query(waiting)).rowCount === 0)
    await new Promise((soon) => setTimeout(soon, 10));
}
