import { expect, test } from 'vitest';
import { z } from 'zod';
import { sql } from '../../src/platform/db/sql.ts';
import { Visitor } from '../support/client.ts';
import { givenApplication, somePdf } from '../support/given.ts';
import { givenPortal } from '../support/portal.ts';

const johan = '198102062398';
const hour = 3_600_000;

test('one application travels from BankID login to an answer from the handläggare', async () => {
  const portal = await givenPortal();
  const citizen = new Visitor(portal);
  const { caseId } = await givenApplication(citizen, johan, {
    files: [{ field: 'attachments', name: 'Kontoutdrag.pdf', content: somePdf }],
  });

  // The handläggare finds it in the unit's queue, opens it, reads it and takes it.
  portal.wait(2 * hour);
  const lena = new Visitor(portal);
  const queue = await lena.logInStaff('lena.astrom');
  expect(queue.html).toContain('Lena Åström');
  expect(queue.html).toContain('handläggare');
  expect(queue.html).toContain('RS 2026-0001');
  const opened = await lena.get(`/handlaggare/arenden/${caseId}`);
  expect(opened.html).toContain('Johan Ek');
  expect(opened.html).toContain('Kontoutdrag.pdf');
  const document = /\/handlaggare\/dokument\/([0-9a-f-]{36})/.exec(opened.html)?.[1] ?? '';
  const file = await lena.get(`/handlaggare/dokument/${document}`);
  expect(file.body.equals(somePdf)).toBe(true);
  expect(file.headers['content-disposition']).toContain('attachment');
  expect(file.headers['content-security-policy']).toContain('sandbox');
  await lena.get(`/handlaggare/arenden/${caseId}`);
  await lena.post(`/handlaggare/arenden/${caseId}/ta`, { har: '' });

  // She asks for something. The citizen is told that there is something to read, and not a word of what.
  portal.wait(hour / 2);
  await lena.post(`/handlaggare/arenden/${caseId}/meddelanden`, {
    text: 'Hej Johan! Jag behöver din hyresavi.',
    svar: 'ja',
    'senast.day': '8',
    'senast.month': '12',
    'senast.year': '2026',
  });
  expect(lena.page?.html).toContain('Jag behöver din hyresavi.');
  expect(await portal.runJobs()).toBe(1);
  const [notice] = portal.mailbox.sent;
  expect(notice?.text).toContain('något att läsa');
  expect(JSON.stringify(notice)).not.toMatch(/hyresavi|försörjning|Johan|RS 2026|arenden/);

  // He logs in, sees that something waits for him, reads and answers with a file.
  const overview = await citizen.logIn(johan);
  expect(overview.html).toContain('Behöver dig');
  const waiting = await citizen.get(`/arenden/${caseId}`);
  expect(waiting.html).toContain('Lena Åström');
  expect(waiting.html).toContain('8');
  const thread = await citizen.get(`/arenden/${caseId}/meddelanden`);
  expect(thread.html).toContain('Jag behöver din hyresavi.');
  await citizen.upload(`/arenden/${caseId}/meddelanden`, { text: 'Här kommer den.' }, [
    { field: 'filer', name: 'Hyresavi.pdf', content: somePdf },
  ]);
  expect(citizen.page?.html).toContain('Hyresavi.pdf');
  const after = await citizen.get('/mina-sidor');
  expect(after.html).not.toContain('Behöver dig');

  // She sees the answer and decides; reasons are obligatory when not everything is granted.
  portal.wait(hour);
  const replies = await lena.logInStaff('lena.astrom', '/handlaggare/ko?urval=replies');
  expect(replies.html).toContain('RS 2026-0001');
  const answered = await lena.get(`/handlaggare/arenden/${caseId}`);
  expect(answered.html).toContain('Här kommer den.');
  await lena.get(`/handlaggare/arenden/${caseId}/beslut`);
  const incomplete = await lena.post(
    `/handlaggare/arenden/${caseId}/beslut`,
    { utfall: 'PARTIALLY_GRANTED', belopp: '5802', text: 'Du får 5 802 kronor.', motivering: '' },
    422,
  );
  expect(incomplete.html).toContain('Du får 5 802 kronor.');
  await lena.post(`/handlaggare/arenden/${caseId}/beslut`, {
    utfall: 'PARTIALLY_GRANTED',
    belopp: '5802',
    text: 'Du får 5 802 kronor för december.',
    motivering: 'Kostnaden för internet är inte styrkt.',
  });
  expect(await portal.runJobs()).toBe(1);

  // He reads the decision and how to appeal it, on the page and as a PDF.
  const decision = await citizen.logIn(johan, `/arenden/${caseId}/beslut`);
  expect(decision.html).toMatch(/5(&nbsp;|\u00a0)802/);
  expect(decision.html).toContain('Kostnaden för internet är inte styrkt.');
  expect(decision.html).toContain('Förvaltningsrätten i Umeå');
  expect(decision.html).toContain('15');
  const pdf = await citizen.get(`/arenden/${caseId}/beslut.pdf`);
  expect(pdf.body.subarray(0, 5).toString()).toBe('%PDF-');
  const done = await citizen.get(`/arenden/${caseId}`);
  expect(done.html).toContain('beslut');

  // Nobody decides twice.
  await lena.post(
    `/handlaggare/arenden/${caseId}/beslut`,
    { utfall: 'REJECTED', text: 'Nej.', motivering: 'Nej.' },
    409,
  );
});

