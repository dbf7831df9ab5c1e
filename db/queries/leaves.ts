import { type SqlBool, sql } from 'kysely';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { settledStates } from '../../shared/domain/finding.ts';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

const leavesFromQuery = shaped((day: CivilDate) =>
  sqlFor
    .selectFrom('leave')
    .select(['id', 'staffId', 'fromOn', 'throughOn', 'standInId', 'kind'])
    .where('throughOn', '>=', day)
    .where('state', '=', 'on')
    .where('deletedHlc', 'is', null)
    .orderBy('throughOn')
    .orderBy('id'),
);

/** The leaves that are not over before a day; cancelled ones are none. */
export function leavesFrom(read: Reader, day: CivilDate) {
  return read.all(leavesFromQuery(day));
}

export type CurrentLeave = ReturnType<typeof leavesFrom>[number];

/** The leaves in which a person stands in and that are not over: nobody who leaves may be one's stand-in. */
export function leavesStoodIn(read: Reader, staffId: string, today: CivilDate): readonly CurrentLeave[] {
  return leavesFrom(read, today).filter(({ standInId }) => standInId === staffId);
}

/** Where a page of leaves goes on. */
export interface AfterLeave {
  readonly throughOn: CivilDate;
  readonly id: string;
}

/**
 * Leaves as the managers see them: those that are not over yet by their end, or the past ones, the latest first.
 * Cancelled ones stay in the list.
 */
export const leavePageQuery = shaped(
  (ask: {
    readonly past: boolean;
    readonly today: CivilDate;
    readonly after: AfterLeave | null;
    readonly limit: number;
  }) => {
    const rows = sqlFor.selectFrom('leave').selectAll().where('deletedHlc', 'is', null);
    const { after } = ask;
    if (ask.past) {
      const past = rows.where('throughOn', '<', ask.today);
      const rest = after === null ? past : past.where(isBeside(after, '<'));
      return rest.orderBy('throughOn', 'desc').orderBy('id', 'desc').limit(ask.limit);
    }
    const current = rows.where('throughOn', '>=', ask.today);
    const rest = after === null ? current : current.where(isBeside(after, '>'));
    return rest.orderBy('throughOn').orderBy('id').limit(ask.limit);
  },
);

function isBeside({ throughOn, id }: AfterLeave, way: '<' | '>') {
  return sql<SqlBool>`(${sql.ref('throughOn')}, ${sql.ref('id')}) ${sql.raw(way)} (${throughOn}, ${id})`;
}

const held = ['id', 'customerId', 'opportunityId', 'role', 'dueOn', 'assigneeId', 'absentId', 'listKey'] as const;

/** The open plans that lie with a stand-in, whoever's they are, through an index of these alone. */
export const heldPlansQuery = shaped(() =>
  sqlFor
    .selectFrom('plan')
    .select(held)
    // a partial index is chosen by the text of the statement
    .where('state', '=', sql.lit<'open'>('open'))
    .where('absentId', 'is not', null)
    .where('deletedHlc', 'is', null),
);

/** The open plans that lie with a person through a day; a decision task lies with nobody. */
export const plansWithQuery = shaped((staffId: string, through: string) =>
  sqlFor
    .selectFrom('plan')
    .select(held)
    .where('assigneeId', '=', staffId)
    .where('state', '=', sql.lit<'open'>('open'))
    .where('listKey', '<', through)
    .where('deletedHlc', 'is', null),
);

/** Sorts behind every plan of a day. */
export const throughDay = (day: CivilDate): string => `${day} ~`;
/** Sorts behind every plan. */
export const anyDay = '~';

/** What was found of a person's follow-ups on the days of a leave and still stands. */
export const missedOnQuery = shaped((staffId: string, from: CivilDate, through: CivilDate) =>
  sqlFor
    .selectFrom('finding')
    .select(['id', 'state'])
    .where('personId', '=', staffId)
    .where('concernsOn', '>=', from)
    .where('concernsOn', '<=', through)
    .where(sql<string>`+rule`, '=', 'F-PLAN-MISSED')
    .where('state', 'not in', settledStates)
    .where('deletedHlc', 'is', null),
);
