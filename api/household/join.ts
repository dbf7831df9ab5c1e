import { contactsOf } from '../../db/queries/contacts.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import type { CardValues } from '../../shared/domain/card.ts';
import { register } from '../card/customer.ts';
import type { HouseholdIdentity } from '../identity/resolve.ts';
import { isResponsible, type Person } from '../ownership.ts';
import { linkHousehold } from './link.ts';

/**
 * 家人共用这个号码: links the customer of a card with the one whose number it is. Of a colleague's customer that is a
 * registration as well (§七.2, decision 0013): the manager sees who says so and when, whoever the person turns out to be.
 * Where the number is that of a contact at a firm, the contact is from now on this very person.
 */
export function joinHousehold(
  tx: Tx,
  { customer, relation }: HouseholdIdentity,
  card: {
    readonly customerId: string;
    readonly consultant: Person;
    readonly cardId: string;
    readonly values: Pick<CardValues, 'phone' | 'phone2' | 'wechat'>;
  },
): void {
  const { customerId, consultant, cardId, values } = card;
  linkHousehold(tx, { customerId: customer.id, otherCustomerId: customerId, relation, cardId });
  if (customer.ownerId !== null && !isResponsible(tx.read, consultant.id, customer))
    register(tx, { customerId: customer.id, staffId: consultant.id, kind: 'report', cardId });
  const numbers = new Set([values.phone, values.phone2, values.wechat?.toLowerCase()].filter((each) => each != null));
  for (const contact of contactsOf(tx.read, customer.id)) {
    const isHis = [contact.phone, contact.wechat?.toLowerCase()].some((each) => each != null && numbers.has(each));
    if (isHis && contact.personId === null) tx.update('contact', contact.id, { personId: customerId });
  }
}
