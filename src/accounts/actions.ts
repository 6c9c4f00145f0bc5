import type { Follow } from '../applications/actions.ts';
import { type Application, selectApplication, selectSubmission } from '../applications/queries.ts';
import { caseKey, lockCase, selectCase } from '../cases/queries.ts';
import { insertMessage } from '../messages/queries.ts';
import { sendChanged, tell } from '../notifications/actions.ts';
import { selectOptionalPerson } from '../people/queries.ts';
import { perform } from '../policy/perform.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import type { Tx } from '../platform/db/db.ts';
import type { Answers } from '../platform/forms/form.ts';
import { Conflict, NotFound } from '../platform/http/errors.ts';
import { newId } from '../platform/ids.ts';
import { enqueue } from '../platform/jobs.ts';
import { insertChange, selectChanges, selectSentBefore, updateSettled, updateTold } from './queries.ts';
import {
  type Answer,
  type Reach,
  type Told,
  accountIn,
  earlierReach,
  isAnotherAccount,
  reachIn,
  saysReach,
} from './rules.ts';
import { text } from './text.ts';

export const tellOfAccountTask = 'tellOfAccount';

/**
 * Notes that an application which has just been sent has another account than the last one of hers that counted. She is told
 * here and, by a job, as she was reached before: whoever sends it in her name may have changed that as well.
 */
export const noteAccount: Follow = async (tx, ctx, { row, caseId }) => {
  if (row.kind !== 'livelihoodSupport') return;
  const before = await lastThatCounts(tx, ctx, row);
  if (!before || !isAnotherAccount(before.answers, await sentAnswers(tx, row))) return;
  const id = newId();
  await insertChange(tx, row.key, {
    id,
    caseId,
    personId: row.personId,
    applicationId: row.id,
    before: { ...before.reach, ...(before.earlier ? { earlier: before.earlier } : {}) },
    createdAt: ctx.now,
  });
  const found = await selectCase(tx, caseId);
  await insertMessage(tx, caseKey(ctx, found), {
    id,
    caseId,
    personId: row.personId,
    kind: 'account',
    authorPerson: null,
    authorStaff: null,
    body: text[row.language].told(found.number, ctx.deps.municipality.phones.socialServices.number).join('\n\n'),
    answerBy: null,
    sentAt: ctx.now,
  });
  await enqueue(tx, tellOfAccountTask, { id });
};

/** The latest that she has sent and that said where money is to go, and where she was reached then and until shortly before. */
async function lastThatCounts(tx: Tx, ctx: Ctx, row: { id: string; personId: string }) {
  let last: { answers: Answers; reach: Reach } | undefined;
  const told: Told[] = [];
  for (const id of await selectSentBefore(tx, row)) {
    const before = await selectApplication(tx, ctx.deps.vault, id);
    const { frozen, submittedAt } = await selectSubmission(tx, before.key, before.id);
    const { answers } = frozen;
    const reach = reachIn(answers, before.language);
    if (!last && accountIn(answers) === undefined) continue;
    last ??= { answers, reach };
    if (saysReach(answers)) told.push({ reach, at: submittedAt });
  }
  return last && { ...last, earlier: earlierReach(told, ctx.now) };
}

/** What was asked and answered; in a draft there may be more, that other answers have made needless. */
async function sentAnswers(tx: Tx, row: Pick<Application, 'id' | 'key'>): Promise<Answers> {
  return (await selectSubmission(tx, row.key, row.id)).frozen.answers;
}

/** Tells her, as she was reached before, that something has changed and whom to call if it was not she. Once. */
export function tellOfAccount(ctx: Ctx, id: string): Promise<void> {
  return perform(ctx, 'account.tell', {
    load: async (tx) => {
      const [change] = await selectChanges(tx, ctx.deps.vault, { id });
      if (!change) throw new NotFound('account change');
      return { change, parties: [change.personId] };
    },
    act: async (tx, { change }) => {
      const { earlier, ...before } = change.before;
      let told = false;
      if (await updateTold(tx, id, ctx.now))
        for (const reach of [before, ...(earlier ? [earlier] : [])])
          told = (await sendChanged(ctx, reach, change.protection)) || told;
      return { result: undefined, audit: { chain: change.caseId, detail: { change: id, told } } };
    },
  });
}

/**
 * Notes what the person said when an employee asked her, on a way that was known before. She gets it in writing.
 * @throws Conflict when somebody was first
 */
export function settleAccount(ctx: Ctx, caseId: string, id: string, answer: Answer): Promise<void> {
  return perform(ctx, 'account.settle', {
    load: (tx) => lockCase(tx, caseId),
    act: async (tx, row) => {
      const staffId = actorId(ctx.actor);
      if (staffId === undefined) throw new Conflict('not an employee');
      const outcome = answer === 'denied' ? 'denied' : 'confirmed';
      const how = answer === 'visit' ? 'visit' : 'phone';
      const settled = await updateSettled(tx, { id, caseId: row.id, outcome, how, staffId, now: ctx.now });
      if (!settled) throw new Conflict('settled already');
      const person = await selectOptionalPerson(tx, settled.personId);
      const message = newId();
      await insertMessage(tx, caseKey(ctx, row), {
        id: message,
        caseId: row.id,
        personId: settled.personId,
        authorPerson: null,
        authorStaff: staffId,
        body: text[person?.language ?? 'sv'].settled[outcome].join('\n\n'),
        answerBy: null,
        sentAt: ctx.now,
      });
      await tell(tx, ctx, row.id, [settled.personId]);
      return { result: undefined, audit: { chain: row.id, detail: { message, outcome, how } } };
    },
  });
}
