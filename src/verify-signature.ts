import { readFileSync, writeFileSync } from 'node:fs';
import { proofShape } from './applications/rules.ts';
import { selectSubmission } from './applications/queries.ts';
import { ConfigFaults, loadConfig } from './config.ts';
import { isInLog, selectOptionalSignature, type Signature } from './identity/queries.ts';
import { perform } from './policy/perform.ts';
import { createDb } from './platform/db/db.ts';
import { isId, newId } from './platform/ids.ts';
import { type Evidence, type Finding, sha256Of, verifyEvidence } from './platform/saml/evidence.ts';
import { makeDeps, makeLog } from './portal.ts';

/**
 * Checks a person's confirmation of an application from nothing but its evidence: `npm run signature:verify -- <file>` for
 * the proof that the citizen has downloaded, or `-- <id> [file]` for one in the database, which is then also compared with its
 * row and with the log, and written to the file. Ends with 1 when something does not hold.
 */
const [wanted, file] = process.argv.slice(2);
if (wanted === undefined) {
  console.error('Say which: the id of a signature, or a file with its proof.');
  process.exit(2);
}
const findings = isId(wanted) ? await fromDatabase(wanted, file) : fromFile(wanted);
for (const { holds, text } of findings) console.log(`${holds ? 'yes' : 'NO '}  ${text}`);
const faults = findings.filter(({ holds }) => !holds).length;
console.log(faults === 0 ? 'The confirmation is genuine.' : `${String(faults)} thing(s) do not hold.`);
process.exit(faults === 0 ? 0 : 1);

function fromFile(name: string): Finding[] {
  try {
    const { evidence, words } = proofShape.parse(JSON.parse(readFileSync(name, 'utf8')));
    return verifyEvidence(evidence, words);
  } catch {
    return [{ holds: false, text: 'The file can be read, and is a proof.' }];
  }
}

async function fromDatabase(id: string, file: string | undefined): Promise<Finding[]> {
  const config = readConfig();
  const db = createDb(config.databaseUrl, { max: 1 });
  const deps = makeDeps(config, makeLog('warn'));
  try {
    return await perform(
      {
        db,
        deps,
        actor: { kind: 'system', name: 'verify-signature' },
        now: deps.clock(),
        language: 'sv',
        requestId: `verify-${newId()}`,
      },
      'signature.verify',
      {
        load: () => Promise.resolve({}),
        act: async (tx) => {
          const found = await selectOptionalSignature(tx, deps.vault, { id });
          const evidence = found?.signature.evidence;
          if (!found || !evidence)
            return { result: [{ holds: false, text: 'There is such a confirmation.' }], audit: { chain: id } };
          const { signature, key } = found;
          const { words } = await selectSubmission(tx, key, signature.applicationId);
          if (file !== undefined) writeFileSync(file, JSON.stringify({ words, evidence }, undefined, 2));
          const result = [
            ...verifyEvidence(evidence, words),
            ...compareWithRow(signature, evidence),
            {
              holds: await isInLog(tx, signature, sha256Of(signature.evidenceText)),
              text: 'The log holds the hash of the evidence.',
            },
          ];
          const holds = result.every((one) => one.holds);
          return { result, audit: { chain: signature.applicationId, detail: { signature: id, holds } } };
        },
      },
    );
  } finally {
    await db.close();
  }
}

function compareWithRow(signature: Signature, evidence: Evidence): Finding[] {
  const same =
    evidence.signatureId === signature.id &&
    evidence.applicationId === signature.applicationId &&
    evidence.personId === signature.personId &&
    evidence.request.id === signature.requestId &&
    evidence.content.hash === signature.contentHash;
  const hers = evidence.attributes.some(({ values }) =>
    values.some((value) => value.replace('-', '') === signature.personalNumber),
  );
  return [
    { holds: same, text: 'The row in the database says the same as the evidence.' },
    { holds: hers, text: 'The person is the one whose application it is.' },
  ];
}

function readConfig() {
  try {
    return loadConfig(process.env);
  } catch (error) {
    console.error(error instanceof ConfigFaults ? error.message : error);
    process.exit(2);
  }
}
