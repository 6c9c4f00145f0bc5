import { inspect, perform } from '../policy/perform.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import type { Reader } from '../platform/db/db.ts';
import { NotFound } from '../platform/http/errors.ts';
import { type ContactDetails, type Person, selectOptionalPerson, updateContactDetails } from './queries.ts';

/** One's own details, and whatever else the page shows. */
export function readProfile<T>(
  ctx: Ctx,
  gather: (reader: Reader, personId: string) => Promise<T>,
): Promise<{ person: Person; more: T }> {
  return inspect(ctx, 'profile.read', async (reader) => {
    const id = actorId(ctx.actor) ?? '';
    const [person, more] = await Promise.all([selectOptionalPerson(reader, id), gather(reader, id)]);
    if (!person) throw new NotFound('person');
    return { resource: { parties: [person.id] }, result: { person, more } };
  });
}

/** Changes how one is reached. What it was changed to is not in the log, only that it was. */
export function changeProfile(ctx: Ctx, contact: ContactDetails): Promise<void> {
  return perform(ctx, 'profile.change', {
    load: async (tx) => {
      const person = await selectOptionalPerson(tx, actorId(ctx.actor) ?? '');
      if (!person) throw new NotFound('person');
      return { person, parties: [person.id] };
    },
    act: async (tx, { person }) => {
      await updateContactDetails(tx, person.id, contact, ctx.now);
      const detail = {
        phone: contact.phone !== person.phone,
        email: contact.email !== person.email,
        sms: contact.notifyBy.includes('sms'),
        mail: contact.notifyBy.includes('email'),
        language: contact.language,
      };
      return { result: undefined, audit: { chain: person.id, detail } };
    },
  });
}
