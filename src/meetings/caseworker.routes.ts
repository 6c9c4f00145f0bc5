import type express from 'express';
import { z } from 'zod';
import { selectSubmission } from '../applications/queries.ts';
import { caseKey } from '../cases/queries.ts';
import { fullName, selectOptionalPerson } from '../people/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { Conflict, Forbidden } from '../platform/http/errors.ts';
import { type Reply, type Route, get, page, post, redirect } from '../platform/http/route.ts';
import { derivedId, isId, newId } from '../platform/ids.ts';
import { kept } from '../platform/kept.ts';
import { idFrom } from '../casefile/caseworker.routes.ts';
import { selectPartiesToday } from '../representation/queries.ts';
import { isChecked } from '../representation/rules.ts';
import { cancelMeeting, moveMeeting, proposeMeeting, readMeetings } from './actions.ts';
import type { Proposal } from './queries.ts';
import { type TypedTime, lengths, longestDetail, meetingKinds, meetingPlaces, readTimes } from './rules.ts';
import { type TypedProposal, blankProposal, staffMeetingsPage, staffMeetingsPath, staffMeetingsView } from './views.ts';

export const caseworkerRoutes: Route[] = [
  get('/handlaggare/arenden/:id/moten', 'meeting.read', (ctx, req) =>
    showMeetings(ctx, idFrom(req), { moves: Moves.parse(req.query['flytta']), done: Done.parse(req.query['klart']) }),
  ),
  post('/handlaggare/arenden/:id/moten', 'meeting.propose', propose),
  post('/handlaggare/arenden/:id/moten/:meeting/avboka', 'meeting.cancel', cancel),
];

const Done = z.enum(['foreslaget', 'avbokat']).optional().catch(undefined);
const Moves = z.string().catch('');
type About = {
  moves?: string;
  typed?: TypedProposal;
  changed?: boolean;
  notSent?: boolean;
  done?: z.infer<typeof Done>;
};

async function showMeetings(ctx: Ctx, caseId: string, { moves, typed, ...about }: About): Promise<Reply> {
  const { row, meetings, more } = await readMeetings(ctx, caseId, (reader, found) =>
    Promise.all([
      selectPartiesToday(reader, found.id),
      // She is no party of it yet, as long as nobody has checked by what right somebody else asks for her.
      selectOptionalPerson(reader, found.applicantId),
      selectSubmission(reader, caseKey(ctx, found), found.applicationId),
    ]),
  );
  const [parties, person, { frozen }] = more;
  const name = person ? fullName(person) : '';
  const form = typed ?? blankProposal(meetings.find(({ id, state }) => id === moves && state !== 'cancelled'));
  const { head, model } = staffMeetingsPage(
    { row, name, meetings, parties, sent: frozen.summary, formId: newId() },
    ctx,
    form,
    about,
  );
  return page(staffMeetingsView, head, model, about.changed || about.notSent ? 409 : typed ? 422 : 200);
}

const Form = z.object({
  formular: z.string().refine(isId).catch(newId),
  mote: z.string().catch(''),
  till: z.string().catch(''),
  typ: z.string().catch(''),
  plats: z.string().catch(''),
  var: z.string().catch(''),
  med: z.string().catch(''),
  tolk: z.string().catch(''),
  minuter: z.string().catch(''),
});
/** The boxes for one of the times; the first has no number. */
const timeOf = (body: unknown, nth: number) => {
  const suffix = nth === 1 ? '' : `-${String(nth)}`;
  const box = z.string().catch('').transform(kept);
  const { [`dag${suffix}`]: day = '', [`tid${suffix}`]: time = '' } = z.record(z.string(), box).catch({}).parse(body);
  return { day, time };
};

async function propose(ctx: Ctx, req: express.Request): Promise<Reply> {
  const caseId = idFrom(req);
  const fields = Form.parse(req.body ?? {});
  const { more: parties } = await readMeetings(ctx, caseId, (reader) => selectPartiesToday(reader, caseId));
  const { typed, proposal } = readProposal(
    fields,
    [1, 2, 3].map((nth) => timeOf(req.body, nth)),
    parties.filter(isChecked).map(({ id }) => id),
    ctx.now,
  );
  if (proposal === undefined) return await showMeetings(ctx, caseId, { typed });
  try {
    if (isId(typed.moves)) await moveMeeting(ctx, caseId, typed.moves, proposal);
    else
      await proposeMeeting(
        ctx,
        caseId,
        typed.to,
        derivedId(fields.formular, JSON.stringify([typed.to, proposal])),
        proposal,
      );
  } catch (error) {
    // What was typed is kept, to be proposed anew.
    if (error instanceof Conflict)
      return await showMeetings(ctx, caseId, { typed: { ...typed, moves: '', to: '' }, notSent: true });
    throw error;
  }
  return redirect(`${staffMeetingsPath(caseId)}?klart=foreslaget`);
}

/** What was typed, and the proposal when nothing is missing in it. `can`: those who can be met. */
function readProposal(
  fields: z.infer<typeof Form>,
  typedTimes: readonly TypedTime[],
  can: readonly string[],
  now: Date,
): { typed: TypedProposal; proposal: Proposal | undefined } {
  const moves = isId(fields.mote) ? fields.mote : '';
  const to = (fields.till === '' && can.length === 1 ? can[0] : can.find((one) => one === fields.till)) ?? '';
  const kind = meetingKinds.find((one) => one === fields.typ);
  const place = meetingPlaces.find((one) => one === fields.plats);
  const { times, fault } = readTimes(typedTimes, now);
  const details = { where: fields.var.trim(), who: fields.med.trim(), interpreter: fields.tolk.trim() };
  const tooLong = (field: string, words: string): TypedProposal['errors'] =>
    words.length > longestDetail ? [{ field, fault: 'long' }] : [];
  const errors: TypedProposal['errors'] = [
    ...(to === '' && moves === '' ? [{ field: 'till', fault: 'to' as const }] : []),
    ...(kind === undefined ? [{ field: 'typ', fault: 'kind' as const }] : []),
    ...(place === undefined ? [{ field: 'plats', fault: 'place' as const }] : []),
    ...tooLong('var', details.where),
    ...tooLong('med', details.who),
    ...tooLong('tolk', details.interpreter),
    ...(fault === undefined ? [] : [{ field: 'dag', fault }]),
  ];
  const minutes = lengths.find((one) => String(one) === fields.minuter) ?? 60;
  const typed: TypedProposal = {
    moves,
    to,
    kind: fields.typ,
    place: fields.plats,
    where: kept(details.where),
    who: kept(details.who),
    interpreter: kept(details.interpreter),
    minutes: String(minutes),
    times: typedTimes,
    errors,
  };
  const whole = errors.length === 0 && kind !== undefined && place !== undefined;
  return { typed, proposal: whole ? { kind, place, minutes, times, details } : undefined };
}

async function cancel(ctx: Ctx, req: express.Request): Promise<Reply> {
  const caseId = idFrom(req);
  const { meeting } = req.params;
  if (!isId(meeting)) throw new Forbidden('no such meeting');
  try {
    await cancelMeeting(ctx, caseId, meeting, '');
  } catch (error) {
    if (error instanceof Conflict) return await showMeetings(ctx, caseId, { changed: true });
    throw error;
  }
  return redirect(`${staffMeetingsPath(caseId)}?klart=avbokat`);
}
