import { sql } from 'kysely';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';
import { phoneShowings } from './phone-showings.ts';

/** A customer with the names of owner and first writer. */
export function customerDetail(read: Reader, id: string) {
  return read.get(detailQuery(id));
}

const detailQuery = shaped((id: string) =>
  sqlFor
    .selectFrom('customer')
    .leftJoin('staff as owner', 'owner.id', 'customer.ownerId')
    .leftJoin('staff as writer', 'writer.id', 'customer.createdById')
    .selectAll('customer')
    .select(['owner.name as ownerName', 'writer.name as writerName'])
    .where('customer.id', '=', id)
    .where('customer.deletedHlc', 'is', null),
);

/** Every opportunity of a customer, the newest first. */
export function opportunitiesOf(read: Reader, customerId: string) {
  return read.all(opportunitiesOfQuery(customerId));
}

export const opportunitiesOfQuery = shaped((customerId: string) =>
  sqlFor
    .selectFrom('opportunity')
    .leftJoin('vehicle', 'vehicle.id', 'opportunity.vehicleId')
    .selectAll('opportunity')
    .select(['vehicle.series', 'vehicle.model', 'vehicle.trim'])
    .where('opportunity.customerId', '=', customerId)
    .where('opportunity.deletedHlc', 'is', null)
    .orderBy('opportunity.createdAt', 'desc'),
);

const plans = sqlFor
  .selectFrom('plan')
  .select([
    'plan.id',
    'plan.opportunityId',
    'plan.role',
    'plan.dueOn',
    'plan.dueTime',
    'plan.method',
    'plan.purpose',
    'plan.origin',
    'plan.state',
    'plan.assigneeId',
    'plan.closedOn',
    'plan.closeReason',
    'plan.extendedTo',
    'plan.extendReason',
    'plan.extendedById',
  ])
  .where('plan.deletedHlc', 'is', null);

/** The plans of a customer: the latest due first, as many as asked for, the open ones all. */
export function plansOf(read: Reader, customerId: string, closedLimit: number) {
  return [...read.all(openPlansOfQuery(customerId)), ...read.all(closedPlansOfQuery(customerId, closedLimit))];
}

/** The first half of `plansOf`, for its query plan. */
export const openPlansOfQuery = shaped((customerId: string) =>
  plans.where('plan.customerId', '=', customerId).where('plan.state', '=', 'open').orderBy('plan.dueOn'),
);

/** The second half of `plansOf`, for its query plan. */
export const closedPlansOfQuery = shaped((customerId: string, limit: number) =>
  plans
    .where('plan.customerId', '=', customerId)
    .where('plan.state', '<>', 'open')
    .orderBy('plan.dueOn', 'desc')
    .limit(limit),
);

/** The newest consent fact per purpose. */
export function consentsOf(read: Reader, customerId: string) {
  return read.all(consentsQuery(customerId));
}

const consentsQuery = shaped((customerId: string) =>
  sqlFor
    .selectFrom('consent')
    .leftJoin('staff', 'staff.id', 'consent.byId')
    .select(['consent.purpose', 'consent.given', 'consent.byId', 'staff.name as byName'])
    .select(sql<number>`max(consent.at)`.as('at'))
    .where('consent.customerId', '=', customerId)
    .where('consent.deletedHlc', 'is', null)
    .groupBy('consent.purpose'),
);

/** The cars a customer drives. */
export function ownedVehiclesOf(read: Reader, customerId: string) {
  return read.all(ownedVehiclesQuery(customerId));
}

const ownedVehiclesQuery = shaped((customerId: string) =>
  sqlFor
    .selectFrom('ownedVehicle')
    .select(['id', 'vehicleId', 'label', 'plate', 'vin', 'deliveredOn'])
    .where('customerId', '=', customerId)
    .where('deletedHlc', 'is', null),
);

/** Who announced a customer, the first one first. */
export function registrationsOf(read: Reader, customerId: string) {
  return read.all(
    sqlFor
      .selectFrom('registration')
      .leftJoin('staff', 'staff.id', 'registration.staffId')
      .select(['registration.id', 'registration.staffId', 'registration.kind', 'registration.at'])
      .select(['registration.cardId', 'staff.name as staffName'])
      .where('registration.customerId', '=', customerId)
      .where('registration.deletedHlc', 'is', null)
      .orderBy('registration.at'),
  );
}

/** How often the full phone of a customer was shown since an instant. */
export function countReveals(read: Reader, customerId: string, since: number): number {
  return read.get(revealsQuery(`customer:${customerId}`, since))?.count ?? 0;
}

const revealsQuery = shaped((subject: string, since: number) =>
  sqlFor
    .selectFrom('auditLog')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('subject', '=', subject)
    .where('action', 'in', phoneShowings)
    .where('at', '>=', since),
);
