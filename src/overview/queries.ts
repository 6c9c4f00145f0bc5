import { z } from 'zod';
import { selectCasesOfPerson } from '../cases/queries.ts';
import { selectIsHandedOver, selectStandless, selectVoiceless } from '../guardians/queries.ts';
import { grownDays } from '../guardians/rules.ts';
import { selectUnanswered } from '../investigations/queries.ts';
import { selectHasMeasures } from '../measures/queries.ts';
import { selectMeetingsAhead } from '../meetings/queries.ts';
import { selectInbox, selectUnreadCount } from '../messages/queries.ts';
import { selectInvitations } from '../partners/queries.ts';
import { selectStanding } from '../people/queries.ts';
import { dayOf } from '../platform/days.ts';
import type { Reader } from '../platform/db/db.ts';
import { sql, whole } from '../platform/db/sql.ts';
import { caseKinds } from '../platform/municipality.ts';
import { together } from '../platform/together.ts';
import { selectClaimsOnMe, selectOffers } from '../representation/queries.ts';
import { selectShared } from '../turns/queries.ts';

/** How long before a booked meeting it is told, ms. */
const soon = 7 * 86_400_000;
/** More than the page shows, so that what waits for the reader is found among the older ones too. */
const casesLookedAt = 30;

/**
 * What a person's own page tells of. It is remembered: a table that is read here for the first time gets a trigger that notes its
 * changes (migrations/0044_changes.sql).
 */
export function selectOverview(reader: Reader, personId: string, now: Date) {
  return together({
    cases: selectCasesOfPerson(reader, personId, casesLookedAt),
    drafts: selectDrafts(reader, personId, 5),
    helping: selectShared(reader, personId),
    inbox: selectInbox(reader, personId, 3),
    unread: selectUnreadCount(reader, personId),
    standing: selectStanding(reader, personId),
    invitations: selectInvitations(reader, 5),
    offers: selectOffers(reader, 5),
    claims: selectClaimsOnMe(reader, 5),
    voiceless: selectVoiceless(reader, 5),
    standless: selectStandless(reader, 5),
    handedOver: selectIsHandedOver(reader, grownDays),
    measures: selectHasMeasures(reader),
    meetings: selectMeetingsAhead(reader, personId, { now, until: new Date(now.getTime() + soon), limit: 5 }),
    shared: selectUnanswered(reader, personId, { today: dayOf(now), limit: 5 }),
  });
}

const DraftRow = z.object({
  id: z.string(),
  kind: z.enum(caseKinds),
  formId: z.string(),
  month: z.string().nullable(),
  updatedAt: z.date(),
  expiresAt: z.date(),
  /** It is what she was asked for as somebody's partner. */
  part: z.boolean(),
  /** With whom she shares it, whose turn it is and since when; null when nobody. */
  sharedWith: z.string().nullish(),
  withHelper: z.boolean().nullish(),
  returned: z.boolean().nullish(),
  since: z.date().nullish(),
});
export type DraftRow = z.infer<typeof DraftRow>;

/**
 * What the person has begun and not sent, without its answers; first what she has been told will be removed. A part of her
 * partner's has its own place until then.
 */
function selectDrafts(reader: Reader, personId: string, limit: number): Promise<DraftRow[]> {
  return reader.rows(
    sql`select a.id, a.kind, a.form_id as "formId", a.month, a.updated_at as "updatedAt", a.expires_at as "expiresAt",
               a.part_of is not null as part, t.with_helper as "withHelper", t.returned, t.since,
               case when t.helper_acts then r.representative_name else r.principal_name end as "sharedWith"
          from applications a left join (draft_turns t join representations r on r.id = t.representation_id)
            on t.application_id = a.id and t.ended_at is null and turn_stands(t)
         where a.person_id = ${personId} and a.state = 'draft' and (a.part_of is null or (a.warned_at is not null
           and not exists (select from co_applications o where o.case_id = a.part_of and o.state = 'protected')))
         order by a.warned_at is null, a.updated_at desc limit ${whole(limit)}`,
    DraftRow,
  );
}
