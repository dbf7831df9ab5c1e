import { demand, reject, type Tx } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { ownHolder } from '../../shared/domain/leave.ts';
import { checkReplace } from '../../shared/domain/plan.ts';
import { isManager } from '../../shared/domain/roles.ts';
import { checkSaleDay, checkSaleMove } from '../../shared/domain/sale.ts';
import { saleCallLimit } from '../../shared/domain/sale-plan.ts';
import { saleCallOf } from '../../shared/domain/sale-script.ts';
import { isWritten } from '../../shared/domain/written.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import type { ActorCall } from '../call.ts';
import { closePlan } from '../plan/close-plan.ts';
import { originOf } from '../plan/codes.ts';
import { heldOn } from '../plan/holder.ts';
import type { PlanAsk } from '../plan/next-plan.ts';
import { readCalendar } from '../store-settings.ts';
import { openSaleCall } from './plans.ts';

/** One of the four calls after it was moved or replaced. */
interface MovedCall {
  readonly id: string;
  readonly dueOn: CivilDate;
  /** A manager extended it. */
  readonly beyondLimit: boolean;
}

/** One of the four calls with its sale, as the rules of its day need it. */
function subjectOf(tx: Tx, call: ActorCall, plan: EntityRow<'plan'>) {
  const sale = plan.saleId === null ? undefined : tx.find('sale', plan.saleId);
  const saleCall = saleCallOf(plan.origin);
  if (!sale || sale.deliveredOn === null || saleCall === null) return reject('NOT_FOUND', { what: '这次购车' }, 'id');
  const rules = {
    call: saleCall,
    deliveredOn: sale.deliveredOn,
    today: call.today,
    calendar: readCalendar(call.deps.store),
    actorIsManager: isManager(call.actor.role),
  };
  return { sale, rules, limitOn: saleCallLimit(saleCall, sale.deliveredOn, rules.calendar) };
}

/** Changes one of the four calls (§五.1): day inside its bounds, time, method and purpose at any time. */
export function moveSaleCall(
  tx: Tx,
  call: ActorCall,
  plan: EntityRow<'plan'>,
  ask: PlanAsk & { readonly reason: string | null },
): MovedCall {
  const { rules, limitOn } = subjectOf(tx, call, plan);
  const { dueOn, dueTime, method, purpose, reason } = ask;
  const facts = { dueOn: plan.dueOn, state: plan.state, origin: originOf(plan.origin) };
  if (plan.state !== 'open') reject('PLAN_ALREADY_CLOSED');
  if (dueOn !== plan.dueOn) demand(checkSaleMove({ ...rules, plan: facts, dueOn, reason }));
  const beyondLimit = dueOn > limitOn;
  const isExtended = beyondLimit && isWritten(reason) && dueOn !== plan.dueOn;
  tx.update('plan', plan.id, {
    ...{ dueOn, dueTime, method, purpose },
    ...(dueOn === plan.dueOn ? {} : heldOn(tx.read, rules.calendar, plan, dueOn)),
    ...(isExtended ? { extendedTo: dueOn, extendReason: reason, extendedById: call.actor.id } : {}),
  });
  return { id: plan.id, dueOn, beyondLimit };
}

/** A manager's act (§四.1): a call that is due or overdue closes and keeps its finding, a new one of the same kind begins. */
export function replaceSaleCall(
  tx: Tx,
  call: ActorCall,
  plan: EntityRow<'plan'>,
  ask: PlanAsk & { readonly reason: string },
): MovedCall {
  const { sale, rules, limitOn } = subjectOf(tx, call, plan);
  const { dueOn, dueTime, method, reason } = ask;
  const facts = { dueOn: plan.dueOn, state: plan.state, origin: originOf(plan.origin) };
  demand(checkReplace({ ...rules, plan: facts, dueOn, reason }));
  demand(checkSaleDay({ ...rules, dueOn, reason, earliest: 'today' }));
  closePlan(tx, plan.id, { state: 'replaced', today: rules.today, reason });
  const ownId = ownHolder(plan) ?? call.actor.id;
  const opened = { sale, call: rules.call, dueOn, dueTime, method, ownId, basis: plan.basis };
  return { id: openSaleCall(tx, rules, opened), dueOn, beyondLimit: dueOn > limitOn };
}
