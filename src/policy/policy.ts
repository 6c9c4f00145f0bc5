import { type Actor, type StaffRole, actorId } from '../platform/context.ts';

/**
 * What somebody may in a case of hers whom she represents. CLAIM: she has stated that she represents her, and nobody has
 * checked it: what she herself sent and her own correspondence, and nothing else.
 */
export const partyRights = ['CLAIM', 'READ', 'WRITE', 'APPLY', 'DECISION'] as const;
export type PartyRight = (typeof partyRights)[number];

/** What the policy needs to know of the thing that is acted on. */
export type Resource = {
  /** Ids of the persons whose thing it is. */
  parties?: readonly string[];
  /** Whose application it was, when others are parties too. */
  applicantId?: string;
  /** Who sent it for her, if she did not herself. */
  askedBy?: string | null;
  /** What the one who acts may as somebody's representative; null or left out for one who acts for herself. */
  rights?: readonly PartyRight[] | null;
  /** Who is let into a draft of somebody else's. */
  helperId?: string;
  /** Whose turn it is in a draft that two share. */
  turn?: string;
  /** The unit whose work it is. */
  unit?: string;
};

type Who = (actor: Actor, resource: Resource) => boolean;

const anybody: Who = () => true;
const system: Who = (actor) => actor.kind === 'system';
const anyCitizen: Who = (actor) => actor.kind === 'citizen';
const isParty: Who = (actor, resource) => actor.kind === 'citizen' && (resource.parties ?? []).includes(actor.personId);
/** The person whose thing it is. */
const party: Who = (actor, resource) => isParty(actor, resource) && (resource.rights ?? null) === null;
/** She whose turn it is, where two share a draft. */
const inTurn: Who = (actor, resource) => party(actor, resource) && [undefined, actorId(actor)].includes(resource.turn);
/** She whose draft it is, and not whom she has let in. */
const owner: Who = (actor, resource) => party(actor, resource) && resource.helperId !== actorId(actor);
const ownerInTurn: Who = (actor, resource) => owner(actor, resource) && inTurn(actor, resource);
const helperInTurn: Who = (actor, resource) => inTurn(actor, resource) && resource.helperId === actorId(actor);
/** Somebody who represents her, with one of these rights. */
const representing =
  (...rights: PartyRight[]): Who =>
  (actor, resource) =>
    isParty(actor, resource) && rights.some((one) => (resource.rights ?? []).includes(one));
/** The one who sent it for somebody else. */
const asker: Who = (actor, resource) => isParty(actor, resource) && resource.askedBy === actorId(actor);
/** The one of the parties who applied. */
const applicant: Who = (actor, resource) => actor.kind === 'citizen' && resource.applicantId === actor.personId;
/** The person or the employee whose own it is. */
const oneself: Who = (actor, resource) => (resource.parties ?? []).includes(actorId(actor) ?? '');
const anyStaff: Who = (actor) => actor.kind === 'staff';
const role =
  (...roles: StaffRole[]): Who =>
  (actor) =>
    actor.kind === 'staff' && roles.some((one) => actor.roles.includes(one));
/** Somebody with one of the roles in the unit whose work it is. */
const inUnit =
  (...roles: StaffRole[]): Who =>
  (actor, resource) =>
    actor.kind === 'staff' &&
    resource.unit !== undefined &&
    actor.units.includes(resource.unit) &&
    roles.some((one) => actor.roles.includes(one));

type Row = {
  /** Any one of these suffices. */
  may: readonly Who[];
  /** The citizen sees it in the case's history. */
  timeline?: true;
};

/**
 * Everything an actor can do, and who may. The key is also the action that a route declares, the audit event and the
 * key of its label. What is not here cannot be done.
 */
