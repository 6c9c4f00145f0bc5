import { expect, test } from 'vitest';
import { Visitor } from '../support/client.ts';
import { givenApplication, save } from '../support/given.ts';
import { plain } from '../support/html.ts';
import { givenPortal } from '../support/portal.ts';

const johan = '198102062398';
const ayaan = '199001012385';
const samira = '198503149885';
const start = '/ansokan/forsorjningsstod';
const day = 86_400_000;

test('the unit sees what sort of application it is, and what the household has had decided lately', async () => {
  const portal = await givenPortal();
  const citizen = new Visitor(portal);
  const { caseId } = await givenApplication(citizen, johan);
  const staff = new Visitor(portal);
  await staff.logInStaff('lena.astrom', '/handlaggare/ko');
  expect(plain(staff.page?.html ?? '')).toMatch(/Försörjningsstöd, november Ny ansökan/);
  const first = plain((await staff.get(`/handlaggare/arenden/${caseId}`)).html);
  expect(first).toContain('Försörjningsstöd, november. Ny ansökan.');
  expect(first).not.toContain('Nyligen avslutat');
  await staff.post(`/handlaggare/arenden/${caseId}/ta`, { har: '' });
  await staff.get(`/handlaggare/arenden/${caseId}/beslut`);
  await staff.post(`/handlaggare/arenden/${caseId}/beslut`, {
    utfall: 'GRANTED',
    belopp: '4 000',
    text: 'Du får 4 000 kronor.',
    motivering: '',
  });
  // Somebody else's closed case is nothing to this household.
  const other = await givenApplication(new Visitor(portal), ayaan);
  expect(plain((await staff.get(`/handlaggare/arenden/${other.caseId}`)).html)).not.toContain('Nyligen avslutat');

  await citizen.get(start);
  await citizen.post(start, { manad: '2026-11' });
  const base = citizen.page?.url.split('/').slice(0, 3).join('/') ?? '';
  await save(citizen, `${base}/akut`, { urgent: 'no' });
  await save(citizen, `${base}/kostnader`, { 'costs.c1.type': 'medicine', 'costs.c1.amount': '420' });
  await save(citizen, `${base}/med-dina-ord`, {});
  await save(citizen, `${base}/bilagor`, {});
  const provider = await citizen.post(`${base}/granska`, { _version: citizen.value('_version'), truth: 'ja' }, 303);
  await citizen.identify(provider.url, { number: johan });
  const extra = citizen.page?.url.split('/')[2] ?? '';
  expect(plain((await staff.get('/handlaggare/ko')).html)).toMatch(/Försörjningsstöd, november Tillägg/);
  const flagged = await staff.get(`/handlaggare/arenden/${extra}`);
  expect(plain(flagged.html)).toMatch(/Nyligen avslutat\..*Beslutat\. I dag/);
  expect(flagged.html).toContain(`<a href="/handlaggare/arenden/${caseId}">Öppna ärende RS 2026-0001</a>`);
  // The closed case points nowhere, and a month later the open one does not either.
  expect(plain((await staff.get(`/handlaggare/arenden/${caseId}`)).html)).not.toContain('Nyligen avslutat');
  portal.wait(31 * day);
  await staff.logInStaff('lena.astrom', `/handlaggare/arenden/${extra}`);
  expect(plain(staff.page?.html ?? '')).not.toContain('Nyligen avslutat');
}, 180_000);

test('a first application is for the months that can be applied for, and for no other', async () => {
  const portal = await givenPortal({ municipality: { applicationOpensDay: 25 } });
  const months = async (visitor: Visitor, base: string) =>
    [...(await visitor.get(`${base}/manad`)).html.matchAll(/name="month"[^>]*value="([^"]+)"/g)].map(([, one]) => one);
  const visitor = new Visitor(portal);
  await visitor.logIn(samira, start);
  await visitor.post(start);
  const base = visitor.page?.url.split('/').slice(0, 3).join('/') ?? '';
  expect(await months(visitor, base)).toEqual(['2026-11']);
  const early = await visitor.post(
    `${base}/manad`,
    { month: '2026-12', _version: visitor.value('_version'), _action: 'save' },
    422,
  );
  expect(plain(early.html)).toContain('Välj en av månaderna. Andra månader har redan en ansökan');
  portal.wait(day);
  await visitor.logIn(samira, start);
  expect(await months(visitor, base)).toEqual(['2026-11', '2026-12']);
  await save(visitor, `${base}/manad`, { month: '2026-12' });
  expect(visitor.page?.url).toBe(`${base}/akut`);
}, 180_000);
