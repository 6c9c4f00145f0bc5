import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claims, presets, staffWarnings } from '../../src/identity/rules.ts';
import type { Provider } from '../../src/platform/saml/providers.ts';
import { arrive, endingSessions, givenWorld, waits } from '../support/arrivals.ts';
import { Visitor } from '../support/client.ts';
import { staffAttributes, type World } from '../support/idp.ts';
import type { TestPortal } from '../support/portal.ts';

let portal: TestPortal;
let world: World;
let owner: pg.Client;

beforeAll(async () => {
  ({ portal, world } = await givenWorld());
  owner = new pg.Client({ connectionString: portal.ownerUrl.replace('agare:', 'postgres:') });
  await owner.connect();
}, 60_000);
afterAll(() => owner.end());

/** What the provider says of an employee. */
function employee(subject: string, name: string, roles: string[], more: Record<string, string[]> = {}) {
  return [
    { name: claims.objectIdentifier, values: [subject] },
    { name: claims.givenName, values: [name] },
    { name: claims.surname, values: ['Prov'] },
    ...(roles.length > 0 ? [{ name: claims.role, values: roles }] : []),
    ...Object.entries(more).map(([key, values]) => ({ name: key, values })),
  ];
}
async function comeIn(attributes: ReturnType<typeof employee>, expected = 200, visitor = new Visitor(portal)) {
  await arrive(visitor, portal, world, 'handlaggare', { change: { attributes }, expected });
  return visitor;
}
/** Whether the visitor is still signed in. */
async function isIn(visitor: Visitor): Promise<boolean> {
  const { status } = await visitor
    .raw()
    .get('/handlaggare')
    .redirects(0)
    .ok(() => true);
  return status === 200;
}
async function idOf(subject: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>('select id from staff where subject = $1', [subject]);
  return rows[0]?.id ?? '';
}
function withProvider(change: Partial<Provider>, work: () => Promise<void>): Promise<void> {
  portal.deps.saml.staff = [{ ...world.staffProvider, ...change }];
  return work().finally(() => {
    portal.deps.saml.staff = [world.staffProvider];
  });
}

describe('who an employee is', () => {
  test('goes by the stable subject: the same e-mail is not the same employee', async () => {
    const email = { [claims.email]: ['anna.prov@example.se'] };
    await comeIn(employee('subject-1', 'Anna', ['handlaggare'], email));
    await comeIn(employee('subject-2', 'Annika', ['handlaggare'], email));
    await comeIn(employee('subject-1', 'Anna-Karin', ['handlaggare'], email));
    const { rows } = await owner.query(
      `select subject, name from staff where email like 'anna.prov%' order by subject`,
    );
    expect(rows).toEqual([
      { subject: 'subject-1', name: 'Anna-Karin Prov' },
      { subject: 'subject-2', name: 'Annika Prov' },
    ]);
  });
  test('is not known by an e-mail alone', async () => {
    const attributes = employee('x', 'Anna', ['handlaggare'], { [claims.email]: ['anna.prov@example.se'] }).slice(1);
    expect((await comeIn(attributes, 400)).page?.html).toContain('Det gick inte att logga in');
  });
});

describe('an employee who may not come in', () => {
  test('with an unknown group is told whom to ask', async () => {
    const { page } = await comeIn(employee('s-none', 'Nils', ['SOC-Okand']), 403);
    expect(page?.html).toContain('Du har ingen behörighet här');
    expect(page?.html).toContain('IT-supporten');
    expect(page?.html).toContain('href="mailto:it-support@robertsfors.example"');
  });
  test('is told to ask the manager where the municipality has named nobody', async () => {
    const { staffSupport, ...municipality } = portal.deps.municipality;
    portal.deps.municipality = municipality;
    const { page } = await comeIn(employee('s-none', 'Nils', []), 403).finally(() => {
      portal.deps.municipality = { ...municipality, staffSupport };
    });
    expect(page?.html).toContain('Be din chef');
    expect(page?.html).not.toContain('Den du kan fråga');
  });
  test.each([claims.groupsOverage, claims.groupsOverageOlder])(
    'because the groups were too many gets a page of its own, and the log a row (%s)',
    async (claim) => {
      const { page } = await comeIn(employee('s-many', 'Mona', [], { [claim]: ['https://graph.example.se/1'] }), 403);
      expect(page?.html).toContain('Ditt konto har för många grupper');
      expect(page?.html).toContain('IT-supporten');
      const { rows } = await owner.query(
        `select detail ->> 'code' as code from audit_events where action = 'login.refuse' order by id desc limit 1`,
      );
      expect(rows).toEqual([{ code: 'role.group-overage' }]);
    },
  );
});

