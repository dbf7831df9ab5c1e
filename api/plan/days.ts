import { addDays, type CivilDate } from '../../shared/calendar/civil-date.ts';
import { isOpenDay, openDayAfter, openDayBefore, openDayOnOrAfter } from '../../shared/calendar/store-calendar.ts';
import type { PlanSection } from '../../shared/contract/plan-rows.ts';
import type { PlanFacts } from '../../shared/domain/plan.ts';
import type { PlanRules } from './rules.ts';

/**
 * The due days between which the parts of the work list lie. A due day on a closed day counts as the next open day, so
 * the bounds are days of the calendar and the store needs to know nothing of holidays.
 */
export interface WorkDays {
  /** Whatever was due through this day is overdue. */
  readonly overdueThrough: CivilDate;
  /** Whatever was due through this day is due; on a closed day the same as `overdueThrough`. */
  readonly dueThrough: CivilDate;
  readonly nextOpenOn: CivilDate;
  readonly weekThrough: CivilDate;
}

/** The bounds of a day's work list. */
export function workDaysOf({ today, calendar }: Pick<PlanRules, 'today' | 'calendar'>): WorkDays {
  const overdueThrough = openDayBefore(calendar, today);
  return {
    overdueThrough,
    dueThrough: isOpenDay(calendar, today) ? today : overdueThrough,
    nextOpenOn: openDayAfter(calendar, today),
    weekThrough: addDays(today, 7),
  };
}

/** The day as which a plan counts, and where it stands in today's work. */
export function placeOf(
  plan: Pick<PlanFacts, 'dueOn' | 'state'> & { readonly dueTime: string | null },
  { today, calendar }: Pick<PlanRules, 'today' | 'calendar'>,
): { readonly countedOn: CivilDate; readonly section: PlanSection } {
  const countedOn = openDayOnOrAfter(calendar, plan.dueOn);
  if (plan.state !== 'open') return { countedOn, section: 'done' };
  if (countedOn < today) return { countedOn, section: 'overdue' };
  if (countedOn > today) return { countedOn, section: 'later' };
  return { countedOn, section: plan.dueTime === null ? 'today' : 'timed' };
}
