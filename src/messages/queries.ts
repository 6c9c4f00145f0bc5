import { z } from 'zod';
import { representing } from '../cases/queries.ts';
import { applicationTypes } from '../cases/rules.ts';
import type { Reader, Tx } from '../platform/db/db.ts';
import { sql, whole } from '../platform/db/sql.ts';
import { type DataKey, open, seal } from '../platform/vault.ts';

const messageKinds = ['letter', 'receipt', 'account'] as const;

const Row = z.object({
  id: z.string(),
  caseId: z.string(),
  /** Whose correspondence it is. */
  personId: z.string(),
  direction: z.enum(['toCitizen', 'toCaseworker']),
  /** Not a letter: the portal wrote it, in the act that it is about. */
  kind: z.enum(messageKinds),
  authorPerson: z.string().nullable(),
  authorStaff: z.string().nullable(),
  authorName: z.string().nullable(),
  bodySealed: z.instanceof(Buffer),
  answerBy: z.string().nullable(),
  answeredAt: z.date().nullable(),
  sentAt: z.date(),
  readAt: z.date().nullable(),
});

export type Message = Omit<z.infer<typeof Row>, 'bodySealed'> & { body: string };

const context = (id: string) => `message.body:${id}`;

/** The messages of a case, oldest first, opened with the case's key; those of one person, where she is named. */
export async function selectMessages(
  reader: Reader,
  key: DataKey,
  caseId: string,
  personId?: string,
): Promise<Message[]> {
  const whose = personId === undefined ? sql`` : sql`and m.person_id = ${personId}`;
  const rows = await reader.rows(
    sql`select m.id, m.case_id as "caseId", m.person_id as "personId", m.direction, m.kind, m.author_person as "authorPerson", m.author_staff as "authorStaff", coalesce(s.name, nullif(trim(p.given_name || ' ' || p.family_name), '')) as "authorName",
               m.body_sealed as "bodySealed", m.answer_by as "answerBy", m.answered_at as "answeredAt", m.sent_at as "sentAt", m.read_at as "readAt"
          from messages m left join staff s on s.id = m.author_staff left join persons p on p.id = m.author_person
         where m.case_id = ${caseId} ${whose} order by m.sent_at, m.id`,
    Row,
  );
  return rows.map(({ bodySealed, ...row }) => ({
    ...row,
    body: open(key, bodySealed, context(row.id)).toString('utf8'),
  }));
}

const BodyRow = z.object({ bodySealed: z.instanceof(Buffer) });

/** What one message says. */
export async function selectOptionalBody(reader: Reader, key: DataKey, id: string): Promise<string | undefined> {
  const row = await reader.optional(sql`select body_sealed as "bodySealed" from messages where id = ${id}`, BodyRow);
  return row && open(key, row.bodySealed, context(id)).toString('utf8');
}

export type NewMessage = {
  id: string;
  caseId: string;
  personId: string;
  /** A letter where nothing is said. */
  kind?: Message['kind'];
  authorPerson: string | null;
  authorStaff: string | null;
  body: string;
  answerBy: string | null;
  sentAt: Date;
  /** When it has been read already: what she sees as it is sent. */
  readAt?: Date;
};

export async function insertMessage(tx: Tx, key: DataKey, row: NewMessage): Promise<void> {
  await tx.run(sql`insert into messages (id, case_id, person_id, direction, kind, author_person, author_staff, body_sealed, answer_by, sent_at, read_at)
    values (${row.id}, ${row.caseId}, ${row.personId}, ${row.authorPerson === null ? 'toCitizen' : 'toCaseworker'}, ${row.kind ?? 'letter'}, ${row.authorPerson}, ${row.authorStaff},
            ${seal(key, row.body, context(row.id))}, ${row.answerBy}, ${row.sentAt}, ${row.readAt ?? null})`);
}

/** Marks what the other side wrote as read. Gives how many were unread. */
export function updateMessagesRead(
  tx: Tx,
  caseId: string,
  direction: Message['direction'],
  now: Date,
): Promise<number> {
  return tx.run(
    sql`update messages set read_at = ${now} where case_id = ${caseId} and direction = ${direction} and read_at is null`,
  );
}

/** The citizen has answered what she was asked for. */
export async function updateRequestsAnswered(tx: Tx, caseId: string, personId: string, now: Date): Promise<void> {
  await tx.run(
    sql`update messages set answered_at = ${now} where case_id = ${caseId} and person_id = ${personId} and answer_by is not null and answered_at is null`,
  );
}

const InboxRow = z.object({
  id: z.string(),
  caseId: z.string(),
  /** Not a letter: the portal wrote it. */
  sort: z.enum(messageKinds),
  kind: z.enum(['livelihoodSupport', 'lss']),
  number: z.string(),
  month: z.string().nullable(),
  applicationType: z.enum(applicationTypes).nullable(),
  authorName: z.string().nullable(),
  answerBy: z.string().nullable(),
  answeredAt: z.date().nullable(),
  sentAt: z.date(),
  readAt: z.date().nullable(),
  representing: z.string().nullish(),
});
export type InboxRow = z.infer<typeof InboxRow>;

export type InboxCursor = { sentAt: Date; id: string };

/** The newest messages to a person over all cases, without their content; continues after the cursor. */
export function selectInbox(reader: Reader, personId: string, limit: number, after?: InboxCursor): Promise<InboxRow[]> {
  const cursor = after ? sql`and (m.sent_at, m.id) < (${after.sentAt}::timestamptz, ${after.id}::uuid)` : sql``;
  return reader.rows(
    sql`select m.id, m.case_id as "caseId", m.kind as sort, c.kind, c.number, c.month, c.application_type as "applicationType", s.name as "authorName",
               m.answer_by as "answerBy", m.answered_at as "answeredAt", m.sent_at as "sentAt", m.read_at as "readAt", ${representing}
          from case_parties p join cases c on c.id = p.case_id join messages m on m.case_id = c.id and m.person_id = p.person_id
          left join staff s on s.id = m.author_staff
         where p.person_id = ${personId} and m.direction = 'toCitizen' ${cursor} order by m.sent_at desc, m.id desc limit ${whole(limit)}`,
    InboxRow,
  );
}

const Unread = z.object({ unread: z.number() });
const MessageCounts = z.object({ total: z.number(), unread: z.number() });

/** How many messages to a person are unread. */
export async function selectUnreadCount(reader: Reader, personId: string): Promise<number> {
  const { unread } = await reader.one(
    sql`select count(*)::int as unread from case_parties p join messages m on m.case_id = p.case_id and m.person_id = p.person_id
         where p.person_id = ${personId} and m.direction = 'toCitizen' and m.read_at is null`,
    Unread,
  );
  return unread;
}

/** How many messages a case has, and how many of those to the citizen are unread. */
export function selectMessageCounts(reader: Reader, caseId: string): Promise<{ total: number; unread: number }> {
  return reader.one(
    sql`select count(*)::int as total, (count(*) filter (where direction = 'toCitizen' and read_at is null))::int as unread
          from messages where case_id = ${caseId}`,
    MessageCounts,
  );
}
