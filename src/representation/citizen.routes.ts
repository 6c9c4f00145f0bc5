import type express from 'express';
import { z } from 'zod';
import { readingContext } from '../applications/text.ts';
import { selectEvidence } from '../documents/queries.ts';
import { problemText } from '../documents/views.ts';
import { beginLogin } from '../identity/actions.ts';
import { sendOnward } from '../identity/views.ts';
import { selectUnreadCount } from '../messages/queries.ts';
import { tidyMessage } from '../messages/rules.ts';
import { selectOptionalPerson } from '../people/queries.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import { addDays, dayOf } from '../platform/days.ts';
import type { Reader } from '../platform/db/db.ts';
import { type Multipart, type ReceivedFile, isReceived } from '../platform/files/multipart.ts';
import { parseValue } from '../platform/forms/values.ts';
import { Conflict, NotFound } from '../platform/http/errors.ts';
import { type Reply, type Route, bytes, get, page, post, redirect } from '../platform/http/route.ts';
import { readForm } from '../platform/http/upload.ts';
import { derivedId, isId, newId } from '../platform/ids.ts';
import { kept } from '../platform/kept.ts';
import { caseKinds } from '../platform/municipality.ts';
import { renderPdf } from '../platform/pdf.ts';
import { rememberBrowser, tokenFor } from '../platform/saml/browser.ts';
import { keepWritten, places } from '../sessions/views.ts';
import {
  Impossible,
  NotOfAge,
  StaleLogin,
  acceptRepresentation,
  claimRepresentation,
  endRepresentation,
  evidenceKey,
  grantRepresentation,
  objectToClaim,
  proveRepresentation,
  readRepresentation,
} from './actions.ts';
import { selectOwn, selectRemovals } from './queries.ts';
import { bases, canBeRenewed, isAdult, rights } from './rules.ts';
import { text } from './text.ts';
import {
  type Fault,
  type OneNotice,
  type Typed,
  claimPage,
  claimPath,
  dayTyped,
  formView,
  grantPage,
  grantPath,
  listPage,
  listPath,
  listView,
  nothingTyped,
  onePage,
  onePath,
  oneView,
  proofPdf,
} from './views.ts';

export const citizenRoutes: Route[] = [
  get(listPath, 'overview.read', showList),
  get(claimPath, 'representation.claim', showClaim),
  post(claimPath, 'representation.claim', claim, { upload: true }),
  get(grantPath, 'representation.grant', openGrant),
  post(grantPath, 'representation.grant', grant),
  get(`${listPath}/:id`, 'representation.read', (ctx, req) =>
    showOne(ctx, idOf(req), { notice: noticeOf(req.query['klart']) }),
  ),
  post(`${listPath}/:id/bevis`, 'representation.prove', prove, { upload: true }),
  post(`${listPath}/:id/ja`, 'representation.accept', (ctx, req) =>
    unlessChanged(ctx, idOf(req), acceptRepresentation),
  ),
  post(`${listPath}/:id/avsluta`, 'representation.end', (ctx, req) =>
    unlessChanged(ctx, idOf(req), endRepresentation, '?klart=ja'),
  ),
  post(`${listPath}/:id/stammer-inte`, 'representation.object', object),
  get(`${listPath}/:id/intyg.pdf`, 'representation.read', downloadProof),
];

/** What is told after a press, by the address that it leads to. */
const noticeOf = (done: unknown): OneNotice | undefined =>
  done === 'ja' ? 'ended' : done === 'skickat' ? 'sent' : done === 'sagt' ? 'objected' : undefined;

/** The most years ahead that a power of attorney can be given for, in days. */
const farthest = 2 * 366;
const longest = 3000;

const unreadOf = (ctx: Ctx) => (reader: Reader) => selectUnreadCount(reader, actorId(ctx.actor) ?? '');
const readingOf = (ctx: Ctx, unread = 0) => ({
  municipality: ctx.deps.municipality,
  language: ctx.language,
  now: ctx.now,
  unread,
});

