import { anyDay, heldPlansQuery, leavesFrom, plansWithQuery } from '../../db/queries/leaves.ts';
import type { Store } from '../../db/store.ts';
import { runCommand, type Tx } from '../../db/unit-of-work.ts';
import { addDays, type CivilDate } from '../../shared/calendar/civil-date.ts';
import type { StoreCalendar } from '../../shared/calendar/store-calendar.ts';
import { resettled } from '../../shared/domain/leave.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { readCalendar } from '../store-settings.ts';

/** The day, and the days on which the store is open. */
interface Day {
  readonly today: CivilDate;
  readonly calendar: StoreCalendar;
}

/**
 * Brings every plan to whom it has to lie with after leaves have changed: what lies ahead goes to whoever stands in on
 * its day or comes back from him, and what is due comes back to whoever is there again (domain §4.8).
 * @param staffIds whose plans are looked at besides those that lie with a stand-in already
 * @returns how many plans changed hands
 */
export function settlePlans(tx: Tx, staffIds: readonly string[], { today, calendar }: Day): number {
  const leaves = leavesFrom(tx.read, today);
  const plans = new Map(
    [
      ...tx.read.all(heldPlansQuery()),
      ...[...new Set(staffIds)].flatMap((id) => tx.read.all(plansWithQuery(id, anyDay))),
    ].map((plan) => [plan.id, plan]),
  );
  let moved = 0;
  for (const plan of plans.values()) {
    const next = plan.role === 'decision' ? null : resettled(plan, leaves, { today, calendar });
    if (next !== null && tx.update('plan', plan.id, next)) moved += 1;
  }
  return moved;
}

/**
 * The morning after: whoever came back takes back what was left undone, and plans that came to lie in a leave by a change
 * of the calendar or of the intervals go to the stand-in. Runs once for each day that has ended.
 */
export function settleMorning(
  store: Store,
  { today, now }: { readonly today: CivilDate; readonly now: number },
): number | Refusal {
  const leaves = leavesFrom(store.read, addDays(today, -1));
  if (leaves.length === 0 && store.read.get(heldPlansQuery()) === undefined) return 0;
  const env = { command: 'job.leave', actorId: 'system', now, isAuthority: true };
  return runCommand(store, env, (tx) =>
    settlePlans(
      tx,
      leaves.map(({ staffId }) => staffId),
      { today, calendar: readCalendar(store) },
    ),
  );
}
