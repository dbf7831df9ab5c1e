import { sqlFor } from '../query.ts';
import type { Store } from '../store.ts';

/**
 * Since when a record is disputed, UTC ms: the newest 报备, the newest registration of anybody but the first who announced
 * him, or the newest report that he and another record are one person; one that a merge settled disputes nothing. Null where nobody disputes it, and of
 * whoever was forgotten on request: nothing is left to tell him by (domain §13). Entries of a clerk
 * announce nobody: they are no registration in the sense of §七.2.
 */
export const clashAt = `iif(customer.erased_at IS NULL, nullif(max(
  coalesce((SELECT max(r.at) FROM registration r
    WHERE r.customer_id = customer.id AND r.kind <> 'owner_entry' AND r.deleted_hlc IS NULL AND (r.kind = 'report' OR r.staff_id <> (
      SELECT f.staff_id FROM registration f
      WHERE f.customer_id = customer.id AND f.kind <> 'owner_entry' AND f.deleted_hlc IS NULL
      ORDER BY f.at, f.id LIMIT 1))), 0),
  coalesce((SELECT max(c.at) FROM clash_report c
    WHERE c.customer_id = customer.id AND c.other_customer_id <> c.customer_id AND c.deleted_hlc IS NULL), 0)), 0), NULL)`;

/** Brings the mark of a disputed record up to date; the facts may arrive before the customer they are about. */
export function projectClash(store: Store, customerId: string): void {
  store
    .prepare(`UPDATE customer SET clash_at = ${clashAt} WHERE id = ? AND clash_at IS NOT (${clashAt})`)
    .run(customerId);
}

/** The customer of a registration or report. */
export function customerOfFact(store: Store, name: 'registration' | 'clashReport', id: string): string {
  return store.read.get(sqlFor.selectFrom(name).select('customerId').where('id', '=', id))?.customerId ?? '';
}
