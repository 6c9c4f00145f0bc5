import { type ApprovedOf, type Follow, PartTooLate, beginningOfPart, typeOf } from '../applications/actions.ts';
import { insertApplication, lockPerson } from '../applications/queries.ts';
import { type Applied, appliedByForm, appliedOf, asFirst } from '../applications/rules.ts';
import {
  endCoApplicant,
  insertCoApplicant,
  lockCase,
  selectOptionalCase,
  touchHousehold,
  updateUnreadByStaff,
} from '../cases/queries.ts';
import { isOpenState } from '../cases/lifecycle.ts';
import { isBeside } from '../cases/rules.ts';
import { tell } from '../notifications/actions.ts';
import { fullName, placeCases, selectOptionalPerson, selectPersonByNumber } from '../people/queries.ts';
import { perform } from '../policy/perform.ts';
import type { ActionName } from '../policy/policy.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import { addDays, dayOf, noonOf } from '../platform/days.ts';
import type { Reader, Tx } from '../platform/db/db.ts';
import { insertDataKey } from '../platform/db/keys.ts';
import type { Draft } from '../platform/forms/form.ts';
import { Conflict, Invalid, NotFound } from '../platform/http/errors.ts';
import { newId } from '../platform/ids.ts';
import { enqueue } from '../platform/jobs.ts';
import { protectingUnit, unitFor } from '../platform/municipality.ts';
import {
  type Asked,
  type AskedAs,
  type Named,
  type PartnerAnswer,
  type SafetyNote,
  forgetWrongNumbers,
  insertAnswer,
  insertAsked,
  insertNote,
  isAskedAs,
  lockAsked,
  lockNote,
  selectAnswers,
  selectHousehold,
  selectNotes,
  selectOptionalAsked,
  selectOptionalOwnCase,
  selectOptionalOwner,
  selectWaiting,
  tryNumber,
  updateAsked,
  updateHandled,
} from './queries.ts';
import { type Role, canBeSent, canBeSigned, commonOf, mostWrongNumbers, partnerIn, remindersBy } from './rules.ts';

export const tellHouseholdTask = 'tellHousehold';
/** `child`: she for whom a guardian has asked, from the day she follows her case. */
export const toldOnes = ['partner', 'applicant', 'child'] as const;
type Whom = (typeof toldOnes)[number];

/** What each act is called, by whom it is done for: the log tells a partner from a guardian. */
const acts = {
  partner: {
    read: 'partner.read',
    decline: 'partner.decline',
    remind: 'partner.remind',
    lapse: 'partner.lapse',
    retry: 'partner.retry',
    tell: 'partner.tell',
  },
  guardian: {
    read: 'guardian.read',
    decline: 'guardian.decline',
    remind: 'guardian.remind',
    lapse: 'guardian.lapse',
    retry: 'guardian.retry',
    tell: 'guardian.tell',
  },
} as const satisfies Record<Role, Record<string, ActionName>>;

/** The partner has an application of her own for the same month, and a household has one. */
export class OwnApplication extends Conflict {}

/**
 * What follows when an application has been sent: the partner that it names is asked for her part, or the partner whose part
 * it is becomes a party of the case.
 */
export const afterSending: Follow = async (tx, ctx, { row, caseId, unit }) => {
  if (row.kind !== 'livelihoodSupport') return;
  if (row.partOf !== null) {
    await joinCase(tx, ctx, caseId, row.personId);
    return;
  }
  const partner = partnerIn(row.draft.answers);
  if (!partner || unit === undefined) return;
  // Only oneself is in sight here, under any number one has had.
  if (await selectPersonByNumber(tx, partner.number)) throw new Invalid('the partner is the applicant');
  // A renewal tells what has become of what was said before; the household is told of whole, as in a first application.
  const { form, words } = appliedOf('livelihoodSupport', 'NEW') ?? appliedByForm(row.formId);
  const { type } = appliedByForm(row.formId);
  const answers = type === 'NEW' ? row.draft.answers : asFirst(row.draft.answers);
  const person = await selectOptionalPerson(tx, row.personId);
  const today = dayOf(ctx.now);
  const id = newId();
  const month = row.draft.answers['month'];
  const applied = typeOf(row);
  await insertAsked(tx, await insertDataKey(tx, ctx.deps.vault), {
    id,
    caseId,
    unit,
    role: 'partner',
    partnerNumber: partner.number,
    state: 'invited',
    month: typeof month === 'string' ? `${month}-01` : null,
    beside: isBeside(applied) ? applied : null,
    common: {
      by: person ? fullName(person) : '',
      partner: partner.name,
      told: commonOf(form, answers, words, person?.protection !== 'none'),
    },
    askedOn: today,
    lastDay: addDays(today, ctx.deps.municipality.partnerDays),
    now: ctx.now,
  });
  await tellLater(tx, id, 'partner');
};

