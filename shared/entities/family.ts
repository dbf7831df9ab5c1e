import { flag, int, intOrNull, text, textOrNull } from './column.ts';
import { entity } from './define.ts';

const personal = { personal: true } as const;

/** Somebody to talk to at a 单位, or beside a person: whoever calls back, fetches the car, signs for it. */
export const contact = entity({
  name: 'contact',
  class: 'fields',
  root: 'customer',
  columns: {
    customerId: text(),
    name: text(personal),
    /** 职务: 「车队长」. */
    position: text(personal),
    phone: textOrNull(personal),
    wechat: textOrNull(personal),
    note: text(personal),
    /** 1 for the one who is asked first; a customer has at most one, and the card's 联系人 is his name. */
    isMain: flag(),
    /** The customer that this very person is himself. */
    personId: textOrNull({ ref: 'customer' }),
    createdAt: int(),
    createdById: text(),
  },
});

/**
 * Who is whose spouse, parent, payer or driver: one row for both sides, so that the two can never disagree. `relation` is
 * what the other is to the customer; the other side reads the opposite. A number that several customers have is explained
 * by such links (domain §6, decision 0013). An ended link stays, for whoever asks later why a number was shared.
 */
export const kinship = entity({
  name: 'kinship',
  class: 'fields',
  root: 'customer',
  columns: {
    customerId: text(),
    otherCustomerId: text({ ref: 'customer' }),
    relation: text(),
    /** The card with which it was said; null where it was entered by hand. */
    cardId: textOrNull(),
    createdAt: int(),
    createdById: text(),
    endedAt: intOrNull({ group: 'ending' }),
    endedById: textOrNull({ group: 'ending' }),
  },
});

/** A customer's record shared with a named colleague (domain §9, §13); ownership stays where it is. */
export const share = entity({
  name: 'share',
  class: 'fields',
  root: 'customer',
  columns: {
    customerId: text(),
    staffId: text(),
    note: text(personal),
    createdAt: int(),
    createdById: text(),
    endedAt: intOrNull({ group: 'ending' }),
    endedById: textOrNull({ group: 'ending' }),
  },
});

/** A word of the store's list 客户标签 that is said of a customer. */
export const customerTag = entity({
  name: 'customerTag',
  class: 'fields',
  root: 'customer',
  columns: { customerId: text(), tag: text(personal), createdAt: int(), createdById: text() },
});
