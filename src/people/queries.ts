import { z } from 'zod';
import type { Reader, Tx } from '../platform/db/db.ts';
import { sql, whole } from '../platform/db/sql.ts';
import { type Language, languages } from '../platform/language.ts';
import { type Municipality, caseKinds, protectingUnit, unitFor } from '../platform/municipality.ts';

export const notifyChannels = ['sms', 'email'] as const;
export type NotifyChannel = (typeof notifyChannels)[number];

const Person = z.object({
  id: z.string(),
  personalNumber: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  notifyBy: z.array(z.enum(notifyChannels)),
  language: z.enum(languages),
  protection: z.enum(['none', 'protected', 'unknown']),
});
export type Person = z.infer<typeof Person>;

const columns = sql`id, personal_number as "personalNumber", given_name as "givenName", family_name as "familyName",
  phone, email, notify_by as "notifyBy", language, protection`;

export function fullName(person: { givenName: string; familyName: string }): string {
  return `${person.givenName} ${person.familyName}`.trim();
}

export function selectOptionalPerson(reader: Reader, id: string): Promise<Person | undefined> {
  return reader.optional(sql`select ${columns} from persons where id = ${id}`, Person);
}

export function selectPersonByNumber(reader: Reader, personalNumber: string): Promise<Person | undefined> {
  return reader.optional(sql`select ${columns} from persons where personal_number = ${personalNumber}`, Person);
}

/** How the person wants to be reached, as said in an application or on the profile page. */
export type ContactDetails = {
  phone: string | null;
  email: string | null;
  notifyBy: readonly NotifyChannel[];
  language: Language;
};

export async function updateContactDetails(tx: Tx, id: string, contact: ContactDetails, now: Date): Promise<void> {
  await tx.run(sql`update persons set phone = ${contact.phone}, email = ${contact.email}, notify_by = ${[...contact.notifyBy]},
    language = ${contact.language}, updated_at = ${now} where id = ${id}`);
}

const StaffMember = z.object({
  id: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
});
export type StaffMember = z.infer<typeof StaffMember>;

export function selectOptionalStaff(reader: Reader, id: string): Promise<StaffMember | undefined> {
  return reader.optional(sql`select id, name, phone, email from staff where id = ${id}`, StaffMember);
}

/** What the population register says of a person. `unknown`: it could not be asked, and she counts as protected. */
export type Protection = Person['protection'];

const ToAskAboutRow = z.object({ id: z.string(), personalNumber: z.string() });

/** Persons to ask the register about: those it could not tell of, and those with an open case whose answer is a day old. */
export function selectToAskAbout(
  reader: Reader,
  askedBefore: Date,
  limit: number,
): Promise<{ id: string; personalNumber: string }[]> {
  return reader.rows(
    sql`select p.id, p.personal_number as "personalNumber" from persons p
         where p.protection = 'unknown' or (p.protection_asked_at < ${askedBefore}
           and exists (select from case_parties c join cases k on k.id = c.case_id where c.person_id = p.id and k.open))
         order by p.protection_asked_at limit ${whole(limit)}`,
    ToAskAboutRow,
  );
}

/** Whoever is known to be protected stays so while the register cannot be asked. */
export async function updateProtection(tx: Tx, id: string, said: Protection, now: Date): Promise<void> {
  await tx.run(sql`update persons set protection_asked_at = ${now},
      protection = case when ${said} = 'unknown' and protection = 'protected' then protection else ${said} end
    where id = ${id}`);
}

const PlaceCasesRow = z.object({ moved: z.number() });

/** Moves the person's cases and the questions about her numbers to where they may be seen. Gives how many cases moved. */
export async function placeCases(tx: Tx, personId: string, municipality: Municipality): Promise<number> {
  const protecting = protectingUnit(municipality);
  if (protecting === undefined) return 0;
  const ordinary = Object.fromEntries(caseKinds.map((kind) => [kind, unitFor(municipality, kind)?.id]));
  const { moved } = await tx.one(
    sql`select place_cases(${personId}, ${protecting}, ${JSON.stringify(ordinary)}::jsonb) as moved`,
    PlaceCasesRow,
  );
  return moved;
}

const proposalStates = ['proposed', 'confirmed', 'rejected'] as const;

const ProposeMergeRow = z.object({ id: z.string(), mergedInto: z.string().nullable() });