export const policy = {
  'login.begin': { may: [anybody] },
  'login.complete': { may: [anybody] },
  'login.refuse': { may: [anybody] },
  logout: { may: [anybody] },
  'session.extend': { may: [anyCitizen, anyStaff] },
  'session.read': { may: [oneself] },
  'session.end': { may: [oneself, system] },
  'logout.refuse': { may: [anybody] },
  'form.keep': { may: [system] },
  'form.finish': { may: [oneself] },
  'form.discard': { may: [oneself, system] },
  'access.refuse': { may: [anybody] },

  'overview.read': { may: [anyCitizen] },
  'profile.read': { may: [party] },
  'profile.change': { may: [party] },

  'application.begin': { may: [anyCitizen] },
  'application.read': { may: [party] },
  'application.save': { may: [inTurn] },
  'application.keep': { may: [owner] },
  'application.discard': { may: [ownerInTurn] },
  'application.sign': { may: [ownerInTurn] },
  'application.submit': { may: [ownerInTurn], timeline: true },

  'turn.give': { may: [ownerInTurn] },
  'turn.take': { may: [owner] },
  'turn.end': { may: [owner] },
  'turn.return': { may: [helperInTurn] },
  'turn.tell': { may: [system] },

  'document.add': { may: [inTurn, representing('WRITE', 'CLAIM'), inUnit('caseworker', 'manager')] },
  'document.remove': { may: [inTurn] },
  'document.read': { may: [party, inUnit('caseworker', 'manager')] },
  /** What a citizen has sent, to another case of hers; between two units by one who heads both. */
  'document.move': { may: [inUnit('caseworker', 'manager')], timeline: true },
  'document.transfer': { may: [inUnit('manager')], timeline: true },

  'case.read': { may: [party, representing('READ', 'CLAIM'), inUnit('caseworker', 'manager')] },
  'case.take': { may: [inUnit('caseworker', 'manager')], timeline: true },
  'case.withdraw': { may: [applicant, asker], timeline: true },
  'case.decide': { may: [inUnit('caseworker', 'manager')], timeline: true },
  'decision.keep': { may: [inUnit('caseworker', 'manager')] },

  'message.send': { may: [party, representing('WRITE', 'CLAIM'), inUnit('caseworker', 'manager')], timeline: true },
  'supplement.answer': { may: [party, representing('WRITE', 'CLAIM')], timeline: true },
  'supplement.request': { may: [inUnit('caseworker', 'manager')], timeline: true },
  'message.read': { may: [party, representing('READ', 'CLAIM'), inUnit('caseworker', 'manager')] },
  'paper.send': { may: [party, representing('WRITE', 'CLAIM')] },
  'paper.settle': { may: [inUnit('caseworker', 'manager')] },
  'decision.read': { may: [party, representing('DECISION', 'CLAIM'), inUnit('caseworker', 'manager')] },

  'partner.read': { may: [party] },
  'partner.begin': { may: [party] },
  'partner.return': { may: [party], timeline: true },
  'partner.decline': { may: [party], timeline: true },
  'partner.ask': { may: [applicant], timeline: true },
  'partner.retry': { may: [inUnit('caseworker', 'manager')] },
  'partner.end': { may: [inUnit('caseworker', 'manager')], timeline: true },
  'partner.remind': { may: [system] },
  'partner.lapse': { may: [system] },
  'partner.tell': { may: [system] },
  'guardian.read': { may: [party] },
  'guardian.begin': { may: [party] },
  'guardian.decline': { may: [party], timeline: true },
  'guardian.agree': { may: [representing('APPLY', 'CLAIM')] },
  'guardian.note': { may: [inUnit('caseworker', 'manager')] },
  'guardian.retry': { may: [inUnit('caseworker', 'manager')] },
  'guardian.close': { may: [inUnit('caseworker', 'manager')] },
  'guardian.open': { may: [inUnit('caseworker', 'manager')] },
  'guardian.remind': { may: [system] },
  'voice.give': { may: [applicant] },
  'guardian.lapse': { may: [system] },
  'guardian.tell': { may: [system] },
  'account.settle': { may: [inUnit('caseworker', 'manager')], timeline: true },
  'account.tell': { may: [system] },
  'consent.read': { may: [anyCitizen] },
  'consent.withdraw': { may: [oneself], timeline: true },

  'safety.tell': { may: [party] },
  'safety.read': { may: [role('caseworker', 'manager')] },
  'safety.close': { may: [inUnit('caseworker', 'manager')] },

  'meeting.read': { may: [party, representing('READ', 'CLAIM'), inUnit('caseworker', 'manager')] },
  'meeting.propose': { may: [inUnit('caseworker', 'manager')], timeline: true },
  'meeting.move': { may: [inUnit('caseworker', 'manager')], timeline: true },
  'meeting.confirm': { may: [party, representing('WRITE')], timeline: true },
  'meeting.decline': { may: [party, representing('WRITE')], timeline: true },
  'meeting.cancel': { may: [party, representing('WRITE'), inUnit('caseworker', 'manager')], timeline: true },
  'meeting.remind': { may: [system] },
  'board.ask': { may: [party, representing('WRITE')], timeline: true },
  'investigation.read': { may: [party, representing('READ'), inUnit('caseworker', 'manager')] },
  'investigation.write': { may: [inUnit('caseworker', 'manager')] },
  'investigation.share': { may: [inUnit('caseworker', 'manager')], timeline: true },
  'investigation.comment': { may: [party, representing('WRITE')], timeline: true },
  'representation.claim': { may: [party] },
  'representation.prove': { may: [party] },
  'representation.grant': { may: [party] },
  'representation.read': { may: [party, inUnit('caseworker', 'manager')] },
  'representation.accept': { may: [party] },
  'representation.object': { may: [party] },
  'representation.end': { may: [party, inUnit('caseworker', 'manager')] },
  'representation.list': { may: [role('caseworker', 'manager')] },
  'representation.verify': { may: [inUnit('caseworker', 'manager')] },
  'representation.refuse': { may: [inUnit('caseworker', 'manager')] },
  'representation.remind': { may: [system] },
  'representation.tell': { may: [system] },
  'measure.read': { may: [party, representing('DECISION'), inUnit('caseworker', 'manager')] },
  'allowance.settle': { may: [inUnit('caseworker', 'manager')] },
  'measure.deliver': { may: [inUnit('caseworker', 'manager')], timeline: true },
  'measure.report': { may: [inUnit('manager')] },
  'measure.remind': { may: [system] },
  'plan.ask': { may: [party, representing('WRITE')], timeline: true },
  'plan.write': { may: [inUnit('caseworker', 'manager')] },
  'plan.share': { may: [inUnit('caseworker', 'manager')], timeline: true },

  'queue.read': { may: [role('caseworker', 'manager')] },
  'staff.home': { may: [anyStaff] },
  'case.search': { may: [role('caseworker', 'manager')] },
  'news.publish': { may: [role('manager', 'administrator')] },
  'person.merge': { may: [role('manager')] },
  'staff.manage': { may: [role('administrator')] },

  'notification.send': { may: [system] },
  'draft.warn': { may: [system] },
  'draft.expire': { may: [system] },
  'document.verify': { may: [system] },
  'document.purge': { may: [system] },
  'signature.verify': { may: [system] },
  'login.purge': { may: [system] },
  'protection.refresh': { may: [system] },
  'key.rotate': { may: [system] },
} as const satisfies Record<string, Row>;

