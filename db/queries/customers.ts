import { type SqlBool, sql } from 'kysely';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

const rows = sqlFor
  .selectFrom('customer')
  .leftJoin('staff', 'staff.id', 'customer.ownerId')
  .select([
    'customer.id',
    'customer.name',
    'customer.gender',
    'customer.stage',
    'customer.phone',
    'customer.ownerId',
    'customer.lastContactAt',
    'customer.lastEffectiveOn',
    'customer.createdOn',
    'customer.createdAt',
    'customer.updatedAt',
    'customer.custom',
    'staff.name as ownerName',
  ])
  .where('customer.deletedHlc', 'is', null);

/** A customer as lists read him. */
export type CustomerListRow = typeof rows extends { execute(): Promise<(infer R)[]> } ? R : never;

/** The order of a list: by the last change, by when he was entered, or by how long nobody has talked to him. */
export type CustomerOrder = 'updated' | 'created' | 'contact';

/** Sort values of the last row of a page, in the order's own sequence, the id last. */
export type AfterCustomer = readonly (string | number)[];

/** Which customers; null leaves a condition out. */
export interface CustomersAsked {
  readonly order: CustomerOrder;
  readonly ownerId: string | null;
  readonly stage: 'prospect' | 'retained' | null;
  /** `created`: entered on this day or later. */
  readonly createdFrom: CivilDate | null;
  /** `updated`: changed at this instant or later. */
  readonly updatedFrom: number | null;
  /** `contact`: customers who still want a car, with nobody having talked to them since this instant. */
  readonly silentSince: number | null;
  readonly after: AfterCustomer | null;
  readonly limit: number;
}

/** A page of customers, each order through an index of its own. */
export const customersQuery = shaped((asked: CustomersAsked) => {
  const { ownerId, stage, createdFrom, updatedFrom, silentSince } = asked;
  let query = ordered(asked.order).limit(asked.limit);
  if (ownerId !== null) query = query.where('customer.ownerId', '=', ownerId);
  if (stage !== null) query = query.where(stageIn(asked.order), '=', stage);
  if (createdFrom !== null) query = query.where('customer.createdOn', '>=', createdFrom);
  if (updatedFrom !== null) query = query.where('customer.updatedAt', '>=', updatedFrom);
  if (silentSince !== null)
    query = query
      // the index of customers who still want a car is chosen by the literal in the text
      .where('customer.isOpen', '=', sql.lit<1>(1))
      .where('customer.lastContactAt', '<', silentSince);
  return asked.after === null ? query : query.where(isBehind(asked.order, asked.after));
}, 'order');

/** The index of stages is in the order of changes; beside another order the stage only filters. */
function stageIn(order: CustomerOrder) {
  return order === 'updated' ? sql.ref<string>('customer.stage') : sql<string>`+${sql.ref('customer.stage')}`;
}

function ordered(order: CustomerOrder) {
  switch (order) {
    case 'updated':
      return rows.orderBy('customer.updatedAt', 'desc').orderBy('customer.id', 'desc');
    case 'created':
      return rows
        .orderBy('customer.createdOn', 'desc')
        .orderBy('customer.createdAt', 'desc')
        .orderBy('customer.id', 'desc');
    case 'contact':
      return rows.orderBy('customer.lastContactAt').orderBy('customer.id');
  }
}

/** The values by which an order sorts a row. */
export function sortOfCustomer(order: CustomerOrder, row: CustomerListRow): AfterCustomer {
  switch (order) {
    case 'updated':
      return [row.updatedAt, row.id];
    case 'created':
      return [row.createdOn, row.createdAt, row.id];
    case 'contact':
      return [row.lastContactAt ?? 0, row.id];
  }
}

const keys = {
  updated: ['customer.updatedAt', 'customer.id'],
  created: ['customer.createdOn', 'customer.createdAt', 'customer.id'],
  contact: ['customer.lastContactAt', 'customer.id'],
} as const;

function isBehind(order: CustomerOrder, after: AfterCustomer) {
  const columns = sql.join(keys[order].map((key) => sql.ref(key)));
  const values = sql.join(after.map((value) => sql`${value}`));
  return sql<SqlBool>`(${columns}) ${sql.raw(order === 'contact' ? '>' : '<')} (${values})`;
}

/** Customers by id, in no particular order. */
export function customersById(read: Reader, ids: readonly string[]): CustomerListRow[] {
  return ids.length === 0 ? [] : read.all(byId(ids));
}

const byId = shaped((ids: readonly string[]) => rows.where('customer.id', 'in', ids));

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

/** Plates of the cars of some customers. */
export function platesOf(read: Reader, customerIds: readonly string[]) {
  return customerIds.length === 0 ? [] : read.all(platesQuery(customerIds));
}

const platesQuery = shaped((customerIds: readonly string[]) =>
  sqlFor
    .selectFrom('ownedVehicle')
    .select(['customerId', 'plate'])
    .where('customerId', 'in', customerIds)
    .where('plate', 'is not', null)
    .where('deletedHlc', 'is', null),
);
