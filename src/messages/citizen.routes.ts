import type express from 'express';
import { z } from 'zod';
import { isOpenState } from '../cases/lifecycle.ts';
import { type Case, caseKey, selectCase, selectCasesOfPerson } from '../cases/queries.ts';
import { messagesPath } from '../cases/views.ts';
import { addDocuments } from '../documents/actions.ts';
import { selectDocumentsOfCase } from '../documents/queries.ts';
import { sendPapers } from '../papers/actions.ts';
import { selectMoves, selectPapers } from '../papers/queries.ts';
import { awaited, chosenOf, lacksFile } from '../papers/rules.ts';
import { unlessOver } from '../representation/actions.ts';
import type { RepresentedBefore } from '../representation/queries.ts';
import { overPage, overView } from '../representation/views.ts';
import { inspect } from '../policy/perform.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import { readCursor } from '../platform/cursor.ts';
import { type ReceivedFile, isReceived } from '../platform/files/multipart.ts';
import { Conflict, NotFound } from '../platform/http/errors.ts';
import { type Reply, type Route, get, page, post, redirect } from '../platform/http/route.ts';
import { readForm } from '../platform/http/upload.ts';
import { isId, newId } from '../platform/ids.ts';
import { kept } from '../platform/kept.ts';
import { type Written, isAsked, readMessages, writeAsCitizen } from './actions.ts';
import { selectInbox, selectUnreadCount } from './queries.ts';
import { messageId, messageProblem, tidyMessage } from './rules.ts';
import { type Refused, inboxPage, inboxPerPage, inboxView, threadPage, threadView } from './views.ts';

export const citizenRoutes: Route[] = [
  get('/meddelanden', 'overview.read', showInbox),
  get('/arenden/:id/meddelanden', 'message.read', showMessages),
  post('/arenden/:id/meddelanden', 'message.send', sendMessage, { upload: true }),
];

/** How many cases the inbox offers to write in. */
const offeredCases = 10;
const Form = z.object({
  text: z.string().catch(''),
  formular: z.string().refine(isId).catch(newId),
  papper: z.union([z.string(), z.array(z.string())]).catch([]),
});
const Sent = z.enum(['meddelande', 'svar']).optional().catch(undefined);
const sentAs = { meddelande: 'message', svar: 'answer' } as const;

async function showInbox(ctx: Ctx, req: express.Request): Promise<Reply> {
  const personId = personOf(ctx);
  const cursor = readCursor(req.query['efter']);
  const after = cursor && { sentAt: new Date(cursor.at), id: cursor.id };
  const [rows, cases, unread] = await ctx.db.read(ctx.actor, (reader) =>
    Promise.all([
      selectInbox(reader, personId, inboxPerPage + 1, after),
      selectCasesOfPerson(reader, personId, offeredCases),
      selectUnreadCount(reader, personId),
    ]),
  );
  const { head, model } = inboxPage(rows, cases, {
    language: ctx.language,
    now: ctx.now,
    unread,
    later: after !== undefined,
  });
  return page(inboxView, head, model);
}

function showMessages(ctx: Ctx, req: express.Request): Promise<Reply> {
  const sent = Sent.parse(req.query['skickat']);
  return showThread(ctx, caseIdOf(req), sent === undefined ? {} : { sent: sentAs[sent] });
}

async function showThread(
  ctx: Ctx,
  id: string,
  about: { refused?: Refused; sent?: 'message' | 'answer' },
): Promise<Reply> {
  const personId = personOf(ctx);
  const { deps, language, now } = ctx;
  const { row, messages, more } = await readMessages(ctx, id, (reader, found) =>
    Promise.all([
      selectDocumentsOfCase(reader, deps.vault, found.id),
      selectUnreadCount(reader, personId),
      isOpenState(found.state) ? selectPapers(reader, deps.vault, found.id) : [],
      selectMoves(reader, caseKey(ctx, found), found.id),
    ]),
  );
  const [documents, unread, papers, moves] = more;
  const reading = { personId, municipality: deps.municipality, language, now };
  const { head, model } = threadPage(
    { row, messages, documents, papers, moves, unread, formId: newId() },
    reading,
    about,
  );
  return page(threadView, head, model, about.refused ? 422 : 200);
}

