import { sqlFor } from '../../db/query.ts';
import { reject, type Tx } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { endingRefusedPlanDueOn, endings } from '../../shared/domain/ending.ts';
import type { PlanMethod } from '../../shared/domain/plan.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { isWritten } from '../../shared/domain/written.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { type ActorCall, act } from '../call.ts';
import { closeAllPlans, closePlan } from '../plan/close-plan.ts';
import { demandOpenPlanInvariant } from '../plan/invariant.ts';
import { openPlan } from '../plan/next-plan.ts';
import { openPlanOf } from '../plan/open-plan.ts';
import { planRulesOf } from '../plan/rules.ts';
import { isOwn } from './pending.ts';

export interface Decision {
  readonly requestId: string;
  readonly approve: boolean;
  readonly reason: string;
  /** How the consultant is to go on after a refusal; its day is the next open one. */
  readonly nextPlan: {
    readonly dueTime: string | null;
    readonly method: PlanMethod;
    readonly purpose: string;
  } | null;
}

export interface Decided {
  readonly approved: boolean;
  readonly nextPlan: { readonly id: string; readonly dueOn: CivilDate } | null;
}

/**
 * A manager decides on a request to end an opportunity (§四.1): approval ends it, refusal gives the consultant a plan on
 * the next open day. Only the authority writes decisions; nobody decides on his own request. Refuses with NOT_FOUND,
 * ALREADY_DONE, ENDING_SELF, REQUIRED_MISSING or NOT_AUTHORITY.
 */
export function decideEnding(decision: Decision, call: ActorCall): Decided | Refusal {
  return act(call, (tx) => {
    const { request, opportunity, customer, task } = demandUndecided(tx, decision.requestId);
    if (isOwn({ byId: request.byId, ownerId: customer.ownerId }, call.actor.id)) reject('ENDING_SELF');
    if (!decision.approve && !isWritten(decision.reason)) {
      reject('REQUIRED_MISSING', { fields: '不批准的原因' }, 'reason');
    }
    const rules = planRulesOf(call);
    const { today } = rules;
    tx.insert('endingDecision', {
      id: tx.newId(),
      customerId: customer.id,
      opportunityId: opportunity.id,
      requestId: request.id,
      approved: decision.approve ? 1 : 0,
      reason: decision.reason,
      byId: call.actor.id,
      at: call.now,
      onDay: today,
    });
    const words = `${decision.approve ? '批准' : '没批准'}${endings[request.ending]}`;
    closePlan(tx, task.id, { state: 'done', today, reason: words });
    if (decision.approve) {
      closeAllPlans(tx, opportunity.id, { state: 'cancelled', today, reason: words });
      tx.update('opportunity', opportunity.id, { state: 'ended', endedAs: request.ending, endedOn: today });
      demandOpenPlanInvariant(tx, opportunity.id);
      return { approved: true, nextPlan: null };
    }
    tx.update('opportunity', opportunity.id, { state: 'open' });
    const how = decision.nextPlan ?? { dueTime: null, method: 'phone' as const, purpose: '' };
    const nextPlan = openPlan(tx, {
      opportunity,
      role: 'next',
      ask: { ...how, dueOn: endingRefusedPlanDueOn(today, rules.calendar) },
      assigneeId: customer.ownerId ?? request.byId,
      origin: 'ending_refused',
      basis: task.basis,
      rules,
      extendReason: `${words}：${decision.reason}`,
    });
    demandOpenPlanInvariant(tx, opportunity.id);
    return { approved: false, nextPlan };
  });
}

function demandUndecided(
  tx: Tx,
  requestId: string,
): {
  readonly request: EntityRow<'endingRequest'>;
  readonly opportunity: EntityRow<'opportunity'>;
  readonly customer: EntityRow<'customer'>;
  readonly task: EntityRow<'plan'>;
} {
  const request = tx.find('endingRequest', requestId);
  const opportunity = request && tx.find('opportunity', request.opportunityId);
  const customer = request && tx.find('customer', request.customerId);
  if (!request || !opportunity || !customer) return reject('NOT_FOUND', { what: '这个申请' }, 'requestId');
  const decided = tx.read.get(sqlFor.selectFrom('endingDecision').select('id').where('requestId', '=', requestId));
  const task = openPlanOf(tx, opportunity.id, 'decision');
  if (decided || task?.requestId !== requestId) return reject('ALREADY_DONE', { what: '这个申请' }, 'requestId');
  return { request, opportunity, customer, task };
}
