import { type SqlBool, sql } from 'kysely';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';
import type { Keyset } from './sessions.ts';

/** What of the log is asked for; null asks for everything. */
export interface LogFilter {
  readonly subject: string | null;
  readonly actorId: string | null;
  /** The log's numbers within which to look, both ends included. */
  readonly between: { readonly first: number; readonly last: number } | null;
}

/** The audit log without its bodies, the newest first; of these only which token a program acted by. */
export function listLog(read: Reader, filter: LogFilter, page: Keyset<readonly [seq: number]>) {
  return read.all(listLogQuery(filter, page));
}

/** The query of `listLog`, for its plan. */
export const listLogQuery = shaped((filter: LogFilter, { after, limit }: Keyset<readonly [seq: number]>) => {
  let query = sqlFor
    .selectFrom('auditLog')
    .select(['seq', 'at', 'actorId', 'action', 'subject'])
    .select(sql<string | null>`body_json ->> 'tokenId'`.as('tokenId'))
    .orderBy('seq', 'desc')
    .limit(limit);
  const { subject, actorId, between } = filter;
  if (subject !== null) query = query.where('subject', '=', subject);
  if (actorId !== null) query = query.where('actorId', '=', actorId);
  if (between !== null) query = query.where('seq', '>=', between.first).where('seq', '<=', between.last);
  if (after !== null) query = query.where('seq', '<', after[0]);
  return query;
});

/** The first and the last number that the log gave between two instants, the second one excluded; null for none. */
export function logNumbersBetween(read: Reader, from: number, until: number): LogFilter['between'] {
  const row = read.get(logNumbersQuery(from, until));
  return row === undefined || row.first === null || row.last === null ? null : { first: row.first, last: row.last };
}

/** The query of `logNumbersBetween`, for its plan. */
export const logNumbersQuery = shaped((from: number, until: number) =>
  sqlFor
    .selectFrom('auditLog')
    .select((eb) => [eb.fn.min<number | null>('seq').as('first'), eb.fn.max<number | null>('seq').as('last')])
    .where('at', '>=', from)
    .where('at', '<', until),
);

/** How often something was done with a subject, as the log has it. */
export function countLogged(read: Reader, action: string, subject: string): number {
  return read.get(countLoggedQuery(action, subject))?.count ?? 0;
}

/** The query of `countLogged`, for its plan. */
export const countLoggedQuery = shaped((action: string, subject: string) =>
  sqlFor
    .selectFrom('auditLog')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('subject', '=', subject)
    .where('action', '=', action),
);

/** Whether a person left such an entry about a subject since an instant. */
export function hasLogEntry(
  read: Reader,
  entry: { readonly subject: string; readonly action: string; readonly actorId: string; readonly since: number },
): boolean {
  return read.get(logEntryQuery(entry.subject, entry.action, entry.actorId, entry.since)) !== undefined;
}

/** The query of `hasLogEntry`, for its plan. */
export const logEntryQuery = shaped((subject: string, action: string, actorId: string, since: number) =>
  sqlFor
    .selectFrom('auditLog')
    .select('seq')
    .where('subject', '=', subject)
    .where('action', '=', action)
    // the plus keeps the statement off the index of a person's entries, which are as many as all he ever did
    .where(sql<SqlBool>`+actor_id = ${actorId}`)
    .where('at', '>=', since)
    .limit(1),
);