async function showList(ctx: Ctx): Promise<Reply> {
  const [rows, unread, adult] = await ctx.db.read(ctx.actor, (reader) =>
    Promise.all([selectOwn(reader, ctx.deps.vault), unreadOf(ctx)(reader), isOfAge(ctx, reader)]),
  );
  const { head, model } = listPage(rows, readingOf(ctx, unread), adult);
  return page(listView, head, model);
}

async function isOfAge(ctx: Ctx, reader: Reader): Promise<boolean> {
  const person = await selectOptionalPerson(reader, actorId(ctx.actor) ?? '');
  return person !== undefined && isAdult(person.personalNumber, dayOf(ctx.now));
}

async function showOne(ctx: Ctx, id: string, about: Parameters<typeof onePage>[3] = {}): Promise<Reply> {
  const { row, more } = await readRepresentation(ctx, id, (reader, found) =>
    Promise.all([
      selectEvidence(reader, ctx.deps.vault, found),
      selectRemovals(reader, found.id),
      unreadOf(ctx)(reader),
    ]),
  );
  const [files, removals, unread] = more;
  const { head, model } = onePage(row, { files, removals }, readingOf(ctx, unread), about);
  return page(oneView, head, model, about.notice === 'tooLate' ? 409 : about.faults ? 422 : 200);
}

/** Pressed twice, or ended meanwhile by the other: the page tells how it stands. */
async function unlessChanged(
  ctx: Ctx,
  id: string,
  act: (ctx: Ctx, id: string) => Promise<void>,
  done = '',
): Promise<Reply> {
  try {
    await act(ctx, id);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return await showOne(ctx, id, { notice: 'tooLate' });
  }
  return redirect(onePath(id) + done);
}

const ObjectionForm = z.object({ ord: z.string().catch('') });

/** She whom it is about says that it is not right. */
async function object(ctx: Ctx, req: express.Request): Promise<Reply> {
  const id = idOf(req);
  const words = tidyMessage(ObjectionForm.parse(req.body ?? {}).ord);
  if (words.length > longest) {
    const faults = [{ field: 'ord', message: text[ctx.language].errors.long }];
    return await showOne(ctx, id, { faults, words: kept(words) });
  }
  return await unlessChanged(ctx, id, () => objectToClaim(ctx, id, words), '?klart=sagt');
}

/** More evidence for what she has stated. */
async function prove(ctx: Ctx, req: express.Request): Promise<Reply> {
  const id = idOf(req);
  await using form = await readForm(ctx, req, () => evidenceKey(ctx, id));
  const { errors: t } = text[ctx.language];
  const received = form.files.filter((file) => isReceived(file));
  const faults = fileFaults(ctx, form);
  if (form.files.length === 0) faults.push({ field: 'filer', message: t.noFile });
  else if (faults.length > 0 && received.length > 0) faults.push({ field: 'filer', message: t.again });
  if (faults.length > 0) return await showOne(ctx, id, { faults });
  return await unlessChanged(ctx, id, () => proveRepresentation(ctx, id, received), '?klart=skickat');
}

function fileFaults(ctx: Ctx, { files }: Pick<Multipart, 'files'>): Fault[] {
  const { uploads } = ctx.deps.municipality;
  return files.flatMap((file) =>
    isReceived(file) ? [] : { field: 'filer', message: problemText(file, ctx.language, uploads) },
  );
}

async function downloadProof(ctx: Ctx, req: express.Request): Promise<Reply> {
  const { row } = await readRepresentation(ctx, idOf(req), () => Promise.resolve());
  if (row.revokedAt === null) throw new NotFound('nothing is ended');
  const body = await renderPdf(proofPdf(row, readingOf(ctx)));
  return bytes('application/pdf', body, {
    'Content-Disposition': `attachment; filename="${text[ctx.language].paper.fileName}.pdf"`,
  });
}

