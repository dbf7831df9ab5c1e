import { countLogged } from '../../db/queries/audit-log.ts';
import type { CardPrint } from '../../shared/contract/card-rows.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import { type ActorCall, act } from '../call.ts';
import { readSettings } from '../store-settings.ts';
import { cardFor } from './get.ts';
import { shownValues } from './shown.ts';

/**
 * A card for paper, with every number on it: the log keeps who printed it, which stands for the showing of each number
 * (domain §13). Whoever sees the card masked prints nothing.
 */
export function printCard({ id }: { readonly id: string }, call: ActorCall): CardPrint | Refusal {
  return act(call, (tx) => {
    const card = cardFor(id, call, (access, values) => shownValues(access === 'masked' ? access : 'own', values));
    if (isRefusal(card)) return card;
    const subject = `card:${id}`;
    const times = countLogged(tx.read, call.procedure, subject) + 1;
    tx.note({ action: call.procedure, subject, body: { access: card.access, times } });
    const printedBy = { id: call.actor.id, name: call.actor.name };
    return { storeName: readSettings(call.deps.store).name, card, printedBy, printedAt: call.now, times };
  });
}
