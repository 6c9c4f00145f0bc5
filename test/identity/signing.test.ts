import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { z } from 'zod';
import { proofShape } from '../../src/applications/rules.ts';
import {
  controlCode,
  type Evidence,
  readRequest,
  sha256Of,
  shownText,
  verifyEvidence,
} from '../../src/platform/saml/evidence.ts';
import { selectOptionalSignature } from '../../src/identity/queries.ts';
import { seal } from '../../src/platform/vault.ts';
import { selfSignedKeyPair } from '../../src/dev/keys.ts';
import { Visitor } from '../support/client.ts';
import { givenApplication } from '../support/given.ts';
import { givenPortal, type TestPortal } from '../support/portal.ts';

const numbers = { own: '198102062398', other: '199001012385', third: '198801012389' };

let portal: TestPortal;
let owner: pg.Client;
let citizen: Visitor;
let caseId: string;
let proof: z.infer<typeof proofShape>;
let folder: string;

beforeAll(async () => {
  portal = await givenPortal();
  owner = new pg.Client({ connectionString: portal.ownerUrl.replace('agare:', 'postgres:') });
  await owner.connect();
  citizen = new Visitor(portal);
  ({ caseId } = await givenApplication(citizen, numbers.own));
  const file = await citizen.get(`/arenden/${caseId}/bevis.json`);
  proof = proofShape.parse(JSON.parse(file.body.toString('utf8')));
  folder = mkdtempSync(path.join(os.tmpdir(), 'bevis-'));
});
afterAll(async () => {
  await owner.end();
  rmSync(folder, { recursive: true });
});

const faults = (evidence: Evidence, words: string) =>
  verifyEvidence(evidence, words)
    .filter(({ holds }) => !holds)
    .map(({ text }) => text);

describe('what is confirmed', () => {
  test('the e-legitimation shows the application, the month and the control code of the words', () => {
    const asked = readRequest(proof.evidence.request);
    expect(asked?.forceAuthn).toBe(true);
    expect(asked?.message?.replaceAll('\u00a0', ' ')).toBe(
      `Du bekräftar: Ansökan om försörjningsstöd, november 2026. Robertsfors kommun. Kontrollkod: ${controlCode(sha256Of(proof.words))}`,
    );
    expect(asked?.language).toBe('sv');
  });

  test('the receipt says who confirmed, when, how, and the code', async () => {
    const { html } = await citizen.get(`/arenden/${caseId}/kvitto`);
    const words = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    expect(words).toMatch(
      /Bekräftad Av Johan Ek med e-legitimation \(Testlegitimering\), tisdag 24 november 2026, kl\. 9\.00/,
    );
    expect(words).toContain(`Kontrollkod ${controlCode(sha256Of(proof.words))}`);
    expect(html).toContain(`/arenden/${caseId}/bevis.json`);
  });

  test('nobody else gets the proof', async () => {
    const other = new Visitor(portal);
    await other.logIn(numbers.other);
    await other.get(`/arenden/${caseId}/bevis.json`, 404);
  });

  test('she has it checked by a press, and is told when it does not hold', async () => {
    const path = `/arenden/${caseId}/ansokan`;
    const { html } = await citizen.get(path);
    expect(html).toContain(`href="${path}?kontroll#proof-h"`);
    expect(html).not.toContain('Din bekräftelse stämmer');
    expect((await citizen.get(`${path}?kontroll`)).html).toContain('Din bekräftelse stämmer');

    // Somebody with power over the database and its keys makes it another answer.
    const { signatureId: id } = proof.evidence;
    const found = await portal.db.read({ kind: 'system', name: 'test' }, (reader) =>
      selectOptionalSignature(reader, portal.deps.vault, { id }),
    );
    if (!found) throw new Error('There is no signature');
    const put = (evidence: string) =>
      owner.query('update signatures set evidence_sealed = $1 where id = $2', [
        seal(found.key, evidence, `signature.evidence:${id}`),
        id,
      ]);
    await owner.query('alter table signatures disable trigger user');
    await put(JSON.stringify({ ...proof.evidence, content: { ...proof.evidence.content, hash: sha256Of('annat') } }));
    const told = (await citizen.get(`${path}?kontroll`)).html;
    await put(found.signature.evidenceText);
    await owner.query('alter table signatures enable trigger user');
    expect(told).toContain('Något i din bekräftelse stämmer inte');
    expect(told).toContain('href="tel:');
  });

  test('the evidence says everything that it has to, and nothing of the network', () => {
    const { evidence } = proof;
    expect(evidence.content).toEqual({
      algorithm: 'SHA-256',
      hash: sha256Of(proof.words),
      keptAs: `submissions:${evidence.applicationId}`,
    });
    expect(evidence.assertion).toContain('<ds:Signature');
    expect(evidence.provider.metadataHash).toMatch(/^[0-9a-f]{64}$/);
    expect(evidence.transactionId).toMatch(/^[0-9a-f]{24}$/);
    expect(evidence.software).toMatch(/^medborgarsidan \d/);
    expect(evidence).toMatchObject({ shownText: 'absent', chainVerified: false, userSignature: null });
    expect(JSON.stringify(evidence)).not.toMatch(/127\.0\.0\.1|user-agent/i);
  });

  test('the log holds the hash of the evidence', async () => {
    const { rows } = await owner.query<{ detail: Record<string, string> }>(
      `select detail from audit_events where action = 'application.sign' and detail->>'step' = 'complete'`,
    );
    expect(rows.map(({ detail }) => detail['evidence'])).toEqual([sha256Of(JSON.stringify(proof.evidence))]);
  });
});

