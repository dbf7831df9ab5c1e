import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';
import type { Keyset } from './sessions.ts';

/** The audit log without its bodies, the newest first. */
export function listLog(read: Reader, subject: string | null, page: Keyset<readonly [seq: number]>) {
  return read.all(listLogQuery(subject, page));
}

/** The query of `listLog`, for its plan. */
export const listLogQuery = shaped((subject: string | null, { after, limit }: Keyset<readonly [seq: number]>) => {
  let query = sqlFor
    .selectFrom('auditLog')
    .select(['seq', 'at', 'actorId', 'action', 'subject'])
    .orderBy('seq', 'desc')
    .limit(limit);
  if (subject !== null) query = query.where('subject', '=', subject);
  if (after !== null) query = query.where('seq', '<', after[0]);
  return query;
});
