import { demand, reject, type Tx } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { isManager } from '../../shared/domain/roles.ts';
import { checkSaleDays, saleStates } from '../../shared/domain/sale.ts';
import { vehicleLabel } from '../../shared/domain/vehicle.ts';
import { isWritten } from '../../shared/domain/written.ts';
import type { EntityPatch } from '../../shared/entities/registry.ts';
import { type ActorCall, act } from '../call.ts';
import { checkReferences } from '../card/references.ts';
import { demandManager } from './cancel.ts';
import { moveSaleCalls } from './plans.ts';
import { cardDayOf, requireSale, type SaleSubject } from './subject.ts';
import { checkVin } from './vin.ts';

/** What is corrected of a sale; what is left out stays. */
export interface CorrectInput {
  readonly id: string;
  readonly orderedOn?: CivilDate | undefined;
  readonly deliveredOn?: CivilDate | undefined;
  readonly expectedOn?: CivilDate | null | undefined;
  readonly vehicleId?: string | undefined;
  readonly colour?: string | null | undefined;
  readonly vin?: string | null | undefined;
  readonly priceFen?: number | undefined;
  readonly depositFen?: number | null | undefined;
  readonly note?: string | undefined;
  readonly reason: string;
  readonly confirmedVin: boolean;
}

export interface Corrected {
  readonly id: string;
  readonly customerId: string;
  readonly vinCheckFits: boolean | null;
}

/**
 * Corrects a sale. While the car waits, whoever looks after the customer keeps the order as it is agreed; the days, and a
 * sale that was delivered, are a manager's to correct, with a reason. Another day of delivery moves the plans that are
 * not done (§五.1); when it was entered stays what it was.
 */
export function correctSale(input: CorrectInput, call: ActorCall): Corrected | Refusal {
  return act(call, (tx) => {
    const subject = requireSale(tx, call, input.id);
    const { sale } = subject;
    if (sale.state === 'cancelled') reject('SALE_NOT_WAITING', { state: saleStates.cancelled }, 'id');
    demandRight(call, subject, input);
    const patch = patchOf(input);
    checkDays(tx, call, subject, input);
    const { vehicleId, colour } = input;
    const stranger = checkReferences(tx.read, { vehicleId, colour }, new Set(['vehicleId', 'colour']));
    if (stranger) demand(stranger);
    const { vin, checkFits } = checkVin(tx, call, {
      id: sale.id,
      customerId: sale.customerId,
      vin: input.vin === undefined ? sale.vin : input.vin,
      confirmed: input.confirmedVin || input.vin === undefined,
    });
    if (vin === null && sale.state === 'delivered') reject('REQUIRED_MISSING', { fields: 'VIN' }, 'vin');
    tx.update('sale', sale.id, { ...patch, vin, correctReason: input.reason });
    if (sale.state === 'delivered') correctCar(tx, sale.id);
    if (input.deliveredOn !== undefined && input.deliveredOn !== sale.deliveredOn) moveSaleCalls(tx, call, sale.id);
    return { id: sale.id, customerId: sale.customerId, vinCheckFits: checkFits };
  });
}

function patchOf(input: CorrectInput): EntityPatch<'sale'> {
  const { orderedOn, deliveredOn, expectedOn, vehicleId, colour, priceFen, depositFen, note } = input;
  const sent = { orderedOn, deliveredOn, expectedOn, vehicleId, colour, priceFen, depositFen, note };
  // every value has the type of its column; what was not sent is left out
  return Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined)) as EntityPatch<'sale'>;
}

function demandRight(call: ActorCall, { sale }: SaleSubject, input: CorrectInput): void {
  const isOfDays = input.orderedOn !== undefined || input.deliveredOn !== undefined;
  if (sale.state === 'ordered' && !isOfDays) return;
  if (!isManager(call.actor.role)) demandManager(call, isOfDays ? '更正订车和交车的日期' : '更正已交车的订单');
  if (!isWritten(input.reason)) reject('REQUIRED_MISSING', { fields: '更正的原因' }, 'reason');
}

function checkDays(tx: Tx, call: ActorCall, { sale, opportunity }: SaleSubject, input: CorrectInput): void {
  if (input.deliveredOn !== undefined && sale.state === 'ordered')
    reject('INVALID_INPUT', { field: '交车日期', problem: '还没交车，请用「登记交车」' }, 'deliveredOn');
  if (input.orderedOn === undefined && input.deliveredOn === undefined) return;
  const { orderedOn = sale.orderedOn, deliveredOn = sale.deliveredOn } = input;
  const wrong = checkSaleDays({ orderedOn, deliveredOn, cardOn: cardDayOf(tx, opportunity), today: call.today });
  if (wrong) demand(wrong);
}

/** The customer's car follows the sale that brought it. */
function correctCar(tx: Tx, saleId: string): void {
  const sale = tx.find('sale', saleId);
  if (!sale?.ownedVehicleId || !tx.find('ownedVehicle', sale.ownedVehicleId)) return;
  const { vehicleId, vin, deliveredOn } = sale;
  const vehicle = vehicleId === null ? undefined : tx.find('vehicle', vehicleId);
  const label = vehicle ? { label: vehicleLabel(vehicle) } : {};
  tx.update('ownedVehicle', sale.ownedVehicleId, { vehicleId, vin, deliveredOn, ...label });
}
