import { describe, expect, test } from 'vitest';
import { readTime, readTimes } from '../../src/meetings/rules.ts';
import { momentOf } from '../../src/platform/days.ts';
import { Visitor } from '../support/client.ts';
import { givenSupportCase } from '../support/given.ts';
import { type TestPortal, givenPortal, testMorning } from '../support/portal.ts';

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
    meetings: `/arenden/${caseId}/moten`,
    staff: `/handlaggare/arenden/${caseId}/moten`,
  };
}

const proposal = {
  typ: 'talk',
  plats: 'home',
  var: 'Skolgatan 4 B, ring på porttelefonen',
  med: 'Jonas Viklund',
  tolk: 'Teckenspråk',
  minuter: '60',
  dag: '2026-12-03',
  tid: '14.30',
  'dag-2': '2026-12-04',
  'tid-2': '9',
};

async function propose({ jonas, staff }: { jonas: Visitor; staff: string }, change: Record<string, string> = {}) {
  await jonas.get(staff);
  return jonas.post(staff, { formular: jonas.value('formular'), mote: '', ...proposal, ...change });
}

const meetingOn = (html: string) => /moten\/([0-9a-f-]{36})\/svar/.exec(html)?.[1] ?? '';
const plain = (html: string) => html.replace(/&nbsp;|\u00a0/g, ' ');

async function told(portal: TestPortal): Promise<string> {
  await portal.runJobs();
  return portal.mailbox.sent.map((one) => JSON.stringify(one)).join('\n');
}

