import type express from 'express';
import { z } from 'zod';
import { selectOpenChanges } from '../accounts/queries.ts';
import { accountFlags } from '../accounts/views.ts';
import { type Submission, selectSubmission } from '../applications/queries.ts';
import { selectTimeline } from '../audit/queries.ts';
import { readCase, takeCase } from '../cases/actions.ts';
import { isOpenState } from '../cases/lifecycle.ts';
import { type Case, caseKey, selectOptionalClosed, selectPartiesWith } from '../cases/queries.ts';
import { takesMonth } from '../cases/rules.ts';
import { selectOtherRequest, selectStands, selectVoices } from '../guardians/queries.ts';
import {
  type OtherCase,
  selectNotes,
  selectAnswers,
  selectOptionalAsked,
  selectOptionalOwnCase,
  selectParts,
  selectSameHousehold,
} from '../partners/queries.ts';
import { numberOfPartner } from '../partners/rules.ts';
import { selectConsentsOfCase } from '../consents/queries.ts';
import { selectOptionalDecision } from '../decisions/queries.ts';
import { selectDocumentsOfCase } from '../documents/queries.ts';
import { selectAnsweredBy, selectShared } from '../investigations/queries.ts';
import { hearing } from '../investigations/rules.ts';
import { text as investigationsText } from '../investigations/text.ts';
import { investigationFlags, staffInvestigationPath } from '../investigations/views.ts';
import { selectMeasureFacts, selectOptionalAllowance, selectPlanFacts } from '../measures/queries.ts';
import { text as measuresText } from '../measures/text.ts';
import { measureFlags, staffMeasuresPath, staffPlanPath } from '../measures/views.ts';
import { selectMeetingFacts, selectWishes } from '../meetings/queries.ts';
import { text as meetingsText } from '../meetings/text.ts';
import { meetingFlags, staffMeetingsPath } from '../meetings/views.ts';
import { selectMoves, selectPapers, selectWithOtherCase } from '../papers/queries.ts';
import { movesModel, paperFlags, papersModel } from '../papers/views.ts';
import { readMessages } from '../messages/actions.ts';
import { selectOptionalPerson } from '../people/queries.ts';
import { selectOfCase, selectPartiesToday } from '../representation/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { dayOf } from '../platform/days.ts';
import type { Reader } from '../platform/db/db.ts';
import { Conflict, Forbidden } from '../platform/http/errors.ts';
import { type Reply, type Route, get, page, post, redirect } from '../platform/http/route.ts';
import { isId, newId } from '../platform/ids.ts';
import { together } from '../platform/together.ts';
import { type Reading, staffCasePath } from '../queue/views.ts';
import { type Happened, type StaffCaseFacts, type StaffPartner, staffCasePage, staffCaseView } from './views.ts';

export const caseworkerRoutes: Route[] = [
  get('/handlaggare/arenden/:id', 'case.read', (ctx, req) => showCase(ctx, idFrom(req), happenedFrom(req))),
  post('/handlaggare/arenden/:id/ta', 'case.take', take),
];

/** Who looks: pages here are the employees' only. */
export function readingOf(ctx: Ctx): Reading {
  if (ctx.actor.kind !== 'staff') throw new Forbidden('staff');
  return { actor: ctx.actor, municipality: ctx.deps.municipality, language: ctx.language, now: ctx.now };
}

/** Does something in a case, and shows how it stands if somebody else was first. `to`: where on the page of the case one is then. */
export async function unlessChanged(ctx: Ctx, id: string, to: string, act: () => Promise<void>): Promise<Reply> {
  try {
    await act();
  } catch (error) {
    if (error instanceof Conflict) return await showCase(ctx, id, { conflict: 'changed' }, 409);
    throw error;
  }
  return redirect(`${staffCasePath(id)}${to}`);
}

/** The id in the address. One that cannot be an id is like one that is not there. */
export function idFrom(req: express.Request): string {
  const { id } = req.params;
  if (!isId(id)) throw new Forbidden('no such case');
  return id;
}

const Done = z
  .enum(['tagit', 'meddelande', 'komplettering', 'beslut', 'avslutat', 'flyttad'])
  .optional()
  .catch(undefined);

function happenedFrom(req: express.Request): Happened {
  const done = Done.parse(req.query['klart']);
  return { ...(done === undefined ? {} : { done }), ...(req.query['begar'] === '1' ? { asks: true } : {}) };
}

/** How long a closed case counts as lately closed, ms. */
const recently = 30 * 86_400_000;

