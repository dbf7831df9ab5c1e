import { type SqlBool, sql } from 'kysely';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** Where a page of drafts goes on. */
export interface AfterDraft {
  readonly updatedAt: number;
  readonly id: string;
}

/** A person's drafts, the one touched last first. */
export const draftsQuery = shaped((ownerId: string, after: AfterDraft | null, limit: number) => {
  const query = sqlFor
    .selectFrom('draft')
    .selectAll()
    .where('ownerId', '=', ownerId)
    .orderBy('updatedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  return after === null
    ? query
    : query.where(sql<SqlBool>`(${sql.ref('updatedAt')}, ${sql.ref('id')}) < (${after.updatedAt}, ${after.id})`);
});

/** The card that a person's draft became. */
export const cardOfDraftQuery = shaped((draftId: string, writerId: string) =>
  sqlFor
    .selectFrom('card')
    .select(['id', 'number'])
    .where('draftId', '=', draftId)
    .where('createdById', '=', writerId)
    .where('deletedHlc', 'is', null),
);

/** A draft, for its owner only: everybody else's is as if it were not there. */
export function draftOf(read: Reader, id: string, ownerId: string) {
  return read.get(sqlFor.selectFrom('draft').selectAll().where('id', '=', id).where('ownerId', '=', ownerId));
}
