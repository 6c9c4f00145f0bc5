import { z } from 'zod';
import type { Reader, Tx } from '../platform/db/db.ts';
import { sql, whole } from '../platform/db/sql.ts';
import { caseKinds } from '../platform/municipality.ts';
import { type DataKey, open, seal } from '../platform/vault.ts';
import { InvestigationContent } from './rules.ts';

export type DraftKind = 'investigation' | 'plan';
const draftContext = (caseId: string, kind: DraftKind) => `case.draft:${kind}:${caseId}`;
const sealedJson = (key: DataKey, sealed: Buffer, context: string): unknown =>
  JSON.parse(open(key, sealed, context).toString('utf8'));

const DraftRow = z.object({
  contentSealed: z.instanceof(Buffer),
  version: z.number(),
  writtenBy: z.string().nullable(),
  updatedAt: z.date(),
});
export type Draft<T> = { content: T; version: number; writtenBy: string | null; updatedAt: Date };

/** What the unit is writing and has not shown to anybody yet. */
export async function selectOptionalDraft<T>(
  reader: Reader,
  key: DataKey,
  caseId: string,
  kind: DraftKind,
  shape: z.ZodType<T>,
): Promise<Draft<T> | undefined> {
  const row = await reader.optional(
    sql`select d.content_sealed as "contentSealed", d.version, s.name as "writtenBy", d.updated_at as "updatedAt"
          from case_drafts d left join staff s on s.id = d.written_by where d.case_id = ${caseId} and d.kind = ${kind}`,
    DraftRow,
  );
  if (!row) return undefined;
  const { contentSealed, ...rest } = row;
  return { ...rest, content: shape.parse(sealedJson(key, contentSealed, draftContext(caseId, kind))) };
}

/** Saves it over the version that was read, 0 when there was none. Gives whether nobody had saved another since. */
export async function saveCaseDraft(
  tx: Tx,
  key: DataKey,
  row: { caseId: string; kind: DraftKind; content: unknown; version: number; staffId: string; now: Date },
): Promise<boolean> {
  const sealed = seal(key, JSON.stringify(row.content), draftContext(row.caseId, row.kind));
  const saved =
    row.version === 0
      ? await tx.run(sql`insert into case_drafts (case_id, kind, content_sealed, written_by, updated_at)
          values (${row.caseId}, ${row.kind}, ${sealed}, ${row.staffId}, ${row.now}) on conflict do nothing`)
      : await tx.run(sql`update case_drafts set content_sealed = ${sealed}, version = version + 1, written_by = ${row.staffId},
          updated_at = ${row.now} where case_id = ${row.caseId} and kind = ${row.kind} and version = ${row.version}`);
  return saved === 1;
}

const Shared = z.object({
  id: z.string(),
  lastDay: z.string(),
  sharedBy: z.string().nullable(),
  sharedAt: z.date(),
});
/** That an investigation was shown, when, by whom, and until when something can be said about it. */
export type SharedFacts = z.infer<typeof Shared>;
export type Investigation = SharedFacts & { content: InvestigationContent };

const shared = sql`i.id, i.last_day as "lastDay", s.name as "sharedBy", i.shared_at as "sharedAt"`;
const from = sql`from investigations i left join staff s on s.id = i.shared_by`;
const context = (id: string) => `investigation.content:${id}`;

/** How the investigations of a case were shown, the newest first. */
export function selectShared(reader: Reader, caseId: string): Promise<SharedFacts[]> {
  return reader.rows(sql`select ${shared} ${from} where i.case_id = ${caseId} order by i.shared_at desc`, Shared);
}

/** The investigations of a case as they were shown, the newest first. */
export async function selectInvestigations(reader: Reader, key: DataKey, caseId: string): Promise<Investigation[]> {
  const rows = await reader.rows(
    sql`select ${shared}, i.content_sealed as "contentSealed" ${from} where i.case_id = ${caseId} order by i.shared_at desc`,
    Shared.extend({ contentSealed: z.instanceof(Buffer) }),
  );
  return rows.map(({ contentSealed, ...row }) => ({
    ...row,
    content: InvestigationContent.parse(sealedJson(key, contentSealed, context(row.id))),
  }));
}

