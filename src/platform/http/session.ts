import 'express-session';
import type { Request } from 'express';
import type { StaffRole } from '../context.ts';
import { SessionStore } from './session-store.ts';

/** What the provider calls the person and her session: what a message about logging out names. */
export type ProviderSubject = { nameId: string; format?: string; sessionIndex?: string };

/** A citizen who has signed in. Nothing of an application lives here. Times are ms since 1970. */
export type CitizenSession = {
  personId: string;
  name: string;
  loginAt: number;
  /** When she proved who she is, by the provider's own clock; a session from before this was noted has none. */
  authnAt?: number;
  /** entityID of the provider that vouched for the person; also used when the same person signs. */
  idp: string;
  level: string;
  /** The session may not live longer than this, whatever happens: the provider's own limit. */
  notAfter?: number;
  subject?: ProviderSubject;
};

/** An employee who has signed in; roles and units are what the provider said at sign-in. */
export type StaffSession = {
  staffId: string;
  name: string;
  roles: StaffRole[];
  units: string[];
  loginAt: number;
  /** When the provider last saw the employee prove who she is: earlier than `loginAt` with single sign-on. */
  authnAt: number;
  idp: string;
  notAfter?: number;
  subject?: ProviderSubject;
};

declare module 'express-session' {
  interface SessionData {
    citizen?: CitizenSession;
    staff?: StaffSession;
  }
}

export type SessionStart = { citizen: CitizenSession } | { staff: StaffSession };

/** Begins a session under a new id, so that an id known from before the sign-in is worth nothing. */
export async function startSession(req: Request, data: SessionStart): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    req.session.regenerate((error: unknown) => {
      if (error) reject(asError(error));
      else resolve();
    });
  });
  Object.assign(req.session, data);
  // Saved before the answer is sent: the browser follows the redirect at once, perhaps to another instance.
  await new Promise<void>((resolve, reject) => {
    req.session.save((error: unknown) => {
      if (error) reject(asError(error));
      else resolve();
    });
  });
}

/** Ends the session of this side, whatever the browser keeps. */
export async function endSession(req: Request): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    req.session.destroy((error: unknown) => {
      if (error) reject(asError(error));
      else resolve();
    });
  });
}

/** Sessions have been ended in the database: the next request, whosever it is, sees it. */
export function forgetEnded(req: Request): void {
  if (req.sessionStore instanceof SessionStore) req.sessionStore.forgetAll();
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('session');
}
