import { isId } from './ids.ts';

/**
 * Where a list goes on, from the address: `<day or moment>_<id>` of the last row on the page before. Undefined, so that
 * the list begins from its start, for anything else and for years in which no row can be: the database does not know as
 * many as JavaScript does.
 */
export function readCursor(value: unknown): { at: string; id: string } | undefined {
  const [at = '', id] = typeof value === 'string' ? value.split('_') : [];
  const year = new Date(at).getUTCFullYear();
  return isId(id) && year >= 1900 && year <= 2200 ? { at, id } : undefined;
}
