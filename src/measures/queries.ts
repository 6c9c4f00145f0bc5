import { z } from 'zod';
import type { Reader, Tx } from '../platform/db/db.ts';
import { sql } from '../platform/db/sql.ts';
import { type DataKey, type Vault, open, seal } from '../platform/vault.ts';
import { Delivery, type MeasureItem, PlanContent, allowanceAnswers, delays, measureItems } from './rules.ts';

const day = z.string().nullable();
const Facts = z.object({
  id: z.string(),
  caseId: z.string(),
  item: z.literal(measureItems),
  grantedOn: z.string(),
  validFrom: z.string(),
  validUntil: day,
  plannedOn: day,
  startedOn: day,
  interruptedOn: day,
  resumedOn: day,
  endedOn: day,
  replacedOn: day,
  replaces: z.string().nullable(),
  delay: z.enum(delays).nullable(),
  version: z.number(),
});
/** A granted measure and its days, without what is sealed. */
export type MeasureFacts = z.infer<typeof Facts>;
const Row = Facts.extend({ extentSealed: z.instanceof(Buffer), deliverySealed: z.instanceof(Buffer).nullable() });
export type Measure = MeasureFacts & { extent: string; delivery: Delivery };

const facts = sql`m.id, m.case_id as "caseId", m.item, m.granted_on as "grantedOn", m.valid_from as "validFrom", m.valid_until as "validUntil",
  m.planned_on as "plannedOn", m.started_on as "startedOn", m.interrupted_on as "interruptedOn", m.resumed_on as "resumedOn",
  m.ended_on as "endedOn", m.replaced_on as "replacedOn", m.replaces, m.delay, m.version`;
const extentContext = (id: string) => `measure.extent:${id}`;
const deliveryContext = (id: string) => `measure.delivery:${id}`;

function opened(key: DataKey, { extentSealed, deliverySealed, ...row }: z.infer<typeof Row>): Measure {
  return {
    ...row,
    extent: open(key, extentSealed, extentContext(row.id)).toString('utf8'),
    delivery:
      deliverySealed === null
        ? { provider: '', contact: '', why: '' }
        : Delivery.parse(JSON.parse(open(key, deliverySealed, deliveryContext(row.id)).toString('utf8'))),
  };
}

/** What has been granted in a case, in the order of the law. */
export async function selectMeasures(reader: Reader, key: DataKey, caseId: string): Promise<Measure[]> {
  const rows = await reader.rows(
    sql`select ${facts}, m.extent_sealed as "extentSealed", m.delivery_sealed as "deliverySealed"
          from measures m where m.case_id = ${caseId} order by m.granted_on, m.item, m.id`,
    Row,
  );
  return rows.map((row) => opened(key, row));
}

/** How what has been granted in a case stands. */
export function selectMeasureFacts(reader: Reader, caseId: string): Promise<MeasureFacts[]> {
  return reader.rows(
    sql`select ${facts} from measures m where m.case_id = ${caseId} order by m.granted_on, m.item, m.id`,
    Facts,
  );
}

/** One measure and its days, when the reader may see it. */
export function selectOptionalMeasureFacts(reader: Reader, id: string): Promise<MeasureFacts | undefined> {
  return reader.optional(sql`select ${facts} from measures m where m.id = ${id}`, Facts);
}

const RunningRow = Row.extend({
  number: z.string(),
  vaultKeyId: z.string(),
  masterKeyId: z.string(),
  wrapped: z.instanceof(Buffer),
});
/** A measure that a person has, with the number of its case. */
export type Running = Measure & { number: string };

/**
 * What a person has by decisions in her other cases, that neither is ended nor has another in its place. What has run out since
 * `from` (YYYY-MM-DD) is among them: more time may be granted after the end.
 */
export async function selectRunning(
  reader: Reader,
  vault: Vault,
  { applicantId, besides, from }: { applicantId: string; besides: string; from: string },
): Promise<Running[]> {
  const rows = await reader.rows(
    sql`select ${facts}, m.extent_sealed as "extentSealed", m.delivery_sealed as "deliverySealed", c.number,
               c.vault_key_id as "vaultKeyId", k.master_key_id as "masterKeyId", k.wrapped
          from measures m join cases c on c.id = m.case_id join vault_keys k on k.id = c.vault_key_id
         where c.applicant_id = ${applicantId} and c.id <> ${besides} and m.ended_on is null and m.replaced_on is null
           and coalesce(m.valid_until, 'infinity') >= ${from}::date
         order by m.item, m.granted_on, m.id`,
    RunningRow,
  );
  return rows.map(({ number, vaultKeyId, masterKeyId, wrapped, ...row }) => ({
    ...opened(vault.unwrap({ id: vaultKeyId, masterKeyId, wrapped }), row),
    number,
  }));
}

