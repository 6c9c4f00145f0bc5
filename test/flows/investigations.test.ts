import { expect, test } from 'vitest';
import { Visitor } from '../support/client.ts';
import { givenSupportCase } from '../support/given.ts';
import { plain } from '../support/html.ts';
import { givenPortal } from '../support/portal.ts';

const johan = '198102062398';
const elin = '199503132384';
const day = 86_400_000;

async function givenTakenCase() {
  const portal = await givenPortal();
  const citizen = new Visitor(portal);
  const jonas = new Visitor(portal);
  const caseId = await givenSupportCase(citizen, johan, jonas);
  return {
    portal,
    citizen,
    jonas,
    caseId,
    path: `/arenden/${caseId}/utredning`,
    staff: `/handlaggare/arenden/${caseId}/utredning`,
  };
}

const written = {
  background: 'Johan bor ensam och har en synnedsättning.',
  needs: 'Johan behöver någon med sig när han handlar.',
  assessment: 'Behovet är varaktigt.\n\nDet tillgodoses inte på annat sätt.',
  proposal: 'Ledsagarservice 20 timmar i månaden.',
};

async function save(jonas: Visitor, staff: string, fields: Record<string, string>, expected = 200) {
  await jonas.get(staff);
  return jonas.post(
    staff,
    { ...written, 'sista-dag': '2026-12-08', _version: jonas.value('_version'), ...fields },
    expected,
  );
}

/** Answers what the page that was got last shows. */
function answer(citizen: Visitor, path: string, fields: Record<string, string>, expected = 200) {
  const shown = { formular: citizen.value('formular'), utredning: citizen.value('utredning') };
  return citizen.post(path, { ...shown, ...fields }, expected);
}

test('a draft is the unit’s until it is shared; then the party reads it, answers, and the unit sees how it went', async () => {
  const { portal, citizen, jonas, caseId, path, staff } = await givenTakenCase();
  expect((await save(jonas, staff, { _action: 'save' })).html).toContain('Utkastet är sparat');
  expect((await jonas.get(staff)).html).toContain('Ledsagarservice 20 timmar');
  const unshared = await citizen.get(path);
  expect(unshared.html).toContain('ingen utredning att läsa än');
  expect(unshared.html).not.toContain('synnedsättning');
  expect((await citizen.get(`/arenden/${caseId}`)).html).not.toContain('Läs utredningen');

  for (const [fields, words] of [
    [{ 'sista-dag': '2026-11-24' }, 'måste ligga framåt'],
    [{ 'sista-dag': 'i morgon' }, 'Skriv sista dagen som'],
    [{ 'sista-dag': '2027-11-24' }, 'mer än tre månader bort'],
    [{ background: '', needs: '', assessment: '', proposal: '' }, 'Skriv något i utredningen'],
    [{ needs: 'x'.repeat(20_001) }, 'En del är längre än'],
  ] as const) {
    const refused = await save(jonas, staff, { _action: 'share', ...fields }, 422);
    expect(refused.html).toContain(words);
  }
  expect((await save(jonas, staff, { _action: 'share' })).html).toContain('Utredningen är delad med parterna');
  expect((await jonas.get(staff)).html).toContain('Inte öppnad än');

  expect((await citizen.get(`/arenden/${caseId}`)).html).toContain('Vi har skrivit ett utkast till utredning');
  expect(plain((await citizen.get('/mina-sidor')).html)).toMatch(/säg vad du tycker.*Senast tisdag 8 december/s);
  const page = (await citizen.get(path)).html;
  for (const words of ['synnedsättning', 'Det tillgodoses inte på annat sätt.', 'Förslag till beslut', 'Jonas Viklund'])
    expect(page).toContain(words);
  expect((await answer(citizen, path, { synpunkter: ' ' }, 422)).html).toContain('Skriv vad du vill säga');
  await citizen.get(path);
  const long = await answer(citizen, path, { synpunkter: 'y'.repeat(5001) }, 422);
  expect(long.html).toContain('y'.repeat(5001));
  const decide = `/handlaggare/arenden/${caseId}/beslut`;
  await jonas.get(decide);
  const sett = jonas.value('sett');
  await citizen.get(path);
  const twice = { synpunkter: 'Det är 30 timmar jag behöver.', formular: citizen.value('formular') };
  for (let press = 0; press < 2; press += 1) {
    const sent = await answer(citizen, path, twice);
    expect(sent.html).toContain('Vi har fått ditt svar');
    expect(sent.html.match(/Det är 30 timmar jag behöver\./g)).toHaveLength(1);
  }
  // Nobody decides on a page that was drawn before the answer came.
  const typed = { utfall: 'REJECTED', text: 'Du får inte stödet.', motivering: 'Behovet tillgodoses.', rader: '1' };
  const rejected = { 'item-1': '3', 'outcome-1': 'REJECTED' };
  const why = { kommunicering: 'Det brådskar.' };
  const unseen = await jonas.post(decide, { ...typed, ...rejected, ...why, sett }, 409);
  expect(unseen.html).toContain('Det har kommit något nytt i ärendet');
  await answer(citizen, path, { synpunkter: '', _action: 'nothing' });
  expect((await citizen.get(path)).html).toContain('Du har inget att tillägga.');

  const seen = (await jonas.get(staff)).html;
  for (const words of ['Det är 30 timmar jag behöver.', 'Har inget att tillägga.', 'I Medborgarsidan, med avisering'])
    expect(seen).toContain(words);
  expect(seen).not.toContain('Inte öppnad än');
  expect((await jonas.get(`/handlaggare/arenden/${caseId}`)).html).toContain('Synpunkterna är inne');

  const stranger = new Visitor(portal);
  await stranger.logIn(elin);
  await stranger.get(path, 404);
  const otherUnit = new Visitor(portal);
  await otherUnit.logInStaff('lena.astrom');
  await otherUnit.get(staff, 403);
});

