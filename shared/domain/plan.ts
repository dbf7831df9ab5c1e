import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import { openDayAfter, openDayOnOrAfter, type StoreCalendar } from '../calendar/store-calendar.ts';
import { dateWords } from '../calendar/words.ts';
import type { Level } from './level.ts';
import type { LevelPolicy } from './level-policy.ts';
import { isDecisionTask, type PlanFacts } from './plan-codes.ts';
import { firstPlanDueOn, isDue } from './plan-day.ts';
import { isBeyondLimit, openLimit } from './plan-limit.ts';
import { type Refusal, refuse } from './refusal.ts';
import { isWritten } from './written.ts';

export * from './plan-codes.ts';
export { firstPlanDueOn, isDue, isOverdue, proposeNextDate } from './plan-day.ts';

/** Who asks for a day, and the reason a manager gives for going beyond the limit. */
interface Asker {
  readonly actorIsManager: boolean;
  readonly reason?: string | null;
}

/** The limit that binds a day, and what its message has to say. */
interface Bound {
  readonly limitOn: CivilDate;
  readonly level: Level;
  readonly calendar: StoreCalendar;
  readonly today: CivilDate;
}

/**
 * Checks the day that the consultant gives the first plan: the 48-hour follow-up is moved earlier, never later (§四.1),
 * and comes after the card's own day, on which a contact leaves it standing. Not in the past, unless the rule's own day
 * already is: a card entered days late keeps the plan it should have had.
 */
export function checkFirstPlanDate(first: {
  readonly dueOn: CivilDate;
  readonly cardOn: CivilDate;
  readonly limitOn: CivilDate;
  readonly today: CivilDate;
  readonly calendar: StoreCalendar;
  readonly policy: LevelPolicy;
}): Refusal | null {
  const { dueOn, cardOn, today } = first;
  const latest = firstPlanDueOn(first);
  if (dueOn === latest) return null;
  if (dueOn > latest) return refuse('PLAN_FIRST_ONLY_EARLIER', { limit: dateWords(latest, today) }, 'dueOn');
  if (dueOn < today) return refuse('DATE_IN_PAST', { field: '下次计划', date: dateWords(dueOn, today) }, 'dueOn');
  if (dueOn > cardOn) return null;
  return refuse(
    'PLAN_NOT_FUTURE',
    { from: dateWords(addDays(cardOn, 1), today), limit: dateWords(latest, today) },
    'dueOn',
  );
}

/**
 * Checks the day of the plan that follows an attempt (§四.1): there must be one, after today and inside the limit; only
 * a manager goes beyond, with a reason (§三). After a call that reached nobody, `retryBy` (from `retryRule`) bounds it
 * instead, for everybody: that day or earlier, also later today, never later.
 */
export function checkNextPlanDate(
  next: Bound & Asker & { readonly dueOn: CivilDate | null; readonly retryBy?: CivilDate | null },
): Refusal | null {
  const { dueOn, today, retryBy = null } = next;
  if (dueOn === null) return refuse('PLAN_NEXT_REQUIRED', {}, 'dueOn');
  if (retryBy === null) return checkFuture(dueOn, next) ?? checkLimit(dueOn, next);
  if (dueOn > retryBy) return refuse('RETRY_TOO_LATE', { limit: dateWords(retryBy, today) }, 'dueOn');
  return checkNotPast(dueOn, today);
}

/** Whether a plan can be moved at all: it is open, and its day lies in the future (§四.2). */
export function checkMovable(plan: PlanFacts, today: CivilDate, calendar: StoreCalendar): Refusal | null {
  const closed = checkOpenPlan(plan);
  if (closed !== null) return closed;
  return isDue(plan, today, calendar) ? refuse('PLAN_DUE_NOT_MOVABLE', {}, 'dueOn') : null;
}

/**
 * Checks moving a plan (§四.2): only one that lies in the future, to a future day inside the limit. Due today or
 * overdue it can only be executed, by anyone; a manager replaces it (`checkReplace`). The 48-hour follow-up only moves
 * earlier. Bringing a plan forward is always inside what was allowed, also for one that a manager had extended.
 *
 * @param move.limitOn the limit of the next plan; null for a further plan, which no limit binds (§三)
 */
