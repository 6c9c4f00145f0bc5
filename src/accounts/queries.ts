import { z } from 'zod';
import type { Reader, Tx } from '../platform/db/db.ts';
import { sql } from '../platform/db/sql.ts';
import { type DataKey, type Vault, open, seal } from '../platform/vault.ts';
import { type ReachBefore, reachBeforeShape } from './rules.ts';

const context = (id: string) => `account-change.before:${id}`;

const IdRow = z.object({ id: z.string() });

/**
 * What the person has sent for livelihood support before this application, the latest first, what she took back as well: it
 * still says where she was reached. Without those whose account nobody has confirmed.
 */
export async function selectSentBefore(reader: Reader, row: { id: string; personId: string }): Promise<string[]> {
  const rows = await reader.rows(
    sql`select a.id from applications a
         where a.person_id in (select p.id from persons p where p.id = ${row.personId} or p.merged_into = ${row.personId})
           and a.kind = 'livelihoodSupport' and a.state = 'submitted' and a.id <> ${row.id}
           and not exists (select from account_changes h where h.application_id = a.id and h.outcome is distinct from 'confirmed')
         order by a.submitted_at desc limit 12`,
    IdRow,
  );
  return rows.map(({ id }) => id);
}

export async function insertChange(
  tx: Tx,
  key: DataKey,
  row: { id: string; caseId: string; personId: string; applicationId: string; before: ReachBefore; createdAt: Date },
): Promise<void> {
  await tx.run(sql`insert into account_changes (id, case_id, person_id, application_id, before_sealed, created_at)
    values (${row.id}, ${row.caseId}, ${row.personId}, ${row.applicationId}, ${seal(key, JSON.stringify(row.before), context(row.id))},
            ${row.createdAt})`);
}

const Row = z.object({
  id: z.string(),
  caseId: z.string(),
  personId: z.string(),
  name: z.string(),
  protection: z.enum(['none', 'protected', 'unknown']),
  keyId: z.string(),
  masterKeyId: z.string(),
  wrapped: z.instanceof(Buffer),
  beforeSealed: z.instanceof(Buffer),
  createdAt: z.date(),
  toldAt: z.date().nullable(),
  outcome: z.enum(['confirmed', 'denied']).nullable(),
  how: z.enum(['phone', 'visit']).nullable(),
  settledBy: z.string().nullable(),
  settledAt: z.date().nullable(),
});
export type AccountChange = Omit<z.infer<typeof Row>, 'keyId' | 'masterKeyId' | 'wrapped' | 'beforeSealed'> & {
  before: ReachBefore;
};

/** The changes of account in a case, or one by its id, with how the person was reached before. */
export async function selectChanges(
  reader: Reader,
  vault: Vault,
  by: { caseId: string } | { id: string },
): Promise<AccountChange[]> {
  const which = 'id' in by ? sql`h.id = ${by.id}` : sql`h.case_id = ${by.caseId}`;
  const rows = await reader.rows(
    sql`select h.id, h.case_id as "caseId", h.person_id as "personId", trim(p.given_name || ' ' || p.family_name) as name, p.protection,
               k.id as "keyId", k.master_key_id as "masterKeyId", k.wrapped, h.before_sealed as "beforeSealed",
               h.created_at as "createdAt", h.told_at as "toldAt", h.outcome, h.how, s.name as "settledBy", h.settled_at as "settledAt"
          from account_changes h join applications a on a.id = h.application_id join vault_keys k on k.id = a.vault_key_id
          join persons p on p.id = h.person_id left join staff s on s.id = h.settled_by
         where ${which} order by h.created_at, h.id`,
    Row,
  );
  return rows.map(({ keyId, masterKeyId, wrapped, beforeSealed, ...row }) => {
    const key = vault.unwrap({ id: keyId, masterKeyId, wrapped });
    return {
      ...row,
      before: reachBeforeShape.parse(JSON.parse(open(key, beforeSealed, context(row.id)).toString('utf8'))),
    };
  });
}

const OpenChange = z.object({ personId: z.string(), outcome: z.enum(['denied']).nullable() });
/** A change of account that does not count: nobody has asked her yet, or she has said that it was not she. */
export type OpenChange = z.infer<typeof OpenChange>;

export function selectOpenChanges(reader: Reader, caseId: string): Promise<OpenChange[]> {
  return reader.rows(
    sql`select h.person_id as "personId", h.outcome from account_changes h
         where h.case_id = ${caseId} and h.outcome is distinct from 'confirmed' order by h.created_at, h.id`,
    OpenChange,
  );
}

/** Notes that she is told. Gives false when she is already. */
export async function updateTold(tx: Tx, id: string, now: Date): Promise<boolean> {
  return (await tx.run(sql`update account_changes set told_at = ${now} where id = ${id} and told_at is null`)) === 1;
}

const SettledRow = z.object({ personId: z.string() });

/** Notes what she said, once. Gives whose it was; undefined when it is settled, or is not of this case. */
export function updateSettled(
  tx: Tx,
  row: {
    id: string;
    caseId: string;
    outcome: 'confirmed' | 'denied';
    how: 'phone' | 'visit';
    staffId: string;
    now: Date;
  },
): Promise<{ personId: string } | undefined> {
  return tx.optional(
    sql`update account_changes set outcome = ${row.outcome}, how = ${row.how}, settled_by = ${row.staffId}, settled_at = ${row.now}
         where id = ${row.id} and case_id = ${row.caseId} and outcome is null returning person_id as "personId"`,
    SettledRow,
  );
}