test('of two who take a case at once, the second is told who was first', async () => {
  const portal = await givenPortal();
  const citizen = new Visitor(portal);
  const { caseId } = await givenApplication(citizen, johan);
  const lena = new Visitor(portal);
  const karin = new Visitor(portal);
  await lena.logInStaff('lena.astrom', `/handlaggare/arenden/${caseId}`);
  await karin.logInStaff('karin.sjodin', `/handlaggare/arenden/${caseId}`);
  await lena.post(`/handlaggare/arenden/${caseId}/ta`, { har: '' });
  const late = await karin.post(`/handlaggare/arenden/${caseId}/ta`, { har: '' }, 409);
  expect(late.html).toContain('Lena Åström');
});

test("another unit's case is refused to staff, unknown ones too, and it stands in the log", async () => {
  const portal = await givenPortal();
  const citizen = new Visitor(portal);
  const { caseId } = await givenApplication(citizen, johan, {
    files: [{ field: 'attachments', name: 'Hyresavi.pdf', content: somePdf }],
  });
  const lena = new Visitor(portal);
  await lena.logInStaff('lena.astrom', `/handlaggare/arenden/${caseId}`);
  const document = /\/handlaggare\/dokument\/([0-9a-f-]{36})/.exec(lena.page?.html ?? '')?.[1] ?? '';
  for (const subject of ['jonas.viklund', 'anders.holm']) {
    const other = new Visitor(portal);
    const home = await other.logInStaff(subject);
    expect(home.html).not.toContain('RS 2026-0001');
    for (const path of [
      `/handlaggare/arenden/${caseId}`,
      `/handlaggare/arenden/${caseId}/beslut`,
      `/handlaggare/dokument/${document}`,
      `/handlaggare/dokument/${document}/visa`,
      '/handlaggare/arenden/11111111-1111-4111-8111-111111111111',
    ])
      await other.get(path, 403);
    await other.post(`/handlaggare/arenden/${caseId}/ta`, { har: '' }, 403);
    await other.post(`/handlaggare/arenden/${caseId}/beslut`, { utfall: 'REJECTED', text: 'x', motivering: 'x' }, 403);
    await other.upload(`/handlaggare/arenden/${caseId}/meddelanden`, { text: 'x' }, [], 403);
  }
  const refused = await portal.db.read({ kind: 'system', name: 'test' }, (reader) =>
    reader.one(
      sql`select count(*)::int as n from audit_events where action = 'access.refuse'`,
      z.object({ n: z.number() }),
    ),
  );
  expect(refused.n).toBeGreaterThan(5);
});
