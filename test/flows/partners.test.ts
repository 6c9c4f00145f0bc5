import { inflateSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { remindPartners } from '../../src/partners/actions.ts';
import type { Ctx } from '../../src/platform/context.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { formatDay } from '../../src/platform/format.ts';
import { updateProtection } from '../../src/people/queries.ts';
import { routes } from '../../src/routes.ts';
import { Visitor } from '../support/client.ts';
import {
  givenApplication,
  givenPart,
  givenRenewed,
  lines,
  save,
  sharedLink,
  somePdf,
  together,
} from '../support/given.ts';
import { plain } from '../support/html.ts';
import { type TestPortal, givenPortal } from '../support/portal.ts';

const samira = '198503149885';
const johan = '198102062398';
const ayaan = '199001012385';
const fatima = '198801012389';
const elin = '199503132384';
const tomas = '196803259297';

const day = 86_400_000;

/** How many pieces of text are drawn in a PDF. */
function linesOnPaper(pdf: Buffer): number {
  const streams = pdf.toString('latin1').matchAll(/\/FlateDecode[^>]*>>\s*stream\r?\n([\s\S]*?)\r?\nendstream/gu);
  return [...streams].reduce((sum, [, packed = '']) => {
    const drawn = inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
    return sum + (drawn.match(/\bT[jJ]\b/gu)?.length ?? 0);
  }, 0);
}

/** A fresh portal with somebody who has applied together with somebody. */
async function given(applicantNumber = samira, partnerNumber = johan) {
  const portal = await givenPortal();
  const applicant = new Visitor(portal);
  const { caseId } = await givenApplication(applicant, applicantNumber, {
    pages: {
      ...together('Johan Ek', partnerNumber),
      boende: { housingForm: 'rental' },
      hemmet: { address: 'Kvarngatan 7', personsInHome: '2', rooms: '2', paysRent: 'yes', rent: '7 200' },
      'med-dina-ord': { ownWords: 'Bara handläggaren ska läsa det här.' },
    },
    files: [{ field: 'attachments', name: 'Samiras lon.pdf', content: somePdf }],
  });
  const link = await sharedLink(applicant, caseId);
  return { portal, applicant, caseId, link };
}

const system = (portal: TestPortal): Ctx => ({
  db: portal.db,
  deps: portal.deps,
  actor: { kind: 'system', name: 'test' },
  now: portal.deps.clock(),
  language: 'sv',
  requestId: 'test',
});

/** What has been sent since there were so many; the newest lies first. */
function sentSince({ mailbox: { sent } }: TestPortal, before: number) {
  return sent.slice(0, sent.length - before);
}

/** Logs in anew, since time has passed. */
async function again(portal: TestPortal, number: string, to: string): Promise<Visitor> {
  const visitor = new Visitor(portal);
  await visitor.logIn(number, to);
  return visitor;
}

const asText = (response: unknown, done: (error: Error | null, body: string) => void) => {
  const stream = response as NodeJS.ReadableStream;
  const parts: Buffer[] = [];
  stream.on('data', (part: Buffer) => parts.push(part));
  stream.on('end', () => {
    done(null, Buffer.concat(parts).toString('utf8'));
  });
};

describe('two who apply together', () => {
  let portal: TestPortal;
  let applicant: Visitor;
  let partner: Visitor;
  let caseworker: Visitor;
  let caseId: string;
  let link: string;

  beforeAll(async () => {
    ({ portal, applicant, caseId, link } = await given());
    partner = new Visitor(portal);
    caseworker = new Visitor(portal);
  }, 120_000);

  test('the first signature makes the case, and its page says whom it waits for, until when, and the rule', async () => {
    const page = plain((await applicant.get(`/arenden/${caseId}`)).html);
    expect(page).toContain('Vi väntar på Johan Ek');
    expect(page).toContain('Vi påminner fredag 27 november.');
    expect(page).toContain('Sista dag är fredag 4 december.');
    expect(page).toContain('räknas som inkommen tisdag 24 november');
    expect(page).not.toContain(johan);
    for (const path of [`/arenden/${caseId}`, '/mina-sidor', '/arenden'])
      expect(plain((await applicant.get(path)).html)).toContain(
        'Vi väntar på din partners del, senast fredag 4 december. Din egen har kommit in.',
      );
  });

  test('her receipt says who is asked, until when, and where the link to share is', async () => {
    const receipt = await applicant.get(`/arenden/${caseId}/kvitto`);
    expect(receipt.html).toContain(`href="/arenden/${caseId}/partner"`);
    const words = plain(receipt.html);
    expect(words).toContain('Vi har fått din ansökan');
    expect(words).toMatch(/Vad händer nu\?.{0,20}Din partner får frågan på sin egen sida här/s);
    expect(words).toContain('Sista dag är fredag 4 december.');
  });

  test('the link and its QR code say nothing of anybody', async () => {
    const page = await applicant.get(`/arenden/${caseId}/partner`);
    expect(link).toMatch(/^\/medsokande\/[0-9a-f-]{36}$/);
    expect(page.html).toContain(`${portal.deps.baseUrl}${link}`.replaceAll('/', '&#x2F;').slice(0, 4));
    expect(link).not.toContain(caseId);
    // It stands whole and in pieces that fit a narrow screen; the button that copies it is for those who have scripts.
    expect(page.html).toMatch(/<p class="share-link" id="share-link">.*medsokande\/<wbr>[0-9a-f]{8}-<wbr>/);
    expect(page.html).toMatch(/<button type="button"[^>]* data-copy="share-link"[^>]* hidden>Kopiera länken</);
    const qr = await applicant.get(`/arenden/${caseId}/partner/qr.svg`);
    expect(qr.headers['content-type']).toMatch(/^image\/svg\+xml/);
    expect(qr.body.toString()).toMatch(/^<svg [^>]+><path/);
  });

  test('whoever is not the one who was asked finds nothing there, be it a third person or the applicant', async () => {
    const third = new Visitor(portal);
    await third.logIn(ayaan);
    for (const visitor of [third, applicant]) {
      for (const path of [link, `${link}/skicka-tillbaka`, `${link}/soker-inte`]) {
        const page = await visitor.get(path, 404);
        expect(page.html.split('<main')[1]).not.toMatch(/Samira|Haddad|Johan|Kvarngatan|tillsammans/);
      }
      await visitor.get('/mina-sidor');
      await visitor.post(link, {}, 404);
      await visitor.get('/mina-uppgifter');
      await visitor.post(`${link}/soker-inte`, { skal: '' }, 404);
      await visitor.get('/mina-uppgifter');
      await visitor.post(`${link}/skicka-tillbaka`, { skal: 'Fel' }, 404);
    }
    // Not logged in, one is sent to log in and told nothing.
    const answer = await new Visitor(portal)
      .raw()
      .get(link)
      .redirects(0)
      .ok(() => true);
    expect((answer.headers as Record<string, string>)['location']).toMatch(/^\/logga-in/);
  });

  test('the partner finds it on her own start page, without a word of who asks', async () => {
    const page = await partner.logIn(johan);
    expect(page.html).toContain(link);
    expect(plain(page.html)).toContain('Din partner vill söka tillsammans med dig');
    expect(plain(page.html)).not.toContain('Logga in själv');
    expect(page.html).not.toContain('Samira');
  });

  test('before naming the one who asks, one is told nothing of her or of the household; after it, what the two have in common', async () => {
    const before = plain((await partner.get(link)).html);
    expect(before).toContain('Din partner vill söka tillsammans med dig');
    expect(before).not.toMatch(/Samira|Haddad|Kvarngatan/);
    for (const [typed, words] of [
      ['8503', 'Skriv din partners personnummer med tolv siffror'],
      [ayaan, 'Frågan kommer från någon annan'],
    ] as const) {
      await partner.get(link);
      const page = await partner.post(link, { sokande: typed }, 422);
      expect(plain(page.html)).toContain(words);
      expect(page.html).toContain(`value="${typed}"`);
      expect(page.html).not.toMatch(/Samira|Haddad|Kvarngatan/);
    }
    for (const where of ['skicka-tillbaka', 'soker-inte'])
      expect((await partner.get(`${link}/${where}`)).html).not.toMatch(/Samira|Haddad|Kvarngatan/);
    await partner.get(link);
    const after = plain((await partner.post(link, { sokande: samira })).html);
    expect(after).toContain('Samira Haddad vill söka tillsammans med dig');
    expect(after).toContain('Kvarngatan 7');
    expect(after).toContain('7 200');
    expect(after).not.toMatch(/sokande@example\.com|174 06|Bara handläggaren|6789|lon\.pdf/);
    // The case itself is still closed to him.
    for (const path of ['', '/meddelanden', '/beslut', '/ansokan', '/partner'])
      await partner.get(`/arenden/${caseId}${path}`, 404);
  });

  test('the part is an application of his own with no page of hers, and it is not taken for an application of his own', async () => {
    const page = await partner.get(link);
    const base = /href="(\/ansokan\/[0-9a-f-]{36})\/kontakt"/.exec(page.html)?.[1] ?? '';
    const tasks = plain((await partner.get(base)).html);
    expect(tasks).toContain('Din del av ansökan om försörjningsstöd, december 2026'.replace('december', 'november'));
    await partner.get(`${base}/hushall`, 404);
    await partner.get(`${base}/boende`, 404);
    await applicant.get(base, 404);
    // Beginning an application of one's own begins another.
    // It is told there, before what one can begin.
    const start = await partner.get('/ansokan/forsorjningsstod');
    expect(start.html).toContain(`href="${link}"`);
    expect(plain(start.html)).toMatch(/Svara här först.*Ett hushåll har en ansökan per månad/s);
    expect(plain((await applicant.get('/ansokan/forsorjningsstod')).html)).not.toContain('Svara här först');
    await partner.get('/ansokan/forsorjningsstod');
    await partner.post('/ansokan/forsorjningsstod');
    expect(partner.page?.url).not.toContain(base);
    const own = partner.page?.url.split('/').slice(0, 3).join('/') ?? '';
    await partner.get(`${own}/ta-bort`);
    await partner.post(`${own}/ta-bort`);
  });

  test('he confirms by a login of his own, and nobody confirms for him', async () => {
    const { provider, base } = await givenPart(partner, johan, link, samira, {
      stopAt: 'provider',
      files: [{ field: 'attachments', name: 'Johans lon.pdf', content: somePdf }],
      pages: { kontakt: { phone: '070-174 06 99', notifyBy: 'sms' }, 'med-dina-ord': { ownWords: 'Johans egna ord.' } },
    });
    // The applicant stands at the e-legitimation in his browser.
    await partner.identify(provider, { number: samira }, 403);
    await partner.get(`${base}/slutfor`);
    expect(partner.page?.url).toMatch(/granska$/);
    const toProvider = await partner.post(`${base}/granska`, { _version: partner.value('_version'), truth: 'ja' }, 303);
    // What was confirmed is what was read: an answer changed meanwhile is another hash, and is not sent.
    const tab = await partner.answer(toProvider.url, { number: johan });
    await partner.get(`${base}/med-dina-ord`);
    await partner.post(`${base}/med-dina-ord`, {
      ownWords: 'Ändrat.',
      _action: 'save',
      _version: partner.value('_version'),
    });
    expect(tab.back.status).toBe(303);
    await partner.get(`${base}/slutfor`, 409);
    const anew = await partner.post(`${base}/granska`, { _version: partner.value('_version'), truth: 'ja' }, 303);
    await partner.identify(anew.url, { number: johan });
    expect(partner.page?.url).toBe(`/arenden/${caseId}/kvitto`);
    const receipt = plain(partner.page?.html ?? '');
    expect(receipt).toContain('Johan Ek');
    // It is a part of his that has come in, and nobody is waited for any more.
    expect(receipt).toContain('Vi har fått din del');
    expect(receipt).toContain('Ladda ner din del (PDF)');
    expect(receipt).not.toMatch(/Vi har fått din ansökan|Ladda ner som PDF|Vi väntar på/);
    // Twice is once.
    await partner.get(`${base}/slutfor`);
    expect(partner.page?.url).toBe(`/arenden/${caseId}/kvitto`);
  });

  test('both then see where the case is, and each only what she or he has sent', async () => {
    const hers = plain((await applicant.get(`/arenden/${caseId}`)).html);
    const his = plain((await partner.get(`/arenden/${caseId}`)).html);
    for (const page of [hers, his]) expect(page).not.toMatch(/Preliminär räkning|samma konto/);
    expect(hers).toContain('Johan Ek har skickat sin del.');
    expect(hers).toContain('Din partner skickade sin del av ansökan.');
    expect(hers).not.toContain('Johans lon.pdf');
    expect(his).toContain('Ni söker tillsammans');
    expect(his).toContain('Du skickade din del av ansökan.');
    expect(his).toContain('Din partner skickade ansökan.');
    expect(his).toContain('Johans lon.pdf');
    expect(his).not.toMatch(/Samiras lon|Samira/);
    expect(his).not.toContain('ta tillbaka ansökan');
    for (const path of ['ansokan', 'kvitto']) {
      expect(plain((await partner.get(`/arenden/${caseId}/${path}`)).html)).not.toMatch(/Bara handläggaren|Samiras/);
      expect(plain((await applicant.get(`/arenden/${caseId}/${path}`)).html)).not.toMatch(/Ändrat\.|Johans/);
    }
    // The receipts in plain text, each in her or his own correspondence.
    const [hersKept, hisKept] = [
      await applicant.get(`/arenden/${caseId}/meddelanden`),
      await partner.get(`/arenden/${caseId}/meddelanden`),
    ].map(({ html }) => plain(html));
    expect(hersKept).toMatch(/Kontrollkod[^]*Bara handläggaren/);
    expect(hersKept).not.toContain('Johans lon');
    expect(hisKept).toMatch(/Kontrollkod[^]*Johans lon/);
    expect(hisKept).not.toMatch(/Bara handläggaren|Samiras/);
    expect((await partner.get(`/arenden/${caseId}/ansokan.pdf`)).headers['content-type']).toBe('application/pdf');
    const proof = JSON.parse((await partner.get(`/arenden/${caseId}/bevis.json`)).body.toString()) as { words: string };
    expect(proof.words).toContain('livelihood-support-partner');
    expect(proof.words).not.toContain('Bara handläggaren');
  });

  test('the unit sees both parts side by side, who has signed and how each is reached', async () => {
    await caseworker.logInStaff('karin.sjodin', `/handlaggare/arenden/${caseId}`);
    const page = plain(caseworker.page?.html ?? '');
    expect(page).toContain('Har bekräftat och skickat sin del');
    expect(page).toContain('Bara handläggaren ska läsa det här.');
    expect(page).toContain('Ändrat.');
    expect(page).toContain('Samiras lon.pdf');
    expect(page).toContain('Johans lon.pdf');
    expect(page).toContain('070-174 06 99');
    expect(page).toContain('Johan Ek skickade sin del av ansökan.');
    expect(page).toContain('Båda har skrivit samma konto.');
    // What the two come to together, which neither of them is shown.
    expect(page).toMatch(/Preliminär räkning\s*Räknat på den sökandes och partnerns svar tillsammans/);
    // And finds the case by the partner's number.
    await caseworker.post('/handlaggare/sok', { sok: johan });
    expect(caseworker.page?.html).toContain(caseId);
    await caseworker.get(`/handlaggare/arenden/${caseId}`);
    await caseworker.post(`/handlaggare/arenden/${caseId}/ta`, { har: '' });
  });

  test('each has a correspondence of her own, and only she is told, asked and waited for', async () => {
    const ids = await portal.db.read({ kind: 'system', name: 'test' }, (reader) =>
      reader.rows(
        sql`select id, personal_number as number from persons`,
        z.object({ id: z.string(), number: z.string() }),
      ),
    );
    const id = (number: string) => ids.find((row) => row.number === number)?.id ?? '';
    await caseworker.get(`/handlaggare/arenden/${caseId}`);
    const ask = {
      text: 'Vi behöver Johans lönebesked.',
      svar: 'ja',
      'senast.day': '8',
      'senast.month': '12',
      'senast.year': '2026',
    };
    // Of two, it is said to whom.
    const missing = await caseworker.post(`/handlaggare/arenden/${caseId}/meddelanden`, ask, 422);
    expect(plain(missing.html)).toContain('Välj vem meddelandet är till');
    await caseworker.post(`/handlaggare/arenden/${caseId}/meddelanden`, { ...ask, till: id(ayaan) }, 422);
    await caseworker.post(`/handlaggare/arenden/${caseId}/meddelanden`, { ...ask, till: id(johan) });
    const before = portal.mailbox.sent.length;
    await portal.runJobs();
    expect(
      sentSince(portal, before)
        .map(({ to }) => to)
        .join(),
    ).toContain('4670174');

    const hers = plain((await applicant.get(`/arenden/${caseId}`)).html);
    expect(hers).toContain('Vi utreder');
    expect(hers).not.toMatch(/lönebesked|bad dig om ett svar|8 december/);
    expect(plain((await applicant.get(`/arenden/${caseId}/meddelanden`)).html)).not.toContain('lönebesked');
    expect(plain((await applicant.get('/mina-sidor')).html)).not.toMatch(/lönebesked|Svara /);
    expect(plain((await applicant.get('/meddelanden')).html)).not.toMatch(/Karin/);
    const his = plain((await partner.get(`/arenden/${caseId}`)).html);
    expect(his).toContain('Vi väntar på ditt svar');
    expect(plain((await partner.get('/mina-sidor')).html)).toContain('Svara Karin Sjödin');

    // What she writes meanwhile is no answer to what he was asked.
    await applicant.get(`/arenden/${caseId}/meddelanden`);
    await applicant.post(`/arenden/${caseId}/meddelanden`, {
      text: 'Samiras hemliga fråga.',
      formular: applicant.value('formular'),
    });
    expect(plain((await partner.get(`/arenden/${caseId}`)).html)).toContain('Vi väntar på ditt svar');
    await partner.get(`/arenden/${caseId}/meddelanden`);
    expect(partner.page?.html).not.toContain('hemliga');
    await partner.upload(
      `/arenden/${caseId}/meddelanden`,
      { text: 'Här är det.', formular: partner.value('formular') },
      [{ field: 'filer', name: 'Lonebesked.pdf', content: somePdf }],
    );
    expect(plain((await partner.get(`/arenden/${caseId}`)).html)).toContain('Vi utreder');
    for (const path of ['', '/meddelanden'])
      expect(plain((await applicant.get(`/arenden/${caseId}${path}`)).html)).not.toMatch(
        /Här är det|Lonebesked|svarade/,
      );
    const page = plain((await caseworker.get(`/handlaggare/arenden/${caseId}`)).html);
    expect(page).toContain('Meddelanden med Samira Haddad');
    expect(page).toContain('Meddelanden med Johan Ek');
  });

  test('every file of the one is closed to the other', async () => {
    const files = async (visitor: Visitor) =>
      [...(await visitor.get(`/arenden/${caseId}`)).html.matchAll(/\/dokument\/([0-9a-f-]{36})/g)].map(
        ([, one]) => one ?? '',
      );
    const [hers, his] = [await files(applicant), await files(partner)];
    expect(hers.length).toBeGreaterThan(0);
    expect(his.length).toBeGreaterThan(1);
    for (const one of hers) {
      await applicant.get(`/dokument/${one}`);
      await partner.get(`/dokument/${one}`, 404);
    }
    for (const one of his) {
      await partner.get(`/dokument/${one}`);
      await applicant.get(`/dokument/${one}`, 404);
    }
  });

  test('with every id of the other’s, on every page there is, one finds nothing of hers or his', async () => {
    const ids = async (number: string) =>
      (
        await portal.db.read({ kind: 'system', name: 'test' }, (reader) =>
          reader.rows(
            sql`select a.id from applications a join persons p on p.id = a.person_id where p.personal_number = ${number}
                union select p.id from persons p where p.personal_number = ${number}`,
            z.object({ id: z.string() }),
          ),
        )
      ).map(({ id }) => id);
    const files = async (visitor: Visitor) =>
      [...(await visitor.get(`/arenden/${caseId}`)).html.matchAll(/\/dokument\/([0-9a-f-]{36})/g)].map(
        ([, one]) => one ?? '',
      );
    const common = [caseId, link.split('/')[2] ?? ''];
    const hers = {
      words: /Bara handläggaren|Samiras|hemliga|174 06 05/,
      ids: [...(await ids(samira)), ...(await files(applicant))],
    };
    const his = {
      words: /Ändrat\.|Johans|Här är det|Lonebesked|174 06 99/,
      ids: [...(await ids(johan)), ...(await files(partner))],
    };
    const addresses = (some: readonly string[]) =>
      routes.citizen
        .filter(({ method, path }) => method === 'get' && path.includes(':id'))
        .flatMap(({ path }) => some.map((id) => path.replace(':id', id).replace(':slug', 'inkomster')));
    let tried = 0;
    let found = 0;
    for (const [visitor, other, own] of [
      [partner, hers, his],
      [applicant, his, hers],
    ] as const) {
      for (const path of addresses([...other.ids, ...common])) {
        const answer = await visitor
          .raw()
          .get(path)
          .redirects(0)
          .buffer(true)
          .parse(asText)
          .ok(() => true);
        const body = String(answer.body).replace(/<header[\s\S]*?<\/header>/, '');
        expect(body, path).not.toMatch(other.words);
        // No address of the other's own opens, but those of what the two have in common.
        if (!common.some((id) => path.includes(id))) expect(answer.status, path).toBe(404);
        tried += 1;
        if (own.words.test(body)) found += 1;
      }
    }
    expect(tried).toBeGreaterThan(150);
    // And what was looked for is there to be found, by the one whose it is.
    expect(found).toBeGreaterThan(3);
  }, 180_000);

  test('the application is not the partner’s to take back, nor the question to ask again', async () => {
    await partner.get(`/arenden/${caseId}/ta-tillbaka`, 404);
    await partner.get('/mina-uppgifter');
    await partner.post(`/arenden/${caseId}/ta-tillbaka`, {}, 404);
    await partner.get('/mina-uppgifter');
    await partner.post(`/arenden/${caseId}/partner`, { rattat: 'x' }, 404);
    await partner.get(`/arenden/${caseId}/partner/qr.svg`, 404);
  });

  test('both read the decision about the household, and each has her own day', async () => {
    await caseworker.get(`/handlaggare/arenden/${caseId}/beslut`);
    await caseworker.post(`/handlaggare/arenden/${caseId}/beslut`, {
      utfall: 'GRANTED',
      belopp: '8 510',
      text: 'Ni får 8 510 kronor.',
      motivering: 'Ni har rätt till det.',
      sett: caseworker.value('sett'),
    });
    const decision = plain((await applicant.get(`/arenden/${caseId}/beslut`)).html);
    expect(decision).toContain('8 510');
    expect(decision).toContain('Beslutet gäller Samira Haddad och Johan Ek.');
    // That she has opened it says nothing of him.
    expect(plain((await partner.get('/mina-sidor')).html)).toContain('Läs ditt beslut');
    expect(plain((await partner.get(`/arenden/${caseId}/beslut`)).html)).toContain('8 510');
    expect(plain((await partner.get('/mina-sidor')).html)).not.toContain('Läs ditt beslut');
  });
});

describe('the month after', () => {
  test('what she herself told stands there line by line, for her alone, and an unchanged part is at most eight pages', async () => {
    const { portal, applicant, caseId, link } = await given();
    const partner = new Visitor(portal);
    await givenPart(partner, johan, link, samira, {
      pages: {
        utbetalning: { payTo: 'account', 'account.clearing': '6789', 'account.account': '444 555' },
        'har-inkomster': { hasIncomes: 'yes' },
        inkomster: {
          ...{ 'incomes.i1.type': 'salary', 'incomes.i1.amount': '3 333' },
          ...{ 'incomes.i1.date.day': '20', 'incomes.i1.date.month': '11', 'incomes.i1.date.year': '2026' },
        },
        'har-kostnader': { hasCosts: 'yes' },
        kostnader: { 'costs.c1.type': 'medicine', 'costs.c1.amount': '222' },
      },
    });
    const karin = new Visitor(portal);
    await karin.logInStaff('karin.sjodin', `/handlaggare/arenden/${caseId}`);
    await karin.post(`/handlaggare/arenden/${caseId}/ta`, { har: '' });
    const form = await karin.get(`/handlaggare/arenden/${caseId}/beslut`);
    const box = [...form.html.matchAll(/name="(kostnad-\d+)"/g)].at(-1)?.[1] ?? '';
    await karin.post(`/handlaggare/arenden/${caseId}/beslut`, {
      ...{
        utfall: 'PARTIALLY_GRANTED',
        belopp: '5 802',
        text: 'Ni får 5 802 kr.',
        motivering: 'En del.',
        [box]: '111',
      },
      sett: karin.value('sett'),
    });
    // The decision is about both, but what he has applied for by himself is his to read.
    const his = plain((await partner.get(`/arenden/${caseId}/beslut`)).html);
    const hers = plain((await applicant.get(`/arenden/${caseId}/beslut`)).html);
    expect(his).toMatch(/Medicin på recept\s*111\skronor/);
    expect(hers).not.toMatch(/Medicin|111/);
    // Nor on paper, where his has more lines than hers.
    const paper = async (visitor: Visitor) => linesOnPaper((await visitor.get(`/arenden/${caseId}/beslut.pdf`)).body);
    expect(await paper(partner)).toBeGreaterThan(await paper(applicant));
    portal.wait(7 * day);

    const nextCase = await givenRenewed(applicant, samira, '2026-12');
    const next = await sharedLink(applicant, nextCase);
    // From the page that asks him to the receipt, as the applicant's own unchanged month is counted.
    await partner.logIn(johan, next);
    let pages = 1;
    let presses = 0;
    const arrive = () => (pages += 1);
    const press = async (fields: Record<string, string>) => {
      const path = partner.page?.url ?? '';
      presses += Object.keys(fields).length + 1;
      arrive();
      return partner.post(path, { ...fields, _version: partner.value('_version') });
    };
    const common = await press({ sokande: samira });
    const begun = /href="(\/ansokan\/[0-9a-f-]{36}\/[a-z-]+)"/.exec(common.html)?.[1] ?? '';
    expect(begun).toMatch(/\/forra-manadens-inkomster$/);
    const incomes = await partner.get(begun);
    arrive();
    presses += 1;
    expect(plain(incomes.html)).toContain('Din del av återansökan om försörjningsstöd, december 2026');
    expect(plain(incomes.html)).toMatch(/Lön, 3\s333/);
    const same = lines(incomes.html, 'lastIncomes', 'same');
    expect(Object.keys(same)).toHaveLength(1);
    await press({ ...same, hasIncomes: 'no', hasPendingBenefits: 'no' });
    const costs = await press({ hasMoney: 'yes', balance: '120', hasAssets: 'no' });
    expect(plain(costs.html)).toMatch(/Medicin på recept.*222/s);
    expect(plain(costs.html)).toMatch(/Godkänt i förra beslutet\s*111\skronor/);
    expect(Object.keys(lines(costs.html, 'lastCosts', 'same'))).toHaveLength(1);
    expect(plain(costs.html)).not.toMatch(/7.200/);
    const planning = await press({ ...lines(costs.html, 'lastCosts', 'same'), hasCosts: 'no' });
    // What is his stands there, and nothing of hers or of what they have in common.
    expect(plain(planning.html)).toContain('Bankkonto som slutar på 555');
    expect(plain(planning.html)).not.toMatch(/Kvarngatan|samma personer|Boende/);
    const check = await press({ planningChanged: 'no', staysInMunicipality: 'yes', contactChanged: 'no' });
    expect(plain(check.html)).toContain(
      'Vi visar ingen summa här, för av den skulle ni kunna räkna ut vad den andra har.',
    );
    expect(check.html).not.toContain('Så mycket fattas');
    expect(partner.page?.url).toMatch(/granska$/);
    const base = partner.page?.url.replace('/granska', '') ?? '';
    // Of what he said she sees nothing, before he sends it or after.
    await applicant.get(base, 404);
    const toProvider = await partner.post(`${base}/granska`, { _version: partner.value('_version'), truth: 'ja' }, 303);
    await partner.identify(toProvider.url, { number: johan });
    expect(partner.page?.url).toBe(`/arenden/${nextCase}/kvitto`);
    arrive();
    presses += 2;
    process.stdout.write(`A partner’s unchanged part: ${String(pages)} pages, ${String(presses)} presses\n`);
    expect(pages).toBeLessThanOrEqual(8);
    for (const path of ['', '/kvitto', '/ansokan', '/meddelanden'])
      expect(plain((await applicant.get(`/arenden/${nextCase}${path}`)).html)).not.toMatch(
        // The code of what she has signed has groups of four, and may have such digits in it.
        /3\s333|Medicin|\b222\b|\b444\b/,
      );
    await karin.logInStaff('karin.sjodin', `/handlaggare/arenden/${nextCase}`);
    expect(plain(karin.page?.html ?? '')).toMatch(/Samma belopp/);
    expect(plain(karin.page?.html ?? '')).toMatch(/Lön, efter skatt\s*Partnern\s*−3\s333/);
    expect(plain(karin.page?.html ?? '')).not.toContain('samma konto');
  });
});

describe('the partner does not fill it in', () => {
  test('sent back with a reason that is only for the unit: the applicant corrects it in words of her own, and asks again', async () => {
    const { portal, applicant, caseId, link } = await given();
    const partner = new Visitor(portal);
    await givenPart(partner, johan, link, samira, { stopAt: 'begun' });
    await partner.get(`${link}/skicka-tillbaka`);
    const empty = await partner.post(`${link}/skicka-tillbaka`, { skal: ' ' }, 422);
    expect(plain(empty.html)).toContain('Skriv vad som inte stämmer.');
    await partner.post(`${link}/skicka-tillbaka`, { skal: 'Hyran är fel, hon ljuger.' });
    expect(plain(partner.page?.html ?? '')).toContain('Du har skickat tillbaka ansökan.');

    const hers = plain((await applicant.get(`/arenden/${caseId}`)).html);
    expect(hers).toContain('Johan Ek har skickat tillbaka ansökan.');
    expect(hers).toContain('Du rättar det som är fel i det ni har gemensamt');
    expect(hers).not.toContain('ljuger');
    // It waits for her, and is the first thing she sees; to him there is nothing more to do.
    const start = plain((await applicant.get('/mina-sidor')).html);
    expect(start).toContain('En sak väntar på dig');
    expect(start).toContain('Rätta och fråga din partner igen');
    expect(plain((await partner.get('/mina-sidor')).html)).not.toContain('Rätta och fråga');
    const caseworker = new Visitor(portal);
    await caseworker.logInStaff('karin.sjodin', `/handlaggare/arenden/${caseId}`);
    expect(plain(caseworker.page?.html ?? '')).toContain('Hyran är fel, hon ljuger.');
    expect(plain(caseworker.page?.html ?? '')).toContain('Den medsökande har skickat tillbaka ansökan.');

    await applicant.get(`/arenden/${caseId}/partner`);
    await applicant.post(`/arenden/${caseId}/partner`, { rattat: '' }, 422);
    await applicant.post(`/arenden/${caseId}/partner`, { rattat: 'Hyran är 7 500 kronor.' });
    expect(plain(applicant.page?.html ?? '')).toContain('Din partner är tillfrågad igen');
    const anew = plain((await partner.get(link)).html);
    expect(anew).toContain('Hyran är 7 500 kronor.');
    expect(plain((await caseworker.get(`/handlaggare/arenden/${caseId}`)).html)).toContain('Hyran är 7 500 kronor.');
    // Twice is once.
    await applicant.post(`/arenden/${caseId}/partner`, { rattat: 'Hyran är 7 500 kronor.' });
    await givenPart(partner, johan, link, samira);
    expect(partner.page?.url).toBe(`/arenden/${caseId}/kvitto`);
  }, 180_000);

  test.each([false, true])(
    'declined: the applicant learns that, and the reason only when it was meant for her: %s',
    async (shown) => {
      const { portal, applicant, caseId, link } = await given();
      const partner = new Visitor(portal);
      await partner.logIn(johan, link);
      await partner.get(`${link}/soker-inte`);
      await partner.post(`${link}/soker-inte`, { skal: 'Vi bor inte ihop.', ...(shown ? { visa: 'ja' } : {}) });
      const hers = plain((await applicant.get(`/arenden/${caseId}`)).html);
      expect(hers).toContain('Din partner söker inte tillsammans med dig. Din ansökan är kvar hos oss. Sedan');
      expect(plain((await applicant.get('/mina-sidor')).html)).toContain('Din partner söker inte tillsammans med dig');
      expect(hers.includes('Vi bor inte ihop.')).toBe(shown);
      await partner.post(link, {}, 409);
      await partner.get(`/arenden/${caseId}`, 404);
      expect(await portal.runJobs()).toBeGreaterThanOrEqual(1);
    },
    180_000,
  );

  test('days pass: both are reminded in words that say nothing, then the unit goes on; a part that comes late is still taken in', async () => {
    const { portal, applicant, caseId, link } = await given();
    await portal.runJobs();
    const remind = async () => {
      const before = portal.mailbox.sent.length;
      await remindPartners(system(portal));
      await portal.runJobs();
      return sentSince(portal, before);
    };
    expect(await remind()).toEqual([]);
    // The unit sees that it waits, also where it decides.
    const unit = new Visitor(portal);
    await unit.logInStaff('karin.sjodin', `/handlaggare/arenden/${caseId}`);
    expect(plain(unit.page?.html ?? '')).toContain('Den medsökandes del har inte kommit.');
    await unit.post(`/handlaggare/arenden/${caseId}/ta`, { har: '' });
    const deciding = plain((await unit.get(`/handlaggare/arenden/${caseId}/beslut`)).html);
    expect(deciding).toMatch(
      /Tillfrågad, med sista dag fredag 4 december 2026\. Beslutar du innan .* är inte part i det\./,
    );
    portal.wait(3 * day);
    const sent = await remind();
    // The partner is not known here: only the applicant is told, as she is when the partner is known.
    expect(sent).toHaveLength(1);
    expect(JSON.stringify(sent)).not.toMatch(/partner|ansök|försörjning|Johan|Samira/i);
    expect(await remind()).toEqual([]);
    // Known by a profile of his own, he is reminded as well.
    const partner = await again(portal, johan, '/mina-uppgifter');
    await partner.post('/mina-uppgifter', { telefon: '070-174 06 77', epost: '', besked: 'sms', sprak: 'sv' });
    portal.wait(4 * day);
    expect(await remind()).toHaveLength(2);
    portal.wait(4 * day);
    await remind();
    const staff = new Visitor(portal);
    await staff.logInStaff('karin.sjodin', `/handlaggare/arenden/${caseId}`);
    expect(plain(staff.page?.html ?? '')).toContain('Den medsökandes del saknas.');
    const hers = await again(portal, samira, `/arenden/${caseId}`);
    expect(plain(hers.page?.html ?? '')).toContain('Vi går vidare med din del.');
    const late = new Visitor(portal);
    await givenPart(late, johan, link, samira);
    expect(late.page?.url).toBe(`/arenden/${caseId}/kvitto`);
    // Each has what she or he confirmed under the day of it.
    const confirmed = plain((await late.get(`/arenden/${caseId}`)).html);
    expect(confirmed).toContain(plain(`Ansökan, bekräftad ${formatDay(portal.deps.clock(), 'sv')}`));
    expect(confirmed).not.toContain('bekräftad 24 november');
    expect(applicant).toBeDefined();
  }, 180_000);

  test('the application is taken back while the partner writes: what he has is told that, and nothing is sent', async () => {
    const { portal, applicant, caseId, link } = await given();
    const partner = new Visitor(portal);
    const { provider, base } = await givenPart(partner, johan, link, samira, { stopAt: 'provider' });
    await applicant.get(`/arenden/${caseId}/ta-tillbaka`);
    await applicant.post(`/arenden/${caseId}/ta-tillbaka`);
    // She who took it back has a receipt of it, and he has none.
    const receipt =
      /Ansökan är tillbakatagen\.\s*Ärendenummer: RS \d{4}-\d{4}\s*Togs tillbaka: \D+24\s+november\s+2026, kl\.\s/;
    expect(plain((await applicant.get(`/arenden/${caseId}/meddelanden`)).html)).toMatch(receipt);
    expect(plain((await applicant.get('/meddelanden')).html).match(/Kvitto: /g)).toHaveLength(2);
    expect(plain((await partner.get('/meddelanden')).html)).not.toContain('Kvitto: ');
    await partner.identify(provider, { number: johan });
    expect(partner.page?.url).toBe(link);
    expect(plain(partner.page?.html ?? '')).toContain('Det här är avslutat.');
    await partner.get(`/arenden/${caseId}`, 404);
    await partner.get(base);
    // There is nothing to confirm any more.
    expect((await partner.get(`${base}/granska`)).url).toBe(link);
    await partner.post(`${base}/granska`, { _version: '1', truth: 'ja' });
    expect(partner.page?.url).toBe(link);
    await partner.post(`${link}/soker-inte`, { skal: '' }, 409);
    expect(plain((await applicant.get(`/arenden/${caseId}`)).html)).not.toContain('Johan Ek');
  }, 180_000);

  test('taken back and sent at the same moment: one of the two is first, and nobody waits for the other in vain', async () => {
    const { portal, applicant, caseId, link } = await given();
    const partner = new Visitor(portal);
    const { provider, base } = await givenPart(partner, johan, link, samira, { stopAt: 'provider' });
    expect((await partner.answer(provider, { number: johan })).back.status).toBe(303);
    await applicant.get(`/arenden/${caseId}/ta-tillbaka`);
    const [withdrawn, sent] = await Promise.all([
      applicant
        .raw()
        .post(`/arenden/${caseId}/ta-tillbaka`)
        .type('form')
        .send({ _csrf: applicant.csrf() })
        .redirects(0)
        .ok(() => true),
      partner
        .raw()
        .get(`${base}/slutfor`)
        .redirects(0)
        .ok(() => true),
    ]);
    expect([withdrawn.status, sent.status]).toEqual([303, 303]);
    const { state, parts, parties } = await portal.db.read({ kind: 'system', name: 'test' }, (reader) =>
      reader.one(
        sql`select o.state, (select count(*)::int from applications a where a.part_of = o.case_id and a.state = 'submitted') as parts,
                   (select count(*)::int from case_parties p where p.case_id = o.case_id) as parties
              from co_applications o where o.case_id = ${caseId}`,
        z.object({ state: z.string(), parts: z.number(), parties: z.number() }),
      ),
    );
    expect([
      { state: 'signed', parts: 1, parties: 2 },
      { state: 'closed', parts: 0, parties: 1 },
    ]).toContainEqual({ state, parts, parties });
  }, 180_000);

  test('two tabs: begun twice is one part, and what the first declined the second does not begin', async () => {
    const { portal, link } = await given();
    const [one, two] = [new Visitor(portal), new Visitor(portal)];
    for (const tab of [one, two]) await tab.logIn(johan, link);
    await one.post(link, { sokande: samira });
    const first = /href="(\/ansokan\/[0-9a-f-]{36})"/.exec(one.page?.html ?? '')?.[1];
    await two.post(link, { sokande: samira });
    expect(/href="(\/ansokan\/[0-9a-f-]{36})"/.exec(two.page?.html ?? '')?.[1]).toBe(first);
    await one.get(`${link}/soker-inte`);
    await one.post(`${link}/soker-inte`, { skal: '' });
    const late = await two.post(link, {}, 409);
    expect(plain(late.html)).toContain('Du har svarat att du inte söker tillsammans.');
  }, 180_000);

  test('one who names another five times tries no more, and is told nothing, until the unit lets her', async () => {
    const { portal, caseId, link } = await given();
    const [partner, lena] = [new Visitor(portal), new Visitor(portal)];
    await partner.logIn(johan, link);
    // Two at once are two.
    await Promise.all([partner.post(link, { sokande: ayaan }, 422), partner.post(link, { sokande: elin }, 422)]);
    for (const number of [fatima, tomas]) {
      await partner.get(link);
      await partner.post(link, { sokande: number }, 422);
    }
    await partner.get(link);
    // What is no number is no guess.
    expect((await partner.post(link, { sokande: '19' }, 422)).html).toContain('name="sokande"');
    const last = await partner.post(link, { sokande: johan }, 422);
    expect(plain(last.html)).toContain('Du kan inte försöka igen här');
    expect(last.html).not.toContain('name="sokande"');
    // Nor does the right one open it, from a page that was open.
    await partner.get('/mina-uppgifter');
    const right = await partner.post(link, { sokande: samira }, 422);
    expect(plain(right.html)).toContain('Du kan inte försöka igen här');
    expect(right.html).not.toMatch(/Samira|Haddad|Kvarngatan/);
    await lena.logInStaff('lena.astrom', `/handlaggare/arenden/${caseId}`);
    expect(plain(lena.page?.html ?? '')).toContain('Den tillfrågade har skrivit fel personnummer för många gånger.');
    const outside = new Visitor(portal);
    await outside.logInStaff('jonas.viklund');
    await outside.post(`/handlaggare/arenden/${caseId}/partner/forsok`, {}, [403, 404]);
    await lena.post(`/handlaggare/arenden/${caseId}/partner/forsok`);
    expect(plain(lena.page?.html ?? '')).not.toContain('Den tillfrågade har skrivit fel personnummer');
    await lena.post(`/handlaggare/arenden/${caseId}/partner/forsok`, {}, 409);
    await partner.get(link);
    expect(plain((await partner.post(link, { sokande: samira })).html)).toContain('Kvarngatan 7');
    const log = await portal.db.read({ kind: 'system', name: 'test' }, (reader) =>
      reader.rows(
        sql`select action, detail - 'part' as detail from audit_events
             where chain = ${caseId} and action in ('partner.begin', 'partner.retry') order by seq`,
        z.object({ action: z.string(), detail: z.record(z.string(), z.unknown()) }),
      ),
    );
    const begin = (detail: Record<string, unknown>) => ({ action: 'partner.begin', detail });
    expect(log).toEqual([
      ...Array.from({ length: 5 }, () => begin({ wrong: true })),
      ...Array.from({ length: 2 }, () => begin({ stopped: true })),
      { action: 'partner.retry', detail: {} },
      begin({}),
    ]);
    // Nobody but the unit forgets what was counted.
    const forgets = portal.db.write({ kind: 'system', name: 'test' }, async (tx) => {
      await tx.run(sql`update co_applications set wrong_numbers = 1 where case_id = ${caseId}`);
    });
    await expect(forgets).rejects.toThrow();
  }, 180_000);

  test('one who has applied for the same month is told plainly, and so is the unit', async () => {
    const portal = await givenPortal();
    const partner = new Visitor(portal);
    await givenApplication(partner, fatima);
    const number = /RS \d{4}-\d{4}/.exec(partner.page?.html ?? '')?.[0] ?? '';
    const applicant = new Visitor(portal);
    const { caseId } = await givenApplication(applicant, elin, { pages: together('Fatima Rahimi', fatima) });
    const link = await sharedLink(applicant, caseId);
    const told = plain((await partner.get(link)).html);
    expect(told).toContain('Du har redan sökt den här månaden');
    expect(told).not.toContain('Svara senast');
    expect(told).toContain(number);
    await partner.post(link, {}, 409);
    const hers = plain((await applicant.get(`/arenden/${caseId}`)).html);
    expect(hers).not.toContain(number);
    const staff = new Visitor(portal);
    await staff.logInStaff('lena.astrom', `/handlaggare/arenden/${caseId}`);
    expect(plain(staff.page?.html ?? '')).toContain('Den medsökande har en egen ansökan för samma månad.');
    expect(staff.page?.html).toContain(number);
    // She who applied by herself names nobody; that she is asked in the other's tells the unit on her case as well.
    const herCase = /arenden\/([0-9a-f-]{36})/.exec((await partner.get('/arenden')).html)?.[1] ?? '';
    const asked = await staff.get(`/handlaggare/arenden/${herCase}`);
    expect(plain(asked.html)).toContain('Kan vara samma hushåll: en annan ansökan gäller samma månad.');
    expect(asked.html).toContain(`href="/handlaggare/arenden/${caseId}"`);
    expect(plain((await partner.get(`/arenden/${herCase}`)).html)).not.toContain('samma hushåll');

    // One who writes her whole number and says that they do not apply together is told nothing of her. The unit is.
    const besides = new Visitor(portal);
    const pages = together('Fatima Rahimi', fatima);
    const alone = { ...pages, hushall: { ...pages.hushall, applyTogether: 'no' } };
    const { caseId: third } = await givenApplication(besides, tomas, { pages: alone });
    const page = await staff.get(`/handlaggare/arenden/${third}`);
    expect(plain(page.html)).toContain('Kan vara samma hushåll');
    expect(page.html).toContain(`href="/handlaggare/arenden/${herCase}">Ärende ${number}</a>`);
    const citizens = plain((await besides.get(`/arenden/${third}`)).html);
    expect(citizens).not.toMatch(new RegExp(`samma hushåll|${number}`));

    // Nor is it lost the month after, when nobody asks her whom she lives with.
    const next = await givenRenewed(partner, fatima, '2026-12');
    const after = await givenRenewed(besides, tomas, '2026-12');
    const later = await staff.get(`/handlaggare/arenden/${after}`);
    expect(plain(later.html)).toContain('Kan vara samma hushåll');
    expect(later.html).toContain(`href="/handlaggare/arenden/${next}"`);
  }, 180_000);
});

test('the next month the partner is asked anew, and shown what they have in common as it is now', async () => {
  const { portal, applicant, link } = await given();
  const partner = new Visitor(portal);
  await givenPart(partner, johan, link, samira);
  portal.wait(30 * day);
  const caseId = await givenRenewed(applicant, samira, '2026-12');
  const next = await sharedLink(applicant, caseId);
  expect(next).not.toBe(link);
  // Until he has signed it is not his, though the month before was.
  await partner.logIn(johan);
  await partner.get(`/arenden/${caseId}`, 404);
  await givenPart(partner, johan, next, samira, { stopAt: 'begun' });
  expect(plain((await partner.get(next)).html)).toContain('Kvarngatan 7');
  await givenPart(partner, johan, next, samira);
  expect((await partner.get(`/arenden/${caseId}`)).status).toBe(200);
  const lena = await again(portal, samira, '/mina-sidor');
  await lena.logInStaff('lena.astrom', `/handlaggare/arenden/${caseId}`);
  const page = plain(lena.page?.html ?? '');
  expect(page).toMatch(/Medsökande[^]*Johan Ek/);
  // Each has one correspondence a month: nothing of November stands in December.
  expect((await partner.get('/meddelanden')).html.match(/Kvitto: /g)).toHaveLength(2);
});

test('an extra cost for both: the other is asked in a part of its own, sees what it is only when it is for the home, and an account that changed stands', async () => {
  const { portal, applicant, link } = await given();
  const partner = new Visitor(portal);
  await givenPart(partner, johan, link, samira, { pages: { utbetalning: { payTo: 'noAccount' } } });
  // He who told of himself in a part applies, and she who applied for the month is asked.
  portal.wait(60_000);
  const start = '/ansokan/forsorjningsstod';
  await partner.get(start);
  const begun = await partner.post(start, { manad: '2026-11' });
  const base = begun.url.split('/').slice(0, 3).join('/');
  await save(partner, `${base}/akut`, { urgent: 'no' });
  await save(partner, `${base}/kostnader`, { 'costs.c1.type': 'medicine', 'costs.c1.amount': '420' });
  const known = plain((await partner.get(`${base}/stammer-det`)).html);
  expect(known).toContain('Gift eller sambo');
  expect(known).toContain('Jag har inget konto');
  expect(known).not.toMatch(/Samira|Kvarngatan/);
  const about = { householdChanged: 'no', contactChanged: 'yes', applyTogether: 'yes', partnerName: 'Samira Haddad' };
  const answer = async (number: string, status: number) => {
    await partner.get(`${base}/stammer-det`);
    const fields = { ...about, partnerNumber: number, _action: 'save', _version: partner.value('_version') };
    return plain((await partner.post(`${base}/stammer-det`, fields, status)).html);
  };
  expect(await answer(johan, 422)).toContain('Det är ditt eget personnummer.');
  await answer('19850315', 422);
  await answer(samira, 200);
  await save(partner, `${base}/kontakt`, { phone: '0980-319 205', notifyBy: 'letter' });
  await save(partner, `${base}/sprak`, { interpreter: 'no' });
  const account = { payTo: 'account', 'account.clearing': '8327', 'account.account': '1234567' };
  await save(partner, `${base}/utbetalning`, account);
  await save(partner, `${base}/med-dina-ord`, {});
  await save(partner, `${base}/bilagor`, {});
  const sign = async (visitor: Visitor, draft: string, number: string) => {
    await visitor.get(`${draft}/granska`);
    const confirm = { _version: visitor.value('_version'), truth: 'ja' };
    return visitor.identify((await visitor.post(`${draft}/granska`, confirm, 303)).url, { number });
  };
  const extra = (await sign(partner, base, johan)).url.split('/')[2] ?? '';
  const asked = await sharedLink(partner, extra);

  // Before she has named him she learns that it is for an extra cost in the month, and nothing else.
  await applicant.logIn(samira, '/mina-sidor');
  expect(plain(applicant.page?.html ?? '')).toContain('Försörjningsstöd, november, extra kostnad');
  await applicant.get(asked);
  expect(plain(applicant.page?.html ?? '')).not.toMatch(/420|Medicin|Johan/);
  await applicant.post(asked, { sokande: johan });
  const shown = plain(applicant.page?.html ?? '');
  expect(shown).toContain('Försörjningsstöd, november 2026, extra kostnad');
  expect(shown).toContain('Din partner söker för en extra kostnad.');
  expect(shown).not.toMatch(/420|Medicin/);
  const part = /href="(\/ansokan\/[0-9a-f-]{36})[/"]/.exec(applicant.page?.html ?? '')?.[1] ?? '';
  const pages = ['har-kostnader', 'stammer-det', 'med-dina-ord', 'bilagor'];
  await save(applicant, `${part}/har-kostnader`, { hasCosts: 'no' });
  const hers = plain((await applicant.get(`${part}/stammer-det`)).html);
  expect(hers).toContain('Bankkonto som slutar på');
  expect(hers).not.toMatch(/567|hushållet|0980-319 205/);
  await save(applicant, `${part}/stammer-det`, { contactChanged: 'no' });
  for (const slug of pages.slice(2)) await save(applicant, `${part}/${slug}`, {});
  await sign(applicant, part, samira);
  expect(applicant.page?.url).toContain(`/arenden/${extra}/`);
  const karin = new Visitor(portal);
  await karin.logInStaff('karin.sjodin', `/handlaggare/arenden/${extra}`);
  expect(plain(karin.page?.html ?? '')).toContain('Har bekräftat och skickat sin del');

  // Another account stands nowhere before he has confirmed it, when the unit asks him on a way that was known before.
  const next = new Visitor(portal);
  const december = await givenRenewed(next, samira, '2026-12');
  await partner.get(start);
  const other = (await partner.post(start, { manad: '2026-11' })).url.split('/').slice(0, 3).join('/');
  const unconfirmed = plain((await partner.get(`${other}/stammer-det`)).html);
  expect(unconfirmed).toContain('0980-319 205');
  expect(unconfirmed).toContain('Jag har inget konto');
  await karin.get(`/handlaggare/arenden/${extra}/konto`);
  await karin.post(`/handlaggare/arenden/${extra}/konto`, { byte: karin.value('byte'), svar: 'phone' });

  // The part of the month after begins with what was told for the month, and with the account that was told since.
  await givenPart(partner, johan, await sharedLink(next, december), samira, { stopAt: 'begun' });
  const renewed = /href="(\/ansokan\/[0-9a-f-]{36})[/"]/.exec(partner.page?.html ?? '')?.[1] ?? '';
  const month = plain((await partner.get(`${renewed}/manadens-planering`)).html);
  expect(month).toContain('Bankkonto som slutar på 567');
}, 180_000);

