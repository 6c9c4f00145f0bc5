import { z } from 'zod';
import type { Reader, Tx } from '../platform/db/db.ts';
import { sql } from '../platform/db/sql.ts';
import { mediaTypes } from '../platform/files/types.ts';
import { NotFound } from '../platform/http/errors.ts';
import { type DataKey, type Vault, open, seal } from '../platform/vault.ts';

const Row = z.object({
  id: z.string(),
  applicationId: z.string().nullable(),
  caseId: z.string().nullable(),
  messageId: z.string().nullable(),
  fromStaff: z.boolean(),
  nameSealed: z.instanceof(Buffer),
  type: z.enum(mediaTypes),
  size: z.coerce.number(),
  /** Hexadecimal, of the clear content as it is stored. */
  sha256: z.string(),
  cleaned: z.boolean(),
  virusScan: z.enum(['none', 'clean']),
  createdAt: z.date(),
  vaultKeyId: z.string(),
  masterKeyId: z.string(),
  wrapped: z.instanceof(Buffer),
});

/** A document with its name opened. The content is read piece by piece (`selectOptionalChunk`). */
export type Document = Omit<z.infer<typeof Row>, 'nameSealed' | 'vaultKeyId' | 'masterKeyId' | 'wrapped'> & {
  name: string;
  key: DataKey;
};

const columns = sql`d.id, d.application_id as "applicationId", d.case_id as "caseId", d.message_id as "messageId",
  d.uploaded_by_staff is not null as "fromStaff", d.name_sealed as "nameSealed", d.media_type as type, d.size_bytes as size,
  encode(d.sha256, 'hex') as sha256, d.cleaned, d.virus_scan as "virusScan", d.created_at as "createdAt",
  d.vault_key_id as "vaultKeyId", k.master_key_id as "masterKeyId", k.wrapped`;

const nameContext = (id: string) => `document.name:${id}`;

function opened(vault: Vault, { nameSealed, vaultKeyId, masterKeyId, wrapped, ...row }: z.infer<typeof Row>): Document {
  const key = vault.unwrap({ id: vaultKeyId, masterKeyId, wrapped });
  return { ...row, key, name: open(key, nameSealed, nameContext(row.id)).toString('utf8') };
}

const Whose = z.object({
  parties: z.array(z.string()),
  unit: z.string().nullable(),
  owningCase: z.string().nullable(),
});

/** The document and whose it is. @throws NotFound when there is none for this actor. */
export async function selectDocument(
  reader: Reader,
  vault: Vault,
  id: string,
): Promise<Document & z.infer<typeof Whose>> {
  const row = await reader.optional(
    // Of two in a household each has her own: whose it is says the application, the correspondence or who sent it; else the applicant's.
    // What came with a request in her name is hers too, when she may read it; what lies under a draft is also hers whom its owner has let in.
    sql`select ${columns}, coalesce(c.unit, r.unit) as unit, c.id as "owningCase",
               array(select coalesce(o.merged_into, o.id)::text from persons o
                      where o.id = coalesce(a.person_id, m.person_id, d.uploaded_by_person, c.applicant_id)
                         or (c.asked_by is not null and d.application_id = c.application_id and o.id = c.applicant_id)
                         or (a.state = 'draft' and o.id = actor_id() and helps_with(a.id))) as parties
          from documents d join vault_keys k on k.id = d.vault_key_id
          left join applications a on a.id = d.application_id left join messages m on m.id = d.message_id
          left join representations r on r.id = d.representation_id
          left join cases c on c.id = d.case_id or c.application_id = d.application_id
            or (c.id = a.part_of and a.state = 'submitted')
         where d.id = ${id}`,
    Row.extend(Whose.shape),
  );
  if (!row) throw new NotFound('document');
  const { parties, unit, owningCase, ...rest } = row;
  return { ...opened(vault, rest), parties, unit, owningCase };
}

/** The documents of an application, in the order they came. */
export async function selectDocumentsOfApplication(
  reader: Reader,
  vault: Vault,
  applicationId: string,
): Promise<Document[]> {
  const rows = await reader.rows(
    sql`select ${columns} from documents d join vault_keys k on k.id = d.vault_key_id
         where d.application_id = ${applicationId} order by d.created_at, d.id`,
    Row,
  );
  return rows.map((row) => opened(vault, row));
}

/** The evidence for a mandate: what came with it, and what came with the request that it was stated in. */
export async function selectEvidence(
  reader: Reader,
  vault: Vault,
  of: { id: string; applicationId: string | null },
): Promise<Document[]> {
  const rows = await reader.rows(
    sql`select ${columns} from documents d join vault_keys k on k.id = d.vault_key_id
         where d.representation_id = ${of.id} or d.application_id = ${of.applicationId} order by d.created_at, d.id`,
    Row,
  );
  return rows.map((row) => opened(vault, row));
}

/** The documents of a case, in the order they came: those of its application, of its parts, and those sent with messages. */
export async function selectDocumentsOfCase(reader: Reader, vault: Vault, caseId: string): Promise<Document[]> {
  const rows = await reader.rows(
    sql`select ${columns} from documents d join vault_keys k on k.id = d.vault_key_id
         where d.case_id = ${caseId} or d.application_id = (select c.application_id from cases c where c.id = ${caseId})
            or d.application_id in (select a.id from applications a where a.part_of = ${caseId} and a.state = 'submitted')
         order by d.created_at, d.id`,
    Row,
  );
  return rows.map((row) => opened(vault, row));
}

