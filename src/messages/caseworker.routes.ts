import type express from 'express';
import { z } from 'zod';
import { readingContext } from '../applications/text.ts';
import { type Case, caseKey, selectCase } from '../cases/queries.ts';
import { addDocuments } from '../documents/actions.ts';
import { inspect } from '../policy/perform.ts';
import type { Ctx } from '../platform/context.ts';
import { addDays, dayOf } from '../platform/days.ts';
import { type Multipart, type RefusedFile, isReceived } from '../platform/files/multipart.ts';
import { parseValue } from '../platform/forms/values.ts';
import { Conflict } from '../platform/http/errors.ts';
import { type Reply, type Route, post, redirect } from '../platform/http/route.ts';
import { readForm } from '../platform/http/upload.ts';
import { isId, newId } from '../platform/ids.ts';
import { kept } from '../platform/kept.ts';
import { idFrom, showCase } from '../casefile/caseworker.routes.ts';
import { text } from '../casefile/text.ts';
import { staffCasePath } from '../queue/views.ts';
import { type TypedMessage, fileProblems, messageProblemText } from '../casefile/views.ts';
import { receiverOf, writeAsCaseworker } from './actions.ts';
import { messageId, messageProblem, tidyMessage } from './rules.ts';

export const caseworkerRoutes: Route[] = [
  post('/handlaggare/arenden/:id/meddelanden', 'message.send', sendMessage, { upload: true }),
];

/** The most days ahead that an answer can be asked for. */
const farthest = 366;

const Form = z.object({
  formular: z.string().refine(isId).catch(newId),
  till: z.string().catch(''),
  text: z.string().catch(''),
  svar: z.string().catch('nej'),
  'senast.day': z.string().catch(''),
  'senast.month': z.string().catch(''),
  'senast.year': z.string().catch(''),
});

async function sendMessage(ctx: Ctx, req: express.Request): Promise<Reply> {
  const row = await caseToWriteIn(ctx, idFrom(req));
  await using form = await readForm(ctx, req, () => Promise.resolve(caseKey(ctx, row)));
  const { typed, answerBy, formId } = readTyped(ctx, row, form);
  if (typed.errors.length > 0) return await showCase(ctx, row.id, { typed }, 422);
  const files = form.files.filter((file) => isReceived(file));
  const id = messageId(formId, [typed.body, answerBy ?? '', typed.to], files);
  try {
    await writeAsCaseworker(
      ctx,
      row.id,
      { id, body: typed.body },
      answerBy,
      async (tx, message) => {
        const added = await addDocuments(tx, ctx, { caseId: message.caseId, messageId: message.id }, row, files);
        return added.length;
      },
      typed.to,
    );
    return redirect(`${staffCasePath(row.id)}?klart=${answerBy === null ? 'meddelande' : 'komplettering'}#m-${id}`);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const conflict = row.state === 'RECEIVED' ? 'takeFirst' : 'changed';
    return await showCase(ctx, row.id, { typed, conflict }, 409);
  }
}

/** The case, when this employee may write in it: asked before anything of the form is read. */
function caseToWriteIn(ctx: Ctx, id: string): Promise<Case> {
  return inspect(ctx, 'message.send', async (reader) => {
    const row = await selectCase(reader, id);
    return { resource: row, result: row };
  });
}

/** What was typed, what is wrong with it, and the day an answer is asked for. */
function readTyped(
  ctx: Ctx,
  row: Case,
  form: Multipart,
): {
  typed: TypedMessage;
  answerBy: string | null;
  formId: string;
} {
  const t = text[ctx.language].message.errors;
  const fields = Form.parse(form.fields);
  const body = tidyMessage(fields.text);
  const asks = fields.svar === 'ja';
  const errors: TypedMessage['errors'] = [];
  // Of two in a household, it is said to whom; and what was to be read by one is not sent to another who has come in her place.
  const to =
    fields.till === '' && row.parties.length < 2 ? receiverOf(row) : row.parties.find((one) => one === fields.till);
  if (to === undefined) errors.push({ field: 'till', message: fields.till === '' ? t.to : t.toChanged });
  // A message from the authority says something: files alone leave the reader guessing.
  const problem = messageProblem(body, 0);
  if (problem !== undefined) errors.push({ field: 'text', message: messageProblemText(problem, ctx.language) });
  const by = asks ? readDay(ctx, form) : { day: null };
  if ('fault' in by) errors.push({ field: 'senast', message: t[by.fault] });
  const refused = form.files.filter((file): file is RefusedFile => !isReceived(file));
  errors.push(
    ...fileProblems(refused, { language: ctx.language, municipality: ctx.deps.municipality }).map((message) => ({
      field: 'filer' as const,
      message,
    })),
  );
  if (errors.length > 0 && form.files.some((file) => isReceived(file)))
    errors.push({ field: 'filer', message: t.again });
  const { 'senast.day': day, 'senast.month': month, 'senast.year': year } = fields;
  return {
    typed: { body: kept(body), to: to ?? '', asks, day, month, year, errors },
    answerBy: 'day' in by ? by.day : null,
    formId: fields.formular,
  };
}

function readDay(ctx: Ctx, form: Multipart): { day: string } | { fault: 'day' | 'past' | 'far' } {
  const inputs = (part: string) => [form.fields[`senast${part}`] ?? ''].flat();
  const parsed = parseValue({ kind: 'date', id: 'senast' }, inputs, readingContext(ctx.now));
  if (parsed.kind !== 'ok' || typeof parsed.value !== 'string') return { fault: 'day' };
  const today = dayOf(ctx.now);
  if (parsed.value < today) return { fault: 'past' };
  return parsed.value > addDays(today, farthest) ? { fault: 'far' } : { day: parsed.value };
}