export type ActionName = keyof typeof policy;

export function isAction(name: string): name is ActionName {
  return Object.hasOwn(policy, name);
}

export function isOnTimeline(action: ActionName): boolean {
  const row: Row = policy[action];
  return row.timeline === true;
}

/** Whether the actor may do this to that. The same row draws the button and guards the door. */
export function may(actor: Actor, action: ActionName, resource: Resource = {}): boolean {
  const row: Row = policy[action];
  return row.may.some((who) => who(actor, resource));
}

/** Whether the actor is let into a draft that is somebody else's. */
export function isHelping(actor: Actor, { helperId }: Resource): boolean {
  return helperId !== undefined && helperId === actorId(actor);
}

/** Whether anybody like this actor could ever do it: used at the door, before anything is loaded. */
export function couldEver(actor: Actor, action: ActionName): boolean {
  const unit = actor.kind === 'staff' ? actor.units[0] : undefined;
  const id = actorId(actor);
  const own = {
    parties: id === undefined ? [] : [id],
    ...(id === undefined ? {} : { applicantId: id }),
    ...(unit === undefined ? {} : { unit }),
  };
  // For herself, in somebody's place, or let into her draft.
  const helping = id === undefined ? own : { ...own, helperId: id };
  return may(actor, action, own) || may(actor, action, { ...own, rights: partyRights }) || may(actor, action, helping);
}
