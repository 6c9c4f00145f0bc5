import { z } from 'zod';
import { staffRoles } from '../platform/context.ts';
import type { Reader, Tx } from '../platform/db/db.ts';
import { sql } from '../platform/db/sql.ts';
import { NotFound } from '../platform/http/errors.ts';
import { type DataKey, open, seal, type Vault } from '../platform/vault.ts';
import { evidenceShape, type Evidence } from '../platform/saml/evidence.ts';
import { requestKinds, type SamlRequest } from '../platform/saml/chain.ts';

const SamlRequestRow = z.object({
  id: z.string(),
  kind: z.enum(requestKinds),
  idpEntityId: z.string(),
  browserHash: z.string(),
  levels: z.array(z.string()),
  forceAuthn: z.boolean(),
  returnTo: z.string(),
  subjectPersonId: z.string().nullable(),
  applicationId: z.string().nullable(),
  contentHash: z.string().nullable(),
  subjectStaffId: z.string().nullable(),
  createdAt: z.date(),
  usedAt: z.date().nullable(),
});
const LoggedIn = z.object({
  id: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  mergedInto: z.string().nullable(),
});
type LoggedIn = z.infer<typeof LoggedIn>;
const IdRow = z.object({ id: z.string() });

export type NewSamlRequest = Omit<SamlRequest, 'usedAt'> & { sent: string | null; message: string | null };

export async function insertSamlRequest(tx: Tx, request: NewSamlRequest): Promise<void> {
  await tx.run(sql`insert into saml_requests (id, kind, idp_entity_id, browser_hash, levels, force_authn, return_to,
      subject_person_id, application_id, content_hash, subject_staff_id, sent, message, created_at)
    values (${request.id}, ${request.kind}, ${request.idpEntityId}, ${request.browserHash}, ${request.levels}, ${request.forceAuthn},
      ${request.returnTo}, ${request.subjectPersonId}, ${request.applicationId}, ${request.contentHash}, ${request.subjectStaffId},
      ${request.sent}, ${request.message}, ${request.createdAt})`);
}

export function selectOptionalSamlRequest(reader: Reader, id: string): Promise<SamlRequest | undefined> {
  return reader.optional(
    sql`select id, kind, idp_entity_id as "idpEntityId", browser_hash as "browserHash", levels, force_authn as "forceAuthn",
          return_to as "returnTo", subject_person_id as "subjectPersonId", application_id as "applicationId",
          content_hash as "contentHash", subject_staff_id as "subjectStaffId", created_at as "createdAt", used_at as "usedAt"
        from saml_requests where id = ${id}`,
    SamlRequestRow,
  );
}

/** Consumes the request; false when somebody was first, or it has grown too old. */
export async function useSamlRequest(tx: Tx, id: string, now: Date, notBefore: Date): Promise<boolean> {
  const changed = await tx.run(
    sql`update saml_requests set used_at = ${now} where id = ${id} and used_at is null and created_at > ${notBefore}`,
  );
  return changed === 1;
}

/** Remembers the assertion; false when it has been used before. */
export async function insertSamlAssertion(tx: Tx, id: string, expiresAt: Date): Promise<boolean> {
  const added = await tx.run(
    sql`insert into saml_assertions (id, expires_at) values (${id}, ${expiresAt}) on conflict (id) do nothing`,
  );
  return added === 1;
}

/** Removes requests from before `oldest`, and assertions whose time is out. Gives how many rows. */
export async function deleteOldSamlRows(tx: Tx, now: Date, oldest: Date): Promise<number> {
  const requests = await tx.run(sql`delete from saml_requests where created_at < ${oldest}`);
  return requests + (await tx.run(sql`delete from saml_assertions where expires_at < ${now}`));
}

