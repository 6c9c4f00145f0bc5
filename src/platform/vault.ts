import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { newId } from './ids.ts';

/** A 256-bit key that seals the content of one application and its case. */
export type DataKey = { id: string; bytes: Buffer };
export type WrappedKey = { id: string; masterKeyId: string; wrapped: Buffer };

export type Vault = {
  /** Id of the master key that wraps new data keys. */
  readonly currentMasterKeyId: string;
  newDataKey(): { key: DataKey } & { row: WrappedKey };
  /** @throws when the master key is not configured or the wrapped key was altered. */
  unwrap(row: WrappedKey): DataKey;
  /** The same data key wrapped by the current master key. */
  rewrap(row: WrappedKey): WrappedKey;
};

const version = 1;
const ivBytes = 12;
const tagBytes = 16;

function encrypt(key: Buffer, plain: Buffer, context: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(context, 'utf8'));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), body]);
}

function decrypt(key: Buffer, sealed: Buffer, context: string): Buffer {
  if (sealed.length < 1 + ivBytes + tagBytes || sealed[0] !== version) throw new Error('Sealed content is malformed');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + ivBytes), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(sealed.subarray(1 + ivBytes, 1 + ivBytes + tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(1 + ivBytes + tagBytes)), decipher.final()]);
}

/**
 * Seals content with AES-256-GCM. `context` names what it is (`message.body:<id>`): it is authenticated, so that a
 * sealed value moved to another row or column cannot be opened there.
 */
export function seal(key: DataKey, plain: Buffer | string, context: string): Buffer {
  return encrypt(key.bytes, typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain, context);
}

/** @throws when the key, the content or the context is not the one it was sealed with. */
export function open(key: DataKey, sealed: Buffer, context: string): Buffer {
  return decrypt(key.bytes, sealed, context);
}

/** `masterKeys`: 32-byte keys by id; the first one seals, the others only open (rotation). */
export function createVault(masterKeys: readonly { id: string; bytes: Buffer }[]): Vault {
  const current = first(masterKeys);
  const byId = new Map(masterKeys.map((key) => [key.id, key.bytes]));

  function wrap(key: DataKey): WrappedKey {
    return { id: key.id, masterKeyId: current.id, wrapped: encrypt(current.bytes, key.bytes, `data-key:${key.id}`) };
  }
  function unwrap(row: WrappedKey): DataKey {
    const master = byId.get(row.masterKeyId);
    if (!master) throw new Error(`Master key ${row.masterKeyId} is not configured`);
    return { id: row.id, bytes: decrypt(master, row.wrapped, `data-key:${row.id}`) };
  }
  return {
    currentMasterKeyId: current.id,
    newDataKey() {
      const key = { id: newId(), bytes: randomBytes(32) };
      return { key, row: wrap(key) };
    },
    unwrap,
    rewrap: (row) => wrap(unwrap(row)),
  };
}

function first<T>(list: readonly T[]): T {
  const [head] = list;
  if (head === undefined) throw new Error('At least one master key is needed');
  return head;
}
