import { z } from 'zod';
import type { Reader, Tx } from '../platform/db/db.ts';
import { sql, whole } from '../platform/db/sql.ts';
import type { Answers, Draft } from '../platform/forms/form.ts';
import { type Frozen, draftShape, readFrozen } from '../platform/forms/freeze.ts';
import { NotFound } from '../platform/http/errors.ts';
import { type Language, languages } from '../platform/language.ts';
import { caseStates } from '../cases/lifecycle.ts';
import { openedBy } from '../cases/queries.ts';
import { applicationTypes, outcomes } from '../cases/rules.ts';
import { type CaseKind, caseKinds } from '../platform/municipality.ts';
import { type Earlier, asAskedToday, partOfExtraCost, versionAfter } from './rules.ts';
import { type DataKey, type Vault, open, seal } from '../platform/vault.ts';

const Row = z.object({
  id: z.string(),
  personId: z.string(),
  kind: z.enum(caseKinds),
  formId: z.string(),
  formVersion: z.number(),
  language: z.enum(languages),
  vaultKeyId: z.string(),
  masterKeyId: z.string(),
  wrapped: z.instanceof(Buffer),
  answersSealed: z.instanceof(Buffer),
  version: z.number(),
  state: z.enum(['draft', 'submitted']),
  createdAt: z.date(),
  updatedAt: z.date(),
  expiresAt: z.date(),
  submittedAt: z.date().nullable(),
  caseId: z.string().nullable(),
  /** The case that this is the partner's, or the child's other guardian's, part of. */
  partOf: z.string().nullable(),
  /** The first day of the month, where it is known before the application is sent: a part has its case's. */
  month: z.string().nullable(),
});

const TurnRow = z.object({
  helperId: z.string().nullable(),
  helperName: z.string().nullable(),
  ownerName: z.string().nullable(),
  ownerNumber: z.string().nullable(),
  helperActs: z.boolean().nullable(),
  withHelper: z.boolean().nullable(),
  returned: z.boolean().nullable(),
  since: z.date().nullable(),
  noteSealed: z.instanceof(Buffer).nullable(),
});

/** Who shares a draft with its owner today, and whose turn it is. */
export type Turn = {
  helperId: string;
  helperName: string;
  ownerName: string;
  ownerNumber: string;
  /** The helper is the one who represents; else the one who is represented. */
  helperActs: boolean;
  withHelper: boolean;
  /** The helper has given it back. */
  returned: boolean;
  since: Date;
  /** What whoever passed the turn wished of the other. */
  note: string;
};

/** An application with its answers opened. `turn`: read for one application, while two share its draft. */
export type Application = Omit<z.infer<typeof Row>, 'answersSealed' | 'wrapped' | 'masterKeyId'> & {
  key: DataKey;
  draft: Draft;
  turn?: Turn | undefined;
};

const context = (id: string) => `application.answers:${id}`;
const columns = sql`a.id, a.person_id as "personId", a.kind, a.form_id as "formId", a.form_version as "formVersion", a.language,
  a.vault_key_id as "vaultKeyId", k.master_key_id as "masterKeyId", k.wrapped, a.answers_sealed as "answersSealed", a.version, a.state,
  a.created_at as "createdAt", a.updated_at as "updatedAt", a.expires_at as "expiresAt", a.submitted_at as "submittedAt",
  coalesce((select c.id from cases c where c.application_id = a.id),
    (select c.id from cases c where c.id = a.part_of and a.state = 'submitted')) as "caseId",
  a.part_of as "partOf", a.month`;

// The earlier number of the one who reads is hers.
const turnColumns = sql`coalesce((select p.merged_into from persons p where p.id = t.helper_id), t.helper_id) as "helperId",
  case when t.helper_acts then r.representative_name else r.principal_name end as "helperName",
  case when t.helper_acts then r.principal_name else r.representative_name end as "ownerName",
  case when t.helper_acts then r.principal_number else r.representative_number end as "ownerNumber",
  t.helper_acts as "helperActs", t.with_helper as "withHelper", t.returned, t.since, t.note_sealed as "noteSealed"`;
