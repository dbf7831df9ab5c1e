import { type CivilDate, earlierOf, laterOf } from '../calendar/civil-date.ts';
import { openDayOnOrAfter, type StoreCalendar } from '../calendar/store-calendar.ts';
import type { Level } from './level.ts';
import { gapEnd, type LevelPolicy } from './level-policy.ts';

// A limit is kept as counted, also on a closed day; only `openLimit` turns it into the day that binds. Were the open
// day kept, a later change would start from a limit that a holiday had already pushed on.

/** The limit of the next plan after an attempt on `day` (§三); `day` is the card's day when there is no attempt yet. */
export function limitAfterAttempt(day: CivilDate, level: Level, policy: LevelPolicy): CivilDate {
  return gapEnd(level, day, policy);
}

/**
 * The limit of the next plan after a change of level, or of the policy with the same level (§三). It is the last
 * attempt + the new gap. Where that lies before the day of the change, it is the earlier of (day of the change + new
 * gap) and the limit so far, but never before the day of the change: nobody is late by a change made today.
 *
 * So no sequence of changes carries the limit past the last attempt + the longest gap of any level, or, once that day
 * has gone by, past the day of the change itself.
 *
 * @param change.limitOn the limit before the change, as this module returned it
 * @param change.attemptOn day of the last attempt, or of the card
 * @param change.policy the policy in force on the day of the change
 */
export function limitAfterChange(change: {
  readonly limitOn: CivilDate;
  readonly attemptOn: CivilDate;
  readonly changeOn: CivilDate;
  readonly newLevel: Level;
  readonly policy: LevelPolicy;
}): CivilDate {
  const fromAttempt = gapEnd(change.newLevel, change.attemptOn, change.policy);
  if (fromAttempt >= change.changeOn) return fromAttempt;
  const fromChange = gapEnd(change.newLevel, change.changeOn, change.policy);
  return laterOf(change.changeOn, earlierOf(fromChange, change.limitOn));
}

/** The last day on which a plan inside `limitOn` may be due: a limit on a closed day counts as the next open day (§三). */
export function openLimit(calendar: StoreCalendar, limitOn: CivilDate): CivilDate {
  return openDayOnOrAfter(calendar, limitOn);
}

/** Whether a plan due on `dueOn` needs a manager's extension (§三): only he goes beyond the limit, with a reason. */
export function isBeyondLimit(calendar: StoreCalendar, dueOn: CivilDate, limitOn: CivilDate): boolean {
  return dueOn > openLimit(calendar, limitOn);
}

/**
 * The due day of the next plan after a change: moved to the limit when the change leaves it beyond (§三). A longer gap
 * moves nothing, so a plan that a manager extended stays where he put it until a change shortens its limit.
 */
export function dueAfterChange(change: {
  readonly dueOn: CivilDate;
  readonly limitBefore: CivilDate;
  readonly limitAfter: CivilDate;
  readonly calendar: StoreCalendar;
}): CivilDate {
  if (change.limitAfter >= change.limitBefore) return change.dueOn;
  return earlierOf(change.dueOn, openLimit(change.calendar, change.limitAfter));
}
