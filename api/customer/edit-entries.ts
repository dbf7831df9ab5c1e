import { changesOf } from '../../db/history.ts';
import { staffNames } from '../../db/queries/staff.ts';
import type { Store } from '../../db/store.ts';
import type { TimelineEntry } from '../../shared/contract/customer-timeline.ts';
import { cardFieldLabel } from '../../shared/domain/card-fields.ts';
import { editsOf } from '../../shared/domain/customer-edits.ts';
import { type Access, shownField } from '../ownership.ts';

/**
 * Who changed what about a customer, from the change log of his row. Ways of contact are masked to all but the owner, as
 * everywhere; looking at them here is no showing of the number.
 */
export function editEntries(store: Store, customerId: string, access: Access): TimelineEntry[] {
  const names = staffNames(store.read);
  const logged = changesOf(store, 'customer', customerId).map(({ setId, op, valueJson, recordedAt, actorId }) => ({
    setId,
    op,
    // canonical JSON written by the unit of work; a deletion says `true`
    values: valueJson === null || op === 'del' ? null : (JSON.parse(valueJson) as Readonly<Record<string, unknown>>),
    at: recordedAt,
    byId: actorId,
  }));
  return editsOf(logged).map(({ id, at, byId, changes }) => ({
    kind: 'edit',
    id,
    at,
    by: names.has(byId) ? { id: byId, name: names.get(byId) ?? '' } : null,
    opportunityId: null,
    changes: changes.map(({ field, from, to }) => ({
      field,
      label: cardFieldLabel(field) ?? field,
      from: shownField(access, field, from),
      to: shownField(access, field, to),
    })),
  }));
}