const sharing = sql`left join (draft_turns t join representations r on r.id = t.representation_id)
  on t.application_id = a.id and t.ended_at is null and turn_stands(t)`;

const noteContext = (id: string) => `turn.note:${id}`;

/** The note that goes with the turn, sealed; null when nothing is said. */
export function sealNote({ id, key }: Pick<Application, 'id' | 'key'>, note: string): Buffer | null {
  return note === '' ? null : seal(key, note, noteContext(id));
}

function turnIn(key: DataKey, id: string, row: z.infer<typeof TurnRow>): Turn | undefined {
  if (row.helperId === null || row.since === null) return undefined;
  return {
    helperId: row.helperId,
    helperName: row.helperName ?? '',
    ownerName: row.ownerName ?? '',
    ownerNumber: row.ownerNumber ?? '',
    helperActs: row.helperActs === true,
    withHelper: row.withHelper === true,
    returned: row.returned === true,
    since: row.since,
    note: row.noteSealed ? open(key, row.noteSealed, noteContext(id)).toString('utf8') : '',
  };
}

const sealedShape = Row.pick({
  id: true,
  vaultKeyId: true,
  masterKeyId: true,
  wrapped: true,
  answersSealed: true,
});

function opened<R extends z.infer<typeof sealedShape>>(
  vault: Vault,
  { answersSealed, wrapped, masterKeyId, ...row }: R,
): Omit<R, 'answersSealed' | 'wrapped' | 'masterKeyId'> & { key: DataKey; draft: Draft } {
  const key = vault.unwrap({ id: row.vaultKeyId, masterKeyId, wrapped });
  const draft = draftShape.parse(JSON.parse(open(key, answersSealed, context(row.id)).toString('utf8')));
  return { ...row, key, draft };
}

/** The application, and who shares it while it is a draft. @throws NotFound when there is none for this actor. */
export async function selectApplication(reader: Reader, vault: Vault, id: string): Promise<Application> {
  const found = await reader.optional(
    sql`select ${columns}, ${turnColumns} from applications a join vault_keys k on k.id = a.vault_key_id ${sharing}
         where a.id = ${id}`,
    Row.extend(TurnRow.shape),
  );
  if (!found) throw new NotFound('application');
  const { helperId, helperName, ownerName, ownerNumber, helperActs, withHelper, returned, since, noteSealed, ...row } =
    found;
  const stored = opened(vault, row);
  const draft = stored.state === 'draft' ? asAskedToday(stored.draft, stored.formId) : stored.draft;
  const turn = { helperId, helperName, ownerName, ownerNumber, helperActs, withHelper, returned, since, noteSealed };
  return { ...stored, draft, turn: turnIn(stored.key, id, turn) };
}

/** The application, locked for a change. @throws NotFound when there is none for this actor. */
export async function lockApplication(tx: Tx, vault: Vault, id: string): Promise<Application> {
  // Read after the lock and not with it: a second press waits here, and is to see the case that the first one made.
  await tx.run(sql`select from applications where id = ${id} for update`);
  return selectApplication(tx, vault, id);
}

const DraftRow = sealedShape.extend({
  formId: z.string(),
  /** YYYY-MM-01, when it was begun for a month. */
  month: z.string().nullable(),
  /** The measure from which it was begun, as a request for more of it. */
  measureId: z.string().nullable(),
  updatedAt: z.date(),
});
export type BegunRow = ReturnType<typeof opened<z.infer<typeof DraftRow>>>;

/** More than a person can have begun of a kind: so many of each form. */
const draftsLookedAt = 60;

/** What the person has begun of a kind and not sent, with its answers opened, the latest first. */
export async function selectDraftsOfKind(
  reader: Reader,
  vault: Vault,
  personId: string,
  kind: CaseKind,
): Promise<BegunRow[]> {
  const rows = await reader.rows(
    sql`select a.id, a.form_id as "formId", a.month, a.measure_id as "measureId", a.vault_key_id as "vaultKeyId",
               k.master_key_id as "masterKeyId", k.wrapped, a.answers_sealed as "answersSealed", a.updated_at as "updatedAt"
          from applications a join vault_keys k on k.id = a.vault_key_id
         where a.person_id = ${personId} and a.kind = ${kind} and a.state = 'draft' and a.part_of is null
         order by a.updated_at desc limit ${whole(draftsLookedAt)}`,
    DraftRow,
  );
  return rows.map((row) => opened(vault, row)).map((row) => ({ ...row, draft: asAskedToday(row.draft, row.formId) }));
}

