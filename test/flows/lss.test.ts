import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { sql } from '../../src/platform/db/sql.ts';
import { Visitor } from '../support/client.ts';
import { m4aOf, place, sounds } from '../support/files.ts';
import { givenApplication, givenSupportCase, somePdf } from '../support/given.ts';
import { plain } from '../support/html.ts';
import { type TestPortal, givenPortal } from '../support/portal.ts';

const johan = '198102062398';
const elin = '199503132384';
const mikael = '197201079295';
const tomas = '196803259297';
const bertil = '195709112790';
const olena = '199301012382';
const fatima = '198801012389';
const ayaan = '199001012385';
/** Fourteen: fifteen tomorrow. */
const fourteen = '201111252381';
/** Seventeen. */
const seventeen = '200811262385';
const start = '/ansokan/lss';

let portal: TestPortal;
beforeAll(async () => {
  portal = await givenPortal();
});

async function begun(number: string, sort = 'FIRST') {
  const visitor = new Visitor(portal);
  await visitor.logIn(number, start);
  const first = await visitor.post(start, { sort });
  return { visitor, base: first.url.split('/').slice(0, 3).join('/'), first };
}

async function save(visitor: Visitor, path: string, fields: Record<string, string | string[]>, status?: number) {
  await visitor.get(path);
  const body = { ...fields, _version: visitor.value('_version'), _action: 'save' };
  return status === undefined ? visitor.post(path, body) : visitor.post(path, body, status);
}

