import { demand, reject, type Tx } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { saleStates } from '../../shared/domain/sale.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import type { ActorCall } from '../call.ts';
import { requireGuide } from '../ownership.ts';

/** A sale with its opportunity and customer. */
export interface SaleSubject {
  readonly sale: EntityRow<'sale'>;
  readonly opportunity: EntityRow<'opportunity'>;
  readonly customer: EntityRow<'customer'>;
}

/** A sale that the caller may work on. Rolls back with NOT_FOUND or NOT_OWNER. */
export function requireSale(tx: Tx, call: ActorCall, id: string): SaleSubject {
  const sale = tx.find('sale', id);
  if (!sale) return reject('NOT_FOUND', { what: '这份订单' }, 'id');
  const { customer } = demand(requireGuide(tx, call.actor, sale.customerId));
  const opportunity = tx.find('opportunity', sale.opportunityId);
  if (!opportunity) throw new Error(`sale ${id} has no opportunity`);
  return { sale, opportunity, customer };
}

/** Rolls back with SALE_NOT_WAITING unless the car waits for its hand-over. */
export function demandWaiting({ state }: EntityRow<'sale'>): void {
  if (state !== 'ordered') reject('SALE_NOT_WAITING', { state: saleStates[state] }, 'id');
}

/** The day before which nothing of an opportunity can have been sold: its card's, or that of its entry. */
export function cardDayOf(tx: Tx, opportunity: EntityRow<'opportunity'>): CivilDate {
  const card = opportunity.originCardId === null ? undefined : tx.find('card', opportunity.originCardId);
  return card?.arrivedOn ?? opportunity.createdOn;
}
