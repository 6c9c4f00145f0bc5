import { z } from 'zod';
import type { DataKey, Vault } from '../vault.ts';
import type { Tx } from './db.ts';
import { sql } from './sql.ts';

/** Makes a data key and stores it wrapped. */
export function insertDataKey(tx: Tx, vault: Vault): Promise<DataKey> {
  return storeDataKey(tx, vault.newDataKey());
}

/** Stores a data key that was made before the act, for files that come with what it will seal. */
export async function storeDataKey(tx: Tx, { key, row }: ReturnType<Vault['newDataKey']>): Promise<DataKey> {
  await tx.run(
    sql`insert into vault_keys (id, master_key_id, wrapped) values (${row.id}, ${row.masterKeyId}, ${row.wrapped})`,
  );
  return key;
}

const KeyRow = z.object({ id: z.string(), masterKeyId: z.string(), wrapped: z.instanceof(Buffer) });

/** Wraps up to `limit` keys that another master key wraps with the current one. Gives how many were rewrapped. */
export async function rewrapKeys(tx: Tx, vault: Vault, limit: number): Promise<number> {
  const rows = await tx.rows(
    sql`select id, master_key_id as "masterKeyId", wrapped from vault_keys
         where master_key_id <> ${vault.currentMasterKeyId} limit ${limit} for update skip locked`,
    KeyRow,
  );
  for (const row of rows) {
    const fresh = vault.rewrap(row);
    await tx.run(
      sql`update vault_keys set master_key_id = ${fresh.masterKeyId}, wrapped = ${fresh.wrapped} where id = ${row.id}`,
    );
  }
  return rows.length;
}
