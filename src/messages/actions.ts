import type { Follow } from '../applications/actions.ts';
import { selectSubmission } from '../applications/queries.ts';
import { type Case, caseKey, lockCase, moveCase, selectCase, updateUnreadByStaff } from '../cases/queries.ts';
import { dueDay, stateSeen } from '../cases/rules.ts';
import { textOf as caseText } from '../cases/text.ts';
import { tell } from '../notifications/actions.ts';
import { tellOthersLater } from '../representation/actions.ts';
import { perform } from '../policy/perform.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import { dayOf } from '../platform/days.ts';
import { type Reader, type Tx, isDuplicate } from '../platform/db/db.ts';
import { formatLongDate, formatTime } from '../platform/format.ts';
import { plainText } from '../platform/forms/summary.ts';
import { Conflict } from '../platform/http/errors.ts';
import { newId } from '../platform/ids.ts';
import { controlCode } from '../platform/saml/evidence.ts';
import type { DataKey } from '../platform/vault.ts';
import { text } from './text.ts';
import { type Message, insertMessage, selectMessages, updateMessagesRead, updateRequestsAnswered } from './queries.ts';

/** Puts what came with a message under it, in the same transaction. */
export type Attach = (tx: Tx, message: { id: string; caseId: string }, key: DataKey) => Promise<number>;
/** `id` is the message's own to be; one with that id that is there already is the same message, sent before. */
export type Written = { id: string; body: string };
const nothingAttached: Attach = () => Promise.resolve(0);

/** The citizen writes. When something was asked for, this is the answer to it, and the case moves on. */
export async function writeAsCitizen(
  ctx: Ctx,
  row: Case,
  { id, body }: Written,
  attach: Attach = nothingAttached,
): Promise<void> {
  const answers = isAsked(row);
  const action = answers ? 'supplement.answer' : 'message.send';
  await once(() =>
    perform(ctx, action, {
      load: (tx) => lockCase(tx, row.id),
      act: async (tx, current) => {
        const personId = actorId(ctx.actor);
        if (personId === undefined || isAsked(current) !== answers) throw new Conflict('asked, or no longer asked');
        const key = caseKey(ctx, current);
        await insertMessage(tx, key, {
          id,
          caseId: current.id,
          personId,
          authorPerson: personId,
          authorStaff: null,
          body,
          answerBy: null,
          sentAt: ctx.now,
        });
        const files = await attach(tx, { id, caseId: current.id }, key);
        if (answers) {
          const days = { receivedOn: dayOf(current.receivedAt), completeOn: dayOf(ctx.now) };
          const dueOn = dueDay({ ...current, ...days }, ctx.deps.municipality);
          await updateRequestsAnswered(tx, current.id, personId, ctx.now);
          // Of two who were asked the first has moved it already.
          if (current.state === 'SUPPLEMENT_REQUESTED')
            await moveCase(tx, ctx, current, 'supplement.answer', {
              waitingFor: 'authority',
              dueOn,
              unreadByStaff: true,
            });
          else await updateUnreadByStaff(tx, current.id, true);
        } else {
          await updateUnreadByStaff(tx, current.id, true);
        }
        await tellOthersLater(tx, ctx, current);
        return { result: undefined, audit: { chain: current.id, detail: { message: id, files } } };
      },
    }),
  );
}

/** The applicant, or who sent the request for her where she herself is no party of it. */
export function receiverOf(row: Case): string {
  return row.parties.includes(row.applicantId) ? row.applicantId : (row.parties[0] ?? row.applicantId);
}

/** Puts the receipt of what somebody has just sent in her own correspondence: all of it, in plain text. */
export const keepReceipt: Follow = async (tx, ctx, { row, caseId }) => {
  const found = await selectCase(tx, caseId);
  const { frozen, contentHash, submittedAt } = await selectSubmission(tx, row.key, row.id);
  const t = text[row.language].receipt;
  const at = t.at(formatLongDate(submittedAt, row.language), formatTime(submittedAt, row.language));
  const lead = t.lead(frozen.summary.title, found.number, at, controlCode(contentHash));
  await insertMessage(tx, caseKey(ctx, found), {
    id: newId(),
    caseId,
    personId: row.personId,
    kind: 'receipt',
    authorPerson: null,
    authorStaff: null,
    body: [lead, ...plainText(frozen.summary)].join('\n\n'),
    answerBy: null,
    sentAt: ctx.now,
    // She has the page of the receipt before her.
    readAt: ctx.now,
  });
};

