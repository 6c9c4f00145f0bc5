import { createHash } from 'node:crypto';
import { type Follow, type Joins, PartTooLate } from '../applications/actions.ts';
import type { Application } from '../applications/queries.ts';
import { appliedByForm, otherGuardianIn, partOfLss, principalIn } from '../applications/rules.ts';
import { isOpenState } from '../cases/lifecycle.ts';
import { readCase } from '../cases/actions.ts';
import {
  type Case,
  caseKey,
  endOtherRepresentatives,
  lockCase,
  selectCase,
  selectOptionalCase,
  updateUnreadByStaff,
} from '../cases/queries.ts';
import type { MeasureItem } from '../measures/rules.ts';
import { demandNumber, lockForPartner, startPart, takePart, tellLater } from '../partners/actions.ts';
import {
  type Asked,
  type AskedAs,
  type Named,
  insertAsked,
  isAskedAs,
  lockAsked,
  selectInvitations,
  selectOptionalAsked,
  updateAsked,
  updateProtected,
  updateUnreachable,
} from '../partners/queries.ts';
import { type Common, canBeSent, canBeSigned } from '../partners/rules.ts';
import { fullName, placeCases, selectOptionalPerson } from '../people/queries.ts';
import { perform } from '../policy/perform.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import { addDays, dayOf, noonOf } from '../platform/days.ts';
import type { Reader, Tx } from '../platform/db/db.ts';
import { insertDataKey } from '../platform/db/keys.ts';
import type { Answers, Draft } from '../platform/forms/form.ts';
import { formatLongDate } from '../platform/format.ts';
import { Conflict, Invalid, NotFound } from '../platform/http/errors.ts';
import { newId } from '../platform/ids.ts';
import { controlCode } from '../platform/saml/evidence.ts';
import { addClaim } from '../representation/actions.ts';
import { selectMandate } from '../representation/queries.ts';
import {
  type OwnRequest,
  type Said,
  type StandTold,
  insertStand,
  insertTold,
  insertVoice,
  joinAsGuardian,
  lockChild,
  selectOptionalTold,
  selectOwnRequests,
  selectStands,
  selectVoices,
  updateStand,
  updateWalled,
} from './queries.ts';
import { type Side, type Voice, askedForOf, askedOf, isChild, otherSide, stated, toldOf } from './rules.ts';
import { text } from './text.ts';

/** How many invitations are looked through for the one that a request belongs to. */
const looksThrough = 20;

/**
 * What follows when a request has been sent: how it stands with the child's other guardian is kept, and she is asked if she was
 * named; or she whose answer it is becomes a party of the case.
 */
export const afterSending: Follow = async (tx, ctx, { row, caseId }) => {
  if (row.kind !== 'lss') return;
  if (row.partOf !== null) {
    await joinCase(tx, ctx, caseId, row);
    return;
  }
  const applied = appliedByForm(row.formId);
  const principal = principalIn(row.draft, applied);
  const other = otherGuardianIn(row.draft, applied);
  if (!principal || !other) return;
  await insertTold(tx, row.key, { caseId, told: askedForOf(applied, row.draft.answers), now: ctx.now });
  const number = other.answer === 'asked' ? other.number : null;
  if (number === principal.number) throw new Invalid('the other guardian is the child');
  const person = await selectOptionalPerson(tx, row.personId);
  // Where it lies now: a protected child's case has been moved.
  const { unit } = await selectCase(tx, caseId);
  const today = dayOf(ctx.now);
  const id = newId();
  const key = await insertDataKey(tx, ctx.deps.vault);
  const asks = askedOf(applied, row.draft.answers);
  await insertAsked(tx, key, {
    id,
    caseId,
    unit,
    role: 'guardian',
    partnerNumber: number,
    state: stated[other.answer],
    month: null,
    beside: null,
    common: {
      by: person ? fullName(person) : '',
      partner: other.answer === 'asked' ? other.name : '',
      child: {
        number: principal.number,
        name: principal.name,
        byNumber: person?.personalNumber ?? '',
        form: row.formId,
        items: asks.map(({ item }) => item),
      },
      told: number === null ? { sv: [], en: [] } : toldOf(applied, row.draft.answers),
    },
    askedOn: today,
    lastDay: addDays(today, ctx.deps.municipality.guardianDays),
    now: ctx.now,
  });
  for (const one of asks) await insertStand(tx, { id, key }, { ...one, side: 'first', stand: 'asked', now: ctx.now });
  if (number !== null) await tellLater(tx, id, 'partner');
};

