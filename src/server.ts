import { ConfigFaults, loadConfig } from './config.ts';
import { createDb } from './platform/db/db.ts';
import { staffWarnings } from './identity/rules.ts';
import { migrate, unsafeRole } from './platform/db/migrate.ts';
import { makeLog, startPortal } from './portal.ts';

/** Production: configuration from the environment only. Stops with a list of everything that is missing or unsafe. */
async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const log = makeLog(config.logLevel);
  if (config.migrationDatabaseUrl !== undefined) await migrate(config.migrationDatabaseUrl, config.databaseUrl);
  const probe = createDb(config.databaseUrl, { max: 1 });
  try {
    const faults = await unsafeRole(probe.pool);
    if (faults.length > 0) throw new ConfigFaults(faults);
  } finally {
    await probe.close();
  }
  if (config.smtpUrl === undefined) log.warn('SMTP_URL is not set: nobody is told by e-mail');
  if (config.smsGatewayUrl === undefined) log.warn('SMS_GATEWAY_URL is not set: nobody is told by SMS');
  if (config.protectedIdentity?.url === undefined && config.protectedIdentity?.file === undefined)
    log.warn('PROTECTED_IDENTITY_URL is not set: persons with protected identity are not told apart');
  if (config.virusScan === undefined) log.warn('VIRUS_SCAN is none: files are not scanned for viruses');
  for (const warning of staffWarnings(config.saml.staff)) log.warn(warning);
  const portal = await startPortal(config, { log });
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      log.info({ signal }, 'stopping');
      void portal.stop().then(() => {
        process.exit(0);
      });
    });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigFaults ? error.message : error);
  process.exit(1);
});
