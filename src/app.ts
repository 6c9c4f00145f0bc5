import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import { randomInt } from 'node:crypto';
import express from 'express';
import session from 'express-session';
import { errorReply } from './errors/views.ts';
import { type Assets } from './platform/assets.ts';
import type { Actor, Ctx } from './platform/context.ts';
import { type Db, translateDatabaseError } from './platform/db/db.ts';
import type { Deps } from './platform/deps.ts';
import { readCookie } from './platform/http/cookies.ts';
import { csrfToken, hasCsrfToken } from './platform/http/csrf.ts';
import {
  Forbidden,
  HttpError,
  Malformed,
  NotAllowed,
  NotFound,
  Stale,
  TooLarge,
  TooMany,
  Unavailable,
} from './platform/http/errors.ts';
import { type LateForm, isDrawnFor, marksOf } from './platform/http/kept.ts';
import type { Reply, Route } from './platform/http/route.ts';
import { type Limit, countPatience, limiter, securityHeaders } from './platform/http/security.ts';
import { type SessionLimits, isSessionAlive, sessionEnd } from './platform/http/idle.ts';
import './platform/http/session.ts';
import { isId, newCode, newToken } from './platform/ids.ts';
import { browserToken } from './platform/saml/browser.ts';
import { languageFrom, tongueOf } from './platform/language.ts';
import type { Side } from './platform/views/shell.ts';
import { createUi } from './platform/views/ui.ts';
import { noteRefusal } from './policy/perform.ts';
import { couldEver, isAction } from './policy/policy.ts';
import { finishKeptForm } from './sessions/actions.ts';
import { keepLate, keepStale, keepWritten, places } from './sessions/views.ts';
import { text } from './shell/text.ts';
import { type News, drawPage } from './shell/views.ts';

export type AppParts = {
  db: Db;
  deps: Deps;
  assets: Assets;
  routes: { public: readonly Route[]; citizen: readonly Route[]; staff: readonly Route[] };
  sessionSecret: string;
  sessions: session.Store;
  /** The public address is https: cookies get `__Host-` names, HSTS is sent. */
  https: boolean;
  trustedProxies: number;
  /** Origins of the login providers. */
  formTargets: () => readonly string[];
  /** Whether the database answers and is migrated; undefined when ready, else what is missing. */
  readiness: () => Promise<string | undefined>;
  /** What should be looked at soon, though nothing has stopped: what runs out, and files that are damaged. */
  warnings: () => Promise<readonly string[]>;
  news: () => Promise<News | undefined>;
  /** `login` and `post` are counted by address, where many people can sit; `browser` by the browser that logs in. */
  limits: { login: Limit; browser: Limit; post: Limit };
  /** Pages for development; never in production. */
  extra?: express.RequestHandler;
};

/** What is known of a request while it is served. */
type RequestState = {
  id: string;
  side: Side;
  now: Date;
  /** The browser holds a session that has ended: nobody is logged in, but it tells whose form it is that comes too late. */
  over: boolean;
  /** Why it could not be read who is logged in. */
  lost: HttpError | undefined;
};

/** Sizes that suit a page: with zlib's own, most of the time goes to asking for memory. */
const compression = { level: 4, windowBits: 13, memLevel: 5, chunkSize: 16 * 1024 };

