import { sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';
import type { Store } from '../store.ts';
import { projectNextPlan } from './customer-intent.ts';
import { instructed, projectAddressees } from './instruction.ts';

/** The work list runs through one index: by day, what has a time first, the rest by level from O downwards. */
export const listKey = `due_on || ' ' || coalesce(due_time, '24:00') || ' ' ||
  coalesce((SELECT instr('OHABCN', level) FROM opportunity WHERE id = plan.opportunity_id), 0)`;

/**
 * How the opportunity of a next plan is graded, as `gradeKeyOf` says it (shared/domain/level-stale.ts): what is stale is
 * then a few stretches of an index.
 */
export const gradeKey = `CASE WHEN role <> 'next' THEN '' ELSE coalesce((
  SELECT CASE WHEN o.expected_on IS NULL THEN o.level || ' ' || o.level_set_on ELSE 'E ' || o.expected_on END
  FROM opportunity o WHERE o.id = plan.opportunity_id AND o.level IN ('H', 'A', 'B', 'C')), '') END`;

/** Whether the plan lies with somebody who does not own the customer. */
export const standIn = `assignee_id IS NOT NULL AND
  assignee_id IS NOT (SELECT owner_id FROM customer WHERE customer.id = plan.customer_id)`;

/**
 * Keeps a plan's place in the work list in step with its day, its time and the level of its opportunity, how that is
 * graded, and whether somebody stands in with it or a manager wrote on it; the readers of instructions; and the day of its
 * customer's next plan.
 */
export function projectPlan(store: Store, id: string): void {
  store
    .prepare(
      `UPDATE plan SET list_key = ${listKey}, grade_key = ${gradeKey}, stand_in = (${standIn}), instructed = (${instructed})
       WHERE id = ?`,
    )
    .run(id);
  const plan = store.read.get(placeOf(id));
  if (plan) projectAddressees(store, plan.customerId);
  if (plan?.role === 'next') projectNextPlan(store, plan.customerId);
}

const placeOf = shaped((id: string) => sqlFor.selectFrom('plan').select(['customerId', 'role']).where('id', '=', id));

/** Another owner: whose plans were a stand-in's may now be his own, and the other way round. */
export function projectStandIns(store: Store, customerId: string): void {
  store
    .prepare(
      `UPDATE plan SET stand_in = (${standIn}) WHERE customer_id = ? AND state = 'open' AND stand_in IS NOT (${standIn})`,
    )
    .run(customerId);
}

/** A change of level moves the open plans of the opportunity in their work list. */
export function projectLevelOfPlans(store: Store, opportunityId: string): void {
  store
    .prepare(
      `UPDATE plan SET list_key = ${listKey}, grade_key = ${gradeKey} WHERE opportunity_id = ? AND state = 'open'`,
    )
    .run(opportunityId);
}
