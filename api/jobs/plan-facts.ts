import { asOf } from '../../db/queries/as-of.ts';
import type { DuePlan } from '../../db/queries/evaluation.ts';
import type { Store } from '../../db/store.ts';
import type { PlanFact } from '../../shared/domain/rule-plan-missed.ts';

/**
 * Plans as they stood at the end of a day (§四.2): with the assignee of that midnight, and closed only if they were then.
 * @param dayEndAt UTC ms of that 24:00
 */
export function planFacts(store: Store, plans: readonly DuePlan[], dayEndAt: number): readonly PlanFact[] {
  return plans.flatMap((plan) => {
    const then = asOf(store, 'plan', plan, dayEndAt);
    return then ? [factOf(then)] : [];
  });
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
