import { type Route, get, post } from '../platform/http/route.ts';
import { leaveEverywhere, places, showKept, showLogins, throwAway } from './views.ts';

export const citizenRoutes: Route[] = [
  get(places.citizen.kept, 'form.finish', showKept('citizen')),
  post(places.citizen.discard, 'form.discard', throwAway('citizen')),
  get(places.citizen.logins, 'session.read', showLogins('citizen')),
  post(places.citizen.everywhere, 'session.end', leaveEverywhere('citizen')),
];
