import { askProtection } from '../people/actions.ts';
import {
  type Proposal,
  lockProposal,
  mergePersons,
  placeCases,
  proposeMerge,
  selectOptionalPerson,
  selectOptionalStaff,
  selectProposals,
  updateProposal,
  updateProtection,
} from '../people/queries.ts';
import { inspect, perform } from '../policy/perform.ts';
import { type Ctx, actorId } from '../platform/context.ts';
import type { Reader, Tx } from '../platform/db/db.ts';
import { Conflict, NotFound } from '../platform/http/errors.ts';
import { newId } from '../platform/ids.ts';
import { tongueOf } from '../platform/language.ts';
import type { CitizenSession, ProviderSubject, StaffSession } from '../platform/http/session.ts';
import {
  browserHash,
  receive,
  requestLifetime,
  type Endpoint,
  type Received,
  type RequestKind,
} from '../platform/saml/chain.ts';
import { serviceMetadata } from '../platform/saml/metadata.ts';
import { nameIdFormats } from '../platform/saml/names.ts';
import { isCurrent, type Provider } from '../platform/saml/providers.ts';
import {
  assertionSigner,
  type Evidence,
  readRequest,
  sha256Of,
  shownText,
  software,
} from '../platform/saml/evidence.ts';
import { must, SamlRefusal } from '../platform/saml/refusal.ts';
import { carry, newRequestId, sentText, type Onward } from '../platform/saml/request.ts';
import { decryptedAssertion } from '../platform/saml/verify.ts';
import { endpoint, type SamlService } from '../platform/saml/service.ts';
import {
  deleteOldSamlRows,
  type Employee,
  endSessionsOf,
  insertExclusion,
  insertSamlAssertion,
  insertSamlRequest,
  insertSignature,
  isExcluded,
  isMerged,
  selectApplicant,
  selectApplicationKey,
  selectEmployees,
  selectOptionalPersonByNumber,
  selectOptionalReach,
  selectOptionalSamlRequest,
  selectPersonalNumber,
  selectReach,
  selectSent,
  updateNoReach,
  updateReadmitted,
  upsertPerson,
  upsertStaff,
  useSamlRequest,
  waitForEnding,
} from './queries.ts';
import {
  attributeServices,
  claims,
  entityCategories,
  isFresh,
  isLess,
  nameIdSubject,
  oid,
  readNames,
  readPersonalNumber,
  readPreviousNumber,
  readRoles,
  several,
  single,
} from './rules.ts';
import { text } from './text.ts';

export const folders: Record<RequestKind, string> = {
  citizen: '/saml/medborgare',
  sign: '/saml/underskrift',
  staff: '/saml/handlaggare',
};

/** Where the mark in the metadata is fetched. */
export const logoPath = '/saml/logotyp.svg';

/** Signing in is the system's act: nobody is signed in yet who could do it. */
function asSystem(ctx: Ctx): Ctx {
  return { ...ctx, actor: { kind: 'system', name: 'identity' } };
}

function saml(ctx: Ctx): SamlService {
  return ctx.deps.saml;
}

/** The service provider of a side. */
export function endpointOf(ctx: Ctx, kind: RequestKind): Endpoint {
  return endpoint(ctx.deps.baseUrl, kind, folders[kind]);
}

/** The providers of a door that can be used today. */
export function providersOf(ctx: Ctx, side: 'citizen' | 'staff'): Provider[] {
  return saml(ctx)[side].filter((provider) => isCurrent(provider, ctx.now));
}

/** SAML metadata of one of our three service providers; needs no provider to be reachable. */
export function readMetadata(ctx: Ctx, kind: RequestKind): string {
  const { municipality, baseUrl } = ctx.deps;
  const service = saml(ctx);
  const words = (key: 'service' | 'serviceDescription') => ({
    sv: text.sv.metadata[key](kind, municipality.name),
    en: text.en.metadata[key](kind, municipality.name),
  });
  const providers = kind === 'staff' ? service.staff : service.citizen;
  const levels = service.citizen.flatMap((provider) => provider.levels);
  return serviceMetadata({
    ...endpointOf(ctx, kind),
    keys: service.keys,
    displayName: words('service'),
    description: words('serviceDescription'),
    logo: { url: `${baseUrl}${logoPath}`, width: 40, height: 40 },
    organization: {
      name: municipality.name,
      url: baseUrl,
      number: municipality.organizationNumber?.replace('-', ''),
    },
    contacts: {
      technical: municipality.loginContacts.technical ?? municipality.email,
      support: municipality.loginContacts.support ?? municipality.email,
    },
    entityCategories:
      kind === 'staff'
        ? []
        : [...entityCategories(levels, municipality.acceptsCoordinationNumbers), ...(service.entityCategories ?? [])],
    attributeServices: attributeServices(kind, providers),
  });
}