const EarlierRow = z.object({
  id: z.string(),
  month: z.string().nullable(),
  state: z.enum(caseStates),
  type: z.enum(applicationTypes).nullable(),
  own: z.boolean(),
  outcome: z.enum(outcomes).nullable(),
  read: z.boolean(),
});

/** The cases of the person's household of a kind, as far as what can be applied for depends on them. */
export function selectEarlier(reader: Reader, personId: string, kind: CaseKind): Promise<Earlier[]> {
  return reader.rows(
    sql`select c.id, c.month, c.state, c.application_type as type, c.applicant_id = ${personId} as own, c.outcome,
               (select ${openedBy} from decisions d where d.case_id = c.id order by d.decided_at desc limit 1) is not null as read
          from case_parties p join cases c on c.id = p.case_id
         where p.person_id = ${personId} and c.kind = ${kind} order by c.month desc nulls last limit 60`,
    EarlierRow,
  );
}

/** The person's own latest application that was for a whole month, with its answers; what a renewal begins from. */
export async function selectOptionalLatest(
  reader: Reader,
  vault: Vault,
  personId: string,
): Promise<Application | undefined> {
  const row = await reader.optional(
    sql`select ${columns} from applications a join vault_keys k on k.id = a.vault_key_id
          join cases f on f.application_id = a.id
         where a.person_id = ${personId} and f.applicant_id = ${personId} and f.state <> 'WITHDRAWN'
           and f.application_type in ('NEW', 'RENEWAL')
         order by f.month desc nulls last, a.submitted_at desc limit 1`,
    Row,
  );
  return row && opened(vault, row);
}

/**
 * The latest that a person has told of her own livelihood: as somebody's partner, or as an applicant herself. What a part begins from.
 * Hers is hers to read, whatever has become of the case.
 */
export async function selectOptionalTold(
  reader: Reader,
  vault: Vault,
  personId: string,
): Promise<Application | undefined> {
  const row = await reader.optional(
    sql`select ${columns} from applications a join vault_keys k on k.id = a.vault_key_id
         where a.person_id = ${personId} and a.kind = 'livelihoodSupport' and a.state = 'submitted' and a.month is not null
           and ((a.part_of is not null and a.form_id <> ${partOfExtraCost.form.id}
               and not exists (select from cases f where f.id = a.part_of and f.application_type = 'OTHER'))
             or exists (select from cases f where f.application_id = a.id and f.state <> 'WITHDRAWN' and f.application_type in ('NEW', 'RENEWAL')))
         order by a.month desc, a.submitted_at desc limit 1`,
    Row,
  );
  return row && opened(vault, row);
}

/**
 * What a person has sent last for livelihood support and not taken back, the latest first and twelve at most. `counts`: not with an
 * account that is another than before and that she has not confirmed.
 */
export async function selectSaid(
  reader: Reader,
  vault: Vault,
  personId: string,
): Promise<{ formId: string; answers: Answers; counts: boolean }[]> {
  const rows = await reader.rows(
    sql`select ${columns}, not exists (select from account_changes h
             where h.application_id = a.id and h.outcome is distinct from 'confirmed') as counts
          from applications a join vault_keys k on k.id = a.vault_key_id
         where a.person_id = ${personId} and a.kind = 'livelihoodSupport' and a.state = 'submitted'
           and not exists (select from cases c where (c.application_id = a.id or c.id = a.part_of) and c.state = 'WITHDRAWN')
         order by a.submitted_at desc, a.created_at desc limit 12`,
    Row.extend({ counts: z.boolean() }),
  );
  return rows.map((row) => ({ formId: row.formId, answers: opened(vault, row).draft.answers, counts: row.counts }));
}

