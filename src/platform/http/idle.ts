import type { Request } from 'express';

declare module 'express-session' {
  interface SessionData {
    /** The last request, give or take a minute, in ms since 1970. */
    lastSeen?: number;
    /** Logged out of, here or from elsewhere: whatever else is in it opens nothing. */
    ended?: true;
  }
}

const minute = 60_000;

/** How long a session of a side may last: without a sign of the person, and whatever she does. */
export type SessionLimits = { idleMinutes: number; hours: number };

/**
 * Whether the session of a side may go on, and if so notes that it was used: at most once a minute, so that reading
 * pages costs no writes. A session without anybody in it is always alive, one that has
 * been ended never.
 */
export function isSessionAlive(req: Request, side: 'citizen' | 'staff', now: Date, limits: SessionLimits): boolean {
  if (req.session.ended) return false;
  const identity = req.session[side];
  if (!identity) return true;
  const last = req.session.lastSeen ?? identity.loginAt;
  if (now.getTime() - last > limits.idleMinutes * minute || now >= latestEnd(req, side, limits)) return false;
  if (now.getTime() - last >= minute) req.session.lastSeen = now.getTime();
  return true;
}

/** When the session ends unless something is done, and when it ends whatever is done. */
export function sessionEnd(
  req: Request,
  side: 'citizen' | 'staff',
  now: Date,
  limits: SessionLimits,
): { endsAt: Date; latest: Date } {
  const last = req.session.lastSeen ?? req.session[side]?.loginAt ?? now.getTime();
  const latest = latestEnd(req, side, limits);
  return { endsAt: new Date(Math.min(last + limits.idleMinutes * minute, latest.getTime())), latest };
}

function latestEnd(req: Request, side: 'citizen' | 'staff', limits: SessionLimits): Date {
  const identity = req.session[side];
  if (!identity) return new Date(8.64e15);
  return new Date(Math.min(identity.loginAt + limits.hours * 60 * minute, identity.notAfter ?? Infinity));
}
