import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type ActionName, type Resource, may, policy } from '../../src/policy/policy.ts';
import type { Actor } from '../../src/platform/context.ts';
import type { Reader } from '../../src/platform/db/db.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { newId } from '../../src/platform/ids.ts';
import { placeCases, updateProtection } from '../../src/people/queries.ts';
import { Visitor } from '../support/client.ts';
import { givenCase } from '../support/given.ts';
import { type TestPortal, givenPortal, testMorning } from '../support/portal.ts';

const numbers = {
  own: '198102062398',
  other: '199001012385',
  co: '198801012389',
  agent: '199801012387',
  claimant: '198001022386',
  past: '194410792388',
  nobody: '192701089167',
};
const who = [
  'own',
  'co',
  'other',
  // Who represents the applicant: with every right, without anybody having checked it, and until yesterday.
  'agent',
  'claimant',
  'past',
  'assigned',
  'sameUnit',
  'otherUnit',
  'manager',
  'administrator',
  'system',
  'anonymous',
] as const;
type Who = (typeof who)[number];

let portal: TestPortal;
let actors: Record<Who, Actor>;
let ids: {
  caseId: string;
  draft: string;
  /** A draft of the applicant's in which the one who represents her has the turn, and one given to the one whose time is out. */
  shared: string;
  overdue: string;
  /** A file in the shared draft. */
  sharedDocument: string;
  document: string;
  applicationId: string;
  part: string;
  /** Of the partner's: what is in her part, and in her message. */
  partnersDocuments: string[];
  /** What shows the right of the one who is not checked, and what she has stated. */
  proof: string;
  claim: string;
  own: string;
  other: string;
  co: string;
  agent: string;
  claimant: string;
  past: string;
  coApplication: string;
  message: string;
  investigation: string;
};
let resources: { case: Resource; draft: Resource; shared: Resource };
/** The case as a representative finds it. */
let represented: Partial<Record<Who, Resource>>;

beforeAll(async () => {
  portal = await givenPortal();
  const citizen = new Visitor(portal);
  const caseworker = new Visitor(portal);
  const given = await givenCase(portal, citizen, caseworker, numbers.own);
  for (const number of [numbers.other, numbers.co, numbers.agent, numbers.claimant, numbers.past])
    await new Visitor(portal).logIn(number);
  for (const subject of ['lena.astrom', 'jonas.viklund']) await new Visitor(portal).logInStaff(subject);

  const owner = new pg.Client({ connectionString: portal.ownerUrl });
  await owner.connect();
  await owner.query(`select set_config('app.actor_kind', 'system', false)`);
  const persons = await owner.query<{ id: string; number: string }>(
    'select id, personal_number as number from persons',
  );
  const personId = (number: string) => persons.rows.find((row) => row.number === number)?.id ?? '';
  const staff = await owner.query<{ id: string; subject: string }>('select id, subject from staff');
  const { rows } = await owner.query<{ unit: string; application_id: string }>(
    'select unit, application_id from cases where id = $1',
    [given.caseId],
  );
  const unit = rows[0]?.unit ?? '';
  const written = await owner.query<{ id: string }>(
    `select detail ->> 'message' as id from audit_events where chain = $1 and detail ? 'message'`,
    [given.caseId],
  );
  const part = newId();
  const coApplication = newId();
  const investigation = await addSupport(owner, {
    caseId: given.caseId,
    own: personId(numbers.own),
    staff: staff.rows.find((row) => row.subject === 'karin.sjodin')?.id ?? '',
  });
  await addOtherCase(owner, personId(numbers.other));
  const partnersDocuments = await addPartner(owner, {
    caseId: given.caseId,
    unit,
    part,
    coApplication,
    co: personId(numbers.co),
  });
  const claimed = await addRepresentatives(owner, given.caseId, personId);
  const shared = await addTurns(owner, personId);
  await owner.query(
    `insert into kept_forms (id, person_id, browser_hash, action, vault_key_id, form_sealed, created_at, expires_at)
      values (gen_random_uuid(), $1, 'x', 'message.send', (select id from vault_keys limit 1), '\\x01', now(), now())`,
    [personId(numbers.own)],
  );
  // An employee who is shut out, a decision that is being written, and a question whether two persons are one.
  const [shutOut = '', by = ''] = ['lena.astrom', 'karin.sjodin'].map(
    (subject) => staff.rows.find((row) => row.subject === subject)?.id,
  );
  for (const table of ['staff_exclusions', 'decision_drafts', 'merge_proposals'])
    await owner.query(`alter table ${table} no force row level security`);
  await owner.query(
    'insert into staff_exclusions (id, staff_id, excluded_by, excluded_at) values (gen_random_uuid(), $1, $2, now())',
    [shutOut, by],
  );
  await owner.query(
    `insert into decision_drafts (case_id, staff_id, content_sealed, updated_at) values ($1, $2, '\\x01', now())`,
    [given.caseId, shutOut],
  );
  await owner.query(
    `insert into merge_proposals (id, person_id, earlier_person_id, created_at) values (gen_random_uuid(), $1, $2, now())`,
    [personId(numbers.own), personId(numbers.other)],
  );
  for (const table of ['staff_exclusions', 'decision_drafts', 'merge_proposals'])
    await owner.query(`alter table ${table} force row level security`);
  await owner.end();

  const person = (number: string): Actor => ({ kind: 'citizen', personId: personId(number), name: '' });
  const employee = (id: string, roles: ('caseworker' | 'manager' | 'administrator')[], units: string[]): Actor => ({
    kind: 'staff',
    staffId: id,
    name: '',
    roles,
    units,
  });
  const anyone = staff.rows[0]?.id ?? '';
  actors = {
    own: person(numbers.own),
    co: person(numbers.co),
    other: person(numbers.other),
    agent: person(numbers.agent),
    claimant: person(numbers.claimant),
    past: person(numbers.past),
    assigned: employee(staff.rows.find((row) => row.subject === 'karin.sjodin')?.id ?? '', ['caseworker'], [unit]),
    sameUnit: employee(anyone, ['caseworker'], [unit]),
    otherUnit: employee(anyone, ['caseworker'], ['lss']),
    manager: employee(anyone, ['manager'], [unit, 'lss']),
    administrator: employee(anyone, ['administrator'], [unit]),
    system: { kind: 'system', name: 'test' },
    anonymous: { kind: 'anonymous' },
  };
  ids = {
    ...given,
    applicationId: rows[0]?.application_id ?? '',
    part,
    partnersDocuments,
    ...claimed,
    ...shared,
    coApplication,
    investigation,
    own: personId(numbers.own),
    other: personId(numbers.other),
    co: personId(numbers.co),
    agent: personId(numbers.agent),
    claimant: personId(numbers.claimant),
    past: personId(numbers.past),
    message: written.rows[0]?.id ?? '',
  };
  resources = {
    case: { parties: [personId(numbers.own), personId(numbers.co)], applicantId: personId(numbers.own), unit },
    draft: { parties: [personId(numbers.own)], applicantId: personId(numbers.own) },
    shared: {
      parties: [personId(numbers.own), personId(numbers.agent)],
      applicantId: personId(numbers.own),
      helperId: personId(numbers.agent),
      turn: personId(numbers.agent),
    },
  };
  const { applicantId } = resources.case;
  represented = {
    agent: { parties: [personId(numbers.agent)], applicantId, unit, rights: ['READ', 'WRITE', 'APPLY', 'DECISION'] },
    claimant: { parties: [personId(numbers.claimant)], applicantId, unit, rights: ['CLAIM'] },
  };
  await portal.db.write(actors.system, (tx) =>
    tx.run(sql`insert into document_checks (document_id, checked_at) values (${ids.document}, now())`),
  );
}, 120_000);

/** What hangs on a request for support: a meeting and a wish of the applicant's. */
async function addSupport(
  owner: pg.Client,
  { caseId, own, staff }: Record<'caseId' | 'own' | 'staff', string>,
): Promise<string> {
  const tables = [
    'meetings',
    'wishes',
    'own_voices',
    'told_requests',
    'case_drafts',
    'investigations',
    'investigation_comments',
    'measures',
    'individual_plans',
    'decisions',
    'audit_events',
  ];
  for (const table of tables) await owner.query(`alter table ${table} no force row level security`);
  const { rows } = await owner.query<{ id: string }>(
    `insert into meetings (id, case_id, person_id, kind, place, state, times, minutes, details_sealed, proposed_by, created_at, updated_at)
     values (gen_random_uuid(), $1, $2, 'talk', 'home', 'proposed', array[now()], 60, '\\x01', $3, now(), now()) returning id`,
    [caseId, own, staff],
  );
  await owner.query(`insert into wishes (case_id, person_id, kind, asked_at) values ($1, $2, 'board', now())`, [
    caseId,
    own,
  ]);
  await owner.query(
    `insert into own_voices (id, case_id, person_id, answer, answered_at) values (gen_random_uuid(), $1, $2, 'no', now())`,
    [caseId, own],
  );
  await owner.query(`insert into told_requests (case_id, told_sealed) values ($1, '\\x01')`, [caseId]);
  await owner.query(
    `insert into audit_events (chain, seq, at, action, actor_kind, actor_id, on_timeline, detail, request_id, prev_hash, hash)
     values ($1, 0, now(), 'meeting.propose', 'staff', $2, true, jsonb_build_object('meeting', $3::text), 'x', '', '')`,
    [caseId, staff, rows[0]?.id],
  );
  await owner.query(
    `insert into case_drafts (case_id, kind, content_sealed, written_by, updated_at) values ($1, 'plan', '\\x01', $2, now())`,
    [caseId, staff],
  );
  await owner.query(
    `insert into measures (id, case_id, decision_id, item, extent_sealed, granted_on, valid_from, updated_at)
     select gen_random_uuid(), case_id, id, 3, '\\x01', now(), now(), now() from decisions where case_id = $1`,
    [caseId],
  );
  await owner.query(
    `insert into individual_plans (id, case_id, content_sealed, review_on, shared_by, shared_at)
     values (gen_random_uuid(), $1, '\\x01', now(), $2, now())`,
    [caseId, staff],
  );
  const shared = await owner.query<{ id: string }>(
    `insert into investigations (id, case_id, content_sealed, last_day, shared_by, shared_at)
     values (gen_random_uuid(), $1, '\\x01', now(), $2, now()) returning id`,
    [caseId, staff],
  );
  await owner.query(
    `insert into investigation_comments (id, investigation_id, case_id, person_id, sent_at) values (gen_random_uuid(), $1, $2, $3, now())`,
    [shared.rows[0]?.id, caseId, own],
  );
  for (const table of tables) await owner.query(`alter table ${table} force row level security`);
  return shared.rows[0]?.id ?? '';
}

/** The other citizen and the other unit have a case of their own: who may see something of one may see nothing of another. */
async function addOtherCase(owner: pg.Client, other: string): Promise<void> {
  const tables = ['applications', 'cases', 'case_parties'];
  for (const table of tables) await owner.query(`alter table ${table} no force row level security`);
  const [application, id] = [newId(), newId()];
  const key = '(select id from vault_keys limit 1)';
  await owner.query(
    `insert into applications (id, person_id, kind, form_id, form_version, language, vault_key_id, answers_sealed, state, created_at,
       updated_at, expires_at, submitted_at) values ($1, $2, 'lss', 'x', 1, 'sv', ${key}, '\\x01', 'submitted', now(), now(), now(), now())`,
    [application, other],
  );
  await owner.query(
    `insert into cases (id, number, kind, unit, state, application_id, applicant_id, vault_key_id, acute, due_on, received_at, updated_at)
     values ($1, 'RS 2026-9999', 'lss', 'lss', 'RECEIVED', $2, $3, ${key}, false, now(), now(), now())`,
    [id, application, other],
  );
  await owner.query(`insert into case_parties (case_id, unit, person_id, role) values ($1, 'lss', $2, 'applicant')`, [
    id,
    other,
  ]);
  for (const table of tables) await owner.query(`alter table ${table} force row level security`);
}

