import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import type { StoreCalendar } from '../../shared/calendar/store-calendar.ts';
import type { LevelPolicy } from '../../shared/domain/level-policy.ts';
import type { Call } from '../call.ts';
import { levelPolicyOn } from '../policies.ts';
import { readCalendar } from '../store-settings.ts';

/** What plans of today are judged by: the day, the intervals in force on it, and the days on which the store is open. */
export interface PlanRules {
  readonly today: CivilDate;
  readonly policy: LevelPolicy;
  readonly calendar: StoreCalendar;
}

/** The rules that hold for a call. */
export function planRulesOf(call: Pick<Call, 'deps' | 'today'>): PlanRules {
  const { deps, today } = call;
  return { today, policy: levelPolicyOn(deps.store, today), calendar: readCalendar(deps.store) };
}
