import type { Request } from 'express';
import { NotFound } from '../platform/http/errors.ts';
import { get, post, redirect, type Route } from '../platform/http/route.ts';
import { endSession, startSession } from '../platform/http/session.ts';
import { isId } from '../platform/ids.ts';
import { completeStaffLogin, folders, isShutOut, letIn, providersOf, readEmployees, shutOut } from './actions.ts';
import { safeReturnPath } from './rules.ts';
import { atAcs, employeesPage, sendToProvider, showMetadata, staffLoginPage } from './views.ts';

const home = '/handlaggare';

const employees = '/handlaggare/medarbetare';

export const caseworkerRoutes: Route[] = [
  get('/handlaggare/logga-in', 'public', (ctx, req) => {
    const providers = providersOf(ctx, 'staff');
    // A session that ended by itself is not begun anew by the page that it left behind: single sign-on would let it.
    const why = req.query['skal'];
    if (providers.length === 1 && why === undefined) return sendToProvider(ctx, req, 'staff', home);
    return Promise.resolve(staffLoginPage(ctx, providers, safeReturnPath(req.query['till'], home), why));
  }),
  get(employees, 'staff.manage', async (ctx) => employeesPage(ctx, await readEmployees(ctx))),
  post(`${employees}/:id/stang-ute`, 'staff.manage', async (ctx, req) => {
    await shutOut(ctx, idFrom(req));
    return redirect(employees);
  }),
  post(`${employees}/:id/slapp-in`, 'staff.manage', async (ctx, req) => {
    await letIn(ctx, idFrom(req));
    return redirect(employees);
  }),

  get(`${folders.staff}/metadata`, 'public', showMetadata('staff')),
  get(`${folders.staff}/login`, 'public', (ctx, req) => sendToProvider(ctx, req, 'staff', home)),
  post(`${folders.staff}/acs`, 'public', (ctx, req) =>
    atAcs(ctx, req, 'staff', async (posted) => {
      const { session, returnTo } = await completeStaffLogin(ctx, posted);
      await startSession(req, { staff: session });
      // Shut out while the session was on its way: what was ended then did not include it.
      if (await isShutOut(ctx, session.staffId)) {
        await endSession(req);
        return redirect('/handlaggare/utloggad');
      }
      return redirect(safeReturnPath(returnTo, home));
    }),
  ),
];

function idFrom(req: Request): string {
  const { id } = req.params;
  if (!isId(id)) throw new NotFound('employee');
  return id;
}
