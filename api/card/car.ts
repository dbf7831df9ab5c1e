import { sqlFor } from '../../db/query.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import type { CardValues } from '../../shared/domain/card.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';

type Car = Pick<EntityRow<'ownedVehicle'>, 'id' | 'plate' | 'vin' | 'cardId'>;

/**
 * Keeps the present car of a card with its customer, who is found and known again by its plate and VIN from then on. One
 * car of his with the same number is that car: what was not known of it is filled in. A later edit of the card moves its
 * own car along, and takes it back where both numbers are gone.
 */
export function keepCar(
  tx: Tx,
  { customerId, cardId, values }: { readonly customerId: string; readonly cardId: string; readonly values: CardValues },
): void {
  const plate = values.plate ?? null;
  const vin = values.vin ?? null;
  const cars = carsOf(tx, customerId);
  const own = cars.find((car) => car.cardId === cardId);
  const same = cars.find((car) => car.id !== own?.id && isSameCar(car, { plate, vin }));
  const label = values.currentVehicle ?? '现有车辆';
  const isNumbered = plate !== null || vin !== null;
  if (same) tx.update('ownedVehicle', same.id, { plate: same.plate ?? plate, vin: same.vin ?? vin });
  if (own && isNumbered && !same) tx.update('ownedVehicle', own.id, { plate, vin, label });
  else if (own) tx.remove('ownedVehicle', own.id);
  if (own || same || !isNumbered) return;
  tx.insert('ownedVehicle', {
    id: tx.newId(),
    customerId,
    vehicleId: null,
    label,
    plate,
    vin,
    deliveredOn: null,
    cardId,
    createdAt: tx.env.now,
    createdById: tx.env.actorId,
  });
}

/** Takes back what a card had told of a car; the card turned out to be about somebody else. */
export function forgetCar(tx: Tx, customerId: string, cardId: string): void {
  for (const car of carsOf(tx, customerId)) if (car.cardId === cardId) tx.remove('ownedVehicle', car.id);
}

/** The same VIN is the same car; the same plate as well, unless both VINs are known and differ: then it was moved. */
function isSameCar(car: Car, { plate, vin }: Pick<Car, 'plate' | 'vin'>): boolean {
  if (vin !== null && car.vin !== null) return car.vin === vin;
  return plate !== null && car.plate === plate;
}

function carsOf(tx: Tx, customerId: string): readonly Car[] {
  return tx.read.all(
    sqlFor
      .selectFrom('ownedVehicle')
      .select(['id', 'plate', 'vin', 'cardId'])
      .where('customerId', '=', customerId)
      .where('deletedHlc', 'is', null),
  );
}
