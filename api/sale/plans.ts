import { planLoad } from '../../db/queries/plans.ts';
import { plansOfSale, salesOfCustomer } from '../../db/queries/sales.ts';
import type { Reader } from '../../db/query.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import { addDays, type CivilDate } from '../../shared/calendar/civil-date.ts';
import type { StoreCalendar } from '../../shared/calendar/store-calendar.ts';
import { ownHolder } from '../../shared/domain/leave.ts';
import { planOrigins } from '../../shared/domain/plan-codes.ts';
import {
  csiDays,
  csiWindow,
  type Delivery,
  type SaleCall,
  saleCallDay,
  saleCallDays,
  saleEntryAt,
} from '../../shared/domain/sale-plan.ts';
import { saleCallOf } from '../../shared/domain/sale-script.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import type { ActorCall } from '../call.ts';
import { closePlan } from '../plan/close-plan.ts';
import { neverClosed } from '../plan/first-plan.ts';
import { heldOn, holderOn } from '../plan/holder.ts';
import { readCalendar } from '../store-settings.ts';

/** One of the four plans as it was opened. */
export interface OpenedCall {
  readonly planId: string;
  readonly call: SaleCall;
  readonly dueOn: CivilDate;
  readonly lateSinceOn: CivilDate | null;
}

/** A plan for one of the four calls. */
export interface NewSaleCall {
  readonly sale: EntityRow<'sale'>;
  readonly call: SaleCall;
  readonly dueOn: CivilDate;
  readonly dueTime?: string | null;
  readonly method?: string;
  readonly lateSinceOn?: CivilDate | null;
  /** Whose call it is; while he is on leave it lies with whoever stands in. */
  readonly ownId: string;
  /** The feedback to build on. */
  readonly basis?: string;
}

/** Opens a plan of a sale. @returns its id */
export function openSaleCall(
  tx: Tx,
  { today, calendar }: { readonly today: CivilDate; readonly calendar: StoreCalendar },
  plan: NewSaleCall,
): string {
  const id = tx.newId();
  const { sale, call, dueOn, dueTime = null, method = 'phone', lateSinceOn = null, ownId, basis = '' } = plan;
  tx.insert('plan', {
    id,
    customerId: sale.customerId,
    opportunityId: sale.opportunityId,
    role: 'sale',
    ...{ dueOn, dueTime, method, basis },
    ...holderOn(tx.read, calendar, ownId, dueOn),
    purpose: planOrigins[call],
    origin: call,
    ...neverClosed,
    saleId: sale.id,
    lateSinceOn,
    requestId: null,
    createdAt: tx.env.now,
    createdOn: today,
    createdById: tx.env.actorId,
  });
  return id;
}

/** Opens the four plans of a delivery (§五.1), with whoever looks after the customer. */
export function openSaleCalls(tx: Tx, call: ActorCall, saleId: string): OpenedCall[] {
  const sale = tx.find('sale', saleId);
  if (!sale?.deliveredOn) throw new Error(`sale ${saleId} is not delivered`);
  const ownId = tx.find('customer', sale.customerId)?.ownerId ?? call.actor.id;
  const delivery = deliveryOf(tx.read, call, ownId, sale.deliveredOn);
  const moment = { today: call.today, calendar: delivery.calendar };
  return saleCallDays(delivery)
    .map((day) => ({ planId: openSaleCall(tx, moment, { sale, ownId, ...day }), ...day }))
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
}

/** The plan's assignee decides which day of the CSI window is the quietest. */
function deliveryOf(
  read: Reader,
  { now, deps }: Pick<ActorCall, 'now' | 'deps'>,
  assigneeId: string,
  deliveredOn: CivilDate,
): Delivery {
  const calendar = readCalendar(deps.store);
  const { from, through } = csiWindow(deliveredOn);
  const loadByDay = planLoad(read, assigneeId, addDays(from, -1), through);
  return { deliveredOn, entry: saleEntryAt(calendar, now), calendar, loadByDay };
}

/**
 * A corrected day of delivery moves the plans that are not done (§五.1): each to the day that it would have had. A CSI
 * call that still lies in its window stays, and so does a retry, which follows from the call before it; but a retry of
 * the CSI call cannot be made before a window that is yet to come, and waits for it.
 */
export function moveSaleCalls(tx: Tx, call: ActorCall, saleId: string): void {
  const sale = tx.find('sale', saleId);
  if (!sale?.deliveredOn) return;
  const calendar = readCalendar(call.deps.store);
  const plans = plansOfSale(tx.read, saleId);
  const tried = new Set(plans.filter(({ state }) => state === 'done').map(({ origin }) => origin));
  for (const plan of plans) {
    const origin = saleCallOf(plan.origin);
    if (plan.state !== 'open' || origin === null) continue;
    const waitsForWindow = origin === 'sale_csi' && csiWindow(sale.deliveredOn).from > call.today;
    if (tried.has(origin) && !waitsForWindow) continue;
    if (origin === 'sale_csi' && staysInWindow(plan.dueOn, sale.deliveredOn, call.today, calendar)) continue;
    const ownId = ownHolder(plan) ?? call.actor.id;
    const { dueOn, lateSinceOn } = saleCallDay(origin, deliveryOf(tx.read, call, ownId, sale.deliveredOn));
    tx.update('plan', plan.id, { dueOn, lateSinceOn, ...heldOn(tx.read, calendar, plan, dueOn) });
  }
}

function staysInWindow(dueOn: CivilDate, deliveredOn: CivilDate, today: CivilDate, calendar: StoreCalendar): boolean {
  return dueOn >= today && csiDays(deliveredOn, calendar).includes(dueOn);
}

/** Closes the plans of a sale that are not done. */
export function closeSaleCalls(tx: Tx, saleId: string, today: CivilDate, reason: string): void {
  for (const { id, state } of plansOfSale(tx.read, saleId))
    if (state === 'open') closePlan(tx, id, { state: 'cancelled', today, reason });
}

/** Whoever is forgotten wants no more calls, and no car waits for him (domain §13). */
export function endSales(tx: Tx, customerId: string, today: CivilDate): void {
  for (const sale of salesOfCustomer(tx.read, customerId)) {
    closeSaleCalls(tx, sale.id, today, '客户要求删除资料');
    const quiet = { vainSinceOn: null, unreachedOn: null };
    const ended = sale.state === 'ordered' ? ({ state: 'cancelled', cancelledOn: today } as const) : {};
    tx.update('sale', sale.id, { ...quiet, ...ended });
  }
}
