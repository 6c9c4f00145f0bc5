import type { Endpoint, RequestKind } from './chain.ts';
import type { ServiceKeys } from './keys.ts';
import type { Provider } from './providers.ts';

/** The service provider's own side: keys, and the identity providers that it trusts. Part of `deps`. */
export type SamlService = {
  keys: ServiceKeys;
  citizen: Provider[];
  staff: Provider[];
  /** Entity categories for the citizens' metadata, beside those that follow from the levels accepted: contracts, say. */
  entityCategories?: string[];
};

/** A service provider of its own for each side: its entityID (which is its metadata's address) and its ACS. */
export function endpoint(baseUrl: string, kind: RequestKind, folder: string): Endpoint {
  const own = { kind, entityId: `${baseUrl}${folder}/metadata`, acsUrl: `${baseUrl}${folder}/acs` };
  // Whoever confirms an application is not logged in by it, so there is nothing to log out of.
  return kind === 'sign' ? own : { ...own, logoutUrl: `${baseUrl}${folder}/logout` };
}