async function joinCase(tx: Tx, ctx: Ctx, caseId: string, row: Application): Promise<void> {
  const side = await sideOf(tx, ctx, caseId);
  if (side !== undefined) {
    await addRequest(tx, ctx, caseId, row, side);
    return;
  }
  const asked = await takePart(tx, ctx, caseId, row.personId, 'guardian');
  const { child } = asked.common;
  if (!child || !isChild(child.number, dayOf(ctx.now))) throw new PartTooLate('there is no child to sign for');
  // By what right is checked by the unit, as with the first one.
  if (!(await selectMandate(tx, child.number, 'lss')))
    await addClaim(
      tx,
      ctx,
      { name: child.name, number: child.number, basis: 'CUSTODIAN', kinds: ['lss'], until: undefined, note: '' },
      { applicationId: row.id },
    );
  await joinAsGuardian(tx, caseId);
  if (row.formId === partOfLss.form.id) await agreeToTold(tx, ctx, asked);
  else await standFor(tx, ctx, asked, row, 'other');
  await placeCases(tx, row.personId, ctx.deps.municipality);
  for (const whom of ['applicant', 'child'] as const) await tellLater(tx, asked.id, whom);
}

/** As which of the two the one who acts is a party of a case: the other guardian only when she has signed. */
async function sideOf(reader: Reader, ctx: Ctx, caseId: string): Promise<Side | undefined> {
  const asked = await selectOptionalAsked(reader, ctx.deps.vault, { caseId });
  if (!isAskedAs(asked, 'guardian')) return undefined;
  if (asked.isPartner) return asked.state === 'signed' ? 'other' : undefined;
  const row = await selectOptionalCase(reader, caseId);
  return row?.askedBy === actorId(ctx.actor) ? 'first' : undefined;
}

/** She who has sent a request for the child already, or signed the other's, asks for more in the same case. */
async function addRequest(tx: Tx, ctx: Ctx, caseId: string, row: Application, side: Side): Promise<void> {
  const found = await selectOptionalAsked(tx, ctx.deps.vault, { caseId });
  const asked = found && (await lockAsked(tx, ctx.deps.vault, found.id));
  if (!isAskedAs(asked, 'guardian')) throw new PartTooLate('nothing to add to');
  await standFor(tx, ctx, asked, row, side);
  if (asked.state === 'signed') await tellLater(tx, asked.id, side === 'first' ? 'partner' : 'applicant');
  await tellLater(tx, asked.id, 'child');
}

/** A guardian's own request says yes to the measures that it names, and asks the other what she thinks of those that are hers only. */
async function standFor(tx: Tx, ctx: Ctx, asked: Asked, row: Application, side: Side): Promise<void> {
  const there = await selectStands(tx, asked);
  const of = (whose: Side, item: MeasureItem) => there.find((one) => one.side === whose && one.item === item);
  const asks = askedOf(appliedByForm(row.formId), row.draft.answers);
  for (const { item, told } of asks) {
    const own = of(side, item);
    const stand = { side, item, stand: 'asked' as const, told, now: ctx.now };
    if (!own) await insertStand(tx, asked, stand);
    else if (own.stand !== 'asked') await updateStand(tx, asked, stand);
    if (!of(otherSide(side), item))
      await insertStand(tx, asked, { side: otherSide(side), item, stand: 'waits', now: ctx.now });
  }
  const told = askedForOf(appliedByForm(row.formId), row.draft.answers);
  const found = await selectCase(tx, asked.caseId);
  await insertTold(tx, caseKey(ctx, found), { caseId: found.id, told, now: ctx.now });
  // What the other has asked for, and she has not.
  const theirs = there.filter((one) => one.side === otherSide(side) && one.stand === 'asked');
  for (const { item } of theirs)
    if (!of(side, item) && !asks.some((one) => one.item === item))
      await insertStand(tx, asked, { side, item, stand: 'waits', now: ctx.now });
}

/** She who signs the other's request says yes to the measures that she has read of: those that were in it when she was asked. */
async function agreeToTold(tx: Tx, ctx: Ctx, asked: Asked): Promise<void> {
  const there = await selectStands(tx, asked);
  for (const { side, item, stand } of there) {
    const isHers = there.some((one) => one.side === 'other' && one.item === item);
    if (side === 'first' && stand === 'asked' && !isHers)
      await insertStand(tx, asked, { side: 'other', item, stand: 'yes', now: ctx.now });
  }
}