test('whoever confirms while another has logged in in the same browser is told so, and sends it by logging in', async () => {
  const visitor = new Visitor(portal);
  const { provider } = await givenApplication(visitor, numbers.third, { stopAt: 'provider' });
  await visitor.logIn(numbers.other);
  const { html } = await visitor.identify(provider, { number: numbers.third }, 403);
  const words = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  expect(words).toContain('Någon annan är inloggad här');
  expect(words).toContain('Ansökan är inte skickad. Allt du har skrivit finns kvar.');
  const way = /href="\/logga-in\?till=([^"]+slutfor)"/.exec(html)?.[1] ?? '';
  await visitor.logIn(numbers.third, decodeURIComponent(way));
  expect(visitor.page?.url).toMatch(/^\/arenden\/[^/]+\/kvitto$/);
  const { rows } = await owner.query(
    `select count(*)::int as refused from audit_events where action = 'login.refuse' and detail ->> 'code' = 'session.other'`,
  );
  expect(rows).toEqual([{ refused: 1 }]);
}, 30_000);

describe('verifying', () => {
  test('a genuine confirmation holds in every part', () => {
    expect(faults(proof.evidence, proof.words)).toEqual([]);
    expect(verifyEvidence(proof.evidence, proof.words).length).toBeGreaterThan(10);
  });

  const alter = (text: string) => text.replace(/[A-Ya-y]/, (letter) => String.fromCharCode(letter.charCodeAt(0) + 1));
  const inside = (base64: string, edit: (xml: string) => string) =>
    Buffer.from(edit(Buffer.from(base64, 'base64').toString('utf8'))).toString('base64');
  const cases: [string, (evidence: Evidence) => Evidence][] = [
    ['the hash', (e) => ({ ...e, content: { ...e.content, hash: sha256Of('x') } })],
    ['the request’s id', (e) => ({ ...e, request: { ...e.request, id: `_${'0'.repeat(32)}` } })],
    ['the request’s time', (e) => ({ ...e, request: { ...e.request, createdAt: '2026-11-24T07:00:00.000Z' } })],
    [
      'what was sent',
      (e) => ({ ...e, request: { ...e.request, sent: e.request.sent.replace(/SAMLRequest=./, 'SAMLRequest=X') } }),
    ],
    ['the text', (e) => ({ ...e, request: { ...e.request, message: alter(e.request.message ?? '') } })],
    ['whether the text could be shown', (e) => ({ ...e, request: { ...e.request, messageDeclared: false } })],
    ['the language', (e) => ({ ...e, request: { ...e.request, language: 'en' } })],
    [
      'the answer',
      (e) => ({
        ...e,
        response: inside(e.response, (xml) =>
          xml.replace('</samlp:Status>', '<samlp:StatusMessage>x</samlp:StatusMessage></samlp:Status>'),
        ),
      }),
    ],
    ['the assertion', (e) => ({ ...e, assertion: (e.assertion ?? '').replace(numbers.own, numbers.other) })],
    [
      'the assertion’s signature',
      (e) => ({ ...e, assertion: (e.assertion ?? '').replace(/<ds:Signature [\s\S]*<\/ds:Signature>/, '') }),
    ],
    ['the provider', (e) => ({ ...e, provider: { ...e.provider, entityId: 'https://annan.example.se' } })],
    ['the level', (e) => ({ ...e, level: 'http://id.elegnamnden.se/loa/1.0/loa4' })],
    ['the time of the login', (e) => ({ ...e, authnInstant: '2026-11-24T08:00:30.000Z' })],
    ['the time of the answer', (e) => ({ ...e, receivedAt: '2026-12-24T08:00:30.000Z' })],
    ['the person', (e) => ({ ...e, attributes: e.attributes.map((one) => ({ ...one, values: [numbers.other] })) })],
    ['whose it is, by leaving it out', (e) => ({ ...e, attributes: [] })],
    ['the transaction', (e) => ({ ...e, transactionId: '1234' })],
    ['a signature that was never sent', (e) => ({ ...e, userSignature: 'AAAA', shownText: 'same' })],
  ];
  test.each(cases)('refuses what has been altered: %s', (_name, change) => {
    const changed = change(proof.evidence);
    expect(changed).not.toEqual(proof.evidence);
    expect(faults(changed, proof.words)).not.toEqual([]);
  });
  test('refuses other words', () => {
    expect(faults(proof.evidence, proof.words.replace('"', ' "'))).toEqual([
      'The words have the hash that was confirmed.',
    ]);
  });
  test('refuses a stranger’s certificates', async () => {
    const { certificate } = await selfSignedKeyPair('stranger', new Date('2026-11-24T08:00:00Z'));
    const { evidence, words } = proof;
    expect(faults({ ...evidence, provider: { ...evidence.provider, certificate } }, words)).not.toEqual([]);
    expect(faults({ ...evidence, request: { ...evidence.request, certificate } }, words)).not.toEqual([]);
  });
  test('refuses a part of the evidence of another application', async () => {
    const second = new Visitor(portal);
    const given = await givenApplication(second, numbers.other);
    const file = await second.get(`/arenden/${given.caseId}/bevis.json`);
    const other = proofShape.parse(JSON.parse(file.body.toString('utf8')));
    expect(faults(other.evidence, other.words)).toEqual([]);
    expect(faults({ ...proof.evidence, request: other.evidence.request }, proof.words)).not.toEqual([]);
    expect(faults({ ...proof.evidence, response: other.evidence.response }, proof.words)).not.toEqual([]);
    expect(faults({ ...proof.evidence, assertion: other.evidence.assertion }, proof.words)).not.toEqual([]);
  });
});

