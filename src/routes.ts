import { caseworkerRoutes as caseworkerAccounts } from './accounts/caseworker.routes.ts';
import { citizenRoutes as applications } from './applications/citizen.routes.ts';
import { publicRoutes as calculation } from './calculation/citizen.routes.ts';
import { citizenRoutes as consents } from './consents/citizen.routes.ts';
import { caseworkerRoutes as caseworkerDecisions } from './decisions/caseworker.routes.ts';
import { citizenRoutes as cases } from './cases/citizen.routes.ts';
import { caseworkerRoutes as caseworkerDocuments } from './documents/caseworker.routes.ts';
import { citizenRoutes as decisions } from './decisions/citizen.routes.ts';
import { citizenRoutes as documents } from './documents/citizen.routes.ts';
import { caseworkerRoutes as caseworkerGuardians } from './guardians/caseworker.routes.ts';
import { citizenRoutes as guardians } from './guardians/citizen.routes.ts';
import { caseworkerRoutes as caseworkerIdentity } from './identity/caseworker.routes.ts';
import { publicRoutes as identity } from './identity/citizen.routes.ts';
import { caseworkerRoutes as caseworkerInvestigations } from './investigations/caseworker.routes.ts';
import { citizenRoutes as investigations } from './investigations/citizen.routes.ts';
import { caseworkerRoutes as caseworkerMeasures } from './measures/caseworker.routes.ts';
import { citizenRoutes as measures } from './measures/citizen.routes.ts';
import { caseworkerRoutes as caseworkerMeetings } from './meetings/caseworker.routes.ts';
import { citizenRoutes as meetings } from './meetings/citizen.routes.ts';
import { caseworkerRoutes as caseworkerMessages } from './messages/caseworker.routes.ts';
import { citizenRoutes as messages } from './messages/citizen.routes.ts';
import { citizenRoutes as overview } from './overview/citizen.routes.ts';
import { caseworkerRoutes as caseworkerPartners } from './partners/caseworker.routes.ts';
import { citizenRoutes as partners } from './partners/citizen.routes.ts';
import { caseworkerRoutes as caseworkerPapers } from './papers/caseworker.routes.ts';
import { citizenRoutes as people } from './people/citizen.routes.ts';
import { caseworkerRoutes as caseworkerRepresentation } from './representation/caseworker.routes.ts';
import { citizenRoutes as representation } from './representation/citizen.routes.ts';
import { citizenRoutes as turns } from './turns/citizen.routes.ts';
import type { Route } from './platform/http/route.ts';
import { caseworkerRoutes as caseworkerPublic } from './public/caseworker.routes.ts';
import { publicRoutes } from './public/citizen.routes.ts';
import { caseworkerRoutes as casefile } from './casefile/caseworker.routes.ts';
import { caseworkerRoutes as queue } from './queue/caseworker.routes.ts';
import { caseworkerRoutes as caseworkerSessions } from './sessions/caseworker.routes.ts';
import { publicRoutes as publicSessions, citizenRoutes as sessions } from './sessions/citizen.routes.ts';
import { caseworkerRoutes as caseworkerShell } from './shell/caseworker.routes.ts';
import { citizenRoutes as shell } from './shell/citizen.routes.ts';

/** Every door of the house. `app.ts` mounts them; tests walk through them. */
export const routes: { public: Route[]; citizen: Route[]; staff: Route[] } = {
  public: [...publicRoutes, ...calculation, ...identity, ...publicSessions],
  citizen: [
    ...overview,
    ...turns,
    ...applications,
    ...cases,
    ...messages,
    ...meetings,
    ...investigations,
    ...measures,
    ...decisions,
    ...documents,
    ...partners,
    ...guardians,
    ...representation,
    ...consents,
    ...people,
    ...sessions,
    ...shell,
  ],
  staff: [
    ...queue,
    ...casefile,
    ...caseworkerMessages,
    ...caseworkerPapers,
    ...caseworkerAccounts,
    ...caseworkerMeetings,
    ...caseworkerInvestigations,
    ...caseworkerMeasures,
    ...caseworkerDecisions,
    ...caseworkerDocuments,
    ...caseworkerPartners,
    ...caseworkerGuardians,
    ...caseworkerRepresentation,
    ...caseworkerPublic,
    ...caseworkerIdentity,
    ...caseworkerSessions,
    ...caseworkerShell,
  ],
};
