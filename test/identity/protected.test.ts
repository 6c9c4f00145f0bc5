import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refreshProtection } from '../../src/people/actions.ts';
import { oid } from '../../src/identity/rules.ts';
import { protectionByFile, protectionByGateway } from '../../src/platform/outside.ts';
import { arrive } from '../support/arrivals.ts';
import { Visitor } from '../support/client.ts';
import { givenApplication } from '../support/given.ts';
import { makeWorld } from '../support/idp.ts';
import { type TestPortal, givenPortal, testMorning } from '../support/portal.ts';

const hour = 3_600_000;
const [johan, ayaan, fatima] = ['198102062398', '199001012385', '198801012389'];

let portal: TestPortal;
let owner: pg.Client;
/** What the register says; an error stands for one that cannot be asked. */
let register: Set<string> | Error = new Set();

beforeAll(async () => {
  portal = await givenPortal();
  portal.deps.askProtection = (number) =>
    register instanceof Error ? Promise.reject(register) : Promise.resolve(register.has(number));
  owner = new pg.Client({ connectionString: portal.ownerUrl.replace('agare:', 'postgres:') });
  await owner.connect();
}, 60_000);
afterAll(() => owner.end());

async function unitOf(caseId: string): Promise<string | undefined> {
  const { rows } = await owner.query<{ unit: string }>('select unit from cases where id = $1', [caseId]);
  return rows[0]?.unit;
}
async function protectionOf(number: string): Promise<string | undefined> {
  const sought = 'select protection from persons where personal_number = $1';
  const { rows } = await owner.query<{ protection: string }>(sought, [number]);
  return rows[0]?.protection;
}
const refresh = () =>
  refreshProtection({
    db: portal.db,
    deps: portal.deps,
    actor: { kind: 'system', name: 'test' },
    now: portal.deps.clock(),
    language: 'sv',
    requestId: 'test',
  });
/** An employee of the unit for protected persons: the only one whose groups name it. */
async function insider(): Promise<Visitor> {
  const staff = portal.deps.saml.staff;
  portal.deps.saml.staff = staff.map((provider) => ({
    ...provider,
    groups: new Map([['handlaggare-lss', { role: 'caseworker' as const, units: ['skyddade'] }]]),
  }));
  const visitor = new Visitor(portal);
  await visitor.logInStaff('jonas.viklund');
  portal.deps.saml.staff = staff;
  return visitor;
}