/** A second party, as her own signed part makes her, with all that can be hers: application, file, message, confirmation. */
async function addPartner(
  owner: pg.Client,
  { caseId, unit, part, coApplication, co }: Record<'caseId' | 'unit' | 'part' | 'coApplication' | 'co', string>,
): Promise<string[]> {
  const tables = [
    'case_parties',
    'co_applications',
    'partner_answers',
    'guardian_stands',
    'applications',
    'submissions',
    'signatures',
    'messages',
    'documents',
    'document_chunks',
    'safety_notes',
    'consents',
    'account_changes',
    'promised_papers',
    'audit_events',
    'notifications',
  ];
  for (const table of tables) await owner.query(`alter table ${table} no force row level security`);
  const key = '(select id from vault_keys limit 1)';
  await owner.query(`insert into case_parties (case_id, unit, person_id, role) values ($1, $2, $3, 'coApplicant')`, [
    caseId,
    unit,
    co,
  ]);
  await owner.query(
    `insert into co_applications (id, case_id, unit, partner_number, partner_id, vault_key_id, common_sealed, state, asked_on, last_day,
       updated_at) values ($1, $2, $3, $4, $5, ${key}, '\\x01', 'signed', now(), now(), now())`,
    [coApplication, caseId, unit, numbers.co, co],
  );
  await owner.query(
    `insert into guardian_stands (co_application_id, side, item, stand, told_sealed, changed_at)
      values ($1, 'first', 3, 'asked', '\\x01', now()), ($1, 'other', 3, 'waits', null, now())`,
    [coApplication],
  );
  for (const shown of [true, false])
    await owner.query(
      `insert into partner_answers (id, co_application_id, kind, shown, answered_at) values (gen_random_uuid(), $1, 'returned', $2, now())`,
      [coApplication, shown],
    );
  await owner.query(
    `insert into applications (id, person_id, kind, form_id, form_version, language, vault_key_id, answers_sealed, state, created_at,
       updated_at, expires_at, submitted_at, part_of)
     values ($1, $2, 'livelihoodSupport', 'part', 1, 'sv', ${key}, '\\x01', 'submitted', now(), now(), now(), now(), $3)`,
    [part, co, caseId],
  );
  await owner.query(
    `insert into submissions (id, application_id, frozen_sealed, content_hash, form_id, form_version, language, submitted_at)
     values (gen_random_uuid(), $1, '\\x01', '\\x01', 'part', 1, 'sv', now())`,
    [part],
  );
  await owner.query(
    `insert into signatures (id, application_id, person_id, content_hash, signed_at, idp, level, request_id, evidence_sealed, used_at)
     values (gen_random_uuid(), $1, $2, 'x', now(), 'x', 'x', 'part', '\\x01', now())`,
    [part, co],
  );
  const { rows } = await owner.query<{ id: string }>(
    `insert into messages (id, case_id, person_id, direction, author_person, body_sealed, sent_at)
     values (gen_random_uuid(), $1, $2, 'toCaseworker', $2, '\\x02', now()) returning id`,
    [caseId, co],
  );
  const documents = [newId(), newId()];
  for (const [document, application, message] of [
    [documents[0], part, null],
    [documents[1], null, rows[0]?.id],
  ]) {
    await owner.query(
      `insert into documents (id, vault_key_id, application_id, case_id, message_id, uploaded_by_person, name_sealed, media_type,
         size_bytes, sha256, created_at)
       values ($1, ${key}, $2, $3, $4, $5, '\\x01', 'application/pdf', 1, sha256('x'), now())`,
      [document, application, message === null ? null : caseId, message, co],
    );
    await owner.query(`insert into document_chunks (document_id, position, sealed) values ($1, 0, '\\x01')`, [
      document,
    ]);
  }
  await owner.query(
    `insert into safety_notes (id, unit, case_id, person_id, vault_key_id, body_sealed, created_at)
     values (gen_random_uuid(), $1, $2, $3, ${key}, '\\x01', now())`,
    [unit, caseId, co],
  );
  await owner.query(
    `insert into consents (id, case_id, person_id, source, about, given_at, until)
     values (gen_random_uuid(), $1, $2, 'school', '{daily}', now(), '2027-01-01')`,
    [caseId, co],
  );
  await owner.query(
    `insert into promised_papers (application_id, place, case_id, person_id, state, noted_by, changed_at)
     select a.id, 0, $1, a.person_id, 'came', (select id from staff limit 1), now() from applications a
      where a.id = $2 or a.id = (select application_id from cases where id = $1)`,
    [caseId, part],
  );
  await owner.query(
    `insert into account_changes (id, case_id, person_id, application_id, before_sealed, created_at)
     values (gen_random_uuid(), $1, $2, $3, '\\x01', now())`,
    [caseId, co, part],
  );
  await owner.query(
    `insert into audit_events (chain, seq, at, action, actor_kind, actor_id, on_timeline, detail, request_id, prev_hash, hash)
     values ($1, 0, now(), 'message.send', 'citizen', $2, true, jsonb_build_object('message', $3::text), 'x', '', '')`,
    [caseId, co, rows[0]?.id],
  );
  await owner.query(
    `insert into notifications (id, person_id, case_id, channel, created_at) values (gen_random_uuid(), $1, $2, 'sms', now())`,
    [co, caseId],
  );
  for (const table of tables) await owner.query(`alter table ${table} force row level security`);
  return documents;
}

/** Three who represent the applicant, each with a message of her own in the case. */
async function addRepresentatives(
  owner: pg.Client,
  caseId: string,
  personId: (number: string) => string,
): Promise<{ claim: string; proof: string }> {
  const tables = [
    'case_parties',
    'representations',
    'messages',
    'cases',
    'persons',
    'audit_events',
    'consents',
    'documents',
    'document_chunks',
  ];
  for (const table of tables) await owner.query(`alter table ${table} no force row level security`);
  await owner.query(`select set_config('app.today', $1, false)`, ['2026-11-24']);
  const claimed = { claim: '', proof: newId() };
  for (const one of ['agent', 'claimant', 'past'] as const) {
    const { rows } = await owner.query<{ id: string }>(
      `insert into representations (id, principal_number, principal_name, representative_number, representative_name,
         representative_id, basis, kinds, rights, valid_from, valid_until, state, unit, vault_key_id, created_at)
       values (gen_random_uuid(), $1, 'Sara', $2, $4, $3, $7, '{livelihoodSupport}', '{READ,WRITE,APPLY,DECISION}', '2026-01-01', $5,
         'CLAIMED', (select unit from cases where id = $6), (select id from vault_keys limit 1), now()) returning id`,
      [
        numbers.own,
        numbers[one],
        personId(numbers[one]),
        one,
        one === 'past' ? '2026-11-23' : null,
        caseId,
        one === 'past' ? 'TRUSTEE' : 'AGENT',
      ],
    );
    await owner.query(
      `insert into case_parties (case_id, unit, person_id, role, representation_id, until_on, rights)
       select c.id, c.unit, $2, 'representative', $3, $4, $5 from cases c where c.id = $1`,
      [
        caseId,
        personId(numbers[one]),
        rows[0]?.id,
        one === 'past' ? '2026-11-23' : null,
        one === 'claimant' ? ['CLAIM'] : ['READ', 'WRITE', 'APPLY', 'DECISION'],
      ],
    );
    if (one === 'claimant') claimed.claim = rows[0]?.id ?? '';
    else {
      await owner.query(`select set_config('app.actor_kind', 'procedure', false)`);
      await owner.query(`update representations set state = 'VERIFIED', decided_at = now() where id = $1`, [
        rows[0]?.id,
      ]);
      await owner.query(`select set_config('app.actor_kind', 'system', false)`);
    }
    await owner.query(
      `insert into messages (id, case_id, person_id, direction, author_person, body_sealed, sent_at)
       values (gen_random_uuid(), $1, $2, 'toCaseworker', $2, '\\x03', now())`,
      [caseId, personId(numbers[one])],
    );
  }
  await owner.query(
    `insert into documents (id, vault_key_id, representation_id, uploaded_by_person, name_sealed, media_type, size_bytes, sha256, created_at)
     values ($1, (select id from vault_keys limit 1), $2, $3, '\\x01', 'application/pdf', 1, sha256('x'), now())`,
    [claimed.proof, claimed.claim, personId(numbers.claimant)],
  );
  await owner.query(`insert into document_chunks (document_id, position, sealed) values ($1, 0, '\\x01')`, [
    claimed.proof,
  ]);
  await owner.query(
    `insert into consents (id, case_id, person_id, source, about, given_at, until)
     values (gen_random_uuid(), $1, $2, 'school', '{daily}', now(), '2027-01-01')`,
    [caseId, personId(numbers.agent)],
  );
  for (const table of tables) await owner.query(`alter table ${table} force row level security`);
  return claimed;
}

/** Two drafts of the applicant's in which somebody else has the turn: the one who represents her, and the one who did until yesterday. */
async function addTurns(
  owner: pg.Client,
  personId: (number: string) => string,
): Promise<{ shared: string; overdue: string; sharedDocument: string }> {
  const tables = ['applications', 'draft_turns', 'representations', 'documents', 'document_chunks'];
  for (const table of tables) await owner.query(`alter table ${table} no force row level security`);
  const made = { shared: newId(), overdue: newId(), sharedDocument: newId() };
  for (const [id, helper] of [
    [made.shared, 'agent'],
    [made.overdue, 'past'],
  ] as const) {
    await owner.query(
      `insert into applications (id, person_id, kind, form_id, form_version, language, vault_key_id, answers_sealed, state, created_at,
         updated_at, expires_at)
       values ($1, $2, 'livelihoodSupport', 'livelihood-support', 1, 'sv', (select id from vault_keys limit 1), '\\x01', 'draft', now(), now(), now())`,
      [id, personId(numbers.own)],
    );
    await owner.query(
      `insert into draft_turns (application_id, owner_id, helper_id, kind, representation_id, helper_acts, with_helper, since)
       select $1, $2, $3, 'livelihoodSupport', r.id, true, true, now() from representations r where r.representative_id = $3`,
      [id, personId(numbers.own), personId(numbers[helper])],
    );
  }
  await owner.query(
    `insert into documents (id, vault_key_id, application_id, uploaded_by_person, name_sealed, media_type, size_bytes, sha256, created_at)
     values ($1, (select id from vault_keys limit 1), $2, $3, '\\x01', 'application/pdf', 1, sha256('x'), now())`,
    [made.sharedDocument, made.shared, personId(numbers.own)],
  );
  await owner.query(`insert into document_chunks (document_id, position, sealed) values ($1, 0, '\\x01')`, [
    made.sharedDocument,
  ]);
  for (const table of tables) await owner.query(`alter table ${table} force row level security`);
  return made;
}

const parties: Who[] = ['own', 'co'];
/** Those who act for themselves, and whom somebody has let act for her. */
const acting: Who[] = [...parties, 'agent', 'claimant'];
const unitStaff: Who[] = ['assigned', 'sameUnit', 'manager'];
const citizens: Who[] = ['own', 'co', 'other', 'agent', 'claimant', 'past'];
const caseStaff: Who[] = ['assigned', 'sameUnit', 'otherUnit', 'manager'];
const everybody: Who[] = [...who];

