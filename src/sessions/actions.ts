import { endpointOf, providersOf } from '../identity/actions.ts';
import { endSessionsNamed, endSessionsOf, insertSamlAssertion } from '../identity/queries.ts';
import { inspect, perform } from '../policy/perform.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import { insertDataKey } from '../platform/db/keys.ts';
import { NotFound } from '../platform/http/errors.ts';
import { keptFor } from '../platform/http/kept.ts';
import { newId } from '../platform/ids.ts';
import type { ProviderSubject } from '../platform/http/session.ts';
import { browserHash } from '../platform/saml/chain.ts';
import {
  type IncomingLogout,
  type LogoutMessage,
  logoutRequestXml,
  logoutResponseXml,
  readLogout,
} from '../platform/saml/logout.ts';
import { SamlRefusal, must } from '../platform/saml/refusal.ts';
import { newRequestId, signedRedirect } from '../platform/saml/request.ts';
import {
  type Kept,
  type LoginRow,
  type Side,
  deleteKeptForm,
  deleteOlderKeptForms,
  insertKeptForm,
  selectExpiredKeptForms,
  selectKeptByBrowser,
  selectLogins,
  selectOptionalKeptForm,
} from './queries.ts';
import { type KeptForm, mostKept } from './rules.ts';

/** What happens when nobody is logged in any more, or to what is another's, is the system's act. */
function asSystem(ctx: Ctx): Ctx {
  return { ...ctx, actor: { kind: 'system', name: 'sessions' } };
}

/**
 * Keeps a form that came when the session had ended: sealed, for an hour, for the person whose session it was and the
 * browser that has the token. The door has seen to it that it is that person's own: her session's token was in it.
 */
export async function keepForm(
  ctx: Ctx,
  late: { side: Side; holder: string; action: string; form: KeptForm; browserToken: string },
): Promise<void> {
  const { side, holder } = late;
  await perform(asSystem(ctx), 'form.keep', {
    load: () => Promise.resolve({}),
    act: async (tx) => {
      await deleteOlderKeptForms(tx, side, holder, mostKept - 1);
      const key = await insertDataKey(tx, ctx.deps.vault);
      await insertKeptForm(tx, key, {
        id: newId(),
        side,
        holder,
        browserHash: browserHash(late.browserToken),
        action: late.action,
        form: late.form,
        now: ctx.now,
        expiresAt: new Date(ctx.now.getTime() + keptFor),
      });
      return { result: undefined, audit: { chain: holder, detail: { wanted: late.action } } };
    },
  });
}

/** What this browser has kept for the one who has logged in. What it kept for anybody else is thrown away, unseen. */
export async function takeKeptForms(ctx: Ctx, side: Side, browserToken: string): Promise<Kept[]> {
  const system = asSystem(ctx);
  const own = actorId(ctx.actor);
  const rows = await system.db.read(system.actor, (reader) =>
    selectKeptByBrowser(reader, side, browserHash(browserToken)),
  );
  for (const row of rows) if (row.holder !== own) await discard(system, row.id, 'other-person');
  const kept: Kept[] = [];
  for (const { id, holder, expiresAt } of rows) {
    if (holder !== own || expiresAt <= ctx.now) continue;
    const found = await inspect(ctx, 'form.finish', async (reader) => ({
      resource: { parties: [holder] },
      result: await selectOptionalKeptForm(reader, ctx.deps.vault, id),
    }));
    if (found) kept.push(found);
  }
  return kept;
}

/** The form has been sent again and taken: it need not be kept any longer. */
export async function finishKeptForm(ctx: Ctx, id: string): Promise<void> {
  await remove(ctx, 'form.finish', id, undefined);
}

/** Its owner does not want it. */
export async function discardKeptForm(ctx: Ctx, id: string): Promise<void> {
  await remove(ctx, 'form.discard', id, 'own');
}

/** Throws away what nobody came back for within the hour. Gives how many there were. */
export async function expireKeptForms(ctx: Ctx): Promise<number> {
  const rows = await ctx.db.read(ctx.actor, (reader) => selectExpiredKeptForms(reader, ctx.now));
  for (const { id } of rows) await discard(ctx, id, 'expired');
  return rows.length;
}

async function discard(system: Ctx, id: string, why: string): Promise<void> {
  await remove(system, 'form.discard', id, why);
}

