import { statSync } from 'node:fs';
import type { Logger } from 'pino';
import { keyWarnings } from './keys.ts';
import { exceptions, providerWarnings, type LoadedProviders } from './providers.ts';
import type { SamlService } from './service.ts';

const day = 86_400_000;

export type Followed = {
  /** Looks whether the files have changed, and says what runs out; to be called now and then. */
  check(now: Date): void;
};

/** What should be looked at soon: certificates and metadata that run out. Nothing in it is secret. */
export function samlWarnings(service: SamlService, now: Date): string[] {
  return [...keyWarnings(service.keys, now), ...providerWarnings([...service.citizen, ...service.staff], now)];
}

/**
 * Follows the providers' files while the portal runs: what somebody fetches anew is taken into use without a restart, and
 * when it has a fault the last good one stays. Says at start in what a provider is treated more leniently than the rest,
 * and once a day what runs out.
 */
export function followProviders(service: SamlService, load: (now: Date) => LoadedProviders, log: Logger): Followed {
  const told = new Map<string, number>();
  let known = '';
  let files: readonly string[] = [];

  function tellExceptions(): void {
    for (const provider of [...service.citizen, ...service.staff])
      for (const exception of exceptions(provider))
        log.warn({ idp: provider.entityId, exception }, 'provider exception');
  }

  function read(now: Date): void {
    const loaded = load(now);
    files = loaded.files;
    known = fingerprint(files);
    if (loaded.faults.length > 0) {
      log.error({ faults: loaded.faults }, 'the providers were not read anew; the last good ones are kept');
      return;
    }
    service.citizen = loaded.citizen;
    service.staff = loaded.staff;
    service.entityCategories = loaded.entityCategories;
    log.info({ idps: [...loaded.citizen, ...loaded.staff].map(({ entityId }) => entityId) }, 'providers read');
    tellExceptions();
  }

  return {
    check(now) {
      if (known === '' || fingerprint(files) !== known) read(now);
      for (const warning of samlWarnings(service, now)) {
        if (now.getTime() - (told.get(warning) ?? -Infinity) < day) continue;
        told.set(warning, now.getTime());
        log.warn({ warning }, 'something runs out');
      }
    },
  };
}

function fingerprint(files: readonly string[]): string {
  return files
    .map((file) => {
      const found = statSync(file, { throwIfNoEntry: false });
      return found ? `${file} ${String(found.mtimeMs)} ${String(found.size)} ${String(found.ino)}` : `${file} -`;
    })
    .join('\n');
}