/**
 * Two guardians who each name the other and ask for the same sort of thing for the same child have one request: the second one's
 * becomes her signed part of the first, with all that she has written. It says yes to what both have asked for; of the rest each is
 * asked. So does what one of them sends besides, once she is a party. Of one who says that the other must not be contacted, or does
 * not name her, nothing is put together, since neither is then to learn of the other by it.
 */
export const guardiansCase: Joins = async (tx, ctx, row) => {
  const applied = appliedByForm(row.formId);
  const principal = principalIn(row.draft, applied);
  const other = otherGuardianIn(row.draft, applied);
  if (!principal || !other) return undefined;
  await lockChild(tx, principal.number);
  const own = await ownRequest(tx, ctx, row);
  if (own) return { caseId: own.id, as: 'more' };
  if (other.answer !== 'asked') return undefined;
  for (const { id, role } of await selectInvitations(tx, looksThrough)) {
    if (role !== 'guardian') continue;
    const asked = await selectOptionalAsked(tx, ctx.deps.vault, { id });
    const child = asked?.common.child;
    // Of one from before it was kept what was asked for, it cannot be said what both want.
    const isSame = child?.number === principal.number && child.byNumber === other.number && child.form === row.formId;
    if (asked && isSame && child.items !== undefined) return { caseId: asked.caseId, as: 'second' };
  }
  return undefined;
};

/**
 * The open case in which the one who acts has sent a request of this sort for the child, or signed one: what she sends now is added
 * to it. Not when she says another thing of the other guardian than was said there, so that nobody is shown what is not for her.
 */
export async function ownRequest(
  reader: Reader,
  ctx: Ctx,
  { formId, draft }: Pick<Application, 'formId' | 'draft'>,
): Promise<OwnRequest | undefined> {
  const applied = appliedByForm(formId);
  const principal = principalIn(draft, applied);
  const other = otherGuardianIn(draft, applied);
  if (!principal || !other) return undefined;
  for (const one of await selectOwnRequests(reader, looksThrough)) {
    const asked = await selectOptionalAsked(reader, ctx.deps.vault, { id: one.coApplicationId });
    const child = asked?.common.child;
    if (!isAskedAs(asked, 'guardian') || child?.items === undefined) continue;
    const isSame = child.number === principal.number && child.form === formId;
    const theirs = asked.isPartner ? child.byNumber : asked.partnerNumber;
    const saysTheSame =
      other.answer === 'asked'
        ? theirs === other.number && asked.state !== 'protected'
        : theirs === null && asked.state === stated[other.answer];
    if (isSame && saysTheSame) return one;
  }
  return undefined;
}

// ── Measure by measure ────────────────────────────────────────────────────────────────────────────────────────────

/** As which of the two a guardian reads, what the two say of each measure, and what each of them is called. */
export type StandsRead = { side: Side; stands: StandTold[]; names: Record<Side, string>; child: string };

/** What the two guardians say, for one of them. Undefined for everybody else, and before the other has signed. */
export async function selectStandsRead(
  reader: Reader,
  ctx: Ctx,
  asked: Asked | undefined,
): Promise<StandsRead | undefined> {
  if (!isAskedAs(asked, 'guardian') || asked.state !== 'signed') return undefined;
  const side = await sideOf(reader, ctx, asked.caseId);
  if (side === undefined) return undefined;
  const { common } = asked;
  const stands = await selectStands(reader, asked);
  return { side, stands, names: { first: common.by, other: common.partner }, child: common.child?.name ?? '' };
}

/**
 * A guardian looks at what only the other has asked for. @throws NotFound for everybody else
 */
export function readStands<T>(
  ctx: Ctx,
  caseId: string,
  gather: (reader: Reader) => Promise<T>,
): Promise<StandsRead & { row: Case; more: T }> {
  return readCase(ctx, caseId, async (reader, row) => {
    const read = await selectStandsRead(reader, ctx, await selectOptionalAsked(reader, ctx.deps.vault, { caseId }));
    if (!read) throw new NotFound('guardian');
    return { ...read, row, more: await gather(reader) };
  });
}

/**
 * A guardian says yes or no to measures that only the other has asked for; she may change her mind. What she is not asked about is
 * passed over. @throws Conflict when the case is closed
 */
