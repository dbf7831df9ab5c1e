import { type SqlBool, sql } from 'kysely';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** Where a list that begins with the newest goes on. */
export interface AfterTime {
  readonly at: number;
  readonly id: string;
}

function isBefore({ at, id }: AfterTime, table: 'handover' | 'ownership') {
  return sql<SqlBool>`(${sql.ref(`${table}.at`)}, ${sql.ref(`${table}.id`)}) < (${at}, ${id})`;
}

/** Hand-overs, the newest first. */
export const handoverPageQuery = shaped((after: AfterTime | null, limit: number) => {
  const rows = sqlFor.selectFrom('handover').selectAll().where('deletedHlc', 'is', null);
  const rest = after === null ? rows : rows.where(isBefore(after, 'handover'));
  return rest.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit);
});

/** The hand-over of a person that is under way. */
export const runningQuery = shaped((fromId: string) =>
  sqlFor
    .selectFrom('handover')
    .select(['id', 'done', 'customers'])
    .where('fromId', '=', fromId)
    .where('state', '=', sql.lit<'running'>('running'))
    .where('deletedHlc', 'is', null),
);

/** How far a hand-over has come. */
export const progressQuery = shaped((id: string) =>
  sqlFor.selectFrom('handover').select(['customers', 'done']).where('id', '=', id).where('deletedHlc', 'is', null),
);

/** The customers of a person, with what decides on a fair share. */
export const ownedQuery = shaped((ownerId: string) =>
  sqlFor
    .selectFrom('customer')
    .select(['id', 'name', 'levelRank', 'isOpen', 'isWaiting', 'clashAt'])
    .where('ownerId', '=', ownerId)
    .where('deletedHlc', 'is', null)
    .orderBy('updatedAt', 'desc')
    .orderBy('id'),
);

/** Of some customers, those who belong to a person. */
export const ownedAmongQuery = shaped((ownerId: string, ids: readonly string[]) =>
  sqlFor
    .selectFrom('customer')
    .select(['id', 'name', 'levelRank', 'isOpen', 'isWaiting', 'clashAt'])
    .where('id', 'in', ids)
    // by their ids: the owner only filters
    .where(sql<string>`+owner_id`, '=', ownerId)
    .where('deletedHlc', 'is', null),
);

/** The open plans of one customer that are a person's own or lie with him. */
export const plansOfCustomerQuery = shaped((customerId: string) =>
  sqlFor
    .selectFrom('plan')
    .select(['id', 'role', 'dueOn', 'assigneeId', 'absentId'])
    .where('customerId', '=', customerId)
    // a partial index is chosen by the text of the statement
    .where('state', '=', sql.lit<'open'>('open'))
    .where('role', '<>', 'decision')
    .where('deletedHlc', 'is', null),
);

/** What is still to be given, in its order. */
export const workQuery = shaped((handoverId: string, limit: number) =>
  sqlFor
    .selectFrom('handoverWork')
    .select(['place', 'customerId', 'toId'])
    .where('handoverId', '=', handoverId)
    .orderBy('place')
    .limit(limit),
);

/** The customers that were handed to a person and are still his, the newest first. */
export const receivedQuery = shaped((ownerId: string, after: AfterTime | null, limit: number) => {
  const rows = sqlFor
    .selectFrom('ownership')
    .innerJoin('customer', 'customer.id', 'ownership.customerId')
    .leftJoin('handover', 'handover.id', 'ownership.handoverId')
    .select(['ownership.id', 'ownership.at', 'ownership.byId', 'ownership.reason', 'handover.fromId'])
    .select(['customer.id as customerId', 'customer.name', 'customer.gender', 'customer.phone', 'customer.levelRank'])
    .select(['customer.nextPlanOn', 'customer.lastContactAt', 'customer.isWaiting', 'customer.isOpen'])
    .where('ownership.ownerId', '=', ownerId)
    // a partial index is chosen by the text of the statement
    .where('ownership.cause', '=', sql.lit<'hand_over'>('hand_over'))
    .where('ownership.deletedHlc', 'is', null)
    .where('customer.ownerId', '=', ownerId)
    .where('customer.deletedHlc', 'is', null);
  const rest = after === null ? rows : rows.where(isBefore(after, 'ownership'));
  return rest.orderBy('ownership.at', 'desc').orderBy('ownership.id', 'desc').limit(limit);
});

/** How many open customers came to a person since an instant and were not contacted by anybody since. */
export const untouchedQuery = shaped((ownerId: string, since: number) =>
  sqlFor
    .selectFrom('ownership')
    .innerJoin('customer', 'customer.id', 'ownership.customerId')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('ownership.ownerId', '=', ownerId)
    .where('ownership.cause', '=', sql.lit<'hand_over'>('hand_over'))
    .where('ownership.at', '>=', since)
    .where('customer.ownerId', '=', ownerId)
    .where('customer.isOpen', '=', 1)
    .where(sql<SqlBool>`(customer.last_contact_at IS NULL OR customer.last_contact_at < ownership.at)`)
    .where('customer.deletedHlc', 'is', null),
);

/** How much lies with each person: customers, those who still want a car, and open plans. */
export function loadOf(read: Reader, staffId: string): { customers: number; pursued: number; plans: number } {
  const count = (query: (ownerId: string) => ReturnType<typeof everOwnedQuery>): number =>
    read.get(query(staffId))?.count ?? 0;
  return {
    customers: count(everOwnedQuery) - count(goneQuery),
    pursued: count(pursuedQuery),
    plans: read.get(planCountQuery(staffId))?.count ?? 0,
  };
}

// each counts in an index alone: reading thousands of rows for everybody would hold everybody else up for a second
const everOwnedQuery = shaped((ownerId: string) =>
  sqlFor
    .selectFrom('customer')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('ownerId', '=', ownerId),
);

const goneQuery = shaped((ownerId: string) =>
  sqlFor
    .selectFrom('customer')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('ownerId', '=', ownerId)
    .where('deletedHlc', 'is not', null),
);

const pursuedQuery = shaped((ownerId: string) =>
  sqlFor
    .selectFrom('customer')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('ownerId', '=', ownerId)
    .where('isOpen', '=', sql.lit<1>(1))
    .where('deletedHlc', 'is', null),
);

const planCountQuery = shaped((staffId: string) =>
  sqlFor
    .selectFrom('plan')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('assigneeId', '=', staffId)
    .where('state', '=', sql.lit<'open'>('open'))
    // through the index of what is open, not the one of everything that he ever did
    .where('listKey', '>', '')
    .where('deletedHlc', 'is', null),
);

/** The open plans on all customers of a person, whoever they lie with. */
export const plansOfOwnerQuery = shaped((ownerId: string) =>
  sqlFor
    .selectFrom('customer')
    .innerJoin('plan', 'plan.customerId', 'customer.id')
    .select(['plan.customerId', 'plan.dueOn', 'plan.assigneeId', 'plan.absentId'])
    .where('customer.ownerId', '=', ownerId)
    .where('customer.isOpen', '=', 1)
    .where('customer.deletedHlc', 'is', null)
    .where('plan.state', '=', 'open')
    .where('plan.role', '<>', 'decision')
    .where('plan.deletedHlc', 'is', null),
);
