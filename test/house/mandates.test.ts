import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { readCase, withdrawCase } from '../../src/cases/actions.ts';
import { selectCase } from '../../src/cases/queries.ts';
import { readDecision } from '../../src/decisions/actions.ts';
import { commentInvestigation, readInvestigation, shareInvestigation } from '../../src/investigations/actions.ts';
import { askAboutMeasure, askForPlan, readMeasures } from '../../src/measures/actions.ts';
import { askForBoard, askOtherTime, proposeMeeting, readMeetings } from '../../src/meetings/actions.ts';
import { readMessages, writeAsCitizen } from '../../src/messages/actions.ts';
import type { Actor, Ctx } from '../../src/platform/context.ts';
import { addDays, dayOf } from '../../src/platform/days.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { Conflict, Forbidden, NotFound } from '../../src/platform/http/errors.ts';
import { newId } from '../../src/platform/ids.ts';
import type { CaseKind } from '../../src/platform/municipality.ts';
import { inspect } from '../../src/policy/perform.ts';
import { claimRepresentation, endRepresentation, verifyRepresentation } from '../../src/representation/actions.ts';
import { selectMandate } from '../../src/representation/queries.ts';
import { type Basis, type Right, bases } from '../../src/representation/rules.ts';
import { Visitor } from '../support/client.ts';
import { givenApplication, givenSupportCase } from '../support/given.ts';
import { type TestPortal, givenPortal } from '../support/portal.ts';

// What every sort of mandate opens, act by act, tried on the acts themselves and on a real database.

const samira = '198503149885';
const johan = '198102062398';
const child = '201701012393';

/** What is open to one who has been checked, by what she was given. Nothing else is, and nothing of the other kind of case. */
const opens: Record<'lss' | 'livelihoodSupport', Record<Right, readonly string[]>> = {
  lss: {
    READ: ['lss: see', 'lss: messages', 'lss: investigation', 'lss: meetings'],
    WRITE: [
      'lss: write',
      'lss: file',
      'lss: comment',
      'lss: answer a meeting',
      'lss: speak to the board',
      'lss: want a plan',
    ],
    APPLY: ['lss: ask for support'],
    DECISION: ['lss: decision', 'lss: measures'],
  },
  livelihoodSupport: {
    READ: ['money: see', 'money: messages'],
    WRITE: ['money: write', 'money: file'],
    APPLY: ['money: ask for support'],
    DECISION: ['money: decision'],
  },
};
/** More time of a measure is asked for by one who sees it and may ask. */
const both = 'lss: more time';
/** Whoever has a mandate may give it up. She whom it is about ends those that she can give, and no court's. */
const endedByPrincipal: Record<Basis, boolean> = {
  CUSTODIAN: false,
  SPECIAL_REPRESENTATIVE: true,
  TRUSTEE: false,
  LEGAL_GUARDIAN: false,
  LASTING_POWER: true,
  AGENT: true,
};

const given: Record<string, readonly Right[]> = {
  READ: ['READ'],
  'READ WRITE': ['READ', 'WRITE'],
  'READ APPLY': ['READ', 'APPLY'],
  'READ DECISION': ['READ', 'DECISION'],
  'READ APPLY DECISION': ['READ', 'APPLY', 'DECISION'],
  'all, not checked': ['READ', 'WRITE', 'APPLY', 'DECISION'],
  'all, until yesterday': ['READ', 'WRITE', 'APPLY', 'DECISION'],
};

let portal: TestPortal;
let owner: pg.Client;
let people: Record<'samira' | 'johan', string>;
let manager: Ctx;
let principal: Ctx;
let representative: Ctx;
let cases: Record<'open' | 'decided' | 'money', string>;
let measure: string;
let meeting: string | undefined;
let shared: string;

const as = (actor: Actor): Ctx => ({
  db: portal.db,
  deps: portal.deps,
  actor,
  now: portal.deps.clock(),
  language: 'sv',
  requestId: 'test',
});