/**
 * Which measures somebody has today, of those the reader sees: she herself, or the one with a personal number whom she represents.
 */
export async function selectItemsOf(reader: Reader, whom: string, today: string): Promise<MeasureItem[]> {
  const hers =
    whom === 'me'
      ? sql`c.applicant_id = actor_id()`
      : sql`exists (select from case_parties p join representations r on r.id = p.representation_id
               where p.case_id = c.id and p.person_id = actor_id() and r.principal_number = ${whom})`;
  const rows = await reader.rows(
    sql`select distinct m.item from measures m join cases c on c.id = m.case_id
         where ${hers} and coalesce(m.ended_on, 'infinity') > ${today}::date and coalesce(m.replaced_on, 'infinity') > ${today}::date
           and coalesce(m.valid_until, 'infinity') >= ${today}::date order by m.item`,
    Facts.pick({ item: true }),
  );
  return rows.map(({ item }) => item);
}

const HasMeasuresRow = z.object({ has: z.boolean() });

/** Whether anything has been granted to the reader, or to somebody for whom she may read decisions. */
export async function selectHasMeasures(reader: Reader): Promise<boolean> {
  const { has } = await reader.one(sql`select exists (select from measures) as has`, HasMeasuresRow);
  return has;
}

export async function insertMeasure(
  tx: Tx,
  key: DataKey,
  row: Pick<MeasureFacts, 'id' | 'caseId' | 'item' | 'grantedOn' | 'validFrom' | 'validUntil'> & {
    decisionId: string;
    extent: string;
    now: Date;
    /** What goes along from the measure whose place it takes. */
    after?: Pick<MeasureFacts, 'startedOn' | 'plannedOn' | 'delay'> & { replaces: string; delivery: Delivery };
  },
): Promise<void> {
  const { after } = row;
  const delivery = after && seal(key, JSON.stringify(after.delivery), deliveryContext(row.id));
  await tx.run(sql`insert into measures (id, case_id, decision_id, item, extent_sealed, granted_on, valid_from, valid_until, updated_at,
      replaces, delivery_sealed, started_on, planned_on, delay)
    values (${row.id}, ${row.caseId}, ${row.decisionId}, ${row.item}, ${seal(key, row.extent, extentContext(row.id))}, ${row.grantedOn},
            ${row.validFrom}, ${row.validUntil}, ${row.now}, ${after?.replaces ?? null}, ${delivery ?? null},
            ${after?.startedOn ?? null}, ${after?.plannedOn ?? null}, ${after?.delay ?? null})`);
}

/** From a day on, another stands in its place, or nothing does. Gives whether it was running until then. */
export async function updateStopped(
  tx: Tx,
  id: string,
  stop: { replacedOn: string } | { endedOn: string },
  now: Date,
): Promise<boolean> {
  const change = 'endedOn' in stop ? sql`ended_on = ${stop.endedOn}` : sql`replaced_on = ${stop.replacedOn}`;
  const stopped = await tx.run(sql`update measures set ${change}, version = version + 1, updated_at = ${now}
    where id = ${id} and ended_on is null and replaced_on is null`);
  return stopped === 1;
}

export type NewDelivery = Pick<
  MeasureFacts,
  'id' | 'plannedOn' | 'startedOn' | 'interruptedOn' | 'resumedOn' | 'endedOn' | 'delay' | 'version'
> & { delivery: Delivery };

/** Writes who delivers and when over the version that was read. Gives whether nobody had written since. */
export async function updateDelivery(
  tx: Tx,
  key: DataKey,
  caseId: string,
  row: NewDelivery,
  now: Date,
): Promise<boolean> {
  const changed = await tx.run(sql`update measures set
      delivery_sealed = ${seal(key, JSON.stringify(row.delivery), deliveryContext(row.id))}, planned_on = ${row.plannedOn},
      started_on = ${row.startedOn}, interrupted_on = ${row.interruptedOn}, resumed_on = ${row.resumedOn}, ended_on = ${row.endedOn},
      delay = ${row.delay}, version = version + 1, updated_at = ${now}
    where id = ${row.id} and case_id = ${caseId} and version = ${row.version}`);
  return changed === 1;
}

