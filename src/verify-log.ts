import { selectChainFaults } from './audit/queries.ts';
import { createDb } from './platform/db/db.ts';

/**
 * Recomputes the whole log and says what does not fit: `npm run audit:verify`. Needs the owner's address, since the
 * application itself cannot read the heads of the chains. Ends with 1 when something has been altered.
 */
const { MIGRATION_DATABASE_URL: owner } = process.env;
if (!owner) {
  console.error('MIGRATION_DATABASE_URL must be set.');
  process.exit(2);
}
const db = createDb(owner, { max: 1 });
const faults = await db.read({ kind: 'system', name: 'verify-log' }, selectChainFaults);
await db.close();
for (const { chain, seq, fault } of faults) console.error(`${chain} row ${String(seq)}: ${fault}`);
console.log(faults.length === 0 ? 'The log is whole.' : `${String(faults.length)} fault(s) in the log.`);
process.exit(faults.length === 0 ? 0 : 1);