export function answerStands(ctx: Ctx, caseId: string, answers: ReadonlyMap<number, 'yes' | 'no'>): Promise<void> {
  return perform(ctx, 'guardian.agree', {
    load: async (tx) => {
      const row = await lockCase(tx, caseId);
      const side = await sideOf(tx, ctx, caseId);
      if (side === undefined) throw new NotFound('guardian');
      return { ...row, side };
    },
    act: async (tx, { side, ...row }) => {
      const found = await selectOptionalAsked(tx, ctx.deps.vault, { caseId: row.id });
      const asked = found && (await lockAsked(tx, ctx.deps.vault, found.id));
      if (!isOpenState(row.state) || asked?.state !== 'signed') throw new Conflict('the case is closed');
      const changed: string[] = [];
      for (const one of await selectStands(tx, asked)) {
        const answer = answers.get(one.item);
        if (one.side !== side || one.stand === 'asked' || answer === undefined || answer === one.stand) continue;
        await updateStand(tx, asked, { side, item: one.item, stand: answer, now: ctx.now });
        changed.push(`${String(one.item)}:${answer}`);
      }
      if (changed.length > 0) {
        await updateUnreadByStaff(tx, row.id, true);
        await tellLater(tx, asked.id, side === 'first' ? 'partner' : 'applicant');
      }
      return { result: undefined, audit: { chain: row.id, detail: { items: changed.join(' ') } } };
    },
  });
}

/**
 * What came of saying whose guardian one is: `wrong` is another child than the request is for, `stopped` that it has been tried
 * too often, `again` that one has signed.
 */
export type Begun = Named | 'again';

/**
 * The guardian who is asked shows that it is her child, by its number: nothing of the request is shown before that, since a
 * number may be written by mistake. Then an answer of her own is begun. @throws Conflict when nobody waits for it.
 */
export function beginAnswer(ctx: Ctx, id: string, childNumber: string | undefined): Promise<Begun> {
  return perform(ctx, 'guardian.begin', {
    load: async (tx) => {
      const { asked, ...rest } = await lockForPartner(tx, ctx, id, 'guardian', false);
      if (!isAskedAs(asked, 'guardian')) throw new NotFound('co-application');
      return { asked, ...rest };
    },
    act: async (tx, { asked, isOpen }) => {
      const outcome = (result: Begun, detail: Record<string, boolean> = {}) => ({
        result,
        audit: { chain: asked.caseId, detail: { part: asked.id, ...detail } },
      });
      if (asked.state === 'signed') return outcome('again', { again: true });
      const { child } = asked.common;
      if (!isOpen || !canBeSigned(asked) || !child || !isChild(child.number, dayOf(ctx.now)))
        throw new Conflict(`nobody waits for an answer in ${asked.state}`);
      const named = await demandNumber(tx, asked, childNumber);
      if (named !== 'known') return outcome(named, { [named]: true });
      const personId = actorId(ctx.actor) ?? '';
      await startPart(tx, ctx, asked, personId, { applied: partOfLss, draft: await draftOf(tx, ctx, asked) });
      return outcome(named, asked.partId === null ? {} : { again: true });
    },
  });
}

/** What the answer is about, and how she is reached as far as it is known. */
async function draftOf(tx: Tx, ctx: Ctx, asked: AskedAs<'guardian'>): Promise<Draft> {
  const { child, by, told } = asked.common;
  const person = await selectOptionalPerson(tx, actorId(ctx.actor) ?? '');
  const code = controlCode(createHash('sha256').update(JSON.stringify(told)).digest('hex'));
  const contact: Answers = person?.phone
    ? { phone: person.phone, email: person.email, notifyBy: person.notifyBy[0] ?? 'letter' }
    : {};
  const asks = formatLongDate(noonOf(asked.askedOn), ctx.language);
  const request = text[ctx.language].request(child?.name ?? '', by, asks);
  return { answers: { request, requestCode: code, ...contact }, raw: {} };
}

/** The unit notes that the child's other guardian cannot be reached, and why. She may still sign, if she turns up. */
export function noteUnreachable(ctx: Ctx, caseId: string, note: string): Promise<void> {
  return perform(ctx, 'guardian.note', {
    load: (tx) => lockCase(tx, caseId),
    act: async (tx, row) => {
      const found = await selectOptionalAsked(tx, ctx.deps.vault, { caseId });
      const asked = found && (await lockAsked(tx, ctx.deps.vault, found.id));
      const isOpen = isOpenState(row.state);
      if (!isAskedAs(asked, 'guardian') || !isOpen || !canBeSent(asked.state) || asked.state === 'unreachable')
        throw new Conflict('nobody is waited for');
      await updateUnreachable(tx, asked, note, actorId(ctx.actor) ?? '', ctx.now);
      await tellLater(tx, asked.id, 'applicant');
      return { result: undefined, audit: { chain: row.id, detail: { before: asked.state } } };
    },
  });
}

