import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';
import type { TimelineAsked } from './timeline.ts';

/** The record that a merged one became part of; null where the record lives, or there is none. */
function survivorOf(read: Reader, customerId: string): string | null {
  return read.get(survivorQuery(customerId))?.mergedIntoId ?? null;
}

/** A merge leads every earlier one to the newest record, so one step suffices. */
const survivorQuery = shaped((customerId: string) =>
  sqlFor.selectFrom('customer').select('mergedIntoId').where('id', '=', customerId).where('deletedHlc', 'is not', null),
);

/** The record by which a person goes on: the same, or the one that it became part of. */
export function livingIdOf(read: Reader, customerId: string): string {
  return survivorOf(read, customerId) ?? customerId;
}

const mostOfOne = 100;

/** The merges that a record has come out of, the newest first, those taken back included. */
export function mergesOf(read: Reader, customerId: string) {
  return read.all(mergesQuery(customerId));
}

const mergesQuery = shaped((customerId: string) =>
  sqlFor
    .selectFrom('customerMerge')
    .innerJoin('customer', 'customer.id', 'customerMerge.goneId')
    .select(['customerMerge.id', 'customerMerge.at', 'customerMerge.byId', 'customerMerge.keptId'])
    .select(['customerMerge.goneId', 'customerMerge.undoneAt', 'customerMerge.undoneById'])
    .select(['customer.name', 'customer.phone', 'customer.phone2', 'customer.wechat', 'customer.createdOn'])
    .where('customerMerge.customerId', '=', customerId)
    .where('customerMerge.deletedHlc', 'is', null)
    .orderBy('customerMerge.at', 'desc')
    .orderBy('customerMerge.id', 'desc')
    .limit(mostOfOne),
);

/** Merges of a record that were taken back: it was part of another one for a while. */
function undoneMergesOf(read: Reader, goneId: string) {
  return read.all(undoneMergesQuery(goneId));
}

const undoneMergesQuery = shaped((goneId: string) =>
  sqlFor
    .selectFrom('customerMerge')
    .innerJoin('customer', 'customer.id', 'customerMerge.keptId')
    .select(['customerMerge.id', 'customerMerge.at', 'customerMerge.byId', 'customerMerge.keptId'])
    .select(['customerMerge.undoneAt', 'customerMerge.undoneById', 'customer.name'])
    .where('customerMerge.goneId', '=', goneId)
    .where('customerMerge.undoneAt', 'is not', null)
    .where('customerMerge.deletedHlc', 'is', null)
    .orderBy('customerMerge.at', 'desc')
    .orderBy('customerMerge.id', 'desc')
    .limit(mostOfOne),
);

/** Merges that were taken back, by the records that were part of another one for a while. */
export const partedMergesQuery = shaped((goneIds: readonly string[]) =>
  sqlFor
    .selectFrom('customerMerge')
    .select(['id', 'keptId', 'goneId', 'fields', 'at', 'undoneAt'])
    .where('goneId', 'in', goneIds)
    .where('undoneAt', 'is not', null)
    .orderBy('id'),
);

/** One thing that a merge left in the past of a record. */
export interface MergeMoment {
  readonly id: string;
  readonly mergeId: string;
  readonly what: 'merged' | 'undone';
  readonly at: number;
  readonly byId: string;
  readonly otherId: string;
  readonly name: string;
}

/** Merges and their undoing in a record's past; there are never more than a handful. */
export function mergeEntries(read: Reader, { customerId }: TimelineAsked): readonly MergeMoment[] {
  const told = [
    ...mergesOf(read, customerId).map((row) => ({
      ...row,
      otherId: row.keptId === customerId ? row.goneId : row.keptId,
    })),
    ...undoneMergesOf(read, customerId).map((row) => ({ ...row, otherId: row.keptId })),
  ];
  return told.flatMap(({ id, at, byId, undoneAt, undoneById, otherId, name }): MergeMoment[] => [
    { id: `${id}-m`, mergeId: id, what: 'merged', at, byId, otherId, name },
    ...(undoneAt === null
      ? []
      : [{ id: `${id}-u`, mergeId: id, what: 'undone' as const, at: undoneAt, byId: undoneById ?? '', otherId, name }]),
  ]);
}

/** Whose a record is by the newest ownership fact that decided it; a merge decides nothing. */
export const decidingFactQuery = shaped((customerId: string) =>
  sqlFor
    .selectFrom('ownership')
    .select('at')
    .where('customerId', '=', customerId)
    .where('cause', '<>', 'merge')
    .where('deletedHlc', 'is', null)
    .orderBy('at', 'desc')
    .limit(1),
);