test('nobody is her own partner: the number is given back with what is wrong, and nothing is signed with it', async () => {
  const portal = await givenPortal();
  const visitor = new Visitor(portal);
  await visitor.logIn(tomas, '/ansokan/forsorjningsstod');
  await visitor.post('/ansokan/forsorjningsstod');
  const base = visitor.page?.url.split('/').slice(0, 3).join('/') ?? '';
  await visitor.get(`${base}/hushall`);
  const wrong = await visitor.post(
    `${base}/hushall`,
    { ...together('Tomas Lidberg', tomas)['hushall'], _action: 'save', _version: visitor.value('_version') },
    422,
  );
  expect(plain(wrong.html)).toContain('Det är ditt eget personnummer. Skriv din partners.');
  expect(wrong.html).toContain(tomas.slice(0, 8));
  const check = await visitor.get(`${base}/granska`);
  expect(plain(check.html.split('Det här behöver du svara på')[1] ?? '')).toContain('Partnerns personnummer');
  await visitor.post(`${base}/granska`, { _version: '3', truth: 'ja' }, 409);
}, 180_000);

describe('in confidence', () => {
  test('the applicant says it while she fills in, from the page about the household, and no page of anybody shows it', async () => {
    const portal = await givenPortal();
    const applicant = new Visitor(portal);
    await applicant.logIn(samira, '/ansokan/forsorjningsstod');
    await applicant.post('/ansokan/forsorjningsstod');
    const base = applicant.page?.url.split('/').slice(0, 3).join('/') ?? '';
    const household = await applicant.get(`${base}/hushall`);
    const href = /href="(\/prata-med-oss\?ansokan=[0-9a-f-]{36})"/.exec(household.html)?.[1] ?? '';
    const alone = await applicant.get(href);
    expect(alone.html).toContain('data-quick-exit');
    expect(plain(alone.html)).toContain('020-50 50 50');
    const empty = await applicant.post('/prata-med-oss', { na: '', ord: '', ansokan: applicant.value('ansokan') }, 422);
    expect(plain(empty.html)).toContain('Skriv hur vi når dig');
    const secret = 'Ring min syster på 070-174 06 11.';
    await applicant.post('/prata-med-oss', { na: secret, ord: 'Jag är rädd.', ansokan: applicant.value('ansokan') });
    expect(plain(applicant.page?.html ?? '')).toContain('Vi har fått det du skrev.');

    // The unit has it before anything is sent, the other unit does not.
    const staff = new Visitor(portal);
    await staff.logInStaff('lena.astrom');
    expect(plain(staff.page?.html ?? '')).toContain('En person vill prata enskilt');
    const notes = await staff.get('/handlaggare/enskilt');
    expect(plain(notes.html)).toContain(secret);
    const other = new Visitor(portal);
    await other.logInStaff('jonas.viklund', '/handlaggare/enskilt');
    expect(plain(other.page?.html ?? '')).not.toContain('syster');

    const { caseId } = await givenApplication(applicant, samira, { pages: together('Johan Ek', johan) });
    const link = await sharedLink(applicant, caseId);
    const partner = new Visitor(portal);
    await givenPart(partner, johan, link, samira);
    const before = portal.mailbox.sent.length;
    await portal.runJobs();
    expect(JSON.stringify(sentSince(portal, before))).not.toMatch(/syster|rädd|enskilt/);
    for (const visitor of [applicant, partner]) {
      for (const path of [
        '/mina-sidor',
        '/arenden',
        '/meddelanden',
        `/arenden/${caseId}`,
        `/arenden/${caseId}/meddelanden`,
        `/arenden/${caseId}/ansokan`,
        `/arenden/${caseId}/kvitto`,
        '/mina-uppgifter',
        '/mina-uppgifter/inloggningar',
        '/prata-med-oss',
      ])
        expect(plain((await visitor.get(path)).html), path).not.toMatch(/syster|rädd|prata enskilt|förtroende/);
    }

    // Now it hangs on the case: in the queue, on its page, and until somebody has seen to it.
    expect(plain((await staff.get('/handlaggare/ko')).html)).toContain('Vill prata enskilt. Läs först');
    const page = plain((await staff.get(`/handlaggare/arenden/${caseId}`)).html);
    expect(page).toContain('Någon i ärendet vill prata enskilt.');
    expect(page).toContain('Jag är rädd.');
    const note = /action="(\/handlaggare\/enskilt\/[0-9a-f-]{36})"/.exec(staff.page?.html ?? '')?.[1] ?? '';
    await other.get('/handlaggare');
    await other.post(note, {}, 403);
    await staff.get('/handlaggare/enskilt');
    await staff.post(note);
    expect(plain(staff.page?.html ?? '')).toContain('Ingen väntar.');
    expect(plain((await staff.get('/handlaggare/ko')).html)).not.toContain('prata enskilt');
    expect(plain((await staff.get(`/handlaggare/arenden/${caseId}`)).html)).toContain('Lena Åström tog hand om det');
  }, 180_000);

  test('the partner says it from what he is asked, and the applicant sees no change at all', async () => {
    const { portal, applicant, caseId, link } = await given();
    const look = async () => plain((await applicant.get(`/arenden/${caseId}`)).html);
    const before = await look();
    const partner = new Visitor(portal);
    await partner.logIn(johan, link);
    const href = /href="(\/prata-med-oss\?medsokande=[0-9a-f-]{36})"/.exec(partner.page?.html ?? '')?.[1] ?? '';
    await partner.get(href);
    await partner.post('/prata-med-oss', { na: 'Mejla mig.', ord: '', medsokande: partner.value('medsokande') });
    expect(await look()).toBe(before);
    const staff = new Visitor(portal);
    await staff.logInStaff('lena.astrom', `/handlaggare/arenden/${caseId}`);
    expect(plain(staff.page?.html ?? '')).toContain('Mejla mig.');
  }, 180_000);
});