export type LoginWish = {
  side: 'citizen' | 'staff';
  idp: string | undefined;
  returnTo: string;
  /** From `tokenFor(req, …)`; set on the answer with `rememberBrowser`. */
  browserToken: string;
  /** The employee who is to log in anew, whatever the provider remembers: nobody else will do. */
  again?: string;
  /** The person is to prove who she is now, whatever the provider remembers. */
  anew?: boolean;
};

/** Sends the browser to a provider. Undefined when there is no such provider. */
export async function beginLogin(ctx: Ctx, wish: LoginWish): Promise<Onward | undefined> {
  const all = providersOf(ctx, wish.side);
  const provider = wish.idp === undefined && all.length === 1 ? all[0] : all.find((one) => one.entityId === wish.idp);
  if (!provider) return undefined;
  const forceAuthn = wish.again !== undefined || wish.anew === true || provider.forceAuthn;
  const { id, onward } = makeRequest(ctx, wish.side, provider, { forceAuthn });
  await perform(ctx, 'login.begin', {
    load: () => Promise.resolve({}),
    act: async (tx) => {
      await insertSamlRequest(tx, {
        id,
        kind: wish.side,
        idpEntityId: provider.entityId,
        browserHash: browserHash(wish.browserToken),
        levels: askedLevels(provider),
        forceAuthn,
        returnTo: wish.returnTo,
        subjectPersonId: null,
        applicationId: null,
        contentHash: null,
        subjectStaffId: wish.again ?? null,
        createdAt: ctx.now,
        sent: null,
        message: null,
      });
      return { result: undefined, audit: { chain: chainOf(id), detail: { side: wish.side, idp: provider.entityId } } };
    },
  });
  return onward;
}

export type SigningWish = {
  applicationId: string;
  /** Hash of what is signed, as text; comes back unchanged in the signature. */
  contentHash: string;
  personId: string;
  returnTo: string;
  /** Shown by the provider before the person identifies herself: nothing sensitive in it. */
  message: string;
  /** The provider the person signed in with (`req.session.citizen.idp`). */
  idp: string;
  /** From `tokenFor(req, …)`; set on the answer with `rememberBrowser`. */
  browserToken: string;
};

/**
 * How a person puts her name to an application. The one that is built in lets her log in anew with the text shown. Another
 * is a stand-alone signature service, as DIGG recommends (SignRequest of the DSS Extension): its `begin` keeps the request
 * and sends the browser to a page of ours whose form carries it there, its `complete` reads the SignResponse, and its
 * evidence is a method of its own in `evidenceShape`.
 */
export type SigningService = {
  /** Where to send the browser. Undefined when that cannot be done now. */
  begin(ctx: Ctx, wish: SigningWish): Promise<Onward | undefined>;
  /** Takes the answer and keeps the evidence in `signatures`. Throws SamlRefusal, which has been logged and audited. */
  complete(ctx: Ctx, posted: Posted): Promise<{ returnTo: string }>;
};

export const signing: SigningService = { begin: beginSigning, complete: completeSigning };

/**
 * Sends a signed-in citizen to confirm an application with e-legitimation: always anew, and the same person.
 * The evidence is in `signatures` when the browser comes back to `returnTo`. Undefined when the provider is gone.
 */
