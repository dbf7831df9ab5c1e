import type { Handlers } from './call.ts';
import { listTraffic } from './traffic/list.ts';
import { arrive, assign, correct, depart, explain } from './traffic/register.ts';

export const trafficHandlers: Handlers<'traffic'> = { arrive, depart, assign, list: listTraffic, correct, explain };
