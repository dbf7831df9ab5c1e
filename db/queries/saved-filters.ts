import { type Fact, type Reader, sqlFor } from '../query.ts';

/** Every kept filter that was not taken away, by name. */
export function savedFilters(read: Reader) {
  return read.known(filters);
}

/** Every filter that anybody ever kept, those that were taken away as well: for a request to be forgotten. */
export function keptFilters(read: Reader) {
  return read.all(sqlFor.selectFrom('savedFilter').select(['id', 'name', 'body', 'removedAt']).orderBy('id'));
}

const kept = sqlFor
  .selectFrom('savedFilter')
  .select(['id', 'name', 'ownerId', 'body', 'sharing', 'sharedWith', 'createdAt'])
  .where('deletedHlc', 'is', null)
  .where('removedAt', 'is', null)
  .orderBy('name')
  .orderBy('id');

type Row = typeof kept extends { execute(): Promise<(infer R)[]> } ? R : never;

const filters: Fact<readonly Row[]> = { from: ['savedFilter'], read: (read) => read.all(kept) };