export async function insertInvestigation(
  tx: Tx,
  key: DataKey,
  row: { id: string; caseId: string; content: InvestigationContent; lastDay: string; sharedBy: string; now: Date },
): Promise<void> {
  await tx.run(sql`insert into investigations (id, case_id, content_sealed, last_day, shared_by, shared_at)
    values (${row.id}, ${row.caseId}, ${seal(key, JSON.stringify(row.content), context(row.id))}, ${row.lastDay}, ${row.sharedBy}, ${row.now})`);
}

const CommentRow = z.object({
  id: z.string(),
  investigationId: z.string(),
  personId: z.string(),
  bodySealed: z.instanceof(Buffer).nullable(),
  sentAt: z.date(),
});
/** What a party has said; no words when she has nothing to add. */
export type Comment = Omit<z.infer<typeof CommentRow>, 'bodySealed'> & { body: string | null };
const commentContext = (id: string) => `investigation.comment:${id}`;

/** What has been said about the investigations of a case, as far as the reader may know, the oldest first. */
export async function selectComments(reader: Reader, key: DataKey, caseId: string): Promise<Comment[]> {
  const rows = await reader.rows(
    sql`select id, investigation_id as "investigationId", person_id as "personId", body_sealed as "bodySealed", sent_at as "sentAt"
          from investigation_comments where case_id = ${caseId} order by sent_at, id`,
    CommentRow,
  );
  return rows.map(({ bodySealed, ...row }) => ({
    ...row,
    body: bodySealed && open(key, bodySealed, commentContext(row.id)).toString('utf8'),
  }));
}

/** Who has answered the investigation that was shown last, as far as the reader may know. */
export function selectAnsweredBy(reader: Reader, caseId: string): Promise<{ personId: string }[]> {
  return reader.rows(
    sql`select distinct person_id as "personId" from investigation_comments where investigation_id =
          (select id from investigations where case_id = ${caseId} order by shared_at desc limit 1)`,
    CommentRow.pick({ personId: true }),
  );
}

const Unanswered = z.object({
  caseId: z.string(),
  kind: z.enum(caseKinds),
  month: z.string().nullable(),
  lastDay: z.string(),
});
/** An investigation that a party may still say something about, and has not. */
export type Unanswered = z.infer<typeof Unanswered>;

export function selectUnanswered(
  reader: Reader,
  personId: string,
  { today, limit }: { today: string; limit: number },
): Promise<Unanswered[]> {
  return reader.rows(
    sql`select c.id as "caseId", c.kind, c.month, i.last_day as "lastDay"
          from case_parties p join cases c on c.id = p.case_id
          join lateral (select id, last_day from investigations x where x.case_id = c.id order by shared_at desc limit 1) i on true
         where p.person_id = ${personId} and (p.rights is null or 'WRITE' = any (p.rights)) and c.open
           and i.last_day >= ${today} and not exists (select from investigation_comments m
             where m.investigation_id = i.id and m.person_id = ${personId})
         order by i.last_day, c.id limit ${whole(limit)}`,
    Unanswered,
  );
}

export async function insertComment(
  tx: Tx,
  key: DataKey,
  row: { id: string; investigationId: string; caseId: string; personId: string; body: string | null; now: Date },
): Promise<void> {
  const sealed = row.body === null ? null : seal(key, row.body, commentContext(row.id));
  await tx.run(sql`insert into investigation_comments (id, investigation_id, case_id, person_id, body_sealed, sent_at)
    values (${row.id}, ${row.investigationId}, ${row.caseId}, ${row.personId}, ${sealed}, ${row.now})`);
}

const Opened = z.object({ investigationId: z.string(), personId: z.string(), openedAt: z.date() });

/** When each party first opened each investigation: the log says so. */
export function selectOpenings(reader: Reader, caseId: string): Promise<z.infer<typeof Opened>[]> {
  return reader.rows(
    sql`select detail ->> 'investigation' as "investigationId", actor_id as "personId", min(at) as "openedAt" from audit_events
         where chain = ${caseId} and action = 'investigation.read' and actor_kind = 'citizen' and detail ? 'investigation'
         group by 1, 2`,
    Opened,
  );
}
