import { randomBytes, randomInt, randomUUID } from 'node:crypto';

/** An opaque identifier for a row: safe to show in a URL, says nothing about the person or the order. */
export function newId(): string {
  return randomUUID();
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
