import { sql } from 'kysely';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';
import { endOf } from './plans.ts';

/** An open plan by nothing but its place: enough to count days and to choose whose details are read. */
export interface PlanPlace {
  readonly id: string;
  readonly dueOn: CivilDate;
}

// Partial indexes are chosen by the text of a statement: what their condition names must stand in it as a literal.
const isOpen = sql.lit<'open'>('open');

/**
 * The open plans of a person that are due after `afterDay` through `throughDay`, in the order of the work list: one
 * range of one index.
 * @param afterDay null for the beginning
 */
export function openPlaces(
  read: Reader,
  assigneeId: string,
  afterDay: CivilDate | null,
  throughDay: CivilDate,
): PlanPlace[] {
  const from = afterDay === null ? '' : endOf(afterDay);
  return read
    .all(openPlacesQuery(assigneeId, from, endOf(throughDay)))
    .map(({ id, listKey }) => ({ id, dueOn: listKey.slice(0, 10) }));
}

const openPlacesQuery = shaped((assigneeId: string, from: string, through: string) =>
  sqlFor
    .selectFrom('plan')
    .select(['id', 'listKey'])
    .where('assigneeId', '=', assigneeId)
    .where('state', '=', isOpen)
    .where('listKey', '>', from)
    .where('listKey', '<', through)
    .orderBy('listKey')
    .orderBy('id'),
);

/** What became of a person's plans of the days `fromDay` through `throughDay`, counted by the day they were due. */
export function planFates(read: Reader, assigneeId: string, fromDay: CivilDate, throughDay: CivilDate) {
  return read.all(planFatesQuery(assigneeId, fromDay, throughDay));
}

const planFatesQuery = shaped((assigneeId: string, fromDay: string, throughDay: string) =>
  sqlFor
    .selectFrom('plan')
    .select(['dueOn', 'state', 'closedOn'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('assigneeId', '=', assigneeId)
    .where('dueOn', '>=', fromDay)
    .where('dueOn', '<=', throughDay)
    .where('deletedHlc', 'is', null)
    .groupBy(['dueOn', 'state', 'closedOn']),
);

/** What the calendar shows of plans, by their ids. */
export function plansByIds(read: Reader, ids: readonly string[]) {
  return ids.length === 0 ? [] : read.all(plansByIdsQuery(ids));
}

const plansByIdsQuery = shaped((ids: readonly string[]) =>
  sqlFor
    .selectFrom('plan')
    .innerJoin('opportunity', 'opportunity.id', 'plan.opportunityId')
    .innerJoin('customer', 'customer.id', 'plan.customerId')
    .leftJoin('sale', 'sale.id', 'plan.saleId')
    .select(['plan.id', 'plan.role', 'plan.state', 'plan.customerId', 'plan.opportunityId', 'plan.dueOn'])
    .select(['plan.dueTime', 'plan.method', 'plan.purpose', 'plan.origin'])
    .select(['plan.extendedTo', 'plan.extendReason', 'plan.extendedById'])
    .select(['customer.name', 'customer.ownerId', 'opportunity.level', 'opportunity.limitOn', 'sale.deliveredOn'])
    .where('plan.id', 'in', ids),
);

/** A plan with what the calendar says of its customer. */
export type CalendarPlanRow = ReturnType<typeof plansByIds>[number];
