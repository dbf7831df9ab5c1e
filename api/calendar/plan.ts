import type { CalendarPlanRow } from '../../db/queries/plan-calendar.ts';
import { openDayOnOrAfter } from '../../shared/calendar/store-calendar.ts';
import type { CalendarPlan } from '../../shared/contract/calendar.ts';
import { messageOf } from '../../shared/contract/errors.ts';
import { moveWindow, saleMoveWindow } from '../../shared/domain/plan-move-window.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { saleCallOf } from '../../shared/domain/sale-script.ts';
import { levelOf, methodOf, originOf, stateOf } from '../plan/codes.ts';
import { extensionOf } from '../plan/extension.ts';
import type { PlanRules } from '../plan/rules.ts';

/**
 * A plan as the calendar shows it. Whoever sees it may move it: an assignee has a task on the customer, a manager
 * guides every one; the name is therefore shown in full (domain §13).
 */
export function calendarPlanOf(
  row: CalendarPlanRow,
  rules: PlanRules,
  names: ReadonlyMap<string, string>,
): CalendarPlan {
  const window = windowOf(row, rules);
  return {
    id: row.id,
    customerId: row.customerId,
    opportunityId: row.opportunityId,
    role: row.role === 'further' || row.role === 'sale' ? row.role : 'next',
    name: row.name,
    level: levelOf(row.level),
    method: methodOf(row.method),
    purpose: row.purpose,
    dueOn: row.dueOn,
    dueTime: row.dueTime,
    countedOn: openDayOnOrAfter(rules.calendar, row.dueOn),
    move: isRefusal(window) ? null : window,
    fixedWords: isRefusal(window) ? messageOf(window.code, window.params) : null,
    extension: extensionOf(row, rules.calendar, names),
  };
}

function windowOf(row: CalendarPlanRow, { today, calendar }: PlanRules): ReturnType<typeof moveWindow> {
  const plan = { dueOn: row.dueOn, state: stateOf(row.state), origin: originOf(row.origin) };
  const call = saleCallOf(row.origin);
  return call === null || row.deliveredOn === null
    ? moveWindow(plan, { limitOn: row.role === 'next' ? row.limitOn : null, today, calendar })
    : saleMoveWindow(plan, { call, deliveredOn: row.deliveredOn, today, calendar });
}
