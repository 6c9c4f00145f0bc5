import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { selectChainFaults } from '../../src/audit/queries.ts';
import { selectHeard } from '../../src/decisions/queries.ts';
import { verifyDocuments } from '../../src/documents/actions.ts';
import { mayMove, moveFile } from '../../src/papers/actions.ts';
import type { Actor, Ctx } from '../../src/platform/context.ts';
import { createDb } from '../../src/platform/db/db.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { Conflict, Forbidden } from '../../src/platform/http/errors.ts';
import { Visitor } from '../support/client.ts';
import { pdfOf } from '../support/files.ts';
import { givenApplication, givenPart, givenSupportCase, sharedLink, somePdf, together } from '../support/given.ts';
import { plain } from '../support/html.ts';
import { type TestPortal, givenPortal } from '../support/portal.ts';

const johan = '198102062398';
const samira = '198503149885';
const ayaan = '199001012385';
const hour = 3_600_000;

let portal: TestPortal;
let owner: pg.Client;
let visitors: Record<'citizen' | 'partner' | 'stranger' | 'jonas' | 'karin' | 'lena', Visitor>;
/** Johan's request, another of his, what he and Samira have applied for together, and another's request; with their units. */
const cases = { request: '', plan: '', household: '', others: '' };
type Name = keyof typeof cases;
const units: Record<Name, string> = { request: 'lss', plan: 'lss', household: 'forsorjning', others: 'lss' };
let number: Record<string, string> = {};
let staff: Record<string, string> = {};

const actor = (subject: string, roles: ('caseworker' | 'manager')[], inUnits: string[]): Actor => ({
  ...{ kind: 'staff', staffId: staff[subject] ?? '', name: subject, roles, units: inUnits },
});
const actors = {
  jonas: () => actor('jonas.viklund', ['caseworker'], ['lss']),
  both: () => actor('jonas.viklund', ['caseworker'], ['lss', 'forsorjning']),
  karin: () => actor('karin.sjodin', ['manager'], ['lss', 'forsorjning']),
};
const ctx = (who: Actor): Ctx => ({
  ...{ db: portal.db, deps: portal.deps, actor: who, now: portal.deps.clock(), language: 'sv', requestId: 'test' },
});
const move = (who: Actor, document: string, from: Name, to: Name) =>
  moveFile(ctx(who), document, {
    ...{ from: { id: cases[from], unit: units[from] }, to: { id: cases[to], unit: units[to] }, reason: 'Fel ärende.' },
  });

/** Sends files with a message. Gives their ids, in order. */
async function send(
  of: Visitor,
  name: Name,
  files: Record<string, Buffer>,
  text = 'Här är pappren.',
): Promise<string[]> {
  const path = `/arenden/${cases[name]}/meddelanden`;
  await of.get(path);
  const fields = { text, formular: of.value('formular') };
  const uploads = Object.entries(files).map(([file, content]) => ({ field: 'filer', name: file, content }));
  const { html } = await of.upload(path, fields, uploads);
  return Object.keys(files).map(
    (file) => [...html.matchAll(new RegExp(`href="/dokument/([0-9a-f-]{36})">${file}`, 'g'))].at(-1)?.[1] ?? '',
  );
}
const desk = (of: Visitor, name: Name) => of.get(`/handlaggare/arenden/${cases[name]}`);
const thread = async (of: Visitor, name: Name) => plain((await of.get(`/arenden/${cases[name]}/meddelanden`)).html);
const story = async (of: Visitor, name: Name) => plain((await of.get(`/arenden/${cases[name]}`)).html);