/**
 * Proposes that a person is the one who had an earlier number. Gives what became of it: `none` when nobody here had that
 * number, `merged` when it belongs to somebody already. Locked, so that whoever learns meanwhile that the earlier person is
 * protected places the question too. Any manager sees it until `placeCases` has placed it.
 */
export async function proposeMerge(
  tx: Tx,
  row: { id: string; personId: string; earlierNumber: string; now: Date },
): Promise<'none' | 'merged' | 'proposed'> {
  const earlier = await tx.optional(
    sql`select id, merged_into as "mergedInto" from persons where personal_number = ${row.earlierNumber}
      for no key update`,
    ProposeMergeRow,
  );
  if (!earlier || earlier.id === row.personId) return 'none';
  if (earlier.mergedInto !== null) return 'merged';
  await tx.run(sql`insert into merge_proposals (id, person_id, earlier_person_id, created_at)
    values (${row.id}, ${row.personId}, ${earlier.id}, ${row.now}) on conflict (person_id, earlier_person_id) do nothing`);
  return 'proposed';
}

const Proposal = z.object({
  id: z.string(),
  personId: z.string(),
  earlierPersonId: z.string(),
  state: z.enum(proposalStates),
});
export type Proposal = z.infer<typeof Proposal>;

/** A proposal, locked. Undefined when it is not this actor's to see. */
export function lockProposal(tx: Tx, id: string): Promise<Proposal | undefined> {
  return tx.optional(
    sql`select id, person_id as "personId", earlier_person_id as "earlierPersonId", state
          from merge_proposals where id = ${id} for update`,
    Proposal,
  );
}

export async function updateProposal(
  tx: Tx,
  id: string,
  state: 'confirmed' | 'rejected',
  by: string,
  now: Date,
): Promise<void> {
  await tx.run(
    sql`update merge_proposals set state = ${state}, decided_by = ${by}, decided_at = ${now} where id = ${id}`,
  );
}

const MergePersonsRow = z.object({ moved: z.number().nullable() });

/** Joins the two persons of a confirmed proposal. Gives how many cases moved; null when one of them is joined already. */
export async function mergePersons(tx: Tx, proposalId: string): Promise<number | null> {
  const { moved } = await tx.one(sql`select merge_persons(${proposalId}) as moved`, MergePersonsRow);
  return moved;
}

const Side = z.object({
  personalNumber: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  createdAt: z.date(),
  lastLoginAt: z.date().nullable(),
  cases: z.number(),
});
export type ProposalSide = z.infer<typeof Side>;

/** What waits for an answer, oldest first: each with the person as known by the new number, and by the earlier. */
export async function selectProposals(
  reader: Reader,
): Promise<{ id: string; createdAt: Date; now: ProposalSide; earlier: ProposalSide }[]> {
  const rows = await reader.rows(
    sql`select m.id, m.created_at as "proposedAt", p.id = m.person_id as "isNow", p.personal_number as "personalNumber",
               p.given_name as "givenName", p.family_name as "familyName", p.created_at as "createdAt",
               p.last_login_at as "lastLoginAt",
               (select count(*)::int from case_parties c where c.person_id = p.id) as cases
          from merge_proposals m join persons p on p.id in (m.person_id, m.earlier_person_id)
         where m.state = 'proposed' order by m.created_at, m.id, "isNow" desc limit 200`,
    Side.extend({ id: z.string(), proposedAt: z.date(), isNow: z.boolean() }),
  );
  return rows.flatMap((now, index) => {
    const earlier = rows[index + 1];
    return now.isNow && earlier?.id === now.id ? [{ id: now.id, createdAt: now.proposedAt, now, earlier }] : [];
  });
}

const Standing = z.object({
  personalNumber: z.string(),
  proposal: z.enum(proposalStates).nullable(),
  decidedAt: z.date().nullable(),
});
export type Standing = z.infer<typeof Standing>;

/** The person's own number, and what has become of the question whether she has been here under another. */
export function selectStanding(reader: Reader, personId: string): Promise<Standing> {
  return reader.one(
    sql`select p.personal_number as "personalNumber", m.state as proposal, m.decided_at as "decidedAt"
          from persons p left join lateral (select state, decided_at from merge_proposals m where m.person_id = p.id
            order by m.created_at desc, m.id limit 1) m on true
         where p.id = ${personId}`,
    Standing,
  );
}
