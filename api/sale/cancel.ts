import { planLoad } from '../../db/queries/plans.ts';
import { sqlFor } from '../../db/query.ts';
import { demand, reject, type Tx } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { checkNextPlanDate, proposeNextDate } from '../../shared/domain/plan.ts';
import { limitAfterAttempt, limitAfterChange, openLimit } from '../../shared/domain/plan-limit.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { isManager, roleLabel } from '../../shared/domain/roles.ts';
import { saleStates } from '../../shared/domain/sale.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { type ActorCall, act } from '../call.ts';
import { checkGrade, type Grade, moveIntoLimit, recordGrade } from '../opportunity/grade.ts';
import { demandOpenPlanInvariant } from '../plan/invariant.ts';
import { openPlan } from '../plan/next-plan.ts';
import { type PlanRules, planRulesOf } from '../plan/rules.ts';
import { closeSaleCalls } from './plans.ts';
import { requireSale, type SaleSubject } from './subject.ts';

export interface CancelInput {
  readonly id: string;
  readonly reason: string;
  /** How the intention is graded that goes on. */
  readonly grade: Grade;
  /** The day of the plan that follows a delivery called off; null leaves it to the rule. */
  readonly nextPlanOn: CivilDate | null;
}

export interface Cancelled {
  readonly id: string;
  readonly customerId: string;
  readonly opportunityId: string;
  readonly nextPlan: { readonly id: string; readonly dueOn: CivilDate };
}

/**
 * Calls a sale off (§五): the intention goes on at a level, with a plan (§四.1). After the delivery only a manager may;
 * the calls that are not done end, and the car is no longer the customer's.
 */
export function cancelSale(input: CancelInput, call: ActorCall): Cancelled | Refusal {
  return act(call, (tx) => {
    const subject = requireSale(tx, call, input.id);
    const { sale, opportunity } = subject;
    if (sale.state === 'cancelled') reject('SALE_NOT_WAITING', { state: saleStates.cancelled }, 'id');
    if (sale.state === 'delivered' && !isManager(call.actor.role)) demandManager(call, '取消已交车的订单');
    if (opportunity.state === 'pending') reject('ENDING_PENDING');
    const rules = planRulesOf(call);
    const wrong = checkGrade(input.grade, rules.today, rules.policy);
    if (wrong) demand(wrong);
    const { today } = rules;
    if (sale.state === 'delivered') takeBack(tx, subject, today);
    tx.update('sale', sale.id, {
      state: 'cancelled',
      cancelledOn: today,
      cancelReason: input.reason,
      cancelledById: call.actor.id,
      ...{ vainSinceOn: null, unreachedOn: null, reachedOn: null, ownedVehicleId: null },
    });
    const grade = { ...input.grade, reason: `取消订车：${input.reason}` };
    recordGrade(tx, { opportunityId: opportunity.id, customerId: sale.customerId, from: 'O', grade, on: today });
    if (sale.state === 'delivered') reopen(tx, call, subject, input, rules);
    else regrade(tx, opportunity, input.grade, rules);
    const next = demandOpenPlanInvariant(tx, opportunity.id);
    if (next === null) throw new Error(`opportunity ${opportunity.id} goes on without a plan`);
    return { id: sale.id, customerId: sale.customerId, opportunityId: opportunity.id, nextPlan: next };
  });
}

/** Rolls back with FORBIDDEN. */
export function demandManager({ actor }: ActorCall, what: string): void {
  reject('FORBIDDEN', { role: roleLabel(actor.role), act: what, who: '经理' });
}

/** Back to a level before the delivery: the plan at O stays, inside the limit of the new level (§三). */
function regrade(tx: Tx, opportunity: EntityRow<'opportunity'>, grade: Grade, rules: PlanRules): void {
  const { limitOn: before, attemptOn } = opportunity;
  const { today: changeOn, policy } = rules;
  const limitOn = limitAfterChange({ limitOn: before, attemptOn, changeOn, newLevel: grade.level, policy });
  tx.update('opportunity', opportunity.id, { ...columnsOf(grade, changeOn), limitOn });
  moveIntoLimit(tx, opportunity, limitOn, rules);
}

/** An opportunity that had ended with the delivery begins again today, with a plan. */
function reopen(tx: Tx, call: ActorCall, { opportunity, customer }: SaleSubject, input: CancelInput, rules: PlanRules) {
  const { today, policy, calendar } = rules;
  const { level } = input.grade;
  const limitOn = limitAfterAttempt(today, level, policy);
  const assigneeId = customer.ownerId ?? call.actor.id;
  const loadByDay = planLoad(tx.read, assigneeId, today, openLimit(calendar, limitOn));
  const dueOn = input.nextPlanOn ?? proposeNextDate({ today, limitOn, calendar, loadByDay });
  const wrong = checkNextPlanDate({
    ...{ dueOn, limitOn, level, calendar, today, retryBy: null, reason: '' },
    actorIsManager: false,
  });
  if (wrong) demand(wrong);
  tx.update('opportunity', opportunity.id, {
    ...columnsOf(input.grade, today),
    ...{ state: 'open', endedAs: null, endedOn: null, attemptOn: today, limitOn },
  });
  openPlan(tx, {
    opportunity: { ...opportunity, limitOn },
    role: 'next',
    ask: { dueOn, dueTime: null, method: 'phone', purpose: '取消订车后跟进' },
    assigneeId,
    origin: 'order_cancelled',
    basis: input.reason,
    rules,
    extendReason: '',
  });
}

function columnsOf({ level, expectedOn, noExpectedDate }: Grade, levelSetOn: CivilDate) {
  return { level, levelSetOn, expectedOn, noExpectedDate: noExpectedDate ? (1 as const) : (0 as const) };
}

/** The car goes back, and whoever drives none of ours is a prospect again. */
function takeBack(tx: Tx, { sale, customer }: SaleSubject, today: CivilDate): void {
  closeSaleCalls(tx, sale.id, today, '订单已取消');
  if (sale.ownedVehicleId !== null && tx.find('ownedVehicle', sale.ownedVehicleId))
    tx.remove('ownedVehicle', sale.ownedVehicleId);
  const ours = sqlFor
    .selectFrom('ownedVehicle')
    .select('id')
    .where('customerId', '=', customer.id)
    .where('deliveredOn', 'is not', null)
    .where('deletedHlc', 'is', null);
  if (tx.read.get(ours) === undefined) tx.update('customer', customer.id, { stage: 'prospect' });
}