beforeAll(async () => {
  portal = await givenPortal();
  const visitor = () => new Visitor(portal);
  visitors = {
    ...{ citizen: visitor(), partner: visitor(), stranger: visitor() },
    ...{ jonas: visitor(), karin: visitor(), lena: visitor() },
  };
  cases.request = await givenSupportCase(visitors.citizen, johan);
  ({ caseId: cases.plan } = await givenApplication(visitors.citizen, johan, { lss: 'INDIVIDUAL_PLAN' }));
  ({ caseId: cases.household } = await givenApplication(visitors.citizen, johan, {
    pages: {
      ...together('Samira Haddad', samira),
      bilagor: { 'evidence.statements.answer': 'later', 'evidence.home.answer': 'here' },
    },
    files: [{ field: 'attachments', name: 'Hyresavi.pdf', content: somePdf }],
  }));
  await givenPart(visitors.partner, samira, await sharedLink(visitors.citizen, cases.household), johan);
  ({ caseId: cases.others } = await givenApplication(visitors.stranger, ayaan, { lss: 'INDIVIDUAL_PLAN' }));
  for (const [name, subject] of [
    ['jonas', 'jonas.viklund'],
    ['karin', 'karin.sjodin'],
    ['lena', 'lena.astrom'],
  ] as const)
    await visitors[name].logInStaff(subject, '/handlaggare');
  owner = new pg.Client({ connectionString: portal.ownerUrl });
  await owner.connect();
  await owner.query(`select set_config('app.actor_kind', 'system', false)`);
  const read = async (text: string) =>
    Object.fromEntries(
      (await owner.query<{ key: string; value: string }>(text)).rows.map(({ key, value }) => [key, value]),
    );
  number = await read('select id as key, number as value from cases');
  staff = await read('select subject as key, id as value from staff');
}, 180_000);
afterAll(() => owner.end());

test('a file that came to the wrong case is moved with a reason, and both cases tell of it', async () => {
  const { citizen: of, jonas: by, lena: elsewhere, partner: other } = visitors;
  const large = pdfOf(700_000);
  const [moved = '', stays = ''] = await send(of, 'request', { 'Intyg.pdf': large, 'Annat.pdf': somePdf });
  const path = `/handlaggare/dokument/${moved}/flytta`;
  expect((await desk(by, 'request')).html).toContain(`<a href="${path}">Flytta till ett annat ärende`);
  const page = await by.get(path);
  const offered = [...page.html.matchAll(/name="till" value="([^"]+)"/g)].map(([, id]) => id);
  expect(offered).toEqual([cases.plan]);
  expect(plain(page.html)).toContain('Bara Johan Ek och handläggarna ser den.');
  // Nothing is lost of what was typed.
  const unsaid = await by.post(path, { fran: cases.request, till: cases.plan, skal: ' ' }, 422);
  expect(plain(unsaid.html)).toContain('Skriv varför du flyttar filen');
  expect(unsaid.html).toMatch(new RegExp(`value="${cases.plan}" checked`));
  const unchosen = await by.post(path, { fran: cases.request, till: cases.household, skal: 'Hör till planen.' }, 422);
  expect(plain(unchosen.html)).toMatch(/Välj vilket ärende filen hör till.*Hör till planen\./);
  const heard = () =>
    portal.db.read(actors.jonas(), (reader) =>
      Promise.all([selectHeard(reader, cases.request), selectHeard(reader, cases.plan)]),
    );
  const before = await heard();
  await desk(by, 'plan');
  const done = await by.post(path, { fran: cases.request, till: cases.plan, skal: 'Hör till planen.' });
  expect(plain(done.html)).toContain('Filen är flyttad');
  // Whoever is deciding in either of them is told that something has come or gone.
  expect(await heard()).toEqual(before.map((n) => n + 1));
  const { unread } = await portal.db.read(actors.jonas(), (reader) =>
    reader.one(
      sql`select unread_by_staff as unread from cases where id = ${cases.plan}`,
      z.object({ unread: z.boolean() }),
    ),
  );
  expect(unread).toBe(true);

  // For the unit: where it went or came from, by whom and why, in both.
  const [here, there] = [number[cases.request] ?? '', number[cases.plan] ?? ''];
  const left = plain((await desk(by, 'request')).html);
  expect(left).toMatch(
    new RegExp(`Intyg\\.pdf Flyttad till ärende ${there} .* av Jonas Viklund\\. Hör till planen\\.`),
  );
  expect(left).toContain(`Du flyttade en fil. Den finns nu i ärende ${there}.`);
  expect((await desk(by, 'request')).html).not.toContain(`/handlaggare/dokument/${moved}/visa`);
  const arrived = await desk(by, 'plan');
  expect(plain(arrived.html)).toMatch(
    new RegExp(`Intyg\\.pdf .* Flyttad hit från ärende ${here} .* av Jonas Viklund\\. Hör till planen\\.`),
  );
  expect(plain(arrived.html)).toContain(`Du flyttade en fil. Den kom från ärende ${here}.`);
  // For her: the same but why, and the file is as she sent it.
  expect(await thread(of, 'request')).toMatch(new RegExp(`Annat\\.pdf .*Intyg\\.pdf Flyttad till ärende ${there} `));
  expect(await thread(of, 'plan')).toMatch(
    new RegExp(
      `Filen ”Intyg\\.pdf” kom till ärende ${here}, men hör till det här ärendet\\..*Flyttad hit från ärende ${here}`,
    ),
  );
  expect(await story(of, 'request')).toContain(
    `Jonas Viklund flyttade en fil som du hade skickat. Den finns nu i ärende ${there}.`,
  );
  expect(await story(of, 'plan')).toContain(
    `Jonas Viklund flyttade en fil som du hade skickat. Den kom från ärende ${here}.`,
  );
  for (const name of ['request', 'plan'] as const)
    expect((await thread(of, name)) + (await story(of, name))).not.toContain('Hör till planen.');
  expect((await of.get(`/arenden/${cases.plan}`)).html).toContain(`/dokument/${moved}`);
  expect((await of.get(`/arenden/${cases.request}`)).html).not.toContain(`/dokument/${moved}`);
  await of.get(`/dokument/${moved}`);
  await of.get(`/dokument/${stays}`);
  await elsewhere.get(`/handlaggare/dokument/${moved}`, 403);
  await elsewhere.get(path, 403);
  await other.get(`/dokument/${moved}`, 404);

  // What is stored opens with the other case's key, whole, and with no other; and the log holds.
  await owner.query('alter table documents no force row level security');
  const { rows } = await owner.query<{ key: string; case: string }>(
    'select d.vault_key_id as key, c.vault_key_id as case from documents d join cases c on c.id = d.case_id where d.id = $1',
    [moved],
  );
  await owner.query('alter table documents force row level security');
  expect(rows[0]?.key).toBe(rows[0]?.case);
  portal.wait(hour);
  const { checked, damaged } = await verifyDocuments(ctx({ kind: 'system', name: 'test' }));
  expect([checked > 2, damaged]).toEqual([true, 0]);
  const Row = z.object({ chain: z.string(), detail: z.record(z.string(), z.unknown()) });
  const log = await portal.db.read({ kind: 'system', name: 'test' }, (reader) =>
    reader.rows(sql`select chain, detail from audit_events where action = 'document.move' order by id`, Row),
  );
  expect(log.map(({ chain, detail: { to, from, document } }) => ({ chain, to, from, document }))).toEqual([
    { chain: cases.plan, from: cases.request, to: undefined, document: moved },
    { chain: cases.request, from: undefined, to: cases.plan, document: moved },
  ]);
  expect(JSON.stringify(log)).not.toMatch(/Intyg|planen/);
  const db = createDb(portal.ownerUrl, { max: 1 });
  expect(await db.read({ kind: 'system', name: 'test' }, selectChainFaults)).toEqual([]);
  await db.close();
  // A page that is older than the move changes nothing.
  await by.logInStaff('jonas.viklund', '/handlaggare');
  await by.get(path);
  const late = await by.post(path, { fran: cases.request, till: cases.request, skal: 'Igen.' }, 409);
  expect(plain(late.html)).toContain('Något hände i ärendet före dig.');
}, 120_000);

