import { linksOf } from '../../db/queries/household.ts';
import { demand, reject, type Tx } from '../../db/unit-of-work.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { type Person, requireWrite } from '../ownership.ts';
import { linkHousehold } from './link.ts';

/**
 * A contact is a customer himself: the two are linked, so that both may have his number. Of a firm he is one of its
 * people, of a person a relative, unless they are linked already.
 */
export function linkPerson(tx: Tx, person: Person, customer: EntityRow<'customer'>, personId: string): void {
  if (personId === customer.id)
    reject('INVALID_INPUT', { field: '也是客户', problem: '不能是这位客户自己，请选另一位' }, 'personId');
  demand(requireWrite(tx, person, personId));
  const isLinked = linksOf(tx.read, [customer.id]).some(
    ({ customerId, otherCustomerId }) => customerId === personId || otherCustomerId === personId,
  );
  if (isLinked) return;
  const relation = customer.customerType === 'organisation' ? 'staff' : 'relative';
  linkHousehold(tx, { customerId: customer.id, otherCustomerId: personId, relation, cardId: null });
}
