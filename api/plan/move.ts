import { demand } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { ownHolder } from '../../shared/domain/leave.ts';
import { checkMove, checkOpenPlan, checkReplace } from '../../shared/domain/plan.ts';
import { isBeyondLimit } from '../../shared/domain/plan-limit.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { isManager } from '../../shared/domain/roles.ts';
import { isWritten } from '../../shared/domain/written.ts';
import { type ActorCall, act } from '../call.ts';
import { writeThroughToCards } from '../card/write-through.ts';
import { moveSaleCall, replaceSaleCall } from '../sale/move.ts';
import { closePlan } from './close-plan.ts';
import { levelOf, originOf } from './codes.ts';
import { heldOn } from './holder.ts';
import { demandOpenPlanInvariant } from './invariant.ts';
import { openPlan, type PlanAsk } from './next-plan.ts';
import { planRulesOf } from './rules.ts';
import { type PlanSubject, requirePlan } from './subject.ts';

export interface PlanSaved {
  readonly id: string;
  readonly dueOn: CivilDate;
  readonly beyondLimit: boolean;
}

/**
 * Changes a plan that is open (§四.1): another day only while it lies in the future, to a future day inside the limit;
 * time, method and purpose always. With a manager's reason also beyond the limit (§三).
 */
export function movePlan(
  input: PlanAsk & { readonly id: string; readonly reason: string | null },
  call: ActorCall,
): PlanSaved | Refusal {
  return act(call, (tx) => {
    const subject = requirePlan(tx, call, input.id);
    const { plan, opportunity } = subject;
    if (plan.saleId !== null) return moveSaleCall(tx, call, plan, input);
    const rules = planRulesOf(call);
    const facts = factsOf(subject);
    demand(checkOpenPlan(facts));
    const limitOn = plan.role === 'next' ? opportunity.limitOn : null;
    if (input.dueOn !== plan.dueOn) {
      demand(
        checkMove({
          plan: facts,
          dueOn: input.dueOn,
          limitOn,
          level: levelOf(opportunity.level),
          today: rules.today,
          calendar: rules.calendar,
          actorIsManager: isManager(call.actor.role),
          reason: input.reason,
        }),
      );
    }
    const { dueOn, dueTime, method, purpose } = input;
    const beyondLimit = limitOn !== null && isBeyondLimit(rules.calendar, dueOn, limitOn);
    // Bringing an extended plan forward needs no reason: the one it was extended with stays.
    const isExtended = beyondLimit && isWritten(input.reason) && dueOn !== plan.dueOn;
    tx.update('plan', plan.id, {
      dueOn,
      dueTime,
      method,
      purpose,
      ...(dueOn === plan.dueOn ? {} : heldOn(tx.read, rules.calendar, plan, dueOn)),
      ...(isExtended ? { extendedTo: dueOn, extendReason: input.reason, extendedById: call.actor.id } : {}),
    });
    if (plan.role === 'next') {
      writeThroughToCards(tx, plan.customerId, opportunity.id, rules.today, {
        nextPlanOn: dueOn,
        nextPlanTime: dueTime,
        nextPlanMethod: method,
        nextPlanPurpose: purpose,
      });
    }
    demandOpenPlanInvariant(tx, opportunity.id);
    return { id: plan.id, dueOn, beyondLimit };
  });
}

/**
 * A manager's act (§四.1): a plan that is due today or overdue closes and keeps its finding, a new one begins today or
 * later. The reason stands for an extension as well.
 */
export function replacePlan(
  input: PlanAsk & { readonly id: string; readonly reason: string },
  call: ActorCall,
): PlanSaved | Refusal {
  return act(call, (tx) => {
    const subject = requirePlan(tx, call, input.id);
    const { plan, opportunity, customer } = subject;
    const { id: _, reason, ...ask } = input;
    const rules = planRulesOf(call);
    if (plan.saleId !== null) return replaceSaleCall(tx, call, plan, { ...ask, reason });
    demand(
      checkReplace({
        plan: factsOf(subject),
        dueOn: ask.dueOn,
        today: rules.today,
        calendar: rules.calendar,
        actorIsManager: isManager(call.actor.role),
        reason,
      }),
    );
    closePlan(tx, plan.id, { state: 'replaced', today: rules.today, reason });
    const opened = openPlan(tx, {
      opportunity,
      role: plan.role === 'further' ? 'further' : 'next',
      ask,
      assigneeId: ownHolder(plan) ?? customer.ownerId ?? call.actor.id,
      origin: 'manager_replace',
      basis: plan.basis,
      rules,
      extendReason: reason,
    });
    demandOpenPlanInvariant(tx, opportunity.id);
    const beyondLimit = plan.role === 'next' && isBeyondLimit(rules.calendar, ask.dueOn, opportunity.limitOn);
    return { ...opened, beyondLimit };
  });
}

/** What the rules of plans have to know of this one. */
function factsOf({ plan }: PlanSubject) {
  return { dueOn: plan.dueOn, state: plan.state, origin: originOf(plan.origin) };
}
