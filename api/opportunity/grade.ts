import { reject, type Tx } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { checkChosenLevel, type Level } from '../../shared/domain/level.ts';
import type { LevelPolicy } from '../../shared/domain/level-policy.ts';
import { dueAfterChange, limitAfterChange } from '../../shared/domain/plan-limit.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { writeThroughToCards } from '../card/write-through.ts';
import { levelOf } from '../plan/codes.ts';
import { heldOn } from '../plan/holder.ts';
import { openPlanOf } from '../plan/open-plan.ts';
import type { PlanRules } from '../plan/rules.ts';

/** A level as it is chosen, with the expected purchase that speaks for it. */
export interface Grade {
  readonly level: Level;
  /** Null with `noExpectedDate` false: not asked yet. */
  readonly expectedOn: CivilDate | null;
  readonly noExpectedDate: boolean;
  /** '' where none was given. */
  readonly reason: string;
}

/**
 * Checks a level at the moment it is chosen (§三). While the expected purchase is still open (a quick save by letter)
 * there is nothing to compare it with.
 * @param on the day on which it is chosen, for a card its own day
 */
export function checkGrade(grade: Grade, on: CivilDate, policy: LevelPolicy): Refusal | null {
  if (grade.level === 'O') return refuse('LEVEL_O_NOT_CHOSEN', {}, 'level');
  if (grade.expectedOn === null && !grade.noExpectedDate) return null;
  const { expectedOn, level: chosen, reason } = grade;
  return checkChosenLevel({ expectedOn, chosen, reason, today: on, horizons: policy.horizons });
}

/** Whether two gradings say the same; the reason alone is no change. */
export function isSameGrade(a: Omit<Grade, 'reason'>, b: Omit<Grade, 'reason'>): boolean {
  return a.level === b.level && a.expectedOn === b.expectedOn && a.noExpectedDate === b.noExpectedDate;
}

/** How an opportunity is graded now. */
export function gradeOf(opportunity: EntityRow<'opportunity'>): Omit<Grade, 'reason'> {
  const { expectedOn, noExpectedDate } = opportunity;
  return { level: levelOf(opportunity.level), expectedOn, noExpectedDate: noExpectedDate === 1 };
}

/**
 * Grades an opportunity anew (§三): keeps the change as a fact, moves the limit, moves the next plan that it leaves
 * beyond the limit, and carries all of it into today's cards. The grade was checked. @returns the id of the change
 */
export function changeGrade(tx: Tx, opportunity: EntityRow<'opportunity'>, grade: Grade, rules: PlanRules): string {
  if (opportunity.level === 'O') reject('LEVEL_O_STAYS', {}, 'level');
  const { id, customerId } = opportunity;
  const limitOn = limitAfterChange({
    limitOn: opportunity.limitOn,
    attemptOn: opportunity.attemptOn,
    changeOn: rules.today,
    newLevel: grade.level,
    policy: rules.policy,
  });
  const change = { opportunityId: id, customerId, from: opportunity.level, grade, on: rules.today };
  const changeId = recordGrade(tx, change);
  tx.update('opportunity', id, {
    level: grade.level,
    levelSetOn: rules.today,
    expectedOn: grade.expectedOn,
    noExpectedDate: grade.noExpectedDate ? 1 : 0,
    limitOn,
  });
  writeThroughToCards(tx, customerId, id, rules.today, {
    level: grade.level,
    levelReason: grade.reason === '' ? null : grade.reason,
    expectedOn: grade.expectedOn,
    noExpectedDate: grade.noExpectedDate ? 1 : 0,
  });
  moveIntoLimit(tx, opportunity, limitOn, rules);
  return changeId;
}

/** Keeps a change of level: from, to, who, when and why. @returns its id */
export function recordGrade(
  tx: Tx,
  change: {
    readonly opportunityId: string;
    readonly customerId: string;
    readonly from: string | null;
    readonly grade: Grade;
    readonly on: CivilDate;
  },
): string {
  const id = tx.newId();
  tx.insert('levelChange', {
    id,
    customerId: change.customerId,
    opportunityId: change.opportunityId,
    fromLevel: change.from,
    toLevel: change.grade.level,
    expectedOn: change.grade.expectedOn,
    reason: change.grade.reason,
    changedOn: change.on,
    at: tx.env.now,
    byId: tx.env.actorId,
  });
  return id;
}

/** Moves the next plan that a new limit leaves behind it. */
export function moveIntoLimit(
  tx: Tx,
  opportunity: EntityRow<'opportunity'>,
  limitOn: CivilDate,
  rules: PlanRules,
): void {
  const next = openPlanOf(tx, opportunity.id, 'next');
  if (!next) return;
  const { dueOn: before } = next;
  const dueOn = dueAfterChange({
    dueOn: before,
    limitBefore: opportunity.limitOn,
    limitAfter: limitOn,
    calendar: rules.calendar,
  });
  if (dueOn === before) return;
  // the 48-hour plan stays one: it still moves only to earlier days
  const origin = next.origin === 'first_48h' ? next.origin : 'level_change';
  tx.update('plan', next.id, { dueOn, origin, ...heldOn(tx.read, rules.calendar, next, dueOn) });
  writeThroughToCards(tx, opportunity.customerId, opportunity.id, rules.today, { nextPlanOn: dueOn });
}