// ── Forms ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const one = z.string().catch('');
const many = z
  .union([z.string().transform((value) => [value]), z.array(z.string())])
  .optional()
  .catch([])
  .transform((values) => values ?? []);
const Form = z.object({
  formular: z.string().refine(isId).catch(newId),
  grund: one,
  namn: one,
  nummer: one,
  galler: many,
  far: many,
  'slut.day': one,
  'slut.month': one,
  'slut.year': one,
  mer: one,
  vilja: one,
});

function typedOf(fields: unknown): Typed {
  const form = Form.parse(fields ?? {});
  return {
    form: form.formular,
    basis: form.grund,
    name: kept(form.namn),
    number: form.nummer,
    kinds: form.galler,
    rights: form.far,
    until: { day: form['slut.day'], month: form['slut.month'], year: form['slut.year'] },
    note: kept(form.mer),
    truth: form.vilja === 'ja',
  };
}

function numberTyped(typed: string, now: Date): string | undefined {
  const parsed = parseValue({ kind: 'personalNumber', id: 'nummer' }, () => [typed], readingContext(now));
  return parsed.kind === 'ok' && typeof parsed.value === 'string' ? parsed.value : undefined;
}

const known = <T extends string>(values: readonly string[], all: readonly T[]): T[] =>
  all.filter((value) => values.includes(value));

async function showClaim(ctx: Ctx, req: express.Request): Promise<Reply> {
  const renewed = req.query['fornya'];
  if (!isId(renewed)) return drawClaim(ctx, fresh(), []);
  const { row } = await readRepresentation(ctx, renewed, () => Promise.resolve());
  if (row.mine !== 'representative' || !canBeRenewed(row, dayOf(ctx.now))) throw new NotFound('not hers to renew');
  const typed = {
    ...fresh(),
    basis: row.basis,
    name: row.principalName,
    number: row.principalNumber,
    kinds: row.kinds,
  };
  return drawClaim(ctx, typed, []);
}

function drawClaim(ctx: Ctx, typed: Typed, faults: readonly Fault[]): Reply {
  const { head, model } = claimPage(readingOf(ctx), typed, faults);
  return page(formView, head, model, faults.length > 0 ? 422 : 200);
}

async function claim(ctx: Ctx, req: express.Request): Promise<Reply> {
  const made = ctx.deps.vault.newDataKey();
  await using form = await readForm(ctx, req, () => Promise.resolve(made.key));
  const { errors: t } = text[ctx.language];
  const typed = typedOf(form.fields);
  const faults: Fault[] = [];
  const fault = (field: string, message: string) => faults.push({ field, message });
  const basis = bases.find((value) => value === typed.basis);
  const number = numberTyped(typed.number, ctx.now);
  const kinds = known(typed.kinds.slice(0, 1), caseKinds);
  const until = dayTyped(typed.until, ctx.now);
  const name = typed.name.trim();
  if (basis === undefined) fault('grund', t.basis);
  if (name === '') fault('namn', t.name);
  if (name.length > 200) fault('namn', t.long);
  if (number === undefined) fault('nummer', t.number);
  if (kinds.length === 0) fault('galler', t.kind);
  if (until === null) fault('slut', t.until);
  if (typed.note.length > longest) fault('mer', t.long);
  faults.push(...fileFaults(ctx, form));
  const received = form.files.filter((file) => isReceived(file));
  const again = () => {
    if (received.length > 0) fault('filer', t.again);
    return drawClaim(ctx, typed, faults);
  };
  if (faults.length > 0 || basis === undefined || number === undefined) return again();
  try {
    const stated = { basis, name, number, kinds, until: until ?? undefined, note: typed.note.trim() };
    const id = idFor(ctx, typed, stated, received);
    await claimRepresentation(ctx, id, stated, made, received);
    return redirect(onePath(id));
  } catch (error) {
    if (!(error instanceof Impossible)) throw error;
    fault(error.fault === 'past' ? 'slut' : error.fault === 'own' ? 'nummer' : 'grund', t[error.fault]);
    return again();
  }
}