async function beginSigning(ctx: Ctx, wish: SigningWish): Promise<Onward | undefined> {
  const provider = providersOf(ctx, 'citizen').find((one) => one.entityId === wish.idp);
  if (!provider) return undefined;
  const message = provider.supportsUserMessage ? wish.message : undefined;
  return perform(ctx, 'application.sign', {
    load: async (tx) => ({ parties: [await selectApplicant(tx, wish.applicationId)] }),
    act: async (tx) => {
      const principal = wantsToKnowWho(provider) ? await selectPersonalNumber(tx, wish.personId) : undefined;
      const { id, onward } = makeRequest(ctx, 'sign', provider, { forceAuthn: true, message, principal });
      await insertSamlRequest(tx, {
        id,
        kind: 'sign',
        idpEntityId: provider.entityId,
        browserHash: browserHash(wish.browserToken),
        levels: askedLevels(provider),
        forceAuthn: true,
        returnTo: wish.returnTo,
        subjectPersonId: wish.personId,
        applicationId: wish.applicationId,
        contentHash: wish.contentHash,
        subjectStaffId: null,
        createdAt: ctx.now,
        sent: sentText(onward),
        message: message ?? null,
      });
      return { result: onward, audit: { chain: wish.applicationId, detail: { step: 'begin', request: id } } };
    },
  });
}

/** The number goes along only where it is asked for and can travel in a form: an address would lay it in logs. */
function wantsToKnowWho(provider: Provider): boolean {
  return provider.ssoPostUrl !== undefined && provider.principalSelection.includes(oid.personalIdentityNumber);
}

function makeRequest(
  ctx: Ctx,
  kind: RequestKind,
  provider: Provider,
  wish: { forceAuthn: boolean; message?: string | undefined; principal?: string | undefined },
): { id: string; onward: Onward } {
  const id = newRequestId();
  const own = endpointOf(ctx, kind);
  const { message, principal } = wish;
  const onward = carry(
    {
      id,
      issuer: own.entityId,
      acsUrl: own.acsUrl,
      issueInstant: ctx.now,
      forceAuthn: wish.forceAuthn,
      levels: provider.requestedAuthnContext ? provider.requestedLevels : [],
      nameIdFormat: provider.nameIdFormat ?? undefined,
      attributeConsumingServiceIndex: provider.attributeConsumingServiceIndex,
      idpList: provider.idpList,
      userMessage: message === undefined ? undefined : { text: message, language: tongueOf(ctx.language) },
      principal: principal === undefined ? undefined : { name: oid.personalIdentityNumber, value: principal },
    },
    provider,
    saml(ctx).keys.current.privateKey,
  );
  return { id, onward };
}

/** What the answer is held to: the levels that were asked for; all accepted ones where the request names none. */
function askedLevels(provider: Provider): string[] {
  return provider.requestedAuthnContext ? provider.requestedLevels : provider.levels;
}

/** Whether some provider of this door may add parameters to the address that it answers to. */
export function mayCarryQuery(ctx: Ctx, kind: RequestKind): boolean {
  return providersOf(ctx, kind === 'staff' ? 'staff' : 'citizen').some((provider) => provider.acsParameters.length > 0);
}

export type Posted = { samlResponse: unknown; query: string; browserToken: string | undefined };

