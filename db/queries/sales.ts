import { type SqlBool, sql } from 'kysely';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** A part of the list of sales. */
export type SaleView = 'waiting' | 'delivered' | 'cancelled' | 'vain' | 'unreached';

// Partial indexes are chosen by the text of a statement: what their condition names must stand in it as a literal.
const waiting = sql.lit<'ordered'>('ordered');
const delivered = sql.lit<'delivered'>('delivered');
const cancelled = sql.lit<'cancelled'>('cancelled');

const rows = sqlFor
  .selectFrom('sale')
  .innerJoin('customer', 'customer.id', 'sale.customerId')
  .leftJoin('vehicle', 'vehicle.id', 'sale.vehicleId')
  .leftJoin('staff', 'staff.id', 'sale.sellerId')
  .selectAll('sale')
  .select([
    'customer.name',
    'customer.gender',
    'customer.phone',
    'vehicle.series',
    'vehicle.model',
    'vehicle.trim',
    'staff.name as sellerName',
  ])
  .where('sale.deletedHlc', 'is', null);

/** The day by which a part of the list is sorted. */
const sortedBy = {
  waiting: 'orderedOn',
  delivered: 'deliveredOn',
  cancelled: 'cancelledOn',
  vain: 'vainSinceOn',
  unreached: 'unreachedOn',
} as const satisfies Readonly<Record<SaleView, string>>;

export interface SalesAsk {
  readonly view: SaleView;
  /** Only sales of this person's customers; null for everybody's. */
  readonly ownerId: string | null;
  readonly after: { readonly on: CivilDate; readonly id: string } | null;
  readonly limit: number;
}

/** The day of a row's place in its part of the list. */
export function placeOfSale(view: SaleView, row: SaleListRow): CivilDate {
  return row[sortedBy[view]] ?? '';
}

/** The statement behind `salesPage`, for its query plan. */
export const salesQuery = shaped(({ view, ownerId, after, limit }: SalesAsk) => {
  const on = sql.ref<string>(`sale.${sortedBy[view]}`);
  const id = sql.ref<string>('sale.id');
  const isLatestFirst = view === 'delivered' || view === 'cancelled';
  const order = isLatestFirst ? 'desc' : 'asc';
  let query = rows.where(conditionOf(view));
  if (ownerId !== null) query = query.where('sale.ownerId', '=', ownerId);
  if (after !== null)
    query = query.where(sql<SqlBool>`(${on}, ${id}) ${sql.raw(isLatestFirst ? '<' : '>')} (${after.on}, ${after.id})`);
  return query.orderBy(on, order).orderBy('sale.id', order).limit(limit);
}, 'view');

function conditionOf(view: SaleView) {
  switch (view) {
    case 'waiting':
      return sql<SqlBool>`sale.state = ${waiting}`;
    case 'delivered':
      return sql<SqlBool>`sale.state = ${delivered}`;
    case 'cancelled':
      return sql<SqlBool>`sale.state = ${cancelled}`;
    case 'vain':
      return sql<SqlBool>`sale.vain_since_on IS NOT NULL`;
    case 'unreached':
      return sql<SqlBool>`sale.unreached_on IS NOT NULL AND sale.reached_on IS NULL`;
  }
}

/** A page of one part of the list, by its day: what waits oldest first, what is over latest first. */
export function salesPage(read: Reader, ask: SalesAsk) {
  return read.all(salesQuery(ask));
}

export type SaleListRow = ReturnType<typeof salesPage>[number];

/** How many sales a part of the list has; counted no further than `most`. */
export function countSales(read: Reader, view: SaleView, ownerId: string | null, most = 1000): number {
  return read.get(countQuery({ view, ownerId, most }))?.count ?? 0;
}

const countQuery = shaped(
  ({ view, ownerId, most }: { readonly view: SaleView; readonly ownerId: string | null; readonly most: number }) => {
    let few = sqlFor.selectFrom('sale').select('id').where('deletedHlc', 'is', null).where(conditionOf(view));
    if (ownerId !== null) few = few.where('ownerId', '=', ownerId);
    return sqlFor.selectFrom(few.limit(most).as('few')).select((eb) => eb.fn.countAll<number>().as('count'));
  },
  'view',
);

