import { int, intOrNull, text, textOrNull } from './column.ts';
import { entity } from './define.ts';

const personal = { personal: true } as const;

/**
 * 领导批示: what a manager wants done with a customer, on a follow-up or in general (domain §5). Its words never change;
 * the read receipt, the answer and the withdrawal are field groups of their own, each written once, so that a reader
 * without a line and a manager at the desk never overwrite each other.
 */
export const instruction = entity({
  name: 'instruction',
  class: 'fields',
  root: 'customer',
  columns: {
    customerId: text(),
    opportunityId: textOrNull(),
    /** The contact that it was written on; null where it is about the customer. */
    followupId: textOrNull(),
    content: text(personal),
    at: int(),
    onDay: text(),
    byId: text(),
    readAt: intOrNull({ group: 'reading' }),
    readById: textOrNull({ group: 'reading' }),
    answeredAt: intOrNull({ group: 'answer' }),
    answeredById: textOrNull({ group: 'answer' }),
    /** What was done, in words; '' where a contact tells it. */
    answer: text({ ...personal, group: 'answer' }),
    answerFollowupId: textOrNull({ group: 'answer' }),
    withdrawnAt: intOrNull({ group: 'withdrawal' }),
  },
  derived: {
    state: text<'unread' | 'read' | 'answered' | 'withdrawn'>(),
    /** Who makes the next call, and so reads it; of an answered one who answered. */
    addresseeId: textOrNull(),
  },
});
