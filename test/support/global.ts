import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { selfSignedKeyPair } from '../../src/dev/keys.ts';
import { ensureDatabase, startPostgres } from '../../src/dev/postgres.ts';
import { migrate } from '../../src/platform/db/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { owner: string; app: string };
    spKey: { privateKey: string; certificate: string };
    /** Where something can lie that the next run is to find again. */
    lasting: string;
  }
}

/** The name of the migrated database that every test file gets a copy of. */
export const templateDatabase = 'mall';

/**
 * Starts PostgreSQL once for the whole run and migrates the template. Temporary files of the tests lie in a folder of the
 * run's own, so that nothing is left whatever a test forgets.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const lasting = os.tmpdir();
  const dir = mkdtempSync(path.join(lasting, 'medborgarsidan-'));
  const postgres = await startPostgres(path.join(dir, 'postgres'), { temporary: true });
  await ensureDatabase(postgres, templateDatabase);
  await migrate(postgres.ownerUrl(templateDatabase), postgres.appUrl(templateDatabase));
  project.provide('postgres', { owner: postgres.ownerUrl('$'), app: postgres.appUrl('$') });
  project.provide('spKey', await selfSignedKeyPair('Medborgarsidan, test'));
  project.provide('lasting', lasting);
  const temporary = path.join(dir, 'tmp');
  mkdirSync(temporary);
  process.env['TMPDIR'] = temporary;
  return async () => {
    process.env['TMPDIR'] = lasting;
    await postgres.stop();
    rmSync(dir, { recursive: true, force: true });
  };
}