describe('the person’s own signature', () => {
  const bankId = (text: string) =>
    Buffer.from(
      `<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><Object><bankIdSignedData xmlns="http://www.bankid.com/signature/v1.0.0/types"><usrVisibleData charset="UTF-8" visible="wysiwys">${Buffer.from(text).toString('base64')}</usrVisibleData></bankIdSignedData></Object></Signature>`,
    ).toString('base64');
  test.each([
    [bankId('Du bekräftar'), 'same'],
    [bankId('Du lånar ut 10 000 kr'), 'other'],
    ['AAAA', 'unreadable'],
    [null, 'absent'],
  ])('%#', (signature, seen) => {
    expect(shownText(signature, 'Du bekräftar')).toBe(seen);
  });
});

describe('the command', () => {
  const run = async (args: string[], env: Record<string, string> = {}) => {
    try {
      const { stdout } = await promisify(execFile)(process.execPath, ['src/verify-signature.ts', ...args], {
        env: { ...process.env, NODE_NO_WARNINGS: '1', ...env },
      });
      return { code: 0, stdout };
    } catch (error) {
      const { code, stdout } = error as { code: number; stdout: string };
      return { code, stdout };
    }
  };
  const write = (name: string, content: unknown) => {
    const file = path.join(folder, name);
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  };

  test('says what holds of a downloaded proof, and ends with 0', async () => {
    const { code, stdout } = await run([write('bevis.json', proof)]);
    expect(stdout).toContain('yes  The assertion is signed by the provider’s certificate.');
    expect(stdout).toContain('The confirmation is genuine.');
    expect(code).toBe(0);
  });
  test('refuses an altered one, and what is none, and ends with 1', async () => {
    const altered = await run([write('andrat.json', { ...proof, words: `${proof.words} ` })]);
    expect(altered.stdout).toContain('NO   The words have the hash that was confirmed.');
    expect(altered.code).toBe(1);
    expect((await run([write('inget.json', 'x')])).code).toBe(1);
  });
  test('finds one in the database, compares it with the log, and writes that it was looked at', async () => {
    const key = inject('spKey');
    const entity = (id: string) =>
      `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="${id}"><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${key.certificate.replace(/-----[A-Z ]+-----/g, '')}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example.se/sso"/></md:IDPSSODescriptor></md:EntityDescriptor>`;
    const env = {
      BASE_URL: 'https://portal.example.se',
      DATABASE_URL: inject('postgres').app.replace('/$', `/${portal.ownerUrl.split('/').at(-1) ?? ''}`),
      MIGRATION_DATABASE_URL: '',
      SESSION_SECRET: 'a secret for tests that is long enough',
      MASTER_KEYS: `test:${Buffer.alloc(32, 'test master key').toString('base64')}`,
      SAML_SP_KEY_FILE: write('sp.key', key.privateKey),
      SAML_SP_CERT_FILE: write('sp.crt', key.certificate),
      CITIZEN_IDP_METADATA_FILE: write('c.xml', entity('https://idp.example.se/c')),
      STAFF_IDP_METADATA_FILE: write('s.xml', entity('https://idp.example.se/s')),
      VIRUS_SCAN: 'none',
    };
    const { signatureId } = proof.evidence;
    const kept = path.join(folder, 'ut.json');
    const first = await run([signatureId, kept], env);
    expect(first.stdout).toContain('yes  The log holds the hash of the evidence.');
    expect(first.code).toBe(0);
    expect((await run([kept])).code).toBe(0);
    const { rows } = await owner.query(`select detail from audit_events where action = 'signature.verify'`);
    expect(rows).toEqual([{ detail: { signature: signatureId, holds: true } }]);

    // Somebody with power over the database makes it another person's.
    await owner.query(`alter table signatures disable trigger user`);
    await owner.query(
      `update signatures set person_id = (select id from persons where personal_number = $1) where id = $2`,
      [numbers.other, signatureId],
    );
    const second = await run([signatureId], env);
    expect(second.stdout).toContain('NO   The row in the database says the same as the evidence.');
    expect(second.stdout).toContain('NO   The person is the one whose application it is.');
    expect(second.code).toBe(1);
  });
});

test('another person cannot confirm, is told so kindly, and the draft is untouched', async () => {
  const visitor = new Visitor(portal);
  const { base, provider } = await givenApplication(visitor, '199503132384', { stopAt: 'provider' });
  const stored = `select version, state, answers_sealed from applications where id = '${base.split('/').at(-1) ?? ''}'`;
  const before = (await owner.query(stored)).rows;
  const page = await visitor.identify(provider, { number: numbers.other }, 403);
  expect(page.html).toContain('Det var en annan person');
  expect(page.html).toContain('Ansökan är inte skickad. Allt du har skrivit finns kvar.');
  expect((await owner.query(stored)).rows).toEqual(before);
  await visitor.get(/href="([^"]+slutfor)"/.exec(page.html)?.[1] ?? '');
  expect(visitor.page?.url).toBe(`${base}/granska`);
});
