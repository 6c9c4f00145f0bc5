import { get, post, redirect, type Route } from '../platform/http/route.ts';
import { endSession, startSession } from '../platform/http/session.ts';
import { logOut } from '../sessions/actions.ts';
import { completeCitizenLogin, completeSigning, folders, logoPath, providersOf } from './actions.ts';
import { safeReturnPath } from './rules.ts';
import {
  atAcs,
  forgetChoice,
  loginPage,
  logoutPage,
  sendToProvider,
  showLogo,
  showMetadata,
  signedOutPage,
} from './views.ts';

const home = '/mina-sidor';

export const publicRoutes: Route[] = [
  get('/logga-in', 'public', (ctx, req) => {
    const returnTo = safeReturnPath(req.query['till'], home);
    return Promise.resolve(loginPage(ctx, req, providersOf(ctx, 'citizen'), returnTo));
  }),
  get('/utloggad', 'public', (ctx, req) => {
    forgetChoice(req, ctx.deps.baseUrl);
    return Promise.resolve(signedOutPage(ctx, 'citizen'));
  }),
  post('/logga-ut', 'public', async (ctx, req) => {
    const id = req.session.citizen?.personId;
    if (id !== undefined) await logOut(ctx, id);
    await endSession(req);
    return redirect('/utloggad');
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
  // A provider may send the browser here when it has signed somebody out. Nothing that stands in the request is read.
  get(`${folders.citizen}/logout`, 'public', (ctx, req) =>
    Promise.resolve(req.session.citizen ? logoutPage(ctx, 'citizen') : redirect('/utloggad')),
  ),

  get(logoPath, 'public', showLogo),

  get(`${folders.sign}/metadata`, 'public', showMetadata('sign')),
  post(`${folders.sign}/acs`, 'public', (ctx, req) =>
    atAcs(ctx, req, 'sign', async (posted) => {
      const { returnTo } = await completeSigning(ctx, posted);
      return redirect(safeReturnPath(returnTo, home));
    }),
  ),
];
