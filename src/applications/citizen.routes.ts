import type { Request } from 'express';
import { z } from 'zod';
import { noteAccount } from '../accounts/actions.ts';
import { readCase } from '../cases/actions.ts';
import { isOpenState } from '../cases/lifecycle.ts';
import { type Case, caseKey } from '../cases/queries.ts';
import { dueText } from '../cases/views.ts';
import { selectApprovedCosts } from '../decisions/queries.ts';
import {
  addDocuments,
  combinePictures,
  filesOfApplication,
  removeFromDraft,
  replacePicture,
  turnDocument,
} from '../documents/actions.ts';
import { type Document, selectDocumentsOfApplication, selectDocumentsOfCase } from '../documents/queries.ts';
import { combineProblem, combinedName, problemText, uploadField } from '../documents/views.ts';
import { fullName, selectOptionalPerson, selectPersonByNumber } from '../people/queries.ts';
import { keepConsents } from '../consents/actions.ts';
import { keepReceipt } from '../messages/actions.ts';
import { selectItemsOf } from '../measures/queries.ts';
import { isAboutRunning, nameInForms } from '../measures/rules.ts';
import { insertWish } from '../meetings/queries.ts';
import { selectPapers } from '../papers/queries.ts';
import type { Paper } from '../papers/rules.ts';
import { promisedSection } from '../papers/views.ts';
import { afterSending, readInvitation } from '../partners/actions.ts';
import {
  type Asked,
  isAskedAs,
  selectInvitations,
  selectOptionalAsked,
  selectOptionalPart,
} from '../partners/queries.ts';
import { invitationNeeds, invitationPath, partOver, partnerReceipt } from '../partners/views.ts';
import { type MadeFor, selectMadeFor } from '../representation/queries.ts';
import { checkComes } from '../representation/views.ts';
import { canBeSigned } from '../partners/rules.ts';
import { afterSending as askGuardian, guardiansCase, ownRequest } from '../guardians/actions.ts';
import { selectOptionalTold } from '../guardians/queries.ts';
import { addsNotice, askedPath, guardianReceipt, partsOf } from '../guardians/views.ts';
import { providersOf, signing } from '../identity/actions.ts';
import { type Signature, selectOptionalSignature } from '../identity/queries.ts';
import { sendOnward } from '../identity/views.ts';
import { controlCode, verifyEvidence } from '../platform/saml/evidence.ts';
import { rememberBrowser, tokenFor } from '../platform/saml/browser.ts';
import { ageOn } from '../people/rules.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import { dayOf } from '../platform/days.ts';
import type { Reader, Tx } from '../platform/db/db.ts';
import { formatTime } from '../platform/format.ts';
import { type RefusedFile, isReceived } from '../platform/files/multipart.ts';
import { visibility } from '../platform/forms/conditions.ts';
import {
  type Draft,
  type Form,
  type Page,
  allPages,
  emptyDraft,
  followed,
  pageBySlug,
  questionWith,
  questionsOf,
} from '../platform/forms/form.ts';
import type { FieldError, Open } from '../platform/forms/post.ts';
import {
  addFiles,
  applyPost,
  croppedName,
  errorsOfRaw,
  filesOf as filesOfAnswer,
  readOpen,
  readPage,
  replaceFiles,
} from '../platform/forms/post.ts';
import { pageAfter, pageBefore, reviewPages } from '../platform/forms/status.ts';
import { pageMark } from '../platform/forms/freeze.ts';
import { controlId } from '../platform/forms/models.ts';
import { type Difference, type SummaryFile, differences } from '../platform/forms/summary.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '../platform/http/errors.ts';
import { type Handler, type Reply, bytes, get, page, post, redirect } from '../platform/http/route.ts';
import { readForm } from '../platform/http/upload.ts';
import { isId, newId } from '../platform/ids.ts';
import { tongueOf } from '../platform/language.ts';
import { type CaseKind, unitFor } from '../platform/municipality.ts';
import { renderPdf } from '../platform/pdf.ts';
import type { DataKey } from '../platform/vault.ts';
import {
  type Follow,
  MonthTaken,
  NotOffered,
  PartTooLate,
  TooYoung,
  beginApplication,
  daysOf,
  discardApplication,
  draftResource,
  frozenContent,
  helpersOf,
  isHelper,
  isOthersTurn,
  isMonthTaken,
  isReadyToSign,
  keepLonger,
  known,
  namedFiles,
  readApplication,
  saveDraft,
  submitApplication,
  typeOf,
} from './actions.ts';
import {
  type Application,
  type Submission,
  type Turn,
  selectDraftsOfKind,
  selectEarlier,
  selectHelped,
  selectSubmission,
} from './queries.ts';
import {
  type Applied,
  appliedByForm,
  appliedOf,
  asksOneAtATime,
  formForHelper,
  isOwnersPage,
  isSoonRemoved,
  isTooYoung,
  kindBySlug,
  longerUntil,
  mayApplyHere,
  mayHaveAllowance,
  monthsOpen,
  needlessOn,
  newFromRenewal,
  offersOn,
  pageOfKind,
  type proofShape,
  principalIn,
  stopOf,
  versionAfter,
  whomOf,
  withKnown,
} from './rules.ts';
import { lssPlanForm } from './forms/lss-other.form.ts';
import { helpersOfDraft, lostDraft, unlessMissing } from '../turns/actions.ts';
import {
  changedBy,
  giveBackModel,
  helpersWords,
  lostPage,
  ownersPage,
  passLink,
  plainView,
  readingPage,
  readingView,
  toldNotice,
  turnNotice,
} from '../turns/views.ts';
import { readingContext, text } from './text.ts';
import {
  type Removal,
  aboutDraft,
  begunPath,
  byTelephoneModel,
  byTelephoneView,
  checkModel,
  checkPath,
  checkView,
  discardModel,
  discardView,
  draftInput,
  formPageModel,
  formPageView,
  pagePath,
  receiptModel,
  receiptView,
  saidInHerName,
  lssStartModel,
  madeForModel,
  startModel,
  startView,
  submissionModel,
  submissionPdf,
  submissionView,
  taskListModel,
  taskListView,
  youngModel,
  youngView,
} from './views.ts';

