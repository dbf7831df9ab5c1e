import { type SqlBool, sql } from 'kysely';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** Customers whom somebody told apart from this one, though a number or their looks are the same. */
export function explainedBeside(read: Reader, customerId: string): readonly string[] {
  return read.all(explainedQuery(customerId)).map(({ otherCustomerId }) => otherCustomerId);
}

/** The statement behind `explainedBeside`, for its plan. */
export const explainedQuery = shaped((customerId: string) =>
  sqlFor
    .selectFrom('clashReport')
    .select('otherCustomerId')
    .where('customerId', '=', customerId)
    .where('deletedHlc', 'is', null),
);

/** Where a page of disputed records goes on. */
export interface AfterClash {
  readonly clashAt: number;
  readonly id: string;
}

/** Records that more than one person holds, or that were reported beside another; the newest first. */
export function clashes(read: Reader, after: AfterClash | null, limit: number) {
  return read.all(clashesQuery(after, limit));
}

/** The statement behind `clashes`, for its plan. */
export const clashesQuery = shaped((after: AfterClash | null, limit: number) => {
  const query = sqlFor
    .selectFrom('customer')
    .select(['id', 'name', 'gender', 'phone', 'ownerId', 'stage', 'clashAt'])
    .where('clashAt', 'is not', null)
    .where('deletedHlc', 'is', null);
  const rest =
    after === null
      ? query
      : query.where(sql<SqlBool>`(${sql.ref('clashAt')}, ${sql.ref('id')}) < (${after.clashAt}, ${after.id})`);
  return rest.orderBy('clashAt', 'desc').orderBy('id', 'desc').limit(limit);
});

export type ClashRow = ReturnType<typeof clashes>[number];

/** How many records are disputed: what stands beside the entry of the manager's navigation. */
export function countClashes(read: Reader): number {
  return read.get(countClashesQuery())?.count ?? 0;
}

/** The statement behind `countClashes`, for its plan. */
export const countClashesQuery = shaped(() =>
  sqlFor
    .selectFrom('customer')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('clashAt', 'is not', null)
    .where('deletedHlc', 'is', null),
);

/** Who announced some customers, when and by which number; the first one first. */
export const holdersQuery = shaped((customerIds: readonly string[]) =>
  sqlFor
    .selectFrom('registration')
    .select(['registration.customerId', 'registration.staffId', 'registration.kind', 'registration.at'])
    .select(['registration.byNumber', 'registration.cardId'])
    .where('registration.customerId', 'in', customerIds)
    .where('registration.kind', '<>', 'owner_entry')
    .where('registration.deletedHlc', 'is', null)
    .orderBy('registration.customerId')
    .orderBy('registration.at'),
);

/** Reports that stand beside some customers, the first one first, each with the other record; not those a merge settled. */
export const besideQuery = shaped((customerIds: readonly string[]) =>
  sqlFor
    .selectFrom('clashReport')
    .leftJoin('customer as other', 'other.id', 'clashReport.otherCustomerId')
    .select(['clashReport.id', 'clashReport.customerId', 'clashReport.otherCustomerId', 'clashReport.cause'])
    .select(['clashReport.byNumber', 'clashReport.byId', 'clashReport.at'])
    .select(['other.name as otherName', 'other.gender as otherGender', 'other.ownerId as otherOwnerId'])
    .select(['other.deletedHlc as otherDeletedHlc', 'other.erasedAt as otherErasedAt'])
    .where('clashReport.customerId', 'in', customerIds)
    .whereRef('clashReport.otherCustomerId', '<>', 'clashReport.customerId')
    .where('clashReport.deletedHlc', 'is', null)
    .orderBy('clashReport.customerId')
    .orderBy('clashReport.at'),
);
