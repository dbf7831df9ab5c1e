import type { Store } from '../store.ts';

/** The work list runs through one index: by day, what has a time first, the rest by level from O downwards. */
export const listKey = `due_on || ' ' || coalesce(due_time, '24:00') || ' ' ||
  coalesce((SELECT instr('OHABCN', level) FROM opportunity WHERE id = plan.opportunity_id), 0)`;

/** Keeps a plan's place in the work list in step with its day, its time and the level of its opportunity. */
export function projectPlan(store: Store, id: string): void {
  store.prepare(`UPDATE plan SET list_key = ${listKey} WHERE id = ?`).run(id);
}

/** A change of level moves the open plans of the opportunity in their work list. */
export function projectLevelOfPlans(store: Store, opportunityId: string): void {
  store.prepare(`UPDATE plan SET list_key = ${listKey} WHERE opportunity_id = ? AND state = 'open'`).run(opportunityId);
}