describe('a meeting', () => {
  test('is proposed, chosen, put in a calendar that tells nothing, and reminded of the day before', async () => {
    const world = await givenTakenCase();
    const { portal, citizen, meetings, caseId, staff, jonas } = world;
    await citizen.get('/mina-uppgifter');
    await citizen.post('/mina-uppgifter', { telefon: '070-174 06 20', besked: 'sms', sprak: 'sv' });
    const sent = await propose(world);
    expect(sent.html).toContain('Förslaget är skickat');
    // How she wants to meet stands where the meeting is planned.
    expect(sent.html).toMatch(/Det här står i begäran[\s\S]*Tolk[\s\S]*<dd>Nej<\/dd>/);
    await told(portal);
    const before = portal.mailbox.sent.length;

    expect((await citizen.get(`/arenden/${caseId}`)).html).toContain('Vi har föreslagit en tid');
    const start = (await citizen.get('/mina-sidor')).html;
    expect(start).toContain('Välj en tid att ses');
    expect(start).toContain(`href="${meetings}"`);
    const page = plain((await citizen.get(meetings)).html);
    expect(page).toContain('Torsdag 3 december kl. 14.30');
    expect(page).toContain('Fredag 4 december kl. 9.00');
    expect(page).toContain('ring på porttelefonen');
    expect(page).toContain('Teckenspråk');
    const id = meetingOn(page);
    const chosen = momentOf('2026-12-03', '14:30').toISOString();
    const decide = `/handlaggare/arenden/${caseId}/beslut`;
    await jonas.get(decide);
    const sett = jonas.value('sett');
    for (let press = 0; press < 2; press += 1) {
      await citizen.get(meetings);
      const booked = await citizen.post(`${meetings}/${id}/svar`, { svar: chosen, ord: '' });
      expect(booked.html).toContain('Mötet är bokat');
    }
    // Nobody decides on a page that was drawn before the answer came.
    const early = await jonas.post(decide, { utfall: 'GRANTED', text: 'Du får stödet.', rader: '0', sett }, 422);
    expect(early.html).toContain('Det har kommit något nytt i ärendet');
    // It is nine days off: what is booked is told a week before.
    expect(plain((await citizen.get('/mina-sidor')).html)).not.toMatch(/Välj en tid|Möte torsdag/);
    const history = (await citizen.get(`/arenden/${caseId}`)).html;
    expect(history.match(/Du valde en tid för ett möte/g)).toHaveLength(1);
    expect(plain(history)).toContain('Nästa möte är torsdag 3 december kl. 14.30');
    expect(plain((await jonas.get(staff)).html)).toContain('Bokad tid');

    const { headers, body } = await citizen.get(`${meetings}/${id}/kalender.ics`);
    expect(headers['content-type']).toContain('text/calendar');
    const calendar = body.toString('utf8');
    expect(calendar).toContain('DTSTART:20261203T133000Z');
    expect(calendar).toContain('DTEND:20261203T143000Z');
    expect(calendar).toContain('SUMMARY:Möte\r\n');
    expect(calendar).not.toMatch(/Skolgatan|Jonas|LSS|Robertsfors/);

    const system = { kind: 'system', name: 'test' } as const;
    const { remindMeetings } = await import('../../src/meetings/actions.ts');
    const remind = () =>
      remindMeetings({
        db: portal.db,
        deps: portal.deps,
        actor: system,
        now: portal.deps.clock(),
        language: 'sv',
        requestId: 'test',
      });
    portal.wait(7 * day);
    expect(await remind()).toBe(0);
    portal.wait(day);
    expect(await remind()).toBe(1);
    expect(await remind()).toBe(0);
    const mail = await told(portal);
    expect(portal.mailbox.sent.length).toBe(before + 1);
    expect(mail).not.toMatch(/Skolgatan|möte|14.30/i);
    await citizen.logIn(johan, '/mina-sidor');
    expect(plain(citizen.page?.html ?? '')).toContain('Möte torsdag 3 december kl. 14.30');
  });

  test('can be asked for at another time, moved, and called off by either side', async () => {
    const world = await givenTakenCase();
    const { citizen, jonas, meetings, staff, caseId } = world;
    await propose(world);
    const id = meetingOn((await citizen.get(meetings)).html);
    const answer = `${meetings}/${id}/svar`;
    expect((await citizen.post(answer, { svar: '', ord: '' }, 422)).html).toContain(
      'Välj en tid, eller säg att ingen passar',
    );
    await citizen.get(meetings);
    // That no time suits can be said without a word.
    expect((await citizen.post(answer, { svar: 'annan', ord: ' ' })).html).toContain('Vi har fått ditt svar');
    await citizen.get(meetings);
    const asked = await citizen.post(answer, { svar: 'annan', ord: 'Helst en förmiddag veckan efter.' });
    expect(asked.html).toContain('Vi har fått ditt svar');
    expect((await jonas.get(`/handlaggare/arenden/${caseId}`)).html).toContain('Vill ha en annan mötestid');

    const page = await jonas.get(`${staff}?flytta=${id}`);
    expect(page.html).toContain('Helst en förmiddag veckan efter.');
    expect(page.html).toContain('ring på porttelefonen');
    const moved = { mote: jonas.value('mote'), dag: '2026-12-10', tid: '10.00', 'dag-2': '', 'tid-2': '' };
    expect(moved.mote).toBe(id);
    await jonas.post(staff, { formular: jonas.value('formular'), ...proposal, ...moved });
    const old = momentOf('2026-12-03', '14:30').toISOString();
    await citizen.get(meetings);
    expect((await citizen.post(answer, { svar: old, ord: '' }, 409)).html).toContain('Tiden gäller inte längre');
    await citizen.get(meetings);
    await citizen.post(answer, { svar: momentOf('2026-12-10', '10:00').toISOString(), ord: '' });
    await citizen.get(meetings);
    const dropped = await citizen.post(answer, { svar: 'annan', ord: 'Jag är bortrest.' });
    expect(dropped.html).toContain('Den bokade tiden gäller inte längre. Vi hör av oss med ett nytt förslag.');
    expect(plain(dropped.html)).not.toContain('10 december');
    await citizen.get(meetings);
    await citizen.post(answer, { svar: 'avboka', ord: '' });
    await citizen.get(meetings);
    // Pressed twice, it is as she wanted.
    expect((await citizen.post(answer, { svar: 'avboka', ord: '' })).html).toContain('Mötet är avbokat');
    expect((await jonas.get(staff)).html).toContain('Avbokat');

    await propose(world, { typ: 'planning' });
    const cancel = /action="([^"]+avboka)"/.exec(jonas.page?.html ?? '')?.[1]?.replaceAll('&#x2F;', '/') ?? '';
    const called = meetingOn((await citizen.get(meetings)).html);
    expect((await jonas.post(cancel)).html).toContain('Mötet är avbokat');
    const late = await citizen.post(`${meetings}/${called}/svar`, { svar: 'annan', ord: 'Helst på en måndag.' }, 409);
    expect(late.html).toContain('Mötet har ändrats');
    expect(late.html).not.toContain('Vi har fått ditt svar');
    expect(late.html).toMatch(/Det här skrev du[\s\S]*Helst på en måndag\./);
    expect((await citizen.get(meetings)).html).toContain('Tidigare möten');
  });

  test('is nobody else’s: not to see, not to answer, not to download', async () => {
    const world = await givenTakenCase();
    const { portal, citizen, meetings } = world;
    await propose(world);
    const id = meetingOn((await citizen.get(meetings)).html);
    const stranger = new Visitor(portal);
    await stranger.logIn(elin);
    await stranger.get(meetings, 404);
    await stranger.get(`${meetings}/${id}/kalender.ics`, 404);
    await stranger.get('/mina-uppgifter');
    await stranger.post(`${meetings}/${id}/svar`, { svar: momentOf('2026-12-03', '14:30').toISOString() }, 404);
    const otherUnit = new Visitor(portal);
    await otherUnit.logInStaff('lena.astrom');
    await otherUnit.get(world.staff, 403);
    // Of one's own case, but another's meeting.
    const own = await givenSupportCase(stranger, elin);
    await stranger.get(`/arenden/${own}/moten`);
    await stranger.post(`/arenden/${own}/moten/${id}/svar`, { svar: 'avboka' }, 404);
    expect((await citizen.get(meetings)).html).toContain('Välj en tid');

    // Two meetings of one kind have each a name of its own.
    const { html } = await propose(world, { dag: '2026-12-10', 'dag-2': '', 'tid-2': '' });
    const names = [...html.matchAll(/<h2 id="h-[^>]+>([^<]+)/g)].map(([, name]) => plain(name ?? ''));
    expect(names).toEqual([
      'Samtal i utredningen, torsdag 10 december kl. 14.30',
      'Samtal i utredningen, torsdag 3 december kl. 14.30',
    ]);
  });

  test('needs a time that lies ahead, and what was typed comes back', async () => {
    const world = await givenTakenCase();
    for (const [change, words] of [
      [{ dag: '2026-11-23' }, 'har redan varit'],
      [{ dag: '2026-02-30' }, 'Skriv minst en tid'],
      [{ dag: '', tid: '', 'dag-2': '', 'tid-2': '' }, 'Skriv minst en tid'],
      [{ 'dag-2': '2028-01-10' }, 'mer än ett år bort'],
      [{ plats: '' }, 'Välj hur ni ses'],
      [{ var: 'x'.repeat(301) }, 'Skriv högst 300 tecken'],
    ] as const) {
      await world.jonas.get(world.staff);
      const refused = await world.jonas.post(world.staff, { mote: '', ...proposal, ...change }, 422);
      expect(plain(refused.html), words).toContain(words);
      expect(refused.html).toContain('Teckenspråk');
    }
  });
});

