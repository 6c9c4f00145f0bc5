import { z } from 'zod';
import type { Reader, Tx } from '../platform/db/db.ts';
import { sql } from '../platform/db/sql.ts';
import { type Language, languages } from '../platform/language.ts';

export const notifyChannels = ['sms', 'email'] as const;
export type NotifyChannel = (typeof notifyChannels)[number];

const Person = z.object({
  id: z.string(),
  personalNumber: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  notifyBy: z.array(z.enum(notifyChannels)),
  language: z.enum(languages),
});
export type Person = z.infer<typeof Person>;

const columns = sql`id, personal_number as "personalNumber", given_name as "givenName", family_name as "familyName",
  phone, email, notify_by as "notifyBy", language`;

export function fullName(person: { givenName: string; familyName: string }): string {
  return `${person.givenName} ${person.familyName}`.trim();
}

export function selectOptionalPerson(reader: Reader, id: string): Promise<Person | undefined> {
  return reader.optional(sql`select ${columns} from persons where id = ${id}`, Person);
}

export function selectPersonByNumber(reader: Reader, personalNumber: string): Promise<Person | undefined> {
  return reader.optional(sql`select ${columns} from persons where personal_number = ${personalNumber}`, Person);
}

/** How the person wants to be reached, as said in an application or on the profile page. */
export type ContactDetails = {
  phone: string | null;
  email: string | null;
  notifyBy: readonly NotifyChannel[];
  language: Language;
};

export async function updateContactDetails(tx: Tx, id: string, contact: ContactDetails, now: Date): Promise<void> {
  await tx.run(sql`update persons set phone = ${contact.phone}, email = ${contact.email}, notify_by = ${[...contact.notifyBy]},
    language = ${contact.language}, updated_at = ${now} where id = ${id}`);
}

const StaffMember = z.object({
  id: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
});
export type StaffMember = z.infer<typeof StaffMember>;

export function selectOptionalStaff(reader: Reader, id: string): Promise<StaffMember | undefined> {
  return reader.optional(sql`select id, name, phone, email from staff where id = ${id}`, StaffMember);
}
