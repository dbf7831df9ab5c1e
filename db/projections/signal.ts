import type { Store } from '../store.ts';

/** Keeps on a signal whether a manager has said something about it. */
export function projectSignalReview(store: Store, id: string): void {
  store.prepare(`UPDATE signal SET reviewed = ${isReviewed} WHERE id = ?`).run(id);
}

/** Whether something was said about a signal and not taken back. */
export const isReviewed = `EXISTS (
  SELECT 1 FROM signal_review r WHERE r.id = signal.id AND r.verdict <> '' AND r.deleted_hlc IS NULL)`;

/**
 * Has the signals of the days derived anew, at the next midnight, that a recording speaks of: its own day and that of the
 * contact it belongs to; it may have come days later. Asked before and after each change, so that the days it leaves are
 * derived anew as well, whoever or whatever moves it.
 */
export function markRecordedDays(store: Store, id: string): void {
  store
    .prepare(
      `INSERT OR IGNORE INTO signal_day (on_day)
       SELECT spoken_on FROM recording WHERE id = ?
       UNION SELECT f.on_day FROM recording r CROSS JOIN followup f ON f.contact_id = r.contact_id WHERE r.id = ?`,
    )
    .run(id, id);
}
