import { z } from 'zod';
import { languages } from '../platform/language.ts';
import type { NotifyChannel } from '../people/queries.ts';
import type { Reader, Tx } from '../platform/db/db.ts';
import { sql } from '../platform/db/sql.ts';

const Waiting = z.object({
  id: z.string(),
  channel: z.enum(['sms', 'email']),
  state: z.enum(['queued', 'sent', 'failed']),
  personId: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  language: z.enum(languages),
  protection: z.enum(['none', 'protected', 'unknown']),
});
export type WaitingNotification = z.infer<typeof Waiting>;

export async function insertNotification(
  tx: Tx,
  row: { id: string; personId: string; caseId: string | null; channel: NotifyChannel; createdAt: Date },
): Promise<void> {
  await tx.run(sql`insert into notifications (id, person_id, case_id, channel, created_at)
    values (${row.id}, ${row.personId}, ${row.caseId}, ${row.channel}, ${row.createdAt})`);
}

export function lockNotification(tx: Reader, id: string): Promise<WaitingNotification | undefined> {
  return tx.optional(
    sql`select n.id, n.channel, n.state, n.person_id as "personId", p.phone, p.email, p.language, p.protection
          from notifications n join persons p on p.id = n.person_id where n.id = ${id} for update of n`,
    Waiting,
  );
}

export async function updateNotificationState(tx: Tx, id: string, state: 'sent' | 'failed', now: Date): Promise<void> {
  await tx.run(sql`update notifications set state = ${state}, sent_at = ${now} where id = ${id}`);
}
