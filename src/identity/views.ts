import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Request } from 'express';
import { supportOf } from '../errors/views.ts';
import { type ProposalSide, fullName } from '../people/queries.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import { capitalise, formatRelativeDateTime } from '../platform/format.ts';
import { showPersonalNumber } from '../platform/forms/values.ts';
import { readCookie } from '../platform/http/cookies.ts';
import { NotFound } from '../platform/http/errors.ts';
import { keptToken } from '../platform/http/kept.ts';
import { bytes, page, redirect, type Handler, type Reply } from '../platform/http/route.ts';
import { type Language, tongueOf } from '../platform/language.ts';
import { telephoneHref } from '../platform/municipality.ts';
import { browserToken, rememberBrowser, tokenFor } from '../platform/saml/browser.ts';
import type { RequestKind } from '../platform/saml/chain.ts';
import type { Provider } from '../platform/saml/providers.ts';
import type { Onward } from '../platform/saml/request.ts';
import { SamlRefusal, type RefusalKind } from '../platform/saml/refusal.ts';
import type {
  ButtonModel,
  DetailsModel,
  DoorItem,
  ErrorSummaryModel,
  Fact,
  FieldModel,
  Inline,
  NoticeModel,
} from '../platform/views/components.ts';
import { view } from '../platform/views/engine.ts';
import { cookieNames } from '../public/rules.ts';
import { text as shellText } from '../shell/text.ts';
import {
  beginLogin,
  folders,
  mayCarryQuery,
  noteRefusal,
  providersOf,
  readMetadata,
  type Posted,
  type readProposals,
} from './actions.ts';
import type { Employee } from './queries.ts';
import { safeReturnPath } from './rules.ts';
import { text, type IdentityText } from './text.ts';

export type LoginPage = {
  t: IdentityText['login'];
  notice: NoticeModel | undefined;
  doors: DoorItem[];
  ways: Fact[];
  troubles: DetailsModel[];
};
export type StaffLoginPage = { t: IdentityText['staffLogin']; notice: NoticeModel | undefined; doors: DoorItem[] };
/** A form that goes by itself where scripts run, and by its button where they do not. */
export type CarryPage = {
  t: IdentityText['repost'];
  action: string;
  fields: { name: string; value: string }[];
  script: string;
};
export type RefusedPage = {
  heading: string;
  todo: string;
  paragraphs: string[];
  way: ButtonModel;
  other: { href: string; text: string } | undefined;
  /** Whom to ask, and the code to tell them. */
  help: Inline[];
};
export type EmployeeItem = {
  id: string;
  name: string;
  facts: string[];
  action: string;
  button: ButtonModel | undefined;
};
export type MergeItem = {
  id: string;
  heading: string;
  when: string;
  now: { title: string; facts: Fact[] };
  earlier: { title: string; facts: Fact[] };
  checked: FieldModel;
  action: string;
  names: string;
};
export type MergesPage = {
  t: IdentityText['merges'];
  notice: NoticeModel | undefined;
  errors: ErrorSummaryModel | undefined;
  items: MergeItem[];
};
export type EmployeesPage = {
  t: IdentityText['employees'];
  notice: NoticeModel | undefined;
  inside: EmployeeItem[];
  outside: EmployeeItem[];
};

const views = {
  login: view<LoginPage>('identity/login'),
  staffLogin: view<StaffLoginPage>('identity/staff-login'),
  carry: view<CarryPage>('identity/carry'),
  refused: view<RefusedPage>('identity/refused'),
  employees: view<EmployeesPage>('identity/employees'),
  merges: view<MergesPage>('identity/merges'),
};