/** Waits for anybody else who begins something for the same person, so that two presses begin one. */
export async function lockPerson(tx: Tx, personId: string): Promise<void> {
  await tx.run(sql`select from persons where id = ${personId} for update`);
}

export type NewApplication = {
  id: string;
  personId: string;
  kind: CaseKind;
  formId: string;
  formVersion: number;
  language: Language;
  /** YYYY-MM-01 */
  month: string | null;
  draft: Draft;
  createdAt: Date;
  expiresAt: Date;
  /** Of whose case it is a part. */
  partOf?: string;
  /** The measure from which it is begun. */
  measureId?: string | undefined;
};

export async function insertApplication(tx: Tx, key: DataKey, row: NewApplication): Promise<void> {
  await tx.run(sql`insert into applications (id, person_id, kind, form_id, form_version, language, vault_key_id, answers_sealed, created_at, updated_at, expires_at, part_of, measure_id, month)
    values (${row.id}, ${row.personId}, ${row.kind}, ${row.formId}, ${row.formVersion}, ${row.language}, ${key.id},
            ${seal(key, JSON.stringify(row.draft), context(row.id))}, ${row.createdAt}, ${row.createdAt}, ${row.expiresAt},
            ${row.partOf ?? null}, ${row.measureId ?? null}, ${row.month})`);
}

/** Stores what was typed and counts the version up when it is something new. What is worked on is kept anew from that day. */
export async function updateDraft(
  tx: Tx,
  row: Application,
  draft: Draft,
  now: Date,
  change: { language: Language; formId: string; formVersion: number; expiresAt: Date },
): Promise<void> {
  await tx.run(sql`update applications set answers_sealed = ${seal(row.key, JSON.stringify(draft), context(row.id))},
    language = ${change.language}, form_id = ${change.formId}, form_version = ${change.formVersion},
    version = ${versionAfter(row, draft)}, updated_at = ${now}, expires_at = ${change.expiresAt}, warned_at = null where id = ${row.id} and state = 'draft'`);
}

/** What was begun as a request of its own turns out to be a part of another's case. */
export async function updatePartOf(tx: Tx, id: string, caseId: string): Promise<void> {
  await tx.run(sql`update applications set part_of = ${caseId} where id = ${id} and state = 'draft'`);
}

export async function updateSubmitted(tx: Tx, id: string, month: string | null, now: Date): Promise<number> {
  return tx.run(sql`update applications set state = 'submitted', submitted_at = ${now}, updated_at = ${now}, month = coalesce(${month}::date, month)
    where id = ${id} and state = 'draft'`);
}

const helpedContext = (id: string) => `turn.helped:${id}`;
const helpedShape = z.array(z.string());
const HelpedRow = z.object({ helperId: z.string(), name: z.string(), helpedSealed: z.instanceof(Buffer) });

/** One who has helped with a draft, and the ids of the questions that she has answered or changed. */
export type Helped = { helperId: string; name: string; fields: string[] };

/** Those who have answered anything in a draft that is not theirs, the first first, also when it is over. */
export async function selectHelped(reader: Reader, { id, key }: Pick<Application, 'id' | 'key'>): Promise<Helped[]> {
  const rows = await reader.rows(
    sql`select t.helper_id as "helperId", t.helped_sealed as "helpedSealed",
               case when t.helper_acts then r.representative_name else r.principal_name end as name
          from draft_turns t join representations r on r.id = t.representation_id
         where t.application_id = ${id} and t.helped_sealed is not null order by t.helper_id`,
    HelpedRow,
  );
  return rows.map(({ helperId, name, helpedSealed }) => ({
    helperId,
    name,
    fields: helpedShape.parse(JSON.parse(open(key, helpedSealed, helpedContext(id)).toString('utf8'))),
  }));
}

