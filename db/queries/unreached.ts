import { type SqlBool, sql } from 'kysely';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** Where a stretch of retries goes on. */
export interface AfterRetry {
  readonly dueOn: CivilDate;
  readonly id: string;
}

/** Customers with an order who are to be called again because nobody reached them, in the order of that day. */
export function orderedRetries(read: Reader, after: AfterRetry | null, limit: number) {
  return read.all(orderedRetriesQuery(after, limit));
}

export type OrderedRetry = ReturnType<typeof orderedRetries>[number];

/** The statement behind `orderedRetries`, for its query plan. */
export const orderedRetriesQuery = shaped((after: AfterRetry | null, limit: number) => {
  const query = sqlFor
    .selectFrom('plan')
    .innerJoin('opportunity', 'opportunity.id', 'plan.opportunityId')
    .innerJoin('customer', 'customer.id', 'plan.customerId')
    .leftJoin('staff', 'staff.id', 'plan.assigneeId')
    .leftJoin('vehicle', 'vehicle.id', 'opportunity.vehicleId')
    .select([
      'plan.id',
      'plan.dueOn',
      'plan.customerId',
      'plan.opportunityId',
      'plan.assigneeId',
      'staff.name as assigneeName',
      'customer.name',
      'customer.gender',
      'customer.phone',
      'vehicle.series',
      'vehicle.model',
      'vehicle.trim',
    ])
    // a partial index is chosen by the text of the statement
    .where('plan.state', '=', sql.lit<'open'>('open'))
    .where('plan.origin', '=', sql.lit<'retry'>('retry'))
    .where('plan.deletedHlc', 'is', null)
    .where('opportunity.level', '=', 'O')
    .orderBy('plan.dueOn')
    .orderBy('plan.id')
    .limit(limit);
  if (after === null) return query;
  return query.where(sql<SqlBool>`(${sql.ref('plan.dueOn')}, ${sql.ref('plan.id')}) > (${after.dueOn}, ${after.id})`);
});
