import { type Route, get, post } from '../platform/http/route.ts';
import { leaveEverywhere, places, showKept, showLogins, throwAway } from './views.ts';

export const caseworkerRoutes: Route[] = [
  get(places.staff.kept, 'form.finish', showKept('staff')),
  post(places.staff.discard, 'form.discard', throwAway('staff')),
  get(places.staff.logins, 'session.read', showLogins('staff')),
  post(places.staff.everywhere, 'session.end', leaveEverywhere('staff')),
];
