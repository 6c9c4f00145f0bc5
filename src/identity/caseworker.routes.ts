import { get, post, redirect, type Route } from '../platform/http/route.ts';
import { startSession } from '../platform/http/session.ts';
import { completeStaffLogin, folders, providersOf } from './actions.ts';
import { safeReturnPath } from './rules.ts';
import { atAcs, sendToProvider, showMetadata, staffLoginPage } from './views.ts';

const home = '/handlaggare';

export const caseworkerRoutes: Route[] = [
  get('/handlaggare/logga-in', 'public', (ctx, req) => {
    const providers = providersOf(ctx, 'staff');
    // A session that ended by itself is not begun anew by the page that it left behind: single sign-on would let it.
    const why = req.query['skal'];
    if (providers.length === 1 && why === undefined) return sendToProvider(ctx, req, 'staff', home);
    return Promise.resolve(staffLoginPage(ctx, providers, safeReturnPath(req.query['till'], home), why));
  }),

  get(`${folders.staff}/metadata`, 'public', showMetadata('staff')),
  get(`${folders.staff}/login`, 'public', (ctx, req) => sendToProvider(ctx, req, 'staff', home)),
  post(`${folders.staff}/acs`, 'public', (ctx, req) =>
    atAcs(ctx, req, 'staff', async (posted) => {
      const { session, returnTo } = await completeStaffLogin(ctx, posted);
      await startSession(req, { staff: session });
      return redirect(safeReturnPath(returnTo, home));
    }),
  ),
];