export const citizenRoutes = [
  get('/ansokan/forsorjningsstod', 'application.begin', showStart),
  post('/ansokan/forsorjningsstod', 'application.begin', begin),
  get('/ansokan/lss', 'application.begin', showStart),
  post('/ansokan/lss', 'application.begin', begin),
  get('/ansokan/:id', 'application.read', unlessLost(showTasks)),
  get('/ansokan/:id/granska', 'application.read', unlessLost(showCheck)),
  post('/ansokan/:id/granska', 'application.sign', unlessLost(unlessSent(sign))),
  get('/ansokan/:id/slutfor', 'application.submit', unlessLost(finish)),
  get('/ansokan/:id/ta-bort', 'application.read', unlessLost(showDiscard)),
  post('/ansokan/:id/ta-bort', 'application.discard', unlessLost(unlessSent(discard))),
  post('/ansokan/:id/spara-langre', 'application.keep', unlessLost(unlessSent(keep))),
  get('/ansokan/:id/:slug', 'application.read', unlessLost(showPage)),
  post('/ansokan/:id/:slug', 'application.save', unlessSent(savePage), { upload: true }),
  get('/arenden/:id/kvitto', 'case.read', showReceipt),
  get('/arenden/:id/bevis.json', 'case.read', showProof),
  get('/arenden/:id/ansokan', 'case.read', showSubmission),
  get('/arenden/:id/ansokan.pdf', 'case.read', showSubmissionPdf),
  get('/medsokande/:id/ansokan', 'partner.read', showOwnPart),
  get('/medsokande/:id/ansokan.pdf', 'partner.read', showOwnPartPdf),
  get('/medsokande/:id/bevis.json', 'partner.read', showOwnProof),
];

const nothing = () => Promise.resolve(undefined);

/** Before applying: what it is, what can be applied for, and what is already begun. */
async function showStart(ctx: Ctx, req: Request): Promise<Reply> {
  const { kind, slug } = kindFrom(req);
  const personId = actorId(ctx.actor) ?? '';
  const [person, drafts, earlier, invitations] = await ctx.db.read(ctx.actor, (reader) =>
    Promise.all([
      selectOptionalPerson(reader, personId),
      selectDraftsOfKind(reader, ctx.deps.vault, personId, kind),
      selectEarlier(reader, personId, kind),
      kind === 'livelihoodSupport' ? selectInvitations(reader, 5) : [],
    ]),
  );
  const today = dayOf(ctx.now);
  const { municipality } = ctx.deps;
  if (person && isTooYoung(kind, person, today)) {
    const { head, model } = youngModel(kind, ctx.language, municipality, ageOn(person.personalNumber, today));
    return page(youngView, head, model);
  }
  if (person && !mayApplyHere(person, municipality)) {
    const { head, model } = byTelephoneModel(ctx.language, municipality);
    return page(byTelephoneView, head, model);
  }
  const about = {
    language: ctx.language,
    municipality,
    action: `/ansokan/${slug}`,
    drafts: drafts.map((draft) => ({ ...draft, href: basePath(draft.id), applied: appliedByForm(draft.formId) })),
  };
  const asked = invitationNeeds(
    invitations.filter(({ role }) => role === 'partner'),
    ctx.language,
    ctx.now,
    (day) => dueText(day, ctx.language, ctx.now),
  );
  const model =
    kind === 'lss' ? lssStartModel(about) : startModel({ ...about, asked, ...offersOn(earlier, today, municipality) });
  return page(startView, { title: model.t.title }, model);
}

async function begin(ctx: Ctx, req: Request): Promise<Reply> {
  const { kind, slug } = kindFrom(req);
  const { manad, sort, ny } = req.body as Record<string, unknown>;
  const asked = kind === 'lss' ? sort : typeof manad === 'string' && /^\d{4}-\d{2}$/.test(manad) ? manad : undefined;
  const how = kind === 'lss' ? { another: ny === 'ja' } : { approvedOf: selectApprovedCosts };
  const id = await beginApplication(ctx, kind, typeof asked === 'string' ? asked : undefined, how).catch(
    (error: unknown) => {
      if (error instanceof TooYoung || error instanceof NotOffered) return undefined;
      throw error;
    },
  );
  // What there is instead is told there.
  if (id === undefined) return redirect(`/ansokan/${slug}`);
  const { row } = await readApplication(ctx, id, nothing);
  return redirect(begunPath(row));
}

async function showTasks(ctx: Ctx, req: Request): Promise<Reply> {
  const { row, more } = await readApplication(ctx, idFrom(req), async (reader, found) => ({
    files: isOthersTurn(ctx, found) ? await filesOf(ctx)(reader, found) : undefined,
    helpers: isHelper(ctx, found) ? [] : await helpersOfDraft(reader, found),
  }));
  if (row.state === 'submitted') return toCase(row);
  const { language } = ctx;
  const { turn } = row;
  const helping = isHelper(ctx, row);
  if (turn && more.files) return readingReply(ctx, row, turn, more.files);
  const { form } = appliedByForm(row.formId);
  const { head, model } = taskListModel(inputFor(ctx, row), `${basePath(row.id)}/ta-bort`, {
    newFamily: req.query['ny'] === 'hushall',
    kept: req.query['sparas'] === 'langre',
    removal: helping ? undefined : removalOf(ctx, row),
    newVersion: row.version > 1 && row.formVersion !== form.version,
    allDone: turn && helping ? helpersWords(turn, language).allDone : undefined,
  });
  const passed = toldNotice(req.query['tur'], language) ?? (turn && turnNotice(turn, helping, language));
  const link = passLink(row, { isHelper: helping, helpers: more.helpers }, language);
  return page(
    taskListView,
    { ...head, representing: representedIn(ctx, row) },
    { ...model, turn: { notice: passed, link } },
  );
}

/** What is answered so far, while the other has the turn. */
function readingReply(ctx: Ctx, row: Application, turn: Turn, files: ReadonlyMap<string, SummaryFile>): Reply {
  const about = { isHelper: isHelper(ctx, row), typed: { note: '' } };
  const { head, model } = readingPage(row, turn, { ...inputFor(ctx, row), files }, about);
  return page(readingView, { ...head, representing: representedIn(ctx, row) }, model);
}

async function showPage(ctx: Ctx, req: Request): Promise<Reply> {
  const { row, more } = await readApplication(ctx, idFrom(req), (reader, found) =>
    Promise.all([filesOf(ctx)(reader, found), choicesFor(ctx, req)(reader, found)]),
  );
  const [files, choices] = more;
  if (row.state === 'submitted') return toCase(row);
  if (isOthersTurn(ctx, row)) return redirect(basePath(row.id));
  const owners = ownersOnly(ctx, row, req);
  if (owners) return owners;
  const whole = pageFrom(ctx, row, req);
  // A page that other answers have made needless would be empty.
  if (!visibility(formSeen(ctx, row), row.draft.answers).page(whole)) return redirect(basePath(row.id));
  const pieces = piecesOf(ctx, row, whole);
  const named = pieces.length > 1 ? questionAsked(row, whole, req) : undefined;
  const asked = named ?? pieces[0] ?? whole;
  const errors = errorsOfRaw(asked, row.draft.raw, { ...readingContext(ctx.now), ...choices });
  return formPage(ctx, row, asked, { errors, files, ...choices, open: readOpen(asked, req.query['oppen']) });
}

