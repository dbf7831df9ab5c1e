import type { CivilDate } from '../calendar/civil-date.ts';
import { openDayOnOrAfter, type StoreCalendar } from '../calendar/store-calendar.ts';
import { type Finding, type FindingContext, makeFindings } from './finding.ts';

/** What the rule has to know of a plan, as it stood at 24:00 of the evaluated day. */
export interface PlanFact {
  readonly planId: string;
  readonly customerId: string | null;
  readonly dueOn: CivilDate;
  /** Who the plan lay with at that midnight. */
  readonly assigneeId: string | null;
  /** True for a manager's decision task (§四.1): it is no follow-up and never missed. */
  readonly isDecision: boolean;
  /** The day of the contact that executed it, by corrected time; null while it is undone. */
  readonly attemptOn: CivilDate | null;
  /** The day it was closed without a contact (its opportunity ended, the order was cancelled). */
  readonly cancelledOn: CivilDate | null;
  /** The day a manager replaced it by a new plan. On or after the due day this clears nothing (§四.2). */
  readonly replacedOn: CivilDate | null;
  /** True where that assignee was on leave on the evaluated day: whoever is away owes nothing (domain §4.8). */
  readonly isAway?: boolean;
}

/** Whether a follow-up plan was due on `day` and is unexecuted at its 24:00 (§四.2 当天的活动计划必须当天执行完毕). */
export function isPlanMissed(plan: PlanFact, day: CivilDate, calendar: StoreCalendar): boolean {
  if (plan.isDecision || plan.isAway === true || openDayOnOrAfter(calendar, plan.dueOn) !== day) return false;
  const executed = plan.attemptOn !== null && plan.attemptOn <= day;
  const ended = plan.cancelledOn !== null && plan.cancelledOn <= day;
  const replacedBefore = plan.replacedOn !== null && plan.replacedOn < day;
  return !executed && !ended && !replacedBefore;
}

/**
 * F-PLAN-MISSED (§四.2, §八.2): one finding per plan that was due on `day` and unexecuted at its 24:00, against its
 * assignee at that midnight. Running it again, or executing the plan later, changes nothing.
 */
export function evaluatePlanMissed(
  plans: readonly PlanFact[],
  context: FindingContext & { readonly day: CivilDate },
): readonly Finding[] {
  const missed = plans.filter((plan) => isPlanMissed(plan, context.day, context.calendar));
  return makeFindings(
    missed.map((plan) => ({
      rule: 'F-PLAN-MISSED',
      subjectKind: 'plan',
      subjectId: plan.planId,
      customerId: plan.customerId,
      concernsOn: context.day,
      identityOn: plan.dueOn,
      personId: plan.assigneeId,
      evidence: { dueOn: plan.dueOn },
    })),
    context,
  );
}