beforeAll(async () => {
  portal = await givenPortal();
  const visitor = new Visitor(portal);
  const [karin, jonas] = [new Visitor(portal), new Visitor(portal)];
  await new Visitor(portal).logIn(johan);
  const money = await givenApplication(visitor, samira);
  cases = { money: money.caseId, open: await givenSupportCase(visitor, samira, jonas), decided: '' };
  cases.decided = await givenSupportCase(visitor, samira, jonas);
  const decision = { text: 'Du får stöd.', motivering: 'Behovet finns.', belopp: '', utfall: 'GRANTED' };
  await jonas.post(`/handlaggare/arenden/${cases.decided}/beslut`, {
    ...decision,
    rader: '1',
    'item-1': '3',
    'outcome-1': 'GRANTED',
    'extent-1': '20 timmar',
    'from-1': '2026-12-01',
    'until-1': '2027-05-31',
    'whyUntil-1': 'Behovet prövas om.',
    kommunicering: 'Allt beviljas.',
  });
  await karin.logInStaff('karin.sjodin', `/handlaggare/arenden/${cases.money}`);
  await karin.post(`/handlaggare/arenden/${cases.money}/ta`, { har: '' });
  await karin.post(`/handlaggare/arenden/${cases.money}/beslut`, { ...decision, belopp: '5 802' });

  owner = new pg.Client({ connectionString: portal.ownerUrl });
  await owner.connect();
  for (const table of ['persons', 'staff', 'cases', 'measures', 'investigations'])
    await owner.query(`alter table ${table} no force row level security`);
  const one = async (query: string, ...values: string[]) =>
    (await owner.query<{ id: string }>(query, values)).rows[0]?.id ?? '';
  people = {
    samira: await one('select id from persons where personal_number = $1', samira),
    johan: await one('select id from persons where personal_number = $1', johan),
  };
  measure = await one('select id from measures where case_id = $1', cases.decided);
  const staffId = await one(`select id from staff where subject = 'karin.sjodin'`);
  const units = portal.deps.municipality.units.map(({ id }) => id);
  manager = as({ kind: 'staff', staffId, name: '', roles: ['manager'], units });
  principal = as({ kind: 'citizen', personId: people.samira, name: '' });
  representative = as({ kind: 'citizen', personId: people.johan, name: '' });
  const content = { background: 'Utredning', needs: '', assessment: '', proposal: '' };
  await shareInvestigation(manager, cases.open, { content, version: 0, lastDay: '2026-12-20' });
  shared = await one('select id from investigations where case_id = $1', cases.open);
}, 120_000);

afterAll(async () => {
  await owner.end();
});

/** The same doors that write: asked first, then written. */
async function writes(ctx: Ctx, caseId: string): Promise<void> {
  const row = await inspect(ctx, 'message.send', async (reader) => {
    const found = await selectCase(reader, caseId);
    return { resource: found, result: found };
  });
  await writeAsCitizen(ctx, row, { id: newId(), body: 'Hej' });
}

class Undone extends Error {}
/** A file put beside what she has sent, whoever may see it: the database alone is asked. */
async function addsFile(ctx: Ctx, caseId: string): Promise<void> {
  const attempt = ctx.db.write(ctx.actor, async (tx) => {
    await tx.run(sql`insert into documents (id, vault_key_id, case_id, uploaded_by_person, name_sealed, media_type, size_bytes, sha256, created_at)
      values (${newId()}, (select vault_key_id from cases where id = ${caseId}), ${caseId}, ${people.johan}, ${Buffer.of(1)}, 'application/pdf', 1,
        ${Buffer.alloc(32)}, now())`);
    throw new Undone();
  });
  await attempt.catch((error: unknown) => {
    if (error instanceof Undone) return;
    throw new NotFound('file', { cause: error });
  });
}

async function hasMandate(ctx: Ctx, kind: CaseKind): Promise<void> {
  const number = await owner.query<{ n: string }>('select personal_number as n from persons where id = $1', [
    people.samira,
  ]);
  const found = await ctx.db.read(ctx.actor, (reader) => selectMandate(reader, number.rows[0]?.n ?? '', kind));
  if (!found) throw new NotFound('mandate');
}

const nothing = () => Promise.resolve();
/** Every act, as one who represents does it. `unlogged`: those that ask the database only, and note nothing when it says no. */
const acts: Record<string, { act: (ctx: Ctx) => Promise<unknown>; unlogged?: true }> = {
  'lss: see': { act: (ctx) => readCase(ctx, cases.open, nothing) },
  'lss: messages': { act: (ctx) => readMessages(ctx, cases.open, nothing) },
  'lss: write': { act: (ctx) => writes(ctx, cases.open) },
  'lss: file': { act: (ctx) => addsFile(ctx, cases.open), unlogged: true },
  'lss: investigation': { act: (ctx) => readInvestigation(ctx, cases.open, nothing) },
  'lss: comment': {
    act: (ctx) =>
      commentInvestigation(ctx, cases.open, { id: newId(), investigationId: shared, body: 'Jag håller med.' }),
  },
  'lss: meetings': { act: (ctx) => readMeetings(ctx, cases.open, nothing) },
  'lss: answer a meeting': { act: (ctx) => askOtherTime(ctx, cases.open, meeting ?? newId(), 'Hellre på onsdag.') },
  'lss: speak to the board': { act: (ctx) => askForBoard(ctx, cases.open) },
  'lss: decision': { act: (ctx) => readDecision(ctx, cases.decided, nothing) },
  'lss: measures': { act: (ctx) => readMeasures(ctx, cases.decided, nothing) },
  'lss: more time': { act: (ctx) => askAboutMeasure(ctx, measure, 'EXTEND') },
  'lss: want a plan': { act: (ctx) => askForPlan(ctx, cases.decided) },
  'lss: take back': { act: (ctx) => withdrawCase(ctx, cases.open, nothing) },
  'lss: ask for support': { act: (ctx) => hasMandate(ctx, 'lss'), unlogged: true },
  'money: see': { act: (ctx) => readCase(ctx, cases.money, nothing) },
  'money: messages': { act: (ctx) => readMessages(ctx, cases.money, nothing) },
  'money: write': { act: (ctx) => writes(ctx, cases.money) },
  'money: file': { act: (ctx) => addsFile(ctx, cases.money), unlogged: true },
  'money: decision': { act: (ctx) => readDecision(ctx, cases.money, nothing) },
  'money: take back': { act: (ctx) => withdrawCase(ctx, cases.money, nothing) },
  'money: ask for support': { act: (ctx) => hasMandate(ctx, 'livelihoodSupport'), unlogged: true },
};