describe('the level of an employee’s login', () => {
  const password = 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport';
  const methods = (...values: string[]) => ({ [claims.authnMethods]: values });
  const strict = { levels: [claims.multipleAuthn] };

  test('is demanded though nothing is configured: what AD FS and Entra ID send will do, anything else not', async () => {
    const attributes = staffAttributes;
    for (const level of [
      password,
      'urn:oasis:names:tc:SAML:2.0:ac:classes:Password',
      'urn:federation:authentication:windows',
    ])
      await arrive(new Visitor(portal), portal, world, 'handlaggare', { change: { attributes, level } });
    const other = { attributes, level: 'urn:oasis:names:tc:SAML:2.0:ac:classes:InternetProtocol' };
    await arrive(new Visitor(portal), portal, world, 'handlaggare', { change: other, expected: 403 });
  });
  test('two factors can be demanded, and are read where AD FS and Entra ID put them', async () => {
    await withProvider(strict, async () => {
      const weak = await comeIn(employee('s-mfa', 'Moa', ['handlaggare'], methods('http://x.example/password')), 403);
      expect(weak.page?.html).toContain('Du behöver logga in i två steg');
      expect(weak.page?.html).not.toContain('BankID');
      await comeIn(
        employee('s-mfa', 'Moa', ['handlaggare'], methods('http://x.example/password', claims.multipleAuthn)),
      );
    });
  });
  test('is not taken from any other attribute', async () => {
    await withProvider(strict, async () => {
      await comeIn(employee('s-mfa', 'Moa', ['handlaggare', claims.multipleAuthn]), 403);
    });
  });
  test('that is weak, or not looked at, is told at start', () => {
    const provider = (change: Partial<Provider>): Provider => ({ ...world.staffProvider, ...change });
    expect(staffWarnings([provider({ levels: presets.adfs.levels })])).toEqual([
      expect.stringContaining('with a password alone'),
    ]);
    expect(staffWarnings([provider({ levels: [] })])).toEqual([expect.stringContaining('no level of assurance')]);
    expect(staffWarnings([provider(strict)])).toEqual([]);
    expect(staffWarnings([provider({ ...strict, decideWithoutFreshLogin: true })])).toEqual([
      expect.stringContaining('without a fresh login'),
    ]);
  });
});

describe('roles', () => {
  test('that are fewer at a later login end what the employee has open elsewhere', async () => {
    const first = await comeIn(employee('s-roles', 'Rut', ['enhetschef', 'administrator']));
    const second = await comeIn(employee('s-roles', 'Rut', ['enhetschef', 'administrator']));
    expect([await isIn(first), await isIn(second)]).toEqual([true, true]);
    const third = await comeIn(employee('s-roles', 'Rut', ['enhetschef']));
    expect([await isIn(first), await isIn(second), await isIn(third)]).toEqual([false, false, true]);
  });
  test('for fewer units do the same, and more roles do not', async () => {
    const first = await comeIn(employee('s-units', 'Ulla', ['handlaggare']));
    const more = await comeIn(employee('s-units', 'Ulla', ['handlaggare', 'enhetschef']));
    expect(await isIn(first)).toBe(true);
    const fewer = await comeIn(employee('s-units', 'Ulla', ['handlaggare-lss', 'enhetschef-lss']));
    expect([await isIn(first), await isIn(more), await isIn(fewer)]).toEqual([false, false, true]);
  });
  test.each<[string, string[], Record<string, string[]>, string]>([
    ['none', [], {}, 'Du har ingen behörighet här'],
    ['an unknown one', ['SOC-Okand'], {}, 'Du har ingen behörighet här'],
    ['too many groups', [], { [claims.groupsOverage]: ['https://graph.example.se/1'] }, 'för många grupper'],
  ])('that are all gone do so too, though the new login is refused: %s', async (name, none, more, heading) => {
    const subject = `s-gone ${name}`;
    const roles = ['handlaggare', 'enhetschef'];
    const [one, two] = [await comeIn(employee(subject, 'Gun', roles)), await comeIn(employee(subject, 'Gun', roles))];
    const refused = await comeIn(employee(subject, 'Gun', none, more), 403);
    expect(refused.page?.html).toContain(heading);
    expect([await isIn(one), await isIn(two), await isIn(refused)]).toEqual([false, false, false]);
    const { rows } = await owner.query(
      `select s.roles, s.units, e.detail ->> 'by' as by, e.detail -> 'ended' as ended from staff s
         join audit_events e on e.chain = s.id and e.action = 'session.end' where s.subject = $1`,
      [subject],
    );
    expect(rows).toEqual([{ roles: [], units: [], by: 'no-role', ended: 2 }]);
    const administrator = await comeIn(employee('s-admin', 'Adam', ['administrator']));
    expect((await administrator.get('/handlaggare/medarbetare')).html).toMatch(/Gun Prov[\s\S]*Har ingen roll nu/);
    expect(await isIn(await comeIn(employee(subject, 'Gun', roles)))).toBe(true);
  });
  test('that became fewer while a login was on its way end that one too', async () => {
    const roles = ['handlaggare', 'enhetschef'];
    const first = await comeIn(employee('s-race', 'Rita', roles));
    // Stands for another login, with one role, whose transaction has ended all sessions but not come to its end.
    const other = new pg.Client({ connectionString: portal.ownerUrl.replace('agare:', 'postgres:') });
    await other.connect();
    await other.query('begin');
    await endingSessions(other, 'staff', await idOf('s-race'));
    const visitor = new Visitor(portal);
    const coming = comeIn(employee('s-race', 'Rita', roles), 200, visitor);
    await waits(owner, coming);
    await other.query(`update staff set roles = '{caseworker}' where subject = 's-race'`);
    await other.query('commit');
    await other.end();
    const { page } = await coming;
    expect(page?.url).toBe('/handlaggare/logga-in?skal=andrat&till=%2Fhandlaggare');
    expect(page?.html).toContain('ändrades medan du loggade in');
    expect([await isIn(first), await isIn(visitor)]).toEqual([false, false]);
  });
  test('lost by one end nobody else’s session', async () => {
    const colleague = await comeIn(employee('s-colleague', 'Kalle', ['handlaggare']));
    await comeIn(employee('s-loser', 'Lo', ['handlaggare', 'enhetschef']));
    await comeIn(employee('s-loser', 'Lo', ['handlaggare']));
    expect(await isIn(colleague)).toBe(true);
  });
});