/** Takes a citizen's answer from the provider. Throws SamlRefusal, which has been logged and audited. */
export function completeCitizenLogin(ctx: Ctx, posted: Posted): Promise<{ session: CitizenSession; returnTo: string }> {
  return answered(ctx, 'citizen', posted, async (system, received) => {
    const { request, provider, assertion } = received;
    const personalNumber = numberOf(system, received);
    const names = readNames(one(received, 'givenName'), one(received, 'familyName'), one(received, 'displayName'));
    const level = received.level ?? '';
    const protection = await askProtection(system, personalNumber);
    const previous = previousNumberOf(system, received, personalNumber);
    const person = await perform(system, 'login.complete', {
      load: () => Promise.resolve({}),
      act: async (tx) => {
        await consume(system, tx, received);
        const row = await upsertPerson(tx, { id: newId(), personalNumber, ...names, now: system.now });
        // Employees have confirmed that this number is an earlier one of somebody: it is she who logs in.
        const merged = row.mergedInto === null ? undefined : await selectOptionalPerson(tx, row.mergedInto);
        const result = merged ?? row;
        if (protection !== undefined) await updateProtection(tx, row.id, protection, system.now);
        const earlier = previous && (await proposeMerge(tx, { ...previous, personId: result.id, now: system.now }));
        // The question shows two persons: it is placed as well, and by what is known of either.
        if (protection !== undefined || earlier === 'proposed')
          await placeCases(tx, result.id, system.deps.municipality);
        return {
          result,
          audit: {
            chain: result.id,
            ...(merged ? { also: [row.id] } : {}),
            detail: {
              side: 'citizen',
              idp: provider.entityId,
              level,
              request: request.id,
              ...(earlier === undefined ? {} : { earlier }),
            },
          },
        };
      },
    });
    system.deps.log.info(
      { requestId: system.requestId, event: 'login', side: 'citizen', idp: provider.entityId, level },
      'signed in',
    );
    const session: CitizenSession = {
      personId: person.id,
      name: `${person.givenName} ${person.familyName}`.trim(),
      loginAt: system.now.getTime(),
      authnAt: Math.min(assertion.authnInstant, system.now.getTime()),
      idp: provider.entityId,
      level,
    };
    if (assertion.sessionNotOnOrAfter) session.notAfter = assertion.sessionNotOnOrAfter.getTime();
    if (assertion.nameId) session.subject = providerSubject(assertion);
    return { session, returnTo: request.returnTo };
  });
}

/** Takes an employee's answer from the provider: stable subject, roles by the exact list, no role no entry. */
export function completeStaffLogin(ctx: Ctx, posted: Posted): Promise<{ session: StaffSession; returnTo: string }> {
  return answered(ctx, 'staff', posted, async (system, received) => {
    const { request, provider, assertion } = received;
    const subject = subjectOf(received);
    const values = provider.attributes.roles.flatMap((name) => assertion.attributes.get(name) ?? []);
    const { units } = system.deps.municipality;
    const { roles, units: reach } = readRoles(values, provider.groups, units);
    if (roles.length === 0) {
      await takeRoles(system, received, subject);
      const overage = [claims.groupsOverage, claims.groupsOverageOlder].some((name) => assertion.attributes.has(name));
      throw overage ? new SamlRefusal('role.group-overage', 'group-overage') : new SamlRefusal('role.none', 'no-role');
    }
    const names = readNames(one(received, 'givenName'), one(received, 'familyName'), one(received, 'displayName'));
    const name = `${names.givenName} ${names.familyName}`.trim() || subject;
    const email = one(received, 'email') ?? null;
    const staff = await perform(system, 'login.complete', {
      load: () => Promise.resolve({}),
      act: async (tx) => {
        await consume(system, tx, received);
        const before = await selectOptionalReach(tx, provider.entityId, subject);
        const row = await upsertStaff(tx, {
          id: newId(),
          idpEntityId: provider.entityId,
          subject,
          name,
          email,
          roles,
          units: reach,
          now: system.now,
        });
        must(request.subjectStaffId === null || request.subjectStaffId === row.id, 'staff.other', 'other-employee');
        must(!(await isExcluded(tx, row.id)), 'staff.shut-out', 'shut-out');
        // Elsewhere she is still signed in with what she no longer has.
        const lost = before !== undefined && isLess({ roles, units: reach }, before);
        const ended = lost ? await endSessionsOf(tx, 'staff', row.id) : 0;
        return {
          result: row,
          audit: {
            chain: row.id,
            detail: {
              side: 'staff',
              idp: provider.entityId,
              level: received.level ?? '',
              roles: roles.join(' '),
              request: request.id,
              again: request.subjectStaffId !== null,
              ...(lost ? { ended } : {}),
            },
          },
        };
      },
    });
    system.deps.log.info(
      { requestId: system.requestId, event: 'login', side: 'staff', idp: provider.entityId, staffId: staff.id },
      'signed in',
    );
    const session: StaffSession = {
      staffId: staff.id,
      name,
      roles,
      units: reach,
      loginAt: system.now.getTime(),
      authnAt: Math.min(assertion.authnInstant, system.now.getTime()),
      idp: provider.entityId,
    };
    if (assertion.sessionNotOnOrAfter) session.notAfter = assertion.sessionNotOnOrAfter.getTime();
    if (assertion.nameId) session.subject = providerSubject(assertion);
    return { session, returnTo: request.returnTo };
  });
}