describe('a person asks for herself', () => {
  test('in easy-read Swedish the pages and the choices say it in a picture too', async () => {
    const { visitor, base } = await begun(johan);
    const drawn = async (page: string) =>
      ((await visitor.get(`${base}/${page}`)).html.match(/class="symbol"/g) ?? []).length;
    expect(await drawn('vilket-stod')).toBe(0);
    await visitor.get('/sprak?sprak=easy&till=/mina-sidor');
    for (const page of ['hemma', 'natten', 'ta-sig-runt']) expect(await drawn(page), page).toBe(1);
    // The page itself, the nine measures, and "help me".
    expect(await drawn('vilket-stod')).toBe(11);
    // Where the region's own support is asked for can be followed.
    expect(visitor.page?.html).toContain('<a href="https://www.regionvasterbotten.se/">www.regionvasterbotten.se</a>');
  });

  test('in easy-read Swedish one thing is asked at a time, and nothing else is touched by it', async () => {
    const { visitor, base } = await begun(johan);
    const asked = () =>
      [...(visitor.page?.html ?? '').matchAll(/<(?:input|textarea|select)[^>]* name="(?!_)([A-Za-z]+)"/g)]
        .map(([, name]) => name)
        .filter((name, at, all) => all.indexOf(name) === at);
    const answer = async (fields: Record<string, string | string[]>, action = 'save', ...status: number[]) =>
      visitor.post(
        /<form method="post" action="([^"]+)" novalidate/.exec(visitor.page?.html ?? '')?.[1] ?? '',
        {
          ...fields,
          _version: visitor.value('_version'),
          _action: action,
        },
        ...status,
      );
    await save(visitor, `${base}/nar-vi-mots`, {
      meetingNeeds: ['calm'],
      companion: 'Min syster',
      meetingWords: 'Nära bussen',
    });
    await visitor.get(`/sprak?sprak=easy&till=${base}/nar-vi-mots`);
    await visitor.get(`${base}/nar-vi-mots`);
    expect(plain(visitor.page?.html ?? '')).toContain('Fråga 1 av 3');
    expect(asked()).toEqual(['meetingNeeds']);
    await answer({ meetingNeeds: ['calm', 'largePrint'] });
    expect([visitor.page?.url, asked()]).toEqual([`${base}/nar-vi-mots?fraga=companion`, ['companion']]);
    expect(plain(visitor.page?.html ?? '')).toContain('Fråga 2 av 3');
    // Back saves too, and leads to the question before it.
    await answer({ companion: 'Min bror' }, 'back');
    expect([visitor.page?.url, asked()]).toEqual([`${base}/nar-vi-mots?fraga=meetingNeeds`, ['meetingNeeds']]);
    await visitor.get(`${base}/nar-vi-mots?fraga=meetingWords`);
    // The language is changed in another window: what was drawn as one question is saved as one.
    await visitor.raw().get('/sprak?sprak=sv&till=/mina-sidor');
    await answer({ meetingWords: 'Vid torget' });
    expect(visitor.page?.url).not.toContain('nar-vi-mots');
    await visitor.get(`${base}/nar-vi-mots?fraga=companion`);
    expect(asked()).toEqual(['meetingNeeds', 'companion', 'meetingWords']);
    for (const kept of ['Min bror', 'Vid torget', 'value="largePrint" checked'])
      expect(visitor.page?.html, kept).toContain(kept);
    expect(visitor.page?.html).not.toContain('Fråga 1');
    // The last question of a page is the one before the first of the next.
    await visitor.get(`/sprak?sprak=easy&till=${base}/hemma`);
    await visitor.get(`${base}/hemma`);
    await answer({ homeHard: ['rest'] }, 'back');
    expect(visitor.page?.url).toBe(`${base}/nar-vi-mots?fraga=meetingWords`);
    // What is shown under an answer stands with it, and what is wrong is told where it was asked.
    await visitor.get(`${base}/kontakt?fraga=notifyBy`);
    expect(asked()).toEqual(['notifyBy', 'email']);
    await answer({ notifyBy: 'email', email: 'inte en adress' }, 'save', 422);
    expect(asked()).toEqual(['notifyBy', 'email']);
    expect(visitor.page?.html).toContain('inte en adress');
    // What is missing is linked to the question, and not to the first of its page.
    await visitor.get(`${base}/granska`);
    expect(visitor.page?.html).toContain(`href="${base}/kontakt?fraga=notifyBy#email"`);
    // And what was answered stands there under the easy words that were asked.
    expect(plain(visitor.page?.html ?? '')).toMatch(/Vem ska vara med dig\? Min bror/);
    expect(visitor.page?.html).not.toContain('Vill ha med sig');
  });

  test('who asks for another is told whom a page means by you', async () => {
    const { visitor, base } = await begun(johan);
    const told = async (slug: string) => plain((await visitor.get(`${base}/${slug}`)).html);
    await save(visitor, `${base}/vem-galler-det`, { concerns: 'other' });
    expect(await told('hemma')).not.toContain('”du”');
    await save(visitor, `${base}/den-det-galler`, { principalName: 'Bertil Öhman', principalNumber: '19570911-2790' });
    await save(visitor, `${base}/hur-du-foretrader`, { basis: 'trustee' });
    expect(await told('hemma')).toContain('På den här sidan är ”du” Bertil Öhman.');
    expect(await told('kontakt')).toContain('På den här sidan är ”du” den som skriver, inte Bertil Öhman.');
    expect(await told('samtycke')).not.toContain('På den här sidan är ”du”');
  });

  test('from the start page to a case that the unit for LSS reads and decides', async () => {
    const visitor = new Visitor(portal);
    await visitor.logIn(johan, start);
    expect(visitor.page?.html).toContain('Du behöver inte veta vad stödet heter');
    const { caseId } = await givenApplication(visitor, johan, {
      lss: 'FIRST',
      pages: {
        'vilket-stod': { measures: ['companion', 'contactPerson', 'helpMe'] },
        'beratta-for-namnden': { speakBeforeBoard: 'ja' },
        ledsagarservice: { companionNeed: 'Följa med till badhuset.', companionExtent: 'En gång i veckan' },
        kontaktperson: { contactPersonExtent: 'Varannan vecka' },
      },
    });
    const receipt = visitor.page?.html ?? '';
    expect(visitor.page?.url).toBe(`/arenden/${caseId}/kvitto`);
    expect(receipt).toContain('Vi har fått din begäran');
    // No day is promised that only livelihood support has.
    expect(receipt).not.toContain('inom 10 dagar');
    expect(receipt).toContain('Enheten för stöd vid funktionsnedsättning');
    const sent = await visitor.get(`/arenden/${caseId}/ansokan`);
    expect(sent.html).toContain('Följa med till badhuset.');
    expect(sent.html).toContain('Begäran om stöd enligt LSS');
    expect((await visitor.get(`/arenden/${caseId}/meddelanden`)).html).toMatch(
      /Kontrollkod: [^]*Följa med till badhuset\./,
    );
    const pdf = await visitor.raw().get(`/arenden/${caseId}/ansokan.pdf`);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect((await visitor.get('/arenden')).html).toContain('Stöd enligt LSS');

    const jonas = new Visitor(portal);
    await jonas.logInStaff('jonas.viklund', `/handlaggare/arenden/${caseId}`);
    expect(jonas.page?.html).toContain('Ledsagarservice');
    expect(jonas.page?.html).toContain('Vill prata inför nämnden.');
    // Of a question about each measure it is told which one, and what was left out takes one line.
    const told = plain(jonas.page?.html ?? '');
    expect(told).toContain('Kontaktperson: hur mycket Varannan vecka');
    expect(told).toContain('Inget svar på Vill ska bli bättre · Ledsagarservice: önskemål · Ledsagarservice: start · ');
    expect(plain(jonas.page?.html ?? '')).toContain('frist onsdag 24 februari');
    await jonas.post(`/handlaggare/arenden/${caseId}/ta`, { har: '' });
    await jonas.get(`/handlaggare/arenden/${caseId}`);
    // What is asked for in between has a day of its own, and then the clock is where it was.
    await jonas.post(`/handlaggare/arenden/${caseId}/meddelanden`, {
      text: 'Kan du skicka intyget?',
      svar: 'ja',
      'senast.day': '8',
      'senast.month': 'december',
      'senast.year': '2026',
    });
    expect(plain((await jonas.get(`/handlaggare/arenden/${caseId}`)).html)).toContain('8 december');
    await visitor.get(`/arenden/${caseId}/meddelanden`);
    await visitor.post(`/arenden/${caseId}/meddelanden`, { text: 'Det är på väg.' });
    expect(plain((await jonas.get(`/handlaggare/arenden/${caseId}`)).html)).toContain('frist onsdag 24 februari');
    await jonas.post(`/handlaggare/arenden/${caseId}/beslut`, {
      namnden: 'Allt beviljas.',
      utfall: 'GRANTED',
      rader: '1',
      'item-1': '3',
      'outcome-1': 'GRANTED',
      'extent-1': 'En gång i veckan',
      'from-1': '2026-12-01',
      belopp: '',
      text: 'Du får ledsagarservice.',
      motivering: 'Du behöver stöd för att komma ut.',
    });
    expect((await visitor.get(`/arenden/${caseId}/beslut`)).html).toContain('Du får ledsagarservice.');
  });

  test('the unit for livelihood support does not see it', async () => {
    const visitor = new Visitor(portal);
    const { caseId } = await givenApplication(visitor, elin, { lss: 'FIRST' });
    const lena = new Visitor(portal);
    await lena.logInStaff('lena.astrom', '/handlaggare');
    await lena.get(`/handlaggare/arenden/${caseId}`, 403);
    expect((await lena.get('/handlaggare/ko')).html).not.toContain('Elin Nyström');
  });

  test('every page may be passed with one press but whom, how to reach her, interpreter and what she wants', async () => {
    const { visitor, base } = await begun(tomas);
    await save(visitor, `${base}/vem-galler-det`, { concerns: 'me' });
    await save(visitor, `${base}/kontakt`, { phone: '070-174 06 05', notifyBy: 'sms' });
    await save(visitor, `${base}/tolk`, { interpreter: 'no' });
    const passed: string[] = [];
    while (!visitor.page?.url.endsWith('/granska')) {
      const at = visitor.page?.url ?? '';
      passed.push(at.split('/').at(-1) ?? '');
      await save(visitor, at, at.endsWith('/vilket-stod') ? { measures: 'helpMe' } : {});
      expect(passed.length).toBeLessThan(30);
    }
    expect(passed).toContain('natten');
    expect(visitor.page.html).toContain('Bekräfta med e-legitimation');
  });

  test('what is hard gives suggestions with the reason, none of them chosen for her', async () => {
    const { visitor, base } = await begun(olena);
    await save(visitor, `${base}/fritiden`, { freeTimeHard: ['lonely', 'activities'] });
    const page = await visitor.get(`${base}/vilket-stod`);
    expect(page.html).toContain('Kontaktperson, för att du skrev: någon att umgås med');
    expect(page.html).toContain('Ledsagarservice, för att du skrev: komma iväg på det jag vill göra');
    expect(page.html).not.toContain('Personlig assistans, för att');
    expect(page.html).not.toMatch(/name="measures"[^>]*checked/);
    // The first measure of the law is the region's, and it is told where.
    expect(page.html).toContain('Region Västerbotten');
  });
});

