import { z } from 'zod';
import type { Reader } from '../platform/db/db.ts';
import { sql, whole } from '../platform/db/sql.ts';
import { caseKinds } from '../platform/municipality.ts';

const DraftRow = z.object({
  id: z.string(),
  kind: z.enum(caseKinds),
  month: z.string().nullable(),
  updatedAt: z.date(),
  expiresAt: z.date(),
});
export type DraftRow = z.infer<typeof DraftRow>;

/** What the person has begun and not sent, without its answers. A part of her partner's has its own place. */
export function selectDrafts(reader: Reader, personId: string, limit: number): Promise<DraftRow[]> {
  return reader.rows(
    sql`select id, kind, month, updated_at as "updatedAt", expires_at as "expiresAt" from applications
         where person_id = ${personId} and state = 'draft' and part_of is null order by updated_at desc limit ${whole(limit)}`,
    DraftRow,
  );
}
