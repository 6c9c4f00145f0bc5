import { migrate } from './platform/db/migrate.ts';

/** Migrates and grants, for those who run it as a step of its own: `npm run migrate`. */
const { MIGRATION_DATABASE_URL: owner, DATABASE_URL: runtime } = process.env;
if (!owner || !runtime) {
  console.error('MIGRATION_DATABASE_URL and DATABASE_URL must be set.');
  process.exit(2);
}
await migrate(owner, runtime, (line) => {
  console.log(line);
});
console.log('The database is up to date.');