/**
 * The unit has found that the child's other guardian must not be contacted: what she was asked is taken back, and nobody else
 * who represents the child follows the case, whatever has been checked or signed, until the unit opens it.
 */
export function closeToOthers(ctx: Ctx, caseId: string): Promise<void> {
  return perform(ctx, 'guardian.close', {
    load: (tx) => lockCase(tx, caseId),
    act: async (tx, row) => {
      const found = await selectOptionalAsked(tx, ctx.deps.vault, { caseId });
      const asked = found && (await lockAsked(tx, ctx.deps.vault, found.id));
      if (!isAskedAs(asked, 'guardian') || row.askedBy === null || row.walled)
        throw new Conflict('it is closed already');
      await updateProtected(tx, asked.id, actorId(ctx.actor) ?? '', ctx.now);
      await updateWalled(tx, row.id, true);
      const ended = await endOtherRepresentatives(tx, row.id, row.askedBy, ctx.now);
      await tellLater(tx, asked.id, 'applicant');
      return { result: undefined, audit: { chain: row.id, detail: { before: asked.state, ended } } };
    },
  });
}

/** The unit has found that the child's other representatives may follow a case that was kept from them. */
export function openToOthers(ctx: Ctx, caseId: string): Promise<void> {
  return perform(ctx, 'guardian.open', {
    load: (tx) => lockCase(tx, caseId),
    act: async (tx, row) => {
      if (!row.walled) throw new Conflict('it is open already');
      await updateWalled(tx, row.id, false);
      const asked = await selectOptionalAsked(tx, ctx.deps.vault, { caseId });
      // That she has signed is true again; one who has not is asked no more.
      if (asked?.state === 'protected' && asked.partSent) await updateAsked(tx, asked, { state: 'signed' }, ctx.now);
      return { result: undefined, audit: { chain: row.id } };
    },
  });
}

// ── What she says herself for whom it is asked ────────────────────────────────────────────────────────────────────

/** What a guardian has asked for in her name, and what she has said of it before, the latest first. */
export type VoiceRead = { row: Case; told: Common['told'] | undefined; said: Said[] };

/**
 * The one for whom a guardian has asked, who is a child of fifteen or more, looks at what was asked for.
 * @throws NotFound for everybody else, her guardians too.
 */
export function readVoice<T>(
  ctx: Ctx,
  caseId: string,
  gather: (reader: Reader) => Promise<T>,
): Promise<VoiceRead & { more: T }> {
  return readCase(ctx, caseId, async (reader, row) => {
    await demandOwn(reader, ctx, row);
    const key = caseKey(ctx, row);
    const [told, said, more] = await Promise.all([
      selectOptionalTold(reader, key, row.id),
      selectVoices(reader, key, row.id),
      gather(reader),
    ]);
    return { row, told, said, more };
  });
}

async function demandOwn(reader: Reader, ctx: Ctx, row: Case): Promise<void> {
  const person = await selectOptionalPerson(reader, actorId(ctx.actor) ?? '');
  const asked = row.askedBy !== null && row.applicantId === actorId(ctx.actor) && row.kind === 'lss';
  if (!asked || !person || !isChild(person.personalNumber, dayOf(ctx.now))) throw new NotFound('case');
}

/** She says what she thinks of it. Only the unit reads it. @throws Conflict when the case is closed. */
export function giveVoice(ctx: Ctx, caseId: string, said: { answer: Voice; words: string }): Promise<void> {
  return perform(ctx, 'voice.give', {
    load: (tx) => lockCase(tx, caseId),
    act: async (tx, row) => {
      await demandOwn(tx, ctx, row);
      if (!isOpenState(row.state)) throw new Conflict('the case is closed');
      const personId = actorId(ctx.actor) ?? '';
      await insertVoice(tx, caseKey(ctx, row), { ...said, id: newId(), caseId, personId, at: ctx.now });
      await updateUnreadByStaff(tx, row.id, true);
      return { result: undefined, audit: { chain: row.id, detail: {} } };
    },
  });
}
