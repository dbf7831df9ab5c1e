import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CustomField, customFieldKinds, mostCustomFields } from './custom-field.ts';
import { customRows } from './custom-layout.ts';

const kinds = Object.keys(customFieldKinds) as (keyof typeof customFieldKinds)[]; // the table's own keys
const aField = (kind: CustomField['kind'], i: number): CustomField => ({
  code: `f${i}`,
  label: `项目${i}`,
  kind,
  options: [],
  scope: 'visit',
  requiredFrom: null,
  sort: i,
  active: true,
});
const someFields = fc.array(fc.constantFrom(...kinds), { maxLength: mostCustomFields }).map((list) => list.map(aField));

test('every field of the store stands once and in its order, in rows that are full, on screen and paper', () => {
  fc.assert(
    fc.property(someFields, fc.constantFrom<1 | 2>(1, 2), (fields, scale) => {
      const rows = customRows(fields, scale);
      expect(rows.flat().map(({ field }) => field)).toEqual(fields);
      for (const row of rows) expect(row.reduce((sum, { width }) => sum + width, 0)).toBe(12 * scale);
    }),
  );
});

test('as many as a store may use take three rows at most', () => {
  fc.assert(
    fc.property(someFields, (fields) => {
      expect(customRows(fields).length).toBeLessThanOrEqual(3);
    }),
  );
});