test('the right to speak before the board is one press, once, until the decision', async () => {
  const { citizen, jonas, caseId } = await givenTakenCase();
  const page = await citizen.get(`/arenden/${caseId}`);
  expect(page.html).toContain('LSS 8 a §');
  for (let press = 0; press < 2; press += 1) {
    await citizen.get('/mina-uppgifter');
    await citizen.post(`/arenden/${caseId}/namnden`);
  }
  const after = (await citizen.get(`/arenden/${caseId}`)).html;
  expect(after).toContain('Vi föreslår en tid innan beslutet');
  expect(after).not.toContain('Jag vill prata inför nämnden');
  expect(after.match(/Du bad att få prata inför nämnden/g)).toHaveLength(1);
  expect((await jonas.get(`/handlaggare/arenden/${caseId}`)).html).toContain('Vill prata inför nämnden.');
  // It stands before whoever is about to decide, too.
  const path = `/handlaggare/arenden/${caseId}/beslut`;
  expect((await jonas.get(path)).html).toContain('Vill prata inför nämnden.');
  // Before it has been, it is decided only for a reason that is written down, kept, and seen by the unit.
  const decision = {
    ...{ utfall: 'REJECTED', text: 'Du får inte stödet.', motivering: 'Behovet är tillgodosett.', rader: '0' },
    kommunicering: 'Allt har sagts i mötet.',
  };
  const refused = await jonas.post(path, { ...decision, sett: jonas.value('sett') }, 422);
  expect(plain(refused.html)).toContain('Skriv varför du beslutar innan hen har pratat inför nämnden');
  expect(refused.html).toContain('Behovet är tillgodosett.');
  await jonas.post(path, { ...decision, sett: jonas.value('sett'), namnden: 'Hon har flyttat och vill ha svar nu.' });
  expect(plain((await jonas.get(`/handlaggare/arenden/${caseId}`)).html)).toMatch(
    /Varför före mötet med nämnden[\s\S]{0,80}Hon har flyttat och vill ha svar nu\./,
  );
  expect(plain((await citizen.get(`/arenden/${caseId}/beslut`)).html)).not.toContain('Hon har flyttat');
});

test('once she has spoken before the board, nothing is asked of whoever decides', async () => {
  const world = await givenTakenCase();
  const { portal, citizen, jonas, caseId, meetings } = world;
  await citizen.get('/mina-uppgifter');
  await citizen.post(`/arenden/${caseId}/namnden`);
  await propose(world, { typ: 'board' });
  const id = meetingOn((await citizen.get(meetings)).html);
  await citizen.post(`${meetings}/${id}/svar`, { svar: momentOf('2026-12-03', '14:30').toISOString(), ord: '' });
  const path = `/handlaggare/arenden/${caseId}/beslut`;
  // A meeting that is booked has not been.
  expect((await jonas.get(path)).html).toContain('name="namnden"');
  portal.wait(10 * day);
  await jonas.logInStaff('jonas.viklund', path);
  expect(jonas.page?.html).not.toContain('name="namnden"');
});

describe('times as they are typed', () => {
  test.each([
    ['14.30', '14:30'],
    ['9', '09:00'],
    ['09:05', '09:05'],
    ['24.00', undefined],
    ['12.60', undefined],
    ['x', undefined],
  ])('%s', (typed, read) => {
    expect(readTime(typed)).toBe(read);
  });
  test('are moments in Sweden, in summer and in winter, the earliest first', () => {
    const { times } = readTimes(
      [
        { day: '2027-07-01', time: '10' },
        { day: '2026-12-01', time: '10' },
        { day: '2026-12-01', time: '10.00' },
      ],
      testMorning,
    );
    expect(times.map((time) => time.toISOString())).toEqual(['2026-12-01T09:00:00.000Z', '2027-07-01T08:00:00.000Z']);
  });
});
