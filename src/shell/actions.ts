import { sessionEnd } from '../platform/http/idle.ts';
import { type Handler, bytes } from '../platform/http/route.ts';

/** More time, asked for with one press. Answers how many seconds there are now: never beyond the latest end. */
export function extendSession(side: 'citizen' | 'staff'): Handler {
  return (ctx, req) => {
    const { idleMinutes, sessionHours } = ctx.deps;
    req.session.lastSeen = ctx.now.getTime();
    const { endsAt } = sessionEnd(req, side, ctx.now, { idleMinutes: idleMinutes[side], hours: sessionHours[side] });
    const seconds = Math.round((endsAt.getTime() - ctx.now.getTime()) / 1000);
    return Promise.resolve(bytes('application/json', Buffer.from(JSON.stringify({ seconds }))));
  };
}
