import { createHmac } from 'node:crypto';
import type { Request } from 'express';
import { type Actor, actorId } from '../context.ts';
import type { UploadLimits } from '../files/limits.ts';
import { readMultipart } from '../files/multipart.ts';
import { isId, newToken } from '../ids.ts';
import type { DataKey } from '../vault.ts';
import { readCookie } from './cookies.ts';
import { isToken } from './csrf.ts';
import { Forbidden } from './errors.ts';

// A form that comes when the session has ended is kept until the same person has logged in again, in the same browser:
// this cookie is the browser's half of that.

/** How long a form is kept, ms. */
export const keptFor = 3_600_000;

type Side = 'citizen' | 'staff';

function cookieName(baseUrl: string, side: Side): string {
  const name = side === 'staff' ? 'behallet-handlaggare' : 'behallet';
  return baseUrl.startsWith('https:') ? `__Host-${name}` : name;
}

/** The token of a browser that has something kept. */
export function keptToken(req: Request, baseUrl: string, side: Side): string | undefined {
  const value = readCookie(req.headers.cookie, cookieName(baseUrl, side));
  return value !== undefined && /^[A-Za-z0-9_-]{32}$/.test(value) ? value : undefined;
}

/** The token of this browser, or a new one, which it is told. */
export function rememberKept(req: Request, baseUrl: string, side: Side): string {
  const token = keptToken(req, baseUrl, side) ?? newToken(24);
  req.res?.cookie(cookieName(baseUrl, side), token, { ...options(baseUrl), maxAge: keptFor });
  return token;
}

export function forgetKept(req: Request, baseUrl: string, side: Side): void {
  req.res?.clearCookie(cookieName(baseUrl, side), options(baseUrl));
}

function options(baseUrl: string) {
  return { httpOnly: true, secure: baseUrl.startsWith('https:'), sameSite: 'lax', path: '/' } as const;
}

/** What every form carries beside its token: whom it was drawn for, and the kept form that it is of. */
export function marksOf(secret: string, actor: Actor, body: LateForm['fields']): Record<string, string> {
  if (actor.kind === 'anonymous') return {};
  const kept = body['_behallet'];
  return { _vems: holderMark(secret, actor), ...(isId(kept) ? { _behallet: kept } : {}) };
}

/** Whether a form was drawn for the one who is logged in now. */
export function isDrawnFor(secret: string, actor: Actor, fields: Readonly<LateForm['fields']>): boolean {
  return actor.kind !== 'anonymous' && fields['_vems'] === holderMark(secret, actor);
}

/** A person in a few letters that say nothing, and that nobody else can make. */
function holderMark(secret: string, actor: Actor): string {
  return createHmac('sha256', secret)
    .update(`${actor.kind} ${actorId(actor) ?? ''}`)
    .digest('base64url')
    .slice(0, 16);
}

export type LateForm = {
  fields: Record<string, string | string[]>;
  /** Names of the files that came along. They are not kept. */
  files: string[];
};

/**
 * Reads a form that came when the session had ended. The token must be that session's: undefined when it is not, so
 * that nothing can be planted. Files are read to their end, or the browser would not hear the answer, and let go.
 */
export async function readLateForm(
  req: Request,
  csrfToken: string | undefined,
  limits: UploadLimits,
  throwaway: () => DataKey,
): Promise<LateForm | undefined> {
  if (csrfToken === undefined) return undefined;
  if (!req.is('multipart/form-data')) {
    const fields = (req.body ?? {}) as LateForm['fields'];
    return isToken(csrfToken, fields['_csrf']) ? { fields, files: [] } : undefined;
  }
  try {
    await using form = await readMultipart(req, limits, {
      dataKeyFor: (fields) => {
        if (!isToken(csrfToken, fields['_csrf'])) throw new Forbidden('csrf');
        return Promise.resolve(throwaway());
      },
    });
    const files = form.files.map(({ name }) => name);
    return isToken(csrfToken, form.fields['_csrf']) ? { fields: form.fields, files } : undefined;
  } catch (error) {
    if (error instanceof Forbidden) return undefined;
    throw error;
  }
}
