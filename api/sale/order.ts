import { livingSaleOf } from '../../db/queries/sales.ts';
import { demand, reject, type Tx } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import type { CustomerValues } from '../../shared/domain/customer.ts';
import { dueAfterChange, limitAfterChange, openLimit } from '../../shared/domain/plan-limit.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { checkSaleDays } from '../../shared/domain/sale.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { type ActorCall, act } from '../call.ts';
import { checkReferences } from '../card/references.ts';
import { writeThroughToCards } from '../card/write-through.ts';
import { changeCustomer } from '../customer/update.ts';
import { tracingTaken } from '../identity/trace.ts';
import { recordGrade } from '../opportunity/grade.ts';
import { heldOn } from '../plan/holder.ts';
import { demandOpenPlanInvariant } from '../plan/invariant.ts';
import { openPlanOf } from '../plan/open-plan.ts';
import { type PlanRules, planRulesOf } from '../plan/rules.ts';
import { requireOpportunity } from '../plan/subject.ts';
import { type DeliveryParts, deliver } from './deliver.ts';
import type { OpenedCall } from './plans.ts';
import { cardDayOf } from './subject.ts';
import { checkVin } from './vin.ts';

/** What is entered of an order. */
export interface OrderInput {
  readonly opportunityId: string;
  readonly orderedOn: CivilDate;
  readonly vehicleId: string;
  readonly colour: string | null;
  readonly vin: string | null;
  readonly priceFen: number;
  readonly depositFen: number;
  readonly expectedOn: CivilDate | null;
  readonly note: string;
  readonly customer: CustomerValues;
  readonly confirmedVin: boolean;
  /** Handed over on the spot or already: order and delivery in one act; null while the car waits. */
  readonly delivery: DeliveryParts | null;
}

export interface Ordered {
  readonly id: string;
  readonly customerId: string;
  readonly vinCheckFits: boolean | null;
  /** The plan that the ordered opportunity keeps (§四.1); null where the car was handed over in the same act. */
  readonly nextPlan: { readonly id: string; readonly dueOn: CivilDate; readonly limitOn: CivilDate } | null;
  readonly calls: OpenedCall[];
}

/**
 * 登记订车 (§五.1): the opportunity becomes O and keeps one plan inside the limit of O until the car is handed over or the
 * order is called off. With a delivery, both are one act.
 */
export function enterOrder(input: OrderInput, call: ActorCall): Ordered | Refusal {
  return tracingTaken(
    call,
    act(call, (tx): Ordered => {
      const { opportunity } = requireOpportunity(tx, call, input.opportunityId);
      demandFree(tx, opportunity);
      const { customerId } = opportunity;
      changeCustomer(tx, call, { id: customerId, patch: input.customer, seen: {} });
      const rules = planRulesOf(call);
      const days = { orderedOn: input.orderedOn, deliveredOn: input.delivery?.deliveredOn ?? null };
      demandNothing(checkSaleDays({ ...days, cardOn: cardDayOf(tx, opportunity), today: rules.today }));
      demandBuyer(tx, customerId);
      demandNothing(checkReferences(tx.read, input, new Set(['vehicleId', 'colour'])));
      const { vin, checkFits } = checkVin(tx, call, {
        id: null,
        customerId,
        vin: input.vin,
        confirmed: input.confirmedVin,
      });
      const id = insertSale(tx, call, { ...input, customerId, vin });
      gradeAsOrdered(tx, opportunity, input, rules);
      const answer = { id, customerId, vinCheckFits: checkFits };
      if (input.delivery !== null) {
        const { calls } = deliver(tx, call, id, { ...input.delivery, confirmedVin: true });
        return { ...answer, nextPlan: null, calls };
      }
      const next = demandOpenPlanInvariant(tx, opportunity.id);
      const limitOn = openLimit(rules.calendar, tx.find('opportunity', opportunity.id)?.limitOn ?? rules.today);
      return { ...answer, nextPlan: next && { ...next, limitOn }, calls: [] };
    }),
  );
}

function demandFree(tx: Tx, opportunity: EntityRow<'opportunity'>): void {
  if (livingSaleOf(tx.read, opportunity.id)) reject('ALREADY_DONE', { what: '这个购车意向的订车' });
  if (opportunity.state === 'ended') reject('OPPORTUNITY_ENDED');
  if (opportunity.state === 'pending') reject('ENDING_PENDING');
}

function demandBuyer(tx: Tx, customerId: string): void {
  const buyer = tx.find('customer', customerId);
  if (!buyer || buyer.phone === null) reject('REQUIRED_MISSING', { fields: '移动电话' }, 'phone');
}

/** Rolls back with a refusal that a check found. */
function demandNothing(refusal: Refusal | null): void {
  if (refusal !== null) demand(refusal);
}

function insertSale(
  tx: Tx,
  call: ActorCall,
  order: Omit<OrderInput, 'customer' | 'delivery' | 'confirmedVin'> & { readonly customerId: string },
): string {
  const id = tx.newId();
  const { customerId, opportunityId, orderedOn, expectedOn, vehicleId, colour, vin, priceFen, depositFen, note } =
    order;
  tx.insert('sale', {
    id,
    ...{ customerId, opportunityId, orderedOn, expectedOn, vehicleId, colour, vin, priceFen, depositFen, note },
    sellerId: tx.find('customer', customerId)?.ownerId ?? call.actor.id,
    state: 'ordered',
    orderEnteredOn: call.today,
    ...neverDelivered,
    correctReason: '',
    createdAt: call.now,
    createdById: call.actor.id,
  });
  return id;
}

const neverDelivered = {
  cancelledOn: null,
  cancelReason: '',
  cancelledById: null,
  deliveredOn: null,
  deliveryEnteredOn: null,
  deliveryEnteredById: null,
  ownedVehicleId: null,
  vainSinceOn: null,
  unreachedOn: null,
  reachedOn: null,
} as const;

/** O comes from an order alone (§三): the next plan comes inside its limit. The cards keep the level they were written with. */
function gradeAsOrdered(
  tx: Tx,
  opportunity: EntityRow<'opportunity'>,
  order: Pick<OrderInput, 'expectedOn' | 'vehicleId'>,
  rules: PlanRules,
): void {
  const { id, customerId, attemptOn, limitOn: limitBefore } = opportunity;
  const { today, policy, calendar } = rules;
  const expectedOn = order.expectedOn ?? opportunity.expectedOn;
  const grade = { level: 'O' as const, expectedOn, noExpectedDate: false, reason: '登记订车' };
  const limitOn = limitAfterChange({ limitOn: limitBefore, attemptOn, changeOn: today, newLevel: 'O', policy });
  recordGrade(tx, { opportunityId: id, customerId, from: opportunity.level, grade, on: today });
  const { vehicleId } = order;
  tx.update('opportunity', id, { level: 'O', levelSetOn: today, expectedOn, noExpectedDate: 0, limitOn, vehicleId });
  const next = openPlanOf(tx, id, 'next');
  if (!next) return;
  const dueOn = dueAfterChange({ dueOn: next.dueOn, limitBefore, limitAfter: limitOn, calendar });
  if (dueOn === next.dueOn) return;
  const origin = next.origin === 'first_48h' ? next.origin : 'order';
  tx.update('plan', next.id, { dueOn, origin, ...heldOn(tx.read, calendar, next, dueOn) });
  writeThroughToCards(tx, customerId, id, today, { nextPlanOn: dueOn });
}