export type NewDocument = {
  id: string;
  applicationId: string | null;
  caseId: string | null;
  messageId: string | null;
  representationId: string | null;
  uploadedByPerson: string | null;
  uploadedByStaff: string | null;
  name: string;
  type: Document['type'];
  size: number;
  sha256: Buffer;
  cleaned: boolean;
  virusScan: Document['virusScan'];
  createdAt: Date;
};

export async function insertDocument(tx: Tx, key: DataKey, row: NewDocument): Promise<void> {
  await tx.run(sql`insert into documents (id, vault_key_id, application_id, case_id, message_id, representation_id, uploaded_by_person,
                                          uploaded_by_staff, name_sealed, media_type, size_bytes, sha256, cleaned, virus_scan,
                                          created_at)
    values (${row.id}, ${key.id}, ${row.applicationId}, ${row.caseId}, ${row.messageId}, ${row.representationId}, ${row.uploadedByPerson},
            ${row.uploadedByStaff}, ${seal(key, row.name, nameContext(row.id))}, ${row.type}, ${row.size}, ${row.sha256},
            ${row.cleaned}, ${row.virusScan}, ${row.createdAt})`);
}

export async function insertChunk(tx: Tx, documentId: string, position: number, sealed: Buffer): Promise<void> {
  await tx.run(
    sql`insert into document_chunks (document_id, position, sealed) values (${documentId}, ${position}, ${sealed})`,
  );
}

const ChunkRow = z.object({ sealed: z.instanceof(Buffer) });

export async function selectOptionalChunk(
  reader: Reader,
  documentId: string,
  position: number,
): Promise<Buffer | undefined> {
  const row = await reader.optional(
    sql`select sealed from document_chunks where document_id = ${documentId} and position = ${position}`,
    ChunkRow,
  );
  return row?.sealed;
}

/** Lays a document in another case, under a message there, with its name sealed anew. Gives false when it is not where it was. */
export async function updatePlace(
  tx: Tx,
  document: Pick<Document, 'id' | 'caseId' | 'messageId' | 'name'>,
  to: { caseId: string; messageId: string; key: DataKey },
): Promise<boolean> {
  const moved =
    await tx.run(sql`update documents set case_id = ${to.caseId}, message_id = ${to.messageId}, vault_key_id = ${to.key.id},
      name_sealed = ${seal(to.key, document.name, nameContext(document.id))}
    where id = ${document.id} and case_id = ${document.caseId} and message_id = ${document.messageId}`);
  return moved === 1;
}

export async function updateChunk(tx: Tx, documentId: string, position: number, sealed: Buffer): Promise<void> {
  await tx.run(
    sql`update document_chunks set sealed = ${sealed} where document_id = ${documentId} and position = ${position}`,
  );
}

/** Removes a document from a draft, content and all. Gives false when there is none that this actor can remove. */
export async function deleteDocument(tx: Tx, applicationId: string, id: string): Promise<boolean> {
  await tx.run(sql`delete from document_chunks where document_id = (
    select d.id from documents d where d.id = ${id} and d.application_id = ${applicationId})`);
  return (await tx.run(sql`delete from documents where id = ${id} and application_id = ${applicationId}`)) === 1;
}

const Check = z.object({
  id: z.string(),
  /** The case or draft whose history it belongs to. */
  chain: z.string(),
  size: z.coerce.number(),
  sha256: z.string(),
  vaultKeyId: z.string(),
  masterKeyId: z.string(),
  wrapped: z.instanceof(Buffer),
  fault: z.string().nullable(),
});
export type FileToCheck = z.infer<typeof Check>;
export type FileFault = 'missing' | 'altered' | 'unreadable';

/** Stored files that have not been read back since `before`, those that have waited longest first. For the system only. */
export function selectFilesToCheck(reader: Reader, before: Date, most: number): Promise<FileToCheck[]> {
  return reader.rows(
    sql`select f.id, f.chain, f.size_bytes as size, f.sha256, f.vault_key_id as "vaultKeyId",
               v.master_key_id as "masterKeyId", v.wrapped, k.fault
          from files_to_check(${before}, ${most}) f join vault_keys v on v.id = f.vault_key_id
          left join document_checks k on k.document_id = f.id`,
    Check,
  );
}

const PieceToCheckRow = z.object({ piece: z.instanceof(Buffer).nullable() });

/** A sealed piece of any file. For the system only. */
export async function selectPieceToCheck(reader: Reader, id: string, position: number): Promise<Buffer | undefined> {
  const { piece } = await reader.one(sql`select piece_to_check(${id}, ${position}) as piece`, PieceToCheckRow);
  return piece ?? undefined;
}

/** Notes how files were found. One that has been removed meanwhile is passed over. */
export async function upsertChecks(tx: Tx, ids: readonly string[], fault: FileFault | null, at: Date): Promise<void> {
  for (const id of ids) {
    await tx.run(sql`insert into document_checks (document_id, checked_at, fault) values (${id}, ${at}, ${fault})
      on conflict (document_id) do update set checked_at = excluded.checked_at, fault = excluded.fault`);
  }
}

const CountRow = z.object({ n: z.number() });

export async function selectDamagedCount(reader: Reader): Promise<number> {
  const { n } = await reader.one(sql`select count(*)::int as n from document_checks where fault is not null`, CountRow);
  return n;
}
