import type { Handlers } from './call.ts';
import { addPlan, cancelFurther } from './plan/further.ts';
import { countsOf, listToday } from './plan/list.ts';
import { movePlan, replacePlan } from './plan/move.ts';
import { planSheet } from './plan/sheet.ts';

export const planHandlers: Handlers<'plan'> = {
  today: (ask, call) => listToday(ask, call),
  counts: (_input, call) => countsOf(call, call.actor.id),
  get: ({ id }, call) => planSheet(id, call),
  move: (input, call) => movePlan({ ...input, reason: null }, call),
  extend: (input, call) => movePlan(input, call),
  replace: (input, call) => replacePlan(input, call),
  add: (input, call) => addPlan(input, call),
  cancelFurther: (input, call) => cancelFurther(input, call),
};
