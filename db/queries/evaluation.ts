import { type SqlBool, sql } from 'kysely';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { type Fact, type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** The statement behind `plansDue`, for its query plan. */
export const plansDueQuery = shaped(duePlans);

function duePlans(after: CivilDate, through: CivilDate) {
  return sqlFor
    .selectFrom('plan')
    .select([
      'id',
      'customerId',
      'saleId',
      'dueOn',
      'assigneeId',
      'role',
      'origin',
      'state',
      'closedOn',
      'closedAt',
      'rowHlc',
    ])
    .where('dueOn', '>', after)
    .where('dueOn', '<=', through)
    .where('deletedHlc', 'is', null);
}

/** The plans due on the days after `after` up to `through`, open or closed. */
export function plansDue(read: Reader, after: CivilDate, through: CivilDate) {
  return read.all(plansDueQuery(after, through));
}

export type DuePlan = ReturnType<typeof plansDue>[number];

/** The statement behind `plansUndone`, for its query plan. */
export const plansUndoneQuery = shaped((after: CivilDate, through: CivilDate) =>
  duePlans(after, through).where(({ eb, or, and }) =>
    or([
      eb('state', '=', 'open'),
      eb('closedOn', '>', through),
      and([eb('state', '=', 'replaced'), eb('closedOn', '=', through)]),
    ]),
  ),
);

/** Of those, what may have been undone at the 24:00 of `through`: never more than a few of a day's plans. */
export function plansUndone(read: Reader, after: CivilDate, through: CivilDate) {
  return read.all(plansUndoneQuery(after, through));
}

/** The statement behind `wasFoundMissed`, for its query plan. */
export const foundMissedQuery = shaped((customerId: string, planId: string, day: CivilDate) =>
  sqlFor
    .selectFrom('finding')
    .select('id')
    .where('customerId', '=', customerId)
    .where('subjectId', '=', planId)
    .where(sql<string>`+rule`, '=', 'F-PLAN-MISSED')
    .where(sql<string>`+concerns_on`, '<>', day)
    .where('state', '<>', 'withdrawn')
    .where('deletedHlc', 'is', null)
    .limit(1),
);

/** Whether a plan was found missed on another day: its day was corrected since, and one plan is found once (§四.2). */
export function wasFoundMissed(
  read: Reader,
  plan: { readonly id: string; readonly customerId: string },
  day: CivilDate,
): boolean {
  return read.get(foundMissedQuery(plan.customerId, plan.id, day)) !== undefined;
}

/** The statement behind `cardsUnfinished`, for its query plan. */
export const cardsUnfinishedQuery = shaped((day: CivilDate, dayEndAt: number, dayEndHlc: string) =>
  sqlFor
    .selectFrom('card')
    .leftJoin('register', (join) =>
      join
        .on('register.entity', '=', 'card')
        .onRef('register.rowId', '=', 'card.id')
        .on('register.grp', '=', 'departedAt'),
    )
    .selectAll('card')
    .where('card.arrivedOn', '=', day)
    .where('card.deletedHlc', 'is', null)
    .where(({ eb, or }) =>
      or([
        eb('card.state', '=', 'quick'),
        eb('card.completedAt', '>=', dayEndAt),
        eb('card.departedAt', 'is', null),
        eb('register.hlc', '>=', dayEndHlc),
      ]),
    ),
);

/** The cards of a day that may not have been complete, or without a departure, at its 24:00. */
export function cardsUnfinished(read: Reader, day: CivilDate, dayEndAt: number, dayEndHlc: string) {
  return read.all(cardsUnfinishedQuery(day, dayEndAt, dayEndHlc));
}

const effective = ['connected', 'wechat_replied', 'visited'];

/** The statement behind `effectiveFollowups`, for its query plan. */
export const effectiveFollowupsQuery = shaped(effectiveOn);

function effectiveOn(day: CivilDate) {
  return sqlFor
    .selectFrom('followup')
    .select(['id', 'contactId', 'customerId', 'byId', 'onDay', 'feedback'])
    .where('onDay', '=', day)
    .where('outcome', 'in', effective)
    .where('deletedHlc', 'is', null);
}

/** The contacts of a day in which somebody was reached. */
export function effectiveFollowups(read: Reader, day: CivilDate) {
  return read.all(effectiveFollowupsQuery(day));
}

/** The statement behind `silentFollowups`, for its query plan. */
export const silentFollowupsQuery = shaped((day: CivilDate) =>
  // whatever has one of these signs is written; the few others are in an index of their own and looked at one by one
  effectiveOn(day).where(sql<SqlBool>`feedback NOT GLOB '*[0-9A-Za-z一-鿿]*'`),
);

/** Of those, the ones whose feedback may say nothing, with the other rows of the same contacts. */
export function silentFollowups(read: Reader, day: CivilDate) {
  const suspects = read.all(silentFollowupsQuery(day));
  if (suspects.length === 0) return [];
  const contacts = new Set(suspects.map(({ contactId }) => contactId));
  return effectiveFollowups(read, day).filter(({ contactId }) => contacts.has(contactId));
}

/** When the store was set up, UTC ms; undefined before that. */
export function storeCreatedAt(read: Reader): number | undefined {
  return read.known(createdAt);
}

const createdAt: Fact<number | undefined> = {
  from: ['store'],
  read: (read) => read.get(sqlFor.selectFrom('store').select('createdAt').where('id', '=', 'store'))?.createdAt,
};

/** Everybody who ever was of the staff. */
export function wholeStaff(read: Reader) {
  return read.known(staff);
}

const staff = {
  from: ['staff'],
  read: (read: Reader) =>
    read.all(sqlFor.selectFrom('staff').selectAll().where('deletedHlc', 'is', null).orderBy('id')),
} as const satisfies Fact<unknown>;
