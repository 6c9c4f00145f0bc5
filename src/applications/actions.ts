import { createHash } from 'node:crypto';
import { type ApplicationType, firstDueDay, takesMonth } from '../cases/rules.ts';
import { insertCase, nextCaseNumber, touchHousehold } from '../cases/queries.ts';
import { placeCases, selectOptionalPerson, updateContactDetails } from '../people/queries.ts';
import { addClaim, tellOfRemoval, tellOthersLater } from '../representation/actions.ts';
import { personConcerned, selectMandate } from '../representation/queries.ts';
import { filesOfApplication, purgeUnnamed, removeUnnamed, selectUnnamed } from '../documents/actions.ts';
import { tell } from '../notifications/actions.ts';
import { inspect, perform } from '../policy/perform.ts';
import { type Resource, isHelping } from '../policy/policy.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import { addDays, dayOf, noonOf } from '../platform/days.ts';
import type { Reader, Tx } from '../platform/db/db.ts';
import { insertDataKey } from '../platform/db/keys.ts';
import { visibility } from '../platform/forms/conditions.ts';
import { type Answers, type Draft, allPages, emptyDraft, placeOf } from '../platform/forms/form.ts';
import { freeze } from '../platform/forms/freeze.ts';
import { filesOf } from '../platform/forms/post.ts';
import { missingOn, formStatus, reviewPages } from '../platform/forms/status.ts';
import type { SummaryFile } from '../platform/forms/summary.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '../platform/http/errors.ts';
import { newId } from '../platform/ids.ts';
import { type CaseKind, protectingUnit, unitFor } from '../platform/municipality.ts';
import {
  type Application,
  deleteDraft,
  hasSignature,
  insertApplication,
  insertSubmission,
  lockApplication,
  lockExpired,
  lockPerson,
  selectApplication,
  selectDraftsOfKind,
  selectEarlier,
  selectDraftsWithFiles,
  selectExpiredDrafts,
  selectHelped,
  selectOptionalLatest,
  selectOptionalTold,
  selectSaid,
  selectUnwarned,
  updateDraft,
  updateHelped,
  updateKept,
  updatePartOf,
  updateSubmitted,
  updateTurnEnded,
  updateWarned,
  useSignature,
} from './queries.ts';
import {
  type Applied,
  type Approved,
  answeredOtherwise,
  appliedByForm,
  appliedOf,
  draftForHelper,
  draftsOfForm,
  contactFrom,
  extraCostFrom,
  isAcute,
  isKnownFor,
  isPartType,
  isTaken,
  type Known,
  isTooYoung,
  mayApplyHere,
  monthOf,
  longerUntil,
  lssTypeFrom,
  offersOn,
  otherGuardianIn,
  otherSupportIn,
  partOfExtraCost,
  partOfLivelihoodSupport,
  renewalFrom,
  renewedPartFrom,
  renewedPartOfLivelihoodSupport,
  sayTheSameOfOwner,
  sharedAbout,
  stopOf,
  principalIn,
  type Principal,
  whomOf,
  versionAfter,
  withContactSaid,
  withKnown,
} from './rules.ts';
import { text } from './text.ts';

/** How long a confirmation may wait for the submission that it belongs to. */
const signatureLifetime = 30 * 60_000;

/** The one who asks is a child: a guardian applies. */
export class TooYoung extends Invalid {}

/** What was asked for cannot be begun now; the page before it says what can. */
export class NotOffered extends Invalid {}

/** As many of the form as one may have are begun already. */
export class TooManyDrafts extends NotOffered {}

/** The household has an application for the month already. */
export class MonthTaken extends Conflict {}

/** Reads what the unit accepted of the costs of an application, or of a partner's part, that was sent before. */
export type ApprovedOf = (reader: Reader, before: Pick<Application, 'id' | 'key' | 'partOf'>) => Promise<Approved>;
const nothingApproved: ApprovedOf = () => Promise.resolve(new Map());

/** How an application is begun, besides what one wants to do. */
export type How = {
  /** A request under LSS beside what is begun of the same form: for another child, say. */
  another?: boolean;
  /** A request from a measure, with what is known of it. */
  from?: { measureId: string; filled: Answers };
  approvedOf?: ApprovedOf;
};

