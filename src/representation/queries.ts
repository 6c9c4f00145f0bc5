import { z } from 'zod';
import type { Reader, Tx } from '../platform/db/db.ts';
import { sql, whole } from '../platform/db/sql.ts';
import { NotFound } from '../platform/http/errors.ts';
import { type CaseKind, caseKinds } from '../platform/municipality.ts';
import { type DataKey, type Vault, open, seal } from '../platform/vault.ts';
import { inForce } from '../cases/queries.ts';
import { partyRights } from '../policy/policy.ts';
import { type Basis, type Right, type State, bases, rights, states } from './rules.ts';

const Row = z.object({
  id: z.string(),
  principalNumber: z.string(),
  principalName: z.string(),
  representativeNumber: z.string(),
  representativeName: z.string(),
  representativeId: z.string().nullable(),
  basis: z.enum(bases),
  kinds: z.array(z.enum(caseKinds)),
  rights: z.array(z.enum(rights)),
  validFrom: z.string(),
  validUntil: z.string().nullable(),
  granted: z.boolean(),
  state: z.enum(states),
  unit: z.string(),
  applicationId: z.string().nullable(),
  noteSealed: z.instanceof(Buffer).nullable(),
  reasonSealed: z.instanceof(Buffer).nullable(),
  createdAt: z.date(),
  decidedAt: z.date().nullable(),
  decidedBy: z.string().nullable(),
  revokedAt: z.date().nullable(),
  reminded: z.number(),
  /** She whom it is about is told of it before it is checked. */
  toldAtOnce: z.boolean(),
  /** Whether a message that there is something to read has reached her; null when nobody has tried, and for citizens. */
  reached: z.boolean().nullable(),
  /** When she said that it is not right, and when the unit answered. Never to the one who represents. */
  objectedAt: z.date().nullable(),
  settledAt: z.date().nullable(),
  objectionSealed: z.instanceof(Buffer).nullable(),
  settledSealed: z.instanceof(Buffer).nullable(),
  /** When evidence was last sent by itself; when an employee last looked, which only employees are told. */
  sentAt: z.date().nullable(),
  lookedAt: z.date().nullable(),
  /** The one who reads is the one who represents, or the one who is represented. */
  mine: z.enum(['representative', 'principal']).nullable(),
  vaultKeyId: z.string(),
  masterKeyId: z.string(),
  wrapped: z.instanceof(Buffer),
});

/** A mandate, with what was written in it opened. */
export type Representation = Omit<
  z.infer<typeof Row>,
  'noteSealed' | 'reasonSealed' | 'objectionSealed' | 'settledSealed' | 'vaultKeyId' | 'masterKeyId' | 'wrapped'
> & {
  key: DataKey;
  note: string;
  reason: string;
  /** What she whom it is about has written of why it is not right, and what the unit has answered her. */
  objection: string;
  settled: string;
};

const noteContext = (id: string) => `representation.note:${id}`;
const reasonContext = (id: string) => `representation.reason:${id}`;
const objectionContext = (id: string) => `objection.words:${id}`;
const settledContext = (id: string) => `objection.settled:${id}`;

const numberIsMine = (column: ReturnType<typeof sql>) =>
  sql`exists (select from persons p where p.personal_number = ${column} and actor_kind() = 'citizen'
    and (p.id = actor_id() or p.merged_into = actor_id()))`;
