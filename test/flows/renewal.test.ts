import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { saveDraft } from '../../src/applications/actions.ts';
import type { Actor, Ctx } from '../../src/platform/context.ts';
import { entriesOf } from '../../src/platform/forms/form.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { newId } from '../../src/platform/ids.ts';
import { Visitor } from '../support/client.ts';
import { givenApplication, givenRenewed, lines, save, somePdf, unchanged } from '../support/given.ts';
import { plain } from '../support/html.ts';
import { type TestPortal, givenPortal } from '../support/portal.ts';

const johan = '198102062398';
const ayaan = '199001012385';
const start = '/ansokan/forsorjningsstod';

/** Whose application it is that stands at an address. */
async function personOf(portal: TestPortal, base: string): Promise<string> {
  const { personId } = await portal.db.read({ kind: 'system', name: 'test' }, (reader) =>
    reader.one(
      sql`select person_id as "personId" from applications where id = ${base.split('/')[2] ?? ''}`,
      z.object({ personId: z.string() }),
    ),
  );
  return personId;
}

/** Somebody with an application for November, with an income and a cost, and a renewal for December begun. */
async function givenRenewal(portal: TestPortal, number = johan) {
  const visitor = new Visitor(portal);
  const { caseId } = await givenApplication(visitor, number, { mode: 'long' });
  await visitor.get(start);
  const first = await visitor.post(start, { manad: '2026-12' });
  return { visitor, caseId, base: first.url.split('/').slice(0, 3).join('/'), first };
}

