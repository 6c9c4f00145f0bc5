import { ConfigFaults, loadConfig } from './config.ts';
import { perform } from './policy/perform.ts';
import { createDb } from './platform/db/db.ts';
import { rewrapKeys } from './platform/db/keys.ts';
import { newId } from './platform/ids.ts';
import { makeDeps, makeLog } from './portal.ts';

/**
 * Wraps every data key with the first key of MASTER_KEYS: `npm run keys:rotate`. Put the new key first and keep the old
 * one behind it, restart, run this, then take the old one away. The portal may be running meanwhile.
 */
const config = readConfig();
const db = createDb(config.databaseUrl, { max: 2 });
const deps = makeDeps(config, makeLog('warn'));
const run = newId();
let total = 0;
for (let more = true; more;) {
  const done = await perform(
    {
      db,
      deps,
      actor: { kind: 'system', name: 'rotate-keys' },
      now: new Date(),
      language: 'sv',
      requestId: `rotate-${run}`,
    },
    'key.rotate',
    {
      load: () => Promise.resolve({}),
      act: async (tx) => {
        const keys = await rewrapKeys(tx, deps.vault, 200);
        return { result: keys, audit: { chain: run, detail: { keys, masterKey: deps.vault.currentMasterKeyId } } };
      },
    },
  );
  total += done;
  more = done > 0;
}
await db.close();
console.log(`${String(total)} data key(s) are now wrapped by ${deps.vault.currentMasterKeyId}.`);

function readConfig() {
  try {
    return loadConfig(process.env);
  } catch (error) {
    console.error(error instanceof ConfigFaults ? error.message : error);
    process.exit(1);
  }
}
