import { beforeAll, describe, expect, test } from 'vitest';
import { outcomes } from '../../src/dev/broker/outcomes.ts';
import { Visitor } from '../support/client.ts';
import { givenApplication } from '../support/given.ts';
import { givenPortal, type TestPortal } from '../support/portal.ts';

// Everything that can be chosen at the test e-legitimation, and the page of the portal that comes of it.

const number = '198102062398';
const technical = [400, 'Det gick inte att logga in'] as const;
const citizens: Record<string, readonly [number, string]> = {
  normal: [200, 'Hej'],
  clear: [200, 'Hej'],
  cancel: [400, 'Du avbröt'],
  failed: [400, 'Det gick inte att visa vem du är'],
  fraud: [403, 'Inloggningen avbröts för säkerhets skull'],
  'certain-fraud': [403, 'Inloggningen stoppades'],
  'no-level': [403, 'Den e-legitimationen räcker inte här'],
  'unknown-person': [400, 'Din e-legitimation kändes inte igen'],
  unsupported: [400, 'Inloggningen fungerar inte som den ska'],
  'unsigned-error': technical,
  'low-level': [403, 'Den e-legitimationen räcker inte här'],
  'no-number': [400, 'Vi fick inget personnummer'],
  'two-numbers': [400, 'Vi fick inget personnummer'],
  'attribute-twice': technical,
  'other-person': [200, 'Hej'],
  'wrong-audience': technical,
  'wrong-recipient': technical,
  'wrong-destination': technical,
  'wrong-issuer': technical,
  'wrong-request': [400, 'Det tog för lång tid'],
  unsolicited: technical,
  expired: technical,
  future: technical,
  old: [400, 'Det tog för lång tid'],
  'old-login': [400, 'Det tog för lång tid'],
  replay: [400, 'Det tog för lång tid'],
  unsigned: technical,
  'unsigned-assertion': technical,
  'unsigned-response': technical,
  stranger: technical,
  'old-signature': technical,
  'old-encryption': technical,
};
/** Where an employee's page is another than a citizen's. */
const employees: Record<string, readonly [number, string]> = {
  normal: [200, ''],
  clear: [200, ''],
  'unsigned-error': [400, 'Det gick inte att '],
  failed: [400, 'Det gick inte att logga in'],
  'no-level': [403, 'Du behöver logga in i två steg'],
  'no-role': [403, 'Du har ingen behörighet här'],
  'group-overage': [403, 'Ditt konto har för många grupper'],
};

let portal: TestPortal;
beforeAll(async () => {
  portal = await givenPortal();
});

const chosen = (side: 'citizen' | 'staff') =>
  Object.values(outcomes)
    .flat()
    .filter((row) => (row.side ?? side) === side)
    .map(({ id }) => id);

const main = (html: string) =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '').replace(/<\/?span[^>]*>/g, '').replace(/<[^>]+>/g, ' ');
/** The button that leads on: what it says, and whether it is the one to press. */
const way = (html: string) => {
  const [, variant, words] =
    /class="ds-button"([^>]*)>([^<]*)/.exec(/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '') ?? [];
  return `${(words ?? '').trim()}${variant === '' ? '' : ', if one likes'}`;
};
/** Where the same e-legitimation would be refused again. */
const another = ['no-level', 'low-level', 'unknown-person', 'unsupported', 'no-number', 'two-numbers'];

async function to(visitor: Visitor, side: 'medborgare' | 'handlaggare'): Promise<string> {
  const started = await visitor.raw().get(`/saml/${side}/login`).redirects(0);
  return started.headers['location'] ?? '';
}

describe('logging in as a citizen', () => {
  // The answer before is the one that is sent once more.
  test('every choice is accounted for', () => {
    expect(chosen('citizen').toSorted()).toEqual(Object.keys(citizens).toSorted());
  });
  test.each(Object.entries(citizens))('%s', async (outcome, [status, heading]) => {
    const visitor = new Visitor(portal);
    const page = await visitor.identify(await to(visitor, 'medborgare'), { number }, status, outcome);
    expect(main(page.html)).toContain(heading);
    if (status === 200) return;
    expect(main(page.html)).toMatch(/Behöver du hjälp\? Ring\s+0980-319 200\s+och säg koden [0-9A-Z]{8}\./);
    expect(page.html).toContain('href="/logga-in');
    expect(way(page.html)).toBe(another.includes(outcome) ? 'Välj en annan e-legitimation' : 'Försök igen');
    expect(main(page.html)).not.toMatch(/SAML|signatur|audience|certifikat|undertecknad/i);
    await visitor.get('/mina-sidor');
    expect(visitor.page?.url).toMatch(/^\/logga-in/);
  });
});

describe('logging in as an employee', () => {
  const all = chosen('staff').map((id) => [id, employees[id] ?? citizens[id]] as const);
  test.each(all)('%s', async (outcome, expected) => {
    expect(expected, outcome).toBeDefined();
    const [status, heading] = expected ?? [200, ''];
    const visitor = new Visitor(portal);
    const page = await visitor.identify(await to(visitor, 'handlaggare'), { staff: 'karin.sjodin' }, status, outcome);
    expect(main(page.html)).toContain(heading);
    if (status === 200) return;
    // What she cannot mend herself comes first, then whom to ask and what to say.
    const hers = !['no-role', 'group-overage'].includes(outcome);
    expect(way(page.html)).toBe(hers ? 'Försök igen' : 'Försök igen, if one likes');
    expect(main(page.html)).toMatch(/Den du kan fråga är [\s\S]{0,200}Säg koden [0-9A-Z]{8} när du ber om hjälp\./);
    expect(main(page.html)).not.toContain('0980-319 200');
  });
});

describe('confirming', () => {
  test.each([
    ['cancel', 400, 'Du avbröt'],
    ['fraud', 403, 'Bekräftelsen avbröts för säkerhets skull'],
    ['certain-fraud', 403, 'Bekräftelsen stoppades'],
    ['low-level', 403, 'Den e-legitimationen räcker inte här'],
    ['other-person', 403, 'Det var en annan person'],
    ['old-login', 400, 'Det tog för lång tid'],
    ['unsupported', 400, 'Det går inte att bekräfta just nu'],
    ['unsigned', 400, 'Det gick inte att bekräfta'],
  ] as const)('%s', async (outcome, status, heading) => {
    const visitor = new Visitor(portal);
    const { provider, base } = await givenApplication(visitor, number, { stopAt: 'provider' });
    const page = await visitor.identify(provider, { number }, status, outcome);
    expect(main(page.html)).toContain(heading);
    expect(main(page.html)).toContain('Ansökan är inte skickad. Allt du har skrivit finns kvar.');
    expect(way(page.html)).toBe('Till ansökan');
    // The way on leads back to what is to be confirmed.
    await visitor.get(/href="([^"]+slutfor)"/.exec(page.html)?.[1] ?? '');
    expect(visitor.page?.url).toBe(`${base}/granska`);
  });
});
