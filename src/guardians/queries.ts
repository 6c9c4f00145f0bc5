import { z } from 'zod';
import type { Case } from '../cases/queries.ts';
import type { Reader, Tx } from '../platform/db/db.ts';
import { sql } from '../platform/db/sql.ts';

/** Waits for whoever else sends a request for the same child, so that of two who send at once the second finds the first. */
export async function lockChild(tx: Tx, number: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('guardians of ' || ${number}, 0))`);
}

/** The one who acts, who was asked and has signed, becomes a party of the child's case. */
export async function joinAsGuardian(tx: Tx, caseId: string): Promise<void> {
  await tx.run(sql`select guardian_joins(${caseId})`);
}

/** The unit lets the child's other representatives follow the case. */
export async function updateOpened(tx: Tx, caseId: string): Promise<void> {
  await tx.run(sql`update cases set walled = false where id = ${caseId}`);
}

const OtherRequest = z.object({ id: z.string(), number: z.string() });
export type OtherRequest = z.infer<typeof OtherRequest>;

/** An open case in which somebody else has asked for the same child, in sight of the reader; the latest. */
export function selectOtherRequest(
  reader: Reader,
  row: Pick<Case, 'id' | 'kind' | 'applicantId' | 'askedBy'>,
): Promise<OtherRequest | undefined> {
  return reader.optional(
    sql`select c.id, c.number from cases c
         where c.applicant_id = ${row.applicantId} and c.kind = ${row.kind} and c.id <> ${row.id} and c.open
           and c.asked_by is not null and c.asked_by <> ${row.askedBy}
         order by c.received_at desc limit 1`,
    OtherRequest,
  );
}
