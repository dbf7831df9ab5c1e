import { int, intOrNull, text, textOrNull } from './column.ts';
import { entity } from './define.ts';

/**
 * One version of what a car was offered for; never changed, the next price is the next version. Two machines that
 * quote without a line may give the same number: both stay, in the order of their time.
 */
export const quote = entity({
  name: 'quote',
  class: 'append',
  root: 'customer',
  columns: {
    customerId: text(),
    opportunityId: text(),
    /** The card that it was written on; null for a later one. */
    cardId: textOrNull(),
    version: int(),
    vehicleId: textOrNull(),
    /** The car alone, in fen; the others are what comes on top of it. */
    priceFen: int(),
    optionsFen: intOrNull(),
    insuranceFen: intOrNull(),
    taxFen: intOrNull(),
    otherFen: intOrNull(),
    note: text({ personal: true }),
    validUntil: textOrNull(),
    at: int(),
    onDay: text(),
    byId: text(),
  },
});
