import { type SqlBool, sql } from 'kysely';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** A customer as lists read him, with everything that a row shows. */
export const customerListRows = sqlFor
  .selectFrom('customer')
  .select([
    'customer.id',
    'customer.name',
    'customer.gender',
    'customer.stage',
    'customer.phone',
    'customer.ownerId',
    'customer.levelRank',
    'customer.nextPlanOn',
    'customer.expectedOn',
    'customer.isWaiting',
    'customer.plates',
    'customer.source',
    'customer.regionCode',
    'customer.pinyin',
    'customer.lastContactAt',
    'customer.lastEffectiveOn',
    'customer.createdOn',
    'customer.createdAt',
    'customer.updatedAt',
    'customer.custom',
    'customer.intentVehicleId',
  ])
  .where('customer.deletedHlc', 'is', null);

export type CustomerListRow = typeof customerListRows extends { execute(): Promise<(infer R)[]> } ? R : never;

/** Customers by id, in no particular order. */
export function customersById(read: Reader, ids: readonly string[]): CustomerListRow[] {
  return ids.length === 0 ? [] : read.all(byId(ids));
}

const byId = shaped((ids: readonly string[]) => customerListRows.where('customer.id', 'in', ids));

/**
 * The ids of customers whose terms match, the newest entry first.
 * @param match the FTS5 expression of `parseSearch`
 * @param ownerToken restricts to one person's customers; null for all
 */
export function searchQuery(match: string, ownerToken: string | null, limit: number) {
  return matching(ownerToken === null ? match : `(${match}) AND "${ownerToken}"`, limit);
}

const matching = shaped((match: string, limit: number) =>
  sqlFor
    .selectFrom('customerSearch')
    .select('customerId')
    .where(sql<SqlBool>`customer_search MATCH ${match}`)
    .orderBy('customerSearch.rowid', 'desc')
    .limit(limit),
);

/** Of some customers those whose terms match: for the few whom a person looks after without owning them. */
export const searchAmongQuery = shaped((match: string, customerIds: readonly string[]) =>
  sqlFor
    .selectFrom('customerSearchRow')
    .innerJoin('customerSearch', 'customerSearch.rowid', 'customerSearchRow.docId')
    .select('customerSearchRow.customerId')
    .where('customerSearchRow.customerId', 'in', customerIds)
    .where(sql<SqlBool>`customer_search MATCH ${match}`),
);

/** Customers whom a person has an open plan on without owning them (a stand-in), through an index of these alone. */
export const tasksQuery = shaped((personId: string) =>
  sqlFor
    .selectFrom('plan')
    .select('customerId')
    .distinct()
    .where('assigneeId', '=', personId)
    // the index of stand-ins is chosen by the literals in the text
    .where('state', '=', sql.lit<'open'>('open'))
    .where('standIn', '=', sql.lit<1>(1))
    .where('deletedHlc', 'is', null),
);
