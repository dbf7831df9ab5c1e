import type { CivilDate } from '../calendar/civil-date.ts';
import { addDays, earlierOf } from '../calendar/civil-date.ts';
import { openDayBefore, openDayOnOrAfter, type StoreCalendar } from '../calendar/store-calendar.ts';

/** What became of a promised call (§四.2), in the words of a person's own view. */
export const promiseKinds = { kept: '按时做完', late: '过了日子补做', missed: '到期没做' } as const;

export type PromiseKind = keyof typeof promiseKinds;

/** How the figures come about, as they are said beside them. */
export const promiseFormula =
  '按时率＝按时做完÷（按时做完＋补做＋到期没做）。做了的算在做的那个月，没做的算在到期的那个月；休息日到期顺延到下一个营业日；经理换掉或取消的不算。';

/** What of a plan decides. */
export interface PromiseFact {
  readonly dueOn: CivilDate;
  readonly state: 'open' | 'done' | 'cancelled' | 'replaced';
  /** The day it was closed; null while it is open. */
  readonly closedOn: CivilDate | null;
}

/**
 * What became of a promise, as of today; null where nothing did yet, or where a manager took it back. A due day on a
 * closed day counts as the next open day, so a call on that day is in time (§三).
 */
export function promiseKindOf(plan: PromiseFact, today: CivilDate, calendar: StoreCalendar): PromiseKind | null {
  const countedOn = openDayOnOrAfter(calendar, plan.dueOn);
  if (plan.state === 'open') return countedOn < today ? 'missed' : null;
  if (plan.state !== 'done' || plan.closedOn === null) return null;
  return plan.closedOn <= countedOn ? 'kept' : 'late';
}

/**
 * The last due day whose call was late when it was made on a day: what is due later counts as that day or a later one.
 * With it the store tells kept from late without knowing holidays.
 */
export function lateThrough(closedOn: CivilDate, calendar: StoreCalendar): CivilDate {
  return openDayBefore(calendar, closedOn);
}

/** The days of a month that have begun, and the due days that count as missed in it. */
export interface PromiseMonth {
  /** The days on which calls of the month were made, the last first. */
  readonly days: readonly CivilDate[];
  /** Due days after this one … */
  readonly missedAfter: CivilDate;
  /** … through this one count as a day of the month that is over. */
  readonly missedThrough: CivilDate;
}

/** The bounds of a month, `2026-03`, as of today; of a month that has not begun there are no days. */
export function promiseMonth(month: string, today: CivilDate, calendar: StoreCalendar): PromiseMonth {
  const first = `${month}-01`;
  const last = lastOf(first);
  const until = earlierOf(last, today);
  const days: CivilDate[] = [];
  for (let day = until; day >= first; day = addDays(day, -1)) days.push(day);
  return {
    days,
    // what was due on closed days before the month counts as its first open day
    missedAfter: openDayBefore(calendar, first),
    // what is due on closed days at its end counts as a day of the next one, and today is not over
    missedThrough: openDayBefore(calendar, earlierOf(addDays(last, 1), today)),
  };
}

/** Share of calls made in time, in whole percent; null where none was due. */
export function promiseRate(counts: Readonly<Record<PromiseKind, number>>): number | null {
  const all = counts.kept + counts.late + counts.missed;
  return all === 0 ? null : Math.round((counts.kept / all) * 100);
}

function lastOf(first: CivilDate): CivilDate {
  let day = addDays(first, 27);
  while (addDays(day, 1).slice(0, 7) === first.slice(0, 7)) day = addDays(day, 1);
  return day;
}
