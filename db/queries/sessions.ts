import { sql } from 'kysely';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** Where a page of a list begins and how long it is. */
export interface Keyset<K> {
  readonly after: K | null;
  readonly limit: number;
}

/** Sessions that are still alive, the last used first. @param seenSince UTC ms: older ones have run out */
export function listSessions(
  read: Reader,
  filter: { readonly staffId: string | null; readonly seenSince: number },
  page: Keyset<readonly [lastSeenAt: number, id: string]>,
) {
  return read.all(listSessionsQuery(filter, page));
}

/** The query of `listSessions`, for its plan. */
export const listSessionsQuery = shaped(
  (
    filter: { readonly staffId: string | null; readonly seenSince: number },
    { after, limit }: Keyset<readonly [lastSeenAt: number, id: string]>,
  ) => {
    let query = sqlFor
      .selectFrom('session')
      .innerJoin('staff', 'staff.id', 'session.staffId')
      .select(['session.id', 'session.staffId', 'staff.name', 'session.createdAt', 'session.lastSeenAt'])
      .select(['session.lockedAt', 'session.transport', 'session.address', 'session.agent'])
      .where('session.endedAt', 'is', null)
      .where('staff.active', '=', 1)
      .where('session.lastSeenAt', '>', filter.seenSince)
      .orderBy('session.lastSeenAt', 'desc')
      .orderBy('session.id', 'desc')
      .limit(limit);
    if (filter.staffId !== null) query = query.where('session.staffId', '=', filter.staffId);
    if (after !== null)
      query = query.where(sql<boolean>`(session.last_seen_at, session.id) < (${after[0]}, ${after[1]})`);
    return query;
  },
);

/** The login log, the newest first. */
export function listAttempts(read: Reader, staffId: string | null, page: Keyset<readonly [seq: number]>) {
  return read.all(listAttemptsQuery(staffId, page));
}

/** The query of `listAttempts`, for its plan. */
export const listAttemptsQuery = shaped((staffId: string | null, { after, limit }: Keyset<readonly [seq: number]>) => {
  let query = sqlFor
    .selectFrom('loginAttempt')
    .leftJoin('staff', 'staff.id', 'loginAttempt.staffId')
    .select(['loginAttempt.seq', 'loginAttempt.at', 'loginAttempt.loginName', 'loginAttempt.staffId'])
    .select(['loginAttempt.outcome', 'loginAttempt.address', 'staff.name'])
    .orderBy('loginAttempt.seq', 'desc')
    .limit(limit);
  if (staffId !== null) query = query.where('loginAttempt.staffId', '=', staffId);
  if (after !== null) query = query.where('loginAttempt.seq', '<', after[0]);
  return query;
});

/** What the tokens of programs are called, also those that were revoked. */
export function tokenNames(read: Reader): ReadonlyMap<string, string> {
  return new Map(read.all(sqlFor.selectFrom('apiToken').select(['id', 'name'])).map(({ id, name }) => [id, name]));
}
