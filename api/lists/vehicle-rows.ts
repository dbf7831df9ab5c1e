import { type Fact, type Reader, sqlFor } from '../../db/query.ts';
import { type Vehicle, vehicleSchema } from '../../shared/domain/vehicle.ts';
import { labelOfJoined } from '../vehicle-label.ts';

/** Every vehicle of the store in its order, with what is out of use. */
export function readVehicles(read: Reader): readonly Vehicle[] {
  return read.known(vehicles);
}

const vehicles: Fact<readonly Vehicle[]> = { from: ['vehicle'], read: vehiclesFrom };

/** What every vehicle is called, by its id. */
export function vehicleLabels(read: Reader): ReadonlyMap<string, string> {
  return read.known(labels);
}

const labels: Fact<ReadonlyMap<string, string>> = {
  from: ['vehicle'],
  read: (read) => new Map(readVehicles(read).map((vehicle) => [vehicle.id, labelOfJoined(vehicle) ?? ''])),
};

function vehiclesFrom(read: Reader): readonly Vehicle[] {
  const rows = read.all(
    sqlFor
      .selectFrom('vehicle')
      .select(['id', 'series', 'model', 'trim', 'aliases', 'colours', 'sort', 'active'])
      .where('deletedHlc', 'is', null)
      .orderBy('sort')
      .orderBy('id'),
  );
  return rows.map((row) =>
    vehicleSchema.parse({
      ...row,
      aliases: JSON.parse(row.aliases),
      colours: JSON.parse(row.colours),
      active: row.active === 1,
    }),
  );
}
