import { int, intOrNull, json, text, textOrNull } from './column.ts';
import { entity } from './define.ts';

/**
 * That two records of one person became one, with all that is needed to take it back (docs/decisions/0014). Written by
 * the authority: two laptops could otherwise lead two records to each other.
 */
export const customerMerge = entity({
  name: 'customerMerge',
  class: 'hub',
  root: 'customer',
  columns: {
    /** Where it is told: the record that was kept, or the one that this became part of later. */
    customerId: text(),
    keptId: text(),
    goneId: text(),
    at: int(),
    byId: text(),
    /** Which rows were hung from the one record to the other: `[{ entity, column, ids }]`. */
    moved: json(),
    /** What the kept record said before and after, by field group. */
    fields: json({ personal: true }),
    /** What said the same twice of him and was settled: `{ aside, demoted }` (api/merge/settle.ts). */
    settled: json(),
    /** The ownership fact that the merge had to add; null where the facts of both say the same. */
    ownershipId: textOrNull(),
    /** Whose the kept record was before. */
    ownerBefore: textOrNull(),
    undoneAt: intOrNull({ group: 'undo' }),
    undoneById: textOrNull({ group: 'undo' }),
    /** Rows that came after the merge and went along when it was taken back, in the shape of `moved`. */
    taken: json({ group: 'undo' }),
  },
});