describe('for somebody else', () => {
  test.each([
    [
      'a child who is of age',
      { concerns: 'child' },
      { principalName: 'Tomas Lidberg', principalNumber: tomas },
      {},
      'Personen har fyllt 18 år',
    ],
    [
      'a mandate that ended yesterday',
      { concerns: 'other' },
      { principalName: 'Tomas Lidberg', principalNumber: tomas },
      { 'mandateUntil.day': '23', 'mandateUntil.month': '11', 'mandateUntil.year': '2026' },
      'Ditt uppdrag har gått ut',
    ],
  ])('%s is no ground, and it is told in plain words', async (_, concerns, principal, mandate, words) => {
    const { visitor, base } = await begun(ayaan);
    await save(visitor, `${base}/vem-galler-det`, concerns);
    await save(visitor, `${base}/den-det-galler`, principal);
    if (concerns.concerns === 'other') {
      await save(visitor, `${base}/hur-du-foretrader`, { basis: 'specialRepresentative' });
      await save(visitor, `${base}/ditt-uppdrag`, mandate);
    }
    expect((await visitor.get(`${base}/granska`)).html).toContain(words);
    // Nor is it said that answering the rest would help.
    expect(visitor.page?.html).toContain('Det här kan inte skickas härifrån.');
    expect(visitor.page?.html).not.toContain('Du kan bekräfta när allt är besvarat.');
    expect(visitor.page?.html).toContain('Tomas Lidberg');
    expect(visitor.page?.html).not.toContain('Bekräfta med e-legitimation</button>');
  });

  test('one’s own number is not somebody else’s', async () => {
    const { visitor, base } = await begun(tomas);
    await save(visitor, `${base}/vem-galler-det`, { concerns: 'other' });
    const page = await save(
      visitor,
      `${base}/den-det-galler`,
      { principalName: 'Tomas Lidberg', principalNumber: tomas },
      422,
    );
    expect(page.html).toContain('Det är ditt eget personnummer. Gäller det dig själv?');
  });

  test('what she wants herself is asked of one who asks for an adult, never demanded, and what the unit reads first', async () => {
    const [visitor, jonas] = [new Visitor(portal), new Visitor(portal)];
    const forAdult = {
      'vem-galler-det': { concerns: 'other' },
      'den-det-galler': { principalName: 'Samira Haddad', principalNumber: '198503149885' },
      'hur-du-foretrader': { basis: 'specialRepresentative' },
    };
    const will = { ownViewAsked: 'yes', ownViewWords: 'Hon ler när hon ser badhuset.' };
    const answered = {
      ...forAdult,
      'vad-personen-vill': will,
      'ta-stallning': { ownStand: 'yes', ownWord: 'ask' },
    };
    const { caseId } = await givenApplication(visitor, bertil, { lss: 'CHANGE', pages: answered });
    await jonas.logInStaff('jonas.viklund', `/handlaggare/arenden/${caseId}`);
    const read = plain(jonas.page?.html ?? '');
    expect(read).toContain('Personen kan ta ställning själv, enligt den som begär.');
    const [own, whose] = ['Hon ler när hon ser badhuset.', 'Vem ska få stödet?'].map((words) => read.indexOf(words));
    expect(own).toBeGreaterThan(0);
    expect(own).toBeLessThan(whose ?? 0);
    // Support is granted against her own stand only for a reason that is written down, kept, and seen by the unit.
    const claim = /href="(\/handlaggare\/foretradare\/[0-9a-f-]{36})"/.exec(jonas.page?.html ?? '')?.[1] ?? '';
    await jonas.get(claim);
    await jonas.post(`${claim}/godkann`, {
      ...{ far: ['WRITE', 'APPLY', 'DECISION'], register: 'ja' },
      ...{ 'fran.day': '24', 'fran.month': '11', 'fran.year': '2026' },
    });
    await jonas.get(`/handlaggare/arenden/${caseId}`);
    await jonas.post(`/handlaggare/arenden/${caseId}/ta`, { har: '' });
    const path = `/handlaggare/arenden/${caseId}/beslut`;
    expect((await jonas.get(path)).html).toContain('name="egen-vilja"');
    const grants = {
      ...{ utfall: 'GRANTED', text: 'Samira får stödet.', motivering: '', rader: '1', namnden: 'Allt beviljas.' },
      ...{ 'item-1': '3', 'outcome-1': 'GRANTED', 'extent-1': '30 timmar', 'from-1': '2026-12-01' },
      sett: jonas.value('sett'),
    };
    const refused = await jonas.post(path, { ...grants, 'egen-vilja': ' ' }, 422);
    expect(plain(refused.html)).toContain('Skriv varför du beslutar på någon annans begäran');
    expect(refused.html).toContain('Samira får stödet.');
    await jonas.post(path, { ...grants, 'egen-vilja': 'Hon har sagt ja till mig på telefon.' });
    expect(plain((await jonas.get(`/handlaggare/arenden/${caseId}`)).html)).toMatch(
      /Varför på någon annans begäran[\s\S]{0,80}Hon har sagt ja till mig på telefon\./,
    );
    const logged = await portal.db.read({ kind: 'system', name: 'test' }, (reader) =>
      reader.one(
        sql`select detail ->> 'despite' as despite from audit_events where chain = ${caseId} and action = 'case.decide'`,
        z.object({ despite: z.string().nullable() }),
      ),
    );
    expect(logged.despite?.split(' ')).toContain('ownStand');
    const samira = new Visitor(portal);
    await samira.logIn('198503149885', `/arenden/${caseId}/beslut`);
    expect(plain(samira.page?.html ?? '')).toContain('Samira får stödet.');
    expect(plain(samira.page?.html ?? '')).not.toContain('på telefon');
    // What she has now is not offered as what an end is about that somebody else asks for, though the unit decides on both.
    const ended = await givenApplication(visitor, bertil, { lss: 'END' });
    const [his, measures] = [`/handlaggare/arenden/${ended.caseId}`, 'name="concerns-1"'];
    await jonas.get(his);
    await jonas.post(`${his}/ta`, { har: '' });
    expect((await jonas.get(`${his}/beslut`)).html).not.toContain(measures);
    // Left out, it can be sent all the same: she is told what that means, and so is the unit.
    const { base } = await givenApplication(visitor, bertil, { lss: 'END', pages: forAdult, stopAt: 'provider' });
    const check = plain((await visitor.get(`${base}/granska`)).html);
    expect(check).toContain('Du kan skicka ändå');
    expect(check).toContain('Personens egen vilja');
    await save(visitor, `${base}/ta-stallning`, { ownStand: 'no' });
    await visitor.get(`${base}/granska`);
    const sent = await visitor.post(`${base}/granska`, { _version: visitor.value('_version'), truth: 'ja' }, 303);
    await visitor.identify(sent.url, { number: bertil });
    await jonas.get(`/handlaggare/arenden/${visitor.page?.url.split('/')[2] ?? ''}`);
    expect(plain(jonas.page?.html ?? '')).toContain('Det står inte vad personen själv vill.');
    const hers = jonas.page?.url ?? '';
    await jonas.post(`${hers}/ta`, { har: '' });
    expect((await jonas.get(`${hers}/beslut`)).html).toContain(measures);
  });

  test('what a child says of a measure that is to be longer comes with the request for it, and a drawing too', async () => {
    const { visitor, base } = await begun(fatima, 'EXTEND');
    const jonas = new Visitor(portal);
    await save(visitor, `${base}/vem-galler-det`, { concerns: 'child' });
    await save(visitor, `${base}/den-det-galler`, { principalName: 'Leo Nur', principalNumber: '202208692398' });
    await save(visitor, `${base}/andra-vardnadshavaren`, { otherGuardian: 'sole' });
    await save(visitor, `${base}/vad-ska-forlangas`, { measures: ['shortStay'], different: 'no' });
    await save(visitor, `${base}/barnet-far-veta`, { childInformed: 'yes', childInformedHow: 'Med bilder.' });
    await visitor.get(`${base}/barnets-egna-ord`);
    const words = { childWords: 'Jag vill sova över igen.', _version: visitor.value('_version'), _action: 'save' };
    const drawing = [{ field: 'childFiles', name: 'Teckning.pdf', content: somePdf }];
    await visitor.upload(`${base}/barnets-egna-ord`, words, drawing);
    // A recording is taken here and nowhere else, and is never played by the page.
    const voice = [{ field: 'childFiles', name: 'Röst.m4a', content: m4aOf(Buffer.from('en röst')) }];
    const limits = (await visitor.get(`${base}/barnets-egna-ord`)).html;
    expect(limits).toContain('Ljudinspelning (m4a, mp3, ogg, wav eller webm)');
    expect(limits).toMatch(/id="childFiles"[^>]*accept="[^"]*\.m4a,[^"]*audio\/\*"/);
    await visitor.upload(`${base}/barnets-egna-ord`, { ...words, _version: visitor.value('_version') }, voice);
    await visitor.get(`${base}/papper`);
    const elsewhere = [{ field: 'attachments', name: 'Röst.m4a', content: sounds.m4a }];
    const save2 = { _version: visitor.value('_version'), _action: 'save' };
    const refused = await visitor.upload(`${base}/papper`, save2, elsewhere, 422);
    expect(plain(refused.html)).toContain('Vi kan inte ta emot den sortens fil: ”Röst.m4a”');
    await save(visitor, `${base}/kontakt`, { phone: '070-174 06 05', notifyBy: 'sms' });
    await save(visitor, `${base}/tolk`, { interpreter: 'no' });
    await visitor.get(`${base}/granska`);
    const sent = await visitor.post(`${base}/granska`, { _version: visitor.value('_version'), truth: 'ja' }, 303);
    await visitor.identify(sent.url, { number: fatima });
    const id = visitor.page?.url.split('/')[2] ?? '';
    expect((await visitor.get(`/arenden/${id}`)).html).toContain('annat som telefonen sparar i inspelningen.');
    await jonas.logInStaff('jonas.viklund', `/handlaggare/arenden/${id}`);
    const read = plain(jonas.page?.html ?? '');
    for (const one of ['Barnets egen röst', 'Med bilder.', 'Jag vill sova över igen.', 'Teckning.pdf', 'Röst.m4a'])
      expect(read).toContain(one);
    // What a browser shows by itself has another address.
    const path = /"(\/handlaggare\/dokument\/[0-9a-f-]{36})"/.exec(jonas.page?.html ?? '')?.[1] ?? '';
    const { headers, body } = await jonas.get(path);
    expect(headers['content-type']).toBe('audio/mp4');
    expect(headers['content-disposition']).toMatch(/^attachment; .*\.m4a/);
    expect(headers['content-security-policy']).toMatch(/^sandbox/);
    expect(body.includes('en röst')).toBe(true);
    expect(body.includes(place)).toBe(false);
    const shown = await jonas.get(`${path}/visa`);
    expect(shown.headers['content-disposition']).toMatch(/^attachment;/);
  });

  test('a young person who can decide asks herself, and it is told how one can help', async () => {
    const { visitor, base } = await begun(fatima);
    await save(visitor, `${base}/vem-galler-det`, { concerns: 'child' });
    await visitor.get(`${base}/den-unga-sjalv`);
    await save(visitor, `${base}/den-det-galler`, { principalName: 'Vera Lidberg', principalNumber: seventeen });
    expect((await visitor.get(`${base}/den-det-galler`)).html).toContain('15 till 17 år');
    await save(visitor, `${base}/den-unga-sjalv`, { youngCannotDecide: 'no' });
    expect(visitor.page?.html).toContain('Den unga begär själv');
    expect(visitor.page?.html).toContain('Du får sitta bredvid och hjälpa till');
  });
});

