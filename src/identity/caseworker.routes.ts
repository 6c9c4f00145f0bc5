import type { Request } from 'express';
import { z } from 'zod';
import type { Ctx } from '../platform/context.ts';
import { Conflict, NotFound } from '../platform/http/errors.ts';
import { get, post, redirect, type Reply, type Route } from '../platform/http/route.ts';
import { endSession, startSession } from '../platform/http/session.ts';
import { isId } from '../platform/ids.ts';
import {
  completeStaffLogin,
  confirmMerge,
  folders,
  letIn,
  overtakenStaff,
  providersOf,
  readEmployees,
  readProposals,
  rejectMerge,
  shutOut,
} from './actions.ts';
import { safeReturnPath } from './rules.ts';
import {
  type MergeHappened,
  atAcs,
  employeesPage,
  loginAgain,
  mergesPage,
  sendToProvider,
  showMetadata,
  staffLoginPage,
} from './views.ts';

const home = '/handlaggare';

const employees = '/handlaggare/medarbetare';
const merges = '/handlaggare/personer';

export const caseworkerRoutes: Route[] = [
  get('/handlaggare/logga-in', 'public', (ctx, req) => {
    const providers = providersOf(ctx, 'staff');
    // A session that ended by itself is not begun anew by the page that it left behind: single sign-on would let it.
    const why = req.query['skal'];
    if (providers.length === 1 && why === undefined) return sendToProvider(ctx, req, 'staff', home);
    return Promise.resolve(staffLoginPage(ctx, providers, safeReturnPath(req.query['till'], home), why));
  }),
  get(employees, 'staff.manage', async (ctx, req) => employeesPage(ctx, await readEmployees(ctx), req.query['klart'])),
  post(`${employees}/:id/stang-ute`, 'staff.manage', async (ctx, req) => {
    const id = idFrom(req);
    await shutOut(ctx, id);
    return redirect(`${employees}?klart=${id}`);
  }),
  post(`${employees}/:id/slapp-in`, 'staff.manage', async (ctx, req) => {
    const id = idFrom(req);
    await letIn(ctx, id);
    return redirect(`${employees}?klart=${id}`);
  }),
  get(merges, 'person.merge', (ctx, req) => showMerges(ctx, Happened.parse(req.query['klart']))),
  post(`${merges}/:id/ja`, 'person.merge', async (ctx, req) => {
    const id = idFrom(req);
    const { kontrollerat } = (req.body ?? {}) as Record<string, unknown>;
    if (kontrollerat !== 'ja') return showMerges(ctx, { unchecked: id });
    return answerMerge(ctx, () => confirmMerge(ctx, id), 'joined');
  }),
  post(`${merges}/:id/nej`, 'person.merge', (ctx, req) => {
    const id = idFrom(req);
    return answerMerge(ctx, () => rejectMerge(ctx, id), 'kept');
  }),

  get(`${folders.staff}/metadata`, 'public', showMetadata('staff')),
  get(`${folders.staff}/login`, 'public', (ctx, req) => sendToProvider(ctx, req, 'staff', home)),
  post(`${folders.staff}/acs`, 'public', (ctx, req) =>
    atAcs(ctx, req, 'staff', async (posted) => {
      const { session, returnTo } = await completeStaffLogin(ctx, posted);
      await startSession(req, { staff: session });
      const next = safeReturnPath(returnTo, home);
      const overtaken = await overtakenStaff(ctx, session);
      if (overtaken === undefined) return redirect(next);
      await endSession(req);
      return redirect(overtaken === 'shut-out' ? '/handlaggare/utloggad' : loginAgain('/handlaggare/logga-in', next));
    }),
  ),
];

const Happened = z.enum(['joined', 'kept']).optional().catch(undefined);

async function showMerges(ctx: Ctx, happened: MergeHappened): Promise<Reply> {
  return mergesPage(ctx, await readProposals(ctx), happened);
}

async function answerMerge(ctx: Ctx, act: () => Promise<unknown>, done: 'joined' | 'kept'): Promise<Reply> {
  try {
    await act();
  } catch (error) {
    if (error instanceof Conflict) return showMerges(ctx, 'conflict');
    throw error;
  }
  return redirect(`${merges}?klart=${done}`);
}

function idFrom(req: Request): string {
  const { id } = req.params;
  if (!isId(id)) throw new NotFound('employee');
  return id;
}
