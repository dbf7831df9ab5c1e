import { type SqlBool, sql } from 'kysely';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { type Fact, type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** Where a page of requests goes on. */
export interface AfterRequest {
  readonly dueOn: CivilDate;
  readonly id: string;
}

const open = sqlFor
  .selectFrom('plan')
  .innerJoin('endingRequest', 'endingRequest.id', 'plan.requestId')
  .innerJoin('customer', 'customer.id', 'plan.customerId')
  // a partial index is chosen by the text of the statement
  .where('plan.role', '=', sql.lit<'decision'>('decision'))
  .where('plan.state', '=', sql.lit<'open'>('open'))
  .where('plan.deletedHlc', 'is', null);

/** The statement behind `pendingRequests`, for its query plan. */
export const pendingRequestsQuery = shaped((after: AfterRequest | null, limit: number) => {
  const query = open
    .innerJoin('opportunity', 'opportunity.id', 'plan.opportunityId')
    .leftJoin('vehicle', 'vehicle.id', 'opportunity.vehicleId')
    .leftJoin('followup', 'followup.id', 'endingRequest.followupId')
    .select([
      'plan.id',
      'plan.dueOn',
      'plan.basis',
      'plan.customerId',
      'plan.opportunityId',
      'endingRequest.id as requestId',
      'endingRequest.ending',
      'endingRequest.reason',
      'endingRequest.competitor',
      'endingRequest.priceFen',
      'endingRequest.evidence',
      'endingRequest.evidenceId',
      'endingRequest.byId',
      'endingRequest.at as requestedAt',
      'endingRequest.onDay as requestedOn',
      'customer.name',
      'customer.gender',
      'customer.phone',
      'customer.ownerId',
      'opportunity.level',
      'opportunity.createdOn',
      'followup.category',
      'followup.feedback',
      'vehicle.series',
      'vehicle.model',
      'vehicle.trim',
    ]);
  const rest =
    after === null
      ? query
      : query.where(sql<SqlBool>`(${sql.ref('plan.dueOn')}, ${sql.ref('plan.id')}) > (${after.dueOn}, ${after.id})`);
  return rest.orderBy('plan.dueOn').orderBy('plan.id').limit(limit);
});

/** Requests to end an opportunity that wait for a manager, the oldest first. */
export function pendingRequests(read: Reader, after: AfterRequest | null, limit: number) {
  return read.all(pendingRequestsQuery(after, limit));
}

export type PendingRequest = ReturnType<typeof pendingRequests>[number];

/** Of every waiting request what decides on who is to decide it. */
export function pendingDecisions(read: Reader) {
  return read.all(pendingDecisionsQuery());
}

/** The statement behind `pendingDecisions`, for its query plan. */
export const pendingDecisionsQuery = shaped(() =>
  open
    .select(['plan.dueOn', 'endingRequest.byId', 'customer.ownerId'])
    // without an order the index of all open plans would do
    .orderBy('plan.dueOn')
    .orderBy('plan.id'),
);

/** Which managers there are. */
export function activeManagers(read: Reader, roles: readonly string[]): readonly ActivePerson[] {
  return read.known(activeStaff).filter(({ role }) => roles.includes(role));
}

interface ActivePerson {
  readonly id: string;
  readonly role: string;
}

const activeStaff: Fact<readonly ActivePerson[]> = {
  from: ['staff'],
  read: (read) =>
    read.all(sqlFor.selectFrom('staff').select(['id', 'role']).where('active', '=', 1).where('deletedHlc', 'is', null)),
};