/** A form that somebody else has just removed is no fault: it was to go. */
async function remove(
  ctx: Ctx,
  action: 'form.finish' | 'form.discard',
  id: string,
  why: string | undefined,
): Promise<void> {
  try {
    await perform(ctx, action, {
      load: async (tx) => {
        const holder = await deleteKeptForm(tx, id);
        if (holder === undefined) throw new NotFound('kept form');
        return { parties: [holder], holder };
      },
      act: (_tx, { holder }) => Promise.resolve({ result: undefined, audit: { chain: holder, detail: { why } } }),
    });
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
  }
}

/** Notes that somebody signed out; the session itself is ended by the door. */
export async function logOut(ctx: Ctx, id: string): Promise<void> {
  await perform(ctx, 'logout', {
    load: () => Promise.resolve({}),
    act: () => Promise.resolve({ result: undefined, audit: { chain: id } }),
  });
}

/** Ends one's own sessions in every browser, this one too. */
export async function logOutEverywhere(ctx: Ctx, side: Side): Promise<void> {
  const id = actorId(ctx.actor) ?? '';
  await perform(ctx, 'session.end', {
    load: () => Promise.resolve({ parties: [id] }),
    act: async (tx) => {
      await endSessionsOf(tx, side, id);
      return { result: undefined, audit: { chain: id, detail: { by: 'oneself' } } };
    },
  });
}

/** The request that ends the provider's session too; undefined where the provider has no such thing, or is not asked. */
export function askProviderToLogOut(
  ctx: Ctx,
  side: Side,
  session: { idp: string; subject?: ProviderSubject },
): { id: string; redirectUrl: string } | undefined {
  const provider = providersOf(ctx, side).find((one) => one.entityId === session.idp);
  if (!provider?.logout?.begin || !session.subject) return undefined;
  const id = newRequestId();
  const xml = logoutRequestXml({
    id,
    issuer: endpointOf(ctx, side).entityId,
    destination: provider.logout.url,
    issueInstant: ctx.now,
    subject: session.subject,
  });
  return { id, redirectUrl: signedRedirect(xml, provider.logout.url, ctx.deps.saml.keys.current.privateKey) };
}

/** Reads what a provider sends about logging out. Throws SamlRefusal, which has been logged and audited. */
export async function receiveLogout(ctx: Ctx, side: Side, incoming: IncomingLogout): Promise<LogoutMessage> {
  try {
    const message = readLogout(incoming, {
      logoutUrl: endpointOf(ctx, side).logoutUrl ?? '',
      providers: providersOf(ctx, side),
      now: ctx.now,
    });
    if (message.kind === 'request') await obeyLogout(ctx, side, message);
    return message;
  } catch (error) {
    if (error instanceof SamlRefusal) await noteLogoutRefusal(ctx, side, error.code);
    throw error;
  }
}

/** Ends the sessions that the provider names, once for each request. */
function obeyLogout(ctx: Ctx, side: Side, message: LogoutMessage & { kind: 'request' }): Promise<void> {
  const idp = message.provider.entityId;
  return perform(asSystem(ctx), 'session.end', {
    load: () => Promise.resolve({}),
    act: async (tx) => {
      must(await insertSamlAssertion(tx, message.id, message.usableUntil), 'logout.replayed', 'expired');
      const [whose] = await endSessionsNamed(tx, side, { ...message, idp });
      return { result: undefined, audit: { chain: whose ?? newId(), detail: { by: 'provider', side, idp } } };
    },
  });
}

/** The signed answer to a request that was obeyed; undefined when the provider has no address for it. */
export function logoutAnswer(ctx: Ctx, side: Side, message: LogoutMessage & { kind: 'request' }): string | undefined {
  const { provider, relayState } = message;
  if (!provider.logout) return undefined;
  const destination = provider.logout.responseUrl;
  const xml = logoutResponseXml({
    id: newRequestId(),
    issuer: endpointOf(ctx, side).entityId,
    destination,
    issueInstant: ctx.now,
    inResponseTo: message.id,
  });
  return signedRedirect(xml, destination, ctx.deps.saml.keys.current.privateKey, { relayState });
}

async function noteLogoutRefusal(ctx: Ctx, side: Side, code: string): Promise<void> {
  ctx.deps.log.warn({ requestId: ctx.requestId, event: 'logout.refuse', side, code }, 'message about logout refused');
  await perform(asSystem(ctx), 'logout.refuse', {
    load: () => Promise.resolve({}),
    act: () => Promise.resolve({ result: undefined, audit: { chain: newId(), detail: { side, code } } }),
  });
}

/** One's own logins, newest first. */
export function readLogins(ctx: Ctx): Promise<LoginRow[]> {
  const id = actorId(ctx.actor) ?? '';
  return inspect(ctx, 'session.read', async (reader) => ({
    resource: { parties: [id] },
    result: await selectLogins(reader, id),
  }));
}
