import type { Request } from 'express';
import { selectCaseNumbers } from '../cases/queries.ts';
import { safeReturnPath } from '../identity/rules.ts';
import type { Ctx } from '../platform/context.ts';
import { tongueOf } from '../platform/language.ts';
import { formatDate, formatTime } from '../platform/format.ts';
import { stateToken } from '../platform/http/csrf.ts';
import { uploadLimits } from '../platform/files/limits.ts';
import { type LateForm, forgetKept, keptToken, readLateForm, rememberKept } from '../platform/http/kept.ts';
import { type Handler, type Reply, page, redirect } from '../platform/http/route.ts';
import { endSession, forgetEnded } from '../platform/http/session.ts';
import { isId } from '../platform/ids.ts';
import { telephoneHref } from '../platform/municipality.ts';
import type { Inline } from '../platform/views/components.ts';
import { view } from '../platform/views/engine.ts';
import { forgetLogout, rememberLogout, rememberedLogout } from '../platform/saml/browser.ts';
import { type IncomingLogout, holdsLogout } from '../platform/saml/logout.ts';
import { SamlRefusal } from '../platform/saml/refusal.ts';
import {
  askProviderToLogOut,
  discardKeptForm,
  keepForm,
  logOut,
  logOutEverywhere,
  logoutAnswer,
  readLogins,
  receiveLogout,
  takeKeptForms,
} from './actions.ts';
import type { Kept, LoginRow, Side } from './queries.ts';
import { askedAgain, caseIdOf, worthKeeping, writtenWords } from './rules.ts';
import { type SessionsText, text } from './text.ts';

export type LogoutPage = { t: SessionsText['logout']; action: string; home: string };
export type SignedOutPage = {
  title: string;
  lead: string;
  /** What the provider has said about its own session. */
  atProvider: string | undefined;
  close: string;
  closeText: string[];
  again: { href: string; text: string };
  start: { href: string; text: string };
};
export type KeptItem = {
  id: string;
  what: string;
  send: string;
  action: string;
  hidden: { name: string; value: string }[];
  /** When it was kept, until when, and what it belongs to. */
  about: string;
  unsent: boolean;
  words: string[][];
  files: string | undefined;
  page: string | undefined;
};
export type KeptPage = {
  t: SessionsText['kept'];
  items: KeptItem[];
  discard: string;
  leave: string;
};
export type LoginsPage = {
  t: SessionsText['logins'];
  rows: { when: string; what: string }[];
  unknown: Inline[];
  everywhere: string;
};

export type LogoutRefusedPage = {
  title: string;
  text: string;
  action: string | undefined;
  button: string;
  home: { href: string; text: string };
};

const views = {
  logout: view<LogoutPage>('sessions/logout'),
  signedOut: view<SignedOutPage>('sessions/signed-out'),
  logoutRefused: view<LogoutRefusedPage>('sessions/logout-refused'),
  kept: view<KeptPage>('sessions/kept'),
  logins: view<LoginsPage>('sessions/logins'),
};

/** Where the pages of a side are. */
export const places = {
  citizen: {
    leave: '/logga-ut',
    kept: '/sparat',
    discard: '/sparat/kasta',
    logins: '/mina-uppgifter/inloggningar',
    everywhere: '/logga-ut-overallt',
  },
  staff: {
    leave: '/handlaggare/logga-ut',
    kept: '/handlaggare/sparat',
    discard: '/handlaggare/sparat/kasta',
    logins: '/handlaggare/inloggningar',
    everywhere: '/handlaggare/logga-ut-overallt',
  },
} as const satisfies Record<Side, unknown>;

function logoutPage(ctx: Ctx, side: Side): Reply {
  const t = text[ctx.language].logout;
  return page(views.logout, { title: t.title }, { t, action: places[side].leave, home: homes[side] });
}

/** `atProvider`: what the provider has said about its own session. */
export function signedOutPage(ctx: Ctx, side: Side, atProvider?: string): Reply {
  const t = text[ctx.language].signedOut;
  const staff = side === 'staff';
  return page(
    views.signedOut,
    { title: t.title },
    {
      title: t.title,
      lead: staff ? t.staffLead : t.lead,
      atProvider,
      close: staff ? t.staffClose : t.close,
      closeText: staff ? t.staffCloseText : t.closeText,
      again: { href: staff ? '/handlaggare/logga-in' : '/logga-in', text: t.again },
      start: { href: '/', text: t.start },
    },
  );
}