/**
 * What follows when the citizen has taken something back: the receipt of it in her own correspondence, as long as she has one in
 * the case, and the others of the case are told.
 */
export async function confirmWithdrawal(tx: Tx, ctx: Ctx, row: Case): Promise<void> {
  await keepWithdrawal(tx, ctx, row);
  await tellOthersLater(tx, ctx, row);
}

async function keepWithdrawal(tx: Tx, ctx: Ctx, row: Case): Promise<void> {
  const { language, now } = ctx;
  const personId = actorId(ctx.actor);
  if (personId === undefined || !row.parties.includes(personId)) return;
  const { receipt: t } = text[language];
  const at = t.at(formatLongDate(now, language), formatTime(now, language));
  await insertMessage(tx, caseKey(ctx, row), {
    ...{ id: newId(), caseId: row.id, personId, kind: 'receipt', authorPerson: null, authorStaff: null },
    body: t.withdrawn(caseText(row.kind, language).withdraw.done, row.number, at),
    answerBy: null,
    sentAt: now,
    // The page that she comes to says the same.
    readAt: now,
  });
}

/** Whether this citizen is asked for something. */
export function isAsked(row: Case): boolean {
  return stateSeen(row).state === 'SUPPLEMENT_REQUESTED';
}

/**
 * The caseworker writes to one of the parties, the applicant where nobody is named; `answerBy` (a day) asks for something
 * and makes the case wait for her.
 */
export async function writeAsCaseworker(
  ctx: Ctx,
  caseId: string,
  { id, body }: Written,
  answerBy: string | null,
  attach: Attach = nothingAttached,
  to?: string,
): Promise<void> {
  const action = answerBy === null ? 'message.send' : 'supplement.request';
  await once(() =>
    perform(ctx, action, {
      load: (tx) => lockCase(tx, caseId),
      act: async (tx, current) => {
        const key = caseKey(ctx, current);
        const staffId = actorId(ctx.actor);
        if (staffId === undefined) throw new Conflict('not an employee');
        const personId = to ?? receiverOf(current);
        if (!current.parties.includes(personId)) throw new Conflict('not a party');
        await insertMessage(tx, key, {
          id,
          caseId: current.id,
          personId,
          authorPerson: null,
          authorStaff: staffId,
          body,
          answerBy,
          sentAt: ctx.now,
        });
        const files = await attach(tx, { id, caseId: current.id }, key);
        if (answerBy !== null) {
          await moveCase(tx, ctx, current, 'supplement.request', {
            waitingFor: 'citizen',
            dueOn: answerBy,
            unreadByStaff: false,
          });
        } else {
          await updateUnreadByStaff(tx, current.id, false);
        }
        await tell(tx, ctx, current.id, [personId]);
        return {
          result: undefined,
          audit: { chain: current.id, detail: { message: id, files, ...(answerBy === null ? {} : { answerBy }) } },
        };
      },
    }),
  );
}

/** Sends, unless it is sent: a second press of the button is no second message, whichever of the two comes first. */
async function once(send: () => Promise<void>): Promise<void> {
  try {
    await send();
  } catch (error) {
    if (!isDuplicate(error, 'messages_pkey')) throw error;
  }
}

/**
 * Opens the messages of a case and marks what the other side wrote as read. `gather` reads what else the page shows, when
 * they are marked.
 */
export function readMessages<T>(
  ctx: Ctx,
  caseId: string,
  gather: (reader: Reader, row: Case) => Promise<T>,
): Promise<{ row: Case; messages: Message[]; more: T }> {
  return perform(ctx, 'message.read', {
    // Whoever may only read in somebody's place may not lock either.
    load: (tx) => (ctx.actor.kind === 'staff' ? lockCase : selectCase)(tx, caseId),
    act: async (tx, row) => {
      const mine = ctx.actor.kind === 'citizen' ? ctx.actor.personId : undefined;
      const messages = await selectMessages(tx, caseKey(ctx, row), row.id, mine);
      const incoming = ctx.actor.kind === 'staff' ? 'toCaseworker' : 'toCitizen';
      const read = await updateMessagesRead(tx, row.id, incoming, ctx.now);
      return { result: { row, messages, more: await gather(tx, row) }, audit: { chain: row.id, detail: { read } } };
    },
  });
}