async function joinCase(tx: Tx, ctx: Ctx, caseId: string, personId: string): Promise<void> {
  const asked = await takePart(tx, ctx, caseId, personId, 'partner');
  await insertCoApplicant(tx, { caseId, unit: asked.unit, personId });
  await placeCases(tx, personId, ctx.deps.municipality);
  await tellLater(tx, asked.id, 'applicant');
}

/** A part has been sent by her who was asked for it. @throws PartTooLate when nobody waits for it. */
export async function takePart(tx: Tx, ctx: Ctx, caseId: string, personId: string, role: Role): Promise<Asked> {
  const found = await selectOptionalAsked(tx, ctx.deps.vault, { caseId });
  const asked = found && (await lockAsked(tx, ctx.deps.vault, found.id));
  if (!asked?.isPartner || asked.role !== role || !canBeSigned(asked)) throw new PartTooLate('nobody waits for it');
  await updateAsked(tx, asked, { state: 'signed', partnerId: personId }, ctx.now);
  return asked;
}

/** Whoever acts does not see how the other is reached: a job tells her. */
export async function tellLater(tx: Tx, id: string, whom: Whom): Promise<void> {
  await enqueue(tx, tellHouseholdTask, { id, whom });
}

/** Tells one of the two that there is something to read, if she is known here and wants to be told. */
export async function tellHousehold(ctx: Ctx, id: string, whom: Whom): Promise<void> {
  const household = await ctx.db.read(ctx.actor, (reader) => selectHousehold(reader, id));
  if (!household) throw new NotFound('co-application');
  await perform(ctx, acts[household.role].tell, {
    load: () => Promise.resolve({ household, parties: [household.applicantId] }),
    act: async (tx, { household }) => {
      const { partnerId, applicantId, childId } = household;
      const personId = { partner: partnerId, applicant: applicantId, child: childId }[whom];
      if (personId !== null) await tell(tx, ctx, household.caseId, [personId]);
      return { result: undefined, audit: { chain: household.caseId, detail: { whom } } };
    },
  });
}

export type InvitationRead<R extends Role = 'partner'> = {
  asked: AskedAs<R>;
  answers: PartnerAnswer[];
  own: { id: string; number: string } | undefined;
  /** She may still change her mind: the case that she has said no in is open. */
  isOpen: boolean;
};

/** Whoever is asked looks at what she is asked for. Anybody else learns that there is no such thing. */
export function readInvitation<T, R extends Role>(
  ctx: Ctx,
  id: string,
  role: R,
  gather: (reader: Reader, asked: AskedAs<R>) => Promise<T>,
): Promise<InvitationRead<R> & { more: T }> {
  return perform(ctx, acts[role].read, {
    load: (tx) => loadForPartner(tx, ctx, id, role),
    act: async (tx, { asked }) => {
      const [answers, own, more] = [
        await selectAnswers(tx, asked),
        await selectOptionalOwnCase(tx, asked),
        await gather(tx, asked),
      ];
      // Of a case that is at an end nothing but a no is left as it is.
      const isOpen = asked.state !== 'declined' || (await touchHousehold(tx, asked.caseId, false));
      return {
        result: { asked, answers, own, more, isOpen },
        audit: { chain: asked.caseId, detail: { part: asked.id } },
      };
    },
  });
}

async function loadForPartner<R extends Role>(
  tx: Tx,
  ctx: Ctx,
  id: string,
  role: R,
): Promise<{ asked: AskedAs<R>; parties: string[] }> {
  const asked = await selectOptionalAsked(tx, ctx.deps.vault, { id });
  if (!isAskedAs(asked, role)) throw new NotFound('co-application');
  return { asked, parties: asked.isPartner ? [actorId(ctx.actor) ?? ''] : [] };
}