const fresh = (): Typed => ({ ...nothingTyped, form: newId() });

/** The same form sent twice with the same in it is one mandate. */
function idFor(ctx: Ctx, { form }: Typed, said: object, files: readonly ReceivedFile[] = []): string {
  return derivedId(
    form,
    actorId(ctx.actor) ?? '',
    JSON.stringify(said),
    ...files.map(({ sha256 }) => sha256.toString('hex')),
  );
}

/** The list tells whoever is not of age what she can do instead. */
async function openGrant(ctx: Ctx): Promise<Reply> {
  const adult = await ctx.db.read(ctx.actor, (reader) => isOfAge(ctx, reader));
  return adult ? showGrant(ctx) : redirect(listPath);
}

function showGrant(ctx: Ctx, typed: Typed = fresh(), faults: readonly Fault[] = []): Promise<Reply> {
  const { head, model } = grantPage(readingOf(ctx), typed, faults);
  return Promise.resolve(page(formView, head, model, faults.length > 0 ? 422 : 200));
}

async function grant(ctx: Ctx, req: express.Request): Promise<Reply> {
  const { errors: t } = text[ctx.language];
  const typed = typedOf(req.body);
  const faults: Fault[] = [];
  const fault = (field: string, message: string) => faults.push({ field, message });
  const number = numberTyped(typed.number, ctx.now);
  const kinds = known(typed.kinds, caseKinds);
  const until = dayTyped(typed.until, ctx.now);
  const name = typed.name.trim();
  if (name === '') fault('namn', t.name);
  if (name.length > 200) fault('namn', t.long);
  if (number === undefined) fault('nummer', t.number);
  if (kinds.length === 0) fault('galler', t.kind);
  if (typeof until !== 'string') fault('slut', t.untilDemanded);
  else if (until > addDays(dayOf(ctx.now), farthest)) fault('slut', t.far);
  if (!typed.truth) fault('vilja', t.truth);
  if (faults.length > 0 || number === undefined || typeof until !== 'string') return showGrant(ctx, typed, faults);
  try {
    const given = { name, number, kinds, rights: known(['READ', ...typed.rights], rights), until };
    const id = idFor(ctx, typed, given);
    await grantRepresentation(ctx, id, given, req.session.citizen?.authnAt ?? 0);
    return redirect(onePath(id));
  } catch (error) {
    if (error instanceof NotOfAge) return redirect(listPath);
    if (error instanceof StaleLogin) return await logInAnew(ctx, req);
    if (!(error instanceof Impossible)) throw error;
    fault(error.fault === 'own' ? 'nummer' : 'slut', t[error.fault]);
    return showGrant(ctx, typed, faults);
  }
}

/** To the provider, where nothing that is remembered counts, and back to what she has written, which is kept. */
async function logInAnew(ctx: Ctx, req: express.Request): Promise<Reply> {
  const { baseUrl } = ctx.deps;
  const fields = req.body as Record<string, string | string[]>;
  await keepWritten(ctx, req, 'citizen', 'representation.grant', { fields, files: [] });
  const browserToken = tokenFor(req, baseUrl);
  const idp = req.session.citizen?.idp;
  const returnTo = `${places.citizen.kept}?till=${grantPath}`;
  const begun = await beginLogin(ctx, { side: 'citizen', idp, returnTo, browserToken, anew: true });
  if (!begun) throw new Conflict('the provider is gone');
  rememberBrowser(req, baseUrl, browserToken);
  return sendOnward(ctx, begun);
}

function idOf(req: express.Request): string {
  const { id } = req.params;
  if (!isId(id)) throw new NotFound('representation');
  return id;
}
