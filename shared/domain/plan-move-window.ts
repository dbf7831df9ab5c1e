import { addDays, type CivilDate, laterOf } from '../calendar/civil-date.ts';
import { openDayBefore, openDayOnOrAfter, type StoreCalendar } from '../calendar/store-calendar.ts';
import { checkMovable } from './plan.ts';
import type { PlanFacts } from './plan-codes.ts';
import { openLimit } from './plan-limit.ts';
import type { Refusal } from './refusal.ts';
import { csiDays, type SaleCall, saleCallLimit } from './sale-plan.ts';

/** What holds a plan back at the end of its window: the 48 hours, the level's limit, its own extension, its delivery, or nothing. */
type MoveBound = 'first_48h' | 'level' | 'extended' | 'sale' | 'none';

/** The days to which a plan may be moved without anybody's reason, both ends counted in. */
interface MoveWindow {
  readonly fromOn: CivilDate;
  /** Null where no limit binds: a further plan (§三). */
  readonly throughOn: CivilDate | null;
  readonly bound: MoveBound;
}

/**
 * Until when a plan may be moved: the one place that whoever drags or asks looks at. The days are exactly those that
 * `checkMove` lets pass without a manager's extension (§四.1, §四.2); a plan that is due, closed or a decision task has
 * none, and the refusal says why. The calls after a delivery have `saleMoveWindow`.
 *
 * @param limitOn the limit of the next plan as it is kept; null for a further plan
 */
export function moveWindow(
  plan: PlanFacts,
  {
    limitOn,
    today,
    calendar,
  }: { readonly limitOn: CivilDate | null; readonly today: CivilDate; readonly calendar: StoreCalendar },
): MoveWindow | Refusal {
  const notMovable = checkMovable(plan, today, calendar);
  if (notMovable !== null) return notMovable;
  const fromOn = addDays(today, 1);
  const ownDay = openDayOnOrAfter(calendar, plan.dueOn);
  if (plan.origin === 'first_48h') return { fromOn, throughOn: ownDay, bound: 'first_48h' };
  if (limitOn === null) return { fromOn, throughOn: null, bound: 'none' };
  const limit = openLimit(calendar, limitOn);
  return { fromOn, throughOn: laterOf(limit, ownDay), bound: ownDay > limit ? 'extended' : 'level' };
}

/**
 * The same for one of the four calls after a delivery: exactly the days that `checkSaleMove` lets pass without a manager's
 * reason (§五.1). The CSI call stays inside its window, the others come earlier only; no day is left where the last one
 * has passed.
 */
export function saleMoveWindow(
  plan: PlanFacts,
  {
    call,
    deliveredOn,
    today,
    calendar,
  }: {
    readonly call: SaleCall;
    readonly deliveredOn: CivilDate;
    readonly today: CivilDate;
    readonly calendar: StoreCalendar;
  },
): MoveWindow | Refusal {
  const notMovable = checkMovable(plan, today, calendar);
  if (notMovable !== null) return notMovable;
  const tomorrow = addDays(today, 1);
  const throughOn = saleCallLimit(call, deliveredOn, calendar);
  if (call !== 'sale_csi') return { fromOn: tomorrow, throughOn, bound: 'sale' };
  // a closed day counts as the next open one: those right before the window belong to it
  const opensOn = addDays(openDayBefore(calendar, csiDays(deliveredOn, calendar)[0]), 1);
  return { fromOn: laterOf(tomorrow, opensOn), throughOn, bound: 'sale' };
}

/** Whether a day lies inside a window. */
export function isInWindow({ fromOn, throughOn }: Pick<MoveWindow, 'fromOn' | 'throughOn'>, day: CivilDate): boolean {
  return day >= fromOn && (throughOn === null || day <= throughOn);
}