/** The same, when something is to change: the case is locked first, then what is asked. */
export async function lockForPartner(tx: Tx, ctx: Ctx, id: string, role: Role, news: boolean) {
  const { asked, parties } = await loadForPartner(tx, ctx, id, role);
  if (parties.length === 0) throw new NotFound('co-application');
  const isOpen = await touchHousehold(tx, asked.caseId, news);
  return { asked: await lockAsked(tx, ctx.deps.vault, id), parties, isOpen };
}

/**
 * Whoever is asked shows that the question has come right, by the number of the one whom the case is about: nothing is shown before
 * that, since her own number may be there by mistake. `number`: undefined when what was typed is none. The unit is told when she
 * has tried too often.
 */
export async function demandNumber(tx: Tx, asked: Asked, number: string | undefined): Promise<Named> {
  if (asked.partId !== null) return 'known';
  if (number === undefined) return asked.wrongNumbers < mostWrongNumbers ? 'wrong' : 'stopped';
  const named = await tryNumber(tx, asked.id, number);
  if (named === 'stopped' && asked.wrongNumbers < mostWrongNumbers) await touchHousehold(tx, asked.caseId, true);
  return named;
}

/** The unit lets one who has named wrong numbers too often try again. */
export function letTryAgain(ctx: Ctx, caseId: string, role: Role): Promise<void> {
  return perform(ctx, acts[role].retry, {
    load: (tx) => lockCase(tx, caseId),
    act: async (tx, row) => {
      const found = await selectOptionalAsked(tx, ctx.deps.vault, { caseId });
      const asked = found && (await lockAsked(tx, ctx.deps.vault, found.id));
      if (!isAskedAs(asked, role) || asked.wrongNumbers < mostWrongNumbers)
        throw new Conflict('nobody has tried too often');
      await forgetWrongNumbers(tx, asked.id, ctx.now);
      return { result: undefined, audit: { chain: row.id, detail: { part: asked.id } } };
    },
  });
}

/**
 * The partner names the applicant and says yes: a part of her own is begun, with what she herself said the month before, or the
 * one that is begun already is found.
 * @throws Conflict when nobody waits for it.
 */
export function beginPart(ctx: Ctx, id: string, number: string | undefined, approvedOf: ApprovedOf): Promise<Named> {
  return perform(ctx, 'partner.begin', {
    load: (tx) => lockForPartner(tx, ctx, id, 'partner', false),
    act: async (tx, { asked, isOpen }) => {
      const personId = actorId(ctx.actor) ?? '';
      if (!isOpen || !canBeSent(asked.state)) throw new Conflict(`nobody waits for a part in ${asked.state}`);
      if (await selectOptionalOwnCase(tx, asked)) throw new OwnApplication('an application of her own');
      const named = await demandNumber(tx, asked, number);
      if (named !== 'known')
        return { result: named, audit: { chain: asked.caseId, detail: { part: asked.id, [named]: true } } };
      const beginning = await beginningOfPart(tx, ctx, personId, beginsFrom(asked), approvedOf);
      const part = await startPart(tx, ctx, asked, personId, beginning);
      if (asked.partId !== null)
        return { result: named, audit: { chain: asked.caseId, detail: { part: asked.id, again: true } } };
      return { result: named, audit: { chain: asked.caseId, also: [part], detail: { part: asked.id } } };
    },
  });
}

const beginsFrom = ({ month, beside }: Asked) => ({ month, isExtraCost: beside === 'SUPPLEMENTARY' });

/** A part of one's own is begun, as a draft that nobody else sees, or the one that is begun is found. Gives its id. */
export async function startPart(
  tx: Tx,
  ctx: Ctx,
  asked: Asked,
  personId: string,
  { applied: { form, kind }, draft }: { applied: Applied; draft: Draft },
): Promise<string> {
  const state = asked.state === 'invited' ? 'begun' : asked.state;
  await updateAsked(tx, asked, { state, partnerId: personId }, ctx.now);
  if (asked.partId !== null) return asked.partId;
  await lockPerson(tx, personId);
  const part = newId();
  await insertApplication(tx, await insertDataKey(tx, ctx.deps.vault), {
    id: part,
    personId,
    kind,
    formId: form.id,
    formVersion: form.version,
    language: ctx.language,
    month: asked.month,
    draft,
    createdAt: ctx.now,
    expiresAt: noonOf(addDays(dayOf(ctx.now), ctx.deps.municipality.draftLifetimeDays)),
    partOf: asked.caseId,
  });
  return part;
}