/** One door per provider, and what to do without an e-legitimation or when it does not work. */
export function loginPage(ctx: Ctx, req: Request, providers: readonly Provider[], returnTo: string): Reply {
  const t = text[ctx.language].login;
  const { municipality } = ctx.deps;
  const phone = municipality.phones.socialServices;
  const visit = municipality.visitingAddress;
  const say = (words: { sv: string; en: string }) => words[tongueOf(ctx.language)];
  const model: LoginPage = {
    t,
    notice: whyHere(req.query['skal'], ctx.language),
    doors: lastFirst(req, providers).map(({ provider, last }) =>
      door(ctx, 'citizen', provider, returnTo, last ? t.last : providers.length === 1 ? t.door : undefined),
    ),
    ways: [
      {
        label: t.call,
        value: [[{ href: telephoneHref(phone.number), text: phone.number }, `. ${say(phone.hours)}. ${t.interpreter}`]],
      },
      {
        label: t.visit,
        value: `${say(visit.place)}, ${visit.street}, ${visit.city}. ${say(visit.hours)}. ${t.visitText}`,
      },
      { label: t.paper, value: t.paperText },
      { label: t.agent, value: t.agentText },
    ],
    troubles: [
      { summary: t.forgotten, paragraphs: [t.forgottenText] },
      { summary: t.protected, paragraphs: [t.protectedText(phone.number)] },
      {
        summary: t.coordination,
        paragraphs: [municipality.acceptsCoordinationNumbers ? t.coordinationYes : t.coordinationNo],
      },
      { summary: t.stuck, paragraphs: [t.stuckText] },
    ],
  };
  return page(views.login, { title: t.title }, model);
}

/** Why one is here again, in the words of the page that led here. */
function whyHere(why: unknown, language: Language): NoticeModel | undefined {
  const t = text[language].loggedOut;
  if (why === 'andrat') return { kind: 'info', title: t.title, paragraphs: [t.changed] };
  if (why === 'tid') return { kind: 'info', title: t.title, paragraphs: [t.time] };
  return why === 'sparat' ? { kind: 'info', title: t.title, paragraphs: [t.kept] } : undefined;
}

/** The login page, for one who must log in once more: something changed while she did. */
export function loginAgain(loginPath: string, next: string): string {
  return `${loginPath}?${new URLSearchParams({ skal: 'andrat', till: next }).toString()}`;
}

export function staffLoginPage(ctx: Ctx, providers: readonly Provider[], returnTo: string, why?: unknown): Reply {
  const t = text[ctx.language].staffLogin;
  const doors = providers.map((provider) => door(ctx, 'staff', provider, returnTo, t.door));
  return page(views.staffLogin, { title: t.title }, { t, notice: whyHere(why, ctx.language), doors });
}

/** Posts the provider's answer once more, from our own site, so that the browser sends its cookie along. */
export function repostPage(ctx: Ctx, kind: RequestKind, query: string, samlResponse: string): Reply {
  const fields = [
    { name: 'SAMLResponse', value: samlResponse },
    { name: 'omgang', value: '2' },
  ];
  return carryPage(text[ctx.language].repost, `${folders[kind]}/acs${query}`, fields);
}

/** Sends the browser to the provider with a request: by its address, or by a form. */
export function sendOnward(ctx: Ctx, onward: Onward): Reply {
  if (onward.binding === 'redirect') return redirect(onward.url);
  return carryPage(text[ctx.language].onward, onward.action, [{ name: 'SAMLRequest', value: onward.samlRequest }]);
}

function carryPage(t: CarryPage['t'], action: string, fields: CarryPage['fields']): Reply {
  return page(views.carry, { title: t.title }, { t, action, fields, script: 'js/repost.js' });
}

const statuses: Partial<Record<RefusalKind, number>> = {
  level: 403,
  'no-role': 403,
  'group-overage': 403,
  'shut-out': 403,
  'other-employee': 403,
  'other-person': 403,
  'other-session': 403,
  suspicious: 403,
  fraud: 403,
  'other-browser': 403,
};

/** A refused sign-in in plain words: what it means for the person, never what was checked. */
export function refusedPage(ctx: Ctx, side: RequestKind, refusal: SamlRefusal): Reply {
  const t = text[ctx.language].refusal;
  const signing = side === 'sign';
  const special = signing ? t.signKinds : side === 'staff' ? t.staffKinds : {};
  const words = special[refusal.kind] ?? t.kinds[refusal.kind];
  return page(
    views.refused,
    { title: words.heading },
    {
      heading: words.heading,
      todo: t.todo,
      paragraphs: signing ? [t.unsent, ...words.paragraphs] : words.paragraphs,
      way: wayOn(ctx, side, refusal),
      other: side === 'citizen' ? { href: '/logga-in#l2', text: t.other } : undefined,
      help: helpFor(ctx, side, refusal.kind),
    },
    statuses[refusal.kind] ?? 400,
  );
}

