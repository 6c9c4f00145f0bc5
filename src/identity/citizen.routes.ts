import { get, post, redirect, type Route } from '../platform/http/route.ts';
import { startSession } from '../platform/http/session.ts';
import { completeCitizenLogin, folders, logoPath, providersOf, signing } from './actions.ts';
import { safeReturnPath } from './rules.ts';
import { atAcs, loginPage, sendToProvider, showLogo, showMetadata } from './views.ts';

const home = '/mina-sidor';

export const publicRoutes: Route[] = [
  get('/logga-in', 'public', (ctx, req) => {
    const returnTo = safeReturnPath(req.query['till'], home);
    return Promise.resolve(loginPage(ctx, req, providersOf(ctx, 'citizen'), returnTo));
  }),

  get(`${folders.citizen}/metadata`, 'public', showMetadata('citizen')),
  get(`${folders.citizen}/login`, 'public', (ctx, req) => sendToProvider(ctx, req, 'citizen', home)),
  post(`${folders.citizen}/acs`, 'public', (ctx, req) =>
    atAcs(ctx, req, 'citizen', async (posted) => {
      const { session, returnTo } = await completeCitizenLogin(ctx, posted);
      await startSession(req, { citizen: session });
      return redirect(safeReturnPath(returnTo, home));
    }),
  ),
  get(logoPath, 'public', showLogo),

  get(`${folders.sign}/metadata`, 'public', showMetadata('sign')),
  post(`${folders.sign}/acs`, 'public', (ctx, req) =>
    atAcs(ctx, req, 'sign', async (posted) => {
      const { returnTo } = await signing.complete(ctx, posted);
      return redirect(safeReturnPath(returnTo, home));
    }),
  ),
];
