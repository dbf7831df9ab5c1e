import { sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';
import type { Store } from '../store.ts';

/** How far an instruction is; one whose customer was forgotten on request is nobody's work any more. */
export const instructionState = `CASE
  WHEN withdrawn_at IS NOT NULL OR deleted_hlc IS NOT NULL
    OR EXISTS (SELECT 1 FROM erasure e WHERE e.customer_id = instruction.customer_id AND e.deleted_hlc IS NULL)
    THEN 'withdrawn'
  WHEN answered_at IS NOT NULL THEN 'answered'
  WHEN read_at IS NOT NULL THEN 'read'
  ELSE 'unread' END`;

/** Whoever makes the next call on the customer, the owner where none is planned; of an answered one who answered. */
export const addressee = `CASE ${instructionState}
  WHEN 'withdrawn' THEN NULL
  WHEN 'answered' THEN answered_by_id
  ELSE coalesce(
    (SELECT assignee_id FROM plan p
     WHERE p.customer_id = instruction.customer_id AND p.state = 'open' AND p.role <> 'decision'
       AND p.assignee_id IS NOT NULL AND p.deleted_hlc IS NULL
     ORDER BY p.due_on, p.id LIMIT 1),
    (SELECT owner_id FROM customer WHERE customer.id = instruction.customer_id)) END`;

/** Whether a call begins with an instruction that nobody has read yet. */
export const instructed = `role <> 'decision' AND EXISTS (
  SELECT 1 FROM instruction i
  WHERE i.customer_id = plan.customer_id AND i.state = 'unread' AND i.deleted_hlc IS NULL)`;

/** Keeps an instruction's state and reader in step with its facts, and the calls of its customer with both. */
export function projectInstruction(store: Store, id: string): void {
  store.prepare(`UPDATE instruction SET state = ${instructionState}, addressee_id = ${addressee} WHERE id = ?`).run(id);
  const row = store.read.get(customerOf(id));
  if (row) projectInstructedPlans(store, row.customerId);
}

const customerOf = shaped((id: string) => sqlFor.selectFrom('instruction').select('customerId').where('id', '=', id));

/** Another owner, another caller: whoever looks after the customer now has the instructions that wait. */
export function projectAddressees(store: Store, customerId: string): void {
  store
    .prepare(
      `UPDATE instruction SET addressee_id = ${addressee}
       WHERE customer_id = ? AND state IN ('unread', 'read') AND addressee_id IS NOT ${addressee}`,
    )
    .run(customerId);
}

/** Everything about the instructions of a customer anew: after a merge, its undoing, or when he was forgotten. */
export function projectInstructionsOf(store: Store, customerId: string): void {
  store
    .prepare(`UPDATE instruction SET state = ${instructionState}, addressee_id = ${addressee} WHERE customer_id = ?`)
    .run(customerId);
  projectInstructedPlans(store, customerId);
}

function projectInstructedPlans(store: Store, customerId: string): void {
  store
    .prepare(
      `UPDATE plan SET instructed = (${instructed})
       WHERE customer_id = ? AND state = 'open' AND instructed IS NOT (${instructed})`,
    )
    .run(customerId);
}
