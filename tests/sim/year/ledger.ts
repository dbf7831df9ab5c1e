import type { Store } from '../../../db/store.ts';
import type { PlanLine, SalePlan, ToldRow } from './rows.ts';
import { type Expected, expected } from './second-book.ts';

// What the store says, in plain statements: nothing of the product's queries or rules is used here.

export interface OpportunityLine {
  readonly id: string;
  readonly owner: string | null;
  readonly state: 'open' | 'pending' | 'ended';
  readonly level: string;
  readonly limitOn: string;
  readonly attemptOn: string;
}

const planColumns = `id, opportunity_id AS opportunity, customer_id AS customer, role, due_on AS dueOn,
  assignee_id AS assignee, extended_to AS extendedTo, origin, sale_id AS sale`;

/** Every plan that nobody has closed. */
export function openPlans(store: Store): readonly PlanLine[] {
  return store.connection
    .prepare(`SELECT ${planColumns} FROM plan WHERE state = 'open' AND deleted_hlc IS NULL ORDER BY due_on, id`)
    .all() as PlanLine[]; // exactly these columns
}

/** Every intention that has not ended. */
export function openOpportunities(store: Store): readonly OpportunityLine[] {
  return store.connection
    .prepare(
      `SELECT o.id, c.owner_id AS owner, o.state, o.level, o.limit_on AS limitOn, o.attempt_on AS attemptOn
       FROM opportunity o JOIN customer c ON c.id = o.customer_id
       WHERE o.state <> 'ended' AND o.deleted_hlc IS NULL`,
    )
    .all() as OpportunityLine[]; // exactly these columns
}

/** What a card made: its customer, its intention and the plan that comes first. */
export function madeByCard(store: Store, cardId: string) {
  return store.connection
    .prepare(
      `SELECT k.customer_id AS customer, k.opportunity_id AS opportunity, p.due_on AS dueOn
       FROM card k JOIN plan p ON p.opportunity_id = k.opportunity_id AND p.role = 'next' AND p.state = 'open'
       WHERE k.id = ?`,
    )
    .get(cardId) as { readonly customer: string; readonly opportunity: string; readonly dueOn: string }; // exactly these columns
}

/** All findings that stand, of days from `from` on. */
export function findingsFrom(store: Store, from: string): readonly Expected[] {
  const rows = store.connection
    .prepare(
      `SELECT rule, subject_id AS about, coalesce(person_id, '-') AS person, concerns_on AS day, amount_fen AS fen
       FROM finding WHERE concerns_on >= ? AND deleted_hlc IS NULL AND state <> 'withdrawn'`,
    )
    .all(from) as { rule: string; about: string; person: string; day: string; fen: number }[]; // exactly these columns
  return rows.map(({ rule, about, person, day, fen }) => expected(rule, about, person, day, fen)).toSorted();
}

/** How many findings stand. */
export function countFindings(store: Store): number {
  const all = "SELECT count(*) FROM finding WHERE deleted_hlc IS NULL AND state <> 'withdrawn'";
  return Number(store.connection.prepare(all).pluck().get());
}

/** Every plan of every sale, whatever became of it. */
export function salePlans(store: Store): readonly SalePlan[] {
  return store.connection
    .prepare(
      `SELECT sale_id AS sale, origin AS call, due_on AS dueOn, state FROM plan
       WHERE sale_id IS NOT NULL AND deleted_hlc IS NULL`,
    )
    .all() as SalePlan[]; // exactly these columns
}

/** Every instruction. */
export function toldRows(store: Store): readonly ToldRow[] {
  return store.connection.prepare('SELECT id, state, addressee_id AS reader FROM instruction').all() as ToldRow[]; // exactly these columns
}

/** Where the life of an intention is written. */
const lives = [
  'plan',
  'opportunity',
  'customer',
  'card',
  'followup',
  'ending_request',
  'level_change',
  'sale',
  'instruction',
];
/** What says when a row was written, and nothing of its meaning. */
const stamps: ReadonlySet<string> = new Set(['row_hlc', 'updated_at', 'reg']);

/** All that a customer's rows say, those that are no more left out: to see whether two moments are alike. */
export function lifeOf(store: Store, customerId: string): string {
  const rows = lives.map((table) =>
    store.connection
      .prepare(
        `SELECT * FROM ${table} WHERE ${table === 'customer' ? 'id' : 'customer_id'} = ? AND deleted_hlc IS NULL ORDER BY id`,
      )
      .all(customerId),
  );
  return JSON.stringify(rows, (name, value: unknown) => (stamps.has(name) ? undefined : value), 1);
}

/** Who answers for a customer. */
export function ownerOf(store: Store, customerId: string): string {
  return String(store.connection.prepare('SELECT owner_id FROM customer WHERE id = ?').pluck().get(customerId));
}
