import type { Logger } from 'pino';
import type { Scanner } from './files/clamd.ts';
import type { Municipality } from './municipality.ts';
import type { SamlService } from './saml/service.ts';
import type { Vault } from './vault.ts';

export type Mail = { to: string; subject: string; text: string };
export type Sms = { to: string; text: string };

/** Everything outside the process, given to `createApp`, so that tests and the demo can put their own in place. */
export type Deps = {
  vault: Vault;
  saml: SamlService;
  municipality: Municipality;
  log: Logger;
  /** The public address, without a trailing slash. */
  baseUrl: string;
  /** Sends one e-mail; rejects when the server did not take it. Undefined when no mail server is configured. */
  sendMail: ((mail: Mail) => Promise<void>) | undefined;
  /** Sends one text message; rejects when the gateway did not take it. Undefined when no gateway is configured. */
  sendSms: ((sms: Sms) => Promise<void>) | undefined;
  /**
   * Whether the population register protects the one who has this number; rejects when it cannot be said. Undefined when
   * no source is configured.
   */
  askProtection?: ((personalNumber: string) => Promise<boolean>) | undefined;
  /** Looks for viruses in files that come in. Undefined when the configuration says that there is none. */
  scanner?: Scanner | undefined;
  /** How long a session lives without a sign of the person. */
  idleMinutes: { citizen: number; staff: number };
  /** How long it lives at most, whatever the person does. */
  sessionHours: { citizen: number; staff: number };
  /** The present moment. Frozen in tests. */
  clock: () => Date;
};
