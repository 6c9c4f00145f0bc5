import express from 'express';
import type { Request, Response } from 'express';
import { randomBytes } from 'node:crypto';
import { claims, oid, readPersonalNumber } from '../../identity/rules.ts';
import type { KeyPair } from '../../platform/saml/keys.ts';
import { logoutResponseXml } from '../../platform/saml/logout.ts';
import { status } from '../../platform/saml/names.ts';
import { signedRedirect } from '../../platform/saml/request.ts';
import { selfSignedKeyPair } from '../keys.ts';
import { issueResponse, newMessageId, type ResponseOptions } from './issue.ts';
import { brokerMetadata, readServiceMetadata, type ServiceProvider } from './metadata.ts';
import { outcomeOf } from './outcomes.ts';
import { answerPage, choicePage, errorPage, script, startPage, style } from './pages.ts';
import { readAuthnRequest, readSigned, type TrustedRequest } from './request.ts';

/** A made-up citizen. The number must be one of Skatteverket's test numbers. */
export type CitizenPersona = { personalNumber: string; givenName: string; familyName: string; about?: string };
/** A made-up employee; `roles` are sent as AD FS role claims. */
export type StaffPersona = {
  subject: string;
  givenName: string;
  familyName: string;
  email: string;
  roles: string[];
  about?: string;
};

export type BrokerOptions = {
  /** Where the broker is reached, without a trailing slash. */
  baseUrl: string;
  /** Metadata of the service providers that it trusts, read at each request. */
  spMetadata: () => string[] | Promise<string[]>;
  personas: { citizens: CitizenPersona[]; staff: StaffPersona[] };
  clock?: () => Date;
  /** A host that has been marked as a demo; otherwise the broker only runs on loopback. */
  demoHost?: string;
  /** What it signs with, and what it signs with when it is to be somebody else; otherwise made anew. */
  keys?: BrokerKeys;
};

export type BrokerKeys = { key: KeyPair; stranger: KeyPair };

export type Broker = {
  app: express.Express;
  /** What the portal is configured with: CITIZEN_IDP_METADATA_FILE and STAFF_IDP_METADATA_FILE. */
  metadata: { citizen: string; staff: string };
  key: KeyPair;
};

type Side = 'citizen' | 'staff';
type Pending = { request: TrustedRequest; side: Side; at: number };

const paths: Record<Side, string> = { citizen: '/medborgare', staff: '/personal' };
const passwordLevel = 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport';
const citizenLevels = ['http://id.swedenconnect.se/loa/1.0/uncertified-loa3', 'http://id.elegnamnden.se/loa/1.0/loa3'];
const lifetime = 900_000;

/**
 * The test e-legitimation: a real SAML identity provider of its own, with its own key, so that the portal runs the same
 * code in the demo as in production. Throws in production and on any host that is not this machine or a marked demo.
 */