export function checkMove(
  move: Omit<Bound, 'limitOn'> &
    Asker & { readonly plan: PlanFacts; readonly dueOn: CivilDate; readonly limitOn: CivilDate | null },
): Refusal | null {
  const { plan, dueOn, today, calendar, limitOn } = move;
  const notMovable = checkMovable(plan, today, calendar);
  if (notMovable !== null) return notMovable;
  const bound = { ...move, limitOn: limitOn ?? plan.dueOn };
  const notFuture = checkFuture(dueOn, bound);
  if (notFuture !== null) return notFuture;
  if (dueOn <= openDayOnOrAfter(calendar, plan.dueOn)) return null;
  if (plan.origin === 'first_48h') {
    return refuse('PLAN_FIRST_ONLY_EARLIER', { limit: dateWords(plan.dueOn, today) }, 'dueOn');
  }
  return limitOn === null ? null : checkLimit(dueOn, bound);
}

/**
 * Checks replacing a plan that is due today or overdue (§四.2): a manager's act, with a reason; the old plan closes and
 * keeps its finding, a new one begins today or later. The reason stands for an extension as well, should the new day
 * lie beyond the limit. A plan in the future is moved, not replaced.
 */
export function checkReplace(replacement: {
  readonly plan: PlanFacts;
  readonly dueOn: CivilDate;
  readonly today: CivilDate;
  readonly calendar: StoreCalendar;
  readonly actorIsManager: boolean;
  readonly reason: string | null;
}): Refusal | null {
  const { plan, today } = replacement;
  const notReplaceable = checkOpenPlan(plan);
  if (notReplaceable !== null) return notReplaceable;
  if (!replacement.actorIsManager) return refuse('PLAN_DUE_NOT_MOVABLE', {}, 'dueOn');
  if (!isDue(plan, today, replacement.calendar)) {
    return refuse(
      'INVALID_INPUT',
      { field: '换计划', problem: '只用于今天到期或已逾期的计划，这个请直接改日期' },
      'dueOn',
    );
  }
  if (!isWritten(replacement.reason)) return refuse('REQUIRED_MISSING', { fields: '换计划的原因' }, 'reason');
  return checkNotPast(replacement.dueOn, today);
}

/** Checks that a plan can still be changed: it is open, and no decision task that waits for a manager (§四.1). */
export function checkOpenPlan(plan: Pick<PlanFacts, 'state' | 'origin'>): Refusal | null {
  if (plan.state !== 'open') return refuse('PLAN_ALREADY_CLOSED');
  return isDecisionTask(plan) ? refuse('ENDING_PENDING') : null;
}

function checkFuture(dueOn: CivilDate, { today, limitOn, calendar }: Bound): Refusal | null {
  if (dueOn > today) return null;
  const from = openDayAfter(calendar, today);
  // With the limit already behind, as for an overdue customer, the next open day is all that can be advised.
  const last = openLimit(calendar, limitOn);
  return refuse(
    'PLAN_NOT_FUTURE',
    { from: dateWords(from, today), limit: dateWords(last < from ? from : last, today) },
    'dueOn',
  );
}

function checkLimit(dueOn: CivilDate, { limitOn, level, calendar, today, actorIsManager, reason }: Bound & Asker) {
  if (!isBeyondLimit(calendar, dueOn, limitOn)) return null;
  if (!actorIsManager) {
    return refuse('PLAN_BEYOND_LIMIT', { level, limit: dateWords(openLimit(calendar, limitOn), today) }, 'dueOn');
  }
  return isWritten(reason) ? null : refuse('REQUIRED_MISSING', { fields: '延期的原因' }, 'reason');
}

function checkNotPast(dueOn: CivilDate, today: CivilDate): Refusal | null {
  if (dueOn >= today) return null;
  return refuse('DATE_IN_PAST', { field: '下次计划', date: dateWords(dueOn, today) }, 'dueOn');
}
