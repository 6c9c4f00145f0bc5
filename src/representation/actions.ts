import { type Case, selectPartiesWith } from '../cases/queries.ts';
import { addDocuments } from '../documents/actions.ts';
import { selectEvidence } from '../documents/queries.ts';
import type { ReceivedFile } from '../platform/files/multipart.ts';
import { isFresh } from '../identity/rules.ts';
import { tell } from '../notifications/actions.ts';
import { fullName, placeCases, selectOptionalPerson } from '../people/queries.ts';
import { inspect, perform } from '../policy/perform.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import { addDays, dayOf } from '../platform/days.ts';
import { type Reader, type Tx, isDuplicate } from '../platform/db/db.ts';
import { insertDataKey, storeDataKey } from '../platform/db/keys.ts';
import { Conflict, Invalid, NotFound } from '../platform/http/errors.ts';
import { newId } from '../platform/ids.ts';
import { enqueue } from '../platform/jobs.ts';
import { type CaseKind, protectingUnit, unitFor } from '../platform/municipality.ts';
import type { DataKey, Vault } from '../platform/vault.ts';
import {
  type Representation,
  type RepresentedBefore,
  insertObjection,
  insertRepresentation,
  lockRepresentation,
  selectEnding,
  selectOwnNumbers,
  selectRepresentation,
  selectRepresentedBefore,
  selectSides,
  selectTheTwo,
  updateAccepted,
  updateRefused,
  updateReminded,
  updateRevoked,
  updateSettled,
  updateVerified,
} from './queries.ts';
import {
  type Basis,
  type ClaimFault,
  type Right,
  canEndHerself,
  claimFault,
  isAdult,
  isObjected,
  lastDay,
  reminderDays,
  remindersBy,
  rights,
} from './rules.ts';

type MadeKey = ReturnType<Vault['newDataKey']>;

/** What was stated cannot be so. */
export class Impossible extends Invalid {
  readonly fault: ClaimFault;
  constructor(fault: ClaimFault) {
    super(fault);
    this.fault = fault;
  }
}

/** Whom somebody says that she represents, and by what right. `until`: YYYY-MM-DD. */
export type Claim = {
  name: string;
  number: string;
  basis: Basis;
  kinds: readonly CaseKind[];
  until: string | undefined;
  note: string;
};

/**
 * Notes down that somebody says that she represents another. It opens nothing before an employee has checked it, and she whom it
 * is about is told, unless it is said `quietly`, because another must not be contacted. Inside the act that it belongs to: by
 * itself, or with a request for support. Gives its id.
 */
export async function addClaim(
  tx: Tx,
  ctx: Ctx,
  claim: Claim,
  {
    id = newId(),
    applicationId = null,
    made = ctx.deps.vault.newDataKey(),
    quietly = false,
  }: { id?: string; applicationId?: string | null; made?: MadeKey; quietly?: boolean } = {},
): Promise<string> {
  const person = await selectOptionalPerson(tx, actorId(ctx.actor) ?? '');
  if (!person) throw new NotFound('person');
  const today = dayOf(ctx.now);
  const fault = claimFault(claim, await selectOwnNumbers(tx), today);
  if (fault !== undefined) throw new Impossible(fault);
  await insertRepresentation(tx, await storeDataKey(tx, made), {
    id,
    principalNumber: claim.number,
    principalName: claim.name,
    representativeNumber: person.personalNumber,
    representativeName: fullName(person),
    representativeId: person.id,
    basis: claim.basis,
    kinds: claim.kinds,
    rights,
    validFrom: today,
    validUntil: lastDay(claim.basis, claim.number, claim.until) ?? null,
    state: 'CLAIMED',
    unit: unitOf(ctx, claim.kinds, person.protection !== 'none'),
    applicationId,
    toldAtOnce: !quietly,
    note: claim.note,
    now: ctx.now,
  });
  // It lies with those who handle protected persons if either of the two is one.
  await placeCases(tx, person.id, ctx.deps.municipality);
  // By a job, whether she is known here or not: nothing that the one who states it sees or waits for depends on that.
  await tellLater(tx, id, 'principal');
  return id;
}

