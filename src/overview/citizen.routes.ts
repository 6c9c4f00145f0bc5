import { selectCasesOfPerson } from '../cases/queries.ts';
import { selectStanding } from '../people/queries.ts';
import { selectInbox, selectUnreadCount } from '../messages/queries.ts';
import { selectUnanswered } from '../investigations/queries.ts';
import { selectHasMeasures } from '../measures/queries.ts';
import { selectIsHandedOver, selectVoiceless } from '../guardians/queries.ts';
import { grownDays } from '../guardians/rules.ts';
import { selectMeetingsAhead } from '../meetings/queries.ts';
import { selectInvitations } from '../partners/queries.ts';
import { selectOffers } from '../representation/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { dayOf } from '../platform/days.ts';
import { NotFound } from '../platform/http/errors.ts';
import { type Reply, type Route, get, page } from '../platform/http/route.ts';
import { together } from '../platform/together.ts';
import { selectDrafts } from './queries.ts';
import { overviewPage, overviewView } from './views.ts';

export const citizenRoutes: Route[] = [get('/mina-sidor', 'overview.read', showOverview)];

/** How long before a booked meeting it is told, ms. */
const soon = 7 * 86_400_000;
/** More than the page shows, so that what waits for the reader is found among the older ones too. */
const casesLookedAt = 30;

async function showOverview(ctx: Ctx): Promise<Reply> {
  const { actor, language, now, deps } = ctx;
  if (actor.kind !== 'citizen') throw new NotFound('person');
  const { personId, name } = actor;
  const facts = await ctx.db.glance(actor, (reader) =>
    together({
      cases: selectCasesOfPerson(reader, personId, casesLookedAt),
      drafts: selectDrafts(reader, personId, 5),
      inbox: selectInbox(reader, personId, 3),
      unread: selectUnreadCount(reader, personId),
      standing: selectStanding(reader, personId),
      invitations: selectInvitations(reader, 5),
      offers: selectOffers(reader, 5),
      voiceless: selectVoiceless(reader, 5),
      handedOver: selectIsHandedOver(reader, grownDays),
      measures: selectHasMeasures(reader),
      meetings: selectMeetingsAhead(reader, personId, { now, until: new Date(now.getTime() + soon), limit: 5 }),
      shared: selectUnanswered(reader, personId, { today: dayOf(now), limit: 5 }),
    }),
  );
  const { head, model } = overviewPage({ name, ...facts }, deps.municipality, language, now);
  return page(overviewView, head, model);
}
