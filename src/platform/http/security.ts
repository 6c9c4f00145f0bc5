import { createHmac } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import helmet from 'helmet';
import type pg from 'pg';
import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';
import { TooMany } from './errors.ts';

/**
 * Headers for every answer. Nothing is allowed but what is named; `formTargets` are the login providers' origins, since
 * browsers hold the redirect after a posted form to `form-action`.
 */
export function securityHeaders(options: { https: boolean; formTargets: () => readonly string[] }): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: [() => ["'self'", ...options.formTargets()].join(' ')],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(options.https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: options.https ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
}

export type Limit = {
  /** Attempts within the time. */
  points: number;
  /** Seconds. */
  duration: number;
};

/** How long a count may keep a person waiting, ms. */
export const countPatience = 200;

/**
 * Counts in Postgres, so that many instances count together; in memory while Postgres is away. By address, or by what
 * `who` says; what it does not name is not counted.
 */
export function limiter(
  pool: pg.Pool,
  secret: string,
  name: string,
  limit: Limit,
  who: (req: Request) => string | undefined = (req) => req.ip ?? '',
): RequestHandler {
  const counter = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: name,
    points: limit.points,
    duration: limit.duration,
    insuranceLimiter: new RateLimiterMemory({ keyPrefix: name, points: limit.points, duration: limit.duration }),
  });
  return async (req, _res, next) => {
    // The address itself is a personal datum; only a keyed digest of it is kept.
    const counted = who(req);
    if (counted === undefined) {
      next();
      return;
    }
    const key = createHmac('sha256', secret).update(counted).digest('base64url').slice(0, 24);
    try {
      await counter.consume(key);
      next();
    } catch (refusal) {
      const wait = (refusal as { msBeforeNext?: unknown }).msBeforeNext;
      // Anything but "no points left" is trouble of the counter's own, and must not stop a person.
      if (typeof wait === 'number') next(new TooMany(Math.max(1, Math.ceil(wait / 1000))));
      else next();
    }
  };
}
