import { sql } from 'kysely';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** Where a page of consent facts goes on. */
export interface AfterConsent {
  readonly at: number;
  readonly id: string;
}

/** Every consent and withdrawal of a customer, the newest first. */
export const consentFactsQuery = shaped((customerId: string, after: AfterConsent | null, limit: number) => {
  const query = sqlFor
    .selectFrom('consent')
    .select(['id', 'purpose', 'given', 'at', 'byId', 'cardId', 'way', 'asker', 'note'])
    .where('customerId', '=', customerId)
    .where('deletedHlc', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  return after === null
    ? query
    : query.where(({ eb, refTuple, tuple }) => eb(refTuple('at', 'id'), '<', tuple(after.at, after.id)));
});

/** The newest fact per purpose of some customers, in one query. */
export function newestConsents(
  read: Reader,
  customerIds: readonly string[],
): ReadonlyMap<string, readonly { readonly purpose: string; readonly given: 0 | 1 }[]> {
  if (customerIds.length === 0) return new Map();
  return Map.groupBy(read.all(newestConsentsQuery([...new Set(customerIds)])), ({ customerId }) => customerId);
}

const newestConsentsQuery = shaped((customerIds: readonly string[]) =>
  sqlFor
    .selectFrom('consent')
    .select(['customerId', 'purpose', 'given', sql<number>`max(at)`.as('at')])
    .where('customerId', 'in', customerIds)
    .where('deletedHlc', 'is', null)
    .groupBy(['customerId', 'purpose']),
);

/** Of some customers those who do not want to be called back: their newest word on it is no. */
export function refusingFollowup(read: Reader, customerIds: readonly string[]): ReadonlySet<string> {
  const newest = newestConsents(read, customerIds);
  return new Set(
    [...newest].flatMap(([id, facts]) =>
      facts.some(({ purpose, given }) => purpose === 'followup' && given === 0) ? [id] : [],
    ),
  );
}

/** How many plans of a customer are open. */
export const openPlanCountQuery = shaped((customerId: string) =>
  sqlFor
    .selectFrom('plan')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('customerId', '=', customerId)
    .where('state', '=', 'open')
    .where('role', '<>', 'decision')
    .where('deletedHlc', 'is', null),
);
