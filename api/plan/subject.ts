import type { Tx } from '../../db/unit-of-work.ts';
import { demand, reject } from '../../db/unit-of-work.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import type { ActorCall } from '../call.ts';
import { requireGuide } from '../ownership.ts';

/** An opportunity with the customer whose it is. */
export interface OpportunitySubject {
  readonly opportunity: EntityRow<'opportunity'>;
  readonly customer: EntityRow<'customer'>;
}

export interface PlanSubject extends OpportunitySubject {
  readonly plan: EntityRow<'plan'>;
}

/** An opportunity that the caller may plan for. Rolls back with NOT_FOUND or NOT_OWNER. */
export function requireOpportunity(tx: Tx, call: ActorCall, id: string): OpportunitySubject {
  const opportunity = tx.find('opportunity', id);
  if (!opportunity) return reject('NOT_FOUND', { what: '这个购车意向' }, 'opportunityId');
  const { customer } = demand(requireGuide(tx, call.actor, opportunity.customerId));
  return { opportunity, customer };
}

/** A plan that the caller may change. Rolls back with NOT_FOUND or NOT_OWNER. */
export function requirePlan(tx: Tx, call: ActorCall, id: string): PlanSubject {
  const plan = tx.find('plan', id);
  if (!plan) return reject('NOT_FOUND', { what: '这个计划' }, 'id');
  return { ...requireOpportunity(tx, call, plan.opportunityId), plan };
}
