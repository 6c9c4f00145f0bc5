import { type NotifyChannel, type Protection, selectOptionalPerson } from '../people/queries.ts';
import { perform } from '../policy/perform.ts';
import type { Ctx } from '../platform/context.ts';
import type { Tx } from '../platform/db/db.ts';
import { NotFound } from '../platform/http/errors.ts';
import { newId } from '../platform/ids.ts';
import { enqueue } from '../platform/jobs.ts';
import type { Language } from '../platform/language.ts';
import { insertNotification, lockNotification, updateNotificationState } from './queries.ts';
import { text } from './text.ts';

export const notifyTask = 'notify';

/**
 * Tells each person, by the ways they chose, that there is something to read. Part of the act's transaction: nothing
 * is sent unless the act is committed, and nothing is forgotten when it is. Gives how many messages are sent.
 */
export async function tell(tx: Tx, ctx: Ctx, caseId: string | null, personIds: readonly string[]): Promise<number> {
  let sent = 0;
  for (const personId of personIds) {
    const person = await selectOptionalPerson(tx, personId);
    for (const channel of person?.notifyBy ?? []) {
      const id = newId();
      await insertNotification(tx, { id, personId, caseId, channel, createdAt: ctx.now });
      await enqueue(tx, notifyTask, { notificationId: id });
      sent += 1;
    }
  }
  return sent;
}

/**
 * Tells somebody that something about her has changed, and whom to call if it was not she: where she was reached before, which
 * may no longer be where she says that she is. Gives whether it was sent.
 */
export async function sendChanged(
  ctx: Ctx,
  to: { phone: string | null; email: string | null; by: NotifyChannel | 'letter'; language: Language },
  protection: Protection,
): Promise<boolean> {
  const { name, phones } = ctx.deps.municipality;
  const t = text[to.language].changed;
  const words =
    protection === 'none' ? { subject: t.subject, body: t.body(name, phones.socialServices.number) } : t.discreet;
  const address = to.by === 'sms' ? to.phone : to.by === 'email' ? to.email : null;
  const send = to.by === 'sms' ? ctx.deps.sendSms : ctx.deps.sendMail;
  if (address === null || send === undefined) return false;
  await send({ to: address, subject: words.subject, text: words.body });
  return true;
}

/**
 * Sends one notification. Thrown errors are the job queue's sign to try again later. The row is marked before the
 * message leaves, in the same transaction: if the outer server fails, the mark is taken back with it.
 */
export function sendNotification(ctx: Ctx, notificationId: string): Promise<void> {
  return perform(ctx, 'notification.send', {
    load: async (tx) => {
      const notification = await lockNotification(tx, notificationId);
      if (!notification) throw new NotFound('notification');
      return { notification, parties: [notification.personId] };
    },
    act: async (tx, { notification }) => {
      // Where a protected person lives must not be read on a telephone that lies open, not even which municipality.
      const t = text[notification.language];
      const words =
        notification.protection === 'none'
          ? { subject: t.subject, body: t.body(ctx.deps.municipality.name, new URL(ctx.deps.baseUrl).host) }
          : t.discreet;
      const audit = {
        chain: notification.personId,
        detail: { notification: notification.id, channel: notification.channel },
      };
      if (notification.state === 'sent')
        return { result: undefined, audit: { ...audit, detail: { ...audit.detail, again: true } } };
      const to = notification.channel === 'sms' ? notification.phone : notification.email;
      const send = notification.channel === 'sms' ? ctx.deps.sendSms : ctx.deps.sendMail;
      if (to === null || send === undefined) {
        await updateNotificationState(tx, notification.id, 'failed', ctx.now);
        return { result: undefined, audit: { ...audit, detail: { ...audit.detail, failed: true } } };
      }
      await updateNotificationState(tx, notification.id, 'sent', ctx.now);
      await send({ to, subject: words.subject, text: words.body });
      return { result: undefined, audit };
    },
  });
}
