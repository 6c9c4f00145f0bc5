import { csrfSync } from 'csrf-sync';
import type { Request } from 'express';
import { Forbidden } from './errors.ts';

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

/** For bodies that are read piece by piece. @throws Forbidden when the token is not the session's. */
export function checkCsrfToken(req: Request, token: unknown): void {
  const expected = protection.getTokenFromState(req);
  if (typeof token !== 'string' || typeof expected !== 'string' || token !== expected) throw new Forbidden('csrf');
}