test('a parent has a request begun for each child and goes on with the right one, and five of a kind are enough', async () => {
  const { visitor, base: one } = await begun(mikael);
  const begin = async (fields: Record<string, string> = {}) => {
    await visitor.get(start);
    return (await visitor.post(start, { sort: 'FIRST', ...fields })).url.split('/').slice(0, 3).join('/');
  };
  const another = { ny: 'ja' };
  // A second window, or a second press, begins no second one; nor does "a new one" while it is not said whom the first is for.
  expect(await begin()).toBe(one);
  expect(await begin(another)).toBe(one);
  const about = async (base: string, principalName: string, principalNumber: string) => {
    await save(visitor, `${base}/vem-galler-det`, { concerns: 'child' });
    await save(visitor, `${base}/den-det-galler`, { principalName, principalNumber });
  };
  await about(one, 'Vera Ek', '201701012393');
  const page = await visitor.get(start);
  expect(plain(page.html)).toContain('Gäller Vera Ek. Sparad tisdag 24 november. Inte skickad.');
  expect(page.html).toContain('Börja en ny: Begär stöd');
  expect(page.html).toMatch(/name="sort" value="FIRST"[^>]*><input type="hidden" name="ny" value="ja"/);
  portal.wait(60_000);
  const two = await begin(another);
  expect(two).not.toBe(one);
  expect(await begin(another)).toBe(two);
  await about(two, 'Leo Ek', '202208692398');
  await save(visitor, `${two}/vilket-stod`, { measures: ['relief'] });
  const both = plain((await visitor.get(start)).html);
  expect(both).toContain('Gäller Vera Ek. Sparad');
  expect(both).toContain('Gäller Leo Ek, Avlösarservice i hemmet. Sparad');
  const linked = new RegExp(`Vera Ek\\. Sparad[^<]*</p><div class="row"><a [^>]*href="${one}"`);
  expect(visitor.page?.html).toMatch(linked);
  expect((await visitor.get(`${one}/den-det-galler`)).html).toContain('value="Vera Ek"');
  // From a page that was drawn before, one comes to the latest.
  expect(await begin()).toBe(two);
  expect(plain((await visitor.get(one)).html)).toContain('Du företräder Vera Ek');
  expect(plain((await visitor.get(`${two}/ta-bort`)).html)).toContain('Gäller Leo Ek');
  for (let more = 0; more < 3; more += 1)
    await save(visitor, `${await begin(another)}/vem-galler-det`, { concerns: 'me' });
  expect(await begin(another)).toBe(start);
  const full = plain(visitor.page?.html ?? '');
  expect(full).toContain('Du har 5 påbörjade av samma sort (Begär stöd).');
  expect(full).not.toContain('Börja en ny: Begär stöd');
  // What is another kind is begun as before.
  expect((await visitor.post(start, { sort: 'CHANGE' })).url).toContain('/vem-galler-det');
});

