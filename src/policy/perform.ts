import { type AuditDetail, insertAuditEvent } from '../audit/queries.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import type { Reader, Tx } from '../platform/db/db.ts';
import { Forbidden, HttpError, NotFound } from '../platform/http/errors.ts';
import { type ActionName, type Resource, isHelping, isOnTimeline, may } from './policy.ts';

type Outcome<T> = {
  result: T;
  audit: {
    /** The case, application, person or employee whose history this belongs to. */
    chain: string;
    /** Other histories that the same act belongs to. */
    also?: readonly string[];
    detail?: AuditDetail;
  };
};

type Step<R extends Resource, T> = {
  /** Finds what is acted on, locked if it will be changed; throws NotFound when there is none for this actor. */
  load: (tx: Tx) => Promise<R>;
  /** Decides and writes. Runs only when the policy said yes. */
  act: (tx: Tx, resource: R) => Promise<Outcome<T>>;
};

/**
 * The one way to write: load → authorise → act → audit → commit, in one transaction. Looking at somebody's case is an
 * act as well. A refusal is put in the log in a transaction of its own; a citizen then learns that there is no such
 * thing, an employee that it is not theirs to see.
 */
export async function perform<R extends Resource, T>(ctx: Ctx, action: ActionName, step: Step<R, T>): Promise<T> {
  try {
    return await ctx.db.write(ctx.actor, async (tx) => {
      const resource = await step.load(tx);
      if (!may(ctx.actor, action, resource)) throw new Forbidden(action);
      const { result, audit } = await step.act(tx, resource);
      for (const chain of [audit.chain, ...(audit.also ?? [])]) {
        await insertAuditEvent(tx, {
          chain,
          at: ctx.now,
          action,
          actorKind: ctx.actor.kind,
          actorId: actorId(ctx.actor),
          onTimeline: isOnTimeline(action),
          // Who does something for somebody else does it in both names.
          detail: {
            ...audit.detail,
            ...(resource.rights ? { represents: resource.applicantId } : {}),
            ...(isHelping(ctx.actor, resource) ? { helps: resource.applicantId } : {}),
          },
          requestId: ctx.requestId,
        });
      }
      return result;
    });
  } catch (error) {
    if (error instanceof Forbidden || error instanceof NotFound) throw await noteRefusal(ctx, action, error);
    throw error;
  }
}

/** Refusals that are in the log. */
const noted = new WeakSet<HttpError>();

/** Puts a refusal in the log, once, and gives it as it is told: that there is no such thing, or that one may not. */
export async function noteRefusal(ctx: Ctx, action: ActionName, error: HttpError): Promise<HttpError> {
  if (noted.has(error)) return error;
  const id = actorId(ctx.actor);
  ctx.deps.log.warn({ requestId: ctx.requestId, action, actorKind: ctx.actor.kind, actorId: id }, 'access refused');
  if (id !== undefined) {
    await ctx.db.write(ctx.actor, (tx) =>
      insertAuditEvent(tx, {
        chain: id,
        at: ctx.now,
        action: 'access.refuse',
        actorKind: ctx.actor.kind,
        actorId: id,
        onTimeline: false,
        detail: { wanted: action },
        requestId: ctx.requestId,
      }),
    );
  }
  const told =
    ctx.actor.kind === 'staff' ? new Forbidden(action, { cause: error }) : new NotFound(action, { cause: error });
  noted.add(told);
  return told;
}

/**
 * Reads what needs no row in the log: lists, and one's own drafts. The policy is asked about what was found before
 * anything of it leaves; refusals are treated as in `perform`.
 */
export async function inspect<T>(
  ctx: Ctx,
  action: ActionName,
  look: (reader: Reader) => Promise<{ resource: Resource; result: T }>,
): Promise<T> {
  try {
    const { resource, result } = await ctx.db.read(ctx.actor, look);
    if (!may(ctx.actor, action, resource)) throw new Forbidden(action);
    return result;
  } catch (error) {
    if (error instanceof Forbidden || error instanceof NotFound) throw await noteRefusal(ctx, action, error);
    throw error;
  }
}