/**
 * Begins an application, or finds the one that is already begun: nobody should sit with four drafts. For livelihood support
 * `asked` is a month (YYYY-MM) and gives what is offered for it; without, the first that is for a whole month: a new one
 * asks itself. For LSS it is what one wants to do; a person may ask for more than one, and about more than one measure, so
 * that the latest is found, or the one of the measure, or one in which it is not yet said for whom it is.
 * @throws TooYoung, or NotOffered when it is not to be had; TooManyDrafts.
 */
export function beginApplication(ctx: Ctx, kind: CaseKind, asked?: string, how: How = {}): Promise<string> {
  const personId = actorId(ctx.actor) ?? '';
  return perform(ctx, 'application.begin', {
    load: () => Promise.resolve({}),
    act: async (tx) => {
      await lockPerson(tx, personId);
      const person = await selectOptionalPerson(tx, personId);
      if (person && isTooYoung(kind, person, dayOf(ctx.now))) throw new TooYoung('under age');
      const { municipality } = ctx.deps;
      if (person && !mayApplyHere(person, municipality)) throw new NotOffered('by telephone');
      const chosen =
        kind === 'lss' ? { type: lssTypeFrom(asked), month: undefined } : await offered(tx, ctx, kind, asked);
      const applied = chosen && appliedOf(kind, chosen.type);
      if (!applied) throw new NotOffered('not now');
      const { type } = chosen;
      const month = chosen.month === undefined ? null : `${chosen.month}-01`;
      const drafts = await selectDraftsOfKind(tx, ctx.deps.vault, personId, kind);
      const same = drafts.filter(
        (draft) => draft.formId === applied.form.id && (draft.month === month || type === 'NEW'),
      );
      const { another, from } = how;
      const begun = from
        ? same.find(({ measureId }) => measureId === from.measureId)
        : another === true
          ? same.find(({ measureId, draft }) => measureId === null && whomOf(draft) === undefined)
          : same[0];
      if (begun) return { result: begun.id, audit: { chain: begun.id, detail: { again: true } } };
      if (same.length >= draftsOfForm) throw new TooManyDrafts('too many drafts');
      const id = newId();
      const key = await insertDataKey(tx, ctx.deps.vault);
      await insertApplication(tx, key, {
        id,
        personId,
        kind,
        formId: applied.form.id,
        formVersion: applied.form.version,
        language: ctx.language,
        month,
        draft: withKnown(
          withAnswers(await draftFor(tx, ctx, kind, chosen, how.approvedOf ?? nothingApproved), from?.filled),
          applied,
          known(ctx),
        ),
        createdAt: ctx.now,
        expiresAt: expiry(ctx),
        measureId: from?.measureId,
      });
      return { result: id, audit: { chain: id, detail: { form: applied.form.id } } };
    },
  });
}

const withAnswers = ({ answers, raw }: Draft, more: Answers = {}): Draft => ({ answers: { ...answers, ...more }, raw });

/** What is offered of livelihood support for the month that was asked for, or first. The month that a new one asks is not known. */
async function offered(
  tx: Tx,
  ctx: Ctx,
  kind: CaseKind,
  asked: string | undefined,
): Promise<{ type: ApplicationType; month: string | undefined } | undefined> {
  const earlier = await selectEarlier(tx, actorId(ctx.actor) ?? '', kind);
  const { offers } = offersOn(earlier, dayOf(ctx.now), ctx.deps.municipality);
  const offer = offers.find(({ type, month }) => (asked === undefined ? type !== 'SUPPLEMENTARY' : month === asked));
  return offer && { type: offer.type, month: asked ?? (offer.type === 'NEW' ? undefined : offer.month) };
}

/** What answers are seen in the light of. */
export function known({ language, now, deps }: Ctx): Known {
  return { language, today: dayOf(now), municipality: deps.municipality };
}

