import { type SqlBool, sql } from 'kysely';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import type { SignalKind } from '../../shared/domain/signal/kinds.ts';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** Which signals, and where the page goes on. */
export interface SignalFilter {
  readonly personId: string | null;
  /** Whose are not shown: the reader's own. */
  readonly exceptId: string;
  readonly kind: SignalKind | null;
  /** Whether a manager has said something about them. */
  readonly reviewed: 0 | 1 | null;
  readonly after: { readonly onDay: CivilDate; readonly id: string } | null;
  readonly limit: number;
}

const withReview = sqlFor
  .selectFrom('signal')
  .leftJoin('signalReview', (join) =>
    join.onRef('signalReview.id', '=', 'signal.id').on('signalReview.deletedHlc', 'is', null),
  )
  .select(['signal.id', 'signal.kind', 'signal.personId', 'signal.onDay', 'signal.strength', 'signal.facts'])
  .select(['signal.items', 'signalReview.verdict', 'signalReview.note', 'signalReview.evidence', 'signalReview.at'])
  .select('signalReview.byId');

const signalPageQuery = shaped(({ personId, exceptId, kind, reviewed, after, limit }: SignalFilter) => {
  let query = withReview.where('signal.personId', '<>', exceptId);
  if (personId !== null) query = query.where('signal.personId', '=', personId);
  // the narrowest index is the person's, then the kind's; what is left only filters
  const kindColumn = personId === null ? sql.ref<string>('signal.kind') : sql<string>`+signal.kind`;
  if (kind !== null) query = query.where(kindColumn, '=', kind);
  const isFirst = personId === null && kind === null;
  const reviewColumn = isFirst ? sql.ref<number>('signal.reviewed') : sql<number>`+signal.reviewed`;
  if (reviewed !== null) query = query.where(reviewColumn, '=', reviewed);
  if (after !== null)
    query = query.where(
      sql<SqlBool>`(${sql.ref('signal.onDay')}, ${sql.ref('signal.id')}) < (${after.onDay}, ${after.id})`,
    );
  return query.orderBy('signal.onDay', 'desc').orderBy('signal.id', 'desc').limit(limit);
});

/** Signals with what was said about them, those of the newest day first. */
export function signalPage(read: Reader, filter: SignalFilter) {
  return read.all(signalPageQuery(filter));
}

export type SignalRecord = ReturnType<typeof signalPage>[number];

/** One signal. */
export function signalById(read: Reader, id: string): SignalRecord | undefined {
  return read.get(byIdQuery(id));
}

const byIdQuery = shaped((id: string) => withReview.where('signal.id', '=', id));

/** The contacts behind a signal, with their customers; those that are still there. */
export function contactsBehind(read: Reader, ids: readonly string[]) {
  return ids.length === 0 ? [] : read.all(contactsBehindQuery(ids));
}

const contactsBehindQuery = shaped((ids: readonly string[]) =>
  sqlFor
    .selectFrom('followup')
    .innerJoin('customer', 'customer.id', 'followup.customerId')
    .select(['followup.id', 'followup.customerId', 'followup.at', 'followup.onDay', 'followup.outcome'])
    .select(['followup.method', 'followup.feedback', 'customer.name', 'customer.gender'])
    .where('followup.id', 'in', ids)
    .where('followup.deletedHlc', 'is', null),
);

/** The changes of level behind a signal, with their customers. */
export function regradesBehind(read: Reader, ids: readonly string[]) {
  return ids.length === 0 ? [] : read.all(regradesBehindQuery(ids));
}

const regradesBehindQuery = shaped((ids: readonly string[]) =>
  sqlFor
    .selectFrom('levelChange')
    .innerJoin('customer', 'customer.id', 'levelChange.customerId')
    .select(['levelChange.id', 'levelChange.customerId', 'levelChange.at', 'levelChange.changedOn as onDay'])
    .select(['levelChange.fromLevel', 'levelChange.toLevel', 'levelChange.reason', 'customer.name', 'customer.gender'])
    .where('levelChange.id', 'in', ids)
    .where('levelChange.deletedHlc', 'is', null),
);

/** How long some recordings are; those that are still there. */
export function recordingLengths(read: Reader, ids: readonly string[]) {
  return ids.length === 0 ? [] : read.all(lengthsQuery(ids));
}

const lengthsQuery = shaped((ids: readonly string[]) =>
  sqlFor
    .selectFrom('recording')
    .select(['id', 'durationMs', 'expiredAt'])
    .where('id', 'in', ids)
    .where('deletedHlc', 'is', null),
);

/** The days whose signals are to be derived anew. */
export function signalDays(read: Reader): readonly CivilDate[] {
  return read.all(sqlFor.selectFrom('signalDay').select('onDay').orderBy('onDay')).map(({ onDay }) => onDay);
}
