import { post } from '../platform/http/route.ts';
import { extendSession } from './actions.ts';

export const citizenRoutes = [post('/fortsatt', 'session.extend', extendSession('citizen'))];