/** What is known when an application is begun. */
async function draftFor(
  tx: Tx,
  ctx: Ctx,
  kind: CaseKind,
  { type, month }: { type: ApplicationType; month: string | undefined },
  approvedOf: ApprovedOf,
): Promise<Draft> {
  if (kind === 'lss') {
    const contact = await contactOf(tx, actorId(ctx.actor) ?? '');
    return { answers: contact?.phone ? contact : {}, raw: {} };
  }
  if (month === undefined) return emptyDraft;
  const personId = actorId(ctx.actor) ?? '';
  const extraCost = appliedOf(kind, 'SUPPLEMENTARY');
  if (type === 'SUPPLEMENTARY' && extraCost) {
    const told = await toldBefore(tx, ctx, personId, await selectOptionalTold(tx, ctx.deps.vault, personId));
    return { answers: extraCostFrom(told, month, ctx.language, extraCost), raw: {} };
  }
  const before = type === 'RENEWAL' ? await selectOptionalLatest(tx, ctx.deps.vault, personId) : undefined;
  if (!before) return { answers: { month }, raw: {} };
  const told = await toldBefore(tx, ctx, personId, before);
  return { answers: renewalFrom(told, month, ctx.language, await approvedOf(tx, before)), raw: {} };
}

/**
 * What a person told in an application or a part, with how she is reached as it is now: it may have been changed since, on her page or
 * for an extra cost. One who has told of her own as somebody's partner lives with somebody.
 */
async function toldBefore(tx: Tx, ctx: Ctx, personId: string, before: Application | undefined): Promise<Answers> {
  const told = withContactSaid(before?.draft.answers ?? {}, await selectSaid(tx, ctx.deps.vault, personId));
  const asPartner: Answers = before && before.partOf !== null ? { civilStatus: 'cohabiting' } : {};
  return { ...told, ...asPartner, ...(await contactOf(tx, personId)) };
}

/**
 * What a partner's part of a month (YYYY-MM-01) begins with: what she herself told last time, when that is not too long ago, and
 * nothing else. Her own earlier application is read as hers, with her own key.
 */
export async function beginningOfPart(
  tx: Tx,
  ctx: Ctx,
  personId: string,
  { month, isExtraCost }: { month: string | null; isExtraCost: boolean },
  approvedOf: ApprovedOf,
): Promise<{ applied: Applied; draft: Draft }> {
  const before = month === null ? undefined : await selectOptionalTold(tx, ctx.deps.vault, personId);
  if (month !== null && isExtraCost) {
    const applied = partOfExtraCost;
    const told = await toldBefore(tx, ctx, personId, before);
    const answers = extraCostFrom(told, month.slice(0, 7), ctx.language, applied);
    return { applied, draft: withKnown({ answers, raw: {} }, applied, known(ctx)) };
  }
  if (month === null || !before?.month || !isKnownFor(before.month, month, ctx.deps.municipality))
    return { applied: partOfLivelihoodSupport, draft: emptyDraft };
  const applied = renewedPartOfLivelihoodSupport;
  const told = await toldBefore(tx, ctx, personId, before);
  const answers = renewedPartFrom(told, month.slice(0, 7), ctx.language, await approvedOf(tx, before));
  return { applied, draft: withKnown({ answers, raw: {} }, applied, known(ctx)) };
}

/** How a person is reached, as answers. */
async function contactOf(tx: Tx, personId: string) {
  const person = await selectOptionalPerson(tx, personId);
  return person && { phone: person.phone, email: person.email, notifyBy: person.notifyBy[0] ?? 'letter' };
}

/** The end of the day until which a draft is kept. */
function expiry(ctx: Ctx): Date {
  return noonOf(addDays(dayOf(ctx.now), ctx.deps.municipality.draftLifetimeDays));
}

/** Opens an application of one's own, and whatever else the page shows, in one read. */
export function readApplication<T>(
  ctx: Ctx,
  id: string,
  gather: (reader: Reader, row: Application) => Promise<T>,
): Promise<{ row: Application; more: T }> {
  return inspect(ctx, 'application.read', async (reader) => {
    const found = await selectApplication(reader, ctx.deps.vault, id);
    const row = isHelper(ctx, found)
      ? { ...found, draft: draftForHelper(found.draft, appliedByForm(found.formId).form) }
      : found;
    return { resource: draftResource(found), result: { row, more: await gather(reader, row) } };
  });
}

/** A draft as the policy needs to know it: whose it is, whom she has let in, and whose turn it is. */
export function draftResource(row: Application): Resource & { row: Application; parties: string[] } {
  const { personId, turn } = row;
  if (!turn) return { row, parties: [personId], applicantId: personId };
  const { helperId, withHelper } = turn;
  return {
    row,
    parties: [personId, helperId],
    applicantId: personId,
    helperId,
    turn: withHelper ? helperId : personId,
  };
}

