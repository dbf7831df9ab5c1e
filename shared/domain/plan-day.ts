import { addDays, type CivilDate, earlierOf } from '../calendar/civil-date.ts';
import { isOpenDay, openDayAfter, openDayOnOrAfter, type StoreCalendar } from '../calendar/store-calendar.ts';
import type { LevelPolicy } from './level-policy.ts';
import type { PlanFacts } from './plan-codes.ts';
import { openLimit } from './plan-limit.ts';

/**
 * Whether a plan is undone past its day (§四.2): derived, never stored. A due day on a day that the store is closed
 * counts as the next open day; without a `calendar` the due day is taken as it stands.
 */
export function isOverdue(
  plan: Pick<PlanFacts, 'dueOn' | 'state'>,
  today: CivilDate,
  calendar?: StoreCalendar,
): boolean {
  return plan.state === 'open' && dayCounted(plan, calendar) < today;
}

/** Whether a plan can only be executed: due today or overdue (§四.2). Such a plan is not moved. */
export function isDue(plan: Pick<PlanFacts, 'dueOn' | 'state'>, today: CivilDate, calendar?: StoreCalendar): boolean {
  return plan.state === 'open' && dayCounted(plan, calendar) <= today;
}

/**
 * The due day of a new opportunity's first plan, the 48-hour follow-up (§四.1): two calendar days (`firstPlanDays`)
 * after the card's day, or the level's limit if that is earlier; on a closed day, the next open day.
 */
export function firstPlanDueOn(first: {
  readonly cardOn: CivilDate;
  readonly limitOn: CivilDate;
  readonly calendar: StoreCalendar;
  readonly policy: LevelPolicy;
}): CivilDate {
  const dueOn = earlierOf(addDays(first.cardOn, first.policy.firstPlanDays), first.limitOn);
  return openDayOnOrAfter(first.calendar, dueOn);
}

/** Of how many of the last open days the proposal takes its pick. */
const proposalWindow = 3;

/**
 * Proposes the day of the next plan: late, because the level's gap is how long a customer may rest, yet not all on one
 * day. It looks at the last third of the open days from tomorrow to the limit, three days at most, and takes the one
 * with the fewest plans; of equals the latest. So H (two days) gets its limit, A the quietest of its last three days.
 * With no open day left inside the limit, the next open day.
 *
 * @param next.loadByDay how many plans the assignee has on a day; a day that is missing has none
 * @param next.isAway whether he is on leave on a day: such a day is proposed only where he is away on all of them
 */
export function proposeNextDate(next: {
  readonly today: CivilDate;
  readonly limitOn: CivilDate;
  readonly calendar: StoreCalendar;
  readonly loadByDay: Readonly<Record<CivilDate, number>>;
  readonly isAway?: (day: CivilDate) => boolean;
}): CivilDate {
  const open = openDaysUntil(next.calendar, next.today, openLimit(next.calendar, next.limitOn));
  const present = open.filter((day) => next.isAway?.(day) !== true);
  const inside = present.length > 0 ? present : open;
  const window = inside.slice(-Math.min(proposalWindow, Math.ceil(inside.length / 3)));
  const load = (day: CivilDate) => next.loadByDay[day] ?? 0;
  const [last, ...others] = window.reverse();
  if (last === undefined) return openDayAfter(next.calendar, next.today);
  return others.reduce((best, day) => (load(day) < load(best) ? day : best), last);
}

function openDaysUntil(calendar: StoreCalendar, after: CivilDate, last: CivilDate): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = addDays(after, 1); day <= last; day = addDays(day, 1)) {
    if (isOpenDay(calendar, day)) days.push(day);
  }
  return days;
}

function dayCounted(plan: Pick<PlanFacts, 'dueOn'>, calendar: StoreCalendar | undefined): CivilDate {
  return calendar === undefined ? plan.dueOn : openDayOnOrAfter(calendar, plan.dueOn);
}