describe('a protected person', () => {
  let caseId: string;
  let own: Visitor;
  beforeAll(async () => {
    register = new Set([johan]);
    own = new Visitor(portal);
    ({ caseId } = await givenApplication(own, johan));
  }, 60_000);

  test('applies as everybody does, and nothing on her pages tells', async () => {
    const other = new Visitor(portal);
    const { caseId: otherCase } = await givenApplication(other, ayaan);
    const plain = (visitor: Visitor, id: string) =>
      (visitor.page?.html ?? '')
        .replace(/<nav class="util"[\s\S]*?<\/nav>/, '')
        .replaceAll(id, 'x')
        .replace(/Av (Johan Ek|Ayaan Warsame)/, '')
        // The control code and the whole hash: another application's are always others.
        .replace(/>[0-9a-fA-F ]{19,}</g, '><')
        .replace(/RS 2026-\d+/g, '')
        .replace(/<!-- .*? -->/g, '')
        .replace(/name="(_csrf|_vems)" value="[^"]*"/g, '');
    for (const where of ['/kvitto', '', '/ansokan']) {
      await own.get(`/arenden/${caseId}${where}`);
      await other.get(`/arenden/${otherCase}${where}`);
      expect(plain(own, caseId)).toBe(plain(other, otherCase));
    }
    expect([await unitOf(caseId), await unitOf(otherCase)]).toEqual(['skyddade', 'forsorjning']);
  });
  test('is out of sight for everybody but the employees of the unit for it', async () => {
    const manager = new Visitor(portal);
    const queue = await manager.logInStaff('karin.sjodin', '/handlaggare/ko');
    expect(queue.html).not.toContain(caseId);
    expect(queue.html).not.toContain('Skyddade personuppgifter');
    await manager.get(`/handlaggare/arenden/${caseId}`, 403);
    await manager.get('/handlaggare/ko?enhet=skyddade', 403);
    await manager.get('/handlaggare/ko');
    for (const sok of [johan, 'RS 2026-0001', 'Ek', 'Johan Ek']) {
      const found = await manager.post('/handlaggare/sok', { sok });
      expect(found.html, sok).not.toContain(caseId);
      expect(found.html, sok).not.toContain('Johan Ek<');
    }
  });
  test('is seen there, with a warning', async () => {
    const inside = await insider();
    expect((await inside.get('/handlaggare/ko')).html).toContain(caseId);
    const seen = await inside.get(`/handlaggare/arenden/${caseId}`);
    expect(seen.html).toContain('Röj aldrig var personen finns');
    expect(seen.html).toContain('Johan Ek');
  });
  test('is told by SMS without municipality or address', async () => {
    await owner.query(`update persons set phone = '070-174 06 05', notify_by = '{sms}' where personal_number = $1`, [
      johan,
    ]);
    const inside = await insider();
    await inside.get(`/handlaggare/arenden/${caseId}`);
    await inside.post(`/handlaggare/arenden/${caseId}/ta`, { har: '' });
    await inside.post(`/handlaggare/arenden/${caseId}/meddelanden`, { text: 'Hej!', svar: 'nej' });
    await portal.runJobs();
    const [sms] = portal.mailbox.sent.filter(({ channel }) => channel === 'sms');
    expect(sms?.text).toBe('Hej! Du har något att läsa. Logga in som du brukar.');
  });
  test('who is so no longer is an ordinary one from the next login on', async () => {
    register = new Set();
    await new Visitor(portal).logIn(johan);
    expect([await protectionOf(johan), await unitOf(caseId)]).toEqual(['none', 'forsorjning']);
  });
  test('who becomes so is hidden at the next login, and within a day without one', async () => {
    register = new Set([johan]);
    await refresh();
    expect(await unitOf(caseId)).toBe('forsorjning');
    portal.wait(25 * hour);
    await refresh();
    expect([await protectionOf(johan), await unitOf(caseId)]).toEqual(['protected', 'skyddade']);
  });
});

describe('a register that cannot be asked', () => {
  test('makes a person protected until it can, and keeps nobody out', async () => {
    register = new Set();
    const { caseId } = await givenApplication(new Visitor(portal), fatima);
    expect(await unitOf(caseId)).toBe('forsorjning');
    register = new Error('away');
    const visitor = new Visitor(portal);
    expect((await visitor.logIn(fatima)).url).toBe('/mina-sidor');
    await visitor.get(`/arenden/${caseId}`);
    expect([await protectionOf(fatima), await unitOf(caseId)]).toEqual(['unknown', 'skyddade']);
    await refresh();
    expect(await unitOf(caseId)).toBe('skyddade');
    register = new Set();
    await refresh();
    expect([await protectionOf(fatima), await unitOf(caseId)]).toEqual(['none', 'forsorjning']);
  }, 60_000);
  test('does not make one who is known to be protected unknown', async () => {
    register = new Set([ayaan]);
    await new Visitor(portal).logIn(ayaan);
    register = new Error('away');
    await new Visitor(portal).logIn(ayaan);
    expect(await protectionOf(ayaan)).toBe('protected');
  });
});