test('what two write at once is never lost, and an answer that comes too late is kept on the page', async () => {
  const { portal, citizen, jonas, path, staff } = await givenTakenCase();
  await save(jonas, staff, { _action: 'save' });
  const karin = new Visitor(portal);
  await karin.logInStaff('karin.sjodin', staff);
  const stale = karin.value('_version');
  await save(jonas, staff, { _action: 'save', needs: 'Jonas ord.' });
  const refused = await karin.post(staff, { ...written, needs: 'Karins ord.', _version: stale, _action: 'save' }, 409);
  expect(refused.html).toContain('Någon annan har sparat');
  expect(refused.html).toContain('Karins ord.');
  expect(refused.html).toContain('Jonas ord.');
  const settled = await karin.post(staff, {
    ...written,
    needs: 'Karins ord.',
    _version: karin.value('_version'),
    _action: 'save',
  });
  expect(settled.html).toContain('Utkastet är sparat');

  await save(jonas, staff, { _action: 'share' });
  await citizen.get(path);
  const old = { formular: citizen.value('formular'), utredning: citizen.value('utredning') };
  portal.wait(60_000);
  await save(jonas, staff, { _action: 'share', proposal: 'Ledsagarservice 30 timmar.' });
  const changed = await citizen.post(path, { ...old, synpunkter: 'Jag tycker annorlunda.' }, 409);
  expect(changed.html).toContain('Jag tycker annorlunda.');
  expect(changed.html).toContain('Ledsagarservice 30 timmar.');
  await answer(citizen, path, { synpunkter: 'Jag tycker annorlunda.' });

  portal.wait(15 * day);
  await citizen.logIn(johan, path);
  expect(citizen.page?.html).toContain('Tiden för synpunkter gick ut');
  const late = await citizen.post(path, { ...old, synpunkter: 'För sent.' }, 409);
  expect(late.html).toContain('För sent.');
});