describe('the month after', () => {
  test('what can be applied for depends on what is sent, and a month already applied for gives way to extra costs', async () => {
    const portal = await givenPortal();
    const visitor = new Visitor(portal);
    await visitor.logIn(johan, start);
    expect(visitor.page?.html).toContain('Börja ansökan');
    await givenApplication(visitor, johan);
    const page = await visitor.get(start);
    expect(page.html).toContain('Sök för en extra kostnad i november');
    expect(page.html).toContain('Sök igen för december');
    expect(page.html).toContain('kan du söka för januari');
    // Neither of them by asking for it, nor a month that nobody offers.
    const refused = await visitor.post(start, { manad: '2027-01' });
    expect(refused.url).toBe(start);
  });

  test('last time’s lines stand there, each is answered for, and only what is new asks for papers', async () => {
    const portal = await givenPortal();
    const { visitor, base, first } = await givenRenewal(portal);
    expect(first.url).toBe(`${base}/vad-har-andrats`);
    expect(first.html).toContain('december');
    await visitor.post(first.url, { ...unchanged, _version: visitor.value('_version') });
    expect(visitor.page?.url).toBe(`${base}/forra-manadens-inkomster`);
    const html = visitor.page?.html ?? '';
    expect(html).toContain('Lön, 1');
    const all = lines(html, 'lastIncomes', 'same');
    expect(Object.keys(all).length).toBeGreaterThan(3);
    // One that is not answered is asked for; nothing is chosen for anybody.
    expect(html).not.toMatch(/checked/);
    const [one = '', ...others] = Object.keys(all);
    const partly = Object.fromEntries(others.map((name) => [name, 'same']));
    const faulty = await visitor.post(
      `${base}/forra-manadens-inkomster`,
      { ...partly, hasIncomes: 'no', hasPendingBenefits: 'no', _version: visitor.value('_version') },
      422,
    );
    expect(faulty.html).toContain('Välj hur det är med inkomsten nu.');
    const changed = one.replace(/change$/, 'amount');
    await visitor.post(`${base}/forra-manadens-inkomster`, {
      ...partly,
      [one]: 'changed',
      [changed]: '2 100',
      hasIncomes: 'no',
      hasPendingBenefits: 'no',
      _version: visitor.value('_version'),
    });
    expect(visitor.page?.url).toBe(`${base}/pengar-i-dag`);
    // So it is with what is owned, which is not dropped by saying that nothing is new.
    const money = { hasMoney: 'yes', balance: '340', hasAssets: 'no' };
    const owned = Object.keys(lines(visitor.page?.html ?? '', 'lastAssets', 'same'));
    expect(owned.length).toBeGreaterThan(3);
    expect(visitor.page?.html).not.toMatch(/checked/);
    const undone = { ...money, _version: visitor.value('_version'), _action: 'save' };
    const unanswered = await visitor.post(`${base}/pengar-i-dag`, undone, 422);
    expect(plain(unanswered.html)).toMatch(/Fordon, [^:]*, 1 200,50 kronor[^:]*: Välj om det finns kvar\./);
    const [savings = '', car = '', ...kept] = owned;
    await save(visitor, `${base}/pengar-i-dag`, {
      ...money,
      ...Object.fromEntries(kept.map((name) => [name, 'same'])),
      ...{ [savings]: 'changed', [savings.replace(/change$/, 'value')]: '700' },
      ...{ [car]: 'gone', [car.replace(/change$/, 'became')]: 'Såld för 3 000 kronor' },
    });
    const costs = await visitor.get(`${base}/forra-manadens-kostnader`);
    // Each line is asked the same; what is left out says which it is.
    const unsaid = await visitor.post(
      `${base}/forra-manadens-kostnader`,
      { hasCosts: 'no', _version: visitor.value('_version'), _action: 'save' },
      422,
    );
    expect(plain(unsaid.html)).toContain('Hyra, 1 200,50 kronor: Välj om du söker för kostnaden nu.');
    const gone = lines(costs.html, 'lastCosts', 'gone');
    const [rent = ''] = Object.keys(gone);
    await save(visitor, `${base}/forra-manadens-kostnader`, { ...gone, [rent]: 'same', hasCosts: 'no' });
    expect(visitor.page?.url).toBe(`${base}/manadens-planering`);
    await save(visitor, `${base}/manadens-planering`, {
      planningChanged: 'no',
      partnerPlanningChanged: 'no',
      staysInMunicipality: 'yes',
      hasJobApplications: 'no',
    });
    // The changed income is the only thing that needs a paper.
    expect(visitor.page?.url).toBe(`${base}/bilagor`);
    const answers = [...(visitor.page?.html ?? '').matchAll(/name="(evidence\.[^"]+)"/g)].map(([, name]) => name ?? '');
    expect(new Set(answers).size).toBe(1);
    await save(visitor, `${base}/bilagor`, { [answers[0] ?? '']: 'later' });
    expect(visitor.page?.url).toBe(`${base}/granska`);
    const check = visitor.page?.html ?? '';
    expect(check).toContain('Annat belopp');
    expect(check).toContain('2\u00a0100');
    expect(check).toContain('Jag skickar det senare');
    await visitor.identify(
      (await visitor.post(`${base}/granska`, { _version: visitor.value('_version'), truth: 'ja' }, 303)).url,
      { number: johan },
    );
    expect(visitor.page?.url).toMatch(/\/arenden\/[0-9a-f-]{36}\/kvitto/);
    const caseId = visitor.page?.url.split('/')[2] ?? '';
    // The caseworker reads what "the same" refers to.
    const karin = new Visitor(portal);
    await karin.logInStaff('karin.sjodin', `/handlaggare/arenden/${caseId}`);
    expect(karin.page?.html).toContain('Samma belopp');
    expect(karin.page?.html).toContain('Bankkonto som slutar på 789');
    expect(plain(karin.page?.html ?? '')).toMatch(/Nej, det finns inte kvar.*Såld för 3 000 kronor/s);
    // The third month begins from the second: the changed amount is now the known one, and what ended is gone.
    portal.wait(41 * 24 * 60 * 60_000);
    await visitor.logIn(johan, start);
    await visitor.get(start);
    const third = await visitor.post(start, { manad: '2027-01' });
    const again = third.url.split('/').slice(0, 3).join('/');
    // What was said last time is told in the language of the page, whichever the draft was begun in.
    expect(visitor.page?.html).toMatch(/Bankkonto som slutar på 789/);
    const english = await visitor.get(
      `/sprak?${new URLSearchParams({ sprak: 'en', till: `${again}/vad-har-andrats` }).toString()}`,
    );
    expect(english.html).toMatch(/Bank account ending in 789/);
    expect(english.html).not.toContain('Bankkonto som');
    await visitor.get('/sprak?sprak=sv&till=/mina-sidor');
    await save(visitor, `${again}/vad-har-andrats`, unchanged);
    expect(visitor.page?.html).toContain('2\u00a0100');
    const still = plain((await visitor.get(`${again}/pengar-i-dag`)).html);
    expect(still).toMatch(/Sparade pengar[^?]*700 kronor/);
    expect(still).not.toContain('Fordon,');
    const known = await visitor.get(`${again}/forra-manadens-kostnader`);
    expect(Object.keys(lines(known.html, 'lastCosts', 'same'))).toHaveLength(1);
  });

  test('what was accepted of each cost stands in the decision, and beside the cost the month after', async () => {
    const portal = await givenPortal();
    const visitor = new Visitor(portal);
    const { caseId } = await givenApplication(visitor, johan, { mode: 'long' });
    const karin = new Visitor(portal);
    const path = `/handlaggare/arenden/${caseId}`;
    await karin.logInStaff('karin.sjodin', path);
    await karin.post(`${path}/ta`, { har: '' });
    const form = await karin.get(`${path}/beslut`);
    const boxes = [...form.html.matchAll(/name="(kostnad-\d+)"/g)].map(([, name]) => name ?? '');
    expect(boxes.length).toBeGreaterThan(2);
    const [first = '', second = '', third = ''] = boxes;
    const asked = form.html.split('Hyra, söker ')[1]?.split('<')[0]?.trim() ?? '';
    expect(asked).not.toBe('');
    const words = { utfall: 'PARTIALLY_GRANTED', belopp: '5 802', text: 'Du får 5 802 kr.', motivering: 'En del.' };
    const faulty = await karin.post(`${path}/beslut`, { ...words, [first]: '9 999 999', [second]: 'hyran' }, 422);
    expect(faulty.html).toContain('Beloppet är mer än det som söks.');
    expect(faulty.html).toContain('eller lämna rutan tom.');
    expect(faulty.html).toMatch(new RegExp(`href="#${second}"`));
    expect(karin.value(second)).toBe('hyran');
    await karin.post(`${path}/beslut`, { ...words, [first]: '1,50', [third]: '0' });
    expect(karin.page?.html).toContain('1,50\u00a0kronor. Du sökte');

    // Whoever has not opened the decision is not told a part of it elsewhere.
    const start = '/ansokan/forsorjningsstod';
    await visitor.get(start);
    const early = await visitor.post(start, { manad: '2026-12' });
    const costs = async (url: string) => {
      const base = url.split('/').slice(0, 3).join('/');
      await save(visitor, `${base}/vad-har-andrats`, unchanged);
      return (await visitor.get(`${base}/forra-manadens-kostnader`)).html;
    };
    expect(await costs(early.url)).not.toContain('Godkänt i förra beslutet');
    await visitor.post(`${early.url.split('/').slice(0, 3).join('/')}/ta-bort`, {});
    const decision = await visitor.get(`/arenden/${caseId}/beslut`);
    expect(decision.html).toContain('Kostnader som vi har räknat med');
    expect(decision.html).toContain(`1,50\u00a0kronor. Du sökte ${asked}.`);
    expect(decision.html).toMatch(/>0\u00a0kronor\. Du sökte /);
    await visitor.get(start);
    const later = await costs((await visitor.post(start, { manad: '2026-12' })).url);
    expect(later.split('Godkänt i förra beslutet')).toHaveLength(3);
    expect(later).toContain('1,50\u00a0kronor');
  });

  test('going back saves what is typed, and demands nothing', async () => {
    const portal = await givenPortal();
    const { visitor, base } = await givenRenewal(portal);
    await save(visitor, `${base}/vad-har-andrats`, unchanged);
    await visitor.get(`${base}/pengar-i-dag`);
    const back = await visitor.post(`${base}/pengar-i-dag`, {
      balance: 'tre hundra',
      _version: visitor.value('_version'),
      _action: 'back',
    });
    expect(back.url).toBe(`${base}/forra-manadens-inkomster`);
    expect((await visitor.get(`${base}/pengar-i-dag`)).html).toContain('value="tre hundra"');
  });

  test('the same answers saved once more make no page old that was drawn before', async () => {
    const portal = await givenPortal();
    const visitor = new Visitor(portal);
    const none = { hasCosts: 'no' };
    const pages = { 'har-kostnader': none };
    const { base } = await givenApplication(visitor, johan, { stopAt: 'provider', pages });
    await visitor.get(`${base}/granska`);
    const version = visitor.value('_version');
    await save(visitor, `${base}/har-kostnader`, none);
    await visitor.post(`${base}/granska`, { _version: version, truth: 'ja' }, 303);
    await visitor.get(`${base}/granska`);
    await save(visitor, `${base}/har-kostnader`, { hasCosts: 'yes' });
    await visitor.post(`${base}/granska`, { _version: version, truth: 'ja' }, 409);
  });

  test('how one is reached is not overwritten by a renewal that did not ask', async () => {
    const portal = await givenPortal();
    const { visitor, base } = await givenRenewal(portal);
    await visitor.get('/mina-uppgifter');
    await visitor.post('/mina-uppgifter', { telefon: '070-174 06 22' });
    const page = await visitor.get(`${base}/vad-har-andrats`);
    expect(page.html).toContain('familyChange');
    expect((await visitor.get('/mina-uppgifter')).html).toContain('070-174 06 22');
  });

  test('other people in the household make it a new application, and what is answered comes along', async () => {
    const portal = await givenPortal();
    const { visitor, base } = await givenRenewal(portal);
    const page = await save(visitor, `${base}/vad-har-andrats`, { ...unchanged, familyChange: 'partner' });
    expect(page.url).toBe(`${base}?ny=hushall`);
    expect(page.html).toContain('Det blir en ny ansökan');
    expect((await visitor.get(`${base}/inkomster`)).html).toContain('Lön');
    expect(plain((await visitor.get(`${base}/dina-tillgangar`)).html)).toMatch(/Fordon.*Kort svar med å, ä och ö/s);
    // Who they are is asked anew.
    expect((await visitor.get(`${base}/hushall`)).html).not.toMatch(/checked/);
  });

  test('a renewal begun when what is owned was told in one line goes on with the lines to answer for', async () => {
    const portal = await givenPortal();
    const { visitor, base } = await givenRenewal(portal);
    await save(visitor, `${base}/vad-har-andrats`, unchanged);
    const ctx: Ctx = {
      ...{ db: portal.db, deps: portal.deps, now: portal.deps.clock(), language: 'sv', requestId: 'test' },
      actor: { kind: 'citizen', personId: await personOf(portal, base), name: 'Johan Ek' },
    };
    let before = 0;
    await saveDraft(ctx, base.split('/')[2] ?? '', (_, { draft }) => {
      const { lastAssets, ...answers } = draft.answers;
      const assets = entriesOf(lastAssets).map(({ id, values: { lastValue: value = null, ...values } }) => ({
        id,
        values: { ...values, value },
      }));
      before = assets.length;
      const older = { ...answers, assets, assetsBefore: 'Fordon', hasMoney: 'no', hasAssets: 'no' };
      return Promise.resolve({ draft: { answers: older, raw: {} }, result: undefined });
    });
    await portal.db.write({ kind: 'system', name: 'test' }, (tx) =>
      tx.run(sql`update applications set form_version = 3 where state = 'draft'`),
    );
    expect((await visitor.get(base)).html).toContain('Frågorna har ändrats sedan du började');
    expect((await visitor.get(`${base}/granska`)).html).toContain(`href="${base}/pengar-i-dag#lastAssets-`);
    const page = await visitor.get(`${base}/pengar-i-dag`);
    const asked = lines(page.html, 'lastAssets', 'same');
    expect(Object.keys(asked)).toHaveLength(before);
    expect(plain(page.html)).toMatch(/Fordon, [^?]*1 200,50 kronor/);
    const next = await visitor.post(page.url, {
      ...asked,
      hasMoney: 'no',
      hasAssets: 'no',
      _version: visitor.value('_version'),
    });
    expect(next.url).toBe(`${base}/forra-manadens-kostnader`);
    expect((await visitor.get(base)).html).not.toContain('Frågorna har ändrats');
  });

  test('a line that nobody put there cannot be added, and one cannot be renamed', async () => {
    const portal = await givenPortal();
    const { visitor, base } = await givenRenewal(portal);
    await save(visitor, `${base}/vad-har-andrats`, { ...unchanged, month: '2026-10', familyBefore: 'Någon annan' });
    const page = await visitor.get(`${base}/forra-manadens-inkomster`);
    const all = lines(page.html, 'lastIncomes', 'gone');
    const [one = ''] = Object.keys(all);
    await visitor.post(`${base}/forra-manadens-inkomster`, {
      ...all,
      [one.replace(/change$/, 'lastAmount')]: '1',
      'lastIncomes.egen.change': 'same',
      'lastIncomes.egen.lastAmount': '99',
      hasIncomes: 'no',
      hasPendingBenefits: 'no',
      _version: visitor.value('_version'),
    });
    const after = await visitor.get(`${base}/forra-manadens-inkomster`);
    expect(Object.keys(lines(after.html, 'lastIncomes', 'gone'))).toEqual(Object.keys(all));
    const first = await visitor.get(`${base}/vad-har-andrats`);
    expect(first.html).not.toContain('Någon annan');
    expect(first.html).toContain('december');
  });
});