/** What came too late, each with the button that sends it again. `numbers`: of the cases, by their ids. */
export function keptPage(
  ctx: Ctx,
  side: Side,
  kept: readonly Kept[],
  numbers: ReadonlyMap<string, string>,
  leave: string,
): Reply {
  const t = text[ctx.language].kept;
  const time = (moment: Date) => formatTime(moment, ctx.language);
  const items = kept.map(({ id, action, keptAt, keptUntil, form }, at): KeptItem => {
    const { what, send } = t.forms[action] ?? t.other;
    const number = numbers.get(caseIdOf(form) ?? '');
    return {
      id,
      what: kept.length > 1 ? t.oneOf(what, at + 1, kept.length) : what,
      send,
      action: form.path,
      hidden: Object.entries(form.fields)
        .filter(([name]) => name !== askedAgain[action])
        .flatMap(([name, value]) => [value].flat().map((one) => ({ name, value: one }))),
      about: [...(number === undefined ? [] : [t.inCase(number)]), t.keptAt(time(keptAt), time(keptUntil))].join(' '),
      unsent: form.page !== undefined,
      words: writtenWords(form.fields).map((words) => words.split(/\n+/)),
      files: form.files.length > 0 ? t.files(form.files.join(', ')) : undefined,
      page: form.page,
    };
  });
  return page(views.kept, { title: t.title }, { t, items, discard: places[side].discard, leave });
}

/** One's own logins, and what to do about one that is not one's own. */
export function loginsPage(ctx: Ctx, side: Side, rows: readonly LoginRow[]): Reply {
  const t = text[ctx.language].logins;
  const { number } = ctx.deps.municipality.phones.socialServices;
  const model: LoginsPage = {
    t,
    rows: rows.map(({ at, action, detail }) => {
      const idp = action === 'login.complete' && typeof detail['idp'] === 'string' ? detail['idp'] : undefined;
      return {
        when: formatDate(at, ctx.language),
        what: [
          t.acts[action]?.(formatTime(at, ctx.language)) ?? '',
          ...(idp === undefined ? [] : [t.with(providerName(ctx, side, idp))]),
        ].join(' '),
      };
    }),
    unknown:
      side === 'staff'
        ? t.unknownStaff
        : [...t.unknownText, [t.call, { href: telephoneHref(number), text: number }, '.']],
    everywhere: places[side].everywhere,
  };
  return page(views.logins, { title: t.title, current: 'profile' }, model);
}

/** What the provider is called today; the host of one that is configured no longer. */
function providerName(ctx: Ctx, side: Side, entityId: string): string {
  const provider = ctx.deps.saml[side].find((one) => one.entityId === entityId);
  if (provider) return provider.displayName[tongueOf(ctx.language)];
  return URL.canParse(entityId) ? new URL(entityId).hostname : entityId;
}

// What both doors do.

const homes = { citizen: '/mina-sidor', staff: '/handlaggare' } as const satisfies Record<Side, string>;

/**
 * Keeps a form that came when the session had ended. Says whether it did: the token must be that session's own, so that
 * nothing is kept that could be planted.
 */
export async function keepLate(ctx: Ctx, req: Request, side: Side, action: string): Promise<boolean> {
  const { _behall: unsent } = (req.body ?? {}) as LateForm['fields'];
  // A script that saves in the background keeps what it has.
  if (req.get('accept') === 'application/json' && unsent === undefined) return false;
  const late = await readLateForm(
    req,
    stateToken(req),
    uploadLimits(ctx.deps.municipality.uploads),
    () => ctx.deps.vault.newDataKey().key,
  );
  return late !== undefined && (await keepWritten(ctx, req, side, action, late));
}

/**
 * Keeps a form of a page that has grown old: one has logged in anew in another tab, say. Only when the browser itself
 * says that it comes from us; the door has seen to it that it was drawn for the person who is logged in now.
 */
export async function keepStale(
  ctx: Ctx,
  req: Request,
  side: Side,
  action: string,
  fields: LateForm['fields'],
): Promise<boolean> {
  const ours = req.get('sec-fetch-site') === 'same-origin' || req.get('origin') === ctx.deps.baseUrl;
  if (!ours || req.get('accept') === 'application/json') return false;
  return keepWritten(ctx, req, side, action, { fields, files: [] });
}

/** Keeps what somebody has written, for whose session it is. Says whether there was anything to keep. */
export async function keepWritten(
  ctx: Ctx,
  req: Request,
  side: Side,
  action: string,
  { fields: body, files }: Readonly<LateForm>,
): Promise<boolean> {
  const { citizen, staff } = req.session;
  const holder = side === 'staff' ? staff?.staffId : citizen?.personId;
  const fields = worthKeeping(action, body);
  if (holder === undefined || fields === undefined) return false;
  const page = body['_behall'] === undefined ? undefined : safeReturnPath(body['_behall'], '/');
  const browserToken = rememberKept(req, ctx.deps.baseUrl, side);
  await keepForm(ctx, { side, holder, action, form: { path: req.originalUrl, fields, files, page }, browserToken });
  return true;
}

