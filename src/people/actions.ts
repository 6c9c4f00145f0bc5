import { inspect, perform } from '../policy/perform.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import type { Reader } from '../platform/db/db.ts';
import { NotFound } from '../platform/http/errors.ts';
import {
  type ContactDetails,
  type Person,
  type Protection,
  placeCases,
  selectOptionalPerson,
  selectToAskAbout,
  updateContactDetails,
  updateProtection,
} from './queries.ts';

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

/** What the register says. When it cannot be asked, the person counts as protected; undefined where there is none to ask. */
export async function askProtection(ctx: Ctx, personalNumber: string): Promise<Protection | undefined> {
  const { askProtection: ask, log } = ctx.deps;
  if (ask === undefined) return undefined;
  try {
    return (await ask(personalNumber)) ? 'protected' : 'none';
  } catch (error) {
    const fault = error instanceof Error ? error.name : 'unknown';
    log.error(
      { requestId: ctx.requestId, event: 'protection.unknown', fault },
      'protected identity could not be asked',
    );
    return 'unknown';
  }
}

/** How old an answer may be for one who has an open case, ms. */
const protectionLifetime = 86_400_000;

/** Asks the register anew about those whom it could not tell of, and about those with open cases once a day. */
export async function refreshProtection(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now.getTime() - protectionLifetime);
  for (const { id, personalNumber } of await ctx.db.read(ctx.actor, (reader) =>
    selectToAskAbout(reader, before, 200),
  )) {
    const said = await askProtection(ctx, personalNumber);
    // The source is away: the others would wait in vain, too.
    if (said === undefined || said === 'unknown') return;
    await perform(ctx, 'protection.refresh', {
      load: () => Promise.resolve({}),
      act: async (tx) => {
        await updateProtection(tx, id, said, ctx.now);
        return {
          result: undefined,
          audit: { chain: id, detail: { moved: await placeCases(tx, id, ctx.deps.municipality) } },
        };
      },
    });
  }
}
