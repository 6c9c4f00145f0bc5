import type { Request } from 'express';
import { readCookie } from '../http/cookies.ts';
import { newToken } from '../ids.ts';
import { requestLifetime } from './chain.ts';

// The cookie that ties a request to the browser that began it. The answer comes as a POST from another site, so the
// cookie must be SameSite=None, which browsers only take together with Secure. On http (a developer's machine) it is
// Lax, and the answer is posted once more from our own page.

function cookieName(secure: boolean): string {
  return secure ? '__Host-inloggning' : 'inloggning';
}

/** The token that this browser holds, if it looks like one of ours. */
export function browserToken(req: Request, baseUrl: string): string | undefined {
  const name = cookieName(baseUrl.startsWith('https:'));
  for (const part of (req.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at < 0 || part.slice(0, at).trim() !== name) continue;
    const value = part.slice(at + 1).trim();
    return /^[A-Za-z0-9_-]{32}$/.test(value) ? value : undefined;
  }
  return undefined;
}

/** A token for a new request: the one that the browser holds, so that two tabs do not shut each other out, or a new one. */
export function tokenFor(req: Request, baseUrl: string): string {
  return browserToken(req, baseUrl) ?? newToken(24);
}

/** Sets the cookie on the answer to this request. */
export function rememberBrowser(req: Request, baseUrl: string, token: string): void {
  const secure = baseUrl.startsWith('https:');
  req.res?.cookie(cookieName(secure), token, {
    httpOnly: true,
    secure,
    sameSite: secure ? 'none' : 'lax',
    path: '/',
    maxAge: requestLifetime,
  });
}

// The request for logout that this browser was sent away with: its answer is told apart from anybody else's by that.

function logoutCookie(baseUrl: string): string {
  return baseUrl.startsWith('https:') ? '__Host-utloggning' : 'utloggning';
}

export function rememberLogout(req: Request, baseUrl: string, id: string): void {
  const secure = baseUrl.startsWith('https:');
  req.res?.cookie(logoutCookie(baseUrl), id, {
    httpOnly: true,
    secure,
    sameSite: 'lax',
    path: '/',
    maxAge: requestLifetime,
  });
}

export function rememberedLogout(req: Request, baseUrl: string): string | undefined {
  return readCookie(req.headers.cookie, logoutCookie(baseUrl));
}

export function forgetLogout(req: Request, baseUrl: string): void {
  const secure = baseUrl.startsWith('https:');
  req.res?.clearCookie(logoutCookie(baseUrl), { httpOnly: true, secure, sameSite: 'lax', path: '/' });
}
