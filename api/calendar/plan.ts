import type { CalendarPlanRow } from '../../db/queries/plan-calendar.ts';
import { openDayOnOrAfter } from '../../shared/calendar/store-calendar.ts';
import type { CalendarPlan } from '../../shared/contract/calendar.ts';
import { messageOf } from '../../shared/contract/errors.ts';
import { moveWindow } from '../../shared/domain/plan-move-window.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { levelOf, methodOf, originOf, stateOf } from '../plan/codes.ts';
import type { PlanRules } from '../plan/rules.ts';

/**
 * A plan as the calendar shows it. Whoever sees it may move it: an assignee has a task on the customer, a manager
 * guides every one; the name is therefore shown in full (domain §13).
 */
export function calendarPlanOf(row: CalendarPlanRow, { today, calendar }: PlanRules): CalendarPlan {
  const window = moveWindow(
    { dueOn: row.dueOn, state: stateOf(row.state), origin: originOf(row.origin) },
    { limitOn: row.role === 'next' ? row.limitOn : null, today, calendar },
  );
  return {
    id: row.id,
    customerId: row.customerId,
    opportunityId: row.opportunityId,
    role: row.role === 'further' ? 'further' : 'next',
    name: row.name,
    level: levelOf(row.level),
    method: methodOf(row.method),
    purpose: row.purpose,
    dueOn: row.dueOn,
    dueTime: row.dueTime,
    countedOn: openDayOnOrAfter(calendar, row.dueOn),
    move: isRefusal(window) ? null : window,
    fixedWords: isRefusal(window) ? messageOf(window.code, window.params) : null,
  };
}
