import type { CustomField, CustomFieldKind } from './custom-field.ts';

/** A field of the store's own with the columns that it takes in its row. */
export interface PlacedField {
  readonly field: CustomField;
  readonly width: number;
}

/** Columns of twelve on the screen: words need room, numbers and days little. */
const usual: Readonly<Record<CustomFieldKind, number>> = { text: 4, number: 3, date: 3, choice: 3, choices: 4 };
const screenColumns = 12;

/**
 * Lays fields out in rows, in their order; the last of a row takes what is left of it, so that every row is full.
 * @param scale how many columns there are for each of the screen's twelve: 2 on paper
 */
export function customRows(fields: readonly CustomField[], scale: 1 | 2 = 1): readonly (readonly PlacedField[])[] {
  const rows: PlacedField[][] = [];
  let used = screenColumns;
  for (const field of fields) {
    const width = usual[field.kind];
    if (used + width > screenColumns) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push({ field, width });
    used += width;
  }
  return rows.map((row) => {
    const free = screenColumns - row.reduce((sum, { width }) => sum + width, 0);
    return row.map(({ field, width }, index) => ({
      field,
      width: scale * (index === row.length - 1 ? width + free : width),
    }));
  });
}
