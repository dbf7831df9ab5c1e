import type { Store } from '../../../db/store.ts';
import type { Almanac } from './almanac.ts';
import { openOpportunities, openPlans } from './ledger.ts';
import type { PlanLine } from './rows.ts';
import type { SecondBook } from './second-book.ts';

/**
 * What has to hold at the end of every day (§三, §四.1): each intention keeps exactly one next plan, inside the limit that
 * the second book says, and whatever the second book knows of it the store knows alike. One line for each that is broken.
 */
export function brokenAtEvening(store: Store, book: SecondBook, almanac: Almanac): readonly string[] {
  const found: string[] = [];
  const all = openPlans(store);
  const plans = Map.groupBy(
    all.filter(({ role }) => role !== 'sale'),
    ({ opportunity }) => opportunity,
  );
  const open = openOpportunities(store);
  for (const row of open) {
    const own = plans.get(row.id) ?? [];
    plans.delete(row.id);
    found.push(...brokenCounts(row.id, row.state, own));
    const line = book.lines.get(row.id);
    if (line === undefined) {
      found.push(`the second book does not know ${row.id}`);
      continue;
    }
    for (const [what, said, mine] of [
      ['limit', row.limitOn, line.limitOn],
      ['level', row.level, line.level],
      ['last attempt', row.attemptOn, line.attemptOn],
      ['state', row.state, line.state],
      ['owner', row.owner, line.owner],
    ] as const)
      if (said !== mine) found.push(`${row.id}: the ${what} is ${said}, by the second book ${mine}`);
    for (const plan of own) found.push(...brokenLimit(plan, book.lastDay(line), almanac));
  }
  for (const line of book.lines.values())
    if (line.state !== 'ended' && !open.some(({ id }) => id === line.id)) found.push(`${line.id} is gone`);
  for (const plan of [...plans.values()].flat()) found.push(`the open plan ${plan.id} has no open intention`);
  return found;
}

function brokenCounts(id: string, state: string, plans: readonly PlanLine[]): readonly string[] {
  const count = (role: PlanLine['role']): number => plans.filter((plan) => plan.role === role).length;
  const [next, decision, further] = [count('next'), count('decision'), count('further')];
  const holds = state === 'open' ? next === 1 && decision === 0 : next === 0 && decision === 1 && further === 0;
  return holds ? [] : [`${id} is ${state} with ${next} next, ${decision} decision and ${further} further plans`];
}

/** The manager's extension alone goes beyond the limit. */
function brokenLimit(
  { id, role, dueOn, extendedTo, origin }: PlanLine,
  lastDay: string,
  almanac: Almanac,
): readonly string[] {
  if (role !== 'next' || dueOn <= lastDay) return [];
  if (extendedTo !== null && dueOn <= almanac.counted(extendedTo)) return [];
  return [`plan ${id} (${origin}) is due ${dueOn}, after ${lastDay}, and no manager said so`];
}