/** Builds the portal. Nothing in here listens to a port or reads the environment. */
export function createApp(parts: AppParts): express.Express {
  const { db, deps } = parts;
  const states = new WeakMap<express.Request, RequestState>();
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  // One spelling of each address: what is counted, and whose side it is, is told by it.
  app.enable('case sensitive routing');
  app.enable('strict routing');
  app.set('trust proxy', parts.trustedProxies);

  app.use((req, _res, next) => {
    const staff =
      req.path === '/handlaggare' || req.path.startsWith('/handlaggare/') || req.path.startsWith('/saml/handlaggare/');
    states.set(req, {
      id: newCode(12),
      side: staff ? 'staff' : 'public',
      now: deps.clock(),
      over: false,
      lost: undefined,
    });
    // Whether the connection is https is a matter of configuration; a header from outside has no say in it.
    if (parts.https) req.headers['x-forwarded-proto'] = 'https';
    next();
  });
  app.use(securityHeaders({ https: parts.https, formTargets: parts.formTargets }));
  app.use(parts.assets.handler);
  app.get('/healthz', (_req, res) => {
    res.type('text').send('ok');
  });
  app.get('/readyz', async (_req, res) => {
    const missing = await parts.readiness();
    res
      .status(missing === undefined ? 200 : 503)
      .type('text')
      .send(missing ?? ['ok', ...(await parts.warnings())].join('\n'));
  });
  app.get('/robots.txt', (_req, res) => {
    res.type('text').send('User-agent: *\nDisallow: /mina-sidor\nDisallow: /handlaggare\nDisallow: /saml\n');
  });
  if (parts.extra) app.use(parts.extra);

  const sides = { citizen: sideSession('medborgare', 'citizen'), staff: sideSession('handlaggare', 'staff') };
  const counts = db.impatient(countPatience);
  const limitLogin = limiter(counts, parts.sessionSecret, 'login', parts.limits.login);
  const limitBrowser = limiter(counts, parts.sessionSecret, 'browser', parts.limits.browser, (req) =>
    browserToken(req, deps.baseUrl),
  );
  const limitPost = limiter(counts, parts.sessionSecret, 'post', parts.limits.post);
  app.use((req, res, next) => {
    (stateOf(req).side === 'staff' ? sides.staff : sides.citizen)(req, res, next);
  });
  app.use((req, res, next) => {
    // One browser that goes on and on is stopped long before it stops the others behind its address.
    if (/^\/saml\/[a-z]+\/(login|acs|logout)$|^\/handlaggare\/logga-in$/.test(req.path))
      limitBrowser(req, res, (refusal?: unknown) => {
        if (refusal === undefined) limitLogin(req, res, next);
        else next(refusal);
      });
    else if (req.method === 'POST') limitPost(req, res, next);
    else next();
  });
  app.use(express.urlencoded({ extended: false, limit: '1mb', parameterLimit: 1000 }));

  for (const [side, routes] of Object.entries(parts.routes) as [Side, readonly Route[]][]) {
    for (const route of routes) {
      app[route.method](route.path, async (req, res) => {
        const state = stateOf(req);
        if (state.side !== 'staff')
          state.side = side === 'staff' ? 'staff' : actorOf(req).kind === 'citizen' ? 'citizen' : 'public';
        await serve(route, req, res);
      });
    }
  }
  for (const path of new Set(Object.values(parts.routes).flatMap((routes) => routes.map((route) => route.path)))) {
    app.all(path, () => {
      throw new NotAllowed();
    });
  }
  app.get(/^\/.+[^/]\/$/, (req, res) => {
    sendRedirect(res, req.path.slice(0, -1));
  });
  app.use((_req, _res, next) => {
    next(new NotFound('no such address'));
  });
  app.use(handleError);
  return app;

  /** The session of one side: its own cookie, read only when the cookie is there, written at most once a minute. */
  function sideSession(name: string, side: 'citizen' | 'staff'): express.RequestHandler {
    const middleware = session({
      name: parts.https ? `__Host-${name}` : name,
      // Of its own for each side: the one's cookie opens nothing at the other.
      secret: `${parts.sessionSecret} ${side}`,
      resave: false,
      saveUninitialized: false,
      rolling: false,
      proxy: true,
      store: parts.sessions,
      cookie: { httpOnly: true, sameSite: 'lax', secure: parts.https, path: '/' },
    });
    return (req, res, next) => {
      middleware(req, res, (error?: unknown) => {
        if (error !== undefined) {
          // The information pages are there for everybody, also when nobody can be known.
          stateOf(req).lost = error instanceof HttpError ? error : new Unavailable('session', { cause: error });
          next();
          return;
        }
        stateOf(req).over = !isSessionAlive(req, side, deps.clock(), limitsOf(side));
        next();
      });
    };
  }

  function limitsOf(side: 'citizen' | 'staff'): SessionLimits {
    return { idleMinutes: deps.idleMinutes[side], hours: deps.sessionHours[side] };
  }

  function stateOf(req: express.Request): RequestState {
    const state = states.get(req);
    if (!state) throw new Error('The request was not begun');
    return state;
  }

  /** Whose session it is that belongs to the address. */
  function sideOf(req: express.Request): 'citizen' | 'staff' {
    return stateOf(req).side === 'staff' ? 'staff' : 'citizen';
  }

  function actorOf(req: express.Request): Actor {
    const { side, over } = stateOf(req);
    if (over) return { kind: 'anonymous' };
    // The session is not there yet when the fault lies before it or in it.
    const current = (req as { session?: express.Request['session'] }).session;
    if (side === 'staff') {
      const staff = current?.staff;
      return staff
        ? { kind: 'staff', staffId: staff.staffId, name: staff.name, roles: staff.roles, units: staff.units }
        : { kind: 'anonymous' };
    }
    const citizen = current?.citizen;
    return citizen ? { kind: 'citizen', personId: citizen.personId, name: citizen.name } : { kind: 'anonymous' };
  }

  function contextOf(req: express.Request): Ctx {
    const { id, now } = stateOf(req);
    return { db, actor: actorOf(req), now, language: languageOf(req), requestId: id, deps };
  }

  async function serve(route: Route, req: express.Request, res: express.Response): Promise<void> {
    const ctx = contextOf(req);
    const { lost } = stateOf(req);
    const needs = route.action !== 'public' || (route.method === 'post' && !route.keepsNothing);
    if (lost && (needs || route.path.startsWith('/saml/'))) throw lost;
    if (route.action !== 'public') {
      if (!isAction(route.action)) throw new Error(`No policy row for ${route.action}`);
      if (ctx.actor.kind === 'anonymous') {
        if (route.method === 'post' && stateOf(req).over) {
          refuseForeignOrigin(req);
          if (await keepLate(ctx, req, sideOf(req), route.action)) {
            sendRedirect(res, `${loginOf(stateOf(req).side)}?skal=sparat`);
            return;
          }
        }
        // A script that saves in the background must hear that it did not.
        if (req.get('accept') === 'application/json') {
          res.status(401).type('json').end('{}');
          return;
        }
        sendRedirect(res, loginAddress(req, stateOf(req).side === 'staff'));
        return;
      }
      if (!couldEver(ctx.actor, route.action)) throw await noteRefusal(ctx, route.action, new Forbidden(route.action));
    }
    if (isPost(route)) refuseForeignOrigin(req);
    try {
      await act(route, ctx, req, res);
    } catch (error) {
      // Only logging out can be asked for by nobody: it has been done already, elsewhere.
      if (error instanceof Stale && ctx.actor.kind === 'anonymous') {
        sendRedirect(res, stateOf(req).side === 'staff' ? '/handlaggare/utloggad' : '/utloggad');
        return;
      }
      // Drawn for the one who is logged in now: she sends it again, or throws it away. Another's is not kept.
      const own = error instanceof Stale && isDrawnFor(parts.sessionSecret, ctx.actor, error.fields);
      if (own && (await keepStale(ctx, req, sideOf(req), route.action, error.fields))) {
        sendRedirect(res, places[sideOf(req)].kept);
        return;
      }
      if (!(error instanceof Forbidden || error instanceof NotFound) || !isAction(route.action)) throw error;
      throw await noteRefusal(ctx, route.action, error);
    }
  }

  async function act(route: Route, ctx: Ctx, req: express.Request, res: express.Response): Promise<void> {
    if (isPost(route) && !route.keepsNothing) {
      // Uploads check the token before the first file.
      const unsent = bodyOf(req)['_behall'] !== undefined;
      if ((unsent || !route.upload) && !hasCsrfToken(req)) throw new Stale(bodyOf(req));
      // A page that is left to itself has what was written on it kept, and never done.
      if (unsent) {
        await keepWritten(ctx, req, sideOf(req), route.action, { fields: bodyOf(req), files: [] });
        sendRedirect(res, places[sideOf(req)].kept);
        return;
      }
    }
    const reply = await route.handle(ctx, req);
    const kept = bodyOf(req)['_behallet'];
    if (reply.kind === 'redirect' && isId(kept) && ctx.actor.kind !== 'anonymous') await finishKeptForm(ctx, kept);
    await send(reply, ctx, req, res);
  }

  /** A second lock on every post: the browser itself says where it came from. */
  function refuseForeignOrigin(req: express.Request): void {
    const site = req.get('sec-fetch-site');
    const origin = req.get('origin');
    if (site === 'cross-site') throw new Forbidden('cross-site post');
    if (origin !== undefined && origin !== 'null' && origin !== deps.baseUrl) throw new Forbidden('foreign origin');
  }

  async function send(reply: Reply, ctx: Ctx, req: express.Request, res: express.Response): Promise<void> {
    if (reply.kind === 'redirect') {
      sendRedirect(res, reply.to);
      return;
    }
    if (reply.kind === 'bytes') {
      res.status(reply.status).set('Content-Type', reply.type).set('Cache-Control', 'no-store').set(reply.headers);
      if (Buffer.isBuffer(reply.body)) res.end(reply.body);
      else await stream(reply.body, res);
      return;
    }
    await sendPage(reply, ctx, req, res);
  }

  async function sendPage(
    reply: Extract<Reply, { kind: 'page' }>,
    ctx: Ctx,
    req: express.Request,
    res: express.Response,
  ): Promise<void> {
    const { side, now } = stateOf(req);
    const ui = createUi({
      language: ctx.language,
      words: text[ctx.language].ui,
      assets: parts.assets,
      csrfToken: () => csrfToken(req),
      marks: marksOf(parts.sessionSecret, ctx.actor, bodyOf(req)),
    });
    const body = reply.view.render(reply.model as never, ui);
    const holder = sideOf(req);
    const html = drawPage(
      {
        side,
        language: ctx.language,
        actor: ctx.actor,
        municipality: deps.municipality,
        news: await parts.news(),
        path: req.originalUrl,
        now,
        ends: ctx.actor.kind === 'anonymous' ? undefined : sessionEnd(req, holder, now, limitsOf(holder)),
      },
      reply.head,
      reply.status,
      body,
      ui,
    );
    res.status(reply.status);
    res.setHeader('Content-Type', 'text/html; charset=utf-8');
    res.setHeader('Content-Language', tongueOf(ctx.language));
    res.setHeader('Cache-Control', 'no-store');
    res.setHeader('Vary', 'Accept-Encoding, Cookie');
    if (!req.acceptsEncodings('gzip') || req.get('accept-encoding') === undefined) {
      // As bytes: a string is gone through twice, once for its length.
      res.end(Buffer.from(html));
      return;
    }
    // Padding of a random length: the size of a compressed page must not betray what stands beside a guess in it.
    const padded = `${html}<!-- ${newToken(randomInt(1, 48))} -->\n`;
    // At once: a page takes a tenth of a millisecond, and several times that when another thread does it.
    res.setHeader('Content-Encoding', 'gzip').end(gzipSync(padded, compression));
  }

  async function handleError(
    raw: unknown,
    req: express.Request,
    res: express.Response,
    next: express.NextFunction,
  ): Promise<void> {
    const error = asHttpError(raw);
    const { id } = stateOf(req);
    if (error.status >= 500)
      deps.log.error(
        { requestId: id, status: error.status, method: req.method, route: routeOf(req), fault: faultOf(raw) },
        'request failed',
      );
    else
      deps.log.info(
        { requestId: id, status: error.status, method: req.method, route: routeOf(req), fault: error.message },
        'request refused',
      );
    if (res.headersSent) {
      next(raw);
      return;
    }
    if (error instanceof TooMany) res.set('Retry-After', String(error.retryAfterSeconds));
    try {
      const ctx = contextOf(req);
      const state = stateOf(req);
      if (state.side === 'public' && ctx.actor.kind === 'citizen') state.side = 'citizen';
      const reply = errorReply(error instanceof Stale ? 'stale' : error.status, {
        language: ctx.language,
        side: state.side,
        municipality: deps.municipality,
        signedIn: ctx.actor.kind !== 'anonymous',
        reference: id.slice(0, 8),
      });
      if (reply.kind === 'page') await sendPage(reply, ctx, req, res);
    } catch (second) {
      deps.log.error({ requestId: id, fault: faultOf(second) }, 'the error page failed');
      res
        .status(error.status)
        .type('text')
        .end(`${String(error.status)} ${id.slice(0, 8)}`);
    }
  }
}