/** Notes what the one who helps, and has the turn, has answered in all. */
export async function updateHelped(
  tx: Tx,
  { id, key }: Pick<Application, 'id' | 'key'>,
  fields: readonly string[],
): Promise<void> {
  await tx.run(sql`update draft_turns set helped_sealed = ${seal(key, JSON.stringify(fields), helpedContext(id))}
    where application_id = ${id} and is_self(helper_id) and ended_at is null`);
}

/** Nobody shares the draft any more. */
export async function updateTurnEnded(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.run(sql`update draft_turns set ended_at = ${now} where application_id = ${id} and ended_at is null`);
}

/** Removes a draft and, by its key, everything that was sealed with it. */
export async function deleteDraft(tx: Tx, row: { id: string; vaultKeyId: string }): Promise<void> {
  await tx.run(
    sql`delete from document_chunks where document_id in (select id from documents where application_id = ${row.id})`,
  );
  await tx.run(sql`delete from documents where application_id = ${row.id}`);
  await tx.run(sql`delete from applications where id = ${row.id} and state = 'draft'`);
  await tx.run(sql`delete from vault_keys where id = ${row.vaultKeyId}`);
}

/** Keeps a draft until a moment, from which it is to be warned of anew. */
export async function updateKept(tx: Tx, id: string, expiresAt: Date): Promise<void> {
  await tx.run(
    sql`update applications set expires_at = ${expiresAt}, warned_at = null where id = ${id} and state = 'draft'`,
  );
}

/**
 * Drafts that are removed at a moment or before it, and whose owners have not been told. `leftInPeace`: it is the answer of one who
 * must not be contacted any more.
 */
export function selectUnwarned(
  reader: Reader,
  expiresBy: Date,
): Promise<{ id: string; personId: string; leftInPeace: boolean }[]> {
  return reader.rows(
    sql`select id, person_id as "personId",
               exists (select from co_applications o where o.case_id = applications.part_of and o.state = 'protected') as "leftInPeace"
          from applications
         where state = 'draft' and warned_at is null and expires_at <= ${expiresBy} order by expires_at`,
    z.object({ id: z.string(), personId: z.string(), leftInPeace: z.boolean() }),
  );
}

/**
 * Notes that the owner is told. She has the whole time from now on, even if she should have been told before. Gives false when
 * it has been saved, sent or removed meanwhile.
 */
export async function updateWarned(tx: Tx, id: string, expiresBy: Date, now: Date): Promise<boolean> {
  const told = await tx.run(sql`update applications set warned_at = ${now}, expires_at = ${expiresBy}
    where id = ${id} and state = 'draft' and warned_at is null and expires_at <= ${expiresBy}`);
  return told === 1;
}

const expired = (now: Date) => sql`state = 'draft' and warned_at is not null and expires_at < ${now}`;

/** Drafts whose owners were told, and whose time is out. */
export function selectExpiredDrafts(reader: Reader, now: Date): Promise<{ id: string; vaultKeyId: string }[]> {
  return reader.rows(
    sql`select id, vault_key_id as "vaultKeyId" from applications where ${expired(now)} order by expires_at`,
    z.object({ id: z.string(), vaultKeyId: z.string() }),
  );
}

/** Locks a draft whose time is out. Gives false when it has been saved, sent or removed meanwhile. */
export async function lockExpired(tx: Tx, id: string, now: Date): Promise<boolean> {
  return (await tx.run(sql`select from applications where id = ${id} and ${expired(now)} for update`)) === 1;
}

/** Drafts with files that came before a moment. */
export async function selectDraftsWithFiles(reader: Reader, before: Date): Promise<string[]> {
  const rows = await reader.rows(
    sql`select a.id from applications a where a.state = 'draft'
         and exists (select from documents d where d.application_id = a.id and d.created_at < ${before}) order by a.id`,
    z.object({ id: z.string() }),
  );
  return rows.map(({ id }) => id);
}

const frozenContext = (applicationId: string) => `submission.frozen:${applicationId}`;

