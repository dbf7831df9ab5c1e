import { useMemo } from 'react';
import type { CompareBook } from '../../../shared/domain/audit-compare.ts';
import { vehicleEntry } from '../../../shared/domain/vehicle.ts';
import { useVehicles } from '../../state/commons.ts';
import { useEntries } from '../../state/lists.ts';

/** The store's lists by which paper words are compared, entries out of use included: old cards carry them. */
export function useCompareLists(): Omit<CompareBook, 'regionPath'> {
  const entries = useEntries();
  const { data: vehicles } = useVehicles();
  return useMemo(
    () => ({
      source: entries('source'),
      colour: entries('colour'),
      competitor: entries('competitor'),
      model: (vehicles ?? []).map(vehicleEntry),
    }),
    [entries, vehicles],
  );
}