/** Who may do what, written out: the policy is held to this, and not the other way round. */
const expected: Record<ActionName, { on: 'case' | 'draft' | 'shared'; by: Who[] }> = {
  'login.begin': { on: 'case', by: everybody },
  'login.complete': { on: 'case', by: everybody },
  'login.refuse': { on: 'case', by: everybody },
  logout: { on: 'case', by: everybody },
  'session.extend': { on: 'case', by: [...citizens, ...caseStaff, 'administrator'] },
  'session.read': { on: 'draft', by: ['own'] },
  'session.end': { on: 'draft', by: ['own', 'system'] },
  'logout.refuse': { on: 'case', by: everybody },
  'form.keep': { on: 'draft', by: ['system'] },
  'form.finish': { on: 'draft', by: ['own'] },
  'form.discard': { on: 'draft', by: ['own', 'system'] },
  'access.refuse': { on: 'case', by: everybody },
  'overview.read': { on: 'case', by: citizens },
  'profile.read': { on: 'draft', by: ['own'] },
  'profile.change': { on: 'draft', by: ['own'] },
  'application.begin': { on: 'draft', by: citizens },
  'application.read': { on: 'draft', by: ['own'] },
  'application.save': { on: 'draft', by: ['own'] },
  'application.keep': { on: 'draft', by: ['own'] },
  'application.discard': { on: 'draft', by: ['own'] },
  'application.sign': { on: 'draft', by: ['own'] },
  'application.submit': { on: 'draft', by: ['own'] },
  // In a draft that two share, by the one whose turn it is not, and by the one whose it is.
  'turn.give': { on: 'draft', by: ['own'] },
  'turn.take': { on: 'shared', by: ['own'] },
  'turn.end': { on: 'shared', by: ['own'] },
  'turn.return': { on: 'shared', by: ['agent'] },
  'turn.tell': { on: 'shared', by: ['system'] },
  'document.add': { on: 'case', by: [...acting, ...unitStaff] },
  'document.remove': { on: 'draft', by: ['own'] },
  'document.read': { on: 'case', by: [...parties, ...unitStaff] },
  'document.move': { on: 'case', by: unitStaff },
  'document.transfer': { on: 'case', by: ['manager'] },
  'case.read': { on: 'case', by: [...acting, ...unitStaff] },
  'case.take': { on: 'case', by: unitStaff },
  // The application is hers who made it.
  'case.withdraw': { on: 'case', by: ['own'] },
  'case.decide': { on: 'case', by: unitStaff },
  'decision.keep': { on: 'case', by: unitStaff },
  'message.send': { on: 'case', by: [...acting, ...unitStaff] },
  'supplement.answer': { on: 'case', by: acting },
  'supplement.request': { on: 'case', by: unitStaff },
  'message.read': { on: 'case', by: [...acting, ...unitStaff] },
  'paper.send': { on: 'case', by: acting },
  'paper.settle': { on: 'case', by: unitStaff },
  'decision.read': { on: 'case', by: [...acting, ...unitStaff] },
  // On what asks her, the partner is the party.
  'partner.read': { on: 'draft', by: ['own'] },
  'partner.begin': { on: 'draft', by: ['own'] },
  'partner.return': { on: 'draft', by: ['own'] },
  'partner.decline': { on: 'draft', by: ['own'] },
  'partner.ask': { on: 'case', by: ['own'] },
  'partner.retry': { on: 'case', by: unitStaff },
  'partner.end': { on: 'case', by: unitStaff },
  'partner.remind': { on: 'case', by: ['system'] },
  'partner.lapse': { on: 'case', by: ['system'] },
  'partner.tell': { on: 'case', by: ['system'] },
  // On what asks her, the other guardian is the party.
  'guardian.read': { on: 'draft', by: ['own'] },
  'guardian.begin': { on: 'draft', by: ['own'] },
  'guardian.decline': { on: 'draft', by: ['own'] },
  'guardian.agree': { on: 'case', by: ['agent', 'claimant'] },
  'guardian.note': { on: 'case', by: unitStaff },
  'guardian.retry': { on: 'case', by: unitStaff },
  'guardian.close': { on: 'case', by: unitStaff },
  'guardian.open': { on: 'case', by: unitStaff },
  'guardian.remind': { on: 'case', by: ['system'] },
  'voice.give': { on: 'case', by: ['own'] },
  'guardian.lapse': { on: 'case', by: ['system'] },
  'guardian.tell': { on: 'case', by: ['system'] },
  'account.settle': { on: 'case', by: unitStaff },
  'account.tell': { on: 'case', by: ['system'] },
  'consent.read': { on: 'case', by: citizens },
  'consent.withdraw': { on: 'draft', by: ['own'] },
  'safety.tell': { on: 'draft', by: ['own'] },
  'safety.read': { on: 'case', by: caseStaff },
  'safety.close': { on: 'case', by: unitStaff },
  'meeting.read': { on: 'case', by: [...acting, ...unitStaff] },
  'meeting.propose': { on: 'case', by: unitStaff },
  'meeting.move': { on: 'case', by: unitStaff },
  'meeting.confirm': { on: 'case', by: [...parties, 'agent'] },
  'meeting.decline': { on: 'case', by: [...parties, 'agent'] },
  'meeting.cancel': { on: 'case', by: [...parties, 'agent', ...unitStaff] },
  'meeting.remind': { on: 'case', by: ['system'] },
  'board.ask': { on: 'case', by: [...parties, 'agent'] },
  'investigation.read': { on: 'case', by: [...parties, 'agent', ...unitStaff] },
  'investigation.write': { on: 'case', by: unitStaff },
  'investigation.share': { on: 'case', by: unitStaff },
  'investigation.comment': { on: 'case', by: [...parties, 'agent'] },
  // On a mandate, each of its two is a party.
  'representation.claim': { on: 'draft', by: ['own'] },
  'representation.prove': { on: 'draft', by: ['own'] },
  'representation.grant': { on: 'draft', by: ['own'] },
  'representation.read': { on: 'case', by: [...parties, ...unitStaff] },
  'representation.accept': { on: 'draft', by: ['own'] },
  'representation.object': { on: 'draft', by: ['own'] },
  'representation.end': { on: 'case', by: [...parties, ...unitStaff] },
  'representation.list': { on: 'case', by: caseStaff },
  'representation.verify': { on: 'case', by: unitStaff },
  'representation.refuse': { on: 'case', by: unitStaff },
  'representation.remind': { on: 'case', by: ['system'] },
  'representation.tell': { on: 'case', by: ['system'] },
  'measure.read': { on: 'case', by: [...parties, 'agent', ...unitStaff] },
  'allowance.settle': { on: 'case', by: unitStaff },
  'measure.deliver': { on: 'case', by: unitStaff },
  'measure.report': { on: 'case', by: ['manager'] },
  'measure.remind': { on: 'case', by: ['system'] },
  'plan.ask': { on: 'case', by: [...parties, 'agent'] },
  'plan.write': { on: 'case', by: unitStaff },
  'plan.share': { on: 'case', by: unitStaff },
  'queue.read': { on: 'case', by: caseStaff },
  'staff.home': { on: 'case', by: [...caseStaff, 'administrator'] },
  'case.search': { on: 'case', by: caseStaff },
  'news.publish': { on: 'case', by: ['manager', 'administrator'] },
  'person.merge': { on: 'case', by: ['manager'] },
  'staff.manage': { on: 'case', by: ['administrator'] },
  'notification.send': { on: 'case', by: ['system'] },
  'draft.warn': { on: 'draft', by: ['system'] },
  'draft.expire': { on: 'case', by: ['system'] },
  'document.verify': { on: 'case', by: ['system'] },
  'document.purge': { on: 'draft', by: ['system'] },
  'signature.verify': { on: 'draft', by: ['system'] },
  'login.purge': { on: 'case', by: ['system'] },
  'protection.refresh': { on: 'case', by: ['system'] },
  'key.rotate': { on: 'case', by: ['system'] },
};

test('the policy answers as written out here, for every action and everybody', () => {
  expect(Object.keys(expected).toSorted()).toEqual(Object.keys(policy).toSorted());
  for (const [action, { on, by }] of Object.entries(expected) as [ActionName, (typeof expected)[ActionName]][]) {
    const answer = who.filter((one) => may(actors[one], action, (on === 'case' && represented[one]) || resources[on]));
    expect(answer, action).toEqual(who.filter((one) => by.includes(one)));
  }
});

test('in a draft that two share, the one whose turn it is writes, and only its owner signs, sends and removes it, in her turn', () => {
  const { shared } = resources;
  const owners = { ...shared, turn: ids.own };
  const answers = (resource: Resource, action: ActionName) => who.filter((one) => may(actors[one], action, resource));
  for (const [action, inHelpers, inOwners] of [
    ['application.read', ['own', 'agent'], ['own', 'agent']],
    ['application.save', ['agent'], ['own']],
    ['document.remove', ['agent'], ['own']],
    ['application.keep', ['own'], ['own']],
    ['application.discard', [], ['own']],
    ['application.sign', [], ['own']],
    ['application.submit', [], ['own']],
    ['turn.give', [], ['own']],
    ['turn.take', ['own'], ['own']],
    ['turn.return', ['agent'], []],
  ] as const) {
    expect(answers(shared, action), action).toEqual(inHelpers);
    expect(answers(owners, action), action).toEqual(inOwners);
  }
});

/** Whoever may do one of these, and those beside them whom the database must let through for work of its own. */
const by = (actions: ActionName[], ...beside: Who[]): Who[] =>
  who.filter((one) => beside.includes(one) || actions.some((action) => expected[action].by.includes(one)));

type Statement = () => ReturnType<typeof sql>;

/** The same answers from the database: a forgotten `where` gives nothing. */
const seen: Record<string, { rows: Statement; by: Who[] }> = {
  cases: { rows: () => sql`from cases where id = ${ids.caseId}`, by: by(['case.read'], 'system') },
  'any case but the one that is theirs': {
    rows: () => sql`from cases where id <> ${ids.caseId} and applicant_id <> ${ids.other}`,
    by: [],
  },
  'the other citizen’s case': {
    rows: () => sql`from cases where id <> ${ids.caseId}`,
    by: ['other', 'otherUnit', 'manager', 'system'],
  },
  // A citizen sees only the row that makes her one; it is enough.
  parties: { rows: () => sql`from case_parties where case_id = ${ids.caseId}`, by: by(['case.read'], 'system') },
  // Of two in a household, each sees what she wrote and was written, and the unit sees both.
  'the applicant’s messages': {
    rows: () => sql`from messages where case_id = ${ids.caseId} and person_id = ${ids.own}`,
    by: ['own', ...unitStaff],
  },
  'the partner’s messages': {
    rows: () => sql`from messages where case_id = ${ids.caseId} and person_id = ${ids.co}`,
    by: ['co', ...unitStaff],
  },
  // Whoever is not checked may read that her request was dismissed, and no other decision.
  decisions: {
    rows: () => sql`from decisions where case_id = ${ids.caseId}`,
    by: [...parties, 'agent', ...unitStaff],
  },
  'the representative’s messages': {
    rows: () => sql`from messages where case_id = ${ids.caseId} and person_id = ${ids.agent}`,
    by: ['agent', ...unitStaff],
  },
  'the messages of one who is not checked': {
    rows: () => sql`from messages where case_id = ${ids.caseId} and person_id = ${ids.claimant}`,
    by: ['claimant', ...unitStaff],
  },
  'the messages of one whose time is out': {
    rows: () => sql`from messages where case_id = ${ids.caseId} and person_id = ${ids.past}`,
    by: unitStaff,
  },
  'who represents the applicant': {
    rows: () => sql`from representations where representative_id = ${ids.agent}`,
    by: ['own', 'agent', ...unitStaff, 'system'],
  },
  'who did until yesterday': {
    rows: () => sql`from representations where representative_id = ${ids.past}`,
    by: ['own', 'past', ...unitStaff, 'system'],
  },
  // By one who is not to be found: she learns of it when it has been checked.
  'who says that she does': {
    rows: () => sql`from representations where representative_id = ${ids.claimant}`,
    by: ['claimant', ...unitStaff, 'system'],
  },
  'what the applicant sent': {
    rows: () => sql`from submissions where application_id = ${ids.applicationId}`,
    by: ['own', ...unitStaff, 'system'],
  },
  'what the partner sent': {
    rows: () => sql`from submissions where application_id = ${ids.part}`,
    by: ['co', ...unitStaff, 'system'],
  },
  'the applicant’s application': {
    rows: () => sql`from applications where id = ${ids.applicationId}`,
    by: ['own', ...unitStaff, 'system'],
  },
  'the partner’s part': {
    rows: () => sql`from applications where id = ${ids.part}`,
    by: ['co', ...unitStaff, 'system'],
  },
  'the applicant’s documents': {
    rows: () => sql`from documents where application_id = ${ids.applicationId}`,
    by: ['own', ...unitStaff],
  },
  'the partner’s documents': {
    rows: () => sql`from documents where application_id = ${ids.part}`,
    by: ['co', ...unitStaff],
  },
  'files in the partner’s messages': {
    rows: () => sql`from documents where message_id is not null and uploaded_by_person = ${ids.co}`,
    by: ['co', ...unitStaff],
  },
  'what the applicant’s documents hold': {
    rows: () => sql`from document_chunks where document_id = ${ids.document}`,
    by: ['own', ...unitStaff],
  },
  'files to read back, without their names': {
    rows: () => sql`from files_to_check(now() + interval '9 years', 10)`,
    by: by(['document.verify']),
  },
  'a sealed piece of any file': {
    rows: () => sql`from piece_to_check(${ids.document}, 0) as piece where piece is not null`,
    by: by(['document.verify']),
  },
  'how stored files were found': { rows: () => sql`from document_checks`, by: by(['document.verify']) },
  'what the partner’s documents hold': {
    rows: () => sql`from document_chunks where document_id = any (${ids.partnersDocuments})`,
    by: ['co', ...unitStaff],
  },
  'what is to show a right that is not checked': {
    rows: () => sql`from documents where id = ${ids.proof}`,
    by: ['claimant', ...unitStaff],
  },
  'what that document holds': {
    rows: () => sql`from document_chunks where document_id = ${ids.proof}`,
    by: ['claimant', ...unitStaff],
  },
  'whom somebody has let the unit ask, for the applicant': {
    rows: () => sql`from consents where person_id = ${ids.agent}`,
    by: ['own', 'agent', ...unitStaff],
  },
  'the steps that are the applicant’s own': {
    rows: () =>
      sql`from audit_events where chain = ${ids.caseId} and on_timeline and detail ? 'message' and actor_id <> ${ids.co}`,
    by: ['own', ...unitStaff, 'system'],
  },
  'the steps that are the partner’s own': {
    rows: () =>
      sql`from audit_events where chain = ${ids.caseId} and on_timeline and detail ? 'message' and actor_id = ${ids.co}`,
    by: ['co', ...unitStaff, 'system'],
  },
  'that a partner is asked': {
    rows: () => sql`from co_applications where case_id = ${ids.caseId}`,
    by: ['own', 'co', ...unitStaff, 'system'],
  },
  'a reason that the applicant may read': {
    rows: () => sql`from partner_answers where co_application_id = ${ids.coApplication} and shown`,
    by: ['own', 'co', ...unitStaff],
  },
  'a reason that is for the unit only': {
    rows: () => sql`from partner_answers where co_application_id = ${ids.coApplication} and not shown`,
    by: ['co', ...unitStaff],
  },
  'that the partner has another account': {
    rows: () => sql`from account_changes where case_id = ${ids.caseId}`,
    by: ['co', ...unitStaff, 'system'],
  },
  'what has become of a paper that the applicant was to send': {
    rows: () => sql`from promised_papers where application_id = ${ids.applicationId}`,
    by: ['own', ...unitStaff],
  },
  'what has become of a paper that the partner was to send': {
    rows: () => sql`from promised_papers where application_id = ${ids.part}`,
    by: ['co', ...unitStaff],
  },
  'whom the partner has let the unit ask': {
    rows: () => sql`from consents where person_id = ${ids.co}`,
    by: ['co', ...unitStaff],
  },
  // Not even to her who told: somebody may look over her shoulder.
  'what was told in confidence': { rows: () => sql`from safety_notes`, by: unitStaff },
  'the applicant’s meetings': {
    rows: () => sql`from meetings where case_id = ${ids.caseId}`,
    by: ['own', ...unitStaff, 'system'],
  },
  'what the applicant has asked for by one press': {
    rows: () => sql`from wishes where case_id = ${ids.caseId}`,
    by: ['own', ...unitStaff],
  },
  // Not to those who represent her, nor to anybody else in the household.
  'what the applicant has said of what was asked for her': {
    rows: () => sql`from own_voices where case_id = ${ids.caseId}`,
    by: ['own', ...unitStaff],
  },
  // Two who apply together are no two guardians: nobody but the unit sees such a row of theirs.
  'what two guardians say of a measure': {
    rows: () => sql`from guardian_stands where co_application_id = ${ids.coApplication}`,
    by: unitStaff,
  },
  'what was asked for her': {
    rows: () => sql`from told_requests where case_id = ${ids.caseId}`,
    by: ['own', ...unitStaff],
  },
  'what the unit is writing': { rows: () => sql`from case_drafts where case_id = ${ids.caseId}`, by: unitStaff },
  'what has been granted': {
    rows: () => sql`from measures where case_id = ${ids.caseId}`,
    by: by(['measure.read'], 'system'),
  },
  'a plan that was shown': {
    rows: () => sql`from individual_plans where case_id = ${ids.caseId}`,
    by: [...parties, 'agent', ...unitStaff],
  },
  'an investigation that was shown': {
    rows: () => sql`from investigations where case_id = ${ids.caseId}`,
    by: by(['investigation.read']),
  },
  'what the applicant said about it': {
    rows: () => sql`from investigation_comments where case_id = ${ids.caseId}`,
    by: ['own', ...unitStaff],
  },
  'that the applicant has a meeting, in the history': {
    rows: () => sql`from audit_events where chain = ${ids.caseId} and detail ? 'meeting'`,
    by: ['own', ...unitStaff, 'system'],
  },
  'a draft': { rows: () => sql`from applications where id = ${ids.draft}`, by: by(['application.read'], 'system') },
  'a draft in which the one who represents her has the turn': {
    rows: () => sql`from applications where id = ${ids.shared}`,
    by: ['own', 'agent', 'system'],
  },
  // From the day after the last day of the mandate it is its owner's alone.
  'a draft that was given to one whose time is out': {
    rows: () => sql`from applications where id = ${ids.overdue}`,
    by: ['own', 'system'],
  },
  'a file in a draft that two share': {
    rows: () => sql`from documents where id = ${ids.sharedDocument}`,
    // The system removes what no answer names.
    by: ['own', 'agent', 'system'],
  },
  'what a file in a draft that two share holds': {
    rows: () => sql`from document_chunks where document_id = ${ids.sharedDocument}`,
    by: ['own', 'agent', 'system'],
  },
  'whose turn it is': {
    rows: () => sql`from draft_turns where application_id = ${ids.shared}`,
    by: ['own', 'agent', 'system'],
  },
  'a timeline': {
    rows: () => sql`from audit_events where chain = ${ids.caseId} and on_timeline`,
    by: [...parties, 'agent', ...unitStaff, 'system'],
  },
  'who has looked': {
    rows: () => sql`from audit_events where chain = ${ids.caseId} and action = 'case.read'`,
    by: by(['case.take'], 'system'),
  },
  // Whoever does the work needs to know whom it is for.
  'the applicant': {
    rows: () => sql`from persons where personal_number = ${numbers.own}`,
    by: by(['profile.read', 'case.take'], 'system'),
  },
  'a signature': {
    rows: () => sql`from signatures where application_id = ${ids.applicationId}`,
    by: by(['application.sign', 'case.take'], 'system'),
  },
  'the question whether two persons are one': {
    rows: () => sql`from merge_proposals`,
    by: by(['person.merge'], 'own', 'system'),
  },
  'the partner': {
    rows: () => sql`from persons where id = ${ids.co}`,
    by: ['co', ...unitStaff, 'system'],
  },
  'the partner’s confirmation': {
    rows: () => sql`from signatures where application_id = ${ids.part}`,
    by: ['co', ...unitStaff, 'system'],
  },
  'the one who is asked about': {
    rows: () => sql`from persons where personal_number = ${numbers.other}`,
    by: by(['person.merge'], 'other', 'otherUnit', 'system'),
  },
  'who is shut out': { rows: () => sql`from staff_exclusions`, by: by(['staff.manage'], 'system') },
  'what somebody else is writing of a decision': {
    rows: () => sql`from decision_drafts where case_id = ${ids.caseId}`,
    by: by(['draft.expire']),
  },
  'what has been sent out': {
    rows: () => sql`from notifications where case_id = ${ids.caseId} and person_id = ${ids.own}`,
    by: by(['profile.read', 'case.take'], 'system'),
  },
  'what has been sent out to the partner': {
    rows: () => sql`from notifications where case_id = ${ids.caseId} and person_id = ${ids.co}`,
    by: ['co', ...unitStaff, 'system'],
  },
};