describe('by age', () => {
  test('under 15 it is told that the guardians ask, and that one’s own words count', async () => {
    const visitor = new Visitor(portal);
    await visitor.logIn(fourteen, start);
    expect(visitor.page?.html).toContain('Du är under 15 år');
    expect(visitor.page?.html).toContain('Det finns en plats för dina ord');
    expect((await visitor.post(start)).url).toBe(start);
    expect((await visitor.get('/mina-sidor')).html).not.toContain('Inte skickad');
  });

  test('from 15 one asks oneself', async () => {
    const { base, first } = await begun(seventeen);
    expect(first.url).toBe(`${base}/vem-galler-det`);
  });
});

test('who has support asks for a change, more time, an end or a plan, and who moves here for a ruling, each as what it is', async () => {
  const visitor = new Visitor(portal);
  const ayaan = '199001012385';
  const sorts = { CHANGE: 'Ändring', EXTEND: 'Förlängning', ADVANCE_RULING: 'Förhandsbesked', END: 'Avslut' } as const;
  const cases: [string, string][] = [];
  for (const [sort, name] of Object.entries(sorts)) {
    const { caseId } = await givenApplication(visitor, ayaan, { lss: sort as keyof typeof sorts });
    cases.push([caseId, name]);
  }
  // What is begun once is not begun again, and several may be under way at once.
  await visitor.get(start);
  const first = await visitor.post(start, { sort: 'INDIVIDUAL_PLAN' });
  await visitor.get(start);
  expect(visitor.page?.html).toContain('Begäran om individuell plan enligt LSS');
  expect(visitor.page?.html).toContain('Börja en ny: Be om en individuell plan');
  expect((await visitor.post(start, { sort: 'INDIVIDUAL_PLAN' })).url.split('/')[2]).toBe(first.url.split('/')[2]);
  const jonas = new Visitor(portal);
  await jonas.logInStaff('jonas.viklund', '/handlaggare/ko');
  for (const [caseId, name] of cases)
    expect((await jonas.get(`/handlaggare/arenden/${caseId}`)).html, name).toContain(name);
});