/** An employee who is known here has no role any longer: what she has open elsewhere ends, before she is refused. */
async function takeRoles(system: Ctx, received: Received, subject: string): Promise<void> {
  const idp = received.provider.entityId;
  const known = await system.db.read(system.actor, (reader) => selectOptionalReach(reader, idp, subject));
  if (!known) return;
  await perform(system, 'session.end', {
    load: () => Promise.resolve({}),
    act: async (tx) => {
      await consume(system, tx, received);
      await updateNoReach(tx, known.id);
      const ended = await endSessionsOf(tx, 'staff', known.id);
      const detail = { by: 'no-role', side: 'staff', idp, request: received.request.id, ended };
      return { result: undefined, audit: { chain: known.id, detail } };
    },
  });
}

/** Takes the answer to a signing request and keeps the evidence; the applications room finishes at the return path. */
function completeSigning(ctx: Ctx, posted: Posted): Promise<{ returnTo: string }> {
  return answered(ctx, 'sign', posted, async (system, received) => {
    const { request, provider, assertion } = received;
    const { subjectPersonId: personId, applicationId, contentHash } = request;
    must(personId !== null && applicationId !== null && contentHash !== null, 'request.incomplete');
    const personalNumber = numberOf(system, received);
    const id = newId();
    // The provider has just vouched for this person, so it is the person's own act; the row of anybody else is out of sight.
    const signer: Ctx = { ...ctx, actor: { kind: 'citizen', personId, name: '' } };
    await perform(signer, 'application.sign', {
      load: async (tx) => {
        const person = await selectOptionalPersonByNumber(tx, personalNumber);
        must(person?.id === personId, 'person.other', 'other-person');
        return { parties: [await selectApplicant(tx, applicationId)] };
      },
      act: async (tx) => {
        await consume(system, tx, received);
        const key = system.deps.vault.unwrap(await selectApplicationKey(tx, applicationId));
        const evidence = JSON.stringify(await evidenceOf(system, received, id, await selectSent(tx, request.id)));
        await insertSignature(
          tx,
          {
            id,
            applicationId,
            personId,
            contentHash,
            signedAt: new Date(assertion.authnInstant),
            idp: provider.entityId,
            level: received.level ?? '',
            requestId: request.id,
            evidence,
          },
          key,
        );
        return {
          result: undefined,
          audit: {
            chain: applicationId,
            detail: {
              step: 'complete',
              request: request.id,
              level: received.level ?? '',
              signature: id,
              // Ties the evidence to the log, whose chain cannot be written anew.
              evidence: sha256Of(evidence),
            },
          },
        };
      },
    });
    // The confirmation is kept, and waits for whose it is: the place to go on to is not for whoever is logged in now.
    const inside = actorId(ctx.actor);
    must(inside === undefined || inside === personId, 'session.other', 'other-session');
    return { returnTo: request.returnTo };
  });
}

/** The employee's login that a decision rests on. */
export type EmployeeLogin = { authnAt: number; idp: string };

/** Whether the employee proved who she is so lately that she may decide, or the provider is excepted by configuration. */
export function mayDecideNow(ctx: Ctx, login: EmployeeLogin): boolean {
  const provider = saml(ctx).staff.find((one) => one.entityId === login.idp);
  return provider?.decideWithoutFreshLogin === true || isFresh(login.authnAt, ctx.now);
}

/** Everybody who has logged in as an employee, for the administrator. */
export function readEmployees(ctx: Ctx): Promise<Employee[]> {
  return inspect(ctx, 'staff.manage', async (reader) => ({ resource: {}, result: await selectEmployees(reader) }));
}

/**
 * What happened while the session was on its way from the answer to the browser, so that what was ended then did not include
 * it: she was shut out, or a later answer gave her less.
 */
export function overtakenStaff(ctx: Ctx, session: StaffSession): Promise<'shut-out' | 'less' | undefined> {
  const { staffId } = session;
  return ctx.db.read(asSystem(ctx).actor, async (reader) => {
    await waitForEnding(reader, staffId);
    if (await isExcluded(reader, staffId)) return 'shut-out';
    return isLess(await selectReach(reader, staffId), session) ? 'less' : undefined;
  });
}

