import { z } from 'zod';
import { listSettings } from '../../db/queries/list-settings.ts';
import { type CustomerView, customerViews } from '../../shared/contract/customer-list.ts';
import { type CustomerColumnName, chosenColumnsSchema } from '../../shared/domain/customer-columns.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { type ActorCall, act } from '../call.ts';

const list = (view: CustomerView): string => `customer.${view}`;
const stored = z.preprocess((body) => (typeof body === 'string' ? JSON.parse(body) : body), chosenColumnsSchema);

/** The columns that this person chose for each view; what an older program kept and this one does not know is left out. */
export function readColumns(
  _input: unknown,
  { deps, actor }: ActorCall,
): { readonly views: { readonly view: CustomerView; readonly columns: CustomerColumnName[] }[] } {
  const bodies = new Map(listSettings(deps.store.read, actor.id).map((row) => [row.list, row.body]));
  return {
    views: customerViews.flatMap((view) => {
      const columns = stored.safeParse(bodies.get(list(view)));
      return columns.success ? [{ view, columns: columns.data }] : [];
    }),
  };
}

/**
 * Keeps a person's columns on this machine. It is nobody's business and changes nothing but a screen: it is in no log and
 * is not synced (docs/decisions/0012).
 */
export function saveColumns(
  { view, columns }: { readonly view: CustomerView; readonly columns: readonly CustomerColumnName[] | null },
  call: ActorCall,
): { readonly done: true } | Refusal {
  return act(call, (tx) => {
    if (columns === null)
      tx.local('DELETE FROM list_setting WHERE staff_id = ? AND list = ?', call.actor.id, list(view));
    else
      tx.local(
        `INSERT INTO list_setting (staff_id, list, body, updated_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (staff_id, list) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at`,
        ...[call.actor.id, list(view), JSON.stringify(columns), call.now],
      );
    return { done: true as const };
  });
}
