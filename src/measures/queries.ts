import { z } from 'zod';
import type { Reader, Tx } from '../platform/db/db.ts';
import { sql } from '../platform/db/sql.ts';
import { type DataKey, open, seal } from '../platform/vault.ts';
import { Delivery, PlanContent, delays, measureItems } from './rules.ts';

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
  delay: z.enum(delays).nullable(),
  version: z.number(),
});
/** A granted measure and its days, without what is sealed. */
export type MeasureFacts = z.infer<typeof Facts>;
const Row = Facts.extend({ extentSealed: z.instanceof(Buffer), deliverySealed: z.instanceof(Buffer).nullable() });
export type Measure = MeasureFacts & { extent: string; delivery: Delivery };

const facts = sql`m.id, m.case_id as "caseId", m.item, m.granted_on as "grantedOn", m.valid_from as "validFrom", m.valid_until as "validUntil",
  m.planned_on as "plannedOn", m.started_on as "startedOn", m.interrupted_on as "interruptedOn", m.resumed_on as "resumedOn",
  m.ended_on as "endedOn", m.delay, m.version`;
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
  },
): Promise<void> {
  await tx.run(sql`insert into measures (id, case_id, decision_id, item, extent_sealed, granted_on, valid_from, valid_until, updated_at)
    values (${row.id}, ${row.caseId}, ${row.decisionId}, ${row.item}, ${seal(key, row.extent, extentContext(row.id))}, ${row.grantedOn},
            ${row.validFrom}, ${row.validUntil}, ${row.now})`);
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
          from measures m where m.valid_until between ${from}::date and ${by}::date and m.ended_on is null order by m.valid_until`,
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
