import { livingIdOf } from '../../db/queries/merges.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { type ActorCall, act } from '../call.ts';
import { accessTo, type Contacts, canSeePhone, pickContacts, refuseForeign } from '../ownership.ts';

/**
 * Shows how a customer can be reached (domain §13): to the owner, to managers and to whoever has an open plan on him.
 * Every showing to anybody but the owner stands in the log.
 */
export function revealPhone(input: { readonly id: string }, call: ActorCall): Contacts | Refusal {
  return act(call, (tx) => {
    const customer = tx.find('customer', livingIdOf(tx.read, input.id));
    if (!customer) return refuse('NOT_FOUND', { what: '这位客户' }, 'id');
    const access = accessTo(tx.read, call.actor, customer);
    if (!canSeePhone(access)) return refuseForeign(tx.read, customer);
    if (access !== 'own') tx.note({ action: call.procedure, subject: `customer:${customer.id}`, body: { access } });
    return pickContacts(customer);
  });
}