/** Creates the person at the first sign-in; later ones refresh the name, when the provider sent one. */
export async function upsertPerson(
  tx: Tx,
  person: { id: string; personalNumber: string; givenName: string; familyName: string; now: Date },
): Promise<LoggedIn> {
  return tx.one(
    sql`insert into persons (id, personal_number, given_name, family_name, last_login_at, created_at, updated_at)
        values (${person.id}, ${person.personalNumber}, ${person.givenName}, ${person.familyName}, ${person.now}, ${person.now}, ${person.now})
        on conflict (personal_number) do update set
          given_name = case when excluded.given_name || excluded.family_name = '' then persons.given_name else excluded.given_name end,
          family_name = case when excluded.given_name || excluded.family_name = '' then persons.family_name else excluded.family_name end,
          last_login_at = excluded.last_login_at,
          updated_at = excluded.updated_at
        returning id, given_name as "givenName", family_name as "familyName", merged_into as "mergedInto"`,
    LoggedIn,
  );
}

/** Whether employees have said that this is an earlier number of somebody else's. */
export async function isMerged(reader: Reader, personId: string): Promise<boolean> {
  const merged = sql`select id from persons where id = ${personId} and merged_into is not null`;
  return (await reader.optional(merged, IdRow)) !== undefined;
}

/** Whom a number stands for: the person it turned out to be, where employees have confirmed that. */
export function selectOptionalPersonByNumber(
  reader: Reader,
  personalNumber: string,
): Promise<{ id: string } | undefined> {
  return reader.optional(
    sql`select coalesce(merged_into, id) as id from persons where personal_number = ${personalNumber}`,
    IdRow,
  );
}

const PersonalNumberRow = z.object({ personalNumber: z.string() });

/** The number of a person who is in sight: one's own. */
export async function selectPersonalNumber(reader: Reader, personId: string): Promise<string> {
  const row = await reader.one(
    sql`select personal_number as "personalNumber" from persons where id = ${personId}`,
    PersonalNumberRow,
  );
  return row.personalNumber;
}

const Reach = z.object({ id: z.string(), roles: z.array(z.string()), units: z.array(z.string()) });

/** Roles and units that the employee had at the sign-in before this one, if there was one. */
export function selectOptionalReach(
  reader: Reader,
  idpEntityId: string,
  subject: string,
): Promise<z.infer<typeof Reach> | undefined> {
  return reader.optional(
    sql`select id, roles, units from staff where idp_entity_id = ${idpEntityId} and subject = ${subject}`,
    Reach,
  );
}

/** Roles and units of the latest sign-in. */
export function selectReach(reader: Reader, staffId: string): Promise<z.infer<typeof Reach>> {
  return reader.one(sql`select id, roles, units from staff where id = ${staffId}`, Reach);
}

/** Creates the employee at the first sign-in; name, roles and units are those of this sign-in. */
export async function upsertStaff(
  tx: Tx,
  staff: {
    id: string;
    idpEntityId: string;
    subject: string;
    name: string;
    email: string | null;
    roles: string[];
    units: string[];
    now: Date;
  },
): Promise<{ id: string }> {
  return tx.one(
    sql`insert into staff (id, idp_entity_id, subject, name, email, roles, units, last_login_at, created_at)
        values (${staff.id}, ${staff.idpEntityId}, ${staff.subject}, ${staff.name}, ${staff.email}, ${staff.roles}, ${staff.units},
          ${staff.now}, ${staff.now})
        on conflict (idp_entity_id, subject) do update set
          name = excluded.name, email = excluded.email, roles = excluded.roles, units = excluded.units,
          last_login_at = excluded.last_login_at
        returning id`,
    IdRow,
  );
}

/** The employee's latest answer from the provider gave no role. */
export async function updateNoReach(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`update staff set roles = '{}', units = '{}' where id = ${id}`);
}

/** Whose application it is. Throws when the one who acts may not see it. */
export async function selectApplicant(reader: Reader, applicationId: string): Promise<string> {
  const row = await reader.optional(sql`select person_id as id from applications where id = ${applicationId}`, IdRow);
  if (!row) throw new NotFound('application');
  return row.id;
}

const ApplicationKeyRow = z.object({ id: z.string(), masterKeyId: z.string(), wrapped: z.instanceof(Buffer) });