/** The same for a citizen: whether her number became an earlier one of somebody's. */
export function isOvertaken(ctx: Ctx, { personId }: CitizenSession): Promise<boolean> {
  return ctx.db.read(asSystem(ctx).actor, async (reader) => {
    await waitForEnding(reader, personId);
    return isMerged(reader, personId);
  });
}

/** Shuts an employee out, whatever the provider says: what she has open is closed at once. Never oneself. */
export function shutOut(ctx: Ctx, staffId: string): Promise<void> {
  return perform(ctx, 'staff.manage', {
    load: (tx) => findEmployee(tx, staffId),
    act: async (tx) => {
      const by = actorId(ctx.actor) ?? '';
      if (by === staffId) throw new Conflict('oneself');
      await insertExclusion(tx, { id: newId(), staffId, excludedBy: by, excludedAt: ctx.now });
      const ended = await endSessionsOf(tx, 'staff', staffId);
      return { result: undefined, audit: { chain: staffId, detail: { shutOut: true, ended } } };
    },
  });
}

/** Lets an employee in again; the roles are those of the next login. */
export function letIn(ctx: Ctx, staffId: string): Promise<void> {
  return perform(ctx, 'staff.manage', {
    load: (tx) => findEmployee(tx, staffId),
    act: async (tx) => {
      await updateReadmitted(tx, staffId, actorId(ctx.actor) ?? '', ctx.now);
      return { result: undefined, audit: { chain: staffId, detail: { shutOut: false } } };
    },
  });
}

async function findEmployee(reader: Reader, staffId: string): Promise<object> {
  if (!(await selectOptionalStaff(reader, staffId))) throw new NotFound('employee');
  return {};
}

/** The questions whether two numbers are the same person. */
export function readProposals(ctx: Ctx): Promise<Awaited<ReturnType<typeof selectProposals>>> {
  return inspect(ctx, 'person.merge', async (reader) => ({ resource: {}, result: await selectProposals(reader) }));
}

/**
 * Confirms that two numbers are one person: cases and drafts of the earlier one become the other's, all or nothing.
 * @throws Conflict when somebody was first, or one of the two has been joined with somebody else.
 */
export function confirmMerge(ctx: Ctx, id: string): Promise<Proposal> {
  return perform(ctx, 'person.merge', {
    load: (tx) => openProposal(tx, id),
    act: async (tx, { proposal }) => {
      await updateProposal(tx, id, 'confirmed', actorId(ctx.actor) ?? '', ctx.now);
      const cases = await mergePersons(tx, id);
      if (cases === null) throw new Conflict('one of them is joined already');
      await placeCases(tx, proposal.personId, ctx.deps.municipality);
      // Signed in by the earlier number she would go on in a place that is empty now.
      await endSessionsOf(tx, 'citizen', proposal.earlierPersonId);
      return { result: proposal, audit: { ...chainsOf(proposal), detail: { proposal: id, confirmed: true, cases } } };
    },
  });
}

/** Says that they are two persons. Nothing moves, and it is not asked again. */
export function rejectMerge(ctx: Ctx, id: string): Promise<void> {
  return perform(ctx, 'person.merge', {
    load: (tx) => openProposal(tx, id),
    act: async (tx, { proposal }) => {
      await updateProposal(tx, id, 'rejected', actorId(ctx.actor) ?? '', ctx.now);
      return { result: undefined, audit: { ...chainsOf(proposal), detail: { proposal: id, confirmed: false } } };
    },
  });
}

async function openProposal(tx: Tx, id: string): Promise<{ proposal: Proposal; parties: string[] }> {
  const proposal = await lockProposal(tx, id);
  if (!proposal) throw new NotFound('proposal');
  if (proposal.state !== 'proposed') throw new Conflict('answered already');
  return { proposal, parties: [proposal.personId, proposal.earlierPersonId] };
}

function chainsOf({ personId, earlierPersonId }: Proposal): { chain: string; also: string[] } {
  return { chain: personId, also: [earlierPersonId] };
}

