import { int, text, textOrNull } from './column.ts';
import { entity } from './define.ts';

/**
 * A word to the manager that two records may be one person (§七): opened by hand where they are only similar, or kept
 * where somebody said that a known plate or VIN belongs to another person now. It decides nothing and moves nothing.
 */
export const clashReport = entity({
  name: 'clashReport',
  class: 'append',
  root: 'customer',
  columns: {
    /** The record of whoever reports. */
    customerId: text(),
    /** The record that there was before. */
    otherCustomerId: text({ ref: 'customer' }),
    cause: text<'similar' | 'car'>(),
    /** `plate` or `vin` where a car is the cause. */
    byNumber: textOrNull(),
    cardId: textOrNull(),
    byId: text(),
    at: int(),
  },
});