async function sendMessage(ctx: Ctx, req: express.Request): Promise<Reply> {
  const id = caseIdOf(req);
  return unlessOver(
    ctx,
    id,
    async () => sendIn(ctx, req, await caseToWriteIn(ctx, id)),
    (whom) => tooLate(ctx, req, whom),
  );
}

async function sendIn(ctx: Ctx, req: express.Request, row: Case): Promise<Reply> {
  await using form = await readForm(ctx, req, () => Promise.resolve(caseKey(ctx, row)));
  const fields = Form.parse(form.fields);
  const body = tidyMessage(fields.text);
  const received = form.files.filter((file) => isReceived(file));
  const refusedFiles = form.files.filter((file) => 'problem' in file);
  const papers = [fields.papper].flat();
  const lacks = papers.length > 0 && form.files.length === 0 && (await sayWithoutFile(ctx, row, papers));
  const problem = messageProblem(body, form.files.length);
  if (problem !== undefined || refusedFiles.length > 0 || lacks) {
    const said = { values: papers, lacksFile: lacks };
    return await showThread(ctx, row.id, { refused: { body: kept(body), problem, files: refusedFiles, papers: said } });
  }
  const written = { id: messageId(fields.formular, [body], received), body };
  const as = await write(ctx, row, written, { received, papers });
  return redirect(`${messagesPath(row.id)}?skickat=${as}#m-${written.id}`);
}

/** Whether she says that papers come along, and no file does. */
async function sayWithoutFile(ctx: Ctx, row: Case, values: readonly string[]): Promise<boolean> {
  if (!isOpenState(row.state)) return false;
  const open = awaited(await ctx.db.read(ctx.actor, (reader) => selectPapers(reader, ctx.deps.vault, row.id)));
  return lacksFile(open, chosenOf(open, values), 0);
}

/** Her mandate ended while the page was open: she is told so, with what she wrote. */
async function tooLate(ctx: Ctx, req: express.Request, whom: RepresentedBefore): Promise<Reply> {
  await using form = await readForm(ctx, req, () => Promise.resolve(ctx.deps.vault.newDataKey().key));
  const { head, model } = overPage(whom, kept(tidyMessage(Form.parse(form.fields).text)), ctx.language);
  return page(overView, head, model, 404);
}

/** What comes with a message: files, and which of the papers she has said she sends that they are. */
type Beside = { received: readonly ReceivedFile[]; papers: readonly string[] };

/** Sends it. When the case moved meanwhile (a second person, the caseworker), it is sent into the case as it is now. */
async function write(ctx: Ctx, row: Case, written: Written, beside: Beside): Promise<keyof typeof sentAs> {
  try {
    return await writeNow(ctx, row, written, beside);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return await writeNow(ctx, await caseToWriteIn(ctx, row.id), written, beside);
  }
}

async function writeNow(
  ctx: Ctx,
  row: Case,
  written: Written,
  { received, papers }: Beside,
): Promise<keyof typeof sentAs> {
  await writeAsCitizen(ctx, row, written, async (tx, message) => {
    const added = await addDocuments(tx, ctx, { caseId: message.caseId, messageId: message.id }, row, received);
    if (added.length > 0) await sendPapers(tx, ctx, row, message, papers);
    return added.length;
  });
  return isAsked(row) ? 'svar' : 'meddelande';
}

/** The case, when this person may write in it: asked before anything of the form is read. */
function caseToWriteIn(ctx: Ctx, id: string): Promise<Case> {
  return inspect(ctx, 'message.send', async (reader) => {
    const row = await selectCase(reader, id);
    return { resource: row, result: row };
  });
}

function caseIdOf(req: express.Request): string {
  const { id } = req.params;
  if (!isId(id)) throw new NotFound('case');
  return id;
}

function personOf(ctx: Ctx): string {
  const id = actorId(ctx.actor);
  if (id === undefined) throw new NotFound('person');
  return id;
}
