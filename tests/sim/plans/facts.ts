import type { Store } from '../../../db/store.ts';

// What the checks read, in the store's own words: nothing of the product's queries or rules is used here.

export interface PlanFact {
  readonly id: string;
  readonly opportunity: string;
  readonly customer: string;
  readonly role: string;
  readonly state: string;
  readonly due: string;
  readonly origin: string;
  readonly assignee: string | null;
  /** Whose it is while the assignee stands in. */
  readonly absent: string | null;
  readonly extendedTo: string | null;
  readonly extendReason: string;
  readonly extendedBy: string | null;
  readonly followup: string | null;
}

export interface OpportunityFact {
  readonly id: string;
  readonly customer: string;
  readonly owner: string | null;
  readonly state: string;
  readonly level: string;
  readonly limitOn: string;
  readonly attemptOn: string;
  readonly createdOn: string;
}

/** A card that was saved for somebody of whom nothing was known, and what it made of him. */
export interface StrangerFact {
  readonly cardId: string;
  readonly consultant: string;
  readonly opportunity: string;
}

export interface LeaveFact {
  readonly id: string;
  readonly staff: string;
  readonly from: string;
  readonly through: string;
  readonly standIn: string | null;
  readonly state: string;
}

export interface FindingFact {
  readonly plan: string;
  readonly person: string | null;
  readonly day: string;
  readonly state: string;
}

export interface HandoverFact {
  readonly id: string;
  readonly state: string;
}

/** Everything about plans in the store. */
export interface Facts {
  readonly plans: ReadonlyMap<string, PlanFact>;
  readonly opportunities: ReadonlyMap<string, OpportunityFact>;
  readonly strangers: readonly StrangerFact[];
  /** The number of each customer who has one. */
  readonly phones: ReadonlyMap<string, string>;
  readonly leaves: readonly LeaveFact[];
  /** What was found of plans that nobody executed. */
  readonly missed: readonly FindingFact[];
  readonly handovers: readonly HandoverFact[];
  /** Plans that more than one contact says to have executed. */
  readonly doubled: readonly string[];
}

/** Reads all plans and opportunities. */
export function readFacts(store: Store): Facts {
  const plans = store.connection
    .prepare(
      `SELECT id, opportunity_id AS opportunity, customer_id AS customer, role, state, due_on AS due, origin,
              assignee_id AS assignee, absent_id AS absent, extended_to AS extendedTo, extend_reason AS extendReason,
              extended_by_id AS extendedBy, followup_id AS followup
       FROM plan WHERE deleted_hlc IS NULL`,
    )
    .all() as PlanFact[]; // exactly these columns
  const opportunities = store.connection
    .prepare(
      `SELECT o.id, o.customer_id AS customer, c.owner_id AS owner, o.state, o.level, o.limit_on AS limitOn,
              o.attempt_on AS attemptOn, o.created_on AS createdOn
       FROM opportunity o JOIN customer c ON c.id = o.customer_id WHERE o.deleted_hlc IS NULL`,
    )
    .all() as OpportunityFact[]; // exactly these columns
  const strangers = store.connection
    .prepare(
      `SELECT id AS cardId, consultant_id AS consultant, opportunity_id AS opportunity FROM card
       WHERE deleted_hlc IS NULL AND state = 'quick' AND phone IS NULL ORDER BY first_saved_at, id`,
    )
    .all() as StrangerFact[]; // exactly these columns
  const phones = store.connection
    .prepare('SELECT id, phone FROM customer WHERE phone IS NOT NULL AND deleted_hlc IS NULL')
    .raw()
    .all() as [string, string][]; // exactly these columns
  const doubled = store.connection
    .prepare('SELECT plan_id FROM followup WHERE plan_id IS NOT NULL GROUP BY plan_id HAVING count(*) > 1')
    .pluck()
    .all() as string[]; // the ids of a TEXT column
  const leaves = store.connection
    .prepare(
      `SELECT id, staff_id AS staff, from_on AS "from", through_on AS through, stand_in_id AS standIn, state
       FROM leave WHERE deleted_hlc IS NULL ORDER BY entered_at, id`,
    )
    .all() as LeaveFact[]; // exactly these columns
  const missed = store.connection
    .prepare(
      `SELECT subject_id AS plan, person_id AS person, concerns_on AS day, state FROM finding
       WHERE rule = 'F-PLAN-MISSED' AND deleted_hlc IS NULL`,
    )
    .all() as FindingFact[]; // exactly these columns
  const handovers = store.connection
    .prepare('SELECT id, state FROM handover WHERE deleted_hlc IS NULL ORDER BY at, id')
    .all() as HandoverFact[]; // exactly these columns
  return {
    leaves,
    missed,
    handovers,
    doubled,
    strangers,
    phones: new Map(phones),
    plans: new Map(plans.map((plan) => [plan.id, plan])),
    opportunities: new Map(opportunities.map((each) => [each.id, each])),
  };
}

const written = [
  'customer',
  'registration',
  'ownership',
  'opportunity',
  'level_change',
  'plan',
  'followup',
  'ending_request',
  'ending_decision',
  'card',
  'leave',
  'leave_acceptance',
  'handover',
] as const;

/** A text that differs as soon as one row of these tables was written. */
export function stamp(store: Store): string {
  const parts = written.map((table) =>
    store.connection.prepare(`SELECT count(*) || '/' || coalesce(max(row_hlc), '') FROM ${table}`).pluck().get(),
  );
  return parts.join(' ');
}