type Saved =
  /** The answers have made it another application. */
  | { kind: 'become' }
  /** Stored, but answers elsewhere no longer count: told before one goes on. */
  | { kind: 'needless'; row: Application; files: ReadonlyMap<string, SummaryFile> }
  | { kind: 'saved'; row: Application; then: 'next' | 'stay' | 'before' | 'leave'; open: Open | undefined }
  | {
      kind: 'invalid';
      row: Application;
      errors: FieldError[];
      files: ReadonlyMap<string, SummaryFile>;
      problems: string[];
      problemTitle: string | undefined;
    }
  | {
      kind: 'conflict';
      row: Application;
      mark: string;
      differences: Difference[];
      files: ReadonlyMap<string, SummaryFile>;
    };

/** One page of answers comes in: everything is stored, then it is told what is wrong, or one goes on. */
async function savePage(ctx: Ctx, req: Request): Promise<Reply> {
  const id = idFrom(req);
  const found = await readApplication(ctx, id, choicesFor(ctx, req)).catch(unlessMissing);
  if (!found) return await lostPost(ctx, req, id);
  const { row: before, more: choices } = found;
  const sounds = (pageBySlug(appliedByForm(before.formId).form, String(req.params['slug']))?.fields ?? []).flatMap(
    (field) => (field.kind === 'file' && field.recordings === true ? [field.id] : []),
  );
  await using posted = await readForm(ctx, req, () => Promise.resolve(before.key), sounds);
  if (before.state === 'submitted') return toCase(before);
  const owners = ownersOnly(ctx, before, req);
  if (owners) return owners;
  const whole = pageFrom(ctx, before, req);
  // As it was drawn, in whatever language: what was not asked there is not answered here.
  const asked = questionAsked(before, whole, req) ?? whole;
  const applied = appliedByForm(before.formId);
  const { form, words } = applied;
  const reading = { ...readingContext(ctx.now), ...choices };
  const autosave = posted.fields['_autosave'] === '1';

  const lost = () => lostReply(ctx, req, id, posted.fields);
  if (isOthersTurn(ctx, before)) return await lost();
  const outcome = await saveDraft<Saved>(ctx, id, async (tx, row) => {
    const before = await filesOf(ctx)(tx, row);
    const result = autosave
      ? {
          ...readPage(form, asked, row.draft, posted.fields, reading),
          then: 'stay' as const,
          action: { kind: 'save' as const },
        }
      : applyPost(form, asked, row.draft, posted.fields, reading);
    // Saved elsewhere since this page was drawn: only what differs on this very page is a conflict.
    if (posted.fields['_version'] !== pageMark(asked, row.draft)) {
      const found = differences(asked, row.draft, result.draft, words(ctx.language));
      if (found.length > 0)
        return {
          draft: undefined,
          result: {
            kind: 'conflict',
            row: { ...row, draft: result.draft },
            mark: pageMark(asked, row.draft),
            differences: found,
            files: before,
          },
        };
    }
    const other = await withoutOwnNumber(tx, ctx, row, asked, result.draft);
    let { draft } = other;
    const errors = [...result.errors, ...other.errors];
    const refused = posted.files.filter((file): file is RefusedFile => !isReceived(file));
    const mine = draftResource(row);
    const { uploads } = ctx.deps.municipality;
    let room = uploads.files - namedFiles({ formId: row.formId, draft }).length;
    for (const field of asked.fields) {
      if (field.kind !== 'file') continue;
      const received = posted.files.filter(isReceived).filter((file) => file.field === field.id);
      const added = addFiles(
        field,
        draft,
        received.map((file) => file.id),
        room,
      );
      draft = added.draft;
      errors.push(...added.errors);
      // Only what the answer names is stored.
      const named = filesOfAnswer(draft.answers, field.id);
      const taken = received.filter((file) => named.includes(file.id));
      await addDocuments(tx, ctx, { applicationId: row.id }, mine, taken);
      room -= taken.length;
      for (const file of received)
        if (!taken.includes(file)) refused.push({ field: field.id, name: file.name, problem: 'noRoom' });
    }
    const problems = refused.map((file) => problemText(file, ctx.language, uploads));
    let stored = posted.files.length > 0;
    let problemTitle: string | undefined;
    if (result.action.kind === 'combine') {
      const { field, files } = result.action;
      const own = files.filter((id) => filesOfAnswer(draft.answers, field).includes(id));
      const made = await combinePictures(tx, ctx, row, mine, own, combinedName(own.length, ctx.language));
      if ('problem' in made) {
        const { title, message } = combineProblem(made.problem, ctx.language);
        problems.push(message);
        problemTitle = title;
      } else draft = replaceFiles(draft, field, own, made.id);
      stored = true;
    }
    let open = 'open' in result ? result.open : undefined;
    const { action } = result;
    if (
      (action.kind === 'turn' || action.kind === 'crop') &&
      filesOfAnswer(draft.answers, action.field).includes(action.file)
    ) {
      const { field, file } = action;
      const cropped = posted.files.filter(isReceived).filter((one) => one.field === croppedName);
      const made =
        action.kind === 'turn'
          ? await turnDocument(tx, ctx, row, mine, file, action.way)
          : await replacePicture(tx, ctx, row.id, mine, file, cropped);
      if (made !== undefined) {
        draft = replaceFiles(draft, field, [file], made);
        open = { group: field, entry: made };
      }
    }
    if (result.action.kind === 'removeFile') await removeFromDraft(tx, ctx, row.id, mine, result.action.file);
    const files = stored ? await filesOf(ctx)(tx, row) : before;
    draft = withKnown(draft, applied, known(ctx));
    const saved = { ...row, draft, updatedAt: ctx.now, version: versionAfter(row, draft) };
    if (!autosave && (result.then === 'invalid' || errors.length > 0 || problems.length > 0)) {
      return { draft, result: { kind: 'invalid', row: saved, errors, files, problems, problemTitle } };
    }
    const then = result.then === 'invalid' ? 'stay' : result.then;
    const becomes = autosave || then === 'stay' ? undefined : becomesNew(applied, draft);
    if (becomes)
      return {
        draft: withKnown({ answers: newFromRenewal(draft.answers), raw: {} }, becomes, known(ctx)),
        becomes,
        result: { kind: 'become' },
      };
    const told = String(posted.fields['_needless'] ?? '').split(' ');
    const needless = needlessOn(applied, asked, draft).filter((id) => !told.includes(id));
    if (!autosave && then === 'next' && needless.length > 0)
      return { draft, result: { kind: 'needless', row: saved, files } };
    return { draft, result: { kind: 'saved', row: saved, then, open } };
  }).catch(unlessMissing);

  // The turn was taken, or the mandate ended, while this was on its way.
  if (!outcome) return await lost();

  if (autosave) return autosaved(ctx, asked, outcome);
  if (outcome.kind === 'conflict') {
    const { row, files, mark } = outcome;
    return formPage(ctx, row, asked, { errors: [], files, ...choices, mark, differences: outcome.differences }, 409);
  }
  if (outcome.kind === 'invalid') {
    return formPage(
      ctx,
      outcome.row,
      asked,
      {
        errors: outcome.errors,
        files: outcome.files,
        ...choices,
        problems: outcome.problems,
        problemTitle: outcome.problemTitle,
      },
      422,
    );
  }
  const base = basePath(id);
  const seen = formSeen(ctx, before);
  if (outcome.kind === 'become') return redirect(`${base}?ny=hushall`);
  if (outcome.kind === 'needless')
    return formPage(ctx, outcome.row, asked, { errors: [], files: outcome.files, ...choices });
  if (outcome.then === 'leave') return redirect('/mina-sidor');
  if (outcome.then === 'before') {
    const earlier = pageBefore(seen, outcome.row.draft, asked);
    const before = beside(ctx, outcome.row, asked, -1) ?? (earlier && piecesOf(ctx, outcome.row, earlier).at(-1));
    return redirect(before ? pagePath(base, before) : base);
  }
  if (outcome.then === 'stay') return redirect(withOpen(pagePath(base, asked), outcome.open));
  // What cannot be sent from here is told at once, and not after thirty pages more.
  const stopped = stopOf(outcome.row.draft, applied, dayOf(ctx.now)) !== undefined && stopPages.includes(asked.id);
  const next = stopped ? undefined : (beside(ctx, outcome.row, asked, 1) ?? pageAfter(seen, outcome.row.draft, asked));
  return redirect(next ? pagePath(base, next) : checkPath(base));
}