/** Whether the one who acts is let into a draft that is somebody else's. */
export function isHelper(ctx: Ctx, row: Application): boolean {
  return isHelping(ctx.actor, draftResource(row));
}

/** Whether a draft is shared, and it is not the turn of the one who acts. */
export function isOthersTurn(ctx: Ctx, row: Application): boolean {
  return row.turn !== undefined && row.turn.withHelper !== isHelper(ctx, row);
}

/** A draft that is loaded to be changed. @throws NotFound when there is none for this actor */
export async function loadDraft(tx: Tx, ctx: Ctx, id: string): Promise<ReturnType<typeof draftResource>> {
  return draftResource(await lockApplication(tx, ctx.deps.vault, id));
}

/**
 * Changes a draft under lock. `change` gets what is stored now; what it gives back is stored, and the version counts up.
 * When it gives nothing, nothing is stored. `becomes`: the answers have made it another application.
 */
export function saveDraft<T>(
  ctx: Ctx,
  id: string,
  change: (tx: Tx, row: Application) => Promise<{ draft: Draft | undefined; becomes?: Applied; result: T }>,
): Promise<T> {
  return perform(ctx, 'application.save', {
    load: (tx) => loadDraft(tx, ctx, id),
    act: async (tx, { row }) => {
      if (row.state !== 'draft') throw new Conflict('already submitted');
      const { draft, becomes, result } = await change(tx, row);
      const { form } = becomes ?? appliedByForm(row.formId);
      if (draft) await noteSharing(tx, ctx, row, draft, becomes);
      if (draft)
        await updateDraft(tx, row, draft, ctx.now, {
          language: ctx.language,
          formId: form.id,
          formVersion: form.version,
          expiresAt: expiry(ctx),
        });
      return { result, audit: { chain: row.id, detail: { version: draft ? versionAfter(row, draft) : row.version } } };
    },
  });
}

/**
 * What a save means for two who share the draft. The one who helps leaves alone what only the owner answers, and what she answers is
 * noted; when the owner says that it is about somebody else, it is shared no more.
 */
async function noteSharing(tx: Tx, ctx: Ctx, row: Application, draft: Draft, becomes: Applied | undefined) {
  if (!row.turn) return;
  const applied = appliedByForm(row.formId);
  if (!isHelper(ctx, row)) {
    if (sharedAbout(row.draft, applied) !== sharedAbout(draft, becomes ?? applied))
      await updateTurnEnded(tx, row.id, ctx.now);
    return;
  }
  if (!sayTheSameOfOwner(row.draft, draft, applied.form)) throw new Forbidden('only the owner answers that');
  const before = (await selectHelped(tx, row)).find(({ helperId }) => helperId === row.turn?.helperId)?.fields ?? [];
  const now = answeredOtherwise(row.draft, draft, applied);
  const fields = [...new Set([...before, ...now])];
  if (fields.length > before.length) await updateHelped(tx, row, fields);
}

/** Throws a draft away, with its files and the key that sealed them. */
export function discardApplication(ctx: Ctx, id: string): Promise<void> {
  return perform(ctx, 'application.discard', {
    load: (tx) => loadDraft(tx, ctx, id),
    act: async (tx, { row }) => {
      if (row.state !== 'draft') throw new Conflict('already submitted');
      await deleteDraft(tx, row);
      const principal = principalIn(row.draft, appliedByForm(row.formId));
      const mandate = principal && (await selectMandate(tx, principal.number, row.kind));
      if (mandate) await tellOfRemoval(tx, mandate.id);
      return { result: undefined, audit: { chain: row.id, also: mandate ? [mandate.id] : [] } };
    },
  });
}

/**
 * The words that will be signed and kept, and their hash. The same answers give the same hash at signing and at submission.
 * `helpedBy`: the names of those who have helped to answer.
 */
