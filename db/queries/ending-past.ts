import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** The last request to end an opportunity with the decision on it; undefined where nobody ever asked. */
export function lastEnding(read: Reader, opportunityId: string) {
  return read.get(lastEndingQuery(opportunityId));
}

/** The statement behind `lastEnding`, for its query plan. */
export const lastEndingQuery = shaped((opportunityId: string) =>
  sqlFor
    .selectFrom('endingRequest')
    .leftJoin('endingDecision', (join) =>
      join.onRef('endingDecision.requestId', '=', 'endingRequest.id').on('endingDecision.deletedHlc', 'is', null),
    )
    .select([
      'endingRequest.id',
      'endingRequest.ending',
      'endingRequest.reason',
      'endingRequest.competitor',
      'endingRequest.priceFen',
      'endingDecision.approved',
      'endingDecision.reason as decisionReason',
      'endingDecision.byId as decidedById',
      'endingDecision.at as decidedAt',
    ])
    .where('endingRequest.opportunityId', '=', opportunityId)
    .where('endingRequest.deletedHlc', 'is', null)
    .orderBy('endingRequest.at', 'desc')
    .limit(1),
);

/** How the intentions of a customer stand and ended: whether he comes back to one of them. */
export function pastOpportunities(
  read: Reader,
  customerId: string,
): {
  readonly id: string;
  readonly state: 'open' | 'pending' | 'ended';
  readonly endedAs: string | null;
  readonly endedOn: CivilDate | null;
}[] {
  return read.all(pastOpportunitiesQuery(customerId));
}

/** The statement behind `pastOpportunities`, for its query plan. */
export const pastOpportunitiesQuery = shaped((customerId: string) =>
  sqlFor
    .selectFrom('opportunity')
    .select(['id', 'state', 'endedAs', 'endedOn'])
    .where('customerId', '=', customerId)
    .where('deletedHlc', 'is', null),
);
