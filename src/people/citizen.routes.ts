import type express from 'express';
import { z } from 'zod';
import { selectUnreadCount } from '../messages/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { type Reply, type Route, get, page, post, redirect } from '../platform/http/route.ts';
import { languages } from '../platform/language.ts';
import { changeProfile, readProfile } from './actions.ts';
import { notifyChannels } from './queries.ts';
import { type ProfileInput, type ProfileProblem, checkProfile } from './rules.ts';
import { profilePage, profileView } from './views.ts';

export const citizenRoutes: Route[] = [
  get('/mina-uppgifter', 'profile.read', (ctx, req) => showProfile(ctx, { saved: req.query['sparat'] === 'ja' })),
  post('/mina-uppgifter', 'profile.change', saveProfile),
];

const typed = z.string().max(300).catch('');
const Body = z.object({
  telefon: typed,
  epost: typed,
  // One box arrives as a word, several as a list, none not at all.
  besked: z
    .preprocess(
      (value) => (typeof value === 'string' ? [value] : (value ?? [])),
      z.array(z.enum(notifyChannels)).max(2),
    )
    .catch([]),
  sprak: z.enum(languages).catch('sv'),
});

async function saveProfile(ctx: Ctx, req: express.Request): Promise<Reply> {
  const body = Body.parse(req.body ?? {});
  const input: ProfileInput = { phone: body.telefon, email: body.epost, notifyBy: body.besked, language: body.sprak };
  const check = checkProfile(input);
  if (!check.ok) return await showProfile(ctx, { input, problems: check.problems });
  await changeProfile(ctx, check.profile);
  return redirect('/mina-uppgifter?sparat=ja');
}

async function showProfile(
  ctx: Ctx,
  about: { saved?: boolean; input?: ProfileInput; problems?: readonly ProfileProblem[] },
): Promise<Reply> {
  const { person, more: unread } = await readProfile(ctx, selectUnreadCount);
  const around = { municipality: ctx.deps.municipality, language: ctx.language, unread, saved: about.saved === true };
  const { head, model } = profilePage(person, around, about.input, about.problems);
  return page(profileView, head, model, about.problems === undefined ? 200 : 422);
}
