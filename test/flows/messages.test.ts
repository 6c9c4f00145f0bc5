import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Actor } from '../../src/platform/context.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { newId } from '../../src/platform/ids.ts';
import { Visitor } from '../support/client.ts';
import { givenApplication, somePdf } from '../support/given.ts';
import { givenPortal, type TestPortal } from '../support/portal.ts';

const johan = '198102062398';
const file = { field: 'filer', name: 'Hyresavi.pdf', content: somePdf };

/** How many messages, files with them, and events of the case's history there are. */
function counted(portal: TestPortal, caseId: string) {
  const Count = z.object({ messages: z.number(), files: z.number(), events: z.number(), told: z.number() });
  const clerk: Actor = { kind: 'staff', staffId: newId(), name: '', roles: ['caseworker'], units: ['forsorjning'] };
  return portal.db.read(clerk, (reader) =>
    reader.one(
      sql`select (select count(*)::int from messages where case_id = ${caseId} and kind = 'letter') as messages,
                 (select count(*)::int from documents where case_id = ${caseId} and message_id is not null) as files,
                 (select count(*)::int from notifications where case_id = ${caseId}) as told,
                 (select count(*)::int from audit_events where chain = ${caseId}
                     and action in ('message.send', 'supplement.request', 'supplement.answer')) as events`,
      Count,
    ),
  );
}

async function givenTakenCase() {
  const portal = await givenPortal();
  const citizen = new Visitor(portal);
  const { caseId } = await givenApplication(citizen, johan);
  const lena = new Visitor(portal);
  await lena.logInStaff('lena.astrom', `/handlaggare/arenden/${caseId}`);
  await lena.post(`/handlaggare/arenden/${caseId}/ta`, { har: '' });
  return { portal, citizen, lena, caseId };
}

test('a button that is pressed twice sends one message, one after the other or at once', async () => {
  const { portal, citizen, lena, caseId } = await givenTakenCase();
  const before = await counted(portal, caseId);
  const [thread, staffThread] = [`/arenden/${caseId}/meddelanden`, `/handlaggare/arenden/${caseId}/meddelanden`];

  await citizen.get(thread);
  const first = { text: 'Här är hyresavin.', formular: citizen.value('formular') };
  for (let press = 0; press < 2; press += 1) {
    const sent = await citizen.upload(thread, first, [file]);
    expect(sent.html).toContain('Ditt meddelande har kommit fram');
  }
  expect(await counted(portal, caseId)).toEqual({ ...before, messages: 1, files: 1, events: before.events + 1 });

  await citizen.get(thread);
  const second = { text: 'Och en sak till.', formular: citizen.value('formular') };
  await Promise.all([1, 2, 3].map(() => citizen.upload(thread, second, [])));
  expect(await counted(portal, caseId)).toMatchObject({ messages: 2, events: before.events + 2 });

  await lena.get(`/handlaggare/arenden/${caseId}`);
  const asked = {
    text: 'Skicka kontoutdrag.',
    svar: 'ja',
    'senast.day': '8',
    'senast.month': '12',
    'senast.year': '2026',
  };
  const request = { ...asked, formular: lena.value('formular') };
  await Promise.all([1, 2].map(() => lena.upload(staffThread, request, [])));
  const again = await lena.upload(staffThread, request, []);
  expect(again.html).toContain('Begäran är skickad');
  const told = await counted(portal, caseId);
  expect(told).toMatchObject({ messages: 3, events: before.events + 3, told: before.told + 1 });

  // The answer moves the case on; the second press finds it moved, and is the same answer all the same.
  await citizen.get(thread);
  const answer = { text: 'Här är kontoutdraget.', formular: citizen.value('formular') };
  await Promise.all([1, 2].map(() => citizen.upload(thread, answer, [file])));
  await citizen.upload(thread, answer, [file]);
  expect(await counted(portal, caseId)).toEqual({ ...told, messages: 4, files: 2, events: told.events + 1 });
});

test('a form that the browser has gone back to sends what is new in it', async () => {
  const { portal, citizen, caseId } = await givenTakenCase();
  const thread = `/arenden/${caseId}/meddelanden`;
  await citizen.get(thread);
  const formular = citizen.value('formular');
  await citizen.upload(thread, { text: 'Hej', formular }, []);
  await citizen.upload(thread, { text: 'Hej igen', formular }, []);
  await citizen.upload(thread, { text: 'Hej igen', formular }, [file]);
  expect(await counted(portal, caseId)).toMatchObject({ messages: 3, files: 1 });
  // Drawn anew, the same words are a new message.
  await citizen.get(thread);
  expect(citizen.value('formular')).not.toBe(formular);
  await citizen.upload(thread, { text: 'Hej', formular: citizen.value('formular') }, []);
  await citizen.upload(thread, { text: 'Hej', formular: 'x' }, []);
  expect(await counted(portal, caseId)).toMatchObject({ messages: 5 });
});

test('a text that is far too long comes back, and it is told when some of it had to go', async () => {
  const { citizen, lena, caseId } = await givenTakenCase();
  const told = 'Vi kunde bara behålla de första 100\u00a0000 tecknen';
  const letters = (html: string) => /a{5000,}/.exec(html)?.[0].length;
  const threads: [Visitor, string, string][] = [
    [citizen, `/arenden/${caseId}/meddelanden`, `/arenden/${caseId}/meddelanden`],
    [lena, `/handlaggare/arenden/${caseId}`, `/handlaggare/arenden/${caseId}/meddelanden`],
  ];
  await citizen.get('/ansokan/forsorjningsstod');
  await citizen.post('/ansokan/forsorjningsstod', { manad: '2026-11' });
  const own = citizen.page?.url.replace(/[^/]+$/, 'med-dina-ord') ?? '';
  threads.push([citizen, own, own]);
  for (const [who, from, to] of threads) {
    await who.get(from);
    const fields = (count: number) => ({
      ...(to === own ? { _version: who.value('_version'), ownWords: 'a'.repeat(count) } : { text: 'a'.repeat(count) }),
      svar: 'nej',
    });
    const all = await who.upload(to, fields(100_000), [], 422);
    expect(letters(all.html), to).toBe(100_000);
    expect(all.html, to).not.toContain('bara behålla');
    const some = await who.upload(to, fields(500_000), [], 422);
    expect(letters(some.html), to).toBe(100_000);
    expect(some.html.replaceAll('&nbsp;', '\u00a0'), to).toContain(told);
  }
});
