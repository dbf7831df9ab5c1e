import { levels } from '../../shared/domain/level.ts';
import type { Store } from '../store.ts';

/** A day behind all days: what a customer without a plan or an expected day is sorted by. */
export const noDay = '9999-12-31';

/** The rank of a customer without a living intention, behind all levels. */
const noLevel = 9;

/** Where a level stands in the order of urgency, from 1; 0 for none. */
export function rankOfLevel(level: string): number {
  return levels.findIndex((each) => each === level) + 1;
}

/** The level of a rank; null for a customer without a living intention. */
export function levelOfRank(rank: number): string | null {
  return levels[rank - 1] ?? null;
}

const living = `customer_id = c.id AND state IN ('open', 'pending') AND deleted_hlc IS NULL`;
const rank = (level: string): string => `instr('${levels.join('')}', ${level})`;

/**
 * What follows of each customer `c` from his living intentions: level, expected day, car and waiting of the most urgent
 * one (of equals the newest), and the nearest next plan of them all.
 */
const derived = `SELECT c.id,
    coalesce(${rank('o.level')}, ${noLevel}) AS level_rank, coalesce(o.expected_on, '${noDay}') AS expected_on,
    o.vehicle_id AS intent_vehicle_id, coalesce(o.state = 'pending', 0) AS is_waiting,
    coalesce((SELECT min(p.due_on) FROM opportunity m
      CROSS JOIN plan p ON p.opportunity_id = m.id AND p.role = 'next' AND p.state = 'open' AND p.deleted_hlc IS NULL
      WHERE m.customer_id = c.id AND m.state IN ('open', 'pending') AND m.deleted_hlc IS NULL), '${noDay}') AS next_plan_on
  FROM customer c LEFT JOIN opportunity o ON o.id = (
    SELECT id FROM opportunity WHERE ${living} ORDER BY ${rank('level')}, created_at DESC, id DESC LIMIT 1)`;

const columns = 'level_rank, expected_on, intent_vehicle_id, is_waiting, next_plan_on';
const of = (table: string): string => columns.replace(/\w+/g, `${table}.$&`);

/** The customers whose kept columns are not what follows from their intentions; for the check of the store. */
export const wrongIntents = `SELECT k.id FROM customer k JOIN (${derived}) d ON d.id = k.id
  WHERE (${of('k')}) IS NOT (${of('d')}) LIMIT 1000`;

/** Keeps what lists sort and filter by in step with a customer's intentions and their plans; writes only what differs. */
export function projectIntent(store: Store, customerId: string): void {
  store
    .prepare(
      `UPDATE customer SET (${columns}) = (${of('d')}) FROM (${derived} WHERE c.id = ?1) d
       WHERE customer.id = d.id AND (${of('customer')}) IS NOT (${of('d')})`,
    )
    .run({ 1: customerId });
}

const nextPlan = `coalesce((SELECT min(p.due_on) FROM opportunity m
  CROSS JOIN plan p ON p.opportunity_id = m.id AND p.role = 'next' AND p.state = 'open' AND p.deleted_hlc IS NULL
  WHERE m.customer_id = ?1 AND m.state IN ('open', 'pending') AND m.deleted_hlc IS NULL), '${noDay}')`;

/** Keeps the day of the next plan in step with the open plans; writes only what differs. */
export function projectNextPlan(store: Store, customerId: string): void {
  store
    .prepare(
      `UPDATE customer SET next_plan_on = d.day FROM (SELECT ${nextPlan} AS day) d
       WHERE id = ?1 AND next_plan_on IS NOT d.day`,
    )
    .run({ 1: customerId });
}