export type Reply = { kind: 'returned' | 'declined'; reason: string; shown: boolean };

/**
 * The partner sends the application back, or whoever is asked says that she does not take part. The one who asked is told that
 * there is something to read.
 */
export function answerInvitation(ctx: Ctx, id: string, role: Role, { kind, reason, shown }: Reply): Promise<void> {
  return perform(ctx, kind === 'returned' ? 'partner.return' : acts[role].decline, {
    load: (tx) => lockForPartner(tx, ctx, id, role, true),
    act: async (tx, { asked, isOpen }) => {
      if (!isOpen || !canBeSent(asked.state)) throw new Conflict(`no answer in ${asked.state}`);
      await updateAsked(tx, asked, { state: kind, partnerId: actorId(ctx.actor) ?? '' }, ctx.now);
      await insertAnswer(tx, asked.key, { id: newId(), askedId: asked.id, kind, shown, reason, answeredAt: ctx.now });
      await tellLater(tx, asked.id, 'applicant');
      if (role === 'guardian') await tellLater(tx, asked.id, 'child');
      return { result: undefined, audit: { chain: asked.caseId, detail: { shown } } };
    },
  });
}

/** The applicant has corrected what was sent back, in words that the partner may read, and asks her anew. */
export function askAgain(ctx: Ctx, caseId: string, correction: string): Promise<void> {
  return perform(ctx, 'partner.ask', {
    load: (tx) => lockCase(tx, caseId),
    act: async (tx, row) => {
      const found = await selectOptionalAsked(tx, ctx.deps.vault, { caseId });
      if (!found) throw new NotFound('co-application');
      const asked = await lockAsked(tx, ctx.deps.vault, found.id);
      const isOpen = isOpenState(row.state);
      if (!isOpen || asked.state !== 'returned') throw new Conflict(`nothing to ask again in ${asked.state}`);
      const today = dayOf(ctx.now);
      const corrected = [asked.correction, correction].filter((words) => words !== undefined).join('\n\n');
      const lastDay = addDays(today, ctx.deps.municipality.partnerDays);
      await updateAsked(
        tx,
        asked,
        { state: 'invited', askedOn: today, lastDay, reminded: 0, correction: corrected },
        ctx.now,
      );
      await updateUnreadByStaff(tx, row.id, true);
      await tellLater(tx, asked.id, 'partner');
      return { result: undefined, audit: { chain: row.id, detail: { lastDay } } };
    },
  });
}

/** The unit ends that two apply together: from now on the partner is no party, and the case is the applicant's alone. */
export function endPartner(ctx: Ctx, caseId: string): Promise<void> {
  return perform(ctx, 'partner.end', {
    load: (tx) => lockCase(tx, caseId),
    act: async (tx, row) => {
      const found = await selectOptionalAsked(tx, ctx.deps.vault, { caseId });
      const asked = found && (await lockAsked(tx, ctx.deps.vault, found.id));
      const isOpen = isOpenState(row.state);
      if (asked?.role !== 'partner' || !isOpen || asked.state === 'ended' || asked.state === 'closed')
        throw new Conflict('there is nothing to end');
      await updateAsked(tx, asked, { state: 'ended' }, ctx.now);
      const wasParty = await endCoApplicant(tx, row.id, ctx.now);
      return { result: undefined, audit: { chain: row.id, detail: { before: asked.state, wasParty } } };
    },
  });
}

/**
 * Reminds those who are waited for and those who wait, and goes on without the parts whose last day has passed. The applicant
 * is reminded whether or not the partner is known here, since that is not hers to know. Gives how many parts were touched.
 */
