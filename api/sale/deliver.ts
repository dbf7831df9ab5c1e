import { sqlFor } from '../../db/query.ts';
import { demand, reject, type Tx } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import type { CustomerValues } from '../../shared/domain/customer.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { checkSaleDays, missingSaleFields, saleFields, soldEnding } from '../../shared/domain/sale.ts';
import { vehicleLabel } from '../../shared/domain/vehicle.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { type ActorCall, act } from '../call.ts';
import { checkReferences } from '../card/references.ts';
import { changeCustomer } from '../customer/update.ts';
import { tracingTaken } from '../identity/trace.ts';
import { closeAllPlans } from '../plan/close-plan.ts';
import { demandOpenPlanInvariant } from '../plan/invariant.ts';
import { type OpenedCall, openSaleCalls } from './plans.ts';
import { cardDayOf, demandWaiting, requireSale, type SaleSubject } from './subject.ts';
import { checkVin } from './vin.ts';

/** What is entered of a delivery beside the order; what is left out stays as it was ordered. */
export interface DeliveryParts {
  readonly deliveredOn: CivilDate;
  readonly vin: string | null;
  readonly plate: string | null;
  readonly vehicleId?: string | undefined;
  readonly colour?: string | undefined;
  readonly priceFen?: number | undefined;
  readonly customer: CustomerValues;
}

export interface Delivered {
  readonly id: string;
  readonly customerId: string;
  readonly vinCheckFits: boolean | null;
  /** The four plans (§五.1), by their days. */
  readonly calls: OpenedCall[];
}

/** 登记交车: enters the hand-over of an ordered car. */
export function enterDelivery(
  { id, ...parts }: DeliveryParts & { readonly id: string; readonly confirmedVin: boolean },
  call: ActorCall,
): Delivered | Refusal {
  return tracingTaken(
    call,
    act(call, (tx) => deliver(tx, call, id, parts)),
  );
}

/**
 * The hand-over of a car in one transaction (§五.1–3): everything that §五.2 requires is there, the opportunity and its
 * plan at O end, the four plans begin, the customer becomes a 基盘 customer with this car.
 */
export function deliver(
  tx: Tx,
  call: ActorCall,
  saleId: string,
  parts: DeliveryParts & { readonly confirmedVin: boolean },
): Delivered {
  const subject = requireSale(tx, call, saleId);
  const { sale, opportunity, customer } = subject;
  demandWaiting(sale);
  if (opportunity.state === 'pending') reject('ENDING_PENDING');
  const { deliveredOn } = parts;
  const { orderedOn } = sale;
  const wrong = checkSaleDays({ orderedOn, deliveredOn, cardOn: cardDayOf(tx, opportunity), today: call.today });
  if (wrong) demand(wrong);
  changeCustomer(tx, call, { id: customer.id, patch: parts.customer, seen: {} });
  const { vehicleId = sale.vehicleId, colour = sale.colour, priceFen = sale.priceFen } = parts;
  const stranger = checkReferences(tx.read, { vehicleId, colour }, new Set(['vehicleId', 'colour']));
  if (stranger) demand(stranger);
  const checked = checkVin(tx, call, {
    id: saleId,
    customerId: customer.id,
    vin: parts.vin ?? sale.vin,
    confirmed: parts.confirmedVin,
  });
  const { vin } = checked;
  demandWhole(tx, customer.id, { vehicleId, vin, priceFen });
  const ownedVehicleId = handOver(tx, subject, { vehicleId, vin, plate: parts.plate, deliveredOn });
  tx.update('sale', saleId, {
    state: 'delivered',
    deliveredOn,
    deliveryEnteredOn: call.today,
    deliveryEnteredById: call.actor.id,
    ...{ vehicleId, colour, vin, priceFen, ownedVehicleId, vainSinceOn: null },
  });
  closeAllPlans(tx, opportunity.id, { state: 'cancelled', today: call.today, reason: '已交车' });
  tx.update('opportunity', opportunity.id, { state: 'ended', endedAs: soldEnding, endedOn: call.today });
  tx.update('customer', customer.id, { stage: 'retained' });
  const calls = openSaleCalls(tx, call, saleId);
  demandOpenPlanInvariant(tx, opportunity.id);
  return { id: saleId, customerId: customer.id, vinCheckFits: checked.checkFits, calls };
}

/** Rolls back with REQUIRED_MISSING naming every required field that is blank (§五.2). */
function demandWhole(tx: Tx, customerId: string, car: Pick<EntityRow<'sale'>, 'vehicleId' | 'vin' | 'priceFen'>): void {
  const customer = tx.find('customer', customerId);
  if (!customer) throw new Error(`no customer ${customerId}`);
  const { name, phone, customerType, source, regionCode, street } = customer;
  const missing = missingSaleFields({ name, phone, customerType, source, regionCode, street, ...car });
  if (missing.length > 0)
    reject('REQUIRED_MISSING', { fields: missing.map((field) => saleFields[field]).join('、') }, missing[0]);
}

/** Writes the car among the customer's; one of his with the same VIN, which a card told of, is that car. */
function handOver(
  tx: Tx,
  { customer }: SaleSubject,
  car: Pick<EntityRow<'ownedVehicle'>, 'vehicleId' | 'vin' | 'plate' | 'deliveredOn'>,
): string {
  const vehicle = car.vehicleId === null ? undefined : tx.find('vehicle', car.vehicleId);
  const label = vehicle ? vehicleLabel(vehicle) : '';
  const known = car.vin === null ? undefined : tx.read.get(ownCarQuery(customer.id, car.vin));
  if (known) {
    tx.update('ownedVehicle', known.id, { ...car, label, plate: car.plate ?? known.plate, cardId: null });
    return known.id;
  }
  const id = tx.newId();
  tx.insert('ownedVehicle', {
    id,
    customerId: customer.id,
    ...car,
    label,
    cardId: null,
    createdAt: tx.env.now,
    createdById: tx.env.actorId,
  });
  return id;
}

function ownCarQuery(customerId: string, vin: string) {
  return sqlFor
    .selectFrom('ownedVehicle')
    .select(['id', 'plate'])
    .where('customerId', '=', customerId)
    .where('vin', '=', vin)
    .where('deletedHlc', 'is', null);
}