export async function insertSubmission(
  tx: Tx,
  key: DataKey,
  row: {
    id: string;
    applicationId: string;
    frozen: string;
    contentHash: Buffer;
    formId: string;
    formVersion: number;
    language: Language;
    submittedAt: Date;
  },
): Promise<void> {
  await tx.run(sql`insert into submissions (id, application_id, frozen_sealed, content_hash, form_id, form_version, language, submitted_at)
    values (${row.id}, ${row.applicationId}, ${seal(key, row.frozen, frozenContext(row.applicationId))}, ${row.contentHash},
            ${row.formId}, ${row.formVersion}, ${row.language}, ${row.submittedAt})`);
}

/** `words`: the frozen words as they were signed, sign for sign. */
export type Submission = { frozen: Frozen; words: string; contentHash: string; submittedAt: Date };

const SubmissionRow = z.object({
  frozenSealed: z.instanceof(Buffer),
  contentHash: z.instanceof(Buffer),
  submittedAt: z.date(),
});

/** What was sent, in the words it was sent in. @throws NotFound when there is none for this actor. */
export async function selectSubmission(reader: Reader, key: DataKey, applicationId: string): Promise<Submission> {
  const row = await reader.optional(
    sql`select frozen_sealed as "frozenSealed", content_hash as "contentHash", submitted_at as "submittedAt"
          from submissions where application_id = ${applicationId}`,
    SubmissionRow,
  );
  if (!row) throw new NotFound('submission');
  const words = open(key, row.frozenSealed, frozenContext(applicationId)).toString('utf8');
  return {
    frozen: readFrozen(words),
    words,
    contentHash: row.contentHash.toString('hex'),
    submittedAt: row.submittedAt,
  };
}

const SentRow = z.object({
  applicationId: z.string(),
  personId: z.string(),
  personName: z.string(),
  frozenSealed: z.instanceof(Buffer),
  keyId: z.string(),
  masterKeyId: z.string(),
  wrapped: z.instanceof(Buffer),
});

/** What has been sent in a case, the application before parts of it; for a citizen what she herself has sent. */
export async function selectSubmissionsOfCase(
  reader: Reader,
  vault: Vault,
  caseId: string,
): Promise<{ applicationId: string; personId: string; personName: string; frozen: Frozen }[]> {
  const rows = await reader.rows(
    sql`select a.id as "applicationId", a.person_id as "personId",
               coalesce((select trim(p.given_name || ' ' || p.family_name) from persons p where p.id = a.person_id), '') as "personName",
               s.frozen_sealed as "frozenSealed", k.id as "keyId", k.master_key_id as "masterKeyId", k.wrapped
          from applications a join submissions s on s.application_id = a.id join vault_keys k on k.id = a.vault_key_id
         where (a.part_of = ${caseId} or a.id = (select c.application_id from cases c where c.id = ${caseId}))
           and a.state = 'submitted' and (actor_kind() <> 'citizen' or is_self(a.person_id))
         order by a.part_of is not null, a.submitted_at, a.id`,
    SentRow,
  );
  return rows.map(({ applicationId, personId, personName, frozenSealed, keyId, ...wrapped }) => {
    const key = vault.unwrap({ id: keyId, ...wrapped });
    const words = open(key, frozenSealed, frozenContext(applicationId)).toString('utf8');
    return { applicationId, personId, personName, frozen: readFrozen(words) };
  });
}

/** Uses up the person's signature over exactly this content. Gives false when there is none, or it is used or too old. */
export async function useSignature(
  tx: Tx,
  applicationId: string,
  contentHash: string,
  now: Date,
  notBefore: Date,
): Promise<boolean> {
  const used = await tx.run(sql`update signatures set used_at = ${now} where id = (
    select id from signatures where application_id = ${applicationId} and content_hash = ${contentHash}
       and used_at is null and signed_at >= ${notBefore} order by signed_at desc limit 1)`);
  return used === 1;
}

/** Whether the person has confirmed this application, whatever it said then, and the confirmation is not used. */
export async function hasSignature(reader: Reader, applicationId: string, notBefore: Date): Promise<boolean> {
  const { found } = await reader.one(
    sql`select exists (select from signatures where application_id = ${applicationId} and used_at is null
          and signed_at >= ${notBefore}) as found`,
    z.object({ found: z.boolean() }),
  );
  return found;
}