describe('an extra cost', () => {
  test('is asked for by itself, and leaves how one is reached as it was', async () => {
    const portal = await givenPortal();
    const visitor = new Visitor(portal);
    await givenApplication(visitor, johan);
    const before = (await visitor.get('/mina-uppgifter')).html;
    await visitor.get(start);
    const first = await visitor.post(start, { manad: '2026-11' });
    const base = first.url.split('/').slice(0, 3).join('/');
    await save(visitor, `${base}/akut`, { urgent: 'yes', urgentNeeds: 'food' });
    await save(visitor, `${base}/kostnader`, {
      'costs.c1.type': 'medicine',
      'costs.c1.amount': '420',
      'costs.c1.specification': 'Recept',
    });
    // What is known of her stands there, and only what is otherwise is asked for.
    const known = await visitor.get(`${base}/stammer-det`);
    for (const fact of ['Ensamstående', 'Så når vi dig och hit betalar vi', 'Bankkonto som slutar på', 'Ditt arbete'])
      expect(known.html).toContain(fact);
    expect(known.html).not.toContain('name="applyTogether"');
    const still = { householdChanged: 'yes', householdChange: 'Min son har flyttat hem.', contactChanged: 'yes' };
    await save(visitor, `${base}/stammer-det`, still);
    expect(visitor.page?.url).toContain('/kontakt');
    await save(visitor, `${base}/stammer-det`, { ...still, contactChanged: 'no' });
    await save(visitor, `${base}/med-dina-ord`, {});
    expect(visitor.page?.html).toContain('Räkning eller kvitto: Medicin på recept');
    await save(visitor, `${base}/bilagor`, {});
    await visitor.identify(
      (await visitor.post(`${base}/granska`, { _version: visitor.value('_version'), truth: 'ja' }, 303)).url,
      { number: johan },
    );
    expect(visitor.page?.url).toMatch(/kvitto/);
    // The receipt says what the page of the case says of when the unit gets in touch.
    const receipt = visitor.page?.html ?? '';
    const extra = await visitor.get(visitor.page?.url.replace('/kvitto', '') ?? '');
    for (const html of [receipt, extra.html])
      expect(html).toContain('Vi hör av oss till dig i dag eller nästa dag kontoret är öppet.');
    expect(receipt).not.toContain('arbetsdagar');
    // The two cards of the month are told apart. They were sent at the same moment of the clock, so in either order.
    for (const list of ['/arenden', '/mina-sidor']) {
      const { html } = await visitor.get(list);
      for (const card of ['november<', 'november, extra kostnad<']) expect(html, list).toContain(card);
    }
    const phone = /value="(0[^"]+)"/.exec(before)?.[1] ?? 'none';
    expect((await visitor.get('/mina-uppgifter')).html).toContain(phone);
    // There may be several for the same month.
    const again = await visitor.get(start);
    expect(again.html).toContain('Sök för en extra kostnad i november');
    // The decision is about the extra cost, and does not seem to be the month’s own.
    const karin = new Visitor(portal);
    const path = `/handlaggare${extra.url}`;
    await karin.logInStaff('karin.sjodin', path);
    expect(karin.page?.html).toMatch(/Hushållet har ändrats:[^]{0,80}Min son har flyttat hem\./);
    await karin.post(`${path}/ta`, { har: '' });
    const words = { utfall: 'GRANTED', belopp: '420', text: 'Du får pengar till medicinen.', motivering: '' };
    await karin.post(`${path}/beslut`, words);
    const decision = await visitor.get(`${extra.url}/beslut`);
    expect(decision.html).toContain('Beslut om försörjningsstöd, november, extra kostnad');
  });
});

