import type { ApplicationType } from '../../src/cases/rules.ts';
import { appliedOf, partOfLivelihoodSupport } from '../../src/applications/rules.ts';
import { readingContext } from '../../src/applications/text.ts';
import type { Form } from '../../src/platform/forms/form.ts';
import type { Fields, Page, Upload, Visitor } from './client.ts';
import { pdfOf } from './files.ts';
import { type TestPortal, testMorning } from './portal.ts';
import { type WalkMode, walk } from './walker.ts';

/** A small PDF. */
export const somePdf = pdfOf(500);

export type GivenApplication = { caseId: string; base: string; provider: string };

/**
 * Applies for livelihood support, or asks for what `lss` says, as a person would: logs in, fills in every page, and confirms. With `stopAt: 'provider'`
 * the person stands at the e-legitimation, whose address is `provider`. `pages`: what is answered otherwise, by the page's slug.
 */
export async function givenApplication(
  visitor: Visitor,
  number: string,
  options: {
    files?: Upload[];
    mode?: WalkMode;
    stopAt?: 'provider';
    pages?: Record<string, Fields>;
    lss?: ApplicationType;
  } = {},
): Promise<GivenApplication> {
  const applied = options.lss ? appliedOf('lss', options.lss) : appliedOf('livelihoodSupport', 'NEW');
  if (!applied) throw new Error('There is no such form');
  await visitor.logIn(number, `/ansokan/${applied.slug}`);
  await visitor.post(`/ansokan/${applied.slug}`, options.lss ? { sort: options.lss } : {});
  const base = visitor.page?.url.split('/').slice(0, 3).join('/') ?? '';
  await fillIn(visitor, base, applied.form, options);
  await visitor.get(`${base}/granska`);
  const toProvider = await visitor.post(`${base}/granska`, { _version: visitor.value('_version'), truth: 'ja' }, 303);
  if (options.stopAt === 'provider') return { caseId: '', base, provider: toProvider.url };
  await visitor.identify(toProvider.url, { number });
  return { caseId: visitor.page?.url.split(/[/?]/)[2] ?? '', base, provider: toProvider.url };
}

/** Fills in every page that is asked; `pages`: what is answered otherwise, and what that opens. */
export async function fillIn(
  visitor: Visitor,
  base: string,
  form: Form,
  { mode = 'short', pages = {}, files }: { mode?: WalkMode; pages?: Record<string, Fields>; files?: Upload[] },
): Promise<void> {
  for (const { page, body } of walk(form, mode, readingContext(testMorning)).steps) {
    if (page.slug === 'forsakran') continue;
    const here = `${base}/${page.slug}`;
    // Most often the page before led here.
    const asked = visitor.page?.url === here ? visitor.page : await visitor.get(here);
    // Not asked any more, with what is answered otherwise.
    if (!asked.url.endsWith(page.slug)) continue;
    // It is for the month, where nothing else is said.
    const living: Fields = page.id === 'month' ? { supportFor: 'living' } : {};
    const fields = { ...body, ...living, ...pages[page.slug], _version: visitor.value('_version') };
    if (page.slug === 'bilagor' && files) await visitor.upload(`${base}/${page.slug}`, fields, files);
    else await visitor.post(`${base}/${page.slug}`, fields);
  }
  // Pages that those answers open, where they are asked.
  for (const [slug, fields] of Object.entries(pages)) {
    const opened = await visitor.get(`${base}/${slug}`);
    if (opened.url.endsWith(slug))
      await visitor.post(`${base}/${slug}`, { _action: 'save', ...fields, _version: visitor.value('_version') });
  }
}

/** A request for support under LSS, for companion service, taken by Jonas Viklund where `taker` is given. */
export async function givenSupportCase(citizen: Visitor, number: string, taker?: Visitor): Promise<string> {
  const { caseId } = await givenApplication(citizen, number, {
    lss: 'FIRST',
    pages: {
      'vilket-stod': { measures: ['companion'] },
      ledsagarservice: { companionExtent: '20 timmar i månaden' },
      'beratta-for-namnden': { speakBeforeBoard: '' },
    },
  });
  if (taker) {
    await taker.logInStaff('jonas.viklund', `/handlaggare/arenden/${caseId}`);
    await taker.post(`/handlaggare/arenden/${caseId}/ta`, { har: '' });
  }
  return caseId;
}

/** A case that has been applied for, taken, written in and decided, and a new draft beside it. */
export async function givenCase(
  portal: TestPortal,
  citizen: Visitor,
  caseworker: Visitor,
  number: string,
): Promise<{ caseId: string; draft: string; document: string }> {
  const { caseId } = await givenApplication(citizen, number, {
    files: [{ field: 'attachments', name: 'Hyresavi.pdf', content: somePdf }],
  });
  await caseworker.logInStaff('karin.sjodin', `/handlaggare/arenden/${caseId}`);
  await caseworker.post(`/handlaggare/arenden/${caseId}/ta`, { har: '' });
  await caseworker.post(`/handlaggare/arenden/${caseId}/meddelanden`, {
    text: 'Hej! Jag har läst din ansökan.',
    svar: 'nej',
  });
  await caseworker.post(`/handlaggare/arenden/${caseId}/beslut`, {
    utfall: 'PARTIALLY_GRANTED',
    belopp: '5 802',
    text: 'Du får 5 802 kronor.',
    motivering: 'Internet är inte styrkt med faktura.',
  });
  await citizen.get('/ansokan/forsorjningsstod');
  await citizen.post('/ansokan/forsorjningsstod');
  const draft = citizen.page?.url.split('/')[2] ?? '';
  const document =
    /\/handlaggare\/dokument\/([0-9a-f-]{36})/.exec(
      (await caseworker.get(`/handlaggare/arenden/${caseId}`)).html,
    )?.[1] ?? '';
  await portal.runJobs();
  return { caseId, draft, document };
}

