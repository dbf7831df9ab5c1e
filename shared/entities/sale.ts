import type { SaleState } from '../domain/sale.ts';
import { int, intOrNull, json, text, textOrNull } from './column.ts';
import { entity } from './define.ts';

const personal = { personal: true } as const;

/** 购车: one car sold to a customer, from the order to the delivery; it ends one opportunity (§五). */
export const sale = entity({
  name: 'sale',
  class: 'fields',
  root: 'customer',
  columns: {
    customerId: text(),
    opportunityId: text(),
    /** Who sold it, and whose late entry of the order. */
    sellerId: text(),
    state: text<SaleState>({ group: 'state' }),
    cancelledOn: textOrNull({ group: 'state' }),
    cancelReason: text({ ...personal, group: 'state' }),
    cancelledById: textOrNull({ group: 'state' }),
    orderedOn: text({ group: 'order' }),
    orderEnteredOn: text({ group: 'order' }),
    /** The day of the hand-over as it was promised. */
    expectedOn: textOrNull(),
    deliveredOn: textOrNull({ group: 'delivery' }),
    deliveryEnteredOn: textOrNull({ group: 'delivery' }),
    deliveryEnteredById: textOrNull({ group: 'delivery' }),
    vehicleId: textOrNull(),
    colour: textOrNull(),
    vin: textOrNull(personal),
    priceFen: int({ group: 'price' }),
    depositFen: intOrNull({ group: 'price' }),
    note: text(personal),
    /** The car that the delivery entered among the customer's. */
    ownedVehicleId: textOrNull(),
    /** Why a manager corrected it last. */
    correctReason: text(personal),
    /** Since which day the customer could not be reached although it was tried on three days; null: he can. */
    vainSinceOn: textOrNull(),
    /** The CSI call that reached nobody to the end of its window: the day, and the day on which 客服 reached him. */
    unreachedOn: textOrNull({ group: 'csi' }),
    reachedOn: textOrNull({ group: 'csi' }),
    createdAt: int(),
    createdById: text(),
  },
  derived: {
    /** Whose the customer is now: whose list the sale stands in. */
    ownerId: textOrNull(),
  },
});

/** The answers to the script of one of the four calls after a delivery; `followupId` is the contact in which they were given. */
export const saleCall = entity({
  name: 'saleCall',
  class: 'append',
  root: 'customer',
  columns: {
    customerId: text(),
    saleId: text(),
    /** Null where 客服 made up for a call that had reached nobody. */
    planId: textOrNull(),
    followupId: text(),
    origin: text(),
    answers: json(personal),
    at: int(),
    onDay: text(),
    byId: text(),
  },
});
