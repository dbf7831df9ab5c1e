import { sql } from 'kysely';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** The opportunities of some customers that have not ended, newest first, with their car and the day of the next plan. */
export function livingOpportunities(read: Reader, customerIds: readonly string[]) {
  return customerIds.length === 0 ? [] : read.all(livingOpportunitiesQuery(customerIds));
}

export const livingOpportunitiesQuery = shaped((customerIds: readonly string[]) =>
  sqlFor
    .selectFrom('opportunity')
    .leftJoin('vehicle', 'vehicle.id', 'opportunity.vehicleId')
    .select([
      'opportunity.id',
      'opportunity.customerId',
      'opportunity.vehicleId',
      'opportunity.otherVehicleIds',
      'opportunity.level',
      'opportunity.state',
      'opportunity.createdAt',
      'vehicle.series',
      'vehicle.model',
      'vehicle.trim',
    ])
    .select((eb) =>
      eb
        .selectFrom('plan')
        .select('plan.dueOn')
        .whereRef('plan.opportunityId', '=', 'opportunity.id')
        .where('plan.role', '=', 'next')
        .where('plan.state', '=', sql.lit<'open'>('open'))
        .where('plan.deletedHlc', 'is', null)
        .limit(1)
        .as('nextPlanOn'),
    )
    .where('opportunity.customerId', 'in', customerIds)
    .where('opportunity.state', '<>', 'ended')
    .where('opportunity.deletedHlc', 'is', null)
    .orderBy('opportunity.customerId')
    .orderBy('opportunity.createdAt', 'desc')
    .orderBy('opportunity.id', 'desc'),
);

export type LivingOpportunity = ReturnType<typeof livingOpportunities>[number];