/** Questions about somebody else's number. */
const numbersOfOthers = ['partnerNumber', 'principalNumber', 'otherGuardianNumber'];

/** Nobody is her own partner or guardian, nor a child her own: such a number is given back to be changed, and is no answer. */
async function withoutOwnNumber(
  tx: Tx,
  ctx: Ctx,
  { turn, ...row }: Application,
  asked: Page,
  draft: Draft,
): Promise<{ draft: Draft; errors: FieldError[] }> {
  const name = asked.fields.find(({ id }) => numbersOfOthers.includes(id))?.id ?? '';
  const { [name]: number, ...answers } = draft.answers;
  if (typeof number !== 'string') return { draft, errors: [] };
  // Nobody but oneself is in sight, under any number one has had; and it is the owner's own that counts.
  const own =
    turn && isHelper(ctx, { ...row, turn })
      ? number === turn.ownerNumber
      : (await selectPersonByNumber(tx, number)) !== undefined;
  const child = answers[name === 'otherGuardianNumber' ? 'principalNumber' : 'otherGuardianNumber'];
  if (!own && (name === 'partnerNumber' || number !== child)) return { draft, errors: [] };
  return {
    draft: { answers, raw: { ...draft.raw, [name]: [number] } },
    errors: [{ path: name, name, part: '', code: own ? 'ownNumber' : 'childNumber', params: {} }],
  };
}

/** The pages after which it is told when something is in the way. */
const stopPages = ['principal', 'basis', 'mandate', 'young'];

function withOpen(path: string, open: Open | undefined): string {
  if (!open) return path;
  const query = new URLSearchParams({ oppen: `${open.group}:${open.entry}` });
  return `${path}${path.includes('?') ? '&' : '?'}${query.toString()}#${controlId(`${open.group}.${open.entry}`)}`;
}

function autosaved(ctx: Ctx, asked: Page, outcome: Saved): Reply {
  if (outcome.kind === 'conflict') return bytes('application/json', Buffer.from('{}'), {}, 409);
  if (outcome.kind === 'become') throw new Error('A page that saves itself changes no form');
  const body = {
    saved: text[ctx.language].saved(formatTime(ctx.now, ctx.language)),
    version: pageMark(asked, outcome.row.draft),
  };
  return bytes('application/json', Buffer.from(JSON.stringify(body)));
}

async function showCheck(ctx: Ctx, req: Request): Promise<Reply> {
  const { row, more: files } = await readApplication(ctx, idFrom(req), filesOf(ctx));
  if (row.state === 'submitted') return toCase(row);
  if (isOthersTurn(ctx, row)) return redirect(basePath(row.id));
  if (await isWaitedFor(ctx, row)) return await checkPage(ctx, row, { errors: [], files });
  return await toInvitation(ctx, row.id);
}

/** Whether there is anybody to send it to: nobody signs a part that she has sent back, or of a case that is taken back. */
async function isWaitedFor(ctx: Ctx, { partOf: caseId }: Application): Promise<boolean> {
  if (caseId === null) return true;
  const asked = await ctx.db.read(ctx.actor, (reader) => selectOptionalAsked(reader, ctx.deps.vault, { caseId }));
  return asked !== undefined && canBeSigned(asked);
}

/** The declaration is taken, the words are frozen, and the person is sent to confirm exactly these. */
async function sign(ctx: Ctx, req: Request): Promise<Reply> {
  const id = idFrom(req);
  const fields = req.body as Record<string, string | string[]>;
  const outcome = await saveDraft(ctx, id, async (tx, row) => {
    if (isHelper(ctx, row)) throw new Forbidden('only the owner signs');
    const { form } = appliedByForm(row.formId);
    const files = await filesOf(ctx)(tx, row);
    let { draft } = row;
    const errors: FieldError[] = [];
    for (const one of reviewPages(form)) {
      const read = readPage(form, one, draft, fields, readingContext(ctx.now));
      draft = read.draft;
      errors.push(...read.errors);
    }
    // In the language that it is confirmed in, as the page showed it.
    draft = withKnown(draft, appliedByForm(row.formId), known(ctx));
    const changed = Number(fields['_version']) !== row.version;
    const taken = await isMonthTaken(tx, row);
    const next = { ...row, draft, language: ctx.language, version: versionAfter(row, draft), updatedAt: ctx.now };
    return { draft, result: { row: next, errors, files, changed, taken, helpedBy: await helpersOf(tx, row) } };
  });
  const { row, errors, files, changed, taken, helpedBy } = outcome;
  if (!(await isWaitedFor(ctx, row))) return await toInvitation(ctx, row.id);
  if (taken) return await checkPage(ctx, row, { errors: [], files, taken }, 409);
  if (changed) return await checkPage(ctx, row, { errors: [], files, changed: true }, 409);
  if (errors.length > 0 || !isReadyToSign(row, dayOf(ctx.now)))
    return await checkPage(ctx, row, { errors, files }, 422);

  const { hash } = frozenContent(row, row.language, files, helpedBy);
  const browserToken = tokenFor(req, ctx.deps.baseUrl);
  const begun = await signing.begin(ctx, {
    applicationId: row.id,
    contentHash: hash,
    personId: row.personId,
    returnTo: `${basePath(row.id)}/slutfor`,
    message: signMessage(ctx, row, hash),
    idp: req.session.citizen?.idp ?? '',
    browserToken,
  });
  if (!begun) throw new Conflict('the provider is gone');
  rememberBrowser(req, ctx.deps.baseUrl, browserToken);
  return sendOnward(ctx, begun);
}