/** Where the same e-legitimation will be refused again. */
const needsAnother: ReadonlySet<RefusalKind> = new Set<RefusalKind>([
  'unsupported',
  'unknown-person',
  'level',
  'number-missing',
]);
/** What nobody can mend by logging in once more, before somebody else has done something. */
const needsSomebody: ReadonlySet<RefusalKind> = new Set<RefusalKind>(['no-role', 'group-overage', 'shut-out']);

/** The way on: back to what one was doing, where one's own login still stands, and otherwise a login. */
function wayOn(ctx: Ctx, side: RequestKind, { kind, request }: SamlRefusal): ButtonModel {
  const t = text[ctx.language].refusal;
  const login = side === 'staff' ? '/handlaggare/logga-in' : '/logga-in';
  const till = request && `?till=${encodeURIComponent(request.returnTo)}`;
  const again: ButtonModel = { href: `${login}${till ?? ''}`, text: t.retry, icon: 'arrow' };
  if (kind === 'other-session') return { ...again, text: t.again };
  if (kind === 'other-employee')
    return request ? { href: request.returnTo, text: t.toDecision } : { href: '/handlaggare', text: t.toQueue };
  if (side === 'sign')
    return request ? { href: request.returnTo, text: t.toApplication } : { href: '/mina-sidor', text: t.toMyPages };
  if (needsSomebody.has(kind)) return { href: again.href ?? login, text: t.retry, variant: 'secondary' };
  return side === 'citizen' && needsAnother.has(kind) ? { href: again.href ?? login, text: t.choose } : again;
}

function helpFor(ctx: Ctx, side: RequestKind, kind: RefusalKind): Inline[] {
  const t = text[ctx.language].refusal;
  const { municipality } = ctx.deps;
  const reference = ctx.requestId.slice(0, 8).toUpperCase();
  if (side === 'staff') {
    // Nothing is wrong, and nobody else can help: she is to log in herself.
    if (kind === 'other-employee') return [];
    return [...supportOf(municipality, ctx.language), t.staffReference(reference)];
  }
  const { number } = municipality.phones.socialServices;
  const [before, after] = t.help(reference);
  return [[before, { href: telephoneHref(number), text: number }, after]];
}

/** What just happened to a question, by its id. */
export type MergeHappened = { unchecked: string } | 'conflict' | 'joined' | 'kept' | undefined;

/** The questions whether two numbers are one person, with what is known of each. */
export function mergesPage(
  ctx: Ctx,
  proposals: Awaited<ReturnType<typeof readProposals>>,
  happened: MergeHappened,
): Reply {
  const { language } = ctx;
  const t = text[language].merges;
  const unchecked = typeof happened === 'object' ? happened.unchecked : undefined;
  const field = (id: string) => `kontrollerat-${id}`;
  const facts = (side: ProposalSide): Fact[] => [
    { label: t.name, value: fullName(side) },
    { label: t.number, value: showPersonalNumber(side.personalNumber) },
    { label: t.first, value: capitalise(formatRelativeDateTime(side.createdAt, ctx.now, language)) },
    {
      label: t.last,
      value: side.lastLoginAt ? capitalise(formatRelativeDateTime(side.lastLoginAt, ctx.now, language)) : t.never,
    },
    { label: t.cases, value: t.caseCount(side.cases) },
  ];
  const items = proposals.map(({ id, createdAt, now, earlier }): MergeItem => ({
    id,
    heading: t.who(fullName(now), showPersonalNumber(now.personalNumber)),
    when: t.when(formatRelativeDateTime(createdAt, ctx.now, language)),
    now: { title: t.now, facts: facts(now) },
    earlier: { title: t.earlier, facts: facts(earlier) },
    checked: {
      kind: 'checkbox',
      id: field(id),
      name: 'kontrollerat',
      label: t.checked,
      checked: false,
      ...(unchecked === id ? { error: t.uncheckedError } : {}),
    },
    action: `/handlaggare/personer/${id}`,
    names: fullName(now),
  }));
  return page(
    views.merges,
    { title: t.title, current: 'merges' },
    {
      t,
      notice:
        happened === 'conflict'
          ? { kind: 'problem', ...t.conflict }
          : happened === 'joined' || happened === 'kept'
            ? { kind: 'done', ...t[happened] }
            : undefined,
      errors:
        unchecked === undefined
          ? undefined
          : { title: t.summary, errors: [{ href: `#${field(unchecked)}`, message: t.uncheckedError }] },
      items,
    },
    happened === 'conflict' ? 409 : unchecked === undefined ? 200 : 422,
  );
}

