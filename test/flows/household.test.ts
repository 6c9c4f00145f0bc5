import { expect, test } from 'vitest';
import { z } from 'zod';
import { livelihoodSupportForm } from '../../src/applications/forms/livelihood-support.form.ts';
import { selectOptionalTold } from '../../src/applications/queries.ts';
import { readingContext } from '../../src/applications/text.ts';
import { allPages, emptyDraft } from '../../src/platform/forms/form.ts';
import { applyPost } from '../../src/platform/forms/post.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { loadMunicipality } from '../../src/platform/municipality.ts';
import { type Fields, Visitor } from '../support/client.ts';
import { givenApplication, givenPart, save, sharedLink, somePdf, together, unchanged } from '../support/given.ts';
import { plain } from '../support/html.ts';
import { givenPortal, testMorning } from '../support/portal.ts';
import { bodyFor } from '../support/walker.ts';

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
  await save(citizen, `${base}/stammer-det`, { householdChanged: 'no', contactChanged: 'no' });
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
  await save(visitor, `${base}/manad`, { month: '2026-12', supportFor: 'living' });
  expect(visitor.page?.url).toBe(`${base}/akut`);
}, 180_000);

test('where papers are checked at random, one is told what to keep and until when instead of being asked to send it', async () => {
  const { livelihoodSupport } = loadMunicipality();
  const portal = await givenPortal({
    municipality: {
      livelihoodSupport: {
        ...livelihoodSupport,
        randomChecks: { applications: ['RENEWAL'], papers: ['income'], keepMonths: 3 },
      },
    },
  });
  const visitor = new Visitor(portal);
  await givenApplication(visitor, johan);
  await visitor.get(start);
  const base = (await visitor.post(start, { manad: '2026-12' })).url.split('/').slice(0, 3).join('/');
  await save(visitor, `${base}/vad-har-andrats`, unchanged);
  await save(visitor, `${base}/forra-manadens-inkomster`, { hasIncomes: 'yes', hasPendingBenefits: 'no' });
  await save(visitor, `${base}/inkomster`, {
    'incomes.e1.type': 'salary',
    'incomes.e1.amount': '3 000',
    'incomes.e1.date.day': '2026-11-20',
  });
  await save(visitor, `${base}/pengar-i-dag`, { hasMoney: 'no', hasAssets: 'no' });
  await save(visitor, `${base}/forra-manadens-kostnader`, { hasCosts: 'yes' });
  await save(visitor, `${base}/kostnader`, { 'costs.e1.type': 'medicine', 'costs.e1.amount': '200' });
  await save(visitor, `${base}/manadens-planering`, { planningChanged: 'no', staysInMunicipality: 'yes' });
  // Three months after December; the bill is sent as before.
  const keep =
    /Spara till och med 31 mars 2027\. Vi kan be att få se det, och då hör vi av oss här\. +Besked om inkomsten: Lön/;
  const papers = await visitor.get(`${base}/bilagor`);
  expect(plain(papers.html)).toMatch(keep);
  expect([...papers.html.matchAll(/name="evidence\.([ic])-/g)].map(([, kind]) => kind)).not.toContain('i');
  expect(papers.html).toContain('name="evidence.c-');
  await visitor.post(`${base}/bilagor`, { _action: 'save', _version: visitor.value('_version') });
  const check = await visitor.get(`${base}/granska`);
  expect(plain(check.html)).toMatch(keep);
  const sent = await visitor.post(`${base}/granska`, { _version: visitor.value('_version'), truth: 'ja' }, 303);
  await visitor.identify(sent.url, { number: johan });
  expect(plain(visitor.page?.html ?? '')).toMatch(keep);
  const caseId = visitor.page?.url.split('/')[2] ?? '';
  expect(plain((await visitor.get(`/arenden/${caseId}/ansokan`)).html)).toMatch(keep);
  const staff = new Visitor(portal);
  await staff.logInStaff('lena.astrom', `/handlaggare/arenden/${caseId}`);
  expect(plain(staff.page?.html ?? '')).toMatch(/Spara det här, men skicka det inte .*31 mars 2027/);
}, 180_000);

test('papers that were to come leave the list one by one, to each of two her own, by her word or the unit’s', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  const papers = (answer: string, ...which: string[]) => ({
    bilagor: Object.fromEntries(which.map((one): [string, string] => [`evidence.${one}.answer`, answer])),
  });
  const { base, provider } = await givenApplication(visitor, johan, {
    stopAt: 'provider',
    pages: {
      ...together('Samira Haddad', samira),
      hemmet: { address: 'Kvarngatan 7', personsInHome: '2', rooms: '2', paysRent: 'yes', rent: '7 200' },
      ...papers('here', 'statements', 'home'),
    },
  });
  const check = (await visitor.get(`${base}/granska`)).html;
  expect(plain(check)).toContain('Du har svarat att du lägger till de här papperen, men det finns ingen fil.');
  expect(check).toContain(`<a href="${base}/bilagor#attachments">Hyresavi eller hyreskontrakt</a>`);
  const receipt = (await visitor.identify(provider, { number: johan })).html;
  expect(plain(receipt)).toMatch(/Papper du har sagt att du skickar .*Kontoutdrag.* Hyresavi eller hyreskontrakt/);
  const caseId = visitor.page?.url.split('/')[2] ?? '';
  const path = `/arenden/${caseId}`;
  expect(receipt).toContain(`<a href="${path}/meddelanden#skriv">Skicka papperen här</a>`);
  const partner = new Visitor(portal);
  await givenPart(partner, samira, await sharedLink(visitor, caseId), johan, { pages: papers('later', 'statements') });

  const promised = async (of: Visitor) =>
    plain(/<section class="sec" id="utlovat".*?<\/section>/s.exec((await of.get(path)).html)?.[0] ?? '');
  const staff = new Visitor(portal);
  await staff.logInStaff('lena.astrom', '/handlaggare');
  const desk = async () => (await staff.get(`/handlaggare${path}`)).html;
  const flags = async () =>
    [...(await desk()).matchAll(/<li data-d=.*?<\/li>/gs)]
      .map(([flag]) => plain(flag))
      .filter((flag) => flag.includes('Papper som inte har kommit.'));
  const rows = async () =>
    [...(/<ul class="plain papers">.*?<\/section>/s.exec(await desk())?.[0] ?? '').matchAll(/<li><p>.*?<\/p>/gs)].map(
      ([row]) => plain(row).trim(),
    );
  expect(await promised(visitor)).toMatch(/Kontoutdrag.*Hyresavi eller hyreskontrakt.*Skicka papperen här/);
  expect(await promised(partner)).toContain('Kontoutdrag');
  expect(await promised(partner)).not.toContain('Hyresavi');
  const [first, second, ...others] = await flags();
  expect(first).toMatch(/Johan .* har svarat att de skickas: Kontoutdrag.*; Hyresavi eller hyreskontrakt\./);
  expect(second).toMatch(/Samira .* har svarat att de skickas: Kontoutdrag/);
  expect(second).not.toContain('Hyresavi');
  expect(others).toEqual([]);
  expect(await rows()).toEqual([
    expect.stringMatching(/^Johan .*: Kontoutdrag.*\. Har inte kommit\.$/),
    expect.stringMatching(/^Johan .*: Hyresavi eller hyreskontrakt\. Har inte kommit\.$/),
    expect.stringMatching(/^Samira .*: Kontoutdrag.*\. Har inte kommit\.$/),
  ]);

  const boxes = async (of: Visitor) =>
    [...(await of.get(`${path}/meddelanden`)).html.matchAll(/name="papper" value="([^"]+)"( checked)?/g)].map(
      ([, value, checked]) => ({ value: value ?? '', checked: checked !== undefined }),
    );
  const write = async (of: Visitor, text: string, papper: string | string[], file?: string) => {
    await of.get(`${path}/meddelanden`);
    const fields = { text, papper, formular: of.value('formular') };
    const files = file === undefined ? [] : [{ field: 'filer', name: file, content: somePdf }];
    return of.upload(`${path}/meddelanden`, fields, files, file === undefined && papper.length > 0 ? 422 : undefined);
  };
  const [statements, home, ...none] = await boxes(visitor);
  expect([statements?.checked, home?.checked, none]).toEqual([false, false, []]);
  // A message alone is no paper, and a tick without a file is told of, with what she wrote kept.
  await write(visitor, 'Jag skickar snart.', []);
  const lacking = await write(visitor, 'Här är hyran.', home?.value ?? '');
  expect(plain(lacking.html)).toContain('Du har kryssat för ett papper, men det finns ingen fil.');
  expect(lacking.html).toContain('Här är hyran.');
  expect(lacking.html).toContain(`value="${home?.value ?? ''}" checked`);
  // Nor is a file of which she has said nothing, or a paper of the partner's that she names.
  const [theirs] = await boxes(partner);
  expect(theirs?.checked).toBe(true);
  await write(visitor, 'Det här är något annat.', [theirs?.value ?? '', 'x'], 'Annat.pdf');
  expect(await flags()).toEqual([first, second]);

  // One paper comes: it leaves her list and the unit's flag, with the file beside it; the partner's stands.
  await write(visitor, 'Här är hyran.', home?.value ?? '', 'Hyran.pdf');
  expect(await promised(visitor)).toMatch(/Kontoutdrag.* Hyresavi eller hyreskontrakt\. Du skickade det .* Hyran\.pdf/);
  const [left, stands] = await flags();
  expect(left).toMatch(/Johan .* skickas: Kontoutdrag/);
  expect(left).not.toContain('Hyresavi');
  expect(stands).toBe(second);
  expect((await rows())[1]).toMatch(/Hyresavi.* Kom .*, enligt den som skickade\./);
  expect(await desk()).toMatch(/<a href="\/handlaggare\/dokument\/[^"]+">Hyran\.pdf<\/a>/);
  const log = await portal.db.read({ kind: 'system', name: 'test' }, (reader) =>
    reader.rows(
      sql`select detail ->> 'application' || '.' || (detail ->> 'place') as paper from audit_events
           where chain = ${caseId} and action = 'paper.send'`,
      z.object({ paper: z.string() }),
    ),
  );
  expect(log).toEqual([{ paper: home?.value }]);
  // The only one that is left is chosen beforehand; without a file it says nothing.
  expect(await boxes(visitor)).toEqual([{ value: statements?.value, checked: true }]);
  const text = { text: 'En fråga.', papper: statements?.value ?? '', formular: visitor.value('formular') };
  await visitor.post(`${path}/meddelanden`, text);
  expect(await promised(visitor)).toContain('De här papperen var inte med.');

  // The unit ticks one off, and takes it back.
  const note = (value: string, hur: string, sett: string, status?: number) =>
    staff.post(`/handlaggare${path}/papper`, { papper: value, hur, sett }, status);
  await note(statements?.value ?? '', 'notNeeded', 'awaited');
  expect(await promised(visitor)).toMatch(
    /Vi väntar inte på fler papper från dig\..*Du behöver inte skicka det längre\./,
  );
  expect(await boxes(visitor)).toEqual([]);
  expect(await flags()).toEqual([second]);
  expect((await rows())[0]).toMatch(/Behövs inte längre, enligt Lena Åström/);
  // Two at once: the second is told, unless she says the same.
  expect(plain((await note(statements?.value ?? '', 'came', 'awaited', 409)).html)).toContain('Något hände i ärendet');
  await note(statements?.value ?? '', 'notNeeded', 'awaited');
  await note(statements?.value ?? '', 'awaited', 'notNeeded');
  expect((await flags())[0]).toBe(left);
  await note(home?.value ?? '', 'awaited', 'sent');
  expect((await flags())[0]).toBe(first);
  // Nothing of what the other has promised is there on her pages.
  await note(theirs?.value ?? '', 'came', 'awaited');
  expect(await promised(visitor)).not.toContain('Vi har fått det');
  expect(await promised(partner)).toContain('Vi har fått det');
  // What is no paper of the case is not noted, and another unit has no such case.
  await note(`${caseId}.0`, 'came', 'awaited', 409);
  await note((statements?.value ?? '').replace(/\d+$/, '9'), 'came', 'awaited', 409);
  const elsewhere = new Visitor(portal);
  await elsewhere.logInStaff('jonas.viklund', '/handlaggare');
  await elsewhere.post(
    `/handlaggare${path}/papper`,
    { papper: statements?.value ?? '', hur: 'came', sett: 'awaited' },
    403,
  );
  expect((await flags())[0]).toBe(first);
  // In a closed case nothing is noted any more, and nothing is asked for.
  await visitor.get(`${path}/ta-tillbaka`);
  await visitor.post(`${path}/ta-tillbaka`, {});
  expect([await promised(visitor), await boxes(visitor), await flags()]).toEqual(['', [], []]);
  await note(statements?.value ?? '', 'came', 'awaited', 409);
}, 180_000);

test('a couple with two children apply for the first time: page by page, each asked once, and not too many', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  await visitor.logIn(samira, start);
  await visitor.post(start);
  const child = (at: number, name: string, number: string) => ({
    [`children.barn${String(at)}.name`]: name,
    [`children.barn${String(at)}.number`]: number,
    [`children.barn${String(at)}.residence`]: 'full',
    [`children.barn${String(at)}.lunch`]: 'yes',
  });
  const children = { ...child(1, 'Alva', '201308082385'), ...child(2, 'Nils', '201505272391') };
  const answers: Record<string, Fields> = {
    ...together('Johan Ek', johan),
    'har-barn': { hasChildren: 'yes' },
    barn: children,
    hemmet: { address: 'Kvarngatan 7', personsInHome: '4', rooms: '3', paysRent: 'yes', rent: '8 120' },
  };
  const seen: string[] = [];
  let draft = emptyDraft;
  // Presses: what is chosen, and buttons. The first child is followed by "add another".
  let [presses, boxes] = [2, 0];
  for (let slug = last(visitor); slug !== 'granska'; slug = last(visitor)) {
    expect(seen, `${slug} was passed before`).not.toContain(slug);
    seen.push(slug);
    const { html, url } = visitor.page ?? { html: '', url: '' };
    const page = allPages(livelihoodSupportForm).find((one) => one.slug === slug);
    if (!page) throw new Error(`No page ${slug}`);
    const usual = bodyFor(livelihoodSupportForm, page, draft, 'short', readingContext(testMorning));
    const fields: Fields = slug === 'barn' ? children : { ...usual, ...answers[slug] };
    for (const [name, value] of Object.entries(fields))
      if (name !== '_action') {
        const isChosen = new RegExp(
          `type="(radio|checkbox)"[^>]*name="${name}"|name="${name}"[^>]*type="(radio|checkbox)"`,
        );
        if (slug === 'barn' ? /residence|lunch/.test(name) : isChosen.test(html)) presses += [value].flat().length;
        else boxes += 1;
      }
    draft = applyPost(livelihoodSupportForm, page, draft, fields, readingContext(testMorning)).draft;
    presses += slug === 'barn' ? 2 : 1;
    await visitor.post(url, { ...fields, _action: 'save', _version: visitor.value('_version') });
  }
  // The declaration, "confirm", and what is pressed at the e-legitimation.
  presses += 3;
  process.stderr.write(
    `A couple with two children, first application: ${String(seen.length + 1)} pages, ${String(presses)} presses, ${String(boxes)} boxes to write in\n`,
  );
  expect(seen.length + 1).toBeLessThanOrEqual(21);
  const check = plain(visitor.page?.html ?? '');
  for (const name of ['Johan Ek', 'Alva', 'Nils']) expect(check).toContain(name);
  expect(check).not.toContain('Det här behöver du svara på först');
});