function unitOf(ctx: Ctx, kinds: readonly CaseKind[], isProtected: boolean): string {
  const { municipality } = ctx.deps;
  const [kind] = kinds;
  const unit = (isProtected ? protectingUnit(municipality) : undefined) ?? (kind && unitFor(municipality, kind)?.id);
  if (unit === undefined) throw new NotFound('no unit handles it');
  return unit;
}

/** The same form sent twice is one mandate: the second press finds the first one's, which is there when it is told that it is. */
async function once(send: () => Promise<void>): Promise<void> {
  try {
    await send();
  } catch (error) {
    if (!isDuplicate(error, 'representations_pkey')) throw error;
  }
}

/**
 * Says that one represents somebody. The files are sealed with the key `made`. `id` is the mandate's own to be; one with that id
 * that is there already is the same, stated before. @throws Impossible
 */
export function claimRepresentation(
  ctx: Ctx,
  id: string,
  claim: Claim,
  made: MadeKey,
  received: readonly ReceivedFile[],
): Promise<void> {
  return once(() =>
    perform(ctx, 'representation.claim', {
      load: () => Promise.resolve({ parties: [actorId(ctx.actor) ?? ''] }),
      act: async (tx, resource) => {
        await addClaim(tx, ctx, claim, { id, made });
        const files = await addDocuments(tx, ctx, { representationId: id }, resource, received);
        const detail = { basis: claim.basis, kinds: claim.kinds.join(' '), files: files.length };
        return { result: undefined, audit: { chain: id, also: resource.parties, detail } };
      },
    }),
  );
}

/** Only the one who states a mandate sends anything for it. */
function stater(ctx: Ctx, row: Representation): { row: Representation; parties: string[] } {
  return { row, parties: row.mine === 'representative' ? [actorId(ctx.actor) ?? ''] : [] };
}

/** The key that evidence for a mandate is sealed with. @throws NotFound @throws Conflict when it does not wait to be checked */
export async function evidenceKey(ctx: Ctx, id: string): Promise<DataKey> {
  const row = await inspect(ctx, 'representation.prove', async (reader) => {
    const resource = stater(ctx, await selectRepresentation(reader, ctx.deps.vault, id));
    return { resource, result: resource.row };
  });
  return waiting(row).key;
}

/** Sends evidence for what one has stated, sealed with `evidenceKey`. What has come already is not taken twice. */
export function proveRepresentation(ctx: Ctx, id: string, received: readonly ReceivedFile[]): Promise<void> {
  return perform(ctx, 'representation.prove', {
    load: async (tx) => stater(ctx, await lockRepresentation(tx, ctx.deps.vault, id)),
    act: async (tx, resource) => {
      const row = waiting(resource.row);
      const there = new Set((await selectEvidence(tx, ctx.deps.vault, row)).map(({ name, sha256 }) => name + sha256));
      const fresh = received.filter(({ name, sha256 }) => !there.has(name + sha256.toString('hex')));
      await addDocuments(tx, ctx, { representationId: id }, resource, fresh);
      return { result: undefined, audit: { chain: id, also: resource.parties, detail: { files: fresh.length } } };
    },
  });
}

function waiting(row: Representation): Representation {
  if (row.state !== 'CLAIMED') throw new Conflict(`nothing to show in ${row.state}`);
  return row;
}

export type Grant = {
  name: string;
  number: string;
  kinds: readonly CaseKind[];
  rights: readonly Right[];
  until: string;
};

/** She has not proved who she is for a while: somebody else may sit at her screen. */
export class StaleLogin extends Conflict {}

/** Nobody gives a power of attorney here before she is of age. */
export class NotOfAge extends Conflict {}

/**
 * Gives somebody a power of attorney. It holds when she has said yes. `id`: as of a claim. `authnAt`: when the one who gives it
 * proved who she is, ms. @throws Impossible @throws StaleLogin @throws NotOfAge
 */
