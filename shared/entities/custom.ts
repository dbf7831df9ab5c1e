import { flag, int, intOrNull, json, text } from './column.ts';
import { entity } from './define.ts';

/** A field of the card that the store has defined itself; its code and kind never change. */
export const customField = entity({
  name: 'customField',
  class: 'fields',
  root: 'commons',
  columns: {
    code: text(),
    label: text(),
    kind: text<'text' | 'number' | 'date' | 'choice' | 'choices'>(),
    options: json(),
    scope: text<'customer' | 'visit'>(),
    /** UTC ms since when cards need it; null where it is optional. */
    requiredFrom: intOrNull(),
    sort: int(),
    active: flag(),
    createdAt: int(),
  },
});