/** Those who work in the portal, and who of them is shut out. `changed`: who was just shut out, or let in. */
export function employeesPage(ctx: Ctx, employees: readonly Employee[], changed?: unknown): Reply {
  const t = text[ctx.language].employees;
  const one = employees.find(({ id }) => id === changed);
  const items = (outside: boolean) =>
    employees.filter((one) => (one.excludedAt !== null) === outside).map((one) => employeeItem(ctx, one));
  return page(
    views.employees,
    { title: t.title, current: 'employees' },
    {
      t,
      notice: one && { kind: 'done', ...(one.excludedAt === null ? t.isIn : t.isOut)(one.name) },
      inside: items(false),
      outside: items(true),
    },
  );
}

function employeeItem(ctx: Ctx, employee: Employee): EmployeeItem {
  const { municipality } = ctx.deps;
  const { language } = ctx;
  const t = text[language].employees;
  const own = actorId(ctx.actor) === employee.id;
  const out = employee.excludedAt !== null;
  const day = (moment: Date) => formatRelativeDateTime(moment, ctx.now, language);
  const seesCases = employee.roles.some((role) => role !== 'administrator');
  const units = municipality.units.filter(({ id }) => seesCases && employee.units.includes(id));
  return {
    id: employee.id,
    name: employee.name,
    facts: [
      capitalise(employee.roles.map((role) => shellText[language].staffRoles[role]).join(', ')) || t.noRoles,
      units.length === 0 ? t.noUnits : units.map(({ name }) => name[language]).join(', '),
      ...(employee.lastLoginAt ? [t.lastLogin(day(employee.lastLoginAt))] : []),
      ...(employee.excludedAt ? [t.since(day(employee.excludedAt))] : []),
      ...(own ? [t.you] : []),
    ],
    action: `/handlaggare/medarbetare/${employee.id}/${out ? 'slapp-in' : 'stang-ute'}`,
    button: own ? undefined : { text: out ? t.letIn : t.shutOut, hidden: employee.name, variant: 'secondary' },
  };
}

function door(
  ctx: Ctx,
  side: 'citizen' | 'staff',
  provider: Provider,
  returnTo: string,
  words: string | undefined,
): DoorItem {
  const query = new URLSearchParams({ idp: provider.entityId, till: returnTo });
  const item = {
    href: `${folders[side]}/login?${query.toString()}`,
    title: provider.displayName[tongueOf(ctx.language)],
  };
  return words === undefined ? item : { ...item, text: words };
}

// What both doors do with a browser on its way to and from a provider.

export function showMetadata(kind: RequestKind): Handler {
  return (ctx) =>
    Promise.resolve(
      bytes('application/samlmetadata+xml', Buffer.from(readMetadata(ctx, kind), 'utf8'), {
        'Cache-Control': 'public, max-age=300',
      }),
    );
}

/** The mark that providers and discovery services show beside our name. Its address must not change with the file. */
export const showLogo: Handler = () =>
  Promise.resolve(bytes('image/svg+xml', logo(), { 'Cache-Control': 'public, max-age=86400' }));

let logoFile: Buffer | undefined;
function logo(): Buffer {
  logoFile ??= readFileSync(new URL('../../public/images/mark.svg', import.meta.url));
  return logoFile;
}