test('an advance ruling is decided as what it is, and gives no support before one has moved', async () => {
  const visitor = new Visitor(portal);
  const { caseId } = await givenApplication(visitor, olena, { lss: 'ADVANCE_RULING' });
  expect(visitor.page?.html).toContain('Ni pratar om vad du behöver när du bor här.');
  const jonas = new Visitor(portal);
  const path = `/handlaggare/arenden/${caseId}`;
  await jonas.logInStaff('jonas.viklund', path);
  await jonas.post(`${path}/ta`, { har: '' });
  expect((await jonas.get(`${path}/beslut`)).html).toContain('16 § andra stycket LSS');
  await jonas.post(`${path}/beslut`, {
    namnden: 'Allt beviljas.',
    utfall: 'GRANTED',
    text: 'Du får kontaktperson när du har flyttat hit.',
    rader: '1',
    'item-1': '4',
    'outcome-1': 'GRANTED',
    'extent-1': 'Varje vecka',
    'from-1': '2027-01-01',
  });
  const decision = plain((await visitor.get(`/arenden/${caseId}/beslut`)).html);
  expect(decision).toContain('Det är ett förhandsbesked (16 § LSS).');
  expect(decision).toContain('sex månader');
  expect(decision).toContain('Beslutet bygger på 16 § andra stycket LSS');
  expect((await visitor.get('/mina-sidor')).html).not.toContain('href="/mina-insatser"');
  const followed = (await visitor.get(`/arenden/${caseId}`)).html;
  expect(followed).not.toContain('IVO');
  expect(followed).toContain('Skriv till oss när du vet vilken dag du flyttar.');
  expect(followed).toContain('Flytten hit');
  expect(followed).not.toContain('Planering');
});