/** What is kept of the confirmation: see `evidenceShape`. */
async function evidenceOf(
  ctx: Ctx,
  received: Received,
  id: string,
  { sent, message, createdAt }: { sent: string | null; message: string | null; createdAt: Date },
): Promise<Evidence> {
  const { request, provider, assertion, envelope } = received;
  const { applicationId, subjectPersonId, contentHash } = request;
  must(
    applicationId !== null && subjectPersonId !== null && contentHash !== null && sent !== null,
    'request.incomplete',
  );
  const response = Buffer.from(envelope.xml, 'utf8').toString('base64');
  const carried = { response, assertion: await decryptedAssertion(envelope.xml, saml(ctx).keys) };
  const certificate = assertionSigner(carried, provider.certificates);
  // A confirmation that cannot be shown to anybody else is none.
  must(certificate !== undefined, 'evidence.unsigned');
  const { keys } = saml(ctx);
  const ours = [keys.current, ...keys.older].map((pair) => pair.certificate);
  const own = ours.find((one) => readRequest({ sent, certificate: one }) !== undefined);
  must(own !== undefined, 'evidence.request');
  const userSignature = one(received, 'userSignature') ?? null;
  const names = ['number', 'givenName', 'familyName', 'displayName'] as const;
  const attributes = names.flatMap((key) => {
    const name = provider.attributes[key].find((one) => (assertion.attributes.get(one) ?? []).length > 0);
    return name === undefined ? [] : [{ name, values: assertion.attributes.get(name) ?? [] }];
  });
  return {
    version: 1,
    method: 'authentication',
    software,
    signatureId: id,
    applicationId,
    personId: subjectPersonId,
    content: { algorithm: 'SHA-256', hash: contentHash, keptAs: `submissions:${applicationId}` },
    request: {
      id: request.id,
      createdAt: createdAt.toISOString(),
      sent,
      certificate: own,
      message,
      messageDeclared: provider.supportsUserMessage,
      language: readRequest({ sent, certificate: own })?.language ?? ctx.language,
    },
    ...carried,
    provider: { entityId: provider.entityId, certificate, metadataHash: provider.metadataHash },
    level: assertion.level ?? received.level ?? '',
    authnInstant: new Date(assertion.authnInstant).toISOString(),
    receivedAt: ctx.now.toISOString(),
    attributes,
    transactionId: one(received, 'transactionId') ?? null,
    userSignature,
    authServerSignature: one(received, 'authServerSignature') ?? null,
    shownText: shownText(userSignature, message),
    chainVerified: false,
    requestId: ctx.requestId,
  };
}

/** Removes the requests and assertions that can no longer be used. */
export function purgeLogins(ctx: Ctx): Promise<number> {
  return perform(ctx, 'login.purge', {
    load: () => Promise.resolve({}),
    act: async (tx) => {
      const removed = await deleteOldSamlRows(tx, ctx.now, new Date(ctx.now.getTime() - 86_400_000));
      return { result: removed, audit: { chain: newId(), detail: { removed } } };
    },
  });
}

/** Notes a refusal that the door itself made (a query string at the ACS, no cookie). */
export async function noteRefusal(ctx: Ctx, side: RequestKind, refusal: SamlRefusal): Promise<void> {
  const { code, kind, request } = refusal;
  const { log } = ctx.deps;
  const entry = { requestId: ctx.requestId, event: 'login.refuse', side, code };
  if (kind === 'suspicious' || kind === 'fraud') log.error(entry, 'the provider reports possible fraud');
  else if (kind === 'group-overage') log.error(entry, 'the provider left out the groups: send roles, or fewer groups');
  else log.warn(entry, 'sign-in refused');
  await perform(asSystem(ctx), 'login.refuse', {
    load: () => Promise.resolve({}),
    act: () =>
      Promise.resolve({
        result: undefined,
        audit: { chain: request ? chainOf(request.id) : newId(), detail: { side, code } },
      }),
  });
}