test('a protected partner takes the case along to the unit for such cases when she joins it', async () => {
  const { portal, applicant, caseId, link } = await given();
  const partner = new Visitor(portal);
  await partner.logIn(johan);
  await portal.db.write({ kind: 'system', name: 'test' }, async (tx) => {
    const { id } = await tx.one(
      sql`select id from persons where personal_number = ${johan}`,
      z.object({ id: z.string() }),
    );
    await updateProtection(tx, id, 'protected', portal.deps.clock());
  });
  const staff = new Visitor(portal);
  await staff.logInStaff('lena.astrom', `/handlaggare/arenden/${caseId}`);
  expect(staff.page?.status).toBe(200);
  await givenPart(partner, johan, link, samira);
  await staff.get(`/handlaggare/arenden/${caseId}`, 403);
  const hers = (await applicant.get(`/arenden/${caseId}`)).html.split('<footer')[0] ?? '';
  expect(hers).toContain('Din partner skickade sin del');
  expect(hers).not.toMatch(/skydd/i);
}, 180_000);

test('where a protected applicant lives is in nothing that her partner is shown', async () => {
  const portal = await givenPortal();
  const applicant = new Visitor(portal);
  await applicant.logIn(samira);
  await portal.db.write({ kind: 'system', name: 'test' }, async (tx) => {
    const { id } = await tx.one(
      sql`select id from persons where personal_number = ${samira}`,
      z.object({ id: z.string() }),
    );
    await updateProtection(tx, id, 'protected', portal.deps.clock());
  });
  const { caseId } = await givenApplication(applicant, samira, {
    pages: {
      ...together('Johan Ek', johan),
      boende: { housingForm: 'rental' },
      hemmet: { address: 'Kvarngatan 7', personsInHome: '2', rooms: '2', paysRent: 'yes', rent: '7 200' },
    },
  });
  const partner = new Visitor(portal);
  const link = await sharedLink(applicant, caseId);
  await givenPart(partner, johan, link, samira, { stopAt: 'begun' });
  const shown = plain((await partner.get(link)).html);
  expect(shown).toContain('7 200');
  expect(shown).not.toContain('Kvarngatan');
}, 180_000);

