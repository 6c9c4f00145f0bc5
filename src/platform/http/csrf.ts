import { timingSafeEqual } from 'node:crypto';
import { csrfSync } from 'csrf-sync';
import type { Request } from 'express';
import { Stale } from './errors.ts';

const protection = csrfSync({
  getTokenFromRequest: (req) => {
    const body = req.body as Record<string, unknown> | undefined;
    return typeof body?.['_csrf'] === 'string' ? body['_csrf'] : undefined;
  },
});

/** The token of this session, made when the first form of it is drawn. */
export function csrfToken(req: Request): string {
  return protection.generateToken(req);
}

/** Whether a parsed body carries the session's token. */
export function hasCsrfToken(req: Request): boolean {
  return protection.isRequestValid(req);
}

/** For bodies that are read piece by piece. @throws Stale when the token is not the session's. */
export function checkCsrfToken(req: Request, fields: Stale['fields']): void {
  if (!isToken(stateToken(req), fields['_csrf'])) throw new Stale(fields);
}

/** The token of the session that the browser holds, alive or not; undefined before the first form of it is drawn. */
export function stateToken(req: Request): string | undefined {
  const token = protection.getTokenFromState(req);
  return typeof token === 'string' ? token : undefined;
}

export function isToken(expected: string | undefined, token: unknown): boolean {
  if (expected === undefined || typeof token !== 'string') return false;
  const [own, sent] = [Buffer.from(expected), Buffer.from(token)];
  return own.length === sent.length && timingSafeEqual(own, sent);
}