/** Runs the chain, then the work; whatever is refused on the way is logged and audited. */
async function answered<T>(
  ctx: Ctx,
  kind: RequestKind,
  posted: Posted,
  work: (system: Ctx, received: Received) => Promise<T>,
): Promise<T> {
  const system = asSystem(ctx);
  let received: Received | undefined;
  try {
    received = await take(system, kind, posted);
    return await work(system, received);
  } catch (error) {
    if (error instanceof SamlRefusal) {
      // The chain has ended with the browser's proof: this is the one who began.
      if (received) error.request = { id: received.request.id, returnTo: received.request.returnTo };
      await noteRefusal(ctx, kind, error);
    }
    throw error;
  }
}

function take(system: Ctx, kind: RequestKind, posted: Posted): Promise<Received> {
  return receive(
    {
      endpoint: endpointOf(system, kind),
      providers: providersOf(system, kind === 'staff' ? 'staff' : 'citizen'),
      keys: saml(system).keys,
      samlResponse: posted.samlResponse,
      query: posted.query,
      browserToken: posted.browserToken,
      now: system.now,
    },
    { find: (id) => system.db.read(system.actor, (reader) => selectOptionalSamlRequest(reader, id)) },
  );
}

/** Request and assertion, each used once, in the transaction that makes the session possible. */
async function consume(system: Ctx, tx: Parameters<typeof useSamlRequest>[0], received: Received): Promise<void> {
  const now = system.now.getTime();
  const { request, assertion } = received;
  must(await useSamlRequest(tx, request.id, system.now, new Date(now - requestLifetime)), 'request.used', 'expired');
  // Two minutes longer than any clock would accept it.
  must(
    await insertSamlAssertion(tx, assertion.id, new Date(assertion.notOnOrAfter + 120_000)),
    'assertion.replayed',
    'expired',
  );
}

function one(received: Received, key: keyof Provider['attributes']): string | undefined {
  const value = single(received.assertion.attributes, received.provider.attributes[key]);
  return value === several ? undefined : value;
}

function numberOf(ctx: Ctx, received: Received): string {
  const { assertion, provider } = received;
  const value = single(assertion.attributes, provider.attributes.number);
  must(value !== several, 'number.several', 'number-missing');
  const read = readPersonalNumber(value, {
    coordinationNumbers: ctx.deps.municipality.acceptsCoordinationNumbers,
    hyphen: provider.numberFormat === 'hyphen',
    today: ctx.now,
  });
  if (!read.ok) {
    throw new SamlRefusal(`number.${read.fault}`, read.fault === 'coordination' ? 'number-unserved' : 'number-missing');
  }
  return read.number;
}

/** What a message about logging out will name. */
function providerSubject({ nameId, sessionIndex }: Received['assertion']): ProviderSubject {
  return {
    nameId: nameId?.value ?? '',
    ...(nameId?.format === undefined ? {} : { format: nameId.format }),
    ...(sessionIndex === undefined ? {} : { sessionIndex }),
  };
}

/** The samordningsnummer that the provider says the person had before. One that cannot be read is told, and left. */
function previousNumberOf(
  ctx: Ctx,
  received: Received,
  current: string,
): { id: string; earlierNumber: string } | undefined {
  const { assertion, provider } = received;
  const value = single(assertion.attributes, provider.attributes.previousNumber);
  if (value === undefined) return undefined;
  const hyphen = provider.numberFormat === 'hyphen';
  const earlierNumber = readPreviousNumber(value, current, { hyphen, today: ctx.now });
  if (earlierNumber !== undefined) return { id: newId(), earlierNumber };
  ctx.deps.log.warn({ requestId: ctx.requestId, event: 'login.previous-number' }, 'an earlier number was not read');
  return undefined;
}

function subjectOf(received: Received): string {
  const { assertion, provider } = received;
  for (const name of provider.attributes.subject) {
    if (name === nameIdSubject()) {
      const { nameId } = assertion;
      // A transient name is a new one at each sign-in: it names nobody.
      if (nameId && nameId.value !== '' && nameId.format !== nameIdFormats.transient) return nameId.value;
      continue;
    }
    const value = single(assertion.attributes, [name]);
    must(value !== several, 'subject.several');
    if (value !== undefined) return value;
  }
  throw new SamlRefusal('subject.missing');
}

/** The audit chain of a request: the same 128 bits, written as a uuid. */
function chainOf(requestId: string): string {
  const hex = requestId.slice(1);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