test('the unit ends it: the other sees nothing more of the case, what there was stays with the unit', async () => {
  const { portal, applicant, caseId, link } = await given();
  const partner = new Visitor(portal);
  await givenPart(partner, johan, link, samira, {
    files: [{ field: 'attachments', name: 'Johans lon.pdf', content: somePdf }],
    pages: { 'med-dina-ord': { ownWords: 'Johans egna ord.' } },
  });
  const outside = new Visitor(portal);
  await outside.logInStaff('jonas.viklund');
  await outside.post(`/handlaggare/arenden/${caseId}/partner/avsluta`, {}, 403);
  const staff = new Visitor(portal);
  await staff.logInStaff('lena.astrom', `/handlaggare/arenden/${caseId}`);
  await staff.post(`/handlaggare/arenden/${caseId}/partner/avsluta`);
  expect(plain(staff.page?.html ?? '')).toContain('Avslutad av handläggare');
  expect(plain(staff.page?.html ?? '')).toContain(
    'Lena Åström avslutade den gemensamma ansökan.'.replace('Lena Åström', 'Du'),
  );
  // Twice is once.
  await staff.post(`/handlaggare/arenden/${caseId}/partner/avsluta`, {}, 409);
  for (const path of ['', '/meddelanden', '/ansokan', '/kvitto', '/beslut'])
    await partner.get(`/arenden/${caseId}${path}`, 404);
  // What he has sent himself is still his to read, and nothing else is.
  const list = await partner.get('/arenden');
  expect(list.html).not.toContain(caseId);
  expect(list.html).toContain(`href="${link}/ansokan"`);
  const part = plain((await partner.get(`${link}/ansokan`)).html);
  expect(part).toContain('Johans egna ord.');
  expect(part).toContain('Johans lon.pdf');
  expect(part).not.toMatch(/Samira|Kvarngatan|Bara handläggaren/);
  expect((await partner.get(`${link}/ansokan.pdf`)).headers['content-type']).toBe('application/pdf');
  expect((await partner.get(`${link}/bevis.json`)).body.toString()).toContain('livelihood-support-partner');
  const third = await again(portal, elin, '/mina-sidor');
  for (const visitor of [applicant, third])
    for (const path of ['ansokan', 'ansokan.pdf', 'bevis.json']) await visitor.get(`${link}/${path}`, 404);
  expect(plain((await partner.get(link)).html)).toContain('Det här är avslutat.');
  await partner.get('/mina-uppgifter');
  await partner.post(`/arenden/${caseId}/meddelanden`, { text: 'Hej' }, 404);
  expect(plain((await applicant.get(`/arenden/${caseId}`)).html)).toContain('Ni söker inte längre tillsammans.');
  // Nobody is written to who is no party: the form names its only reader, and has nobody to choose.
  expect([...(staff.page?.html ?? '').matchAll(/<[a-z]+ [^>]*name="till"/g)].map(String)).toEqual([
    '<input type="hidden" name="till"',
  ]);
  expect(staff.page?.html).toContain('Läses av: Samira');
}, 180_000);