const Reported = Facts.extend({ number: z.string() });
export type ReportedMeasure = z.infer<typeof Reported>;

/** What a unit has granted, with the number of its case: the report chooses among them by the rules. */
export function selectMeasuresOfUnit(reader: Reader, unit: string, grantedBefore: string): Promise<ReportedMeasure[]> {
  return reader.rows(
    sql`select ${facts}, c.number from measures m join cases c on c.id = m.case_id
         where c.unit = ${unit} and m.granted_on <= ${grantedBefore}::date order by m.granted_on, m.id`,
    Reported,
  );
}

const Ending = z.object({
  id: z.string(),
  caseId: z.string(),
  validUntil: day,
  reminded: z.number().nullable(),
});

/** Measures whose time ends by a day. */
export function selectMeasuresEnding(reader: Reader, from: string, by: string): Promise<z.infer<typeof Ending>[]> {
  return reader.rows(
    sql`select m.id, m.case_id as "caseId", m.valid_until as "validUntil", m.reminded_days as reminded
          from measures m where m.valid_until between ${from}::date and ${by}::date and m.ended_on is null
           and m.replaced_on is null order by m.valid_until`,
    Ending,
  );
}

/** Marks that it has been reminded of, unless it was already. Gives whether it was new. */
export async function updateMeasureReminded(tx: Tx, id: string, days: number, now: Date): Promise<boolean> {
  const marked = await tx.run(sql`update measures set reminded_days = ${days}, updated_at = ${now}
    where id = ${id} and (reminded_days is null or reminded_days > ${days})`);
  return marked === 1;
}

const PlanRow = z.object({
  id: z.string(),
  reviewOn: z.string(),
  sharedBy: z.string().nullable(),
  sharedAt: z.date(),
});
export type PlanFacts = z.infer<typeof PlanRow>;
export type Plan = PlanFacts & { content: PlanContent };
const plan = sql`i.id, i.review_on as "reviewOn", s.name as "sharedBy", i.shared_at as "sharedAt"`;
const planFrom = sql`from individual_plans i left join staff s on s.id = i.shared_by`;
const planContext = (id: string) => `individual.plan:${id}`;

/** When the plans of a case were shown, the newest first. */
export function selectPlanFacts(reader: Reader, caseId: string): Promise<PlanFacts[]> {
  return reader.rows(sql`select ${plan} ${planFrom} where i.case_id = ${caseId} order by i.shared_at desc`, PlanRow);
}

/** The plan that was shown last. */
export async function selectOptionalPlan(reader: Reader, key: DataKey, caseId: string): Promise<Plan | undefined> {
  const row = await reader.optional(
    sql`select ${plan}, i.content_sealed as "contentSealed" ${planFrom}
         where i.case_id = ${caseId} order by i.shared_at desc limit 1`,
    PlanRow.extend({ contentSealed: z.instanceof(Buffer) }),
  );
  if (!row) return undefined;
  const { contentSealed, ...rest } = row;
  const content = JSON.parse(open(key, contentSealed, planContext(row.id)).toString('utf8')) as unknown;
  return { ...rest, content: PlanContent.parse(content) };
}

export async function insertPlan(
  tx: Tx,
  key: DataKey,
  row: { id: string; caseId: string; content: PlanContent; reviewOn: string; sharedBy: string; now: Date },
): Promise<void> {
  await tx.run(sql`insert into individual_plans (id, case_id, content_sealed, review_on, shared_by, shared_at)
    values (${row.id}, ${row.caseId}, ${seal(key, JSON.stringify(row.content), planContext(row.id))}, ${row.reviewOn}, ${row.sharedBy}, ${row.now})`);
}

const AllowanceRow = z.object({
  how: z.enum(allowanceAnswers),
  at: z.date(),
  /** Who noted it. */
  by: z.string().nullable(),
});
/** What the unit has done about one who may have a right to assistance allowance. */
export type AllowanceSettled = z.infer<typeof AllowanceRow>;

/** For employees; undefined when nobody has noted anything. */
export function selectOptionalAllowance(reader: Reader, caseId: string): Promise<AllowanceSettled | undefined> {
  return reader.optional(
    sql`select e.detail ->> 'how' as how, e.at, s.name as by from audit_events e left join staff s on s.id = e.actor_id
         where e.chain = ${caseId} and e.action = 'allowance.settle' order by e.seq limit 1`,
    AllowanceRow,
  );
}