const Count = z.object({ n: z.number() });

test.each(Object.keys(seen))('the database shows %s to those who may see it, and to nobody else', async (name) => {
  const row = seen[name];
  if (!row) throw new Error(name);
  const shown: Who[] = [];
  for (const one of who) {
    const { n } = await portal.db.read(actors[one], (reader) =>
      reader.one(sql`select count(*)::int as n ${row.rows()}`, Count),
    );
    if (n > 0) shown.push(one);
  }
  expect(shown).toEqual(row.by);
});

/** What each may change. A citizen moves her case too, when she takes it back or answers. */
const changed: Record<string, { statement: Statement; by: Who[] }> = {
  'move a case': {
    statement: () => sql`update cases set state = state where id = ${ids.caseId}`,
    by: by(['case.take', 'case.decide', 'supplement.answer']),
  },
  'mark messages as read': {
    statement: () => sql`update messages set read_at = read_at where case_id = ${ids.caseId}`,
    by: by(['message.read']),
  },
  'mark the partner’s messages as read': {
    statement: () => sql`update messages set read_at = read_at where person_id = ${ids.co}`,
    by: ['co', ...unitStaff],
  },
  'mark the applicant’s messages as read': {
    statement: () => sql`update messages set read_at = read_at where person_id = ${ids.own}`,
    by: ['own', ...unitStaff],
  },
  'end that somebody is a party': {
    statement: () =>
      sql`update case_parties set ended_at = now() where case_id = ${ids.caseId} and person_id = ${ids.co}`,
    by: unitStaff,
  },
  'change how a partner’s part stands': {
    statement: () => sql`update co_applications set state = state where case_id = ${ids.caseId}`,
    by: ['own', 'co', ...unitStaff, 'system'],
  },
  'remove what a partner was asked': {
    statement: () => sql`delete from co_applications where case_id = ${ids.caseId}`,
    by: [],
  },
  'say that the partner’s new account is hers': {
    statement: () =>
      sql`update account_changes set outcome = 'confirmed', how = 'phone', settled_at = now(),
        settled_by = coalesce((select id from staff where id = actor_id()), (select id from staff limit 1))`,
    by: by(['account.settle']),
  },
  'take back what the partner has consented to': {
    statement: () => sql`update consents set withdrawn_at = now() where person_id = ${ids.co}`,
    by: ['co'],
  },
  'give a consent anew that is taken back': {
    statement: () => sql`update consents set withdrawn_at = null where person_id = ${ids.co}`,
    by: [],
  },
  'say that what was told is seen to': {
    statement: () =>
      sql`update safety_notes set handled_at = now(), handled_by = coalesce((select id from staff where id = actor_id()),
        (select id from staff limit 1))`,
    by: unitStaff,
  },
  'answer or move a meeting': {
    statement: () => sql`update meetings set updated_at = updated_at where case_id = ${ids.caseId}`,
    by: ['own', ...unitStaff, 'system'],
  },
  'write on what the unit is writing': {
    statement: () =>
      sql`update case_drafts set written_by = coalesce((select id from staff where id = actor_id()), (select id from staff limit 1))
        where case_id = ${ids.caseId}`,
    by: by(['investigation.write']),
  },
  'write on it in a colleague’s name': {
    statement: () =>
      sql`update case_drafts set written_by = (select id from staff where id <> actor_id() limit 1) where case_id = ${ids.caseId}`,
    by: [],
  },
  'write who delivers a measure': {
    statement: () => sql`update measures set updated_at = updated_at where case_id = ${ids.caseId}`,
    by: by(['measure.deliver'], 'system'),
  },
  'remove a measure': { statement: () => sql`delete from measures where case_id = ${ids.caseId}`, by: [] },
  'remove a meeting': { statement: () => sql`delete from meetings where case_id = ${ids.caseId}`, by: [] },
  'take back what was asked for by one press': {
    statement: () => sql`delete from wishes where case_id = ${ids.caseId}`,
    by: [],
  },
  'mark a decision as opened': {
    statement: () => sql`update decisions set first_opened_at = first_opened_at where case_id = ${ids.caseId}`,
    by: [...parties, 'agent'],
  },
  'change a draft': {
    statement: () => sql`update applications set version = version where id = ${ids.draft}`,
    by: by(['application.save'], 'system'),
  },
  'change a draft in which the one who represents her has the turn': {
    statement: () => sql`update applications set version = version + 1 where id = ${ids.shared}`,
    by: ['agent', 'system'],
  },
  'make that draft somebody else’s': {
    statement: () => sql`update applications set person_id = ${ids.agent} where id = ${ids.shared}`,
    by: ['system'],
  },
  'keep that draft longer': {
    statement: () => sql`update applications set expires_at = expires_at + interval '1 day' where id = ${ids.shared}`,
    by: ['own', 'agent', 'system'],
  },
  'remove that draft': {
    statement: () => sql`delete from applications where id = ${ids.shared}`,
    by: [],
  },
  'change a draft that was given to one whose time is out': {
    statement: () => sql`update applications set version = version + 1 where id = ${ids.overdue}`,
    by: ['own', 'system'],
  },
  'remove a file in a draft in which another has the turn': {
    statement: () => sql`delete from document_chunks where document_id = ${ids.sharedDocument}`,
    by: ['agent', 'system'],
  },
  'give the turn back or take it': {
    statement: () => sql`update draft_turns set with_helper = false where application_id = ${ids.shared}`,
    by: ['own', 'agent'],
  },
  'end that a draft is shared': {
    statement: () => sql`update draft_turns set ended_at = now() where application_id = ${ids.shared}`,
    by: ['own'],
  },
  'say what the other has answered': {
    statement: () => sql`update draft_turns set helped_sealed = ${Buffer.of(1)} where application_id = ${ids.shared}`,
    by: ['agent'],
  },
  'give a draft of hers by a mandate that is over': {
    statement: () => sql`update draft_turns set since = since + interval '1 day', with_helper = true, ended_at = null,
      representation_id = ${ids.claim}::uuid where application_id = ${ids.overdue}`,
    by: [],
  },
  'remove whose turn it is': {
    statement: () => sql`delete from draft_turns where application_id = ${ids.shared}`,
    by: [],
  },
  'change a document': {
    statement: () => sql`update documents set media_type = media_type where application_id = ${ids.applicationId}`,
    by: [],
  },
  'remove a document that has been sent': {
    statement: () => sql`delete from documents where application_id = ${ids.applicationId}`,
    by: [],
  },
  'remove a case': { statement: () => sql`delete from cases where id = ${ids.caseId}`, by: [] },
  'remove a party': { statement: () => sql`delete from case_parties where case_id = ${ids.caseId}`, by: [] },
  'remove a decision': { statement: () => sql`delete from decisions where case_id = ${ids.caseId}`, by: [] },
  'change a person': {
    statement: () => sql`update persons set phone = phone where personal_number = ${numbers.own}`,
    by: by(['profile.change'], 'system'),
  },
  'change what somebody else is writing of a decision': {
    statement: () => sql`update decision_drafts set updated_at = updated_at where case_id = ${ids.caseId}`,
    by: [],
  },
  'remove what somebody else is writing of a decision': {
    statement: () => sql`delete from decision_drafts where case_id = ${ids.caseId}`,
    by: by(['draft.expire']),
  },
  'read a kept form': { statement: () => sql`select from kept_forms`, by: by(['form.finish'], 'system') },
  'remove a kept form': { statement: () => sql`delete from kept_forms`, by: by(['form.finish'], 'system') },
  'say whether two persons are one': {
    statement: () =>
      sql`update merge_proposals set state = 'rejected', decided_at = now(),
        decided_by = coalesce((select id from staff where id = actor_id()), (select id from staff limit 1))`,
    by: by(['person.merge']),
  },
  'let an employee in again': {
    statement: () => sql`update staff_exclusions set readmitted_at = now(), readmitted_by = actor_id()`,
    by: by(['staff.manage']),
  },
  'change an employee': { statement: () => sql`update staff set name = name`, by: ['system'] },
};