describe('the question whether two numbers are one person', () => {
  /** Somebody comes with a new number; the provider says that she had an earlier one, which is known here. */
  async function proposed(earlier: string, now: string, givenName: string): Promise<string | null | undefined> {
    const world = await makeWorld(testMorning);
    const broker = portal.deps.saml.citizen;
    portal.deps.saml.citizen = [world.citizenProvider];
    const attributes = [
      { name: oid.personalIdentityNumber, values: [now] },
      { name: oid.givenName, values: [givenName] },
      { name: oid.surname, values: ['Prov'] },
      { name: oid.previousPersonalIdentityNumber, values: [earlier] },
    ];
    await arrive(new Visitor(portal), portal, world, 'medborgare', { change: { attributes } });
    portal.deps.saml.citizen = broker;
    const { rows } = await owner.query<{ unit: string | null }>(
      `select m.unit from merge_proposals m join persons p on p.id = m.person_id where p.personal_number = $1`,
      [now],
    );
    return rows[0]?.unit;
  }
  async function asked(): Promise<string> {
    const manager = new Visitor(portal);
    return (await manager.logInStaff('karin.sjodin', '/handlaggare/personer')).html;
  }

  test('is for the unit for protected persons when the one who logs in is protected', async () => {
    const [earlier, now] = ['194410792388', '199301012382'];
    register = new Set();
    await new Visitor(portal).logIn(earlier);
    register = new Set([now]);
    expect(await proposed(earlier, now, 'Hemliga')).toBe('skyddade');
    expect(await asked()).not.toContain('Hemliga');
  });
  test('is so too when only the earlier person is, though nobody asked the register this time', async () => {
    const [earlier, now] = ['191401682396', '197201079295'];
    register = new Set([earlier]);
    await new Visitor(portal).logIn(earlier);
    const { askProtection } = portal.deps;
    portal.deps.askProtection = undefined;
    expect(await proposed(earlier, now, 'Nyfunna')).toBe('skyddade');
    portal.deps.askProtection = askProtection;
    expect(await asked()).not.toContain('Nyfunna');
  });
  test('is for the managers of any unit when nobody is', async () => {
    const [earlier, now] = ['200900802398', '198801012389'];
    register = new Set();
    await new Visitor(portal).logIn(earlier);
    expect(await proposed(earlier, now, 'Vanliga')).toBeNull();
    expect(await asked()).toContain('Vanliga');
  });
});

describe('where it is asked', () => {
  test('a file is read each time; one that is missing or spoilt is no answer', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'protected-'));
    const file = path.join(folder, 'numbers.txt');
    const ask = protectionByFile(file);
    await expect(ask(johan)).rejects.toThrow();
    writeFileSync(file, `# kept by the municipality\n${johan}  # since November\r\n\n`);
    expect([await ask(johan), await ask(ayaan)]).toEqual([true, false]);
    writeFileSync(file, `${johan}\n19900101-2385\n`);
    await expect(ask(johan)).rejects.toThrow('no number');
    rmSync(folder, { recursive: true });
  });
  test('a gateway is posted to, and anything but a clear answer is none', async () => {
    let answer: [number, string] = [200, '{"protected":true}'];
    const asked: string[] = [];
    const server = createServer((req, res) => {
      req.on('data', (part: Buffer) =>
        asked.push(`${req.method ?? ''} ${req.headers.authorization ?? ''} ${part.toString()}`),
      );
      req.on('end', () => res.writeHead(answer[0]).end(answer[1]));
    });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    const ask = protectionByGateway(`http://a:b@localhost:${String((server.address() as AddressInfo).port)}/`);
    expect(await ask(johan)).toBe(true);
    expect(asked).toEqual([`POST Basic YTpi {"personalNumber":"${johan}"}`]);
    answer = [200, '{"protected":false}'];
    expect(await ask(johan)).toBe(false);
    for (answer of [
      [500, '{"protected":false}'],
      [200, '{}'],
      [200, 'false'],
      [200, ''],
    ] as [number, string][])
      await expect(ask(johan), answer.join(' ')).rejects.toThrow();
    server.close();
    server.closeAllConnections();
    await expect(ask(johan)).rejects.toThrow();
  });
});
