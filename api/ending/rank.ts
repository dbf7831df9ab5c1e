import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { openDayAfter, type StoreCalendar } from '../../shared/calendar/store-calendar.ts';
import { managerRoles, type Role } from '../../shared/domain/roles.ts';

/** A manager who can decide. */
export interface Decider {
  readonly id: string;
  readonly role: string;
}

/** What of a request says who is to decide it. */
export interface Undecided {
  /** Who asked, and whose customer it is: neither decides. */
  readonly byId: string;
  readonly ownerId: string | null;
  /** The day of the decision, an open one. */
  readonly dueOn: CivilDate;
}

export interface Turn {
  readonly late: boolean;
  /** The highest rank to which it is shown by now. */
  readonly waitsFor: Role;
  /** Every rank to which it is shown, lowest first. */
  readonly shownTo: readonly Role[];
}

/**
 * Whose turn a decision is (§四.1): the lowest rank that has somebody who may decide it; at the end of its day it is
 * shown to the next rank, and to the one above with every further open day. The ranks below may still decide.
 */
export function turnOf(
  request: Undecided,
  managers: readonly Decider[],
  today: CivilDate,
  calendar: StoreCalendar,
): Turn {
  const others = managers.filter(({ id }) => id !== request.byId && id !== request.ownerId);
  const ranks = managerRoles.filter((role) => others.some((manager) => manager.role === role));
  const steps = openDaysEnded(request.dueOn, today, calendar, ranks.length);
  const shownTo = ranks.slice(0, steps + 1);
  return { late: request.dueOn < today, waitsFor: shownTo.at(-1) ?? 'general_manager', shownTo };
}

/** How many open days from `dueOn` on have ended; no further than `most`. */
function openDaysEnded(dueOn: CivilDate, today: CivilDate, calendar: StoreCalendar, most: number): number {
  let ended = 0;
  for (let day = dueOn; day < today && ended < most; day = openDayAfter(calendar, day)) ended += 1;
  return ended;
}
