import type { Handlers } from './call.ts';
import { cancelLeave, changeStandIn, endLeave } from './leave/change.ts';
import { enterLeave, previewLeave } from './leave/enter.ts';
import { listLeaves } from './leave/list.ts';
import { acceptPlans, offeredPlans } from './leave/offers.ts';

export const leaveHandlers: Handlers<'leave'> = {
  list: (ask, call) => listLeaves(ask, call),
  preview: (input, call) => previewLeave(input, call),
  enter: (input, call) => enterLeave(input, call),
  end: (input, call) => endLeave(input, call),
  cancel: (input, call) => cancelLeave(input, call),
  changeStandIn: (input, call) => changeStandIn(input, call),
  offered: (ask, call) => offeredPlans(ask, call),
  accept: (input, call) => acceptPlans(input, call),
};
