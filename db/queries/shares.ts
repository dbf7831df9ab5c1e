import { type SqlBool, sql } from 'kysely';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** Of some customers those that are shared with a person. */
export function sharedWith(read: Reader, personId: string, customerIds: readonly string[]): ReadonlySet<string> {
  if (customerIds.length === 0) return new Set();
  return new Set(read.all(livingQuery(personId, customerIds)).map(({ customerId }) => customerId));
}

const livingQuery = shaped((personId: string, customerIds: readonly string[]) =>
  sqlFor
    .selectFrom('share')
    .select('customerId')
    .where('customerId', 'in', customerIds)
    .where('staffId', '=', personId)
    // the index of living shares is chosen by the literals in the text
    .where(sql<SqlBool>`ended_at IS NULL AND deleted_hlc IS NULL`),
);

/** With whom a customer is shared, the newest first. */
export function sharesOf(read: Reader, customerId: string) {
  return read.all(sharesQuery(customerId));
}

const sharesQuery = shaped((customerId: string) =>
  sqlFor
    .selectFrom('share')
    .leftJoin('staff', 'staff.id', 'share.staffId')
    .leftJoin('staff as giver', 'giver.id', 'share.createdById')
    .select(['share.id', 'share.staffId', 'share.note', 'share.createdAt', 'share.createdById'])
    .select(['staff.name as staffName', 'giver.name as giverName'])
    .where('share.customerId', '=', customerId)
    .where('share.endedAt', 'is', null)
    .where('share.deletedHlc', 'is', null)
    .orderBy('share.createdAt', 'desc')
    .orderBy('share.id', 'desc'),
);
