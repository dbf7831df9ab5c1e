import { vehicleLabel } from '../shared/domain/vehicle.ts';

/** The car of a joined row as it is written on the card; null where the join found none. */
export function labelOfJoined(row: {
  readonly series: string | null;
  readonly model: string | null;
  readonly trim: string | null;
}): string | null {
  const { series, model, trim } = row;
  return series === null || model === null ? null : vehicleLabel({ series, model, trim: trim ?? '' });
}