test('to another unit only its head moves a file, who is told first who gets to read it, and the partner there never does', async () => {
  const { citizen: of, jonas: by, karin: head, partner: other } = visitors;
  await of.logIn(johan);
  await head.logInStaff('karin.sjodin', '/handlaggare');
  await other.logIn(samira);
  const [document = ''] = await send(of, 'request', { 'Lönebesked.pdf': somePdf });
  const path = `/handlaggare/dokument/${document}/flytta`;
  const offered = async (staffed: Visitor) =>
    [...(await staffed.get(path)).html.matchAll(/name="till" value="([^"]+)"/g)].map(([, id]) => id);
  expect(await offered(by)).toEqual([cases.plan]);
  expect((await offered(head)).toSorted()).toEqual([cases.plan, cases.household].toSorted());
  const fields = { fran: cases.request, till: cases.household, skal: 'Lön, inte stöd.' };
  const asked = await head.post(path, fields, 422);
  expect(plain(asked.html)).toMatch(
    /Andra får läsa filen .*alla handläggare på Enheten för försörjningsstöd läsa filen, och ingen på Enheten för stöd vid funktionsnedsättning/,
  );
  expect(asked.html).toContain('Lön, inte stöd.');
  await by.get(`/handlaggare/dokument/${document}`);
  // A yes to another unit than the one it goes to is no yes.
  await head.post(path, { ...fields, laser: 'lss' }, 422);
  await head.post(path, { ...fields, laser: 'forsorjning' });
  await by.get(`/handlaggare/dokument/${document}`, 403);
  await visitors.lena.logInStaff('lena.astrom', `/handlaggare/dokument/${document}`);
  await of.get(`/dokument/${document}`);
  expect(await thread(of, 'household')).toContain('Lönebesked.pdf');
  // Neither the file, the message, nor that anything was moved.
  await other.get(`/dokument/${document}`, 404);
  const partners = (await thread(other, 'household')) + (await story(other, 'household'));
  expect(partners).not.toMatch(/Lönebesked|flyttade|Flyttad/);
  const { n } = await portal.db.read({ kind: 'citizen', personId: await idOf(samira), name: '' }, (reader) =>
    reader.one(sql`select count(*)::int as n from file_moves`, z.object({ n: z.number() })),
  );
  expect(n).toBe(0);
}, 60_000);

