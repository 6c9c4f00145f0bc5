import type { TaskList } from 'graphile-worker';
import { z } from 'zod';
import { tellOfAccount, tellOfAccountTask } from './accounts/actions.ts';
import { expireDrafts, purgeOrphans, warnOfRemoval } from './applications/actions.ts';
import { expireDecisionDrafts } from './decisions/actions.ts';
import { verifyDocuments } from './documents/actions.ts';
import { purgeLogins } from './identity/actions.ts';
import { remindMeasures } from './measures/actions.ts';
import { remindMeetings } from './meetings/actions.ts';
import { notifyTask, sendNotification } from './notifications/actions.ts';
import { refreshProtection } from './people/actions.ts';
import { remindPartners, tellHousehold, tellHouseholdTask, toldOnes } from './partners/actions.ts';
import {
  remindRepresentations,
  tellOfRepresentation,
  tellOthers,
  tellRepresentedTask,
} from './representation/actions.ts';
import { tellOfTurn, tellTurnTask, turnSides } from './turns/actions.ts';
import type { Ctx } from './platform/context.ts';
import type { Db } from './platform/db/db.ts';
import type { Deps } from './platform/deps.ts';
import { newToken } from './platform/ids.ts';
import { expireKeptForms } from './sessions/actions.ts';

/**
 * Every night at 1.07: stored files are read back. At 3.17 and 3.27: drafts whose time is out are removed, of applications
 * and of decisions; at 3.37 files that no answer names. Every morning at 6.07 UTC: those who are waited for as somebody's
 * partner or a child's other guardian are reminded, and it is noted when their last day has passed; at 6.17 UTC both of a mandate
 * that is about to end, at 6.27 UTC those whose drafts will soon be removed, at 7.37 UTC those who have a meeting the next day,
 * at 7.47 UTC those whose support will soon end. Every hour: logins that are over. Every ten minutes: forms that were kept for
 * somebody who did not come back are thrown away, and who is protected is asked anew.
 */
export const crontab =
  '17 3 * * * expireDrafts\n27 3 * * * expireDecisionDrafts\n37 3 * * * purgeOrphans\n7 1 * * * verifyDocuments\n7 6 * * * remindPartners\n17 6 * * * remindRepresentations\n27 6 * * * warnOfRemoval\n37 7 * * * remindMeetings\n47 7 * * * remindMeasures\n41 * * * * purgeLogins\n*/10 * * * * expireKeptForms\n*/10 * * * * refreshProtection';

/** What the job queue can be asked to do. Payloads are ids only. */
export function taskList(db: Db, deps: Deps): TaskList {
  const context = (name: string): Ctx => ({
    db,
    deps,
    actor: { kind: 'system', name },
    now: deps.clock(),
    language: 'sv',
    requestId: `job-${newToken(6)}`,
  });
  return {
    [notifyTask]: async (payload) => {
      const { notificationId } = z.object({ notificationId: z.uuid() }).parse(payload);
      await sendNotification(context(notifyTask), notificationId);
    },
    [tellHouseholdTask]: async (payload) => {
      const { id, whom } = z.object({ id: z.uuid(), whom: z.enum(toldOnes) }).parse(payload);
      await tellHousehold(context(tellHouseholdTask), id, whom);
    },
    [tellOfAccountTask]: async (payload) => {
      const { id } = z.object({ id: z.uuid() }).parse(payload);
      await tellOfAccount(context(tellOfAccountTask), id);
    },
    [tellRepresentedTask]: async (payload) => {
      const ctx = context(tellRepresentedTask);
      const told = z
        .union([
          z.object({ representation: z.uuid(), whom: z.enum(['principal', 'representative']) }),
          z.object({ case: z.uuid(), by: z.uuid() }),
        ])
        .parse(payload);
      await ('case' in told
        ? tellOthers(ctx, told.case, told.by)
        : tellOfRepresentation(ctx, told.representation, told.whom));
    },
    [tellTurnTask]: async (payload) => {
      const { application, whom } = z.object({ application: z.uuid(), whom: z.enum(turnSides) }).parse(payload);
      await tellOfTurn(context(tellTurnTask), application, whom);
    },
    remindRepresentations: async () => {
      await remindRepresentations(context('remindRepresentations'));
    },
    remindPartners: async () => {
      await remindPartners(context('remindPartners'));
    },
    remindMeasures: async () => {
      await remindMeasures(context('remindMeasures'));
    },
    remindMeetings: async () => {
      await remindMeetings(context('remindMeetings'));
    },
    refreshProtection: async () => {
      await refreshProtection(context('refreshProtection'));
    },
    warnOfRemoval: async () => {
      await warnOfRemoval(context('warnOfRemoval'));
    },
    expireDrafts: async () => {
      await expireDrafts(context('expireDrafts'));
    },
    expireDecisionDrafts: async () => {
      await expireDecisionDrafts(context('expireDecisionDrafts'));
    },
    purgeOrphans: async () => {
      await purgeOrphans(context('purgeOrphans'));
    },
    verifyDocuments: async () => {
      await verifyDocuments(context('verifyDocuments'));
    },
    expireKeptForms: async () => {
      await expireKeptForms(context('expireKeptForms'));
    },
    purgeLogins: async () => {
      await purgeLogins(context('purgeLogins'));
    },
  };
}