export function grantRepresentation(ctx: Ctx, id: string, grant: Grant, authnAt: number): Promise<void> {
  return once(() =>
    perform(ctx, 'representation.grant', {
      load: async (tx) => {
        const person = await selectOptionalPerson(tx, actorId(ctx.actor) ?? '');
        if (!person) throw new NotFound('person');
        return { person, parties: [person.id] };
      },
      act: async (tx, { person, parties }) => {
        if (!isAdult(person.personalNumber, dayOf(ctx.now))) throw new NotOfAge('not of age');
        if (!isFresh(authnAt, ctx.now)) throw new StaleLogin('the login is too old');
        const today = dayOf(ctx.now);
        const own = await selectOwnNumbers(tx);
        const fault = own.includes(grant.number) ? 'own' : grant.until < today ? 'past' : undefined;
        if (fault !== undefined) throw new Impossible(fault);
        await insertRepresentation(tx, await insertDataKey(tx, ctx.deps.vault), {
          id,
          principalNumber: person.personalNumber,
          principalName: fullName(person),
          representativeNumber: grant.number,
          representativeName: grant.name,
          representativeId: null,
          basis: 'AGENT',
          kinds: grant.kinds,
          rights: grant.rights,
          validFrom: today,
          validUntil: grant.until,
          state: 'OFFERED',
          unit: unitOf(ctx, grant.kinds, person.protection !== 'none'),
          applicationId: null,
          toldAtOnce: false,
          note: '',
          now: ctx.now,
        });
        await placeCases(tx, person.id, ctx.deps.municipality);
        await tellLater(tx, id, 'representative');
        const loggedIn = new Date(authnAt).toISOString();
        const detail = { kinds: grant.kinds.join(' '), rights: grant.rights.join(' '), until: grant.until, loggedIn };
        return { result: undefined, audit: { chain: id, also: parties, detail } };
      },
    }),
  );
}

type Both = { row: Representation; parties: string[]; unit: string };

/** The mandate, and that the one who acts is one of the two. */
async function load(tx: Tx, ctx: Ctx, id: string, find = lockRepresentation): Promise<Both> {
  const row = await find(tx, ctx.deps.vault, id);
  return { row, parties: row.mine === null ? [] : [actorId(ctx.actor) ?? ''], unit: row.unit };
}

/** Looks at a mandate; an employee's look is in the log like her others. */
export function readRepresentation<T>(
  ctx: Ctx,
  id: string,
  gather: (reader: Reader, row: Representation) => Promise<T>,
): Promise<{ row: Representation; more: T }> {
  return perform(ctx, 'representation.read', {
    load: (tx) => load(tx, ctx, id, selectRepresentation),
    act: async (tx, { row }) => ({ result: { row, more: await gather(tx, row) }, audit: { chain: row.id } }),
  });
}

/** Whoever was given a power of attorney says yes to it. */
export function acceptRepresentation(ctx: Ctx, id: string): Promise<void> {
  return perform(ctx, 'representation.accept', {
    load: (tx) => load(tx, ctx, id),
    act: async (tx, { row }) => {
      const by = actorId(ctx.actor) ?? '';
      if (row.state !== 'OFFERED' || row.mine !== 'representative') throw new Conflict(`no yes in ${row.state}`);
      await updateAccepted(tx, row.id, by);
      await tellLater(tx, row.id, 'principal');
      return { result: undefined, audit: { chain: row.id, also: [by] } };
    },
  });
}

/**
 * Does what a page offers in a case; when it is not there for one who has represented somebody in it, because the mandate has
 * ended or does not cover it, `over` answers with whom it was. Anybody else finds no such thing.
 */
export async function unlessOver<T>(
  ctx: Ctx,
  caseId: string,
  act: () => Promise<T>,
  over: (whom: RepresentedBefore) => T | Promise<T>,
): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    const whom = await ctx.db.read(ctx.actor, (reader) => selectRepresentedBefore(reader, caseId));
    if (whom === undefined) throw error;
    return await over(whom);
  }
}

/** What the law or a court has given is ended by them. */
export class NotHersToEnd extends Conflict {}