const columns = sql`r.id, r.principal_number as "principalNumber", r.principal_name as "principalName",
  r.representative_number as "representativeNumber", r.representative_name as "representativeName",
  r.representative_id as "representativeId", r.basis, r.kinds, r.rights, r.valid_from as "validFrom",
  r.valid_until as "validUntil", r.granted, r.state, r.unit, r.application_id as "applicationId", r.note_sealed as "noteSealed",
  r.reason_sealed as "reasonSealed", r.created_at as "createdAt", r.decided_at as "decidedAt",
  (select s.name from staff s where s.id = r.decided_by) as "decidedBy", r.revoked_at as "revokedAt", r.reminded,
  r.told_at_once as "toldAtOnce", o.said_at as "objectedAt", o.settled_at as "settledAt", o.words_sealed as "objectionSealed",
  o.settled_sealed as "settledSealed", case when actor_kind() = 'staff' then (select bool_or(coalesce((e.detail ->> 'reached')::boolean, false))
    from audit_events e where e.chain = r.id and e.action = 'representation.tell' and e.detail ->> 'whom' = 'principal') end as reached,
  (select max(d.created_at) from documents d where d.representation_id = r.id) as "sentAt",
  (select max(e.at) from audit_events e where e.chain = r.id and e.action = 'representation.read' and e.actor_kind = 'staff') as "lookedAt",
  case when ${numberIsMine(sql`r.representative_number`)} then 'representative'
    when ${numberIsMine(sql`r.principal_number`)} then 'principal' end as mine,
  r.vault_key_id as "vaultKeyId", k.master_key_id as "masterKeyId", k.wrapped`;
const table = sql`representations r join vault_keys k on k.id = r.vault_key_id left join objections o on o.representation_id = r.id`;

function opened(vault: Vault, row: z.infer<typeof Row>): Representation {
  const { noteSealed, reasonSealed, objectionSealed, settledSealed, vaultKeyId, masterKeyId, wrapped, ...rest } = row;
  const key = vault.unwrap({ id: vaultKeyId, masterKeyId, wrapped });
  const words = (sealed: Buffer | null, context: string) => (sealed ? open(key, sealed, context).toString('utf8') : '');
  return {
    ...rest,
    key,
    note: words(noteSealed, noteContext(row.id)),
    reason: words(reasonSealed, reasonContext(row.id)),
    objection: words(objectionSealed, objectionContext(row.id)),
    settled: words(settledSealed, settledContext(row.id)),
  };
}

/** One mandate. @throws NotFound when there is none for this actor. */
export async function selectRepresentation(reader: Reader, vault: Vault, id: string): Promise<Representation> {
  const row = await reader.optional(sql`select ${columns} from ${table} where r.id = ${id}`, Row);
  if (!row) throw new NotFound('representation');
  return opened(vault, row);
}

/** The same, locked for a change. */
export async function lockRepresentation(tx: Tx, vault: Vault, id: string): Promise<Representation> {
  await tx.run(sql`select from representations where id = ${id} for update`);
  return selectRepresentation(tx, vault, id);
}

/** Those in which a citizen is one of the two, the latest first. */
export async function selectOwn(reader: Reader, vault: Vault): Promise<Representation[]> {
  const rows = await reader.rows(sql`select ${columns} from ${table} order by r.created_at desc, r.id limit 100`, Row);
  return rows.map((row) => opened(vault, row)).filter(({ mine }) => mine !== null);
}

/** Those that came with a case, or give somebody a place in it. */
export async function selectOfCase(reader: Reader, vault: Vault, caseId: string): Promise<Representation[]> {
  const rows = await reader.rows(
    sql`select ${columns} from ${table}
         where r.id in (select p.representation_id from case_parties p where p.case_id = ${caseId})
         order by r.created_at, r.id`,
    Row,
  );
  return rows.map((row) => opened(vault, row));
}

/** What waits to be checked in the reader's units: first what is said not to be right, then the oldest. */
export async function selectClaims(reader: Reader, vault: Vault): Promise<Representation[]> {
  const rows = await reader.rows(
    sql`select ${columns} from ${table} where r.state = 'CLAIMED' order by o.said_at is null, r.created_at, r.id limit 200`,
    Row,
  );
  return rows.map((row) => opened(vault, row));
}

/** How many wait to be checked in a unit; stops at 100. */
export async function selectClaimCount(reader: Reader, unit: string): Promise<number> {
  const { n } = await reader.one(
    sql`select count(*)::int as n from (select from representations where unit = ${unit} and state = 'CLAIMED' limit 100) as hit`,
    z.object({ n: z.number() }),
  );
  return n;
}