/** What the e-legitimation shows before one confirms: which application, which month, and a code to compare. Nothing sensitive. */
function signMessage(ctx: Ctx, row: Application, hash: string): string {
  const applied = appliedByForm(row.formId);
  const words = applied.words(ctx.language);
  const month = row.draft.answers['month'] ?? row.month?.slice(0, 7);
  const name =
    typeof month === 'string'
      ? text[ctx.language].monthOf(words.form.title, words.common.monthOf(month))
      : words.form.title;
  return text[ctx.language].check.signMessage(name, ctx.deps.municipality.name, controlCode(hash));
}

/** What follows of an application that is sent, in its own transaction, whichever room it belongs to. */
export const whatFollows: Follow = async (tx, ctx, sent) => {
  await afterSending(tx, ctx, sent);
  await askGuardian(tx, ctx, sent);
  await keepConsents(tx, ctx, sent);
  await keepReceipt(tx, ctx, sent);
  await noteAccount(tx, ctx, sent);
  const { row, caseId } = sent;
  const asks = { caseId, personId: row.personId, now: ctx.now };
  if (row.draft.answers['speakBeforeBoard'] === true) await insertWish(tx, { ...asks, kind: 'board' });
  if (row.formId === lssPlanForm.id) await insertWish(tx, { ...asks, kind: 'plan' });
};

/** Back from the e-legitimation: the signature is used up, and there is a case. Pressing "reload" gives the same case. */
async function finish(ctx: Ctx, req: Request): Promise<Reply> {
  const id = idFrom(req);
  try {
    const { caseId, joined } = await submitApplication(ctx, id, { follow: whatFollows, joins: guardiansCase });
    return redirect(
      joined ? `/arenden/${caseId}?klart=${joined === 'second' ? 'ihop' : 'tillagd'}` : `/arenden/${caseId}/kvitto`,
    );
  } catch (error) {
    // Not confirmed, or not all answered: the page to read through says what is left.
    if (error instanceof Invalid) return redirect(checkPath(basePath(id)));
    if (error instanceof PartTooLate) return await toInvitation(ctx, id);
    // The answers are no longer those that were signed: the page to read through again says so.
    if (!(error instanceof Conflict)) throw error;
    const { row, more: files } = await readApplication(ctx, id, filesOf(ctx));
    if (error instanceof MonthTaken) return await checkPage(ctx, row, { errors: [], files, taken: true }, 409);
    return await checkPage(ctx, row, { errors: [], files, changed: true }, 409);
  }
}

/** The case no longer waits for the part: what it was asked with tells why. */
async function toInvitation(ctx: Ctx, id: string): Promise<Reply> {
  const { more: asked } = await readApplication(ctx, id, async (reader, row) =>
    row.partOf === null ? undefined : selectOptionalAsked(reader, ctx.deps.vault, { caseId: row.partOf }),
  );
  if (!asked) return redirect('/mina-sidor');
  return redirect(asked.role === 'guardian' ? askedPath(asked.id) : invitationPath(asked.id));
}

async function showDiscard(ctx: Ctx, req: Request): Promise<Reply> {
  const { row } = await readApplication(ctx, idFrom(req), nothing);
  if (row.state === 'submitted') return toCase(row);
  if (isHelper(ctx, row) || isOthersTurn(ctx, row)) return redirect(basePath(row.id));
  const applied = appliedByForm(row.formId);
  const about = aboutDraft(applied, row.draft, ctx.language);
  const title = [applied.words(ctx.language).form.title, ...(about === undefined ? [] : [about])].join('. ');
  const { head, model } = discardModel(ctx.language, title, `${basePath(row.id)}/ta-bort`, basePath(row.id));
  return page(discardView, head, model);
}

async function discard(ctx: Ctx, req: Request): Promise<Reply> {
  await discardApplication(ctx, idFrom(req));
  return redirect('/mina-sidor');
}

async function keep(ctx: Ctx, req: Request): Promise<Reply> {
  const id = idFrom(req);
  await keepLonger(ctx, id);
  return redirect(`${basePath(id)}?sparas=langre`);
}

function removalOf({ now, deps }: Ctx, row: Application): Removal | undefined {
  const [days, today] = [daysOf(row), dayOf(now)];
  if (!isSoonRemoved(days.keptUntil, today, deps.municipality)) return undefined;
  return { longer: longerUntil(days, today, deps.municipality) !== undefined };
}

async function showReceipt(ctx: Ctx, req: Request): Promise<Reply> {
  const found = await readSubmission(ctx, req);
  // A receipt is hers who sent it. She for whom it was sent reads what it was.
  if ('made' in found) return redirect(`/arenden/${found.row.id}/ansokan`);
  const { row, submission, files, signature, isPart, asked } = found;
  // The unit of its kind, wherever it lies: a protected person must not be told from others by her receipt.
  const unit = unitFor(ctx.deps.municipality, row.kind);
  const { head, model } = receiptModel({
    language: ctx.language,
    municipality: ctx.deps.municipality,
    caseNumber: row.number,
    caseHref: `/arenden/${row.id}`,
    pdfHref: `/arenden/${row.id}/ansokan.pdf`,
    title: submission.frozen.summary.title,
    month: row.month === null ? undefined : row.month.slice(0, 7),
    kind: row.kind,
    type: row.applicationType,
    allowance: row.kind === 'lss' && !isPart && mayHaveAllowance(submission.frozen.answers),
    representing: row.representing,
    isPart,
    // A part may come when somebody has the case already.
    acute: row.acute && (!isPart || row.state === 'RECEIVED'),
    others: [
      ...(isAskedAs(asked, 'guardian') ? guardianReceipt(asked, row.receivedAt, ctx.language, ctx.now) : []),
      ...(isAskedAs(asked, 'partner') ? partnerReceipt(asked, row.receivedAt, ctx.language, ctx.now) : []),
      ...(row.rights?.includes('CLAIM') ? checkComes(ctx.language) : []),
    ],
    helpedBy: submission.frozen.helpedBy,
    // A part has a day of its own.
    receivedAt: submission.submittedAt,
    confirmation: signature?.evidence && {
      name: found.applicant ? fullName(found.applicant) : '',
      at: signature.signedAt,
      provider: providerName(ctx, signature.idp),
      code: controlCode(signature.contentHash),
      proofHref: `/arenden/${row.id}/bevis.json`,
    },
    unit: unit?.name[ctx.language] ?? '',
    summary: submission.frozen.summary,
    promised: promisedSection(row.id, found.papers, found.documents, ctx.language),
    files,
  });
  return page(receiptView, { ...head, representing: row.representing }, model);
}

