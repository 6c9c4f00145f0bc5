import { appliedOf } from '../../src/applications/rules.ts';
import { readingContext } from '../../src/applications/text.ts';
import type { Upload, Visitor } from './client.ts';
import { pdfOf } from './files.ts';
import { type TestPortal, testMorning } from './portal.ts';
import { type WalkMode, walk } from './walker.ts';

/** A small PDF. */
export const somePdf = pdfOf(500);

export type GivenApplication = { caseId: string; base: string; provider: string };

/**
 * Applies for livelihood support as a person would: logs in, fills in every page, and confirms. With `stopAt: 'provider'`
 * the person stands at the e-legitimation, whose address is `provider`.
 */
export async function givenApplication(
  visitor: Visitor,
  number: string,
  options: { files?: Upload[]; mode?: WalkMode; stopAt?: 'provider' } = {},
): Promise<GivenApplication> {
  const applied = appliedOf('livelihoodSupport', 'NEW');
  if (!applied) throw new Error('There is no such form');
  await visitor.logIn(number, '/ansokan/forsorjningsstod');
  await visitor.post('/ansokan/forsorjningsstod');
  const base = visitor.page?.url.split('/').slice(0, 3).join('/') ?? '';
  for (const { page, body } of walk(applied.form, options.mode ?? 'short', readingContext(testMorning)).steps) {
    if (page.slug === 'forsakran') continue;
    await visitor.get(`${base}/${page.slug}`);
    const fields = { ...body, _version: visitor.value('_version') };
    if (page.slug === 'bilagor' && options.files) await visitor.upload(`${base}/${page.slug}`, fields, options.files);
    else await visitor.post(`${base}/${page.slug}`, fields);
  }
  await visitor.get(`${base}/granska`);
  const toProvider = await visitor.post(`${base}/granska`, { _version: visitor.value('_version'), truth: 'ja' }, 303);
  if (options.stopAt === 'provider') return { caseId: '', base, provider: toProvider.url };
  await visitor.identify(toProvider.url, { number });
  return { caseId: visitor.page?.url.split('/')[2] ?? '', base, provider: toProvider.url };
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
