import { changesOf } from '../../db/history.ts';
import { staffNames } from '../../db/queries/staff.ts';
import type { Store } from '../../db/store.ts';
import type { FieldChange } from '../../shared/contract/card-rows.ts';
import type { CardFieldName } from '../../shared/domain/card-field-specs.ts';
import { cardFieldLabel, cardFieldNames } from '../../shared/domain/card-fields.ts';
import type { Access } from '../ownership.ts';
import { shownValue } from './shown.ts';

/**
 * How a card became what it is, field by field, oldest first: who changed what from what to what, and when (§八.1). What
 * was erased on request is left out.
 */
export function historyOfCard(store: Store, cardId: string, access: Access): FieldChange[] {
  const names = staffNames(store.read);
  const known = new Map<string, unknown>();
  const history: FieldChange[] = [];
  for (const change of changesOf(store, 'card', cardId)) {
    if (change.valueJson === null) continue;
    const body = Object.entries(JSON.parse(change.valueJson) as Record<string, unknown>); // canonical JSON of the unit of work
    for (const [column, value] of body) {
      const from = known.get(column);
      known.set(column, value);
      if (change.op === 'add' || from === value || !isField(column)) continue;
      history.push({
        at: change.recordedAt,
        by: { id: change.actorId, name: names.get(change.actorId) ?? '' },
        field: column,
        label: cardFieldLabel(column) ?? column,
        from: shownValue(access, column, readable(column, from)),
        to: shownValue(access, column, readable(column, value)),
      });
    }
  }
  return history;
}

function isField(column: string): column is CardFieldName {
  return cardFieldNames.some((name) => name === column);
}

const jsonColumns: ReadonlySet<string> = new Set([
  'otherVehicleIds',
  'competitors',
  'concerns',
  'consents',
  'testDriveDetail',
  'tradeIn',
]);

/** A column as the card's value. */
function readable(column: CardFieldName, value: unknown): unknown {
  if (jsonColumns.has(column)) return typeof value === 'string' && value !== '' ? JSON.parse(value) : null;
  if (column === 'noExpectedDate' || column === 'testDrive') return value === null ? null : value === 1;
  return value === '' ? null : (value ?? null);
}
