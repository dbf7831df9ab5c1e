import { sqlFor } from '../../../db/query.ts';
import type { EntityRow } from '../../../shared/entities/registry.ts';
import type { InputOf, TestShowroom } from '../support/showroom.ts';

/** A VIN whose check digit fits. */
export const vin = 'LGWEF4A58MF000001';

/** An order of today as a consultant enters it. */
export function anOrder(opportunityId: string, more: Partial<InputOf<'sale.order'>> = {}): InputOf<'sale.order'> {
  return {
    opportunityId,
    orderedOn: '2026-03-09',
    vehicleId: 'm6-plus',
    priceFen: 11_280_000,
    depositFen: 500_000,
    ...more,
  };
}

/** What a delivery needs of the customer (§五.2). */
export const buyer = {
  customerType: 'person',
  source: 'walk_in',
  regionCode: '130682',
  street: '中山路 8 号',
} as const;

/** The plans of a sale, by day. */
export function callsOf({ store }: Pick<TestShowroom, 'store'>, saleId: string): EntityRow<'plan'>[] {
  return store.read.all(
    sqlFor.selectFrom('plan').selectAll().where('saleId', '=', saleId).orderBy('dueOn').orderBy('lateSinceOn'),
  );
}

/** One stored sale. */
export function saleOf({ store }: Pick<TestShowroom, 'store'>, id: string): EntityRow<'sale'> {
  const row = store.read.get(sqlFor.selectFrom('sale').selectAll().where('id', '=', id));
  if (!row) throw new Error(`no sale ${id}`);
  return row;
}
