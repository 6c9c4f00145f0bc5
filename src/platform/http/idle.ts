import type { Request } from 'express';

declare module 'express-session' {
  interface SessionData {
    /** The last request, give or take a minute, in ms since 1970. */
    lastSeen?: number;
  }
}

const minute = 60_000;

/**
 * Whether the session of a side may go on, and if so notes that it was used: at most once a minute, so that reading
 * pages costs no writes. A session without anybody in it is always alive.
 */
export function isSessionAlive(req: Request, side: 'citizen' | 'staff', now: Date, idleMinutes: number): boolean {
  const identity = req.session[side];
  if (!identity) return true;
  const last = req.session.lastSeen ?? identity.loginAt;
  if (now.getTime() - last > idleMinutes * minute) return false;
  if (identity.notAfter !== undefined && now.getTime() >= identity.notAfter) return false;
  if (now.getTime() - last >= minute) req.session.lastSeen = now.getTime();
  return true;
}

/** When the session ends unless something is done. */
export function sessionEnd(req: Request, now: Date, idleMinutes: number): Date {
  const identity = req.session.citizen ?? req.session.staff;
  const last = req.session.lastSeen ?? identity?.loginAt ?? now.getTime();
  return new Date(Math.min(last + idleMinutes * minute, identity?.notAfter ?? Infinity));
}