/** The data key of the application that is signed, wrapped. */
export function selectApplicationKey(
  reader: Reader,
  applicationId: string,
): Promise<{ id: string; masterKeyId: string; wrapped: Buffer }> {
  return reader.one(
    sql`select k.id, k.master_key_id as "masterKeyId", k.wrapped
        from applications a join vault_keys k on k.id = a.vault_key_id where a.id = ${applicationId}`,
    ApplicationKeyRow,
  );
}

const SentRow = z.object({ sent: z.string().nullable(), message: z.string().nullable(), createdAt: z.date() });

/** What was sent when the person was asked to sign. */
export function selectSent(
  reader: Reader,
  id: string,
): Promise<{ sent: string | null; message: string | null; createdAt: Date }> {
  return reader.one(sql`select sent, message, created_at as "createdAt" from saml_requests where id = ${id}`, SentRow);
}

const evidenceContext = (id: string) => `signature.evidence:${id}`;

export async function insertSignature(
  tx: Tx,
  signature: {
    id: string;
    applicationId: string;
    personId: string;
    contentHash: string;
    signedAt: Date;
    idp: string;
    level: string;
    requestId: string;
    evidence: string;
  },
  key: DataKey,
): Promise<void> {
  await tx.run(sql`insert into signatures (id, application_id, person_id, content_hash, signed_at, idp, level, request_id, evidence_sealed)
    values (${signature.id}, ${signature.applicationId}, ${signature.personId}, ${signature.contentHash}, ${signature.signedAt},
      ${signature.idp}, ${signature.level}, ${signature.requestId}, ${seal(key, signature.evidence, evidenceContext(signature.id))})`);
}

/** A confirmation that was used, with its evidence opened. */
export type Signature = {
  id: string;
  applicationId: string;
  personId: string;
  personalNumber: string;
  contentHash: string;
  signedAt: Date;
  idp: string;
  requestId: string;
  /** Undefined when it is not of a kind that is known. */
  evidence: Evidence | undefined;
  /** The evidence's own text, as its hash was put in the log. */
  evidenceText: string;
};

const SignatureRow = z.object({
  id: z.string(),
  applicationId: z.string(),
  personId: z.string(),
  personalNumber: z.string(),
  contentHash: z.string(),
  signedAt: z.date(),
  idp: z.string(),
  requestId: z.string(),
  evidenceSealed: z.instanceof(Buffer),
  keyId: z.string(),
  masterKeyId: z.string(),
  wrapped: z.instanceof(Buffer),
});

/** The confirmation by its own id, or the one that an application was sent with. */
export async function selectOptionalSignature(
  reader: Reader,
  vault: Vault,
  by: { id: string } | { applicationId: string },
): Promise<{ signature: Signature; key: DataKey } | undefined> {
  const which =
    'id' in by ? sql`s.id = ${by.id}` : sql`s.application_id = ${by.applicationId} and s.used_at is not null`;
  const row = await reader.optional(
    sql`select s.id, s.application_id as "applicationId", s.person_id as "personId", p.personal_number as "personalNumber",
          s.content_hash as "contentHash", s.signed_at as "signedAt", s.idp, s.request_id as "requestId",
          s.evidence_sealed as "evidenceSealed", k.id as "keyId", k.master_key_id as "masterKeyId", k.wrapped
        from signatures s join persons p on p.id = s.person_id join applications a on a.id = s.application_id
          join vault_keys k on k.id = a.vault_key_id
        where ${which} order by s.used_at limit 1`,
    SignatureRow,
  );
  if (!row) return undefined;
  const { evidenceSealed, keyId, masterKeyId, wrapped, ...signature } = row;
  const key = vault.unwrap({ id: keyId, masterKeyId, wrapped });
  const evidenceText = open(key, evidenceSealed, evidenceContext(row.id)).toString('utf8');
  const evidence = evidenceShape.safeParse(JSON.parse(evidenceText)).data;
  return { signature: { ...signature, evidence, evidenceText }, key };
}

const IsInLogRow = z.object({ found: z.boolean() });

