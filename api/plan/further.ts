import { demand, reject } from '../../db/unit-of-work.ts';
import { addDays } from '../../shared/calendar/civil-date.ts';
import { checkOpenPlan, isDue } from '../../shared/domain/plan.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { type ActorCall, act } from '../call.ts';
import { closePlan } from './close-plan.ts';
import { originOf } from './codes.ts';
import { demandOpenPlanInvariant } from './invariant.ts';
import type { PlanSaved } from './move.ts';
import { openPlan, type PlanAsk } from './next-plan.ts';
import { planRulesOf } from './rules.ts';
import { requireOpportunity, requirePlan } from './subject.ts';

/** A further plan lies within a year: beyond that it is a slip of the pen. */
const furthestDays = 366;

/** Adds a plan beside the next one (§四.1); no limit binds it (§三). */
export function addPlan(input: PlanAsk & { readonly opportunityId: string }, call: ActorCall): PlanSaved | Refusal {
  return act(call, (tx) => {
    const { opportunityId, ...ask } = input;
    const { opportunity, customer } = requireOpportunity(tx, call, opportunityId);
    if (opportunity.state === 'ended') reject('OPPORTUNITY_ENDED');
    if (opportunity.state === 'pending') reject('ENDING_PENDING');
    const rules = planRulesOf(call);
    if (ask.dueOn <= rules.today || ask.dueOn > addDays(rules.today, furthestDays)) {
      reject('INVALID_INPUT', { field: '日期', problem: '要在今天以后、一年以内' }, 'dueOn');
    }
    const opened = openPlan(tx, {
      opportunity,
      role: 'further',
      ask,
      assigneeId: customer.ownerId ?? call.actor.id,
      origin: 'manual',
      basis: '',
      rules,
      extendReason: '',
    });
    demandOpenPlanInvariant(tx, opportunityId);
    return { ...opened, beyondLimit: false };
  });
}

/** Takes a further plan back while it lies in the future; the next plan always stays (§四.1). */
export function cancelFurther(input: { readonly id: string }, call: ActorCall): { readonly id: string } | Refusal {
  return act(call, (tx) => {
    const { plan, opportunity } = requirePlan(tx, call, input.id);
    const facts = { dueOn: plan.dueOn, state: plan.state, origin: originOf(plan.origin) };
    demand(checkOpenPlan(facts));
    if (plan.role === 'next') reject('PLAN_NEXT_REQUIRED');
    const rules = planRulesOf(call);
    if (isDue(facts, rules.today, rules.calendar)) reject('PLAN_DUE_NOT_MOVABLE');
    closePlan(tx, plan.id, { state: 'cancelled', today: rules.today, reason: '自己取消' });
    demandOpenPlanInvariant(tx, opportunity.id);
    return { id: plan.id };
  });
}
