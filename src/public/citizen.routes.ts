import { bytes, get, page } from '../platform/http/route.ts';
import type { Reply, Route } from '../platform/http/route.ts';
import { languageFrom } from '../platform/language.ts';
import { cookieNames, factsFor, paths, safeReturnPath } from './rules.ts';
import {
  articlePage,
  articleView,
  articles,
  previewPage,
  previewView,
  questionsPage,
  questionsView,
  startPage,
  startView,
} from './views.ts';

/** A year, in seconds: how long the choice of language is remembered. */
const languageAge = 365 * 24 * 60 * 60;

/** The information pages, open to everybody. */
export const publicRoutes: Route[] = [
  get(paths.start, 'public', (ctx) => {
    const { head, model } = startPage(factsFor(ctx.deps.municipality, ctx.now), ctx.language);
    return Promise.resolve(page(startView, head, model));
  }),
  get(paths.questions, 'public', (ctx) => {
    const { head, model } = questionsPage(factsFor(ctx.deps.municipality, ctx.now), ctx.language);
    return Promise.resolve(page(questionsView, head, model));
  }),
  get(paths.preview, 'public', (ctx) => {
    const { head, model } = previewPage(factsFor(ctx.deps.municipality, ctx.now), ctx.language);
    return Promise.resolve(page(previewView, head, model));
  }),
  ...Object.entries(articles).map(([path, words]) =>
    get(path, 'public', (ctx) => {
      const { head, model } = articlePage(words[ctx.language](factsFor(ctx.deps.municipality, ctx.now)));
      return Promise.resolve(page(articleView, head, model));
    }),
  ),
  get(paths.language, 'public', (ctx, req) => {
    const to = safeReturnPath(req.query['till']);
    return Promise.resolve(
      rememberLanguage(languageFrom(req.query['sprak']), to, ctx.deps.baseUrl.startsWith('https:')),
    );
  }),
];

/** The choice changes only the reader's own page, so a link may make it. */
function rememberLanguage(language: string, to: string, https: boolean): Reply {
  const cookie = `${cookieNames.language}=${language}; Path=/; Max-Age=${String(languageAge)}; SameSite=Lax; HttpOnly`;
  return bytes(
    'text/plain',
    Buffer.alloc(0),
    { Location: to, 'Set-Cookie': https ? `${cookie}; Secure` : cookie },
    303,
  );
}
