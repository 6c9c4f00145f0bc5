import { folders } from '../identity/actions.ts';
import { forgetChoice } from '../identity/views.ts';
import { type Route, get, post } from '../platform/http/route.ts';
import {
  askToLeave,
  atLogout,
  leave,
  leaveEverywhere,
  places,
  showKept,
  showLogins,
  signedOutPage,
  throwAway,
} from './views.ts';

export const publicRoutes: Route[] = [
  get('/utloggad', 'public', (ctx, req) => {
    forgetChoice(req, ctx.deps.baseUrl);
    return Promise.resolve(signedOutPage(ctx, 'citizen'));
  }),
  get(places.citizen.leave, 'public', askToLeave('citizen')),
  post(places.citizen.leave, 'public', leave('citizen')),
  get(`${folders.citizen}/logout`, 'public', atLogout('citizen')),
  post(`${folders.citizen}/logout`, 'public', atLogout('citizen')),
];

export const citizenRoutes: Route[] = [
  get(places.citizen.kept, 'form.finish', showKept('citizen')),
  post(places.citizen.discard, 'form.discard', throwAway('citizen')),
  get(places.citizen.logins, 'session.read', showLogins('citizen')),
  post(places.citizen.everywhere, 'session.end', leaveEverywhere('citizen')),
];