describe('an administrator', () => {
  const path = '/handlaggare/medarbetare';
  test('shuts somebody out at once and everywhere, until letting in again', async () => {
    const roles = ['handlaggare'];
    const [one, two] = [await comeIn(employee('s-out', 'Olle', roles)), await comeIn(employee('s-out', 'Olle', roles))];
    const administrator = await comeIn(employee('s-admin', 'Adam', ['administrator']));
    const list = await administrator.get(path);
    expect(list.html).toContain('Olle Prov');
    const id = await idOf('s-out');
    const after = await administrator.post(`${path}/${id}/stang-ute`);
    expect(after.html).toContain('Utestängd i dag');
    expect(after.html).toMatch(/role="status"[\s\S]{0,400}Olle Prov är utestängd/);
    expect([await isIn(one), await isIn(two)]).toEqual([false, false]);

    const refused = await comeIn(employee('s-out', 'Olle', [...roles, 'administrator']), 403);
    expect(refused.page?.html).toContain('Du kommer inte in just nu');
    expect(refused.page?.html).toContain('IT-supporten');
    expect(await isIn(refused)).toBe(false);

    // Twice is as once.
    await administrator.post(`${path}/${id}/stang-ute`);
    const back = await administrator.post(`${path}/${id}/slapp-in`);
    expect(back.html).toMatch(/role="status"[\s\S]{0,400}Olle Prov har tillträde igen/);
    expect((await administrator.get(path)).html).not.toContain('role="status"');
    expect(await isIn(await comeIn(employee('s-out', 'Olle', roles)))).toBe(true);
    const { rows } = await owner.query(
      `select detail ->> 'shutOut' as out from audit_events where chain = $1 and action = 'staff.manage' order by id`,
      [id],
    );
    expect(rows).toEqual([{ out: 'true' }, { out: 'true' }, { out: 'false' }]);
  });
  test('cannot shut herself out, and has no button for it', async () => {
    const administrator = await comeIn(employee('s-admin', 'Adam', ['administrator']));
    const id = await idOf('s-admin');
    expect((await administrator.get(path)).html).not.toContain(`${path}/${id}/`);
    await administrator.post(`${path}/${id}/stang-ute`, {}, 409);
    expect(await isIn(administrator)).toBe(true);
  });
  test('is the only one who can, and only for somebody who exists', async () => {
    const manager = await comeIn(employee('s-manager', 'Maja', ['enhetschef']));
    await manager.get(path, 403);
    await manager.get('/handlaggare/nyhet');
    await manager.post(`${path}/${await idOf('s-admin')}/stang-ute`, {}, 403);
    const administrator = await comeIn(employee('s-admin', 'Adam', ['administrator']));
    await administrator.get(path);
    await administrator.post(`${path}/0190a000-0000-7000-8000-000000000000/stang-ute`, {}, 403);
    await administrator.post(`${path}/x/stang-ute`, {}, 403);
  });
});
