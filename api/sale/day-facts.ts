import { erasedAmong } from '../../db/queries/about-person.ts';
import { asOf } from '../../db/queries/as-of.ts';
import { ownerUntil, plansOfSale, salesEnteredOn } from '../../db/queries/sales.ts';
import { sqlFor } from '../../db/query.ts';
import type { SaleFact } from '../../shared/domain/rule-sale.ts';
import { missingSaleFields, saleFields } from '../../shared/domain/sale.ts';
import type { EndedDay } from '../jobs/day-facts.ts';

/**
 * The sales whose order or delivery was entered on the day, as they stood at its 24:00 (§五.1–2). What a forgotten
 * person's sale lacked can no longer be told.
 */
export function salesEntered({ store, day, dayEndAt }: EndedDay): readonly SaleFact[] {
  const { read } = store;
  const rows = salesEnteredOn(read, day);
  if (rows.length === 0) return [];
  const erased = erasedAmong(
    read,
    rows.map(({ customerId }) => customerId),
  );
  return rows.flatMap((row): readonly SaleFact[] => {
    const sale = asOf(store, 'sale', row, dayEndAt);
    const customer = read.get(sqlFor.selectFrom('customer').selectAll().where('id', '=', row.customerId));
    const then = customer && (asOf(store, 'customer', customer, dayEndAt) ?? customer);
    if (!sale || !then) return [];
    const { name, phone, customerType, source, regionCode, street } = then;
    const { vehicleId, vin, priceFen } = sale;
    const values = { name, phone, customerType, source, regionCode, street, vehicleId, vin, priceFen };
    return [
      {
        saleId: row.id,
        customerId: row.customerId,
        sellerId: sale.sellerId,
        keeperId: ownerUntil(read, row.customerId, dayEndAt) ?? sale.sellerId,
        orderedOn: sale.orderedOn,
        orderEnteredOn: sale.orderEnteredOn,
        deliveredOn: sale.deliveredOn,
        deliveryEnteredOn: sale.deliveryEnteredOn,
        calls: plansOfSale(read, row.id).map(({ origin }) => origin),
        missingFields: erased.has(row.customerId) ? [] : missingSaleFields(values).map((field) => saleFields[field]),
      },
    ];
  });
}