/** Ends a mandate at once: either of the two, or the unit. The other is told. @throws NotHersToEnd */
export function endRepresentation(ctx: Ctx, id: string): Promise<void> {
  return perform(ctx, 'representation.end', {
    load: (tx) => load(tx, ctx, id),
    act: async (tx, { row }) => {
      const by = actorId(ctx.actor) ?? '';
      if (row.state === 'REVOKED' || row.state === 'REFUSED') throw new Conflict('it is ended already');
      if (row.mine === 'principal' && !canEndHerself(row.basis)) throw new NotHersToEnd(row.basis);
      if (row.mine === 'principal' && row.state === 'CLAIMED') throw new Conflict('it gives nothing yet');
      await updateRevoked(tx, row.id, ctx.actor.kind === 'staff' ? { staff: by } : { person: by }, ctx.now);
      if (row.mine !== 'principal') await tellLater(tx, row.id, 'principal');
      if (row.mine !== 'representative') await tellLater(tx, row.id, 'representative');
      return { result: undefined, audit: { chain: row.id, detail: { before: row.state, ...people(row) } } };
    },
  });
}

const people = (row: Representation) => ({ representative: row.representativeId });

/**
 * She whom it is about says that it is not right. The unit reads it before anything is opened, and the one who states it learns
 * nothing of it. @throws Conflict when it is checked, ended or said already
 */
export function objectToClaim(ctx: Ctx, id: string, words: string): Promise<void> {
  return perform(ctx, 'representation.object', {
    load: async (tx) => {
      const row = await lockRepresentation(tx, ctx.deps.vault, id);
      return { row, parties: row.mine === 'principal' ? [actorId(ctx.actor) ?? ''] : [] };
    },
    act: async (tx, { row, parties }) => {
      const [personId = ''] = parties;
      if (row.state !== 'CLAIMED' || !(await insertObjection(tx, row, { personId, words, now: ctx.now })))
        throw new Conflict(`nothing to object to in ${row.state}`);
      return { result: undefined, audit: { chain: row.id, also: parties } };
    },
  });
}

/** `settled`: what the unit has found, when she whom it is about has said that it is not right. */
export type Checked = {
  rights: readonly Right[];
  validFrom: string;
  validUntil: string | undefined;
  settled?: string | undefined;
};

/** She whom it is about has said that it is not right, and what the unit has found of that is not written. */
export class Objected extends Invalid {}

/** The employee has looked at the evidence and in the register: from now on it opens what it covers. @throws Objected */
export function verifyRepresentation(ctx: Ctx, id: string, checked: Checked): Promise<void> {
  return perform(ctx, 'representation.verify', {
    load: (tx) => load(tx, ctx, id),
    act: async (tx, { row }) => {
      if (row.state !== 'CLAIMED') throw new Conflict(`nothing to check in ${row.state}`);
      const validUntil = lastDay(row.basis, row.principalNumber, checked.validUntil) ?? null;
      if (validUntil !== null && validUntil < checked.validFrom) throw new Impossible('past');
      const given = { rights: checked.rights, validFrom: checked.validFrom, validUntil };
      if (isObjected(row)) {
        if (!checked.settled) throw new Objected('she says that it is not right');
        await updateSettled(tx, row, { words: checked.settled, by: actorId(ctx.actor) ?? '', now: ctx.now });
      }
      await updateVerified(tx, row.id, given, actorId(ctx.actor) ?? '', ctx.now);
      for (const whom of ['representative', 'principal'] as const) await tellLater(tx, row.id, whom);
      const detail = {
        ...people(row),
        rights: checked.rights.join(' '),
        from: checked.validFrom,
        until: validUntil,
        ...(isObjected(row) ? { objected: true } : {}),
      };
      return { result: undefined, audit: { chain: row.id, detail } };
    },
  });
}

/** It could not be shown. The one who stated it is told why; she whom it is about that it is so. */
export function refuseRepresentation(ctx: Ctx, id: string, reason: string): Promise<void> {
  return perform(ctx, 'representation.refuse', {
    load: (tx) => load(tx, ctx, id),
    act: async (tx, { row }) => {
      if (row.state !== 'CLAIMED') throw new Conflict(`nothing to refuse in ${row.state}`);
      await updateRefused(tx, row, reason, actorId(ctx.actor) ?? '', ctx.now);
      for (const whom of ['representative', 'principal'] as const) await tellLater(tx, row.id, whom);
      return { result: undefined, audit: { chain: row.id, detail: people(row) } };
    },
  });
}

// ── Who reads what the unit shares ────────────────────────────────────────────────────────────────────────────────

