import { mkdtempSync, rmSync } from 'node:fs';
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
  }
}

/** The name of the migrated database that every test file gets a copy of. */
export const templateDatabase = 'mall';

/** Starts PostgreSQL once for the whole run and migrates the template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'medborgarsidan-'));
  const postgres = await startPostgres(path.join(dir, 'postgres'), { temporary: true });
  await ensureDatabase(postgres, templateDatabase);
  await migrate(postgres.ownerUrl(templateDatabase), postgres.appUrl(templateDatabase));
  project.provide('postgres', { owner: postgres.ownerUrl('$'), app: postgres.appUrl('$') });
  project.provide('spKey', await selfSignedKeyPair('Medborgarsidan, test'));
  return async () => {
    await postgres.stop();
    rmSync(dir, { recursive: true, force: true });
  };
}
