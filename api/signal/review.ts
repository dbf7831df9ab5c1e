import { type SignalRecord, signalById } from '../../db/queries/signals.ts';
import type { SignalRow } from '../../shared/contract/signal.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import type { SignalVerdict } from '../../shared/domain/signal/review.ts';
import { type ActorCall, act } from '../call.ts';
import { itemsOf, signalRows } from './rows.ts';

/**
 * Keeps what a manager says of a signal, or takes it back; the last word counts and all of them are in the log. Nothing
 * follows from it: no finding, no notice to the person.
 */
export function reviewSignal(
  call: ActorCall,
  record: SignalRecord,
  { verdict, note }: { readonly verdict: SignalVerdict | null; readonly note: string },
): SignalRow | Refusal {
  const said = act(call, (tx) => {
    const { id, kind, personId, onDay } = record;
    const review = {
      verdict: verdict ?? ('' as const),
      note: verdict === null ? '' : note,
      evidence: itemsOf(record).length,
      ...{ at: call.now, byId: call.actor.id },
    };
    if (tx.find('signalReview', id)) tx.update('signalReview', id, review);
    // nothing was said that could be taken back
    else if (verdict !== null) tx.insert('signalReview', { id, kind, personId, onDay, ...review });
    return null;
  });
  if (isRefusal(said)) return said;
  const [row] = signalRows(call, [signalById(call.deps.store.read, record.id) ?? record]);
  if (row === undefined) throw new Error('a signal that was read is no row');
  return row;
}