export function frozenContent(
  row: Application,
  language: Ctx['language'],
  files: ReadonlyMap<string, SummaryFile>,
  helpedBy: readonly string[] = [],
): { frozen: string; hash: string } {
  const applied = appliedByForm(row.formId);
  const told = helpedBy.map((name) => text[language].helped(name));
  const options = { files, application: row.id, helpedBy, told };
  const frozen = freeze(applied.form, row.draft.answers, applied.words(language), options);
  return { frozen, hash: createHash('sha256').update(frozen).digest('hex') };
}

/** The names of those who have helped to answer a draft. */
export async function helpersOf(reader: Reader, row: Application): Promise<string[]> {
  return (await selectHelped(reader, row)).map(({ name }) => name);
}

/** Whether everything that is demanded is answered, the declaration included. */
export function isReadyToSign(row: Application, today: string): boolean {
  const applied = appliedByForm(row.formId);
  const { form } = applied;
  return (
    stopOf(row.draft, applied, today) === undefined &&
    formStatus(form, row.draft).complete &&
    reviewPages(form).every((page) => missingOn(form, page, row.draft).length === 0)
  );
}

/** The case that this is a part of no longer waits for it. */
export class PartTooLate extends Conflict {}

/** An application that has just been sent, and the case that it made or is a part of. */
export type Sent = { row: Application; caseId: string; unit: string | undefined };
/** What follows of it, in the same transaction: a partner is asked for her part, or becomes a party by hers. */
export type Follow = (tx: Tx, ctx: Ctx, sent: Sent) => Promise<void>;
/** How a request joins a case that is there: as the other guardian's own, or as more from one who is a party of it already. */
export type JoinedAs = 'second' | 'more';
/** The open case that a request turns out to belong to, when it is sent; undefined when it makes one of its own. */
export type Joins = (tx: Tx, ctx: Ctx, row: Application) => Promise<{ caseId: string; as: JoinedAs } | undefined>;

/**
 * Turns the signed draft into a case: freezes the words, uses up the signature over exactly these, gives the case its
 * number and puts it in the unit's queue. Pressing twice gives the same case.
 * @throws MonthTaken when the household has one for the month; Invalid when something is unanswered, or when it is not
 * confirmed (cancelled, or the time ran out); Conflict when the answers are others than those that were confirmed. A part
 * makes no case of its own; @throws PartTooLate when the case does not wait for it. `joined`: what was begun as a request of
 * its own has become a part of a case that was there, and as what.
 */
export function submitApplication(
  ctx: Ctx,
  id: string,
  { follow, joins }: { follow?: Follow; joins?: Joins } = {},
): Promise<{ caseId: string; joined: JoinedAs | undefined }> {
  return perform(ctx, 'application.submit', {
    load: (tx) => loadDraft(tx, ctx, id),
    act: async (tx, { row: begun }) => {
      if (begun.caseId !== null)
        return {
          result: { caseId: begun.caseId, joined: undefined },
          audit: { chain: begun.id, detail: { again: true } },
        };
      const joined = begun.partOf === null ? await joins?.(tx, ctx, begun) : undefined;
      if (joined) await updatePartOf(tx, begun.id, joined.caseId);
      const row = joined ? { ...begun, partOf: joined.caseId } : begun;
      if (row.partOf !== null && !(await touchHousehold(tx, row.partOf, true)))
        throw new PartTooLate('the case is closed');
      if (!isReadyToSign(row, dayOf(ctx.now))) throw new Invalid('not complete');
      await lockPerson(tx, row.personId);
      if (await isMonthTaken(tx, row)) throw new MonthTaken('the month has an application');
      const files = await filesOfApplication(tx, ctx, row.id);
      const { frozen, hash } = frozenContent(row, row.language, files, await helpersOf(tx, row));
      const oldest = new Date(ctx.now.getTime() - signatureLifetime);
      if (!(await useSignature(tx, row.id, hash, ctx.now, oldest))) {
        throw (await hasSignature(tx, row.id, oldest))
          ? new Conflict('changed since it was signed')
          : new Invalid('not signed');
      }

      await removeUnnamed(tx, ctx, row.id, { parties: [row.personId] }, namedFiles(row));
      await insertSubmission(tx, row.key, {
        id: newId(),
        applicationId: row.id,
        frozen,
        contentHash: Buffer.from(hash, 'hex'),
        formId: row.formId,
        formVersion: row.formVersion,
        language: row.language,
        submittedAt: ctx.now,
      });
      await updateSubmitted(tx, row.id, monthOf(row.draft), ctx.now);
      await updateTurnEnded(tx, row.id, ctx.now);
      if (asksForContact(row))
        await updateContactDetails(tx, row.personId, { ...contactFrom(row.draft), language: row.language }, ctx.now);
      const { caseId, unit } =
        row.partOf === null ? await makeCase(tx, ctx, row) : { caseId: row.partOf, unit: undefined };
      await follow?.(tx, ctx, { row, caseId, unit });
      const about =
        row.partOf === null ? { acute: isAcute(row.draft) } : { part: true, ...(joined ? { joined: true } : {}) };
      return {
        result: { caseId, joined: joined?.as },
        audit: { chain: caseId, detail: { application: row.id, hash, ...about } },
      };
    },
  });
}

