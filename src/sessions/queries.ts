import { z } from 'zod';
import type { Reader, Tx } from '../platform/db/db.ts';
import { sql } from '../platform/db/sql.ts';
import { type DataKey, type Vault, open, seal } from '../platform/vault.ts';
import type { KeptForm } from './rules.ts';

export type Side = 'citizen' | 'staff';

const context = (id: string) => `kept-form:${id}`;
const Content = z.object({
  path: z.string(),
  fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  files: z.array(z.string()),
  page: z.string().optional(),
});

export async function insertKeptForm(
  tx: Tx,
  key: DataKey,
  row: {
    id: string;
    side: Side;
    holder: string;
    browserHash: string;
    action: string;
    form: KeptForm;
    now: Date;
    expiresAt: Date;
  },
): Promise<void> {
  const [person, staff] = row.side === 'citizen' ? [row.holder, null] : [null, row.holder];
  await tx.run(sql`insert into kept_forms (id, person_id, staff_id, browser_hash, action, vault_key_id, form_sealed, created_at, expires_at)
    values (${row.id}, ${person}, ${staff}, ${row.browserHash}, ${row.action}, ${key.id},
            ${seal(key, JSON.stringify(row.form), context(row.id))}, ${row.now}, ${row.expiresAt})`);
}

/** Removes all but the newest of somebody's. */
export async function deleteOlderKeptForms(tx: Tx, side: Side, holder: string, keep: number): Promise<void> {
  const whose = side === 'citizen' ? sql`person_id = ${holder}` : sql`staff_id = ${holder}`;
  await tx.run(sql`with gone as (delete from kept_forms where id in (
      select id from kept_forms where ${whose} order by created_at desc, id offset ${keep}) returning vault_key_id)
    delete from vault_keys where id in (select vault_key_id from gone)`);
}

const KeptFormRow = z.object({ holder: z.string() });

/** Removes the form and the key that it was sealed with. Gives whose it was; undefined when it is gone already. */
export async function deleteKeptForm(tx: Tx, id: string): Promise<string | undefined> {
  const row = await tx.optional(
    sql`with gone as (delete from kept_forms where id = ${id} returning vault_key_id, coalesce(person_id, staff_id) as holder),
             keys as (delete from vault_keys where id in (select vault_key_id from gone))
        select holder from gone`,
    KeptFormRow,
  );
  return row?.holder;
}

const KeptRow = z.object({ id: z.string(), holder: z.string(), expiresAt: z.date() });
export type KeptRow = z.infer<typeof KeptRow>;

/** What a browser has kept on a side, whoever's it is. */
export function selectKeptByBrowser(reader: Reader, side: Side, browserHash: string): Promise<KeptRow[]> {
  const holder = side === 'citizen' ? sql`person_id` : sql`staff_id`;
  return reader.rows(
    sql`select id, ${holder} as holder, expires_at as "expiresAt" from kept_forms
         where browser_hash = ${browserHash} and ${holder} is not null order by created_at desc`,
    KeptRow,
  );
}

export function selectExpiredKeptForms(reader: Reader, now: Date): Promise<KeptRow[]> {
  return reader.rows(
    sql`select id, coalesce(person_id, staff_id) as holder, expires_at as "expiresAt" from kept_forms
         where expires_at <= ${now} limit 100`,
    KeptRow,
  );
}

const KeptContent = z.object({
  action: z.string(),
  keyId: z.string(),
  masterKeyId: z.string(),
  wrapped: z.instanceof(Buffer),
  formSealed: z.instanceof(Buffer),
  keptAt: z.date(),
  keptUntil: z.date(),
});
export type Kept = { id: string; action: string; keptAt: Date; keptUntil: Date; form: KeptForm };

/** The form, opened. Undefined when there is none for this actor. */
export async function selectOptionalKeptForm(reader: Reader, vault: Vault, id: string): Promise<Kept | undefined> {
  const row = await reader.optional(
    sql`select f.action, k.id as "keyId", k.master_key_id as "masterKeyId", k.wrapped, f.form_sealed as "formSealed",
            f.created_at as "keptAt", f.expires_at as "keptUntil"
          from kept_forms f join vault_keys k on k.id = f.vault_key_id where f.id = ${id}`,
    KeptContent,
  );
  if (!row) return undefined;
  const key = vault.unwrap({ id: row.keyId, masterKeyId: row.masterKeyId, wrapped: row.wrapped });
  const { page, ...form } = Content.parse(JSON.parse(open(key, row.formSealed, context(id)).toString('utf8')));
  const { action, keptAt, keptUntil } = row;
  return { id, action, keptAt, keptUntil, form: { ...form, page } };
}

const LoginRow = z.object({ at: z.date(), action: z.string(), detail: z.record(z.string(), z.unknown()) });
export type LoginRow = z.infer<typeof LoginRow>;

/** Somebody's own logins and logouts, newest first. */
export function selectLogins(reader: Reader, id: string): Promise<LoginRow[]> {
  return reader.rows(
    sql`select at, action, detail from audit_events
         where chain = ${id} and action in ('login.complete', 'logout', 'session.end') order by seq desc limit 50`,
    LoginRow,
  );
}