/** The pages on which an applicant says that she applies together with somebody. */
export function together(name: string, number: string): Record<string, Fields> {
  return {
    hushall: { civilStatus: 'cohabiting', partnerName: name, partnerNumber: number, applyTogether: 'yes' },
    'partnerns-planering': { partnerPlanning: 'work' },
  };
}

/** The address by which the partner finds what she is asked for, as the applicant sees it. */
export async function sharedLink(applicant: Visitor, caseId: string): Promise<string> {
  const page = await applicant.get(`/arenden/${caseId}/partner`);
  return /(\/medsokande\/[0-9a-f-]{36})/.exec(page.html.replaceAll('<wbr>', ''))?.[1] ?? '';
}

/** The partner says yes, fills in her part, as before if she has had one, and confirms it. With `stopAt: 'provider'` she stands at the e-legitimation. */
export async function givenPart(
  partner: Visitor,
  number: string,
  link: string,
  applicant: string,
  options: { stopAt?: 'begun' | 'provider'; pages?: Record<string, Fields>; files?: Upload[] } = {},
): Promise<{ base: string; provider: string }> {
  await partner.logIn(number, link);
  await partner.post(link, { sokande: applicant });
  const { html = '' } = partner.page ?? {};
  const base = /href="(\/ansokan\/[0-9a-f-]{36})[/"]/.exec(html)?.[1] ?? '';
  if (options.stopAt === 'begun') return { base, provider: '' };
  if (html.includes(`${base}/forra-manadens-inkomster`)) await answerAsBefore(partner, base, { contactChanged: 'no' });
  else await fillIn(partner, base, partOfLivelihoodSupport.form, options);
  await partner.get(`${base}/granska`);
  const toProvider = await partner.post(`${base}/granska`, { _version: partner.value('_version'), truth: 'ja' }, 303);
  if (options.stopAt !== 'provider') await partner.identify(toProvider.url, { number });
  return { base, provider: toProvider.url };
}

/** Opens a page of an application, and saves it so answered. */
export async function save(visitor: Visitor, path: string, fields: Fields): Promise<Page> {
  await visitor.get(path);
  return visitor.post(path, { ...fields, _version: visitor.value('_version'), _action: 'save' });
}

/** Nothing has changed since last month. */
export const unchanged = { familyChange: 'same', homeChanged: 'no', contactChanged: 'no', urgent: 'no' };

/** Every line of last month's on a page answered the same way. */
export function lines(html: string, group: string, change: string): Record<string, string> {
  return Object.fromEntries(
    [...html.matchAll(new RegExp(`name="(${group}\\.[^".]+\\.change)"`, 'g'))].map(([, name]): [string, string] => [
      name ?? '',
      change,
    ]),
  );
}

/**
 * Applies again for a month when nothing has changed but what `pages` says, by the page's slug, and confirms. Gives the case.
 */
export async function givenRenewed(
  visitor: Visitor,
  number: string,
  month: string,
  pages: Record<string, Fields> = {},
): Promise<string> {
  await visitor.logIn(number, '/ansokan/forsorjningsstod');
  const begun = await visitor.post('/ansokan/forsorjningsstod', { manad: month });
  const base = begun.url.split('/').slice(0, 3).join('/');
  const { 'vad-har-andrats': changes, ...others } = pages;
  await save(visitor, `${base}/vad-har-andrats`, { ...unchanged, ...changes });
  for (const [slug, fields] of Object.entries(others)) await save(visitor, `${base}/${slug}`, fields);
  await answerAsBefore(visitor, base);
  await visitor.get(`${base}/granska`);
  const toProvider = await visitor.post(`${base}/granska`, { _version: visitor.value('_version'), truth: 'ja' }, 303);
  return (await visitor.identify(toProvider.url, { number })).url.split('/')[2] ?? '';
}

/** Everything that a renewal asks of money and planning, answered as it was last time. */
async function answerAsBefore(visitor: Visitor, base: string, more: Fields = {}): Promise<void> {
  const incomes = await visitor.get(`${base}/forra-manadens-inkomster`);
  await save(visitor, `${base}/forra-manadens-inkomster`, {
    ...lines(incomes.html, 'lastIncomes', 'same'),
    ...{ hasIncomes: 'no', hasPendingBenefits: 'no' },
  });
  const money = await visitor.get(`${base}/pengar-i-dag`);
  const assets = { ...lines(money.html, 'lastAssets', 'same'), hasAssets: 'no' };
  await save(visitor, `${base}/pengar-i-dag`, { hasMoney: 'yes', balance: '340', ...assets });
  const { html } = await visitor.get(`${base}/forra-manadens-kostnader`);
  await save(visitor, `${base}/forra-manadens-kostnader`, { ...lines(html, 'lastCosts', 'same'), hasCosts: 'no' });
  const planning = {
    planningChanged: 'no',
    partnerPlanningChanged: 'no',
    staysInMunicipality: 'yes',
    hasJobApplications: 'no',
  };
  await save(visitor, `${base}/manadens-planering`, { ...planning, ...more });
}