test('a paper that came with a file is awaited again when the file is moved away', async () => {
  const { citizen: of, karin: head } = visitors;
  const promised = async () =>
    plain(
      /<section class="sec" id="utlovat".*?<\/section>/s.exec(
        (await of.get(`/arenden/${cases.household}`)).html,
      )?.[0] ?? '',
    );
  expect(await promised()).toContain('De här papperen var inte med.');
  const path = `/arenden/${cases.household}/meddelanden`;
  const { html } = await of.get(path);
  const papper = /name="papper" value="([^"]+)" checked/.exec(html)?.[1] ?? '';
  const fields = { text: 'Här.', papper, formular: of.value('formular') };
  const sent = await of.upload(path, fields, [{ field: 'filer', name: 'Utdrag.pdf', content: somePdf }]);
  expect(await promised()).toMatch(/Vi väntar inte på fler papper från dig\..*Utdrag\.pdf/);
  const document = /href="\/dokument\/([0-9a-f-]{36})">Utdrag/.exec(sent.html)?.[1] ?? '';
  const way = { fran: cases.household, till: cases.request, skal: 'Ett intyg.', laser: 'lss' };
  await head.get(`/handlaggare/dokument/${document}/flytta`);
  await head.post(`/handlaggare/dokument/${document}/flytta`, way);
  expect(await promised()).toContain('De här papperen var inte med.');
}, 60_000);

async function idOf(personalNumber: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>('select id from persons where personal_number = $1', [
    personalNumber,
  ]);
  return rows[0]?.id ?? '';
}

test('no file goes to another person’s case, a unit that one does not head, or out of what was signed or the unit wrote', async () => {
  const { citizen: of, jonas: by } = visitors;
  await of.logIn(johan);
  const [document = ''] = await send(of, 'request', { 'Ett.pdf': somePdf });
  const refused = (who: Actor, to: Name, what = document, from: Name = 'request') =>
    move(who, what, from, to).then(
      () => 'moved',
      (error: unknown) => (error instanceof Forbidden ? 'forbidden' : error instanceof Conflict ? 'conflict' : error),
    );
  expect(await refused(actors.jonas(), 'others')).toBe('conflict');
  expect(await refused(actors.karin(), 'others')).toBe('conflict');
  // He sees no such case; and one who works in both units but heads neither may not.
  expect(await refused(actors.jonas(), 'household')).toBe('forbidden');
  expect(await refused(actors.both(), 'household')).toBe('forbidden');
  expect(await refused(actor('lena.astrom', ['caseworker'], ['forsorjning']), 'plan')).toBe('forbidden');
  expect(await refused({ kind: 'citizen', personId: await idOf(johan), name: '' }, 'plan')).not.toBe('moved');
  expect([mayMove(ctx(actors.both()), 'lss', 'forsorjning'), mayMove(ctx(actors.karin()), 'lss', 'skyddade')]).toEqual([
    false,
    false,
  ]);
  // What was signed, and what the unit has sent.
  const household = await desk(visitors.karin, 'household');
  const signed = /dokument\/([0-9a-f-]{36})\/visa">Hyresavi/.exec(household.html)?.[1] ?? '';
  expect(household.html).not.toContain(`${signed}/flytta`);
  expect(plain((await visitors.karin.get(`/handlaggare/dokument/${signed}/flytta`)).html)).toContain(
    'det som är bekräftat ändras inte',
  );
  expect(await refused(actors.karin(), 'plan', signed, 'household')).toBe('conflict');
  await by.logInStaff('jonas.viklund', `/handlaggare/arenden/${cases.request}`);
  const write = { formular: by.value('formular'), till: by.value('till'), text: 'Se här.', svar: 'nej' };
  const file = { field: 'filer', name: 'Vårt.pdf', content: somePdf };
  const { html } = await by.upload(`/handlaggare/arenden/${cases.request}/meddelanden`, write, [file]);
  const ours = /dokument\/([0-9a-f-]{36})\/visa">Vårt\.pdf/.exec(html)?.[1] ?? '';
  expect(html).not.toContain(`${ours}/flytta`);
  expect(await refused(actors.jonas(), 'plan', ours)).toBe('conflict');
  // From a case in which it does not lie.
  expect(await refused(actors.jonas(), 'request', document, 'plan')).toBe('conflict');
  await visitors.citizen.get(`/dokument/${document}`);
  expect(await refused(actors.jonas(), 'plan')).toBe('moved');
}, 60_000);