/** After logging in: what this browser kept for the person, or on to where she was going. */
export function showKept(side: Side): Handler {
  return async (ctx, req) => {
    const { baseUrl } = ctx.deps;
    const token = keptToken(req, baseUrl, side);
    const next = safeReturnPath(req.query['till'], homes[side]);
    const kept = token === undefined ? [] : await takeKeptForms(ctx, side, token);
    const ids = kept.flatMap(({ form }) => caseIdOf(form) ?? []);
    const cases = ids.length === 0 ? [] : await ctx.db.read(ctx.actor, (reader) => selectCaseNumbers(reader, ids));
    const numbers = new Map(cases.map(({ id, number }) => [id, number]));
    if (kept.length > 0) return keptPage(ctx, side, kept, numbers, next);
    forgetKept(req, baseUrl, side);
    return redirect(next);
  };
}

export function throwAway(side: Side): Handler {
  return async (ctx, req) => {
    const { id } = (req.body ?? {}) as { id?: unknown };
    if (isId(id)) await discardKeptForm(ctx, id);
    return redirect(places[side].kept);
  };
}

export function showLogins(side: Side): Handler {
  return async (ctx) => loginsPage(ctx, side, await readLogins(ctx));
}

/** The signed-out page of a side. */
const outs = { citizen: '/utloggad', staff: '/handlaggare/utloggad' } as const satisfies Record<Side, string>;

/** Logs out here, and at the provider where that is wanted. */
export function leave(side: Side): Handler {
  return async (ctx, req) => {
    const { citizen, staff } = req.session;
    const id = side === 'staff' ? staff?.staffId : citizen?.personId;
    const session = req.session[side];
    if (id !== undefined) await logOut(ctx, id);
    const asked = session && askProviderToLogOut(ctx, side, session);
    await endSession(req);
    if (!asked) return redirect(outs[side]);
    rememberLogout(req, ctx.deps.baseUrl, asked.id);
    return redirect(asked.redirectUrl);
  };
}

/** Asks whether to log out: for one who comes by the address, and not by the button. */
export function askToLeave(side: Side): Handler {
  return (ctx) => Promise.resolve(ctx.actor.kind === 'anonymous' ? redirect(outs[side]) : logoutPage(ctx, side));
}

/**
 * Where providers send requests and answers about logging out. Without any such message it is a page that asks whether to
 * log out; nothing is done and nothing is said that does not stand in a message whose signature was checked.
 */
export function atLogout(side: Side): Handler {
  return async (ctx, req) => {
    const { baseUrl } = ctx.deps;
    const at = req.originalUrl.indexOf('?');
    const incoming: IncomingLogout =
      req.method === 'POST'
        ? { binding: 'post', fields: (req.body ?? {}) as Record<string, unknown> }
        : { binding: 'redirect', query: at < 0 ? '' : req.originalUrl.slice(at + 1) };
    if (!holdsLogout(incoming)) {
      return askToLeave(side)(ctx, req);
    }
    try {
      const message = await receiveLogout(ctx, side, incoming);
      if (message.kind === 'request') {
        forgetEnded(req);
        const answer = logoutAnswer(ctx, side, message);
        return answer === undefined ? redirect(outs[side]) : redirect(answer);
      }
      const own = rememberedLogout(req, baseUrl);
      forgetLogout(req, baseUrl);
      if (own !== message.inResponseTo) return redirect(outs[side]);
      const t = text[ctx.language].logout;
      const provider = message.provider.displayName[tongueOf(ctx.language)];
      return signedOutPage(ctx, side, message.succeeded ? t.alsoThere(provider) : t.notThere(provider));
    } catch (error) {
      if (error instanceof SamlRefusal) return logoutRefusedPage(ctx, side);
      throw error;
    }
  };
}

/** A message about logging out that could not be trusted: nothing has happened, and here is the way out. */
function logoutRefusedPage(ctx: Ctx, side: Side): Reply {
  const t = text[ctx.language].logout;
  const inside = ctx.actor.kind !== 'anonymous';
  const model: LogoutRefusedPage = {
    title: t.refused,
    text: inside ? t.stillIn : t.notIn,
    action: inside ? places[side].leave : undefined,
    button: t.button,
    home: { href: inside ? homes[side] : '/', text: inside ? t.stay : text[ctx.language].signedOut.start },
  };
  return page(views.logoutRefused, { title: t.refused }, model, 400);
}

export function leaveEverywhere(side: Side): Handler {
  return async (ctx, req) => {
    await logOutEverywhere(ctx, side);
    forgetEnded(req);
    await endSession(req);
    return redirect(outs[side]);
  };
}
