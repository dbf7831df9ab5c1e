import { type SqlBool, sql } from 'kysely';
import type { Level } from '../../shared/domain/level.ts';
import type { StaleGrades } from '../../shared/domain/level-stale.ts';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

// Partial indexes are chosen by the text of a statement: what their condition names must stand in it as a literal.
const isOpen = sql.lit<'open'>('open');

/** The statement behind `livingOfLevel`, for its query plan. */
export const livingOfLevelQuery = shaped((level: Level, afterId: string, limit: number) =>
  sqlFor
    .selectFrom('opportunity')
    .leftJoin('plan', (join) =>
      join
        .onRef('plan.opportunityId', '=', 'opportunity.id')
        .on('plan.role', '=', 'next')
        .on('plan.state', '=', isOpen)
        .on('plan.deletedHlc', 'is', null),
    )
    .select(['opportunity.id', 'opportunity.customerId', 'opportunity.expectedOn', 'opportunity.levelSetOn'])
    .select(['opportunity.attemptOn', 'opportunity.limitOn', 'opportunity.vehicleId'])
    .select(['plan.id as planId', 'plan.dueOn', 'plan.origin', 'plan.assigneeId'])
    .where('opportunity.level', '=', level)
    .where('opportunity.state', '<>', sql.lit<'ended'>('ended'))
    .where('opportunity.deletedHlc', 'is', null)
    .where('opportunity.id', '>', afterId)
    .orderBy('opportunity.id')
    .limit(limit),
);

/** Opportunities of a level that have not ended, in the order of their ids, each with its next plan where it has one. */
export function livingOfLevel(read: Reader, level: Level, afterId: string, limit: number) {
  return read.all(livingOfLevelQuery(level, afterId, limit));
}

export type LivingOpportunityOfLevel = ReturnType<typeof livingOfLevel>[number];

/** A stretch of one person's stale grades, the longest stale first. */
export interface AskedStale {
  readonly assigneeId: string;
  readonly grades: StaleGrades;
  /** The last row of the page before. */
  readonly after: { readonly key: string; readonly id: string } | null;
  readonly limit: number;
}

/** The statement behind `staleOf`, for its query plan. */
export function staleOfQuery({ assigneeId, grades, after, limit }: AskedStale) {
  return staleBetween({ assigneeId, ...boundsOf(grades), after, limit });
}

/** The next plans of a person whose opportunities are to be graded anew, with customer and car. */
export function staleOf(read: Reader, asked: AskedStale) {
  return read.all(staleOfQuery(asked));
}

export type StaleRow = ReturnType<typeof staleOf>[number];

interface Between extends Omit<AskedStale, 'grades'> {
  readonly from: string;
  readonly before: string;
}

const staleBetween = shaped(({ assigneeId, from, before, after, limit }: Between) => {
  const query = sqlFor
    .selectFrom('plan')
    .innerJoin('opportunity', 'opportunity.id', 'plan.opportunityId')
    .innerJoin('customer', 'customer.id', 'plan.customerId')
    .leftJoin('vehicle', 'vehicle.id', 'opportunity.vehicleId')
    .select(['plan.id', 'plan.customerId', 'plan.opportunityId', 'plan.dueOn', 'plan.dueTime', 'plan.gradeKey'])
    .select(['customer.name', 'customer.gender', 'customer.phone', 'customer.ownerId'])
    .select(['opportunity.level', 'opportunity.levelSetOn', 'opportunity.expectedOn', 'opportunity.originCardId'])
    .select(['vehicle.series', 'vehicle.model', 'vehicle.trim', 'plan.basis'])
    .where('plan.assigneeId', '=', assigneeId)
    .where('plan.state', '=', isOpen)
    .where('plan.gradeKey', '<>', sql.lit(''))
    .where('plan.gradeKey', '<', before)
    .where('plan.deletedHlc', 'is', null);
  const rest =
    after === null
      ? query.where('plan.gradeKey', '>', from)
      : query.where(sql<SqlBool>`(${sql.ref('plan.gradeKey')}, ${sql.ref('plan.id')}) > (${after.key}, ${after.id})`);
  return rest.orderBy('plan.gradeKey').orderBy('plan.id').limit(limit);
});

/** How many of a person's customers' opportunities are to be graded anew. */
export function countStale(read: Reader, assigneeId: string, stretches: readonly StaleGrades[]): number {
  return stretches.reduce((sum, grades) => {
    const { from, before } = boundsOf(grades);
    return sum + (read.get(staleCountQuery(assigneeId, from, before))?.count ?? 0);
  }, 0);
}

/** The statement behind `countStale`, for its query plan. */
export const staleCountQuery = shaped((assigneeId: string, from: string, before: string) =>
  sqlFor
    .selectFrom('plan')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('assigneeId', '=', assigneeId)
    .where('state', '=', isOpen)
    .where('gradeKey', '<>', sql.lit(''))
    .where('gradeKey', '>', from)
    .where('gradeKey', '<', before),
);

function boundsOf({ kind, before }: StaleGrades): { readonly from: string; readonly before: string } {
  return { from: `${kind} `, before: `${kind} ${before}` };
}

/** The statement behind `levelsOf`, for its query plan. */
export const levelsOfQuery = shaped((opportunityId: string, limit: number) =>
  sqlFor
    .selectFrom('levelChange')
    .select(['id', 'fromLevel', 'toLevel', 'expectedOn', 'reason', 'changedOn', 'at', 'byId'])
    .where('opportunityId', '=', opportunityId)
    .where('deletedHlc', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit),
);

/** How an opportunity was graded, the newest first. */
export function levelsOf(read: Reader, opportunityId: string, limit: number) {
  return read.all(levelsOfQuery(opportunityId, limit));
}

/** The opportunity itself, for whoever only reads. */
export function opportunityOf(read: Reader, id: string) {
  return read.get(opportunityOfQuery(id));
}

const opportunityOfQuery = shaped((id: string) =>
  sqlFor.selectFrom('opportunity').select(['id', 'customerId']).where('id', '=', id).where('deletedHlc', 'is', null),
);
