import { type SqlBool, sql } from 'kysely';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** How many customers with a living intention a person owns, by the rank of their level. */
export function customersByLevel(read: Reader, ownerId: string) {
  return read.all(byLevelQuery(ownerId));
}

const byLevelQuery = shaped((ownerId: string) =>
  sqlFor
    .selectFrom('customer')
    .select('levelRank')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('ownerId', '=', ownerId)
    // the index of a person's levels is chosen by the literals in the text
    .where(sql<SqlBool>`is_open = 1 AND deleted_hlc IS NULL`)
    .groupBy('levelRank')
    .orderBy('levelRank'),
);

/** What decides on every call that a person made on some days. */
export function doneOn(read: Reader, personId: string, days: readonly CivilDate[]) {
  return days.length === 0 ? [] : read.all(doneOnQuery(personId, days));
}

const doneOnQuery = shaped((personId: string, days: readonly CivilDate[]) =>
  sqlFor
    .selectFrom('plan')
    .select(['dueOn', 'closedOn'])
    .where('closedOn', 'in', days)
    .where('assigneeId', '=', personId)
    // the index of closed plans is chosen by the literal in the text
    .where(sql<SqlBool>`state <> 'open'`)
    .where('state', '=', 'done')
    .where('role', '<>', 'decision')
    .where('deletedHlc', 'is', null),
);