export async function remindPartners(ctx: Ctx): Promise<number> {
  const today = dayOf(ctx.now);
  const waiting = await ctx.db.read(ctx.actor, selectWaiting);
  let touched = 0;
  for (const one of waiting) {
    const lapsed = one.lastDay < today;
    const due = remindersBy(one.askedOn, today);
    if (!lapsed && due <= one.reminded) continue;
    await perform(ctx, acts[one.role][lapsed ? 'lapse' : 'remind'], {
      load: () => Promise.resolve({}),
      act: async (tx) => {
        await touchHousehold(tx, one.caseId, lapsed);
        const asked = await lockAsked(tx, ctx.deps.vault, one.id);
        if (asked.state !== 'invited' && asked.state !== 'begun') throw new Conflict('no longer waited for');
        await updateAsked(tx, asked, lapsed ? { state: 'lapsed' } : { reminded: due }, ctx.now);
        const household = await selectHousehold(tx, one.id);
        if (household) {
          // Of two guardians both hear that it goes on; a partner whose day has passed is left in peace.
          const both = !lapsed || one.role === 'guardian';
          const whom = [household.applicantId, ...(both && household.partnerId ? [household.partnerId] : [])];
          await tell(tx, ctx, household.caseId, whom);
        }
        return { result: undefined, audit: { chain: one.caseId, detail: { part: one.id, reminded: due } } };
      },
    });
    touched += 1;
  }
  return touched;
}

// ── In confidence ─────────────────────────────────────────────────────────────────────────────────────────────────

/** What somebody was doing when she wanted to speak alone: her application, her case, or what she is asked as a partner. */
export type About = { application?: string; case?: string; asked?: string };

/** Takes what somebody tells in confidence. Nothing of it is shown to any citizen, nor stands in any case's history. */
export function tellInConfidence(ctx: Ctx, about: About, told: { reach: string; words: string }): Promise<void> {
  return perform(ctx, 'safety.tell', {
    load: async (tx) => {
      const person = await selectOptionalPerson(tx, actorId(ctx.actor) ?? '');
      if (!person) throw new NotFound('person');
      return { person, parties: [person.id] };
    },
    act: async (tx, { person }) => {
      const { municipality, vault } = ctx.deps;
      const protecting = person.protection === 'none' ? undefined : protectingUnit(municipality);
      const where = await placeOfNote(tx, ctx, about);
      const unit = where?.unit ?? protecting ?? unitFor(municipality, 'livelihoodSupport')?.id;
      if (unit === undefined) throw new NotFound('no unit handles livelihoodSupport');
      const id = newId();
      await insertNote(tx, await insertDataKey(tx, vault), {
        id,
        unit,
        caseId: where?.caseId ?? null,
        applicationId: where ? null : await ownApplication(tx, ctx, about),
        personId: person.id,
        note: { name: fullName(person), personalNumber: person.personalNumber, ...told },
        createdAt: ctx.now,
      });
      return { result: undefined, audit: { chain: id } };
    },
  });
}

/** The case that it is about, if there is one and it is in sight. */
async function placeOfNote(tx: Tx, ctx: Ctx, about: About): Promise<{ caseId: string; unit: string } | undefined> {
  if (about.asked !== undefined) {
    const asked = await selectOptionalAsked(tx, ctx.deps.vault, { id: about.asked });
    if (asked) return { caseId: asked.caseId, unit: asked.unit };
  }
  const row = about.case === undefined ? undefined : await selectOptionalCase(tx, about.case);
  return row && { caseId: row.id, unit: row.unit };
}

async function ownApplication(tx: Tx, ctx: Ctx, about: About): Promise<string | null> {
  if (about.application === undefined) return null;
  const found = await selectOptionalOwner(tx, about.application);
  return found === actorId(ctx.actor) ? about.application : null;
}

/** What waits to be seen to in one's own units. Opening it is an act. */
export function readNotes(ctx: Ctx): Promise<SafetyNote[]> {
  return perform(ctx, 'safety.read', {
    load: () => Promise.resolve({}),
    act: async (tx) => {
      const notes = await selectNotes(tx, ctx.deps.vault);
      return { result: notes, audit: { chain: actorId(ctx.actor) ?? '', detail: { notes: notes.length } } };
    },
  });
}

/** An employee has seen to it. */
export function closeNote(ctx: Ctx, id: string): Promise<void> {
  return perform(ctx, 'safety.close', {
    load: (tx) => lockNote(tx, id),
    act: async (tx, note) => {
      if (!note.handled) await updateHandled(tx, id, actorId(ctx.actor) ?? '', ctx.now);
      return { result: undefined, audit: { chain: id } };
    },
  });
}
