import { type SqlBool, sql } from 'kysely';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** Sort values of the last card of a piece. */
export type AfterCard = readonly [arrivedOn: CivilDate, arrivedAt: number, id: string];

/** The cards of some days in the order of their arrival, a piece at a time. */
export const cardsBetweenQuery = shaped((from: CivilDate, to: CivilDate, after: AfterCard | null, limit: number) => {
  const query = sqlFor
    .selectFrom('card')
    .selectAll()
    .where('arrivedOn', '>=', from)
    .where('arrivedOn', '<=', to)
    .where('deletedHlc', 'is', null)
    .orderBy('arrivedOn')
    .orderBy('arrivedAt')
    .orderBy('id')
    .limit(limit);
  if (after === null) return query;
  const [on, at, id] = after;
  return query.where(sql<SqlBool>`(arrived_on, arrived_at, id) > (${on}, ${at}, ${id})`);
});

/** Whole customers by id, with the names of who owns them and who entered them. */
export function wholeCustomers(read: Reader, ids: readonly string[]) {
  return ids.length === 0 ? [] : read.all(wholeQuery([...new Set(ids)]));
}

export type WholeCustomer = ReturnType<typeof wholeCustomers>[number];

const wholeQuery = shaped((ids: readonly string[]) => sqlFor.selectFrom('customer').selectAll().where('id', 'in', ids));

/** Files that were taken out, the newest first, as the log keeps them. */
export const exportedQuery = shaped((after: number | null, limit: number) => {
  const query = sqlFor
    .selectFrom('auditLog')
    .select(['seq', 'at', 'actorId', 'bodyJson'])
    .where('subject', '=', exportSubject)
    .orderBy('seq', 'desc')
    .limit(limit);
  return after === null ? query : query.where('seq', '<', after);
});

/** Under this subject the log keeps every file. */
export const exportSubject = 'export:file';
