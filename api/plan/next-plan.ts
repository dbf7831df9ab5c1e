import type { Tx } from '../../db/unit-of-work.ts';
import { demand } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { checkNextPlanDate, type PlanMethod, type PlanOrigin } from '../../shared/domain/plan.ts';
import { isBeyondLimit } from '../../shared/domain/plan-limit.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { levelOf } from './codes.ts';
import { neverClosed } from './first-plan.ts';
import { holderOn } from './holder.ts';
import type { PlanRules } from './rules.ts';

/** What somebody asks of a plan. */
export interface PlanAsk {
  readonly dueOn: CivilDate;
  readonly dueTime: string | null;
  readonly method: PlanMethod;
  readonly purpose: string;
}

/** A plan that begins, with everything but its day's rules decided. */
export interface NewPlan {
  readonly opportunity: Pick<EntityRow<'opportunity'>, 'id' | 'customerId' | 'limitOn'>;
  readonly role: 'next' | 'further';
  readonly ask: PlanAsk;
  /** Whose it is; on a day of his leave it lies with his stand-in. */
  readonly assigneeId: string;
  readonly origin: PlanOrigin;
  /** The feedback to build on. */
  readonly basis: string;
  readonly rules: PlanRules;
  /** A manager's reason for a day beyond the limit. */
  readonly extendReason: string;
}

/** Writes a plan whose day was checked; a next plan beyond the limit carries the manager's reason (§三). */
export function openPlan(tx: Tx, plan: NewPlan): { readonly id: string; readonly dueOn: CivilDate } {
  const { opportunity, ask, rules } = plan;
  const id = tx.newId();
  const beyond = plan.role === 'next' && isBeyondLimit(rules.calendar, ask.dueOn, opportunity.limitOn);
  tx.insert('plan', {
    id,
    customerId: opportunity.customerId,
    opportunityId: opportunity.id,
    role: plan.role,
    dueOn: ask.dueOn,
    dueTime: ask.dueTime,
    method: ask.method,
    purpose: ask.purpose,
    basis: plan.basis,
    ...holderOn(tx.read, rules.calendar, plan.assigneeId, ask.dueOn),
    origin: plan.origin,
    ...neverClosed,
    ...(beyond ? { extendedTo: ask.dueOn, extendReason: plan.extendReason, extendedById: tx.env.actorId } : {}),
    requestId: null,
    createdAt: tx.env.now,
    createdOn: rules.today,
    createdById: tx.env.actorId,
  });
  return { id, dueOn: ask.dueOn };
}

/**
 * Opens the plan that follows an attempt (§四.1). Refuses with PLAN_NEXT_REQUIRED, PLAN_NOT_FUTURE, PLAN_BEYOND_LIMIT,
 * RETRY_TOO_LATE, DATE_IN_PAST or REQUIRED_MISSING.
 * @param next.retryBy the last day of a retry; null where the level's limit alone binds
 */
export function openNextPlan(
  tx: Tx,
  next: Omit<NewPlan, 'role' | 'ask'> & {
    readonly ask: PlanAsk | null;
    readonly opportunity: Pick<EntityRow<'opportunity'>, 'id' | 'customerId' | 'limitOn' | 'level'>;
    readonly retryBy: CivilDate | null;
    readonly actorIsManager: boolean;
  },
): { readonly id: string; readonly dueOn: CivilDate } {
  const { ask, opportunity, rules } = next;
  demand(
    checkNextPlanDate({
      dueOn: ask?.dueOn ?? null,
      retryBy: next.retryBy,
      limitOn: opportunity.limitOn,
      level: levelOf(opportunity.level),
      calendar: rules.calendar,
      today: rules.today,
      actorIsManager: next.actorIsManager,
      reason: next.extendReason,
    }),
  );
  if (ask === null) throw new Error('a day was checked that is not there');
  return openPlan(tx, { ...next, ask, role: 'next' });
}