/** A form of ours. Posts from a login provider carry its signature instead of a token. */
function isPost(route: Route): boolean {
  return route.method === 'post' && !route.path.startsWith('/saml/');
}

/** Sends piece by piece. A reader who goes away in the middle is no fault of ours. */
async function stream(body: AsyncIterable<Buffer>, res: express.Response): Promise<void> {
  try {
    await pipeline(Readable.from(body), res);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}

function sendRedirect(res: express.Response, to: string): void {
  res.status(303).set({ Location: to, 'Cache-Control': 'no-store' }).end();
}

function bodyOf(req: express.Request): LateForm['fields'] {
  return (req.body ?? {}) as LateForm['fields'];
}

function languageOf(req: express.Request) {
  return languageFrom(readCookie(req.headers.cookie, 'sprak'));
}

function loginOf(side: Side): string {
  return side === 'staff' ? '/handlaggare/logga-in' : '/logga-in';
}

/** Where to log in, and where to come back to: the page itself, or the home of the side after a post. */
function loginAddress(req: express.Request, staff: boolean): string {
  const login = loginOf(staff ? 'staff' : 'citizen');
  if (req.method !== 'GET') return `${login}?skal=tid`;
  const query = new URLSearchParams({ till: req.originalUrl });
  return `${login}?${query.toString()}`;
}

/** The declared path, never the one with ids in it. */
function routeOf(req: express.Request): string {
  const route = req.route as { path?: unknown } | undefined;
  return typeof route?.path === 'string' ? route.path : '-';
}

/** A fault without what was typed: the database's own detail can quote a row. */
function faultOf(error: unknown): { name: string; message: string; code?: string; stack?: string; cause?: string } {
  if (!(error instanceof Error)) return { name: 'unknown', message: '' };
  const { code } = error as { code?: unknown };
  const cause = error.cause instanceof Error ? error.cause.message : undefined;
  return {
    name: error.name,
    message: error.name === 'ZodError' ? 'a value had another shape than expected' : error.message,
    ...(typeof code === 'string' ? { code } : {}),
    ...(error.stack === undefined ? {} : { stack: error.stack.split('\n').slice(1, 6).join(' ') }),
    ...(cause === undefined ? {} : { cause }),
  };
}

/** Every error as one the page can tell of. */
function asHttpError(raw: unknown): HttpError {
  const error = translateDatabaseError(raw);
  if (error instanceof HttpError) return error;
  const { status, type } = error as { status?: unknown; type?: unknown };
  if (type === 'entity.too.large' || type === 'parameters.too.many') return new TooLarge(type, { cause: error });
  if (typeof status === 'number' && status >= 400 && status < 500) return new Malformed('body', { cause: error });
  if (error instanceof URIError) return new Malformed('address', { cause: error });
  return new HttpError(500, 'unexpected', { cause: error });
}