function providerName(ctx: Ctx, entityId: string): string {
  const provider = providersOf(ctx, 'citizen').find((one) => one.entityId === entityId);
  return provider?.displayName[tongueOf(ctx.language)] ?? new URL(entityId).hostname;
}

/** The evidence of one's own confirmation, in a form that can be checked without us. */
async function showProof(ctx: Ctx, req: Request): Promise<Reply> {
  const found = await readSubmission(ctx, req);
  if ('made' in found) throw new NotFound('her own confirmation');
  const { row, submission, signature } = found;
  return proofReply(ctx, submission, signature, `bevis-${row.number.replaceAll(' ', '-')}`);
}

async function showOwnProof(ctx: Ctx, req: Request): Promise<Reply> {
  const { sent } = await readOwnPart(ctx, req);
  if (!sent) throw new NotFound('part');
  return proofReply(ctx, sent.submission, sent.signature, 'bevis');
}

function proofReply(ctx: Ctx, submission: Submission, signature: Signature | undefined, name: string): Reply {
  if (!signature?.evidence) throw new NotFound('signature');
  const proof: z.infer<typeof proofShape> = {
    about: text[ctx.language].receipt.proofAbout(ctx.deps.municipality.name),
    words: submission.words,
    evidence: signature.evidence,
  };
  return bytes('application/json', Buffer.from(`${JSON.stringify(proof, undefined, 2)}\n`), {
    'Content-Disposition': `attachment; filename="${name}.json"`,
  });
}

/** One's own confirmation. Whether it holds is worked out, from its evidence alone, when she asks. */
function confirmedBy(
  ctx: Ctx,
  req: Request,
  { base, submission, signature }: { base: string; submission: Submission; signature: Signature | undefined },
): Parameters<typeof submissionModel>[0]['confirmed'] {
  const evidence = signature?.evidence;
  if (!evidence) return undefined;
  const findings = req.query['kontroll'] === undefined ? undefined : verifyEvidence(evidence, submission.words);
  return {
    href: `${base}/ansokan`,
    proofHref: `${base}/bevis.json`,
    holds: findings?.every(({ holds }) => holds),
    phone: ctx.deps.municipality.phones.socialServices.number,
  };
}

async function showSubmission(ctx: Ctx, req: Request): Promise<Reply> {
  const found = await readSubmission(ctx, req);
  const { row } = found;
  const over = text[ctx.language].submission.over(row.number);
  if ('made' in found) {
    const { language, deps } = ctx;
    const about = { language, municipality: deps.municipality, over, path: `/arenden/${row.id}` };
    const { head, model } = madeForModel({ ...about, by: found.made.name, sent: found.sent });
    return page(submissionView, head, model);
  }
  const { head, model } = submissionModel({
    language: ctx.language,
    submission: found.submission,
    over,
    pdfHref: `/arenden/${row.id}/ansokan.pdf`,
    confirmed: confirmedBy(ctx, req, { base: `/arenden/${row.id}`, ...found }),
    back: { href: `/arenden/${row.id}`, text: text[ctx.language].submission.back },
  });
  return page(submissionView, { ...head, representing: row.representing }, model);
}

/** What one has sent as somebody's partner. One who is no longer a party reads that, and nothing else of the case. */
async function showOwnPart(ctx: Ctx, req: Request): Promise<Reply> {
  const { asked, sent } = await readOwnPart(ctx, req);
  const base = invitationPath(asked.id);
  if (!sent) return redirect(base);
  const { submission, signature } = sent;
  const { submission: t } = text[ctx.language];
  const { head, model } = submissionModel({
    language: ctx.language,
    submission,
    over: partOver(asked, ctx.language),
    pdfHref: `${base}/ansokan.pdf`,
    confirmed: confirmedBy(ctx, req, { base, submission, signature }),
    back: { href: '/arenden', text: t.backToAll },
  });
  return page(submissionView, head, model);
}

async function showOwnPartPdf(ctx: Ctx, req: Request): Promise<Reply> {
  const { asked, sent } = await readOwnPart(ctx, req);
  if (!sent) throw new NotFound('part');
  const { submission, applicant } = sent;
  const pdf = await renderPdf(
    submissionPdf({
      submission,
      reference: (language) => partOver(asked, language),
      municipality: ctx.deps.municipality,
      applicant: applicant && { name: fullName(applicant), personalNumber: applicant.personalNumber },
    }),
  );
  return bytes('application/pdf', pdf, { 'Content-Disposition': 'attachment; filename="min-del.pdf"' });
}

async function readOwnPart(ctx: Ctx, req: Request) {
  const { asked, more: sent } = await readInvitation(ctx, idFrom(req), 'partner', async (reader, { caseId }) => {
    const own = await selectOptionalPart(reader, ctx.deps.vault, caseId);
    return own && selectSent(reader, ctx, own);
  });
  return { asked, sent };
}

async function showSubmissionPdf(ctx: Ctx, req: Request): Promise<Reply> {
  const found = await readSubmission(ctx, req);
  const { row } = found;
  const pdf = await renderPdf(
    submissionPdf({
      ...paperOf(found),
      reference: (language) => text[language].submission.over(row.number),
      municipality: ctx.deps.municipality,
    }),
  );
  return bytes('application/pdf', pdf, {
    'Content-Disposition': `attachment; filename="ansokan-${row.number.replaceAll(' ', '-')}.pdf"`,
  });
}

/** What stands in the letter of it, for her who sent it or for her in whose name it was sent. */
function paperOf(found: Found) {
  if (!('made' in found)) {
    const { submission, applicant, row } = found;
    const by = applicant && { name: fullName(applicant), personalNumber: applicant.personalNumber };
    return { submission, applicant: by, representing: row.representing };
  }
  if (!('submission' in found.sent)) throw new NotFound('read on its page only');
  const { name, forWhom } = found.made;
  return { submission: saidInHerName(found.sent.submission), applicant: { name }, representing: forWhom };
}

/** What she has sent herself, or what somebody else has sent in her name. */
type Found =
  | ({ row: Case; asked: Asked | undefined; papers: Paper[]; documents: Document[]; isPart: boolean } & Awaited<
      ReturnType<typeof selectSent>
    >)
  | { row: Case; made: MadeFor; sent: Made };
type Made = Parameters<typeof madeForModel>[0]['sent'];

