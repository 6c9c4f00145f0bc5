import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';

/** An opaque identifier for a row: safe to show in a URL, says nothing about the person or the order. */
export function newId(): string {
  return randomUUID();
}

/** The same parts give the same id, and others another: for what may be posted twice and is to be one row. */
export function derivedId(...parts: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  // The shape of a UUID whose meaning is the application's own (RFC 9562, version 8).
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** An unguessable URL-safe token of the given number of random bytes. */
export function newToken(bytes = 24): string {
  return randomBytes(bytes).toString('base64url');
}

const codeSigns = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** A code that can be read out on the phone: no signs that look or sound alike. */
export function newCode(length: number): string {
  return Array.from({ length }, () => codeSigns[randomInt(codeSigns.length)] ?? '').join('');
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a string from outside has the shape of one of our ids. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && uuidPattern.test(value);
}
