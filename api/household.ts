import { linksOf } from '../db/queries/household.ts';
import { demand, reject, type Tx } from '../db/unit-of-work.ts';
import { oppositeOf } from '../shared/domain/household.ts';
import { isRefusal } from '../shared/domain/refusal.ts';
import type { EntityRow } from '../shared/entities/registry.ts';
import { type ActorCall, act, type Handlers } from './call.ts';
import { demandRelation, endLink, linkHousehold } from './household/link.ts';
import { householdRows } from './household/rows.ts';
import { requireRead, requireWrite } from './ownership.ts';

export const householdHandlers: Handlers<'household'> = {
  list: ({ customerId }, call) => {
    const { read } = call.deps.store;
    const found = requireRead(read, call.actor, customerId);
    if (isRefusal(found)) return found;
    const { id } = found.customer;
    return { rows: householdRows(read, call.actor, id, linksOf(read, [id])) };
  },

  // both must be the person's to write: a link opens the other's numbers to this customer
  link: ({ customerId, otherId, relation }, call) =>
    act(call, (tx) => {
      demand(requireWrite(tx, call.actor, customerId));
      const other = requireWrite(tx, call.actor, otherId);
      if (isRefusal(other)) return { ...other, field: 'otherId' };
      return { id: linkHousehold(tx, { customerId, otherCustomerId: otherId, relation, cardId: null }) };
    }),

  relate: ({ id, customerId, relation }, call) =>
    act(call, (tx) => {
      const link = demandLink(tx, call, id);
      if (customerId !== link.customerId && customerId !== link.otherCustomerId)
        return reject('NOT_FOUND', { what: '这个家人关系' }, 'customerId');
      demandRelation(tx, relation);
      tx.update('kinship', id, { relation: customerId === link.customerId ? relation : oppositeOf(relation) });
      return { done: true as const };
    }),

  unlink: ({ id }, call) =>
    act(call, (tx) => {
      endLink(tx, call.actor, demandLink(tx, call, id));
      return { done: true as const };
    }),
};

/** A living link, for whoever may change one of the two. */
function demandLink(tx: Tx, call: ActorCall, id: string): EntityRow<'kinship'> {
  const link = tx.find('kinship', id);
  if (!link || link.endedAt !== null) return reject('NOT_FOUND', { what: '这个家人关系' }, 'id');
  const mine = requireWrite(tx, call.actor, link.customerId);
  if (isRefusal(mine)) demand(requireWrite(tx, call.actor, link.otherCustomerId));
  return link;
}
