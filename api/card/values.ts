import { z } from 'zod';
import { readCustomColumn } from '../../db/queries/custom-fields.ts';
import { type CardValues, cardShape, isEmptyValue } from '../../shared/domain/card.ts';
import type { CardFieldName } from '../../shared/domain/card-field-specs.ts';
import { cardFieldNames } from '../../shared/domain/card-fields.ts';
import type { EntityPatch, EntityRow } from '../../shared/entities/registry.ts';
import { canonicalJson } from '../../sync/digest.ts';
import { customColumn } from './custom.ts';

type CardColumns = Pick<EntityRow<'card'>, CardFieldName>;

const lists: ReadonlySet<string> = new Set(['otherVehicleIds', 'competitors', 'concerns', 'consents']);
const forms: ReadonlySet<string> = new Set(['testDriveDetail', 'tradeIn']);
const neverNull: ReadonlySet<string> = new Set(['name']);

const strings = z.array(z.string());

/** What is written on a card as the columns of its row; fields that are not mentioned are left out. */
export function columnsOf(values: CardValues): EntityPatch<'card'> {
  const columns: Record<string, unknown> = {};
  for (const name of cardFieldNames) {
    const value = values[name];
    if (value !== undefined) columns[name] = columnOf(name, value);
  }
  // every key is a card field, and each kind was brought into its column's form
  return columns as EntityPatch<'card'>;
}

/** The columns of an empty card. */
export function emptyColumns(): CardColumns {
  const blank = Object.fromEntries(cardFieldNames.map((name) => [name, columnOf(name, null)]));
  // built from the list of the card's fields
  return blank as unknown as CardColumns;
}

/** What a row says, as the card's values; empty fields are null. */
export function valuesOfRow(row: CardColumns): CardValues {
  const read = (name: CardFieldName): unknown => {
    const value = row[name];
    if (lists.has(name)) return strings.parse(JSON.parse(String(value || '[]')));
    if (name === 'custom') return value === '' ? null : readCustomColumn(String(value));
    if (name === 'testDriveDetail' || name === 'tradeIn') return readForm(name, String(value));
    if (name === 'noExpectedDate') return value === 1;
    if (name === 'testDrive') return value === null ? null : value === 1;
    return value === '' ? null : value;
  };
  const values = Object.fromEntries(cardFieldNames.map((name) => [name, read(name)]));
  // each column was turned back into the kind that its field declares
  return values as CardValues;
}

/** Two values of a field are the same when they are written the same way. */
export function isSameValue(name: CardFieldName, a: unknown, b: unknown): boolean {
  return columnOf(name, a ?? null) === columnOf(name, b ?? null);
}

function readForm(name: 'testDriveDetail' | 'tradeIn', text: string): unknown {
  return text === '' || text === 'null' ? null : cardShape[name].parse(JSON.parse(text));
}

function columnOf(name: CardFieldName, value: unknown): unknown {
  if (lists.has(name)) return canonicalJson(value ?? []);
  // values of the store's own fields, in the shape of `CustomValues` by then
  if (name === 'custom') return customColumn(value as CardValues['custom']);
  if (forms.has(name)) return isEmptyValue(value) ? 'null' : canonicalJson(value);
  if (name === 'noExpectedDate') return value === true ? 1 : 0;
  if (name === 'testDrive') return value == null ? null : value === true ? 1 : 0;
  if (neverNull.has(name)) return value ?? '';
  return isEmptyValue(value) && typeof value !== 'number' ? null : value;
}