test('whoever needs help more than twenty hours a week is shown to Försäkringskassan, and the unit is told to report', async () => {
  const visitor = new Visitor(portal);
  const { caseId } = await givenApplication(visitor, olena, {
    lss: 'ADVANCE_RULING',
    pages: {
      'vilket-stod': { measures: ['assistance', 'relief'] },
      'personlig-assistans': { assistanceNeed: 'Hjälp att äta.', assistanceExtent: 'Varje dag' },
      avlosarservice: { reliefNeed: 'På helgen.' },
      'grundlaggande-behov': { basicNeeds: ['meals'], basicHours: 'over20', insuranceAgency: 'no' },
    },
  });
  const receipt = visitor.page?.html ?? '';
  expect(receipt).toContain('href="https://www.forsakringskassan.se/"');
  expect(receipt).toContain('0771-524 524');
  const jonas = new Visitor(portal);
  await jonas.logInStaff('jonas.viklund', `/handlaggare/arenden/${caseId}`);
  const read = plain(jonas.page?.html ?? '');
  expect(read).toContain('Anmäl till Försäkringskassan');
  expect(read).toContain('Avlösarservice i hemmet: behov');
  expect(read).toContain('Personlig assistans: behov');

  // It is ticked off by one press, once, and the next one who reads the case sees by whom; the person does not.
  const told = `/handlaggare/arenden/${caseId}/forsakringskassan`;
  expect(jonas.page?.html).toContain(`action="${told}"`);
  await jonas.post(told, { hur: 'något annat' });
  expect(plain(jonas.page?.html ?? '')).toContain('Anmäl till Försäkringskassan om');
  const done = plain((await jonas.post(told, { hur: 'reported' })).html);
  expect(done).toMatch(/Anmält till Försäkringskassan, enligt Jonas Viklund \S+ 24 november/);
  expect(done).not.toContain('Anmäl till Försäkringskassan om');
  await jonas.get(`/handlaggare/arenden/${caseId}`);
  await jonas.post(told, { hur: 'notNeeded' }, 409);
  await jonas.post(`/handlaggare/arenden/${caseId}/ta`, { har: '' });
  const decides = plain((await jonas.get(`/handlaggare/arenden/${caseId}/beslut`)).html);
  expect(decides).toContain('Anmält till Försäkringskassan, enligt Jonas Viklund');
  const other = new Visitor(portal);
  await other.logInStaff('lena.astrom', '/handlaggare');
  await other.post(told, { hur: 'notNeeded' }, 403);
  expect(plain((await visitor.get(`/arenden/${caseId}`)).html)).not.toContain('Jonas Viklund anmälde');
});

test('a plan that is asked for in a form is a wish in the room of plans, and the plan is shown where support is', async () => {
  const visitor = new Visitor(portal);
  const { caseId } = await givenApplication(visitor, elin, { lss: 'INDIVIDUAL_PLAN' });
  expect(visitor.page?.html).toContain('Ni ses och gör planen tillsammans.');
  expect(plain((await visitor.get(`/arenden/${caseId}`)).html)).toContain('Du bad om en plan');
  const jonas = new Visitor(portal);
  const path = `/handlaggare/arenden/${caseId}`;
  await jonas.logInStaff('jonas.viklund', path);
  expect(jonas.page?.html).toContain('Vill ha en individuell plan');
  expect(jonas.page?.html).toContain(`href="${path}/plan"`);
  expect(plain((await jonas.get(`${path}/plan`)).html)).toMatch(/24\snovember/);
  // Answered before there is a plan, it says that the plan is to be made, and it stays to be done.
  await jonas.get(path);
  await jonas.post(`${path}/ta`, { har: '' });
  const answer = await jonas.get(`${path}/beslut`);
  expect(answer.html).toContain('Ingen plan är delad än. Beslutet säger att den ska göras.');
  expect(answer.html).not.toContain('name="item-1"');
  await jonas.post(`${path}/beslut`, { utfall: 'GRANTED', text: 'Vi ses i mars.', rader: '0' });
  expect(jonas.page?.html).toContain('Ja. Planen är inte gjord än');
  expect(jonas.page?.html).toContain('Vill ha en individuell plan');
  const told = plain((await visitor.get(`/arenden/${caseId}/beslut`)).html);
  expect(told).toContain('Ja, vi gör en individuell plan med dig');
  expect(told).not.toMatch(/bifall/i);
  expect((await visitor.get(`/arenden/${caseId}`)).html).toContain('Vi gör planen tillsammans med dig.');
  await jonas.get(`${path}/plan`);
  const plan = { goals: 'Bo själv.', actions: 'Vi ses i mars.', who: 'Jonas ringer.', _action: 'share' };
  await jonas.post(`${path}/plan`, { ...plan, _version: jonas.value('_version') });
  expect((await visitor.get('/mina-insatser')).html).toContain('Bo själv.');
  expect((await visitor.get(`/arenden/${caseId}`)).html).toContain('Planen är klar. Du läser den under Mina insatser.');
  expect((await jonas.get(path)).html).not.toContain('Vill ha en individuell plan');

  // Shared before it is answered, the answer says that it is there.
  const second = await givenApplication(visitor, elin, { lss: 'INDIVIDUAL_PLAN' });
  const other = `/handlaggare/arenden/${second.caseId}`;
  await jonas.get(other);
  await jonas.post(`${other}/ta`, { har: '' });
  await jonas.get(`${other}/plan`);
  await jonas.post(`${other}/plan`, { ...plan, _version: jonas.value('_version') });
  await jonas.get(`${other}/beslut`);
  await jonas.post(`${other}/beslut`, { utfall: 'GRANTED', text: 'Planen är delad.', rader: '0' });
  expect((await visitor.get(`/arenden/${second.caseId}/beslut`)).html).toContain('Din individuella plan är klar');
});