/** Mandates that end before long, or have ended lately, and of which somebody may have to be told. */
export function selectEnding(
  reader: Reader,
  until: string,
): Promise<{ id: string; validUntil: string; reminded: number }[]> {
  return reader.rows(
    sql`select id, valid_until as "validUntil", reminded from representations
         where state = 'VERIFIED' and valid_until >= actor_today() and valid_until <= ${until}::date order by valid_until, id`,
    z.object({ id: z.string(), validUntil: z.string(), reminded: z.number() }),
  );
}

/**
 * The two of a mandate, as far as they are known here and may know of it: a child from the day she is fifteen, and she who is
 * represented when it is checked, if not at once. For the system only.
 */
export async function selectTheTwo(
  reader: Reader,
  id: string,
): Promise<{ principal: string | null; representative: string | null }> {
  return reader.one(
    sql`select (select coalesce(p.merged_into, p.id) from persons p where p.personal_number = r.principal_number
                 and birthday(r.principal_number, 15) <= actor_today() and told_of(r)) as principal,
               (select coalesce(p.merged_into, p.id) from persons p where p.personal_number = r.representative_number) as representative
          from representations r where r.id = ${id}`,
    z.object({ principal: z.string().nullable(), representative: z.string().nullable() }),
  );
}

/** Everybody who is a party of a case in her own name today, and those who represent her. For the system only. */
export function selectSides(reader: Reader, caseId: string): Promise<{ id: string; represents: boolean }[]> {
  return reader.rows(
    sql`select p.person_id as id, p.rights is not null as represents from case_parties p
         where p.case_id = ${caseId} and ${inForce}`,
    z.object({ id: z.string(), represents: z.boolean() }),
  );
}

const PartyToday = z.object({
  id: z.string(),
  name: z.string(),
  /** By what right she acts for the applicant, and what she may; null for one who acts for herself. */
  basis: z.enum(bases).nullable(),
  rights: z.array(z.enum(partyRights)).nullable(),
});
/** Somebody whom the unit can reach in a case today. */
export type PartyToday = z.infer<typeof PartyToday>;

/** Those whom the unit can reach in a case today, the applicant first if she is one. For employees. */
export function selectPartiesToday(reader: Reader, caseId: string): Promise<PartyToday[]> {
  return reader.rows(
    sql`select p.person_id as id, trim(q.given_name || ' ' || q.family_name) as name, r.basis, p.rights
          from case_parties p join persons q on q.id = p.person_id left join representations r on r.id = p.representation_id
         where p.case_id = ${caseId} and ${inForce} order by p.role, p.person_id`,
    PartyToday,
  );
}

/** When whoever represents somebody removed a request that she had begun for her and not sent, the latest first. */
export function selectRemovals(reader: Reader, id: string): Promise<{ at: Date }[]> {
  return reader.rows(
    sql`select at from audit_events where chain = ${id} and action = 'application.discard' order by seq desc limit 20`,
    z.object({ at: z.date() }),
  );
}

export type NewRepresentation = {
  id: string;
  principalNumber: string;
  principalName: string;
  representativeNumber: string;
  representativeName: string;
  representativeId: string | null;
  basis: Basis;
  kinds: readonly CaseKind[];
  rights: readonly Right[];
  validFrom: string;
  validUntil: string | null;
  state: State;
  unit: string;
  applicationId: string | null;
  /** She whom it is about is told before it is checked; not by one whose identity is protected, whatever is said here. */
  toldAtOnce: boolean;
  note: string;
  now: Date;
};

export async function insertRepresentation(tx: Tx, key: DataKey, row: NewRepresentation): Promise<void> {
  const note = row.note === '' ? null : seal(key, row.note, noteContext(row.id));
  await tx.run(sql`insert into representations (id, principal_number, principal_name, representative_number, representative_name,
      representative_id, basis, kinds, rights, valid_from, valid_until, granted, state, unit, application_id, told_at_once, vault_key_id, note_sealed, created_at)
    values (${row.id}, ${row.principalNumber}, ${row.principalName}, ${row.representativeNumber}, ${row.representativeName},
      ${row.representativeId}, ${row.basis}, ${[...row.kinds]}, ${[...row.rights]}, ${row.validFrom}, ${row.validUntil},
      ${row.state === 'OFFERED'}, ${row.state}, ${row.unit}, ${row.applicationId}, ${row.toldAtOnce}, ${key.id}, ${note}, ${row.now})`);
}

