import type express from 'express';
import type { Ctx } from '../context.ts';
import type { View } from '../views/engine.ts';

export type Head = {
  /** Names the page; the layout adds the site and the municipality. */
  title: string;
  /** Key of the navigation item that this page belongs to. */
  current?: string;
  /** Number of unread messages, where the page knows it. */
  unread?: number;
  /** Whom the reader represents in what the page is about. */
  representing?: string | null;
  /** `start`: the page draws its own full-width opening. */
  layout?: 'start' | 'plain';
};

/** What a handler answers. Sending it is the roof's business, so that a page is drawn in one place. */
export type Reply =
  | { kind: 'page'; status: number; view: View<never>; model: unknown; head: Head }
  | { kind: 'redirect'; to: string }
  | {
      kind: 'bytes';
      status: number;
      type: string;
      body: Buffer | AsyncIterable<Buffer>;
      headers: Record<string, string>;
    };

export type Handler = (ctx: Ctx, req: express.Request) => Promise<Reply>;

/** A door: the method and path, the action that the policy knows (or `public`), and what happens. */
export type Route = {
  method: 'get' | 'post';
  path: string;
  action: string;
  handle: Handler;
  /** The handler reads the multipart body itself, by `readForm`, which checks the CSRF token before the first file. */
  upload: boolean;
  /**
   * A form that changes nothing and keeps nothing, for everybody: it has no token to guard, and so nobody gets a session
   * for it. Only where the action is `public`.
   */
  keepsNothing: boolean;
};

export function get(path: string, action: string, handle: Handler): Route {
  return { method: 'get', path, action, handle, upload: false, keepsNothing: false };
}

export function post(
  path: string,
  action: string,
  handle: Handler,
  options: { upload?: boolean; keepsNothing?: boolean } = {},
): Route {
  const { upload = false, keepsNothing = false } = options;
  return { method: 'post', path, action, handle, upload, keepsNothing };
}

export function page<M>(view: View<M>, head: Head, model: M, status = 200): Reply {
  return { kind: 'page', status, view: view as unknown as View<never>, model, head };
}

/** POST → 303 → GET. `to` is a path of our own or a provider's address. */
export function redirect(to: string): Reply {
  return { kind: 'redirect', to };
}

export function bytes(
  type: string,
  body: Buffer | AsyncIterable<Buffer>,
  headers: Record<string, string> = {},
  status = 200,
): Reply {
  return { kind: 'bytes', status, type, body, headers };
}
