import { type SqlBool, sql } from 'kysely';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** The tags of some customers, in no particular order. */
export function tagsOf(read: Reader, customerIds: readonly string[]) {
  return customerIds.length === 0 ? [] : read.all(tagsQuery(customerIds));
}

const tagsQuery = shaped((customerIds: readonly string[]) =>
  sqlFor
    .selectFrom('customerTag')
    .select(['id', 'customerId', 'tag'])
    .where('customerId', 'in', customerIds)
    .where('tag', '<>', '')
    .where('deletedHlc', 'is', null),
);

/**
 * The ids of customers of whom one of these tags is said, through an index of it: for a list's filter, as
 * `customer.id in (…)`.
 */
export const taggedCustomerIds = shaped((tags: readonly string[]) =>
  sqlFor
    .selectFrom('customerTag')
    .select('customerId')
    .where('tag', 'in', tags)
    .where(sql<SqlBool>`deleted_hlc IS NULL`),
);