/** What an application is for, as it is answered; a part of somebody else's is for nothing by itself. */
export function typeOf({ formId, draft }: Pick<Application, 'formId' | 'draft'>): ApplicationType | null {
  const { type } = appliedByForm(formId);
  if (type === 'NEW' && otherSupportIn(draft.answers) !== undefined) return 'OTHER';
  return isPartType(type) ? null : type;
}

/** Whether this application asked how to reach the person; what she was not asked about has not changed. */
function asksForContact(row: Application): boolean {
  const { form } = appliedByForm(row.formId);
  const place = placeOf(form, 'phone');
  return place !== undefined && visibility(form, row.draft.answers).field(place.field);
}

/** Whether the household has an application for the month of this one, and this is for the month as well. */
export async function isMonthTaken(reader: Reader, row: Application): Promise<boolean> {
  if (!takesMonth(typeOf(row))) return false;
  return isTaken(await selectEarlier(reader, row.personId, row.kind), monthOf(row.draft));
}

async function makeCase(tx: Tx, ctx: Ctx, row: Application): Promise<{ caseId: string; unit: string }> {
  const { municipality } = ctx.deps;
  const person = await selectOptionalPerson(tx, row.personId);
  const principal = principalIn(row.draft, appliedByForm(row.formId));
  const applicantId = principal ? await askFor(tx, ctx, row, principal) : row.personId;
  const protecting = person?.protection === 'none' ? undefined : protectingUnit(municipality);
  const unit = protecting ?? unitFor(municipality, row.kind)?.id;
  if (unit === undefined) throw new NotFound(`no unit handles ${row.kind}`);
  const caseId = newId();
  const today = dayOf(ctx.now);
  const acute = isAcute(row.draft);
  const applicationType = typeOf(row);
  await insertCase(tx, {
    id: caseId,
    number: await nextCaseNumber(tx, municipality.caseNumberPrefix, Number(today.slice(0, 4))),
    kind: row.kind,
    unit,
    applicationId: row.id,
    applicantId,
    askedBy: principal ? row.personId : null,
    walled: otherGuardianIn(row.draft, appliedByForm(row.formId))?.answer === 'protected',
    vaultKeyId: row.vaultKeyId,
    month: monthOf(row.draft),
    applicationType,
    acute,
    dueOn: firstDueDay({ kind: row.kind, applicationType, receivedOn: today, acute }, municipality),
    receivedAt: ctx.now,
  });
  // It lies with those who handle protected persons if she for whom it is made is one.
  if (principal) await placeCases(tx, applicantId, municipality);
  await tellOthersLater(tx, ctx, { id: caseId, rights: null, askedBy: principal ? row.personId : null });
  return { caseId, unit };
}

/**
 * The person for whom somebody else asks, found or noted down. By what right is stated with the request as its evidence, unless
 * an employee has checked it before. Gives her id.
 */
async function askFor(tx: Tx, ctx: Ctx, row: Application, principal: Principal): Promise<string> {
  const { name, number, basis, until } = principal;
  if (!(await selectMandate(tx, number, row.kind))) {
    const claim = { name, number, basis, kinds: [row.kind], until, note: '' };
    const quietly = otherGuardianIn(row.draft, appliedByForm(row.formId))?.answer === 'protected';
    await addClaim(tx, ctx, claim, { applicationId: row.id, quietly });
  }
  return personConcerned(tx, newId(), number, name, ctx.deps.askProtection !== undefined, ctx.now);
}