/** The whole case, with what just happened to it. Opening it, and its messages, is logged. */
export async function showCase(ctx: Ctx, id: string, happened: Happened = {}, status = 200): Promise<Reply> {
  const reading = readingOf(ctx);
  const { vault } = ctx.deps;
  await readCase(ctx, id, () => Promise.resolve());
  const { row, messages, more } = await readMessages(ctx, id, (reader, found) => {
    const key = caseKey(ctx, found);
    const submission = selectSubmission(reader, key, found.applicationId);
    return together({
      person: selectOptionalPerson(reader, found.applicantId),
      asker: found.askedBy === null ? undefined : selectOptionalPerson(reader, found.askedBy),
      submission,
      documents: selectDocumentsOfCase(reader, vault, found.id),
      timeline: selectTimeline(reader, found.id),
      decision: selectOptionalDecision(reader, key, found.id),
      partner: selectPartner(reader, ctx, found),
      household: submission.then((sent) => selectHouseholdBeside(reader, found, sent)),
      notes: selectNotes(reader, vault, found.id),
      representatives: selectOfCase(reader, vault, found.id),
      parties: selectPartiesToday(reader, found.id),
      closed: selectOptionalClosed(reader, found, new Date(ctx.now.getTime() - recently)),
      beside: found.kind === 'lss' ? selectBeside(reader, ctx, found) : undefined,
      consents: selectConsentsOfCase(reader, found.id),
      accounts: selectOpenChanges(reader, found.id),
      paper: selectPapers(reader, vault, found.id),
      moved: selectMoves(reader, key, found.id),
      elsewhere: selectWithOtherCase(reader, found.id),
      allowance: found.kind === 'lss' ? selectOptionalAllowance(reader, found.id) : undefined,
      voices: found.kind === 'lss' && found.askedBy !== null ? selectVoices(reader, key, found.id) : [],
    });
  });
  const { accounts, paper, moved, elsewhere, ...facts } = more;
  const papers = papersModel(row, paper, facts.documents, reading);
  const moves = movesModel(row, { ...facts, messages, moved, elsewhere }, reading);
  const flags = [...paperFlags(row, paper, reading.language), ...accountFlags(row.id, accounts, reading.language)];
  const { head, model } = staffCasePage(
    { row, messages, ...facts, papers, moves, flags, formId: newId() },
    reading,
    happened,
  );
  return page(staffCaseView, head, model, status);
}

/** What belongs to a request for support under LSS only: where the work goes on, and what to think of. */
export async function selectBeside(
  reader: Reader,
  { language, now, deps }: Ctx,
  row: Case,
): Promise<NonNullable<StaffCaseFacts['beside']>> {
  const [meetings, wishes, shared, answered, measures, plans, readers] = await Promise.all([
    selectMeetingFacts(reader, row.id),
    selectWishes(reader, row.id),
    selectShared(reader, row.id),
    selectAnsweredBy(reader, row.id),
    selectMeasureFacts(reader, row.id),
    selectPlanFacts(reader, row.id),
    selectPartiesWith(reader, row.id, 'READ'),
  ]);
  const open = isOpenState(row.state);
  const answeredBy = answered.map(({ personId }) => personId);
  const heard = hearing(shared[0], readers, answeredBy, dayOf(now));
  return {
    links: [
      { href: staffMeetingsPath(row.id), text: meetingsText[language].link(meetings.length) },
      { href: staffInvestigationPath(row.id), text: investigationsText[language].link },
      ...(measures.length === 0
        ? []
        : [{ href: staffMeasuresPath(row.id), text: measuresText[language].links.measures }]),
      ...(measures.length > 0 || plans.length > 0 || wishes.some(({ kind }) => kind === 'plan')
        ? [{ href: staffPlanPath(row.id), text: measuresText[language].links.plan }]
        : []),
    ],
    flags: [
      ...measureFlags({ measures, plan: plans[0], wishes }, { municipality: deps.municipality, language, now }),
      ...meetingFlags({ meetings, wishes, open, unchecked: row.unchecked }, language),
      ...investigationFlags({ shared, heard, open }, language),
    ],
  };
}

/** How it stands with the other in the household, or the child's other guardian: what she was asked, has answered and has sent. */
async function selectPartner(reader: Reader, ctx: Ctx, row: Case): Promise<StaffPartner | undefined> {
  const { vault } = ctx.deps;
  const asked = await selectOptionalAsked(reader, vault, { caseId: row.id });
  if (!asked) return undefined;
  const [answers, other, parts, person, stands] = await Promise.all([
    selectAnswers(reader, asked),
    asked.role === 'partner' ? selectOptionalOwnCase(reader, asked) : selectOtherRequest(reader, row),
    selectParts(reader, vault, row.id),
    asked.partnerId === null ? undefined : selectOptionalPerson(reader, asked.partnerId),
    asked.role === 'guardian' ? selectStands(reader, asked) : [],
  ]);
  const sent = await Promise.all(
    parts.map(async (part) => ({
      byFirst: part.personId === row.askedBy,
      submission: await selectSubmission(reader, part.key, part.id),
    })),
  );
  const of = (first: boolean) => sent.filter(({ byFirst }) => byFirst === first).map(({ submission }) => submission);
  return { asked, answers, other, person, submissions: of(false), added: of(true), stands };
}

/** Applications beside this one for the same month, where it takes its month. */
async function selectHouseholdBeside(reader: Reader, row: Case, { frozen }: Submission): Promise<OtherCase[]> {
  if (!takesMonth(row.applicationType) || row.state === 'WITHDRAWN') return [];
  return selectSameHousehold(reader, row, numberOfPartner(frozen.answers));
}

const TakeForm = z.object({ har: z.string().catch('') });

async function take(ctx: Ctx, req: express.Request): Promise<Reply> {
  const id = idFrom(req);
  const { har } = TakeForm.parse(req.body ?? {});
  try {
    await takeCase(ctx, id, isId(har) ? har : null);
  } catch (error) {
    if (error instanceof Conflict) return await showCase(ctx, id, { conflict: 'taken' }, 409);
    throw error;
  }
  return redirect(`${staffCasePath(id)}?klart=tagit`);
}