test('when every measure is written off, it is told that nothing was decided and not that something was refused', async () => {
  const visitor = new Visitor(portal);
  const jonas = new Visitor(portal);
  const caseId = await givenSupportCase(visitor, fatima, jonas);
  const path = `/handlaggare/arenden/${caseId}/beslut`;
  const decision = {
    rader: '1',
    'item-1': '3',
    'outcome-1': 'WRITTEN_OFF',
    belopp: '',
    text: 'Du har sagt att du inte vill ha stödet.',
    motivering: 'Du har tagit tillbaka det.',
    kommunicering: 'Du har själv bett om det.',
  };
  await jonas.get(path);
  const refused = await jonas.post(path, { ...decision, utfall: 'REJECTED' }, 422);
  expect(refused.html).toContain('Utfallet stämmer inte');
  for (const utfall of ['DISMISSED', 'GRANTED']) {
    await jonas.get(path);
    expect((await jonas.post(path, { ...decision, utfall }, 422)).html, utfall).toContain('Utfallet stämmer inte');
  }
  await jonas.get(path);
  await jonas.post(path, { ...decision, utfall: 'WRITTEN_OFF' });
  const told = plain((await visitor.get(`/arenden/${caseId}/beslut`)).html);
  expect(told).toContain('Ärendet är avslutat utan beslut');
  expect(told).toContain('Du kan begära stöd igen när du vill');
  expect(told).not.toContain('Vi prövar inte');
  expect(plain((await visitor.get('/arenden')).html)).toContain('Avslutat utan beslut');
  expect(plain((await jonas.get(`/handlaggare/arenden/${caseId}`)).html)).toContain('Avskrivning');
});

test('a consent is shown to the unit, taken back by the person herself at once, and is nobody else’s to take back', async () => {
  const visitor = new Visitor(portal);
  const { caseId } = await givenApplication(visitor, bertil, {
    lss: 'FIRST',
    pages: {
      samtycke: { consentTo: ['school', 'healthCare'] },
      'fraga-skolan': { schoolAbout: ['daily'], schoolUntil: 'threeMonths' },
      'fraga-varden': { healthCareAbout: ['diagnosis'], healthCareUntil: 'oneYear' },
    },
  });
  const jonas = new Visitor(portal);
  const staffPage = `/handlaggare/arenden/${caseId}`;
  await jonas.logInStaff('jonas.viklund', staffPage);
  expect(jonas.page?.html).toMatch(/Gäller, till och med .{0,20}24\sfebruari\s2027/);
  const own = plain((await visitor.get(`/arenden/${caseId}`)).html);
  expect(own).toContain('Du har sagt ja till att vi frågar: Vården (regionen), Skolan');
  expect(visitor.page?.html).toContain('href="/samtycken"');
  const list = await visitor.get('/samtycken');
  expect(list.html).toContain('Skolan');
  const takeBack = [...list.html.matchAll(/action="(\/samtycken\/[^"]+)"/g)].map(([, path]) => path ?? '');
  expect(takeBack).toHaveLength(2);
  // Whoever else knows the address takes nothing back.
  const other = new Visitor(portal);
  await other.logIn(tomas);
  await other.get('/samtycken');
  expect(other.page?.html).toContain('Du har inte sagt ja till att vi frågar någon');
  await other.get('/mina-uppgifter');
  await other.post(takeBack[0] ?? '', {}, 404);
  await visitor.get('/samtycken');
  await visitor.post(takeBack[0] ?? '');
  expect(visitor.page?.html).toContain('Vi frågar inte mer');
  expect([...(visitor.page?.html ?? '').matchAll(/action="\/samtycken\//g)]).toHaveLength(1);
  // Pressed once more, it is done all the same.
  await visitor.post(takeBack[0] ?? '');
  expect((await jonas.get('/handlaggare/ko?urval=replies')).html).toContain('Bertil');
  expect((await jonas.get(staffPage)).html).toContain('Tillbakataget');
});