/** The documents that the answers name. */
export function namedFiles(row: Pick<Application, 'formId' | 'draft'>): string[] {
  return allPages(appliedByForm(row.formId).form)
    .flatMap((page) => page.fields)
    .filter((field) => field.kind === 'file')
    .flatMap((field) => filesOf(row.draft.answers, field.id));
}

/** Tells those whose drafts will soon be removed, once for each time that a draft was saved or kept. Gives how many. */
export async function warnOfRemoval(ctx: Ctx): Promise<number> {
  const expiresBy = noonOf(addDays(dayOf(ctx.now), ctx.deps.municipality.draftWarningDays));
  const unwarned = await ctx.db.read(ctx.actor, (reader) => selectUnwarned(reader, expiresBy));
  let warned = 0;
  for (const { id, personId, leftInPeace } of unwarned) {
    const told = await perform(ctx, 'draft.warn', {
      load: () => Promise.resolve({}),
      act: async (tx) => {
        const due = await updateWarned(tx, id, expiresBy, ctx.now);
        const told = due && !leftInPeace;
        if (told) await tell(tx, ctx, null, [personId]);
        return { result: told, audit: { chain: id, detail: { told } } };
      },
    });
    if (told) warned += 1;
  }
  return warned;
}

/** Keeps a draft longer, so far as it can be. @throws Conflict when it has been sent. */
export function keepLonger(ctx: Ctx, id: string): Promise<void> {
  return perform(ctx, 'application.keep', {
    load: (tx) => loadDraft(tx, ctx, id),
    act: async (tx, { row }) => {
      if (row.state !== 'draft') throw new Conflict('already submitted');
      const until = longerUntil(daysOf(row), dayOf(ctx.now), ctx.deps.municipality);
      if (until !== undefined) await updateKept(tx, row.id, noonOf(until));
      return { result: undefined, audit: { chain: row.id, detail: { longer: until !== undefined } } };
    },
  });
}

/** The days on which a draft was last saved and until which it is kept. */
export function daysOf(row: { updatedAt: Date; expiresAt: Date }): { savedOn: string; keptUntil: string } {
  return { savedOn: dayOf(row.updatedAt), keptUntil: dayOf(row.expiresAt) };
}

/** Removes drafts of which their owners have been warned and whose time is out. The log keeps that there was one, nothing else. */
export async function expireDrafts(ctx: Ctx): Promise<number> {
  const due = await ctx.db.read(ctx.actor, (reader) => selectExpiredDrafts(reader, ctx.now));
  let removed = 0;
  for (const draft of due) {
    const isGone = await perform(ctx, 'draft.expire', {
      load: () => Promise.resolve({}),
      act: async (tx) => {
        const isDue = await lockExpired(tx, draft.id, ctx.now);
        if (isDue) await deleteDraft(tx, draft);
        return { result: isDue, audit: { chain: draft.id, detail: { removed: isDue } } };
      },
    });
    if (isGone) removed += 1;
  }
  return removed;
}

/** How long a file may lie under a draft without being named in its answers, ms: the page it came with may still be open. */
const orphanLifetime = 86_400_000;

/** Removes files that no answer names (left behind by a second window, say). Gives how many. */
export async function purgeOrphans(ctx: Ctx): Promise<number> {
  const before = new Date(ctx.now.getTime() - orphanLifetime);
  const drafts = await ctx.db.read(ctx.actor, (reader) => selectDraftsWithFiles(reader, before));
  let removed = 0;
  for (const id of drafts) {
    const unnamed = await ctx.db.read(ctx.actor, async (reader) => {
      const row = await selectApplication(reader, ctx.deps.vault, id);
      return selectUnnamed(reader, ctx, id, namedFiles(row), before);
    });
    if (unnamed.length === 0) continue;
    removed += await perform(ctx, 'document.purge', {
      load: async (tx) => {
        const row = await lockApplication(tx, ctx.deps.vault, id);
        return { row, parties: [row.personId] };
      },
      act: async (tx, { row }) => {
        const documents = await purgeUnnamed(tx, ctx, id, namedFiles(row), before);
        return { result: documents, audit: { chain: id, detail: { documents } } };
      },
    });
  }
  return removed;
}
