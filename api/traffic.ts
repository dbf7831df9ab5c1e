import type { Handlers } from './call.ts';
import { listTraffic } from './traffic/list.ts';
import { arrive, assign, correct, depart, explain } from './traffic/register.ts';
import { undoTraffic } from './traffic/undo.ts';
import { voidTraffic } from './traffic/void.ts';

export const trafficHandlers: Handlers<'traffic'> = {
  arrive,
  depart,
  assign,
  list: listTraffic,
  correct,
  explain,
  void: voidTraffic,
  undo: undoTraffic,
};