/** The employee has checked it: these rights, on these days. */
export async function updateVerified(
  tx: Tx,
  id: string,
  given: { rights: readonly Right[]; validFrom: string; validUntil: string | null },
  by: string,
  now: Date,
): Promise<void> {
  await tx.run(sql`update representations set state = 'VERIFIED', rights = ${[...given.rights]}, valid_from = ${given.validFrom},
    valid_until = ${given.validUntil}, decided_by = ${by}, decided_at = ${now} where id = ${id}`);
}

export async function updateRefused(
  tx: Tx,
  row: Pick<Representation, 'id' | 'key'>,
  reason: string,
  by: string,
  now: Date,
): Promise<void> {
  await tx.run(sql`update representations set state = 'REFUSED', reason_sealed = ${seal(row.key, reason, reasonContext(row.id))},
    decided_by = ${by}, decided_at = ${now} where id = ${row.id}`);
}

/** Whoever was given a power of attorney has said yes. */
export async function updateAccepted(tx: Tx, id: string, by: string): Promise<void> {
  await tx.run(sql`update representations set state = 'VERIFIED', representative_id = ${by} where id = ${id}`);
}

export async function updateRevoked(
  tx: Tx,
  id: string,
  by: { person: string } | { staff: string },
  now: Date,
): Promise<void> {
  const person = 'person' in by ? by.person : null;
  const staff = 'staff' in by ? by.staff : null;
  await tx.run(sql`update representations set state = 'REVOKED', revoked_at = ${now}, revoked_by_person = ${person},
    revoked_by_staff = ${staff} where id = ${id}`);
}

export async function updateReminded(tx: Tx, id: string, reminded: number): Promise<void> {
  await tx.run(sql`update representations set reminded = ${reminded} where id = ${id}`);
}

/** She whom it is about says that it is not right. Gives whether she had not said so before. */
export async function insertObjection(
  tx: Tx,
  { id, key }: Pick<Representation, 'id' | 'key'>,
  row: { personId: string; words: string; now: Date },
): Promise<boolean> {
  const words = row.words === '' ? null : seal(key, row.words, objectionContext(id));
  const added = await tx.run(sql`insert into objections (representation_id, person_id, words_sealed, said_at)
    values (${id}, ${row.personId}, ${words}, ${row.now}) on conflict do nothing`);
  return added === 1;
}

/** What the unit has found of it. */
export async function updateSettled(
  tx: Tx,
  { id, key }: Pick<Representation, 'id' | 'key'>,
  row: { words: string; by: string; now: Date },
): Promise<void> {
  await tx.run(sql`update objections set settled_sealed = ${seal(key, row.words, settledContext(id))}, settled_by = ${row.by},
    settled_at = ${row.now} where representation_id = ${id} and settled_at is null`);
}

/** Every number that the one who acts has had here. */
export async function selectOwnNumbers(reader: Reader): Promise<string[]> {
  const rows = await reader.rows(
    sql`select personal_number as number from persons where id = actor_id() or merged_into = actor_id() order by id <> actor_id()`,
    z.object({ number: z.string() }),
  );
  return rows.map(({ number }) => number);
}

const RepresentedBefore = z.object({
  name: z.string(),
  stands: z.boolean(),
  /** It is not checked yet that she does. */
  claimed: z.boolean(),
});
export type RepresentedBefore = z.infer<typeof RepresentedBefore>;

/** Whom the one who acts represented in a case, when she may not do what she wanted; `stands`: she still represents her. */
export function selectRepresentedBefore(reader: Reader, caseId: string): Promise<RepresentedBefore | undefined> {
  return reader.optional(
    sql`select r.principal_name as name, r.state = 'CLAIMED' or (r.state = 'VERIFIED' and r.valid_from <= actor_today()
           and coalesce(r.valid_until, 'infinity') >= actor_today()) as stands, r.state = 'CLAIMED' as claimed
          from representations r where r.id = mandate_before(${caseId})`,
    RepresentedBefore,
  );
}