/** The last part of the address at which somebody is. */
const last = (visitor: Visitor): string => visitor.page?.url.split('/').at(-1)?.split('?')[0] ?? '';

test('one who applies only for something else is asked what, and the unit reads it beside the sum and the decision', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  const partner = new Visitor(portal);
  // She has applied for the month to live on, which is something else.
  const living = { month: '2026-12', supportFor: 'living' };
  const hers = await givenApplication(partner, samira, { pages: { manad: living } });
  const manad = { month: '2026-12', supportFor: 'other', otherSupport: 'Nya glasögon för 1 900 kronor' };
  const { caseId } = await givenApplication(visitor, johan, { pages: { ...together('Samira Haddad', samira), manad } });
  const named = 'Ansökan om försörjningsstöd, december 2026, annat bistånd';
  expect(plain(visitor.page?.html ?? '')).toContain(named);
  const link = await sharedLink(visitor, caseId);
  const asked = plain((await partner.get(link)).html);
  expect(asked).not.toContain('Du har redan sökt den här månaden');
  const start = plain((await partner.get('/ansokan/forsorjningsstod')).html);
  // It is told apart from a question about the month. What it is, and of whom, is not told before she has named him.
  expect(start).toContain('Försörjningsstöd, december, annat bistånd');
  for (const page of [asked, start]) expect(page).not.toMatch(/glasögon|Johan/);
  // The partner learns that it is not to live on; what it is are the applicant's own words.
  const common = plain((await partner.post(link, { sokande: johan })).html);
  expect(common).toContain('Bara något annat');
  expect(plain((await partner.get(link)).html)).toContain('Försörjningsstöd, december 2026, annat bistånd');
  expect(common).not.toContain('glasögon för');
  const staff = new Visitor(portal);
  const path = `/handlaggare/arenden/${caseId}`;
  await staff.logInStaff('karin.sjodin', path);
  for (const one of [path, `/handlaggare/arenden/${hers.caseId}`])
    expect(plain((await staff.get(one)).html)).not.toContain('samma månad');
  await staff.get(path);
  const flag = 'Söker bara för något annat än att leva på: Nya glasögon för 1 900 kronor';
  expect(plain(staff.page?.html ?? '')).toContain(flag);
  expect(plain(staff.page?.html ?? '')).toContain('Räkningen visar hela månaden');
  await staff.post(`${path}/ta`, { har: '' });
  expect(plain((await staff.get(`${path}/beslut`)).html)).toContain('Nya glasögon för 1 900 kronor');
  // Her part of it is sent, and is not what a month to live on begins from: that is what she told of the month itself.
  portal.wait(60_000);
  await givenPart(partner, samira, link, johan);
  expect(partner.page?.url).toMatch(/kvitto/);
  const told = await portal.db.read({ kind: 'system', name: 'test' }, async (reader) => {
    const { personId } = await reader.one(
      sql`select applicant_id as "personId" from cases where id = ${hers.caseId}`,
      z.object({ personId: z.string() }),
    );
    return selectOptionalTold(reader, portal.deps.vault, personId);
  });
  expect(told?.caseId).toBe(hers.caseId);
  expect((await partner.get('/ansokan/forsorjningsstod')).html).toContain('Sök för en extra kostnad i december');
}, 120_000);