/** What each may add, in their own name. */
const added: Record<
  string,
  { statement: (author: { person: string | null; staff: string | null }) => ReturnType<typeof sql>; by: Who[] }
> = {
  'a message': {
    statement: ({ person, staff }) =>
      sql`insert into messages (id, case_id, person_id, direction, author_person, author_staff, body_sealed, sent_at)
        values (gen_random_uuid(), ${ids.caseId}, coalesce(${person}, ${ids.own}::uuid), 'toCitizen', ${person}, ${staff},
          ${Buffer.of(1)}, now())`,
    by: by(['message.send']),
  },
  'a message in the other’s correspondence': {
    statement: ({ person, staff }) =>
      sql`insert into messages (id, case_id, person_id, direction, author_person, author_staff, body_sealed, sent_at)
        values (gen_random_uuid(), ${ids.caseId}, case when ${person}::uuid = ${ids.own}::uuid then ${ids.co}::uuid else ${ids.own}::uuid end,
          'toCaseworker', ${person}, ${staff}, ${Buffer.of(1)}, now())`,
    by: unitStaff,
  },
  'a file to the other’s message': {
    statement: ({ person, staff }) =>
      sql`insert into documents (id, vault_key_id, case_id, message_id, uploaded_by_person, uploaded_by_staff, name_sealed, media_type,
          size_bytes, sha256, created_at)
        values (gen_random_uuid(), (select id from vault_keys limit 1), ${ids.caseId}, ${ids.message}::uuid,
          ${person}, ${staff}, ${Buffer.of(1)}, 'application/pdf', 1, ${Buffer.alloc(32)}, now())`,
    by: ['own', ...unitStaff],
  },
  'a piece to somebody else’s document': {
    statement: () =>
      sql`insert into document_chunks (document_id, position, sealed) values (${ids.document}::uuid, 99, ${Buffer.of(1)})`,
    by: ['own'],
  },
  'a document that is to show the right of somebody else': {
    statement: ({ person, staff }) =>
      sql`insert into documents (id, vault_key_id, representation_id, uploaded_by_person, uploaded_by_staff, name_sealed, media_type,
          size_bytes, sha256, created_at)
        values (gen_random_uuid(), (select id from vault_keys limit 1), ${ids.claim}::uuid, ${person}, ${staff}, ${Buffer.of(1)},
          'application/pdf', 1, ${Buffer.alloc(32)}, now())`,
    by: ['claimant'],
  },
  'a part of a case that asks for somebody else’s': {
    statement: ({ person }) =>
      sql`insert into applications (id, person_id, kind, form_id, form_version, language, vault_key_id, answers_sealed, created_at,
          updated_at, expires_at, part_of)
        select gen_random_uuid(), ${person}, 'livelihoodSupport', 'part', 1, 'sv', (select id from vault_keys limit 1), ${Buffer.of(1)},
          now(), now(), now(), ${ids.caseId}::uuid where ${person}::uuid is distinct from ${ids.co}::uuid`,
    by: ['system'],
  },
  'a message of the portal’s in somebody else’s correspondence': {
    statement: ({ person }) =>
      sql`insert into messages (id, case_id, person_id, direction, kind, body_sealed, sent_at)
        values (gen_random_uuid(), ${ids.caseId}, case when ${person}::uuid = ${ids.own}::uuid then ${ids.co}::uuid else ${ids.own}::uuid end,
          'toCitizen', 'receipt', ${Buffer.of(1)}, now())`,
    by: [],
  },
  'a change of account in somebody else’s name': {
    statement: ({ person }) =>
      sql`insert into account_changes (id, case_id, person_id, application_id, before_sealed, created_at)
        values (gen_random_uuid(), ${ids.caseId}, case when ${person}::uuid = ${ids.own}::uuid then ${ids.co}::uuid else ${ids.own}::uuid end,
          (select id from applications limit 1), ${Buffer.of(1)}, now())`,
    by: [],
  },
  'a consent in somebody else’s name': {
    statement: () =>
      sql`insert into consents (id, case_id, person_id, source, about, given_at, until)
        values (gen_random_uuid(), ${ids.caseId}, ${ids.co}, 'school', ${['daily']}, now(), '2027-01-01')`,
    by: ['co'],
  },
  'a note in confidence in somebody else’s case': {
    statement: ({ person }) =>
      sql`insert into safety_notes (id, unit, case_id, person_id, vault_key_id, body_sealed, created_at)
        values (gen_random_uuid(), ${resources.case.unit}, ${ids.caseId}, ${person}, (select id from vault_keys limit 1), ${Buffer.of(1)}, now())`,
    by: acting,
  },
  'a file to a draft in which another has the turn': {
    statement: ({ person }) =>
      sql`insert into documents (id, vault_key_id, application_id, uploaded_by_person, name_sealed, media_type, size_bytes, sha256, created_at)
        values (gen_random_uuid(), (select id from vault_keys limit 1), ${ids.shared}::uuid, ${person}, ${Buffer.of(1)},
          'application/pdf', 1, ${Buffer.alloc(32)}, now())`,
    by: ['agent', 'system'],
  },
  'what is sent of a draft in which another has the turn': {
    statement: () =>
      sql`insert into submissions (id, application_id, frozen_sealed, content_hash, form_id, form_version, language, submitted_at)
        values (gen_random_uuid(), ${ids.shared}, ${Buffer.of(1)}, ${Buffer.alloc(32)}, 'x', 1, 'sv', now())`,
    by: [],
  },
  'a note in confidence at a draft of somebody else’s': {
    statement: ({ person }) =>
      sql`insert into safety_notes (id, unit, application_id, person_id, vault_key_id, body_sealed, created_at)
        values (gen_random_uuid(), ${resources.case.unit}, ${ids.shared}::uuid, ${person}, (select id from vault_keys limit 1), ${Buffer.of(1)}, now())`,
    by: ['own'],
  },
  'somebody who represents her to a draft of hers': {
    statement: ({ person }) =>
      given(person, ids.agent, sql`(select id from representations where representative_id = ${ids.agent})`),
    by: ['own'],
  },
  'somebody who is not checked to a draft of hers': {
    statement: ({ person }) => given(person, ids.claimant, sql`${ids.claim}::uuid`),
    by: [],
  },
  'somebody whose time is out to a draft of hers': {
    statement: ({ person }) =>
      given(person, ids.past, sql`(select id from representations where representative_id = ${ids.past})`),
    by: [],
  },
  'a representative who is not checked': {
    statement: ({ person }) => claim(sql`'CLAIMED'`, person, sql`${person}::uuid`),
    by: citizens,
  },
  'a representative in somebody else’s name': {
    statement: ({ person }) =>
      claim(
        sql`'CLAIMED'`,
        person,
        sql`(select id from persons where id <> coalesce(${person}::uuid, gen_random_uuid()) limit 1)`,
      ),
    by: [],
  },
  'a representative whom nobody has checked as if somebody had': {
    statement: ({ person }) => claim(sql`'VERIFIED'`, person, sql`${person}::uuid`),
    by: [],
  },
  'herself to a case as a representative': {
    statement: ({ person }) =>
      sql`insert into case_parties (case_id, unit, person_id, role, representation_id, rights)
        select ${ids.caseId}::uuid, ${resources.case.unit ?? ''}, ${person}::uuid, 'representative', null, '{READ}'::text[]
         where ${person}::uuid not in (${ids.own}::uuid, ${ids.co}::uuid, ${ids.agent}::uuid, ${ids.claimant}::uuid, ${ids.past}::uuid)`,
    by: [],
  },
  'a meeting': {
    statement: ({ staff }) =>
      sql`insert into meetings (id, case_id, person_id, kind, place, state, times, minutes, details_sealed, proposed_by, created_at, updated_at)
        values (gen_random_uuid(), ${ids.caseId}, ${ids.own}, 'talk', 'home', 'proposed', array[now()], 60, ${Buffer.of(1)},
          coalesce(${staff}::uuid, (select id from staff limit 1), gen_random_uuid()), now(), now())`,
    by: by(['meeting.propose']),
  },
  'an investigation': {
    statement: ({ staff }) =>
      sql`insert into investigations (id, case_id, content_sealed, last_day, shared_by, shared_at)
        values (gen_random_uuid(), ${ids.caseId}, ${Buffer.of(1)}, now(), coalesce(${staff}::uuid, (select id from staff limit 1), gen_random_uuid()), now())`,
    by: by(['investigation.share']),
  },
  'what the unit writes': {
    statement: ({ staff }) =>
      sql`insert into case_drafts (case_id, kind, content_sealed, written_by, updated_at)
        values (${ids.caseId}, 'investigation', ${Buffer.of(1)}, coalesce(${staff}::uuid, (select id from staff limit 1), gen_random_uuid()), now())`,
    by: by(['investigation.write']),
  },
  'a comment on an investigation': {
    statement: ({ person }) =>
      sql`insert into investigation_comments (id, investigation_id, case_id, person_id, sent_at)
        values (gen_random_uuid(), ${ids.investigation}, ${ids.caseId}, coalesce(${person}::uuid, ${ids.own}::uuid), now())`,
    by: by(['investigation.comment']),
  },
  'a comment in somebody else’s name': {
    statement: ({ person }) =>
      sql`insert into investigation_comments (id, investigation_id, case_id, person_id, sent_at)
        values (gen_random_uuid(), ${ids.investigation}, ${ids.caseId},
          case when ${person}::uuid = ${ids.own}::uuid then ${ids.co}::uuid else ${ids.own}::uuid end, now())`,
    by: [],
  },
  'a wish in somebody else’s name': {
    statement: ({ person }) =>
      sql`insert into wishes (case_id, person_id, kind, asked_at)
        values (${ids.caseId}, case when ${person}::uuid = ${ids.own}::uuid then ${ids.co}::uuid else ${ids.own}::uuid end, 'plan', now())`,
    by: [],
  },
  'an investigation in a colleague’s name': {
    statement: ({ staff }) =>
      sql`insert into investigations (id, case_id, content_sealed, last_day, shared_by, shared_at)
        select gen_random_uuid(), ${ids.caseId}, ${Buffer.of(1)}, now(), id, now() from staff where id is distinct from ${staff}::uuid limit 1`,
    by: [],
  },
  'a plan in a colleague’s name': {
    statement: ({ staff }) =>
      sql`insert into individual_plans (id, case_id, content_sealed, review_on, shared_by, shared_at)
        select gen_random_uuid(), ${ids.caseId}, ${Buffer.of(1)}, now(), id, now() from staff where id is distinct from ${staff}::uuid limit 1`,
    by: [],
  },
  'a meeting in a colleague’s name': {
    statement: ({ staff }) =>
      sql`insert into meetings (id, case_id, person_id, kind, place, state, times, minutes, details_sealed, proposed_by, created_at, updated_at)
        select gen_random_uuid(), ${ids.caseId}, ${ids.own}, 'talk', 'home', 'proposed', array[now()], 60, ${Buffer.of(1)}, id, now(), now()
          from staff where id is distinct from ${staff}::uuid limit 1`,
    by: [],
  },
  'what the unit writes in a colleague’s name': {
    statement: ({ staff }) =>
      sql`insert into case_drafts (case_id, kind, content_sealed, written_by, updated_at)
        select ${ids.caseId}::uuid, 'investigation', ${Buffer.of(1)}, id, now() from staff where id is distinct from ${staff}::uuid limit 1`,
    by: [],
  },
  'a consent that is taken back already': {
    statement: ({ person }) =>
      sql`insert into consents (id, case_id, person_id, source, about, given_at, until, withdrawn_at)
        values (gen_random_uuid(), ${ids.caseId}, ${person}, 'school', ${['daily']}, now(), '2027-01-01', now())`,
    by: [],
  },
  'a mandate that an employee is said to have checked': {
    statement: ({ person }) =>
      sql`insert into representations (id, principal_number, principal_name, representative_number, representative_name, representative_id,
          basis, kinds, rights, valid_from, state, unit, vault_key_id, created_at, decided_by, decided_at)
        select gen_random_uuid(), ${numbers.nobody}, 'Nobody', p.personal_number, 'Somebody', p.id, 'TRUSTEE', '{lss}', '{READ}', '2026-01-01',
          'CLAIMED', 'lss', (select id from vault_keys limit 1), now(), (select id from staff limit 1), now() from persons p where p.id = ${person}::uuid`,
    by: [],
  },
  'a power of attorney that somebody else gives': {
    statement: ({ person }) =>
      sql`insert into representations (id, principal_number, principal_name, representative_number, representative_name,
          basis, kinds, rights, valid_from, granted, state, unit, vault_key_id, created_at)
        select gen_random_uuid(), ${numbers.nobody}, 'Nobody', p.personal_number, 'Somebody', 'AGENT', '{lss}', '{READ}', '2026-01-01', true,
          'OFFERED', 'lss', (select id from vault_keys limit 1), now() from persons p where p.id = ${person}::uuid`,
    by: [],
  },
  'a measure': {
    statement: () =>
      sql`insert into measures (id, case_id, decision_id, item, extent_sealed, granted_on, valid_from, updated_at)
        select gen_random_uuid(), ${ids.caseId}, coalesce((select id from decisions limit 1), gen_random_uuid()), 3, ${Buffer.of(1)}, now(), now(), now()`,
    by: by(['case.decide']),
  },
  'a plan': {
    statement: ({ staff }) =>
      sql`insert into individual_plans (id, case_id, content_sealed, review_on, shared_by, shared_at)
        values (gen_random_uuid(), ${ids.caseId}, ${Buffer.of(1)}, now(), coalesce(${staff}::uuid, (select id from staff limit 1), gen_random_uuid()), now())`,
    by: by(['plan.share']),
  },
  'a meeting with one who is no party': {
    statement: ({ staff }) =>
      sql`insert into meetings (id, case_id, person_id, kind, place, state, times, minutes, details_sealed, proposed_by, created_at, updated_at)
        select gen_random_uuid(), ${ids.caseId}, id, 'talk', 'home', 'proposed', array[now()], 60, ${Buffer.of(1)}, ${staff}::uuid, now(), now()
          from persons where personal_number = ${numbers.other}`,
    by: [],
  },
  'a meeting with one whom nobody has checked': {
    statement: ({ staff }) =>
      sql`insert into meetings (id, case_id, person_id, kind, place, state, times, minutes, details_sealed, proposed_by, created_at, updated_at)
        values (gen_random_uuid(), ${ids.caseId}, ${ids.claimant}, 'talk', 'home', 'proposed', array[now()], 60, ${Buffer.of(1)},
          ${staff}::uuid, now(), now())`,
    by: [],
  },
  'a voice of one’s own': {
    statement: ({ person }) =>
      sql`insert into own_voices (id, case_id, person_id, answer, answered_at) values (gen_random_uuid(), ${ids.caseId}, ${person}, 'yes', now())`,
    by: ['own'],
  },
  'a wish': {
    statement: ({ person }) =>
      sql`insert into wishes (case_id, person_id, kind, asked_at) values (${ids.caseId}, ${person}, 'plan', now())`,
    by: by(['board.ask']),
  },
  'a decision': {
    statement: ({ staff }) =>
      sql`insert into decisions (id, case_id, outcome, content_sealed, content_hash, decided_by, decided_at)
        values (gen_random_uuid(), ${ids.caseId}, 'GRANTED', ${Buffer.of(1)}, ${Buffer.of(1)},
          coalesce(${staff}, (select id from staff limit 1), gen_random_uuid()), now())`,
    by: by(['case.decide']),
  },
  'an employee to those who are shut out': {
    statement: ({ staff }) =>
      sql`insert into staff_exclusions (id, staff_id, excluded_by, excluded_at)
        select gen_random_uuid(), s.id, coalesce(${staff}, (select id from staff where subject = 'lena.astrom')), now()
          from staff s where s.subject = 'jonas.viklund'`,
    by: by(['staff.manage']),
  },
  'the draft of a decision': {
    statement: ({ staff }) =>
      sql`insert into decision_drafts (case_id, staff_id, content_sealed, updated_at)
        values (${ids.caseId}, coalesce(${staff}, (select id from staff limit 1), gen_random_uuid()), ${Buffer.of(1)}, now())
        on conflict (case_id, staff_id) do update set updated_at = excluded.updated_at`,
    by: by(['decision.keep']),
  },
  'a document': {
    statement: ({ person, staff }) =>
      sql`insert into documents (id, vault_key_id, case_id, uploaded_by_person, uploaded_by_staff, name_sealed, media_type,
          size_bytes, sha256, created_at)
        values (gen_random_uuid(), (select id from vault_keys limit 1), ${ids.caseId}, ${person}, ${staff}, ${Buffer.of(1)},
          'application/pdf', 1, ${Buffer.alloc(32)}, now())`,
    by: by(['document.add']),
  },
};

