import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** The people to talk to at a customer, the main one first, then in the order in which they were entered. */
export function contactsOf(read: Reader, customerId: string) {
  const found = read.all(contactsQuery(customerId));
  return [...found.filter(({ isMain }) => isMain === 1), ...found.filter(({ isMain }) => isMain !== 1)];
}

const contactsQuery = shaped((customerId: string) =>
  sqlFor
    .selectFrom('contact')
    .select(['id', 'name', 'position', 'phone', 'wechat', 'note', 'isMain', 'personId', 'createdAt'])
    .where('customerId', '=', customerId)
    // whoever was forgotten on request (§13) is nobody any more
    .where('name', '<>', '')
    .where('deletedHlc', 'is', null)
    .orderBy('createdAt')
    .orderBy('id'),
);
