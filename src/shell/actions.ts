import { type Handler, bytes } from '../platform/http/route.ts';

/** More time, asked for with one press. Answers how many seconds there are now. */
export function extendSession(side: 'citizen' | 'staff'): Handler {
  return (ctx, req) => {
    req.session.lastSeen = ctx.now.getTime();
    const seconds = ctx.deps.idleMinutes[side] * 60;
    return Promise.resolve(bytes('application/json', Buffer.from(JSON.stringify({ seconds }))));
  };
}
