import type { Db } from './db/db.ts';
import type { Deps } from './deps.ts';
import type { Language } from './language.ts';

export const staffRoles = ['caseworker', 'manager', 'administrator'] as const;
export type StaffRole = (typeof staffRoles)[number];

export type Citizen = { kind: 'citizen'; personId: string; name: string };

/** Who acts. Passed to every transaction, where the database holds the rows to it. */
export type Actor =
  | { kind: 'anonymous' }
  | Citizen
  | { kind: 'staff'; staffId: string; name: string; roles: StaffRole[]; units: string[] }
  | { kind: 'system'; name: string };

/** What every handler and action gets first: time and identity are passed in, never fetched. */
export type Ctx = {
  db: Db;
  actor: Actor;
  now: Date;
  language: Language;
  requestId: string;
  deps: Deps;
};

/** The row id of the one who acts, for audit rows and row-level security; undefined for anonymous and system. */
export function actorId(actor: Actor): string | undefined {
  if (actor.kind === 'citizen') return actor.personId;
  if (actor.kind === 'staff') return actor.staffId;
  return undefined;
}