/** Whether the log says, in the application's chain, that this evidence was taken in. */
export async function isInLog(
  reader: Reader,
  signature: Pick<Signature, 'id' | 'applicationId'>,
  hash: string,
): Promise<boolean> {
  const { found } = await reader.one(
    sql`select exists (select from audit_events where chain = ${signature.applicationId} and action = 'application.sign'
          and detail->>'signature' = ${signature.id} and detail->>'evidence' = ${hash}) as found`,
    IsInLogRow,
  );
  return found;
}

/**
 * Ends all sessions of a person or an employee, whatever browser they are in. Gives how many there were. One that is saved
 * only after this is not among them: whoever saves it waits with `waitForEnding` and looks again.
 */
export async function endSessionsOf(tx: Tx, side: 'citizen' | 'staff', id: string): Promise<number> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${id}::text, 0))`);
  const whose = side === 'citizen' ? sql`person_id = ${id}` : sql`staff_id = ${id}`;
  return tx.run(sql`update sessions set sess = (sess::jsonb || '{"ended": true}')::json where ${whose}`);
}

const WaitForEndingRow = z.object({ free: z.boolean() });

/** Waits until nobody is ending the sessions of this person or employee, so that what led to it can be seen. */
export async function waitForEnding(reader: Reader, id: string): Promise<void> {
  await reader.one(
    sql`select true as free from pg_advisory_xact_lock_shared(hashtextextended(${id}::text, 0))`,
    WaitForEndingRow,
  );
}

/**
 * Ends the sessions that a provider names: all of this NameID, or those of them with one of its session indexes. Gives
 * whose they were.
 */
export async function endSessionsNamed(
  tx: Tx,
  side: 'citizen' | 'staff',
  named: { idp: string; nameId: string; sessionIndexes: readonly string[] },
): Promise<string[]> {
  const rows = await tx.rows(
    sql`update sessions s set sess = (s.sess::jsonb || '{"ended": true}')::json
          from sessions old
         where s.sid = old.sid and s.name_id = ${named.nameId} and s.sess #>> array[${side}::text, 'idp'] = ${named.idp}
           and (cardinality(${named.sessionIndexes}::text[]) = 0
             or s.sess #>> array[${side}::text, 'subject', 'sessionIndex'] = any (${named.sessionIndexes}::text[]))
        returning coalesce(old.person_id, old.staff_id) as id`,
    IdRow,
  );
  return rows.map(({ id }) => id);
}

const Employee = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  roles: z.array(z.enum(staffRoles)),
  units: z.array(z.string()),
  lastLoginAt: z.date().nullable(),
  excludedAt: z.date().nullable(),
});
export type Employee = z.infer<typeof Employee>;

/** Everybody who has logged in as an employee, by name; a municipality has some hundreds at most. */
export function selectEmployees(reader: Reader): Promise<Employee[]> {
  return reader.rows(
    sql`select s.id, s.name, s.email, s.roles, s.units, s.last_login_at as "lastLoginAt", e.excluded_at as "excludedAt"
          from staff s left join staff_exclusions e on e.staff_id = s.id and e.readmitted_at is null
         order by s.name, s.id limit 1000`,
    Employee,
  );
}

export async function isExcluded(reader: Reader, staffId: string): Promise<boolean> {
  const open = sql`select id from staff_exclusions where staff_id = ${staffId} and readmitted_at is null`;
  return (await reader.optional(open, IdRow)) !== undefined;
}

/** Shuts an employee out. Nothing happens to one who is out already. */
export async function insertExclusion(
  tx: Tx,
  row: { id: string; staffId: string; excludedBy: string; excludedAt: Date },
): Promise<void> {
  await tx.run(sql`insert into staff_exclusions (id, staff_id, excluded_by, excluded_at)
    values (${row.id}, ${row.staffId}, ${row.excludedBy}, ${row.excludedAt})
    on conflict (staff_id) where readmitted_at is null do nothing`);
}

/** Lets an employee in again. */
export async function updateReadmitted(tx: Tx, staffId: string, by: string, now: Date): Promise<void> {
  await tx.run(sql`update staff_exclusions set readmitted_by = ${by}, readmitted_at = ${now}
    where staff_id = ${staffId} and readmitted_at is null`);
}