async function readSubmission(ctx: Ctx, req: Request): Promise<Found> {
  const id = idFrom(req);
  return readCase(ctx, id, async (reader, row) => {
    const personId = actorId(ctx.actor) ?? '';
    const made = await selectMadeFor(reader, row.id);
    if (made) return { row, made, sent: await selectMade(reader, ctx, row, made) };
    const own =
      (row.askedBy ?? row.applicantId) === personId
        ? { id: row.applicationId, key: caseKey(ctx, row), formId: undefined }
        : await selectOptionalPart(reader, ctx.deps.vault, row.id);
    // Each reads what she herself has sent.
    if (!own) throw new NotFound('part');
    const { vault } = ctx.deps;
    const [sent, asked, papers, documents] = await Promise.all([
      selectSent(reader, ctx, own),
      selectOptionalAsked(reader, vault, { caseId: row.id }),
      isOpenState(row.state) ? selectPapers(reader, vault, row.id) : [],
      selectDocumentsOfCase(reader, vault, row.id),
    ]);
    return { row, ...sent, asked, papers, documents, isPart: own.formId !== undefined };
  });
}

/** What somebody else has sent in the reader's name, as much of it as is hers to read. @throws NotFound when nothing is */
async function selectMade(reader: Reader, ctx: Ctx, row: Case, { reads }: MadeFor): Promise<Made> {
  const key = caseKey(ctx, row);
  if (reads === 'whole') return { submission: await selectSubmission(reader, key, row.applicationId) };
  const told = reads === 'told' ? await selectOptionalTold(reader, key, row.id) : undefined;
  if (!told) throw new NotFound('submission');
  return { told: partsOf(told[tongueOf(ctx.language)]), receivedAt: row.receivedAt };
}

/** What a person has sent, in her own words, with its files and her confirmation. */
async function selectSent(reader: Reader, ctx: Ctx, own: { id: string; key: DataKey }) {
  const [submission, files, applicant, found] = await Promise.all([
    selectSubmission(reader, own.key, own.id),
    selectDocumentsOfApplication(reader, ctx.deps.vault, own.id),
    selectOptionalPerson(reader, actorId(ctx.actor) ?? ''),
    selectOptionalSignature(reader, ctx.deps.vault, { applicationId: own.id }),
  ]);
  return { submission, files, applicant, signature: found?.signature };
}

// ── Shared ────────────────────────────────────────────────────────────────────────────────────────────────────────

const Params = z.object({ id: z.string().refine(isId) });

function idFrom(req: Request): string {
  const params = Params.safeParse(req.params);
  if (!params.success) throw new NotFound('application');
  return params.data.id;
}

function kindFrom(req: Request): { kind: CaseKind; slug: string } {
  const slug = req.path.split('/')[2] ?? '';
  const kind = kindBySlug(slug);
  if (!kind) throw new NotFound('form');
  return { kind, slug };
}

/** Other people in the household make a renewal a new application. */
function becomesNew({ kind, type }: Applied, { answers }: Draft): Applied | undefined {
  return type === 'RENEWAL' && answers['familyChange'] === 'partner' ? appliedOf(kind, 'NEW') : undefined;
}

/** What only the owner answers, when somebody else asks for it. */
function ownersOnly(ctx: Ctx, row: Application, req: Request): Reply | undefined {
  const asked = pageBySlug(appliedByForm(row.formId).form, String(req.params['slug']));
  if (!asked || !row.turn || !isHelper(ctx, row) || !isOwnersPage(asked)) return undefined;
  const { head, model } = ownersPage(row, row.turn, ctx.language);
  return page(plainView, { ...head, representing: representedIn(ctx, row) }, model, req.method === 'GET' ? 200 : 409);
}

/**
 * A page of a draft is opened or sent by one who shares it, or did, when it is not hers to do: it says so, with what was typed.
 * @throws NotFound for everybody else
 */
async function lostReply(ctx: Ctx, req: Request, id: string, fields?: PostedFields): Promise<Reply> {
  const lost = await lostDraft(ctx, id);
  if (!lost) throw new NotFound('application');
  const { kind, row } = lost;
  if (fields?.['_autosave'] === '1') return bytes('application/json', Buffer.from('{}'), {}, 409);
  const typed = fields ? typedOn(ctx, req, { row, kind, fields }) : [];
  const about = { isHelper: row === undefined || isHelper(ctx, row), language: ctx.language };
  const { head, model } = lostPage(row, typed, about);
  return page(plainView, head, model, req.method === 'GET' ? 404 : 409);
}

type PostedFields = Parameters<typeof readPage>[3];

/** What was typed on a page and is not in the draft, or all that was where that is not to be seen. */
function typedOn(
  ctx: Ctx,
  req: Request,
  { row, kind, fields }: { row: Application | undefined; kind: CaseKind; fields: PostedFields },
): Difference[] {
  const slug = String(req.params['slug']);
  const applied = row ? appliedByForm(row.formId) : undefined;
  const found = applied ? { applied, page: pageBySlug(applied.form, slug) } : pageOfKind(kind, slug);
  if (!found?.page) return [];
  const before = row?.draft ?? emptyDraft;
  const asked = (row && questionAsked(row, found.page, req)) ?? found.page;
  const { draft } = readPage(found.applied.form, asked, before, fields, readingContext(ctx.now));
  return differences(asked, before, draft, found.applied.words(ctx.language));
}

/** What was sent of a draft that is out of sight: read all the same, so that what was typed can be shown. */
async function lostPost(ctx: Ctx, req: Request, id: string): Promise<Reply> {
  await using posted = await readForm(ctx, req, () => Promise.resolve(ctx.deps.vault.newDataKey().key));
  return await lostReply(ctx, req, id, posted.fields);
}

function unlessLost(handle: Handler): Handler {
  return async (ctx, req) => {
    try {
      return await handle(ctx, req);
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
      return await lostReply(ctx, req, idFrom(req));
    }
  };
}

function pageFrom(ctx: Ctx, row: Application, req: Request): Page {
  const found = pageBySlug(formSeen(ctx, row), String(req.params['slug']));
  if (!found) throw new NotFound('page');
  return found;
}

/** What is asked at a time: the page, or in easy-read each of its questions that is asked at all. */
function piecesOf(ctx: Ctx, row: Application, whole: Page): Page[] {
  const pieces = asksOneAtATime(appliedByForm(row.formId).form, ctx.language) ? questionsIn(row, whole) : [];
  return pieces.length > 1 ? pieces : [whole];
}

/** Each question of a page that is asked at all. */
function questionsIn(row: Application, whole: Page): Page[] {
  const seen = visibility(appliedByForm(row.formId).form, row.draft.answers);
  const fields = whole.fields.filter((field) => seen.field(field) || followed(field, whole.fields) !== undefined);
  return questionsOf({ ...whole, fields });
}

