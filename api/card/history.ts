import { changesOf } from '../../db/history.ts';
import { customFieldsOf, readCustomColumn } from '../../db/queries/custom-fields.ts';
import { staffNames } from '../../db/queries/staff.ts';
import type { Store } from '../../db/store.ts';
import type { FieldChange } from '../../shared/contract/card-rows.ts';
import type { CardFieldName } from '../../shared/domain/card-field-specs.ts';
import { cardFieldLabel, cardFieldNames } from '../../shared/domain/card-fields.ts';
import { type CustomField, changedCustom, customPath, filledCustom } from '../../shared/domain/custom-field.ts';
import type { Access } from '../ownership.ts';
import { shownValue } from './shown.ts';

/**
 * How a card became what it is, field by field, oldest first: who changed what from what to what, and when (§八.1). What
 * was erased on request is left out.
 */
export function historyOfCard(store: Store, cardId: string, access: Access): FieldChange[] {
  const names = staffNames(store.read);
  const fields = customFieldsOf(store.read);
  const known = new Map<string, unknown>();
  const history: FieldChange[] = [];
  for (const change of changesOf(store, 'card', cardId)) {
    if (change.valueJson === null) continue;
    const body = Object.entries(JSON.parse(change.valueJson) as Record<string, unknown>); // canonical JSON of the unit of work
    for (const [column, value] of body) {
      const from = known.get(column);
      known.set(column, value);
      if (change.op === 'add' || from === value || !isField(column)) continue;
      if (column === 'custom') {
        history.push(...customChanges(change, from, value, { names, fields, access }));
        continue;
      }
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

/** What became of each of the store's own fields; nothing for whoever sees the customer masked. */
function customChanges(
  change: { readonly recordedAt: number; readonly actorId: string },
  from: unknown,
  to: unknown,
  as: {
    readonly names: ReadonlyMap<string, string>;
    readonly fields: readonly CustomField[];
    readonly access: Access;
  },
): FieldChange[] {
  if (as.access === 'masked') return [];
  const [before, after] = [from, to].map((column) => filledCustom(readCustomColumn(String(column ?? ''))));
  return changedCustom(before, after).map((code) => ({
    at: change.recordedAt,
    by: { id: change.actorId, name: as.names.get(change.actorId) ?? '' },
    field: customPath(code),
    label: as.fields.find((field) => field.code === code)?.label ?? code,
    from: before?.[code] ?? null,
    to: after?.[code] ?? null,
  }));
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
