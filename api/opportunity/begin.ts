import { pastOpportunities } from '../../db/queries/ending-past.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { limitAfterAttempt } from '../../shared/domain/plan-limit.ts';
import { givenUpBefore } from '../../shared/domain/revival.ts';
import { canonicalJson } from '../../sync/digest.ts';
import { openFirstPlan, type PlanWish } from '../plan/first-plan.ts';
import type { PlanRules } from '../plan/rules.ts';
import { type Grade, recordGrade } from './grade.ts';

/** A new intention to buy, its grade already checked. */
export interface NewOpportunity {
  readonly customerId: string;
  /** Null where it was entered without a card. */
  readonly originCardId: string | null;
  readonly vehicleId: string | null;
  readonly otherVehicleIds: readonly string[];
  readonly colour: string | null;
  readonly competitors: readonly string[];
  readonly grade: Grade;
  /** The card's day; the day of entry without a card. The limit counts from it. */
  readonly startsOn: CivilDate;
  readonly assigneeId: string;
  /** What was said, for whoever calls next. */
  readonly basis: string;
  readonly wish: PlanWish;
}

/**
 * Begins an opportunity with its first grading and its 48-hour plan, all of it in the caller's transaction (§四.1); where the
 * customer was given up before, it says which intention it takes up again.
 * Refuses where the wished day of the plan is not allowed.
 */
export function beginOpportunity(
  tx: Tx,
  begun: NewOpportunity,
  rules: PlanRules,
): { readonly id: string; readonly limitOn: CivilDate; readonly planId: string; readonly planOn: CivilDate } {
  const { customerId, grade, startsOn } = begun;
  const id = tx.newId();
  const before = givenUpBefore(pastOpportunities(tx.read, customerId));
  const limitOn = limitAfterAttempt(startsOn, grade.level, rules.policy);
  tx.insert('opportunity', {
    id,
    customerId,
    originCardId: begun.originCardId,
    vehicleId: begun.vehicleId,
    otherVehicleIds: canonicalJson(begun.otherVehicleIds),
    colour: begun.colour,
    competitors: canonicalJson(begun.competitors),
    level: grade.level,
    levelSetOn: startsOn,
    expectedOn: grade.expectedOn,
    noExpectedDate: grade.noExpectedDate ? 1 : 0,
    attemptOn: startsOn,
    limitOn,
    state: 'open',
    endedAs: null,
    endedOn: null,
    createdAt: tx.env.now,
    createdOn: rules.today,
    revivesId: before?.id ?? null,
  });
  recordGrade(tx, { opportunityId: id, customerId, from: null, grade, on: startsOn });
  const plan = openFirstPlan(tx, {
    customerId,
    opportunityId: id,
    assigneeId: begun.assigneeId,
    cardOn: startsOn,
    limitOn,
    ...rules,
    basis: begun.basis,
    wish: begun.wish,
  });
  return { id, limitOn, planId: plan.id, planOn: plan.dueOn };
}