export async function createBroker(options: BrokerOptions): Promise<Broker> {
  refuseOutsideDemo(options);
  const clock = options.clock ?? (() => new Date());
  const { key, stranger } = options.keys ?? (await brokerKeys(clock()));
  const entityId = (side: Side) => `${options.baseUrl}${paths[side]}/metadata`;
  const ssoUrl = (side: Side) => `${options.baseUrl}${paths[side]}/sso`;
  const logoutUrl = (side: Side) => `${options.baseUrl}${paths[side]}/slo`;
  const metadata = {
    citizen: brokerMetadata({
      entityId: entityId('citizen'),
      ssoUrl: ssoUrl('citizen'),
      logoutUrl: logoutUrl('citizen'),
      key,
      displayName: { sv: 'Testlegitimering', en: 'Test e-ID' },
      assurance: citizenLevels,
      userMessage: true,
    }),
    staff: brokerMetadata({
      entityId: entityId('staff'),
      ssoUrl: ssoUrl('staff'),
      logoutUrl: logoutUrl('staff'),
      key,
      displayName: { sv: 'Testkonto för medarbetare', en: 'Test account for staff' },
      assurance: [],
      userMessage: false,
    }),
  };
  const pending = new Map<string, Pending>();
  // The last answer of each side, for whoever tries to use one twice.
  const sent: Partial<Record<Side, string>> = {};
  const services = async (): Promise<ServiceProvider[]> => (await options.spMetadata()).map(readServiceMetadata);

  const app = express();
  app.disable('x-powered-by');
  app.use((_req, res, next) => {
    res.set({
      'Content-Security-Policy':
        "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    });
    next();
  });
  app.get('/', (_req, res) => void res.send(startPage()));
  app.get('/broker.css', (_req, res) => void res.type('css').send(style));
  app.get('/broker.js', (_req, res) => void res.type('js').send(script));
  for (const side of ['citizen', 'staff'] as const) {
    app.get(
      `${paths[side]}/metadata`,
      (_req, res) => void res.type('application/samlmetadata+xml').send(metadata[side]),
    );
    app.get(`${paths[side]}/sso`, async (req, res) => {
      await receiveRequest(req, res, side);
    });
    app.get(`${paths[side]}/slo`, async (req, res) => {
      await receiveLogout(req, res, side);
    });
    app.post(`${paths[side]}/svar`, express.urlencoded({ extended: false }), async (req, res) => {
      await answer(req, res, side);
    });
  }

  async function receiveRequest(req: Request, res: Response, side: Side): Promise<void> {
    let request: TrustedRequest;
    try {
      const query = req.originalUrl.split('?')[1] ?? '';
      request = readAuthnRequest(query, ssoUrl(side), await services());
    } catch (error) {
      res.status(400).send(errorPage(error instanceof Error ? error.message : 'Begäran kunde inte läsas'));
      return;
    }
    const now = clock().getTime();
    for (const [id, one] of pending) if (one.at < now - lifetime) pending.delete(id);
    const ticket = randomBytes(16).toString('hex');
    pending.set(ticket, { request, side, at: now });
    // Always asks, so ForceAuthn is honoured: there is no session here to reuse.
    allowForm(res, request.acsUrl);
    res.send(choice(ticket, side, request, undefined));
  }

  /** There is no session here to end, so the answer is always that it is done. */
  async function receiveLogout(req: Request, res: Response, side: Side): Promise<void> {
    try {
      const query = req.originalUrl.split('?')[1] ?? '';
      const { root, service, relayState } = readSigned(query, 'LogoutRequest', logoutUrl(side), await services());
      const destination = service.logoutUrl ?? '';
      const xml = logoutResponseXml({
        id: newMessageId(),
        issuer: entityId(side),
        destination,
        issueInstant: clock(),
        inResponseTo: root.getAttribute('ID') ?? '',
      });
      res.redirect(303, signedRedirect(xml, destination, key.privateKey, { relayState }));
    } catch (error) {
      res.status(400).send(errorPage(error instanceof Error ? error.message : 'Begäran kunde inte läsas'));
    }
  }

  function choice(ticket: string, side: Side, request: TrustedRequest, fault: string | undefined): string {
    return choicePage({
      action: `${paths[side]}/svar`,
      ticket,
      side,
      service: request.service.displayName,
      message: request.userMessage,
      citizens: options.personas.citizens,
      staff: options.personas.staff,
      fault,
    });
  }

  async function answer(req: Request, res: Response, side: Side): Promise<void> {
    const form = (req.body ?? {}) as Record<string, string | undefined>;
    const ticket = form['begaran'] ?? '';
    const found = pending.get(ticket);
    if (found?.side !== side) {
      res.status(400).send(errorPage('Begäran är för gammal. Gå tillbaka till e-tjänsten och börja om.'));
      return;
    }
    const { request } = found;
    allowForm(res, request.acsUrl);
    const who = side === 'citizen' ? citizenFrom(form) : staffFrom(form);
    const outcome = outcomeOf(form['avbryt'] === undefined ? form['utfall'] : 'cancel', side);
    if (typeof who === 'string' && outcome.id === 'normal') {
      res.status(422).send(choice(ticket, side, request, who));
      return;
    }
    pending.delete(ticket);
    const sound = soundAnswer(side, request, typeof who === 'string' ? [] : who);
    const issued = await issueResponse(
      sound.error
        ? sound
        : { ...sound, ...outcome.change(sound, { stranger, otherPerson: otherThan(sound.attributes) }) },
    );
    const before = sent[side];
    const samlResponse = outcome.id === 'replay' && before !== undefined ? before : issued.samlResponse;
    sent[side] = samlResponse;
    res.send(answerPage({ acsUrl: request.acsUrl, samlResponse, relayState: request.relayState }));
  }

  /** The first of the personas that is somebody else. */
  function otherThan(attributes: Attributes): Attributes {
    const taken = attributes.flatMap(({ values }) => values);
    const found = options.personas.citizens.find(({ personalNumber }) => !taken.includes(personalNumber));
    const somebody = citizenFrom({ person: found?.personalNumber });
    return typeof somebody === 'string' ? attributes : somebody;
  }

  function citizenFrom(form: Record<string, string | undefined>): Attributes | string {
    const typed = (form['nummer'] ?? '').replace(/[\s-]/g, '');
    const wanted = typed === '' ? (form['person'] ?? '') : typed;
    const read = readPersonalNumber(wanted, { coordinationNumbers: true, today: clock() });
    if (!read.ok) return 'Skriv ett testpersonnummer med tolv siffror, eller välj en person.';
    const persona = options.personas.citizens.find((one) => one.personalNumber === read.number);
    const givenName = persona?.givenName ?? ((form['fornamn'] ?? '').trim() || 'Test');
    const familyName = persona?.familyName ?? ((form['efternamn'] ?? '').trim() || 'Testsson');
    return [
      { name: oid.personalIdentityNumber, values: [read.number] },
      { name: oid.givenName, values: [givenName] },
      { name: oid.surname, values: [familyName] },
      { name: oid.displayName, values: [`${givenName} ${familyName}`] },
      { name: oid.transactionIdentifier, values: [randomBytes(12).toString('hex')] },
    ];
  }

  function staffFrom(form: Record<string, string | undefined>): Attributes | string {
    const persona = options.personas.staff.find((one) => one.subject === form['person']);
    if (!persona) return 'Välj en person.';
    return [
      { name: claims.objectIdentifier, values: [persona.subject] },
      { name: claims.givenName, values: [persona.givenName] },
      { name: claims.surname, values: [persona.familyName] },
      { name: claims.name, values: [persona.email] },
      { name: claims.email, values: [persona.email] },
      ...(persona.roles.length > 0 ? [{ name: claims.role, values: persona.roles }] : []),
      { name: claims.authnMethods, values: [claims.multipleAuthn] },
    ];
  }

  /** What a provider answers when all is well, or when it does not have the level that was asked for. */
  function soundAnswer(side: Side, request: TrustedRequest, attributes: Attributes): ResponseOptions {
    const supported = side === 'citizen' ? citizenLevels : [passwordLevel];
    const level = request.levels.length === 0 ? supported[0] : supported.find((one) => request.levels.includes(one));
    const sound: ResponseOptions = {
      key,
      issuer: entityId(side),
      audience: request.service.entityId,
      acsUrl: request.acsUrl,
      inResponseTo: request.id,
      now: clock(),
      level: level ?? '',
      attributes,
      encryptTo: request.service.encryptionCertificate,
      // As AD FS does by default.
      signResponse: side === 'citizen',
    };
    if (level !== undefined) return sound;
    return { ...sound, signResponse: true, error: { top: status.responder, second: status.noAuthnContext } };
  }

  return { app, metadata, key };
}

type Attributes = ResponseOptions['attributes'];

function allowForm(res: Response, acsUrl: string): void {
  // Chrome applies form-action to the form that carries the answer to the service, too.
  const policy = String(res.get('Content-Security-Policy'));
  res.set(
    'Content-Security-Policy',
    policy.replace("form-action 'self'", `form-action 'self' ${new URL(acsUrl).origin}`),
  );
}

/** Two keys, with certificates that hold from the day before. */
export async function brokerKeys(now: Date): Promise<BrokerKeys> {
  const [key, stranger] = await Promise.all([
    selfSignedKeyPair('Testlegitimering', now),
    selfSignedKeyPair('Någon annan', now),
  ]);
  return { key, stranger };
}

function refuseOutsideDemo(options: BrokerOptions): void {
  if (process.env['NODE_ENV'] === 'production') throw new Error('The test e-legitimation does not run in production');
  const { hostname } = new URL(options.baseUrl);
  if (!['localhost', '127.0.0.1', '[::1]'].includes(hostname) && hostname !== options.demoHost) {
    throw new Error('The test e-legitimation only runs on this machine or on a host marked as a demo');
  }
}
