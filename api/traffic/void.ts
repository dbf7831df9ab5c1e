import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { isManager } from '../../shared/domain/roles.ts';
import { type ActorCall, act } from '../call.ts';
import { requireNoCard, requireOthers, requireUnsignedDay, requireVisit, writerOfCard } from './entry.ts';

/**
 * Strikes out an entry made by mistake: by the front desk on the day itself, by managers until that day's sheet is
 * signed. It stays in the register and counts nowhere, and the reason stands in the log. A visit with a card is none.
 */
export function voidTraffic(
  input: { readonly id: string; readonly reason: string },
  call: ActorCall,
): { readonly id: string } | Refusal {
  return act(call, (tx) => {
    const { id, reason } = input;
    const traffic = requireVisit(tx, id);
    requireNoCard(tx, traffic, 'id');
    requireUnsignedDay(tx, traffic);
    requireOthers(tx, call, traffic);
    if (!isManager(call.actor.role)) {
      if (traffic.arrivedOn !== call.today)
        return refuse('FORBIDDEN', { role: '前台', act: '作废以前的登记', who: '展厅经理' }, 'id');
      const writer = writerOfCard(tx.read, id);
      if (writer !== null) return refuse('TRAFFIC_HAS_CARD', { card: `${writer}正在写的洽谈卡草稿` }, 'id');
    }
    tx.update('traffic', id, { voidedAt: call.now, voidReason: reason });
    tx.note({ action: call.procedure, subject: `traffic:${id}`, body: { reason } });
    return { id };
  });
}