/** What she who asked for somebody else called her, when she sent the request. */
export async function selectStatedName(reader: Reader, caseId: string): Promise<string | undefined> {
  const row = await reader.optional(
    sql`select r.principal_name as name from cases c join case_parties p on p.case_id = c.id and p.person_id = c.asked_by
          join representations r on r.id = p.representation_id where c.id = ${caseId}`,
    z.object({ name: z.string() }),
  );
  return row?.name;
}

const MadeFor = z.object({
  /** Who sent it for her, and what she herself is called. */
  name: z.string(),
  forWhom: z.string(),
  /** What of it is hers to read: all that was said, what was asked for when she was a child, or nothing here. */
  reads: z.enum(['whole', 'told', 'none']),
});
export type MadeFor = z.infer<typeof MadeFor>;

/** That somebody else has sent a request for the reader, whose case it is. Undefined in every other case. */
export function selectMadeFor(reader: Reader, caseId: string): Promise<MadeFor | undefined> {
  return reader.optional(
    sql`select coalesce((select r.representative_name from representations r where r.representative_id = c.asked_by
                 order by r.created_at desc limit 1), '') as name,
               (select trim(q.given_name || ' ' || q.family_name) from persons q where q.id = c.applicant_id) as "forWhom",
               case when exists (select from applications a where a.id = c.application_id) then 'whole'
                 when exists (select from told_requests t where t.case_id = c.id) then 'told' else 'none' end as reads
          from cases c where c.id = ${caseId} and c.asked_by is not null and c.applicant_id = actor_id()`,
    MadeFor,
  );
}

const Offer = z.object({ id: z.string(), name: z.string() });
export type Offer = z.infer<typeof Offer>;

/** The powers of attorney that the reader has been given and has not answered, and by whom. */
export function selectOffers(reader: Reader, limit: number): Promise<Offer[]> {
  return reader.rows(
    sql`select r.id, r.principal_name as name from representations r where r.state = 'OFFERED'
         and r.representative_number in (select p.personal_number from persons p where p.id = actor_id() or p.merged_into = actor_id())
         order by r.created_at, r.id limit ${whole(limit)}`,
    Offer,
  );
}

const ClaimOnMe = z.object({ id: z.string(), name: z.string(), basis: z.enum(bases) });
export type ClaimOnMe = z.infer<typeof ClaimOnMe>;

/** Those who say that they represent the reader, whom nobody has checked and of whom she has not said that it is not right. */
export function selectClaimsOnMe(reader: Reader, limit: number): Promise<ClaimOnMe[]> {
  return reader.rows(
    sql`select r.id, r.representative_name as name, r.basis from representations r where r.state = 'CLAIMED' and r.told_at_once
         and r.principal_number in (select p.personal_number from persons p where p.id = actor_id() or p.merged_into = actor_id())
         and not exists (select from objections o where o.representation_id = r.id)
         order by r.created_at, r.id limit ${whole(limit)}`,
    ClaimOnMe,
  );
}

/** A mandate by which the one who acts may ask for support of a kind for the one with this number today. */
export async function selectMandate(
  reader: Reader,
  number: string,
  kind: CaseKind,
): Promise<{ id: string } | undefined> {
  return reader.optional(
    sql`select r.id from representations r where r.representative_id = actor_id() and r.principal_number = ${number}
         and r.state = 'VERIFIED' and ${kind} = any (r.kinds) and 'APPLY' = any (r.rights) and r.valid_from <= actor_today()
         and coalesce(r.valid_until, 'infinity') >= actor_today() order by r.created_at desc limit 1`,
    z.object({ id: z.string() }),
  );
}

/** The person with a number, or who she is said to be when she has not been here. Her own login says better. */
export async function personConcerned(
  tx: Tx,
  fresh: string,
  number: string,
  name: string,
  protectedUntilAsked: boolean,
  now: Date,
): Promise<string> {
  const { id } = await tx.one(
    sql`select person_concerned(${fresh}, ${number}, ${name}, ${protectedUntilAsked}, ${now}) as id`,
    z.object({ id: z.string() }),
  );
  return id;
}
