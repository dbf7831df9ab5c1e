import { changesOf } from '../../db/history.ts';
import { openPlans } from '../../db/queries/plans.ts';
import { addDays, instantAt } from '../../shared/calendar/civil-date.ts';
import type { ActorCall } from '../call.ts';
import type { WorkDays } from '../plan/days.ts';
import { policyJob } from './apply.ts';
import { readMark } from './mark.ts';

/** What brings plans over to a version of the intervals: at its midnight, or at once where it is in force today. */
const movers: ReadonlySet<string> = new Set([policyJob, 'policy.saveLevels']);
/** The 48-hour plan that was moved stays one. */
const origins = ['policy_change', 'first_48h'];
/** So many are looked at; nobody is due more calls in a day. */
const mostPlans = 500;

/**
 * How many calls of the caller are due today because the intervals of the levels became shorter (§三), and would have been
 * due later before. Those that are done no longer count.
 */
export function broughtForward({ deps: { store }, actor, zone }: ActorCall, days: WorkDays): number {
  // there never was another version than the store's first
  if (readMark(store) === undefined) return 0;
  const { overdueThrough: afterDay, dueThrough: throughDay } = days;
  // what moved on a closed day is news on the next open one
  const since = instantAt(addDays(afterDay, 1), '00:00', zone);
  const due = openPlans(store.read, {
    ...{ assigneeId: actor.id, afterDay, throughDay, timed: null, instructed: null },
    ...{ origins, after: null, limit: mostPlans },
  });
  return due.filter(({ id }) =>
    changesOf(store, 'plan', id).some(
      ({ group, recordedAt, command }) => group === 'due' && recordedAt >= since && movers.has(command),
    ),
  ).length;
}
