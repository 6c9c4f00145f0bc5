import { z } from 'zod';
import { sources } from '../applications/forms/lss-request.form.ts';
import type { Reader, Tx } from '../platform/db/db.ts';
import { sql } from '../platform/db/sql.ts';
import { NotFound } from '../platform/http/errors.ts';
import { type Consent, mandates, subjects } from './rules.ts';

const Row = z.object({
  id: z.string(),
  caseId: z.string(),
  caseNumber: z.string(),
  personId: z.string(),
  source: z.enum(sources),
  about: z.array(z.enum(subjects)),
  givenAt: z.date(),
  /** The last day on which it holds, YYYY-MM-DD. */
  until: z.string(),
  withdrawnAt: z.date().nullable(),
  /** Whom the reader represents in the case. */
  representing: z.string().nullable(),
  /** It was said for another, by one who represents her. */
  byRepresentative: z.boolean(),
  /** Who said it for another, by name, as far as the reader may know of her mandate. */
  saidBy: z.string().nullable(),
  /** By what right she did; null when it was said of oneself. */
  mandate: z.enum(mandates).nullable(),
});
export type ConsentRow = z.infer<typeof Row>;

const columns = sql`n.id, n.case_id as "caseId", c.number as "caseNumber", n.person_id as "personId", n.source, n.about,
  n.given_at as "givenAt", n.until, n.withdrawn_at as "withdrawnAt",
  (select r.principal_name from case_parties p join representations r on r.id = p.representation_id
    where p.case_id = n.case_id and p.person_id = actor_id()) as representing,
  n.represents is not null as "byRepresentative", said.name as "saidBy",
  case when n.represents is not null then coalesce(said.mandate, 'over') end as mandate`;

// Of several mandates the one that gives most. Whoever represents finds hers by her place in the case, for she does not see the
// person; the person finds it by her own number, for she does not see the other's place.
const table = sql`consents n join cases c on c.id = n.case_id left join lateral (
  select m.name, m.mandate from (select r.representative_name as name, r.created_at, case
      when not c.kind = any (r.kinds) or coalesce(r.valid_until, 'infinity') < actor_today() then 'over'
      when r.state = 'VERIFIED' and 'APPLY' = any (r.rights) then case when r.valid_from <= actor_today() then 'holds' else 'coming' end
      when r.state = 'CLAIMED' then 'waits' else 'over' end as mandate
    from representations r where n.represents is not null and r.representative_id = n.person_id
     and (r.id in (select p.representation_id from case_parties p where p.case_id = n.case_id and p.person_id = n.person_id)
       or r.principal_number in (select q.personal_number from persons q where n.represents in (q.id, q.merged_into)))) m
  order by array_position(${[...mandates]}, m.mandate), m.created_at desc limit 1) said on true`;

export async function insertConsent(
  tx: Tx,
  row: Consent & { id: string; caseId: string; personId: string; givenAt: Date },
): Promise<void> {
  await tx.run(sql`insert into consents (id, case_id, person_id, source, about, given_at, until)
    values (${row.id}, ${row.caseId}, ${row.personId}, ${row.source}, ${row.about}, ${row.givenAt}, ${row.until})`);
}

/** What the person has said yes to in any case, or somebody who represents her, the latest first. */
export function selectConsents(reader: Reader, personId: string): Promise<ConsentRow[]> {
  return reader.rows(
    sql`select ${columns} from ${table}
         where (n.person_id = ${personId} or n.represents in (select q.id from persons q where q.id = ${personId} or q.merged_into = ${personId}))
         order by n.given_at desc, n.source limit 100`,
    Row,
  );
}

/** What has been said yes to in a case, as far as the one who asks may see. */
export function selectConsentsOfCase(reader: Reader, caseId: string): Promise<ConsentRow[]> {
  return reader.rows(
    sql`select ${columns} from ${table}
         where n.case_id = ${caseId} order by n.given_at, n.source limit 100`,
    Row,
  );
}

/** @throws NotFound when there is none for this actor. */
export async function selectConsent(reader: Reader, id: string): Promise<ConsentRow> {
  const row = await reader.optional(sql`select ${columns} from ${table} where n.id = ${id}`, Row);
  if (!row) throw new NotFound('consent');
  return row;
}

/** Gives false when it is taken back already. */
export async function updateWithdrawn(tx: Tx, id: string, now: Date): Promise<boolean> {
  return (await tx.run(sql`update consents set withdrawn_at = ${now} where id = ${id} and withdrawn_at is null`)) === 1;
}
