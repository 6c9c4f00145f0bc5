import { attribute, children, elements, exactText, instant, is, only, parseXml, textOf, trimmed, walk } from './dom.ts';
import { checkNames, checkSignatures, readIssuer } from './envelope.ts';
import { bearer, ns } from './names.ts';
import { must } from './refusal.ts';

/** Allowed difference between the clocks, ms (Deployment Profile 1.9, 6.3.5). */
export const clockSkew = 60_000;
/** Oldest assertion accepted, ms. */
export const maxAge = 300_000;

export type Assertion = {
  xml: string;
  id: string;
  issuer: string;
  /** Earliest of all the times after which the assertion may not be used; ms since 1970. */
  notOnOrAfter: number;
  authnInstant: number;
  sessionNotOnOrAfter: Date | undefined;
  /** The provider's own name of its session. */
  sessionIndex: string | undefined;
  level: string | undefined;
  nameId: { value: string; format: string | undefined } | undefined;
  /** By attribute Name; each Name occurs once. */
  attributes: Map<string, string[]>;
};

export type Expected = {
  issuer: string;
  audience: string;
  acsUrl: string;
  /** The same, with parameters that the provider has been allowed to add. */
  deliveredTo: string;
  requestId: string;
  requestCreatedAt: number;
  forceAuthn: boolean;
  now: number;
};

/** Reads the text of an assertion whose signature has been verified, and refuses it unless it answers our request. */
export function readAssertion(xml: string, expected: Expected): Assertion {
  const root = parseXml(xml).documentElement;
  must(is(root, ns.assertion, 'Assertion'), 'assertion.root');
  must(attribute(root, 'Version') === '2.0', 'assertion.version');
  checkNames(root);
  checkSignatures(root);
  checkContent(root);
  const { now } = expected;
  const id = attribute(root, 'ID');
  must(id !== undefined, 'assertion.id');
  const issuer = readIssuer(only(root, ns.assertion, 'Issuer', 'assertion.issuer'));
  must(issuer === expected.issuer, 'assertion.issuer');
  const issued = instant(attribute(root, 'IssueInstant'), 'assertion.issue-instant');
  must(issued <= now + clockSkew, 'assertion.future');
  must(issued >= now - maxAge - clockSkew, 'assertion.old', 'expired');

  const confirmedUntil = checkSubject(root, expected);
  const usableUntil = checkConditions(root, expected);
  const statement = only(root, ns.assertion, 'AuthnStatement', 'assertion.authn-statement');
  const authnInstant = instant(attribute(statement, 'AuthnInstant'), 'assertion.authn-instant');
  must(authnInstant <= now + clockSkew, 'assertion.authn-future');
  if (expected.forceAuthn)
    must(authnInstant >= expected.requestCreatedAt - clockSkew, 'assertion.authn-old', 'expired');
  const session = attribute(statement, 'SessionNotOnOrAfter');
  const sessionEnd = session === undefined ? undefined : instant(session, 'assertion.session');
  must(sessionEnd === undefined || sessionEnd > now - clockSkew, 'assertion.session-over', 'expired');
  return {
    xml,
    id,
    issuer,
    notOnOrAfter: Math.min(confirmedUntil, usableUntil),
    authnInstant,
    sessionNotOnOrAfter: sessionEnd === undefined ? undefined : new Date(sessionEnd),
    sessionIndex: attribute(statement, 'SessionIndex'),
    level: readLevel(statement),
    nameId: readNameId(root),
    attributes: readAttributes(root),
  };
}

/**
 * Nothing beside what SAML puts there, and no second assertion anywhere in it: as advice, in a value, in a confirmation.
 * What is encrypted once more is not taken (Deployment Profile 6.1).
 */
function checkContent(root: Element): void {
  const known = ['Issuer', 'Subject', 'Conditions', 'Advice', 'AuthnStatement', 'AttributeStatement'];
  for (const child of elements(root))
    must(
      is(child, ns.signature, 'Signature') || known.some((name) => is(child, ns.assertion, name)),
      'assertion.element',
    );
  for (const element of walk(root)) {
    const nested = [
      'Assertion',
      'EncryptedAssertion',
      'Response',
      'EncryptedID',
      'EncryptedAttribute',
      'EncryptedData',
    ];
    must(element === root || !nested.includes(element.localName), 'assertion.nested');
  }
}