/** One sale as lists show it. */
export function saleRow(read: Reader, id: string): SaleListRow | undefined {
  return read.get(oneQuery(id));
}

const oneQuery = shaped((id: string) => rows.where('sale.id', '=', id));

/** The sales of a customer, the latest first. */
export function salesOfCustomer(read: Reader, customerId: string): readonly SaleListRow[] {
  return read.all(ofCustomer(customerId)).toSorted((a, b) => (a.createdAt > b.createdAt ? -1 : 1));
}

const ofCustomer = shaped((customerId: string) => rows.where('sale.customerId', '=', customerId));

/** The sale of an opportunity that was not called off. */
export function livingSaleOf(read: Reader, opportunityId: string) {
  return read.get(livingQuery(opportunityId));
}

const livingQuery = shaped((opportunityId: string) =>
  sqlFor
    .selectFrom('sale')
    .selectAll()
    .where('opportunityId', '=', opportunityId)
    .where('state', '<>', 'cancelled')
    .where('deletedHlc', 'is', null),
);

/**
 * Who looked after a customer at an instant, as the facts of his ownership say it.
 * @param until UTC ms, itself excluded
 * @returns null where nobody did
 */
export function ownerUntil(read: Reader, customerId: string, until: number): string | null {
  return read.get(ownershipUntil(customerId, until))?.ownerId ?? null;
}

const ownershipUntil = shaped((customerId: string, until: number) =>
  sqlFor
    .selectFrom('ownership')
    .select('ownerId')
    .where('customerId', '=', customerId)
    .where('at', '<', until)
    .where('deletedHlc', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('rowHlc', 'desc')
    .limit(1),
);

/** The plans of a sale, open and closed, by day. */
export function plansOfSale(read: Reader, saleId: string) {
  return read
    .all(plansQuery(saleId))
    .toSorted((a, b) => (a.dueOn === b.dueOn ? a.createdAt - b.createdAt : a.dueOn < b.dueOn ? -1 : 1));
}

const plansQuery = shaped((saleId: string) =>
  sqlFor
    .selectFrom('plan')
    .selectAll()
    .where('saleId', 'is not', null)
    .where('saleId', '=', saleId)
    .where('deletedHlc', 'is', null),
);

/** What was answered in the calls of a sale, the oldest first. */
export function callsOfSale(read: Reader, saleId: string) {
  return read.all(callsQuery(saleId));
}

const callsQuery = shaped((saleId: string) =>
  sqlFor
    .selectFrom('saleCall')
    .innerJoin('followup', 'followup.id', 'saleCall.followupId')
    .leftJoin('staff', 'staff.id', 'saleCall.byId')
    .select([
      'saleCall.id',
      'saleCall.planId',
      'saleCall.origin',
      'saleCall.answers',
      'saleCall.at',
      'saleCall.onDay',
      'saleCall.byId',
      'staff.name as byName',
      'followup.outcome',
      'followup.feedback',
    ])
    .where('saleCall.saleId', '=', saleId)
    .where('saleCall.deletedHlc', 'is', null)
    .orderBy('saleCall.at'),
);

/** Another sale that was not called off with this VIN, and whose it is. */
export function saleByVin(read: Reader, vin: string, exceptId: string | null) {
  return read.all(byVinQuery(vin)).find(({ id }) => id !== exceptId);
}

const byVinQuery = shaped((vin: string) =>
  sqlFor
    .selectFrom('sale')
    .select(['id', 'customerId'])
    .where('vin', 'is not', null)
    .where('vin', '=', vin)
    .where('state', '<>', 'cancelled')
    .where('deletedHlc', 'is', null),
);

/** The sales whose order or delivery was entered on a day. */
export function salesEnteredOn(read: Reader, day: CivilDate) {
  return read.all(enteredOnQuery(day));
}

/** The statement behind `salesEnteredOn`, for its query plan. */
export const enteredOnQuery = shaped((day: CivilDate) => {
  const entered = sqlFor.selectFrom('sale').selectAll().where('deletedHlc', 'is', null);
  return entered
    .where('orderEnteredOn', '=', day)
    .union(entered.where('deliveryEnteredOn', 'is not', null).where('deliveryEnteredOn', '=', day));
});