/** A row that gives somebody the turn in a draft that is nobody's but the applicant's. */
function given(owner: string | null, helper: string, representation: ReturnType<typeof sql>) {
  return sql`insert into draft_turns (application_id, owner_id, helper_id, kind, representation_id, helper_acts, with_helper, since)
    values (${ids.draft}::uuid, ${owner}::uuid, ${helper}::uuid, 'livelihoodSupport', ${representation}, true, true, now())`;
}

/** A row that says whom somebody represents, with the number that is hers. */
function claim(state: ReturnType<typeof sql>, person: string | null, representative: ReturnType<typeof sql>) {
  return sql`insert into representations (id, principal_number, principal_name, representative_number, representative_name,
      representative_id, basis, kinds, rights, valid_from, state, unit, vault_key_id, created_at)
    select gen_random_uuid(), ${numbers.nobody}, 'Nobody', coalesce((select personal_number from persons where id = ${person}::uuid), ${numbers.other}), 'Somebody',
      ${representative}, 'TRUSTEE', '{livelihoodSupport}', '{READ}', '2026-01-01', ${state}, 'lss', (select id from vault_keys limit 1), now()`;
}

/** Whether the database lets the actor do it to at least one row. Nothing of it remains. */
async function lets(actor: Actor, statement: ReturnType<typeof sql>): Promise<boolean> {
  const undone = new Error('undone');
  let rows = 0;
  try {
    await portal.db.write(actor, async (tx) => {
      rows = await tx.run(statement);
      throw undone;
    });
  } catch (error) {
    if (error !== undone && !(error instanceof Error && /row-level security|not the actor's/.test(error.message)))
      throw error;
  }
  return rows > 0;
}

test.each(Object.keys(changed))('the database lets those who may %s, and nobody else', async (name) => {
  const row = changed[name];
  if (!row) throw new Error(name);
  const able: Who[] = [];
  for (const one of who) if (await lets(actors[one], row.statement())) able.push(one);
  expect(able).toEqual(row.by);
});

test.each(Object.keys(added))('the database lets those who may add %s, and nobody else', async (name) => {
  const row = added[name];
  if (!row) throw new Error(name);
  const able: Who[] = [];
  for (const one of who) {
    const actor = actors[one];
    const staff = actor.kind === 'staff' ? actor.staffId : null;
    // Whoever has no name of their own tries in the applicant's.
    const own = actors.own.kind === 'citizen' ? actors.own.personId : null;
    const person = actor.kind === 'citizen' ? actor.personId : staff === null ? own : null;
    if (await lets(actor, row.statement({ person, staff }))) able.push(one);
  }
  expect(able).toEqual(row.by);
});

/** How what somebody says about whom she represents may be moved, and by whom. */
const moves: Record<string, { statement: Statement; by: Who[] }> = {
  'say that a representative is checked': {
    statement: () =>
      sql`update representations set state = 'VERIFIED', decided_at = now(),
        decided_by = (select id from staff where id = actor_id()) where representative_id = ${ids.claimant}`,
    by: unitStaff,
  },
  'give a representative more rights and a longer time': {
    statement: () =>
      sql`update representations set rights = '{READ,WRITE,APPLY,DECISION}', valid_until = '2099-01-01'
        where representative_id = ${ids.past}`,
    by: [],
  },
  'end that somebody represents another': {
    statement: () =>
      sql`update representations set state = 'REVOKED', revoked_at = now(),
        revoked_by_person = (select id from persons where id = actor_id() and actor_kind() = 'citizen'),
        revoked_by_staff = (select id from staff where id = actor_id() and actor_kind() = 'staff')
        where representative_id = ${ids.agent}`,
    by: ['own', 'agent', ...unitStaff],
  },
  'end what a court has given': {
    statement: () =>
      sql`update representations set state = 'REVOKED', revoked_at = now(), revoked_by_person = actor_id()
        where basis = 'TRUSTEE' and representative_id is distinct from actor_id() and actor_kind() = 'citizen'`,
    by: [],
  },
};

test.each(Object.keys(moves))('the database lets only those who may %s', async (name) => {
  const row = moves[name];
  if (!row) throw new Error(name);
  const able: Who[] = [];
  for (const one of who) {
    const outcome = await lets(actors[one], row.statement()).catch((error: unknown) => error);
    if (outcome === true) able.push(one);
    else if (outcome !== false) expect(String(outcome), one).toMatch(/is not moved|violates check/);
  }
  expect(able).toEqual(row.by);
});

/** Those whom the database lets do it; whoever it refuses is refused by a policy or a rule of the table's, and not by a fault. */
async function ableTo(statement: Statement): Promise<Who[]> {
  const able: Who[] = [];
  for (const one of who) {
    const outcome = await lets(actors[one], statement()).catch((error: unknown) => error);
    if (outcome === true) able.push(one);
    else if (outcome !== false) expect(String(outcome), one).toMatch(/is not moved|violates|policy/);
  }
  return able;
}

test('of a paper that is to come she says that it is sent, with a message of hers, and the unit all else, in a case that is open', async () => {
  const insert = sql`insert into promised_papers (application_id, place, case_id, person_id, state, message_id, noted_by, changed_at)`;
  const says =
    () => sql`${insert} select ${ids.part}::uuid, 7, ${ids.caseId}::uuid, ${ids.co}::uuid, 'sent', m.id, null, now()
    from messages m where m.case_id = ${ids.caseId} limit 1`;
  const notes =
    (by: ReturnType<typeof sql>) =>
    () => sql`${insert} select ${ids.part}::uuid, 7, ${ids.caseId}::uuid, ${ids.co}::uuid, 'came', null,
    s.id, now() from staff s where ${by} limit 1`;
  const own = sql`s.id = actor_id()`;
  const colleague = sql`s.id is distinct from actor_id()`;
  const wrong =
    () => sql`${insert} select ${ids.applicationId}::uuid, 7, ${ids.caseId}::uuid, ${ids.co}::uuid, 'sent', m.id, null, now()
    from messages m where m.case_id = ${ids.caseId} limit 1`;
  const anew =
    () => sql`update promised_papers set state = 'awaited', noted_by = (select id from staff where id = actor_id())
    where application_id = ${ids.part} and actor_kind() <> 'citizen'`;
  const hers =
    () => sql`update promised_papers set state = 'sent', noted_by = null, message_id = (select id from messages where author_person = actor_id() limit 1)
    where application_id = ${ids.part}`;
  const gone = () => sql`delete from promised_papers`;
  const tries = [says, notes(own), notes(colleague), wrong, anew, hers, gone];
  const all = async () => {
    const able: Who[][] = [];
    for (const one of tries) able.push(await ableTo(one));
    return able;
  };
  const state = (word: string) => [
    `select set_config('app.actor_kind', 'staff', false)`,
    `update cases set state = '${word}' where id = '${ids.caseId}'`,
    `select set_config('app.actor_kind', 'procedure', false)`,
  ];
  // The case is decided.
  expect(await all()).toEqual([[], [], [], [], [], [], []]);
  const open = await meanwhile(['cases'], state('UNDER_INVESTIGATION'), all, state('DECIDED'));
  expect(open).toEqual([['co'], unitStaff, [], [], unitStaff, ['co'], []]);
});

test('a file is moved by the unit, from where it came to an open case of hers who sent it, and by nobody else', async () => {
  const [application, target] = [newId(), newId()];
  const [file = '', key] = [ids.partnersDocuments[1], '(select id from vault_keys limit 1)'];
  const of = sql`(select message_id from documents where id = ${file})`;
  const move = (over: { person?: string; from?: string; by?: ReturnType<typeof sql> } = {}) => sql`
    insert into file_moves (id, document_id, person_id, from_case, from_message, to_case, to_message, from_sealed, to_sealed, moved_by, moved_at)
    select gen_random_uuid(), ${file}::uuid, ${over.person ?? ids.co}::uuid, ${ids.caseId}::uuid, ${of}, ${target}::uuid, m.id,
      ${Buffer.of(1)}, ${Buffer.of(1)}, s.id, now() from staff s join messages m on m.case_id = ${target} and m.author_staff = s.id
     where ${over.by ?? sql`s.id = actor_id()`} and m.person_id = ${over.person ?? ids.co} limit 1`;
  const signed = () => sql`
    insert into file_moves (id, document_id, person_id, from_case, from_message, to_case, to_message, from_sealed, to_sealed, moved_by, moved_at)
    select gen_random_uuid(), ${ids.document}::uuid, ${ids.co}::uuid, ${ids.caseId}::uuid, ${of}, ${target}::uuid, m.id,
      ${Buffer.of(1)}, ${Buffer.of(1)}, s.id, now() from staff s join messages m on m.case_id = ${target} and m.author_staff = s.id
     where s.id = actor_id() limit 1`;
  const tries = [
    () => move(),
    () => move({ person: ids.own }),
    () => move({ by: sql`s.id is distinct from actor_id()` }),
    signed,
    // Without saying so, nothing that was received is changed: not where it lies, nor what it holds.
    () => sql`update documents set case_id = ${target}::uuid, message_id = (select id from messages where case_id = ${target} limit 1)
      where id = ${file}`,
    () => sql`update document_chunks set sealed = ${Buffer.of(2)} where document_id = ${file}`,
  ];
  const all = async () => {
    const able: Who[][] = [];
    for (const one of tries) able.push(await ableTo(one));
    return able;
  };
  const as = (kind: string) => `select set_config('app.actor_kind', '${kind}', false)`;
  const put = [
    `insert into applications (id, person_id, kind, form_id, form_version, language, vault_key_id, answers_sealed, state, created_at,
       updated_at, expires_at, submitted_at) values ('${application}', '${ids.co}', 'livelihoodSupport', 'x', 1, 'sv', ${key}, '\\x01', 'submitted', now(), now(), now(), now())`,
    `insert into cases (id, number, kind, unit, state, application_id, applicant_id, vault_key_id, acute, due_on, received_at, updated_at)
     values ('${target}', 'RS 2026-9998', 'livelihoodSupport', '${resources.case.unit ?? ''}', 'RECEIVED', '${application}', '${ids.co}', ${key}, false, now(), now(), now())`,
    `insert into case_parties (case_id, unit, person_id, role) values ('${target}', '${resources.case.unit ?? ''}', '${ids.co}', 'applicant')`,
    // The other of the two is a party there as well: what is not hers does not go to her correspondence.
    `insert into case_parties (case_id, unit, person_id, role) values ('${target}', '${resources.case.unit ?? ''}', '${ids.own}', 'coApplicant')`,
    `insert into messages (id, case_id, person_id, direction, author_staff, body_sealed, sent_at)
     select gen_random_uuid(), '${target}', person, 'toCitizen', id, '\\x01', now()
       from staff, unnest(array['${ids.co}', '${ids.own}']::uuid[]) person`,
  ];
  const back = [
    as('procedure'),
    ...['messages', 'case_parties'].map((table) => `delete from ${table} where case_id = '${target}'`),
    `delete from cases where id = '${target}'`,
    `delete from applications where id = '${application}'`,
    as('staff'),
    `update cases set decided_at = '2026-11-24' where id = '${ids.caseId}'`,
  ];
  const tables = ['applications', 'cases', 'case_parties', 'messages', 'staff'];
  const look = (...more: string[]) => meanwhile(tables, [...put, as('staff'), ...more], all, back);
  const none = tries.map(() => []);
  expect(await look()).toEqual([unitStaff, ...none.slice(1)]);
  // A closed case, one that she has left or whose time is out; and what a decision rests on.
  for (const more of [
    `update cases set state = 'WITHDRAWN' where id = '${target}'`,
    `update case_parties set ended_at = now() where case_id = '${target}' and person_id = '${ids.co}'`,
    `${as('procedure')}; update case_parties set until_on = '2026-11-23' where case_id = '${target}'`,
    `update cases set decided_at = '2099-01-01' where id = '${ids.caseId}'`,
  ])
    expect(await look(more), more).toEqual(none);
  // To a case of another unit whoever works in both; the policy says that she is to head them.
  const elsewhere = `${as('procedure')}; update cases set unit = 'lss' where id = '${target}'`;
  expect(await look(elsewhere)).toEqual([['manager'], ...none.slice(1)]);
  expect(await look()).toEqual([unitStaff, ...none.slice(1)]);
});

/** A mandate as it would be written, all of it given. */
const mandate = (
  over: Partial<Record<'principal' | 'number' | 'representative' | 'granted' | 'state', string | null>>,
) => sql`
  insert into representations (id, principal_number, principal_name, representative_number, representative_name, representative_id, basis,
    kinds, rights, valid_from, granted, state, unit, vault_key_id, created_at)
  select gen_random_uuid(), ${over.principal ?? numbers.own}, 'Principal', ${over.number ?? numbers.other}, 'Representative',
    ${over.representative ?? null}, 'AGENT', '{lss}', '{READ}', '2026-01-01', ${over.granted ?? 'false'}::boolean, ${over.state ?? 'CLAIMED'}, 'lss',
    (select id from vault_keys limit 1), now()`;

test('what she says against one who only states it is hers and the unit’s, and holds the unit until it has answered her', async () => {
  const claim = `(select id from representations where representative_id = '${ids.claimant}')`;
  const objection = `insert into objections (representation_id, person_id, said_at) values (${claim}, '${ids.own}', now())`;
  const back = [
    'delete from objections',
    `update representations set told_at_once = false where representative_id = '${ids.claimant}'`,
  ];
  const told = `update representations set told_at_once = true where representative_id = '${ids.claimant}'`;
  const seers = async (from: ReturnType<typeof sql>) => {
    const able: Who[] = [];
    for (const one of who) {
      const { n } = await portal.db.read(actors[one], (reader) =>
        reader.one(sql`select count(*)::int as n ${from}`, Count),
      );
      if (n > 0) able.push(one);
    }
    return able;
  };
  const tables = ['objections', 'representations', 'staff'];
  const says = () => sql`insert into objections (representation_id, person_id, said_at)
    select id, actor_id(), now() from representations where representative_id = ${ids.claimant}`;
  const claimed = () => sql`from representations where representative_id = ${ids.claimant}`;
  const settles = () => sql`update objections set settled_sealed = ${Buffer.of(1)}, settled_at = now(),
    settled_by = (select id from staff where id = actor_id())`;
  const ends =
    () => sql`update representations set state = 'REVOKED', revoked_at = now(), revoked_by_person = actor_id()
    where representative_id = ${ids.claimant} and actor_kind() = 'citizen'`;
  const approve = moves['say that a representative is checked']?.statement ?? ends;
  // Before she is told of it there is nothing for her to say.
  expect(await ableTo(says)).toEqual([]);
  expect(await meanwhile(tables, [told], () => seers(claimed()), back)).toEqual([
    'own',
    'claimant',
    ...unitStaff,
    'system',
  ]);
  expect(await meanwhile(tables, [told], () => ableTo(says), back)).toEqual(['own']);
  expect(await meanwhile(tables, [told], () => ableTo(ends), back)).toEqual(['claimant']);
  expect(await meanwhile(tables, [told, objection], () => seers(sql`from objections`), back)).toEqual([
    'own',
    ...unitStaff,
  ]);
  expect(await meanwhile(tables, [told, objection], () => ableTo(settles), back)).toEqual(unitStaff);
  expect(await meanwhile(tables, [told, objection], () => ableTo(approve), back)).toEqual([]);
  const settled = `update objections set settled_sealed = '\\x01', settled_at = now(), settled_by = (select id from staff limit 1)`;
  expect(await meanwhile(tables, [told, objection, settled], () => ableTo(approve), back)).toEqual(unitStaff);
});

test.each([
  ['in force before anybody has said yes', { granted: 'true', state: 'VERIFIED' }],
  ['with a yes that is written for another', { granted: 'true', state: 'OFFERED' }],
  ['under somebody else’s number', { number: numbers.past }],
])('nobody writes a mandate %s', async (_, over) => {
  const representative = 'granted' in over ? ids.co : ids.own;
  expect(await lets(actors.own, mandate({ ...over, representative }))).toBe(false);
});

/** Does something as the owner of the tables, sees what follows, and puts it back. */
async function meanwhile<T>(tables: string[], put: string[], look: () => Promise<T>, back: string[]): Promise<T> {
  const owner = new pg.Client({ connectionString: portal.ownerUrl });
  await owner.connect();
  await owner.query(
    `select set_config('app.actor_kind', 'procedure', false), set_config('app.today', '2026-11-24', false)`,
  );
  for (const table of tables) await owner.query(`alter table ${table} no force row level security`);
  try {
    for (const one of put) await owner.query(one);
    return await look();
  } finally {
    for (const one of back) await owner.query(one);
    for (const table of tables) await owner.query(`alter table ${table} force row level security`);
    await owner.end();
  }
}

const meetingWith = (person: string) => sql`
  insert into meetings (id, case_id, person_id, kind, place, state, times, minutes, details_sealed, proposed_by, created_at, updated_at)
  values (gen_random_uuid(), ${ids.caseId}, ${person}, 'talk', 'home', 'proposed', array[now()], 60, ${Buffer.of(1)},
    (select id from staff where id = actor_id()), now(), now())`;

test('whoever may only see what happens in a case changes nothing in it, and who may write does', async () => {
  const tries = {
    meeting: sql`update meetings set updated_at = updated_at where person_id = ${ids.agent}`,
    comment: sql`insert into investigation_comments (id, investigation_id, case_id, person_id, sent_at)
      values (gen_random_uuid(), ${ids.investigation}, ${ids.caseId}, ${ids.agent}, now())`,
    wish: sql`insert into wishes (case_id, person_id, kind, asked_at) values (${ids.caseId}, ${ids.agent}, 'plan', now())`,
    message: sql`insert into messages (id, case_id, person_id, direction, author_person, body_sealed, sent_at)
      values (gen_random_uuid(), ${ids.caseId}, ${ids.agent}, 'toCaseworker', ${ids.agent}, ${Buffer.of(1)}, now())`,
    file: sql`insert into documents (id, vault_key_id, case_id, uploaded_by_person, name_sealed, media_type, size_bytes, sha256, created_at)
      values (gen_random_uuid(), (select id from vault_keys limit 1), ${ids.caseId}, ${ids.agent}, ${Buffer.of(1)}, 'application/pdf', 1, ${Buffer.alloc(32)}, now())`,
    case: sql`update cases set state = state where id = ${ids.caseId}`,
  };
  const may = async () => {
    const able: string[] = [];
    for (const [name, statement] of Object.entries(tries)) if (await lets(actors.agent, statement)) able.push(name);
    return able;
  };
  const rights = (list: string) => `update case_parties set rights = '{${list}}' where person_id = '${ids.agent}'`;
  const all = rights('READ,WRITE,APPLY,DECISION');
  const proposal = `insert into meetings (id, case_id, person_id, kind, place, state, times, minutes, details_sealed, proposed_by, created_at, updated_at)
    values (gen_random_uuid(), '${ids.caseId}', '${ids.agent}', 'talk', 'office', 'proposed', array[now()], 60, '\\x01', (select id from staff limit 1), now(), now())`;
  const back = [`delete from meetings where person_id = '${ids.agent}'`, all];
  const tables = ['meetings', 'case_parties', 'staff'];
  expect(await meanwhile(tables, [proposal, rights('READ,DECISION')], may, back)).toEqual([]);
  expect(await meanwhile(tables, [proposal, rights('READ,WRITE')], may, back)).toEqual(Object.keys(tries));
  // Of one who only states it: what shows it can be sent and written of, and nothing is met about, wished or said.
  expect(await meanwhile(tables, [proposal, rights('CLAIM')], may, back)).toEqual(['message', 'file', 'case']);
  const measures = () =>
    portal.db.read(actors.agent, (reader) => reader.one(sql`select count(*)::int as n from measures`, Count));
  expect((await meanwhile(tables, [rights('READ,WRITE,APPLY')], measures, [all])).n).toBe(0);
  expect((await meanwhile(tables, [rights('READ,DECISION')], measures, [all])).n).toBe(1);
});

test('a meeting of one who represents her is seen by her, until it may tell where somebody is who must not be found', async () => {
  const proposal = (person: string) =>
    `insert into meetings (id, case_id, person_id, kind, place, state, times, minutes, details_sealed, proposed_by, created_at, updated_at)
      values (gen_random_uuid(), '${ids.caseId}', '${person}', 'talk', 'office', 'proposed', array[now()], 60, '\\x01', (select id from staff limit 1), now(), now())`;
  const seenBy = async () => {
    const able: string[] = [];
    for (const one of who)
      for (const whose of ['agent', 'co'] as const) {
        const { n } = await portal.db.read(actors[one], (reader) =>
          reader.one(sql`select count(*)::int as n from meetings where person_id = ${ids[whose]}`, Count),
        );
        if (n > 0) able.push(`${one}: ${whose}`);
      }
    return able;
  };
  const unit = unitStaff.flatMap((one) => [`${one}: agent`, `${one}: co`]);
  const system = ['system: agent', 'system: co'];
  const put = [proposal(ids.agent), proposal(ids.co)];
  const back = [
    `update persons set protection = 'none' where id = '${ids.agent}'`,
    `select set_config('app.actor_kind', 'staff', false)`,
    `update cases set walled = false where id = '${ids.caseId}'`,
    `select set_config('app.actor_kind', 'procedure', false)`,
    `update cases set asked_by = null where id = '${ids.caseId}'`,
    `delete from meetings where person_id in ('${ids.agent}', '${ids.co}')`,
  ];
  const tables = ['meetings', 'staff', 'cases', 'persons'];
  const look = (more: string[]) => meanwhile(tables, [...put, ...more], seenBy, back);
  const own = ['co: co', 'agent: agent'];
  expect((await look([])).toSorted()).toEqual(['own: agent', ...own, ...unit, ...system].toSorted());
  const protect = `update persons set protection = 'protected' where id = '${ids.agent}'`;
  expect((await look([protect])).toSorted()).toEqual([...own, ...unit, ...system].toSorted());
  const wall = [
    `update cases set asked_by = '${ids.agent}' where id = '${ids.caseId}'`,
    `select set_config('app.actor_kind', 'staff', false)`,
    `update cases set walled = true where id = '${ids.caseId}'`,
  ];
  expect((await look(wall)).toSorted()).toEqual([...own, ...unit, ...system].toSorted());
});

test.each([
  ['has ended', `ended_at = now()`],
  ['begins tomorrow', `from_on = '2026-11-25'`],
  ['ended yesterday', `until_on = '2026-11-23'`],
])('no meeting is proposed to one whose place in the case %s', async (_, change) => {
  const proposes = () => lets(actors.assigned, meetingWith(ids.agent));
  const where = `where person_id = '${ids.agent}'`;
  const back = [`update case_parties set ended_at = null, from_on = null, until_on = null ${where}`];
  expect(await meanwhile(['case_parties'], [`update case_parties set ${change} ${where}`], proposes, back)).toBe(false);
  expect(await proposes()).toBe(true);
});

test('nothing is shared in a case that nobody can read', async () => {
  const staff = sql`(select id from staff where id = actor_id())`;
  const shares = {
    investigation: sql`insert into investigations (id, case_id, content_sealed, last_day, shared_by, shared_at)
      values (gen_random_uuid(), ${ids.caseId}, ${Buffer.of(1)}, now(), ${staff}, now())`,
    plan: sql`insert into individual_plans (id, case_id, content_sealed, review_on, shared_by, shared_at)
      values (gen_random_uuid(), ${ids.caseId}, ${Buffer.of(1)}, now(), ${staff}, now())`,
  };
  const open = async () => {
    const able: string[] = [];
    for (const [name, statement] of Object.entries(shares)) if (await lets(actors.assigned, statement)) able.push(name);
    return able;
  };
  const others = `where case_id = '${ids.caseId}' and person_id <> '${ids.claimant}' and ended_at is null`;
  const hide = `update case_parties set ended_at = '2026-11-24T00:00:00Z' ${others}`;
  const back = [`update case_parties set ended_at = null where ended_at = '2026-11-24T00:00:00Z'`];
  expect(await meanwhile(['case_parties'], [hide], open, back)).toEqual([]);
  expect(await open()).toEqual(Object.keys(shares));
});

test('a mandate is hidden from a child under fifteen, and one that nobody checked from her whom it was about', async () => {
  const fourteen = '201111252381';
  const seen = (actor: Actor) => async () =>
    (
      await portal.db.read(actor, (reader) =>
        reader.one(
          sql`select count(*)::int as n from representations where representative_name = 'Representative'`,
          Count,
        ),
      )
    ).n;
  const tables = ['representations', 'persons'];
  const write = (principal: string, state: string, more: string) =>
    `insert into representations (id, principal_number, principal_name, representative_number, representative_name, representative_id, basis, kinds,
       rights, valid_from, state, unit, vault_key_id, created_at, revoked_at, revoked_by_person, decided_at)
     values (gen_random_uuid(), '${principal}', 'Principal', '${numbers.co}', 'Representative', '${ids.co}', 'SPECIAL_REPRESENTATIVE', '{lss}', '{READ}', '2026-01-01',
       '${state}', 'lss', (select id from vault_keys limit 1), now(), ${more})`;
  const revoked = `now(), '${ids.co}'`;
  const back = [
    `delete from representations where representative_name = 'Representative'`,
    `update persons set personal_number = '${numbers.other}' where id = '${ids.other}'`,
  ];
  const young = `update persons set personal_number = '${fourteen}' where id = '${ids.other}'`;
  const look = (put: string[], actor: Actor) => meanwhile(tables, put, seen(actor), back);
  expect(await look([young, write(fourteen, 'VERIFIED', `null, null, now()`)], actors.other)).toBe(0);
  expect(await look([write(numbers.other, 'REVOKED', `${revoked}, null`)], actors.other)).toBe(0);
  expect(await look([write(numbers.other, 'CLAIMED', `null, null, null`)], actors.other)).toBe(0);
  expect(await look([write(numbers.other, 'REFUSED', `null, null, now()`)], actors.other)).toBe(0);
  // Nor is it another unit's, and a child gives no power of attorney.
  expect(await look([write(numbers.other, 'CLAIMED', `null, null, null`)], actors.assigned)).toBe(0);
  expect(await look([write(numbers.other, 'CLAIMED', `null, null, null`)], actors.otherUnit)).toBe(1);
  const gives = () => lets(actors.other, mandate({ principal: fourteen, granted: 'true', state: 'OFFERED' }));
  expect(await meanwhile(tables, [young], gives, back)).toBe(false);
  expect(
    await lets(
      actors.other,
      mandate({ principal: numbers.other, number: numbers.co, granted: 'true', state: 'OFFERED' }),
    ),
  ).toBe(true);
});

test('a mandate that lies in another unit is moved by nobody here', async () => {
  const end = sql`update representations set state = 'REVOKED', revoked_at = now(), revoked_by_staff = actor_id() where representative_id = ${ids.agent}`;
  const unit = (name: string) => `update representations set unit = '${name}' where representative_id = '${ids.agent}'`;
  const home = resources.case.unit ?? '';
  expect(await meanwhile(['representations'], [unit('lss')], () => lets(actors.assigned, end), [unit(home)])).toBe(
    false,
  );
  expect(await lets(actors.assigned, end)).toBe(true);
});

test('nobody makes herself a party of somebody else’s case', async () => {
  const { other } = actors;
  if (other.kind !== 'citizen') throw new Error('not a citizen');
  const join = portal.db.write(other, (tx) =>
    tx.run(
      sql`insert into case_parties (case_id, unit, person_id, role) values (${ids.caseId}, ${resources.case.unit}, ${other.personId}, 'coApplicant')`,
    ),
  );
  await expect(join).rejects.toThrow(/row-level security/);
});

test('a read is read only, whatever is asked', async () => {
  for (const one of ['own', 'assigned', 'system'] as const) {
    const attempt = portal.db.read(actors[one], (reader) =>
      reader.rows(sql`update persons set phone = '1' returning 1 as n`, Count),
    );
    await expect(attempt).rejects.toThrow(/read-only/);
    const glance = portal.db.glance(actors[one], (reader) =>
      reader.rows(sql`select set_config('app.actor_kind', 'system', false) as n`, z.object({ n: z.string() })),
    );
    await glance;
    const { n } = await portal.db.read(actors.anonymous, (reader) =>
      reader.one(sql`select count(*)::int as n from persons`, Count),
    );
    expect(n).toBe(0);
  }
});

test('however many read at once on however few connections, each sees their own and nobody else’s', async () => {
  const own = sql`select actor_kind() as kind, coalesce(actor_id()::text, '') as id,
    (select count(*)::int from applications where id = ${ids.draft}) as drafts`;
  const shape = z.object({ kind: z.string(), id: z.string(), drafts: z.number() });
  const failing = sql`select 1 / (count(*)::int - count(*)::int) as n from cases`;
  for (let round = 0; round < 5; round += 1) {
    const asked = Array.from({ length: 150 }, (_, at) => who[(at * 7 + round) % who.length] ?? 'own');
    const answers = await Promise.all(
      asked.map(async (one, at) => {
        // One that fails, and one that writes, in the midst of the others must change nothing for them.
        if (at % 29 === 0)
          await expect(portal.db.glance(actors[one], (reader) => reader.rows(failing, Count))).rejects.toThrow();
        if (at % 31 === 0) await portal.db.write(actors[one], (tx) => tx.run(sql`select 1`));
        const work = (reader: Reader) => reader.one(own, shape);
        return at % 3 === 0 ? portal.db.read(actors[one], work) : portal.db.glance(actors[one], work);
      }),
    );
    answers.forEach((answer, at) => {
      const one = asked[at] ?? 'own';
      const actor = actors[one];
      const id = actor.kind === 'citizen' ? actor.personId : actor.kind === 'staff' ? actor.staffId : '';
      expect(answer, one).toEqual({ kind: actor.kind, id, drafts: one === 'own' || one === 'system' ? 1 : 0 });
    });
  }
});

const rewritten: Record<string, Statement> = {
  'a message': () => sql`update messages set body_sealed = ${Buffer.of(1)} where case_id = ${ids.caseId}`,
  'a decision': () => sql`update decisions set content_sealed = ${Buffer.of(1)} where case_id = ${ids.caseId}`,
  'whose a meeting is': () => sql`update meetings set person_id = ${ids.co} where case_id = ${ids.caseId}`,
  'an investigation that was shown': () =>
    sql`update investigations set last_day = now() where case_id = ${ids.caseId}`,
  'what a measure is': () => sql`update measures set item = 4 where case_id = ${ids.caseId}`,
  'a plan that was shown': () => sql`update individual_plans set review_on = now() where case_id = ${ids.caseId}`,
  'a comment': () => sql`update investigation_comments set body_sealed = null where case_id = ${ids.caseId}`,
  'a sent application': () => sql`update applications set version = version + 1 where id = ${ids.applicationId}`,
  'a message, away': () => sql`delete from messages where case_id = ${ids.caseId}`,
};

test.each(Object.keys(rewritten))('nobody writes %s anew', async (name) => {
  const statement = rewritten[name];
  if (!statement) throw new Error(name);
  for (const one of who) {
    const outcome = await lets(actors[one], statement()).catch((error: unknown) => error);
    if (outcome !== false) expect(String(outcome), one).toMatch(/may change|never changed/);
  }
});

test('nobody writes in the name of another', async () => {
  for (const one of who) {
    const actor = actors[one];
    const mine = actor.kind === 'citizen' ? actor.personId : actor.kind === 'staff' ? actor.staffId : '';
    const person = actors.own.kind === 'citizen' && actors.own.personId !== mine ? actors.own.personId : null;
    const staff = actors.assigned.kind === 'staff' && actors.assigned.staffId !== mine ? actors.assigned.staffId : null;
    const inName = added['a message'];
    if (!inName) throw new Error();
    if (person !== null) expect(await lets(actor, inName.statement({ person, staff: null })), one).toBe(false);
    if (staff !== null) {
      expect(await lets(actor, inName.statement({ person: null, staff })), one).toBe(false);
      expect(await lets(actor, added['a decision']?.statement({ person: null, staff }) ?? sql`select 1`), one).toBe(
        false,
      );
    }
  }
});

test('what hangs on the case of a protected person is seen by the unit for such cases, and by no other', async () => {
  const system: Actor = { kind: 'system', name: 'test' };
  const inside: Actor = { ...actors.sameUnit, units: ['skyddade'] } as Actor;
  const everywhere: Actor = { ...actors.manager, roles: ['caseworker'], units: ['forsorjning', 'lss'] } as Actor;
  const protect = (protection: 'protected' | 'none') =>
    portal.db.write(system, async (tx) => {
      const [person = ''] = resources.case.parties ?? [];
      await updateProtection(tx, person, protection, testMorning);
      return placeCases(tx, person, portal.deps.municipality);
    });
  const count = async (actor: Actor, name: string) => {
    const rows = seen[name]?.rows() ?? sql`from cases`;
    return (await portal.db.read(actor, (reader) => reader.one(sql`select count(*)::int as n ${rows}`, Count))).n;
  };
  const hidden = Object.keys(seen).filter((name) => seen[name]?.by.includes('sameUnit'));
  expect(hidden.length).toBeGreaterThan(8);
  for (const name of hidden) expect(await count(inside, name), name).toBe(0);
  expect(await protect('protected')).toBe(1);
  for (const name of hidden) {
    for (const one of [actors.assigned, actors.sameUnit, actors.otherUnit, everywhere])
      expect(await count(one, name), name).toBe(0);
    expect(await count(inside, name), name).toBeGreaterThan(0);
  }
  for (const one of ['move a case', 'mark messages as read'])
    expect(await lets(everywhere, changed[one]?.statement() ?? sql`select 1`), one).toBe(false);
  // Not even the manager who was asked whether she is somebody else.
  expect(await count(actors.manager, 'the question whether two persons are one')).toBe(0);
  expect(await protect('none')).toBe(1);
  for (const name of hidden) expect(await count(actors.sameUnit, name), name).toBeGreaterThan(0);
});