describe('one application for a month', () => {
  test('a second one, begun before the first was sent, is stopped before it is signed and loses nothing', async () => {
    const portal = await givenPortal();
    const visitor = new Visitor(portal);
    await visitor.logIn(ayaan, start);
    await givenApplication(visitor, ayaan);
    // Begun for December as a renewal, and once more after the household has changed: the month is the same.
    await visitor.get(start);
    const begun = await visitor.post(start, { manad: '2026-12' });
    const base = begun.url.split('/').slice(0, 3).join('/');
    await save(visitor, `${base}/vad-har-andrats`, { ...unchanged, familyChange: 'partner' });
    // November has one already, and cannot be chosen.
    await visitor.get(`${base}/manad`);
    const taken = { month: '2026-11', _version: visitor.value('_version'), _action: 'save' };
    expect((await visitor.post(`${base}/manad`, taken, 422)).html).not.toContain('value="2026-11"');
    await save(visitor, `${base}/manad`, { month: '2026-12', supportFor: 'living' });
    // December is sent by a renewal that is begun beside it.
    await visitor.get(start);
    const other = await visitor.post(start, { manad: '2026-12' });
    const beside = other.url.split('/').slice(0, 3).join('/');
    await save(visitor, `${beside}/vad-har-andrats`, unchanged);
    await save(visitor, `${beside}/forra-manadens-inkomster`, { hasIncomes: 'no', hasPendingBenefits: 'no' });
    await save(visitor, `${beside}/pengar-i-dag`, { hasMoney: 'no', hasAssets: 'no' });
    await save(visitor, `${beside}/forra-manadens-kostnader`, { hasCosts: 'no' });
    await save(visitor, `${beside}/manadens-planering`, { planningChanged: 'no', staysInMunicipality: 'yes' });
    await visitor.get(`${beside}/granska`);
    const sent = await visitor.post(`${beside}/granska`, { _version: visitor.value('_version'), truth: 'ja' }, 303);
    await visitor.identify(sent.url, { number: ayaan });
    expect(visitor.page?.url).toMatch(/kvitto$/);
    const stopped = await visitor.get(`${base}/granska`);
    expect(stopped.html).toContain('granska');
    const answer = await visitor.post(`${base}/granska`, { _version: '1', truth: 'ja' }, 409);
    expect(answer.html).toContain('Månaden har redan en ansökan');
    expect((await visitor.get(`${base}/manad`)).html).toContain('checked');
  });

  test('one that was refused can be applied for anew when the decision is read, and twice at once is one', async () => {
    const portal = await givenPortal();
    const visitor = new Visitor(portal);
    const { caseId } = await givenApplication(visitor, ayaan);
    const karin = new Visitor(portal);
    await karin.logInStaff('karin.sjodin', `/handlaggare/arenden/${caseId}`);
    await karin.post(`/handlaggare/arenden/${caseId}/ta`, { har: '' });
    await karin.get(`/handlaggare/arenden/${caseId}/beslut`);
    await karin.post(`/handlaggare/arenden/${caseId}/beslut`, {
      ...{ utfall: 'REJECTED', belopp: '', text: 'Du får inget.', motivering: 'Du har pengar.' },
      sett: karin.value('sett'),
    });
    // What is offered does not tell what she has not read.
    expect((await visitor.get(start)).html).not.toMatch(/avslag|Sök igen för november/);
    await visitor.get(`/arenden/${caseId}/beslut`);
    const page = await visitor.get(start);
    expect(page.html).toContain('Du har fått avslag för november');
    expect(page.html).toContain(`href="/arenden/${caseId}/beslut#d5"`);
    expect((await visitor.get(`/arenden/${caseId}/beslut`)).html).toMatch(/aria-labelledby="d5"><h2 id="d5"/);
    await visitor.get(start);
    const begun = await visitor.post(start, { manad: '2026-11' });
    const base = begun.url.split('/').slice(0, 3).join('/');
    await save(visitor, `${base}/vad-har-andrats`, unchanged);
    const { html } = await visitor.get(`${base}/forra-manadens-kostnader`);
    await save(visitor, `${base}/forra-manadens-inkomster`, { hasIncomes: 'no', hasPendingBenefits: 'no' });
    await save(visitor, `${base}/pengar-i-dag`, { hasMoney: 'no', hasAssets: 'no' });
    await save(visitor, `${base}/forra-manadens-kostnader`, { ...lines(html, 'lastCosts', 'same'), hasCosts: 'no' });
    await save(visitor, `${base}/manadens-planering`, { planningChanged: 'no', staysInMunicipality: 'yes' });
    await visitor.get(`${base}/granska`);
    const sent = await visitor.post(`${base}/granska`, { _version: visitor.value('_version'), truth: 'ja' }, 303);
    const tab = await visitor.answer(sent.url, { number: ayaan });
    expect(tab.back.status).toBe(303);
    const twice = await Promise.all([visitor.get(`${base}/slutfor`), visitor.get(`${base}/slutfor`)]);
    const [one, other] = twice.map(({ url }) => url);
    expect(one).toMatch(/kvitto$/);
    expect(other).toBe(one);
    expect(one).not.toContain(caseId);
    // The month is taken now: by the pages, and by the database whoever writes.
    expect((await visitor.get(start)).html).toContain('Sök för en extra kostnad i november');
    const cases = await portal.db.read({ kind: 'system', name: 'test' }, (reader) =>
      reader.rows(
        sql`select c.state, c.outcome from cases c where c.month = '2026-11-01' order by c.state`,
        z.object({ state: z.string(), outcome: z.string().nullable() }),
      ),
    );
    expect(cases).toEqual([
      { state: 'DECIDED', outcome: 'REJECTED' },
      { state: 'RECEIVED', outcome: null },
    ]);
    const unit: Actor = { kind: 'staff', staffId: newId(), name: '', roles: ['caseworker'], units: ['forsorjning'] };
    const regained = portal.db.write(unit, (tx) =>
      tx.run(sql`update cases set outcome = 'GRANTED' where id = ${caseId}`),
    );
    await expect(regained).rejects.toThrow(/cases_one_a_month/);
  });

  test('something else than to live on takes no month, and can be applied for again, beside the month’s own', async () => {
    const portal = await givenPortal();
    const visitor = new Visitor(portal);
    const other = { month: '2026-12', supportFor: 'other', otherSupport: 'Glasögon' };
    const { caseId } = await givenApplication(visitor, ayaan, { pages: { manad: other } });
    const offered = await visitor.get(start);
    expect(offered.html).toContain('Börja ansökan');
    expect(offered.html).not.toMatch(/extra kostnad i|Sök igen/);
    // One more of the same, but not two that are begun.
    const begun = await visitor.post(start);
    await visitor.get(start);
    expect((await visitor.post(start)).url.split('/')[2]).toBe(begun.url.split('/')[2]);
    const again = { ...other, otherSupport: 'En säng' };
    const second = await givenApplication(visitor, ayaan, { pages: { manad: again } });
    expect(second.base).toBe(begun.url.split('/').slice(0, 3).join('/'));
    expect(second.caseId).not.toBe(caseId);
    // Nor does it stand in the way of living in an earlier month, which December is a renewal of.
    await givenApplication(visitor, ayaan, {
      pages: {
        manad: { month: '2026-11', supportFor: 'living' },
        'har-kostnader': { hasCosts: 'yes' },
        kostnader: { 'costs.c1.type': 'rent', 'costs.c1.amount': '5 800' },
      },
    });
    const page = await visitor.get(start);
    expect(page.html).toContain('Sök för en extra kostnad i november');
    expect(page.html).toContain('Sök igen för december');
    const base = (await visitor.post(start, { manad: '2026-12' })).url.split('/').slice(0, 3).join('/');
    await save(visitor, `${base}/vad-har-andrats`, unchanged);
    expect(plain((await visitor.get(`${base}/forra-manadens-kostnader`)).html)).toContain('Hyra, 5 800 kronor');
    await givenRenewed(visitor, ayaan, '2026-12');
    for (const list of ['/arenden', '/mina-sidor']) {
      const { html } = await visitor.get(list);
      for (const card of ['november<', 'december<', 'december, annat bistånd<']) expect(html, list).toContain(card);
    }
    const karin = new Visitor(portal);
    const path = `/handlaggare/arenden/${caseId}`;
    await karin.logInStaff('karin.sjodin', path);
    expect(plain(karin.page?.html ?? '')).toMatch(/Försörjningsstöd, december\. Annat bistånd/);
    await karin.post(`${path}/ta`, { har: '' });
    const words = { utfall: 'GRANTED', belopp: '1 900', text: 'Du får pengar till glasögonen.', motivering: '' };
    await karin.post(`${path}/beslut`, words);
    const decision = await visitor.get(`/arenden/${caseId}/beslut`);
    expect(decision.html).toContain('Beslut om försörjningsstöd, december, annat bistånd');
  });

  test('a file goes along, although what it was for is taken back', async () => {
    const portal = await givenPortal();
    const visitor = new Visitor(portal);
    await givenApplication(visitor, johan);
    await visitor.get(start);
    const base = (await visitor.post(start, { manad: '2026-12' })).url.split('/').slice(0, 3).join('/');
    await save(visitor, `${base}/vad-har-andrats`, unchanged);
    const incomes = { hasPendingBenefits: 'no' };
    await save(visitor, `${base}/forra-manadens-inkomster`, { ...incomes, hasIncomes: 'yes' });
    await save(visitor, `${base}/inkomster`, {
      'incomes.e1.type': 'salary',
      'incomes.e1.amount': '3 000',
      'incomes.e1.date.day': '2026-11-20',
    });
    await visitor.get(`${base}/bilagor`);
    const file = { field: 'attachments', name: 'Lonebesked.pdf', content: somePdf };
    await visitor.upload(`${base}/bilagor`, { _version: visitor.value('_version'), _action: 'save' }, [file]);
    const told = await save(visitor, `${base}/forra-manadens-inkomster`, { ...incomes, hasIncomes: 'no' });
    expect(told.html).toContain('Det här räknas inte längre');
    const check = (await visitor.get(`${base}/granska`)).html;
    expect(check).not.toContain('3\u00a0000');
    expect(check).toContain('Lonebesked.pdf');
  });

  test('answers that no longer count are told of once, and come back when one changes one’s mind', async () => {
    const portal = await givenPortal();
    const visitor = new Visitor(portal);
    await visitor.logIn(johan, start);
    await visitor.post(start);
    const base = visitor.page?.url.split('/').slice(0, 3).join('/') ?? '';
    await save(visitor, `${base}/har-kostnader`, { hasCosts: 'yes' });
    await save(visitor, `${base}/kostnader`, { 'costs.c1.type': 'rent', 'costs.c1.amount': '5 800' });
    const told = await save(visitor, `${base}/har-kostnader`, { hasCosts: 'no' });
    expect(told.url).toBe(`${base}/har-kostnader`);
    expect(told.html).toContain('Det här räknas inte längre');
    expect(told.html).toContain('Kostnader');
    const on = await visitor.post(`${base}/har-kostnader`, {
      hasCosts: 'no',
      _needless: visitor.value('_needless'),
      _version: visitor.value('_version'),
    });
    expect(on.url).not.toBe(`${base}/har-kostnader`);
    await save(visitor, `${base}/har-kostnader`, { hasCosts: 'yes' });
    expect(visitor.page?.html).toContain('5\u00a0800');
  });
});

