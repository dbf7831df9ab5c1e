import type { Tx } from '../../db/unit-of-work.ts';
import { demand } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import type { StoreCalendar } from '../../shared/calendar/store-calendar.ts';
import type { LevelPolicy } from '../../shared/domain/level-policy.ts';
import { checkFirstPlanDate, firstPlanDueOn, type PlanMethod } from '../../shared/domain/plan.ts';
import { holderOn } from './holder.ts';

/** What the consultant asked of the first plan; null leaves it to the rule. */
export interface PlanWish {
  readonly dueOn: CivilDate | null;
  readonly dueTime: string | null;
  readonly method: PlanMethod | null;
  readonly purpose: string | null;
}

/** The opportunity that begins, as far as its first plan needs it. */
export interface FirstPlanOf {
  readonly customerId: string;
  readonly opportunityId: string;
  readonly assigneeId: string;
  /** The card's day; the day of entry where there is no card. */
  readonly cardOn: CivilDate;
  readonly limitOn: CivilDate;
  readonly today: CivilDate;
  readonly calendar: StoreCalendar;
  readonly policy: LevelPolicy;
  readonly basis: string;
  readonly wish: PlanWish;
}

/**
 * Makes the 48-hour follow-up of a new opportunity (§四.1), in the transaction that made the opportunity. Refuses with
 * PLAN_FIRST_ONLY_EARLIER, PLAN_NOT_FUTURE or DATE_IN_PAST where the wished day is not allowed.
 * @returns the plan's id and day
 */
export function openFirstPlan(tx: Tx, first: FirstPlanOf): { readonly id: string; readonly dueOn: CivilDate } {
  const dueOn = first.wish.dueOn ?? firstPlanDueOn(first);
  demand(checkFirstPlanDate({ ...first, dueOn }));
  const id = tx.newId();
  tx.insert('plan', {
    id,
    customerId: first.customerId,
    opportunityId: first.opportunityId,
    role: 'next',
    dueOn,
    dueTime: first.wish.dueTime,
    method: first.wish.method ?? 'phone',
    purpose: first.wish.purpose ?? '48 小时回访',
    basis: first.basis,
    ...holderOn(tx.read, first.calendar, first.assigneeId, dueOn),
    origin: 'first_48h',
    ...neverClosed,
    requestId: null,
    createdAt: tx.env.now,
    createdOn: first.today,
    createdById: tx.env.actorId,
  });
  return { id, dueOn };
}

/** The closing and extension columns of a plan that begins. */
export const neverClosed = {
  state: 'open',
  closedAt: null,
  closedOn: null,
  closedById: null,
  followupId: null,
  closeReason: '',
  extendedTo: null,
  extendReason: '',
  extendedById: null,
  saleId: null,
  lateSinceOn: null,
} as const;
