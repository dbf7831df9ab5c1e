import { changesOf } from '../../db/history.ts';
import { salesOfCustomer } from '../../db/queries/sales.ts';
import { staffNames } from '../../db/queries/staff.ts';
import type { Store } from '../../db/store.ts';
import type { TimelineEntry } from '../../shared/contract/customer-timeline.ts';
import { correctedFields, saleStepsOf } from '../../shared/domain/sale-steps.ts';
import { vehicleLabels } from '../lists/vehicle-rows.ts';

/** When cars were ordered, handed over, called off and corrected, and by whom, from the change logs of the customer's sales. */
export function saleEntries(store: Store, customerId: string): TimelineEntry[] {
  const sales = salesOfCustomer(store.read, customerId);
  if (sales.length === 0) return [];
  const names = staffNames(store.read);
  const labels = vehicleLabels(store.read);
  return sales.flatMap(({ id, opportunityId }) => {
    const logged = changesOf(store, 'sale', id).map(({ setId, op, valueJson, recordedAt, actorId }) => ({
      setId,
      op,
      // canonical JSON written by the unit of work; a deletion says `true`
      values: valueJson === null || op === 'del' ? null : (JSON.parse(valueJson) as Readonly<Record<string, unknown>>),
      at: recordedAt,
      byId: actorId,
    }));
    return saleStepsOf(id, logged).map(
      ({ kind, byId, vehicleId, changed, ...step }): TimelineEntry => ({
        kind: 'sale',
        ...step,
        step: kind,
        by: names.has(byId) ? { id: byId, name: names.get(byId) ?? '' } : null,
        opportunityId,
        saleId: id,
        vehicleLabel: vehicleId === null ? null : (labels.get(vehicleId) ?? null),
        changed: changed.map((field) => correctedFields[field]),
      }),
    );
  });
}