/** The question of a page that the address names. */
function questionAsked(row: Application, whole: Page, req: Request): Page | undefined {
  const id = req.query['fraga'];
  if (typeof id !== 'string') return undefined;
  return (
    questionsIn(row, whole).find(({ fields }) => fields.some((field) => field.id === id)) ?? questionWith(whole, id)
  );
}

/** The question before or after one of the same page. */
function beside(ctx: Ctx, row: Application, asked: Page, step: 1 | -1): Page | undefined {
  if (!asked.question) return undefined;
  const { form } = appliedByForm(row.formId);
  const whole = allPages(form).find(({ id }) => id === asked.id);
  const pieces = whole ? piecesOf(ctx, row, whole) : [];
  const at = pieces.findIndex(({ fields }) => fields.some(({ id }) => id === asked.fields[0]?.id));
  return at < 0 ? undefined : pieces[at + step];
}

function basePath(id: string): string {
  return `/ansokan/${id}`;
}

function toCase(row: Application): Reply {
  return redirect(row.caseId === null ? '/mina-sidor' : `/arenden/${row.caseId}`);
}

/** Once the application is sent, what would have changed it leads to its case, whoever of two was first. */
function unlessSent(handle: Handler): Handler {
  return async (ctx, req) => {
    try {
      return await handle(ctx, req);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const { row } = await readApplication(ctx, idFrom(req), nothing);
      if (row.state !== 'submitted') throw error;
      return toCase(row);
    }
  };
}

/** What there is to choose among, where the page asks for a month or for a measure that one has. */
type Choices = { months?: string[] | undefined; offered?: Record<string, string[]> | undefined };

const choicesFor =
  (ctx: Ctx, req: Request) =>
  async (reader: Reader, row: Application): Promise<Choices> => {
    const { form, kind } = appliedByForm(row.formId);
    const fields = pageBySlug(form, String(req.params['slug']))?.fields ?? [];
    const today = dayOf(ctx.now);
    if (fields.some((field) => field.kind === 'month' && field.choices !== undefined)) {
      const earlier = await selectEarlier(reader, row.personId, row.kind);
      return { months: monthsOpen(offersOn(earlier, today, ctx.deps.municipality).offers) };
    }
    // Her own are found by herself, and not by a number.
    const hers = row.turn?.helperActs ? row.turn.ownerNumber : 'me';
    const whom = whomOf(row.draft) !== undefined && isHelper(ctx, row) ? hers : whomOf(row.draft);
    const isAbout = kind === 'lss' && isAboutRunning(typeOf(row));
    if (!isAbout || whom === undefined || !fields.some(({ id }) => id === 'measures')) return {};
    const has = (await selectItemsOf(reader, whom, today)).flatMap((item) => nameInForms(item) ?? []);
    // What she has may be known elsewhere only.
    return has.length === 0 ? {} : { offered: { measures: [...has, 'other'] } };
  };

const filesOf = (ctx: Ctx) => (reader: Reader, row: Application) => filesOfApplication(reader, ctx, row.id);

const inputFor = (ctx: Ctx, row: Application) =>
  draftInput(row, { ...known(ctx), municipality: ctx.deps.municipality, isHelper: isHelper(ctx, row) });

/** The form as the reader sees it. */
function formSeen(ctx: Ctx, row: Application): Form {
  const { form } = appliedByForm(row.formId);
  return isHelper(ctx, row) ? formForHelper(form) : form;
}

type PageState = {
  /** The mark of what is stored, when that is not what is shown. */
  mark?: string;
  errors: FieldError[];
  files: ReadonlyMap<string, SummaryFile>;
  months?: readonly string[] | undefined;
  offered?: Readonly<Record<string, readonly string[]>> | undefined;
  open?: Open | undefined;
  differences?: Difference[];
  problems?: string[];
  problemTitle?: string | undefined;
};

function formPage(ctx: Ctx, row: Application, asked: Page, state: PageState, status = 200): Reply {
  const { head, model } = formPageModel({
    ...inputFor(ctx, row),
    version: state.mark ?? pageMark(asked, row.draft),
    page: asked,
    errors: state.errors,
    today: dayOf(ctx.now),
    newEntryId: newId(),
    open: state.open,
    months: state.months,
    offered: state.offered,
    files: state.files,
    upload: uploadField(ctx.language, ctx.deps.municipality.uploads),
    differences: state.differences,
    problems: state.problems,
    problemTitle: state.problemTitle,
  });
  return page(formPageView, { ...head, representing: representedIn(ctx, row) }, model, status);
}

async function checkPage(
  ctx: Ctx,
  row: Application,
  state: {
    errors: FieldError[];
    files: ReadonlyMap<string, SummaryFile>;
    taken?: boolean | undefined;
    changed?: boolean;
  },
  status = 200,
): Promise<Reply> {
  const helping = isHelper(ctx, row);
  const [applicant, adds, helped] = await ctx.db.read(ctx.actor, (reader) =>
    Promise.all([
      selectOptionalPerson(reader, row.personId),
      row.partOf === null && !helping ? ownRequest(reader, ctx, row) : undefined,
      helping ? [] : selectHelped(reader, row),
    ]),
  );
  const child = representedIn(ctx, row) ?? '';
  const input = inputFor(ctx, row);
  const { head, model } = checkModel({
    ...input,
    errors: state.errors,
    today: dayOf(ctx.now),
    newEntryId: newId(),
    files: state.files,
    changed: state.changed,
    taken: state.taken,
    applicantNumber: applicant?.personalNumber,
  });
  const hints = [...(adds ? [addsNotice(child, adds, ctx.language)] : []), ...model.hints];
  const back = helping && row.turn ? giveBackModel(row, row.turn, ctx.language) : undefined;
  const told = helped.map(({ name }) => text[ctx.language].helped(name));
  const declaration = { ...model.declaration, paragraphs: [...model.declaration.paragraphs, ...told] };
  const words = helping && row.turn ? helpersWords(row.turn, ctx.language) : undefined;
  const shared = {
    changed: changedBy(helped, input),
    declaration,
    ...(back ? { giveBack: back, withoutFile: [] } : {}),
    ...(words ? { t: { ...model.t, check: { ...model.t.check, ...words.check } } } : {}),
  };
  const title = words?.check.title ?? head.title;
  const shown = { ...head, title, representing: representedIn(ctx, row) };
  return page(checkView, shown, { ...model, hints, ...shared }, status);
}

/** Whom a draft is for, when it is for somebody else than the reader. */
function representedIn(ctx: Ctx, row: Application): string | undefined {
  if (row.turn && isHelper(ctx, row)) return row.turn.helperActs ? row.turn.ownerName : undefined;
  return principalIn(row.draft, appliedByForm(row.formId))?.name;
}
