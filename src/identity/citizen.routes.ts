import { get, post, redirect, type Route } from '../platform/http/route.ts';
import { endSession, startSession } from '../platform/http/session.ts';
import { completeCitizenLogin, folders, isOvertaken, logoPath, providersOf, signing } from './actions.ts';
import { safeReturnPath } from './rules.ts';
import { atAcs, loginAgain, loginPage, sendToProvider, showLogo, showMetadata } from './views.ts';

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
      const next = safeReturnPath(returnTo, home);
      if (!(await isOvertaken(ctx, session))) return redirect(next);
      await endSession(req);
      return redirect(loginAgain('/logga-in', next));
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
