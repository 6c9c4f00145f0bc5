import { post } from '../platform/http/route.ts';
import { extendSession } from './actions.ts';

export const caseworkerRoutes = [post('/handlaggare/fortsatt', 'session.extend', extendSession('staff'))];
