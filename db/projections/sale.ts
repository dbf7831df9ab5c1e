import { sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';
import type { Store } from '../store.ts';

/** Whose the customer of a sale is: whose list it stands in. */
export const saleOwner = '(SELECT owner_id FROM customer WHERE customer.id = sale.customer_id)';

/** Keeps a sale in the list of whoever owns its customer. */
export function projectSale(store: Store, id: string): void {
  const found = store.read.get(customerOf(id));
  if (found) projectSaleOwners(store, found.customerId);
}

const customerOf = shaped((id: string) => sqlFor.selectFrom('sale').select('customerId').where('id', '=', id));

/** Another owner: the customer's sales move into his list. */
export function projectSaleOwners(store: Store, customerId: string): void {
  store
    .prepare(`UPDATE sale SET owner_id = ${saleOwner} WHERE customer_id = ? AND owner_id IS NOT ${saleOwner}`)
    .run(customerId);
}