describe('another account than before', () => {
  const account = (number: string) => ({ payTo: 'account', 'account.clearing': '6789', 'account.account': number });

  /** A renewal that says another telephone and an account. Gives its case. */
  const renewed = (visitor: Visitor, month: string, number: string) =>
    givenRenewed(visitor, johan, month, {
      'vad-har-andrats': { contactChanged: 'yes' },
      kontakt: { phone: '070-174 06 22', notifyBy: 'sms' },
      utbetalning: account(number),
    });

  test('is told of where the person was reached before, and counts when she has been asked', async () => {
    const portal = await givenPortal();
    const visitor = new Visitor(portal);
    await givenApplication(visitor, johan, { pages: { utbetalning: account('111 111') } });
    await portal.runJobs();
    portal.wait(60_000);
    const caseId = await renewed(visitor, '2026-12', '222 222');
    expect(await portal.runJobs()).toBe(1);
    const [sms] = portal.mailbox.sent;
    // Not the number in the application that changed it, and not a word of what.
    expect(sms?.to).toBe('+46701740605');
    expect(sms?.text).toContain('Var det inte du? Ring oss på 0980-319 200');
    expect(sms?.text).not.toMatch(/konto|222|försörjning|ansökan/i);
    const told = await visitor.get(`/arenden/${caseId}/meddelanden`);
    expect(told.html).toContain('har ett annat konto än förut');
    // The message names no number; the receipt beside it is her own words, all of them.
    const message = told.html.split('id="m-').find((one) => one.includes('har ett annat konto än förut')) ?? '';
    expect(message).not.toMatch(/222.?222/);

    const karin = new Visitor(portal);
    await karin.logInStaff('karin.sjodin', `/handlaggare/arenden/${caseId}`);
    expect(karin.page?.html).toContain('Nytt konto, inte bekräftat.');
    await karin.post(`/handlaggare/arenden/${caseId}/ta`, { har: '' });
    expect((await karin.get(`/handlaggare/arenden/${caseId}/beslut`)).html).toContain('Nytt konto, inte bekräftat.');
    const page = await karin.get(`/handlaggare/arenden/${caseId}/konto`);
    expect(page.html).toContain('070-174 06 05');
    expect(page.html).not.toMatch(/070-174 06 22|222.?222/);
    const change = { byte: karin.value('byte'), svar: 'phone' };
    const other = new Visitor(portal);
    await other.logInStaff('jonas.viklund', '/handlaggare');
    await other.post(`/handlaggare/arenden/${caseId}/konto`, change, 403);
    await karin.post(`/handlaggare/arenden/${caseId}/konto`, { ...change, svar: 'kanske' });
    expect(karin.page?.html).toContain('Inte bekräftat');
    await karin.post(`/handlaggare/arenden/${caseId}/konto`, change);
    expect(karin.page?.html).toContain('Bekräftat på telefon. Karin Sjödin');
    expect((await karin.get(`/handlaggare/arenden/${caseId}`)).html).not.toContain('inte bekräftat');
    await karin.get('/handlaggare/ko');
    await karin.post(`/handlaggare/arenden/${caseId}/konto`, { ...change, svar: 'denied' }, 409);
    expect((await visitor.get(`/arenden/${caseId}/meddelanden`)).html).toContain('Får du pengar betalar vi till det');
    // The next month with the same account asks nothing more.
    portal.wait(30 * 24 * 60 * 60_000);
    const next = await renewed(visitor, '2027-01', '222 222');
    await karin.logInStaff('karin.sjodin', `/handlaggare/arenden/${next}`);
    expect(karin.page?.html).not.toContain('Nytt konto');
  });

  test('when the telephone was changed just before, she is told on the one from before that as well, and called there', async () => {
    const portal = await givenPortal();
    const visitor = new Visitor(portal);
    await givenApplication(visitor, johan, { pages: { utbetalning: account('111 111') } });
    await portal.runJobs();
    portal.wait(60_000);
    // First the telephone alone, with the same account, and in the month after it the account.
    const before = portal.mailbox.sent.length;
    await renewed(visitor, '2026-12', '111 111');
    await portal.runJobs();
    const texts = () => portal.mailbox.sent.slice(0, portal.mailbox.sent.length - before);
    expect(texts()).toEqual([]);
    portal.wait(30 * 24 * 60 * 60_000);
    const caseId = await renewed(visitor, '2027-01', '222 222');
    await portal.runJobs();
    const changed = texts().filter(({ text }) => text.includes('Var det inte du?'));
    expect(changed.map(({ to }) => to).sort()).toEqual(['+46701740605', '+46701740622']);
    const karin = new Visitor(portal);
    await karin.logInStaff('karin.sjodin', `/handlaggare/arenden/${caseId}/konto`);
    expect(karin.page?.html).toContain('Ring numret från innan dess');
    expect(karin.page?.html).toMatch(/Telefon, innan dess[^]*070-174 06 05/);
  });

  test('that nobody has confirmed is no ground for the next, and what the person denies stays denied', async () => {
    const portal = await givenPortal();
    const visitor = new Visitor(portal);
    await givenApplication(visitor, johan, { pages: { utbetalning: account('111 111') } });
    portal.wait(60_000);
    const first = await renewed(visitor, '2026-12', '222 222');
    portal.wait(30 * 24 * 60 * 60_000);
    const second = await renewed(visitor, '2027-01', '222 222');
    const karin = new Visitor(portal);
    await karin.logInStaff('karin.sjodin', `/handlaggare/arenden/${second}/konto`);
    await karin.post(`/handlaggare/arenden/${second}/konto`, { byte: karin.value('byte'), svar: 'denied' });
    for (const [id, words] of [
      [first, 'Nytt konto, inte bekräftat.'],
      [second, 'Fel konto.'],
    ])
      expect((await karin.get(`/handlaggare/arenden/${id ?? ''}`)).html).toContain(words);
    // Back to the account that counted: nothing to ask.
    portal.wait(30 * 24 * 60 * 60_000);
    const third = await renewed(visitor, '2027-02', '111111');
    await karin.logInStaff('karin.sjodin', `/handlaggare/arenden/${third}/konto`);
    expect(karin.page?.html).toContain('inget nytt konto');
  });
});