/** Others can read it now than those whom the page named, or nobody can. */
export class OtherReaders extends Conflict {}

/** Those who read what is shared in a case, the same as those whom the page `named`, where it did. @throws OtherReaders */
export async function demandReaders(tx: Tx, caseId: string, named: readonly string[] | undefined): Promise<string[]> {
  const readers = await selectPartiesWith(tx, caseId, 'READ');
  const isSame = !named || JSON.stringify(named.toSorted()) === JSON.stringify(readers.toSorted());
  if (readers.length === 0 || !isSame) throw new OtherReaders('not those who were named');
  return readers;
}

// ── Telling the other ─────────────────────────────────────────────────────────────────────────────────────────────

export const tellRepresentedTask = 'tellRepresented';
type Whom = 'principal' | 'representative';

/** Neither of the two sees how the other is reached: a job tells her. */
async function tellLater(tx: Tx, id: string, whom: Whom): Promise<void> {
  await enqueue(tx, tellRepresentedTask, { representation: id, whom });
}

/** Tells one of the two that there is something to read, if she is known here and wants to be told. */
export function tellOfRepresentation(ctx: Ctx, id: string, whom: Whom): Promise<void> {
  return perform(ctx, 'representation.tell', {
    load: () => Promise.resolve({}),
    act: async (tx) => {
      const personId = (await selectTheTwo(tx, id))[whom];
      const reached = personId !== null && (await tell(tx, ctx, null, [personId])) > 0;
      return { result: undefined, audit: { chain: id, detail: { whom, reached } } };
    },
  });
}

/**
 * Whoever is represented is to know when something has been done for her, and who represents her what she does in a case that
 * was asked for by the other. Part of the act that did it; nothing where nobody acts for anybody.
 */
export async function tellOthersLater(
  tx: Tx,
  ctx: Ctx,
  { id, rights, askedBy }: Pick<Case, 'id' | 'rights' | 'askedBy'>,
): Promise<void> {
  if (rights === null && askedBy === null) return;
  await tellRepresentedLater(tx, id, actorId(ctx.actor) ?? '');
}

/** What the unit does with something that a representative has booked is told to her for whom it was, too. */
export async function tellRepresentedLater(tx: Tx, caseId: string, representative: string): Promise<void> {
  await enqueue(tx, tellRepresentedTask, { case: caseId, by: representative });
}

/** A request that was begun for somebody is removed: she is told, if she is represented, and reads of it by the mandate. */
export async function tellOfRemoval(tx: Tx, mandateId: string): Promise<void> {
  await tellLater(tx, mandateId, 'principal');
}

/** Tells the parties on the other side of a case: her who is represented, or those who represent her. */
export function tellOthers(ctx: Ctx, caseId: string, by: string): Promise<void> {
  return perform(ctx, 'representation.tell', {
    load: () => Promise.resolve({}),
    act: async (tx) => {
      const sides = await selectSides(tx, caseId);
      const mine = sides.find(({ id }) => id === by)?.represents ?? true;
      await tell(
        tx,
        ctx,
        caseId,
        sides.filter(({ id, represents }) => id !== by && represents !== mine).map(({ id }) => id),
      );
      return { result: undefined, audit: { chain: caseId, detail: { by } } };
    },
  });
}

/** Tells both that a mandate is about to end, so that it can be renewed in time. Gives how many were about to. */
export async function remindRepresentations(ctx: Ctx): Promise<number> {
  const today = dayOf(ctx.now);
  const [first = 0] = reminderDays;
  const ending = await ctx.db.read(ctx.actor, (reader) => selectEnding(reader, addDays(today, first)));
  const due = ending.filter(({ validUntil, reminded }) => remindersBy(validUntil, today) > reminded);
  for (const { id, validUntil } of due) {
    await perform(ctx, 'representation.remind', {
      load: () => Promise.resolve({}),
      act: async (tx) => {
        await updateReminded(tx, id, remindersBy(validUntil, today));
        for (const whom of ['representative', 'principal'] as const) await tellLater(tx, id, whom);
        return { result: undefined, audit: { chain: id, detail: { until: validUntil } } };
      },
    });
  }
  return due.length;
}
