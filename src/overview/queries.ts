import { z } from 'zod';
import type { Reader } from '../platform/db/db.ts';
import { sql, whole } from '../platform/db/sql.ts';
import { caseKinds } from '../platform/municipality.ts';

const DraftRow = z.object({
  id: z.string(),
  kind: z.enum(caseKinds),
  formId: z.string(),
  month: z.string().nullable(),
  updatedAt: z.date(),
  expiresAt: z.date(),
  /** It is what she was asked for as somebody's partner. */
  part: z.boolean(),
});
export type DraftRow = z.infer<typeof DraftRow>;

/**
 * What the person has begun and not sent, without its answers; first what she has been told will be removed. A part of her
 * partner's has its own place until then.
 */
export function selectDrafts(reader: Reader, personId: string, limit: number): Promise<DraftRow[]> {
  return reader.rows(
    sql`select id, kind, form_id as "formId", month, updated_at as "updatedAt", expires_at as "expiresAt", part_of is not null as part from applications
         where person_id = ${personId} and state = 'draft' and (part_of is null or (warned_at is not null
           and not exists (select from co_applications o where o.case_id = applications.part_of and o.state = 'protected')))
         order by warned_at is null, updated_at desc limit ${whole(limit)}`,
    DraftRow,
  );
}
