import { appliedBySlug } from '../../src/applications/rules.ts';
import { readingContext } from '../../src/applications/text.ts';
import type { Upload, Visitor } from './client.ts';
import { testMorning } from './portal.ts';
import { type WalkMode, walk } from './walker.ts';

/** A small PDF. */
export const somePdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

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
  const applied = appliedBySlug('forsorjningsstod');
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