/** Begins a login: remembers the browser, sends it to the provider. */
export async function sendToProvider(
  ctx: Ctx,
  req: Request,
  side: 'citizen' | 'staff',
  sideHome: string,
): Promise<Reply> {
  const { baseUrl } = ctx.deps;
  const token = tokenFor(req, baseUrl);
  const { idp, till } = req.query;
  const begun = await beginLogin(ctx, {
    side,
    idp: typeof idp === 'string' ? idp : undefined,
    returnTo: keptFirst(req, baseUrl, side, safeReturnPath(till, sideHome)),
    browserToken: token,
  });
  if (!begun) {
    if (idp !== undefined) throw new NotFound('provider');
    return redirect(side === 'staff' ? '/handlaggare/logga-in' : '/logga-in');
  }
  rememberBrowser(req, baseUrl, token);
  if (side === 'citizen' && typeof idp === 'string' && providersOf(ctx, side).length > 1)
    rememberChoice(req, baseUrl, idp);
  return sendOnward(ctx, begun);
}

// Which e-legitimation was chosen last, for as long as the browser is open: computers are shared. The cookie says nothing
// of the person, is sent to the login page only, and goes when one logs out.
const choicePath = '/logga-in';

function rememberChoice(req: Request, baseUrl: string, entityId: string): void {
  const secure = baseUrl.startsWith('https:');
  req.res?.cookie(cookieNames.choice, mark(entityId), { httpOnly: true, secure, sameSite: 'lax', path: choicePath });
}

export function forgetChoice(req: Request, baseUrl: string): void {
  const secure = baseUrl.startsWith('https:');
  req.res?.clearCookie(cookieNames.choice, { httpOnly: true, secure, sameSite: 'lax', path: choicePath });
}

/** The providers, that which was chosen last before the others. Where there is only one, there is nothing to remember. */
function lastFirst(req: Request, providers: readonly Provider[]): { provider: Provider; last: boolean }[] {
  const chosen = providers.length > 1 ? readCookie(req.headers.cookie, cookieNames.choice) : undefined;
  return providers
    .map((provider) => ({ provider, last: mark(provider.entityId) === chosen }))
    .sort((a, b) => Number(b.last) - Number(a.last));
}

/** A provider in a few letters. */
function mark(entityId: string): string {
  return createHash('sha256').update(entityId).digest('base64url').slice(0, 12);
}

/** Whoever logs in where a form is kept comes by it first: it is hers, or it is thrown away. */
function keptFirst(req: Request, baseUrl: string, side: 'citizen' | 'staff', returnTo: string): string {
  if (keptToken(req, baseUrl, side) === undefined) return returnTo;
  const place = side === 'staff' ? '/handlaggare/sparat' : '/sparat';
  return returnTo.startsWith(place) ? returnTo : `${place}?${new URLSearchParams({ till: returnTo }).toString()}`;
}

/** The door for a provider's answer: a form post without a query, from the browser that began. Refusals become a page. */
export async function atAcs(
  ctx: Ctx,
  req: Request,
  kind: RequestKind,
  complete: (posted: Posted) => Promise<Reply>,
): Promise<Reply> {
  const { baseUrl } = ctx.deps;
  const body = (req.body ?? {}) as Record<string, unknown>;
  const samlResponse = body['SAMLResponse'];
  const token = browserToken(req, baseUrl);
  const query = /\?.*$/s.exec(req.originalUrl)?.[0] ?? '';
  try {
    if (query !== '' && !mayCarryQuery(ctx, kind)) throw await noted(ctx, kind, new SamlRefusal('acs.query'));
    if (
      token === undefined &&
      body['omgang'] === undefined &&
      typeof samlResponse === 'string' &&
      samlResponse.length < 300_000
    ) {
      return repostPage(ctx, kind, query, samlResponse);
    }
    const reply = await complete({ samlResponse, query, browserToken: token });
    return reply;
  } catch (error) {
    if (error instanceof SamlRefusal) return refusedPage(ctx, kind, error);
    throw error;
  }
}

async function noted(ctx: Ctx, kind: RequestKind, refusal: SamlRefusal): Promise<SamlRefusal> {
  await noteRefusal(ctx, kind, refusal);
  return refusal;
}
