import { asOf, groupsStampedSince } from '../../db/queries/as-of.ts';
import type { DuePlan } from '../../db/queries/evaluation.ts';
import { leavesFrom } from '../../db/queries/leaves.ts';
import type { Store } from '../../db/store.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { leaveOn } from '../../shared/domain/leave.ts';
import type { PlanFact } from '../../shared/domain/rule-plan-missed.ts';
import { hlcAt } from '../../sync/clock.ts';

/**
 * Plans as they stood at the end of a day (§四.2): with the assignee of that midnight, and closed only if they were then.
 * @param ended the day, and its 24:00 in UTC ms
 */
export function planFacts(
  store: Store,
  plans: readonly DuePlan[],
  { day, dayEndAt }: { readonly day: CivilDate; readonly dayEndAt: number },
): readonly PlanFact[] {
  // as they are known now: who was ill and said so afterwards was away all the same
  const leaves = plans.length === 0 ? [] : leavesFrom(store.read, day);
  const dayEndHlc = hlcAt(dayEndAt);
  return plans.flatMap((plan) => {
    const then = planAsOf(store, plan, dayEndAt, dayEndHlc);
    if (!then) return [];
    const isAway = then.assigneeId !== null && leaveOn(leaves, then.assigneeId, day) !== undefined;
    return [{ ...factOf(then), isAway }];
  });
}

/** What decides on a finding besides the closing. */
const deciding: ReadonlySet<string> = new Set(['due', 'assigneeId', 'customerId', 'role']);

/**
 * A plan as it stood, without reading the log wherever the row tells it. Most that were undone at some midnight were
 * closed later and changed in nothing else; and whoever takes a closing back does so on the same day, so that a plan
 * which was closed after that midnight was open at it.
 */
function planAsOf(store: Store, plan: DuePlan, dayEndAt: number, dayEndHlc: string): DuePlan | undefined {
  if (plan.rowHlc >= dayEndHlc) return asOf(store, 'plan', plan, dayEndAt);
  const since = groupsStampedSince(store.read, 'plan', plan.id, dayEndHlc);
  if (since.some((group) => deciding.has(group))) return asOf(store, 'plan', plan, dayEndAt);
  const wasClosed = plan.state !== 'open' && plan.closedAt !== null && plan.closedAt < dayEndAt;
  return since.includes('closing') && !wasClosed ? { ...plan, state: 'open', closedOn: null } : plan;
}

function factOf(plan: DuePlan): PlanFact {
  const closedAs = (state: DuePlan['state']) => (plan.state === state ? plan.closedOn : null);
  return {
    planId: plan.id,
    customerId: plan.customerId,
    dueOn: plan.dueOn,
    assigneeId: plan.assigneeId,
    isDecision: plan.role === 'decision',
    attemptOn: closedAs('done'),
    cancelledOn: closedAs('cancelled'),
    replacedOn: closedAs('replaced'),
  };
}