function checkSubject(root: Element, expected: Expected): number {
  const subject = only(root, ns.assertion, 'Subject', 'assertion.subject');
  const confirmations = children(subject, ns.assertion, 'SubjectConfirmation');
  must(confirmations.length === 1 && confirmations[0] !== undefined, 'assertion.confirmation');
  must(attribute(confirmations[0], 'Method') === bearer, 'assertion.confirmation-method');
  const data = only(confirmations[0], ns.assertion, 'SubjectConfirmationData', 'assertion.confirmation-data');
  must([expected.acsUrl, expected.deliveredTo].includes(attribute(data, 'Recipient') ?? ''), 'assertion.recipient');
  must(attribute(data, 'InResponseTo') === expected.requestId, 'assertion.in-response-to');
  must(attribute(data, 'NotBefore') === undefined, 'assertion.confirmation-not-before');
  const until = instant(attribute(data, 'NotOnOrAfter'), 'assertion.confirmation-not-on-or-after');
  must(until > expected.now - clockSkew, 'assertion.confirmation-over', 'expired');
  return until;
}

function checkConditions(root: Element, expected: Expected): number {
  const conditions = only(root, ns.assertion, 'Conditions', 'assertion.conditions');
  const from = attribute(conditions, 'NotBefore');
  const until = instant(attribute(conditions, 'NotOnOrAfter'), 'assertion.not-on-or-after');
  must(from !== undefined && instant(from, 'assertion.not-before') <= expected.now + clockSkew, 'assertion.not-yet');
  must(until > expected.now - clockSkew, 'assertion.over', 'expired');
  for (const condition of elements(conditions)) {
    must(
      ['AudienceRestriction', 'OneTimeUse', 'ProxyRestriction'].includes(condition.localName) &&
        condition.namespaceURI === ns.assertion,
      'assertion.condition',
    );
  }
  const restrictions = children(conditions, ns.assertion, 'AudienceRestriction');
  must(restrictions.length >= 1, 'assertion.audience');
  for (const restriction of restrictions) {
    const audiences = children(restriction, ns.assertion, 'Audience').map((audience) =>
      exactText(audience, 'assertion.audience'),
    );
    must(audiences.includes(expected.audience), 'assertion.audience');
  }
  return until;
}

function readLevel(statement: Element): string | undefined {
  const context = only(statement, ns.assertion, 'AuthnContext', 'assertion.authn-context');
  const classes = children(context, ns.assertion, 'AuthnContextClassRef');
  must(classes.length <= 1, 'assertion.level', 'level');
  return classes[0] && exactText(classes[0], 'assertion.level');
}

function readNameId(root: Element): Assertion['nameId'] {
  const names = children(only(root, ns.assertion, 'Subject', 'assertion.subject'), ns.assertion, 'NameID');
  must(names.length <= 1, 'assertion.name-id');
  const [name] = names;
  return name && { value: textOf(name, 'assertion.name-id'), format: attribute(name, 'Format') };
}

function readAttributes(root: Element): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const statements = children(root, ns.assertion, 'AttributeStatement');
  must(statements.length <= 1, 'assertion.attribute-statement');
  for (const child of statements[0] ? elements(statements[0]) : []) {
    must(is(child, ns.assertion, 'Attribute'), 'assertion.attribute-element');
    const name = attribute(child, 'Name') ?? '';
    must(name !== '', 'assertion.attribute-name');
    // Readers disagree about which of two wins; so there may not be two.
    must(!found.has(name), 'assertion.attribute-duplicate');
    const values = elements(child).map((value) => {
      must(is(value, ns.assertion, 'AttributeValue'), 'assertion.attribute-value');
      // A structured value (an embedded NameID, say) is none that we read; its place is kept empty.
      return elements(value).length > 0 ? '' : trimmed(value.textContent);
    });
    found.set(name, values);
  }
  return found;
}