test('of two who move the same file one is too late, and two who move files both ways do not wait for each other', async () => {
  const { citizen: of } = visitors;
  const [one = ''] = await send(of, 'request', { 'Två.pdf': somePdf });
  const [back = ''] = await send(of, 'plan', { 'Tre.pdf': somePdf });
  const both = await Promise.allSettled([
    move(actors.jonas(), one, 'request', 'plan'),
    move(actors.karin(), one, 'request', 'plan'),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(both.find((result) => result.status === 'rejected')?.reason).toBeInstanceOf(Conflict);
  await Promise.all([move(actors.jonas(), one, 'plan', 'request'), move(actors.karin(), back, 'plan', 'request')]);
  const [four = ''] = await send(of, 'request', { 'Fyra.pdf': somePdf });
  await Promise.all([move(actors.jonas(), one, 'request', 'plan'), move(actors.karin(), back, 'request', 'plan')]);
  await Promise.all([move(actors.jonas(), one, 'plan', 'request'), move(actors.karin(), four, 'request', 'plan')]);
  // There and back: it lies where it was, and each step is told.
  const told = await thread(of, 'request');
  expect(told).toContain('Två.pdf Flyttad till ärende');
  expect(told).toMatch(/Två\.pdf PDF, 500 byte Flyttad hit från ärende/);
  expect(await thread(of, 'plan')).toContain('Fyra.pdf');
}, 60_000);

test('a damaged file is not moved, and says so', async () => {
  const { citizen: of, jonas: by } = visitors;
  const [document = ''] = await send(of, 'request', { 'Trasig.pdf': pdfOf(600_000) });
  await owner.query(`select set_config('app.actor_kind', 'procedure', false)`);
  await owner.query('alter table document_chunks no force row level security');
  await owner.query('delete from document_chunks where document_id = $1 and position = 2', [document]);
  await owner.query('alter table document_chunks force row level security');
  const fields = { fran: cases.request, till: cases.plan, skal: 'Fel ärende.' };
  const page = await by.post(`/handlaggare/dokument/${document}/flytta`, fields, 422);
  expect(plain(page.html)).toContain('Filen är skadad och kan inte flyttas.');
  expect((await desk(by, 'request')).html).toContain(`/handlaggare/dokument/${document}/flytta`);
}, 60_000);

test('nothing goes to a closed case, and out of one that is taken back it may', async () => {
  const { citizen: of, jonas: by } = visitors;
  const [document = ''] = await send(of, 'plan', { 'Fem.pdf': somePdf });
  await of.get(`/arenden/${cases.request}/ta-tillbaka`);
  await of.post(`/arenden/${cases.request}/ta-tillbaka`, {});
  await expect(move(actors.jonas(), document, 'plan', 'request')).rejects.toThrow(Conflict);
  const page = await by.get(`/handlaggare/dokument/${document}/flytta`);
  expect(plain(page.html)).toContain('Johan Ek har inget annat öppet ärende som du kan flytta filen till.');
  expect((await desk(by, 'plan')).html).not.toContain(`${document}/flytta`);
  const [late = ''] = await send(of, 'request', { 'Sex.pdf': somePdf });
  expect((await desk(by, 'request')).html).toContain(`/handlaggare/dokument/${late}/flytta`);
  await move(actors.jonas(), late, 'request', 'plan');
  expect(await thread(of, 'plan')).toContain('Sex.pdf');
}, 60_000);