/** Whether it was let through. What stops on how things stand, and not on who asks, was let through. */
async function isOpen(act: Promise<unknown>): Promise<boolean> {
  try {
    await act;
    return true;
  } catch (error) {
    if (error instanceof Conflict) return true;
    if (error instanceof NotFound || error instanceof Forbidden) return false;
    throw error;
  }
}

async function refusals(): Promise<number> {
  const { n } = await portal.db.read({ kind: 'system', name: 'test' }, (reader) =>
    reader.one(
      sql`select count(*)::int as n from audit_events where chain = ${people.johan} and action = 'access.refuse'`,
      z.object({ n: z.number() }),
    ),
  );
  return n;
}

/** Each mandate that has been tried, and what it opened. */
const table: { basis: Basis; kind: CaseKind; rights: string; open: string[] }[] = [];

afterAll(() => {
  const marks = Object.keys(acts);
  const rows = new Map<string, Basis[]>();
  for (const { basis, kind, rights, open } of table) {
    const cells = marks.map((mark) => (open.includes(mark) ? '●' : '·')).join(' ');
    const line = `${cells}  ${kind === 'lss' ? 'LSS  ' : 'money'} ${rights}`;
    rows.set(line, [...(rows.get(line) ?? []), basis]);
  }
  const heads = marks.map((mark, at) => `${'| '.repeat(at)}${mark}`);
  const lines = [...rows].map(
    ([line, who]) => `${line}: ${who.length === bases.length ? 'every basis' : who.join(', ')}`,
  );
  console.log(`What a mandate opens\n${[...heads, ...lines].join('\n')}`);
});

test.each(bases)(
  '%s: of each kind of case, with each right, opens what it covers and nothing else; every refusal is noted',
  async (basis) => {
    const isChild = basis === 'CUSTODIAN' || basis === 'LEGAL_GUARDIAN';
    const number = isChild ? child : samira;
    await owner.query('update persons set personal_number = $1 where id = $2', [number, people.samira]);
    const today = dayOf(manager.now);
    for (const kind of ['lss', 'livelihoodSupport'] as const)
      for (const [rights, list] of Object.entries(given)) {
        const claim = { name: 'Samira Haddad', number, basis, kinds: [kind], until: undefined, note: '' };
        const id = newId();
        await claimRepresentation(representative, id, claim, portal.deps.vault.newDataKey(), []);
        const isChecked = !rights.endsWith('not checked');
        const ended = rights.endsWith('yesterday');
        // A mandate opens the cases that are open when it is checked, and what becomes of them.
        await owner.query(`update cases set state = 'UNDER_INVESTIGATION' where id = any ($1)`, [
          [cases.decided, cases.money],
        ]);
        if (isChecked)
          await verifyRepresentation(manager, id, {
            rights: list,
            validFrom: addDays(today, -30),
            validUntil: ended ? addDays(today, -1) : undefined,
          });
        await owner.query(`update cases set state = 'DECIDED' where id = any ($1)`, [[cases.decided, cases.money]]);
        if (meeting === undefined && isChecked && !ended && kind === 'lss') {
          meeting = newId();
          await proposeMeeting(manager, cases.open, people.johan, meeting, {
            kind: 'talk',
            place: 'office',
            minutes: 60,
            times: [new Date('2026-12-03T10:00:00+01:00')],
            details: { where: '', who: '', interpreter: '' },
          });
        }
        const before = await refusals();
        const open: string[] = [];
        for (const [name, { act }] of Object.entries(acts)) if (await isOpen(act(representative))) open.push(name);
        const wanted = !isChecked || ended ? [] : list.flatMap((right) => opens[kind][right]);
        if (wanted.includes('lss: measures') && wanted.includes('lss: ask for support')) wanted.push(both);
        expect(open.toSorted(), `${kind}, ${rights}`).toEqual(wanted.toSorted());
        const refused = Object.entries(acts).filter(([name, { unlogged }]) => !unlogged && !open.includes(name)).length;
        expect((await refusals()) - before, `${kind}, ${rights}`).toBe(refused);
        table.push({ basis, kind, rights, open });
        // Over for the next one. She whom it is about tries first, where it can be seen who may.
        if (rights === 'READ WRITE') {
          const byHer = await endRepresentation(principal, id).then(
            () => true,
            () => false,
          );
          expect(byHer, `${basis} ended by the principal`).toBe(endedByPrincipal[basis]);
          if (byHer) continue;
        }
        await endRepresentation(representative, id);
        expect(await isOpen(readCase(representative, kind === 'lss' ? cases.open : cases.money, nothing))).toBe(false);
      }
  },
);
