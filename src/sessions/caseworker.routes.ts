import { folders } from '../identity/actions.ts';
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

export const caseworkerRoutes: Route[] = [
  get('/handlaggare/utloggad', 'public', (ctx) => Promise.resolve(signedOutPage(ctx, 'staff'))),
  get(places.staff.leave, 'public', askToLeave('staff')),
  post(places.staff.leave, 'public', leave('staff')),
  get(`${folders.staff}/logout`, 'public', atLogout('staff')),
  post(`${folders.staff}/logout`, 'public', atLogout('staff')),

  get(places.staff.kept, 'form.finish', showKept('staff')),
  post(places.staff.discard, 'form.discard', throwAway('staff')),
  get(places.staff.logins, 'session.read', showLogins('staff')),
  post(places.staff.everywhere, 'session.end', leaveEverywhere('staff')),
];
