import { z } from 'zod';
import type { Reader, Tx } from '../platform/db/db.ts';
import { sql } from '../platform/db/sql.ts';

/** Facts that are safe to keep in clear: ids, codes, numbers. Never names, personal numbers, free text or answers. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | null | undefined>>;

export type AuditRow = {
  /** The case, application, person or employee whose chain it is part of. */
  chain: string;
  at: Date;
  action: string;
  actorKind: string;
  actorId: string | undefined;
  onTimeline: boolean;
  detail: AuditDetail;
  requestId: string;
};

/** Adds a row to its chain; the database gives it its place and its hash. */
export async function insertAuditEvent(tx: Tx, row: AuditRow): Promise<void> {
  await tx.run(sql`insert into audit_events (chain, seq, at, action, actor_kind, actor_id, on_timeline, detail, request_id, prev_hash, hash)
    values (${row.chain}, 0, ${row.at}, ${row.action}, ${row.actorKind}, ${row.actorId ?? null}, ${row.onTimeline},
            ${JSON.stringify(row.detail)}, ${row.requestId}, '', '')`);
}

const TimelineRow = z.object({
  at: z.date(),
  action: z.string(),
  actorKind: z.string(),
  actorId: z.string().nullable(),
  actorName: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
});
export type TimelineRow = z.infer<typeof TimelineRow>;

/** What has happened in a case that the citizen sees, newest first. */
export function selectTimeline(reader: Reader, caseId: string): Promise<TimelineRow[]> {
  return reader.rows(
    sql`select e.at, e.action, e.actor_kind as "actorKind", e.actor_id as "actorId", e.detail,
               coalesce(s.name, case when e.actor_kind = 'citizen' and actor_kind() = 'citizen' and e.actor_id <> actor_id() then
                 (select max(r.representative_name) from representations r
                   where r.representative_id = e.actor_id and r.state in ('VERIFIED', 'REVOKED')) end) as "actorName"
          from audit_events e left join staff s on s.id = e.actor_id and e.actor_kind = 'staff'
         where e.chain = ${caseId} and e.on_timeline order by e.seq desc limit 200`,
    TimelineRow,
  );
}

const ChainFault = z.object({ chain: z.string(), seq: z.number(), fault: z.string() });
export type ChainFault = z.infer<typeof ChainFault>;

/**
 * Recomputes every row's hash and its link to the row before, and compares the length with the heads. An empty answer
 * means that nothing was altered, removed or put in between. Needs the owner's role, since it reads the heads.
 */
export function selectChainFaults(reader: Reader): Promise<ChainFault[]> {
  return reader.rows(
    sql`with checked as (
          select e.chain, e.seq, e.hash, e.prev_hash, audit_digest(e) as digest,
                 lag(e.hash) over w as before, lag(e.seq, 1, 0) over w as seq_before
            from audit_events e window w as (partition by e.chain order by e.seq))
        select chain, seq, 'altered' as fault from checked where digest <> hash
        union all select chain, seq, 'broken link' from checked where prev_hash <> coalesce(before, '\\x'::bytea)
        union all select chain, seq, 'missing row' from checked where seq <> seq_before + 1
        union all select h.chain, h.seq, 'cut off' from audit_heads h
                   where h.seq <> coalesce((select max(e.seq) from audit_events e where e.chain = h.chain), 0)
        order by chain, seq`,
    ChainFault,
  );
}
