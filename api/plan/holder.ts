import { leavesFrom } from '../../db/queries/leaves.ts';
import type { Reader } from '../../db/query.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { openDayOnOrAfter, type StoreCalendar } from '../../shared/calendar/store-calendar.ts';
import { type HeldPlan, held, liesWith, ownHolder } from '../../shared/domain/leave.ts';

/**
 * With whom a person's plan of a day lies: a plan that is made for a day of his leave, or moved there, goes to whoever
 * stands in (§四.1, domain §4.8). Every plan that begins or changes its day asks here.
 */
export function holderOn(
  read: Reader,
  calendar: StoreCalendar,
  ownId: string,
  dueOn: CivilDate,
): { readonly assigneeId: string; readonly absentId: string | null } {
  const countedOn = openDayOnOrAfter(calendar, dueOn);
  return held(ownId, liesWith(leavesFrom(read, countedOn), ownId, countedOn));
}

/** The columns of a plan that is moved to a day; a decision task lies with nobody and is not moved. */
export function heldOn(
  read: Reader,
  calendar: StoreCalendar,
  plan: Omit<HeldPlan, 'dueOn'>,
  dueOn: CivilDate,
): Partial<{ readonly assigneeId: string; readonly absentId: string | null }> {
  const ownId = ownHolder(plan);
  return ownId === null ? {} : holderOn(read, calendar, ownId, dueOn);
}
